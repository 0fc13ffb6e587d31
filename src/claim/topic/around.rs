//! What the sentences around one speak of.

use std::{cell::OnceCell, cmp::Reverse};

use super::told;
use crate::{
    claim::{clause::turns_away, label},
    lexicon::Lexicon,
    script::{Script, script},
};

/// Sentences before and after one that are asked what they share, and characters of a noun that weigh.
const BEFORE: usize = 6;
const AFTER: usize = 2;
/// Sentences before one that are asked what they are about.
const BACK: usize = 3;
const WIDE: usize = 5;
/// Characters that a noun of the sentence itself has more than, to be told alone.
const OWN: usize = 3;
/// How many sentences share a noun at least, and how many what the text is known to name.
const SHARED: usize = 3;
const NAMED: usize = 2;

/// The sentences of a statement, each with its nouns once they have been asked for.
pub(in crate::claim) struct Surroundings<'a> {
    sentences: Vec<(&'a str, OnceCell<Vec<&'a str>>)>,
    named: Vec<&'a str>,
    lexicon: &'a Lexicon,
}

impl<'a> Surroundings<'a> {
    /// Of `sentences`, in a statement that names the things `named`.
    pub(in crate::claim) fn new(
        sentences: impl Iterator<Item = &'a str>,
        named: Vec<&'a str>,
        lexicon: &'a Lexicon,
    ) -> Self {
        Self { sentences: sentences.map(|words| (words, OnceCell::new())).collect(), named, lexicon }
    }

    /// What stands around the sentence `at`.
    pub(in crate::claim) fn of(&self, at: usize) -> Nearby<'_, 'a> {
        Nearby { surroundings: self, at }
    }

    /// What the nearest sentence before `at` that says it is about.
    fn topic(&self, at: usize) -> Option<&'a str> {
        let sentences = self.sentences[at.saturating_sub(BACK)..=at].iter().rev().map(|(words, _)| *words);
        let mut turned = false;
        // Nothing that stands before a sentence in which the speaker turns away is what he goes on with.
        let held =
            sentences.take_while(|words| !std::mem::replace(&mut turned, turns_away(words, self.lexicon)));
        held.skip(1).find_map(|words| told(label::topic_of(words, self.lexicon)?, self.lexicon))
    }

    /// What the sentences around one speak of: the nouns of their own field and the things named that several of them share,
    /// the strongest first; where they share nothing, the first long noun of the sentence itself.
    fn shared(&self, at: usize) -> Vec<&'a str> {
        let window = at.saturating_sub(BEFORE)..self.sentences.len().min(at + AFTER + 1);
        let words = &self.sentences[window.clone()];
        let nouns = window.flat_map(|at| self.nouns(at)).map(|&noun| (noun, SHARED));
        let things = self.named.iter().map(|&thing| (thing, NAMED));
        let mut found: Vec<(usize, &str)> = Vec::new();
        for (thing, least) in things.chain(nouns) {
            if found.iter().any(|(_, other)| *other == thing) {
                continue;
            }
            let shared = words.iter().filter(|(words, _)| words.contains(thing)).count();
            if shared >= least {
                let weight = shared * thing.chars().count().min(WIDE);
                found.push((if least == NAMED { 2 * weight } else { weight }, thing));
            }
        }
        if found.is_empty() {
            let long = |noun: &&&str| noun.chars().count() > OWN;
            return self.nouns(at).iter().filter(long).take(1).copied().collect();
        }
        // The first of those that weigh the same.
        found.sort_by_key(|(weight, _)| Reverse(*weight));
        let mut kept: Vec<&str> = Vec::new();
        for (_, thing) in found {
            if kept.iter().all(|other| !other.contains(thing) && !thing.contains(other)) {
                kept.push(thing);
            }
        }
        kept
    }

    /// The nouns of a sentence that tell of a field.
    fn nouns(&self, at: usize) -> &[&'a str] {
        let (words, nouns) = &self.sentences[at];
        nouns.get_or_init(|| {
            let telling = label::telling(words, self.lexicon).into_iter();
            telling.filter(|noun| is_of_a_field(noun, self.lexicon)).collect()
        })
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
        self.surroundings.topic(self.at)
    }

    /// Words that the sentences around share, the strongest first.
    pub(in crate::claim) fn words(self) -> Vec<&'a str> {
        self.surroundings.shared(self.at)
    }
}

/// 飛行, 操縦: two kanji are of many fields; 御示唆, 新年度, 一番大事 of none.
fn is_of_a_field(noun: &str, lexicon: &Lexicon) -> bool {
    let chars = noun.chars().count();
    let foreign = || noun.chars().all(|c| matches!(script(c), Script::Katakana | Script::Latin));
    (chars > 2 || chars == 2 && foreign())
        && !lexicon.cues.words("of-no-field").opens(noun)
        && !noun.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十第御新私".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::sentence::sentences as ranges;

    #[test]
    fn what_several_sentences_speak_of_is_told() {
        let s = "定期船の便が減りました。定期船は週に二度です。島の人は困ります。これを増やすべきです。定期船の費用は村が出します。";
        let told = |sentences: usize, named: Vec<&'static str>, at| {
            let words = ranges(s).into_iter().take(sentences).map(|range| &s[range]);
            Surroundings::new(words, named, Lexicon::embedded()).of(at).words()
        };
        assert_eq!(told(5, vec![], 3), ["定期船"]);
        assert_eq!(told(2, vec![], 1), [""; 0]);
        assert_eq!(told(2, vec!["定期船"], 1), ["定期船"]);
    }

    #[test]
    fn the_nearest_sentence_before_tells_its_topic() {
        let s =
            "島の診療所については、医師が足りません。定期船の運賃は、県が決めます。これを早く直すべきです。";
        let words = ranges(s).into_iter().map(|range| &s[range]);
        let around = Surroundings::new(words, vec![], Lexicon::embedded());
        let told: Vec<Option<&str>> = (0..3).map(|at| around.of(at).topic()).collect();
        assert_eq!(told, [None, Some("島の診療所"), Some("定期船の運賃")]);
    }
}
