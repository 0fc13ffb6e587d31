use crate::{
    Diagnostic, Lexicon, Text,
    minutes::{Meeting, Minutes},
    outline::Outline,
    text::Format,
};

fn meeting(s: &str) -> Meeting {
    read(s).0
}

fn read(s: &str) -> (Meeting, Vec<Diagnostic>) {
    let mut text = Text::from_string(s.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded());
    (read.value.meeting, read.diagnostics)
}

fn read_all(s: &str) -> Minutes {
    let mut text = Text::from_string(s.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    Minutes::read(&text, &outline, Lexicon::embedded()).value
}

fn series(s: &str) -> (String, Option<u32>) {
    let m = meeting(s);
    (m.series.map(|s| s.value).unwrap_or_default(), m.ordinal.map(|o| o.value))
}

fn when(s: &str) -> [String; 4] {
    let m = meeting(s);
    [m.date, m.start, m.end, m.venue].map(|c| c.map(|c| c.value).unwrap_or_default())
}

#[test]
fn days_parts_and_pages_stand_around_the_name_of_a_council() {
    for (title, name, ordinal) in [
        ("みなと湖沼審議会（令和６年７月３日）議事概要", "みなと湖沼審議会", None),
        ("みなと湖沼審議会（第２回第４部会）", "みなと湖沼審議会第4部会", Some(2)),
        ("みなと湖沼審議会　令和６年度　第２回　開催結果", "みなと湖沼審議会", Some(2)),
        ("開催概要（令和６年７月３日分）｜みなと湖沼審議会", "みなと湖沼審議会", None),
        ("令和６年　第５回定例会\nみなと町議会会議録\n（第１号）", "みなと町議会定例会", Some(5)),
        // A council has no sessions: above its name the word says how it met.
        ("定例会\nみなと港湾協議会会議録\n（第１号）", "みなと港湾協議会", None),
        ("みなと町農業委員会令和６年７月総会議事録", "みなと町農業委員会総会", None),
        ("みなと番組審議会\n7月（第2回）", "みなと番組審議会", Some(2)),
        ("令和六年みなと市議会（七月）定例会会議録", "みなと市議会定例会", None),
        ("令和６年　臨時第２回\nみなと町議会会議録", "みなと町議会臨時会", Some(2)),
        ("みなと芸能協会 理事会議事録（令和６年７月３日開催分）", "みなと芸能協会理事会", None),
        ("令和６年（７月定例会議）港湾委員会会議録", "港湾委員会", None),
        ("令和６年第２回定例会（12月定例会議）港湾委員会会議録（第２日）", "港湾委員会", None),
        (
            "令和６年港湾決算審査特別委員会\n港湾決算審査特別委員会記録（第３号）",
            "港湾決算審査特別委員会",
            Some(3),
        ),
    ] {
        assert_eq!(
            series(&format!("{title}\n\n日時：令和６年７月３日\n")),
            (name.to_owned(), ordinal),
            "{title}"
        );
    }
}

#[test]
fn titles_of_councils_are_read_in_every_form() {
    let council = "湖沼水質保全検討会";
    for (title, ordinal) in [
        ("第３回湖沼水質保全検討会　議事概要", Some(3)),
        ("湖沼水質保全検討会（第８６回）議事録", Some(86)),
        ("湖沼水質保全検討会(第4回)‐議事要旨", Some(4)),
        ("湖沼水質保全検討会(第4回) － 議事要旨", Some(4)),
        ("平成18年度第2回湖沼水質保全検討会議事録", Some(2)),
        ("２０２４年度第２回湖沼水質保全検討会議事録", Some(2)),
        ("湖沼水質保全検討会　第十二回　議事録", Some(12)),
        ("第 2 5 回　湖沼水質保全検討会　議事録（案）", Some(25)),
        ("第8期第2回湖沼水質保全検討会会議録", Some(2)),
        ("湖沼水質保全検討会　議事要旨", None),
        ("第３回「湖沼水質保全検討会」議事概要", Some(3)),
        ("2021.6.8 湖沼水質保全検討会（第１回） 議事（全文）", Some(1)),
        ("第1回湖沼水質保全検討会議事録（令和６年５月１日開催）", Some(1)),
        ("湖沼水質保全検討会（第12回・通算第37回）議事録", Some(12)),
        ("湖沼水質保全検討会（令和６年５月１日開催）議事録", None),
        ("1第３回湖沼水質保全検討会議事録", Some(3)),
    ] {
        assert_eq!(
            series(&format!("{title}\n\n日時：令和６年５月１日\n")),
            (council.to_owned(), ordinal),
            "{title}"
        );
    }
}

#[test]
fn a_title_over_several_lines_is_one() {
    let cover = "第25回\n湖沼水質保全推進会議\n議 事 録\n\n\n環境局\n\n　第25回湖沼水質保全推進会議\n議 事 次 第\n１ 日 時　令和元年７月26日（金）14：00～15：56\n";
    assert_eq!(series(cover), ("湖沼水質保全推進会議".into(), Some(25)));
    let joint = "　　　第９回湖沼水質保全推進会議\n　　　第４回河川分科会\n　　　合同会議　議事概要\n\n日時：令和６年５月１日\n";
    let read = meeting(joint);
    assert_eq!(read.series.map(|s| s.value).as_deref(), Some("湖沼水質保全推進会議"));
    assert_eq!(read.joint_with.first().map(|j| (j.0.value.as_str(), j.1)), Some(("河川分科会", Some(4))));
    let named = "第１回『ハイパーレイク』構想の実現に向けた有識者懇談会　議事要旨\n日時：令和６年５月１日\n";
    assert_eq!(series(named).0, "『ハイパーレイク』構想の実現に向けた有識者懇談会");
    let nested = "水際審議会湖沼部会第３回藻類専門委員会　議事録\n日時：令和６年５月１日\n";
    assert_eq!(series(nested), ("水際審議会湖沼部会藻類専門委員会".into(), Some(3)));
}

#[test]
fn what_stands_above_a_title_is_no_part_of_it() {
    let noted = "資料１\n（未定稿）\n第３回湖沼水質保全検討会　議事概要\n日時：令和６年５月１日\n";
    assert_eq!(series(noted), ("湖沼水質保全検討会".into(), Some(3)));
    let ministry = "環境省\n第３回湖沼水質保全検討会　議事概要\n日時：令和６年５月１日\n";
    assert_eq!(series(ministry), ("湖沼水質保全検討会".into(), Some(3)));
    let kind = meeting("議事録\n\n日時：令和６年５月１日\n");
    assert_eq!(kind.series, None);
}

#[test]
fn assemblies_are_read_with_session_and_hours() {
    let head = "令和　６年第１回　２月定例会\n\n　　　令和６年第１回湖北市議会定例会会議録　第３号\n\n　令和６年２月２２日（木曜日）　　　　　　午前１０時００分開会\n　　　　　　　　　　　　　　　　午前１１時０４分散会\n\n〇出席議員（２人）\n　１番　吉　田　太　郎\n　２番　浜　野　花　子\n";
    assert_eq!(series(head), ("湖北市議会定例会".into(), Some(1)));
    assert_eq!(when(head), ["2024-02-22", "10:00", "11:04", ""]);
    let stacked = "第４回\n湖北市会　　会議録（第16号）\n定例会\n\n日時：令和６年５月１日\n";
    assert_eq!(series(stacked), ("湖北市会定例会".into(), Some(4)));
    let kanji = "平成十三年湖北県議会会議録第十一号\n\n日時：平成十三年五月一日\n";
    assert_eq!(series(kanji), ("湖北県議会".into(), Some(11)));
}

#[test]
fn an_assembly_that_its_head_does_not_name_is_named_by_its_chair() {
    let text = "開催日：令和 7年 2月14日\n会議名：令和 7年第1回定例会（第1日 2月14日）\n\n　午後１時開会・開議\n\n○議長（吉田太郎君）　ただいまから、令和７年第１回湖北区議会定例会を開会いたします。\n○議長（吉田太郎君）　次に進みます。\n○区長（浜野花子君）　御説明いたします。\n○議長（吉田太郎君）　本日はこれをもって散会いたします。\n　午後３時７分散会\n";
    assert_eq!(series(text), ("湖北区議会定例会".into(), Some(1)));
    assert_eq!(when(text), ["2025-02-14", "13:00", "15:07", ""]);
}

#[test]
fn hours_of_a_session_stand_on_lines_of_their_own() {
    for (line, start, end) in [
        ("午前10時　開議", "10:00", ""),
        ("〇午後１時開会", "13:00", ""),
        ("［午前10時　開会］", "10:00", ""),
        ("午前10時31分　散会", "", "10:31"),
        ("午前十一時二十四分散会", "", "11:24"),
        ("（午後零時十分閉会）", "", "12:10"),
        ("［午後零時14分  散会］", "", "12:14"),
        ("午前10時開議\n午前11時20分休憩\n午後１時開議\n午後３時散会", "10:00", "15:00"),
        ("開会　午前９時30分　閉会　正午", "09:30", "12:00"),
        ("午後０時０２分休憩", "", ""),
        ("午前１０時より会議を再開し、午後３時散会の予定となる見込みが示された", "", ""),
    ] {
        let read = when(&format!("湖北市議会総務委員会会議録\n\n{line}\n\n○出席委員\n　吉田太郎\n"));
        assert_eq!((read[1].as_str(), read[2].as_str()), (start, end), "{line}");
    }
}

#[test]
fn a_record_without_a_head_is_named_by_the_words_that_open_it() {
    let body = |opening: &str| {
        format!(
            "○山中座長\n{opening}\n○事務局\n資料を確認いたします。\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n"
        )
    };
    for (opening, name, ordinal) in [
        (
            "定刻となりましたので、ただいまから第３回湖沼水質保全検討会を開会いたします。",
            "湖沼水質保全検討会",
            Some(3),
        ),
        (
            "それでは、ただいまより、第２５回「湖沼水質保全推進会議」を開催いたします。",
            "湖沼水質保全推進会議",
            Some(25),
        ),
        (
            "ただいまから水際審議会湖沼部会第１回\n藻類専門委員会を開催いたします。",
            "水際審議会湖沼部会藻類専門委員会",
            Some(1),
        ),
        (
            "本日は、新たに設置をしました湖沼戦略会議の第１回を開催し、論点を伺いたい。",
            "湖沼戦略会議",
            Some(1),
        ),
        ("ただいまから厚生環境委員会を開会いたします。", "厚生環境委員会", None),
        ("本日、ここに第２回湖沼戦略会議を開催いたします。", "湖沼戦略会議", Some(2)),
        ("それでは、第１回検討会を始めます。", "", Some(1)),
        ("ただいまから会議を始めます。", "", None),
        ("本委員会を開会いたします。", "", None),
    ] {
        assert_eq!(series(&body(opening)), (name.to_owned(), ordinal), "{opening}");
    }
}

#[test]
fn labels_are_read_in_every_style() {
    let expected = ["2021-01-27", "15:00", "16:30", "中央合同庁舎第９号館 第２会議室"];
    for head in [
        "■日 時：令和３年１月 27 日（水）15 時 00 分～16 時 30 分\n■場 所：中央合同庁舎第９号館 第２会議室\n",
        "１　日時　　令和３年１月２７日（水）１５：００～１６：３０\n２　場所　　中央合同庁舎第９号館 第２会議室\n",
        "1.日時:\n令和3年1月27日 水曜日 15:00−16:30\n2.場所:\n中央合同庁舎第９号館 第２会議室\n",
        "○日時\n令和３年１月27日（水）午後３時から午後４時30分まで\n○場所\n中央合同庁舎第９号館 第２会議室\n",
        "(1)日時　令和3年1月27日(水曜日)15時~16時半\n(2)場所　中央合同庁舎第９号館 第２会議室\n",
        "１　開催日時及び場所\n令和３年１月27日（水）15:00〜16:30　中央合同庁舎第９号館 第２会議室\n",
        "と　き　令和３年１月27日（水）15:00〜16:30\nところ　中央合同庁舎第９号館 第２会議室\n",
        "令和３年１月27日（水）15:00～16:30\n中央合同庁舎第９号館 第２会議室\n",
        "令和３年１月27日（水）15:00～16:30\n於：中央合同庁舎第９号館 第２会議室\n",
    ] {
        let read =
            when(&format!("第３回湖沼水質保全検討会　議事概要\n\n{head}\n■出席者\n吉田太郎　湖北大学教授\n"));
        let expected = expected.map(crate::text::fold);
        assert_eq!(read, expected, "{head}");
    }
    for title in [
        "第3回湖沼水質保全検討会【議事録】",
        "第3回湖沼水質保全検討会〔議事要旨〕",
        "第3回湖沼水質保全検討会（議事概要）",
    ] {
        let read = series(&format!("{title}\n\n日時　令和6年7月3日\n"));
        assert_eq!(read, ("湖沼水質保全検討会".into(), Some(3)), "{title}");
    }
    let local = "会議の名称　令和６年度第２回湖北市水道審議会\n開催日時　令和６年５月１日（水）午前10時から11時30分まで\n開催場所　湖北市役所　３階会議室\n会議の議題　(1) 料金の見直しについて\n";
    assert_eq!(series(local), ("湖北市水道審議会".into(), Some(2)));
    assert_eq!(when(local), ["2024-05-01", "10:00", "11:30", "湖北市役所3階会議室"]);
}

#[test]
fn a_weekday_that_is_wrong_is_told() {
    let (_, told) = read("第３回湖沼水質保全検討会　議事概要\n日時：令和３年１月27日（木）15:00～\n");
    assert!(told.iter().any(|d| d.code == "date.weekday"));
}

#[test]
fn sessions_and_days_within_a_title_are_no_council() {
    for (title, name, ordinal) in [
        ("湖北市教育委員会　令和６年５月定例会　会議録", "湖北市教育委員会定例会", None),
        ("湖沼水質保全協議会　第２回会合　議事録", "湖沼水質保全協議会", Some(2)),
        ("第二百十三回国会\n　参議院水質・環境特別委員会会議録第五号", "水質・環境特別委員会", Some(5)),
        ("2024/06/21 9:12　　会議録表示\n\n湖沼特別委員会　会議録", "湖沼特別委員会", None),
    ] {
        let text = format!("{title}\n日時：令和３年１月27日（水）15:00～\n");
        assert_eq!(series(&text), (name.to_owned(), ordinal), "{title}");
    }
}

#[test]
fn a_time_below_the_day_and_a_session_below_the_place_are_times() {
    let expected = ["2021-01-27", "15:00", "16:30", "中央会館"];
    for head in [
        "開催日：令和３年１月27日\n時間：15:00-16:30\n開催場所：中央会館\n",
        "期　日　　令和３年１月27日（水）\n場　所　　中央会館\n開　会　　午後３時\n閉　会　　午後４時30分\n",
    ] {
        let read =
            when(&format!("第３回湖沼水質保全検討会　議事概要\n\n{head}\n出席者\n吉田太郎　湖北大学教授\n"));
        assert_eq!(read, expected, "{head}");
    }
}

#[test]
fn the_address_in_brackets_below_a_place_is_part_of_it() {
    let head = "第3回みなと空域利用協議会　議事録\n\n日時\n令和6年7月3日（水）10時～12時\n場所\nみなと会館　大会議室\n（東京都港区みなと1-2-3）\n\n議題\n1 運航について\n";
    assert_eq!(when(head), ["2024-07-03", "10:00", "12:00", "みなと会館大会議室(東京都港区みなと1-2-3)"]);
}

#[test]
fn numbers_and_terms_stand_behind_titles() {
    for (title, council, ordinal) in [
        ("倫理委員会議事録要旨（第31回）", "倫理委員会", Some(31)),
        ("湖沼基盤部会(第5期～)(第23回) 議事録", "湖沼基盤部会", Some(23)),
        ("2012年度 第4回湖沼研究審査委員会 会議記録の概要", "湖沼研究審査委員会", Some(4)),
        ("2013年度(平成25年度)第2回理事会議事録", "理事会", Some(2)),
        ("ホーム > 審議会 > 第3回湖沼基盤部会 議事録", "湖沼基盤部会", Some(3)),
    ] {
        assert_eq!(
            series(&format!("{title}\n\n日時：令和6年5月1日\n")),
            (council.to_owned(), ordinal),
            "{title}"
        );
    }
}

#[test]
fn the_number_that_counts_on_is_a_label_whatever_it_says() {
    let m = read_all(
        "第3回みなと空域利用協議会　議事録\n1 日時　令和6年7月3日（水）10時～12時\n2 場所　みなと市役所\n3 出席者\n（委員）\n高橋 健一、森 花子\n4 航路に係る議題について\n運航の計画の変更について\n5 運営上の取扱い\n非公開\n6 審議の模様\n事務局から資料1により説明があり、原案のとおり承認された。\n",
    );
    assert_eq!(m.attendance.len(), 2);
    assert_eq!(m.agenda.len(), 1);
    assert_eq!(m.turns.len(), 1);
}

#[test]
fn what_no_title_holds_is_left_out_of_it() {
    for (text, series) in [
        (
            "〒000-0000\nみなと市中央町1番\nTel 000-000-0000\n令和3年度 総務委員会\n第4回委員会\n出席委員　高橋健一委員\n",
            "総務委員会",
        ),
        (
            "第3回 平成25年6月14日(環境建設委員会)\n更新日:2013年9月2日\n環境建設委員会記録(第3回)\n1.日時 平成25年6月14日\n",
            "環境建設委員会",
        ),
    ] {
        assert_eq!(meeting(text).series.map(|s| s.value).as_deref(), Some(series));
    }
}

#[test]
fn the_house_is_no_part_of_the_name_of_its_committee() {
    for (title, council) in [
        ("衆議院　経済産業委員会　会議録", "経済産業委員会"),
        ("参議院本会議　会議録", "本会議"),
        ("衆議院事務局運営会議　議事録", "衆議院事務局運営会議"),
        ("第3回みなとイベント - 桟橋の世界 - 海から　議事録", "みなとイベント"),
    ] {
        assert_eq!(series(&format!("{title}\n\n日時：令和6年5月1日\n")).0, council, "{title}");
    }
}

#[test]
fn a_venue_ends_where_something_else_begins() {
    let check = |head: &str, venue: &str| {
        let text = format!("第3回湖沼水質保全検討会 議事録\n\n日時 令和6年7月3日(水)10:00~12:00\n{head}\n");
        assert_eq!(when(&text)[3], venue, "{head}");
    };
    check("場所 みなと市役所 3階会議室\n\n1 開会\n\n2 あいさつ\n", "みなと市役所3階会議室");
    check("場所 みなと市民会館\n参加人数 31人\n内容\n  • 市長あいさつ\n", "みなと市民会館");
    check("場所 みなと市役所\n第2会議室\n(オンライン併用)\n", "みなと市役所第2会議室(オンライン併用)");
    check(
        "場\n所\n\nみなと市役所 大会議室\n及び オンライン(Web会議)\n",
        "みなと市役所大会議室及びオンライン(Web会議)",
    );
    check(
        "場所:みなと合同庁舎(5階)\n港湾課・柊課長補佐:\n 定刻ですので、ただいまから検討会を開きます。本日は港の水質を取り上げます。\n",
        "みなと合同庁舎(5階)",
    );
}

#[test]
fn speech_behind_the_venue_is_the_record() {
    let text = "第3回湖沼水質保全検討会 議事録\n\n日時:令和6年7月3日\n場所:みなと会館 松の間\n会長 ただいまから第3回湖沼水質保全検討会を開きます。皆様おそろいです。\n";
    let read = read_all(text);
    assert_eq!(read.meeting.venue.map(|v| v.value).as_deref(), Some("みなと会館松の間"));
    assert_eq!(read.turns.len(), 1);
}

#[test]
fn what_a_web_page_prints_is_no_title() {
    let check = |page: &str, title: &str, kind: &str| {
        let meeting = meeting(&format!("{page}\n\n日時:令和6年7月3日\n場所:みなと会館\n"));
        let value = |c: Option<crate::minutes::Cited<String>>| c.map(|c| c.value).unwrap_or_default();
        assert_eq!((value(meeting.title).as_str(), value(meeting.kind).as_str()), (title, kind), "{page}");
    };
    let title = "第3回湖沼水質保全検討会";
    check(&format!("ページの先頭です\n\n本文へスキップ\n\n現在位置\n\n{title}"), title, "");
    check(&format!("この画面はJavaScriptの有効な環境で御覧ください。\n\n{title}議事録"), title, "議事録");
    check(&format!("{title} 会議録(テキスト版)\n\nツイート シェア\n更新日 令和6年8月1日"), title, "会議録");
    check(&format!("湖沼環境部 水質保全課\n{title}\n"), title, "");
    check(&format!("{title} 議事録."), title, "議事録");
}

#[test]
fn the_council_stands_above_the_number_of_its_meeting() {
    for title in [
        "水環境審議会\n湖沼の未来像を描く特別部会\n第３回会合議事要旨",
        "水環境審議会湖沼の未来像を描く特別部会\n第３回会議　議事録",
    ] {
        assert_eq!(
            series(&format!("{title}\n\n１　日時　令和６年５月１日\n")),
            ("水環境審議会湖沼の未来像を描く特別部会".to_owned(), Some(3)),
            "{title}"
        );
    }
}

#[test]
fn what_joins_a_title_to_its_kind_and_the_day_before_it_are_none_of_it() {
    for title in ["みなと県湖沼審議会の議事要旨", "（令和6年7月3日開催）みなと県湖沼審議会　会議録"]
    {
        let m = meeting(&format!("{title}\n\n日時：令和6年7月3日（水）\n場所：県庁\n"));
        assert_eq!(m.title.map(|t| t.value).as_deref(), Some("みなと県湖沼審議会"), "{title}");
    }
}

#[test]
fn a_number_in_brackets_beside_another_is_no_other_meeting() {
    let m = meeting("第22回（第3期第3回）みなと湖沼県民会議　議事録\n\n日時：令和6年7月3日（水）\n");
    assert_eq!(m.series.map(|s| s.value).as_deref(), Some("みなと湖沼県民会議"));
    assert_eq!((m.ordinal.map(|o| o.value), m.joint_with.len()), (Some(22), 0));
}

#[test]
fn a_sitting_has_a_day_of_its_own_besides_that_of_the_summons() {
    let m = meeting(
        "令和６年第４回みなと町議会定例会会議録（第２号）\n\n○招集年月日　令和６年９月１０日（火曜日）\n○招集の場所　みなと町役場議場\n○開議　令和６年９月１１日（水曜日）午前９時３０分\n○散会　令和６年９月１１日（水曜日）午前10時52分\n○議長（森誠君）　これから本日の会議を開きます。\n",
    );
    let told = [m.date, m.start, m.end].map(|c| c.map(|c| c.value));
    assert_eq!(told.each_ref().map(|t| t.as_deref()), [Some("2024-09-11"), Some("09:30"), Some("10:52")]);
}

#[test]
fn the_office_that_keeps_a_record_stands_below_its_title() {
    let line = "水草の刈取りの費用を県が負担することについて、皆様の御意見を伺いたいと考えてお\n\n";
    let record = format!(
        "第３回みなと湖沼審議会水草分科会桟橋部会刈取り小委員会議事録及び議事録\n\n環境局水質保全部湖沼課\n\n○日時　令和６年７月３日\n\n○議事\n\n○高橋会長　{}以上です。\n",
        line.repeat(6)
    );
    let found = meeting(&record).title.map(|title| title.value).unwrap_or_default();
    assert!(!found.contains("湖沼課"), "{found}");
}

#[test]
fn a_council_stands_over_its_committee_with_the_number() {
    let record = "みなと審議会　空域・海域分科会\n第 12回 飛行・航行小委員会 議事録\n\n日時：令和６年７月３日\n場所：みなと会館705会議室\n　　　※一部オンライン\n\n出席者：\n高橋座長、森委員\n";
    assert_eq!(series(record), ("みなと審議会空域・海域分科会飛行・航行小委員会".to_owned(), Some(12)));
    assert_eq!(when(record)[3], "みなと会館705会議室※一部オンライン");
    let office = "みなと県水産部\n第12回 飛行小委員会 議事録\n\n日時：令和６年７月３日\n";
    assert_eq!(series(office).0, "飛行小委員会");
}

#[test]
fn which_part_of_a_council_met_its_chair_may_say() {
    let record = "三雲審議会 第12回 議事録\n○高橋室長　それでは定刻になりましたので、ただいまから、三雲審議会第12回海面利用部会を開催いたします。\n○森部会長　始めます。\n○高橋室長　御説明します。\n";
    assert_eq!(series(record), ("三雲審議会海面利用部会".to_owned(), Some(12)));
    let other = record.replace("三雲審議会第12回海面", "三雲審議会第11回海面");
    assert_eq!(series(&other).0, "三雲審議会");
}

#[test]
fn the_number_of_a_line_behind_the_day_is_no_part_of_it() {
    let m = meeting(
        "令和６年港湾委員会　本文\n開催日: 2024-07-03\n１．1: 　　　　午前10時02分開会\n◯委員長（森　誠）　ただいまから港湾委員会を開会いたします。\n",
    );
    assert_eq!(m.date.map(|d| d.value).as_deref(), Some("2024-07-03"));
    assert_eq!(m.start.map(|d| d.value).as_deref(), Some("10:02"));
}

#[test]
fn words_of_the_page_above_the_head_of_a_record_full_of_speech_open_no_record() {
    let head = "令和６年第３回みなと町議会定例会会議録（第３日）\n招集年月日　令和６年９月３日\n招集の場所　みなと町議会議事堂\n出席議員（２名）\n　１番　柊　　　誠君　　２番　森　　花　子君\n説明のため出席した者の職・氏名\n　町　長　高橋健一君\n\n";
    let speech = "○議長（柊　誠君）　ただいまから会議を開きます。\n○２番（森　花子君）　質問いたします。町長に伺います。\n○町長（高橋健一君）　お答えいたします。\n○議長（柊　誠君）　散会します。\n";
    for above in [
        "会議録　令和６年　»　令和６年第３回定例会(開催日:2024/09/11)\n添付ファイル：本文.pdf\n\n",
        "◆　この会議録は、表示できる文字の範囲で載せているため、人名の表記が正本とは異なることがあります。\n\n",
    ] {
        let minutes = read_all(&format!("{above}{head}{speech}"));
        assert_eq!(minutes.attendance.len(), 3, "{above}{:?}", minutes.attendance);
        assert_eq!(minutes.turns.len(), 4, "{above}");
        assert!(minutes.meeting.series.is_some(), "{above}");
    }
}

#[test]
fn forms_menus_and_how_a_meeting_was_called_are_none_of_a_title() {
    let council = ("湖沼水質保全検討会".to_owned(), Some(3));
    for head in [
        "別記様式（第７条関係）\n第３回湖沼水質保全検討会　会議概要",
        "様式第２号（第６条関係）\n\n第３回湖沼水質保全検討会　会議録",
        "第３回（臨時）湖沼水質保全検討会会議録",
        "第３回湖沼水質保全検討会　記録（要旨）",
        "ホーム\nくらし・手続き\n湖沼\n令和６年度第３回湖沼水質保全検討会　会議録",
    ] {
        assert_eq!(series(&format!("{head}\n\n日時：令和６年５月１日\n")), council, "{head}");
    }
}

#[test]
fn what_a_viewer_of_documents_prints_is_no_title() {
    let cover = "湖沼水質保全検討会 全体会...\n\n45\n\nUpload: others\n\nPost on 21-Sep-2020\n\n5 views\n\nTRANSCRIPT\n\nPage 1: 第３回湖沼水質保全検討会 日 時:令和６年５月１日\n\n第３回湖沼水質保全検討会\n\n議 事 録\n\n日 時:令和６年５月１日(水)14:00~16:00\n";
    assert_eq!(series(cover), ("湖沼水質保全検討会".to_owned(), Some(3)));
}

#[test]
fn a_number_alone_is_no_title_and_the_longer_of_two_is() {
    let site =
        "環境課\n\n平成18年度第2回議事要旨\n\n第2回湖沼水質保全検討会　意見要旨\n\n1.日時:令和６年５月１日\n";
    assert_eq!(series(site), ("湖沼水質保全検討会".to_owned(), Some(2)));
    let twice = "活動の記録\n令和6年度第4回総会議事録\n2024年5月17日\n湖沼水質保全協会　令和6年度　第4回総会　議事録\n1.開催日時　2024年5月1日\n";
    assert_eq!(series(twice), ("湖沼水質保全協会総会".to_owned(), Some(4)));
    let year = "令和６年　港湾特別委員会\n\n　　　　　令　和　６　年\n　　　　みなと市議会港湾特別委員会会議録\n　　令和６年５月１日（水曜日）午前10時開議\n";
    assert_eq!(series(year).0, "みなと市議会港湾特別委員会");
}

mod page;

#[test]
fn where_an_assembly_was_called_to_is_its_venue() {
    let venue = |s: &str| meeting(s).venue.map(|venue| venue.value);
    let list = "\n\n出席議員\n１番　柊　誠\n\n○議長（柊　誠君）　ただいまから会議を開きます。\n";
    for (held, place) in [
        ("令和６年第３回みなと村議会臨時会は、みなと村議場に招集された。", "みなと村議場"),
        ("令和６年７月３日、みなと村議会第１委員会室において開会された。", "みなと村議会第1委員会室"),
    ] {
        let day = if held.contains('日') { "" } else { "令和６年７月３日" };
        let record = format!("みなと村議会会議録\n\n{day}{held}{list}");
        assert_eq!(venue(&record).as_deref(), Some(place), "{held}");
    }
}

#[test]
fn what_of_a_committee_met_is_none_of_its_name() {
    assert_eq!(
        series("港湾常任委員会(漁港課関係) 令和6年7月3日\n1.開催日時\n令和6年7月3日").0,
        "港湾常任委員会"
    );
    assert_eq!(
        series("トップページ の中の 会議録検索(委員会) の中の 令和6年 港湾委員会(7月3日)\n\n令和6年 港湾委員会(7月3日)\n\n1.開会日時\n令和6年7月3日").0,
        "港湾委員会"
    );
}

#[test]
fn a_day_without_its_year_is_of_the_fiscal_year_in_the_title() {
    let page = "平成22年度 第1回 みなと審議会 会議録\n\n[2019年8月26日]\n\n日時\n\n";
    assert_eq!(
        when(&format!("{page}11月12日(金曜日)午後6時~8時\n\n場所\n\n市役所大会議室\n"))[..3],
        ["2010-11-12", "18:00", "20:00"]
    );
    assert_eq!(
        when(&format!("{page}2月3日(木曜日)午後6時~8時\n\n場所\n\n市役所大会議室\n"))[0],
        "2011-02-03"
    );
}

#[test]
fn the_title_of_a_record_stands_behind_the_summons() {
    let text = "招集告示\n1 期日 令和6年7月3日\n2 場所 みなと町議会議場\n応招議員(2名)\n 1番 高橋 誠君  2番 森 花子君\n\
                不応招議員(なし)\n\n令和6年みなと港湾組合議会第3回臨時会 第1日\n令和6年7月3日(水曜日)\n午後3時3分開会\n";
    assert_eq!(series(text), ("みなと港湾組合議会臨時会".to_owned(), Some(3)));
}

#[test]
fn hours_stand_under_their_words_and_before_who_declared_them() {
    let text = "第3回みなと町議会定例会会議録\n\n開議\n令和6年7月3日\n10時50分\n議長\n高橋 誠\n\n閉会\n令和6年7月3日\n11時59分\n";
    assert_eq!(when(text)[1..3], ["10:50", "11:59"]);
    let text =
        "第3回みなと町議会定例会会議録\n\n招集場所 みなと町議場\n\n開会 7月3日 午前10時 議長開会宣言\n";
    assert_eq!(when(text)[1], "10:00");
    let text = "港湾委員会会議録\n開催年月日\n令和6年7月3日\n開会時間\n午前10時00分\n閉会時間\n午前11時52分\n開催場所\n第一会議室\n";
    assert_eq!(when(text)[1..3], ["10:00", "11:52"]);
}

#[test]
fn the_session_behind_the_kind_of_record_is_of_the_name() {
    assert_eq!(
        series("みなと広域連合議会会議録 平成27年7月定例会\n\n出席議員(1名)\n1番 柊 誠").0,
        "みなと広域連合議会定例会"
    );
    assert_eq!(
        series("平成30年みなと市議会会議録(第2回定例会)\n1.日時 平成30年6月21日 午前10時00分開会"),
        ("みなと市議会定例会".to_owned(), Some(2))
    );
}

#[test]
fn a_label_may_be_broken_over_two_lines() {
    assert_eq!(
        when(
            "みなと審議会 会議録\n日\n時:令和6年5月8日(水)13:30~15:30\n場\n所:みなと庁舎(2階会議室)\n出席者:柊委員\n"
        ),
        ["2024-05-08", "13:30", "15:30", "みなと庁舎(2階会議室)"]
    );
}

#[test]
fn a_day_before_the_place_is_none_of_it() {
    let text = "平成21年2月みなと県広域連合議会定例会会議録\n\n平成21年2月20日(金曜日)\n\n平成21年2月20日(金) みなと会館6階大会議室\n\
                午後1時55分 開会、開議\n午後3時16分 閉議、閉会\n";
    let found = when(text);
    assert_eq!(found[1..], ["13:55", "15:16", "みなと会館6階大会議室"]);
}

#[test]
fn the_year_of_a_title_is_that_of_the_day_beside_its_number() {
    let text = "〒100-0000\nみなと県みなと市一丁目1番地\n\n令和5年度 港湾委員会\n\n 第10回委員会 (1月22日)\n出席委員 高橋誠委員長\n";
    assert_eq!(when(text)[0], "2024-01-22");
    assert_eq!(series(text), ("港湾委員会".to_owned(), Some(10)));
}

#[test]
fn the_order_of_the_day_as_the_first_word_of_a_page_heads_no_agenda() {
    assert_eq!(
        series("○議事日程\n港湾委員会会議録\n○日時\n令和6年7月3日(水)10時00分開会\n○出席委員\n高橋委員長").0,
        "港湾委員会"
    );
}

#[test]
fn the_stamp_of_a_file_tells_the_day_where_a_site_has_that_of_the_session() {
    let text = "  1. みなと市議会 2008-09-01\n    10月15日-08号\n\n    取得元: みなと市議会公式サイト\n    平成20年  9月 定例会\n";
    assert_eq!(when(text)[0], "2008-10-15");
}

#[test]
fn a_session_with_its_year_and_house_is_a_title_by_itself() {
    let text = "本文ここから\n\n第13号 平成元年 5月22日(5月臨時会)\n\n平成1年 5月 臨時会\n\n　平成元年みなと市議会5月臨時会\n\n　みなと市議会会議録第13号\n1.日時 平成元年5月22日(月)午前10時\n";
    assert_eq!(series(text).0, "みなと市議会臨時会");
    assert_eq!(
        series("平成18年第3回臨時会\n\n平成18年第3回みなと市議会臨時会\n議事日程(第1日)\n1.開会"),
        ("みなと市議会臨時会".to_owned(), Some(3))
    );
    assert_eq!(
        series("令和2年建設常任委員会 本文 開催日:2020年06月19日\n\n開会 午前9時26分\n").0,
        "建設常任委員会"
    );
}

#[test]
fn the_day_behind_the_number_of_an_order_of_the_day_is_the_day_of_the_sitting() {
    let text = "令和6年9月 みなと県議会定例会会議録 第1号(全文)\n\n議 事 日 程 第一号 令和六年九月二十八日(土曜日)\n  午前十時開会・開議\n  \
                第一 議席の変更\n  第二 会議録署名議員の指名\n会議に付した事件\n 一 議席の変更\n";
    assert_eq!(meeting(text).date.unwrap().value, "2024-09-28");
}

#[test]
fn a_place_without_a_label_may_have_its_address_and_a_call_beside_it() {
    let at = |place: &str| {
        when(&format!("みなと審議会 会議録\n令和6年5月8日(水)13時~15時\n{place}\n出席者\n柊委員、森委員\n"))
            [3]
        .clone()
    };
    assert_eq!(at("港文化会館 加茂の間"), "港文化会館加茂の間");
    assert_eq!(at("みなとホール(港区中央町一丁目)"), "みなとホール(港区中央町一丁目)");
    assert_eq!(at("港庁舎3階特別会議室及びWeb会議形式"), "港庁舎3階特別会議室及びWeb会議形式");
}

#[test]
fn memos_name_day_and_place_in_their_own_ways() {
    assert_eq!(
        when(
            "みなと利用者会 2024年総会\n=====\n\n:日時: 2024/7/3 9:30～11:30\n:場所: `みなと会館`__ (3階)\n:参加費: 千円\n"
        ),
        ["2024-07-03", "09:30", "11:30", "みなと会館(3階)"]
    );
    assert_eq!(
        when("湖沼の会　議事録\n令和6年7月3日 午前11時～ 於 県庁3階会議室\n出席者 柊さん、森さん\n")[3],
        "県庁3階会議室"
    );
    for (title, name, ordinal) in [
        ("240703 みなと湖沼部会 議事録", "みなと湖沼部会", None),
        ("20240703_第2回みなと湖沼部会 議事録", "みなと湖沼部会", Some(2)),
        ("## 【Minato Local Meetup メモ】【20240703】", "Minato Local Meetup", None),
        ("みなとUsers 2024年総会 議事録", "みなとUsers総会", None),
        ("第2次みなと市総合計画（第4回）審議会 要点録", "第2次みなと市総合計画審議会", Some(4)),
    ] {
        assert_eq!(
            series(&format!("{title}\n\n日時：令和6年7月3日\n場所：県庁\n")),
            (name.to_owned(), ordinal),
            "{title}"
        );
    }
}

#[test]
fn the_way_to_a_page_and_lines_above_a_title_do_not_hide_it() {
    let kind = |s: &str| meeting(s).kind.map(|kind| kind.value).unwrap_or_default();
    let way = "ホーム > 会議 > 港湾局 > 第2回みなと検討会 議事録\n\n2024年7月3日 第2回みなと検討会\n\n○日時\n\n令和6年7月3日(水)10:00～\n";
    assert_eq!(kind(way), "議事録");
    let page = "議事録（2024/07/03）\n\n森さんに作っていただいた議事録です。\n\n図書館改修打合せ 議事メモ\n開催日：2024/7/3　場所：集会室\n参加者：柊、森、大久保\n議事内容：\n1.体制について\n・費用が足りないのではないか。\n";
    assert_eq!(kind(page), "議事メモ");
    assert_eq!(meeting(page).title.map(|title| title.value).as_deref(), Some("図書館改修打合せ"));
}

#[test]
fn the_hour_below_the_day_of_an_order_of_the_day_is_not_when_the_sitting_opened() {
    let record = "令和六年七月三日（水曜日）\n　午前十時一分開議\n○議事日程　第四号\n　令和六年七月三日\n　午前十時開議\n　第一　桟橋法案\n○議長（高橋健一君）　これより会議を開きます。\n○森花子君　賛成です。\n";
    assert_eq!(when(record)[1], "10:01");
}

#[test]
fn how_else_a_meeting_was_held_is_told_below_the_place() {
    let record = "第３回湖沼水質保全検討会\n令和６年５月１日（水）15:00～16:00\nみなと会館705会議室\n（Ｗｅｂ会議システム併用）\n議事次第\n１．水草の刈取りについて\n○高橋座長　始めます。\n○森委員　賛成です。\n";
    assert_eq!(when(record)[3], "みなと会館705会議室(Web会議システム併用)");
}

#[test]
fn the_number_of_a_title_may_lack_its_first_word() {
    let (_, ordinal) = series("# 5回 みなと湖沼検討会 議事録\n\n日時：令和６年７月３日\n");
    assert_eq!(ordinal, Some(5));
}

#[test]
fn a_later_sitting_has_the_day_on_which_it_opened() {
    let head = "令和７年第２回みなと町議会定例会会議録（第２号）\n\n１．招集年月日　　令和７年６月５日\n２．招集の場所　　みなと町議会議場\n３．開　　　　議　　令和７年６月12日　午前９時30分宣告\n４．出席議員\n　１番　柊　　誠\n";
    assert_eq!(when(head)[..2], ["2025-06-12", "09:30"]);
}

#[test]
fn the_way_to_a_page_tells_the_title_that_stands_nowhere_else() {
    let page = "ホーム> 資料> 審議会> 第4回桟橋ワーキンググループ 議事録\nここから本文です。\n○柊座長 定刻を過ぎましたので始めます。\n○森委員 よろしくお願いします。\n○柊座長 以上です。\n";
    assert_eq!(series(page), ("桟橋ワーキンググループ".to_owned(), Some(4)));
}

#[test]
fn the_name_of_a_board_in_a_form_is_that_of_the_title() {
    let form =
        "みなと芸能協会 理事会議事録\n\n<会議の名称>\n理事会\n\n<会議日時>\n令和6年7月3日(水) 10時~11時\n";
    assert_eq!(series(form).0, "みなと芸能協会理事会");
}

#[test]
fn a_sentence_that_says_where_the_rest_stands_ends_no_head() {
    let page = "次の会議を下記のとおり開催した。\nみなと地域医療調整会議\n令和6年7月3日（水曜日） 18時30分から20時00分\nみなと合同庁舎 大会議室\n議事録\n<会長>\nでは議題に入ります。よろしいですか。\n<森委員>\nはい、よろしくお願いします。\n";
    assert_eq!(when(page), ["2024-07-03", "18:30", "20:00", "みなと合同庁舎大会議室"]);
}

#[test]
fn a_meeting_that_was_resumed_ended_the_second_time() {
    let head = "第3回みなと検討会 議事録\n\n○日時\n令和6年7月3日(水)9:00~9:40(一時中断)、11:20(再開)~12:05\n\n○場所\nみなと会館\n";
    assert_eq!(when(head)[1..3], ["09:00", "12:05"]);
}

#[test]
fn a_sentence_tells_day_and_place_of_a_meeting_of_the_month_in_the_title() {
    let record = "令和6年7月みなと放送番組審議会\n7月のみなと放送番組審議会は、3日(水)、みなと放送局で開かれ、8人\nの委員が出席した。\n初めに放送番組一般について意見を交わした。\n";
    let [day, .., place] = when(record);
    assert_eq!((day.as_str(), place.as_str()), ("2024-07-03", "みなと放送局"));
}

#[test]
fn a_sentence_broken_over_lines_tells_where_a_meeting_was_held() {
    let record = "第1回みなと町振興協議会総会議事録\n令和6年7月3日第1回みなと町振興協議会総会は、みなと町福祉センター大ホ\nールに招集された。\n1.委員の出欠状況\n1番 柊 誠\n";
    assert_eq!(when(record)[3], "みなと町福祉センター大ホール");
}

#[test]
fn hours_stand_below_brackets_and_before_the_number_of_the_meeting() {
    let boxed = "第7回みなと町教育委員会議事録\n\n<開会>\n令和6年7月3日\n13時30分\n\n<閉会>\n令和6年7月3日\n14時20分\n\n○柊教育長 始めます。\n○森委員 はい。\n";
    assert_eq!(when(boxed)[1..3], ["13:30", "14:20"]);
    let numbered = "みなと農政審議会会議録\n○開会日 令和6年7月3日(水)\n○開 会 午後2時00分\n○閉 会 午後3時48分 令和6年第2回定例会\n○出席委員\n柊 誠\n";
    assert_eq!(when(numbered)[1..3], ["14:00", "15:48"]);
    assert_eq!(series(numbered), ("みなと農政審議会定例会".to_owned(), Some(2)));
    let form = "令和６年第４回みなと町議会定例会会議録（第２号）\n招集年月日   令和６年７月１日\n招集の場所   みなと町議会議場\n開閉会日時    開 議   令和６年７月３日    午前９時３０分   議長   柊  誠\n及び宣告    散 会   令和６年７月３日    午前１１時２１分  議長   柊  誠\n";
    assert_eq!(when(form)[..3], ["2024-07-03", "09:30", "11:21"]);
}

#[test]
fn the_title_of_the_record_says_more_than_a_line_of_its_page() {
    for (page, name, ordinal) in [
        ("湖沼技術会議の概要\nメンバー構成\n第３８回湖沼技術会議議事要旨", "湖沼技術会議", Some(38)),
        (
            "令和６年第９回教育委員会議（８月定例会）会議録\n令和６年第９回みなと県教育委員会議会議録",
            "みなと県教育委員会議",
            Some(9),
        ),
        ("令和６年度第２回みなと湖沼会議審議結果", "みなと湖沼会議", Some(2)),
    ] {
        let record = format!("{page}\n\n日時：令和６年７月３日\n場所：みなと会館\n");
        assert_eq!(series(&record), (name.to_owned(), ordinal), "{page}");
    }
}

#[test]
fn below_the_label_the_title_of_the_record_tells_whose_session_it_is() {
    let record = "開催日：令和6年12月10日\n会議名：令和 6年12月第4回定例会（第3日 12月10日）\n\n　　令和6年12月みなと市議会第4回定例会会議録（第3号）\n\n○議事日程\n　日程第1　一般質問\n\n○出席議員（2名）\n　1番　柊　　誠　　2番　森　花子\n";
    assert_eq!(series(record), ("みなと市議会定例会".to_owned(), Some(4)));
}

#[test]
fn between_which_sessions_a_committee_met_is_none_of_its_name() {
    let title = "三雲県議会　令和７年11月定例会前閉会中　港湾企業常任委員会会議録";
    assert_eq!(series(title).0, "三雲県議会港湾企業常任委員会");
}

#[test]
fn the_number_stands_in_brackets_below_the_council_and_the_place_below_the_hours() {
    assert_eq!(
        series("みなと町航路活性化協議会\n（令和６年度　第３回）会議録\n\n日時　令和６年７月３日\n"),
        ("みなと町航路活性化協議会".to_owned(), Some(3))
    );
    let record = "開催日：令和６年７月３日\n会議名：令和６年７月定例会　水産委員会\n\n〇開催の日時及び場所\n　　令和６年７月３日（水曜日）午前10時３分開会\n　　　　　　　　　　　　　　午前11時46分閉会\n　　第３委員会室\n〇出席委員\n　委員長柊　誠君\n";
    assert_eq!(when(record)[3], "第3委員会室");
}

#[test]
fn the_month_of_a_session_behind_its_year_is_none_of_the_series() {
    let text = "令和七年六月みなと県議会定例会会議録　第三号\n\n　令和七年六月十九日（木曜日）\n\n出席議員（二名）\n　一番　柊　誠君\n";
    assert_eq!(series(text).0, "みなと県議会定例会");
}
