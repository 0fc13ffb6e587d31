//! What an issue concerns: what its own words name, else what the words around them name.

use std::ops::Range;

use super::Scene;
use crate::mention::Kind;

/// The mentions that the issue in `quoted` concerns, in the order of the document.
///
/// Laws and techniques that its own words do not name are taken from the rest of its sentence, then from the sentence
/// before it.
pub(super) fn of(quoted: &Range<usize>, sentence: &Range<usize>, scene: &Scene) -> Vec<usize> {
    let mut found = within(quoted, scene);
    let subject = |found: &[usize]| {
        found.iter().any(|&m| matches!(scene.mentions[m].kind, Kind::Technology | Kind::Regulation))
    };
    let at = scene.sentences.partition_point(|other| other.range.start < sentence.start);
    let before = at.checked_sub(1).map(|before| scene.sentences[before].range.clone());
    for wider in [Some(sentence.clone()), before].into_iter().flatten() {
        if subject(&found) {
            break;
        }
        let more = within(&wider, scene);
        found.extend(
            more.into_iter()
                .filter(|&m| matches!(scene.mentions[m].kind, Kind::Technology | Kind::Regulation)),
        );
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The mentions inside `range` of the turn that an issue can concern.
fn within(range: &Range<usize>, scene: &Scene) -> Vec<usize> {
    let span = scene.turn.flow.span(range.clone());
    let first = scene.own.partition_point(|&m| scene.mentions[m].span.start() < span.start());
    scene.own[first..]
        .iter()
        .copied()
        .take_while(|&m| scene.mentions[m].span.start() < span.end())
        .filter(|&m| span.contains(scene.mentions[m].span) && is_concern(scene.mentions[m].kind))
        .collect()
}

fn is_concern(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Technology | Kind::Regulation | Kind::Organization | Kind::Initiative | Kind::Disease
    )
}
