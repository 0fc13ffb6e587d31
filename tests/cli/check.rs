use std::{fs, path::Path};

use predicates::prelude::*;
use tempfile::TempDir;

use super::{gijigraph, printed};

/// A store with three meetings where one name stands with one body, then another, then the first again.
fn namesakes() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    let posts = ["はまかぜ大学教授", "やまびこ県庁課長", "はまかぜ大学教授"];
    for (number, (day, post)) in
        ["4月10日（水）", "4月17日（水）", "4月24日（水）"].iter().zip(posts).enumerate()
    {
        let minutes = format!(
            "第{}回みなと空域利用協議会 議事録\n日時：令和6年{day} 10時～12時\n\n出席者：\n委員　山田太郎　{post}\n委員　森花子　みなと商工会議所会頭\n\n議事\n○山田委員　ドローンの飛行手続を簡素化すべきである。\n○森委員　賛成する。\n○山田委員　以上である。\n",
            number + 1
        );
        fs::write(folder.path().join(format!("{number}.txt")), minutes).expect("written");
    }
    let files = [0, 1, 2].map(|number| folder.path().join(format!("{number}.txt")));
    gijigraph().arg("ingest").args(files).arg("--store").arg(folder.path().join("store")).assert().success();
    folder
}

fn check(folder: &Path, arguments: &[&str]) -> assert_cmd::Command {
    let mut command = gijigraph();
    command.arg("check").args(arguments).arg("--store").arg(folder.join("store"));
    command
}

#[test]
fn two_bodies_of_one_name_are_asked_about_until_they_are_decided() {
    let folder = namesakes();
    let asked = check(folder.path(), &["--format", "csv"]).assert().code(1).get_output().stdout.clone();
    let asked = String::from_utf8(asked).expect("UTF-8");
    assert!(asked.starts_with("verdict,name,organization,other_name,other_organization,reason"), "{asked}");
    let question = asked.lines().find(|line| line.contains("山田太郎")).expect("a question");
    assert!(question.starts_with(','), "nothing is decided: {question}");
    let decided = asked.replace(question, &format!("different{question}"));
    let table = folder.path().join("people.csv");
    fs::write(&table, decided).expect("written");
    check(folder.path(), &["--people", table.to_str().expect("UTF-8")]).assert().success();
    let people = printed(
        gijigraph()
            .args(["query", "--format", "csv", "SELECT ?p WHERE { ?p foaf:name \"山田太郎\" }", "--store"])
            .arg(folder.path().join("store")),
    );
    assert_eq!(people.lines().count(), 3, "a heading and two people: {people}");
}

#[test]
fn a_table_with_an_unknown_verdict_is_refused_with_its_line() {
    let folder = namesakes();
    let table = folder.path().join("people.csv");
    fs::write(
        &table,
        "verdict,name,organization,other_name,other_organization,reason\nmaybe,甲野一,,甲野一,,\n",
    )
    .expect("written");
    check(folder.path(), &["--people", table.to_str().expect("UTF-8")])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("maybe").and(predicate::str::contains("2")));
}
