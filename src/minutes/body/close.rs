//! Words that close a record: the end, the clock, the signatures.

use crate::lexicon::Lexicon;

/// 以上, （了）: the end.
pub(super) fn is_end(s: &str, lexicon: &Lexicon) -> bool {
    let bare = s.trim_matches(['(', ')', '[', ']', '〔', '〕', '―', '—', '-', '─', '~', ' ', '。', '*']);
    lexicon.cues.is("record-end", bare)
}

/// Words that a clock stands before: 午後３時７分散会.
fn after_clock(s: &str) -> Option<&str> {
    let bare = s.trim_matches(['(', ')', '[', ']', '〔', '〕', '○', '◯', '〇', '◎', ' ', '。', '-', '―']);
    if bare.chars().count() > 24
        || !(bare.starts_with("午前")
            || bare.starts_with("午後")
            || bare.starts_with("正午")
            || bare.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    let end =
        ["分", "時", "半", "正午", ":"].iter().filter_map(|w| bare.rfind(w).map(|i| i + w.len())).max()?;
    Some(bare[end..].trim_start_matches(|c: char| c.is_ascii_digit() || "、 に".contains(c)))
}

/// 午前10時　開議, 午後１時休憩, （午前10時00分）
pub(super) fn is_clock(s: &str, lexicon: &Lexicon) -> bool {
    let bracketed = s.starts_with(['(', '[', '〔']) && s.ends_with([')', ']', '〕']);
    after_clock(s).is_some_and(|w| lexicon.cues.is("opens-sitting", w) || bracketed && w.is_empty())
}

/// 午後３時７分散会
pub(super) fn rises(s: &str, lexicon: &Lexicon) -> bool {
    // 閉会, 閉会　午後3時7分
    let behind = s.strip_prefix("閉会").map(|clock| clock.trim_start_matches([':', ' ']));
    after_clock(s).is_some_and(|w| lexicon.cues.is("closes-sitting", w))
        || behind.is_some_and(|clock| clock.is_empty() || after_clock(clock).is_some_and(str::is_empty))
}

/// The words over the signatures of a record, or one of the signatures.
pub(super) fn is_signature(s: &str, lexicon: &Lexicon) -> bool {
    let chars = s.chars().count();
    lexicon.cues.words("signs-record").closes(s) && chars <= 120
        || chars <= 24
            && !s.contains('。')
            && lexicon.cues.words("signatory").at_start(s).any(|w| s.len() > w.len())
}
