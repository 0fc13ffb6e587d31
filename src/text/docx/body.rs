//! The lines of a part: paragraphs, tables, text boxes.

mod paragraph;

use paragraph::Paragraph;
use quick_xml::events::{BytesStart, Event};

use super::{
    numbering::Numbering,
    styles::{ListPlace, Styles, attribute, reader},
};
use crate::text::{
    apart,
    table::{self, Cell},
};

/// What does not print: deleted words, copies for older programs, readings above characters, what changed.
const SILENT: [&str; 16] = [
    "del",
    "moveFrom",
    "Fallback",
    "rt",
    "delText",
    "delInstrText",
    "pPrChange",
    "rPrChange",
    "tblPrChange",
    "tcPrChange",
    "trPrChange",
    "sectPrChange",
    "numberingChange",
    "docPartPr",
    "txbxPr",
    "sdtPr",
];

/// One printed line.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub text: String,
    /// Characters of the line at which a page begins.
    pub breaks: Vec<usize>,
}

/// The lines of a part, and why they end early where they do.
#[derive(Default)]
pub(super) struct Lines {
    pub lines: Vec<Line>,
    pub broken: Option<String>,
}

/// Reads a part.
pub(super) fn read(xml: &str, styles: &Styles, numbering: &mut Numbering) -> Lines {
    let mut reader = reader(xml);
    let mut writer = Writer {
        styles,
        numbering,
        frames: vec![Vec::new()],
        paragraphs: Vec::new(),
        tables: Vec::new(),
        pages: 0,
        properties: 0,
    };
    let mut skipped = 0usize;
    let mut text = 0usize;
    let broken = loop {
        match reader.read_event() {
            Ok(Event::Start(e)) => {
                if skipped > 0 || SILENT.contains(&e.local_name().as_ref()) {
                    skipped += 1;
                    continue;
                }
                text += usize::from(is_text(e.local_name().as_ref()));
                writer.open(&e);
            }
            Ok(Event::Empty(e)) if skipped == 0 => {
                let name = e.local_name().as_ref().to_owned();
                if name == "del" && writer.properties > 0 {
                    writer.delete_row();
                } else if !SILENT.contains(&name.as_str()) {
                    writer.open(&e);
                    writer.close(&name);
                }
            }
            Ok(Event::End(e)) => {
                if skipped > 0 {
                    skipped -= 1;
                    continue;
                }
                let name = e.local_name();
                text -= usize::from(is_text(name.as_ref()) && text > 0);
                writer.close(name.as_ref());
            }
            Ok(Event::Text(words)) if skipped == 0 && text > 0 => writer.words(&words.into_inner()),
            Ok(Event::CData(words)) if skipped == 0 && text > 0 => writer.words(&words.into_inner()),
            Ok(Event::GeneralRef(e)) if skipped == 0 && text > 0 => {
                let name = e.xml10_content();
                let known = match name.as_ref() {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    // Entities of a document's own are not followed: they are how bombs are made.
                    _ => e.resolve_char_ref().ok().flatten(),
                };
                writer.words(known.unwrap_or('\u{fffd}').encode_utf8(&mut [0; 4]));
            }
            Ok(Event::Eof) => break None,
            Ok(_) => {}
            Err(error) => break Some(error.to_string()),
        }
    };
    Lines { lines: writer.finish(), broken }
}

/// Elements whose characters are words.
fn is_text(name: &str) -> bool {
    matches!(name, "t" | "instrText")
}

/// A cell with its column, and whether it begins (`Some(true)`) or goes on with one that reaches over rows.
type Placed = (Cell, usize, Option<bool>);

#[derive(Default)]
struct Table {
    rows: Vec<Row>,
}

#[derive(Default)]
struct Row {
    cells: Vec<Placed>,
    column: usize,
    head: bool,
    deleted: bool,
    // Of the cell under way.
    span: usize,
    merge: Option<bool>,
}

struct Writer<'a> {
    styles: &'a Styles,
    numbering: &'a mut Numbering,
    frames: Vec<Vec<Line>>,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    // Pages that began inside a table, told at the next line outside of it.
    pages: usize,
    // Depth of row properties.
    properties: usize,
}

impl Writer<'_> {
    fn open(&mut self, e: &BytesStart<'_>) {
        let value = || attribute(e, "val");
        let name = e.local_name();
        let name = name.as_ref();
        let row = self.tables.last_mut().and_then(|table| table.rows.last_mut());
        match name {
            "p" => self.paragraphs.push(Paragraph::default()),
            "tbl" => self.tables.push(Table::default()),
            "tr" => self.tables.last_mut().into_iter().for_each(|table| table.rows.push(Row::default())),
            "trPr" => self.properties += 1,
            "tc" => {
                if let Some(row) = row {
                    (row.span, row.merge) = (1, None);
                }
                self.frames.push(Vec::new());
            }
            "gridSpan" => {
                let span = value().and_then(|n| n.parse().ok()).unwrap_or(1);
                if let Some(row) = row {
                    row.span = span;
                }
            }
            "vMerge" => {
                let begins = value().as_deref() == Some("restart");
                if let Some(row) = row {
                    row.merge = Some(begins);
                }
            }
            "tblHeader" => {
                if let Some(row) = row {
                    row.head = true;
                }
            }
            "txbxContent" => self.frames.push(Vec::new()),
            _ => {
                let top = self.frames.len() == 1 && self.paragraphs.len() == 1;
                if name == "lastRenderedPageBreak" && !top {
                    self.pages += 1;
                } else if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.open(name, e);
                }
            }
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "p" => self.close_paragraph(),
            "trPr" => self.properties = self.properties.saturating_sub(1),
            "tc" => {
                let mut lines = self.pop();
                lines.retain(|line| !line.text.trim().is_empty());
                let lines: Vec<String> = lines.into_iter().map(|line| line.text).collect();
                let row = self.tables.last_mut().and_then(|table| table.rows.last_mut());
                if let Some(row) = row {
                    let cell = Cell { lines, head: row.head, rows: 1 };
                    let (column, merge) = (row.column, row.merge);
                    row.column = row.column.saturating_add(row.span);
                    row.cells.push((cell, column, merge));
                }
            }
            "tbl" => {
                let table = self.tables.pop().unwrap_or_default();
                let printed = table::print(&table.rows());
                let lines = printed.into_iter().map(|(text, _)| Line { text, breaks: Vec::new() });
                let lines: Vec<Line> = lines.collect();
                self.extend(lines);
            }
            "txbxContent" => {
                let lines = self.pop();
                match self.paragraphs.last_mut() {
                    Some(paragraph) => paragraph.after.extend(lines),
                    None => self.extend(lines),
                }
            }
            "r" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    (paragraph.hidden, paragraph.in_run) = (false, false);
                }
            }
            "instrText" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.code = false;
                }
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.words(words);
        }
    }

    fn delete_row(&mut self) {
        let row = self.tables.last_mut().and_then(|table| table.rows.last_mut());
        if let Some(row) = row {
            row.deleted = true;
        }
    }

    fn close_paragraph(&mut self) {
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let of_style = paragraph.style.as_deref().map(|id| self.styles.place(id)).unwrap_or_default();
        let place = ListPlace {
            list: paragraph.place.list.or(of_style.list),
            level: paragraph.place.level.or(of_style.level),
        };
        let number = self.numbering.next(&place).unwrap_or_default();
        let empty = paragraph.text.trim().is_empty();
        let lead = if empty { 0 } else { number.chars().count() };
        let text = if empty { String::new() } else { number + &paragraph.text };
        // Each line set apart moves the characters behind it by one.
        let parts = apart::apart(&text);
        let mut ends = Vec::new();
        for part in &parts {
            ends.push(ends.last().copied().unwrap_or(0) + part.chars().count());
        }
        let moved =
            |b: usize| b + ends.iter().take_while(|&&end| end <= b && end < text.chars().count()).count();
        let text = parts.join("\n");
        let mut at = 0;
        let mut breaks = paragraph.breaks.into_iter().map(|b| moved(b + lead)).peekable();
        let mut lines = Vec::new();
        for part in text.split('\n') {
            let chars = part.chars().count();
            let mut here = Vec::new();
            while let Some(b) = breaks.next_if(|&b| b <= at + chars || empty) {
                // A page that begins with the first words begins with their number.
                here.push(if b <= lead { 0 } else { (b - at.min(b)).min(chars) });
            }
            lines.push(Line { text: part.trim_end().to_owned(), breaks: here });
            at += chars + 1;
        }
        while lines.len() > 1
            && lines.last().is_some_and(|line| line.text.is_empty() && line.breaks.is_empty())
        {
            lines.pop();
        }
        lines.extend(paragraph.after);
        self.extend(lines);
    }

    fn extend(&mut self, mut lines: Vec<Line>) {
        if self.frames.len() <= 1
            && let Some(first) = lines.first_mut()
        {
            first.breaks.splice(0..0, std::iter::repeat_n(0, std::mem::take(&mut self.pages)));
        }
        if self.frames.is_empty() {
            self.frames.push(Vec::new());
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.extend(lines);
        }
    }

    fn pop(&mut self) -> Vec<Line> {
        if self.frames.len() > 1 { self.frames.pop().unwrap_or_default() } else { Vec::new() }
    }

    /// What is still open where a part breaks off is closed.
    fn finish(mut self) -> Vec<Line> {
        while !self.paragraphs.is_empty() {
            self.close_paragraph();
        }
        self.frames.into_iter().flatten().collect()
    }
}

impl Table {
    /// The rows that print, cells that reach over several of them counted.
    fn rows(self) -> Vec<Vec<Cell>> {
        let rows: Vec<Row> = self.rows.into_iter().filter(|row| !row.deleted).collect();
        // Going up, how many rows below go on with each column.
        let mut below: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
        let mut printed: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
        for row in rows.into_iter().rev() {
            let mut next = std::collections::BTreeMap::new();
            let mut cells = Vec::with_capacity(row.cells.len());
            for (mut cell, column, merge) in row.cells {
                let under = below.get(&column).copied().unwrap_or(0);
                match merge {
                    Some(false) => {
                        next.insert(column, under + 1);
                        cell.lines.clear();
                    }
                    Some(true) => cell.rows = under + 1,
                    None => {}
                }
                cells.push(cell);
            }
            below = next;
            printed.push(cells);
        }
        printed.reverse();
        printed
    }
}
