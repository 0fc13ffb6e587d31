//! Tables for a terminal: columns line up under full-width text, long cells are cut to the width there is.

use std::{
    fmt,
    io::{self, Write},
};

use oxigraph::model::{Term, vocab::xsd};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::prefixes::shorten;
use crate::export::spreadsheet::write_row;

/// Between two columns.
const GAP: &str = "  ";
/// No column is cut below this many cells of the terminal.
const NARROWEST: usize = 8;

/// How a table is laid out.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// Cells of the terminal across; `None` cuts nothing.
    pub width: Option<usize>,
    /// The store's base, shown as `data:`.
    pub base: String,
}

impl Layout {
    /// A term as people read it: an IRI by its prefix, a literal by its value, nothing as an empty cell.
    #[must_use]
    pub fn cell(&self, term: Option<&Term>) -> Cell {
        match term {
            None => Cell::text(""),
            Some(Term::NamedNode(iri)) => Cell::text(&shorten(iri.as_str(), &self.base)),
            Some(Term::Literal(literal)) => {
                let number = [xsd::INTEGER, xsd::DECIMAL, xsd::DOUBLE].contains(&literal.datatype());
                Cell { number, ..Cell::text(literal.value()) }
            }
            Some(other) => Cell::text(&other.to_string()),
        }
    }
}

/// One cell: a text on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    text: String,
    number: bool,
}

impl Cell {
    /// A cell of text; line breaks and control characters become spaces.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let text = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        Self { text, number: false }
    }

    /// A cell with a number, set flush right.
    #[must_use]
    pub fn number(number: impl fmt::Display) -> Self {
        Self { text: number.to_string(), number: true }
    }

    fn width(&self) -> usize {
        self.text.width()
    }
}

/// Rows under headings.
///
/// ```
/// use gijigraph::query::table::{Cell, Layout, Table};
///
/// let mut table = Table::new(vec!["name".into(), "n".into()]);
/// table.push(vec![Cell::text("澤芳樹"), Cell::number(3)]);
/// table.push(vec![Cell::text("AMED"), Cell::number(12)]);
/// let mut out = Vec::new();
/// table.write(&Layout::default(), &mut out)?;
/// assert_eq!(String::from_utf8_lossy(&out), "name     n\n------  --\n澤芳樹   3\nAMED    12\n");
/// # Ok::<_, std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(headings: Vec<String>) -> Self {
        Self { headings, rows: Vec::new() }
    }

    /// Adds a row; cells beyond the headings are not shown.
    pub fn push(&mut self, row: Vec<Cell>) {
        self.rows.push(row);
    }

    /// Writes headings, a rule and the rows.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn write(&self, layout: &Layout, mut out: impl Write) -> io::Result<()> {
        let widths = self.widths(layout.width);
        let numeric: Vec<bool> = (0..widths.len()).map(|column| self.is_numeric(column)).collect();
        let headings: Vec<Cell> =
            self.headings.iter().zip(&numeric).map(|(h, &number)| Cell { number, ..Cell::text(h) }).collect();
        let rule: Vec<Cell> = widths.iter().map(|&w| Cell::text(&"-".repeat(w))).collect();
        for row in [&headings, &rule].into_iter().chain(&self.rows) {
            let mut line = String::new();
            for (column, &width) in widths.iter().enumerate() {
                let cell = row.get(column);
                let text = cut(cell.map_or("", |c| &c.text), width);
                let padding = " ".repeat(width - text.width());
                if column > 0 {
                    line.push_str(GAP);
                }
                if cell.is_some_and(|c| c.number) {
                    line.extend([padding, text]);
                } else {
                    line.extend([text, padding]);
                }
            }
            writeln!(out, "{}", line.trim_end())?;
        }
        out.flush()
    }

    /// Writes headings and rows as CSV, each cell whole.
    ///
    /// # Errors
    ///
    /// What the writer says.
    pub fn write_csv(&self, out: impl Write) -> io::Result<()> {
        let mut writer = csv::Writer::from_writer(out);
        write_row(&mut writer, self.headings.iter().map(String::as_str))?;
        for row in &self.rows {
            write_row(&mut writer, row.iter().map(|cell| cell.text.as_str()))?;
        }
        writer.flush()
    }

    /// Widths of the columns: what they need, the widest made narrower until the line fits.
    fn widths(&self, across: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = self.headings.iter().map(|h| h.width()).collect();
        for row in &self.rows {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.width().max(*width);
            }
        }
        let Some(across) = across else { return widths };
        let room = across.saturating_sub(GAP.len() * widths.len().saturating_sub(1));
        // A column keeps its need up to the share that, given to all the wider ones, fills the room.
        let mut needs = widths.clone();
        needs.sort_unstable();
        let mut left = room;
        for (index, &need) in needs.iter().enumerate() {
            let share = left / (needs.len() - index);
            if need > share {
                let most = share.max(NARROWEST);
                return widths.into_iter().map(|w| w.min(most)).collect();
            }
            left -= need;
        }
        widths
    }

    fn is_numeric(&self, column: usize) -> bool {
        let mut cells =
            self.rows.iter().filter_map(|row| row.get(column)).filter(|c| !c.text.is_empty()).peekable();
        cells.peek().is_some() && cells.all(|c| c.number)
    }
}

/// `text` in at most `width` cells of the terminal, `…` where something is cut off.
fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut used = 1; // the ellipsis
    let fits = |c: &char| {
        used += c.width().unwrap_or(0);
        used <= width
    };
    let mut cut: String = text.chars().take_while(fits).collect();
    cut.push('…');
    cut
}
