//! What stands beside a label whose own words do not tell what it is said of: 「料金を下げること(渡船の運賃について)」.

use super::{
    Ground, both, lead,
    lead::Nouns,
    topic_of,
    words::{self, points, points_anywhere},
};
use crate::{
    claim::topic::{Nearby, Reach, Topic},
    lexicon::Lexicon,
};

/// Nouns of its own field, at least, in a label that tells what it is about, and in one that says enough without the sentence
/// before.
const CLEAR: usize = 4;
const ENOUGH: usize = 3;

/// What an issue may be said of, as far as its label does not tell it.
struct Told<'a> {
    /// What its sentence says that it is about.
    own: Option<&'a str>,
    /// What the statement, or the question that it answers, announces; that or what a part of the meeting is about; what the
    /// council is called.
    close: Option<&'a str>,
    whole: Option<&'a str>,
    council: Option<&'a str>,
}

impl<'a> Told<'a> {
    fn of(
        label: &str,
        spoken: &'a str,
        topic: Option<Topic<'a>>,
        little: bool,
        lexicon: &'a Lexicon,
    ) -> Self {
        let tells = |topic: &&str| !lead::shares(label, topic, lexicon);
        // What says enough by itself needs no meeting.
        let of_house = |part: &str| lexicon.cues.words("business-of-house").is_in(part);
        let vague = |topic: &Topic| Nouns::of(topic.words, lexicon).count() < CLEAR && !of_house(topic.words);
        let meeting = topic.filter(vague).and_then(|topic| topic.council).filter(tells);
        let topic = topic.filter(|topic| tells(&topic.words));
        let reaching =
            |most: &[Reach]| topic.filter(|topic| most.contains(&topic.reach)).map(|topic| topic.words);
        let close = reaching(&[Reach::Statement]);
        let own = topic_of(spoken, lexicon).filter(tells);
        let own = own.or_else(|| lead::topic_before(spoken, lexicon).filter(tells));
        let opening = || lead::opening(spoken, lexicon).filter(|topic| close.is_none() && tells(topic));
        let own = own.or_else(opening);
        let own = own.or_else(|| if little { lead::untold(spoken, label, lexicon) } else { None });
        let whole = reaching(&[Reach::Statement, Reach::Part]);
        Self { own, close, whole, council: reaching(&[Reach::Council]).or(meeting) }
    }

    /// What a wider part than the sentence is about: what is announced holds until the sentence itself names another, and
    /// `before`, what the nearest sentences before are about, tells more of a label that tells little.
    fn wider(&self, before: Option<&'a str>, lexicon: &Lexicon) -> Option<&'a str> {
        let wider = match self.own {
            Some(_) => self.whole.filter(|_| self.close.is_none()),
            None => self.close.or(before).or(self.whole),
        };
        wider.filter(|wider| self.own.is_none_or(|own| !lead::shares(own, wider, lexicon)))
    }
}

/// A label with what it is said of, where no word of the label tells that: what its sentence is about, or names before the part
/// that became the label; and the topic that is announced, else what the meeting speaks of or the nearest sentence before is
/// about, that first beside a label that tells little; where that is vague or nothing, whose members say so. `None` where a label points at others and
/// tells too little without them.
pub(in crate::claim) fn under(
    label: String,
    (ground, sentence): (&Ground, &str),
    topic: Option<Topic>,
    around: Nearby<'_, '_>,
    lexicon: &Lexicon,
) -> Option<String> {
    let little = points_anywhere(&label, lexicon) || Nouns::of(&label, lexicon).count() < CLEAR;
    let spoken = ground.sentence.written_of(sentence, lexicon);
    let told = Told::of(&label, &spoken, topic, little, lexicon);
    if let Some(label) = with_sentence_before(&label, &told, &spoken, ground, around, lexicon) {
        return Some(label);
    }
    let tells = |topic: &&str| !lead::shares(&label, topic, lexicon);
    let set_out = || around.set_out().filter(|_| !lead::opens_with_topic(&spoken));
    let before = if little { around.topic() } else { set_out() }.filter(tells);
    let topics = told.own.into_iter().chain(told.wider(before, lexicon));
    let mut beside: Vec<String> = topics.map(about).collect();
    if words::are_lost(&label, !beside.is_empty(), lexicon) {
        return None;
    }
    // What the speaker has just named, where nobody says what it is about.
    let thing = if beside.is_empty() && little { around.thing() } else { None };
    let thing = thing.filter(|thing| !label.contains(thing)).filter(tells);
    let close = told.own.or(told.close).or(before).is_some();
    if let Some(thing) = thing {
        beside.push(format!("前の語:{thing}"));
    } else if !close && !label.ends_with(')') {
        // Whose members say so, unless the label or the part of the meeting beside it tells that too.
        let alike = |words: &str, council: &str| {
            lead::shares(words, council, lexicon) || lead::shares(council, words, lexicon)
        };
        let tells = |council: &&str| !beside.iter().chain([&label]).any(|words| alike(words, council));
        beside.extend(told.council.filter(tells).map(said_in));
    }
    Some(if beside.is_empty() { label } else { lead::beside(&label, &beside.join("、")) })
}

/// A label that is thin with the sentence before: of 「この偏りを何とかすべき」 and 「対象にならない」 that tells what is meant, where
/// nobody says what he is about.
fn with_sentence_before(
    label: &str,
    told: &Told,
    spoken: &str,
    ground: &Ground,
    around: Nearby<'_, '_>,
    lexicon: &Lexicon,
) -> Option<String> {
    // A short one with a bracket of its own is better than a long one.
    let thin =
        || points(label, lexicon) || !label.ends_with(')') && Nouns::of(label, lexicon).count() < ENOUGH;
    if told.own.is_some() || told.close.is_some() || lead::opens_with_topic(spoken) || !thin() {
        return None;
    }
    let both = both::with_sentence_before(label, around.sentence()?, ground, lexicon)?;
    let whole = told.whole.filter(|topic| !lead::shares(&both, topic, lexicon)).map(about);
    let beside = whole.or_else(|| told.council.map(said_in));
    Some(beside.map_or(both.clone(), |beside| lead::beside(&both, &beside)))
}

fn about(topic: &str) -> String {
    format!("{topic}について")
}

fn said_in(council: &str) -> String {
    format!("会議:{council}")
}
