//! Rosters in tables: what the heads of their columns say, the rows print as a list of people is typed.
//!
//! Takes rows under a head that names a column of names; gives lines: a capacity above those who have it, each person
//! with body and post behind the name, and in brackets who is absent or sent somebody.

use super::{
    Cell, GAP, bracketed,
    head::{NAME, words},
    joined,
};
use crate::lexicon::{Lexicon, built_in};

/// What a column tells of people.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    /// 氏名
    Name,
    /// 出欠, 備考
    State,
    /// 代理出席者
    Proxy,
    /// 番号, which tells nothing.
    Number,
    /// 専門分野（所属）: the body in brackets behind something else.
    Bracketed,
    /// 職名, which tells what its holder is elsewhere.
    Post,
    /// 区分, 所属
    Other,
}

/// The columns of a roster.
pub(super) struct Roster {
    columns: Vec<Column>,
    /// The column of names.
    name: usize,
}

/// The column of other words in a head.
fn column_of(words: &str) -> Column {
    let inner = words.split_once('(').and_then(|(_, inner)| inner.strip_suffix(')'));
    if inner.is_some_and(|inner| inner.starts_with("所属")) { Column::Bracketed } else { Column::Other }
}

/// What the brackets at the end of a cell hold; all of it where there are none.
fn in_brackets(words: &str) -> String {
    let inner = words.split_once(['（', '(']).and_then(|(_, inner)| inner.strip_suffix(['）', ')']));
    inner.unwrap_or(words).to_owned()
}

/// Letters of the longest name in a cell, spaces aside.
const LETTERS: usize = 12;

impl Roster {
    /// The roster that a row is the head of: one column of names among others.
    pub(super) fn of(head: &[Cell], below: &[Vec<Cell>]) -> Option<Roster> {
        let kinds = [
            ("column-name", Column::Name),
            ("column-state", Column::State),
            ("column-proxy", Column::Proxy),
            ("column-number", Column::Number),
        ];
        let kind = |cell: &Cell| {
            let words = words(cell);
            let of = |(kind, _): &&(&str, Column)| built_in(kind).contains(&words);
            (words.chars().count() <= NAME)
                .then(|| kinds.iter().find(of).map_or_else(|| column_of(&words), |(_, column)| *column))
        };
        let mut columns = head.iter().map(kind).collect::<Option<Vec<Column>>>()?;
        let named = |cell: &Cell, kind: &str| built_in(kind).contains(&words(cell));
        let body = head.iter().any(|cell| named(cell, "column-body") || named(cell, "column-held"));
        let class = head.iter().any(|cell| named(cell, "column-capacity"));
        for at in (0..head.len()).filter(|&at| named(&head[at], "column-post")) {
            if columns[at] == Column::Other && (class || body && !are_seats(below, head.len(), at)) {
                columns[at] = Column::Post;
            }
        }
        let name = columns.iter().position(|column| *column == Column::Name)?;
        let one = columns.iter().filter(|column| **column == Column::Name).count() == 1;
        (one && columns.len() > 1).then_some(Roster { columns, name })
    }

    /// The lines of a row; `None` where it is no row of people. `heading` is the one printed last, and where the table
    /// is `grouped`, the first column holds such headings.
    pub(super) fn row(&self, row: &[Cell], grouped: bool, heading: &mut String) -> Option<Vec<String>> {
        // Cells that reach over several rows are missing in all but the first of them.
        let missing = self.columns.len().checked_sub(row.len()).filter(|&missing| missing <= self.name)?;
        let named = self.name - missing;
        // 高橋　静子 / （委員長）: what one is stands below the name.
        let lines_of_name = &row.get(named)?.lines;
        let noted = |line: &String| line.trim_start().starts_with(['(', '（']);
        let count = if lines_of_name.iter().skip(1).all(noted) { 1 } else { lines_of_name.len() };
        let mut lines = Vec::new();
        if count > 1 {
            let apart = row.iter().enumerate().all(|(i, cell)| {
                i == named
                    || cell.is_empty()
                    || cell.lines.len() == count
                    || i < named && cell.lines.len() == 1
            });
            if !apart {
                return None;
            }
        }
        for line in 0..count {
            let one: Vec<Cell> = row.iter().map(|cell| cell.line(line, count)).collect();
            lines.extend(self.person(&one, missing, grouped, heading)?);
        }
        (!lines.is_empty()).then_some(lines)
    }

    fn person(
        &self,
        row: &[Cell],
        missing: usize,
        grouped: bool,
        heading: &mut String,
    ) -> Option<Vec<String>> {
        let mut lines = Vec::new();
        let (mut name, mut behind, mut state, mut proxy) = (None, Vec::new(), None, String::new());
        for (at, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            match self.columns[at + missing] {
                Column::Name => name = Some(joined(&cell.lines)).filter(|name| is_name(name)),
                Column::State => {
                    state = Some(State::of(&words(cell)).ok_or_else(|| joined(&cell.lines)));
                    // 代理出席（主査　柊）
                    if matches!(state, Some(Ok(State::Proxy))) && words(cell).contains('(') {
                        proxy = in_brackets(&joined(&cell.lines));
                    }
                }
                Column::Proxy => proxy = joined(&cell.lines),
                Column::Number => {}
                Column::Other
                    if at + missing < self.name && (grouped && at + missing == 0 || is_capacity(cell)) =>
                {
                    let words = joined(&cell.lines);
                    if *heading != words {
                        lines.push(bracketed(&words).unwrap_or_else(|| words.clone()));
                        *heading = words;
                    }
                }
                Column::Bracketed => behind.push(in_brackets(&joined(&cell.lines))),
                Column::Post | Column::Other => behind.push(joined(&cell.lines)),
            }
        }
        let mut line = name?;
        if !behind.is_empty() {
            line = format!("{line}{GAP}{}", behind.join("　"));
        }
        match state {
            _ if State::is_somebody(&proxy) => line = format!("{line}（代理：{proxy}）"),
            Some(Ok(State::Absent)) => line.push_str("（欠席）"),
            Some(Ok(State::Proxy)) => line.push_str("（代理出席）"),
            Some(Ok(State::Present)) | None => {}
            Some(Err(remark)) if is_seat(&remark) => line = format!("{line}（{remark}）"),
            // A remark of another kind stays behind the person.
            Some(Err(remark)) => line = format!("{line}{GAP}{remark}"),
        }
        lines.push(line);
        Some(lines)
    }
}

/// Whether most rows hold a seat at the meeting in a column, and one that of a member: 会長, 委員.
fn are_seats(rows: &[Vec<Cell>], width: usize, at: usize) -> bool {
    let cells = rows.iter().filter(|row| row.len() == width).map(|row| words(&row[at]));
    let kind =
        |words: String| Lexicon::embedded().titles.capacity(&words).map(|capacity| capacity.kind.as_str());
    let kinds: Vec<Option<&str>> = cells.map(kind).collect();
    let seats = kinds.iter().filter(|kind| matches!(kind, Some("chair" | "deputy" | "member"))).count();
    kinds.contains(&Some("member")) && seats * 2 > kinds.len()
}

/// Whether somebody was there.
enum State {
    Present,
    Absent,
    Proxy,
}

impl State {
    fn of(words: &str) -> Option<State> {
        // ○（Web）: how one was there.
        let words = words.split_once('(').map_or(words, |(state, _)| state).trim();
        let is = |kind: &str| built_in(kind).contains(words);
        if is("state-present") {
            Some(State::Present)
        } else if is("state-absent") {
            Some(State::Absent)
        } else {
            is("state-proxy").then_some(State::Proxy)
        }
    }

    /// Whether a cell for who came instead holds somebody, and not only a sign.
    fn is_somebody(words: &str) -> bool {
        words.chars().filter(|c| c.is_alphabetic()).count() > 2
    }
}

/// Whether a cell before the name says what people are there as: 会長, 委員, 事務局.
fn is_capacity(cell: &Cell) -> bool {
    let words = words(cell);
    Lexicon::embedded().titles.capacity(&words).is_some_and(|capacity| capacity.kind != "legend")
}

/// Whether a remark says that somebody leads the council: 会長, 副会長.
fn is_seat(remark: &str) -> bool {
    let capacity = Lexicon::embedded().titles.capacity(remark);
    capacity.is_some_and(|capacity| matches!(capacity.kind.as_str(), "chair" | "deputy"))
}

fn is_name(words: &str) -> bool {
    let letters = words.chars().filter(|c| !c.is_whitespace());
    (2..=LETTERS).contains(&letters.clone().count())
        && !letters.clone().any(|c| c.is_ascii_digit() || c == '。')
}
