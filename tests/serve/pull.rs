//! A store here that follows one on another machine, to which a third was pushed.

use gijigraph::{
    people::Decisions,
    remote::{Endpoint, Error, Pulled, Remote},
    search::Index,
    serve::{Limits, Updates},
    store::Store,
};
use tempfile::TempDir;

use super::{
    remote::{elsewhere, here, pushed, update},
    sample, sample_server,
};

const DECIDED: &str = "verdict,name,organization,other_name,other_organization,reason
different,佐藤次郎,,山田花子,,別人
";

/// A new store of this folder, and what pulling into it did.
fn pulled(dir: &TempDir, endpoint: &Endpoint) -> Result<(Store, Pulled), Error> {
    let remote = Remote::open(endpoint)?;
    let store = Store::open(&dir.path().join("copy"), Some(remote.base()?))?;
    let did = remote.pull(&store, |_| {})?;
    Ok((store, did))
}

/// All graphs, the merge and the catalogue's entries are the same.
fn assert_same(copy: &Store, store: &Store) {
    assert_eq!(copy.graphs().unwrap(), store.graphs().unwrap());
    assert_eq!(here(copy, None), here(store, None));
    for graph in store.graphs().unwrap() {
        assert_eq!(here(copy, Some(graph.as_str())), here(store, Some(graph.as_str())), "{graph}");
    }
    assert_eq!(copy.sources().unwrap(), store.sources().unwrap());
    assert_eq!(copy.people().unwrap(), store.people().unwrap());
}

#[test]
fn a_copy_follows_what_is_pushed() {
    let (_server, endpoint) = elsewhere();
    let dir = TempDir::new().unwrap();
    let store = sample::store();
    let mut again = sample::second();
    "once more.txt".clone_into(&mut again.name);
    store.replace(&again).unwrap();
    store.rebuild_derived().unwrap();
    pushed(&store, &endpoint);
    let (copy, did) = pulled(&dir, &endpoint).unwrap();
    assert_eq!((did.fetched, did.unchanged, did.removed), (2, 0, 0));
    assert_same(&copy, &store);
    assert!(copy.search_is_current().unwrap());
    assert!(Index::open(copy.dir()).is_ok());
    drop(copy);

    let (copy, did) = pulled(&dir, &endpoint).unwrap();
    assert_eq!(did, Pulled { unchanged: 2, ..Pulled::default() });
    drop(copy);

    store
        .replace(&sample::document("third.txt", "data:topic/港 a gg:Topic ; rdfs:label \"港\"@ja .\n"))
        .unwrap();
    store.remove("first.txt").unwrap();
    store.remove("once more.txt").unwrap();
    store.derive().unwrap();
    pushed(&store, &endpoint);
    let (copy, did) = pulled(&dir, &endpoint).unwrap();
    // The second document lost a name, and is here under the other.
    assert_eq!((did.fetched, did.removed), (2, 1), "{did:?}");
    assert_same(&copy, &store);
}

#[test]
fn what_was_decided_about_people_is_decided_in_the_copy() {
    let (_server, endpoint) = elsewhere();
    let dir = TempDir::new().unwrap();
    let store = sample::store();
    pushed(&store, &endpoint);
    drop(pulled(&dir, &endpoint).unwrap());
    store.decide(&Decisions::parse(DECIDED).unwrap()).unwrap();
    store.derive().unwrap();
    pushed(&store, &endpoint);
    let (copy, _) = pulled(&dir, &endpoint).unwrap();
    assert!(!copy.people().unwrap().is_empty());
    assert_same(&copy, &store);
}

#[test]
fn a_store_of_other_documents_is_left_as_it_is() {
    let (_server, endpoint) = elsewhere();
    let dir = TempDir::new().unwrap();
    pushed(&sample::store(), &endpoint);
    let own = Store::open(&dir.path().join("copy"), None).unwrap();
    own.replace(&sample::document("own.txt", "data:topic/港 a gg:Topic .\n")).unwrap();
    let before = here(&own, None);
    drop(own);
    let error = pulled(&dir, &endpoint).map(|(_, did)| did).unwrap_err();
    assert!(matches!(error, Error::NoMirror { .. }), "{error}");
    assert_eq!(here(&Store::open_for_reading(&dir.path().join("copy")).unwrap(), None), before);
}

#[test]
fn a_push_under_way_is_waited_for() {
    let (_server, endpoint) = elsewhere();
    let dir = TempDir::new().unwrap();
    let store = sample::store();
    pushed(&store, &endpoint);
    let (graph, catalogue) = (store.graph_of(&sample::first().sha256).unwrap(), store.catalogue_graph());
    let note = "<https://w3id.org/gijigraph/catalogue#pushed>";
    update(&endpoint, &format!("INSERT DATA {{ GRAPH {catalogue} {{ {graph} {note} \"\" }} }}"));
    let error = pulled(&dir, &endpoint).map(|(_, did)| did).unwrap_err();
    assert!(matches!(error, Error::UnderWay(_)), "{error}");
    let nothing = Store::open_for_reading(&dir.path().join("copy")).unwrap();
    assert!(nothing.sources().unwrap().is_empty());
}

#[test]
fn what_another_server_of_this_program_holds_is_copied_without_a_push() {
    let (dir, store) = (TempDir::new().unwrap(), sample::store());
    let server = sample_server(Limits::default(), Updates::Refused);
    let query = format!("http://{}/sparql", server.address);
    let endpoint = Endpoint { query, ..Endpoint::default() };
    let (copy, did) = pulled(&dir, &endpoint).unwrap();
    assert_eq!(did.fetched, 2);
    assert_same(&copy, &store);
}
