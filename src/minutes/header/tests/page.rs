//! Heads as pages of towns and sites for documents print them.

use super::{read_all, series, when};

#[test]
fn links_ways_years_and_editions_are_none_of_a_title() {
    let council = ("湖沼水質保全検討会".to_owned(), Some(3));
    for head in [
        "第３回湖沼水質保全検討会会議録（ＰＤＦ：２６１ＫＢ）\n第３回湖沼水質保全検討会",
        "会議録（PDF形式 350KB\n\n第３回湖沼水質保全検討会会議録",
        "トップ > 審議会 > 開催結果（令和６年度第３回）\n令和６年度第３回湖沼水質保全検討会",
        "令和６年度\n第３回湖沼水質保全検討会会議録",
        "令和６年５月１日 第３回湖沼水質保全検討会（要約版） 午後７時１分開会",
        "第３回湖沼水質保全検討会（１０月定例会）会議録",
        "第３回湖沼水質保全検討会での意見",
    ] {
        assert_eq!(series(&format!("{head}\n\n日時：令和６年５月１日\n")), council, "{head}");
    }
    let twice = "湖沼水質保全検討会 議事録 令和６年度 議事録\n\n日時\n令和６年５月１日\n";
    assert_eq!(series(twice), ("湖沼水質保全検討会".to_owned(), None));
    let kind = read_all("第３回みなと町環境審議会議録\n\n日時　令和６年５月１日\n").meeting;
    assert_eq!(kind.series.map(|s| s.value).as_deref(), Some("みなと町環境審議会"));
}

#[test]
fn a_house_or_a_page_is_no_meeting() {
    let head = "本日のみなと図書館\n\n■開館状況\n\n１ 日時及び場所\n\n令和６年７月３日（水曜日） 午後１時から午後３時まで\nみなと図書館 ２階会議室\n";
    assert_eq!(series(head), (String::new(), None));
    assert_eq!(when(head)[0], "2024-07-03");
}

#[test]
fn the_name_with_a_number_is_the_one_of_the_meeting() {
    let council = ("みなと港湾審議会".to_owned(), Some(3));
    for head in [
        "令和６年度第３回みなと港湾審議会（会議録）\n\n附属機関等の名称\n\nみなと港湾審議会\n\n開催日時\n\n令和６年７月３日\n",
        "みなと港湾審議会\n\n審議会名\n\nみなと港湾審議会\n\n会議名\n\n令和６年度第３回みなと港湾審議会\n\n日時\n\n令和６年７月３日\n",
    ] {
        assert_eq!(series(head), council, "{head}");
    }
}

#[test]
fn what_a_council_is_for_stands_above_the_head_of_its_record() {
    let page = "みなと港湾審議会 会議録\n\nみなと港湾審議会とは\n\n港の利用と安全について市長の諮問に応じて審議するため、条例により置かれた機関です。\n\n審議事項\n\n• 岸壁の点検\n• 港の利用\n\n令和６年度第３回みなと港湾審議会 会議録\n\n日時\n\n令和６年７月３日（水曜日）\n午前10時から正午\n\n場所\n\nみなと市役所 大会議室\n\n議題\n\n１　岸壁の点検について\n";
    assert_eq!(series(page), ("みなと港湾審議会".to_owned(), Some(3)));
    assert_eq!(when(page), ["2024-07-03", "10:00", "12:00", "みなと市役所大会議室"]);
    assert_eq!(read_all(page).turns.len(), 0);
}

#[test]
fn a_sentence_of_the_head_tells_day_and_place() {
    let head = "令和６年第３回みなと港湾審議会会議録\n\n　令和６年７月３日（水曜日）、令和６年第３回みなと港湾審議会（定例会）を大会議室において開催した。\n\n１　出席委員\n\n・委員　柊　誠\n・委員　森　花子\n\n２　議事の大要\n\n柊委員\n\n　意見を述べる。\n";
    assert_eq!(when(head), ["2024-07-03", "", "", "大会議室"]);
    assert_eq!(read_all(head).attendance.len(), 2);
}

#[test]
fn values_are_printed_against_their_labels() {
    let head = "第３回みなと港湾審議会\n\n開催日時令和６年７月３日（水曜日） 10時から12時\n開催場所南浜市役所 ２階会議室\n出席者\n\n柊誠、森花子、三枝徹\n\n次回開催予定日未定\n問い合わせ先\n\n港湾課港湾班 担当者名 高橋\n";
    assert_eq!(when(head), ["2024-07-03", "10:00", "12:00", "南浜市役所2階会議室"]);
    assert_eq!(read_all(head).attendance.len(), 3);
}

#[test]
fn speech_begins_behind_the_words_that_opened_the_sitting() {
    let line = "令和６年７月３日 第３回みなと港湾審議会（要約版） 午後７時１分開会 ○港湾課長 みなと港湾審議会を開催する。 ○会長 岸壁の点検について説明を求める。本日の資料は机上に置いた。 ○港湾課長 資料１のとおりである。御意見を伺いたい。";
    assert_eq!(when(line)[..2], ["2024-07-03", "19:01"]);
    assert_eq!(read_all(line).turns.len(), 3);
}

#[test]
fn the_record_below_a_page_and_the_office_of_a_house_tell_who_met() {
    let page = "第7回定例会議（令和6年7月3日開催）\n\n開催概要\n\n議決事項\n\n1 桟橋の点検について\n\nその他\n\n令和6年度第7回（定例）港湾委員会議事録（テキスト版）\n\n概要\n\n＜会議場所＞\n　港湾会館\n\n＜委員出欠＞\n　高橋健一（出席）\n\n＜議事内容＞\n○石田委員長　ただいまから始めます。\n○高橋委員　賛成です。\n";
    assert_eq!(series(page).0, "港湾委員会");
    let house = "衆議院\n\n第7号　令和6年7月3日（水曜日）\n令和六年七月三日（水曜日）\n　　　午前九時開議\n　出席委員\n　　委員長　高橋　健一君\n　　理事　森　　花子君\n　　　石田　伸二君　　三枝　徹君\n　　…………………………………\n　　国土交通委員会専門員　　木原　学君\n　　―――――――――――――\n○高橋委員長　これより会議を開きます。\n○森委員　質問します。\n○高橋委員長　散会します。\n";
    assert_eq!(series(house), ("国土交通委員会".to_owned(), Some(7)));
}

#[test]
fn who_presided_is_no_part_of_the_place() {
    let head = "第３回湖沼水質保全検討会議事録\n日時　令和６年７月３日\n会場　みなと会館第1会議室　　司会　柊副会長\n";
    assert_eq!(when(head)[3], "みなと会館第1会議室");
    for place in
        ["みなと会館にて", "みなと会館（以下敬称略）", "みなと会館（一部の委員はオンラインによる参加）"]
    {
        let head = format!("第３回湖沼水質保全検討会議事録\n日時　令和６年７月３日\n場所　{place}\n");
        assert_eq!(when(&head)[3], "みなと会館");
    }
}

#[test]
fn the_line_above_a_board_tells_whose_it_is() {
    let head = "2024年度第2回理事会議事録\n\nみなと海草学会\n2024年度第2回理事会議事録\n\n日時：\n2024年7月3日（水）14:00-17:15\n";
    assert_eq!(series(head), ("みなと海草学会理事会".to_owned(), Some(2)));
    let head = "公益社団法人みなと海草公社\n令和６年度　第３回理事会　議事録\n\n１．開催日時　　令和６年７月３日（水）\n";
    assert_eq!(series(head), ("公益社団法人みなと海草公社理事会".to_owned(), Some(3)));
    let head = "三雲広域事務組合議会\n\n令和六年第一回定例会会議録\n\n招集年月日　令和六年七月三日\n";
    assert_eq!(series(head), ("三雲広域事務組合議会定例会".to_owned(), Some(1)));
}

#[test]
fn notices_and_menus_stand_around_the_title() {
    let council = ("湖沼水質保全検討会".to_owned(), Some(3));
    let notice = "プレスリリース\n\n水産省\n\n第３回湖沼水質保全検討会の議事概要について\n\n";
    assert_eq!(series(&format!("{notice}日時：令和６年５月１日\n")), council);
    let menu = "湖沼水質保全検討会のしくみ\n構成員一覧\n部会\n答申の一覧\n意見募集\nその他\n湖沼ページの項目\n予算について\n組織案内\nリーフレット\nトップページへ\n\n第３回湖沼水質保全検討会議事要旨\n\n";
    assert_eq!(series(&format!("{menu}日時：令和６年５月１日\n")), council);
}

#[test]
fn digits_of_a_day_stand_apart_and_each_hour_has_its_day() {
    let head = "第３回湖沼水質保全検討会議事録\n\n1 開会閉会の年月日 時刻 開会令和 6 年 5 月 1 8 日 1 3 時 3 0 分 閉会令和 6 年 5 月 1 8 日 1 5 時 0 2 分\n2 場所 みなと会館\n";
    assert_eq!(when(head), ["2024-05-18", "13:30", "15:02", "みなと会館"]);
}
