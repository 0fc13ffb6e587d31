use crate::{claim::Basis, minutes::speech::tests::speeches};

const HEAD: &str = "第3回港湾検討会　議事録\n\n日時：令和6年7月3日（水）\n場所：県庁\n\n";

/// The marks and the beginnings of what is said under them.
#[track_caller]
fn check(record: &str, expected: &[(&str, &str)]) {
    let found: Vec<(String, String)> = speeches(&format!("{HEAD}{record}"))
        .into_iter()
        .map(|(label, _, _, words)| (label, words.chars().take(8).collect()))
        .collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(l, w)| (l.as_str(), w.as_str())).collect();
    assert_eq!(found, expected, "{record}");
}

#[test]
fn marks_are_enough_where_what_is_first_said_stands_under_one() {
    check(
        "柊委員長\n\n　岸壁の点検を始めてから三年になります。\n\n　今日はその結果を見ていただきます。\n",
        &[("柊委員長", "岸壁の点検を始め")],
    );
    check(
        "【岸壁の点検】\n\n（長谷川委員）\n\n　点検は早めるべき。\n\n　船も要る。\n\n（森委員）\n\n　費用を示してほしい。\n",
        &[("長谷川委員", "点検は早めるべき"), ("森委員", "費用を示してほし")],
    );
    check(
        "委員長（柊君）：岸壁の点検を議題とします。\n船の台数も併せて伺います。\n森君：費用が足りません。\n",
        &[("委員長(柊君)", "岸壁の点検を議題"), ("森君", "費用が足りません")],
    );
    check(
        "柊委員長　岸壁の点検を議題とします。\n森委員　費用が足りません。\n",
        &[("柊委員長", "岸壁の点検を議題"), ("森委員", "費用が足りません")],
    );
    check(
        "318【長谷川委員】　点検を早めてください。\n船の件に移ります。\n",
        &[("長谷川委員", "点検を早めてくだ")],
    );
    check(
        "事務局から資料1の説明があった。\n\n森構成員\n　費用を示してほしい。\n　船も要る。\n",
        &[("森構成員", "費用を示してほし")],
    );
}

#[test]
fn persons_in_brackets_speak_where_the_chair_opens_the_sitting() {
    check(
        "（柊委員長）　休憩前に引き続き、委員会を再開します。\n\n（森委員）　岸壁の点検について伺います。\n\nまず、費用の見通しを示してください。\n\n（柊委員長）　港湾課長。\n\n（椥辻港湾課長）　三年で八百万円を見込んでいます。\n",
        &[
            ("柊委員長", "休憩前に引き続き"),
            ("森委員", "岸壁の点検につい"),
            ("柊委員長", "港湾課長。"),
            ("椥辻港湾課長", "三年で八百万円を"),
        ],
    );
}

#[test]
fn a_bracket_before_a_name_may_be_lost_or_square() {
    check(
        "○委員長柊誠君）　岸壁の点検を議題とします。\n○港湾課長椥辻花子君）　資料1を説明します。\n◯議長【長谷川誠君】　会議を開きます。\n○椥辻　花委員　費用を示してほしい。\n",
        &[
            ("委員長柊誠君", "岸壁の点検を議題"),
            ("港湾課長椥辻花子君", "資料1を説明しま"),
            ("議長【長谷川誠君】", "会議を開きます。"),
            ("椥辻花委員", "費用を示してほし"),
        ],
    );
}

#[test]
fn the_last_of_a_list_of_people_stands_over_narrative_and_says_nothing() {
    check("柊委員\n森委員\n長谷川委員\n岸壁の点検について、費用を県が負担することとした。\n", &[]);
    check("長谷川委員\n\n事務局から岸壁の点検について説明があった。\n", &[]);
    // One who is marked behind what others said speaks in a summary.
    check("岸壁の点検は県が行うべきである。\n\n森委員\n費用が足りない。\n", &[]);
}

#[test]
fn a_mark_over_words_that_the_end_of_an_extract_cuts_off_counts() {
    check(
        "事務局\n　岸壁の点検を三回行いました。\n会長\n　費用はいくらですか。\n事務局\n　費用につきましては、昨年度の",
        &[("事務局", "岸壁の点検を三回"), ("会長", "費用はいくらです"), ("事務局", "費用につきまして")],
    );
}

#[test]
fn names_in_square_brackets_behind_numbers_and_with_the_honorific_of_parliaments_are_marks() {
    check(
        "[議長] 岸壁の点検を議題とします。\n[事務局] 三回行いました。\n[議長] 御意見をどうぞ。\n",
        &[("議長", "岸壁の点検を議題"), ("事務局", "三回行いました。"), ("議長", "御意見をどうぞ。")],
    );
    check(
        "（1）森副大臣：岸壁の点検を進める。\n　船も造る。\n\n（2）柊局長：費用を確保する。\n",
        &[("森副大臣", "岸壁の点検を進め"), ("柊局長", "費用を確保する。")],
    );
    check(
        "港湾課係長（森進君）　岸壁の点検を三回行いました。\n\n会長（柊花子君）　御意見をどうぞ。\n",
        &[("港湾課係長(森進君)", "岸壁の点検を三回"), ("会長(柊花子君)", "御意見をどうぞ。")],
    );
}

#[test]
fn quotation_marks_around_a_whole_speech_are_none_of_it() {
    check(
        "○柊会長「岸壁の点検を議題とします。」\n○森委員　「早期」とはいつですか。\n○柊会長「来年です。「早く」とは言えません。」\n",
        &[("柊会長", "岸壁の点検を議題"), ("森委員", "「早期」とはいつ"), ("柊会長", "来年です。「早く")],
    );
}

#[test]
fn a_surname_of_one_letter_ends_where_the_office_begins() {
    let record = "○関総務課長　点検を行いました。\n○原林業振興課長　植林を進めます。\n○鷺条教育長　学校でも行います。\n\
                  ○都市政策部長　道路も直します。\n○高橋水・大気環境局長　測ります。\n";
    let found: Vec<(Basis, String)> = speeches(&format!("{HEAD}{record}"))
        .into_iter()
        .map(|(_, basis, speaker, _)| (basis, speaker))
        .collect();
    let named = |name: &str| (Basis::Named, name.to_owned());
    let role = |post: &str| (Basis::Role, post.to_owned());
    assert_eq!(found, [named("関"), named("原"), named("鷺条"), role("都市政策部長"), named("高橋")]);
}

#[test]
fn what_is_reported_further_on_in_a_speech_does_not_make_its_mark_a_heading() {
    check(
        "審議\n\n（事務局）\n\n定刻になりましたので開会いたします。森委員からは欠席の連絡を受けております。会議が成立していることをご報告いたします。\n",
        &[("事務局", "定刻になりました")],
    );
}

#[test]
fn a_name_that_stands_alone_elsewhere_and_a_unit_beside_it_are_marks_too() {
    check(
        "柊委員\n\n岸壁の点検は、いつ終わるのか。\n\n港湾課\n\n来年度に終える予定である。\n\n柊委員　費用の内訳も示してほしい。\n",
        &[("柊委員", "岸壁の点検は、い"), ("港湾課", "来年度に終える予"), ("柊委員", "費用の内訳も示し")],
    );
}
