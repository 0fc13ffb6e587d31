//! The cells of a row: seat numbers, posts, names, notes, found by what the words are.
//!
//! Takes the words of one row with the gaps between them; gives cells that tile it; does not know other rows. A gap is no
//! sure border: names and posts are spaced to fill a column (副　市　長　　山　田　　　誠), and gone in some files. So every
//! way to cut the row is weighed, and the least doubtful one is taken.

mod doubt;

use std::ops::Range;

use crate::{
    lexicon::Lexicon,
    minutes::affiliation,
    script::{Script, script},
    text::Flow,
};

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
    behind_seat(flow, weighed(flow, lexicon), lexicon)
}

/// The cells, with a name that no table holds where one stands in two parts right behind the seat: 9番　杢　和歌子　みなと協会.
fn behind_seat(flow: &Flow, cells: Vec<Cell>, lexicon: &Lexicon) -> Vec<Cell> {
    let s = flow.as_str();
    let [Cell { kind: Kind::Seat, range }, rest @ ..] = cells.as_slice() else { return cells };
    let pieces: Vec<_> = flow.pieces().into_iter().filter(|(piece, _)| piece.start >= range.end).collect();
    let [(family, _), (given, inner), behind @ ..] = pieces.as_slice() else { return cells };
    let letters = |part: &Range<usize>| {
        let words = &s[part.clone()];
        (1..=3).contains(&words.chars().count())
            && words.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana))
    };
    let whole = s[family.start..given.end].replace(' ', "");
    let office = [&s[family.clone()], &s[given.clone()], &whole]
        .iter()
        .any(|words| lexicon.titles.capacity(words).is_some() || lexicon.titles.is_post(words));
    // Wider before what follows, or as wide before words that are no letters of a name.
    let apart = behind
        .first()
        .is_none_or(|(next, gap)| gap > inner || gap == inner && s[next.clone()].chars().count() > 3);
    let named = rest.first().is_some_and(|cell| cell.kind == Kind::Name);
    if named || !letters(family) || !letters(given) || office || !apart || whole.chars().count() < 3 {
        return cells;
    }
    let mut found = vec![cells[0].clone(), Cell { kind: Kind::Name, range: family.start..given.end }];
    let behind = weighed(&flow.slice(given.end..s.len()), lexicon).into_iter();
    found.extend(
        behind.map(|cell| Cell { range: cell.range.start + given.end..cell.range.end + given.end, ..cell }),
    );
    found
}

fn weighed(flow: &Flow, lexicon: &Lexicon) -> Vec<Cell> {
    let s = flow.as_str();
    let mut cells = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    let mut opened = 0;
    for (i, c) in s.char_indices() {
        let next = i + c.len_utf8();
        match c {
            // みなと交通（株）: a legal form is part of its body.
            '(' if depth == 0 && (is_form(&s[i..], lexicon) || affiliation::is_within_word(&s[i..])) => {}
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
            // 柊　誠　みなと大学教授　　※会長: what a column of notes says.
            '※' if depth == 0 && i > start && flow.gap_before(i) > 0 => {
                stretch(flow, start..i, lexicon, &mut cells);
                cells.push(Cell { kind: Kind::Note, range: i..s.len() });
                return cells;
            }
            '欠' if depth == 0 && marks_next(flow, i, lexicon) => {
                stretch(flow, start..i, lexicon, &mut cells);
                cells.push(Cell { kind: Kind::Sign, range: i..next });
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

/// Whether the 欠 at `at` stands before the one it says is absent, nearer than to the one before it: 欠　委　員　柊　誠.
fn marks_next(flow: &Flow, at: usize, lexicon: &Lexicon) -> bool {
    let next = at + '欠'.len_utf8();
    let s = &flow.as_str()[next..];
    let ends = s.char_indices().map(|(i, c)| i + c.len_utf8()).take(4);
    let mut seats = ends.map(|end| &s[..end]).filter_map(|words| lexicon.titles.capacity(words));
    let behind = flow.gap_before(next);
    behind > 0
        && (at == 0 || flow.gap_before(at) > behind)
        && seats.any(|seat| matches!(seat.kind.as_str(), "chair" | "deputy" | "member"))
}

/// Whether words open with a legal form in brackets: （株）, （一社）.
pub(super) fn is_form(s: &str, lexicon: &Lexicon) -> bool {
    lexicon
        .bodies
        .form_at_start(s)
        .or_else(|| {
            let close = s.find(')')? + 1;
            (lexicon.bodies.form_at_end(&s[..close]) == Some(0)).then_some(close)
        })
        .is_some_and(|end| s[..end].ends_with(')'))
}

/// Whether a cut falls into 委　員　会, letters spaced to fill their column.
fn tears_board(flow: &Flow, cut: usize) -> bool {
    let (before, behind) = flow.as_str().split_at(cut);
    let mut last = before.chars().rev().filter(|c| *c != ' ');
    let member = last.next() == Some('員') && last.next() == Some('委');
    member && before.ends_with([' ', '員']) && behind.trim_start().starts_with("会 ")
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
    let tears = |&cut: &usize| {
        cut < to
            && (tears_board(flow, cut)
                || tears_given_name(flow, cut)
                || tears_post(flow, cut, from..to, lexicon)
                || tears_company(flow, cut, to, lexicon))
    };
    let torn: Vec<u32> = cuts.iter().map(|cut| if tears(cut) { 12 } else { 0 }).collect();
    // The least doubt up to each cut, and the cell that ends there.
    let mut best: Vec<(u32, usize, Kind)> = vec![(0, 0, Kind::Rest)];
    for j in 1..cuts.len() {
        // A border without a gap needs better reasons than one with.
        let glued = if cuts[j] < to && flow.gap_before(cuts[j]) == 0 { 2 } else { 0 };
        let mut likeliest = (u32::MAX / 2, 0, Kind::Rest);
        for i in j.saturating_sub(WIDEST)..j {
            let before = best[i].0 + glued + torn[j];
            if before + doubt::least(&s[cuts[i]..cuts[j]]) > likeliest.0 {
                continue;
            }
            let (doubt, kind) = doubt::weigh(flow, &cuts[i..=j], lexicon);
            // 事 務 局 長 田 is no 事務局 with a 長田.
            let head = matches!(kind, Kind::Office | Kind::Body) && heads_it(flow, cuts[i]..cuts[j], lexicon);
            let doubt = before + doubt + if head { 12 } else { 0 };
            // Of ways as doubtful, the one with the shortest cell.
            if doubt <= likeliest.0 {
                likeliest = (doubt, i, kind);
            }
        }
        best.push(likeliest);
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

/// Whether a cut falls between the letters of a given name, set apart as far from each other as from the family name, and
/// farther from the body behind them: before 子 of 三雲谷　花　子　　みなと大学教授.
fn tears_given_name(flow: &Flow, cut: usize) -> bool {
    // Letters of the shortest body with a post.
    const BODY: usize = 4;
    let s = flow.as_str();
    let pieces = flow.pieces();
    let letters = |at: usize| s[pieces[at].0.clone()].chars().count();
    let last = pieces.iter().position(|(piece, _)| piece.start == cut).filter(|&at| at >= 2);
    last.is_some_and(|at| {
        let apart = pieces[at].1;
        let behind = pieces.get(at + 1).is_some_and(|(_, gap)| *gap > apart) && letters(at + 1) >= BODY;
        let family = (2..=4).contains(&letters(at - 2));
        letters(at) == 1 && letters(at - 1) == 1 && pieces[at - 1].1 == apart && family && behind
    })
}

/// Whether a cut falls into a company without a gap: before 交通（株） of みなと交通（株）.
fn tears_company(flow: &Flow, cut: usize, to: usize, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let ends = s[cut..to].char_indices().skip(1).map(|(at, _)| cut + at);
    let end = ends.into_iter().find(|&at| flow.gap_before(at) > 0).unwrap_or(to);
    flow.gap_before(cut) == 0
        && s[cut..end].trim_end().ends_with(')')
        && lexicon.bodies.form_at_end(s[cut..end].trim_end()).is_some()
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
        if c == '番' && (seat(before) || apart) || c == '区' && seat(before) {
            cuts.push(end);
        }
        if let Some(at) = titles.post_at_end(before).or_else(|| titles.capacity_at_end(before)) {
            cuts.extend([piece + at, end]);
            starts.push(end);
        } else if (before.ends_with("事務取扱") || before.ends_with("兼務")) && is_office(before, lexicon)
        {
            // 総務部長事務取扱柊　誠
            cuts.push(end);
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
    let s = ["事務取扱", "兼務", "兼任", "併任", "心得", "(兼)", "兼"]
        .iter()
        .find_map(|e| s.strip_suffix(e))
        .unwrap_or(s);
    s.strip_prefix("(兼)").or_else(|| s.strip_prefix('兼')).unwrap_or(s).trim_matches(['・', ' '])
}

/// Whether the number of a seat opens the words, glued to a name: 十二番柊誠. 一番ヶ瀬 is a family name.
pub(super) fn opens_with_seat(s: &str) -> bool {
    end_of_seat(s).is_some()
}

/// Where the number of a seat ends that opens the words, glued to a name.
pub(super) fn end_of_seat(s: &str) -> Option<usize> {
    let end = s.find('番')? + '番'.len_utf8();
    (seat(&s[..end]) && end < s.len() && !s[end..].starts_with(['ヶ', 'ケ', 'が', '合'])).then_some(end)
}

/// Whether the words are the number of a seat: 12番, 十二番, 第一番.
fn seat(s: &str) -> bool {
    // 第3地区: so are the parts of a town that each have their own.
    let part = s.strip_prefix('第').and_then(|s| s.strip_suffix("地区"));
    if part.is_some_and(|n| (1..=2).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit())) {
        return true;
    }
    s.trim_start_matches('第').strip_suffix('番').is_some_and(|n| {
        // 七10番 is the end of a name and a seat.
        let kanji = |c: char| "一二三四五六七八九十〇".contains(c);
        (1..=3).contains(&n.chars().count())
            && (n.bytes().all(|b| b.is_ascii_digit()) || n.chars().all(kanji))
    })
}

#[cfg(test)]
mod tests;
