//! Comparing the index with the store, entry by entry.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use tantivy::{DocAddress, TantivyDocument, collector::DocSetCollector, query::AllQuery, schema::Value};

use super::{Error, Index, Kind, entries};
use crate::store::Store;

impl Index {
    /// Where the index says something else than the store: the entry, and how it differs.
    ///
    /// Compared are the entries there are, one for each thing, their labels, and the words of statements and their documents.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`], [`Error::Store`].
    pub(crate) fn differences(&self, store: &Store) -> Result<Vec<(String, &'static str)>, Error> {
        let mut held = self.entries()?;
        let mut wrong = Vec::new();
        let mut things: BTreeSet<(Kind, NamedNode)> = BTreeSet::new();
        let mut compare = |iri: String, label: &str, words: Option<&str>| match held.remove(&iri) {
            None => wrong.push((iri, "the entry is missing")),
            Some(entries) => {
                if entries.len() > 1 {
                    wrong.push((iri, "there are two entries"));
                } else if entries.iter().any(|(l, w)| l != label || words.is_some_and(|words| w != words)) {
                    wrong.push((iri, "the entry says something else"));
                }
            }
        };
        let view = entries::View::of(store);
        for source in store.sources()? {
            let (statements, spoken_of) =
                entries::of_document(&view, &NamedNode::new_unchecked(source.graph))?;
            things.extend(spoken_of);
            for statement in statements {
                // A statement that stands in several documents is compared with the first of them.
                if statement.sources.first() == Some(&source.id) {
                    let iri = format!("{} {}", statement.sources.join(" "), statement.iri);
                    compare(iri, &statement.label, Some(&statement.text));
                }
            }
        }
        for (kind, node) in things {
            if let Some(entry) = entries::thing(&view, kind, &node)? {
                compare(format!(" {}", entry.iri), &entry.label, None);
            }
        }
        wrong.extend(held.into_keys().map(|iri| (iri, "the store has no such thing")));
        for (iri, _) in &mut wrong {
            *iri = iri.trim_start().to_owned();
        }
        Ok(wrong)
    }

    /// Label and words of every entry, by its documents and the IRI.
    fn entries(&self) -> Result<BTreeMap<String, Vec<(String, String)>>, Error> {
        let searcher = self.reader.searcher();
        let mut entries: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        let addresses: BTreeSet<DocAddress> =
            searcher.search(&AllQuery, &DocSetCollector)?.into_iter().collect();
        for address in addresses {
            let document: TantivyDocument = searcher.doc(address)?;
            let text =
                |field| document.get_first(field).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
            // Cards of documents have no IRI.
            let iri = text(self.fields.iri);
            if !iri.is_empty() {
                let entry = (text(self.fields.label), text(self.fields.text));
                let sources: Vec<&str> =
                    document.get_all(self.fields.source).filter_map(|v| v.as_str()).collect();
                entries.entry(format!("{} {iri}", sources.join(" "))).or_default().push(entry);
            }
        }
        Ok(entries)
    }
}
