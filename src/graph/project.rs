//! From what a store says to a network: edges are gathered by their ends and relation, then put in order.

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
};

use oxigraph::model::NamedNode;
use petgraph::graph::UnGraph;

use super::{
    Doubt, Edge, Kind, Network, Node, Projection, Relation,
    facts::{Facts, Raised, Seen},
};
use crate::store::{Error, Store};

/// A meeting or thing shared by more than this says little about any two of them, and has too many pairs.
const CROWD: usize = 500;

pub(super) fn project(store: &Store, projection: Projection, candidates: bool) -> Result<Network, Error> {
    let mut builder = Builder {
        facts: Facts::new(store, candidates),
        edges: BTreeMap::new(),
        kinds: BTreeMap::new(),
        crowded: BTreeSet::new(),
    };
    match projection {
        Projection::PersonIssue => builder.raisers(|kind| kind == Kind::Person)?,
        Projection::PersonOrganization => {
            builder.members()?;
            builder.wholes()?;
        }
        Projection::IssueLaw => {
            builder.concerns(|kind| kind == Kind::Law)?;
            builder.wholes()?;
        }
        Projection::CoRaising => builder.raised_together()?,
        Projection::CoAttendance => builder.met()?,
        Projection::All => {
            builder.raisers(|_| true)?;
            builder.concerns(|_| true)?;
            builder.attended()?;
            builder.members()?;
            builder.groups()?;
            builder.wholes()?;
        }
    }
    builder.finish(projection)
}

/// What makes an edge one: its ends, what it says, and how sure it is.
type Key = (NamedNode, NamedNode, Relation, Option<Doubt>);

/// What is gathered for an edge.
#[derive(Default)]
struct Bundle {
    /// By day, undated last.
    through: BTreeSet<(bool, Option<String>, NamedNode)>,
    shared: BTreeSet<NamedNode>,
}

struct Builder<'a> {
    facts: Facts<'a>,
    edges: BTreeMap<Key, Bundle>,
    kinds: BTreeMap<NamedNode, Kind>,
    crowded: BTreeSet<NamedNode>,
}

impl Builder<'_> {
    /// The edge between two things that are kinds of node.
    fn edge(
        &mut self,
        from: &NamedNode,
        to: &NamedNode,
        relation: Relation,
        doubt: Option<Doubt>,
    ) -> Result<Option<&mut Bundle>, Error> {
        for node in [from, to] {
            let Some(kind) = self.facts.kind(node)? else { return Ok(None) };
            self.kinds.insert(node.clone(), kind);
        }
        if from == to {
            return Ok(None);
        }
        Ok(Some(self.edges.entry((from.clone(), to.clone(), relation, doubt)).or_default()))
    }

    fn raisers(&mut self, wanted: impl Fn(Kind) -> bool) -> Result<(), Error> {
        for Raised { statement, day, issues, agents } in self.facts.raised()? {
            for (agent, doubt) in agents {
                if !self.facts.kind(&agent)?.is_some_and(&wanted) {
                    continue;
                }
                for issue in &issues {
                    if let Some(bundle) = self.edge(&agent, issue, Relation::Raised, doubt)? {
                        bundle.add(&statement, day.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn concerns(&mut self, wanted: impl Fn(Kind) -> bool) -> Result<(), Error> {
        for Raised { statement, day, issues, .. } in self.facts.raised()? {
            for issue in &issues {
                for thing in self.facts.concerned(issue)? {
                    if !self.facts.kind(&thing)?.is_some_and(&wanted) {
                        continue;
                    }
                    if let Some(bundle) = self.edge(issue, &thing, Relation::Concerns, None)? {
                        bundle.add(&statement, day.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn attended(&mut self) -> Result<(), Error> {
        for Seen { who, at, .. } in self.facts.attended()? {
            let day = self.facts.day(&at)?;
            if let Some(bundle) = self.edge(&who, &at, Relation::Attended, None)? {
                bundle.add(&at, day);
            }
        }
        Ok(())
    }

    fn members(&mut self) -> Result<(), Error> {
        for Seen { who, at, meeting } in self.facts.members()? {
            let day = meeting.as_ref().map(|meeting| self.facts.day(meeting)).transpose()?.flatten();
            if let Some(bundle) = self.edge(&who, &at, Relation::Of, None)?
                && let Some(meeting) = meeting
            {
                bundle.add(&meeting, day);
            }
        }
        Ok(())
    }

    fn groups(&mut self) -> Result<(), Error> {
        for (group, meeting) in self.facts.groups()? {
            let day = self.facts.day(&meeting)?;
            if let Some(bundle) = self.edge(&group, &meeting, Relation::GroupAt, None)? {
                bundle.add(&meeting, day);
            }
        }
        Ok(())
    }

    /// What the nodes so far are part of, up to the top.
    fn wholes(&mut self) -> Result<(), Error> {
        let mut next: Vec<(NamedNode, Kind)> = self.kinds.iter().map(|(n, k)| (n.clone(), *k)).collect();
        while let Some((part, kind)) = next.pop() {
            for whole in self.facts.wholes(&part, kind)? {
                let new = !self.kinds.contains_key(&whole);
                if self.edge(&part, &whole, Relation::PartOf, None)?.is_some() && new {
                    next.push((whole, kind));
                }
            }
        }
        Ok(())
    }

    fn raised_together(&mut self) -> Result<(), Error> {
        // What was raised, by whom, in which statements.
        type By = BTreeMap<NamedNode, (Option<Doubt>, BTreeSet<(bool, Option<String>, NamedNode)>)>;
        let mut raisers: BTreeMap<NamedNode, By> = BTreeMap::new();
        for Raised { statement, day, issues, agents } in self.facts.raised()? {
            let mut things = BTreeSet::new();
            for issue in issues {
                for thing in self.facts.concerned(&issue)? {
                    let kind = self.facts.kind(&thing)?;
                    if matches!(kind, Some(Kind::Law | Kind::Technology | Kind::Initiative | Kind::Disease)) {
                        things.insert(thing);
                    }
                }
                things.insert(issue);
            }
            for (agent, doubt) in agents {
                if !matches!(self.facts.kind(&agent)?, Some(Kind::Person | Kind::Organization)) {
                    continue;
                }
                for thing in &things {
                    let by = raisers.entry(thing.clone()).or_default();
                    let (known, said) = by.entry(agent.clone()).or_insert_with(|| (doubt, BTreeSet::new()));
                    // A fact makes doubts about the same thing needless.
                    match doubt.cmp(known) {
                        std::cmp::Ordering::Less => (*known, *said) = (doubt, BTreeSet::new()),
                        std::cmp::Ordering::Equal => {}
                        std::cmp::Ordering::Greater => continue,
                    }
                    said.insert((day.is_none(), day.clone(), statement.clone()));
                }
            }
        }
        for (thing, by) in raisers {
            if by.len() > CROWD {
                self.crowded.insert(thing);
                continue;
            }
            let by: Vec<_> = by.into_iter().collect();
            for (at, (one, (doubt, said))) in by.iter().enumerate() {
                for (other, (other_doubt, also_said)) in &by[at + 1..] {
                    let doubt = (*doubt).max(*other_doubt);
                    if let Some(bundle) = self.edge(one, other, Relation::CoRaised, doubt)? {
                        bundle.shared.insert(thing.clone());
                        bundle.through.extend(said.iter().chain(also_said).cloned());
                    }
                }
            }
        }
        Ok(())
    }

    fn met(&mut self) -> Result<(), Error> {
        let mut at: BTreeMap<NamedNode, BTreeSet<NamedNode>> = BTreeMap::new();
        for seen in self.facts.attended()? {
            if self.facts.kind(&seen.who)? == Some(Kind::Person) {
                at.entry(seen.at).or_default().insert(seen.who);
            }
        }
        for (meeting, people) in at {
            if people.len() > CROWD {
                self.crowded.insert(meeting);
                continue;
            }
            let day = self.facts.day(&meeting)?;
            let people: Vec<_> = people.into_iter().collect();
            for (at, one) in people.iter().enumerate() {
                for other in &people[at + 1..] {
                    if let Some(bundle) = self.edge(one, other, Relation::CoAttended, None)? {
                        bundle.add(&meeting, day.clone());
                    }
                }
            }
        }
        Ok(())
    }

    fn finish(mut self, projection: Projection) -> Result<Network, Error> {
        let edges = mem::take(&mut self.edges);
        let used: BTreeSet<&NamedNode> = edges.keys().flat_map(|(from, to, ..)| [from, to]).collect();
        let mut graph = UnGraph::with_capacity(used.len(), edges.len());
        let mut places = BTreeMap::new();
        for node in used {
            let Some(&kind) = self.kinds.get(node) else { continue };
            let weight = Node {
                iri: node.as_str().to_owned(),
                id: self.facts.id(node).to_owned(),
                label: self.facts.reader.names(node)?.label.clone(),
                kind,
            };
            places.insert(node, graph.add_node(weight));
        }
        for ((from, to, relation, doubt), bundle) in &edges {
            if let (Some(&from), Some(&to)) = (places.get(from), places.get(to)) {
                graph.add_edge(from, to, bundle.edge(*relation, *doubt));
            }
        }
        let mut crowded = Vec::new();
        for thing in &self.crowded {
            crowded.push(self.facts.reader.names(thing)?.label.clone());
        }
        Ok(Network { projection, graph, crowded })
    }
}

impl Bundle {
    fn add(&mut self, source: &NamedNode, day: Option<String>) {
        self.through.insert((day.is_none(), day, source.clone()));
    }

    fn edge(&self, relation: Relation, doubt: Option<Doubt>) -> Edge {
        let count = if self.shared.is_empty() { self.through.len() } else { self.shared.len() };
        let days = || self.through.iter().filter_map(|(_, day, _)| day.as_ref());
        Edge {
            relation,
            doubt,
            weight: u32::try_from(count).unwrap_or(u32::MAX).max(1),
            first: days().next().cloned(),
            last: days().next_back().cloned(),
            through: self.through.iter().map(|(.., source)| source.as_str().to_owned()).collect(),
            shared: self.shared.iter().map(|thing| thing.as_str().to_owned()).collect(),
        }
    }
}
