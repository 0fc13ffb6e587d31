use std::{
    fs,
    io::{Cursor, Write},
    path::Path,
};

use predicates::prelude::*;
use serde_json::Value;
use tempfile::TempDir;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{example, gijigraph, printed};

const PAGE: &str = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><nav><a href=\"/\">市政</a></nav>
<h1>第２回みなと市港湾協議会　議事録</h1><dl><dt>日時</dt><dd>令和５年６月１日（木曜日）</dd></dl>
<p>○山田会長　それでは開会します。</p><p>○鈴木委員　桟橋の点検について伺います。</p><p>○山田会長　どうぞ。</p></body></html>";

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("begun");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// A folder with an archive of the example, a page, and a member that is no text.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let text = fs::read(example()).expect("the example");
    let files: [(&str, &[u8]); 3] = [
        ("令和３年/第３回.txt", &text),
        ("page.html", PAGE.as_bytes()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\0"),
    ];
    fs::write(folder.path().join("all.zip"), zip(&files)).expect("written");
    folder
}

fn names(folder: &Path, printed: &str) -> Vec<String> {
    let folder = format!("{}/", folder.display());
    let lines = printed.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let name =
        |document: Value| document["document"]["name"].as_str().unwrap_or_default().replace(&folder, "");
    lines.map(name).collect()
}

#[test]
fn files_in_an_archive_are_documents_of_their_own() {
    let folder = folder();
    let output = gijigraph()
        .args(["extract", "--format", "jsonl"])
        .arg(folder.path().join("all.zip"))
        .assert()
        .code(1)
        .stderr(predicate::str::contains("all.zip/picture.png").and(predicate::str::contains("a picture")));
    let text = String::from_utf8_lossy(&output.get_output().stdout).into_owned();
    assert_eq!(names(folder.path(), &text), ["all.zip/page.html", "all.zip/令和３年/第３回.txt"]);
}

#[test]
fn an_archive_goes_into_the_store_member_by_member() {
    let folder = folder();
    let store = folder.path().join("store");
    let report = |code| -> Value {
        let mut command = gijigraph();
        command
            .arg("ingest")
            .arg(folder.path().join("all.zip"))
            .args(["--format", "json", "--store"])
            .arg(&store);
        let output = command.assert().code(code);
        serde_json::from_slice(&output.get_output().stdout).expect("JSON")
    };
    let first = report(1);
    assert_eq!([&first["ingested"], &first["unchanged"], &first["failed"]], [2, 0, 1]);
    let second = report(1);
    assert_eq!([&second["ingested"], &second["unchanged"], &second["failed"]], [0, 2, 1]);
}

#[test]
fn a_page_is_told_by_its_bytes_whatever_its_name() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("minutes.txt");
    fs::write(&file, PAGE).expect("written");
    let document: Value =
        serde_json::from_str(&printed(gijigraph().arg("extract").arg(&file))).expect("JSON");
    assert_eq!(document["document"]["format"], "html");
    assert_eq!(document["meeting"]["date"], "2023-06-01");
    assert_eq!(document["turns"].as_array().map(Vec::len), Some(3));
    let mut declared = gijigraph();
    declared.args(["extract", "--input-format", "txt"]).arg(&file);
    let document: Value = serde_json::from_str(&printed(&mut declared)).expect("JSON");
    assert_eq!(document["document"]["format"], "txt");
    let mut shown = gijigraph();
    shown.args(["inspect", "--stage", "text", "--input-format", "html"]).arg(&file);
    assert!(printed(&mut shown).starts_with("# html UTF-8"));
    gijigraph().args(["extract", "--input-format", "wordperfect"]).arg(&file).assert().code(2);
}

#[test]
fn another_format_makes_another_graph() {
    let folder = TempDir::new().expect("a temporary folder");
    let file = folder.path().join("page.html");
    fs::write(&file, PAGE).expect("written");
    let state = |arguments: &[&str]| -> Value {
        let mut command = gijigraph();
        command.arg("ingest").arg(&file).args(arguments).args(["--format", "json", "--store"]);
        command.arg(folder.path().join("store"));
        let report: Value = serde_json::from_str(&printed(&mut command)).expect("JSON");
        report["documents"][0]["state"].clone()
    };
    assert_eq!(state(&[]), "ingested");
    assert_eq!(state(&[]), "unchanged");
    assert_eq!(state(&["--input-format", "txt"]), "ingested");
    assert_eq!(state(&["--input-format", "txt"]), "unchanged");
}

#[test]
fn files_of_other_kinds_are_named_with_what_to_do() {
    let folder = TempDir::new().expect("a temporary folder");
    let mut old_word = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    old_word.extend("WordDocument".encode_utf16().flat_map(u16::to_le_bytes));
    let cases: [(&[u8], &str); 4] = [
        (&old_word, ".docx"),
        (b"{\\rtf1\\ansi minutes}", "Rich Text"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "OCR"),
        (b"PK\x03\x04 cut off", "damaged"),
    ];
    for (bytes, told) in cases {
        let file = folder.path().join("file");
        fs::write(&file, bytes).expect("written");
        gijigraph().arg("extract").arg(&file).assert().code(1).stderr(predicate::str::contains(told));
    }
}

/// A folder of programs: an `ocrmypdf` that gives `read` for whatever it is asked, and nothing else but a shell's `cp`.
#[cfg(unix)]
fn programs(read: Option<&Path>) -> TempDir {
    use std::os::unix::fs::PermissionsExt;
    let folder = TempDir::new().expect("a temporary folder");
    if let Some(read) = read {
        let program = folder.path().join("ocrmypdf");
        let script = format!("#!/bin/sh\nfor last; do :; done\n/bin/cp '{}' \"$last\"\n", read.display());
        fs::write(&program, script).expect("written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("made a program");
    }
    folder
}

#[cfg(unix)]
#[test]
fn pages_that_are_pictures_are_read_by_ocr_and_stay_the_published_document() {
    let pdf = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf").join(name);
    let programs = programs(Some(&pdf("writer.pdf")));
    let mut command = gijigraph();
    command.env("PATH", programs.path()).args(["extract", "--ocr"]).arg(pdf("picture.pdf"));
    let document: Value = serde_json::from_str(&printed(&mut command)).expect("JSON");
    let text: Value =
        serde_json::from_str(&printed(gijigraph().arg("extract").arg(pdf("writer.pdf")))).expect("JSON");
    assert_eq!(document["meeting"]["series"], text["meeting"]["series"]);
    assert_ne!(document["document"]["sha256"], text["document"]["sha256"], "the digest is that of the scan");
}

#[cfg(unix)]
#[test]
fn ocr_without_a_program_says_what_to_install() {
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf/picture.pdf");
    let programs = programs(None);
    gijigraph()
        .env("PATH", programs.path())
        .args(["extract", "--ocr"])
        .arg(&picture)
        .assert()
        .code(1)
        .stderr(predicate::str::contains("tesseract-ocr-jpn").and(predicate::str::contains("picture.pdf")));
    gijigraph().arg("extract").arg(&picture).assert().code(1).stderr(predicate::str::contains("--ocr"));
}
