//! `query`: SPARQL, and the questions that ship with the program.

use std::{fs, io::Read, path::PathBuf, time::Duration};

use clap::{Args, ValueEnum};
use gijigraph::{
    query::{
        self, NamedQueries, NamedQuery, Options, Results,
        table::{Cell, Layout, Table},
    },
    store::Store,
};
use oxigraph::model::NamedNode;

use super::{Done, Failure, Terminal, arguments, sources, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph query --list                                      the shipped questions / 用意された質問
  gijigraph query --named who-raised --set issue=ゲノム編集
  gijigraph query 'SELECT ?label { ?m a gg:Meeting ; rdfs:label ?label }'
  gijigraph query 'SELECT ?label { ?i gg:matches \"許可\" ; a gg:PolicyIssue ; rdfs:label ?label }'
  gijigraph query --file question.rq --format csv > answer.csv

Prefixes gg: data: rdfs: skos: org: foaf: prov: oa: schema: dcterms: bibo: xsd: are declared already.
gg:fold(text) compares without regard to width and case. ?thing gg:matches \"許可 手続\" searches the full text.";

/// Ask the graph in SPARQL, or by a shipped question / SPARQLまたは用意された質問で問い合わせる
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// SELECT, ASK, CONSTRUCT or DESCRIBE
    #[arg(
        value_name = "SPARQL",
        conflicts_with_all = ["file", "named", "list"],
        required_unless_present_any = ["file", "named", "list"]
    )]
    sparql: Option<String>,
    /// File with the query; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["named", "list"])]
    file: Option<PathBuf>,
    /// A shipped question
    #[arg(long, value_name = "NAME", conflicts_with = "list")]
    named: Option<String>,
    /// A parameter of the shipped question; may be given several times
    #[arg(long, value_name = "NAME=VALUE", value_parser = setting, requires = "named", conflicts_with_all = ["sparql", "file", "list"])]
    set: Vec<(String, String)>,
    /// Show the shipped questions and their parameters
    #[arg(long)]
    list: bool,
    /// Folder with questions of your own: its `queries/*.rq` add to those shipped
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// Ask one graph instead of all: its IRI, or the name or id of its source
    #[arg(long, value_name = "GRAPH")]
    graph: Option<String>,
    /// Stop after so many seconds; 0 never stops
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    timeout: u64,
    /// Give at most so many rows
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    /// Form of the answer; without it a table, or Turtle for CONSTRUCT and DESCRIBE
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// CSV for a spreadsheet: a byte order mark, and a ' before what it would take for a formula; not to the letter of
    /// SPARQL 1.1, as --format csv is / 表計算ソフト用のCSV
    #[arg(long, conflicts_with = "format")]
    spreadsheet: bool,
    #[command(flatten)]
    store: arguments::StoreArguments,
    #[command(flatten)]
    remote: arguments::RemoteArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Csv,
    Tsv,
    Json,
    Xml,
    Turtle,
    Ntriples,
    Jsonld,
    Rdfxml,
}

impl From<Format> for query::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => Self::Table,
            Format::Csv => Self::Csv,
            Format::Tsv => Self::Tsv,
            Format::Json => Self::Json,
            Format::Xml => Self::Xml,
            Format::Turtle => Self::Turtle,
            Format::Ntriples => Self::NTriples,
            Format::Jsonld => Self::JsonLd,
            Format::Rdfxml => Self::RdfXml,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let mut questions = NamedQueries::shipped()?;
    if let Some(dir) = &arguments.data {
        arguments::folder(dir)?;
        let folder = dir.join("queries");
        if folder.is_dir() {
            questions.extend_from(&folder)?;
        }
    }
    if arguments.list {
        return list(&questions, arguments.format);
    }
    let mut options = Options {
        timeout: (arguments.timeout > 0).then(|| Duration::from_secs(arguments.timeout)),
        limit: arguments.limit,
        ..Options::default()
    };
    let named = arguments.named.as_deref().map(|name| questions.get(name)).transpose()?;
    let sparql = match (&arguments.file, &arguments.sparql) {
        (Some(file), _) => text(file)?,
        (None, sparql) => sparql.clone().unwrap_or_default(),
    };
    let (results, base) = if let Some(remote) = arguments.remote.open()? {
        let called = |graph: &str| match remote.graph_called(graph) {
            Ok(Some(graph)) => Ok(graph),
            Ok(None) => iri(graph),
            Err(error) => Err(error.into()),
        };
        options.graph = arguments.graph.as_deref().map(called).transpose()?;
        let results = match named {
            Some(question) => remote.run_named(question, &arguments.set, &options)?,
            None => remote.run(&sparql, &options)?,
        };
        (results, remote.base()?.as_str().to_owned())
    } else {
        let store = arguments.store.read(terminal)?;
        options.graph = arguments.graph.as_deref().map(|graph| find_graph(&store, graph)).transpose()?;
        let results = match named {
            Some(question) => query::run_named(&store, question, &arguments.set, &options)?,
            None => query::run(&store, &sparql, &options)?,
        };
        (results, store.base().as_str().to_owned())
    };
    let format = match (arguments.spreadsheet, arguments.format, &results) {
        (true, _, Results::Solutions(_)) => query::Format::Spreadsheet,
        (true, ..) => return Err(Failure::usage("--spreadsheet is for the rows of a SELECT")),
        (_, Some(format), _) => format.into(),
        (_, None, Results::Graph(_)) => query::Format::Turtle,
        (_, None, _) => query::Format::Table,
    };
    let layout = Layout { width: terminal::width(), base };
    let written = results.write(format, &layout, terminal::output())?;
    if written.cut {
        terminal.warning(&format!("only the first {} are shown: --limit cut the rest off", written.rows));
    }
    terminal.detail(&format!("{} rows", written.rows));
    Ok(Done::Well)
}

fn list(questions: &NamedQueries, format: Option<Format>) -> Result<Done, Failure> {
    if format == Some(Format::Json) {
        let questions: Vec<&NamedQuery> = questions.iter().collect();
        return sources::json(&questions);
    }
    let mut table = Table::new(["name", "質問", "question", "parameters"].map(ToOwned::to_owned).to_vec());
    for question in questions.iter() {
        let parameters: Vec<String> = question
            .parameters
            .iter()
            .map(|parameter| match (&parameter.default, parameter.required) {
                (_, true) => parameter.name.clone(),
                (Some(default), _) => format!("[{}={default}]", parameter.name),
                (None, _) => format!("[{}]", parameter.name),
            })
            .collect();
        let cells = [&question.name, &question.title_ja, &question.title_en, &parameters.join(" ")];
        table.push(cells.map(|cell| Cell::text(cell)).to_vec());
    }
    match format {
        None | Some(Format::Table) => {
            table.write(&Layout { width: terminal::width(), ..Layout::default() }, terminal::output())?;
        }
        Some(Format::Csv) => table.write_csv(terminal::output())?,
        Some(_) => return Err(Failure::usage("--list is written as table, csv or json")),
    }
    Ok(Done::Well)
}

/// The graph with this IRI, or of the source with this name or id.
fn find_graph(store: &Store, what: &str) -> Result<NamedNode, Failure> {
    if what == "derived" {
        return Ok(store.derived_graph());
    }
    match sources::called(&store.sources()?, what)[..] {
        [] => iri(what),
        [source] => iri(&source.graph),
        _ => Err(Failure::usage(format!("`{what}` may be several sources: give the whole name"))),
    }
}

fn iri(what: &str) -> Result<NamedNode, Failure> {
    NamedNode::new(what).map_err(|_| {
        Failure::usage(format!(
            "`{what}` is no graph: give an IRI, or a name or id that `gijigraph sources list` shows"
        ))
    })
}

fn text(file: &PathBuf) -> Result<String, Failure> {
    let name = file.display().to_string();
    if name == arguments::STANDARD_INPUT {
        let mut text = String::new();
        let read = std::io::stdin().lock().read_to_string(&mut text);
        return read.map(|_| text).map_err(|error| Failure::file("standard input", &error));
    }
    fs::read_to_string(file).map_err(|error| Failure::file(&name, &error))
}

fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("expected NAME=VALUE, such as issue=ゲノム編集".to_owned()),
    }
}
