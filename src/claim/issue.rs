//! Policy issues: the sentences that state a need, problem, demand, concern or question.

use super::{Act, Issue, label};
use crate::{
    Rule,
    lexicon::Lexicon,
    mention::{Kind, Mention},
    minutes::{Turn, TurnKind, report},
    rule,
};

/// Sentences shorter than this say too little to be understood apart.
const SHORTEST: usize = 14;

/// The issues that a turn raises.
pub(super) fn of(
    turn: &Turn,
    acts: &[(Act, Rule)],
    mentions: &[Mention],
    own: &[usize],
    lexicon: &Lexicon,
) -> Vec<Issue> {
    let only_procedure = acts.iter().all(|(a, _)| matches!(a, Act::Procedure | Act::Report));
    if only_procedure && turn.kind == TurnKind::Narrative {
        return Vec::new();
    }
    let s = turn.flow.as_str();
    let mut issues = Vec::new();
    for sentence in report::sentences(s) {
        let words = s[sentence.clone()].trim_end_matches('。');
        if words.chars().count() < SHORTEST || !raises(words, lexicon) {
            continue;
        }
        let span = turn.flow.span(sentence.start..sentence.start + words.len());
        let mut concerns: Vec<usize> = own
            .iter()
            .copied()
            .filter(|&m| span.contains(mentions[m].span) && is_concern(mentions[m].kind))
            .collect();
        if !concerns.iter().any(|&m| matches!(mentions[m].kind, Kind::Technology | Kind::Regulation)) {
            // What the turn is about: the first thing it names.
            let topic = own
                .iter()
                .copied()
                .find(|&m| matches!(mentions[m].kind, Kind::Technology | Kind::Regulation));
            concerns.extend(topic);
            concerns.sort_unstable();
        }
        let named: Vec<&str> = concerns.iter().map(|&m| mentions[m].text.as_str()).collect();
        let label = label::of(words, &named, lexicon);
        if label.trim().is_empty() {
            continue; // brackets and nothing else
        }
        issues.push(Issue { label, quote: words.to_owned(), span, concerns, rule: rule::ISSUE_CUE });
    }
    issues
}

fn is_concern(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Technology | Kind::Regulation | Kind::Organization | Kind::Initiative | Kind::Disease
    )
}

/// Whether a sentence states a need, a problem, a demand, a concern or a question.
fn raises(words: &str, lexicon: &Lexicon) -> bool {
    let mut cues = lexicon.cues.of(words).map(|(c, _)| c.kind.as_str()).peekable();
    if cues.peek().is_none() {
        return false;
    }
    let kinds: Vec<&str> = cues.collect();
    let asks = kinds.contains(&"question") && !kinds.contains(&"not-question");
    (kinds.contains(&"issue") || asks) && !kinds.contains(&"no-issue")
}
