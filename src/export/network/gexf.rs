//! GEXF 1.3: <https://gexf.net/schema.html>. Edges last from the first meeting behind them to the last.

use std::io::{self, Write};

use super::{sources, style};
use crate::export::xml::Xml;
use crate::graph::{Adjacency, Network};

/// Attributes of nodes: id, title.
const OF_NODES: [(&str, &str); 2] = [("kind", "kind"), ("iri", "iri")];
/// Attributes of edges.
const OF_EDGES: [(&str, &str); 3] = [("doubt", "doubt"), ("through", "through"), ("shared", "shared")];

pub(super) fn write(network: &Network, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "gexf",
        &[
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:viz", "http://gexf.net/1.3/viz"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
            ("version", "1.3"),
        ],
    )?;
    xml.open("meta", &[])?;
    xml.text("creator", &[], "gijigraph")?;
    xml.text("description", &[], network.projection.name())?;
    xml.close("meta")?;
    xml.open("graph", &[("defaultedgetype", "undirected"), ("mode", "dynamic"), ("timeformat", "date")])?;
    for (class, attributes) in [("node", &OF_NODES[..]), ("edge", &OF_EDGES[..])] {
        xml.open("attributes", &[("class", class), ("mode", "static")])?;
        for (id, title) in attributes {
            xml.empty("attribute", &[("id", id), ("title", title), ("type", "string")])?;
        }
        xml.close("attributes")?;
    }
    nodes(network, &mut xml)?;
    edges(network, &mut xml)?;
    xml.close("graph")?;
    xml.close("gexf")?;
    xml.finish()
}

fn nodes<W: Write>(network: &Network, xml: &mut Xml<W>) -> io::Result<()> {
    let adjacency = Adjacency::of(network);
    xml.open("nodes", &[])?;
    for (index, node) in network.graph.node_weights().enumerate() {
        xml.open("node", &[("id", &format!("n{index}")), ("label", &node.label)])?;
        values(xml, &[("kind", node.kind.name().to_owned()), ("iri", node.iri.clone())])?;
        let size = style::thickness(u32::try_from(adjacency.strength(index)).unwrap_or(u32::MAX)) * 2;
        xml.empty("viz:size", &[("value", &format!("{size}.0"))])?;
        let [red, green, blue] = style::colour(node.kind).map(|part| part.to_string());
        xml.empty("viz:color", &[("r", &red), ("g", &green), ("b", &blue)])?;
        xml.close("node")?;
    }
    xml.close("nodes")
}

fn edges<W: Write>(network: &Network, xml: &mut Xml<W>) -> io::Result<()> {
    xml.open("edges", &[])?;
    for (index, (from, to, edge)) in network.edges().enumerate() {
        let [id, source, target] =
            [format!("e{index}"), format!("n{}", from.index()), format!("n{}", to.index())];
        let weight = format!("{}.0", edge.weight);
        let mut attributes = vec![
            ("id", &*id),
            ("source", &source),
            ("target", &target),
            ("weight", &weight),
            // Two nodes may have several edges, told apart by their kind.
            ("kind", edge.relation.name()),
            ("label", edge.relation.ja()),
        ];
        attributes.extend(edge.first.as_deref().map(|day| ("start", day)));
        attributes.extend(edge.last.as_deref().map(|day| ("end", day)));
        xml.open("edge", &attributes)?;
        let doubt = edge.doubt.map_or("", crate::graph::Doubt::name).to_owned();
        let said = [("doubt", doubt), ("through", sources(&edge.through)), ("shared", sources(&edge.shared))];
        values(xml, &said)?;
        if edge.doubt.is_some() {
            xml.empty("viz:shape", &[("value", "dashed")])?;
        }
        xml.close("edge")?;
    }
    xml.close("edges")
}

/// Values of attributes, but empty ones.
fn values<W: Write>(xml: &mut Xml<W>, values: &[(&str, String)]) -> io::Result<()> {
    xml.open("attvalues", &[])?;
    for (id, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        xml.empty("attvalue", &[("for", id), ("value", value)])?;
    }
    xml.close("attvalues")
}
