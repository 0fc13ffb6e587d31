//! Where sentences end.

use std::ops::Range;

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
