use std::fs;

use predicates::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use super::{example, gijigraph, printed};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[test]
fn one_file_is_an_object_with_the_fields_of_the_contract() {
    let document = json(&printed(gijigraph().arg("extract").arg(example())));
    for field in [
        "document",
        "meeting",
        "attendees",
        "agenda",
        "materials",
        "turns",
        "mentions",
        "aliases",
        "follow_ups",
        "diagnostics",
        "coverage",
    ] {
        assert!(document.get(field).is_some(), "{field}");
    }
    assert_eq!(document["meeting"]["date"], "2021-01-27");
    assert_eq!(document["meeting"]["ordinal"], 3);
    assert_eq!(document["attendees"].as_array().map(Vec::len), Some(19));
    let group =
        document["turns"].as_array().and_then(|turns| turns.iter().find(|t| t["attribution"] == "group"));
    let group = group.expect("the first section is attributed to a group");
    assert_eq!(group["speakers"], serde_json::json!(["参考人"]));
    assert_eq!(group["candidates"].as_array().map(Vec::len), Some(5));
}

#[test]
fn a_span_holds_the_words() {
    let document = json(&printed(gijigraph().arg("extract").arg(example())));
    let source: Vec<char> = fs::read_to_string(example()).expect("the example is UTF-8").chars().collect();
    let quote = |span: &Value| -> String {
        let [start, end] =
            [0, 1].map(|i| span[i].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a number"));
        gijigraph::text::fold(&source[start..end].iter().collect::<String>())
    };
    let attendees = document["attendees"].as_array().expect("attendees");
    for attendee in attendees {
        let name = attendee["name"].as_str().expect("all of the example have names");
        assert!(quote(&attendee["span"]).contains(name), "{attendee}");
    }
    for turn in document["turns"].as_array().expect("turns") {
        assert_eq!(Some(quote(&turn["span"]).as_str()), turn["text"].as_str());
    }
}

#[test]
fn standard_input_gives_the_same_as_the_file() {
    let [mut piped, mut read] = [
        json(&printed(gijigraph().args(["extract", "-"]).pipe_stdin(example()).expect("the example"))),
        json(&printed(gijigraph().arg("extract").arg(example()))),
    ];
    assert_eq!(piped["document"]["name"], "-");
    for document in [&mut piped, &mut read] {
        document["document"]["name"].take();
    }
    assert_eq!(piped, read);
}

#[test]
fn several_files_are_an_array_or_a_line_each() {
    let file = example();
    let array = json(&printed(gijigraph().arg("extract").args([&file, &file])));
    assert_eq!(array.as_array().map(Vec::len), Some(2));
    let lines = printed(gijigraph().args(["extract", "--format", "jsonl"]).args([&file, &file]));
    let lines: Vec<Value> = lines.lines().map(json).collect();
    assert_eq!(array, Value::Array(lines));
}

#[test]
fn a_file_that_is_not_there_is_told_and_the_others_are_printed() {
    let command = &mut gijigraph();
    let output =
        command.args(["extract", "/does/not/exist.txt"]).arg(example()).output().expect("the program runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("/does/not/exist.txt"));
    assert_eq!(json(&String::from_utf8_lossy(&output.stdout)).as_array().map(Vec::len), Some(1));
    let none = gijigraph().args(["extract", "/does/not/exist.txt", "/nor/does/this.txt"]).output();
    assert_eq!(none.expect("the program runs").stdout, b"[]\n");
}

#[test]
fn a_folder_and_a_file_that_is_no_text_are_refused() {
    let folder = TempDir::new().expect("a temporary folder");
    gijigraph().arg("extract").arg(folder.path()).assert().code(1).stderr(predicate::str::contains("ingest"));
    let picture = folder.path().join("a.png");
    fs::write(&picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xde")
        .expect("written");
    gijigraph()
        .arg("extract")
        .arg(&picture)
        .assert()
        .code(1)
        .stderr(predicate::str::contains("a picture is not read"));
}

#[test]
fn the_schema_describes_every_field_that_is_printed() {
    let schema = json(&printed(gijigraph().args(["extract", "--schema"])));
    let document = json(&printed(gijigraph().arg("extract").arg(example())));
    let mut checked = 0;
    check(&document, &schema, &schema, "document", &mut checked);
    assert!(checked > 1000, "only {checked} values were checked");
}

/// Walks a value along its schema: every field is described, every required one is there.
fn check(value: &Value, schema: &Value, root: &Value, place: &str, checked: &mut usize) {
    let schema = match schema["$ref"].as_str() {
        Some(reference) => {
            root.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference}"))
        }
        None => schema,
    };
    if let Some(choices) = schema["anyOf"].as_array() {
        let fitting = choices.iter().find(|choice| choice["type"] != "null").unwrap_or(&choices[0]);
        if !value.is_null() {
            check(value, fitting, root, place, checked);
        }
        return;
    }
    *checked += 1;
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let described = schema["properties"]
                    .get(name)
                    .unwrap_or_else(|| panic!("{place}.{name} is not described"));
                check(field, described, root, &format!("{place}.{name}"), checked);
            }
            for required in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                assert!(fields.contains_key(required), "{place}.{required} is missing");
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                let of_item = schema["prefixItems"].get(index).unwrap_or(&schema["items"]);
                check(item, of_item, root, &format!("{place}[{index}]"), checked);
            }
        }
        Value::Null => {
            assert!(schema["type"].as_array().is_some_and(|types| types.contains(&"null".into())), "{place}");
        }
        _ => {}
    }
}

#[test]
fn what_mentions_name_is_in_the_graph() {
    let document = json(&printed(gijigraph().arg("extract").arg(example())));
    let graph = printed(gijigraph().args(["extract", "--format", "nquads"]).arg(example()));
    let ids: Vec<&str> =
        document["mentions"].as_array().into_iter().flatten().filter_map(|m| m["id"].as_str()).collect();
    assert!(ids.len() > 30, "{}", ids.len());
    for id in ids {
        let subject = format!("<{id}> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type>");
        assert!(graph.contains(&subject), "{id}");
    }
    let statements = graph.matches("rdf-syntax-ns#type> <https://w3id.org/gijigraph/ns#Statement>").count();
    assert_eq!(Some(statements), document["turns"].as_array().map(Vec::len));
}

#[test]
fn the_base_names_all_things() {
    let base = "https://example.org/minutes/";
    let turtle = printed(gijigraph().args(["extract", "--format", "turtle", "--base", base]).arg(example()));
    assert!(turtle.contains("@prefix data: <https://example.org/minutes/>"));
    assert!(!turtle.contains("w3id.org/gijigraph/id/"));
    gijigraph().args(["extract", "--base", "会議"]).arg(example()).assert().code(2);
}

#[test]
fn extracting_twice_gives_the_same_bytes() {
    for format in ["json", "jsonl", "turtle", "nquads"] {
        let [one, two] =
            [(); 2].map(|()| printed(gijigraph().args(["extract", "--format", format]).arg(example())));
        assert!(one == two, "{format}");
    }
}

#[test]
fn every_stage_can_be_inspected() {
    for (stage, expected) in [
        ("text", "UTF-8"),
        ("outline", "wrapped at"),
        ("minutes", "# roster: 19"),
        ("mentions", "person 澤芳樹"),
        ("claims", "by [1005..1032] group 参考人 of"),
        ("quads", "<https://w3id.org/gijigraph/ns#Meeting>"),
    ] {
        let shown = printed(gijigraph().args(["inspect", "--stage", stage]).arg(example()));
        assert!(shown.contains(expected), "{stage}: {expected}");
    }
}
