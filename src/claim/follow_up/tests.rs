mod answers;
mod offices;
mod presents;

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
fn a_body_for_which_an_official_says_to_speak_promises_throughout() {
    let text = "第2回南浜市議会定例会会議録\n\n○7番（潮見航君）　航路の運賃をどうするのですか。\n○教育長（岬良子君）　教育委員会といたしましては、通学の実情を調べてまいりました。今後、通学の定期券の助成を検討してまいりたいと考えております。\n";
    let extraction = extract(&Source::new("minutes.txt", text.as_bytes().to_vec()), Lexicon::embedded());
    assert_eq!(
        promised(&extraction.unwrap()),
        ["教育委員会||今後、通学の定期券の助成を検討してまいりたいと考えております"]
    );
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

#[test]
fn a_time_is_due_unless_it_belongs_to_something_else() {
    for (words, expected) in [
        ("次回の協議会で航路の素案を示す", Some("次回の協議会")),
        ("令和8年3月末までに航路の素案を示す", Some("令和8年3月末まで")),
        ("今年度中に航路の素案を示す", Some("今年度中")),
        ("年明けに、又は後日、航路の素案を示す", Some("年明け")),
        ("令和8年3月の目標を踏まえて航路の素案を示す", None),
        ("来年度末以降に航路の素案を示す", None),
        ("4月起点の一年で航路の当番を回す", None),
        ("8月1日付けの文書で航路の素案を示す", None),
        ("今年度末の実績を踏まえ、8月に航路の素案を示す", Some("8月")),
        ("航路の素案を示す", None),
    ] {
        assert_eq!(
            super::due::of(words, None, Lexicon::embedded()).map(|range| &words[range]),
            expected,
            "{words}"
        );
    }
}

#[test]
fn two_promises_in_one_sentence_stand_apart() {
    for (words, expected) in [
        ("素案を示すとともに、試験の結果を報告する", vec!["素案を示す", "試験の結果を報告する"]),
        ("素案を示すほか、試験の結果を報告する", vec!["素案を示す", "試験の結果を報告する"]),
        ("関係者とともに、素案を示す", vec!["関係者とともに、素案を示す"]),
    ] {
        let found: Vec<&str> =
            super::clauses(words, 0..words.len()).into_iter().map(|range| &words[range]).collect();
        assert_eq!(found, expected);
    }
}

#[test]
fn a_promise_has_an_object_that_tells_what_is_to_be_done() {
    for (words, expected) in [
        ("航路の運賃の助成を進めてまいりたい", true),
        ("離島の医療の確保に努めてまいりたい", true),
        ("助成を進めてまいりたい", false),
        ("そうした取組を進めてまいりたい", false),
        ("必要な措置を講じてまいりたい", false),
        ("離島の航路の運賃の助成については利用の実績を見ながら、その取組を進めてまいりたい", true),
    ] {
        assert_eq!(super::tells_what(words), expected, "{words}");
    }
}

#[test]
fn who_is_named_in_the_clause_acts_before_the_one_who_speaks() {
    for (words, actor) in [
        ("次回、会長から飛行手続の素案を御説明する予定です。", "高橋健一"),
        ("次回、飛行手続の素案を御説明する予定です。", "事務局"),
        ("次回、総務省から飛行手続の素案を御説明する予定です。", "総務省"),
        ("次回、資料は飛行手続の素案として御説明する予定です。", "事務局"),
    ] {
        let found = said(words);
        let [promise] = found.as_slice() else { panic!("{words}: {found:?}") };
        assert_eq!(promise.split('|').next(), Some(actor), "{words}");
    }
}

#[test]
fn a_ministry_is_known_by_the_post_of_its_minister() {
    for (post, expected) in [
        ("厚生労働副大臣", Some("厚生労働省")),
        ("内閣大臣政務官", Some("内閣府")),
        ("内閣総理大臣", None),
        ("会長", None),
        ("宇宙港大臣", None),
    ] {
        assert_eq!(super::ministry::by_post(post, Lexicon::embedded()).as_deref(), expected, "{post}");
    }
}

#[test]
fn members_wish_and_do_not_promise() {
    let text = |who: &str, words: &str| {
        format!(
            "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議事\n○高橋会長　それでは始めます。\n○事務局　始めます。\n○{who}　{words}\n"
        )
    };
    let found = |who: &str, words: &str| {
        let source = Source::new("minutes.txt", text(who, words).into_bytes());
        promised(&extract(&source, Lexicon::embedded()).unwrap()).len()
    };
    let plan = "次回までに飛行手続の素案を用意する予定です。";
    assert_eq!((found("高橋会長", plan), found("事務局", plan)), (1, 1));
    assert_eq!(found("山田委員", "次回までに飛行手続の素案を用意していただきたいと思います。"), 0);
}

/// The promises of a record of an assembly whose officials are called by post and name.
fn in_assembly(speeches: &str) -> Vec<String> {
    let text = format!(
        "令和6年第3回みなと町議会定例会会議録\n\n開議　午前10時\n○議長（高橋健一君）　これより本日の会議を開きます。\n{speeches}"
    );
    promised(&extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap())
}

#[test]
fn what_an_official_of_a_town_will_do_at_a_time_the_unit_or_the_town_does() {
    let asked = "○3番（山田花子君）　桟橋の灯りはいつ直りますか。町の考えを伺います。\n";
    for (answer, expected) in [
        (
            "港湾課長（森誠君）　お答えします。11月に業者の協力を得て桟橋の試験を行います。",
            vec!["港湾課|11月|11月に業者の協力を得て桟橋の試験を行います"],
        ),
        (
            "町長（柊茂君）　お答えします。年内に桟橋の計画を改定いたします。",
            vec!["町長|年内|年内に桟橋の計画を改定いたします"],
        ),
        (
            "町長（柊茂君）　お答えします。町といたしましては、桟橋を大切に考えております。年内に桟橋の計画を改定いたします。",
            vec!["みなと町|年内|年内に桟橋の計画を改定いたします"],
        ),
        ("港湾課長（森誠君）　お答えします。昨年11月に桟橋の試験を行いました。", vec![]),
        ("港湾課長（森誠君）　お答えします。本案は、11月から桟橋の料金を改めるものです。", vec![]),
    ] {
        assert_eq!(in_assembly(&format!("{asked}○{answer}\n")), expected, "{answer}");
    }
}

#[test]
fn the_chair_tells_who_meets_next_and_to_whom_a_bill_is_referred() {
    for (words, expected) in [
        (
            "次回は、11月20日水曜日午前10時から行います。",
            "みなと町議会|次回|次回は、11月20日水曜日午前10時から行います",
        ),
        ("明日は、定刻より会議を開きます。", "みなと町議会|明日|明日は、定刻より会議を開きます"),
        (
            "11月9日は、午前10時から決算審査特別委員会を開きますので御参集願います。",
            "決算審査特別委員会|11月9日|11月9日は、午前10時から決算審査特別委員会を開きますので御参集願います",
        ),
        (
            "議案第31号は、総務常任委員会に付託いたします。",
            "総務常任委員会||議案第31号は、総務常任委員会に付託いたします",
        ),
        (
            "議案第31号は、総務常任委員会に審査を付託いたします。",
            "総務常任委員会||議案第31号は、総務常任委員会に審査を付託いたします",
        ),
    ] {
        let found = in_assembly(&format!("○3番（山田花子君）　賛成です。\n○議長（高橋健一君）　{words}\n"));
        assert_eq!(found, [expected], "{words}");
    }
}

/// The promises of speeches in the Diet of which no field tells who they are.
fn in_diet(speeches: &str) -> Vec<String> {
    promised(
        &extract(&Source::new("minutes.txt", speeches.as_bytes().to_vec()), Lexicon::embedded()).unwrap(),
    )
}

#[test]
fn who_answers_for_the_state_promises_for_the_ministry_that_the_record_tells() {
    let promise = "離島の航路の運賃の助成を拡充してまいります";
    let asked = |whom: &str| format!("○柊茂君　離島の航路をどうするのですか。{whom}\n");
    let answer = |words: &str| format!("○国務大臣（潮見航君）　お答えします。{words}{promise}。\n");
    for (speeches, actor) in [
        (asked("国土交通大臣のお考えをお聞かせください。") + &answer(""), "国土交通省"),
        (
            asked("大臣、いかがですか。") + &answer("水産庁といたしましては、漁港を整えてまいりました。"),
            "水産庁",
        ),
        (asked("大臣、いかがですか。") + &answer("水産庁では、漁港を整えてきました。"), "水産庁"),
        (asked("大臣、いかがですか。") + &answer(""), "潮見航"),
        (
            asked("大臣、いかがですか。")
                + &answer("")
                + &asked("もう一点、大臣に。")
                + "○国務大臣（潮見航君）　国土交通省としては、船を増やしたところです。\n",
            "国土交通省",
        ),
    ] {
        assert_eq!(in_diet(&speeches), [format!("{actor}||{promise}")], "{speeches}");
    }
}

#[test]
fn a_reply_promises_what_it_will_do_and_not_what_is() {
    for (words, expected) in [
        ("飛行手続の素案にその旨を書き加える。", Some("事務局||飛行手続の素案にその旨を書き加える")),
        ("飛行手続の窓口を来年度に設ける。", Some("事務局|来年度|飛行手続の窓口を来年度に設ける")),
        (
            "飛行手続の写しを次々回までにお出ししたいと考えております。",
            Some("事務局|次々回まで|飛行手続の写しを次々回までにお出ししたいと考えております"),
        ),
        ("飛行手続の窓口は3月に期限が切れる。", None),
        ("飛行手続の窓口は港湾課にある。", None),
        ("6月に飛行手続の協定を結びましたことを御報告いたします。", None),
        ("飛行手続の手引きを作っていただければと考えております。", None),
    ] {
        let found = said(words);
        assert_eq!(found.first().map(String::as_str), expected, "{words}");
    }
}

#[test]
fn who_only_gave_occasion_does_not_act() {
    for (words, actor) in [
        ("山田委員から御指摘のありました飛行手続の素案は、次回お示しいたします。", "事務局"),
        ("次回、総務省におきまして飛行手続の素案を御説明する予定です。", "総務省"),
        (
            "総務省におきまして検討が進んでおり、国土交通省としても飛行手続の素案を年内にお示しします。",
            "国土交通省",
        ),
        (
            "地元であります空港連絡協議会におきまして、飛行手続の素案を年内に取りまとめます。",
            "空港連絡協議会",
        ),
    ] {
        let found = said(words);
        let [promise] = found.as_slice() else { panic!("{words}: {found:?}") };
        assert_eq!(promise.split('|').next(), Some(actor), "{words}");
    }
}

#[test]
fn a_season_within_a_name_is_no_time() {
    for (words, expected) in [
        ("素案は春山夏樹より示す", None),
        ("素案を夏に示す", Some("夏")),
        ("令和7年度第2回の素案を示す", None),
        ("3学期に素案を示す", Some("3学期")),
        ("第9回の検討会までに素案を示す", Some("第9回の検討会まで")),
        ("来年度の早い時期に素案を示す", Some("来年度の早い時期")),
    ] {
        assert_eq!(
            super::due::of(words, None, Lexicon::embedded()).map(|range| &words[range]),
            expected,
            "{words}"
        );
    }
}

/// The promises of `words` of the chair at a council.
fn chaired(words: &str) -> Vec<String> {
    let text = format!(
        "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n出席者\n会長　高橋健一\n委員　山田花子\n\n議題\n1　飛行手続について\n\n議事\n○山田委員　賛成です。\n○事務局　以上です。\n○高橋会長　{words}\n"
    );
    promised(&extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap())
}

#[test]
fn work_that_the_chair_gives_out_binds_the_one_who_is_named() {
    for (words, expected) in [
        (
            "飛行手続の論点の整理を事務局でお願いします。",
            vec!["事務局||飛行手続の論点の整理を事務局でお願いします"],
        ),
        ("事務局において準備をお願いします。", vec!["事務局||事務局において準備をお願いします"]),
        (
            "次回、事務局から素案を出していただきます。",
            vec!["事務局|次回|次回、事務局から素案を出していただきます"],
        ),
        ("素案の文言は会長に一任いただきたい。", vec!["高橋健一||素案の文言は会長に一任いただきたい"]),
        (
            "追加の御意見は、来週までに事務局へお寄せください。",
            vec!["委員|来週まで|追加の御意見は、来週までに事務局へお寄せください"],
        ),
        (
            "本日いただいた御意見を踏まえ、事務局で論点を整理していただき、次回お示しいただきたいと思います。",
            vec![
                "事務局|次回|本日いただいた御意見を踏まえ、事務局で論点を整理していただき、次回お示しいただきたいと思います",
            ],
        ),
        (
            "事務局は、飛行手続の論点を整理し、委員に送付してください。",
            vec!["事務局||事務局は、飛行手続の論点を整理し、委員に送付してください"],
        ),
        (
            "漁協にも参加を求めるよう事務局にお願いします。",
            vec!["事務局||漁協にも参加を求めるよう事務局にお願いします"],
        ),
        ("文言は私と副会長に御一任いただきたい。", vec!["高橋健一||文言は私と副会長に御一任いただきたい"]),
        // What is done at once, was done before, or is only asked about is given to nobody.
        ("それでは、事務局から飛行手続の説明をお願いします。", vec![]),
        ("定足数の確認を事務局にお願いします。", vec![]),
        ("事務局で素案を作成していただいておりますので、御覧ください。", vec![]),
        ("令和5年度の実績について、事務局より説明をお願いします。", vec![]),
    ] {
        assert_eq!(chaired(words), expected, "{words}");
    }
}

#[test]
fn what_a_member_asks_of_an_office_binds_nobody() {
    let words =
        "○3番（山田花子君）　飛行手続の論点の整理を事務局でお願いします。\n○議長（高橋健一君）　ほかに。\n";
    assert_eq!(in_assembly(words), [""; 0]);
}

#[test]
fn whoever_tells_when_it_meets_next_the_council_meets() {
    for (words, actor) in [
        ("次回は11月下旬を予定しております。", "みなと空域利用協議会"),
        ("次回、第3回は11月8日の10時からを予定しております。", "みなと空域利用協議会"),
        ("次回は11月に開催し、事務局から素案をお示しする予定です。", "事務局"),
    ] {
        let found = said(words);
        let [promise] = found.as_slice() else { panic!("{words}: {found:?}") };
        assert_eq!(promise.split('|').next(), Some(actor), "{words}");
    }
}

#[test]
fn what_a_bill_or_a_plan_holds_is_no_promise() {
    let bill =
        "○港湾課長（森誠君）　提案理由を御説明いたします。年内に桟橋の料金を改定することとしております。\n";
    assert_eq!(in_assembly(bill), [""; 0]);
    for words in [
        "令和9年度までに利用率を6割とする。",
        "令和9年度までに利用率6割を目標としている。",
        "2か所を廃止し、1か所を追加するものでございます。",
        "本案は、11月から飛行手続の窓口を2か所に増やすものでございます。",
        "施行期日は11月1日を予定しております。",
    ] {
        assert_eq!(said(words), [""; 0], "{words}");
    }
}

#[test]
fn an_event_of_a_month_is_a_time() {
    for (words, expected) in [
        ("3月の総会に素案を諮る", Some("3月")),
        ("7月の更新の際に手引きを同封する", Some("7月")),
        ("3月の目標に素案を合わせる", None),
    ] {
        assert_eq!(
            super::due::of(words, None, Lexicon::embedded()).map(|range| &words[range]),
            expected,
            "{words}"
        );
    }
}

#[test]
fn an_official_whose_ministry_heads_the_list_speaks_for_it() {
    let record = |heading: &str| {
        let text = format!(
            "第2回みなと空域利用検討会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n委員\n高橋健一　みなと大学教授\n山田花子　みなと短期大学教授\n\n{heading}\n岬良子　航空課長\n\n議事\n○山田委員　手引きはいつできますか。\n○岬課長　飛行手続の手引きを年内にお示しします。\n"
        );
        promised(&extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap())
    };
    let promise = "年内|飛行手続の手引きを年内にお示しします";
    assert_eq!(record("国土交通省"), [format!("国土交通省|{promise}")]);
    assert_eq!(record("事務局"), [format!("事務局|{promise}")]);
}
