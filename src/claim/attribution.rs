//! Who may be behind a statement, and on what ground.
//!
//! A mark names someone; a heading or the words that introduce a list name a class; wording hints at a body; or nothing
//! tells. Nothing is ever picked out of a class, and a class is never spread over its members.

mod passed_on;
#[cfg(test)]
mod tests;
mod told;

use std::sync::LazyLock;

use told::{by_narrative, by_note_behind, by_reported, by_told};

use super::{Attribution, Basis, body::Hints};
use crate::{
    Span,
    lexicon::Lexicon,
    minutes::{
        Heading, Minutes, Turn, TurnKind, Who, is_told,
        refer::{People, Reference},
        report,
        voice::{Voices, without_act},
    },
    pattern::Regex,
    rule,
};

/// Where in the exchange a statement stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// An answer, by the words over the list or by its mark.
    Answer,
    /// What the record itself tells.
    Narrative,
    /// Anything else.
    Open,
}

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<asker>.+?)(?:から|より)(?:の|寄せられた|出された|あった)(?:主な|上記の|御|ご)*(?:質問|意見|指摘|質疑|問い)(?:等|・意見|・質問)?に対(?:する|して|し)、?").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GIVEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<who>[^、。]+?)(?:からの|よりの|から|より|による|の)(?:主な|主要な|主要|補足|御|ご|出された|出た|あった|述べられた|いただいた|頂いた|追加|、|(?:次|以下|下記)の(?:ような|とおり|通り))*(?P<what>補足説明|説明|回答|意見|発言|質問|コメント|指摘|応答|答弁|見解|要望|質疑|発表|報告|プレゼン|講演)").unwrap()
});
/// 次のとおり委員から質問があり、事務局から回答があった: who asked and who answered.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static EXCHANGED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|、)(?:(?:次|以下|下記)の(?:とおり|通り|ような|ように)、?)?(?P<asker>[^、。]{1,20}?)(?:から|より)の?(?:主な|御|ご)*(?:質問|意見|質疑|指摘|発言|要望)(?:等|・意見|や意見|及び意見)?が(?:あり|なされ|出され|寄せられ)、(?:これに(?:対し|対して|ついて)、?)?(?:それぞれ)?(?P<answerer>[^、。]{1,20}?)(?:から|より)の?(?:補足)?(?:回答|答弁|説明|応答|見解)").unwrap()
});
/// 委員からの主な意見及び事務局の回答は以下のとおり: whose the answers are in a list of both.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:意見|質問|質疑|指摘|発言)(?:等)?(?:と、?|、|・|及び|並びに|とそれに対する|及びそれに対する|、それに対する|及びこれに対する)(?P<who>[^、。・]{1,16}?)(?:からの|よりの|による|の)(?:主な)?(?:御|ご)?(?:回答|応答|答弁|見解|考え方)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static OPINIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、・]|及び)(?P<who>[^、。・及]{1,8}?)(?:から|より|から出された|より出された)?の?(?:主な)?(?:御|ご)?(?:意見|質問|発言|指摘|質疑)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GREETING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{1,2}[.、 ]?)?(?:(?:開会|閉会|主催者|代表)(?:の|に当たり|にあたり)?)?(?P<who>[^()。、]{2,16}?)??(?:から|より|による|の)?(?:開会|閉会|就任|年頭|新任|冒頭)?(?:の|に当たり|にあたり)?(?:御|ご)?(?:挨拶|あいさつ|開会|閉会)(?:\((?P<behind>[^()]{2,16})\))?$").unwrap()
});

/// The attributions of a turn, strongest first, and its place in the exchange.
pub(super) fn of(
    turn: &Turn,
    minutes: &Minutes,
    people: &People,
    voices: &Voices,
    hints: &Hints,
    lexicon: &Lexicon,
) -> (Vec<Attribution>, Place) {
    let mut place = if turn.kind == TurnKind::Reply { Place::Answer } else { Place::Open };
    let mut found = Vec::new();
    if let Some(speaker) = turn.speaker.as_ref()
        && let Some(stated) = minutes.speakers.get(speaker.value)
    {
        // A field names the speaker in full: nothing is left to be told from the mark.
        let name = &stated.name.value;
        let who = people.bearer(name).map_or_else(|| Who::Person(name.clone()), Who::Listed);
        found.push(attribution(Reference::Named(who), speaker.span, rule::WHO_FIELD, people));
    } else if let Some(label) = turn.label.as_ref().filter(|label| !lexicon.cues.is("exchange", &label.value))
    {
        let reference = voices.reference(&label.value, turn.flow.as_str(), people, lexicon);
        found.push(by_mark(reference, &label.value, label.span, people));
        if lead_in_answers(turn) {
            place = Place::Answer;
        }
    } else if turn.kind == TurnKind::Narrative {
        place = Place::Narrative;
        // 【趣旨説明（港湾課長）】: one of the roster whom a heading names gives what is told below it.
        let listed = |who: &Who| matches!(who, Who::Listed(_));
        let own = |found: &Attribution| {
            found.basis == Basis::Named || found.basis == Basis::Role && found.speakers.iter().all(listed)
        };
        let heading = || by_heading(turn, minutes, people, voices, lexicon).filter(own);
        found.extend(by_narrative(&turn.flow, people, lexicon).or_else(heading));
    } else {
        let (lead, answers) = by_lead_in(turn, people, lexicon);
        let told_by_lead = lead.is_some();
        let replies =
            |label: &crate::minutes::Cited<String>| lexicon.cues.is("exchange-answer", &label.value);
        if answers || turn.label.as_ref().is_some_and(replies) {
            place = Place::Answer;
        }
        // （山田委員） below the words that introduce the list says more than they do.
        let heading = by_heading(turn, minutes, people, voices, lexicon);
        // → replies to those whose opinions are listed: only words that tell of answers tell whose it is.
        let reply = turn.kind == TurnKind::Reply && !answers;
        let (lead, heading) = if reply { (None, None) } else { (lead, heading) };
        found.extend(if turn.lead_in.is_some() { heading.or(lead) } else { lead.or(heading) });
        // 【主な意見】 below 「委員からの意見」 says nothing of who spoke; the heading above does.
        if found.is_empty() && !told_by_lead && !reply {
            found.extend(by_class_above(turn, minutes, people));
        }
        // What is said of one statement comes before what is said of its list, and in place of what tells more surely.
        let told = by_note_behind(&turn.flow, people, voices, lexicon)
            .or_else(|| by_told(&turn.flow, people, lexicon));
        if let Some(told) = told {
            found.retain(|of_list| of_list.basis >= told.basis);
            found.insert(0, told);
        }
        found.extend(by_reported(&turn.flow, people));
    }
    if found.is_empty() {
        found.extend(by_greeting(turn, minutes, people, lexicon).or_else(|| by_side(turn, people, lexicon)));
    }
    let of_class = || found.first().is_some_and(|first| first.basis == Basis::Group);
    if turn.kind != TurnKind::Narrative && (turn.label.is_none() || of_class()) {
        body_of(turn, hints, &mut found);
    }
    passed_on::add(turn, people, lexicon, &mut found);
    if found.is_empty() {
        let everyone = Attribution {
            basis: Basis::Unattributed,
            speakers: Vec::new(),
            candidates: Vec::new(),
            confidence: 100,
            span: None,
            rule: rule::WHO_NOBODY,
        };
        found.push(everyone);
    }
    (found, place)
}

/// Adds the body that the wording hints at. Its own voice (当協会) inside a class narrows the class and comes first.
fn body_of(turn: &Turn, hints: &Hints, found: &mut Vec<Attribution>) {
    let within = found.iter().find(|a| a.basis == Basis::Group).map(|a| a.candidates.clone());
    let Some(hint) = hints.hint(&turn.flow, within.as_deref()) else { return };
    match found.first().map(|a| a.basis) {
        None => {
            found.push(hint.attribution);
        }
        Some(Basis::Group) if hint.own_voice => found.insert(0, hint.attribution),
        Some(Basis::Group) if turn.label.is_none() => found.push(hint.attribution),
        _ => {}
    }
}

fn attribution(reference: Reference, span: Span, rule: crate::Rule, people: &People) -> Attribution {
    let (basis, speakers, candidates, confidence) = match reference {
        Reference::Named(who) => (Basis::Named, vec![who], Vec::new(), 100),
        Reference::Role(who) => {
            let candidates = if let Who::Organ(body) = &who { people.of_body(body) } else { Vec::new() };
            (Basis::Role, vec![who], candidates, 100)
        }
        Reference::Group(group) => {
            let candidates = people.of_group(&group);
            (Basis::Group, vec![Who::Group(group)], candidates, 100)
        }
        Reference::OneOf(candidates) => (Basis::Group, Vec::new(), candidates, 90),
    };
    Attribution { basis, speakers, candidates, confidence, span: Some(span), rule }
}

fn by_mark(reference: Reference, label: &str, span: Span, people: &People) -> Attribution {
    let mut found = attribution(reference, span, rule::WHO_MARK, people);
    found.candidates = people.of_bracket(label, found.candidates);
    if found.speakers.is_empty() {
        found.speakers.push(Who::Group(label.to_owned()));
    }
    found
}

fn without_brackets(label: &str) -> String {
    match (label.find('('), label.find(')')) {
        (Some(open), Some(close)) if open < close => format!("{}{}", &label[..open], &label[close + 1..]),
        _ => label.to_owned(),
    }
}

fn lead_in_answers(turn: &Turn) -> bool {
    turn.lead_in.as_ref().is_some_and(|l| ASKED.is_match(inner(l.as_str())))
}

fn inner(s: &str) -> &str {
    s.trim_matches(['(', ')', '<', '>', '〈', '〉', '《', '》', '【', '】', '[', ']', ':', ' ', '〔', '〕'])
}

/// Who gave what by the words over a list. 柊委員の報告に対する質疑 is what others said to it.
fn given(words: &str) -> Option<regex::Captures<'_>> {
    let about = ["に対する", "に対して", "に関する", "について", "に係る", "を受け", "を踏まえ"];
    let given = GIVEN.captures(words)?;
    let behind = given.get(0).map_or("", |found| &words[found.end()..]);
    (!about.iter().any(|about| behind.starts_with(about))).then_some(given)
}

/// 「構成員からの質問に対する参考人の補足説明は以下の通り」: the class that answers.
fn by_lead_in(turn: &Turn, people: &People, lexicon: &Lexicon) -> (Option<Attribution>, bool) {
    let Some(lead) = &turn.lead_in else { return (None, false) };
    let words = inner(lead.as_str());
    let asked = ASKED.find(words).map(|m| m.end());
    let rest = &words[asked.unwrap_or(0)..];
    // 資料2に基づき、港湾課から説明: what is listed below it was explained.
    if is_told(words, lexicon) {
        let first = report::reports(words, people, lexicon).into_iter().next();
        return (first.map(|r| attribution(r.who, lead.whole(), rule::WHO_LEAD_IN, people)), false);
    }
    if let Some(sides) = EXCHANGED.captures(words) {
        let label = turn.label.as_ref().map_or("", |label| label.value.as_str());
        let answers = turn.kind == TurnKind::Reply || lexicon.cues.is("exchange-answer", label);
        let reference = people.refer(&sides[if answers { "answerer" } else { "asker" }]);
        return (reference.map(|who| attribution(who, lead.whole(), rule::WHO_LEAD_IN, people)), answers);
    }
    if let Some(found) = ANSWERED.captures(words).filter(|_| turn.kind == TurnKind::Reply)
        && let Some(who) = people.refer(&found["who"])
    {
        return (Some(attribution(who, lead.whole(), rule::WHO_LEAD_IN, people)), true);
    }
    // その後、質疑応答を行い、委員からの主な意見は次のとおり: what was done before does not matter.
    let behind = rest.match_indices('、').map(|(at, comma)| &rest[at + comma.len()..]);
    let Some(given) = std::iter::once(rest).chain(behind).find_map(given) else {
        // <港湾局発言>
        let who = Some(without_act(words, lexicon)).filter(|who| who.len() < words.len());
        let reference = who.and_then(|who| people.refer(who.trim_end_matches('の')));
        let found = reference.map(|who| attribution(who, lead.whole(), rule::WHO_LEAD_IN, people));
        return (found, asked.is_some());
    };
    let answers = asked.is_some()
        || matches!(&given["what"], "回答" | "応答" | "答弁" | "補足説明")
        || turn.kind == TurnKind::Reply && &given["what"] == "説明";
    // その後の自由討議における委員: the occasion does not matter.
    let who = &given["who"];
    let occasion =
        ["における", "において", "での", "では", "に関して", "に関する", "に対して", "に対する", "について"]
            .iter()
            .filter_map(|w| who.rfind(w).map(|i| i + w.len()))
            .max();
    let found = people
        .refer(&who[occasion.unwrap_or(0)..])
        .map(|reference| attribution(reference, lead.whole(), rule::WHO_LEAD_IN, people));
    (found, answers)
}

/// 「①鮫島氏の発表の概要」: the one whom the heading names, or the class that it is.
fn by_heading(
    turn: &Turn,
    minutes: &Minutes,
    people: &People,
    voices: &Voices,
    lexicon: &Lexicon,
) -> Option<Attribution> {
    let lead_in = turn.lead_in.as_ref().map(|l| l.whole().start());
    let below = |heading: &&Heading| lead_in.is_none_or(|lead| heading.span.start() > lead);
    turn.headings.iter().rev().map(|&h| &minutes.headings[h]).filter(below).find_map(|heading| {
        // （小田切委員） over the bullets that sum up what was said.
        let lettered =
            || lettered(&heading.text, lexicon).then(|| Reference::Role(Who::Organ(heading.text.clone())));
        let words = without_reader(&heading.text, lexicon);
        let class = lexicon.titles.capacity(words).is_some_and(|c| c.kind != "organ");
        // （椥辻農水副大臣）: one of the roster by surname and whatever title.
        let speaker = || people.speaker(words).filter(|who| matches!(who, Reference::Named(Who::Listed(_))));
        // （参加者・漁業者）: a class, and what the one who speaks is in it.
        let of_class = || {
            let (class, _) = words.split_once('・')?;
            let group = matches!(people.refer(class), Some(Reference::Group(_)));
            group.then(|| Reference::Group(words.to_owned()))
        };
        // （港湾課長） over what was said: the one who holds the post here.
        let holds = || {
            turn.kind == TurnKind::Bullet
                && turn.headings.last().is_some_and(|&own| minutes.headings[own].span == heading.span)
                && people.holder_of(words).is_some()
        };
        match people.refer(words).or_else(lettered).or_else(speaker) {
            Some(Reference::Role(Who::Listed(_))) if !class && holds() => {
                let held = people.holder_of(words).map(|held| Reference::Role(Who::Listed(held)))?;
                return Some(attribution(held, heading.span, rule::WHO_HEADING, people));
            }
            Some(Reference::Role(Who::Listed(_)) | Reference::Group(_)) if !class => {}
            Some(reference) if !matches!(reference, Reference::OneOf(_)) => {
                return Some(attribution(reference, heading.span, rule::WHO_HEADING, people));
            }
            _ => {}
        }
        if let Some(group) = of_class() {
            return Some(attribution(group, heading.span, rule::WHO_HEADING, people));
        }
        // 水草の刈取りについて（山田）: who spoke to it stands behind.
        let behind = words
            .strip_suffix([')', ']'])
            .and_then(|w| w.rfind(['(', '[']).filter(|&o| o > 0).map(|o| &w[o + 1..]));
        let signs = |name: &str| voices.sign && lexicon.titles.is_surname(name);
        let unlisted = || {
            let name = behind.filter(|name| signs(name))?;
            Some(Reference::Named(Who::Person(name.to_owned())))
        };
        // 報告事項（事務局）
        let organ = || {
            let of_one = |name: &&str| {
                lexicon.titles.capacity(name).is_some_and(|c| c.one || c.kind == "organ")
                    || lexicon.titles.is_post(name)
                    || people.holder_of(name).is_some()
            };
            let reference = people.refer(behind.filter(of_one)?)?;
            Some(reference).filter(|r| matches!(r, Reference::Named(_) | Reference::Role(_)))
        };
        let listed = behind.and_then(|name| listed_name(name, people, lexicon));
        if let Some(listed) = listed.or_else(unlisted).or_else(organ) {
            return Some(attribution(listed, heading.span, rule::WHO_HEADING, people));
        }
        let plain = without_brackets(&heading.text);
        let given = given(&plain)?;
        let reference = people.refer(&given["who"])?;
        matches!(reference, Reference::Named(_) | Reference::Role(_) | Reference::Group(_))
            .then(|| attribution(reference, heading.span, rule::WHO_HEADING, people))
    })
}

/// 会長挨拶, 開会（柊課長）: the one whose words stand below a heading of what a meeting begins and ends with.
fn by_greeting(turn: &Turn, minutes: &Minutes, people: &People, lexicon: &Lexicon) -> Option<Attribution> {
    let heading = &minutes.headings[*turn.headings.last()?];
    let found = GREETING.captures(&heading.text)?;
    let who = found.name("who").or_else(|| found.name("behind"))?.as_str();
    let one = |r: &Reference| matches!(r, Reference::Named(_) | Reference::Role(Who::Listed(_)));
    let held = || people.only(who).map(|only| Reference::Role(Who::Listed(only)));
    let reference = people.refer(who);
    let post = || lexicon.titles.post_at_end(who).map(|_| Reference::Role(Who::Organ(who.to_owned())));
    let reference = reference.clone().filter(one).or_else(held).or(reference).or_else(post)?;
    matches!(reference, Reference::Named(_) | Reference::Role(_))
        .then(|| attribution(reference, heading.span, rule::WHO_HEADING, people))
}

/// 質問・意見 over or before what is asked: the members ask, where the record lists some.
fn by_side(turn: &Turn, people: &People, lexicon: &Lexicon) -> Option<Attribution> {
    let label = turn.label.as_ref().filter(|label| lexicon.cues.is("exchange", &label.value))?;
    let answers = turn.kind == TurnKind::Reply || lexicon.cues.is("exchange-answer", &label.value);
    let members = Reference::Group("委員".to_owned());
    let found = attribution(members, label.span, rule::WHO_MARK, people);
    (!answers && !found.candidates.is_empty()).then_some(found)
}

/// 「審議結果及び委員意見等」 above the words that introduce the list: the class whose opinions follow.
fn by_class_above(turn: &Turn, minutes: &Minutes, people: &People) -> Option<Attribution> {
    turn.headings.iter().rev().map(|&h| &minutes.headings[h]).find_map(|heading| {
        let given = OPINIONS.captures(&heading.text)?;
        let group @ Reference::Group(_) = people.refer(&given["who"])? else { return None };
        Some(attribution(group, heading.span, rule::WHO_HEADING, people))
    })
}

/// 山田委員（代読）: someone else read it out.
fn without_reader<'a>(s: &'a str, lexicon: &Lexicon) -> &'a str {
    let note = s.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    note.filter(|(_, note)| lexicon.cues.is("read-out", note)).map_or(s, |(kept, _)| kept)
}

/// One of the roster whom a note calls by the surname, perhaps behind the name of a body: 山田, みなと社山田.
fn listed_name(words: &str, people: &People, lexicon: &Lexicon) -> Option<Reference> {
    if lexicon.titles.capacity(words).is_some() || words.chars().count() > 16 {
        return None;
    }
    let starts = words.char_indices().map(|(at, _)| at).filter(|at| *at != 1);
    starts.into_iter().find_map(|at| {
        let name = &words[at..];
        let bearer = people.surnamed(name).filter(|r| matches!(r, Reference::Named(_)));
        bearer.filter(|_| name.chars().count() > 1 || at == 0)
    })
}

/// A委員, B氏, 委員C: someone whose name a letter stands for.
fn lettered(s: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    let member = |title: &str| titles.capacity(title).is_some_and(|capacity| capacity.kind == "member");
    let behind = s.strip_suffix(|c: char| c.is_ascii_uppercase());
    let letters = s.len() - s.trim_start_matches(|c: char| c.is_ascii_uppercase()).len();
    behind.is_some_and(member)
        || (1..=2).contains(&letters)
            && (member(&s[letters..]) || titles.honorific_at_end(s) == Some(letters))
}
