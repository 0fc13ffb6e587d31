//! Pages and the JSON beside them.

use std::{collections::HashSet, fmt::Write};

use gijigraph::{
    search::Index,
    serve::{Limits, Updates},
    store::Store,
};
use tempfile::TempDir;

use super::{Running, get, sample, sample_server, send, serve_store};

/// One of the 委員 who may have raised the issue, and no more than that.
const PERSON: &str = "/id/person/%E9%88%B4%E6%9C%A8%E4%B8%80%E9%83%8E.22222222";
const ISSUE: &str = "/id/issue/%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3%E3%81%AB%E3%82%88%E3%82%8B%E8%AA%BF%E6%9F%BB%E3%81%AE%E5%8F%AF%E5%90%A6.aaaaaaaa";

#[test]
fn a_search_leads_to_an_issue_and_from_it_to_its_words() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let found = get(&server, "/search?q=%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3&kind=issue", "text/html");
    assert!(found.status == 200 && found.text.contains(ISSUE), "{}", found.text);
    let issue = get(&server, ISSUE, "text/html");
    assert!(issue.text.contains("法で決めるべき"), "the words that raise it");
    assert!(issue.text.contains("のいずれか"), "a group is shown as a group");
    assert!(issue.text.contains("根拠："), "and the ground is told");
}

#[test]
fn a_person_is_not_said_to_have_raised_what_a_group_raised() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let person = get(&server, PERSON, "text/html").text;
    let doubt = person.find("提起した可能性のある論点").expect("the doubtful ones stand apart");
    assert!(!person[..doubt].contains("ドローンによる調査の可否"), "{person}");
}

#[test]
fn pages_speak_the_language_that_is_asked_for() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let page =
        |headers: &[(&str, &str)]| send("GET", &format!("http://{}/", server.address), headers, &[]).text;
    assert!(page(&[]).contains("<html lang=\"ja\">"));
    assert!(page(&[("accept-language", "en-GB,en;q=0.9")]).contains("<html lang=\"en\">"));
    assert!(page(&[("accept-language", "en"), ("cookie", "a=b; lang=ja")]).contains("<html lang=\"ja\">"));
}

#[test]
fn the_language_is_switched_by_a_plain_link_that_leads_back() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let page = get(&server, "/meetings", "text/html").text;
    assert!(page.contains("href=\"/language/en\"") && !page.contains("href=\"#\""), "{page}");
    let switched = |code: &str, from: Option<&str>| {
        let agent: ureq::Agent = ureq::Agent::config_builder().max_redirects(0).build().into();
        let mut request = agent.get(format!("http://{}/language/{code}", server.address));
        if let Some(from) = from {
            request = request.header("referer", from);
        }
        let answer = request.call().unwrap();
        let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
        (answer.status().as_u16(), header("location"), header("set-cookie"))
    };
    let (status, location, cookie) =
        switched("en", Some("http://localhost:7878/search?q=%E6%B3%95&kind=issue"));
    assert_eq!((status, location.as_str()), (303, "/search?q=%E6%B3%95&kind=issue"));
    assert!(cookie.starts_with("lang=en; "), "{cookie}");
    assert!(switched("ja", None).2.starts_with("lang=ja; "));
    for (from, to) in [
        (None, "/"),
        (Some("https://example.org"), "/"),
        (Some("https://example.org//example.com/"), "/"),
        (Some("https://example.org/\\example.com/"), "/"),
        (Some("nonsense"), "/"),
        (Some("http://localhost/language/ja"), "/"),
        (Some("https://example.org/id/person/x"), "/id/person/x"),
    ] {
        assert_eq!(switched("en", from).1, to, "{from:?}");
    }
    assert_eq!(get(&server, "/language/fr", "text/html").status, 404);
}

#[test]
fn what_users_and_documents_say_enters_a_page_escaped() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let page = get(&server, "/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%3E", "text/html").text;
    assert!(!page.contains("<script>alert"), "{page}");
    assert!(!page.contains("onclick="), "no scripts inside of pages");
}

/// Every page that can be reached from `start` by links, and what it says.
fn crawl(server: &Running, start: &str, most: usize) -> Vec<(String, String)> {
    let (mut waiting, mut seen, mut pages) = (vec![start.to_owned()], HashSet::new(), Vec::new());
    while let Some(address) = waiting.pop() {
        if !seen.insert(address.clone()) || pages.len() == most {
            continue;
        }
        let answer = get(server, &address, "text/html");
        if answer.kind.starts_with("text/html") {
            let links = answer.text.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next());
            waiting.extend(links.map(|link| format!("/{}", link.replace("&amp;", "&").replace('#', "%23"))));
        }
        pages.push((address, answer.text));
    }
    pages
}

#[test]
fn hostile_texts_of_documents_are_text_on_every_page() {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    store.replace(&sample::hostile()).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    let server = serve_store(dir, store, Limits::default(), Updates::Refused);
    let mut pages = crawl(&server, "/", 150);
    pages.extend(crawl(&server, "/search?q=%E3%83%89%E3%83%AD%E3%83%BC%E3%83%B3", 50));
    let shown = pages.iter().filter(|(_, page)| page.contains("&lt;script&gt;alert")).count();
    assert!(shown > 5, "only {shown} of {} pages show it", pages.len());
    for (address, page) in &pages {
        if page.trim_start().starts_with('<') {
            assert!(!page.contains("<script>alert"), "{address}: {page}");
        }
    }
}

#[test]
fn every_address_of_the_description_is_there() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let described = get(&server, "/api/v1/openapi.json", "*/*").text;
    let described: serde_json::Value = serde_json::from_str(&described).unwrap();
    for path in described["paths"].as_object().unwrap().keys() {
        let path = path.replace("{id}", "0123456789ab");
        let answer = get(&server, &format!("/api/v1{path}"), "application/json");
        assert!(
            answer.status != 404 || answer.text.contains("keeps no source"),
            "{path}: {} {}",
            answer.status,
            answer.text
        );
    }
}

#[test]
fn the_neighbours_of_an_issue_are_what_it_concerns_and_who_raised_it() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let iri = ISSUE.trim_start_matches("/id/");
    let network = get(&server, &format!("/api/v1/neighbours?iri={iri}"), "application/json").text;
    let network: serde_json::Value = serde_json::from_str(&network).unwrap();
    let labels: Vec<&str> =
        network["nodes"].as_array().unwrap().iter().map(|node| node["label"].as_str().unwrap()).collect();
    assert!(labels.contains(&"ドローン") && labels.contains(&"空き家法第14条"), "{labels:?}");
    assert!(labels.contains(&"山田花子"), "who raised it by name is one: {labels:?}");
    assert!(!labels.contains(&"鈴木一郎"), "a candidate is no neighbour: {labels:?}");
}

#[test]
fn what_is_not_there_is_told_as_missing() {
    let server = sample_server(Limits::default(), Updates::Refused);
    for path in
        ["/id/person/nobody", "/source/000000000000", "/thing?iri=x", "/api/v1/describe?iri=person/nobody"]
    {
        let status = get(&server, path, "*/*").status;
        assert_eq!(status, 404, "{path}");
    }
}

#[test]
fn a_parameter_that_cannot_be_read_is_told_by_its_name() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let page = get(&server, "/meetings?offset=later", "text/html");
    assert!(page.status == 400 && page.text.contains("offset"), "{}", page.text);
    assert!(page.text.contains("0以上の整数"), "in the language of the page: {}", page.text);
    let json = get(&server, "/api/v1/describe?iri=x&limit=-1", "application/json");
    assert!(json.status == 400 && json.text.contains("limit"), "{}", json.text);
}

/// Issues of one technology, each raised by one person at two meetings, of which the later one is read first.
fn many(issues: usize) -> String {
    let mut text = String::from(
        "data:technology/水路 a gg:Technology ; rdfs:label \"水路\"@ja .
        data:person/谷川みどり.44444444 a gg:Person ; rdfs:label \"谷川みどり\"@ja .
        data:meeting/a a gg:Meeting ; rdfs:label \"先の会議\"@ja ; schema:startDate \"2021-01-01\"^^xsd:date .
        data:meeting/b a gg:Meeting ; rdfs:label \"後の会議\"@ja ; schema:startDate \"2021-02-01\"^^xsd:date .\n",
    );
    for number in 0..issues {
        let _ = writeln!(
            text,
            "data:issue/{number:03} a gg:PolicyIssue ; rdfs:label \"水路の論点{number:03}\"@ja ; gg:concerns data:technology/水路 ."
        );
        for (meeting, order) in [("b", 1), ("a", 2)] {
            let _ = writeln!(
            text,
                "data:statement/{number:03}-{order} a gg:Statement ; gg:text \"水路。\"@ja ; gg:statedAt data:meeting/{meeting} ;
                gg:raises data:issue/{number:03} ; gg:attribution data:attribution/{number:03}-{order} .
                data:attribution/{number:03}-{order} a gg:Attribution ; gg:basis gg:named ;
                gg:attributedTo data:person/谷川みどり.44444444 ."
            );
        }
    }
    text
}

pub(crate) fn server_of_many(issues: usize) -> Running {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    store.replace(&sample::document("many.txt", &many(issues))).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    serve_store(dir, store, Limits::default(), Updates::Refused)
}

/// The address behind the link with this `rel`.
pub(crate) fn leads(page: &str, rel: &str) -> Option<String> {
    let (_, behind) = page.split_once(&format!("rel=\"{rel}\" href=\""))?;
    Some(behind.split_once('"')?.0.replace("&amp;", "&"))
}

#[test]
fn a_long_list_of_issues_is_shown_part_by_part_and_each_issue_once() {
    let server = server_of_many(120);
    for thing in
        ["technology/%E6%B0%B4%E8%B7%AF", "person/%E8%B0%B7%E5%B7%9D%E3%81%BF%E3%81%A9%E3%82%8A.44444444"]
    {
        let (mut next, mut seen, mut parts) = (Some(format!("/id/{thing}")), Vec::new(), Vec::new());
        while let Some(address) = next {
            let page = get(&server, &address, "text/html").text;
            assert!(page.contains("/ 120"), "how many there are is told: {page}");
            assert!(
                page.contains("2021-01-01 先の会議") && !page.contains("2021-02-01 後の会議"),
                "the first raising"
            );
            let found = page.split("水路の論点").skip(1).map(|rest| rest[..3].to_owned());
            let before = seen.len();
            seen.extend(found);
            parts.push((seen.len() - before, leads(&page, "prev").is_some()));
            next = leads(&page, "next");
        }
        assert_eq!(parts, [(50, false), (50, true), (20, true)], "{thing}");
        let sorted: Vec<String> = (0..120).map(|number| format!("{number:03}")).collect();
        assert_eq!(seen, sorted, "{thing}");
    }
}

#[test]
fn a_description_in_json_has_the_part_of_long_lists_that_is_asked_for() {
    let server = server_of_many(12);
    let json = |parameters: &str| -> serde_json::Value {
        let address = format!("/api/v1/describe?iri=technology/%E6%B0%B4%E8%B7%AF{parameters}");
        serde_json::from_str(&get(&server, &address, "application/json").text).unwrap()
    };
    let labels = |described: &serde_json::Value| -> Vec<String> {
        let issues = described["concept"]["issues"].as_array().unwrap();
        issues.iter().map(|issue| issue["label"].as_str().unwrap().to_owned()).collect()
    };
    let part = json("&offset=5&limit=3");
    assert_eq!(part["totals"]["issues"], 12);
    assert_eq!(labels(&part), ["水路の論点005", "水路の論点006", "水路の論点007"]);
    let dates: Vec<&str> = part["concept"]["issues"][0]["statements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|statement| statement["meeting"]["date"].as_str().unwrap())
        .collect();
    assert_eq!(dates, ["2021-01-01", "2021-02-01"], "with all statements, oldest first");
    assert_eq!(labels(&json("")).len(), 12);
    assert!(labels(&json("&offset=99")).is_empty());
}
