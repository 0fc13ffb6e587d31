use std::{fs, path::Path};

use serde_json::Value;
use tempfile::TempDir;

use super::{example, gijigraph, store};

/// What `verify` finds: its exit code and the checks that fail.
fn verified(store: &Path) -> (Option<i32>, Vec<String>) {
    let output = gijigraph()
        .args(["verify", "--format", "json", "--store"])
        .arg(store)
        .output()
        .expect("the program runs");
    let failures: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let checks = failures.as_array().expect("a list").iter();
    (
        output.status.code(),
        checks.map(|failure| failure["check"].as_str().expect("a check").to_owned()).collect(),
    )
}

#[test]
fn a_fresh_store_proves_everything() {
    assert_eq!(verified(&store()), (Some(0), Vec::new()));
}

/// The files of sources that the store keeps.
fn kept(store: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![store.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()) {
            match entry.is_dir() {
                true => folders.push(entry),
                false if entry.extension().is_some_and(|extension| extension == "gz") => found.push(entry),
                false => {}
            }
        }
    }
    found
}

#[test]
fn a_source_that_is_gone_and_an_index_that_is_gone_are_named() {
    let folder = TempDir::new().expect("a temporary folder");
    let store = folder.path().join("store");
    gijigraph().arg("ingest").arg(example()).arg("--store").arg(&store).assert().success();
    let kept = kept(&store);
    assert!(!kept.is_empty(), "the store keeps sources");
    for file in kept {
        fs::remove_file(file).expect("removed");
    }
    let (code, checks) = verified(&store);
    assert_eq!(code, Some(1));
    assert_eq!(checks, ["source", "source"], "neither bytes nor text are there");
    fs::remove_dir_all(store.join("search-2")).expect("removed");
    let (code, checks) = verified(&store);
    assert_eq!(code, Some(1));
    assert!(checks.contains(&"search".to_owned()), "{checks:?}");
    gijigraph().arg("ingest").arg(example()).arg("--store").arg(&store).assert().success();
    assert_eq!(verified(&store), (Some(0), Vec::new()), "what is not there is read and made again");
}
