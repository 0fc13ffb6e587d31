//! How far a change reaches: of which things something else may follow when others are added, changed or gone.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::{Derivation, Known, promise};
use crate::rdf::vocab::gg;

impl<K: Known> Derivation<'_, K> {
    /// The things to derive anew after a change that `touched` these: meetings, series, issues, people, follow-ups.
    ///
    /// `known` must still hold what was derived before the change: links that were derived lead to what loses them.
    ///
    /// - an issue reaches its other wordings, as they were and as they are;
    /// - a meeting reaches the issues raised at it, the people listed at it, the meetings whose neighbours change, and
    ///   the promises that its record may keep;
    /// - a series reaches its meetings whose neighbours change;
    /// - a person reaches those with other forms of the name.
    pub fn reach(&self, touched: &BTreeSet<NamedNode>) -> BTreeSet<NamedNode> {
        let mut reached = touched.clone();
        let mut meetings = BTreeSet::new();
        let mut series = BTreeSet::new();
        for thing in touched {
            if !self.may_be(thing, gg::MEETING) && !self.may_be(thing, gg::MEETING_SERIES) {
                continue;
            }
            let is_meeting = !self.known.objects(thing, gg::IN_SERIES).is_empty()
                || !self.known.of(gg::STATED_AT, thing).is_empty()
                || !self.known.objects(thing, gg::HAS_ATTENDANCE).is_empty();
            if is_meeting {
                meetings.insert(thing.clone());
                meetings.extend(self.known.nodes(thing, gg::HELD_JOINTLY_WITH));
                meetings.extend(self.known.of(gg::HELD_JOINTLY_WITH, thing));
            } else if !self.known.of(gg::IN_SERIES, thing).is_empty() {
                series.insert(thing.clone());
            }
        }
        for meeting in &meetings {
            series.extend(self.known.nodes(meeting, gg::IN_SERIES));
            for statement in self.known.of(gg::STATED_AT, meeting) {
                reached.extend(self.known.nodes(&statement, gg::RAISES));
            }
            for attendance in self.known.nodes(meeting, gg::HAS_ATTENDANCE) {
                reached.extend(self.known.nodes(&attendance, gg::ATTENDEE));
            }
        }
        let moved = self.moved(&series);
        reached.extend(moved.iter().cloned());
        meetings.extend(moved);
        reached.extend(self.promises_before(&meetings));
        let alike: Vec<NamedNode> = reached.iter().flat_map(|thing| self.alike(thing)).collect();
        reached.extend(alike);
        reached.extend(meetings);
        reached
    }

    /// Meetings of the series whose neighbours are others than those derived before.
    fn moved(&self, series: &BTreeSet<NamedNode>) -> BTreeSet<NamedNode> {
        let of_series: BTreeSet<NamedNode> =
            series.iter().flat_map(|series| self.known.of(gg::IN_SERIES, series)).collect();
        let moved = of_series.into_iter().filter(|meeting| {
            self.calendar.next(meeting) != self.known.nodes(meeting, gg::NEXT_MEETING)
                || self.calendar.previous(meeting) != self.known.nodes(meeting, gg::PREVIOUS_MEETING)
        });
        moved.collect()
    }

    /// What was promised at these meetings and at those before them that look so far.
    fn promises_before(&self, meetings: &BTreeSet<NamedNode>) -> BTreeSet<NamedNode> {
        let mut seen = meetings.clone();
        let mut edge = meetings.clone();
        for _ in 0..promise::REACH {
            let before: BTreeSet<NamedNode> =
                edge.iter().flat_map(|meeting| self.calendar.previous(meeting)).collect();
            edge = &before - &seen;
            seen.extend(before);
        }
        seen.iter().flat_map(|meeting| self.known.of(gg::ANNOUNCED_AT, meeting)).collect()
    }

    /// Other wordings of an issue and other names of a person, as derived before and as they are now.
    ///
    /// Derived before is looked up in both directions: the thing itself may have been derived anew already.
    fn alike(&self, thing: &NamedNode) -> BTreeSet<NamedNode> {
        let mut alike = BTreeSet::new();
        let same = |link: NamedNodeRef<'_>| &self.known.nodes(thing, link) | &self.known.of(link, thing);
        if self.may_be(thing, gg::POLICY_ISSUE) {
            alike.extend(same(gg::SAME_ISSUE_AS));
            alike.extend(self.wordings(thing));
        }
        if self.may_be(thing, gg::PERSON) {
            alike.extend(same(gg::SAME_PERSON_AS));
            alike.extend(self.namesakes(thing));
            alike.extend(self.pairs.same(thing).cloned());
        }
        alike
    }
}
