//! Many new documents at once, past the log and the transactions: three times as fast, and all of them or none.
//!
//! The database sorts them into files of its own and takes all these files in by one entry of its manifest, so an
//! interruption leaves the store as it was before, and files that nobody names. [`sweep`] takes those away.

#![expect(clippy::disallowed_methods, reason = "this is the edge that tidies the store's folder")]

use std::{fs, io, path::Path, sync::atomic::Ordering};

use oxigraph::model::{GraphName, Quad};

use super::{DocumentGraph, Error, Kept, Store, catalogue, lag};

/// Megabytes that the database may take for sorting: it counts a kilobyte a quad.
const SORTING: usize = 512;

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

    /// Puts in documents that are [new](Store::is_new) and differ from each other in bytes and name: all or none.
    ///
    /// The store is then as if each had been put in by [`Store::replace`].
    ///
    /// # Errors
    ///
    /// [`Error::ForeignGraph`], [`Error::BadDigest`], [`Error::ReadOnly`], [`Error::Storage`]. The store is then as it
    /// was.
    pub fn add_all(&self, documents: Vec<DocumentGraph>) -> Result<(), Error> {
        let decisions = self.people()?;
        let mut quads =
            Vec::with_capacity(2 * documents.iter().map(|document| document.quads.len()).sum::<usize>());
        let _change = self.begin()?;
        for mut document in documents {
            let graph = document.own_graph(self)?;
            if let Some(kept) = document.kept.take() {
                self.keep(document.id(), &kept)?;
            }
            let said = std::mem::take(&mut document.quads);
            let said = match decisions.apply(&said, &self.base) {
                std::borrow::Cow::Borrowed(_) => said,
                std::borrow::Cow::Owned(told_apart) => told_apart,
            };
            quads.extend(catalogue::entry(self, &document, &graph));
            quads.extend(lag::touched(self, &said));
            quads.push(lag::behind_in(self, &graph));
            for quad in said {
                quads.push(Quad { graph_name: GraphName::DefaultGraph, ..quad.clone() });
                quads.push(quad);
            }
        }
        let failed = |e| self.storage(e);
        let mut loader =
            self.inner.bulk_loader().with_num_threads(1).with_max_memory_size_in_megabytes(SORTING);
        loader.load_quads(quads).map_err(failed)?;
        loader.commit().map_err(failed)?;
        self.changed.store(true, Ordering::Relaxed);
        Ok(())
    }
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
