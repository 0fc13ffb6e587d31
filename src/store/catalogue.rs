//! The catalogue: which file names stand for which document graph, and what made it.
//!
//! It is a graph of its own beside the documents', because file names are no facts of a document: the same bytes say
//! the same under any name. Its terms are the store's bookkeeping and no part of the ontology.
//!
//! ```text
//! {base}file/{first 16 digits of the name's SHA-256}   name "…" ; graph {base}graph/{id} .
//! {base}graph/{id}        sha256 "…" ; version "…" ; people 19 ; statements 14 ; …
//! {base}graph/catalogue   base {base} ; decisions "…" ; derived-touched {base}graph/{id} ; search-behind true ;
//!                         updated true ; mirror "{address of the store that this one copies}" .
//! ```
//!
//! Where the store is pushed to another machine, the catalogue there also says what was sent.
//!
//! ```text
//! {base}graph/{id}        pushed "{digest of the graph and its entry}" .
//! {base}graph/catalogue   base {base} ; decisions "…" ; merge <the graph in place of the default graph> .
//! ```

use std::collections::BTreeMap;

use oxigraph::{
    model::{
        Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef, Triple,
    },
    store::{StorageError, Transaction},
};
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{DocumentGraph, Error, Store};
use crate::source::hex;

macro_rules! terms {
    ($($name:ident $local:literal)*) => {
        $(pub(crate) const $name: NamedNodeRef<'static> =
            NamedNodeRef::new_unchecked(concat!("https://w3id.org/gijigraph/catalogue#", $local));)*
    };
}

terms! {
    NAME "name"
    GRAPH "graph"
    SHA256 "sha256"
    VERSION "version"
    BASE "base"
    TOUCHED "derived-touched"
    DECISIONS "decisions"
    BEHIND "search-behind"
    UPDATED "updated"
    PUSHED "pushed"
    MERGE "merge"
    MIRROR "mirror"
}

macro_rules! summary {
    ($($(#[$doc:meta])* $field:ident $local:literal;)*) => {
        /// What a document holds, counted for tables.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
        pub struct Summary { $($(#[$doc])* pub $field: u64,)* }

        impl Summary {
            /// Adds the counts of `other`.
            pub fn add(&mut self, other: &Summary) {
                $(self.$field += other.$field;)*
            }

            fn counts(&self) -> [(NamedNodeRef<'static>, u64); [$($local),*].len()] {
                [$((NamedNodeRef::new_unchecked(concat!("https://w3id.org/gijigraph/catalogue#", $local)), self.$field)),*]
            }

            fn set(&mut self, term: &NamedNode, count: u64) {
                match term.as_str().rsplit('#').next() {
                    $(Some($local) => self.$field = count,)*
                    _ => {} // a count that another version of the program kept
                }
            }
        }
    };
}

summary! {
    /// Meetings recorded.
    meetings "meetings";
    /// People listed or named.
    people "people";
    /// Bodies and their units.
    organizations "organizations";
    /// Statements.
    statements "statements";
    /// Policy issues raised.
    issues "issues";
    /// Laws, guidelines and approval schemes.
    laws "laws";
    /// Technologies.
    technologies "technologies";
    /// Things promised.
    follow_ups "follow-ups";
    /// Characters of the text.
    chars "chars";
    /// Characters that ended up as a header field, roster entry, turn, heading or furniture.
    accounted "accounted";
    /// Remarks on odd text.
    warnings "warnings";
}

/// One source in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SourceEntry {
    /// The first 12 digits of the digest.
    pub id: String,
    /// The graph that holds what it said.
    pub graph: String,
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// What made the graph.
    pub version: String,
    /// The names under which the bytes were given, sorted.
    pub names: Vec<String>,
    /// Its counts.
    pub summary: Summary,
}

impl Store {
    /// Whether the catalogue says that `name` has these bytes and that this version made their graph.
    ///
    /// # Errors
    ///
    /// [`Error::BadDigest`], [`Error::Storage`].
    pub fn is_current(&self, name: &str, sha256: &str, version: &str) -> Result<bool, Error> {
        let graph = self.graph_of(sha256)?;
        if self.graph_named(name)?.as_ref() != Some(&graph) {
            return Ok(false);
        }
        let says = |term, value: &str| self.value(graph.as_ref(), term).map(|v| v.as_deref() == Some(value));
        Ok(says(SHA256, sha256)? && says(VERSION, version)?)
    }

    /// The counts of the document that `name` stands for.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn summary_of(&self, name: &str) -> Result<Option<Summary>, Error> {
        let Some(graph) = self.graph_named(name)? else { return Ok(None) };
        let catalogue = self.catalogue_graph();
        let facts = self.inner.quads_for_pattern(
            Some(graph.as_ref().into()),
            None,
            None,
            Some(catalogue.as_ref().into()),
        );
        let mut summary = Summary::default();
        for fact in facts {
            let fact = fact.map_err(|e| self.storage(e))?;
            if let Term::Literal(count) = fact.object {
                summary.set(&fact.predicate, count.value().parse().unwrap_or_default());
            }
        }
        Ok(Some(summary))
    }

    /// Which version made the document `graph`, and of which digest; `None` where it is gone.
    pub(crate) fn made_by(&self, graph: &NamedNode) -> Result<Option<(String, String)>, Error> {
        let [version, sha256] = [VERSION, SHA256].map(|term| self.value(graph.as_ref(), term));
        Ok(version?.zip(sha256?))
    }

    /// Whether there is no document.
    pub(crate) fn is_without_documents(&self) -> Result<bool, Error> {
        let catalogue = self.catalogue_graph();
        let mut named =
            self.inner.quads_for_pattern(None, Some(GRAPH), None, Some(catalogue.as_ref().into()));
        Ok(named.next().transpose().map_err(|e| self.storage(e))?.is_none())
    }

    /// The address of the store that this one copies, where it does.
    pub(crate) fn mirrors(&self) -> Result<Option<String>, Error> {
        self.value(self.catalogue_graph().as_ref(), MIRROR)
    }

    /// What the catalogue says of each document's graph and of the names that stand for it, sorted.
    pub(crate) fn entries(&self) -> Result<BTreeMap<NamedNode, Vec<Triple>>, Error> {
        let catalogue = self.catalogue_graph();
        let mut facts: BTreeMap<NamedNode, Vec<Triple>> = BTreeMap::new();
        for quad in self.quads(Some(&catalogue)) {
            let quad = quad.map_err(|e| self.storage(e))?;
            if let NamedOrBlankNode::NamedNode(subject) = &quad.subject
                && *subject != catalogue
            {
                facts.entry(subject.clone()).or_default().push(quad.into());
            }
        }
        let mut entries: BTreeMap<NamedNode, Vec<Triple>> = BTreeMap::new();
        for (subject, facts) in facts {
            let named = facts.iter().find(|fact| fact.predicate == GRAPH).map(|fact| fact.object.clone());
            entries.entry(named.and_then(node).unwrap_or(subject)).or_default().extend(facts);
        }
        for facts in entries.values_mut() {
            crate::rdf::sort(facts);
        }
        Ok(entries)
    }

    /// The graph that the catalogue gives for `name`.
    pub(super) fn graph_named(&self, name: &str) -> Result<Option<NamedNode>, Error> {
        Ok(self.term(file(self, name).as_ref(), GRAPH)?.and_then(node))
    }

    /// The names that stand for `graph`, by the catalogue's file entries.
    pub(super) fn files_of(&self, graph: &NamedNode) -> Result<Vec<NamedNode>, Error> {
        let catalogue = self.catalogue_graph();
        let quads = self.inner.quads_for_pattern(
            None,
            Some(GRAPH),
            Some(TermRef::from(graph)),
            Some(catalogue.as_ref().into()),
        );
        let mut files = Vec::new();
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(file) = quad.map_err(|e| self.storage(e))?.subject {
                files.push(file);
            }
        }
        Ok(files)
    }

    /// The names under which the bytes of the document `graph` were given, sorted.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn names_of(&self, graph: &NamedNode) -> Result<Vec<String>, Error> {
        let mut names = Vec::new();
        for file in self.files_of(graph)? {
            names.extend(self.value(file.as_ref(), NAME)?);
        }
        names.sort_unstable();
        Ok(names)
    }

    pub(super) fn value(
        &self,
        subject: NamedNodeRef<'_>,
        term: NamedNodeRef<'_>,
    ) -> Result<Option<String>, Error> {
        Ok(self.term(subject, term)?.and_then(|term| match term {
            Term::Literal(literal) => Some(literal.value().to_owned()),
            _ => None,
        }))
    }

    pub(super) fn term(
        &self,
        subject: NamedNodeRef<'_>,
        term: NamedNodeRef<'_>,
    ) -> Result<Option<Term>, Error> {
        let catalogue = self.catalogue_graph();
        let mut quads = self.inner.quads_for_pattern(
            Some(NamedOrBlankNodeRef::from(subject)),
            Some(term),
            None,
            Some(catalogue.as_ref().into()),
        );
        quads.next().transpose().map(|q| q.map(|q| q.object)).map_err(|e| self.storage(e))
    }
}

/// Every source, sorted by its names, then its id.
pub(super) fn sources(store: &Store) -> Result<Vec<SourceEntry>, Error> {
    let mut names: BTreeMap<NamedNode, (Option<String>, Option<NamedNode>)> = BTreeMap::new();
    let mut entries: BTreeMap<NamedNode, SourceEntry> = BTreeMap::new();
    for quad in store.quads(Some(&store.catalogue_graph())) {
        let quad = quad.map_err(|e| store.storage(e))?;
        let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
        match (quad.predicate.as_ref(), quad.object) {
            (NAME, Term::Literal(name)) => {
                names.entry(subject).or_default().0 = Some(name.value().to_owned());
            }
            (GRAPH, Term::NamedNode(graph)) => names.entry(subject).or_default().1 = Some(graph),
            (BASE | TOUCHED | DECISIONS | BEHIND | UPDATED | MIRROR, _) => {}
            (term, Term::Literal(value)) => {
                let entry = entries.entry(subject).or_default();
                match term {
                    SHA256 => value.value().clone_into(&mut entry.sha256),
                    VERSION => value.value().clone_into(&mut entry.version),
                    count => {
                        entry.summary.set(&count.into_owned(), value.value().parse().unwrap_or_default());
                    }
                }
            }
            _ => {}
        }
    }
    for (name, graph) in names.into_values() {
        if let (Some(name), Some(graph)) = (name, graph) {
            entries.entry(graph).or_default().names.push(name);
        }
    }
    let mut sources: Vec<_> = entries
        .into_iter()
        .map(|(graph, mut entry)| {
            entry.names.sort_unstable();
            entry.id = entry.sha256.chars().take(12).collect();
            SourceEntry { graph: graph.into_string(), ..entry }
        })
        .collect();
    sources.sort_unstable_by(|a, b| (&a.names, &a.id).cmp(&(&b.names, &b.id)));
    Ok(sources)
}

/// What the catalogue says of a document.
pub(super) fn entry(store: &Store, document: &DocumentGraph, graph: &NamedNode) -> Vec<Quad> {
    let catalogue = store.catalogue_graph();
    let fact = |subject: &NamedNode, term: NamedNodeRef<'_>, value: Term| {
        Quad::new(subject.clone(), term.into_owned(), value, catalogue.clone())
    };
    let text = |value: &str| Term::from(Literal::new_simple_literal(value));
    let file = file(store, &document.name);
    let mut quads = vec![
        fact(&file, NAME, text(&document.name)),
        fact(&file, GRAPH, graph.clone().into()),
        fact(graph, SHA256, text(&document.sha256)),
        fact(graph, VERSION, text(&document.version)),
    ];
    quads.extend(
        document.summary.counts().map(|(term, count)| fact(graph, term, Literal::from(count).into())),
    );
    quads
}

/// Takes everything the catalogue says of `subject` out of it.
pub(super) fn forget(
    store: &Store,
    tx: &mut Transaction<'_>,
    subject: &NamedNode,
) -> Result<(), StorageError> {
    let catalogue = store.catalogue_graph();
    let facts: Vec<Quad> = tx
        .quads_for_pattern(Some(subject.as_ref().into()), None, None, Some(catalogue.as_ref().into()))
        .collect::<Result<_, _>>()?;
    for fact in &facts {
        tx.remove(fact);
    }
    Ok(())
}

/// Takes what the catalogue itself has under `term` out of it.
pub(super) fn clear(
    store: &Store,
    tx: &mut Transaction<'_>,
    term: NamedNodeRef<'_>,
) -> Result<(), StorageError> {
    let catalogue = store.catalogue_graph();
    let subject = Some(NamedOrBlankNodeRef::from(catalogue.as_ref()));
    let facts: Vec<Quad> = tx
        .quads_for_pattern(subject, Some(term), None, Some(catalogue.as_ref().into()))
        .collect::<Result<_, _>>()?;
    for fact in &facts {
        tx.remove(fact);
    }
    Ok(())
}

/// The base that a database remembers, whatever it is.
pub(super) fn base(database: &oxigraph::store::Store) -> Result<Option<String>, StorageError> {
    let quad = database.quads_for_pattern(None, Some(BASE), None, None).next().transpose()?;
    Ok(quad.and_then(|q| node(q.object)).map(NamedNode::into_string))
}

/// The entry of a file name.
pub(super) fn file(store: &Store, name: &str) -> NamedNode {
    let digest = hex(&Sha256::digest(name.as_bytes()));
    store.base.named("file", &digest[..16])
}

pub(super) fn node(term: Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
