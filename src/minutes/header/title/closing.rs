//! How a title closes: with the kind of record, which is none of the council's name.

use std::{ops::Range, sync::LazyLock};

use super::series::BRACKET_ORDINAL;
use crate::{
    date,
    lexicon::{Level, Lexicon},
    pattern::Regex,
};

// The pattern is fixed; a test reads titles with it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[(-]?第(?P<n>[0-9]{1,3}|[〇一二三四五六七八九十]{1,4})(?:号|日)(?:\([^()]*\))?\)?$").unwrap()
});

/// Brackets around the kind of record: （議事要旨）, 【議事録】.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('【', '】'), ('[', ']'), ('〔', '〕'), ('<', '>'), ('《', '》')];

/// How a title closes.
pub(super) struct Closing {
    /// The words that close it, brackets behind them included.
    pub words: Range<usize>,
    /// Where the name before them ends.
    pub name: usize,
    /// Whether they are a kind of record.
    pub is_kind: bool,
}

/// The kind of record that closes the title: 議事概要, （議事要旨）, 議事（全文）, 会議録（第16号）.
pub(super) fn closing(s: &str, lexicon: &Lexicon) -> Option<Closing> {
    let s = s.trim_end_matches(['.', '。', ' ']);
    // 第3回みなと検討会の議事概要について: the notice by which a page gives the record out.
    let notice = s.strip_suffix("について");
    let s = notice.filter(|s| lexicon.titles.kinds().any(|kind| s.ends_with(kind))).unwrap_or(s);
    let plain = ISSUE.find(s).map_or(s, |m| &s[..m.start()]);
    // …議事要旨（第31回）
    let unnumbered =
        BRACKET_ORDINAL.find_iter(s).last().filter(|m| m.end() == s.len()).map_or(s, |m| &s[..m.start()]);
    for s in [s, plain, unnumbered] {
        let kinds = lexicon.titles.kinds().find_map(|k| kind_at_end(s, k, lexicon));
        if let Some((words, name)) = kinds {
            // 記録（要旨）: a kind in brackets behind another.
            let outer = || lexicon.titles.kinds().find_map(|k| kind_at_end(&s[..name], k, lexicon));
            let bracketed = s[name..].trim_start().starts_with('(');
            let (words, name) = match bracketed.then(outer).flatten() {
                Some((before, name)) => (before.start..words.end, name),
                None => (words, name),
            };
            return Some(Closing { words, name, is_kind: true });
        }
        if let Some((words, name)) =
            lexicon.cues.words("no-record").all().iter().find_map(|k| kind_at_end(s, k, lexicon))
        {
            return Some(Closing { words, name, is_kind: false });
        }
    }
    edition(s, lexicon)
}

/// みなと港湾審議会（要約版）: where the title names no kind of record, how full it is tells one.
fn edition(s: &str, lexicon: &Lexicon) -> Option<Closing> {
    let open = s.strip_suffix(')').and_then(|inner| inner.rfind('('))?;
    let words = open + 1..s.len() - 1;
    let name = s[..open].trim_end();
    let council = matches!(lexicon.bodies.ending(name), Some((at, Level::Meeting)) if at > 0);
    let record = words.len() > "案".len() && lexicon.cues.is("edition", &s[words.clone()]);
    (council && record).then_some(Closing { words, name: name.len(), is_kind: true })
}

/// The number of the issue of a gazette of records, and where it stands: 会議録（第16号）.
pub(super) fn issue(s: &str) -> Option<(u32, Range<usize>)> {
    let c = ISSUE.captures(s)?;
    date::numeral(&c["n"]).zip(c.get(0).map(|m| m.range()))
}

/// Bytes of the kind that are the council's: 環境審議会議録 is the 議録 of a 環境審議会.
fn council_within(name: &str, kind: &str, lexicon: &Lexicon) -> usize {
    let end = "会".len();
    let shared = kind.starts_with("会議録") && !name.ends_with(['会', '回', '期', '年', '(', '・', ' ']);
    let council = || {
        let whole = format!("{name}会");
        matches!(lexicon.bodies.ending(&whole), Some((at, Level::Meeting)) if at > 0)
            && lexicon.bodies.ending(name).is_none()
    };
    if shared && council() { end } else { 0 }
}

/// Where `kind` closes the title: its bytes, brackets behind it included, and where the name before it ends.
fn kind_at_end(s: &str, kind: &str, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let within = |&(open, close): &(char, char)| {
        let start = s.strip_suffix(close)?.strip_suffix(kind)?.len();
        s[..start].strip_suffix(open).map(|name| (start, name.len()))
    };
    if let Some((start, name)) = BRACKETS.iter().find_map(within) {
        return Some((start..start + kind.len(), name));
    }
    if s.ends_with(kind) {
        let start = s.len() - kind.len();
        let start = start + council_within(&s[..start], kind, lexicon);
        return Some((start..s.len(), start));
    }
    // 議事（全文）
    let open = s.rfind('(').filter(|_| s.ends_with(')'))?;
    let note = &s[open + 1..s.len() - 1];
    // 議事録（テキスト版）: the kind of file is none of the record.
    let file = lexicon.cues.is("file-form", note);
    let end = if file { open } else { s.len() };
    ((file || lexicon.cues.is("edition", note)) && s[..open].ends_with(kind))
        .then(|| (open - kind.len()..end, open - kind.len()))
}
