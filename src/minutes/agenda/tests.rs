use crate::{Lexicon, Text, minutes::Minutes, outline::Outline, text::Format};

fn agenda(s: &str) -> Vec<String> {
    let mut text = Text::from_string(s.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    read.agenda.into_iter().map(|a| a.text).collect()
}

fn listed(list: &str) -> Vec<String> {
    agenda(&format!(
        "第３回湖沼水質保全検討会　議事概要\n\n日時：令和６年５月１日（水）15:00～\n\n{list}\n\n出席者\n吉田太郎　湖北大学教授\n"
    ))
}

#[test]
fn every_heading_and_enumerator_of_an_agenda_is_read() {
    let expected = ["水草の刈取りについて", "その他"];
    for list in [
        "議題\n（１）水草の刈取りについて\n（２）その他",
        "議　題：\n１）水草の刈取りについて\n２）その他",
        "■議事\n１．水草の刈取りについて\n２．その他",
        "３　議事次第\n⑴ 水草の刈取りについて\n⑵ その他",
        "案件\n①　水草の刈取りについて\n②　その他",
        "次第\n１　水草の刈取りについて\n２　その他",
        "議題\n・水草の刈取りについて\n・その他",
        "会議に付した事件\n第１　水草の刈取りについて\n第２　その他",
        "南浜町議会第４回定例会議事日程\n日程第１　水草の刈取りについて\n日程第２　その他",
        "議事日程\n日程第１　水草の刈取りについて\n日程第２　その他",
        "議事日程\n日程第一　水草の刈取りについて\n日程第二　その他",
        "議事日程\n１．日程第１　水草の刈取りについて\n２．日程第２　その他",
        "議事日程\n日程第１\n　水草の刈取りについて\n日程第２\n　その他",
        "本日の会議に付した事件\n議題１　水草の刈取りについて\n議題２　その他",
        "会議の議題　(1) 水草の刈取りについて　(2) その他",
        "議題\n（１）水草の刈取りについて　　（２）その他",
        "議題\n（議題１）水草の刈取りについて\n（議題２）その他",
        "議題\n1. 水草の刈取りについて【公開】\n2. その他（非公開）",
        "○議題\n（１）水草の刈取りに\n　　　ついて\n（２）その他",
    ] {
        assert_eq!(listed(list), expected, "{list}");
    }
}

#[test]
fn items_that_gather_others_give_way_to_them() {
    let list = "議題\n１　報告事項\n（１）水草の刈取りについて\n２　協議事項\n（１）舟の係留について\n（２）桟橋の改修について\n３　その他";
    assert_eq!(listed(list), ["水草の刈取りについて", "舟の係留について", "桟橋の改修について", "その他"]);
    let under = "議題\n（１）各分科会の取りまとめについて\n　・水草の分科会\n　・舟の分科会\n（２）その他";
    assert_eq!(listed(under), ["各分科会の取りまとめについて", "その他"]);
}

#[test]
fn an_item_broken_at_the_edge_of_its_list_goes_on() {
    let assembly = "　議　事　日　程\n　第　１　　会期について\n　第　２　　議　　案　　第　１号　令和７年度湖北区一般会計予算及び湖沼の水質の保全に関\n　　　　　　　　　　　　　　　　　する補正予算\n　第　３　　議員提出議案第　１号　湖北区公契約条例の一部を改正する条例";
    let expected = [
        "会期について",
        "議案第1号令和7年度湖北区一般会計予算及び湖沼の水質の保全に関する補正予算",
        "議員提出議案第1号湖北区公契約条例の一部を改正する条例",
    ];
    assert_eq!(listed(assembly), expected);
}

#[test]
fn without_a_list_headings_of_the_body_are_the_agenda() {
    let text = "○山中座長\nただいまから始めます。\n＜議事（１）水草の刈取りについて＞\n○事務局\n御説明いたします。\n○川口委員\n異議はございません。＜議事（２）舟の係留について＞\n○山中座長\n続けます。\n";
    assert_eq!(agenda(text), ["水草の刈取りについて", "舟の係留について"]);
    let spoken = "○議長（吉田太郎君）　開会いたします。\n○議長（吉田太郎君）　日程第１、会期についてを議題といたします。\n○区長（浜野花子君）　御説明いたします。\n○議長（吉田太郎君）　次に、日程第２、諸般の報告を議題とします。\n";
    assert_eq!(agenda(spoken), ["会期について", "諸般の報告"]);
}

#[test]
fn what_opens_and_closes_a_meeting_is_no_item() {
    let order = "第3回湖沼検討会　議事録\n\n議事次第\n\n開会\n\n議題\n\n(1)水草の刈取りについて\n(2)その他\n\n閉会\n\n議事録\n\n○山中座長　ただいまから始めます。\n";
    assert_eq!(agenda(order), ["水草の刈取りについて", "その他"]);
}

#[test]
fn items_come_up_one_by_one_in_the_record() {
    let quoted = "第3回湖沼検討会　議事録\n\n日時：令和6年5月1日\n\n議事\n\n議事(1)「前回議事録の確認」\n\n○山中座長　それでは始めます。前回の議事録はお送りしたとおりですが、直すところはございますか。\n\n議事(2)「水草の刈取りについて」\n\n○事務局　御説明いたします。\n";
    assert_eq!(agenda(quoted), ["前回議事録の確認", "水草の刈取りについて"]);
    let kinds = "第3回湖沼検討会　議事録\n\n日時：令和6年5月1日\n\n議事概要\n\n【報告事項(1) 水質の状況について】\n事務局から資料により説明を行い、質疑があった。\n【審議事項(1) 水草の刈取りについて】\n事務局から説明を行い、異議なく承認された。\n";
    assert_eq!(agenda(kinds), ["水質の状況について", "水草の刈取りについて"]);
}

#[test]
fn each_bill_on_a_line_of_its_own_is_an_item() {
    let bills = "議　事\n　　議案第12号　湖北町立学校の管理に関する規則の一部を改正する規則について\n　　議案第13号　湖北町奨学金の貸与に関する条例施行規則の制定について\n　　報告第4号　　いじめの状況について";
    assert_eq!(
        listed(bills),
        [
            "議案第12号湖北町立学校の管理に関する規則の一部を改正する規則について",
            "議案第13号湖北町奨学金の貸与に関する条例施行規則の制定について",
            "報告第4号いじめの状況について",
        ]
    );
}

#[test]
fn numbers_that_a_program_repeats_are_read_once() {
    let expected = ["水草の刈取りについて", "その他"];
    for list in [
        "議題\n  1. (1)水草の刈取りについて\n  2. (2)その他\n",
        "議事次第\n\n  1. 1.開会\n  2. 2.議事\n    1.   (1)水草の刈取りについて\n    2.   (2)その他\n  3. 3.閉会\n",
    ] {
        let read: Vec<String> =
            listed(list).into_iter().filter(|item| !["開会", "閉会"].contains(&item.as_str())).collect();
        assert_eq!(read, expected, "{list}");
    }
}

#[test]
fn what_gathers_items_is_one_itself_where_it_has_none() {
    assert_eq!(
        listed("議題\n(1)水草の刈取りについて\n(2)報告事項\n(3)その他"),
        ["水草の刈取りについて", "報告事項", "その他"]
    );
    assert_eq!(
        listed(
            "議題\n  1. (1)水草の刈取りについて\n  2. (2)報告事項\n    •   ・湖の水位について\n    •   ・葦原の面積について"
        ),
        ["水草の刈取りについて", "湖の水位について", "葦原の面積について"]
    );
}

#[test]
fn what_stands_below_a_bill_belongs_to_it() {
    assert_eq!(
        listed(
            "議事日程\n1 会期の決定\n2 承認第 1号 専決処分の承認について\n（港湾条例の一部を改正する条例）\n3 議案第 2号 請負契約の締結について\n（岸壁（東側）改良工事）"
        ),
        [
            "会期の決定",
            "承認第1号専決処分の承認について(港湾条例の一部を改正する条例)",
            "議案第2号請負契約の締結について(岸壁(東側)改良工事)"
        ]
    );
}

#[test]
fn sub_items_of_a_list_without_numbers_are_none_of_its_items() {
    assert_eq!(
        listed(
            "付議事件\n会期の決定\n諸般の報告\n①港湾視察の報告\n②監査の報告\n議案第２号　港湾条例の制定について\n議案第３号　財産の取得について\n議案第４号　航路の廃止について"
        ),
        [
            "会期の決定",
            "諸般の報告",
            "議案第2号港湾条例の制定について",
            "議案第3号財産の取得について",
            "議案第4号航路の廃止について"
        ]
    );
}

#[test]
fn the_title_below_an_order_of_the_day_is_no_item() {
    assert_eq!(
        agenda(
            "令和５年港湾委員会\n○議事日程\n港湾委員会会議録\n〇日時\n令和５年３月７日（火）10時00分開会\n〇本日審査した案件\n1 離島航路について\n2 その他\n\n○三雲委員長　始めます。\n○柊委員　はい。\n○三雲委員長　以上です。\n"
        ),
        ["離島航路について", "その他"]
    );
}

#[test]
fn the_order_of_the_day_goes_on_below_its_day_and_place() {
    assert_eq!(
        agenda(
            "令和５年第１回みなと町議会臨時会会議録\n１ 議事日程 第１号\n日時 令和５年３月７日（火曜日） 午前10時00分 開 議\n場所 みなと町議会議場\n日程 １ 会期の決定について\n日程 ２ 議案第 ８号 財産の取得について\n２ 出席議員（２人）\n１番 高橋 健一議員 ２番 石田 伸二議員\n\n○議長（高橋健一） 開会します。\n○町長（木原学） はい。\n"
        ),
        ["会期の決定について", "議案第8号財産の取得について"]
    );
}

#[test]
fn the_hour_of_a_sitting_is_no_item() {
    for hour in ["開会　午前9時30分", "午後1時30分開会", "散会　午後3時7分"] {
        let list = format!("議事日程\n水草の刈取りについて\n舟の係留について\n{hour}");
        assert_eq!(listed(&list), ["水草の刈取りについて", "舟の係留について"], "{hour}");
    }
}

#[test]
fn what_is_dealt_with_stands_below_the_kind_of_item_and_numbers_may_stand_alone() {
    assert_eq!(
        listed(
            "議題\n(1) 審議事項\n　水草の刈取りについて\n　・計画（案）\n(2) 報告事項\n　葦原の面積について"
        ),
        ["水草の刈取りについて", "葦原の面積について"]
    );
    assert_eq!(
        listed("議題\n(1)\n水草の刈取りについて\n(2)\n報告事項\n　・葦原の面積について\n(3)\nその他"),
        ["水草の刈取りについて", "葦原の面積について", "その他"]
    );
}

#[test]
fn an_order_of_the_day_without_a_label_goes_from_opening_to_closing() {
    let list = "次第\n日時　令和６年７月３日（水）10時00分～11時30分\n場所　みなと会館\n1　開会\n2　事務局説明\n3　委員発表\n4　意見交換\n5　閉会\n\n出席者\n委員　柊　誠\n";
    assert_eq!(listed(list)[1..4], ["事務局説明", "委員発表", "意見交換"]);
    let record =
        "日時　令和６年７月３日（水）10時00分～11時30分\n1　開会\n事務局から挨拶があった。\n2　閉会\n";
    assert!(listed(record).is_empty());
}

#[test]
fn what_a_committee_takes_up_is_its_agenda_where_none_is_printed() {
    assert_eq!(
        agenda(
            "令和５年港湾委員会会議録\n○柊委員長　ただいまから港湾委員会を開会いたします。はじめに、所管事務の調査のうち、水草の刈取りについてを議題といたします。\n○三雲委員　いつ刈りますか。\n○柊委員長　舟の係留についてを議題とします。\n○柊委員長　本件を議題といたします。次に、陳情第３号葦原の保全を求める陳情を議題といたします。\n○三雲委員　賛成です。\n"
        ),
        ["水草の刈取りについて", "舟の係留について", "陳情第3号葦原の保全を求める陳情"]
    );
    assert_eq!(
        agenda(
            "令和５年港湾委員会会議録\n○柊委員長　おはようございます。日程１、報告事項の（１）水草の刈取りについて、説明を求めます。\n○三雲課長　資料１を御覧ください。\n○柊委員長　今の点について、説明を求めます。次に、（２）舟の係留について、担当課から説明をお願いします。\n"
        ),
        ["水草の刈取りについて", "舟の係留について"]
    );
    assert_eq!(
        agenda(
            "港湾委員会会議録\n○柊委員長　ただいまから委員会を開会いたします。それでは、案件１の水草の刈取りの案についてを議題とします。\n○三雲委員　いつ刈りますか。\n○柊委員長　来月です。\n"
        ),
        ["水草の刈取りの案について"]
    );
    assert_eq!(
        agenda(
            "令和６年港湾委員会会議録\n○柊委員長　それでは、請願審査を行います。\n　令和６年請願第８号、葦原の保全を求める請願を議題に供します。\n○三雲課長　御説明いたします。\n○柊委員長　次に、報告事項を聴取いたします。\n　（１）舟の係留について、理事者より御説明願います。\n○三雲課長　資料１を御覧ください。\n"
        ),
        ["令和6年請願第8号、葦原の保全を求める請願", "舟の係留について"]
    );
}

#[test]
fn a_petition_numbered_by_its_year_is_an_item_and_the_hour_below_none() {
    assert_eq!(
        listed("議題\n１．水草の刈取りについて\n２．６請願第３号　　葦原の保全を求める請願\n午前10時開会"),
        ["水草の刈取りについて", "6請願第3号葦原の保全を求める請願"]
    );
}

#[test]
fn where_no_agenda_is_printed_the_items_stand_below_its_label_in_the_record() {
    let record = |body: &str| {
        agenda(&format!(
            "第３回湖沼水質保全検討会　議事概要\n\n日時：令和６年５月１日（水）15:00～\n\n議事概要\n{body}"
        ))
    };
    assert_eq!(
        record(
            "１ 開会\n２ 議題\n（１）水草の刈取りについて\n事務局が資料１により説明した。\n・費用を示してほしい。\n（２）観測船の更新について\n・賛成である。\n３ 閉会\n"
        ),
        ["水草の刈取りについて", "観測船の更新について"]
    );
    assert_eq!(
        record(
            "１．開会\n２．議事\n（１）協議事項\nア　水草の刈取りについて\n・費用を示してほしい。\nイ　観測船の更新について\n・賛成である。\n（２）報告事項\n水質の状況について\n３．閉会\n"
        ),
        ["水草の刈取りについて", "観測船の更新について", "水質の状況について"]
    );
}

#[test]
fn bills_below_a_numbered_bill_are_items_and_what_came_of_each_is_none_of_it() {
    assert_eq!(
        listed(
            "議事日程\n第１　議案第５号　湖岸の占用の許可について\n　　議案第６号　桟橋の撤去について\n　　報告第２号　水質の状況について"
        ),
        ["議案第5号湖岸の占用の許可について", "議案第6号桟橋の撤去について", "報告第2号水質の状況について"]
    );
    assert_eq!(
        listed(
            "議案及び審議結果\n議案第５号　湖岸の占用について（継続審議）\n議案第６号　桟橋の撤去について（可決）"
        ),
        ["議案第5号湖岸の占用について", "議案第6号桟橋の撤去について"]
    );
}

#[test]
fn which_order_of_the_day_it_is_and_on_which_day_is_no_item() {
    let expected = ["一般質問", "議案第5号湖北町水道条例の一部を改正する条例"];
    let items = "日程第１　一般質問\n日程第２　議案第５号　湖北町水道条例の一部を改正する条例";
    for list in [
        format!("議事日程第７号\n{items}"),
        format!("十二月十日議事日程第二号\n{items}"),
        format!("議事日程（第２号）\n{items}\n本日の会議に付した事件\n議事日程（第２号）に同じ"),
        format!(
            "○議事日程\n　　　　湖北町議会会議録　第１０号\n\n　〇　第　２　日\n\n第３回湖北町議会定例会議事日程　第２号\n{items}"
        ),
    ] {
        assert_eq!(listed(&list), expected, "{list}");
    }
}

#[test]
fn what_the_chair_does_by_number_is_an_item() {
    let spoken = "第３回湖北町議会定例会会議録\n\n令和６年５月１日\n\n○議長（森　花子君）　日程第１、会議録署名議員の指名を行います。\n○議長（森　花子君）　日程第２、一般質問を行います。\n○柊　誠君　お尋ねします。\n";
    assert_eq!(agenda(spoken), ["会議録署名議員の指名", "一般質問"]);
}

#[test]
fn sub_items_of_a_single_item_and_letters_against_the_words_are_read() {
    assert_eq!(
        listed("次第\n１．委嘱状の伝達\n（１）会長の選出\n（２）舟の係留について"),
        ["委嘱状の伝達", "会長の選出", "舟の係留について"]
    );
    assert_eq!(
        listed("議題\n水草の刈取りについて\n（１）実施結果\n（２）委員の意見"),
        ["水草の刈取りについて", "実施結果", "委員の意見"]
    );
    let lettered = "第３回みなと湖沼会議\n令和６年７月３日\n南浜市役所会議室\n柊委員、森委員、三枝委員、高橋委員\n（１）開会\n（２）課長あいさつ\n（３）議題\nア水草の刈取りについて\nイ桟橋の改修について\nウその他\nア水草の刈取りについて\n（事務局）水草は、湖の半分を覆っている。今年度は二回に分けて刈り取ることとしたい。\n";
    assert_eq!(agenda(lettered), ["水草の刈取りについて", "桟橋の改修について", "その他"]);
}

#[test]
fn bills_in_a_row_are_items_each() {
    let list = "議事日程\n第１　署名委員の指名\n第２　議案第９号　水草の刈取りについて　議案第10号　桟橋の改修について";
    assert_eq!(
        listed(list),
        ["署名委員の指名", "議案第9号水草の刈取りについて", "議案第10号桟橋の改修について"]
    );
}

#[test]
fn what_was_done_from_opening_to_closing_is_the_agenda() {
    let head = "第３回みなと湖沼会議 会議録\n\n１．日時\n\n令和６年７月３日\n\n２．場所\n\n市役所\n\n３．会議の概要\n\n１．開会\n\n２．水草の刈取りについて\n\n３．桟橋の改修について\n\n４．閉会\n\n４．主な内容\n\n（事務局）\n\nただ今から会議を開催いたします。資料の確認をさせていただきます。\n";
    assert_eq!(agenda(head), ["水草の刈取りについて", "桟橋の改修について"]);
}

#[test]
fn what_opens_and_closes_the_business_is_no_item_beside_it() {
    let expected = ["水草の刈取りについて", "その他"];
    assert_eq!(
        listed("議事次第\n1. 1 開会\n2. 2 議事\n  1. (1)水草の刈取りについて\n  2. (2)その他\n3. 3 閉会"),
        expected
    );
    let both = "1.開会挨拶\n\n2.報告事項\n\n(1)水草の刈取りについて\n\n3.協議事項\n\n(1)桟橋の修繕について\n\n4.閉会挨拶";
    assert_eq!(listed(both), ["水草の刈取りについて", "桟橋の修繕について"]);
}

#[test]
fn headings_under_which_it_is_told_what_came_of_them_are_the_agenda() {
    let record = "第３回湖沼水質保全検討会　議事要旨\n\n1. 日時：令和６年５月１日（水）15:00～\n2. 場所：みなと市役所\n3. 出席委員：高橋委員長、森委員\n4. 議事概要\n（１）委員長の選任について\n委員の互選により、高橋委員が選出された。\n（２）水草の刈取りについて\n事務局から説明があり、了承された。\n";
    assert_eq!(agenda(record), ["委員長の選任について", "水草の刈取りについて"]);
}

#[test]
fn headings_that_count_from_the_opening_are_the_agenda_without_its_rites() {
    let record = "第３回みなと湖沼会議　会議録\n\n日時：令和６年５月１日（水）15:00～\n出席者：高橋会長、森委員、三枝委員\n会議内容\n1. 開会\n2. 会長あいさつ\n水草が増えている。対策を急ぎたい。\n3. 委員の紹介（高橋課長）\n4. 説明事項\n(1) 水草の現状\n(2) 桟橋の改修\n5. 閉会\n";
    assert_eq!(agenda(record), ["委員の紹介", "水草の現状", "桟橋の改修"]);
    let list = "港湾委員会\n令和６年７月３日\n1 開会\n2 署名委員の決定\n3 傍聴の許否の決定\n4 口頭陳情の聴取\n5 報告事項（港湾局長）\n森委員\n岸壁の点検はいつ終わるのか、お聞きしたい。\n";
    assert_eq!(
        agenda(list),
        ["開会", "署名委員の決定", "傍聴の許否の決定", "口頭陳情の聴取", "報告事項(港湾局長)"]
    );
}

#[test]
fn the_chair_says_in_quotes_what_the_topic_is() {
    let record = "第３回湖沼水質保全検討会　議事録\n\n日時：令和６年５月１日（水）15:00～\n\n○高橋会長　それでは始めます。本日の議題は「水草の刈取りの計画について」であります。\n○森委員　賛成です。\n";
    assert_eq!(agenda(record), ["水草の刈取りの計画について"]);
}

#[test]
fn topics_that_come_up_below_their_list_and_items_called_in_quotes_are_an_agenda() {
    let listed = "みなと湖沼会議（第2回）\n令和６年７月３日\n市役所会議室\n1. 水草の刈取りについて\n2. 桟橋の改修について\n1 水草の刈取りについて\n【委員】\n今年は二回刈るのか。\n【会長】\nそのとおりである。\n【委員】\n分かった。\n";
    assert_eq!(agenda(listed), ["水草の刈取りについて", "桟橋の改修について"]);
    let bare = "湖沼会議　第1回総会　次第\n令和６年７月３日(水)\n県庁大ホール\n1 会長の選任\n2 会長あいさつ\n3 知事との懇談\n配付資料\n委員名簿\n○柊次長　定刻になりましたので、第1回総会を開催いたします。\n○柊次長　会長の選任をお願いいたします。\n○森委員　賛成です。\n";
    assert_eq!(agenda(bare), ["会長の選任", "会長あいさつ", "知事との懇談"]);
    let called = "○柊参事官\nただいまより会議を開会いたします。\n○柊参事官\n続いて、議事２「水草の刈取りの提案等」についてです。\n○森委員\n賛成です。\n";
    assert_eq!(agenda(called), ["水草の刈取りの提案等"]);
}

#[test]
fn how_an_item_is_dealt_with_is_none_of_it() {
    assert_eq!(
        listed(
            "議事日程\n・会期の決定\n・議案第1号 港湾条例\n　理事者説明\n　質疑、討論、採決\n・議案第2号 補正予算"
        ),
        ["会期の決定", "議案第1号港湾条例", "議案第2号補正予算"]
    );
    assert_eq!(
        listed("議事日程\n第1 会期の決定\n第2 港湾委員長報告 質疑 討論 採決\n第3 休会の件"),
        ["会期の決定", "港湾委員長報告", "休会の件"]
    );
}

#[test]
fn items_in_lines_that_links_broke_go_on_counting() {
    assert_eq!(
        agenda(
            "みなと市議会定例会議事日程(第1号) 令和元年11月25日(月)午前 9時00分開 会 日程第 1\n会議録署名議員の指名 日程第 2 会期の決定 日程第 3 休会の件\n"
        ),
        ["会議録署名議員の指名", "会期の決定", "休会の件"]
    );
}

#[test]
fn topics_below_what_was_dealt_with_are_an_agenda_where_another_label_follows() {
    let items = "1 育成事業の報告について\n2 来年度の方針について\n";
    let head = "第2回みなと市青少年協議会\n開催日時\n令和6年7月3日(水)14時から15時まで\n出席者\n高橋会長、森委員\n審議の概要\n";
    let text = format!("{head}{items}傍聴者人数\n2名\n会議録\n会長:始めます。よろしくお願いします。\n");
    assert_eq!(agenda(&text), ["育成事業の報告について", "来年度の方針について"]);
}

#[test]
fn lists_of_memos_and_the_one_topic_over_a_record_are_agendas() {
    let fields = "みなと利用者会 2024年総会(2024/7/3)\n\n:日時: 2024/7/3 19:30～21:30\n:場所: 県庁\n\n議事進行\n---------\n\n* 会計報告\n* 役員の改選\n\n議事録\n---------\n\n会計報告\n++++++++\n\n* 会費を集めた\n";
    assert_eq!(agenda(fields), ["会計報告", "役員の改選"]);
    let angled = "第2回湖沼の会議事録\n日時：令和6年7月3日(水)\n〈議題〉\n水草の刈取り\n費用が足りないので、県と国に負担を求めることにした。\n";
    assert_eq!(agenda(angled), ["水草の刈取り"]);
    let over = "湖沼の会　議事録\n令和6年7月3日　於 県庁\n出席者 柊さん、森さん\n水草の刈取りおよび船の手配について\n## 現状\n刈取りの人手が足りないので、募集を始めた。\n## 感想\n- 船が小さかった。\n";
    assert_eq!(agenda(over), ["水草の刈取りおよび船の手配について"]);
    let sign = "第2回湖沼検討会議事録\n(1)日時　令和6年7月3日(水)\n(2)議題　○水草の刈取りについて\n　　　　　○その他\n(3)議事内容\n○森会長\n始めます。\n○柊委員\n賛成です。\n";
    assert_eq!(agenda(sign), ["水草の刈取りについて", "その他"]);
}

#[test]
fn what_a_copy_ran_into_the_last_item_is_none_of_it() {
    assert_eq!(
        listed(
            "議事次第\n１．開会\n２．議事\n（１）水草の刈取りについて\n（２）その他 ３．閉会   配付資料一覧"
        ),
        ["水草の刈取りについて", "その他"]
    );
}

#[test]
fn what_was_taken_up_beside_the_order_of_the_day_is_an_item() {
    let record = "令和六年七月三日（水曜日）\n　午前十時一分開議\n○議事日程　第四号\n　令和六年七月三日\n　午前十時開議\n　第一　桟橋の維持及び修繕に関する法律案（内閣提出、衆議院送付）\n　第二　水草の刈取りに関する法律及び湖沼の水質の保全に関する法律の一部を改正する法律案（内閣提出）\n○本日の会議に付した案件\n　一、港湾の整備に関する法律案（趣旨説明）\n　以下　議事日程のとおり\n○議長（高橋健一君）　これより会議を開きます。\n○森花子君　賛成です。\n";
    assert_eq!(
        agenda(record),
        [
            "桟橋の維持及び修繕に関する法律案(内閣提出、衆議院送付)",
            "水草の刈取りに関する法律及び湖沼の水質の保全に関する法律の一部を改正する法律案(内閣提出)",
            "港湾の整備に関する法律案(趣旨説明)",
        ]
    );
}

#[test]
fn an_order_of_the_day_in_one_line_has_items_below_items() {
    let record = "第1回湖沼審議会会議録\n開催日時：令和６年７月３日(水)13時30分から\n次第：１　開会　２　委嘱状交付　３　議事　（１）水草の刈取りについて　（２）桟橋の改修について　４　その他　５　閉会\n\n１　開会\n２　委嘱状交付\n３　議事\n（１）水草の刈取りについて\n会長：説明を求める。\n事務局：資料１に基づき説明。\n委員：賛成である。\n";
    assert_eq!(
        agenda(record),
        ["開会", "委嘱状交付", "水草の刈取りについて", "桟橋の改修について", "その他", "閉会"]
    );
}

#[test]
fn headings_over_items_behind_bullets_are_no_items() {
    let list = "本日の会議に付した事件\n　港湾局関係\n　　付託議案の審査（質疑）\n　　・第三号議案　港湾条例の一部を改正する条例\n　　報告事項（質疑）\n　　・桟橋の点検について\n　　・桟橋の廃止について";
    assert_eq!(
        listed(list),
        ["第三号議案港湾条例の一部を改正する条例", "桟橋の点検について", "桟橋の廃止について"]
    );
}

#[test]
fn items_stand_below_kinds_in_brackets_and_count_anew_below_each() {
    let record = "みなと大学運営会議（第３回）議事要旨\n日　時　令和６年７月３日（水）\n配付資料\n　資料１　桟橋の改修の計画\n　冒頭、議長から、定足数を満たしている旨の報告があった。\n【審議事項】\n１．桟橋の改修について\n　港務課長から、資料１に基づき説明があり、承認された。\n２．船の更新について\n　港務課長から説明があり、承認された。\n【報告事項】\n１．水草の刈取りについて\n　港務課長から報告があった。\n【その他】\n　議長から、次回の日程の連絡があり、閉会した。\n";
    assert_eq!(agenda(record), ["桟橋の改修について", "船の更新について", "水草の刈取りについて", "その他"]);
}

#[test]
fn a_title_stands_below_the_number_of_its_bill() {
    let list = "議事日程\n第一　第二百一号議案\n　令和六年度港湾特別会計補正予算（第二号）\n第二　第二百二号議案\n　港湾設備条例の一部を改正する条例";
    assert_eq!(
        listed(list),
        [
            "第二百一号議案令和六年度港湾特別会計補正予算(第二号)",
            "第二百二号議案港湾設備条例の一部を改正する条例"
        ]
    );
}

#[test]
fn the_record_begins_where_an_item_comes_up_behind_the_documents() {
    for heading in ["１．桟橋の点検の方法について", "議題（１）桟橋の点検の方法について"]
    {
        let record = format!(
            "第３回桟橋利用検討会　議事概要\n\n日時：令和６年７月３日（水）10：00～11：30\n\n議題：\n１．桟橋の点検の方法について\n２．その他\n\n配布資料：\n資料１　点検の方法\n\n{heading}\n　事務局より、資料１に基づき説明。主な意見は以下のとおり。\n・点検の間隔が長すぎるのではないか。\n・ドローンを使うべきである。\n"
        );
        let mut text = Text::from_string(record, Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
        let opinions = read.turns.iter().filter(|turn| turn.kind == crate::minutes::TurnKind::Bullet).count();
        assert_eq!((read.documents.len(), opinions), (1, 2), "{heading}");
    }
}

#[test]
fn a_line_in_brackets_further_out_heads_the_items_below_it() {
    let list = "案件\n（報告）\n　　１　桟橋の点検及び渡船の試行運航に係る中間報告について（港湾局）\n（一般質問）\n　　２　所管事務の調査（港湾局、水産局）";
    assert_eq!(
        listed(list),
        ["桟橋の点検及び渡船の試行運航に係る中間報告について(港湾局)", "所管事務の調査(港湾局、水産局)"]
    );
}

#[test]
fn what_no_item_begins_with_goes_on_with_the_item_above() {
    assert_eq!(
        listed(
            "議事次第\n（１）桟橋の改修に向けた課題\n　　　　について\n（２）船の更新につ\n　　　いて\n（３）その他（水草の刈取りの\n　　　報告）\n"
        ),
        ["桟橋の改修に向けた課題について", "船の更新について", "その他(水草の刈取りの報告)"]
    );
}

#[test]
fn items_of_another_kind_right_below_are_items_too() {
    assert_eq!(
        listed("4 議題\n(1)会長の選出について\n(2)水草の刈取りについて\n\n報告事項\n(1)桟橋の点検について"),
        ["会長の選出について", "水草の刈取りについて", "桟橋の点検について"]
    );
    assert_eq!(
        listed("第3 議題\n  水草の刈取りについて\n  桟橋の点検について\n第4 報告案件\n  船の更新について"),
        ["水草の刈取りについて", "桟橋の点検について", "船の更新について"]
    );
}

#[test]
fn items_come_up_below_what_is_told_of_the_first() {
    let numbered = "【議事】\n1. 会員数報告、新入会員承認\n柊理事より、会員の動向について報告され、新入会者について承認された。\n2.中間報告\n柊理事より、登録料の収入が増えたことが報告された。\n3.委員会・部会報告\n◇ 編集委員会\n森理事より、登録を検討していることが報告された。\n";
    assert_eq!(agenda(numbered), ["会員数報告、新入会員承認", "中間報告", "委員会・部会報告"]);
    let plain = "第9回みなと審議会 議事概要\n\n  1. 日時\n    令和6年7月3日(水)\n  2. 議題\n      会長の選出について\n         投票により、柊委員が会長に選ばれ、会長代理には森委員が就くこととなった。\n      委員の指名について\n         柊会長から、案のとおり指名する旨の発言があった。\n      報告事項\n      1 桟橋の点検について\n         森委員より説明が行われた。\n";
    assert_eq!(agenda(plain), ["会長の選出について", "委員の指名について", "桟橋の点検について"]);
}

#[test]
fn labels_of_the_record_may_lack_a_number_or_have_it_against_them() {
    let record = |list: &str| {
        agenda(&format!(
            "第４回みなと部会 審議結果\n\n開催日時\n\n令和6年7月3日(水曜日)\n\n審議経過\n\n(柊部会長)\nお揃いのようですので、第4回の部会を始めさせていただきます。\n\n{list}\n\n(柊部会長)\nでは、委員からお願いします。\n\n(森委員)\n水草が増えています。どうすればよいのでしょうか。\n"
        ))
    };
    assert_eq!(record("1議題\n\n(1)水草の刈取りについて"), ["水草の刈取りについて"]);
    assert_eq!(record("議題\n\n(1)水草の刈取りについて"), ["水草の刈取りについて"]);
    assert_eq!(
        record("1 議案\n\n第1号 水草の刈取りについて\n(事務局説明)\n\n第2号 桟橋の点検について"),
        ["第1号水草の刈取りについて", "第2号桟橋の点検について"]
    );
    assert_eq!(
        record(
            "1 報告事項\n(1)水草「あし」「よし」\n   の刈取りについて\n\n議事経過\n\n1 報告事項\n(1)水草の刈取り\n説明した。"
        ),
        ["水草「あし」「よし」の刈取りについて"]
    );
}

#[test]
fn steps_gather_items_and_bills_stand_below_a_label() {
    assert_eq!(
        listed("次第\n1 報告\n(1)水草の状況について\n2 審議\n(1)桟橋の点検について\n(2)船の更新について"),
        ["水草の状況について", "桟橋の点検について", "船の更新について"]
    );
    assert_eq!(
        listed(
            "会議次第\n1.開会\n2.会長あいさつ\n3.議題\n\n  議案第1号 合併の方式について\n\n  議案第2号 合併の期日について\n\n4.閉会"
        ),
        ["開会", "会長あいさつ", "議案第1号合併の方式について", "議案第2号合併の期日について", "閉会"]
    );
    assert_eq!(
        listed(
            "議題\n(1) 署名者の選出\n(2) 議案審議\n ① 議決事項\n   第 1 号議案  規程の変更について\n   第 2 号議案  予算の補正について\n ② 報告事項\n   報告事項(1)  船の更新の状況"
        ),
        ["署名者の選出", "第1号議案規程の変更について", "第2号議案予算の補正について", "船の更新の状況"]
    );
    assert_eq!(listed("次第\n1.開会\n(1)会長の指名\n(2)諮問の説明"), ["会長の指名", "諮問の説明"]);
    assert_eq!(listed("議題\n○論点の整理\n (1)水草\n (2)桟橋"), ["論点の整理", "水草", "桟橋"]);
}

#[test]
fn what_stands_around_the_words_of_an_item_is_none_of_it() {
    for (list, expected) in [
        (
            "議題\n1 水草の刈取りについて  <港湾課>\n2 桟橋の点検について(pdf 120KB)",
            vec!["水草の刈取りについて", "桟橋の点検について"],
        ),
        (
            "議題\n(1)資料1:水草の刈取りについて(諮問)\n(2)資料2:桟橋の点検について",
            vec!["水草の刈取りについて(諮問)", "桟橋の点検について"],
        ),
        (
            "次第\n1 報告事項\n(1)水草について(港湾課長)\n(2)桟橋について",
            vec!["水草について", "桟橋について"],
        ),
        ("次第\n【議事資料1】水草の報告\n【議事資料2】桟橋の計画", vec![]),
        ("議事\n(以下、議事録)", vec![]),
        (
            "議題\n1 水草の刈取りについて\n2 所管事務の報告\n　　桟橋の点検について",
            vec!["水草の刈取りについて", "所管事務の報告桟橋の点検について"],
        ),
        (
            "議題\n(1)柊委員の出張報告について\n〜湖の視察及び協議〜\n(2)その他",
            vec!["柊委員の出張報告について~湖の視察及び協議~", "その他"],
        ),
        (
            "議事日程\n第一　一般質問\n第二　請願第二号　水草の刈取りに関す\n　　　る請願\n（日程第二は委員会付託）",
            vec!["一般質問", "請願第二号水草の刈取りに関する請願"],
        ),
        (
            "議題\n　第３号　次の計画の骨子について（諮\n　　　　　　問）",
            vec!["第3号次の計画の骨子について(諮問)"],
        ),
        (
            "議題\nⅠ．審査事項\n　1. 新しい申請\n　2. 申請の変更\nⅡ．報告事項\n　1. 事故について",
            vec!["新しい申請", "申請の変更", "事故について"],
        ),
        (
            "次第\n1 審議\n(1)水草について\n(2)桟橋について (3)その他",
            vec!["水草について", "桟橋について", "その他"],
        ),
    ] {
        assert_eq!(listed(list), expected, "{list}");
    }
}

#[test]
fn what_the_chair_names_by_number_and_goes_on_from_is_an_item() {
    let spoken = "第６回 みなと町農業委員会議事録\n\n○柊事務局長  ただいまから開会いたします。\n○議長(森会長)  日程第1,署名委員の指名ですが,4番の三枝委員にお願いいたします。\n日程第2,議案第15号,農地のあっせんについて,事務局から説明を願います。\n○三枝次長  御説明いたします。\n";
    assert_eq!(agenda(spoken), ["署名委員の指名", "議案第15号、農地のあっせんについて"]);
}

#[test]
fn what_is_to_be_explained_once_the_items_come_up_is_an_item() {
    let record = |said: &str| {
        agenda(&format!(
            "令和６年度 港湾委員会\n\n 第５回委員会 (7月3日)\n出席委員 柊誠委員長,森花子委員\n\n柊委員長)これより委員会を開きます。{said}\n\n港湾課長)御説明いたします。\n\n森委員)桟橋は足りますか。\n\n港湾課長)足りております。\n"
        ))
    };
    assert_eq!(
        record(
            "議題は、お手元の案件書のとおりです。初めに、渡船の運航について、執行部の説明をお願いします。"
        ),
        ["渡船の運航について"]
    );
    assert_eq!(record("渡船の運航について、執行部の説明をお願いします。"), Vec::<String>::new());
}

#[test]
fn several_items_may_be_taken_up_together_by_a_number_without_its_word() {
    let spoken = "港湾委員会会議録\n○柊委員長　ただいまから港湾委員会を開会いたします。それでは、日程2、認定第2号港湾特別会計決算外3件を一括議題といたします。\n○森委員　賛成です。\n○柊委員長　御異議なしと認めます。\n";
    assert_eq!(agenda(spoken), ["認定第2号港湾特別会計決算外3件"]);
}

#[test]
fn parts_of_an_item_and_numbers_without_spaces_are_items() {
    for (list, expected) in [
        (
            "議題\n1.桟橋の点検について\n2.渡船の更新について\n3.その他  ①水草の状況について  ②次回の日程について",
            vec![
                "桟橋の点検について",
                "渡船の更新について",
                "その他",
                "水草の状況について",
                "次回の日程について",
            ],
        ),
        (
            "議題\n1.桟橋の点検について\n2.その他  @水草の状況について  A次回の日程について",
            vec!["桟橋の点検について", "その他", "水草の状況について", "次回の日程について"],
        ),
        ("議題\n1.その他\n2.協　議　事　項　桟橋の点検について", vec!["その他", "桟橋の点検について"]),
        (
            "議　事　日　程\n　第　１　　会期について\n　第　２　　議　　案　　第２９号　桟橋の工事の契約について",
            vec!["会期について", "議案第29号桟橋の工事の契約について"],
        ),
        ("議事日程\n第1会期の決定第2会議録署名議員の指名", vec!["会期の決定", "会議録署名議員の指名"]),
        (
            "議題\n本会議は、審議会規則の定めるところにより、公開にて行われた。\n1 答申事項\n「桟橋の点検」について【諮問第5号】\n2 諮問事項\n「渡船の更新」について【諮問第6号】",
            vec!["「桟橋の点検」について【諮問第5号】", "「渡船の更新」について【諮問第6号】"],
        ),
        (
            "議事日程\n・会期の決定\n・議案第1号 みなと町職員の休業に関する条例の一部を改正する条例\n  議案第2号 令和6年度みなと町一般会計予算\n   以上2件一括上程",
            vec![
                "会期の決定",
                "議案第1号みなと町職員の休業に関する条例の一部を改正する条例",
                "議案第2号令和6年度みなと町一般会計予算",
            ],
        ),
        (
            "会議内容\n1開会\n2会長あいさつ\n3前回会議録の確認\n4議題\n(1)桟橋の点検について\n5その他\n6閉会",
            vec!["前回会議録の確認", "桟橋の点検について", "その他"],
        ),
    ] {
        assert_eq!(listed(list), expected, "{list}");
    }
}

#[test]
fn topics_stand_over_or_before_what_came_of_them() {
    let told = "みなと町審議会概要\n\n1 開催日時\n\n令和6年7月3日\n\n2 議事\n\n(1)会長の選出について会長に森委員が選任されました。\n(2)桟橋の点検について港湾課から、点検の箇所を増やす案の説明があり、了承されました。\n(3)報告事項「渡船の更新について」次の点について担当課が説明を行いました。\n";
    assert_eq!(agenda(told), ["会長の選出について", "桟橋の点検について", "渡船の更新について"]);
    let over = "みなと町港湾委員会開催概要\n\n1 開催日時\n令和6年7月3日\n\n2 開催状況\n\n1 個別会議\n\n(1) 渡船の処分について(審議:船舶部)\n船舶部から、12件について説明があり、審議の上、処分を決めた。\n\n2 全体会議\n\n(1) 桟橋の点検について(報告:港湾部)\n港湾部から、点検の状況について報告があった。\n";
    assert_eq!(agenda(over), ["渡船の処分について", "桟橋の点検について"]);
}

#[test]
fn what_is_called_up_without_a_number_is_an_item() {
    let called = |words: &str| {
        agenda(&format!(
            "第3回みなと町港湾委員会会議録\n\n令和6年7月3日\n\n○高橋委員長 これより委員会を開きます。\n{words}\n○森委員 灯りが暗いと思います。\n○港湾課長 直します。\n"
        ))
    };
    let bill = "○高橋委員長 議案第1号、桟橋の使用の許可について、事務局から説明してください。";
    assert_eq!(called(bill), ["議案第1号、桟橋の使用の許可について"]);
    let above = "○高橋委員長\n では議題に入ります。\n\n 桟橋の点検について、事務局からお願いします。";
    assert_eq!(called(above), ["桟橋の点検について"]);
}

#[test]
fn a_number_apart_from_its_item_and_an_item_beside_its_label_count() {
    let apart = "議題\n 1　桟橋の点検について\n 2　水草の刈取りについて\n\n来年度の船の台数の公表等について\n\n 4　役員の選任について";
    let items = [
        "桟橋の点検について",
        "水草の刈取りについて",
        "来年度の船の台数の公表等について",
        "役員の選任について",
    ];
    assert_eq!(listed(apart), items);
    let record = "港湾委員会記録（第3回）\n1.日　時　令和6年7月3日（水）　午前10時3分～午後1時\n1.場　所　第2委員会室\n1.議　題　1.議案第7号「桟橋の管理に関する条例の一部を改正する条例」\n2.陳情第5号　堤防の点検を求める陳情\n午前10時3分開会\n◎高橋委員長　ただいまより開会いたします。\n○森委員　質問します。\n◎高橋委員長　以上です。\n";
    assert_eq!(
        agenda(record),
        ["議案第7号「桟橋の管理に関する条例の一部を改正する条例」", "陳情第5号堤防の点検を求める陳情"]
    );
}

#[test]
fn what_the_chair_does_under_a_number_is_an_item_and_quotes_are_the_list_s() {
    let said = "第2回みなと社会教育委員会議　会議録\n\n令和6年7月3日（水）\n\n○議長（高橋健一）　初めに、日程第1、署名委員の指名をいたします。次に、日程第2、桟橋の点検についてを議題といたします。日程第3の審議をいたします。\n○森委員　賛成です。\n○議長（高橋健一）　以上です。\n";
    assert_eq!(agenda(said), ["署名委員の指名", "桟橋の点検について"]);
    let quoted = "みなと協議会　会議録\n日時　令和6年7月3日\n場所　みなと会館\n会議資料　次第\n\n1　開会\n 港湾課長が進行役を務めた。\n2　報告事項（事務局）\n（1）「桟橋の点検について」\n○点検は秋に終える。\n3　協議事項\n（1）「船の台数について」\n（委員）台数が足りない。増やしてほしい。\n";
    assert_eq!(agenda(quoted), ["桟橋の点検について", "船の台数について"]);
}

#[test]
fn items_of_another_kind_count_anew_in_the_record() {
    let record = "2024年度第1回理事会議事録\n日時：\n2024年7月3日（水）13:00-16:00\n出席者：\n会長 高橋健一\n理事 森花子、石田伸二\n\n報告事項\n\n1. 会計の件\n昨年度の決算について報告があり、了承された。\n\n2. 大会準備の件\n参加申込は210名であると報告された。\n\n審議事項\n\n1. 学会賞規程の改正の件\n森理事より改正案が示された。締切を早めるべきだとの意見があり、継続審議とした。\n";
    assert_eq!(agenda(record), ["会計の件", "大会準備の件", "学会賞規程の改正の件"]);
}

#[test]
fn what_came_of_each_item_stands_right_below_it() {
    let told = "定例会議の開催状況\n\n第1 日時 令和6年7月3日\n\n第2 出席者 高橋委員長、森委員\n\n第3 議事\n\n1 議題事項\n\n(1)桟橋の監査について\n\n監査の結果を確認した。\n\n(2)渡船の規程について\n\n港湾課長から、渡船の規程を改める案について説明があり、原案どおり決定した。\n\n2 報告事項\n\n(1)灯台の日程について\n\n総務課長から、灯台を開く日程について報告があった。\n";
    assert_eq!(agenda(told), ["桟橋の監査について", "渡船の規程について", "灯台の日程について"]);
}

#[test]
fn a_remark_below_one_item_makes_no_record_of_the_agenda() {
    let remark = "第3回みなと部会　議事録\n\n1 日時\n　令和6年7月3日\n\n2 議題\n　1 桟橋の点検について\n　2 灯台の修繕について\n　3 その他\n　　会議は、公開で開催された。\n\n○港湾課長　定刻になりましたので、開催いたします。\n";
    assert_eq!(agenda(remark)[..2], ["桟橋の点検について", "灯台の修繕について"]);
}

#[test]
fn what_committees_do_besides_bills_and_what_they_inquire_of_are_items() {
    let record = "三雲県議会　港湾企業常任委員会会議録\n\n１　開会年月日\n　　令和７年10月16日（木）　午前10時２分\n２　開会場所\n　　第３委員会室\n３　出席委員（２名）\n　　委員長　　高　橋　　　悟　君\n　　委員　　　森　　　花　子　君\n４　会議に付した事件\n　　議案第78号　三雲県港湾管理条例の一部を改正する条例の一部を改正する条例\n　　所管事務の調査\n５　会議の概要\n\n午前10時２分開会\n○委員長（高橋　悟君）　ただいまから開会いたします。\n○委員長（高橋　悟君）　以上で終わります。\n午前11時47分散会\n";
    let expected = ["議案第78号三雲県港湾管理条例の一部を改正する条例の一部を改正する条例", "所管事務の調査"];
    assert_eq!(agenda(record), expected);
    let diet = "本日の会議に付した案件\n○港湾等に関する調査\n　（桟橋及び航路に関する件）";
    assert_eq!(listed(diet), ["港湾等に関する調査(桟橋及び航路に関する件)"]);
}

#[test]
fn what_a_chair_takes_up_in_quotes_is_its_agenda() {
    let record = "港湾特別委員会会議録\n○柊委員長　ただいまから委員会を開会いたします。\n　議事に入ります前に、申し上げます。\n　はじめに、「新しい桟橋「なぎさ」の点検について」を議題といたします。執行部の説明を求めます。三雲港湾課長。\n○三雲港湾課長　「点検の手引」を御覧ください。\n○柊委員長　次に、「今後の視察について」でありますが、御一任願います。次に、「お願いについて」を議題とします。\n○森委員　「水草について」でありますが、いつ刈りますか。\n";
    assert_eq!(
        agenda(record),
        ["新しい桟橋「なぎさ」の点検について", "今後の視察について", "お願いについて"]
    );
}

#[test]
fn a_chair_who_goes_on_may_ask_for_an_explanation_of_the_next_item() {
    let record = "港湾特別委員会会議録\n○柊委員長　ただいまから委員会を開会いたします。まず、水草の刈取りについて執行部の説明を求めます。\n○三雲港湾課長　御説明します。次に、渡船の運賃についてお願いします。\n○柊委員長　次に、ただいまの説明について説明を求めます。続いて、森委員の御質問について説明を求めます。最後に、渡船の運航について、説明をお願いします。\n○三雲港湾課長　御説明します。\n";
    assert_eq!(agenda(record), ["水草の刈取りについて", "渡船の運航について"]);
}
