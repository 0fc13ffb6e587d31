//! The marks of a verbatim record that those of the others tell: names that stand alone elsewhere, classes in the column of the
//! named, posts before a colon where others are.

use std::collections::HashSet;

use super::{FEW, Follows, SpeakerMark, add, form, over::over_their_words};
use crate::{
    lexicon::Lexicon,
    outline::{Block, Mark, Outline},
};

/// Adds to the marks `found` in a record what they tell of further ones.
pub(super) fn further(
    found: &mut [Option<SpeakerMark>],
    outline: &Outline,
    follows: &[Follows],
    lexicon: &Lexicon,
) {
    // 柊委員 on a line of its own, and elsewhere 柊委員　…; 港湾課 as those who answer.
    let alone = |(b, m): (&Block, &Option<SpeakerMark>)| {
        let m = m.as_ref().filter(|m| m.label == (0..b.flow.as_str().len()) && b.mark == Mark::None)?;
        Some(b.flow.as_str()[m.label.clone()].to_owned())
    };
    let names: HashSet<String> = outline.blocks.iter().zip(&*found).filter_map(alone).collect();
    if !names.is_empty() {
        add(found, outline, follows, |b, f| form::as_alone(b, f, &names, lexicon));
    }
    // 委員　費用は…: in a column that is known to be one, classes and organs stand as the named do.
    let in_column = |(b, m): (&Block, &Option<SpeakerMark>)| {
        m.as_ref().is_some_and(|m| {
            b.mark == Mark::None
                && m.label.start == 0
                && b.flow.as_str()[m.label.end..m.words].trim().is_empty()
                && m.words < b.flow.as_str().len()
                && b.flow.gap_before(m.words) > 0
        })
    };
    if outline.blocks.iter().zip(&*found).any(in_column) {
        add(found, outline, follows, |b, _| form::column_of_classes(b, lexicon));
    }
    over_their_words(found, outline, lexicon);
    let by_colon = |(b, m): &(&Block, &Option<SpeakerMark>)| {
        m.as_ref().is_some_and(|m| b.flow.as_str()[m.label.end..].starts_with(':'))
    };
    let colons = outline.blocks.iter().zip(&*found).filter(by_colon).count();
    if colons >= FEW || colons > 1 && colons == found.iter().flatten().count() {
        add(found, outline, follows, |b, f| form::titled_colon(b, f, lexicon));
    }
    // 答（港湾課長）：… between 委員：… and 港湾課長：…
    for (block, mark) in outline.blocks.iter().zip(found) {
        if let Some(mark) = mark {
            mark.verbatim |= block.flow.as_str()[mark.label.end..].starts_with("):");
        }
    }
}
