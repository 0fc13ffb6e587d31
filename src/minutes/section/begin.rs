//! Where the record proper begins, or the order of the day, though no label says so; and where it only seems to.

use super::{Part, label, label::opens};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::speech::Marks,
    outline::{Block, BlockKind, Mark, Outline},
};

/// Whether what was taken for a record full of speech says nothing before its head begins: a page's own words, a title.
pub(super) fn begun_too_early(parts: &[Part], block: &Block, marks: &Marks, lexicon: &Lexicon) -> bool {
    let [title, early] = parts else { return false };
    let head = || {
        let section = label(block, lexicon).map(|(section, ..)| section);
        let heads = [Section::Attendees, Section::Absentees, Section::Agenda, Section::Date, Section::Venue];
        section.is_some_and(|section| heads.contains(&section))
    };
    title.section.is_none()
        && early.section == Some(Section::Body)
        && marks.verbatim
        && !marks.stated
        && early.at.iter().chain(&early.blocks).all(|&b| marks.at(b).is_none())
        && head()
}

/// Whether block `at` is the first item of an order of the day without a label: 1 開会 … 5 閉会, behind day and place.
pub(super) fn lists_order(current: &Part, outline: &Outline, at: usize) -> bool {
    // More items than an order of the day has.
    const ITEMS: usize = 24;
    let block = &outline.blocks[at];
    let placed = matches!(current.section, None | Some(Section::Date | Section::Venue));
    let Mark::Number(style, 1) = block.mark else { return false };
    if !placed || block.flow.as_str() != "開会" {
        return false;
    }
    let mut next = 2;
    for block in outline.blocks[at + 1..].iter().filter(|b| b.kind == BlockKind::Text).take(ITEMS) {
        let words = block.flow.as_str();
        let counted = matches!(block.mark, Mark::Number(s, n) if s == style && n == next);
        if words.contains('。') || block.mark == Mark::None {
            return false;
        }
        if counted && words == "閉会" {
            return true;
        }
        next += u32::from(counted);
    }
    false
}

/// Whether block `at` is the first item of what was done, told below it and not listed: 1 開会 behind the documents.
pub(super) fn begins(current: &Part, outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines between an item and the first words under it.
    const NEAR: usize = 5;
    let block = &outline.blocks[at];
    let listed = matches!(
        current.section,
        Some(Section::Attendees | Section::Absentees | Section::Materials | Section::Ignored)
    );
    let first = matches!(block.mark, Mark::Number(_, 1));
    let below = || {
        let texts = outline.blocks[at + 1..].iter().filter(|b| b.kind == BlockKind::Text);
        texts.take(NEAR).any(|b| b.flow.as_str().ends_with('。') && b.flow.as_str().chars().count() >= 10)
    };
    listed && first && opens(block.flow.as_str(), lexicon) && below()
}
