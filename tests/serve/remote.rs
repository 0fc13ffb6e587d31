//! A store kept in step on another machine: this program's own server, as a SPARQL store that knows nothing of it.

use std::collections::BTreeSet;

use gijigraph::{
    query::{self, Format, NamedQueries, Options, Results, table::Layout},
    rdf::Base,
    remote::{Endpoint, Error, Pushed, Remote, push},
    serve::{Limits, Updates},
    store::Store,
    trace::{Filter, Trace},
};
use oxigraph::model::{GraphName, Triple};
use tempfile::TempDir;

use super::{Running, sample, send, serve_store};

const TOKEN: &str = "himitsu";

/// A server of a store without documents, which takes updates from those who know the token.
pub(super) fn elsewhere() -> (Running, Endpoint) {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    let server = serve_store(dir, store, Limits::default(), Updates::WithToken(TOKEN.to_owned()));
    let query = format!("http://{}/sparql", server.address);
    (server, Endpoint { query, update: None, token: Some(TOKEN.to_owned()) })
}

pub(super) fn pushed(store: &Store, endpoint: &Endpoint) -> Pushed {
    push(store, endpoint, None, |_| {}).unwrap()
}

/// The lines of a graph there; none where there is no such graph.
fn there(server: &Running, graph: &str) -> BTreeSet<String> {
    let url = format!("http://{}/store?{graph}", server.address);
    let answer = send("GET", &url, &[("accept", "application/n-triples")], &[]);
    assert!(matches!(answer.status, 200 | 404), "{answer:?}");
    answer.text.lines().filter(|_| answer.status == 200).map(ToOwned::to_owned).collect()
}

pub(super) fn here(store: &Store, graph: Option<&str>) -> BTreeSet<String> {
    let quads = store.database().iter().map(Result::unwrap);
    let of = quads.filter(|quad| match (&quad.graph_name, graph) {
        (GraphName::DefaultGraph, None) => true,
        (GraphName::NamedNode(node), Some(graph)) => node.as_str() == graph,
        _ => false,
    });
    of.map(|quad| format!("{} .", Triple::from(quad))).collect()
}

/// Every graph of the store, and their merge, are there as they are here.
fn assert_in_step(server: &Running, store: &Store) {
    assert_eq!(there(server, "default"), here(store, None));
    for graph in store.graphs().unwrap() {
        let graph = graph.as_str();
        assert_eq!(there(server, &format!("graph={graph}")), here(store, Some(graph)), "{graph}");
    }
}

pub(super) fn update(endpoint: &Endpoint, update: &str) {
    let headers =
        [("content-type", "application/sparql-update"), ("authorization", &*format!("Bearer {TOKEN}"))];
    assert_eq!(send("POST", &endpoint.query, &headers, update.as_bytes()).status, 204);
}

#[test]
fn a_store_is_sent_once_and_then_only_what_changed() {
    let (server, endpoint) = elsewhere();
    let store = sample::store();
    let graphs = store.graphs().unwrap().len();
    let first = pushed(&store, &endpoint);
    assert_eq!((first.sent, first.unchanged, first.removed), (graphs, 0, 0));
    assert_in_step(&server, &store);
    let again = pushed(&store, &endpoint);
    assert_eq!(again, Pushed { unchanged: graphs, ..Pushed::default() });
    store
        .replace(&sample::document("third.txt", "data:topic/港 a gg:Topic ; rdfs:label \"港\"@ja .\n"))
        .unwrap();
    let third = pushed(&store, &endpoint);
    assert_eq!((third.sent, third.unchanged), (1, graphs));
    assert_in_step(&server, &store);
}

#[test]
fn what_a_removed_document_alone_said_leaves_the_merge_and_what_others_say_stays() {
    let (server, endpoint) = elsewhere();
    let store = sample::store();
    pushed(&store, &endpoint);
    let before = there(&server, "default");
    let graph = store.graph_of(&sample::first().sha256).unwrap();
    store.remove("first.txt").unwrap();
    store.rebuild_derived().unwrap();
    assert_eq!(pushed(&store, &endpoint).removed, 1);
    assert_in_step(&server, &store);
    assert!(there(&server, &format!("graph={}", graph.as_str())).is_empty());
    let after = there(&server, "default");
    assert!(after.len() < before.len() && !after.is_empty());
    let catalogue = there(&server, &format!("graph={}", store.catalogue_graph().as_str()));
    assert!(!catalogue.iter().any(|line| line.contains("first.txt") || line.contains(graph.as_str())));
    assert!(catalogue.iter().any(|line| line.contains("second.txt")));
}

#[test]
fn a_graph_that_was_under_way_is_sent_again() {
    let (server, endpoint) = elsewhere();
    let store = sample::store();
    pushed(&store, &endpoint);
    let (graph, catalogue) = (store.graph_of(&sample::first().sha256).unwrap(), store.catalogue_graph());
    let note = "<https://w3id.org/gijigraph/catalogue#pushed>";
    // As an interruption leaves it: the note is empty, some statements are missing, one is half way.
    update(
        &endpoint,
        &format!(
            "DELETE {{ GRAPH {catalogue} {{ {graph} {note} ?d }} }} INSERT {{ GRAPH {catalogue} {{ {graph} {note} \"\" }} }} \
             WHERE {{ GRAPH {catalogue} {{ {graph} {note} ?d }} }} ; \
             DELETE {{ GRAPH {graph} {{ ?s ?p ?o }} ?s ?p ?o }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o FILTER(isLiteral(?o)) }} }}"
        ),
    );
    assert!(
        there(&server, &format!("graph={}", graph.as_str())).len() < here(&store, Some(graph.as_str())).len()
    );
    assert_eq!(pushed(&store, &endpoint).sent, 1);
    assert_in_step(&server, &store);
}

#[test]
fn graphs_of_others_are_left_alone() {
    let (server, endpoint) = elsewhere();
    update(&endpoint, "INSERT DATA { GRAPH <urn:other> { <urn:a> <urn:b> \"c\" } }");
    let store = sample::store();
    pushed(&store, &endpoint);
    store.remove("first.txt").unwrap();
    pushed(&store, &endpoint);
    assert_eq!(there(&server, "graph=urn:other").len(), 1);
}

#[test]
fn a_refusal_is_told_with_its_reason() {
    let (_server, endpoint) = elsewhere();
    let unknown = Endpoint { token: None, ..endpoint };
    let refused = push(&sample::store(), &unknown, None, |_| {}).unwrap_err();
    assert!(matches!(&refused, Error::Refused { status: 401, .. }), "{refused}");
    assert!(refused.to_string().contains("Bearer"), "{refused}");
}

#[test]
fn things_under_another_base_are_not_mixed_in() {
    let (_server, endpoint) = elsewhere();
    let other = Store::in_memory(&Base::new("https://example.org/minato/").unwrap()).unwrap();
    assert!(matches!(push(&other, &endpoint, None, |_| {}), Err(Error::OtherBase { .. })));
}

#[test]
fn where_nobody_listens_is_told() {
    let endpoint = Endpoint { query: "http://127.0.0.1:9/sparql".to_owned(), ..Endpoint::default() };
    let error = push(&sample::store(), &endpoint, None, |_| {}).unwrap_err();
    assert!(matches!(&error, Error::Unreachable { endpoint, .. } if endpoint.contains(":9/")), "{error}");
}

/// The rows of an answer, as CSV.
fn csv(results: Results) -> String {
    let mut out = Vec::new();
    let format = if matches!(results, Results::Graph(_)) { Format::NTriples } else { Format::Csv };
    results.write(format, &Layout::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_shipped_question_has_the_same_answer_there_as_here() {
    let (_server, endpoint) = elsewhere();
    let store = sample::store();
    pushed(&store, &endpoint);
    let remote = Remote::open(&endpoint).unwrap();
    let given = [
        ("issue", "ﾄﾞﾛｰﾝ"),
        ("person", "山田"),
        ("law", "空き家法"),
        ("technology", "無人"),
        ("meeting", "第１回"),
        ("organization", "agk"),
        ("actor", "国土"),
        ("series", "空き家 対策"),
    ];
    let mut rows = 0;
    for question in NamedQueries::shipped().unwrap().iter() {
        for optional in [false, true] {
            let wanted = question.parameters.iter().filter(|p| p.required || optional);
            let settings: Vec<(String, String)> = wanted
                .filter_map(|p| given.iter().find(|(name, _)| *name == p.name))
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            let options = Options::default();
            let here = csv(query::run_named(&store, question, &settings, &options).unwrap());
            let there = csv(remote.run_named(question, &settings, &options).unwrap());
            assert_eq!(there, here, "{} {settings:?}", question.name);
            rows += here.lines().count() - 1;
        }
    }
    assert!(rows > 30, "{rows}");
}

#[test]
fn any_query_has_the_same_answer_there_as_here() {
    let (_server, endpoint) = elsewhere();
    let store = sample::store();
    pushed(&store, &endpoint);
    let remote = Remote::open(&endpoint).unwrap();
    let graph = store.graph_of(&sample::second().sha256).unwrap();
    let check = |sparql: &str, options: &Options| {
        let here = csv(query::run(&store, sparql, options).unwrap());
        assert_eq!(csv(remote.run(sparql, options).unwrap()), here, "{sparql}");
        here
    };
    let all = Options::default();
    let some = |sparql: &str| assert!(check(sparql, &all).lines().count() > 1, "{sparql}");
    some("SELECT ?l { ?m a gg:Meeting ; rdfs:label ?l } ORDER BY ?l");
    some("SELECT ?l { ?s rdfs:label ?l FILTER(CONTAINS(gg:fold(?l), 'ドローン')) } ORDER BY ?l");
    some(
        "SELECT ?g (gg:list(?l) AS ?all) { GRAPH ?g { ?s rdfs:label ?l FILTER(gg:fold(?l) != '') } } GROUP BY ?g ORDER BY ?g",
    );
    some(
        "SELECT (gg:fold(?l) AS ?f) { { ?s a gg:Person } UNION { ?s a gg:Technology } ?s rdfs:label ?l } ORDER BY ?f",
    );
    some(
        "SELECT ?l { ?s a gg:Person ; rdfs:label ?l FILTER NOT EXISTS { ?a gg:attendee ?s ; gg:presence gg:absent } FILTER(gg:fold(?l) > '') } ORDER BY ?l",
    );
    some(
        "SELECT ?l ?alt { ?s a gg:Organization ; rdfs:label ?l OPTIONAL { ?s skos:altLabel ?alt FILTER(gg:fold(?alt) = 'agk') } } ORDER BY ?l",
    );
    some(
        "SELECT ?l { ?s a gg:Person ; rdfs:label ?l MINUS { ?s rdfs:label ?x FILTER(gg:fold(?x) = '佐藤次郎') } } ORDER BY ?l",
    );
    some(
        "SELECT ?l ?b { ?s a gg:Person ; rdfs:label ?l FILTER(gg:fold(?l) != '') BIND(EXISTS { ?a gg:attendee ?s } AS ?b) } ORDER BY ?l",
    );
    some(
        "SELECT ?g ?l { GRAPH ?g { ?s a gg:Person ; rdfs:label ?l FILTER(gg:fold(?l) != '') FILTER EXISTS { ?a gg:attendee ?s } } } ORDER BY ?g ?l",
    );
    some("CONSTRUCT { ?s rdfs:label ?f } { ?s a gg:Technology ; rdfs:label ?l BIND(gg:fold(?l) AS ?f) }");
    some("DESCRIBE <technology/ドローン> <regulation/426AC1000000127>");
    some("DESCRIBE ?t { ?t a gg:Technology ; rdfs:label ?l FILTER(gg:fold(?l) = 'ドローン') }");
    assert_eq!(check("ASK { ?s rdfs:label ?l FILTER(gg:fold(?l) = 'ドローン') }", &all), "true");
    assert_eq!(check("ASK { FILTER(gg:fold('ＡＭＥＤ') = 'amed') }", &all), "true");
    let one = Options { graph: Some(graph.clone()), ..Options::default() };
    let in_one = check("SELECT ?m { ?m a gg:Meeting }", &one);
    assert_eq!(in_one.lines().count(), 2, "{in_one}");
    check(&format!("SELECT ?m FROM {graph} {{ ?m a gg:Meeting FILTER(gg:fold(STR(?m)) != '') }}"), &all);
    assert_eq!(remote.graph_called("second.txt").unwrap(), Some(graph));
    let limited = Options { limit: Some(2), ..Options::default() };
    assert_eq!(check("SELECT ?l { ?s rdfs:label ?l } ORDER BY ?l", &limited).lines().count(), 3);
}

#[test]
fn full_text_inside_of_a_query_is_refused_rather_than_found_nowhere() {
    let (_server, endpoint) = elsewhere();
    let remote = Remote::open(&endpoint).unwrap();
    let asked = remote.run("SELECT ?i { ?i gg:matches 'ドローン' }", &Options::default());
    assert!(matches!(asked, Err(Error::Unsupported(why)) if why.contains("gg:matches")));
}

#[test]
fn a_query_that_is_no_sparql_is_told_with_the_place_as_here() {
    let (_server, endpoint) = elsewhere();
    let error =
        Remote::open(&endpoint).unwrap().run("SELECT * {\n ?s ?p }", &Options::default()).err().unwrap();
    assert!(error.to_string().contains("2 |  ?s ?p }"), "{error}");
}

#[test]
fn a_trace_is_the_same_there_as_here_whatever_it_asks_for() {
    let (_server, endpoint) = elsewhere();
    let store = sample::store();
    pushed(&store, &endpoint);
    let remote = Remote::open(&endpoint).unwrap();
    let text = |text: &str| Some(text.to_owned());
    let filters = [
        (Filter::default(), true),
        (Filter { issue: text("ﾄﾞﾛｰﾝ"), ..Filter::default() }, true),
        (Filter { issue: text("法で決める"), ..Filter::default() }, true),
        (Filter { law: text("空き家法"), ..Filter::default() }, true),
        (Filter { technology: text("無人"), ..Filter::default() }, true),
        (Filter { person: text("鈴木"), ..Filter::default() }, true),
        (Filter { organization: text("国土省"), ..Filter::default() }, true),
        (Filter { meeting: text("2020-04"), ..Filter::default() }, true),
        (Filter { issue: text("存在しない論点"), ..Filter::default() }, false),
    ];
    for (filter, found) in filters {
        let here = Trace::of(&store, &filter).unwrap();
        assert_eq!(!here.is_empty(), found, "{filter:?}");
        assert_eq!(remote.trace(&filter).unwrap(), here, "{filter:?}");
    }
}
