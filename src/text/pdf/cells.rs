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

/// How far the edges of one column may stand apart on two pages, in points.
const EDGE: f64 = 3.0;
/// Glyphs of running heads and page numbers between the parts of a table, at most.
const AT_EDGES: usize = 80;
/// Ems of a cell wide enough for sentences.
const WIDE: f64 = 14.0;

/// A table of a page, read.
pub(super) struct Ruled {
    /// Its place.
    pub bounds: Rect,
    /// Its rows, from the top.
    rows: Vec<Vec<Cell>>,
    /// Where its columns begin, and where the last one ends.
    edges: Vec<f64>,
    /// The head of the columns, where it stands on a page before.
    head: Option<Vec<Cell>>,
    /// Its first line.
    place: Line,
}

impl Ruled {
    /// The rows, printed. All stand where the table begins, so that no white is seen between them.
    pub(super) fn lines(&self) -> Vec<Line> {
        table::over::print_under(self.head.as_ref(), &self.rows)
            .into_iter()
            .map(|(row, head)| Line { row: Some(row), furniture: head, ..self.place.clone() })
            .collect()
    }

    /// Whether `below`, the first table of the next page, has the columns of this one.
    fn has_columns_of(&self, below: &Ruled) -> bool {
        let near = |a: f64, b: f64| (a - b).abs() < EDGE;
        let among = |edge: &f64| self.edges.iter().any(|own| near(*own, *edge));
        below.edges.len() > 2
            && below.edges.iter().all(among)
            && [(self.edges.first(), below.edges.first()), (self.edges.last(), below.edges.last())]
                .into_iter()
                .all(|(own, other)| own.zip(other).is_some_and(|(own, other)| near(*own, *other)))
    }
}

/// Mends tables that go on over a page: the last of a page and the first of the next, if nothing but what is printed at
/// the edges of pages stands between, which `between` counts by glyphs.
pub(super) fn over_pages(pages: &mut [Vec<Ruled>], between: impl Fn(usize, f64, f64) -> usize) {
    // The page whose last table goes on, where pages between hold nothing of their own.
    let mut from = 0;
    for next in 1..pages.len() {
        let (before, after) = pages.split_at_mut(next);
        let Some(below) = after.first_mut().and_then(|page| page.first_mut()) else {
            from = next;
            continue;
        };
        let goes_on = before.last().and_then(|page| page.last()).is_some_and(|above| {
            above.has_columns_of(below) && between(next - 1, above.bounds.y1, below.bounds.y0) <= AT_EDGES
        });
        if let Some(above) = before[from..].first_mut().and_then(|page| page.last_mut()).filter(|_| goes_on) {
            table::over::join(&mut above.rows, &mut below.rows);
            below.head = table::over::head(&above.rows).or(above.head.as_ref()).cloned();
        }
        if !goes_on || !below.rows.is_empty() || after.first().is_some_and(|page| page.len() > 1) {
            from = next;
        }
    }
}

/// Takes what stands in tables out of `glyphs`; gives each table.
pub(super) fn take(glyphs: &mut Vec<Glyph>, rules: Rules) -> Vec<Ruled> {
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
            taken.extend(ruled(&table, inside));
        } else {
            glyphs.extend(inside.into_iter().flatten());
        }
    }
    glyphs.sort_by_key(|glyph| glyph.order);
    taken.sort_by(|a, b| a.bounds.y0.total_cmp(&b.bounds.y0).then(a.bounds.x0.total_cmp(&b.bounds.x0)));
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

/// The rows of a table. `None` where nothing stands in it.
fn ruled(table: &Table, inside: Vec<Vec<Glyph>>) -> Option<Ruled> {
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
    let mut place = firsts.into_iter().map(|(_, line)| line).min_by(|a, b| a.y.total_cmp(&b.y))?;
    place.left = Some(place.x);
    let mut edges: Vec<f64> = table.fields.iter().map(|field| field.bounds.x0).collect();
    edges.push(table.bounds.x1);
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|a, b| (*a - *b).abs() < EDGE);
    Some(Ruled { bounds: table.bounds, rows, edges, head: None, place })
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
