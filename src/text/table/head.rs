//! What the first row of a table says of the columns under it.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::Cell;
use crate::lexicon::built_in;

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

/// Whether two columns, or the two behind numbers, are speakers and what they said.
pub(super) fn is_speakers(row: &[Cell]) -> bool {
    let cells: Vec<String> = row.iter().filter(|cell| !cell.is_empty()).map(words).collect();
    matches!(cells.as_slice(), [who, what] | [_, who, what]
        if who.contains("発言者") || (who == "氏名" && what.contains("発言")))
}

/// Two columns beside each other of what is asked and what is answered: 委員の意見・質問, 事務局の回答.
pub(super) struct Exchange {
    /// The column of questions; that of answers is the next.
    column: usize,
    /// Who asks and who answers, as far as the heads say so.
    by: [String; 2],
}

impl Exchange {
    /// The exchange that a row is the head of.
    pub(super) fn of(row: &[Cell]) -> Option<Exchange> {
        let column = row.len().checked_sub(2)?;
        let [asked, answered] = [words(row.get(column)?), words(row.get(column + 1)?)];
        let fits = asked.chars().count() <= NAME
            && answered.chars().count() <= NAME
            && built_in("column-question").closes(&asked)
            && built_in("column-answer").closes(&answered);
        let by = |words: &str, otherwise: &str| {
            let who = words.find('の').map_or("", |at| &words[..at]);
            let who = ["委員", "事務局"].iter().find(|who| words.starts_with(*who)).map_or(who, |who| who);
            if who.is_empty() { otherwise.to_owned() } else { who.to_owned() }
        };
        fits.then(|| Exchange { column, by: [by(&asked, "質問"), by(&answered, "回答")] })
    }

    /// Who says what in a row. What stands before, such as a number, says nothing.
    pub(super) fn said<'c>(&self, row: &'c [Cell]) -> Vec<(&str, &'c Cell)> {
        let cells = row.iter().skip(self.column).filter(|cell| !cell.is_empty());
        // A cell over the whole width is a heading.
        if row.len() < self.column + 2 {
            return Vec::new();
        }
        let column = |cell: &Cell| usize::from(!std::ptr::eq(cell, &raw const row[self.column]));
        cells.map(|cell| (self.by[column(cell)].as_str(), cell)).collect()
    }
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
                names.len() % width == 0 && names.chunks(*width).all(|part| part == &names[..*width])
            };
            let width = (2..=names.len() / 2).find(again)?;
            Some(Folds { width, all: names.len() })
        };
        folds(0).or_else(|| folds(1))
    }
}
