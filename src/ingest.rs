//! Ingest: many sources into the store, extracted on several threads, written by one, in the order given.
//!
//! Takes sources and a function that extracts one; gives a [`Report`] and tells its progress on the way; does not know
//! how a source is extracted, nor how progress is shown.
//!
//! A few sources are under way at a time, so memory is bounded by their sizes and not by the number of files. Documents
//! are written whole, many new ones at once or one by one: after an interruption the store is as it was before those.

#![expect(clippy::disallowed_methods, reason = "this is the edge that looks for files")]

mod ceiling;
mod write;

use std::{
    any::Any,
    collections::VecDeque,
    fs, io,
    num::NonZeroUsize,
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{
        Mutex, PoisonError,
        mpsc::{self, Receiver, SyncSender},
    },
    thread,
};

use oxigraph::model::Quad;

pub use ceiling::{Ceilings, Exceeded, Stop, within};

use crate::{
    Source,
    search::{self, Index},
    source::archive::{self, ArchiveError, Member},
    store::{self, Store, Summary},
};
use write::Writer;

/// One thing to ingest.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, read when its turn comes.
    File(PathBuf),
    /// A file in an archive, taken out when its turn comes.
    Member(Member),
    /// A source read already, such as standard input.
    Source(Source),
}

impl Input {
    /// The name of the source to come.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Member(member) => member.name().to_owned(),
            Self::Source(source) => source.name.clone(),
        }
    }

    /// The source itself, where it has no more than `most` bytes.
    ///
    /// # Errors
    ///
    /// What the file system says, a member that cannot be taken out of its archive, and [`Exceeded::Bytes`].
    pub fn read(self, most: u64) -> Result<Source, Failure> {
        let source = match self {
            Self::File(path) => Source::read_up_to(&path, most)?,
            Self::Member(member) => Some(member.read(most)?),
            Self::Source(source) => Some(source).filter(|source| source.bytes.len() as u64 <= most),
        };
        Ok(source.ok_or(Exceeded::Bytes(most))?)
    }

    /// The file at `path`, or the files in it where it is an archive.
    ///
    /// # Errors
    ///
    /// An archive whose list of files cannot be read. A file that is not there is told when its turn comes.
    pub fn all(path: PathBuf) -> Result<Vec<Input>, ArchiveError> {
        match archive::members(&path) {
            Ok(Some(members)) => Ok(members.into_iter().map(Input::Member).collect()),
            Ok(None) | Err(ArchiveError::Io(_)) => Ok(vec![Input::File(path)]),
            Err(error) => Err(error),
        }
    }

    /// A source that was read, or the files in it where it is an archive.
    ///
    /// # Errors
    ///
    /// An archive whose list of files cannot be read.
    pub fn all_of(source: Source) -> Result<Vec<Input>, ArchiveError> {
        Ok(match archive::members_of(source)? {
            Ok(members) => members.into_iter().map(Input::Member).collect(),
            Err(source) => vec![Input::Source(source)],
        })
    }
}

/// What extraction gives for one source.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// What the document says, all in its own graph.
    pub quads: Vec<Quad>,
    /// Counts for tables.
    pub summary: Summary,
    /// The decoded characters, to be kept with the bytes beside the graph.
    pub text: Option<String>,
}

/// Why one source could not be extracted.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// How to ingest.
#[derive(Clone, Debug)]
pub struct Options {
    /// Extraction threads; `None` takes as many as the machine has cores.
    pub jobs: Option<NonZeroUsize>,
    /// The version of everything that makes the quads: program, rules and data. Sources of this version are skipped.
    pub version: String,
    /// Whether sources are kept beside their graphs. One that is not there any more is read again.
    pub keep: bool,
    /// Bytes of the largest document. Larger ones fail.
    pub most_bytes: u64,
    /// Quads of new documents that are gathered and sorted at once, such as [`BATCH`]. Memory grows with them: about
    /// five kilobytes a quad.
    pub batch: usize,
}

/// Quads of a batch that a machine with one free gigabyte can hold.
pub const BATCH: usize = 100_000;

/// What happened to the next source, in the order given.
#[derive(Debug)]
pub enum Event<'a> {
    /// It is in the store now.
    Ingested {
        /// Its name.
        name: &'a str,
        /// Its digest's first 12 digits.
        id: &'a str,
        /// Its counts.
        summary: &'a Summary,
    },
    /// The store had it already: the same bytes, the same version.
    Unchanged {
        /// Its name.
        name: &'a str,
        /// Its digest's first 12 digits.
        id: &'a str,
    },
    /// It could not be read or extracted; the rest goes on.
    Failed {
        /// Its name.
        name: &'a str,
        /// Why.
        error: &'a Failure,
    },
    /// All sources are in; what follows from several of them is worked out.
    Deriving,
    /// The search index is brought up to date.
    Indexing,
}

/// What an ingest did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Documents written.
    pub ingested: usize,
    /// Documents that were in the store already.
    pub unchanged: usize,
    /// Sources that could not be read or extracted.
    pub failed: usize,
    /// Counts of the documents written, added up.
    pub summary: Summary,
}

/// Every file under `paths`, sorted and once: folders with all that is in them, but no hidden files.
///
/// A path given by name is taken even if it is hidden.
///
/// # Errors
///
/// What the file system says, with the path in the message.
pub fn collect_paths(paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        collect(path, &mut files)?;
    }
    files.sort_unstable();
    files.dedup();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    if !fs::metadata(path).map_err(named)?.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(named)? {
        let entry = entry.map_err(named)?;
        // A link to a folder above would never end, so links are followed to files only.
        let link_to_folder = entry.file_type().map_err(named)?.is_symlink() && entry.path().is_dir();
        if !entry.file_name().as_encoded_bytes().starts_with(b".") && !link_to_folder {
            // What cannot be looked at, such as a link to nowhere, fails when its turn comes, and alone.
            if entry.path().is_dir() { collect(&entry.path(), files)? } else { files.push(entry.path()) }
        }
    }
    Ok(())
}

/// Puts every source into the store, then works out what follows from several of them.
///
/// `extract` runs on several threads at once; `progress` hears of every source in the order of `inputs`. The store is
/// the same for any number of threads.
///
/// # Errors
///
/// What the store or its search index says. Sources that cannot be read or extracted are no error: they are counted, and told to
/// `progress`.
pub fn run(
    store: &Store,
    inputs: impl IntoIterator<Item = Input>,
    options: &Options,
    extract: impl Fn(&Source) -> Result<Extracted, Failure> + Sync,
    progress: impl FnMut(Event<'_>),
) -> Result<Report, search::Error> {
    let jobs = options.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get);
    // Twice as many as threads, so that no thread waits for the writer.
    let under_way = jobs * 2;
    let (queue, work) = mpsc::sync_channel::<Job>(under_way);
    let work = Mutex::new(work);
    let (report, mut progress) = thread::scope(|scope| {
        // The queue is moved in here, so that it closes, and the threads end, even where an error leaves early.
        let queue = queue;
        for _ in 0..jobs {
            scope.spawn(|| {
                while let Some(job) = next(&work) {
                    let outcome = process(store, job.input, options, &extract);
                    // Nobody listens any more after an error of the store.
                    let _ = job.reply.send(outcome);
                }
            });
        }
        let mut writer = Writer::new(store, options, progress)?;
        let mut waiting = VecDeque::with_capacity(under_way);
        let mut inputs = inputs.into_iter();
        loop {
            while waiting.len() < under_way
                && let Some(input) = inputs.next()
            {
                let name = input.name();
                let (reply, outcome) = mpsc::sync_channel(1);
                let _ = queue.send(Job { input, reply });
                waiting.push_back((name, outcome));
            }
            let Some((name, outcome)) = waiting.pop_front() else { break };
            let outcome = outcome.recv().unwrap_or_else(|gone| Outcome::Failed(gone.into()));
            writer.take(&name, outcome)?;
        }
        writer.end()
    })?;
    if report.ingested > 0 || !store.derived_is_current()? {
        progress(Event::Deriving);
        store.derive()?;
    }
    if !store.search_is_current()? && store.is_on_disk() {
        progress(Event::Indexing);
        Index::follow(store)?;
    }
    Ok(report)
}

/// One input with the place where its outcome is awaited: the places stand in the order of the inputs.
struct Job {
    input: Input,
    reply: SyncSender<Outcome>,
}

enum Outcome {
    Extracted { sha256: String, bytes: Vec<u8>, extracted: Extracted },
    Unchanged { sha256: String },
    Failed(Failure),
    Store(store::Error),
}

fn next(work: &Mutex<Receiver<Job>>) -> Option<Job> {
    work.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()
}

fn process(
    store: &Store,
    input: Input,
    options: &Options,
    extract: &impl Fn(&Source) -> Result<Extracted, Failure>,
) -> Outcome {
    let source = match input.read(options.most_bytes) {
        Ok(source) => source,
        Err(error) => return Outcome::Failed(error),
    };
    let sha256 = source.sha256.clone();
    match store.is_current(&source.name, &sha256, &options.version) {
        Ok(true) if !options.keep || store.keeps(source.id()) => return Outcome::Unchanged { sha256 },
        Ok(_) => {}
        Err(error) => return Outcome::Store(error),
    }
    // A document that no rule foresaw must not take the others with it.
    match catch_unwind(AssertUnwindSafe(|| extract(&source))) {
        Ok(Ok(extracted)) => Outcome::Extracted { sha256, bytes: source.bytes, extracted },
        Ok(Err(error)) => Outcome::Failed(error),
        Err(panic) => Outcome::Failed(format!("extraction broke down: {}", words(&*panic)).into()),
    }
}

fn words(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("no reason given")
}
