//! Policy issues: what is needed, wanted, feared, wrong or asked, one for each group of sentences on one subject.
//!
//! A bullet of a summary raises an issue with each sentence that says so. In a speech several sentences lead up to one
//! issue; there the sentence of a group that says it most strongly stands for it.

mod concern;

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use regex::Regex;

use super::{
    Act, Issue,
    clause::{clauses, turns_away},
    label::{self, Ground, Least, Reason},
    said::{Said, Sentence},
};
use crate::{
    Rule,
    lexicon::Lexicon,
    mention::{Kind, Mention},
    minutes::{Minutes, Turn, TurnKind},
    rule,
};

/// Sentences shorter than this say too little to be understood apart.
const SHORTEST: usize = 14;
/// Sentences of one group at most.
const GROUP: usize = 2;
/// What is said as strongly as this stands beside another of its group.
const PLAIN: u32 = 3;
/// A sentence longer than this is quoted by its clauses.
const LONG: usize = 130;
/// Sentences from which on a speech that plans is one of policy.
const POLICY: usize = 6;
/// Sentences of a speech, at most, that only conducts the meeting.
const CONDUCTED: usize = 5;
/// Characters of a quoted part at least.
const QUOTED: usize = 36;

// 「県の見解を伺います」, 「これについて御答弁をお願いいたします」: a clause that asks for a view of what stands before it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static VIEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、]{0,16}?(?:認識|見解|所見|考え方?|御?答弁|感想|決意|対応|方針|意見|いかが|どう)[^、]{0,14}(?:伺|聞か|聞き|お願い|求め|示し|尋ね|問|答え|いただ|ですか|でしょうか)[^、]{0,14}$").unwrap()
});

/// What an issue is looked for in.
pub(super) struct Scene<'a> {
    pub turn: &'a Turn,
    pub sentences: &'a [Sentence<'a>],
    pub acts: &'a [(Act, Rule)],
    pub minutes: &'a Minutes,
    pub mentions: &'a [Mention],
    /// The mentions of the turn, in the order of the text.
    pub own: &'a [usize],
    pub lexicon: &'a Lexicon,
}

/// A sentence that may raise an issue.
struct Candidate {
    sentence: Range<usize>,
    clauses: Vec<Range<usize>>,
    // The clause that says it most strongly.
    raising: usize,
    strength: u32,
    reason: Reason,
    group: usize,
}

/// The issues that a turn raises, in the order of the text.
pub(super) fn of(scene: &Scene) -> Vec<Issue> {
    let acts: Vec<Act> = scene.acts.iter().map(|(act, _)| *act).collect();
    let conduct = |act: &Act| matches!(act, Act::Procedure | Act::Report);
    let s = scene.turn.flow.as_str();
    let speech = scene.turn.kind == TurnKind::Speech;
    // A word of procedure does not make procedure of a long speech.
    let silent = acts.iter().all(conduct)
        && acts.contains(&Act::Procedure)
        && !(speech && scene.sentences.len() > CONDUCTED);
    if silent {
        return Vec::new();
    }
    // What a long speech of policy plans is what it raises, sentence by sentence.
    let plans = |sentence: &&Sentence| sentence.said.has("plan");
    let policy = speech
        && acts.contains(&Act::Plan)
        && scene.sentences.len() >= POLICY
        && scene.sentences.iter().filter(plans).count() * 3 >= scene.sentences.len();
    let mut candidates: Vec<Candidate> = Vec::new();
    let (mut group, mut size) = (0, 0);
    for sentence in scene.sentences {
        let words = &s[sentence.range.clone()];
        if size >= GROUP || turns_away(words, scene.lexicon) {
            (group, size) = (group + 1, 0);
        }
        size += 1;
        candidates.extend(candidate(s, sentence, group, policy, scene));
    }
    if speech {
        candidates = strongest(candidates);
    }
    candidates.iter().filter_map(|candidate| issue(s, candidate, scene)).collect()
}

/// Reads one sentence. `None` where it raises nothing.
fn candidate(s: &str, sentence: &Sentence, group: usize, policy: bool, scene: &Scene) -> Option<Candidate> {
    let conducts = scene.acts.iter().all(|(act, _)| matches!(act, Act::Procedure | Act::Report));
    let (whole, sentence) = (&sentence.said, sentence.range.clone());
    let words = &s[sentence.clone()];
    if words.chars().count() < SHORTEST
        || (whole.any(&["courtesy", "no-issue"]) && !whole.any(&["need", "concern", "stress", "hard"]))
        || is_past(words)
    {
        return None;
    }
    let clauses = clauses(s, sentence.clone());
    let weighed = clauses.iter().map(|clause| {
        if *clause == sentence {
            weigh(whole, policy)
        } else {
            weigh(&Said::of(&s[clause.clone()], scene.lexicon), policy)
        }
    });
    // Of clauses that say it alike, the last.
    let (raising, (strength, reason)) = weighed.enumerate().max_by_key(|(_, (strength, _))| *strength)?;
    let asks = whole.asks();
    let (strength, reason) = if asks { (strength.max(3), Reason::Question) } else { (strength, reason) };
    let raising = if asks { clauses.len() - 1 } else { raising };
    let least = match scene.turn.kind {
        // In a speech a wish or a word of weight alone is manner.
        TurnKind::Speech => 2,
        // What narrative tells is no issue where nothing says plainly that it is.
        TurnKind::Narrative if conducts => 3,
        _ => 1,
    };
    (strength >= least).then_some(Candidate { sentence, clauses, raising, strength, reason, group })
}

/// Whether a sentence tells what was done: 「提案し、作っていただきました」. 「…と感じました」 tells a view.
fn is_past(sentence: &str) -> bool {
    let told = sentence.trim_end_matches(['。', ' ']).strip_suffix("ました");
    told.is_some_and(|verb| !["感じ", "思い", "考え", "覚え"].iter().any(|view| verb.ends_with(view)))
}

/// How strongly a clause raises an issue, and why it does. What is wrong and what is needed weigh more together.
fn weigh(said: &Said, policy: bool) -> (u32, Reason) {
    let kinds = [
        ("concern", 4, Reason::Worry),
        ("request", 3, Reason::Need),
        ("proposal", 4, Reason::Need),
        ("need", 4, Reason::Need),
        ("hard", 3, Reason::Trouble),
        ("trouble", 2, Reason::Trouble),
        ("stress", 2, Reason::Need),
        ("wish", 1, Reason::Need),
        ("plan", if policy { 2 } else { 1 }, Reason::Need),
    ];
    let found: Vec<(u32, Reason)> = kinds
        .into_iter()
        .filter(|(kind, ..)| said.has(kind))
        .map(|(_, strength, reason)| (strength, reason))
        .collect();
    let reason = found.first().map_or(Reason::Need, |(_, reason)| *reason);
    (found.iter().map(|(strength, _)| strength).sum(), reason)
}

/// The strongest of each group; where they are alike, the last.
fn strongest(candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match kept.last_mut() {
            Some(last)
                if last.group == candidate.group && (last.strength < PLAIN || candidate.strength < PLAIN) =>
            {
                if candidate.strength >= last.strength {
                    *last = candidate;
                }
            }
            _ => kept.push(candidate),
        }
    }
    kept
}

fn issue(s: &str, candidate: &Candidate, scene: &Scene) -> Option<Issue> {
    let quoted = quoted(s, candidate);
    let words = s[quoted.clone()].trim_end_matches(['。', '、']);
    let span = scene.turn.flow.span(quoted.start..quoted.start + words.len());
    let concerns = concern::of(&quoted, &candidate.sentence, scene);
    let raising = candidate.clauses[candidate.raising].clone();
    // Of 「…すべきと考えますが、見解を伺います」 the last clause only asks for a view of what stands before.
    let asks_view = candidate.reason == Reason::Question
        && VIEW.is_match(s[raising.clone()].trim_end_matches(['。', ' ']));
    // What is granted before another clause takes it back is not what is raised.
    let granted = |c: &Range<usize>| {
        let words = s[c.clone()].trim_end_matches('、');
        ["が", "けれども", "けれど", "けども", "ものの"].iter().any(|joint| words.ends_with(joint))
    };
    let within = |c: &&Range<usize>| quoted.start <= c.start && c.end <= quoted.end;
    let clauses = candidate.clauses.iter().filter(within).cloned();
    let order: Vec<Range<usize>> = if asks_view {
        // The nearest before it is what the view is asked of.
        clauses.rev().filter(|c| *c != raising).chain([raising.clone()]).collect()
    } else {
        [raising].into_iter().chain(clauses.filter(|c| !granted(c))).collect()
    };
    let at = scene.sentences.partition_point(|sentence| sentence.range.start < candidate.sentence.start);
    let heading = scene.turn.headings.last().map(|&h| scene.minutes.headings[h].text.as_str());
    // A thing named twice, by its name and its abbreviation, is one.
    let mut seen = BTreeSet::new();
    let ground = Ground {
        clauses: order.into_iter().map(|c| &s[c]).collect(),
        before: at.checked_sub(1).map(|before| &s[scene.sentences[before].range.clone()]),
        named: concerns
            .iter()
            .map(|&m| &scene.mentions[m])
            .filter(|m| m.kind != Kind::Organization && seen.insert(m.canonical.as_str()))
            .map(|m| m.text.as_str())
            .collect(),
        heading,
        reason: candidate.reason,
        least: match scene.turn.kind {
            TurnKind::Speech if candidate.strength < 3 => Least::Frame,
            TurnKind::Speech if candidate.strength < 4 => Least::Clause,
            TurnKind::Speech => Least::Subject,
            _ => Least::Name,
        },
    };
    let label = label::of(&ground, scene.lexicon)?;
    Some(Issue { label, quote: words.to_owned(), span, concerns, rule: rule::ISSUE_CUE })
}

/// The sentence, or of a long one the clauses around the one that raises the issue.
fn quoted(s: &str, candidate: &Candidate) -> Range<usize> {
    let sentence = &candidate.sentence;
    if s[sentence.clone()].chars().count() <= LONG {
        return sentence.clone();
    }
    let clauses = &candidate.clauses;
    let (mut first, mut last) = (candidate.raising, candidate.raising);
    let long = |first: usize, last: usize| s[clauses[first].start..clauses[last].end].chars().count();
    while long(first, last) < QUOTED && first > 0 {
        first -= 1;
    }
    while long(first, last) < QUOTED && last + 1 < clauses.len() {
        last += 1;
    }
    clauses[first].start..clauses[last].end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
        let extraction = crate::extract(&source, Lexicon::embedded()).unwrap();
        let claims = extraction.records.iter().flat_map(|record| &record.claims);
        claims.flat_map(|claims| &claims.issues).map(|issue| issue.label.clone()).collect()
    }

    #[test]
    fn sentences_that_say_it_plainly_are_issues_side_by_side() {
        let text = "○長谷川委員　橋の点検の費用を県が負担すべきです。橋の点検の記録を公開すべきです。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        assert_eq!(labels(text), ["橋の点検の費用を県が負担すること", "橋の点検の記録を公開すること"]);
    }

    #[test]
    fn what_a_speech_of_policy_plans_is_what_it_raises() {
        let plan = "橋の点検の記録の公開に取り組みます。県道の除雪の体制を強化します。ありがとうございます。";
        let policy = format!(
            "○市長（杉山次郎君）　{}\n○議長（大久保進君）　以上です。\n○市長（杉山次郎君）　終わります。\n",
            plan.repeat(POLICY / 3 + 1)
        );
        assert!(labels(&policy).contains(&"県道の除雪の体制の強化".to_owned()));
        let aside = format!(
            "○市長（杉山次郎君）　{plan}\n○議長（大久保進君）　以上です。\n○市長（杉山次郎君）　終わります。\n"
        );
        assert!(!labels(&aside).contains(&"橋の点検の記録の公開への取組".to_owned()));
    }

    #[test]
    fn what_was_done_is_no_issue_and_a_view_is_none_the_less_one_when_told_later() {
        assert!(is_past("以前、手引きを作ってほしいと提案し、作っていただきました。"));
        assert!(!is_past("手引きが必要だと感じました。"));
        assert!(!is_past("手引きが必要です。"));
    }
}
