//! `check`: who may be two people under one name, or one under two.

use std::{fs, path::PathBuf};

use clap::{Args, ValueEnum};
use gijigraph::{
    check::{self, Question},
    export::spreadsheet::write_row,
    people::Decisions,
    query::table::{Cell, Layout, Table},
    search::Index,
    store::Store,
};

use super::{Done, Failure, Terminal, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph check
  gijigraph check --format csv > people.csv      then fill in `verdict`: same or different / verdictを記入
  gijigraph check --people people.csv            keep these decisions in the store / 判断をストアに反映

A table has the columns verdict,name,organization,other_name,other_organization,reason. Decisions are kept in the store
and replace those kept before; documents read later follow them too. Rows with an empty verdict decide nothing. A row
`same` in the output was joined by a rule; a decision `different` undoes it.
Exit code 1 when something is left to decide.";

/// Find namesakes and names in several forms, for you to decide / 同姓同名・異字体の確認
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// Table of decisions to keep in the store from now on
    #[arg(long, value_name = "FILE")]
    people: Option<PathBuf>,
    /// Form of the output; csv is a table of decisions to fill in
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    if let Some(path) = &arguments.people {
        let name = path.display().to_string();
        let table = fs::read_to_string(path).map_err(|error| Failure::file(&name, &error))?;
        let decisions =
            Decisions::parse(&table).map_err(|error| Failure::usage(format!("`{name}`: {error}")))?;
        let store = Store::open_existing(&arguments.store.store)?;
        store.decide(&decisions)?;
        store.derive()?;
        Index::follow(&store)?;
        terminal.note(&format!("{} decisions are kept", decisions.iter().count()));
    }
    let store = arguments.store.read(terminal)?;
    let questions = check::questions(&store)?;
    match arguments.format {
        Format::Json => super::sources::json(&questions).map(|_| ())?,
        Format::Csv => csv(&questions)?,
        Format::Table => table(&questions)?,
    }
    let open = questions.iter().filter(|question| question.is_open()).count();
    terminal.detail(&format!("{open} questions are open"));
    Ok(if open > 0 { Done::Lacking } else { Done::Well })
}

const COLUMNS: [&str; 8] =
    ["verdict", "name", "organization", "other_name", "other_organization", "reason", "kind", "meetings"];

fn cells(question: &Question) -> [String; COLUMNS.len()] {
    let kind = match question.kind {
        check::Kind::Forms => "forms",
        check::Kind::Twice => "twice",
        check::Kind::Posts => "posts",
    };
    [
        question.verdict.clone(),
        question.name.clone(),
        question.organization.clone(),
        question.other_name.clone(),
        question.other_organization.clone(),
        question.reason.clone(),
        kind.to_owned(),
        question.meetings.join(" | "),
    ]
}

fn csv(questions: &[Question]) -> Result<(), Failure> {
    let mut out = csv::Writer::from_writer(terminal::output());
    write_row(&mut out, COLUMNS)?;
    for question in questions {
        write_row(&mut out, cells(question))?;
    }
    out.flush()?;
    Ok(())
}

fn table(questions: &[Question]) -> Result<(), Failure> {
    let mut table = Table::new(COLUMNS.map(ToOwned::to_owned).to_vec());
    for question in questions {
        table.push(cells(question).iter().map(|cell| Cell::text(cell)).collect());
    }
    table.write(&Layout { width: terminal::width(), ..Layout::default() }, terminal::output())?;
    Ok(())
}
