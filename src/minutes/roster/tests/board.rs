//! Rosters of boards and regulators: seats with bodies, companies over their people, members and those in their place.

use super::{check, of_record};

#[test]
fn a_body_over_people_who_stand_deeper_is_their_heading() {
    check(
        "出席者\n国土交通省\n　高橋　健一　国土交通省港湾局長\n　森　　花子　　同　　　次長\nみなと燃料株式会社\n　石田　伸二　代表取締役社長　社長執行役員\n　柊　　誠　　再処理事業部　副事業部長\n",
        &[
            "国土交通省 高橋健一 国土交通省/港湾局:局長",
            "国土交通省 森花子 国土交通省/港湾局:次長",
            "みなと燃料株式会社 石田伸二 みなと燃料株式会社:代表取締役社長社長執行役員",
            "みなと燃料株式会社 柊誠 みなと燃料株式会社/再処理事業部:副事業部長",
        ],
    );
}

#[test]
fn members_and_those_in_their_place_stand_in_a_row() {
    check(
        "出席者\n高橋部会長　森部会長代理　佐藤（誠）委員　佐藤（進）委員\n柊委員（代理　石田参考人）　木原委員代理（三枝委員）\n【代理出席】鈴木委員 → 代理 田中健康福祉部次長\n\n＜事務局＞\n港湾大臣（冒頭のみ）　港湾局長　大臣官房審議官　総務課長\n船員課長　椎名情報室長　港湾局総務課　他\n",
        &[
            "部会長 高橋",
            "部会長代理 森",
            "委員 佐藤(誠)",
            "委員 佐藤(進)",
            "委員 柊  absent",
            "参考人 石田  proxy",
            "委員 三枝  absent",
            "委員 木原  proxy",
            "委員 鈴木  absent",
            "委員 田中 健康福祉部:次長 proxy",
            "事務局 – :港湾大臣(冒頭のみ)",
            "事務局 – 港湾局:局長",
            "事務局 – 大臣官房:審議官",
            "事務局 – 総務課:課長",
            "事務局 – 船員課:課長",
            "事務局 椎名 情報室:室長",
            "事務局 – 港湾局/総務課:",
        ],
    );
}

#[test]
fn seats_stand_before_names_that_no_table_holds_and_signs_repeat_the_body() {
    check(
        "出席者\n　【委　員】\n　　　１番　　高橋　健一　　みなと大学大学院　教授　　　※会長\n　　　２番　　森　　花子　　みなと県議会議員\n　　　３番　　やまね　緑　　　　　〃\n　　　９番　　杢　　和歌子　　一般社団法人みなと協会　理事　　【欠席】\n　【事務局】\n　　　港湾部長　　石田　伸二\n　　　漁港課　　課長　木原　学　、　主幹　三枝　徹\n　　　船舶課　　課長　柊　誠　ほか\n",
        &[
            "会長 高橋健一 みなと大学/大学院:教授",
            "委員 森花子 みなと県議会:議員",
            "委員 やまね緑 みなと県議会:議員",
            "委員 杢和歌子 一般社団法人みなと協会:理事 absent",
            "事務局 石田伸二 港湾部:部長",
            "事務局 木原学 漁港課:課長",
            "事務局 三枝徹 :主幹",
            "事務局 柊誠 船舶課:課長",
        ],
    );
}

#[test]
fn officers_are_of_the_town_that_the_title_and_its_house_name_though_no_table_holds_it() {
    let record = "令和６年　第３回　瑞ノ浦市教育委員会定例会\n\n会　議　録\n\n１　日時　　令和６年７月３日（水）\n\n２　場所　　瑞ノ浦市役所３階会議室\n\n３　説明のため出席した者\n　　　港湾課長　　　　　　石　田　伸　二\n　　　中央図書館長\n　　　　（代理）副館長　　森　　　花　子\n\n４　議事\n教育長　　ただいまから会議を開きます。お願いします。\n港湾課長　　説明します。以上です。\n教育長　　終わります。ありがとうございます。\n";
    let found = of_record(record.to_owned());
    assert!(found.contains("説明のため出席した者 石田伸二 瑞ノ浦市教育委員会/港湾課:課長"), "{found}");
    assert!(!found.contains(" 中 "), "{found}");
}

#[test]
fn a_body_before_a_list_is_that_of_all_who_are_in_it() {
    check(
        "出席者\n　みなと公安委員会　　委員長　高橋　健一、委員　森　花子、委員　柊　誠\n　警察本部　　本部長、警務部長、生活安全部長\n",
        &[
            "委員長 高橋健一",
            "委員 森花子",
            "委員 柊誠",
            "警察本部 – 警察本部:本部長",
            "警察本部 – 警察本部:警務部長",
            "警察本部 – 警察本部:生活安全部長",
        ],
    );
}

#[test]
fn what_a_post_is_in_charge_of_stands_before_the_name() {
    check(
        "出席者\n委員　高橋健一、森花子\n事務局　　理事長　石田、理事（研究担当）三枝、企画部長　木原　他\n",
        &[
            "委員 高橋健一",
            "委員 森花子",
            "事務局 石田 :理事長",
            "事務局 三枝 :理事",
            "事務局 木原 企画部:部長",
        ],
    );
}

#[test]
fn posts_before_family_names_in_a_list_and_the_same_section_of_one_without_a_name() {
    check(
        "出席者\n委員　高橋健一、森花子\n事務局　　都市整備部長　佐々木、都市計画課長　皆川、同課主査　石田、同主任　ほか２名\n",
        &[
            "委員 高橋健一",
            "委員 森花子",
            "事務局 佐々木 都市整備部:部長",
            "事務局 皆川 都市計画課:課長",
            "事務局 石田 都市計画課:主査",
            "事務局 – 都市計画課:主任",
        ],
    );
}
