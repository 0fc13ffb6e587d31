//! What follows from several documents together: issues through meetings, who is who, which meeting came next, what
//! became of promises.
//!
//! Takes facts ([`Known`]) and reviewed [`Decisions`]; gives the quads of the derived graph, thing by thing; does not know
//! files or stores. What is derived of a thing depends on what stands near it, so a change concerns few things
//! ([`Derivation::reach`]), and deriving those anew equals deriving everything anew.

mod facts;
mod first;
mod lineage;
mod person;
mod promise;
mod reach;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    rc::Rc,
};

use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad};

pub use facts::{Facts, Known};

use crate::{
    people::{Decisions, Pairs},
    rdf::{
        Base, Quads,
        vocab::{gg, rdf, skos},
    },
};
use lineage::Calendar;

/// The grounds on which a statement is somebody's: an inference is a guess, and raising an issue is none.
const GROUNDS: [NamedNodeRef<'static>; 4] = [gg::NAMED, gg::ROLE, gg::GROUP, gg::UNATTRIBUTED];

/// How sure an attribution is at least whose agent has raised what the statement raises.
pub(crate) const SURE: f64 = 0.5;

/// The classes of things of which something is derived.
pub(crate) const CLASSES: [NamedNodeRef<'static>; 5] =
    [gg::POLICY_ISSUE, gg::MEETING, gg::MEETING_SERIES, gg::FOLLOW_UP, gg::PERSON];

/// The quads of the derived graph, from those of all document graphs in any order.
///
/// - `gg:sameIssueAs`: issues of one key, which are one issue in several wordings.
/// - `gg:raisedBy`: the agents that the statements raising an issue, in any wording, are attributed to: persons and
///   bodies by name or role, groups as groups. Candidates and inferred attributions are left out.
/// - `gg:firstRaisedAt`, `gg:lastRaisedAt`: the earliest and latest meeting of those statements; several where the
///   known dates do not tell which.
/// - `gg:firstRaisedIn`: the earliest statement that raises the issue in this wording, where a day is known.
/// - `gg:nextMeeting`, `gg:previousMeeting`: neighbours in a series, among the meetings known.
/// - `gg:dueMeeting`: the next meeting of the series, for what is due there.
/// - `gg:fulfilledBy`: the report or document of a later meeting of the series that keeps a promise.
/// - `gg:samePersonAs`: one person under several forms of a name.
///
/// What stands in the derived graph already is not looked at.
#[must_use]
pub fn derive(facts: impl IntoIterator<Item = Quad>, decisions: &Decisions, base: &Base) -> Quads {
    let facts = Facts::collect(facts, &base.derived_graph());
    let derivation = Derivation::new(&facts, decisions, base);
    derivation.of(&derivation.everything())
}

/// Derivation from facts that are looked up as they are needed.
pub struct Derivation<'k, K> {
    known: &'k K,
    graph: GraphName,
    pairs: Pairs,
    calendar: Calendar<'k, K>,
    records: RefCell<BTreeMap<NamedNode, Rc<promise::Record>>>,
    /// Of each thing that was looked at, which of [`CLASSES`] it is of.
    classes: RefCell<HashMap<NamedNode, [bool; CLASSES.len()]>>,
}

impl<'k, K: Known> Derivation<'k, K> {
    /// Derivation from `known`, with what was decided about people.
    pub fn new(known: &'k K, decisions: &Decisions, base: &Base) -> Self {
        Self {
            known,
            graph: GraphName::NamedNode(base.derived_graph()),
            pairs: decisions.pairs(base),
            calendar: Calendar::new(known),
            records: RefCell::default(),
            classes: RefCell::default(),
        }
    }

    /// Everything of which something may be derived.
    pub fn everything(&self) -> BTreeSet<NamedNode> {
        let mut things = self.known.with(gg::IN_SERIES);
        things.extend(self.known.with(gg::ANNOUNCED_AT));
        for statement in self.known.with(gg::RAISES) {
            things.extend(self.known.nodes(&statement, gg::RAISES));
        }
        for person in self.known.with(skos::HIDDEN_LABEL) {
            things.extend(self.namesakes(&person));
            things.insert(person);
        }
        things.extend(self.pairs.people().cloned());
        things
    }

    /// What is derived of these things, and of nothing else.
    pub fn of(&self, things: &BTreeSet<NamedNode>) -> Quads {
        let mut quads = Vec::new();
        for thing in things {
            let mut push = |predicate: NamedNodeRef<'static>, objects: BTreeSet<NamedNode>| {
                let quad = |object| Quad::new(thing.clone(), predicate, object, self.graph.clone());
                quads.extend(objects.into_iter().map(quad));
            };
            if self.may_be(thing, gg::POLICY_ISSUE) {
                self.issue(thing, &mut push);
            }
            if self.may_be(thing, gg::MEETING) {
                push(gg::NEXT_MEETING, self.calendar.next(thing));
                push(gg::PREVIOUS_MEETING, self.calendar.previous(thing));
            }
            if self.may_be(thing, gg::FOLLOW_UP) {
                push(gg::DUE_MEETING, self.due_meetings(thing));
                push(gg::FULFILLED_BY, self.fulfilments(thing));
            }
            if self.may_be(thing, gg::PERSON) {
                push(gg::SAME_PERSON_AS, self.same_people(thing));
            }
        }
        Quads::new(quads)
    }

    /// Whether a thing is of one of [`CLASSES`], or nothing tells of which: else there is nothing to look for.
    fn may_be(&self, thing: &NamedNode, class: NamedNodeRef<'static>) -> bool {
        let known = self.classes.borrow().get(thing).copied();
        let of = known.unwrap_or_else(|| {
            let classes = self.known.nodes(thing, rdf::TYPE);
            let of = CLASSES.map(|class| classes.iter().any(|known| known.as_ref() == class));
            self.classes.borrow_mut().insert(thing.clone(), of);
            of
        });
        !of.contains(&true) || of.iter().zip(CLASSES).any(|(&is, other)| is && other == class)
    }

    fn issue(&self, issue: &NamedNode, push: &mut impl FnMut(NamedNodeRef<'static>, BTreeSet<NamedNode>)) {
        if self.known.of(gg::RAISES, issue).is_empty() {
            return;
        }
        let wordings = self.wordings(issue);
        let statements: BTreeSet<NamedNode> =
            wordings.iter().flat_map(|wording| self.known.of(gg::RAISES, wording)).collect();
        let attributions = statements.iter().flat_map(|s| self.known.nodes(s, gg::ATTRIBUTION));
        let firm = attributions.filter(|attribution| {
            let grounds = self.known.nodes(attribution, gg::BASIS);
            let sure =
                self.known.value(attribution, gg::CONFIDENCE).and_then(|sure| sure.parse::<f64>().ok());
            // Who reads out what another thinks has not raised it.
            sure.is_none_or(|sure| sure >= SURE)
                && grounds.iter().any(|ground| GROUNDS.contains(&ground.as_ref()))
        });
        push(gg::RAISED_BY, firm.flat_map(|a| self.known.nodes(&a, gg::ATTRIBUTED_TO)).collect());
        let meetings = statements.iter().flat_map(|s| self.known.nodes(s, gg::STATED_AT)).collect();
        let (first, last) = self.calendar.ends(&meetings);
        push(gg::FIRST_RAISED_AT, first);
        push(gg::LAST_RAISED_AT, last);
        push(gg::FIRST_RAISED_IN, self.first_statement(issue));
        push(gg::SAME_ISSUE_AS, wordings.into_iter().filter(|wording| wording != issue).collect());
    }

    /// The issue in all its wordings: those that have the one key it has, and no other.
    fn wordings(&self, issue: &NamedNode) -> BTreeSet<NamedNode> {
        let mut wordings = BTreeSet::new();
        if let Some(key) = self.known.value(issue, gg::ISSUE_KEY) {
            let key = Literal::new_simple_literal(key).into();
            let alike = self.known.subjects(gg::ISSUE_KEY, &key).into_iter();
            wordings.extend(alike.filter(|other| self.known.value(other, gg::ISSUE_KEY).is_some()));
        }
        wordings.insert(issue.clone());
        wordings
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, Term};

    use super::*;
    use crate::rdf::vocab::{schema, xsd};

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
        let quads = derive(facts(lines), &Decisions::default(), &Base::default());
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
        s2 attribution a4
        a4 basis +named
        a4 attributedTo reader
        a4 confidence \"0.4\"
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
        assert_eq!(
            derive(forth, &Decisions::default(), &Base::default()),
            derive(back, &Decisions::default(), &Base::default())
        );
    }

    #[test]
    fn what_was_derived_before_is_not_looked_at() {
        let once = derive(facts(RAISED), &Decisions::default(), &Base::default());
        let all = facts(RAISED).into_iter().chain(once.clone());
        let mut stale = facts("s9 raises i\ns9 attribution a9\na9 basis +named\na9 attributedTo nobody");
        for quad in &mut stale {
            quad.graph_name = GraphName::NamedNode(Base::default().derived_graph());
        }
        assert_eq!(derive(all.chain(stale), &Decisions::default(), &Base::default()), once);
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
    fn an_issue_is_first_raised_in_one_statement_of_the_earliest_day() {
        let first = |lines: &str| {
            let found = derived(lines).into_iter();
            found
                .filter_map(|line| line.strip_prefix("i firstRaisedIn ").map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!(first(RAISED), ["s1"]);
        let two = "s raises i\nt raises i\ns statedAt a\nt statedAt a\na startDate \"2024-06-01\"";
        assert_eq!(first(two), ["s"]);
        assert_eq!(first(&format!("{two}\ns position \"10\"\nt position \"9\"")), ["t"], "by place");
        assert_eq!(
            first("s raises i\nt raises i\ns statedAt a\nt statedAt b\nb startDate \"2024-06-01\""),
            ["t"]
        );
        assert_eq!(first("s raises i\ns statedAt a"), Vec::<String>::new(), "no day is known");
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
                "f dueAtNextMeeting \"true\"\nf announcedAt m1\nm1 inSeries c\nm1 ordinal \"1\"
                m2 inSeries c\nm2 ordinal \"{number}\""
            );
            derived(&facts).contains(&"f dueMeeting m2".to_owned())
        };
        assert!(due(2));
        assert!(!due(3), "the second meeting is not known, so the third is not the next");
    }
}
