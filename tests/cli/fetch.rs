//! `fetch kokkai` against a service on this machine that answers as the API documents.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

use predicates::prelude::*;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::{gijigraph, printed};

/// A service that answers each request by the next of its `answers`; gives its address and what it was asked.
fn service(answers: Vec<(u16, Value)>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}/api/meeting", listener.local_addr().expect("an address"));
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    thread::spawn(move || {
        for (status, body) in answers {
            let (mut stream, _) = listener.accept().expect("a request");
            let mut lines = BufReader::new(stream.try_clone().expect("a stream")).lines();
            let request = lines.next().expect("a line").expect("text");
            while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
            seen.lock().expect("no panic").push(request);
            let body = body.to_string();
            let head = format!("HTTP/1.1 {status} -\r\nContent-Length: {}\r\nConnection: close", body.len());
            write!(stream, "{head}\r\nContent-Type: application/json\r\n\r\n{body}").expect("sent");
        }
    });
    (address, asked)
}

/// One page: a fictional meeting, the number of all of them, and where the next page begins.
fn page(number: u32, all: u32, next: Option<u32>) -> (u16, Value) {
    let speech = json!({"speechID": "x_001", "speechOrder": 1, "speaker": "潮見航", "speakerGroup": "みなとの会",
        "speakerPosition": null, "speakerRole": null, "speech": "○潮見委員長　これより会議を開きます。"});
    let meeting = json!({"issueID": format!("120804260X0{number:02}20220603"), "imageKind": "会議録", "searchObject": number,
        "session": 208, "nameOfHouse": "衆議院", "nameOfMeeting": "離島振興委員会", "issue": format!("第{number}号"),
        "date": "2022-06-03", "closing": null, "speechRecord": [speech]});
    let answer = json!({"numberOfRecords": all, "numberOfReturn": 1, "startRecord": number,
        "nextRecordPosition": next, "meetingRecord": [meeting]});
    (200, answer)
}

fn fetch(address: &str, folder: &TempDir) -> assert_cmd::Command {
    let mut command = gijigraph();
    command.args(["fetch", "kokkai", "--name-of-meeting", "離島振興委員会", "--pause", "1"]);
    command.args(["--endpoint", address, "--into"]).arg(folder.path());
    command
}

fn files(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("a folder");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_page_is_asked_for_and_every_meeting_is_a_file_that_extract_reads() {
    let (address, asked) = service(vec![page(1, 2, Some(2)), page(2, 2, None)]);
    let folder = TempDir::new().expect("a folder");
    fetch(&address, &folder).assert().success().stderr(predicate::str::contains("2 files written"));
    assert_eq!(files(&folder), ["120804260X00120220603.json", "120804260X00220220603.json"]);
    let asked = asked.lock().expect("no panic");
    assert!(asked[0].contains("startRecord=1&") || asked[0].contains("startRecord=1 "), "{}", asked[0]);
    assert!(asked[1].contains("startRecord=2") && asked[1].contains("recordPacking=json"), "{}", asked[1]);
    let file = folder.path().join("120804260X00220220603.json");
    let document: Value = serde_json::from_str(&printed(gijigraph().arg("extract").arg(file))).expect("JSON");
    assert_eq!(document["meeting"]["title"], "第208回国会衆議院離島振興委員会第2号");
    assert_eq!(document["turns"][0]["speakers"], json!(["潮見航"]));
}

#[test]
fn an_interrupted_run_goes_on_where_it_stopped() {
    let (address, asked) = service(vec![page(1, 2, Some(2)), (404, json!("nothing")), page(2, 2, None)]);
    let folder = TempDir::new().expect("a folder");
    fetch(&address, &folder).assert().code(1).stderr(predicate::str::contains("not understood"));
    assert_eq!(files(&folder), [".gijigraph-fetch.json", "120804260X00120220603.json"]);
    fetch(&address, &folder).assert().success();
    assert_eq!(files(&folder), ["120804260X00120220603.json", "120804260X00220220603.json"]);
    assert!(asked.lock().expect("no panic")[2].contains("startRecord=2"));
}

#[test]
fn a_refusal_is_told_in_the_words_of_the_service() {
    let refusal = json!({"message": "検索条件の入力に誤りがあります。", "details": ["(19011)日付が正しくありません。"]});
    let (address, _) = service(vec![(400, refusal)]);
    let folder = TempDir::new().expect("a folder");
    let told = predicate::str::contains("検索条件の入力に誤りがあります。 ((19011)日付が正しくありません。)");
    fetch(&address, &folder).assert().code(2).stderr(told);
    assert!(files(&folder).is_empty());
}

#[test]
fn no_meeting_is_told_and_a_busy_service_is_asked_again() {
    let none = (200, json!({"numberOfRecords": 0, "numberOfReturn": 0, "startRecord": 1}));
    let (address, asked) = service(vec![(503, json!({})), none]);
    let folder = TempDir::new().expect("a folder");
    fetch(&address, &folder).assert().code(1).stderr(predicate::str::contains("no meeting fits"));
    assert_eq!(asked.lock().expect("no panic").len(), 2);
}

#[test]
fn conditions_and_days_are_checked_before_anything_is_asked() {
    let folder = TempDir::new().expect("a folder");
    let mut command = gijigraph();
    command.args(["fetch", "kokkai", "--into"]).arg(folder.path());
    command.assert().code(2).stderr(predicate::str::contains("which meetings?"));
    let mut command = gijigraph();
    command.args(["fetch", "kokkai", "--from", "昨日", "--into"]).arg(folder.path());
    command.assert().code(2).stderr(predicate::str::contains("2024-01-31"));
}
