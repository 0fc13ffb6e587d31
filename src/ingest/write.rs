//! The one who writes: outcomes in the order given, many new documents at once.
//!
//! New documents are gathered in batches, which the database sorts while the next one is gathered, and come into the
//! store several batches together, all of them or none: the more there are already, the more at once. A document that
//! takes the place of another, and the few that are left at the end, are a transaction each. What happened to a source
//! is told once it, and all before it, are in the store.

use std::{collections::HashSet, mem};

use super::{Event, Extracted, Failure, Options, Outcome, Report};
use crate::store::{Adding, DocumentGraph, Error, Kept, Store, Summary};

/// Sources that wait for coming into the store, however little they say: an interruption costs no more than these.
const MOST_SOURCES: usize = 2048;
/// Batches that come into the store together, at least and at most; between these, as many as the run brought before.
/// Each time the database merges them with what it has, and an interruption costs them.
const LEAST: usize = 10;
const MOST: usize = 40;
/// What was gathered is worth loading from this part of a batch on; into an empty store, and with others, always.
const WORTH: usize = 6;

/// Quads of the catalogue about a document.
const ENTRY: usize = 16;

pub(super) struct Writer<'env, P> {
    store: &'env Store,
    options: &'env Options,
    progress: P,
    report: Report,
    /// Whether the store holds no document yet.
    first: bool,
    /// Quads that came into the store.
    loaded: usize,
    gathered: Batch,
    /// What is sorted, or being sorted, and not in the store yet.
    adding: Option<(Adding<'env>, Waiting)>,
}

/// Documents that are gathered.
#[derive(Default)]
struct Batch {
    documents: Vec<DocumentGraph>,
    waiting: Waiting,
}

/// What waits for being told, in order.
#[derive(Default)]
struct Waiting {
    told: Vec<Told>,
    quads: usize,
    /// The ids and names of the documents.
    keys: HashSet<String>,
}

impl Waiting {
    fn append(&mut self, other: Waiting) {
        self.told.extend(other.told);
        self.quads += other.quads;
        self.keys.extend(other.keys);
    }
}

enum Told {
    Ingested { name: String, id: String, summary: Summary },
    Unchanged { name: String, id: String },
    Failed { name: String, error: Failure },
}

impl<'env, P: FnMut(Event<'_>)> Writer<'env, P> {
    pub(super) fn new(store: &'env Store, options: &'env Options, progress: P) -> Result<Self, Error> {
        let first = store.is_without_documents()?;
        let (report, gathered) = (Report::default(), Batch::default());
        Ok(Self { store, options, progress, report, first, loaded: 0, gathered, adding: None })
    }

    /// Writes what came of the next source, now or with those after it.
    pub(super) fn take(&mut self, name: &str, outcome: Outcome) -> Result<(), Error> {
        let name = name.to_owned();
        let told = match outcome {
            Outcome::Extracted { sha256, bytes, extracted: Extracted { quads, summary, text } } => {
                let version = self.options.version.clone();
                let kept = text.filter(|_| self.options.keep).map(|text| Kept { bytes, text });
                return self.document(DocumentGraph { name, sha256, version, quads, summary, kept });
            }
            Outcome::Unchanged { sha256 } => Told::Unchanged { name, id: sha256[..12].to_owned() },
            Outcome::Failed(error) => Told::Failed { name, error },
            Outcome::Store(error) => return Err(error),
        };
        if self.gathered.documents.is_empty() && self.adding.is_none() {
            self.tell(&told);
            return Ok(());
        }
        self.gathered.waiting.told.push(told);
        self.load_if_full()
    }

    /// Writes and tells what is left.
    pub(super) fn end(mut self) -> Result<(Report, P), Error> {
        self.settle()?;
        Ok((self.report, self.progress))
    }

    fn document(&mut self, mut document: DocumentGraph) -> Result<(), Error> {
        if self.waits(&document) || !self.store.is_new(&document)? {
            self.settle()?;
            return self.replace(&document);
        }
        // The source goes to the disk now, so that a batch holds quads only.
        if let Some(kept) = document.kept.take() {
            self.store.keep_early(document.id(), &kept)?;
        }
        let Batch { documents, waiting } = &mut self.gathered;
        waiting.quads += document.quads.len() + ENTRY;
        waiting.keys.extend([document.id().to_owned(), document.name.clone()]);
        waiting.told.push(ingested(&document));
        documents.push(document);
        self.load_if_full()
    }

    /// Whether a document of the same bytes or name is not in the store yet, but soon.
    fn waits(&self, document: &DocumentGraph) -> bool {
        let adding = self.adding.iter().map(|(_, waiting)| &waiting.keys);
        let mut keys = adding.chain([&self.gathered.waiting.keys]);
        keys.any(|keys| keys.contains(document.id()) || keys.contains(&document.name))
    }

    fn load_if_full(&mut self) -> Result<(), Error> {
        let batch = self.options.batch;
        let [told, quads] = self.adding.as_ref().map_or([0; 2], |(_, w)| [w.told.len(), w.quads]);
        let gathered = &self.gathered.waiting;
        let many = told + gathered.told.len() >= MOST_SOURCES;
        if gathered.quads < batch && !many {
            return Ok(());
        }
        let due = self.loaded.clamp(LEAST.saturating_mul(batch), MOST.saturating_mul(batch));
        if many || quads + gathered.quads >= due { self.settle() } else { self.add() }
    }

    /// Has the documents sorted that were gathered.
    fn add(&mut self) -> Result<(), Error> {
        let Batch { documents, waiting } = mem::take(&mut self.gathered);
        let (mut adding, mut others) = match self.adding.take() {
            Some(adding) => adding,
            None => (self.store.adding()?, Waiting::default()),
        };
        adding.add(documents)?;
        others.append(waiting);
        self.adding = Some((adding, others));
        Ok(())
    }

    fn is_worth_loading(&self) -> bool {
        let Batch { documents, waiting } = &self.gathered;
        let enough = waiting.quads >= self.options.batch / WORTH;
        !documents.is_empty() && (self.first || self.adding.is_some() || enough)
    }

    /// Brings all into the store that waits for it.
    fn settle(&mut self) -> Result<(), Error> {
        if self.is_worth_loading() {
            self.add()?;
        }
        if let Some((adding, waiting)) = self.adding.take() {
            adding.commit()?;
            self.first = false;
            self.loaded += waiting.quads;
            waiting.told.iter().for_each(|told| self.tell(told));
        }
        let Batch { documents, waiting } = mem::take(&mut self.gathered);
        let mut documents = documents.iter();
        for told in waiting.told {
            if matches!(told, Told::Ingested { .. })
                && let Some(document) = documents.next()
            {
                self.replace(document)?;
            } else {
                self.tell(&told);
            }
        }
        Ok(())
    }

    fn replace(&mut self, document: &DocumentGraph) -> Result<(), Error> {
        self.store.replace(document)?;
        self.tell(&ingested(document));
        Ok(())
    }

    fn tell(&mut self, told: &Told) {
        match told {
            Told::Ingested { name, id, summary } => {
                self.report.ingested += 1;
                self.report.summary.add(summary);
                (self.progress)(Event::Ingested { name, id, summary });
            }
            Told::Unchanged { name, id } => {
                self.report.unchanged += 1;
                (self.progress)(Event::Unchanged { name, id });
            }
            Told::Failed { name, error } => {
                self.report.failed += 1;
                (self.progress)(Event::Failed { name, error });
            }
        }
    }
}

fn ingested(document: &DocumentGraph) -> Told {
    Told::Ingested { name: document.name.clone(), id: document.id().to_owned(), summary: document.summary }
}
