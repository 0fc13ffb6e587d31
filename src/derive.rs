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

#[cfg(test)]
mod tests {
    use oxigraph::model::Literal;

    use super::*;
    use crate::rdf::vocab::xsd;

    /// Facts in a short notation: `subject predicate object`, objects in quotes being literals.
    fn facts(lines: &str) -> Vec<Quad> {
        let graph = Base::default().graph("000000000000");
        let node = |name: &str| NamedNode::new_unchecked(format!("urn:{name}"));
        let gg = |name: &str| NamedNode::new_unchecked(format!("{}{name}", gg::NS));
        let quads = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| {
            let [subject, predicate, object] = line.split(' ').collect::<Vec<_>>()[..] else {
                panic!("{line}")
            };
            let predicate =
                if predicate == "startDate" { schema::START_DATE.into_owned() } else { gg(predicate) };
            let object: Term = match object.strip_prefix('"') {
                Some(value) => Literal::new_typed_literal(value.trim_end_matches('"'), xsd::STRING).into(),
                None if object.starts_with('+') => gg(&object[1..]).into(),
                None => node(object).into(),
            };
            Quad::new(node(subject), predicate, object, graph.clone())
        });
        quads.collect()
    }

    fn derived(lines: &str) -> Vec<String> {
        let quads = derive(facts(lines), &Base::default());
        let short =
            |text: String| text.replace("<urn:", "").replace(&format!("<{}", gg::NS), "").replace('>', "");
        let graph = GraphName::NamedNode(Base::default().derived_graph());
        assert!(quads.iter().all(|quad| quad.graph_name == graph));
        quads
            .iter()
            .map(|quad| short(format!("{} {} {}", quad.subject, quad.predicate, quad.object)))
            .collect()
    }

    const RAISED: &str = "
        s1 raises i
        s1 statedAt m1
        s1 attribution a1
        a1 basis +named
        a1 attributedTo taro
        s2 raises i
        s2 statedAt m2
        s2 attribution a2
        a2 basis +group
        a2 attributedTo guests
        a2 candidate hanako
        s2 attribution a3
        a3 basis +inferred
        a3 attributedTo society
        m1 inSeries c
        m1 ordinal \"1\"
        m1 startDate \"2024-05-10T10:00:00+09:00\"
        m2 inSeries c
        m2 ordinal \"2\"
        m2 startDate \"2024-06-10\"";

    #[test]
    fn an_issue_is_raised_by_persons_and_groups_but_not_by_candidates_or_guesses() {
        let derived = derived(RAISED);
        let raised: Vec<_> = derived.iter().filter(|line| line.contains("raisedBy")).collect();
        assert_eq!(raised, ["i raisedBy guests", "i raisedBy taro"]);
    }

    #[test]
    fn an_issue_is_first_and_last_raised_at_its_earliest_and_latest_meeting() {
        let derived = derived(RAISED);
        assert!(derived.contains(&"i firstRaisedAt m1".to_owned()));
        assert!(derived.contains(&"i lastRaisedAt m2".to_owned()));
        assert_eq!(derived.iter().filter(|line| line.contains("RaisedAt")).count(), 2);
    }

    #[test]
    fn the_order_and_repetition_of_facts_make_no_difference() {
        let forth = facts(RAISED);
        let back: Vec<_> = forth.iter().rev().chain(&forth).cloned().collect();
        assert_eq!(derive(forth, &Base::default()), derive(back, &Base::default()));
    }

    #[test]
    fn what_was_derived_before_is_not_looked_at() {
        let once = derive(facts(RAISED), &Base::default());
        let all = facts(RAISED).into_iter().chain(once.clone());
        let mut stale = facts("s9 raises i\ns9 attribution a9\na9 basis +named\na9 attributedTo nobody");
        for quad in &mut stale {
            quad.graph_name = GraphName::NamedNode(Base::default().derived_graph());
        }
        assert_eq!(derive(all.chain(stale), &Base::default()), once);
    }

    #[test]
    fn a_needed_predicate_is_all_that_counts() {
        let all = facts(RAISED);
        let needed = all.iter().filter(|quad| NEEDED.contains(&quad.predicate.as_ref())).cloned();
        assert_eq!(derive(needed, &Base::default()), derive(all.clone(), &Base::default()));
    }

    #[test]
    fn meetings_follow_by_number_before_date() {
        let derived = derived(
            "m1 inSeries c\nm2 inSeries c\nm10 inSeries c\nm1 ordinal \"1\"\nm2 ordinal \"2\"\nm10 ordinal \"10\"
            m1 startDate \"2025-01-01\"",
        );
        let expected =
            ["m1 nextMeeting m2", "m10 previousMeeting m2", "m2 nextMeeting m10", "m2 previousMeeting m1"];
        assert_eq!(derived, expected);
    }

    #[test]
    fn meetings_without_numbers_follow_by_date() {
        let dated = "a inSeries c\nb inSeries c\na startDate \"2024-06-01\"\nb startDate \"2024-05-01T09:00:00+09:00\"";
        assert_eq!(derived(dated), ["a previousMeeting b", "b nextMeeting a"]);
        let unknown = "a inSeries c\nb inSeries c\na startDate \"2024-06-01\"";
        assert_eq!(derived(unknown), Vec::<String>::new());
    }

    #[test]
    fn two_meetings_of_one_day_are_both_the_first() {
        let same_day = "s raises i\nt raises i\ns statedAt a\nt statedAt b\na startDate \"2024-06-01\"
            b startDate \"2024-06-01T10:00:00+09:00\"";
        let derived = derived(same_day);
        assert!(
            derived.contains(&"i firstRaisedAt a".to_owned())
                && derived.contains(&"i firstRaisedAt b".to_owned())
        );
    }

    #[test]
    fn meetings_that_nothing_orders_are_neither_first_nor_last() {
        assert_eq!(derived("s raises i\nt raises i\ns statedAt a\nt statedAt b"), Vec::<String>::new());
        assert_eq!(derived("s raises i\ns statedAt a"), ["i firstRaisedAt a", "i lastRaisedAt a"]);
    }

    #[test]
    fn what_is_due_next_time_is_due_at_the_very_next_meeting() {
        let due = |number: u32| {
            let facts = format!(
                "f dueAtNextMeeting \"true\"\nf announcedIn s\ns statedAt m1\nm1 inSeries c\nm1 ordinal \"1\"
                m2 inSeries c\nm2 ordinal \"{number}\""
            );
            derived(&facts).contains(&"f dueMeeting m2".to_owned())
        };
        assert!(due(2));
        assert!(!due(3), "the second meeting is not known, so the third is not the next");
    }
}
