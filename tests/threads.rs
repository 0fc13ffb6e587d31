//! What follows from several meetings together, shown on an invented council: its issues, people, promises and order.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test makes stores and fails by panicking"
)]

use std::collections::BTreeSet;

use gijigraph::{
    Lexicon, Source,
    export::{self, Format},
    people::Decisions,
    rdf::{self, Base, vocab::gg},
    store::{DocumentGraph, Store, Summary},
    trace::{Filter, Trace},
};
use oxigraph::model::{NamedNode, NamedNodeRef};
use proptest::prelude::*;

/// Minutes of one meeting of the council: its number, day, roster, documents, and what was said.
fn minutes(number: u32, day: &str, roster: &str, materials: &str, body: &str) -> String {
    format!(
        "第{number}回みなと空域利用協議会 議事録\n日時：{day} 10時～12時\n場所：みなと市役所\n\n出席者：\n{roster}\n\n配付資料：\n{materials}\n\n議事\n{body}\n"
    )
}

const ISSUE: &str = "航空法について、ドローンの飛行手続を簡素化する必要がある。";

fn documents() -> Vec<(&'static str, String)> {
    let first = minutes(
        1,
        "令和6年4月10日（水）",
        "会長　髙橋一郎　みなと大学教授\n委員　森花子　みなと商工会議所会頭\n委員　山田太郎　はまかぜ大学教授",
        "資料1　ドローンの利用状況",
        &format!(
            "○髙橋会長　ただいまから開会します。\n○森委員　{ISSUE}\n○事務局　次回協議会において、航空法の適用範囲を説明する予定です。"
        ),
    );
    let second = minutes(
        2,
        "令和6年7月3日（水）",
        "会長　高橋一郎　みなと大学教授\n委員　森花子　みなと商工会議所会頭\n委員　山田太郎　やまびこ県庁課長",
        "資料1　航空法の適用範囲について\n資料2　ドローンの概要",
        "○高橋会長　議事に入ります。\n○事務局　航空法の適用範囲について御説明いたします。\n○森委員　航空法に関するドローンの飛行手続を簡素化すべきではないか。",
    );
    let third = minutes(
        3,
        "令和6年10月9日（水）",
        "会長　高橋一郎　みなと大学教授\n委員　山田太郎　はまかぜ大学教授",
        "資料1　ドローンの利用状況",
        &format!("○高橋会長　議事に入ります。\n○山田委員　{ISSUE}\n○高橋会長　本日は以上です。"),
    );
    let other = first.replace("みなと空域利用協議会", "はまかぜ景観審議会").replace("4月10日", "4月17日");
    vec![("1.txt", first), ("2.txt", second), ("3.txt", third), ("other.txt", other)]
}

fn document(name: &str, text: &str) -> DocumentGraph {
    let source = Source::new(name, text.as_bytes().to_vec());
    let extraction = gijigraph::extract(&source, Lexicon::embedded()).unwrap();
    let quads = rdf::map(&extraction, &Base::default()).into_iter().collect();
    let (version, summary) = ("1".to_owned(), Summary::default());
    DocumentGraph { name: name.to_owned(), sha256: source.sha256, version, quads, summary, kept: None }
}

fn store_of(documents: &[(&str, String)]) -> Store {
    let store = Store::in_memory(&Base::default()).unwrap();
    for (name, text) in documents {
        store.replace(&document(name, text)).unwrap();
    }
    store.rebuild_derived().unwrap();
    store
}

fn exported(store: &Store) -> String {
    let mut out = Vec::new();
    export::write(store, Format::NQuads, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// What is derived under `predicate`: subject and object without their base.
fn derived(store: &Store, predicate: NamedNodeRef<'_>) -> BTreeSet<(String, String)> {
    let graph = store.derived_graph();
    let quads = store.database().quads_for_pattern(None, Some(predicate), None, Some(graph.as_ref().into()));
    let short = |term: String| term.trim_matches(['<', '>']).replace(store.base().as_str(), "");
    quads.map(|q| q.unwrap()).map(|q| (short(q.subject.to_string()), short(q.object.to_string()))).collect()
}

#[test]
fn one_issue_in_other_words_is_followed_from_its_first_meeting_to_its_last() {
    let store = store_of(&documents()[..3]);
    let ends = |predicate| {
        derived(&store, predicate).into_iter().filter(|(i, _)| i.contains("簡素化")).collect::<Vec<_>>()
    };
    let [first, last] = [gg::FIRST_RAISED_AT, gg::LAST_RAISED_AT].map(ends);
    assert!(!derived(&store, gg::SAME_ISSUE_AS).is_empty(), "{first:?}");
    assert!(
        !first.is_empty() && first.iter().all(|(_, m)| m == "meeting/みなと空域利用協議会第1回"),
        "{first:?}"
    );
    assert!(last.iter().all(|(_, m)| m == "meeting/みなと空域利用協議会第3回"), "{last:?}");
}

#[test]
fn the_beginning_of_an_issue_is_what_all_of_its_statements_begin_with() {
    let mut all = documents();
    // On one day, and without a day: neither tells more than the order of meetings that all lists have.
    all.push(("same.txt", all[0].1.replace("みなと空域利用協議会", "あさひ空域利用協議会")));
    all.push((
        "undated.txt",
        all[2].1.replace("みなと空域", "なぎさ空域").replace("令和6年10月9日（水）", ""),
    ));
    for store in [store_of(&all), store_of(&all[3..]), store_of(&all[5..])] {
        let whole = Trace::of(&store, &Filter::default()).unwrap();
        assert!(!whole.is_empty());
        for mut issue in whole.issues {
            let node = NamedNode::new(&issue.thing.iri).unwrap();
            issue.statements.truncate(1);
            for it in &mut issue.statements {
                (it.topic, it.acts, it.words, it.text) = Default::default();
            }
            assert_eq!(Trace::beginnings(&store, &[node], 1).unwrap().issues, [issue]);
        }
    }
}

#[test]
fn a_promise_is_kept_by_the_document_that_says_what_was_promised() {
    let store = store_of(&documents()[..3]);
    let kept = derived(&store, gg::FULFILLED_BY);
    assert!(kept.iter().any(|(_, by)| by == "document/みなと空域利用協議会第2回-資料1"), "{kept:?}");
    assert!(!kept.iter().any(|(_, by)| by.ends_with("資料2") || by.contains("第3回")), "{kept:?}");
    let due = derived(&store, gg::DUE_MEETING);
    assert!(due.iter().all(|(_, m)| m == "meeting/みなと空域利用協議会第2回") && !due.is_empty(), "{due:?}");
}

#[test]
fn a_name_in_two_forms_is_one_person_where_the_body_is_one() {
    let store = store_of(&documents()[..2]);
    let same = derived(&store, gg::SAME_PERSON_AS);
    assert!(same.iter().any(|(a, b)| a.contains("髙橋一郎") && b.contains("/高橋一郎")), "{same:?}");
    let apart = Decisions::parse("verdict,name,organization,other_name,other_organization,reason\ndifferent,髙橋一郎,,高橋一郎,,別人\n").unwrap();
    store.decide(&apart).unwrap();
    store.derive().unwrap();
    assert!(derived(&store, gg::SAME_PERSON_AS).is_empty());
}

#[test]
fn people_of_one_name_are_told_apart_by_a_decision_and_joined_again_without_it() {
    let all = documents();
    let store = store_of(&all[..3]);
    let before = exported(&store);
    let table = "verdict,name,organization,other_name,other_organization,reason\ndifferent,山田太郎,はまかぜ大学,山田太郎,やまびこ県庁,別人\n";
    let decisions = Decisions::parse(table).unwrap();
    let people = |text: &str| {
        text.split_whitespace()
            .filter(|w| w.contains("/person/山田太郎"))
            .map(ToOwned::to_owned)
            .collect::<BTreeSet<_>>()
    };
    assert_eq!(people(&before).len(), 1);
    store.decide(&decisions).unwrap();
    store.derive().unwrap();
    assert_eq!(people(&exported(&store)).len(), 2);
    // Deciding first and reading then comes to the same.
    let other = Store::in_memory(&Base::default()).unwrap();
    other.decide(&decisions).unwrap();
    for (name, text) in &all[..3] {
        other.replace(&document(name, text)).unwrap();
    }
    other.derive().unwrap();
    assert_eq!(exported(&other), exported(&store));
    store.decide(&Decisions::default()).unwrap();
    store.derive().unwrap();
    assert_eq!(exported(&store), before);
}

#[test]
fn a_document_costs_the_same_in_a_larger_store() {
    let cost = |others: usize| {
        let store = store_of(&[]);
        for n in 0..others {
            let text = documents()[n % 3]
                .1
                .replace("みなと", &format!("第{n}港"))
                .replace("飛行手続", &format!("手続{n}号"))
                .replace("適用範囲", &format!("範囲{n}号"));
            let given = "春夏秋冬朝昼夕夜東西南北松竹梅桜空海川谷石砂雪雨".chars().nth(n).unwrap();
            let text = ["一郎", "花子", "太郎"]
                .iter()
                .fold(text, |text, name| text.replace(name, &format!("{given}{name}")));
            store.replace(&document(&format!("o{n}"), &text)).unwrap();
        }
        store.derive().unwrap();
        store.replace(&document("1.txt", &documents()[0].1.replace("飛行手続", "申請手続"))).unwrap();
        store.derive().unwrap().read
    };
    let [small, large] = [cost(3), cost(24)];
    assert!(large <= small + small / 5, "{small} quads read among 3 documents, {large} among 24");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_order_of_adding_and_removing_ends_where_a_rebuild_from_nothing_does(
        steps in proptest::collection::vec((0..4_usize, any::<bool>(), any::<bool>()), 1..12),
        at_once in 1..5_usize,
    ) {
        let all = documents();
        let store = Store::in_memory(&Base::default()).unwrap();
        let mut held = BTreeSet::new();
        for (which, add, derive) in steps {
            let (name, text) = &all[which];
            if add {
                store.replace(&document(name, text)).unwrap();
                held.insert(which);
            } else if held.remove(&which) {
                store.remove(name).unwrap();
            }
            if derive {
                store.derive_by(at_once).unwrap();
            }
        }
        store.derive_by(at_once).unwrap();
        let rest: Vec<_> = held.iter().map(|&which| all[which].clone()).collect();
        prop_assert_eq!(exported(&store), exported(&store_of(&rest)));
    }
}
