//! Keeping the index in step with the store.
//!
//! A document is entered as its statements, the things it speaks of (which other documents may share, so they are read
//! from the merge of all), and a card that says which version made it and which things those are. The cards tell what is
//! missing, changed or gone, and what a document that is gone spoke of.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use tantivy::{
    IndexWriter, TantivyDocument, Term,
    collector::DocSetCollector,
    query::TermQuery,
    schema::{IndexRecordOption, Value},
};

use super::{Error, Index, Kind, entries, index::Fields};
use crate::store::Store;

/// The kind under which the card of a document is kept.
const CARD: &str = "document";

/// What the card of a document says.
struct Card {
    version: String,
    things: BTreeSet<(Kind, NamedNode)>,
}

impl Index {
    /// Brings the index of `store` up to date with it: enters what is new or changed, takes out what is gone.
    ///
    /// The work grows with the documents that changed; looking which ones did, with the number of documents.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`], [`Error::Folder`], [`Error::Store`].
    pub fn follow(store: &Store) -> Result<usize, Error> {
        if store.search_is_current()? {
            if Index::open(store.dir()).is_ok() {
                return Ok(0);
            }
            store.search_lags()?;
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
        let cards = self.cards()?;
        let sources: BTreeMap<String, (String, String)> = store
            .sources()?
            .into_iter()
            .map(|source| (source.id, (source.graph, format!("{} {}", source.version, source.sha256))))
            .collect();
        let mut writer = self.writer()?;
        let mut touched: BTreeSet<(Kind, NamedNode)> = BTreeSet::new();
        // Things may change without their documents, where others were added; documents, where people were told apart.
        let mut told_apart = BTreeSet::new();
        for node in store.search_behind()? {
            match entries::kind(store, &node)? {
                Some(kind) if kind != Kind::Statement => touched.extend([(kind, node)]),
                _ => told_apart.extend([node.into_string()]),
            }
        }
        let mut changed = 0;
        for (id, card) in cards.iter().filter(|(id, _)| !sources.contains_key(*id)) {
            take_out(&mut writer, self.fields, id);
            touched.extend(card.things.iter().cloned());
            changed += 1;
        }
        for (id, (graph, version)) in &sources {
            let card = cards.get(id);
            if card.is_some_and(|card| card.version == *version) && !told_apart.contains(graph) {
                continue;
            }
            if let Some(card) = card {
                touched.extend(card.things.iter().cloned());
                take_out(&mut writer, self.fields, id);
            }
            let (statements, things) = entries::of_document(store, &NamedNode::new_unchecked(graph))?;
            for statement in &statements {
                writer.add_document(self.entry(Kind::Statement, statement, id))?;
            }
            writer.add_document(self.card(id, version, &things))?;
            touched.extend(things);
            changed += 1;
        }
        for (kind, node) in &touched {
            writer.delete_term(Term::from_field_text(self.fields.iri, node.as_str()));
            if let Some(entry) = entries::thing(store, *kind, node)? {
                writer.add_document(self.entry(*kind, &entry, ""))?;
            }
        }
        writer.commit()?;
        writer.wait_merging_threads()?;
        self.reload()?;
        Ok(changed)
    }

    fn entry(&self, kind: Kind, entry: &entries::Entry, source: &str) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::new();
        document.add_text(fields.kind, kind.name());
        document.add_text(fields.iri, &entry.iri);
        document.add_text(fields.label, &entry.label);
        document.add_text(fields.text, &entry.text);
        document.add_u64(fields.day, entry.day);
        document.add_text(fields.series, &entry.series);
        document.add_text(fields.speaker, &entry.speaker);
        document.add_text(fields.source, source);
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

    fn cards(&self) -> Result<BTreeMap<String, Card>, Error> {
        let searcher = self.reader.searcher();
        let cards = TermQuery::new(Term::from_field_text(self.fields.kind, CARD), IndexRecordOption::Basic);
        let mut found = BTreeMap::new();
        let addresses: BTreeSet<_> = searcher.search(&cards, &DocSetCollector)?.into_iter().collect();
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address)?;
            let text =
                |field| document.get_first(field).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
            let thing = |line: &str| {
                let (kind, iri) = line.split_once(' ')?;
                Some((Kind::of(kind)?, NamedNode::new_unchecked(iri)))
            };
            let things = text(self.fields.things).lines().filter_map(thing).collect();
            found.insert(text(self.fields.source), Card { version: text(self.fields.version), things });
        }
        Ok(found)
    }
}

/// Takes out the statements and the card of a document.
fn take_out(writer: &mut IndexWriter<TantivyDocument>, fields: Fields, id: &str) {
    writer.delete_term(Term::from_field_text(fields.source, id));
}
