//! The parts of a record: title, date, venue, roster, agenda, documents, and the record proper.

mod begin;
mod behind;
mod label;

pub(super) use label::{follows, opens};

use begin::{
    begins, begins_order, begun_too_early, heads_titled, lists_columns, lists_order, lists_titled,
    lists_topics,
};
use label::{label, opens_roster, section_of, section_of_listed, unknown_bracketed, unknown_label};

use super::{
    header::{is_held, without_file},
    material,
    roster::{Legend, called},
    speech::{Marks, SpeakerMark, announces},
};
use crate::{
    date,
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
/// Where the format tells who speaks, the record proper begins with the first speech and with nothing else.
pub(super) fn parts(outline: &Outline, marks: &Marks, lexicon: &Lexicon) -> Vec<Part> {
    let mut parts = vec![Part::title()];
    let roster_behind = behind::roster(outline, marks, lexicon);
    for (i, block) in outline.blocks.iter().enumerate() {
        if block.kind != BlockKind::Text {
            continue;
        }
        if begun_too_early(&parts, outline, i, marks, lexicon)
            && let Some(early) = parts.pop()
            && let Some(title) = parts.last_mut()
        {
            title.blocks.extend(early.at.into_iter().filter(|at| !early.blocks.contains(at)));
            title.blocks.extend(early.blocks);
        }
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
        if is_contents(current) && !block.gap {
            current.blocks.push(i);
            continue;
        }
        if !marks.stated && begins_order(current, outline, i, lexicon) {
            parts.push(Part::unlabelled(Section::Agenda, i));
            continue;
        }
        // 令和6年第3回みなと市議会定例会会議録（第1日） behind those who were called to it: the title of the record.
        if current.is_roster() && names_sitting(block, lexicon) {
            parts.push(Part::unlabelled(Section::Title, i));
            continue;
        }
        // 令和六年七月三日（水曜日） behind a list: the day of the sitting, and those who were there below it.
        if (current.is_roster() || current.section == Some(Section::Ignored)) && is_day(block.flow.as_str()) {
            parts.push(Part::unlabelled(Section::Date, i));
            continue;
        }
        if let Some(part) = labelled(current, outline, i, marks, lexicon) {
            parts.push(part);
            continue;
        }
        // Of a head without labels, the title is the first line.
        let behind_head = match current.section {
            None => current.blocks.len() > 1,
            section => matches!(section, Some(Section::Date | Section::Venue)),
        };
        let lists = || {
            opens_roster(block, lexicon)
                || lists_columns(outline, i, lexicon)
                || marks.at(i).is_none() && lists_titled(block, lexicon)
        };
        let headed = || {
            let head = matches!(current.section, None | Some(Section::Date | Section::Venue));
            head && heads_titled(outline, i, lexicon)
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
        let topic = in_roster && !marks.stated && !item && is_topic(block.flow.as_str(), lexicon)
            || !marks.stated && begins(current, outline, i, lexicon);
        // 【事務局（みなと市）】柊課長 within a roster: the one behind the mark is listed, and says nothing.
        let lists = || in_roster && marks.at(i).is_some_and(|m| lists_people(&block.flow, m, lexicon));
        // 1 開会 / 2 報告 / 3 閉会 behind those who were there, and nothing told between: the order of the day.
        if topic && in_roster && lists_order(outline, i, lexicon) {
            parts.push(Part::unlabelled(Section::Agenda, i));
        } else if topic || opens_record && !lists() {
            parts.push(Part::unlabelled(Section::Body, i));
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
    merge_bodies(parts)
}

/// The part that block `i` opens by its label. `None` where it bears none, or none that ends the part being read.
fn labelled(current: &Part, outline: &Outline, i: usize, marks: &Marks, lexicon: &Lexicon) -> Option<Part> {
    let block = &outline.blocks[i];
    let in_body = current.section == Some(Section::Body);
    let spoken = marks.stated && (in_body || marks.at(i).is_some());
    let known = || {
        // A part of a page in Markdown that is nothing of the record has no end of its own: ## 目次
        let hashed = block.flow.as_str().starts_with('#');
        label(block, lexicon)
            .filter(|(section, ..)| !hashed || *section != Section::Ignored)
            .filter(|(section, name, _)| opens_part((*section, name), current, outline, block, lexicon))
            .filter(|(section, ..)| *section != Section::Agenda || !is_handed_out(current, outline, i))
    };
    let unknown = || {
        // (3) 水産省 behind (2) オブザーバー: a heading of the roster.
        let listed = current.is_roster() && lexicon.bodies.known(block.flow.as_str()).is_some();
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
        next.or_else(chair).or_else(|| unknown_bracketed(block, lexicon))
    };
    let found = if spoken { None } else { known() };
    let found = found.or_else(|| if in_body || spoken { None } else { broken_label(outline, i, lexicon) });
    let (section, label, value) = found.or_else(|| if in_body || spoken { None } else { unknown() })?;
    // 議事録, 会議録（要旨） below the title of the record says what it is.
    let in_brackets = value.as_str().strip_prefix('(').and_then(|inner| inner.strip_suffix(')'));
    let kind_of_record = section == Section::Body
        && (without_file(value.as_str()).is_empty()
            || in_brackets.is_some_and(|inner| inner.chars().count() <= 6))
        && current.section.is_none()
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

/// Whether the record proper begins with block `i`, which bears no label: it is spoken, or a sentence.
fn opens_record(current: &Part, outline: &Outline, i: usize, marks: &Marks) -> bool {
    let block = &outline.blocks[i];
    let mark = marks.at(i);
    // A sentence behind a mark is speech, however few marks there are.
    let speaks = |m: &SpeakerMark| block.flow.as_str()[m.words..].ends_with('。');
    if current.is_roster() && mark.is_some_and(|m| m.verbatim && speaks(m)) {
        return true;
    }
    if current.section == Some(Section::Body) {
        return false;
    }
    let by_mark = comes_up(current, outline, block)
        || mark.is_some() && marks.stated
        || marks.replies && block.mark == Mark::None && mark.is_some_and(speaks);
    let listing = matches!(current.section, Some(Section::Materials | Section::Date | Section::Venue));
    by_mark
        || !marks.stated
            && current.section != Some(Section::Contact)
            && !is_summons(current)
            && (marks.verbatim && mark.is_some_and(|m| m.verbatim) || !listing && is_prose(block))
}

/// Whether the first item of the agenda stands there once more: the list is over, and the item comes up.
fn comes_up(agenda: &Part, outline: &Outline, block: &Block) -> bool {
    agenda.section == Some(Section::Agenda)
        && agenda.blocks.len() >= 2
        && agenda.blocks.first().is_some_and(|&first| {
            let first = &outline.blocks[first];
            first.flow.as_str() == block.flow.as_str() && first.mark == block.mark
        })
}

/// 4 議題 lists the items; 6 審議事項 tells below each what came of it.
fn tells(part: &Part, outline: &Outline) -> bool {
    part.section == Some(Section::Agenda)
        && part.blocks.iter().any(|&b| outline.blocks[b].flow.as_str().ends_with('。'))
}

/// Whether sentences follow where an agenda could: 議事 opens a list or the record.
fn is_said(part: &Part, outline: &Outline) -> bool {
    // (1)開会 says nothing; what stands behind it does.
    let below =
        || part.blocks.iter().map(|&b| outline.blocks[b].flow.as_str()).find(|words| *words != "開会");
    // 議事　下記のとおり: the words below the label tell.
    let said = part.value.as_str().trim_end_matches('。');
    let pointed = said.is_empty() || ["のとおり", "の通り"].iter().any(|end| said.ends_with(end));
    let first = if pointed { below().unwrap_or_default() } else { part.value.as_str() };
    part.section == Some(Section::Agenda) && first.contains('。')
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
                || section_of_listed(name).is_some()
                || block.flow.as_str() == name && lexicon.titles.capacity(name).is_none()
                // 4事務局出席者
                || block.flow.as_str().starts_with(|c: char| c.is_ascii_digit())
                    && block.flow.as_str().trim_start_matches(|c: char| c.is_ascii_digit()) == name
        }
        _ => true,
    }
}

/// Characters of a line that holds more than one person.
const ROW: usize = 24;

/// Whether people stand behind a mark that is a heading of a roster: by surname and title, or several of one class.
fn lists_people(flow: &Flow, mark: &SpeakerMark, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let from = mark.words;
    let end = s[from..].find(['、', ',']).map_or(s.len(), |at| from + at);
    if end == from || s.contains('。') {
        return false;
    }
    // ◎柊　誠、○森　花子、三枝　徹、: signs among names with commas.
    let names = s.trim_end_matches('、').split('、');
    let letters = |name: &str| name.chars().filter(|c| c.is_alphabetic()).count();
    if names.clone().nth(1).is_some() && names.clone().all(|name| (2..=8).contains(&letters(name))) {
        return true;
    }
    // ◎会長　○会長代理: what the signs stand for.
    if Legend::is_all(s, lexicon) {
        return true;
    }
    let label = s[mark.label.clone()].replace(' ', "");
    let class = lexicon.titles.capacity(&label).is_some_and(|c| !c.one)
        || lexicon.bodies.known(&label).is_some()
        || lexicon.bodies.ending(&label).is_some();
    let bracketed = s.starts_with(['【', '〔', '(', '[', '<', '《']);
    // 【会　長】　柊　誠: the one who holds it.
    let name = s[from..].replace(' ', "");
    let holder = lexicon.titles.capacity(&label).is_some_and(|c| c.one)
        && (2..=8).contains(&name.chars().count())
        && lexicon.titles.surname_at_start(&name).is_some();
    // 【関係機関】みなと市図書館　館長　柊　誠　…: a line of several, and no sentence.
    let row = s.chars().count() > ROW && !s.contains('、');
    called(&flow.slice(from..end), true, lexicon).is_some() || bracketed && (class || holder || row)
}

/// Whether a sentence opens the meeting behind the last line of a head without roster or agenda: ただいまから….
fn opens_behind_head(current: &Part, block: &Block, lexicon: &Lexicon) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && !(current.value.is_empty() && current.blocks.is_empty())
        && is_prose(block)
        && opens_a_meeting(block.flow.as_str(), lexicon)
}

/// Takes the line out of a part that names who speaks below it: 港湾課・柊課長補佐:.
fn speaker_above(part: &mut Part, outline: &Outline, lexicon: &Lexicon) -> Option<usize> {
    let told = !part.value.is_empty() || part.blocks.len() > 1;
    let last = part.blocks.last().filter(|&&b| told && is_speaker(&outline.blocks[b].flow, lexicon));
    last.is_some().then(|| part.blocks.pop()).flatten()
}

/// Whether a sentence is one with which a meeting is opened.
pub(super) fn opens_a_meeting(s: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("first-word").is_in(s)
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

/// Whether the first item of the order of the day stands below its day and place.
fn is_placed(current: &Part, mark: &Mark) -> bool {
    matches!(current.section, Some(Section::Date | Section::Venue))
        && matches!(mark, Mark::Number(Style::Dai, 1))
}

/// Whether a line is the day of a meeting with its weekday and nothing else.
fn is_day(words: &str) -> bool {
    date::day(words).is_some_and(|day| day.range.start == 0)
        && words.ends_with("曜日)")
        && words.chars().count() <= 22
}

/// Whether a part is the announcement by which the members were called: 招集告示.
fn is_summons(part: &Part) -> bool {
    matches!(part.label.replace(' ', "").as_str(), "招集告示" | "招集の告示")
}

/// Whether block `i` is 議事日程 and no more, right over the title of a record.
fn heads_title(outline: &Outline, i: usize, lexicon: &Lexicon) -> bool {
    let next = outline.blocks[i + 1..].iter().find(|b| b.kind == BlockKind::Text);
    outline.blocks[i].flow.as_str() == "議事日程"
        && next.is_some_and(|next| {
            let s = next.flow.as_str();
            s.chars().count() <= 40
                && lexicon.titles.kinds().any(|kind| s.ends_with(kind) && s.len() > kind.len())
        })
}

/// Whether a line names a session of an assembly by its number, and tells nothing of it.
fn names_sitting(block: &Block, lexicon: &Lexicon) -> bool {
    let s = block.flow.as_str();
    let session = || lexicon.cues.words("session").is_in(s) || s.contains("(定例)") || s.contains("(臨時)");
    s.chars().count() <= 50
        && plain(block)
        && !s.contains(['。', '、', ':'])
        && s.starts_with(['令', '平', '昭', '第'])
        && s.contains("議会")
        && s.split_once('第')
            .and_then(|(_, n)| n.split_once('回'))
            .is_some_and(|(n, _)| date::numeral(n).is_some())
        && session()
}

/// Whether a part says when the next meeting is: whom to ask stands below.
fn is_next_meeting(label: &str) -> bool {
    label.starts_with("次回")
}

/// Whether a part is a table of contents.
fn is_contents(part: &Part) -> bool {
    part.label.replace(' ', "") == "目次"
}

/// Whether a block bears the number behind that of the label of the part being read, and no item within the part does.
fn counts_on(current: &Part, outline: &Outline, block: &Block) -> bool {
    let Mark::Number(style, n) = block.mark else { return false };
    let label = current.at.map(|at| &outline.blocks[at].mark);
    let within =
        current.blocks.iter().any(|&b| matches!(outline.blocks[b].mark, Mark::Number(s, _) if s == style));
    matches!(label, Some(Mark::Number(s, m)) if *s == style && m + 1 == n) && !within
}

/// Whether a block bears the number of the label of the roster being read, as all labels of such a head do: 1.欠席委員 / 1.議長.
fn heads_alike(current: &Part, outline: &Outline, block: &Block) -> bool {
    let label = current.at.map(|at| &outline.blocks[at].mark);
    current.is_roster() && matches!(block.mark, Mark::Number(_, 1)) && label == Some(&block.mark)
}

/// 議長　柊　誠君 as a part of a head: the chair of the assembly, who sat in.
fn chair_label(block: &Block, lexicon: &Lexicon) -> Option<(Section, String, Flow)> {
    let s = block.flow.as_str();
    let chair = ["議長", "副議長"].into_iter().find(|chair| s.starts_with(chair))?;
    let name = block.flow.slice(chair.len()..s.len());
    let bare = name.as_str().trim_start().replace(' ', "");
    let named = lexicon.titles.surname_at_start(&bare).is_some() && bare.chars().count() <= 9;
    named.then(|| (Section::Attendees, chair.to_owned(), name))
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
fn is_topic(s: &str, lexicon: &Lexicon) -> bool {
    // …を説明した後の各委員の主な発言は次のとおり
    let below = ["以下のとおり", "以下の通り", "次のとおり", "次の通り"];
    let said = ["意見", "発言", "質疑", "議論"].iter().any(|what| s.contains(what));
    if said && below.iter().any(|end| s.trim_end_matches(['。', ':']).ends_with(end)) {
        return true;
    }
    let short = s.chars().count() <= 60 && !s.contains(['。', ':']);
    short && (s.ends_with("について") || lexicon.cues.words("rite-end").closes(s) || opens(s, lexicon))
}

/// Whether the block is a sentence: in a head of labels and lists, the record proper begins there.
fn is_prose(block: &Block) -> bool {
    let s = block.flow.as_str();
    let sentence = s.ends_with('。') || (s.contains('。') && s.chars().count() > 60);
    // Behind a sign, shorter ones are what somebody said.
    let least = if matches!(block.mark, Mark::Sign(_)) && s.ends_with('。') { 12 } else { 25 };
    sentence && s.chars().count() >= least && !s.starts_with(['※', '(', '*']) && !announces(s) && !is_held(s)
}
