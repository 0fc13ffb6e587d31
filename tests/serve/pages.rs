//! Pages and the JSON beside them.

use std::collections::HashSet;

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
