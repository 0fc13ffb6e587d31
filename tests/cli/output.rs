//! What goes where: standard output, standard error, pipes and colours.

use std::{
    fs,
    io::Read,
    process::{Command, Stdio},
};

use predicates::prelude::*;
use tempfile::TempDir;

use super::{example, gijigraph, printed, store};

#[test]
fn a_reader_that_leaves_early_is_no_failure() {
    for arguments in [
        &["export", "--format", "nquads"][..],
        &["export", "--format", "turtle"],
        &["query", "SELECT * { ?s ?p ?o }", "--format", "csv"],
        &["query", "SELECT * { ?s ?p ?o }", "--format", "table"],
        &["query", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"],
        &["trace", "--format", "csv"],
        &["trace", "--format", "json"],
        &["search", "再生医療", "--format", "csv"],
        &["graph", "rank", "--limit", "1000", "--format", "csv"],
    ] {
        let program = env!("CARGO_BIN_EXE_gijigraph");
        let mut command = Command::new(program);
        command.args(arguments).arg("--store").arg(store()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program runs");
        let mut first = [0; 16];
        // The pipe is closed when the reader goes out of scope: far less is read than is to come.
        child.stdout.take().expect("piped").read_exact(&mut first).expect("something is printed");
        let output = child.wait_with_output().expect("the program ends");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{arguments:?}");
    }
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    let trace = |color: &[&str], no_color: bool| {
        let mut command = gijigraph();
        if no_color {
            command.env("NO_COLOR", "1");
        }
        printed(command.arg("trace").args(color).arg("--store").arg(store())).contains('\u{1b}')
    };
    assert!(!trace(&[], false), "a pipe is no terminal");
    assert!(!trace(&["--color", "never"], false));
    assert!(!trace(&[], true));
    assert!(trace(&["--color", "always"], false));
    assert!(trace(&["--color", "always"], true), "who asks on the command line knows better");
}

#[test]
fn errors_are_coloured_no_more_than_results() {
    let missing = ["trace", "--store", "/does/not/exist"];
    gijigraph().args(missing).assert().stderr(predicate::str::contains('\u{1b}').not());
    gijigraph().args(missing).args(["--color", "always"]).assert().stderr(predicate::str::contains('\u{1b}'));
}

#[test]
fn a_store_that_is_not_there_is_named_with_what_to_do() {
    for arguments in [
        &["trace"][..],
        &["query", "ASK {}"],
        &["export"],
        &["export", "--format", "svg"],
        &["graph", "stats"],
        &["sources", "list"],
        &["sources", "show", "x"],
        &["sources", "remove", "x"],
    ] {
        gijigraph().args(arguments).args(["--store", "/does/not/exist"]).assert().code(3).stdout("").stderr(
            predicate::str::contains("/does/not/exist").and(predicate::str::contains("gijigraph ingest")),
        );
    }
}

#[test]
fn nothing_is_written_into_a_folder_of_other_files() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::write(folder.path().join("letter.txt"), "お世話になっております。").expect("written");
    gijigraph().arg("ingest").arg(example()).arg("--store").arg(folder.path()).assert().code(3);
    let left: Vec<_> =
        fs::read_dir(folder.path()).expect("read").filter_map(Result::ok).map(|e| e.file_name()).collect();
    assert_eq!(left, ["letter.txt"]);
}

#[test]
fn an_export_into_a_file_is_what_goes_to_standard_output() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("graph.ttl");
    gijigraph().args(["export", "-o"]).arg(&file).arg("--store").arg(store()).assert().code(0).stdout("");
    let printed = printed(gijigraph().arg("export").arg("--store").arg(store()));
    assert!(fs::read_to_string(&file).expect("written") == printed);
    gijigraph().args(["export", "-o", "/does/not/exist/graph.ttl", "--store"]).arg(store()).assert().code(1);
    gijigraph().args(["export", "--bom", "--store"]).arg(store()).assert().code(2);
}

#[test]
fn tables_begin_with_a_mark_for_excel_where_asked() {
    for (option, mark) in [(None, false), (Some("--bom"), true)] {
        let folder = TempDir::new().expect("a temporary folder");
        let mut command = gijigraph();
        command
            .args(["export", "--format", "csv", "-o"])
            .arg(folder.path())
            .args(option)
            .arg("--store")
            .arg(store());
        command.assert().code(0).stderr(predicate::str::contains("people.csv: 19 rows"));
        let people = fs::read(folder.path().join("people.csv")).expect("written");
        assert_eq!(people.starts_with(b"\xef\xbb\xbf"), mark);
    }
}

#[test]
fn tables_come_with_their_description_and_the_licence_asked_for() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let licence = "https://creativecommons.org/licenses/by/4.0/";
    printed(
        gijigraph()
            .args(["export", "--format", "csv", "--licence", licence, "-o"])
            .arg(folder.path())
            .arg("--store")
            .arg(store()),
    );
    let text = fs::read_to_string(folder.path().join("datapackage.json")).expect("a description");
    let package: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(package["licenses"][0]["path"], licence);
    for resource in package["resources"].as_array().expect("resources") {
        let file = resource["path"].as_str().expect("a path");
        let table = fs::read_to_string(folder.path().join(file)).expect("the table described");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<_> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(table.lines().next(), Some(names.join(",").as_str()), "{file}");
    }
    gijigraph().args(["export", "--licence", licence]).assert().code(2);
}
