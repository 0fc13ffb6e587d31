//! Many documents as long as minutes are: `scripts/bench scale`, or `scripts/bench scale 50000` for so many.
//!
//! Writes minutes that do not exist, reads them into a new store, and tells where time, memory and space go: stage by
//! stage, beside reading and hashing the bytes and beside Oxigraph's own bulk load of the very same quads. Then it
//! reads the folder again, adds one document, searches and asks. Prints; asserts nothing about time.
//!
//! Folders go where `TMPDIR` says and are taken away in the end: the store takes several times the bytes of the text.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a benchmark reads files, the clock and runs programs; it ends where it cannot"
)]
#![allow(clippy::cast_precision_loss, reason = "figures are rounded anyway")]

#[path = "../generated/minutes.rs"]
mod minutes;

use std::{
    env, fs,
    fs::File,
    io::{BufReader, BufWriter},
    path::Path,
    time::{Duration, Instant},
};

use gijigraph::{
    Lexicon, Source,
    export::{self, Format},
    ingest::{self, Event, Extracted, Input, Options},
    query::{self, NamedQueries, Results},
    rdf,
    search::{Index, Question},
    store::{Store, Summary},
};
use oxigraph::io::{RdfFormat, RdfParser};

/// Bytes of a verbatim record; of all they are 60 kB then.
const VERBATIM: usize = 68_000;
/// Documents that are added one by one, of which the middle one counts.
const ADDED: usize = 5;

fn main() {
    // `cargo test --benches` asks for a look, not for minutes of work.
    let look = env::args().any(|a| a == "--test");
    let count = env::args().skip(1).find_map(|a| a.parse().ok()).unwrap_or(if look { 3 } else { 1000 });
    let folder = tempfile::tempdir().unwrap();
    let (source, dir) = (folder.path().join("minutes"), folder.path().join("store"));
    let bytes = write(&source, count);
    println!("{count} documents, {:.1} MB, {:.0} kB each", mega(bytes), bytes as f64 / 1e3 / count as f64);
    row("reading and hashing the bytes", &rate(bytes, time(|| hash(&source))));

    let _ = Lexicon::embedded();
    forget_peak();
    let store = Store::open(&dir, None).unwrap();
    let stages = read(&store, inputs(&source));
    row("ingest in all", &rate(bytes, stages.total()));
    row("  reading, extracting, loading", &worked(stages.documents));
    row("  what follows from several documents", &worked(stages.deriving));
    row("  search index", &worked(stages.indexing));
    row("  peak memory", &peak());
    let quads = count_quads(&store);
    row("  quads of documents, without their merge", &format!("{:.2} M", mega(quads)));
    row("  quads a byte of the source", &format!("{:.3}", quads as f64 / bytes as f64));
    row("  quads a second", &format!("{:.0} k/s", quads as f64 / 1e3 / stages.total().as_secs_f64()));
    let scale = 50_000.0 / count as f64;
    row("50,000 such documents at that pace", &in_minutes(stages.total().mul_f64(scale)));
    row("  if two cores did nothing else", &in_minutes(stages.all.work.mul_f64(scale / 2.0)));
    drop(store);
    space(&dir, bytes);

    let store = Store::open(&dir, None).unwrap();
    row("the same folder again, nothing changed", &rate(bytes, read(&store, inputs(&source)).total()));
    row("one more document", &ms(add(&store, count)));
    let other = Store::open(&folder.path().join("empty"), None).unwrap();
    read(&other, vec![document(0)]);
    row("  the same to a store of one", &ms(add(&other, count)));
    drop(other);

    forget_peak();
    questions(&store);
    searches(&store);
    row("  peak memory", &peak());
    oxigraph(&store, folder.path(), stages.all);
}

fn write(folder: &Path, count: usize) -> u64 {
    let mut bytes = 0;
    for number in 0..count {
        let folder = folder.join(format!("{:03}", number / 1000));
        fs::create_dir_all(&folder).unwrap();
        let text = minutes::text(number, VERBATIM);
        bytes += text.len() as u64;
        fs::write(folder.join(format!("{number:06}.txt")), text).unwrap();
    }
    bytes
}

fn document(number: usize) -> Input {
    Input::Source(Source::new(format!("{number:06}.txt"), minutes::text(number, VERBATIM).into_bytes()))
}

fn inputs(folder: &Path) -> Vec<Input> {
    ingest::collect_paths(&[folder.to_owned()]).unwrap().into_iter().map(Input::File).collect()
}

fn hash(folder: &Path) {
    for path in ingest::collect_paths(&[folder.to_owned()]).unwrap() {
        std::hint::black_box(Source::read_up_to(&path, u64::MAX).unwrap());
    }
}

/// A moment: the time since another, and what all cores had worked for this process by then.
#[derive(Clone, Copy, Default)]
struct Clock {
    time: Duration,
    work: Duration,
}

impl Clock {
    fn since(start: Instant) -> Self {
        Self { time: start.elapsed(), work: work() }
    }

    fn minus(self, other: Self) -> Self {
        Self { time: self.time.saturating_sub(other.time), work: self.work.saturating_sub(other.work) }
    }
}

/// How long each stage of an ingest took.
struct Stages {
    documents: Clock,
    deriving: Clock,
    indexing: Clock,
    all: Clock,
}

impl Stages {
    fn total(&self) -> Duration {
        self.all.time
    }
}

/// The program's own way from sources to a store, its derived graph and its index.
fn read(store: &Store, inputs: Vec<Input>) -> Stages {
    let options = Options {
        jobs: None,
        version: "bench".to_owned(),
        keep: true,
        most_bytes: u64::MAX,
        batch: ingest::BATCH,
    };
    let extract = |source: &Source| {
        let extraction = gijigraph::extract(source, Lexicon::embedded()).unwrap();
        let quads = rdf::map(&extraction, store.base()).into_iter().collect();
        let text = Some(extraction.text.as_str().to_owned());
        Ok(Extracted { quads, summary: Summary::default(), text })
    };
    let start = Instant::now();
    let begun = Clock::since(start);
    let (mut deriving, mut indexing) = (None, None);
    let report = ingest::run(store, inputs, &options, extract, |event| match event {
        Event::Deriving => deriving = Some(Clock::since(start)),
        Event::Indexing => indexing = Some(Clock::since(start)),
        Event::Failed { name, error } => panic!("{name}: {error}"),
        _ => {}
    });
    report.unwrap();
    let end = Clock::since(start);
    let indexed = indexing.unwrap_or(end);
    let derived = deriving.unwrap_or(indexed);
    Stages {
        documents: derived.minus(begun),
        deriving: indexed.minus(derived),
        indexing: end.minus(indexed),
        all: end.minus(begun),
    }
}

/// New documents one by one, each of a council of its own.
fn add(store: &Store, count: usize) -> Duration {
    let mut took: Vec<_> =
        (1..=ADDED).map(|n| read(store, vec![document(count + n * 100)]).total()).collect();
    took.sort_unstable();
    took[ADDED / 2]
}

fn count_quads(store: &Store) -> u64 {
    let graphs = store.graphs().unwrap();
    graphs.iter().map(|graph| store.quads(Some(graph)).count() as u64).sum()
}

/// What the folder of a store takes, part by part.
fn space(dir: &Path, bytes: u64) {
    let of = |path: &Path| -> u64 {
        let files = ingest::collect_paths(&[path.to_owned()]).unwrap();
        files.iter().map(|file| fs::metadata(file).unwrap().len()).sum()
    };
    let (all, sources, index) = (of(dir), of(&dir.join("sources")), of(&dir.join("search-2")));
    let parts = [
        ("store", all),
        ("  graphs", all - sources - index),
        ("  sources", sources),
        ("  search index", index),
    ];
    for (part, size) in parts {
        let times = size as f64 / bytes as f64;
        row(&format!("{part} on the disk"), &format!("{:.1} MB, {times:.2} × the text", mega(size)));
    }
}

/// Oxigraph's own bulk load of the same quads from N-Quads.
fn oxigraph(store: &Store, folder: &Path, ours: Clock) {
    let file = folder.join("all.nq");
    export::write(store, Format::NQuads, &mut BufWriter::new(File::create(&file).unwrap())).unwrap();
    let bare = oxigraph::store::Store::open(folder.join("bare")).unwrap();
    let (start, before) = (Instant::now(), Clock { time: Duration::ZERO, work: work() });
    {
        let mut loader = bare.bulk_loader().with_max_memory_size_in_megabytes(2000);
        let parser = RdfParser::from_format(RdfFormat::NQuads).lenient();
        loader.load_from_reader(parser, BufReader::new(File::open(&file).unwrap())).unwrap();
        loader.commit().unwrap();
    }
    let theirs = Clock::since(start).minus(before);
    row("Oxigraph's bulk load of the same quads", &worked(theirs));
    let [time, work] = [(ours.time, theirs.time), (ours.work, theirs.work)]
        .map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64());
    row("  ingest in all ÷ that, by time and by work", &format!("{time:.2} ×, {work:.2} ×"));
}

/// The named questions that ask for nothing in particular, and those about one thing.
fn questions(store: &Store) {
    let queries = NamedQueries::shipped().unwrap();
    let mut took = Vec::new();
    for named in queries.iter() {
        let required = named.parameters.iter().filter(|parameter| parameter.required);
        let given: Option<Vec<(String, String)>> =
            required.map(|p| Some((p.name.clone(), given(&p.name)?.to_owned()))).collect();
        let Some(settings) = given else { continue };
        let start = Instant::now();
        let rows = match query::run_named(store, named, &settings, &query::Options::default()) {
            Ok(Results::Solutions(solutions)) => {
                solutions.map(|row| row.map(|_| ())).collect::<Result<Vec<_>, _>>()
            }
            Ok(_) => continue,
            Err(error) => Err(error),
        };
        let told = rows.map_or_else(|error| error.to_string(), |rows| format!("{} rows", rows.len()));
        took.push((start.elapsed(), format!("{}: {told}", named.name)));
    }
    took.sort_unstable();
    row("named questions, the middle one", &ms(took[took.len() / 2].0));
    for (slow, name) in took.iter().rev().take(3) {
        row(&format!("  slowest: {name}"), &ms(*slow));
    }
}

fn given(name: &str) -> Option<&'static str> {
    Some(match name {
        "law" => "道路交通法",
        "technology" => "ドローン",
        "person" => "佐藤",
        "organization" => "総務省",
        "issue" => "許可の手続",
        "meeting" | "series" => "みなと市自動運転バス検討会",
        "actor" => "事務局",
        _ => return None,
    })
}

fn searches(store: &Store) {
    let index = Index::open(store.dir()).unwrap();
    let mut took: Vec<(Duration, String)> = Vec::new();
    for words in minutes::words() {
        let question = Question { words: words.clone(), limit: 20, ..Question::default() };
        took.push((time(|| drop(index.search(&question).unwrap())), words));
    }
    took.sort_unstable();
    row("searches, the middle one", &ms(took[took.len() / 2].0));
    let (slow, words) = &took[took.len() - 1];
    row(&format!("  slowest: {words}"), &ms(*slow));
}

/// Begins to look for the peak of memory anew, where the system can.
fn forget_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
    kilobytes.map_or("not known here".to_owned(), |kilobytes| format!("{:.0} MB", kilobytes / 1e3))
}

fn row(what: &str, measured: &str) {
    println!("{what:<58} {measured:>24}");
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn mega(count: u64) -> f64 {
    count as f64 / 1e6
}

fn ms(took: Duration) -> String {
    format!("{:.0} ms", took.as_secs_f64() * 1e3)
}

fn rate(bytes: u64, took: Duration) -> String {
    format!("{:.1} s, {:.2} MB/s", took.as_secs_f64(), mega(bytes) / took.as_secs_f64())
}

fn worked(clock: Clock) -> String {
    format!("{:.1} s, worked {:.1} s", clock.time.as_secs_f64(), clock.work.as_secs_f64())
}

fn in_minutes(took: Duration) -> String {
    format!("{:.0} minutes", took.as_secs_f64() / 60.0)
}

/// What all cores have worked for this process, where the system tells; it counts in hundredths of a second.
fn work() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
