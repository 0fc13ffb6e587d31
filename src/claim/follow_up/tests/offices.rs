//! For whom they promise who say it themselves, and those who answer for a town.

use super::{promised, said};
use crate::{Source, extract, lexicon::Lexicon};

/// The promises of `text`.
fn read(text: &str) -> Vec<String> {
    promised(&extract(&Source::new("minutes.txt", text.as_bytes().to_vec()), Lexicon::embedded()).unwrap())
}

#[test]
fn who_is_marked_by_a_bare_name_speaks_for_the_body_that_the_opening_tells() {
    let text = "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n議事\n○潮見\n事務局の航空課の潮見です。定刻ですので始めます。飛行手続の手引きは後日お送りさせていただきます。\n○山田委員\n手引きはいつできますか。\n○森\nありがとうございます。国土交通省から回答させていただきます。手引きの見直しを引き続き検討していきたいと考えております。\n○潮見\n分かりました。\n○山田委員\n以上です。\n";
    assert_eq!(
        read(text),
        [
            "事務局|後日|飛行手続の手引きは後日お送りさせていただきます",
            "国土交通省||手引きの見直しを引き続き検討していきたいと考えております"
        ]
    );
}

#[test]
fn an_official_whose_post_leads_no_unit_answers_for_the_town() {
    let text = "第2回南浜市議会定例会会議録\n\n○議長（高橋健一君）　続けます。\n○7番（潮見航君）　灯りをどうするのですか。\n○港湾課主幹（森誠君）　お答えいたします。桟橋の灯りの更新を検討してまいりたいと考えております。\n○7番（潮見航君）　通学はどうするのですか。\n○教育長（岬良子君）　お答えいたします。今後、通学の定期券の助成を検討してまいりたいと考えております。\n";
    assert_eq!(
        read(text),
        [
            "南浜市||桟橋の灯りの更新を検討してまいりたいと考えております",
            "教育長||今後、通学の定期券の助成を検討してまいりたいと考えております"
        ]
    );
}

#[test]
fn who_only_has_what_is_told_of_does_nothing() {
    let words = "次回の協議会で、気象庁が持つ風の記録を使った試験の結果を報告いたします";
    assert_eq!(said(&format!("{words}。")), [format!("事務局|次回の協議会|{words}")]);
}

#[test]
fn who_says_to_speak_for_a_ministry_answers_though_no_roster_tells_it() {
    use crate::claim::Act;
    let text = "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n議事\n○潮見\n定刻ですので始めます。\n○山田\n手引きはいつできますか。\n○森\nありがとうございます。国土交通省から回答させていただきます。手引きは夏にできます。\n○山田\n灯りはどうなりますか。\n○森\n桟橋の灯りの数は、海の側の分も含めて数えております。\n○岬\n灯りは増えます。\n";
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
    let last = record.claims.last().unwrap();
    assert_eq!(last.responds_to, Some(3));
    assert!(last.acts.iter().any(|(act, _)| *act == Act::Answer));
}

/// The promises of one who is listed under `heading` as `listed`, and marked as `mark`.
fn listed(heading: &str, listed: &str, mark: &str, words: &str) -> Vec<String> {
    read(&format!(
        "第2回みなと航路審議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n委員\n高橋健一　みなと大学教授\n山田花子　みなと短期大学教授\n\n{heading}\n{listed}\n\n議事\n○山田委員　灯りはいつ直りますか。\n○{mark}　{words}。\n○山田委員　分かりました。\n"
    ))
}

#[test]
fn who_is_listed_with_the_secretariat_speaks_for_the_unit_of_which_the_mark_tells() {
    let words = "桟橋の灯りの案を年内にお示しします";
    for (person, mark, actor) in [
        ("石川良子　みなと市港湾課長", "港湾課・石川課長", "港湾課"),
        ("石川良子　みなと市港湾課長", "石川港湾課長", "港湾課"),
        ("石川良子　みなと市港湾課長", "石川課長", "事務局"),
        ("石川良子　国土交通省港湾局計画課長", "石川計画課長", "国土交通省"),
    ] {
        assert_eq!(listed("事務局", person, mark, words), [format!("{actor}|年内|{words}")], "{mark}");
    }
}

#[test]
fn a_body_is_called_as_the_record_calls_it_most() {
    let words = "当機構では、桟橋の灯りの案を年内にお示しします";
    let person = "岬良子　国立研究開発法人みなと航路研究機構理事";
    assert_eq!(
        listed(
            "参考人",
            person,
            "岬理事",
            &format!("みなと航路研究機構です。みなと航路研究機構では灯りを調べました。{words}")
        ),
        [format!("みなと航路研究機構|年内|{words}")]
    );
}

#[test]
fn a_secretariat_of_the_cabinet_office_acts_by_itself() {
    let words = "桟橋の灯りの案を年内にお示しします";
    let person = "岬良子　内閣府宇宙開発戦略推進事務局参事官";
    assert_eq!(
        listed("説明者", person, "岬参事官", words),
        [format!("内閣府宇宙開発戦略推進事務局|年内|{words}")]
    );
}

#[test]
fn whoever_only_deliberates_gives_or_tells_does_not_act() {
    for (words, actor) in [
        ("離島分科会でも議論を続けておりまして、飛行手続の素案を年内にお示しします", "事務局"),
        ("総務省から協力の申出をいただいておりまして、飛行手続の素案を年内にお示しします", "事務局"),
        ("総務省が進める、空域の調査への参加を前提に、飛行手続の素案を年内にお示しします", "事務局"),
        ("総務省が公表する予定の手引きに合わせ、飛行手続の素案を年内にお示しします", "総務省"),
    ] {
        let found = said(&format!("{words}。"));
        let [promise] = found.as_slice() else { panic!("{words}: {found:?}") };
        assert_eq!(promise.split('|').next(), Some(actor), "{words}");
    }
}

#[test]
fn narrative_tells_who_will_do_what_someone_says() {
    let read = |words: &str| {
        read(&format!(
            "第2回みなと空域利用協議会　議事要旨\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n座長　高橋健一\n委員　山田花子\n\n議事\n・飛行手続の素案は分かりやすくすべきである。\n・飛行手続の窓口を増やすべきである。\n\n{words}\n"
        ))
    };
    let by_office = "最後に、座長から、本日の意見を踏まえて事務局で素案を作成し、次回の協議会で議論したい旨の発言があり、了承された";
    assert_eq!(read(&format!("{by_office}。")), [format!("事務局|次回の協議会|{by_office}")]);
    let by_chair = "座長から、飛行手続の素案を取りまとめ、次回の協議会で議論したい旨の発言があり、了承された";
    assert_eq!(read(&format!("{by_chair}。")), [format!("座長|次回の協議会|{by_chair}")]);
}

#[test]
fn an_official_of_an_institute_speaks_for_the_unit_of_which_the_mark_tells() {
    let text = "独立行政法人みなと博物館運営諮問会議（第2回）議事録\n\n期日　令和6年7月3日（水）10時～12時\n\n出席者\n　座長\n　　高橋健一　みなと大学教授\n　委員\n　　山田花子　みなと短期大学教授\n　館側出席者\n　　館　　長　　森　　　誠　　　港湾部長　　　谷口　　茂\n　　航路資料センター長　　石川　良子\n\n議事\n山田委員　灯りはいつ直りますか。\n石川航路資料センター長　桟橋の灯りの案を年内にお示しします。\n山田委員　分かりました。\n石川航路資料センター長　ほかにもございます。\n";
    assert_eq!(read(text), ["航路資料センター|年内|桟橋の灯りの案を年内にお示しします"]);
}
