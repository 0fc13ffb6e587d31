//! Whom the words of a statement themselves tell of: 「…との意見が委員からあった」, 「…と回答した」, （山田委員） behind them.
//!
//! Takes the words of a turn; gives who is behind them; does not know marks, headings and lists.

use std::sync::LazyLock;

use super::{attribution, lettered, listed_name};
use crate::{
    claim::{Attribution, Basis},
    lexicon::Lexicon,
    minutes::{
        Who,
        refer::{People, Reference},
        report,
        sentence::sentences,
        voice::Voices,
    },
    pattern::Regex,
    rule,
    text::Flow,
};

// The pattern is fixed; tests read with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:との|という|旨の)(?:御|ご)?(?:意見|指摘|発言|要望|懸念|提案|声|質問)(?:が|も)、?(?P<who>[^、。]{1,20}?)(?:から|より)(?:あった|出された|示された|寄せられた|出た)").unwrap()
});

/// 「…との意見があった。（山田委員）」: who said it stands behind.
pub(super) fn by_note_behind(
    flow: &Flow,
    people: &People,
    voices: &Voices,
    lexicon: &Lexicon,
) -> Option<Attribution> {
    let s = flow.as_str().trim_end_matches(['。', ' ']);
    let open = s.strip_suffix(')').and_then(|inner| inner.rfind('('))?;
    let inner = open + 1..s.len() - 1;
    let who = &s[inner.clone()];
    if let Some(several) = several(who, people) {
        return Some(attribution(Reference::OneOf(several), flow.span(inner), rule::WHO_REPORTED, people));
    }
    let reference = people
        .refer(who)
        .or_else(|| lettered(who, lexicon).then(|| Reference::Role(Who::Organ(who.to_owned()))))
        .filter(|r| match r {
            Reference::Named(_) | Reference::Role(_) => true,
            Reference::Group(class) => lexicon.titles.capacity(class).is_some_and(|c| c.kind == "member"),
            Reference::OneOf(_) => false,
        })
        .or_else(|| listed_name(who, people, lexicon))
        .or_else(|| people.speaker(who).filter(|r| matches!(r, Reference::Named(Who::Listed(_)))))
        .or_else(|| is_handle(who).then(|| Reference::Named(Who::Person(who.to_owned()))))
        // Where many statements close so, a surname is one whether listed or not.
        .or_else(|| {
            (voices.sign && lexicon.titles.is_surname(who))
                .then(|| Reference::Named(Who::Person(who.to_owned())))
        })?;
    Some(attribution(reference, flow.span(inner), rule::WHO_REPORTED, people))
}

/// Those whom words list, where each of them is one of the roster: 柊さん、大久保さん.
fn several(words: &str, people: &People) -> Option<Vec<usize>> {
    let listed = |name: &str| match people.refer(name.trim()) {
        Some(Reference::Named(Who::Listed(person))) => Some(person),
        _ => None,
    };
    let found: Option<Vec<usize>> = words.split(['、', ',']).map(listed).collect();
    found.filter(|found| found.len() > 1)
}

/// Whether words are the name that someone bears on a platform: `@minato_taro`.
fn is_handle(words: &str) -> bool {
    let name = words.strip_prefix('@').unwrap_or_default();
    name.chars().count() >= 2 && name.chars().all(|c| c.is_ascii_alphanumeric() || "_-".contains(c))
}

/// 「…との意見が、複数の構成員からあった」: whose view is reported.
pub(super) fn by_reported(flow: &Flow, people: &People) -> Option<Attribution> {
    let found = REPORTED.captures(flow.as_str())?;
    let who = found.name("who")?;
    let reference = people.refer(who.as_str())?;
    Some(attribution(reference, flow.span(who.range()), rule::WHO_REPORTED, people))
}

/// 「吉田委員から…との質問があり、事務局から…と回答した。」 as an item of a list: those of whom it tells.
pub(super) fn by_told(flow: &Flow, people: &People, lexicon: &Lexicon) -> Option<Attribution> {
    let s = flow.as_str();
    let first = report::reports(s, people, lexicon).into_iter().next()?;
    // 「…との説明があったということだが、いつからか。」 asks.
    if s.trim_end_matches(['。', ' ']).ends_with(['か', '?']) {
        return None;
    }
    let opens = first.range.start == 0;
    let whole = sentences(s).len() == 1;
    (opens || whole).then(|| by_narrative(flow, people, lexicon)).flatten()
}

/// Everyone who, the narrative says, did something.
pub(super) fn by_narrative(flow: &Flow, people: &People, lexicon: &Lexicon) -> Option<Attribution> {
    let reports = report::reports(flow.as_str(), people, lexicon);
    let mut speakers: Vec<Who> = Vec::new();
    for who in reports.iter().filter_map(|r| r.who.who()) {
        if !speakers.contains(who) {
            speakers.push(who.clone());
        }
    }
    let first = reports.first()?;
    let last = reports.last().map_or(first.range.end, |r| r.range.end);
    let span = flow.span(first.range.start..last);
    if speakers.is_empty() {
        return Some(attribution(first.who.clone(), span, rule::WHO_NARRATIVE, people))
            .filter(|a| !a.speakers.is_empty());
    }
    let named = reports.iter().any(|r| matches!(r.who, Reference::Named(_)));
    let basis = if named { Basis::Named } else { Basis::Role };
    Some(Attribution {
        basis,
        speakers,
        candidates: Vec::new(),
        confidence: 100,
        span: Some(span),
        rule: rule::WHO_NARRATIVE,
    })
}
