//! Rosters set as a ledger: seat, post and name in columns, one person or several on a line.
//!
//! Takes the rows under one heading; gives the entries. What a row lacks stands in its neighbours: a name that did not
//! fit beside its post, a post broken over rows, a second post above or below. Which it is, the words tell.

mod between;
mod entries;
mod words;

use super::{
    cells::{self, Cell, Kind},
    draft::Draft,
    row::Row,
};
use crate::{lexicon::Lexicon, text::Flow};
pub(super) use between::{Side, side};
use entries::Ledger;
pub(super) use words::wide_pieces;

/// Whether posts stand before the names or behind them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    PostFirst,
    NameFirst,
}

/// What a row tells of the one above it.
#[derive(Clone, Copy, Default)]
struct Next {
    order: Option<Order>,
    // The row is a name and nothing else.
    name_alone: bool,
}

impl Next {
    fn of(row: &Row, cells: &[Cell]) -> Next {
        Next { order: order(row, cells), name_alone: matches!(cells, [cell] if cell.kind == Kind::Name) }
    }
}

/// Whether the rows are a ledger rather than lines of a name and a body.
fn fits(rows: &[(&Row, Vec<Cell>)]) -> bool {
    let (mut ledger, mut lines) = (0, 0);
    for (row, cells) in rows {
        let count = |k: fn(Kind) -> bool| cells.iter().filter(|c| k(c.kind)).count();
        let names = count(|k| k == Kind::Name);
        if count(|k| k == Kind::Rest) > 0 && names == 0 {
            continue;
        }
        let seats = count(|k| k == Kind::Seat);
        let honoured = row.flow.as_str().ends_with('君');
        match order(row, cells) {
            Some(Order::PostFirst) => ledger += 1,
            _ if names > 1 || seats > 0 || honoured => ledger += 1,
            Some(Order::NameFirst) => lines += 1,
            None => {}
        }
    }
    ledger > lines
}

/// The cells of a row, where it does not know them itself.
fn cells_of(row: &Row, lexicon: &Lexicon) -> Vec<Cell> {
    let len = row.flow.as_str().len();
    match row.name_start {
        Some(name) => {
            vec![Cell { kind: Kind::Office, range: 0..name }, Cell { kind: Kind::Name, range: name..len }]
        }
        None => cells::cells(&row.flow, lexicon),
    }
}

/// Whether a row holds two people or more, each behind a post.
pub(super) fn is_row(flow: &Flow, lexicon: &Lexicon) -> bool {
    let cells = cells::cells(flow, lexicon);
    let pair = |pair: &[Cell]| pair[0].kind == Kind::Office && pair[1].kind == Kind::Name;
    cells.first().is_some_and(|first| first.kind == Kind::Office)
        && cells.len() >= 4
        && cells.windows(2).filter(|cells| pair(cells)).count() * 5 >= cells.len() * 2
}

/// The order that the cells of a row show.
fn order(row: &Row, cells: &[Cell]) -> Option<Order> {
    let office = cells.iter().position(|c| matches!(c.kind, Kind::Office | Kind::Body));
    let name = cells.iter().position(|c| c.kind == Kind::Name);
    match (office?, name?) {
        (office, name) if office < name => Some(Order::PostFirst),
        (office, _) => match between::side(row, cells, office) {
            Some(Side::Next) => Some(Order::PostFirst),
            Some(Side::Neither) => None,
            Some(Side::Before | Side::Behind) | None => Some(Order::NameFirst),
        },
    }
}

/// The entries of a ledger. `None` where the rows are none.
///
/// Among `official` people, who are there by their office, 主査 and 理事 are posts; among members they are capacities.
pub(super) fn read(rows: &[Row], official: bool, lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows: Vec<(&Row, Vec<Cell>)> = rows
        .iter()
        .filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none())
        .map(|r| (r, cells_of(r, lexicon)))
        .collect();
    if !fits(&rows) {
        return None;
    }
    let first = |order| rows.iter().filter(|(row, cells)| self::order(row, cells) == Some(order)).count();
    let order =
        if first(Order::NameFirst) > first(Order::PostFirst) { Order::NameFirst } else { Order::PostFirst };
    let mut ledger = Ledger::new(official, order, full_width(&rows), lexicon);
    for (i, (row, cells)) in rows.iter().enumerate() {
        let next = rows.get(i + 1).map_or_else(Next::default, |(row, cells)| Next::of(row, cells));
        ledger.row(row, cells, next);
    }
    Some(ledger.finish())
}

/// The width at which posts are broken over rows, in characters, where several rows are.
fn full_width(rows: &[(&Row, Vec<Cell>)]) -> Option<usize> {
    let nameless = |(_, cells): &&(&Row, Vec<Cell>)| !cells.iter().any(|c| c.kind == Kind::Name);
    let widths: Vec<usize> =
        rows.iter().filter(nameless).map(|(row, _)| row.flow.as_str().chars().count()).collect();
    let widest = widths.iter().copied().max()?;
    (widths.iter().filter(|&&w| w + 1 >= widest).count() >= 3).then_some(widest)
}

#[cfg(test)]
mod tests;
