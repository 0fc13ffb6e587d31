//! What signs, numbers and brackets tell of those they stand beside.

use super::{check, lines};

#[test]
fn seats_of_one_council_are_told_by_their_signs() {
    check(
        "出席者\n　出席委員\n　高橋　健一、◎森　花子、山田　誠、\n○石田　実\n　◎みなと分科会長　○みなと分科会長代理\n欠席委員\n　三枝　徹",
        &[
            "出席委員 高橋健一",
            "みなと分科会長 森花子",
            "出席委員 山田誠",
            "みなと分科会長代理 石田実",
            "欠席委員 三枝徹  absent",
        ],
    );
}

#[test]
fn a_sign_may_stand_before_a_name_that_no_table_holds() {
    check(
        "出席者\n(◎は会長、○は副会長)\n◎椥辻　貴文（みなと医師会　会長）\n○三雲　花子（みなと看護協会　理事）\n　高橋　健一（みなと病院　病院長）",
        &[
            "会長 椥辻貴文 みなと医師会:会長",
            "副会長 三雲花子 みなと看護協会:理事",
            "出席者 高橋健一 みなと病院:病院長",
        ],
    );
}

#[test]
fn a_seat_stands_in_the_bracket_before_the_post() {
    check(
        "出席者\n高橋　健一（委員長　海洋学研究科教授）、森　花子（海洋学部教授）、\n山田　誠（医務課長）",
        &["委員長 高橋健一 海洋学研究科:教授", "出席者 森花子 海洋学部:教授", "出席者 山田誠 医務課:課長"],
    );
}

#[test]
fn members_run_on_with_what_they_are_elsewhere_in_brackets() {
    let found = lines(
        "出席者：　＜委員＞　高橋　健一　委員長（みなと大学　教授）　森　花子　委員（みさき（株）　代表取締役）　山田　誠　代理（はまかぜ（株）　執行役員）",
    );
    assert_eq!(
        found.lines().map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>(),
        ["委員長 高橋健一", "委員 森花子", "委員 山田誠"]
    );
    assert!(found.ends_with(" proxy"), "{found}");
}

#[test]
fn a_sign_in_the_middle_of_a_line_opens_the_next_list() {
    check(
        "▽欠席委員　鳥羽委員　▽事務局　高橋港湾部長、森（桟橋担当）副参事、石田水道課長",
        &["委員 鳥羽  absent", "事務局 高橋 港湾部:部長", "事務局 森 :副参事", "事務局 石田 水道課:課長"],
    );
}

#[test]
fn numbered_rows_begin_with_the_seat_against_the_name() {
    check(
        "出席者\n1. 会長高橋朋子\n2. 副会長森田治伸\n3. 委員三枝実千代、石田誠\n4. 事務局　（港湾部長）山田健一",
        &[
            "会長 高橋朋子",
            "副会長 森田治伸",
            "委員 三枝実千代",
            "委員 石田誠",
            "事務局 山田健一 港湾部:部長",
        ],
    );
}

#[test]
fn those_on_another_side_came_though_members_did_not() {
    check(
        "出席委員の氏名　高橋健一、森花子\n欠席委員の氏名　三枝徹\n会社側出席者　山田誠（代表取締役社長）以下11名",
        &[
            "出席委員 高橋健一",
            "出席委員 森花子",
            "欠席委員 三枝徹  absent",
            "会社側出席者 山田誠 :代表取締役社長",
        ],
    );
}

#[test]
fn what_each_closes_is_told_before_a_note_on_another() {
    check(
        "出席委員\n高橋委員長、森副委員長、石田、山田の各委員（三枝委員は欠席）",
        &["委員長 高橋", "副委員長 森", "委員 石田", "委員 山田", "委員 三枝  absent"],
    );
}

#[test]
fn a_house_stands_over_its_people() {
    check(
        "出席者\n委員\n高橋　健一\n（説明者）\n独立行政法人みなと資源機構（MSK）\n理事　森　花子\n港湾調査室　主任　山田　誠\n安全室　室長　石田　実",
        &[
            "委員 高橋健一",
            "説明者 森花子 独立行政法人みなと資源機構:理事",
            "説明者 山田誠 独立行政法人みなと資源機構/港湾調査室:主任",
            "説明者 石田実 独立行政法人みなと資源機構/安全室:室長",
        ],
    );
}

#[test]
fn cases_under_review_are_nobody() {
    check(
        "陪席者：高橋研究支援課長、森研究協力課係長\nNo.24015「桟橋の揺れの評価」\n主任研究者：海洋科　教授　柊　誠\n",
        &["陪席者 高橋 研究支援課:課長", "陪席者 森 研究協力課:係長"],
    );
}

#[test]
fn names_that_begin_as_the_same_are_bodies() {
    check(
        "出席者\n高橋　健一（みなと大学教授）\n森　花子（同志社大学文学部教授）\n山田　誠（市民公募）",
        &[
            "出席者 高橋健一 みなと大学:教授",
            "出席者 森花子 同志社大学/文学部:教授",
            "出席者 山田誠 :市民公募",
        ],
    );
}

#[test]
fn how_and_where_people_are_listed_stands_beside_what_they_are() {
    check(
        "■出席者\n（委員・五十音順）高橋 健一　はまかぜ大学教授\n　　　　　　　　　森 花子　みなと商工会議所会頭【座長】\n　　　　　　　　　潮見町 誠　みなと市港湾課係長\n（欠席）　　　　　三枝 徹　みなと協会理事\n（環境省）　　　　水環境局　鈴木 水環境課長、柊 係長\n",
        &[
            "委員 高橋健一 はまかぜ大学:教授",
            "座長 森花子 みなと商工会議所:会頭",
            "委員 潮見町誠 みなと市/港湾課:係長",
            "委員 三枝徹 みなと協会:理事 absent",
            "環境省 鈴木 環境省/水環境局/水環境課:課長",
            "環境省 柊 環境省/水環境局:係長",
        ],
    );
}

#[test]
fn how_one_came_stands_behind_what_that_one_is() {
    check(
        "## 出席者\n\n| 区分 | 氏名 | 所属・役職 |\n|:--|:--|:--|\n| 部会長 | 高橋 健一 | はまかぜ大学教授 |\n| 委員（オンライン） | リー・メイリン | 株式会社みなと取締役 |\n| 事務局 | 森 花子 | みなと市港湾部港湾課長 |\n",
        &[
            "部会長 高橋健一 はまかぜ大学:教授",
            "委員 リー・メイリン 株式会社みなと:取締役",
            "事務局 森花子 みなと市/港湾部/港湾課:課長",
        ],
    );
}

#[test]
fn the_first_of_a_list_with_dots_stands_beside_the_label() {
    check(
        "出席者　・会長　高橋 健一（はまかぜ大学工学部教授）\n　　　　・副会長　森 花子（みなと商工会議所会頭）\n　　　　・委員　三枝 徹（みなと協会理事）\n",
        &[
            "会長 高橋健一 はまかぜ大学/工学部:教授",
            "副会長 森花子 みなと商工会議所:会頭",
            "委員 三枝徹 みなと協会:理事",
        ],
    );
}
