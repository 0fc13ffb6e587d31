//! Words with what is known of each, found at the beginning or the end of a text at the cost of its few candidates.

use std::collections::HashMap;

use foldhash::fast::FixedState;

/// Words, each with a value.
pub(super) struct Words<V> {
    values: HashMap<String, V, FixedState>,
    // First character to the most characters a word with it has; likewise the last. Most texts end before they begin:
    // no word has their first or last character.
    first: HashMap<char, usize, FixedState>,
    last: HashMap<char, usize, FixedState>,
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Self { values: HashMap::default(), first: HashMap::default(), last: HashMap::default() }
    }
}

impl<V> Words<V> {
    /// Puts `value` in place of what was known of `word`.
    pub(super) fn insert(&mut self, word: String, value: V) {
        self.note(&word);
        self.values.insert(word, value);
    }

    /// What is known of `word`, which becomes `value` where nothing was.
    pub(super) fn entry(&mut self, word: String, value: impl FnOnce() -> V) -> &mut V {
        self.note(&word);
        self.values.entry(word).or_insert_with(value)
    }

    pub(super) fn get(&self, word: &str) -> Option<&V> {
        self.values.get(word)
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.values.contains_key(word)
    }

    /// The words, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The words that `s` begins with, the longest first: the byte behind each, and its value.
    pub(super) fn at_start<'a, 's>(
        &'a self,
        s: &'s str,
    ) -> impl Iterator<Item = (usize, &'a V)> + use<'a, 's, V> {
        let longest = s.chars().next().and_then(|c| self.first.get(&c)).copied().unwrap_or(0);
        let end = s.char_indices().nth(longest).map_or(s.len(), |(at, _)| at);
        let ends = s[..end].char_indices().rev().map(|(at, c)| at + c.len_utf8());
        ends.filter_map(|end| self.values.get(&s[..end]).map(|value| (end, value)))
    }

    /// The longest word that `s` ends with: its first byte, and its value.
    pub(super) fn at_end(&self, s: &str) -> Option<(usize, &V)> {
        let longest = *self.last.get(&s.chars().next_back()?)?;
        let start = s.char_indices().rev().nth(longest - 1).map_or(0, |(at, _)| at);
        let starts = s[start..].char_indices().map(|(at, _)| start + at);
        starts.map(|at| (at, self.values.get(&s[at..]))).find_map(|(at, value)| Some((at, value?)))
    }

    fn note(&mut self, word: &str) {
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { return };
        let chars = word.chars().count();
        for (index, end) in [(&mut self.first, first), (&mut self.last, last)] {
            let longest = index.entry(end).or_default();
            *longest = chars.max(*longest);
        }
    }
}

impl<V> FromIterator<(String, V)> for Words<V> {
    fn from_iter<I: IntoIterator<Item = (String, V)>>(words: I) -> Self {
        words.into_iter().fold(Self::default(), |mut all, (word, value)| {
            all.insert(word, value);
            all
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words<u8> {
        [("課長", 1), ("係長", 2), ("総務課長", 3), ("長", 4)]
            .map(|(w, v)| (w.to_owned(), v))
            .into_iter()
            .collect()
    }

    #[test]
    fn the_longest_word_at_the_end_counts() {
        let words = words();
        assert_eq!(words.at_end("県総務課長"), Some(("県".len(), &3)));
        assert_eq!(words.at_end("総務課長"), Some((0, &3)));
        assert_eq!(words.at_end("会長"), Some(("会".len(), &4)));
        assert_eq!(words.at_end("課長補佐"), None);
        assert_eq!(words.at_end(""), None);
    }

    #[test]
    fn words_at_the_start_come_longest_first() {
        let words: Words<u8> =
            [("森", 1), ("森下", 2), ("森下原", 3)].map(|(w, v)| (w.to_owned(), v)).into_iter().collect();
        let found = |s| words.at_start(s).map(|(end, &value)| (end / "森".len(), value)).collect::<Vec<_>>();
        assert_eq!(found("森下太郎"), [(2, 2), (1, 1)]);
        assert_eq!(found("森下原"), [(3, 3), (2, 2), (1, 1)]);
        assert_eq!(found("林"), []);
    }
}
