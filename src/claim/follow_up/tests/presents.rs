//! What officials promise who present something to a council, and what is planned for its next meeting.

use super::promised;
use crate::{Source, extract, lexicon::Lexicon};

/// The promises of `words`, said by `who` in a meeting of `series`.
fn presented(series: &str, who: &str, words: &str) -> Vec<String> {
    let text = format!(
        "第2回{series}　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事\n○高橋会長　資料の説明をお願いします。\n○{who}　資料1を御覧ください。桟橋の灯りの資料でございます。{words}次のページを御覧ください。灯りの数の推移です。\n○山田委員　賛成です。\n"
    );
    promised(&extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap())
}

#[test]
fn who_presents_a_document_goes_on_with_what_it_plans() {
    let words = "桟橋の灯りの更新の計画の作成を引き続き進めてまいります";
    assert_eq!(presented("みなと航路協議会", "事務局", &format!("{words}。")), [format!("事務局||{words}")]);
    // To go on as is fit promises nothing.
    assert_eq!(
        presented("みなと航路協議会", "事務局", "桟橋の灯りの故障には引き続き適切に対応してまいります。"),
        [""; 0]
    );
}

#[test]
fn who_reports_to_a_deliberative_council_speaks_for_its_secretariat() {
    let words = "手引きの案は後日お送りさせていただきます";
    assert_eq!(
        presented("みなと航路審議会", "岬計画官", &format!("{words}。")),
        [format!("事務局|後日|{words}")]
    );
}

#[test]
fn a_council_deliberates_where_that_is_planned() {
    let text = "第2回みなと航路協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事\n○山田委員　賛成です。\n○高橋会長　灯りの計画の全体につきましては、次回の離島航路部会で御審議をいただく予定にしております。\n";
    let found = promised(
        &extract(&Source::new("minutes.txt", text.as_bytes().to_vec()), Lexicon::embedded()).unwrap(),
    );
    assert_eq!(
        found,
        [
            "離島航路部会|次回|灯りの計画の全体につきましては、次回の離島航路部会で御審議をいただく予定にしております"
        ]
    );
}
