//! `extract`: documents as JSON or RDF, without a store.

use std::{io::Write, path::PathBuf};

use clap::{Args, ValueEnum};
use gijigraph::{
    Extraction,
    document::Document,
    export,
    ingest::{self, Input, within},
    rdf,
    rdf::Base,
};

use super::{Done, Failure, Terminal, arguments, arguments::Words, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph extract minutes.txt                    one object / 一つのオブジェクト
  gijigraph extract *.txt --format jsonl | jq …    one document a line / 一行に一文書
  gijigraph extract page.html minutes.docx all.zip the files in an archive, too / ZIPの中身も
  gijigraph extract --format turtle - < minutes.txt
  gijigraph extract --schema                       the JSON Schema / JSONスキーマ

With --format json, one file with one meeting is an object; several meetings or files are an array.
Exit code 1 when a file cannot be read; the others are printed.";

/// Print what is found in documents, without a store / 文書から抽出した結果を出力する
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Files; `-` is standard input
    #[arg(value_name = "FILE", required_unless_present = "schema")]
    files: Vec<PathBuf>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Print the JSON Schema of a document instead
    #[arg(long, conflicts_with_all = ["files", "format"])]
    schema: bool,
    #[command(flatten)]
    input: arguments::ReadingArguments,
    #[command(flatten)]
    data: arguments::DataArguments,
    #[command(flatten)]
    base: arguments::BaseArguments,
    #[command(flatten)]
    ceilings: arguments::CeilingArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Jsonl,
    Turtle,
    Nquads,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let mut out = terminal::output();
    if arguments.schema {
        serde_json::to_writer_pretty(&mut out, &Document::schema()).map_err(std::io::Error::from)?;
        writeln!(out)?;
        out.flush()?;
        return Ok(Done::Well);
    }
    let words = arguments.data.lexicon()?;
    // Reading the words is no part of a document's time.
    words.lexicon();
    let base = arguments.base.base()?.unwrap_or_default();
    let mut extractions = Extractions { arguments, inputs: Vec::new(), words, terminal, done: Done::Well };
    extractions.open()?;
    match arguments.format {
        Format::Json => extractions.json(&base, out),
        Format::Jsonl => extractions.jsonl(&base, out),
        Format::Turtle => extractions.turtle(&base, out),
        Format::Nquads => extractions.nquads(&base, out),
    }
}

/// The extractions of the files, one at a time.
struct Extractions<'a> {
    arguments: &'a Arguments,
    inputs: Vec<Input>,
    words: Words,
    terminal: &'a Terminal,
    done: Done,
}

impl Extractions<'_> {
    /// Finds out what the files are, archives opened. One that cannot be read is told and left out.
    fn open(&mut self) -> Result<(), Failure> {
        for file in &self.arguments.files {
            match arguments::inputs(file, self.arguments.ceilings.max_bytes) {
                Ok(inputs) => self.inputs.extend(inputs),
                Err(Failure::Told { message, .. }) => {
                    terminal::error(&message);
                    self.done = Done::Lacking;
                }
                Err(failure) => return Err(failure),
            }
        }
        Ok(())
    }

    /// Gives each extraction to `take`. A file that cannot be read is told and left out.
    fn each(&mut self, mut take: impl FnMut(&Extraction) -> Result<(), Failure>) -> Result<(), Failure> {
        for input in std::mem::take(&mut self.inputs) {
            let name = input.name();
            let source = match input.read(self.arguments.ceilings.max_bytes) {
                Ok(source) => source.declared(self.arguments.input.input_format),
                Err(error) => {
                    terminal::error(&format!("`{name}`: {error}"));
                    self.done = Done::Lacking;
                    continue;
                }
            };
            let (reading, words) = (self.arguments.input, self.words.clone());
            let read = within(self.arguments.ceilings.max_seconds, move |stop| {
                reading.read(&source, |source| {
                    gijigraph::extract_while(source, words.lexicon(), || stop.goes_on())
                })
            });
            let extraction = match read.map_err(ingest::Failure::from).flatten() {
                Ok(extraction) => extraction,
                Err(reason) => {
                    terminal::error(&format!("`{name}`: {reason}"));
                    self.done = Done::Lacking;
                    continue;
                }
            };
            for remark in &extraction.diagnostics {
                let place = remark.span.map_or_else(String::new, |span| format!(" [{span}]"));
                self.terminal.detail(&format!("{}{place} {}: {}", name, remark.code, remark.message));
            }
            take(&extraction)?;
        }
        Ok(())
    }

    /// One document as an object, several as an array; each is printed as soon as it is clear which.
    fn json(mut self, base: &Base, mut out: impl Write) -> Result<Done, Failure> {
        let one_file = self.arguments.files.len() == 1 && self.inputs.len() <= 1;
        let mut written = 0;
        self.each(|extraction| {
            let documents = Document::all(extraction, base);
            let array = !one_file || documents.len() != 1;
            for document in &documents {
                let lead = match (array, written) {
                    (false, _) => "",
                    (true, 0) => "[\n",
                    (true, _) => ",\n",
                };
                out.write_all(lead.as_bytes())?;
                serde_json::to_writer_pretty(&mut out, document).map_err(std::io::Error::from)?;
                written += 1;
            }
            let end = match (array, one_file, written) {
                (false, ..) => "\n",
                (true, true, 0) => "[]\n",
                (true, true, _) => "\n]\n",
                _ => "",
            };
            Ok(out.write_all(end.as_bytes())?)
        })?;
        if !one_file {
            out.write_all(if written == 0 { b"[]\n" } else { b"\n]\n" })?;
        }
        out.flush()?;
        Ok(self.done)
    }

    fn jsonl(mut self, base: &Base, mut out: impl Write) -> Result<Done, Failure> {
        self.each(|extraction| {
            for document in Document::all(extraction, base) {
                serde_json::to_writer(&mut out, &document).map_err(std::io::Error::from)?;
                writeln!(out)?;
            }
            Ok(())
        })?;
        out.flush()?;
        Ok(self.done)
    }

    /// All documents in one graph: nothing can be printed before the last of them is read.
    fn turtle(mut self, base: &Base, out: impl Write) -> Result<Done, Failure> {
        let mut quads = Vec::new();
        self.each(|extraction| {
            quads.extend(rdf::map(extraction, base));
            Ok(())
        })?;
        export::write_quads(&quads, export::Format::Turtle, base.as_str(), out)?;
        Ok(self.done)
    }

    fn nquads(mut self, base: &Base, mut out: impl Write) -> Result<Done, Failure> {
        self.each(|extraction| {
            let quads = rdf::map_unsorted(extraction, base);
            Ok(export::write_quads(&quads, export::Format::NQuads, base.as_str(), &mut out)?)
        })?;
        out.flush()?;
        Ok(self.done)
    }
}
