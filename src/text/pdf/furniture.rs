//! Running heads, running feet and page numbers: what stands at the same place on many pages.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::line::Line;

/// Lines at each edge of a page that may be furniture.
const EDGE: usize = 3;

/// Signs that open a speaker's words.
const MARKS: [char; 6] = ['○', '◯', '〇', '◎', '◆', '【'];

/// Marks furniture in `pages`; gives each page its number: the printed one where it counts, else its place.
pub(super) fn set_aside(pages: &mut [Vec<Line>], heights: &[f64]) -> Vec<Option<u32>> {
    repeated(pages);
    for page in pages.iter_mut() {
        of_browser(page);
    }
    let shift = numbers(pages, heights);
    (1i64..)
        .zip(pages.iter())
        .map(|(place, _)| u32::try_from(place + shift.unwrap_or(0)).ok().filter(|&n| n > 0))
        .collect()
}

/// Indices of the lines at the edges of a page, in order of height: the outermost come first.
fn edges(page: &[Line]) -> [Vec<usize>; 2] {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|&a, &b| page[a].y.total_cmp(&page[b].y));
    let top = order.iter().take(EDGE).copied().collect();
    let bottom = order.iter().rev().take(EDGE).copied().collect();
    [top, bottom]
}

/// Marks the lines that say the same at the same height, numbers aside, on many of the pages; on both of two.
fn repeated(pages: &mut [Vec<Line>]) {
    if pages.len() < 2 {
        return;
    }
    let two = pages.len() == 2;
    let spoken = |words: &str| two && (words.contains('。') || words.starts_with(MARKS));
    let mut seen: BTreeMap<(String, i64), Vec<(usize, usize)>> = BTreeMap::new();
    for (p, page) in pages.iter().enumerate() {
        let [top, bottom] = edges(page);
        // Two pages may begin with the same words by chance, such as a speaker's name.
        let depth = if two { 1 } else { EDGE };
        let mut lines: Vec<usize> =
            top.into_iter().take(depth).chain(bottom.into_iter().take(depth)).collect();
        lines.sort_unstable();
        lines.dedup();
        for i in lines {
            let Some(line) = page.get(i) else { continue };
            let words = form(&line.words());
            #[expect(clippy::cast_possible_truncation, reason = "a height on a page")]
            let height = (line.y / 6.0).round() as i64;
            if !words.is_empty() && !spoken(&words) {
                seen.entry((words, height)).or_default().push((p, i));
            }
        }
    }
    for ((words, _), places) in &seen {
        // Odd and even pages may have heads of their own. A bare number is looked at by itself.
        let enough = places.len() >= pages.len().min(3) && places.len() * 5 >= pages.len() * 2;
        if enough && words.chars().any(|c| c != '#') {
            for &(p, i) in places {
                if let Some(line) = pages.get_mut(p).and_then(|page| page.get_mut(i)) {
                    line.furniture = true;
                }
            }
        }
    }
}

/// Marks what a browser prints around a page: its address with the page's number below, the time and the title above.
fn of_browser(page: &mut [Line]) {
    let [top, bottom] = edges(page).map(|edge| edge.first().copied());
    let form = |i: Option<usize>| i.and_then(|i| page.get(i)).map(|line| form(&line.words()));
    let (over, under) = (form(top).unwrap_or_default(), form(bottom).unwrap_or_default());
    let address = ["http://", "https://", "file:///"].iter().any(|scheme| under.starts_with(scheme));
    if !(address && under.ends_with("#/#")) {
        return;
    }
    let dated = over.starts_with("#/#/#");
    for i in [bottom, top.filter(|_| dated)].into_iter().flatten() {
        if let Some(line) = page.get_mut(i) {
            line.furniture = true;
        }
    }
}

/// Words with every number replaced by one mark, and a time or date so by several.
fn form(words: &str) -> String {
    let mut form = String::new();
    for c in words.nfkc().filter(|c| !c.is_whitespace()) {
        if !c.is_ascii_digit() {
            form.push(c);
        } else if !form.ends_with('#') {
            form.push('#');
        }
    }
    form
}

/// Marks page numbers; gives what to add to the place of a page for the number printed on it.
fn numbers(pages: &mut [Vec<Line>], heights: &[f64]) -> Option<i64> {
    let mut found: Vec<(usize, usize, i64)> = Vec::new();
    for (p, page) in pages.iter().enumerate() {
        let height = heights.get(p).copied().unwrap_or(0.0);
        for edge in edges(page) {
            let number = edge.iter().find_map(|&i| Some((i, page_number(&page.get(i)?.words())?)));
            // A number in the middle of a page is none of it, unless the page says nothing below.
            if let Some((i, n)) = number
                && page.get(i).is_some_and(|l| l.y < height * 0.15 || l.y > height * 0.85 || l.furniture)
            {
                found.push((p, i, n - i64::try_from(p).unwrap_or(0) - 1));
            }
        }
    }
    let mut shifts: BTreeMap<i64, usize> = BTreeMap::new();
    for &(.., shift) in &found {
        *shifts.entry(shift).or_default() += 1;
    }
    let (shift, count) = shifts.into_iter().max_by_key(|&(shift, n)| (n, std::cmp::Reverse(shift.abs())))?;
    let alone = pages.len() <= 2 && shift == 0;
    if count < 2 && !alone || count * 3 < pages.len() {
        return None;
    }
    for (p, i, its) in found {
        if its == shift
            && let Some(line) = pages.get_mut(p).and_then(|page| page.get_mut(i))
        {
            line.furniture = true;
        }
    }
    Some(shift)
}

/// The number of a line that says nothing but a page: `3`, `- 3 -`, `3/56`, `P.3`, `3ページ`, `(3)`.
fn page_number(words: &str) -> Option<i64> {
    let words: String = words.nfkc().filter(|c| !c.is_whitespace()).collect();
    let dash = |c: char| {
        matches!(
            c,
            '-' | '‐'
                | '‑'
                | '–'
                | '—'
                | '―'
                | '─'
                | '－'
                | '−'
                | 'ー'
                | '~'
                | '～'
                | '('
                | ')'
                | '['
                | ']'
                | '<'
                | '>'
                | '〔'
                | '〕'
                | '・'
        )
    };
    let bare = words.trim_matches(dash);
    let bare = ["Page", "page", "P.", "p.", "P", "p", "第"]
        .iter()
        .find_map(|w| bare.strip_prefix(w))
        .unwrap_or(bare);
    let bare = ["ページ", "頁"].iter().find_map(|w| bare.strip_suffix(w)).unwrap_or(bare);
    let bare = match bare.split_once('/').or_else(|| bare.split_once("of")) {
        Some((number, all)) if all.bytes().all(|b| b.is_ascii_digit()) => number,
        Some(_) => return None,
        None => bare,
    };
    let digits = (1..=4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| bare.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pdf::{
        glyph::{Glyph, Way},
        line,
    };

    /// A page of these lines, each at its height.
    fn page(lines: &[(f64, &str)]) -> Vec<Line> {
        let set = |&(y, words): &(f64, &str)| {
            let glyphs = words.chars().zip(0u32..).map(move |(c, order)| {
                let x = 60.0 + f64::from(order) * 10.0;
                let characters = c.to_string().into();
                Glyph { characters, x, end: x + 10.0, y, size: 10.0, way: Way::Across, order }
            });
            glyphs.collect::<Vec<_>>()
        };
        line::of(lines.iter().flat_map(set).collect())
    }

    #[track_caller]
    fn check(pages: &[&[(f64, &str)]], furniture: &[&str]) {
        let mut pages: Vec<Vec<Line>> = pages.iter().map(|lines| page(lines)).collect();
        let heights = vec![842.0; pages.len()];
        set_aside(&mut pages, &heights);
        let found: Vec<String> = pages.iter().flatten().filter(|l| l.furniture).map(Line::words).collect();
        assert_eq!(found, furniture);
    }

    #[test]
    fn what_both_of_two_pages_say_at_one_height_is_a_running_head() {
        check(
            &[
                &[(40.0, "第4回水辺の部会"), (80.0, "日時　令和6年7月3日"), (100.0, "出席者")],
                &[(40.0, "第4回水辺の部会"), (80.0, "楠委員"), (100.0, "賛成である。")],
            ],
            &["第4回水辺の部会", "第4回水辺の部会"],
        );
        check(&[&[(40.0, "第4回水辺の部会"), (80.0, "出席者")], &[(80.0, "第4回水辺の部会")]], &[]);
        check(&[&[(40.0, "第4回水辺の部会"), (80.0, "出席者")]], &[]);
        let turn: &[(f64, &str)] = &[(40.0, "○楠委員"), (80.0, "賛成である。")];
        check(&[turn, turn], &[]);
    }

    #[test]
    fn what_a_browser_prints_around_one_page_is_furniture() {
        let head = (20.0, "11/29/26,2:16AM議事録");
        check(
            &[&[head, (80.0, "出席者"), (830.0, "https://minato.example.jp/a.html1/1")]],
            &["11/29/26,2:16AM議事録", "https://minato.example.jp/a.html1/1"],
        );
        check(&[&[head, (80.0, "出席者"), (830.0, "資料はhttps://minato.example.jp/")]], &[]);
        check(&[&[(20.0, "議事録"), (830.0, "file:///a.html1/1")]], &["file:///a.html1/1"]);
    }
}
