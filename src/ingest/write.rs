//! The one who writes: outcomes in the order given, many new documents at once.
//!
//! New documents are gathered and loaded together, all of a batch or none; the next batch is gathered meanwhile. A
//! document that takes the place of another, and the few that are left at the end, are a transaction each. What
//! happened to a source is told once it, and all before it, are in the store.

use std::{
    collections::HashSet,
    mem,
    thread::{Scope, ScopedJoinHandle},
};

use super::{Event, Extracted, Failure, Options, Outcome, Report, words};
use crate::store::{DocumentGraph, Error, Kept, Store, Summary};

/// Sources that a batch may hold, however little they say: an interruption costs no more than these.
const MOST_SOURCES: usize = 512;
/// A batch is worth loading from this part of a full one on; into an empty store, always.
const WORTH: usize = 16;

/// Quads of the catalogue about a document.
const ENTRY: usize = 16;

pub(super) struct Writer<'scope, 'env, P> {
    scope: &'scope Scope<'scope, 'env>,
    store: &'env Store,
    options: &'env Options,
    progress: P,
    report: Report,
    /// Whether the store holds no document yet.
    first: bool,
    gathered: Batch,
    loading: Option<Loading<'scope>>,
}

/// What waits for being written and told, in order.
#[derive(Default)]
struct Batch {
    documents: Vec<DocumentGraph>,
    told: Vec<Told>,
    quads: usize,
    /// The ids and names of the documents.
    keys: HashSet<String>,
}

struct Loading<'scope> {
    keys: HashSet<String>,
    loader: ScopedJoinHandle<'scope, Result<Vec<Told>, Error>>,
}

enum Told {
    Ingested { name: String, id: String, summary: Summary },
    Unchanged { name: String, id: String },
    Failed { name: String, error: Failure },
}

impl<'scope, 'env, P: FnMut(Event<'_>)> Writer<'scope, 'env, P> {
    pub(super) fn new(
        scope: &'scope Scope<'scope, 'env>,
        store: &'env Store,
        options: &'env Options,
        progress: P,
    ) -> Result<Self, Error> {
        let first = store.is_without_documents()?;
        let (report, gathered) = (Report::default(), Batch::default());
        Ok(Self { scope, store, options, progress, report, first, gathered, loading: None })
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
        if self.gathered.documents.is_empty() && self.loading.is_none() {
            self.tell(&told);
            return Ok(());
        }
        self.gathered.told.push(told);
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
        let batch = &mut self.gathered;
        batch.quads += document.quads.len() + ENTRY;
        batch.keys.extend([document.id().to_owned(), document.name.clone()]);
        batch.told.push(ingested(&document));
        batch.documents.push(document);
        self.load_if_full()
    }

    /// Whether a document of the same bytes or name is not in the store yet, but soon.
    fn waits(&self, document: &DocumentGraph) -> bool {
        let loading = self.loading.iter().map(|loading| &loading.keys);
        let mut keys = loading.chain([&self.gathered.keys]);
        keys.any(|keys| keys.contains(document.id()) || keys.contains(&document.name))
    }

    fn load_if_full(&mut self) -> Result<(), Error> {
        if self.gathered.quads < self.options.batch && self.gathered.told.len() < MOST_SOURCES {
            return Ok(());
        }
        self.wait()?;
        if !self.is_worth_loading() {
            return self.settle();
        }
        let Batch { documents, told, keys, .. } = mem::take(&mut self.gathered);
        let store = self.store;
        let loader = self.scope.spawn(move || store.add_all(documents).map(|()| told));
        self.first = false;
        self.loading = Some(Loading { keys, loader });
        Ok(())
    }

    fn is_worth_loading(&self) -> bool {
        !self.gathered.documents.is_empty()
            && (self.first || self.gathered.quads >= self.options.batch / WORTH)
    }

    /// Brings all into the store that waits for it.
    fn settle(&mut self) -> Result<(), Error> {
        self.wait()?;
        let worth = self.is_worth_loading();
        let Batch { mut documents, told, .. } = mem::take(&mut self.gathered);
        if worth {
            self.store.add_all(mem::take(&mut documents))?;
            self.first = false;
        }
        let mut documents = documents.iter();
        for told in told {
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

    /// Waits for the batch that is being loaded, if any.
    fn wait(&mut self) -> Result<(), Error> {
        let Some(loading) = self.loading.take() else { return Ok(()) };
        match loading.loader.join() {
            Ok(loaded) => loaded?.iter().for_each(|told| self.tell(told)),
            Err(panic) => {
                return Err(Error::Broken {
                    dir: self.store.dir().to_owned(),
                    why: words(&*panic).to_owned(),
                });
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
