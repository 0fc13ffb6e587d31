//! Keeping the index in step with the store.
//!
//! A document is entered as its statements, the things it speaks of (which other documents may share, so they are read
//! from the merge of all), and a card that says which version made it and which things those are. The cards tell what is
//! missing, changed or gone, and what a document that is gone spoke of. A statement that stands in several documents is
//! entered once, under all of them.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use tantivy::{
    IndexWriter, TantivyDocument, Term,
    collector::DocSetCollector,
    query::{BooleanQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption, Value},
};

use super::{
    Error, Index, Kind,
    entries::{self, View},
    index::Fields,
    words,
};
use crate::store::{SourceEntry, Store};

/// The kind under which the card of a document is kept.
const CARD: &str = "document";

/// What the index has to be told.
#[derive(Default)]
struct Behind {
    /// Documents by their ids, with graph and version; `None` for those that are gone.
    documents: BTreeMap<String, Option<(NamedNode, String)>>,
    /// Things that may look otherwise now.
    touched: BTreeSet<(Kind, NamedNode)>,
}

impl Index {
    /// Brings the index of `store` up to date with it: enters what is new or changed, takes out what is gone.
    ///
    /// The work grows with the documents that changed, which the store has noted.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`], [`Error::Folder`], [`Error::Store`].
    pub fn follow(store: &Store) -> Result<usize, Error> {
        match Index::open(store.dir()) {
            Ok(_) if store.search_is_current()? => return Ok(0),
            Ok(_) => {}
            // What the store has noted is said of an index that is there.
            Err(_) => store.search_lags()?,
        }
        let index = Index::create(store.dir())?;
        let changed = index.catch_up(store)?;
        store.search_follows()?;
        Ok(changed)
    }

    /// Makes the index of `store` anew.
    ///
    /// # Errors
    ///
    /// As [`Index::follow`].
    pub fn rebuild(store: &Store) -> Result<usize, Error> {
        // Said first: whoever ends this half way leaves an index that nobody takes for a whole one.
        store.search_lags()?;
        Index::discard(store.dir())?;
        let changed = Index::create(store.dir())?.catch_up(store)?;
        store.search_follows()?;
        Ok(changed)
    }

    fn catch_up(&self, store: &Store) -> Result<usize, Error> {
        let Behind { documents, mut touched } = self.behind(store)?;
        let mut writer = self.writer()?;
        let mut changed = 0;
        let view = View::of(store);
        let mut shared = BTreeSet::new();
        for (id, document) in &documents {
            if let Some(things) = self.things_of(id)? {
                touched.extend(things);
                shared.extend(self.shared(id)?);
                take_out(&mut writer, self.fields, id);
            }
            if let Some((graph, version)) = document {
                let (statements, things) = entries::of_document(&view, graph)?;
                for statement in &statements {
                    if statement.sources.len() > 1 {
                        writer.delete_term(Term::from_field_text(self.fields.iri, &statement.iri));
                    }
                    writer.add_document(self.entry(Kind::Statement, statement))?;
                }
                writer.add_document(self.card(id, version, &things))?;
                touched.extend(things);
            }
            changed += 1;
        }
        // What one document says no more, another may still say.
        for node in shared {
            writer.delete_term(Term::from_field_text(self.fields.iri, node.as_str()));
            if entries::kind(&view, &node)? == Some(Kind::Statement) {
                writer.add_document(self.entry(Kind::Statement, &view.statement(&node)?))?;
            }
        }
        for (kind, node) in &touched {
            writer.delete_term(Term::from_field_text(self.fields.iri, node.as_str()));
            if let Some(entry) = entries::thing(&view, *kind, node)? {
                writer.add_document(self.entry(*kind, &entry))?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        self.reload()?;
        Ok(changed)
    }

    /// What has to be entered anew or taken out: what the store has noted, or what the cards tell where nobody knows.
    fn behind(&self, store: &Store) -> Result<Behind, Error> {
        let mut behind = Behind::default();
        let Some(noted) = store.search_behind()? else {
            let mut cards = self.versions()?;
            for SourceEntry { id, graph, version, sha256, .. } in store.sources()? {
                let version = format!("{version} {sha256}");
                if cards.remove(&id).is_none_or(|card| card != version) {
                    behind.documents.insert(id, Some((NamedNode::new_unchecked(graph), version)));
                }
            }
            behind.documents.extend(cards.into_keys().map(|gone| (gone, None)));
            return Ok(behind);
        };
        let view = View::of(store);
        for node in noted {
            // Things may change without their documents, where others were added; documents, where people were told
            // apart.
            if let Some(kind) = entries::kind(&view, &node)?.filter(|kind| *kind != Kind::Statement) {
                behind.touched.insert((kind, node));
                continue;
            }
            let id = node.as_str().rsplit('/').next().unwrap_or_default().to_owned();
            if store.base().graph(&id) != node {
                continue; // a thing that nobody speaks of any more: the cards of those who did name it
            }
            let made = store.made_by(&node)?;
            behind.documents.insert(id, made.map(|(version, sha256)| (node, format!("{version} {sha256}"))));
        }
        Ok(behind)
    }

    fn entry(&self, kind: Kind, entry: &entries::Entry) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::new();
        document.add_text(fields.kind, kind.name());
        document.add_text(fields.iri, &entry.iri);
        document.add_text(fields.label, &entry.label);
        if !kind.has_day() {
            document.add_text(fields.name, words::key(&entry.label));
        }
        document.add_text(fields.text, &entry.text);
        document.add_u64(fields.day, entry.day);
        document.add_text(fields.series, &entry.series);
        document.add_text(fields.speaker, &entry.speaker);
        for source in &entry.sources {
            document.add_text(fields.source, source);
        }
        document
    }

    fn card(&self, id: &str, version: &str, things: &BTreeSet<(Kind, NamedNode)>) -> TantivyDocument {
        let mut lines = String::new();
        for (kind, node) in things {
            lines.push_str(kind.name());
            lines.push(' ');
            lines.push_str(node.as_str());
            lines.push('\n');
        }
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.kind, CARD);
        document.add_text(self.fields.source, id);
        document.add_text(self.fields.version, version);
        document.add_text(self.fields.things, lines);
        document
    }

    /// The things that a document's card names, where it has one.
    fn things_of(&self, id: &str) -> Result<Option<BTreeSet<(Kind, NamedNode)>>, Error> {
        let [card, source] = [(self.fields.kind, CARD), (self.fields.source, id)].map(|(field, text)| {
            Box::new(TermQuery::new(Term::from_field_text(field, text), IndexRecordOption::Basic))
                as Box<dyn Query>
        });
        let searcher = self.reader.searcher();
        let found = searcher.search(&BooleanQuery::intersection(vec![card, source]), &DocSetCollector)?;
        let Some(address) = found.into_iter().next() else { return Ok(None) };
        let document: TantivyDocument = searcher.doc(address)?;
        let thing = |line: &str| {
            let (kind, iri) = line.split_once(' ')?;
            Some((Kind::of(kind)?, NamedNode::new_unchecked(iri)))
        };
        let things = text(&document, self.fields.things).lines().filter_map(thing).collect();
        Ok(Some(things))
    }

    /// The statements of a document that stand in another one too, as the index holds them.
    fn shared(&self, id: &str) -> Result<BTreeSet<NamedNode>, Error> {
        let of_document =
            TermQuery::new(Term::from_field_text(self.fields.source, id), IndexRecordOption::Basic);
        let searcher = self.reader.searcher();
        let mut shared = BTreeSet::new();
        let addresses: BTreeSet<_> = searcher.search(&of_document, &DocSetCollector)?.into_iter().collect();
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address)?;
            if document.get_all(self.fields.source).count() > 1 {
                shared.insert(NamedNode::new_unchecked(text(&document, self.fields.iri)));
            }
        }
        Ok(shared)
    }

    /// What made each document that has a card, by its id.
    fn versions(&self) -> Result<BTreeMap<String, String>, Error> {
        let searcher = self.reader.searcher();
        let cards = TermQuery::new(Term::from_field_text(self.fields.kind, CARD), IndexRecordOption::Basic);
        let mut found = BTreeMap::new();
        let addresses: BTreeSet<_> = searcher.search(&cards, &DocSetCollector)?.into_iter().collect();
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address)?;
            let [id, version] = [self.fields.source, self.fields.version].map(|field| text(&document, field));
            found.insert(id.to_owned(), version.to_owned());
        }
        Ok(found)
    }
}

fn text(document: &TantivyDocument, field: Field) -> &str {
    document.get_first(field).and_then(|value| value.as_str()).unwrap_or_default()
}

/// Takes out the statements and the card of a document.
fn take_out(writer: &mut IndexWriter<TantivyDocument>, fields: Fields, id: &str) {
    writer.delete_term(Term::from_field_text(fields.source, id));
}
