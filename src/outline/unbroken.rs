//! Lines whose ends a copy lost: a page's text in one line, a whole record in one cell of a table.
//!
//! Takes a line; gives its parts, which tile it. Only what cannot stand in the middle of a line tells where one began: the
//! labels of a record's head one after the other, a speaker's circle behind a full stop, headings in brackets.

mod assembly;
mod cell;

pub(super) use assembly::Above;

use super::mark::symbol_letter;
use crate::{
    Span, Text,
    lexicon::{Lexicon, Section},
    span::to_u32,
};

/// Characters of a line that may have lost its ends.
const LONG: usize = 90;
/// Spaces in a row that are a lost line end with the indent behind it.
const INDENT: usize = 3;

/// The parts of the line at `span`, of which the lines above it tell what they hold.
pub(super) fn parts(text: &Text, span: Span, above: &mut Above, lexicon: &Lexicon) -> Vec<Span> {
    let line = text.quote(span);
    above.pass(line, lexicon);
    let mut found = Vec::new();
    let mut start = span.start();
    let long = line.len() > LONG && line.chars().nth(LONG).is_some();
    // 【議事】 ○資料1について…: two marks stand on one line however short it is.
    let marked = || line.contains("】 ○") || line.contains("】 ・") || line.contains(" 日程第");
    if long || marked() || above.record {
        for cut in cuts(line, above, lexicon) {
            let at = span.start() + to_u32(cut);
            found.push(Span::new(start, at));
            start = at;
        }
    }
    found.push(Span::new(start, span.end()));
    found
}

/// A run of spaces: in characters where it begins and ends, in bytes where the words behind it begin.
struct Gap {
    start: usize,
    end: usize,
    byte: (usize, usize),
}

/// Whether a label stands right before the first document: 配布資料　資料1 ….
fn before_document(words: &str) -> bool {
    words.find(char::is_whitespace).is_some_and(|end| document_at(words[end..].trim_start()))
}

/// Characters before which lines began.
fn cuts(line: &str, above: &mut Above, lexicon: &Lexicon) -> Vec<usize> {
    let gaps = gaps(line);
    // The label that opens the line counts as those within it do.
    let indent = line.len() - line.trim_start().len();
    let opening = [Gap { start: 0, end: 1, byte: (0, indent) }];
    let label = |gap: &Gap| label_at(&line[gap.byte.1..], gap.end - gap.start, lexicon);
    let mut labels: Vec<String> = opening.iter().chain(&gaps).filter_map(label).collect();
    labels.sort_unstable();
    labels.dedup();
    let spoken_above = above.was_spoken();
    let lists = assembly::parts(line, above, lexicon);
    // A head without line ends: two labels may meet in a sentence, three do not, nor do day and place with their colons.
    let colon = |gap: &Gap| {
        let words = &line[gap.byte.1..];
        let end = words.find([':', '：']).filter(|&end| words[..end].chars().count() <= 8)?;
        lexicon.titles.section(&words[..end].replace([' ', '　'], ""))
    };
    // 会議の名称 … 開催日時 … 開催場所 …: the plain labels of a form, with nothing around them but spaces.
    let plain = |gap: &Gap| plain_label_at(&line[gap.byte.1..], lexicon);
    let form: Vec<Section> = opening.iter().chain(&gaps).filter_map(plain).collect();
    let form = [Section::Date, Section::Venue].iter().all(|section| form.contains(section));
    // 場所：… 議　事 … 出席委員 …: who was there, between spaces, where two others are labels.
    let people = |section: &Section| matches!(section, Section::Attendees | Section::Absentees);
    let listed =
        labels.len() >= 2 && opening.iter().chain(&gaps).filter_map(plain).any(|section| people(&section));
    let told_plainly = |gap: &Gap| {
        let lists =
            |section: &Section| *section == Section::Materials && before_document(&line[gap.byte.1..]);
        plain(gap).filter(|section| form || listed && people(section) || lists(section))
    };
    let label = |gap: &Gap| label(gap).or_else(|| told_plainly(gap).map(|_| "form".to_owned()));
    let told: Vec<Section> = opening.iter().chain(&gaps).filter_map(colon).collect();
    let section = |section| told.contains(&section);
    let copied = lists.is_some();
    let lists = lists.unwrap_or_default();
    let head =
        labels.len() >= 3 || form || listed || section(Section::Date) && section(Section::Venue) || copied;
    let items = items(line, &gaps);
    let drawn = drawn_bullet(line, &gaps);
    // 1 開会 … 2 報告事項 … 3 閉会: so are headings that count, where no circle stands before those who speak.
    let number = |at: &&usize| line[**at..].starts_with(|c: char| c.is_ascii_digit());
    let counts = !line.contains(['○', '◯', '〇', '◎']) && lists.iter().filter(number).count() > 2;
    let flat = !items.is_empty() || drawn.is_some() || counts;
    let first = usize::from(name_at(line.trim_start()));
    let named = gaps.iter().filter(|gap| over(&line[..gap.byte.0]) && name_at(&line[gap.byte.1..])).count()
        + first
        > 1;
    let mut spoken = spoken_above;
    let mut behind_label = false;
    // Whether the label of the documents has been read.
    let mut materials = false;
    let mut last = 0;
    let mut found = Vec::new();
    for (nth, gap) in gaps.iter().enumerate() {
        let (before, behind) = (line[..gap.byte.0].trim_end(), &line[gap.byte.1..]);
        if copied && (in_cell(before, behind) || in_index(before)) {
            continue;
        }
        let wide = gap.end - gap.start;
        let over = over(before) || copied && behind_hour(before, lexicon);
        let circle = circle_at(behind);
        let opened = circle && ["開会", "開議"].iter().any(|word| before.ends_with(word));
        // 1 開催日時：…: the number opens the line.
        let numbered = !found.is_empty() && is_number(line[last..gap.byte.0].trim());
        let labelled = head && !spoken && !numbered && label(gap).is_some();
        let document = materials && head && !spoken && document_at(behind);
        let cut = labelled
            || circle && (over || opened || behind_label || head && !spoken)
            || over && (closing_bracket_at(behind) || heading_at(behind))
            || material_at(behind)
            || document
            || behind_heading(before)
            || (over || flat) && bullet_at(behind)
            || drawn.is_some_and(|letter| {
                behind.strip_prefix(letter).is_some_and(|rest| rest.starts_with(char::is_whitespace))
            })
            || (named && over || flat) && name_at(behind)
            || (over || flat || head && !numbered) && speaker_at(behind, lexicon)
            || items.contains(&gap.byte.1)
            || flat && item_at(behind, 2)
            || copied && !spoken && before.ends_with('君') && cell::opens(behind, lexicon)
            || head
                && !spoken
                && (wide >= INDENT && !goes_on(before, behind) || item_at(behind, wide))
                && (if copied {
                    cell::ends(&line[last..gap.byte.0], behind, wide, lexicon)
                } else {
                    !lone_at_end(before)
                });
        if cut {
            // One of the spaces was the line end, the others the indent.
            let number = nth
                .checked_sub(1)
                .map(|last| &gaps[last])
                .filter(|last| circle && copied && is_number(&line[last.byte.1..gap.byte.0]));
            found.push(number.unwrap_or(gap).start + 1);
            last = gap.byte.1;
            let said = || circle_end(behind).contains('。');
            spoken |= circle && said() && !behind.chars().nth(1).is_some_and(|c| "(（".contains(c));
        }
        materials |= labelled && lists_materials(behind, lexicon) || before.ends_with("資料】");
        behind_label = cut && labelled
            || behind_label && before.ends_with(|c: char| !c.is_whitespace()) && {
                let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
                lexicon.titles.is_label(last)
            };
    }
    if !lists.is_empty() {
        let mut lists = lists.into_iter().peekable();
        let starts = line.char_indices().enumerate();
        found.extend(starts.filter_map(|(at, (byte, _))| lists.next_if_eq(&byte).map(|_| at)));
        found.sort_unstable();
        found.dedup();
    }
    found
}

/// Whether a letter by itself ends the words: 高 橋.
fn lone_at_end(words: &str) -> bool {
    let mut letters = words.chars().rev();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(char::is_whitespace)
}

/// Whether a gap lies between words of one cell of a table ruled by characters: │ 1.柊　　誠 │.
fn in_cell(before: &str, behind: &str) -> bool {
    const RULES: [char; 12] = ['│', '┃', '─', '━', '┌', '┐', '└', '┘', '├', '┤', '┬', '┴'];
    let bar = |rule: char| matches!(rule, '│' | '┃');
    let left = before.rfind(RULES).and_then(|at| before[at..].chars().next());
    let right = behind.find(RULES).and_then(|at| behind[at..].chars().next());
    left.is_some_and(bar) && right.is_some_and(bar) && !before.ends_with(RULES) && !behind.starts_with(RULES)
}

/// Whether words end within an entry of a site's list of speeches: 選択 12 :.
fn in_index(before: &str) -> bool {
    before.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ' || c == ':').ends_with("選択")
}

/// Whether words before a gap are at an end.
fn over(before: &str) -> bool {
    before.trim_end().ends_with([
        '。', ')', '）', '」', '』', '〕', '】', '?', '？', '!', '！', '|', '｜', '-', '－', '≫', '》',
    ])
}

/// Whether the hour of the sitting ends the words, perhaps with the number of the first speech: 午後1時開会, 午前9時30分 開議 1.
fn behind_hour(before: &str, lexicon: &Lexicon) -> bool {
    let words = before.trim_end_matches(|c: char| c.is_ascii_digit() || c.is_whitespace() || c == ':');
    let hour = |kind: &&str| lexicon.cues.words(kind).closes(words);
    over(words) || ["opens-sitting", "closes-sitting"].iter().any(hour)
}

/// Whether words are the number of a speech: 12, 12:.
fn is_number(words: &str) -> bool {
    let digits = words.strip_suffix([':', '：']).unwrap_or(words);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Where the items 1. 2. 3. or ① ② ③ of a page in one line begin, in bytes; three at least of a row, or none.
fn items(line: &str, gaps: &[Gap]) -> Vec<usize> {
    let point = |words: &str| {
        let digits = words.chars().take_while(char::is_ascii_digit).count();
        let mut behind = words.chars().skip(digits);
        let point = behind.next().is_some_and(|c| c == '.' || c == '．');
        let letter = behind.next().is_some_and(|c| !c.is_ascii_alphanumeric());
        words[..digits].parse::<u32>().ok().filter(|_| point && letter)
    };
    let circle = |words: &str| {
        let first = words.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
        Some(u32::from(first) - u32::from('①') + 1)
    };
    let starts: Vec<usize> = std::iter::once(0).chain(gaps.iter().map(|gap| gap.byte.1)).collect();
    let mut found = rows(&starts, |at| point(&line[at..]));
    found.extend(rows(&starts, |at| circle(&line[at..])));
    found
}

/// Those of `starts` whose numbers count up from one, three at least in a row.
fn rows(starts: &[usize], number: impl Fn(usize) -> Option<u32>) -> Vec<usize> {
    let (mut found, mut row): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
    for &at in starts {
        let Some(n) = number(at) else { continue };
        if n == 1 {
            found.extend(Some(std::mem::take(&mut row)).filter(|row| row.len() > 2).into_iter().flatten());
        }
        if n == to_u32(row.len()) + 1 {
            row.push(at);
        }
    }
    found.extend(Some(row).filter(|row| row.len() > 2).into_iter().flatten());
    found
}

/// Whether one who speaks opens the words, with a colon before whole sentences: 柊委員：…, 事務局（柊課長）：….
fn speaker_at(words: &str, lexicon: &Lexicon) -> bool {
    let colon = words.char_indices().take(20).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at);
    colon.is_some_and(|at| {
        let label = words[..at].trim_end();
        let office = label.split(['(', '（']).next().unwrap_or_default();
        let titled = lexicon.titles.capacity_at_end(office).or_else(|| lexicon.titles.post_at_end(office));
        let said = words[at..].split([':', '：']).nth(1).is_some_and(|said| said.contains('。'));
        titled.is_some() && said && !label.contains([' ', '　', '、', '。'])
    })
}

/// Whether a bullet or an arrow opens the words.
fn bullet_at(words: &str) -> bool {
    let mut chars = words.chars();
    let (first, next) = (chars.next(), chars.next());
    let dash = first == Some('-') && next == Some(' ') && chars.next().is_some_and(char::is_alphabetic);
    dash || first.is_some_and(|c| "・•●■→⇒".contains(c)) && next.is_some_and(|c| !"・•●■→⇒".contains(c))
}

/// The letter that stands in a line for the bullets of a symbol font: z … z … z ….
fn drawn_bullet(line: &str, gaps: &[Gap]) -> Option<char> {
    let letter = |gap: &Gap| {
        let mut chars = line[gap.byte.1..].chars();
        let first = chars.next().filter(|c| symbol_letter(*c))?;
        chars.next().is_some_and(char::is_whitespace).then_some(first)
    };
    let letters: Vec<char> = gaps.iter().filter_map(letter).collect();
    letters.iter().copied().find(|c| letters.iter().filter(|other| *other == c).count() > 2)
}

/// Whether a name or class in brackets opens the words: （事務局）, ＜委員長＞, (議長 山田太郎).
fn name_at(words: &str) -> bool {
    let pairs = [('(', ')'), ('（', '）'), ('<', '>'), ('＜', '＞'), ('〔', '〕')];
    let Some((open, close)) = pairs.into_iter().find(|(open, _)| words.starts_with(*open)) else {
        return false;
    };
    let inner = &words[open.len_utf8()..];
    let end = inner.char_indices().take(14).find(|&(_, c)| c == close).map(|(at, _)| at);
    end.is_some_and(|end| {
        let name = &inner[..end];
        name.chars().count() > 1
            && !name.contains(['。', '、', '(', '（', ':', '：'])
            && !name.chars().all(|c| c.is_numeric() || c.is_ascii())
    })
}

fn gaps(line: &str) -> Vec<Gap> {
    let mut gaps: Vec<Gap> = Vec::new();
    for (at, (byte, c)) in line.char_indices().enumerate() {
        if !c.is_whitespace() {
            continue;
        }
        let next = byte + c.len_utf8();
        match gaps.last_mut().filter(|gap| gap.end == at) {
            Some(gap) => {
                gap.end = at + 1;
                gap.byte.1 = next;
            }
            None => gaps.push(Gap { start: at, end: at + 1, byte: (byte, next) }),
        }
    }
    gaps.retain(|gap| gap.byte.0 > 0 && gap.byte.1 < line.len());
    gaps
}

/// The label that words open with behind so many spaces, perhaps behind a number: 1 日時, 第2 場所, 日　時：.
fn label_at(words: &str, wide: usize, lexicon: &Lexicon) -> Option<String> {
    let bare =
        words.trim_start_matches(['第', '■', '□', '◆', '◇', '●', '○', '◯', '・', '【', '＜', '<', '(', '（']);
    // ○しろまる日時: the circle, and spelt out once more.
    let bare = bare.strip_prefix("しろまる").unwrap_or(bare);
    let digits = bare.chars().take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count();
    let rest = &bare[bare.char_indices().nth(digits).map_or(bare.len(), |(at, _)| at)..];
    let numbered = digits > 0;
    let rest =
        if numbered { rest.trim_start_matches(['.', '．', '、', ')', '）', ' ', '　']) } else { rest };
    let mut letters = rest.char_indices().filter(|(_, c)| !c.is_whitespace());
    let head: String = letters.by_ref().take(12).map(|(_, c)| c).collect();
    let label = lexicon.titles.label_at_start(&head)?;
    let end = rest
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .nth(label.chars().count())
        .map_or(rest.len(), |(at, _)| at);
    let behind = &rest[end..];
    // 日 時: letters set apart are those of a label.
    let spaced =
        rest[..end].trim().chars().filter(|c| c.is_whitespace()).count() + 1 == label.chars().count();
    let apart = rest[..end].ends_with(char::is_whitespace)
        || behind.is_empty()
        || behind.starts_with([':', '：', '】', '＞', '>', '(', '（', '|']);
    // A column of its own between wide gaps.
    let column = wide > 1 && rest[..end].chars().rev().take_while(|c| c.is_whitespace()).count() > 1;
    (apart
        && (numbered || spaced || words.len() > bare.len() || column || behind.starts_with([':', '：', '|'])))
    .then(|| label.to_owned())
}

/// The section of a label of a form that stands between spaces: 開催日時, 会議の名称, 出席者.
fn plain_label_at(words: &str, lexicon: &Lexicon) -> Option<Section> {
    let end = words.find(char::is_whitespace)?;
    let label = words[..end].trim_end_matches([':', '：']);
    let section = lexicon.titles.section(label)?;
    let people = matches!(section, Section::Attendees | Section::Absentees);
    let long = if people { label.starts_with(['出', '欠']) } else { label.chars().count() >= 4 };
    (long && section != Section::Body).then_some(section)
}

/// Whether a circle opens the words, and does not stand for letters: ○○県.
fn circle_at(words: &str) -> bool {
    let mut chars = words.chars();
    let circle = |c: char| "○◯〇◎◆◇".contains(c);
    chars.next().is_some_and(circle) && chars.next().is_some_and(|c| !circle(c))
}

/// The words from a circle up to the next: an item of a list has no sentence in them.
fn circle_end(words: &str) -> &str {
    let next = words.char_indices().skip(1).find(|&(at, _)| circle_at(&words[at..])).map(|(at, _)| at);
    &words[..next.unwrap_or(words.len())]
}

/// Whether a short name and a bracket that nothing opened begin the words: 委員）…
fn closing_bracket_at(words: &str) -> bool {
    let end = words.char_indices().take(10).find(|&(_, c)| c == ')' || c == '）').map(|(at, _)| at);
    end.is_some_and(|end| end > 3 && !words[..end].contains(['(', '（', '。', '、', ' ', '　', '「']))
}

/// Whether a heading in brackets begins the words.
fn heading_at(words: &str) -> bool {
    words.starts_with('【') && words.chars().take(70).any(|c| c == '】')
}

/// Whether the words before a gap are a heading in brackets, longer than a name.
fn behind_heading(before: &str) -> bool {
    let Some(inner) = before.strip_suffix('】') else { return false };
    let open = inner.char_indices().rev().take(80).find(|&(_, c)| c == '【').map(|(at, c)| at + c.len_utf8());
    let heading = open.map_or("", |open| &inner[open..]);
    heading.chars().count() >= 10 && !heading.contains("資料")
}

fn material_at(words: &str) -> bool {
    words.starts_with("【資料") || words.starts_with("【参考資料")
}

/// Whether a label of the list of documents opens the words: 配布資料, ■資　料.
fn lists_materials(words: &str, lexicon: &Lexicon) -> bool {
    let bare = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let head: String = bare.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let label = lexicon.titles.label_at_start(&head);
    label.is_some_and(|label| lexicon.titles.section(label) == Some(Section::Materials))
}

/// Whether the number of a document opens the words: 資料1 …, 参考資料2 ….
fn document_at(words: &str) -> bool {
    let number = words.strip_prefix("参考").unwrap_or(words).strip_prefix("資料");
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    number.is_some_and(|rest| {
        let behind = rest.trim_start_matches(|c: char| digit(c) || "-－−ー".contains(c));
        rest.starts_with(digit) && behind.starts_with([' ', '　', ':', '：'])
    })
}

/// Whether words behind a gap go on with those before it.
fn goes_on(before: &str, behind: &str) -> bool {
    before.ends_with(['、', '，', ',', ':', '：', '・'])
        || behind.starts_with([':', '：', '、', ')', '）', '」', '(', '（'])
}

/// Whether the number of an item stands behind a gap: (1) 委員, or (1)山田 behind a wide one.
fn item_at(words: &str, wide: usize) -> bool {
    let Some(rest) = words.strip_prefix(['(', '（']) else { return false };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let mut behind = rest.chars().skip(digits);
    (1..=2).contains(&digits)
        && behind.next().is_some_and(|c| c == ')' || c == '）')
        && (wide > 1 || behind.next().is_some_and(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Format;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        let found = parts(&text, Span::new(0, text.chars()), &mut Above::default(), Lexicon::embedded());
        let words: Vec<&str> = found.iter().map(|span| text.quote(*span).trim()).collect();
        assert_eq!(words, expected);
        assert_eq!(found.iter().map(|s| s.chars()).sum::<u32>(), text.chars());
    }

    #[test]
    fn the_label_that_opens_a_line_is_one_of_its_head() {
        check(
            "開催日時:令和6年7月3日(水) 10:02~10:26 開催場所:みなと会館閣議室 出 席 者:高 橋 健 一 みなと市長 森 花 子 みなと副市長(総務担当) 石 井 和 博 みなと市教育長 鈴 木 徹 みなと市消防長",
            &[
                "開催日時:令和6年7月3日(水) 10:02~10:26",
                "開催場所:みなと会館閣議室",
                "出 席 者:高 橋 健 一 みなと市長 森 花 子 みなと副市長(総務担当) 石 井 和 博 みなと市教育長 鈴 木 徹 みなと市消防長",
            ],
        );
    }

    #[test]
    fn the_labels_of_a_head_begin_lines() {
        check(
            "第3回 みなと空域利用協議会 議事録 1 日時 令和6年7月3日(水)10:00~12:00 2 場所   みなと市役所 3 出席者    委員 高橋会長、森委員、        山田委員    事務局 柊総務課長 4 議題 (1) 飛行手続について 5 議事 ○高橋会長  始めます。 よろしくお願いします。 ○森委員  はい。",
            &[
                "第3回 みなと空域利用協議会 議事録",
                "1 日時 令和6年7月3日(水)10:00~12:00",
                "2 場所",
                "みなと市役所",
                "3 出席者",
                "委員 高橋会長、森委員、        山田委員",
                "事務局 柊総務課長",
                "4 議題",
                "(1) 飛行手続について",
                "5 議事",
                "○高橋会長  始めます。 よろしくお願いします。",
                "○森委員  はい。",
            ],
        );
    }

    #[test]
    fn numbers_open_the_lines_of_their_labels_and_documents_those_of_a_list() {
        check(
            "令和6年度 第7回みなと審議会 会議録 1 開催日時:令和6年7月3日(水)午後4時から5時まで 2 開催場所:みなと会館 3 委員出欠:12人 ・出席委員:高橋会長、森委員 ・欠席委員:柊委員 4 傍聴者:なし 配布資料 資料1 計画の案 資料2 実績 参考資料1 要綱 ○高橋会長  始めます。",
            &[
                "令和6年度 第7回みなと審議会 会議録",
                "1 開催日時:令和6年7月3日(水)午後4時から5時まで",
                "2 開催場所:みなと会館",
                "3 委員出欠:12人",
                "・出席委員:高橋会長、森委員",
                "・欠席委員:柊委員",
                "4 傍聴者:なし",
                "配布資料",
                "資料1 計画の案",
                "資料2 実績",
                "参考資料1 要綱",
                "○高橋会長  始めます。",
            ],
        );
    }

    #[test]
    fn labels_in_columns_between_wide_gaps_begin_lines() {
        check(
            "令和6年度第2回みなと空域懇話会 会議要録  日 時  令和6年7月3日(水) 午後2時から3時まで  会 場  みなと市役所   ● 出席者(敬称略)   会 長  高 橋   健(弁護士)   委 員  森   誠(市民)  ● 議事 ○高橋会長  始めます。",
            &[
                "令和6年度第2回みなと空域懇話会 会議要録",
                "日 時  令和6年7月3日(水) 午後2時から3時まで",
                "会 場  みなと市役所",
                "● 出席者(敬称略)",
                "会 長  高 橋   健(弁護士)",
                "委 員  森   誠(市民)",
                "● 議事",
                "○高橋会長  始めます。",
            ],
        );
    }

    #[test]
    fn circles_of_a_list_and_spaced_labels_are_told_from_speech() {
        check(
            "10/07/03 みなと空域利用協議会 第3回議事録 日時:令和6年7月3日(水) 10:00〜12:00 場所:みなと市役所3階会議室 ○高橋会長  ただ今から協議会を始めます。 ○森委員  賛成です。",
            &[
                "10/07/03 みなと空域利用協議会 第3回議事録",
                "日時:令和6年7月3日(水) 10:00〜12:00",
                "場所:みなと市役所3階会議室",
                "○高橋会長  ただ今から協議会を始めます。",
                "○森委員  賛成です。",
            ],
        );
        check(
            "(1)日時  令和6年7月3日(水) 10:00〜11:00 (2)場所  みなと市役所 講堂 (3)議題  ○飛行手続について        ○その他 (4)議事内容 ○高橋会長   ただ今より協議会を開催する。 ○港湾課長  資料を説明する。長くなるが御容赦を願う。",
            &[
                "(1)日時  令和6年7月3日(水) 10:00〜11:00",
                "(2)場所  みなと市役所 講堂",
                "(3)議題",
                "○飛行手続について",
                "○その他",
                "(4)議事内容",
                "○高橋会長   ただ今より協議会を開催する。",
                "○港湾課長  資料を説明する。長くなるが御容赦を願う。",
            ],
        );
    }

    #[test]
    fn a_cell_that_holds_a_record_is_cut_at_its_marks() {
        check(
            "議 事 | 【報告事項(1) 令和5年度の運航の実績について】 事務局から資料1に基づき説明を行った。 委員) 減便の理由は何か。 法人) 乗員の不足が大きい。 【審議事項(1) 令和6年度の予算について】 事務局から説明を行い、承認された。 |",
            &[
                "議 事 |",
                "【報告事項(1) 令和5年度の運航の実績について】",
                "事務局から資料1に基づき説明を行った。",
                "委員) 減便の理由は何か。",
                "法人) 乗員の不足が大きい。",
                "【審議事項(1) 令和6年度の予算について】",
                "事務局から説明を行い、承認された。 |",
            ],
        );
    }

    #[test]
    fn names_in_brackets_and_bullets_behind_a_full_stop_begin_lines() {
        check(
            "2.議題 (1)岸壁の点検について -資料1を基に事務局より説明- (事務局)点検の結果について、御意見を伺いたい。今年度は三回実施している。 (委員)回数が多いとは思わない。費用の内訳を示してほしい。",
            &[
                "2.議題 (1)岸壁の点検について -資料1を基に事務局より説明-",
                "(事務局)点検の結果について、御意見を伺いたい。今年度は三回実施している。",
                "(委員)回数が多いとは思わない。費用の内訳を示してほしい。",
            ],
        );
        check(
            "○資料2について港湾課から説明した。 ・森委員から、岸壁の点検はいつ終わるのかとの質問があり、港湾課から、来年度に終えると回答した。 ・柊委員から、費用についての質問があり、港湾課から、八百万円であると回答した。",
            &[
                "○資料2について港湾課から説明した。",
                "・森委員から、岸壁の点検はいつ終わるのかとの質問があり、港湾課から、来年度に終えると回答した。",
                "・柊委員から、費用についての質問があり、港湾課から、八百万円であると回答した。",
            ],
        );
        check("【議事】 ○資料1について意見はなかった。", &["【議事】", "○資料1について意見はなかった。"]);
    }

    #[test]
    fn items_that_count_from_one_begin_lines() {
        check(
            "みなと港湾計画策定委員会 議事録 1.開会(柊課長) 2.町長挨拶 3.議事 (1)企画書について (事務局より資料説明) <委員長> ・半年で岸壁の点検まで済むのか。 <委員> ・隣の港と合わせて進めたい。費用の見通しも示すべきだ。",
            &[
                "みなと港湾計画策定委員会 議事録",
                "1.開会(柊課長)",
                "2.町長挨拶",
                "3.議事",
                "(1)企画書について",
                "(事務局より資料説明)",
                "<委員長>",
                "・半年で岸壁の点検まで済むのか。",
                "<委員>",
                "・隣の港と合わせて進めたい。費用の見通しも示すべきだ。",
            ],
        );
    }

    #[test]
    fn drawn_bullets_circled_numbers_and_speakers_with_colons_begin_lines() {
        check(
            "みなと港湾計画策定委員会 議事要旨 z 岸壁の点検を急ぐべきではないか。費用の見通しも示してほしい。 z 隣の港の点検の結果も見ておきたい。 z 桟橋は後でよい。 ①岸壁の点検について ②桟橋の改修について ③その他",
            &[
                "みなと港湾計画策定委員会 議事要旨",
                "z 岸壁の点検を急ぐべきではないか。費用の見通しも示してほしい。",
                "z 隣の港の点検の結果も見ておきたい。",
                "z 桟橋は後でよい。",
                "①岸壁の点検について",
                "②桟橋の改修について",
                "③その他",
            ],
        );
        check(
            "日時:令和6年7月3日(水)18:30~19:30 場所:みなと市役所2階会議室 出席者:柊会長、森委員 1 開 会 柊会長:お忙しいところありがとうございます。本日は計画の案をまとめたいと存じます。 2 報告事項 (1)岸壁の点検について ・事務局より説明。 ■委員意見 森委員:費用を示してほしい。 3 協議事項 (1)桟橋の改修について ・事務局より説明。",
            &[
                "日時:令和6年7月3日(水)18:30~19:30",
                "場所:みなと市役所2階会議室",
                "出席者:柊会長、森委員",
                "1 開 会",
                "柊会長:お忙しいところありがとうございます。本日は計画の案をまとめたいと存じます。",
                "2 報告事項",
                "(1)岸壁の点検について",
                "・事務局より説明。",
                "■委員意見",
                "森委員:費用を示してほしい。",
                "3 協議事項",
                "(1)桟橋の改修について",
                "・事務局より説明。",
            ],
        );
    }

    #[test]
    fn plain_labels_of_a_form_begin_lines() {
        check(
            "会議の名称 第1回みなと港湾審議会 開催日時 令和6年7月3日(水) 開会:14時30分 閉会:15時55分 開催場所 みなと市役所4階会議室 出席者 柊誠(会長)、森花子、三枝徹 会議資料 次第 委員名簿 配席表 そのほか当日に配布したもの",
            &[
                "会議の名称 第1回みなと港湾審議会",
                "開催日時 令和6年7月3日(水) 開会:14時30分 閉会:15時55分",
                "開催場所 みなと市役所4階会議室",
                "出席者 柊誠(会長)、森花子、三枝徹",
                "会議資料 次第 委員名簿 配席表 そのほか当日に配布したもの",
            ],
        );
        check(
            "(事務局) 全員がおそろいのため、第3回みなと図書館協議会を開催する。会議に先立ち、館長から報告をいたしたい。 (事務局) 新しい館の整備の進捗についてご報告する。基本設計の費用を含む補正予算が先日の議会で可決されている。",
            &[
                "(事務局) 全員がおそろいのため、第3回みなと図書館協議会を開催する。会議に先立ち、館長から報告をいたしたい。",
                "(事務局) 新しい館の整備の進捗についてご報告する。基本設計の費用を含む補正予算が先日の議会で可決されている。",
            ],
        );
    }

    #[test]
    fn a_long_paragraph_is_one_line() {
        let words = "この議題については、次回の日時 場所とあわせて事務局から改めて御案内することとし、本日の議事 については、○○県の例を含めて、後日、議事録 として公表することといたしたいと存じますので、御了承をお願いします。";
        check(words, &[words]);
    }
}
