//! Rows of a ledger without a name: what goes on below a post, and a note below the one it is about.

use super::{
    super::{
        super::{
            cells::{self, Cell, Kind},
            presence_of,
            row::Row,
        },
        Next, Order,
        words::{inner, join, unwrapped, wide_pieces},
    },
    BESIDE, Entry, Ledger, MOST_COLUMNS,
};
use crate::text::Flow;

impl Ledger<'_> {
    /// Adds the words of a row to the posts above them where each stands right under one that is not over, as columns have it.
    pub(super) fn goes_on_below(&mut self, row: &Row) -> bool {
        if !self.waiting.is_empty() || self.order != Order::PostFirst {
            return false;
        }
        let pieces: Vec<Flow> = wide_pieces(&row.flow);
        let above = |entries: &[Entry], piece: &Flow| {
            let column = row.column_of(piece);
            // The entries of the row above: no farther up than its columns go.
            let from = entries.len().saturating_sub(MOST_COLUMNS);
            let at = from + entries[from..].iter().rposition(|e| e.post_column == Some(column))?;
            let open = entries[at].name.is_some()
                && entries[at].offices.last().is_some_and(|o| {
                    !cells::is_office(o.as_str(), self.lexicon) || o.as_str().ends_with('兼')
                });
            open.then_some(at)
        };
        let found: Option<Vec<usize>> = pieces.iter().map(|piece| above(&self.entries, piece)).collect();
        let Some(found) = found.filter(|found| !found.is_empty()) else { return false };
        for (at, piece) in found.into_iter().zip(pieces) {
            match self.entries[at].offices.last_mut().filter(|office| !office.as_str().ends_with('兼')) {
                Some(office) => office.join(&piece),
                None => self.entries[at].offices.push(piece),
            }
        }
        true
    }

    /// A row without a name: a post whose name comes below, part of one, or a further post of the one above.
    pub(super) fn nameless(&mut self, row: &Row, cells: &[Cell], next: Next) {
        let flow = row.flow.clone();
        let note = cells.iter().all(|c| c.kind == Kind::Note);
        let next_has_post = next.order == Some(Order::PostFirst);
        if note && self.waiting.is_empty() && self.of_row > 1 {
            for cell in cells {
                self.note_below(row, cell);
            }
            return;
        }
        if self.waiting.is_empty()
            && let Some(last) = self.entries.last_mut().filter(|e| e.name.is_some())
        {
            let office = last.offices.last().map(|o| o.as_str().to_owned()).unwrap_or_default();
            if note && presence_of(inner(flow.as_str())).is_some() {
                if let Some(name) = &mut last.name {
                    name.join(&flow);
                }
                return;
            }
            let unfinished = !office.is_empty() && !cells::is_office(&office, self.lexicon);
            if unfinished && cells::is_office(flow.as_str(), self.lexicon) {
                if let Some(office) = last.offices.last_mut() {
                    office.join(&flow);
                }
                return;
            }
            // 農政課長 / 柊誠 / 農業委員会事務局長: a second post, where the next name has one beside it.
            if last.below && next_has_post && cells::is_office(flow.as_str(), self.lexicon) {
                last.offices.push(flow);
                return;
            }
            // 福祉部長　柊　誠 / 港湾課長事務取扱
            let beside = flow.as_str().starts_with('兼')
                || flow.as_str().ends_with("事務取扱") && cells::is_office(&office, self.lexicon);
            let concurrent = office.ends_with(['兼', '務']) || beside && next_has_post;
            if concurrent || note && !office.is_empty() {
                last.offices.push(unwrapped(&flow));
                return;
            }
        }
        match self.waiting.last_mut() {
            Some(waiting) => join(&mut waiting.offices, &flow, self.full, self.lexicon),
            None => self.waiting.push(Entry { offices: vec![flow], ..Entry::default() }),
        }
    }

    /// A note below a row of several: of the one under whose post or name it stands; else it is nobody's.
    pub(super) fn note_below(&mut self, row: &Row, cell: &Cell) {
        let flow = row.flow.slice(cell.range.clone());
        let column = row.column(cell.range.start);
        let under = |at: Option<u32>| at.is_some_and(|at| at.abs_diff(column) <= BESIDE);
        let from = self.entries.len().saturating_sub(self.of_row);
        let mut above = self.entries[from..].iter_mut().rev();
        let Some(entry) = above.find(|entry| under(entry.post_column) || under(entry.column)) else { return };
        match &mut entry.name {
            Some(name) if presence_of(inner(flow.as_str())).is_some() || under(entry.column) => {
                name.join(&flow);
            }
            _ => entry.offices.push(unwrapped(&flow)),
        }
    }
}
