//! The store: an embedded RDF database in a folder, one named graph a document, each change whole or not at all.
//!
//! Takes the quads of one document at a time; gives a dataset to query and export; does not know how they were
//! extracted.
//!
//! | graph | holds |
//! |---|---|
//! | `{base}graph/{id}` | what one source text said; `id` is the first 12 digits of its SHA-256 |
//! | `{base}graph/derived` | what follows from several documents, rebuilt from the rest |
//! | `{base}graph/catalogue` | which file names stand for which graph; no fact of any document |
//! | the default graph | the merge of the document graphs and the derived one, each triple once |
//!
//! The default graph is kept because a triple that many documents say would otherwise answer a query over the union
//! once for each of them, and joins would multiply it.

mod bulk;
pub(crate) mod catalogue;
mod derived;
mod error;
mod kept;
mod lag;
mod open;
mod write;

use std::{
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
};

use oxigraph::{
    model::{GraphNameRef, NamedNode, Quad},
    store::{QuadIter, StorageError},
};

pub use bulk::Adding;
pub use catalogue::{SourceEntry, Summary};
pub use derived::Derived;
pub use error::Error;
pub use kept::Kept;
pub use write::Removed;

use crate::rdf::Base;

/// One document as the store takes it: its name, its digest and what it said.
#[derive(Clone, Debug)]
pub struct DocumentGraph {
    /// The name users gave: a path, or `-`. It goes into the catalogue only.
    pub name: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The version of everything that made the quads: program, rules and data. Another version is extracted anew.
    pub version: String,
    /// What the document says, all in its own graph ([`Store::graph_of`]).
    pub quads: Vec<Quad>,
    /// Counts for tables.
    pub summary: Summary,
    /// The source itself, to be kept beside the graph.
    pub kept: Option<Kept>,
}

impl DocumentGraph {
    /// The first 12 digits of the digest: how the graph is named.
    #[must_use]
    pub fn id(&self) -> &str {
        self.sha256.get(..12).unwrap_or(&self.sha256)
    }

    /// The document's own graph, which all its quads are of.
    fn own_graph(&self, store: &Store) -> Result<NamedNode, Error> {
        let graph = store.graph_of(&self.sha256)?;
        let own = GraphNameRef::from(graph.as_ref());
        match self.quads.iter().find(|quad| quad.graph_name.as_ref() != own) {
            None => Ok(graph),
            Some(quad) => {
                Err(Error::ForeignGraph { id: self.id().to_owned(), graph: quad.graph_name.to_string() })
            }
        }
    }
}

/// An open store.
///
/// ```
/// use gijigraph::{rdf::Base, store::{DocumentGraph, Store, Summary}};
/// use oxigraph::model::{Literal, Quad, vocab::rdfs};
///
/// let store = Store::in_memory(&Base::default())?;
/// let sha256 = "0f".repeat(32);
/// let graph = store.graph_of(&sha256)?;
/// let label = Quad::new(graph.clone(), rdfs::LABEL, Literal::from("議事録"), graph);
/// let document =
///     DocumentGraph { name: "a.txt".into(), sha256, version: "1".into(), quads: vec![label], summary: Summary::default(), kept: None };
/// store.replace(&document)?;
/// assert!(store.is_current("a.txt", &document.sha256, "1")?);
/// assert_eq!(store.sources()?[0].names, ["a.txt"]);
/// # Ok::<_, gijigraph::store::Error>(())
/// ```
pub struct Store {
    inner: oxigraph::store::Store,
    base: Base,
    dir: PathBuf,
    writable: bool,
    changed: AtomicBool,
    /// One change at a time: the database's transactions read a snapshot and would overwrite each other.
    change: Mutex<()>,
    told: lag::Told,
    /// Held, never read: other processes see it.
    _lock: Option<std::fs::File>,
}

impl Store {
    /// Opens the store in `dir` for writing, making it where there is none.
    ///
    /// Without `base` the store's own is used, or [`Base::default`] for a new one.
    ///
    /// # Errors
    ///
    /// [`Error::OtherBase`] where the store was made with another base, [`Error::Writing`] or [`Error::Reading`]
    /// while another process uses it, [`Error::OtherFiles`] where the folder holds something else.
    pub fn open(dir: &Path, base: Option<&Base>) -> Result<Self, Error> {
        open::writing(dir, base, true)
    }

    /// Opens the store that is already in `dir` for writing.
    ///
    /// # Errors
    ///
    /// [`Error::NoStore`] where there is none; else as [`Store::open`].
    pub fn open_existing(dir: &Path) -> Result<Self, Error> {
        open::writing(dir, None, false)
    }

    /// Opens the store in `dir` for reading, beside any number of other readers.
    ///
    /// # Errors
    ///
    /// [`Error::NoStore`] where there is none, [`Error::Writing`] while another process writes to it.
    pub fn open_for_reading(dir: &Path) -> Result<Self, Error> {
        open::reading(dir)
    }

    /// A store that is gone when it is dropped.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`], which memory does not give.
    pub fn in_memory(base: &Base) -> Result<Self, Error> {
        open::in_memory(base)
    }

    /// The base of the IRIs of things.
    #[must_use]
    pub fn base(&self) -> &Base {
        &self.base
    }

    /// Whether the store is kept in a folder, and its search index with it.
    #[must_use]
    pub fn is_on_disk(&self) -> bool {
        !self.dir.as_os_str().is_empty()
    }

    /// The folder, or an empty path for a store in memory.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The database under the store, for reading. Writing past [`Store`] breaks its promises.
    #[must_use]
    pub fn database(&self) -> &oxigraph::store::Store {
        &self.inner
    }

    /// The graph of the document whose bytes have this SHA-256: `{base}graph/{first 12 digits}`.
    ///
    /// # Errors
    ///
    /// [`Error::BadDigest`].
    pub fn graph_of(&self, sha256: &str) -> Result<NamedNode, Error> {
        if sha256.len() != 64 || !sha256.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)) {
            return Err(Error::BadDigest(sha256.to_owned()));
        }
        Ok(self.base.graph(&sha256[..12]))
    }

    /// The graph of what follows from several documents: `{base}graph/derived`.
    #[must_use]
    pub fn derived_graph(&self) -> NamedNode {
        self.base.derived_graph()
    }

    /// The graph that maps file names to document graphs: `{base}graph/catalogue`.
    #[must_use]
    pub fn catalogue_graph(&self) -> NamedNode {
        self.base.graph("catalogue")
    }

    /// The graphs that say something, sorted: those of the documents and the derived one, not the catalogue.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn graphs(&self) -> Result<Vec<NamedNode>, Error> {
        let catalogue = self.catalogue_graph();
        let mut graphs = Vec::new();
        for graph in self.inner.named_graphs() {
            if let oxigraph::model::NamedOrBlankNode::NamedNode(graph) = graph.map_err(|e| self.storage(e))?
                && graph != catalogue
            {
                graphs.push(graph);
            }
        }
        graphs.sort_unstable();
        Ok(graphs)
    }

    /// The quads of one graph, or of the merge of all.
    pub fn quads(&self, graph: Option<&NamedNode>) -> QuadIter<'static> {
        let graph = graph.map_or(GraphNameRef::DefaultGraph, |g| g.as_ref().into());
        self.inner.quads_for_pattern(None, None, None, Some(graph))
    }

    /// Every source in the store, sorted by name, then id.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn sources(&self) -> Result<Vec<SourceEntry>, Error> {
        catalogue::sources(self)
    }

    /// Moves what was written lately from the log, which every opening reads, to where it is looked up.
    ///
    /// Closing the store does the same, as far as it can; nothing is lost without it.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn settle(&self) -> Result<(), Error> {
        if self.changed.swap(false, Ordering::Relaxed) {
            self.inner.flush().map_err(|e| self.storage(e))
        } else {
            Ok(())
        }
    }

    pub(crate) fn storage(&self, source: StorageError) -> Error {
        Error::storage(&self.dir, source)
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        // What could not be moved is still in the log.
        let _ = self.settle();
    }
}
