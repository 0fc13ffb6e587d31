//! How kinds of node look: colours that stay apart for the colour-blind (Okabe and Ito), and a shape each.

use crate::graph::Kind;

/// Fill, as red, green and blue.
pub(super) fn colour(kind: Kind) -> [u8; 3] {
    match kind {
        Kind::Person => [0x00, 0x72, 0xb2],
        Kind::Organization => [0x00, 0x9e, 0x73],
        Kind::Group => [0x9a, 0xc8, 0xe6],
        Kind::Issue => [0xe6, 0x9f, 0x00],
        Kind::Law => [0xd5, 0x5e, 0x00],
        Kind::Technology => [0xcc, 0x79, 0xa7],
        Kind::Initiative => [0xf0, 0xe4, 0x42],
        Kind::Disease => [0x8c, 0x56, 0x4b],
        Kind::Meeting => [0x77, 0x77, 0x77],
    }
}

/// The fill as `#rrggbb`.
pub(super) fn hex(kind: Kind) -> String {
    let [red, green, blue] = colour(kind);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The shape of Graphviz.
pub(super) fn shape(kind: Kind) -> &'static str {
    match kind {
        Kind::Person => "ellipse",
        Kind::Organization => "box",
        Kind::Group => "doublecircle",
        Kind::Issue => "diamond",
        Kind::Law => "note",
        Kind::Technology => "hexagon",
        Kind::Initiative => "folder",
        Kind::Disease => "octagon",
        Kind::Meeting => "tab",
    }
}

/// Thickness of an edge: one for a weight of one, one more for each doubling.
pub(super) fn thickness(weight: u32) -> u32 {
    weight.max(1).ilog2() + 1
}
