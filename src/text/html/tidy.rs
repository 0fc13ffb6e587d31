//! What search systems of assemblies print twice: numbers before marks, names above words that repeat them, indexes.

use std::collections::HashSet;

use super::Line;
use crate::text::sign::SPEAKERS;

/// The lines without what is there for the screen alone.
pub(super) fn tidy(lines: Vec<Line>) -> Vec<Line> {
    let lines = without_numbers(lines);
    let lines = without_indexes(lines);
    let mut tidied: Vec<Line> = Vec::with_capacity(lines.len());
    for line in lines {
        let blank = line.text.trim().is_empty();
        if blank && tidied.last().is_none_or(|last| last.text.trim().is_empty()) {
            continue;
        }
        if !blank && let Some(at) = tidied.iter().rposition(|l| !l.text.trim().is_empty()) {
            let (above, here) = (bare(&tidied[at].text), bare(&line.text));
            let titled = tidied[at].heading || line.heading;
            // ◯委員長 above 「◯委員長　　ただいま…」, or a title given twice.
            let named =
                above.starts_with(SPEAKERS) && above.chars().count() <= 40 && here.starts_with(&above);
            let twice = titled && here == above && here.chars().count() >= 4;
            if named || twice {
                tidied.truncate(at);
            }
        }
        tidied.push(line);
    }
    let foot = |line: &Line| {
        let text = line.text.trim();
        let head = text.get(..9).map(str::to_ascii_lowercase);
        text.is_empty()
            || text.starts_with('©')
            || head.as_deref() == Some("copyright")
            || text.starts_with("(C)")
    };
    while tidied.last().is_some_and(foot) {
        tidied.pop();
    }
    tidied
}

/// The characters of a line without spaces, as far as a name may reach.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).take(60).collect()
}

/// Takes `12: ` off the lines where such numbers count up through the page.
fn without_numbers(mut lines: Vec<Line>) -> Vec<Line> {
    let numbered: Vec<(usize, u32)> =
        lines.iter().enumerate().filter_map(|(i, l)| counter(&l.text).map(|(n, _)| (i, n))).collect();
    let counting = numbered.windows(2).filter(|w| w[1].1 == w[0].1 + 1 || w[1].1 == w[0].1).count();
    if numbered.len() < 3 || counting * 5 < (numbered.len() - 1) * 4 {
        return lines;
    }
    for (i, _) in numbered {
        let rest = counter(&lines[i].text).map(|(_, rest)| rest.to_owned());
        if let Some(rest) = rest {
            lines[i].text = rest;
        }
    }
    lines
}

/// The number and what stands behind it, of a line that opens with `12: `.
fn counter(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(digits);
    let rest = rest.strip_prefix(':').or_else(|| rest.strip_prefix('：'))?;
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace) || rest.starts_with(SPEAKERS);
    (spaced && digits <= 5).then_some(())?;
    Some((number.parse().ok()?, rest.strip_prefix(' ').unwrap_or(rest)))
}

/// Leaves out runs of names without words, where the same names come again with words.
fn without_indexes(lines: Vec<Line>) -> Vec<Line> {
    let name = |line: &Line| line.text.trim().starts_with(SPEAKERS) && line.text.trim().chars().count() <= 30;
    let mut run = vec![0usize; lines.len()];
    let mut last: Option<usize> = None; // the first line of the run under way
    for i in 0..lines.len() {
        if lines[i].text.trim().is_empty() {
            continue;
        }
        if name(&lines[i]) && !lines[i].text.contains('。') {
            let first = *last.get_or_insert(i);
            run[first] += 1;
            if first != i {
                run[i] = usize::MAX - first;
            }
        } else {
            last = None;
        }
    }
    let size = |i: usize| match run[i] {
        0 => 0,
        n if n > lines.len() => run[usize::MAX - n],
        n => n,
    };
    let listed: Vec<bool> = (0..lines.len()).map(|i| size(i) >= 3).collect();
    let again: HashSet<String> = lines
        .iter()
        .zip(&listed)
        .filter(|(line, listed)| !**listed && line.text.trim().starts_with(SPEAKERS))
        .map(|(line, _)| label(&line.text))
        .collect();
    let mut kept = Vec::with_capacity(lines.len());
    for (line, listed) in lines.into_iter().zip(listed) {
        if !(listed && again.contains(&label(&line.text))) {
            kept.push(line);
        }
    }
    kept
}

/// The mark and the name of a line: up to the first wide gap.
fn label(text: &str) -> String {
    let text = text.trim();
    let end = text.char_indices().skip(2).find(|(_, c)| c.is_whitespace()).map_or(text.len(), |(i, _)| i);
    text[..end].chars().take(40).collect()
}
