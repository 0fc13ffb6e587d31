//! Bridges: people and bodies through whom otherwise separate communities are joined.

use petgraph::graph::NodeIndex;

use super::{Adjacency, Kind, Network, community::Communities, measure::Betweenness};

/// Someone whose neighbours are of several communities.
#[derive(Clone, Debug, PartialEq)]
pub struct Bridge {
    /// Who.
    pub node: NodeIndex,
    /// Communities of the neighbours with the weight to each, heaviest first.
    pub joins: Vec<(usize, u64)>,
    /// The share of shortest paths between others that lead through.
    pub betweenness: f64,
    /// Into how many parts the rest falls without them; 1 where it holds together.
    pub parts: usize,
}

/// The people and bodies that join at least two communities, most between first, `limit` at most.
#[must_use]
pub fn bridges(
    network: &Network,
    adjacency: &Adjacency,
    communities: &Communities,
    betweenness: &Betweenness,
    limit: usize,
) -> Vec<Bridge> {
    let people = network.graph.node_indices().filter(|&node| {
        network.graph.node_weight(node).is_some_and(|n| matches!(n.kind, Kind::Person | Kind::Organization))
    });
    let mut found: Vec<Bridge> = people
        .filter_map(|node| {
            let joins = joined(adjacency, communities, node.index());
            let betweenness = betweenness.values.get(node.index()).copied().unwrap_or_default();
            (joins.len() > 1).then_some(Bridge { node, joins, betweenness, parts: 1 })
        })
        .collect();
    found.sort_by(|a, b| b.betweenness.total_cmp(&a.betweenness).then(a.node.cmp(&b.node)));
    found.truncate(limit);
    // Each costs a walk through the network, so only those that are shown are asked.
    for bridge in &mut found {
        bridge.parts = parts(adjacency, bridge.node);
    }
    found
}

fn joined(adjacency: &Adjacency, communities: &Communities, node: usize) -> Vec<(usize, u64)> {
    let mut joins: Vec<(usize, u64)> = Vec::new();
    let mut to: Vec<(usize, u64)> =
        adjacency.neighbours(node).iter().map(|&(next, weight)| (communities.of[next], weight)).collect();
    to.sort_unstable();
    for (community, weight) in to {
        match joins.last_mut() {
            Some((last, sum)) if *last == community => *sum += weight,
            _ => joins.push((community, weight)),
        }
    }
    joins.sort_by_key(|&(community, weight)| (std::cmp::Reverse(weight), community));
    joins
}

/// The components that the neighbours of `node` are in once it is gone.
fn parts(adjacency: &Adjacency, node: NodeIndex) -> usize {
    let component = adjacency.components_without(Some(node));
    let mut around: Vec<usize> =
        adjacency.neighbours(node.index()).iter().map(|&(next, _)| component[next]).collect();
    around.sort_unstable();
    around.dedup();
    around.len()
}
