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
    env, fs,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
};

use gijigraph::{
    Extraction, Lexicon, Source,
    document::Document,
    evaluate::{self, Places, Scores},
    rdf,
    rdf::Base,
};

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
    // Commas and full stops of other scripts fold by what stands around them.
    let squeezed = |s: &str| gijigraph::text::fold(s).replace(' ', "").replace('、', ",").replace('。', ".");
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
        // A person is named in the fullest form of the document, and a law that 同法 refers to by its name; a body of
        // the roster may stand in an entry above.
        let literal = document
            .mentions
            .iter()
            .filter(|m| m.kind != "person" && m.rule != gijigraph::rule::MENTION_ROSTER.id)
            .filter(|m| m.rule != gijigraph::rule::MENTION_LAW_REFERENCE.id)
            .filter(|m| m.rule != gijigraph::rule::MENTION_SHORT_FORM.id);
        literal.for_each(|m| look("mention", &m.text, m.span));
        document.follow_ups.iter().for_each(|plan| look("follow-up", &plan.quote, plan.span));
    }
    told
}

#[test]
fn measures_on_the_first_document_keep_their_floors() {
    let shared = shared();
    let gold = shared.join("gold/000.gold.json");
    if !gold.exists() {
        eprintln!("NO MEASURES TAKEN: there is no {}", gold.display());
        return;
    }
    let gold: serde_json::Value = serde_json::from_str(&fs::read_to_string(gold).unwrap()).unwrap();
    let path = shared.join("corpus").join(gold["document"].as_str().unwrap());
    let source = Source::new(path.display().to_string(), fs::read(path).unwrap());
    let extraction = gijigraph::extract(&source, Lexicon::embedded()).unwrap();
    let records = serde_json::to_value(Document::all(&extraction, &Base::default())).unwrap();
    let reached = Scores::of(&gold, &records, &Places::of(&extraction.text));
    let floors = evaluate::floors(FLOORS).unwrap();
    for (name, floor) in &floors {
        let value = reached.measures.get(name.as_str()).map(evaluate::Count::f1);
        println!("{name:<24} {value:.3?} (floor {floor:.2})");
    }
    assert_eq!(reached.undercut(&floors), []);
}
