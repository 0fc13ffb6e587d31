use super::{citations, references_behind};
use crate::{Format, Lexicon, Text, minutes::Minutes, outline::Outline};

#[track_caller]
fn check(list: &str, expected: &[&str]) {
    let text = format!("第3回湖沼水質保全検討会 議事録\n\n日時:令和6年7月3日\n\n配布資料\n{list}\n");
    let mut text = Text::from_string(text, Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let read = Minutes::read(&text, &outline, Lexicon::embedded()).value;
    let line = |m: &crate::minutes::Material| format!("{} {}", m.label, m.title.as_deref().unwrap_or("–"));
    assert_eq!(read.documents.iter().map(line).collect::<Vec<_>>(), expected, "{list}");
}

#[test]
fn the_size_of_a_file_is_no_part_of_a_title() {
    check(
        "資料1 刈取りの計画(案) [240KB pdfファイル]\n資料2 湖の水位(PDF:1.2MB)\n資料3 葦原の面積 [PDF形式]\n資料4 水質(速報)",
        &["資料1 刈取りの計画(案)", "資料2 湖の水位", "資料3 葦原の面積", "資料4 水質(速報)"],
    );
}

#[test]
fn a_dash_may_part_the_word_and_the_number_and_nothing_the_title() {
    check(
        "資料−1湖沼水質保全検討会委員名簿\n資料−2刈取りの経緯",
        &["資料-1 湖沼水質保全検討会委員名簿", "資料-2 刈取りの経緯"],
    );
}

#[test]
fn a_label_in_brackets_may_close_the_line() {
    check(
        "(1)刈取りの計画の案(資料1)\n(2)湖の水位について 【資料2-1】\n・葦原の面積(資料3)\n・湖沼だより",
        &["資料1 刈取りの計画の案", "資料2-1 湖の水位について", "資料3 葦原の面積"],
    );
}

#[test]
fn one_line_may_hold_several_with_their_titles() {
    check(
        "前回の記録 資料1 刈取りの計画(案) 資料2 湖の水位 資料3 葦原の面積(参考)",
        &["資料1 刈取りの計画(案)", "資料2 湖の水位", "資料3 葦原の面積(参考)"],
    );
}

#[test]
fn documents_in_brackets_may_stand_side_by_side_below_the_order_of_the_day() {
    check(
        "議事次第(PDF形式:72KB)\n【資料1】 刈取りの計画(案)(PDF形式:8KB) 【資料2】 湖の水位 【参考資料】 葦原の面積",
        &["資料1 刈取りの計画(案)", "資料2 湖の水位", "参考資料 葦原の面積"],
    );
}

#[test]
fn one_under_the_same_number_and_one_laid_on_the_desks_are_documents() {
    check(
        "資料3-1 刈取りの計画\n同　-2 湖の水位\n机上配付資料　船の一覧(委員限り)",
        &["資料3-1 刈取りの計画", "資料3-2 湖の水位", "机上配付資料 船の一覧(委員限り)"],
    );
}

#[test]
fn a_number_may_be_counted_in_a_series_of_the_council() {
    check(
        "資料湖第3-1号 刈取りの計画\n\n資料湖第3-2-1号 湖の水位",
        &["資料湖第3-1号 刈取りの計画", "資料湖第3-2-1号 湖の水位"],
    );
}

#[test]
fn a_document_may_have_no_number_and_a_comma_may_part_two() {
    check(
        "資料1 刈取りの計画(案)\n参考資料 前回の主な意見",
        &["資料1 刈取りの計画(案)", "参考資料 前回の主な意見"],
    );
    check(
        "資料1 刈取りの計画(案)、資料2 湖の水位、参考資料 葦原の面積",
        &["資料1 刈取りの計画(案)", "資料2 湖の水位", "参考資料 葦原の面積"],
    );
}

#[test]
fn a_label_behind_a_gap_may_close_the_line() {
    check(
        "・次第\n・刈取りの計画の案について　　資料1\n・湖の水位について　資料2",
        &["資料1 刈取りの計画の案について", "資料2 湖の水位について"],
    );
}

#[test]
fn a_document_that_is_called_as_a_part_of_the_record_is_one() {
    check(
        "（資料１－１）　議事次第\n\n（資料１－２）　委員名簿\n\n（資料２）　湖の水位について",
        &["資料1-1 議事次第", "資料1-2 委員名簿", "資料2 湖の水位について"],
    );
}

#[test]
fn a_range_names_all_of_its_documents_unless_it_counts_pages() {
    let labels = |s: &str| citations(s).into_iter().map(|cited| cited.label).collect::<Vec<_>>();
    assert_eq!(labels("資料1~3に基づき説明"), ["資料1", "資料2", "資料3"]);
    assert_eq!(labels("資料4から資料6について"), ["資料4", "資料5", "資料6"]);
    assert_eq!(labels("資料1~3ページ"), Vec::<String>::new());
    assert_eq!(
        references_behind("計画について(資料1~3)"),
        ("計画について", vec!["資料1".into(), "資料2".into(), "資料3".into()])
    );
    assert_eq!(references_behind("計画について(案)"), ("計画について(案)", Vec::new()));
    assert_eq!(references_behind("計画について......資料1"), ("計画について", vec!["資料1".into()]));
    assert_eq!(references_behind("計画No.資料1"), ("計画No.資料1", Vec::new()));
}

#[test]
fn the_hour_at_which_the_sitting_opened_is_none_of_the_last_document() {
    check(
        "資料1 刈取りの計画\n参考資料1 湖の水位についての第2回調査の結果の修正版(第4回検討会の資料の抜粋)\n午前 9時30分 開会",
        &[
            "資料1 刈取りの計画",
            "参考資料1 湖の水位についての第2回調査の結果の修正版(第4回検討会の資料の抜粋)",
        ],
    );
}

#[test]
fn labels_are_read_as_they_are_printed() {
    let labels = |s: &str| citations(s).into_iter().map(|cited| cited.label).collect::<Vec<_>>();
    for (words, expected) in [
        ("資料No.2により説明", vec!["資料No.2"]),
        ("資料総-1の説明", vec!["資料総-1"]),
        ("資料Bを御覧ください", vec!["資料B"]),
        ("港湾部の委員会資料3ページと委員会資料2を御覧ください", vec!["港湾部の委員会資料", "委員会資料2"]),
        ("資料PDFを御覧ください", vec![]),
        ("資料2-1~2-3により報告", vec!["資料2-1", "資料2-2", "資料2-3"]),
        ("資料6-1~3に基づき", vec!["資料6-1", "資料6-2", "資料6-3"]),
        ("資料1-1から資料1-3に沿って", vec!["資料1-1", "資料1-2", "資料1-3"]),
        ("「資料1-1.計画(案)」、「資料2.意見」を説明", vec!["資料1-1", "資料2"]),
        ("資料1.5倍", vec![]),
        ("お手元の資料一を御覧", vec!["資料一"]),
        ("資料一覧のとおり", vec![]),
        ("議案説明資料1の3ページ", vec!["議案説明資料1"]),
    ] {
        assert_eq!(labels(words), expected, "{words}");
    }
}

#[test]
fn documents_in_brackets_are_listed_below_the_order_of_the_day() {
    let text = "第3回湖沼検討会 議事録\n\n次第\n【議事資料1】水草の報告\n【議事資料2】桟橋の計画\n\n(柊座長)\n資料1について、説明をお願いします。\n(事務局)\n水草は増えています。\n(森委員)\n驚きました。\n";
    let mut read = Text::from_string(text.to_owned(), Format::Plain, "UTF-8");
    let outline = Outline::of(&mut read, Lexicon::embedded());
    let found = Minutes::read(&read, &outline, Lexicon::embedded()).value.documents;
    let labels: Vec<&str> = found.iter().map(|document| document.label.as_str()).collect();
    assert_eq!(labels, ["議事資料1", "議事資料2"]);
    assert!(!found[0].presented_by.is_empty());
}

#[test]
fn numbers_that_count_on_from_the_first_document_are_documents() {
    check(
        "資料1 刈取りの計画 2 湖の水位 3 葦原の面積",
        &["資料1 刈取りの計画2湖の水位3葦原の面積", "資料2 湖の水位", "資料3 葦原の面積"],
    );
    check("資料NO1 刈取りの計画\n資料NO2 湖の水位", &["資料NO1 刈取りの計画", "資料NO2 湖の水位"]);
}

#[test]
fn annexes_and_numbers_alone_may_be_labels() {
    check(
        "別紙1 検討会委員名簿\n別紙2 前回の議事要録(案)\n1. 刈取りの現況\n2-1. 湖の水位\n2-2. 葦原の面積\n3. その他の報告",
        &[
            "別紙1 検討会委員名簿",
            "別紙2 前回の議事要録(案)",
            "2-1 湖の水位",
            "2-2 葦原の面積",
            "1 刈取りの現況",
            "3 その他の報告",
        ],
    );
    check("(1) 前回議事録(案)\n(2) 刈取りの計画", &["(1) 前回議事録(案)", "(2) 刈取りの計画"]);
    check("(1) 刈取りの計画\n資料1 湖の水位", &["資料1 湖の水位"]);
}

#[test]
fn digits_behind_a_gap_are_the_title() {
    check(
        "資料5−1　刈取りの経緯\n資料5−2　２号桟橋の点検",
        &["資料5-1 刈取りの経緯", "資料5-2 2号桟橋の点検"],
    );
}

#[test]
fn what_lies_on_the_desks_may_have_no_number() {
    check("資料1　刈取りの計画\n机上配付　柊委員の意見", &["資料1 刈取りの計画", "机上配付 柊委員の意見"]);
}
