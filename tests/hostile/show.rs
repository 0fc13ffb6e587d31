//! What a hostile document says is text wherever it is shown: in RDF, XML, JSON, tables, queries and on the terminal.

use std::{fs, path::Path, process::Command};

use gijigraph::{
    export::{self, Format},
    search::Index,
    store::Store,
};
use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{Quad, Triple},
};
use std::collections::BTreeSet;
use tempfile::TempDir;

use super::sample;

/// A store on disk whose every text does harm where it is not escaped.
fn store() -> (TempDir, Store) {
    let folder = TempDir::new().unwrap();
    let store = Store::open(&folder.path().join("store"), None).unwrap();
    store.replace(&sample::hostile()).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    (folder, store)
}

/// What the program prints; it must succeed.
fn printed(arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
    let output = command.args(arguments).arg("--store").arg(folder.join("store")).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn rdf_in_every_syntax_says_what_the_store_says() {
    let (_folder, store) = store();
    let held: BTreeSet<String> = store.quads(None).map(|q| Triple::from(q.unwrap()).to_string()).collect();
    assert!(held.iter().any(|triple| triple.contains("DROP ALL")));
    for (format, rdf) in [
        (Format::Turtle, RdfFormat::Turtle),
        (Format::NTriples, RdfFormat::NTriples),
        (Format::NQuads, RdfFormat::NQuads),
        (Format::TriG, RdfFormat::TriG),
        (Format::JsonLd, export::JSON_LD),
        (Format::RdfXml, RdfFormat::RdfXml),
    ] {
        let mut out = Vec::new();
        export::write(&store, format, &mut out).unwrap();
        let read = RdfParser::from_format(rdf).for_slice(&out).collect::<Result<Vec<Quad>, _>>().unwrap();
        let said: BTreeSet<String> = read.into_iter().map(|q| Triple::from(q).to_string()).collect();
        assert!(said == held, "{format:?}: {:?}", said.symmetric_difference(&held).next());
    }
}

#[test]
fn networks_and_pictures_stay_well_formed_and_hold_no_script() {
    let (folder, store) = store();
    drop(store);
    for format in ["graphml", "gexf", "svg"] {
        let xml = printed(&["export", "--format", format, "--with-candidates"], folder.path());
        assert!(xml.contains("alert(1)"), "{format} shows the labels");
        assert!(!xml.contains("<script"), "{format}");
        let mut reader = quick_xml::Reader::from_str(&xml);
        while reader.read_event().unwrap_or_else(|error| panic!("{format}: {error}"))
            != quick_xml::events::Event::Eof
        {}
    }
    let json = printed(&["export", "--format", "cytoscape", "--with-candidates"], folder.path());
    serde_json::from_str::<serde_json::Value>(&json).unwrap();
    let dot = printed(&["export", "--format", "dot", "--with-candidates"], folder.path());
    // A quotation mark ends a string unless a backslash stands before it; every line has them in pairs.
    for line in dot.lines() {
        let bare = line.replace("\\\\", "").replace("\\\"", "");
        assert_eq!(bare.matches('"').count() % 2, 0, "{line}");
    }
}

/// No cell of a table is taken for a formula.
fn check_cells(table: &str, name: &str) {
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let mut hostile = 0;
    for row in reader.records() {
        for cell in &row.unwrap() {
            hostile += usize::from(cell.contains("alert(1)"));
            let first = cell.chars().next();
            assert!(!first.is_some_and(|c| "=+-@\t\r\n＝＋－＠".contains(c)), "{name}: {cell:?}");
        }
    }
    assert!(hostile > 0 || !table.contains("alert(1)"), "{name}");
}

#[test]
fn no_cell_of_any_table_for_spreadsheets_is_a_formula() {
    let (folder, store) = store();
    drop(store);
    let tables = folder.path().join("tables");
    printed(&["export", "--format", "csv", "-o", tables.to_str().unwrap()], folder.path());
    let mut checked = 0;
    for file in fs::read_dir(&tables).unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|extension| extension == "csv") {
            check_cells(&fs::read_to_string(&file).unwrap(), &file.display().to_string());
            checked += 1;
        }
    }
    assert!(checked > 5, "{checked} tables");
    for command in [
        &["search", "ドローン", "--format", "csv"][..],
        &["trace", "--format", "csv"],
        &["graph", "rank", "--format", "csv"],
        &["graph", "communities", "--format", "csv"],
        &["query", "--named", "who-raised", "--set", "issue=ドローン", "--spreadsheet"],
    ] {
        let table = printed(command, folder.path());
        assert!(table.contains("alert(1)"), "{command:?}: {table}");
        check_cells(&table, command[0]);
    }
}

#[test]
fn a_parameter_of_a_question_is_never_a_part_of_it() {
    let (folder, store) = store();
    drop(store);
    let before = printed(&["export", "--format", "nquads"], folder.path());
    for value in [sample::HOSTILE, "\") } DROP ALL #", "\\", "'''", "?x", "<http://a> } #", "\u{0}"] {
        // A process takes no NUL.
        let value = value.replace('\0', "");
        let setting = format!("person={value}");
        let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
        command
            .args(["query", "--named", "issues-of-person", "--set", &setting, "--store"])
            .arg(folder.path().join("store"));
        let output = command.output().unwrap();
        assert!(
            matches!(output.status.code(), Some(0 | 1)),
            "{value}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert!(printed(&["export", "--format", "nquads"], folder.path()) == before);
}

#[test]
fn nothing_a_document_or_its_name_says_reaches_the_terminal_as_a_command() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("a\u{1b}[2Jb\u{7}.txt");
    let minutes = "第２回みなと市港湾協議会　議事録\n日時：令和５年６月１日（木）\n出席者：\n会長　潮見\u{1b}[31m航　みなと大学教授\n\n議事\n○潮見会長　航空法\u{1b}]0;x\u{7}について、手続を\u{9b}31m簡素化する必要がある。\n";
    fs::write(&file, minutes).unwrap();
    let harmless = |what: &str, text: &[u8]| {
        let text = String::from_utf8_lossy(text);
        let command = text.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert_eq!(command, None, "{what}: {text:?}");
    };
    for arguments in [
        &["ingest", file.to_str().unwrap()][..],
        &["ingest", folder.path().join("none\u{1b}[2J").to_str().unwrap()],
        &["trace"],
        &["trace", "--format", "table"],
        &["trace", "--format", "markdown"],
        &["search", "航空法"],
        &["search", "航空法", "--format", "table"],
        &["sources", "list"],
        &["sources", "show", file.to_str().unwrap()],
        &["query", "--named", "who-raised", "--set", "issue=簡素化"],
        &["graph", "path", "潮見航", "航空法"],
        &["verify"],
        &["sources", "remove", file.to_str().unwrap()],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
        let output =
            command.args(arguments).arg("--store").arg(folder.path().join("store")).output().unwrap();
        harmless(arguments[0], &output.stdout);
        harmless(arguments[0], &output.stderr);
    }
}
