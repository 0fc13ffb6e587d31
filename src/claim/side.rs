//! On which side of the table someone speaks, by mark and roster.

use std::collections::BTreeMap;

use crate::{
    lexicon::Lexicon,
    minutes::{
        Cited, Minutes, Speaker, Who,
        refer::{People, Reference},
        sentence::sentences,
        voice::without_act,
    },
};

/// On which side of the table someone speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    /// Leads the meeting.
    Chair,
    /// Asks: members, citizens.
    Member,
    /// Answers: officials, the secretariat, guests who presented.
    Official,
    /// Called by a bare name that no roster explains, or not marked at all.
    Unknown,
}

impl Side {
    /// The name in the tables of weights.
    pub(super) fn name(self) -> &'static str {
        match self {
            Side::Chair => "chair",
            Side::Member => "member",
            Side::Official => "official",
            Side::Unknown => "unknown",
        }
    }
}

/// The side of each turn. Each mark is looked up once.
///
/// `speaks_for` tells whether who is marked so said to speak for a ministry or a secretariat.
pub(super) fn sides(
    minutes: &Minutes,
    people: &People,
    speaks_for: impl Fn(&str) -> bool,
    lexicon: &Lexicon,
) -> Vec<Side> {
    let leads = leader(minutes);
    let mut known: BTreeMap<&str, Side> = BTreeMap::new();
    let sides = minutes.turns.iter().map(|turn| {
        let Some(label) = turn.label.as_ref().map(|label| label.value.as_str()) else { return Side::Unknown };
        let marked = *known.entry(label).or_insert_with(|| side(label, minutes, people, lexicon));
        let speaker = turn.speaker.as_ref().and_then(|speaker| minutes.speakers.get(speaker.value));
        match (marked, speaker.map_or(Side::Unknown, stated)) {
            (Side::Unknown, Side::Unknown) if leads == Some(label) => Side::Chair,
            (Side::Unknown, Side::Unknown) if speaks_for(label) => Side::Official,
            (Side::Unknown, stated) => stated,
            (marked, _) => marked,
        }
    });
    sides.collect()
}

/// The side that the fields of a speaker tell: who holds a post of a body or is a guest answers, members ask.
fn stated(speaker: &Speaker) -> Side {
    let holds_post = speaker.affiliations.iter().any(|a| a.post.is_some());
    match (holds_post || speaker.role.is_some(), speaker.affiliations.is_empty()) {
        (true, _) => Side::Official,
        (false, false) => Side::Member,
        (false, true) => Side::Unknown,
    }
}

/// Who speaks between all the others: a chair by conduct, where the marks tell no function.
fn leader(minutes: &Minutes) -> Option<&str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for label in minutes.turns.iter().filter_map(|t| t.label.as_ref()) {
        *counts.entry(label.value.as_str()).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (label, most) = counts.into_iter().max_by_key(|&(label, n)| (n, std::cmp::Reverse(label)))?;
    (most >= 4 && most * 20 >= all * 7).then_some(label)
}

/// Characters at most of a sentence that does no more than call on someone.
const CALLED: usize = 20;

/// Whether a deputy has the chair: half of what is said under the mark, and twice at least, ends by calling on someone.
fn takes_chair(mark: &str, minutes: &Minutes, lexicon: &Lexicon) -> bool {
    let marked = |label: &Cited<String>| label.value == mark;
    let own = minutes.turns.iter().filter(|turn| turn.label.as_ref().is_some_and(marked));
    let calls: Vec<bool> = own.map(|turn| calls_on(turn.flow.as_str(), lexicon)).collect();
    let called = calls.iter().filter(|call| **call).count();
    called >= 2 && called * 2 >= calls.len()
}

/// Whether a speech ends with the name or the post of someone and nothing else: 「港湾課長。」
fn calls_on(speech: &str, lexicon: &Lexicon) -> bool {
    let Some(last) = sentences(speech).pop() else { return false };
    let (words, titles) = (speech[last].trim_end_matches('。'), &lexicon.titles);
    words.chars().count() <= CALLED
        && (words.ends_with("議員")
            || titles.capacity_at_end(words).is_some()
            || titles.post_at_end(words).is_some()
            || titles.honorific_at_end(words).is_some())
}

fn side(mark: &str, minutes: &Minutes, people: &People, lexicon: &Lexicon) -> Side {
    let titles = &lexicon.titles;
    let label = without_act(mark, lexicon);
    let inner = label.find('(').and_then(|o| label.strip_suffix(')').map(|l| &l[o + 1..]));
    let head = label.find('(').filter(|&o| o > 0).map_or(label, |o| &label[..o]);
    let tail = label.find(')').map_or("", |c| &label[c + 1..]);
    let called = if tail.is_empty() { head } else { tail };
    let who = people.refer(inner.unwrap_or(label));
    let listed = match who {
        Some(Reference::Named(Who::Listed(i)) | Reference::Role(Who::Listed(i))) => minutes.attendance.get(i),
        _ => None,
    };
    let kind =
        listed.and_then(|a| a.role.as_deref()).and_then(|r| titles.capacity(r)).map(|c| c.kind.as_str());
    if let Some(capacity) = titles.capacity_at_end(called).and_then(|at| titles.capacity(&called[at..])) {
        match capacity.kind.as_str() {
            "chair" => return Side::Chair,
            "deputy" if takes_chair(mark, minutes, lexicon) => return Side::Chair,
            // 柊理事: a director of a body that is heard is no member.
            "member" | "deputy" if matches!(kind, Some("official" | "organ" | "guest")) => {
                return Side::Official;
            }
            "member" | "deputy" => return Side::Member,
            "official" | "organ" | "guest" => return Side::Official,
            _ => {}
        }
    }
    if called.ends_with('番') || called.ends_with('君') || called.ends_with("議員") {
        return Side::Member;
    }
    if titles.post_at_end(called).is_some() || lexicon.bodies.known(called).is_some() {
        return Side::Official;
    }
    match kind {
        Some("chair") => Side::Chair,
        Some("official" | "organ" | "guest") => Side::Official,
        Some(_) => Side::Member,
        None if lexicon.bodies.ending(called).is_some() => Side::Official,
        None if titles.honorific_at_end(called).is_some() => Side::Member,
        None => Side::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Source, claim::Act, extract, lexicon::Lexicon};

    #[test]
    fn a_deputy_who_calls_on_others_has_the_chair() {
        let text = "第2回南浜市議会定例会会議録\n\n○副議長（高橋健一君）　これより一般質問を行います。7番潮見航議員。\n○7番（潮見航君）　灯りをどうするのですか。\n○副議長（高橋健一君）　港湾課長。\n○港湾課長（森誠君）　お答えいたします。灯りを増やします。\n○副議長（高橋健一君）　潮見議員。\n○7番（潮見航君）　賛成です。\n";
        let source = Source::new("minutes.txt", text.as_bytes().to_vec());
        let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
        for turn in [0, 2, 4] {
            let acts: Vec<Act> = record.claims[turn].acts.iter().map(|(act, _)| *act).collect();
            assert_eq!(acts, [Act::Procedure], "{turn}");
        }
    }
}
