//! `push`, and the commands that ask what was pushed, against a server that is a process of its own.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use gijigraph::store::Store;
use predicates::prelude::*;
use tempfile::TempDir;

use super::{gijigraph, printed, store};

/// A server of this program over an empty store, which takes updates; it ends when it is dropped.
struct Elsewhere {
    child: Child,
    endpoint: String,
    _folder: TempDir,
}

impl Drop for Elsewhere {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn elsewhere() -> Elsewhere {
    let folder = TempDir::new().expect("a folder");
    let dir = folder.path().join("store");
    drop(Store::open(&dir, None).expect("an empty store"));
    let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
    command
        .args(["serve", "--bind", "127.0.0.1:0", "--allow-update", "--token", "himitsu", "--store"])
        .arg(&dir);
    served(&mut command, folder)
}

/// What this command serves, once it does.
fn served(command: &mut Command, folder: TempDir) -> Elsewhere {
    let mut child = command.stderr(Stdio::piped()).spawn().expect("the program runs");
    let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let mut said = lines.map_while(Result::ok);
    let address = said.find_map(|line| Some(line.split_once("http://")?.1.split_once('/')?.0.to_owned()));
    let endpoint = format!("http://{}/sparql", address.expect("the server says where it is"));
    Elsewhere { child, endpoint, _folder: folder }
}

#[test]
fn what_is_pushed_is_asked_and_traced_there_as_here() {
    let there = elsewhere();
    let push = || {
        let mut command = gijigraph();
        command.args(["push", "--endpoint", &there.endpoint, "--store"]).arg(store());
        command
    };
    push().assert().code(3).stderr(predicate::str::contains("401"));
    push()
        .env("GIJIGRAPH_TOKEN", "himitsu")
        .assert()
        .success()
        .stderr(predicate::str::contains("0 unchanged"));
    push().args(["--token", "himitsu"]).assert().success().stderr(predicate::str::contains("0 graphs sent"));
    for question in [
        &["trace", "--issue", "ゲノム編集"][..],
        &["trace", "--organization", "AMED", "--format", "json"],
        &["query", "--named", "who-raised", "--set", "issue=ゲノム編集"],
        &["query", "--named", "meetings", "--format", "csv"],
        &["query", "DESCRIBE ?m { ?m a gg:Meeting }"],
    ] {
        let here = printed(gijigraph().args(question).arg("--store").arg(store()));
        let from_there = printed(gijigraph().args(question).args(["--endpoint", &there.endpoint]));
        assert_eq!(from_there, here, "{question:?}");
    }
}

#[test]
fn what_is_pushed_is_served_from_a_copy() {
    let there = elsewhere();
    let mut push = gijigraph();
    push.args(["push", "--endpoint", &there.endpoint, "--token", "himitsu", "--store"]).arg(store());
    push.assert().success();
    let folder = TempDir::new().expect("a folder");
    let copy = folder.path().join("copy");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
    command.args(["serve", "--bind", "127.0.0.1:0", "--endpoint", &there.endpoint, "--store"]).arg(&copy);
    let served = served(&mut command, folder);
    for question in [&["trace", "--issue", "ゲノム編集"][..], &["search", "カルタヘナ法"]] {
        let here = printed(gijigraph().args(question).arg("--store").arg(store()));
        let copied = printed(gijigraph().args(question).arg("--store").arg(&copy));
        assert_eq!(copied, here, "{question:?}");
    }
    // What is served from the copy can be asked as what was pushed.
    let asked = ["query", "--named", "meetings", "--format", "csv"];
    let here = printed(gijigraph().args(asked).arg("--store").arg(store()));
    assert_eq!(printed(gijigraph().args(asked).args(["--endpoint", &served.endpoint])), here);
    // A store with documents of its own takes no copy. Nothing else may have it open meanwhile.
    let folder = TempDir::new().expect("a folder");
    let own = folder.path().join("own");
    printed(gijigraph().args(["ingest", "docs/example/01.txt", "--store"]).arg(&own));
    let mut pull = gijigraph();
    pull.args(["pull", "--endpoint", &there.endpoint, "--store"]).arg(&own);
    pull.assert().code(3).stderr(predicate::str::contains("--store"));
}

#[test]
fn a_store_that_nothing_was_pushed_to_says_so() {
    let mut command = gijigraph();
    command.args(["query", "ASK {}", "--endpoint", "http://127.0.0.1:9/sparql"]);
    command.assert().code(3).stderr(predicate::str::contains("no answer from http://127.0.0.1:9/sparql"));
}
