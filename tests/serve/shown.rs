//! What pages show beside the words: who was there, where it stands, and what tells things of one name apart.

use gijigraph::{
    search::Index,
    serve::{Limits, Updates},
    store::Store,
};
use tempfile::TempDir;

use super::{Running, get, sample, sample_server, serve_store};

/// Two records of one meeting, one of another, undated one, each with a 沢田 of its own.
const RECORD: &str = "
    data:meeting/沢 a gg:Meeting ; rdfs:label \"沢の会議\"@ja ; schema:startDate \"2021-03-04\"^^xsd:date ;
        gg:hasAttendance data:attendance/沢 ; gg:hasDocument data:document/3, data:document/1, data:document/2 .
    data:person/沢田.11111111 a gg:Person ; rdfs:label \"沢田\"@ja .
    data:organization/環境省 a gg:Organization ; rdfs:label \"環境省\"@ja .
    data:post/環境副大臣 a gg:Post ; rdfs:label \"環境省環境副大臣\"@ja .
    data:affiliation/沢 a gg:Affiliation ; org:member data:person/沢田.11111111 ; gg:post data:post/環境副大臣 ;
        org:organization data:organization/環境省 ; gg:attestedAt data:meeting/沢 .
    data:attendance/沢 a gg:Attendance ; gg:attendee data:person/沢田.11111111 ; gg:presence gg:absent ;
        gg:affiliation data:affiliation/沢 ; gg:evidence data:text/9#char=3,5 .
    data:text/9#char=3,5 oa:hasSelector data:selector/9 .
    data:selector/9 oa:exact \"欠席\" .
    data:document/1 rdfs:label \"資料2 沢の図\"@ja ; gg:documentLabel \"資料2\" .
    data:document/2 rdfs:label \"資料10（沢の会議）\"@ja ; gg:documentLabel \"資料10\" .
    data:document/3 rdfs:label \"参考資料1 沢の写真\"@ja ; gg:documentLabel \"参考資料1\" .
    data:disease/花粉症 a gg:Disease ; rdfs:label \"花粉症\"@ja .
    data:issue/1 a gg:PolicyIssue ; rdfs:label \"薬の値段\"@ja ; gg:concerns data:disease/花粉症 ; gg:evidence data:text/1 .
    data:text/1 oa:hasSelector data:selector/1 .
    data:selector/1 oa:exact \"薬が高いと考えている\" .
    data:statement/1 a gg:Statement ; rdfs:label \"薬が高い\"@ja ; gg:text \"薬が高いと考えている。\"@ja ;
        gg:statedAt data:meeting/沢 ; gg:raises data:issue/1 .\n";
const UNDATED: &str = "
    data:meeting/無名 a gg:Meeting ; rdfs:label \"会議\"@ja .
    data:person/沢田.22222222 a gg:Person ; rdfs:label \"沢田\"@ja .\n";

fn server() -> Running {
    let dir = TempDir::new().unwrap();
    let store = Store::open(&dir.path().join("store"), None).unwrap();
    store.replace(&sample::document("/srv/records/sawa.txt", RECORD)).unwrap();
    store.replace(&sample::document("/srv/records/again.txt", &format!("{RECORD} # again\n"))).unwrap();
    store.replace(&sample::document("C:\\records\\no-day.txt", UNDATED)).unwrap();
    store.rebuild_derived().unwrap();
    Index::follow(&store).unwrap();
    serve_store(dir, store, Limits::default(), Updates::Refused)
}

/// The text of a page without its markup.
fn plain(page: &str) -> String {
    page.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| text).collect()
}

fn text(server: &Running, path: &str) -> String {
    plain(&get(server, path, "text/html").text)
}

#[test]
fn whoever_was_absent_or_sent_a_proxy_is_shown_so_on_every_page() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let absent = get(&server, "/id/person/%E4%BD%90%E8%97%A4%E6%AC%A1%E9%83%8E.33333333", "text/html").text;
    assert!(absent.contains("<td>欠席</td>") && !absent.contains("出席した"), "{absent}");
    let proxy = get(&server, "/id/person/%E9%88%B4%E6%9C%A8%E4%B8%80%E9%83%8E.22222222", "text/html").text;
    assert!(proxy.contains("<td>代理</td>"), "{proxy}");
    let body = "/id/organization/%E5%9B%BD%E5%9C%9F%E7%9C%81%E4%BD%8F%E5%AE%85%E5%B1%80";
    assert!(get(&server, body, "text/html").text.contains("<td>代理</td>"));
    let meeting = text(
        &server,
        "/id/meeting/%E7%A9%BA%E3%81%8D%E5%AE%B6%E5%AF%BE%E7%AD%96%E4%BC%9A%E8%AD%B0%E7%AC%AC1%E5%9B%9E",
    );
    assert!(meeting.contains("出席者 2（ほかに欠席 1）"), "{meeting}");
    let json =
        get(&server, "/api/v1/describe?iri=person/%E4%BD%90%E8%97%A4%E6%AC%A1%E9%83%8E.33333333", "*/*").text;
    assert!(json.contains("\"presence\":\"absent\""), "{json}");
}

#[test]
fn a_statement_leads_to_its_source_and_its_issues() {
    let server = sample_server(Limits::default(), Updates::Refused);
    let statement = get(&server, "/id/statement/1-1", "text/html").text;
    assert!(statement.contains("start=0&amp;end=18#here\">原文で見る"), "{statement}");
    assert!(statement.contains(">ドローンによる調査の可否</a>"), "{statement}");
    assert!(!statement.contains("この発言"), "no link to the page one is on");
    let meeting =
        "/id/meeting/%E7%A9%BA%E3%81%8D%E5%AE%B6%E5%AF%BE%E7%AD%96%E4%BC%9A%E8%AD%B0%E7%AC%AC1%E5%9B%9E";
    assert!(get(&server, meeting, "text/html").text.contains("start=0&amp;end=18#here\">原文で見る"));
}

#[test]
fn a_row_of_a_list_of_people_or_meetings_leads_to_the_words_that_say_so() {
    let server = server();
    for page in ["/id/person/%E6%B2%A2%E7%94%B0.11111111", "/id/meeting/%E6%B2%A2"] {
        let page = get(&server, page, "text/html").text;
        assert!(page.contains("?start=3&amp;end=5#here"), "{page}");
    }
}

#[test]
fn a_statement_of_several_records_is_found_once() {
    let server = server();
    assert!(text(&server, "/search?q=%E8%96%AC&kind=statement").contains("1件"));
    assert!(get(&server, "/", "text/html").text.contains("発言</a></dt><dd>1</dd>"));
}

#[test]
fn names_stand_apart_from_the_words_of_a_source() {
    let server = server();
    // 花粉症: the issue is found by what it concerns.
    let found = get(&server, "/search?q=%E8%8A%B1%E7%B2%89%E7%97%87&kind=issue", "text/html").text;
    assert!(found.contains("<p class=\"excerpt\">薬が高いと考えている</p>"), "{found}");
    assert!(found.contains("<p class=\"excerpt\">関連：<mark>花粉症</mark></p>"), "{found}");
    // 考えている花粉: nobody said so.
    let none = "/search?q=%E8%80%83%E3%81%88%E3%81%A6%E3%81%84%E3%82%8B%E8%8A%B1%E7%B2%89";
    assert!(text(&server, none).contains("0件"));
}

#[test]
fn a_disease_that_an_issue_concerns_has_a_page() {
    let server = server();
    assert!(get(&server, "/id/issue/1", "text/html").text.contains("/id/disease/"));
    let disease = get(&server, "/id/disease/%E8%8A%B1%E7%B2%89%E7%97%87", "text/html");
    assert!(disease.status == 200 && disease.text.contains("薬の値段"), "{}", disease.text);
}

#[test]
fn people_of_one_name_are_told_apart_by_where_they_are_named() {
    let server = server();
    let found = text(&server, "/search?q=%E6%B2%A2%E7%94%B0&kind=person");
    assert!(found.contains("2021-03-04 沢の会議 環境副大臣"), "{found}");
    assert!(!found.contains("沢田沢田"), "the name is not repeated: {found}");
}

#[test]
fn a_meeting_without_a_day_is_listed_with_its_file_but_no_folder_of_the_server_is_shown() {
    let server = server();
    for path in ["/meetings", "/search?q=%E4%BC%9A%E8%AD%B0&kind=meeting"] {
        assert!(text(&server, path).contains("no-day.txt"), "{path}");
    }
    for path in [
        "/meetings",
        "/id/issue/1",
        "/id/statement/1",
        "/id/meeting/%E6%B2%A2",
        "/search?q=%E4%BC%9A%E8%AD%B0",
    ] {
        let page = get(&server, path, "text/html").text;
        assert!(!page.contains("records"), "{path}: {page}");
    }
}

#[test]
fn no_word_is_shown_twice_where_a_label_begins_with_another() {
    let server = server();
    let meeting = text(&server, "/id/meeting/%E6%B2%A2");
    let papers = ["資料2 沢の図", "資料10", "参考資料1 沢の写真"].map(|paper| meeting.find(paper));
    assert!(papers.iter().all(Option::is_some) && papers.is_sorted(), "{papers:?} {meeting}");
    assert!(!meeting.contains("資料2 資料2") && !meeting.contains("資料10（"), "{meeting}");
    assert!(meeting.contains("環境副大臣") && !meeting.contains("環境省"), "{meeting}");
}
