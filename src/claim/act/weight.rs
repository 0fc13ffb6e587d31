//! What speaks for each act of a statement, and what against it.
//!
//! The rules of [`super`] see one cue at a time; which acts a reader names depends on what else is said, in how many
//! words, and by whom. Each feature of a statement is a place and what stands there: an act that the rules told, a cue
//! `in` it, the `side` of its speaker. Their weights, in hundredths of a log-odds, are added up for each act; those
//! above nothing are its acts. `data/act_weights.csv` holds them; `scripts/learn-weights acts` learns them.

use std::collections::BTreeSet;

use super::{Act, MOST, Place, Sentence, Side};
use crate::{Rule, claim::said, lexicon::Lexicon, minutes::Turn, rule};

/// A turn, and what the rules see in it.
pub(in super::super) struct Statement<'a> {
    /// The acts that the rules tell.
    pub told: &'a [(Act, Rule)],
    /// The turn.
    pub turn: &'a Turn,
    /// Its sentences.
    pub sentences: &'a [Sentence<'a>],
    /// Where it stands in the exchange.
    pub place: Place,
    /// On which side of the table it is said.
    pub side: Side,
}

/// The acts of a statement that weigh most.
pub(in super::super) fn of(statement: &Statement, lexicon: &Lexicon) -> Vec<(Act, Rule)> {
    let mut sums = [0; Act::ALL.len()];
    each(statement, |place, what| {
        let weights = lexicon.act_weights.of(place, what);
        sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += weight);
    });
    let mut weighed: Vec<(i32, Act)> = sums.into_iter().zip(Act::ALL).collect();
    weighed.sort_by_key(|&(sum, act)| (std::cmp::Reverse(sum), act));
    let heaviest = weighed.first().map_or(0, |(sum, _)| *sum);
    let mut acts: Vec<Act> = weighed
        .into_iter()
        .filter(|&(sum, _)| sum > 0 || sum == heaviest)
        .map(|(_, act)| act)
        .take(MOST)
        .collect();
    // Who is against something says so too seldom for weights to be learned: there the rules stand.
    if statement.told.iter().any(|(act, _)| *act == Act::Oppose) && !acts.contains(&Act::Oppose) {
        acts.truncate(MOST - 1);
        acts.push(Act::Oppose);
    }
    acts.sort_unstable();
    let by_rule = |act: Act| statement.told.iter().find(|(told, _)| *told == act).map(|(_, rule)| *rule);
    acts.into_iter().map(|act| (act, by_rule(act).unwrap_or(rule::ACT_WEIGHT))).collect()
}

/// The features of a turn, each a place and what stands there.
pub(in super::super) fn features(statement: &Statement) -> Vec<String> {
    let mut features = Vec::new();
    each(statement, |place, what| features.push(format!("{place} {what}")));
    features
}

/// Calls `found` for each feature of a turn.
fn each(statement: &Statement, mut found: impl FnMut(&str, &str)) {
    let Statement { told, turn, sentences, place, side } = *statement;
    found("always", "");
    for (act, _) in told {
        found("told", act.name());
    }
    found("acts", number(told.len()));
    let mut kinds: Vec<&str> = sentences.iter().flat_map(|sentence| sentence.said.kinds()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        found("in", kind);
    }
    if let Some(last) = sentences.last() {
        for kind in last.said.kinds() {
            found("last", kind);
        }
    }
    if sentences.iter().any(|sentence| sentence.said.asks()) {
        found("in", "asks");
    }
    let s = turn.flow.as_str();
    let words: BTreeSet<&str> =
        sentences.iter().flat_map(|Sentence { range, said }| said.words(&s[range.clone()])).collect();
    for word in words {
        found("says", word);
    }
    let ends: BTreeSet<&str> = sentences.iter().map(|sentence| end(&s[sentence.range.clone()])).collect();
    for letters in ends {
        found("ends", letters);
    }
    found("kind", turn.kind.name());
    found("place", whether(place));
    found("side", side.name());
    found("length", length(turn.flow.as_str().chars().count()));
    found("sentences", said::how_many(sentences.len()));
}

/// The last letters of a sentence, which tell its form: ますか, ります, と思う.
fn end(sentence: &str) -> &str {
    let words = sentence.trim_end_matches(['。', '、', ' ', '」', ')']);
    let start = words.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &words[start..]
}

fn number(n: usize) -> &'static str {
    ["0", "1", "2", "3"].get(n).copied().unwrap_or("4")
}

fn whether(place: Place) -> &'static str {
    match place {
        Place::Answer => "answer",
        Place::Narrative => "narrative",
        Place::Open => "open",
    }
}

/// Characters of a statement, at most.
fn length(chars: usize) -> &'static str {
    match chars {
        0..16 => "15",
        16..32 => "31",
        32..64 => "63",
        64..128 => "127",
        128..256 => "255",
        256..512 => "511",
        _ => "more",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_a_column_for_each_act_in_the_order_of_the_list() {
        let lexicon = Lexicon::embedded();
        for (place, act) in Act::ALL.into_iter().enumerate() {
            let weights = lexicon.act_weights.of("told", act.name());
            assert_ne!(weights, [0; Act::ALL.len()], "{}", act.name());
            // What the rules tell speaks for the act itself more than for any other.
            assert_eq!(weights.iter().max(), weights.get(place), "{}", act.name());
        }
    }
}
