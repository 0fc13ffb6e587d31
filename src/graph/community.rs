//! Communities: the Louvain method, made deterministic.
//!
//! Nodes are looked at in their order, move to the neighbouring community that gains most modularity (the first of
//! equals), and gains are compared in whole numbers. So the same network gives the same communities everywhere. The
//! method is a heuristic: another division of nearly the same modularity may be as good.

use super::{Adjacency, adjacency::large};

/// Rounds over all nodes at one level; the gain of later ones is small.
const MOST_ROUNDS: usize = 100;

/// A division of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// By node: its community, counted from 0, the largest first, then by first node.
    pub of: Vec<usize>,
    /// Number of communities.
    pub count: usize,
    /// How much more weight lies inside than if edges fell at random: below 1, and 0 for no division.
    pub modularity: f64,
}

/// Divides a network so that edges lie inside communities, by weight, with resolution 1.
///
/// ```
/// use gijigraph::graph::{Adjacency, community::communities};
///
/// let edges = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (2, 3, 1)];
/// let found = communities(&Adjacency::from_edges(6, &edges));
/// assert_eq!(found.of, [0, 0, 0, 1, 1, 1]);
/// assert!((found.modularity - (6.0 / 7.0 - 0.5)).abs() < 1e-12);
/// ```
#[must_use]
pub fn communities(network: &Adjacency) -> Communities {
    let mut level = Level::of(network);
    let mut of: Vec<usize> = (0..network.len()).collect();
    loop {
        let moved = level.settle();
        for community in &mut of {
            *community = moved[*community];
        }
        let (next, merged) = level.merged(&moved);
        if !merged {
            break;
        }
        level = next;
    }
    let (of, count) = numbered(&of);
    let modularity = modularity(network, &of);
    Communities { of, count, modularity }
}

/// The modularity of a division, by node.
#[must_use]
pub fn modularity(network: &Adjacency, of: &[usize]) -> f64 {
    let communities = of.iter().max().map_or(0, |last| last + 1);
    let (mut inside, mut touching) = (vec![0_u64; communities], vec![0_u64; communities]);
    for (node, &community) in of.iter().enumerate().take(network.len()) {
        for &(next, weight) in network.neighbours(node) {
            touching[community] += weight;
            if of.get(next) == Some(&community) {
                inside[community] += weight;
            }
        }
    }
    let whole: u64 = touching.iter().sum();
    if whole == 0 {
        return 0.0;
    }
    let share = |part: u64| large(part) / large(whole);
    inside.iter().zip(&touching).map(|(&inside, &touching)| share(inside) - share(touching).powi(2)).sum()
}

/// A network whose nodes are communities of the one below.
struct Level {
    neighbours: Vec<Vec<(usize, u64)>>,
    /// Weight inside, counted from both ends.
    inside: Vec<u64>,
    /// Weight of all ends.
    whole: u64,
}

impl Level {
    fn of(network: &Adjacency) -> Self {
        let neighbours: Vec<_> = (0..network.len()).map(|node| network.neighbours(node).to_vec()).collect();
        let whole = neighbours.iter().flatten().map(|(_, weight)| weight).sum();
        Self { inside: vec![0; network.len()], neighbours, whole }
    }

    /// Moves nodes until none gains; gives the community of each, counted from 0 without gaps.
    fn settle(&self) -> Vec<usize> {
        let nodes = self.neighbours.len();
        let weight = |node: usize| self.inside[node] + self.neighbours[node].iter().map(|n| n.1).sum::<u64>();
        let weights: Vec<u64> = (0..nodes).map(weight).collect();
        let mut of: Vec<usize> = (0..nodes).collect();
        let mut touching = weights.clone();
        // The weight from the node looked at to each community; zeroed after use.
        let mut to = vec![0_u64; nodes];
        for _ in 0..MOST_ROUNDS {
            let mut moved = false;
            for node in 0..nodes {
                let home = of[node];
                touching[home] -= weights[node];
                let mut around: Vec<usize> =
                    self.neighbours[node].iter().map(|&(next, _)| of[next]).collect();
                for &(next, weight) in &self.neighbours[node] {
                    to[of[next]] += weight;
                }
                around.sort_unstable();
                around.dedup();
                let gain = |community: usize| {
                    i128::from(to[community]) * i128::from(self.whole)
                        - i128::from(touching[community]) * i128::from(weights[node])
                };
                let (mut best, mut most) = (home, gain(home));
                for &community in &around {
                    let gain = gain(community);
                    if gain > most {
                        (best, most) = (community, gain);
                    }
                }
                for community in around {
                    to[community] = 0;
                }
                touching[best] += weights[node];
                moved |= best != home;
                of[node] = best;
            }
            if !moved {
                break;
            }
        }
        let mut number = vec![usize::MAX; nodes];
        let mut count = 0;
        for community in &mut of {
            if number[*community] == usize::MAX {
                number[*community] = count;
                count += 1;
            }
            *community = number[*community];
        }
        of
    }

    /// The network of the communities, and whether there are fewer of them than nodes.
    fn merged(&self, of: &[usize]) -> (Self, bool) {
        let count = of.iter().max().map_or(0, |last| last + 1);
        let mut inside = vec![0; count];
        let mut neighbours = vec![Vec::new(); count];
        for (node, &community) in of.iter().enumerate() {
            inside[community] += self.inside[node];
            for &(next, weight) in &self.neighbours[node] {
                if of[next] == community {
                    inside[community] += weight;
                } else {
                    neighbours[community].push((of[next], weight));
                }
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
        (Self { neighbours, inside, whole: self.whole }, count < of.len())
    }
}

/// Communities by size, largest first, then by first node; and how many there are.
fn numbered(of: &[usize]) -> (Vec<usize>, usize) {
    let count = of.iter().max().map_or(0, |last| last + 1);
    let mut members = vec![(0_usize, usize::MAX); count];
    for (node, &community) in of.iter().enumerate() {
        members[community].0 += 1;
        members[community].1 = members[community].1.min(node);
    }
    let mut order: Vec<usize> = (0..count).filter(|&community| members[community].0 > 0).collect();
    order.sort_by_key(|&community| (std::cmp::Reverse(members[community].0), members[community].1));
    let mut number = vec![0; count];
    for (at, &community) in order.iter().enumerate() {
        number[community] = at;
    }
    (of.iter().map(|&community| number[community]).collect(), order.len())
}
