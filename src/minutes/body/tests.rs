use crate::{Lexicon, Text, minutes::Minutes, outline::Outline, text::Format};

/// The statements of a record, each with the innermost heading that it stands under.
#[track_caller]
fn check(record: &str, expected: &[(&str, &str)]) {
    let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    let heading = |turn: &crate::minutes::Turn| {
        turn.headings.last().map_or("", |&at| read.headings[at].text.as_str()).to_owned()
    };
    let found: Vec<(String, String)> =
        read.turns.iter().map(|turn| (heading(turn), turn.flow.as_str().to_owned())).collect();
    let found: Vec<(&str, &str)> = found.iter().map(|(h, s)| (h.as_str(), s.as_str())).collect();
    assert_eq!(found, expected);
}

const HEAD: &str =
    "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n場所：県庁\n\n議事概要\n\n## 水質\n\n";

#[test]
fn bullets_below_who_explained_and_words_in_quotes_are_statements() {
    check(
        &format!(
            "{HEAD}○事務局から（資料1）（資料2）について説明があった。\n\n- 桟橋が暗い。\n\n- 船の台数が足りない。\n\n- 高橋委員長から、「灯りを増やしたい。」旨の発言があった。\n"
        ),
        &[
            ("水質", "事務局から(資料1)(資料2)について説明があった。"),
            ("水質", "桟橋が暗い。"),
            ("水質", "船の台数が足りない。"),
            ("水質", "灯りを増やしたい。"),
        ],
    );
}

#[test]
fn an_item_over_deeper_items_heads_them_and_no_others() {
    check(
        &format!(
            "{HEAD}- 水草の刈取り\n    - 費用を県が負担すべきではないか。\n    - 船の台数が足りない。\n- 次回の日程を早めに決める。\n"
        ),
        &[
            ("水草の刈取り", "費用を県が負担すべきではないか。"),
            ("水草の刈取り", "船の台数が足りない。"),
            ("水質", "次回の日程を早めに決める。"),
        ],
    );
}

#[test]
fn a_speech_in_quotes_is_one_statement_and_lines_between_bullets_head_them() {
    check(
        "湖沼会議\n令和6年7月3日\n会議では、湖の水質の重点方針の案について議論が行われました。\n大臣は、議論を踏まえ、次のように述べました。\n「水草の刈取りを進めます。\n費用は国も負担いたします。」\n",
        &[
            ("", "会議では、湖の水質の重点方針の案について議論が行われました。"),
            ("", "大臣は、議論を踏まえ、次のように述べました。"),
            ("", "水草の刈取りを進めます。費用は国も負担いたします。"),
        ],
    );
    check(
        "第3回湖沼検討会　議事録\n日時：令和6年7月3日（水）\n会場：県庁\n議事\n1 はじめに\n事務局\n- 記録係に船の台数を伝えてほしい。\n- 費用は県が負担する。\n資料の確認\n- 訂正があれば連絡してほしい。\n",
        &[
            ("", "記録係に船の台数を伝えてほしい。"),
            ("", "費用は県が負担する。"),
            ("資料の確認", "訂正があれば連絡してほしい。"),
        ],
    );
}

#[test]
fn items_that_give_a_time_a_place_or_an_address_are_no_statements() {
    check(
        &format!(
            "{HEAD}- 資料：<https://example.org/3.pdf>\n- 費用を県が負担すべきではないか。\n- 質疑応答\n- 船の台数が足りない。\n- 日時：令和6年9月4日（水）\n- 会場：県庁\n"
        ),
        &[("水質", "費用を県が負担すべきではないか。"), ("水質", "船の台数が足りない。")],
    );
}

#[test]
fn the_record_begins_behind_a_roster_where_a_topic_or_a_list_comes_up() {
    let head =
        "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n\n出席者\n\n柊委員、森委員、大久保委員\n\n";
    check(
        &format!("{head}1. 水草の刈取りについて\n\n・費用を県が負担すべきではないか。\n"),
        &[("水草の刈取りについて", "費用を県が負担すべきではないか。")],
    );
    check(
        &format!(
            "{head}1. 開会\n\n2. 水草の刈取りについて\n\n(柊委員)\n\n・費用を県が負担すべきではないか。\n"
        ),
        &[("柊委員", "費用を県が負担すべきではないか。")],
    );
    check(
        &format!(
            "{head}県が説明した後の主な意見は次のとおり\n\n(柊委員)\n\n・費用を県が負担すべきではないか。\n"
        ),
        &[("柊委員", "費用を県が負担すべきではないか。")],
    );
}

#[test]
fn the_bullet_before_what_is_said_under_a_mark_is_no_part_of_it() {
    check(
        "第3回湖沼検討会　議事録\n\n○柊会長\n・事務局から説明をお願いします。\n\n○事務局\n・資料1について説明\n\n○森委員\n・費用はいくらですか。\n・船は足りますか。\n",
        &[
            ("", "事務局から説明をお願いします。"),
            ("", "資料1について説明"),
            ("", "費用はいくらですか。・船は足りますか。"),
        ],
    );
}

#[test]
fn what_is_told_in_a_line_of_its_own_is_a_statement_and_so_is_what_was_explained() {
    check(
        &format!(
            "{HEAD}-資料2に基づき、港湾課から説明-\n\n・点検は年に三回とする。\n・費用を県が負担すべきではないか。\n\n傍聴人2名の入室を柊会長が許可\n"
        ),
        &[
            ("水質", "資料2に基づき、港湾課から説明"),
            ("水質", "点検は年に三回とする。"),
            ("水質", "費用を県が負担すべきではないか。"),
            ("", "傍聴人2名の入室を柊会長が許可"),
        ],
    );
    // Without what or who it is a stage direction over what follows.
    check(
        &format!("{HEAD}事務局より説明\n\n・費用を県が負担すべきではないか。\n"),
        &[("事務局より説明", "費用を県が負担すべきではないか。")],
    );
}

#[test]
fn a_paragraph_below_an_item_goes_on_with_it_where_it_is_indented_broken_off_or_asks() {
    check(
        &format!(
            "{HEAD}  ・水草を刈る船が足りない。\n     隣の県から借りる手もある。\n\n○費用を、\n県が負担する\n等の意見を踏まえ、案を直した。\n"
        ),
        &[
            ("水質", "水草を刈る船が足りない。隣の県から借りる手もある。"),
            ("水質", "費用を、県が負担する等の意見を踏まえ、案を直した。"),
        ],
    );
    check(
        &format!(
            "{HEAD}○船の台数が足りない。\nもっと造るべきではないか。\n\n最後に、会長から、次回までに案を直すとの総括があった。\n"
        ),
        &[
            ("水質", "船の台数が足りない。もっと造るべきではないか。"),
            ("", "最後に、会長から、次回までに案を直すとの総括があった。"),
        ],
    );
}

#[test]
fn a_reply_goes_on_in_the_paragraphs_below_it() {
    check(
        &format!(
            "{HEAD}（委員）船は足りるか。\n\n（事務局）三隻ある。\n\nなお、一隻は修理中である。\n\n（委員）了解した。\n\n（事務局）補足する。\n"
        ),
        &[
            ("水質", "船は足りるか。"),
            ("水質", "三隻ある。なお、一隻は修理中である。"),
            ("水質", "了解した。"),
            ("水質", "補足する。"),
        ],
    );
}

#[test]
fn paragraphs_right_below_the_words_that_introduce_statements_are_those_statements() {
    check(
        &format!(
            "{HEAD}【主な意見】\n\n水草が湖の名前に二つ入っている。\n\n【結果】船の名前を直すこととした。\n"
        ),
        &[("水質", "水草が湖の名前に二つ入っている。"), ("結果", "船の名前を直すこととした。")],
    );
}

#[test]
fn several_dashes_are_the_mark_of_a_deeper_item() {
    check(
        &format!("{HEAD}- 水草の刈取りについて。\n-- 船が足りない。\n--- 隣の県から借りる。\n"),
        &[("水質", "水草の刈取りについて。"), ("水質", "船が足りない。"), ("水質", "隣の県から借りる。")],
    );
}

#[test]
fn a_paragraph_that_announces_the_meeting_opens_no_record() {
    check(
        "第3回湖沼検討会が下記のとおり開催された。\n- 日時\n令和6年7月3日（水）\n- 場所\n県庁\n- 内容\n意見は次のとおり。\n- 船の台数が足りない。\n- 費用を県が負担すべきではないか。\n",
        &[("", "船の台数が足りない。"), ("", "費用を県が負担すべきではないか。")],
    );
}

#[test]
fn labels_under_the_hashes_of_markdown_open_the_record() {
    check(
        "## 湖沼検討会メモ\n\n### 日時：\n2024年7月3日\n\n### ■内容：\n\n#### 水草\n\n- 船が足りない\n- 費用が掛かる\n",
        &[("水草", "船が足りない"), ("水草", "費用が掛かる")],
    );
    // That of a table of contents does not.
    check(
        "## 湖沼検討会議事\n### 目次\n 1. [開会](#a1)\n 2. [閉会](#a2)\n\n【柊会長】\n水草の話をします。\n\n【森委員】\n船が足りません。\n",
        &[("", "水草の話をします。"), ("", "船が足りません。")],
    );
}

#[test]
fn bullets_under_the_mark_of_a_class_are_a_statement_each() {
    check(
        "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n\n会議内容\n1 水草の刈取りについて\n(港湾課から説明)\n【委員】\n- 船の台数は足りるのか。\n- 費用を県が負担すべきではないか。\n【事務局】\n- 来年度に増やす。\n",
        &[("", "船の台数は足りるのか。"), ("", "費用を県が負担すべきではないか。"), ("", "来年度に増やす。")],
    );
}

#[test]
fn what_is_told_behind_the_documents_begins_with_the_opening() {
    check(
        "第3回湖沼検討会　会議録\n\n日時：令和6年7月3日（水）\n\n会議資料\n資料1　刈取りの計画\n\n1 開会\n鷺沼課長が進行役を務めた。\n2 会長あいさつ\n水草の刈取りに感謝する。\n",
        &[("開会", "鷺沼課長が進行役を務めた。"), ("会長あいさつ", "水草の刈取りに感謝する。")],
    );
}

#[test]
fn cells_of_questions_and_answers_stand_one_below_the_other() {
    let record = "第3回湖沼検討会　会議録\n\n日時\n令和6年7月3日\n\n出席者\n高橋委員、鈴木委員\n\n議事\n１ 開会\n２ 議題\n（１）水草の刈取りについて\n\
                  水質課長が資料１により説明した。主な質疑は次のとおり。\n質問・意見\n\n回答（水質課）\n\n水草の刈取りの費用を\n県が負担すべきでは\nないか。\n\n\
                  来年度の予算で\n検討する。\n\n船の台数が足りない\nのではないか。\n\n12 台を\n増やす。\n\n３ 閉会\n";
    let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let minutes = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    let cells: Vec<(&str, &str)> = minutes
        .turns
        .iter()
        .filter_map(|turn| Some((turn.label.as_ref()?.value.as_str(), turn.flow.as_str())))
        .collect();
    assert_eq!(
        cells,
        [
            ("質問・意見", "水草の刈取りの費用を県が負担すべきではないか。"),
            ("水質課", "来年度の予算で検討する。"),
            ("質問・意見", "船の台数が足りないのではないか。"),
            ("水質課", "12台を増やす。"),
        ]
    );
}

#[test]
fn what_came_of_it_stands_under_a_heading_that_ends_the_speech_above() {
    let head = "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n場所：県庁\n\n審議概要\n";
    check(
        &format!(
            "{head}【柊委員】費用を県が負担すべきではないか。\n【事務局】来年度の予算で検討する。\n【森委員】船の台数が足りない。\n（イ）結論\n全会一致で原案を適当と認め、知事に答申することとした。\n"
        ),
        &[
            ("", "費用を県が負担すべきではないか。"),
            ("", "来年度の予算で検討する。"),
            ("", "船の台数が足りない。"),
            ("結論", "全会一致で原案を適当と認め、知事に答申することとした。"),
        ],
    );
}

#[test]
fn an_arrow_under_the_mark_of_a_class_replies_and_the_next_bullet_is_under_that_mark_again() {
    let head = "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n場所：県庁\n\n審議概要\n";
    check(
        &format!(
            "{head}【委員】\n- 費用を県が負担すべきではないか。\n  → 来年度の予算で検討する。\n- 船の台数が足りない。\n  → 事務局：二台を増やす。\n\
             【会長】\n- 次回までに案を示すこと。\n【委員】\n- 水草の量を測ってほしい。\n"
        ),
        &[
            ("", "費用を県が負担すべきではないか。"),
            ("", "来年度の予算で検討する。"),
            ("", "船の台数が足りない。"),
            ("", "二台を増やす。"),
            ("", "次回までに案を示すこと。"),
            ("", "水草の量を測ってほしい。"),
        ],
    );
}

#[test]
fn what_hangs_under_a_question_or_a_comment_of_a_memo_goes_on_with_it() {
    check(
        "湖沼勉強会メモ\n\n### 日時：\n2024年7月3日(水) 15:00-16:00\n\n### ■議事\n\n- ◇水草の刈取り\n  - C) 費用が足りない、\n    - 船も足りない\n  - Q) いつ刈るのか、\n    - 秋では遅い\n    - A) 夏に刈る\n  - C) 賛成\n",
        &[
            ("水草の刈取り", "費用が足りない、船も足りない"),
            ("水草の刈取り", "いつ刈るのか、秋では遅い"),
            ("水草の刈取り", "夏に刈る"),
            ("水草の刈取り", "賛成"),
        ],
    );
}

#[test]
fn an_example_goes_on_with_the_statement_above_it() {
    check(
        &format!("{HEAD}- 教材が足りない。\n    - 例：水草の図鑑\n- 船の台数が足りない。\n"),
        &[("水質", "教材が足りない。例:水草の図鑑"), ("水質", "船の台数が足りない。")],
    );
}

#[test]
fn a_memo_that_numbers_nothing_begins_with_its_rites() {
    check(
        "第1回 実行委員会 議事録\n日時 2024年7月3日(水) 午後3時～午後5時\n会場 市役所 3階 会議室\n開会挨拶\n港湾課長\n役員の互選\n実行委員長は森花子さんに決定した。\n・船の台数が足りない。\n",
        &[("役員の互選", "実行委員長は森花子さんに決定した。"), ("役員の互選", "船の台数が足りない。")],
    );
}

#[test]
fn a_paragraph_back_at_the_mark_of_hanging_lines_is_none_of_the_answer() {
    let asked = "　Ｑ：刈取りの費用は県と国のどちらが負担することになるのか、今年のうちに示してほしいと\n　　思うが、どうか。\n";
    let answered = "　Ａ：刈取りの費用は県と国が半分ずつ負担することとしており、詳しくは次回の検討会におい\n　　て示すこととしたいので、それまでに資料を準備し、委員の皆様に送ることとしたいと思う。\n";
    let told = "　以上の意見交換の後、会長から、刈取りの費用の負担の割合は原案のとおりとしたい旨の発言\n　があり、承認された。\n";
    check(
        &format!("{HEAD}{asked}{answered}{told}"),
        &[
            (
                "水質",
                "刈取りの費用は県と国のどちらが負担することになるのか、今年のうちに示してほしいと思うが、どうか。",
            ),
            (
                "水質",
                "刈取りの費用は県と国が半分ずつ負担することとしており、詳しくは次回の検討会において示すこととしたいので、それまでに資料を準備し、委員の皆様に送ることとしたいと思う。",
            ),
            (
                "",
                "以上の意見交換の後、会長から、刈取りの費用の負担の割合は原案のとおりとしたい旨の発言があり、承認された。",
            ),
        ],
    );
}

#[test]
fn narrative_below_an_item_takes_the_floor_from_the_speaker_before() {
    check(
        "第3回湖沼検討会　議事要旨\n日時：令和6年7月3日（水）\n議題\n（１）水草の刈取りについて\n（２）船の更新について\n\n議事要旨\n（１）水草の刈取りについて\n【高橋委員】\n費用が足りない。\n【森委員】\n人手も足りない。\n【柊委員】\n船も足りない。\n（２）船の更新について\n港湾課長より、資料２に基づき説明が行われた。\n【森委員】\n賛成である。\n",
        &[
            ("水草の刈取りについて", "費用が足りない。"),
            ("水草の刈取りについて", "人手も足りない。"),
            ("水草の刈取りについて", "船も足りない。"),
            ("船の更新について", "港湾課長より、資料2に基づき説明が行われた。"),
            ("船の更新について", "賛成である。"),
        ],
    );
}

#[test]
fn what_stands_below_the_close_of_a_meeting_is_nobodys_speech() {
    check(
        "第3回湖沼審議会　議事録\n日時：令和6年7月3日（水）\n会場：県庁\n議事\n事務局：定刻ですので開会します。\n森会長：議事に入ります。\n柊委員：賛成です。\n事務局：本日はありがとうございました。\n\n■　閉　会　　午前１１時５０分\n\n　上記のとおり相違ないことを確認します。\n\n　　　議事録署名人　　柊　　誠\n",
        &[
            ("", "定刻ですので開会します。"),
            ("", "議事に入ります。"),
            ("", "賛成です。"),
            ("", "本日はありがとうございました。"),
        ],
    );
}

#[test]
fn the_column_beside_the_labels_of_a_form_is_wrapped_at_its_own_width() {
    let pad = "　　　　　　　　";
    let line = |words: &str| format!("{pad}{words}\n");
    let said = [
        "（委員）刈取りの費用は県と国のどちらが負担する",
        "ことになるのか、今年のうちに示してほしいと思う",
        "が、どうか。",
    ];
    let answered = [
        "（事務局）県と国が半分ずつ負担する（水草は湖に",
        "あるもの）ので、詳しくは次回の検討会において示",
        "すこととしたい。",
    ];
    let exchange: String = said.iter().chain(&answered).map(|words| line(words)).collect();
    let record = format!(
        "会　議　録\n会議の名称　　　第３回湖沼検討会\n開催日時　　　　令和６年７月３日（水）\n議　　　題　　　水草の刈取りについて\n審議内容　　　　【開会】\n{}",
        exchange.repeat(5)
    );
    let said = said.concat().replace("（委員）", "");
    let answered = answered.concat().replace("（事務局）", "").replace('（', "(").replace('）', ")");
    let turns = [("【開会】", said.as_str()), ("【開会】", answered.as_str())].repeat(5);
    check(&record, &turns);
}

#[test]
fn items_in_brackets_stand_over_what_is_said_and_the_outcome_below_a_list_is_nobodys() {
    check(
        "第3回湖沼審議会　議事録\n日時：令和6年7月3日（水）\n会場：県庁\n\n（会長）\n　始めます。説明をお願いします。\n\n（実施機関：港湾課長）\n　説明します。以上です。\n\n（会長）\n　次に進みます。\n\n【議題２】その他\n（事務局）\n　次回は冬です。\n",
        &[
            ("", "始めます。説明をお願いします。"),
            ("", "説明します。以上です。"),
            ("", "次に進みます。"),
            ("【議題2】その他", "次回は冬です。"),
        ],
    );
    check(
        &format!(
            "{HEAD}　・（柊委員）船の台数が足りない。\n　・（森委員）費用を県が負担すべき。\n　以上を踏まえ、案は原案のとおり了承された。\n"
        ),
        &[
            ("水質", "船の台数が足りない。"),
            ("水質", "費用を県が負担すべき。"),
            ("", "以上を踏まえ、案は原案のとおり了承された。"),
        ],
    );
}

fn read(record: &str) -> Minutes {
    let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    Minutes::read(&text, &outline, Lexicon::embedded()).value
}

#[test]
fn the_answer_of_an_office_in_brackets_stands_over_its_bullets() {
    let read = read(&format!(
        "{HEAD}【委員からの主な意見】\n・船の台数が足りない。\n【事務局からの回答】\n・費用は県が負担する。\n"
    ));
    let leads: Vec<&str> =
        read.turns.iter().filter_map(|turn| turn.lead_in.as_ref()).map(crate::text::Flow::as_str).collect();
    assert_eq!(leads, ["【委員からの主な意見】", "【事務局からの回答】"]);
}

#[test]
fn questions_and_answers_tell_in_brackets_whose_they_are() {
    let read = read(&format!(
        "{HEAD}Q（長谷川）：船の台数は足りるのか。\nA（水産課長）：来年度に増やす。\nC（複数の委員）：早いほうがよい。\n"
    ));
    let labels: Vec<&str> =
        read.turns.iter().filter_map(|turn| turn.label.as_ref()).map(|label| label.value.as_str()).collect();
    assert_eq!(labels, ["長谷川", "水産課長", "複数の委員"]);
}

#[test]
fn paragraphs_of_a_greeting_are_one_statement() {
    let read = read(&format!(
        "{HEAD}2　会長あいさつ\n\n　年の暮れとなり、桟橋の備えを見直す動きが続いている。\n　先月の訓練では、消防団の皆さんに大変お世話になった。\n　今夜は、率直に話し合っていただきたい。\n\n3　意見交換\n○　桟橋の灯りを増やすべきだ。\n"
    ));
    let words: Vec<&str> = read.turns.iter().map(|turn| turn.flow.as_str()).collect();
    assert_eq!(
        words,
        [
            "年の暮れとなり、桟橋の備えを見直す動きが続いている。先月の訓練では、消防団の皆さんに大変お世話になった。今夜は、率直に話し合っていただきたい。",
            "桟橋の灯りを増やすべきだ。"
        ]
    );
}

#[test]
fn organs_report_in_turn_and_what_someone_gave_goes_on_below_its_line() {
    check(
        "令和6年度　第6回港湾会執行部会議事録\n日時　令和6年7月3日（水）19:00～\n会場　みなと会館会議室B　司会　柊副会長\n1.あいさつ\n会長より\n2. 各委員会より（6月の活動報告）\n<専門委員会>\n施設委員会　特になし\n堤防委員会　6/19　堤防の草を刈った。人数が減った\n7/9　桟橋を掃除する　と報告があった。\n広報委員会　88号は6/30に配付したと報告があった。\n<地区委員会>\n西町　夜の見回りを行ったと報告があった。\n3. 本部より\n高橋部長より「役員選考の日程」\n「会費の口座振替について」（別紙参照）について説明があった。\n4. その他\n次回　8月7日\n",
        &[
            ("専門委員会", "特になし"),
            ("専門委員会", "6/19堤防の草を刈った。人数が減った7/9桟橋を掃除すると報告があった。"),
            ("専門委員会", "88号は6/30に配付したと報告があった。"),
            ("地区委員会", "夜の見回りを行ったと報告があった。"),
            (
                "本部より",
                "高橋部長より「役員選考の日程」「会費の口座振替について」(別紙参照)について説明があった。",
            ),
        ],
    );
}

#[test]
fn a_heading_that_tells_the_number_of_an_item_stands_over_those_of_speakers() {
    for heading in ["【議題（{}）について】", "＜議題{}＞", "議題（{}）", "■議事{}関係"]
    {
        let over = |n: &str| heading.replace("{}", n);
        let record = format!(
            "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n場所：県庁\n\n議題\n（１）水草の刈取りについて\n（２）桟橋の点検について\n\n議事概要\n{}\n（柊委員）\n・費用を県が負担すべきではないか。\n（森委員）\n・船の台数が足りない。\n{}\n（柊委員）\n・桟橋が暗い。\n",
            over("１"),
            over("２")
        );
        let mut text = Text::from_string(record, Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
        let items: Vec<Option<usize>> = read.turns.iter().map(|turn| read.item_of(turn)).collect();
        assert_eq!(items, [Some(0), Some(0), Some(1)], "{heading}");
    }
}

#[test]
fn a_cell_of_speech_may_begin_with_the_item() {
    let record = "第3回みなと交通会議　会議録\n\n日時　令和6年7月3日\n場所　みなと会館\n議題\n（１）桟橋の点検について\n（２）渡船の便について\n\n発　言　者　　　　　審議の内容\n事　務　局　　　　１　開会\n　　　　　　　　　　本日は、委員１０名中９名の出席をいただいております。\n\n会　　　長　　　　２　議事\n　　　　　　　　　（１）桟橋の点検について\n　　　　　　　　　　事務局から説明をお願いします。\n\n事　務　局　　　　　資料１により説明いたします。点検は３か月間行いました。\n\n荻原委員　　　　　　地元から参りました。灯りが暗い。\n\n会　　　長　　　　　（２）渡船の便について\n　　　　　　　　　　次の議事に移ります。\n\n事　務　局　　　　　便を増やします。\n\n荻原委員　　　　　　賛成します。\n";
    check(
        record,
        &[
            ("開会", "本日は、委員10名中9名の出席をいただいております。"),
            // The item that stands below the other in the cell is that of the next speaker.
            ("議事", "事務局から説明をお願いします。"),
            ("桟橋の点検について", "資料1により説明いたします。点検は3か月間行いました。"),
            ("桟橋の点検について", "地元から参りました。灯りが暗い。"),
            ("渡船の便について", "次の議事に移ります。"),
            ("渡船の便について", "便を増やします。"),
            ("渡船の便について", "賛成します。"),
        ],
    );
}

#[test]
fn what_a_label_goes_on_with_below_is_none_of_the_speech() {
    let record = "第3回みなと交通会議　議事録（要旨）\n\n日時　令和6年7月3日\n場所　みなと会館\n出席者\n会長　高橋健一\n委員　森花子、石田実\n事務局　柊課長\n\n会議の概要\n\n　会　長　　　　　開会に当たり、一言御挨拶申し上げる。昨年秋の台風で桟橋が壊れて\n　　　　　　　　　から、便の数を減らしている。\n\n　事務局　　　　　資料１により説明。港の地域で昨年度から行っている新しいＡＩオ\n　（柊課長）　　　ンデマンド交通の実証は、登録者が２，３００人となった。\n　　　　　　　　　料金は３００円とする。\n　森委員　　　　　渡船の運航を任されているが、船長の平均の年齢は七十歳であり、こ\n　（渡船）　　　　れを改めないと、安全に責任を持てない。\n　石田委員　　　　朝の便が満席で、学校に間に合わなかったという子が少なくない。\n　会　長　　　　　事務局は次回までに検討すること。\n　森委員　　　　　桟橋の灯りも古く、このままでは夜の便を出せなくなると思う。\n　石田委員　　　　電話でも予約が取れるようにしてほしい。\n　会　長　　　　　本日は以上とする。\n";
    let mut text = Text::from_string(record.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    let told: Vec<(&str, &str)> = read
        .turns
        .iter()
        .map(|t| (t.label.as_ref().map_or("", |l| l.value.as_str()), t.flow.as_str()))
        .collect();
    assert_eq!(
        told[1..3],
        [
            (
                "事務局(柊課長)",
                "資料1により説明。港の地域で昨年度から行っている新しいAIオンデマンド交通の実証は、登録者が2,300人となった。料金は300円とする。"
            ),
            (
                "森委員(渡船)",
                "渡船の運航を任されているが、船長の平均の年齢は七十歳であり、これを改めないと、安全に責任を持てない。"
            ),
        ]
    );
}

#[test]
fn circles_under_the_name_of_a_class_or_a_body_are_statements_each() {
    const ITEM: &str = "議題(1)水草の刈取りについて";
    check(
        "第3回湖沼検討会　議事要旨\n\n日時：令和6年7月3日（水）\n\n３　概　要\n　主な発言は次のとおり。\n\n　議題（１）水草の刈取りについて\n　＜委員＞\n○　船の台数が足りないのではないか。\n○　費用を県が負担すべきである。\n　＜参考人＞\n○　水深を測ってほしい。\n　＜農林水産省＞\n○　来年度に船を増やす。\n○　水深は秋までに測る。\n",
        &[
            (ITEM, "船の台数が足りないのではないか。"),
            (ITEM, "費用を県が負担すべきである。"),
            (ITEM, "水深を測ってほしい。"),
            ("農林水産省", "来年度に船を増やす。"),
            ("農林水産省", "水深は秋までに測る。"),
        ],
    );
}
