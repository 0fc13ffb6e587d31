//! `inspect`: what each stage of extraction makes of a file.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use gijigraph::{
    Source, Unreadable,
    inspect::{self, Stage},
    source::ocr,
};

use super::{Done, Failure, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph inspect minutes.txt --stage outline     how lines were joined / 行のつながり
  gijigraph inspect minutes.txt --stage claims      who said what, by which rule / 発言者と論点
  cat minutes.txt | gijigraph inspect - --stage text";

/// Show what each stage of extraction makes of a file / 抽出の各段階を表示する
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// The file; `-` is standard input
    file: PathBuf,
    /// The stage
    #[arg(long, value_enum, default_value_t = Name::Minutes)]
    stage: Name,
    #[command(flatten)]
    format: arguments::ReadingArguments,
    #[command(flatten)]
    data: arguments::DataArguments,
    #[command(flatten)]
    base: arguments::BaseArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Name {
    Text,
    Outline,
    Minutes,
    Mentions,
    Claims,
    Sentences,
    Acts,
    Promises,
    Quads,
}

pub(super) fn run(arguments: &Arguments) -> Result<Done, Failure> {
    let stage = match arguments.stage {
        Name::Text => Stage::Text,
        Name::Outline => Stage::Outline,
        Name::Minutes => Stage::Minutes,
        Name::Mentions => Stage::Mentions,
        Name::Claims => Stage::Claims,
        Name::Sentences => Stage::Sentences,
        Name::Acts => Stage::Acts,
        Name::Promises => Stage::Promises,
        Name::Quads => Stage::Quads,
    };
    let words = arguments.data.lexicon()?;
    let base = arguments.base.base()?.unwrap_or_default();
    let source = arguments::read(&arguments.file)?.declared(arguments.format.input_format);
    let write = |source: &Source| inspect::write(source, stage, words.lexicon(), &base, terminal::output());
    match write(&source) {
        Err(inspect::Error::Unreadable(Unreadable::Pictures { .. })) if arguments.format.ocr => {
            write(&ocr::recognise(&source).map_err(|error| Failure::file(&source.name, &error))?)?;
        }
        written => written?,
    }
    Ok(Done::Well)
}
