//! What can go wrong with a store: every message names the place and the remedy.

use std::{
    io,
    path::{Path, PathBuf},
};

use oxigraph::store::StorageError;

/// What can go wrong with a store.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no store in the folder.
    #[error("there is no gijigraph store in `{}`: make one with `gijigraph ingest PATH --store {}`, or name another folder with --store", .0.display(), .0.display())]
    NoStore(PathBuf),
    /// The folder holds something else, which a store must not mix with.
    #[error("`{}` holds other files and no gijigraph store: name a new or an empty folder with --store", .0.display())]
    OtherFiles(PathBuf),
    /// Another process writes to the store.
    #[error("another gijigraph process is writing to `{}`: try again when it has ended", .0.display())]
    Writing(PathBuf),
    /// Another process reads the store, so this one may not write.
    #[error("another gijigraph process is reading `{}`: try again when it has ended", .0.display())]
    Reading(PathBuf),
    /// The store was opened for reading only.
    #[error("the store in `{}` was opened for reading only", .0.display())]
    ReadOnly(PathBuf),
    /// The store's things have IRIs under another base.
    #[error("the store in `{}` has the base IRI <{stored}>, not <{given}>: leave --base out, or use a new folder for the other base", .dir.display())]
    OtherBase {
        /// The folder.
        dir: PathBuf,
        /// The base the store remembers.
        stored: String,
        /// The base asked for.
        given: String,
    },
    /// The folder's catalogue lacks what every store has.
    #[error("the catalogue of the store in `{}` names no base IRI: the folder was not made by gijigraph; ingest the documents into a new one", .0.display())]
    NoCatalogue(PathBuf),
    /// A document brought a quad of a graph that is not its own.
    #[error(
        "document {id} has a quad of another graph, {graph}: this is a mistake in gijigraph, please report it"
    )]
    ForeignGraph {
        /// The document.
        id: String,
        /// The graph it may not touch.
        graph: String,
    },
    /// Two different files share the first 12 digits of their digests.
    #[error(
        "two different files share the digest prefix {id} ({stored} and {given}): remove one of them from the store"
    )]
    SameId {
        /// The digits they share.
        id: String,
        /// The digest in the store.
        stored: String,
        /// The digest asked for.
        given: String,
    },
    /// No such source.
    #[error("the store in `{}` has no source `{what}`: `gijigraph sources list` shows names and ids", .dir.display())]
    NoSource {
        /// The folder.
        dir: PathBuf,
        /// The name or id asked for.
        what: String,
    },
    /// A digest is not 64 hexadecimal digits.
    #[error("`{0}` is no SHA-256 digest: 64 hexadecimal digits are expected")]
    BadDigest(String),
    /// The folder itself cannot be used.
    #[error("`{}` cannot be used as a store: {source}", .dir.display())]
    Folder {
        /// The folder.
        dir: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The disk is full.
    #[error("there is no space left for the store in `{}`: make room and repeat the command; every document in it is whole", .0.display())]
    Full(PathBuf),
    /// The database under the store failed.
    #[error("the store in `{}` failed: {source}", .dir.display())]
    Storage {
        /// The folder.
        dir: PathBuf,
        /// What the database says.
        source: StorageError,
    },
}

impl Error {
    /// What the database says.
    pub(super) fn storage(dir: &Path, source: StorageError) -> Self {
        // The database gives what the system says as words.
        if source.to_string().contains("No space left on device") {
            Self::Full(dir.to_owned())
        } else {
            Self::Storage { dir: dir.to_owned(), source }
        }
    }

    /// What the system says of the store's folder.
    pub(super) fn folder(dir: &Path, source: io::Error) -> Self {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full(dir.to_owned()),
            _ => Self::Folder { dir: dir.to_owned(), source },
        }
    }
}
