//! Tables as they print: a row a line, wide gaps between its cells.
//!
//! Takes cells of lines; gives lines; does not know the format they come from.

use unicode_normalization::UnicodeNormalization;

use crate::lexicon::built_in;

/// The gap between two columns.
pub(super) const GAP: &str = "　　";
/// Characters of the longest label that stands beside its value.
const LABEL: usize = 20;

/// A cell and what is in it.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    /// Its lines, none of them empty at the ends.
    pub lines: Vec<String>,
    /// Whether it is marked as the head of its row or column.
    pub head: bool,
    /// Rows that it reaches over.
    pub rows: usize,
}

impl Cell {
    fn is_empty(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }

    fn one(&self) -> Option<&str> {
        match self.lines.as_slice() {
            [line] => Some(line.trim()),
            _ => None,
        }
    }
}

/// A printed line, and whether it is the head of columns, which says nothing of its own.
pub(super) type Printed = (String, bool);

/// Prints the rows of a table.
pub(super) fn print(rows: &[Vec<Cell>]) -> Vec<Printed> {
    let mut printed = Vec::new();
    let columns = rows.iter().map(|row| row.iter().filter(|c| !c.is_empty()).count()).max().unwrap_or(0);
    let head = rows.first().filter(|row| rows.len() > 1 && columns > 1 && is_head(row, &rows[1..]));
    let speakers = head.is_some_and(|row| is_speakers(row)) || are_turns(rows);
    let grouped = columns > 2 && rows.iter().any(|row| first(row).is_some_and(|cell| cell.rows > 1));
    for (index, row) in rows.iter().enumerate() {
        let mut cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        if index == 0 && head.is_some() {
            let line: Vec<String> = cells.iter().map(|cell| cell.lines.join("")).collect();
            printed.push((line.join(GAP), true));
            continue;
        }
        // A cell beside several rows is their heading, and so is one beside the only row of its group.
        let alone = grouped && cells.len() == columns && row.first().is_some_and(|cell| !cell.is_empty());
        if columns > 1 && cells.len() > 1 && (cells[0].rows > 1 || alone) {
            let beside = cells.remove(0);
            match beside.one().filter(|_| cells.len() > 1).and_then(bracketed) {
                Some(heading) => printed.push((heading, false)),
                None => printed.extend(beside.lines.iter().map(|line| (line.clone(), false))),
            }
        }
        // Numbers of turns before their speakers.
        if speakers && cells.len() == 3 && cells[0].one().is_some_and(|n| n.chars().all(char::is_numeric)) {
            cells.remove(0);
        }
        let lines = match cells.as_slice() {
            [] => Vec::new(),
            [one] => one.lines.clone(),
            [one, other] if columns > 2 && one.one().is_some() && other.one().is_some() => zipped(&cells),
            [label, value] => match label.one() {
                Some(words) if speakers => speech(words, &value.lines),
                _ if in_step(&cells) => zipped(&cells),
                _ => pair(&label.lines, &value.lines),
            },
            _ if in_step(&cells) => zipped(&cells),
            _ => vec![cells.iter().map(|cell| joined(&cell.lines)).collect::<Vec<_>>().join(GAP)],
        };
        printed.extend(lines.into_iter().map(|line| (line, false)));
    }
    printed
}

/// The first cell of a row that holds words.
fn first(row: &[Cell]) -> Option<&Cell> {
    row.iter().find(|cell| !cell.is_empty())
}

/// A heading over people or items, as one is printed that nothing else tells: in brackets of its own.
pub(super) fn bracketed(words: &str) -> Option<String> {
    let bare = words.starts_with(|c: char| c.is_alphabetic() && c != '第');
    (bare && words.chars().count() <= LABEL && !words.contains('。')).then(|| format!("＜{words}＞"))
}

/// A label and its value: side by side where the label is short, further lines under the value.
pub(super) fn pair(label: &[String], value: &[String]) -> Vec<String> {
    let short = match label {
        [line] if line.trim().chars().count() <= LABEL => Some(line.trim()),
        _ => None,
    };
    let (Some(short), Some((first, rest))) = (short, value.split_first()) else {
        return label.iter().chain(value).cloned().collect();
    };
    let marked = short.starts_with(MARKS);
    if !marked && first.contains('。') && first.chars().count() > 40 {
        // What is long enough to be a speech or a paragraph stands under its label.
        return label.iter().chain(value).cloned().collect();
    }
    let gap = if short.ends_with(['：', ':']) { "" } else { "　" };
    let indent = "　".repeat(short.chars().count() + 1);
    let mut lines = vec![format!("{short}{gap}{}", first.trim())];
    // What was spoken goes on as paragraphs do; a list goes on under its first line.
    let under = if marked { "" } else { indent.as_str() };
    lines.extend(rest.iter().map(|line| format!("{under}{line}")));
    lines
}

/// Signs that open a speaker's words.
const MARKS: [char; 7] = ['○', '◯', '〇', '◎', '◆', '●', '【'];

/// A speaker and the words spoken.
fn speech(speaker: &str, words: &[String]) -> Vec<String> {
    let mark = if speaker.starts_with(MARKS) { "" } else { "○" };
    let mut lines = words.iter();
    let first = lines.next().map_or("", |line| line.trim());
    let mut printed = vec![format!("{mark}{speaker}　{first}")];
    printed.extend(lines.cloned());
    printed
}

/// Whether several cells hold the same number of lines, so that each line is a row of its own.
fn in_step(cells: &[&Cell]) -> bool {
    let mut counts = cells.iter().map(|cell| cell.lines.len()).filter(|&n| n > 1);
    let Some(first) = counts.next() else { return false };
    let others: Vec<usize> = counts.collect();
    !others.is_empty() && others.iter().all(|&n| n == first)
}

fn zipped(cells: &[&Cell]) -> Vec<String> {
    let count = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
    let line = |k: usize| {
        let parts: Vec<&str> = cells.iter().filter_map(|cell| cell.lines.get(k).map(|l| l.trim())).collect();
        parts.join(GAP)
    };
    (0..count).map(line).collect()
}

/// The lines of a cell as one: a bracket follows at once.
fn joined(lines: &[String]) -> String {
    let mut words = String::new();
    for line in lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()) {
        if !words.is_empty() && !line.starts_with(['（', '(', '、', '・']) {
            words.push('　');
        }
        words.push_str(line);
    }
    words
}

/// Whether a row names the columns under it.
fn is_head(row: &[Cell], below: &[Vec<Cell>]) -> bool {
    let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let plain = |cell: &&Cell| {
        let words: String = cell.lines.concat().nfkc().filter(|c| !c.is_whitespace()).collect();
        ["column", "column-head"].iter().any(|kind| built_in(kind).contains(&words))
    };
    let marked = cells.iter().all(|cell| cell.head)
        && below.iter().any(|row| row.iter().any(|cell| !cell.head && !cell.is_empty()));
    let short = cells.iter().all(|cell| cell.lines.concat().chars().count() <= 16);
    cells.len() > 1 && short && (marked || cells.iter().all(plain))
}

/// Whether two columns, or the two behind numbers, are speakers and what they said.
fn is_speakers(row: &[Cell]) -> bool {
    let words = |cell: &Cell| cell.lines.concat().chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(words).collect();
    matches!(cells.as_slice(), [who, what] | [_, who, what]
        if who.contains("発言者") || (who == "氏名" && what.contains("発言")))
}

/// Whether two columns without a head are speakers and sentences: labels of a form never come twice, speakers do.
fn are_turns(rows: &[Vec<Cell>]) -> bool {
    let mut labels: Vec<&str> = Vec::new();
    for row in rows {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let [label, value] = cells.as_slice() else { continue };
        let Some(label) = label.one().filter(|l| (2..=15).contains(&l.chars().count())) else { continue };
        if value.lines.iter().any(|line| line.contains('。')) {
            labels.push(label);
        }
    }
    let turns = labels.len();
    labels.sort_unstable();
    labels.dedup();
    turns >= 3 && turns * 5 >= rows.len() * 4 && labels.len() < turns
}
