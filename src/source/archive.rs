//! Archives at the edge: the files in a `.zip` or `.gz` become sources of their own, named `archive.zip/member`.
//!
//! Takes a path or bytes; gives [`Member`]s, each read when its turn comes; does not know formats. What unpacks to more
//! than any document holds is an error, not a full disk or memory; archives within archives stay closed.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads archives")]

use std::{
    fmt,
    fs::File,
    io::{self, BufReader, Cursor, Read, Seek, SeekFrom},
    path::Path,
    sync::{Arc, Mutex, PoisonError},
};

use encoding_rs::SHIFT_JIS;
use flate2::read::MultiGzDecoder;
use zip::{ZipArchive, result::ZipError};

use super::Source;

/// Bytes of all members of one archive.
const WHOLE: u64 = 8 << 30;
/// Members of one archive.
const MOST: usize = 100_000;
/// How much smaller a member may be packed, beyond the size from which that is looked at.
const RATIO: u64 = 200;
const RATIO_FROM: u64 = 8 << 20;

/// Why a member or an archive cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArchiveError {
    /// It asks for a password.
    #[error("encrypted: take it out of the archive with its password first")]
    Encrypted,
    /// It is cut off or broken.
    #[error("damaged in the archive: {0}")]
    Damaged(String),
    /// It unpacks to more than a document can hold.
    #[error(
        "unpacks to more than a document holds ({0} bytes): take it out of the archive, or raise --max-bytes, if that is meant"
    )]
    TooLarge(u64),
    /// The archive holds more files than are taken out.
    #[error("more than {MOST} files in one archive: take them out and ingest their folder")]
    TooMany,
    /// The archive cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// A file in an archive, not read yet.
#[derive(Clone)]
pub struct Member {
    /// `archive.zip/member`.
    name: String,
    packed: Packed,
}

#[derive(Clone)]
enum Packed {
    Zip { archive: Arc<Mutex<Zip>>, index: usize },
    Gzip(Arc<Mutex<Bytes>>),
}

struct Zip {
    archive: ZipArchive<Bytes>,
    // Bytes unpacked so far.
    unpacked: u64,
}

/// The bytes of an archive, on disk or in memory.
enum Bytes {
    File(BufReader<File>),
    Memory(Cursor<Vec<u8>>),
}

impl Read for Bytes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(buffer),
            Self::Memory(bytes) => bytes.read(buffer),
        }
    }
}

impl Seek for Bytes {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(bytes) => bytes.seek(to),
        }
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Member").field("name", &self.name).finish_non_exhaustive()
    }
}

/// The members of the archive at `path`, sorted by name; `None` where the file is no archive.
///
/// # Errors
///
/// What the file system says, and an archive whose list of files cannot be read.
pub fn members(path: &Path) -> Result<Option<Vec<Member>>, ArchiveError> {
    let mut file = File::open(path)?;
    let mut magic = [0; 4];
    let length = file.read(&mut magic)?;
    if !is_archive(&magic[..length]) {
        return Ok(None);
    }
    file.rewind()?;
    open(&path.display().to_string(), Bytes::File(BufReader::new(file)), &magic)
}

/// The members of a source that was read already; the source itself where it is no archive.
///
/// # Errors
///
/// An archive whose list of files cannot be read.
pub fn members_of(source: Source) -> Result<Result<Vec<Member>, Source>, ArchiveError> {
    let magic: [u8; 4] = match source.bytes.first_chunk() {
        Some(magic) if is_archive(magic) => *magic,
        _ => return Ok(Err(source)),
    };
    let bytes = Bytes::Memory(Cursor::new(source.bytes.clone()));
    Ok(open(&source.name, bytes, &magic)?.ok_or(source))
}

fn is_archive(magic: &[u8]) -> bool {
    magic.starts_with(b"PK\x03\x04") || magic.starts_with(b"PK\x05\x06") || magic.starts_with(b"\x1f\x8b")
}

fn open(name: &str, bytes: Bytes, magic: &[u8]) -> Result<Option<Vec<Member>>, ArchiveError> {
    if magic.starts_with(b"\x1f\x8b") {
        let inner = Path::new(name).file_stem().map_or_else(|| "-".into(), |stem| stem.to_string_lossy());
        let member = format!("{name}/{inner}");
        return Ok(Some(vec![Member { name: member, packed: Packed::Gzip(Arc::new(Mutex::new(bytes))) }]));
    }
    let archive = ZipArchive::new(bytes).map_err(told)?;
    if archive.len() > MOST {
        return Err(ArchiveError::TooMany);
    }
    if archive.file_names_raw().any(is_part_of_a_document) {
        return Ok(None);
    }
    let mut names: Vec<(String, usize)> = (0..archive.len())
        .filter_map(|index| {
            let raw = archive.by_index_data(index).ok()?.name_raw().to_vec();
            Some((decode(&raw), index))
        })
        .filter(|(name, _)| !is_leavings(name))
        .collect();
    names.sort_unstable();
    let archive = Arc::new(Mutex::new(Zip { archive, unpacked: 0 }));
    let member = |(member, index): (String, usize)| Member {
        name: format!("{name}/{member}"),
        packed: Packed::Zip { archive: Arc::clone(&archive), index },
    };
    Ok(Some(names.into_iter().map(member).collect()))
}

/// Whether the archive is one document: Word and its like pack theirs.
fn is_part_of_a_document(name: &[u8]) -> bool {
    ["[Content_Types].xml", "content.xml", "META-INF/container.xml", "word/document.xml"]
        .iter()
        .any(|part| name == part.as_bytes())
}

/// Folders, and what systems leave beside files.
fn is_leavings(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.is_empty()
        || file.starts_with('.')
        || name.starts_with("__MACOSX/")
        || matches!(file, "Thumbs.db" | "desktop.ini")
}

/// The name of a member: UTF-8, or what Japanese systems wrote before.
fn decode(raw: &[u8]) -> String {
    let name = match std::str::from_utf8(raw) {
        Ok(name) => name.to_owned(),
        Err(_) => SHIFT_JIS.decode_without_bom_handling(raw).0.into_owned(),
    };
    name.replace('\\', "/")
}

impl Member {
    /// `archive.zip/member`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Takes the member out, where it has no more than `most` bytes.
    ///
    /// # Errors
    ///
    /// A member that asks for a password, is broken or unpacks to more than a document holds.
    pub fn read(&self, most: u64) -> Result<Source, ArchiveError> {
        let mut bytes = Vec::new();
        match &self.packed {
            Packed::Gzip(packed) => {
                let mut packed = packed.lock().unwrap_or_else(PoisonError::into_inner);
                packed.rewind()?;
                let unpacked = MultiGzDecoder::new(&mut *packed);
                unpacked
                    .take(most.saturating_add(1))
                    .read_to_end(&mut bytes)
                    .map_err(|error| damaged(&error))?;
                check(bytes.len() as u64, None, most)?;
            }
            Packed::Zip { archive, index } => {
                let mut zip = archive.lock().unwrap_or_else(PoisonError::into_inner);
                let before = zip.unpacked;
                let member = zip.archive.by_index(*index).map_err(told)?;
                let packed = member.compressed_size();
                check(member.size(), Some(packed), most)?;
                // What a header says of the size need not be so.
                let limit = most.min(WHOLE.saturating_sub(before));
                member
                    .take(limit.saturating_add(1))
                    .read_to_end(&mut bytes)
                    .map_err(|error| damaged(&error))?;
                check(bytes.len() as u64, Some(packed), most)?;
                if bytes.len() as u64 > limit {
                    return Err(ArchiveError::TooLarge(WHOLE));
                }
                zip.unpacked = before.saturating_add(bytes.len() as u64);
            }
        }
        Ok(Source::new(self.name.clone(), bytes))
    }
}

fn check(unpacked: u64, packed: Option<u64>, most: u64) -> Result<(), ArchiveError> {
    let packed_too_well =
        packed.is_some_and(|packed| unpacked > RATIO_FROM && unpacked / packed.max(1) > RATIO);
    if unpacked > most || packed_too_well { Err(ArchiveError::TooLarge(unpacked)) } else { Ok(()) }
}

fn damaged(error: &io::Error) -> ArchiveError {
    ArchiveError::Damaged(error.to_string())
}

fn told(error: ZipError) -> ArchiveError {
    match error {
        ZipError::Io(error) => ArchiveError::Io(error),
        ZipError::InvalidPassword => ArchiveError::Encrypted,
        ZipError::UnsupportedArchive(reason) if reason == ZipError::PASSWORD_REQUIRED => {
            ArchiveError::Encrypted
        }
        other => ArchiveError::Damaged(other.to_string()),
    }
}

#[cfg(test)]
mod tests;
