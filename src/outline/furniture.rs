//! What printers add around a text: page numbers, rulers, marks of the tool that took the text out of a PDF.

use super::{BlockKind, Line};

/// Marks furniture among `lines`; gives first character and number of each page that the page numbers tell.
pub(super) fn set_aside(lines: &mut [Line]) -> Vec<(u32, u32)> {
    let numbers: Vec<(usize, u32, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, l)| page_number(l.as_str()).map(|(n, sure)| (i, n, sure)))
        .collect();
    let chained = chain(&numbers);
    let mut pages = Vec::new();
    let mut expected: Option<u32> = None;
    for &(i, n, sure) in &numbers {
        // A bare number is a page number where it counts on, or stands apart from the lines around it.
        let counts_on = expected.is_some_and(|e| n == e || n == e + 1);
        let before = i.checked_sub(1).map(|j| &lines[j]);
        let apart = |l: Option<&Line>| l.is_none_or(|l| l.kind != BlockKind::Text);
        let alone = apart(before) || apart(lines.get(i + 1));
        if sure || counts_on || chained.contains(&i) || (alone && (n <= 3 || expected.is_none())) {
            lines[i].kind = BlockKind::Furniture;
            pages.push((i, n));
            expected = Some(n);
        }
    }
    rulers(lines);
    page_starts(lines, &pages)
}

/// Marks lines that are drawn rather than written.
pub(super) fn rulers(lines: &mut [Line]) {
    for line in lines.iter_mut() {
        if line.kind == BlockKind::Text && (ruler(line.as_str()) || tool_mark(line.as_str())) {
            line.kind = BlockKind::Furniture;
        }
    }
}

/// Lines whose bare numbers count up by one from the first of them: three such are no chance, nor are two far apart.
fn chain(numbers: &[(usize, u32, bool)]) -> Vec<usize> {
    let mut best: Vec<usize> = Vec::new();
    for (k, &(first, number, _)) in numbers.iter().enumerate().take(4) {
        let mut lines = vec![first];
        let mut next = number + 1;
        for &(i, n, _) in &numbers[k + 1..] {
            if n == next {
                lines.push(i);
                next += 1;
            }
        }
        if lines.len() > best.len() && number <= 3 {
            best = lines;
        }
    }
    let apart = best.len() == 2 && best[1] - best[0] >= 12;
    if best.len() >= 3 || apart { best } else { Vec::new() }
}

/// The number of a line that holds a page number alone, and whether its form leaves no doubt.
fn page_number(line: &str) -> Option<(u32, bool)> {
    if let Some(inner) = line.strip_prefix("【page:") {
        return inner.split('】').next()?.parse().ok().map(|n| (n, true));
    }
    let inner = line.trim_matches(|c: char| matches!(c, '-' | '―' | '—' | '─' | '‐' | ' ' | '~'));
    let dashed = inner.len() + 1 < line.len();
    let paged = inner.strip_prefix("P.").or_else(|| inner.strip_prefix("p."));
    let inner = paged.unwrap_or(inner);
    let (number, of) = match inner.split_once('/') {
        Some((number, all)) if all.trim().parse::<u32>().is_ok() => (number.trim(), true),
        Some(_) => return None,
        None => (inner.strip_suffix("ページ").or_else(|| inner.strip_suffix('頁')).unwrap_or(inner), false),
    };
    let plain = (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| {
        number.parse().ok().map(|n| (n, dashed || of || paged.is_some() || inner.len() > number.len()))
    })?
}

/// A line of dashes, dots or stars, or what parts the head of a table typed in Markdown from its rows: ---|:---|.
fn ruler(line: &str) -> bool {
    const DRAWN: &str = "-―—─━=_*…・~＝◇◆×☆★|: .";
    line.chars().all(|c| DRAWN.contains(c)) && line.chars().nth(2).is_some()
}

/// Leavings of PDF tools and of Markdown, of databases of speeches: anchors, page marks, #12.
fn tool_mark(line: &str) -> bool {
    let number = line.strip_prefix('#').or_else(|| line.strip_suffix(':')).unwrap_or_default();
    if (1..=4).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    line.starts_with("【page:") || (line.starts_with("<a ") && line.ends_with("</a>")) || line == "[TOC]"
}

/// Where each page begins. A page number stands at the foot of its page, unless the first one opens the text.
fn page_starts(lines: &[Line], pages: &[(usize, u32)]) -> Vec<(u32, u32)> {
    let Some(&(first, number)) = pages.first() else { return Vec::new() };
    let at_top = lines[..first].iter().all(|l| l.kind != BlockKind::Text);
    let mut starts: Vec<(u32, u32)> = Vec::new();
    if at_top {
        for &(i, n) in pages {
            if starts.last().is_none_or(|&(_, last)| last != n) {
                starts.push((lines[i].span.start(), n));
            }
        }
    } else {
        starts.push((0, number));
        for (k, &(i, n)) in pages.iter().enumerate() {
            let next = pages.get(k + 1).map_or(n + 1, |&(_, next)| next);
            if let Some(line) = lines.get(i + 1) {
                starts.push((line.span.start(), next));
            }
        }
    }
    starts
}
