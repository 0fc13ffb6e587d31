//! JSON of Cytoscape and Cytoscape.js: elements with their data.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::json;

use crate::graph::{Kind, Network};

#[derive(Serialize)]
struct Element<T> {
    data: T,
}

#[derive(Serialize)]
struct NodeData<'a> {
    id: String,
    /// What Cytoscape calls a node by.
    name: &'a str,
    label: &'a str,
    kind: Kind,
    iri: &'a str,
}

#[derive(Serialize)]
struct EdgeData<'a> {
    id: String,
    source: String,
    target: String,
    interaction: &'a str,
    label: &'a str,
    weight: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    doubt: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    start: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end: Option<&'a str>,
    through: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    shared: &'a [String],
}

pub(super) fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    let nodes: Vec<_> = network
        .graph
        .node_weights()
        .enumerate()
        .map(|(index, node)| Element {
            data: NodeData {
                id: format!("n{index}"),
                name: &node.label,
                label: &node.label,
                kind: node.kind,
                iri: &node.iri,
            },
        })
        .collect();
    let edges: Vec<_> = network
        .edges()
        .enumerate()
        .map(|(index, (from, to, edge))| Element {
            data: EdgeData {
                id: format!("e{index}"),
                source: format!("n{}", from.index()),
                target: format!("n{}", to.index()),
                interaction: edge.relation.name(),
                label: edge.relation.ja(),
                weight: edge.weight,
                doubt: edge.doubt.map(crate::graph::Doubt::name),
                start: edge.first.as_deref(),
                end: edge.last.as_deref(),
                through: &edge.through,
                shared: &edge.shared,
            },
        })
        .collect();
    let document = json!({
        "format_version": "1.0",
        "generated_by": "gijigraph",
        "data": { "name": network.projection.name() },
        "elements": { "nodes": nodes, "edges": edges },
    });
    serde_json::to_writer_pretty(&mut out, &document)?;
    writeln!(out)
}
