//! What a web page prints around a record: menus, buttons, the date of the page and its number.

use std::sync::LazyLock;

use super::{Block, BlockKind, Line, Mark};
use crate::{date, lexicon::Lexicon, pattern::Regex, text::Flow};

/// Characters of such a line, at most.
const LONGEST: usize = 60;

/// Characters of a line, at most, that may be the rest of the one above it, and of that one at least.
const REST: usize = 5;
const FULL: usize = 20;

/// Lines of the frame in which a site for documents shows the text of one, at most.
const FRAME: usize = 60;

/// Marks such lines among `lines`.
pub(super) fn set_aside(lines: &mut [Line], lexicon: &Lexicon) {
    let (frame, lines) = lines.split_at_mut(shown_from(lines, lexicon));
    for line in frame.iter_mut().filter(|line| line.kind == BlockKind::Text) {
        line.kind = BlockKind::Page;
    }
    let (mut open, mut of_page) = (false, false);
    for line in lines.iter_mut() {
        let words = line.as_str();
        // 更新日：… / 担当：港湾課: whose page it is.
        let whose = of_page && ["担当:", "担当課:", "担当部署:"].iter().any(|whose| words.starts_with(whose));
        // …の費用の / 拡大。: the end of a sentence that was wrapped is none of the page's.
        let rest = open && words.chars().count() <= REST;
        if line.kind == BlockKind::Text && !rest && (whose || is_of_page(words, lexicon)) {
            line.kind = BlockKind::Page;
        }
        of_page = line.kind == BlockKind::Page;
        let words = line.as_str();
        open = line.kind == BlockKind::Text && words.chars().count() >= FULL && !words.ends_with('。');
    }
}

/// • 桟橋(/), • "桟橋"(1/5): a word that was looked for in the record.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SEARCHED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"^[•・] ?["“]?[^()]{1,30}["”]?\([0-9]*/[0-9]*\)$"#).unwrap());

/// 選択 12: ◯議長（柊誠君）: an entry of the list of speeches that a site prints above them.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
pub(super) static INDEX: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"選択 ?[0-9]{1,4} ?: ?[◯○]").unwrap());
/// 3. 柊誠: the number of a speech, and whose it is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPEAKER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[0-9]{1,4}\.\s?(?P<name>[^\s\d。、()]{2,10})$").unwrap());

/// Letters that may stand before the name in the mark of a speech: 委員長, 内閣官房副長官（.
const OFFICE: usize = 24;

/// Sets aside the names that a site prints over each speech with its number; what is said below one has the mark of speech,
/// though the copy lost its circle: 3. 柊誠 / 委員長柊誠君）ただいまから….
pub(super) fn speakers_above(lines: &mut [Line], blocks: &mut [Block], lexicon: &Lexicon) {
    let words = |block: &Block| block.kind == BlockKind::Text;
    let texts: Vec<usize> = (0..blocks.len()).filter(|&i| words(&blocks[i])).collect();
    for pair in texts.windows(2) {
        let (above, below) = (&blocks[pair[0]], &blocks[pair[1]]);
        let heading = &lines[above.lines.start];
        let Some(name) = SPEAKER.captures(heading.as_str()).and_then(|c| c.name("name")) else { continue };
        let said = below.flow.as_str();
        let head = said.char_indices().nth(OFFICE).map_or(said, |(end, _)| &said[..end]);
        let whole = head.find(name.as_str()).is_some_and(|at| {
            let behind = &said[at + name.len()..];
            ["君", "さん", ")"].iter().any(|end| behind.starts_with(end))
        });
        // 3. 柊木誠 / 柊木委員長　ただいまから…: by surname and seat.
        let same = head.chars().zip(name.as_str().chars()).take_while(|(a, b)| a == b).count();
        let called = first_word(&below.flow);
        let title = lexicon.titles.capacity_at_end(called).or_else(|| lexicon.titles.post_at_end(called));
        let seated = same >= 2 && title.is_some_and(|at| at > 0);
        let again = whole || seated;
        let sentence = said.contains('。') || said.chars().count() > OFFICE;
        if !again || above.lines.len() > 1 || !sentence {
            continue;
        }
        lines[above.lines.start].kind = BlockKind::Page;
        blocks[pair[0]].kind = BlockKind::Page;
        let mark = &mut blocks[pair[1]].mark;
        if *mark == Mark::None {
            *mark = Mark::Sign('○');
        }
    }
}

/// The words up to the first gap.
fn first_word(flow: &Flow) -> &str {
    let end = flow.pieces().first().map_or(0, |(first, _)| first.end);
    &flow.as_str()[..end]
}

/// The line from which a site for documents shows the text of one; above it are its title once more, buttons, what is like it.
fn shown_from(lines: &[Line], lexicon: &Lexicon) -> usize {
    let frame = &lines[..lines.len().min(FRAME)];
    let button = |line: &Line| lexicon.cues.words("viewer").opens(line.as_str());
    let first = frame.iter().position(button).unwrap_or(frame.len());
    // 本文ここから: above it are the menus of the site.
    if let Some(body) = frame.iter().position(|line| lexicon.cues.is("body-below", line.as_str())) {
        return body + 1;
    }
    let shown = frame[first..].iter().position(|line| lexicon.cues.is("viewer-text", line.as_str()));
    shown.map_or(0, |at| first + at + 1)
}

/// Whether the whole of a line is the page's and none of the record's.
fn is_of_page(line: &str, lexicon: &Lexicon) -> bool {
    // [目次]: a link to what stands elsewhere on the page.
    // 発言者一覧, 選択 12: ◯議長（柊誠君）: the list of speeches above them.
    if lexicon.cues.words("viewer-menu").is_in(line)
        || INDEX.find(line).is_some_and(|m| m.start() == 0)
        || line.ends_with("発言者一覧")
    {
        return true;
    }
    if is_of_viewer(line) || line == "[目次]" {
        return true;
    }
    if line.chars().count() > LONGEST {
        return false;
    }
    // みなとナビロゴ: what stands for a picture.
    let logo = line
        .strip_suffix("ロゴ")
        .is_some_and(|of| (1..=12).contains(&of.chars().count()) && !of.contains(' '));
    if SEARCHED.is_match(line) || logo || lexicon.cues.words("page-hits").opens(line) {
        return true;
    }
    let mut rest = line;
    let mut taken_any = false;
    loop {
        rest = rest.trim_start_matches([' ', '|', '・', '。', ',', '•']);
        if rest.is_empty() {
            return taken_any;
        }
        let words = lexicon.cues.words("page").at_start(rest).next();
        match words.map(str::len).or_else(|| numbered(rest, lexicon)).or_else(|| about_page(rest, lexicon)) {
            Some(taken) => {
                rest = &rest[taken..];
                taken_any = true;
            }
            None => return false,
        }
    }
}

/// Whether a line is what a site that shows documents says of one: how often it was seen, when it came, the head of each page.
fn is_of_viewer(line: &str) -> bool {
    let counted = |words: &str| words.starts_with(|c: char| c.is_ascii_digit());
    let page = line.strip_prefix("Page ").is_some_and(|rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(':') && counted(rest)
    });
    let posted = line.strip_prefix("Post on ").is_some_and(counted);
    let word = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
    page || posted || counted(line) && matches!(word, "view" | "views" | "download" | "downloads")
}

/// Where a label of the page's own and its number or day end: 更新日:2019年5月8日, ページID:006521.
fn numbered(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let label = lexicon.cues.words("page-label").at_start(words).next()?;
    let behind = &words[label.len()..];
    let value = behind.trim_start_matches([':', ' ']);
    let from = words.len() - value.len();
    let digits = value.bytes().take_while(|b| b.is_ascii_digit() || *b == b'-').count();
    let day = date::day(value).filter(|day| day.range.start == 0).map(|day| day.range.end);
    let end = day.unwrap_or(digits);
    // 更新日:2024年7月3日更新
    let again = if value[end..].starts_with("更新") && day.is_some() { "更新".len() } else { 0 };
    (end > 0).then(|| from + end + again)
}

/// Where a sentence about the page ends: what it needs to be shown, where its text begins, how to pass over its menus.
fn about_page(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = words.find('。').map_or(words.len(), |at| at + '。'.len_utf8());
    let sentence = words[..end].trim_end_matches('。');
    let holds = |kind| lexicon.cues.words(kind).is_in(sentence);
    let named = sentence.contains(['j', 'J']) && sentence.to_lowercase().contains("javascript");
    let script = named && holds("page-script");
    let skip = holds("page-skip");
    let here = (sentence.starts_with("ここから") || sentence.starts_with("ここまで"))
        && sentence.ends_with("です")
        && holds("page-part");
    let top = sentence.contains("ページの先頭") && sentence.chars().count() <= 16;
    (script || skip || here || top).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Text, outline::Outline};

    #[track_caller]
    fn check(line: &str, of_page: bool) {
        let mut text = Text::from_string(line.to_owned(), crate::Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        assert_eq!(outline.lines[0].kind == BlockKind::Page, of_page, "{line}");
    }

    #[test]
    fn whose_page_it_is_stands_below_its_day() {
        let page = "更新日:令和6年7月3日\n担当:水産部港湾課\n第3回湖沼検討会　議事概要\n担当:水産部\n";
        let mut text = Text::from_string(page.to_owned(), crate::Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let kinds: Vec<bool> = outline.lines.iter().map(|line| line.kind == BlockKind::Page).collect();
        assert_eq!(kinds, [true, true, false, false]);
    }

    #[test]
    fn buttons_menus_and_the_pages_own_dates_are_no_words_of_a_record() {
        for line in [
            "ここから本文です。",
            "この画面はJavaScriptの有効な環境で御覧ください。",
            "ページの先頭です",
            "メニュー等をスキップする",
            "本文へスキップします。",
            "現在位置",
            "更新日:2024年7月3日 ページID:001234",
            "ページ番号1004567 更新日 令和6年7月3日",
            "ページ番号:0000012345更新日:2024年7月3日更新印刷ページ表示",
            "メニューを飛ばして本文へ",
            "印刷 大きな文字で印刷",
            "文字サイズ変更",
            "ツイート シェア",
            "• ID:4711",
            "• 桟橋(/)",
            "• \"桟橋\"(1/5)",
            "みなとナビロゴ",
            "↓ 最初のヒットへ(全 0 ヒット) 1",
            "TRANSCRIPT",
            "14 views",
            "Post on 31-Aug-2020",
            "Page 2: みなと空域利用協議会 議事次第 日時:令和6年7月3日",
        ] {
            check(line, true);
        }
    }

    #[test]
    fn what_a_site_shows_around_a_document_is_none_of_it() {
        let lines = "港湾審議会議事録 1 日時 令和6年7月3日\n読み込み中.... (全文を見る)\n全文\n港湾審議会議事録\n全文\n";
        let mut text = Text::from_string(lines.to_owned(), crate::Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let own = outline.lines.iter().filter(|line| line.kind == BlockKind::Text).map(Line::as_str);
        assert_eq!(own.collect::<Vec<_>>(), ["港湾審議会議事録", "全文"]);
    }

    #[test]
    fn the_rest_of_a_wrapped_sentence_is_no_button() {
        let lines = "港の施設の修繕に当たっては、国の補助の対象の一層の\n拡大。\n";
        let mut text = Text::from_string(lines.to_owned(), crate::Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        assert!(outline.lines.iter().all(|line| line.kind == BlockKind::Text));
    }

    #[test]
    fn lines_of_a_record_are_its_own() {
        for line in [
            "。",
            "ここから本文の審議に入ります。",
            "印刷費の見直しについて",
            "更新日程について",
            "現在位置の測定について",
            "みなと市役所 本庁舎",
            "本文",
            "ページ数は30ページである。",
        ] {
            check(line, false);
        }
    }
}
