//! The cells of a row: seat numbers, posts, names, notes, found by what the words are.
//!
//! Takes the words of one row with the gaps between them; gives cells that tile it; does not know other rows. A gap is no
//! sure border: names and posts are spaced to fill a column (副　市　長　　山　田　　　誠), and gone in some files. So every
//! way to cut the row is weighed, and the least doubtful one is taken.

use std::ops::Range;

use super::{called, person};
use crate::{lexicon::Lexicon, minutes::affiliation, text::Flow};

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// 12番
    Seat,
    /// ◎ before a name.
    Sign,
    /// A post or capacity, perhaps with its body before it.
    Office,
    /// A body without a post.
    Body,
    /// A person.
    Name,
    /// What stands in brackets.
    Note,
    /// A comma between persons.
    Comma,
    /// Words that are none of these, such as the first half of a post that is broken over two rows.
    Rest,
}

/// A stretch of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Cell {
    pub kind: Kind,
    /// Bytes in the flow of the row.
    pub range: Range<usize>,
}

/// Signs that mark a capacity before a name.
pub(in crate::minutes) const SIGNS: &str = "◎○◯〇●◇◆□■△▲☆★*";
/// Places to cut that one cell may span at most: a long row is weighed in time that grows with it.
const WIDEST: usize = 40;

/// The cells of `flow`, in order.
pub(super) fn cells(flow: &Flow, lexicon: &Lexicon) -> Vec<Cell> {
    let s = flow.as_str();
    let mut cells = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut opened = 0;
    for (i, c) in s.char_indices() {
        let next = i + c.len_utf8();
        match c {
            '(' | '[' | '【' | '〔' => {
                if depth == 0 {
                    stretch(flow, start..i, lexicon, &mut cells);
                    opened = i;
                }
                depth += 1;
            }
            ')' | ']' | '】' | '〕' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    cells.push(Cell { kind: Kind::Note, range: opened..next });
                    start = next;
                }
            }
            '、' | ',' | '，' | ';' if depth == 0 => {
                stretch(flow, start..i, lexicon, &mut cells);
                cells.push(Cell { kind: Kind::Comma, range: i..next });
                start = next;
            }
            _ if depth == 0
                && SIGNS.contains(c)
                && (i == start || flow.gap_before(i) > 0)
                && s[next..].starts_with(|n: char| n.is_alphabetic() || n == ' ') =>
            {
                stretch(flow, start..i, lexicon, &mut cells);
                cells.push(Cell { kind: Kind::Sign, range: i..next });
                start = next;
            }
            _ => {}
        }
    }
    if depth > 0 {
        cells.push(Cell { kind: Kind::Note, range: opened..s.len() });
    } else {
        stretch(flow, start..s.len(), lexicon, &mut cells);
    }
    cells
}

/// Adds the cells of a stretch without brackets and commas.
fn stretch(flow: &Flow, range: Range<usize>, lexicon: &Lexicon, cells: &mut Vec<Cell>) {
    let s = flow.as_str();
    let words = &s[range.clone()];
    let from = range.start + (words.len() - words.trim_start().len());
    let to = range.start + words.trim_end().len();
    if from >= to {
        return;
    }
    let cuts = cuts(flow, from..to, lexicon);
    // 書　　記 is one post, whatever stands before it.
    let tears = |&cut: &usize| cut < to && tears_post(flow, cut, from..to, lexicon);
    let torn: Vec<u32> = cuts.iter().map(|cut| if tears(cut) { 12 } else { 0 }).collect();
    // The least doubt up to each cut, and the cell that ends there.
    let mut best: Vec<(u32, usize, Kind)> = vec![(0, 0, Kind::Rest)];
    for j in 1..cuts.len() {
        let ways = (j.saturating_sub(WIDEST)..j).map(|i| {
            let (doubt, kind) = cell(flow, &cuts[i..=j], lexicon);
            // A border without a gap needs better reasons than one with.
            let glued = if cuts[j] < to && flow.gap_before(cuts[j]) == 0 { 2 } else { 0 };
            // 事 務 局 長 田 is no 事務局 with a 長田.
            let head = matches!(kind, Kind::Office | Kind::Body) && heads_it(flow, cuts[i]..cuts[j], lexicon);
            (best[i].0 + doubt + glued + torn[j] + if head { 12 } else { 0 }, i, kind)
        });
        best.push(ways.min_by_key(|w| (w.0, std::cmp::Reverse(w.1))).unwrap_or((
            u32::MAX / 2,
            0,
            Kind::Rest,
        )));
    }
    let first = cells.len();
    let mut at = cuts.len() - 1;
    while at > 0 {
        let (_, before, kind) = best[at];
        cells.push(Cell { kind, range: cuts[before]..cuts[at] });
        at = before;
    }
    cells[first..].reverse();
}

/// Whether 長 or 会 behind the words in `range` makes a head or a body of them, no wider apart from them than from what
/// follows.
fn heads_it(flow: &Flow, range: Range<usize>, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let Some(next) = s[range.end..].chars().next() else { return false };
    let behind = range.end + next.len_utf8();
    let longer = &s[range.start..behind];
    let head = || lexicon.titles.post_at_end(longer).is_some_and(|at| at < range.len());
    // The 教育委員 of 教育委員会 are no people; the 会田 of 委員会田 is one.
    let body =
        || s[range.clone()].ends_with("委員") && lexicon.titles.surname_at_start(&s[range.end..]).is_none();
    flow.gap_before(range.end) <= flow.gap_before(behind)
        && (next == '長' && head() || next == '会' && body())
}

/// Whether a cut falls between the letters of a post that are spaced to fill its column.
fn tears_post(flow: &Flow, cut: usize, range: Range<usize>, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let apart = |at: usize| at <= range.start || at >= range.end || flow.gap_before(at) > 0;
    // Letters before and behind the cut that stand by themselves.
    let before = s[range.start..cut].char_indices().rev().map(|(at, _)| range.start + at);
    let before: Vec<usize> = before.take(4).take_while(|&at| apart(at)).collect();
    let behind = s[cut..range.end].char_indices().map(|(at, c)| cut + at + c.len_utf8());
    let behind: Vec<usize> = behind.take(4).take_while(|&at| apart(at)).collect();
    apart(cut)
        && before.iter().any(|&start| {
            behind.iter().any(|&end| {
                let word = &s[start..end];
                let post = lexicon.titles.is_post(word)
                    || lexicon.bodies.is_unit(word)
                    || lexicon.titles.capacity(word).is_some_and(|c| c.kind != "legend");
                // 委員　長田: wider before the name than within the post.
                let gap = flow.gap_before(cut);
                post && word.chars().count() > 1
                    && (gap <= flow.gap_before(start) || start == range.start || word.chars().count() == 2)
            })
        })
}

/// Where the stretch may be cut: at gaps, behind seats and posts, before and behind names.
fn cuts(flow: &Flow, range: Range<usize>, lexicon: &Lexicon) -> Vec<usize> {
    let titles = &lexicon.titles;
    let s = &flow.as_str()[..range.end];
    let mut cuts = vec![range.start, range.end];
    let mut piece = range.start;
    // Where a name can begin: at a gap, behind a post.
    let mut starts = vec![range.start];
    for (i, c) in s.char_indices().skip_while(|&(i, _)| i < range.start) {
        if i > range.start && flow.gap_before(i) > 0 {
            cuts.push(i);
            starts.push(i);
            piece = i;
        }
        let end = i + c.len_utf8();
        let before = &s[piece..end];
        // 11 番: the number may stand apart.
        let number = s[..i].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let apart = number < i && (number == range.start || flow.gap_before(number) > 0);
        if c == '番' && (seat(before) || apart) {
            cuts.push(end);
        }
        if let Some(at) = titles.post_at_end(before).or_else(|| titles.capacity_at_end(before)) {
            cuts.extend([piece + at, end]);
            starts.push(end);
        }
    }
    for start in starts {
        let ends = s[start..].char_indices().map(|(i, c)| start + i + c.len_utf8()).take(4);
        for end in ends.filter(|&end| titles.is_surname(&s[start..end])) {
            cuts.push(end);
            let given = s[end..].char_indices().map(|(i, c)| end + i + c.len_utf8()).take(4);
            cuts.extend(given.filter(|&g| titles.is_given_name(&s[end..g])));
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// The kind that the words between the first and the last of `cuts` most likely are, and how doubtful that is.
fn cell(flow: &Flow, cuts: &[usize], lexicon: &Lexicon) -> (u32, Kind) {
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let s = &flow.as_str()[from..to];
    if seat(s) {
        return (0, Kind::Seat);
    }
    let rest = (24 + 2 * crate::text::to_u32(s.chars().count()) + spread(flow, from, to), Kind::Rest);
    // 市長大泉 is no name of four letters.
    let swallows = cuts[1..cuts.len() - 1].iter().any(|&k| is_office(&flow.as_str()[from..k], lexicon));
    let torn = cuts_body(flow, from, to, lexicon);
    let swallowed = if swallows || torn { 20 } else { 0 };
    // 財務部税務室 is likelier a unit than somebody's name.
    let unit = s.chars().count() > 4 && has_body_form(s, lexicon);
    let odd = if uneven(flow, from, to) || unit { 12 } else { 0 };
    let joint = s.starts_with('兼') && lexicon.titles.surname_at_start(s).is_none();
    let doubt = person::doubt(s, lexicon).filter(|_| !joint);
    let name = doubt.map(|d| (8 + d + swallowed + odd + stretched(flow, from, to), Kind::Name));
    let office = office(flow, cuts, lexicon);
    [Some(rest), name, office].into_iter().flatten().min_by_key(|w| w.0).unwrap_or(rest)
}

/// Whether a name has more parts than a family name and a given name, though some are no letters by themselves: 柊　直樹　書.
fn uneven(flow: &Flow, from: usize, to: usize) -> bool {
    let s = flow.as_str();
    let mut parts = vec![0u32];
    for (at, _) in s[from..to].char_indices() {
        if at > 0 && flow.gap_before(from + at) > 0 {
            parts.push(0);
        }
        if let Some(last) = parts.last_mut() {
            *last += 1;
        }
    }
    parts.len() > 2 && parts.iter().filter(|&&letters| letters > 1).count() > 1
}

/// More doubt where the gaps within a name are wider than those around it.
fn stretched(flow: &Flow, from: usize, to: usize) -> u32 {
    let s = flow.as_str();
    let inner = s[from..to].char_indices().skip(1).map(|(i, _)| flow.gap_before(from + i)).max().unwrap_or(0);
    let before = if from > 0 { flow.gap_before(from) } else { 0 };
    let after = if to < s.len() { flow.gap_before(to) } else { 0 };
    let narrow = |gap: u32| gap > 0 && gap < inner;
    if narrow(before) || narrow(after) { 3 } else { 0 }
}

/// The doubt that words are a post or a body.
fn office(flow: &Flow, cuts: &[usize], lexicon: &Lexicon) -> Option<(u32, Kind)> {
    let titles = &lexicon.titles;
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let all = flow.as_str();
    let s = &all[from..to];
    let bare = without_concurrence(s);
    if titles.capacity(bare).is_some() || titles.is_post(bare) {
        return Some((9, Kind::Office));
    }
    // 2番高橋健一議員 opens with a seat.
    let digits = s.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < s.len() && digits.starts_with('番') {
        return None;
    }
    let Some(post) = post_start(bare, lexicon) else {
        // 株式会社みなと部門長山田太郎 begins as a body does, and ends with a post and a person.
        let held = cuts[1..cuts.len() - 1].iter().any(|&k| {
            is_office(&all[from..k], lexicon)
                && person::doubt(&all[k..to], lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
        });
        // 総　務　課　長　　柊　誠　　港湾課: a post stands before others.
        let holds = cuts[1..cuts.len() - 1]
            .iter()
            .any(|&k| flow.gap_before(k) > 0 && post_start(&all[from..k], lexicon).is_some());
        let doubt = if held || holds { 38 } else { 18 };
        let doubt = if holds_person(flow, cuts, s.len(), lexicon) { doubt + 20 } else { doubt };
        return has_body_form(s, lexicon).then_some((doubt + long(s) + spread(flow, from, to), Kind::Body));
    };
    let mut doubt = 11 + long(s) + spread(flow, from, to);
    for &k in &cuts[1..cuts.len() - 1] {
        let (left, right) = (&all[from..k], &all[k..to]);
        let gap = flow.gap_before(k) > 0;
        // 生活部長　兼田　健一 is no second post.
        let family = gap
            && titles
                .surname_at_start(right)
                .is_some_and(|end| right[..end].chars().count() > 1 && flow.gap_before(k + end) > 0);
        let concurrent = right.starts_with('兼') && !family || left.ends_with('兼');
        let left_office = is_office(left, lexicon);
        // 総務部長　財政課長 are two posts, 理　事　長 is one.
        if gap && left_office && k - from <= post && !concurrent {
            doubt += 20;
        }
        // 山田太郎　教育長, 山田太郎教育長: a person, then the post.
        let named =
            person::doubt(left, lexicon).is_some_and(|d| d == person::SURE || gap && d == person::LIKELY);
        if named
            && is_office(right, lexicon)
            && left.chars().count() >= 3
            && !cuts_body(flow, from, k, lexicon)
        {
            doubt += 20;
        }
        // 市長山田太郎教育長: a post, then a person.
        let surname = titles.surname_at_start(right).is_some_and(|e| right[..e].chars().count() >= 2);
        if left_office && surname && k - from <= post && !concurrent {
            let middle = &all[k..from + post];
            doubt += if person::doubt(middle, lexicon) == Some(person::SURE) { 24 } else { 12 };
        }
    }
    if holds_person(flow, cuts, post, lexicon) {
        doubt += 20;
    }
    Some((doubt, Kind::Office))
}

/// Whether a person set apart stands before the post at the byte `post` of the words, at their beginning or behind another post.
fn holds_person(flow: &Flow, cuts: &[usize], post: usize, lexicon: &Lexicon) -> bool {
    let all = flow.as_str();
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let gaps: Vec<usize> = cuts[..cuts.len() - 1]
        .iter()
        .copied()
        .filter(|&k| k <= from + post && (k == from || flow.gap_before(k) > 0))
        .collect();
    gaps.iter().enumerate().any(|(i, &start)| {
        gaps[i + 1..].iter().take(5).any(|&end| {
            let (name, rest) = (&all[start..end], &all[end..to]);
            let place = name.ends_with(['市', '区', '町', '村', '県', '社', '会']);
            if !(3..=5).contains(&name.chars().count()) || place || cuts_body(flow, start, end, lexicon) {
                return false;
            }
            match person::doubt(name, lexicon) {
                Some(person::SURE) => start > from && is_office(rest, lexicon),
                // Letters that no table holds, before a post that is set otherwise or of known words.
                Some(person::UNKNOWN) => {
                    (start == from || is_office(&all[from..start], lexicon))
                        && (is_office(rest, lexicon) && stands_apart(flow, start, end, to)
                            || (called::is_title(rest, lexicon) || lexicon.bodies.is_unit(rest))
                                && called::is_strange(name, lexicon))
                }
                _ => false,
            }
        })
    })
}

/// Whether letters by themselves end at `cut`, and behind it stands a word of several.
fn stands_apart(flow: &Flow, from: usize, cut: usize, to: usize) -> bool {
    let s = flow.as_str();
    let spaced = s[from..cut].char_indices().skip(1).all(|(at, _)| flow.gap_before(from + at) > 0);
    let next = s[cut..to].char_indices().nth(1).map(|(at, _)| cut + at);
    spaced && next.is_some_and(|next| flow.gap_before(next) == 0)
}

/// More doubt for each gap too wide to stand within a post or a body, unless letters are spaced there to fill a column.
fn spread(flow: &Flow, from: usize, to: usize) -> u32 {
    let s = flow.as_str();
    let alone = |at: usize| {
        let next = s[at..to].char_indices().nth(1).map_or(to, |(next, _)| at + next);
        next >= to || flow.gap_before(next) > 0
    };
    let wide = |at: usize| flow.gap_before(at) >= 3 && !alone(at);
    40 * crate::text::to_u32(s[from..to].char_indices().skip(1).filter(|&(at, _)| wide(from + at)).count())
}

/// More doubt for words longer than a post is printed.
fn long(s: &str) -> u32 {
    2 * crate::text::to_u32(s.chars().count()).saturating_sub(22)
}

/// Whether a cut at `at` tears the ending of a body: 白浜大|学経営学部.
fn cuts_body(flow: &Flow, from: usize, at: usize, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let ends = s[at..].char_indices().take(3).map(|(i, c)| at + i + c.len_utf8());
    ends.take_while(|&end| end == at || flow.gap_before(at) == 0)
        .any(|end| lexicon.bodies.ending(&s[from..end]).is_some_and(|(ending, _)| from + ending < at))
}

/// Whether the words are known as a body, or end or begin as one.
fn has_body_form(s: &str, lexicon: &Lexicon) -> bool {
    let bodies = &lexicon.bodies;
    bodies.known(s).is_some()
        || bodies.is_unit(s)
        || bodies.form_at_start(s).is_some()
        || bodies.form_at_end(s).is_some()
        || s.chars().count() > 3 && bodies.ending(s).is_some_and(|(at, _)| at > 0)
}

/// Whether the words end as a post does, or are a capacity.
pub(super) fn is_office(s: &str, lexicon: &Lexicon) -> bool {
    let s = without_concurrence(s);
    lexicon.titles.capacity(s).is_some() || post_start(s, lexicon).is_some()
}

/// Where the post begins with which the words end.
fn post_start(s: &str, lexicon: &Lexicon) -> Option<usize> {
    // 庁舎建設担当: what someone is in charge of stands for a post.
    let charge = || s.strip_suffix("担当").filter(|d| d.chars().count() >= 2).map(str::len);
    let seat = || affiliation::seat_of_body(s, lexicon);
    lexicon.titles.post_at_end(s).or_else(charge).or_else(seat)
}

/// A post without what says that it is held beside another.
pub(super) fn without_concurrence(s: &str) -> &str {
    let s = ["事務取扱", "兼務", "兼任", "併任", "心得", "兼"]
        .iter()
        .find_map(|e| s.strip_suffix(e))
        .unwrap_or(s);
    s.strip_prefix('兼').unwrap_or(s).trim_matches(['・', ' '])
}

/// Whether the words are the number of a seat: 12番, 十二番, 第一番.
fn seat(s: &str) -> bool {
    s.trim_start_matches('第').strip_suffix('番').is_some_and(|n| {
        !n.is_empty()
            && n.chars().count() <= 3
            && n.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c))
    })
}

#[cfg(test)]
mod tests;
