//! The order of meetings: by number within a series, by date across series, and unknown where neither tells.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

use oxigraph::model::NamedNode;

use super::Known;
use crate::rdf::vocab::{gg, schema};

/// When a meeting was, as far as that is known.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct When {
    // `YYYY-MM-DD`.
    pub(super) day: Option<String>,
    // `HH:MM…`; all times are Japan's.
    time: Option<String>,
    // The number within the one series the meeting belongs to.
    ordinal: Option<u32>,
    // The day by which lists are ordered: of days that documents print differently, the first.
    pub(super) listed: Option<String>,
}

/// The meetings of one series with their neighbours.
#[derive(Default)]
struct Chain {
    next: BTreeMap<NamedNode, NamedNode>,
    previous: BTreeMap<NamedNode, NamedNode>,
}

/// The meetings with their place in time, looked up when they are asked for.
pub(super) struct Calendar<'k, K> {
    known: &'k K,
    whens: RefCell<BTreeMap<NamedNode, Rc<When>>>,
    chains: RefCell<BTreeMap<NamedNode, Rc<Chain>>>,
}

impl<'k, K: Known> Calendar<'k, K> {
    pub(super) fn new(known: &'k K) -> Self {
        Self { known, whens: RefCell::default(), chains: RefCell::default() }
    }

    /// The meetings that came next in a series of this one.
    pub(super) fn next(&self, meeting: &NamedNode) -> BTreeSet<NamedNode> {
        self.beside(meeting, |chain| chain.next.get(meeting).cloned())
    }

    /// The meetings that came before in a series of this one.
    pub(super) fn previous(&self, meeting: &NamedNode) -> BTreeSet<NamedNode> {
        self.beside(meeting, |chain| chain.previous.get(meeting).cloned())
    }

    /// The meeting that came next, where one did and none can lie between: 第3回 is followed by 第4回 only, or by
    /// another day of the same session.
    pub(super) fn following(&self, meeting: &NamedNode) -> Option<NamedNode> {
        let mut next = self.next(meeting);
        let (only, true) = (next.pop_first()?, next.is_empty()) else { return None };
        match (self.when(meeting).ordinal, self.when(&only).ordinal) {
            (Some(this), Some(that)) => (that == this || Some(that) == this.checked_add(1)).then_some(only),
            _ => Some(only),
        }
    }

    /// The earliest and the latest of `meetings`: several where what is known does not tell which.
    pub(super) fn ends(&self, meetings: &BTreeSet<NamedNode>) -> (BTreeSet<NamedNode>, BTreeSet<NamedNode>) {
        let whens: Vec<(&NamedNode, Rc<When>)> = meetings.iter().map(|m| (m, self.when(m))).collect();
        let dated = whens.iter().filter(|(_, when)| when.day.is_some()).count();
        let numbered = whens.iter().all(|(_, when)| when.ordinal.is_some());
        if dated < whens.len() && numbered && self.share_series(meetings) {
            let end = |number: Option<u32>| {
                let at = whens.iter().filter(|(_, when)| when.ordinal == number);
                at.map(|(meeting, _)| (*meeting).clone()).collect()
            };
            let numbers = || whens.iter().filter_map(|(_, when)| when.ordinal);
            return (end(numbers().min()), end(numbers().max()));
        }
        if dated == 0 {
            let all = || if meetings.len() == 1 { meetings.clone() } else { BTreeSet::new() };
            return (all(), all());
        }
        // Of the meetings of one day, those without a time may be the first and the last.
        let end = |day: Option<&String>, pick: fn(&mut dyn Iterator<Item = &String>) -> Option<String>| {
            let of_day = || whens.iter().filter(|(_, when)| when.day.as_ref() == day && day.is_some());
            let time = pick(&mut of_day().filter_map(|(_, when)| when.time.as_ref()));
            let at_end = of_day().filter(|(_, when)| when.time.is_none() || when.time == time);
            at_end.map(|(meeting, _)| (*meeting).clone()).collect()
        };
        let days = || whens.iter().filter_map(|(_, when)| when.day.as_ref());
        (end(days().min(), |times| times.min().cloned()), end(days().max(), |times| times.max().cloned()))
    }

    pub(super) fn when(&self, meeting: &NamedNode) -> Rc<When> {
        if let Some(when) = self.whens.borrow().get(meeting) {
            return when.clone();
        }
        let when = Rc::new(self.look_up(meeting));
        self.whens.borrow_mut().insert(meeting.clone(), when.clone());
        when
    }

    fn beside(&self, meeting: &NamedNode, pick: impl Fn(&Chain) -> Option<NamedNode>) -> BTreeSet<NamedNode> {
        let series = self.known.nodes(meeting, gg::IN_SERIES);
        series.iter().filter_map(|series| pick(&self.chain(series))).collect()
    }

    fn share_series(&self, meetings: &BTreeSet<NamedNode>) -> bool {
        let mut series = meetings.iter().map(|meeting| self.known.nodes(meeting, gg::IN_SERIES));
        let Some(first) = series.next() else { return false };
        !series.fold(first, |shared, other| &shared & &other).is_empty()
    }

    /// The meeting's own day and time; without them, those of the meetings held jointly with it.
    fn look_up(&self, meeting: &NamedNode) -> When {
        let mut starts = self.known.values(meeting, schema::START_DATE);
        let listed = starts.first().map(|start| start.chars().take(10).collect());
        if starts.is_empty() {
            let joint = &self.known.nodes(meeting, gg::HELD_JOINTLY_WITH)
                | &self.known.of(gg::HELD_JOINTLY_WITH, meeting);
            starts = joint.iter().flat_map(|joint| self.known.values(joint, schema::START_DATE)).collect();
        }
        // One document may give the day alone and another the hour too: the day is what they share.
        let days: BTreeSet<&str> = starts.iter().filter_map(|start| start.split('T').next()).collect();
        let times: BTreeSet<&str> =
            starts.iter().filter_map(|start| start.split_once('T')).map(|(_, time)| time).collect();
        let only = |values: &BTreeSet<&str>| match values.len() {
            1 => values.first().map(|value| (*value).to_owned()),
            _ => None,
        };
        let one_series = self.known.nodes(meeting, gg::IN_SERIES).len() == 1;
        let ordinal = self.known.value(meeting, gg::ORDINAL).and_then(|ordinal| ordinal.parse().ok());
        When { day: only(&days), time: only(&times), ordinal: ordinal.filter(|_| one_series), listed }
    }

    fn chain(&self, series: &NamedNode) -> Rc<Chain> {
        if let Some(chain) = self.chains.borrow().get(series) {
            return chain.clone();
        }
        let meetings = self.known.of(gg::IN_SERIES, series);
        let line = line(meetings.into_iter().map(|meeting| (self.when(&meeting), meeting)).collect());
        let mut chain = Chain::default();
        let lone = |at: usize| {
            let tied = |one: usize, other: usize| line[one].0 == line[other].0;
            !(at > 0 && tied(at - 1, at)) && !(at + 1 < line.len() && tied(at, at + 1))
        };
        for at in (1..line.len()).filter(|&at| lone(at - 1) && lone(at)) {
            chain.next.insert(line[at - 1].1.clone(), line[at].1.clone());
            chain.previous.insert(line[at].1.clone(), line[at - 1].1.clone());
        }
        let chain = Rc::new(chain);
        self.chains.borrow_mut().insert(series.clone(), chain.clone());
        chain
    }
}

/// A place in the order of a series: meetings of one place are no neighbours, nor is anything told of what stands
/// beside them.
type Place = (u32, String, String);

/// The meetings of one series in their order: by number where more have one than a date, and the numbers do not begin
/// anew; else by date. Days of one session share its number and follow by date.
fn line(meetings: Vec<(Rc<When>, NamedNode)>) -> Vec<(Place, NamedNode)> {
    let numbered = meetings.iter().filter(|(when, _)| when.ordinal.is_some()).count();
    let dated = meetings.iter().filter(|(when, _)| when.day.is_some()).count();
    let by_number = (numbered == meetings.len() || numbered > dated) && numbers_follow_dates(&meetings);
    let mut line: Vec<(Place, NamedNode)> = meetings
        .into_iter()
        .filter_map(|(when, meeting)| {
            let number = if by_number { when.ordinal? } else { 0 };
            let day = if by_number { when.day.clone().unwrap_or_default() } else { when.day.clone()? };
            Some(((number, day, when.time.clone().unwrap_or_default()), meeting))
        })
        .collect();
    line.sort();
    // Beside a meeting of the same number without a date, or of the same day without a time, nothing is known.
    let mut vague: BTreeMap<(u32, Option<String>), bool> = BTreeMap::new();
    for ((number, day, time), _) in &line {
        *vague.entry((*number, None)).or_default() |= by_number && day.is_empty();
        *vague.entry((*number, Some(day.clone()))).or_default() |= time.is_empty();
    }
    for ((number, day, time), _) in &mut line {
        if vague.get(&(*number, None)) == Some(&true) {
            (*day, *time) = (String::new(), String::new());
        } else if vague.get(&(*number, Some(day.clone()))) == Some(&true) {
            *time = String::new();
        }
    }
    line.sort();
    line
}

/// Whether a higher number never has an earlier date: else they begin anew, as they do each year in many councils.
fn numbers_follow_dates(meetings: &[(Rc<When>, NamedNode)]) -> bool {
    let mut both: Vec<(u32, &str)> =
        meetings.iter().filter_map(|(when, _)| Some((when.ordinal?, when.day.as_deref()?))).collect();
    both.sort_unstable();
    both.is_sorted_by_key(|(_, day)| *day) && !begin_anew(&both)
}

/// Whether one number has dates in more than one year.
fn begin_anew(both: &[(u32, &str)]) -> bool {
    both.windows(2).any(|pair| pair[0].0 == pair[1].0 && pair[0].1.get(..4) != pair[1].1.get(..4))
}
