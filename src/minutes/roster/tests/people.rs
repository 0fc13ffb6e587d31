//! People of rosters: what parts them, what stands in for them, what is nobody.

use super::check;

#[test]
fn a_title_may_be_broken_over_the_wrap_behind_its_body() {
    check(
        "出席者：はまかぜ観光協議会　柊技\n術部会長、森花子、高橋総務課長\n",
        &["出席者 柊 はまかぜ観光協議会:技術部会長", "出席者 森花子", "出席者 高橋 総務課:課長"],
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
            "総務省 三枝徹 総務省/通信基盤局:局長",
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
        &["座長 柊誠 みなと大学:教授", "構成員 森花子 みなと産業機構:部長", "事務局 高橋健一 港湾課:課長"],
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
            "環境省 柊 環境省/水環境部:部長",
            "環境省 森 環境省:課長補佐",
        ],
    );
}

#[test]
fn a_known_body_over_a_row_that_stands_deeper_is_a_heading() {
    check(
        "出席者\n\n委員\n\n 森委員、柊委員、鷺沼委員\n\n文部科学省\n\n 長谷川総務課長",
        &["委員 森", "委員 柊", "委員 鷺沼", "文部科学省 長谷川 文部科学省/総務課:課長"],
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

#[test]
fn headings_stand_in_the_middle_of_a_line() {
    check(
        "出席者\n<委員:五十音順、敬称略>　高橋健一、森花子、柊誠　<事務局>　港湾部長、港湾課長補佐\n",
        &["委員 高橋健一", "委員 森花子", "委員 柊誠", "事務局 – 港湾部:部長", "事務局 – 港湾課:課長補佐"],
    );
    check(
        "出席者\n委員\n(委員、臨時委員)\n高橋分科会長、森委員、柊臨時委員\n",
        &["分科会長 高橋", "委員 森", "臨時委員 柊"],
    );
}

#[test]
fn counts_and_those_who_are_not_named_are_nobody() {
    check(
        "出席委員 11 名 高橋委員、森委員\n事務局\n柊総務課長、三枝港湾課長ほか職員14名、その他関係課員\n",
        &["委員 高橋", "委員 森", "事務局 柊 総務課:課長", "事務局 三枝 港湾課:課長"],
    );
    check("出席委員\n別紙出席者名簿のとおり(27名)\n", &[]);
}

#[test]
fn who_is_said_to_be_absent_behind_a_list_is_none_of_it() {
    check(
        "出席委員\n高橋、森、柊の各委員\n三枝委員は欠席\n",
        &["委員 高橋", "委員 森", "委員 柊", "委員 三枝  absent"],
    );
}

#[test]
fn one_who_came_in_the_place_of_a_member_sits_in_that_seat() {
    check(
        "出席者\n【使用者代表委員】\n高橋委員、森委員代理\n",
        &["使用者代表委員 高橋", "使用者代表委員 森  proxy"],
    );
    check("出席者\n高橋会長、森委員代理\n", &["会長 高橋", "委員 森  proxy"]);
}

#[test]
fn letters_spaced_alike_are_names_of_likely_lengths() {
    check(
        "出席者\n委員\n佐 藤 英 治 伊 藤 直 樹\n鈴 木 健 一 高 橋 花 子\n",
        &["委員 佐藤英治", "委員 伊藤直樹", "委員 鈴木健一", "委員 高橋花子"],
    );
}

#[test]
fn bodies_called_after_a_place_are_no_part_of_its_office() {
    check(
        "出席者\n長野市身体障害者福祉協会 会長 高橋健一\n長野市重症心身障害児(者)を守る会 会長 森花子\n長野市みなと家族会(旧称港家族会) 会長 柊誠\n",
        &[
            "出席者 高橋健一 長野市身体障害者福祉協会:会長",
            "出席者 森花子 長野市重症心身障害児(者)を守る会:会長",
            "出席者 柊誠 長野市みなと家族会:会長",
        ],
    );
    check(
        "出席委員\n第1号委員 関係行政機関の職員\n長野県健康福祉部障害福祉課 課長 高橋健一\n第2号委員 識見を有する者\nはまかぜ大学 教授 森花子\n",
        &["委員 高橋健一 長野県/健康福祉部/障害福祉課:課長", "委員 森花子 はまかぜ大学:教授"],
    );
}

#[test]
fn full_names_stand_against_their_posts() {
    check(
        "出席者\n事務局\n高橋健一総務課長、三枝佳祝生涯学習課長、森和子教育次長\n",
        &["事務局 高橋健一 総務課:課長", "事務局 三枝佳祝 生涯学習課:課長", "事務局 森和子 :教育次長"],
    );
    check("出席者\n委員\n高橋 弥会長 森花子委員\n", &["会長 高橋弥", "委員 森花子"]);
}

#[test]
fn units_in_brackets_stand_over_their_staff() {
    check(
        "出席者\n事務局\n(保健福祉部)\n高橋部長\n(障害福祉課)\n森課長\n柊専門監　三枝統括リーダー\n",
        &[
            "事務局 高橋 保健福祉部:部長",
            "事務局 森 障害福祉課:課長",
            "事務局 柊 障害福祉課:専門監",
            "事務局 三枝 障害福祉課:統括リーダー",
        ],
    );
}

#[test]
fn dots_lead_from_a_label_to_its_people() {
    check(
        "出席者\n高橋委員長、森委員\n事務局・・・柊港湾課長、三枝主事\n",
        &["委員長 高橋", "委員 森", "事務局 柊 港湾課:課長", "事務局 三枝 :主事"],
    );
}

#[test]
fn members_of_a_part_of_the_council_are_present_or_absent() {
    check(
        "出席者\n出席部会委員\n(対面出席)\n高橋 健一、森 花子\n(WEB出席)\n柊 誠\n欠席部会委員\n三枝 徹\n",
        &["出席部会委員 高橋健一", "出席部会委員 森花子", "出席部会委員 柊誠", "欠席部会委員 三枝徹  absent"],
    );
}

#[test]
fn a_unit_in_brackets_behind_a_capacity_stands_over_the_line_below() {
    check(
        "出席委員 高橋委員長、森委員\n市執行部 【市長公室】\n市長公室長 柊誠、次長 三枝徹\n",
        &["委員長 高橋", "委員 森", "市執行部 柊誠 市長公室:市長公室長", "市執行部 三枝徹 市長公室:次長"],
    );
}

#[test]
fn among_many_in_brackets_one_may_be_left_open_and_a_proxy_stand_behind() {
    check(
        "出席者\n高橋 健一(公益社団法人みなと病院協会 会長)\n森 花子(みなと市地域婦人協議会 副会長)\n柊 誠(みなと市薬剤師会 理事) 〈代理出席 三枝 徹〉\n石田 伸二(みなと学会 幹事\n鈴木 和子(全国みなと協会 常務理事)\n",
        &[
            "出席者 高橋健一 公益社団法人みなと病院協会:会長",
            "出席者 森花子 みなと市地域婦人協議会:副会長",
            "出席者 柊誠 みなと市薬剤師会:理事 absent",
            "出席者 三枝徹  proxy",
            "出席者 石田伸二 みなと学会:幹事",
            "出席者 鈴木和子 全国みなと協会:常務理事",
        ],
    );
}

#[test]
fn a_post_held_beside_another_is_a_second_one() {
    check(
        "出席説明員\n次長港湾部長事務取扱榎　雅人君\n水産部長　　三枝　徹君\n",
        &["出席説明員 榎雅人 :次長+:港湾部長事務取扱", "出席説明員 三枝徹 :水産部長"],
    );
    check(
        "出席説明員\n　三枝福祉部長　　　　　　　　　柊港湾課長\n　（桟橋整備課長事務取扱）\n　鈴木水産課長\n",
        &[
            "出席説明員 三枝 :福祉部長",
            "出席説明員 柊 :港湾課長+:桟橋整備課長事務取扱",
            "出席説明員 鈴木 :水産課長",
        ],
    );
}

#[test]
fn those_below_the_head_of_a_bureau_are_of_it() {
    check(
        "出席委員　二名\n　委員長高橋　健一君\n　森　　花子君\n出席説明員\n　港湾局局長柊　　　誠君\n　危機管理監三枝　　徹君\n　総務部長石田　伸二君\n",
        &[
            "委員長 高橋健一",
            "出席委員 森花子",
            "出席説明員 柊誠 港湾局:局長",
            "出席説明員 三枝徹 港湾局:危機管理監",
            "出席説明員 石田伸二 港湾局:総務部長",
        ],
    );
    check(
        "出席説明員\n　市長　柊　　　誠君\n　港湾局局長　三枝　　徹君\n　総務部長　石田　伸二君\n",
        &["出席説明員 柊誠 :市長", "出席説明員 三枝徹 港湾局:局長", "出席説明員 石田伸二 :総務部長"],
    );
}

#[test]
fn a_count_in_kanji_is_nobody() {
    check(
        "出席議員（百二十四名）\n　一番木原まなぶ君\n　二番森　花子君\n出席説明員\n　知事柊　誠君\n　中央市場長三枝　徹君\n",
        &["出席議員 木原まなぶ", "出席議員 森花子", "出席説明員 柊誠 :知事", "出席説明員 三枝徹 :中央市場長"],
    );
}

#[test]
fn whole_names_with_a_family_name_in_katakana_stand_before_posts() {
    check(
        "出席理事者\n（港湾局）\n高橋健一港湾局次長、森花子企画部防災担当部長、グエン恵美桟橋推進室担当課長\n",
        &[
            "出席理事者 高橋健一 港湾局:港湾局次長",
            "出席理事者 森花子 港湾局/企画部:防災担当部長",
            "出席理事者 グエン恵美 港湾局/桟橋推進室:担当課長",
        ],
    );
}

#[test]
fn others_in_kanji_are_nobody() {
    check(
        "出席者\n　事 務 局　　柊　港湾局参事官（浮桟橋担当）、外\n",
        &["事務局 柊 港湾局:参事官(浮桟橋担当)"],
    );
    check("出席者\n　事務局　森課長、外２名\n", &["事務局 森 :課長"]);
}

#[test]
fn those_under_a_heading_of_the_missing_are_missing_whatever_seat_heads_them() {
    check(
        "出席者及び欠席者\n（１）出席委員\n委員長　高橋　静子\n（２）欠席委員（１名）\n委員　森　花子\n（３）参考人（１名）\n氏名　所属・職\n柊　　誠　みなと大学教授\n（４）出席理事者\n副市長　鈴木　進　水産部長　三枝　徹\n",
        &[
            "委員長 高橋静子",
            "委員 森花子  absent",
            "参考人 柊誠 みなと大学:教授",
            "出席理事者 鈴木進 :副市長",
            "出席理事者 三枝徹 :水産部長",
        ],
    );
}

#[test]
fn a_mark_of_the_same_seat_stands_before_each_of_a_line() {
    check(
        "出席委員\n委　員　高橋　静子　委　員　森　花子\n　〃　　柊　　　誠　　〃　　林　　　薫\n委　員　石田　伸二　　〃　　榎　雅人\n",
        &["委員 高橋静子", "委員 森花子", "委員 柊誠", "委員 林薫", "委員 石田伸二", "委員 榎雅人"],
    );
}

#[test]
fn letters_of_a_post_that_fill_their_column_head_nobody() {
    check(
        "出席委員\n委員長　高橋　静子\n議会事務局職員\n　書　　　記　　　　森　　花　子\n",
        &["委員長 高橋静子", "議会事務局職員 森花子 議会事務局:書記"],
    );
}

#[test]
fn a_bracket_holds_the_body_also_of_a_name_of_several_words_and_before_a_seat() {
    check(
        "出席者\n委員\n高橋　静子（みなと大学　教授）【座長】\n森　花子（みなと研究所　所長）【作業班主査】\n発表者\nマリア・ロペス（株式会社みさき　社長）\n",
        &[
            "座長 高橋静子 みなと大学:教授",
            "作業班主査 森花子 みなと研究所:所長",
            "発表者 マリア・ロペス 株式会社みさき:社長",
        ],
    );
}

#[test]
fn a_comma_within_brackets_makes_no_list_of_rows() {
    check(
        "出席者\n本　部　長　　高橋　静子　　内閣総理大臣\n副本部長　　森　　花子　　内閣官房長官\n本　部　員　　鈴木　進　　総務大臣\n　　　　　　柊　　　誠　　港湾強化担当大臣・内閣府特命担当大臣（防災、海洋政策）\n　　　　　　石田　伸二　　経済産業大臣\n",
        &[
            "本部長 高橋静子 :内閣総理大臣",
            "副本部長 森花子 :内閣官房長官",
            "本部員 鈴木進 :総務大臣",
            "本部員 柊誠 :港湾強化担当大臣・内閣府特命担当大臣(防災、海洋政策)",
            "本部員 石田伸二 :経済産業大臣",
        ],
    );
}

#[test]
fn a_post_alone_whose_holder_is_missing_is_nobody_above() {
    check(
        "出席者\n本　部　員　　鈴木　進　　総務大臣\n　　　　　　柊　　　誠　　経済産業大臣\n　　　　　　港湾大臣（欠席）\n　　　　　　石田　伸二　　水産大臣\n",
        &[
            "本部員 鈴木進 :総務大臣",
            "本部員 柊誠 :経済産業大臣",
            "本部員 – :港湾大臣 absent",
            "本部員 石田伸二 :水産大臣",
        ],
    );
}

#[test]
fn a_comma_between_two_posts_in_brackets_leaves_the_bodies_of_all() {
    check(
        "出席者\n登壇者\n高橋 健一 (みなと大学 教授)\n森 花子 (みさき大学大学院港湾研究科 特任教授、みなと協会 理事)\n石田 伸二 (みなと電機株式会社 港湾設備センター)\n",
        &[
            "登壇者 高橋健一 みなと大学:教授",
            "登壇者 森花子 みさき大学/大学院港湾研究科:特任教授+みなと協会:理事",
            "登壇者 石田伸二 みなと電機株式会社/港湾設備センター:",
        ],
    );
}

#[test]
fn names_set_to_one_width_are_parted_though_they_are_wider_within_than_between() {
    check(
        "出席委員\n　委員長　　高　橋　静　子\n　委　　員　石　田　伸　二　　小　澤　　　誠　　伊　藤　　　進　　三　枝　秀　光\n",
        &["委員長 高橋静子", "委員 石田伸二", "委員 小澤誠", "委員 伊藤進", "委員 三枝秀光"],
    );
    check(
        "説明員\n　港湾課長　　　高　橋　　亜矢子　　君\n　水産課長　　　石　田　　伸　二　　君\n",
        &["説明員 高橋亜矢子 :港湾課長", "説明員 石田伸二 :水産課長"],
    );
}

#[test]
fn words_below_a_body_that_no_post_ends_are_its_rest() {
    check(
        "出席者\n（説明者）\n　高橋　健一　株式会社みなとゲノム取締役最高医学\n　　　　　　　責任者\n　森　花子　　一般社団法人みなと協会代表理事\n　鈴木　徳子　特定非営利活動法人みなと保育の会事\n　　　　　　　務局次長（田中　正樹委員の代理）",
        &[
            "説明者 高橋健一 株式会社みなとゲノム:取締役最高医学責任者",
            "説明者 森花子 一般社団法人みなと協会:代表理事",
            "説明者 田中正樹  absent",
            "説明者 鈴木徳子 特定非営利活動法人みなと保育の会:事務局次長 proxy",
        ],
    );
}

#[test]
fn an_officer_attached_to_another_is_one() {
    check(
        "出席者\n　委　員　　高橋　健一　　みなと大学教授\n　内閣府　　森　花子　　　政策統括官（防災担当）付参事官（避難担当）\n　　　　　　鈴木　徳子　　政策統括官（防災担当）付企画官（物資担当）",
        &[
            "委員 高橋健一 みなと大学:教授",
            "内閣府 森花子 内閣府:政策統括官(防災担当)付参事官(避難担当)",
            "内閣府 鈴木徳子 内閣府:政策統括官(防災担当)付企画官(物資担当)",
        ],
    );
}
