//! Opening: which folder is a store, who else uses it, and which base it has.
//!
//! The database lets one process in for writing and says nothing of readers beside a writer, who would read garbage.
//! So every process locks a file of ours: many for reading, or one for writing.

#![expect(clippy::disallowed_methods, reason = "this is the edge that opens the store's folder")]

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    path::{Path, PathBuf},
    sync::{Mutex, atomic::AtomicBool},
};

use oxigraph::{
    model::{NamedNode, Quad},
    store::StorageError,
};

use super::{Error, Store, bulk, catalogue};
use crate::rdf::Base;

/// The file that processes lock.
const LOCK: &str = "gijigraph.lock";
/// The file that every database of this kind has.
const DATABASE: &str = "CURRENT";

pub(super) fn writing(dir: &Path, base: Option<&Base>, create: bool) -> Result<Store, Error> {
    if !is_store(dir) {
        if !create {
            return Err(Error::NoStore(dir.to_owned()));
        }
        fs::create_dir_all(dir).map_err(|source| Error::folder(dir, source))?;
        // A lock without a database was left by a process that ended while it made one: what is there is its own.
        let begun = dir.join(LOCK).is_file();
        if !begun && fs::read_dir(dir).map_err(|source| Error::folder(dir, source))?.next().is_some() {
            return Err(Error::OtherFiles(dir.to_owned()));
        }
    }
    let lock = lock_for_writing(dir)?;
    bulk::sweep(dir).map_err(|source| Error::folder(dir, source))?;
    let inner = oxigraph::store::Store::open(dir).map_err(|source| busy_or(dir, source))?;
    finish(inner, dir.to_owned(), base, true, Some(lock))
}

pub(super) fn reading(dir: &Path) -> Result<Store, Error> {
    if !is_store(dir) {
        return Err(Error::NoStore(dir.to_owned()));
    }
    let lock = lock_for_reading(dir)?;
    let inner = oxigraph::store::Store::open_read_only(dir).map_err(|source| unmade_or(dir, source))?;
    finish(inner, dir.to_owned(), None, false, lock)
}

pub(super) fn in_memory(base: &Base) -> Result<Store, Error> {
    let dir = PathBuf::new();
    let inner =
        oxigraph::store::Store::new().map_err(|source| Error::Storage { dir: dir.clone(), source })?;
    finish(inner, dir, Some(base), true, None)
}

fn finish(
    inner: oxigraph::store::Store,
    dir: PathBuf,
    base: Option<&Base>,
    writable: bool,
    lock: Option<File>,
) -> Result<Store, Error> {
    let failed = |source| Error::storage(&dir, source);
    let base = match catalogue::base(&inner).map_err(failed)? {
        Some(stored) => match base {
            Some(given) if given.as_str() != stored => {
                return Err(Error::OtherBase { dir, stored, given: given.as_str().to_owned() });
            }
            _ => Base::new(&stored).map_err(|_| Error::NoCatalogue(dir.clone()))?,
        },
        None if !inner.is_empty().map_err(failed)? => return Err(Error::NoCatalogue(dir)),
        // The process that made it ended before it wrote anything.
        None if !writable => return Err(Error::NoStore(dir)),
        None => {
            let base = base.cloned().unwrap_or_default();
            let catalogue = base.graph("catalogue");
            let node = NamedNode::new_unchecked(base.as_str());
            inner.insert(&Quad::new(catalogue.clone(), catalogue::BASE, node, catalogue)).map_err(failed)?;
            base
        }
    };
    Ok(Store {
        inner,
        base,
        dir,
        writable,
        changed: AtomicBool::new(false),
        change: Mutex::new(()),
        told: super::lag::Told::default(),
        _lock: lock,
    })
}

fn is_store(dir: &Path) -> bool {
    dir.join(DATABASE).is_file()
}

fn lock_for_writing(dir: &Path) -> Result<File, Error> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(dir.join(LOCK));
    let file = file.map_err(|source| Error::folder(dir, source))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::Error(source)) => Err(Error::folder(dir, source)),
        // Readers share the lock, a writer does not: that tells who holds it.
        Err(TryLockError::WouldBlock) if file.try_lock_shared().is_ok() => {
            Err(Error::Reading(dir.to_owned()))
        }
        Err(TryLockError::WouldBlock) => Err(Error::Writing(dir.to_owned())),
    }
}

/// No lock where the file cannot be made: on a medium that nobody can write to, nobody writes.
fn lock_for_reading(dir: &Path) -> Result<Option<File>, Error> {
    let path = dir.join(LOCK);
    let file = File::open(&path)
        .or_else(|_| OpenOptions::new().create(true).truncate(false).write(true).open(&path));
    let Ok(file) = file else { return Ok(None) };
    match file.try_lock_shared() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::Error(source)) => Err(Error::folder(dir, source)),
        Err(TryLockError::WouldBlock) => Err(Error::Writing(dir.to_owned())),
    }
}

/// A process that ended while it made the database left one without its parts or its version: nothing is in it, and the
/// next who writes completes it.
fn unmade_or(dir: &Path, source: StorageError) -> Error {
    let message = source.to_string();
    if ["only possible on read-write instances", "Column family not found"]
        .iter()
        .any(|words| message.contains(words))
    {
        Error::NoStore(dir.to_owned())
    } else {
        busy_or(dir, source)
    }
}

/// The database has a lock of its own, which a program other than this one may hold.
fn busy_or(dir: &Path, source: StorageError) -> Error {
    let message = source.to_string();
    if message.contains("LOCK") || message.contains("lock file") {
        Error::Writing(dir.to_owned())
    } else {
        Error::storage(dir, source)
    }
}
