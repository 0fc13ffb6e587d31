//! `evaluate`: how well extraction reads, measured against gold annotations.

use std::{
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use clap::{Args, ValueEnum};
use gijigraph::{
    Span, Text,
    document::Document,
    evaluate::{Places, Scores, rounded},
    rdf::Base,
};
use serde_json::{Value, json};

use super::{Done, Failure, Terminal, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph evaluate --gold gold --corpus minutes                          precision, recall, F1 / 精度・再現率・F値
  gijigraph evaluate --gold gold --corpus minutes --misses                 every difference with its place / 差異の一覧
  gijigraph evaluate --gold gold --corpus minutes --floors floors.csv      exit 1 where a floor is undercut / 下限の検査

Gold is one NNN.gold.json a document; its field `document` names the file in --corpus.
Floors are a CSV table with the columns measure and floor.
正解データは文書ごとの NNN.gold.json。下限は measure,floor の列を持つCSV。";

/// Measure extraction against gold annotations / 正解データに対して抽出の精度を測る
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Folder of gold annotations
    #[arg(long, value_name = "DIR")]
    gold: PathBuf,
    /// Folder of the documents they annotate
    #[arg(long, value_name = "DIR")]
    corpus: PathBuf,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Table of floors: exit 1 where a measure is lower
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// List every difference with its place
    #[arg(long)]
    misses: bool,
    #[command(flatten)]
    data: arguments::DataArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Markdown,
}

/// One document with its scores, and the lines and pages of its differences.
struct Scored {
    document: String,
    scores: Scores,
    places: Vec<Option<(u32, Option<u32>)>>,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let floors = arguments.floors.as_deref().map(floors).transpose()?.unwrap_or_default();
    let words = arguments.data.lexicon()?;
    let mut total = Scores::default();
    let mut each: BTreeMap<String, Scored> = BTreeMap::new();
    for (name, gold) in golds(&arguments.gold)? {
        let document = gold["document"].as_str().unwrap_or_default().to_owned();
        let path = arguments.corpus.join(&document);
        let source = arguments::read(&path)?;
        let scored = match gijigraph::extract(&source, words.lexicon()) {
            Ok(extraction) => {
                let records = serde_json::to_value(Document::all(&extraction, &Base::default()))
                    .map_err(std::io::Error::from)?;
                let scores = Scores::of(&gold, &records, &Places::of(&extraction.text));
                let places =
                    scores.misses.iter().map(|m| m.span.map(|s| place(&extraction.text, s))).collect();
                Scored { document, scores, places }
            }
            // What cannot be read counts as having given nothing.
            Err(error) => {
                terminal.warning(&format!("{}: {error}", path.display()));
                let scores = Scores::of(&gold, &json!({}), &Places::default());
                let places = vec![None; scores.misses.len()];
                Scored { document, scores, places }
            }
        };
        total.merge(&scored.scores);
        each.insert(name, scored);
    }
    let mut out = terminal::output();
    match arguments.format {
        Format::Json => write_json(&total, &each, arguments.misses, &mut out)?,
        Format::Table => {
            if arguments.misses {
                write_misses(&each, "", &mut out)?;
            }
            write_table(&total, each.len(), &mut out)?;
        }
        Format::Markdown => {
            write_markdown(&total, each.len(), &mut out)?;
            if arguments.misses {
                writeln!(out)?;
                write_misses(&each, "- ", &mut out)?;
            }
        }
    }
    out.flush()?;
    if let Some((measure, _)) = floors.iter().find(|(name, _)| !total.measures.contains_key(name.as_str())) {
        let measured: Vec<&str> = total.measures.keys().copied().collect();
        return Err(Failure::usage(format!(
            "the table of floors names `{measure}`, which these annotations do not measure; they measure {}",
            measured.join(", ")
        )));
    }
    let undercut = total.undercut(&floors);
    for (measure, value, floor) in &undercut {
        terminal.warning(&format!("{measure}: {value:.3} is below its floor {floor:.2}"));
    }
    Ok(if undercut.is_empty() { Done::Well } else { Done::Lacking })
}

fn place(text: &Text, span: Span) -> (u32, Option<u32>) {
    (text.line_of(span.start()), text.page_of(span.start()))
}

/// The annotations of a folder, by name.
fn golds(folder: &Path) -> Result<Vec<(String, Value)>, Failure> {
    let failed = |path: &Path, error: &std::io::Error| Failure::file(&path.display().to_string(), error);
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    paths.retain(|p| p.file_name().is_some_and(|n| n.to_string_lossy().ends_with(".gold.json")));
    paths.sort();
    if paths.is_empty() {
        return Err(Failure::usage(format!(
            "`{}` holds no *.gold.json: name the folder of the annotations with --gold",
            folder.display()
        )));
    }
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).map_err(|error| failed(&path, &error))?;
        let gold: Value = serde_json::from_str(&text).map_err(|error| {
            Failure::usage(format!("`{}` is no gold annotation: {error}", path.display()))
        })?;
        if gold["document"].as_str().is_none_or(str::is_empty) {
            return Err(Failure::usage(format!("`{}` names no `document`", path.display())));
        }
        Ok((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), gold))
    };
    paths.into_iter().map(read).collect()
}

/// The columns measure and floor of a table.
fn floors(path: &Path) -> Result<Vec<(String, f64)>, Failure> {
    let text =
        fs::read_to_string(path).map_err(|error| Failure::file(&path.display().to_string(), &error))?;
    gijigraph::evaluate::floors(&text)
        .map_err(|error| Failure::usage(format!("`{}` is no table of floors: {error}", path.display())))
}

fn write_table(total: &Scores, documents: usize, mut out: impl Write) -> std::io::Result<()> {
    writeln!(
        out,
        "{:24} {:>6} {:>6} {:>6}   hit/extracted/expected   ({documents} documents)",
        "measure", "P", "R", "F1"
    )?;
    for (name, c) in &total.measures {
        let (p, r, f) = (c.precision(), c.recall(), c.f1());
        writeln!(out, "{name:24} {p:6.3} {r:6.3} {f:6.3}   {}/{}/{}", c.hits, c.extracted, c.expected)?;
    }
    Ok(())
}

fn write_markdown(total: &Scores, documents: usize, mut out: impl Write) -> std::io::Result<()> {
    writeln!(out, "| measure ({documents} documents) | P | R | F1 | n |\n|---|---|---|---|---|")?;
    for (name, c) in &total.measures {
        let (p, r, f) = (c.precision(), c.recall(), c.f1());
        writeln!(out, "| {name} | {p:.3} | {r:.3} | {f:.3} | {} |", c.expected)?;
    }
    Ok(())
}

fn write_json(
    total: &Scores,
    each: &BTreeMap<String, Scored>,
    misses: bool,
    mut out: impl Write,
) -> std::io::Result<()> {
    let documents: BTreeMap<&str, BTreeMap<&str, f64>> = each
        .iter()
        .map(|(name, s)| {
            (name.as_str(), s.scores.measures.iter().map(|(m, c)| (*m, rounded(c.f1()))).collect())
        })
        .collect();
    let mut value = json!({ "total": total.json(), "documents": documents });
    if misses {
        let all = each.values().flat_map(|scored| {
            scored.scores.misses.iter().zip(&scored.places).map(|(miss, place)| {
                json!({
                    "document": scored.document,
                    "measure": miss.measure,
                    "what": miss.what,
                    "line": place.map(|p| p.0),
                    "page": place.and_then(|p| p.1),
                    "span": miss.span.map(|s| [s.start(), s.end()]),
                })
            })
        });
        value["misses"] = Value::Array(all.collect());
    }
    serde_json::to_writer_pretty(&mut out, &value)?;
    writeln!(out)
}

/// One difference a line: document, line, page, characters, measure, what differs.
fn write_misses(each: &BTreeMap<String, Scored>, bullet: &str, mut out: impl Write) -> std::io::Result<()> {
    for scored in each.values() {
        for (miss, place) in scored.scores.misses.iter().zip(&scored.places) {
            write!(out, "{bullet}{}", scored.document)?;
            if let (Some((line, page)), Some(span)) = (place, miss.span) {
                write!(out, ":{line}")?;
                if let Some(page) = page {
                    write!(out, " p.{page}")?;
                }
                write!(out, " [{}..{}]", span.start(), span.end())?;
            }
            writeln!(out, " {}: {}", miss.measure, miss.what)?;
        }
    }
    Ok(())
}
