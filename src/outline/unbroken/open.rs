//! What opens the words behind a gap of a line that lost its ends: a label, an item, a bullet, one who speaks.

use super::Gap;
use crate::{
    lexicon::{Lexicon, Section},
    outline::mark::symbol_letter,
    script::{Script, script},
    span::to_u32,
};

/// Whether a label stands right before the first document: 配布資料　資料1 ….
pub(super) fn before_document(words: &str) -> bool {
    words.find(char::is_whitespace).is_some_and(|end| document_at(words[end..].trim_start()))
}

/// Whether a label stands right before the first item of an order of the day: 会議内容　1 開会 ….
pub(super) fn before_order(words: &str, lexicon: &Lexicon) -> bool {
    let Some((label, rest)) = words.split_once(char::is_whitespace) else { return false };
    let section = lexicon.titles.section(label);
    let rest = rest.trim_start().strip_prefix(['1', '１']).unwrap_or_default();
    matches!(section, Some(Section::Agenda | Section::Body))
        && rest.trim_start_matches(['.', '．', ' ', '　']).starts_with("開会")
}

/// Where the items 1. 2. 3. or ① ② ③ of a page in one line begin, in bytes; three at least of a row, or none.
pub(super) fn items(line: &str, gaps: &[Gap]) -> Vec<usize> {
    let point = |words: &str| {
        let digits = words.chars().take_while(char::is_ascii_digit).count();
        let mut behind = words.chars().skip(digits);
        let point = behind.next().is_some_and(|c| c == '.' || c == '．');
        let letter = behind.next().is_some_and(|c| !c.is_ascii_alphanumeric());
        words[..digits].parse::<u32>().ok().filter(|_| point && letter)
    };
    // 1開会 2会長挨拶 3議題: against its item, where the row opens a meeting.
    let against = |words: &str| {
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let n = words[..digits].parse::<u32>().ok()?;
        let kanji =
            words[digits..].starts_with(|c: char| matches!(script(c), Script::Kanji | Script::Hiragana));
        (kanji && (n > 1 || words[digits..].starts_with("開会"))).then_some(n)
    };
    let circle = |words: &str| {
        let first = words.chars().next().filter(|c| ('①'..='⑳').contains(c))?;
        Some(u32::from(first) - u32::from('①') + 1)
    };
    let starts: Vec<usize> = std::iter::once(0).chain(gaps.iter().map(|gap| gap.byte.1)).collect();
    let mut found = rows(&starts, |at| point(&line[at..]));
    found.extend(rows(&starts, |at| circle(&line[at..])));
    found.extend(rows(&starts, |at| against(&line[at..])));
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
pub(super) fn speaker_at(words: &str, lexicon: &Lexicon) -> bool {
    let colon = words.char_indices().take(20).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at);
    colon.is_some_and(|at| {
        let label = words[..at].trim_end();
        // 委 員 長：…: letters set apart.
        let letters = label.split_whitespace();
        let apart = letters.clone().count() > 1 && letters.clone().all(|letter| letter.chars().count() == 1);
        let label = if apart { letters.collect::<String>() } else { label.to_owned() };
        let label = label.as_str();
        let office = label.split(['(', '（']).next().unwrap_or_default();
        let titled = lexicon.titles.capacity_at_end(office).or_else(|| lexicon.titles.post_at_end(office));
        let said = words[at..].split([':', '：']).nth(1).is_some_and(|said| said.contains('。'));
        titled.is_some() && said && !label.contains([' ', '　', '、', '。'])
    })
}

/// Whether what people of a list have in common opens the words, with a colon before them: 説明者：柊課長.
pub(super) fn class_at(words: &str, lexicon: &Lexicon) -> bool {
    let colon = words.char_indices().take(9).find(|(_, c)| matches!(c, ':' | '：')).map(|(at, _)| at);
    let label = colon.map_or("", |at| &words[..at]);
    let plain = label.chars().count() > 1 && label.chars().all(char::is_alphabetic);
    plain && (label.ends_with(['者', '側']) || lexicon.titles.capacity(label).is_some())
}

/// Whether a bullet or an arrow opens the words.
pub(super) fn bullet_at(words: &str) -> bool {
    let mut chars = words.chars();
    let (first, next) = (chars.next(), chars.next());
    let dash = first == Some('-') && next == Some(' ') && chars.next().is_some_and(char::is_alphabetic);
    dash || first.is_some_and(|c| "・•●■→⇒".contains(c)) && next.is_some_and(|c| !"・•●■→⇒".contains(c))
}

/// The letter that stands in a line for the bullets of a symbol font: z … z … z ….
pub(super) fn drawn_bullet(line: &str, gaps: &[Gap]) -> Option<char> {
    let letter = |gap: &Gap| {
        let mut chars = line[gap.byte.1..].chars();
        let first = chars.next().filter(|c| symbol_letter(*c))?;
        chars.next().is_some_and(char::is_whitespace).then_some(first)
    };
    let letters: Vec<char> = gaps.iter().filter_map(letter).collect();
    letters.iter().copied().find(|c| letters.iter().filter(|other| *other == c).count() > 2)
}

/// Whether a name or class in brackets opens the words: （事務局）, ＜委員長＞, (議長 山田太郎).
pub(super) fn name_at(words: &str) -> bool {
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

/// The label that words open with behind so many spaces, perhaps behind a number: 1 日時, 第2 場所, 日　時：.
pub(super) fn label_at(words: &str, wide: usize, lexicon: &Lexicon) -> Option<String> {
    let bare = words.trim_start_matches([
        '第', '■', '□', '◆', '◇', '▽', '▼', '●', '○', '◯', '・', '【', '〔', '＜', '<', '(', '（', '[', '［',
    ]);
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
    // 出席者氏名: what is told of them is part of the label.
    let end = if rest[end..].starts_with("氏名") { end + "氏名".len() } else { end };
    let behind = &rest[end..];
    // 日 時: letters set apart are those of a label.
    let spaced =
        rest[..end].trim().chars().filter(|c| c.is_whitespace()).count() + 1 == label.chars().count();
    let apart = rest[..end].ends_with(char::is_whitespace)
        || behind.is_empty()
        || behind.starts_with([':', '：', '】', '〕', '＞', '>', '(', '（', '|', ']', '］']);
    // A column of its own between wide gaps.
    let column = wide > 1 && rest[..end].chars().rev().take_while(|c| c.is_whitespace()).count() > 1;
    (apart
        && (numbered || spaced || words.len() > bare.len() || column || behind.starts_with([':', '：', '|'])))
    .then(|| label.to_owned())
}

/// The section of a label of a form that stands between spaces: 開催日時, 会議の名称, 出席者, 出席委員の氏名, 町側出席.
pub(super) fn plain_label_at(words: &str, lexicon: &Lexicon) -> Option<Section> {
    let end = words.find(char::is_whitespace)?;
    let label = words[..end].trim_end_matches([':', '：']);
    let bare = label.strip_suffix("氏名").map_or(label, |bare| bare.trim_end_matches('の'));
    let side = ["側出席", "側出席者", "側出席者名"].iter().any(|end| bare.ends_with(end));
    let section = lexicon.titles.section(bare).or_else(|| side.then_some(Section::Attendees))?;
    let people = matches!(section, Section::Attendees | Section::Absentees);
    let long = if people { side || bare.starts_with(['出', '欠']) } else { label.chars().count() >= 4 };
    (long && section != Section::Body).then_some(section)
}

/// Whether the number of a page opens the words, and no more: -1- ….
pub(super) fn page_at(words: &str) -> bool {
    let page = words.split(char::is_whitespace).next().unwrap_or_default();
    is_page(page)
}

/// Whether the number of a page ends the words: … -1-.
pub(super) fn behind_page(words: &str) -> bool {
    is_page(words.rsplit(char::is_whitespace).next().unwrap_or_default())
}

fn is_page(word: &str) -> bool {
    let inner = word.strip_prefix(['-', '－']).and_then(|rest| rest.strip_suffix(['-', '－']));
    inner.is_some_and(|n| (1..=3).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a short label of a head and its value open the words, though nothing but spaces stands around it: 日時 令和6年…,
/// 場所 … behind an hour, 会議名 …, 開会時間 午後2時.
pub(super) fn short_label_at(before: &str, words: &str, lexicon: &Lexicon) -> bool {
    let Some(end) = words.find(char::is_whitespace) else { return false };
    let (label, value) = (&words[..end], words[end..].trim_start());
    match lexicon.titles.section(label) {
        Some(Section::Date) if label.ends_with(['間', '刻']) => value.starts_with(['午', '正']),
        Some(Section::Date) => ["令和", "平成", "昭和", "20"].iter().any(|era| value.starts_with(era)),
        Some(Section::Venue) => {
            let hour = |c: char| c.is_numeric() || "時分半)）~～〜".contains(c);
            before.trim_end().ends_with(hour)
        }
        Some(Section::Title) => label == "会議名",
        _ => false,
    }
}

/// Whether a circle opens the words, and does not stand for letters: ○○県.
pub(super) fn circle_at(words: &str) -> bool {
    let mut chars = words.chars();
    let circle = |c: char| "○◯〇◎◆◇".contains(c);
    // 〇 / みなと大学: in a list it says that someone was there.
    chars.next().is_some_and(circle)
        && chars.next().is_some_and(|c| !circle(c))
        && !words.trim_start_matches(circle).trim_start().starts_with('/')
}

/// The words from a circle up to the next: an item of a list has no sentence in them.
pub(super) fn circle_end(words: &str) -> &str {
    let next = words.char_indices().skip(1).find(|&(at, _)| circle_at(&words[at..])).map(|(at, _)| at);
    &words[..next.unwrap_or(words.len())]
}

/// Whether a short name and a bracket that nothing opened begin the words: 委員）…
pub(super) fn closing_bracket_at(words: &str) -> bool {
    let end = words.char_indices().take(10).find(|&(_, c)| c == ')' || c == '）').map(|(at, _)| at);
    end.is_some_and(|end| end > 3 && !words[..end].contains(['(', '（', '。', '、', ' ', '　', '「']))
}

/// Whether a heading in brackets begins the words.
pub(super) fn heading_at(words: &str) -> bool {
    words.starts_with('【') && words.chars().take(70).any(|c| c == '】')
}

/// Whether the words before a gap are a heading in brackets, longer than a name.
pub(super) fn behind_heading(before: &str) -> bool {
    let Some(inner) = before.strip_suffix('】') else { return false };
    let open = inner.char_indices().rev().take(80).find(|&(_, c)| c == '【').map(|(at, c)| at + c.len_utf8());
    let heading = open.map_or("", |open| &inner[open..]);
    heading.chars().count() >= 10 && !heading.contains("資料")
}

pub(super) fn material_at(words: &str) -> bool {
    words.starts_with("【資料") || words.starts_with("【参考資料")
}

/// Whether a label of the list of documents opens the words: 配布資料, ■資　料.
pub(super) fn lists_materials(words: &str, lexicon: &Lexicon) -> bool {
    let bare = words.trim_start_matches(|c: char| !c.is_alphabetic());
    let head: String = bare.chars().filter(|c| !c.is_whitespace()).take(12).collect();
    let label = lexicon.titles.label_at_start(&head);
    label.is_some_and(|label| lexicon.titles.section(label) == Some(Section::Materials))
}

/// Whether the label of an order of the day opens the words: ○議事日程 (1) ….
pub(super) fn lists_items(words: &str, lexicon: &Lexicon) -> bool {
    let label = words.trim_start_matches(|c: char| !c.is_alphabetic()).split(char::is_whitespace).next();
    let section = label.and_then(|label| lexicon.titles.section(label));
    section == Some(Section::Agenda)
}

/// Whether the number of a document opens the words: 資料1 …, 参考資料2 …, （資料1）….
pub(super) fn document_at(words: &str) -> bool {
    let words = words.strip_prefix(['(', '（']).unwrap_or(words);
    let number = words.strip_prefix("参考").unwrap_or(words).strip_prefix("資料");
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    number.is_some_and(|rest| {
        let behind = rest.trim_start_matches(|c: char| digit(c) || "-－−ー".contains(c));
        rest.starts_with(digit) && behind.starts_with([' ', '　', ':', '：', ')', '）'])
    })
}

/// Whether the number of an item stands behind a gap: (1) 委員, or (1)山田 behind a wide one.
pub(super) fn item_at(words: &str, wide: usize) -> bool {
    let Some(rest) = words.strip_prefix(['(', '（']) else { return false };
    let digits = rest.chars().take_while(char::is_ascii_digit).count();
    let mut behind = rest.chars().skip(digits);
    (1..=2).contains(&digits)
        && behind.next().is_some_and(|c| c == ')' || c == '）')
        && (wide > 1 || behind.next().is_some_and(char::is_whitespace))
}
