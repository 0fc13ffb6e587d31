//! Who will do what is promised: the one named in the clause, the body or office for which someone speaks, the council.

use std::{cmp::Reverse, collections::BTreeMap, ops::Range, sync::LazyLock};

use regex::Captures;

use super::{
    super::{clause::without_opening, said::Said, side::Side},
    Scene,
    due::DUE,
    local::{is_unit, marked_unit},
    ministry::by_post,
};
use crate::{
    entity::Kind,
    lexicon::{Level, Lexicon},
    mention::Mention,
    minutes::{Affiliation, Minutes, TurnKind, Who, refer::People},
    pattern::Regex,
    script::{Script, script},
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ACTOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>[^、。「」]{1,24}?)(?:から|より|において|におきまして|の(?:ほう|方|中)で|としましては|といたしましては|といたしましても|としては|としても|でも|が|は)")
        .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REFERRED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:所管の)?(?P<committee>[^、。のに同]{2,20}委員会)に(?:審査を)?付託").unwrap()
});

/// The body for which an official speaks: what one of a ministry promises, the ministry does.
pub(super) fn office(scene: &Scene) -> Option<Who> {
    let &Scene { turn, claims, minutes, lexicon, side, .. } = scene;
    let official = side == Side::Official;
    let stated = turn.speaker.as_ref().and_then(|speaker| minutes.speakers.get(speaker.value));
    let listed = match claims.attributions.first().and_then(|a| a.speakers.first()) {
        Some(Who::Listed(i)) => minutes.attendance.get(*i).map(|a| a.affiliations.as_slice()),
        _ => None,
    };
    // 国土交通省 / 旅客課長　柊誠: the heading of the roster tells it.
    let headed = match claims.attributions.first().and_then(|a| a.speakers.first()) {
        Some(Who::Listed(i)) => minutes.attendance.get(*i).and_then(|a| a.role.as_deref()),
        _ => None,
    };
    let state = |name: &str| {
        let kind = lexicon.bodies.known(name).map(|body| body.kind.as_str());
        matches!(kind, Some("cabinet" | "ministry" | "agency"))
    };
    if let Some(ministry) = headed.filter(|role| state(role)) {
        return Some(Who::Organ(ministry.to_owned()));
    }
    // The field may hold a post that tells no body: 内閣府特命担当大臣（航路）.
    let held = [stated.map(|speaker| speaker.affiliations.as_slice()), listed];
    let held = held.into_iter().flatten().flatten();
    // 説明者 / みなと通船株式会社　柊取締役: who is heard for a body speaks for it.
    // A professor who is also of an alliance speaks for one of them, and nobody knows for which.
    let one = listed.is_some_and(|affiliations| affiliations.len() == 1);
    let capacity = headed.and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.as_str());
    let heard = one && matches!(capacity, Some("guest" | "observer"));
    // 行政機関出席者 / 柊誠　独立行政法人みなと検査機構理事
    let agent = |a: &Affiliation| match a.organization.as_slice() {
        [body] => {
            let whole = one && capacity != Some("member") && marked_unit(scene).is_none();
            whole && lexicon.bodies.form_at_start(body).is_some()
        }
        _ => false,
    };
    // オブザーバー / 柊誠（国土交通省）: no member of a council that has its own members.
    let own = |a: &Affiliation| official && a.organization.first().is_some_and(|top| state(top));
    held.filter(|a| a.post.is_some() || own(a)).find_map(|a| {
        let top = a.organization.first().cloned().or_else(|| by_post(a.post.as_deref()?, lexicon))?;
        // 内閣府 / みなと活用推進事務局: of the Cabinet Office each secretariat acts by itself.
        let secretariat = a.organization.get(1).filter(|second| second.ends_with("事務局"));
        if let Some(secretariat) = secretariat.filter(|_| ["内閣府", "内閣官房"].contains(&top.as_str()))
        {
            return Some(Who::Organ(format!("{top}{secretariat}")));
        }
        (state(&top) || heard && !is_unit(&top, lexicon) || official && agent(a)).then_some(Who::Organ(top))
    })
}

/// A body under the name by which the record calls it most, where the roster gives its legal form as well. Who heads it or
/// sees to the matter there acts for it.
pub(super) fn as_called(who: Who, scene: &Scene) -> Who {
    let entry = |i: usize| scene.minutes.attendance.get(i).filter(|a| a.name.is_none())?.affiliations.first();
    let who = match &who {
        // 港湾管理センター所長 on the list, without a name.
        Who::Listed(i) => entry(*i).and_then(|a| a.organization.last()).cloned().map_or(who, Who::Organ),
        Who::Organ(name) => Who::Organ(acts_for(name, scene.lexicon).to_owned()),
        _ => who,
    };
    let Who::Organ(name) = &who else { return who };
    // 株式会社 belongs to the name.
    let form = scene.lexicon.bodies.form_at_start(name).filter(|&end| name[..end].contains("法人"));
    let Some(form) = form else { return who };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let same =
        |m: &&Mention| m.kind == Kind::Organization && (m.canonical == *name || m.text == name[form..]);
    scene.mentions.iter().filter(same).for_each(|m| *counts.entry(m.text.as_str()).or_default() += 1);
    // In doubt the shorter name.
    let most = counts.into_iter().max_by_key(|(text, count)| (*count, Reverse(text.len())));
    most.map_or(who.clone(), |(text, _)| Who::Organ(text.to_owned()))
}

/// The body for which one acts who is called by what he is of it: 港湾管理センター of 港湾管理センター所長, 保健所 of 保健所の担当.
fn acts_for<'a>(who: &'a str, lexicon: &Lexicon) -> &'a str {
    let is_body = |body: &&str| {
        lexicon.bodies.level_of(body).or(lexicon.bodies.ending(body).map(|(_, level)| level)).is_some()
    };
    let sees_to_it = who.strip_suffix("の担当").or_else(|| who.strip_suffix("の担当者")).filter(is_body);
    let heads = || {
        let body = &who[..lexicon.titles.post_at_end(who)?];
        lexicon.bodies.ending(body).filter(|(at, _)| *at > 0).map(|_| body)
    };
    sees_to_it.or_else(heads).unwrap_or(who)
}

// 「次回は、11月20日木曜日午前10時から行います」, 「9月11日は、午前10時から決算審査特別委員会を開きます」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CONVENES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<who>[\p{Han}\p{Katakana}ー・]{2,24}(?:委員会|審査会|協議会))|会議|会)(?:を|は[^。]{1,30}?)(?:開き|開会|開催|開か|再開)|^次回は[^。]{1,40}?(?:行い|開き|開会|開催|予定)|(?:採決|審査|審議|協議)(?:を|は|につきましては[^。]{0,24}?)(?:行い|行う|行わ|いたします|いたしたい)|(?P<board>理事会|委員会)(?:にて|において|で|の中で)[^。]{0,10}協議を?(?:いたし|させて)").unwrap()
});

/// Who meets next where the chair says when: the committee that is named, else the council itself.
pub(super) fn convened(words: &str, minutes: &Minutes, lexicon: &Lexicon) -> Option<Who> {
    // 「ただいまから3月定例会を開会いたします」: it meets.
    let found = CONVENES.captures(words).filter(|_| !words.contains("ただいま"))?;
    let named = found.name("who").or_else(|| found.name("board").filter(|b| b.as_str() == "理事会"));
    let named = named.map(|who| who.as_str());
    // 委員会 alone, 本委員会; the board of a committee is no council of its own, and yet it meets.
    let own = |who: &str| {
        who.starts_with(['本', '当']) || who != "理事会" && lexicon.bodies.level_of(who).is_some()
    };
    let other = named.filter(|who| !own(who)).map(|who| Who::Organ(who.to_owned()));
    other.or_else(|| council(minutes, lexicon))
}

// 「次回は11月下旬を予定しております」, 「第7回会合は6月下旬に開催予定であり」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MEETS_NEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{0,2}その他)?(?:なお、?|また、?)?(?:次回|次の本?会議|第[0-9]{1,3}回)(?:\([^)]{1,8}\))?(?:、?第[0-9]{1,3}回)?(?:の?(?:会議|会合|開催|日程|\p{Han}{1,8}会|ワーキンググループ))?(?:は|につきまして[はも]|について[はも])[^。]{0,16}?(?:[0-9]月|[0-9]日|旬|来月|年明け)[^。]*?(?:開催|開き|開く|開会|予定|行い|行う|ということで|お願い|と(?:する|した|いたし))").unwrap()
});

/// The council, where `words` tell when it meets next and nobody else will do something then.
pub(super) fn meets_next(words: &str, scene: &Scene) -> Option<Who> {
    let meets = MEETS_NEXT.is_match(words) && acting(words, scene.people, scene.lexicon).is_none();
    meets.then(|| council(scene.minutes, scene.lexicon)).flatten()
}

/// The council whose meeting it is: みなと市議会 of みなと市議会定例会.
fn council(minutes: &Minutes, lexicon: &Lexicon) -> Option<Who> {
    let series = minutes.meeting.series.as_ref()?.value.as_str();
    let sessions = lexicon.cues.words("session");
    let body =
        sessions.at_end(series).next().map_or(series, |session| &series[..series.len() - session.len()]);
    Some(Who::Organ(if body.is_empty() { series } else { body }.to_owned()))
}

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPOKEN_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<who>[^、。「」()はがをに\s]{2,20})(?:として[はも、]|としまして[はも、]|といたしまして[はも、])",
    )
    .unwrap()
});

/// The body for which an official says to speak where no list tells it: 「国土交通省といたしましては」.
pub(super) fn spoken_for(speech: &str, lexicon: &Lexicon) -> Option<String> {
    let public = |who: &str| {
        lexicon.cues.is("town-body", who)
            || lexicon.bodies.known(who).is_some_and(|body| {
                matches!(
                    body.kind.as_str(),
                    "cabinet" | "ministry" | "agency" | "prefecture" | "municipality"
                )
            })
    };
    let named = SPOKEN_FOR.captures_iter(speech).filter_map(|found| found.name("who"));
    named.map(|who| without_opening(who.as_str(), lexicon)).find(|who| public(who)).map(str::to_owned)
}

/// Who will do it: the one named in the clause, else the one who speaks, else the council of whom narrative tells.
pub(super) fn of(words: &str, scene: &Scene, speaks_for: Option<&Who>) -> Option<Who> {
    let &Scene { turn, side, claims, minutes, people, lexicon, .. } = scene;
    // A bill is referred to the committee that will examine it.
    if let Some(committee) = REFERRED.captures(words).and_then(|c| c.name("committee")) {
        return Some(Who::Organ(committee.as_str().to_owned()));
    }
    // 「継続審査とすることに決しました」: what the chair declares, the council has settled.
    if side == Side::Chair && SETTLED.is_match(words) {
        return council(minutes, lexicon);
    }
    let named = acting(words, people, lexicon);
    if named.is_some() {
        // 「座長から…旨の発言があり」: narrative names by a function whoever holds it.
        let person = matches!(named, Some(Who::Listed(_) | Who::Person(_)));
        let function = || leader_by_function(words, lexicon).map(|who| Who::Organ(who.to_owned()));
        return (person && turn.kind == TurnKind::Narrative).then(function).flatten().or(named);
    }
    if turn.kind != TurnKind::Narrative {
        // 事務局（佐藤）: what one of a secretariat promises, the secretariat does.
        let label = turn.label.as_ref().map(|l| l.value.as_str());
        let office = label.map(|l| l.split_once('(').map_or(l, |(office, _)| office));
        if let Some(office) = office
            && lexicon.titles.capacity(office).is_some_and(|c| c.kind == "organ")
        {
            // 事務局（港湾課長）
            let unit = marked_unit(scene);
            return Some(Who::Organ(unit.unwrap_or(office).to_owned()));
        }
        let speaker = || claims.attributions.first().and_then(|a| a.speakers.first()).cloned();
        return speaks_for.cloned().or_else(speaker);
    }
    let own = Said::of(words, lexicon).has("council-work");
    let series = minutes.meeting.series.as_ref().map(|s| Who::Organ(s.value.clone()));
    series.filter(|_| own)
}

/// The one who is named in the clause as acting.
fn acting(words: &str, people: &People, lexicon: &Lexicon) -> Option<Who> {
    let whole = |found: &Captures| found.get(0).map(|all| all.range());
    let acts = |found: &Captures| whole(found).is_some_and(|all| !is_source(words, all));
    let found = || ACTOR.captures_iter(words).filter(acts);
    // 「…省におきましては検討が進んでおり、当庁としては…」: who says for whom the words are says it best.
    let as_body = |found: &Captures| found.get(0).is_some_and(|all| SPEAKS_AS.is_match(all.as_str()));
    let reports = |found: &Captures| whole(found).is_some_and(|all| is_reporter(words, all));
    let named = |found: Captures| {
        let behind = &words[whole(&found)?.end..];
        named(&found, people, lexicon).filter(|who| !(is_council(who, lexicon) && AWAY.is_match(behind)))
    };
    let heard = || found().filter(as_body).find_map(named);
    let other = || found().filter(|found| !reports(found)).find_map(named);
    let office = || {
        let offices = OFFICE.captures_iter(words).filter_map(|found| found.name("who"));
        let organ = |who: &&str| lexicon.titles.capacity(who).is_some_and(|c| c.kind == "organ");
        offices.map(|who| who.as_str()).find(organ).map(|who| Who::Organ(who.to_owned()))
    };
    let reporter = || found().filter(reports).find_map(named);
    heard().or_else(other).or_else(office).or_else(|| meeting(words, lexicon)).or_else(reporter)
}

fn is_council(who: &Who, lexicon: &Lexicon) -> bool {
    matches!(who, Who::Organ(name) if matches!(lexicon.bodies.ending(name), Some((_, Level::Meeting))))
}

/// 座長 of 「座長から…」, who is told by nothing else.
fn leader_by_function<'a>(words: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let who = FUNCTION.captures(words)?.name("who")?.as_str();
    lexicon.titles.capacity(who).is_some_and(|c| c.kind == "chair").then_some(who)
}

// 「御意見は、事務局で整理をして」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static OFFICE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、はをがにてで])(?P<who>\p{Han}{2,8})で[^はもあすしきごな]").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static FUNCTION: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:[^、。]{1,6}、)?(?P<who>\p{Han}{2,8})(?:から|より|が|は)").unwrap());
// 「航路分科会で御審議いただいているところであり、」, 「航路分科会でも議論を続けておりまして、」: what goes on elsewhere.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static AWAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^。]*?(?:議論|審議|検討|協議|調査|答申)[^、。]{0,8}(?:いただ|頂|おり|いるところ)[^。]*?、")
        .unwrap()
});
// 「座長から、…したい旨の発言があり」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REPORTS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:旨の|との)(?:発言|説明|提案|報告|指示|要請|挨拶)").unwrap());

/// Whether who is named at `found` is who says what is told.
fn is_reporter(words: &str, found: Range<usize>) -> bool {
    let from = words[found.clone()].ends_with("から") || words[found.clone()].ends_with("より");
    from && REPORTS.is_match(&words[found.end..])
}

// 「運賃は離島小委員会などで検討していきたい」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DELIBERATES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>[\p{Han}\p{Katakana}ー]{3,20})(?:など|等)?で(?:も|の)?(?:(?:御|ご)?(?:検討|議論|協議|審議)を?(?:して|し|進めて|行って|させて)?(?:い[くき]|まいり|参り|たい|いただ[くき])|やっていただければ)").unwrap()
});

/// The other council in which `words` say that something will be deliberated.
fn meeting(words: &str, lexicon: &Lexicon) -> Option<Who> {
    let who = DELIBERATES.captures(words)?.name("who")?.as_str();
    let other = matches!(lexicon.bodies.ending(who), Some((at, Level::Meeting)) if at > 0)
        && !who.starts_with(['本', '当', '次', '今', '前', '各']);
    other.then(|| Who::Organ(who.to_owned()))
}

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SETTLED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:決し|決定(?:いた)?し|決まり)(?:ました|た)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SOURCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:も|は)?(?:の|先ほど)?(?:御|ご|お)?(?:指摘|意見|質問|質疑|話|説明|発言|要望|提案|紹介|報告|コメント|あり|いただ|頂|出|おっしゃ|言われ)").unwrap()
});

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SPEAKS_AS: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:として|としまして|といたしまして)[はも]$").unwrap());

// 「みなと市が持つ観測所」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HOLDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、。をは]{0,8}(?:持つ|持って(?:いる|おります|います)|有(?:する|している)|(?:保有|所管|所有|運営|主催|管理)(?:する|している))[\p{Han}\p{Katakana}]")
        .unwrap()
});

/// Whether who is named at `found` only gave occasion, 「山科委員から御指摘のあった」, acts in a question that is yet to be
/// settled, 「市が行うのがよいのか」, or has what is told of, 「市が持つ観測所」.
fn is_source(words: &str, found: Range<usize>) -> bool {
    let (named, behind) = (&words[found.clone()], &words[found.end..]);
    let from = named.ends_with("から") || named.ends_with("より");
    let listed = words[..found.start].ends_with('、')
        && words[..found.start - '、'.len_utf8()].ends_with(|c| script(c) == Script::Kanji)
        && named.ends_with("において");
    let holds = named.ends_with('が') && (HOLDS.is_match(behind) || is_relative(behind));
    // 「山科委員からの書面は、」, 「漁協から協力の申出をいただいておりまして、」
    let part = &behind[..behind.find('、').unwrap_or(behind.len())];
    let given = behind.starts_with('の') || GIVEN.is_match(part);
    from && (given || SOURCE.is_match(behind))
        || named.ends_with('が') && behind.contains("のか、")
        || listed
        || holds
}

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:申出|申し出|協力|要請|要望|意見|指摘|提案|依頼|相談|声)(?:等|など)?[をが](?:いただ|頂|受け|寄せ|あ[りっ]|ござい)").unwrap()
});
// 「漁協が進める、町どうしの取組への参加を検討します」: what belongs to a noun is none of what will be done.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static RELATIVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、。をはにでが]{0,8}[うくすつぬぶむるた](?:、|(?P<noun>[\p{Han}\p{Katakana}]{1,2}))")
        .unwrap()
});

/// Whether words begin with a predicate that tells of the noun behind it.
fn is_relative(behind: &str) -> bool {
    const PLANS: [&str; 8] = ["予定", "方針", "方向", "計画", "考え", "所存", "旨", "見込"];
    let found = RELATIVE.captures(behind);
    let plan = |noun: &str| PLANS.iter().any(|plan| noun.starts_with(plan) || plan.starts_with(noun));
    found.is_some_and(|found| found.name("noun").is_none_or(|noun| !plan(noun.as_str())))
}

/// Who is named before a particle as the one who acts.
fn named(found: &Captures, people: &People, lexicon: &Lexicon) -> Option<Who> {
    let who = found.name("who")?.as_str();
    let acts = found.get(0)?.as_str()[who.len()..].starts_with(['に', 'の']);
    // 「…でありますみなと連絡協会におきまして」
    let own = |c: char| {
        if acts { script(c) == Script::Hiragana } else { ['で', 'に', 'て', 'を'].contains(&c) }
    };
    let who = who.rsplit(own).next().unwrap_or(who);
    // 「高い独立性を有するみなと管理委員会が」
    let who = ["する", "した", "いる", "ある", "いく", "いった", "くる", "きた", "おる"]
        .iter()
        .find_map(|verb| Some(who.rsplit_once(verb)?.1))
        .unwrap_or(who);
    // 「次回の検討会は…」: the council itself.
    let council = who.strip_prefix("次回の").or_else(|| who.strip_prefix("次の")).unwrap_or_default();
    // 「次の本会議は…」: of an assembly it is a sitting, and no body.
    if council != "本会議" && lexicon.bodies.level_of(council) == Some(Level::Meeting) {
        return Some(Who::Organ(council.to_owned()));
    }
    let who = without_opening(who.trim_start_matches(['(', '<', '【']), lexicon);
    let who = DUE.find(who).filter(|due| due.start() == 0).map_or(who, |due| &who[due.end()..]);
    if who.is_empty() || Said::of(who, lexicon).has("no-actor") {
        return None;
    }
    // 「港湾局と水道局が行った調査」: who are two act in what is told on the way.
    if who.contains('と') && lexicon.bodies.known(who).is_none() {
        return None;
    }
    if let Some(reference) = people.refer(who).and_then(|r| r.who().cloned()) {
        return Some(reference);
    }
    if who == "政府" || lexicon.bodies.known(who).is_some() {
        return Some(Who::Organ(who.to_owned()));
    }
    // 港湾課のほうで, 広域連携協議会におきまして: what no table holds is one by its ending.
    let letters = |c: char| matches!(script(c), Script::Kanji | Script::Katakana);
    // 当協会におきましては: who speaks.
    let own = who.starts_with(['当', '本', '弊', '貴']);
    if acts && !own && who.chars().all(letters) && lexicon.bodies.ending(who).is_some_and(|(at, _)| at > 0) {
        return Some(Who::Organ(who.to_owned()));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_heads_a_body_acts_for_it() {
        for (who, expected) in [
            ("港湾管理センター所長", "港湾管理センター"),
            ("保健所の担当", "保健所"),
            ("港湾課長", "港湾課長"),
            ("市長", "市長"),
        ] {
            assert_eq!(acts_for(who, Lexicon::embedded()), expected, "{who}");
        }
    }

    #[test]
    fn another_council_is_named_where_something_will_be_deliberated() {
        for (words, expected) in [
            ("運賃の扱いは引き続き離島小委員会などで検討していきたい", Some("離島小委員会")),
            ("運賃の扱いは離島小委員会で協議してまいります", Some("離島小委員会")),
            ("離島小委員会で検討した運賃を示してまいります", None),
            ("本検討会で議論していきたい", None),
        ] {
            let found = meeting(words, Lexicon::embedded());
            let name = if let Some(Who::Organ(name)) = &found { Some(name.as_str()) } else { None };
            assert_eq!(name, expected, "{words}");
        }
    }
}
