//! The W3C's tests of the SPARQL 1.1 protocol, from the conformance suite beside the project, and what they leave out.

use std::{env, fs, path::PathBuf, process::Command};

use gijigraph::{
    serve::{Limits, Updates},
    store::Store,
};
use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term, vocab::rdf},
};
use tempfile::TempDir;

use super::{get, sample_server, send, serve_store};

const MF: &str = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#";
const HT: &str = "http://www.w3.org/2011/http#";
const CNT: &str = "http://www.w3.org/2011/content#";
const UT: &str = "http://www.w3.org/2009/sparql/tests/test-update#";

/// A manifest, ready to be walked.
struct Manifest {
    quads: Vec<Quad>,
}

impl Manifest {
    fn all(&self, subject: &Term, predicate: &str) -> Vec<Term> {
        let subject = match subject {
            Term::NamedNode(n) => NamedOrBlankNode::from(n.clone()),
            Term::BlankNode(n) => NamedOrBlankNode::from(n.clone()),
            Term::Literal(_) => panic!("{subject} is no node"),
        };
        let fits = |q: &&Quad| q.subject == subject && q.predicate.as_str() == predicate;
        self.quads.iter().filter(fits).map(|q| q.object.clone()).collect()
    }

    fn one(&self, subject: &Term, predicate: &str) -> Option<Term> {
        self.all(subject, predicate).into_iter().next()
    }

    fn text(&self, subject: &Term, predicate: &str) -> Option<String> {
        self.one(subject, predicate).map(|term| match term {
            Term::Literal(literal) => literal.value().to_owned(),
            Term::NamedNode(node) => node.as_str().to_owned(),
            other @ Term::BlankNode(_) => panic!("{other} is no text"),
        })
    }

    fn list(&self, list: &Term) -> Vec<Term> {
        let mut items = Vec::new();
        let mut at = list.clone();
        while at != Term::from(rdf::NIL.into_owned()) {
            items.push(self.one(&at, rdf::FIRST.as_str()).expect("a list"));
            at = self.one(&at, rdf::REST.as_str()).expect("a list");
        }
        items
    }
}

#[test]
fn the_w3c_tests_of_the_protocol_hold() {
    let shared = env::var_os("GIJIGRAPH_SHARED")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared"), PathBuf::from);
    let archive = shared.join("conformance/w3c-rdf-tests.tar.gz");
    if !archive.exists() {
        eprintln!("0 PROTOCOL TESTS RUN: there is no {}", archive.display());
        return;
    }
    let dir = TempDir::new().unwrap();
    let unpacked = Command::new("tar").arg("xzf").arg(&archive).arg("-C").arg(dir.path()).status().unwrap();
    assert!(unpacked.success());
    let folder = dir.path().join("sparql/sparql11/protocol");
    let base = "http://test.example/";
    let read = |file: &str, format| -> Vec<Quad> {
        let text = fs::read(folder.join(file)).unwrap();
        RdfParser::from_format(format)
            .with_base_iri(base)
            .unwrap()
            .for_slice(&text)
            .map(Result::unwrap)
            .collect()
    };
    let manifest = Manifest { quads: read("manifest.ttl", RdfFormat::Turtle) };
    let entries = manifest.one(&NamedNode::new(base).unwrap().into(), &format!("{MF}entries")).unwrap();
    let (mut held, mut failures) = (0, Vec::new());
    for test in manifest.list(&entries) {
        let store_dir = TempDir::new().unwrap();
        let store = Store::open(&store_dir.path().join("store"), None).unwrap();
        for data in manifest.all(&test, &format!("{UT}graphData")) {
            let file = manifest.text(&data, &format!("{UT}graph")).unwrap();
            let label = manifest.text(&data, "http://www.w3.org/2000/01/rdf-schema#label").unwrap();
            let graph: GraphName = NamedNode::new(label).unwrap().into();
            for quad in read(file.rsplit('/').next().unwrap(), RdfFormat::NTriples) {
                store.database().insert(&Quad { graph_name: graph.clone(), ..quad }).unwrap();
            }
        }
        let server = serve_store(store_dir, store, Limits::default(), Updates::Allowed);
        let action = manifest.one(&test, &format!("{MF}action")).unwrap();
        let requests = manifest.one(&action, &format!("{HT}requests")).unwrap();
        let mut wrong = Vec::new();
        for request in manifest.list(&requests) {
            let text = |name: &str| manifest.text(&request, &format!("{HT}{name}"));
            let url = format!("http://{}{}", server.address, text("absolutePath").unwrap());
            let headers: Vec<(String, String)> = manifest
                .one(&request, &format!("{HT}headers"))
                .map(|list| manifest.list(&list))
                .unwrap_or_default()
                .iter()
                .map(|h| {
                    let part = |name: &str| manifest.text(h, &format!("{HT}{name}")).unwrap();
                    (part("fieldName"), part("fieldValue"))
                })
                .collect();
            let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            let body = manifest.one(&request, &format!("{HT}body")).map_or_else(Vec::new, |body| {
                let chars = manifest.text(&body, &format!("{CNT}chars")).unwrap_or_default();
                match manifest.text(&body, &format!("{CNT}characterEncoding")).as_deref() {
                    Some("UTF-16") => chars.encode_utf16().flat_map(u16::to_be_bytes).collect(),
                    _ => chars.into_bytes(),
                }
            });
            let answer = send(&text("methodName").unwrap(), &url, &headers, &body);
            let expected = manifest.one(&request, &format!("{HT}resp")).unwrap();
            let classes: Vec<String> = manifest
                .all(&expected, &format!("{MF}expectedStatus"))
                .iter()
                .map(|t| t.to_string().trim_end_matches("xx>").chars().last().unwrap().to_string())
                .collect();
            if !classes.contains(&(answer.status / 100).to_string()) {
                wrong.push(format!("status {} is none of {classes:?}: {}", answer.status, answer.text));
            }
            if let Some(boolean) = manifest.text(&expected, &format!("{MF}expectedBoolean"))
                && !answer.text.replace(' ', "").contains(&format!("\"boolean\":{boolean}"))
            {
                wrong.push(format!("expected {boolean}: {}", answer.text));
            }
            let kinds: &[&str] = match manifest.text(&expected, &format!("{MF}expectedFormat")).as_deref() {
                Some("boolean") => &["application/sparql-results+json", "application/sparql-results+xml"],
                Some("tabular") => &[
                    "application/sparql-results+json",
                    "application/sparql-results+xml",
                    "text/csv",
                    "text/tab-separated-values",
                ],
                Some("RDF") => &["text/turtle", "application/rdf+xml", "application/n-triples"],
                _ => &[],
            };
            let kind = answer.kind.split(';').next().unwrap();
            if !kinds.is_empty() && !kinds.contains(&kind) {
                wrong.push(format!("{kind} is none of {kinds:?}"));
            }
        }
        if wrong.is_empty() {
            held += 1;
        } else {
            failures.push(format!("{test}: {}", wrong.join("; ")));
        }
    }
    println!("{held} protocol tests held");
    assert!(failures.is_empty(), "{} failed:\n{}", failures.len(), failures.join("\n"));
    assert_eq!(held, 34, "the suite has 34 tests");
}

#[test]
fn results_come_in_the_form_that_is_asked_for() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let select = "/sparql?query=SELECT+%3Fl+%7B+%3Fm+a+gg%3AMeeting+%3B+rdfs%3Alabel+%3Fl+%7D+ORDER+BY+%3Fl";
    for (accept, begins) in [
        ("application/sparql-results+json", "{"),
        ("application/sparql-results+xml", "<?xml"),
        ("text/csv", "l\r\n"),
        ("text/tab-separated-values", "?l\n"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "{"),
    ] {
        let answer = get(&server, select, accept);
        assert!(answer.status == 200 && answer.text.starts_with(begins), "{accept}: {answer:?}");
    }
    assert_eq!(get(&server, select, "image/png").status, 406);
    let graph = "/sparql?query=CONSTRUCT+%7B+%3Fm+a+gg%3AMeeting+%7D+%7B+%3Fm+a+gg%3AMeeting+%7D";
    for (accept, part) in
        [("text/turtle", "gg:Meeting"), ("application/rdf+xml", "<rdf:RDF"), ("application/ld+json", "@id")]
    {
        let answer = get(&server, graph, accept);
        assert!(answer.status == 200 && answer.text.contains(part), "{accept}: {answer:?}");
    }
}

#[test]
fn a_mistake_in_a_query_is_told_with_its_place() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let answer = get(&server, "/sparql?query=SELECT+*%0AWHERE+%7B+%3Fs+%7D", "*/*");
    assert_eq!(answer.status, 400);
    assert!(answer.text.contains("line 2") && answer.text.contains("WHERE"), "{}", answer.text);
}

#[test]
fn a_graph_can_be_read_alone() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let store = super::sample::store();
    let graph = store.graph_of(&super::sample::second().sha256).unwrap();
    let iri: String = form_urlencoded::byte_serialize(graph.as_str().as_bytes()).collect();
    let answer = get(&server, &format!("/store?graph={iri}"), "application/n-triples");
    assert_eq!(answer.status, 200);
    let here = RdfParser::from_format(RdfFormat::NTriples).for_slice(answer.text.as_bytes()).count();
    assert_eq!(here, store.quads(Some(&graph)).count());
    assert_eq!(get(&server, "/store?graph=urn%3Anone", "*/*").status, 404);
    assert_eq!(get(&server, "/store", "*/*").status, 400);
    let url = format!("http://{}/store?default", server.address);
    assert_eq!(send("PUT", &url, &[], &[]).status, 405);
}

#[test]
fn what_an_update_writes_is_found_by_its_name() {
    let server = sample_server(Limits::default(), Updates::Allowed);
    let update = "INSERT DATA { <urn:issue> a gg:PolicyIssue ; rdfs:label '月面の調査' }";
    let headers = [("content-type", "application/sparql-update")];
    let address = format!("http://{}/sparql", server.address);
    assert_eq!(send("POST", &address, &headers, update.as_bytes()).status, 204);
    let query = "SELECT ?label { ?issue a gg:PolicyIssue ; rdfs:label ?label FILTER(CONTAINS(gg:fold(?label), gg:fold('調査'))) }";
    let headers = [("content-type", "application/sparql-query"), ("accept", "text/csv")];
    let found = send("POST", &address, &headers, query.as_bytes()).text;
    assert!(found.contains("月面の調査") && found.contains("ドローンによる調査の可否"), "{found}");
}
