//! What the sentences around one speak of.

use super::{ABOUT, told};
use crate::{
    claim::{clause::turns_away, label},
    lexicon::Lexicon,
};

/// Sentences before one that are asked what they are about, and those that are asked what they name.
const BACK: usize = 4;
const NAMED: usize = 2;

/// The sentences of a statement, and the things that it names.
pub(in crate::claim) struct Surroundings<'a> {
    sentences: Vec<&'a str>,
    things: Vec<&'a str>,
    lexicon: &'a Lexicon,
}

impl<'a> Surroundings<'a> {
    pub(in crate::claim) fn new(
        sentences: impl Iterator<Item = &'a str>,
        things: Vec<&'a str>,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self { sentences: sentences.collect(), things, lexicon }
    }

    /// What stands around the sentence `at`.
    pub(in crate::claim) fn of(&self, at: usize) -> Nearby<'_, 'a> {
        Nearby { surroundings: self, at }
    }

    /// The sentences before `at` with which it goes on, the nearest first: none before one in which the speaker turns away.
    fn before(&self, at: usize) -> impl Iterator<Item = &'a str> {
        let sentences = self.sentences[at.saturating_sub(BACK)..=at].iter().rev().copied();
        let mut turned = false;
        let held = sentences
            .take_while(move |words| !std::mem::replace(&mut turned, turns_away(words, self.lexicon)));
        held.skip(1)
    }
}

/// What stands around one sentence of a statement.
#[derive(Clone, Copy)]
pub(in crate::claim) struct Nearby<'s, 'a> {
    surroundings: &'s Surroundings<'a>,
    at: usize,
}

impl<'a> Nearby<'_, 'a> {
    /// What the nearest sentence before that says it is about.
    pub(in crate::claim) fn topic(self) -> Option<&'a str> {
        let Surroundings { lexicon, .. } = self.surroundings;
        self.surroundings.before(self.at).find_map(|words| told(label::topic_of(words, lexicon)?, lexicon))
    }

    /// What the sentence before opens with as what it is about, in so many words: 「定期船の運賃については、…」.
    pub(in crate::claim) fn set_out(self) -> Option<&'a str> {
        // Letters of what is set out, at most.
        const OPENING: usize = 24;
        let Surroundings { lexicon, .. } = self.surroundings;
        let before = self.sentence()?;
        let about = ABOUT.find(before).filter(|about| before[about.end()..].starts_with(['は', '、']))?;
        let words = &before[..about.start()];
        (words.chars().count() <= OPENING).then(|| told(words, lexicon)).flatten()
    }

    /// The sentence before, where this one goes on with it.
    pub(in crate::claim) fn sentence(self) -> Option<&'a str> {
        self.surroundings.before(self.at).next()
    }

    /// The first thing that the nearest sentence before names which names one.
    pub(in crate::claim) fn thing(self) -> Option<&'a str> {
        let Surroundings { things, .. } = self.surroundings;
        self.surroundings
            .before(self.at)
            .take(NAMED)
            .find_map(|words| things.iter().copied().find(|thing| words.contains(thing)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::sentence::sentences as ranges;

    #[test]
    fn the_nearest_sentence_before_tells_its_topic() {
        let s =
            "島の診療所については、医師が足りません。定期船の運賃は、県が決めます。これを早く直すべきです。";
        let words = ranges(s).into_iter().map(|range| &s[range]);
        let around = Surroundings::new(words, vec!["定期船"], Lexicon::embedded());
        let told: Vec<Option<&str>> = (0..3).map(|at| around.of(at).topic()).collect();
        assert_eq!(told, [None, Some("島の診療所"), Some("定期船の運賃")]);
        let set_out: Vec<Option<&str>> = (0..3).map(|at| around.of(at).set_out()).collect();
        assert_eq!(set_out, [None, Some("島の診療所"), None]);
        let before: Vec<bool> = (0..3).map(|at| around.of(at).sentence().is_some()).collect();
        assert_eq!(before, [false, true, true]);
        let named: Vec<Option<&str>> = (0..3).map(|at| around.of(at).thing()).collect();
        assert_eq!(named, [None, None, Some("定期船")]);
    }
}
