//! Staff of houses and places, people whom a word closes, names set apart on one line.

use super::{check, of_record};

#[test]
fn the_staff_of_a_house_that_a_heading_names_are_of_its_units() {
    check(
        "出席者\n会長　高橋　健一\n委員　森　花子\n事務局出席者\n（教育庁関係）\n港湾振興課長　三枝　誠　（以下、三枝課長）\n港湾振興課長補佐（班長）　石田　武\n（図書館関係）\n館長　木原　学\n総務部次長（総括担当）　鈴木　徹\n展示班主幹　小泉　進\n",
        &[
            "会長 高橋健一",
            "委員 森花子",
            "事務局 三枝誠 教育庁/港湾振興課:課長",
            "事務局 石田武 教育庁/港湾振興課:課長補佐",
            "事務局 木原学 図書館:館長",
            "事務局 鈴木徹 図書館/総務部:次長",
            "事務局 小泉進 図書館/展示班:主幹",
        ],
    );
}

#[test]
fn the_head_of_a_section_is_of_it_where_the_office_is_told() {
    check(
        "出席者\n【委員】　高橋会長、森委員\n【東森市】○港湾部\n（港湾課）石田課長、三枝点検係長、木原主査\n",
        &[
            "会長 高橋",
            "委員 森",
            "東森市 石田 東森市/港湾部/港湾課:課長",
            "東森市 三枝 東森市/港湾部/港湾課/点検係:係長",
            "東森市 木原 東森市/港湾部/港湾課:主査",
        ],
    );
    check(
        "出席者\n会長　高橋　健一、委員　森　花子\n事務局\n港湾課長　石田伸二、同補佐　三枝徹、同補佐兼点検係長　木原学、同技師　小泉進\n",
        &[
            "会長 高橋健一",
            "委員 森花子",
            "事務局 石田伸二 港湾課:課長",
            "事務局 三枝徹 港湾課:課長補佐",
            "事務局 木原学 港湾課:課長補佐+港湾課/点検係:係長",
            "事務局 小泉進 港湾課:技師",
        ],
    );
    check(
        "出席者　委員2名\n　高橋健一、森花子\n事務局職員2名\n　（南支所長）石田伸二、（同点検係長）三枝徹\n",
        &[
            "委員 高橋健一",
            "委員 森花子",
            "事務局職員 石田伸二 南支所:支所長",
            "事務局職員 三枝徹 南支所/点検係:係長",
        ],
    );
}

#[test]
fn a_word_closes_a_list_and_those_behind_it_are_none_of_it() {
    check(
        "出席：\n高橋健一（理事長）、森花子（会計担当）、\n石田伸二、三枝徹（以上　理事）、木原学（監事）、\n小泉進（第12回大会長）\n",
        &[
            "理事長 高橋健一",
            "理事 森花子 :会計担当",
            "理事 石田伸二",
            "理事 三枝徹",
            "監事 木原学",
            "– 小泉進 :第12回大会長",
        ],
    );
}

#[test]
fn a_title_ends_an_item_before_a_name_that_no_table_holds() {
    let record = "みなと市港湾特別委員会\n会議日時　令和6年7月3日（水）\n出席委員　高橋委員長\n　　　　　石田副委員長、森副委員長\n　　　　　椥、三枝、鈴木、\n　　　　　木原\n議会事務局　小泉事務局長、\n　　　　　　三雲書記\n　　　　　　　午後1時00分\n開会\n○高橋委員長　ただいまから開会いたします。\n";
    let found = of_record(record.to_owned());
    assert!(found.contains("副委員長 森\n出席委員 椥\n"), "{found}");
    assert!(found.ends_with("議会事務局 三雲 議会事務局:書記"), "{found}");
}

#[test]
fn names_set_apart_stand_alone_on_one_line() {
    check(
        "出席委員の氏名　高橋　健一　森　花子　石田　伸二\n欠席委員の氏名　鈴木　徹　三枝　誠\n放送事業者側出席　木原　学\n",
        &[
            "出席委員 高橋健一",
            "出席委員 森花子",
            "出席委員 石田伸二",
            "欠席委員 鈴木徹  absent",
            "欠席委員 三枝誠  absent",
            "放送事業者側 木原学",
        ],
    );
}

#[test]
fn an_hour_that_a_copy_ran_into_a_row_ends_it() {
    check(
        "出席委員\n番号\n高橋　健一\n森　花子\n事務局　港湾課長　石田　伸二　午後2時40分　番号　氏名\n",
        &["出席委員 高橋健一", "出席委員 森花子", "事務局 石田伸二 港湾課:課長"],
    );
}

#[test]
fn marks_complete_the_post_of_one_whose_unit_the_list_leaves_out() {
    let record = "第4回社会教育委員会議会議録\n令和6年7月3日（水）　公民館\n出席委員　1番委員　高橋健一　2番委員　森花子\n課長　三枝克己　補佐　石田早苗\n○三枝生涯学習課長　開会いたします。\n○議長（高橋健一）　始めます。\n○石田課長補佐　資料1を御覧ください。\n○議長（高橋健一）　以上です。\n";
    let found = of_record(record.to_owned());
    assert!(found.contains("三枝克己 生涯学習課:課長"), "{found}");
    assert!(found.contains("石田早苗 :課長補佐"), "{found}");
}

#[test]
fn a_body_beside_those_who_are_missing_lists_who_came() {
    check(
        "出席者\n座長　高橋　健一（みなと大学教授）\n委員　森　花子（みなと協会理事）\n　　　田中　正樹（みなと市場協会専務理事）\n［欠席］鈴木　徳子（みなと大学教授）\n［消費者庁］石田審議官、佐藤総務課長",
        &[
            "座長 高橋健一 みなと大学:教授",
            "委員 森花子 みなと協会:理事",
            "委員 田中正樹 みなと市場協会:専務理事",
            "委員 鈴木徳子 みなと大学:教授 absent",
            "消費者庁 石田 消費者庁:審議官",
            "消費者庁 佐藤 消費者庁/総務課:課長",
        ],
    );
}

#[test]
fn an_authority_stands_before_its_people_by_name_and_post() {
    check(
        "出席者\n　評議員　　高橋　健一（議長）、森　花子、鈴木　徳子\n　欠席　　　田中　正樹\n　機構　　　佐藤　誠　理事長、渡辺　進　理事（研究担当）、\n　　　　　　石田　花子　港湾部長",
        &[
            "議長 高橋健一",
            "評議員 森花子",
            "評議員 鈴木徳子",
            "評議員 田中正樹  absent",
            "機構 佐藤誠 :理事長",
            "機構 渡辺進 :理事",
            "機構 石田花子 港湾部:部長",
        ],
    );
}

#[test]
fn the_body_of_all_stands_before_the_first_name_and_post() {
    check(
        "出席者\n（委員）\n高橋　健一　　みなと大学教授\n（事務局）\n水産庁港湾局　長谷　智子　審議官、森　花子　参事官",
        &[
            "委員 高橋健一 みなと大学:教授",
            "事務局 長谷智子 水産庁/港湾局:審議官",
            "事務局 森花子 水産庁/港湾局:参事官",
        ],
    );
}

#[test]
fn the_same_unit_may_stand_behind_the_name() {
    check(
        "出席者\n　委員：高橋　健一（みなと大学教授）、森　花子（みなと協会理事）\n　国土交通省：鈴木港湾局計画課長、田中同課課長補佐",
        &[
            "委員 高橋健一 みなと大学:教授",
            "委員 森花子 みなと協会:理事",
            "国土交通省 鈴木 国土交通省/港湾局/計画課:課長",
            "国土交通省 田中 国土交通省/港湾局/計画課:課長補佐",
        ],
    );
}

#[test]
fn what_a_body_is_called_for_short_hides_nobody() {
    check(
        "出席者\n（委員）高橋会長、森委員、鈴木委員\n（科学官）朱雀科学官\n（オブザーバー）国立研究開発法人みなと研究機構（MKK）港湾・航路推進部　田中部長",
        &[
            "会長 高橋",
            "委員 森",
            "委員 鈴木",
            "科学官 朱雀 :科学官",
            "オブザーバー 田中 国立研究開発法人みなと研究機構/港湾・航路推進部:部長",
        ],
    );
}

#[test]
fn the_office_on_the_cover_is_that_of_those_listed_by_posts_alone() {
    let record = "第２回　港湾利用専門調査会\n議　事　録\n\n内閣府消費者委員会事務局\n\n日時：令和６年７月３日\n場所：みなと会館\n出席者\n（委員）\n　高橋座長、森委員\n（事務局）\n　鈴木事務局長、田中参事官\n\n議事\n○高橋座長　それでは始めます。\n○森委員　賛成です。\n○高橋座長　以上です。\n";
    let expected = [
        "座長 高橋",
        "委員 森",
        "事務局 鈴木 内閣府/消費者委員会事務局:事務局長",
        "事務局 田中 内閣府/消費者委員会事務局:参事官",
    ];
    assert_eq!(of_record(record.to_owned()), expected.join("\n"));
}
