//! README.md tells the truth: its commands run as written, and what it shows is what they print.
//!
//! A command stands in a block marked `sh`; the block marked `text` after it shows what it prints, with `[...]` for
//! what is left out, in a line or between lines.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

const README: &str = include_str!("../README.md");

/// How README calls the program before it is installed.
const FROM_SOURCE: &str = "scripts/with-libclang cargo run --release -- ";
/// The command that runs this test; it cannot run itself.
const TESTS: &str = "scripts/with-libclang cargo test --release";
/// What stands for something left out.
const ELLIPSIS: &str = "[...]";

struct Block<'r> {
    language: &'r str,
    lines: Vec<&'r str>,
}

/// The fenced blocks, in order.
fn blocks() -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut lines = README.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let lines = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { language, lines });
        }
    }
    blocks
}

/// Runs a line in `folder`, with the built program in place of the one README names.
fn run(line: &str, folder: &Path) -> Output {
    let arguments = line.strip_prefix(FROM_SOURCE).or_else(|| line.strip_prefix("gijigraph "));
    let arguments =
        arguments.unwrap_or_else(|| panic!("README has a command that is not the program's: {line}"));
    // README is written for a shell: quotes, and `|` where it needs one.
    let script = format!("\"$GIJIGRAPH\" {arguments}");
    Command::new("sh")
        .args(["-c", &script])
        .env("GIJIGRAPH", env!("CARGO_BIN_EXE_gijigraph"))
        .current_dir(folder)
        .output()
        .expect("there is a shell")
}

/// Whether `shown` is `printed`, but for what is left out.
fn agrees(shown: &str, printed: &str) -> bool {
    let (shown, mut rest) = (shown.trim_end(), printed.trim_end());
    let parts: Vec<&str> = shown.split(ELLIPSIS).collect();
    for (at, part) in parts.iter().enumerate() {
        let found = match at {
            0 => rest.strip_prefix(part),
            _ if at + 1 == parts.len() && !part.is_empty() => rest.strip_suffix(part).map(|_| ""),
            _ => rest.find(part).map(|start| &rest[start + part.len()..]),
        };
        let Some(after) = found else { return false };
        rest = after;
    }
    rest.is_empty() || parts.len() > 1
}

/// Checks that every line shown is printed, in this order.
#[track_caller]
fn check(command: &str, shown: &[&str], printed: &str) {
    let mut printed_lines = printed.lines();
    for line in shown.iter().filter(|line| **line != ELLIPSIS) {
        assert!(
            printed_lines.any(|printed| agrees(line, printed)),
            "README shows a line that `{command}` does not print there:\n{line}\nIt prints:\n{printed}"
        );
    }
    let all_shown = shown.last() != Some(&ELLIPSIS);
    assert!(
        !all_shown || printed_lines.next().is_none(),
        "`{command}` prints more than README shows:\n{printed}"
    );
}

#[test]
fn every_command_of_readme_runs_as_written_and_prints_what_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let minutes = folder.path().join("data/minutes");
    fs::create_dir_all(&minutes).unwrap();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/minutes")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), minutes.join(entry.file_name())).unwrap();
    }
    let (mut last, mut commands, mut outputs) = (None, 0, 0);
    for block in blocks() {
        match block.language {
            "sh" => {
                for line in block.lines {
                    if line == TESTS {
                        continue;
                    }
                    let output = run(line, folder.path());
                    let errors = String::from_utf8_lossy(&output.stderr);
                    assert!(output.status.success(), "`{line}` ends with {}:\n{errors}", output.status);
                    last = Some((line, String::from_utf8(output.stdout).expect("output is UTF-8")));
                    commands += 1;
                }
            }
            "text" => {
                let (command, printed) = last.take().expect("what is shown follows its command");
                check(command, &block.lines, &printed);
                outputs += 1;
            }
            other => panic!("README has a block of `{other}` that nothing checks"),
        }
    }
    assert!(
        commands >= 10 && outputs >= 2,
        "README lost its commands ({commands}) or what they print ({outputs})"
    );
    assert!(README.contains(TESTS), "README does not say how to run the tests");
    for file in ["graph.ttl", "graph.nq", "tables/issues.csv"] {
        let written =
            fs::metadata(folder.path().join(file)).unwrap_or_else(|_| panic!("README writes no {file}"));
        assert!(written.len() > 100, "{file} is as good as empty");
    }
}

#[test]
fn the_commands_and_exit_codes_of_readme_are_those_of_the_program() {
    let output = Command::new(env!("CARGO_BIN_EXE_gijigraph")).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let commands = help.split("Commands:\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    let commands =
        commands.lines().filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
    for command in commands {
        assert!(README.contains(&format!("\n| `{command}")), "README's table lacks `{command}`");
    }
    let codes = help.split("Exit codes").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap();
    for line in codes.lines().skip(1) {
        let (code, meaning) = line.trim().split_once("  ").unwrap();
        let row = README.lines().find(|row| row.starts_with(&format!("| {code} |")));
        let row = row.unwrap_or_else(|| panic!("README's table lacks exit code {code}"));
        let first = meaning.trim().split([',', ':']).next().unwrap();
        assert!(row.contains(first), "exit code {code} is `{meaning}`, README says {row}");
    }
}

#[test]
fn files_that_readme_links_to_are_there() {
    let links = README.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    let mut files = 0;
    for link in links.filter(|link| !link.contains("://")) {
        assert!(
            Path::new(env!("CARGO_MANIFEST_DIR")).join(link).exists(),
            "README links to {link}, which is not there"
        );
        files += 1;
    }
    assert!(files > 5);
}

#[test]
fn what_is_left_out_may_stand_anywhere_in_a_line() {
    for (shown, printed, same) in [
        ("a b", "a b  ", true),
        ("a b", "a b c", false),
        ("a [...]", "a b c", true),
        ("a [...] c", "a b c", true),
        ("a [...] d", "a b c", false),
        ("[...]c", "a b c", true),
    ] {
        assert_eq!(agrees(shown, printed), same, "{shown} / {printed}");
    }
}
