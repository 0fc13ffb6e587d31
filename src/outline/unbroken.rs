//! Lines whose ends a copy lost: a page's text in one line, a whole record in one cell of a table.
//!
//! Takes a line; gives its parts, which tile it. Only what cannot stand in the middle of a line tells where one began: the
//! labels of a record's head one after the other, a speaker's circle behind a full stop, headings in brackets.

mod assembly;
mod cell;
mod column;
mod label;
mod open;
mod pages;
mod spaceless;
mod told;

pub(super) use assembly::Above;

use label::Labels;
use open::{
    behind_heading, behind_page, bullet_at, circle_at, circle_end, class_at, closing_bracket_at, document_at,
    drawn_bullet, heading_at, item_at, items, lists_items, lists_materials, material_at, name_at, page_at,
    speaker_at,
};

use crate::{Span, Text, lexicon::Lexicon, span::to_u32};

/// Characters of a line that may have lost its ends.
const LONG: usize = 90;
/// Spaces in a row that are a lost line end with the indent behind it.
const INDENT: usize = 3;

/// The parts of the line at `span`, of which the lines above it tell what they hold.
pub(super) fn parts(text: &Text, span: Span, above: &mut Above, lexicon: &Lexicon) -> Vec<Span> {
    above.pass(text.quote(span), lexicon);
    let (number, foot) = pages::marks(text.quote(span), above);
    let (start, end) = (span.start() + to_u32(number), span.end() - to_u32(foot));
    let marks = [Span::new(span.start(), start), Span::new(end, span.end())];
    let [number, foot] = marks.map(|mark| Some(mark).filter(|mark| mark.chars() > 0));
    let mut found: Vec<Span> = number.into_iter().collect();
    found.extend(within(text, Span::new(start, end), above, lexicon));
    found.extend(foot);
    found
}

/// The parts of the line at `span`, what numbers a page before and behind it left out.
fn within(text: &Text, span: Span, above: &mut Above, lexicon: &Lexicon) -> Vec<Span> {
    let line = text.quote(span);
    let mut found = Vec::new();
    let mut start = span.start();
    let long = line.len() > LONG && line.chars().nth(LONG).is_some();
    // 【議事】 ○資料1について…: two marks stand on one line however short it is.
    let marked = || line.contains("】 ○") || line.contains("】 ・") || line.contains(" 日程第");
    // 日 時：… 場 所：…: so do two labels.
    let placed = || ["所:", "所：", "場:", "場："].iter().any(|place| line.contains(place));
    let dated = || ["日時", "日 時", "日　時"].iter().any(|day| line.starts_with(day));
    let cover = above.page == Some(1);
    if long || cover || marked() || above.record || dated() && placed() {
        // Where nothing but its gaps parts a line whose letters are set apart, they stand for the ends it lost.
        let squeezed = squeezed(line).map(|(line, places)| {
            let mut cuts = cuts(&line, above, lexicon);
            cuts.extend(spaceless::cuts(&line, lexicon));
            cuts.sort_unstable();
            cuts.dedup();
            cuts.into_iter().map(|cut| places.get(cut).copied().unwrap_or(cut)).collect::<Vec<_>>()
        });
        let squeezed = squeezed.filter(|cuts| !cuts.is_empty());
        for cut in squeezed.unwrap_or_else(|| cuts(line, above, lexicon)) {
            let at = span.start() + to_u32(cut);
            found.push(Span::new(start, at));
            start = at;
        }
    }
    found.push(Span::new(start, span.end()));
    found
}

/// A line whose letters a copy set apart throughout (出 席 議 員 (7 名 ) 1 番 …) with no space between them, and where each of
/// its characters stands in the line as it is. `None` where words stand between the spaces.
fn squeezed(line: &str) -> Option<(String, Vec<usize>)> {
    // Letters by themselves that are no accident, of which most of the words are.
    const LETTERS: usize = 40;
    let alone = |word: &&str| word.chars().nth(1).is_none();
    let letters = line.split_whitespace().filter(alone).take(LETTERS).count();
    if letters < LETTERS {
        return None;
    }
    let words = line.split_whitespace();
    let (alone, all) = words.fold((0, 0), |(one, all), word| (one + usize::from(alone(&word)), all + 1));
    if alone * 5 < all * 4 {
        return None;
    }
    let chars: Vec<char> = line.chars().collect();
    // Two spaces or more part words all the same.
    let space = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_whitespace());
    let single = |at: usize| space(Some(at)) && !space(at.checked_sub(1)) && !space(Some(at + 1));
    let places: Vec<usize> = (0..chars.len()).filter(|&at| !single(at)).collect();
    Some((places.iter().map(|&at| chars[at]).collect(), places))
}

/// A run of spaces: in characters where it begins and ends, in bytes where the words behind it begin.
struct Gap {
    start: usize,
    end: usize,
    byte: (usize, usize),
}

/// Characters before which lines began.
fn cuts(line: &str, above: &mut Above, lexicon: &Lexicon) -> Vec<usize> {
    let gaps = gaps(line);
    let labels = Labels::of(line, &gaps, lexicon);
    let spoken_above = above.was_spoken();
    let lists = assembly::parts(line, above, lexicon);
    let copied = lists.is_some();
    let lists = lists.unwrap_or_default();
    let head = labels.make_a_head() || copied || stands_in_columns(line, &gaps);
    let items = items(line, &gaps);
    let drawn = drawn_bullet(line, &gaps);
    // 1 開会 … 2 報告事項 … 3 閉会: so are headings that count, where no circle stands before those who speak.
    let number = |at: &&usize| line[**at..].starts_with(|c: char| c.is_ascii_digit());
    let counts = !line.contains(['○', '◯', '〇', '◎']) && lists.iter().filter(number).count() > 2;
    let told = told::tells(line);
    let flat = !items.is_empty() || drawn.is_some() || counts || told;
    let first = usize::from(name_at(line.trim_start()));
    let named = gaps.iter().filter(|gap| over(&line[..gap.byte.0]) && name_at(&line[gap.byte.1..])).count()
        + first
        > 1;
    let turns = column::turns(line, &gaps, lexicon);
    let mut spoken = spoken_above;
    let mut behind_label = false;
    // Whether the label of the documents has been read.
    let mut materials = false;
    // Whether the label read last is that of a list of people.
    let mut people = false;
    let mut last = 0;
    let mut found = Vec::new();
    for (nth, gap) in gaps.iter().enumerate() {
        let (before, behind) = (line[..gap.byte.0].trim_end(), &line[gap.byte.1..]);
        if copied && (in_cell(before, behind) || in_index(before)) {
            continue;
        }
        let wide = gap.end - gap.start;
        spoken |= turns.first().is_some_and(|&first| first <= gap.byte.1);
        let over = over(before) || copied && behind_hour(before, lexicon);
        let circle = circle_at(behind) && !in_legend(before, behind, lexicon);
        let opened = circle && ["開会", "開議"].iter().any(|word| before.ends_with(word));
        // 1 開催日時：…: the number opens the line.
        let numbered = !found.is_empty() && is_number(line[last..gap.byte.0].trim());
        // 第 6 回 農 業 委 員 会: the letters of a title are set apart.
        let spaced = found.is_empty() && wide == 1 && lone_at_end(before) && lone_at_start(behind);
        let within = wide == 1 && goes_on_within(before, behind, lexicon);
        let labelled = head && !spoken && !numbered && !spaced && !within && labels.opens(gap);
        let document = materials && head && !spoken && document_at(behind);
        if labelled {
            people = labels.tell_people(gap);
        }
        let cut = labelled
            || people && !spoken && !numbered && class_at(behind, lexicon)
            || head && !spoken && (page_at(behind) || behind_page(before))
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
            || turns.contains(&gap.byte.1)
            || flat && item_at(behind, 2)
            || told && told::opens(before, behind, lexicon)
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
            let said = || circle_end(behind).contains('。') && !lists_items(behind, lexicon);
            spoken |= circle && !told && said() && !behind.chars().nth(1).is_some_and(|c| "(（".contains(c));
        }
        materials |= labelled && lists_materials(behind, lexicon) || before.ends_with("資料】");
        behind_label = cut && labelled
            || behind_label && before.ends_with(|c: char| !c.is_whitespace()) && {
                let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
                lexicon.titles.is_label(last)
            };
    }
    let mut lists = lists.into_iter().chain(column::bracketed(line, lexicon)).collect::<Vec<_>>();
    lists.extend(pages::cover(line, above));
    lists.sort_unstable();
    lists.dedup();
    let mut lists = lists.into_iter().peekable();
    let starts = line.char_indices().enumerate();
    found.extend(starts.filter_map(|(at, (byte, _))| lists.next_if_eq(&byte).map(|_| at)));
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a letter by itself is the first of a label whose others stand behind it: 協 before 議 事 項.
fn goes_on_within(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    // Letters of the longest such label.
    const LETTERS: usize = 6;
    let alone = behind.split_whitespace().take(LETTERS).take_while(|word| word.chars().nth(1).is_none());
    let mut letters = before.chars().rev();
    let mut label: String = letters.next().into_iter().collect();
    if letters.next().is_some_and(char::is_alphabetic) {
        return false;
    }
    alone.into_iter().any(|letter| {
        label.push_str(letter);
        label.chars().count() > 2 && lexicon.titles.section(&label).is_some()
    })
}

/// Whether wide gaps stand before the first circle of a line, and a day among them: the title, the office, the day and the
/// hour that stood below one another on the right.
fn stands_in_columns(line: &str, gaps: &[Gap]) -> bool {
    // Spaces of such a gap, and gaps at least.
    const WIDE: usize = 8;
    const LEAST: usize = 4;
    let Some(end) = line.find(['○', '◯', '〇']) else { return false };
    let wide: Vec<&Gap> = gaps.iter().filter(|gap| gap.byte.1 < end && gap.end - gap.start >= WIDE).collect();
    let day = |gap: &&Gap| {
        let cell = line[gap.byte.1..end].split(char::is_whitespace).next().unwrap_or_default();
        ["令和", "平成", "昭和"].iter().any(|era| cell.starts_with(era)) && cell.contains('日')
    };
    wide.len() >= LEAST && wide.iter().any(day)
}

/// Whether a letter by itself ends the words: 高 橋.
fn lone_at_end(words: &str) -> bool {
    let mut letters = words.chars().rev();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(char::is_whitespace)
}

/// Whether a letter by itself opens the words: 委 員 会.
fn lone_at_start(words: &str) -> bool {
    let mut letters = words.chars();
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
    // 第3 before 議　題
    let digits = digits.strip_prefix('第').unwrap_or(digits);
    (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
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

/// Whether words behind a gap go on with those before it.
fn goes_on(before: &str, behind: &str) -> bool {
    before.ends_with(['、', '，', ',', ':', '：', '・'])
        || behind.starts_with([':', '：', '、', ')', '）', '」', '(', '（']) && !is_note(behind)
}

/// Whether a note on a list begins the words: (注) ◎会長.
fn is_note(words: &str) -> bool {
    ["(注)", "（注）"].iter().any(|note| words.starts_with(note))
}

/// Whether a gap lies before a sign that a legend explains: (注) ◎会長 ○副会長.
fn in_legend(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let explains = |words: &str| {
        let seat = words.split(char::is_whitespace).next().and_then(|word| {
            let sign = word.chars().next().filter(|sign| "◎○◯〇●".contains(*sign))?;
            lexicon.titles.capacity(&word[sign.len_utf8()..])
        });
        seat.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy"))
    };
    let last = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    explains(behind) && (is_note(last) || explains(last))
}

#[cfg(test)]
mod tests;
