use super::super::tests::{check, of_record};

const PEOPLE: [&str; 3] = [
    "会長 高橋健一 みなと大学:教授",
    "委員 森花子 みなと市商工会議所:会頭 absent",
    "委員 三枝圭 株式会社みなとバス:取締役 proxy",
];

#[test]
fn rows_of_a_table_go_by_its_head_wherever_gaps_or_bars_part_them() {
    let drawn = "出席者\n\n| No. | 区分 | 団体名 | 氏名 | 役職 | 備考 |\n|---|---|---|---|---|---|\n| 1 | 会長 | みなと大学 | 高橋 健一 | 教授 |  |\n| 2 | 委員 | みなと市商工会議所 | 森 花子 | 会頭 | 欠席 |\n| 3 | 委員 | 株式会社みなとバス | 三枝 圭 | 取締役 | 代理出席 |\n";
    check(drawn, &PEOPLE);
    let typed = "出席者\n区分　　所属団体　　　　　　　役職名　　氏　名　　　　備考\n会長　　みなと大学　　　　　　教授　　　高　橋　健　一\n委員　　みなと市商工会議所　　会頭　　　森　　　花　子　欠席\n委員　　株式会社みなとバス　　取締役　　三枝　　圭　　　代理出席\n";
    check(typed, &PEOPLE);
    let spaced = "出席者\n区分 氏名 所属・役職 備考\n会長 高橋　健一 みなと大学教授\n委員 森　花子 みなと市商工会議所会頭 欠席\n委員 三枝　圭 株式会社みなとバス取締役 代理出席\n";
    check(spaced, &PEOPLE);
}

#[test]
fn a_table_may_be_printed_cell_by_cell_and_ends_before_those_of_other_lists() {
    check(
        "出席者\n区分\n団体名\n氏名\n役職\n備考\n会長\nみなと大学\n高橋　健一\n教授\n委員\nみなと市商工会議所\n森　花子\n会頭\n欠席\n委員\n株式会社みなとバス\n三枝　圭\n取締役\n代理出席\n事務局\n港湾課長　柊　誠\n",
        &[PEOPLE[0], PEOPLE[1], PEOPLE[2], "事務局 柊誠 港湾課:課長"],
    );
}

#[test]
fn remarks_tell_who_leads_and_a_column_of_posts_what_all_are() {
    check(
        "出席者\n氏名　　　所属　　　　役職　　備考\n高橋健一　みなと大学　講師　　会長\n森花子　　みなと協会　理事　　\n",
        &["会長 高橋健一 みなと大学:講師", "出席者 森花子 みなと協会:理事"],
    );
    check(
        "出席者\n　氏　名　　　　役　職　等　　　　　備　考\n　高橋　健一　　みなと大学教授　　　会長\n　森　花子　　　みなと協会理事　　　欠席\n　柊　つばさ　　公募委員\n",
        &[
            "会長 高橋健一 みなと大学:教授",
            "出席者 森花子 みなと協会:理事 absent",
            "出席者 柊つばさ :公募委員",
        ],
    );
    check(
        "出席者\n役職　　氏名　　　所属\n会長　　高橋健一　みなと大学教授\n委員　　森花子　　みなと協会理事\n",
        &["会長 高橋健一 みなと大学:教授", "委員 森花子 みなと協会:理事"],
    );
}

#[test]
fn numbers_or_remarks_tell_rows_of_one_order_without_a_head() {
    let people = [
        "出席者 高橋健一 みなと大学:教授",
        "出席者 森花子 みなと市:港湾課長 absent",
        "出席者 三枝圭 みなと協会:会長 proxy",
    ];
    let people = people.map(|line| line.replace("みなと市:港湾課長", "みなと市/港湾課:課長"));
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    check(
        "出席者\nみなと大学　高橋健一　教授\nみなと市港湾課　森花子　課長　欠席\nみなと協会　三枝圭　会長　代理出席\n",
        &people,
    );
}

#[test]
fn a_table_may_open_a_roster_that_nothing_labels() {
    let record = |roster: &str| {
        of_record(format!(
            "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと会館\n{roster}\n議題\n1　飛行手続について\n\n議事\n○高橋会長　それでは始めます。\n○森委員　賛成です。\n"
        ))
    };
    let rows = "会長　　高橋健一　　みなと大学教授\n委員　　森花子　　　みなと協会理事\n委員　　三枝圭　　　株式会社みなとバス取締役\n";
    let people =
        "会長 高橋健一 みなと大学:教授\n委員 森花子 みなと協会:理事\n委員 三枝圭 株式会社みなとバス:取締役";
    assert_eq!(record(rows), people);
    assert_eq!(record(&format!("区分　　氏名　　　　所属・役職\n{rows}")), people);
}

/// Tables as copies lay them out: cells go on below, in the column of the cell.
#[test]
fn cells_broken_over_lines_go_on_in_their_columns() {
    let people = [
        "委員 高橋健一 一般社団法人みなと空域協会:副会長",
        "委員 椥辻さくら みなと大学/空域研究所:特任教授 absent",
        "会長 森花子 みなと市/港湾局:局長",
        "委員 三枝圭 みなと労働組合連合会:事務局長",
    ];
    check(
        "出席者（敬称略）\n＜委　員＞\n　氏　　名　　　　　　所　属　・　役　職　　　　　備　考\n　高 橋  健 一　　　　一般社団法人みなと空域協会　オンライン\n　　　　　　　　　　　副会長\n　椥 辻 さ く ら　　　みなと大学空域研究所　　　　欠席\n　　　　　　　　　　　特任教授\n　森　　花　子　　　　みなと市港湾局長　　　　　　会長\n　三 枝　　圭　　　　 みなと労働組合連合会事務\n　　　　　　　　　　　局長\n＜事務局＞\n　　石　田　　学\n",
        &[people[0], people[1], people[2], people[3], "事務局 石田学"],
    );
    check(
        "出席者\n氏　名　　　　所属・役職　　　　　　　　備考\n高橋　健一　　みなと大学教授\n森　花子　　　みなと協会副会長　　　　　　代理出席\n　　　　　　　（長野県松川村長）　　　　　　（石田参考人）\n",
        &[
            "出席者 高橋健一 みなと大学:教授",
            "出席者 森花子 みなと協会:副会長+長野県/松川村:村長 absent",
            "参考人 石田  proxy",
        ],
    );
    // The name stands in the middle of what it has two lines of.
    check(
        "出席者\n＜委員＞\n氏　名　　　　所属・役職　　　　　　　　　備考\n　　　　　　　一般社団法人みなと空域協会\n高橋　健一　　　　　　　　　　　　　　　　　オンライン\n　　　　　　　副会長\n　　　　　　　みなと大学空域研究所\n椥辻さくら　　　　　　　　　　　　　　　　　欠席\n　　　　　　　特任教授\n森　花子　　　みなと市港湾局長　　　　　　　会長\n　　　　　　　みなと労働組合連合会\n三枝　圭\n　　　　　　　事務局長\n",
        &people,
    );
}

#[test]
fn a_name_may_stand_in_the_middle_of_its_cell_where_others_stand_on_top() {
    check(
        "出席者\n区　分　　　氏　　名　　　　所　属　・　役　職　　　　　　　備　考\n委員長　　　高橋　健一　　　国立大学法人みなと大学\n　　　　　　　　　　　　　　大学院情報理工学研究科　教授\n　　　　　　　　　　　　　　国立研究開発法人みなと研究機\n委　員　　　三枝　みどり　　構サイバーセキュリティ研究所　　オンライン\n　　　　　　　　　　　　　　上席研究員\n委　員　　　森　　花子　　　一般社団法人みなと協会　理事　　欠席\n　　　　　　　　　　　　　　　　　　（委員は五十音順、敬称略）\n防衛装備庁\n　防衛技監　　　　　　　　　　　柊　　　誠\n",
        &[
            "委員長 高橋健一 国立大学法人みなと大学/大学院情報理工学研究科:教授",
            "委員 三枝みどり 国立研究開発法人みなと研究機構サイバーセキュリティ研究所:上席研究員",
            "委員 森花子 一般社団法人みなと協会:理事 absent",
            "防衛装備庁 柊誠 防衛装備庁:防衛技監",
        ],
    );
}

#[test]
fn a_sign_in_a_cell_repeats_the_one_above() {
    check(
        "出席者\n区　分　　氏　名　　　　所　属　等\n部会長　　高橋　健一　　みなと大学教授\n委　員　　森　花子　　　一般社団法人みなと協会\n　　　　　　　　　　　　常務理事\n　〃　　　椥辻　徹　　　みなと市港湾部長\n臨時委員　柊　誠　　　　みなと機構理事\n　〃　　　三枝　圭　　　株式会社みなとバス取締役\n",
        &[
            "部会長 高橋健一 みなと大学:教授",
            "委員 森花子 一般社団法人みなと協会:常務理事",
            "委員 椥辻徹 みなと市/港湾部:部長",
            "臨時委員 柊誠 みなと機構:理事",
            "臨時委員 三枝圭 株式会社みなとバス:取締役",
        ],
    );
}
