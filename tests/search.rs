//! Full text search on a small store, and its index beside it.

#![allow(
    clippy::disallowed_methods,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test makes folders and fails by panicking"
)]

mod sample;

use gijigraph::{
    describe::{About, Description, Part},
    query,
    search::{Error, Index, Kind, Question},
    store::Store,
    trace::{Filter, Trace},
};
use oxigraph::model::Term;
use tempfile::TempDir;

fn store() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    for document in [sample::first(), sample::second()] {
        store.replace(&document).unwrap();
    }
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    (dir, store)
}

fn asked(store: &Store, question: &Question) -> Vec<String> {
    let found = Index::open(store.dir()).unwrap().search(question).unwrap();
    found.hits.into_iter().map(|hit| format!("{} {}", hit.kind.name(), hit.label)).collect()
}

fn words(words: &str) -> Question {
    Question { words: words.to_owned(), limit: 20, ..Question::default() }
}

#[test]
fn a_thing_is_found_by_every_name_that_a_document_gives_it() {
    let (_dir, store) = store();
    assert_eq!(asked(&store, &words("無人航空機")).first().unwrap(), "technology ドローン");
    assert!(asked(&store, &words("AGK")).contains(&"organization 空き家学会".to_owned()));
    assert!(asked(&store, &words("ぁｇｋ")).is_empty());
}

#[test]
fn words_inside_of_words_are_found_and_all_must_be_there() {
    let (_dir, store) = store();
    let statements = |text| {
        let question = Question { kinds: vec![Kind::Statement], ..words(text) };
        asked(&store, &question)
    };
    assert_eq!(statements("ドローン 法"), ["statement ドローンで調べられるか"]);
    assert_eq!(statements("どろーん"), statements("ドローン"), "kana are one");
    assert_eq!(statements("法 -ドローン"), Vec::<String>::new());
    assert_eq!(statements("ドローン 月面"), Vec::<String>::new());
}

#[test]
fn time_council_and_speaker_narrow_what_is_found() {
    let (_dir, store) = store();
    let with =
        |question: Question| asked(&store, &Question { kinds: vec![Kind::Statement], ..question }).len();
    assert_eq!(with(Question { since: Some("2020-04".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { since: Some("2020-05".into()), ..words("調べられるか") }), 0);
    assert_eq!(with(Question { until: Some("2020".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { series: Some("空き家".into()), ..words("調べられるか") }), 1);
    assert_eq!(with(Question { speaker: Some("学会".into()), ..words("調べられるか") }), 1);
    assert_eq!(
        with(Question { speaker: Some("山田花子".into()), ..words("調べられるか") }),
        0,
        "only a candidate"
    );
    let bad =
        Index::open(store.dir()).unwrap().search(&Question { since: Some("昨年".into()), ..words("法") });
    assert!(matches!(bad, Err(Error::Day(_))));
}

#[test]
fn what_is_taken_out_of_the_store_is_found_no_more() {
    let (_dir, store) = store();
    let all = |store: &Store| Index::open(store.dir()).unwrap().counts().unwrap();
    let before = all(&store);
    store.remove("first.txt").unwrap();
    assert!(!store.search_is_current().unwrap());
    store.rebuild_derived().unwrap();
    assert_eq!(Index::follow(&store).unwrap(), 1);
    assert!(asked(&store, &words("ドローンで調べられるか")).iter().all(|hit| !hit.starts_with("statement")));
    store.replace(&sample::first()).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    assert_eq!(all(&store), before);
    Index::rebuild(&store).unwrap();
    assert_eq!(all(&store), before);
}

#[test]
fn a_statement_of_two_documents_is_one_entry_for_as_long_as_one_of_them_is_there() {
    let (_dir, store) = store();
    let question = Question { kinds: vec![Kind::Statement], ..words("ドローンで調べられるか") };
    let again = sample::document("again.txt", &format!("{} # printed again", sample::FIRST));
    let check = |store: &Store, expected: usize| {
        let index = Index::open(store.dir()).unwrap();
        assert_eq!(index.search(&question).unwrap().total, expected);
        let counted = index.counts().unwrap().into_iter().find(|(kind, _)| *kind == Kind::Statement).unwrap();
        assert_eq!(counted.1, if expected == 0 { 1 } else { 3 }, "of both meetings together");
    };
    let step = |store: &Store| {
        store.rebuild_derived().unwrap();
        Index::follow(store).unwrap();
    };
    store.replace(&again).unwrap();
    step(&store);
    check(&store, 1);
    Index::rebuild(&store).unwrap();
    check(&store, 1);
    store.remove("first.txt").unwrap();
    step(&store);
    check(&store, 1);
    store.remove("again.txt").unwrap();
    step(&store);
    check(&store, 0);
    // Both in one step, and one out while the other comes in.
    store.replace(&sample::first()).unwrap();
    store.replace(&again).unwrap();
    step(&store);
    check(&store, 1);
    store.remove("again.txt").unwrap();
    store.remove("first.txt").unwrap();
    store.replace(&sample::first()).unwrap();
    step(&store);
    check(&store, 1);
}

#[test]
fn an_index_that_is_not_there_says_how_to_make_it() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(dir.path(), None).unwrap();
    store.replace(&sample::first()).unwrap();
    let error = Index::open(store.dir()).err().unwrap().to_string();
    assert!(error.contains("gijigraph search --rebuild"), "{error}");
}

/// The labels that a query over the store gives.
fn labels(store: &Store, pattern: &str) -> Result<Vec<String>, query::Error> {
    let sparql = format!("SELECT DISTINCT ?label {{ {pattern} }} ORDER BY ?label");
    let query::Results::Solutions(rows) = query::run(store, &sparql, &query::Options::default())? else {
        panic!("a SELECT gives rows");
    };
    rows.map(|row| match row?.get("label") {
        Some(Term::Literal(label)) => Ok(label.value().to_owned()),
        other => panic!("a label is a text, not {other:?}"),
    })
    .collect()
}

#[test]
fn a_query_searches_the_full_text_wherever_a_triple_may_stand() {
    let (_dir, store) = store();
    let (said, both) = ("ドローンで調べられるか", vec!["ドローンで調べられるか", "調べてよい"]);
    let issue = "<issue/ドローンによる調査の可否.aaaaaaaa>";
    for (pattern, expected) in [
        ("?s gg:matches 'ドローン 法' ; a gg:Statement ; rdfs:label ?label", vec![said]),
        ("?s a gg:Statement ; rdfs:label ?label . ?s gg:matches 'どろーん'", both.clone()),
        ("?s a gg:Statement ; rdfs:label ?label ; gg:matches '法 -ドローン'", vec![]),
        ("?s a gg:Statement ; rdfs:label ?label ; gg:matches 'ドローン', '法'", vec![said]),
        ("?s a gg:Statement ; gg:raises/gg:matches 'ドローン' ; rdfs:label ?label", both.clone()),
        ("?s a gg:Statement ; gg:raises [ gg:matches 'ドローン' ] ; rdfs:label ?label", both.clone()),
        (
            "?s a gg:Statement ; rdfs:label ?label FILTER EXISTS { ?s gg:raises ?i . ?i gg:matches '可否' }",
            both,
        ),
        (
            "?s a gg:Statement ; rdfs:label ?label MINUS { ?s gg:matches '説明' } ?s gg:matches '国土省'",
            vec![],
        ),
        ("GRAPH ?g { ?s gg:matches 'ドローン 法' ; a gg:Statement ; rdfs:label ?label }", vec![said]),
    ] {
        assert_eq!(labels(&store, pattern).unwrap(), expected, "{pattern}");
    }
    for (words, expected) in [("ドローン", true), ("月面", false)] {
        let ask = format!("ASK {{ {issue} gg:matches '{words}' }}");
        let answer = query::run(&store, &ask, &query::Options::default()).unwrap();
        assert!(matches!(answer, query::Results::Boolean(value) if value == expected), "{ask}");
    }
}

#[test]
fn a_query_finds_what_a_search_finds() {
    let (_dir, store) = store();
    for text in ["ドローン", "空き家", "法", "国土省 -住宅", "\"次回、国土省\"", "AGK"] {
        let mut found: Vec<String> = Index::open(store.dir())
            .unwrap()
            .search(&words(text))
            .unwrap()
            .hits
            .into_iter()
            .map(|hit| hit.iri)
            .collect();
        found.sort();
        let text = text.replace('"', "\\\"");
        let sparql = format!("SELECT ?s {{ ?s gg:matches \"{text}\" }} ORDER BY STR(?s)");
        let results = query::run(&store, &sparql, &query::Options::default()).unwrap();
        let query::Results::Solutions(rows) = results else { panic!("a SELECT gives rows") };
        let iri = |row: oxigraph::sparql::QuerySolution| match row.get(0) {
            Some(Term::NamedNode(node)) => node.as_str().to_owned(),
            other => panic!("{other:?} is no thing"),
        };
        assert_eq!(rows.map(|row| iri(row.unwrap())).collect::<Vec<_>>(), found, "{text}");
    }
}

#[test]
fn a_query_whose_search_cannot_be_done_says_why() {
    let (_dir, store) = store();
    for pattern in [
        "?s gg:matches ?label",
        "?s gg:matches <urn:x> ; rdfs:label ?label",
        "?s (gg:matches|rdfs:label) ?label",
        "?s gg:matches+ ?label",
    ] {
        let error = labels(&store, pattern).unwrap_err();
        assert!(matches!(error, query::Error::Matches), "{pattern}: {error}");
    }
    let empty = labels(&store, "?s gg:matches '-ドローン' ; rdfs:label ?label").unwrap_err();
    assert!(matches!(empty, query::Error::Search(Error::Empty)), "{empty}");
    let later = "data:technology/月面車 a gg:Technology ; rdfs:label \"月面車\"@ja .";
    store.replace(&sample::document("third.txt", later)).unwrap();
    let behind = labels(&store, "?s gg:matches '月面車' ; rdfs:label ?label").unwrap_err();
    assert!(matches!(behind, query::Error::Search(Error::Behind(_))), "{behind}");
    Index::follow(&store).unwrap();
    assert_eq!(labels(&store, "?s gg:matches '月面車' ; rdfs:label ?label").unwrap(), ["月面車"]);
    let memory = Store::in_memory(store.base()).unwrap();
    let none = labels(&memory, "?s gg:matches 'ドローン' ; rdfs:label ?label").unwrap_err();
    assert!(matches!(none, query::Error::Search(Error::NoIndex(_))), "{none}");
}

/// The rows of a named question as text.
fn rows(store: &Store, name: &str, settings: &[(&str, &str)]) -> Vec<String> {
    let questions = query::NamedQueries::shipped().unwrap();
    let settings: Vec<_> = settings.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect();
    let results =
        query::run_named(store, questions.get(name).unwrap(), &settings, &query::Options::default());
    let query::Results::Solutions(rows) = results.unwrap() else { panic!("a named question gives rows") };
    rows.map(|row| format!("{:?}", row.unwrap())).collect()
}

#[test]
fn a_question_by_names_has_the_same_answer_with_an_index_as_without_one() {
    let (_dir, indexed) = store();
    let plain = sample::store();
    let mut found = 0;
    for (name, parameter) in [
        ("who-raised", "issue"),
        ("issues-by-technology", "technology"),
        ("attendance-of-meeting", "meeting"),
        ("statements-unattributed", "meeting"),
        ("co-attendance", "person"),
        ("people-of-organization", "organization"),
        ("issues-of-person", "person"),
        ("issues-by-law", "law"),
        ("meetings", "series"),
    ] {
        for words in [
            "",
            "ド",
            "ドローン",
            "ローンに",
            "ﾄﾞﾛｰﾝ",
            "どろーん",
            "可否",
            "の",
            "調査の可否",
            "第1回",
            "1",
            "会議",
            "空き家 対策",
            "（",
            "山田花子",
            "田花",
            "子",
            "AGK",
            "ＡＧ",
            "GK",
            "第14条",
            "14条",
            "4条",
            "第1",
            "国土省住宅",
            "月面",
        ] {
            let settings = [(parameter, words)];
            let expected = rows(&plain, name, &settings);
            found += usize::from(!expected.is_empty());
            assert_eq!(rows(&indexed, name, &settings), expected, "{name} {parameter}={words}");
        }
    }
    assert!(found > 20, "only {found} questions have an answer");
}

#[test]
fn a_trace_is_the_same_with_an_index_as_without_one() {
    let (_dir, indexed) = store();
    let plain = sample::store();
    let one = |set: fn(&mut Filter, Option<String>), text: &str| {
        let mut filter = Filter::default();
        set(&mut filter, Some(text.to_owned()));
        filter
    };
    let sets: [fn(&mut Filter, Option<String>); 6] = [
        |filter, text| filter.issue = text,
        |filter, text| filter.person = text,
        |filter, text| filter.organization = text,
        |filter, text| filter.law = text,
        |filter, text| filter.technology = text,
        |filter, text| filter.meeting = text,
    ];
    let mut filters = vec![Filter::default()];
    for set in sets {
        for text in [
            "",
            "ドローン",
            "ﾄﾞﾛｰﾝ",
            "調査の可否",
            "法",
            "空き家",
            "第14条",
            "14",
            "山田",
            "子",
            "AGK",
            "GK",
            "学会",
            "住宅局",
            "国土省",
            "無人",
            "第1回",
            "2020",
            "2020-07",
            "月面",
            "（",
            "決めるべき",
            "委員",
        ] {
            filters.push(one(set, text));
        }
    }
    filters.push(Filter {
        law: Some("空き家法".into()), person: Some("山田".into()), ..Filter::default()
    });
    filters.push(Filter {
        issue: Some("ドローン".into()),
        meeting: Some("第2回".into()),
        ..Filter::default()
    });
    let mut found = 0;
    for filter in filters {
        let expected = Trace::of(&plain, &filter).unwrap();
        found += usize::from(!expected.is_empty());
        assert_eq!(Trace::of(&indexed, &filter).unwrap(), expected, "{filter:?}");
    }
    assert!(found > 20, "only {found} filters let something through");
}

#[test]
fn a_part_of_an_issue_is_that_part_of_the_whole() {
    let (_dir, store) = store();
    let node = Trace::of(&store, &Filter::default()).unwrap().issues.pop().unwrap();
    let node = oxigraph::model::NamedNode::new(node.thing.iri).unwrap();
    let of = |part: Part| {
        let described = Description::of(&store, &node, part).unwrap().unwrap();
        let About::Issue(issue) = described.about else { panic!("an issue") };
        (issue, described.totals["statements"])
    };
    let (whole, total) = of(Part::default());
    assert!(total > 1 && whole.statements.len() == total, "{total}");
    for offset in 0..=total + 1 {
        for limit in 0..=total {
            let (some, all) = of(Part { offset, limit, ..Part::default() });
            let expected: Vec<_> = whole.statements.iter().skip(offset).take(limit).collect();
            assert_eq!(some.statements.iter().collect::<Vec<_>>(), expected, "{limit} from {offset}");
            assert_eq!((&some.thing, &some.concerns, all), (&whole.thing, &whole.concerns, total));
        }
    }
}

#[test]
fn a_filter_on_names_looks_at_the_things_that_the_index_finds_and_no_others() {
    let (_dir, store) = store();
    let named = |words: &str, class: &str| {
        labels(
            &store,
            &format!(
                "?thing a {class} ; rdfs:label ?label FILTER(CONTAINS(gg:fold(?label), gg:fold('{words}')))"
            ),
        )
        .unwrap()
    };
    assert_eq!(named("調査", "gg:PolicyIssue"), ["ドローンによる調査の可否"]);
    // Written past the documents and past what keeps the index in step, which tells who looks at the index.
    let issue = oxigraph::model::NamedNode::new("urn:issue").unwrap();
    for (predicate, object) in [
        (gijigraph::rdf::vocab::rdf::TYPE, Term::from(gijigraph::rdf::vocab::gg::POLICY_ISSUE)),
        (
            gijigraph::rdf::vocab::rdfs::LABEL,
            oxigraph::model::Literal::new_simple_literal("月面の調査 no. 1").into(),
        ),
    ] {
        let merge = oxigraph::model::GraphName::DefaultGraph;
        store
            .database()
            .insert(&oxigraph::model::Quad::new(issue.clone(), predicate, object, merge))
            .unwrap();
    }
    for words in ["月面の調査", "no. 1", "NO", "調査no"] {
        assert_eq!(named(words, "gg:PolicyIssue"), Vec::<String>::new(), "{words}");
    }
    assert_eq!(named(".", "gg:PolicyIssue"), ["月面の調査 no. 1"], "stops are read one by one");
}
