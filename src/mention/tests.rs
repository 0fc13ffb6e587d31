use crate::{Lexicon, Source, entity::Kind, extract};

/// The names of that kind in a record with this head in which these words are said.
fn named(head: &str, said: &str, kind: Kind) -> Vec<String> {
    let record = format!("{head}\n\n○黒川委員　{said}\n○石田委員　以上でございます。\n");
    let source = Source::new("record.txt", record.into_bytes());
    let extraction = extract(&source, Lexicon::embedded());
    let records = extraction.map(|e| e.records).unwrap_or_default();
    let mentions = records.into_iter().flat_map(|r| r.mentions);
    mentions.filter(|m| m.kind == kind).map(|m| m.text).collect()
}

const HEAD: &str = "第3回離島航路懇話会議事録";

#[test]
fn the_head_of_a_record_is_searched_too() {
    let head = format!("{HEAD}\n1 日時　令和5年4月3日\n2 場所　国土交通省第2会議室");
    assert_eq!(named(&head, "始めます。", Kind::Organization), ["離島航路懇話会", "国土交通省"]);
}

#[test]
fn the_committee_of_a_house_is_named_without_it() {
    let said = |head| named(head, "質問いたします。", Kind::Organization);
    assert_eq!(said("参議院 離島航路委員会 2023-03-10"), ["離島航路委員会"]);
    assert_eq!(said("令和5年第2回南浜市議会定例会会議録"), ["南浜市", "南浜市議会"]);
}

#[test]
fn bodies_are_named_by_those_who_speak_for_them() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    assert_eq!(said("ミナトフライトの黒川と申します。"), ["ミナトフライト"]);
    assert_eq!(said("市民ミナトを代表し、討論いたします。"), ["市民ミナト"]);
    assert_eq!(said("南浜医師会副会長に伺います。"), ["南浜医師会"]);
}

#[test]
fn who_gives_a_full_name_gives_the_body_before_it() {
    let said = |words, kind| named(HEAD, words, kind);
    let words = "おはようございます。港友クラブの大塚すずかでございます。";
    assert_eq!(said(words, Kind::Organization)[1..], ["港友クラブ"]);
    assert!(said(words, Kind::Person).contains(&"大塚すずか".to_owned()));
    let words = "自由港政会の高橋健一です。よろしく。";
    assert_eq!(said(words, Kind::Organization)[1..], ["自由港政会"]);
    assert!(said(words, Kind::Person).contains(&"高橋健一".to_owned()));
}

#[test]
fn whose_a_budget_or_a_council_is_is_told_by_the_place_before_it() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    assert_eq!(said("令和6年度札幌市水道事業会計補正予算です。"), ["札幌市"]);
    assert_eq!(said("令和6年度札幌市国民健康保険特別会計歳入歳出決算外3件です。"), ["札幌市"]);
    assert_eq!(said("高橋花子広島大学の教授が述べた。"), ["広島大学"]);
    assert_eq!(said("札幌市水道事業の話です。"), [""; 0]);
    assert_eq!(said("南浜市文化財保護審議会です。"), ["南浜市文化財保護審議会"]);
    assert_eq!(said("オランダのアムステルダム市の例です。"), ["アムステルダム市"]);
    assert_eq!(said("解析はミナトリオン社に頼む。"), ["ミナトリオン社"]);
    assert_eq!(said("港湾審議会航路分科会で審議した。"), ["港湾審議会", "航路分科会"]);
    assert_eq!(
        said("ミナトフライト有限会社が廃業した。ミナトフライトの便です。"),
        ["ミナトフライト有限会社", "ミナトフライト"]
    );
}

#[test]
fn a_guideline_is_named_by_whose_it_is_or_by_its_own_name() {
    let said = |words| named(HEAD, words, Kind::Regulation);
    assert_eq!(said("国土交通省の手引きも参考にする。"), ["国土交通省の手引き"]);
    assert_eq!(said("港則法に基づく係留施設保安指針に従う。"), ["港則法", "係留施設保安指針"]);
    assert_eq!(said("「国の航路標識の管理に関する指針」に沿う。"), ["国の航路標識の管理に関する指針"]);
}

#[test]
fn a_place_where_a_record_met_is_no_body_but_whose_rooms_they_are_is() {
    let met = |place| {
        named(&format!("{HEAD}\n1 日時　令和5年4月3日\n2 場所　{place}"), "始めます。", Kind::Organization)
    };
    assert_eq!(met("南浜工業大学　本館会議室"), ["離島航路懇話会", "南浜工業大学"]);
    assert_eq!(met("南浜町防災センター"), ["離島航路懇話会"]);
    assert_eq!(met("総理大臣官邸２階小ホール"), ["離島航路懇話会"]);
}

#[test]
fn what_stands_around_a_body_is_none_of_it() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    assert_eq!(said("今国土交通省から、政府の判断もありますが。"), ["国土交通省"]);
    assert_eq!(said("国土交通省専用第15会議室に移ります。"), ["国土交通省"]);
    assert_eq!(said("広島大学大学院工学系研究科教授に伺います。"), ["広島大学"]);
    assert_eq!(said("南浜町農業委員会総会の日です。"), ["南浜町農業委員会"]);
    assert_eq!(said("新潟県燕市等に船を送ります。"), ["燕市"]);
    assert_eq!(said("民主党政権の時です。高山政権の時です。"), ["民主党"]);
    assert_eq!(said("神戸市外国語大の先生です。"), ["神戸市外国語大"]);
    assert_eq!(said("ファイザー社製の装置を見た。"), ["ファイザー社"]);
    assert_eq!(said("衆議院離島航路委員会の質疑です。"), ["離島航路委員会"]);
    assert_eq!(said("南浜あさなぎ鉄道株式会社の申請です。"), ["南浜あさなぎ鉄道株式会社"]);
    assert_eq!(said("国土交通省船舶局漁港課に伺います。"), ["国土交通省", "国土交通省船舶局漁港課"]);
    assert_eq!(said("「離島のまちづくり推進会議」で聞きました。"), ["離島のまちづくり推進会議"]);
}

#[test]
fn other_names_are_given_in_speech_as_in_brackets() {
    let given = |said: &str| {
        let record = format!("{HEAD}\n\n○黒川委員　{said}\n○石田委員　以上でございます。\n");
        let extraction = extract(&Source::new("record.txt", record.into_bytes()), Lexicon::embedded());
        let aliases = extraction.map(|e| e.records.into_iter().flat_map(|r| r.aliases).collect::<Vec<_>>());
        aliases.unwrap_or_default().into_iter().map(|a| format!("{}={}", a.name, a.short)).collect::<Vec<_>>()
    };
    assert_eq!(given("水中音響通信、以下ＵＡＣと申し上げますが、これを試します。"), ["水中音響通信=UAC"]);
    assert_eq!(given("係留施設運営指針、以下、「運営指針」と呼びます。"), ["係留施設運営指針=運営指針"]);
    assert_eq!(given("離島航路実証、いわゆるＲＫ２の段階です。"), ["離島航路実証=RK2"]);
    assert_eq!(
        given("港湾空間高度化事業（通称「みなと事業」）を続けます。"),
        ["港湾空間高度化事業=みなと事業"]
    );
    assert_eq!(
        given("潮流発電（潮の流れで羽根を回すものをいう。以下「ＴＣＧ」という。）を調べます。"),
        ["潮流発電=TCG"]
    );
    for other in ["離島航路の欠航、いわゆる足止めです。", "離島航路の便数、以下同様です。"]
    {
        assert!(given(other).is_empty(), "{other}");
    }
}

#[test]
fn a_plan_begins_with_the_town_whose_it_is() {
    let plans = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(plans("調布市地域防災計画を改める。"), ["調布市地域防災計画"]);
    assert_eq!(plans("協議事項1調布市地域防災計画の修正"), ["調布市地域防災計画"]);
    assert_eq!(plans("第3次調布市地域福祉計画の案"), ["第3次調布市地域福祉計画"]);
    assert_eq!(plans("第2期調布市子ども・子育て支援事業計画"), ["第2期調布市子ども・子育て支援事業計画"]);
    assert_eq!(plans("第2期介護保険事業計画を作る。"), ["第2期介護保険事業計画"]);
    let rules = |words| named(HEAD, words, Kind::Regulation);
    assert_eq!(rules("係留施設運営の指針を配る。"), ["係留施設運営の指針"]);
    assert_eq!(rules("災害救助法八条に反する。"), ["災害救助法", "災害救助法八条"]);
    assert_eq!(
        rules("離島航路協議会規則第4条第2項を改める。"),
        ["離島航路協議会規則", "離島航路協議会規則第4条第2項"]
    );
    assert_eq!(rules("離島航路協議会規則第4条第2項により"), ["離島航路協議会規則"]);
    assert_eq!(rules("離島改革関連法施行後5年の見直し"), ["離島改革関連法"]);
    assert_eq!(rules("本離島航路運営規則を改める。"), ["離島航路運営規則"]);
    assert_eq!(
        rules("南浜市船舶条例及び南浜市の浮桟橋に関する条例の審議"),
        ["南浜市船舶条例", "南浜市の浮桟橋に関する条例"]
    );
    assert_eq!(
        plans("第2期調布市まち・ひと・しごと創生総合戦略を見直す。"),
        ["第2期調布市まち・ひと・しごと創生総合戦略"]
    );
}

#[test]
fn what_is_offered_in_brackets_is_an_initiative() {
    let offered = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(offered("「みなと学びフェア」などを開催した。"), ["みなと学びフェア"]);
    assert_eq!(offered("「みなとワゴン」と名付けた車を走らせる。"), ["みなとワゴン"]);
    assert!(offered("「研修」を実施し、「離島」を見た。").is_empty());
    assert_eq!(offered("離島航路待合環境整備事業費補助を計上した。"), ["離島航路待合環境整備事業"]);
}

#[test]
fn devices_and_systems_are_named_by_what_they_do() {
    let things = |words| named(HEAD, words, Kind::Technology);
    assert_eq!(things("音響式信号機と転落防止装置を置く。"), ["音響式信号機", "転落防止装置"]);
    assert_eq!(things("除雪車両管理システムを使う。"), ["除雪車両管理システム"]);
    assert_eq!(
        things("アダプティブ・クルーズ・コントロールを積む。"),
        ["アダプティブ・クルーズ・コントロール"]
    );
    assert!(things("Web会議で測量を報告した。").is_empty());
}

#[test]
fn who_gives_a_family_name_is_the_one_who_speaks() {
    let record = "第3回離島航路懇話会議事録\n\n出席者\n委員　高橋　和子、高橋　一郎、石田　進\n\n議事\n○高橋（和）委員　南浜渡船の高橋でございます。伺います。\n○石田委員　石田です。続けて伺います。\n○高橋（一）委員　以上でございます。\n";
    let source = Source::new("record.txt", record.as_bytes().to_vec());
    let records = extract(&source, Lexicon::embedded()).map(|e| e.records).unwrap_or_default();
    let mentions = records.into_iter().flat_map(|r| r.mentions);
    let people: Vec<String> =
        mentions.filter(|m| m.kind == Kind::Person && m.turn.is_some()).map(|m| m.canonical).collect();
    assert_eq!(people, ["高橋和子", "高橋和子", "石田進", "石田進", "高橋一郎"]);
}

#[test]
fn a_foreigner_may_be_called_by_the_last_of_several_names() {
    let record = "第3回離島航路懇話会議事録\n\n出席者\n委員　高橋　和子、石田　進\n参考人\n　マリア・デ・ラ・クルス　　国際港湾財団理事\n\n議事\n○石田委員　始めます。\n○デ・ラ・クルス参考人　お招きいただきました。\n○高橋委員　以上でございます。\n";
    let source = Source::new("record.txt", record.as_bytes().to_vec());
    let records = extract(&source, Lexicon::embedded()).map(|e| e.records).unwrap_or_default();
    let mut mentions = records.into_iter().flat_map(|r| r.mentions);
    let called = mentions.find(|m| m.kind == Kind::Person && m.turn == Some(1)).map(|m| m.canonical);
    assert_eq!(called.as_deref(), Some("マリア・デ・ラ・クルス"));
}

#[test]
fn the_hour_before_a_sitting_is_none_of_its_name() {
    let words = "次回は、来る二十三日金曜日午前八時五十分理事会、午前九時委員会を開会する。";
    assert_eq!(named(HEAD, words, Kind::Organization), ["離島航路懇話会"]);
}

#[test]
fn who_gives_a_full_name_is_called_so_where_marks_tell_namesakes_apart() {
    let record = "第3回離島航路懇話会議事録\n\n○高橋（和）委員　共和党の高橋和子です。伺います。\n○高橋（一）委員　続けて伺います。\n○石田委員　以上でございます。\n";
    let source = Source::new("record.txt", record.as_bytes().to_vec());
    let records = extract(&source, Lexicon::embedded()).map(|e| e.records).unwrap_or_default();
    let people: Vec<String> = records
        .into_iter()
        .flat_map(|r| r.mentions)
        .filter(|m| m.kind == Kind::Person)
        .map(|m| m.text)
        .collect();
    assert_eq!(people, ["高橋和子", "高橋和子", "高橋", "石田"]);
}

#[test]
fn a_project_begins_with_its_theme() {
    let projects = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(projects("国は、港の学びプロジェクトを始めた。"), ["港の学びプロジェクト"]);
    assert_eq!(projects("国の港湾再生プロジェクトを見た。"), ["港湾再生プロジェクト"]);
}

#[test]
fn a_plan_or_scheme_is_named_by_what_is_before_it() {
    let plans = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(
        plans("港湾文化計画と離島航路待合所維持事業を示した。"),
        ["港湾文化計画", "離島航路待合所維持事業"]
    );
    assert_eq!(
        plans("離島文化振興戦略2031と第2期港湾文化計画2026-2030の案"),
        ["離島文化振興戦略2031", "第2期港湾文化計画2026-2030"]
    );
    assert_eq!(
        plans("航路の再開に向けた第二次港湾文化計画と離島文化振興戦略二〇三一である。"),
        ["第二次港湾文化計画", "離島文化振興戦略二〇三一"]
    );
    assert_eq!(plans("県総合計画と『離島航路活用戦略』を読んだ。"), ["県総合計画", "離島航路活用戦略"]);
    assert!(plans("会員アンケート調査と三年計画とアクションプラン、係留事業の話である。").is_empty());
    let rules = |words| named(HEAD, words, Kind::Regulation);
    assert_eq!(
        rules("係留基準と桟橋利用規程、港湾相談役制度を定める。"),
        ["係留基準", "桟橋利用規程", "港湾相談役制度"]
    );
    assert!(rules("数値基準と港湾利用支援制度、港湾部会設置要綱、国土交通省令を比べる。").is_empty());
}

#[test]
fn what_names_no_one_body_or_technique_is_none() {
    let bodies = |words| named(HEAD, words, Kind::Organization).split_off(1);
    assert!(bodies("町内小・中学校と看護系大学、離島振興セミナーを訪ねた。").is_empty());
    assert_eq!(bodies("便宜上離島振興協議会と呼ぶ。"), ["離島振興協議会"]);
    assert!(bodies("地区懇談会と運営協議会、潮位基地局の話。").is_empty());
    assert!(bodies("協同組合、財政当局、二百十回灯台センター、後刻理事会、東村さんの話。").is_empty());
    assert_eq!(bodies("第3期離島振興協議会は南浜県警察に頼む。"), ["離島振興協議会", "南浜県警察"]);
    assert_eq!(
        bodies("新潟県燕市では環境審議会、防災会議、車両課"),
        ["燕市", "環境審議会", "防災会議", "車両課"]
    );
    assert_eq!(
        bodies(
            "商工部委員会資料二ページです。福祉健康介護部と環境局、都市部と水産学部の話。第二回航路推進協議会に県警察も呼ぶ。"
        ),
        ["商工部", "福祉健康介護部", "環境局", "航路推進協議会", "県警察"]
    );
    assert!(bodies("六月議会で諸島内大学と合同会社説明会、文化部、歩行者・自動車の話。").is_empty());
    assert_eq!(bodies("南浜町立浜辺小学校を訪ね、浜辺小の庭を見た。"), ["南浜町立浜辺小学校", "浜辺小"]);
    assert_eq!(bodies("隣の(財)南浜公社と浜島テクノ(株)に頼む。"), ["(財)南浜公社", "浜島テクノ(株)"]);
    let things = |words| named(HEAD, words, Kind::Technology);
    assert!(things("今月号の『PortNote』に、南浜第一火力発電所、『HARBoR』の話。").is_empty());
    let diseases = named(HEAD, "がん首をそろえて来た。", Kind::Disease);
    assert!(diseases.is_empty(), "{diseases:?}");
    assert!(
        things("ポートサイドカウンセラーとポートサイドカウンセラー、ポートサイドカウンセラー").is_empty()
    );
}

#[test]
fn long_words_before_a_general_head_name_a_kind_of_permit_or_device() {
    let rules = |words| named(HEAD, words, Kind::Regulation);
    assert_eq!(rules("浮桟橋係留許可を受ける。"), ["浮桟橋係留許可"]);
    assert!(rules("係留許可を受ける。").is_empty());
    assert_eq!(rules("改正浮桟橋保護法の施行"), ["改正浮桟橋保護法"]);
    assert_eq!(
        rules("黒川誠君外五名提出、浮桟橋の係留等に関する法律案を議題とする。"),
        ["浮桟橋の係留等に関する法律案"]
    );
    let devices = |words| named(HEAD, words, Kind::Technology);
    assert_eq!(devices("水飛沫設備を置く。"), ["水飛沫設備"]);
    assert!(devices("係留者用設備を置く。").is_empty());
    let plans = |words| named(HEAD, words, Kind::Initiative);
    assert!(plans("浮桟橋の損傷に対する助成を行う。").is_empty());
    assert!(plans("浮桟橋保護法に基づく基本方針を改める。").is_empty());
    assert_eq!(named(HEAD, "離島津波避難計画を作る。", Kind::Initiative), ["離島津波避難計画"]);
}

#[test]
fn where_in_a_university_or_firm_somebody_works_is_no_body() {
    let head = format!(
        "{HEAD}\n出席者\n委員　黒川誠　南浜大学船舶学部教授\n委員　石田花子　国土交通省海事局船員政策課課長補佐"
    );
    let bodies = named(&head, "始めます。", Kind::Organization);
    assert!(bodies.contains(&"南浜大学".to_owned()), "{bodies:?}");
    assert!(!bodies.contains(&"南浜大学船舶学部".to_owned()), "{bodies:?}");
    assert!(!bodies.contains(&"国土交通省海事局船員政策課".to_owned()), "{bodies:?}");
    let head = format!("{HEAD}\n出席者\n委員　黒川誠　国土交通省海事局長");
    let bodies = named(&head, "始めます。", Kind::Organization);
    assert!(bodies.contains(&"国土交通省海事局".to_owned()), "{bodies:?}");
    assert_eq!(named(HEAD, "常任委員会で審査した。", Kind::Organization), ["離島航路懇話会"]);
}

#[test]
fn several_pieces_make_up_the_name_of_a_body() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    assert_eq!(said("昨日、海辺の灯台を守る会の皆様に伺いました。"), ["海辺の灯台を守る会"]);
    assert_eq!(said("特定非営利活動法人うみかぜ、商工会が参加します。")[0], "特定非営利活動法人うみかぜ");
    assert_eq!(said("係留事業継続計画(BCP)策定推進会議を開きます。"), ["係留事業継続計画(BCP)策定推進会議"]);
    assert_eq!(said("「うみかぜ」課題推進協議会の設置です。"), ["「うみかぜ」課題推進協議会"]);
    assert_eq!(said("南浜交通株式会社西浜営業所にお願いします。"), ["南浜交通株式会社西浜営業所"]);
}

#[test]
fn the_end_of_a_name_is_that_name() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    let twice = said("南浜水素普及協議会を設けます。水素普及協議会では議論します。");
    assert_eq!(twice, ["南浜水素普及協議会"; 2]);
}

#[test]
fn a_record_of_what_was_told_to_the_press_is_of_no_body() {
    assert_eq!(named("港務大臣記者会見録\n令和5年4月3日", "以上です。", Kind::Organization), [""; 0]);
}

#[test]
fn kana_opens_the_name_of_what_a_town_offers() {
    let said = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(said("次に、みなみはまワインプロジェクトを進めます。"), ["みなみはまワインプロジェクト"]);
    assert_eq!(said("もちろんワインプロジェクトを進めます。"), ["ワインプロジェクト"]);
}

#[test]
fn a_cooperative_is_called_after_its_place() {
    assert_eq!(named(HEAD, "JA南浜と話しました。", Kind::Organization)[1..], ["JA南浜"]);
}

#[test]
fn plans_are_told_by_what_their_names_end_with_or_are_said_to_be() {
    let plans = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(
        plans("離島データツールキットと離島航路ホワイトペーパーを配る。"),
        ["離島データツールキット", "離島航路ホワイトペーパー"]
    );
    assert_eq!(plans("Digital Harbour Toolkitを参考にした。"), ["Digital Harbour Toolkit"]);
    assert_eq!(plans("ロードマップ2031に沿って進める。"), ["ロードマップ2031"]);
    assert_eq!(plans("このロードマップに沿って進める。"), [""; 0]);
    assert_eq!(plans("「みなとの灯台部」という取組です。"), ["みなとの灯台部"]);
    assert_eq!(plans("愛称は「みなとリンク」です。"), ["みなとリンク"]);
    assert_eq!(plans("「港の子ども食堂」を開設した。"), ["港の子ども食堂"]);
    assert_eq!(plans("「港をひらく」という取組です。"), [""; 0]);
    assert_eq!(plans("日本版FDAを作る。"), ["日本版FDA"]);
}

#[test]
fn bodies_are_told_by_what_they_are_part_of_or_called() {
    let said = |words| named(HEAD, words, Kind::Organization)[1..].to_vec();
    assert_eq!(said("英国政府出資の基金です。"), ["英国政府"]);
    assert_eq!(said("国土交通省様にも伺う。"), ["国土交通省"]);
    assert_eq!(said("南浜大学水産学部で学ぶ。"), ["南浜大学水産学部"]);
    assert_eq!(said("中央環境審議会第3回企画部会を開く。"), ["中央環境審議会", "企画部会"]);
    assert_eq!(said("離島航路の再編に関する特命委員会で聞く。"), ["離島航路の再編に関する特命委員会"]);
    assert_eq!(said("南浜造船所は旧海軍のものでした。"), ["南浜造船所", "旧海軍"]);
    assert_eq!(said("ＨＭＴＡの黒川です。ＨＭＴＡの船を使う。"), ["HMTA", "HMTA"]);
    assert_eq!(
        said("Centre for Digital Harbours――通称、ＣＤＨと言います。ＣＤＨの本です。"),
        ["Centre for Digital Harbours", "CDH", "CDH"]
    );
}

#[test]
fn a_scheme_goes_over_a_dot_and_a_class_opens_an_approval() {
    let rules = |words| named(HEAD, words, Kind::Regulation);
    assert_eq!(rules("新たな係留確保・離島維持支払制度を作る。"), ["係留確保・離島維持支払制度"]);
    assert_eq!(rules("第二種型式認証を受けた。"), ["第二種型式認証"]);
    assert_eq!(rules("離島航路審査要領を改める。"), ["離島航路審査要領"]);
}

#[test]
fn a_coined_name_is_what_the_noun_behind_it_says() {
    let said = |words, kind| named(HEAD, words, kind);
    assert_eq!(said("ミナトリンクという会社を作った。", Kind::Organization)[1..], ["ミナトリンク"]);
    assert_eq!(said("PortaLinkと呼ばれるシステムです。", Kind::Technology), ["PortaLink"]);
    assert_eq!(said("浜町PORTAという交流拠点です。", Kind::Initiative), ["浜町PORTA"]);
    assert_eq!(said("灯台という会社です。", Kind::Organization)[1..], [""; 0]);
    assert_eq!(said("ミナトリンクという取組です。", Kind::Initiative), [""; 0]);
}

#[test]
fn kana_before_a_section_and_a_place_behind_an_event_belong_to_the_name() {
    let said = |words, kind| named(HEAD, words, kind);
    assert_eq!(
        said("今後も、すまいのあんしん相談課に聞く。", Kind::Organization)[1..],
        ["すまいのあんしん相談課"]
    );
    assert_eq!(said("灯台の消費者教育分科会で聞く。", Kind::Organization)[1..], ["灯台の消費者教育分科会"]);
    assert_eq!(said("デフリンピック東京2031を見る。", Kind::Initiative), ["デフリンピック東京2031"]);
    assert_eq!(said("デフリンピック山口2031を見る。", Kind::Initiative), ["デフリンピック山口2031"]);
    assert_eq!(
        said("北浜県のみなみはまわくプログラム推進事業を行う。", Kind::Initiative),
        ["みなみはまわくプログラム推進事業"]
    );
    assert_eq!(
        said("自由民主党の離島航路に関する特命委員会で聞く。", Kind::Organization)[1..],
        ["自由民主党", "離島航路に関する特命委員会"]
    );
    assert_eq!(said("ポイント制度を改める。", Kind::Regulation), ["ポイント制度"]);
}

#[test]
fn names_go_on_over_dots_and_particles_where_their_last_noun_is_general() {
    let said = |words, kind| named(HEAD, words, kind);
    assert_eq!(said("離島航路に関する特別法を作る。", Kind::Regulation), ["離島航路に関する特別法"]);
    assert_eq!(
        said("航路再編・船員不足対応ワーキンググループ座長を務める。", Kind::Organization)[1..],
        ["航路再編・船員不足対応ワーキンググループ"]
    );
    assert_eq!(
        said("係留補助・航路補助金見直し担当室を置く。", Kind::Organization)[1..],
        ["係留補助・航路補助金見直し担当室"]
    );
    assert_eq!(said("アプリ「みなとナビ」を使う。", Kind::Technology), ["みなとナビ"]);
    assert_eq!(said("Harbour Safety Directiveに従う。", Kind::Regulation), ["Harbour Safety Directive"]);
}

#[test]
fn an_assembly_is_named_without_its_sitting_and_a_system_with_its_kind() {
    let said = |words, kind| named(HEAD, words, kind);
    let bodies = said("令和7年南浜市議会12月定例月議会を開く。", Kind::Organization);
    assert_eq!(bodies[1..], ["南浜市議会"]);
    assert_eq!(said("公開型GISと灯台OSを使う。QOSを高める。", Kind::Technology), ["公開型GIS", "灯台OS"]);
}

#[test]
fn a_line_of_business_is_no_programme() {
    let said = |words| named(HEAD, words, Kind::Initiative);
    assert_eq!(said("カモメ渡船事業を進める。"), ["カモメ渡船事業"]);
    assert_eq!(said("カモメ渡船事業を進める。カモメ渡船事業者に聞く。"), [""; 0]);
}
