//! One person under several forms of a name.
//!
//! Two people are one where a reviewed decision says so, or where their names differ in forms of characters only and
//! they have a body or a series in common, and are never listed beside each other at one meeting.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use super::{Derivation, Known};
use crate::rdf::vocab::{foaf, gg, org, skos};

impl<K: Known> Derivation<'_, K> {
    /// Who else `person` is.
    pub(super) fn same_people(&self, person: &NamedNode) -> BTreeSet<NamedNode> {
        if self.known.objects(person, foaf::NAME).is_empty() {
            return BTreeSet::new();
        }
        let mut same = self.namesakes(person);
        same.retain(|other| !self.pairs.are_different(person, other) && self.are_one(person, other));
        let decided =
            self.pairs.same(person).filter(|other| !self.known.objects(other, foaf::NAME).is_empty());
        same.extend(decided.cloned());
        same
    }

    /// Everyone whose name is this one in other forms.
    pub(super) fn namesakes(&self, person: &NamedNode) -> BTreeSet<NamedNode> {
        let mut namesakes = BTreeSet::new();
        for name in self.known.values(person, foaf::NAME) {
            namesakes.extend(self.known.called(skos::HIDDEN_LABEL, &name));
        }
        for standard in self.known.values(person, skos::HIDDEN_LABEL) {
            namesakes.extend(self.known.called(skos::HIDDEN_LABEL, &standard));
            namesakes.extend(self.known.called(foaf::NAME, &standard));
        }
        namesakes.remove(person);
        namesakes.retain(|other| !self.known.objects(other, foaf::NAME).is_empty());
        namesakes
    }

    fn are_one(&self, one: &NamedNode, other: &NamedNode) -> bool {
        let [here, there] = [one, other].map(|person| self.meetings_of(person));
        if !here.is_disjoint(&there) {
            return false;
        }
        let bodies = |person| -> BTreeSet<NamedNode> {
            let memberships = self.known.of(org::MEMBER, person);
            memberships.iter().flat_map(|m| self.known.nodes(m, org::ORGANIZATION)).collect()
        };
        let series = |meetings: &BTreeSet<NamedNode>| -> BTreeSet<NamedNode> {
            meetings.iter().flat_map(|meeting| self.known.nodes(meeting, gg::IN_SERIES)).collect()
        };
        !bodies(one).is_disjoint(&bodies(other)) || !series(&here).is_disjoint(&series(&there))
    }

    fn meetings_of(&self, person: &NamedNode) -> BTreeSet<NamedNode> {
        let attendances = self.known.of(gg::ATTENDEE, person);
        attendances.iter().flat_map(|attendance| self.known.of(gg::HAS_ATTENDANCE, attendance)).collect()
    }
}
