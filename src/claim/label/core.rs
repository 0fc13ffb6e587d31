//! A noun phrase on the way to a label, and what it takes where it says too little alone.

use super::{Clause, Ground, about::names, fits, phrase::Phrases, plain::plain, sound::is_sound};
use crate::{claim::clause::without_opening, lexicon::Lexicon};

/// A noun phrase on the way to a label.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Core {
    pub words: String,
    /// Whether it says too little without a topic: 体制の整備.
    pub thin: bool,
}

impl Core {
    /// そして丁寧な対話: what joins it to words before is none of it. それに向けた計画: nor is what points at them, without
    /// which the noun says too little alone.
    pub fn without_opening(self, lexicon: &Lexicon) -> Core {
        const POINTING: [&str; 14] = [
            "これに対する",
            "これに伴う",
            "それに向けた",
            "それに対する",
            "それに伴う",
            "そのための",
            "このための",
            "そういった",
            "そうした",
            "そういう",
            "こういった",
            "こうした",
            "こういう",
            "このような",
        ];
        if let Some(rest) = POINTING.iter().find_map(|p| self.words.strip_prefix(p)) {
            return Core { words: rest.to_owned(), thin: true };
        }
        let words = without_opening(&self.words, lexicon);
        let cut = words.len() < self.words.len();
        let thin = self.thin || cut && Phrases::of(words, lexicon).is_thin(words);
        Core { words: words.to_owned(), thin }
    }

    /// The noun phrase as a label, where it says enough alone.
    pub fn alone(&self, lexicon: &Lexicon) -> Option<String> {
        Some(self.words.clone()).filter(|label| !self.thin && is_sound(label, lexicon))
    }

    /// Whether it is one short word with what is done: 耐震化の推進.
    pub fn one_word(&self) -> bool {
        let mut parts = self.words.split('の');
        let word = parts.next().unwrap_or_default();
        word.chars().count() <= 4 && parts.count() <= 1
    }

    /// With what the quoted words are said to be about.
    pub fn of_topic(&self, ground: &Ground, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
        let quote = plain(ground.quote, lexicon);
        let topic =
            Phrases::of(&quote, lexicon).topic().filter(|topic| fits(topic, lexicon)).map(str::to_owned)?;
        self.with_topic(&topic, clause, lexicon)
    }

    /// With what its own clause is about, or names.
    pub fn in_field(&self, clause: &Clause, ground: &Ground, lexicon: &Lexicon) -> Option<String> {
        let own = clause.phrases(lexicon).topic().into_iter();
        let named = names(ground).filter(|name| clause.words.contains(name));
        own.chain(named)
            .filter(|topic| fits(topic, lexicon))
            .find_map(|topic| self.with_topic(topic, clause, lexicon))
    }

    /// With a topic before it. `None` where the topic tells nothing that the core does not.
    pub fn with_topic(&self, topic: &str, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
        // 考え方の必要性: no topic tells which.
        let first = self.words.split('の').next().unwrap_or_default();
        let known = self.words.contains(topic) || topic.contains(self.words.as_str());
        if known || lexicon.cues.words("empty-head").contains(first) {
            return None;
        }
        // 答弁書の作成の必要性: 「答弁書については…作成が必要」, it is the thing that is made. One short word is done with the
        // thing; longer ones are had or done in its field.
        let short = first.chars().count() <= 2 && clause.phrases(lexicon).about() == Some(topic);
        let joint = if short || !self.words.contains('の') { "の" } else { "における" };
        Some(format!("{topic}{joint}{}", self.words)).filter(|label| is_sound(label, lexicon))
    }

    pub fn with(self, noun: &str) -> Core {
        Core { words: format!("{}の{noun}", self.words), thin: self.thin }
    }
}
