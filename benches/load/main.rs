//! The server under load: `scripts/bench load`, or `scripts/bench load 10000` for so many documents.
//!
//! Writes minutes that do not exist, reads them into a store, serves it, and asks: pages one by one, searches from
//! several connections by wrk (Debian, Ubuntu: `apt-get install wrk`), the named questions each with the same query in
//! bare Oxigraph beside, and traces. Server and load share the cores of this machine. Prints; asserts nothing about time.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads files, the clock and runs programs; it ends where it cannot"
)]
#![allow(clippy::cast_precision_loss, reason = "figures are rounded anyway")]

#[path = "../generated/minutes.rs"]
mod minutes;

use std::{
    cell::Cell,
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use gijigraph::{
    query::{self, NamedQueries, NamedQuery, Options, Results, fold},
    search::{Index, Kind},
    store::Store,
    trace::{Filter, Trace},
};
use oxigraph::{
    model::{Literal, NamedNode, Term},
    sparql::{AggregateFunctionAccumulator, CancellationToken, QueryResults, SparqlEvaluator},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_gijigraph");
/// Bytes of a verbatim record, so that 10,000 of them and their store fit onto a small disk.
const VERBATIM: usize = 24_000;
/// Requests for each page.
const ASKED: usize = 40;
/// Runs of a question, of which the middle one counts.
const RUNS: usize = 5;
/// Rows of a question's first page.
const FIRST_ROWS: usize = 50;
/// How long bare Oxigraph is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// Connections that search at a time.
const CONNECTIONS: usize = 4;
const SECONDS: usize = 10;

fn main() {
    // `cargo test --benches` asks for a look, not for minutes of work.
    let look = env::args().any(|a| a == "--test");
    let documents = env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(if look { 3 } else { 1000 });
    let folder = tempfile::tempdir().unwrap();
    let store =
        env::var_os("GIJIGRAPH_LOAD_STORE").map_or_else(|| folder.path().join("store"), PathBuf::from);
    if !store.exists() {
        ingest(folder.path(), &store, documents);
    }
    let reading = Store::open_for_reading(&store).unwrap();
    println!("{documents} documents, {} quads", reading.database().len().unwrap());
    let server = Server::start(&store);
    pages(&server, &reading);
    if !look {
        searches(&server, folder.path());
    }
    let runs = if look { 1 } else { RUNS };
    questions(&reading, runs);
    traces(&reading, runs);
}

fn ingest(folder: &Path, store: &Path, documents: usize) {
    let source = folder.join("minutes");
    fs::create_dir(&source).unwrap();
    let mut bytes = 0;
    for number in 0..documents {
        let text = minutes::text(number, VERBATIM);
        bytes += text.len();
        fs::write(source.join(format!("{number:06}.txt")), text).unwrap();
    }
    let start = Instant::now();
    let mut ingest = Command::new(PROGRAM);
    ingest.arg("ingest").arg(&source).arg("--store").arg(store).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(ingest.status().unwrap().success(), "ingest fails");
    println!(
        "ingest of {documents} documents, {:.1} MB: {:.0} s",
        bytes as f64 / 1e6,
        start.elapsed().as_secs_f64()
    );
}

/// The served store; it ends when it is dropped.
struct Server {
    process: Child,
    origin: String,
    agent: ureq::Agent,
}

impl Server {
    fn start(store: &Path) -> Self {
        let mut command = Command::new(PROGRAM);
        command.args(["serve", "--bind", "127.0.0.1:0", "--store"]).arg(store).stderr(Stdio::piped());
        let start = Instant::now();
        let mut process = command.spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines();
        let line =
            said.find_map(|line| line.ok().filter(|line| line.contains("http://"))).expect("it serves");
        let origin = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        let origin = origin.trim_end_matches('/').to_owned();
        let server = Self { process, origin, agent: ureq::Agent::new_with_defaults() };
        let first = server.get("/");
        row("start of the server to its first page", &[ms(start.elapsed())]);
        row("  of this the first page", &[ms(first)]);
        server
    }

    fn get(&self, path: &str) -> Duration {
        let start = Instant::now();
        let mut answer = self.agent.get(format!("{}{path}", self.origin)).call().unwrap();
        answer.body_mut().read_to_vec().unwrap();
        start.elapsed()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Pages, asked for one after the other.
fn pages(server: &Server, store: &Store) {
    let index = Index::open(store.dir()).unwrap();
    let base = store.base().as_str();
    let things = |kind: Kind| -> Vec<String> {
        let newest = index.newest(kind, 0, ASKED).unwrap();
        newest.iter().map(|hit| format!("/thing?iri={}", escaped(&hit.iri))).collect()
    };
    let searches: Vec<String> =
        minutes::words().iter().map(|w| format!("/search?q={}", escaped(w))).collect();
    let suggestions =
        minutes::words().iter().map(|w| format!("/api/v1/search?limit=8&q={}", escaped(w))).collect();
    let network = |kind: Kind| -> Vec<String> {
        let newest = index.newest(kind, 0, ASKED).unwrap();
        newest.iter().map(|hit| format!("/api/v1/neighbours?limit=120&iri={}", escaped(&hit.iri))).collect()
    };
    heading(&["median", "99 %"]);
    for (name, paths) in [
        ("page: first", vec!["/".to_owned()]),
        ("page: search", searches),
        ("suggestions while one types", suggestions),
        ("page: all meetings", vec!["/meetings".to_owned()]),
        ("page: a meeting", things(Kind::Meeting)),
        ("page: an issue", things(Kind::Issue)),
        ("page: a person", things(Kind::Person)),
        ("page: a body", things(Kind::Organization)),
        ("page: a law", things(Kind::Regulation)),
        ("page: a technology", things(Kind::Technology)),
        ("network of a person", network(Kind::Person)),
        ("network of a law", network(Kind::Regulation)),
        ("page: SPARQL", vec!["/query".to_owned()]),
    ] {
        assert!(!paths.is_empty(), "nothing to ask for at `{name}` below {base}");
        let mut took: Vec<Duration> = (0..ASKED).map(|n| server.get(&paths[n % paths.len()])).collect();
        took.sort_unstable();
        row(name, &[ms(took[took.len() / 2]), ms(took[took.len() * 99 / 100])]);
    }
}

/// Searches from several connections at a time, three times over.
fn searches(server: &Server, folder: &Path) {
    let paths: Vec<String> =
        minutes::words().iter().map(|w| format!("\"/api/v1/search?q={}\"", escaped(w))).collect();
    let script = format!(
        "local paths = {{{}}}\nlocal n = 0\nfunction request()\n  n = n % #paths + 1\n  return wrk.format('GET', paths[n])\nend\n\
         function done(summary)\n  assert(summary.errors.status == 0 and summary.errors.timeout == 0, 'not all were answered')\nend\n",
        paths.join(",")
    );
    let file = folder.join("search.lua");
    fs::write(&file, script).unwrap();
    heading(&["a second", "median", "99 %"]);
    for _ in 0..3 {
        let mut wrk = Command::new("wrk");
        wrk.args(["-t1", &format!("-c{CONNECTIONS}"), &format!("-d{SECONDS}s"), "--latency", "-s"]);
        let Ok(output) = wrk.arg(&file).arg(&server.origin).output() else {
            println!("*** NO LOAD: wrk is missing (Debian, Ubuntu: sudo apt-get install wrk)");
            return;
        };
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "wrk fails: {said}{}", String::from_utf8_lossy(&output.stderr));
        let figure = |name: &str| {
            let line = said.lines().find_map(|line| line.trim().strip_prefix(name));
            line.map_or_else(|| panic!("no `{name}` in {said}"), |rest| rest.trim().to_owned())
        };
        let name = format!("search, {CONNECTIONS} connections, {SECONDS} s");
        row(&name, &[figure("Requests/sec:"), figure("50%"), figure("99%")]);
    }
}

/// The named questions through the program, their first rows and all of them, and in bare Oxigraph: over everything, where
/// they may be asked so, and of what is given.
fn questions(store: &Store, runs: usize) {
    let queries = NamedQueries::shipped().unwrap();
    heading(&[&format!("first {FIRST_ROWS}"), "all", "Oxigraph", "rows"]);
    for named in queries.iter() {
        let Some(parameter) = named.parameters.iter().find(|parameter| parameter.name != "from") else {
            question(store, named, &[], runs);
            continue;
        };
        if !parameter.required {
            question(store, named, &[], runs);
        }
        for value in given(&parameter.name) {
            question(store, named, &[(parameter.name.clone(), value)], runs);
        }
    }
}

/// What is asked for, by the parameter's name: with more and fewer answers.
fn given(name: &str) -> Vec<String> {
    let values: &[&str] = match name {
        "law" => &["道路交通法", "法"],
        "technology" => &["ドローン"],
        // The second sits on the first council.
        "person" => &["佐藤", "森康之"],
        "organization" => &["みなと", "総務省"],
        "issue" => &["許可の手続", "道路交通法における許可の手続の簡素化"],
        "meeting" | "series" => &["みなと市自動運転バス検討会"],
        "actor" => &["事務局"],
        other => panic!("nothing is known to give for `{other}`"),
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn question(store: &Store, named: &NamedQuery, settings: &[(String, String)], runs: usize) {
    let ask = |limit| {
        let options = Options { limit, ..Options::default() };
        let results = query::run_named(store, named, settings, &options).unwrap();
        let Results::Solutions(solutions) = results else { panic!("a named question gives rows") };
        solutions.map(Result::unwrap).count()
    };
    let first = median(runs, || {
        ask(Some(FIRST_ROWS));
    });
    let mut rows = 0;
    let all = median(runs, || rows = ask(None));
    let bare = bare(store, named, settings, runs, rows);
    let bare = bare.map_or_else(|| format!("> {} s", PATIENCE.as_secs()), ms);
    let title = settings.iter().map(|(name, value)| format!(" {name}={value}")).collect::<String>();
    row(&format!("{}{title}", named.name), &[ms(first), ms(all), bare, rows.to_string()]);
}

/// The same query in Oxigraph alone; `None` where it takes longer than anybody waits.
fn bare(
    store: &Store,
    named: &NamedQuery,
    settings: &[(String, String)],
    runs: usize,
    rows: usize,
) -> Option<Duration> {
    let parameters = named.bind(settings).unwrap();
    let stopped = Cell::new(false);
    let took = median(runs, || {
        if stopped.get() {
            return;
        }
        let parameters = parameters.clone();
        let stop = CancellationToken::new();
        let mut evaluator = SparqlEvaluator::new()
            .with_cancellation_token(stop.clone())
            .with_custom_function(function("fold"), |given| match given {
                [Term::Literal(text)] => Some(Literal::new_simple_literal(fold(text.value())).into()),
                [Term::NamedNode(iri)] => Some(Literal::new_simple_literal(fold(iri.as_str())).into()),
                _ => None,
            })
            .with_custom_function(function("parameter"), move |given| match given {
                [Term::Literal(name)] => parameters.get(name.value()).cloned(),
                _ => None,
            })
            .with_custom_aggregate_function(function("list"), || Box::<Last>::default());
        for (prefix, iri) in query::prefixes(store.base().as_str()) {
            evaluator = evaluator.with_prefix(prefix, iri).unwrap();
        }
        let query = evaluator.parse_query(&named.text).unwrap();
        let (done, waits) = mpsc::channel::<()>();
        let clock = thread::spawn(move || {
            if waits.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                stop.cancel();
            }
        });
        let found = match query.on_store(store.database()).execute() {
            Ok(QueryResults::Solutions(solutions)) => {
                solutions.collect::<Result<Vec<_>, _>>().map(|rows| rows.len())
            }
            Ok(_) => panic!("a named question gives rows"),
            Err(error) => Err(error),
        };
        drop(done);
        clock.join().unwrap();
        match found {
            Ok(found) => assert_eq!(found, rows, "{}", named.name),
            Err(_) => stopped.set(true),
        }
    });
    (!stopped.get()).then_some(took)
}

/// Issues back to the words, as `gijigraph trace` and the tool of the same name do.
fn traces(store: &Store, runs: usize) {
    heading(&["median", "issues", "statements"]);
    let text = |text: &str| Some(text.to_owned());
    for (name, filter) in [
        (
            "trace of an issue",
            Filter {
                issue: text("道路交通法における許可の手続の簡素化"), ..Filter::default()
            },
        ),
        ("trace of a person", Filter { person: text("森康之"), ..Filter::default() }),
        ("trace of a council", Filter { meeting: text("みなと市自動運転バス検討会"), ..Filter::default() }),
        (
            "trace of a law, one day",
            Filter { law: text("道路交通法"), meeting: text("2020-01-2"), ..Filter::default() },
        ),
        ("trace of a law", Filter { law: text("道路交通法"), ..Filter::default() }),
    ] {
        let mut found = Trace::default();
        let took = median(runs, || found = Trace::of(store, &filter).unwrap());
        row(name, &[ms(took), found.issues.len().to_string(), found.statements().to_string()]);
    }
}

fn function(local: &str) -> NamedNode {
    NamedNode::new(format!("{}{local}", gijigraph::rdf::vocab::gg::NS)).unwrap()
}

/// One of the texts of a group, which costs next to nothing.
#[derive(Default)]
struct Last(Option<Term>);

impl AggregateFunctionAccumulator for Last {
    fn accumulate(&mut self, element: Term) {
        self.0 = Some(element);
    }

    fn finish(&mut self) -> Option<Term> {
        self.0.take()
    }
}

/// The middle one of so many runs; where the first takes long, it is the only one.
fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut took = Vec::with_capacity(runs);
    while took.len() < runs && took.first().is_none_or(|first| *first < Duration::from_secs(2)) {
        let start = Instant::now();
        work();
        took.push(start.elapsed());
    }
    took.sort_unstable();
    took[took.len() / 2]
}

fn escaped(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

fn ms(took: Duration) -> String {
    format!("{:.1} ms", took.as_secs_f64() * 1e3)
}

fn heading(names: &[&str]) {
    println!();
    row("", &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>());
}

fn row(what: &str, measured: &[String]) {
    print!("{what:<44}");
    for figure in measured {
        print!(" {figure:>12}");
    }
    println!();
}
