//! Which statement answers which: replies of a summary, and who was asked in a debate.
//!
//! Takes the turns in their order, once; gives for each the turn it answers; does not know what is said.

use super::attribution::Place;
use crate::{
    lexicon::Lexicon,
    minutes::{
        Minutes, Speaker, Turn, TurnKind, Who,
        refer::{People, Reference},
        report,
    },
};

/// On which side of the table someone speaks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    /// Leads the meeting.
    Chair,
    /// Asks: members, citizens.
    Member,
    /// Answers: officials, the secretariat, guests who presented.
    Official,
    /// Called by a bare name that no roster explains.
    Unknown,
}

/// Sentences of a chair who only gives the floor.
const SHORT: usize = 4;

/// For each turn under a speaker mark the turn it answers.
///
/// A question stays open while officials answer it one after the other, as assemblies ask and answer in bulk; a chair
/// who gives the floor leaves it open, a member who speaks next closes it.
pub(super) fn of(minutes: &Minutes, people: &People, lexicon: &Lexicon) -> Vec<Option<usize>> {
    let mut answers = vec![None; minutes.turns.len()];
    let mut asked: Option<usize> = None;
    let mut member: Option<usize> = None;
    let leads = leader(minutes);
    for (index, turn) in minutes.turns.iter().enumerate() {
        let Some(label) = turn.label.as_ref().filter(|_| turn.kind == TurnKind::Speech) else {
            asked = None;
            continue;
        };
        let before = index.checked_sub(1).and_then(|before| minutes.turns[before].order);
        // What is missing between two speeches of a search result may be the question.
        if before.zip(turn.order).is_some_and(|(before, order)| order != before.saturating_add(1)) {
            asked = None;
            member = None;
        }
        let same =
            asked.is_some_and(|a| minutes.turns[a].label.as_ref().is_some_and(|l| l.value == label.value));
        let mut side = side(&label.value, minutes, people, lexicon);
        if side == Side::Unknown
            && let Some(speaker) = turn.speaker.as_ref().and_then(|s| minutes.speakers.get(s.value))
        {
            side = stated_side(speaker);
        }
        if side == Side::Unknown && leads == Some(label.value.as_str()) {
            side = Side::Chair;
        }
        let addressed = member.take();
        if side == Side::Member {
            member = Some(index);
        }
        match side {
            Side::Chair => {
                let sentences = report::sentences(turn.flow.as_str()).len();
                let moved = asked.is_some_and(|a| minutes.turns[a].headings != turn.headings);
                if moved || sentences > SHORT {
                    asked = None;
                }
            }
            Side::Official if same => {}
            // Where fields tell the sides, whoever answers right behind a member answers what the member said.
            Side::Official => answers[index] = asked.or(addressed.filter(|_| turn.speaker.is_some())),
            Side::Unknown if !same && asked.is_some() && !asks(turn, lexicon) => answers[index] = asked,
            Side::Member | Side::Unknown => {
                // Members who are asked answer as well; only their own words tell.
                if !same && asked.is_some() && opens_as_answer(turn) {
                    answers[index] = asked;
                }
                if asks(turn, lexicon) {
                    asked = Some(index);
                } else if answers[index].is_none() {
                    asked = None;
                }
            }
        }
    }
    answers
}

/// The side that the fields of a speaker tell: who holds a post of a body or is a guest answers, members ask.
fn stated_side(speaker: &Speaker) -> Side {
    let holds_post = speaker.affiliations.iter().any(|a| a.post.is_some());
    match (holds_post || speaker.role.is_some(), speaker.affiliations.is_empty()) {
        (true, _) => Side::Official,
        (false, false) => Side::Member,
        (false, true) => Side::Unknown,
    }
}

/// Who speaks between all the others: a chair by conduct, where the marks tell no function.
fn leader(minutes: &Minutes) -> Option<&str> {
    let mut counts: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for label in minutes.turns.iter().filter_map(|t| t.label.as_ref()) {
        *counts.entry(label.value.as_str()).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let (label, most) = counts.into_iter().max_by_key(|&(label, n)| (n, std::cmp::Reverse(label)))?;
    (most >= 4 && most * 20 >= all * 7).then_some(label)
}

/// The question that a reply of a summary answers: the statement before it under the same headings.
pub(super) fn to_list(index: usize, place: Place, minutes: &Minutes) -> Option<usize> {
    let turn = &minutes.turns[index];
    let reply = place == Place::Answer && turn.kind == TurnKind::Reply;
    let marked = turn.kind == TurnKind::Bullet && turn.label.is_some();
    if !reply && !marked {
        return None;
    }
    let before = index.checked_sub(1)?;
    let asked = &minutes.turns[before];
    let other = asked.label.as_ref().map(|l| &l.value) != turn.label.as_ref().map(|l| &l.value);
    let question = reply
        || asked.label.is_some() && asked.flow.as_str().trim_end_matches('。').ends_with(['か', '?', 'い']);
    (asked.headings == turn.headings && asked.kind != TurnKind::Narrative && other && question)
        .then_some(before)
}

fn side(label: &str, minutes: &Minutes, people: &People, lexicon: &Lexicon) -> Side {
    let titles = &lexicon.titles;
    let inner = label.find('(').and_then(|o| label.strip_suffix(')').map(|l| &l[o + 1..]));
    let head = label.find('(').filter(|&o| o > 0).map_or(label, |o| &label[..o]);
    let tail = label.find(')').map_or("", |c| &label[c + 1..]);
    let called = if tail.is_empty() { head } else { tail };
    if let Some(capacity) = titles.capacity_at_end(called).and_then(|at| titles.capacity(&called[at..])) {
        match capacity.kind.as_str() {
            "chair" => return Side::Chair,
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
    let who = people.refer(inner.unwrap_or(label));
    let listed = match who {
        Some(Reference::Named(Who::Listed(i)) | Reference::Role(Who::Listed(i))) => minutes.attendance.get(i),
        _ => None,
    };
    let kind =
        listed.and_then(|a| a.role.as_deref()).and_then(|r| titles.capacity(r)).map(|c| c.kind.as_str());
    match kind {
        Some("chair") => Side::Chair,
        Some("official" | "organ" | "guest") => Side::Official,
        Some(_) => Side::Member,
        None if lexicon.bodies.ending(called).is_some() => Side::Official,
        None if titles.honorific_at_end(called).is_some() => Side::Member,
        None => Side::Unknown,
    }
}

/// Whether a speech asks: near its end, or anywhere in words that ask outright.
fn asks(turn: &Turn, lexicon: &Lexicon) -> bool {
    let s = turn.flow.as_str();
    report::sentences(s).into_iter().rev().take(12).any(|sentence| {
        let words = &s[sentence];
        let words = words.trim_end_matches('。');
        words.ends_with(['か', '?'])
            || [
                "伺います",
                "お伺いします",
                "お尋ねします",
                "お聞きします",
                "質問します",
                "お答えください",
                "求めます",
                "教えてください",
                "伺いたい",
            ]
            .iter()
            .any(|w| words.contains(w))
            || lexicon.cues.of(words).any(|(c, _)| c.kind == "question")
    })
}

/// Whether a speech begins as an answer does.
fn opens_as_answer(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    let end = s.char_indices().nth(40).map_or(s.len(), |(i, _)| i);
    [
        "お答え",
        "御質問",
        "ご質問",
        "御指摘",
        "ご指摘",
        "お尋ね",
        "私からは",
        "おっしゃるとおり",
        "おっしゃる通り",
    ]
    .iter()
    .any(|w| s[..end].contains(w))
}
