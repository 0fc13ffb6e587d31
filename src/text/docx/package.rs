//! The parts of a package: which there are, and their characters, within bounds.

use std::io::{Cursor, Read};

use encoding_rs::Encoding;
use zip::{ZipArchive, result::ZipError};

use crate::text::{Format, Unreadable};

/// Bytes of the largest part that is unpacked.
const LARGEST: u64 = 128 << 20;

/// What a ZIP file holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::text) enum Kind {
    /// A Word document.
    Word,
    /// A workbook, slides or another office document, by the name of its format.
    Office(&'static str),
    /// Files.
    Archive,
}

impl Kind {
    /// What the bytes of a ZIP file hold; `None` where they are none.
    pub(in crate::text) fn of(bytes: &[u8]) -> Option<Kind> {
        if !bytes.starts_with(b"PK\x03\x04") && !bytes.starts_with(b"PK\x05\x06") {
            return None;
        }
        let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else {
            // Cut off: the first name tells what it was to be.
            let head = &bytes[..bytes.len().min(4096)];
            let word = [&b"word/"[..], b"[Content_Types].xml"].iter().any(|n| contains(head, n));
            return Some(if word { Kind::Word } else { Kind::Archive });
        };
        let mut kind = Kind::Archive;
        for name in archive.file_names_raw() {
            if name.starts_with(b"word/document") {
                return Some(Kind::Word);
            }
            kind = match name {
                _ if name.starts_with(b"xl/workbook") => Kind::Office("an Excel workbook (.xlsx)"),
                _ if name.starts_with(b"ppt/presentation") => Kind::Office("a PowerPoint file (.pptx)"),
                b"content.xml" => Kind::Office("an OpenDocument file (.odt)"),
                b"META-INF/container.xml" => Kind::Office("an EPUB book (.epub)"),
                _ => continue,
            };
        }
        Some(kind)
    }
}

fn contains(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|w| w == what)
}

/// The parts of a Word document.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unreadable> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(&error.to_string()))?;
        Ok(Package { archive })
    }

    /// The main part. Most call it `word/document.xml`.
    pub(super) fn document(&mut self) -> Result<String, Unreadable> {
        let mut names = vec!["word/document.xml".to_owned()];
        names.extend(self.named("word/document"));
        for name in names {
            if let Some(xml) = self.part(&name)? {
                return Ok(xml);
            }
        }
        Err(damaged("there is no `word/document.xml` in it"))
    }

    /// The names of the parts that begin with `prefix`, in order.
    pub(super) fn named(&self, prefix: &str) -> Vec<String> {
        let names = self.archive.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned());
        let mut names: Vec<String> =
            names.filter(|name| name.starts_with(prefix) && name.rsplit('.').next() == Some("xml")).collect();
        names.sort_unstable();
        names
    }

    /// The characters of a part; `None` where there is no such part.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(ZipError::UnsupportedArchive(reason)) if reason == ZipError::PASSWORD_REQUIRED => {
                return Err(Unreadable::Encrypted(Format::Docx));
            }
            Err(error) => return Err(damaged(&error.to_string())),
        };
        let mut bytes = Vec::new();
        part.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| damaged(&error.to_string()))?;
        if bytes.len() as u64 > LARGEST {
            return Err(Unreadable::TooLarge { format: Format::Docx, limit: LARGEST });
        }
        let encoding = Encoding::for_bom(&bytes).map_or(encoding_rs::UTF_8, |(encoding, _)| encoding);
        Ok(Some(encoding.decode(&bytes).0.into_owned()))
    }
}

fn damaged(reason: &str) -> Unreadable {
    Unreadable::Damaged { format: Format::Docx, reason: reason.to_owned() }
}
