//! Which of the names that share characters stand.
//!
//! Takes candidates; gives those that do not overlap, in order; does not read text.

use std::collections::BTreeMap;

use super::find::Hit;
use crate::{entity::Kind, rule};

/// The longest hits that do not overlap; of two alike the one from the document, then from a table.
pub(super) fn longest(hits: Vec<Hit>) -> Vec<Hit> {
    let (mut titles, others): (Vec<Hit>, Vec<Hit>) = hits.into_iter().partition(|h| h.nested);
    // 犯罪による収益の移転防止に関する法律: a title that is known as a whole is more than what grammar finds of it.
    titles.retain(|t| {
        let covers = |h: &Hit| h.range.start < t.range.start && h.range.end >= t.range.end;
        // 「国の係留に関する指針」: what stands in brackets is a title as a whole.
        let whole =
            |h: &Hit| h.rule.id == rule::MENTION_QUOTED.id && h.range.end == t.range.end && h.kind == t.kind;
        !others.iter().any(|h| (h.rule.id == rule::MENTION_GAZETTEER.id || whole(h)) && covers(h))
    });
    let titles = apart(titles);
    // Inside a title stand laws, bodies and techniques; what ends with it is its last word, no name.
    let inside = |h: &Hit| {
        let i = titles.partition_point(|t| t.range.end < h.range.end);
        titles.get(i).is_some_and(|t| {
            t.range.start < h.range.end
                && (t.range.end == h.range.end || h.range.start < t.range.start || h.kind == Kind::Person)
        })
    };
    let others: Vec<Hit> = others.into_iter().filter(|h| !inside(h)).collect();
    let mut kept = apart(others);
    kept.extend(titles);
    kept.sort_by_key(|h| (h.range.start, h.range.end));
    kept
}

fn apart(mut hits: Vec<Hit>) -> Vec<Hit> {
    let rank = |h: &Hit| {
        let order = [
            rule::MENTION_ROSTER.id,
            rule::MENTION_DEFINED.id,
            rule::MENTION_GAZETTEER.id,
            rule::MENTION_CODE.id,
            rule::MENTION_QUOTED.id,
        ];
        order.iter().position(|id| *id == h.rule.id).unwrap_or(order.len())
    };
    hits.sort_by(|a, b| {
        b.range
            .len()
            .cmp(&a.range.len())
            .then(a.range.start.cmp(&b.range.start))
            .then(rank(a).cmp(&rank(b)))
            .then(a.kind.cmp(&b.kind))
    });
    let mut kept: BTreeMap<usize, Hit> = BTreeMap::new();
    for hit in hits {
        let before = kept.range(..hit.range.end).next_back();
        if before.is_none_or(|(_, k)| k.range.end <= hit.range.start) {
            kept.insert(hit.range.start, hit);
        }
    }
    kept.into_values().collect()
}
