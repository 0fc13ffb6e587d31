//! The numbers of pages, where a site shows the text of a document page by page, each in one line: 2 みなと審議会 … - 2 -.

use std::sync::LazyLock;

use super::Above;
use crate::pattern::Regex;

// The pattern is fixed; a test reads with it.
/// - 12 - at the foot of a page.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FOOT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\s[-－] ?[0-9]{1,3} ?[-－]\s*$").unwrap());

/// The title of a record on a cover: みなと審議会 第 3 回分科会議事録.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[)）日館室階]|^) ?(?P<at>[^\s。、:：()（）]{3,30}(?:会|会議)(?: 第 ?[0-9]{1,3} ?回[^\s。、:：()（）]{0,24})?(?:議事録|会議録|議事要旨|議事概要))(?:\s|$)",
    )
    .unwrap()
});
/// 平成 26 年 9 月 18 日 於 : みなと会館 on a cover.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static PLACE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"日 ?(?P<at>於 ?[:：]? ?\S)").unwrap());

/// The bytes at which lines began on the cover of such a text: its title, what stands behind it, the place.
pub(super) fn cover(line: &str, above: &Above) -> Vec<usize> {
    if above.page != Some(1) {
        return Vec::new();
    }
    let title = TITLE.captures(line).and_then(|c| c.name("at")).map(|m| m.range());
    let ends = title.into_iter().flat_map(|title| [title.start, title.end]);
    let place = PLACE.captures(line).and_then(|c| c.name("at")).map(|m| m.start());
    ends.chain(place).filter(|&at| at > 0 && at < line.len()).collect()
}

/// Characters that number the page in a line, before its words and behind them; none where it does not go on with the page above.
pub(super) fn marks(line: &str, above: &mut Above) -> (usize, usize) {
    let Some(last) = above.page else { return (0, 0) };
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    if line[..digits].parse() != Ok(last + 1) || !behind.starts_with(' ') {
        return (0, 0);
    }
    above.page = Some(last + 1);
    let words = behind.trim_start();
    let foot = FOOT.find(words).map_or("", |foot| foot.as_str());
    (line.chars().count() - words.chars().count(), foot.chars().count())
}

#[cfg(test)]
mod tests {
    use crate::{Format, Text, lexicon::Lexicon, outline::Outline};

    #[test]
    fn numbers_of_pages_are_none_of_their_words() {
        let page = "Size: px\nStart display at page:\n\nTranscription\n\n1 みなと港湾審議会 第3回会議録 - 1 -\n\n2 1 日時 令和6年7月3日 - 2 -\n\n3 4 年後の姿 を 検討した\n\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let lines: Vec<&str> = outline.lines.iter().map(crate::outline::line::Line::as_str).collect();
        for words in ["みなと港湾審議会第3回会議録", "1日時令和6年7月3日", "4年後の姿を検討した"]
        {
            assert!(lines.contains(&words), "{lines:?}");
        }
    }

    #[test]
    fn names_of_a_column_begin_lines_though_the_stops_are_gone() {
        let line = "4 開会 高橋総務課長 それでは 時間となりましたので ただいまから第3回港湾審議会を開会いたします 委員の過半数に御出席いただいておりますので 会議は成立しております では 石田会長 お願いいたします 石田会長 それでは議事に入ります 事務局から説明をお願いいたします 高橋総務課長 資料1を御覧ください 桟橋の掛替えの年度を改めるものでございます 鈴木委員 工期が二年では長いと思います";
        let mut text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let lines: Vec<&str> = outline.lines.iter().map(crate::outline::line::Line::as_str).collect();
        let first = |line: &&&str| line.starts_with(['高', '石', '鈴']);
        assert_eq!(lines.iter().filter(first).count(), 4, "{lines:?}");
    }
}
