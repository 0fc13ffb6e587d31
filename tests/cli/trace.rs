use predicates::prelude::*;
use serde_json::Value;

use super::{example, gijigraph, printed, store};

fn trace(arguments: &[&str]) -> assert_cmd::Command {
    let mut command = gijigraph();
    command.arg("trace").args(arguments).arg("--store").arg(store());
    command
}

fn json(arguments: &[&str]) -> Value {
    let mut command = trace(arguments);
    let output = command.args(["--format", "json"]).output().expect("the program runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn issues(value: &Value) -> Vec<&Value> {
    value["issues"].as_array().expect("issues").iter().collect()
}

fn statements(value: &Value) -> Vec<&Value> {
    issues(value).into_iter().flat_map(|issue| issue["statements"].as_array().expect("statements")).collect()
}

#[test]
fn a_group_stays_a_group() {
    let tree = printed(&mut trace(&["--issue", "ゲノム編集"]));
    assert!(
        tree.contains("«参考人のいずれか（候補5名：澤芳樹、岡野栄之、藤堂具紀、福原浩、三島良直）»"),
        "{tree}"
    );
    let found = json(&["--issue", "ゲノム編集"]);
    assert!(!issues(&found).is_empty());
    for statement in statements(&found) {
        let attribution = &statement["attributions"][0];
        assert_eq!(attribution["basis"], "group");
        assert_eq!(attribution["who"].as_array().map(Vec::len), Some(1));
        assert_eq!(attribution["who"][0]["label"], "参考人");
        assert_eq!(attribution["candidates"].as_array().map(Vec::len), Some(5));
        assert_eq!(attribution["rules"][0]["id"], "who.lead-in");
    }
}

#[test]
fn nobody_is_made_up_where_nothing_tells() {
    let all = json(&[]);
    let unattributed: Vec<&Value> = statements(&all)
        .into_iter()
        .filter(|statement| statement["attributions"].as_array().is_some_and(|a| a.len() == 1))
        .filter(|statement| statement["attributions"][0]["basis"] == "unattributed")
        .collect();
    assert!(!unattributed.is_empty());
    for statement in unattributed {
        assert_eq!(statement["attributions"][0]["candidates"], serde_json::json!([]));
    }
    assert!(printed(&mut trace(&[])).contains("«発言者不明»"));
}

#[test]
fn every_quotation_is_the_very_characters_of_the_source() {
    let source: Vec<char> =
        std::fs::read_to_string(example()).expect("the example is UTF-8").chars().collect();
    let all = json(&[]);
    let words: Vec<&Value> =
        statements(&all).into_iter().flat_map(|s| s["words"].as_array().expect("words")).collect();
    assert!(words.len() >= 10, "{}", words.len());
    for words in words {
        let [start, end] = ["start", "end"]
            .map(|at| words[at].as_u64().and_then(|n| usize::try_from(n).ok()).expect("a place"));
        assert_eq!(words["exact"], source[start..end].iter().collect::<String>());
        let line = source[..start].iter().filter(|&&c| c == '\n').count() + 1;
        assert_eq!(words["line"], line);
        assert_eq!(words["files"][0], example().display().to_string());
        assert!(words["rules"][0]["id"].as_str().is_some_and(|id| id.starts_with("issue.")), "{words}");
    }
}

#[test]
fn search_finds_short_names_whatever_their_width() {
    let [short, wide] = ["カルタヘナ法", "ｶﾙﾀﾍﾅ 法"].map(|law| json(&["--law", law]));
    assert!(!issues(&short).is_empty());
    assert_eq!(short, wide);
    for issue in issues(&short) {
        let concerns = issue["concerns"].as_array().expect("concerns");
        assert!(
            concerns.iter().any(|c| c["iri"].as_str().is_some_and(|iri| iri.ends_with("/415AC0000000097"))),
            "{issue}"
        );
    }
}

#[test]
fn all_filters_must_match() {
    let count = |arguments: &[&str]| statements(&json(arguments)).len();
    let (all, law) = (count(&[]), count(&["--law", "カルタヘナ法"]));
    assert!(law > 0 && law < all);
    assert_eq!(count(&["--law", "カルタヘナ法", "--meeting", "2021-01-27"]), law);
    assert_eq!(count(&["--law", "カルタヘナ法", "--person", "藤堂具紀"]), law);
    assert_eq!(count(&["--law", "カルタヘナ法", "--meeting", "2020"]), 0);
    // A member of the council, who is no 参考人, cannot have said it.
    assert_eq!(count(&["--law", "カルタヘナ法", "--person", "塩崎正晴"]), 0);
    // A body is found by those of its people who may have spoken.
    assert_eq!(count(&["--law", "カルタヘナ法", "--organization", "日本遺伝子細胞治療学会"]), law);
    assert_eq!(count(&["--law", "カルタヘナ法", "--organization", "広島大学"]), 0);
}

#[test]
fn statements_come_in_their_order() {
    let all = json(&[]);
    let positions: Vec<u64> =
        issues(&all).iter().filter_map(|issue| issue["statements"][0]["position"].as_u64()).collect();
    assert!(positions.len() > 5 && positions.is_sorted(), "{positions:?}");
}

#[test]
fn nothing_found_is_told_and_has_its_exit_code() {
    trace(&["--issue", "月面基地"])
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::contains("nothing found"));
    trace(&["--issue", "月面基地", "--quiet"]).assert().code(1).stdout("").stderr("");
}

#[test]
fn a_trace_is_written_in_every_form() {
    let arguments = |format| ["--issue", "ゲノム編集", "--format", format];
    let table = printed(&mut trace(&arguments("table")));
    assert!(
        table.lines().next().is_some_and(|line| line.starts_with("日付") && line.contains("発言者")),
        "{table}"
    );
    let markdown = printed(&mut trace(&arguments("markdown")));
    assert!(markdown.contains("\n> ") && markdown.contains("- 発言者：«参考人のいずれか"), "{markdown}");
    let text = printed(&mut trace(&arguments("csv")));
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let column = |name: &str| {
        reader.headers().ok().and_then(|h| h.iter().position(|column| column == name)).expect("a column")
    };
    let [who, basis, candidates] = ["who", "basis", "candidates"].map(column);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!((&row[who], &row[basis]), ("参考人", "group"));
        assert_eq!(row[candidates].split(" | ").count(), 5);
    }
}
