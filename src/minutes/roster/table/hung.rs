//! Tables under a head whose cells are broken over lines, each part below the other in the column of its cell:
//! 氏名　所属・役職　備考 / 柊　誠　みなと大学空域研究所　欠席 / 　　　　特任教授 / ….
//!
//! What parts the columns is what all lines leave blank.

use std::ops::Range;

use super::{Cells, Column, Table, bare, head};
use crate::{
    lexicon::Lexicon,
    minutes::roster::{printed::Printed, remark::is_list_remark},
    text::{Flow, Text},
};

/// Columns that stay blank between two cells, at least.
const BLANK: usize = 2;
/// Rows that make a table.
const ROWS: usize = 2;
/// Lines of the longest table.
const LONGEST: usize = 500;
/// Lines of the longest table below which other words may stand: each end costs a look at all lines before it.
const LINES: usize = 120;

/// Words of a line, with the columns of the page that they take.
type Placed = (Range<usize>, Range<usize>);

/// The table that begins with the first of `lines`, which names its columns.
pub(super) fn table(lines: &[Printed], text: &Text, lexicon: &Lexicon) -> Option<Table> {
    let (first, below) = lines.split_first()?;
    let mut heads = heads(first, text, lexicon)?;
    let second = below.first().filter(|second| names_on(second, first, &mut heads, text, lexicon));
    let from = usize::from(second.is_some());
    let below = &below[from..];
    // 副会長 under other words of its cell is no heading.
    let left = heads.first()?.1.end;
    let outside = |line: &Printed| placed(line, text).first().is_none_or(|(_, place)| place.start < left);
    let below = &below[..below.len().min(LONGEST)];
    let count = below.iter().take_while(|line| !ends(line, outside(line), lexicon)).count();
    let placed: Vec<Vec<Placed>> = below[..count].iter().map(|line| placed(line, text)).collect();
    // What stands below a table goes across its columns; where that begins is looked for in so many lines.
    let mut ends = std::iter::once(count).chain((ROWS..count.min(LINES)).rev()).filter(|&end| end >= ROWS);
    ends.find_map(|count| {
        let rows = rows_of(&below[..count], &placed[..count], &heads, lexicon)?;
        Some(Table { lines: 0..1 + from + count, rows })
    })
}

/// Whether a line ends a table: a heading, or a body alone, `outside` of the columns behind the first; a word on the list.
fn ends(line: &Printed, outside: bool, lexicon: &Lexicon) -> bool {
    let s = line.flow.as_str();
    let remark = s.starts_with('(') && s.ends_with(')') && is_list_remark(s);
    remark || outside && (bare::ends(line, lexicon) || lexicon.bodies.known(s).is_some())
}

/// The rows of a table, where all of its lines keep to the columns that stand under these names.
fn rows_of(
    lines: &[Printed],
    placed: &[Vec<Placed>],
    heads: &[(Column, Range<usize>)],
    lexicon: &Lexicon,
) -> Option<Vec<(u32, Cells)>> {
    let stretches = stretches(placed, heads)?;
    let cells: Vec<Cells> =
        lines.iter().zip(placed).map(|(line, words)| cells(&line.flow, words, &stretches)).collect();
    let mut rows: Vec<(u32, Cells)> =
        rows(&cells, lexicon)?.into_iter().map(|row| (lines[row.start].line, whole(&cells[row]))).collect();
    let sure = rows.len() >= ROWS && rows.iter().all(|(_, cells)| is_row(cells, lexicon));
    fill_down(&mut rows);
    sure.then_some(rows)
}

/// The columns that a line names, each with where it stands on the page.
fn heads(line: &Printed, text: &Text, lexicon: &Lexicon) -> Option<Vec<(Column, Range<usize>)>> {
    let named = head::placed(&line.flow, lexicon)?;
    Some(named.into_iter().map(|(column, words)| (column, line.place(&words, text))).collect())
}

/// Whether a line goes on with names of columns, 構成 / 要件; those are then what both lines say.
fn names_on(
    line: &Printed,
    first: &Printed,
    heads: &mut [(Column, Range<usize>)],
    text: &Text,
    lexicon: &Lexicon,
) -> bool {
    let above = placed(first, text);
    let mut named = Vec::new();
    for (words, place) in placed(line, text) {
        let over = heads.iter().position(|(_, head)| head.start < place.end && place.start < head.end);
        let told = over.and_then(|nth| {
            let head = heads[nth].1.clone();
            let above = above.iter().filter(|(_, place)| head.contains(&place.start));
            let mut whole: String = above.map(|(words, _)| &first.flow.as_str()[words.clone()]).collect();
            whole.push_str(&line.flow.as_str()[words]);
            Column::named(&whole, lexicon)
        });
        let (Some(nth), Some(column)) = (over, told) else { return false };
        named.push((nth, column));
    }
    for &(nth, column) in &named {
        heads[nth].0 = column;
    }
    !named.is_empty()
}

/// A class stands once, beside the first of its people; what goes on with it in brackets, beside the next.
fn fill_down(rows: &mut [(u32, Cells)]) {
    let own = |cells: &Cells| cells.iter().position(|(column, _)| *column == Column::Capacity);
    let mut first = 0;
    for at in 0..rows.len() {
        match own(&rows[at].1) {
            Some(cell) if at > 0 && rows[at].1[cell].1.as_str().starts_with('(') => {
                let (_, rest) = rows[at].1.remove(cell);
                for (_, cells) in &mut rows[first..at] {
                    cells
                        .iter_mut()
                        .filter(|(column, _)| *column == Column::Capacity)
                        .for_each(|cell| cell.1.mend(&rest));
                }
            }
            Some(_) => first = at,
            None => {}
        }
        let class = rows[first].1.iter().find(|(column, _)| *column == Column::Capacity).cloned();
        if own(&rows[at].1).is_none() {
            rows[at].1.extend(class);
        }
    }
}

fn placed(line: &Printed, text: &Text) -> Vec<Placed> {
    let pieces = line.flow.pieces().into_iter().map(|(piece, _)| piece);
    pieces.map(|piece| (piece.clone(), line.place(&piece, text))).collect()
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
    if stretches.len() == heads.len() {
        return Some(heads.iter().map(|(column, _)| *column).zip(stretches).collect());
    }
    // The parts of a name may be stretches of their own, and a column may be empty.
    let told: Vec<(Column, Range<usize>)> =
        stretches.into_iter().filter_map(|stretch| Some((column_over(&stretch, heads)?, stretch))).collect();
    let held = |(column, _): &&(Column, Range<usize>)| {
        matches!(column, Column::Name | Column::Body | Column::Held | Column::Post)
    };
    heads.iter().filter(held).all(|(column, _)| told.iter().any(|(own, _)| own == column)).then_some(told)
}

/// The column whose name stands over a stretch, or nearest to it.
fn column_over(stretch: &Range<usize>, heads: &[(Column, Range<usize>)]) -> Option<Column> {
    let shared =
        |head: &Range<usize>| stretch.end.min(head.end).saturating_sub(stretch.start.max(head.start));
    let apart =
        |head: &Range<usize>| head.start.saturating_sub(stretch.end) + stretch.start.saturating_sub(head.end);
    heads
        .iter()
        .min_by_key(|(_, head)| (std::cmp::Reverse(shared(head)), apart(head)))
        .map(|(column, _)| *column)
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
fn rows(lines: &[Cells], lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    // （委員長） below a name
    let name = |cells: &Cells| {
        cells.iter().any(|(column, words)| *column == Column::Name && !words.as_str().starts_with('('))
    };
    let named: Vec<usize> = (0..lines.len()).filter(|&at| name(&lines[at])).collect();
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
            _ if first == 0 => next_body(&lines[above..below], lexicon).map_or(below, |at| above + at),
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

/// The line with which a cell begins whose name stands further down, where the one above it is over: it ends with a post, and a
/// body by its form begins.
fn next_body(lines: &[Cells], lexicon: &Lexicon) -> Option<usize> {
    let held = |cells: &Cells| {
        let cells = cells.iter().filter(|(column, _)| matches!(column, Column::Held | Column::Body));
        cells.map(|(_, words)| words.as_str()).collect::<String>()
    };
    (1..lines.len()).find(|&at| {
        let above: String = lines[..at].iter().map(held).collect();
        let next = held(&lines[at]);
        lexicon.titles.post_at_end(&above.replace(' ', "")).is_some()
            && lexicon.bodies.form_at_start(&next).is_some_and(|end| end < next.len())
    })
}

/// The cells of the lines of one row put together.
fn whole(lines: &[Cells]) -> Cells {
    let mut row: Cells = Vec::new();
    for (column, words) in lines.iter().flatten() {
        match row.iter_mut().find(|(own, _)| own == column) {
            Some((Column::Name | Column::State, cell)) => cell.join(words),
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
