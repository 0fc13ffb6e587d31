//! Headings whose letters stand apart: 委　員　山田太郎, 事　務　局　　柊　誠.

use std::ops::Range;

use crate::lexicon::{Capacity, Lexicon};

/// 事 務 局　　総務課長　山田太郎: how many letters, spaced to fill their column, are a heading.
pub(super) fn spaced_organ(s: &str, pieces: &[(Range<usize>, u32)], lexicon: &Lexicon) -> Option<usize> {
    let organ = |c: &Capacity| matches!(c.kind.as_str(), "organ" | "absent");
    (2..=letters_apart(s, pieces)).rev().filter(|&end| end < pieces.len()).find(|&end| {
        let label = &s[..pieces[end - 1].0.end];
        let inner = pieces[1..end].iter().map(|(_, gap)| *gap).max();
        // 書　記　　柊　誠: a post, and whose it is.
        let post = lexicon.titles.is_post(label);
        Some(pieces[end].1) > inner && !post && lexicon.titles.capacity(label).is_some_and(organ)
    })
}

/// How many pieces at the beginning of a row, letters by themselves, are a capacity: 委　員　山田太郎; but 事 務 局 長　山田太郎 is a post.
pub(super) fn spaced_capacity(s: &str, pieces: &[(Range<usize>, u32)], lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    let letters = letters_apart(s, pieces);
    let label = |end: usize| joined(s, &pieces[..end]);
    // 議 会 事 務 局 長 柊 誠 is none of the 議会事務局 but its head.
    let headed_by = |label: &str| {
        let organ = label.strip_suffix('長').and_then(|organ| titles.capacity(organ));
        organ.is_some_and(|c| c.kind == "organ") && titles.post_at_end(label).is_some()
    };
    let end = (2..=letters).rev().find(|&end| {
        let label = label(end);
        titles.capacity(&label).is_some() || titles.is_post(&label) || headed_by(&label)
    })?;
    let capacity = titles.capacity(&label(end))?;
    // 庶 務 防 災 係 長　柊　誠: an organ with whose letters a post begins.
    let begins_post = capacity.kind == "organ"
        && (end + 1..=letters).any(|more| titles.post_at_end(&label(more)).is_some());
    (!begins_post).then_some(end)
}

/// The words of pieces without what stands between them.
pub(super) fn joined(s: &str, pieces: &[(Range<usize>, u32)]) -> String {
    pieces.iter().map(|(piece, _)| &s[piece.clone()]).collect()
}

/// How many single letters stand apart at the beginning.
fn letters_apart(s: &str, pieces: &[(Range<usize>, u32)]) -> usize {
    pieces.iter().take_while(|(piece, _)| s[piece.clone()].chars().count() == 1).count()
}
