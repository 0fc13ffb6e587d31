//! Items behind circled numbers that stand in the line of the item they are part of: 2 その他　①…　②….

use crate::{
    Text,
    outline::{Mark, Style},
    text::Flow,
};

/// What copies print for ①, ②, ③ whose character set they have lost.
const GARBLED: &str = "@ABCDEFGHI";

/// An item and those behind circled numbers in its line, two at least.
pub(super) fn inline(text: &Text, mark: Mark, flow: &Flow) -> Vec<(Mark, Flow)> {
    let s = flow.as_str();
    // Where each begins and where its words do.
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut garbled = false;
    for (at, c) in s.char_indices().skip(1).filter(|&(at, _)| flow.gap_before(at) > 0) {
        let nth = cuts.len();
        let words = at + c.len_utf8();
        let letter = GARBLED.chars().nth(nth) == Some(c) && (garbled || nth == 0);
        if letter && s[words..].starts_with(|next: char| !next.is_ascii()) {
            garbled = true;
            cuts.push((at, words));
            continue;
        }
        let original = text.quote(flow.slice(at..s.len()).whole());
        if let (Mark::Number(Style::Circle, n), taken) = Mark::of(&s[at..], original)
            && usize::try_from(n).is_ok_and(|n| n == nth + 1)
            && !garbled
        {
            cuts.push((at, at + taken.end));
        }
    }
    if cuts.len() < 2 {
        return vec![(mark, flow.clone())];
    }
    let over = flow.slice(0..s[..cuts[0].0].trim_end().len());
    let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([s.len()]);
    let below = cuts.iter().zip(ends).zip(1..).map(|((&(_, words), end), n)| {
        (Mark::Number(Style::Circle, n), flow.slice(words..words + s[words..end].trim_end().len()))
    });
    std::iter::once((mark, over)).chain(below).collect()
}
