//! Words with what is known of each, found at the beginning or the end of a text at the cost of its few candidates.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use super::pairs::{Pair, Pairs};

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

/// How many characters the words have that have these bytes at one of their ends.
///
/// Words of different ends may share a place: these are all lengths that may be, and seldom more.
struct Lengths {
    // The outer bytes of the words, few bits, which settle most questions.
    ends: Pairs,
    // By the outer bytes of the words that have so many.
    by_end: Vec<Set>,
    // Of the words that have fewer bytes: those of one kana or kanji and more, and those of a letter or two.
    short: Set,
    letters: Set,
}

/// Bytes by which words are told apart, two kana or kanji, and those by which shorter ones are.
const OUTER: usize = 6;
const OUTERMOST: usize = 3;

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
        let by_end = vec![Set::NONE; places];
        Self { ends: Pairs::for_about(words), by_end, short: Set::NONE, letters: Set::NONE }
    }

    /// The lengths that words may have which begin as `s` does.
    #[inline]
    fn first(&self, s: &str) -> Set {
        self.of(s.as_bytes().first_chunk().copied(), s.as_bytes().first_chunk().copied())
    }

    /// The lengths that words may have which end as `s` does.
    #[inline]
    fn last(&self, s: &str) -> Set {
        self.of(s.as_bytes().last_chunk().copied(), s.as_bytes().last_chunk().copied())
    }

    #[inline]
    fn of(&self, outer: Option<[u8; OUTER]>, outermost: Option<[u8; OUTERMOST]>) -> Set {
        let mut lengths = self.letters;
        if let Some(pair) = outer.map(Pair::of_bytes)
            && self.ends.may_hold(pair)
        {
            lengths = lengths.and(self.by_end[self.place(pair)]);
        }
        if self.short != Set::NONE
            && outermost.is_some_and(|outermost| self.ends.may_hold(Pair::of_bytes(outermost)))
        {
            lengths = lengths.and(self.short);
        }
        lengths
    }

    fn place(&self, pair: Pair) -> usize {
        pair.mixed() as usize & (self.by_end.len() - 1)
    }

    /// Adds a word by its bytes at one end.
    fn note(&mut self, outer: Option<[u8; OUTER]>, outermost: Option<[u8; OUTERMOST]>, length: usize) {
        if let Some(pair) = outer.map(Pair::of_bytes) {
            self.ends.add(pair);
            let place = self.place(pair);
            self.by_end[place] = self.by_end[place].and(Set::of(length));
        } else if let Some(outermost) = outermost {
            self.ends.add(Pair::of_bytes(outermost));
            self.short = self.short.and(Set::of(length));
        } else {
            self.letters = self.letters.and(Set::of(length));
        }
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

    #[inline]
    pub(super) fn get(&self, word: &str) -> Option<&V> {
        let first = self.first.first(word);
        if first == Set::NONE {
            return None;
        }
        let both = Set(first.0 & self.last.last(word).0);
        (both != Set::NONE && both.has(word.chars().count())).then(|| self.values.get(word))?
    }

    #[inline]
    pub(super) fn contains(&self, word: &str) -> bool {
        self.get(word).is_some()
    }

    /// The words, in no order.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// The words that `s` begins with, the longest first: the byte behind each, and its value.
    #[inline]
    pub(super) fn at_start<'a, 's>(
        &'a self,
        s: &'s str,
    ) -> impl Iterator<Item = (usize, &'a V)> + use<'a, 's, V> {
        self.lengths(self.first.first(s)).filter_map(move |chars| {
            let (at, c) = s.char_indices().nth(chars - 1)?;
            let end = at + c.len_utf8();
            let word = &s[..end];
            self.last.last(word).has(chars).then(|| Some((end, self.values.get(word)?)))?
        })
    }

    /// The words that `s` ends with, the longest first: the first byte of each, and its value.
    #[inline]
    pub(super) fn at_end<'a, 's>(
        &'a self,
        s: &'s str,
    ) -> impl Iterator<Item = (usize, &'a V)> + use<'a, 's, V> {
        self.lengths(self.last.last(s)).filter_map(move |chars| {
            let (at, _) = s.char_indices().rev().nth(chars - 1)?;
            let word = &s[at..];
            self.first.first(word).has(chars).then(|| Some((at, self.values.get(word)?)))?
        })
    }

    /// Numbers of characters that words have, the greatest first, with those of the longest words one by one.
    #[inline]
    fn lengths(&self, mut lengths: Set) -> impl Iterator<Item = usize> + use<'_, V> {
        let mut long = if lengths.has(LONG) { self.long.iter() } else { [].iter() };
        lengths = lengths.up_to(LONG);
        std::iter::from_fn(move || {
            long.next().copied().or_else(|| {
                let chars = lengths.greatest();
                lengths = lengths.up_to(chars.checked_sub(1)?);
                Some(chars)
            })
        })
    }

    fn note(&mut self, word: &str) {
        let words = self.values.len() + 1;
        if words > self.room {
            self.room = words * 2;
            let (mut first, mut last) = (Lengths::for_words(self.room), Lengths::for_words(self.room));
            for word in self.words() {
                note_ends(word, &mut first, &mut last);
            }
            (self.first, self.last) = (first, last);
        }
        note_ends(word, &mut self.first, &mut self.last);
        let chars = word.chars().count();
        if chars >= LONG && !self.long.contains(&chars) {
            self.long.push(chars);
            self.long.sort_unstable_by(|a, b| b.cmp(a));
        }
    }
}

fn note_ends(word: &str, first: &mut Lengths, last: &mut Lengths) {
    let (bytes, chars) = (word.as_bytes(), word.chars().count());
    first.note(bytes.first_chunk().copied(), bytes.first_chunk().copied(), chars);
    last.note(bytes.last_chunk().copied(), bytes.last_chunk().copied(), chars);
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
