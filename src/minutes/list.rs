//! Lists of a head: what an item's line broke off goes on below it.
//!
//! Takes the blocks under one label; gives items with their broken lines joined by the width of this very list, which is
//! often another than that of the record; does not know what the items are.

use crate::{
    outline::{Block, Mark, Outline},
    text::Flow,
};

/// One item of a list.
pub(super) struct Item<'a> {
    /// The block it opens with.
    pub block: &'a Block,
    /// Its words, the opening mark left out.
    pub flow: Flow,
}

/// Columns that a broken line may fall short of the widest one.
const SLACK: u32 = 6;
/// A list narrower than this is not broken at its edge.
const NARROWEST: u32 = 60;

/// Whether a line in brackets stands further out than the numbered item above it, over those below: 1 …の報告について / （一般質問）.
fn heads(block: &Block, item: &Block) -> bool {
    let inner = block.flow.as_str().strip_prefix('(').and_then(|s| s.strip_suffix(')'));
    matches!(item.mark, Mark::Number(..))
        && block.indent < item.indent
        && inner.is_some_and(|inner| inner.chars().count() <= 10 && !inner.contains(['(', ')']))
}

/// Words with which no item begins, and those with which none ends.
const JOINTS: [&str; 6] = ["について", "に関", "に係", "の", "を", "及び"];
const OPEN: [&str; 15] = [
    "につ",
    "につい",
    "に係る",
    "に関する",
    "に対する",
    "における",
    "に向けた",
    "に基づく",
    "に伴う",
    "に",
    "の",
    "を",
    "と",
    "及び",
    "並びに",
];

/// Whether no item begins with these words.
pub(super) fn is_rest(words: &str) -> bool {
    JOINTS.iter().any(|joint| words.starts_with(joint))
}

/// Whether an unmarked line below an item is the rest of it, however short the item's own line is: the item stops where none
/// ends (船の更新につ / いて, 桟橋に係る / 点検), or the line stands deeper and closes its bracket or begins as none does
/// (桟橋の改修に向けた課題 / について).
fn goes_on(item: &Item, block: &Block) -> bool {
    let (s, rest) = (item.flow.as_str(), block.flow.as_str());
    let stops = OPEN.iter().any(|end| s.ends_with(end));
    let closes = s.matches('(').count() > s.matches(')').count() && rest.ends_with(')');
    let deeper = block.indent > item.block.indent;
    // 〜桟橋の点検と渡船の試行〜: more of what the item above is about.
    let between = rest.len() > 1 && rest.starts_with('~') && rest.ends_with('~');
    block.mark == Mark::None && (stops || between || deeper && (closes || is_rest(rest)))
}

/// The items among `blocks`; those that `opens` knows are never part of the one before.
pub(super) fn items<'a>(
    outline: &'a Outline,
    blocks: &[usize],
    opens: impl Fn(&Block) -> bool,
) -> Vec<Item<'a>> {
    let blocks: Vec<&Block> = blocks.iter().filter_map(|&b| outline.blocks.get(b)).collect();
    let last_line =
        |b: &Block| outline.text_lines(b).last().map_or((0, false), |l| (l.width, l.full == Some(true)));
    let widest = blocks.iter().flat_map(|b| outline.text_lines(b)).map(|l| l.width).max().unwrap_or_default();
    let edge = widest.max(outline.width.map_or(0, |w| w * 7 / 8)).saturating_sub(SLACK);
    let mut items: Vec<Item> = Vec::new();
    let mut last: Option<(u32, bool)> = None;
    for block in blocks {
        let broken = last.is_some_and(|(width, full)| full || widest >= NARROWEST && width >= edge);
        if let Some(item) = items.last_mut()
            && (broken || goes_on(item, block))
            && !block.gap
            && !opens(block)
            && !heads(block, item.block)
            && !item.flow.as_str().ends_with('。')
        {
            item.flow.join(&block.flow);
        } else {
            items.push(Item { block, flow: block.flow.clone() });
        }
        last = Some(last_line(block));
    }
    items
}

#[cfg(test)]
mod tests {
    use crate::{Format, Lexicon, Text, minutes::Minutes, outline::Outline};

    #[test]
    fn an_item_that_ends_with_a_particle_goes_on_below() {
        let record = "第３回湖沼検討会　議事概要\n\n日時：令和６年５月１日\n\n議題\n１．桟橋の点検の優先度に\nついて\n２．その他\n\n出席者\n吉田太郎　湖北大学教授\n";
        let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let agenda = Minutes::read(&text, &outline, Lexicon::embedded()).value.agenda;
        let items: Vec<&str> = agenda.iter().map(|item| item.text.as_str()).collect();
        assert_eq!(items, ["桟橋の点検の優先度について", "その他"]);
    }
}
