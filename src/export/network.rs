//! Networks in the formats of other programs: Gephi, Cytoscape, Graphviz, Neo4j, and a picture.
//!
//! | format | for | time |
//! |---|---|---|
//! | `GraphML` | Gephi, yEd, igraph, `NetworkX` | `start` and `end` of edges, as text |
//! | GEXF 1.3 | Gephi's timeline | edges last from their first meeting to their last |
//! | DOT | Graphviz | – |
//! | Cytoscape JSON | Cytoscape, Cytoscape.js | `start` and `end` of edges, as text |
//! | Neo4j | `neo4j-admin database import` | `start:date`, `end:date` |
//! | SVG | browsers | – |
//!
//! Nodes are called `n0`, `n1`, … in the order of their IRIs, which stand beside them; only Neo4j gets the ids of the
//! store. An edge that is no fact says so in `doubt`, and is drawn dashed.

mod cytoscape;
mod dot;
mod gexf;
mod graphml;
mod layout;
pub mod neo4j;
mod style;
mod svg;

use std::io::{self, Write};

use crate::graph::Network;

/// A format of one file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// `GraphML`.
    GraphMl,
    /// GEXF 1.3.
    Gexf,
    /// DOT of Graphviz.
    Dot,
    /// JSON of Cytoscape.
    Cytoscape,
    /// A picture of the nodes with the heaviest edges.
    Svg,
}

/// Nodes that a picture shows at most: with more, no label can be read.
pub const DRAWN: usize = 120;

/// Writes a network.
///
/// # Errors
///
/// What the writer says.
pub fn write(network: &Network, format: Format, mut out: impl Write) -> io::Result<()> {
    match format {
        Format::GraphMl => graphml::write(network, &mut out)?,
        Format::Gexf => gexf::write(network, &mut out)?,
        Format::Dot => dot::write(network, &mut out)?,
        Format::Cytoscape => cytoscape::write(network, &mut out)?,
        Format::Svg => svg::write(network, &mut out)?,
    }
    out.flush()
}

/// Several IRIs in one value; none holds a space.
fn sources(through: &[String]) -> String {
    through.join(" ")
}
