//! The words of a ledger's cells: parts between wide gaps, posts that go on, what stands in brackets.

use super::super::cells;
use crate::{lexicon::Lexicon, text::Flow};

/// The words of a row between gaps that are wider than those between spaced letters.
pub(in crate::minutes::roster) fn wide_pieces(flow: &Flow) -> Vec<Flow> {
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    for (piece, gap) in flow.pieces() {
        match parts.last_mut() {
            Some(last) if gap < 3 => last.end = piece.end,
            _ => parts.push(piece),
        }
    }
    parts.into_iter().map(|part| flow.slice(part)).collect()
}

/// Adds words to posts: they go on with the last one where that is not over, else they are one more.
pub(super) fn join(offices: &mut Vec<Flow>, flow: &Flow, full: Option<usize>, lexicon: &Lexicon) {
    if let Some(last) = offices.last_mut() {
        let s = last.as_str();
        let open = s.matches('(').count() > s.matches(')').count();
        let chars = s.chars().count();
        let broken = full.is_some_and(|w| chars + 1 >= w);
        // みなと家族会（旧称三雲家族会）　会長: what the bracket tells of a body ends no post.
        let noted = s.ends_with(')') && s.find('(').is_none_or(|at| cells::is_office(&s[..at], lexicon));
        let over = cells::is_office(s, lexicon) || noted;
        if open || !flow.as_str().starts_with('(') && (broken || !over) {
            last.join(flow);
            return;
        }
    }
    offices.push(flow.clone());
}

/// What stands in brackets.
pub(super) fn inner(s: &str) -> &str {
    let mut chars = s.chars();
    match (chars.next(), chars.next_back()) {
        (Some('(' | '[' | '【' | '〔'), Some(')' | ']' | '】' | '〕')) => chars.as_str(),
        _ => s,
    }
}

/// The flow without brackets around it.
pub(super) fn unwrapped(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let words = inner(s);
    if words.len() == s.len() {
        return flow.clone();
    }
    let start = s.find(words).unwrap_or(0);
    flow.slice(start..start + words.len())
}
