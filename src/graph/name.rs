//! Which node a name stands for: never a guess.

use super::{Network, Node, NodeIndex};
use crate::{
    store::{self, Store},
    trace::search::{Reader, key},
};
use oxigraph::model::NamedNode;

/// Candidates that an error names.
const SHOWN: usize = 12;

/// Why a name stands for no node.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Nothing is called so.
    #[error(
        "nothing in the projection `{projection}` is called `{typed}`: `gijigraph search {typed}` looks in all documents"
    )]
    Unknown {
        /// What was typed.
        typed: String,
        /// Where it was looked for.
        projection: &'static str,
    },
    /// Several are called so.
    #[error("`{typed}` may be one of {}: give its id{}", .candidates.len(), listed(.candidates))]
    Ambiguous {
        /// What was typed.
        typed: String,
        /// Who or what it may be, sorted by label.
        candidates: Vec<Node>,
    },
}

/// The one node called `typed`: its IRI or id; else a name of it, in any width and case; else a part of a name.
///
/// # Errors
///
/// [`Error::Unknown`], [`Error::Ambiguous`], [`Error::Store`].
pub fn resolve(store: &Store, network: &Network, typed: &str) -> Result<NodeIndex, Error> {
    let nodes = || network.graph.node_indices().zip(network.graph.node_weights());
    if let Some((index, _)) = nodes().find(|(_, node)| node.iri == typed || node.id == typed) {
        return Ok(index);
    }
    let (reader, wanted) = (Reader::new(store), key(typed));
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    for (index, node) in nodes() {
        let iri = NamedNode::new_unchecked(&node.iri);
        if reader.is_exactly_called(&iri, &wanted)? {
            whole.push(index);
        } else if !wanted.is_empty() && reader.is_called(&iri, &wanted)? {
            part.push(index);
        }
    }
    let found = if whole.is_empty() { part } else { whole };
    match found[..] {
        [one] => Ok(one),
        [] => Err(Error::Unknown { typed: typed.to_owned(), projection: network.projection.name() }),
        _ => {
            let mut candidates: Vec<Node> =
                found.iter().filter_map(|&index| network.graph.node_weight(index).cloned()).collect();
            candidates.sort_by(|a, b| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
            Err(Error::Ambiguous { typed: typed.to_owned(), candidates })
        }
    }
}

fn listed(candidates: &[Node]) -> String {
    let line = |node: &Node| format!("\n  {}（{}）  {}", node.label, node.kind.ja(), node.id);
    let mut list: String = candidates.iter().take(SHOWN).map(line).collect();
    if candidates.len() > SHOWN {
        list.push_str("\n  …");
    }
    list
}
