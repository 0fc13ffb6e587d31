//! Which node a name stands for: never a guess.

use super::{Network, Node, NodeIndex};
use crate::{
    store::{self, Store},
    trace::search::{Reader, key},
};
use oxigraph::model::NamedNode;

/// Candidates that an error names, and of each the neighbours that it tells.
const SHOWN: usize = 12;
const BESIDE: usize = 2;
/// Characters of a neighbour's label.
const BRIEF: usize = 24;

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
        /// Who or what it may be, sorted by label, each with some of what it is linked to.
        candidates: Vec<(Node, Vec<String>)>,
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
            let with_neighbours = |&index: &NodeIndex| {
                let label = |index| network.graph.node_weight(index).map(|node| brief(&node.label));
                let mut beside: Vec<String> = network.graph.neighbors(index).filter_map(label).collect();
                beside.sort();
                beside.dedup();
                beside.truncate(BESIDE);
                network.graph.node_weight(index).map(|node| (node.clone(), beside))
            };
            let mut candidates: Vec<_> = found.iter().filter_map(with_neighbours).collect();
            candidates.sort_by(|(a, _), (b, _)| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
            Err(Error::Ambiguous { typed: typed.to_owned(), candidates })
        }
    }
}

/// The beginning of a label: issues may be named by a whole sentence.
fn brief(label: &str) -> String {
    match label.char_indices().nth(BRIEF) {
        Some((end, _)) => format!("{}…", &label[..end]),
        None => label.to_owned(),
    }
}

fn listed(candidates: &[(Node, Vec<String>)]) -> String {
    let line = |(node, beside): &(Node, Vec<String>)| {
        // Namesakes are told apart by what they are linked to.
        let beside = if beside.is_empty() { String::new() } else { format!("  {}", beside.join("、")) };
        format!("\n  {}（{}）  {}{beside}", node.label, node.kind.ja(), node.id)
    };
    let mut list: String = candidates.iter().take(SHOWN).map(line).collect();
    if candidates.len() > SHOWN {
        list.push_str("\n  …");
    }
    list
}
