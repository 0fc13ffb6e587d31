//! `verify`: whether a store can still prove what it says.

use std::io::Write;

use clap::Args;
use gijigraph::{store::Store, verify};

use super::{Done, Failure, Terminal, arguments, sources::Format, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph verify
  gijigraph verify --store minutes.db --format json

Reads the whole store: sources and their digests, the characters of every span, evidence and rules of every fact, the
merge of all documents, what follows from them, and the search index. Prints what does not hold, with document and place.
Exit code 1 when something does not hold.";

/// Prove the store again: words, evidence, rules, derived facts, index / ストアの検証
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let store = Store::open_for_reading(&arguments.store.store)?;
    let failures = verify::verify(&store)?;
    if arguments.format == Format::Json {
        super::sources::json(&failures)?;
    } else {
        let mut out = terminal::output();
        for failure in &failures {
            let check = format!("{:?}", failure.check).to_lowercase();
            writeln!(out, "{}  {check}  {}  {}", failure.document, failure.place, failure.what)?;
        }
        out.flush()?;
    }
    if failures.is_empty() {
        terminal.note("everything holds / すべて確認できました");
        return Ok(Done::Well);
    }
    Ok(Done::Lacking)
}
