//! Two at one store: the second is told what is going on, where, and what to do, and exits with 3.

use std::{fs, process::Stdio};

use gijigraph::store::Store;
use tempfile::TempDir;

use super::{council, gijigraph, run, said, state::State};

/// The commands that write, beside one that reads.
fn check(store: &std::path::Path, commands: &[&[&str]], expected: &str) {
    for arguments in commands {
        let output = run(arguments, store);
        assert_eq!(output.status.code(), Some(3), "{arguments:?}: {}", said(&output));
        let told = said(&output);
        assert!(
            told.contains(expected) && told.contains(&store.display().to_string()),
            "{arguments:?}: {told}"
        );
        assert!(told.contains("try again when it has ended"), "{arguments:?}: {told}");
    }
}

#[test]
fn a_second_writer_and_readers_beside_a_writer_are_told_and_change_nothing() {
    let folder = TempDir::new().expect("a temporary folder");
    let (minutes, store) = (folder.path().join("minutes"), folder.path().join("store"));
    council::write(&minutes);
    let (minutes, people) = (minutes.display().to_string(), folder.path().join("people.csv"));
    let table = "verdict,name,organization,other_name,other_organization,reason\n";
    fs::write(&people, table).expect("written");
    let people = people.display().to_string();
    assert!(run(&["ingest", &minutes], &store).status.success());
    let before = State::of(&store);
    let writers: [&[&str]; 4] = [
        &["ingest", &minutes],
        &["sources", "remove", "1.txt"],
        &["check", "--people", &people],
        &["search", "--rebuild"],
    ];
    let writer = Store::open_existing(&store).expect("opened");
    check(&store, &writers, "is writing to");
    check(&store, &[&["trace"], &["verify"], &["search", "航空法"]], "is writing to");
    drop(writer);
    let reader = Store::open_for_reading(&store).expect("opened");
    check(&store, &writers, "is reading");
    assert!(run(&["trace"], &store).status.success(), "readers do not mind each other");
    drop(reader);
    State::of(&store).check_same(&before);
}

#[test]
fn of_programs_that_make_one_store_at_once_one_does_and_the_others_are_told() {
    let folder = TempDir::new().expect("a temporary folder");
    let (minutes, store) = (folder.path().join("minutes"), folder.path().join("store"));
    council::write(&minutes);
    let minutes = minutes.display().to_string();
    let alone = folder.path().join("alone");
    assert!(run(&["ingest", &minutes], &alone).status.success());
    let start = || {
        let mut command = gijigraph(&["ingest", &minutes], &store);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program runs")
    };
    let started = [(); 3].map(|()| start());
    let mut well = 0;
    for child in started {
        let output = child.wait_with_output().expect("it ends");
        match output.status.code() {
            Some(0) => well += 1,
            code => {
                assert_eq!(code, Some(3), "{}", said(&output));
                assert!(said(&output).contains("try again when it has ended"), "{}", said(&output));
            }
        }
    }
    assert!(well > 0, "nobody made the store");
    State::of(&store).check_same(&State::of(&alone));
}
