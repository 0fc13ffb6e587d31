//! Seats, notes and bodies beside people of councils.

use super::{check, of_record};

#[test]
fn chairs_are_told_by_their_seat_and_members_by_their_council() {
    check(
        "出席者\n【審議会委員】\n柊会長、高橋副会長、三枝委員及び森委員\n(市・事務局)\n鈴木港湾課長、木原主事及び石田主事\n",
        &[
            "会長 柊",
            "副会長 高橋",
            "審議会委員 三枝",
            "審議会委員 森",
            "市・事務局 鈴木 港湾課:課長",
            "市・事務局 木原 :主事",
            "市・事務局 石田 :主事",
        ],
    );
}

#[test]
fn what_a_note_stands_for_is_told_below_the_list() {
    check("出席者\n特別委員\n柊委員(※)、森委員\n(※):代理出席\n", &["特別委員 柊  proxy", "特別委員 森"]);
}

#[test]
fn posts_stand_right_before_whole_names_in_a_list() {
    check(
        "出席者\n説明員\n港湾課企画担当主幹高橋健一、財政課長森花子、主査鈴木徹\n",
        &["説明員 高橋健一 港湾課:企画担当主幹", "説明員 森花子 :財政課長", "説明員 鈴木徹 :主査"],
    );
}

#[test]
fn units_in_brackets_part_a_list() {
    check(
        "出席者\n事務局:(港湾部)高橋部長、(防災課)森係長、鈴木(会計課)木原主査\n",
        &[
            "事務局 高橋 港湾部:部長",
            "事務局 森 防災課:係長",
            "事務局 鈴木 防災課:",
            "事務局 木原 会計課:主査",
        ],
    );
}

#[test]
fn bodies_among_observers_head_their_people() {
    check(
        "出席者\n委員\n柊委員、森委員\nオブザーバー\n国土交通省\n高橋参事官、鈴木企画官\n",
        &["委員 柊", "委員 森", "オブザーバー 高橋 国土交通省:参事官", "オブザーバー 鈴木 国土交通省:企画官"],
    );
}

#[test]
fn signs_among_names_and_what_they_stand_for_are_no_people() {
    check(
        "出席者\n出席委員（4名）五十音順\n　高橋　健一、◎森　花子、\n○石田　伸二、柊　誠\n◎会長　○会長代理\n欠席委員（1名）\n三枝　徹\n",
        &[
            "出席委員 高橋健一",
            "会長 森花子",
            "会長代理 石田伸二",
            "出席委員 柊誠",
            "欠席委員 三枝徹  absent",
        ],
    );
}

#[test]
fn whole_names_stand_before_posts_and_seats_before_notes() {
    check(
        "出席者\n【会長・副会長等】\n森委員、高橋委員【会長】、柊委員\n事務局\n高橋健一港湾部長、三枝花子防災課長、森次長\n",
        &[
            "委員 森",
            "会長 高橋",
            "委員 柊",
            "事務局 高橋健一 港湾部:部長",
            "事務局 三枝花子 防災課:課長",
            "事務局 森 :次長",
        ],
    );
}

#[test]
fn posts_before_names_part_a_list_without_commas() {
    check(
        "出席者\n　会長　　　高橋　健一\n　副会長　　森　　花子\n　専務理事　石田　伸二\n　理　事　　鈴木　進、佐藤　さくら、田中　実、\n　　　　　　木原　学、三雲　誠\n",
        &[
            "会長 高橋健一",
            "副会長 森花子",
            "専務理事 石田伸二",
            "理事 鈴木進",
            "理事 佐藤さくら",
            "理事 田中実",
            "理事 木原学",
            "理事 三雲誠",
        ],
    );
}

#[test]
fn seats_behind_a_class_are_people_and_no_speech() {
    let record = "みなと町農業委員会総会議事録\n\n１．開催日時　令和６年７月３日（水）午後１時30分\n２．出席委員（５人）\n　　会長　10番　高橋健一\n　　委員　１番　石田伸二　２番　鈴木進\n　　　　　４番　田中実　５番　木原学\n３．欠席委員（１人）\n　　　　　７番　加藤美咲\n４．農地利用最適化推進委員　渡辺進、中村一郎\n５．会議の概要\n事務局長　　それでは、定刻となりましたので、総会を開会いたします。\n議　長　　　ただいまの出席委員は５名です。議案第１号を議題とします。\n事務局長　　説明いたします。\n";
    let read = super::of_record(record.to_owned());
    let expected = [
        "会長 高橋健一",
        "委員 石田伸二",
        "委員 鈴木進",
        "委員 田中実",
        "委員 木原学",
        "欠席委員 加藤美咲  absent",
        "農地利用最適化推進委員 渡辺進",
        "農地利用最適化推進委員 中村一郎",
    ];
    assert_eq!(read, expected.join("\n"));
}

#[test]
fn a_post_before_a_colon_is_the_seat_of_one_whose_office_stands_in_brackets() {
    check(
        "出席者（敬称略）\n　主任　：高橋　健一（みなと大学大学院　教授）\n　主任代理：森　花子（みなと研究所　所長）\n　構成員：鈴木　徳子（みなと協会　理事）、田中　正樹（みなと協会　会長）",
        &[
            "主任 高橋健一 みなと大学/大学院:教授",
            "主任代理 森花子 みなと研究所:所長",
            "構成員 鈴木徳子 みなと協会:理事",
            "構成員 田中正樹 みなと協会:会長",
        ],
    );
}

#[test]
fn letters_of_a_given_name_stand_nearer_than_the_body_behind_them() {
    check(
        "出席委員\n　会　長　　三雲谷　花　子　　みなと大学学術研究院教授\n　副会長　　菅　生　勝　利　　みさき市副市長\n　委　員　　森　　　薫　　みなと協会理事",
        &[
            "会長 三雲谷花子 みなと大学/学術研究院:教授",
            "副会長 菅生勝利 みさき市:副市長",
            "委員 森薫 みなと協会:理事",
        ],
    );
}

#[test]
fn a_mark_repeats_the_seat_above_in_whatever_column_the_name_stands() {
    let record = "令和７年度第２回三雲県総合教育会議　議事録\n\n日時　令和７年７月３日\n場所　三雲県庁\n出席者\n　知　　　事　　高　橋　健 一\n　教　育　長　　森　　花 子\n　教 育 委 員　　鈴　木　徳 子　　（みなと木材株式会社代表取締役）\n　　　〃　　　　田中　正樹　　（みなと大学教授）\n　有　識　者　　佐　藤　　　誠　　（みなと研究所所長）\n\n議事\n（高橋知事）\n　それでは始めます。\n（森教育長）\n　賛成です。\n（高橋知事）\n　以上です。\n";
    let expected = [
        "知事 高橋健一 :知事",
        "教育長 森花子 :教育長",
        "教育委員 鈴木徳子 みなと木材株式会社:代表取締役",
        "教育委員 田中正樹 みなと大学:教授",
        "有識者 佐藤誠 みなと研究所:所長",
    ];
    assert_eq!(of_record(record.to_owned()), expected.join("\n"));
}
