//! A network as measures see it: the neighbours of each node, with the weights of all edges between two nodes added.

use super::{Network, NodeIndex};

/// Neighbours and weights, by the index of the node.
///
/// ```
/// use gijigraph::graph::Adjacency;
///
/// let path = Adjacency::from_edges(3, &[(0, 1, 2), (1, 2, 1), (1, 0, 1)]);
/// assert_eq!(path.neighbours(1), [(0, 3), (2, 1)]);
/// assert_eq!((path.degree(1), path.strength(1)), (2, 4));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjacency {
    neighbours: Vec<Vec<(usize, u64)>>,
}

impl Adjacency {
    /// The neighbours in a network.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let edges: Vec<_> =
            network.edges().map(|(from, to, edge)| (from.index(), to.index(), edge.weight)).collect();
        Self::from_edges(network.graph.node_count(), &edges)
    }

    /// The neighbours in a network of `nodes` nodes; ends beyond them, and edges from a node to itself, are left out.
    #[must_use]
    pub fn from_edges(nodes: usize, edges: &[(usize, usize, u32)]) -> Self {
        let mut neighbours = vec![Vec::new(); nodes];
        for &(from, to, weight) in edges {
            if from != to && from < nodes && to < nodes {
                neighbours[from].push((to, u64::from(weight)));
                neighbours[to].push((from, u64::from(weight)));
            }
        }
        for list in &mut neighbours {
            list.sort_unstable();
            list.dedup_by(|next, kept| {
                let same = next.0 == kept.0;
                if same {
                    kept.1 += next.1;
                }
                same
            });
        }
        Self { neighbours }
    }

    /// Number of nodes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.neighbours.len()
    }

    /// Whether there are no nodes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.neighbours.is_empty()
    }

    /// The neighbours of a node with the weight between, by index.
    #[must_use]
    pub fn neighbours(&self, node: usize) -> &[(usize, u64)] {
        self.neighbours.get(node).map_or(&[], Vec::as_slice)
    }

    /// Number of neighbours.
    #[must_use]
    pub fn degree(&self, node: usize) -> usize {
        self.neighbours(node).len()
    }

    /// Weight of all edges of a node.
    #[must_use]
    pub fn strength(&self, node: usize) -> u64 {
        self.neighbours(node).iter().map(|(_, weight)| weight).sum()
    }

    /// Which connected component each node is in, counted from 0 in the order of their first nodes.
    #[must_use]
    pub fn components(&self) -> Vec<usize> {
        self.components_without(None)
    }

    /// As [`components`](Self::components), as if `gone` had no edges.
    pub(super) fn components_without(&self, gone: Option<NodeIndex>) -> Vec<usize> {
        let gone = gone.map(NodeIndex::index);
        let mut component = vec![usize::MAX; self.len()];
        let mut count = 0;
        for start in 0..self.len() {
            if component[start] != usize::MAX {
                continue;
            }
            component[start] = count;
            let mut stack = vec![start];
            while let Some(node) = stack.pop() {
                for &(next, _) in self.neighbours(node) {
                    if component[next] == usize::MAX && Some(node) != gone && Some(next) != gone {
                        component[next] = count;
                        stack.push(next);
                    }
                }
            }
            count += 1;
        }
        component
    }
}

#[expect(clippy::cast_precision_loss, reason = "weights are counts of what was said")]
pub(super) fn large(weight: u64) -> f64 {
    weight as f64
}
