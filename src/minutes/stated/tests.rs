use crate::{Extraction, Source, claim::Basis, extract, lexicon::Lexicon, rule};

fn read(json: &str) -> Extraction {
    extract(&Source::new("meeting.json", json.as_bytes().to_vec()), Lexicon::embedded()).unwrap()
}

/// Speeches of one fictional meeting of the Diet: order, speaker, group, post, words.
fn diet(speeches: &[(u32, &str, &str, &str, &str)]) -> String {
    let field = |value: &str| if value.is_empty() { "null".to_owned() } else { format!("\"{value}\"") };
    let records = speeches.iter().map(|(order, speaker, group, post, words)| {
        format!(
            r#"{{"session": 208, "nameOfHouse": "参議院", "nameOfMeeting": "離島振興委員会", "issue": "第27号", "date": "2022-06-03",
                "imageKind": "会議録", "speechOrder": {order}, "speaker": "{speaker}", "speakerGroup": {}, "speakerPosition": {},
                "speakerRole": null, "speech": "{words}"}}"#,
            field(group),
            field(post)
        )
    });
    format!(r#"{{"numberOfRecords": 9, "speechRecord": [{}]}}"#, records.collect::<Vec<_>>().join(","))
}

/// Label, speaker and words of each turn.
fn turns(extraction: &Extraction) -> Vec<(String, String, String)> {
    let mut found = Vec::new();
    for record in &extraction.records {
        for (turn, claims) in record.minutes.turns.iter().zip(&record.claims) {
            let label = turn.label.as_ref().map_or("", |l| &l.value).to_owned();
            let speaker = claims.attributions[0].speakers.first();
            let speaker = speaker.map_or("", |who| record.minutes.name_of(who)).to_owned();
            found.push((label, speaker, turn.flow.as_str().to_owned()));
        }
    }
    found
}

fn answers(extraction: &Extraction) -> Vec<Option<usize>> {
    extraction.records[0].claims.iter().map(|c| c.responds_to).collect()
}

#[test]
fn the_meeting_is_house_committee_number_and_session() {
    let read = read(&diet(&[(1, "潮見航", "みなとの会", "", "○潮見委員　質問します。")]));
    let meeting = &read.records[0].minutes.meeting;
    let value = |c: &Option<super::Cited<String>>| c.as_ref().map(|c| c.value.clone()).unwrap_or_default();
    assert_eq!(value(&meeting.title), "第208回国会参議院離島振興委員会第27号");
    assert_eq!(value(&meeting.series), "参議院離島振興委員会");
    assert_eq!(value(&meeting.session), "第208回国会");
    assert_eq!(value(&meeting.date), "2022-06-03");
    assert_eq!(value(&meeting.kind), "会議録");
    let number = meeting.ordinal.as_ref().unwrap();
    assert_eq!((number.value, read.text.quote(number.span)), (27, "第27号"));
}

#[test]
fn who_is_of_no_group_is_of_no_body() {
    let read = read(&diet(&[
        (1, "潮見航", "みなとの会", "", "○潮見委員　質問します。"),
        (2, "沖英一", "各派に属しない議員", "議長", "○議長（沖英一君）　以上です。"),
    ]));
    let speakers = &read.records[0].minutes.speakers;
    let bodies: Vec<String> =
        speakers.iter().flat_map(|s| &s.affiliations).map(|a| a.organization.concat()).collect();
    assert_eq!(bodies, ["みなとの会", "議長"]);
}

#[test]
fn a_stated_speaker_wins_over_the_mark_and_is_cited_from_the_field() {
    let read = read(&diet(&[
        (1, "潮見航", "みなとの会", "", "○潮見委員　質問します。"),
        (2, "岬良子", "", "国土交通省海事局長", "○政府参考人（岬良子君）　お答えします。"),
        (3, "沖英一", "", "", "○委員長（沖英一君）　以上です。"),
    ]));
    let found = turns(&read);
    let shown: Vec<_> = found.iter().map(|(l, s, w)| (l.as_str(), s.as_str(), w.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("潮見委員", "潮見航", "質問します。"),
            ("政府参考人(岬良子君)", "岬良子", "お答えします。"),
            ("委員長(沖英一君)", "沖英一", "以上です。")
        ]
    );
    let first = &read.records[0].claims[0].attributions[0];
    assert_eq!((first.basis, first.rule), (Basis::Named, rule::WHO_FIELD));
    assert_eq!(first.span.map(|span| read.text.quote(span)), Some("潮見航"));
    let speakers = &read.records[0].minutes.speakers;
    assert_eq!(speakers[0].affiliations[0].organization, ["みなとの会"]);
    assert_eq!(speakers[1].affiliations[0].post.as_deref(), Some("局長"));
}

#[test]
fn a_lost_space_behind_the_mark_leaves_the_longest_post_behind_the_stated_name() {
    let read = read(&diet(&[
        (1, "浜辺正", "", "", "○浜辺委員長これより会議を開きます。"),
        (2, "大椿ゆうこ", "", "", "○大椿ゆうこ君質問いたします。"),
        (3, "田中昌史", "", "", "○田中（昌）委員これについて伺います。"),
        (4, "沖英一", "", "離島振興担当大臣", "○国務大臣（沖英一君） お答えします。"),
        (5, "薬袋礼", "", "", "印のない発言です。"),
    ]));
    let found = turns(&read);
    let shown: Vec<_> = found.iter().map(|(l, _, w)| (l.as_str(), w.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("浜辺委員長", "これより会議を開きます。"),
            ("大椿ゆうこ君", "質問いたします。"),
            ("田中(昌)委員", "これについて伺います。"),
            ("国務大臣(沖英一君)", "お答えします。"),
            ("薬袋礼", "印のない発言です。")
        ]
    );
}

#[test]
fn several_officials_answer_one_question_and_none_across_a_gap() {
    let asks =
        (10, "潮見航", "みなとの会", "", "○潮見委員　運賃と便数について、それぞれ伺います。いかがですか。");
    let chair = (11, "浜辺正", "みなとの会", "", "○浜辺委員長　順次お願いします。");
    let first = (12, "岬良子", "", "国土交通省海事局長", "○岬政府参考人　運賃についてお答えします。");
    let second = (13, "磯部進", "", "国土交通省港湾局長", "○磯部政府参考人　便数は増えます。");
    assert_eq!(answers(&read(&diet(&[asks, chair, first, second]))), [None, None, Some(0), Some(0)]);
    let later = (44, second.1, second.2, second.3, second.4);
    assert_eq!(answers(&read(&diet(&[asks, chair, first, later]))), [None, None, Some(0), None]);
}

#[test]
fn what_stands_before_the_first_speech_is_the_head_of_the_record() {
    let front = "令和四年六月三日（金曜日）\\r\\n　　　　午前九時三分開議\\r\\n　出席委員\\r\\n　　　委員長　浜辺　正君\\r\\n　　　理事　　潮見　航君\\r\\n　　　　─────────────\\r\\n本日の会議に付した案件\\r\\n　離島航路の維持に関する件\\r\\n　　　　────◇─────";
    let read = read(&diet(&[
        (0, "会議録情報", "", "", front),
        (
            1,
            "浜辺正",
            "",
            "",
            "○浜辺委員長　これより会議を開きます。\\r\\n　　　　─────────────\\r\\n　　　　午後零時十分散会",
        ),
    ]));
    let minutes = &read.records[0].minutes;
    assert_eq!(turns(&read).len(), 1);
    assert_eq!(minutes.turns[0].flow.as_str(), "これより会議を開きます。");
    let names: Vec<_> = minutes.attendance.iter().filter_map(|a| a.name.as_ref()).map(|n| &n.value).collect();
    assert_eq!(names, ["浜辺正", "潮見航"]);
    assert_eq!(minutes.agenda[0].text, "離島航路の維持に関する件");
    let hours = [&minutes.meeting.start, &minutes.meeting.end].map(|c| c.as_ref().map(|c| c.value.as_str()));
    assert_eq!(hours, [Some("09:03"), Some("12:10")]);
}

#[test]
fn a_roster_and_an_item_are_nobodys_speeches() {
    let read = read(
        r#"{"tenant_minutes": [
        {"title": "名簿", "minute_type": "名簿", "body": "<pre>　令和６年みなと市議会３月定例会会議録　第２号\n令和６年３月５日（火曜日）\n〇出席議員（２人）\n　１番　潮　見　　　航　君\n　２番　岬　　　良　子　君\n</pre>"},
        {"title": "議長（潮見航）", "minute_type": "○議長", "body": "<pre>○議長（潮見航）　会議を開きます。</pre>"},
        {"title": "△日程第１　一般質問", "minute_type": "△議題", "body": "<pre>△日程第１　一般質問\n　　〔議案は巻末〕</pre>"}]}"#,
    );
    let found = turns(&read);
    assert_eq!(found.iter().map(|(_, s, _)| s.as_str()).collect::<Vec<_>>(), ["潮見航"]);
    let minutes = &read.records[0].minutes;
    assert_eq!(minutes.attendance.len(), 2);
    assert_eq!(minutes.meeting.date.as_ref().map(|d| d.value.as_str()), Some("2024-03-05"));
}

#[test]
fn entries_of_assemblies_are_speeches_headings_and_a_roster() {
    let read = read(
        r#"{"tenant_minutes": [
        {"title": "（名簿）", "minute_type": "名簿", "body": "<pre>令和６年第１回みなと市議会定例会会議録　第１号\n令和６年２月２２日（木曜日）\n〇出席議員（２人）\n　１番　潮　見　　　航\n　２番　岬　　　良　子\n</pre>"},
        {"title": "議長（潮見航）", "minute_type": "○議長", "body": "<pre>○議長（潮見航）　会議を開きます。\n──────\n</pre>"},
        {"title": "（議題）", "minute_type": "△議題", "body": "<pre>△日程第１　一般質問</pre>"},
        {"title": "２番（岬良子議員）", "minute_type": "◆質問", "body": "<pre>◆２番（岬良子議員）　橋について伺います。いつ架けますか。</pre>"},
        {"title": "土木部長（磯部進）", "minute_type": "◎答弁", "body": "<pre>◎土木部長（磯部進）　来年度です。\n　　（拍手）</pre>"}]}"#,
    );
    let found = turns(&read);
    let shown: Vec<_> = found.iter().map(|(_, s, w)| (s.as_str(), w.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("潮見航", "会議を開きます。"),
            ("岬良子", "橋について伺います。いつ架けますか。"),
            ("磯部進", "来年度です。")
        ]
    );
    assert_eq!(answers(&read), [None, None, Some(1)]);
    let minutes = &read.records[0].minutes;
    assert_eq!(minutes.meeting.date.as_ref().map(|d| d.value.as_str()), Some("2024-02-22"));
    assert_eq!(minutes.attendance.len(), 2);
}

#[test]
fn those_who_were_there_may_stand_behind_the_last_speech() {
    let last = "○浜辺委員長　これにて散会いたします。\\r\\n　　　　午後零時十分散会\\r\\n　　　　─────・─────\\r\\n　出席者は左のとおり。\\r\\n　　　議　長　　　　　浜辺　　正君\\r\\n　　　議　員\\r\\n　　　　　　　　　　　潮見　　航君\\r\\n　　　　　　　　　　　岬　　良子君\\r\\n";
    let read = read(&diet(&[
        (1, "潮見航", "みなとの会", "", "○潮見委員　質問します。"),
        (2, "浜辺正", "", "", last),
    ]));
    let people = read.records[0].minutes.attendance.iter();
    let people: Vec<_> =
        people.map(|a| (a.role.as_deref(), a.name.as_ref().map(|name| name.value.as_str()))).collect();
    let expected = [("議長", "浜辺正"), ("議員", "潮見航"), ("議員", "岬良子")];
    assert_eq!(people, expected.map(|(role, name)| (Some(role), Some(name))));
    assert_eq!(turns(&read).len(), 2);
}

#[test]
fn a_speaker_may_go_on_under_another_mark_and_the_hour_is_not_said() {
    let read = read(
        r#"minutes.register({"title": "令和6年港湾委員会（第3号）", "date": "2024/07/03", "voices": [
        {"speaker": "高橋一郎委員長", "text": "○午前10時00分開会\n○高橋一郎委員長　ただいまから委員会を開きます。"},
        {"speaker": "森花子", "text": "○森花子君　橋の点検はいつですか。"},
        {"speaker": "高橋一郎委員長", "text": "○高橋一郎委員長　賛成の方は挙手を願います。\n〔賛成者挙手〕\n○高橋一郎委員長　挙手多数であります。"}]});"#,
    );
    let words: Vec<_> = turns(&read).into_iter().map(|(_, _, words)| words).collect();
    let expected = [
        "ただいまから委員会を開きます。",
        "橋の点検はいつですか。",
        "賛成の方は挙手を願います。",
        "挙手多数であります。",
    ];
    assert_eq!(words, expected);
    assert_eq!(read.records[0].minutes.meeting.ordinal.as_ref().map(|number| number.value), Some(3));
}

#[test]
fn those_who_came_into_the_committee_are_named_before_the_first_speech() {
    let front = "令和四年六月三日（金曜日）\\r\\n　出席委員\\r\\n　　　委員長　浜辺　正君\\r\\n　　　理事　　潮見　航君\\r\\n　　　　─────────────\\r\\n委員の異動\\r\\n六月三日\\r\\n　辞任　　　　　　　　　補欠選任\\r\\n　　高橋　健一君　　　　　潮見　航君\\r\\n　　　　─────────────\\r\\n本日の会議に付した案件\\r\\n　離島航路の維持に関する件";
    let read = read(&diet(&[
        (0, "会議録情報", "", "", front),
        (1, "浜辺正", "", "", "○浜辺委員長　これより会議を開きます。"),
    ]));
    let people = read.records[0].mentions.iter().filter(|m| m.kind == crate::entity::Kind::Person);
    assert!(people.clone().any(|m| m.canonical == "高橋健一"), "{:?}", people.collect::<Vec<_>>());
    let listed = &read.records[0].minutes.attendance;
    assert!(listed.iter().filter_map(|a| a.name.as_ref()).all(|name| name.value != "高橋健一"));
}

#[test]
fn whose_session_it_is_the_title_of_the_record_tells() {
    let read = read(
        r#"{"council": "令和6年9月定例会（第3回）", "tenant_minutes": [
        {"title": "（名簿）", "minute_type": "名簿", "body": "<pre>令和６年　９月　定例会（第３回）\n　　第３回　みさき市議会定例会会議録（第２号）\n令和６年９月１０日（火曜日）午前10時00分開議\n○出席議員（２人）\n　１番　潮　見　　　航\n　２番　岬　　　良　子\n</pre>"},
        {"title": "議長（潮見航）", "minute_type": "○議長", "body": "<pre>○議長（潮見航）　会議を開きます。</pre>"},
        {"title": "２番（岬良子議員）", "minute_type": "◆質問", "body": "<pre>◆２番（岬良子議員）　橋について伺います。</pre>"}]}"#,
    );
    let meeting = &read.records[0].minutes.meeting;
    assert_eq!(meeting.series.as_ref().map(|s| s.value.as_str()), Some("みさき市議会定例会"));
    assert_eq!(meeting.ordinal.as_ref().map(|n| n.value), Some(3));
    assert_eq!(meeting.title.as_ref().map(|t| t.value.as_str()), Some("令和6年9月定例会(第3回)"));
}

#[test]
fn where_no_field_names_the_speaker_the_mark_in_the_words_does() {
    let read = read(
        r#"{"title": "令和６年　港湾委員会　本文", "committee": {"name": "港湾委員会"}, "meetingDate": "2024-07-03", "speeches": [
        {"speakerLabel": null, "speakerType": "unknown",
         "text": "令和六年七月三日（水曜日）\n　　　午前十時開会\n◯潮見航委員長　ただいまから委員会を開会いたします。\n　では、始めます。\n◯岬港湾課長　御説明いたします。"},
        {"speakerLabel": "潮見航委員長", "speakerType": "chairperson", "text": "質疑はありませんか。"},
        {"speakerType": "member", "text": "橋の点検はいつか。"}]}"#,
    );
    let found = turns(&read);
    let shown: Vec<_> = found.iter().map(|(label, _, words)| (label.as_str(), words.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("潮見航委員長", "ただいまから委員会を開会いたします。では、始めます。"),
            ("岬港湾課長", "御説明いたします。"),
            ("潮見航委員長", "質疑はありませんか。"),
            ("委員", "橋の点検はいつか。")
        ]
    );
    let meeting = &read.records[0].minutes.meeting;
    assert_eq!(meeting.series.as_ref().map(|series| series.value.as_str()), Some("港湾委員会"));
    assert_eq!(meeting.start.as_ref().map(|hour| hour.value.as_str()), Some("10:00"));
    let last = &read.records[0].claims[3].attributions[0];
    assert_eq!(last.basis, Basis::Group);
}

#[test]
fn a_note_tells_the_hours_and_what_was_done_first() {
    let read = read(
        r#"{"committee": "港湾委員会", "meetingDate": "2024-07-03", "speeches": [
        {"speakerType": "note", "text": "７月３日　　午前10時０分開会\n　　　　　　 〃 11時53分閉会\n\n１．委員長の辞任\n　柊委員長の委員長辞任を許可し、その後任には森委員が就くこととした。\n\n２．港湾に関する調査\n (1)　桟橋の点検について\n　なお、質疑・意見の概要は次のとおりである。"},
        {"speakerType": "member", "text": "桟橋の点検はいつか。"}]}"#,
    );
    let minutes = &read.records[0].minutes;
    let hours =
        [&minutes.meeting.start, &minutes.meeting.end].map(|hour| hour.as_ref().map(|h| h.value.as_str()));
    assert_eq!(hours, [Some("10:00"), Some("11:53")]);
    let words: Vec<_> = turns(&read).into_iter().map(|(_, _, words)| words).collect();
    assert_eq!(
        words,
        ["柊委員長の委員長辞任を許可し、その後任には森委員が就くこととした。", "桟橋の点検はいつか。"]
    );
    let item = minutes.item_of(&minutes.turns[1]).map(|item| minutes.agenda[item].text.as_str());
    assert_eq!(item, Some("桟橋の点検について"));
}

#[test]
fn a_family_name_that_no_table_holds_is_told_by_how_others_call_its_bearer() {
    let read = read(
        r#"{"committee": "港湾委員会", "meetingDate": "2024-07-03", "speeches": [
        {"speakerLabel": "椥辻桟橋施設課長", "text": "御説明いたします。"},
        {"speakerLabel": "高橋委員", "text": "先ほど椥辻課長から伺いました。水道課長に伺います。"},
        {"speakerLabel": "水道施設課長", "text": "お答えいたします。"}]}"#,
    );
    let found = turns(&read);
    let shown: Vec<_> = found.iter().map(|(_, speaker, _)| speaker.as_str()).collect();
    assert_eq!(shown, ["椥辻", "高橋", "水道施設課長"]);
}
