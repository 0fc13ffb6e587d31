//! What clients may cost, and what they may not do.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

use gijigraph::serve::{Limits, Updates};

use super::{get, sample_server, send};

const EVERYTHING: &str = "/sparql?query=SELECT+*+%7B+%3Fa+%3Fb+%3Fc+.+%3Fd+%3Fe+%3Ff+.+%3Fg+%3Fh+%3Fi+%7D";

#[test]
fn an_answer_is_cut_at_the_limit_of_rows() {
    let server = sample_server(Limits { rows: 7, ..Limits::default() }, Updates::Refused);
    let answer = get(&server, EVERYTHING, "text/csv");
    assert_eq!((answer.status, answer.text.lines().count()), (200, 8));
}

#[test]
fn a_query_that_takes_too_long_is_ended_and_others_are_served() {
    let limits = Limits { query_time: Duration::from_millis(300), ..Limits::default() };
    let server = sample_server(limits, Updates::Refused);
    let count = "/sparql?query=SELECT+(COUNT(*)+AS+%3Fn)+%7B+%3Fa+%3Fb+%3Fc+.+%3Fd+%3Fe+%3Ff+.+%3Fg+%3Fh+%3Fi+.+%3Fj+%3Fk+%3Fl+%7D";
    let answer = get(&server, count, "*/*");
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert!(answer.text.contains("stopped after"), "{}", answer.text);
    assert_eq!(get(&server, "/sparql?query=ASK%7B%7D", "*/*").status, 200);
}

#[test]
fn a_body_past_the_limit_is_refused() {
    let server = sample_server(Limits { body: 100, ..Limits::default() }, Updates::Refused);
    let long = format!("ASK {{}} #{}", "x".repeat(200));
    let answer = send(
        "POST",
        &format!("http://{}/sparql", server.address),
        &[("content-type", "application/sparql-query")],
        long.as_bytes(),
    );
    assert_eq!(answer.status, 413);
}

#[test]
fn a_client_that_never_ends_its_head_is_let_go() {
    let limits = Limits { head_time: Duration::from_millis(300), ..Limits::default() };
    let server = sample_server(limits, Updates::Refused);
    let mut slow = TcpStream::connect(&server.address).unwrap();
    slow.write_all(b"GET /health HTTP/1.1\r\nhost: x\r\nslow: ").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    let mut rest = Vec::new();
    // The server closes the connection: without that this read would run into its own limit and fail.
    slow.read_to_end(&mut rest).unwrap();
    assert_eq!(get(&server, "/health", "*/*").text, "ok\n");
}

#[test]
fn many_connections_wait_and_all_are_answered() {
    let server = sample_server(Limits { connections: 4, ..Limits::default() }, Updates::Refused);
    std::thread::scope(|scope| {
        let asked: Vec<_> =
            (0..40).map(|_| scope.spawn(|| get(&server, "/sparql?query=ASK%7B%7D", "*/*").status)).collect();
        assert!(asked.into_iter().all(|status| status.join().unwrap() == 200));
    });
}

#[test]
fn nothing_is_changed_unless_it_is_allowed() {
    let update = |updates: Updates, headers: &[(&str, &str)]| {
        let server = sample_server(Limits::default(), updates);
        let mut all = vec![("content-type", "application/sparql-update")];
        all.extend_from_slice(headers);
        let url = format!("http://{}/sparql", server.address);
        send("POST", &url, &all, b"INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> 1 } }").status
    };
    let token = || Updates::WithToken("geheim".to_owned());
    assert_eq!(update(Updates::Refused, &[]), 403);
    assert_eq!(update(Updates::Allowed, &[]), 204);
    assert_eq!(update(token(), &[]), 401);
    assert_eq!(update(token(), &[("authorization", "Bearer falsch")]), 401);
    assert_eq!(update(token(), &[("authorization", "Bearer geheim")]), 204);
}

#[test]
fn nothing_outside_is_asked_by_a_query() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let query =
        "/sparql?query=SELECT+*+%7B+SERVICE+%3Chttp%3A%2F%2F127.0.0.1%3A9%2F%3E+%7B+%3Fs+%3Fp+%3Fo+%7D+%7D";
    let answer = get(&server, query, "*/*");
    assert_ne!(answer.status, 200, "{}", answer.text);
}

#[test]
fn paths_lead_nowhere_but_to_what_is_served() {
    let server = sample_server(Limits::default(), Updates::Refused);
    for path in
        ["/../Cargo.toml", "/..%2f..%2fetc/passwd", "/CURRENT", "/store?graph=file%3A%2F%2F%2Fetc%2Fpasswd"]
    {
        assert_eq!(get(&server, path, "*/*").status, 404, "{path}");
    }
}
