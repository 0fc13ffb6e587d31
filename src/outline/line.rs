//! One printed line and what can be measured on it.

use unicode_width::UnicodeWidthChar;

use super::BlockKind;
use crate::{
    Span, Text,
    text::{Flow, to_u32},
};

/// One printed line.
#[derive(Clone, Debug)]
pub struct Line {
    /// What it is.
    pub kind: BlockKind,
    /// Its characters, without the line end.
    pub span: Span,
    /// Its words, spaces at both ends left out.
    pub flow: Flow,
    /// Columns before the first character that is no space; a full-width character takes two.
    pub indent: u32,
    /// Columns up to the last character that is no space.
    pub width: u32,
}

impl Line {
    /// Measures the line at `span`.
    pub(super) fn of(text: &Text, span: Span) -> Line {
        let mut column = 0;
        let mut indent = None;
        let mut width = 0;
        for c in text.quote(span).chars() {
            let next = column + columns(c);
            if !c.is_whitespace() {
                indent.get_or_insert(column);
                width = next;
            }
            column = next;
        }
        let flow = Flow::of(text, span);
        let kind = if flow.is_empty() { BlockKind::Blank } else { BlockKind::Text };
        Line { kind, span, flow, indent: indent.unwrap_or(0), width }
    }

    /// The words, folded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.flow.as_str()
    }
}

/// Columns a character takes in a fixed-width Japanese font.
pub(super) fn columns(c: char) -> u32 {
    match c {
        '\t' => 4,
        // Private-use bullets print as one wide glyph.
        '\u{e000}'..='\u{f8ff}' => 2,
        _ => to_u32(c.width_cjk().unwrap_or(0)),
    }
}

/// Whether an empty line stands behind almost every line, as one PDF extractor leaves them.
pub(super) fn blank_between_all(lines: &[Line]) -> bool {
    let mut followed = 0;
    let mut all = 0;
    for pair in lines.windows(2) {
        if pair[0].kind == BlockKind::Text {
            all += 1;
            followed += usize::from(pair[1].kind == BlockKind::Blank && pair[1].span.is_empty());
        }
    }
    all >= 8 && followed * 10 >= all * 8
}
