//! Words of a roster that a copy set apart by letters.

use std::ops::Range;

use crate::text::Flow;

/// The words of a line with what was set apart in it whole again.
pub(super) fn whole(flow: &Flow) -> Flow {
    with_head(&unspaced(flow))
}

/// A list whose letters a copy set apart, 柊 委 員 、森 委 員, with its words whole again; names in columns stay as they are.
fn unspaced(flow: &Flow) -> Flow {
    // Letters by themselves in such a list, at least.
    const LETTERS: usize = 10;
    let s = flow.as_str();
    let pieces = flow.pieces();
    let letter = |piece: &std::ops::Range<usize>| {
        s[piece.clone()].split(|c: char| !c.is_alphabetic()).all(|words| words.chars().count() < 2)
    };
    if !s.contains('、') || pieces.iter().filter(|(piece, _)| letter(piece)).count() < LETTERS {
        return flow.clone();
    }
    let mut whole = Flow::default();
    let mut alone = false;
    for (piece, _) in pieces {
        let words = flow.slice(piece.clone());
        if std::mem::replace(&mut alone, letter(&piece)) && alone {
            whole.mend(&words);
        } else {
            whole.join(&words);
        }
    }
    whole
}

/// The words of a line, 長 that a gap parts from its unit put to it: 港湾課　長　柊　誠.
fn with_head(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let apart = |two: &[(Range<usize>, u32)]| {
        let unit = &s[two[0].0.clone()];
        let unit = unit.ends_with(['課', '部', '局', '室', '係', '所']) && unit.chars().count() > 2;
        unit && &s[two[1].0.clone()] == "長"
    };
    let Some(at) = pieces.windows(2).position(apart).filter(|at| at + 2 < pieces.len()) else {
        return flow.clone();
    };
    let from = pieces[at + 1].0.start;
    let mut whole = flow.slice(0..from);
    whole.mend(&flow.slice(from..s.len()));
    whole
}
