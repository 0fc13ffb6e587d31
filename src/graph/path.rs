//! Paths: how two things are joined, hop by hop, with the words and meetings that say so.

use oxigraph::model::NamedNode;
use petgraph::{algo::astar, visit::EdgeRef};
use serde::Serialize;

use super::{Doubt, Edge, EdgeIndex, Kind, Network, Node, NodeIndex, Relation};
use crate::{
    rdf::vocab::{gg, org, schema},
    store::{Error, Store},
    trace::{Statement, Thing, Trace, search::Reader},
};

/// What a step costs, so that fewer steps always win, then fewer doubts, then heavier edges.
const STEP: u64 = 1 << 44;
const DOUBTFUL: u64 = 1 << 28;
const LIGHT: u64 = 1 << 16;

/// Statements or meetings that are read for one hop.
const EVIDENCE: usize = 3;

/// How two things are joined.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Path {
    /// Where it begins.
    pub from: Node,
    /// Where it ends.
    pub to: Node,
    /// The hops; none where both are the same.
    pub hops: Vec<Hop>,
}

/// One edge of a path, as walked.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hop {
    /// Where it begins.
    pub from: Node,
    /// Where it ends.
    pub to: Node,
    /// What joins them.
    pub relation: Relation,
    /// Whether the relation is to be read from `to` to `from`.
    pub backwards: bool,
    /// Why it is no fact; `None` where it is one.
    pub doubt: Option<Doubt>,
    /// How many meetings, statements or things make it.
    pub weight: u32,
    /// Labels of the things that both raised, where it joins two people by them.
    pub shared: Vec<String>,
    /// What says so, by day: the first few.
    pub evidence: Vec<Evidence>,
    /// How much evidence is left out.
    pub more: usize,
}

/// What says that two things are joined.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Evidence {
    /// IRI of the statement or meeting.
    pub iri: String,
    /// The meeting.
    pub meeting: Option<String>,
    /// Its day, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Who is behind the statement, as far as that is known; in which capacity or post someone was there.
    pub who: Option<String>,
    /// The words.
    pub words: Option<String>,
    /// Where they stand: file, page, line.
    pub place: Option<String>,
}

/// The shortest way between two nodes; of equals the one with fewer doubts, then with heavier edges.
#[must_use]
pub fn shortest(network: &Network, from: NodeIndex, to: NodeIndex) -> Option<Vec<NodeIndex>> {
    let cost = |edge: &Edge| {
        STEP + if edge.doubt.is_some() { DOUBTFUL } else { 0 } + LIGHT / u64::from(edge.weight.max(1))
    };
    let known = |node| network.graph.node_weight(node).is_some();
    if !known(from) || !known(to) {
        return None;
    }
    let found = astar(&network.graph, from, |node| node == to, |edge| cost(edge.weight()), |_| 0);
    found.map(|(_, nodes)| nodes)
}

/// The shortest way between two nodes, explained from the store.
///
/// # Errors
///
/// [`Error::Storage`].
pub fn explained(
    store: &Store,
    network: &Network,
    from: NodeIndex,
    to: NodeIndex,
) -> Result<Option<Path>, Error> {
    let Some(nodes) = shortest(network, from, to) else { return Ok(None) };
    let (Some(first), Some(last)) = (network.graph.node_weight(from), network.graph.node_weight(to)) else {
        return Ok(None);
    };
    let explainer = Explainer { store, reader: Reader::new(store) };
    let mut hops = Vec::new();
    for pair in nodes.windows(2) {
        if let [one, other] = *pair
            && let Some(edge) = strongest(network, one, other)
        {
            hops.extend(explainer.hop(network, one, other, edge)?);
        }
    }
    Ok(Some(Path { from: first.clone(), to: last.clone(), hops }))
}

/// Of several edges between two nodes: facts first, then the heaviest, then the first.
fn strongest(network: &Network, one: NodeIndex, other: NodeIndex) -> Option<EdgeIndex> {
    network
        .graph
        .edges_connecting(one, other)
        .min_by_key(|edge| (edge.weight().doubt, std::cmp::Reverse(edge.weight().weight), edge.id()))
        .map(|edge| edge.id())
}

struct Explainer<'a> {
    store: &'a Store,
    reader: Reader<'a>,
}

impl Explainer<'_> {
    fn hop(
        &self,
        network: &Network,
        from: NodeIndex,
        to: NodeIndex,
        edge: EdgeIndex,
    ) -> Result<Option<Hop>, Error> {
        let graph = &network.graph;
        let (Some((source, target)), Some(edge)) = (graph.edge_endpoints(edge), graph.edge_weight(edge))
        else {
            return Ok(None);
        };
        let (subject, object) = (&graph[source], &graph[target]);
        let mut evidence = Vec::new();
        for iri in edge.through.iter().take(EVIDENCE) {
            let node = NamedNode::new_unchecked(iri);
            evidence.push(match edge.relation {
                Relation::Raised => self.statement(&node, Some(object))?,
                Relation::Concerns => self.statement(&node, Some(subject))?,
                Relation::CoRaised => self.statement(&node, None)?,
                Relation::Attended => self.attended(&node, subject)?,
                Relation::Of => self.post(&node, subject, object)?,
                Relation::PartOf | Relation::GroupAt | Relation::CoAttended => self.meeting(&node)?,
            });
        }
        let mut shared = Vec::new();
        for iri in &edge.shared {
            shared.push(self.reader.thing(&NamedNode::new_unchecked(iri))?.label);
        }
        Ok(Some(Hop {
            from: graph[from].clone(),
            to: graph[to].clone(),
            relation: edge.relation,
            backwards: source != from,
            doubt: edge.doubt,
            weight: edge.weight,
            shared,
            more: edge.through.len() - evidence.len(),
            evidence,
        }))
    }

    /// A statement: the words of it that raise `issue`, or all of them.
    fn statement(&self, statement: &NamedNode, issue: Option<&Node>) -> Result<Evidence, Error> {
        let raising = match issue.filter(|node| node.kind == Kind::Issue) {
            Some(issue) => {
                let traced = Trace::of_issues(self.store, &[NamedNode::new_unchecked(&issue.iri)])?;
                let statements = traced.issues.into_iter().flat_map(|issue| issue.statements);
                statements.into_iter().find(|said| said.iri == statement.as_str())
            }
            None => None,
        };
        let raises = raising.is_some();
        let said = match raising {
            Some(said) => said,
            None => Statement::of(self.store, statement)?,
        };
        let first = said.words.first();
        let words = first.filter(|_| raises);
        let place = first.map(|words| {
            let files = words.files.join(", ");
            format!("{files} {}", words.place()).trim().to_owned()
        });
        Ok(Evidence {
            iri: said.iri,
            date: said.meeting.as_ref().and_then(|meeting| meeting.date.clone()),
            who: said.attributions.first().map(crate::trace::Attribution::phrase),
            words: Some(words.map_or(said.text, |words| words.text.clone()))
                .filter(|words| !words.is_empty()),
            place: place.filter(|place| !place.is_empty()),
            meeting: said.meeting.map(|meeting| meeting.thing.label),
        })
    }

    fn meeting(&self, meeting: &NamedNode) -> Result<Evidence, Error> {
        let start = self.reader.value(meeting, schema::START_DATE)?;
        Ok(Evidence {
            iri: meeting.as_str().to_owned(),
            meeting: Some(self.reader.thing(meeting)?.label),
            date: start.map(|start| start.chars().take(10).collect()),
            ..Evidence::default()
        })
    }

    /// A meeting, and in which capacity someone was there.
    fn attended(&self, meeting: &NamedNode, who: &Node) -> Result<Evidence, Error> {
        let who = NamedNode::new_unchecked(&who.iri);
        let held = self.reader.nodes(meeting, gg::HAS_ATTENDANCE)?;
        let mut roles = Vec::new();
        for (attendance, _) in self.reader.quads(None, gg::ATTENDEE, Some(&who))? {
            if held.contains(&attendance) {
                let role = self.reader.value(&attendance, gg::ROLE_AS_PRINTED)?.unwrap_or_default();
                let proxy = self.reader.nodes(&attendance, gg::PRESENCE)?.iter().any(|p| *p == gg::PROXY);
                roles.push(if proxy { format!("{role}（代理）") } else { role });
            }
        }
        roles.retain(|role| !role.is_empty());
        Ok(Evidence { who: joined(&roles), ..self.meeting(meeting)? })
    }

    /// A meeting, and which post of the body someone held as attested there.
    fn post(&self, meeting: &NamedNode, who: &Node, body: &Node) -> Result<Evidence, Error> {
        let (who, body) = (NamedNode::new_unchecked(&who.iri), NamedNode::new_unchecked(&body.iri));
        let mut posts: Vec<Thing> = Vec::new();
        for (affiliation, _) in self.reader.quads(None, org::MEMBER, Some(&who))? {
            if self.reader.nodes(&affiliation, org::ORGANIZATION)?.contains(&body)
                && self.reader.nodes(&affiliation, gg::ATTESTED_AT)?.contains(meeting)
            {
                posts.extend(self.reader.things(&self.reader.nodes(&affiliation, gg::POST)?)?);
            }
        }
        let labels: Vec<String> = posts.into_iter().map(|post| post.label).collect();
        Ok(Evidence { who: joined(&labels), ..self.meeting(meeting)? })
    }
}

fn joined(texts: &[String]) -> Option<String> {
    (!texts.is_empty()).then(|| texts.join("、"))
}
