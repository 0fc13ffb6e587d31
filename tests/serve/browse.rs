//! Lists of what there is, what is told where something cannot be answered, and doubt in the network.

use gijigraph::serve::{Limits, Updates};

use super::{
    Answer, Running, get,
    pages::{leads, server_of_many},
    sample_server, send,
};

const ISSUE: &str = "issue/%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3%E3%81%AB%E3%82%88%E3%82%8B%E8%AA%BF%E6%9F%BB%E3%81%AE%E5%8F%AF%E5%90%A6.aaaaaaaa";

fn server() -> Running {
    sample_server(Limits::default(), Updates::Refused)
}

fn page(server: &Running, path: &str, language: &str) -> Answer {
    let headers = [("accept", "text/html"), ("accept-language", language)];
    send("GET", &format!("http://{}{path}", server.address), &headers, &[])
}

/// The labels of the hits of a page, in its order.
fn hits(page: &str) -> Vec<String> {
    let list = page.split("<ol class=\"hits\"").nth(1).unwrap_or_default();
    let links = list.split("<a href=\"/id/").skip(1);
    links.map(|rest| rest.split(['>', '<']).nth(1).unwrap_or_default().to_owned()).collect()
}

#[test]
fn each_count_of_the_first_page_leads_to_the_list_of_what_it_counts() {
    let server = server();
    let home = get(&server, "/", "text/html").text;
    for (kind, name, members) in [
        ("person", "人", vec!["佐藤次郎", "山田花子", "鈴木一郎"]),
        ("organization", "機関", vec!["国土省", "国土省住宅局", "空き家学会"]),
        ("technology", "技術", vec!["ドローン", "屋根材"]),
    ] {
        let address = format!("/search?kind={kind}");
        assert!(home.contains(&format!("<a href=\"{address}\">{name}</a>")), "{kind}: {home}");
        let list = get(&server, &address, "text/html");
        assert_eq!(list.status, 200);
        assert!(list.text.contains(&format!("<title>{name}の一覧 – gijigraph</title>")), "{}", list.text);
        assert_eq!(hits(&list.text), members, "by name");
        assert!(page(&server, &address, "en").text.contains(&format!("<h1>Search: {kind}</h1>")));
    }
    assert!(home.contains("<a href=\"/meetings\">会議</a>"));
}

#[test]
fn a_long_list_has_a_way_on_and_back_and_an_end() {
    let server = server_of_many(120);
    let (mut next, mut seen) = (Some("/search?kind=issue".to_owned()), Vec::new());
    let mut parts = Vec::new();
    while let Some(address) = next {
        let page = get(&server, &address, "text/html").text;
        assert!(page.contains("120件"), "{page}");
        parts.push((hits(&page).len(), leads(&page, "prev").is_some()));
        seen.extend(hits(&page));
        next = leads(&page, "next");
    }
    assert_eq!(parts, [(50, false), (50, true), (20, true)]);
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen.len(), 120, "each once");
    for offset in ["900".to_owned(), usize::MAX.to_string()] {
        for list in ["/search?kind=issue&", "/search?q=%E6%B0%B4%E8%B7%AF&", "/meetings?"] {
            let page = get(&server, &format!("{list}offset={offset}"), "text/html");
            assert!(page.status == 200 && page.text.contains("この先はありません"), "{list}: {page:?}");
            let back = leads(&page.text, "prev").expect("a way back");
            assert!(get(&server, &back, "text/html").text.contains("/id/"), "{list}: {back}");
        }
    }
}

#[test]
fn filters_alone_give_a_list_and_nothing_at_all_is_told() {
    let server = server();
    let said = get(&server, "/search?speaker=%E5%B1%B1%E7%94%B0", "text/html").text;
    assert!(!hits(&said).is_empty(), "{said}");
    let nothing = get(&server, "/search?q=&kind=", "text/html").text;
    assert!(nothing.contains("語を入れるか、種類を選んでください。") && nothing.contains("<title>検索 – "));
}

#[test]
fn what_cannot_be_read_is_told_beside_what_was_asked_in_the_language_of_the_page() {
    let server = server();
    let address = "/search?q=%E6%B3%95&since=%E5%8E%BB%E5%B9%B4";
    let ja = page(&server, address, "ja");
    assert_eq!(ja.status, 400);
    assert!(
        ja.text.contains("「去年」は日付として読めません。") && !ja.text.contains("is no day"),
        "{}",
        ja.text
    );
    assert!(
        ja.text.contains("name=\"q\" value=\"法\"") && ja.text.contains("value=\"去年\""),
        "nothing is lost"
    );
    let en = page(&server, address, "en").text;
    assert!(en.contains("is no day") && !en.contains("読めません"), "{en}");
}

#[test]
fn what_is_missing_is_told_in_the_language_of_the_page_alone() {
    let server = server();
    for (path, ja, en) in [
        ("/id/person/nobody", "この項目はストアにありません。", "the store says nothing of this thing"),
        ("/source/000000000000", "この番号の原文は保存されていません。", "the store keeps no source"),
        (
            "/network?iri=https%3A%2F%2Fexample.org%2Fx",
            "この項目はストアにありません。",
            "the store says nothing",
        ),
        ("/nowhere", "このアドレスに頁はありません。", "there is nothing at this address"),
    ] {
        let (japanese, english) = (page(&server, path, "ja"), page(&server, path, "en"));
        assert_eq!((japanese.status, english.status), (404, 404), "{path}");
        assert!(japanese.text.contains(ja) && !japanese.text.contains(en), "{path}: {}", japanese.text);
        assert!(english.text.contains(en) && !english.text.contains(ja), "{path}: {}", english.text);
    }
    let plain = get(&server, "/nowhere", "*/*").text;
    assert_eq!(plain, "there is nothing at this address\n", "programs are told as before");
}

#[test]
fn the_network_tells_on_what_ground_each_is_said_to_have_raised_an_issue() {
    let server = server();
    let network = get(&server, &format!("/api/v1/neighbours?iri={ISSUE}"), "application/json").text;
    let network: serde_json::Value = serde_json::from_str(&network).unwrap();
    let label = |iri: &serde_json::Value| {
        let nodes = network["nodes"].as_array().unwrap();
        nodes.iter().find(|node| node["iri"] == *iri).unwrap()["label"].as_str().unwrap().to_owned()
    };
    let mut drawn: Vec<(String, String, String)> = network["edges"]
        .as_array()
        .unwrap()
        .iter()
        .map(|edge| {
            let text = |name: &str| edge[name].as_str().unwrap_or("-").to_owned();
            (label(&edge["to"]), text("relation"), text("basis"))
        })
        .collect();
    drawn.sort();
    let said = |to: &str, relation: &str, basis: &str| (to.to_owned(), relation.to_owned(), basis.to_owned());
    for edge in [
        said("山田花子", "raised-by", "named"),
        said("委員", "raised-by", "group"),
        said("ドローン", "concerns", "-"),
    ] {
        assert!(drawn.contains(&edge), "{edge:?} in {drawn:?}");
    }
}

#[test]
fn the_network_says_of_what_it_is_and_leads_back() {
    let server = server();
    let iri = format!("https%3A%2F%2Fw3id.org%2Fgijigraph%2Fid%2F{}", ISSUE.replace('/', "%2F"));
    let page = get(&server, &format!("/network?iri={iri}"), "text/html").text;
    assert!(page.contains("<title>ドローンによる調査の可否 – つながりの図 – gijigraph</title>"), "{page}");
    assert!(page.contains(&format!("<h1><a href=\"/id/{ISSUE}\">")), "{page}");
    assert!(page.contains("集団の一人が提起した"), "the lines have a key");
}
