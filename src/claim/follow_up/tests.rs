use crate::{Extraction, Source, extract, lexicon::Lexicon};

/// What is promised in minutes of a fictional meeting, `actor|due|words` a line.
fn promised(extraction: &Extraction) -> Vec<String> {
    let record = &extraction.records[0];
    let line = |plan: &super::FollowUp| {
        let actor = plan.actor.as_ref().map_or("", |who| record.minutes.name_of(who));
        let due = plan.due.as_ref().map_or("", |due| due.value.as_str());
        format!("{actor}|{due}|{}", plan.quote)
    };
    record.follow_ups.iter().map(line).collect()
}

/// The promises of an answer in the Diet by the holder of `post`.
fn answered(post: &str, words: &str) -> Vec<String> {
    let speech = |order: u32, name: &str, post: &str, words: &str| {
        format!(
            r#"{{"session": 208, "nameOfHouse": "参議院", "nameOfMeeting": "離島振興委員会", "issue": "第27号", "date": "2022-06-03",
                "imageKind": "会議録", "speechOrder": {order}, "speaker": "{name}", "speakerGroup": null, "speakerPosition": {post},
                "speakerRole": null, "speech": "{words}"}}"#
        )
    };
    let question = speech(1, "潮見航", "null", "○潮見航君　離島の航路の運賃をどうするのですか。");
    let answer = speech(2, "岬良子", &format!("\"{post}\""), &format!("○岬政府参考人　{words}"));
    let json = format!(r#"{{"numberOfRecords": 2, "speechRecord": [{question},{answer}]}}"#);
    promised(&extract(&Source::new("meeting.json", json.into_bytes()), Lexicon::embedded()).unwrap())
}

/// The promises of `words` at a council.
fn said(words: &str) -> Vec<String> {
    let text = format!(
        "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議題\n1　飛行手続について\n\n議事\n○高橋会長　それでは始めます。\n○山田委員　賛成です。\n○事務局　{words}\n"
    );
    promised(&extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap())
}

#[test]
fn what_an_official_promises_in_an_answer_the_ministry_does() {
    let words = "航路の運賃の助成の拡充に取り組んでまいりたいと考えております。";
    let promise = "航路の運賃の助成の拡充に取り組んでまいりたいと考えております";
    assert_eq!(answered("国土交通省海事局長", words), [format!("国土交通省||{promise}")]);
    assert_eq!(answered("国土交通副大臣", words), [format!("国土交通省||{promise}")]);
}

#[test]
fn who_only_watches_or_points_promises_nothing() {
    for words in [
        "今後とも、航路の運賃をめぐる議論の動きを注視してまいりたいと考えております。",
        "そうした取組を行ってまいりたいと考えております。",
        "航路の運賃について御説明いたします。",
    ] {
        assert_eq!(answered("国土交通省海事局長", words), [""; 0], "{words}");
    }
}

#[test]
fn the_council_itself_and_offices_named_in_the_clause_act() {
    assert_eq!(
        said("次回の協議会は10月を予定しており、飛行手続の素案を議論する予定です。"),
        ["協議会|次回の協議会|次回の協議会は10月を予定しており、飛行手続の素案を議論する予定です"]
    );
    assert_eq!(
        said("お申込みの方には、後日事務局より手引きをお送りさせていただきます。"),
        ["事務局|後日|お申込みの方には、後日事務局より手引きをお送りさせていただきます"]
    );
}
