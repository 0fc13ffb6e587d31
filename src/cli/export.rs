//! `export`: the whole graph into a file, or into tables.

use std::{
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use gijigraph::{
    export::{self, tables},
    store::Store,
};

use super::{Done, Failure, Terminal, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph export -o graph.ttl                        the merge of all documents / 全体を一つのファイルに
  gijigraph export --format nquads | sort | sha256sum  one graph a document / 文書ごとのグラフ
  gijigraph export --format csv --bom -o tables        tables for a spreadsheet / 表計算ソフト用

The same documents give the same bytes, whatever their order and wherever they were read.";

/// Write the whole graph as RDF or as tables / グラフ全体を書き出す
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Syntax; csv writes a folder of tables
    #[arg(long, value_enum, default_value_t = Format::Turtle)]
    format: Format,
    /// File to write, or folder for csv; standard output without it
    #[arg(short, long, value_name = "PATH", required_if_eq("format", "csv"))]
    output: Option<PathBuf>,
    /// Begin each table with a byte order mark, without which Excel garbles Japanese
    #[arg(long)]
    bom: bool,
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
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let format = match arguments.format {
        Format::Turtle => export::Format::Turtle,
        Format::Ntriples => export::Format::NTriples,
        Format::Nquads => export::Format::NQuads,
        Format::Trig => export::Format::TriG,
        Format::Jsonld => export::Format::JsonLd,
        Format::Rdfxml => export::Format::RdfXml,
        Format::Csv => return write_tables(arguments, terminal),
    };
    if arguments.bom {
        return Err(Failure::usage("--bom is for tables: add --format csv, or leave it out"));
    }
    let store = Store::open_for_reading(&arguments.store.store)?;
    match &arguments.output {
        None => export::write(&store, format, terminal::output())?,
        Some(path) => {
            let failed = |error| Failure::file(&path.display().to_string(), &error);
            let file = File::create(path).map_err(failed)?;
            export::write(&store, format, BufWriter::new(file))?;
            terminal.note(&format!("wrote {}", path.display()));
        }
    }
    Ok(Done::Well)
}

fn write_tables(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let store = Store::open_for_reading(&arguments.store.store)?;
    let dir = arguments.output.as_deref().unwrap_or(Path::new("."));
    let options = tables::Options { byte_order_mark: arguments.bom };
    for table in tables::write(&store, dir, options)? {
        terminal.note(&format!("wrote {}: {} rows", dir.join(table.file).display(), table.rows));
    }
    Ok(Done::Well)
}
