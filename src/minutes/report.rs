//! What narrative tells that people did: 「澤芳樹理事長から資料１－１の説明があった」.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    material,
    refer::{People, Reference},
};
use crate::lexicon::Lexicon;

/// Someone who, narrative says, did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Who.
    pub who: Reference,
    /// Bytes of the words that name them.
    pub range: Range<usize>,
    /// Documents they presented, by label.
    pub documents: Vec<String>,
}

// The pattern is fixed; tests read with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static GIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"からは?|より|による|の(?:開会|冒頭|閉会|就任)?の?(?:御|ご)?(?:挨拶|あいさつ)|(?:が|は)(?:、|資料|挨拶|説明|報告|開会)").unwrap()
});

/// Words behind which a new noun phrase begins.
const BREAKS: [&str; 14] = [
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
    "とともに",
    "ため",
    "を受けて",
    "を受け",
];

/// What the sentences of `s` tell that people did. What will be done is no report.
#[must_use]
pub fn reports(s: &str, people: &People, lexicon: &Lexicon) -> Vec<Report> {
    let mut reports = Vec::new();
    for sentence in sentences(s) {
        let words = &s[sentence.clone()];
        let cues: Vec<&str> = lexicon.cues.of(words).map(|(c, _)| c.kind.as_str()).collect();
        if !cues.contains(&"did") || (cues.contains(&"future") && cues.contains(&"promise")) {
            continue;
        }
        let mut found = givers(words, people);
        present(words, &mut found);
        reports.extend(
            found
                .into_iter()
                .map(|r| Report { range: sentence.start + r.range.start..sentence.start + r.range.end, ..r }),
        );
    }
    reports
}

/// The sentences of `s`, as byte ranges; a full stop inside brackets ends none.
#[must_use]
pub fn sentences(s: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut depth = 0u32;
    for (i, c) in s.char_indices() {
        match c {
            '(' | '「' | '『' => depth += 1,
            ')' | '」' | '』' => depth = depth.saturating_sub(1),
            '。' | '?' | '!' if depth == 0 => {
                found.push(start..i + c.len_utf8());
                start = i + c.len_utf8();
            }
            _ => {}
        }
    }
    if start < s.len() && !s[start..].trim().is_empty() {
        found.push(start..s.len());
    }
    found
}

fn givers(words: &str, people: &People) -> Vec<Report> {
    let mut found: Vec<Report> = Vec::new();
    for particle in GIVER.find_iter(words) {
        let end = particle.start();
        let start = phrase_start(&words[..end]);
        // 栗花落座長及び西園寺分科会長の挨拶: two people.
        let mut at = start;
        for part in words[start..end].split_inclusive("及び").flat_map(|p| p.split_inclusive("並びに")) {
            let bare = part.trim_end_matches("及び").trim_end_matches("並びに");
            let range = at..at + bare.len();
            at += part.len();
            let subject = matches!(particle.as_str().chars().next(), Some('が' | 'は'));
            match people.refer(bare) {
                Some(Reference::Role(_) | Reference::Group(_) | Reference::OneOf(_))
                    if subject && particle.as_str().starts_with('は') => {}
                Some(who) if !found.iter().any(|r| r.range == range) => {
                    found.push(Report { who, range, documents: Vec::new() });
                }
                _ => {}
            }
        }
    }
    found
}

/// Where the noun phrase that ends `words` begins.
pub(super) fn phrase_start(words: &str) -> usize {
    let cut = BREAKS.iter().filter_map(|b| words.rfind(b).map(|i| i + b.len())).max().unwrap_or(0);
    // A comma inside brackets ends no phrase: 事務局（祖父江課長）.
    let open = words.rfind('(').filter(|_| words.ends_with(')'));
    match open {
        Some(open) if open < cut => {
            BREAKS.iter().filter_map(|b| words[..open].rfind(b).map(|i| i + b.len())).max().unwrap_or(0)
        }
        // What an open bracket, a dash or a mark stands before begins with it.
        _ => words.rfind(['(', '[', '【', '<', '〈', '〔', '―', ':', '・', '※', '」']).map_or(cut, |at| {
            let behind = at + words[at..].chars().next().map_or(0, char::len_utf8);
            if words[at..].contains(')') { cut } else { cut.max(behind) }
        }),
    }
}

/// Gives each cited document to the one who presented it.
fn present(words: &str, givers: &mut [Report]) {
    for citation in material::citations(words) {
        let before = givers.iter().rposition(|g| g.range.end <= citation.start);
        let after = givers.iter().position(|g| g.range.start >= citation.end);
        let rest = words[citation.end..]
            .trim_start_matches(|c| c != '」' && words[citation.end..].starts_with('「'));
        let rest = rest.trim_start_matches('」');
        // 資料１により鮫島晶氏から: the document stands before the one who presents it.
        let lead = ["により", "に基づき", "に基づいて", "について", "を用いて", "に沿って", "に関して"]
            .iter()
            .find_map(|w| rest.strip_prefix(w));
        let leads = lead.is_some_and(|l| {
            after.is_some_and(|a: usize| {
                l.trim_start_matches('、').len() + givers[a].range.start >= words.len()
            })
        });
        let next_to = |b: usize| words[givers[b].range.end..citation.start].chars().count() <= 4;
        let giver = match (before, after) {
            (_, Some(a)) if leads => Some(a),
            (Some(b), _) if next_to(b) => Some(b),
            (before, _) => before,
        };
        if let Some(giver) = giver {
            givers[giver].documents.push(citation.label);
        }
    }
}
