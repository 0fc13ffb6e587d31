//! Evaluation: what was extracted, measured against what careful readers wrote down.
//!
//! Takes gold annotations and documents as JSON values; gives counts behind precision, recall and F1, and every miss with
//! its place; does not know files or how a document was extracted.

mod fold;
mod place;
mod structure;
mod turns;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

pub use place::Places;

use crate::Span;

/// True positives, and how many were extracted and expected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Found in both.
    pub hits: usize,
    /// Extracted.
    pub extracted: usize,
    /// Expected by the gold.
    pub expected: usize,
}

impl Count {
    fn add(&mut self, hits: usize, extracted: usize, expected: usize) {
        self.hits += hits;
        self.extracted += extracted;
        self.expected += expected;
    }

    fn one(&mut self, hit: bool) {
        self.add(usize::from(hit), 1, 1);
    }

    /// Part of what was extracted that is right; 1 where nothing was and nothing should have been.
    #[must_use]
    pub fn precision(&self) -> f64 {
        part(self.hits, self.extracted, self.expected)
    }

    /// Part of what was expected that was found.
    #[must_use]
    pub fn recall(&self) -> f64 {
        part(self.hits, self.expected, self.extracted)
    }

    /// The harmonic mean of the two.
    #[must_use]
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of things in documents")]
fn part(hits: usize, of: usize, other: usize) -> f64 {
    match (of, other) {
        (0, 0) => 1.0,
        (0, _) => 0.0,
        _ => hits as f64 / of as f64,
    }
}

/// A number as it is reported: four digits.
#[must_use]
pub fn rounded(value: f64) -> f64 {
    // Formatting rounds the exact value, half to even.
    format!("{value:.4}").parse().unwrap_or(value)
}

/// The columns `measure` and `floor` of a table.
///
/// # Errors
///
/// A table without these columns, or a floor that is no number; the message names the line.
pub fn floors(table: &str) -> Result<Vec<(String, f64)>, String> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers().map_err(|error| error.to_string())?.clone();
    let column = |name: &str| {
        headers.iter().position(|h| h == name).ok_or_else(|| format!("it has no column `{name}`"))
    };
    let (measure, floor) = (column("measure")?, column("floor")?);
    let mut floors = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| error.to_string())?;
        let line = row.position().map_or(0, csv::Position::line);
        let value = row.get(floor).unwrap_or_default();
        let value = value.parse().map_err(|_| format!("line {line}: `{value}` is no number"))?;
        floors.push((row.get(measure).unwrap_or_default().to_owned(), value));
    }
    Ok(floors)
}

/// Something expected and not found, or found and not expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miss {
    /// The measure it counts in.
    pub measure: &'static str,
    /// What differs.
    pub what: String,
    /// Where it stands in the document, where that is known.
    pub span: Option<Span>,
}

/// Counts by measure, with every miss.
#[derive(Clone, Debug, Default)]
pub struct Scores {
    /// Counts by measure: header, attendee.name, turn.speaker, …
    pub measures: BTreeMap<&'static str, Count>,
    /// What differs from the gold, in the order of the document.
    pub misses: Vec<Miss>,
}

impl Scores {
    /// Measures what was extracted from one document against its gold. A list is the records of one file.
    #[must_use]
    pub fn of(gold: &Value, extracted: &Value, places: &Places) -> Scores {
        let mut scores = Scores::default();
        let extracted = whole(extracted);
        let mut marker = Marker { scores: &mut scores, places };
        structure::header(gold, &extracted, &mut marker);
        structure::attendees(gold, &extracted, &mut marker);
        structure::agenda_and_materials(gold, &extracted, &mut marker);
        turns::score(gold, &extracted, &mut marker);
        scores
    }

    /// Adds the counts of another document.
    pub fn merge(&mut self, other: &Scores) {
        for (measure, count) in &other.measures {
            self.count(measure).add(count.hits, count.extracted, count.expected);
        }
    }

    /// The measures that undercut their floor: measure, value, floor. A floor of a measure that was not taken is undercut.
    #[must_use]
    pub fn undercut<'f>(&self, floors: &'f [(String, f64)]) -> Vec<(&'f str, f64, f64)> {
        let value = |name: &str| self.measures.get(name).map_or(0.0, Count::f1);
        let each = floors.iter().map(|(name, floor)| (name.as_str(), value(name), *floor));
        // Floors have two decimals.
        each.filter(|(_, value, floor)| value + 0.005 < *floor).collect()
    }

    /// Measures as JSON: p, r, f1 and how many were expected.
    #[must_use]
    pub fn json(&self) -> Value {
        let each = self.measures.iter().map(|(name, count)| {
            let values = json!({
                "p": rounded(count.precision()), "r": rounded(count.recall()),
                "f1": rounded(count.f1()), "n": count.expected,
            });
            ((*name).to_owned(), values)
        });
        Value::Object(each.collect::<Map<_, _>>())
    }

    fn count(&mut self, measure: &'static str) -> &mut Count {
        self.measures.entry(measure).or_default()
    }
}

/// Counts, and notes what differs.
struct Marker<'a> {
    scores: &'a mut Scores,
    places: &'a Places,
}

impl Marker<'_> {
    fn count(&mut self, measure: &'static str) -> &mut Count {
        self.scores.count(measure)
    }

    fn miss(&mut self, measure: &'static str, what: String, span: Option<Span>) {
        self.scores.misses.push(Miss { measure, what, span });
    }

    /// Two sets of folded strings; empty ones count for nothing.
    fn sets(
        &mut self,
        measure: &'static str,
        gold: impl IntoIterator<Item = String>,
        found: impl IntoIterator<Item = String>,
        told: bool,
    ) {
        let set = |all: &mut dyn Iterator<Item = String>| -> BTreeSet<String> {
            all.filter(|s| !s.is_empty()).collect()
        };
        let gold = set(&mut gold.into_iter());
        let found = set(&mut found.into_iter());
        self.count(measure).add(gold.intersection(&found).count(), found.len(), gold.len());
        if !told {
            return;
        }
        for lost in gold.difference(&found) {
            let span = self.places.find(lost);
            self.miss(measure, format!("missed: {lost}"), span);
        }
        for extra in found.difference(&gold) {
            let span = self.places.find(extra);
            self.miss(measure, format!("extra: {extra}"), span);
        }
    }
}

const LISTS: [&str; 7] = ["attendees", "agenda", "materials", "turns", "mentions", "aliases", "follow_ups"];

/// A file with several meetings comes as a list: its turns, mentions and people together, no header.
fn whole(extracted: &Value) -> Value {
    let Some(parts) = extracted.as_array() else { return extracted.clone() };
    let mut lists: BTreeMap<&str, Vec<Value>> = LISTS.iter().map(|key| (*key, Vec::new())).collect();
    for part in parts {
        let turns_before = lists["turns"].len();
        for key in LISTS {
            let mut items = list(part, key).to_vec();
            if key == "mentions" {
                for mention in &mut items {
                    if let Some(turn) = mention["turn"].as_u64() {
                        mention["turn"] = json!(turn + turns_before as u64);
                    }
                }
            }
            lists.entry(key).or_default().extend(items);
        }
    }
    let meeting = match parts.as_slice() {
        [only] => only.get("meeting").cloned().unwrap_or(Value::Null),
        _ => json!({}),
    };
    let mut object: Map<String, Value> =
        lists.into_iter().map(|(k, v)| (k.to_owned(), Value::Array(v))).collect();
    object.insert("meeting".to_owned(), meeting);
    Value::Object(object)
}

/// The list under `key`, empty where there is none.
fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The strings of a list, folded.
fn folded<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = String> + use<'v> {
    list(value, key).iter().map(fold::value)
}

/// The string under `key`; numbers as printed, empty where there is none.
fn word(value: &Value, key: &str) -> String {
    value.get(key).map(fold::value).unwrap_or_default()
}

/// Whether the value counts as true: not null, false, 0 or empty.
fn truthy(value: Option<&Value>) -> bool {
    match value {
        None | Some(Value::Null) => false,
        Some(Value::Bool(b)) => *b,
        Some(Value::Number(n)) => n.as_f64() != Some(0.0),
        Some(Value::String(s)) => !s.is_empty(),
        Some(Value::Array(a)) => !a.is_empty(),
        Some(Value::Object(o)) => !o.is_empty(),
    }
}

/// The place that an extracted thing bears.
fn span_of(value: &Value) -> Option<Span> {
    let pair = value.get("span")?.as_array()?;
    let at = |i: usize| pair.get(i)?.as_u64().and_then(|n| u32::try_from(n).ok());
    Some(Span::new(at(0)?, at(1)?.max(at(0)?)))
}
