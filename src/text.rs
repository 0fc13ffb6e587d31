//! Characters: what a source says, and where each character stood.
//!
//! Takes a [`Source`]; gives a [`Text`] with lines, pages and [`Flow`]s; does not know what lines mean.

mod flow;
mod plain;

use std::ops::Range;

pub use flow::{Flow, fold, fold_char};

use crate::{Outcome, Source, Span};

/// The format a source was recognised as.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text, Markdown included.
    Plain,
}

impl Format {
    /// The short name used in document JSON and the graph.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "txt",
        }
    }
}

/// The decoded characters of a source, with lines and pages.
#[derive(Clone, Debug)]
pub struct Text {
    /// The format the source was recognised as.
    pub format: Format,
    /// IANA name of the character encoding.
    pub encoding: &'static str,
    original: String,
    // Byte offset of each character in `original`, and its length at the end.
    byte_of_char: Vec<u32>,
    // First character of each line.
    line_starts: Vec<u32>,
    // First character and printed number of each page that is known, in order.
    pages: Vec<(u32, u32)>,
}

impl Text {
    /// Decodes the bytes of `source`. Never fails: bytes that are no text become U+FFFD and a diagnostic.
    #[must_use]
    pub fn read(source: &Source) -> Outcome<Text> {
        let decoded = plain::decode(&source.bytes);
        Outcome {
            value: Text::from_string(decoded.value.0, Format::Plain, decoded.value.1),
            diagnostics: decoded.diagnostics,
        }
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
        let pages = Vec::new();
        Text { format, encoding, original, byte_of_char, line_starts, pages }
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
        (0..self.line_starts.len()).map(|i| {
            let start = self.line_starts[i];
            let end = self.line_starts.get(i + 1).copied().unwrap_or_else(|| self.chars());
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

    /// Tells where pages begin: first character and printed number, in order.
    pub(crate) fn set_pages(&mut self, pages: Vec<(u32, u32)>) {
        debug_assert!(pages.is_sorted());
        self.pages = pages;
    }
}

/// Offsets fit 32 bits: sources are bounded to 4 GiB where they are read.
pub(crate) fn to_u32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
