//! Tables in a roster: rows typed in columns, drawn with bars, or printed cell by cell down the page.
//!
//! Takes the lines of a roster; takes out those that are one table, and gives its rows, each with what its columns tell.
//! What a column holds its head says, and else most of its cells. Gaps part names as well as cells, and cells may be
//! empty: so each row is cut where all of its cells fit their columns best.

mod cell;
mod down;
mod head;
mod line;
mod person;

use super::{attended::State, heading::heading, printed::Printed, row::Row};
use crate::{lexicon::Lexicon, text::Flow};

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
pub(super) fn take(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> (Vec<Row>, Vec<State>) {
    let (mut rows, mut states) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < printed.len() {
        let found = under_head(&printed[at..], lexicon).or_else(|| down::table(&printed[at..], lexicon));
        let Some(mut table) = found else {
            at += 1;
            continue;
        };
        person::settle(&mut table.rows, lexicon);
        for (line, cells) in table.rows {
            let (row, state) = person::row(line, &cells, lexicon);
            rows.push(row);
            states.push(state);
        }
        printed.drain(at + table.lines.start..at + table.lines.end);
    }
    (rows, states)
}

/// Puts the rows of tables among the others, where they stand.
pub(super) fn put_back(rows: Vec<Row>, tabled: Vec<Row>) -> Vec<Row> {
    let mut found = Vec::with_capacity(rows.len() + tabled.len());
    let mut tabled = tabled.into_iter().peekable();
    for row in rows {
        while let Some(own) = tabled.next_if(|own| own.line < row.line) {
            found.push(own);
        }
        found.push(row);
    }
    found.extend(tabled);
    found
}

/// The table that begins with the first of `lines`, which names its columns.
fn under_head(lines: &[Printed], lexicon: &Lexicon) -> Option<Table> {
    let columns = head::columns(&lines.first()?.flow, lexicon)?;
    let fits = |line: &Printed| line::cells(line, &columns, lexicon);
    let rows: Vec<(u32, Cells)> =
        lines[1..].iter().map_while(|line| Some((line.line, fits(line)?))).collect();
    let end = 1 + rows.len();
    // Where rows go on behind one that does not fit, cells are broken over lines.
    let heads = |line: &&Printed| heading(line.flow.clone(), &line.mark, lexicon).heading.is_some();
    let mut below = lines[end..].iter().take_while(|line| !heads(line));
    let broken = below.any(|line| fits(line).is_some());
    (!rows.is_empty() && !broken).then_some(Table { lines: 0..end, rows })
}
