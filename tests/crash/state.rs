//! What a store holds: which bytes each name stands for, and what each document says.

use std::{collections::BTreeMap, path::Path};

use gijigraph::{
    export::{self, Format},
    store::{Error, Store},
    verify::{self, Check},
};
use oxigraph::model::NamedNode;

/// What a store holds.
#[derive(Default, PartialEq)]
pub(crate) struct State {
    /// The id of the document that each name stands for.
    names: BTreeMap<String, String>,
    /// The quads of each document, sorted, by its id.
    documents: BTreeMap<String, Vec<String>>,
    /// Everything as N-Quads.
    export: String,
    /// Whether the derived graph and the search index keep up.
    pub(crate) derived: bool,
    pub(crate) search: bool,
}

impl State {
    /// Reads the store in `folder` and proves it: nothing is amiss but what it says itself is behind. A folder where
    /// no store has been made yet holds nothing.
    pub(crate) fn of(folder: &Path) -> Self {
        let store = match Store::open_for_reading(folder) {
            Ok(store) => store,
            Err(Error::NoStore(_)) => return Self::default(),
            Err(error) => panic!("the store does not open: {error}"),
        };
        let derived = store.derived_is_current().expect("the catalogue is read");
        let search = store.search_is_current().expect("the catalogue is read");
        for failure in verify::verify(&store).expect("the store is read") {
            let told = match failure.check {
                Check::Derived => !derived,
                Check::Search => !search,
                _ => false,
            };
            assert!(told, "{failure:?}");
        }
        let (mut names, mut documents) = (BTreeMap::new(), BTreeMap::new());
        for source in store.sources().expect("the catalogue is read") {
            assert!(!source.names.is_empty(), "a document without a name: {source:?}");
            names.extend(source.names.into_iter().map(|name| (name, source.id.clone())));
            let graph = NamedNode::new_unchecked(source.graph);
            let quads = store.quads(Some(&graph)).map(|quad| quad.expect("a quad").to_string());
            let mut quads: Vec<String> = quads.collect();
            quads.sort_unstable();
            documents.insert(source.id, quads);
        }
        let mut out = Vec::new();
        export::write(&store, Format::NQuads, &mut out).expect("the store is read");
        Self { names, documents, export: String::from_utf8(out).expect("UTF-8"), derived, search }
    }

    /// How many documents there are.
    pub(crate) fn documents(&self) -> usize {
        self.documents.len()
    }

    /// Nothing but whole documents, each as it was before or is to be after, and none lost on the way.
    pub(crate) fn check_between(&self, before: &Self, after: &Self) {
        for (name, id) in &self.names {
            let either = [before, after].map(|state| state.names.get(name));
            assert!(either.contains(&Some(id)), "{name} stands for {id}, which it never did");
        }
        for name in before.names.keys().filter(|name| after.names.contains_key(*name)) {
            assert!(self.names.contains_key(name), "{name} is lost");
        }
        for (id, quads) in &self.documents {
            let whole = [before, after].iter().any(|state| state.documents.get(id) == Some(quads));
            assert!(whole, "{id} is not whole: {} quads", quads.len());
        }
    }

    /// The same as after a run that nothing disturbed, to the byte, and nothing left to do.
    pub(crate) fn check_same(&self, after: &Self) {
        assert!(self.derived && self.search, "something is left to do");
        assert!(self.names == after.names, "other names");
        assert!(self.export == after.export, "another export");
    }
}
