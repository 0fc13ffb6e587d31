//! The cells of a row that stands on one line.

use super::{Cells, Column};
use crate::{lexicon::Lexicon, text::Flow};

/// Doubt of a row that is none of its table.
const MOST: u32 = 11;
/// Pieces of the longest cell.
const WIDEST: usize = 8;
/// A gap that seldom stands within a cell, in characters.
const WIDE: u32 = 2;

/// The least doubtful way to cut a line into cells of these columns, if any.
pub(super) fn cells(flow: &Flow, columns: &[Column], lexicon: &Lexicon) -> Option<Cells> {
    // （港湾課長　柊　誠）: what goes on with the row above.
    let s = flow.as_str();
    let numbered = |inner: &str| inner.starts_with(|c: char| c.is_ascii_digit());
    if s.strip_prefix('(').is_some_and(|inner| !numbered(inner)) && lexicon.bodies.form_at_start(s).is_none()
    {
        return None;
    }
    let (doubt, cells) = cut(flow, columns, lexicon)?;
    (doubt <= MOST).then_some(cells)
}

/// Whether a line can be cut into cells of these columns.
pub(super) fn fits(flow: &Flow, columns: &[Column], lexicon: &Lexicon) -> bool {
    cells(flow, columns, lexicon).is_some()
}

/// The least doubtful way to cut words into cells of these columns, and how doubtful it is.
pub(super) fn cut(flow: &Flow, columns: &[Column], lexicon: &Lexicon) -> Option<(u32, Cells)> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let words: Vec<&str> = pieces.iter().map(|(piece, _)| &s[piece.clone()]).collect();
    // The least doubt of pieces up to each one in the columns so far, and where the cell of each column begins.
    let mut best: Vec<Option<(u32, Vec<usize>)>> = vec![None; words.len() + 1];
    best[0] = Some((0, Vec::new()));
    for column in columns {
        let mut next: Vec<Option<(u32, Vec<usize>)>> = vec![None; words.len() + 1];
        for end in 0..=words.len() {
            for start in end.saturating_sub(WIDEST)..=end {
                let Some((before, starts)) = &best[start] else { continue };
                let own = if start == end {
                    column.doubt_empty()
                } else {
                    column
                        .doubt(&words[start..end], lexicon)
                        .map(|own| own + wide(*column, &pieces[start + 1..end]))
                };
                let Some(doubt) = own.map(|own| own + before) else { continue };
                if next[end].as_ref().is_none_or(|(least, _)| doubt < *least) {
                    let starts = starts.iter().copied().chain([start]).collect();
                    next[end] = Some((doubt, starts));
                }
            }
        }
        best = next;
    }
    let (doubt, starts) = best.pop().flatten()?;
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    let cells = columns.iter().zip(starts.iter().zip(ends)).filter(|(_, (start, end))| *start < end);
    let cell = |(column, (start, end)): (&Column, (&usize, usize))| {
        (*column, flow.slice(pieces[*start].0.start..pieces[end - 1].0.end))
    };
    Some((doubt, cells.map(cell).collect()))
}

/// The doubt of wide gaps within a cell, but within a name.
fn wide(column: Column, inner: &[(std::ops::Range<usize>, u32)]) -> u32 {
    let wide = inner.iter().filter(|(_, gap)| *gap >= WIDE).count();
    if column == Column::Name { 0 } else { u32::try_from(wide).unwrap_or(u32::MAX) }
}
