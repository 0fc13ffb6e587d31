use super::*;
use crate::{
    Span, Text,
    claim::said,
    lexicon::Lexicon,
    text::{Flow, Format},
};

/// What is done with `words`, a star behind the acts that only their place tells.
fn acts(words: &str, kind: TurnKind, place: Place, side: Side) -> String {
    let text = Text::from_string(words.to_owned(), Format::Plain, "UTF-8");
    let flow = Flow::of(&text, Span::new(0, text.chars()));
    let sentences = said::sentences(words, Lexicon::embedded());
    let turn = Turn {
        flow,
        kind,
        label: None,
        speaker: None,
        order: None,
        headings: Vec::new(),
        item: None,
        lead_in: None,
        rule: rule::TURN_SPEECH,
    };
    let found = of(&turn, &sentences, place, side);
    let each = found.iter().map(|(act, rule)| {
        let star = if *rule == rule::ACT_PLACE { "*" } else { "" };
        format!("{act:?}{star}")
    });
    each.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(kind: TurnKind, place: Place, side: Side, cases: &[(&str, &str)]) {
    for (words, expected) in cases {
        assert_eq!(acts(words, kind, place, side), *expected, "{words}");
    }
}

#[test]
fn a_bullet_does_what_its_cues_say_and_explains_without_any() {
    check(
        TurnKind::Bullet,
        Place::Open,
        Side::Unknown,
        &[
            ("渡し船は一日に六便が運航されている。", "Explain*"),
            ("渡し船の運賃はいくらか。", "Question"),
            ("渡し船の便数を増やしていただきたい。", "Request"),
            ("渡し船の便数を増やしてはどうか。", "Proposal"),
            ("渡し船の廃止に反対である。", "Oppose"),
            ("渡し船の夜間の運航に賛成する。", "Agree"),
            ("渡し船の安全に懸念がある。", "Concern"),
            ("渡し船の便数を増やすべきである。", "Opinion"),
        ],
    );
}

#[test]
fn an_opinion_beside_something_more_specific_needs_a_second_sentence() {
    check(
        TurnKind::Bullet,
        Place::Open,
        Side::Unknown,
        &[
            ("便数を増やすべきなので検討していただきたい。", "Request"),
            ("便数を増やすべきである。検討していただきたい。", "Opinion Request"),
        ],
    );
}

#[test]
fn trouble_is_concern_in_a_bullet_but_not_beside_agreement() {
    check(
        TurnKind::Bullet,
        Place::Open,
        Side::Unknown,
        &[
            ("船員の確保が課題である。", "Concern*"),
            ("船員の確保が課題である。夜間の運航に賛成する。", "Agree"),
        ],
    );
}

#[test]
fn a_bullet_plans_only_in_its_last_sentence() {
    check(
        TurnKind::Bullet,
        Place::Open,
        Side::Unknown,
        &[
            ("渡し船は六便ある。次年度に増便していく予定である。", "Plan"),
            ("次年度に増便していく予定である。渡し船は六便ある。", "Explain*"),
        ],
    );
}

#[test]
fn an_answer_explains_unless_it_plans() {
    check(
        TurnKind::Bullet,
        Place::Answer,
        Side::Official,
        &[
            ("渡し船は六便が運航されている。", "Explain* Answer*"),
            ("次年度に増便していく予定である。", "Answer* Plan"),
            ("増便には検討が必要である。", "Explain* Opinion Answer*"),
        ],
    );
}

#[test]
fn narrative_reports_unless_it_tells_what_was_settled() {
    check(
        TurnKind::Narrative,
        Place::Narrative,
        Side::Unknown,
        &[
            ("事務局から渡し船について説明があった。", "Report Procedure"),
            ("渡し船は六便である。", "Report*"),
            ("次年度に増便していくこととなった。", "Plan"),
        ],
    );
}

#[test]
fn who_chairs_conducts_and_whose_side_is_the_members_does_not_where_a_view_is_voiced() {
    let words = "ほかに御意見はございますか。渡し船は増便すべきと考えます。";
    let speech = |side| acts(words, TurnKind::Speech, Place::Open, side);
    assert_eq!(speech(Side::Chair), "Procedure");
    assert_eq!(speech(Side::Member), "Opinion");
}

#[test]
fn who_moves_a_motion_proposes_whatever_else_is_said() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Member,
        &[("渡し船の安全に懸念があります。動議を提出いたします。", "Proposal Procedure")],
    );
}

#[test]
fn a_long_speech_of_an_official_presents_however_often_it_worries() {
    let words = "渡し船は六便が運航されております。".repeat(9) + "船員の不足を懸念しております。";
    let speech = |side| acts(&words, TurnKind::Speech, Place::Open, side);
    assert_eq!(speech(Side::Official), "Explain* Report*");
    assert_eq!(speech(Side::Member), "Concern");
}

#[test]
fn what_is_slight_beside_the_rest_is_no_act_of_a_speech() {
    let ask = "渡し船の運賃はいくらでしょうか。";
    let view = "渡し船は増便すべきと考えます。";
    let speech = |words: String| acts(&words, TurnKind::Speech, Place::Open, Side::Member);
    assert_eq!(speech(view.to_owned() + ask), "Opinion Question");
    assert_eq!(speech(view.to_owned() + &ask.repeat(4)), "Question");
}

#[test]
fn agreement_is_voiced_at_once_or_not_at_all() {
    let view = "渡し船は増便すべきと考えます。";
    let agree = "夜間の運航に賛成いたします。";
    let speech = |words: String| acts(&words, TurnKind::Speech, Place::Open, Side::Member);
    assert_eq!(speech(agree.to_owned() + view), "Opinion Agree");
    assert_eq!(speech(view.repeat(5) + agree), "Opinion");
}

#[test]
fn what_the_meeting_settled_is_procedure_and_what_is_told_of_an_exchange_both_its_acts() {
    check(
        TurnKind::Bullet,
        Place::Open,
        Side::Unknown,
        &[
            ("渡し船の減便について意見はなかった。", "Procedure"),
            ("渡し船の運賃の改定は原案どおり承認された。", "Procedure"),
            (
                "柊委員から渡し船の乗客数について質問があり、港湾課から昨年並みであると回答した。",
                "Question Answer",
            ),
            ("渡し船の乗客数は昨年並みであるとの回答があった。", "Answer"),
        ],
    );
    check(TurnKind::Speech, Place::Open, Side::Chair, &[("ありがとうございました。", "Procedure*")]);
}

#[test]
fn a_chair_of_few_words_gives_the_floor_and_a_curt_answer_only_answers() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Chair,
        &[("港湾課長。", "Procedure*"), ("ほかに。", "Procedure*")],
    );
    check(TurnKind::Speech, Place::Answer, Side::Official, &[("渡し船は六便が運航されている。", "Answer*")]);
}

#[test]
fn who_asks_about_what_is_wrong_worries_and_who_only_tells_of_it_does_not() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Member,
        &[
            ("船員の確保が課題となっております。どう対応するのですか。", "Question Concern*"),
            ("船員の確保が課題となっております。夜間の運航をすべきです。", "Opinion"),
        ],
    );
}

#[test]
fn a_member_who_wishes_for_something_and_tells_what_goes_wrong_worries() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Member,
        &[
            ("渡し船が二便では島の子が帰れなくなってしまう。便を増やしていただきたい。", "Request Concern*"),
            ("時刻表の図では島の人に伝わらない。便を増やしていただきたい。", "Request Concern*"),
            ("便を増やさなければならない。便を増やしていただきたい。", "Opinion Request"),
            ("渡し船は一日に六便ある。便を増やしていただきたい。", "Request"),
        ],
    );
}

#[test]
fn who_only_tells_when_the_next_meeting_is_conducts() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Official,
        &[
            ("次回は11月下旬を予定しております。本日はありがとうございました。", "Plan Procedure*"),
            ("次回は11月下旬に開催いたします。", "Procedure"),
        ],
    );
}

#[test]
fn what_a_record_tells_to_have_been_explained_was_reported() {
    check(
        TurnKind::Narrative,
        Place::Narrative,
        Side::Unknown,
        &[("港湾課から、資料1に基づき説明があった。", "Report Procedure")],
    );
}

#[test]
fn who_does_not_object_agrees() {
    check(
        TurnKind::Speech,
        Place::Open,
        Side::Unknown,
        &[("異議なし。", "Agree"), ("はい、異議ありません。", "Agree"), ("(異議なし)", "Agree")],
    );
}
