//! Tables in a roster: rows typed in columns, drawn with bars, or printed cell by cell down the page.
//!
//! Takes the lines of a roster; takes out those that are one table, and gives its rows, each with what its columns tell.
//! What a column holds its head says, and else most of its cells. Gaps part names as well as cells, and cells may be
//! empty: so each row is cut where all of its cells fit their columns best.

mod bare;
mod cell;
mod down;
mod head;
mod hung;
mod line;
mod person;

use super::{attended::State, heading::heading, printed::Printed};
use crate::{
    lexicon::Lexicon,
    text::{Flow, Text},
};

use cell::Column;

/// The cells of a row, in the order of the columns.
type Cells = Vec<(Column, Flow)>;

/// A table among the lines of a roster.
struct Table {
    /// The first line of its head, and the one behind its last row.
    lines: std::ops::Range<usize>,
    /// Its rows, each with the first character of its line.
    rows: Vec<(u32, Cells)>,
}

/// Takes the tables out of the lines; gives the rows of their people, and who of them was there.
pub(super) fn take(printed: &mut Vec<Printed>, text: &Text, lexicon: &Lexicon) -> (Vec<Printed>, Vec<State>) {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < printed.len() {
        let lines = &printed[at..];
        let bare = || {
            (at == 0 || is_heading(&printed[at - 1], lexicon)).then(|| bare::table(lines, lexicon)).flatten()
        };
        let found = hung::table(lines, text, lexicon)
            .or_else(|| under_head(lines, lexicon))
            .or_else(|| down::table(lines, lexicon))
            .or_else(bare);
        let Some(mut table) = found else {
            at += 1;
            continue;
        };
        repeat(&mut table.rows);
        person::settle(&mut table.rows, lexicon);
        for (line, cells) in table.rows {
            let (draft, state) = person::told(line, &cells, lexicon);
            let flow = draft.name.clone().unwrap_or_default();
            rows.push(Printed { line, entry: Some(draft), ..printed[at].part(flow) });
            states.push(state);
        }
        printed.drain(at + table.lines.start..at + table.lines.end);
    }
    (rows, states)
}

/// Puts what the cell above holds in the place of each sign that repeats it.
fn repeat(rows: &mut [(u32, Cells)]) {
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some((_, above)), Some((_, cells))) = (above.last(), below.first_mut()) else { continue };
        for (column, words) in cells.iter_mut().filter(|(_, words)| cell::is_same(words.as_str())) {
            if let Some((_, told)) = above.iter().find(|(own, _)| own == column) {
                *words = told.clone();
            }
        }
    }
}

/// Whether a line is a heading and nothing else.
fn is_heading(line: &Printed, lexicon: &Lexicon) -> bool {
    let row = heading(line.flow.clone(), &line.mark, lexicon);
    row.heading.is_some() && row.flow.is_empty()
}

/// Whether a table begins with the first of the lines of a text, which names its columns or is the first of them.
pub(in crate::minutes) fn opens(lines: &[&Flow], lexicon: &Lexicon) -> bool {
    let columns = lines.first().and_then(|first| head::columns(first, lexicon));
    columns.is_some_and(|columns| lines.get(1).is_some_and(|row| line::fits(row, &columns, lexicon)))
        || down::head(lines.iter().copied(), lexicon).is_some()
        || bare::opens(lines, lexicon)
}

/// Whether a line names the columns of a roster.
pub(in crate::minutes) fn heads(line: &Flow, lexicon: &Lexicon) -> bool {
    head::columns(line, lexicon).is_some()
}

/// Whether the first of the lines name, one by one, columns of which one tells who was there.
pub(in crate::minutes) fn tells_states(lines: &[&Flow], lexicon: &Lexicon) -> bool {
    down::head(lines.iter().copied(), lexicon).is_some_and(|columns| columns.contains(&Column::State))
}

/// The lines with the rows of tables among them again.
pub(super) fn put_back(mut lines: Vec<Printed>, tabled: Vec<Printed>) -> Vec<Printed> {
    if !tabled.is_empty() {
        lines.extend(tabled);
        lines.sort_by_key(|line| line.line);
    }
    lines
}

/// The table that begins with the first of `lines`, which names its columns.
fn under_head(lines: &[Printed], lexicon: &Lexicon) -> Option<Table> {
    let columns = head::columns(&lines.first()?.flow, lexicon)?;
    let fits = |line: &Printed| line::cells(&line.flow, &columns, lexicon);
    let rows: Vec<(u32, Cells)> =
        lines[1..].iter().map_while(|line| Some((line.line, fits(line)?))).collect();
    let end = 1 + rows.len();
    // Where rows go on behind one that does not fit, cells are broken over lines.
    let mut below = lines[end..].iter().take_while(|line| !bare::ends(line, lexicon));
    let broken = below.any(|line| fits(line).is_some());
    (!rows.is_empty() && !broken).then_some(Table { lines: 0..end, rows })
}

#[cfg(test)]
mod tests;
