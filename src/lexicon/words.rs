//! Words with what is known of each, found at the beginning or the end of a text at the cost of its few candidates.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

/// Words that are looked for as a whole only.
pub(super) type WordSet = HashSet<String, FixedState>;

/// Words, each with a value.
pub(super) struct Words<V> {
    values: HashMap<String, V, FixedState>,
    // Most texts end before they begin: no word has their first or last character.
    first: Lengths,
    last: Lengths,
}

/// How many characters the words have that have a character at one of their ends.
///
/// Characters with the same last bits share their lengths: these are all that may be, and seldom more.
struct Lengths(Vec<Set>);

/// Numbers of characters: a bit for each from 1 on, and the last for all from there on.
#[derive(Clone, Copy, Default)]
struct Set(u32);

impl Set {
    fn of(chars: usize) -> Self {
        Self(1 << (chars.clamp(1, 32) - 1))
    }

    fn has(self, chars: usize) -> bool {
        self.0 & Self::of(chars).0 != 0
    }

    fn greatest(self) -> usize {
        if self.has(32) { usize::MAX } else { (u32::BITS - self.0.leading_zeros()) as usize }
    }
}

impl Lengths {
    const BITS: u32 = 12;

    fn place(c: char) -> usize {
        (u32::from(c) & ((1 << Self::BITS) - 1)) as usize
    }

    fn of(&self, c: char) -> Set {
        self.0[Self::place(c)]
    }

    fn note(&mut self, c: char, chars: usize) {
        self.0[Self::place(c)].0 |= Set::of(chars).0;
    }
}

impl Default for Lengths {
    fn default() -> Self {
        Self(vec![Set::default(); 1 << Self::BITS])
    }
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        Self { values: HashMap::default(), first: Lengths::default(), last: Lengths::default() }
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
        self.get_of(word, word.chars().count())
    }

    // The characters of the word are counted already.
    fn get_of(&self, word: &str, chars: usize) -> Option<&V> {
        let (first, last) = (word.chars().next()?, word.chars().next_back()?);
        (self.first.of(first).has(chars) && self.last.of(last).has(chars)).then(|| self.values.get(word))?
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
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
        let lengths = s.chars().next().map_or(Set::default(), |c| self.first.of(c));
        let end = s.char_indices().nth(lengths.greatest()).map_or(s.len(), |(at, _)| at);
        let ends = s[..end].char_indices().rev().map(|(at, c)| at + c.len_utf8());
        let counted =
            ends.zip((1..=s[..end].chars().count()).rev()).filter(move |&(_, chars)| lengths.has(chars));
        counted.filter_map(|(end, chars)| self.get_of(&s[..end], chars).map(|value| (end, value)))
    }

    /// The words that `s` ends with, the longest first: the first byte of each, and its value.
    pub(super) fn at_end<'a, 's>(
        &'a self,
        s: &'s str,
    ) -> impl Iterator<Item = (usize, &'a V)> + use<'a, 's, V> {
        let lengths = s.chars().next_back().map_or(Set::default(), |c| self.last.of(c));
        let start = s.char_indices().rev().take(lengths.greatest()).last().map_or(s.len(), |(at, _)| at);
        let starts = s[start..].char_indices().map(move |(at, _)| start + at);
        let counted =
            starts.zip((1..=s[start..].chars().count()).rev()).filter(move |&(_, chars)| lengths.has(chars));
        counted.filter_map(|(at, chars)| self.get_of(&s[at..], chars).map(|value| (at, value)))
    }

    fn note(&mut self, word: &str) {
        let (Some(first), Some(last)) = (word.chars().next(), word.chars().next_back()) else { return };
        let chars = word.chars().count();
        self.first.note(first, chars);
        self.last.note(last, chars);
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
        let longest = |s| words.at_end(s).next().map(|(at, &value)| (at, value));
        assert_eq!(longest("県総務課長"), Some(("県".len(), 3)));
        assert_eq!(longest("総務課長"), Some((0, 3)));
        assert_eq!(longest("会長"), Some(("会".len(), 4)));
        assert_eq!(longest("課長補佐"), None);
        assert_eq!(longest(""), None);
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
