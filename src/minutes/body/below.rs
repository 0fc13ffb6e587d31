//! Labels of speakers that go on below, in the column of labels: 事務局　資料１により… / （柊課長）　説明する。

use crate::{
    minutes::{Cited, Turn},
    outline::{Block, BlockKind, Outline},
    text::Flow,
};

/// Characters of the longest bracket that goes on with a label.
const LONGEST: usize = 12;
/// What stands between the columns, at least.
const GAP: u32 = 2;

/// Takes the bracket in which the label of a turn goes on out of its words.
pub(super) fn take(turn: &mut Turn, block: &Block, outline: &Outline) {
    let mut lines = outline.lines[block.lines.clone()].iter().filter(|line| line.kind == BlockKind::Text);
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return };
    let s = second.flow.as_str();
    let Some(end) = s.strip_prefix('(').and_then(|inner| inner.find(')')).map(|at| at + 2) else { return };
    let apart = end < s.len() && second.flow.gap_before(end) >= GAP;
    let short = s[..end].chars().count() <= LONGEST + 2;
    let Some(label) = turn.label.as_mut().filter(|_| apart && short && second.indent <= first.indent) else {
        return;
    };
    let from = second.flow.whole().start();
    let words = turn.flow.as_str();
    let Some(at) =
        words.char_indices().map(|(at, _)| at).find(|&at| turn.flow.span(at..words.len()).start() == from)
    else {
        return;
    };
    if !words[at..].starts_with(&s[..end]) {
        return;
    }
    let behind = turn.flow.slice(at + end..words.len());
    let mut kept: Flow = turn.flow.slice(0..at);
    kept.mend(&behind);
    *label = Cited { value: format!("{}{}", label.value, &s[..end]), ..label.clone() };
    turn.flow = kept;
}
