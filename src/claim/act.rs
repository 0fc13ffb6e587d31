//! Speech acts: what is done with the words, from cue words and from the place in the exchange.

use super::{Act, attribution::Place};
use crate::{
    Rule,
    lexicon::Lexicon,
    minutes::{Turn, TurnKind, report},
    rule,
};

/// Acts of one turn at most, but for the answer that it may be besides.
const MOST: usize = 2;

/// The acts of a turn, in the order of the list.
pub(super) fn of(turn: &Turn, place: Place, lexicon: &Lexicon) -> Vec<(Act, Rule)> {
    let s = turn.flow.as_str();
    let mut weights = [0u32; Act::ALL.len()];
    let sentences = report::sentences(s);
    for (i, sentence) in sentences.iter().enumerate() {
        let cues: Vec<&str> = lexicon.cues.of(&s[sentence.clone()]).map(|(c, _)| c.kind.as_str()).collect();
        let has = |kind: &str| cues.contains(&kind);
        // What a turn ends with is what it is for.
        let weight = if i + 1 == sentences.len() { 3 } else { 2 };
        let mut add = |act: Act| weights[act as usize] += weight;
        let asks = has("request");
        if has("question") && !has("not-question") {
            add(Act::Question);
        }
        for (kind, act) in [
            ("request", Act::Request),
            ("proposal", Act::Proposal),
            ("concern", Act::Concern),
            ("agree", Act::Agree),
            ("oppose", Act::Oppose),
            ("report", Act::Report),
        ] {
            if has(kind) {
                add(act);
            }
        }
        if has("plan") && !asks {
            add(Act::Plan);
        }
        if has("opinion") {
            add(Act::Opinion);
        }
        if has("procedure") && (place == Place::Narrative || sentences.len() <= 4) {
            add(Act::Procedure);
        }
    }
    choose(turn, place, weights)
}

fn choose(turn: &Turn, place: Place, mut weights: [u32; Act::ALL.len()]) -> Vec<(Act, Rule)> {
    let weight = |w: &[u32; Act::ALL.len()], act: Act| w[act as usize];
    match place {
        Place::Answer => {
            weights[Act::Question as usize] = 0;
            // An answer that voices no doubt or need of its own explains.
            let strong = weight(&weights, Act::Concern)
                + weight(&weights, Act::Plan)
                + weight(&weights, Act::Opinion)
                + weight(&weights, Act::Request);
            if strong == 0 {
                weights[Act::Explain as usize] += 2;
            }
        }
        Place::Narrative => {
            let told = weight(&weights, Act::Report) + weight(&weights, Act::Procedure);
            if told > 0 {
                for act in [Act::Opinion, Act::Concern, Act::Request, Act::Question] {
                    weights[act as usize] = 0;
                }
            }
        }
        Place::Open => {}
    }
    let mut ranked: Vec<(u32, Act)> =
        Act::ALL.into_iter().map(|a| (weights[a as usize], a)).filter(|(w, _)| *w > 0).collect();
    ranked.sort_by(|a, b| b.0.cmp(&a.0).then(rank(a.1).cmp(&rank(b.1))));
    ranked.truncate(if place == Place::Answer { 1 } else { MOST });
    let mut acts: Vec<(Act, Rule)> = ranked.into_iter().map(|(_, act)| (act, rule::ACT_CUE)).collect();
    if place == Place::Answer {
        acts.push((Act::Answer, rule::ACT_PLACE));
    }
    if acts.is_empty() {
        let act = if turn.kind == TurnKind::Narrative { Act::Report } else { Act::Explain };
        acts.push((act, rule::ACT_PLACE));
    }
    acts.sort_by_key(|(act, _)| *act);
    acts.dedup_by_key(|(act, _)| *act);
    acts
}

/// Of acts that weigh alike, the one that says more of the turn comes first.
fn rank(act: Act) -> u8 {
    match act {
        Act::Agree | Act::Oppose => 0,
        Act::Concern => 1,
        Act::Request => 2,
        Act::Question => 3,
        Act::Plan => 4,
        Act::Procedure => 5,
        Act::Report => 6,
        Act::Opinion => 7,
        Act::Proposal => 8,
        Act::Explain | Act::Answer => 9,
    }
}
