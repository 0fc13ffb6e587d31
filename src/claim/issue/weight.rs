//! What speaks for a sentence to raise an issue, and what against it.
//!
//! Each feature of a sentence is a place and what stands there: a need said `in` it, a question `before` it, a `piece` of
//! its words. Their weights, in hundredths of a log-odds, are added up: above nothing, the sentence raises an issue.
//! `data/issue_weights.csv` holds them; `scripts/learn-weights issues` learns them.

use super::{Candidate, Scene};
use crate::{
    claim::{Weighed, clause::turns_away, said},
    minutes::TurnKind,
};

/// The weight of the sentence `at`.
pub(super) fn of(candidates: &[Candidate], at: usize, scene: &Scene) -> i32 {
    let mut sum = 0;
    each(candidates, at, scene, |place, what| sum += scene.lexicon.issue_weights.of(place, what)[0]);
    let words = &scene.turn.flow.as_str()[candidates[at].sentence.range.clone()];
    sum + scene.lexicon.issue_weights.pieces(words).map(|(_, [weight])| weight).sum::<i32>()
}

/// The sentence `at` with all that is weighed.
pub(super) fn shown(candidates: &[Candidate], at: usize, label: Option<String>, scene: &Scene) -> Weighed {
    let range = candidates[at].sentence.range.clone();
    let mut features = Vec::new();
    each(candidates, at, scene, |place, what| features.push(format!("{place} {what}")));
    let words = scene.turn.flow.as_str()[range.clone()].to_owned();
    features.extend(scene.lexicon.issue_weights.pieces(&words).map(|(piece, _)| format!("piece {piece}")));
    Weighed { span: scene.turn.flow.span(range), words, features, weight: of(candidates, at, scene), label }
}

/// Calls `found` for each feature of the sentence `at`.
fn each<'a>(candidates: &'a [Candidate], at: usize, scene: &'a Scene, mut found: impl FnMut(&str, &'a str)) {
    let candidate = &candidates[at];
    let words = &scene.turn.flow.as_str()[candidate.sentence.range.clone()];
    let speech = scene.turn.kind == TurnKind::Speech;
    found("always", "");
    candidate.sentence.said.kinds().for_each(|kind| found("in", kind));
    let told = [
        ("asks", candidate.sentence.said.asks()),
        ("other-subject", turns_away(words, scene.lexicon)),
        ("done", is_past(words)),
    ];
    told.into_iter().filter(|(_, is)| *is).for_each(|(what, _)| found("in", what));
    found(if speech { "speech-strength" } else { "strength" }, number(candidate.strength));
    for (place, neighbour) in [("before", at.checked_sub(1)), ("behind", Some(at + 1))] {
        let Some(neighbour) = neighbour.and_then(|at| candidates.get(at)) else { continue };
        neighbour.sentence.said.kinds().for_each(|kind| found(place, kind));
    }
    found("kind", scene.turn.kind.name());
    scene.acts.iter().for_each(|(act, _)| found("act", act.name()));
    found("length", length(words.chars().count()));
    found("sentences", said::how_many(candidates.len()));
    let span = scene.turn.flow.span(candidate.sentence.range.clone());
    let first = scene.own.partition_point(|&m| scene.mentions[m].span.start() < span.start());
    let own = scene.own[first..].iter().map(|&m| &scene.mentions[m]);
    let mut named: Vec<&str> =
        own.take_while(|m| m.span.start() < span.end()).map(|m| m.kind.name()).collect();
    named.sort_unstable();
    named.dedup();
    for kind in named {
        found("names", kind);
    }
}

fn number(n: u32) -> &'static str {
    ["0", "1", "2", "3", "4", "5"].get(n as usize).copied().unwrap_or("6")
}

/// Characters of a sentence, at most.
fn length(chars: usize) -> &'static str {
    match chars {
        0..14 => "13",
        14..25 => "24",
        25..50 => "49",
        50..80 => "79",
        80..130 => "129",
        _ => "more",
    }
}

/// Whether a sentence tells what was done: 「提案し、作っていただきました」. 「…と感じました」 tells a view.
fn is_past(sentence: &str) -> bool {
    let told = sentence.trim_end_matches(['。', ' ']).strip_suffix("ました");
    told.is_some_and(|verb| !["感じ", "思い", "考え", "覚え"].iter().any(|view| verb.ends_with(view)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_done_is_past_and_a_view_is_not() {
        assert!(is_past("以前、手引きを作ってほしいと提案し、作っていただきました。"));
        assert!(!is_past("手引きが必要だと感じました。"));
        assert!(!is_past("手引きが必要です。"));
    }
}
