//! Inspect: what each stage of extraction makes of one source, readable.
//!
//! Takes a [`Source`] and a [`Stage`]; writes text, one thing a line, its place in front and its rule behind; does not
//! know a store.

mod found;

use std::io::{self, Write};

use crate::{
    Diagnostic, Lexicon, Source, Text, Unreadable, export,
    outline::{BlockKind, Mark, Outline},
    rdf,
    rdf::Base,
};

/// A stage of extraction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Decoded lines with their places.
    Text,
    /// Lines joined into blocks.
    Outline,
    /// Header, roster, agenda, documents, statements.
    Minutes,
    /// What is named.
    Mentions,
    /// Who said it, doing what, raising which issue.
    Claims,
    /// What each sentence weighs for raising an issue.
    Sentences,
    /// What speaks for the acts of each statement.
    Acts,
    /// What each clause weighs for promising something.
    Promises,
    /// The quads of the document's graph.
    Quads,
}

impl Stage {
    /// Every stage, in the order of the pipeline.
    pub const ALL: [Stage; 9] = [
        Stage::Text,
        Stage::Outline,
        Stage::Minutes,
        Stage::Mentions,
        Stage::Claims,
        Stage::Sentences,
        Stage::Acts,
        Stage::Promises,
        Stage::Quads,
    ];

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Outline => "outline",
            Self::Minutes => "minutes",
            Self::Mentions => "mentions",
            Self::Claims => "claims",
            Self::Sentences => "sentences",
            Self::Acts => "acts",
            Self::Promises => "promises",
            Self::Quads => "quads",
        }
    }
}

/// Why nothing could be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The source cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
}

/// Writes what `stage` makes of `source`.
///
/// # Errors
///
/// A source that cannot be read, and what the writer says.
pub fn write(
    source: &Source,
    stage: Stage,
    lexicon: &Lexicon,
    base: &Base,
    mut out: impl Write,
) -> Result<(), Error> {
    match stage {
        Stage::Text => {
            let read = Text::read(source)?;
            lines(&read.value, &mut out)?;
            remarks(&read.diagnostics, &mut out)?;
        }
        Stage::Outline => {
            let mut read = Text::read(source)?;
            if read.value.frames().is_empty() {
                blocks(&Outline::of(&mut read.value, lexicon), &mut out)?;
            }
            for frame in read.value.frames() {
                blocks(&Outline::of_frame(&read.value, frame, lexicon), &mut out)?;
            }
            remarks(&read.diagnostics, &mut out)?;
        }
        Stage::Quads => {
            let quads = rdf::map(&crate::extract(source, lexicon)?, base);
            export::write_quads(quads.as_slice(), export::Format::NQuads, base.as_str(), &mut out)?;
        }
        Stage::Minutes
        | Stage::Mentions
        | Stage::Claims
        | Stage::Sentences
        | Stage::Acts
        | Stage::Promises => {
            let extraction = crate::extract(source, lexicon)?;
            for (index, record) in extraction.records.iter().enumerate() {
                if index > 0 {
                    writeln!(out)?;
                }
                match stage {
                    Stage::Minutes => found::minutes(&record.minutes, &mut out)?,
                    Stage::Mentions => found::mentions(record, &mut out)?,
                    Stage::Sentences => found::sentences(record, lexicon, &mut out)?,
                    Stage::Acts => found::acts(record, lexicon, &mut out)?,
                    Stage::Promises => found::promises(record, lexicon, &mut out)?,
                    _ => found::claims(record, &mut out)?,
                }
            }
            remarks(&extraction.diagnostics, &mut out)?;
        }
    }
    Ok(out.flush()?)
}

/// Line, page, place, characters as printed.
fn lines(text: &Text, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "# {} {} {} characters", text.format.name(), text.encoding, text.chars())?;
    for (index, span) in text.lines().enumerate() {
        let page = text.page_of(span.start()).map_or_else(String::new, |page| format!(" p.{page}"));
        writeln!(out, "{}{page} [{span}] {}", index + 1, visible(text.quote(span)))?;
    }
    Ok(())
}

fn blocks(outline: &Outline, out: &mut impl Write) -> io::Result<()> {
    let width =
        outline.width.map_or_else(|| "not wrapped".to_owned(), |width| format!("wrapped at {width} columns"));
    writeln!(out, "# {} lines, {} blocks, {width}", outline.lines.len(), outline.blocks.len())?;
    for block in outline.blocks.iter().filter(|block| block.kind != BlockKind::Blank) {
        let kind = match block.kind {
            BlockKind::Blank => "blank",
            BlockKind::Furniture => "furniture",
            BlockKind::Page => "page",
            BlockKind::Text => "text",
        };
        let mark = match &block.mark {
            Mark::None => String::new(),
            Mark::Bullet(c) | Mark::Sign(c) => format!(" ‹{}›", visible(&c.to_string())),
            Mark::Arrow => " ‹→›".to_owned(),
            Mark::Number(style, number) => format!(" ‹{number} {style:?}›"),
        };
        let words = match block.kind {
            // Furniture has no flow of its own.
            BlockKind::Furniture | BlockKind::Page => outline.lines[block.lines.clone()]
                .iter()
                .map(|l| l.flow.as_str())
                .collect::<Vec<_>>()
                .join(" "),
            _ => block.flow.as_str().to_owned(),
        };
        writeln!(out, "[{}] {kind} +{}{mark} {}", outline.span(block), block.indent, visible(&words))?;
    }
    Ok(())
}

fn remarks(diagnostics: &[Diagnostic], out: &mut impl Write) -> io::Result<()> {
    if !diagnostics.is_empty() {
        writeln!(out, "\n# remarks")?;
    }
    for Diagnostic { code, message, span } in diagnostics {
        match span {
            Some(span) => writeln!(out, "[{span}] {code}: {message}")?,
            None => writeln!(out, "{code}: {message}")?,
        }
    }
    Ok(())
}

/// A text on one line: what prints nothing or ends a line shows as its code.
fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        let private = matches!(c, '\u{e000}'..='\u{f8ff}');
        if c.is_control() || private {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}
