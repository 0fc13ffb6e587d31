//! What the graph of a document says, and what it must never say.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

#[path = "support/mod.rs"]
mod support;

use std::collections::BTreeSet;

use gijigraph::{
    Extraction, Span,
    claim::{Basis, Claims},
    entity::{Kind, Resolution},
    minutes::{Presence, TurnKind, Who},
    rdf::{
        Base, Quads, map,
        vocab::{gg, oa, rdf, rdfs},
    },
    rule,
};
use oxigraph::model::{GraphName, NamedOrBlankNode, Term};
use support::{Reader, attribution, entity, example, plain_record};

/// The triples of an extraction, short: `class/slug predicate object`, digests as `.*`.
fn said(extraction: &Extraction) -> BTreeSet<String> {
    let base = Base::default();
    let digest = regex::Regex::new(r"\.[0-9a-f]{8}\b").unwrap();
    let short = |text: String| {
        let text = text.replace(base.as_str(), "").replace(gg::NS, "");
        let text = text.replace("http://www.w3.org/ns/org#", "").replace("http://xmlns.com/foaf/0.1/", "");
        let text = text
            .replace("http://www.w3.org/2004/02/skos/core#", "")
            .replace(rdfs::NS, "")
            .replace(oa::NS, "");
        let text = text.replace(rdf::TYPE.as_str(), "a").replace("https://schema.org/", "");
        let text = text.replace("http://purl.org/dc/terms/", "").replace(['<', '>'], "");
        let text = text.split("^^").next().unwrap_or_default().to_owned();
        digest.replace_all(&text, ".*").into_owned()
    };
    map(extraction, &base)
        .iter()
        .map(|quad| short(format!("{} {} {}", quad.subject, quad.predicate, quad.object)))
        .collect()
}

#[track_caller]
fn check(said: &BTreeSet<String>, expected: &str) {
    for line in expected.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let about: Vec<_> = said.iter().filter(|s| s.starts_with(line.split(' ').next().unwrap())).collect();
        assert!(said.contains(line), "the graph does not say\n  {line}\nbut\n{about:#?}");
    }
}

fn objects(said: &BTreeSet<String>, start: &str) -> Vec<String> {
    said.iter().filter_map(|line| line.strip_prefix(start)).map(str::to_owned).collect()
}

const M: &str = "空き家対策協議会第2回";

#[test]
fn the_meeting_has_series_number_time_and_place() {
    check(
        &said(&example()),
        &"meeting/M a Meeting
        meeting/M label \"第2回空き家対策協議会\"@ja
        meeting/M inSeries series/空き家対策協議会
        meeting/M ordinal \"2\"
        meeting/M recordKind \"議事概要\"
        meeting/M venue \"市役所本庁舎\"
        meeting/M startDate \"2024-05-10T10:00:00+09:00\"
        meeting/M endDate \"2024-05-10T12:00:00+09:00\"
        meeting/M hasAgendaItem agenda/M-1
        meeting/M hasDocument document/M-資料1-1
        meeting/まちづくり部会第5回 heldJointlyWith meeting/M
        meeting/まちづくり部会第5回 ordinal \"5\"
        document/M-資料1-1 presentedBy group/M-事務局
        document/M-資料1-1 documentLabel \"資料1-1\"
        agenda/M-1 label \"空き家の利活用について\"@ja"
            .replace("/M", &format!("/{M}")),
    );
}

#[test]
fn people_attend_in_a_role_with_every_affiliation() {
    let said = said(&example());
    check(
        &said,
        &"attendance/M-鈴木一郎.* attendee person/鈴木一郎.*
        attendance/M-鈴木一郎.* meetingRole role-member
        attendance/M-鈴木一郎.* roleAsPrinted \"構成員\"
        attendance/M-鈴木一郎.* presence present
        attendance/M-鈴木一郎.* affiliation affiliation/鈴木一郎一般社団法人空き家機構理事.*
        attendance/M-鈴木一郎.* affiliation affiliation/鈴木一郎国土交通省住宅局住宅総合整備課課長.*
        attendance/M-佐藤花子.* presence proxy
        attendance/M-高橋次郎.* presence absent
        affiliation/鈴木一郎一般社団法人空き家機構理事.* member person/鈴木一郎.*
        affiliation/鈴木一郎一般社団法人空き家機構理事.* organization organization/一般社団法人空き家機構
        affiliation/鈴木一郎一般社団法人空き家機構理事.* post post/一般社団法人空き家機構理事
        affiliation/鈴木一郎一般社団法人空き家機構理事.* attestedAt meeting/M
        post/一般社団法人空き家機構理事 postIn organization/一般社団法人空き家機構
        organization/一般社団法人空き家機構 altLabel \"AKK\"@ja
        organization/国土交通省住宅局住宅総合整備課 subOrganizationOf organization/国土交通省住宅局
        organization/国土交通省住宅局 subOrganizationOf organization/国土交通省"
            .replace("/M", &format!("/{M}")),
    );
    assert_eq!(objects(&said, "organization/国土交通省 subOrganizationOf"), Vec::<String>::new());
}

#[test]
fn an_absent_person_is_a_member_of_no_group() {
    let said = said(&example());
    let members = objects(&said, &format!("group/{M} member "));
    assert_eq!(members, ["person/佐藤花子.*", "person/山田太郎.*", "person/田中三郎.*", "person/鈴木一郎.*"]);
    assert_eq!(
        objects(&said, &format!("group/{M}-構成員 member ")),
        ["person/佐藤花子.*", "person/鈴木一郎.*"]
    );
    assert!(!said.iter().any(|line| line.contains("member person/高橋次郎") && line.starts_with("group/")));
}

#[test]
fn a_group_speaks_as_a_group_and_its_members_are_candidates() {
    let said = said(&example());
    check(
        &said,
        &"statement/M-2.* attribution attribution/M-2.*.*
        attribution/M-2.*.* basis group
        attribution/M-2.*.* attributedTo group/M-参考人
        attribution/M-2.*.* candidate person/田中三郎.*
        attribution/M-2.*.* confidence \"1\"
        group/M-参考人 label \"参考人（第2回空き家対策協議会）\"@ja"
            .replace("/M", &format!("/{M}")),
    );
    assert_eq!(
        objects(&said, &format!("attribution/{M}-2.*.* attributedTo ")),
        [format!("group/{M}-参考人")]
    );
}

#[test]
fn what_nobody_is_named_for_is_said_by_the_whole_meeting_beside_what_is_inferred() {
    let said = said(&example());
    let to = objects(&said, &format!("attribution/{M}-3.*.* attributedTo "));
    assert_eq!(to, [format!("group/{M}"), "organization/空き家学会".to_owned()]);
    let bases = objects(&said, &format!("attribution/{M}-3.*.* basis "));
    assert_eq!(bases, ["inferred", "unattributed"]);
    check(&said, &format!("attribution/{M}-3.*.* confidence \"0.6\""));
}

#[test]
fn a_statement_has_its_words_place_topic_and_what_it_raises() {
    check(
        &said(&example()),
        &"statement/M-2.* statedAt meeting/M
        statement/M-2.* position \"2\"
        statement/M-2.* text \"空家等対策特措法の特定空家等の基準を見直す必要がある。\"@ja
        statement/M-2.* statementKind kind-bullet
        statement/M-2.* speechAct act-opinion
        statement/M-2.* underItem agenda/M-1
        statement/M-2.* topic topic/空き家対策協議会-税制
        statement/M-2.* raises issue/特定空家等の基準の見直し.*
        statement/M-2.* concerns regulation/426AC1000000127
        statement/M-4.* respondsTo statement/M-3.*
        statement/M-4.* speakerLabel \"山田議長\"
        issue/特定空家等の基準の見直し.* concerns regulation/426AC1000000127-特定空家等"
            .replace("/M", &format!("/{M}")),
    );
}

#[test]
fn laws_are_known_by_their_id_and_parts_belong_to_them() {
    check(
        &said(&example()),
        "regulation/426AC1000000127 lawId \"426AC1000000127\"
        regulation/426AC1000000127 seeAlso https://laws.e-gov.go.jp/law/426AC1000000127
        regulation/426AC1000000127 altLabel \"空家等対策特措法\"@ja
        regulation/426AC1000000127-特定空家等 isPartOf regulation/426AC1000000127
        technology/衛星画像解析 altLabel \"SIA\"@ja
        organization/国土交通省 altLabel \"国交省\"@ja",
    );
}

#[test]
fn a_mention_has_a_body_only_where_the_thing_is_known() {
    let extraction = example();
    let id = extraction.id().to_owned();
    let said = said(&extraction);
    for mention in &extraction.records[0].mentions {
        let (span, kind) = (mention.span, mention.kind.name());
        let node = format!("mention/{id}-{}-{}-{kind}", span.start(), span.end());
        let bodies = objects(&said, &format!("{node} hasBody ")).len();
        let candidates = objects(&said, &format!("{node} candidateBody ")).len();
        let expected = match &mention.entity {
            Resolution::Found(_) => (1, 0),
            Resolution::Ambiguous(entities) => (0, entities.len()),
            Resolution::Unknown => (0, 0),
        };
        assert_eq!((bodies, candidates), expected, "{}", mention.text);
        assert_eq!(
            objects(&said, &format!("{node} hasTarget ")),
            [format!("text/{id}#char={},{}", span.start(), span.end())]
        );
    }
}

#[test]
fn a_follow_up_says_who_will_do_what_by_when() {
    check(
        &said(&example()),
        &"follow-up/説明.* actor organization/国土交通省
        follow-up/説明.* due \"次回協議会\"
        follow-up/説明.* dueAtNextMeeting \"true\"
        follow-up/説明.* about regulation/426AC1000000127
        follow-up/説明.* announcedIn statement/M-5.*"
            .replace("/M", &format!("/{M}")),
    );
}

#[test]
fn every_quotation_is_the_very_characters_of_the_source() {
    let extraction = example();
    let base = Base::default();
    let quads = map(&extraction, &base);
    let mut checked = 0;
    for quad in quads.iter().filter(|quad| quad.predicate == oa::EXACT) {
        let NamedOrBlankNode::NamedNode(selector) = &quad.subject else { panic!("{quad}") };
        let Term::Literal(quote) = &quad.object else { panic!("{quad}") };
        let range = selector.as_str().rsplit('/').next().and_then(|range| range.split_once(',')).unwrap();
        let span = Span::new(range.0.parse().unwrap(), range.1.parse().unwrap());
        assert_eq!(quote.value(), extraction.text.quote(span));
        assert!(!quote.value().is_empty(), "{selector} quotes nothing");
        checked += 1;
    }
    assert!(checked > 20);
}

#[test]
fn everything_that_is_no_part_of_the_record_of_reading_has_evidence_and_a_rule() {
    let base = Base::default();
    let quads = map(&example(), &base);
    let reading = [gg::SOURCE_TEXT, gg::TEXT_SPAN, gg::EXTRACTION_RUN, gg::EXTRACTION_RULE];
    let world = quads.iter().filter(|quad| {
        quad.predicate == rdf::TYPE
            && matches!(&quad.object, Term::NamedNode(class) if class.as_str().starts_with(gg::NS)
                && !reading.contains(&class.as_ref()))
    });
    for thing in world {
        for predicate in [gg::EVIDENCE, gg::RULE, rdfs::LABEL] {
            let has = quads.iter().any(|quad| quad.subject == thing.subject && quad.predicate == predicate);
            assert!(has, "{} has no {predicate}", thing.subject);
        }
    }
}

#[test]
fn one_graph_without_blank_nodes_holds_everything() {
    let extraction = example();
    let base = Base::default();
    let graph = GraphName::NamedNode(base.graph(extraction.id()));
    for quad in &map(&extraction, &base) {
        assert_eq!(quad.graph_name, graph);
        assert!(quad.subject.is_named_node() && !quad.object.is_blank_node(), "{quad}");
    }
}

#[test]
fn the_name_of_the_file_makes_no_difference() {
    let mut renamed = example();
    renamed.name = "別の場所/別の名.txt".to_owned();
    assert_eq!(map(&example(), &Base::default()), map(&renamed, &Base::default()));
}

#[test]
fn another_base_changes_where_things_are_named_and_nothing_else() {
    let other = Base::new("https://例え.jp/データ/").unwrap();
    let moved = |quads: &Quads| -> BTreeSet<String> {
        quads.iter().map(|quad| quad.to_string().replace(other.as_str(), Base::default().as_str())).collect()
    };
    let (here, there) = (map(&example(), &Base::default()), map(&example(), &other));
    assert_ne!(here, there);
    assert_eq!(moved(&here), moved(&there));
}

fn surname_extraction(series: &str) -> Extraction {
    let read = Reader::of(&format!("{series}\n田中課長\n○五十嵐委員　賛成である。\n"));
    let mut record = plain_record(&read, series, Some(1), None);
    let mut entry = read.entry("田中", "委員", "田中課長", vec![read.affiliation(&[], Some("課長"), "課長")]);
    entry.rule = rule::ROSTER_POST;
    record.minutes.attendance = vec![entry];
    record.minutes.turns = vec![read.turn("賛成である。", TurnKind::Speech, rule::TURN_SPEECH)];
    let speaker = vec![Who::Person("五十嵐".into())];
    let attributions = vec![attribution(Basis::Named, speaker, vec![], rule::WHO_MARK)];
    record.claims = vec![Claims { attributions, ..Claims::default() }];
    read.extraction(record)
}

fn people(extraction: &Extraction) -> BTreeSet<String> {
    let quads = map(extraction, &Base::default());
    let persons = quads
        .iter()
        .filter(|quad| quad.predicate == rdf::TYPE && quad.object == gg::PERSON.into_owned().into());
    persons.map(|quad| quad.subject.to_string()).collect()
}

#[test]
fn a_surname_of_one_meeting_is_not_the_same_person_as_that_of_another() {
    let (one, other) = (people(&surname_extraction("甲協議会")), people(&surname_extraction("乙協議会")));
    assert_eq!((one.len(), other.len()), (2, 2));
    assert!(one.is_disjoint(&other));
    let posts = |series| said_posts(&surname_extraction(series));
    assert_ne!(posts("甲協議会"), posts("乙協議会"), "the 課長 of nobody knows where is no common post");
}

fn said_posts(extraction: &Extraction) -> BTreeSet<String> {
    let quads = map(extraction, &Base::default());
    let posts = quads.iter().filter(|quad| quad.predicate == gg::POST);
    posts.map(|quad| quad.object.to_string()).collect()
}

#[test]
fn a_full_name_is_the_same_person_in_every_document() {
    let named = |series: &str| {
        let read = Reader::of(&format!("{series}\n田中三郎\n"));
        let mut record = plain_record(&read, series, Some(1), None);
        record.minutes.attendance = vec![read.entry("田中三郎", "委員", "田中三郎", vec![])];
        read.extraction(record)
    };
    assert_eq!(people(&named("甲協議会")), people(&named("乙協議会")));
}

#[test]
fn two_people_of_one_surname_at_one_meeting_stay_two() {
    let read = Reader::of("甲協議会\n田中課長\n田中係長\n");
    let mut record = plain_record(&read, "甲協議会", Some(1), None);
    for words in ["田中課長", "田中係長"] {
        let mut entry = read.entry("田中", "委員", words, vec![]);
        entry.rule = rule::ROSTER_POST;
        record.minutes.attendance.push(entry);
    }
    assert_eq!(people(&read.extraction(record)).len(), 2);
}

#[test]
fn a_meeting_is_named_by_number_else_by_date_else_by_its_source() {
    let meeting = |ordinal, date| {
        let read = Reader::of("甲協議会\n");
        let record = plain_record(&read, "甲協議会", ordinal, date);
        let extraction = read.extraction(record);
        let said = said(&extraction);
        let named = said.iter().find_map(|line| line.strip_suffix(" a Meeting").map(str::to_owned)).unwrap();
        named.replace(extraction.id(), "SOURCE")
    };
    assert_eq!(meeting(Some(3), Some("2024-05-10")), "meeting/甲協議会第3回");
    assert_eq!(meeting(None, Some("2024-05-10")), "meeting/甲協議会-2024-05-10");
    assert_eq!(meeting(None, None), "meeting/SOURCE");
}

#[test]
fn a_document_of_which_nothing_is_understood_says_only_that_it_was_read() {
    let read = Reader::of("？？？\n");
    let mut record = plain_record(&read, "？？？", None, None);
    record.minutes.meeting.series = None;
    let said = said(&read.extraction(record));
    assert!(said.iter().any(|line| line.ends_with(" a SourceText")));
    assert!(!said.iter().any(|line| line.ends_with(" a Meeting") || line.contains(" evidence ")));
}

#[test]
fn an_end_before_the_beginning_is_not_stated() {
    let mut extraction = example();
    let end = extraction.records[0].minutes.meeting.end.as_mut().unwrap();
    end.value = "09:00".to_owned();
    let said = said(&extraction);
    assert!(!said.iter().any(|line| line.contains(" endDate ")));
    check(&said, &format!("meeting/{M} startDate \"2024-05-10T10:00:00+09:00\""));
}

#[test]
fn a_body_listed_without_a_person_attends_itself_unless_a_post_is_printed() {
    let read = Reader::of("甲協議会\n環境省\n防衛省局長\n");
    let mut record = plain_record(&read, "甲協議会", Some(1), None);
    for (organization, post, words) in [("環境省", None, "環境省"), ("防衛省", Some("局長"), "防衛省局長")]
    {
        let mut entry =
            read.entry("甲", "関係省庁", words, vec![read.affiliation(&[organization], post, words)]);
        entry.name = None;
        entry.presence = Presence::Present;
        record.minutes.attendance.push(entry);
    }
    let said = said(&read.extraction(record));
    let bodies: Vec<_> = said.iter().filter(|line| line.contains("prov#agent ")).collect();
    assert_eq!(
        bodies,
        ["attendance/甲協議会第1回-環境省.* http://www.w3.org/ns/prov#agent organization/環境省"]
    );
    assert!(said.iter().any(|line| line.starts_with("affiliation/防衛省局長.* post ")));
}

#[test]
fn the_same_issue_in_two_documents_is_one_and_about_another_law_is_another() {
    let issue = |series: &str, law: &str| {
        let read = Reader::of(&format!("{series}\n{law}の見直しが必要。\n"));
        let mut record = plain_record(&read, series, Some(1), None);
        record.minutes.turns =
            vec![read.turn(&format!("{law}の見直しが必要。"), TurnKind::Bullet, rule::TURN_BULLET)];
        record.mentions = vec![read.mention(entity(Kind::Regulation, law), law, Some(0))];
        let issue = gijigraph::claim::Issue {
            label: "制度の見直し".into(),
            gist: Some("制度の見直し".into()),
            quote: String::new(),
            span: read.at("見直しが必要"),
            concerns: vec![0],
            rule: rule::ISSUE_CUE,
        };
        record.claims = vec![Claims { issues: vec![issue], ..Claims::default() }];
        let quads = map(&read.extraction(record), &Base::default());
        let raised =
            quads.iter().find(|quad| quad.predicate == gg::RAISES).map(|quad| quad.object.to_string());
        raised.unwrap()
    };
    assert_eq!(issue("甲協議会", "空家法"), issue("乙協議会", "空家法"));
    assert_ne!(issue("甲協議会", "空家法"), issue("甲協議会", "農地法"));
}
