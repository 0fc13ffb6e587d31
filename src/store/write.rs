//! Changing the store: each change is one transaction, whose work grows with the document, not with the store.
//!
//! A changed graph is written as the difference to what is there, and the merge in the default graph follows it: a
//! triple leaves the merge with the last graph that says it.

use std::{
    collections::HashSet,
    sync::{MutexGuard, PoisonError, atomic::Ordering},
};

use oxigraph::{
    model::{GraphName, GraphNameRef, Literal, NamedNode, Quad, QuadRef},
    store::{StorageError, Transaction},
};
use serde::Serialize;

use super::{DocumentGraph, Error, Store, catalogue, lag};

/// What [`Store::remove`] took out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Removed {
    /// The first 12 digits of the digest.
    pub id: String,
    /// The names that are gone from the catalogue, sorted.
    pub names: Vec<String>,
    /// Whether the document's graph went too: it stays while another name stands for the same bytes.
    pub graph_dropped: bool,
}

impl Store {
    /// Puts a document in place of what the store had for its bytes and for its name, in one transaction.
    ///
    /// The graph of the bytes that `document.name` stood for before is dropped, unless another name stands for them.
    /// The derived graph is out of date until [`Store::derive`].
    ///
    /// # Errors
    ///
    /// [`Error::ForeignGraph`] where a quad is not of the document's own graph, [`Error::SameId`],
    /// [`Error::BadDigest`], [`Error::ReadOnly`], [`Error::Storage`]. The store is then as it was.
    pub fn replace(&self, document: &DocumentGraph) -> Result<(), Error> {
        let decisions = self.people()?;
        let quads = decisions.apply(&document.quads, &self.base);
        let graph = document.own_graph(self)?;
        let id = document.id();
        let _change = self.begin()?;
        if let Some(kept) = &document.kept {
            self.keep(id, kept)?;
        }
        let stored = self.value(graph.as_ref(), catalogue::SHA256)?;
        let former = self.graph_named(&document.name)?;
        match stored {
            Some(stored) if stored != document.sha256 => {
                return Err(Error::SameId { id: id.to_owned(), stored, given: document.sha256.clone() });
            }
            None if former.is_none() && !self.has_graph(&graph)? => {
                return self.add(document, &quads, &graph);
            }
            _ => {}
        }
        let mut dropped = None;
        self.commit(|tx| {
            let file = catalogue::file(self, &document.name);
            let failed = |e| self.storage(e);
            if let Some(former) = former
                && former != graph
                && self.files_of(&former)?.iter().all(|other| *other == file)
            {
                let gone = set_graph(tx, &former, &[]).map_err(failed)?;
                tx.extend(&lag::touched(self, &gone));
                tx.remove_named_graph(&former).map_err(failed)?;
                tx.insert(&lag::behind_in(self, &former));
                catalogue::forget(self, tx, &former).map_err(failed)?;
                dropped = Some(id_of(&former));
            }
            catalogue::forget(self, tx, &file).map_err(failed)?;
            catalogue::forget(self, tx, &graph).map_err(failed)?;
            let held = set_graph(tx, &graph, &quads).map_err(failed)?;
            tx.extend(&catalogue::entry(self, document, &graph));
            tx.extend(&lag::touched(self, held.iter().chain(quads.iter())));
            tx.insert(&lag::behind_in(self, &graph));
            Ok(())
        })?;
        if let Some(id) = dropped {
            self.let_go(&id);
        }
        Ok(())
    }

    /// Takes out the source with this name, id, digest or graph IRI, in one transaction.
    ///
    /// By name, the document goes when no other name stands for its bytes; by id, with all its names.
    /// The derived graph is out of date until [`Store::derive`].
    ///
    /// # Errors
    ///
    /// [`Error::NoSource`], [`Error::ReadOnly`], [`Error::Storage`]. The store is then as it was.
    pub fn remove(&self, what: &str) -> Result<Removed, Error> {
        let _change = self.begin()?;
        let removed = self.commit(|tx| {
            let failed = |e| self.storage(e);
            let (graph, files) = if let Some(graph) = self.graph_named(what)? {
                (graph, vec![catalogue::file(self, what)])
            } else {
                let graph = self.graph_with_id(what)?;
                let files = self.files_of(&graph)?;
                (graph, files)
            };
            let graph_dropped = self.files_of(&graph)?.iter().all(|file| files.contains(file));
            let mut names = Vec::new();
            for file in &files {
                names.extend(self.value(file.as_ref(), catalogue::NAME)?);
                catalogue::forget(self, tx, file).map_err(failed)?;
            }
            names.sort_unstable();
            if graph_dropped {
                let gone = set_graph(tx, &graph, &[]).map_err(failed)?;
                tx.extend(&lag::touched(self, &gone));
                tx.remove_named_graph(&graph).map_err(failed)?;
                catalogue::forget(self, tx, &graph).map_err(failed)?;
                tx.insert(&lag::behind_in(self, &graph));
            }
            Ok(Removed { id: id_of(&graph), names, graph_dropped })
        })?;
        if removed.graph_dropped {
            self.let_go(&removed.id);
        }
        Ok(removed)
    }

    /// Notes that the store copies the one at this address.
    pub(crate) fn mirror(&self, address: &str) -> Result<(), Error> {
        let _change = self.begin()?;
        self.commit(|tx| {
            let catalogue = self.catalogue_graph();
            let of = Literal::new_simple_literal(address);
            tx.insert(&Quad::new(catalogue.clone(), catalogue::MIRROR, of, catalogue));
            Ok(())
        })
    }

    /// Notes that nobody knows what the search index lacks of what the store holds.
    pub(crate) fn search_lags(&self) -> Result<(), Error> {
        let _change = self.begin()?;
        self.commit(|tx| {
            tx.insert(&lag::behind(self));
            Ok(())
        })
    }

    /// Notes that an update writes past the documents.
    pub(crate) fn search_misses(&self) -> Result<(), Error> {
        let _change = self.begin()?;
        self.commit(|tx| {
            let catalogue = self.catalogue_graph();
            tx.insert(&Quad::new(catalogue.clone(), catalogue::UPDATED, Literal::from(true), catalogue));
            Ok(())
        })
    }

    /// Notes that the search index holds what the store holds.
    ///
    /// # Errors
    ///
    /// [`Error::ReadOnly`], [`Error::Storage`].
    pub fn search_follows(&self) -> Result<(), Error> {
        let _change = self.begin()?;
        self.commit(|tx| catalogue::clear(self, tx, catalogue::BEHIND).map_err(|e| self.storage(e)))
    }

    fn graph_with_id(&self, what: &str) -> Result<NamedNode, Error> {
        let graph = match what.strip_prefix(self.base.as_str()) {
            Some(local) if local.starts_with("graph/") => NamedNode::new_unchecked(what),
            _ => self.base.graph(what.get(..12).unwrap_or(what)),
        };
        match self.value(graph.as_ref(), catalogue::SHA256)? {
            Some(sha256) if what.starts_with(self.base.as_str()) || sha256.starts_with(what) => Ok(graph),
            _ => Err(Error::NoSource { dir: self.dir.clone(), what: what.to_owned() }),
        }
    }

    /// A document that is new in every way: nothing has to be read or taken out, which is twice as fast.
    fn add(&self, document: &DocumentGraph, quads: &[Quad], graph: &NamedNode) -> Result<(), Error> {
        let said = quads.iter().flat_map(|quad| [quad.clone(), merged(quad).into_owned()]);
        let noted = catalogue::entry(self, document, graph)
            .into_iter()
            .chain([lag::touched_by(self, graph), lag::behind_in(self, graph)]);
        self.inner.extend(said.chain(noted)).map_err(|e| self.storage(e))?;
        self.changed.store(true, Ordering::Relaxed);
        Ok(())
    }

    pub(super) fn has_graph(&self, graph: &NamedNode) -> Result<bool, Error> {
        self.inner.contains_named_graph(graph).map_err(|e| self.storage(e))
    }

    /// Begins a change: while the guard is there, no other thread changes anything.
    pub(super) fn begin(&self) -> Result<MutexGuard<'_, ()>, Error> {
        if !self.writable {
            return Err(Error::ReadOnly(self.dir.clone()));
        }
        // A change that panicked wrote nothing: its transaction was dropped.
        Ok(self.change.lock().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn commit<T>(
        &self,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut tx = self.inner.start_transaction().map_err(|e| self.storage(e))?;
        let value = work(&mut tx)?;
        tx.commit().map_err(|e| self.storage(e))?;
        self.changed.store(true, Ordering::Relaxed);
        Ok(value)
    }
}

/// The first 12 digits of the digest that a document's graph is named by.
fn id_of(graph: &NamedNode) -> String {
    graph.as_str().rsplit('/').next().unwrap_or_default().to_owned()
}

/// Makes `graph` hold exactly `wanted`, and keeps the merge in step. Gives what it held.
pub(super) fn set_graph(
    tx: &mut Transaction<'_>,
    graph: &NamedNode,
    wanted: &[Quad],
) -> Result<Vec<Quad>, StorageError> {
    let held: Vec<Quad> =
        tx.quads_for_pattern(None, None, None, Some(graph.as_ref().into())).collect::<Result<_, _>>()?;
    exchange(tx, &held, wanted)?;
    Ok(held)
}

/// Puts `wanted` in place of `held`, and keeps the merge in step.
pub(super) fn exchange(tx: &mut Transaction<'_>, held: &[Quad], wanted: &[Quad]) -> Result<(), StorageError> {
    let wanted_set: HashSet<&Quad> = wanted.iter().collect();
    // Removing comes first: the database keeps numbers by value, so `1.0` and `1` are one and must end as inserted.
    for quad in held.iter().filter(|quad| !wanted_set.contains(quad)) {
        tx.remove(quad);
        if !said_by_a_graph(tx, quad)? {
            tx.remove(merged(quad));
        }
    }
    let held: HashSet<&Quad> = held.iter().collect();
    for quad in wanted_set.difference(&held) {
        tx.insert(*quad);
        tx.insert(merged(quad));
    }
    Ok(())
}

fn said_by_a_graph(tx: &Transaction<'_>, quad: &Quad) -> Result<bool, StorageError> {
    let (s, p, o) = (quad.subject.as_ref(), quad.predicate.as_ref(), quad.object.as_ref());
    for quad in tx.quads_for_pattern(Some(s), Some(p), Some(o), None) {
        if quad?.graph_name != GraphName::DefaultGraph {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The quad's triple in the merge of all graphs.
fn merged(quad: &Quad) -> QuadRef<'_> {
    QuadRef { graph_name: GraphNameRef::DefaultGraph, ..quad.as_ref() }
}
