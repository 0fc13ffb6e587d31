//! Policy issues: what is needed, wanted, feared, wrong or asked, one for each sentence that raises one.
//!
//! Whether a sentence raises an issue is weighed: its cues and those of its neighbours, its length and where it stands speak
//! for it or against it. The weights are a table, learned from records that people have read.

mod concern;
mod conduct;
mod weight;

use std::{ops::Range, sync::LazyLock};

use super::{
    Act, Issue, Weighed,
    clause::clauses,
    label::{self, Ground, Label, Spoken, Told},
    said::{Said, Sentence},
    topic::{Surroundings, Topic},
};
use crate::{
    Rule,
    entity::Kind,
    lexicon::Lexicon,
    mention::Mention,
    minutes::{Turn, TurnKind},
    pattern::Regex,
    rule,
};

/// A sentence longer than this is quoted by its clauses.
const LONG: usize = 130;
/// Sentences of a speech, at most, that only conducts the meeting.
const CONDUCTED: usize = 5;
/// Weight above which a sentence raises an issue for which no clause of it has a noun, and its words stand for it where nothing
/// shorter does, in hundredths of a log-odds.
const CLEAR: i32 = 40;
/// Weight above which any raises one: to leave one out is better than to make one of what raises none.
const DOUBTFUL: i32 = 20;
/// Weight above which one that is said plainly raises an issue all the same, where a noun stands for it, and how strongly.
const UNCLEAR: i32 = -30;
const PLAIN: u32 = 3;
/// Characters of a quoted part at least.
const QUOTED: usize = 36;

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static VIEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、]{0,16}?(?:認識|見解|所見|考え方?|御?答弁|感想|決意|対応|方針|意見|いかが|どう)[^、]{0,14}(?:伺|聞か|聞き|お願い|求め|示し|尋ね|問|答え|いただ|ですか|でしょうか)[^、]{0,14}$").unwrap()
});

/// What an issue is looked for in.
pub(super) struct Scene<'a> {
    pub turn: &'a Turn,
    pub sentences: &'a [Sentence<'a>],
    pub acts: &'a [(Act, Rule)],
    pub mentions: &'a [Mention],
    /// The mentions of the turn, in the order of the text.
    pub own: &'a [usize],
    /// What each sentence is spoken about, where the statement or what it answers says so.
    pub topics: &'a [Option<Topic<'a>>],
    pub lexicon: &'a Lexicon,
}

/// Why an issue is raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Reason {
    /// Something is wanted or proposed.
    Need,
    /// Something is feared.
    Worry,
    /// Something is wrong.
    Trouble,
    /// Something is asked.
    Question,
}

/// A sentence that may raise an issue.
struct Candidate<'a> {
    sentence: &'a Sentence<'a>,
    clauses: Vec<Range<usize>>,
    // The clause that says it most strongly, how strongly, and why.
    raising: usize,
    strength: u32,
    reason: Reason,
}

/// The issues that a turn raises, in the order of the text.
pub(super) fn of(scene: &Scene) -> Vec<Issue> {
    if only_conducts(scene) {
        return Vec::new();
    }
    let candidates = candidates(scene);
    let around = surroundings(&candidates, scene);
    (0..candidates.len()).filter_map(|at| issue(&candidates, at, &around, scene)).collect()
}

/// What each sentence of a turn weighs, for whoever asks why it raises an issue or none, and for learning the weights.
pub(super) fn weighed(scene: &Scene) -> Vec<Weighed> {
    if only_conducts(scene) {
        return Vec::new();
    }
    let candidates = candidates(scene);
    let around = surroundings(&candidates, scene);
    let weigh = |at: usize| {
        let label = issue(&candidates, at, &around, scene).map(|issue| issue.label);
        weight::shown(&candidates, at, label, scene)
    };
    (0..candidates.len()).map(weigh).collect()
}

/// Whether a statement only conducts the meeting. A word of procedure does not make procedure of a long speech.
fn only_conducts(scene: &Scene) -> bool {
    let conduct = |act: &Act| matches!(act, Act::Procedure | Act::Report);
    let long = scene.turn.kind == TurnKind::Speech && scene.sentences.len() > CONDUCTED;
    let mut acts = scene.acts.iter().map(|(act, _)| act);
    !long && acts.clone().all(conduct) && acts.any(|act| *act == Act::Procedure)
}

fn candidates<'a>(scene: &'a Scene<'a>) -> Vec<Candidate<'a>> {
    scene.sentences.iter().map(|sentence| candidate(sentence, scene)).collect()
}

/// Reads one sentence.
fn candidate<'a>(sentence: &'a Sentence<'a>, scene: &'a Scene<'a>) -> Candidate<'a> {
    let s = scene.turn.flow.as_str();
    let clauses = clauses(s, sentence.range.clone());
    let apart = |clause: &Range<usize>| Said::of(&s[clause.clone()], scene.lexicon);
    let weighed: Vec<(u32, Reason)> = match clauses.as_slice() {
        [_] => vec![weigh(&sentence.said)],
        several => several.iter().map(|clause| weigh(&apart(clause))).collect(),
    };
    // Of clauses that say it plainly, the last: what stands before leads to it.
    let strongest = weighed.into_iter().enumerate().max_by_key(|(_, (strength, _))| (*strength).min(PLAIN));
    let (raising, (strength, reason)) = strongest.unwrap_or((0, (0, Reason::Need)));
    if sentence.said.asks() {
        let raising = clauses.len().saturating_sub(1);
        return Candidate { sentence, clauses, raising, strength: strength.max(3), reason: Reason::Question };
    }
    Candidate { sentence, clauses, raising, strength, reason }
}

/// How strongly a clause raises an issue, and why it does. What is wrong and what is needed weigh more together.
fn weigh(said: &Said) -> (u32, Reason) {
    let kinds = [
        ("concern", 4, Reason::Worry),
        ("request", 3, Reason::Need),
        ("proposal", 4, Reason::Need),
        ("need", 4, Reason::Need),
        ("hard", 3, Reason::Trouble),
        ("trouble", 2, Reason::Trouble),
        ("stress", 2, Reason::Need),
        ("wish", 1, Reason::Need),
        ("plan", 1, Reason::Need),
    ];
    let found = kinds.iter().filter(|(kind, ..)| said.has(kind));
    let strength = found.clone().map(|(_, strength, _)| strength).sum();
    let reason = found.clone().next().map_or(Reason::Need, |(.., reason)| *reason);
    (strength, reason)
}

/// What words of a sentence are called where they stand as they are.
fn voice(candidate: &Candidate) -> &'static str {
    let said = &candidate.sentence.said;
    match candidate.reason {
        Reason::Question => "問い",
        Reason::Worry => "懸念",
        Reason::Trouble => "指摘",
        Reason::Need if said.has("request") => "要望",
        Reason::Need if said.has("proposal") => "提案",
        Reason::Need if said.any(&["need", "stress"]) => "意見",
        Reason::Need if said.has("plan") => "方針",
        Reason::Need => "意見",
    }
}

/// The issue that a sentence raises. `None` where no label tells a reader what it is.
fn issue(candidates: &[Candidate], at: usize, surroundings: &Surroundings, scene: &Scene) -> Option<Issue> {
    let s = scene.turn.flow.as_str();
    let candidate = &candidates[at];
    let weight = weight::of(candidates, at, scene);
    if weight <= UNCLEAR || weight <= DOUBTFUL && candidate.strength < PLAIN {
        return None;
    }
    let quoted = quoted(s, candidate);
    let words = s[quoted.clone()].trim_end_matches(['。', '、']);
    if conduct::is_conduct(words) {
        return None;
    }
    let span = scene.turn.flow.span(quoted.start..quoted.start + words.len());
    let around = concern::around(&quoted, &candidate.sentence.range, scene);
    let raising = candidate.clauses[candidate.raising].clone();
    // Of 「…すべきと考えますが、見解を伺います」 the last clause only asks for a view of what stands before.
    let asks_view = candidate.reason == Reason::Question
        && VIEW.is_match(s[raising.clone()].trim_end_matches(['。', ' ']));
    // What is granted before another clause takes it back is not what is raised.
    let granted = |c: &Range<usize>| {
        let words = s[c.clone()].trim_end_matches('、');
        ["が", "けれども", "けれど", "けども", "ものの", "ので", "から"]
            .iter()
            .any(|joint| words.ends_with(joint))
    };
    let within = |c: &&Range<usize>| quoted.start <= c.start && c.end <= quoted.end;
    let clauses = candidate.clauses.iter().filter(within).cloned();
    let order: Vec<Range<usize>> = if asks_view {
        // The nearest before it is what the view is asked of.
        clauses.rev().filter(|c| *c != raising).chain([raising.clone()]).collect()
    } else {
        [raising].into_iter().chain(clauses.filter(|c| !granted(c))).collect()
    };
    let told = |clause: Range<usize>| Told { lead: &s[quoted.start..clause.end], clause: &s[clause] };
    let named = few_named(&around, scene);
    let ground = Ground {
        clauses: order.into_iter().map(told).collect(),
        sentence: Spoken::new(words),
        concerns: named.as_deref(),
        voice: voice(candidate),
        certain: weight > CLEAR,
    };
    let Label { words: label, gist } = label::of(&ground, scene.lexicon)?;
    let topic = scene.topics.get(at).copied().flatten();
    let sentence = &s[candidate.sentence.range.clone()];
    let label = label::under(label, (&ground, sentence), topic, surroundings.of(at), scene.lexicon)?;
    let concerns = concern::of(&quoted, &candidate.sentence.range, scene);
    Some(Issue { label, gist, quote: words.to_owned(), span, concerns, rule: rule::ISSUE_CUE })
}

/// The sentences of the turn, for what one of them goes on with.
fn surroundings<'a>(candidates: &[Candidate<'a>], scene: &Scene<'a>) -> Surroundings<'a> {
    let s = scene.turn.flow.as_str();
    let sentences = candidates.iter().map(|candidate| &s[candidate.sentence.range.clone()]);
    Surroundings::new(sentences, things(scene), scene.lexicon)
}

/// The laws, techniques, programmes and diseases that the turn names.
fn things<'a>(scene: &Scene<'a>) -> Vec<&'a str> {
    let of_field =
        |kind| matches!(kind, Kind::Regulation | Kind::Technology | Kind::Initiative | Kind::Disease);
    let named = scene.own.iter().map(|&m| &scene.mentions[m]).filter(|mention| of_field(mention.kind));
    named.map(|mention| mention.text.as_str()).collect()
}

/// What an issue concerns, in words, where it is one thing or two. An article of a law is of the law.
fn few_named(concerns: &[usize], scene: &Scene) -> Option<String> {
    // Who does or says something is not what it is about.
    let things = concerns.iter().map(|&m| &scene.mentions[m]).filter(|m| m.kind != Kind::Organization);
    let mut named: Vec<&str> = things.map(|mention| mention.text.as_str()).collect();
    named.dedup_by(|part, whole| part.starts_with(*whole));
    (1..=2).contains(&named.len()).then(|| named.join("と"))
}

/// Whether a clause ends in a predicate that says it, and is no condition, cause or manner of what follows. A view of it is
/// what follows: 「…ですが、必要だと思います」.
fn stated(clause: &str) -> bool {
    let words = clause.trim_end_matches('、');
    ["が", "けれども", "けれど", "けども", "けど"].iter().any(|joint| words.ends_with(joint))
}

/// The sentence, or of a long one the clauses around the one that raises the issue.
fn quoted(s: &str, candidate: &Candidate) -> Range<usize> {
    let sentence = &candidate.sentence.range;
    if s[sentence.clone()].chars().count() <= LONG {
        return sentence.clone();
    }
    let clauses = &candidate.clauses;
    let (mut first, mut last) = (candidate.raising, candidate.raising);
    let long = |first: usize, last: usize| s[clauses[first].start..clauses[last].end].chars().count();
    // 「…に対応し、」 says nothing before what follows: up to where a predicate ends.
    while last + 1 < clauses.len() && !stated(&s[clauses[last].clone()]) {
        last += 1;
    }
    while long(first, last) < QUOTED && first > 0 {
        first -= 1;
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
        let text = "○長谷川委員　橋の点検の費用は市町村ではなく県が負担すべきです。橋の点検の記録は誰でも見られるように公開すべきです。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        assert_eq!(
            labels(text),
            [
                "橋の点検の費用は市町村ではなく県が負担すること",
                "橋の点検の記録は誰でも見られるように公開すること"
            ]
        );
    }

    #[test]
    fn a_phrase_may_end_within_a_bracket() {
        let text = "○長谷川委員　桟橋の「南-KB」の「-KB」を残すべきです。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        assert!(labels(text).iter().all(|label| label.contains("KB")));
    }

    #[test]
    fn courtesy_procedure_and_what_was_done_raise_none() {
        let text = "○杉山会長　本日はお忙しいところありがとうございます。それでは、議題に入ります。橋の点検の記録は、昨年の秋に公開いたしました。\n○長谷川委員　ありがとうございました。\n○杉山会長　以上です。\n";
        assert_eq!(labels(text), [""; 0]);
    }

    #[test]
    fn what_is_said_without_a_noun_for_it_is_named_by_its_words() {
        let text = "○長谷川委員　議場の録画は三年で消すとのことですが、古い議論を調べる研究者や住民がたいへん困ってしまうのが問題ではないでしょうか。\n○杉山会長　以上です。\n○長谷川委員　終わります。\n";
        assert_eq!(
            labels(text),
            ["「古い議論を調べる研究者や住民がたいへん困ってしまうのが問題」との指摘(議場の録画について)"]
        );
    }
}
