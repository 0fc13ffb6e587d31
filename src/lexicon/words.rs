//! Words with what is known of each, found at the beginning or the end of a text at the cost of its few candidates.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::pairs::{Pairs, mix};

/// Words that are looked for as a whole only.
pub(super) type WordSet = HashSet<String, FixedState>;

/// Words, each with a value.
pub(super) struct Words<V> {
    values: HashMap<String, V, FixedState>,
    // Most texts end before they begin: no word has their first or last characters.
    first: Lengths,
    last: Lengths,
    // Words for which these have room.
    room: usize,
    // The numbers of characters from [`LONG`] on that words have, the greatest first.
    long: Vec<usize>,
}

/// How many characters the words have that have two characters at one of their ends.
///
/// Words of different ends may share a place: these are all lengths that may be, and seldom more.
struct Lengths {
    // The outer two characters of the words, those of one with [`NOTHING`]: few bytes, which settle most questions.
    ends: Pairs,
    ones: bool,
    // By the outer two characters.
    by_end: Vec<Set>,
}

/// What stands beside the only character of a word.
const NOTHING: char = '\0';

/// Numbers of characters: a bit for each from 1 on, and the last for all from [`LONG`] on.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Set(u32);

/// Characters from which on words share a bit.
const LONG: usize = 32;

impl Set {
    const NONE: Set = Set(0);

    fn of(chars: usize) -> Self {
        Self(1 << (chars.clamp(1, LONG) - 1))
    }

    fn has(self, chars: usize) -> bool {
        self.0 & Self::of(chars).0 != 0
    }

    fn and(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Those of them that are below [`LONG`] and at most `chars`.
    fn up_to(self, chars: usize) -> Self {
        Self(self.0 & ((1 << chars.min(LONG - 1)) - 1))
    }

    fn greatest(self) -> usize {
        (u32::BITS - self.0.leading_zeros()) as usize
    }
}

impl Lengths {
    /// Places by the outer characters, at least and at most.
    const LEAST: usize = 1 << 6;
    const MOST: usize = 1 << 14;

    fn for_words(words: usize) -> Self {
        let places = (words * 4).next_power_of_two().clamp(Self::LEAST, Self::MOST);
        Self { ends: Pairs::for_about(words), ones: false, by_end: vec![Set::NONE; places] }
    }

    fn place(&self, outer: char, inner: char) -> usize {
        mix(outer, inner) as usize & (self.by_end.len() - 1)
    }

    /// The lengths that words may have whose characters, from the end on, are these.
    #[inline]
    fn of(&self, mut chars: impl Iterator<Item = char>) -> Set {
        let Some(outer) = chars.next() else { return Set::NONE };
        let inner = chars.next().filter(|&inner| self.ends.may_hold(outer, inner));
        let more = inner.map_or(Set::NONE, |inner| self.by_end[self.place(outer, inner)]);
        let one = self.ones && self.ends.may_hold(outer, NOTHING);
        if one { more.and(Set::of(1)) } else { more }
    }

    fn note(&mut self, mut chars: impl Iterator<Item = char>, length: usize) {
        let Some(outer) = chars.next() else { return };
        let inner = chars.next().unwrap_or(NOTHING);
        self.ends.add(outer, inner);
        self.ones |= length == 1;
        let place = self.place(outer, inner);
        self.by_end[place] = self.by_end[place].and(Set::of(length));
    }
}

/// The beginnings of a text, or its ends, that have these numbers of characters below [`LONG`], the longest first: their
/// characters and bytes.
struct Parts {
    lengths: Set,
    // The bytes of as many characters as the place says, and one.
    bytes: [u8; LONG - 1],
}

impl Parts {
    #[inline]
    fn of(chars: impl Iterator<Item = char>, lengths: Set) -> Self {
        if lengths == Set::NONE {
            Self { lengths, bytes: [0; LONG - 1] }
        } else {
            Self::measured(chars, lengths)
        }
    }

    fn measured(chars: impl Iterator<Item = char>, lengths: Set) -> Self {
        let mut bytes = [0; LONG - 1];
        let (mut all, mut found) = (0, 0);
        for (c, bytes) in chars.take(lengths.up_to(LONG).greatest()).zip(&mut bytes) {
            all += c.len_utf8();
            *bytes = u8::try_from(all).unwrap_or(u8::MAX);
            found += 1;
        }
        Self { lengths: lengths.up_to(found), bytes }
    }
}

impl Iterator for Parts {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let chars = self.lengths.greatest();
        let &bytes = self.bytes.get(chars.checked_sub(1)?)?;
        self.lengths = self.lengths.up_to(chars - 1);
        Some((chars, usize::from(bytes)))
    }
}

impl<V> Default for Words<V> {
    fn default() -> Self {
        let lengths = || Lengths::for_words(0);
        Self { values: HashMap::default(), first: lengths(), last: lengths(), room: 0, long: Vec::new() }
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
        let (first, last) = (self.first.of(word.chars()), self.last.of(word.chars().rev()));
        let may_be = first.0 & last.0 != 0 && Set(first.0 & last.0).has(word.chars().count());
        may_be.then(|| self.values.get(word))?
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
        let lengths = self.first.of(s.chars());
        let end = |&chars: &usize| s.char_indices().nth(chars - 1).map(|(at, c)| (chars, at + c.len_utf8()));
        let long = self.long(lengths).iter().filter_map(end);
        long.chain(Parts::of(s.chars(), lengths)).filter_map(|(chars, end)| {
            let word = &s[..end];
            self.last.of(word.chars().rev()).has(chars).then(|| Some((end, self.values.get(word)?)))?
        })
    }

    /// The words that `s` ends with, the longest first: the first byte of each, and its value.
    pub(super) fn at_end<'a, 's>(
        &'a self,
        s: &'s str,
    ) -> impl Iterator<Item = (usize, &'a V)> + use<'a, 's, V> {
        let lengths = self.last.of(s.chars().rev());
        let size = |&chars: &usize| Some((chars, s.len() - s.char_indices().rev().nth(chars - 1)?.0));
        let long = self.long(lengths).iter().filter_map(size);
        long.chain(Parts::of(s.chars().rev(), lengths)).filter_map(|(chars, bytes)| {
            let at = s.len() - bytes;
            let word = &s[at..];
            self.first.of(word.chars()).has(chars).then(|| Some((at, self.values.get(word)?)))?
        })
    }

    /// Numbers of characters of the longest words, where there may be such.
    fn long(&self, lengths: Set) -> &[usize] {
        if lengths.has(LONG) { &self.long } else { &[] }
    }

    fn note(&mut self, word: &str) {
        let words = self.values.len() + 1;
        if words > self.room {
            self.room = words * 2;
            let (mut first, mut last) = (Lengths::for_words(self.room), Lengths::for_words(self.room));
            for word in self.words() {
                let chars = word.chars().count();
                first.note(word.chars(), chars);
                last.note(word.chars().rev(), chars);
            }
            (self.first, self.last) = (first, last);
        }
        let chars = word.chars().count();
        self.first.note(word.chars(), chars);
        self.last.note(word.chars().rev(), chars);
        if chars >= LONG && !self.long.contains(&chars) {
            self.long.push(chars);
            self.long.sort_unstable_by(|a, b| b.cmp(a));
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
        let longest = |s| words.at_end(s).next().map(|(at, &value)| (at, value));
        assert_eq!(longest("県総務課長"), Some(("県".len(), 3)));
        assert_eq!(longest("総務課長"), Some((0, 3)));
        assert_eq!(longest("会長"), Some(("会".len(), 4)));
        assert_eq!(longest("課長補佐"), None);
        assert_eq!(longest(""), None);
    }

    #[test]
    fn words_are_found_however_long_and_many_they_are() {
        let mut words: Words<usize> = (1..100).map(|n| (format!("第{n}橋りょう"), n)).collect();
        let (long, longer) = ("橋".repeat(40), "橋".repeat(50));
        words.insert(long.clone(), 100);
        words.insert(longer.clone(), 101);
        let at_start = |s: &str| words.at_start(s).map(|(_, &value)| value).collect::<Vec<_>>();
        let at_end = |s: &str| words.at_end(s).map(|(_, &value)| value).collect::<Vec<_>>();
        assert_eq!(at_start("第72橋りょうの点検"), [72]);
        assert_eq!(at_end("県道の第8橋りょう"), [8]);
        assert_eq!(at_start(&format!("{longer}の点検")), [101, 100]);
        assert_eq!(at_end(&format!("県道の{long}")), [100]);
        assert_eq!(words.get(&longer), Some(&101));
        assert!((1..100).all(|n| words.contains(&format!("第{n}橋りょう"))));
        assert!(!words.contains("第100橋りょう") && !words.contains(&"橋".repeat(41)));
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
