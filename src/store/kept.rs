//! Sources kept beside the graphs: the bytes as published and the characters read from them, so that proof needs no
//! outside file.
//!
//! ```text
//! sources/a8/a883ee788e3b.bytes.gz   the bytes
//! sources/a8/a883ee788e3b.text.gz    the decoded characters, which spans count
//! ```
//!
//! Files are written before the transaction that needs them and taken away after the one that does not any more: what
//! an interruption leaves behind is a file too many, never one too few.

#![expect(clippy::disallowed_methods, reason = "this is the edge that keeps sources in the store's folder")]

use std::{
    fs,
    io::{self, Read, Write},
    path::PathBuf,
};

use flate2::{Compression, read::GzDecoder, write::GzEncoder};

use super::{Error, Store};

/// A source as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The bytes as published.
    pub bytes: Vec<u8>,
    /// The characters read from them.
    pub text: String,
}

impl Store {
    /// The bytes of the source whose digest begins with `id`, where they are kept.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`] where they are kept but cannot be read.
    pub fn source_bytes(&self, id: &str) -> Result<Option<Vec<u8>>, Error> {
        self.read_kept(id, "bytes")
    }

    /// The decoded characters of the source whose digest begins with `id`, where they are kept.
    ///
    /// # Errors
    ///
    /// [`Error::Folder`] where they are kept but cannot be read.
    pub fn source_text(&self, id: &str) -> Result<Option<String>, Error> {
        let bytes = self.read_kept(id, "text")?;
        let text = bytes.map(|bytes| String::from_utf8(bytes).map_err(io::Error::other)).transpose();
        text.map_err(|source| Error::Folder { dir: self.dir().to_owned(), source })
    }

    /// Whether the source whose digest begins with `id` is kept; a store in memory keeps none and lacks none.
    #[must_use]
    pub fn keeps(&self, id: &str) -> bool {
        let there = |part| self.kept_path(id, part).is_some_and(|path| path.is_file());
        !self.is_on_disk() || ["bytes", "text"].into_iter().all(there)
    }

    pub(super) fn keep(&self, id: &str, kept: &Kept) -> Result<(), Error> {
        if !self.is_on_disk() {
            return Ok(());
        }
        for (part, bytes) in [("bytes", kept.bytes.as_slice()), ("text", kept.text.as_bytes())] {
            let Some(path) = self.kept_path(id, part) else { continue };
            write(&path, bytes).map_err(|source| Error::folder(self.dir(), source))?;
        }
        Ok(())
    }

    /// Takes the files of a source away. That they cannot be taken away loses nothing.
    pub(super) fn let_go(&self, id: &str) {
        for part in ["bytes", "text"] {
            if let Some(path) = self.kept_path(id, part) {
                let _ = fs::remove_file(path);
            }
        }
    }

    fn read_kept(&self, id: &str, part: &str) -> Result<Option<Vec<u8>>, Error> {
        let Some(path) = self.kept_path(id, part).filter(|_| self.is_on_disk()) else { return Ok(None) };
        let read = || {
            let mut bytes = Vec::new();
            GzDecoder::new(fs::File::open(&path)?).read_to_end(&mut bytes)?;
            Ok::<_, io::Error>(bytes)
        };
        match read() {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Folder { dir: self.dir().to_owned(), source }),
        }
    }

    /// Where a part of a source is kept; `None` for what is no beginning of a digest.
    fn kept_path(&self, id: &str, part: &str) -> Option<PathBuf> {
        let digits = id.len() == 12 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        digits.then(|| self.dir().join("sources").join(&id[..2]).join(format!("{id}.{part}.gz")))
    }
}

/// Writes a file beside its place and then puts it there, so that it is whole or not there.
fn write(path: &std::path::Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension("part");
    let mut encoder = GzEncoder::new(fs::File::create(&beside)?, Compression::fast());
    encoder.write_all(bytes)?;
    // On the disk before it has its name: the graph that needs it may get there first where power fails.
    encoder.finish()?.sync_all()?;
    fs::rename(beside, path)
}
