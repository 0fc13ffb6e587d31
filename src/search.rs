//! Search: full text over statements, issues, people, bodies, laws, technologies, initiatives, diseases and
//! meetings.
//!
//! Takes a store; gives [`Found`] for a [`Question`]; does not know how documents are extracted. The index stands in
//! the store's folder and holds nothing that the store does not say: it can be thrown away and made again.
//!
//! What is written into the store is written into the index right after. Between the two the catalogue says that search
//! lags behind; whoever opens the index for writing next brings it up to date, document by document.

mod compare;
mod entries;
mod error;
mod excerpt;
mod index;
mod question;
mod update;
mod words;

use serde::Serialize;

pub use error::Error;
pub use index::Index;
pub use question::Question;

use crate::rdf::vocab::gg;
use oxigraph::model::NamedNodeRef;

/// What kind of thing is found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A policy issue.
    Issue,
    /// A statement.
    Statement,
    /// A person.
    Person,
    /// A body or unit.
    Organization,
    /// A law, guideline or scheme.
    Regulation,
    /// A technology.
    Technology,
    /// A programme, plan or project.
    Initiative,
    /// A disease or condition.
    Disease,
    /// A meeting.
    Meeting,
}

impl Kind {
    /// Every kind, most wanted first.
    pub const ALL: [Kind; 9] = [
        Self::Issue,
        Self::Statement,
        Self::Person,
        Self::Organization,
        Self::Regulation,
        Self::Technology,
        Self::Initiative,
        Self::Disease,
        Self::Meeting,
    ];

    /// The name in arguments, addresses and answers.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Issue => "issue",
            Self::Statement => "statement",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Regulation => "regulation",
            Self::Technology => "technology",
            Self::Initiative => "initiative",
            Self::Disease => "disease",
            Self::Meeting => "meeting",
        }
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        match self {
            Self::Issue => "論点",
            Self::Statement => "発言",
            Self::Person => "人",
            Self::Organization => "機関",
            Self::Regulation => "法令・制度",
            Self::Technology => "技術",
            Self::Initiative => "施策・計画",
            Self::Disease => "疾患",
            Self::Meeting => "会議",
        }
    }

    /// Whether its things have a day, that of the meeting where they are.
    #[must_use]
    pub fn has_day(self) -> bool {
        matches!(self, Self::Issue | Self::Statement | Self::Meeting)
    }

    /// The kind with this name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The class of the graph.
    #[must_use]
    pub fn class(self) -> NamedNodeRef<'static> {
        match self {
            Self::Issue => gg::POLICY_ISSUE,
            Self::Statement => gg::STATEMENT,
            Self::Person => gg::PERSON,
            Self::Organization => gg::ORGANIZATION,
            Self::Regulation => gg::REGULATORY_INSTRUMENT,
            Self::Technology => gg::TECHNOLOGY,
            Self::Initiative => gg::INITIATIVE,
            Self::Disease => gg::DISEASE,
            Self::Meeting => gg::MEETING,
        }
    }
}

/// What a search gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Found {
    /// How many there are in all.
    pub total: usize,
    /// The best of them, best first.
    pub hits: Vec<Hit>,
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its IRI.
    pub iri: String,
    /// Its label.
    pub label: String,
    /// The words around what was looked for: of a statement or of a source, else of one of its names.
    pub excerpt: Vec<Piece>,
    /// Names beside the words of an issue in which something that was looked for stands: of what it concerns, and its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<Piece>,
    /// The day, as `YYYY-MM-DD`, where it has one: the meeting's.
    pub date: Option<String>,
    /// The council, where it has one.
    pub series: Option<String>,
    /// Who said it, as far as it is known, where it is a statement.
    pub speaker: Option<String>,
    /// How well it fits; comparable within one answer only.
    pub score: f32,
}

/// A stretch of an excerpt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its characters.
    pub text: String,
    /// Whether they are what was looked for.
    pub hit: bool,
}
