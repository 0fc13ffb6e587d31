use predicates::prelude::*;

use super::{gijigraph, printed, store};

fn query(arguments: &[&str]) -> assert_cmd::Command {
    let mut command = gijigraph();
    command.arg("query").args(arguments).arg("--store").arg(store());
    command
}

#[test]
fn every_shipped_question_has_titles_and_runs() {
    let list = printed(gijigraph().args(["query", "--list"]));
    let names: Vec<&str> = list.lines().skip(2).filter_map(|line| line.split_whitespace().next()).collect();
    assert!(names.len() >= 10, "{list}");
    for name in names {
        // A question that needs a parameter says which.
        let output = query(&["--named", name]).output().expect("the program runs");
        let told = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => assert!(!output.stdout.is_empty(), "{name}"),
            Some(2) => assert!(told.contains("--set"), "{name}: {told}"),
            other => panic!("{name}: {other:?} {told}"),
        }
    }
}

#[test]
fn lists_are_read_by_other_programs() {
    let questions = printed(gijigraph().args(["query", "--list", "--format", "json"]));
    let questions: serde_json::Value = serde_json::from_str(&questions).expect("JSON");
    let question = questions.as_array().and_then(|all| all.iter().find(|q| q["name"] == "who-raised"));
    assert_eq!(question.expect("shipped")["parameters"][0]["name"], "issue");
    query(&["--list", "--format", "xml"]).assert().code(2).stderr(predicate::str::contains("csv"));
    let sources = printed(gijigraph().args(["sources", "list", "--format", "csv", "--store"]).arg(store()));
    assert!(sources.starts_with("id,file,meetings,people"), "{sources}");
}

#[test]
fn all_columns_come_in_the_order_of_the_query() {
    let rows = printed(&mut query(&["SELECT * { ?m a gg:Meeting ; rdfs:label ?label }", "--format", "csv"]));
    assert!(rows.starts_with("m,label"), "{rows}");
}

#[test]
fn a_parameter_is_set_whatever_its_width() {
    let [narrow, wide] = ["issue=ゲノム編集", "issue=ｹﾞﾉﾑ編集"]
        .map(|set| printed(&mut query(&["--named", "who-raised", "--set", set, "--format", "csv"])));
    assert!(narrow.lines().count() > 1, "{narrow}");
    assert_eq!(narrow, wide);
}

#[test]
fn a_query_answers_in_every_form() {
    let people = "SELECT ?label { ?p a gg:Person ; rdfs:label ?label } ORDER BY ?label";
    for (format, expected) in [
        ("table", "澤芳樹"),
        ("csv", "澤芳樹"),
        ("tsv", "\"澤芳樹\"@ja"),
        ("json", "\"value\":\"澤芳樹\""),
        ("xml", ">澤芳樹<"),
    ] {
        let answer = printed(&mut query(&[people, "--format", format]));
        assert!(answer.contains(expected), "{format}: {answer}");
    }
    assert_eq!(printed(&mut query(&["ASK { ?p a gg:Person }"])), "true\n");
    let graph = "CONSTRUCT { ?p a foaf:Person } WHERE { ?p a gg:Person }";
    assert!(printed(&mut query(&[graph])).contains(" a foaf:Person"), "Turtle is the form of graphs");
    for (format, expected) in [
        ("ntriples", "<http://xmlns.com/foaf/0.1/Person>"),
        ("jsonld", "\"http://xmlns.com/foaf/0.1/Person\""),
    ] {
        let answer = printed(&mut query(&[graph, "--format", format]));
        assert!(answer.contains(expected), "{format}: {answer}");
    }
}

#[test]
fn a_query_may_come_from_standard_input() {
    let mut command = query(&["--file", "-"]);
    command.write_stdin("ASK { ?p a gg:Person }").assert().code(0).stdout("true\n");
}

#[test]
fn what_is_wrong_with_a_query_is_told() {
    for (arguments, told) in [
        (&["SELEC"][..], "line 1, column 6"),
        (&["--named", "no-such-question"], "who-raised"),
        (&["--named", "who-raised", "--set", "planet=Mars"], "planet"),
        (&["CONSTRUCT { ?p a foaf:Person } WHERE { ?p a gg:Person }", "--format", "csv"], "turtle"),
        (&["ASK {}", "--graph", "no such graph"], "sources list"),
    ] {
        query(arguments).assert().code(2).stdout("").stderr(predicate::str::contains(told));
    }
}

#[test]
fn a_query_that_takes_too_long_is_stopped() {
    let endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    query(&[endless, "--timeout", "1"]).assert().code(1).stderr(predicate::str::contains("--timeout"));
}

#[test]
fn a_limit_says_that_it_cut_something_off() {
    let all = "SELECT ?s { ?s ?p ?o }";
    let mut command = query(&[all, "--limit", "3", "--format", "csv"]);
    command
        .assert()
        .code(0)
        .stdout(predicate::function(|out: &str| out.lines().count() == 4))
        .stderr(predicate::str::contains("--limit"));
}

#[test]
fn one_graph_is_asked_by_the_id_of_its_source() {
    let sources = printed(gijigraph().args(["sources", "list", "--format", "json", "--store"]).arg(store()));
    let sources: serde_json::Value = serde_json::from_str(&sources).expect("JSON");
    let id = sources[0]["id"].as_str().expect("an id");
    let count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }";
    let number = |arguments: &[&str]| -> u64 {
        let answer = printed(&mut query(arguments));
        answer.lines().last().and_then(|line| line.trim().parse().ok()).unwrap_or_else(|| panic!("{answer}"))
    };
    let [whole, document, derived] =
        [&[count][..], &[count, "--graph", id], &[count, "--graph", "derived"]].map(number);
    assert!(document > 1000 && derived > 0, "{document} {derived}");
    assert!(whole >= document && whole <= document + derived);
}
