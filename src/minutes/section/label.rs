//! Labels that open a part of a record: 出席者, 【議題】, 説明のため出席した者の職氏名.

use crate::{
    lexicon::{Lexicon, Section},
    mention::compound::{Script, script},
    outline::{Block, Listed, Mark, listed},
    text::Flow,
};

/// The section that a block's label opens, the label, and what stands behind it on the same block.
pub(super) fn label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    const ORDER: &str = "議事日程";
    // ### ■内容: the signs of Markdown's headings and the square behind them are none of the label.
    let printed = block.flow.as_str();
    let hashes = printed.len() - printed.trim_start_matches('#').len();
    let behind = printed[hashes..].trim_start_matches([' ', '■', '●', '◆']);
    let start = if hashes > 0 { printed.len() - behind.len() } else { 0 };
    let flow = &block.flow.slice(start..printed.len());
    let s = flow.as_str();
    let value = |start: usize| {
        let rest = s[start..].trim_start_matches([':', ' ']);
        flow.slice(s.len() - rest.len()..s.len())
    };
    // ＜議題＞, 【出席者】, （問合せ先）
    if let Some(open) = s.chars().next().filter(|c| "<【〔[(《".contains(*c)) {
        const PAIRS: [(char, char); 6] =
            [('<', '>'), ('【', '】'), ('〔', '〕'), ('[', ']'), ('(', ')'), ('《', '》')];
        let (_, end) = PAIRS.iter().find(|(begin, _)| *begin == open)?;
        let close = s.find(*end)?;
        let inner = &s[open.len_utf8()..close];
        // 【出席者（敬称略）】: the remark is none of the label.
        let name = inner.split('(').next().unwrap_or(inner);
        let section = section_of(name, lexicon)?;
        let after = close + end.len_utf8();
        // （委員） is a heading of a roster or a mark; （議事次第） alone on its line is a label all the same.
        let listing = matches!(section, Section::Agenda | Section::Materials | Section::Body);
        if open == '(' && section != Section::Contact && !(listing && after == s.len()) {
            return None;
        }
        return Some((section, name.to_owned(), value(after)));
    }
    // 出席者は左のとおり。
    if let Some(name) = follows(s) {
        let people = || {
            let official =
                name.ends_with('員') && lexicon.titles.capacity_at_end(name).is_some_and(|at| at > 0);
            let there = official && name.chars().count() <= 40;
            section_of_listed(name).or(there.then_some(Section::Attendees))
        };
        // 本会議の付議事件は次のとおりである。
        let agenda = ["事件", "案件", "議題", "議事日程"].iter().any(|end| name.ends_with(end));
        let known = lexicon.titles.section(name).or_else(|| agenda.then_some(Section::Agenda));
        if let Some(section) = known.or_else(people) {
            return Some((section, name.to_owned(), flow.slice(s.len()..s.len())));
        }
    }
    // 職務のため出席した議会事務局職員, 町長の委任を受けて説明のため会議に出席した者
    if let Some(section) = section_of_listed(s) {
        return Some((section, s.to_owned(), flow.slice(s.len()..s.len())));
    }
    // 会議規則第9条の規定により欠席した者: the ground does not matter.
    if let Some((_, name)) = s.rsplit_once("により")
        && let Some(section) = lexicon.titles.section(name.trim_start_matches('、'))
    {
        return Some((section, name.trim_start_matches('、').to_owned(), flow.slice(s.len()..s.len())));
    }
    // 南浜町議会第4回定例会議事日程(第1号): whose order of the day it is stands before.
    if let Some(at) = s.find(ORDER)
        && s[..at].ends_with('会')
        && s[..at].chars().count() <= 30
    {
        let end = at + ORDER.len();
        if s.len() == end || s[end..].starts_with(['(', '第', ' ']) {
            return Some((Section::Agenda, s[..end].to_owned(), value(end)));
        }
    }
    let ends: Vec<usize> = s.char_indices().skip(1).map(|(i, _)| i).chain([s.len()]).take(26).collect();
    for end in ends.into_iter().rev() {
        let Some(section) = section_of(&s[..end], lexicon) else { continue };
        let rest = &s[end..];
        let ends_here = rest.is_empty() || rest.starts_with([':', '(', '[']) || flow.gap_before(end) > 0;
        // 資料 1 is the first document, not the list of them.
        let numbered = rest.trim_start_matches([':', ' ']).starts_with(|c: char| c.is_ascii_digit())
            && section == Section::Materials;
        // 議案 第1号 is an item of an agenda, not its heading.
        let item = rest
            .trim_start_matches('第')
            .starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
            && rest.starts_with('第')
            && section == Section::Agenda
            // 議事日程 第3号 is the order of the day.
            && &s[..end] != "議事日程";
        let glued = !ends_here
            && matches!(block.mark, Mark::Number(..))
            && end >= 6
            && is_value(rest, section, lexicon);
        if (ends_here || glued) && !numbered && !item {
            return Some((section, s[..end].to_owned(), value(end)));
        }
    }
    None
}

/// Whether words behind a numbered label with nothing between can be its value: 1 日時平成23年…, 3 出席者会長 中務達夫.
fn is_value(words: &str, section: Section, lexicon: &Lexicon) -> bool {
    let short = words.chars().count() <= 40 && !words.contains('。');
    match section {
        Section::Date => ["令和", "平成", "昭和", "20"].iter().any(|era| words.starts_with(era)),
        Section::Venue => short && !words.starts_with(|c: char| script(c) == Script::Hiragana),
        Section::Attendees | Section::Absentees => {
            let role = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(6);
            words.starts_with(['○', '◎', '・'])
                || role.into_iter().any(|end| lexicon.titles.capacity(&words[..end]).is_some())
        }
        Section::Agenda => words.starts_with(|c: char| c.is_ascii_digit() || c == '・' || c == '('),
        Section::Materials => words.starts_with(['・', '「']) || words.starts_with("資料"),
        _ => false,
    }
}

/// The section of those whom a line says to be listed below it.
pub(super) fn section_of_listed(line: &str) -> Option<Section> {
    listed(line).map(|(who, _)| match who {
        Listed::Present => Section::Attendees,
        Listed::Absent => Section::Absentees,
    })
}

/// The section that words label: those of the table, and rosters named by who was there: 出席した委員等, 委員以外の出席者.
pub(super) fn section_of(label: &str, lexicon: &Lexicon) -> Option<Section> {
    let people = || {
        let bare = label.trim_end_matches("氏名").trim_end_matches('等').trim_end_matches('の');
        let there = label.starts_with("出席した") && bare.ends_with(['員', '者'])
            || bare.len() < label.len() && lexicon.titles.section(bare) == Some(Section::Attendees)
            || label.ends_with("出席者") && !label.contains(['、', '。', ' ']);
        // みなと・三雲合併協議会出席者: the name of the body may be long.
        let of_body = || {
            let body = label.strip_suffix("出席者").or_else(|| label.strip_suffix("欠席者"));
            body.is_some_and(|body| {
                body.ends_with('会') && lexicon.bodies.ending(body).is_some_and(|(at, _)| at > 0)
            })
        };
        let absent = label.ends_with("欠席者") && of_body();
        (absent || there && label.chars().count() <= 14 || of_body()).then_some(if absent {
            Section::Absentees
        } else {
            Section::Attendees
        })
    };
    lexicon.titles.section(label).or_else(people)
}

/// What a line says is to follow: 出席者 of 出席者は次のとおりである。
fn follows(s: &str) -> Option<&str> {
    let s = s.trim_end_matches(['。', ':', ' ']);
    let s = ["である", "です", "であった"].iter().find_map(|e| s.strip_suffix(e)).unwrap_or(s);
    let s = s.strip_suffix("のとおり").or_else(|| s.strip_suffix("の通り"))?;
    let s = ["左", "次", "以下", "下記"].iter().find_map(|e| s.strip_suffix(e))?;
    s.trim_end_matches('、').strip_suffix('は')
}

/// The kinds of words that tell of the section a label opens.
const TELLING: [(Section, &str); 7] = [
    (Section::Absentees, "in-label-absentees"),
    (Section::Attendees, "in-label-attendees"),
    (Section::Date, "in-label-date"),
    (Section::Venue, "in-label-venue"),
    (Section::Agenda, "in-label-agenda"),
    (Section::Materials, "in-label-materials"),
    (Section::Body, "in-label-body"),
];

/// The section that the words of a label tell of.
fn telling(label: &str, lexicon: &Lexicon) -> Option<Section> {
    let (section, _) = TELLING.iter().find(|(_, kind)| lexicon.cues.words(kind).is_in(label))?;
    Some(*section)
}

/// What a numbered label that no table holds opens, by the words it is made of.
pub(super) fn unknown_label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let s = block.flow.as_str();
    let (label, _) = s.split_once(':').unwrap_or((s, ""));
    let short = (2..=24).contains(&label.chars().count()) && !label.contains(['。', '、']);
    let value = block.flow.slice(label.len() + usize::from(label.len() < s.len())..s.len());
    short.then(|| (telling(label, lexicon).unwrap_or(Section::Ignored), label.to_owned(), value))
}

/// What a label in brackets that no table holds opens: ＜委員出欠＞, 【会議場所】.
pub(super) fn unknown_bracketed(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let s = block.flow.as_str();
    let pairs = [('<', '>'), ('【', '】'), ('〔', '〕'), ('《', '》')];
    let (open, end) = pairs.into_iter().find(|&(open, _)| s.starts_with(open))?;
    let close = s.find(end)?;
    let label = &s[open.len_utf8()..close];
    let section = telling(label, lexicon).filter(|section| *section != Section::Body)?;
    let rest = s[close + end.len_utf8()..].trim_start_matches([':', ' ']);
    let short = (3..=10).contains(&label.chars().count()) && !label.contains(['。', '、', '(', ' ']);
    // 【資料１】 is a document, no list of them.
    let numbered = label.contains(|c: char| c.is_ascii_digit());
    (short && !numbered).then(|| (section, label.to_owned(), block.flow.slice(s.len() - rest.len()..s.len())))
}
