//! Answers of tools: the program's own views as JSON, with the evidence that a view itself leaves out.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use rmcp::model::{CallToolResult, ContentBlock};
use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::{
    query::{Format, Results, table::Layout},
    search::{Found, Hit, Kind},
    serve::{Problem, api},
    store::{Error, Store},
    trace::{Attribution, Statement, Trace, Words},
};

/// Quotations for one thing at most.
const QUOTES: usize = 3;
/// Things of one answer to a query that are quoted at most.
const QUOTED: usize = 50;

/// The answer of a tool; what went wrong is told in words, for the one who asked.
pub(super) fn answer<T: Serialize>(answer: Result<T, Problem>) -> CallToolResult {
    match answer.and_then(|answer| serde_json::to_value(answer).map_err(|_| Problem::broken())) {
        Ok(value) => CallToolResult::structured(value),
        Err(problem) => CallToolResult::error(vec![ContentBlock::text(problem.message())]),
    }
}

/// What was found, with what each hit rests on.
#[derive(Serialize)]
pub(super) struct Evident {
    total: usize,
    hits: Vec<EvidentHit>,
}

#[derive(Serialize)]
struct EvidentHit {
    #[serde(flatten)]
    hit: Hit,
    /// Who is behind a statement or an issue, and on what ground.
    attributions: Vec<Attribution>,
    evidence: Vec<Words>,
}

/// Adds to each hit its words and who is behind it.
pub(super) fn evident(store: &Store, found: Found) -> Result<Evident, Problem> {
    let hits = found.hits.into_iter().map(|hit| with_evidence(store, hit));
    let hits = hits.collect::<Result<_, _>>().map_err(api::failed)?;
    Ok(Evident { total: found.total, hits })
}

fn with_evidence(store: &Store, hit: Hit) -> Result<EvidentHit, Error> {
    let node = NamedNode::new_unchecked(&hit.iri);
    let attributions = match hit.kind {
        Kind::Statement => Statement::of(store, &node)?.attributions,
        Kind::Issue => {
            let traced = Trace::beginnings(store, std::slice::from_ref(&node), QUOTED)?.issues;
            let mut attributions = Vec::new();
            for attribution in traced.into_iter().flat_map(|i| i.statements).flat_map(|s| s.attributions) {
                if !attributions.contains(&attribution) {
                    attributions.push(attribution);
                }
            }
            attributions.truncate(QUOTED);
            attributions
        }
        _ => Vec::new(),
    };
    Ok(EvidentHit { attributions, evidence: Words::of(store, &node, QUOTES)?, hit })
}

/// A view with each of its long lists cut to `limit` entries behind `offset`, where the view itself did not; `totals` tells
/// how many there were.
pub(super) fn page(view: serde_json::Result<Value>, offset: usize, limit: usize) -> Result<Value, Problem> {
    let mut view = view.map_err(|_| Problem::broken())?;
    let mut totals = match view.as_object_mut().and_then(|view| view.remove("totals")) {
        Some(Value::Object(totals)) => totals,
        _ => Map::new(),
    };
    // Lists stand at the top, and in what is particular to a kind of thing right below.
    for (name, value) in view.as_object_mut().into_iter().flatten() {
        match value {
            Value::Array(list) => cut(name, list, offset, limit, &mut totals),
            Value::Object(about) => {
                for (name, value) in about {
                    if let Value::Array(list) = value {
                        cut(name, list, offset, limit, &mut totals);
                    }
                }
            }
            _ => {}
        }
    }
    if let Value::Object(view) = &mut view {
        view.insert("totals".to_owned(), Value::Object(totals));
    }
    Ok(view)
}

fn cut(name: &str, list: &mut Vec<Value>, offset: usize, limit: usize, totals: &mut Map<String, Value>) {
    if totals.contains_key(name) {
        return;
    }
    totals.insert(name.to_owned(), json!(list.len()));
    // What is all there needs no second look; what is not is given from where the last look ended.
    if list.len() > limit || offset > 0 {
        list.drain(..offset.min(list.len()));
        list.truncate(limit);
    }
}

/// What a query gave, in SPARQL's JSON or as N-Triples, with quotations for the things it names.
pub(super) fn rows(store: &Store, results: Results) -> Result<Value, Problem> {
    let layout = Layout { width: None, base: store.base().as_str().to_owned() };
    let format = if matches!(results, Results::Graph(_)) { Format::NTriples } else { Format::Json };
    let mut bytes = Vec::new();
    let written = results.write(format, &layout, &mut bytes).map_err(|error| super::refused(&error))?;
    let text = String::from_utf8(bytes).map_err(|_| Problem::broken())?;
    let (mut answer, named) = if format == Format::Json {
        let answer: Value = serde_json::from_str(&text).map_err(|_| Problem::broken())?;
        let named = named_in(&answer);
        (answer, named)
    } else {
        let subjects =
            text.lines().filter_map(|line| line.strip_prefix('<')?.split_once("> ")).map(|(s, _)| s);
        let named: Vec<String> = subjects.map(ToOwned::to_owned).collect();
        (json!({ "ntriples": text }), named)
    };
    let mut evidence = BTreeMap::new();
    let own = named.into_iter().filter(|iri| iri.starts_with(&layout.base)).collect::<BTreeSet<_>>();
    for iri in own.into_iter().take(QUOTED) {
        let words = Words::of(store, &NamedNode::new_unchecked(iri.as_str()), QUOTES).map_err(api::failed)?;
        if !words.is_empty() {
            evidence.insert(iri, words);
        }
    }
    if let Value::Object(answer) = &mut answer {
        answer.insert("cut".to_owned(), json!(written.cut));
        answer.insert("evidence".to_owned(), json!(evidence));
    }
    Ok(answer)
}

/// The IRIs in rows of SPARQL's JSON.
fn named_in(rows: &Value) -> Vec<String> {
    let cells = rows["results"]["bindings"].as_array().into_iter().flatten();
    let cells = cells.filter_map(Value::as_object).flat_map(Map::values);
    let iris = cells.filter(|cell| cell["type"] == "uri").filter_map(|cell| cell["value"].as_str());
    iris.map(ToOwned::to_owned).collect()
}
