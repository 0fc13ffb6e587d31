//! Lists within lists: who stands below members, beside the names of others, in the annex of a notice.

use super::{check, of_record};

#[test]
fn officials_below_a_list_of_members_are_none_of_them() {
    check(
        "出席者　高橋委員長、森、三枝、鈴木各委員\n\n石田長官、木原次長、田中総務課長佐藤企画課長\n",
        &[
            "委員長 高橋",
            "委員 森",
            "委員 三枝",
            "委員 鈴木",
            "出席者 石田 :長官",
            "出席者 木原 :次長",
            "出席者 田中 総務課:課長",
            "出席者 佐藤 企画課:課長",
        ],
    );
}

#[test]
fn others_have_a_number_as_members_have() {
    check(
        "出席した委員等\n1 委員\n高橋健一(部会長)、森花子\n2 専門委員\n石田伸二、田中薫\n3 その他\n鈴木徹(みなと電算(株))、佐藤美咲(三雲証券(株))\n",
        &[
            "部会長 高橋健一",
            "委員 森花子",
            "専門委員 石田伸二",
            "専門委員 田中薫",
            "その他 鈴木徹 みなと電算(株):",
            "その他 佐藤美咲 三雲証券(株):",
        ],
    );
}

#[test]
fn members_of_the_council_that_met_stand_behind_its_seats() {
    check(
        "出席者\n<みなと空域利用協議会委員>\n(座長)　　高橋 健一 みなと大学教授\n(座長代理)森 花子 弁護士\n　　　　　石田 伸二 税理士\n",
        &["座長 高橋健一 みなと大学:教授", "座長代理 森花子 :弁護士", "委員 石田伸二 :税理士"],
    );
}

#[test]
fn the_one_in_whose_place_someone_came_is_listed_as_well() {
    check(
        "出席者 高橋健一、石田伸二(森 花子 代理)、鈴木徹の各委員\n",
        &["委員 高橋健一", "委員 森花子  absent", "委員 石田伸二  proxy", "委員 鈴木徹"],
    );
}

#[test]
fn names_stand_between_bodies_and_posts_in_a_list() {
    check(
        "出席者\nオブザーバー\nみなと鉄道(株) 高橋健一 取締役、(株)三雲交通 森花子 常務取締役\n",
        &["オブザーバー 高橋健一 みなと鉄道(株):取締役", "オブザーバー 森花子 (株)三雲交通:常務取締役"],
    );
}

#[test]
fn the_list_stands_in_an_annex() {
    let notice = "第3回みなと空域利用協議会の議事概要について\n\n 1. 日時 : 令和6年7月3日\n 2. 場所 : みなと会館\n 3. 出席委員 : 別紙1のとおり\n 4. 議事概要\n   各課題の検討の結果の報告のあと、支援のあり方についての議論が行われた。\n 5. 配付資料\n   一覧をご参照下さい。\n\nお問い合わせ先\n\n港湾省航路課 石田\n\n別紙1\n\n第3回みなと空域利用協議会 出席者名簿\n\n氏名 役職名\n高橋 健一(委員長) みなと大学教授\n森 花子 みなと協会会長\n鈴木 徹   (欠席) 弁護士\n\n別紙2\n\n委員からの主要意見\n\n ・灯りが暗いので、桟橋の点検を急ぐべきである。\n ・渡船の便を増やしてはどうか。\n";
    let expected = [
        "委員長 高橋健一 みなと大学:教授",
        "出席委員 森花子 みなと協会:会長",
        "出席委員 鈴木徹 :弁護士 absent",
    ];
    assert_eq!(of_record(notice.to_owned()), expected.join("\n"));
    let record = "第3回みなと空域利用審議会 議事概要\n\n日時　令和6年7月3日\n場所　みなと会館\n出席委員　別紙名簿のとおり\n\n【議事の概要】\n議長（高橋会長）　始めます。\n■第1号議案　飛行計画について\n委　員：　灯りが暗い。\n事務局：　点検する。\n議　長：　以上で終わります。\n\n（別紙）\nみなと空域利用審議会　委員名簿（任期：令和6年4月1日～令和8年3月31日）\n　氏　名　　　役　職　等　　　　　備　考\n　高橋　健一　みなと大学教授　　　会長\n　森　花子　　みなと協会理事　　　欠席\n\n県出席者\n　港湾課　課長　柊　誠、係長　三枝　徹\n";
    let expected = [
        "会長 高橋健一 みなと大学:教授",
        "出席委員 森花子 みなと協会:理事 absent",
        "県出席者 柊誠 港湾課:課長",
        "県出席者 三枝徹 :係長",
    ];
    assert_eq!(of_record(record.to_owned()), expected.join("\n"));
}

#[test]
fn ranks_of_a_board_hold_until_the_next_one() {
    check(
        "出席者：会長 柊誠、副会長 森花子（みなと病院薬剤部長）、高橋健一、専務理事 三枝徹、常務理事 石田伸二、佐藤さくら（Web）、理事 鈴木進、監事 田中実\n",
        &[
            "会長 柊誠",
            "副会長 森花子 みなと病院:薬剤部長",
            "副会長 高橋健一",
            "専務理事 三枝徹",
            "常務理事 石田伸二",
            "常務理事 佐藤さくら",
            "理事 鈴木進",
            "監事 田中実",
        ],
    );
}

#[test]
fn a_remark_on_the_list_may_stand_between_its_heading_and_the_first_name() {
    check(
        "出席者\n構成員（五十音順、敬称略）　柊　誠（みなと大学 教授）\n　　　　　　　　　　　　　　森　花子（みなと協会 理事）\n",
        &["構成員 柊誠 みなと大学:教授", "構成員 森花子 みなと協会:理事"],
    );
}

#[test]
fn what_is_told_of_a_list_is_told_of_none_of_its_people() {
    for remark in ["（敬称略）", "（敬称略・順不同）", "（五十音順、敬称略）", "(50音順, 敬称略)"]
    {
        check(
            &format!("参加者：{remark}\n　　柊、森、石田、\n　　三枝、岬"),
            &["参加者 柊", "参加者 森", "参加者 石田", "参加者 三枝", "参加者 岬"],
        );
        check(&format!("参加者\n{remark}\n　　柊、森、石田"), &["参加者 柊", "参加者 森", "参加者 石田"]);
    }
}

#[test]
fn a_capacity_with_what_it_is_of_heads_its_people_below_a_table() {
    check(
        "出席者\n所属・職名　　　　　　　氏名　　　備考\nみなと大学　教授　　　　柊　誠　　議長\nみなと病院　院長　　　　森　健　　代理出席　副院長　岬　花子\nみなと協会　理事　　　　石田　学　欠席\n（港湾計画アドバイザー）\nみなと研究所　所長　　　高橋　靖子\n",
        &[
            "議長 柊誠 みなと大学:教授",
            "出席者 森健 みなと病院:院長 absent",
            "出席者 岬花子 みなと病院:副院長 proxy",
            "出席者 石田学 みなと協会:理事 absent",
            "港湾計画アドバイザー 高橋靖子 みなと研究所:所長",
        ],
    );
}
