//! Marks of speeches that the format tells apart: what its fields say of the speaker wins over how a mark looks.

use std::{
    collections::{BTreeMap, HashSet},
    ops::Range,
};

use super::{Marks, SpeakerMark, form};
use crate::{
    lexicon::Lexicon,
    minutes::{header, stated::Stated},
    outline::{Block, BlockKind, Mark, Outline},
};

impl Marks {
    /// The marks of such speeches; where no field names anyone, those that the words are printed with.
    pub(in crate::minutes) fn of_frame(outline: &Outline, stated: &Stated, lexicon: &Lexicon) -> Marks {
        let mut marks = vec![None; outline.blocks.len()];
        for &(speech, index) in &outline.speeches {
            marks[index] = stated
                .called(speech)
                .and_then(|called| form::stated(&outline.blocks[index], called, lexicon));
        }
        let mut speeches: BTreeMap<usize, usize> =
            outline.speeches.iter().map(|&(speech, block)| (block, speech)).collect();
        let ends = outline.speeches.iter().skip(1).map(|&(_, next)| next).chain([outline.blocks.len()]);
        for (&(speech, first), end) in outline.speeches.iter().zip(ends) {
            let Some(called) = stated.called(speech) else {
                // 令和6年7月3日 / ○柊委員長　ただいまから…: the field is empty, and the words bear the mark.
                for index in (first..end).filter(|_| stated.is_silent(speech)) {
                    if let Some(mark) = printed(&outline.blocks[index], lexicon) {
                        marks[index] = Some(mark);
                        speeches.insert(index, speech);
                    }
                }
                continue;
            };
            // 〔賛成者挙手〕 / ○柊委員長　挙手多数であります。: the one whom the field names goes on under a mark of their own.
            for index in first + 1..end {
                let block = &outline.blocks[index];
                let again =
                    form::circled_again(block, called, lexicon).filter(|_| block.kind == BlockKind::Text);
                let Some(mark) = again else { continue };
                marks[index] = Some(mark);
                // ○午前10時00分開会 / ○柊委員長　ただいまから…: nobody speaks above the first mark.
                if speeches.get(&first) == Some(&speech) && is_hour(outline, first..index) {
                    marks[first] = None;
                }
                speeches.insert(index, speech);
            }
        }
        Marks {
            found: marks,
            labels: HashSet::new(),
            verbatim: true,
            replies: false,
            reports: false,
            bracket: None,
            speeches,
        }
    }
}

/// The mark of a block that opens with a circle, names a speaker and goes on with what they say.
fn printed(block: &Block, lexicon: &Lexicon) -> Option<SpeakerMark> {
    let circle = matches!(block.mark, Mark::Sign('○' | '◯' | '〇' | '◎' | '◆'));
    let mark = form::circled(&block.flow, lexicon).filter(|_| circle)?;
    block.flow.as_str()[mark.words..].contains('。').then_some(mark)
}

/// Whether blocks hold the hour of a sitting and nothing else: 午前10時00分開会.
fn is_hour(outline: &Outline, blocks: Range<usize>) -> bool {
    let words = |block: &Block| block.kind == BlockKind::Text && !header::is_hour(block.flow.as_str());
    !outline.blocks[blocks].iter().any(words)
}
