//! Where nodes stand in a picture: forces from a start on a circle, then labels pushed apart.
//!
//! Only what IEEE 754 rounds exactly is used (no sine or cosine), so that the same network is drawn the same everywhere.

use crate::graph::{Adjacency, measure::real};

/// Rounds of the forces; the step shrinks to nothing over them.
const ROUNDS: usize = 300;
/// The length at which the forces of an edge are in balance, before labels are pushed apart.
const LENGTH: f64 = 110.0;
/// What draws everything to the middle, so that parts without an edge between them stay near.
const GRAVITY: f64 = 0.06;
/// Rounds of pushing apart; each ends early where nothing overlaps.
const PUSHES: usize = 600;

/// A place.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// What a node takes up around its place, label included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) above: f64,
    pub(super) below: f64,
}

/// A place for each node, such that no two extents overlap unless there is no end to it.
pub(super) fn places(network: &Adjacency, extents: &[Extent]) -> Vec<Point> {
    let mut places = forces(network);
    for _ in 0..PUSHES {
        if !push(&mut places, extents) {
            break;
        }
    }
    places
}

/// After Fruchterman and Reingold: neighbours draw each other, all push each other away.
fn forces(network: &Adjacency) -> Vec<Point> {
    let nodes = network.len();
    let mut places: Vec<Point> = (0..nodes).map(|node| on_circle(node, nodes)).collect();
    for round in 0..ROUNDS {
        let step = LENGTH * (1.0 - real(round) / real(ROUNDS));
        let mut moves = vec![Point::default(); nodes];
        for one in 0..nodes {
            for other in one + 1..nodes {
                let (dx, dy) = (places[one].x - places[other].x, places[one].y - places[other].y);
                let square = (dx * dx + dy * dy).max(1.0);
                let force = LENGTH * LENGTH / square;
                moves[one].x += dx * force;
                moves[one].y += dy * force;
                moves[other].x -= dx * force;
                moves[other].y -= dy * force;
            }
            moves[one].x -= places[one].x * GRAVITY * LENGTH / 10.0;
            moves[one].y -= places[one].y * GRAVITY * LENGTH / 10.0;
            for &(other, _) in network.neighbours(one) {
                let (dx, dy) = (places[one].x - places[other].x, places[one].y - places[other].y);
                let force = (dx * dx + dy * dy).sqrt() / LENGTH;
                moves[one].x -= dx * force;
                moves[one].y -= dy * force;
            }
        }
        for (place, to) in places.iter_mut().zip(&moves) {
            let length = (to.x * to.x + to.y * to.y).sqrt();
            if length > 0.0 {
                place.x += to.x / length * length.min(step);
                place.y += to.y / length * length.min(step);
            }
        }
    }
    places
}

/// The start of a node: on a circle, by the rational parametrisation of a quarter.
fn on_circle(node: usize, nodes: usize) -> Point {
    let radius = LENGTH * real(nodes.max(1)).sqrt();
    let turn: f64 = 4.0 * real(node) / real(nodes.max(1));
    let quarter = turn.floor();
    let t = turn - quarter;
    let scale = radius / (1.0 + t * t);
    let (x, y) = ((1.0 - t * t) * scale, 2.0 * t * scale);
    match node * 4 / nodes.max(1) {
        0 => Point { x, y },
        1 => Point { x: -y, y: x },
        2 => Point { x: -x, y: -y },
        _ => Point { x: y, y: -x },
    }
}

/// Moves what overlaps apart, along the shorter way; whether anything did.
fn push(places: &mut [Point], extents: &[Extent]) -> bool {
    let mut moved = false;
    for one in 0..places.len() {
        for other in one + 1..places.len() {
            let (a, b) = (extents[one], extents[other]);
            let right = (places[one].x + a.right) - (places[other].x - b.left);
            let left = (places[other].x + b.right) - (places[one].x - a.left);
            let below = (places[one].y + a.below) - (places[other].y - b.above);
            let above = (places[other].y + b.below) - (places[one].y - a.above);
            if right <= 0.0 || left <= 0.0 || below <= 0.0 || above <= 0.0 {
                continue;
            }
            moved = true;
            // A little more than the half, or rounding leaves them touching for ever.
            let (across, down) = (right.min(left) * 0.51 + 0.1, below.min(above) * 0.51 + 0.1);
            if across < down {
                let way = if right < left { -across } else { across };
                places[one].x += way;
                places[other].x -= way;
            } else {
                let way = if below < above { -down } else { down };
                places[one].y += way;
                places[other].y -= way;
            }
        }
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaps(places: &[Point], extents: &[Extent]) -> bool {
        push(&mut places.to_vec(), extents)
    }

    #[test]
    fn no_two_labels_overlap_in_a_star_of_sixty() {
        let edges: Vec<_> = (1..60).map(|leaf| (0, leaf, 1)).collect();
        let network = Adjacency::from_edges(60, &edges);
        let extents = vec![Extent { left: 8.0, right: 140.0, above: 9.0, below: 9.0 }; 60];
        assert!(overlaps(&forces(&network), &extents), "the forces alone would do");
        assert!(!overlaps(&places(&network, &extents), &extents));
    }

    #[test]
    fn the_start_is_on_a_circle_and_every_node_elsewhere() {
        let places: Vec<Point> = (0..7).map(|node| on_circle(node, 7)).collect();
        let radius = LENGTH * 7.0_f64.sqrt();
        for (at, place) in places.iter().enumerate() {
            assert!(((place.x * place.x + place.y * place.y).sqrt() - radius).abs() < 1e-9, "{place:?}");
            assert!(!places[..at].contains(place));
        }
    }

    #[test]
    fn neighbours_are_nearer_than_others() {
        let triangles = [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (2, 3, 1)];
        let places = forces(&Adjacency::from_edges(6, &triangles));
        let far = |a: usize, b: usize| {
            let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y);
            (dx * dx + dy * dy).sqrt()
        };
        assert!(far(0, 1) < far(0, 5) && far(4, 5) < far(1, 4), "{places:?}");
    }
}
