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
