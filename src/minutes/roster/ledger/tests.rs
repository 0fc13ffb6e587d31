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
            "説明員 山田幸紀 :政策部長+:DX推進担当部長",
            "説明員 酒井敏春 :子ども・子育て支援部長",
            "説明員 鈴木豊 :福祉部長+:福祉事務所長",
        ],
    );
}

#[test]
fn towns_have_bodies_of_their_own_and_the_hour_is_nobody() {
    check(
        "○説明員\n　　市長　　　　　　　　大　村　　　潤\n　　教育委員会学習部長　　川　田　真　一\n　　企業局管理部長　　　　万　年　　　忍\n○事務局出席職員\n　　事務局長　　　　　　　瀬　川　義　夫\n　　　　　　午前１０時００分開会\n",
        &[
            "説明員 大村潤 :市長",
            "説明員 川田真一 教育委員会:学習部長",
            "説明員 万年忍 企業局:管理部長",
            "事務局出席職員 瀬川義夫 :事務局長",
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
