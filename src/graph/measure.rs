//! Measures of nodes: `PageRank`, betweenness, and counts of a whole network.
//!
//! Sums run in the order of the nodes, on one thread, and only add, multiply and divide: the same network gives the same
//! digits everywhere.

use std::collections::{BTreeMap, VecDeque};

use serde::Serialize;

use super::{Adjacency, Kind, Network, Relation, adjacency::large, community};

/// The share of steps that follow an edge; the others start anew anywhere.
const DAMPING: f64 = 0.85;
/// Ranks that change by less in all are settled.
const SETTLED: f64 = 1e-12;
const MOST_ROUNDS: usize = 500;
/// From at most so many nodes are shortest paths looked for.
const PIVOTS: usize = 2000;

/// How much lies between others.
#[derive(Clone, Debug, PartialEq)]
pub struct Betweenness {
    /// By node: the share of shortest paths between two others that lead through it, 0 to 1.
    pub values: Vec<f64>,
    /// From how many nodes paths were looked for. Fewer than there are give an estimate.
    pub pivots: usize,
}

/// Counts of a network.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stats {
    /// Nodes.
    pub nodes: usize,
    /// Edges.
    pub edges: usize,
    /// Edges that are no facts.
    pub doubtful: usize,
    /// Nodes by kind.
    pub kinds: BTreeMap<&'static str, usize>,
    /// Edges by relation.
    pub relations: BTreeMap<&'static str, usize>,
    /// Neighbours of a node on average.
    pub mean_degree: f64,
    /// The share of pairs of nodes that are neighbours.
    pub density: f64,
    /// Connected components.
    pub components: usize,
    /// Nodes of the largest component.
    pub largest_component: usize,
    /// Communities, as [`community::communities`] finds them.
    pub communities: usize,
    /// Their modularity.
    pub modularity: f64,
    /// The day of the first meeting behind an edge.
    pub first: Option<String>,
    /// The day of the last one.
    pub last: Option<String>,
}

/// Weighted `PageRank` with damping 0.85, by node; the sum of all is 1.
///
/// ```
/// use gijigraph::graph::{Adjacency, measure::pagerank};
/// let pair = Adjacency::from_edges(2, &[(0, 1, 5)]);
/// assert_eq!(pagerank(&pair), [0.5, 0.5]);
/// ```
#[must_use]
pub fn pagerank(network: &Adjacency) -> Vec<f64> {
    let nodes = network.len();
    if nodes == 0 {
        return Vec::new();
    }
    let share = 1.0 / real(nodes);
    let mut ranks = vec![share; nodes];
    for _ in 0..MOST_ROUNDS {
        let mut next = vec![0.0; nodes];
        let mut loose = 0.0;
        for (node, rank) in ranks.iter().enumerate() {
            let strength = network.strength(node);
            if strength == 0 {
                loose += rank;
                continue;
            }
            let part = rank / large(strength);
            for &(neighbour, weight) in network.neighbours(node) {
                next[neighbour] += part * large(weight);
            }
        }
        for rank in &mut next {
            *rank = (1.0 - DAMPING) * share + DAMPING * (*rank + loose * share);
        }
        let change: f64 = ranks.iter().zip(&next).map(|(old, new)| (old - new).abs()).sum();
        ranks = next;
        if change < SETTLED {
            break;
        }
    }
    ranks
}

/// Betweenness by Brandes' algorithm, each edge one step whatever its weight.
///
/// Beyond 2000 nodes paths are looked for from 2000 of them, evenly spread over the order of the nodes, and the result is
/// scaled up: an estimate, the same one every time.
#[must_use]
pub fn betweenness(network: &Adjacency) -> Betweenness {
    let nodes = network.len();
    let pivots = nodes.min(PIVOTS);
    let mut values = vec![0.0; nodes];
    let mut search = Search::new(nodes);
    for pivot in 0..pivots {
        search.from(network, pivot * nodes / pivots, &mut values);
    }
    // Each pair is met from both ends where every node is a pivot.
    let pairs = real(nodes.saturating_sub(1)) * real(nodes.saturating_sub(2));
    let scale = if pairs > 0.0 { real(nodes) / real(pivots) / pairs } else { 0.0 };
    for value in &mut values {
        *value *= scale;
    }
    Betweenness { values, pivots }
}

/// A breadth-first search that counts shortest paths, with its memory kept for the next one.
struct Search {
    distance: Vec<usize>,
    paths: Vec<f64>,
    dependency: Vec<f64>,
    order: Vec<usize>,
    queue: VecDeque<usize>,
}

impl Search {
    fn new(nodes: usize) -> Self {
        Self {
            distance: vec![usize::MAX; nodes],
            paths: vec![0.0; nodes],
            dependency: vec![0.0; nodes],
            order: Vec::with_capacity(nodes),
            queue: VecDeque::new(),
        }
    }

    fn from(&mut self, network: &Adjacency, start: usize, values: &mut [f64]) {
        self.order.clear();
        self.distance.fill(usize::MAX);
        self.paths.fill(0.0);
        self.dependency.fill(0.0);
        self.distance[start] = 0;
        self.paths[start] = 1.0;
        self.queue.push_back(start);
        while let Some(node) = self.queue.pop_front() {
            self.order.push(node);
            let further = self.distance[node] + 1;
            for &(next, _) in network.neighbours(node) {
                if self.distance[next] == usize::MAX {
                    self.distance[next] = further;
                    self.queue.push_back(next);
                }
                if self.distance[next] == further {
                    self.paths[next] += self.paths[node];
                }
            }
        }
        for &node in self.order.iter().skip(1).rev() {
            let part = (1.0 + self.dependency[node]) / self.paths[node];
            for &(before, _) in network.neighbours(node) {
                if self.distance[before] + 1 == self.distance[node] {
                    self.dependency[before] += self.paths[before] * part;
                }
            }
            values[node] += self.dependency[node];
        }
    }
}

impl Stats {
    /// Counts a network.
    #[must_use]
    pub fn of(network: &Network) -> Self {
        let adjacency = Adjacency::of(network);
        let communities = community::communities(&adjacency);
        let component = adjacency.components();
        let mut sizes = vec![0; component.iter().max().map_or(0, |last| last + 1)];
        for &of in &component {
            sizes[of] += 1;
        }
        let nodes = network.graph.node_count();
        let neighbours: usize = (0..nodes).map(|node| adjacency.degree(node)).sum();
        let ratio = |part: usize, whole: usize| if whole == 0 { 0.0 } else { real(part) / real(whole) };
        Self {
            nodes,
            edges: network.graph.edge_count(),
            doubtful: network.edges().filter(|(.., edge)| edge.doubt.is_some()).count(),
            kinds: counted(Kind::ALL.map(|kind| {
                (kind.name(), network.graph.node_weights().filter(|node| node.kind == kind).count())
            })),
            relations: counted(Relation::ALL.map(|relation| {
                (relation.name(), network.edges().filter(|(.., edge)| edge.relation == relation).count())
            })),
            mean_degree: ratio(neighbours, nodes),
            density: ratio(neighbours, nodes.saturating_mul(nodes.saturating_sub(1))),
            components: sizes.len(),
            largest_component: sizes.into_iter().max().unwrap_or(0),
            communities: communities.count,
            modularity: communities.modularity,
            first: network.edges().filter_map(|(.., edge)| edge.first.clone()).min(),
            last: network.edges().filter_map(|(.., edge)| edge.last.clone()).max(),
        }
    }
}

fn counted<const N: usize>(counts: [(&'static str, usize); N]) -> BTreeMap<&'static str, usize> {
    counts.into_iter().filter(|(_, count)| *count > 0).collect()
}

#[expect(clippy::cast_precision_loss, reason = "no network has 2^53 nodes")]
pub(crate) fn real(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: f64, expected: f64) {
        assert!((found - expected).abs() < 1e-6, "{found} is not {expected}");
    }

    /// Zachary's karate club (1977): who met outside the club, members counted from 1.
    const CLUB: &str = "1-2 1-3 1-4 1-5 1-6 1-7 1-8 1-9 1-11 1-12 1-13 1-14 1-18 1-20 1-22 1-32 2-3 2-4 2-8 2-14 2-18 \
        2-20 2-22 2-31 3-4 3-8 3-9 3-10 3-14 3-28 3-29 3-33 4-8 4-13 4-14 5-7 5-11 6-7 6-11 6-17 7-17 9-31 9-33 9-34 \
        10-34 14-34 15-33 15-34 16-33 16-34 19-33 19-34 20-34 21-33 21-34 23-33 23-34 24-26 24-28 24-30 24-33 24-34 \
        25-26 25-28 25-32 26-32 27-30 27-34 28-34 29-32 29-34 30-33 30-34 31-33 31-34 32-33 32-34 33-34";

    /// As `NetworkX` 3.6 gives them.
    const BETWEENNESS: [(usize, f64); 5] =
        [(1, 0.437_635), (3, 0.143_657), (33, 0.145_247), (34, 0.304_075), (12, 0.000_000)];
    const PAGERANK: [(usize, f64); 5] =
        [(1, 0.096_997), (3, 0.057_079), (33, 0.071_693), (34, 0.100_919), (12, 0.009_565)];

    fn club() -> Adjacency {
        let ends = |edge: &str| {
            let (from, to) = edge.split_once('-').unwrap();
            (from.parse::<usize>().unwrap() - 1, to.parse::<usize>().unwrap() - 1, 1)
        };
        let edges: Vec<_> = CLUB.split_whitespace().map(ends).collect();
        assert_eq!(edges.len(), 78);
        Adjacency::from_edges(34, &edges)
    }

    #[test]
    fn ranks_of_a_star_are_those_worked_out_by_hand() {
        // c = 0.15/4 + 0.85·3·l, l = 0.15/4 + 0.85·c/3
        let ranks = pagerank(&Adjacency::from_edges(4, &[(0, 1, 2), (0, 2, 2), (0, 3, 2)]));
        check(ranks[0], 0.133_125 / 0.277_5);
        check(ranks[1], 0.037_5 + 0.85 * ranks[0] / 3.0);
        check(ranks.iter().sum(), 1.0);
    }

    #[test]
    fn a_heavier_edge_gives_more_rank() {
        let ranks = pagerank(&Adjacency::from_edges(3, &[(0, 1, 3), (0, 2, 1)]));
        assert!(ranks[1] > ranks[2]);
    }

    #[test]
    fn nodes_without_edges_share_the_rank() {
        assert_eq!(pagerank(&Adjacency::from_edges(4, &[])), [0.25; 4]);
    }

    #[test]
    fn the_middle_of_a_path_of_five_lies_between_four_of_six_pairs() {
        let path = Adjacency::from_edges(5, &[(0, 1, 1), (1, 2, 9), (2, 3, 1), (3, 4, 1)]);
        let between = betweenness(&path);
        for (found, expected) in between.values.iter().zip([0.0, 3.0, 4.0, 3.0, 0.0]) {
            check(*found, expected / 6.0);
        }
    }

    #[test]
    fn measures_of_the_karate_club_are_those_that_others_find() {
        let between = betweenness(&club());
        for (member, expected) in BETWEENNESS {
            check(between.values[member - 1], expected);
        }
        let ranks = pagerank(&club());
        for (member, expected) in PAGERANK {
            check(ranks[member - 1], expected);
        }
        assert!(community::communities(&club()).modularity > 0.41, "the best known is 0.4198");
    }

    #[test]
    fn an_estimate_from_some_nodes_is_near_the_whole() {
        // A star with more leaves than pivots: only its centre lies between others, nearly always.
        let leaves = PIVOTS * 2;
        let edges: Vec<_> = (1..=leaves).map(|leaf| (0, leaf, 1)).collect();
        let found = betweenness(&Adjacency::from_edges(leaves + 1, &edges));
        assert_eq!(found.pivots, PIVOTS);
        assert!((found.values[0] - 1.0).abs() < 0.01, "{}", found.values[0]);
        assert!(found.values[1..].iter().all(|&value| value == 0.0));
    }
}
