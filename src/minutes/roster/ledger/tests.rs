use crate::{
    Format, Text,
    lexicon::Lexicon,
    minutes::{Attendance, Minutes, Presence},
    outline::Outline,
};

fn roster(head: &str) -> Vec<Attendance> {
    let text = format!(
        "令和6年第2回みどり野市議会定例会会議録\n\n{head}\n\n○議長（山田太郎君）　開会します。\n○市長（高橋健一君）　ありがとうございます。\n"
    );
    let mut text = Text::from_string(text, Format::Plain, "UTF-8");
    let outline = Outline::of(&mut text, Lexicon::embedded());
    Minutes::read(&text, &outline, Lexicon::embedded()).value.attendance
}

fn lines(head: &str) -> String {
    let line = |a: &Attendance| {
        let name = a.name.as_ref().map_or("–", |n| n.value.as_str());
        let post = |f: &crate::minutes::Affiliation| {
            format!("{}:{}", f.organization.join("/"), f.post.as_deref().unwrap_or(""))
        };
        let posts: Vec<String> = a.affiliations.iter().map(post).collect();
        let absent = if a.presence == Presence::Absent { " absent" } else { "" };
        format!("{} {name} {}{absent}", a.role.as_deref().unwrap_or("–"), posts.join("+"))
            .trim_end()
            .to_owned()
    };
    roster(head).iter().map(line).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(head: &str, expected: &[&str]) {
    assert_eq!(lines(head), expected.join("\n"));
}

#[test]
fn two_members_with_seats_stand_on_a_line() {
    check(
        "○出席議員（４名）\n　　１番　　むらい　勝　康　　　　　２番　　大　西　順　子\n　　３番　　木　村　ひでこ　　　　　５番　　中　山　　　治\n○欠席議員（１名）\n　　４番　　小　林　　　誠\n",
        &[
            "出席議員 むらい勝康",
            "出席議員 大西順子",
            "出席議員 木村ひでこ",
            "出席議員 中山治",
            "欠席議員 小林誠  absent",
        ],
    );
}

#[test]
fn a_second_post_stands_above_or_below_and_a_long_post_drops_the_name() {
    check(
        "○説明員\n　　政策部長兼務　　　　山　田　幸　紀\n　　ＤＸ推進担当部長\n　　子ども・子育て支援部長\n　　　　　　　　　　　　酒　井　敏　春\n　　福祉部長　　　　　　鈴　木　　　豊\n　　（福祉事務所長）\n",
        &[
            "説明員 山田幸紀 みどり野市:政策部長+みどり野市:DX推進担当部長",
            "説明員 酒井敏春 みどり野市:子ども・子育て支援部長",
            "説明員 鈴木豊 みどり野市:福祉部長+みどり野市:福祉事務所長",
        ],
    );
}

#[test]
fn towns_have_bodies_of_their_own_and_the_hour_is_nobody() {
    check(
        "○説明員\n　　市長　　　　　　　　大　村　　　潤\n　　教育委員会学習部長　　川　田　真　一\n　　企業局管理部長　　　　万　年　　　忍\n○事務局出席職員\n　　事務局長　　　　　　　瀬　川　義　夫\n　　　　　　午前１０時００分開会\n",
        &[
            "説明員 大村潤 みどり野市:市長",
            "説明員 川田真一 みどり野市/教育委員会:学習部長",
            "説明員 万年忍 みどり野市/企業局:管理部長",
            "事務局出席職員 瀬川義夫 みどり野市議会/事務局:事務局長",
        ],
    );
}

#[test]
fn posts_glued_to_names_are_cut() {
    check(
        "出席委員\n委員長馬場　裕子君\n副委員長新藤　義彦君\n大西由紀子君\n",
        &["委員長 馬場裕子", "副委員長 新藤義彦", "出席委員 大西由紀子"],
    );
}

#[test]
fn a_post_goes_on_right_under_its_beginning() {
    check(
        "　出席説明員\n　　　　港湾部長　　　　　　　　　高橋　健一　　　　管理部長　　　　　　　　石田　伸二\n　　　　港湾部企画調整室　　　　　鴨志　雅晶　　　　管理部税務室　　　　　　三雲　健介\n　　　　離島課長　　　　　　　　　　　　　　　　　　徴収課長\n　　　　港湾部施設長　　　　　　　木原　　学　　　　管理部財務室　　　　　　村田　公男\n　　　　　　　　　　　　　　　　　　　　　　　　　　契約課主幹\n",
        &[
            "出席説明員 高橋健一 みどり野市:港湾部長",
            "出席説明員 石田伸二 みどり野市:管理部長",
            "出席説明員 鴨志雅晶 みどり野市/港湾部/企画調整室:離島課長",
            "出席説明員 三雲健介 みどり野市/管理部/税務室:徴収課長",
            "出席説明員 木原学 みどり野市:港湾部施設長",
            "出席説明員 村田公男 みどり野市/管理部/財務室/契約課:主幹",
        ],
    );
}

#[test]
fn members_who_answered_the_call_and_clerks_have_lists_of_their_own() {
    check(
        "応招議員\n　１番　高橋　健一君　　２番　石田　伸二君\n不応招議員　な　し\n説明のため議場に出席した者の職・氏名\n　町　　長　　木　原　　学　　教　育　長　　三　雲　健　介\n出席した事務局職員の氏名\n　事務局長　村田　公男\n",
        &[
            "応招議員 高橋健一",
            "応招議員 石田伸二",
            "説明のため議場に出席した者 木原学 みどり野市:町長",
            "説明のため議場に出席した者 三雲健介 みどり野市:教育長",
            "出席した事務局職員 村田公男 みどり野市議会/事務局:事務局長",
        ],
    );
}

#[test]
fn nobody_below_a_list_without_members_is_one() {
    check(
        "出席議員（１名）\n　１番　高橋　健一議員\n招集に応じなかった議員\nなし\n────────────\n令和６年　第２回（定例）みどり野市議会（第１日）\n",
        &["出席議員 高橋健一"],
    );
}

#[test]
fn units_in_brackets_hold_the_posts_of_officials_below_them() {
    check(
        "出席委員　高橋健一委員長、石田伸二委員\n市執行部　市長（木原　学）、総務部長（三雲健介）\n欠席委員　村田公男委員\n",
        &[
            "委員長 高橋健一",
            "委員 石田伸二",
            "市執行部 木原学 みどり野市:市長",
            "市執行部 三雲健介 みどり野市:総務部長",
            "委員 村田公男  absent",
        ],
    );
    check(
        "市執行部\n【港湾部】\n　港湾部長　木原　学\n　工務課長　三雲　健介\n",
        &["市執行部 木原学 みどり野市/港湾部:港湾部長", "市執行部 三雲健介 みどり野市/港湾部:工務課長"],
    );
}

#[test]
fn a_chair_at_the_end_of_a_row_of_seats_is_the_one_behind_the_word() {
    let expected = &["出席議員 柊花子", "出席議員 栗沢けい子", "出席議員 三雲一誠", "出席議員 木原学 :議長"];
    for roster in [
        "　１番　柊　　花　子　君　　２番　　栗　沢　けい子　君\n　８番　三　雲　一　誠　君　　議長　　木　原　　　学　君\n",
        "１番　柊花子　２番　栗沢けい子　８番　三雲一誠　議長　木原学\n",
        "１番　柊花子君　２番　栗沢けい子君\n８番　三雲一誠君　議長　木原　学君\n",
        "１番　柊花子君　２番　栗沢けい子君\n８番　三雲一誠君　議長\n木原　学君\n",
        "１番　柊　　花　子　　２番　栗　沢　けい子\n８番　三　雲　一　誠　　議長１０番　木　原　　　学\n",
        "柊花子君　栗沢けい子君\n三雲一誠君　議長　木原　学君\n",
    ] {
        check(&format!("出席議員（４名）\n{roster}"), expected);
    }
}

#[test]
fn a_post_that_may_be_either_neighbours_is_nobodys() {
    check(
        "出席議員\n　柊　花子　栗沢　けい子　議長　木原　学\n　三雲　誠　高橋　健一\n",
        &[
            "出席議員 柊花子",
            "出席議員 栗沢けい子",
            "出席議員 木原学",
            "出席議員 三雲誠",
            "出席議員 高橋健一",
        ],
    );
    check(
        "出席議員\n1番　柊花子　議長　　2番　栗沢けい子　副議長\n3番　三雲誠\n",
        &["出席議員 柊花子 :議長", "出席議員 栗沢けい子 :副議長", "出席議員 三雲誠"],
    );
}

#[test]
fn the_chair_who_opens_a_row_is_the_only_one() {
    check(
        "出席議員（４名）\n議長　木原学君　1番　柊花子君　2番　栗沢けい子君\n3番　三雲誠君　4番　高橋健一君\n",
        &[
            "出席議員 木原学 :議長",
            "出席議員 柊花子",
            "出席議員 栗沢けい子",
            "出席議員 三雲誠",
            "出席議員 高橋健一",
        ],
    );
    check(
        "出席委員\n　委　員　長　　柊　花　ほのか　　　　　副委員長　　栗　沢　けんた\n　委　　　員　　三　雲　ひかり　　　　　委　　　員　　石田　みのる\n",
        &["委員長 柊花ほのか", "副委員長 栗沢けんた", "委員 三雲ひかり", "委員 石田みのる"],
    );
}

#[test]
fn a_second_post_in_brackets_is_of_the_one_it_stands_under() {
    check(
        "○説明員\n　　企画部長　　　　　　　　柊　　　誠　　福祉部長　　　　　　　三　雲　和　代\n　　　　　　　　　　　　　　　　　　　　　（福祉事務所長）\n　　港湾部長　　　　　　　　木　原　　学　　離島振興部長　　　　　栗　沢　けい子\n　　（空き家対策担当部長）\n",
        &[
            "説明員 柊誠 みどり野市:企画部長",
            "説明員 三雲和代 みどり野市:福祉部長+みどり野市:福祉事務所長",
            "説明員 木原学 みどり野市:港湾部長+みどり野市:空き家対策担当部長",
            "説明員 栗沢けい子 みどり野市:離島振興部長",
        ],
    );
}

#[test]
fn who_is_absent_is_marked_before_the_capacity() {
    check(
        "出席委員　３名（欠は欠席者）\n　委　員　長　　木　原　　　学　　　　　副委員長　　栗　沢　けい子\n　委　　　員　　三　雲　　　誠　　　　欠　委　　　員　　柊　　　千　代\n",
        &["委員長 木原学", "副委員長 栗沢けい子", "委員 三雲誠", "委員 柊千代  absent"],
    );
}

#[test]
fn a_capacity_before_each_is_not_that_of_the_names_below() {
    check(
        "出席委員\n  委員長 高橋  健一君\n   理事 柊  まさき君 理事 三雲  花子君\n      石田  伸二君    栗沢けい子君\n      木原   学君    村田  公男君\n",
        &[
            "委員長 高橋健一",
            "理事 柊まさき",
            "理事 三雲花子",
            "出席委員 石田伸二",
            "出席委員 栗沢けい子",
            "出席委員 木原学",
            "出席委員 村田公男",
        ],
    );
}

#[test]
fn tables_printed_cell_by_cell_have_posts_over_names() {
    check(
        "職務のために出席した者の職・氏名\n書記\n柊 誠\n\n事務局長\n三雲 花子\n\n説明のため出席した者の職・氏名\n\n町長\n高橋 健一\n\n港湾課長\n石田 伸二\n\n教育長\n木原 学\n×\n税務課長\n村田 公男\n",
        &[
            "職務のために出席した者 柊誠 :書記",
            "職務のために出席した者 三雲花子 :事務局長",
            "説明のため出席した者 高橋健一 みどり野市:町長",
            "説明のため出席した者 石田伸二 みどり野市:港湾課長",
            "説明のため出席した者 木原学 みどり野市:教育長 absent",
            "説明のため出席した者 村田公男 みどり野市:税務課長",
        ],
    );
}

#[test]
fn three_posts_on_a_row_are_three() {
    check(
        "地方自治法第121条の規定により説明のため出席した者の職・氏名\n　町　　長　日浦谷直美君　教育長　三雲　　誠君　住環境課長　栗沢ちか君\n　上下水道課長　石田一志君　監査委員　木原友蔵君\n本会議に職務のため出席した者の職・氏名\n　事務局長　村田庄司君　書記　高橋あや君\n",
        &[
            "地方自治法第121条の規定により説明のため出席した者 日浦谷直美 みどり野市:町長",
            "地方自治法第121条の規定により説明のため出席した者 三雲誠 みどり野市:教育長",
            "地方自治法第121条の規定により説明のため出席した者 栗沢ちか みどり野市:住環境課長",
            "地方自治法第121条の規定により説明のため出席した者 石田一志 みどり野市:上下水道課長",
            "地方自治法第121条の規定により説明のため出席した者 木原友蔵 みどり野市:監査委員",
            "本会議に職務のため出席した者 村田庄司 :事務局長",
            "本会議に職務のため出席した者 高橋あや :書記",
        ],
    );
}

#[test]
fn a_whole_name_glued_to_its_post_is_no_surname() {
    check(
        "出席説明員　日下坂雅也副市長　　肥田孝子資源循環部長　　森直樹次長\n",
        &[
            "出席説明員 日下坂雅也 みどり野市:副市長",
            "出席説明員 肥田孝子 みどり野市:資源循環部長",
            "出席説明員 森直樹 みどり野市:次長",
        ],
    );
}

#[test]
fn a_clerk_in_spaced_letters_stands_between_names_in_spaced_letters() {
    check(
        "○職務のため出席した者の職氏名\n　議会事務局長　　早　川　　　健　　　書　　　　記　　穂　高　若　菜\n",
        &[
            "職務のため出席した者 早川健 みどり野市議会/事務局:局長",
            "職務のため出席した者 穂高若菜 みどり野市議会/事務局:書記",
        ],
    );
}

#[test]
fn in_a_list_what_stands_behind_a_name_is_of_nobody_beyond_the_comma() {
    check(
        "出席委員\n　被保険者代表　木　原　　学　委員、　三　雲　千　代　委員\n　保険医等代表　栗　沢　　誠　委員（みなと医院院長）、\n　　　　　　　　柊　けい子　委員（みなと薬剤師会）\n　公益代表　　　三　雲　和　代　会長（みなと市議会議員）、\n　　　　　　　　木　原　千　代　会長代理（みなと協議会副会長）\n",
        &[
            "委員 木原学 :被保険者代表",
            "委員 三雲千代",
            "委員 栗沢誠 :保険医等代表+みなと医院:院長",
            "委員 柊けい子 みなと薬剤師会:",
            "会長 三雲和代 :公益代表+みなと市議会:議員",
            "会長代理 木原千代 みなと協議会:副会長",
        ],
    );
}

#[test]
fn of_two_posts_between_two_names_one_is_behind_the_first() {
    check(
        "出席者\n委員長　　木原　学　　みなと大学教授　　福祉部長　　三雲　誠\n委　員　　栗沢　けい子　　みなと病院院長　　福祉課長　　柊　千代\n",
        &[
            "委員長 木原学 みなと大学:教授",
            "出席者 三雲誠 :福祉部長",
            "委員 栗沢けい子 みなと病院:院長",
            "出席者 柊千代 :福祉課長",
        ],
    );
}

#[test]
fn a_post_of_two_stands_beside_the_first_and_one_held_beside_another_below_it() {
    check(
        "説明員\n　　副市長　　　　　　　　　　　　　柊　　　誠\n　　　　　　　　　　　　　　　　　　森　　花子\n　　福祉部長　　　　　　　　　　　　三　雲　健　介\n　　港湾課長事務取扱\n　　健康部長（みどり野診療所長兼務）　石　田　みのる\n",
        &[
            "説明員 柊誠 みどり野市:副市長",
            "説明員 森花子 みどり野市:副市長",
            "説明員 三雲健介 みどり野市:福祉部長+みどり野市:港湾課長事務取扱",
            "説明員 石田みのる みどり野市:健康部長+みどり野診療所:所長",
        ],
    );
}

#[test]
fn a_deputy_of_the_unit_heads_no_unit_and_the_public_is_nobodys_name() {
    check(
        "市執行部\n【港湾部】\n　部　　長　木原　学\n　副部長　三雲　健介\n　工務課主査　石田　みのる\n",
        &[
            "市執行部 木原学 みどり野市/港湾部:部長",
            "市執行部 三雲健介 みどり野市/港湾部:副部長",
            "市執行部 石田みのる みどり野市/港湾部/工務課:主査",
        ],
    );
    check(
        "説明員\n　港湾部部長　　木原　学\n　港湾課主査　　三雲　健介\n　工務課長　　　石田　みのる\n",
        &[
            "説明員 木原学 みどり野市/港湾部:部長",
            "説明員 三雲健介 みどり野市/港湾課:主査",
            "説明員 石田みのる みどり野市:工務課長",
        ],
    );
}

#[test]
fn a_seat_stands_before_the_kind_of_member_who_has_it() {
    check(
        "出席者\n委員\n主査(専門委員)   高橋 健一\n主査代理(専門委員)   森 花子\n臨時委員   柊 誠\n専門委員   三枝 徹\n",
        &["主査 高橋健一", "主査代理 森花子", "臨時委員 柊誠", "専門委員 三枝徹"],
    );
}
