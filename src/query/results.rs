//! What a query gives: rows, a graph, or yes and no; read under a time limit, cut at a row limit, written in a format.

use std::{collections::HashSet, io::Write};

use oxigraph::{
    io::RdfFormat,
    model::{Term, Triple},
    sparql::{
        QuerySolution, Variable,
        results::{QueryResultsFormat, QueryResultsSerializer},
    },
};

use super::{
    Error,
    evaluation::{Evaluation, Item},
    table,
};
use crate::{
    export::{
        self,
        spreadsheet::{BYTE_ORDER_MARK, write_row},
    },
    rdf::sort,
};

/// A form in which results are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Lined-up columns for a terminal.
    Table,
    /// SPARQL 1.1 CSV.
    Csv,
    /// CSV for a spreadsheet: a byte order mark, and a `'` before what it would take for a formula.
    Spreadsheet,
    /// SPARQL 1.1 TSV.
    Tsv,
    /// SPARQL 1.1 JSON.
    Json,
    /// SPARQL 1.1 XML.
    Xml,
    /// Turtle, for graphs.
    Turtle,
    /// N-Triples, for graphs.
    NTriples,
    /// JSON-LD, for graphs.
    JsonLd,
    /// RDF/XML, for graphs.
    RdfXml,
}

impl Format {
    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Csv => "csv",
            Self::Spreadsheet => "spreadsheet",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Turtle => "turtle",
            Self::NTriples => "ntriples",
            Self::JsonLd => "jsonld",
            Self::RdfXml => "rdfxml",
        }
    }

    fn rows(self) -> Option<QueryResultsFormat> {
        match self {
            Self::Csv => Some(QueryResultsFormat::Csv),
            Self::Tsv => Some(QueryResultsFormat::Tsv),
            Self::Json => Some(QueryResultsFormat::Json),
            Self::Xml => Some(QueryResultsFormat::Xml),
            _ => None,
        }
    }

    fn graph(self) -> Option<RdfFormat> {
        match self {
            Self::Turtle => Some(RdfFormat::Turtle),
            Self::NTriples => Some(RdfFormat::NTriples),
            Self::JsonLd => Some(export::JSON_LD),
            Self::RdfXml => Some(RdfFormat::RdfXml),
            _ => None,
        }
    }
}

/// What a query gives.
pub enum Results {
    /// The rows of a SELECT.
    Solutions(Solutions),
    /// The answer to an ASK.
    Boolean(bool),
    /// The triples of a CONSTRUCT or DESCRIBE.
    Graph(Graph),
}

impl Results {
    pub(super) fn read(mut evaluation: Evaluation, limit: Option<usize>) -> Result<Self, Error> {
        let head = evaluation.next().unwrap_or(Err(Error::BrokenDown))?;
        let items = Limited { evaluation, left: limit, cut: false };
        match head {
            Item::Boolean(value) => Ok(Self::Boolean(value)),
            Item::Columns(variables) => Ok(Self::Solutions(Solutions { variables, items })),
            Item::Graph => Ok(Self::Graph(Graph { items })),
            Item::Row(_) | Item::Triple(_) | Item::End => Err(Error::BrokenDown),
        }
    }
}

/// How much was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Rows or triples.
    pub rows: usize,
    /// Whether the limit cut more off.
    pub cut: bool,
}

impl Results {
    /// Writes the results; `layout` is for tables, and its base names the prefix `data:`.
    ///
    /// Rows come in the order the query gives; a graph is sorted, each triple once.
    ///
    /// # Errors
    ///
    /// [`Error::Format`] where the format does not fit the results, [`Error::Timeout`], [`Error::Output`].
    pub fn write(self, format: Format, layout: &table::Layout, out: impl Write) -> Result<Written, Error> {
        match self {
            Self::Solutions(solutions) => solutions.write(format, layout, out),
            Self::Boolean(value) => write_boolean(value, format, out),
            Self::Graph(graph) => graph.write(format, layout, out),
        }
    }
}

/// The rows of a SELECT, read as they are found.
pub struct Solutions {
    variables: Vec<Variable>,
    items: Limited,
}

impl Solutions {
    /// The columns, in order.
    #[must_use]
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Whether the limit has cut rows off. It is known once the last row was read.
    #[must_use]
    pub fn cut(&self) -> bool {
        self.items.cut
    }

    fn write(mut self, format: Format, layout: &table::Layout, out: impl Write) -> Result<Written, Error> {
        let mut rows = 0;
        if let Some(format) = format.rows() {
            let serializer = QueryResultsSerializer::from_format(format);
            let mut serializer = serializer.serialize_solutions_to_writer(out, self.variables.clone())?;
            for solution in &mut self {
                serializer.serialize(&solution?)?;
                rows += 1;
            }
            serializer.finish()?.flush()?;
        } else if format == Format::Table {
            let headings = self.variables.iter().map(|v| v.as_str().to_owned()).collect();
            let mut table = table::Table::new(headings);
            for solution in &mut self {
                table.push(solution?.values().iter().map(|v| layout.cell(v.as_ref())).collect());
                rows += 1;
            }
            table.write(layout, out)?;
        } else if format == Format::Spreadsheet {
            rows = self.spreadsheet(out)?;
        } else {
            return Err(Error::Format {
                results: "the rows of a SELECT",
                format: format.name(),
                instead: "table, csv, tsv, json or xml",
            });
        }
        Ok(Written { rows, cut: self.items.cut })
    }

    /// Rows as text, each cell as a spreadsheet shows it.
    fn spreadsheet(&mut self, mut out: impl Write) -> Result<usize, Error> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = csv::Writer::from_writer(out);
        write_row(&mut writer, self.variables.iter().map(Variable::as_str))?;
        let mut rows = 0;
        for solution in self {
            let text = |term: &Option<Term>| match term {
                None => String::new(),
                Some(Term::NamedNode(node)) => node.as_str().to_owned(),
                Some(Term::Literal(literal)) => literal.value().to_owned(),
                Some(other) => other.to_string(),
            };
            write_row(&mut writer, solution?.values().iter().map(text))?;
            rows += 1;
        }
        writer.flush()?;
        Ok(rows)
    }
}

impl Iterator for Solutions {
    type Item = Result<QuerySolution, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next(|item| if let Item::Row(row) = item { Some(row) } else { None })
    }
}

/// The triples of a CONSTRUCT or DESCRIBE, read as they are found: perhaps one twice.
pub struct Graph {
    items: Limited,
}

impl Graph {
    fn write(
        mut self,
        format: Format,
        layout: &table::Layout,
        mut out: impl Write,
    ) -> Result<Written, Error> {
        let rdf = format.graph();
        if rdf.is_none() && format != Format::Table {
            return Err(Error::Format {
                results: "the graph of a CONSTRUCT or DESCRIBE",
                format: format.name(),
                instead: "turtle, ntriples, jsonld or table",
            });
        }
        let mut triples: Vec<Triple> = (&mut self).collect::<Result<HashSet<_>, _>>()?.into_iter().collect();
        sort(&mut triples);
        if let Some(rdf) = rdf {
            export::write_triples(&triples, rdf, &layout.base, &mut out)?;
        } else {
            let mut table = table::Table::new(vec!["subject".into(), "predicate".into(), "object".into()]);
            for triple in &triples {
                let (s, p) = (triple.subject.clone().into(), triple.predicate.clone().into());
                table.push(vec![
                    layout.cell(Some(&s)),
                    layout.cell(Some(&p)),
                    layout.cell(Some(&triple.object)),
                ]);
            }
            table.write(layout, out)?;
        }
        Ok(Written { rows: triples.len(), cut: self.items.cut })
    }
}

impl Iterator for Graph {
    type Item = Result<Triple, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.items.next(|item| if let Item::Triple(triple) = item { Some(triple) } else { None })
    }
}

/// What a query gives, up to a number of rows or triples.
struct Limited {
    evaluation: Evaluation,
    left: Option<usize>,
    cut: bool,
}

impl Limited {
    fn next<T>(&mut self, of: impl Fn(Item) -> Option<T>) -> Option<Result<T, Error>> {
        if self.left == Some(0) {
            // One more is looked for, so that nobody takes a cut answer for a whole one.
            return match self.evaluation.next()? {
                Ok(_) => {
                    self.cut = true;
                    self.evaluation.stop();
                    None
                }
                Err(error) => Some(Err(error)),
            };
        }
        let item = self.evaluation.next()?;
        self.left = self.left.map(|left| left - 1);
        item.map(of).transpose()
    }
}

fn write_boolean(value: bool, format: Format, mut out: impl Write) -> Result<Written, Error> {
    match format.rows() {
        Some(rows) => {
            QueryResultsSerializer::from_format(rows).serialize_boolean_to_writer(&mut out, value)?;
        }
        None if format == Format::Table => writeln!(out, "{value}")?,
        None => {
            return Err(Error::Format {
                results: "the yes or no of an ASK",
                format: format.name(),
                instead: "table, csv, tsv, json or xml",
            });
        }
    }
    out.flush()?;
    Ok(Written { rows: 1, cut: false })
}
