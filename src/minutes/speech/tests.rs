use crate::{Source, claim::Basis, extract, lexicon::Lexicon, minutes::TurnKind};

/// Label, ground and speaker of each speech of a record.
pub(super) fn speeches(text: &str) -> Vec<(String, Basis, String, String)> {
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let mut found = Vec::new();
    for record in &extraction.records {
        for (turn, claims) in record.minutes.turns.iter().zip(&record.claims) {
            let who = &claims.attributions[0];
            let speaker = who.speakers.first().map_or("", |w| record.minutes.name_of(w)).to_owned();
            let label = turn.label.as_ref().map_or("", |l| &l.value).to_owned();
            if turn.kind == TurnKind::Speech {
                found.push((label, who.basis, speaker, turn.flow.as_str().to_owned()));
            }
        }
    }
    found
}

fn labels(text: &str) -> Vec<String> {
    speeches(text).into_iter().map(|(label, ..)| label).collect()
}

fn grounds(text: &str) -> Vec<(Basis, String)> {
    speeches(text).into_iter().map(|(_, basis, speaker, _)| (basis, speaker)).collect()
}

#[test]
fn circles_of_every_kind_with_name_and_post_open_speeches() {
    let text = "○杉山会長　ただいまから会議を始めます。\n〇長谷川委員　よろしくお願いします。\n\
                ◯杉山会長　それでは事務局。\n◎事務局　資料を説明します。\n";
    assert_eq!(labels(text), ["杉山会長", "長谷川委員", "杉山会長", "事務局"]);
}

#[test]
fn a_mark_on_a_line_of_its_own_takes_the_lines_below() {
    let text = "○杉山座長\nただいまから会議を始めます。\n○長谷川氏\n水道の話をします。\n続けます。\n○杉山座長\n以上です。\n";
    let found = speeches(text);
    assert_eq!(found.len(), 3);
    assert_eq!(found[1].3, "水道の話をします。続けます。");
}

#[test]
fn a_full_name_between_gaps_behind_an_office_belongs_to_the_mark() {
    let text = "みなと町議会定例会会議録\n○ 議長 杉山 英二 ただ今の出席議員は7人です。会議は成立しました。\n\
                ○ 副町長 土屋 和夫 議案書に基づき説明します。補正予算です。\n";
    let named = [(Basis::Named, "杉山英二".to_owned()), (Basis::Named, "土屋和夫".to_owned())];
    assert_eq!(grounds(text), named);
}

#[test]
fn marks_of_assemblies_name_a_person_in_brackets() {
    let text = "○議長（杉山次郎君）　これより会議を開きます。\n○２０番（長谷川みどり議員）　質問します。いつですか。\n\
                ○市長（大久保　進）　お答えします。来年です。\n○（杉山次郎議長）　次に進みます。\n";
    let named = |n: &str| (Basis::Named, n.to_owned());
    assert_eq!(
        grounds(text),
        [named("杉山次郎"), named("長谷川みどり"), named("大久保進"), named("杉山次郎")]
    );
}

#[test]
fn members_ask_and_officials_answer_under_marks_by_side() {
    let text = "○委員長（杉山次郎）\n質疑を許します。\n◆委員（長谷川みどり）\n橋はいつ架けますか。\n\
                ◎道路部長（大久保進）\n来年度に架けます。\n◎財政課長（南次郎）\n私からは費用をお答えします。\n";
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let answers: Vec<Option<usize>> = extraction.records[0].claims.iter().map(|c| c.responds_to).collect();
    assert_eq!(answers, [None, None, Some(1), Some(1)]);
}

#[test]
fn letters_set_apart_are_one_mark() {
    let text = "○ 議 長 （ 杉 山 次 郎 君 ） た だ い ま か ら 開 き ま す 。\n\
                ○ ３ 番 （ 長 谷 川 進 君 ） 質 問 し ま す 。\n○ 議 長 （ 杉 山 次 郎 君 ） 町 長 。\n";
    let found = speeches(text);
    assert_eq!(found.len(), 3);
    assert_eq!(found[0].2, "杉山次郎");
    assert_eq!(found[0].3, "ただいまから開きます。");
}

#[test]
fn nothing_between_mark_and_words_leaves_the_longest_post() {
    let text = "○浜田委員長これより会議を開きます。\n○森田委員質問いたします。\n○浜田委員長次に進みます。\n";
    assert_eq!(labels(text), ["浜田委員長", "森田委員", "浜田委員長"]);
}

#[test]
fn two_speakers_on_one_line_are_two_turns() {
    let text = "○議長（杉山次郎君）　町長。○町長（大久保進君）　お答えします。\n○議長（杉山次郎君）　次に。\n\
                ○町長（大久保進君）　以上です。\n";
    assert_eq!(
        grounds(text).iter().map(|(_, n)| n.as_str()).collect::<Vec<_>>(),
        ["杉山次郎", "大久保進", "杉山次郎", "大久保進"]
    );
}

#[test]
fn corner_brackets_hold_a_unit_and_a_person() {
    let text = "【杉山部長】\n始めます。\n【総務局防災部・土屋課長】\n説明します。\n【事務局】\n補足します。\n【杉山部長】\n終わります。\n";
    let found = grounds(text);
    assert_eq!(found[1], (Basis::Named, "土屋".to_owned()));
    assert_eq!(found[2], (Basis::Role, "事務局".to_owned()));
}

#[test]
fn a_closing_bracket_alone_is_a_mark_where_it_recurs() {
    let text = "杉山委員）本日は資料を読みました。\n長谷川委員）私もです。\n杉山委員）では質問です。\n長谷川委員）どうぞ。\n";
    assert_eq!(labels(text), ["杉山委員", "長谷川委員", "杉山委員", "長谷川委員"]);
}

#[test]
fn bare_lines_and_bold_lines_are_marks_where_they_recur() {
    for (open, close) in [("", ""), ("## ", ""), ("**", "**"), ("- **", "**")] {
        let text = format!(
            "{open}橘川部会長{close}\n\nただいまから始めます。\n\n{open}杉山委員{close}\n\n意見を申し上げます。\n\n\
             {open}橘川部会長{close}\n\nありがとうございます。\n"
        );
        assert_eq!(labels(&text), ["橘川部会長", "杉山委員", "橘川部会長"], "{open}");
    }
}

#[test]
fn what_they_are_with_their_body_is_a_mark_among_lines_that_are() {
    let text = "杉山進行役\n\nただいまから始めます。\n\n説明者（国土交通省）\n\n橋の点検の費用を御説明します。\n\n杉山進行役\n\nありがとうございます。\n\n説明者（国土交通省）\n\n以上です。\n";
    assert_eq!(labels(text), ["杉山進行役", "説明者(国土交通省)", "杉山進行役", "説明者(国土交通省)"]);
}

#[test]
fn a_colon_behind_name_or_circle_is_a_mark() {
    let text = "〇杉山大臣： 始めます。\n〇長谷川委員：はい。\n〇杉山大臣：以上です。\n";
    assert_eq!(labels(text), ["杉山大臣", "長谷川委員", "杉山大臣"]);
}

#[test]
fn names_no_table_holds_speak_where_the_record_is_verbatim() {
    let text = "○薬袋氏\n始めます。\n○アトキンソン氏\n話します。\n○國部氏\n続けます。\n○ICT CONNECT 21\n団体から申し上げます。\n";
    let found = grounds(text);
    assert_eq!(found[1], (Basis::Named, "アトキンソン".to_owned()));
    assert_eq!(found[3], (Basis::Role, "ICT CONNECT 21".to_owned()));
}

#[test]
fn parts_times_and_stage_directions_are_no_speakers() {
    let text = "○議事日程\n日程第１　会期の決定\n○（長谷川みどり君登壇）\n○杉山議長　始めます。\n午前１０時３分開会\n\
                ○長谷川委員　はい。\n（「異議なし」と呼ぶ者あり）\n○杉山議長　終わります。\n午後３時７分散会\n\n　　　議長　杉山次郎\n　　　署名議員　長谷川みどり\n";
    let found = speeches(text);
    assert_eq!(
        found.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(),
        ["杉山議長", "長谷川委員", "杉山議長"]
    );
    assert_eq!(found[1].3, "はい。");
    assert_eq!(found[2].3, "終わります。");
}

#[test]
fn a_summary_with_circled_opinions_has_no_speeches() {
    let text = "主な意見は以下の通り。\n○杉山委員の指摘は重要である。\n○東京都の事例を参考にすべき。\n○部会長の整理で良い。\n○費用が課題だ。\n";
    assert_eq!(labels(text), Vec::<String>::new());
}

#[test]
fn a_post_is_the_person_whom_another_mark_calls_by_it() {
    let text = "○長谷川厚生労働大臣\n始めます。\n○杉山委員\n質問します。\n○厚生労働大臣\nお答えします。\n";
    assert_eq!(grounds(text)[2], (Basis::Role, "長谷川".to_owned()));
}

#[test]
fn people_introduce_themselves_with_their_full_name() {
    let text = "○杉山局長\nデジタル局長の杉山久明でございます。よろしくお願いします。\n○事務局\n総務課の大久保と申します。説明します。\n\
                ○杉山局長\n終わります。\n";
    let named = |n: &str| (Basis::Named, n.to_owned());
    assert_eq!(grounds(text), [named("杉山久明"), named("大久保"), named("杉山久明")]);
}

#[test]
fn a_body_that_begins_like_a_surname_is_no_person() {
    let text = "○石川県知事　始めます。\n○杉山委員　どうぞ。\n○林野庁長官　説明します。\n○杉山委員　はい。\n";
    let found = grounds(text);
    assert_eq!(found[0].0, Basis::Role);
    assert_eq!(found[2].0, Basis::Role);
}

#[test]
fn what_is_explained_without_record_is_the_turn() {
    let text = "○脇田委員\n＜資料１を説明＞\n○杉山会長\nありがとうございます。\n○脇田委員\n以上です。\n";
    assert_eq!(speeches(text)[0].3, "<資料1を説明>");
}

#[test]
fn a_column_of_its_own_sets_the_speaker_off() {
    let text = "杉山教育長　　ただいまから定例会を開会いたします。\n長谷川委員　　端末の更新はいつですか。\n杉山教育長　　来年度です。\n委　員　　　　費用を伺います。\n会計課長　　　八百万円です。\n";
    assert_eq!(labels(text), ["杉山教育長", "長谷川委員", "杉山教育長", "委員", "会計課長"]);
}

#[test]
fn a_bracketed_speaker_stands_over_sentences_but_heads_a_list() {
    let text = "(杉山座長)\n始めます。\n(長谷川構成員)\n無人化の後の体制が不明である。\n(杉山座長)\n次回までに整理する。\n";
    assert_eq!(labels(text), ["杉山座長", "長谷川構成員", "杉山座長"]);
    let listed =
        "（杉山座長）\n・始める。\n（長谷川構成員）\n・体制が不明である。\n（杉山座長）\n・整理する。\n";
    assert_eq!(labels(listed), Vec::<String>::new());
}

#[test]
fn a_colon_behind_a_title_marks_names_no_table_holds() {
    let text = "会　長：始めます。\n木之上課長：説明します。\n事務局：補足します。\n会　長：以上です。\n";
    assert_eq!(labels(text), ["会長", "木之上課長", "事務局", "会長"]);
}

#[test]
fn angle_brackets_are_marks() {
    let text =
        "〈杉山館長〉八割まで回復した。\n〈長谷川委員〉回数を増やしてはどうか。\n〈杉山館長〉検討したい。\n";
    assert_eq!(labels(text), ["杉山館長", "長谷川委員", "杉山館長"]);
}

#[test]
fn tortoise_brackets_are_marks() {
    let text = "〔会　長〕質問はありますか。\n〔長谷川委員〕削減した時間を示してほしい。\n〔杉山課長〕三千時間です。\n（拍手）\n〔会　長〕終わります。\n";
    assert_eq!(labels(text), ["会長", "長谷川委員", "杉山課長", "会長"]);
}

#[test]
fn who_speaks_in_brackets_opens_the_record_whatever_stands_before() {
    let text = "第6回みなと決済懇談会　議事要旨\n\n1．日時：令和6年2月9日（金）14:00～15:45\n2．出席者\n　座長　杉山　次郎\n　委員　長谷川　進\n（議事次第）\n1．償還の確保について\n（配布資料）\n資料1　事務局資料\n\n\
                （杉山座長）　始める。\n（事務局）　資料1に基づき説明する。\n（長谷川委員）　裏付資産を限るべきか、議論が必要である。\n（長谷川委員）　利用者の保護が要る。\n（杉山座長）　以上で閉会する。\n";
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let minutes = &extraction.records[0].minutes;
    let words: Vec<_> = minutes.turns.iter().map(|turn| turn.flow.as_str()).collect();
    assert_eq!(
        words,
        [
            "始める。",
            "資料1に基づき説明する。",
            "裏付資産を限るべきか、議論が必要である。",
            "利用者の保護が要る。",
            "以上で閉会する。"
        ]
    );
    assert_eq!(minutes.attendance.len(), 2);
    assert_eq!(minutes.agenda[0].text, "償還の確保について");
}

#[test]
fn one_person_with_a_title_speaks_where_nothing_else_is_marked() {
    let asked = "港湾委員会の質疑\n\n○港湾の整備に関する件\n\n○長谷川みどり君　長谷川みどりです。\n　岸壁の点検が遅れております。\n　いつ終わりますか。\n";
    assert_eq!(labels(asked), ["長谷川みどり君"]);
    let bracketed =
        "第1回港湾検討会　議事録\n\n【杉山座長】\n　会議を再開いたします。\n　岸壁の点検からです。\n";
    assert_eq!(labels(bracketed), ["杉山座長"]);
    let functions = "議事1　岸壁の点検について\n【委員】\n点検が遅れている。\n【会長】\n意見を伺いたい。\n";
    assert_eq!(labels(functions), ["委員", "会長"]);
    // One name among the points of a summary is no mark of speech.
    let summary =
        "主な意見\n○岸壁の点検が遅れている。\n○長谷川委員　点検を早めるべきである。\n○費用が足りない。\n";
    assert_eq!(labels(summary), [""; 0]);
}

#[test]
fn what_a_statement_is_may_stand_in_the_place_of_a_speaker() {
    let over = "主な論議\n(質問)\n 岸壁の点検はどこまで進んだのか。\n また、費用はいくらか。\n(答弁)\n 半分まで進んだ。\n(質問)\n いつ終わるのか。\n(答弁)\n 来年度に終える。\n";
    let found = speeches(over);
    assert_eq!(labels(over), ["質問", "答弁", "質問", "答弁"]);
    assert_eq!(found[0].3, "岸壁の点検はどこまで進んだのか。また、費用はいくらか。");
    // It names nobody.
    assert!(found.iter().all(|(_, basis, speaker, _)| *basis == Basis::Unattributed && speaker.is_empty()));
    let before = "《質問》岸壁の点検はどこまで進んだのか。\n《答弁》半分まで進んだ。\n《質問》いつ終わるのか。\n《答弁》来年度に終える。\n";
    assert_eq!(labels(before), ["質問", "答弁", "質問", "答弁"]);
}

#[test]
fn a_letter_may_stand_for_the_name_of_a_member() {
    let text = "委員長：始めます。\n委員G：岸壁の図が見づらい。\n委員F：色を変えてほしい。\n事務局：直します。\n委員G：お願いします。\n";
    assert_eq!(labels(text), ["委員長", "委員G", "委員F", "事務局", "委員G"]);
}

#[test]
fn a_paragraph_that_asks_or_demands_is_no_narrative() {
    let text = "第3回港湾検討会　議事概要\n\n日時：令和6年2月9日（金）\n場所：県庁\n\n議事概要\n\n岸壁の点検について、事務局から説明があった。\n\n岸壁の点検を県が毎年行うべきではないか。\n\n審議の結果、原案のとおり承認された。\n";
    let source = Source::new("minutes.txt", text.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let kinds: Vec<TurnKind> = extraction.records[0].minutes.turns.iter().map(|turn| turn.kind).collect();
    assert_eq!(kinds, [TurnKind::Narrative, TurnKind::Bullet, TurnKind::Narrative]);
}

#[test]
fn speakers_in_square_brackets_take_the_floor_within_a_line() {
    let text = "【杉山座長】ただいまから会議を始めます。それでは、三雲委員。【三雲委員】三雲です。桟橋の話をします。\n\
                【杉山座長】ありがとうございました。【水産庁】水産庁です。資料【別紙】の件です。\n\
                【長谷川委員】以上です。\n";
    assert_eq!(labels(text), ["杉山座長", "三雲委員", "杉山座長", "水産庁", "長谷川委員"]);
}

#[test]
fn a_person_behind_the_body_speaks_on_a_line_of_its_own() {
    let text = "杉山委員長\n　ただいまから会議を始めます。\nみなと送配電（三ツ谷オブザーバー）\n　御説明します。\n\
                長谷川オブザーバー（一般財団法人三雲広域運営推進機構）\n　補足します。\n杉山委員長\n　以上です。\n";
    assert_eq!(
        labels(text),
        [
            "杉山委員長",
            "みなと送配電(三ツ谷オブザーバー)",
            "長谷川オブザーバー(一般財団法人三雲広域運営推進機構)",
            "杉山委員長"
        ]
    );
}

#[test]
fn a_name_in_kana_may_begin_as_a_particle_does() {
    let text = "杉山委員長：ただいまから会議を始めます。\n長谷川委員：よろしくお願いします。\nはま臨時委員：海の話をします。\n杉山委員長：以上です。\n";
    assert_eq!(labels(text), ["杉山委員長", "長谷川委員", "はま臨時委員", "杉山委員長"]);
}

#[test]
fn one_who_speaks_stands_alone_behind_a_full_line() {
    let line = "水草の刈取りの費用を県が負担することについて、皆様の御意見を伺いたいと考えて\n";
    let page = line.repeat(4);
    let text = format!(
        "杉山委員長\n　{page}おりまして、その他のことにつきましてもどうぞ御遠慮なく御発言をお願いします。\n三雲港湾課長\n　{page}おります。\n杉山委員長\n　{page}おります。\n三雲港湾課長\n　以上です。\n"
    );
    assert_eq!(labels(&text), ["杉山委員長", "三雲港湾課長", "杉山委員長", "三雲港湾課長"]);
}

#[test]
fn a_minister_is_told_by_the_portfolio_and_one_who_stands_in_by_name() {
    let text = "出席者\n議長　杉山　次郎　内閣総理大臣\n議員　三雲　誠　内閣府特命担当大臣（離島振興）\n議員　大久保　進　水産大臣\n　　　（代理　長谷川　みどり　水産副大臣）\n\n概要\n＜離島振興担当大臣挨拶＞\nお集まりいただき感謝する。\n○大久保水産大臣〔代理　長谷川水産副大臣〕\n港の話をする。\n○三雲離島振興担当大臣\n総理から御発言をいただく。\n＜内閣総理大臣締めくくり発言＞\n船を増やす。\n";
    let speakers: Vec<String> = grounds(text).into_iter().map(|(_, speaker)| speaker).collect();
    assert_eq!(speakers, ["三雲誠", "長谷川みどり", "三雲誠", "杉山次郎"]);
}

#[test]
fn lines_of_people_over_sentences_are_marks_whatever_their_names() {
    let head = "第3回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日\n\n議事\n\n";
    let text = "椥辻会長\n　ただいまから会議を始めます。事務局から説明をお願いします。\n\n企画課長\n　資料を説明します。来年度に橋を架けます。\n\n椥辻会長\n　ありがとうございました。\n\n鷺沼委員\n　賛成です。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["椥辻会長", "企画課長", "椥辻会長", "鷺沼委員"]);
    // A list of a page's, each once.
    let text = "• 事務局椥辻総務課長\n  ただいまから会議を始めます。\n\n• 高橋会長\n  それでは議事に入ります。\n\n• 柊理事長\n  橋の工事について申し上げます。\n\n• 鷺沼委員\n  いつ架かりますか。来年ですか。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["事務局椥辻総務課長", "高橋会長", "柊理事長", "鷺沼委員"]);
}

#[test]
fn surnames_in_a_column_and_parties_before_a_closing_bracket_speak() {
    let head = "第3回みなと病院倫理委員会　議事録\n\n日時：令和6年7月3日\n\n議事\n\n";
    let text = "高橋　では第3回の委員会を始めます。\n\n長谷川　手順の案をお持ちしました。\n\n高橋　ありがとうございます。御意見をどうぞ。\n\n長谷川　以上です。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["高橋", "長谷川", "高橋", "長谷川"]);
    let text = "委員）目標が達成できなかった理由は何か。\n法人）採用の時期が遅かったことが大きい。\n委員）受入先を広げるべきではないか。\n法人）来年度は40社に増やす。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["委員", "法人", "委員", "法人"]);
}

#[test]
fn a_triangle_before_a_name_with_a_title_is_a_mark() {
    let text = "◎杉山委員長　会議を開きます。\n△大久保港湾課長　岸壁の点検を報告します。\n○長谷川委員　点検はいつ終わるか。\n△点検の件について\n△大久保港湾課長　来年度に終えます。\n";
    assert_eq!(labels(text), ["杉山委員長", "大久保港湾課長", "長谷川委員", "大久保港湾課長"]);
}

#[test]
fn two_who_speak_under_marks_are_a_record_however_they_are_called() {
    for (text, expected) in [
        (
            "○議長（長谷川進）　次に、港湾部長。\n〔大久保港湾部長登壇〕\n○大久保港湾部長　岸壁の点検についてお答えします。\n来年度に終えます。\n",
            vec!["議長(長谷川進)", "大久保港湾部長"],
        ),
        ("○7番（長谷川みどり）　質問します。\n岸壁の点検はいつ終わりますか。\n", vec!["7番(長谷川みどり)"]),
        ("○みなと進君　賛成の討論を行います。\n岸壁は大切であります。\n", vec!["みなと進君"]),
        (
            "○事務局\n開会します。課長から挨拶します。\n○長谷川副課長\nよろしくお願いします。\n",
            vec!["事務局", "長谷川副課長"],
        ),
        (
            "■長谷川（進）委員\n長谷川進です。岸壁の点検を伺います。\n■大久保大臣\nお答えします。\n",
            vec!["長谷川(進)委員", "大久保大臣"],
        ),
        (
            "〔長谷川局長〕\n本日は御参集いただいた。感謝する。\n\n〔杉山座長〕\n議事に入りたい。\n",
            vec!["長谷川局長", "杉山座長"],
        ),
    ] {
        let head = "第1回港湾検討会　議事録\n\n";
        assert_eq!(labels(&format!("{head}{text}")), expected, "{text}");
    }
}

#[test]
fn classes_in_brackets_over_what_they_say_speak_where_they_recur() {
    let head = "第3回みなと審議会　会議録\n\n日時：令和6年7月3日\n\n会議の結果\n\n";
    let text = "(担当課)\n 《資料による説明》\n(委員)\n 点検は終わったのか。\n(担当課)\n 来年度に終える。\n(委員)\n 費用はいくらか。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["担当課", "委員", "担当課", "委員"]);
    let text = "杉山委員)\n 点検は終わったのか。\n\n長谷川室長)\n 来年度に終える。\n\n杉山委員)\n 費用はいくらか。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["杉山委員", "長谷川室長", "杉山委員"]);
}

#[test]
fn signs_before_posts_and_before_what_a_statement_is_are_marks_where_they_recur() {
    let head = "一般質問\n\n岸壁の点検について\n\n";
    let text = "■質問\n岸壁の点検はいつ終わるのか。\n■町長\n来年度に終える。\n■港湾課長\n費用は八百万円である。\n■質問\n船は足りるのか。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["質問", "町長", "港湾課長", "質問"]);
    let text = "Q　長谷川委員\n岸壁の点検はいつ終わるのか。\nA　大久保港湾課長\n来年度に終える。\n要望　長谷川委員\n早めてほしいと思う。急いでほしい。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["長谷川委員", "大久保港湾課長", "長谷川委員"]);
}

#[test]
fn office_and_whole_name_in_brackets_before_the_words_name_a_person() {
    let text = "(13番 長谷川進) 岸壁の点検についてお伺いします。いつ終わりますか。 (議長 杉山次郎) 大久保町長。 (町長 大久保進) 来年度に終えます。 (議長 杉山次郎) 長谷川議員。 (13番 長谷川進) 安心しました。終わります。\n";
    let named = |n: &str| (Basis::Named, n.to_owned());
    assert_eq!(
        grounds(text),
        [named("長谷川進"), named("杉山次郎"), named("大久保進"), named("杉山次郎"), named("長谷川進")]
    );
}

#[test]
fn what_someone_else_reads_out_is_of_the_one_in_the_mark() {
    let text = "第3回みなと部会　議事概要\n\n出席者：長谷川進委員、杉山次郎委員\n\n概要\n\n◯長谷川委員（代読）\n　4点意見がある。\n　1つ目に、岸壁の点検について。早めてほしい。\n";
    assert_eq!(grounds(text), [(Basis::Named, "長谷川進".to_owned())]);
}

#[test]
fn words_behind_a_function_in_corner_brackets_are_no_part_of_who_speaks() {
    let text = "第3回みなと協議会　会議録\n\n【会長より】\n岸壁の点検が足りないと感じている。皆で考えたい。\n各班で話し合ってほしい。\n\n【会長まとめ】\n今回はとてもよい話し合いになった。\n";
    let found = grounds(text);
    assert_eq!(found, [(Basis::Role, "会長".to_owned()), (Basis::Role, "会長".to_owned())]);
}

#[test]
fn one_whom_the_record_calls_by_the_honorific_of_parliaments_speaks() {
    let head = "港湾委員会（令和6年6月16日）\n\n岸壁の点検について\n\n";
    let text = "長谷川みどり君　みなと会の長谷川です。\n　岸壁の点検が遅れております。\n\n大久保進君　お答え申し上げます。来年度に終えます。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["長谷川みどり君", "大久保進君"]);
    let text = "長谷川進君\n\n　岸壁の点検についてお尋ねをします。\n\n　遅れているのではないでしょうか。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["長谷川進君"]);
}

#[test]
fn the_number_that_a_database_prints_before_a_mark_is_no_part_of_it() {
    for (text, label) in [
        ("21850【長谷川委員】　岸壁の点検は試行ですから、続けていただきたいと思います。\n", "長谷川委員"),
        (
            "5814◯港湾委員長（長谷川みどり君）　議案の審査の結果を御報告いたします。\n主な質疑は次のとおりでした。\n",
            "港湾委員長(長谷川みどり君)",
        ),
        (
            "３．3: ◯港湾課長（長谷川　進）　岸壁の点検は来月に行います。費用は後で申し上げます。\n",
            "港湾課長(長谷川進)",
        ),
    ] {
        assert_eq!(labels(text), [label]);
    }
    let text = "１．1: 午前10時開会\n◯委員長（杉山　次郎）　ただいまから開会いたします。\n\n２．2: ◯長谷川（文）委員　岸壁の点検はいつですか。\n\n\
                ３. ◯港湾課長（南　進）　来月でございます。\n";
    assert_eq!(labels(text), ["委員長(杉山次郎)", "長谷川(文)委員", "港湾課長(南進)"]);
}

#[test]
fn an_office_set_letter_by_letter_within_a_line_is_whole() {
    let text = "○ 議 長 （ 杉 山 次 郎 君 ） 町 長 。 ○ 町 長 （ 大 久 保 進 君 ） 課 長 か ら 申 し 上 げ ま す 。\n\
                ○ 議 長 （ 杉 山 次 郎 君 ） 港 湾 課 長 。 ○ 港 湾 課 長 （ 長 谷 川 み ど り 君 ） 来 月 で す 。\n";
    let labels = labels(text);
    assert_eq!(labels.len(), 4, "{labels:?}");
    assert_eq!(labels[3], "港湾課長(長谷川みどり君)");
}

#[test]
fn a_function_with_a_name_in_brackets_stands_before_a_colon() {
    let text = "委員長（杉山君）：ただいまから開会いたします。\n委員（長谷川君）：岸壁の点検はいつですか。\n委員長（杉山君）：以上です。\n";
    assert_eq!(labels(text), ["委員長(杉山君)", "委員(長谷川君)", "委員長(杉山君)"]);
}

#[test]
fn a_given_name_in_brackets_tells_speakers_apart() {
    let text = "【長谷川（進）会長】　ただいまから会議を始めます。\n【杉山調整官】　事務局です。資料を説明します。\n";
    assert_eq!(labels(text), ["長谷川(進)会長", "杉山調整官"]);
}

#[test]
fn classes_and_offices_stand_in_the_column_in_which_the_chair_stands() {
    let head = "みなと湖沼審議会　会議録\n\n日時：令和6年7月3日\n\n会議の経過\n";
    let text = "議長　　刈取りの計画を議題とします。説明をお願いします。\n事務局　（説明）\n議長　　御質問をお願いします。\n委員 船は足りますか。費用はいくらですか。\n事務局 足ります。\n";
    assert_eq!(labels(&format!("{head}{text}")), ["議長", "事務局", "議長", "委員", "事務局"]);
}

#[test]
fn a_number_behind_a_class_stands_for_a_name() {
    let text = "○会長　始めます。\n○委員11　船は足りますか。\n○委員3　費用はいくらですか。\n";
    assert_eq!(labels(text), ["会長", "委員11", "委員3"]);
}

#[test]
fn the_first_speech_may_stand_behind_the_label_of_the_record() {
    let text = "みなと湖沼審議会会議録\n1 日時令和6年7月3日 午後1時\n2 場所県庁\n3 傍聴者2人\n4 会議の内容港湾課係長(柊誠君) 刈取りの話をします。\n\n委員(森花子君) 森です。よろしくお願いします。\n";
    assert_eq!(labels(text), ["港湾課係長(柊誠君)", "委員(森花子君)"]);
}

#[test]
fn an_office_before_one_of_its_people_and_short_notes_behind_a_mark_are_of_that_person() {
    let text = "【杉山主査】　開会\n\n【長谷川室長】　7月の人事異動の紹介\n\n【杉山主査】　事務局に説明してもらう。\n\n【事務局大久保課長】　資料を説明する。\n";
    let named = |n: &str| (Basis::Named, n.to_owned());
    assert_eq!(grounds(text), [named("杉山"), named("長谷川"), named("杉山"), named("大久保")]);
}

#[test]
fn seat_or_post_and_the_whole_name_may_stand_on_a_line_of_their_own() {
    for [chair, member, mayor] in [
        ["議長　高橋健一", "１番　森花子", "村長　三枝徹"],
        ["議長（高橋健一君）", "１番（森花子君）", "村長（三枝徹君）"],
        ["高橋議長", "１番森議員", "三枝村長"],
        ["○　議長　高橋　健一", "○　1番　森　花子", "○　村長　三枝　徹"],
    ] {
        let record = format!(
            "令和６年第３回みなと村議会定例会会議録\n\n出席議員\n１番　森花子\n３番　高橋健一\n説明のため出席した者\n村長　三枝徹\n\n{chair}\n　ただいまから会議を開きます。\n{member}\n　民泊の届出の件数を伺います。\n{mayor}\n　お答えいたします。届出は５件です。\n{chair}\n　ほかに質問はありませんか。\n{member}\n　終わります。\n{chair}\n　散会します。\n"
        );
        assert_eq!(labels(&record).len(), 6, "{record}");
    }
}

#[test]
fn what_a_statement_is_in_an_exchange_may_stand_before_it_with_a_space() {
    for [asks, answers] in [["Q", "A"], ["問", "答"], ["質問", "回答"], ["Q1", "A1"]] {
        let record = format!(
            "第2回みなと水道審議会　議事要旨\n\n日時　令和5年10月12日（木）10時から12時まで\n出席者\n会長　高橋健一\n\n議題1　水道料金について\n{asks}　算定期間の根拠は何か。\n{answers}　電気料金の見通しを考慮した。\n{asks}　公費を入れるべきではないか。\n{answers}　検討する。\n"
        );
        let what = [asks, answers].map(|label| label.trim_end_matches('1'));
        assert_eq!(labels(&record), [what, what].concat(), "{record}");
    }
}

#[test]
fn who_holds_an_office_stands_in_brackets_in_a_column() {
    let record = "令和６年第３回みなと町農業委員会総会議事録\n\n出席委員\n　３番　柊　　誠　君　　４番　森　花　子　君\n会議の概要\n事務局（杉山）　　ただいまから総会を開会いたします。\n議　長（長谷川）　　これより議事に入ります。担当の３番柊委員。\n３番（柊君）　　現地を見てまいりました。支障はないと思います。\n事務局（杉山）　　許可後に写真で確認いたします。\n議　長（長谷川）　　それでは採決します。\n";
    assert_eq!(labels(record), ["事務局(杉山)", "議長(長谷川)", "3番(柊君)", "事務局(杉山)", "議長(長谷川)"]);
}

#[test]
fn a_table_that_lost_its_columns_wraps_the_words_behind_the_names() {
    let said = |who: &str, words: &str| {
        let letters: Vec<char> = words.chars().collect();
        let lines: Vec<String> = letters.chunks(30).map(|line| line.iter().collect()).collect();
        format!("{who} {}\n", lines.join("\n"))
    };
    let head = "会　議　録\n\n会 議 の 名 称 令和６年度第２回みなと市橋りょう審議会\n開 催 日 時 令和６年１０月３日（木）　午前１０時から\n開 催 場 所 市庁舎\n\n発　言　者 審議の内容\n";
    let record = [
        head.to_owned(),
        said(
            "司会（大久保課長）",
            "定刻となりましたので、ただいまから令和６年度第２回みなと市橋りょう審議会を開会いたします。これより先の進行は会長にお願いいたします。",
        ),
        said(
            "柊会長",
            "それでは、橋の点検の記録の公開について、事務局から資料の説明があります。御質問や御意見のある方は挙手をお願いしたいと思います。森委員。",
        ),
        said(
            "森委員",
            "公開の話ですけれども、点検の記録を誰でも見られるように公開すべきではないかと考えておりまして、そのうえで、どこまで公開するのかを伺いたい。",
        ),
        said(
            "長谷川橋りょう課長",
            "公開する範囲については、学識の方の御意見も伺いながら、今年度のうちに事務局で案を作り、次の審議会にお示しするつもりでおります。",
        ),
        said("柊会長", "ありがとうございました。ほかに御意見はございますか。"),
    ];
    assert_eq!(
        labels(&record.concat()),
        ["司会(大久保課長)", "柊会長", "森委員", "長谷川橋りょう課長", "柊会長"]
    );
}

#[test]
fn a_sign_before_who_the_chair_is_opens_no_speech() {
    let record = "みなと湖沼に関する関係省庁連絡会議　議事要旨\n\n５　議事要旨\n〇　議長である環境省次官から、冒頭発言があった。\n　・　水草の刈取りを進めたい。\n〇　議題(1)について、各省庁から説明があった。\n　（環境省）\n　・　刈取りの支援を続けている。\n";
    assert_eq!(labels(record), [""; 0]);
}

#[test]
fn what_a_statement_is_stands_before_who_makes_it_in_brackets() {
    let record = "令和５年農林水産委員会　会議録\n\n◯質疑（三枝委員）　養殖の費用について伺う。\n\n◯答弁（水産課長）　支援を続けている。\n\n◯意見・要望（三枝委員）　早く決めてほしい。\n";
    assert_eq!(labels(record), ["質疑(三枝委員)", "答弁(水産課長)", "意見・要望(三枝委員)"]);
}

#[test]
fn a_seat_behind_a_gap_is_of_the_mark() {
    let text = "○杉山　委員長　ただいまから委員会を開きます。\n◆長谷川みどり　委員　費用を伺います。\n\
                ◎大久保　港湾局長　お答えします。\n○杉山　委員長　以上です。\n";
    assert_eq!(labels(text), ["杉山委員長", "長谷川みどり委員", "大久保港湾局長", "杉山委員長"]);
}

#[test]
fn names_that_a_site_prints_over_speeches_are_no_items() {
    let text = "本日の会議に付した事件\n○請願取扱いの件\n○委員派遣の件\n――――――――――\n\
                2. 杉山次郎\n\n委員長杉山次郎君) ただいまから会議を開きます。\n3. 大久保進\n\n大久保事務総長 御説明いたします。\n";
    let found = speeches(text);
    assert_eq!(
        found.iter().map(|f| f.0.as_str()).collect::<Vec<_>>(),
        ["委員長杉山次郎君", "大久保事務総長"]
    );
    assert_eq!(found[0].2, "杉山次郎");
}

#[test]
fn what_stands_for_a_speech_is_one_and_a_list_is_none() {
    let text = "○杉山委員長\n開会いたします。区長、挨拶をお願いします。\n○大久保区長\n(挨拶)\n○杉山委員長\nありがとうございました。\n";
    assert_eq!(labels(text), ["杉山委員長", "大久保区長", "杉山委員長"]);
    let text = "委員長　杉山　次郎君\n理事　長谷川みどり君\n大久保　進君\n三雲　誠君\n\n七月三日、委員長は次のとおり選任された。\n○杉山委員長　会議を開きます。\n○三雲委員　伺います。\n○杉山委員長　以上です。\n";
    assert_eq!(labels(text), ["杉山委員長", "三雲委員", "杉山委員長"]);
}

#[test]
fn the_list_of_speeches_that_a_site_prints_above_them_is_no_speech() {
    let text = "    トップページ 検索結果一覧 令和5年第3回定例会 本文 発言者一覧 選択 1 : ◯議長(杉山次郎君) 717頁 選択 2 : ◯市長(大久保 進君) 724頁 選択 3 : ◯議長(杉山次郎君) 726頁\n\n\
                ◯議長(杉山次郎君) 会議を開きます。\n◯市長(大久保 進君) 御説明します。\n◯議長(杉山次郎君) 散会します。\n";
    assert_eq!(labels(text).len(), 3);
}

#[test]
fn who_holds_two_posts_is_called_by_both() {
    let text = "市執行部 港湾課長 大久保進、副参事兼桟橋室長 三雲誠\n\n○杉山委員長　説明を求めます。\n○副参事兼桟橋室長　説明します。\n○杉山委員長　以上です。\n";
    assert_eq!(grounds(text)[1].1, "三雲誠");
}

#[test]
fn given_names_in_brackets_stand_before_a_closing_bracket() {
    let text = "杉山(次)委員長)ただいまから委員会を開会いたします。\n長谷川副委員長)よろしくお願いします。\n杉山(進)委員)杉山です。よろしくお願いします。\n三雲委員)三雲です。よろしくお願いします。\n";
    assert_eq!(labels(text), ["杉山(次)委員長", "長谷川副委員長", "杉山(進)委員", "三雲委員"]);
}

#[test]
fn brackets_over_lists_are_no_marks_and_those_on_lines_of_their_own_over_sentences_are() {
    let text = "【出席委員】（２名）\n杉山次郎、長谷川みどり\n【欠席委員】（１名）\n三雲誠\n【市側出席者】\n市長　大久保進\n【傍聴者】０名\n\n１　開会\n（事務局）\n定刻になりましたので、ただいまから審議会を開催いたします。\n（会長）\n本日はお忙しい中、ありがとうございます。\n（事務局）\n資料１に基づき、説明。\n（委員）\n人口の推計はいつのものか。\n（事務局）\n昨年度の推計である。\n";
    assert_eq!(labels(text), ["事務局", "会長", "事務局", "委員", "事務局"]);
}

#[test]
fn seats_and_those_who_stand_for_them_speak_behind_a_colon() {
    let text = "令和6年度第2回みなと県都市計画審議会　議事録\n\n日時　令和6年7月3日（水）\n場所　みなと県庁\n出席者\n　【委　員】\n　１番　　高橋　健一　　みなと大学大学院　教授　　　※会長\n　２番　　杢　　和歌子　　みなと県漁業協同組合連合会　専務理事\n　３番　　石田　伸二　　国土交通省港湾局長\n　　　　　　　　（代理出席　企画課長　森　花子）\n　【事務局】\n　　　港湾課　　課長　柊　誠　、　主幹　三枝　徹\n　　　漁港課　　課長　木原　学　ほか\n\n議事\n\n\
                事務局：定刻となりましたので、ただいまから開会します。\n\
                会　長：それでは、事務局より説明願います。\n\
                事務局（港湾課長）：港湾課長の柊です。桟橋の話をします。\n\
                ２番委員：費用はいくらですか。教えてください。\n\
                （漁港課長）\n　　　　漁港課の木原です。お答えします。\n　　　　１億円です。\n\
                ３番委員代理：港湾局でございます。賛成いたします。\n\
                会　長：以上です。\n";
    let found = speeches(text);
    let found: Vec<_> =
        found.iter().map(|(label, _, who, _)| (label.replace(' ', ""), who.as_str())).collect();
    let found: Vec<_> = found.iter().map(|(label, who)| (label.as_str(), *who)).collect();
    assert_eq!(
        found,
        [
            ("事務局", "事務局"),
            ("会長", "高橋健一"),
            ("事務局(港湾課長)", "柊誠"),
            ("2番委員", "杢和歌子"),
            ("漁港課長", "木原学"),
            ("3番委員代理", "森花子"),
            ("会長", "高橋健一"),
        ]
    );
}

#[test]
fn a_column_of_names_has_namesakes_and_posts_over_their_words() {
    let text = "みなと市教育委員会会議録\n\n\
                教　育　長　　　ただいまから会議を開きます。よろしくお願いします。\n\
                高橋（誠）委員　体育館の話を伺います。いつ直りますか。\n\
                教　育　長　　　事務局から答えます。お願いします。\n\
                生涯学習・スポーツ推進課長\n　　　　　　　　お答えします。来年度に直します。\n\
                高橋（進）委員　分かりました。ありがとうございます。\n\n◇日程第２\n\n\
                教　育　長　　　次に進みます。以上です。\n";
    assert_eq!(
        labels(text),
        ["教育長", "高橋(誠)委員", "教育長", "生涯学習・スポーツ推進課長", "高橋(進)委員", "教育長"]
    );
}

#[test]
fn a_body_that_no_table_holds_sends_the_one_in_brackets() {
    let text = "○高橋委員長\n　それでは会議を始めます。\n○みなと燃料（柊常務執行役員燃料事業部長）\n　柊でございます。説明します。\n\
                ○佐藤（誠）委員（みなと協会）　賛成します。ありがとうございます。\n○議案の説明（港湾課長）\n　桟橋の議案です。\n○高橋委員長\n　以上です。\n";
    let found = labels(text);
    assert!(found.contains(&"みなと燃料(柊常務執行役員燃料事業部長)".to_owned()), "{found:?}");
    assert!(found.contains(&"佐藤(誠)委員(みなと協会)".to_owned()), "{found:?}");
}

#[test]
fn who_came_in_the_place_of_a_member_speaks_and_not_the_member() {
    let text = "第2回港湾協議会　議事録\n\n出席者\n高橋会長　鈴木委員（代理　三枝次長）　石田委員\n\n議事\n○高橋会長　始めます。よろしくお願いします。\n\
                ○三枝次長（鈴木委員代理）　賛成です。以上です。\n○石田委員　賛成です。\n○高橋会長　終わります。\n";
    let found: Vec<_> = speeches(text).into_iter().map(|(_, _, who, _)| who).collect();
    assert_eq!(found, ["高橋", "三枝", "石田", "高橋"]);
}

#[test]
fn a_class_of_members_and_who_belongs_to_it_says_nothing() {
    let text = "第3回湖沼検討会　会議録\n出席者\n【１号委員】市議会の議員\n長谷川　みどり、杉山　次郎\n【２号委員】識見を有する者\n土屋　和夫（みなと大学教授）\n会議の経過\n会長：船の台数を決めます。\n長谷川委員：足りません。\n会長：以上です。\n";
    assert_eq!(labels(text), ["会長", "長谷川委員", "会長"]);
}

#[test]
fn family_names_before_the_words_are_marks_where_the_roster_has_them() {
    let head = "第3回みなと倫理委員会　議事録\n\n出席者\n委員　杉山次郎委員長、長谷川みどり委員、大久保進委員\n\n議事\n";
    let words =
        "杉山 それでは始めます。\n\n長谷川 資料を御覧ください。\n\n大久保 桟橋は古いのではないでしょうか。\n";
    assert_eq!(labels(&format!("{head}{words}")), ["杉山", "長谷川", "大久保"]);
    assert_eq!(labels(&format!("第3回みなと倫理委員会　議事録\n\n議事\n{words}")), [""; 0]);
}

#[test]
fn brackets_may_hold_an_office_and_a_name_set_apart() {
    let head =
        "第3回みなと協議会　議事録\n\n出席者\n【会長】\n　杉山次郎\n【委員】\n　長谷川みどり\n\n議事内容\n\n";
    let words = "【会長　杉山】\nただいまから会議を始めます。\n\n【委員　長谷川】\n桟橋が古い。\n\n【事務局　柊】\n来年度に直します。\n";
    let named = |n: &str| (Basis::Named, n.to_owned());
    assert_eq!(grounds(&format!("{head}{words}")), [named("杉山次郎"), named("長谷川みどり"), named("柊")]);
}

#[test]
fn classes_with_a_code_or_a_name_in_brackets_stand_over_their_words() {
    let text = "議事要旨\n\n委員（a-3）\n桟橋の数は足りるのか。\n\n説明者（杉山）\n足りると考えている。\n\n委員（a-3）\n同意見である。\n\n委員（b-1）\n灯りはどうか。\n";
    assert_eq!(labels(text), ["委員(a-3)", "説明者(杉山)", "委員(a-3)", "委員(b-1)"]);
}

#[test]
fn a_post_and_a_colon_may_stand_over_the_words() {
    let text = "会議録\n\n議長:\n\nただいまから会議を始めます。\n\n危機管理局長:\n\n灯りの数を増やしました。\n\n長谷川委員:\n\n船が止まったときはどうするのですか。\n";
    assert_eq!(labels(text), ["議長", "危機管理局長", "長谷川委員"]);
}

#[test]
fn a_line_that_tells_by_what_it_was_explained_is_all_that_an_organ_says() {
    let text = "会議録\n\n委員長\n\n　桟橋について、事務局の説明を求める。\n\n事務局\n\n　資料1と資料2により説明\n\n長谷川委員\n\n　灯りを増やすべきである。\n\n委員長\n\n　ほかに意見はあるか。\n";
    let found = speeches(text);
    assert_eq!(found[1].0, "事務局");
    assert_eq!(found[1].3, "資料1と資料2により説明");
    assert_eq!(found.len(), 4);
}

#[test]
fn members_of_whatever_name_stand_over_their_words() {
    let text = "杉山座長\n始めます。\n長谷川委員\n桟橋が古い。\n杉山座長\nありがとうございました。\nみなせの委員\n灯りは増えますか。\n";
    assert_eq!(labels(text), ["杉山座長", "長谷川委員", "杉山座長", "みなせの委員"]);
}

#[test]
fn who_is_there_in_a_list_of_slashes_says_nothing() {
    let text = "第3回みなと協議会 議事録\n【委員出席簿】\n会長 / 杉山次郎 / 〇 / みなと大学 教授\n委員 / 長谷川みどり / 〇 / みなと協会\n【議事内容】\n○会長（杉山次郎）　始めます。\n○委員（長谷川みどり）　桟橋が古い。\n○事務局　直します。\n";
    assert_eq!(labels(text), ["会長(杉山次郎)", "委員(長谷川みどり)", "事務局"]);
}

#[test]
fn answers_in_an_exchange_stand_among_those_whom_a_colon_sets_off() {
    let text = "港湾課長：桟橋の案を説明する。\n委員：桟橋はいつできるのか。\n答（港湾課長）：来年度にできる。\n委員：灯りはどうか。\n委員：船は増えるのか。\n";
    assert_eq!(labels(text), ["港湾課長", "委員", "港湾課長", "委員", "委員"]);
}

#[test]
fn speakers_introduce_themselves_by_the_last_part_of_their_title() {
    let text = "○杉山部会長\n始めます。\n○港湾局桟橋課長補佐\n4月に局長が替わりました。課長補佐の柊木野です。\n○杉山部会長\n続けます。\n○みなと研究所理事長\n理事長の長谷川です。昨年度は桟橋を三つ直しました。\n";
    let found = grounds(text);
    assert_eq!(found[1], (Basis::Named, "柊木野".to_owned()));
    assert_eq!(found[3], (Basis::Named, "長谷川".to_owned()));
}

#[test]
fn one_of_a_class_may_say_by_the_first_words_who_speaks() {
    let text = "杉山進行役\nお願いします。\n説明者（国土交通省）\n河川局長の長谷川でございます。堤防の案を説明します。\n財務省\nそれでは、説明します。堤防は高い。\n杉山進行役\n次に進みます。\n杉山進行役\n終わります。\n";
    let found = speeches(text);
    assert_eq!(found[1].1, Basis::Named);
    assert_eq!(found[1].2, "長谷川");
    assert_eq!(found[2].0, "財務省");
}

#[test]
fn units_in_brackets_stand_over_their_words_beside_those_before_theirs() {
    let text = "議事経過\n\n（桟橋企画室）\n　来月の会議に出す事項について、お諮りします。\n　議決する事項は1件です。\n\n（会　長）　原案のとおり決定します。\n\n（灯り資料室）\n　灯りを三つ直します。\n\n（杉山理事）　順番はどう決めるのですか。\n\n（灯り資料室）\n　古いものを先にします。\n";
    let found = speeches(text);
    let labels: Vec<&str> = found.iter().map(|(label, ..)| label.as_str()).collect();
    assert_eq!(labels, ["桟橋企画室", "会長", "灯り資料室", "杉山理事", "灯り資料室"]);
    assert_eq!(found[0].3, "来月の会議に出す事項について、お諮りします。議決する事項は1件です。");
}

#[test]
fn quotes_and_signs_of_any_kind_may_part_a_name_from_the_words() {
    for [open, close] in [["「", "」"], ["＞", ""], ["…", ""], ["；", ""]] {
        let said = |who: &str, words: &str| format!("{who}{open}{words}{close}\n");
        let text = format!(
            "議事録\n\n{}{}{}{}",
            said("杉山会長", "それでは会議を始めます。"),
            said("事務局", "資料1を御覧ください。桟橋は三つあります。"),
            said("委員", "桟橋の灯りが暗い。"),
            said("杉山会長", "ほかにございますか。")
        );
        assert_eq!(labels(&text), ["杉山会長", "事務局", "委員", "杉山会長"], "{open}");
    }
}

#[test]
fn signs_and_numbers_may_stand_before_a_name_in_a_column() {
    for sign in ["・", "▼", "■"] {
        let text = format!(
            "議事録\n\n{sign}会長　それでは会議を始めます。\n{sign}事務局　桟橋は三つあります。\n{sign}委員　桟橋の灯りが暗い。\n{sign}会長　ほかにございますか。\n"
        );
        assert_eq!(labels(&text), ["会長", "事務局", "委員", "会長"], "{sign}");
    }
}

#[test]
fn a_family_name_apart_from_the_given_name_that_is_honoured_is_one_mark() {
    let text = "みなと県議会港湾委員会会議録\n○委員長（杉山　英二君）　ただいまから会議を開きます。\n\
                ◆古川　恭介君　係留料のことを伺います。\n◎港湾課長（土屋　和夫君）　お答えします。\n\
                ◆長谷川　るみ君　関連して伺います。\n";
    assert_eq!(labels(text), ["委員長(杉山英二君)", "古川恭介君", "港湾課長(土屋和夫君)", "長谷川るみ君"]);
}

#[test]
fn brackets_within_a_speech_and_within_a_mark_are_none_of_the_name() {
    let text = "杉山委員）議事（１）の資料を読みました。\n長谷川氏（南委員代理））私もです。\n杉山委員）では質問です。\n長谷川氏（南委員代理））どうぞ。\n";
    assert_eq!(labels(text), ["杉山委員", "長谷川氏(南委員代理)", "杉山委員", "長谷川氏(南委員代理)"]);
    let text = "みなと町議会会議録\n○議長（杉山次郎君）　開きます。\n○７番（南（智）君）　伺います。\n○議長（杉山次郎君）　次に。\n";
    assert_eq!(labels(text), ["議長(杉山次郎君)", "7番(南(智)君)", "議長(杉山次郎君)"]);
}

#[test]
fn bodies_that_no_table_holds_speak_beside_others() {
    let text =
        "○杉山会長　始めます。\n○北部漁港管理局　浜の点検について申し上げます。\n○杉山会長　以上です。\n";
    assert_eq!(labels(text), ["杉山会長", "北部漁港管理局", "杉山会長"]);
    let text = "杉山座長：始めます。\n水産庁漁港技術室：一言申し上げます。\n杉山座長：次に進みます。\n長谷川委員：賛成です。\n";
    assert_eq!(labels(text), ["杉山座長", "水産庁漁港技術室", "杉山座長", "長谷川委員"]);
}

#[test]
fn one_of_the_office_says_the_name_that_no_table_holds() {
    let text = "○事務局（椥辻課長）　始めます。水産庁の椥辻でございます。\n○杉山会長　続けてください。\n\
                ○事務局（指導課長）　お答えします。\n○事務局（椥辻課長）　以上です。\n";
    let found = grounds(text);
    assert_eq!(found[0], (Basis::Named, "椥辻".to_owned()));
    assert_eq!(found[3], (Basis::Named, "椥辻".to_owned()));
    assert_eq!(found[2].0, Basis::Role);
}

#[test]
fn what_kind_of_statements_stand_below_is_no_speaker() {
    let text = "主な意見等\n＜委員の意見＞\n◆　桟橋の灯りが暗い。\n◆　費用が高い。\n＜上記に対する回答＞\n→　増やす。\n\
                ＜委員の意見＞\n◆　船の台数が足りない。\n＜上記に対する回答＞\n→　来年度に増やす。\n\
                ＜委員の意見＞\n◆　刈取りが遅い。\n＜上記に対する回答＞\n→　急ぐ。\n";
    assert_eq!(labels(text), Vec::<String>::new());
}
