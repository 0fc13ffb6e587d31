//! Clients that mean no good, or know no better: what each may cost is bounded, and others are served meanwhile.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use gijigraph::serve::{Limits, Updates};

use tempfile::TempDir;

use super::{Answer, Running, get, sample_server, sample_store, send};

/// Rows of many megabytes.
const LARGE: &str = "/sparql?query=SELECT+*+%7B+%3Fa+%3Fb+%3Fc+.+%3Fd+%3Fe+%3Ff+.+%3Fg+%3Fh+%3Fi+%7D";
/// What sorts all of them first: nothing can be given before everything is held.
const SORTED: &str = "/sparql?query=SELECT+*+%7B+%3Fa+%3Fb+%3Fc+.+%3Fd+%3Fe+%3Ff+.+%3Fg+%3Fh+%3Fi+.+%3Fj+%3Fk+%3Fl+%7D+ORDER+BY+%3Fl";

/// What counts all of five.
const COUNTED: &str = "/sparql?query=SELECT+(COUNT(*)+AS+%3Fall)+%7B+%3Fa+%3Fb+%3Fc+.+%3Fd+%3Fe+%3Ff+.+%3Fg+%3Fh+%3Fi+.+%3Fj+%3Fk+%3Fl+.+%3Fm+%3Fn+%3Fo+%7D";
const SEARCH: &str = "/search?q=%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3";
const ASK: &str = "/sparql?query=ASK%7B%7D";

fn connected(server: &Running, said: &str) -> TcpStream {
    let mut stream = TcpStream::connect(&server.address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(said.as_bytes()).unwrap();
    stream
}

/// How long it takes until something is answered; fails after 20 s.
#[track_caller]
fn served(server: &Running, path: &str) -> Duration {
    let start = Instant::now();
    while get(server, path, "*/*").status != 200 {
        assert!(start.elapsed() < Duration::from_secs(20), "others are not served: {path}");
        sleep(Duration::from_millis(20));
    }
    start.elapsed()
}

#[test]
fn a_body_that_never_ends_is_given_up() {
    let limits = Limits { head_time: Duration::from_millis(300), connections: 2, ..Limits::default() };
    let server = sample_server(limits, Updates::Refused);
    let head = "POST /sparql HTTP/1.1\r\nhost: x\r\ncontent-type: application/sparql-query\r\ncontent-length: 900\r\n\r\nASK";
    let mut slow = [connected(&server, head), connected(&server, head)];
    served(&server, "/health");
    for slow in &mut slow {
        let mut answer = String::new();
        slow.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 408"), "{answer}");
    }
}

#[test]
fn a_head_that_comes_letter_by_letter_is_given_up() {
    let limits = Limits { head_time: Duration::from_millis(300), connections: 1, ..Limits::default() };
    let server = sample_server(limits, Updates::Refused);
    let mut slow = connected(&server, "GET /health HTTP/1.1\r\nhost: x\r\nslow: ");
    let start = Instant::now();
    while slow.write_all(b"x").is_ok() {
        assert!(start.elapsed() < Duration::from_secs(10), "letters are taken for ever");
        sleep(Duration::from_millis(50));
    }
    served(&server, "/health");
}

#[test]
fn a_head_without_end_is_given_up() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let mut endless = connected(&server, "GET /health HTTP/1.1\r\nhost: x\r\nlong: ");
    let piece = [b'x'; 4096];
    // More than the buffers on the way hold, also where the server gets no time to read.
    let sent = (0..16_000).take_while(|_| endless.write_all(&piece).is_ok()).count();
    assert!(sent < 16_000, "64 MB of a head are taken");
    served(&server, "/health");
}

#[test]
fn a_client_that_does_not_read_keeps_neither_query_nor_connection() {
    let limits = Limits {
        queries: 1,
        connections: 2,
        query_time: Duration::from_millis(700),
        stall_time: Duration::from_millis(700),
        ..Limits::default()
    };
    let server = sample_server(limits, Updates::Refused);
    let ask = format!("GET {LARGE} HTTP/1.1\r\nhost: x\r\n\r\n");
    let _first = connected(&server, &ask);
    sleep(Duration::from_millis(200));
    let _second = connected(&server, &ask);
    served(&server, "/sparql?query=ASK%7B%7D");
    let mut third = connected(&server, "GET /health HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
    let mut answer = String::new();
    third.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
}

#[test]
fn a_thousand_idle_connections_are_let_go() {
    let limits = Limits { head_time: Duration::from_millis(300), connections: 128, ..Limits::default() };
    let server = sample_server(limits, Updates::Refused);
    let idle: Vec<TcpStream> = (0..1000).map_while(|_| TcpStream::connect(&server.address).ok()).collect();
    assert!(idle.len() > 200, "only {} connections can be made here", idle.len());
    served(&server, "/sparql?query=ASK%7B%7D");
}

#[test]
fn expensive_queries_keep_no_page_from_being_made_and_end_in_time() {
    let program = Program::serve(&["--timeout", "2"]);
    std::thread::scope(|scope| {
        let expensive: Vec<_> = (0..12).map(|_| scope.spawn(|| program.get(COUNTED).status)).collect();
        sleep(Duration::from_millis(300));
        let start = Instant::now();
        assert_eq!(program.get(SEARCH).status, 200);
        assert!(start.elapsed() < Duration::from_secs(2), "a page took {:?}", start.elapsed());
        for one in expensive {
            assert_eq!(one.join().unwrap(), 503);
        }
    });
    assert_eq!(program.get(ASK).status, 200);
    sleep(Duration::from_millis(500));
    let before = program.worked();
    sleep(Duration::from_secs(1));
    assert!(program.worked() - before < 50, "queries whose time is over go on");
}

#[test]
fn a_query_that_takes_all_memory_is_stopped_and_gives_it_back() {
    let program = Program::serve(&["--timeout", "120", "--max-memory", "400"]);
    let answer = program.get(SORTED);
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.text.contains("memory"), "{}", answer.text);
    assert!(program.held() < 1 << 30, "{} MB are held", program.held() >> 20);
    assert_eq!(program.get(SEARCH).status, 200);
    let start = Instant::now();
    while program.get(ASK).status != 200 {
        assert!(start.elapsed() < Duration::from_secs(20), "no query is answered any more");
        sleep(Duration::from_millis(100));
    }
}

#[test]
fn memory_does_not_grow_with_the_requests_answered() {
    let program = Program::serve(&[]);
    let rounds = |n| {
        for _ in 0..n {
            for path in [
                "/",
                SEARCH,
                "/api/v1/search?q=%E6%B3%95",
                "/meetings",
                "/query",
                "/id/person/nobody",
                "/sparql?query=SELECT+*+%7B+%3Fs+%3Fp+%3Fo+%7D",
                "/sparql?query=SELECT+*+%7B+%3Fs+gg%3Amatches+%22%E6%B3%95%22+%7D",
                "/sparql?query=nonsense",
            ] {
                program.get(path);
            }
        }
    };
    rounds(60);
    let before = program.held();
    rounds(200);
    let grown = program.held().saturating_sub(before);
    assert!(grown < 16 << 20, "{} MB more after 1800 requests", grown >> 20);
}

/// The program that serves the sample, a process of its own; it ends with this.
struct Program {
    process: Child,
    origin: String,
    _dir: TempDir,
}

impl Program {
    fn serve(arguments: &[&str]) -> Self {
        let dir = TempDir::new().unwrap();
        drop(sample_store(&dir));
        let mut serve = Command::new(env!("CARGO_BIN_EXE_gijigraph"));
        serve
            .args(["serve", "--bind", "127.0.0.1:0", "--store"])
            .arg(dir.path().join("store"))
            .args(arguments);
        let mut process = serve.stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines();
        let line =
            said.find_map(|line| line.ok().filter(|line| line.contains("http://"))).expect("it serves");
        let origin = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap();
        Self { process, origin: origin.trim_end_matches('/').to_owned(), _dir: dir }
    }

    fn get(&self, path: &str) -> Answer {
        send("GET", &format!("{}{path}", self.origin), &[], &[])
    }

    /// Bytes that it holds; 0 where the system does not tell.
    fn held(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("RssAnon:")).unwrap_or("0 kB");
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap_or(0) * 1024
    }

    /// Hundredths of a second that it has worked; 0 where the system does not tell.
    fn worked(&self) -> u64 {
        let stat = fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        let behind_name = stat.rsplit(')').next().unwrap_or_default();
        behind_name.split_whitespace().skip(11).take(2).filter_map(|ticks| ticks.parse::<u64>().ok()).sum()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
