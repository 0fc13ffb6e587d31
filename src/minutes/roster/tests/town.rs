//! Rosters of councils of towns.

use super::check;

#[test]
fn the_office_that_ran_into_a_list_of_members_heads_its_people() {
    check(
        "出席者\n委員　佐藤　花子、高橋　誠、鈴木　進　事務局　柊館長、\n森副館長、椥辻係長",
        &[
            "委員 佐藤花子",
            "委員 高橋誠",
            "委員 鈴木進",
            "事務局 柊 :館長",
            "事務局 森 :副館長",
            "事務局 椥辻 :係長",
        ],
    );
}

#[test]
fn a_name_alone_behind_a_company_is_listed_with_the_officials_and_the_same_unit_is_the_one_above() {
    check(
        "出席者\n事務局\n企画部　佐藤部長、港湾政策課　高橋課長、鈴木係長\n（株）みなと総研　柊",
        &[
            "事務局 佐藤 企画部:部長",
            "事務局 高橋 港湾政策課:課長",
            "事務局 鈴木 港湾政策課:係長",
            "事務局 柊 (株)みなと総研:",
        ],
    );
    check(
        "出席者\n事務局　港湾課長　佐藤　花子、同課主幹　高橋　誠、同補佐　鈴木　進",
        &["事務局 佐藤花子 港湾課:課長", "事務局 高橋誠 港湾課:主幹", "事務局 鈴木進 港湾課:課長補佐"],
    );
}

#[test]
fn classes_by_number_and_what_they_are_head_their_members() {
    check(
        "出席者\n条例第２条第１項第１号委員（学識経験者）\n　佐藤　花子委員（会長）　みなと大学工学部教授\n　高橋　誠委員　弁護士\n同第２号委員（市議会議員）\n　鈴木　ひろし委員，田中　玲子委員\n",
        &["会長 佐藤花子 みなと大学/工学部:教授", "委員 高橋誠 :弁護士", "委員 鈴木ひろし", "委員 田中玲子"],
    );
}

#[test]
fn seats_and_whole_names_end_the_one_before_them() {
    check(
        "出席者\n委員 1番 佐藤花子、3番 高橋誠  14番 鈴木進\n",
        &["委員 佐藤花子", "委員 高橋誠", "委員 鈴木進"],
    );
    check(
        "出席者\n\n委　員　　佐藤花子、田中和子\n　　　　　高橋健一、鈴木博、森\n　　　　　田玲子\n",
        &["委員 佐藤花子", "委員 田中和子", "委員 高橋健一", "委員 鈴木博", "委員 森田玲子"],
    );
}

#[test]
fn members_without_a_label_and_in_hiragana_are_listed() {
    check(
        "第3回みなと港湾審議会\n令和6年7月3日(水曜日)午後1時30分から3時まで\nみなと市役所大会議室\n佐藤委員、高橋委員、みつば委員、鈴木委員、田中委員\n(1)開会\n",
        &["委員 佐藤", "委員 高橋", "委員 みつば", "委員 鈴木", "委員 田中"],
    );
}

#[test]
fn sides_classes_and_councils_head_their_people() {
    check(
        "出席者\n\n(委員側)\n\n佐藤委員(議長)、高橋委員、鈴木委員\n\n(市教委側)\n\n田中教育長、森課長補佐\n",
        &["議長 佐藤", "委員 高橋", "委員 鈴木", "市教委側 田中 :教育長", "市教委側 森 :課長補佐"],
    );
    check(
        "出席者\n\n委員\n\n市民\n佐藤 花子\n高橋 誠\n事業者\n鈴木 進\n学識経験者\n田中 玲子\n\n事務局\n\n環境部長\n 佐藤 浩\n港湾課長\n 高橋 和子\n",
        &[
            "委員 佐藤花子",
            "委員 高橋誠",
            "委員 鈴木進",
            "委員 田中玲子",
            "事務局 佐藤浩 環境部:部長",
            "事務局 高橋和子 港湾課:課長",
        ],
    );
    check(
        "出席者\n長浜町港湾審議会委員\n佐藤花子\n高橋誠\n",
        &["長浜町港湾審議会委員 佐藤花子", "長浜町港湾審議会委員 高橋誠"],
    );
    check("＜委員出欠＞\n　佐藤花子（出席）\n　高橋誠（欠席）\n", &["委員 佐藤花子", "委員 高橋誠  absent"]);
}

#[test]
fn a_rank_in_a_unit_is_parted_from_it_and_so_is_its_head() {
    check(
        "出席者\n事務局\n佐藤港湾部長、高橋港湾部点検担当課長、鈴木港湾課主査、田中港湾部次長\n",
        &[
            "事務局 佐藤 港湾部:部長",
            "事務局 高橋 港湾部:点検担当課長",
            "事務局 鈴木 港湾課:主査",
            "事務局 田中 港湾部:次長",
        ],
    );
}

#[test]
fn deputies_and_companies_in_brackets_are_read_whole() {
    check(
        "出席者\n委員 佐藤 花子(みなと大学教授)\n委員代理 高橋 誠(みなと警察署 警備課長代理)\n委員代理 鈴木 進(みなと電話(株)港支店 設備部長)\n",
        &[
            "委員 佐藤花子 みなと大学:教授",
            "委員代理 高橋誠 みなと警察署:警備課長代理 proxy",
            "委員代理 鈴木進 みなと電話(株)/港支店/設備部:部長 proxy",
        ],
    );
}

#[test]
fn those_whose_body_no_table_holds_stand_among_the_others_with_theirs_in_brackets() {
    check(
        "出席者\n\n佐藤 花子(みなと大学教授)\n\n高橋 誠(みなと大学 港湾研究センター 客員教授)\n\n鈴木 進(みなと港湾協議会)\n\n鷺宮 玲子(ふねの台所みなと)\n\n森田 浩(市民公募)\n",
        &[
            "出席者 佐藤花子 みなと大学:教授",
            "出席者 高橋誠 みなと大学/港湾研究センター:客員教授",
            "出席者 鈴木進 みなと港湾協議会:",
            "出席者 鷺宮玲子 ふねの台所みなと:",
            "出席者 森田浩 :市民公募",
        ],
    );
}

/// What the roster of a record with this title, held in `venue`, tells.
fn of_town(title: &str, venue: &str, roster: &str) -> String {
    super::of_record(format!(
        "{title}　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：{venue}\n\n{roster}\n\n議題\n1　飛行手続について\n\n議事\n○高橋会長　それでは始めます。\n○山田委員　賛成です。\n○高橋会長　以上です。\n"
    ))
}

#[test]
fn officers_listed_by_posts_alone_are_of_the_town_that_the_title_names() {
    let roster = "出席委員：高橋誠、山田花子\n事務局：森副市長、柊環境課長";
    let expected = |body: &str| {
        let unit = if body.is_empty() { "環境課".to_owned() } else { format!("{body}/環境課") };
        format!("出席委員 高橋誠\n出席委員 山田花子\n事務局 森 {body}:副市長\n事務局 柊 {unit}:課長")
    };
    assert_eq!(of_town("令和6年度第2回長野市空域利用審議会", "会議室", roster), expected("長野市"));
    assert_eq!(of_town("第2回空域利用審議会", "長野市役所3階", roster), expected("長野市"));
    // Neither a body of several towns nor one that serves more than the town it is called after.
    for title in [
        "第2回長野市・松本市空域利用組合議会",
        "第2回長野市社会福祉協議会評議員会",
        "第2回長野圏空域利用協議会",
    ] {
        assert_eq!(of_town(title, "会議室", roster), expected(""), "{title}");
    }
}

#[test]
fn an_assembly_s_own_office_is_not_the_town_s() {
    assert_eq!(
        of_town(
            "長野市議会港湾特別委員会",
            "第1委員会室",
            "出席委員：高橋誠、山田花子\n説明員：森港湾部長\n事務局：柊主査"
        ),
        "出席委員 高橋誠\n出席委員 山田花子\n説明員 森 長野市:港湾部長\n事務局 柊 長野市議会/事務局:主査"
    );
}

#[test]
fn posts_held_together_are_posts_each() {
    check(
        "出席者\n事務局　佐藤副参事兼管理係長、高橋課長補佐兼桟橋係長",
        &["事務局 佐藤 :副参事+:管理係長", "事務局 高橋 :課長補佐+:桟橋係長"],
    );
    check(
        "説明のため出席した者\n港湾部長　高橋　誠、港湾部理事兼庁舎建設担当　鈴木　進",
        &["説明のため出席した者 高橋誠 :港湾部長", "説明のため出席した者 鈴木進 :港湾部理事+:庁舎建設担当"],
    );
}

#[test]
fn a_unit_over_officials_is_theirs_and_not_what_they_are() {
    check(
        "出席者\n市執行部　港湾部長　佐藤　花子\n【港湾部】\n次長　高橋　誠，水産課長　鈴木　進",
        &["市執行部 佐藤花子 :港湾部長", "市執行部 高橋誠 港湾部:次長", "市執行部 鈴木進 港湾部:水産課長"],
    );
}

#[test]
fn cells_by_turns_are_posts_and_names_though_a_mark_or_a_heading_stands_among_them() {
    check(
        "説明のため出席した者の職・氏名\n町長\n佐藤　花子\n港湾課長\n高橋　誠\n教育長\n鈴木　進\n×\n税務課長\n田中　玲子\n総務課長\n森　毅\n",
        &[
            "説明のため出席した者 佐藤花子 :町長",
            "説明のため出席した者 高橋誠 :港湾課長",
            "説明のため出席した者 鈴木進 :教育長 absent",
            "説明のため出席した者 田中玲子 :税務課長",
            "説明のため出席した者 森毅 :総務課長",
        ],
    );
}

#[test]
fn a_label_in_the_middle_of_its_ruled_cell_is_that_of_the_lines_above_too() {
    check(
        "┌────┬────────┐\n│　　　　│　佐藤　花子　　高橋　誠│\n│出席委員│　鈴木　進　　田中　玲子│\n│　　　　│　森　毅　　　　　　　│\n├────┼────────┤\n│欠席委員│　なし　　　　　　　　　│\n└────┴────────┘",
        &["出席委員 佐藤花子", "出席委員 高橋誠", "出席委員 鈴木進", "出席委員 田中玲子", "出席委員 森毅"],
    );
}

#[test]
fn a_unit_in_brackets_behind_the_label_holds_those_below() {
    check(
        "出席者\n市執行部 【港湾部】\n 港湾部長 石田伸二、桟橋課長 木原学\n議会局職員\n 石田議事係長\n 木原書記",
        &[
            "市執行部 石田伸二 港湾部:港湾部長",
            "市執行部 木原学 港湾部:桟橋課長",
            "議会局職員 石田 議会局:議事係長",
            "議会局職員 木原 議会局:書記",
        ],
    );
}

#[test]
fn seats_close_entries_of_a_row_and_name_no_post_of_their_members() {
    check(
        "出席委員\n高 橋   誠 委員長    森 田 花 子 副委員長\n柊 木   誠 委員     鷺 宮 慎太郎 委員\n出席理事者 なし",
        &["委員長 高橋誠", "副委員長 森田花子", "委員 柊木誠", "委員 鷺宮慎太郎"],
    );
    check("委員外議員\n石田 花子議員\n森 誠議員", &["委員外議員 石田花子", "委員外議員 森誠"]);
}

#[test]
fn each_part_of_a_head_may_bear_the_same_number() {
    check(
        "1.出席委員\n 高橋 誠君  森 花子君\n1.欠席委員\n 石田 伸二君\n1.議長  木原 学君\n1.出席事務局職員\n 主幹 三雲 健介  副主査 小泉 克行",
        &[
            "出席委員 高橋誠",
            "出席委員 森花子",
            "欠席委員 石田伸二  absent",
            "議長 木原学",
            "出席事務局職員 三雲健介 :主幹",
            "出席事務局職員 小泉克行 :副主査",
        ],
    );
}

#[test]
fn what_a_table_is_called_and_its_columns_are_nobody() {
    check(
        "説明のため出席した者の職氏名\n\n説明のための出席者一覧\n役職名 出席者\n港湾課長 高橋誠\n港湾課主査 森花子\n",
        &["説明のため出席した者 高橋誠 :港湾課長", "説明のため出席した者 森花子 港湾課:主査"],
    );
    check(
        "出席議員\n一番 高橋 誠君(出席)\n二番 森 花子君(〃)\n三番 石田 伸二君(欠席)\n四番 木原 学君(出席)\n",
        &["出席議員 高橋誠", "出席議員 森花子", "出席議員 石田伸二  absent", "出席議員 木原学"],
    );
}

#[test]
fn staff_behind_members_are_none_of_them() {
    check(
        "出席委員\n　高橋　健一\n　森　　花子\n　教育次長　石田　伸二\n　港湾課長　鈴木　　進\n",
        &[
            "出席委員 高橋健一",
            "出席委員 森花子",
            "教育次長 石田伸二 :教育次長",
            "出席委員 鈴木進 港湾課:課長",
        ],
    );
    check(
        "出席委員\n　1番委員　高橋　健一\n欠席委員\n　2番委員　森　　花子\n　局長　石田　伸二\n　次長　鈴木　　進\n",
        &["出席委員 高橋健一", "欠席委員 森花子  absent", "局長 石田伸二 :局長", "次長 鈴木進 :次長"],
    );
}

#[test]
fn those_who_sit_for_places_stand_below_them() {
    check(
        "港湾・離島合併協議会出席者\n会 長　高橋 健一\n委員（東森町）\n森　花子　　石田　伸二\n（西森町）\n鈴木　進\n港湾・離島合併協議会幹事会\n幹事　田中　実\n",
        &[
            "会長 高橋健一",
            "委員 森花子 東森町:",
            "委員 石田伸二 東森町:",
            "委員 鈴木進 西森町:",
            "幹事 田中実",
        ],
    );
}

#[test]
fn parts_of_a_town_are_seats() {
    check(
        "出席委員　1番　高橋　健一　第1地区　森　花子　2番　石田　伸二　第2地区　鈴木　進\n",
        &["出席委員 高橋健一", "出席委員 森花子", "出席委員 石田伸二", "出席委員 鈴木進"],
    );
}

#[test]
fn what_those_of_an_office_do_and_what_each_of_a_list_is() {
    check(
        "出席者\n会長　高橋　健一\n委員　森　花子、石田　伸二\n幹事　港湾局長　鈴木　進、港湾課長　田中　実\n事務局（書記）　木原　学、三枝　徹\n",
        &[
            "会長 高橋健一",
            "委員 森花子",
            "委員 石田伸二",
            "幹事 鈴木進 港湾局:局長",
            "幹事 田中実 港湾課:課長",
            "事務局(書記) 木原学",
            "事務局(書記) 三枝徹",
        ],
    );
    check(
        "出席者\n委員：高橋健一、森花子\n事務局：港湾室長　石田　伸二、港湾室点検担当　鈴木　進、田中　実\n",
        &[
            "委員 高橋健一",
            "委員 森花子",
            "事務局 石田伸二 港湾室:室長",
            "事務局 鈴木進 港湾室:点検担当",
            "事務局 田中実 港湾室:点検担当",
        ],
    );
    check(
        "出席者\n会議の書記\n議会事務局局長　石田　伸二\n議会事務局書記　鈴木　　進\n",
        &["会議の書記 石田伸二 議会事務局:局長", "会議の書記 鈴木進 議会事務局:書記"],
    );
}

#[test]
fn units_in_brackets_are_of_the_town_whose_people_are_listed() {
    check(
        "出席者\n【委員】　高橋健一（会長）、森花子\n【東森市】○総務部\n（人事課）石田課長、鈴木主査\n",
        &[
            "会長 高橋健一",
            "委員 森花子",
            "東森市 石田 東森市/総務部/人事課:課長",
            "東森市 鈴木 東森市/総務部/人事課:主査",
        ],
    );
}

#[test]
fn units_are_of_the_town_the_house_or_the_assembly_that_met() {
    let of = |record: &str| super::of_record(record.to_owned());
    let council = "みさき市景観審議会\n（令和6年度　第3回）会議録\n\n日時　令和6年7月3日（水）10時～12時\n場所　みさき市民会館　研修室\n出席者\n　会長　高橋健一、委員　森花子\n事務局\n　企画課　石田課長、同　三雲主事\n議題\n（１）景観計画について\n";
    assert_eq!(
        of(council),
        "会長 高橋健一\n委員 森花子\n事務局 石田 みさき市/企画課:課長\n事務局 三雲 みさき市/企画課:主事"
    );
    let museum = "独立行政法人みなと博物館運営諮問会議（第3回）議事録\n\n日時　令和6年7月3日（水）10時～12時\n場所　本館2階\n出席者\n　座　　長　　高橋　健一　　みなと財団理事長\n　館側出席者\n　　館　　長　　石田　伸二\n　　経営部研究課長　三雲　徹\n議題\n（１）業務の評価について\n";
    assert_eq!(
        of(museum),
        "座長 高橋健一 みなと財団:理事長\n館側出席者 石田伸二 独立行政法人みなと博物館:館長\n館側出席者 三雲徹 独立行政法人みなと博物館/経営部/研究課:課長"
    );
    let hospital = "みなと医科大学附属病院\n第87回　研究倫理審査委員会　議事録\n\n日時　令和6年7月3日（水）10時～12時\n場所　外来棟4階\n出席者\n-委員-\n　高橋　健一（みなと大学教授）【委員長】\n　森　花子（みなと法律事務所弁護士）\n-説明者-\n　石田　伸二（消化器内科講師）\n-事務局-\n　臨床支援センター：木原係長\n議題\n（１）研究について\n";
    assert_eq!(
        of(hospital),
        "委員長 高橋健一 みなと大学:教授\n委員 森花子 みなと法律事務所:弁護士\n説明者 石田伸二 みなと医科大学附属病院/消化器内科:講師\n事務局 木原 みなと医科大学附属病院/臨床支援センター:係長"
    );
    let assembly = "　　　　　　　　　みさき県議会　水産委員会会議録\n\n〇開催の日時及び場所\n　　令和6年7月3日（水曜日）午前10時３分開会\n　　第３委員会室\n〇出席委員\n　委員長高橋　健一君　　　副委員長森　花子君\n〇委員会説明員\n（水産部）\n　部長石田　伸二君　　　　次長三雲　徹君\n〇付議事件\n　１　第４号議案　補正予算\n──────────────\n○委員長（高橋健一君）\n　ただいまから水産委員会を開会いたします。\n○水産部長（石田伸二君）\n　御説明申し上げます。\n";
    assert_eq!(
        of(assembly),
        "委員長 高橋健一\n副委員長 森花子\n委員会説明員 石田伸二 みさき県/水産部:部長\n委員会説明員 三雲徹 みさき県/水産部:次長"
    );
    // A town that nothing but the title names may be none.
    let elsewhere = council.replace("みさき市民会館", "会館");
    assert!(of(&elsewhere).ends_with("石田 企画課:課長\n事務局 三雲 企画課:主事"), "{}", of(&elsewhere));
}

#[test]
fn those_whom_a_rule_called_were_there_though_others_were_not() {
    let record = "令和六年第三回　みさき市議会定例会会議録　第二号\n\n　　令和六年九月十二日（木曜日）\n\n出席議員（二名）\n　一番高橋健一君　　　二番森　花子君\n欠席議員（一名）\n　八番石田　伸二君\n地方自治法第百二十一条による出席者\n　市長三雲　徹君　　　　　副市長木原　学君\n　　　午前十時一分開議\n○議長（高橋健一君）　これより本日の会議を開きます。\n○市長（三雲徹君）　お答えいたします。\n";
    let found = super::of_record(record.to_owned());
    let called = "地方自治法第百二十一条による出席者 三雲徹 みさき市:市長\n地方自治法第百二十一条による出席者 木原学 みさき市:副市長";
    assert!(found.ends_with(called), "{found}");
}
