//! What the first row of a table says of the columns under it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{Cell, joined, speech};
use crate::{
    lexicon::{Lexicon, built_in},
    text::sign::BULLETS,
};

/// Characters of the longest name of a column.
pub(super) const NAME: usize = 16;

/// The words of a cell, folded, without spaces.
pub(super) fn words(cell: &Cell) -> String {
    cell.lines.concat().nfkc().filter(|c| !c.is_whitespace()).collect()
}

/// Whether a row names the columns under it.
pub(super) fn is_head(row: &[Cell], below: &[Vec<Cell>]) -> bool {
    let cells: Vec<&Cell> = row.iter().filter(|cell| !cell.is_empty()).collect();
    let marked = cells.iter().all(|cell| cell.head)
        && below.iter().any(|row| row.iter().any(|cell| !cell.head && !cell.is_empty()));
    let short = cells.iter().all(|cell| cell.lines.concat().chars().count() <= NAME);
    cells.len() > 1 && (short && marked || is_names(row) || Exchange::of(row).is_some())
}

/// Whether cells hold nothing but names that columns have.
pub(super) fn is_names(cells: &[Cell]) -> bool {
    let mut names = cells.iter().filter(|cell| !cell.is_empty()).map(words).peekable();
    let kinds = ["column", "column-head", "column-name", "column-state", "column-proxy", "column-number"];
    let known = |name: String| kinds.iter().any(|kind| built_in(kind).contains(&name));
    names.peek().is_some() && names.all(known)
}

/// Whether a cell holds the label of a value beside it: 日時, 場所, 出席者.
pub(super) fn is_label(cell: &Cell) -> bool {
    is_section(cell) || Lexicon::embedded().titles.capacity(&words(cell)).is_some()
}

/// Whether a cell labels a part of a record: 日時, 場所.
pub(super) fn is_section(cell: &Cell) -> bool {
    Lexicon::embedded().titles.is_label(&words(cell))
}

/// Whether words call somebody who speaks, by title: 柊委員, 港湾課長, 事務局.
pub(super) fn is_speaker(label: &str) -> bool {
    let titles = &Lexicon::embedded().titles;
    let words: String = label.nfkc().filter(|c| !c.is_whitespace()).collect();
    titles.section(&words).is_none()
        && (titles.capacity_at_end(&words).is_some() || titles.post_at_end(&words).is_some())
}

/// Whether a row is the head of a roster: a column of names, and most of the others known.
pub(super) fn is_roster(row: &[Cell]) -> bool {
    let short = row.iter().all(|cell| words(cell).chars().count() <= NAME);
    let named = row.iter().any(|cell| built_in("column-name").contains(&words(cell)));
    let known = row.iter().filter(|cell| !cell.is_empty() && is_names(std::slice::from_ref(cell))).count();
    short && named && known > 1 && known * 2 >= row.len()
}

/// Whether two columns, or the two behind numbers or items, are speakers and what they said.
pub(super) fn is_speakers(row: &[Cell]) -> bool {
    let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(words).collect();
    cells.iter().all(|name| name.chars().count() <= NAME)
        && matches!(cells.as_slice(), [who, what] | [_, who, what]
        if who.contains("発言者") || (who == "氏名" && what.contains("発言")))
}

/// Columns at the right of a table of what is asked and what is answered.
pub(super) struct Exchange(Vec<Part>);

/// One side of an exchange: the column of who says it, where there is one, before that of what is said.
struct Part {
    named: bool,
    /// Who it is where no column says so, as far as the head does: 委員の意見・質問, 事務局の回答.
    by: String,
}

impl Exchange {
    /// The exchange that a row is the head of.
    pub(super) fn of(row: &[Cell]) -> Option<Exchange> {
        let names: Vec<String> = row.iter().map(words).collect();
        let is = |kind: &str, name: &str| name.chars().count() <= NAME && built_in(kind).closes(name);
        let part = |named, by: &str| Part { named, by: by.to_owned() };
        if let [.., asker, asked, answerer, answered] = names.as_slice()
            && is("column-asker", asker)
            && is("column-answerer", answerer)
            && [asked, answered].iter().all(|said| is("column-said", said))
        {
            return Some(Exchange(vec![part(true, "質問"), part(true, "回答")]));
        }
        let [.., asked, answered] = names.as_slice() else { return None };
        if !(is("column-question", asked) && is("column-answer", answered)) {
            return None;
        }
        let by = |name: &str, otherwise: &str| {
            let of = name.find('の').map_or("", |at| &name[..at]);
            let who =
                ["委員", "構成員", "事務局"].into_iter().find(|who| name.starts_with(who)).unwrap_or(of);
            part(false, if who.is_empty() { otherwise } else { who })
        };
        Some(Exchange(vec![by(asked, "質問"), by(answered, "回答")]))
    }

    /// The lines of a row: the headings before it, and who says what. Nothing where the row has other columns.
    pub(super) fn lines(&self, row: &[Cell]) -> Option<Vec<String>> {
        let width: usize = self.0.iter().map(|part| 1 + usize::from(part.named)).sum();
        let (beside, mut cells) = row.split_at_checked(row.len().checked_sub(width)?)?;
        if cells.iter().all(Cell::is_empty) || cells.len() == 1 {
            return None;
        }
        let number = |cell: &&Cell| words(cell).chars().all(char::is_numeric);
        let mut lines: Vec<String> =
            beside.iter().filter(|cell| !number(cell)).flat_map(|cell| cell.lines.iter().cloned()).collect();
        for Part { named, by } in &self.0 {
            let (own, rest) = cells.split_at_checked(1 + usize::from(*named))?;
            cells = rest;
            let who = own.first().filter(|cell| *named && !cell.is_empty()).map(|cell| joined(&cell.lines));
            if let Some(said) = own.last().filter(|cell| !cell.is_empty()) {
                lines.extend(turns(who.as_deref().unwrap_or(by), &said.lines));
            }
        }
        Some(lines)
    }
}

/// The speeches in a cell: one, or one for each bullet.
fn turns(who: &str, lines: &[String]) -> Vec<String> {
    let bulleted = lines.first().is_some_and(|line| line.trim_start().starts_with(BULLETS));
    let mut turns = Vec::new();
    for said in lines.chunk_by(|_, next| !bulleted || !next.trim_start().starts_with(BULLETS)) {
        let mut said = said.to_vec();
        if let Some(first) = said.first_mut().filter(|_| bulleted) {
            *first = first.trim_start().trim_start_matches(BULLETS).trim_start().to_owned();
        }
        turns.extend(speech(who, &said));
    }
    turns
}

/// A table whose columns come again beside themselves, as one below itself: 氏名, 所属, 氏名, 所属.
///
/// Before the columns, each row or several may have a cell of their own.
pub(super) fn unfolded(rows: &[Vec<Cell>]) -> Cow<'_, [Vec<Cell>]> {
    let mut unfolded = Vec::new();
    let mut folds: Option<Folds> = None;
    for row in rows {
        if let Some(found) = Folds::of(row) {
            unfolded.push(row[..row.len() - found.all + found.width].to_vec());
            folds = Some(found);
            continue;
        }
        match &folds {
            Some(Folds { width, all }) if (0..2).contains(&row.len().wrapping_sub(*all)) => {
                let (beside, own) = row.split_at(row.len() - all);
                let mut parts = own.chunks(*width);
                let group = beside.iter().map(|cell| Cell { rows: cell.rows.max(2), ..cell.clone() });
                unfolded.push(group.chain(parts.next().into_iter().flatten().cloned()).collect());
                unfolded.extend(parts.map(<[Cell]>::to_vec));
            }
            _ => unfolded.push(row.clone()),
        }
    }
    if folds.is_some() { Cow::Owned(unfolded) } else { Cow::Borrowed(rows) }
}

/// Columns that come again: how many there are until then, and in all.
struct Folds {
    width: usize,
    all: usize,
}

impl Folds {
    fn of(row: &[Cell]) -> Option<Folds> {
        let folds = |from: usize| {
            let named = row.get(from..).filter(|cells| is_names(cells))?;
            let names: Vec<String> = named.iter().map(words).collect();
            let again = |width: &usize| {
                names.len().is_multiple_of(*width)
                    && names.chunks(*width).all(|part| part == &names[..*width])
            };
            let width = (2..=names.len() / 2).find(again)?;
            Some(Folds { width, all: names.len() })
        };
        folds(0).or_else(|| folds(1))
    }
}
