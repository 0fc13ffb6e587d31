//! Neighbours: the issues around a thing, who raised them, and what they concern.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::{Part, view::View};
use crate::{
    rdf::vocab::gg,
    search::Kind,
    store::{Error, Store},
    trace::{Basis, Thing},
};

/// Things and what joins them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Network {
    /// The things, the one asked for first.
    pub nodes: Vec<Node>,
    /// What joins them, sorted.
    pub edges: Vec<Edge>,
    /// Whether the limit left some out.
    pub cut: bool,
}

/// A thing of a network.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Its IRI and label.
    #[serde(flatten)]
    pub thing: Thing,
    /// What it is; `None` for a group.
    pub kind: Option<Kind>,
}

/// What joins two things.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Edge {
    /// The IRI of the issue.
    pub from: String,
    /// The IRI of who raised it or what it concerns.
    pub to: String,
    /// `raised-by` or `concerns`.
    pub relation: &'static str,
    /// Who raised it: the strongest ground on which a statement that does is attributed to them. A group is one that
    /// somebody spoke as one of; `unattributed` is all who were there, where nothing tells who spoke.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

impl Node {
    /// The thing `iri`; `None` where it is none of the kinds that have pages.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, iri: &NamedNode) -> Result<Option<Self>, Error> {
        let view = View::new(store, Part::default());
        let Some(kind) = view.kind(iri)? else { return Ok(None) };
        Ok(Some(Self { thing: view.reader.thing(iri)?, kind: Some(kind) }))
    }
}

impl Network {
    /// The issues around `iri` and what they touch, `limit` things at most. Groups stand for themselves: who may have
    /// spoken as one of them is no neighbour.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn around(store: &Store, iri: &NamedNode, limit: usize) -> Result<Self, Error> {
        let view = View::new(store, Part::default());
        let mut issues: Vec<NamedNode> = match view.kind(iri)? {
            Some(Kind::Issue) => vec![iri.clone()],
            Some(Kind::Statement) => view.reader.nodes(iri, gg::RAISES)?,
            Some(Kind::Meeting) => {
                let mut issues = Vec::new();
                for statement in view.subjects(gg::STATED_AT, iri)? {
                    issues.extend(view.reader.nodes(&statement, gg::RAISES)?);
                }
                issues
            }
            _ => {
                let mut issues = view.subjects(gg::RAISED_BY, iri)?;
                issues.extend(view.subjects(gg::CONCERNS, iri)?);
                issues
            }
        };
        issues.sort_unstable();
        issues.dedup();
        let mut edges = BTreeSet::new();
        let mut order: Vec<NamedNode> = vec![iri.clone()];
        let mut known = BTreeSet::from([iri.clone()]);
        let mut cut = false;
        for issue in issues {
            if view.kind(&issue)? != Some(Kind::Issue) {
                continue;
            }
            // An issue is a thing of the network itself.
            if order.len() >= limit.max(1) && !known.contains(&issue) {
                cut = true;
                break;
            }
            let mut touched = vec![(issue.clone(), None)];
            for (relation, predicate) in [("raised-by", gg::RAISED_BY), ("concerns", gg::CONCERNS)] {
                touched.extend(
                    view.reader.nodes(&issue, predicate)?.into_iter().map(|node| (node, Some(relation))),
                );
            }
            let new = touched.iter().filter(|(node, _)| !known.contains(node)).count();
            if order.len() + new > limit.max(1) {
                cut = true;
                continue;
            }
            let grounds = grounds(&view, &issue)?;
            for (node, relation) in touched {
                if known.insert(node.clone()) {
                    order.push(node.clone());
                }
                if let Some(relation) = relation {
                    let basis = (relation == "raised-by").then(|| grounds.get(&node).copied()).flatten();
                    let from = issue.as_str().to_owned();
                    edges.insert(Edge { from, to: node.into_string(), relation, basis });
                }
            }
        }
        let mut nodes = Vec::with_capacity(order.len());
        for node in order {
            nodes.push(Node { kind: view.kind(&node)?, thing: view.reader.thing(&node)? });
        }
        Ok(Self { nodes, edges: edges.into_iter().collect(), cut })
    }
}

/// On what ground each agent is said to have raised an issue in any of its wordings, the strongest of all statements. As
/// for `gg:raisedBy`, an inference is none.
fn grounds(view: &View<'_>, issue: &NamedNode) -> Result<BTreeMap<NamedNode, Basis>, Error> {
    let mut wordings = view.reader.nodes(issue, gg::SAME_ISSUE_AS)?;
    wordings.push(issue.clone());
    let mut grounds = BTreeMap::new();
    for wording in wordings {
        for statement in view.subjects(gg::RAISES, &wording)? {
            for attribution in view.reader.nodes(&statement, gg::ATTRIBUTION)? {
                let told = view.reader.nodes(&attribution, gg::BASIS)?;
                let firm = told.iter().filter_map(Basis::of).filter(|basis| *basis != Basis::Inferred);
                let Some(basis) = firm.min() else { continue };
                for agent in view.reader.nodes(&attribution, gg::ATTRIBUTED_TO)? {
                    let known = grounds.entry(agent).or_insert(basis);
                    *known = basis.min(*known);
                }
            }
        }
    }
    Ok(grounds)
}
