//! Killed at any moment, a change leaves whole documents, and the same command ends where it would have ended.
//!
//! The moments are spread over the run: after each line that an undisturbed run says, and up to the next, so that few
//! kills are spent on the start of the program.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::{copy, council, gijigraph, run, said, state::State};

/// Kills of all tests together, unless `GIJIGRAPH_KILLS` says how many.
const KILLS: usize = 32;
/// How many tests kill.
const TESTS: usize = 4;

/// A command that changes a store.
struct Change<'a> {
    name: &'a str,
    /// The store before, which is copied; nothing where there was none.
    before: Option<PathBuf>,
    arguments: Vec<&'a str>,
    /// What the command ends with when it is given again: a source that is gone cannot be removed again.
    again: &'a [i32],
}

/// When an undisturbed run said something, from its start, and when it ended.
struct Course(Vec<Duration>);

/// A number that looks random and is the same every time.
struct Chance(u64);

impl Chance {
    fn of(name: &str) -> Self {
        let seed = std::env::var("GIJIGRAPH_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(1);
        Self(name.bytes().fold(seed, |seed, byte| seed.wrapping_mul(31).wrapping_add(byte.into())))
    }

    /// From 0 to 1, by `SplitMix64`.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bits = u32::try_from((z ^ (z >> 31)) >> 32).unwrap_or(0);
        f64::from(bits) / f64::from(u32::MAX)
    }
}

/// Starts a command; each line that it says is heard as it is said.
fn start(arguments: &[&str], store: &Path) -> (Child, Receiver<String>) {
    let mut child = gijigraph(arguments, store)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let lines = BufReader::new(child.stderr.take().expect("a pipe")).lines();
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || lines.map_while(Result::ok).all(|line| tell.send(line).is_ok()));
    (child, heard)
}

impl Change<'_> {
    fn prepare(&self, store: &Path) {
        if store.exists() {
            fs::remove_dir_all(store).expect("removed");
        }
        if let Some(before) = &self.before {
            copy(before, store);
        }
    }

    /// Runs to the end, and tells when it said what.
    fn undisturbed(&self, store: &Path) -> Course {
        self.prepare(store);
        let begun = Instant::now();
        let (mut child, heard) = start(&self.arguments, store);
        let mut times: Vec<Duration> = heard.iter().map(|_| begun.elapsed()).collect();
        assert!(child.wait().expect("it ends").success(), "{}", self.name);
        times.push(begun.elapsed());
        Course(times)
    }

    /// Starts the command and kills it at this moment: in which part of its course, and how far into it. Whether it was
    /// still running.
    fn killed(&self, store: &Path, course: &Course, part: usize, share: f64) -> bool {
        self.prepare(store);
        let (mut child, heard) = start(&self.arguments, store);
        for _ in 0..part {
            // An early end hangs up.
            let _ = heard.recv();
        }
        let begun = part.checked_sub(1).map_or(Duration::ZERO, |before| course.0[before]);
        thread::sleep(course.0[part].saturating_sub(begun).mul_f64(share));
        let running = child.try_wait().expect("a child").is_none();
        child.kill().expect("killed");
        child.wait().expect("it ends");
        running
    }

    fn check(&self) {
        let kills = std::env::var("GIJIGRAPH_KILLS").ok().and_then(|kills| kills.parse().ok());
        let kills = kills.unwrap_or(KILLS).div_ceil(TESTS);
        let folder = TempDir::new().expect("a temporary folder");
        let store = folder.path().join("store");
        self.prepare(&store);
        let before = State::of(&store);
        // The quicker of two, so that few kills come after the end.
        let course = [(); 2].map(|()| self.undisturbed(&store));
        let course = course.into_iter().min_by_key(|course| course.0.last().copied()).expect("two");
        let after = State::of(&store);
        after.check_same(&after);
        let mut chance = Chance::of(self.name);
        let (mut running, mut behind) = (0, [0; 3]);
        for kill in 0..kills {
            // The last part is the longest: what follows from several documents, and the search index. It gets every
            // second kill; the start of the program gets its share of the others.
            let last = course.0.len() - 1;
            let part = if kill % 2 == 0 { last } else { (kill / 2) % course.0.len() };
            let share = chance.next();
            let was_running = self.killed(&store, &course, part, share);
            running += usize::from(was_running);
            let moment = format!("{}, kill {kill}: part {part} of {last}, {share:.3}", self.name);
            eprintln!("{moment}{}", if was_running { "" } else { " (it had ended)" });
            let left = State::of(&store);
            left.check_between(&before, &after);
            if left.documents() > 0 {
                let stage = usize::from(left.derived) + usize::from(left.derived && left.search);
                behind[stage] += 1;
            }
            let again = run(&self.arguments, &store);
            let code = again.status.code().unwrap_or(-1);
            assert!(self.again.contains(&code), "{moment}: {code}: {}", said(&again));
            State::of(&store).check_same(&after);
        }
        let [derived, search, nothing] = behind;
        eprintln!(
            "{}: {kills} kills over {:?}, {running} of them while it ran; left behind: derived graph {derived}, search index {search}, nothing {nothing}",
            self.name,
            course.0[course.0.len() - 1],
        );
        assert!(running * 4 >= kills, "{}: most kills came too late", self.name);
    }
}

/// A folder of minutes, and a store of them where it is wanted.
fn council(ingested: bool) -> (TempDir, String, Option<PathBuf>) {
    let folder = TempDir::new().expect("a temporary folder");
    let minutes = folder.path().join("minutes");
    council::write(&minutes);
    let minutes = minutes.display().to_string();
    let store = ingested.then(|| folder.path().join("before"));
    if let Some(store) = &store {
        let made = run(&["ingest", &minutes], store);
        assert!(made.status.success(), "{}", said(&made));
    }
    (folder, minutes, store)
}

#[test]
fn a_killed_ingest_leaves_whole_documents_and_ends_the_same_when_repeated() {
    let (_folder, minutes, before) = council(false);
    Change { name: "ingest", before, arguments: vec!["ingest", &minutes], again: &[0] }.check();
}

#[test]
fn a_killed_ingest_of_changed_files_leaves_old_or_new_documents_and_ends_the_same_when_repeated() {
    let (_folder, minutes, before) = council(true);
    council::change(Path::new(&minutes));
    Change { name: "ingest of changes", before, arguments: vec!["ingest", &minutes], again: &[0] }.check();
}

#[test]
fn a_killed_removal_leaves_whole_documents_and_ends_the_same_when_repeated() {
    let (_folder, minutes, before) = council(true);
    let names = ["2.txt", "copy.txt", "5.txt"].map(|name| format!("{minutes}/{name}"));
    let mut arguments = vec!["sources", "remove"];
    arguments.extend(names.iter().map(String::as_str));
    Change { name: "removal", before, arguments, again: &[0, 1] }.check();
}

#[test]
fn a_killed_rebuild_of_the_search_index_never_passes_for_a_whole_one() {
    let (_folder, _, before) = council(true);
    Change { name: "search index", before, arguments: vec!["search", "--rebuild"], again: &[0] }.check();
}
