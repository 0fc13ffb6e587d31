//! Japanese minutes in, a knowledge graph out.

pub mod check;
pub mod claim;
pub mod date;
pub mod derive;
pub mod describe;
mod diagnostic;
pub mod document;
pub mod entity;
pub mod evaluate;
pub mod export;
mod extraction;
pub mod fetch;
pub mod graph;
pub mod ingest;
pub mod inspect;
pub mod lexicon;
pub mod mention;
pub mod minutes;
pub mod outline;
mod pattern;
pub mod people;
pub mod query;
pub mod rdf;
pub mod remote;
pub mod rule;
pub mod script;
pub mod search;
pub mod serve;
pub mod source;
mod span;
pub mod store;
pub mod text;
pub mod trace;
pub mod verify;
mod wording;

pub use diagnostic::{Diagnostic, Outcome};
pub use extraction::{Extraction, Record};
pub use lexicon::Lexicon;
pub use rule::Rule;
pub use source::Source;
pub use span::Span;
pub use text::{Format, Text, Unreadable};

/// Extracts everything from one document. What is odd in it is no error, and told in the diagnostics.
///
/// # Errors
///
/// A source without characters to read, such as an encrypted PDF.
pub fn extract(source: &Source, lexicon: &Lexicon) -> Result<Extraction, Unreadable> {
    extract_while(source, lexicon, || true)
}

/// As [`extract`], asking between the stages whether to go on.
///
/// # Errors
///
/// As [`extract`], and [`Unreadable::Stopped`] where it was not to go on.
pub fn extract_while(
    source: &Source,
    lexicon: &Lexicon,
    goes_on: impl Fn() -> bool,
) -> Result<Extraction, Unreadable> {
    let ask = || if goes_on() { Ok(()) } else { Err(Unreadable::Stopped) };
    let read = Text::read(source)?;
    ask()?;
    let (mut text, mut diagnostics) = (read.value, read.diagnostics);
    let mut records = Vec::new();
    for minutes in read_minutes(&mut text, lexicon) {
        ask()?;
        diagnostics.extend(minutes.diagnostics);
        let minutes = minutes.value;
        let (mentions, aliases) = mention::find(&text, &minutes, lexicon);
        ask()?;
        let (claims, follow_ups) = claim::find(&minutes, &mentions, lexicon);
        records.push(Record { minutes, mentions, aliases, claims, follow_ups });
    }
    ask()?;
    Ok(Extraction { name: source.name.clone(), sha256: source.sha256.clone(), text, records, diagnostics })
}

/// The record of each meeting that the format tells apart; of the one meeting where it tells none.
#[must_use]
pub fn read_minutes(text: &mut Text, lexicon: &Lexicon) -> Vec<Outcome<minutes::Minutes>> {
    if text.frames().is_empty() {
        let outline = outline::Outline::of(text, lexicon);
        return vec![minutes::Minutes::read(text, &outline, lexicon)];
    }
    let text = &*text;
    let read = |frame| {
        let outline = outline::Outline::of_frame(text, frame, lexicon);
        minutes::Minutes::read_frame(text, &outline, frame, lexicon)
    };
    text.frames().iter().map(read).collect()
}
