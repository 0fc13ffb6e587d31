//! RDF: everything found in one document as quads of that document's graph.
//!
//! Takes an [`Extraction`] and a [`Base`]; gives [`Quads`]; does not know where they are kept.
//! The terms are defined in `ontology/gijigraph.ttl`; `ontology/shapes.ttl` says what every graph must look like.

mod agent;
pub mod concept;
mod entity;
mod graph;
mod iri;
mod meeting;
pub mod published;
mod quads;
mod roster;
mod scope;
pub mod sparnatural;
mod statement;
pub mod vocab;

pub use iri::{Base, BaseError, DEFAULT_BASE, digest, slug};
pub use quads::{Quads, order};
pub(crate) use quads::{sort, sorted};

use oxigraph::model::{NamedNodeRef, Quad};

use crate::Extraction;
use graph::Graph;
use scope::Scope;
use vocab::oa;

/// The ontology, as the project publishes it.
pub const ONTOLOGY: &str = include_str!("../ontology/gijigraph.ttl");

/// The shapes that every graph conforms to, as the project publishes them.
pub const SHAPES: &str = include_str!("../ontology/shapes.ttl");

/// The quads of everything that was found in one document.
///
/// All of them stand in the one graph that the digest of the bytes names. The same extraction gives the same quads,
/// and the name of the file has no part in them.
#[must_use]
pub fn map(extraction: &Extraction, base: &Base) -> Quads {
    Quads::new(map_unsorted(extraction, base))
}

/// The quads of [`map`] in the order in which they were found, some of them several times: for whoever sorts them as well.
#[must_use]
pub fn map_unsorted(extraction: &Extraction, base: &Base) -> Vec<Quad> {
    draw(extraction, base, None)
}

/// Those of the quads of [`map`] that say which thing a mention names, in no order: a small part of its work.
#[must_use]
pub fn map_bodies(extraction: &Extraction, base: &Base) -> Vec<Quad> {
    draw(extraction, base, Some(oa::HAS_BODY))
}

// With `only`, a predicate of mentions, the quads of that alone.
fn draw(extraction: &Extraction, base: &Base, only: Option<NamedNodeRef<'static>>) -> Vec<Quad> {
    let names = scope::name_meetings(extraction);
    let mut graph = Graph::open(extraction, base, &scope::source_label(extraction, &names), only);
    for (nth, (record, name)) in (1..).zip(extraction.records.iter().zip(&names)) {
        let Some(scope) = Scope::open(&mut graph, record, name) else { continue };
        let scope = scope.header().roster().papers().mentions();
        // Nothing that is said behind the last mention is asked for.
        if only.is_none() || nth < extraction.records.len() {
            scope.statements().follow_ups();
        }
    }
    graph.close()
}
