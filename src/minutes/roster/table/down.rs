//! Tables that a copy prints cell by cell, each on a line of its own, the names of the columns first.

use super::{Cells, Column, Table, head};
use crate::{lexicon::Lexicon, minutes::roster::printed::Printed, text::Flow};

/// What a row more is worth, against its doubt.
const ROW: u32 = 10;
/// Characters of the longest cell.
const LONGEST: usize = 60;

/// The rows that begin with each line, as far as they are worth it: doubt spared in all, and the lines and cells of the first.
type Rows = (u32, Option<(usize, Cells)>);

/// The table that begins with the first of `lines`, which name its columns one by one.
pub(super) fn table(lines: &[Printed], lexicon: &Lexicon) -> Option<Table> {
    let columns = head(lines.iter().map(|line| &line.flow), lexicon)?;
    let below = &lines[columns.len()..];
    let count = below.iter().take_while(|line| is_cell(line)).count();
    let below = &below[..count];
    let mut best: Vec<Rows> = vec![(0, None)];
    for start in (0..below.len()).rev() {
        let mut own: Rows = (0, None);
        for (length, (doubt, cells)) in firsts(&below[start..], &columns, lexicon) {
            let behind = best[below.len() - start - length].0;
            let worth = (ROW + behind).saturating_sub(doubt);
            // Of rows as good, the one with a remark more.
            if worth > 0 && worth >= own.0 {
                own = (worth, Some((length, cells)));
            }
        }
        best.push(own);
    }
    let mut rows = Vec::new();
    let mut at = 0;
    while let Some((length, cells)) = best[below.len() - at].1.clone() {
        rows.push((below[at].line, cells));
        at += length;
    }
    (rows.len() > 1).then_some(Table { lines: 0..columns.len() + at, rows })
}

/// The columns that the first lines name one by one.
pub(super) fn head<'l>(lines: impl Iterator<Item = &'l Flow>, lexicon: &Lexicon) -> Option<Vec<Column>> {
    let named = |line: &Flow| Column::named(&line.as_str().replace(' ', ""), lexicon);
    let columns: Vec<Column> = lines.map_while(named).collect();
    head::are_of_roster(&columns).then_some(columns)
}

/// The rows that the first lines can be, by how many lines they take: each with its doubt and its cells.
fn firsts(lines: &[Printed], columns: &[Column], lexicon: &Lexicon) -> Vec<(usize, (u32, Cells))> {
    let mut best: Vec<Option<(u32, Cells)>> = vec![Some((0, Vec::new()))];
    best.resize(columns.len().min(lines.len()) + 1, None);
    for column in columns {
        // From the last on: each line is one cell.
        for end in (0..best.len()).rev() {
            let empty = best[end].as_ref().zip(column.doubt_empty());
            let empty = empty.map(|((before, cells), own)| (before + own, cells.clone()));
            let filled = end.checked_sub(1).and_then(|start| {
                let (before, cells) = best[start].as_ref()?;
                let own = doubt(&lines[start], *column, lexicon)?;
                let cells = cells.iter().cloned().chain([(*column, lines[start].flow.clone())]).collect();
                Some((before + own, cells))
            });
            best[end] = match (empty, filled) {
                (Some(empty), Some(filled)) if empty.0 < filled.0 => Some(empty),
                (empty, filled) => filled.or(empty),
            };
        }
    }
    best.into_iter().enumerate().skip(1).filter_map(|(length, row)| Some((length, row?))).collect()
}

/// How doubtful it is that a line is a cell of a column.
fn doubt(line: &Printed, column: Column, lexicon: &Lexicon) -> Option<u32> {
    let s = line.flow.as_str();
    let pieces: Vec<&str> = line.flow.pieces().into_iter().map(|(piece, _)| &s[piece]).collect();
    column.doubt(&pieces, lexicon)
}

/// Whether a line can be a cell: no heading in brackets, and nothing that a colon or commas part.
fn is_cell(line: &Printed) -> bool {
    let s = line.flow.as_str();
    !s.starts_with(['【', '<', '〔', '[', '■'])
        && !s.contains([':', '。', '、'])
        && s.chars().count() <= LONGEST
}
