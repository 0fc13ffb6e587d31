//! The command line: arguments in, answers on standard output, everything else on standard error, an exit code at the
//! end.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge to files, standard streams and the terminal"
)]

mod arguments;
mod check;
mod completions;
mod evaluate;
mod export;
mod extract;
mod failure;
mod fetch;
mod graph;
mod ingest;
mod inspect;
mod mcp;
mod pull;
mod push;
mod query;
mod search;
mod serve;
mod sources;
mod terminal;
mod trace;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use failure::Failure;
use terminal::Terminal;

const ABOUT: &str = "Japanese minutes in, a knowledge graph out / 日本語の議事録を知識グラフにする";

const AFTER: &str = "\
Examples / 例:
  gijigraph ingest data/minutes          read minutes into ./gijigraph-store / 議事録を取り込む
  gijigraph trace --issue ゲノム編集     who raised it, on what ground, in which words / 誰が論点を提起したか
  gijigraph search 'カルタヘナ法 除外'     full text / 全文検索
  gijigraph query --named who-raised     a shipped question / 用意された質問
  gijigraph extract minutes.txt          one document as JSON, without a store / 一つの文書をJSONで

Exit codes / 終了コード:
  0  done
  1  nothing found, something amiss, or some document failed (the rest was done)
  2  wrong usage: arguments, a query, a table of --data
  3  trouble with the store: not there, in use, no space left, damaged

Results go to standard output; progress, warnings and errors to standard error.
Colour is off where the output is no terminal or NO_COLOR is set.";

/// Japanese minutes in, a knowledge graph out.
#[derive(Parser)]
#[command(name = "gijigraph", bin_name = "gijigraph", version, about = ABOUT, long_about = None, after_help = AFTER, max_term_width = 100)]
struct Cli {
    #[command(flatten)]
    terminal: terminal::Arguments,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Fetch(fetch::Arguments),
    Ingest(ingest::Arguments),
    Extract(extract::Arguments),
    Query(query::Arguments),
    Export(export::Arguments),
    Trace(trace::Arguments),
    Search(search::Arguments),
    Graph(graph::Arguments),
    Serve(serve::Arguments),
    Mcp(mcp::Arguments),
    Push(push::Arguments),
    Pull(pull::Arguments),
    Sources(sources::Arguments),
    Check(check::Arguments),
    Verify(verify::Arguments),
    Inspect(inspect::Arguments),
    Evaluate(evaluate::Arguments),
    Completions(completions::Arguments),
}

/// What a command ends with when it did not fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Done {
    /// All of it.
    Well,
    /// Some document failed, or nothing was found.
    Lacking,
}

/// Runs the command that the arguments of the process ask for.
pub(crate) fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(usage) => {
            // Help and version come this way too; nobody is left to tell if they cannot be printed.
            let _ = usage.print();
            return ExitCode::from(u8::try_from(usage.exit_code()).unwrap_or(failure::USAGE));
        }
    };
    let terminal = cli.terminal.open();
    let done = match cli.command {
        Command::Fetch(arguments) => fetch::run(&arguments, &terminal),
        Command::Ingest(arguments) => ingest::run(&arguments, &terminal),
        Command::Extract(arguments) => extract::run(&arguments, &terminal),
        Command::Query(arguments) => query::run(&arguments, &terminal),
        Command::Export(arguments) => export::run(&arguments, &terminal),
        Command::Trace(arguments) => trace::run(&arguments, &terminal),
        Command::Graph(arguments) => graph::run(&arguments, &terminal),
        Command::Search(arguments) => search::run(&arguments, &terminal),
        Command::Serve(arguments) => serve::run(&arguments, &terminal),
        Command::Mcp(arguments) => mcp::run(&arguments, &terminal),
        Command::Push(arguments) => push::run(&arguments, &terminal),
        Command::Pull(arguments) => pull::run(&arguments, &terminal),
        Command::Sources(arguments) => sources::run(&arguments, &terminal),
        Command::Check(arguments) => check::run(&arguments, &terminal),
        Command::Verify(arguments) => verify::run(&arguments, &terminal),
        Command::Inspect(arguments) => inspect::run(&arguments),
        Command::Evaluate(arguments) => evaluate::run(&arguments, &terminal),
        Command::Completions(arguments) => completions::run(&arguments),
    };
    match done {
        // A reader that has seen enough and closed the pipe is no failure.
        Ok(Done::Well) | Err(Failure::Pipe) => ExitCode::SUCCESS,
        Ok(Done::Lacking) => ExitCode::from(failure::LACKING),
        Err(Failure::Told { code, message }) => {
            terminal::error(&message);
            ExitCode::from(code)
        }
    }
}
