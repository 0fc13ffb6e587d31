//! Header, people, agenda and documents.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Marker, fold, folded, list, span_of, truthy, word};

const FIELDS: [&str; 6] = ["series", "ordinal", "date", "start", "end", "venue"];

/// Each field of the header on its own.
pub(super) fn header(gold: &Value, found: &Value, marker: &mut Marker) {
    let null = Value::Null;
    for field in FIELDS {
        let want = gold["meeting"].get(field).unwrap_or(&null);
        let got = found["meeting"].get(field).unwrap_or(&null);
        if want.is_null() && got.is_null() {
            continue;
        }
        let hit = !want.is_null() && fold::clock(want) == fold::clock(got);
        marker.count("header").add(
            usize::from(hit),
            usize::from(!got.is_null()),
            usize::from(!want.is_null()),
        );
        if !hit {
            let span = marker.places.find(&fold::value(if want.is_null() { got } else { want }));
            marker.miss("header", format!("{field}: expected {want}, got {got}"), span);
        }
    }
}

/// People by name; what they are and where they belong over those that the gold names.
pub(super) fn attendees(gold: &Value, found: &Value, marker: &mut Marker) {
    let by_name = |value: &Value| -> BTreeMap<String, Value> {
        let named = list(value, "attendees").iter().filter(|a| truthy(a.get("name")));
        named.map(|a| (word(a, "name"), a.clone())).collect()
    };
    let (gold, found) = (by_name(gold), by_name(found));
    marker.sets("attendee.name", gold.keys().cloned(), found.keys().cloned(), true);
    let null = Value::Null;
    for (name, wanted) in &gold {
        let got = found.get(name);
        let span = got.and_then(span_of).or_else(|| marker.places.find(name));
        let role = got.is_some_and(|g| word(wanted, "role") == word(g, "role"));
        marker.count("attendee.role").one(role);
        if let Some(g) = got.filter(|_| !role) {
            let what = format!("{name}: expected {}, got {}", wanted["role"], g["role"]);
            marker.miss("attendee.role", what, span);
        }
        let same = |key: &str| truthy(wanted.get(key)) == truthy(got.and_then(|g| g.get(key)));
        let state = got.is_some() && same("proxy") && same("absent");
        marker.count("attendee.state").one(state);
        if got.is_some() && !state {
            marker.miss("attendee.state", format!("{name}: proxy or absent differs"), span);
        }
        for affiliation in list(wanted, "affiliations") {
            let theirs = list(got.unwrap_or(&null), "affiliations");
            let path: Vec<String> = folded(affiliation, "org_path").collect();
            if let Some(head) = path.first() {
                let fits = theirs.iter().any(|b| {
                    let own: Vec<String> = folded(b, "org_path").collect();
                    let (first, all) = (own.first(), own.concat());
                    [head, &path.concat()].into_iter().any(|w| first == Some(w) || all == *w)
                });
                marker.count("attendee.organization").one(fits);
                if !fits {
                    let got: Vec<&Value> = theirs.iter().map(|b| &b["org_path"]).collect();
                    let what = format!("{name}: expected {}, got {got:?}", affiliation["org_path"]);
                    marker.miss("attendee.organization", what, span);
                }
            }
            if truthy(affiliation.get("post")) {
                let fits = theirs.iter().any(|b| word(affiliation, "post") == word(b, "post"));
                marker.count("attendee.post").one(fits);
                if !fits {
                    let got: Vec<&Value> = theirs.iter().map(|b| &b["post"]).collect();
                    let what = format!("{name}: expected {}, got {got:?}", affiliation["post"]);
                    marker.miss("attendee.post", what, span);
                }
            }
        }
    }
}

/// The agenda, the documents by label, and who presented them.
pub(super) fn agenda_and_materials(gold: &Value, found: &Value, marker: &mut Marker) {
    marker.sets("agenda", folded(gold, "agenda"), folded(found, "agenda"), true);
    let labels =
        |v: &Value| -> Vec<String> { list(v, "materials").iter().map(|m| word(m, "label")).collect() };
    marker.sets("material", labels(gold), labels(found), true);
    let presented = |v: &Value| -> Vec<String> {
        let each = |m: &Value| -> Vec<String> {
            let who = list(m, "presented_by").iter().filter_map(Value::as_str);
            who.map(|n| format!("{}<-{}", word(m, "label"), fold::person(n))).collect()
        };
        list(v, "materials").iter().flat_map(each).collect()
    };
    marker.sets("material.presenter", presented(gold), presented(found), true);
}
