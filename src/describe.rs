//! Descriptions: what all documents together say of one thing, as a page or an answer shows it.
//!
//! Takes a [`Store`] and an IRI; gives a [`Description`]; does not know how it is shown. The work grows with what is
//! shown of the thing, and a little with what is said of it, but not with the store.

mod agents;
mod glimpse;
mod meeting;
mod network;
mod rests;
mod view;

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;
use serde::Serialize;

use crate::{
    search::Kind,
    store::{Error, Store},
    trace::{Issue, Statement, Thing, Trace, Words},
};
use view::View;

pub use agents::{Body, Career, Member, Seat};
pub(crate) use glimpse::{file_name, glimpses};
pub(crate) use meeting::statements_of;
pub use meeting::{Attendee, Item, Meeting, Paper, Spoken};
pub use network::{Edge, Network, Node};
pub(crate) use rests::Rests;

/// Which part of its long lists a description holds: a law may concern thousands of issues.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Entries of each list to leave out.
    pub offset: usize,
    /// Entries of each list at most.
    pub limit: usize,
    /// Statements of each issue of a list at most, earliest first; without their words, unless all are wanted.
    pub statements: usize,
}

impl Default for Part {
    /// The first 50 of each list, with all statements.
    fn default() -> Self {
        Self { offset: 0, limit: 50, statements: usize::MAX }
    }
}

impl Part {
    fn range(self) -> std::ops::Range<usize> {
        self.offset..self.offset.saturating_add(self.limit)
    }
}

/// Words that a description quotes at most.
const QUOTES: usize = 10;

/// A thing with what is said of it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Description {
    /// What it is.
    pub kind: Kind,
    /// Its IRI and label.
    #[serde(flatten)]
    pub thing: Thing,
    /// What is particular to its kind.
    #[serde(flatten)]
    pub about: About,
    /// Words of the sources that name it, by source and place: some of them.
    pub evidence: Vec<Words>,
    /// How long the lists are of which [`Part`] tells how much is here, by their names.
    pub totals: BTreeMap<&'static str, usize>,
}

/// What is said of a thing, by its kind.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A meeting.
    Meeting(Box<Meeting>),
    /// A person.
    Person(Career),
    /// A body.
    Organization(Body),
    /// A policy issue, back to the words.
    Issue(Box<Issue>),
    /// A law, technology, programme or disease: what it is part of, where it can be read, and the issues that concern it.
    Concept(Concept),
    /// A statement with the issues it raises.
    Statement(Box<Spoken>),
}

/// A law, technology, programme or disease.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Concept {
    /// What it is part of.
    pub part_of: Vec<Thing>,
    /// Its parts: articles, classes.
    pub parts: Vec<Thing>,
    /// Its e-Gov law id.
    pub law_id: Option<String>,
    /// Where it can be read.
    pub see_also: Vec<String>,
    /// Issues that concern it, oldest first.
    pub issues: Vec<Issue>,
    /// How often it is named.
    pub mentions: usize,
}

impl Description {
    /// What the store says of the thing `iri`; `None` where it is none of the kinds that are described.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, iri: &NamedNode, part: Part) -> Result<Option<Self>, Error> {
        let view = View::new(store, part);
        let Some(kind) = view.kind(iri)? else { return Ok(None) };
        let about = match kind {
            Kind::Meeting => About::Meeting(Box::new(meeting::describe(&view, iri)?)),
            Kind::Person => About::Person(agents::career(&view, iri)?),
            Kind::Organization => About::Organization(agents::body(&view, iri)?),
            Kind::Issue => match Trace::of_issue(store, iri, part.range())? {
                Some((issue, statements)) => {
                    view.totals.borrow_mut().insert("statements", statements);
                    About::Issue(Box::new(issue))
                }
                None => return Ok(None),
            },
            Kind::Statement => {
                About::Statement(Box::new(meeting::spoken(&view, Statement::of(store, iri)?)?))
            }
            Kind::Regulation | Kind::Technology | Kind::Initiative | Kind::Disease => {
                About::Concept(view.concept(iri)?)
            }
        };
        let evidence = Words::of(store, iri, QUOTES)?;
        let thing = view.named_thing(iri)?;
        Ok(Some(Self { kind, thing, about, evidence, totals: view.totals.take() }))
    }
}
