//! Keeping a store here in step with one on another machine, graph by graph: the way back of [`push`](super::push).
//!
//! Graphs of documents are fetched where the catalogue there says something else of them than the one here; what follows
//! from several documents is derived here. A store that is kept in step is a mirror: it notes of what, so that no store
//! with documents of its own loses them.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

use super::{Error, Remote};
use crate::{
    people::Decisions,
    search::Index,
    store::{DocumentGraph, SourceEntry, Store, catalogue},
};

/// Quads of graphs that come into the store at once.
const AT_ONCE: usize = 250_000;

/// What a pull did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulled {
    /// Graphs of documents that were fetched.
    pub fetched: usize,
    /// Graphs that were here already, unchanged.
    pub unchanged: usize,
    /// Graphs that were taken out here.
    pub removed: usize,
    /// Statements that were fetched.
    pub triples: usize,
}

/// What the catalogue there says.
struct Catalogue {
    documents: Vec<SourceEntry>,
    decisions: Decisions,
}

impl Remote {
    /// Makes `store` hold what the store there holds, its search index too, telling `watch` after each graph how many are
    /// left.
    ///
    /// `store` must be new, or pulled from the same address before. An interrupted run leaves whole documents; the next
    /// run goes on.
    ///
    /// # Errors
    ///
    /// [`Error::NoMirror`] where `store` holds documents that came another way, [`Error::UnderWay`] while a push goes on
    /// there; else [`Error`].
    pub fn pull(&self, store: &Store, mut watch: impl FnMut(usize)) -> Result<Pulled, Error> {
        self.mirrored_in(store)?;
        let there = self.catalogue()?;
        if there.decisions != store.people()? {
            store.decide(&there.decisions)?;
        }
        let here: BTreeMap<String, SourceEntry> =
            store.sources()?.into_iter().map(|entry| (entry.graph.clone(), entry)).collect();
        let mut pulled = Pulled { removed: clear(store, &there.documents, &here)?, ..Pulled::default() };
        let mut left = there.documents.len();
        let mut gathered = Gathered { store, documents: Vec::new(), quads: 0 };
        for entry in there.documents {
            if here.get(&entry.graph) == Some(&entry) {
                pulled.unchanged += 1;
            } else {
                let quads = self.graph(&entry.graph)?;
                pulled.fetched += 1;
                pulled.triples += quads.len();
                gathered.take(entry, quads)?;
            }
            left -= 1;
            watch(left);
        }
        gathered.settle()?;
        store.derive()?;
        if store.is_on_disk() && !store.search_is_current()? {
            Index::follow(store)?;
        }
        Ok(pulled)
    }

    /// Notes that `store` is a mirror of this one, unless it has documents of its own.
    fn mirrored_in(&self, store: &Store) -> Result<(), Error> {
        let of = self.client.name();
        match store.mirrors()? {
            Some(known) if known == of => Ok(()),
            None if store.is_without_documents()? => Ok(store.mirror(of)?),
            _ => Err(Error::NoMirror { dir: store.dir().to_owned(), endpoint: of.to_owned() }),
        }
    }

    /// The documents there, and what was decided about people.
    fn catalogue(&self) -> Result<Catalogue, Error> {
        let base = self.base()?;
        let graph = base.graph("catalogue");
        let copy = Store::in_memory(base)?;
        let mut quads = Vec::new();
        for row in self.client.whole("?s ?p ?o", &format!("GRAPH {graph} {{ ?s ?p ?o }}"))? {
            let quad = quad(row, &graph);
            let under_way = |quad: &Quad| {
                quad.predicate == catalogue::PUSHED
                    && matches!(&quad.object, Term::Literal(digest) if digest.value().is_empty())
            };
            if quad.as_ref().is_some_and(under_way) {
                return Err(Error::UnderWay(self.client.name().to_owned()));
            }
            // The base is what the copy has already.
            quads.extend(quad.filter(|quad| quad.predicate != catalogue::BASE));
        }
        copy.database().extend(quads).map_err(|error| copy.storage(error))?;
        let mut documents = copy.sources()?;
        // The derived graph has a note of what was pushed, but no source.
        documents.retain(|entry| !entry.sha256.is_empty() && !entry.names.is_empty());
        Ok(Catalogue { documents, decisions: copy.people()? })
    }

    /// What a graph there says.
    fn graph(&self, graph: &str) -> Result<Vec<Quad>, Error> {
        let graph = NamedNode::new_unchecked(graph);
        let rows = self.client.whole("?s ?p ?o", &format!("GRAPH {graph} {{ ?s ?p ?o }}"))?;
        Ok(rows.into_iter().filter_map(|row| quad(row, &graph)).collect())
    }
}

/// Documents on their way into the store: those that are new to it many at once.
struct Gathered<'a> {
    store: &'a Store,
    documents: Vec<DocumentGraph>,
    quads: usize,
}

impl Gathered<'_> {
    fn take(&mut self, entry: SourceEntry, quads: Vec<Quad>) -> Result<(), Error> {
        let SourceEntry { sha256, version, names, summary, .. } = entry;
        let mut names = names.into_iter();
        let name = names.next().unwrap_or_default();
        let document = DocumentGraph { name, sha256, version, quads, summary, kept: None };
        let others: Vec<String> = names.collect();
        if others.is_empty() && self.store.is_new(&document)? {
            self.quads += document.quads.len();
            self.documents.push(document);
            return if self.quads < AT_ONCE { Ok(()) } else { self.settle() };
        }
        let mut document = document;
        self.store.replace(&document)?;
        for name in others {
            document.name = name;
            self.store.replace(&document)?;
        }
        Ok(())
    }

    fn settle(&mut self) -> Result<(), Error> {
        if self.documents.is_empty() {
            return Ok(());
        }
        self.quads = 0;
        Ok(self.store.add_all(std::mem::take(&mut self.documents))?)
    }
}

/// Takes out of the store what is not there any more: documents, and names for them. Gives how many documents went.
fn clear(store: &Store, there: &[SourceEntry], here: &BTreeMap<String, SourceEntry>) -> Result<usize, Error> {
    let kept: BTreeSet<(&str, &str)> = there
        .iter()
        .flat_map(|entry| entry.names.iter().map(|name| (entry.graph.as_str(), name.as_str())))
        .collect();
    let mut removed = 0;
    for entry in here.values() {
        for name in entry.names.iter().filter(|name| !kept.contains(&(&entry.graph, name))) {
            removed += usize::from(store.remove(name)?.graph_dropped);
        }
    }
    Ok(removed)
}

/// A row of subject, predicate and object, as a quad of `graph`.
fn quad(row: Vec<Option<Term>>, graph: &NamedNode) -> Option<Quad> {
    let mut terms = row.into_iter();
    let mut term = || terms.next().flatten();
    let (Some(Term::NamedNode(subject)), Some(Term::NamedNode(predicate)), Some(object)) =
        (term(), term(), term())
    else {
        return None;
    };
    let graph_name = GraphName::NamedNode(graph.clone());
    Some(Quad { subject: NamedOrBlankNode::NamedNode(subject), predicate, object, graph_name })
}
