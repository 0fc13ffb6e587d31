//! The shape of a text: lines joined again into blocks, with their marks; page furniture set aside.
//!
//! Takes a [`Text`]; gives an [`Outline`] whose blocks tile the text; does not know what a meeting is.

mod counted;
mod furniture;
mod line;
mod mark;
mod present;
mod stacked;
mod unbroken;
mod web;
mod wrap;

use std::ops::Range;

pub use line::Line;
pub(crate) use line::columns;
pub(crate) use mark::is_bill;
pub use mark::{Mark, Style};
pub(crate) use present::{Listed, listed};

use crate::{
    Span, Text,
    lexicon::Lexicon,
    text::{Flow, Frame, Layout},
};

/// The lines of a text and the blocks they form.
#[derive(Clone, Debug)]
pub struct Outline {
    /// All lines, in order.
    pub lines: Vec<Line>,
    /// Blocks that tile the lines, in order.
    pub blocks: Vec<Block>,
    /// Columns at which the text was hard-wrapped, where it was; a full-width character takes two.
    pub width: Option<u32>,
    /// The first block with words of each speech that the format tells apart, by the number of the speech in its frame.
    pub speeches: Vec<(usize, usize)>,
}

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BlockKind {
    /// Nothing but spaces.
    Blank,
    /// Page numbers, rulers: no part of the text.
    Furniture,
    /// What a web page prints around a text: menus, buttons, its own date and number.
    Page,
    /// Words.
    Text,
}

/// Lines that belong together: a heading, a list item, a paragraph.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its lines, by index into [`Outline::lines`]; furniture inside a paragraph lies within.
    pub lines: Range<usize>,
    /// Its words, lines joined, the opening mark left out.
    pub flow: Flow,
    /// The mark it opens with.
    pub mark: Mark,
    /// Columns before its first character.
    pub indent: u32,
    /// Whether an empty line stands before it.
    pub gap: bool,
}

impl Outline {
    /// Finds the lines and blocks of `text`, and tells it where its pages begin.
    #[must_use]
    pub fn of(text: &mut Text, lexicon: &Lexicon) -> Outline {
        let mut above = unbroken::Above::default();
        let mut lines: Vec<Line> = Vec::new();
        for span in text.lines() {
            let parts = unbroken::parts(text, span, &mut above, lexicon);
            let last = parts.len().saturating_sub(1);
            let part = |(nth, span): (usize, Span)| Line { cut: nth < last, ..Line::of(text, span) };
            lines.extend(parts.into_iter().enumerate().map(part));
        }
        for line in lines.iter_mut().filter(|l| text.is_furniture(l.span.start())) {
            line.kind = BlockKind::Furniture;
        }
        web::set_aside(&mut lines, lexicon);
        let pages = furniture::set_aside(&mut lines);
        if !text.knows_pages() {
            text.set_pages(pages);
        }
        let usual_gap = line::usual_gap(&lines);
        let width = if text.layout == Layout::Printed { wrap::width(&lines) } else { None };
        let mut blocks = wrap::blocks(text, &lines, width, usual_gap, lexicon);
        web::speakers_above(&mut lines, &mut blocks, lexicon);
        counted::number(&mut blocks);
        Outline { lines, blocks, width, speeches: Vec::new() }
    }

    /// Finds the lines and blocks of one meeting that the format tells apart: no block goes on into the next speech.
    #[must_use]
    pub fn of_frame(text: &Text, frame: &Frame, lexicon: &Lexicon) -> Outline {
        let mut outline =
            Outline { lines: Vec::new(), blocks: Vec::new(), width: None, speeches: Vec::new() };
        for (number, speech) in frame.speeches.iter().enumerate() {
            let mut lines: Vec<Line> = text.lines_in(speech.words).map(|span| Line::of(text, span)).collect();
            furniture::rulers(&mut lines);
            let first = outline.lines.len();
            let mut blocks = wrap::blocks(text, &lines, None, 0, lexicon);
            for block in &mut blocks {
                block.lines = block.lines.start + first..block.lines.end + first;
            }
            if let Some(words) = blocks.iter().position(|b| b.kind == BlockKind::Text) {
                outline.speeches.push((number, outline.blocks.len() + words));
            }
            outline.lines.append(&mut lines);
            outline.blocks.append(&mut blocks);
        }
        outline
    }

    /// The characters from the first to the last line of `block`.
    #[must_use]
    pub fn span(&self, block: &Block) -> Span {
        let first = self.lines[block.lines.start].span;
        first.to(self.lines[block.lines.end.max(block.lines.start + 1) - 1].span)
    }

    /// The lines of a block that hold words.
    pub fn text_lines<'a>(&'a self, block: &Block) -> impl Iterator<Item = &'a Line> + use<'a> {
        self.lines[block.lines.clone()].iter().filter(|l| l.kind == BlockKind::Text)
    }
}
