//! What the cells of a row tell of its person.

use super::{Cells, Column};
use crate::{
    lexicon::Lexicon,
    minutes::{
        Presence,
        roster::{
            attended::{self, State},
            draft::Draft,
            presence_of,
        },
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

/// The entry of a row, and whether its person was there.
pub(super) fn told(line: u32, cells: &Cells, lexicon: &Lexicon) -> (Draft, State) {
    let cell = |column: Column| cells.iter().find(|(own, _)| *own == column).map(|(_, flow)| flow);
    let name = cell(Column::Name).cloned().unwrap_or_default();
    // 区分 / 指定公共機関等: what no table of words holds is a class of people.
    let class = |cell: &Flow| {
        let words = cell.as_str().replace(' ', "");
        words.chars().any(char::is_alphabetic).then_some(words)
    };
    let seat = cell(Column::Capacity).and_then(|cell| seat(cell.as_str(), lexicon).or_else(|| class(cell)));
    let held = cell(Column::Held);
    // 区分 / 会長, where others have their bodies.
    let here = held.and_then(|cell| self::seat(cell.as_str(), lexicon)).filter(|_| seat.is_none());
    let body = cell(Column::Body).or_else(|| held.filter(|_| here.is_none()));
    let remark = cell(Column::State);
    let state = remark.and_then(|remark| presence_in(remark, lexicon));
    // 備考 / 会長
    let leads = remark.filter(|_| state.is_none()).and_then(|remark| self::seat(remark.as_str(), lexicon));
    let draft = Draft::tabled(&name, body, cell(Column::Post), leads.or(seat).or(here));
    let (mut presence, mut proxy) = state.unwrap_or((Presence::Present, None));
    if let Some(named) = cell(Column::Proxy).filter(|cell| is_somebody(cell.as_str())) {
        (presence, proxy) = (Presence::Proxy, Some(named.clone()));
    }
    (draft, State::with(line, presence, proxy))
}

/// What a cell says that its person is at the meeting: 会長, 委員（オンライン）.
fn seat(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = words.replace(' ', "");
    let bare = words.trim_matches(['(', ')', '※']);
    let bare = bare.split_once('(').map_or(bare, |(seat, _)| seat);
    let kind = lexicon.titles.capacity(bare).map(|capacity| capacity.kind.as_str());
    (!matches!(kind, None | Some("legend"))).then(|| bare.to_owned())
}

/// What a cell of states or remarks says of who was there, and who came instead.
fn presence_in(cell: &Flow, lexicon: &Lexicon) -> Option<(Presence, Option<Flow>)> {
    let words = cell.as_str();
    let sign = words.split_once('(').map_or(words, |(sign, _)| sign).trim();
    if let Some((presence, proxy)) = attended::state_in(words, lexicon) {
        let proxy = proxy.map(|from| in_brackets(&cell.slice(from..words.len())));
        return Some((presence, proxy.filter(|proxy| is_somebody(proxy.as_str()))));
    }
    let bare = words.trim_matches(['(', ')', '※', ' ']);
    let told = attended::state_in(sign, lexicon).map(|(presence, _)| presence);
    told.or_else(|| presence_of(bare)).map(|presence| (presence, None))
}

/// The words in the brackets that hold all of them: 代理出席 / （森次長）.
fn in_brackets(words: &Flow) -> Flow {
    let s = words.as_str();
    let inner =
        s.strip_prefix('(').and_then(|s| s.strip_suffix(')')).filter(|inner| !inner.contains(['(', ')']));
    inner.map_or_else(|| words.clone(), |inner| words.slice(1..1 + inner.len()))
}

/// Whether words hold more than a sign: who came instead.
fn is_somebody(words: &str) -> bool {
    words.chars().filter(|c| c.is_alphabetic()).count() > 1
}
