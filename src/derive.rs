//! What follows from several documents together: who raised an issue, when first and last, which meeting came next.
//!
//! Takes the quads of any number of document graphs; gives those of the derived graph; does not know files or stores.

mod lineage;

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::rdf::{
    Base, Quads,
    vocab::{gg, schema},
};
use lineage::Calendar;

/// The predicates that [`derive()`] looks at; quads with others may be left out of what it is given.
pub const NEEDED: [NamedNodeRef<'static>; 10] = [
    gg::RAISES,
    gg::STATED_AT,
    gg::ATTRIBUTION,
    gg::BASIS,
    gg::ATTRIBUTED_TO,
    gg::IN_SERIES,
    gg::ORDINAL,
    gg::DUE_AT_NEXT_MEETING,
    gg::ANNOUNCED_IN,
    schema::START_DATE,
];

/// The grounds on which a statement is somebody's: an inference is a guess, and raising an issue is none.
const GROUNDS: [NamedNodeRef<'static>; 4] = [gg::NAMED, gg::ROLE, gg::GROUP, gg::UNATTRIBUTED];

/// The quads of the derived graph, from those of all document graphs in any order.
///
/// - `gg:raisedBy`: the agents that the statements raising an issue are attributed to: persons and bodies by name or
///   role, groups as groups. Candidates and inferred attributions are left out.
/// - `gg:firstRaisedAt`, `gg:lastRaisedAt`: the earliest and latest meeting of those statements; several where the
///   known dates do not tell which.
/// - `gg:nextMeeting`, `gg:previousMeeting`: neighbours in a series, among the meetings known.
/// - `gg:dueMeeting`: the next meeting of the series, for what is due there.
///
/// What stands in the derived graph already is not looked at.
#[must_use]
pub fn derive(facts: impl IntoIterator<Item = Quad>, base: &Base) -> Quads {
    let graph = base.derived_graph();
    let facts = Facts::collect(facts, &graph);
    let calendar = Calendar::of(&facts);
    let mut derived = Derived { graph: GraphName::NamedNode(graph), quads: Vec::new() };
    for (issue, statements) in facts.inverse(gg::RAISES) {
        derived.issue(&facts, &calendar, issue, &statements);
    }
    for (meeting, next) in calendar.neighbours() {
        derived.push(meeting, gg::NEXT_MEETING, next);
        derived.push(next, gg::PREVIOUS_MEETING, meeting);
    }
    for follow_up in facts.subjects(gg::DUE_AT_NEXT_MEETING) {
        let statements = facts.objects(gg::ANNOUNCED_IN, follow_up);
        let meetings = statements.flat_map(|statement| facts.objects(gg::STATED_AT, statement));
        let due: BTreeSet<_> = meetings.filter_map(|meeting| calendar.following(meeting)).collect();
        for meeting in due {
            derived.push(follow_up, gg::DUE_MEETING, meeting);
        }
    }
    Quads::new(derived.quads)
}

struct Derived {
    graph: GraphName,
    quads: Vec<Quad>,
}

impl Derived {
    fn push(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'static>, object: &NamedNode) {
        self.quads.push(Quad::new(subject.clone(), predicate, object.clone(), self.graph.clone()));
    }

    fn issue(
        &mut self,
        facts: &Facts,
        calendar: &Calendar<'_>,
        issue: &NamedNode,
        statements: &[&NamedNode],
    ) {
        let attributions = statements.iter().flat_map(|statement| facts.objects(gg::ATTRIBUTION, statement));
        let firm = attributions.filter(|attribution| {
            facts.objects(gg::BASIS, attribution).any(|basis| GROUNDS.contains(&basis.as_ref()))
        });
        let agents: BTreeSet<_> =
            firm.flat_map(|attribution| facts.objects(gg::ATTRIBUTED_TO, attribution)).collect();
        for agent in agents {
            self.push(issue, gg::RAISED_BY, agent);
        }
        let meetings = statements.iter().flat_map(|statement| facts.objects(gg::STATED_AT, statement));
        let (first, last) = calendar.ends(&meetings.collect());
        for meeting in first {
            self.push(issue, gg::FIRST_RAISED_AT, meeting);
        }
        for meeting in last {
            self.push(issue, gg::LAST_RAISED_AT, meeting);
        }
    }
}

/// The facts that count, by predicate and subject.
#[derive(Default)]
struct Facts {
    links: BTreeMap<(NamedNode, NamedNode), BTreeSet<NamedNode>>,
    values: BTreeMap<(NamedNode, NamedNode), BTreeSet<String>>,
}

impl Facts {
    fn collect(quads: impl IntoIterator<Item = Quad>, derived: &NamedNode) -> Self {
        let mut facts = Self::default();
        for quad in quads {
            let NamedOrBlankNode::NamedNode(subject) = quad.subject else { continue };
            let in_derived = matches!(&quad.graph_name, GraphName::NamedNode(graph) if graph == derived);
            if in_derived || !NEEDED.contains(&quad.predicate.as_ref()) {
                continue;
            }
            let key = (quad.predicate, subject);
            match quad.object {
                Term::NamedNode(object) => {
                    facts.links.entry(key).or_default().insert(object);
                }
                Term::Literal(value) => {
                    facts.values.entry(key).or_default().insert(value.value().to_owned());
                }
                // No graph of ours holds one.
                Term::BlankNode(_) => {}
            }
        }
        facts
    }

    fn objects(&self, predicate: NamedNodeRef<'_>, subject: &NamedNode) -> impl Iterator<Item = &NamedNode> {
        self.links.get(&(predicate.into_owned(), subject.clone())).into_iter().flatten()
    }

    /// The value, where there is one and no other contradicts it.
    fn value(&self, predicate: NamedNodeRef<'_>, subject: &NamedNode) -> Option<&str> {
        let values = self.values.get(&(predicate.into_owned(), subject.clone()))?;
        values.first().filter(|_| values.len() == 1).map(String::as_str)
    }

    fn values(&self, predicate: NamedNodeRef<'_>, subject: &NamedNode) -> impl Iterator<Item = &str> {
        self.values.get(&(predicate.into_owned(), subject.clone())).into_iter().flatten().map(String::as_str)
    }

    fn subjects(&self, predicate: NamedNodeRef<'static>) -> impl Iterator<Item = &NamedNode> {
        self.values.keys().filter(move |(p, _)| p.as_ref() == predicate).map(|(_, subject)| subject)
    }

    fn inverse(&self, predicate: NamedNodeRef<'static>) -> BTreeMap<&NamedNode, Vec<&NamedNode>> {
        let mut inverse: BTreeMap<&NamedNode, Vec<&NamedNode>> = BTreeMap::new();
        for ((p, subject), objects) in &self.links {
            if p.as_ref() == predicate {
                for object in objects {
                    inverse.entry(object).or_default().push(subject);
                }
            }
        }
        inverse
    }
}
