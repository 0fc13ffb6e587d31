//! One document, extracted: everything that the pure stages found, before it becomes JSON or RDF.

use crate::{
    Diagnostic, Text,
    claim::{Claims, FollowUp},
    mention::{Alias, Mention},
    minutes::Minutes,
};

/// Everything found in one document.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// The name users gave. It is no part of the graph.
    pub name: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The characters, with lines and pages.
    pub text: Text,
    /// One record a meeting; most documents hold one, a search result of the Diet many.
    pub records: Vec<Record>,
    /// What was odd.
    pub diagnostics: Vec<Diagnostic>,
}

/// The record of one meeting, with all that was found in it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The record's structure.
    pub minutes: Minutes,
    /// What is named, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Names made equal by the text.
    pub aliases: Vec<Alias>,
    /// What is claimed of each turn: same length as [`Minutes::turns`].
    pub claims: Vec<Claims>,
    /// What will be done.
    pub follow_ups: Vec<FollowUp>,
}

impl Extraction {
    /// The first 12 digits of the digest: how graphs and spans name the source.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.sha256[..12]
    }

    /// Characters that ended up as a header field, roster entry, turn, heading or furniture.
    #[must_use]
    pub fn accounted(&self) -> u32 {
        self.records.iter().map(|r| r.minutes.accounted).sum()
    }
}
