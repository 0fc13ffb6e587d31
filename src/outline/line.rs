//! One printed line and what can be measured on it.

use unicode_width::UnicodeWidthChar;

use super::BlockKind;
use crate::{Span, Text, span::to_u32, text::Flow};

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
    /// Whether it ends only at the right margin, where the format knows margins.
    pub full: Option<bool>,
    /// Whether it was printed as part of a line that a copy made of several, and ends where that part does.
    pub cut: bool,
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
        let kind = match flow.as_str() {
            "" => BlockKind::Blank,
            "|" => BlockKind::Furniture, // the border of a cell
            _ => BlockKind::Text,
        };
        Line {
            kind,
            span,
            flow,
            indent: indent.unwrap_or(0),
            width,
            full: text.is_full(span.start()),
            cut: false,
        }
    }

    /// The words, folded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.flow.as_str()
    }
}

/// Columns a character takes in a fixed-width Japanese font.
pub(crate) fn columns(c: char) -> u32 {
    match c {
        '\t' => 4,
        // Private-use bullets print as one wide glyph.
        '\u{e000}'..='\u{f8ff}' => 2,
        _ => to_u32(c.width_cjk().unwrap_or(0)),
    }
}

/// How many empty lines stand behind almost every line, as some PDF extractors leave them; none in a text as typed.
pub(super) fn usual_gap(lines: &[Line]) -> u32 {
    let mut counts: std::collections::BTreeMap<u32, u32> = std::collections::BTreeMap::new();
    let mut gap = None;
    for line in lines {
        match line.kind {
            BlockKind::Text => {
                if let Some(gap) = gap.replace(0) {
                    *counts.entry(gap).or_default() += 1;
                }
            }
            _ => gap = gap.map(|g| g + 1),
        }
    }
    let all: u32 = counts.values().sum();
    let usual = counts.iter().max_by_key(|&(gap, count)| (*count, std::cmp::Reverse(*gap)));
    usual.filter(|_| all >= 8 && counts.get(&0).copied().unwrap_or(0) * 5 <= all).map_or(0, |(gap, _)| *gap)
}
