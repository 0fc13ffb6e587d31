//! Words that name something: people, bodies, laws, technologies, initiatives, diseases.
//!
//! Takes [`Minutes`](crate::minutes::Minutes); gives [`Mention`]s and [`Alias`]es; does not know RDF.

use crate::{Rule, Span, entity::Resolution};

/// What kind of thing is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// A person.
    Person,
    /// A body.
    Organization,
    /// A technique, material, device, system, method or technical field.
    Technology,
    /// A law, order, guideline, standard or named scheme.
    Regulation,
    /// A programme, project, plan, strategy, fund or database.
    Initiative,
    /// A disease or condition.
    Disease,
}

impl Kind {
    /// The name in document JSON and in IRIs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Technology => "technology",
            Self::Regulation => "regulation",
            Self::Initiative => "initiative",
            Self::Disease => "disease",
        }
    }
}

/// These words name that thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// What kind of thing.
    pub kind: Kind,
    /// The name, NFKC; for a person in the fullest form the document gives.
    pub text: String,
    /// The one form that all mentions of the thing share within the document.
    pub canonical: String,
    /// Which thing it is, as far as that can be told.
    pub entity: Resolution,
    /// Where the words stand.
    pub span: Span,
    /// The turn they stand in, by index; `None` in header, roster and agenda.
    pub turn: Option<usize>,
    /// The rule that found them.
    pub rule: Rule,
}

/// Two names for one thing, made equal by the text: `X（Y）`, `X（以下「Y」という）`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The full name.
    pub name: String,
    /// The other name.
    pub short: String,
    /// The characters that say so.
    pub span: Span,
}
