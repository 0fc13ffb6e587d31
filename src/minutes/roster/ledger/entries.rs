//! The entries of a ledger put together out of its cells, row by row: which post belongs to which name.

mod below;

use super::{
    super::{
        cells::{self, Cell, Kind},
        draft::Draft,
        person, presence_of,
        row::Row,
    },
    Next, Order,
    between::{self, Side},
    words::{inner, join, unwrapped},
};
use crate::{lexicon::Lexicon, rule, text::Flow};

/// Entries on one row at most.
const MOST_COLUMNS: usize = 4;

/// Characters between the beginnings of two columns, at least.
const APART: u32 = 8;

/// Columns by which a note may stand off from what it is under.
const BESIDE: u32 = 2;

/// An entry as its cells come.
#[derive(Clone, Debug, Default)]
struct Entry {
    offices: Vec<Flow>,
    name: Option<Flow>,
    // Where the name begins, in columns of the row, for names under it that share its capacity.
    column: Option<u32>,
    // Where the post begins, for its words on the row below.
    post_column: Option<u32>,
    // The post stands on the row above the name.
    below: bool,
    // The capacity is that of the row above.
    inherits: bool,
    sign: Option<char>,
}

impl Entry {
    /// Whether its post stands in a column right of the one that begins at `column`: no words there are its rest.
    fn is_right_of(&self, column: Option<u32>) -> bool {
        self.post_column.is_some_and(|own| column.is_some_and(|column| column + APART < own))
    }
}

/// The entries of a ledger, while its rows are read.
pub(super) struct Ledger<'a> {
    lexicon: &'a Lexicon,
    official: bool,
    order: Order,
    full: Option<usize>,
    entries: Vec<Entry>,
    // Posts whose name is still to come.
    waiting: Vec<Entry>,
    open: Option<Entry>,
    // The sign that stands before the next name.
    sign: Option<char>,
    // Entries that the last row with a name holds.
    of_row: usize,
    // Whether commas part the entries, and how many there are before the last one.
    lists: bool,
    listed: usize,
}

impl<'a> Ledger<'a> {
    /// Nothing yet; `full` is the width at which posts are broken over rows, in characters.
    pub(super) fn new(official: bool, order: Order, full: Option<usize>, lexicon: &'a Lexicon) -> Ledger<'a> {
        Ledger {
            lexicon,
            official,
            order,
            full,
            entries: Vec::new(),
            waiting: Vec::new(),
            open: None,
            sign: None,
            of_row: 0,
            lists: false,
            listed: 0,
        }
    }

    /// Takes a row and its cells; the order of the `next` row tells what a row without a name is.
    pub(super) fn row(&mut self, row: &Row, cells: &[Cell], next: Next) {
        let named = cells.iter().any(|c| c.kind == Kind::Name);
        if !named && self.goes_on_below(row) {
            return;
        }
        let listed = cells.iter().any(|c| c.kind == Kind::Comma);
        if !named && !listed && cells.len() == 1 || cells.iter().all(|c| c.kind == Kind::Note) {
            self.nameless(row, cells, next);
            return;
        }
        let before = self.entries.len();
        self.listed = before;
        for (i, cell) in cells.iter().enumerate() {
            let flow = row.flow.slice(cell.range.clone());
            let glued = cell.range.start > 0
                && i > 0
                && row.flow.gap_before(cell.range.start) == 0
                && cells[i - 1].kind == Kind::Name;
            match cell.kind {
                Kind::Seat => self.close(),
                Kind::Comma => self.comma(),
                Kind::Sign => {
                    self.close();
                    self.sign = flow.as_str().chars().next();
                }
                Kind::Name => self.name(flow, row.column(cell.range.start), (i == 0).then_some(row.same)),
                Kind::Note => self.note(&flow),
                // Nobody has a post that may as well be another's.
                Kind::Office | Kind::Body if between::side(row, cells, i) == Some(Side::Neither) => {}
                Kind::Office | Kind::Body | Kind::Rest => {
                    let last = !cells[i..].iter().any(|c| c.kind == Kind::Name);
                    let side = between::side(row, cells, i);
                    if side == Some(Side::Next) || next.name_alone && between::closes(row, cells, i) {
                        self.close_named();
                    }
                    let column = row.column(cell.range.start);
                    let behind = glued || self.is_behind(side, row.heading.is_some());
                    self.office(flow, behind, last, Some(column));
                    if let Some(open) = &mut self.open {
                        open.post_column.get_or_insert(column);
                    }
                }
            }
        }
        // 水産庁長官　（欠席）: a post whose holder was not there waits for no name.
        let missing = cells.last().filter(|last| !named && last.kind == Kind::Note);
        if missing.is_some_and(|note| presence_of(inner(&row.flow.as_str()[note.range.clone()])).is_some()) {
            self.entries.extend(self.open.take());
        }
        self.lists |= listed;
        if self.lists {
            self.behind_name();
        }
        self.close();
        self.of_row = self.entries.len() - before;
    }

    /// Ends an item of a list: what stands in it is of nobody beyond the comma.
    fn comma(&mut self) {
        self.behind_name();
        match self.open.take_if(|open| open.name.is_none() && !open.offices.is_empty()) {
            Some(nobody) => self.entries.push(nobody),
            None => self.close(),
        }
        self.listed = self.entries.len();
    }

    /// Gives a post behind the name of an item to that name: 柊　誠　委員（みなと医院院長）、
    fn behind_name(&mut self) {
        let (official, lexicon) = (self.official, self.lexicon);
        let Some(entry) = self.entries[self.listed..].last_mut().filter(|entry| entry.name.is_some()) else {
            return;
        };
        let open = self.open.take_if(|open| open.name.is_none() && !open.offices.is_empty());
        for office in open.map(|open| open.offices).unwrap_or_default() {
            let s = office.as_str();
            let note = s.strip_suffix(')').and_then(|s| s.find('(')).filter(|&at| at > 0);
            let (capacity, post) = match note {
                Some(at) => (office.slice(0..at), Some(office.slice(at + 1..s.len() - 1))),
                None => (office.clone(), None),
            };
            if is_role(capacity.as_str(), official, lexicon) {
                entry.inherits = false;
                entry.offices.insert(0, capacity);
                entry.offices.extend(post);
            } else {
                entry.offices.push(office);
            }
        }
    }

    /// A post in that column: `glued` to the name before it, or the `last` words of a row behind its last name.
    fn office(&mut self, flow: Flow, glued: bool, last: bool, column: Option<u32>) {
        let full = self.full;
        match &mut self.open {
            Some(entry) if entry.name.is_some() => {
                // 会長　山田太郎　甲大学教授: before the name stands the capacity, behind it the post.
                let capacities =
                    entry.offices.iter().all(|o| is_role(o.as_str(), self.official, self.lexicon));
                let behind = glued
                    || self.order == Order::NameFirst && entry.offices.is_empty()
                    || last && capacities && !entry.offices.is_empty();
                if behind {
                    entry.offices.push(flow);
                    return;
                }
                // 3番　柊　誠　みなと大学　教授: body and post in columns of their own, behind the only name of the row.
                if last && self.order == Order::NameFirst {
                    join(&mut entry.offices, &flow, full, self.lexicon);
                    return;
                }
                self.close();
            }
            // Two posts side by side: the name of the first one did not fit.
            Some(entry)
                if entry.offices.last().is_some_and(|o| cells::is_office(o.as_str(), self.lexicon))
                    && cells::is_office(flow.as_str(), self.lexicon)
                    && self.order == Order::PostFirst =>
            {
                self.close();
            }
            Some(entry) => {
                join(&mut entry.offices, &flow, full, self.lexicon);
                return;
            }
            None => {}
        }
        // The post of a row above goes on, or a second one stands under it.
        let above =
            if self.entries_of_row_open() { None } else { self.waiting.pop_if(|w| !w.is_right_of(column)) };
        let mut entry = above.unwrap_or_default();
        join(&mut entry.offices, &flow, full, self.lexicon);
        self.open = Some(entry);
    }

    /// Whether several posts wait: then they wait for names, not for the rest of their words.
    fn entries_of_row_open(&self) -> bool {
        self.waiting.len() > 1
    }

    /// A name in that column; of the `first` on its row, whether a mark before it repeats what the one above is.
    fn name(&mut self, flow: Flow, column: u32, first: Option<bool>) {
        if self.open.as_ref().is_some_and(|e| e.name.is_some()) {
            self.close();
        }
        let lone = self.open.as_ref().is_none_or(|e| e.offices.is_empty());
        let waits = lone && !self.waiting.is_empty();
        let lone_row = waits && first.is_some();
        let mut entry = if waits { self.waiting.remove(0) } else { self.open.take().unwrap_or_default() };
        // 委員 stands once, and the names of the others under the first.
        entry.inherits = lone
            && !waits
            && first.is_some_and(|same| {
                same || self.entries.last().is_some_and(|e| e.column == Some(column)) && !self.repeats()
            });
        let under_post = !entry.offices.is_empty() || entry.inherits;
        entry.column = (under_post && self.order == Order::PostFirst).then_some(column);
        entry.below = lone_row;
        entry.name = Some(flow);
        entry.sign = self.sign.take();
        self.open = Some(entry);
    }

    /// Whether the capacity read last stands before each who has it: 理事　A　理事　B.
    fn repeats(&self) -> bool {
        let mut offices = self.entries.iter().rev().skip_while(|e| e.inherits).map(|e| e.offices.first());
        let (last, before) = (offices.next().flatten(), offices.next().flatten());
        last.is_some_and(|last| before.is_some_and(|before| before.as_str() == last.as_str()))
    }

    fn note(&mut self, flow: &Flow) {
        match self.open.as_mut() {
            Some(Entry { name: Some(name), .. }) => name.join(flow),
            // 市長（山田太郎）
            Some(entry) if person::doubt(inner(flow.as_str()), self.lexicon).is_some() => {
                entry.name = Some(unwrapped(flow));
            }
            // 担当大臣（海洋政策）: what a minister is in charge of.
            Some(Entry { offices, .. }) if !offices.is_empty() => {
                if let Some(office) = offices.last_mut() {
                    office.join(flow);
                }
            }
            _ => self.office(unwrapped(flow), false, false, None),
        }
    }

    fn close(&mut self) {
        if let Some(entry) = self.open.take() {
            if entry.name.is_some() {
                self.entries.push(entry);
            } else if !entry.offices.is_empty() {
                self.waiting.push(entry);
            }
        }
    }

    /// Whether a post on that side of a name is that of the entry being read.
    fn is_behind(&self, side: Option<Side>, headed: bool) -> bool {
        // The heading of a row is the capacity of the first.
        let capacities = |entry: &Entry| {
            (headed || !entry.offices.is_empty())
                && entry.offices.iter().all(|o| is_role(o.as_str(), self.official, self.lexicon))
        };
        match side {
            Some(Side::Before) => self.order == Order::NameFirst,
            Some(Side::Behind) => self.open.as_ref().is_some_and(capacities),
            _ => false,
        }
    }

    /// Closes the entry whose name is read: what follows is another's.
    fn close_named(&mut self) {
        if self.open.as_ref().is_some_and(|entry| entry.name.is_some()) {
            self.close();
        }
    }

    /// The entries, in the order of their names.
    pub(super) fn finish(mut self) -> Vec<Draft> {
        self.close();
        self.entries.append(&mut self.waiting);
        let mut drafts: Vec<Draft> = Vec::new();
        let mut above: Option<Flow> = None;
        let mut last: Vec<Flow> = Vec::new();
        for mut entry in self.entries {
            // 8番　森　花子　　〃: what the one above is.
            if matches!(entry.offices.as_slice(), [same] if matches!(same.as_str(), "〃" | "同" | "同上"))
            {
                entry.offices.clone_from(&last);
            }
            last.clone_from(&entry.offices);
            let mut offices = entry.offices.into_iter();
            let mut capacity = None;
            let mut rest = offices.next();
            if entry.inherits {
                capacity = above.clone().filter(|a| is_role(a.as_str(), self.official, self.lexicon));
                // 副町長　柊　誠 / 　　　　森　花子: each of the two has it.
                let shared = |post: &Flow| self.official && self.lexicon.titles.is_post(post.as_str());
                rest = rest.or_else(|| above.clone().filter(|post| capacity.is_none() && shared(post)));
            } else {
                above.clone_from(&rest);
            }
            if capacity.is_none() {
                capacity = rest.take_if(|r| is_role(r.as_str(), self.official, self.lexicon));
            }
            // 主査（専門委員）: the seat, and of which members the one in it is.
            if let Some(end) = rest.as_ref().and_then(|r| seat_of_member(r.as_str(), self.lexicon)) {
                capacity = rest.take().map(|r| r.slice(0..end));
            }
            let rule = if entry.name.is_none() {
                rule::ROSTER_BODY
            } else if self.order == Order::NameFirst {
                rule::ROSTER_NAME_FIRST
            } else {
                rule::ROSTER_COLUMNS
            };
            let sign = entry.sign;
            let mut draft = Draft::cells(entry.name, rest, offices.collect(), rule);
            draft.sign = sign;
            draft.capacity = capacity.map(|c| c.as_str().to_owned());
            drafts.push(draft);
        }
        drafts
    }
}

/// Where a seat ends behind which a bracket tells of which members the one in it is.
fn seat_of_member(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let (seat, member) = words.strip_suffix(')')?.split_once('(')?;
    let kind = |words: &str| lexicon.titles.capacity(words).map(|c| c.kind.as_str());
    let leads = matches!(kind(seat), Some("chair" | "deputy")) && kind(member) == Some("member");
    leads.then_some(seat.len())
}

/// Whether words are what someone is at the meeting rather than a post held elsewhere.
fn is_role(s: &str, official: bool, lexicon: &Lexicon) -> bool {
    let post = official && lexicon.titles.is_post(s);
    !post
        && lexicon
            .titles
            .capacity(s)
            .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member" | "observer" | "guest"))
}
