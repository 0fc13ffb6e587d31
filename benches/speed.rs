//! How fast the program is: `cargo bench --bench speed --profile release`, or `scripts/bench`.
//!
//! Measures and prints; asserts nothing, since a figure depends on the machine and on what else it does. Minutes are
//! those of `data/minutes`, copies of which differ in a number inside the text, so that no two are the same document.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads files, the clock and runs the program; it ends where it cannot"
)]
#![allow(clippy::cast_precision_loss, reason = "figures are rounded to two digits anyway")]

use std::{
    fs,
    hint::black_box,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use gijigraph::{
    Extraction, Lexicon, Source, Text,
    ingest::{self, Extracted, Input, Options},
    rdf::{self, Base},
    store::{Store, Summary},
};
use hayro_syntax::Pdf;
use oxigraph::model::Quad;

/// Documents that stand for many.
const DOCUMENTS: usize = 200;
/// Runs of which the fastest counts.
const RUNS: usize = 10;

fn main() {
    // `cargo test --benches` asks for a look, not for minutes of work.
    let (documents, runs) = if std::env::args().any(|a| a == "--test") { (2, 1) } else { (DOCUMENTS, RUNS) };
    let example = example();
    let text = String::from_utf8(fs::read(&example).unwrap()).expect("the example is UTF-8");
    let sources = copies(&text, documents);
    let bytes: usize = sources.iter().map(|source| source.bytes.len()).sum();

    println!("{:<58} {:>12}", "what", "measured");
    row(
        &format!("process, start to JSON of one document ({} KB)", (text.len() + 500) / 1000),
        &ms(process(&example, runs)),
    );
    row("  of this the words alone (the process given nothing to read)", &ms(empty(runs)));

    let lexicon = Lexicon::embedded();
    black_box(extract(&sources[0], lexicon));
    let took = time(|| {
        for source in &sources {
            black_box(extract(source, lexicon));
        }
    });
    row(&format!("extraction, {documents} documents, one core"), &rate(bytes, took));
    let two = time(|| {
        thread::scope(|scope| {
            for half in sources.chunks(sources.len().div_ceil(2)) {
                scope.spawn(|| half.iter().for_each(|source| drop(black_box(extract(source, lexicon)))));
            }
        });
    });
    row("  two threads ÷ one", &format!("{:.2} ×", took.as_secs_f64() / two.as_secs_f64()));

    let pages: Vec<Source> = (0..documents).map(|n| page(&text, n)).collect();
    let took = time(|| {
        for page in &pages {
            let _ = black_box(extract(page, lexicon));
        }
    });
    let markup: usize = pages.iter().map(|page| page.bytes.len()).sum();
    row(&format!("extraction from web pages, {documents} pages, one core"), &rate(markup, took));

    let made = ["browser.pdf", "writer.pdf"]
        .map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pdf").join(name));
    printed("extraction from PDF made by a browser and an office", &made, documents, lexicon);
    printed("extraction from published PDF", &published(), documents, lexicon);

    let sitting = sitting(&text, documents);
    let took = time(|| {
        let mut text = Text::read(&sitting).unwrap().value;
        black_box(gijigraph::read_minutes(&mut text, lexicon));
    });
    row("speeches of the Diet's API to turns, one core", &rate(sitting.bytes.len(), took));

    let base = Base::default();
    let mapping = time(|| {
        for source in &sources {
            black_box(rdf::map(&extract(source, lexicon), &base));
        }
    });
    row("extraction and mapping to quads, one core", &rate(bytes, mapping));

    let mut quads: Vec<Vec<Quad>> = Vec::new();
    for source in &sources {
        quads.push(rdf::map(&extract(source, lexicon), &base).into_iter().collect());
    }
    let count: usize = quads.iter().map(Vec::len).sum();
    let ingest = ingest(&sources);
    row(&format!("ingest into a new store, {count} quads"), &quads_rate(count, ingest));
    let transactions = load(|store| {
        for document in &quads {
            store.extend(document.iter().map(Quad::as_ref)).unwrap();
        }
    });
    row("Oxigraph, the same quads, a transaction a document", &quads_rate(count, transactions));
    let bulk = load(|store| {
        let mut loader = store.bulk_loader();
        loader.load_quads(quads.iter().flatten().cloned()).unwrap();
        loader.commit().unwrap();
    });
    row("Oxigraph, the same quads, bulk loader", &quads_rate(count, bulk));
    row(
        "ingest ÷ Oxigraph by transactions",
        &format!("{:.2} ×", ingest.as_secs_f64() / transactions.as_secs_f64()),
    );
}

fn row(what: &str, measured: &str) {
    println!("{what:<58} {measured:>12}");
}

fn ms(took: Duration) -> String {
    format!("{:.0} ms", took.as_secs_f64() * 1e3)
}

fn rate(bytes: usize, took: Duration) -> String {
    format!("{:.2} MB/s", bytes as f64 / 1e6 / took.as_secs_f64())
}

fn quads_rate(quads: usize, took: Duration) -> String {
    format!("{:.0} k/s", quads as f64 / 1e3 / took.as_secs_f64())
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// The first of the shipped minutes.
fn example() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/minutes");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort_unstable();
    files.swap_remove(0)
}

/// The text many times over, each with another number of the meeting and of the material: other documents, not one.
fn copies(text: &str, documents: usize) -> Vec<Source> {
    let copy = |n: usize| {
        let text =
            text.replace("第３回", &format!("第{}回", n + 1)).replace("資料１", &format!("資料{}", n + 1));
        Source::new(format!("minutes-{n}.txt"), text.into_bytes())
    };
    (0..documents).map(copy).collect()
}

/// The text as a page of a site: a paragraph a line, links around.
fn page(text: &str, n: usize) -> Source {
    let lines = text.replace("第３回", &format!("第{}回", n + 1));
    let paragraphs: String =
        lines.lines().map(|line| format!("<p class=\"body-text\">{line}</p>\n")).collect();
    let menu = "<li class=\"menu__item\"><a href=\"/sitemap/\">サイトマップ</a></li>\n".repeat(60);
    let markup = format!(
        "<!DOCTYPE html><html lang=\"ja\"><head><meta charset=\"utf-8\"><title>議事概要</title></head>\
         <body><nav><ul>{menu}</ul></nav><main>{paragraphs}</main><footer>{menu}</footer></body></html>"
    );
    Source::new(format!("page-{n}.html"), markup.into_bytes())
}

/// Records as bodies publish them, longer and with the fonts of other makers, where they lie beside the project, in
/// `../shared/corpus`, or where `GIJIGRAPH_SHARED` says.
fn published() -> Vec<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let corpus = std::env::var_os("GIJIGRAPH_SHARED").map_or_else(beside, PathBuf::from).join("corpus");
    let files = fs::read_dir(corpus).into_iter().flatten().map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|file| file.extension().is_some_and(|e| e == "pdf")).collect();
    files.sort_unstable();
    files
}

/// Prints how many pages of PDF are extracted in a second on one core, each file several times over; says so where
/// there is no file.
fn printed(what: &str, files: &[PathBuf], documents: usize, lexicon: &Lexicon) {
    let sources: Vec<Source> =
        files.iter().map(|file| Source::new(file.to_string_lossy(), fs::read(file).unwrap())).collect();
    let pages = |source: &Source| Pdf::new(source.bytes.clone()).expect("a PDF").pages().len();
    let times = documents.div_ceil(20);
    let all = times * sources.iter().map(pages).sum::<usize>();
    if all == 0 {
        return row(what, "SKIPPED: no files");
    }
    let took = time(|| {
        for source in sources.iter().cycle().take(times * sources.len()) {
            black_box(extract(source, lexicon));
        }
    });
    row(&format!("{what}, {all} pages"), &format!("{:.0} pages/s", all as f64 / took.as_secs_f64()));
}

/// Meetings as the Diet's API gives them: the text's own sentences, said in turn by two who are fictional.
fn sitting(text: &str, meetings: usize) -> Source {
    let sentences: Vec<&str> = text.split_inclusive('。').filter(|s| !s.trim().is_empty()).collect();
    let speech = |meeting: usize, order: usize, sentence: &str| {
        let (speaker, mark, post) = match order % 2 {
            0 => ("岬良子", "○政府参考人（岬良子君）", Some("国土交通省海事局長")),
            _ => ("潮見航", "○潮見委員", None),
        };
        let words = sentence.split_whitespace().collect::<String>();
        let speech = format!("{mark}　{words}\r\n　{words}\r\n　{words}");
        serde_json::json!({"speechID": format!("m{meeting}_{order:03}"), "issueID": format!("m{meeting}"),
            "imageKind": "会議録", "session": 208, "nameOfHouse": "参議院", "nameOfMeeting": "離島振興委員会",
            "issue": format!("第{meeting}号"), "date": "2022-06-03", "closing": null, "speechOrder": order,
            "speaker": speaker, "speakerGroup": "みなとの会", "speakerPosition": post, "speakerRole": null,
            "speech": speech, "startPage": 0, "speechURL": "https://kokkai.example/txt/1", "pdfURL": null})
    };
    let of_one = |meeting| sentences.iter().enumerate().map(move |(i, s)| speech(meeting, i + 1, s));
    let records: Vec<serde_json::Value> = (1..=meetings).flat_map(of_one).collect();
    let json = serde_json::json!({"numberOfRecords": records.len(), "speechRecord": records});
    Source::new("sitting.json", serde_json::to_vec_pretty(&json).unwrap())
}

/// The whole program, from its start to its end: the fastest of several runs.
fn process(file: &Path, runs: usize) -> Duration {
    fastest(runs, || run(Command::new(env!("CARGO_BIN_EXE_gijigraph")).arg("extract").arg(file)))
}

fn empty(runs: usize) -> Duration {
    fastest(runs, || run(Command::new(env!("CARGO_BIN_EXE_gijigraph")).args(["extract", "-"])))
}

fn fastest(runs: usize, work: impl Fn()) -> Duration {
    (0..runs).map(|_| time(&work)).min().unwrap_or_default()
}

fn run(command: &mut Command) {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.unwrap().success());
}

/// What the program finds in a source that can be read.
fn extract(source: &Source, lexicon: &Lexicon) -> Extraction {
    gijigraph::extract(source, lexicon).unwrap()
}

/// The sources through the program's own way: extraction on all cores, one writer, a transaction a document.
fn ingest(sources: &[Source]) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), None).unwrap();
    let inputs: Vec<_> = sources.iter().cloned().map(Input::Source).collect();
    let options = Options {
        jobs: None,
        version: "bench".to_owned(),
        keep: false,
        most_bytes: u64::MAX,
        batch: ingest::BATCH,
    };
    let extract = |source: &Source| {
        let quads = rdf::map(&extract(source, Lexicon::embedded()), store.base()).into_iter().collect();
        Ok(Extracted { quads, summary: Summary::default(), text: None })
    };
    time(|| {
        let report = ingest::run(&store, inputs, &options, extract, |_| ()).unwrap();
        assert_eq!(report.ingested, sources.len());
    })
}

/// The bare database.
fn load(work: impl FnOnce(&oxigraph::store::Store)) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let store = oxigraph::store::Store::open(folder.path()).unwrap();
    time(|| work(&store))
}
