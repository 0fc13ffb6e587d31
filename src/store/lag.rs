//! What lags behind the documents: notes in the catalogue, written with the change that makes something lag.
//!
//! ```text
//! {base}graph/catalogue   derived-touched {base}graph/{id} , {base}issue/… ; search-behind {base}graph/{id} , {base}issue/… .
//! ```
//!
//! A graph stands for all things that it speaks of: a new document notes itself. What a document does not say any more is
//! noted thing by thing.
//!
//! `search-behind true` says that nobody knows what the index lacks.

use std::{collections::BTreeSet, sync::OnceLock};

use oxigraph::model::{
    GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term,
};

use super::{
    Error, Store,
    catalogue::{BEHIND, TOUCHED, UPDATED, node},
};
use crate::{derive::CLASSES, rdf::vocab::rdf};

/// What the catalogue says of a store that is only read.
#[derive(Default)]
pub(super) struct Told {
    touched: OnceLock<bool>,
    updated: OnceLock<bool>,
    behind: OnceLock<bool>,
}

impl Store {
    /// Whether the derived graph follows from the documents as they are now.
    ///
    /// It does not after an ingest that was stopped half way.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn derived_is_current(&self) -> Result<bool, Error> {
        Ok(!self.says(TOUCHED, &self.told.touched)?)
    }

    /// Whether what is derived of each thing is what all statements about it would give: it is current, and no update has
    /// written past the documents, of which alone it is made.
    pub(crate) fn derived_holds_all(&self) -> Result<bool, Error> {
        Ok(!self.was_updated()? && self.derived_is_current()?)
    }

    fn was_updated(&self) -> Result<bool, Error> {
        self.says(UPDATED, &self.told.updated)
    }

    /// Whether the catalogue itself has anything under `term`. Where nobody can write it is looked up once: what was taken
    /// out lately leaves marks in the database, and looking goes over all of them.
    fn says(&self, term: NamedNodeRef<'_>, told: &OnceLock<bool>) -> Result<bool, Error> {
        if let Some(&told) = told.get() {
            return Ok(told);
        }
        let says = self.term(self.catalogue_graph().as_ref(), term)?.is_some();
        if !self.writable {
            told.get_or_init(|| says);
        }
        Ok(says)
    }

    /// Whether the search index was brought up to date after the last change.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn search_is_current(&self) -> Result<bool, Error> {
        Ok(!self.says(BEHIND, &self.told.behind)?)
    }

    /// Whether the search index holds the names of all things: it is current, and no update has written past the documents,
    /// of which alone it is made.
    pub(crate) fn search_holds_all(&self) -> Result<bool, Error> {
        Ok(!self.was_updated()? && self.search_is_current()?)
    }

    /// The things and the graphs of documents whose entries in the search index lag behind; `None` where nobody knows.
    pub(crate) fn search_behind(&self) -> Result<Option<Vec<NamedNode>>, Error> {
        let unknown = self.inner.contains(&behind(self)).map_err(|e| self.storage(e))?;
        if unknown { Ok(None) } else { self.listed(BEHIND).map(Some) }
    }

    /// Adds the things for which a note that something was touched stands.
    pub(super) fn touched_things(
        &self,
        note: NamedNode,
        things: &mut BTreeSet<NamedNode>,
    ) -> Result<(), Error> {
        let id = note.as_str().rsplit('/').next().unwrap_or_default();
        if self.base.graph(id) != note {
            things.insert(note);
            return Ok(());
        }
        let graph = Some(GraphNameRef::from(note.as_ref()));
        for class in CLASSES {
            let typed = self.inner.quads_for_pattern(None, Some(rdf::TYPE), Some(class.into()), graph);
            for quad in typed {
                if let NamedOrBlankNode::NamedNode(thing) = quad.map_err(|e| self.storage(e))?.subject {
                    things.insert(thing);
                }
            }
        }
        Ok(())
    }

    /// What the catalogue itself has under `term`.
    pub(super) fn listed(&self, term: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, Error> {
        self.noted(term).collect()
    }

    /// The same one by one, as it is now.
    pub(super) fn noted(
        &self,
        term: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = Result<NamedNode, Error>> + use<'_> {
        let catalogue = self.catalogue_graph();
        let subject = Some(NamedOrBlankNodeRef::from(catalogue.as_ref()));
        let quads = self.inner.quads_for_pattern(subject, Some(term), None, Some(catalogue.as_ref().into()));
        quads.filter_map(|quad| match quad {
            Ok(quad) => node(quad.object).map(Ok),
            Err(error) => Some(Err(self.storage(error))),
        })
    }
}

/// What the catalogue says while the derived graph lags behind the documents: of which things.
pub(super) fn touched<'q>(store: &Store, quads: impl IntoIterator<Item = &'q Quad>) -> Vec<Quad> {
    let typed = quads.into_iter().filter(|quad| quad.predicate == rdf::TYPE);
    let things = typed.filter_map(|quad| match (&quad.subject, &quad.object) {
        (NamedOrBlankNode::NamedNode(thing), Term::NamedNode(class)) if CLASSES.contains(&class.as_ref()) => {
            Some(thing.clone())
        }
        _ => None,
    });
    things.map(|thing| touched_by(store, &thing)).collect()
}

/// What the catalogue says while the derived graph lags behind in one thing, or in all that a document's graph speaks of.
pub(super) fn touched_by(store: &Store, thing: &NamedNode) -> Quad {
    let catalogue = store.catalogue_graph();
    Quad::new(catalogue.clone(), TOUCHED, thing.clone(), catalogue)
}

/// What the catalogue says while nobody knows what the search index lacks.
pub(super) fn behind(store: &Store) -> Quad {
    let catalogue = store.catalogue_graph();
    Quad::new(catalogue.clone(), BEHIND, Literal::from(true), catalogue)
}

/// What the catalogue says while the index lags behind in one thing, or in the document of a graph.
pub(super) fn behind_in(store: &Store, thing: &NamedNode) -> Quad {
    let catalogue = store.catalogue_graph();
    Quad::new(catalogue.clone(), BEHIND, thing.clone(), catalogue)
}
