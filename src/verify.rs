//! Verification: whether a store can still prove what it says.
//!
//! Takes a [`Store`]; gives every [`Failure`] with the document and the place; changes nothing. The work grows with the
//! store: every quad of it is read.

mod facts;
mod index;
mod spans;

use std::collections::{BTreeMap, HashSet};

use oxigraph::model::{GraphName, NamedNode, Quad};
use serde::Serialize;

use crate::{
    rdf::Quads,
    search,
    store::{Error, Store},
};

/// Something that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Failure {
    /// The first 12 digits of the document's digest; `derived`, `merge` or `search` for what is none.
    pub document: String,
    /// Where in it: a line, a thing, a quad.
    pub place: String,
    /// Which promise is broken.
    pub check: Check,
    /// How.
    pub what: String,
}

/// What is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Check {
    /// The source is kept, and its bytes have the digest that names it.
    Source,
    /// The characters of every span stand in the source where the span says.
    Span,
    /// Everything read from a text has evidence in its own graph.
    Evidence,
    /// Everything read from a text names a rule that the program has.
    Rule,
    /// The merge of all graphs holds what they hold, and nothing else.
    Merge,
    /// The derived graph is what follows from the documents.
    Derived,
    /// The search index holds what the store holds.
    Search,
}

/// Everything that does not hold, sorted by document and place.
///
/// # Errors
///
/// [`search::Error`] where the store or its index cannot be read at all.
pub fn verify(store: &Store) -> Result<Vec<Failure>, search::Error> {
    let mut failures = Vec::new();
    let sources = store.sources()?;
    let graphs: BTreeMap<NamedNode, &str> =
        sources.iter().map(|source| (NamedNode::new_unchecked(&source.graph), source.id.as_str())).collect();
    for source in &sources {
        let graph = NamedNode::new_unchecked(&source.graph);
        let quads = read(store, Some(&graph))?;
        failures.extend(spans::verify(store, source, &quads));
        failures.extend(facts::verify(&source.id, &quads));
    }
    for graph in store.graphs()? {
        if !graphs.contains_key(&graph) && graph != store.derived_graph() {
            let what = "the catalogue knows no document of this graph".to_owned();
            let place = graph.into_string();
            failures.push(Failure { document: "merge".to_owned(), place, check: Check::Merge, what });
        }
    }
    failures.extend(merge(store)?);
    failures.extend(derived(store)?);
    failures.extend(index::verify(store, &sources)?);
    failures.sort();
    Ok(failures)
}

fn read(store: &Store, graph: Option<&NamedNode>) -> Result<Vec<Quad>, Error> {
    store.quads(graph).map(|quad| quad.map_err(|e| store.storage(e))).collect()
}

fn derived(store: &Store) -> Result<Vec<Failure>, Error> {
    if !store.derived_is_current()? {
        let (document, place) = ("derived".to_owned(), "graph".to_owned());
        let what = "it lags behind the documents, as after an interrupted run; repeat that command, or ingest anything";
        return Ok(vec![Failure { document, place, check: Check::Derived, what: what.to_owned() }]);
    }
    let held = Quads::new(read(store, Some(&store.derived_graph()))?);
    let wanted = store.derived_anew()?;
    Ok(differences(&held, &wanted, "derived", Check::Derived))
}

fn merge(store: &Store) -> Result<Vec<Failure>, Error> {
    let mut said = Vec::new();
    for graph in store.graphs()? {
        said.extend(read(store, Some(&graph))?);
    }
    for quad in &mut said {
        quad.graph_name = GraphName::DefaultGraph;
    }
    let held = Quads::new(read(store, None)?);
    Ok(differences(&held, &Quads::new(said), "merge", Check::Merge))
}

fn differences(held: &Quads, wanted: &Quads, document: &str, check: Check) -> Vec<Failure> {
    let sets: [HashSet<&Quad>; 2] = [held, wanted].map(|quads| quads.iter().collect());
    let [has, should] = &sets;
    let tell = |quad: &Quad, what: &str| Failure {
        document: document.to_owned(),
        place: format!("{} {} {}", quad.subject, quad.predicate, quad.object),
        check,
        what: what.to_owned(),
    };
    let extra = held.iter().filter(|quad| !should.contains(quad)).map(|quad| tell(quad, "nothing says so"));
    let missing = wanted.iter().filter(|quad| !has.contains(quad)).map(|quad| tell(quad, "it is missing"));
    extra.chain(missing).collect()
}
