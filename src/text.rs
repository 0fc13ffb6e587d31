//! Characters: what a source says, and where each character stood.
//!
//! Takes a [`Source`]; gives a [`Text`] with lines, pages and [`Flow`]s; does not know what lines mean.
//!
//! A format is one reader: bytes in, characters and their layout out. What follows sees characters only, laid out as an office would
//! print them: one row of a roster a line, a wide gap between its columns.

mod apart;
mod docx;
mod flow;
mod format;
mod frame;
mod html;
mod json;
mod number;
mod pdf;
mod plain;
mod sign;
mod table;

use std::ops::Range;

pub(crate) use flow::fold_head;
pub use flow::{Flow, fold, fold_char, punctuated};
pub use format::{Format, Unreadable};
pub use frame::{Frame, Speech};

use crate::{Diagnostic, Outcome, Source, Span, span::to_u32};

/// How the lines of a text came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Layout {
    /// As printed: a paragraph may be broken over several lines, at any character.
    #[default]
    Printed,
    /// As written: the format tells paragraphs, and each is one line.
    Written,
}

/// What the reader of one format gives.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading {
    /// The characters, in reading order, lines ended by `\n`.
    pub characters: String,
    /// IANA name of the character encoding; the format's own name where it has none.
    pub encoding: &'static str,
    /// How the lines came about.
    pub layout: Layout,
    /// First character and number of each page, in order, where the format has pages.
    pub pages: Vec<(u32, u32)>,
    /// First characters of the lines known to be furniture: running heads, page numbers. In order.
    pub furniture: Vec<u32>,
    /// First characters of the lines that end only at the right margin, in order, where the format knows margins.
    pub full: Option<Vec<u32>>,
    /// The meetings that the format itself tells apart, in order; empty where it tells none.
    pub frames: Vec<Frame>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// The decoded characters of a source, with lines and pages.
#[derive(Clone, Debug)]
pub struct Text {
    /// The format the source was recognised as.
    pub format: Format,
    /// IANA name of the character encoding.
    pub encoding: &'static str,
    /// How the lines came about.
    pub layout: Layout,
    original: String,
    // Byte offset of each character in `original`, and its length at the end.
    byte_of_char: Vec<u32>,
    // First character of each line.
    line_starts: Vec<u32>,
    // First character and printed number of each page that is known, in order.
    pages: Vec<(u32, u32)>,
    // First characters of the lines that the format knows to be furniture, in order.
    furniture: Vec<u32>,
    // First characters of the lines that end only at the right margin, in order, where the format knows margins.
    full: Option<Vec<u32>>,
    // The meetings that the format tells apart, in order.
    frames: Vec<Frame>,
}

impl Text {
    /// Reads the characters of `source`, as the format that its bytes show, or the one it declares.
    ///
    /// # Errors
    ///
    /// A source that holds no characters to read: encrypted, damaged, pictures alone, a format that is not read. A few
    /// odd bytes are no error: they become U+FFFD and a diagnostic. A declared format is taken at its word.
    pub fn read(source: &Source) -> Result<Outcome<Text>, Unreadable> {
        let format = match source.format {
            Some(declared) => declared,
            None => match format::foreign(&source.bytes) {
                Some(reason) => return Err(reason),
                None => Format::detect(&source.bytes),
            },
        };
        let reading = format.read(&source.bytes)?;
        if source.format.is_none() && !reads_as_text(&reading.characters) {
            return Err(Unreadable::NoText);
        }
        let mut text = Text::from_string(reading.characters, format, reading.encoding);
        text.layout = reading.layout;
        text.pages = reading.pages;
        text.furniture = reading.furniture;
        text.full = reading.full;
        text.frames = reading.frames;
        Ok(Outcome { value: text, diagnostics: reading.diagnostics })
    }

    /// A text of these characters.
    #[must_use]
    pub fn from_string(original: String, format: Format, encoding: &'static str) -> Text {
        let mut byte_of_char = Vec::with_capacity(original.len() / 2);
        let mut line_starts = vec![0];
        let mut previous = '\0';
        for (index, (byte, c)) in original.char_indices().enumerate() {
            if previous == '\n'
                || previous == '\u{2028}'
                || previous == '\u{c}'
                || (previous == '\r' && c != '\n')
            {
                line_starts.push(to_u32(index));
            }
            byte_of_char.push(to_u32(byte));
            previous = c;
        }
        byte_of_char.push(to_u32(original.len()));
        Text {
            format,
            encoding,
            layout: Layout::Printed,
            original,
            byte_of_char,
            line_starts,
            pages: Vec::new(),
            furniture: Vec::new(),
            full: None,
            frames: Vec::new(),
        }
    }

    /// All characters, as decoded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.original
    }

    /// Number of characters, in code points.
    #[must_use]
    pub fn chars(&self) -> u32 {
        to_u32(self.byte_of_char.len() - 1)
    }

    /// The very characters of `span`. What lies past the end of the text is left out.
    #[must_use]
    pub fn quote(&self, span: Span) -> &str {
        let last = self.byte_of_char.len() - 1;
        let at = |c: u32| self.byte_of_char[(c as usize).min(last)] as usize;
        &self.original[at(span.start())..at(span.end())]
    }

    /// Byte range of `span` in [`Text::as_str`].
    #[must_use]
    pub fn bytes_of(&self, span: Span) -> Range<usize> {
        let last = self.byte_of_char.len() - 1;
        let at = |c: u32| self.byte_of_char[(c as usize).min(last)] as usize;
        at(span.start())..at(span.end())
    }

    /// The lines, without their line ends, in order.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        self.lines_of(0..self.line_starts.len(), Span::new(0, self.chars()))
    }

    /// The lines within `span`, without their line ends, in order.
    pub fn lines_in(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let first = self.line_starts.partition_point(|&start| start <= span.start()).saturating_sub(1);
        let last = self.line_starts.partition_point(|&start| start < span.end());
        self.lines_of(first..last, span)
    }

    fn lines_of(&self, lines: Range<usize>, within: Span) -> impl Iterator<Item = Span> + '_ {
        lines.map(move |i| {
            let start = self.line_starts[i].max(within.start());
            let end = self.line_starts.get(i + 1).copied().unwrap_or_else(|| self.chars()).min(within.end());
            let line = self.quote(Span::new(start, end));
            let ends =
                line.chars().rev().take_while(|c| matches!(c, '\n' | '\r' | '\u{c}' | '\u{2028}')).count();
            Span::new(start, end - to_u32(ends))
        })
    }

    /// Line of the character at `at`, counted from 1.
    #[must_use]
    pub fn line_of(&self, at: u32) -> u32 {
        to_u32(self.line_starts.partition_point(|&start| start <= at))
    }

    /// Printed page of the character at `at`, where the text tells.
    #[must_use]
    pub fn page_of(&self, at: u32) -> Option<u32> {
        let after = self.pages.partition_point(|&(start, _)| start <= at);
        after.checked_sub(1).map(|i| self.pages[i].1)
    }

    /// The meetings that the format itself tells apart, in order; empty where it tells none.
    #[must_use]
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// Whether the format itself tells the pages.
    pub(crate) fn knows_pages(&self) -> bool {
        !self.pages.is_empty()
    }

    /// Whether the format knows the line that begins at the character `start` to be furniture.
    #[must_use]
    pub fn is_furniture(&self, start: u32) -> bool {
        self.furniture.binary_search(&start).is_ok()
    }

    /// Whether the line that begins at the character `start` ends only at the right margin; `None` where margins are not
    /// known.
    pub(crate) fn is_full(&self, start: u32) -> Option<bool> {
        self.full.as_ref().map(|full| full.binary_search(&start).is_ok())
    }

    /// Tells where pages begin: first character and printed number, in order.
    pub(crate) fn set_pages(&mut self, pages: Vec<(u32, u32)>) {
        debug_assert!(pages.is_sorted());
        self.pages = pages;
    }
}

/// Whether characters are those of a text: a few broken bytes are data, one character in fifty is some other file.
fn reads_as_text(characters: &str) -> bool {
    let odd = |c: &char| *c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    characters.chars().filter(odd).count() * 50 <= characters.chars().count()
}
