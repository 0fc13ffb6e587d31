//! README.md and the guides tell the truth: their commands run as written, and what they show is what is printed.
//!
//! A command stands in a block marked `sh`; the block marked `text` after it shows what it prints, with `[...]` for
//! what is left out, in a line or between lines. A block whose mark goes on with a name, as `csv words/terms+.csv`, is
//! what the reader puts into that file. A command that ends in `&` runs until the end.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

use std::{
    env, fs,
    io::{self, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread,
    time::Duration,
};

const README: &str = include_str!("../README.md");
/// The guides, in Japanese and English.
const GUIDES: [(&str, &str); 2] = [
    ("docs/guide.ja.md", include_str!("../docs/guide.ja.md")),
    ("docs/guide.en.md", include_str!("../docs/guide.en.md")),
];

/// The address at which guides serve; tests serve at a free one in its place.
const ADDRESS: &str = "127.0.0.1:7878";

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

/// The fenced blocks of a document, in order.
fn blocks(document: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = document.lines();
    while let Some(line) = lines.next() {
        if let Some(language) = line.strip_prefix("```") {
            let lines = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push(Block { language, lines });
        }
    }
    blocks
}

/// A line for a shell in `folder`, with the built program in place of the one that the document names.
fn shell(line: &str, folder: &Path) -> Command {
    let arguments = line.strip_prefix(FROM_SOURCE).or_else(|| line.strip_prefix("gijigraph "));
    // Documents are written for a shell: quotes, and `|` where they need one.
    let script = match arguments {
        Some(arguments) => format!("exec \"$GIJIGRAPH\" {arguments}"),
        None if line.starts_with("python3 ") => line.replacen("python3", &python(), 1),
        None => panic!("a command that is not the program's: {line}"),
    };
    let mut command = Command::new("sh");
    command.args(["-c", &script]).env("GIJIGRAPH", env!("CARGO_BIN_EXE_gijigraph")).current_dir(folder);
    command
}

/// A program that serves until this is dropped.
struct Serving(Child);

impl Serving {
    fn begin(line: &str, address: &str, folder: &Path) -> Self {
        let serving = Self(shell(line, folder).stderr(Stdio::null()).spawn().expect("there is a shell"));
        for _ in 0..200 {
            if TcpStream::connect(address).is_ok() {
                return serving;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("`{line}` does not serve at {address}");
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Python: the one of an environment that has what recipes need, else the system's.
fn python() -> String {
    env::var("GIJIGRAPH_PYTHON").unwrap_or_else(|_| "python3".to_owned())
}

/// Whether Python can run a script that imports this.
fn python_has(module: &str) -> bool {
    let output = Command::new(python()).args(["-c", &format!("import {module}")]).output();
    output.is_ok_and(|output| output.status.success())
}

/// A folder with what the documents read.
fn workplace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for place in ["data/minutes", "docs/example"] {
        let copy = folder.path().join(place);
        fs::create_dir_all(&copy).unwrap();
        for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(place)).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), copy.join(entry.file_name())).unwrap();
        }
    }
    folder
}

/// Does in `folder` what a document says; gives the numbers of commands and of outputs compared.
fn follow(document: &str, folder: &Path) -> (usize, usize) {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let (mut last, mut serving) = (None, Vec::new());
    let (mut commands, mut outputs) = (0, 0);
    let mut skipped = false;
    for block in blocks(document) {
        let (language, file) = block.language.split_once(' ').unwrap_or((block.language, ""));
        match (language, file) {
            ("sh", "") => {
                for line in block.lines.iter().filter(|line| **line != TESTS) {
                    let line = line.replace(ADDRESS, &free);
                    commands += 1;
                    if let Some(line) = line.strip_suffix(" &") {
                        serving.push(Serving::begin(line, &free, folder));
                        continue;
                    }
                    skipped = line.starts_with("python3 ") && !python_has("SPARQLWrapper");
                    if skipped {
                        // Past what the test harness keeps to itself.
                        let _ = writeln!(
                            io::stderr(),
                            "*** RECIPE NOT CHECKED: `{line}`, for Python has no SPARQLWrapper"
                        );
                        continue;
                    }
                    let Output { status, stdout, stderr } = shell(&line, folder).output().unwrap();
                    let errors = String::from_utf8_lossy(&stderr);
                    assert!(status.success(), "`{line}` ends with {status}:\n{errors}");
                    last = Some((line, String::from_utf8(stdout).expect("output is UTF-8")));
                }
            }
            ("text", "") if skipped => {}
            ("text", "") => {
                let (command, printed) = last.take().expect("what is shown follows its command");
                check(&command, &block.lines, &printed);
                outputs += 1;
            }
            ("json", "") => {
                let text = block.lines.join("\n");
                serde_json::from_str::<serde_json::Value>(&text).unwrap_or_else(|e| panic!("{e}: {text}"));
            }
            ("csv" | "python" | "json", file) if !file.is_empty() => {
                let path = folder.join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, format!("{}\n", block.lines.join("\n").replace(ADDRESS, &free))).unwrap();
            }
            _ => panic!("a block of `{}` that nothing checks", block.language),
        }
    }
    (commands, outputs)
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
            "a line is shown that `{command}` does not print there:\n{line}\nIt prints:\n{printed}"
        );
    }
    let all_shown = shown.last() != Some(&ELLIPSIS);
    assert!(
        !all_shown || printed_lines.next().is_none(),
        "`{command}` prints more than is shown:\n{printed}"
    );
}

#[test]
fn every_command_of_readme_runs_as_written_and_prints_what_is_shown() {
    let folder = workplace();
    let (commands, outputs) = follow(README, folder.path());
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
fn every_recipe_of_the_guides_runs_as_written_and_prints_what_is_shown() {
    for (name, guide) in GUIDES {
        let folder = workplace();
        let (commands, outputs) = follow(guide, folder.path());
        assert!(commands >= 10 && outputs >= 10, "{name}: {commands} commands, {outputs} outputs");
        assert_eq!(guide.lines().filter(|line| line.starts_with("## ")).count(), 10, "recipes of {name}");
        for file in ["tables/raised.csv", "tables/datapackage.json", "network.svg"] {
            let written = fs::metadata(folder.path().join(file)).unwrap();
            assert!(written.len() > 100, "{file} of {name} is as good as empty");
        }
    }
}

#[test]
fn the_guides_say_the_same_in_both_languages() {
    let [ja, en] = GUIDES.map(|(_, guide)| {
        blocks(guide).into_iter().map(|block| (block.language, block.lines)).collect::<Vec<_>>()
    });
    assert_eq!(ja, en);
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
fn every_test_that_the_guarantees_name_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guarantees = std::fs::read_to_string(root.join("docs/GUARANTEES.md")).unwrap();
    let named: Vec<_> = guarantees
        .split('`')
        .filter_map(|word| word.split_once(".rs::"))
        .filter(|(_, name)| !name.is_empty())
        .collect();
    assert!(named.len() > 40, "{} tests are named", named.len());
    for (file, name) in named {
        let code = std::fs::read_to_string(root.join(format!("{file}.rs")));
        let code = code.unwrap_or_else(|error| panic!("{file}.rs: {error}"));
        let before = code.split(&format!("fn {name}(")).next().filter(|before| before.len() < code.len());
        let before = before.unwrap_or_else(|| panic!("{file}.rs has no {name}"));
        // Its attributes stand right before it.
        let attributes = before.trim_end().rsplit("\n\n").next().unwrap_or_default();
        assert!(attributes.contains("#[test]"), "{file}.rs: {name} is no test");
    }
}

/// The modules of the crate that code names behind `crate::`, one or many in braces, as rustfmt lays them out.
fn modules_used(code: &str) -> Vec<&str> {
    let first = |path: &str| path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let mut used = Vec::new();
    for path in code.split("crate::").skip(1) {
        match path.strip_prefix('{').map(|many| many.split_once("};").map_or(many, |(many, _)| many)) {
            Some(many) if many.starts_with('\n') => used.extend(
                many.lines()
                    .filter_map(|line| line.strip_prefix("    "))
                    .filter(|line| !line.starts_with(' ')),
            ),
            Some(many) => used.extend(many.split(", ")),
            None => used.push(path),
        }
    }
    used.into_iter().map(|path| &path[..first(path)]).collect()
}

/// The code of the program below `folder` that is no test, by file.
fn program(folder: &Path, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_stem().unwrap().to_str().unwrap();
        if name == "tests" {
            continue;
        }
        if entry.is_dir() {
            program(&entry, files);
        } else {
            let code = fs::read_to_string(&entry).unwrap();
            let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            files.push((entry.to_str().unwrap().to_owned(), code));
        }
    }
}

#[test]
fn no_stage_uses_a_later_one() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let architecture = fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let rows = architecture.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next());
    let stages: Vec<&str> = rows.take_while(|stage| *stage != "fetch").collect();
    assert_eq!(stages, ["source", "text", "outline", "minutes", "mention", "claim", "rdf"]);
    let mut files = Vec::new();
    program(&root.join("src"), &mut files);
    let mut arrows = 0;
    for (place, stage) in stages.iter().enumerate() {
        let own = |file: &str| {
            file.contains(&format!("/src/{stage}/")) || file.ends_with(&format!("/src/{stage}.rs"))
        };
        for (file, code) in files.iter().filter(|(file, _)| own(file)) {
            for used in modules_used(code) {
                arrows += usize::from(stages[..place].contains(&used));
                assert!(!stages[place + 1..].contains(&used), "{file} uses the later stage {used}");
            }
        }
    }
    assert!(arrows > 100, "{arrows} uses of earlier stages");
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
