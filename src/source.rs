//! A source: the bytes of one published file, named and identified by their digest.
//!
//! Takes bytes from a reader or a path; gives [`Source`]; does not know what the bytes mean.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads files and asks programs for OCR")]

pub mod archive;
pub mod ocr;

use std::{
    fs,
    io::{self, Read},
    path::Path,
};

use sha2::{Digest, Sha256};

use crate::Format;

/// The bytes of one published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The name users gave: a path, or `-` for standard input. It is no part of the graph of the document.
    pub name: String,
    /// The bytes as published.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// The format users say it has; `None` lets the bytes tell.
    pub format: Option<Format>,
}

impl Source {
    /// A source of these bytes.
    #[must_use]
    pub fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let sha256 = hex(&Sha256::digest(&bytes));
        Self { name: name.into(), bytes, sha256, format: None }
    }

    /// Reads the file at `path`.
    ///
    /// # Errors
    ///
    /// Whatever the file system says, with the path left to the caller to name.
    pub fn read(path: &Path) -> io::Result<Self> {
        Ok(Self::new(path.display().to_string(), fs::read(path)?))
    }

    /// Reads the file at `path`; `None` where it has more than `most` bytes.
    ///
    /// # Errors
    ///
    /// As [`Source::read`].
    pub fn read_up_to(path: &Path, most: u64) -> io::Result<Option<Self>> {
        let file = fs::File::open(path)?;
        if file.metadata()?.len() > most {
            return Ok(None);
        }
        // Pipes and files that grow say nothing of their length.
        let mut bytes = Vec::new();
        file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
        let fits = bytes.len() as u64 <= most;
        Ok(fits.then(|| Self::new(path.display().to_string(), bytes)))
    }

    /// The same source, taken to be of `format` whatever its bytes show.
    #[must_use]
    pub fn declared(mut self, format: Option<Format>) -> Self {
        self.format = format.or(self.format);
        self
    }

    /// The first 12 digits of the digest: how graphs and spans name this source.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.sha256[..12]
    }
}

/// Lower-case hexadecimal digits of `bytes`.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|b| [DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]])
        .map(char::from)
        .collect()
}
