//! Full text search on a small store, and its index beside it.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test makes folders and fails by panicking"
)]

mod sample;

use gijigraph::{
    search::{Error, Index, Kind, Question},
    store::Store,
};
use tempfile::TempDir;

fn store() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    for document in [sample::first(), sample::second()] {
        store.replace(&document).unwrap();
    }
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    (dir, store)
}

fn asked(store: &Store, question: &Question) -> Vec<String> {
    let found = Index::open(store.dir()).unwrap().search(question).unwrap();
    found.hits.into_iter().map(|hit| format!("{} {}", hit.kind.name(), hit.label)).collect()
}

fn words(words: &str) -> Question {
    Question { words: words.to_owned(), limit: 20, ..Question::default() }
}

#[test]
fn a_thing_is_found_by_every_name_that_a_document_gives_it() {
    let (_dir, store) = store();
    assert_eq!(asked(&store, &words("無人航空機")).first().unwrap(), "technology ドローン");
    assert!(asked(&store, &words("AGK")).contains(&"organization 空き家学会".to_owned()));
    assert!(asked(&store, &words("ぁｇｋ")).is_empty());
}

#[test]
fn words_inside_of_words_are_found_and_all_must_be_there() {
    let (_dir, store) = store();
    let statements = |text| {
        let question = Question { kinds: vec![Kind::Statement], ..words(text) };
        asked(&store, &question)
    };
    assert_eq!(statements("ドローン 法"), ["statement ドローンで調べられるか"]);
    assert_eq!(statements("どろーん"), statements("ドローン"), "kana are one");
    assert_eq!(statements("法 -ドローン"), Vec::<String>::new());
    assert_eq!(statements("ドローン 月面"), Vec::<String>::new());
}

#[test]
fn time_council_and_speaker_narrow_what_is_found() {
    let (_dir, store) = store();
    let with =
        |question: Question| asked(&store, &Question { kinds: vec![Kind::Statement], ..question }).len();
    assert_eq!(with(Question { since: Some("2020-04".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { since: Some("2020-05".into()), ..words("調べられるか") }), 0);
    assert_eq!(with(Question { until: Some("2020".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { series: Some("空き家".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { speaker: Some("学会".into()), ..words("調べられるか") }), 1);
    assert_eq!(
        with(Question { speaker: Some("山田花子".into()), ..words("調べられるか") }),
        0,
        "only a candidate"
    );
    let bad =
        Index::open(store.dir()).unwrap().search(&Question { since: Some("昨年".into()), ..words("法") });
    assert!(matches!(bad, Err(Error::Day(_))));
}

#[test]
fn what_is_taken_out_of_the_store_is_found_no_more() {
    let (_dir, store) = store();
    let all = |store: &Store| Index::open(store.dir()).unwrap().counts().unwrap();
    let before = all(&store);
    store.remove("first.txt").unwrap();
    assert!(!store.search_is_current().unwrap());
    store.rebuild_derived().unwrap();
    assert_eq!(Index::follow(&store).unwrap(), 1);
    assert!(asked(&store, &words("ドローンで調べられるか")).iter().all(|hit| !hit.starts_with("statement")));
    store.replace(&sample::first()).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    assert_eq!(all(&store), before);
    Index::rebuild(&store).unwrap();
    assert_eq!(all(&store), before);
}

#[test]
fn an_index_that_is_not_there_says_how_to_make_it() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), None).unwrap();
    store.replace(&sample::first()).unwrap();
    let error = Index::open(store.dir()).err().unwrap().to_string();
    assert!(error.contains("gijigraph search --rebuild"), "{error}");
}
