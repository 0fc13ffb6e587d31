//! Who was there where no roster says so: those whom the first speeches introduce, one by one, or say to attend.
//!
//! Takes the words of a speech; gives the people in them, with the title by which they are called.

use super::called::seated;
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, Cited, Presence, affiliation},
    rule,
    text::Flow,
};

/// Sentences without anybody behind which an introduction is over.
const OVER: usize = 3;
/// Characters of the longest person with body and title.
const LONGEST: usize = 60;
/// How a sentence ends that says nothing but who someone is.
const COPULAS: [&str; 9] =
    ["", "です", "でございます", "であります", "でいらっしゃいます", "さんです", "様です", "さん", "様"];

/// A person in a speech, and the words behind them.
pub(super) struct Named {
    /// The name, and where it stands.
    name: Cited<String>,
    role: Option<String>,
    affiliations: Vec<Affiliation>,
    // Bytes of the words before what stands behind the title.
    end: usize,
}

impl Named {
    /// The entry of a roster.
    pub(super) fn entry(self, words: &Flow, presence: Presence) -> Attendance {
        let span = words.slice(0..self.end).whole();
        let (name, role, affiliations) = (Some(self.name), self.role, self.affiliations);
        Attendance { name, role, presence, seat: None, affiliations, span, rule: rule::ROSTER_ANNOUNCED }
    }
}

/// Adds those to a roster whom `speech` introduces: 御紹介いたします。森委員でございます。高橋委員でございます。
pub(super) fn call(speech: &Flow, attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    let mut misses = OVER;
    for sentence in sentences(speech) {
        let s = sentence.as_str();
        if s.starts_with("以上") {
            misses = OVER;
        } else if s.contains("欠席") {
            // Who was absent is told by the announcement itself.
        } else if s.contains("紹介") {
            misses = 0;
        } else if misses < OVER {
            let found = introduced(&sentence, lexicon);
            misses = if found.is_empty() { misses + 1 } else { 0 };
            for person in found {
                add(attendance, person, lexicon);
            }
        }
    }
}

/// The sentences of a speech, without their stops.
pub(super) fn sentences(speech: &Flow) -> impl Iterator<Item = Flow> {
    let s = speech.as_str();
    let mut at = 0;
    s.split_inclusive('。').map(move |sentence| {
        let start = at;
        at += sentence.len();
        speech.slice(start..start + sentence.trim_end_matches('。').len())
    })
}

/// Adds an entry to a roster that does not hold the name.
pub(super) fn add(attendance: &mut Vec<Attendance>, entry: Attendance, lexicon: &Lexicon) {
    let Some(name) = entry.name.as_ref().map(|name| lexicon.titles.standard(&name.value)) else { return };
    let listed = |a: &Attendance| {
        a.name.as_ref().is_some_and(|n| lexicon.titles.standard(&n.value).starts_with(&name))
    };
    if !attendance.iter().any(listed) {
        attendance.push(entry);
    }
}

/// The people whom a sentence introduces that does nothing else; those who are late as well.
fn introduced(sentence: &Flow, lexicon: &Lexicon) -> Vec<Attendance> {
    let late = ["遅れ", "おくれ"].iter().any(|late| sentence.as_str().contains(late));
    let items = items(sentence);
    let mut found = Vec::new();
    let last = items.len().saturating_sub(1);
    for (at, item) in items.iter().enumerate() {
        let item = without_lead(item, lexicon);
        if item.is_empty() {
            continue;
        }
        let Some(person) = named(&item, lexicon) else {
            return if late { found } else { Vec::new() };
        };
        let behind = &item.as_str()[person.end..];
        if !(behind.is_empty() || at == last && COPULAS.contains(&behind) || late) {
            return Vec::new();
        }
        found.push(person.entry(&item, Presence::Present));
    }
    found
}

/// What commas and 及び part.
pub(super) fn items(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let ands = ["及び", "並びに", "および", "ならびに"];
    let mut cuts: Vec<(usize, usize)> = ["、", ","]
        .iter()
        .chain(&ands)
        .flat_map(|cut| s.match_indices(cut).map(|(at, cut)| (at, at + cut.len())))
        .collect();
    cuts.sort_unstable();
    cuts.push((s.len(), s.len()));
    let mut start = 0;
    cuts.into_iter()
        .map(|(end, next)| {
            let from = std::mem::replace(&mut start, next);
            flow.slice(from..end.max(from))
        })
        .collect()
}

/// Words without what leads to the next person: 次に, 本日は.
pub(super) fn without_lead(item: &Flow, lexicon: &Lexicon) -> Flow {
    let s = item.as_str();
    let leads = lexicon.cues.words("calls-next");
    let mut from = 0;
    while let Some(lead) = leads.at_start(&s[from..]).max_by_key(|lead| lead.len()) {
        from += lead.len();
    }
    item.slice(from..s.len())
}

/// The person that words begin with, by name and title; a body may stand before: みなと大学教授の森委員.
pub(super) fn named(item: &Flow, lexicon: &Lexicon) -> Option<Named> {
    let s = item.as_str();
    if let Some(person) = titled(item, 0, lexicon) {
        return Some(person);
    }
    let of =
        s.match_indices('の').map(|(at, _)| at).filter(|&at| at > 0 && s[..at].chars().count() <= LONGEST);
    of.filter(|&at| affiliation::is_affiliation(&s[..at], lexicon)).find_map(|at| {
        let from = at + 'の'.len_utf8();
        let mut person = titled(item, from, lexicon).or_else(|| honoured(item, from, lexicon))?;
        person.affiliations.splice(0..0, affiliation::read(&item.slice(0..at), lexicon));
        Some(person)
    })
}

/// The person at the byte `from`, whose title ends where a particle or nothing follows.
fn titled(item: &Flow, from: usize, lexicon: &Lexicon) -> Option<Named> {
    let s = item.as_str();
    let ends = s[from..].char_indices().map(|(at, c)| from + at + c.len_utf8()).take(LONGEST);
    let over = |end: &usize| {
        let rest = &s[*end..];
        // 森委員の代理: the other one is there.
        rest.is_empty()
            || rest.starts_with("なの")
            || rest.starts_with("なの")
            || rest.starts_with(['が', 'は', 'も', 'に', 'か', 'よ', 'と', 'で', '様', 'さ'])
            || counted(rest)
    };
    let ends: Vec<usize> = ends.filter(over).collect();
    let (words, called) = ends.into_iter().rev().find_map(|end| {
        let words = item.slice(from..end);
        seated(&words, lexicon).filter(|c| c.title == words.as_str().len()).map(|c| (words, c))
    })?;
    let title = &words.as_str()[called.name..];
    let at = lexicon.titles.capacity_at_end(title);
    let role = at.map(|at| title[at..].to_owned()).filter(|_| called.capacity || at != Some(0));
    let affiliations = if called.capacity {
        Vec::new()
    } else {
        affiliation::read(&words.slice(called.name..words.as_str().len()), lexicon)
    };
    let name = words.slice(0..called.name);
    let value = name.as_str().replace(' ', "");
    let name = Cited { value, span: name.whole(), rule: rule::ROSTER_ANNOUNCED };
    Some(Named { name, role, affiliations, end: from + words.as_str().len() })
}

/// Whether words count the people before them, or say that others are there beside them: の3名, のほか.
fn counted(rest: &str) -> bool {
    rest.strip_prefix('の').is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            || ["ほか", "他", "各", "両"].iter().any(|w| rest.starts_with(w))
    })
}

/// Someone whom only an honorific follows: 森様, behind the body they are of.
fn honoured(item: &Flow, from: usize, lexicon: &Lexicon) -> Option<Named> {
    let s = &item.as_str()[from..];
    let end = ["様", "さん", "氏", "先生"].iter().filter_map(|honorific| s.find(honorific)).min()?;
    let name = item.slice(from..from + end);
    let family = lexicon.titles.surname_at_start(name.as_str())?;
    let short = name.as_str()[family..].chars().count() <= 3;
    let value = name.as_str().replace(' ', "");
    let cited = Cited { value, span: name.whole(), rule: rule::ROSTER_ANNOUNCED };
    short.then(|| Named { name: cited, role: None, affiliations: Vec::new(), end: from + end })
}
