//! Two tables for Neo4j: `neo4j-admin database import full --nodes=nodes.csv --relationships=relationships.csv`.
//!
//! Values are as they are, also where a spreadsheet would take them for a formula: a database reads them.

#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the tables")]

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
};

use super::sources;
use crate::{
    export::Error,
    graph::{Kind, Network, Relation},
};

/// The nodes.
pub const NODES: &str = "nodes.csv";
/// What joins them.
pub const RELATIONSHIPS: &str = "relationships.csv";

const OF_NODES: [&str; 4] = ["id:ID", ":LABEL", "name", "iri"];
const OF_RELATIONSHIPS: [&str; 9] =
    [":START_ID", ":END_ID", ":TYPE", "weight:int", "start:date", "end:date", "doubt", "through", "shared"];

/// Writes both tables into the folder `dir`, which is made where there is none; files of the same names are replaced.
/// Gives their paths.
///
/// # Errors
///
/// [`Error::File`].
pub fn write(network: &Network, dir: &Path) -> Result<[PathBuf; 2], Error> {
    fs::create_dir_all(dir).map_err(|source| Error::File { path: dir.to_owned(), source })?;
    let [nodes, relationships] = [NODES, RELATIONSHIPS].map(|file| dir.join(file));
    table(&nodes, |writer| {
        writer.write_record(OF_NODES)?;
        for node in network.graph.node_weights() {
            writer.write_record([&*node.id, label(node.kind), &node.label, &node.iri])?;
        }
        Ok(())
    })?;
    table(&relationships, |writer| {
        writer.write_record(OF_RELATIONSHIPS)?;
        for (from, to, edge) in network.edges() {
            let day = |day: &Option<String>| day.clone().unwrap_or_default();
            let id = |node| network.graph.node_weight(node).map(|node| node.id.clone()).unwrap_or_default();
            writer.write_record([
                id(from),
                id(to),
                relationship(edge.relation),
                edge.weight.to_string(),
                day(&edge.first),
                day(&edge.last),
                edge.doubt.map_or("", crate::graph::Doubt::name).to_owned(),
                // As one text: Neo4j's own separator of lists, the semicolon, is a character of IRIs.
                sources(&edge.through),
                sources(&edge.shared),
            ])?;
        }
        Ok(())
    })?;
    Ok([nodes, relationships])
}

fn table(
    path: &Path,
    rows: impl FnOnce(&mut csv::Writer<BufWriter<File>>) -> csv::Result<()>,
) -> Result<(), Error> {
    let failed = |source| Error::File { path: path.to_owned(), source };
    let mut writer = csv::Writer::from_writer(BufWriter::new(File::create(path).map_err(failed)?));
    rows(&mut writer).map_err(|error| failed(error.into()))?;
    writer.flush().map_err(failed)
}

/// The class, as Neo4j writes labels.
fn label(kind: Kind) -> &'static str {
    let class = kind.class().as_str();
    class.rsplit_once('#').map_or(class, |(_, local)| local)
}

/// As Neo4j writes types: `CO_RAISED`.
fn relationship(relation: Relation) -> String {
    relation.name().to_uppercase().replace('-', "_")
}
