use predicates::prelude::*;
use tempfile::TempDir;

use super::{gijigraph, printed, store};

fn graph(arguments: &[&str]) -> String {
    printed(gijigraph().arg("graph").args(arguments).arg("--store").arg(store()))
}

#[test]
fn a_path_to_what_a_group_raised_goes_by_way_of_the_group() {
    let told = graph(&["path", "澤芳樹", "カルタヘナ法"]);
    assert!(told.contains("参考人のいずれか") && told.contains("（集団）"), "{told}");
    let told = graph(&["path", "澤芳樹", "カルタヘナ法", "--with-candidates"]);
    assert!(told.contains("提起〔候補〕"), "{told}");
}

#[test]
fn answers_come_as_table_json_and_csv_of_the_same_rows() {
    for command in [
        &["rank", "--kind", "person", "--limit", "3"][..],
        &["neighbours", "澤芳樹"],
        &["bridge", "--limit", "3"],
    ] {
        let with = |format: &str| graph(&[command, &["--format", format]].concat());
        let json: serde_json::Value = serde_json::from_str(&with("json")).expect("JSON");
        let rows = json.as_array().expect("rows").len();
        assert!(rows > 0, "{command:?}");
        assert_eq!(with("csv").lines().count(), rows + 1, "{command:?}");
        assert_eq!(with("table").lines().count(), rows + 2, "{command:?}");
    }
    assert!(graph(&["communities"]).contains("Louvain, modularity 0."));
    assert!(graph(&["stats", "--format", "csv"]).starts_with("measure,value\n"));
}

#[test]
fn a_name_of_nothing_and_a_name_of_many_are_told_apart() {
    let path = |from: &str| {
        gijigraph().args(["graph", "path", from, "澤芳樹", "--store"]).arg(store()).assert().stdout("")
    };
    path("どこにもない名").code(1).stderr(predicate::str::contains("どこにもない名"));
    path("学会").code(2).stderr(predicate::str::contains("organization/日本再生医療学会"));
}

#[test]
fn a_projection_without_edges_is_no_success() {
    gijigraph()
        .args(["graph", "stats", "--projection", "person-issue", "--store"])
        .arg(store())
        .assert()
        .code(1)
        .stdout("")
        .stderr(predicate::str::contains("--with-candidates"));
}

#[test]
fn networks_are_exported_twice_with_the_same_bytes() {
    for format in ["graphml", "gexf", "dot", "cytoscape", "svg"] {
        let export = || {
            printed(
                gijigraph().args(["export", "--format", format, "--with-candidates", "--store"]).arg(store()),
            )
        };
        assert!(export() == export(), "{format}");
    }
    let folder = TempDir::new().expect("a temporary folder");
    let neo4j = ["export", "--format", "neo4j", "-o"];
    gijigraph().args(neo4j).arg(folder.path()).arg("--store").arg(store()).assert().code(0).stdout("");
    assert!(folder.path().join("nodes.csv").is_file() && folder.path().join("relationships.csv").is_file());
    let turtle = ["export", "--projection", "issue-law", "--store"];
    gijigraph().args(turtle).arg(store()).assert().code(2).stderr(predicate::str::contains("graphml"));
}

#[test]
fn csv_of_a_query_is_guarded_for_a_spreadsheet_only_where_asked() {
    let query = "SELECT ('=1+1' AS ?a) ('五' AS ?b) {}";
    let plain = printed(gijigraph().args(["query", query, "--format", "csv", "--store"]).arg(store()));
    assert_eq!(plain, "a,b\r\n=1+1,五\r\n");
    let guarded = printed(gijigraph().args(["query", query, "--spreadsheet", "--store"]).arg(store()));
    assert_eq!(guarded, "\u{feff}a,b\n'=1+1,五\n");
}
