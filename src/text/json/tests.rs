use super::{Shape, looks_like, read};
use crate::{Format, Source, Text, Unreadable, text::Frame};

/// A fictional meeting as the Diet's API gives it: two speeches of its middle.
const SPEECHES: &str = r#"{"numberOfRecords": 9, "nextRecordPosition": 3, "speechRecord": [
  {"speechID": "120814260X00720220603_004", "issueID": "120814260X00720220603", "imageKind": "会議録", "session": 208,
   "nameOfHouse": "参議院", "nameOfMeeting": "離島振興委員会", "issue": "第7号", "date": "2022-06-03", "closing": null,
   "speechOrder": 4, "speaker": "潮見航", "speakerYomi": "しおみわたる", "speakerGroup": "みなとの会", "speakerPosition": null,
   "speakerRole": null, "speech": "○潮見航君　航路について伺います。\r\n　いつ再開しますか。", "startPage": 3},
  {"speechID": "120814260X00720220603_005", "issueID": "120814260X00720220603", "imageKind": "会議録", "session": 208,
   "nameOfHouse": "参議院", "nameOfMeeting": "離島振興委員会", "issue": "第7号", "date": "2022-06-03", "closing": null,
   "speechOrder": 5, "speaker": "岬良子", "speakerGroup": null, "speakerPosition": "国土交通省海事局長",
   "speakerRole": null, "speech": "○政府参考人（岬良子君）　お答えします。来年です。", "startPage": 0}]}"#;

fn text(json: &str) -> Text {
    Text::read(&Source::new("meeting.json", json.as_bytes().to_vec())).unwrap().value
}

fn refused(json: &[u8], format: Format) -> String {
    read(json, format).unwrap_err().to_string()
}

/// What the fields of a frame are, as its text prints them.
fn fields(text: &Text, frame: &Frame) -> Vec<String> {
    let fields =
        [frame.session, frame.house, frame.meeting, frame.number, frame.title, frame.date, frame.kind];
    fields.into_iter().flatten().map(|span| text.quote(span).to_owned()).collect()
}

#[test]
fn fields_and_words_are_printed_and_known_by_their_place() {
    let text = text(SPEECHES);
    assert_eq!(text.format, Format::KokkaiJson);
    let [frame] = text.frames() else { panic!("one meeting") };
    assert_eq!(
        fields(&text, frame),
        ["第208回国会", "参議院", "離島振興委員会", "第7号", "2022-06-03", "会議録"]
    );
    let quote = |span: Option<_>| span.map(|span| text.quote(span));
    let [asks, answers] = &frame.speeches[..] else { panic!("two speeches") };
    assert_eq!(
        (quote(asks.name), quote(asks.group), quote(asks.post)),
        (Some("潮見航"), Some("みなとの会"), None)
    );
    assert_eq!(quote(answers.post), Some("国土交通省海事局長"));
    assert_eq!((asks.order, answers.order), (Some(4), Some(5)));
    assert_eq!(text.quote(asks.words), "○潮見航君　航路について伺います。\n　いつ再開しますか。");
    assert_eq!(text.page_of(asks.words.start()), Some(3));
}

#[test]
fn speeches_are_found_below_any_key_and_behind_comments_and_calls() {
    let speeches = r#"[{"speaker": "null", "utterance": "出席者"}, {"speaker": "潮見委員長", "utterance": "始めます。"}]"#;
    let nested = format!(
        r#"{{"local": [{{"date": "2022-09-14", "proceedingTitle": "：第３回定例会", "kaigi": {speeches}, "tags": [{{"text": "港"}}]}}]}}"#
    );
    let called = format!(
        "/* 会議録 */\n// 令和4年\nwindow.minutes.register({{\"title\": \"第３回定例会\", \"dateIso\": \"2022-09-14\", \"voices\": {speeches}}});"
    );
    for json in [nested, called] {
        let text = text(&json);
        let [frame] = text.frames() else { panic!("one meeting: {json}") };
        assert_eq!(fields(&text, frame), ["第３回定例会", "2022-09-14"], "{json}");
        let said: Vec<&str> = frame.speeches.iter().map(|speech| text.quote(speech.words)).collect();
        assert_eq!(said, ["出席者", "始めます。"], "{json}");
    }
}

#[test]
fn a_whole_record_in_one_entry_is_read_as_its_office_printed_it() {
    let json = r#"{"name": "令和5年第3回定例会", "schedules": [{"name": "第2日", "minutes": [{"title": "第2日（令和5年9月7日）",
        "minute_type": "本会議", "text": "令和５年第３回みなと町議会定例会\n◎出席議員\n１番 岬良子君\n○議長（潮見航君） 開きます。\n○１番（岬良子君） はい。\n○議長（潮見航君） 閉じます。"}]}]}"#;
    let text = text(json);
    assert!(text.frames().is_empty());
    assert!(text.as_str().starts_with("令和５年第３回みなと町議会定例会\n◎出席議員\n"));
}

#[test]
fn rows_that_tell_their_meeting_each_time_are_sentences_of_speeches() {
    let row = |who: &str, words: &str| {
        format!(
            r#"{{"Volume": "3", "Date": "2002-06-11", "Title": "みなと町議会会議録", "SpeakerPosition": "議長", "SpeakerName": "{who}", "Utterance": "{words}"}}"#
        )
    };
    let json = format!(
        "[{},{},{}]",
        row("潮見航", "開きます。"),
        row("潮見航", "第一です。"),
        row("岬良子", "はい。")
    );
    let text = text(&json);
    let [frame] = text.frames() else { panic!("one meeting") };
    let said: Vec<&str> = frame.speeches.iter().map(|speech| text.quote(speech.words)).collect();
    assert_eq!(said, ["開きます。\n第一です。", "はい。"]);
}

#[test]
fn speeches_of_one_meeting_stand_together_in_their_order() {
    let record = |meeting: &str, order: u32| {
        format!(
            r#"{{"house": "衆議院", "committee": "{meeting}", "date": "2025-03-31", "id": "x_00{order}", "speaker": "潮見航", "text": "第{order}の発言です。"}}"#
        )
    };
    let json = format!("[{},{},{}]", record("甲委員会", 2), record("乙委員会", 1), record("甲委員会", 1));
    let text = text(&json);
    let said: Vec<Vec<&str>> =
        text.frames().iter().map(|f| f.speeches.iter().map(|s| text.quote(s.words)).collect()).collect();
    assert_eq!(said, [vec!["第1の発言です。", "第2の発言です。"], vec!["第1の発言です。"]]);
}

#[test]
fn what_stands_around_speeches_holds_for_them() {
    let text = text(
        r#"{"meetingRecord": [{"session": 1, "nameOfHouse": "衆議院", "nameOfMeeting": "甲委員会", "issue": "第一号",
            "speechRecord": [{"speaker": "潮見航", "speech": "はい。"}]}, {"nameOfHouse": "衆議院", "nameOfMeeting": "乙委員会",
            "speechRecord": [{"speaker": "岬良子", "speech": "いいえ。"}]}]}"#,
    );
    let all: Vec<Vec<String>> = text.frames().iter().map(|frame| fields(&text, frame)).collect();
    assert_eq!(all, [vec!["第1回国会", "衆議院", "甲委員会", "第一号"], vec!["衆議院", "乙委員会"]]);
}

#[test]
fn assemblies_give_marks_instead_of_names() {
    for json in [
        r#"{"tenant_minutes": [{"title": "議長（潮見航）", "minute_type": "○議長", "body": "<pre>○議長（潮見航）　開きます。<br>続けます。</pre>"}]}"#,
        r#"window.library.registerMinutes({"title": "第1回定例会", "voices": [{"i": 1, "speaker": "議長（潮見航）", "text": "○議長（潮見航）　開きます。\n続けます。"}]});"#,
        "\u{feff}{\"Speaker\": \"議長（潮見航）\", \"Line\": 1, \"Utterance\": \"○議長（潮見航）　開きます。\"}\n{\"Speaker\": \"議長（潮見航）\", \"Line\": 2, \"Utterance\": \"続けます。\"}",
    ] {
        let text = text(json);
        assert_eq!(text.format, Format::AssemblyJson, "{json}");
        let speech = &text.frames()[0].speeches[..];
        assert_eq!(speech.len(), 1, "{json}");
        assert_eq!(speech[0].label.map(|span| text.quote(span)), Some("議長（潮見航）"), "{json}");
        assert_eq!(
            text.quote(speech[0].words).trim_end(),
            "○議長（潮見航）　開きます。\n続けます。",
            "{json}"
        );
    }
}

#[test]
fn speeches_of_numbered_lines_follow_each_other_unless_lines_are_missing() {
    let line = |n: u32, speaker: &str| {
        format!(r#"{{"ID": "13_1_{n}", "Line": {n}, "Speaker": "{speaker}", "Utterance": "{n}行目です。"}}"#)
    };
    let lines = [(1, "潮見委員"), (2, "潮見委員"), (3, "岬港湾課長"), (4, "岬港湾課長"), (9, "潮見委員")];
    let text = text(&format!("[{}]", lines.map(|(n, speaker)| line(n, speaker)).join(",")));
    let orders: Vec<_> = text.frames()[0].speeches.iter().map(|speech| speech.order).collect();
    assert_eq!(orders, [Some(1), Some(2), Some(4)]);
}

#[test]
fn rulers_and_notes_of_copies_without_lines_stand_on_their_own() {
    let text = text(
        r#"[{"house": "参議院", "speaker": "潮見航", "text": "○委員長（潮見航君） 御異議ございませんか。〔「異議なし」と呼ぶ者あり〕---"}]"#,
    );
    let words = text.quote(text.frames()[0].speeches[0].words);
    assert_eq!(
        words.lines().collect::<Vec<_>>(),
        ["○委員長（潮見航君） 御異議ございませんか。", "〔「異議なし」と呼ぶ者あり〕", "---"]
    );
}

#[test]
fn only_json_is_taken_for_json() {
    for (head, shape) in [
        (r#"{"speechRecord": ["#, Some(Shape::Minutes(Format::KokkaiJson))),
        (r#"{"message": "検索条件の入力に誤りがあります。"}"#, Some(Shape::Refusal)),
        (r#"{"rows": [1, 2]}"#, Some(Shape::Unknown)),
        ("[TOC]\n議事録", None),
        ("{議事録}", None),
        ("○議長　開きます。", None),
        ("議事録(\"抄\")", None),
    ] {
        assert_eq!(looks_like(head), shape, "{head}");
    }
}

#[test]
fn broken_json_is_refused_with_what_is_wrong_and_where() {
    let format = Format::KokkaiJson;
    let cut = &SPEECHES.as_bytes()[..SPEECHES.len() - 40];
    for (json, told) in [
        (cut.to_vec(), "kokkai-json is damaged: the JSON is cut off at line 9, column"),
        (b"[".repeat(100_000), "nests deeper than any minutes do"),
        (br#"[{"speaker": "a", "speech": "\ud800"}]"#.to_vec(), "a lone surrogate"),
        (br#"[{"speaker": "a", "speech": "a" "b"}]"#.to_vec(), "no JSON at line 1, column 33"),
        (br#"{"numberOfRecords": 0}"#.to_vec(), "it holds no speech"),
        (b"".to_vec(), "it holds no speech"),
    ] {
        let message = refused(&json, format);
        assert!(message.contains(told), "{message}");
    }
}

#[test]
fn a_string_too_long_for_any_speech_is_refused() {
    let json = format!(r#"[{{"speaker": "潮見航", "speech": "{}"}}]"#, "a".repeat(100 << 20));
    let message = refused(json.as_bytes(), Format::KokkaiJson);
    assert!(message.contains("a string of 104857600 bytes is no speech"), "{message}");
}

#[test]
fn json_that_holds_no_minutes_is_no_text() {
    for (json, told) in [
        (r#"{"message": "19011", "details": []}"#, "refused its question"),
        (r#"{"a": 1}"#, "without speeches"),
    ] {
        let read = Text::read(&Source::new("a.json", json.as_bytes().to_vec()));
        let error: Unreadable = read.unwrap_err();
        assert!(error.to_string().contains(told), "{error}");
    }
}

#[test]
fn a_copy_without_speakers_has_them_from_the_marks_in_the_words() {
    let speech = |n: u32| {
        format!(
            r#"{{"speech_id": "x_00{n}", "house_name": "衆議院", "meeting_name": "水産委員会", "date": "2023-03-29", "speech_text": "○潮見（航）委員　{n}点目です。", "speaker_group": "みなとの会"}}"#
        )
    };
    let json = format!(r#"{{"member": "潮見航", "speeches": [{},{}]}}"#, speech(1), speech(2));
    let text = text(&json);
    assert_eq!(
        text.as_str(),
        "衆議院　水産委員会　2023-03-29\n潮見（航）委員　みなとの会\n○潮見（航）委員　1点目です。\n潮見（航）委員　みなとの会\n○潮見（航）委員　2点目です。\n"
    );
}

/// A copy of what a search system shows: the committee is an object, and a word of the program's tells of what side each is.
const COPY: &str = r#"{"documentId": 7, "title": "令和６年　港湾委員会　本文",
    "committee": {"dbName": "港湾委員会", "slug": "kowan", "type": "standing"}, "meetingDate": "2024-07-03", "speechCount": 5,
    "speeches": [
    {"voiceNo": 1, "speakerLabel": null, "speakerType": "unknown",
     "text": "令和六年七月三日（水曜日）\n　　　午前十時開会\n◯潮見航委員長　ただいまから委員会を開会いたします。\n　では、始めます。"},
    {"voiceNo": 2, "speakerLabel": "岬港湾課長", "speakerType": "executive", "text": "御説明いたします。"},
    {"voiceNo": 3, "speakerType": "member", "text": "橋の点検はいつか。"},
    {"voiceNo": 4, "speakerType": "executive", "text": "来年である。"},
    {"voiceNo": 5, "speakerType": "note", "text": "休憩した。"}]}"#;

#[test]
fn a_copy_names_its_committee_by_an_object_and_the_side_of_each_speaker_by_a_word() {
    let text = text(COPY);
    assert_eq!(text.format, Format::AssemblyJson);
    let [frame] = text.frames() else { panic!("one meeting") };
    assert_eq!(fields(&text, frame), ["港湾委員会", "令和６年　港湾委員会　本文", "2024-07-03"]);
    let labels: Vec<_> = frame.speeches.iter().map(|s| s.label.map(|span| text.quote(span))).collect();
    assert_eq!(labels, [None, Some("岬港湾課長"), Some("委員"), Some("執行部"), None]);
    assert_eq!(frame.speeches[3].order, Some(4));
    assert!(frame.speeches.iter().all(|speech| speech.name.is_none()));
}

#[test]
fn a_list_of_speeches_is_one_whatever_else_it_tells() {
    let text = text(
        r#"{"会議名": "港湾委員会", "speeches": [{"seq": 1, "text": "○潮見委員　橋について伺います。"}]}"#,
    );
    let [frame] = text.frames() else { panic!("one meeting") };
    assert_eq!(fields(&text, frame), ["港湾委員会"]);
    assert_eq!(frame.speeches[0].label.map(|span| text.quote(span)), Some("潮見委員"));
}

#[test]
fn a_meeting_may_be_told_of_in_an_object_beside_its_speeches() {
    let text = text(
        r#"{"metadata": {"title": "令和6年第2回定例会", "meeting_date": "2024年7月3日"}, "content": [
        {"speaker": "○議長（潮見航君）", "paragraphs": ["開きます。", "第一です。"]}, {"speaker": {"name": "岬良子", "age": 40}, "text": "はい。"}]}"#,
    );
    let [frame] = text.frames() else { panic!("one meeting") };
    assert_eq!(fields(&text, frame), ["令和6年第2回定例会", "2024年7月3日"]);
    let said: Vec<_> = frame
        .speeches
        .iter()
        .map(|s| (s.label.map(|label| text.quote(label)), text.quote(s.words)))
        .collect();
    assert_eq!(said, [(Some("議長（潮見航君）"), "開きます。\n第一です。"), (Some("岬良子"), "はい。")]);
}

#[test]
fn speeches_may_stand_behind_a_long_string() {
    let raw = "柊委員　橋の話です。".repeat(2000);
    let json = format!(
        r#"{{"title": "港湾委員会", "meetingDate": "2024-07-03", "rawText": "{raw}", "speeches": [{{"speakerLabel": "柊委員", "text": "橋の話です。"}}]}}"#
    );
    assert_eq!(text(&json).frames()[0].speeches.len(), 1);
    assert_eq!(
        looks_like(r#"{"title": "港湾委員会", "date": "2024-07-03", "note": ""}"#),
        Some(Shape::Unknown)
    );
}
