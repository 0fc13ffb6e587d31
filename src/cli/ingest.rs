//! `ingest`: minutes into the store.

mod report;

use std::{num::NonZeroUsize, path::PathBuf, sync::Mutex};

use clap::Args;
use gijigraph::{
    Extraction, Source,
    ingest::{self, Event, Extracted, Input, Options, within},
    rdf::{self, Base},
    store::Store,
};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Done, Failure, Terminal, arguments, sources::Format, terminal};
use report::{Report, State};

const AFTER: &str = "\
Examples / 例:
  gijigraph ingest data/minutes                 a folder with all that is in it / フォルダごと
  gijigraph ingest a.txt b.html c.docx d.zip --store minutes.db
  curl -s https://example.org/minutes.txt | gijigraph ingest -

Files that are in the store unchanged are skipped. A file that fails is reported, the rest goes on: exit code 1.
A document beyond --max-bytes or --max-seconds fails like that, and nothing of it goes into the store.
A run that was interrupted, by whatever, leaves whole documents only: repeat the command and it goes on.
Progress goes to standard error, the table at the end to standard output.";

/// Read minutes into the store / 議事録を取り込む
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Files and folders; `-` is standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    store: arguments::StoreArguments,
    #[command(flatten)]
    base: arguments::BaseArguments,
    #[command(flatten)]
    input: arguments::ReadingArguments,
    #[command(flatten)]
    data: arguments::DataArguments,
    #[command(flatten)]
    ceilings: arguments::CeilingArguments,
    /// Threads that extract; as many as the machine has cores without it
    #[arg(long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Form of the report at the end
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let words = arguments.data.lexicon()?;
    let declared = arguments.input.input_format;
    let mut version = arguments.data.version()?;
    // The same bytes read as another format make another graph.
    if let Some(format) = declared {
        version = format!("{version}+as.{format}");
    }
    // Reading the words is no part of a document's time.
    words.lexicon();
    let most_bytes = arguments.ceilings.max_bytes;
    let options = Options { jobs: arguments.jobs, version, keep: true, most_bytes, batch: ingest::BATCH };
    let mut report = Report::default();
    let inputs = inputs(arguments, &mut report, terminal)?;
    // A path that was mistyped makes no store.
    if inputs.is_empty() && !arguments.store.store.exists() {
        return told(&report, arguments.format, terminal);
    }
    let store = Store::open(&arguments.store.store, arguments.base.base()?.as_ref())?;
    let remarks: Mutex<Vec<(String, Vec<String>)>> = Mutex::default();
    let extract = |source: &Source| {
        let name = source.name.clone();
        let (source, words, base) = (source.clone().declared(declared), words.clone(), store.base().clone());
        let reading = arguments.input;
        let (extracted, found) = within(arguments.ceilings.max_seconds, move |stop| {
            let extract =
                |source: &Source| gijigraph::extract_while(source, words.lexicon(), || stop.goes_on());
            let extraction = reading.read(&source, extract)?;
            Ok::<_, ingest::Failure>((extracted(&extraction, &base), report::remarks(&extraction)))
        })??;
        if let Ok(mut remarks) = remarks.lock() {
            remarks.push((name, found));
        }
        Ok(extracted)
    };
    let bar = progress(terminal, inputs.len());
    let done = ingest::run(&store, inputs, &options, extract, |event| {
        let (name, state, line) = match &event {
            Event::Ingested { name, summary, .. } => {
                let line = format!("{name}: {} statements, {} issues", summary.statements, summary.issues);
                (name, State::Ingested, line)
            }
            Event::Unchanged { name, .. } => (name, State::Unchanged, format!("{name}: unchanged")),
            Event::Failed { name, error } => {
                bar.suspend(|| terminal::error(&format!("{name}: {error}")));
                (name, State::Failed(error.to_string()), String::new())
            }
            Event::Deriving => return bar.set_message("deriving"),
            Event::Indexing => return bar.set_message("indexing"),
        };
        bar.inc(1);
        bar.set_message((*name).to_owned());
        if bar.is_hidden() && !line.is_empty() {
            terminal.note(&line);
        }
        report.add(name, state);
    });
    bar.finish_and_clear();
    done?;
    report.complete(&store, remarks.into_inner().unwrap_or_default())?;
    report.warn(terminal);
    told(&report, arguments.format, terminal)
}

/// Prints the report; what failed lacks.
fn told(report: &Report, format: Format, terminal: &Terminal) -> Result<Done, Failure> {
    match format {
        Format::Json => super::sources::json(report)?,
        Format::Table if terminal.quiet => Done::Well,
        Format::Table => report.table(terminal)?,
    };
    Ok(if report.failed > 0 { Done::Lacking } else { Done::Well })
}

/// The files under the paths, sorted and each once; standard input where it stands. A path that is not there is told.
fn inputs(arguments: &Arguments, report: &mut Report, terminal: &Terminal) -> Result<Vec<Input>, Failure> {
    let mut files = Vec::new();
    let mut inputs = Vec::new();
    for path in &arguments.paths {
        if path.as_os_str() == arguments::STANDARD_INPUT {
            inputs.extend(arguments::inputs(path, arguments.ceilings.max_bytes)?);
            continue;
        }
        match ingest::collect_paths(std::slice::from_ref(path)) {
            Ok(found) if found.is_empty() => {
                terminal.warning(&format!("{}: no files in this folder", path.display()));
            }
            Ok(found) => files.extend(found),
            Err(error) => {
                terminal::error(&error.to_string());
                report.add(&path.display().to_string(), State::Failed(error.to_string()));
            }
        }
    }
    files.sort_unstable();
    files.dedup();
    for file in files {
        let name = file.display().to_string();
        match Input::all(file) {
            Ok(found) => inputs.extend(found),
            Err(error) => {
                terminal::error(&format!("{name}: {error}"));
                report.add(&name, State::Failed(error.to_string()));
            }
        }
    }
    Ok(inputs)
}

fn extracted(extraction: &Extraction, base: &Base) -> Extracted {
    let quads = rdf::map(extraction, base);
    let summary = report::summary(extraction, &quads);
    let text = Some(extraction.text.as_str().to_owned());
    Extracted { quads: quads.into_iter().collect(), summary, text }
}

fn progress(terminal: &Terminal, documents: usize) -> ProgressBar {
    if !terminal.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(documents).unwrap_or(u64::MAX));
    if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_bar} {eta} {msg}") {
        bar.set_style(style);
    }
    bar
}
