//! Where the record proper begins, or the order of the day, though no label says so; and where it only seems to.

use super::{
    Part, label,
    label::{opens, unknown_bracketed},
};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::{
        roster::{heads_table, name_doubt, opens_columns, opens_table, seated},
        speech::Marks,
    },
    outline::{Block, BlockKind, Mark, Outline},
    text::Flow,
};

/// Doubt of a name whose family name is known, and of one that nothing but its letters speak for, at most.
const LIKELY_NAME: u32 = 1;
const UNKNOWN_NAME: u32 = 8;

/// Whether what was taken for a record says nothing before its head begins with block `at`: a page's own words, a title.
pub(super) fn begun_too_early(
    parts: &[Part],
    outline: &Outline,
    at: usize,
    marks: &Marks,
    lexicon: &Lexicon,
) -> bool {
    // Lines in which a head goes on from the day of the meeting to its place and items.
    const HEAD: usize = 24;
    let [title, early] = parts else { return false };
    let block = &outline.blocks[at];
    let head = || {
        let section = label(block, lexicon).map(|(section, ..)| section);
        let heads = [Section::Attendees, Section::Absentees, Section::Agenda, Section::Date, Section::Venue];
        section.is_some_and(|section| heads.contains(&section))
    };
    // Without speech, a whole head: day, place, then who was there or what was on the agenda.
    let whole = || {
        let below = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text).take(HEAD);
        let sections: Vec<Section> =
            below.filter_map(|b| label(b, lexicon)).map(|(section, ..)| section).collect();
        let lists = [Section::Attendees, Section::Agenda];
        sections.first() == Some(&Section::Date)
            && sections.contains(&Section::Venue)
            && sections.iter().any(|section| lists.contains(section))
    };
    // 議事内容：… on the page of a site that shows documents: its first words, cut before any is over.
    let cut = || early.blocks.iter().all(|&b| !outline.blocks[b].flow.as_str().contains('。'));
    // …開き、番組について意見を交わした。 / （出席委員）: what the meeting did, told in a few words over those who were there.
    let told = || early.at.is_none() && block.flow.as_str().starts_with("(出席");
    title.section.is_none()
        && early.section == Some(Section::Body)
        && (marks.verbatim || early.at.is_none() && whole() || cut() || told())
        && !marks.are_stated()
        && early.at.iter().chain(&early.blocks).all(|&b| marks.at(b).is_none())
        && head()
}

/// Whether the record itself begins with block `at`, behind what a page says of the sitting: its title, once nobody has spoken,
/// over labels of a head.
pub(super) fn restarts(
    parts: &[Part],
    outline: &Outline,
    at: usize,
    marks: &Marks,
    lexicon: &Lexicon,
) -> bool {
    // Lines of what a page says before, at most, and of a head in which its labels stand.
    const BEFORE: usize = 12;
    const HEAD: usize = 16;
    let listed = parts.iter().any(Part::is_roster);
    let Some(current) = parts.last().filter(|part| part.section.is_some() && !listed) else { return false };
    let block = &outline.blocks[at];
    // 第3回みなと市港湾委員会議事録（テキスト版）
    let s = block.flow.as_str();
    let bare = s.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map_or(s, |(title, _)| title);
    let titled =
        lexicon.titles.kinds().any(|kind| bare.strip_suffix(kind).is_some_and(|name| name.contains('第')))
            && s.chars().count() <= 60
            && !s.contains('。')
            && block.mark == Mark::None;
    let silent = current.blocks.len() <= BEFORE && current.blocks.iter().all(|&b| marks.at(b).is_none());
    let head = || {
        let below = outline.blocks[at + 1..].iter().filter(|b| b.kind == BlockKind::Text).take(HEAD);
        let section = |b: &Block| {
            label(b, lexicon).or_else(|| unknown_bracketed(b, lexicon)).map(|(section, ..)| section)
        };
        let sections: Vec<Section> = below.filter_map(section).collect();
        sections.iter().any(|section| matches!(section, Section::Attendees | Section::Absentees))
            && sections.iter().any(|section| matches!(section, Section::Date | Section::Venue))
    };
    !marks.are_stated() && titled && silent && head()
}

/// Whether block `at` is the first item of an order of the day without a label, behind day and place: 1 開会 … 5 閉会.
pub(super) fn begins_order(current: &Part, outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    matches!(current.section, None | Some(Section::Date | Section::Venue))
        && (outline.blocks[at].flow.as_str() == "開会"
            && (lists_order(outline, at, lexicon) || counts_up(outline, at))
            || lists_topics(outline, at, lexicon))
}

/// Whether the numbers of block `at` and of those right behind it count from 1, and nothing is told between.
fn counts_up(outline: &Outline, at: usize) -> bool {
    // Items in a row that are no chance.
    const ROW: u32 = 4;
    let texts = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text);
    let numbered = texts.take_while(|b| !b.flow.as_str().contains('。'));
    let own = &outline.blocks[at].mark;
    let numbers = numbered.filter_map(|b| match (own, &b.mark) {
        (Mark::Number(own, _), Mark::Number(style, n)) if own == style => Some(*n),
        _ => None,
    });
    numbers.zip(1..).take_while(|(n, next)| n == next).nth(ROW as usize - 1).is_some()
}

/// Whether block `at` is the first item of an order of the day: what a meeting begins with, and items up to what it ends with.
pub(super) fn lists_order(outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines of a list, at most.
    const LONGEST: usize = 24;
    let first = &outline.blocks[at];
    let texts = outline.blocks[at + 1..].iter().filter(|b| b.kind == BlockKind::Text);
    let mut listed = texts.take(LONGEST).take_while(|b| !b.flow.as_str().contains('。'));
    matches!(first.mark, Mark::Number(_, 1))
        && opens(first.flow.as_str(), lexicon)
        && listed.any(|b| matches!(b.mark, Mark::Number(..)) && matches!(b.flow.as_str(), "閉会" | "その他"))
}

/// Whether block `at` is the first of numbered topics and nothing else, up to the next label, or to where the first comes
/// up: 1 …について / 2 …について / 傍聴者.
pub(super) fn lists_topics(outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines of a list, at most.
    const LONGEST: usize = 16;
    let texts = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text).take(LONGEST);
    let (mut read, mut topics) = (0, true);
    for block in texts {
        let s = block.flow.as_str();
        if matches!(block.mark, Mark::Number(_, n) if n == read + 1) {
            topics &= ["について", "件", "その他", "報告"].iter().any(|end| s.ends_with(end));
            if s.contains('。') {
                return false;
            }
            read += 1;
            continue;
        }
        if topics && read > 1 && s == outline.blocks[at].flow.as_str() {
            return true;
        }
        let next = label(block, lexicon).map(|(section, ..)| section);
        // 1 会長の選任 / 2 諮問文手交 / … / 配付資料: above what was handed out, anything in a row.
        if !topics {
            return read > 2 && next == Some(Section::Materials);
        }
        return read > 0 && next.is_some_and(|section| !matches!(section, Section::Agenda | Section::Title));
    }
    false
}

/// Whether block `at` is the first item of what was done, told below it and not listed: 1 開会 behind the documents.
pub(super) fn begins(current: &Part, outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines between an item and the first words under it.
    const NEAR: usize = 5;
    // The same where nothing is numbered.
    const FAR: usize = 12;
    let block = &outline.blocks[at];
    let listed = matches!(
        current.section,
        Some(Section::Attendees | Section::Absentees | Section::Materials | Section::Ignored)
    ) || current.section.is_none() && !current.blocks.is_empty();
    let first = matches!(block.mark, Mark::Number(_, 1));
    let below = |near: usize| {
        let texts = outline.blocks[at + 1..].iter().filter(|b| b.kind == BlockKind::Text).take(near);
        let mut texts = texts.take_while(|b| first || label(b, lexicon).is_none());
        texts.any(|b| b.flow.as_str().ends_with('。') && b.flow.as_str().chars().count() >= 10)
    };
    // 場所 … / 開会挨拶 / 港湾課長 / …: of a memo that numbers nothing.
    let placed = current.section == Some(Section::Venue)
        && !current.value.is_empty()
        && block.mark == Mark::None
        && opens(block.flow.as_str(), lexicon);
    // 場所 … / 1 挨拶 / 2 各委員会より: the same of one that counts its headings and lists no order.
    let counted = matches!(current.section, Some(Section::Date | Section::Venue))
        && !current.value.is_empty()
        && first
        && opens(block.flow.as_str(), lexicon)
        && !lists_order(outline, at, lexicon);
    listed && first && opens(block.flow.as_str(), lexicon) && below(NEAR) || (placed || counted) && below(FAR)
}

/// Whether a roster without a label begins with block `at`: columns of posts and names, one below the other.
fn lists_columns(outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines of the longest column of posts and that of names.
    const LONGEST: usize = 80;
    let texts = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text);
    let lines: Vec<&str> = texts.take(LONGEST).map(|b| b.flow.as_str()).collect();
    opens_columns(&lines, lexicon)
}

/// Whether a roster without a label begins with block `at`: a table, or the first of its rows where a page has its head apart.
fn lists_table(outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines of a list without a head that are looked through.
    const LINES: usize = 12;
    let texts = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text).take(LINES);
    let texts = texts.enumerate().take_while(|(nth, block)| *nth == 0 || !block.gap).map(|(_, block)| block);
    let lines: Vec<&Flow> = texts.flat_map(|b| outline.text_lines(b)).map(|line| &line.flow).collect();
    let above = outline.blocks[..at].last().filter(|above| above.kind == BlockKind::Furniture);
    let mut heads = above.into_iter().flat_map(|above| &outline.lines[above.lines.clone()]);
    opens_table(&lines, lexicon) || heads.any(|line| heads_table(&line.flow, lexicon))
}

/// Whether a roster without a label begins with a block: 高橋会長、柊委員、森委員, and nobody without a title. Names that no
/// table holds are told by the seats of members behind them, in a longer list.
pub(super) fn lists_titled(block: &Block, lexicon: &Lexicon) -> bool {
    // People of the shortest list, and of the shortest with names that nobody knows.
    const LEAST: usize = 3;
    const UNKNOWN_LEAST: usize = 4;
    let s = block.flow.as_str();
    let mut start = 0;
    let (mut people, mut unknown) = (0, false);
    for item in s.split_inclusive(['、', ',']) {
        let words = block.flow.slice(start..start + item.trim_end_matches(['、', ',']).len());
        start += item.len();
        if seated(&words, lexicon).is_none() {
            if !holds_seat(words.as_str(), lexicon) {
                return false;
            }
            unknown = true;
        }
        people += 1;
    }
    people >= if unknown { UNKNOWN_LEAST } else { LEAST }
}

/// Whether a roster without a label begins with block `i`, which may seem to say who speaks.
pub(super) fn lists_people_at(outline: &Outline, i: usize, marked: bool, lexicon: &Lexicon) -> bool {
    let block = &outline.blocks[i];
    opens_roster(block, lexicon)
        || lists_columns(outline, i, lexicon)
        || lists_table(outline, i, lexicon)
        || !marked && (lists_titled(block, lexicon) || lists_names(block, lexicon))
        || lists_bracketed(outline, i, lexicon)
}

/// Whether a roster without a label begins with a block: 柊　誠、森　花子、三枝　徹、高橋　健一, whole names and nothing else.
fn lists_names(block: &Block, lexicon: &Lexicon) -> bool {
    // Names of the shortest list.
    const LEAST: usize = 4;
    let s = block.flow.as_str();
    let names: Vec<&str> = s.trim_end_matches('、').split('、').collect();
    let told = |most: u32| {
        let name = |name: &&&str| {
            let name = name.replace(' ', "");
            (3..=6).contains(&name.chars().count()) && name_doubt(&name, lexicon).is_some_and(|d| d <= most)
        };
        names.iter().filter(name).count()
    };
    // Strangers among those whose family names are known.
    names.len() >= LEAST && told(UNKNOWN_NAME) == names.len() && told(LIKELY_NAME) * 3 >= names.len() * 2
}

/// Whether a roster without a label begins with block `i`: people one below the other, each with a bracket behind the name that
/// tells where they belong: 柊　誠（みなと大学　教授） / 森　花子 / （みなと協会　理事）.
fn lists_bracketed(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    // Lines that are looked through, and people at least.
    const LINES: usize = 8;
    const LEAST: usize = 3;
    let texts = outline.blocks[i..].iter().filter(|b| b.kind == BlockKind::Text).take(LINES);
    let lines: Vec<&str> = texts.map(|b| b.flow.as_str()).collect();
    let (mut people, mut at) = (0, 0);
    while let Some(line) = lines.get(at) {
        // （会長）柊　誠: what one is here may stand before the name.
        let seat = line.strip_prefix('(').and_then(|s| s.split_once(')')).filter(|(seat, _)| {
            lexicon.titles.capacity(seat).is_some_and(|c| c.kind != "legend" && c.kind != "absent")
        });
        let line = seat.map_or(*line, |(_, name)| name);
        let (name, bracket) = line.split_once('(').map_or((line, None), |(name, note)| (name, Some(note)));
        let below = || lines.get(at + 1).and_then(|next| next.strip_prefix('('));
        let note = bracket.or_else(below).and_then(|note| note.strip_suffix(')')).unwrap_or_default();
        let name = name.replace(' ', "");
        let named = (3..=7).contains(&name.chars().count())
            && name_doubt(&name, lexicon).is_some_and(|doubt| doubt <= UNKNOWN_NAME);
        let belongs = note.chars().count() > 3
            && (lexicon.titles.post_at_end(note).is_some()
                || lexicon.titles.capacity_at_end(note).is_some_and(|at| at > 0)
                || lexicon.bodies.ending(note).is_some_and(|(at, _)| at > 0));
        if !(named && belongs) {
            break;
        }
        people += 1;
        at += if bracket.is_some() { 1 } else { 2 };
    }
    people >= LEAST
}

/// Whether a roster without a label begins with a block: 会長：柊　誠, 委員：柊　誠、森　花子.
fn opens_roster(block: &Block, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    if opens_columns_of_seats(block, lexicon) {
        return true;
    }
    let before = s.strip_prefix('【').and_then(|s| s.split_once('】')).or_else(|| s.split_once(':'));
    let Some((label, names)) = before.filter(|_| !s.contains('。')) else { return false };
    let capacity = |label: &str| {
        lexicon.titles.capacity(label).is_some_and(|c| matches!(c.kind.as_str(), "chair" | "member"))
    };
    let label = label.trim_start_matches('第').trim_start_matches(|c: char| c.is_ascii_digit());
    let class = capacity(label) || label.strip_prefix('号').is_some_and(capacity);
    let first = names.trim_start().split(['、', ',', '(']).next().unwrap_or_default();
    let named = lexicon.titles.surname_at_start(first).is_some_and(|end| end < first.len());
    class && named && first.chars().count() <= 9
}

/// Whether a line opens with what all are, the seat of the first and a name: 委員　委員長　柊　誠（みなと大学教授）.
fn opens_columns_of_seats(block: &Block, lexicon: &Lexicon) -> bool {
    let (s, pieces) = (block.flow.as_str(), block.flow.pieces());
    let [(class, _), (seat, _), (name, _), ..] = pieces.as_slice() else { return false };
    let kind = |words: &str| lexicon.titles.capacity(words).map(|c| c.kind.as_str());
    kind(&s[class.clone()]) == Some("member")
        && matches!(kind(&s[seat.clone()]), Some("chair" | "deputy"))
        && lexicon.titles.surname_at_start(&s[name.clone()]).is_some()
        && !s.contains('。')
}

/// Whether a block is the heading of members in brackets, and those below it are called by their seats: 【審議会委員】 / 柊会長、….
pub(super) fn heads_titled(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    let s = outline.blocks[i].flow.as_str();
    let label = s.strip_prefix('【').and_then(|s| s.strip_suffix('】')).unwrap_or_default();
    let next = outline.blocks[i + 1..].iter().find(|block| block.kind == BlockKind::Text);
    lexicon.titles.capacity(label).is_some_and(|c| c.kind == "member")
        && next.is_some_and(|next| lists_titled(next, lexicon))
}

/// Whether words are a short name before the seat of a member: いずみ委員.
fn holds_seat(words: &str, lexicon: &Lexicon) -> bool {
    let bare = words.trim().split('(').next().unwrap_or_default();
    let seat = lexicon.titles.capacity_at_end(bare).filter(|&at| at > 0);
    let kind = seat.and_then(|at| lexicon.titles.capacity(&bare[at..])).map(|c| c.kind.as_str());
    matches!(kind, Some("chair" | "deputy" | "member")) && bare.chars().count() <= 10 && !words.contains('。')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Text};

    #[test]
    fn a_list_of_people_by_title_is_a_roster_without_a_label() {
        for (line, listed) in [
            ("高橋委員長、石田委員、鈴木委員、三枝委員", true),
            ("小泉海岸課長、石田港湾技術室長、鈴木次長", true),
            ("高橋委員長、石田委員", false),
            ("高橋委員長、岸壁の点検、鈴木委員", false),
        ] {
            let mut text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
            let outline = Outline::of(&mut text, Lexicon::embedded());
            assert_eq!(lists_titled(&outline.blocks[0], Lexicon::embedded()), listed, "{line}");
        }
    }

    #[test]
    fn names_alone_and_names_with_brackets_are_rosters_without_a_label() {
        let listed = |page: &str| {
            let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
            let outline = Outline::of(&mut text, Lexicon::embedded());
            let lexicon = Lexicon::embedded();
            lists_names(&outline.blocks[0], lexicon) || lists_bracketed(&outline, 0, lexicon)
        };
        assert!(listed("高橋健一、森花子、石田伸二、三枝徹"));
        assert!(!listed("高橋健一、森花子"));
        assert!(!listed("岸壁、堤防、桟橋、水門"));
        assert!(listed(
            "(会長)高橋 健一\n(みなと大学 教授)\n森 花子(みなと協会 会長)\n石田 伸二(港湾組合 理事)"
        ));
        assert!(!listed("高橋 健一(みなと大学 教授)\n岸壁の点検(港湾課)\n石田 伸二(港湾組合 理事)"));
    }

    #[test]
    fn a_record_begins_behind_what_its_page_says_of_the_sitting() {
        let page = "第7回港湾委員会（令和6年7月3日開催）\n\n開催概要\n\nリンクのない議決事項は、非公開で審議された件であります。\n\nその他\n\n令和6年度第7回港湾委員会議事録（テキスト版）\n\n概要\n\n＜会議場所＞\n　港湾会館\n\n＜委員出欠＞\n　高橋健一（出席）\n　森花子（欠席）\n\n＜議事内容＞\n○石田委員長　ただいまから始めます。\n○高橋委員　賛成です。\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = crate::minutes::Minutes::read(&text, &outline, Lexicon::embedded()).value;
        let names = read.attendance.iter().filter_map(|a| Some(a.name.as_ref()?.value.as_str()));
        assert_eq!(names.collect::<Vec<_>>(), ["高橋健一", "森花子"]);
        assert_eq!(read.turns.len(), 2);
    }

    #[test]
    fn a_file_by_the_name_of_a_part_opens_none() {
        let page = "第3回湖沼検討会\n日時：令和6年7月3日\n資料\n- 資料1：水質（PDF／78KB）\n- 議事録（PDF／391KB）\n\n出席者\n委員\n高橋　静子（みなと大学　教授）\n議事録\n高橋委員：船の台数が足りません。\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = crate::minutes::Minutes::read(&text, &outline, Lexicon::embedded()).value;
        assert_eq!(read.attendance.len(), 1);
        assert_eq!(read.turns.len(), 1);
    }
}
