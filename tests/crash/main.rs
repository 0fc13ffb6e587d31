//! What is left when the program is killed, the disk is full, the folder may not be written, or two write at once.
//!
//! `GIJIGRAPH_KILLS=300 cargo test --release --test crash -- --nocapture` kills that many times and tells where;
//! `GIJIGRAPH_SEED` chooses other moments.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    reason = "tests make stores, run and kill the program, and break off where that fails"
)]

mod council;
mod full;
mod kill;
mod state;
mod writers;

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The program, without anything of the environment that would change what it prints.
fn gijigraph(arguments: &[&str], store: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
    command.env_remove("CLICOLOR_FORCE").args(arguments).arg("--store").arg(store);
    command
}

/// Runs the program to its end.
fn run(arguments: &[&str], store: &Path) -> Output {
    gijigraph(arguments, store).output().expect("the program runs")
}

/// What a program said on standard error.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let place: PathBuf = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &place);
        } else {
            std::fs::copy(&path, &place).expect("copied");
        }
    }
}
