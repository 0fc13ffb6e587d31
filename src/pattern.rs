//! Patterns of the grammar: regular expressions that are tried only where words stand that each of their matches holds.
//!
//! Most patterns are asked of every clause and fit one in a hundred. What a pattern needs is told by its syntax, and is
//! looked for many times faster than the pattern is tried.

mod needed;

use std::{borrow::Cow, collections::BTreeMap, iter};

use aho_corasick::packed::Searcher;
use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use regex::{Captures, Error, Match, Replacer};

/// Where `word` first begins in `s`. Most words are nowhere, which is told several times sooner than where one is.
pub(crate) fn find(s: &str, word: &str) -> Option<usize> {
    if s.contains(word) { s.find(word) } else { None }
}

/// A regular expression with the words of which every match holds one.
///
/// It is asked as [`regex::Regex`] is, and tells the same.
pub(crate) struct Regex {
    whole: regex::Regex,
    // Nothing where no words are needed, where the pattern is ruled out as soon without them, and on machines that have no
    // instructions for it.
    needed: Option<Needed>,
}

/// Words that are looked for.
struct Needed {
    words: Searcher,
    // The bytes of a match at most that stand before them.
    before: Option<usize>,
}

impl Regex {
    pub(crate) fn new(pattern: &str) -> Result<Self, Error> {
        let whole = regex::Regex::new(pattern)?;
        let needed = needed::words(pattern)
            .and_then(|needed| Some(Needed { words: Searcher::new(needed.words)?, before: needed.before }));
        Ok(Self { whole, needed })
    }

    /// The byte from `at` on before which no match begins. `None` where there is no match.
    #[inline]
    fn earliest(&self, s: &str, at: usize) -> Option<usize> {
        let Some(needed) = &self.needed else { return Some(at) };
        let word = at + needed.words.find(&s[at..])?.start();
        Some(needed.before.map_or(at, |before| at.max(s.floor_char_boundary(word.saturating_sub(before)))))
    }

    pub(crate) fn is_match(&self, s: &str) -> bool {
        self.earliest(s, 0).is_some_and(|from| self.whole.is_match_at(s, from))
    }

    pub(crate) fn find<'s>(&self, s: &'s str) -> Option<Match<'s>> {
        self.find_at(s, 0)
    }

    pub(crate) fn find_at<'s>(&self, s: &'s str, at: usize) -> Option<Match<'s>> {
        self.whole.find_at(s, self.earliest(s, at)?)
    }

    pub(crate) fn captures<'s>(&self, s: &'s str) -> Option<Captures<'s>> {
        self.whole.captures_at(s, self.earliest(s, 0)?)
    }

    pub(crate) fn find_iter<'p, 's>(&'p self, s: &'s str) -> impl Iterator<Item = Match<'s>> + use<'p, 's> {
        let mut at = self.needed.as_ref().map(|_| 0);
        let whole = at.is_none().then(|| self.whole.find_iter(s)).into_iter().flatten();
        // A match that holds a word is not empty.
        whole.chain(iter::from_fn(move || {
            let found = self.find_at(s, at?)?;
            at = Some(found.end());
            Some(found)
        }))
    }

    pub(crate) fn captures_iter<'p, 's>(
        &'p self,
        s: &'s str,
    ) -> impl Iterator<Item = Captures<'s>> + use<'p, 's> {
        let mut at = self.needed.as_ref().map(|_| 0);
        let whole = at.is_none().then(|| self.whole.captures_iter(s)).into_iter().flatten();
        whole.chain(iter::from_fn(move || {
            let found = self.whole.captures_at(s, self.earliest(s, at?)?)?;
            at = Some(found.get_match().end());
            Some(found)
        }))
    }

    pub(crate) fn replace_all<'s>(&self, s: &'s str, mut by: impl Replacer) -> Cow<'s, str> {
        let mut replaced: Option<String> = None;
        let mut end = 0;
        for found in self.captures_iter(s) {
            let range = found.get_match().range();
            let words = replaced.get_or_insert_with(|| String::with_capacity(s.len()));
            words.push_str(&s[end..range.start]);
            by.replace_append(&found, words);
            end = range.end;
        }
        replaced.map_or(Cow::Borrowed(s), |words| Cow::Owned(words + &s[end..]))
    }
}

/// Patterns that are asked one after the other of the same words, of which most need a word that is not there: one look at
/// the words tells which may match.
pub(crate) struct Look {
    patterns: Vec<&'static Regex>,
    // The words that are needed, each with a bit for every pattern that needs one of them.
    words: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    // The patterns that need none.
    always: u32,
}

impl Look {
    /// At most 32 patterns.
    pub(crate) fn for_patterns(patterns: impl Into<Vec<&'static Regex>>) -> Self {
        let patterns = patterns.into();
        let mut always = 0;
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for (nth, pattern) in patterns.iter().enumerate() {
            let Some(needed) = needed::any_words(pattern.whole.as_str()) else {
                always |= 1 << nth;
                continue;
            };
            for word in needed {
                *words.entry(word).or_default() |= 1 << nth;
            }
        }
        let built = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(words).ok();
        let always = if built.is_some() { always } else { u32::MAX };
        Self { patterns, words: built, always }
    }

    /// What may match in `s`, and in any part of it.
    pub(crate) fn at(&self, s: &str) -> Seen<'_> {
        let found = self.words.iter().flat_map(|words| words.find_overlapping_iter(s));
        Seen { look: self, may: found.fold(self.always, |may, word| may | word.value()) }
    }
}

/// Some words, and which patterns of a [`Look`] may match in them. The patterns are asked of these words, or of a part of
/// them, and tell what they tell alone.
pub(crate) struct Seen<'p> {
    look: &'p Look,
    may: u32,
}

impl Seen<'_> {
    fn may_match(&self, pattern: &Regex) -> bool {
        let nth = self.look.patterns.iter().position(|other| std::ptr::eq(*other, pattern));
        nth.is_none_or(|nth| self.may >> nth & 1 == 1)
    }

    pub(crate) fn is_match(&self, pattern: &Regex, s: &str) -> bool {
        self.may_match(pattern) && pattern.is_match(s)
    }

    pub(crate) fn find<'s>(&self, pattern: &Regex, s: &'s str) -> Option<Match<'s>> {
        if self.may_match(pattern) { pattern.find(s) } else { None }
    }

    pub(crate) fn captures<'s>(&self, pattern: &Regex, s: &'s str) -> Option<Captures<'s>> {
        if self.may_match(pattern) { pattern.captures(s) } else { None }
    }

    pub(crate) fn captures_iter<'s>(
        &self,
        pattern: &Regex,
        s: &'s str,
    ) -> impl Iterator<Item = Captures<'s>> {
        self.may_match(pattern).then(|| pattern.captures_iter(s)).into_iter().flatten()
    }

    /// As [`Regex::replace_all`]; from then on what was put in place is seen.
    pub(crate) fn replace_all<'s>(&mut self, pattern: &Regex, s: &'s str, by: impl Replacer) -> Cow<'s, str> {
        if !self.may_match(pattern) {
            return Cow::Borrowed(s);
        }
        let replaced = pattern.replace_all(s, by);
        if let Cow::Owned(changed) = &replaced {
            *self = self.look.at(changed);
        }
        replaced
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    #[test]
    fn a_pattern_with_words_it_needs_tells_what_the_expression_tells() {
        for pattern in
            [r"^(?P<n>.+)を(?:強く)?(?:要望|期待)", r"[でじ]ない", "(?:のち|後)に", r"橋.*$", "(?i)pdf"]
        {
            let (with, without) = (Regex::new(pattern).unwrap(), regex::Regex::new(pattern).unwrap());
            for s in [
                "橋の点検を強く要望",
                "要望を聞く",
                "橋でない",
                "橋は後に",
                "橋のPdf",
                "",
                "でないなら後に、じないなら後に",
            ] {
                assert_eq!(with.is_match(s), without.is_match(s), "{pattern} {s}");
                assert_eq!(with.find(s), without.find(s), "{pattern} {s}");
                assert!(with.find_iter(s).eq(without.find_iter(s)), "{pattern} {s}");
                let named = |c: Captures| c.name("n").map(|n| n.as_str().to_owned());
                assert_eq!(with.captures(s).and_then(named), without.captures(s).and_then(named));
                assert_eq!(with.captures_iter(s).count(), without.captures_iter(s).count());
                assert_eq!(with.replace_all(s, "-"), without.replace_all(s, "-"), "{pattern} {s}");
            }
        }
    }

    #[test]
    fn one_look_tells_which_of_several_may_match() {
        static PATTERNS: LazyLock<[Regex; 3]> = LazyLock::new(|| {
            ["^.橋|[るす]べき", "(?:要望|期待)[ぁ-ん]*$", "が$"].map(|pattern| Regex::new(pattern).unwrap())
        });
        let look = Look::for_patterns(PATTERNS.each_ref());
        for (s, expected) in [
            ("橋の点検を強く要望する", [true, true, true]),
            ("点検の期待", [false, true, true]),
            ("点検が", [false, false, true]),
        ] {
            let seen = look.at(s);
            for (pattern, may) in PATTERNS.iter().zip(expected) {
                assert_eq!(seen.may_match(pattern), may, "{s}");
                assert_eq!(seen.find(pattern, s), pattern.find(s), "{s}");
            }
        }
        let pattern = Regex::new("^.橋|[るす]べき").unwrap();
        for s in ["橋を架ける前に、点検の記録を残すべき", "「橋を架けるべき」"] {
            assert_eq!(pattern.find(s), pattern.whole.find(s), "{s}");
        }
        let pattern = Regex::new("[るす]べき").unwrap();
        assert!(pattern.find_at("残すべき橋", "残".len()).is_some());
        assert!(pattern.find_at("残すべき橋", "残す".len()).is_none());
    }
}
