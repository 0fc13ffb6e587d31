//! `sources`: what is in the store, and how to take it out.

use std::{io::Write, path::Path};

use clap::{Args, Subcommand, ValueEnum};
use gijigraph::{
    query::table::{Cell, Layout, Table},
    search::Index,
    store::{SourceEntry, Store, Summary},
};

use super::{Done, Failure, Terminal, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph sources list
  gijigraph sources show 7e9db6b435d9
  gijigraph sources remove 7e9db6b435d9";

/// List, show or remove what is in the store / 取り込んだ文書の一覧・表示・削除
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// List every source with its counts / 一覧
    #[command(after_help = "Example / 例:\n  gijigraph sources list --format csv")]
    List {
        /// Form of the output
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
        #[command(flatten)]
        store: arguments::StoreArguments,
    },
    /// Show what is known of one source / 表示
    #[command(after_help = "Example / 例:\n  gijigraph sources show 7e9db6b435d9")]
    Show {
        /// Its name, its file's name, or its id or digest from the first four digits on
        source: String,
        #[command(flatten)]
        form: Form,
    },
    /// Take sources out, and work out anew what followed from them / 削除
    #[command(after_help = "Example / 例:\n  gijigraph sources remove data/minutes/000_a883ee788e3b56f6.txt")]
    Remove {
        /// Names, ids or digests
        #[arg(required = true, value_name = "SOURCE")]
        sources: Vec<String>,
        #[command(flatten)]
        store: arguments::StoreArguments,
    },
}

#[derive(Args)]
struct Form {
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ListFormat {
    Table,
    Csv,
    Json,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    match &arguments.command {
        Command::List { format, store } => list(*format, store),
        Command::Show { source, form } => show(source, form),
        Command::Remove { sources, store } => remove(sources, store, terminal),
    }
}

fn list(format: ListFormat, store: &arguments::StoreArguments) -> Result<Done, Failure> {
    let sources = Store::open_for_reading(&store.store)?.sources()?;
    if format == ListFormat::Json {
        return json(&sources);
    }
    let mut headings = vec!["id".to_owned(), "file".to_owned()];
    headings.extend(COUNTS.map(|(name, _)| name.to_owned()));
    headings.push("coverage".to_owned());
    let mut table = Table::new(headings);
    for source in &sources {
        let mut row = vec![Cell::text(&source.id), Cell::text(&source.names.join(", "))];
        row.extend(COUNTS.map(|(_, count)| Cell::number(count(&source.summary))));
        row.push(Cell::number(coverage(&source.summary)));
        table.push(row);
    }
    if format == ListFormat::Csv {
        table.write_csv(terminal::output())?;
    } else {
        table.write(&Layout { width: terminal::width(), ..Layout::default() }, terminal::output())?;
    }
    Ok(Done::Well)
}

/// Takes one count out of a summary.
type Count = fn(&Summary) -> u64;

/// What is counted of a document, under its heading.
pub(super) const COUNTS: [(&str, Count); 8] = [
    ("meetings", |s| s.meetings),
    ("people", |s| s.people),
    ("organizations", |s| s.organizations),
    ("statements", |s| s.statements),
    ("issues", |s| s.issues),
    ("laws", |s| s.laws),
    ("technologies", |s| s.technologies),
    ("follow-ups", |s| s.follow_ups),
];

/// The share of characters that found their place, in per cent; rounded down, so that 100 % leaves nothing out.
pub(super) fn coverage(summary: &Summary) -> String {
    let thousandths = (summary.accounted.min(summary.chars) * 1000).checked_div(summary.chars);
    thousandths.map_or_else(|| "–".to_owned(), |n| format!("{}.{} %", n / 10, n % 10))
}

/// The sources called `what`: by their whole name, else by their file's name, else by the beginning of their digest.
pub(super) fn called<'a>(sources: &'a [SourceEntry], what: &str) -> Vec<&'a SourceEntry> {
    let file = |name: &str| Path::new(name).file_name().is_some_and(|file| file == what);
    let by: [&dyn Fn(&SourceEntry) -> bool; 3] = [
        &|source| source.names.iter().any(|name| name == what),
        &|source| source.names.iter().any(|name| file(name)),
        &|source| what.len() >= 4 && source.sha256.starts_with(what),
    ];
    let found = by.iter().map(|is_called| sources.iter().filter(|source| is_called(source)).collect());
    found.into_iter().find(|found: &Vec<_>| !found.is_empty()).unwrap_or_default()
}

fn show(what: &str, form: &Form) -> Result<Done, Failure> {
    let store = Store::open_for_reading(&form.store.store)?;
    let sources = store.sources()?;
    let source = match called(&sources, what)[..] {
        [source] => source,
        [] => {
            let (dir, what) = (store.dir().to_owned(), what.to_owned());
            return Err(gijigraph::store::Error::NoSource { dir, what }.into());
        }
        _ => {
            return Err(Failure::usage(format!(
                "`{what}` may be several: give the whole name, or more digits of the id"
            )));
        }
    };
    if form.format == Format::Json {
        return json(source);
    }
    let mut out = terminal::output();
    writeln!(out, "id        {}", source.id)?;
    writeln!(out, "sha256    {}", source.sha256)?;
    writeln!(out, "graph     {}", source.graph)?;
    writeln!(out, "version   {}", source.version)?;
    for name in &source.names {
        writeln!(out, "file      {name}")?;
    }
    for (name, count) in COUNTS {
        writeln!(out, "{name:<13} {:>6}", count(&source.summary))?;
    }
    let Summary { chars, accounted, warnings, .. } = source.summary;
    writeln!(out, "{:<13} {:>6}", "warnings", warnings)?;
    writeln!(out, "coverage      {} ({accounted} of {chars} characters)", coverage(&source.summary))?;
    out.flush()?;
    Ok(Done::Well)
}

fn remove(
    sources: &[String],
    store: &arguments::StoreArguments,
    terminal: &Terminal,
) -> Result<Done, Failure> {
    let store = Store::open_existing(&store.store)?;
    let mut done = Done::Well;
    for what in sources {
        match store.remove(what) {
            Ok(removed) => {
                let names = removed.names.join(", ");
                let rest =
                    if removed.graph_dropped { "" } else { "; the same bytes stay under another name" };
                terminal.note(&format!("removed {} {names}{rest}", removed.id));
            }
            Err(error @ gijigraph::store::Error::NoSource { .. }) => {
                terminal::error(&error.to_string());
                done = Done::Lacking;
            }
            Err(error) => return Err(error.into()),
        }
    }
    if !store.derived_is_current()? {
        store.derive()?;
    }
    Index::follow(&store)?;
    Ok(done)
}

/// Prints a value as JSON.
pub(super) fn json(value: &(impl serde::Serialize + ?Sized)) -> Result<Done, Failure> {
    let mut out = terminal::output();
    serde_json::to_writer_pretty(&mut out, value).map_err(std::io::Error::from)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Done::Well)
}
