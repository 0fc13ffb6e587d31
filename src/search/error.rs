//! What can go wrong with the index.

use std::path::PathBuf;

use crate::store;

/// Why a search, or keeping its index, failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no index, or one that another version made.
    #[error("{} has no search index that this version reads: make one with `gijigraph search --rebuild`", .0.display())]
    NoIndex(PathBuf),
    /// The index does not hold what the store holds.
    #[error("the search index in {} lags behind the store, as after an interrupted ingest: bring it up to date with `gijigraph search --rebuild`", .0.display())]
    Behind(PathBuf),
    /// Nothing to look for.
    #[error("nothing to look for: give some words")]
    Empty,
    /// A day that is none.
    #[error("`{0}` is no day: write YYYY, YYYY-MM or YYYY-MM-DD")]
    Day(String),
    /// The folder of the index.
    #[error("the search index in {}: {source}", dir.display())]
    Folder {
        /// Which folder.
        dir: PathBuf,
        /// What the file system says.
        source: std::io::Error,
    },
    /// The index itself.
    #[error("the search index: {0}; it can be made anew with `gijigraph search --rebuild`")]
    Engine(tantivy::TantivyError),
    /// The disk is full.
    #[error(
        "there is no space left for the search index: make room and repeat the command; the documents are stored"
    )]
    Full,
    /// The store.
    #[error(transparent)]
    Store(#[from] store::Error),
}

impl From<tantivy::TantivyError> for Error {
    fn from(error: tantivy::TantivyError) -> Self {
        // The engine wraps what the system says in several ways, but always with its words.
        if error.to_string().contains("No space left on device") { Self::Full } else { Self::Engine(error) }
    }
}
