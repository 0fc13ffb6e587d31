//! `export`: the whole graph into a file, or into tables.

use std::{
    fs::File,
    io::{BufWriter, Write},
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use gijigraph::{
    export::{self, debate, network, tables},
    store::Store,
};

use super::{Done, Failure, Terminal, arguments, graph::NetworkArguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph export -o graph.ttl                        the merge of all documents / 全体を一つのファイルに
  gijigraph export --format nquads | sort | sha256sum  one graph a document / 文書ごとのグラフ
  gijigraph export --format csv --bom -o tables        tables for a spreadsheet / 表計算ソフト用
  gijigraph export --format void --licence https://creativecommons.org/licenses/by/4.0/   what the data are / データの説明
  gijigraph export --format akn -o debates             verbatim records as Akoma Ntoso; parlamint: as TEI / 逐語録をXMLで
  gijigraph export --format gexf --projection co-attendance -o met.gexf   for Gephi / Gephi用
  gijigraph export --format svg --projection person-issue -o graph.svg    a picture / 図

The same documents give the same bytes, whatever their order and wherever they were read.

graphml, gexf, dot, cytoscape, neo4j and svg give a projection of the graph: `gijigraph graph --help` tells which and what
the weights are. Edges carry the days of their first and last meeting; what is no fact is marked and drawn dashed. A cell
of csv that a spreadsheet would take for a formula gets a ' before it; neo4j's, which a database reads, do not.";

/// Write the graph as RDF, tables, or a network for other programs / グラフを書き出す
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Syntax; csv and neo4j write a folder of tables, akn and parlamint one of verbatim records
    #[arg(long, value_enum, default_value_t = Format::Turtle)]
    format: Format,
    /// File to write, or folder for csv, neo4j, akn and parlamint; standard output without it
    #[arg(short, long, value_name = "PATH", required_if_eq_any([("format", "csv"), ("format", "neo4j"), ("format", "akn"), ("format", "parlamint")]))]
    output: Option<PathBuf>,
    /// Begin each table with a byte order mark, without which Excel garbles Japanese
    #[arg(long)]
    bom: bool,
    /// The licence under which you publish this: an address, or for csv a name such as CC-BY-4.0; nothing is said without it
    #[arg(long, value_name = "LICENCE", visible_alias = "license")]
    licence: Option<String>,
    #[command(flatten)]
    network: NetworkArguments,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Turtle,
    Ntriples,
    Nquads,
    Trig,
    Jsonld,
    Rdfxml,
    Csv,
    Void,
    Akn,
    Parlamint,
    Graphml,
    Gexf,
    Dot,
    Cytoscape,
    Neo4j,
    Svg,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let format = match arguments.format {
        Format::Csv => Form::Tables,
        Format::Void => Form::Description,
        Format::Akn => Form::Debates(debate::Format::AkomaNtoso),
        Format::Parlamint => Form::Debates(debate::Format::ParlaMint),
        Format::Neo4j => Form::Neo4j,
        Format::Turtle => Form::Rdf(export::Format::Turtle),
        Format::Ntriples => Form::Rdf(export::Format::NTriples),
        Format::Nquads => Form::Rdf(export::Format::NQuads),
        Format::Trig => Form::Rdf(export::Format::TriG),
        Format::Jsonld => Form::Rdf(export::Format::JsonLd),
        Format::Rdfxml => Form::Rdf(export::Format::RdfXml),
        Format::Graphml => Form::Network(network::Format::GraphMl),
        Format::Gexf => Form::Network(network::Format::Gexf),
        Format::Dot => Form::Network(network::Format::Dot),
        Format::Cytoscape => Form::Network(network::Format::Cytoscape),
        Format::Svg => Form::Network(network::Format::Svg),
    };
    if arguments.bom && !matches!(format, Form::Tables) {
        return Err(Failure::usage("--bom is for tables: add --format csv, or leave it out"));
    }
    if arguments.licence.is_some()
        && !matches!(format, Form::Tables | Form::Description | Form::Debates(debate::Format::ParlaMint))
    {
        return Err(Failure::usage(
            "--licence is for descriptions of a dataset: add --format csv, void or parlamint, or leave it out",
        ));
    }
    if arguments.network.is_given()
        && matches!(format, Form::Tables | Form::Description | Form::Debates(_) | Form::Rdf(_))
    {
        return Err(Failure::usage(
            "--projection and --with-candidates are for networks: graphml, gexf, dot, cytoscape, neo4j, svg",
        ));
    }
    let store = arguments.store.read(terminal)?;
    match format {
        Form::Tables => write_tables(&store, arguments, terminal),
        Form::Rdf(format) => {
            to_output(arguments, terminal, |out| export::write(&store, format, out).map_err(Failure::from))
        }
        Form::Description => {
            let licence = arguments.licence.as_deref().map(arguments::licence).transpose();
            let licence = licence.map_err(|reason| Failure::usage(format!("--licence: {reason}")))?;
            to_output(arguments, terminal, |out| Ok(export::void::write(&store, licence.as_ref(), out)?))
        }
        Form::Debates(format) => write_debates(&store, format, arguments, terminal),
        Form::Network(format) => {
            let network = arguments.network.read(&store, terminal)?;
            let nodes = network.graph.node_count();
            if format == network::Format::Svg && nodes > network::DRAWN {
                terminal.note(&format!("{} of {nodes} nodes are drawn: the heaviest", network::DRAWN));
            }
            to_output(arguments, terminal, |out| Ok(network::write(&network, format, out)?))
        }
        Form::Neo4j => {
            let network = arguments.network.read(&store, terminal)?;
            let dir = arguments.output.as_deref().unwrap_or(Path::new("."));
            for path in network::neo4j::write(&network, dir)? {
                terminal.note(&format!("wrote {}", path.display()));
            }
            Ok(Done::Well)
        }
    }
}

/// What a format is a format of.
enum Form {
    Tables,
    /// The dataset described.
    Description,
    /// Verbatim records, one file each.
    Debates(debate::Format),
    Neo4j,
    Rdf(export::Format),
    Network(network::Format),
}

/// Writes into the file asked for, or to standard output.
fn to_output(
    arguments: &Arguments,
    terminal: &Terminal,
    write: impl FnOnce(&mut dyn Write) -> Result<(), Failure>,
) -> Result<Done, Failure> {
    match &arguments.output {
        None => write(&mut terminal::output())?,
        Some(path) => {
            let file =
                File::create(path).map_err(|error| Failure::file(&path.display().to_string(), &error))?;
            write(&mut BufWriter::new(file))?;
            terminal.note(&format!("wrote {}", path.display()));
        }
    }
    Ok(Done::Well)
}

fn write_debates(
    store: &Store,
    format: debate::Format,
    arguments: &Arguments,
    terminal: &Terminal,
) -> Result<Done, Failure> {
    let dir = arguments.output.as_deref().unwrap_or(Path::new("."));
    let written = debate::write(store, format, arguments.licence.as_deref(), dir)?;
    for path in &written.files {
        terminal.note(&format!("wrote {}", path.display()));
    }
    for label in &written.undated {
        terminal.warning(&format!("{label}: left out, for its record tells no day"));
    }
    if written.summaries > 0 {
        terminal.note(&format!("{} summaries are left out: they have no speeches", written.summaries));
    }
    if written.files.is_empty() {
        terminal.note("no verbatim record is in the store / 逐語の会議録がありません");
        return Ok(Done::Lacking);
    }
    Ok(Done::Well)
}

fn write_tables(store: &Store, arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let dir = arguments.output.as_deref().unwrap_or(Path::new("."));
    let options = tables::Options { byte_order_mark: arguments.bom, licence: arguments.licence.clone() };
    for table in tables::write(store, dir, &options)? {
        terminal.note(&format!("wrote {}: {} rows", dir.join(table.file).display(), table.rows));
    }
    Ok(Done::Well)
}
