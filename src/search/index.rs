//! The index in the store's folder: its fields, and opening it.

#![expect(clippy::disallowed_methods, reason = "this is the edge that opens the index's folder")]

mod unlocked;

use std::{
    fs,
    path::{Path, PathBuf},
};

use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy, TantivyDocument,
    directory::{Directory, MmapDirectory},
    schema::{
        FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
    },
};

use super::{Error, words::Pairs};
use unlocked::Unlocked;

/// The folder of the index inside the store's. Another layout of fields gets another number.
const FOLDER: &str = "search-2";
/// Folders of layouts that nothing reads any more.
const FORMER: [&str; 1] = ["search-1"];
/// Memory that the writer gathers entries in before it writes a segment.
const WRITER_BYTES: usize = 48 << 20;
const TOKENIZER: &str = "pairs";
/// The field by which names are in order.
pub(super) const NAME: &str = "name";

/// A search index.
pub struct Index {
    pub(super) inner: tantivy::Index,
    pub(super) reader: IndexReader,
    pub(super) fields: Fields,
    pub(super) dir: PathBuf,
}

/// The fields of an entry.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub(super) kind: Field,
    pub(super) iri: Field,
    pub(super) label: Field,
    /// The label as one word: what lists of things without a day are ordered by.
    pub(super) name: Field,
    pub(super) text: Field,
    pub(super) day: Field,
    pub(super) series: Field,
    pub(super) speaker: Field,
    /// Statements: the documents they stand in, by the first 12 digits of their digests. Documents: their own.
    pub(super) source: Field,
    /// Documents: what made them, and the things they speak of.
    pub(super) version: Field,
    pub(super) things: Field,
}

impl Index {
    /// Opens the index of the store in `store_dir` for reading.
    ///
    /// # Errors
    ///
    /// [`Error::NoIndex`] where there is none.
    pub fn open(store_dir: &Path) -> Result<Self, Error> {
        let dir = store_dir.join(FOLDER);
        if !dir.join("meta.json").is_file() {
            return Err(Error::NoIndex(store_dir.to_owned()));
        }
        let directory = Unlocked(mapped(&dir)?);
        Self::at(dir, directory)
    }

    /// Opens the index for writing, making it where there is none, and anew where it cannot be opened: it holds nothing
    /// that the store does not.
    pub(super) fn create(store_dir: &Path) -> Result<Self, Error> {
        let dir = store_dir.join(FOLDER);
        let make = || fs::create_dir_all(&dir).map_err(|source| Error::Folder { dir: dir.clone(), source });
        make()?;
        for former in FORMER {
            fs::remove_dir_all(store_dir.join(former)).ok();
        }
        Self::at(dir.clone(), mapped(&dir)?).or_else(|_| {
            Self::discard(store_dir)?;
            make()?;
            Self::at(dir.clone(), mapped(&dir)?)
        })
    }

    /// Throws the index away, so that it is made anew.
    pub(super) fn discard(store_dir: &Path) -> Result<(), Error> {
        let dir = store_dir.join(FOLDER);
        match fs::remove_dir_all(&dir) {
            Err(source) if source.kind() != std::io::ErrorKind::NotFound => {
                Err(Error::Folder { dir, source })
            }
            _ => Ok(()),
        }
    }

    fn at(dir: PathBuf, directory: impl Directory) -> Result<Self, Error> {
        let (schema, fields) = schema();
        let inner = tantivy::Index::open_or_create(directory, schema)?;
        inner.tokenizers().register(TOKENIZER, Pairs);
        let reader = inner.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        Ok(Self { inner, reader, fields, dir })
    }

    pub(super) fn writer(&self) -> Result<IndexWriter<TantivyDocument>, Error> {
        // One thread: entries come faster from the store than a second one could help with.
        let writer = self.inner.writer_with_num_threads(1, WRITER_BYTES)?;
        // A process that was killed leaves files that no commit names, and whose names would be taken again.
        writer.garbage_collect_files().wait()?;
        Ok(writer)
    }

    /// Sees what was written since the index was opened.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`].
    pub fn reload(&self) -> Result<(), Error> {
        Ok(self.reader.reload()?)
    }

    /// The folder of the index.
    #[must_use]
    pub fn dir(&self) -> &Path {
        &self.dir
    }
}

fn mapped(dir: &Path) -> Result<MmapDirectory, Error> {
    Ok(MmapDirectory::open(dir).map_err(tantivy::TantivyError::from)?)
}

fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer(TOKENIZER)
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let text = TextOptions::default().set_indexing_options(indexing).set_stored();
    let fields = Fields {
        kind: schema.add_text_field("kind", STRING | STORED),
        iri: schema.add_text_field("iri", STRING | STORED),
        label: schema.add_text_field("label", text.clone()),
        name: schema.add_text_field(NAME, FAST),
        text: schema.add_text_field("text", text.clone()),
        day: schema.add_u64_field("day", INDEXED | FAST | STORED),
        series: schema.add_text_field("series", text.clone()),
        speaker: schema.add_text_field("speaker", text),
        source: schema.add_text_field("source", STRING | STORED),
        version: schema.add_text_field("version", STORED),
        things: schema.add_text_field("things", STORED),
    };
    (schema.build(), fields)
}
