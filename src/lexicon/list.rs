//! The words of one kind of cue, found in a text at the cost of the few that may stand there.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

use super::words::Words;

/// Words of one kind.
#[derive(Default)]
pub struct List {
    // The longest first.
    words: Vec<String>,
    index: Words<()>,
    // Once it has been asked whether one stands anywhere; nothing where no automaton can be made of them.
    anywhere: OnceLock<Option<AhoCorasick>>,
}

impl List {
    pub(super) fn add(&mut self, word: &str) {
        self.anywhere = OnceLock::new();
        self.words.push(word.to_owned());
        self.index.insert(word.to_owned(), ());
    }

    /// Puts the longest first.
    pub(super) fn sort(&mut self) {
        self.words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
    }

    /// The words, longest first.
    #[must_use]
    pub fn all(&self) -> &[String] {
        &self.words
    }

    /// Whether `word` is one of them.
    #[must_use]
    pub fn contains(&self, word: &str) -> bool {
        self.index.contains(word)
    }

    /// Those that `s` begins with, longest first.
    pub fn at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = &'s str> + use<'_, 's> {
        self.index.at_start(s).map(|(end, ())| &s[..end])
    }

    /// Those that `s` ends with, longest first.
    pub fn at_end<'s>(&self, s: &'s str) -> impl Iterator<Item = &'s str> + use<'_, 's> {
        self.index.at_end(s).map(|(at, ())| &s[at..])
    }

    /// Whether `s` begins with one of them.
    #[must_use]
    pub fn opens(&self, s: &str) -> bool {
        self.at_start(s).next().is_some()
    }

    /// Whether `s` ends with one of them.
    #[must_use]
    pub fn closes(&self, s: &str) -> bool {
        self.at_end(s).next().is_some()
    }

    /// Whether `s` holds one of them, anywhere.
    #[must_use]
    pub fn is_in(&self, s: &str) -> bool {
        match self.anywhere.get_or_init(|| AhoCorasick::new(&self.words).ok()) {
            Some(anywhere) => anywhere.is_match(s),
            None => s.char_indices().any(|(at, _)| self.opens(&s[at..])),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_at_either_end_and_inside() {
        let mut list = List::default();
        for word in ["等", "など", "などの点", "特に"] {
            list.add(word);
        }
        list.sort();
        assert_eq!(list.all(), ["などの点", "など", "特に", "等"]);
        assert_eq!(list.at_start("などの点で").collect::<Vec<_>>(), ["などの点", "など"]);
        assert_eq!(list.at_end("費用等").collect::<Vec<_>>(), ["等"]);
        assert!(list.opens("特に費用") && !list.opens("費用は特に"));
        assert!(list.closes("費用など") && !list.closes("などを"));
        assert!(list.is_in("費用などを") && !list.is_in("費用な"));
        assert!(list.contains("特に") && !list.contains("特"));
    }
}
