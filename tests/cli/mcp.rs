//! The assistant's side of `gijigraph mcp`: JSON-RPC by the line.

use std::{
    io::{BufRead, BufReader, Write},
    process::{Child, ChildStdin, Command, Stdio},
    sync::mpsc::{self, Receiver},
    time::Duration,
};

use serde_json::{Value, json};

use super::store;

/// How long an answer may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A query that takes far longer than any test.
const ENDLESS: &str = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";

/// A conversation under way.
struct Talk {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
}

impl Talk {
    /// Starts the program and greets it.
    fn begin(arguments: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gijigraph"))
            .arg("mcp")
            .arg("--store")
            .arg(store())
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, lines) = mpsc::channel();
        let _reader = std::thread::Builder::new().spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        let input = child.stdin.take();
        let mut talk = Self { child, input, lines };
        let greeting = json!({ "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "test", "version": "1" } });
        let greeted = talk.ask(0, "initialize", &greeting);
        assert_eq!(greeted["result"]["serverInfo"]["name"], "gijigraph");
        assert!(greeted["result"]["capabilities"]["tools"].is_object());
        talk.tell("notifications/initialized", &json!({}));
        talk
    }

    fn write(&mut self, message: &Value) {
        writeln!(self.input.as_mut().expect("not ended yet"), "{message}").expect("the program listens");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.write(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn send(&mut self, id: u32, method: &str, params: &Value) {
        self.write(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
    }

    /// The next line, which must be a message of the protocol.
    fn hear(&self) -> Value {
        let line = self.lines.recv_timeout(PATIENCE).expect("an answer in time");
        let message: Value = serde_json::from_str(&line).unwrap_or_else(|_| panic!("no protocol: {line}"));
        assert_eq!(message["jsonrpc"], "2.0", "{message}");
        message
    }

    fn ask(&mut self, id: u32, method: &str, params: &Value) -> Value {
        self.send(id, method, params);
        let answer = self.hear();
        assert_eq!(answer["id"], id, "{answer}");
        answer
    }

    /// What a tool answers, which must be no error.
    fn tool(&mut self, name: &str, arguments: &Value) -> Value {
        let answer = self.ask(7, "tools/call", &json!({ "name": name, "arguments": arguments }));
        let result = &answer["result"];
        assert_eq!(result["isError"], false, "{answer}");
        let text = result["content"][0]["text"].as_str().expect("text");
        let told: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(told, result["structuredContent"]);
        told
    }

    /// What a tool says where it cannot answer.
    fn refusal(&mut self, name: &str, arguments: &Value) -> String {
        let answer = self.ask(8, "tools/call", &json!({ "name": name, "arguments": arguments }));
        assert_eq!(answer["result"]["isError"], true, "{answer}");
        answer["result"]["content"][0]["text"].as_str().expect("text").to_owned()
    }

    /// Closes the program's input; it must end well and say no more.
    fn end(mut self) {
        drop(self.input.take());
        let status = self.child.wait().expect("the program ends");
        assert!(status.success(), "{status}");
        assert_eq!(self.lines.recv_timeout(PATIENCE).ok(), None, "something after the end");
    }
}

/// A quotation must name its document, characters and rule, and hold what it quotes.
#[track_caller]
fn check_quotation(words: &Value) {
    for (name, there) in [
        ("files", words["files"][0].is_string()),
        ("source", words["source"].as_str().is_some_and(|id| id.len() == 12)),
        ("start", words["start"].as_u64() < words["end"].as_u64()),
        ("line", words["line"].is_u64()),
        ("rules", words["rules"][0]["id"].is_string()),
        ("text", words["text"].as_str().is_some_and(|text| !text.is_empty())),
    ] {
        assert!(there, "{name} of {words}");
    }
}

#[test]
fn the_tools_are_listed_as_only_reading() {
    let mut talk = Talk::begin(&[]);
    let tools = talk.ask(1, "tools/list", &json!({}));
    let tools = tools["result"]["tools"].as_array().expect("tools");
    let mut names: Vec<_> = tools.iter().map(|tool| tool["name"].as_str().expect("a name")).collect();
    names.sort_unstable();
    assert_eq!(names, ["describe", "passage", "query", "search", "trace"]);
    for tool in tools {
        assert_eq!(tool["annotations"]["readOnlyHint"], true, "{tool}");
        let properties = tool["inputSchema"]["properties"].as_object().expect("parameters");
        for (name, property) in properties {
            assert!(property["description"].is_string(), "{} {name} is not described", tool["name"]);
        }
    }
    talk.end();
}

#[test]
fn what_is_found_comes_with_its_words_and_their_ground() {
    let mut talk = Talk::begin(&[]);
    let found = talk.tool("search", &json!({ "q": "カルタヘナ法 除外", "kind": "statement" }));
    assert_eq!(found["total"], 1);
    let hit = &found["hits"][0];
    assert_eq!(hit["attributions"][0]["basis"], "group");
    assert_eq!(hit["attributions"][0]["candidates"].as_array().map(Vec::len), Some(5));
    check_quotation(&hit["evidence"][0]);
    talk.end();
}

#[test]
fn an_issue_is_traced_described_and_read_in_its_source() {
    let mut talk = Talk::begin(&[]);
    let traced = talk.tool("trace", &json!({ "issue": "ゲノム編集", "limit": 1 }));
    assert_eq!(traced["issues"].as_array().map(Vec::len), Some(1));
    assert!(traced["totals"]["issues"].as_u64() > Some(1));
    let (issue, statement) = (&traced["issues"][0], &traced["issues"][0]["statements"][0]);
    assert_eq!(statement["attributions"][0]["rules"][0]["id"], "who.lead-in");
    let words = &statement["words"][0];
    check_quotation(words);

    let described = talk.tool("describe", &json!({ "iri": issue["iri"] }));
    assert_eq!(described["kind"], "issue");
    assert_eq!(described["evidence"][0], *words);
    let meeting = talk.tool("describe", &json!({ "iri": statement["meeting"]["iri"], "limit": 2 }));
    assert_eq!(meeting["meeting"]["statements"].as_array().map(Vec::len), Some(2));
    assert!(meeting["totals"]["statements"].as_u64() > Some(2));
    check_quotation(&meeting["meeting"]["statements"][0]["words"][0]);
    let rest = talk.tool("describe", &json!({ "iri": statement["meeting"]["iri"], "limit": 2, "offset": 2 }));
    assert_eq!(rest["meeting"]["statements"][0]["position"], 3);

    let passage = talk
        .tool("passage", &json!({ "source": words["source"], "start": words["start"], "end": words["end"] }));
    assert_eq!(passage["text"], words["exact"]);
    assert_eq!(passage["line"], words["line"]);
    assert_eq!(passage["files"], words["files"]);
    talk.end();
}

#[test]
fn a_query_quotes_what_it_names_and_says_where_it_was_cut() {
    let mut talk = Talk::begin(&["--max-rows", "3"]);
    let ask = "SELECT ?issue { ?issue a gg:PolicyIssue } ORDER BY ?issue";
    let told = talk.tool("query", &json!({ "sparql": ask, "limit": 1000 }));
    let rows = told["results"]["bindings"].as_array().expect("rows");
    assert_eq!((rows.len(), &told["cut"]), (3, &json!(true)));
    for row in rows {
        let iri = row["issue"]["value"].as_str().expect("an IRI");
        check_quotation(&told["evidence"][iri][0]);
    }
    let told = talk.tool("query", &json!({ "named": "who-raised", "parameters": { "issue": "カルタヘナ" } }));
    assert_eq!((&told["head"]["vars"][0], &told["cut"]), (&json!("issue"), &json!(false)));
    let told = talk.tool("query", &json!({ "sparql": "ASK { ?s a gg:Meeting }" }));
    assert_eq!(told["boolean"], true);
    let told = talk.tool("query", &json!({ "sparql": "CONSTRUCT { ?m a gg:Meeting } { ?m a gg:Meeting }" }));
    assert!(told["ntriples"].as_str().is_some_and(|triples| triples.contains("ns#Meeting> .")));
    assert_eq!(told["evidence"].as_object().map(serde_json::Map::len), Some(1));
    talk.end();
}

#[test]
fn what_cannot_be_answered_is_said_in_words() {
    let mut talk = Talk::begin(&["--timeout", "1"]);
    for (tool, arguments, said) in [
        ("query", json!({ "sparql": "INSERT DATA { <a:b> <a:c> 1 }" }), "this is an update"),
        ("query", json!({ "sparql": "SELECT ?x {" }), "line 1, column 12"),
        ("query", json!({}), "either `sparql` or `named`"),
        ("query", json!({ "named": "nonsense" }), "there are:"),
        ("query", json!({ "named": "who-raised" }), "parameter"),
        ("query", json!({ "sparql": ENDLESS }), "stopped after 1 s"),
        ("search", json!({ "q": "" }), "words"),
        ("search", json!({ "q": "法", "kind": "nonsense" }), "none of"),
        ("describe", json!({ "iri": "person/nobody" }), "says nothing"),
        ("describe", json!({ "irj": "x" }), "irj"),
        ("passage", json!({ "source": "../../x" }), "no source"),
    ] {
        let refusal = talk.refusal(tool, &arguments);
        assert!(refusal.contains(said), "{tool} {arguments}: {refusal}");
    }
    let unknown = talk.ask(9, "tools/call", &json!({ "name": "remove", "arguments": {} }));
    assert_eq!(unknown["error"]["code"], -32602);
    let unknown = talk.ask(10, "sources/remove", &json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    talk.end();
}

#[test]
fn cancelled_queries_stop_and_make_room_for_others() {
    let mut talk = Talk::begin(&["--timeout", "3600"]);
    // As many as may be under way at a time.
    for id in 20..24 {
        talk.send(id, "tools/call", &json!({ "name": "query", "arguments": { "sparql": ENDLESS } }));
    }
    for id in 20..24 {
        talk.tell("notifications/cancelled", &json!({ "requestId": id, "reason": "enough" }));
    }
    let told = talk.tool("query", &json!({ "sparql": "ASK { }" }));
    assert_eq!(told["boolean"], true);
    talk.end();
}
