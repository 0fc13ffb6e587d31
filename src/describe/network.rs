//! Neighbours: the issues around a thing, who raised them, and what they concern.

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::{Part, view::View};
use crate::{
    rdf::vocab::gg,
    search::Kind,
    store::{Error, Store},
    trace::Thing,
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
            for (node, relation) in touched {
                if known.insert(node.clone()) {
                    order.push(node.clone());
                }
                if let Some(relation) = relation {
                    edges.insert(Edge { from: issue.as_str().to_owned(), to: node.into_string(), relation });
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
