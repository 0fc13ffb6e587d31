//! Evaluation: the counts are those of the scorer that lies beside the gold; floors and misses are told.
//!
//! Gold and scorer lie beside the project, in `../shared`, or where `GIJIGRAPH_SHARED` says.

#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test runs the program on files")]

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use serde_json::Value;

fn shared() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    env::var_os("GIJIGRAPH_SHARED").map_or_else(beside, PathBuf::from)
}

fn evaluate(gold: &Path, corpus: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gijigraph"))
        .arg("evaluate")
        .arg("--gold")
        .arg(gold)
        .arg("--corpus")
        .arg(corpus)
        .args(more)
        .output()
        .unwrap()
}

#[test]
fn the_counts_are_those_of_the_scorer_beside_the_gold() {
    let shared = shared();
    let (gold, corpus, score) = (shared.join("gold"), shared.join("corpus"), shared.join("eval/score.py"));
    if !gold.exists() || !score.exists() {
        eprintln!("NOTHING COMPARED: there is no {} or no {}", gold.display(), score.display());
        return;
    }
    let dir = tempfile::tempdir().unwrap();
    let json = dir.path().join("scores.json");
    let scorer = Command::new("python3")
        .arg(&score)
        .arg("--gold")
        .arg(&gold)
        .arg("--corpus")
        .arg(&corpus)
        .args(["--cmd", concat!("'", env!("CARGO_BIN_EXE_gijigraph"), "' extract --format json"), "--json"])
        .arg(&json)
        .output();
    let Ok(scorer) = scorer else {
        eprintln!("NOTHING COMPARED: python3 does not run");
        return;
    };
    assert!(scorer.status.success(), "{}", String::from_utf8_lossy(&scorer.stderr));
    let theirs: Value = serde_json::from_str(&fs::read_to_string(json).unwrap()).unwrap();
    let run = evaluate(&gold, &corpus, &["--format", "json"]);
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let ours: Value = serde_json::from_slice(&run.stdout).unwrap();
    assert_eq!(ours["total"], theirs["total"]);
    let documents = theirs["documents"].as_object().unwrap();
    assert_eq!(ours["documents"].as_object().unwrap().len(), documents.len());
    for (name, measures) in documents {
        for (measure, f1) in measures.as_object().unwrap() {
            let value = ours["documents"][name][measure].as_f64().unwrap();
            assert!((value - f1.as_f64().unwrap()).abs() <= 0.000_05, "{name} {measure}: {value} {f1}");
        }
    }
}

/// Two invented documents with gold: one right, one with a wrong date and an agenda that is not there.
fn specimens(dir: &Path) -> (PathBuf, PathBuf) {
    let (gold, corpus) = (dir.join("gold"), dir.join("corpus"));
    fs::create_dir_all(&gold).unwrap();
    fs::create_dir_all(&corpus).unwrap();
    let text = "第３回湖沼水質保全検討会　議事概要\n\n日時：令和６年５月１日（水）15:00～16:30\n\n議題\n（１）水草の刈取りについて\n";
    fs::write(corpus.join("lake.txt"), text).unwrap();
    let annotation = r#"{"document": "lake.txt", "meeting": {"series": "湖沼水質保全検討会", "ordinal": 3, "date": "2024-05-02", "start": "15:00", "end": "16:30"}, "agenda": ["水草の刈取りについて", "舟の係留について"]}"#;
    fs::write(gold.join("lake.gold.json"), annotation).unwrap();
    (gold, corpus)
}

#[test]
fn misses_are_listed_with_their_place() {
    let dir = tempfile::tempdir().unwrap();
    let (gold, corpus) = specimens(dir.path());
    let run = evaluate(&gold, &corpus, &["--misses"]);
    let out = String::from_utf8(run.stdout).unwrap();
    assert!(out.contains("header: date: expected \"2024-05-02\", got \"2024-05-01\""), "{out}");
    assert!(out.contains("agenda: missed: 舟の係留について"), "{out}");
    assert!(out.lines().any(|l| l.starts_with("header ") && l.ends_with("4/5/5")), "{out}");
    let json: Value =
        serde_json::from_slice(&evaluate(&gold, &corpus, &["--misses", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["total"]["header"]["f1"], 0.8);
    assert_eq!(json["misses"][0]["document"], "lake.txt");
    let markdown = String::from_utf8(evaluate(&gold, &corpus, &["--format", "markdown"]).stdout).unwrap();
    assert!(markdown.contains("| header | 0.800 | 0.800 | 0.800 | 5 |"), "{markdown}");
}

#[test]
fn a_floor_that_is_undercut_fails_the_run() {
    let dir = tempfile::tempdir().unwrap();
    let (gold, corpus) = specimens(dir.path());
    let floors = dir.path().join("floors.csv");
    fs::write(&floors, "measure,floor,note\nheader,0.80,\n").unwrap();
    let path = floors.to_str().unwrap().to_owned();
    assert_eq!(evaluate(&gold, &corpus, &["--floors", &path]).status.code(), Some(0));
    fs::write(&floors, "measure,floor,note\nheader,0.90,\n").unwrap();
    let run = evaluate(&gold, &corpus, &["--floors", &path]);
    assert_eq!(run.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&run.stderr).contains("header: 0.800 is below its floor 0.90"));
    fs::write(&floors, "measure,floor\nheader,0.80\nheaders,0.90\n").unwrap();
    let run = evaluate(&gold, &corpus, &["--floors", &path]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("`headers`"));
    fs::write(&floors, "measure,least\nheader,0.90\n").unwrap();
    let run = evaluate(&gold, &corpus, &["--floors", &path]);
    assert_eq!(run.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&run.stderr).contains("no column `floor`"));
}
