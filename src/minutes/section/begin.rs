//! Where the record proper begins, or the order of the day, though no label says so; and where it only seems to.

use super::{Part, label, label::opens};
use crate::{
    lexicon::{Lexicon, Section},
    minutes::{
        roster::{opens_columns, seated},
        speech::Marks,
    },
    outline::{Block, BlockKind, Mark, Outline},
};

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
        && !marks.stated
        && early.at.iter().chain(&early.blocks).all(|&b| marks.at(b).is_none())
        && head()
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
    listed && first && opens(block.flow.as_str(), lexicon) && below(NEAR) || placed && below(FAR)
}

/// Whether a roster without a label begins with block `at`: columns of posts and names, one below the other.
pub(super) fn lists_columns(outline: &Outline, at: usize, lexicon: &Lexicon) -> bool {
    // Lines of the longest column of posts and that of names.
    const LONGEST: usize = 80;
    let texts = outline.blocks[at..].iter().filter(|b| b.kind == BlockKind::Text);
    let lines: Vec<&str> = texts.take(LONGEST).map(|b| b.flow.as_str()).collect();
    opens_columns(&lines, lexicon)
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

/// Whether a roster without a label begins with a block: 会長：柊　誠, 委員：柊　誠、森　花子.
pub(super) fn opens_roster(block: &Block, lexicon: &Lexicon) -> bool {
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
    fn a_file_by_the_name_of_a_part_opens_none() {
        let page = "第3回湖沼検討会\n日時：令和6年7月3日\n資料\n- 資料1：水質（PDF／78KB）\n- 議事録（PDF／391KB）\n\n出席者\n委員\n高橋　静子（みなと大学　教授）\n議事録\n高橋委員：船の台数が足りません。\n";
        let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let read = crate::minutes::Minutes::read(&text, &outline, Lexicon::embedded()).value;
        assert_eq!(read.attendance.len(), 1);
        assert_eq!(read.turns.len(), 1);
    }
}
