//! The parts of a record: title, date, venue, roster, agenda, documents, and the record proper.

use super::{
    roster::called,
    speech::{Marks, SpeakerMark, announces},
};
use crate::{
    lexicon::{Lexicon, Section},
    mention::compound::{Script, script},
    outline::{Block, BlockKind, Listed, Mark, Outline, Style, listed},
    text::Flow,
};

/// Blocks under one label.
#[derive(Debug)]
pub(super) struct Part {
    /// What the label opens; `None` for the title before the first label.
    pub section: Option<Section>,
    /// The label, as folded.
    pub label: String,
    /// What stands on the label's line, behind it.
    pub value: Flow,
    /// Further blocks, by index.
    pub blocks: Vec<usize>,
    /// The block of the label.
    pub at: Option<usize>,
}

impl Part {
    /// What stands before the first label.
    fn title() -> Part {
        Part { section: None, label: String::new(), value: Flow::default(), blocks: Vec::new(), at: None }
    }

    /// A part that begins with a block without a label of its own.
    fn unlabelled(section: Section, block: usize) -> Part {
        Part {
            section: Some(section),
            label: String::new(),
            value: Flow::default(),
            blocks: vec![block],
            at: None,
        }
    }
}

/// Cuts the text into parts. The record proper is the last one, unless only a contact follows.
///
/// Where the format tells who speaks, the record proper begins with the first speech and with nothing else.
pub(super) fn parts(outline: &Outline, marks: &Marks, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts = vec![Part::title()];
    for (i, block) in outline.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        let Some(current) = parts.last_mut() else { break };
        let in_body = current.section == Some(Section::Body);
        // What a table of contents lists are no labels.
        if is_contents(current) && !block.gap {
            current.blocks.push(i);
            continue;
        }
        let spoken = marks.stated && (in_body || marks.at(i).is_some());
        let label = if spoken { None } else { label(block, lexicon) };
        // A part of a page in Markdown that is nothing of the record has no end of its own: ## 目次
        let hashed = block.flow.as_str().starts_with('#');
        let label = label.filter(|(section, ..)| !hashed || *section != Section::Ignored);
        let label =
            label.filter(|(section, name, _)| opens_part((*section, name), current, outline, block, lexicon));
        let label = label.or_else(|| {
            let next = !in_body && !spoken && counts_on(current, outline, block);
            next.then(|| unknown_label(block, lexicon)).flatten()
        });
        let label =
            label.or_else(|| (!in_body && !spoken).then(|| unknown_bracketed(block, lexicon)).flatten());
        if let Some((section, name, value)) = label {
            let titled = current.section.is_none();
            let kind_of_record = section == Section::Body
                && value.is_empty()
                && titled
                && plain(block)
                && !has_title(outline, current);
            let early_contact = section == Section::Contact && !in_body && !block.gap;
            if !kind_of_record && !early_contact {
                // 5 前回議事要旨の確認: the label is the first heading of the record.
                let heads = section == Section::Body && section_of(&name, lexicon).is_none();
                let blocks = if heads { vec![i] } else { Vec::new() };
                parts.push(Part { section: Some(section), label: name, value, blocks, at: Some(i) });
                continue;
            }
        }
        // 1. 開会 once more: the list is over, and its first item comes up.
        let again = current.section == Some(Section::Agenda)
            && current.blocks.len() >= 2
            && current.blocks.first().is_some_and(|&first| {
                let first = &outline.blocks[first];
                first.flow.as_str() == block.flow.as_str() && first.mark == block.mark
            });
        let said = again || marks.at(i).is_some() && marks.stated;
        // A sentence behind a mark is speech, however few marks there are.
        let in_roster = matches!(current.section, Some(Section::Attendees | Section::Absentees));
        let speaks = |m: &SpeakerMark| block.flow.as_str()[m.words..].ends_with('。');
        let opens_record = !in_body && said
            || in_roster && marks.at(i).is_some_and(|m| m.verbatim && speaks(m))
            || !in_body && marks.replies && block.mark == Mark::None && marks.at(i).is_some_and(speaks)
            || !in_body
                && !marks.stated
                && current.section != Some(Section::Contact)
                && !is_summons(current)
                && ((marks.verbatim && marks.at(i).is_some_and(|m| m.verbatim))
                    || (!matches!(
                        current.section,
                        Some(Section::Materials | Section::Date | Section::Venue)
                    ) && is_prose(block)));
        if !opens_record && opens_behind_head(current, block) {
            let speaker = parts.last_mut().and_then(|part| speaker_above(part, outline, lexicon));
            let blocks = speaker.into_iter().chain([i]).collect();
            parts.push(Part { blocks, ..Part::unlabelled(Section::Body, i) });
            continue;
        }
        // 1. 開会, 2. 水草の刈取りについて: what was done follows those who were there.
        let item = matches!(block.mark, Mark::Number(Style::Dai, _));
        let topic = in_roster && !marks.stated && !item && is_topic(block.flow.as_str());
        if topic {
            parts.push(Part::unlabelled(Section::Body, i));
            continue;
        }
        // 議題1, 日程第1: an item of the agenda right behind a roster is nobody of it, nor part of a place.
        if !opens_record && item && (in_roster && marks.verbatim || is_placed(current, &block.mark)) {
            parts.push(Part::unlabelled(Section::Agenda, i));
            continue;
        }
        // 【事務局（みなと市）】柊課長 within a roster: the one behind the mark is listed, and says nothing.
        let lists = in_roster && marks.at(i).is_some_and(|m| lists_people(&block.flow, m, lexicon));
        if opens_record && !lists {
            parts.push(Part::unlabelled(Section::Body, i));
            continue;
        }
        if let Some(current) = parts.last_mut() {
            current.blocks.push(i);
        }
    }
    for part in &mut parts {
        // 議事 opens the agenda where a list follows, and the record where sentences do.
        if part.section == Some(Section::Agenda) {
            // (1)開会 says nothing; what stands behind it does.
            let mut words = part.blocks.iter().map(|&b| outline.blocks[b].flow.as_str());
            let first = if part.value.is_empty() {
                words.find(|words| *words != "開会").unwrap_or_default()
            } else {
                part.value.as_str()
            };
            if first.contains('。') {
                part.section = Some(Section::Body);
            }
        }
    }
    merge_bodies(parts)
}

/// Whether the label of a block opens a part within or behind the one being read.
fn opens_part(
    (section, name): (Section, &str),
    current: &Part,
    outline: &Outline,
    block: &Block,
    lexicon: &Lexicon,
) -> bool {
    let in_body = current.section == Some(Section::Body);
    match section {
        Section::Contact => true,
        // 議事録 / 出席者：…: the heading of the record stands over all its parts.
        Section::Attendees | Section::Absentees | Section::Date | Section::Venue
            if in_body && current.at.is_some() && current.value.is_empty() && current.blocks.is_empty() =>
        {
            true
        }
        _ if in_body => false,
        // (3) 意見交換 within an agenda is an item of it.
        Section::Body if goes_on(current, outline, block, lexicon) => false,
        // 1 報告事項 within an agenda is an item that has items.
        Section::Agenda => current.section != Some(Section::Agenda) || !numbered(block),
        // Inside a roster, 構成員 and 説明員 are headings of the roster itself.
        Section::Attendees => {
            current.section != Some(Section::Attendees)
                || strong_label(block)
                // 事務局出席職員氏名, 理事者側出席者: what is no capacity says by what right those below it were there.
                || section_of_listed(block.flow.as_str()).is_some()
                || block.flow.as_str() == name && lexicon.titles.capacity(name).is_none()
        }
        _ => true,
    }
}

/// Whether people stand behind a mark that is a heading of a roster: by surname and title, or several of one class.
fn lists_people(flow: &Flow, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let from = mark.words;
    let end = s[from..].find(['、', ',']).map_or(s.len(), |at| from + at);
    if end == from || s.contains('。') {
        return false;
    }
    let label = s[mark.label.clone()].replace(' ', "");
    let class = lexicon.titles.capacity(&label).is_some_and(|c| !c.one)
        || lexicon.bodies.known(&label).is_some()
        || lexicon.bodies.ending(&label).is_some();
    let bracketed = s.starts_with(['【', '〔', '(', '[', '<', '《']);
    called(&flow.slice(from..end), true, lexicon).is_some() || bracketed && class
}

/// Whether a sentence opens the meeting behind the last line of a head without roster or agenda: ただいまから….
fn opens_behind_head(current: &Part, block: &Block) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && !(current.value.is_empty() && current.blocks.is_empty())
        && is_prose(block)
        && opens_a_meeting(block.flow.as_str())
}

/// Takes the line out of a part that names who speaks below it: 港湾課・柊課長補佐:.
fn speaker_above(part: &mut Part, outline: &Outline, lexicon: &Lexicon) -> Option<usize> {
    let told = !part.value.is_empty() || part.blocks.len() > 1;
    let last = part.blocks.last().filter(|&&b| told && is_speaker(&outline.blocks[b].flow, lexicon));
    last.is_some().then(|| part.blocks.pop()).flatten()
}

/// Whether a sentence is one with which a meeting is opened.
pub(super) fn opens_a_meeting(s: &str) -> bool {
    ["ただいま", "只今", "ただ今", "定刻"].iter().any(|word| s.contains(word))
}

/// Whether a line holds nobody but the one who speaks below: 柊課長補佐, 港湾課・柊課長補佐:.
fn is_speaker(flow: &Flow, lexicon: &Lexicon) -> bool {
    let words = flow.as_str();
    let label = words.trim_end_matches(':');
    let from = label.rfind('・').map_or(0, |at| at + '・'.len_utf8());
    label.chars().count() <= 30
        && (label.len() < words.len()
            || called(&flow.slice(from..label.len()), true, lexicon).is_some()
            || lexicon.titles.capacity(label).is_some())
}

/// A record in several labelled parts (概要, then 主な意見) is one.
fn merge_bodies(parts: Vec<Part>) -> Vec<Part> {
    let mut merged: Vec<Part> = Vec::new();
    for part in parts {
        match merged.last_mut() {
            Some(last) if last.section == Some(Section::Body) && part.section == Some(Section::Body) => {
                last.blocks.extend(part.at);
                last.blocks.extend(part.blocks);
            }
            _ => merged.push(part),
        }
    }
    merged
}

/// The section that a block's label opens, the label, and what stands behind it on the same block.
fn label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
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

/// Whether the first item of the order of the day stands below its day and place.
fn is_placed(current: &Part, mark: &Mark) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && matches!(mark, Mark::Number(Style::Dai, 1))
}

/// Whether a part is the announcement by which the members were called: 招集告示.
fn is_summons(part: &Part) -> bool {
    matches!(part.label.replace(' ', "").as_str(), "招集告示" | "招集の告示")
}

/// Whether a part is a table of contents.
fn is_contents(part: &Part) -> bool {
    part.label.replace(' ', "") == "目次"
}

/// The section of those whom a line says to be listed below it.
fn section_of_listed(line: &str) -> Option<Section> {
    listed(line).map(|(who, _)| match who {
        Listed::Present => Section::Attendees,
        Listed::Absent => Section::Absentees,
    })
}

/// The section that words label: those of the table, and rosters named by who was there: 出席した委員等, 委員以外の出席者.
fn section_of(label: &str, lexicon: &Lexicon) -> Option<Section> {
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

/// Whether a block bears the number behind that of the label of the part being read, and no item within the part does.
fn counts_on(current: &Part, outline: &Outline, block: &Block) -> bool {
    let Mark::Number(style, n) = block.mark else { return false };
    let label = current.at.map(|at| &outline.blocks[at].mark);
    let within =
        current.blocks.iter().any(|&b| matches!(outline.blocks[b].mark, Mark::Number(s, _) if s == style));
    matches!(label, Some(Mark::Number(s, m)) if *s == style && m + 1 == n) && !within
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
fn unknown_label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let s = block.flow.as_str();
    let (label, _) = s.split_once(':').unwrap_or((s, ""));
    let short = (2..=24).contains(&label.chars().count()) && !label.contains(['。', '、']);
    let value = block.flow.slice(label.len() + usize::from(label.len() < s.len())..s.len());
    short.then(|| (telling(label, lexicon).unwrap_or(Section::Ignored), label.to_owned(), value))
}

/// What a label in brackets that no table holds opens: ＜委員出欠＞, 【会議場所】.
fn unknown_bracketed(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
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

/// Whether a numbered block is the next item of the agenda that is being read.
fn goes_on(current: &Part, outline: &Outline, block: &Block, lexicon: &Lexicon) -> bool {
    let before = current.blocks.last().map(|&b| &outline.blocks[b].mark);
    let next = match (before, &block.mark) {
        (Some(Mark::Number(style, n)), Mark::Number(s, m)) => style == s && n + 1 == *m,
        _ => false,
    };
    let talk = lexicon.cues.is("discussion", block.flow.as_str());
    current.section == Some(Section::Agenda) && next && talk
}

fn numbered(block: &Block) -> bool {
    matches!(block.mark, Mark::Number(..))
}

/// Whether the label stands out by a sign or number, as those of a record's head do.
fn strong_label(block: &Block) -> bool {
    matches!(block.mark, Mark::Sign(_) | Mark::Number(..)) && block.indent < 8
}

fn plain(block: &Block) -> bool {
    block.mark == Mark::None && !block.flow.as_str().starts_with(['<', '【', '〔', '['])
}

/// Whether the title is already complete.
fn has_title(outline: &Outline, title: &Part) -> bool {
    title.blocks.iter().any(|&b| outline.blocks[b].flow.as_str().contains('。'))
}

/// Whether words are a heading of the record and nobody of a roster.
fn is_topic(s: &str) -> bool {
    // …を説明した後の各委員の主な発言は次のとおり
    let below = ["以下のとおり", "以下の通り", "次のとおり", "次の通り"];
    let said = ["意見", "発言", "質疑", "議論"].iter().any(|what| s.contains(what));
    if said && below.iter().any(|end| s.trim_end_matches(['。', ':']).ends_with(end)) {
        return true;
    }
    let short = s.chars().count() <= 60 && !s.contains(['。', ':']);
    let rite = ["の宣告", "署名議員の指名", "署名委員の指名", "会期の決定", "諸般の報告"];
    short
        && (s.ends_with("について")
            || rite.iter().any(|end| s.ends_with(end))
            || matches!(s, "開会" | "開会挨拶" | "開会あいさつ" | "開会の挨拶"))
}

/// Whether the block is a sentence: in a head of labels and lists, the record proper begins there.
fn is_prose(block: &Block) -> bool {
    let s = block.flow.as_str();
    let sentence = s.ends_with('。') || (s.contains('。') && s.chars().count() > 60);
    // Behind a sign, shorter ones are what somebody said.
    let least = if matches!(block.mark, Mark::Sign(_)) && s.ends_with('。') { 12 } else { 25 };
    sentence && s.chars().count() >= least && !s.starts_with(['※', '(', '*']) && !announces(s)
}
