//! What the store promises: each document in its own graph, changed alone and as a whole.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

mod sample;

use std::{collections::HashSet, fs, path::Path};

use gijigraph::{
    export::{self, Format},
    rdf::{Base, vocab::gg},
    store::{DocumentGraph, Error, Store},
};
use oxigraph::model::Triple;
use proptest::prelude::*;
use sample::{document, first, second};

fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    export::write(store, Format::NQuads, &mut out).unwrap();
    export::write(store, Format::Turtle, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn memory() -> Store {
    Store::in_memory(&Base::default()).unwrap()
}

/// The merge holds each triple that some graph says, and no other.
fn check_merge(store: &Store) {
    let merge: Vec<Triple> = store.quads(None).map(|q| q.unwrap().into()).collect();
    let said: HashSet<Triple> = store
        .graphs()
        .unwrap()
        .iter()
        .flat_map(|g| store.quads(Some(g)))
        .map(|q| q.unwrap().into())
        .collect();
    assert_eq!(merge.len(), said.len());
    assert_eq!(merge.into_iter().collect::<HashSet<_>>(), said);
}

#[test]
fn removing_a_document_restores_the_export_to_the_byte() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path(), None).unwrap();
    store.replace(&first()).unwrap();
    let before = exported(&store);
    store.replace(&second()).unwrap();
    check_merge(&store);
    assert_ne!(exported(&store), before);
    let removed = store.remove("second.txt").unwrap();
    assert!(removed.graph_dropped);
    assert_eq!(exported(&store), before);
    check_merge(&store);
}

#[test]
fn adding_a_document_leaves_the_other_graph_alone() {
    let store = memory();
    store.replace(&first()).unwrap();
    let graph = store.graph_of(&first().sha256).unwrap();
    let quads = |store: &Store| store.quads(Some(&graph)).map(Result::unwrap).collect::<HashSet<_>>();
    let before = quads(&store);
    store.replace(&second()).unwrap();
    assert_eq!(quads(&store), before);
    assert_eq!(before.len(), first().quads.into_iter().collect::<HashSet<_>>().len());
}

#[test]
fn the_order_of_documents_makes_no_difference() {
    let [one, other] = [memory(), memory()];
    for (store, documents) in [(&one, [first(), second()]), (&other, [second(), first()])] {
        for document in &documents {
            store.replace(document).unwrap();
        }
    }
    assert_eq!(exported(&one), exported(&other));
    assert_eq!(one.sources().unwrap(), other.sources().unwrap());
}

#[test]
fn changed_bytes_under_the_same_name_take_the_former_graph_with_them() {
    let store = memory();
    store.replace(&document("a.txt", sample::FIRST)).unwrap();
    store.replace(&document("a.txt", sample::SECOND)).unwrap();
    assert_eq!(store.graphs().unwrap(), [store.graph_of(&second().sha256).unwrap()]);
    assert_eq!(store.sources().unwrap().len(), 1);
    check_merge(&store);
}

#[test]
fn a_graph_stays_while_another_name_stands_for_its_bytes() {
    let store = memory();
    store.replace(&document("a.txt", sample::FIRST)).unwrap();
    store.replace(&document("copy.txt", sample::FIRST)).unwrap();
    store.replace(&document("a.txt", sample::SECOND)).unwrap();
    assert_eq!(store.graphs().unwrap().len(), 2);
    let removed = store.remove("copy.txt").unwrap();
    assert_eq!((removed.names, removed.graph_dropped), (vec!["copy.txt".to_owned()], true));
    assert_eq!(store.sources().unwrap()[0].names, ["a.txt"]);
}

#[test]
fn a_name_goes_without_the_graph_that_another_name_needs_and_an_id_takes_all() {
    let store = memory();
    for name in ["a.txt", "b.txt", "c.txt"] {
        store.replace(&document(name, sample::FIRST)).unwrap();
    }
    assert!(!store.remove("b.txt").unwrap().graph_dropped);
    let removed = store.remove(first().id()).unwrap();
    assert_eq!(removed.names, ["a.txt", "c.txt"]);
    assert_eq!(removed.id, first().id());
    assert!(store.graphs().unwrap().is_empty() && store.sources().unwrap().is_empty());
    assert_eq!(exported(&store), exported(&memory()));
}

#[test]
fn a_document_is_found_by_name_id_digest_and_graph() {
    let graph = memory().graph_of(&first().sha256).unwrap();
    for what in ["first.txt", first().id(), &first().sha256, graph.as_str()] {
        let store = memory();
        store.replace(&first()).unwrap();
        assert_eq!(store.remove(what).unwrap().names, ["first.txt"], "{what}");
    }
    for what in ["", "nothing.txt", "0123456789ab", "あいうえおかきくけこさし", "derived", "catalogue"]
    {
        let store = memory();
        store.replace(&first()).unwrap();
        assert!(matches!(store.remove(what), Err(Error::NoSource { .. })), "{what}");
    }
}

#[test]
fn only_the_same_bytes_by_the_same_version_are_current() {
    let store = memory();
    store.replace(&first()).unwrap();
    let current = |name, sha256: &str, version| store.is_current(name, sha256, version).unwrap();
    assert!(current("first.txt", &first().sha256, "1"));
    assert!(!current("first.txt", &first().sha256, "2"));
    assert!(!current("first.txt", &second().sha256, "1"));
    assert!(!current("other.txt", &first().sha256, "1"));
    assert!(store.is_current("first.txt", "no digest", "1").is_err());
}

#[test]
fn sources_tell_what_the_documents_hold() {
    let store = memory();
    store.replace(&second()).unwrap();
    store.replace(&first()).unwrap();
    let sources = store.sources().unwrap();
    assert_eq!(sources.iter().map(|s| s.names[0].as_str()).collect::<Vec<_>>(), ["first.txt", "second.txt"]);
    assert_eq!(sources[0].sha256, first().sha256);
    assert_eq!(sources[0].id, first().id());
    assert_eq!(sources[0].version, "1");
    assert_eq!(sources[0].summary, first().summary);
}

#[test]
fn a_document_may_not_touch_another_graph() {
    let store = memory();
    store.replace(&first()).unwrap();
    let before = exported(&store);
    let foreign = DocumentGraph { quads: first().quads, ..second() };
    assert!(matches!(store.replace(&foreign), Err(Error::ForeignGraph { .. })));
    assert_eq!(exported(&store), before);
}

#[test]
fn two_files_with_one_id_are_refused() {
    let store = memory();
    store.replace(&first()).unwrap();
    let mut twin = first();
    twin.sha256.replace_range(12..20, "00000000");
    twin.name = "twin.txt".to_owned();
    assert!(matches!(store.replace(&twin), Err(Error::SameId { .. })));
}

#[test]
fn what_follows_from_several_documents_follows_from_those_that_are_left() {
    let says = |store: &Store, predicate| {
        let graph = store.derived_graph();
        let quads =
            store.database().quads_for_pattern(None, Some(predicate), None, Some(graph.as_ref().into()));
        quads.map(|q| q.unwrap().object.to_string()).collect::<std::collections::BTreeSet<_>>()
    };
    let store = memory();
    store.replace(&first()).unwrap();
    store.rebuild_derived().unwrap();
    let before = exported(&store);
    assert_eq!(says(&store, gg::RAISED_BY).len(), 1);
    store.replace(&second()).unwrap();
    store.rebuild_derived().unwrap();
    assert_eq!(says(&store, gg::RAISED_BY).len(), 2);
    assert!(says(&store, gg::LAST_RAISED_AT).iter().all(|m| m.contains("第2回")));
    check_merge(&store);
    store.remove("second.txt").unwrap();
    store.rebuild_derived().unwrap();
    assert_eq!(exported(&store), before);
}

#[test]
fn a_store_is_there_again_after_closing() {
    let dir = tempfile::tempdir().unwrap();
    let base = Base::new("https://example.org/council/").unwrap();
    let store = Store::open(dir.path(), Some(&base)).unwrap();
    store.replace(&DocumentGraph { quads: Vec::new(), ..first() }).unwrap();
    drop(store);
    assert_eq!(Store::open(dir.path(), None).unwrap().base(), &base);
    let store = Store::open_existing(dir.path()).unwrap();
    assert_eq!((store.base(), store.sources().unwrap().len()), (&base, 1));
    drop(store);
    let Err(error) = Store::open(dir.path(), Some(&Base::default())) else {
        panic!("another base must be refused")
    };
    assert!(matches!(error, Error::OtherBase { .. }));
    assert!(error.to_string().contains("https://example.org/council/"), "{error}");
}

#[test]
fn a_second_writer_and_a_reader_beside_a_writer_are_told_so() {
    let dir = tempfile::tempdir().unwrap();
    let writer = Store::open(dir.path(), None).unwrap();
    for error in
        [Store::open(dir.path(), None), Store::open_existing(dir.path()), Store::open_for_reading(dir.path())]
    {
        let Err(error) = error else { panic!("the store is in use") };
        assert!(matches!(error, Error::Writing(_)), "{error}");
        assert!(error.to_string().contains(&dir.path().display().to_string()));
    }
    drop(writer);
    let readers = [(); 3].map(|()| Store::open_for_reading(dir.path()).unwrap());
    assert!(matches!(Store::open(dir.path(), None), Err(Error::Reading(_))));
    drop(readers);
    Store::open(dir.path(), None).unwrap();
}

#[test]
fn a_store_that_was_begun_and_never_made_is_made_by_the_next_who_writes() {
    for files in [&["gijigraph.lock"][..], &["gijigraph.lock", "LOCK", "LOG", "IDENTITY", "MANIFEST-000001"]]
    {
        let dir = tempfile::tempdir().unwrap();
        for file in files {
            fs::write(dir.path().join(file), "").unwrap();
        }
        assert!(matches!(Store::open_for_reading(dir.path()), Err(Error::NoStore(_))));
        Store::open(dir.path(), None).unwrap().replace(&first()).unwrap();
        assert_eq!(Store::open_for_reading(dir.path()).unwrap().sources().unwrap().len(), 1);
    }
    // A database in which nothing is said yet, not even its base.
    let dir = tempfile::tempdir().unwrap();
    drop(oxigraph::store::Store::open(dir.path()).unwrap());
    assert!(matches!(Store::open_for_reading(dir.path()), Err(Error::NoStore(_))));
    Store::open(dir.path(), None).unwrap().replace(&first()).unwrap();
    // Files of somebody else stay his.
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("LOG"), "").unwrap();
    assert!(matches!(Store::open(dir.path(), None), Err(Error::OtherFiles(_))));
}

#[test]
fn what_an_interrupted_load_left_is_swept_away_by_the_next_who_writes() {
    let dir = tempfile::tempdir().unwrap();
    Store::open(dir.path(), None).unwrap().add_all(vec![first()]).unwrap();
    let [left, other] = ["bulk-1.sst", "bulk-1.txt"].map(|name| dir.path().join(name));
    for file in [&left, &other] {
        fs::write(file, "half a file").unwrap();
    }
    drop(Store::open_for_reading(dir.path()).unwrap());
    assert!(left.exists(), "who reads changes nothing");
    let store = Store::open(dir.path(), None).unwrap();
    assert!(!left.exists() && other.exists());
    assert_eq!(store.sources().unwrap().len(), 1);
}

#[test]
fn a_program_that_only_knows_the_database_counts_as_a_writer_too() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(dir.path(), None).unwrap());
    let _other = oxigraph::store::Store::open(dir.path()).unwrap();
    let Err(error) = Store::open(dir.path(), None) else { panic!("the store is in use") };
    assert!(matches!(error, Error::Writing(_)), "{error:?}");
}

#[test]
fn a_store_opened_for_reading_shows_all_and_changes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(dir.path(), None).unwrap();
    store.replace(&first()).unwrap();
    let before = exported(&store);
    drop(store);
    let store = Store::open_for_reading(dir.path()).unwrap();
    assert_eq!(exported(&store), before);
    assert!(matches!(store.replace(&second()), Err(Error::ReadOnly(_))));
    assert!(matches!(store.remove("first.txt"), Err(Error::ReadOnly(_))));
}

#[test]
fn a_folder_without_a_store_is_named_and_left_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let missing = dir.path().join("nowhere");
    for open in [Store::open_existing, Store::open_for_reading] {
        let Err(error) = open(&missing) else { panic!("there is no store") };
        assert!(error.to_string().contains("nowhere"), "{error}");
    }
    assert!(!missing.exists());
    fs::write(dir.path().join("minutes.txt"), "議事録").unwrap();
    assert!(matches!(Store::open(dir.path(), None), Err(Error::OtherFiles(_))));
    let names: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(names, ["minutes.txt"]);
    assert!(Path::new(&dir.path().join("minutes.txt")).exists());
}

#[test]
fn the_lexical_forms_of_the_graph_survive_the_store() {
    let store = memory();
    store.replace(&first()).unwrap();
    let export = exported(&store);
    assert!(export.contains("\"2020-04-01T10:00:00+09:00\"^^"));
    assert!(export.contains("\"0.8\"^^"));
}

#[derive(Clone, Debug)]
enum Change {
    Replace { name: usize, text: usize },
    Remove { name: usize },
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        3 => (0..3usize, 0..4usize).prop_map(|(name, text)| Change::Replace { name, text }),
        1 => (0..3usize).prop_map(|name| Change::Remove { name }),
    ];
    proptest::collection::vec(change, 0..12)
}

/// Few subjects, so that documents say much the same.
fn small(name: usize, text: usize) -> DocumentGraph {
    let lines: Vec<_> = (0..=text)
        .map(|n| format!("data:person/{n} rdfs:label \"人{}\"@ja ; gg:ordinal {n} .\n", n * text % 3))
        .collect();
    document(&format!("{name}.txt"), &lines.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_store_depends_on_what_the_names_stand_for_and_not_on_its_past(changes in changes()) {
        let store = memory();
        let mut names: [Option<usize>; 3] = [None; 3];
        for change in changes {
            match change {
                Change::Replace { name, text } => {
                    store.replace(&small(name, text)).unwrap();
                    names[name] = Some(text);
                }
                Change::Remove { name } => {
                    prop_assert_eq!(store.remove(&format!("{name}.txt")).is_ok(), names[name].is_some());
                    names[name] = None;
                }
            }
            check_merge(&store);
        }
        let fresh = memory();
        for (name, text) in names.into_iter().enumerate() {
            if let Some(text) = text {
                fresh.replace(&small(name, text)).unwrap();
            }
        }
        prop_assert_eq!(exported(&store), exported(&fresh));
        prop_assert_eq!(store.sources().unwrap(), fresh.sources().unwrap());
    }
}
