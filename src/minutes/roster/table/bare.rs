//! Tables without a head: rows with numbers before them or with remarks behind, which go by one order of columns.

use super::{Cells, Column, Table, is_heading, line};
use crate::{
    lexicon::Lexicon,
    minutes::roster::{heading::heading, printed::Printed},
    text::Flow,
};

/// Orders in which names, bodies and posts stand.
const ORDERS: [&[Column]; 5] = [
    &[Column::Name, Column::Body, Column::Post],
    &[Column::Body, Column::Post, Column::Name],
    &[Column::Body, Column::Name, Column::Post],
    &[Column::Name, Column::Held],
    &[Column::Held, Column::Name],
];
/// Rows that make a table.
const ROWS: usize = 3;
/// Doubt of a row that is none of the table.
const MOST: u32 = 8;
/// Doubt of all rows, for each of them.
const MEAN: u32 = 2;

/// The table that begins with the first of `lines` and ends with the list, or before the next heading.
pub(super) fn table(lines: &[Printed], lexicon: &Lexicon) -> Option<Table> {
    let count = lines.iter().take_while(|line| !ends(line, lexicon)).count();
    let flows: Vec<&Flow> = lines[..count].iter().map(|line| &line.flow).collect();
    let rows = rows(&flows, lexicon)?;
    let rows = lines.iter().map(|line| line.line).zip(rows).collect();
    Some(Table { lines: 0..count, rows })
}

/// Whether a line ends a table: a heading, or one that opens with the first of those who are no members: 事務局　港湾課長　柊　誠.
pub(super) fn ends(line: &Printed, lexicon: &Lexicon) -> bool {
    let others = heading(line.flow.clone(), &line.mark, lexicon).heading.is_some_and(|heading| {
        let capacity = lexicon.titles.capacity(&heading);
        capacity.is_some_and(|c| matches!(c.kind.as_str(), "organ" | "observer" | "official" | "guest"))
    });
    others || is_heading(line, lexicon)
}

/// Whether a table begins with these lines: 会長　柊　誠　みなと大学教授 / 委員　森　花子　みなと協会理事 / ….
pub(super) fn opens(lines: &[&Flow], lexicon: &Lexicon) -> bool {
    let count = lines.iter().take_while(|line| is_parted(line)).count();
    rows(&lines[..count], lexicon).is_some()
}

/// Whether a line has several cells, and gaps alone between them.
fn is_parted(line: &Flow) -> bool {
    line.pieces().len() > 1 && !line.as_str().contains(['、', ':', '。', '('])
}

/// All lines cut into cells by the order of columns that leaves the least doubt, where each opens with a number or with what
/// its person is there as, or remarks stand behind some.
fn rows(lines: &[&Flow], lexicon: &Lexicon) -> Option<Vec<Cells>> {
    if lines.len() < ROWS || !lines.iter().all(|line| is_parted(line)) {
        return None;
    }
    let numbered = |line: &&Flow| {
        let first = line.pieces().first().map(|(first, _)| first.clone());
        first.is_some_and(|first| Column::Number.doubt(&[&line.as_str()[first]], lexicon).is_some())
    };
    let numbers = lines.iter().all(numbered);
    let schemas = ORDERS.iter().flat_map(|order| [(order, false), (order, true)]);
    let read = schemas.filter_map(|(order, seated)| {
        let (number, seat) = (numbers.then_some(Column::Number), seated.then_some(Column::Capacity));
        let columns = number.into_iter().chain(seat).chain(order.iter().copied()).chain([Column::State]);
        read(lines, &columns.collect::<Vec<_>>(), lexicon)
    });
    let (doubt, rows) = read.min_by_key(|(doubt, _)| *doubt)?;
    let most = MEAN * u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let sure = |column: Column| {
        move |cells: &Cells| {
            let mut own = cells.iter().filter(|(own, _)| *own == column);
            own.any(|(_, words)| column.doubt(&[words.as_str()], lexicon) == Some(0))
        }
    };
    let told = numbers || rows.iter().all(sure(Column::Capacity)) || rows.iter().any(sure(Column::State));
    (doubt <= most && told).then_some(rows)
}

/// All lines cut into cells of these columns, and the doubt of all.
fn read(lines: &[&Flow], columns: &[Column], lexicon: &Lexicon) -> Option<(u32, Vec<Cells>)> {
    let mut all = (0, Vec::new());
    for flow in lines {
        let (doubt, cells) = line::cut(flow, columns, lexicon).filter(|(doubt, _)| *doubt <= MOST)?;
        // 1番　議長　柊　誠: what one is here is no body.
        let seat = |(column, words): &(Column, Flow)| {
            *column == Column::Held && lexicon.titles.capacity(&words.as_str().replace(' ', "")).is_some()
        };
        if cells.iter().any(seat) {
            return None;
        }
        all.0 += doubt;
        all.1.push(cells);
    }
    Some(all)
}
