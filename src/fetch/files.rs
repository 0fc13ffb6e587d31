//! The folder that is filled: files that are there whole or not at all, and a note of how far a question got.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Serialize};

use super::Error;

/// The note's name.
const NOTE: &str = ".gijigraph-fetch.json";

pub(super) struct Folder(PathBuf);

/// How far a question got.
#[derive(Serialize, Deserialize)]
struct Note {
    question: String,
    next: u64,
}

impl Folder {
    /// The folder, made if need be.
    pub(super) fn open(path: &Path) -> Result<Self, Error> {
        fs::create_dir_all(path).map_err(|source| Error::File { path: path.to_owned(), source })?;
        Ok(Self(path.to_owned()))
    }

    /// Writes a file; `false` where it is there already with these bytes.
    ///
    /// The bytes go into a file beside it that takes its name once all are there, so that an interruption leaves the old
    /// one or the new one.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<bool, Error> {
        let path = self.0.join(name);
        if fs::read(&path).is_ok_and(|old| old == bytes) {
            return Ok(false);
        }
        let part = self.0.join(format!(".{name}.part"));
        let written = fs::write(&part, bytes).and_then(|()| fs::rename(&part, &path));
        written.map_err(|source| Error::File { path, source })?;
        Ok(true)
    }

    /// Where the question is to go on: at the beginning where nothing is noted of it.
    pub(super) fn resume(&self, question: &str) -> u64 {
        let note = fs::read(self.0.join(NOTE)).ok();
        let note = note.and_then(|bytes| serde_json::from_slice::<Note>(&bytes).ok());
        note.filter(|note| note.question == question).map_or(1, |note| note.next)
    }

    /// Notes where the question goes on.
    pub(super) fn note(&self, question: &str, next: u64) -> Result<(), Error> {
        let note = Note { question: question.to_owned(), next };
        let path = || self.0.join(NOTE);
        let bytes = serde_json::to_vec(&note)
            .map_err(|error| Error::File { path: path(), source: io::Error::from(error) })?;
        self.write(NOTE, &bytes).map(|_| ())
    }

    /// Forgets the note: the question is answered.
    pub(super) fn finish(&self) -> Result<(), Error> {
        let path = self.0.join(NOTE);
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::File { path, source }),
            _ => Ok(()),
        }
    }
}
