//! Export: the whole graph, the same to the byte for the same documents, whatever their order and whoever ran it.
//!
//! Takes a [`Store`]; gives RDF in six syntaxes, or a folder of tables; of a projection of it, formats of
//! other graph programs; does not know extraction.
//!
//! N-Quads and `TriG` keep the graphs apart, sorted by name; the other syntaxes give their merge, each triple once.
//! Inside, quads are sorted by subject, then `rdf:type` first, then predicate and object. The catalogue of file names
//! is no part of it. Memory holds one graph at a time, or the subjects of the merge.

pub mod debate;
pub mod network;
pub mod spreadsheet;
pub mod tables;
pub mod void;
mod xml;

use std::io::{self, Write};

use oxigraph::{
    io::{JsonLdProfileSet, RdfFormat, RdfSerializer, WriterQuadSerializer},
    model::{GraphNameRef, NamedOrBlankNode, Quad, QuadRef, Triple},
};

use crate::{
    query::prefixes,
    rdf::{order, sorted},
    store::{self, Store},
};

/// JSON-LD as this program writes it.
pub const JSON_LD: RdfFormat = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };

/// What can go wrong with an export.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The output cannot be written.
    #[error("the export cannot be written: {0}")]
    Output(#[from] io::Error),
    /// A file of the tables cannot be written.
    #[error("`{}` cannot be written: {source}", .path.display())]
    File {
        /// The folder or file.
        path: std::path::PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// Whether the reader of the output has gone away, which is no failure on a pipe.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

/// A syntax of RDF.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Turtle.
    Turtle,
    /// N-Triples.
    NTriples,
    /// N-Quads, with the graphs.
    NQuads,
    /// `TriG`, with the graphs.
    TriG,
    /// JSON-LD.
    JsonLd,
    /// RDF/XML.
    RdfXml,
}

impl Format {
    pub(crate) fn rdf(self) -> RdfFormat {
        match self {
            Self::Turtle => RdfFormat::Turtle,
            Self::NTriples => RdfFormat::NTriples,
            Self::NQuads => RdfFormat::NQuads,
            Self::TriG => RdfFormat::TriG,
            Self::JsonLd => JSON_LD,
            Self::RdfXml => RdfFormat::RdfXml,
        }
    }
}

/// Writes the whole graph.
///
/// # Errors
///
/// [`Error::Store`], [`Error::Output`].
pub fn write(store: &Store, format: Format, out: impl Write) -> Result<(), Error> {
    let mut serializer = serializer(format.rdf(), store.base().as_str())?.for_writer(out);
    if matches!(format, Format::NQuads | Format::TriG) {
        for graph in store.graphs()? {
            let mut quads: Vec<Quad> =
                store.quads(Some(&graph)).collect::<Result<_, _>>().map_err(|e| store.storage(e))?;
            quads.sort_unstable_by(|a, b| order(a.as_ref(), b.as_ref()));
            for quad in &quads {
                serializer.serialize_quad(quad)?;
            }
        }
    } else {
        write_merge(store, &mut serializer)?;
    }
    serializer.finish()?.flush()?;
    Ok(())
}

/// Writes quads of one document: sorted, each once, as [`write()`] would.
///
/// # Errors
///
/// What the writer says.
pub fn write_quads(quads: &[Quad], format: Format, base: &str, out: impl Write) -> io::Result<()> {
    let mut serializer = serializer(format.rdf(), base)?.for_writer(out);
    if format == Format::NQuads {
        sorted(quads).try_for_each(|quad| serializer.serialize_quad(quad))?;
        return serializer.finish()?.flush();
    }
    let graphs = format == Format::TriG;
    let mut quads: Vec<QuadRef<'_>> =
        quads.iter().map(|q| if graphs { q.as_ref() } else { merged(q) }).collect();
    quads.sort_unstable_by(|a, b| order(*a, *b));
    quads.dedup();
    quads.into_iter().try_for_each(|quad| serializer.serialize_quad(quad))?;
    serializer.finish()?.flush()
}

/// Writes triples that are sorted already.
pub(crate) fn write_triples(
    triples: &[Triple],
    format: RdfFormat,
    base: &str,
    out: impl Write,
) -> io::Result<()> {
    let mut serializer = serializer(format, base)?.for_writer(out);
    for triple in triples {
        serializer.serialize_triple(triple)?;
    }
    serializer.finish()?.flush()
}

fn write_merge<W: Write>(store: &Store, serializer: &mut WriterQuadSerializer<W>) -> Result<(), Error> {
    for subject in subjects(store)? {
        let quads = store.database().quads_for_pattern(
            Some(subject.as_ref()),
            None,
            None,
            Some(GraphNameRef::DefaultGraph),
        );
        let mut quads: Vec<Quad> = quads.collect::<Result<_, _>>().map_err(|e| store.storage(e))?;
        quads.sort_unstable_by(|a, b| order(a.as_ref(), b.as_ref()));
        for quad in &quads {
            serializer.serialize_quad(quad)?;
        }
    }
    Ok(())
}

/// Every subject of the merge, sorted.
fn subjects(store: &Store) -> Result<Vec<NamedOrBlankNode>, Error> {
    let mut subjects: Vec<NamedOrBlankNode> = Vec::new();
    for quad in store.quads(None) {
        let subject = quad.map_err(|e| store.storage(e))?.subject;
        // The database gives the quads of one subject together.
        if subjects.last() != Some(&subject) {
            subjects.push(subject);
        }
    }
    subjects.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    subjects.dedup();
    Ok(subjects)
}

/// As [`order`] has it.
fn key(subject: &NamedOrBlankNode) -> (bool, &str) {
    match subject {
        NamedOrBlankNode::NamedNode(node) => (false, node.as_str()),
        NamedOrBlankNode::BlankNode(node) => (true, node.as_str()),
    }
}

fn merged(quad: &Quad) -> QuadRef<'_> {
    QuadRef { graph_name: GraphNameRef::DefaultGraph, ..quad.as_ref() }
}

fn serializer(format: RdfFormat, base: &str) -> io::Result<RdfSerializer> {
    let mut serializer = RdfSerializer::from_format(format);
    for (prefix, iri) in prefixes(base) {
        serializer = serializer.with_prefix(prefix, iri).map_err(io::Error::other)?;
    }
    Ok(serializer)
}
