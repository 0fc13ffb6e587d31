//! The words of a row as gaps, commas and brackets part them, whatever stands between.

use std::{borrow::Cow, ops::Range};

use super::super::cells::{SIGNS, is_form};
use crate::{lexicon::Lexicon, minutes::affiliation, text::Flow};

/// Words between two gaps, with the notes in brackets behind them.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Bytes of the words in the row.
    pub range: Range<usize>,
    /// Where the notes behind them end.
    pub end: usize,
    /// The first of these notes, with its brackets.
    pub note: Option<Range<usize>>,
    /// How far they stand from the words before them.
    pub gap: u32,
    /// The sign before them.
    pub sign: Option<char>,
}

/// The words of a row; `commas` part them as well, where they stand between columns.
pub(super) fn words(flow: &Flow, commas: bool, lexicon: &Lexicon) -> Vec<Word> {
    let s = flow.as_str();
    let mut found: Vec<Word> = Vec::new();
    let mut sign = None;
    let mut from = 0;
    for (stretch, gap) in stretches(flow, commas, lexicon) {
        let words = &s[stretch.clone()];
        if let Some(last) = found.last_mut().filter(|_| is_note(words)) {
            last.end = stretch.end;
            last.note.get_or_insert(stretch);
            continue;
        }
        if found.is_empty() && sign.is_none() && from == 0 && is_number(words) {
            from = stretch.end;
            continue;
        }
        // ・柊　誠: a dot opens a row and says nothing.
        let opening = words.chars().next().filter(|c| SIGNS.contains(*c) || *c == '・' && found.is_empty());
        let start = stretch.start + opening.map_or(0, char::len_utf8);
        sign = opening.filter(|c| *c != '・').or(sign);
        if start < stretch.end {
            let range = start..stretch.end;
            found.push(Word { end: range.end, range, note: None, gap, sign: sign.take() });
        }
    }
    posts_whole(&found, s, lexicon)
}

/// The words, the letters of a post that stand apart put together: 局　長 before 柊　誠.
fn posts_whole(words: &[Word], s: &str, lexicon: &Lexicon) -> Vec<Word> {
    // Letters of such a post at most.
    const LONGEST: usize = 8;
    let letter = |word: &&Word| s[word.range.clone()].chars().count() == 1;
    let mut found: Vec<Word> = Vec::with_capacity(words.len());
    let mut rest = words;
    while let [first, ..] = rest {
        let alone = rest.iter().take_while(letter).count().min(LONGEST);
        let post = (2..=alone).rev().find(|&taken| {
            let plain = rest[..taken - 1].iter().all(|word| word.note.is_none())
                && rest[1..taken].iter().all(|word| word.sign.is_none());
            let letters: String = rest[..taken].iter().map(|word| &s[word.range.clone()]).collect();
            plain && lexicon.titles.is_post(&letters)
        });
        let taken = post.unwrap_or(1);
        let last = &rest[taken - 1];
        let range = first.range.start..last.range.end;
        found.push(Word { range, end: last.end, note: last.note.clone(), ..first.clone() });
        rest = &rest[taken..];
    }
    found
}

/// The letters of words without the gaps between them, where each stands by itself: 局長 of 局　長.
pub(super) fn letters(words: &str) -> Cow<'_, str> {
    let alone = words.contains(' ') && words.split(' ').all(|part| part.chars().count() == 1);
    if alone { Cow::Owned(words.replace(' ', "")) } else { Cow::Borrowed(words) }
}

/// Whether words stand in brackets, or behind the mark of a note.
fn is_note(words: &str) -> bool {
    words.starts_with(['(', '[', '【', '〔', '※'])
}

/// Whether words are the number of a row: 3, (3), 3.
fn is_number(words: &str) -> bool {
    let number = words.trim_matches(['(', ')', '.']);
    (1..=2).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// The stretches between gaps, brackets by themselves, each with the gap before it.
fn stretches(flow: &Flow, commas: bool, lexicon: &Lexicon) -> Vec<(Range<usize>, u32)> {
    let s = flow.as_str();
    let mut found = Vec::new();
    let (mut start, mut gap, mut depth) = (0, 0, 0usize);
    let mut close = |start: usize, end: usize, gap: u32| {
        let words = s[start..end].trim_end();
        if !words.is_empty() {
            found.push((start..start + words.len(), gap));
        }
    };
    for (at, c) in s.char_indices() {
        let next = at + c.len_utf8();
        let before = flow.gap_before(at);
        let numbered = at == start && s[at..].find(')').is_some_and(|end| is_number(&s[at..=at + end]));
        if depth == 0 && at > start && before > 0 {
            close(start, at, gap);
            (start, gap) = (at, before);
        }
        match c {
            '(' if depth == 0
                && !numbered
                && (is_form(&s[at..], lexicon) || affiliation::is_within_word(&s[at..])) =>
            {
                // みなと交通（株）: a legal form is part of its body.
            }
            '(' | '[' | '【' | '〔' => {
                if depth == 0 && at > start {
                    close(start, at, gap);
                    (start, gap) = (at, before);
                }
                depth += 1;
            }
            ')' | ']' | '】' | '〕' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    close(start, next, gap);
                    (start, gap) = (next, flow.gap_before(next));
                }
            }
            '、' | ',' if commas && depth == 0 => {
                close(start, at, gap);
                (start, gap) = (next, 1);
            }
            '※' if depth == 0 && at > start => {
                close(start, at, gap);
                (start, gap) = (at, before);
            }
            _ => {}
        }
    }
    close(start, s.len(), gap);
    found
}
