//! `GraphML`: <http://graphml.graphdrawing.org/specification.html>.

use std::io::{self, Write};

use super::sources;
use crate::export::xml::Xml;
use crate::graph::{Edge, Network};

/// Attributes: id, for what, name, type.
const KEYS: [(&str, &str, &str, &str); 10] = [
    ("label", "node", "label", "string"),
    ("kind", "node", "kind", "string"),
    ("iri", "node", "iri", "string"),
    ("relation", "edge", "relation", "string"),
    ("weight", "edge", "weight", "int"),
    ("doubt", "edge", "doubt", "string"),
    ("start", "edge", "start", "string"),
    ("end", "edge", "end", "string"),
    ("through", "edge", "through", "string"),
    ("shared", "edge", "shared", "string"),
];

pub(super) fn write(network: &Network, out: impl Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open(
        "graphml",
        &[
            ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            (
                "xsi:schemaLocation",
                "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
            ),
        ],
    )?;
    for (id, of, name, kind) in KEYS {
        xml.empty("key", &[("id", id), ("for", of), ("attr.name", name), ("attr.type", kind)])?;
    }
    xml.open("graph", &[("id", network.projection.name()), ("edgedefault", "undirected")])?;
    for (index, node) in network.graph.node_weights().enumerate() {
        xml.open("node", &[("id", &format!("n{index}"))])?;
        for (key, value) in [("label", &*node.label), ("kind", node.kind.name()), ("iri", &node.iri)] {
            xml.text("data", &[("key", key)], value)?;
        }
        xml.close("node")?;
    }
    for (index, (from, to, edge)) in network.edges().enumerate() {
        let [id, source, target] =
            [format!("e{index}"), format!("n{}", from.index()), format!("n{}", to.index())];
        xml.open("edge", &[("id", &id), ("source", &source), ("target", &target)])?;
        for (key, value) in data(edge) {
            xml.text("data", &[("key", key)], &value)?;
        }
        xml.close("edge")?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.finish()
}

/// What is said of an edge, but what it lacks.
fn data(edge: &Edge) -> Vec<(&'static str, String)> {
    let mut data = vec![("relation", edge.relation.name().to_owned()), ("weight", edge.weight.to_string())];
    data.extend(edge.doubt.map(|doubt| ("doubt", doubt.name().to_owned())));
    data.extend(edge.first.clone().map(|day| ("start", day)));
    data.extend(edge.last.clone().map(|day| ("end", day)));
    for (key, iris) in [("through", &edge.through), ("shared", &edge.shared)] {
        data.extend((!iris.is_empty()).then(|| (key, sources(iris))));
    }
    data
}
