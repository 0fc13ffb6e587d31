//! Right margins: which lines end only because there was no more room.
//!
//! Takes the lines of all pages; marks those behind which the next word had no room; does not know what they say.

use super::{line::Line, print::most};

/// Lines that end at a margin, at least.
const LINES: usize = 6;

/// Marks the lines that run up to the right margin of their page or column.
pub(super) fn mark(pages: &mut [Vec<Line>]) {
    let mut columns: Vec<Option<i64>> = pages.iter().flatten().map(column).collect();
    columns.sort_unstable();
    columns.dedup();
    for key in columns {
        let own = |line: &&Line| !line.furniture && line.row.is_none() && column(line) == key;
        let ends: Vec<&Line> = pages.iter().flatten().filter(own).collect();
        let Some(margin) = margin(&ends) else { continue };
        for page in pages.iter_mut() {
            let next: Vec<Option<f64>> =
                (0..page.len()).map(|i| page[i + 1..].iter().find(own).map(Line::first_word)).collect();
            for (line, next) in page.iter_mut().zip(next) {
                if own(&&*line) {
                    // The first word of the next page is not looked for: a letter.
                    let word = next.unwrap_or(line.size);
                    line.full = line.end + word > margin + 0.25 * line.size;
                }
            }
        }
    }
}

/// Which column a line stands in, by where that begins.
#[expect(clippy::cast_possible_truncation, reason = "a place on a page, far below 2^63")]
fn column(line: &Line) -> Option<i64> {
    line.left.map(|left| (left / 20.0).round() as i64)
}

/// Where most of the lines end that end far right, if enough do.
fn margin(lines: &[&Line]) -> Option<f64> {
    let size = most(lines.iter().map(|line| (line.size, line.glyphs.len())), 0.25)?;
    let ends = lines.iter().map(|line| line.end);
    let furthest = ends.clone().max_by(f64::total_cmp)?;
    let mut margin = furthest;
    // A heading or two may go past the margin.
    while margin > furthest - 12.0 * size {
        let near =
            ends.clone().filter(|end| (margin - 1.5 * size..=margin + 0.1 * size).contains(end)).count();
        if near >= LINES && near * 8 >= lines.len() {
            return ends.filter(|end| *end <= margin + 0.1 * size).max_by(f64::total_cmp);
        }
        margin -= 0.5 * size;
    }
    None
}
