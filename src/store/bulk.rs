//! Many new documents at once, past the log and the transactions: three times as fast, and all of them or none.
//!
//! The database sorts them into files of its own, some documents at a time, and takes all these files in by one entry of
//! its manifest, so an interruption leaves the store as it was before, and files that nobody names. [`sweep`] takes those
//! away. The more files come at once, the less often the database merges them with all it has.

#![expect(clippy::disallowed_methods, reason = "this is the edge that tidies the store's folder")]

use std::{
    borrow::Cow,
    fs, io, mem,
    path::Path,
    sync::{MutexGuard, atomic::Ordering},
};

use oxigraph::{
    model::{GraphName, NamedNode, Quad},
    store::BulkLoader,
};

use super::{DocumentGraph, Error, Kept, Store, catalogue, lag};
use crate::people::Decisions;

/// Threads that sort.
const SORTERS: usize = 2;
/// Megabytes that the database may take for sorting: it counts a kilobyte a quad, and each thread its part.
const SORTING: usize = 600;

/// New documents on their way into the store: none of them is there before [`Adding::commit`].
///
/// Nobody else changes the store meanwhile.
pub struct Adding<'s> {
    store: &'s Store,
    decisions: Decisions,
    loader: BulkLoader<'s>,
    /// Held, never read.
    _change: MutexGuard<'s, ()>,
}

impl Store {
    /// Whether the store has nothing of the document's bytes, and nothing else under its name.
    ///
    /// # Errors
    ///
    /// [`Error::BadDigest`], [`Error::Storage`].
    pub fn is_new(&self, document: &DocumentGraph) -> Result<bool, Error> {
        let graph = self.graph_of(&document.sha256)?;
        Ok(self.graph_named(&document.name)?.is_none()
            && self.value(graph.as_ref(), catalogue::SHA256)?.is_none()
            && !self.has_graph(&graph)?)
    }

    /// Keeps the source of a document that is to come: what an interruption leaves is a file too many.
    pub(crate) fn keep_early(&self, id: &str, kept: &Kept) -> Result<(), Error> {
        if self.writable { self.keep(id, kept) } else { Err(Error::ReadOnly(self.dir.clone())) }
    }

    /// Begins to put in documents that are [new](Store::is_new) and differ from each other in bytes and name.
    ///
    /// # Errors
    ///
    /// [`Error::ReadOnly`], [`Error::Storage`].
    pub fn adding(&self) -> Result<Adding<'_>, Error> {
        let change = self.begin()?;
        let loader = self.inner.bulk_loader();
        let loader = loader.with_num_threads(SORTERS).with_max_memory_size_in_megabytes(SORTING);
        Ok(Adding { store: self, decisions: self.people()?, loader, _change: change })
    }

    /// Puts in documents that are [new](Store::is_new) and differ from each other in bytes and name: all or none.
    ///
    /// The store is then as if each had been put in by [`Store::replace`].
    ///
    /// # Errors
    ///
    /// As [`Adding::add`]. The store is then as it was.
    pub fn add_all(&self, documents: Vec<DocumentGraph>) -> Result<(), Error> {
        let mut adding = self.adding()?;
        adding.add(documents)?;
        adding.commit()
    }
}

impl Adding<'_> {
    /// Sorts these documents too. Some of them are still being sorted when this returns.
    ///
    /// # Errors
    ///
    /// [`Error::ForeignGraph`], [`Error::BadDigest`], [`Error::Storage`]. Nothing of what was added so far will be in
    /// the store then.
    pub fn add(&mut self, documents: Vec<DocumentGraph>) -> Result<(), Error> {
        let store = self.store;
        let mut named = Vec::with_capacity(documents.len());
        for mut document in documents {
            let graph = document.own_graph(store)?;
            if let Some(kept) = document.kept.take() {
                store.keep(document.id(), &kept)?;
            }
            named.push((document, graph));
        }
        let decisions = &self.decisions;
        let quads = named.into_iter().flat_map(|(document, graph)| rows(store, decisions, document, &graph));
        self.loader.load_quads(quads).map_err(|e| store.storage(e))
    }

    /// Brings everything that was added into the store.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`]. The store is then as it was.
    pub fn commit(self) -> Result<(), Error> {
        let store = self.store;
        self.loader.commit().map_err(|e| store.storage(e))?;
        store.changed.store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// Everything that the database holds of a document: what it says, in its graph and in the merge, and what is noted of it.
fn rows(store: &Store, decisions: &Decisions, mut document: DocumentGraph, graph: &NamedNode) -> Vec<Quad> {
    let said = mem::take(&mut document.quads);
    let said = match decisions.apply(&said, &store.base) {
        Cow::Borrowed(_) => said,
        Cow::Owned(told_apart) => told_apart,
    };
    let mut quads = catalogue::entry(store, &document, graph);
    quads.reserve(2 * said.len() + 2);
    quads.push(lag::touched_by(store, graph));
    quads.push(lag::behind_in(store, graph));
    for quad in said {
        quads.push(Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() });
        quads.push(quad);
    }
    quads
}

/// Takes away what an interrupted load left in the folder of a store that nobody else uses.
pub(super) fn sweep(dir: &Path) -> io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name.starts_with("bulk-") && path.extension().is_some_and(|extension| extension == "sst") {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}
