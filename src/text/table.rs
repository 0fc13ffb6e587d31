//! Tables as they print: a row a line, wide gaps between its cells.
//!
//! Takes cells of lines; gives lines; does not know the format they come from.

mod head;
pub(super) mod over;
mod roster;

use super::sign::SPEAKERS;
use head::{Exchange, is_head, is_label, is_names, is_roster, is_section, is_speakers};
use roster::Roster;

/// The gap between two columns.
pub(super) const GAP: &str = "　　";
/// Characters of the longest label that stands beside its value.
const LABEL: usize = 20;

/// Characters of a line in a narrow column of labels.
const NARROW: usize = 6;

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

    /// Its line of that number, where it has one for each of `count`; all of it in the first otherwise.
    fn line(&self, number: usize, count: usize) -> Cell {
        let lines = match (self.lines.len() == count, number) {
            (true, _) => self.lines.get(number).into_iter().cloned().collect(),
            (false, 0) => self.lines.clone(),
            (false, _) => Vec::new(),
        };
        Cell { lines, ..*self }
    }

    /// Its words as a speaker is called, who may be called in two lines: 柊委員 above （代理）.
    fn speaker(&self) -> Option<String> {
        Some(joined(&self.lines)).filter(|words| words.chars().count() <= LABEL)
    }

    /// Its lines, those of a label joined that a narrow column parts: 会議の above 名称.
    fn label(&self) -> Vec<String> {
        let short = |line: &String| line.trim().chars().count() <= NARROW;
        if self.lines.len() > 1 && self.lines.len() < 4 && self.lines.iter().all(short) {
            return vec![self.lines.iter().map(|line| line.trim()).collect()];
        }
        self.lines.clone()
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
    // 出席した理事者 over 部 | 職 | 氏名: what the whole table is called.
    if let [title, rest @ ..] = rows
        && title.iter().filter(|cell| !cell.is_empty()).count() == 1
        && rest.split_first().is_some_and(|(head, below)| is_roster(head) && is_head(head, below))
    {
        let title = title.iter().flat_map(|cell| &cell.lines);
        return title.map(|line| (line.clone(), false)).chain(print(rest)).collect();
    }
    let rows = &*head::unfolded(rows);
    let columns = rows.iter().map(|row| row.iter().filter(|c| !c.is_empty()).count()).max().unwrap_or(0);
    let headed = rows.first().filter(|row| rows.len() > 1 && columns > 1 && is_head(row, &rows[1..]));
    let mut table = Table {
        columns,
        speakers: headed.is_some_and(|row| is_speakers(row)) || are_turns(rows),
        grouped: columns > 2 && rows.iter().any(|row| first(row).is_some_and(|cell| cell.rows > 1)),
        exchange: None,
        roster: None,
        heading: String::new(),
    };
    let mut printed = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        // Heads stand again over each part of a form.
        let again = || columns > 1 && rows[index + 1..].iter().any(|row| row.len() > 1);
        match row.as_slice() {
            names if index == 0 && headed.is_some() => printed.push(table.head(names, &rows[index + 1..])),
            names if Exchange::of(names).is_some() || is_speakers(names) => {
                printed.push(table.head(names, &rows[index + 1..]));
            }
            [label, names @ ..] if again() && (is_names(names) || is_roster(names)) => {
                let own = if is_names(&row[..1]) { row.as_slice() } else { names };
                printed.extend(
                    label.lines.iter().filter(|_| own.len() < row.len()).map(|line| (line.clone(), false)),
                );
                printed.push(table.head(own, &rows[index + 1..]));
            }
            _ => printed.extend(table.row(row).into_iter().map(|line| (line, false))),
        }
    }
    printed
}

/// What is known of a table whose rows are printed.
struct Table {
    columns: usize,
    speakers: bool,
    /// Whether cells stand beside several rows.
    grouped: bool,
    exchange: Option<Exchange>,
    roster: Option<Roster>,
    /// The heading printed last over people.
    heading: String,
}

impl Table {
    fn head(&mut self, names: &[Cell], below: &[Vec<Cell>]) -> Printed {
        self.exchange = Exchange::of(names);
        self.speakers |= is_speakers(names);
        self.roster = Roster::of(names, below);
        self.heading.clear();
        let names: Vec<String> =
            names.iter().filter(|c| !c.is_empty()).map(|cell| cell.lines.join("")).collect();
        (names.join(GAP), true)
    }

    fn row(&mut self, row: &[Cell]) -> Vec<String> {
        if let Some(lines) =
            self.roster.as_ref().and_then(|roster| roster.row(row, self.grouped, &mut self.heading))
        {
            return lines;
        }
        if let Some(lines) = self.exchange.as_ref().and_then(|exchange| exchange.lines(row)) {
            return lines;
        }
        let mut cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let mut lines = self.heading(row, &mut cells);
        // Numbers of turns before their speakers.
        if self.speakers
            && cells.len() == 3
            && cells[0].one().is_some_and(|n| n.chars().all(char::is_numeric))
        {
            cells.remove(0);
        }
        lines.extend(self.cells(&cells));
        lines
    }

    /// Takes a cell beside several rows, which is their heading; so is one beside the only row of its group.
    fn heading(&self, row: &[Cell], cells: &mut Vec<&Cell>) -> Vec<String> {
        let alone =
            self.grouped && cells.len() == self.columns && row.first().is_some_and(|cell| !cell.is_empty());
        if self.columns < 2 || cells.len() < 2 || !(cells[0].rows > 1 || alone) {
            return Vec::new();
        }
        let beside = cells.remove(0);
        match beside.one().filter(|_| cells.len() > 1).and_then(bracketed) {
            Some(heading) => vec![heading],
            None => beside.lines.clone(),
        }
    }

    fn cells(&self, cells: &[&Cell]) -> Vec<String> {
        match cells {
            [] => Vec::new(),
            [one] => one.lines.clone(),
            [label, value] if self.speakers && label.speaker().is_some() => {
                speech(&label.speaker().unwrap_or_default(), &value.lines)
            }
            [label, _, other, _] if is_label(label) && is_label(other) => labelled(cells),
            [one, other] if self.columns > 2 && one.one().is_some() && other.one().is_some() => zipped(cells),
            _ if in_step(cells) => zipped(cells),
            [label, value] => pair(&label.label(), &value.lines),
            [label, ..] if cells.len() < 4 && self.columns == 4 && is_section(label) => labelled(cells),
            _ => vec![cells.iter().map(|cell| joined(&cell.lines)).collect::<Vec<_>>().join(GAP)],
        }
    }
}

/// Labels and their values by turns, each pair by itself; a value whose label stands in a row above, too.
fn labelled(cells: &[&Cell]) -> Vec<String> {
    let pairs = cells.chunks(2).map(|part| match part {
        [label, value] => pair(&label.label(), &value.lines),
        rest => rest.iter().flat_map(|cell| cell.lines.clone()).collect(),
    });
    pairs.flatten().collect()
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
    let marked = is_marked(short);
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

/// Whether a speaker's name bears the mark that opens what is said.
fn is_marked(name: &str) -> bool {
    name.starts_with(SPEAKERS) || name.starts_with('【')
}

/// A speaker and the words spoken.
fn speech(speaker: &str, words: &[String]) -> Vec<String> {
    let mark = if is_marked(speaker) { "" } else { "○" };
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

/// Whether two columns without a head are speakers and sentences: labels of a form never come twice, speakers do, or
/// nothing else stands before the sentences.
fn are_turns(rows: &[Vec<Cell>]) -> bool {
    let mut labels: Vec<&str> = Vec::new();
    let (mut speakers, mut sentences) = (0, 0);
    for row in rows {
        let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
        let [label, value] = cells.as_slice() else { continue };
        let Some(label) = label.one().filter(|l| (2..=15).contains(&l.chars().count())) else { continue };
        if value.lines.iter().any(|line| line.contains('。')) {
            labels.push(label);
            sentences += value.lines.iter().map(|line| line.matches('。').count()).sum::<usize>();
            speakers += usize::from(head::is_speaker(label));
        }
    }
    let turns = labels.len();
    labels.sort_unstable();
    labels.dedup();
    turns >= 3 && turns * 5 >= rows.len() * 4 && labels.len() < turns
        || speakers >= 2 && speakers == turns && turns * 3 >= rows.len() * 2
        // What one says to the last of the items may have a table of its own.
        || speakers == 1 && rows.len() == 1 && sentences > 1
}
