//! What stands in the cells of ruled tables, as the rows of tables print everywhere.
//!
//! Takes the glyphs of a page and its rules; gives lines; does not know what the rows mean.

use std::collections::BTreeSet;

use hayro_interpret::kurbo::{Point, Rect};

use crate::text::sign::BULLETS;

use super::{
    glyph::{Glyph, Way},
    line::{self, Line, Set},
    print,
    rules::{Field, Rules, Table},
};
use crate::text::table::{self, Cell};

/// Ems of a cell wide enough for sentences.
const WIDE: f64 = 14.0;

/// Takes what stands in tables out of `glyphs`; gives each table's place and its rows.
pub(super) fn take(glyphs: &mut Vec<Glyph>, rules: Rules) -> Vec<(Rect, Vec<Line>)> {
    let mut tables = rules.tables();
    // A table inside a cell of another is read by itself.
    tables.sort_by(|a, b| a.bounds.area().total_cmp(&b.bounds.area()));
    let mut taken = Vec::new();
    for table in tables {
        let mut inside: Vec<Vec<Glyph>> = vec![Vec::new(); table.fields.len()];
        let mut outside = Vec::with_capacity(glyphs.len());
        for glyph in std::mem::take(glyphs) {
            let field = middle(&glyph).and_then(|point| table.field(point));
            match field.and_then(|field| inside.get_mut(field)) {
                Some(inside) => inside.push(glyph),
                None => outside.push(glyph),
            }
        }
        *glyphs = outside;
        if is_table(&table, &inside) {
            taken.push((table.bounds, lines(&table, inside)));
        } else {
            glyphs.extend(inside.into_iter().flatten());
        }
    }
    glyphs.sort_by_key(|glyph| glyph.order);
    taken.sort_by(|(a, _), (b, _)| a.y0.total_cmp(&b.y0).then(a.x0.total_cmp(&b.x0)));
    taken
}

/// The middle of a glyph on the page, where it is written across or down.
fn middle(glyph: &Glyph) -> Option<Point> {
    let along = f64::midpoint(glyph.x, glyph.end);
    match glyph.way {
        Way::Across => Some(Point::new(along, glyph.y - glyph.size * 0.38)),
        Way::Down => Some(Point::new(glyph.size * 0.38 - glyph.y, along)),
        Way::Up | Way::Reversed => None,
    }
}

/// Whether cells stand beside each other. A frame, or frames below each other, are read as lines are.
fn is_table(table: &Table, inside: &[Vec<Glyph>]) -> bool {
    let beside = table.fields.windows(2).any(|pair| pair[0].row == pair[1].row);
    beside && inside.iter().flatten().any(|glyph| !glyph.is_space())
}

/// The rows of a table, printed.
fn lines(table: &Table, inside: Vec<Vec<Glyph>>) -> Vec<Line> {
    let mut firsts: Vec<(usize, Line)> = Vec::new();
    let mut cells: Vec<(&Field, Cell)> = Vec::new();
    for (field, glyphs) in table.fields.iter().zip(inside) {
        let (words, first) = words(field, glyphs);
        firsts.extend(first.map(|line| (field.row, line)));
        cells.push((field, Cell { lines: words, head: false, rows: field.rows }));
    }
    let starts: BTreeSet<usize> = firsts.iter().map(|(row, _)| *row).collect();
    for (field, cell) in &mut cells {
        cell.rows = starts.range(field.row..field.row + field.rows).count().max(1);
    }
    let rows: Vec<Vec<Cell>> = starts
        .iter()
        .map(|&row| {
            cells.iter().filter(|(field, _)| field.row == row).map(|(_, cell)| cell.clone()).collect()
        })
        .collect();
    let Some(mut place) = firsts.into_iter().map(|(_, line)| line).min_by(|a, b| a.y.total_cmp(&b.y)) else {
        return Vec::new();
    };
    place.left = Some(place.x);
    // All stand where the table begins, so that no white is seen between them.
    table::print(&rows)
        .into_iter()
        .map(|(row, head)| Line { row: Some(row), furniture: head, ..place.clone() })
        .collect()
}

/// The lines that a cell says, those joined that only its width parts; and its first line.
fn words(field: &Field, glyphs: Vec<Glyph>) -> (Vec<String>, Option<Line>) {
    let (across, down): (Vec<Glyph>, Vec<Glyph>) =
        glyphs.into_iter().partition(|glyph| glyph.way == Way::Across);
    let lines = line::of(across);
    let Some(first) = lines.first().cloned() else { return stacked(down) };
    let left = lines.iter().map(|line| line.x).fold(f64::MAX, f64::min);
    let margin = left - field.bounds.x0;
    let limit = field.bounds.x1 - if margin > first.size { first.size * 0.5 } else { margin.max(0.0) };
    let mut words: Vec<String> = Vec::new();
    let mut above: Option<&Line> = None;
    for line in &lines {
        let mut printed = String::new();
        print::print(line, left, line.size, &[], &mut printed);
        match (words.last_mut(), above) {
            (Some(words), Some(above)) if goes_on(words, above, line, limit) => join(words, printed.trim()),
            _ => words.push(printed),
        }
        above = Some(line);
    }
    // What is written downwards beside it is not lost.
    words.extend(stacked(down).0);
    (words, Some(first))
}

/// What is written from top to bottom in a cell, which is one line.
fn stacked(down: Vec<Glyph>) -> (Vec<String>, Option<Line>) {
    let lines = line::of(down);
    let words: String = lines.iter().map(Line::words).collect();
    let first = lines.into_iter().next().map(|line| {
        let (x, y) = (-line.y, line.x + line.size);
        Line { end: x + line.size, x, y, ..line }
    });
    (if words.is_empty() { Vec::new() } else { vec![words] }, first)
}

/// Whether a line goes on with the words above it: what it begins with had no room there.
fn goes_on(words: &str, above: &Line, line: &Line, limit: f64) -> bool {
    let begins = line.words();
    let room = limit - above.end;
    // How wide the cell's margin is, is a guess: it matters little where the cell is wide.
    let slack = if limit - above.x > WIDE * line.size { -0.6 } else { 0.15 };
    let full = line.first_word() > room + slack * line.size;
    // What goes on may stand under the words behind a gap, as a post under the post behind a name.
    let parted = |pair: &&[Set]| pair[1].glyph.x - pair[0].glyph.end > 0.5 * line.size;
    let mut stops = above.glyphs.windows(2).filter(parted).map(|pair| pair[1].glyph.x);
    let hangs = stops.any(|x| (x - line.x).abs() < 0.6 * line.size);
    let indented = line.x > above.x + 0.7 * line.size
        && !hangs
        && !is_item(words.trim_start())
        && (f64::midpoint(line.x, line.end) - f64::midpoint(above.x, above.end)).abs() > 0.3 * line.size;
    // A sentence goes on however deep its next line stands.
    full && (!indented || !words.trim_end().ends_with(['。', '：', '）']))
        && !is_item(&begins)
        && !is_spaced_name(line)
}

/// Whether a line is a surname and a given name with a space between, as people are listed: 森　花子.
fn is_spaced_name(line: &Line) -> bool {
    let gap = |pair: &&[Set]| pair[1].glyph.x - pair[0].glyph.end > 0.7 * line.size;
    let (letters, gaps) = (line.glyphs.len(), line.glyphs.windows(2).filter(gap).count());
    gaps == 1 && (2..=7).contains(&letters) && line.words().chars().all(char::is_alphabetic)
}

/// Whether words begin as an item of a list does.
fn is_item(words: &str) -> bool {
    words.starts_with(BULLETS)
        || words.starts_with(['※', '【', '＜', '〈', '〔', '-', '－'])
        || words.starts_with(|c: char| matches!(c, '①'..='⑳' | '⑴'..='⒇' | '\u{e000}'..='\u{f8ff}'))
}

fn join(words: &mut String, more: &str) {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    if latin(words.chars().next_back()) && latin(more.chars().next()) {
        words.push(' ');
    }
    words.push_str(more);
}
