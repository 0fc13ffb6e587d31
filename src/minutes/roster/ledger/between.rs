//! Whose a post is that stands between two names on one row: 8番　柊　誠君　議長　森　花子君.
//!
//! Takes a row in its cells; gives the side; where nothing tells, the post is nobody's: a wrong one would be a lie.

use std::cmp::Ordering;

use super::super::{
    cells::{Cell, Kind},
    row::Row,
};

/// To which side a post belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::minutes::roster) enum Side {
    /// To the name before it.
    Before,
    /// To the name before it, whose capacity stands before that: 委員長　A　大学教授　　総務課長　B.
    Behind,
    /// To the name behind it.
    Next,
    /// Nothing tells.
    Neither,
}

/// The side of the cell at `at`; `None` where it is no post between two names that nothing else parts.
pub(in crate::minutes::roster) fn side(row: &Row, cells: &[Cell], at: usize) -> Option<Side> {
    let part_of_post = |cell: &Cell| matches!(cell.kind, Kind::Office | Kind::Body | Kind::Rest);
    let first = cells[..at].iter().rposition(|cell| !part_of_post(cell)).map_or(0, |before| before + 1);
    let end = cells[at..].iter().position(|cell| !part_of_post(cell))? + at;
    let before = cells[..first].iter().rev().find(|cell| cell.kind != Kind::Note)?;
    if before.kind != Kind::Name || !matches!(cells[end].kind, Kind::Name | Kind::Seat) {
        return None;
    }
    let gap = |cell: &Cell| row.flow.gap_before(cell.range.start);
    let (left, right) = (gap(&cells[first]), gap(&cells[end]));
    // Two that are as far apart as the first is from the name: one behind it, one before the next.
    let wide = end - first > 1 && left > 1 && gap(&cells[first + 1]) >= left;
    if wide && cells[first].kind == Kind::Office && cells[first + 1].kind == Kind::Office {
        return Some(if at == first { Side::Behind } else { Side::Next });
    }
    if (left == 0) != (right == 0) {
        return Some(if left == 0 { Side::Before } else { Side::Next });
    }
    if cells[end].kind == Kind::Seat {
        // 議長　10番　A, 10番　A　議長
        let closed = cells.last().is_some_and(part_of_post);
        return Some(match left.cmp(&right) {
            Ordering::Less => Side::Before,
            Ordering::Greater => Side::Next,
            Ordering::Equal if closed => Side::Before,
            Ordering::Equal => Side::Neither,
        });
    }
    let name_last = cells.last().is_some_and(|last| last.kind == Kind::Name);
    Some(match cells.iter().map(|cell| cell.kind).find(|kind| *kind != Kind::Sign) {
        // Each entry opens with the number of its seat, or with what stands there in its place.
        Some(Kind::Seat | Kind::Office | Kind::Body) => Side::Next,
        // The heading opened the row: 委員長　A　副委員長　B.
        _ if row.heading.is_some() && name_last => Side::Next,
        _ if !name_last => Side::Before,
        _ if left != right => {
            if left > right {
                Side::Next
            } else {
                Side::Before
            }
        }
        _ if row.flow.as_str()[before.range.clone()].ends_with('君') => Side::Next,
        _ => Side::Neither,
    })
}

/// Whether the cell at `at` closes a row of seats as a post without a name: 9番　柊　誠君　議長.
pub(super) fn closes(row: &Row, cells: &[Cell], at: usize) -> bool {
    let seated = cells.first().is_some_and(|first| first.kind == Kind::Seat);
    let others = cells[..at].iter().any(|cell| matches!(cell.kind, Kind::Office | Kind::Body));
    seated && !others && at + 1 == cells.len() && row.flow.gap_before(cells[at].range.start) > 0
}
