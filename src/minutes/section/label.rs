//! Labels that open a part of a record: 出席者, 【議題】, 説明のため出席した者の職氏名.

mod unknown;

use super::super::{header::without_file, roster::is_list_remark};
use crate::{
    lexicon::{Lexicon, Section},
    outline::{Block, Listed, Mark, listed},
    script::{Script, script},
    text::Flow,
};

pub(in crate::minutes) use unknown::opens;
pub(super) use unknown::{unknown_bracketed, unknown_label};

/// What a label opens, the label, and what stands behind it on the same block.
type Label = (Section, String, Flow);

/// The order of the day.
const ORDER: &str = "議事日程";

/// Bytes of the number that runs into a label: 3出席委員 alone on its line, 2開催場所みなと会館.
fn number_before(printed: &str, lexicon: &Lexicon) -> usize {
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &printed[digits..];
    // 2開催場所みなと会館
    let labels = || section_of(behind, lexicon).is_some() || is_long_label(behind);
    if (1..=2).contains(&digits) && labels() { digits } else { 0 }
}

/// Bytes of the remark on the list above that a copy ran into a label: （以上　敬称略）配布資料.
fn remark_before(printed: &str) -> usize {
    let inner = printed.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let remark = inner.filter(|(inner, rest)| {
        is_list_remark(inner) && inner.starts_with("以上") && !rest.trim_start().is_empty()
    });
    remark.map_or(0, |(_, rest)| printed.len() - rest.trim_start().len())
}

/// The section that a block's label opens, the label, and what stands behind it on the same block.
pub(super) fn label(block: &Block, lexicon: &Lexicon) -> Option<Label> {
    // ### ■内容: the signs of Markdown's headings and the square behind them are none of the label.
    let printed = block.flow.as_str();
    let hashes = printed.len() - printed.trim_start_matches('#').len();
    let behind = printed[hashes..].trim_start_matches([' ', '■', '●', '◆']);
    // :日時: …, a field of a list in the manner of Python's documents
    let field = printed.strip_prefix(':').and_then(|field| field.find(':')).is_some_and(|at| at > 0);
    let start = match () {
        () if hashes > 0 => printed.len() - behind.len(),
        () if field => ':'.len_utf8(),
        () if remark_before(printed) > 0 => remark_before(printed),
        () => number_before(printed, lexicon),
    };
    let flow = &block.flow.slice(start..printed.len());
    if let Some(open) = flow.as_str().chars().next().filter(|c| "<〈【〔[(《".contains(*c)) {
        // （役職名）出席者: what is told of those listed stands before the label.
        let told = || {
            let close = flow.as_str().find(')').filter(|_| open == '(')? + 1;
            let behind = &flow.as_str()[close..];
            let section = section_of(behind, lexicon).filter(|s| *s == Section::Attendees)?;
            Some((section, behind.to_owned(), value(flow, flow.as_str().len())))
        };
        return bracketed(flow, open, lexicon).or_else(told);
    }
    whole(flow.as_str(), lexicon)
        .map(|(section, name)| (section, name.to_owned(), value(flow, flow.as_str().len())))
        .or_else(|| order_of_day(flow))
        .or_else(|| opening(flow, block, lexicon))
}

/// What stands behind the label that ends at the byte `end`.
fn value(flow: &Flow, end: usize) -> Flow {
    let s = flow.as_str();
    let rest = s[end..].trim_start_matches([':', ' ']);
    flow.slice(s.len() - rest.len()..s.len())
}

/// ＜議題＞, 【出席者】, （問合せ先）
fn bracketed(flow: &Flow, open: char, lexicon: &Lexicon) -> Option<Label> {
    const PAIRS: [(char, char); 7] =
        [('<', '>'), ('〈', '〉'), ('【', '】'), ('〔', '〕'), ('[', ']'), ('(', ')'), ('《', '》')];
    let s = flow.as_str();
    let (_, end) = PAIRS.iter().find(|(begin, _)| *begin == open)?;
    let close = s.find(*end)?;
    let inner = &s[open.len_utf8()..close];
    // 【出席者（敬称略）】: the remark is none of the label.
    let name = inner.split('(').next().unwrap_or(inner);
    let section = section_of(name, lexicon)?;
    let after = close + end.len_utf8();
    // （委員） is a heading of a roster or a mark; （議事次第） alone on its line is a label all the same, and so is （出席者）.
    let listing = matches!(section, Section::Agenda | Section::Materials | Section::Body)
        || section == Section::Attendees && name.starts_with("出席");
    let labels = open != '(' || section == Section::Contact || listing && after == s.len();
    labels.then(|| (section, name.to_owned(), value(flow, after)))
}

/// What words open that say of themselves what stands below them, and their name for it.
fn whole<'a>(s: &'a str, lexicon: &Lexicon) -> Option<(Section, &'a str)> {
    // 出席者は左のとおり。
    if let Some(name) = follows(s) {
        let people = || {
            let official =
                name.ends_with('員') && lexicon.titles.capacity_at_end(name).is_some_and(|at| at > 0);
            let there = official && name.chars().count() <= 40;
            section_of_listed(name).or(there.then_some(Section::Attendees))
        };
        // 本会議の付議事件は次のとおりである。
        let agenda = || ["事件", "案件", "議題", ORDER].iter().any(|end| name.ends_with(end));
        // 本国会召集日における本委員は、次のとおりである。: who sat on the committee, and was not there.
        if name.contains("召集日") {
            return Some((Section::Ignored, name));
        }
        let known = lexicon.titles.section(name).or_else(|| agenda().then_some(Section::Agenda));
        if let Some(section) = known.or_else(people) {
            return Some((section, name));
        }
    }
    // 職務のため出席した議会事務局職員, 町長の委任を受けて説明のため会議に出席した者
    if let Some(section) = section_of_listed(s) {
        return Some((section, s));
    }
    // 出席者（委員）氏名: whose names they are stands between.
    if let Some((open, close)) = s.find('(').zip(s.find(')')).filter(|(open, close)| open < close)
        && matches!(&s[close + 1..], "氏名" | "の氏名" | "職氏名" | "名簿")
        && let Some(section) = lexicon.titles.section(&s[..open])
    {
        return Some((section, &s[..open]));
    }
    // 会議規則第9条の規定により欠席した者: the ground does not matter.
    let (_, name) = s.rsplit_once("により")?;
    let name = name.trim_start_matches('、');
    Some((lexicon.titles.section(name)?, name))
}

/// 南浜町議会第4回定例会議事日程(第1号): whose order of the day it is stands before.
fn order_of_day(flow: &Flow) -> Option<Label> {
    let s = flow.as_str();
    let at = s.find(ORDER).filter(|&at| s[..at].chars().count() <= 30)?;
    let end = at + ORDER.len();
    // 十二月十日議事日程第二号: of which day it is.
    let issue = || s[end..].starts_with('第') && s.ends_with('号') && (at == 0 || s[..at].ends_with('日'));
    // 令和6年7月3日（水曜日）議事日程
    if !s[..at].ends_with('会') && !s[..at].ends_with("曜日)") && !issue() {
        return None;
    }
    let over = s.len() == end || s[end..].starts_with(['(', '第', ' ']);
    over.then(|| (Section::Agenda, s[..end].to_owned(), value(flow, end)))
}

/// The longest label that the words open with: 出席者：柊委員, 日時　令和6年5月8日.
fn opening(flow: &Flow, block: &Block, lexicon: &Lexicon) -> Option<Label> {
    let s = flow.as_str();
    let ends: Vec<usize> = s.char_indices().skip(1).map(|(i, _)| i).chain([s.len()]).take(26).collect();
    let numbered = matches!(block.mark, Mark::Number(..));
    ends.into_iter().rev().find_map(|end| {
        let rest = &s[end..];
        // 議　事　部　長　柊　誠君: an officer, whose post begins as a label does.
        let officer = || {
            rest.char_indices().skip(1).take(8).any(|(at, _)| {
                let name = rest[at..].trim_start();
                lexicon.titles.is_post(&rest[..at])
                    && (name.ends_with('君')
                        || name.chars().count() <= 8 && lexicon.titles.surname_at_start(name).is_some())
            })
        };
        // 事　務　局　長 by itself, too.
        let post = || rest == "長" && lexicon.titles.post_at_end(s).is_some();
        // 欠席議員は、10番　柊　誠
        let seated = rest
            .strip_prefix("は、")
            .filter(|named| named.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('番'));
        // 出席議員16名
        let counted = || {
            let count = rest.strip_suffix(['名', '人']).unwrap_or_default();
            (1..=3).contains(&count.len()) && count.bytes().all(|b| b.is_ascii_digit())
        };
        let ends_here = rest.is_empty()
            || matches!(rest, "】" | "〕")
            || rest.starts_with([':', '(', '[', '【'])
            || flow.gap_before(end) > 0
            || counted();
        // 出席委員柊誠委員長、三雲花子: a copy lost what stood between.
        let glued = || {
            let first = rest.split('、').next().unwrap_or_default();
            let chair = lexicon.titles.capacity_at_end(first).filter(|&at| at > 0);
            let chair = chair.and_then(|at| lexicon.titles.capacity(&first[at..]));
            rest.contains('、')
                && !s.contains('。')
                && chair.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy"))
        };
        let glued = matches!(&s[..end], "出席委員" | "出席議員") && glued();
        let ends_here = ends_here || glued;
        let long = is_long_label(&s[..end]);
        let may_end = ends_here || numbered && end >= 6 || long || seated.is_some();
        let section = may_end.then(|| section_of(&s[..end], lexicon))??;
        if matches!(section, Section::Agenda | Section::Body) && officer() || post() {
            return None;
        }
        let people = matches!(section, Section::Attendees | Section::Absentees);
        if let Some(named) = seated.filter(|_| people) {
            return Some((section, s[..end].to_owned(), value(flow, s.len() - named.len())));
        }
        // 資料 1 is the first document, not the list of them.
        let document = rest.trim_start_matches([':', ' ']).starts_with(|c: char| c.is_ascii_digit())
            && section == Section::Materials;
        // 議案 第1号 is an item of an agenda, not its heading; 議事日程 第3号 is the order of the day.
        let item = section == Section::Agenda
            && &s[..end] != ORDER
            && rest.starts_with('第')
            && rest
                .trim_start_matches('第')
                .starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let labels = ends_here || (numbered && end >= 6 || long) && is_value(rest, section, lexicon);
        // 議事録（PDF/391KB）: the name of a file on a page opens nothing.
        let file = !rest.is_empty() && without_file(rest).is_empty();
        (labels && !document && !item && !file).then(|| (section, s[..end].to_owned(), value(flow, end)))
    })
}

/// Whether a label is so plain that its value may be printed against it: 開催日時令和6年7月3日, 次回開催予定日未定.
fn is_long_label(label: &str) -> bool {
    ["開催日", "開催場所", "開催会場", "次回開催"].iter().any(|w| label.starts_with(w))
        && label.chars().count() >= 4
}

/// Whether words behind a numbered label with nothing between can be its value: 1 日時平成23年…, 3 出席者会長 中務達夫.
fn is_value(words: &str, section: Section, lexicon: &Lexicon) -> bool {
    let short = words.chars().count() <= 40 && !words.contains('。');
    match section {
        Section::Date => ["令和", "平成", "昭和", "20"].iter().any(|era| words.starts_with(era)),
        Section::Venue => {
            let and = ["及", "並", "・", "等", "について"].iter().any(|and| words.starts_with(and));
            short && !and && !words.starts_with(|c: char| script(c) == Script::Hiragana)
        }
        Section::Body => words.contains('。'),
        Section::Attendees | Section::Absentees => {
            let role = words.char_indices().map(|(at, c)| at + c.len_utf8()).take(6);
            let count = words.strip_suffix(['名', '人']).unwrap_or_default();
            words.starts_with(['○', '◎', '・'])
                || !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit())
                || role.into_iter().any(|end| lexicon.titles.capacity(&words[..end]).is_some())
        }
        Section::Agenda => words.starts_with(|c: char| c.is_ascii_digit() || c == '・' || c == '('),
        Section::Materials => words.starts_with(['・', '「']) || words.starts_with("資料"),
        Section::Ignored => words == "未定" || ["令和", "平成"].iter().any(|era| words.starts_with(era)),
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
        let bare = label.strip_suffix("氏名").unwrap_or(label).trim_end_matches(['等', '・']);
        let bare = if bare.len() < label.len() { bare.strip_suffix("の職").unwrap_or(bare) } else { bare };
        let bare = bare.strip_suffix("の職").unwrap_or(bare).trim_end_matches('の');
        // 執行部出席者職氏名
        let bare = bare.strip_suffix('職').filter(|bare| bare.ends_with('者')).unwrap_or(bare);
        let there = label.starts_with("出席した") && bare.ends_with(['員', '者'])
            || bare.len() < label.len() && lexicon.titles.section(bare) == Some(Section::Attendees)
            || ["側出席", "側出席者"].iter().any(|end| bare.ends_with(end))
            || label.ends_with("出席者")
                // 役職名　出席者 heads the columns of a table.
                && !lexicon.cues.is("column", label.trim_end_matches("出席者").trim_end())
                && !label.contains(['、', '。', ' ', 'が', 'を'])
                && !["から", "より"].iter().any(|from| label.contains(from));
        // みなと・三雲合併協議会出席者: the name of the body may be long.
        let of_body = || {
            let body = label.strip_suffix("出席者").or_else(|| label.strip_suffix("欠席者"));
            body.is_some_and(|body| {
                body.ends_with('会') && lexicon.bodies.ending(body).is_some_and(|(at, _)| at > 0)
            })
        };
        // 欠席部会委員
        let members = |state: &str| {
            let who = label.strip_prefix(state).and_then(|who| who.strip_suffix("委員"));
            who.is_some_and(|who| (2..=4).contains(&who.chars().count()) && who.ends_with('会'))
        };
        if members("出席") || members("欠席") {
            let there = label.starts_with('出');
            return Some(if there { Section::Attendees } else { Section::Absentees });
        }
        // 欠席委員氏名
        let missing = bare.len() < label.len() && lexicon.titles.section(bare) == Some(Section::Absentees);
        let absent = missing || label.ends_with("欠席者") && of_body();
        (absent || there && label.chars().count() <= 14 || of_body()).then_some(if absent {
            Section::Absentees
        } else {
            Section::Attendees
        })
    };
    // 議案及び審議結果: the items, each with what came of it.
    let with_outcome = || {
        let bare = label.trim_end_matches('等');
        if !bare.ends_with("結果") && !bare.ends_with("決定事項") {
            return None;
        }
        let parts = ["及び", "および", "並びに", "と", "・"].iter().find_map(|and| label.split_once(and));
        let (what, outcome) = parts?;
        let outcome = outcome.trim_end_matches('等');
        let told = outcome.ends_with("結果") && outcome.chars().count() <= 6 || outcome == "決定事項";
        lexicon.titles.section(what).filter(|section| *section == Section::Agenda && told)
    };
    // 港湾委員会会議事項: whose items they are stands before.
    let of_council = || {
        let items = ["会議事項", "協議事項", "審査事項", "調査事項", "付議事件", "付議案件"];
        let council = items.iter().find_map(|items| label.strip_suffix(items));
        council.filter(|council| council.ends_with('会')).map(|_| Section::Agenda)
    };
    // 会議の開催日時, 会議の開催場所
    let of_meeting = || {
        let bare = label.strip_prefix("会議の").filter(|bare| bare.chars().count() > 2)?;
        lexicon.titles.section(bare).filter(|section| matches!(section, Section::Date | Section::Venue))
    };
    // 委員（出席）, 委員（欠席）
    let of_state = || {
        let (who, state) = label.strip_suffix(')')?.split_once('(')?;
        let member = lexicon.titles.capacity(who).is_some_and(|c| c.kind == "member");
        let section = match state {
            "出席" | "出席者" => Section::Attendees,
            "欠席" | "欠席者" => Section::Absentees,
            _ => return None,
        };
        member.then_some(section)
    };
    let whole = lexicon.titles.section(label).or_else(people).or_else(with_outcome).or_else(of_state);
    whole.or_else(of_council).or_else(of_meeting)
}

/// What a line says is to follow: 出席者 of 出席者は次のとおりである。
pub(in crate::minutes) fn follows(s: &str) -> Option<&str> {
    let s = s.trim_end_matches(['。', ':', ' ']);
    let s = ["である", "です", "であった"].iter().find_map(|e| s.strip_suffix(e)).unwrap_or(s);
    let s = s.strip_suffix("のとおり").or_else(|| s.strip_suffix("の通り"))?;
    let s = ["左", "次", "以下", "下記"].iter().find_map(|e| s.strip_suffix(e))?;
    // 出席議員は、13名で次のとおりである。
    let counted = s.strip_suffix("名で").or_else(|| s.strip_suffix("人で"));
    let s = counted.map_or(s, |s| s.trim_end_matches(|c: char| c.is_ascii_digit()));
    s.trim_end_matches('、').strip_suffix('は')
}
