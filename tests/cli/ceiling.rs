//! Ceilings on one document: what goes beyond is an error of its own, the rest is done, and the exit code says so.

use std::{
    fs,
    io::Write,
    path::Path,
    time::{Duration, Instant},
};

use flate2::{Compression, write::GzEncoder};
use predicates::prelude::*;
use tempfile::TempDir;

use super::{gijigraph, printed};

const SMALL: &str =
    "第２回みなと市港湾協議会　議事録\n日時：令和５年６月１日（木）\n○山田会長　それでは開会します。\n";

/// A text of about so many bytes.
fn minutes(bytes: usize) -> String {
    let line = "○鈴木委員　桟橋の点検について、航空法との関係で、手続を簡素化する必要がある。\n";
    format!("{SMALL}{}", line.repeat(bytes / line.len()))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(bytes).expect("packed");
    packed.finish().expect("packed")
}

/// The names of the sources in a store.
fn sources(store: &Path) -> Vec<String> {
    let list = printed(gijigraph().args(["sources", "list", "--format", "json", "--store"]).arg(store));
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    let names = list.as_array().expect("a list").iter().map(|source| source["names"][0].as_str());
    let file = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    names.map(|name| file(name.expect("a name"))).collect()
}

#[test]
fn a_document_of_too_many_bytes_fails_alone_in_files_and_archives() {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes_in = folder.path().join("minutes");
    fs::create_dir(&minutes_in).expect("made");
    fs::write(minutes_in.join("small.txt"), SMALL).expect("written");
    fs::write(minutes_in.join("large.txt"), minutes(20_000)).expect("written");
    fs::write(minutes_in.join("packed.txt.gz"), gzip(minutes(20_000).as_bytes())).expect("written");
    let store = folder.path().join("store");
    let mut command = gijigraph();
    command.args(["ingest", "--max-bytes", "16K", "--store"]).arg(&store).arg(&minutes_in);
    command.assert().code(1).stderr(
        predicate::str::contains("large.txt: larger than 16384 bytes: --max-bytes")
            .and(predicate::str::contains("packed.txt.gz/packed.txt: unpacks to more than")),
    );
    assert_eq!(sources(&store), ["small.txt"]);
    for (limit, code) in [("16K", 1), ("1M", 0)] {
        let mut command = gijigraph();
        command.args(["extract", "--max-bytes", limit, "-"]).write_stdin(minutes(20_000));
        command.assert().code(code);
    }
}

#[test]
fn a_document_that_takes_too_long_fails_alone_and_is_not_waited_for() {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes_in = folder.path().join("minutes");
    fs::create_dir(&minutes_in).expect("made");
    fs::write(minutes_in.join("small.txt"), SMALL).expect("written");
    fs::write(minutes_in.join("large.txt"), minutes(64 << 20)).expect("written");
    let store = folder.path().join("store");
    let begun = Instant::now();
    let mut command = gijigraph();
    command.args(["ingest", "--max-seconds", "2.5", "--store"]).arg(&store).arg(&minutes_in);
    command
        .assert()
        .code(1)
        .stderr(predicate::str::contains("large.txt: not done within 2.5 seconds: --max-seconds"));
    let ingested = begun.elapsed();
    assert_eq!(sources(&store), ["small.txt"]);
    let mut command = gijigraph();
    command.args(["extract", "--format", "nquads", "--max-seconds", "0.5"]).arg(minutes_in.join("large.txt"));
    command.assert().code(1).stdout("").stderr(predicate::str::contains("not done within 0.5 seconds"));
    // Half a minute is needed for that many bytes where nothing else runs.
    assert!(ingested < Duration::from_secs(25), "{ingested:?}");
}

#[test]
fn a_limit_that_is_kept_changes_nothing() {
    let extracted = |limits: &[&str]| {
        let mut command = gijigraph();
        command.args(["extract", "--format", "nquads"]).args(limits).arg(super::example());
        printed(&mut command)
    };
    assert!(extracted(&["--max-seconds", "600", "--max-bytes", "1G"]) == extracted(&[]));
}

#[test]
fn limits_that_are_none_are_wrong_usage() {
    let wrong = [
        ["--max-bytes", "0"],
        ["--max-bytes", "many"],
        ["--max-bytes", "99999999999G"],
        ["--max-bytes", "4G"],
        ["--max-bytes", "5T"],
        ["--max-seconds", "0"],
        ["--max-seconds=-1", "x"],
        ["--max-seconds", "soon"],
    ];
    for limit in wrong {
        gijigraph().arg("ingest").args(limit).arg("x").assert().code(2);
    }
}
