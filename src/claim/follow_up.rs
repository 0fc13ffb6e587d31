//! What will be done: who, what, by when.

use std::{collections::BTreeMap, ops::Range, sync::LazyLock};

use regex::{Match, Regex};

use super::{
    Act, Basis, Claims, FollowUp,
    clause::without_opening,
    said::{Said, Sentence},
    side::Side,
};
use crate::{
    lexicon::{Level, Lexicon},
    mention::Mention,
    minutes::{Cited, Minutes, Turn, TurnKind, Who, refer::People},
    rule,
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) 次回
          | (?:今|本|来|次)?年度(?:内|中|末)(?:まで)? | 年内 | 年明け | (?:本年|来年|再来年|今年|令和[0-9元]+年|[0-9]{4}年)?(?:[0-9]{1,2}月|春|夏|秋|冬)(?:[0-9]{1,2}日|上旬|中旬|下旬|中|末|頃|ごろ)*(?:まで)?
          | 後日 | 速やかに | 早急に",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ACTOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<who>[^、。「」]{1,24}?)(?:から|より|において|としましては|といたしましては|といたしましても|としては|としても|でも|が|は)")
        .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REFERRED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:所管の)?(?P<committee>[^、。のに同]{2,20}委員会)に付託").unwrap());

/// What a promise is looked for in: all that is known of the turn.
pub(super) struct Scene<'a> {
    pub index: usize,
    pub turn: &'a Turn,
    pub sentences: &'a [Sentence<'a>],
    pub claims: &'a Claims,
    pub side: Side,
    pub minutes: &'a Minutes,
    pub mentions: &'a [Mention],
    /// The mentions of the turn, in the order of the text.
    pub own: &'a [usize],
    pub people: &'a People<'a>,
    pub lexicon: &'a Lexicon,
}

/// The follow-ups of a turn.
pub(super) fn of(scene: &Scene) -> Vec<FollowUp> {
    let &Scene { index, turn, sentences, claims, side, minutes, mentions, own, people, lexicon } = scene;
    let s = turn.flow.as_str();
    if !promising(turn, claims, side, minutes, lexicon) {
        return Vec::new();
    }
    let office = office(turn, claims, minutes, lexicon).or_else(|| {
        (side == Side::Official).then(|| spoken_for(s, lexicon).or_else(|| town(s))).flatten().map(Who::Organ)
    });
    // （答弁）: the office answers, whoever speaks.
    let answered = turn.label.as_ref().is_some_and(|label| lexicon.cues.is("exchange-answer", &label.value));
    let answers = (side == Side::Official || answered)
        && (claims.acts.iter().any(|(act, _)| *act == Act::Answer)
            // Of the speeches that a search finds, the question may be none.
            || office.is_some() && turn.speaker.is_some());
    let mut found = Vec::new();
    for sentence in sentences {
        for clause in clauses(s, sentence.range.clone()) {
            let words = s[clause.clone()].trim_end_matches(['。', '、']);
            // No promise ends with a comma or a full stop.
            let part = (clause != sentence.range).then(|| Said::of(words, lexicon));
            let said = part.as_ref().unwrap_or(&sentence.said);
            // 「…の周知に取り組んでまいりたい」: in an answer it binds who gives it.
            let binds = answers && said.has("commitment") && !said.has("no-commitment") && tells_what(words);
            if !binds && !said.any(&["promise", "firm-promise"]) || words.chars().count() < 12 {
                continue;
            }
            let due = due(words, lexicon);
            let spoken = turn.kind == TurnKind::Speech;
            let announced = !spoken && said.has("announced");
            let dated = due.is_some() && (!spoken || said.has("promise-end"));
            if !dated && !announced && !binds && !said.has("firm-promise") {
                continue;
            }
            let range = clause.start..clause.start + words.len();
            let span = turn.flow.span(range.clone());
            let actor = actor(words, turn, claims, minutes, people, office.as_ref(), lexicon);
            let next_meeting = due.as_ref().is_some_and(|d| words[d.clone()].starts_with("次回"));
            let due = due.map(|d| Cited {
                value: words[d.clone()].to_owned(),
                span: turn.flow.span(clause.start + d.start..clause.start + d.end),
                rule: rule::FOLLOW_UP_PLAN,
            });
            let about = own.iter().copied().filter(|&m| span.contains(mentions[m].span)).collect();
            found.push(FollowUp {
                actor,
                action: action(words),
                due,
                next_meeting,
                quote: words.to_owned(),
                span,
                turn: index,
                about,
                rule: rule::FOLLOW_UP_PLAN,
            });
        }
    }
    found
}

/// Whether the one behind a turn can promise: members wish, offices, bodies and those who lead promise.
fn promising(turn: &Turn, claims: &Claims, side: Side, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let answers = claims.acts.iter().any(|(act, _)| *act == Act::Answer);
    if answers || matches!(side, Side::Official | Side::Chair) {
        return true;
    }
    let speaker = claims.attributions.first();
    match speaker.map(|a| a.basis) {
        Some(Basis::Role | Basis::Inferred) => true,
        Some(Basis::Named) => {
            turn.kind != TurnKind::Speech
                || speaker.is_some_and(|a| a.speakers.iter().any(|w| is_official(w, minutes, lexicon)))
        }
        _ => turn.kind == TurnKind::Narrative,
    }
}

fn is_official(who: &Who, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let Who::Listed(i) = who else { return true };
    let role =
        minutes.attendance.get(*i).and_then(|a| a.role.as_deref()).and_then(|r| lexicon.titles.capacity(r));
    role.is_none_or(|c| !matches!(c.kind.as_str(), "member" | "guest"))
}

/// A sentence promises twice where とともに joins two promises.
fn clauses(s: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = &s[sentence.clone()];
    let mut cuts = vec![sentence.start];
    for (at, joint) in words.match_indices("とともに、").chain(words.match_indices("ほか、")) {
        let before = &words[..at];
        if before.ends_with(['う', 'る', 'す', 'く', 'た']) {
            cuts.push(sentence.start + at);
            cuts.push(sentence.start + at + joint.len());
        }
    }
    cuts.push(sentence.end);
    cuts.sort_unstable();
    cuts.chunks(2).filter(|c| c.len() == 2).map(|c| c[0]..c[1]).collect()
}

/// By when: a time that is no attribute of something else (2030年頃までのロードマップ).
fn due(words: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    DUE.find_iter(words)
        .map(|m| m.start()..m.end() + next_meeting(words, &m, lexicon))
        .find(|r| !words[r.end..].starts_with(['の', '年', '以']) || words[r.clone()].starts_with("次回"))
}

/// The bytes behind 次回 that say of what: 次回の本委員会.
fn next_meeting(words: &str, due: &Match, lexicon: &Lexicon) -> usize {
    let behind = &words[due.end()..];
    let of = behind.strip_prefix('の').unwrap_or(behind);
    let of = of.strip_prefix('本').unwrap_or(of);
    let meeting = lexicon.cues.words("meeting-noun").at_start(of).next().filter(|_| due.as_str() == "次回");
    meeting.map_or(0, |meeting| behind.len() - of.len() + meeting.len())
}

/// Characters before 「…そうした取組を」, at least, that tell what is pointed at.
const ALONE: usize = 24;

/// Whether a clause tells what is to be done: an object of some length before its verb.
fn tells_what(words: &str) -> bool {
    ["を", "に向け", "について", "につきまして", "なども", "に努め", "に取り組"].iter().any(|particle| {
        words.rfind(particle).is_some_and(|at| {
            let object = words[..at].rsplit(['、', 'は']).next().unwrap_or_default();
            let points = ["そう", "こう", "その", "この", "それ", "これ", "必要な"];
            let pointing = points.iter().any(|word| object.starts_with(word));
            object.chars().count() >= 4 && (!pointing || at >= 3 * ALONE)
        })
    })
}

/// The body for which an official speaks: what one of a ministry promises, the ministry does.
fn office(turn: &Turn, claims: &Claims, minutes: &Minutes, lexicon: &Lexicon) -> Option<Who> {
    let stated = turn.speaker.as_ref().and_then(|speaker| minutes.speakers.get(speaker.value));
    let listed = match claims.attributions.first().and_then(|a| a.speakers.first()) {
        Some(Who::Listed(i)) => minutes.attendance.get(*i).map(|a| a.affiliations.as_slice()),
        _ => None,
    };
    let held = stated.map(|speaker| speaker.affiliations.as_slice()).or(listed)?;
    held.iter().filter(|a| a.post.is_some()).find_map(|a| {
        let top = a.organization.first().cloned().or_else(|| ministry(a.post.as_deref()?, lexicon))?;
        let kind = lexicon.bodies.known(&top)?.kind.as_str();
        matches!(kind, "cabinet" | "ministry" | "agency").then_some(Who::Organ(top))
    })
}

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPOKEN_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<who>[^、。「」()はがをに\s]{2,20})(?:として[はも、]|としまして[はも、]|といたしまして[はも、])",
    )
    .unwrap()
});

/// The body for which an official says to speak where no list tells it: 「国土交通省といたしましては」.
fn spoken_for(speech: &str, lexicon: &Lexicon) -> Option<String> {
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

// 「県といたしましては」, 「、都は」: an official of a local government speaks of it by its kind alone.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、。はがをに])(?:本|当)?(?P<kind>[都道府県市区町村])(?:として|といたしまして|としまして|では|におきまして|において|といたしましても|は|が)").unwrap()
});

/// The local government for which `speech` says that it speaks, by its kind: 県. `None` where it names none, or two alike.
fn town(speech: &str) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in TOWN.captures_iter(speech).filter_map(|found| found.name("kind")) {
        *counts.entry(found.as_str()).or_default() += 1;
    }
    let (kind, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    (counts.values().filter(|count| *count == most).count() == 1).then(|| (*kind).to_owned())
}

/// 厚生労働省 of 厚生労働副大臣.
fn ministry(post: &str, lexicon: &Lexicon) -> Option<String> {
    let stem = ["大臣政務官", "副大臣", "大臣"].iter().find_map(|end| post.strip_suffix(end))?;
    ["省", "府", "庁"]
        .iter()
        .map(|end| format!("{stem}{end}"))
        .find(|name| lexicon.bodies.known(name).is_some())
}

/// Who will do it: the one named in the clause, else the one who speaks, else the council of whom narrative tells.
fn actor(
    words: &str,
    turn: &Turn,
    claims: &Claims,
    minutes: &Minutes,
    people: &People,
    speaks_for: Option<&Who>,
    lexicon: &Lexicon,
) -> Option<Who> {
    // A bill is referred to the committee that will examine it.
    if let Some(committee) = REFERRED.captures(words).and_then(|c| c.name("committee")) {
        return Some(Who::Organ(committee.as_str().to_owned()));
    }
    for found in ACTOR.captures_iter(words) {
        let who = found.name("who")?.as_str();
        let who = who.rsplit(['で', 'に', 'て', 'を']).next().unwrap_or(who);
        // 「次回の検討会は…」: the council itself.
        let council = who.strip_prefix("次回の").or_else(|| who.strip_prefix("次の")).unwrap_or_default();
        if lexicon.bodies.level_of(council) == Some(Level::Meeting) {
            return Some(Who::Organ(council.to_owned()));
        }
        let who = without_opening(who, lexicon);
        let who = DUE.find(who).filter(|due| due.start() == 0).map_or(who, |due| &who[due.end()..]);
        if who.is_empty() || Said::of(who, lexicon).has("no-actor") {
            continue;
        }
        if let Some(reference) = people.refer(who).and_then(|r| r.who().cloned()) {
            return Some(reference);
        }
        if who == "政府" || lexicon.bodies.known(who).is_some() {
            return Some(Who::Organ(who.to_owned()));
        }
    }
    if turn.kind != TurnKind::Narrative {
        // 事務局（佐藤）: what one of a secretariat promises, the secretariat does.
        let label = turn.label.as_ref().map(|l| l.value.as_str());
        let office = label.map(|l| l.split_once('(').map_or(l, |(office, _)| office));
        if let Some(office) = office
            && lexicon.titles.capacity(office).is_some_and(|c| c.kind == "organ")
        {
            return Some(Who::Organ(office.to_owned()));
        }
        let speaker = || claims.attributions.first().and_then(|a| a.speakers.first()).cloned();
        return speaks_for.cloned().or_else(speaker);
    }
    let council = Said::of(words, lexicon).has("council-work");
    let series = minutes.meeting.series.as_ref().map(|s| Who::Organ(s.value.clone()));
    series.filter(|_| council)
}

/// What will be done, without the one who does it and by when where they stand in front.
fn action(words: &str) -> String {
    let words = words.strip_prefix("今後、").unwrap_or(words);
    words.chars().take(80).collect()
}

#[cfg(test)]
mod tests;
