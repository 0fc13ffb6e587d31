//! Tables that go on over a page: the head of their columns holds below it, and a row that the page cuts is one.
//!
//! Takes the rows of both pages; gives them mended; does not know where on the pages they stand.

use super::{
    Cell, Exchange, Printed,
    head::{is_head, words},
    is_roster, is_speakers, print,
};

/// Lines of a row that are put to the page before, at most.
const LINES: usize = 8;
/// Characters of a cell that is more than a label.
const TEXT: usize = 12;

/// The row that names the columns at the end of a table.
pub(in crate::text) fn head(rows: &[Vec<Cell>]) -> Option<&Vec<Cell>> {
    let names = |row: &&Vec<Cell>| Exchange::of(row).is_some() || is_speakers(row) || is_roster(row);
    let first = || rows.first().filter(|row| rows.len() > 1 && is_head(row, &rows[1..]));
    rows.iter().rev().find(names).or_else(first)
}

/// Prints rows below a head that stands on a page before.
pub(in crate::text) fn print_under(head: Option<&Vec<Cell>>, rows: &[Vec<Cell>]) -> Vec<Printed> {
    let Some(head) = head.filter(|head| repeated(std::slice::from_ref(*head), rows) == 0) else {
        return print(rows);
    };
    let rows: Vec<Vec<Cell>> = std::iter::once(head).chain(rows).cloned().collect();
    let mut printed = print(&rows);
    // It was printed where it stands.
    if printed.first().is_some_and(|(_, head)| *head) {
        printed.remove(0);
    }
    printed
}

/// Rows at the beginning of `below` that say what a row of `heads` says.
fn repeated(heads: &[Vec<Cell>], below: &[Vec<Cell>]) -> usize {
    let say = |row: &[Cell]| row.iter().map(words).collect::<Vec<_>>();
    below.iter().take_while(|row| heads.iter().any(|head| say(head) == say(row))).count()
}

/// Puts the first row of `below` to the last of `above` where the page cut it: a sentence goes on in the same column.
pub(in crate::text) fn join(above: &mut [Vec<Cell>], below: &mut Vec<Vec<Cell>>) {
    let at = repeated(above, below);
    let Some((last, rest)) = above.last_mut().zip(below.get(at)) else { return };
    // The cell beside several rows stands on both pages, or on one.
    let beside = rest.len().saturating_sub(last.len());
    let (empty, rest) = rest.split_at(beside);
    let own = last.len() - rest.len();
    if !empty.iter().all(Cell::is_empty) || !is_cut(&last[own..], rest) {
        return;
    }
    // A page of its own is left on its page but for the words that end the sentence.
    let long = rest.iter().map(|cell| cell.lines.len()).sum::<usize>() > LINES;
    for (cell, more) in last[own..].iter_mut().zip(below[at].iter_mut().skip(beside)) {
        let open = is_open(cell) || words(cell).chars().count() < TEXT;
        if let Some(line) = cell.lines.last_mut().filter(|_| open && !more.lines.is_empty()) {
            line.push_str(more.lines.remove(0).trim_start());
        }
        if !long {
            cell.lines.append(&mut more.lines);
        }
    }
    if !long {
        below.remove(at);
    }
}

/// Whether a row goes on with the one above.
fn is_cut(above: &[Cell], below: &[Cell]) -> bool {
    let numbered = |row: &[Cell]| {
        row.first().is_some_and(|cell| !cell.is_empty() && words(cell).chars().all(char::is_numeric))
    };
    let pairs = || above.iter().zip(below).filter(|(_, more)| !more.is_empty());
    let text = |cell: &Cell| words(cell).chars().count() >= TEXT;
    above.len() == below.len()
        && !(numbered(above) && numbered(below))
        && pairs().all(|(cell, _)| !cell.is_empty() && (!text(cell) || is_open(cell)))
        && pairs().any(|(cell, more)| text(cell) && is_open(cell) && more.lines.concat().contains('。'))
}

/// Whether a cell ends within a sentence.
fn is_open(cell: &Cell) -> bool {
    let ended = ['。', '）', ')', '」', '』', '】', '：', '．'];
    cell.lines.last().is_some_and(|line| !line.trim_end().ends_with(ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(rows: &[&[&str]]) -> Vec<Vec<Cell>> {
        let cell = |words: &&str| Cell {
            lines: words.split('|').filter(|line| !line.is_empty()).map(str::to_owned).collect(),
            head: false,
            rows: 1,
        };
        rows.iter().map(|row| row.iter().map(cell).collect()).collect()
    }

    /// What both pages print.
    fn printed(above: &[&[&str]], below: &[&[&str]]) -> Vec<String> {
        let (mut above, mut below) = (rows(above), rows(below));
        join(&mut above, &mut below);
        let under = print_under(head(&above), &below);
        print(&above).into_iter().chain(under).filter(|(_, head)| !head).map(|(line, _)| line).collect()
    }

    #[test]
    fn a_row_that_the_page_cuts_is_one_and_a_head_holds_on_the_next_page() {
        let above: &[&[&str]] = &[
            &["№", "委員の意見", "事務局の回答"],
            &["1", "水草の刈取りを夏の前に行うことはで", "検討する。"],
        ];
        let below: &[&[&str]] = &[&["", "きないか。", ""], &["2", "船が足りない。", "増やす。"]];
        assert_eq!(
            printed(above, below),
            [
                "○委員　水草の刈取りを夏の前に行うことはできないか。",
                "○事務局　検討する。",
                "○委員　船が足りない。",
                "○事務局　増やす。"
            ]
        );
    }

    #[test]
    fn a_head_that_comes_again_is_no_row_and_a_speaker_may_be_cut_as_well() {
        let head: &[&str] = &["発言者", "発言内容"];
        let above: &[&[&str]] =
            &[head, &["三枝課長", "始める。"], &["鴨志原構成", "水草の刈取りの費用は、県"]];
        // A cell beside several rows may stand there again, empty.
        let below: &[&[&str]] = &[head, &["", "員", "が負担すべきである。"], &["三枝課長", "検討する。"]];
        assert_eq!(
            printed(above, below),
            [
                "○三枝課長　始める。",
                "○鴨志原構成員　水草の刈取りの費用は、県が負担すべきである。",
                "○三枝課長　検討する。"
            ]
        );
    }

    #[test]
    fn rows_of_a_roster_and_rows_with_numbers_are_never_one() {
        let (mut above, mut below) = (
            rows(&[&["氏名", "所属"], &["森　花子", "みなと大学大学院工学研究科教授"]]),
            rows(&[&["柊　誠", "みなと大学大学院工学研究科准教授"]]),
        );
        join(&mut above, &mut below);
        assert_eq!((above.len(), below.len()), (2, 1));
        let (mut above, mut below) =
            (rows(&[&["1", "水草の刈取りを夏の前に行うこと"]]), rows(&[&["2", "船を増やすこと。"]]));
        join(&mut above, &mut below);
        assert_eq!((above.len(), below.len()), (1, 1));
    }
}
