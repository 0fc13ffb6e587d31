//! What queries give, and the named questions on a small graph.

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
    time::{Duration, Instant},
};

use gijigraph::query::{
    self, Error, Format, NamedQueries, NamedQuery, Options, Results, Written, table::Layout,
};

fn layout() -> Layout {
    Layout { width: None, base: gijigraph::rdf::DEFAULT_BASE.to_owned() }
}

fn written(sparql: &str, options: &Options, format: Format) -> Result<(String, Written), Error> {
    let mut out = Vec::new();
    let written = query::run(&sample::store(), sparql, options)?.write(format, &layout(), &mut out)?;
    Ok((String::from_utf8(out).unwrap(), written))
}

fn text(sparql: &str, format: Format) -> String {
    written(sparql, &Options::default(), format).unwrap().0
}

/// The rows of a named question, cells joined by `/`, IRIs shortened.
fn named(name: &str, settings: &[(&str, &str)]) -> Vec<String> {
    let queries = NamedQueries::shipped().unwrap();
    let settings: Vec<_> = settings.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let results =
        query::run_named(&sample::store(), queries.get(name).unwrap(), &settings, &Options::default());
    let mut out = Vec::new();
    results.unwrap().write(Format::Csv, &layout(), &mut out).unwrap();
    let rows = csv::Reader::from_reader(out.as_slice()).records().map(Result::unwrap).collect::<Vec<_>>();
    let base = gijigraph::rdf::DEFAULT_BASE;
    rows.iter().map(|row| row.iter().map(|c| query::shorten(c, base)).collect::<Vec<_>>().join("/")).collect()
}

#[test]
fn a_triple_that_two_documents_say_counts_once() {
    let count = "SELECT (COUNT(*) AS ?n) WHERE { ?p a gg:Technology ; rdfs:label ?l ; skos:altLabel ?a }";
    assert_eq!(text(count, Format::Csv), "n\r\n1\r\n");
    let graphs = "SELECT (COUNT(?g) AS ?n) WHERE { GRAPH ?g { ?p skos:altLabel \"無人航空機\"@ja } }";
    assert_eq!(text(graphs, Format::Csv), "n\r\n2\r\n");
}

#[test]
fn the_catalogue_is_no_part_of_what_queries_see() {
    assert_eq!(text("ASK { ?s ?p \"first.txt\" }", Format::Table), "false\n");
    assert_eq!(
        text(
            "ASK { GRAPH data:graph/catalogue { ?s ?p \"first.txt\" } }"
                .replace("data:graph/catalogue", "<https://w3id.org/gijigraph/id/graph/catalogue>")
                .as_str(),
            Format::Table
        ),
        "true\n"
    );
}

#[test]
fn one_graph_can_be_asked_alone() {
    let graph = sample::store().graph_of(&sample::second().sha256).unwrap();
    let options = Options { graph: Some(graph), ..Options::default() };
    let (csv, _) = written("SELECT ?m { ?m a gg:Meeting }", &options, Format::Csv).unwrap();
    assert_eq!(csv, "m\r\nhttps://w3id.org/gijigraph/id/meeting/空き家対策会議第2回\r\n");
    let unknown = oxigraph::model::NamedNode::new_unchecked("urn:none");
    let options = Options { graph: Some(unknown), ..Options::default() };
    assert!(matches!(written("ASK {}", &options, Format::Csv), Err(Error::NoGraph(g)) if g == "urn:none"));
}

#[test]
fn rows_come_in_every_format_for_rows() {
    let select = "SELECT ?label ?n WHERE { ?m a gg:Meeting ; rdfs:label ?label ; gg:ordinal ?n } ORDER BY ?n";
    assert_eq!(text(select, Format::Csv), "label,n\r\n第1回空き家対策会議,1\r\n第2回空き家対策会議,2\r\n");
    assert!(text(select, Format::Tsv).starts_with("?label\t?n\n\"第1回空き家対策会議\"@ja\t1\n"));
    let json: serde_json::Value = serde_json::from_str(&text(select, Format::Json)).unwrap();
    assert_eq!(json["results"]["bindings"][1]["label"]["value"], "第2回空き家対策会議");
    assert!(text(select, Format::Xml).contains("<literal xml:lang=\"ja\">第1回空き家対策会議</literal>"));
    assert_eq!(
        text(select, Format::Table),
        "label                n\n-------------------  -\n第1回空き家対策会議  1\n第2回空き家対策会議  2\n"
    );
}

#[test]
fn a_graph_comes_in_every_format_for_graphs() {
    let construct = "CONSTRUCT { ?m rdfs:label ?l } WHERE { ?m a gg:Meeting ; rdfs:label ?l }";
    let turtle = text(construct, Format::Turtle);
    assert!(
        turtle.contains("@prefix gg: <https://w3id.org/gijigraph/ns#> .")
            && turtle.contains("\"第1回空き家対策会議\"@ja")
    );
    assert_eq!(text(construct, Format::NTriples).lines().count(), 2);
    assert!(serde_json::from_str::<serde_json::Value>(&text(construct, Format::JsonLd)).is_ok());
    assert!(
        text(construct, Format::Table)
            .contains("data:meeting/空き家対策会議第1回  rdfs:label  第1回空き家対策会議")
    );
    let describe = "DESCRIBE ?t WHERE { ?t a gg:Technology ; rdfs:label 'ドローン'@ja }";
    assert_eq!(text(describe, Format::NTriples).lines().count(), 3);
}

#[test]
fn a_format_that_does_not_fit_names_those_that_do() {
    for (sparql, format, instead) in [
        ("SELECT * { ?s ?p ?o }", Format::Turtle, "csv"),
        ("ASK {}", Format::JsonLd, "json"),
        ("DESCRIBE <urn:x>", Format::Csv, "turtle"),
    ] {
        let error = written(sparql, &Options::default(), format).unwrap_err();
        assert!(error.to_string().contains(instead), "{error}");
    }
}

#[test]
fn a_syntax_error_tells_where() {
    let error =
        written("SELECT ?s WHERE {\n  ?s a gg:Meeting ;;\n}}", &Options::default(), Format::Csv).unwrap_err();
    assert!(matches!(error, Error::Syntax { .. }));
    let told = "it cannot go on like this at line 3, column 3\n  3 | }}\n    |   ^";
    assert!(error.to_string().ends_with(told), "{error}");
    for (sparql, told) in [
        ("SELECT ?x { ?x foo:raises ?y }", "the prefix `foo:` at line 1, column 26 is not declared"),
        ("INSERT DATA { <a:b> <a:c> 1 }", "this is an update"),
        ("SELECT ?x { ?x a gg:Meeting", "expected one of \",\", "),
    ] {
        let error = written(sparql, &Options::default(), Format::Csv).unwrap_err().to_string();
        assert!(error.contains(told) && !error.contains("u{"), "{error}");
    }
    let error =
        written("ASK { 'ドローン' 空き家 ?o }", &Options::default(), Format::Csv).unwrap_err().to_string();
    let caret = error.lines().last().unwrap();
    assert_eq!(caret, "    |                        ^", "{error}");
    let error =
        written("SELECT ?s WHERE { ?s a nix:Meeting }", &Options::default(), Format::Csv).unwrap_err();
    assert!(error.to_string().contains("at line 1"), "{error}");
}

#[test]
fn a_query_that_takes_too_long_is_stopped() {
    let endless =
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }";
    let timeout = Duration::from_millis(200);
    let started = Instant::now();
    let error =
        written(endless, &Options { timeout: Some(timeout), ..Options::default() }, Format::Csv).unwrap_err();
    assert!(matches!(error, Error::Timeout(t) if t == timeout), "{error}");
    assert!(error.to_string().contains("--timeout"));
    assert!(started.elapsed() < Duration::from_secs(5), "stopped only after {:?}", started.elapsed());
}

#[test]
fn a_quick_query_is_not_kept_waiting_by_its_time_limit() {
    let options = Options { timeout: Some(Duration::from_mins(10)), ..Options::default() };
    assert_eq!(written("ASK { ?s ?p ?o }", &options, Format::Csv).unwrap().0, "true");
}

#[test]
fn a_limit_says_whether_it_cut() {
    let all = "SELECT ?m { ?m a gg:Meeting }";
    for (limit, rows, cut) in [(1, 1, true), (2, 2, false), (3, 2, false), (0, 0, true)] {
        let options = Options { limit: Some(limit), ..Options::default() };
        assert_eq!(written(all, &options, Format::Csv).unwrap().1, Written { rows, cut }, "{limit}");
    }
    let construct = "CONSTRUCT { ?m a gg:Meeting } { ?m a gg:Meeting }";
    let options = Options { limit: Some(1), ..Options::default() };
    assert_eq!(written(construct, &options, Format::NTriples).unwrap().1, Written { rows: 1, cut: true });
}

#[test]
fn the_web_is_out_of_reach() {
    let error =
        written("SELECT * { SERVICE <http://localhost:9/> { ?s ?p ?o } }", &Options::default(), Format::Csv);
    assert!(matches!(error, Err(Error::Evaluation(_))));
}

#[test]
fn rows_can_be_stepped_through() {
    let store = sample::store();
    let select = "SELECT ?n { ?m a gg:Meeting ; gg:ordinal ?n } ORDER BY ?n";
    let Results::Solutions(rows) = query::run(&store, select, &Options::default()).unwrap() else {
        panic!("rows")
    };
    let numbers: Vec<_> = rows.map(|row| row.unwrap().get("n").unwrap().to_string()).collect();
    assert_eq!(numbers.len(), 2);
    assert!(numbers[0].starts_with("\"1\""));
}

#[test]
fn who_raised_gives_every_ground() {
    let base = "ドローンによる調査の可否";
    let words = "法で決めるべき";
    let first = "第1回空き家対策会議";
    assert_eq!(
        named("who-raised", &[("issue", "ﾄﾞﾛｰﾝ")]),
        [
            format!(
                "{base}/委員/gg:group/0.8/山田花子、鈴木一郎/2020-04-01T10:00:00+09:00/{first}/{words}/data:statement/1-1"
            ),
            format!(
                "{base}/空き家学会/gg:inferred/0.4//2020-04-01T10:00:00+09:00/{first}/{words}/data:statement/1-1"
            ),
            format!(
                "{base}/山田花子/gg:named/1//2020-07-01/第2回空き家対策会議/ドローンで調べてよい。/data:statement/2-1"
            ),
        ]
    );
    assert!(named("who-raised", &[("issue", "\" ) } DROP ALL #")]).is_empty());
}

#[test]
fn issues_of_a_person_tell_attributed_from_candidate() {
    let rows = named("issues-of-person", &[("person", "山田")]);
    assert_eq!(rows.len(), 2);
    assert!(
        rows[0].starts_with("山田花子/ドローンによる調査の可否/attributed/gg:named/1/2020-07-01/"),
        "{}",
        rows[0]
    );
    assert!(rows[1].starts_with("山田花子/ドローンによる調査の可否/candidate/gg:group/0.8/"), "{}", rows[1]);
}

#[test]
fn issues_are_found_by_law_and_by_technology() {
    let issue = "ドローンによる調査の可否";
    let (from, to) = ("2020-04-01T10:00:00+09:00", "2020-07-01");
    for law in ["空き家法", "426ac1000000127", "第14条"] {
        let rows = named("issues-by-law", &[("law", law)]);
        assert!(
            rows.len() == 1 && rows[0].starts_with(&format!("空き家法第14条/{issue}/2/")),
            "{law}: {rows:?}"
        );
    }
    let rows = named("issues-by-technology", &[("technology", "無人")]);
    assert!(rows.len() == 1 && rows[0].starts_with(&format!("ドローン/{issue}/2/")), "{rows:?}");
    assert!(rows[0].contains(from) && rows[0].contains(to), "{rows:?}");
}

#[test]
fn attendance_is_listed_with_body_and_post() {
    let rows = named("attendance-of-meeting", &[("meeting", "第１回")]);
    let meeting = "2020-04-01T10:00:00+09:00/第1回空き家対策会議/委員";
    assert_eq!(
        rows,
        [
            format!("{meeting}/佐藤次郎/gg:absent//"),
            format!("{meeting}/山田花子/gg:present/空き家学会/理事長"),
            format!("{meeting}/鈴木一郎/gg:proxy/国土省住宅局/"),
        ]
    );
    assert_eq!(named("attendance-of-meeting", &[]).len(), 5);
}

#[test]
fn meetings_are_counted_and_bounded_by_days() {
    let first = "2020-04-01T10:00:00+09:00/第1回空き家対策会議/空き家対策会議/議事概要/=市役所/3/2";
    let second = "2020-07-01/第2回空き家対策会議/空き家対策会議///2/1";
    assert_eq!(named("meetings", &[]), [first, second]);
    assert_eq!(named("meetings", &[("from", "2020-04-02")]), [second]);
    assert_eq!(named("meetings", &[("to", "2020-04-01")]), [first]);
    assert!(named("meetings", &[("series", "別の会議")]).is_empty());
}

#[test]
fn people_of_a_body_include_those_of_its_units() {
    let rows = named("people-of-organization", &[("organization", "国土省")]);
    assert_eq!(rows, ["国土省住宅局/鈴木一郎//第1回空き家対策会議/2020-04-01T10:00:00+09:00"]);
    assert_eq!(named("people-of-organization", &[("organization", "agk")]).len(), 1);
}

#[test]
fn proxies_follow_ups_and_unattributed_statements_are_listed() {
    let meeting = "2020-04-01T10:00:00+09:00/第1回空き家対策会議";
    assert_eq!(named("proxies", &[]), [format!("{meeting}/鈴木一郎/委員/国土省住宅局/")]);
    let follow_up = format!("{meeting}/次回、国土省が説明/国土省/次回/次回、国土省が説明する。");
    for settings in [&[][..], &[("actor", "国土")]] {
        assert_eq!(named("follow-ups-open", settings), [follow_up.as_str()]);
    }
    assert!(named("follow-ups-open", &[("actor", "厚労")]).is_empty());
    let statement = format!("{meeting}/2/次回、国土省が説明する。/data:statement/1-2");
    assert_eq!(named("statements-unattributed", &[]), [statement]);
    assert!(named("statements-unattributed", &[("meeting", "第2回")]).is_empty());
}

#[test]
fn things_are_counted_even_where_nothing_mentions_them() {
    assert_eq!(named("technologies-count", &[]), ["ドローン/2/1", "屋根材/0/0"]);
    assert_eq!(named("regulations-count", &[]), ["空き家法第14条//0/1", "空き家法/426AC1000000127/0/0"]);
}

#[test]
fn absent_people_do_not_meet() {
    assert_eq!(named("co-attendance", &[]), ["山田花子/鈴木一郎/2"]);
    assert_eq!(named("co-attendance", &[("person", "鈴木")]), ["鈴木一郎/山田花子/2"]);
    assert!(named("co-attendance", &[("person", "佐藤")]).is_empty());
}

#[test]
fn every_named_question_is_described_and_used_as_described() {
    let queries = NamedQueries::shipped().unwrap();
    assert_eq!(queries.iter().count(), 13);
    for query in queries.iter() {
        assert!(!query.title_ja.is_ascii() && query.title_en.is_ascii(), "{}", query.name);
        for parameter in &query.parameters {
            assert!(!parameter.description.is_empty(), "{}", query.name);
            assert!(query.text.contains(&format!("gg:parameter(\"{}\")", parameter.name)), "{}", query.name);
        }
        let used = query.text.matches("gg:parameter(\"").count();
        assert!(
            used >= query.parameters.len() && (used == 0) == query.parameters.is_empty(),
            "{}",
            query.name
        );
    }
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/data/queries")).unwrap();
    assert_eq!(files.count(), 13, "every file of data/queries is shipped");
}

#[test]
fn settings_are_checked_against_the_question() {
    let queries = NamedQueries::shipped().unwrap();
    let who = queries.get("who-raised").unwrap();
    assert!(matches!(who.bind(&[]), Err(Error::MissingParameter { parameter, .. }) if parameter == "issue"));
    let wrong = [("isue".to_owned(), "x".to_owned())];
    assert!(matches!(who.bind(&wrong), Err(Error::UnknownParameter { known, .. }) if known == "issue"));
    let error = queries.get("who").unwrap_err();
    assert!(error.to_string().contains("who-raised"), "{error}");
}

#[test]
fn a_day_that_a_question_takes_is_a_day() {
    let queries = NamedQueries::shipped().unwrap();
    let meetings = queries.get("meetings").unwrap();
    let bound = |name: &str, value: &str| {
        meetings.bind(&[(name.to_owned(), value.to_owned())]).map(|values| values[name].to_string())
    };
    assert_eq!(bound("from", "2020").unwrap(), "\"2020-01-01\"");
    assert_eq!(bound("to", "2020-04").unwrap(), "\"2020-04-31\"");
    assert_eq!(bound("to", "2020-04-01").unwrap(), "\"2020-04-01\"");
    for wrong in ["昨日", "2020-13", "2020-4-1", "20200401", ""] {
        let error = bound("from", wrong).unwrap_err();
        assert!(matches!(&error, Error::Day { .. }), "{wrong}: {error}");
    }
}

#[test]
fn a_question_asked_piece_by_piece_gives_what_the_whole_gives() {
    let check = |body: &str| {
        let (whole, _) = written(body, &Options::default(), Format::Csv).unwrap();
        let pieces = format!("# by: ?thing ?name\n{body}");
        let (answered, _) = written(&pieces, &Options::default(), Format::Csv).unwrap();
        assert_eq!(answered, whole, "{body}");
        assert!(whole.lines().count() > 2, "{body} gives {whole}");
        let first = Options { limit: Some(2), ..Options::default() };
        let (limited, told) = written(&pieces, &first, Format::Csv).unwrap();
        assert!(
            told.cut && told.rows == 2 && whole.starts_with(limited.trim_end()),
            "{body} gives {limited}"
        );
    };
    let all = "{ SELECT ?thing ?name WHERE { ?thing rdfs:label ?name } }";
    check(&format!("SELECT ?name ?p ?o WHERE {{ {all} ?thing ?p ?o }} ORDER BY ?name ?p ?o"));
    check(&format!(
        "SELECT ?name ?o WHERE {{ {all} OPTIONAL {{ ?thing gg:raises ?o }} }} ORDER BY DESC(?name) ?o"
    ));
    check(&format!(
        "SELECT DISTINCT ?name ?p WHERE {{ {all} ?thing ?p ?o FILTER(?p != rdf:type) }} ORDER BY ?name ?p"
    ));
    check(&format!(
        "SELECT ?name (COUNT(?o) AS ?n) WHERE {{ {all} ?thing ?p ?o }} GROUP BY ?name ORDER BY ?name"
    ));
    let counted = "{ SELECT ?thing (COUNT(?p) AS ?n) WHERE { { SELECT DISTINCT ?thing WHERE { ?thing rdfs:label ?name } } ?thing ?p ?o } GROUP BY ?thing }";
    check(&format!("SELECT ?name ?n WHERE {{ {all} {counted} }} ORDER BY ?name ?n"));
    // What cannot be asked in pieces is asked as a whole: groups across names, an order by something else, a limit within.
    check(&format!("SELECT ?p (COUNT(?o) AS ?n) WHERE {{ {all} ?thing ?p ?o }} GROUP BY ?p ORDER BY ?p"));
    check(&format!("SELECT ?name ?p WHERE {{ {all} ?thing ?p ?o }} ORDER BY ?p ?name"));
    check(&format!("SELECT ?name ?p ?o WHERE {{ {all} ?thing ?p ?o }} ORDER BY ?name ?p ?o LIMIT 5"));
    check(
        "SELECT ?name ?p ?o WHERE { { SELECT ?thing ?name WHERE { ?thing rdfs:label ?name } ORDER BY ?thing LIMIT 4 } ?thing ?p ?o } ORDER BY ?name ?p ?o",
    );
}

#[test]
fn every_long_named_question_can_be_asked_piece_by_piece() {
    for question in NamedQueries::shipped().unwrap().iter() {
        let by = question.text.lines().any(|line| line.starts_with("# by: "));
        let counts = question.text.contains("ORDER BY DESC(");
        assert_eq!(by, !counts && question.name != "proxies", "{}", question.name);
        if !by {
            continue;
        }
        // A text without words stands in every name.
        let required = question.parameters.iter().filter(|parameter| parameter.required);
        let settings: Vec<_> = required.map(|p| (p.name.clone(), String::new())).collect();
        let rows = |question: &NamedQuery| {
            let results = query::run_named(&sample::store(), question, &settings, &Options::default());
            let mut out = Vec::new();
            results.unwrap().write(Format::Csv, &layout(), &mut out).unwrap();
            String::from_utf8(out).unwrap()
        };
        let whole = question.text.replace("# by: ", "# not by: ");
        let whole = NamedQuery::read(&question.name, &whole).unwrap();
        assert_eq!(rows(question), rows(&whole), "{}", question.name);
    }
}

#[test]
fn a_folder_replaces_and_adds_questions() {
    let dir = tempfile::tempdir().unwrap();
    let query = "# title-ja: 会議\n# title-en: Meetings\n# param: n (optional 2) number\nSELECT ?l { ?m gg:ordinal ?n ; rdfs:label ?l FILTER(STR(?n) = gg:parameter('n')) }";
    fs::write(dir.path().join("proxies.rq"), query).unwrap();
    fs::write(dir.path().join("mine.rq"), query).unwrap();
    fs::write(dir.path().join("notes.txt"), "no query").unwrap();
    let mut queries = NamedQueries::shipped().unwrap();
    queries.extend_from(dir.path()).unwrap();
    assert_eq!(queries.iter().count(), 14);
    assert_eq!(queries.get("proxies").unwrap().title_en, "Meetings");
    let mut out = Vec::new();
    let results =
        query::run_named(&sample::store(), queries.get("mine").unwrap(), &[], &Options::default()).unwrap();
    results.write(Format::Csv, &layout(), &mut out).unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), "l\r\n第2回空き家対策会議\r\n");
}

#[test]
fn a_header_that_is_not_as_it_must_be_is_refused() {
    for text in [
        "SELECT * {}",
        "# title-ja: 題\nSELECT * {}",
        "# title-ja: 題\n# title-en: T\n# param: x\nSELECT * {}",
        "# title-ja: 題\n# title-en: T\n# param: x (perhaps) y\nSELECT * {}",
        "# title-ja: 題\n# title-en: T\n# param: x (required 3) y\nSELECT * {}",
    ] {
        assert!(matches!(NamedQuery::read("q", text), Err(Error::Header { .. })), "{text}");
    }
}

#[test]
fn a_table_is_cut_to_the_terminal() {
    let mut out = Vec::new();
    let layout = Layout { width: Some(30), ..layout() };
    let select = "SELECT ?n ?l ?w { ?m gg:ordinal ?n ; rdfs:label ?l ; gg:venue ?w }";
    query::run(&sample::store(), select, &Options::default())
        .unwrap()
        .write(Format::Table, &layout, &mut out)
        .unwrap();
    let table = String::from_utf8(out).unwrap();
    for line in table.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 30, "{line}");
    }
    assert!(table.contains("1  第1回空き家対策会…  =市役所"), "{table}");
}
