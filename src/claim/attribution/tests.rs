use crate::{
    Source,
    claim::Basis,
    extract,
    lexicon::Lexicon,
    minutes::{Who, refer::People},
};

const HEAD: &str = "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）\n場所：県庁\n出席者：高橋会長、柊委員、大久保委員、鷺沼課長\n\n議事概要\n\n";

/// Ground and speaker of each statement below a head.
#[track_caller]
fn check(record: &str, expected: &[(Basis, &[&str])]) {
    let source = Source::new("minutes.txt", format!("{HEAD}{record}").into_bytes());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let record = &extraction.records[0];
    let found: Vec<(Basis, Vec<&str>)> = record
        .claims
        .iter()
        .map(|c| &c.attributions[0])
        .map(|a| (a.basis, a.speakers.iter().map(|who| record.minutes.name_of(who)).collect()))
        .collect();
    let expected: Vec<(Basis, Vec<&str>)> =
        expected.iter().map(|&(basis, who)| (basis, who.to_vec())).collect();
    assert_eq!(found, expected);
}

/// Ground and first speaker of each statement of a whole record.
fn first_speakers(record: &str) -> Vec<(Basis, Option<String>)> {
    let source = Source::new("minutes.txt", record.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let record = &extraction.records[0];
    let first = record.claims.iter().map(|claims| &claims.attributions[0]);
    let name = |who| record.minutes.name_of(who).to_owned();
    first.map(|first| (first.basis, first.speakers.first().map(name))).collect()
}

#[test]
fn an_item_that_tells_an_exchange_is_of_those_it_tells_of() {
    check(
        "・資料1について事務局から説明した。\n・柊委員から、水草の量について質問があり、事務局から、昨年の二倍であると回答した。\n\
         ・水草の刈取りの費用を県が負担すべきではないか。\n・事務局から説明があったということだが、いつ始めるのか。\n",
        &[
            (Basis::Role, &["事務局"]),
            (Basis::Named, &["柊", "事務局"]),
            (Basis::Unattributed, &[]),
            (Basis::Unattributed, &[]),
        ],
    );
}

#[test]
fn a_post_that_the_roster_lists_is_no_surname_and_takes_none_of_its_letters() {
    let record = "令和６年第３回みなと村議会定例会会議録\n\n出席議員\n１番　柊　誠\n説明のため出席した者\n水産課長　三枝　悠\n雪対策室長　椥辻　隆志\n\n○議長（柊　誠君）　始めます。\n○水産課長　お答えいたします。\n○議長（柊　誠君）　次に、除雪の件です。\n○椥辻雪対策室長　お答えいたします。\n";
    let found = first_speakers(record);
    assert_eq!(found[1], (Basis::Role, Some("三枝悠".to_owned())));
    assert_eq!(found[3], (Basis::Named, Some("椥辻隆志".to_owned())));
}

#[test]
fn a_surname_in_brackets_behind_a_statement_is_one_of_the_roster() {
    check(
        "主な意見\n・水草の刈取りの費用を県が負担すべきではないか。（柊）\n・湖水社の船を使えばよい。（湖水社大久保）\n・費用の表を示してほしい。（令和5年度）\n",
        &[(Basis::Named, &["柊"]), (Basis::Named, &["大久保"]), (Basis::Unattributed, &[])],
    );
}

#[test]
fn where_statements_close_with_surnames_those_need_not_be_listed() {
    check(
        "主な意見\n・水草の刈取りの費用を県が負担すべきではないか。（山田）\n・船の台数が足りない。（佐藤）\n・次回に表を示す。（山田）\n",
        &[(Basis::Named, &["山田"]), (Basis::Named, &["佐藤"]), (Basis::Named, &["山田"])],
    );
}

#[test]
fn a_heading_names_the_class_whose_opinions_follow() {
    let group: (Basis, &[&str]) = (Basis::Group, &["委員"]);
    check(
        "＜委員＞\n・水草の刈取りの費用を県が負担すべきではないか。\n・船の台数が足りない。\n",
        &[group, group],
    );
    check(
        "１　審議結果及び委員意見等\n【主な意見】\n・水草の刈取りの費用を県が負担すべきではないか。\n",
        &[group],
    );
    check(
        "議題1に関して委員等からの主な意見は以下のとおり。\n・水草の刈取りの費用を県が負担すべきではないか。\n",
        &[(Basis::Group, &["委員等"])],
    );
}

#[test]
fn a_heading_that_closes_with_a_surname_names_who_spoke_to_it() {
    check(
        "## 水草の刈取りについて（柊）\n- 費用を県が負担すべきではないか。\n- 船の台数が足りない。（大久保）\n",
        &[(Basis::Named, &["柊"]), (Basis::Named, &["大久保"])],
    );
}

#[test]
fn a_greeting_is_of_the_one_whom_its_heading_names() {
    check(
        "1 開会（鷺沼課長）\n足元の悪い中を来ていただいた。\n2 会長あいさつ\n水草の刈取りに御協力をいただいてきた。引き続きお願いしたい。\n",
        &[(Basis::Named, &["鷺沼"]), (Basis::Role, &["高橋"])],
    );
}

#[test]
fn an_office_in_brackets_behind_a_heading_reports_what_stands_below() {
    check("3 報告事項（事務局）\n・来年二月に刈取りを始める。\n", &[(Basis::Role, &["事務局"])]);
}

#[test]
fn a_list_is_of_those_whom_the_last_clause_over_it_names() {
    check(
        "(1)その後、質疑応答を行い、事務局からの主な意見等は次のとおり。\n- 水草の刈取りの費用を県が負担すべきではないか。\n\
         (2)柊委員から出された質問に対し、事務局からの回答は次のとおり。\n- 県の補助を来年度から使う。\n",
        &[(Basis::Role, &["事務局"]), (Basis::Role, &["事務局"])],
    );
}

#[test]
fn the_class_of_those_present_is_who_speaks_for_it() {
    let record = "令和6年度第2回みなと町水道審議会\n\n開催日時\n\n令和6年7月3日（水曜日）\n\n出席委員\n\n柊誠・三枝悠・鷺沼薫\n\n欠席委員\n\n大久保進\n\n会議内容\n\n議題\n\n《質疑》\n\n委員　：井戸の水の検査は年に何回行うのか。\n\n事務局：年に四回行っている。\n";
    let source = Source::new("minutes.txt", record.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let record = &extraction.records[0];
    let asked = &record.claims[0].attributions[0];
    let names = asked
        .candidates
        .iter()
        .filter_map(|&at| Some(record.minutes.attendance[at].name.as_ref()?.value.as_str()));
    assert_eq!(names.collect::<Vec<_>>(), ["柊誠", "三枝悠", "鷺沼薫"]);
}

#[test]
fn a_number_or_letter_for_a_name_leaves_the_class() {
    check(
        "（委員１）水草の刈取りの費用を県が負担すべきではないか。\n（事務局）検討する。\n（Ｂ委員）船の台数が足りない。\n（事務局）増やす。\n",
        &[
            (Basis::Group, &["委員1"]),
            (Basis::Role, &["事務局"]),
            (Basis::Group, &["B委員"]),
            (Basis::Role, &["事務局"]),
        ],
    );
}

#[test]
fn an_authority_answers_under_a_sign_of_its_own() {
    check(
        "意見交換（〇：委員　●：県）\n〇　水草の刈取りの費用を県が負担すべきではないか。\n●　来年度の予算で検討する。\n",
        &[(Basis::Group, &["委員"]), (Basis::Role, &["県"])],
    );
}

#[test]
fn a_number_is_the_member_who_sits_there_and_the_president_of_a_board_is_its_chair() {
    let record = "令和６年第３回みなと村農業委員会総会議事録\n\n出席委員\n会長　７番　森　花子\n委員　１番　柊　誠\n　　　２番　大久保　悠\n\n\
                  議長　　　　始めます。柊委員、お願いします。\n１番　　　　現地を見ました。\n議長　　　　ご意見はありますか。\n２番　　　　ありません。\n議長　　　　次に移ります。\n";
    let found = first_speakers(record);
    let by = |name: &str| (Basis::Role, Some(name.to_owned()));
    assert_eq!(found, [by("森花子"), by("柊誠"), by("森花子"), by("大久保悠"), by("森花子")]);
}

#[test]
fn a_member_and_what_they_are_elsewhere_stand_in_one_mark() {
    check(
        "（柊委員・みなと船主会会長）費用を県が負担すべきではないか。\n（大久保委員・湖水社）船の台数が足りない。\n（柊委員・みなと船主会会長）次回に案を示してほしい。\n",
        &[(Basis::Named, &["柊"]), (Basis::Named, &["大久保"]), (Basis::Named, &["柊"])],
    );
}

#[test]
fn a_heading_may_say_whose_statements_stand_below() {
    check(
        "議事概要\n＜環境省発言＞\n○ 水草の刈取りの費用の支援を続けている。\n\n○ 来年度の予算で拡充を検討する。\n\n＜国土交通省発言＞\n○ 堤防の工事と時期を合わせたい。\n",
        &[(Basis::Role, &["環境省"]), (Basis::Role, &["環境省"]), (Basis::Role, &["国土交通省"])],
    );
}

#[test]
fn the_only_one_who_holds_the_seat_or_the_post_greets() {
    let record = "第3回湖沼検討会\n\n日時\n\n令和6年7月3日\n\n場所\n\n県庁\n\n出席者\n\n高橋委員（会長）、森委員（副会長）、柊委員、大久保教育長\n\n会議内容\n\n（1）教育長あいさつ\n\n本日は御参加いただき、ありがとうございます。湖の保全について議論をお願いいたします。\n\n（2）副会長あいさつ\n\n昨年の大雨から早くも一年になります。復旧に当たられた方々に感謝いたします。\n";
    assert_eq!(
        first_speakers(record),
        [(Basis::Role, Some("大久保".to_owned())), (Basis::Role, Some("森".to_owned()))]
    );
}

#[test]
fn the_work_of_a_unit_is_nobody_s_name() {
    let record = "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n議事\n○高橋会長　それでは始めます。\n○生涯学習課長　説明します。\n○商工振興課長　説明します。\n○椥辻企画課長　説明します。\n";
    let found = first_speakers(record);
    assert_eq!(found[1], (Basis::Role, Some("生涯学習課長".to_owned())));
    assert_eq!(found[2], (Basis::Role, Some("商工振興課長".to_owned())));
    assert_eq!(found[3], (Basis::Named, Some("椥辻".to_owned())));
}

#[test]
fn several_of_the_roster_or_a_name_on_a_platform_may_sign_a_statement() {
    check(
        "○ 船の台数が足りない。（柊委員、大久保委員）\n\n○ 費用を県が負担すべきではないか。（@minato_k）\n",
        &[(Basis::Group, &[]), (Basis::Named, &["@minato_k"])],
    );
}

#[test]
fn who_asked_and_who_answered_is_told_over_their_exchange() {
    check(
        "議事概要\n事務局から、資料1に基づき説明があった。これに関し、次のとおり柊委員から質問があり、事務局から回答があった。\nＱ：刈取りの費用は誰が負担するのか。\nＡ：県と国が半分ずつ負担する。\n",
        &[(Basis::Role, &["事務局"]), (Basis::Named, &["柊"]), (Basis::Role, &["事務局"])],
    );
}

#[test]
fn all_who_vote_say_that_they_have_no_objection() {
    let record = "令和７年第２回みなと町議会定例会会議録\n\n日時　令和７年６月12日\n応招議員\n　１番　柊　　誠　　　２番　三枝　悠　　　３番　鷺沼　薫\n欠席議員\n　３番　鷺沼　薫\n説明員\n　町長　大久保　進\n\n○議長（柊誠君）　採決いたします。これに御異議ありませんか。\n○全　　員　（異　議　な　し）\n○議長（柊誠君）　異議なしと認めます。よって、本案は可決されました。\n○町長（大久保進君）　ありがとうございました。\n";
    let source = Source::new("minutes.txt", record.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let record = &extraction.records[0];
    let all = &record.claims[1].attributions[0];
    assert_eq!(all.basis, Basis::Group);
    let names = all
        .candidates
        .iter()
        .filter_map(|&at| Some(record.minutes.attendance[at].name.as_ref()?.value.as_str()));
    assert_eq!(names.collect::<Vec<_>>(), ["柊誠", "三枝悠"]);
}

#[test]
fn companies_those_who_came_instead_and_the_only_deputy_speak() {
    let record = "第3回湖沼検討会　議事要旨\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n座長　高橋　健一\n副座長　大久保　悠\n委員　柊　誠\n発表者　株式会社みなと海運　取締役　森　花子\n\n議事\n（１）水草の刈取りについて\n【柊委員（代理：三枝次長）】\n刈取りの費用はどうなるのか。\n【株式会社みなと海運】\n船を二台増やす予定である。\n【副座長】\n人手は足りるのか。\n【森取締役（みなと海運）】\n足りないので、県と協議している。\n";
    let by = |basis: Basis, name: &str| (basis, Some(name.to_owned()));
    assert_eq!(
        first_speakers(record),
        [
            by(Basis::Named, "三枝"),
            by(Basis::Role, "株式会社みなと海運"),
            by(Basis::Role, "大久保悠"),
            by(Basis::Named, "森花子"),
        ]
    );
}

#[test]
fn titles_that_no_roster_has_and_classes_head_what_was_said() {
    let record = "みなとの政策を語る会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n農林水産副大臣　大久保　悠\nみなと市長　森　花子\n\n主な発言\n（大久保農水副大臣）\n・船を二台増やす予定です。\n（参加者・漁業者）\n・刈取りの費用が心配だ。\n・人手も足りない。\n（森市長）\n・県と協議します。\n";
    let by = |basis: Basis, name: &str| (basis, Some(name.to_owned()));
    assert_eq!(
        first_speakers(record),
        [
            by(Basis::Named, "大久保悠"),
            by(Basis::Group, "参加者・漁業者"),
            by(Basis::Group, "参加者・漁業者"),
            by(Basis::Named, "森花子"),
        ]
    );
}

#[test]
fn a_body_speaks_of_itself_by_its_last_letters() {
    let record = "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n委員　柊　誠　みなと大学教授\n委員　森　花子　一般社団法人みなと水産産業会代表理事\n\n主な意見\n・水草の刈取りを急ぐべきではないか。\n・刈取りの手順について、当産業会では会員の意見をまとめており、年度内に公表したい。\n";
    let found = first_speakers(record);
    assert_eq!(found[1], (Basis::Inferred, Some("一般社団法人みなと水産産業会".to_owned())));
}

#[test]
fn what_is_said_to_the_report_of_one_is_not_that_ones() {
    check(
        "柊委員の報告に対する主な質疑は以下のとおりである。\n・水草の線引きが古いのではないか。\n",
        &[(Basis::Unattributed, &[])],
    );
}

#[test]
fn whoever_holds_the_post_over_or_behind_a_statement_gives_it() {
    let head = "第3回みなと協議会　議事録\n\n1　出席者\n・会長　高橋健一\n・委員　山田花子\n・桟橋企画課長　柊　誠\n\n2　議事等の要旨\n\n";
    let words = "【議題の趣旨説明（桟橋企画課長）】\n標記について、条例に基づき、規則を定める件である。\n\n（山田委員）\n桟橋は増えませんか。\n\n（桟橋企画課長）\n来年度までに灯りを増やすべきと考えます。\n";
    let found = first_speakers(&format!("{head}{words}"));
    assert_eq!(found[0], (Basis::Role, Some("柊誠".to_owned())));
    assert_eq!(found[1], (Basis::Named, Some("山田花子".to_owned())));
    assert_eq!(found[2], (Basis::Role, Some("柊誠".to_owned())));
}

#[test]
fn a_name_behind_a_statement_may_bear_a_long_title() {
    let head = "第3回みなと協議会　議事概要\n\n出席者\n委員　高橋健一、山田花子\n水産省　柊水産局桟橋課長、三枝官房審議官\n\n主な質疑\n";
    let words = "○　桟橋の数が足りないのではないか。（山田委員）\n○　漁協の知見を生かすことを考えたい。（柊水産局桟橋課長）\n";
    let found = first_speakers(&format!("{head}{words}"));
    assert_eq!(found.last(), Some(&(Basis::Named, Some("柊".to_owned()))));
}

#[test]
fn those_from_whom_the_following_came_are_behind_what_is_listed() {
    check(
        "水草について、各委員から次のような意見が出された。\n○　刈取りの時期がよかった。\n",
        &[(Basis::Group, &["委員"])],
    );
}

#[test]
fn a_sign_may_stand_for_two_classes() {
    let record = "第3回みなと協議会　議事要旨\n\n出席者\n(委員) 高橋健一、山田花子の各委員\n(関係者) 三枝誠、森進の各関係者\n\n議事\n事務局から資料の説明があり、次のような意見が交わされた。\n（○印は委員及び関係者の発言、◇は事務局の発言）\n\n○　桟橋への不安が強い。\n\n◇　来年度に桟橋を直すことを考えている。\n";
    let source = Source::new("minutes.txt", record.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let told = &extraction.records[0].claims[1].attributions[0];
    assert_eq!((told.basis, told.candidates.len()), (Basis::Group, 4));
    assert_eq!(first_speakers(record)[2], (Basis::Role, Some("事務局".to_owned())));
}

#[test]
fn what_the_one_who_explains_intends_is_part_of_it() {
    check(
        "-資料1に基づき、事務局から説明-\n・検討会は年4回とする。\n・刈取りの要件を緩めることを考えている。\n・費用を県が負担すべきではないか。\n",
        &[
            (Basis::Role, &["事務局"]),
            (Basis::Role, &["事務局"]),
            (Basis::Role, &["事務局"]),
            (Basis::Unattributed, &[]),
        ],
    );
}

#[test]
fn paragraphs_may_close_with_who_said_so() {
    check(
        "水草の線引きが古い。（柊委員）\n来年度に直す。（事務局）\n早いほうがよい。（委員）\n",
        &[(Basis::Named, &["柊"]), (Basis::Role, &["事務局"]), (Basis::Group, &["委員"])],
    );
}

#[test]
fn an_office_over_several_items_reports_all_of_them() {
    check(
        "3　報告事項（事務局）\n（1）水草の刈取りについて\n○10月に支所で説明会を開く。\n（2）桟橋の点検について\n○点検は昨年の秋に終わった。\n4　協議事項\n（1）船の台数について\n○台数が足りない。増やしてほしい。\n",
        &[(Basis::Role, &["事務局"]), (Basis::Role, &["事務局"]), (Basis::Unattributed, &[])],
    );
}

#[test]
fn a_member_by_the_number_of_what_members_are_is_one_of_them() {
    let record = "第3回みなと審査委員会議事概要\n日時　令和6年7月3日\n委員　高橋健一、森花子\n質疑応答\n（委員長）症例数をどう見るか。\n（説明者）120例に改める。\n（①の委員）皮膚の障害の頻度を示されたい。\n（説明者）8％である。\n（②の委員）契約の写しを出されたい。\n（説明者）次回に提出する。\n";
    let found = first_speakers(record);
    assert_eq!((found[2].0, found[4].0), (Basis::Group, Basis::Group));
}

#[test]
fn the_name_behind_an_office_is_of_the_one_who_speaks() {
    let record = "第3回みなと番組審議会議事録\n日時　令和6年7月3日\n出席委員　高橋健一、森花子\n審議の内容\n議長：高橋健一、委員の出欠を確かめた。\n委員：昨年は風の音が大きかった。\n議長：以上とする。\n";
    let found = first_speakers(record);
    assert_eq!(found[0], (Basis::Named, Some("高橋健一".to_owned())));
    assert_eq!(found[2].0, Basis::Role);
}

#[test]
fn a_greeting_below_its_heading_in_a_verbatim_record_is_of_the_one_it_names() {
    let record = "令和6年7月3日（水曜日）\nみなと図書館　2階会議室\n2　出席者\n高橋　健一　委員（会長）\n森　花子　委員\n4　開会\n5　会長挨拶\n　今日は船の台数が減り続けていることについて、遠慮のない意見を伺いたいと思います。\n6　議事\n（1）事業計画について\n森委員　　台数を増やすべきではないでしょうか。\n高橋会長　　検討いたします。\n森委員　　ぜひお願いいたします。\n";
    assert_eq!(first_speakers(record)[0], (Basis::Role, Some("高橋健一".to_owned())));
}

#[test]
fn the_words_over_opinions_and_answers_tell_whose_the_answers_are() {
    check(
        "委員からの主な意見及び事務局の回答は以下のとおり。\n・水草の刈取りを急ぐべきである。\n→ 来月から刈取りを始める。\n",
        &[(Basis::Group, &["委員"]), (Basis::Role, &["事務局"])],
    );
}

#[test]
fn an_officer_of_a_unit_is_not_the_member_of_the_same_name_and_those_concerned_are_nobody() {
    let text = "第2回みなと市議会総務委員会　会議録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席委員\n委員長　高橋健一\n委員　佐伯修\n委員　森次郎\n\n議事\n○森委員　渡船の便はいつ増えますか。\n○佐伯港湾課主幹　来年度に増やします。\n○佐伯委員　賛成です。\n";
    let source = crate::Source::new("minutes.txt", text.as_bytes().to_vec());
    let record = crate::extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
    let said = |turn: usize| record.claims[turn].attributions[0].speakers[0].clone();
    assert_eq!(said(1), Who::Person("佐伯".to_owned()));
    assert!(matches!(said(2), Who::Listed(_)));
    let people = People::new(&[], Lexicon::embedded());
    assert_eq!(people.refer("学識者及び関係部長"), None);
    assert!(people.refer("関係者").is_some());
}

#[test]
fn a_class_that_is_narrowed_and_a_body_that_speaks_as_one() {
    let head = "第3回湖沼検討会　議事概要\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n座長　高橋　健一　みなと大学教授\n構成員　柊　誠　みなと県水産部次長\n構成員　森　花子　湖沼監視庁課長\n\n";
    let narrowed =
        "主な意見\n有識者構成員からの主な意見は以下のとおり。\n・水草の線引きが古いのではないか。\n";
    let source = Source::new("minutes.txt", format!("{head}{narrowed}").into_bytes());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let told =
        extraction.records[0].claims.iter().map(|c| &c.attributions[0]).find(|a| a.basis == Basis::Group);
    assert_eq!(told.map(|a| a.candidates.len()), Some(3));
    let own = "主な意見\n・県としては、水草が増えていることを重く受け止めている。\n・県としては、刈取りを急いでいただきたい。\n・ただし、監視庁として、案を先に示すことはできない。\n";
    let found = first_speakers(&format!("{head}{own}"));
    let by = |name: &str| (Basis::Inferred, Some(name.to_owned()));
    assert_eq!(found, [by("みなと県"), (Basis::Unattributed, None), by("湖沼監視庁")]);
}

#[test]
fn whoever_says_by_name_who_holds_a_mark_goes_on_under_it_up_to_the_next_item() {
    let record = "第3回みなと研究審査委員会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n委員長　高橋　健一\n委員　柊　誠\n説明者\n　三枝　花子（水産室講師）\n　三雲　徹（気象室講師）\n\n議事\n（1）水草の研究について\n○計画責任者\n水産室の三枝でございます。研究の計画を説明いたします。\n○委員\n期間はどのくらいですか。\n○計画責任者\n三年でございます。\n（2）風の研究について\n○計画責任者\n期間は二年でございます。\n○委員\n賛成です。\n";
    let found = first_speakers(record);
    let role = |name: &str| (Basis::Role, Some(name.to_owned()));
    assert_eq!(found[0], (Basis::Named, Some("三枝花子".to_owned())));
    assert_eq!(found[2], role("三枝花子"));
    assert_eq!(found[3], role("計画責任者"));
}

#[test]
fn a_side_of_the_meeting_explains_in_answer() {
    let record = "第3回みなと協議会　議事要旨\n\n日時：令和6年7月3日（水）10時～12時\n\n１　出席者\n　　委員　柊　誠\n　　委員　森　花子\n２　船会社側出席者（株式会社みなと海運）\n　　取締役　　　高橋　健一\n　　港湾部長　　三枝　進\n\n３　議事の内容\n＜委員の意見＞\n◆　桟橋の灯りが暗いのではないか。\n◆　船の台数が足りない。\n＜船会社側の説明＞\n→　灯りは来年度に増やす。\n";
    let source = Source::new("minutes.txt", record.as_bytes().to_vec());
    let extraction = extract(&source, Lexicon::embedded()).unwrap();
    let told = |at: usize| &extraction.records[0].claims[at].attributions[0];
    assert_eq!((told(0).basis, told(0).candidates.len()), (Basis::Group, 2));
    assert_eq!((told(2).basis, told(2).candidates.len()), (Basis::Group, 2));
    assert_ne!(told(0).candidates, told(2).candidates);
}

#[test]
fn a_chairman_whose_family_name_ends_like_a_section_is_called_by_the_whole_name() {
    for (name, family) in [("服部会長", "服部"), ("森部会長", "森"), ("橘川部会長", "橘川")]
    {
        let record = format!(
            "第3回みなと市水道審議会　議事録\n\n日時　令和6年7月3日\n場所　みなと市役所\n\n議事\n○{name}　それでは、説明をお願いします。\n○事務局　御説明いたします。\n○{name}　以上です。\n"
        );
        assert_eq!(first_speakers(&record)[0], (Basis::Named, Some(family.to_owned())), "{name}");
    }
}
