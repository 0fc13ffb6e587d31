//! The order of meetings: by number within a series, by date across series, and unknown where neither tells.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;

use super::Facts;
use crate::rdf::vocab::{gg, schema};

/// When a meeting was, as far as that is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct When<'f> {
    // `YYYY-MM-DD`.
    day: Option<&'f str>,
    // `HH:MM…`; all times are Japan's.
    time: Option<&'f str>,
    // The number within the one series the meeting belongs to.
    ordinal: Option<u32>,
}

/// All meetings with their place in time.
pub(super) struct Calendar<'f> {
    meetings: BTreeMap<&'f NamedNode, When<'f>>,
    series: BTreeMap<&'f NamedNode, Vec<&'f NamedNode>>,
    next: BTreeMap<&'f NamedNode, BTreeSet<&'f NamedNode>>,
}

impl<'f> Calendar<'f> {
    pub(super) fn of(facts: &'f Facts) -> Self {
        let series = facts.inverse(gg::IN_SERIES);
        let stated = facts.inverse(gg::STATED_AT);
        let all = series.values().flatten().copied().chain(stated.keys().copied());
        let meetings = all.map(|meeting| (meeting, when(facts, meeting))).collect();
        let mut calendar = Self { meetings, series, next: BTreeMap::new() };
        for meetings in calendar.series.values() {
            for (meeting, next) in calendar.chain(meetings) {
                calendar.next.entry(meeting).or_default().insert(next);
            }
        }
        calendar
    }

    /// Every meeting with each that came next in a series.
    pub(super) fn neighbours(&self) -> impl Iterator<Item = (&'f NamedNode, &'f NamedNode)> {
        self.next.iter().flat_map(|(meeting, next)| next.iter().map(|next| (*meeting, *next)))
    }

    /// The meeting that came next, where one did and none can lie between: 第3回 is followed by 第4回 only.
    pub(super) fn following(&self, meeting: &NamedNode) -> Option<&'f NamedNode> {
        let next = self.next.get(meeting)?;
        let (&only, 1) = (next.first()?, next.len()) else { return None };
        match (self.when(meeting).ordinal, self.when(only).ordinal) {
            (Some(this), Some(that)) => (that == this + 1).then_some(only),
            _ => Some(only),
        }
    }

    /// The earliest and the latest of `meetings`: several where what is known does not tell which.
    pub(super) fn ends(
        &self,
        meetings: &BTreeSet<&'f NamedNode>,
    ) -> (Vec<&'f NamedNode>, Vec<&'f NamedNode>) {
        let end = |before: &dyn Fn(When<'_>, When<'_>) -> bool| -> Vec<&'f NamedNode> {
            let beaten = |this: &NamedNode| {
                meetings.iter().any(|&other| other != this && before(self.when(other), self.when(this)))
            };
            meetings.iter().copied().filter(|this| !beaten(this)).collect()
        };
        let dated = meetings.iter().filter(|meeting| self.when(meeting).day.is_some()).count();
        let one_series = self.series.values().any(|all| meetings.iter().all(|meeting| all.contains(meeting)));
        let numbered = meetings.iter().all(|meeting| self.when(meeting).ordinal.is_some());
        if dated < meetings.len() && one_series && numbered {
            let number = |when: When<'_>| when.ordinal;
            return (end(&|a, b| number(a) < number(b)), end(&|a, b| number(a) > number(b)));
        }
        if dated == 0 {
            let all = || if meetings.len() == 1 { meetings.iter().copied().collect() } else { Vec::new() };
            return (all(), all());
        }
        let known = |ends: Vec<&'f NamedNode>| -> Vec<&'f NamedNode> {
            ends.into_iter().filter(|meeting| self.when(meeting).day.is_some()).collect()
        };
        (known(end(&earlier)), known(end(&|a, b| earlier(b, a))))
    }

    fn when(&self, meeting: &NamedNode) -> When<'f> {
        self.meetings.get(meeting).copied().unwrap_or(When { day: None, time: None, ordinal: None })
    }

    /// The meetings of one series in pairs of neighbours: by number where all have one, else by
    /// what more of them have. Two of one number or moment are no neighbours, nor is anything told of what stands beside them.
    fn chain(&self, meetings: &[&'f NamedNode]) -> Vec<(&'f NamedNode, &'f NamedNode)> {
        let numbered: Vec<_> =
            meetings.iter().filter(|meeting| self.when(meeting).ordinal.is_some()).collect();
        let dated: Vec<_> = meetings.iter().filter(|meeting| self.when(meeting).day.is_some()).collect();
        let by_number = numbered.len() == meetings.len() || numbered.len() > dated.len();
        let mut line: Vec<(String, &'f NamedNode)> = meetings
            .iter()
            .filter_map(|&meeting| {
                let when = self.when(meeting);
                let key = if by_number {
                    format!("{:010}", when.ordinal?)
                } else {
                    format!("{}T{}", when.day?, when.time.unwrap_or(""))
                };
                Some((key, meeting))
            })
            .collect();
        line.sort();
        let unique = |at: usize| {
            let same =
                |other: Option<&(String, &NamedNode)>| other.is_some_and(|other| other.0 == line[at].0);
            !same(at.checked_sub(1).and_then(|before| line.get(before))) && !same(line.get(at + 1))
        };
        (1..line.len())
            .filter(|&at| unique(at - 1) && unique(at))
            .map(|at| (line[at - 1].1, line[at].1))
            .collect()
    }
}

/// Whether one meeting was surely before another: by day, and by time where both have one.
fn earlier(a: When<'_>, b: When<'_>) -> bool {
    match (a.day, b.day) {
        (Some(one), Some(other)) if one != other => one < other,
        (Some(_), Some(_)) => matches!((a.time, b.time), (Some(one), Some(other)) if one < other),
        _ => false,
    }
}

fn when<'f>(facts: &'f Facts, meeting: &'f NamedNode) -> When<'f> {
    // One document may give the day alone and another the hour too: the day is what they share.
    let starts: Vec<&str> = facts.values(schema::START_DATE, meeting).collect();
    let day = |start: &'f str| start.split('T').next().unwrap_or(start);
    let days: BTreeSet<&str> = starts.iter().map(|start| day(start)).collect();
    let times: BTreeSet<&str> =
        starts.iter().filter_map(|start| start.split_once('T')).map(|(_, time)| time).collect();
    let only = |values: &BTreeSet<&'f str>| values.first().copied().filter(|_| values.len() == 1);
    let one_series = facts.objects(gg::IN_SERIES, meeting).count() == 1;
    let ordinal = facts.value(gg::ORDINAL, meeting).and_then(|ordinal| ordinal.parse().ok());
    When { day: only(&days), time: only(&times), ordinal: ordinal.filter(|_| one_series) }
}
