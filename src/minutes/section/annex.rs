//! Annexes of a notice, in which the record itself stands: 別紙1 / 第3回みなと検討会 出席者名簿, 別紙2 / 委員からの主な意見.

use super::Part;
use crate::{
    lexicon::Section,
    outline::{Block, BlockKind, Outline},
    text::Flow,
};

/// Characters of the longest heading of an annex.
const HEAD: usize = 50;

/// Begins the part of an annex with block `i` where it is the heading of one, whose number is none of the part before. Behind a
/// record whose speakers are marked, such a part can be nothing but a list of people.
pub(super) fn opened(parts: &mut Vec<Part>, outline: &Outline, i: usize, marked: bool) -> bool {
    let annex = part(outline, i).filter(|annex| !marked || annex.section == Some(Section::Attendees));
    let Some(annex) = annex else { return false };
    if let Some(last) = parts.last_mut() {
        last.blocks.pop_if(|last| is_number(&outline.blocks[*last]));
    }
    parts.push(annex);
    true
}

/// The part that block `i` opens as the heading of an annex, whose number stands alone on the line above.
fn part(outline: &Outline, i: usize) -> Option<Part> {
    let above = outline.blocks[..i].iter().rfind(|block| block.kind == BlockKind::Text)?;
    let s = outline.blocks[i].flow.as_str();
    // 委員名簿（任期：令和6年7月1日～令和8年6月30日）
    let s = s.strip_suffix(')').and_then(|s| s.split_once('(')).map_or(s, |(head, _)| head.trim_end());
    if !is_number(above) || s.contains(['。', '、']) || s.chars().count() > HEAD {
        return None;
    }
    let ends = |words: &[&str]| words.iter().any(|word| s.ends_with(word));
    let (section, label) = if ends(&["出席者名簿", "出席者一覧", "出席者", "委員名簿", "委員一覧"])
    {
        (Section::Attendees, "出席者")
    } else if ends(&["意見", "意見等", "発言", "発言等", "議事概要", "議事要旨", "議事録"])
    {
        (Section::Body, s)
    } else {
        return None;
    };
    let (label, value) = (label.to_owned(), Flow::default());
    Some(Part { section: Some(section), label, value, blocks: Vec::new(), at: Some(i) })
}

/// Whether a block is the number of an annex and no more: 別紙, 別紙1, （別添2）.
fn is_number(block: &Block) -> bool {
    let s = block.flow.as_str().trim_matches(['(', ')', '【', '】', '[', ']', '<', '>', ' ']);
    let number = s.strip_prefix("別紙").or_else(|| s.strip_prefix("別添"));
    let number = number.map(|n| n.strip_prefix("資料").unwrap_or(n));
    number.is_some_and(|n| n.len() <= 3 && n.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}
