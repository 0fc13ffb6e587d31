//! What a document says, apart from where on the page it says it.

use std::collections::BTreeSet;

use gijigraph::{Lexicon, Source, document::Document, rdf::Base};
use serde_json::{Map, Value, json};

/// Fields that tell of places and bytes.
const OF_THE_PAGE: &[&str] = &["span", "document", "coverage", "diagnostics"];

/// What the document in `bytes` says: no places, mentions and aliases as sets.
pub fn said(bytes: &[u8]) -> Value {
    let source = Source::new("variation.txt", bytes.to_vec());
    let extraction = gijigraph::extract(&source, Lexicon::embedded()).expect("a variation is text");
    let documents = Document::all(&extraction, &Base::default());
    assert_eq!(documents.len(), 1, "one meeting, one document");
    let document = &documents[0];
    let mut said = without_places(serde_json::to_value(document).expect("a document is JSON"));
    let mentions: BTreeSet<String> =
        document.mentions.iter().map(|m| format!("{} {} = {}", m.kind, m.text, m.canonical)).collect();
    let aliases: BTreeSet<String> =
        document.aliases.iter().map(|(name, other)| format!("{name} = {other}")).collect();
    said["mentions"] = json!(mentions);
    said["aliases"] = json!(aliases);
    said
}

fn without_places(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(name, _)| !OF_THE_PAGE.contains(&name.as_str()));
            Value::Object(kept.map(|(name, value)| (name, without_places(value))).collect::<Map<_, _>>())
        }
        Value::Array(items) => items.into_iter().map(without_places).collect(),
        other => other,
    }
}

/// Where `other` first differs from `expected`, with both values; sets are told by what is lacking and what is new.
pub fn first_difference(path: &str, expected: &Value, other: &Value) -> Option<String> {
    if expected == other {
        return None;
    }
    match (expected, other) {
        (Value::Object(a), Value::Object(b)) => {
            let names: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            let order = ["meeting", "agenda", "attendees", "materials", "turns"];
            let rank = |name: &String| order.iter().position(|o| o == name).unwrap_or(order.len());
            let mut names: Vec<&String> = names.into_iter().collect();
            names.sort_by_key(|name| rank(name));
            let null = Value::Null;
            names.into_iter().find_map(|name| {
                first_difference(
                    &format!("{path}/{name}"),
                    a.get(name).unwrap_or(&null),
                    b.get(name).unwrap_or(&null),
                )
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() && !a.iter().all(Value::is_string) => a
            .iter()
            .zip(b)
            .enumerate()
            .find_map(|(index, (a, b))| first_difference(&format!("{path}/{index}"), a, b)),
        (Value::Array(a), Value::Array(b)) => {
            let only = |one: &[Value], two: &[Value]| {
                let only: Vec<String> = one.iter().filter(|item| !two.contains(item)).map(brief).collect();
                only.join(", ")
            };
            Some(format!(
                "{path}: {} for {}; lacks [{}]; has instead [{}]",
                b.len(),
                a.len(),
                only(a, b),
                only(b, a)
            ))
        }
        _ => Some(format!("{path}: {} instead of {}", brief(other), brief(expected))),
    }
}

fn brief(value: &Value) -> String {
    let named =
        value.get("name").or_else(|| value.get("text")).or_else(|| value.get("label")).unwrap_or(value);
    let text = named.to_string();
    if text.chars().count() <= 90 {
        text
    } else {
        format!("{}…", text.chars().take(90).collect::<String>())
    }
}
