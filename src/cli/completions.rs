//! `completions`: what a shell needs to complete command lines.

use std::io::Write;

use clap::{Args, CommandFactory};
use clap_complete::Shell;

use super::{Cli, Done, Failure, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph completions bash > ~/.local/share/bash-completion/completions/gijigraph
  gijigraph completions zsh > ~/.zfunc/_gijigraph
  gijigraph completions fish > ~/.config/fish/completions/gijigraph.fish";

/// Print what a shell needs to complete command lines / シェルの補完を出力する
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// The shell
    shell: Shell,
}

pub(super) fn run(arguments: &Arguments) -> Result<Done, Failure> {
    // Not straight to the output: the generator breaks down where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "gijigraph", &mut script);
    let mut out = terminal::output();
    out.write_all(&script)?;
    out.flush()?;
    Ok(Done::Well)
}
