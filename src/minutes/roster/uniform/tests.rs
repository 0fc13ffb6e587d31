use super::super::tests::check;

#[test]
fn which_column_holds_the_names_most_rows_of_a_list_tell() {
    check(
        "出席者：\n　【委員】\n　みなと大学工学部　　　会長　柊　誠　　　教授\n　みなと市消防団　　　　三枝　花子　　　　団長\n　北ノ浦町自治会連合会　椥辻　実　　　　　副会長（欠席）\n",
        &[
            "会長 柊誠 みなと大学/工学部:教授",
            "委員 三枝花子 みなと市消防団:団長",
            "委員 椥辻実 北ノ浦町自治会連合会:副会長 absent",
        ],
    );
}

#[test]
fn commas_may_stand_between_columns_in_every_row() {
    check(
        "出席者：\n　【委員】\n　柊　誠、みなと大学、教授\n　三枝　花子（会長）、株式会社みなと総研、執行役員\n　森　実、みなと市校長会、会長\n",
        &[
            "委員 柊誠 みなと大学:教授",
            "会長 三枝花子 株式会社みなと総研:執行役員",
            "委員 森実 みなと市校長会:会長",
        ],
    );
}

#[test]
fn letters_of_names_may_stand_apart_before_brackets() {
    check(
        "出席者：\n　委員\n　柊　　誠（みなと大学　教授）\n　三　枝　花　子（株式会社みなと総研 執行役員）\n　森　由　美　子（みなと市校長会会長）（代理出席）\n",
        &[
            "委員 柊誠 みなと大学:教授",
            "委員 三枝花子 株式会社みなと総研:執行役員",
            "委員 森由美子 みなと市校長会:会長 proxy",
        ],
    );
}

#[test]
fn a_sign_alone_behind_a_name_brackets_nothing() {
    check(
        "出席者：\n　港湾部長　　　　西川　誠\n　　２　港湾整備本　剛※\n",
        &["出席者 西川誠 港湾部:部長", "出席者 – 港湾整備本剛:"],
    );
}
