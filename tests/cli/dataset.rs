//! What the data and the terms say of themselves: VoID from the command line and from a server, the ontology's page, the
//! configuration of a query builder.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{Quad, Term},
};

use super::{gijigraph, printed, store};

const LICENCE: &str = "https://creativecommons.org/licenses/by/4.0/";
const VOID: &str = "http://rdfs.org/ns/void#";
const SHACL: &str = "http://www.w3.org/ns/shacl#";

/// `gijigraph serve` at an address of its own; it ends when this is dropped.
struct Serving {
    child: Child,
    address: String,
}

impl Serving {
    fn begin(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gijigraph"))
            .args(["serve", "--bind", "127.0.0.1:0", "--store"])
            .arg(store())
            .args(arguments)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let errors = BufReader::new(child.stderr.take().expect("a pipe"));
        let told = errors.lines().map_while(Result::ok).find_map(|line| {
            line.split_whitespace().find(|word| word.starts_with("http://")).map(ToOwned::to_owned)
        });
        Self { child, address: told.expect("it says where it serves") }
    }

    /// The media type and the text at a path.
    fn get(&self, path: &str, accept: &str) -> (String, String) {
        let address = format!("{}{}", self.address.trim_end_matches('/'), path);
        let mut answer = ureq::get(&address).header("accept", accept).call().expect("an answer");
        let kind =
            answer.headers().get("content-type").and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        (kind.to_owned(), answer.body_mut().read_to_string().expect("text"))
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn parse(turtle: &str) -> Vec<Quad> {
    let parser =
        RdfParser::from_format(RdfFormat::Turtle).with_base_iri("http://example.org/").expect("an IRI");
    parser.for_slice(turtle).map(|quad| quad.unwrap_or_else(|e| panic!("{e}: {turtle}"))).collect()
}

/// The value of each partition of a kind, by what it is a partition of.
fn partitions(quads: &[Quad], is: &str, measure: &str) -> BTreeMap<String, u64> {
    let value = |subject: &Quad| {
        let counted = quads.iter().find(|q| q.subject == subject.subject && q.predicate.as_str() == measure);
        match counted.map(|q| &q.object) {
            Some(Term::Literal(count)) => count.value().parse().expect("a number"),
            _ => panic!("{subject} is not counted"),
        }
    };
    let of = quads.iter().filter(|q| q.predicate.as_str() == is);
    of.map(|q| (q.object.to_string(), value(q))).collect()
}

/// The numbers that a query of two columns gives.
fn counted(query: &str) -> BTreeMap<String, u64> {
    let tsv = printed(gijigraph().args(["query", query, "--format", "tsv", "--store"]).arg(store()));
    let rows = tsv.lines().skip(1).map(|line| line.split_once('\t').expect("two columns"));
    rows.map(|(term, count)| (term.to_owned(), count.parse().expect("a number"))).collect()
}

#[test]
fn a_description_counts_what_queries_count() {
    let turtle = printed(
        gijigraph().args(["export", "--format", "void", "--licence", LICENCE, "--store"]).arg(store()),
    );
    let quads = parse(&turtle);
    assert_eq!(
        partitions(&quads, &format!("{VOID}class"), &format!("{VOID}entities")),
        counted("SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c")
    );
    assert_eq!(
        partitions(&quads, &format!("{VOID}property"), &format!("{VOID}triples")),
        counted("SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p")
    );
    let said = |predicate: &str| -> Vec<String> {
        let of = quads
            .iter()
            .filter(|q| q.predicate.as_str() == predicate && q.subject.to_string().ends_with("/id/dataset>"));
        of.map(|q| q.object.to_string()).collect()
    };
    assert_eq!(said("http://purl.org/dc/terms/license"), [format!("<{LICENCE}>")]);
    let sources = said("http://purl.org/dc/terms/source");
    assert_eq!(sources.len(), 1);
    let texts = counted("SELECT ?t (COUNT(*) AS ?n) { ?t a gg:SourceText } GROUP BY ?t");
    assert!(texts.contains_key(&sources[0]), "{sources:?} is none of {texts:?}");
    assert!(said(&format!("{VOID}vocabulary")).contains(&"<https://w3id.org/gijigraph/ns#>".to_owned()));
}

#[test]
fn without_a_licence_nothing_is_said_of_one() {
    let turtle = printed(gijigraph().args(["export", "--format", "void", "--store"]).arg(store()));
    assert!(!turtle.contains("license"), "{turtle}");
    let wrong = ["export", "--format", "void", "--licence", "CC-BY-4.0", "--store"];
    gijigraph().args(wrong).arg(store()).assert().code(2);
}

#[test]
fn a_server_describes_its_data_and_where_to_ask() {
    let serving = Serving::begin(&["--licence", LICENCE]);
    let (kind, served) = serving.get("/.well-known/void", "*/*");
    assert!(kind.starts_with("text/turtle"), "{kind}");
    let exported = printed(
        gijigraph().args(["export", "--format", "void", "--licence", LICENCE, "--store"]).arg(store()),
    );
    let [served, exported] =
        [served, exported].map(|turtle| parse(&turtle).iter().map(Quad::to_string).collect::<BTreeSet<_>>());
    assert!(exported.is_subset(&served));
    let more: Vec<&String> = served.difference(&exported).collect();
    assert!(
        more.len() == 2
            && more[0].contains("dataDump> <http://example.org/store?default>")
            && more[1].contains("sparqlEndpoint> <http://example.org/sparql>"),
        "{more:?}"
    );
    for path in ["/sparql?query=ASK%7B%7D", "/store?default"] {
        assert!(!serving.get(path, "*/*").1.is_empty(), "{path}");
    }
}

#[test]
fn the_terms_are_a_page_for_people_and_turtle_for_programs() {
    let serving = Serving::begin(&[]);
    let (kind, turtle) = serving.get("/ns", "text/turtle");
    assert!(kind.starts_with("text/turtle"), "{kind}");
    let terms = parse(&turtle);
    let (kind, page) = serving.get("/ns", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
    assert!(kind.starts_with("text/html"), "{kind}");
    let mut anchors = 0;
    for quad in terms.iter().filter(|quad| quad.predicate.as_str().ends_with("#type")) {
        let subject = quad.subject.to_string();
        let Some(local) = subject.strip_prefix("<https://w3id.org/gijigraph/ns#") else { continue };
        let local = local.trim_end_matches('>');
        if !local.is_empty() {
            assert!(page.contains(&format!("id=\"{local}\"")), "{local} has no place on the page");
            anchors += 1;
        }
    }
    assert!(anchors > 150, "{anchors}");
    for label in ["政策課題", "提起する", "帰属の根拠", "Policy issue"] {
        assert!(page.contains(label), "{label}");
    }
    let (_, shapes) = serving.get("/ns/shapes", "*/*");
    assert!(parse(&shapes).len() > 500);
}

#[test]
fn the_query_builder_is_offered_classes_of_the_store_and_labels_in_both_languages() {
    let serving = Serving::begin(&[]);
    let (kind, turtle) = serving.get("/ns/sparnatural", "*/*");
    assert!(kind.starts_with("text/turtle"), "{kind}");
    let quads = parse(&turtle);
    let objects = |local: &str| -> BTreeSet<String> {
        let of = quads.iter().filter(|q| q.predicate.as_str() == format!("{SHACL}{local}"));
        of.map(|q| q.object.to_string()).collect()
    };
    let classes = objects("targetClass");
    for class in counted("SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c").keys() {
        let own = class.starts_with("<https://w3id.org/gijigraph/ns#");
        assert!(!own || classes.contains(class), "{class} cannot be asked for");
    }
    assert!(objects("class").is_subset(&classes), "every relation leads to something that can be asked for");
    let names = objects("name");
    for name in ["\"提起する\"@ja", "\"raises\"@en"] {
        assert!(names.contains(name), "{name} is none of {names:?}");
    }
}
