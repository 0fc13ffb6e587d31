use std::{fs, path::Path};

use predicates::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::{example, gijigraph, printed};

/// A folder with the example and a file that is no text, and the place of a store beside it.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes = folder.path().join("minutes/2021");
    fs::create_dir_all(&minutes).expect("made");
    fs::copy(example(), minutes.join("third.txt")).expect("copied");
    fs::write(folder.path().join("minutes/picture.txt"), [0, 1, 2, 3, 255, 254, 0, 7].repeat(64))
        .expect("written");
    folder
}

fn ingest(folder: &Path) -> assert_cmd::Command {
    let mut command = gijigraph();
    command.arg("ingest").arg(folder.join("minutes")).arg("--store").arg(folder.join("store"));
    command
}

#[test]
fn a_broken_file_does_not_keep_the_rest_from_the_store() {
    let folder = folder();
    ingest(folder.path())
        .assert()
        .code(1)
        .stdout(predicate::str::contains("third.txt").and(predicate::str::contains("picture.txt (failed)")))
        .stderr(predicate::str::contains("picture.txt").and(predicate::str::contains("no text")));
    let sources = printed(
        gijigraph().args(["sources", "list", "--format", "json", "--store"]).arg(folder.path().join("store")),
    );
    let sources: Value = serde_json::from_str(&sources).expect("JSON");
    assert_eq!(sources.as_array().map(Vec::len), Some(1));
    assert_eq!(sources[0]["summary"]["people"], 19);
}

#[test]
fn a_mistyped_path_makes_no_store() {
    let folder = TempDir::new().expect("a temporary folder");
    ingest(folder.path()).assert().code(1).stderr(predicate::str::contains("minutes"));
    assert!(!folder.path().join("store").exists());
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_does_not_keep_the_rest_from_the_store() {
    let folder = folder();
    fs::remove_file(folder.path().join("minutes/picture.txt")).expect("removed");
    std::os::unix::fs::symlink("/does/not/exist", folder.path().join("minutes/gone.txt")).expect("linked");
    ingest(folder.path())
        .assert()
        .code(1)
        .stdout(predicate::str::contains("third.txt").and(predicate::str::contains("gone.txt (failed)")));
}

#[test]
fn the_report_as_json_counts_what_happened() {
    let folder = folder();
    let report = |command: &mut assert_cmd::Command| -> Value {
        let output = command.args(["--format", "json"]).output().expect("the program runs");
        assert_eq!(output.status.code(), Some(1));
        serde_json::from_slice(&output.stdout).expect("standard output holds JSON and nothing else")
    };
    let first = report(&mut ingest(folder.path()));
    assert_eq!([&first["ingested"], &first["unchanged"], &first["failed"]], [1, 0, 1]);
    assert_eq!(first["total"]["people"], 19);
    assert_eq!(first["documents"].as_array().map(Vec::len), Some(2));
    let second = report(&mut ingest(folder.path()));
    assert_eq!([&second["ingested"], &second["unchanged"], &second["failed"]], [0, 1, 1]);
    assert_eq!(second["total"], first["total"]);
}

#[test]
fn what_was_not_found_is_a_warning() {
    let folder = TempDir::new().expect("a temporary folder");
    let store = folder.path().join("store");
    let mut command = gijigraph();
    command.args(["ingest", "-", "--store"]).arg(&store).write_stdin("これは議事録ではない。\n");
    command
        .assert()
        .code(0)
        .stderr(predicate::str::contains("no date found").and(predicate::str::contains("no roster found")));
    let mut quiet = gijigraph();
    quiet.args(["ingest", "-", "--quiet", "--store"]).arg(&store).write_stdin("これも議事録ではない。\n");
    quiet.assert().code(0).stdout("").stderr("");
}

#[test]
fn the_number_of_threads_does_not_change_the_graph() {
    let exports = ["1", "4"].map(|jobs| {
        let folder = folder();
        ingest(folder.path()).args(["--jobs", jobs]).assert().code(1);
        printed(
            gijigraph().args(["export", "--format", "nquads", "--store"]).arg(folder.path().join("store")),
        )
    });
    assert!(exports[0].lines().count() > 1000);
    assert!(exports[0] == exports[1]);
}

#[test]
fn a_path_that_is_not_there_is_told_and_the_others_are_read() {
    let folder = folder();
    ingest(folder.path())
        .arg(folder.path().join("nowhere"))
        .assert()
        .code(1)
        .stderr(predicate::str::contains("nowhere"))
        .stdout(predicate::str::contains("third.txt"));
}

#[test]
fn words_of_ones_own_make_another_version() {
    let folder = folder();
    fs::remove_file(folder.path().join("minutes/picture.txt")).expect("removed");
    let data = folder.path().join("data");
    fs::create_dir(&data).expect("made");
    let state = |command: &mut assert_cmd::Command| -> Value {
        let report: Value = serde_json::from_str(&printed(command.args(["--format", "json"]))).expect("JSON");
        report["documents"][0]["state"].clone()
    };
    assert_eq!(state(&mut ingest(folder.path())), "ingested");
    assert_eq!(state(&mut ingest(folder.path())), "unchanged");
    assert_eq!(state(ingest(folder.path()).arg("--data").arg(&data)), "ingested");
    assert_eq!(state(ingest(folder.path()).arg("--data").arg(&data)), "unchanged");
    ingest(folder.path()).arg("--data").arg(folder.path().join("nowhere")).assert().code(2);
}

#[test]
fn removing_a_source_takes_its_graph_out() {
    let folder = folder();
    ingest(folder.path()).assert().code(1);
    let store = folder.path().join("store");
    let sources = |arguments: &[&str]| {
        let mut command = gijigraph();
        command.arg("sources").args(arguments).arg("--store").arg(&store);
        command
    };
    let name = folder.path().join("minutes/2021/third.txt").display().to_string();
    let shown = printed(&mut sources(&["show", &name]));
    assert!(shown.contains("people            19"), "{shown}");
    sources(&["remove", "no such thing"]).assert().code(1);
    sources(&["remove", &name]).assert().code(0);
    sources(&["show", &name]).assert().code(1).stderr(predicate::str::contains("sources list"));
    let export = printed(gijigraph().args(["export", "--format", "nquads", "--store"]).arg(&store));
    assert_eq!(export, "");
}
