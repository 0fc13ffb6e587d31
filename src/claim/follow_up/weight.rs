//! What speaks for a clause to promise something, and what against it.
//!
//! What the rules of [`super`] tell is one of the signs; the cues beside it, the ending, the side and the time are others.
//! Each feature of a clause is a place and what stands there: a cue `in` it, how it `ends`, the `side` of its speaker.
//! Their weights, in hundredths of a log-odds, are added up: above nothing, the clause promises.
//! `data/promise_weights.csv` holds them; `scripts/learn-weights promises` learns them.

use std::ops::Range;

use super::{
    Scene, Voice,
    due::{is_this_year, is_today, is_year},
    speaks_alone, tells_what,
    will::Ending,
};
use crate::claim::{
    Basis,
    said::{self, Said},
    side::Side,
};

/// A clause, and what is known of it.
pub(super) struct Clause<'a> {
    /// Its words.
    pub words: &'a str,
    /// How they end.
    pub end: &'a Ending<'a>,
    /// What they say.
    pub said: &'a Said<'a>,
    /// By when, in its words.
    pub due: Option<&'a Range<usize>>,
    /// Its sentence, by index.
    pub sentence: usize,
    /// Whether it is a part of its sentence.
    pub part: bool,
    /// Whether its sentence goes on to what is yet to be done.
    pub goes_on: bool,
    /// Whether someone is charged with it, or a council meets.
    pub charged: bool,
    /// For whom the one behind it speaks.
    pub voice: &'a Voice,
}

/// The weight of a clause, with the signs by which the rules tell a promise.
pub(super) fn of(clause: &Clause, signs: &[&str], scene: &Scene) -> i32 {
    let mut sum = 0;
    each(clause, signs, scene, |place, what| sum += scene.lexicon.promise_weights.of(place, what)[0]);
    sum
}

/// The features of a clause, each a place and what stands there.
pub(super) fn features(clause: &Clause, signs: &[&str], scene: &Scene) -> Vec<String> {
    let mut features = Vec::new();
    each(clause, signs, scene, |place, what| features.push(format!("{place} {what}")));
    features
}

/// Calls `found` for each feature of a clause.
fn each(clause: &Clause, signs: &[&str], scene: &Scene, mut found: impl FnMut(&str, &str)) {
    let &Clause { words, said, due, .. } = clause;
    found("always", "");
    for sign in signs {
        found("told", sign);
    }
    if !signs.is_empty() {
        found("told", "any");
    }
    said.kinds().for_each(|kind| found("in", kind));
    let beside = [("before", clause.sentence.checked_sub(1)), ("behind", Some(clause.sentence + 1))];
    for (place, sentence) in beside {
        let Some(sentence) = sentence.and_then(|at| scene.sentences.get(at)) else { continue };
        sentence.said.kinds().for_each(|kind| found(place, kind));
    }
    ends(clause, scene, &mut found);
    found("due", due.map_or("none", |due| when(&words[due.clone()])));
    let told = [
        ("part", clause.part),
        ("part-goes-on", clause.goes_on),
        ("charged", clause.charged),
        ("answers", clause.voice.answers),
        ("office", clause.voice.office.is_some()),
        ("able", clause.voice.able),
        ("leads", scene.side == Side::Chair && due.is_some()),
        ("alone", speaks_alone(scene.claims)),
        ("object", tells_what(words)),
        ("first", clause.sentence == 0),
        ("last", clause.sentence + 1 == scene.sentences.len()),
    ];
    told.into_iter().filter(|(_, is)| *is).for_each(|(what, _)| found("is", what));
    found("side", scene.side.name());
    found("kind", scene.turn.kind.name());
    scene.claims.acts.iter().for_each(|(act, _)| found("act", act.name()));
    let basis = scene.claims.attributions.first().map_or(Basis::Unattributed, |a| a.basis);
    found("basis", basis.name());
    found("length", length(words.chars().count()));
    found("sentences", said::how_many(scene.sentences.len()));
}

/// How a clause ends, and on which side of the table.
fn ends(clause: &Clause, scene: &Scene, found: &mut impl FnMut(&str, &str)) {
    let end = clause.end;
    let (core, will) = (end.core, end.acts());
    let told = [
        ("will", will),
        ("will-then", end.acts_then()),
        ("wish", end.wishes()),
        ("under-way", end.works_on()),
        ("takes-work", end.takes_work(scene.lexicon)),
        ("done", end.reports_what_is_done()),
        ("answer-will", will && clause.voice.answers),
        ("answer-will-then", clause.voice.answers && clause.due.is_some() && end.acts_then()),
        ("framed", end.framed()),
    ];
    told.into_iter().filter(|(_, is)| *is).for_each(|(what, _)| found("ends", what));
    if will {
        found("will", scene.side.name());
    }
    for letters in [2, 3] {
        if let Some((at, _)) = core.char_indices().rev().nth(letters - 1) {
            found("end", &core[at..]);
        }
    }
    if let Some(work) = end.work(scene.lexicon) {
        found("work", &core[work]);
    }
}

/// What a time is.
fn when(due: &str) -> &'static str {
    match due {
        _ if due.starts_with("次回") => "next",
        _ if is_this_year(due) => "this-year",
        _ if is_year(due) => "year",
        _ if is_today(due) => "today",
        _ => "time",
    }
}

/// Characters of a clause, at most.
fn length(chars: usize) -> &'static str {
    match chars {
        0..12 => "11",
        12..25 => "24",
        25..50 => "49",
        50..80 => "79",
        80..130 => "129",
        _ => "more",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_apart_from_a_year() {
        for (due, expected) in [
            ("次回の委員会", "next"),
            ("今年度", "this-year"),
            ("来年度から", "year"),
            ("後ほど", "today"),
            ("3月末まで", "time"),
        ] {
            assert_eq!(when(due), expected, "{due}");
        }
    }
}
