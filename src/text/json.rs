//! Minutes as JSON: speeches and meetings of the Diet's API, copies of them, and what assemblies' search systems give.
//!
//! Takes bytes; gives a [`Reading`] with one frame a meeting: a line of its fields, then each speech under a line of the
//! speaker's. The shapes differ in names and nesting alone, so one walk reads them all: an object with words is a
//! speech, and what the objects around it say of the meeting holds for it too.

mod field;
mod meeting;
mod plain;
mod print;
#[cfg(test)]
mod tests;
mod tree;
mod whole;

use super::{Format, Layout, Reading, Unreadable, plain as encoding};

/// The format that the first characters of a file show, where they are those of JSON.
pub(super) fn looks_like(head: &str) -> Option<Shape> {
    let json = tree::body(head);
    let mut signs = json.chars().filter(|c| !c.is_whitespace());
    let opens = matches!(
        (signs.next(), signs.next()),
        (Some('{'), Some('"' | '}')) | (Some('['), Some('{' | '[' | ']'))
    );
    opens.then(|| field::shape(json))
}

/// Which kind of JSON a file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Minutes, in this format.
    Minutes(Format),
    /// The answer of an API that found fault with what it was asked.
    Refusal,
    /// Something else.
    Unknown,
}

/// Reads the meetings of a file.
///
/// # Errors
///
/// What is no JSON, is cut off, nests deeper than minutes do, or holds no words.
pub(super) fn read(bytes: &[u8], format: Format) -> Result<Reading, Unreadable> {
    let decoded = encoding::read(bytes);
    let damaged = |reason| Unreadable::Damaged { format, reason };
    let values = tree::parse(&decoded.characters).map_err(damaged)?;
    let meetings = meeting::gather(&values, format == Format::KokkaiJson);
    if meetings.is_empty() {
        return Err(damaged("it holds no speech".to_owned()));
    }
    if let Some(characters) = whole::records(&meetings) {
        return Ok(Reading { characters, ..decoded });
    }
    let printed = print::print(&meetings);
    Ok(Reading {
        characters: printed.characters,
        encoding: decoded.encoding,
        layout: Layout::Written,
        pages: printed.pages,
        frames: printed.frames,
        diagnostics: decoded.diagnostics,
        ..Reading::default()
    })
}
