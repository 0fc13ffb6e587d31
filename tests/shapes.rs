//! Graphs conform to the published shapes, and a broken graph is found out: told by a SHACL engine that is not ours.
//!
//! Needs `pyshacl` (`pip install pyshacl`), found on the path or named by `GIJIGRAPH_PYSHACL`.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

#[path = "support/mod.rs"]
mod support;

use std::{
    io::Write as _,
    path::Path,
    process::{Command, Stdio},
};

use gijigraph::{
    derive::derive,
    people::Decisions,
    rdf::{Base, ONTOLOGY, SHAPES, concept::SCHEMES, map, vocab::gg},
};
use oxigraph::model::{GraphName, Quad};

/// What the engine says: whether the graph conforms, and the report. `None` where there is no engine.
fn validate(data: &str) -> Option<(bool, String)> {
    let engine = std::env::var("GIJIGRAPH_PYSHACL").unwrap_or_else(|_| "pyshacl".to_owned());
    if Command::new(&engine).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        // Not `eprintln!`, which the test runner swallows.
        let _ = writeln!(
            std::io::stderr(),
            "\n*** SHACL NOT CHECKED: `{engine}` is not there; pip install pyshacl, or set GIJIGRAPH_PYSHACL ***\n"
        );
        return None;
    }
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    };
    let terms = format!("{ONTOLOGY}\n{SCHEMES}");
    let (shapes, terms, data) =
        (file("shapes.ttl", SHAPES), file("terms.ttl", &terms), file("data.nt", data));
    let run = |format: &str| {
        let arguments: [&Path; 3] = [&shapes, &terms, &data];
        let output = Command::new(&engine)
            .args(["--shacl", arguments[0].to_str().unwrap(), "--ont-graph", arguments[1].to_str().unwrap()])
            .args(["--data-file-format", "nt", "--format", format])
            .arg(arguments[2])
            .output()
            .unwrap();
        assert!(matches!(output.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&output.stderr));
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    Some(run("human"))
}

fn triples<'q>(quads: impl IntoIterator<Item = &'q Quad>) -> String {
    let lines = quads.into_iter().map(|quad| {
        let mut quad = quad.clone();
        quad.graph_name = GraphName::DefaultGraph;
        format!("{quad} .\n")
    });
    lines.collect()
}

#[test]
fn the_graph_of_a_document_conforms_alone_and_with_what_is_derived() {
    let base = Base::default();
    let quads = map(&support::example(), &base);
    let derived = derive(quads.iter().cloned(), &Decisions::default(), &base);
    for data in [triples(&quads), triples(quads.iter().chain(&derived))] {
        if let Some((conforms, report)) = validate(&data) {
            assert!(conforms, "{report}");
        }
    }
}

#[test]
fn graphs_of_minutes_as_published_conform() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let shared = std::env::var_os("GIJIGRAPH_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared"), Into::into)
        .join("corpus");
    let mut files: Vec<_> =
        std::fs::read_dir(golden).unwrap().map(|e| e.unwrap().path().join("input.txt")).collect();
    let published: Vec<_> =
        std::fs::read_dir(&shared).into_iter().flatten().map(|e| e.unwrap().path()).collect();
    // Long speeches make long reports of time, not other graphs: a few of each kind will do.
    files.extend(published.into_iter().filter(|p| {
        let name = p.file_name().unwrap_or_default().to_string_lossy();
        ["001", "012", "029", "034", "101.", "102.", "103."].iter().any(|n| name.starts_with(n))
    }));
    files.retain(|f| f.extension().is_some_and(|e| e == "txt" || e == "md") && f.exists());
    files.sort();
    let base = Base::default();
    let mut quads: Vec<Quad> = Vec::new();
    for file in &files {
        let extraction =
            gijigraph::extract(&gijigraph::Source::read(file).unwrap(), gijigraph::Lexicon::embedded())
                .unwrap();
        quads.extend(map(&extraction, &base).iter().cloned());
    }
    let _ = writeln!(std::io::stderr(), "shapes: {} documents used, {} quads", files.len(), quads.len());
    assert!(files.len() >= 5, "the golden minutes are part of the project");
    let derived = derive(quads.iter().cloned(), &Decisions::default(), &base);
    if let Some((conforms, report)) = validate(&triples(quads.iter().chain(derived.iter()))) {
        let report: String = report.chars().take(4000).collect();
        assert!(conforms, "{report}");
    }
}

/// What becomes of a line: nothing, or another.
type Change<'c> = &'c dyn Fn(&str) -> Option<String>;

/// Breaks the example by replacing a text in one kind of triple, and returns the report on it.
fn report_without(predicate: &str, change: Change<'_>) -> Option<String> {
    let data = triples(&map(&support::example(), &Base::default()));
    let mut done = false;
    let broken: String = data
        .lines()
        .filter_map(|line| {
            if done || !line.contains(predicate) {
                return Some(format!("{line}\n"));
            }
            done = true;
            change(line).map(|line| format!("{line}\n"))
        })
        .collect();
    assert!(done, "{predicate} is nowhere in the example");
    let (conforms, report) = validate(&broken)?;
    assert!(!conforms, "a graph broken at {predicate} conforms");
    Some(report)
}

#[test]
fn a_broken_graph_is_reported() {
    let drop = |_: &str| None;
    let cases: [(&str, Change<'_>, &str); 9] = [
        ("ns#attribution>", &drop, "A statement has at least one attribution"),
        ("ns#attributedTo>", &drop, "An attribution is to one person, organization or group"),
        ("oa#exact>", &drop, "A selector has one quotation"),
        (
            "oa#start>",
            &|line| Some(line.replacen("> \"0\"", "> \"999\"", 1)),
            "The end is not before the start",
        ),
        (
            "oa#exact>",
            &|line| Some(line.replacen("> \"", "> \"余", 1)),
            "The quotation is not as long as the span",
        ),
        (
            "schema.org/endDate>",
            &|line| Some(line.replace("T12:00", "T09:00")),
            "The end is not before the start",
        ),
        (
            "ns#presence>",
            &|line| Some(line.replace("ns#proxy", "ns#named").replace("ns#present", "ns#named")),
            "Presence is one of",
        ),
        (
            "ns#confidence>",
            &|line| Some(line.replace("\"1\"", "\"1.5\"").replace("\"0.6\"", "\"1.5\"")),
            "from 0 to 1",
        ),
        ("ns#sha256>", &|line| Some(line.replacen("> \"", "> \"x", 1)), "64 hexadecimal digits"),
    ];
    for (predicate, change, message) in cases {
        let Some(report) = report_without(predicate, change) else { return };
        assert!(report.contains(message), "breaking {predicate} is not reported as `{message}`:\n{report}");
    }
}

#[test]
fn a_fact_without_evidence_is_reported_for_every_class() {
    let base = Base::default();
    let quads = map(&support::example(), &base);
    let data = triples(quads.iter().filter(|quad| quad.predicate != gg::EVIDENCE));
    let Some((conforms, report)) = validate(&data) else { return };
    assert!(!conforms);
    let things = ["meeting", "series", "agenda", "attendance", "person", "group", "organization", "post"];
    let more = ["affiliation", "document", "statement", "attribution", "mention", "technology", "regulation"];
    for class in things.iter().chain(&more).chain(&["initiative", "issue", "topic", "follow-up"]) {
        assert!(
            report.contains(&format!("{}{class}/", base.as_str())),
            "a {class} without evidence goes unreported"
        );
    }
}
