//! People of rosters: what parts them, what stands in for them, what is nobody.

use super::check;

#[test]
fn a_title_may_be_broken_over_the_wrap_behind_its_body() {
    check(
        "出席者：はまかぜ観光協議会　柊技\n術部会長、森花子、高橋総務課長\n",
        &["出席者 柊 はまかぜ観光協議会:技術部会長", "出席者 森花子", "出席者 高橋 :総務課長"],
    );
    check(
        "出席者：みなと海洋研究機構　高橋理事、はまかぜ観光協議会　柊技\n術部会長、鷺宮港湾協会　森会長\n",
        &[
            "出席者 高橋 みなと海洋研究機構:理事",
            "出席者 柊 はまかぜ観光協議会:技術部会長",
            "出席者 森 鷺宮港湾協会:会長",
        ],
    );
}

#[test]
fn a_space_within_brackets_parts_nobody() {
    check(
        "出席者\n　高橋会長　森副会長　香坂委員（代理　三枝）\n　椎名委員　木原委員\n",
        &["会長 高橋", "副会長 森", "委員 香坂  absent", "委員 三枝  proxy", "委員 椎名", "委員 木原"],
    );
}

#[test]
fn whom_a_list_counts_is_nobodys_affiliation() {
    check(
        "出席委員（途中退席者含む）\n　高橋健一、森花子（途中退席委員含む）、柊誠\n　　（オンライン参加を含む）\n",
        &["出席委員 高橋健一", "出席委員 森花子", "出席委員 柊誠"],
    );
}

#[test]
fn who_came_instead_stands_behind_a_sign_and_is_of_the_same_body() {
    check(
        "出席者\n（委員）\n　高橋　健太郎（みなと大学　海洋学部　准教授）【主査】\n　三枝　典之（はまかぜ県教育委員会　港湾推進監）※代理出席　柊　花子（同　指導主事）\n　Ann Mei Ling（株式会社みなとグラフ　代表取締役）\n",
        &[
            "主査 高橋健太郎 みなと大学/海洋学部:准教授",
            "委員 三枝典之 はまかぜ県教育委員会:港湾推進監 absent",
            "委員 柊花子 はまかぜ県教育委員会:指導主事 proxy",
            "委員 Ann Mei Ling 株式会社みなとグラフ:代表取締役",
        ],
    );
}

#[test]
fn names_have_dots_between_them() {
    check(
        "出席委員\n　高橋健一・森花子・柊誠・ロペス恵子\n",
        &["出席委員 高橋健一", "出席委員 森花子", "出席委員 柊誠", "出席委員 ロペス恵子"],
    );
}

#[test]
fn names_in_katakana_have_dots_within_and_seats_behind() {
    check(
        "出席者\n　高橋健一委員　　マリア・ロペス専門委員\n　森花子委員　　　J・ロペス委員\n",
        &["委員 高橋健一", "専門委員 マリア・ロペス", "委員 森花子", "委員 J・ロペス"],
    );
}

#[test]
fn the_chair_of_another_body_sits_in() {
    check(
        "出席委員\n　委員長　高橋健一\n　委　員　森　花子\n委員外出席者\n　議　長　柊　誠\n",
        &["委員長 高橋健一", "委員 森花子", "委員外出席者 柊誠 :議長"],
    );
}

#[test]
fn one_who_came_instead_stands_on_the_line_below() {
    check(
        "出席者\n【自治体】\n高橋　健一　　長野県　企画部　港湾政策局長\n（代理出席）森　花子　港湾政策課　課長補佐\n柊　誠　　松本市長\n",
        &[
            "自治体 高橋健一 長野県/企画部/港湾政策局:局長 absent",
            "自治体 森花子 長野県/港湾政策課:課長補佐 proxy",
            "自治体 柊誠 松本市:市長",
        ],
    );
}

#[test]
fn posts_stand_before_a_colon_and_those_who_have_them_behind() {
    check(
        "出席者\n委員：高橋　健一、石田　伸二\n事務局\n港湾部政策室長：三枝　徹\n政策室離島振興担当：森　花子、柊　誠\n",
        &[
            "委員 高橋健一",
            "委員 石田伸二",
            "事務局 三枝徹 港湾部/政策室:室長",
            "事務局 森花子 政策室:離島振興担当",
            "事務局 柊誠 政策室:離島振興担当",
        ],
    );
}

#[test]
fn a_body_on_the_next_line_opens_an_item() {
    check(
        "出席者の氏名　高橋　健一　森　花子　石田　伸二\n欠席者の氏名　三枝　徹\n説明者の職・氏名　港湾部離島振興室　柊室長、森主任\n危機対応室防災課　高橋課長\n",
        &[
            "出席者 高橋健一",
            "出席者 森花子",
            "出席者 石田伸二",
            "欠席者 三枝徹  absent",
            "説明者 柊 港湾部/離島振興室:室長",
            "説明者 森 港湾部/離島振興室:主任",
            "説明者 高橋 危機対応室/防災課:課長",
        ],
    );
}

#[test]
fn what_a_browser_prints_and_letters_set_upright_are_nobody() {
    check(
        "出席者（委員）\n氏\n名\n\n高橋　健一、石田　伸二、森　花子\n\nhttps://minato.example.jp/roku/view?id=3 1/3\n2024/12/19 10:02 会議録表示\n",
        &["委員 高橋健一", "委員 石田伸二", "委員 森花子"],
    );
}

#[test]
fn units_under_a_ministry_are_its_units_and_a_post_behind_the_same_is_held_there() {
    check(
        "出席者\n水産庁\n　柊　誠　　漁港部計画課　企画官\n　森　花子　　同　主任\n",
        &["水産庁 柊誠 水産庁/漁港部/計画課:企画官", "水産庁 森花子 水産庁/漁港部/計画課:主任"],
    );
}

#[test]
fn people_with_a_seat_each_are_several_whether_a_table_holds_them_or_not() {
    check(
        "出席者　鴨志原安夫会長　高橋健一委員　鷺宮原智子委員(代　柊)\n　　　　緑ヶ岡勝委員　ロペス花子委員\n",
        &[
            "会長 鴨志原安夫",
            "委員 高橋健一",
            "委員 鷺宮原智子  absent",
            "委員 柊  proxy",
            "委員 緑ヶ岡勝",
            "委員 ロペス花子",
        ],
    );
}

#[test]
fn spaced_capacities_stand_before_the_names_of_one_line() {
    check(
        "出席者\n　座　長　三枝　健一　　　座長代理　高橋　花子\n　委　員　森　花子　　　　委　員　三輪　健一\n",
        &["座長 三枝健一", "座長代理 高橋花子", "委員 森花子", "委員 三輪健一"],
    );
    // The last capacity of a line is no heading of the seats below.
    check(
        "出席委員\n　会　長　　　三　輪　健　一　君　　会長職務代理者　　高　橋　健　一　君\n　　３番　　三　枝　花　子　君　　　　　４番　　森　　　徹　君\n",
        &["会長 三輪健一", "会長職務代理者 高橋健一", "出席委員 三枝花子", "出席委員 森徹"],
    );
}

#[test]
fn a_ministry_among_numbered_headings_is_one() {
    check(
        "出席者\n　（１）構成員\n　　　　高橋　健一、森　花子\n　（２）オブザーバー\n　　　　柊　誠（一般社団法人みなと協会専務理事）\n　（３）総務省\n　　　　三枝　徹（通信基盤局長）\n　（４）事務局\n　　　　椎名　恵（通信基盤局電波課長）\n",
        &[
            "構成員 高橋健一",
            "構成員 森花子",
            "オブザーバー 柊誠 一般社団法人みなと協会:専務理事",
            "総務省 三枝徹 総務省:通信基盤局長",
            "事務局 椎名恵 通信基盤局/電波課:課長",
        ],
    );
}

#[test]
fn a_seat_in_spaced_letters_and_one_in_brackets_are_seats() {
    check(
        "出席者\n会　長　柊　誠（みなと市長）\n副会長　森　花子（弁護士（みなと法律事務所））\n委　員　三枝　徹（みなと市自治会　会長）\n",
        &[
            "会長 柊誠 みなと市:市長",
            "副会長 森花子 みなと法律事務所:弁護士",
            "委員 三枝徹 みなと市自治会:会長",
        ],
    );
    check(
        "出席者\n【構成員】柊　誠（座長）［みなと大学教授］、森　花子［みなと産業機構部長］\n【事務局】港湾課長　高橋　健一\n",
        &["座長 柊誠 みなと大学:教授", "構成員 森花子 みなと産業機構:部長", "事務局 高橋健一 :港湾課長"],
    );
}

#[test]
fn a_numbered_ministry_behind_other_lists_stands_over_its_people() {
    check(
        "出席者\n（１）構成員\n高橋座長、三枝構成員\n（２）オブザーバー\n日本湖沼協会 三輪専務理事\n（３）環境省\n柊水環境部長、森課長補佐\n",
        &[
            "座長 高橋",
            "構成員 三枝",
            "オブザーバー 三輪 日本湖沼協会:専務理事",
            "環境省 柊 環境省:水環境部長",
            "環境省 森 環境省:課長補佐",
        ],
    );
}

#[test]
fn a_known_body_over_a_row_that_stands_deeper_is_a_heading() {
    check(
        "出席者\n\n委員\n\n 森委員、柊委員、鷺沼委員\n\n文部科学省\n\n 長谷川総務課長",
        &["委員 森", "委員 柊", "委員 鷺沼", "文部科学省 長谷川 文部科学省:総務課長"],
    );
}

#[test]
fn the_hour_of_a_sitting_below_a_roster_is_nobody() {
    for hour in ["開会　午前9時55分", "午前9時55分　開議", "閉会午後3時"] {
        check(
            &format!("出席委員\n　柊　誠\n　椥辻　花子\n\n{hour}"),
            &["出席委員 柊誠", "出席委員 椥辻花子"],
        );
    }
}

#[test]
fn two_posts_of_one_person_stand_apart_and_nobody_is_called_none() {
    check(
        "説明のため出席した者\n教育次長兼総務課長　高橋　健一\n町長　森　毅\n傍聴議員　なし\n",
        &["説明のため出席した者 高橋健一 :教育次長+:総務課長", "説明のため出席した者 森毅 :町長"],
    );
}
