use crate::{Lexicon, Text, minutes::Minutes, outline::Outline, text::Format};

/// Documents of a record with those who presented them, as label<-name.
fn presented(s: &str) -> Vec<String> {
    let mut text = Text::from_string(s.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    let each = |d: &crate::minutes::Material| {
        let by: Vec<String> =
            d.presented_by.iter().map(|p| format!("{}<-{}", d.label, read.name_of(&p.value))).collect();
        by
    };
    read.documents.iter().flat_map(each).collect()
}

#[test]
fn speakers_present_the_documents_they_explain() {
    for (words, documents) in [
        ("それでは、お手元の資料１につきまして、御説明させていただきます。", vec!["資料1<-吉田"]),
        ("資料１を御覧ください。水草についてでございます。", vec!["資料1<-吉田"]),
        ("資料１－１に基づき、水草の刈取りを申し述べます。", vec!["資料1-1<-吉田"]),
        ("資料の１でございます。", vec!["資料1<-吉田"]),
        ("御説明いたします。水産部委員会資料二ページをお願いいたします。", vec!["水産部委員会資料<-吉田"]),
        (
            "参考資料２として水質の表をお付けしております。お手元に参考資料２といたしまして表がございます。",
            vec!["参考資料2<-吉田"],
        ),
        ("資料１の３ページを御覧いただくと、数字が違うように見えます。", vec![]),
        ("資料１の御説明ありがとうございました。", vec![]),
        ("資料１にもありますとおり、水草は増えております。", vec![]),
        ("資料１について質問がございます。", vec![]),
    ] {
        let text = format!(
            "○山中座長\nただいまから始めます。\n○吉田課長\n{words}\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n"
        );
        assert_eq!(presented(&text), documents, "{words}");
    }
}

#[test]
fn the_next_speaker_presents_what_the_chair_asks_for() {
    let text = "○山中座長\nそれでは、資料３について事務局から説明をお願いします。\n○吉田課長\n水草は増えております。\n○川口委員\n資料３を見て驚きました。\n○山中座長\n続けます。\n";
    assert_eq!(presented(text), ["資料3<-吉田"]);
    let shown = "○山中座長\n資料４を御覧ください。川口委員から御説明いただきます。\n○川口委員\n水草は増えております。\n○吉田委員\n驚きました。\n○山中座長\n続けます。\n";
    assert_eq!(presented(shown), ["資料4<-川口"]);
}

#[test]
fn who_is_asked_to_tell_of_a_document_presents_it() {
    for asks in [
        "では、資料３に基づいて、お話をお願いいたします。",
        "続いて、資料３について、吉田課長から御発言をお願いします。",
        "吉田課長から資料３についてお願いいたします。",
    ] {
        let text = format!("○山中座長\n{asks}\n○吉田課長\n水草は増えております。\n○山中座長\n続けます。\n");
        assert_eq!(presented(&text), ["資料3<-吉田"], "{asks}");
    }
    let told = format!(
        "○吉田課長\n資料３は、水草の刈取りの計画でございます。{}\n○川口委員\n資料３は分かりやすい。\n",
        "水草は岸の近くで増えております。".repeat(9)
    );
    assert_eq!(presented(&told), ["資料3<-吉田"]);
}

#[test]
fn documents_of_a_list_of_numbers_are_cited_as_documents() {
    let text = "第3回水産協議会　議事要旨\n\n日時　令和6年7月3日（水）13時～15時\n出席者　柊会長、森理事\n\n配付資料\n　１－１　水草の現状\n　１－２　刈取りの費用\n　２　　　刈取りの計画（案）\n\n議事\n１．刈取りの計画について\n　森理事から、資料２に基づき、刈取りの計画について説明があった。\n";
    assert_eq!(presented(text), ["2<-森"]);
}

#[test]
fn who_presents_the_parts_presents_the_whole() {
    let text = "第３回湖沼水質保全検討会　議事録\n\n日時：令和６年５月１日\n\n配付資料\n資料１　水草の刈取りについて\n　１－１　水草の表\n資料２　舟の係留について\n\n○山中座長\nただいまから始めます。\n○吉田課長\nそれでは、資料１－１を御覧ください。\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n";
    assert_eq!(presented(text), ["資料1<-吉田", "1-1<-吉田"]);
}

#[test]
fn notes_headings_and_items_tell_who_presented() {
    for (words, who) in [
        ("（事務局から資料1について説明）", "事務局"),
        ("－資料１に基づき、事務局から説明－", "事務局"),
        ("（１）水草について（資料１に基づき事務局より説明）", "事務局"),
        ("【事務局より資料１の説明】", "事務局"),
        ("○資料１について、事務局より説明が行われた。", "事務局"),
        ("・事務局から、資料１「水草の表」について報告した。", "事務局"),
        ("（湖水環境課長が資料１により説明）", "湖水環境課長"),
        ("（吉田委員　資料１説明）", "吉田花子"),
        ("○事務局説明（資料１）", "事務局"),
        ("資料１の説明（事務局）", "事務局"),
        ("湖水省の担当者から、資料１について報告がなされた。", "湖水省"),
        ("資料１は次回までに事務局が用意する。", ""),
    ] {
        let text = format!(
            "第３回湖沼水質保全検討会　議事概要\n\n日時：令和６年５月１日\n出席者：山中太郎座長、吉田花子委員\n配布資料\n資料１　水草について\n\n議事概要\n{words}\n○ 水草の刈取りの費用を県が負担すべきではないか。\n○ 刈取り船の台数が足りない。\n"
        );
        let expected: Vec<String> = if who.is_empty() { Vec::new() } else { vec![format!("資料1<-{who}")] };
        assert_eq!(presented(&text), expected, "{words}");
    }
}

#[test]
fn a_chair_who_hands_over_asks_each_by_name_for_a_document() {
    let opening = "第３回湖沼水質保全検討会　議事録\n\n日時：令和６年５月１日\n\n出席者\n座長　山中　健一\n参考人　森　花子\n課長　吉田　徹\n\n議事\n";
    let by_name = format!(
        "{opening}○山中座長\n資料１について事務局から、続けて資料２について森参考人から御説明をお願いします。\n○吉田課長\n水草は増えております。\n○森参考人\n船も増えております。\n○山中座長\n続けます。\n"
    );
    assert_eq!(presented(&by_name), ["資料1<-吉田徹", "資料2<-森花子"]);
    let plain = format!(
        "{opening}○山中座長\n議事に入る。まず、事務局から資料１について説明する。\n○吉田課長\n水草は増えている。\n○森参考人\n船も増えている。\n○山中座長\n続ける。\n"
    );
    assert_eq!(presented(&plain), ["資料1<-吉田徹"]);
}

#[test]
fn in_a_summary_a_mark_in_brackets_tells_who_presents() {
    let text = "第3回湖沼検討会　議事概要\n\n議事概要\n（会長）議題1について事務局から説明願う。\n（事務局）資料１により説明する。\n                （委員）水草の刈取りを急ぐべきである。\n（事務局）検討する。\n";
    assert_eq!(presented(text), ["資料1<-事務局"]);
}

#[test]
fn who_is_asked_to_speak_presents_what_they_turn_to_first() {
    for (asks, words, documents) in [
        (
            "続きまして、吉田参考人、お願いいたします。",
            "吉田です。資料２の３ページですが、水草は増えました。",
            vec!["資料2<-吉田"],
        ),
        ("では、資料２を吉田参考人からお願いいたします。", "水草は増えました。", vec!["資料2<-吉田"]),
        (
            "次に、吉田参考人から、資料２の御説明を10分程度でお願いいたします。",
            "水草は増えました。",
            vec!["資料2<-吉田"],
        ),
        ("続いて資料２を、吉田参考人から。", "水草は増えました。", vec!["資料2<-吉田"]),
        ("御意見をどうぞ。", "資料２です。水草は増えました。", vec!["資料2<-吉田"]),
        ("御意見をどうぞ。", "資料２の３ページですが、水草は本当に増えましたか。", vec![]),
        ("資料２は後ほど御覧いただくことといたします。", "水草は増えました。", vec![]),
    ] {
        let text = format!(
            "○山中座長\nただいまから始めます。\n{asks}\n○吉田参考人\n{words}\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n"
        );
        assert_eq!(presented(&text), documents, "{asks} {words}");
    }
}

#[test]
fn a_title_tells_whose_document_it_is_where_nothing_else_does() {
    let text = "第３回湖沼水質保全検討会　議事録\n\n日時：令和６年５月１日\n出席者：山中太郎座長、吉田花子委員\n配布資料\n資料１　吉田委員提出資料\n資料２　水草の表（吉田委員説明資料）\n資料３　刈取りの論点（事務局）\n資料４　刈取りの論点（案）\n参考資料　前回の議事要旨\n\n○山中座長\nただいまから始めます。\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n";
    assert_eq!(presented(text), ["資料1<-吉田花子", "資料2<-吉田花子", "資料3<-事務局"]);
}

#[test]
fn a_note_below_an_item_tells_of_the_documents_that_the_item_names() {
    let head = "第2回みなと市環境審議会 議事要旨\n1 日時 令和6年7月3日\n2 出席者\n委員 高橋会長、森委員\n事務局 三枝環境課長\n";
    let own = "3 配布資料\n資料1 計画の案\n資料2 実績\n資料3 予定\n4 議事\n(1) 計画の案について(資料1、資料2)\n(環境課長から説明)\n・目標の年次は何年か。\n(2) 予定について(資料3)\n・日程は早い方がよい。\n";
    assert_eq!(presented(&format!("{head}{own}")), ["資料1<-三枝", "資料2<-三枝"]);
}

#[test]
fn one_to_whom_the_details_are_left_presents_the_document() {
    for (hands_over, documents) in [
        ("詳細は港湾課長から御説明いたしますので、よろしくお願い申し上げます。", vec!["資料1<-三雲"]),
        ("本日は、桟橋の点検について御審議を賜ります。", vec![]),
    ] {
        let text = format!(
            "○山中委員長\nただいまから始めます。\n○木原港湾局長\n港湾局でございます。{hands_over}\n○三雲港湾課長\n恐れ入りますが、資料１の２ページを御覧いただけますでしょうか。桟橋は古くなりました。\n○川口委員\n異議はございません。\n○山中委員長\n続けます。\n"
        );
        assert_eq!(presented(&text), documents, "{hands_over}");
    }
}

#[test]
fn one_who_was_asked_or_introduces_themself_turns_to_pages_and_goes_on() {
    let long = "水草の刈取りは年に三回行っております。費用はおよそ八百万円でございまして、昨年より一割ほど増えました。刈り取った水草は堆肥として農家の方々にお使いいただいております。今年度は船を一隻増やす考えでございます。";
    let record = |asked: &str, said: &str| {
        presented(&format!(
            "○山中座長\n{asked}\n○吉田課長\n{said}\n○川口委員\n資料２の５ページですが、費用はなぜ増えたのでしょうか。\n○山中座長\n続けます。\n"
        ))
    };
    let given = ["資料2-1<-吉田", "資料2-2<-吉田", "資料2<-吉田"];
    let two =
        format!("資料２－１、水草でございます。{long}続きまして資料２－２の桟橋ですが、点検を終えました。");
    assert_eq!(record("それでは吉田課長、お願いいたします。", &two), given[..2]);
    assert_eq!(record("続いて、事務局から資料２をお願いします。", long), given[2..]);
    assert_eq!(record("続いて、事務局から資料２について。", long), given[2..]);
    assert_eq!(record("吉田課長から資料２を説明願う。", long), given[2..]);
    let page = format!("港湾課の吉田でございます。資料２の３ページを御覧ください。{long}");
    assert_eq!(record("次の議題です。", &page), given[2..]);
    let explained = format!("計画の案を御説明いたします。資料２の３ページをお開きください。{long}");
    assert_eq!(record("次の議題です。", &explained), given[2..]);
    assert_eq!(
        record("次の議題です。", "配付資料の確認です。資料２といたしまして計画の案をお配りしております。"),
        Vec::<String>::new()
    );
    assert_eq!(record("次の議題です。", "資料２により説明"), given[2..]);
}

#[test]
fn offices_headings_and_places_tell_apart_who_presented() {
    let desk = "●山中会長\n事務局から説明をお願いします。\n●事務局(丹下)\n資料２を御覧ください。水草は増えております。\n●川口委員\n驚きました。\n●山中会長\n続けます。\n";
    assert_eq!(presented(desk), ["資料2<-丹下"]);
    let told = "○山中座長\n事務局から資料２の御説明をお願いいたします。\n○事務局\n事務局の丹下でございます。資料２を投影いたします。\n○川口委員\n驚きました。\n○山中座長\n続けます。\n";
    assert_eq!(presented(told), ["資料2<-丹下"]);
    let heading = "第３回湖沼検討会　議事概要\n\n日時：令和６年５月１日\n\n審議経過\n\n1 議事\n\n議題(1)資料1:水草の刈取りについて(諮問)\n\n〇事務局説明\n\n資料1により説明\n\n〇主な意見\n\n・(川口委員)水草が増えているのではないか。\n・(事務局)御指摘のとおりである。\n";
    assert_eq!(presented(heading), ["資料1<-事務局"]);
    let place = "第３回湖沼検討会　議事録\n\n日時：令和６年５月１日\n\n配付資料\n資料１　点検実施報告書（大沼団地）\n\n○山中座長\n始めます。\n○川口委員\nはい。\n";
    assert_eq!(presented(place), Vec::<String>::new());
}

#[test]
fn whoever_is_named_by_portfolio_short_name_or_office_presents() {
    let head = |list: &str| {
        format!("第３回湖沼検討会　議事要旨\n\n日時：令和６年５月１日\n\n出席者\n{list}\n\n議事要旨\n")
    };
    let minister = head("高橋 健一 離島振興担当大臣・内閣府特命担当大臣（防災）\n森 花子 みなと大学教授")
        + "離島振興担当大臣から資料１に基づき説明があった。その後、意見の交換が行われた。\n・急ぐべきだ。\n";
    assert_eq!(presented(&minister), ["資料1<-高橋健一"]);
    let body = head("高橋 健一 国立研究開発法人みなと技術機構 統括主幹\n森 花子 みなと大学教授")
        + "森教授から資料１について、ＭＮＡの高橋統括主幹から資料２について、それぞれ説明があった。\n・急ぐべきだ。\n";
    assert_eq!(presented(&body), ["資料1<-森花子", "資料2<-高橋健一"]);
    let office = "○山中部会長\nそれでは、事務局から資料１を使ってご説明お願いできればと思います。\n○川口委員\n分かりました。私から意見を申し上げます。\n○森委員\n賛成です。\n○山中部会長\n続けます。\n";
    assert_eq!(presented(office), ["資料1<-事務局"]);
}

#[test]
fn who_was_asked_explains_what_lies_before_them_and_what_a_note_says() {
    for (asked, words, documents) in [
        ("事務局から資料の説明をお願いします。", "資料１は、渡船の客を調べたものです。", vec!["資料1<-吉田"]),
        (
            "事務局から説明をお願いします。",
            "お手元の資料１は、渡船の客を調べたものです。",
            vec!["資料1<-吉田"],
        ),
        ("議題１をお願いします。", "資料１の２ページを御覧ください。", vec!["資料1<-吉田"]),
        ("吉田課長、お願いします。", "渡船のお話をします。\n＜資料１に基づき説明＞", vec!["資料1<-吉田"]),
        ("では始めます。", "資料１は、渡船の客を調べたものです。", vec![]),
    ] {
        let text = format!(
            "○山中座長\n{asked}\n○吉田課長\n{words}\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n"
        );
        assert_eq!(presented(&text), documents, "{words}");
    }
}

#[test]
fn who_presents_a_document_presents_its_parts() {
    let text = "第3回湖沼検討会 議事概要\n\n日時:令和6年7月3日\n\n出席者\n吉田太郎 湖沼課長\n\n配付資料\n資料1-1 刈取りの計画\n資料1-2 船の台数\n\n議事概要\n資料1について、吉田課長から説明があった。\n";
    assert_eq!(presented(text), ["資料1-1<-吉田太郎", "資料1-2<-吉田太郎"]);
}

#[test]
fn a_document_behind_what_the_office_tells_is_presented_by_it() {
    let text = "○山中座長\nただいまから始めます。\n○吉田課長\n水草の刈取りを三回といたします。（資料１）\n○川口委員\n異議はございません。（資料２）\n○山中座長\n続けます。\n";
    assert_eq!(presented(text), ["資料1<-吉田"]);
}

#[test]
fn documents_of_a_committee_are_called_so_or_not() {
    let text = "第3回湖沼検討会 議事録\n\n日時:令和6年7月3日\n\n配布資料\n資料1 刈取りの計画\n\n議事\n○山中座長\nただいまから始めます。説明をお願いします。\n○吉田課長\n委員会資料１を御覧ください。水草についてでございます。\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n";
    assert_eq!(presented(text), ["資料1<-吉田"]);
    let cited = "○山中座長\nただいまから始めます。\n○吉田課長\n委員会資料２により御報告いたします。\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n";
    assert_eq!(presented(cited), ["委員会資料2<-吉田"]);
}

#[test]
fn what_a_document_is_tells_one_of_the_office_whatever_its_title() {
    for (words, documents) in [
        ("資料１「湖沼計画（素案）」でございます。期間は五年間といたします。", vec!["資料1<-吉田"]),
        ("資料１は、来年度の計画の案である。", vec!["資料1<-吉田"]),
        ("本日の資料は、資料１「湖沼計画（素案）」、資料２「葦原の面積」でございます。", vec![]),
        ("資料１は、来年度の計画を見直したものである。", vec![]),
    ] {
        let text = format!(
            "○山中座長\nただいまから始めます。\n○吉田課長\n{words}\n○川口委員\n異議はございません。\n○山中座長\n続けます。\n"
        );
        assert_eq!(presented(&text), documents, "{words}");
    }
}

#[test]
fn an_office_whose_officer_stands_in_brackets_presents_by_that_one() {
    let record = "第2回みなと市環境審議会会議録\n\n日時　令和6年7月3日\n出席者\n会長　高橋健一\n委員　森花子\n事務局　柊誠水産課長\n会議資料\n資料1　水草の刈取り\n\n議事\n○高橋会長　議題1について説明をお願いします。\n○事務局（水産課長）　資料1を御覧ください。水草の刈取りは昨年の二倍でございます。\n○森委員　費用はどうなりますか。\n";
    assert_eq!(presented(record), ["資料1<-柊"]);
}
