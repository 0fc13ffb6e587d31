//! Ingest as a whole: order, threads, failures, what is skipped.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

mod sample;

use std::{
    fs,
    num::NonZeroUsize,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::Duration,
};

use gijigraph::{
    Source,
    export::{self, Format},
    ingest::{self, Event, Extracted, Failure, Input, Options, Report},
    rdf::Base,
    store::{DocumentGraph, Store, Summary},
    verify::{self, Check},
};

fn options(jobs: usize) -> Options {
    Options {
        jobs: NonZeroUsize::new(jobs),
        version: "1".to_owned(),
        keep: false,
        most_bytes: u64::MAX,
        batch: ingest::BATCH,
    }
}

/// Takes the text for Turtle. Early files take longest, so that threads finish out of order.
fn extract(source: &Source) -> Result<Extracted, Failure> {
    let text = std::str::from_utf8(&source.bytes)?;
    assert!(!text.contains("panic"), "a text that no rule foresaw");
    thread::sleep(Duration::from_millis(if source.name.contains('0') { 20 } else { 1 }));
    Ok(Extracted {
        quads: sample::quads(text),
        summary: Summary { statements: 1, ..Summary::default() },
        text: None,
    })
}

fn minutes(dir: &Path, count: usize) -> Vec<PathBuf> {
    for n in 0..count {
        let text = format!(
            "data:meeting/{n} a gg:Meeting ; rdfs:label \"第{n}回\"@ja ; gg:inSeries data:series/s .\n"
        );
        fs::write(dir.join(format!("{n:02}.txt")), text).unwrap();
    }
    ingest::collect_paths(&[dir.to_owned()]).unwrap()
}

fn run(store: &Store, paths: &[PathBuf], options: &Options) -> (Report, Vec<String>) {
    let mut events = Vec::new();
    let inputs = paths.iter().cloned().map(Input::File);
    let report = ingest::run(store, inputs, options, extract, |event| {
        events.push(match event {
            Event::Ingested { name, .. } => format!("ingested {}", file(name)),
            Event::Unchanged { name, .. } => format!("unchanged {}", file(name)),
            Event::Failed { name, error } => format!("failed {}: {error}", file(name)),
            Event::Deriving => "deriving".to_owned(),
            Event::Indexing => "indexing".to_owned(),
        });
    });
    (report.unwrap(), events)
}

fn file(name: &str) -> String {
    Path::new(name).file_name().unwrap().to_string_lossy().into_owned()
}

fn exported(store: &Store) -> Vec<u8> {
    let mut out = Vec::new();
    export::write(store, Format::TriG, &mut out).unwrap();
    out
}

fn memory() -> Store {
    Store::in_memory(&Base::default()).unwrap()
}

#[test]
fn order_of_files_and_number_of_threads_make_no_difference() {
    let dir = tempfile::tempdir().unwrap();
    let paths = minutes(dir.path(), 12);
    let [one, four, reversed] = [memory(), memory(), memory()];
    let (report, events) = run(&one, &paths, &options(1));
    assert_eq!((report.ingested, report.summary.statements), (12, 12));
    let (_, events_of_four) = run(&four, &paths, &options(4));
    assert_eq!(events, events_of_four);
    let mut expected: Vec<_> = (0..12).map(|n| format!("ingested {n:02}.txt")).collect();
    expected.push("deriving".to_owned());
    assert_eq!(events, expected);
    run(&reversed, &paths.iter().rev().cloned().collect::<Vec<_>>(), &options(3));
    assert_eq!(exported(&one), exported(&four));
    assert_eq!(exported(&one), exported(&reversed));
    assert_eq!(one.sources().unwrap(), reversed.sources().unwrap());
}

#[test]
fn a_broken_file_is_told_and_the_rest_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let mut paths = minutes(dir.path(), 3);
    fs::write(&paths[0], [0xff]).unwrap();
    fs::write(&paths[1], "panic").unwrap();
    paths.push(dir.path().join("missing.txt"));
    let store = memory();
    let (report, events) = run(&store, &paths, &options(2));
    assert_eq!((report.ingested, report.failed), (1, 3));
    assert!(events[0].starts_with("failed 00.txt: invalid utf-8"), "{}", events[0]);
    assert!(events[1].contains("a text that no rule foresaw"), "{}", events[1]);
    assert_eq!(events[2], "ingested 02.txt");
    assert!(events[3].starts_with("failed missing.txt"), "{}", events[3]);
}

#[test]
fn unchanged_bytes_are_skipped_until_the_version_changes() {
    let dir = tempfile::tempdir().unwrap();
    let paths = minutes(dir.path(), 3);
    let store = memory();
    run(&store, &paths, &options(2));
    let (report, events) = run(&store, &paths, &options(2));
    assert_eq!(report, Report { unchanged: 3, ..Report::default() });
    assert_eq!(events, ["unchanged 00.txt", "unchanged 01.txt", "unchanged 02.txt"]);
    fs::write(&paths[1], "data:meeting/x a gg:Meeting .\n").unwrap();
    let (report, _) = run(&store, &paths, &options(2));
    assert_eq!((report.ingested, report.unchanged), (1, 2));
    assert_eq!(store.graphs().unwrap().len(), 3);
    let newer = Options { version: "2".to_owned(), ..options(2) };
    assert_eq!(run(&store, &paths, &newer).0.ingested, 3);
}

#[test]
fn a_former_failure_does_not_take_the_document_away() {
    let dir = tempfile::tempdir().unwrap();
    let paths = minutes(dir.path(), 1);
    let store = memory();
    run(&store, &paths, &options(1));
    let before = exported(&store);
    fs::write(&paths[0], "panic").unwrap();
    assert_eq!(run(&store, &paths, &options(1)).0.failed, 1);
    assert_eq!(exported(&store), before);
}

#[test]
fn an_ingest_after_an_interrupted_one_derives_what_that_one_did_not() {
    let dir = tempfile::tempdir().unwrap();
    let paths = minutes(dir.path(), 2);
    let store = memory();
    run(&store, &paths, &options(1));
    let before = exported(&store);
    // As if the process had ended between the document and what follows from it.
    let text = fs::read(&paths[1]).unwrap();
    let source = Source::new(paths[1].display().to_string(), text);
    let quads = extract(&source).unwrap().quads;
    let (name, sha256) = (source.name, source.sha256);
    let summary = Summary::default();
    store
        .replace(&DocumentGraph { name, sha256, version: "1".to_owned(), quads, summary, kept: None })
        .unwrap();
    assert!(!store.derived_is_current().unwrap());
    let (report, events) = run(&store, &paths, &options(1));
    assert_eq!((report.unchanged, events.last().unwrap().as_str()), (2, "deriving"));
    assert!(store.derived_is_current().unwrap());
    assert_eq!(exported(&store), before);
}

#[test]
fn what_was_read_already_is_taken_under_its_name() {
    let store = memory();
    let input = Input::Source(Source::new("-", sample::FIRST.as_bytes().to_vec()));
    ingest::run(&store, [input], &options(1), extract, |_| {}).unwrap();
    assert_eq!(store.sources().unwrap()[0].names, ["-"]);
}

#[test]
fn few_sources_are_under_way_at_a_time() {
    let started = AtomicUsize::new(0);
    let mut finished = 0;
    let inputs =
        (0..200).map(|n| Input::Source(Source::new(format!("{n}.txt"), format!("# {n}\n").into_bytes())));
    let extract = |_: &Source| {
        started.fetch_add(1, Ordering::SeqCst);
        Ok(Extracted::default())
    };
    // Four documents to a batch, and ten batches, or as much as is there, to a load.
    let options = Options { batch: 64, ..options(2) };
    ingest::run(&memory(), inputs, &options, extract, |event| {
        if matches!(event, Event::Ingested { .. }) {
            finished += 1;
            let ahead = started.load(Ordering::SeqCst) - finished;
            assert!(ahead <= 4 + 4 + (10 * 4).max(finished), "{ahead} sources wait");
        }
    })
    .unwrap();
    assert_eq!(finished, 200);
}

#[test]
fn documents_one_by_one_and_many_at_once_make_one_store() {
    let dir = tempfile::tempdir().unwrap();
    let mut paths = minutes(dir.path(), 40);
    // The bytes of a document under a second name, in the same batch and in a later one.
    for (name, other) in [("01.txt", "01-copy.txt"), ("02.txt", "39-copy.txt")] {
        fs::copy(dir.path().join(name), dir.path().join(other)).unwrap();
        paths.push(dir.path().join(other));
    }
    paths.sort_unstable();
    let stores = tempfile::tempdir().unwrap();
    let stored = |name: &str, options: &Options, parts: usize| {
        let store = Store::open(&stores.path().join(name), None).unwrap();
        let told: Vec<_> =
            paths.chunks(paths.len() / parts).map(|some| run(&store, some, options).1).collect();
        let told =
            told.concat().into_iter().filter(|event| event.starts_with("ingested")).collect::<Vec<_>>();
        assert_eq!(
            told,
            paths
                .iter()
                .map(|path| format!("ingested {}", file(&path.display().to_string())))
                .collect::<Vec<_>>()
        );
        // The texts are no minutes, and none are kept: their graphs, and what follows from them, are held to nothing else.
        let failures = verify::verify(&store).unwrap().into_iter();
        let failures = failures.filter(|f| matches!(f.check, Check::Merge | Check::Derived | Check::Search));
        assert_eq!(failures.collect::<Vec<_>>(), []);
        store.database().validate().unwrap();
        let mut out = Vec::new();
        export::write(&store, Format::NQuads, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), store.sources().unwrap())
    };
    let whole = stored("one batch", &options(2), 1);
    for (name, batch, parts) in [("batches", 100, 1), ("in two runs", 100, 2), ("one by one", usize::MAX, 42)]
    {
        let options = Options { batch, ..options(2) };
        assert!(stored(name, &options, parts) == whole, "{name}");
    }
}

#[test]
fn an_error_of_the_store_ends_the_ingest() {
    let dir = tempfile::tempdir().unwrap();
    drop(Store::open(dir.path(), None).unwrap());
    let store = Store::open_for_reading(dir.path()).unwrap();
    let inputs =
        (0..50).map(|n| Input::Source(Source::new(format!("{n}.txt"), format!("# {n}\n").into_bytes())));
    let result = ingest::run(&store, inputs, &options(2), |_| Ok(Extracted::default()), |_| {});
    assert!(matches!(result, Err(gijigraph::search::Error::Store(gijigraph::store::Error::ReadOnly(_)))));
}

#[test]
fn folders_are_walked_sorted_without_what_is_hidden() {
    let dir = tempfile::tempdir().unwrap();
    for file in ["b.txt", "a/z.txt", "a/.hidden", ".git/config", "c/d/e.txt"] {
        let path = dir.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).unwrap();
    let named = |paths: &[PathBuf]| {
        let found = ingest::collect_paths(paths).unwrap();
        found.iter().map(|p| p.strip_prefix(dir.path()).unwrap().display().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(named(&[dir.path().to_owned()]), ["a/z.txt", "b.txt", "c/d/e.txt"]);
    assert_eq!(named(&[dir.path().join("b.txt"), dir.path().to_owned()]), ["a/z.txt", "b.txt", "c/d/e.txt"]);
    assert_eq!(named(&[dir.path().join("a/.hidden")]), ["a/.hidden"]);
    let error = ingest::collect_paths(&[dir.path().join("nowhere")]).unwrap_err();
    assert!(error.to_string().contains("nowhere"), "{error}");
}
