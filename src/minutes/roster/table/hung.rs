//! Tables under a head whose cells are broken over lines, each part below the other in the column of its cell:
//! 氏名　所属・役職　備考 / 柊　誠　みなと大学空域研究所　欠席 / 　　　　特任教授 / ….
//!
//! What parts the columns is what all lines leave blank.

use std::ops::Range;

use super::{Cells, Column, Table, bare, head};
use crate::{
    lexicon::Lexicon,
    minutes::roster::printed::Printed,
    outline::columns,
    span::Span,
    text::{Flow, Text},
};

/// Columns that stay blank between two cells, at least.
const BLANK: usize = 2;
/// Rows that make a table.
const ROWS: usize = 2;

/// Words of a line, with the columns of the page that they take.
type Placed = (Range<usize>, Range<usize>);

/// The table that begins with the first of `lines`, which names its columns.
pub(super) fn table(lines: &[Printed], text: &Text, lexicon: &Lexicon) -> Option<Table> {
    let (first, below) = lines.split_first()?;
    let heads = heads(first, text, lexicon)?;
    // 副会長 under other words of its cell is no heading.
    let left = heads.first()?.1.end;
    let outside = |line: &Printed| placed(line, text).first().is_none_or(|(_, place)| place.start < left);
    let count = below.iter().take_while(|line| !(outside(line) && bare::ends(line, lexicon))).count();
    let below = &below[..count];
    let placed: Vec<Vec<Placed>> = below.iter().map(|line| placed(line, text)).collect();
    let stretches = stretches(&placed, &heads)?;
    let cells: Vec<Cells> =
        below.iter().zip(&placed).map(|(line, words)| cells(&line.flow, words, &stretches)).collect();
    let rows = rows(&cells)?;
    let rows: Vec<(u32, Cells)> = rows
        .into_iter()
        .map(|row| (below[row.start].line, whole(&cells[row])))
        .filter(|(_, cells)| !cells.is_empty())
        .collect();
    let sure = rows.len() >= ROWS && rows.iter().all(|(_, cells)| is_row(cells, lexicon));
    sure.then_some(Table { lines: 0..1 + count, rows })
}

/// The columns that a line names, each with where it stands on the page.
fn heads(line: &Printed, text: &Text, lexicon: &Lexicon) -> Option<Vec<(Column, Range<usize>)>> {
    let named = head::placed(&line.flow, lexicon)?;
    Some(named.into_iter().map(|(column, words)| (column, place(line, &words, text))).collect())
}

/// The columns of the page that words of a line take.
fn place(line: &Printed, words: &Range<usize>, text: &Text) -> Range<usize> {
    let span = line.flow.span(words.clone());
    let until =
        |end: u32| text.quote(Span::new(line.line, end)).chars().map(|c| columns(c) as usize).sum::<usize>();
    until(span.start())..until(span.end())
}

fn placed(line: &Printed, text: &Text) -> Vec<Placed> {
    let pieces = line.flow.pieces().into_iter().map(|(piece, _)| piece);
    pieces.map(|piece| (piece.clone(), place(line, &piece, text))).collect()
}

/// The stretches of the page that no line leaves blank, each with the column whose name stands over it or next to it; `None`
/// where the columns cannot be told apart so.
fn stretches(lines: &[Vec<Placed>], heads: &[(Column, Range<usize>)]) -> Option<Vec<(Column, Range<usize>)>> {
    let words = || lines.iter().flatten().map(|(_, place)| place.clone());
    let mut filled = vec![false; words().map(|place| place.end).max()?];
    words().for_each(|place| filled[place].fill(true));
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for at in (0..filled.len()).filter(|&at| filled[at]) {
        match stretches.last_mut() {
            Some(last) if at < last.end + BLANK => last.end = at + 1,
            _ => stretches.push(at..at + 1),
        }
    }
    let column_of = |stretch: &Range<usize>| {
        let apart = |head: &Range<usize>| {
            head.start.saturating_sub(stretch.end.saturating_sub(1))
                + stretch.start.saturating_sub(head.end.saturating_sub(1))
        };
        let over = heads.iter().filter(|(_, head)| apart(head) == 0).count();
        let nearest = heads.iter().min_by_key(|(_, head)| apart(head))?;
        (over < 2).then_some(nearest.0)
    };
    stretches.into_iter().map(|stretch| Some((column_of(&stretch)?, stretch))).collect()
}

/// The cells of a line.
fn cells(flow: &Flow, words: &[Placed], stretches: &[(Column, Range<usize>)]) -> Cells {
    let mut cells: Vec<(Column, Range<usize>)> = Vec::new();
    for (piece, place) in words {
        let own = stretches.iter().find(|(_, stretch)| stretch.contains(&place.start));
        let Some((column, _)) = own else { continue };
        match cells.last_mut() {
            Some((last, cell)) if last == column => cell.end = piece.end,
            _ => cells.push((*column, piece.clone())),
        }
    }
    cells.into_iter().map(|(column, cell)| (column, flow.slice(cell))).collect()
}

fn cell(cells: &Cells, column: Column) -> bool {
    cells.iter().any(|(own, _)| *own == column)
}

/// The lines of each row: those with a name and what goes on below it, or what a name stands in the middle or at the end of.
fn rows(lines: &[Cells]) -> Option<Vec<Range<usize>>> {
    let named: Vec<usize> = (0..lines.len()).filter(|&at| cell(&lines[at], Column::Name)).collect();
    let (first, last) = (*named.first()?, *named.last()?);
    if named.len() == lines.len() {
        return None;
    }
    let told =
        |at: usize| [Column::Held, Column::Body, Column::Post].iter().any(|column| cell(&lines[at], *column));
    // The last line of a cell is that of its name.
    let closes = first > 0 && last + 1 == lines.len() && named.iter().all(|&at| told(at));
    let mut ends: Vec<usize> = Vec::new();
    for pair in named.windows(2) {
        let (above, below) = (pair[0], pair[1]);
        let between = below - above - 1;
        ends.push(match (told(above), told(below)) {
            _ if first == 0 => below,
            _ if closes => above + 1,
            (true, false) => above + 1,
            (false, false) => above + 1 + between / 2,
            (_, true) => below,
        });
    }
    ends.push(lines.len());
    let starts = std::iter::once(0).chain(ends.iter().copied());
    Some(starts.zip(&ends).map(|(start, &end)| start..end).collect())
}

/// The cells of the lines of one row put together.
fn whole(lines: &[Cells]) -> Cells {
    let mut row: Cells = Vec::new();
    for (column, words) in lines.iter().flatten() {
        match row.iter_mut().find(|(own, _)| own == column) {
            Some((Column::Name, name)) => name.join(words),
            Some((_, cell)) => cell.mend(words),
            None => row.push((*column, words.clone())),
        }
    }
    row
}

/// Whether cells are those of somebody.
fn is_row(cells: &Cells, lexicon: &Lexicon) -> bool {
    let name = cells.iter().find(|(column, _)| *column == Column::Name).map(|(_, name)| name);
    name.is_some_and(|name| {
        let pieces: Vec<&str> = name.pieces().into_iter().map(|(piece, _)| &name.as_str()[piece]).collect();
        Column::Name.doubt(&pieces, lexicon).is_some()
    })
}
