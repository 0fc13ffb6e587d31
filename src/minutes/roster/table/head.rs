//! What the line over a table says of its columns.

use std::ops::Range;

use super::cell::Column;
use crate::{lexicon::Lexicon, text::Flow};

/// Letters of a name of a column that may stand apart: 氏　名.
const LETTERS: usize = 6;
/// What joins two names of one column, where it stands apart.
const JOINS: [&str; 3] = ["・", "/", "及び"];
/// Characters of the longest name of a column that no table of words holds.
const UNKNOWN: usize = 8;

/// The columns that a line names: No.　区分　所属　氏　名　備考. One of them is that of the names, and most are known.
pub(super) fn columns(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<Column>> {
    Some(placed(flow, lexicon)?.into_iter().map(|(column, _)| column).collect())
}

/// The columns that a line names, each with the words that name it.
pub(super) fn placed(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<(Column, Range<usize>)>> {
    if flow.as_str().contains(['。', '、', ':']) {
        return None;
    }
    let (mut columns, words): (Vec<Column>, Vec<Range<usize>>) = named(flow, lexicon)?.into_iter().unzip();
    // 出欠　氏名　…: rows open with a sign.
    if columns.first() == Some(&Column::State) || !are_of_roster(&columns) {
        return None;
    }
    // 区分　氏名　出欠: where people belong, no other column tells.
    let told = |column: &Column| matches!(column, Column::Body | Column::Held | Column::Post);
    if !columns.iter().any(told) {
        let class = columns.iter_mut().filter(|column| **column == Column::Capacity);
        class.for_each(|column| *column = Column::Held);
    }
    Some(columns.into_iter().zip(words).collect())
}

/// Whether these are the columns of a roster.
pub(super) fn are_of_roster(columns: &[Column]) -> bool {
    let count = |column| columns.iter().filter(|own| **own == column).count();
    let told = columns.len() - count(Column::Other) - count(Column::Number);
    count(Column::Name) == 1 && told > 1 && count(Column::Other) * 2 < columns.len()
}

/// The columns that the pieces of a line name, each one piece or letters that stand apart.
fn named(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<(Column, Range<usize>)>> {
    let places: Vec<Range<usize>> = flow.pieces().into_iter().map(|(piece, _)| piece).collect();
    let pieces: Vec<&str> = places.iter().map(|piece| &flow.as_str()[piece.clone()]).collect();
    let mut columns = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        // 役　職　等: letters apart are one name as far as they go, before 役 is one of its own.
        let letters = pieces[at..].iter().take_while(|piece| piece.chars().count() == 1).count();
        let apart = (2..=letters.min(LETTERS)).rev().map(|count| at + count);
        let ends = (1..=LETTERS).map(|count| at + count).take_while(|&end| end <= pieces.len());
        let ends = apart.chain(ends);
        // 所　属　・　役　職
        let mut ends = ends.filter(|&end| pieces.get(end).is_none_or(|next| !JOINS.contains(next)));
        let found = ends
            .find_map(|end| Some((end, Column::named(&pieces[at..end].concat(), lexicon)?)))
            .or_else(|| (pieces[at].chars().count() <= UNKNOWN).then_some((at + 1, Column::Other)));
        let (end, column) = found?;
        columns.push((column, places[at].start..places[end - 1].end));
        at = end;
    }
    Some(columns)
}
