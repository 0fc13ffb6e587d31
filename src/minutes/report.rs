//! What narrative, notes, headings and items tell that people did: 「澤田健理事長から資料１の説明があった」,
//! （資料１に基づき事務局より説明）.
//!
//! Takes words; gives those who gave something, each with the documents that they presented; does not know what was said.

use std::{ops::Range, sync::LazyLock};

use super::{
    Who, before_act, material,
    refer::{People, Reference},
    sentence::sentences,
};
use crate::{
    lexicon::Lexicon,
    pattern::Regex,
    script::{Script, script},
};

/// Someone who is told to have done something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub who: Reference,
    /// Bytes of the words that name them.
    pub range: Range<usize>,
    /// Documents they presented, by label.
    pub documents: Vec<String>,
}

// The patterns are fixed; tests read with each of them.
/// That a document was presented: told, or named at the end as a note does.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PRESENTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:説明|報告|発表|紹介|プレゼンテーション|プレゼン|話題提供|情報提供|提案)(?:資料)?(?:を(?:し、|した|行い|行った|実施)|し、|した(?:後|。|$)|が(?:あり|あった|なされ|行われ|され)|があっ|がされ|のあと|の後|後、|(?:\([^()]*\))?[)\]】>〉〕―-]*[。、]?$)
          |(?:説明|報告|紹介|発表|提案)され(?:、|た(?:後|。|$))
          |が(?:あった|なされた|行われた)[。、]?$|旨の?\p{Han}{2,4}が(?:あ|なされ|行われ)",
    )
    .unwrap()
});
/// What stands behind those who give something.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) からは? | より | による | の(?:開会|冒頭|閉会|就任)?の?(?:御|ご)?(?:挨拶|あいさつ) | (?:が|は|:)(?:、|本?資料|挨拶|説明|報告|開会)
          | (?:資料[0-9-]+(?:の|を)?)?(?:説明|報告|発表|紹介|プレゼン)
          | が | 、",
    )
    .unwrap()
});
/// 「資料１の説明（事務局）」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告|発表|紹介|プレゼン(?:テーション)?)\((?P<who>[^()]+)\)[)\]】>〉〕―-]*$").unwrap()
});
/// 水産省から財務省へ提出された要求: what was handed on, not who tells of it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HANDED_ON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:からは?|より)[^、。]{1,12}(?:へ|に)(?:提出|要求|移管|移譲|通知|発出)(?:された|した|する)\p{Han}").unwrap()
});
/// What joins a document to the presenter behind it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:に|の)?(?:ほか|他)?)(?:「[^」]*」)?(?:により|に基づいて|に基づき|について|に関して|に関し|を用いて|を使って|に沿って|に沿い|を基に|をもとに)").unwrap()
});

/// Characters of a unit with its post at most.
const POST: usize = 16;

/// Words behind which a new noun phrase begins.
const BREAKS: [&str; 22] = [
    "ことを",
    "続いて",
    "次いで",
    "、",
    "。",
    "により",
    "について",
    "に基づき",
    "に関し",
    "に対し",
    "に続き",
    "の後",
    "に沿って",
    "をもとに",
    "を基に",
    "を用いて",
    "を使って",
    "とともに",
    "ごとに",
    "ため",
    "を受けて",
    "を受け",
];

/// What the sentences of `s` tell that people did. What will be done, or is asked, is no report.
#[must_use]
pub fn reports(s: &str, people: &People, lexicon: &Lexicon) -> Vec<Report> {
    let mut reports = Vec::new();
    for sentence in sentences(s) {
        let words = &s[sentence.clone()];
        if !tells(words, lexicon) {
            continue;
        }
        let mut found = givers(words, people, lexicon);
        present(words, &mut found);
        reports.extend(
            found
                .into_iter()
                .map(|r| Report { range: sentence.start + r.range.start..sentence.start + r.range.end, ..r }),
        );
    }
    reports
}

/// Whether something was done.
fn tells(words: &str, lexicon: &Lexicon) -> bool {
    let kinds: Vec<&str> = lexicon.cues.of(words).map(|(cue, _)| cue.kind.as_str()).collect();
    let has = |kind| kinds.contains(&kind);
    (has("did") || PRESENTED.is_match(words) || before_act(words, lexicon).is_some())
        && !(has("future") && has("promise") && !words.trim_end_matches('。').ends_with('た'))
        && !words.contains(['?', '？'])
}

/// Those who are told to give something, in their order.
fn givers(words: &str, people: &People, lexicon: &Lexicon) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    // 議長が署名委員に柊委員を指名, 教育長、開会を宣する: of one sentence that is told, who did it.
    let told = before_act(words, lexicon).is_some();
    for particle in GIVER.find_iter(words) {
        let end = particle.start();
        let plain = matches!(particle.as_str(), "が" | "、");
        if plain && !(told && found.is_empty()) || HANDED_ON.is_match(&words[end..]) {
            continue;
        }
        // 水草研究会報告について, 事務局説明資料: what is called so gives nothing.
        let noun = ["説明", "報告", "発表", "紹介"].iter().any(|act| particle.as_str().ends_with(act))
            && ["について", "に関", "書", "資料"]
                .iter()
                .any(|word| words[particle.end()..].starts_with(word));
        if noun {
            continue;
        }
        let mut at = phrase_start(&words[..end]);
        // 栗花落座長及び西園寺分科会長の挨拶: two people.
        for part in words[at..end].split_inclusive("及び").flat_map(|p| p.split_inclusive("並びに")) {
            let bare = part.trim_end_matches("及び").trim_end_matches("並びに").trim_end();
            let range = at..at + bare.len();
            at += part.len();
            let Some(who) = resolve(bare, people, lexicon) else { continue };
            // 柊委員、森委員からそれぞれ説明: those before the comma did the same.
            if words[particle.end()..].starts_with(EACH) {
                found.extend(listed_before(words, range.start, people, lexicon));
            }
            // 事務局は、…: what is told of an organ or a class is no report of theirs.
            let topic = particle.as_str().starts_with('は') && !matches!(who, Reference::Named(_));
            let one = !plain || who.who().is_some();
            if one && !topic && !found.iter().any(|giver| giver.range.end > range.start) {
                found.push(Report { who, range, documents: Vec::new() });
            }
        }
    }
    told_of(words, &mut found);
    // 港湾課から説明（山田課長）: the person behind is who spoke for the office.
    if let Some(named) = BEHIND.captures(words).and_then(|c| c.name("who"))
        && let Some(who) = resolve(named.as_str(), people, lexicon)
        && (found.is_empty()
            || matches!(who, Reference::Named(_))
                && !matches!(found[..], [Report { who: Reference::Named(_), .. }, ..]))
    {
        found = vec![Report { who, range: named.range(), documents: Vec::new() }];
    }
    found
}

/// Takes out those of whom another tells in the same breath: 座長より、柊委員より発表いただく旨の説明があった。
fn told_of(words: &str, found: &mut Vec<Report>) {
    let Some(told) = words.find("旨の") else { return };
    let mut before: Option<usize> = None;
    found.retain(|giver| {
        let own = before
            .is_none_or(|end| giver.range.start > told || PRESENTED.is_match(&words[end..giver.range.start]));
        if own {
            before = Some(giver.range.end);
        }
        own
    });
}

/// What tells that each of several did something.
const EACH: &str = "それぞれ";

/// Those whom commas part from the one whose name begins at `start`, in their order.
fn listed_before(words: &str, mut start: usize, people: &People, lexicon: &Lexicon) -> Vec<Report> {
    let mut found = Vec::new();
    while let Some(list) = before_document(&words[..start]).strip_suffix('、') {
        let from = phrase_start(list);
        // 水産庁森参事官、資料2について同柊企画官: of the same body.
        let own = list[from..].strip_prefix('同').and_then(|own| resolve(own, people, lexicon));
        let Some(who) = own.or_else(|| resolve(&list[from..], people, lexicon)) else { break };
        found.insert(0, Report { who, range: from..list.len(), documents: Vec::new() });
        start = from;
    }
    found
}

/// The words before the document that leads to one of several: 資料1について森参事官、 of 資料1について森参事官、資料2について.
fn before_document(words: &str) -> &str {
    let leads = |cited: &material::Citation| {
        LEADS.find(&words[cited.end..]).is_some_and(|lead| cited.end + lead.end() == words.len())
    };
    material::citations(words)
        .last()
        .filter(|cited| leads(cited))
        .map_or(words, |cited| &words[..cited.start])
}

/// Whom the words name: those of the roster, a person, a body, or a post as it is printed.
fn resolve(words: &str, people: &People, lexicon: &Lexicon) -> Option<Reference> {
    // 資料「…研究会報告書」: what a title holds gives nothing.
    if words.contains('「') {
        return None;
    }
    let words = ["の担当者", "担当者", "の担当"].iter().find_map(|w| words.strip_suffix(w)).unwrap_or(words);
    // オブザーバーの柊氏: what they are at the meeting stands before them.
    let own = |words: &str| people.refer(words).or_else(|| people.speaker(words));
    let titled = || {
        let (title, name) = words.split_once('の')?;
        let titles = &lexicon.titles;
        let held = titles.capacity_at_end(title).or_else(|| titles.post_at_end(title));
        held.and_then(|_| own(name))
            .filter(|who| titles.capacity(title).is_some() || matches!(who, Reference::Named(_)))
    };
    // 水草機構の柊主幹: one of the roster, whatever short name of the body stands before.
    let listed = || {
        let titled = |name: &str| {
            let ends = lexicon.titles.post_at_end(name).or_else(|| lexicon.titles.capacity_at_end(name));
            ends.is_some_and(|at| at > 0)
        };
        let named = words.rsplit_once('の').map(|(_, name)| name).filter(|name| titled(name));
        let who = named.and_then(own);
        who.filter(|who| matches!(who, Reference::Named(Who::Listed(_))))
    };
    own(words).or_else(titled).or_else(listed).or_else(|| {
        let at = lexicon.titles.post_at_end(words)?;
        // 湖水環境課長: the unit is written in one with the post.
        let unit = !words.contains(['の', 'は', 'を', 'と', '、']);
        let who = || people.holder(words).map_or_else(|| Who::Organ(words.to_owned()), Who::Listed);
        (at == 0 || unit && words.chars().count() <= POST).then(|| Reference::Role(who()))
    })
}

/// Where the noun phrase that ends `words` begins.
fn phrase_start(words: &str) -> usize {
    // 資料1を事務局が説明: behind the document.
    let document = material::citations(words).last().map(|cited| cited.end);
    let document = document.filter(|&end| words[end..].starts_with('を')).map(|end| end + 'を'.len_utf8());
    let cut = BREAKS.iter().filter_map(|b| words.rfind(b).map(|i| i + b.len())).chain(document);
    let cut = cut.max().unwrap_or(0);
    // A comma inside brackets ends no phrase: 事務局（祖父江課長）.
    let open = words.rfind('(').filter(|_| words.ends_with(')'));
    match open {
        Some(open) if open < cut => {
            BREAKS.iter().filter_map(|b| words[..open].rfind(b).map(|i| i + b.len())).max().unwrap_or(0)
        }
        // What an open bracket, a dash or a mark stands before begins with it.
        _ => opening(words).map_or(cut, |at| {
            let behind = at + words[at..].chars().next().map_or(0, char::len_utf8);
            if words[at..].contains(')') { cut } else { cut.max(behind) }
        }),
    }
}

/// The last bracket, dash or mark that a phrase begins with; a dot between words in katakana is part of a name.
fn opening(words: &str) -> Option<usize> {
    let katakana = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana);
    let within = |at: usize, dot: char| {
        katakana(words[..at].chars().next_back()) && katakana(words[at + dot.len_utf8()..].chars().next())
    };
    let marks = words.char_indices().rev().filter(|(_, c)| "([【<〈〔―:・※」".contains(*c));
    marks.into_iter().find(|&(at, c)| c != '・' || !within(at, c)).map(|(at, _)| at)
}

/// Gives each cited document to the one who presented it: who stands before it, but for 資料１により事務局から.
fn present(words: &str, givers: &mut [Report]) {
    let citations = material::citations(words);
    // How many 柊委員、森委員からそれぞれ tells of in one breath.
    let each = words.find(EACH).map_or(0, |at| {
        let before = givers.iter().take_while(|giver| giver.range.end <= at);
        let joined = |giver: &Report| matches!(&words[giver.range.end..at], "から" | "より");
        let before: Vec<_> = before.collect();
        if before.last().is_some_and(|last| joined(last)) { before.len() } else { 0 }
    });
    if each > 1 {
        // 座長の挨拶の後、資料1について森委員、資料2について…からそれぞれ: whoever did something else stands before the documents.
        let first = citations.first().map_or(0, |cited| cited.start);
        let from = givers[..each].iter().take_while(|giver| giver.range.end <= first).count();
        let from = if each - from > 1 { from } else { 0 };
        in_turn(&citations, &mut givers[from..each]);
        return;
    }
    // 柊委員から資料1について、森委員から資料2について: each has the document behind the particle.
    let owns = |giver: &Report, start: usize| {
        let between = words.get(giver.range.end..start);
        between.is_some_and(|between| matches!(between.trim_matches(['、', ' ']), "から" | "より"))
    };
    for (nth, citation) in citations.iter().enumerate() {
        let before = givers.iter().rposition(|g| g.range.end <= citation.start);
        let after = givers.iter().position(|g| g.range.start >= citation.end);
        let leads = LEADS.find(&words[citation.end..]).is_some_and(|lead| {
            let lead = citation.end + lead.end();
            let between = after.and_then(|after| words.get(lead..givers[after].range.start));
            between.is_some_and(|between| between.trim_start_matches('、').is_empty())
        });
        let own = before.is_some_and(|before| owns(&givers[before], citation.start))
            && after
                .zip(citations.get(nth + 1))
                .is_some_and(|(after, next)| owns(&givers[after], next.start));
        let leads = leads && !own;
        let Some(mut giver) = (if leads { after } else { before.or(after) }) else { continue };
        givers[giver].documents.push(citation.label.clone());
        // 森大臣及び柊議員から資料1に基づき: those whom one particle joins present together.
        while let Some(earlier) = giver.checked_sub(1)
            && words
                .get(givers[earlier].range.end..givers[giver].range.start)
                .is_some_and(|between| matches!(between.trim_matches([' ', '、']), "及び" | "並びに" | "と"))
        {
            giver = earlier;
            givers[giver].documents.push(citation.label.clone());
        }
    }
}

/// 資料1、2-1、2-2をもとに柊委員、森委員からそれぞれ: to each the next document with its parts, where there are as many.
fn in_turn(citations: &[material::Citation], givers: &mut [Report]) {
    let whole = |label: &str| label.split('-').next().unwrap_or(label).to_owned();
    let groups: Vec<_> = citations.chunk_by(|a, b| whole(&a.label) == whole(&b.label)).collect();
    if groups.len() == givers.len() {
        for (giver, group) in givers.iter_mut().zip(groups) {
            giver.documents.extend(group.iter().map(|citation| citation.label.clone()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Who did what, as `words<-documents`.
    #[track_caller]
    fn check(s: &str, expected: &[&str]) {
        let lexicon = Lexicon::embedded();
        let found = reports(s, &People::new(&[], lexicon), lexicon);
        let told: Vec<String> =
            found.iter().map(|r| format!("{}<-{}", &s[r.range.clone()], r.documents.join(" "))).collect();
        assert_eq!(told, expected, "{s}");
    }

    #[test]
    fn a_document_is_of_the_one_before_it_but_where_it_leads_to_the_one_behind() {
        check(
            "事務局から資料1、湖水環境課長から資料2について説明があった。",
            &["事務局<-資料1", "湖水環境課長<-資料2"],
        );
        check(
            "資料1により湖水環境課長から説明があり、事務局から補足があった。",
            &["湖水環境課長<-資料1", "事務局<-"],
        );
        check("資料1について、事務局より説明が行われた。", &["事務局<-資料1"]);
        check("柊大臣及び森議員から資料1に基づき説明。", &["柊大臣<-資料1", "森議員<-資料1"]);
    }

    #[test]
    fn each_of_several_presents_the_next_document() {
        check(
            "資料2、3-1、3-2をもとに事務局、湖水環境課長からそれぞれ説明があった。",
            &["事務局<-資料2", "湖水環境課長<-資料3-1 資料3-2"],
        );
        check("資料1~3をもとに事務局から説明が行われた。", &["事務局<-資料1 資料2 資料3"]);
    }

    #[test]
    fn each_of_several_may_stand_behind_the_document() {
        check(
            "柊座長による挨拶の後、資料1について事務局、資料2について同湖水環境課長、資料3について森委員からそれぞれ説明が行われた。",
            &["柊座長<-", "事務局<-資料1", "同湖水環境課長<-資料2", "森委員<-資料3"],
        );
    }

    #[test]
    fn notes_tell_by_the_act_behind_a_name_or_the_name_behind_an_act() {
        check("(湖水環境課長 資料1説明)", &["湖水環境課長<-資料1"]);
        check("事務局説明(資料1)", &["事務局<-資料1"]);
        check("資料1の説明(事務局)", &["事務局<-資料1"]);
        check("当局から説明(高橋港湾課長)", &["高橋港湾課長<-"]);
    }

    #[test]
    fn one_sentence_that_breaks_off_behind_an_act_tells_who_did_it() {
        check("議長が署名委員に森委員を指名。", &["議長<-"]);
        check("午後1時、会長、開会を宣する。", &["会長<-"]);
        check("会長から、審議は非公開で行いたい旨の発議があり、可決された。", &["会長<-"]);
        check("森委員が提案した岸壁の点検は重要である。", &[]);
    }

    #[test]
    fn what_was_explained_in_the_middle_of_a_sentence_was_given() {
        check("続いて会長から、次回の日程を説明し、閉会した。", &["会長<-"]);
        check("事務局から、株式会社みなとの規則に定める数を満たしている旨の報告があった。", &["事務局<-"]);
        check("株式会社ミナト・マリンより資料1に基づき説明が行われた。", &["株式会社ミナト・マリン<-資料1"]);
    }

    #[test]
    fn who_handed_something_on_presents_nothing() {
        check(
            "柊理事から、資料1に基づき、水産省から財務省へ提出された要求の概要について説明があった。",
            &["柊理事<-資料1"],
        );
        check("事務局から委員に資料1の説明があった。", &["事務局<-資料1"]);
    }

    #[test]
    fn of_whom_another_tells_gives_nothing() {
        check("柊座長より、本日はまず森委員より話題を提供していただく旨の説明があった。", &["柊座長<-"]);
        check("事務局から説明があり、森委員から異議はない旨の発言があった。", &["事務局<-", "森委員<-"]);
        check("会議が成り立つことを事務局が報告した。", &["事務局<-"]);
    }

    #[test]
    fn what_was_reported_in_the_passive_was_given() {
        check("柊理事より、会員の数が増えたことが報告され、承認された。", &["柊理事<-"]);
        check("港湾部会長の森委員より、資料1に基づき説明が行われた。", &["港湾部会長の森委員<-資料1"]);
    }

    #[test]
    fn two_who_greet_are_two() {
        check("吉田座長及び川口委員の挨拶があった。", &["吉田座長<-", "川口委員<-"]);
    }

    #[test]
    fn what_is_asked_or_will_be_done_and_what_a_title_holds_is_no_report() {
        check("事務局から資料1について説明があったか？", &[]);
        check("事務局から、水草研究会報告について資料1に基づき説明があった。", &["事務局<-資料1"]);
        check("次回、事務局から資料1について説明する予定とした。", &[]);
        check("資料「水草研究会報告書」が配布された。", &[]);
    }
}
