//! `trace`: who raised which policy issue, back to the words.

use clap::{Args, ValueEnum};
use gijigraph::trace::{self, Filter, Trace};

use super::{Done, Failure, Terminal, arguments, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph trace --issue ゲノム編集
  gijigraph trace --law カルタヘナ法 --format markdown
  gijigraph trace --person 澤芳樹 --meeting 2021-01 --format csv > trace.csv

Texts match labels, short names and variants; width, case and spaces do not matter. All filters given must match;
without any, every issue is traced. A group is shown as a group: that one of its members spoke is all that is known.
l. counts lines of the text as it was read, which `gijigraph inspect FILE --stage text` shows; of a text file these are
the file's lines / l.は読み取ったテキストの行です（テキストファイルでは元の行と同じです）。
Exit code 1 when nothing is found.";

/// Trace policy issues to who raised them, where and in which words / 論点を発言者・会議・原文までたどる
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// In the issue: its label, its words, or what it concerns
    #[arg(long, value_name = "TEXT")]
    issue: Option<String>,
    /// In the name of who said it, or may have
    #[arg(long, value_name = "TEXT")]
    person: Option<String>,
    /// In the name of a body: it speaks, its people do or may, or the issue concerns it
    #[arg(long, value_name = "TEXT")]
    organization: Option<String>,
    /// In the name of a law, guideline or scheme that the issue concerns
    #[arg(long, value_name = "TEXT")]
    law: Option<String>,
    /// In the name of a technology that the issue concerns
    #[arg(long, value_name = "TEXT")]
    technology: Option<String>,
    /// In the meeting's name or series, or the beginning of its date (2021-01)
    #[arg(long, value_name = "TEXT")]
    meeting: Option<String>,
    /// How to show it
    #[arg(long, value_enum, default_value_t = Format::Tree)]
    format: Format,
    #[command(flatten)]
    store: arguments::StoreArguments,
    #[command(flatten)]
    remote: arguments::RemoteArguments,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Tree,
    Table,
    Json,
    Csv,
    Markdown,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let filter = Filter {
        issue: arguments.issue.clone(),
        person: arguments.person.clone(),
        organization: arguments.organization.clone(),
        law: arguments.law.clone(),
        technology: arguments.technology.clone(),
        meeting: arguments.meeting.clone(),
    };
    let trace = match arguments.remote.open()? {
        Some(remote) => remote.trace(&filter)?,
        None => Trace::of(&arguments.store.read(terminal)?, &filter)?,
    };
    let (width, colour) = (terminal::width(), terminal::colour());
    let format = match arguments.format {
        Format::Tree => trace::Format::Tree { width, colour },
        Format::Table => trace::Format::Table { width },
        Format::Json => trace::Format::Json,
        Format::Csv => trace::Format::Csv,
        Format::Markdown => trace::Format::Markdown,
    };
    trace::write(&trace, format, terminal::output())?;
    if trace.is_empty() {
        let where_to = "`gijigraph trace` without filters shows every issue, `gijigraph sources list` what is in the store";
        terminal.note(&format!("nothing found / 該当する論点はありません. Try a shorter text; {where_to}."));
        return Ok(Done::Lacking);
    }
    terminal.detail(&format!("{} issues in {} statements", trace.issues.len(), trace.statements()));
    Ok(Done::Well)
}
