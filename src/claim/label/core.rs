//! A noun phrase on the way to a label.

use super::{phrase::Phrases, sound::is_sound};
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

    pub fn with(self, noun: &str) -> Core {
        Core { words: format!("{}の{noun}", self.words), thin: self.thin }
    }
}
