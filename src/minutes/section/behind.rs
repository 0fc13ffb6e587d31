//! Who was there, listed behind the record proper: on its last page, in a sheet of its own, at the foot of the last speech.

use super::{Part, label};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::speech::Marks,
    outline::{Block, BlockKind, Outline},
};

/// The block that opens a roster behind all that is said. `None` where there is none, or where something is said below it.
pub(super) fn roster(outline: &Outline, marks: &Marks, lexicon: &Lexicon) -> Option<usize> {
    // 出席者は左のとおり。 says nothing by itself.
    let tells = |s: &str| s.contains('。') && label::follows(s).is_none();
    let said = |(i, block): &(usize, &Block)| {
        block.kind == BlockKind::Text
            && (tells(block.flow.as_str()) || marks.at(*i).is_some_and(|m| is_speech(block, m.words)))
    };
    let last = outline.blocks.iter().enumerate().filter(said).map(|(i, _)| i).next_back()?;
    let behind = outline.blocks.iter().enumerate().skip(last + 1).filter(|(_, b)| b.kind == BlockKind::Text);
    let mut behind = behind.skip_while(|(_, block)| !opens(block, lexicon));
    let (at, _) = behind.next()?;
    behind.next().map(|_| at)
}

/// The part that such a roster is.
pub(super) fn part(outline: &Outline, at: usize, lexicon: &Lexicon) -> Part {
    let block = &outline.blocks[at];
    if let Some((section, label, value)) = label(block, lexicon) {
        return Part { section: Some(section), label, value, blocks: Vec::new(), at: Some(at) };
    }
    let label = heads(block.flow.as_str()).unwrap_or_else(|| block.flow.as_str()).to_owned();
    Part { label, blocks: Vec::new(), at: Some(at), ..Part::unlabelled(Section::Attendees, at) }
}

/// Whether words stand behind a mark, as they do where it is no line of a list.
fn is_speech(block: &Block, words: usize) -> bool {
    block.flow.as_str()[words..].contains(['、', '。'])
}

/// Whether a block opens a roster.
fn opens(block: &Block, lexicon: &Lexicon) -> bool {
    // Characters of the longest line that heads a sheet.
    const HEAD: usize = 50;
    let s = block.flow.as_str();
    // 議会事務局　議事係 is whom to ask.
    let list = ["出席", "名簿", "説明員"].iter().any(|word| s.contains(word));
    let labelled = list
        && label(block, lexicon)
            .is_some_and(|(section, ..)| matches!(section, Section::Attendees | Section::Absentees));
    // 出席国務大臣
    let office = s.strip_prefix("出席").is_some_and(|office| {
        lexicon.titles.is_post(office) || lexicon.titles.post_at_end(office).is_some_and(|_| block.indent < 8)
    });
    labelled || office || s.chars().count() <= HEAD && heads(s).is_some()
}

/// The word that closes the head of a sheet: 出席者 of みなと湖沼審議会　出席者.
fn heads(s: &str) -> Option<&str> {
    ["出席者名簿", "出席者一覧", "出席者"].into_iter().find(|end| s.ends_with(end))
}
