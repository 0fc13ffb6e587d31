//! Statements, who made them, and what is named in them.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Marker, fold, folded, list, span_of, truthy, word};
use crate::Span;

/// A statement of the gold, the extracted one that it was found in, and whether that begins with the same words.
struct Pair<'v> {
    gold: &'v Value,
    found: Option<usize>,
    exact: bool,
}

/// Scores statements, mentions, aliases and what will be done.
pub(super) fn score(gold: &Value, found: &Value, marker: &mut Marker) {
    let turns = list(found, "turns");
    let null = Value::Null;
    let spec = gold.get("turns").unwrap_or(&null);
    let sample = list(spec, "sample");
    count(spec, sample, turns.len(), marker);
    let pairs = align(sample, turns);
    for pair in &pairs {
        let turn = pair.found.map_or(&null, |i| &turns[i]);
        statement(pair, turn, marker);
        issues(pair.gold, turn, marker);
    }
    mentions(gold, found, &pairs, marker);
    let aliases = |v: &Value| -> Vec<String> {
        list(v, "aliases")
            .iter()
            .map(|pair| {
                let mut names: Vec<String> = pair.as_array().into_iter().flatten().map(fold::value).collect();
                names.sort();
                names.join("=")
            })
            .collect()
    };
    marker.sets("alias", aliases(gold), aliases(found), true);
    follow_ups(gold, found, marker);
}

/// How many statements there are, where the gold counted all of them.
fn count(spec: &Value, sample: &[Value], got: usize, marker: &mut Marker) {
    let Some(counted) = spec["count"].as_u64().filter(|&n| spec["range"] == "whole" && n > 0) else { return };
    let narrative = sample.iter().filter(|g| truthy(g.get("narrative"))).count();
    let want = usize::try_from(counted).unwrap_or(usize::MAX).saturating_add(narrative);
    marker.count("turn.count").add(want.min(got), got, want);
    if want != got {
        marker.miss("turn.count", format!("expected {want}, got {got}"), None);
    }
}

/// Pairs each statement of the gold with the extracted one that begins with the same words.
fn align<'v>(sample: &'v [Value], turns: &[Value]) -> Vec<Pair<'v>> {
    let texts: Vec<String> = turns.iter().map(|t| word(t, "text")).collect();
    let mut used = BTreeSet::new();
    let each = |gold: &'v Value| {
        let start: String = word(gold, "start").chars().take(14).collect();
        let begins = (0..texts.len()).find(|i| !used.contains(i) && texts[*i].starts_with(&start));
        // A wrong boundary: the words are inside another statement.
        let inside = || {
            (0..texts.len()).find(|i| !used.contains(i) && !start.is_empty() && texts[*i].contains(&start))
        };
        let found = begins.or_else(inside);
        used.extend(found);
        Pair { gold, found, exact: begins.is_some() }
    };
    sample.iter().map(each).collect()
}

fn statement(pair: &Pair, turn: &Value, marker: &mut Marker) {
    let gold = pair.gold;
    let start: String = gold["start"].as_str().unwrap_or_default().chars().take(14).collect();
    let span = span_of(turn).or_else(|| marker.places.find(&start));
    marker.count("turn.start").one(pair.exact);
    if !pair.exact {
        let inside = if pair.found.is_some() { " (inside another statement)" } else { "" };
        marker.miss("turn.start", format!("missed: {start}{inside}"), marker.places.find(&start));
    }
    let ground = turn.get("attribution").unwrap_or(&Value::Null);
    let same = ground == &gold["attribution"];
    marker.count("turn.attribution").one(same);
    if !same {
        let what = format!("{start}: expected {}, got {ground}", gold["attribution"]);
        marker.miss("turn.attribution", what, span);
    }
    if matches!(gold["attribution"].as_str(), Some("named" | "role")) {
        let (wanted, who) = (list(gold, "speakers"), list(turn, "speakers"));
        let any = wanted.iter().any(|s| who.iter().any(|t| same_person(s, t)));
        let hit = any && who.len() <= wanted.len().max(1);
        marker.count("turn.speaker").one(hit);
        if !hit {
            let what = format!("{start}: expected {wanted:?}, got {who:?}");
            marker.miss("turn.speaker", what, span);
        }
    } else if truthy(gold.get("candidates")) {
        marker.sets("turn.candidates", folded(gold, "candidates"), folded(turn, "candidates"), false);
    }
    if truthy(gold.get("acts")) {
        let strings = |v: &Value, key: &str| -> Vec<String> {
            list(v, key).iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let either = strings(gold, "acts_optional");
        let theirs: Vec<String> = strings(turn, "acts").into_iter().filter(|a| !either.contains(a)).collect();
        marker.sets("turn.act", strings(gold, "acts"), theirs, false);
    }
}

/// Whether two names are one person's: a surname that the document never gives in full is that of the full name.
fn same_person(a: &Value, b: &Value) -> bool {
    let name = |v: &Value| fold::person(v.as_str().unwrap_or_default());
    let (a, b) = (name(a), name(b));
    a == b || (a.chars().count().min(b.chars().count()) >= 2 && (a.starts_with(&b) || b.starts_with(&a)))
}

/// The item of `theirs` whose quote has most in common with that of `gold`.
fn best<'v>(gold: &Value, theirs: &[&'v Value]) -> Option<(usize, f64, &'v Value)> {
    let quote = |v: &Value| v.get("quote").and_then(Value::as_str).unwrap_or_default().to_owned();
    let wanted = quote(gold);
    let mut best: Option<(usize, f64, &Value)> = None;
    for (i, &item) in theirs.iter().enumerate() {
        let common = fold::overlap(&wanted, &quote(item));
        if best.is_none_or(|(_, most, _)| common > most) {
            best = Some((i, common, item));
        }
    }
    best
}

fn place(marker: &Marker, gold: &Value) -> Option<Span> {
    marker.places.find(gold["quote"].as_str().unwrap_or_default())
}

fn issues(gold: &Value, turn: &Value, marker: &mut Marker) {
    let mut theirs: Vec<&Value> = list(turn, "issues").iter().collect();
    let all = theirs.len();
    let (mut hits, mut lost) = (0, 0);
    for issue in list(gold, "issues") {
        match best(issue, &theirs).filter(|b| b.1 >= 0.5) {
            Some((at, _, found)) => {
                hits += 1;
                theirs.remove(at);
                marker.sets(
                    "issue.regulations",
                    folded(issue, "regulations"),
                    folded(found, "regulations"),
                    false,
                );
                marker.sets(
                    "issue.technologies",
                    folded(issue, "technologies"),
                    folded(found, "technologies"),
                    false,
                );
            }
            // An unsure one may be found or not.
            None if issue["certainty"] != "low" => {
                lost += 1;
                let span = place(marker, issue);
                marker.miss("issue", format!("missed: {} «{}»", issue["label"], issue["quote"]), span);
            }
            None => {}
        }
    }
    for extra in theirs {
        marker.miss("issue", format!("extra: {} «{}»", extra["label"], extra["quote"]), span_of(extra));
    }
    marker.count("issue").add(hits, all, hits + lost);
}

const KINDS: [(&str, &str, &str); 5] = [
    ("persons", "person", "mention.person"),
    ("organizations", "organization", "mention.organization"),
    ("technologies", "technology", "mention.technology"),
    ("regulations", "regulation", "mention.regulation"),
    ("initiatives", "initiative", "mention.initiative"),
];

fn mentions(gold: &Value, found: &Value, pairs: &[Pair], marker: &mut Marker) {
    let null = Value::Null;
    let wanted = gold.get("mentions").unwrap_or(&null);
    let whole = wanted["range"] == "whole";
    let sampled: BTreeSet<u64> = pairs.iter().filter_map(|p| p.found).map(|i| i as u64).collect();
    let in_range = |m: &Value| whole || m["turn"].as_u64().is_none_or(|t| sampled.contains(&t));
    for (plural, kind, measure) in KINDS {
        let plain = |v: &Value| {
            let s = v.as_str().unwrap_or_default();
            if kind == "person" { fold::person(s) } else { fold::fold(s) }
        };
        let strings = |v: &Value| -> Vec<String> { list(v, plural).iter().map(plain).collect() };
        // What only one of two readers gave may be found or not.
        let either = strings(wanted.get("optional").unwrap_or(&null));
        let theirs = list(found, "mentions").iter().filter(|m| m["kind"] == kind && in_range(m));
        let theirs: Vec<String> =
            theirs.map(|m| plain(&m["text"])).filter(|text| !either.contains(text)).collect();
        marker.sets(measure, strings(wanted), theirs, true);
    }
}

fn follow_ups(gold: &Value, found: &Value, marker: &mut Marker) {
    let mut theirs: Vec<&Value> = list(found, "follow_ups").iter().collect();
    let all = theirs.len();
    let (mut hits, mut lost) = (0, 0);
    for plan in list(gold, "follow_ups") {
        let fits = |b: &(usize, f64, &Value)| b.1 >= 0.5 && word(plan, "actor") == word(b.2, "actor");
        match best(plan, &theirs).filter(fits) {
            Some((at, ..)) => {
                hits += 1;
                theirs.remove(at);
            }
            None if plan["certainty"] != "low" => {
                lost += 1;
                let span = place(marker, plan);
                marker.miss("follow_up", format!("missed: {}: {}", plan["actor"], plan["action"]), span);
            }
            None => {}
        }
    }
    for extra in theirs {
        marker.miss("follow_up", format!("extra: {} «{}»", extra["actor"], extra["quote"]), span_of(extra));
    }
    marker.count("follow_up").add(hits, all, hits + lost);
}
