use super::*;
use crate::{Format, Span, Text};

fn cut(row: &str) -> String {
    let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
    let flow = Flow::of(&text, Span::new(0, text.chars()));
    let entries = entries(&flow, Lexicon::embedded());
    entries.iter().map(|e| text.quote(e.whole()).to_owned()).collect::<Vec<_>>().join("|")
}

#[test]
fn entries_that_run_on_are_cut_behind_the_post() {
    assert_eq!(
        cut("山田　太郎（座長）　甲大学教授鈴木　花子　株式会社乙主席研究員日下部　誠　丙市部長　（欠席）"),
        "山田　太郎（座長）　甲大学教授|鈴木　花子　株式会社乙主席研究員|日下部　誠　丙市部長　（欠席）"
    );
    assert_eq!(
        cut("比嘉　良太　協会専務理事（代理出席：技術課長　田中　ひろみ）石突　和也　港湾局長"),
        "比嘉　良太　協会専務理事（代理出席：技術課長　田中　ひろみ）|石突　和也　港湾局長"
    );
}

#[test]
fn entries_with_a_capacity_each_are_cut_before_it() {
    for (row, expected) in [
        (
            "委員長　山田太郎　副委員長　鈴木花子　委員　佐藤誠、森毅",
            "委員長　山田太郎|副委員長　鈴木花子|委員　佐藤誠、森毅",
        ),
        ("山田太郎会長　鈴木花子委員　森毅委員", "山田太郎会長|鈴木花子委員|森毅委員"),
        ("鴨志原安夫会長　高橋健一委員", "鴨志原安夫会長|高橋健一委員"),
        ("高橋健一会長　鷺宮原智子委員(代　柊)", "高橋健一会長|鷺宮原智子委員(代　柊)"),
        ("緑ヶ岡勝委員　ロペス花子委員", "緑ヶ岡勝委員|ロペス花子委員"),
        ("委員長　山田太郎　甲大学教授", "委員長　山田太郎　甲大学教授"),
        ("山田太郎　会長　甲大学教授", "山田太郎　会長　甲大学教授"),
    ] {
        let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let found: Vec<String> =
            offices(&flow, Lexicon::embedded()).iter().map(|e| text.quote(e.whole()).to_owned()).collect();
        assert_eq!(found.join("|"), expected);
    }
}

#[test]
fn signs_tell_that_each_word_is_a_person() {
    for (row, expected) in [
        ("◎椥辻花子 ○鴨志原誠 中垣外眞理 島袋久", "◎椥辻花子|○鴨志原誠|中垣外眞理|島袋久"),
        ("◎椥辻花子 会長 ○鴨志原誠 みなと大学教授", ""),
        ("◎椥辻 花子", ""),
    ] {
        let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let found: Vec<String> = signed(&flow).iter().map(|e| text.quote(e.whole()).to_owned()).collect();
        assert_eq!(found.join("|"), expected);
    }
}

#[test]
fn one_entry_stays_one() {
    for row in [
        "山田　太郎　甲大学教授",
        "山田　太郎　甲大学大学院　教授",
        "総務課長補佐　山田　太郎",
        "総務部長　山田　太郎　　財政課長　鈴木　花子",
        "山田　太郎　鈴木　花子　佐藤　誠",
    ] {
        assert_eq!(cut(row), row);
    }
}

#[test]
fn in_a_row_of_nothing_but_seats_whoever_has_one_is_somebody() {
    let row = "奥委員　谷委員　長我部委員　杢委員";
    let text = Text::from_string(row.to_owned(), Format::Plain, "UTF-8");
    let flow = Flow::of(&text, Span::new(0, text.chars()));
    assert_eq!(offices(&flow, Lexicon::embedded()).len(), 4);
}
