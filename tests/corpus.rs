//! Published minutes, where they are at hand: nothing panics, spans are true, little is left over, measures hold.
//!
//! The minutes lie beside the project, in `../shared/corpus`, or where `GIJIGRAPH_SHARED` says. Without them
//! nothing is tested here, and the run says so.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads the minutes that are at hand"
)]

use std::{
    collections::BTreeMap,
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    process::Command,
};

use gijigraph::{Extraction, Lexicon, Source, document::Document, rdf, rdf::Base};

/// The floors of the measures: `measure,floor,goal,note`.
const FLOORS: &str = include_str!("floors.csv");

/// The least part of a document that is to find its place.
const COVERAGE: f64 = 0.9;

fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    env::var_os("GIJIGRAPH_SHARED").map_or_else(beside, PathBuf::from)
}

/// The plain text documents: a list, empty where there is no folder.
fn documents() -> Vec<PathBuf> {
    let Ok(folder) = fs::read_dir(shared().join("corpus")) else { return Vec::new() };
    let mut documents: Vec<PathBuf> = folder.map(|entry| entry.unwrap().path()).collect();
    documents.retain(|path| {
        path.extension().is_some_and(|e| e == "txt" || e == "md")
            && path.file_name().is_some_and(|n| n != "LAYOUTS.md")
    });
    documents.sort();
    documents
}

#[test]
fn published_minutes_are_read_whole() {
    let documents = documents();
    println!("{} documents used", documents.len());
    if documents.is_empty() {
        eprintln!("0 DOCUMENTS USED: there is no {}", shared().join("corpus").display());
        eprintln!("Set GIJIGRAPH_SHARED to the folder that holds corpus/ to test on published minutes.");
        return;
    }
    let mut failures = Vec::new();
    for path in &documents {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let source = Source::new(name.clone(), fs::read(path).unwrap());
        let read = panic::catch_unwind(AssertUnwindSafe(|| {
            let extraction = gijigraph::extract(&source, Lexicon::embedded()).unwrap();
            let places = check_places(&extraction);
            let quads = rdf::map(&extraction, &Base::default()).len();
            (extraction, places, quads)
        }));
        let Ok((extraction, places, quads)) = read else {
            failures.push(format!("{name}: panicked"));
            continue;
        };
        let chars = extraction.text.chars();
        let coverage = f64::from(extraction.accounted()) / f64::from(chars.max(1));
        let sum =
            |count: fn(&gijigraph::Record) -> usize| extraction.records.iter().map(count).sum::<usize>();
        println!(
            "{coverage:.3} of {chars:>7} characters, {:>3} people, {:>4} turns, {:>5} mentions, {quads:>6} quads: {name}",
            sum(|r| r.minutes.attendance.len()),
            sum(|r| r.minutes.turns.len()),
            sum(|r| r.mentions.len()),
        );
        if coverage < COVERAGE {
            failures.push(format!("{name}: {coverage:.3} of it found a place, {COVERAGE} is the least"));
        }
        failures.extend(places.into_iter().map(|told| format!("{name}: {told}")));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Quotes and names that are not what their places say.
fn check_places(extraction: &Extraction) -> Vec<String> {
    let text: Vec<char> = extraction.text.as_str().chars().collect();
    let squeezed = |s: &str| gijigraph::text::fold(s).replace(' ', "");
    let mut told = Vec::new();
    let mut look = |what: &str, words: &str, place: gijigraph::document::Place| {
        let Some(quote) = text.get(place.0 as usize..place.1 as usize) else {
            told.push(format!("{what} {words:?}: {place:?} is past the end"));
            return;
        };
        let quote: String = quote.iter().collect();
        let folded = squeezed(&quote);
        let mut rest = folded.chars();
        // Page furniture may stand between the lines of a quote.
        if !folded.contains(&squeezed(words)) && !squeezed(words).chars().all(|c| rest.any(|r| r == c)) {
            told.push(format!("{what} {words:?} is not in {quote:?}"));
        }
    };
    for document in Document::all(extraction, &Base::default()) {
        for turn in &document.turns {
            look("turn", &turn.text, turn.span);
            turn.issues.iter().for_each(|issue| look("issue", &issue.quote, issue.span));
        }
        document
            .attendees
            .iter()
            .filter_map(|a| Some((a.name.as_ref()?, a.span)))
            .for_each(|(n, s)| look("attendee", n, s));
        // A person is named in the fullest form of the document; a body of the roster may stand in an entry above.
        let literal = document
            .mentions
            .iter()
            .filter(|m| m.kind != "person" && m.rule != gijigraph::rule::MENTION_ROSTER.id);
        literal.for_each(|m| look("mention", &m.text, m.span));
        document.follow_ups.iter().for_each(|plan| look("follow-up", &plan.quote, plan.span));
    }
    told
}

#[test]
fn measures_on_the_first_document_keep_their_floors() {
    let shared = shared();
    let gold = shared.join("gold/000.gold.json");
    let score = shared.join("eval/score.py");
    if !gold.exists() || !score.exists() {
        eprintln!("NO MEASURES TAKEN: there is no {} or no {}", gold.display(), score.display());
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let golds = dir.path().join("gold");
    fs::create_dir(&golds).unwrap();
    fs::copy(&gold, golds.join("000.gold.json")).unwrap();
    let json = dir.path().join("scores.json");
    let run = Command::new("python3")
        .arg(&score)
        .arg("--gold")
        .arg(&golds)
        .arg("--corpus")
        .arg(shared.join("corpus"))
        .args(["--cmd", concat!("'", env!("CARGO_BIN_EXE_gijigraph"), "' extract --format json"), "--json"])
        .arg(&json)
        .output();
    let run = match run {
        Ok(run) => run,
        Err(error) => {
            eprintln!("NO MEASURES TAKEN: python3 does not run: {error}");
            return;
        }
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let reached = measures(&fs::read_to_string(json).unwrap());
    let mut failures = Vec::new();
    for row in csv::Reader::from_reader(FLOORS.as_bytes()).records() {
        let row = row.unwrap();
        let (name, floor, goal) = (&row[0], row[1].parse::<f64>().unwrap(), row[2].parse::<f64>().unwrap());
        let Some(&value) = reached.get(name) else {
            failures.push(format!("{name}: not measured"));
            continue;
        };
        println!("{name:<24} {value:.3} (floor {floor:.2}, goal {goal:.2})");
        // Floors have two decimals.
        if value + 0.005 < floor {
            failures.push(format!("{name}: {value:.3} is below {floor:.2}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// F1 of each measure, from what the scorer writes.
fn measures(json: &str) -> BTreeMap<String, f64> {
    let scores: serde_json::Value = serde_json::from_str(json).unwrap();
    let total = scores["total"].as_object().unwrap();
    total.iter().map(|(name, score)| (name.clone(), score["f1"].as_f64().unwrap())).collect()
}
