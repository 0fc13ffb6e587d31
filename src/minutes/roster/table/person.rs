//! What the cells of a row tell of its person.

use super::{Cells, Column};
use crate::{
    lexicon::Lexicon,
    minutes::{
        Presence,
        roster::{attended::State, draft::Draft, presence_of, row::Row},
    },
    text::Flow,
};

/// Tells what a column is by what most rows hold in it: 役職 over 会長 and 委員 are capacities.
pub(super) fn settle(rows: &mut [(u32, Cells)], lexicon: &Lexicon) {
    let has = |column: Column| rows.iter().any(|(_, cells)| cells.iter().any(|(own, _)| *own == column));
    if has(Column::Capacity) || !(has(Column::Body) || has(Column::Held)) {
        return;
    }
    let kind = |words: &Flow| {
        lexicon.titles.capacity(&words.as_str().replace(' ', "")).map(|capacity| capacity.kind.as_str())
    };
    let posts = rows.iter().flat_map(|(_, cells)| cells).filter(|(column, _)| *column == Column::Post);
    let kinds: Vec<Option<&str>> = posts.map(|(_, words)| kind(words)).collect();
    let seats = kinds.iter().filter(|kind| matches!(kind, Some("chair" | "deputy" | "member"))).count();
    let members = kinds.iter().filter(|kind| **kind == Some("member")).count();
    if members > 0 && seats * 2 > kinds.len() {
        let posts = rows.iter_mut().flat_map(|(_, cells)| cells).filter(|cell| cell.0 == Column::Post);
        posts.for_each(|cell| cell.0 = Column::Capacity);
    }
}

/// The row of a person, and whether they were there.
pub(super) fn row(line: u32, cells: &Cells, lexicon: &Lexicon) -> (Row, State) {
    let cell = |column: Column| cells.iter().find(|(own, _)| *own == column).map(|(_, flow)| flow);
    let name = cell(Column::Name).cloned().unwrap_or_default();
    let body = cell(Column::Body).or_else(|| cell(Column::Held));
    let state = cell(Column::State).map(told).unwrap_or_default();
    let seat = |words: &str| {
        let words = words.replace(' ', "");
        let kind = lexicon.titles.capacity(&words).map(|capacity| capacity.kind.as_str());
        kind.is_some_and(|kind| kind != "legend").then_some(words)
    };
    let capacity = seat(&state).or_else(|| seat(cell(Column::Capacity)?.as_str()));
    let draft = Draft::tabled(&name, body, cell(Column::Post), capacity);
    let proxy = cell(Column::Proxy).filter(|proxy| proxy.as_str().chars().filter(|c| c.is_alphabetic()).count() > 2);
    let presence = match proxy {
        Some(_) => Presence::Proxy,
        None => presence_in(&state, lexicon),
    };
    let row = Row { line, draft: Some(draft), ..Row::of(name) };
    (row, State::with(line, presence, proxy.cloned()))
}

/// What a cell says beside what brackets and signs part from it: 欠席 of （欠席）.
fn told(state: &Flow) -> String {
    state.as_str().trim_matches(['(', ')', '※', ' ']).to_owned()
}

/// What a cell of states or remarks says of who was there.
fn presence_in(state: &str, lexicon: &Lexicon) -> Presence {
    let sign = state.split_once('(').map_or(state, |(sign, _)| sign).trim();
    match () {
        () if lexicon.cues.is("state-absent", sign) => Presence::Absent,
        () if lexicon.cues.is("state-proxy", sign) => Presence::Proxy,
        () => presence_of(state).unwrap_or(Presence::Present),
    }
}
