//! Folders with minutes and everything that is to be found in them.
//!
//! `GIJIGRAPH_UPDATE=1 cargo test --release --test golden` writes what is found now; the diff is to be read.

#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test reads and writes its own folders"
)]

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use gijigraph::{
    Lexicon, Source,
    document::Document,
    export,
    rdf::{self, Base},
};

fn folders() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut folders: Vec<PathBuf> = fs::read_dir(root).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("input.txt").exists());
    folders.sort();
    folders
}

/// What is found in the minutes of a folder: as JSON, as Turtle.
fn found(folder: &Path) -> [(&'static str, String); 2] {
    // The name is no part of what is found, so that a folder may be moved.
    let source = Source::new("input.txt", fs::read(folder.join("input.txt")).unwrap());
    let extraction = gijigraph::extract(&source, Lexicon::embedded()).unwrap();
    let base = Base::default();
    let documents = Document::all(&extraction, &base);
    let mut json = match documents.as_slice() {
        [one] => serde_json::to_string_pretty(one),
        several => serde_json::to_string_pretty(several),
    }
    .unwrap();
    json.push('\n');
    let mut turtle = Vec::new();
    let quads = rdf::map(&extraction, &base);
    export::write_quads(quads.as_slice(), export::Format::Turtle, base.as_str(), &mut turtle).unwrap();
    [("expected.json", json), ("expected.ttl", String::from_utf8(turtle).unwrap())]
}

#[test]
fn what_is_found_is_what_was_found() {
    let update = env::var_os("GIJIGRAPH_UPDATE").is_some();
    let folders = folders();
    assert!(folders.len() >= 5, "golden folders are missing");
    let mut failures = Vec::new();
    for folder in folders {
        for (name, now) in found(&folder) {
            let path = folder.join(name);
            if update {
                fs::write(&path, now).unwrap();
            } else {
                let expected = fs::read_to_string(&path).unwrap_or_default();
                failures
                    .extend(difference(&expected, &now).map(|told| format!("{}: {told}", path.display())));
            }
        }
    }
    assert!(failures.is_empty(), "{}\nIf this is an improvement: GIJIGRAPH_UPDATE=1", failures.join("\n"));
}

#[test]
fn the_first_golden_document_is_the_one_that_readers_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = fs::read(root.join("data/minutes/000_a883ee788e3b56f6.txt")).unwrap();
    assert_eq!(fs::read(root.join("tests/corpus/first/input.txt")).unwrap(), shipped);
}

/// The first line that differs, and how many do.
fn difference(expected: &str, now: &str) -> Option<String> {
    if expected == now {
        return None;
    }
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), now.lines().collect());
    let at = old.iter().zip(&new).position(|(a, b)| a != b).unwrap_or(old.len().min(new.len()));
    let line = |lines: &[&str]| lines.get(at).map_or("(end)", |line| line.trim()).to_owned();
    Some(format!(
        "line {}: expected {}\n    found {} ({} lines for {})",
        at + 1,
        line(&old),
        line(&new),
        new.len(),
        old.len()
    ))
}
