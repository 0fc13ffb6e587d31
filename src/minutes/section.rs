//! The parts of a record: title, date, venue, roster, agenda, documents, and the record proper.

mod annex;
mod begin;
mod behind;
mod label;
mod line;
mod markdown;
mod record;
mod telling;
mod unlabelled;

pub(super) use label::{follows, opens};
pub(super) use record::opens_a_meeting;

use begin::{
    begins, begins_order, begun_too_early, heads_titled, lists_order, lists_people_at, lists_topics, restarts,
};
use label::{label, section_of, section_of_listed, unknown_bracketed, unknown_label};

use line::{
    chair_label, counts_on, goes_on, has_title, heads_alike, heads_title, is_cell, is_contents, is_day,
    is_nested, is_next_meeting, is_placed, lists_bullets, nested_label, numbered, organ_label, plain,
    repeats_order, replaces, sets_off, strong_label,
};
use markdown::{heads_within_roster, is_headed};
use record::{
    is_said, is_topic, lists_people, opens_behind_head, opens_record, repeats_item, speaker_above, speaks,
    tells, told_of, topic_above,
};
use unlabelled::begun;

use super::{
    header::without_file,
    material,
    roster::tells_absence,
    speech::{Marks, SpeakerMark},
};
use crate::{
    lexicon::{Lexicon, Section},
    outline::{Block, BlockKind, Mark, Outline, Style},
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

    fn is_roster(&self) -> bool {
        matches!(self.section, Some(Section::Attendees | Section::Absentees))
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
/// Where the format tells who speaks, the record proper begins with the first speech, or with what a note tells under the
/// first of its numbers.
pub(super) fn parts(outline: &Outline, marks: &Marks, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts = vec![Part::title()];
    let roster_behind = behind::roster(outline, marks, lexicon);
    for (i, block) in outline.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        if begun_too_early(&parts, outline, i, marks, lexicon) {
            join_last(&mut parts);
        }
        if restarted(&mut parts, outline, i, marks, lexicon)
            || annex::opened(&mut parts, outline, i, marks.are_stated())
        {
            continue;
        }
        let again = !marks.are_stated() && repeats_item(&parts, outline, i);
        let Some(current) = parts.last_mut() else { break };
        // ○議事日程 as the first word of a page, and the title of the record below.
        if current.section.is_none() && current.blocks.is_empty() && heads_title(outline, i, lexicon) {
            continue;
        }
        if roster_behind == Some(i) && current.section == Some(Section::Body) {
            parts.push(behind::part(outline, i, lexicon));
            continue;
        }
        // What a table of contents lists are no labels.
        let contents = stays_in_contents(current, block, marks.at(i), lexicon);
        // なお、森委員は所用により欠席した。: nor does a remark on those listed end their list.
        let remark = current.is_roster() && tells_absence(block.flow.as_str());
        if contents || remark || current.section == Some(Section::Ignored) && replaces(outline, i) {
            current.blocks.push(i);
            continue;
        }
        if !marks.are_stated() && begins_order(current, outline, i, lexicon) {
            parts.push(Part::unlabelled(Section::Agenda, i));
            continue;
        }
        if is_headed(current, outline, i, marks, lexicon) || repeats_order(current, block) {
            parts.push(Part::unlabelled(Section::Body, i));
            continue;
        }
        if let Some(section) = begun(current, outline, i, lexicon) {
            parts.push(Part::unlabelled(section, i));
            continue;
        }
        if let Some(part) = labelled(current, outline, i, marks, lexicon) {
            parts.push(part);
            continue;
        }
        if marks.are_stated()
            && let Some(heading) = told_of(current, outline, i)
        {
            parts.push(Part { blocks: vec![heading, i], ..Part::unlabelled(Section::Body, i) });
            continue;
        }
        // Of a head without labels, the title is the first line.
        let behind_head = match current.section {
            None => current.blocks.len() > 1,
            section => matches!(section, Some(Section::Date | Section::Venue)),
        };
        let lists = || lists_people_at(outline, i, marks.at(i).is_some(), lexicon);
        let headed = || {
            let head = matches!(current.section, None | Some(Section::Date | Section::Venue));
            // ### みなと省 behind ### 欠席, both below ## 出席者: those under it came.
            let away = current.section == Some(Section::Absentees) && !marks.are_stated();
            head && heads_titled(outline, i, lexicon) || away && heads_within_roster(outline, i, lexicon)
        };
        if behind_head && lists() || headed() {
            parts.push(Part::unlabelled(Section::Attendees, i));
            continue;
        }
        let opens_record = opens_record(current, outline, i, marks);
        if !opens_record && opens_behind_head(current, block, lexicon) {
            let speaker = speaker_above(current, outline, lexicon);
            let blocks = speaker.into_iter().chain([i]).collect();
            parts.push(Part { blocks, ..Part::unlabelled(Section::Body, i) });
            continue;
        }
        // 1. 開会, 2. 水草の刈取りについて: what was done follows those who were there.
        let in_roster = current.is_roster();
        let item = matches!(block.mark, Mark::Number(Style::Dai, _));
        let topic = sets_off(current, block, marks.are_stated())
            || in_roster && !marks.are_stated() && !item && is_topic(block.flow.as_str(), lexicon)
            || !marks.are_stated() && begins(current, outline, i, lexicon)
            || again;
        // 【事務局（みなと市）】柊課長 within a roster: the one behind the mark is listed, and says nothing.
        let lists = || in_roster && marks.at(i).is_some_and(|m| lists_people(&block.flow, m, lexicon));
        // 1 開会 / 2 報告 / 3 閉会 behind those who were there, and nothing told between: the order of the day.
        if topic && in_roster && lists_order(outline, i, lexicon) {
            parts.push(Part::unlabelled(Section::Agenda, i));
        } else if topic || opens_record && !lists() {
            let blocks = topic_above(current, outline).into_iter().chain([i]).collect();
            parts.push(Part { blocks, ..Part::unlabelled(Section::Body, i) });
        // 議題1, 日程第1: an item of the agenda right behind a roster is nobody of it, nor part of a place.
        } else if !opens_record && item && (in_roster && marks.verbatim || is_placed(current, &block.mark)) {
            parts.push(Part::unlabelled(Section::Agenda, i));
        } else {
            current.blocks.push(i);
        }
    }
    let mut agenda = false;
    for part in &mut parts {
        if is_said(part, outline) || agenda && tells(part, outline) {
            part.section = Some(Section::Body);
        }
        agenda |= part.section == Some(Section::Agenda) && !(part.blocks.is_empty() && part.value.is_empty());
    }
    telling::made_bodies(&mut parts, outline, lexicon);
    merge_bodies(parts)
}

/// Whether a block goes on with a table of contents: it lists nobody, and nobody says it.
fn stays_in_contents(current: &Part, block: &Block, mark: Option<&SpeakerMark>, lexicon: &Lexicon) -> bool {
    is_contents(current) && !block.gap && !lists_seats(block, lexicon) && !speaks(block, mark)
}

/// 出席議員（7名）1番　柊　誠　…: a list with its people, which no table of contents has.
fn lists_seats(block: &Block, lexicon: &Lexicon) -> bool {
    label(block, lexicon).is_some_and(|(section, _, value)| {
        matches!(section, Section::Attendees | Section::Absentees) && value.as_str().contains('番')
    })
}

/// Begins anew where the record itself begins with block `i`: what stood before it tells nothing.
fn restarted(parts: &mut Vec<Part>, outline: &Outline, i: usize, marks: &Marks, lexicon: &Lexicon) -> bool {
    let restarts = restarts(parts, outline, i, marks, lexicon);
    if let Some(last) = parts.last_mut().filter(|_| restarts) {
        if last.section == Some(Section::Body) {
            last.section = Some(Section::Ignored);
        }
        parts.push(Part::unlabelled(Section::Title, i));
    }
    restarts
}

/// Makes the last part one with that before it.
fn join_last(parts: &mut Vec<Part>) {
    if let Some(early) = parts.pop()
        && let Some(title) = parts.last_mut()
    {
        title.blocks.extend(early.at.into_iter().filter(|at| !early.blocks.contains(at)));
        title.blocks.extend(early.blocks);
    }
}

/// The part that block `i` opens by its label. `None` where it bears none, or none that ends the part being read.
fn labelled(current: &Part, outline: &Outline, i: usize, marks: &Marks, lexicon: &Lexicon) -> Option<Part> {
    let block = &outline.blocks[i];
    // （資料1-2）委員名簿 among what was handed out lists nobody.
    if current.section == Some(Section::Materials) && material::opens_entry(&block.flow) {
        return None;
    }
    let in_body = current.section == Some(Section::Body);
    let spoken = marks.are_stated() && (in_body || marks.at(i).is_some());
    let known = || {
        // A part of a page in Markdown that is nothing of the record has no end of its own: ## 目次
        let hashed = block.flow.as_str().starts_with('#');
        label(block, lexicon)
            .filter(|(section, ..)| !hashed || *section != Section::Ignored)
            .filter(|(section, name, _)| opens_part((*section, name), current, outline, block, lexicon))
            .filter(|(section, ..)| *section != Section::Agenda || !is_handed_out(current, outline, i))
    };
    let unknown = || {
        // (3) 水産省 behind (2) オブザーバー, (3) 参考人（2名） behind (2) 欠席委員: a heading of the roster.
        let heads = |s: &str| {
            let counted = s.split_once('(').map(|(who, _)| who);
            lexicon.bodies.known(s).is_some()
                || counted.is_some_and(|who| lexicon.titles.capacity(who).is_some())
        };
        let listed = current.is_roster() && heads(block.flow.as_str());
        // 3 協議事項 behind 2 報告事項 and its items: they go on.
        let items = current.section == Some(Section::Agenda)
            && numbered(block)
            && block.flow.as_str().ends_with("事項")
            && section_of(block.flow.as_str(), lexicon) == Some(Section::Agenda);
        if items {
            return None;
        }
        let next = (!listed && counts_on(current, outline, block)).then(|| unknown_label(block, lexicon));
        let next = next.flatten();
        let chair = || heads_alike(current, outline, block).then(|| chair_label(block, lexicon)).flatten();
        let head = current.section != Some(Section::Agenda) && current.section != Some(Section::Materials);
        let beside = is_nested(current, outline);
        let nested = || head.then(|| nested_label(outline, i, beside, lexicon)).flatten();
        let organ = || organ_label(current, outline, block);
        next.or_else(chair).or_else(organ).or_else(nested).or_else(|| unknown_bracketed(block, lexicon))
    };
    let found = if spoken { None } else { known() };
    let found = found.or_else(|| if in_body || spoken { None } else { broken_label(outline, i, lexicon) });
    let (section, label, value) = found.or_else(|| if in_body || spoken { None } else { unknown() })?;
    // 議事録, 会議録（要旨） below the title of the record says what it is.
    let in_brackets = value.as_str().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let kind_of_record = section == Section::Body
        && (without_file(value.as_str()).is_empty()
            || in_brackets.is_some_and(|inner| {
                let day = crate::date::day(inner).is_some_and(|day| day.range == (0..inner.len()));
                day || inner.chars().count() <= 6
            }))
        && (current.section.is_none() || current.section == Some(Section::Title) && current.at.is_none())
        && plain(block)
        && !has_title(outline, current);
    let early_contact =
        section == Section::Contact && !in_body && !block.gap && !is_next_meeting(&current.label);
    if kind_of_record || early_contact {
        return None;
    }
    // 会議の概要 / 1 開会 / 2 計画について / 3 閉会, and nothing told between: the order of the day.
    let next = outline.blocks.iter().enumerate().skip(i + 1).find(|(_, b)| b.kind == BlockKind::Text);
    // 審議の概要 / 1 …について / 2 …について / 傍聴者: so are topics with nothing told of them.
    let listed = || {
        next.is_some_and(|(next, _)| {
            lists_order(outline, next, lexicon) || lists_topics(outline, next, lexicon)
        })
    };
    let section = if section == Section::Body && !in_body && value.is_empty() && listed() {
        Section::Agenda
    } else {
        section
    };
    // 5 前回議事要旨の確認: the label is the first heading of the record.
    let heads = section == Section::Body && section_of(&label, lexicon).is_none();
    let blocks = if heads { vec![i] } else { Vec::new() };
    Some(Part { section: Some(section), label, value, blocks, at: Some(i) })
}

/// 日 / 時：令和6年5月8日: a label of two letters that is set over two lines.
fn broken_label(outline: &Outline, i: usize, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let flow = &outline.blocks[i].flow;
    let s = flow.as_str();
    let above = outline.blocks[..i].iter().rev().find(|block| block.kind == BlockKind::Text)?;
    let second = s.chars().next()?;
    let (end, alone) = (second.len_utf8(), above.flow.as_str().chars().count() == 1);
    let label = format!("{}{second}", above.flow.as_str());
    let ends = s.len() == end || s[end..].starts_with(':') || flow.gap_before(end) > 0;
    let section = section_of(&label, lexicon).filter(|_| alone && ends)?;
    let rest = s[end..].trim_start_matches([':', ' ']);
    Some((section, label, flow.slice(s.len() - rest.len()..s.len())))
}

/// 配付資料 / 議事次第 / 資料1 …: the order of the day is the first of what was handed out.
fn is_handed_out(current: &Part, outline: &Outline, i: usize) -> bool {
    let next = outline.blocks[i + 1..].iter().find(|b| b.kind == BlockKind::Text);
    current.section == Some(Section::Materials)
        && current.blocks.is_empty()
        && next.is_some_and(|next| material::opens_entry(&next.flow))
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
        // 4 議事概要 / 5 配付資料: the labels of a notice count on behind what it tells of the meeting.
        Section::Materials if in_body => {
            counts_on(current, outline, block) && !block.flow.as_str().contains('。')
        }
        _ if in_body => false,
        // 欠席 in a column that is printed cell by cell.
        Section::Absentees if is_cell(name, current, outline, block, lexicon) => false,
        // (3) 意見交換 within an agenda is an item of it.
        Section::Body if goes_on(current, outline, block, lexicon) => false,
        // 1 報告事項 within an agenda is an item that has items.
        // 報告事項（質疑） below ・…の条例 is a heading of the list.
        // 第4 報告案件 behind 第3 議題 is a label as that is.
        Section::Agenda => {
            current.section != Some(Section::Agenda)
                || !numbered(block) && !lists_bullets(current, outline)
                || counts_on(current, outline, block)
        }
        // Inside a roster, 構成員 and 説明員 are headings of the roster itself.
        Section::Attendees => {
            current.section != Some(Section::Attendees)
                || strong_label(block)
                // ## 出席者 behind - 傍聴者：3名
                || block.flow.as_str().starts_with('#')
                // 事務局出席職員氏名, 理事者側出席者: what is no capacity says by what right those below it were there.
                || section_of_listed(name).is_some()
                || block.flow.as_str() == name && lexicon.titles.capacity(name).is_none()
                // 4事務局出席者
                || block.flow.as_str().starts_with(|c: char| c.is_ascii_digit())
                    && block.flow.as_str().trim_start_matches(|c: char| c.is_ascii_digit()) == name
        }
        _ => true,
    }
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
