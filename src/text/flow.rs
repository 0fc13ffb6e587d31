//! Text as it reads: lines joined, forms folded, and each byte still knowing its place in the source.

mod fold;
mod markup;
mod printed;

use std::{ops::Range, str::Chars};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::{Span, Text};
pub use fold::fold_char;
use fold::{JAPANESE, fold_dash, invisible, is_plain, japanese, radical};
pub use printed::punctuated;

/// Running text for matching: NFKC, hard wraps removed, layout spaces gone, and a way back to the source.
///
/// Offsets into a flow are bytes, as `str` and `regex` count; [`Flow::span`] gives the characters of the source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flow {
    text: String,
    // Index of the source character that each byte comes from; the last byte of a character names the last of several.
    // Invariant: same length as `text`, never decreasing.
    at: Vec<u32>,
    // Bytes at which a word goes on that the wrap broke: no gap, whatever the source has there.
    broken: Vec<usize>,
}

impl Flow {
    /// The folded characters of one stretch of `text`, spaces at both ends left out.
    #[must_use]
    pub fn of(text: &Text, span: Span) -> Flow {
        let mut flow = Flow::default();
        flow.push_line(text, span);
        flow
    }

    /// Joins a further line: without a space, but for two Latin words that meet at the wrap.
    pub fn push_line(&mut self, text: &Text, span: Span) {
        self.push_words(text.quote(span), span.start());
    }

    /// As [`Flow::push_line`], of a line whose first character is the one at `start`.
    fn push_words(&mut self, line: &str, start: u32) {
        let lead = line.chars().take_while(|c| c.is_whitespace()).count();
        let body = line.trim();
        let latin = |c: char| c.is_ascii_alphanumeric() || c == ',' || c == '.';
        if let (Some(last), Some(first)) = (self.text.chars().next_back(), body.chars().next())
            && latin(last)
            && last != '.'
            && first.is_ascii_alphabetic()
            && self.latin_word_at_end()
        {
            self.push(' ', *self.at.last().unwrap_or(&0));
        }
        self.text.reserve(body.len());
        self.at.reserve(body.len());
        let first = start + crate::span::to_u32(lead);
        let mut at = first;
        let mut space: Option<u32> = None;
        let markup = markup::hidden(body);
        // What draws tables begins with the byte 0xe2, which little else does.
        let ruled =
            body.as_bytes().contains(&0xe2) && body.contains(|c| matches!(c, '\u{2502}'..='\u{257f}'));
        let mut chars = body.chars();
        loop {
            if space.is_none() && markup.is_none() {
                let plain = japanese(chars.as_str());
                self.push_japanese(plain, at);
                at += crate::span::to_u32(plain.len() / JAPANESE);
                chars = chars.as_str()[plain.len()..].chars();
            }
            let Some(c) = chars.next().map(radical) else { break };
            let here = at;
            at += 1;
            let hidden = markup.as_ref().is_some_and(|m| m.get((here - first) as usize) == Some(&true));
            // A line of a table that is drawn with characters: what draws it stands between columns.
            let border = ruled && matches!(c, '\u{2500}'..='\u{257f}');
            if c.is_whitespace() || border || (hidden && c == '|') {
                space.get_or_insert(here);
                continue;
            }
            if hidden || invisible(c) {
                self.cover(here);
                continue;
            }
            if let Some(space) = space.take()
                && let Some(last) = self.text.chars().next_back()
                && keeps_space(last, fold_char(c))
            {
                self.push(' ', space);
            }
            at += self.push_folded(c, here, &mut chars);
        }
    }

    /// Pushes what the source character `c` folds to, with the marks that stand on it, which are taken from those `behind`:
    /// how many they are.
    fn push_folded(&mut self, c: char, here: u32, behind: &mut Chars) -> u32 {
        let next = behind.clone().next().map(radical);
        // A combining mark (dakuten of a decomposed or half-width kana) folds with the character it stands on.
        let combines = |next: &char| {
            is_combining_mark(*next) && !invisible(*next) || matches!(next, '\u{ff9e}' | '\u{ff9f}')
        };
        if next.is_some_and(|next| !is_plain(next) && combines(&next)) {
            let marks: Vec<char> = behind.clone().map(radical).take_while(combines).collect();
            behind.nth(marks.len() - 1);
            let cluster: String = std::iter::once(c).chain(marks.iter().copied()).collect();
            self.push_cluster(&cluster, c, here);
            return crate::span::to_u32(marks.len());
        }
        if let Some(stop) = self.stop(c, next) {
            self.push(stop, here);
        } else if is_plain(c) {
            self.push(c, here);
        } else {
            for folded in std::iter::once(c).nfkc() {
                self.push(fold_dash(folded), here);
            }
        }
        0
    }

    /// The Japanese comma or full stop that `c` is between what was read last and `next`: 甲，乙 and 甲,乙 are 甲、乙,
    /// 「述べた．」 is 「述べた。」, but 1,000 and 3．5 stay numbers and 1．日時 an item.
    fn stop(&self, c: char, next: Option<char>) -> Option<char> {
        let digit = |c: char| fold_char(c).is_ascii_digit();
        match c {
            '，' => {
                let number = self.text.ends_with(|c: char| c.is_ascii_digit()) && next.is_some_and(digit);
                (!self.text.is_empty() && !number).then_some('、')
            }
            ',' => {
                let before = self.text.ends_with(is_japanese);
                (before && next.is_none_or(|next| !digit(next) && next != ' ')).then_some('、')
            }
            '．' | '.' => {
                // い．, ろ．: items are counted by kana, too.
                let mut behind = self.text.chars().rev();
                let spoken = behind.next().is_some_and(|c| matches!(c, '\u{3041}'..='\u{3096}' | ')' | '」'));
                let ends = next.is_none_or(|next| is_japanese(next) || next == '「' || next.is_whitespace());
                (spoken && behind.next().is_some() && ends).then_some('。')
            }
            _ => None,
        }
    }

    fn latin_word_at_end(&self) -> bool {
        self.text.bytes().rev().take_while(u8::is_ascii_alphabetic).count() >= 2 || self.text.ends_with(',')
    }

    /// Pushes characters of three bytes each that fold to themselves, the first of which is the one at `start`.
    fn push_japanese(&mut self, words: &str, start: u32) {
        self.text.push_str(words);
        let from = self.at.len();
        self.at.resize(from + words.len(), start);
        for (place, bytes) in (start..).zip(self.at[from..].chunks_exact_mut(JAPANESE)) {
            bytes.fill(place);
        }
    }

    fn push(&mut self, c: char, at: u32) {
        self.text.push(c);
        self.at.extend(std::iter::repeat_n(at, c.len_utf8()));
    }

    /// Pushes what `base` and the marks behind it fold to. Marks that find no place in it follow with their own places.
    fn push_cluster(&mut self, cluster: &str, base: char, here: u32) {
        if std::iter::once(base).nfkc().count() > 1 {
            // A sign that folds to several characters takes no mark: the two would change places.
            for (nth, c) in cluster.chars().enumerate() {
                for folded in std::iter::once(c).nfkc() {
                    self.push(fold_dash(folded), here + crate::span::to_u32(nth));
                }
            }
            return;
        }
        let folded: Vec<char> = cluster.nfkc().map(fold_dash).collect();
        let marks = cluster.chars().count() - 1;
        let own = std::iter::once(base).nfkc().count().min(folded.len());
        let composed = marks.saturating_sub(folded.len() - own);
        for &c in &folded[..own] {
            self.push(c, here);
        }
        let place = |nth: usize| here + crate::span::to_u32(nth.min(marks));
        (1..=composed).for_each(|nth| self.cover(place(nth)));
        for (nth, &c) in folded[own..].iter().enumerate() {
            self.push(c, place(composed + 1 + nth));
        }
    }

    /// Lets the last character stand for the source character `at` behind its own as well: a dakuten, a selector.
    ///
    /// Its last byte names that place. A character of one byte cannot name two, and is left as it is.
    fn cover(&mut self, at: u32) {
        let wide = self.text.ends_with(|c: char| c.len_utf8() > 1);
        if let Some(last) = self.at.last_mut().filter(|last| wide && **last + 1 == at) {
            *last = at;
        }
    }

    /// The folded characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether nothing is left after folding.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The source characters behind the bytes `range` of the flow.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        if range.is_empty() || range.start >= self.at.len() {
            let at = self.at.get(range.start).copied().or_else(|| self.at.last().map(|l| l + 1)).unwrap_or(0);
            return Span::new(at, at);
        }
        Span::new(self.at[range.start], self.at[range.end.min(self.at.len()) - 1] + 1)
    }

    /// The source characters behind the whole flow.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The part at the bytes `range`, trimmed of spaces.
    #[must_use]
    pub fn slice(&self, range: Range<usize>) -> Flow {
        let part = &self.text[range.clone()];
        let start = range.start + (part.len() - part.trim_start().len());
        let end = range.start + part.trim_end().len();
        if start >= end {
            return Flow::default();
        }
        let within = self.broken.iter().filter(|at| (start..end).contains(at));
        Flow {
            text: self.text[start..end].to_owned(),
            at: self.at[start..end].to_vec(),
            broken: within.map(|at| at - start).collect(),
        }
    }

    /// How many characters of the source were left out right before the byte `at`: layout spaces, mostly.
    #[must_use]
    pub fn gap_before(&self, at: usize) -> u32 {
        if self.broken.contains(&at) {
            return 0;
        }
        match (at.checked_sub(1).and_then(|b| self.at.get(b)), self.at.get(at)) {
            (Some(before), Some(here)) => here.saturating_sub(*before).saturating_sub(1),
            _ => 0,
        }
    }

    /// The stretches between layout spaces, as byte ranges, each with the size of the gap before it.
    ///
    /// Spaces that were kept between Latin words separate nothing here.
    #[must_use]
    pub fn pieces(&self) -> Vec<(Range<usize>, u32)> {
        if !self.text.is_empty() && !self.has_gaps() {
            return vec![(0..self.text.len(), 0)];
        }
        let mut pieces = Vec::new();
        let mut start = 0;
        let mut gap = 0;
        for (last, places) in self.at.windows(2).enumerate() {
            let here = places[1].saturating_sub(places[0]).saturating_sub(1);
            // Within a character, what it stands for may lie apart as well.
            if here > 0 && self.text.is_char_boundary(last + 1) && !self.broken.contains(&(last + 1)) {
                pieces.push((start..last + 1, gap));
                (start, gap) = (last + 1, here);
            }
        }
        if start < self.text.len() {
            pieces.push((start..self.text.len(), gap));
        }
        pieces
    }

    /// Whether any character of the source was left out between two others. Most lines have no gap, and are told soon.
    fn has_gaps(&self) -> bool {
        let apart = |places: &[u32]| places[1].wrapping_sub(places[0]) & !1;
        self.at.windows(2).fold(0, |all, places| all | apart(places)) != 0
    }

    /// The part that comes from source characters at or after `at`.
    #[must_use]
    pub fn from(&self, at: u32) -> Flow {
        let mut start = self.at.partition_point(|&a| a < at);
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        self.slice(start..self.text.len())
    }

    /// Adds `other` behind this flow, as a line that continues it.
    pub fn join(&mut self, other: &Flow) {
        let end = self.text.len();
        self.broken.extend(other.broken.iter().map(|at| at + end));
        self.text.push_str(&other.text);
        self.at.extend_from_slice(&other.at);
    }

    /// Adds `other`, with which a word goes on that the wrap broke: no gap parts the two.
    pub fn mend(&mut self, other: &Flow) {
        let end = self.text.len();
        self.join(other);
        self.broken.push(end);
    }
}

/// Kana, kanji and the brackets that stand around them.
fn is_japanese(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fc}' | '\u{3400}'..='\u{9fff}' | ')' | '」' | '』' | '々')
}

/// A space is a word's end between Latin words only; elsewhere it is layout.
fn keeps_space(before: char, after: char) -> bool {
    let latin = |c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '.' | ',' | ';' | '\'' | '"' | '&' | '(' | ')' | '-' | '/')
    };
    (before.is_ascii_alphanumeric() || matches!(before, '.' | ',' | ';' | '&' | ')' | '-'))
        && latin(after)
        && after != ')'
        && !(before.is_ascii_digit() && after.is_ascii_digit())
        && (before != ')' || after.is_ascii_alphabetic())
}

/// A string as matching sees it: NFKC, one kind of dash, no layout space, nothing invisible.
///
/// ```
/// use gijigraph::text::fold;
/// assert_eq!(fold("日　　時"), "日時");
/// assert_eq!(fold("資料１－２"), "資料1-2");
/// assert_eq!(fold("Project PLATEAU"), "Project PLATEAU");
/// ```
#[must_use]
pub fn fold(s: &str) -> String {
    let mut flow = Flow::default();
    flow.push_words(s, 0);
    flow.text
}

/// What `s` folds to, as far as its first `chars` characters and one more; all of it where that is no less work.
#[must_use]
pub(crate) fn fold_head(s: &str, chars: usize) -> String {
    // Signs of Markdown and a mark behind the last character may lie further on.
    let marked = s.trim_start().starts_with('|') || s.contains("**") || s.contains("](");
    let end = s.char_indices().nth(chars * 3).map(|(at, _)| at).filter(|_| !marked);
    let head = end.map(|end| fold(&s[..end])).filter(|head| head.chars().nth(chars + 8).is_some());
    head.unwrap_or_else(|| fold(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_and_full_stops_of_other_scripts_are_japanese_between_japanese_words() {
        for (words, expected) in [
            ("橋，道路，港の点検", "橋、道路、港の点検"),
            ("(委員)橋の件だが,点検はまだか", "(委員)橋の件だが、点検はまだか"),
            ("点検を行った．費用は１，２００円である．", "点検を行った。費用は1,200円である。"),
            ("ＡＩ，ＩｏＴなど", "AI、IoTなど"),
            ("１．日時", "1.日時"),
            ("い．日時", "い.日時"),
            ("Dr. Smith, Jones", "Dr. Smith, Jones"),
            ("3.5 km, 4 km", "3.5 km, 4 km"),
        ] {
            assert_eq!(fold(words), expected, "{words}");
        }
    }
}
