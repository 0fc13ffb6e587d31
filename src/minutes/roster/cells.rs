//! The cells of a row: seat numbers, posts, names, notes, found by what the words are.
//!
//! Takes the words of one row with the gaps between them; gives cells that tile it; does not know other rows. A gap is no
//! sure border: names and posts are spaced to fill a column (副　市　長　　山　田　　　誠), and gone in some files. So every
//! way to cut the row is weighed, and the least doubtful one is taken.

use std::ops::Range;

use super::person;
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
/// A stretch with more places to cut than this is no roster.
const MOST_CUTS: usize = 80;

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
    if cuts.len() > MOST_CUTS {
        cells.push(Cell { kind: Kind::Rest, range: from..to });
        return;
    }
    // The least doubt up to each cut, and the cell that ends there.
    let mut best: Vec<(u32, usize, Kind)> = vec![(0, 0, Kind::Rest)];
    for j in 1..cuts.len() {
        let ways = (0..j).map(|i| {
            let (doubt, kind) = cell(flow, &cuts[i..=j], lexicon);
            // A border without a gap needs better reasons than one with.
            let glued = if cuts[j] < to && flow.gap_before(cuts[j]) == 0 { 2 } else { 0 };
            // 事 務 局 長 田 is no 事務局 with a 長田.
            let head = matches!(kind, Kind::Office | Kind::Body) && heads_it(flow, cuts[i]..cuts[j], lexicon);
            (best[i].0 + doubt + glued + if head { 12 } else { 0 }, i, kind)
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
    let rest = (30 + 3 * crate::text::to_u32(s.chars().count()), Kind::Rest);
    // 市長大泉 is no name of four letters.
    let swallows = cuts[1..cuts.len() - 1].iter().any(|&k| is_office(&flow.as_str()[from..k], lexicon));
    let torn = cuts_body(flow, from, to, lexicon);
    let swallowed = if swallows || torn { 20 } else { 0 };
    let name = person::doubt(s, lexicon).map(|d| (8 + d + swallowed + stretched(flow, from, to), Kind::Name));
    let office = office(flow, cuts, lexicon);
    [Some(rest), name, office].into_iter().flatten().min_by_key(|w| w.0).unwrap_or(rest)
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
    let Some(post) = post_start(bare, lexicon) else {
        // 株式会社みなと部門長山田太郎 begins as a body does, and ends with a post and a person.
        let held = cuts[1..cuts.len() - 1].iter().any(|&k| {
            is_office(&all[from..k], lexicon)
                && person::doubt(&all[k..to], lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
        });
        let doubt = if held { 38 } else { 18 };
        return has_body_form(s, lexicon).then_some((doubt, Kind::Body));
    };
    let mut doubt = 11;
    for &k in &cuts[1..cuts.len() - 1] {
        let (left, right) = (&all[from..k], &all[k..to]);
        let concurrent = right.starts_with('兼') || left.ends_with('兼');
        let gap = flow.gap_before(k) > 0;
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
    Some((doubt, Kind::Office))
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

/// Whether the words are the number of a seat: 12番, 十二番.
fn seat(s: &str) -> bool {
    s.strip_suffix('番').is_some_and(|n| {
        !n.is_empty()
            && n.chars().count() <= 3
            && n.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十〇".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Span, Text};

    fn cut(row: &str) -> String {
        let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let kind = |k| match k {
            Kind::Seat => "S",
            Kind::Sign => "*",
            Kind::Office => "P",
            Kind::Body => "B",
            Kind::Name => "N",
            Kind::Note => "n",
            Kind::Comma => ",",
            Kind::Rest => "?",
        };
        let cells = cells(&flow, Lexicon::embedded());
        cells
            .iter()
            .map(|c| format!("{}:{}", kind(c.kind), &flow.as_str()[c.range.clone()]))
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[track_caller]
    fn check(row: &str, expected: &str) {
        assert_eq!(cut(row), expected, "{row}");
    }

    #[test]
    fn letters_spaced_to_fill_a_column_are_one_name() {
        check(
            "　　１番　　むらい　勝　康　　　　　　２番　　つ　た　えりな",
            "S:1番 N:むらい勝康 S:2番 N:つたえりな",
        );
        check("９番 杉 山 次 郎 10 番 大久保 進", "S:9番 N:杉山次郎 S:10番 N:大久保進");
        check("副　市　長　　　植　村　　　貴", "P:副市長 N:植村貴");
        check("政策部長兼務　　　長　井　幸　紀", "P:政策部長兼務 N:長井幸紀");
    }

    #[test]
    fn names_are_told_apart_where_the_columns_are_lost() {
        check("木 原 大 輔 重 信 元 子", "N:木原大輔 N:重信元子");
        check("高 橋 健 一 亀 田 満", "N:高橋健一 N:亀田満");
        check("市 長 石井健一 教 育 長 小泉克行", "P:市長 N:石井健一 P:教育長 N:小泉克行");
    }

    #[test]
    fn posts_and_names_are_told_apart_without_a_space() {
        check("委員長馬場　裕子君", "P:委員長 N:馬場裕子君");
        check("財務局長谷川　健次君", "P:財務局長 N:谷川健次君");
        check("企画調整担当部長三輪泰夫", "P:企画調整担当部長 N:三輪泰夫");
        check("一番古城まさお君", "S:一番 N:古城まさお君");
        check("市長石田伸二副市長村田公男", "P:市長 N:石田伸二 P:副市長 N:村田公男");
        check("教育委員会委員　　石田　伸二", "P:教育委員会委員 N:石田伸二");
        check("遠藤久夫会長　小林麻里委員", "N:遠藤久夫 P:会長 N:小林麻里 P:委員");
    }

    #[test]
    fn notes_commas_and_signs_are_cells_of_their_own() {
        check("◎山川昌子　○肥田茂男（欠席）", "*:◎ N:山川昌子 *:○ N:肥田茂男 n:(欠席)");
        check("市長（今泉文彦），副市長（根本博文）", "P:市長 n:(今泉文彦) ,:、 P:副市長 n:(根本博文)");
    }
}
