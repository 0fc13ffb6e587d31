//! Exports: the same bytes for the same documents, and tables that join.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

mod sample;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::Path,
};

use gijigraph::{
    export::{self, Format, tables},
    rdf::Base,
    store::Store,
};
use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{Quad, Triple},
};

fn exported(store: &Store, format: Format) -> String {
    let mut out = Vec::new();
    export::write(store, format, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn what_is_exported_and_loaded_exports_the_same() {
    let store = sample::store();
    for (format, rdf) in [(Format::NQuads, RdfFormat::NQuads), (Format::TriG, RdfFormat::TriG)] {
        let export = exported(&store, format);
        let copy = Store::in_memory(&Base::default()).unwrap();
        copy.database().load_from_slice(RdfParser::from_format(rdf), &export).unwrap();
        assert_eq!(exported(&copy, format), export);
    }
    for (format, rdf) in [
        (Format::Turtle, RdfFormat::Turtle),
        (Format::NTriples, RdfFormat::NTriples),
        (Format::JsonLd, export::JSON_LD),
        (Format::RdfXml, RdfFormat::RdfXml),
    ] {
        let export = exported(&store, format);
        let copy = Store::in_memory(&Base::default()).unwrap();
        copy.database().load_from_slice(RdfParser::from_format(rdf), &export).unwrap();
        assert_eq!(exported(&copy, format), export, "{format:?}");
    }
}

#[test]
fn every_syntax_says_the_same() {
    let store = sample::store();
    let expected: HashSet<Triple> =
        [sample::first(), sample::second()].into_iter().flat_map(|d| d.quads).map(|q| stored(&q)).collect();
    for (format, rdf) in [
        (Format::Turtle, RdfFormat::Turtle),
        (Format::NTriples, RdfFormat::NTriples),
        (Format::NQuads, RdfFormat::NQuads),
        (Format::TriG, RdfFormat::TriG),
        (Format::JsonLd, export::JSON_LD),
        (Format::RdfXml, RdfFormat::RdfXml),
    ] {
        let export = exported(&store, format);
        let triples: Vec<Triple> =
            RdfParser::from_format(rdf).for_slice(&export).map(|q| q.unwrap().into()).collect();
        let said: HashSet<Triple> =
            triples.into_iter().filter(|t| !t.subject.to_string().contains("graph/derived")).collect();
        assert!(expected.is_subset(&said), "{format:?} lacks {:?}", expected.difference(&said).next());
    }
}

/// The store keeps numbers by value: 1.0 is 1.
fn stored(quad: &Quad) -> Triple {
    let scratch = oxigraph::store::Store::new().unwrap();
    scratch.insert(quad).unwrap();
    scratch.iter().next().unwrap().unwrap().into()
}

#[test]
fn turtle_groups_subjects_class_first_and_declares_prefixes() {
    let turtle = exported(&sample::store(), Format::Turtle);
    for prefix in ["bibo: <http://purl.org/ontology/bibo/>", "data: <https://w3id.org/gijigraph/id/>"] {
        assert!(turtle.contains(&format!("@prefix {prefix} .\n")), "{turtle}");
    }
    let expected = "data:technology\\/ドローン a gg:Technology ;\n\trdfs:label \"ドローン\"@ja ;\n\tskos:altLabel \"無人航空機\"@ja .\n";
    assert_eq!(turtle.matches(expected).count(), 1, "{turtle}");
}

#[test]
fn the_catalogue_is_not_exported() {
    let store = sample::store();
    for format in [Format::NQuads, Format::TriG, Format::Turtle] {
        let export = exported(&store, format);
        assert!(!export.contains("first.txt") && !export.contains("gijigraph/catalogue"), "{format:?}");
    }
}

#[test]
fn quads_of_one_document_are_written_as_its_store_would() {
    let store = Store::in_memory(&Base::default()).unwrap();
    let document = sample::second();
    // 1.0 has another form in the store, so it is left out here.
    let quads: Vec<Quad> =
        document.quads.iter().filter(|q| !q.object.to_string().contains("1.0")).cloned().collect();
    store.replace(&gijigraph::store::DocumentGraph { quads: quads.clone(), ..document }).unwrap();
    let mut reversed = quads.clone();
    reversed.reverse();
    reversed.extend(quads);
    for format in [Format::Turtle, Format::NQuads, Format::TriG] {
        let mut out = Vec::new();
        export::write_quads(&reversed, format, store.base().as_str(), &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), exported(&store, format), "{format:?}");
    }
}

type Rows = Vec<BTreeMap<String, String>>;

fn read(dir: &Path, file: &str) -> Rows {
    let bytes = fs::read(dir.join(file)).unwrap();
    csv::Reader::from_reader(bytes.as_slice()).deserialize().map(Result::unwrap).collect()
}

fn column<'a>(rows: &'a Rows, name: &str) -> BTreeSet<&'a str> {
    rows.iter().flat_map(|row| row[name].split(" | ")).filter(|id| !id.is_empty()).collect()
}

#[test]
fn tables_join_by_their_ids() {
    let dir = tempfile::tempdir().unwrap();
    let written =
        tables::write(&sample::store(), &dir.path().join("tables"), &tables::Options::default()).unwrap();
    let dir = dir.path().join("tables");
    let files: BTreeMap<&str, Rows> =
        written.iter().map(|table| (table.file, read(&dir, table.file))).collect();
    for table in &written {
        assert_eq!(table.rows, files[table.file].len() as u64, "{}", table.file);
        assert!(table.rows > 0, "{} is empty", table.file);
    }
    assert_eq!(files.len(), 11);
    for (file, id, target, key) in [
        ("attendance.csv", "person_id", "people.csv", "person_id"),
        ("attendance.csv", "meeting_id", "meetings.csv", "meeting_id"),
        ("attendance.csv", "organization_ids", "organizations.csv", "organization_id"),
        ("people.csv", "organization_ids", "organizations.csv", "organization_id"),
        ("organizations.csv", "parent_id", "organizations.csv", "organization_id"),
        ("statements.csv", "meeting_id", "meetings.csv", "meeting_id"),
        ("statements.csv", "issue_ids", "issues.csv", "issue_id"),
        ("attributions.csv", "statement_id", "statements.csv", "statement_id"),
        ("attributions.csv", "candidate_ids", "people.csv", "person_id"),
        ("raised.csv", "issue_id", "issues.csv", "issue_id"),
        ("raised.csv", "statement_id", "statements.csv", "statement_id"),
        ("raised.csv", "candidate_ids", "people.csv", "person_id"),
        ("regulations.csv", "part_of_id", "regulations.csv", "regulation_id"),
        ("follow-ups.csv", "statement_id", "statements.csv", "statement_id"),
        ("follow-ups.csv", "actor_ids", "organizations.csv", "organization_id"),
    ] {
        let ids = column(&files[file], id);
        assert!(!ids.is_empty(), "{file} has no {id}");
        let keys = column(&files[target], key);
        assert!(ids.is_subset(&keys), "{file} {id} → {target}: {:?}", ids.difference(&keys));
        assert_eq!(keys.len(), files[target].len(), "{key} of {target} is no key");
    }
}

#[test]
fn tables_say_what_the_graph_says() {
    let dir = tempfile::tempdir().unwrap();
    tables::write(&sample::store(), dir.path(), &tables::Options::default()).unwrap();
    let [meetings, attendance, raised, people, regulations, follow_ups] =
        ["meetings", "attendance", "raised", "people", "regulations", "follow-ups"]
            .map(|file| read(dir.path(), &format!("{file}.csv")));
    let labels: Vec<_> = meetings.iter().map(|m| m["meeting"].as_str()).collect();
    assert_eq!(labels, ["第1回空き家対策会議", "第2回空き家対策会議"]);
    assert_eq!(meetings[0]["venue"], "'=市役所");
    assert_eq!((meetings[0]["attendees"].as_str(), meetings[0]["statements"].as_str()), ("3", "2"));
    let proxy =
        attendance.iter().find(|a| a["person"] == "鈴木一郎" && a["date"].starts_with("2020-04")).unwrap();
    assert_eq!((proxy["presence"].as_str(), proxy["organizations"].as_str()), ("代理出席", "国土省住宅局"));
    assert_eq!(raised.len(), 3);
    assert_eq!(raised[0]["attributed_to"], "委員");
    assert_eq!(raised[0]["candidates"], "山田花子 | 鈴木一郎");
    assert_eq!(
        (raised[1]["attributed_to"].as_str(), raised[1]["confidence"].as_str()),
        ("空き家学会", "0.4")
    );
    assert_eq!(
        (raised[0]["words"].as_str(), raised[2]["words"].as_str()),
        ("法で決めるべき", "ドローンで調べてよい。")
    );
    let yamada = people.iter().find(|p| p["person"] == "山田花子").unwrap();
    assert_eq!((yamada["posts"].as_str(), yamada["meetings"].as_str()), ("理事長", "2"));
    assert_eq!(regulations[0]["law_id"], "426AC1000000127");
    assert_eq!(regulations[0]["link"], "https://laws.e-gov.go.jp/law/426AC1000000127");
    assert_eq!(follow_ups[0]["text"], "次回、国土省が説明する。");
}

#[test]
fn tables_are_the_same_to_the_byte_in_any_order_of_documents() {
    let [one, other] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let reversed = Store::in_memory(&Base::default()).unwrap();
    for document in [sample::second(), sample::first()] {
        reversed.replace(&document).unwrap();
    }
    reversed.rebuild_derived().unwrap();
    let mark = tables::Options { byte_order_mark: true, ..tables::Options::default() };
    let written = tables::write(&sample::store(), one.path(), &mark).unwrap();
    assert_eq!(tables::write(&reversed, other.path(), &mark).unwrap(), written);
    for table in written {
        let bytes = fs::read(one.path().join(table.file)).unwrap();
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "{}", table.file);
        assert_eq!(bytes, fs::read(other.path().join(table.file)).unwrap(), "{}", table.file);
    }
    let [package, other] = [one, other].map(|dir| fs::read(dir.path().join("datapackage.json")).unwrap());
    assert_eq!(package, other);
}

/// Checks tables against what `datapackage.json` beside them says, as a reader of such packages would.
fn check_package(dir: &Path) -> serde_json::Value {
    let package: serde_json::Value =
        serde_json::from_slice(&fs::read(dir.join("datapackage.json")).unwrap()).unwrap();
    assert_eq!(package["profile"], "tabular-data-package");
    let resources = package["resources"].as_array().unwrap();
    let named = |name: &str| resources.iter().find(|r| r["name"] == name).unwrap();
    let names = |names: &serde_json::Value| -> Vec<String> {
        let all = names.as_array().map_or(std::slice::from_ref(names), Vec::as_slice);
        all.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
    };
    let cells = |row: &BTreeMap<String, String>, names: &[String]| -> Vec<String> {
        names.iter().map(|name| row[name].clone()).collect()
    };
    for resource in resources {
        let file = resource["path"].as_str().unwrap();
        let schema = &resource["schema"];
        let fields = schema["fields"].as_array().unwrap();
        let bytes = fs::read(dir.join(file)).unwrap();
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let headers: Vec<&str> = reader.headers().unwrap().iter().collect();
        let described: Vec<&str> = fields.iter().map(|f| f["name"].as_str().unwrap()).collect();
        assert_eq!(headers, described, "{file}");
        let rows = read(dir, file);
        for field in fields {
            let (ja, en) = field["description"].as_str().unwrap().rsplit_once(" / ").unwrap();
            assert!(!ja.is_empty() && en.is_ascii() || en.contains('…'), "{file} {field}");
            let name = field["name"].as_str().unwrap();
            for cell in rows.iter().map(|row| row[name].as_str()).filter(|cell| !cell.is_empty()) {
                match field["type"].as_str().unwrap() {
                    "integer" => assert!(cell.parse::<u64>().is_ok(), "{file} {name} {cell}"),
                    "number" => {
                        assert!((0.0..=1.0).contains(&cell.parse::<f64>().unwrap()), "{file} {name} {cell}");
                    }
                    other => assert_eq!(other, "string"),
                }
            }
        }
        let key = names(&schema["primaryKey"]);
        let keys: HashSet<Vec<String>> = rows.iter().map(|row| cells(row, &key)).collect();
        assert_eq!(keys.len(), rows.len(), "{key:?} of {file} is no key");
        assert!(keys.iter().flatten().all(|cell| !cell.is_empty()), "{key:?} of {file} is empty somewhere");
        for foreign in schema["foreignKeys"].as_array().into_iter().flatten() {
            let target = named(foreign["reference"]["resource"].as_str().unwrap());
            let (here, there) = (names(&foreign["fields"]), names(&foreign["reference"]["fields"]));
            let known: HashSet<Vec<String>> =
                read(dir, target["path"].as_str().unwrap()).iter().map(|row| cells(row, &there)).collect();
            for row in &rows {
                let cells = cells(row, &here);
                assert!(cells[0].is_empty() || known.contains(&cells), "{file} {here:?}: {cells:?}");
            }
        }
    }
    package
}

#[test]
fn the_package_describes_every_table_as_it_is() {
    let dir = tempfile::tempdir().unwrap();
    let options = tables::Options { licence: Some("CC-BY-4.0".to_owned()), ..tables::Options::default() };
    let written = tables::write(&sample::store(), dir.path(), &options).unwrap();
    let package = check_package(dir.path());
    let described: Vec<_> =
        package["resources"].as_array().unwrap().iter().map(|r| r["path"].as_str().unwrap()).collect();
    assert_eq!(described, written.iter().map(|table| table.file).collect::<Vec<_>>());
    assert_eq!(package["licenses"], serde_json::json!([{ "name": "CC-BY-4.0" }]));
    assert_eq!(package["sources"].as_array().map(Vec::len), Some(2));
    assert!(!package.to_string().contains("first.txt"), "names of files are no part of an export");
}

#[test]
fn a_package_without_documents_or_licence_leaves_both_out() {
    let dir = tempfile::tempdir().unwrap();
    tables::write(&Store::in_memory(&Base::default()).unwrap(), dir.path(), &tables::Options::default())
        .unwrap();
    let package = check_package(dir.path());
    assert!(package.get("sources").is_none() && package.get("licenses").is_none());
}
