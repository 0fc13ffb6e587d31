mod board;
mod council;
mod deputies;
mod house;
mod lists;
mod marks;
mod ministry;
mod people;
mod seats;
mod staff;
mod town;

use crate::{
    Format, Text,
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, Minutes, Presence},
    outline::Outline,
};

/// The roster of minutes of an invented council: `role name organization:post+… state`, a line each.
fn lines(roster: &str) -> String {
    let text = format!(
        "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと会館\n\n{roster}\n\n議題\n1　飛行手続について\n\n議事\n○高橋会長　それでは始めます。\n○山田委員　賛成です。\n○高橋会長　以上です。\n"
    );
    of_record(text)
}

/// The roster of a whole record.
pub(in crate::minutes) fn of_record(text: String) -> String {
    let mut text = Text::from_string(text, Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    let attendance = Minutes::read(&text, &outline, Lexicon::embedded()).value.attendance;
    attendance.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(a: &Attendance) -> String {
    let name = a.name.as_ref().map_or("–", |n| n.value.as_str());
    let post = |f: &Affiliation| format!("{}:{}", f.organization.join("/"), f.post.as_deref().unwrap_or(""));
    let posts: Vec<String> = a.affiliations.iter().map(post).collect();
    let state = match a.presence {
        Presence::Present => "",
        Presence::Proxy => " proxy",
        Presence::Absent => " absent",
    };
    format!("{} {name} {}{state}", a.role.as_deref().unwrap_or("–"), posts.join("+")).trim_end().to_owned()
}

#[track_caller]
pub(super) fn check(roster: &str, expected: &[&str]) {
    assert_eq!(lines(roster), expected.join("\n"), "{roster}");
}

#[test]
fn a_bracket_may_be_broken_over_lines() {
    check(
        "出席者：\n　はまかぜ大学教授　森　毅（分\n　科会長）\n　長野県産業部長　田中　正樹（代理出席：産業課長　鈴木　徳\n　子）",
        &[
            "分科会長 森毅 はまかぜ大学:教授",
            "出席者 田中正樹 長野県/産業部:部長 absent",
            "出席者 鈴木徳子 長野県/産業課:課長 proxy",
        ],
    );
}

#[test]
fn surnames_with_posts_stand_behind_the_colon_of_their_body() {
    check(
        "出席者：\n幹事：環境省水環境局水環境課： 山田流域政策 企画官\n　　　国土交通省港湾局海岸課：森 課長\n　　　法務省大臣官房司法課： 川副官房付【代理出席】\n　　　文部科学省総合教育政策局\n地域学習推進課： 高橋課長補佐\n",
        &[
            "幹事 山田 環境省/水環境局/水環境課:流域政策企画官",
            "幹事 森 国土交通省/港湾局/海岸課:課長",
            "幹事 川副 法務省/大臣官房/司法課:官房付 proxy",
            "幹事 高橋 文部科学省/総合教育政策局/地域学習推進課:課長補佐",
        ],
    );
    check(
        "出席者：\n　観光庁：小林国務担当大臣（離島観光） 、\n　森長官、鈴木次長、加藤 島しょ振興課長、石田 調整官\n",
        &[
            "観光庁 小林 :国務担当大臣(離島観光)",
            "観光庁 森 観光庁:長官",
            "観光庁 鈴木 観光庁:次長",
            "観光庁 加藤 観光庁/島しょ振興課:課長",
            "観光庁 石田 観光庁:調整官",
        ],
    );
}

#[test]
fn entries_that_run_on_over_lines_are_cut_where_names_begin() {
    check(
        "出席者\n＜委員＞（敬称略、五十音順）\n　東山　澄江（委員長）　北浜大学大学院工学研究院教授大森　さやか　公益財団\n法人南浜環境評価機構上席研究員日下部　雅人　株式会社西浜経済研究所主席研究員久\n保田　玲子　東浜大学海洋政策学部教授遠藤　貴美子　ひびき総合法律事務所弁護士\n薬師　直樹　全国消費ネットワーク理事　（欠席）＜事務局＞原　亮　資源エネルギー庁\n水素・アンモニア課長\n",
        &[
            "委員長 東山澄江 北浜大学/大学院工学研究院:教授",
            "委員 大森さやか 公益財団法人南浜環境評価機構:上席研究員",
            "委員 日下部雅人 株式会社西浜経済研究所:主席研究員",
            "委員 久保田玲子 東浜大学/海洋政策学部:教授",
            "委員 遠藤貴美子 ひびき総合法律事務所:弁護士",
            "委員 薬師直樹 全国消費ネットワーク:理事 absent",
            "事務局 原亮 資源エネルギー庁/水素・アンモニア課:課長",
        ],
    );
}

#[test]
fn names_stand_first_or_last_with_role_before_or_behind() {
    let expected =
        ["会長 高橋健一 はまかぜ大学:教授", "委員 森花子 みなと商工会議所:会頭", "委員 山田太郎 長野県:知事"];
    for roster in [
        "出席者：\n会長　高橋健一　はまかぜ大学教授\n委員　森花子　みなと商工会議所会頭\n委員　山田太郎　長野県知事",
        "出席者：\n会長　はまかぜ大学教授　高橋　健一\n委員　みなと商工会議所会頭　森　花子\n委員　長野県知事　山田　太郎",
        "出席委員：\n高橋　健一　はまかぜ大学教授（会長）\n森　花子　みなと商工会議所会頭\n山田　太郎　長野県知事",
        "出席委員\n　高橋健一会長（はまかぜ大学教授）\n　森花子委員（みなと商工会議所会頭）\n　山田太郎委員（長野県知事）",
    ] {
        let roles = lines(roster).replace("出席委員 ", "委員 ");
        assert_eq!(roles, expected.join("\n"), "{roster}");
    }
}

#[test]
fn a_legend_says_what_a_sign_means() {
    check(
        "出席者（◎は会長、○は副会長）\n◎高橋　健一　はまかぜ大学教授\n○森　花子　みなと商工会議所会頭\n　山田　太郎　長野県知事",
        &[
            "会長 高橋健一 はまかぜ大学:教授",
            "副会長 森花子 みなと商工会議所:会頭",
            "出席者 山田太郎 長野県:知事",
        ],
    );
}

#[test]
fn a_table_of_markdown_is_a_roster() {
    check(
        "出席者\n\n| 氏名 | 所属・役職 | 出欠 |\n|---|---|---|\n| 高橋 健一 | はまかぜ大学教授 | 出席 |\n| 森 花子 | みなと商工会議所会頭 | 欠席 |\n",
        &["出席者 高橋健一 はまかぜ大学:教授", "出席者 森花子 みなと商工会議所:会頭 absent"],
    );
}

#[test]
fn those_above_are_meant_by_ditto() {
    check(
        "出席者：\n委員　高橋健一　はまかぜ大学教授\n〃　　森花子　みなと商工会議所会頭\n同　　山田太郎　長野県知事",
        &[
            "委員 高橋健一 はまかぜ大学:教授",
            "委員 森花子 みなと商工会議所:会頭",
            "委員 山田太郎 長野県:知事",
        ],
    );
}

#[test]
fn how_they_attended_is_no_part_of_a_name() {
    check(
        "出席者（計4名、五十音順、敬称略）：\n高橋　健一　はまかぜ大学教授（オンライン）\n森　花子　みなと商工会議所会頭（Web参加）\n山田　太郎（欠席）　長野県知事\n鈴木　徳子　長野県副知事　※途中退席\n",
        &[
            "出席者 高橋健一 はまかぜ大学:教授",
            "出席者 森花子 みなと商工会議所:会頭",
            "出席者 山田太郎 長野県:知事 absent",
            "出席者 鈴木徳子 長野県:副知事",
        ],
    );
}

#[test]
fn an_item_of_the_agenda_right_behind_it_is_nobody() {
    check(
        "出席者：\n会長　高橋健一　はまかぜ大学教授\n委員　山田太郎　長野県知事\n\n議題１　飛行手続について",
        &["会長 高橋健一 はまかぜ大学:教授", "委員 山田太郎 長野県:知事"],
    );
}

#[test]
fn what_counts_the_people_is_nobody() {
    check(
        "出席委員：高橋健一、山田花子、森毅　以上3名\n欠席委員：鈴木徳子（計1名）",
        &["出席委員 高橋健一", "出席委員 山田花子", "出席委員 森毅", "欠席委員 鈴木徳子  absent"],
    );
}

#[test]
fn lines_that_say_why_people_were_there_are_labels() {
    check(
        "１、出席議員は次のとおりである。\n１番 高 橋 健 一 君\n11 番 山 田 花 子 君\n２、地方自治法第１２１条第１項の規定による説明員は次のとおりである。\n副 町 長 森 毅 君",
        &["出席議員 高橋健一", "出席議員 山田花子", "地方自治法第121条第1項の規定による説明員 森毅 :副町長"],
    );
    check(
        "３ 出席議員（2名）\n議席番号\n１番 高 橋 健 一 ２番 山 田 花 子\n４ 町長の委任を受けて説明のため会議に出席した者\n副 町 長 森 毅",
        &[
            "出席議員 高橋健一",
            "出席議員 山田花子",
            "町長の委任を受けて説明のため会議に出席した者 森毅 :副町長",
        ],
    );
    check(
        "理事者側出席者\n　　政策部長　　　　森　　毅\n　　財務部長　　　　山田　花子",
        &["理事者側出席者 森毅 :政策部長", "理事者側出席者 山田花子 :財務部長"],
    );
}

#[test]
fn what_closes_a_list_says_what_its_people_are() {
    check(
        "出席者\n高橋　健一、山田　花子（以上　委員）、森　毅（総務課長）\n鈴木　徳子（主幹）（以上、事務局）",
        &["委員 高橋健一", "委員 山田花子", "事務局 森毅 総務課:課長", "事務局 鈴木徳子 :主幹"],
    );
    check(
        "出席者\n教育長　高橋　健一\n教育長職務代理者　森　毅\n教育委員会委員　山田　花子",
        &["出席者 高橋健一 :教育長", "教育長職務代理者 森毅", "出席者 山田花子 教育委員会:委員"],
    );
}

#[test]
fn the_body_named_above_is_meant_by_same() {
    check(
        "出席者\n国土交通省航空局安全企画課長　高橋　健一\n同課課長補佐　山田　花子\n同局総務課長　森　毅",
        &[
            "出席者 高橋健一 国土交通省/航空局/安全企画課:課長",
            "出席者 山田花子 国土交通省/航空局/安全企画課:課長補佐",
            "出席者 森毅 国土交通省/航空局/総務課:課長",
        ],
    );
}

#[test]
fn each_capacity_in_a_row_is_of_the_one_behind_it() {
    check(
        "出席者\n委員長　高橋健一　副委員長　山田花子　委員　森毅、鈴木徳子",
        &["委員長 高橋健一", "副委員長 山田花子", "委員 森毅", "委員 鈴木徳子"],
    );
    check(
        "出席委員\n　高橋健一委員　山田花子委員\n　鈴木徳子委員",
        &["委員 高橋健一", "委員 山田花子", "委員 鈴木徳子"],
    );
}

#[test]
fn the_head_of_an_office_is_told_from_a_name_with_the_same_letter() {
    check(
        "出席者\n　高橋　健一\n事務局\n　事 務 局 長　田 伏　 智\n　書　　　記　小 林 正 樹",
        &["出席者 高橋健一", "事務局 田伏智 :事務局長", "事務局 小林正樹 :書記"],
    );
}

#[test]
fn tables_drawn_with_characters_are_columns() {
    check(
        "出席者\n┌────┬─────────┬─────────┐\n│区　分│氏　名　　　　　　│所　属　　　　　　│\n├────┼─────────┼─────────┤\n│会　長│高橋　健一　　　　│はまかぜ大学教授　│\n│委　員│山田　花子　　　　│長野県産業部長　　│\n└────┴─────────┴─────────┘",
        &["会長 高橋健一 はまかぜ大学:教授", "委員 山田花子 長野県/産業部:部長"],
    );
}

#[test]
fn offices_below_the_absent_were_there() {
    check(
        "出席委員（３名中２名）\n　委員　　高橋　健一\n　委員　　森　毅\n欠席委員\n　委員　　佐藤　花子\n事務局　　総務課長　鈴木　徹、主査　田中　正樹\n傍聴者　　２名\n",
        &[
            "委員 高橋健一",
            "委員 森毅",
            "委員 佐藤花子  absent",
            "事務局 鈴木徹 総務課:課長",
            "事務局 田中正樹 :主査",
        ],
    );
    check("出席者　高橋委員、森委員（佐藤委員は欠席）\n", &["委員 高橋", "委員 森", "委員 佐藤  absent"]);
    check(
        "欠席議員（なし）\n地方自治法第１２１条の規定により説明のため出席した者の職氏名\n　町長　高橋　健一\n",
        &["地方自治法第121条の規定により説明のため出席した者 高橋健一 :町長"],
    );
}

#[test]
fn names_in_a_row_have_their_bodies_in_brackets() {
    check(
        "出席者\n(1) 審議会委員\n　高橋 健一（会長・はまかぜ大学経済学部教授）、森 花子（公認会計士）、鈴木 徹（市商工会議所専務理事）\n",
        &[
            "会長 高橋健一 はまかぜ大学/経済学部:教授",
            "審議会委員 森花子 :公認会計士",
            "審議会委員 鈴木徹 市商工会議所:専務理事",
        ],
    );
}

#[test]
fn bodies_posts_and_names_stand_in_columns() {
    check(
        "出席者\n（構成員）\nはまかぜ大学　工学部　教授　高橋　健一（座長）\n市民みなとネットワーク　代表理事　森　花子\nみなと電車株式会社　開発部　部長　鈴木　徹\n",
        &[
            "座長 高橋健一 はまかぜ大学/工学部:教授",
            "構成員 森花子 市民みなとネットワーク:代表理事",
            "構成員 鈴木徹 みなと電車株式会社/開発部:部長",
        ],
    );
}

#[test]
fn titles_tell_people_whose_names_no_table_holds() {
    check(
        "出席者\n委員\n高橋部会長、青砥委員、善本委員\n文部科学省\n鈴木財務課長、澁谷沢専門官\nオブザーバー\n全国教育長協議会　吉備会長\n",
        &[
            "部会長 高橋",
            "委員 青砥",
            "委員 善本",
            "文部科学省 鈴木 文部科学省/財務課:課長",
            "文部科学省 澁谷沢 文部科学省:専門官",
            "オブザーバー 吉備 全国教育長協議会:会長",
        ],
    );
}

#[test]
fn what_members_have_in_common_heads_their_row() {
    check(
        "出席者　学識経験者　　　高橋会長、森副会長\n　　　　保育関係者　　　鈴木委員、田中委員\n　　　　（欠席：佐藤委員）\n",
        &["会長 高橋", "副会長 森", "保育関係者 鈴木", "保育関係者 田中", "委員 佐藤  absent"],
    );
}

#[test]
fn capacities_stand_before_names_with_bodies_in_brackets() {
    check(
        "【出席者（敬称略）】\n会長　高橋 健一（はまかぜ大学法学部教授）\n副会長　山田 花子（税理士）\n委員　石井 正樹（はまかぜ商工会議所専務理事）\n",
        &[
            "会長 高橋健一 はまかぜ大学/法学部:教授",
            "副会長 山田花子 :税理士",
            "委員 石井正樹 はまかぜ商工会議所:専務理事",
        ],
    );
}

#[test]
fn capacities_stand_behind_names_and_a_body_heads_the_line_below() {
    check(
        "出席委員：\n　　高橋　健一　　座長（はまかぜ大学教授）\n　　山田　花子　　委員（交通ジャーナリスト）\n国土交通省：\n　　小川鉄道局長、石田大臣官房審議官\n",
        &[
            "座長 高橋健一 はまかぜ大学:教授",
            "委員 山田花子 :交通ジャーナリスト",
            "国土交通省 小川 国土交通省/鉄道局:局長",
            "国土交通省 石田 国土交通省/大臣官房:審議官",
        ],
    );
}

#[test]
fn those_behind_a_member_are_members() {
    check(
        "出席委員\n委 員 長 高橋 健一\n副委員長 森 毅\n委 員 山田 花子 鈴木 徳子 佐藤 太郎\n田中 正樹 渡辺 進\n",
        &[
            "委員長 高橋健一",
            "副委員長 森毅",
            "委員 山田花子",
            "委員 鈴木徳子",
            "委員 佐藤太郎",
            "委員 田中正樹",
            "委員 渡辺進",
        ],
    );
}

#[test]
fn labels_that_a_copy_ran_into_their_values_are_labels() {
    check(
        "1 日時平成23年1月25日(火曜日) 午後2時\n2 場所市役所大会議室\n3 出席者会長 高橋健一\n委員 1番 森毅、2番 山田花子\n4 傍聴者3人\n",
        &["会長 高橋健一", "委員 森毅", "委員 山田花子"],
    );
}

#[test]
fn capacities_in_columns_are_no_bodies_and_names_to_come_no_affiliations() {
    check(
        "出席者\n高橋　健一　委員（会長）\n山田　花子　委員\n森　毅　委員\n",
        &["会長 高橋健一", "委員 山田花子", "委員 森毅"],
    );
    check(
        "出席者\n事務局\n館長　森　毅　（以下、森館長）\n副館長　鈴木　徳子\n",
        &["事務局 森毅 :館長", "事務局 鈴木徳子 :副館長"],
    );
    check(
        "出席者\n事務局　鈴木環境課長、佐藤課長補佐、他１名\n",
        &["事務局 鈴木 環境課:課長", "事務局 佐藤 :課長補佐"],
    );
}

#[test]
fn who_was_there_may_be_listed_behind_what_was_said() {
    let head = "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n出席者：別紙のとおり\n\n議事\n○高橋会長　それでは始めます。\n○山田委員　賛成です。\n○高橋会長　以上です。\n";
    let sheet = "\n（別紙）\nみなと空域利用協議会　出席者\n\n議　長　　　内閣官房副長官補　　　　　　　　　　　高橋　健一\n構成員　　　水産庁次長　　　　　　　　　　　　　　森　　花子\n　　　　　　厚生労働省大臣官房審議官　　　　　　　（欠席）\n　　　　　　消防庁次長　　　　　　　　　　　　　　三枝　　徹\n";
    assert_eq!(
        of_record(format!("{head}{sheet}")),
        [
            "議長 高橋健一 :内閣官房副長官補",
            "構成員 森花子 水産庁:次長",
            "構成員 – 厚生労働省/大臣官房:審議官 absent",
            "構成員 三枝徹 消防庁:次長",
        ]
        .join("\n")
    );
    let foot = "　　　　午前11時散会\n――――――――\n［出席委員］（２人）\n　会長　　高橋健一\n　委員　　森　花子\n［説明のため出席した者］\n　　　　　三枝教育長\n";
    assert_eq!(
        of_record(format!("{head}{foot}")),
        ["会長 高橋健一", "委員 森花子", "説明のため出席した者 三枝 みなと市:教育長"].join("\n")
    );
    // Whom to ask is nobody who was there, nor is one of whom more is said below.
    assert_eq!(
        of_record(format!(
            "{head}\nこのページに関するお問い合わせ\n議会事務局　議事係\n電話：000(000)0000\n"
        )),
        ""
    );
    assert_eq!(of_record(format!("{head}\n出席者\n森花子\n以上の者が出席した。\n")), "");
}

#[test]
fn without_a_roster_those_are_there_who_are_introduced_or_said_to_attend() {
    let record = |said: &str| {
        of_record(format!(
            "第2回みなと空域利用協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n場所：みなと市役所\n\n○高橋港湾課長　ただいまから協議会を開会いたします。{said}よろしくお願いします。\n○森会長　それでは始めます。次に、椎名委員、お願いします。\n○椎名委員　賛成です。\n"
        ))
    };
    let introduced = "委員の皆様を御紹介いたします。まず、石田委員でございます。鈴木花子委員でございます。次が三枝委員なのですが、少し遅れるとの連絡がありました。以上、３名の方です。";
    assert_eq!(record(introduced), "委員 石田\n委員 鈴木花子\n委員 三枝");
    let posts = "事務局に異動がありましたので御紹介いたします。小泉海岸課長、石田港湾技術室長です。";
    assert_eq!(record(posts), "– 小泉 :海岸課長\n– 石田 :港湾技術室長");
    let attending = "本日は、小泉海岸課長、石田技術室長のほか、三枝次長にも御出席をいただいております。";
    assert_eq!(record(attending), "– 小泉 :海岸課長\n– 石田 :技術室長\n– 三枝 :次長");
    let absent =
        "本日は、鈴木委員、石田委員及び三枝委員が御欠席、また、小泉委員は遅れてお見えになるとのことです。";
    assert_eq!(record(absent), "委員 鈴木  absent\n委員 石田  absent\n委員 三枝  absent\n委員 小泉");
    // One who was there in passing, one who stands in, a meeting to come.
    assert_eq!(record("本日は石田次長に御出席をいただいております。"), "");
    assert_eq!(record("次回は鈴木委員、石田委員が御欠席です。"), "");
}

#[test]
fn an_absence_is_announced_behind_words_that_lead_to_it() {
    let said = "出席者：高橋委員、森委員\n\n議事\n○高橋会長　なお，本日は鈴木委員が御欠席です。石田委員の代理は御欠席です。\n";
    assert_eq!(lines(said), "委員 高橋\n委員 森\n委員 鈴木  absent");
    let whole = "出席者：高橋委員、森委員\n\n議事\n○高橋会長　本日は、鈴木次郎委員、椥辻徹委員から御欠席の御連絡をいただいております。\n";
    assert_eq!(lines(whole), "委員 高橋\n委員 森\n委員 鈴木次郎  absent\n委員 椥辻徹  absent");
}

#[test]
fn posts_behind_surnames_name_the_units_they_are_held_in() {
    check(
        "出席者\n（文部科学省）高橋高等教育局審議官、森初等中等教育局財務課長、鈴木総務課長、石田港湾課企画官、三枝副大臣\n",
        &[
            "文部科学省 高橋 文部科学省/高等教育局:審議官",
            "文部科学省 森 文部科学省/初等中等教育局/財務課:課長",
            "文部科学省 鈴木 文部科学省/総務課:課長",
            "文部科学省 石田 文部科学省/港湾課:企画官",
            "文部科学省 三枝 文部科学省:副大臣",
        ],
    );
}

#[test]
fn an_office_closes_a_list_of_people_and_a_heading_may_stand_within_a_line() {
    check(
        "出席者　高橋理事長、森副理事長、鈴木事務局長、事務局\n",
        &["出席者 高橋 :理事長", "出席者 森 :副理事長", "出席者 鈴木 :事務局長", "出席者 – 事務局:"],
    );
    check(
        "出席者\n＜委員＞　高橋委員、森委員、\n鈴木委員＜国土交通省＞　石田次長、三枝港湾課長\n",
        &[
            "委員 高橋",
            "委員 森",
            "委員 鈴木",
            "国土交通省 石田 国土交通省:次長",
            "国土交通省 三枝 国土交通省/港湾課:課長",
        ],
    );
}

#[test]
fn a_body_behind_a_list_is_that_of_all_in_it() {
    check(
        "出席者\n[関係者]\n高橋　健一、森　花子（以上、みなと電力(株)）、\n鈴木　徹、石田　誠、（以上、(株)三雲構造研究所）\n[事務局]\n小泉課長補佐、三枝係長（以上、港湾計画課）\n",
        &[
            "関係者 高橋健一 みなと電力(株):",
            "関係者 森花子 みなと電力(株):",
            "関係者 鈴木徹 (株)三雲構造研究所:",
            "関係者 石田誠 (株)三雲構造研究所:",
            "事務局 小泉 港湾計画課:課長補佐",
            "事務局 三枝 港湾計画課:係長",
        ],
    );
}

#[test]
fn what_is_printed_behind_a_post_is_no_part_of_the_name() {
    check(
        "出 席 者：北 浜 晋 三 内閣総理大臣 森 太 郎 国務大臣（副総理，水産大臣） 高 橋 早 苗 国務大臣（総務大臣）\n",
        &[
            "出席者 北浜晋三 :内閣総理大臣",
            "出席者 森太郎 :国務大臣(副総理、水産大臣)",
            "出席者 高橋早苗 :国務大臣(総務大臣)",
        ],
    );
}

#[test]
fn a_side_and_its_company_stand_over_those_who_came() {
    check(
        "１　出席委員\n　　高橋　健一\n２　船会社側出席者（株式会社みなと海運）\n　　代表取締役社長　　森　花子\n　　取締役港湾部長　　鈴木　徹\n",
        &[
            "出席委員 高橋健一",
            "船会社側出席者 森花子 株式会社みなと海運:代表取締役社長",
            "船会社側出席者 鈴木徹 株式会社みなと海運:取締役港湾部長",
        ],
    );
}

#[test]
fn one_who_was_away_may_have_a_line_of_their_own() {
    check(
        "出席者\n【委員】\n高橋 健一（みなと大学 教授）\n森 花子（みなと協会 理事）\n※ 鈴木 徹（長野県 産業部長）は御欠席\n",
        &[
            "委員 高橋健一 みなと大学:教授",
            "委員 森花子 みなと協会:理事",
            "出席者 鈴木徹 長野県/産業部:部長 absent",
        ],
    );
}

#[test]
fn one_sent_by_the_member_above_stands_in_brackets_below() {
    check(
        "出席者\n区　分　氏　名　　所　　属　　　　出欠\n会　長　高橋　健一　みなと大学教授　　　　　○\n委　員　森　花子　　みなと漁業協同組合参事　　代理出席\n　　　　　　（総務課長　鈴木　徹）\n委　員　石田　伸二　みなと協会理事　　○\n",
        &[
            "会長 高橋健一 みなと大学:教授",
            "委員 森花子 みなと漁業協同組合:参事 proxy",
            "委員 鈴木徹 みなと漁業協同組合/総務課:課長 proxy",
            "委員 石田伸二 みなと協会:理事",
        ],
    );
}

#[test]
fn a_work_of_units_is_no_name_and_a_parted_letter_is_of_its_post() {
    check(
        "出席者\n事務局　三枝港湾部長、森港湾室\n　　　長、鈴木主査\n",
        &["事務局 三枝 港湾部:部長", "事務局 森 港湾室:室長", "事務局 鈴木 :主査"],
    );
    check("出席者\n事務局：高齢福祉課長、水道課長\n", &["事務局 – 高齢福祉課:課長", "事務局 – 水道課:課長"]);
}

#[test]
fn speakers_say_what_the_roster_leaves_out() {
    let text = "港湾審議会会議録\n１　日時\n　令和5年7月20日（木）　13時30分\n２　出席者\n　委員　高橋（健）委員、高橋（花）委員、森委員\n　事務局　港湾課長、水道課長\n３　議事\n○事務局（港湾課長）　港湾課長の椥辻でございます。それでは、高橋健一委員、お願いします。\n○高橋（健）委員　賛成です。\n○森委員　賛成です。\n○事務局（港湾課長）　以上です。\n";
    let found = of_record(text.to_owned());
    assert!(found.contains("委員 高橋健一"), "{found}");
    assert!(found.contains("事務局 椥辻 港湾課:課長"), "{found}");
}

#[test]
fn the_first_column_may_tell_who_was_there() {
    check(
        "出席者\n出欠　氏名　選出区分\n○　高橋　健一（会長）　学識経験者（みなと大学教授）\n○　森　花子　関係団体（みなと協会理事）\n×　鈴木　徹　関係団体（みなと漁業協同組合参事）\n",
        &[
            "会長 高橋健一 みなと大学:教授",
            "出席者 森花子 みなと協会:理事",
            "出席者 鈴木徹 みなと漁業協同組合:参事 absent",
        ],
    );
}

#[test]
fn of_some_in_a_list_of_people_the_post_alone_is_told() {
    check("陪席　三枝監事、森監事、財務部長\n", &["陪席 三枝 :監事", "陪席 森 :監事", "陪席 – 財務部:部長"]);
}
