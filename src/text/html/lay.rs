//! Lines out of elements: blocks end them, tables and lists print as in a record typed by hand.

mod list;

use list::{List, opens_with_mark};
use scraper::node::Element;

use super::{
    Line,
    content::Choice,
    node::{Kind, Page},
};
use crate::text::table::{self, Cell};

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 34] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "details",
    "dir",
    "div",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "html",
    "legend",
    "main",
    "nav",
    "p",
    "pre",
    "section",
    "summary",
    "tbody",
    "thead",
    "tr",
];

/// The lines that the chosen nodes print.
pub(super) fn lay_out(page: &Page, choice: &Choice) -> Vec<Line> {
    let mut layer = Layer { frames: vec![Frame::default()], ..Layer::default() };
    let end = page.items.get(choice.root).map_or(0, |item| item.end);
    let mut open: Vec<(usize, &Element)> = Vec::new();
    let mut at = choice.root;
    while at < end {
        while let Some((_, element)) = open.pop_if(|(end, _)| *end <= at) {
            layer.close(element);
        }
        let item = &page.items[at];
        if choice.out.get(at).copied().unwrap_or(false) {
            at = item.end;
            continue;
        }
        match item.kind {
            Kind::Text(text) => layer.text(text),
            Kind::Element(element) => {
                layer.open(element);
                open.push((item.end, element));
            }
            Kind::Other => {}
        }
        at += 1;
    }
    while let Some((_, element)) = open.pop() {
        layer.close(element);
    }
    while layer.frames.len() > 1 {
        let lines = layer.pop();
        layer.extend(lines);
    }
    layer.pop()
}

/// Lines under way: those of the page, or of one cell.
#[derive(Default)]
struct Frame {
    lines: Vec<Line>,
    line: String,
    // White space that waits for a character to follow, and whether it holds the end of a line.
    space: Option<bool>,
    // What the item of a list opens with.
    prefix: Option<String>,
    heading: bool,
}

#[derive(Default)]
struct Layer {
    frames: Vec<Frame>,
    lists: Vec<List>,
    tables: Vec<Vec<Vec<Cell>>>,
    // The labels of definition lists that wait for their values.
    labels: Vec<Vec<Line>>,
    // Levels of the headings that the next words stand under, outermost first.
    levels: Vec<u8>,
    pre: usize,
}

impl Layer {
    fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::default());
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    fn text(&mut self, text: &str) {
        let pre = self.pre > 0;
        let frame = self.frame();
        for c in text.chars() {
            match c {
                '\n' if pre => frame.end_line(true),
                '\r' | '\0' => {}
                c if !pre && c.is_ascii_whitespace() => {
                    let broken = frame.space.unwrap_or(false) || c == '\n';
                    frame.space = Some(broken);
                }
                c => frame.push(c),
            }
        }
    }

    fn open(&mut self, element: &Element) {
        let name = element.name();
        match name {
            "br" => self.frame().end_line(true),
            "hr" => self.frame().blank(),
            // A character that the encoding lacks is often a picture with its name.
            "img" => {
                let alt = element.attr("alt").map(str::trim).filter(|alt| alt.chars().count() == 1);
                if let Some(c) = alt.and_then(|alt| alt.chars().next()) {
                    self.frame().push(c);
                }
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name.as_bytes().last().copied().unwrap_or_default();
                while self.levels.pop_if(|over| *over >= level).is_some() {}
                self.levels.push(level);
                let frame = self.frame();
                frame.blank();
                frame.heading = true;
            }
            "ul" | "ol" => {
                self.frame().end_block();
                self.head_list();
                self.lists.push(List::of(element));
            }
            "li" => {
                let depth = self.lists.len().saturating_sub(1);
                let mark = self.lists.last_mut().and_then(|list| list.mark(element));
                let frame = self.frame();
                frame.end_block();
                let indent = "　".repeat(depth.min(8));
                frame.prefix = Some(format!("{indent}{}", mark.unwrap_or_default()));
            }
            "table" => {
                self.frame().end_block();
                self.head_list();
                self.tables.push(Vec::new());
            }
            "tr" => {
                self.frame().end_block();
                if let Some(rows) = self.tables.last_mut() {
                    rows.push(Vec::new());
                }
            }
            "td" | "th" | "dd" => self.frames.push(Frame::default()),
            "dt" => {
                self.flush_label();
                self.frames.push(Frame::default());
            }
            "dl" => {
                self.frame().end_block();
                self.labels.push(Vec::new());
            }
            _ if BLOCKS.contains(&name) => self.frame().end_block(),
            _ => {}
        }
        self.pre += usize::from(name == "pre");
    }

    fn close(&mut self, element: &Element) {
        let name = element.name();
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let frame = self.frame();
                frame.end_block();
                frame.heading = false;
            }
            "ul" | "ol" => {
                self.frame().end_block();
                self.lists.pop();
            }
            "td" | "th" => self.close_cell(element),
            "table" => self.close_table(),
            "dt" => {
                let mut label = self.pop();
                if self.labels.is_empty() {
                    self.labels.push(Vec::new());
                }
                if let Some(waiting) = self.labels.last_mut() {
                    waiting.append(&mut label);
                }
            }
            "dd" => {
                let value = self.pop();
                let label = self.labels.last_mut().map(std::mem::take).unwrap_or_default();
                let words = |lines: &[Line]| -> Vec<String> {
                    lines.iter().filter(|l| !l.text.trim().is_empty()).map(|l| l.text.clone()).collect()
                };
                let lines = if label.is_empty() {
                    value
                } else {
                    table::pair(&words(&label), &words(&value)).into_iter().map(Line::of).collect()
                };
                self.extend(lines);
            }
            "dl" => {
                self.flush_label();
                self.labels.pop();
            }
            "li" => {
                let frame = self.frame();
                frame.end_block();
                frame.prefix = None;
            }
            _ if BLOCKS.contains(&name) => self.frame().end_block(),
            _ => {}
        }
        self.pre -= usize::from(name == "pre" && self.pre > 0);
    }

    /// Brackets the heading right above a list, where it stands under another: a class of people, a theme.
    fn head_list(&mut self) {
        let under = self.levels.iter().rev().nth(1).is_some_and(|&over| over > b'1');
        let line = self.frame().lines.last_mut().filter(|line| under && line.heading);
        if let Some(line) = line
            && let Some(heading) = table::bracketed(&line.text)
        {
            line.text = heading;
        }
    }

    fn close_cell(&mut self, element: &Element) {
        let mut lines = self.pop();
        let blank = |line: &Line| line.text.trim().is_empty();
        while lines.last().is_some_and(blank) {
            lines.pop();
        }
        let lead = lines.iter().take_while(|line| blank(line)).count();
        lines.drain(..lead);
        let rows = element.attr("rowspan").and_then(|n| n.trim().parse().ok()).unwrap_or(1);
        let cell = Cell {
            lines: lines.into_iter().map(|line| line.text).collect(),
            head: element.name() == "th",
            rows,
        };
        match self.tables.last_mut() {
            Some(rows) => match rows.last_mut() {
                Some(row) => row.push(cell),
                None => rows.push(vec![cell]),
            },
            None => self.extend(cell.lines.into_iter().map(Line::of).collect()),
        }
    }

    fn close_table(&mut self) {
        let rows = self.tables.pop().unwrap_or_default();
        let lines = table::print(&rows);
        let line = |(text, furniture): (String, bool)| Line { furniture, ..Line::of(text) };
        self.extend(lines.into_iter().map(line).collect());
    }

    /// A label without a value stands alone.
    fn flush_label(&mut self) {
        let label = self.labels.last_mut().map(std::mem::take).unwrap_or_default();
        self.extend(label);
    }

    fn pop(&mut self) -> Vec<Line> {
        let Some(mut frame) = self.frames.pop() else { return Vec::new() };
        frame.end_block();
        frame.lines
    }

    fn extend(&mut self, lines: Vec<Line>) {
        let frame = self.frame();
        frame.end_block();
        frame.lines.extend(lines);
    }
}

impl Frame {
    fn push(&mut self, c: char) {
        if let Some(broken) = self.space.take()
            && let Some(last) = self.line.chars().next_back()
        {
            // A line of the markup that ends between Japanese letters is no space.
            if !(broken && wide(last) && wide(c)) && !last.is_whitespace() {
                self.line.push(' ');
            }
        }
        self.line.push(c);
    }

    /// Ends a line that the page broke by hand: an empty one stays an empty line.
    fn end_line(&mut self, soft: bool) {
        self.space = None;
        let mut text = std::mem::take(&mut self.line);
        text.truncate(text.trim_end().len());
        if !text.trim().is_empty()
            && let Some(prefix) = self.prefix.take()
            && !opens_with_mark(&text)
        {
            text.insert_str(0, &prefix);
        }
        let empty = text.is_empty();
        if empty && self.lines.last().is_none_or(|line| line.text.is_empty()) {
            return;
        }
        self.lines.push(Line { text, soft, heading: self.heading, furniture: false });
    }

    /// Ends the line of a block, where there is one.
    fn end_block(&mut self) {
        if self.line.trim().is_empty() {
            self.line.clear();
            self.space = None;
        } else {
            self.end_line(false);
        }
    }

    fn blank(&mut self) {
        self.end_block();
        self.end_line(false);
    }
}

/// Whether a character takes the width of two Latin ones: between two of them a line may end anywhere.
fn wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
