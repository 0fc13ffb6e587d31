//! Records in one line that tell what was done: … (1) 予算の案について 柊理事から、資料1に基づき説明があり、了承された。 ….

use super::over;
use crate::lexicon::Lexicon;

/// What such a record says of its items.
const DONE: [&str; 9] = [
    "説明があ",
    "報告があ",
    "審議の結果",
    "了承され",
    "承認され",
    "了承した",
    "承認した",
    "選出され",
    "確認がなされ",
];
/// Letters of the longest person by title, and of the longest heading in brackets.
const GIVER: usize = 16;
const HEADING: usize = 12;

/// Whether a line tells of several things that were done, and of who gave what.
pub(super) fn tells(line: &str) -> bool {
    let gives = ["から、", "より、", "から 、"].iter().any(|giver| line.contains(giver));
    gives && DONE.iter().map(|done| line.matches(done).count()).sum::<usize>() > 2
}

/// Whether a line began between words of such a record: before who tells of an item, a heading in brackets, a number with a point.
pub(super) fn opens(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let headed = ["について", ")", "）", "件", "事項", "議事", "議 事", "概要", "要旨"]
        .iter()
        .any(|end| before.ends_with(end));
    let over = over(before);
    headed && gives(behind, lexicon)
        || (over || headed) && heading(behind)
        || (over || headed || before.ends_with(|c: char| c.is_ascii_digit())) && pointed(behind)
}

/// Whether the words begin with one who gives something: 柊理事から、, 機構長より.
fn gives(words: &str, lexicon: &Lexicon) -> bool {
    let end = words.char_indices().nth(GIVER).map_or(words, |(end, _)| &words[..end]);
    let giver = ["から", "より"].iter().filter_map(|giver| end.find(giver)).min();
    let giver = giver.map_or("", |at| end[..at].trim_end());
    let titled = lexicon.titles.capacity_at_end(giver).or_else(|| lexicon.titles.post_at_end(giver));
    titled.is_some() && !giver.contains(['。', '、', ' '])
}

/// Whether the words are a heading in brackets and others: (審議事項) ….
fn heading(words: &str) -> bool {
    let inner = words.strip_prefix(['(', '（']).and_then(|rest| rest.split([')', '）']).next());
    inner.is_some_and(|inner| {
        let behind = words.chars().nth(inner.chars().count() + 2);
        (3..=HEADING).contains(&inner.chars().count())
            && inner.chars().all(char::is_alphabetic)
            && behind.is_some_and(char::is_whitespace)
    })
}

/// Whether the number of an item opens the words: 2.議事, 1. 議事に先立ち.
fn pointed(words: &str) -> bool {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = words[digits..].strip_prefix(['.', '．']);
    (1..=2).contains(&digits) && behind.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::super::{Above, parts};
    use crate::{Format, Span, Text, lexicon::Lexicon};

    #[test]
    fn items_headings_and_those_who_tell_of_them_begin_lines() {
        let line = "令和6年度第2回みなと大学経営協議会議事概要 ○日 時:令和6年7月3日(水)14:00~16:10 ○場 所:みなと会館 ○出席者:高橋学長、森理事 ○概要 1. 議事に先立ち、定足数の確認がなされた。 2.議 事 (前回議事概要) 学長から、前回の議事概要について報告があった。 (審議事項) (1) 予算の案について 森理事から、資料1に基づき説明があり、審議の結果、了承された。 ・実習船の油代が足りない。 (2) 規程の改正について 高橋学長から、資料2に基づき説明があった。";
        let text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        let found = parts(&text, Span::new(0, text.chars()), &mut Above::default(), Lexicon::embedded());
        let words: Vec<&str> = found.iter().map(|span| text.quote(*span).trim()).collect();
        let below = words.iter().position(|words| words.starts_with("1.")).unwrap_or_default();
        assert_eq!(
            words[below..],
            [
                "1. 議事に先立ち、定足数の確認がなされた。",
                "2.議 事",
                "(前回議事概要)",
                "学長から、前回の議事概要について報告があった。",
                "(審議事項)",
                "(1) 予算の案について",
                "森理事から、資料1に基づき説明があり、審議の結果、了承された。",
                "・実習船の油代が足りない。",
                "(2) 規程の改正について",
                "高橋学長から、資料2に基づき説明があった。",
            ]
        );
    }
}
