use predicates::prelude::*;

use super::{gijigraph, printed};

const COMMANDS: [&[&str]; 25] = [
    &["fetch"],
    &["fetch", "kokkai"],
    &["ingest"],
    &["extract"],
    &["query"],
    &["export"],
    &["trace"],
    &["graph"],
    &["graph", "stats"],
    &["graph", "rank"],
    &["graph", "communities"],
    &["graph", "path"],
    &["graph", "neighbours"],
    &["graph", "bridge"],
    &["serve"],
    &["mcp"],
    &["push"],
    &["pull"],
    &["sources"],
    &["sources", "list"],
    &["sources", "show"],
    &["sources", "remove"],
    &["inspect"],
    &["evaluate"],
    &["completions"],
];

#[test]
fn every_command_has_an_example_in_its_help() {
    for command in COMMANDS {
        let help = printed(gijigraph().args(command).arg("--help"));
        let (_, examples) = help.split_once(" / 例:").unwrap_or_else(|| panic!("{command:?} has no example"));
        let call = format!("gijigraph {}", command.join(" "));
        assert!(examples.contains(&call), "the example of {command:?} does not call it: {examples}");
    }
}

#[test]
fn every_command_says_in_both_languages_what_it_does() {
    let help = printed(gijigraph().arg("--help"));
    for command in COMMANDS.iter().filter(|command| command.len() == 1) {
        let line = help.lines().find(|line| line.trim_start().starts_with(&format!("{} ", command[0])));
        assert!(line.is_some_and(|line| line.contains(" / ")), "{command:?}: {line:?}");
    }
}

#[test]
fn the_help_tells_the_exit_codes() {
    let help = printed(gijigraph().arg("--help"));
    for code in ["  0  done", "  1  nothing found", "  2  wrong usage", "  3  trouble with the store"] {
        assert!(help.contains(code), "{code}");
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    assert_eq!(printed(gijigraph().arg("--version")), format!("gijigraph {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_arguments_are_usage_errors() {
    for wrong in [
        &["ingest"][..],
        &["extract"],
        &["extract", "a.txt", "--format", "docx"],
        &["query"],
        &["query", "ASK {}", "--named", "meetings"],
        &["query", "--set", "a=b", "ASK {}"],
        &["query", "--named", "who-raised", "--set", "issue"],
        &["export", "--format", "csv"],
        &["export", "--format", "neo4j"],
        &["export", "--format", "akn"],
        &["export", "--format", "parlamint"],
        &["export", "--format", "akn", "-o", "x", "--licence", "https://example.org/"],
        &["graph", "path", "一人"],
        &["push"],
        &["push", "--endpoint", "みなと"],
        &["pull"],
        &["serve", "--token", "x"],
        &["serve", "--allow-update", "--endpoint", "http://localhost/"],
        &["query", "ASK {}", "--endpoint", "http://localhost/", "--store", "x"],
        &["trace", "--token", "x"],
        &["query", "ASK {}", "--spreadsheet", "--format", "csv"],
        &["nonsense"],
        &["trace", "--quiet", "--verbose"],
        &["ingest", "x", "--jobs", "0"],
    ] {
        gijigraph().args(wrong).assert().code(2).stdout("").stderr(predicate::str::is_empty().not());
    }
}

#[test]
fn completions_know_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = printed(gijigraph().args(["completions", shell]));
        for command in &COMMANDS {
            assert!(script.contains(command[0]), "{shell} does not know {command:?}");
        }
    }
}
