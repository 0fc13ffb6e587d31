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
            "南浜市教育委員会||今後、通学の定期券の助成を検討してまいりたいと考えております"
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
