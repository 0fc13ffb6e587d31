//! The command line as users meet it: every command runs as a process of its own.

#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    reason = "tests make files, run the program, and break off where that fails"
)]

mod ceiling;
mod check;
mod dataset;
mod debate;
mod extract;
mod fetch;
mod formats;
mod graph;
mod help;
mod ingest;
mod mcp;
mod output;
mod query;
mod remote;
mod trace;
mod verify;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

use assert_cmd::Command;
use tempfile::TempDir;

/// The program, without anything of the environment that would change what it prints.
fn gijigraph() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE").env_remove("CLICOLOR").env_remove("COLUMNS");
    command
}

/// The minutes that ship as an example.
fn example() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/minutes");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .expect("data/minutes is part of the project")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    files.into_iter().next().expect("data/minutes holds an example")
}

/// A store with the example in it, made once. Commands may read it, but not write to it.
static STORE: LazyLock<TempDir> = LazyLock::new(|| {
    let folder = TempDir::new().expect("a temporary folder");
    let made =
        gijigraph().arg("ingest").arg(example()).arg("--store").arg(folder.path().join("store")).output();
    let made = made.expect("the program runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    folder
});

/// The folder of that store.
fn store() -> PathBuf {
    STORE.path().join("store")
}

/// What a command prints; it must succeed.
fn printed(command: &mut Command) -> String {
    let output = command.output().expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program prints UTF-8")
}
