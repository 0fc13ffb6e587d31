//! What answers, reports and those who lead promise besides what they say in so many words.

use super::{answered, chaired, in_assembly, said};
use crate::{Source, extract, lexicon::Lexicon};

#[test]
fn a_sentence_that_goes_on_behind_what_is_planned_promises_it() {
    for (words, expected) in [
        (
            "飛行手続の窓口は11月に開く予定で、場所は支所でございます。",
            "事務局|11月|飛行手続の窓口は11月に開く予定",
        ),
        (
            "飛行手続の講習は9月3日から始め、以降は毎週開く予定としておるところです。",
            "事務局|9月3日から|飛行手続の講習は9月3日から始め、以降は毎週開く予定としておるところです",
        ),
    ] {
        assert_eq!(said(words), [expected], "{words}");
    }
}

#[test]
fn what_an_office_prepares_or_can_tell_later_is_yet_to_be_done() {
    for (words, expected) in [
        ("12月の総会に素案を出せるよう県と協議しているところです。", true),
        ("飛行手続の試験は来年度の開始を目指しております。", true),
        ("飛行手続の結果は9月にはお示しできるかなと思っております。", true),
        ("飛行手続の費用の扱いは、県の例を踏まえて検討している。", false),
        ("飛行手続の費用については会議で議論したい。", false),
        ("飛行手続の窓口はこちらです。", false),
    ] {
        assert_eq!(!said(words).is_empty(), expected, "{words}");
    }
}

#[test]
fn an_answer_of_few_words_tells_what_is_meant_to_be_done() {
    let words = "航路の運賃の集計を関係団体と連携して行いたいと考えております";
    assert_eq!(answered("国土交通省海事局長", &format!("{words}。")), [format!("国土交通省||{words}")]);
}

#[test]
fn what_is_asked_of_a_member_in_an_answer_is_no_wish_of_the_office() {
    let words = "飛行手続の素案について御意見を頂戴したいと思います。";
    assert_eq!((answered("国土交通省航空局長", words), said(words)), (vec![], vec![]));
}

#[test]
fn whoever_leads_a_unit_of_a_town_answers_in_its_assembly_where_nothing_is_presented() {
    for (speech, promises) in [
        (
            "次に、桟橋の灯りです。灯りは古いものが残っております。今後とも、桟橋の灯りの更新を進めてまいります。",
            1,
        ),
        ("議案第4号について御説明いたします。今後とも、桟橋の灯りの更新を進めてまいります。", 0),
    ] {
        let found = in_assembly(&format!("○議長（高橋健一君）　続けます。\n○港湾課長（森誠君）　{speech}\n"));
        assert_eq!(found.len(), promises, "{speech}");
    }
}

#[test]
fn the_council_decides_next_time_where_the_chair_moves_it() {
    let words = "○3番（山田花子君）　以上です。\n○議長（高橋健一君）　議案の採決につきましては、次回の会議で行いたいと思いますが、御異議ございませんか。\n";
    assert_eq!(
        in_assembly(words),
        [
            "みなと町議会|次回の会議|議案の採決につきましては、次回の会議で行いたいと思いますが、御異議ございませんか"
        ]
    );
}

#[test]
fn the_chair_who_gives_the_floor_charges_nobody_with_work() {
    for (words, expected) in [
        ("最後に、次回の予定について事務局からお願いします。", vec![]),
        (
            "次回、事務局に素案を用意していただいて改めて御議論いただきたいと思います。",
            vec!["事務局|次回|次回、事務局に素案を用意していただいて改めて御議論いただきたいと思います"],
        ),
    ] {
        assert_eq!(chaired(words), expected, "{words}");
    }
}

#[test]
fn who_is_heard_for_a_body_promises_for_it() {
    let text = "第2回みなと空域利用検討会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n委員\n山田花子　みなと短期大学教授\n\n説明者\n岬良子　一般社団法人みなと通船協会　理事\n\n議事\n○山田委員　手引きはいつできますか。\n○岬理事　飛行手続の手引きを3月の総会に諮って改めたいと考えております。\n";
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    assert_eq!(
        super::promised(&extract(&source, Lexicon::embedded()).unwrap()),
        ["一般社団法人みなと通船協会|3月|飛行手続の手引きを3月の総会に諮って改めたいと考えております"]
    );
}

#[test]
fn what_the_chair_declares_the_council_has_settled() {
    let words =
        "○3番（山田花子君）　賛成です。\n○議長（高橋健一君）　請願第2号は継続審査とすることに決しました。\n";
    assert_eq!(in_assembly(words), ["みなと町議会||請願第2号は継続審査とすることに決しました"]);
}

#[test]
fn questions_and_answers_on_lines_of_their_own_are_turns_and_a_post_in_brackets_answers() {
    let record = |lines: &str| {
        let text = format!(
            "産業常任委員会\n\n1　開催日時\n\n令和6年12月6日　10時00分～11時00分\n\n2　主な質疑\n\n{lines}"
        );
        extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded())
            .unwrap()
            .records
            .remove(0)
    };
    let lines = record(
        "質問：桟橋の灯りは何基か。\n\n答弁：2基である。\n\n質問：桟橋の柵は何基か。\n\n答弁：3基である。\n",
    );
    assert_eq!(lines.minutes.turns.len(), 4);
    let posts = record(
        "○質問（山田委員）　桟橋の灯りは何基か。\n○答弁（真珠課長）　2基である。\n○質問（山田委員）　桟橋の柵は何基か。\n○答弁（真珠課長）　3基である。\n",
    );
    let speakers = posts.claims.iter().flat_map(|claims| &claims.attributions).flat_map(|a| &a.speakers);
    let named: Vec<&str> = speakers.map(|who| posts.minutes.name_of(who)).collect();
    assert_eq!(named, ["山田", "真珠課長", "山田", "真珠課長"]);
}
