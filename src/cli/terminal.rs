//! What surrounds the process: terminal or pipe, its width, colour, and how much is to be said.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use anstream::ColorChoice;
use anstyle::{AnsiColor, Style};
use clap::{ArgAction, Args, ValueEnum};

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();

/// Options of every command.
#[derive(Args)]
pub(super) struct Arguments {
    /// Say nothing but results and errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Say more on standard error: remarks on the text, counts
    #[arg(short, long, global = true, action = ArgAction::Count)]
    verbose: u8,
    /// When to colour
    #[arg(long, global = true, value_enum, default_value_t = When::Auto, value_name = "WHEN")]
    color: When,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

/// The terminal of this process, or what stands in its place.
pub(super) struct Terminal {
    /// Whether only results and errors are said.
    pub(super) quiet: bool,
    /// Whether more is said.
    pub(super) verbose: bool,
}

impl Arguments {
    /// Takes up the terminal as asked for.
    pub(super) fn open(&self) -> Terminal {
        let choice = match self.color {
            When::Auto => ColorChoice::Auto,
            When::Always => ColorChoice::Always,
            When::Never => ColorChoice::Never,
        };
        choice.write_global();
        Terminal { quiet: self.quiet, verbose: self.verbose > 0 }
    }
}

impl Terminal {
    /// Says what is odd but no failure.
    pub(super) fn warning(&self, message: &str) {
        if !self.quiet {
            say(&format!("{WARNING}warning{WARNING:#}: {message}"));
        }
    }

    /// Says how things go on.
    pub(super) fn note(&self, message: &str) {
        if !self.quiet {
            say(message);
        }
    }

    /// Says what only those who ask want to know.
    pub(super) fn detail(&self, message: &str) {
        if self.verbose {
            say(message);
        }
    }

    /// Whether progress can be shown as a bar.
    pub(super) fn shows_progress(&self) -> bool {
        !self.quiet && !self.verbose && io::stderr().is_terminal()
    }
}

/// Says what went wrong.
pub(super) fn error(message: &str) {
    say(&format!("{ERROR}error{ERROR:#}: {message}"));
}

/// Columns of the terminal that shows the results, where one does.
pub(super) fn width() -> Option<usize> {
    if !io::stdout().is_terminal() {
        return None;
    }
    terminal_size::terminal_size().map(|(width, _)| usize::from(width.0))
}

/// Whether results are coloured.
pub(super) fn colour() -> bool {
    anstream::AutoStream::choice(&io::stdout()) != ColorChoice::Never
}

/// Standard output for results.
pub(super) fn output() -> BufWriter<StdoutLock<'static>> {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// One line on standard error. Where that is closed, nobody listens.
fn say(line: &str) {
    let _ = writeln!(anstream::stderr(), "{line}");
}
