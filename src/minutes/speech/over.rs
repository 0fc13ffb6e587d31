//! Those who stand on a line of their own over their words, where the others of a record stand before theirs.

use super::{SpeakerMark, form};
use crate::{
    lexicon::Lexicon,
    outline::{BlockKind, Mark, Outline},
};

/// Adds the marks of those who stand on a line of their own over words to which nobody else gives a mark: （港湾課長）, or a post
/// too long for its column, over words that hang below it.
pub(super) fn over_their_words(found: &mut [Option<SpeakerMark>], outline: &Outline, lexicon: &Lexicon) {
    let texts: Vec<usize> =
        (0..outline.blocks.len()).filter(|&i| outline.blocks[i].kind == BlockKind::Text).collect();
    let Some(first) = texts.iter().position(|&i| found[i].is_some()) else { return };
    for two in texts[first..].windows(2) {
        let (block, below) = (&outline.blocks[two[0]], &outline.blocks[two[1]]);
        if found[two[0]].is_some() || found[two[1]].is_some() {
            continue;
        }
        let hangs = below.indent > block.indent
            && below.mark == Mark::None
            && below.flow.as_str().contains('。')
            && !below.flow.as_str().starts_with('(');
        found[two[0]] = if hangs { form::over_words(block, lexicon) } else { None };
    }
}
