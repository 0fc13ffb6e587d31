//! Lines that go on with each other: where the next name begins at once behind a post.

use std::ops::Range;

use super::{super::is_body, bare};
use crate::{
    lexicon::{Lexicon, Section},
    text::Flow,
};

/// An entry out of a run.
pub(in crate::minutes::roster) struct Entry {
    pub flow: Flow,
    // The byte of the run at which it begins.
    start: usize,
    /// Where the body begins, in bytes of the flow, where the name is told.
    pub name_end: Option<usize>,
}

/// The entries of a row: `山田　太郎　甲大学教授鈴木　花子　乙大学准教授` holds two.
pub(in crate::minutes::roster) fn entries(flow: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    cut(flow, &pieces, lexicon).into_iter().map(|entry| entry.flow).collect()
}

/// The entries of lines that go on with each other, where one begins inside a line; headings in brackets among them
/// stand by themselves, and what follows the label of another part is left out.
pub(in crate::minutes::roster) fn run<'f>(
    lines: impl Iterator<Item = &'f Flow>,
    lexicon: &Lexicon,
) -> Option<Vec<Entry>> {
    let mut joined = Flow::default();
    let mut joints = Vec::new();
    for line in lines {
        joints.push(joined.as_str().len());
        joined.join(line);
    }
    let mut found = Vec::new();
    let mut runs_on = false;
    for part in headed(&joined, lexicon) {
        let flow = joined.slice(part.clone());
        // A wrap is no gap.
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for (piece, _) in flow.pieces() {
            match pieces.last_mut() {
                Some(last) if joints.contains(&(part.start + piece.start)) => last.end = piece.end,
                _ => pieces.push(piece),
            }
        }
        for entry in cut(&flow, &pieces, lexicon) {
            runs_on |= entry.start > 0 && !joints.contains(&(part.start + entry.start));
            found.push(entry);
        }
    }
    runs_on.then_some(found)
}

/// The parts of a run at its headings: each heading begins one. It ends before the label of another part.
fn headed(flow: &Flow, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let s = flow.as_str();
    let mut starts = vec![0];
    let mut end = s.len();
    for (open, bracket) in s.match_indices(['<', '【', '〔', '[']) {
        let inner = &s[open + bracket.len()..];
        let Some(close) = inner.find(['>', '】', '〕', ']']) else { continue };
        let label = &inner[..close];
        if lexicon.titles.capacity(label).is_some() {
            starts.push(open);
        } else if lexicon.titles.section(label).is_some_and(|s| s != Section::Attendees) {
            end = open;
            break;
        }
    }
    starts.dedup();
    let ends = starts.iter().copied().skip(1).chain([end]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).filter(|part| !part.is_empty()).collect()
}

/// Cuts a flow, given in its pieces, where the next name begins.
fn cut(flow: &Flow, pieces: &[Range<usize>], lexicon: &Lexicon) -> Vec<Entry> {
    let s = flow.as_str();
    // Where an entry begins, and the piece of its given name.
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut depth = 0usize;
    for (i, piece) in pieces.iter().enumerate() {
        let words = &s[piece.clone()];
        let given = pieces.get(i + 1).map_or("", |next| bare(&s[next.clone()]));
        if i > 0 && given_name(given, lexicon) && (1..=5).contains(&given.chars().count()) {
            cuts.extend(surname(words, depth, lexicon).map(|at| (piece.start + at, i + 1)));
        }
        for c in words.chars() {
            match c {
                '(' | '[' => depth += 1,
                ')' | ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
    }
    let after_heading =
        pieces.first().is_some_and(|first| s[first.clone()].starts_with(['<', '【', '〔', '[']));
    let starts_with_name =
        after_heading || pieces.first().is_some_and(|first| !is_body(bare(&s[first.clone()]), lexicon));
    if cuts.is_empty() || !starts_with_name {
        return vec![Entry { flow: flow.clone(), start: 0, name_end: None }];
    }
    cuts.insert(0, (0, usize::from(!after_heading)));
    let ends = cuts.iter().map(|c| c.0).skip(1).chain([s.len()]);
    let entry = |((start, given), end): (&(usize, usize), usize)| {
        let body = pieces.get(given + 1).map(|piece| piece.start).filter(|&body| body < end);
        let flow = flow.slice(*start..end);
        Entry { flow, start: *start, name_end: body.map(|body| body - start) }
    };
    cuts.iter().zip(ends).map(entry).collect()
}

/// Where the next surname begins in the words of a body: behind a post, or behind a bracket that is closed.
fn surname(words: &str, depth: usize, lexicon: &Lexicon) -> Option<usize> {
    let titles = &lexicon.titles;
    if titles.post_at_end(words).is_some() || titles.capacity_at_end(words).is_some() {
        return None;
    }
    let ends: Vec<usize> = words.char_indices().map(|(i, _)| i).skip(1).collect();
    let behind = |&at: &usize| {
        let (head, name) = words.split_at(at);
        let closed = head.matches('(').count() + depth == head.matches(')').count();
        let ends = head.ends_with(')') || titles.post_at_end(head).is_some();
        // 管理官（地震担当）付　主任技師: attached to the one before.
        closed && ends && name.chars().all(char::is_alphanumeric) && !name.starts_with('付')
    };
    let cuts: Vec<usize> = ends.into_iter().rev().take(5).filter(behind).collect();
    let known = |&&at: &&usize| titles.surname_at_start(&words[at..]) == Some(words.len() - at);
    cuts.iter().find(known).or(cuts.last()).copied()
}

fn given_name(words: &str, lexicon: &Lexicon) -> bool {
    !words.is_empty()
        && !is_body(words, lexicon)
        && lexicon.titles.post_at_end(words).is_none()
        && words.chars().all(char::is_alphabetic)
}
