//! Title, kind of record, number, date, time and venue.
//!
//! Takes the parts of a record; gives its [`Meeting`]; does not know who was there. What labels and the title tell comes
//! first, then the lines between which a session opened and closed, then what the chair says on opening it.

mod copied;
mod day;
mod opening;
mod place;
mod session;
mod title;

use std::{ops::Range, sync::LazyLock};

use super::{
    Cited, Meeting,
    section::{Part, opens_a_meeting},
    speech::announces,
};
use crate::{
    Diagnostic, Rule, date,
    lexicon::{Lexicon, Section},
    outline::{Block, BlockKind, Mark, Outline},
    pattern::Regex,
    rule,
    text::Flow,
};
pub(super) use copied::without_file;
use day::{bare_lines, date_within_year, day_of_year, place_beside_day, read_date, set_times};
pub(super) use place::is_held;
use place::{held, places, unlinked, value, venue};
pub(super) use session::is_hour;

// The pattern is fixed; a test reads titles with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: (?:令和|平成|昭和) (?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3}) 年度? の? | [0-9]{4} 年度? の? )?
            (?: 第 [0-9一二三四五六七八九十]{1,3} 期 )?
            (?: 第 | ^ ) (?P<n> [0-9]{1,4} | [〇一二三四五六七八九十百]{1,5} ) 回 目?",
    )
    .unwrap()
});

/// Lines of a head that are looked at for the title.
const HEAD: usize = 16;
/// Lines above the title that are no cover, at least.
const MENU: usize = 8;

/// Adds to what fields of the format have `stated` what the title and the labels of the head say, then what the record proper says of itself.
pub(super) fn read(
    outline: &Outline,
    parts: &[Part],
    stated: Meeting,
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) -> Meeting {
    let mut meeting = stated;
    let head = head(outline, parts, lexicon);
    match named(outline, parts, &head, lexicon) {
        _ if meeting.title.is_some() => {}
        Some(name) => title::read(&mut meeting, &[name], lexicon, true),
        None => title::read(&mut meeting, &head, lexicon, false),
    }
    if meeting.title.is_none()
        && let Some(way) = way_to_record(outline, lexicon)
    {
        title::read(&mut meeting, &[way], lexicon, false);
    }
    // Behind the notice by which an assembly was called stands the title of its record.
    let below = parts.iter().find(|p| p.section == Some(Section::Title) && p.at.is_none());
    if let Some(&title) = below.and_then(|p| p.blocks.first()).filter(|_| meeting.ordinal.is_none()) {
        title::read(&mut meeting, &[outline.blocks[title].flow.clone()], lexicon, false);
    }
    // 第7回定例会議 heads a page: of which council, the title of the record below it tells.
    let session =
        |series: &str| lexicon.cues.is("session", series) || matches!(series, "定例会議" | "臨時会議");
    let general = meeting.series.as_ref().is_some_and(|series| session(&series.value));
    if let Some(&title) = below.and_then(|p| p.blocks.first()).filter(|_| general) {
        let mut own = Meeting::default();
        title::read(&mut own, &[outline.blocks[title].flow.clone()], lexicon, false);
        meeting.series = own.series.filter(|own| !session(&own.value)).or(meeting.series);
    }
    of_its_assembly(&mut meeting, &with_own_title(&head, outline, parts), lexicon);
    of_its_house(&mut meeting, &head, lexicon);
    for part in parts {
        let flow = value(part, outline, lexicon);
        match part.section {
            // 開会時間, 閉会時刻
            Some(Section::Date) if tells_hour(&part.label) => {
                let (hour, _) = date::times(flow.as_str());
                let hour = hour.map(|(time, range)| cite(&flow, range, time));
                let closes = lexicon.cues.words("closes-sitting").opens(&part.label);
                let field = if closes { &mut meeting.end } else { &mut meeting.start };
                *field = field.take().or(hour);
            }
            Some(Section::Date) if meeting.date.is_none() => {
                read_date(&mut meeting, &flow, part, lexicon, diagnostics);
                if meeting.date.is_none() {
                    date_within_year(&mut meeting, &flow, &head, lexicon);
                }
            }
            Some(Section::Date) if places(&part.label) && meeting.venue.is_none() => {
                place_beside_day(&mut meeting, &flow, part, lexicon);
            }
            // 時間：14:00～16:00 below the day.
            Some(Section::Date) if meeting.start.is_none() => set_times(&mut meeting, &flow, 0, lexicon),
            Some(Section::Venue)
                if meeting.venue.is_none() && !matches!(flow.as_str(), "" | "なし" | "無" | "-") =>
            {
                let place = venue(&flow);
                meeting.venue = Some(cite(&place, 0..place.as_str().len(), unlinked(place.as_str())));
            }
            _ => {}
        }
    }
    // 議事日程 第3号 / 令和6年3月6日午後1時開議
    for part in parts.iter().filter(|p| p.section == Some(Section::Agenda)) {
        // 議事日程（第1号） / 令和6年第3回みなと町議会定例会 / 令和6年7月3日午前10時開議
        let first = part.blocks.iter().take(2).map(|&b| &outline.blocks[b].flow);
        // 議事日程第一号　平成六年三月七日（月曜日）
        let behind = |before: &str| {
            let number =
                before.trim().trim_matches(['(', ')']).strip_prefix('第').is_some_and(|n| n.ends_with('号'));
            before.trim().is_empty() || number
        };
        let opens = |flow: &Flow, day: &date::Day| behind(&flow.as_str()[..day.range.start]);
        let day = std::iter::once(&part.value)
            .chain(first)
            .filter_map(|flow| Some((flow, date::day(flow.as_str())?)))
            .find(|(flow, day)| opens(flow, day));
        if let Some((flow, day)) = day.filter(|_| meeting.date.is_none()) {
            meeting.date = Some(cite(flow, day.range, day.iso));
        }
    }
    bare_lines(&mut meeting, &head, lexicon, diagnostics);
    day_of_year(&mut meeting, &head);
    if let Some(day) = title::stamped_day(&meeting, &head) {
        meeting.date = Some(day);
    }
    held(&mut meeting, outline, parts, lexicon, diagnostics);
    // 招集年月日 is when the assembly was called: a later sitting has a day of its own.
    let called =
        parts.iter().find(|p| p.section == Some(Section::Date)).is_some_and(|p| p.label.starts_with("招集"));
    session::read(&mut meeting, outline, called, lexicon);
    opening::read(&mut meeting, outline, parts, lexicon);
    meeting
}

/// The lines of the head, and below them the title of the record under the label of the meeting's name: 会議名：第4回定例会 /
/// 令和6年12月みなと市議会第4回定例会会議録.
fn with_own_title(head: &[Flow], outline: &Outline, parts: &[Part]) -> Vec<Flow> {
    let named = parts.iter().find(|p| p.section == Some(Section::Title) && p.at.is_some());
    let own = named.filter(|p| !p.value.is_empty()).and_then(|p| p.blocks.first());
    head.iter().chain(own.map(|&title| &outline.blocks[title].flow)).cloned().collect()
}

/// 定例会, as fields of a format name a meeting: of which assembly, and what its record is called, the title of the head tells.
fn of_its_assembly(meeting: &mut Meeting, head: &[Flow], lexicon: &Lexicon) {
    let Some(series) = meeting.series.as_mut().filter(|s| lexicon.cues.is("session", &s.value)) else {
        return;
    };
    let mut own = Meeting::default();
    title::read(&mut own, head, lexicon, false);
    let fuller =
        own.series.filter(|own| own.value.len() > series.value.len() && own.value.ends_with(&series.value));
    if let Some(fuller) = fuller {
        *series = fuller;
        meeting.ordinal = meeting.ordinal.take().or(own.ordinal);
        meeting.kind = meeting.kind.take().or(own.kind);
    }
}

/// みなと学会 / 第2回理事会議事録, みなと広域組合議会 / 令和6年第1回定例会会議録: whose board or assembly met, the line above its
/// title tells.
fn of_its_house(meeting: &mut Meeting, head: &[Flow], lexicon: &Lexicon) {
    const BOARDS: [&str; 7] = ["理事会", "総会", "評議員会", "役員会", "幹事会", "取締役会", "運営委員会"];
    const HOUSES: [&str; 7] = ["学会", "協会", "連盟", "連合会", "協議会", "公社", "財団"];
    let Some(series) = meeting.series.as_mut() else { return };
    let session = lexicon.cues.is("session", &series.value);
    if !session && !BOARDS.contains(&series.value.as_str()) {
        return;
    }
    let house = |name: &str| {
        let formed = lexicon.bodies.form_at_start(name).or_else(|| lexicon.bodies.form_at_end(name));
        let ends = HOUSES.iter().any(|end| name.ends_with(end)) || formed.is_some();
        let whose = if session { name.ends_with("議会") && !name.ends_with("協議会") } else { ends };
        (4..=24).contains(&name.chars().count()) && name.chars().all(char::is_alphabetic) && whose
    };
    let whose = head.windows(2).find_map(|two| {
        let [name, title] = two else { return None };
        (house(name.as_str()) && title.as_str().contains(&series.value)).then(|| name.as_str())
    });
    series.value.insert_str(0, whose.unwrap_or_default());
}

/// Whether a label is of the hour at which the sitting opened or closed.
fn tells_hour(label: &str) -> bool {
    // 閉会日時 below 開会日時: the day is told.
    if matches!(label, "閉会日時" | "散会日時") {
        return true;
    }
    let hour = ["時間", "時刻"].iter().find_map(|hour| label.strip_suffix(hour));
    hour.is_some_and(|which| matches!(which, "開会" | "開議" | "閉会" | "散会"))
}

/// What a label gives as the name of the meeting. `None` where the page's title says more: the number that the label's lacks.
fn named(outline: &Outline, parts: &[Part], head: &[Flow], lexicon: &Lexicon) -> Option<Flow> {
    let labelled = parts.iter().filter(|p| p.section == Some(Section::Title) && p.at.is_some());
    let names = labelled.map(|p| {
        let below = || p.blocks.first().map(|&b| outline.blocks[b].flow.clone()).unwrap_or_default();
        if p.value.is_empty() { below() } else { p.value.clone() }
    });
    let names: Vec<Flow> = names.filter(|name| !name.is_empty()).collect();
    // 審議会名 みなと空域利用協議会 / 会議名 令和6年度第3回みなと空域利用協議会
    let numbered = names.iter().find(|name| ORDINAL.is_match(name.as_str()));
    let first = numbered.or(names.first())?;
    // 会議の名称 理事会 below みなと芸能協会理事会議事録: whose board it is, the title tells.
    let general = first.as_str().chars().count() <= "理事会".chars().count();
    let whose = |line: &str| {
        let mut kinds = lexicon.titles.kinds();
        general && kinds.any(|kind| line.find(&format!("{first}{kind}", first = first.as_str())) > Some(0))
    };
    let fuller = |line: &&Flow| {
        ORDINAL.is_match(line.as_str()) && line.as_str().contains(first.as_str()) || whose(line.as_str())
    };
    if numbered.is_none() && head.iter().any(|line| fuller(&line)) { None } else { Some(first.clone()) }
}

/// ホーム > 審議会 > 第3回みなと検討会 議事録: the way to the page, where it prints the title nowhere else.
fn way_to_record(outline: &Outline, lexicon: &Lexicon) -> Option<Flow> {
    // Lines above a record in which a page tells the way to it.
    const ABOVE: usize = 16;
    let above = outline.lines.iter().filter(|line| line.kind == BlockKind::Page).take(ABOVE);
    let record = |s: &str| lexicon.titles.kinds().any(|kind| s.ends_with(kind));
    above.map(|line| &line.flow).find(|way| copied::is_way(way.as_str()) && record(way.as_str())).cloned()
}

/// What a title alone tells of a meeting.
pub(super) fn of_title(title: &Flow, lexicon: &Lexicon) -> Meeting {
    let mut meeting = Meeting::default();
    title::read(&mut meeting, std::slice::from_ref(title), lexicon, true);
    meeting
}

/// The lines before the first label, up to the first sentence.
fn head(outline: &Outline, parts: &[Part], lexicon: &Lexicon) -> Vec<Flow> {
    let Some(title) = parts.iter().find(|p| p.section.is_none()) else { return Vec::new() };
    let words: Vec<&Block> =
        title.blocks.iter().map(|&b| &outline.blocks[b]).filter(|b| b.kind == BlockKind::Text).collect();
    // トップページ の中の 会議録 の中の 第13号 のページです。: the way to the page is no sentence of the record.
    let way = |b: &&Block| copied::is_way(b.flow.as_str()) && b.flow.as_str().contains('。');
    // （注：この議事録は…。）: what is remarked on the record is no sentence of it.
    let remark =
        |b: &&Block| b.flow.as_str().starts_with(['(', '※']) && b.flow.as_str().ends_with(['。', ')']);
    let words: Vec<&Block> =
        words.into_iter().filter(|b| !way(b) && !(remark(b) && b.flow.as_str().contains('。'))).collect();
    // 次の会議を下記のとおり開催した。: nor is what only says that the rest stands below.
    let words: Vec<&Block> = words.into_iter().filter(|b| !announces(b.flow.as_str())).collect();
    // みなと会議のしくみ / 構成員一覧 / … / 第3回みなと会議議事要旨: above the title stands the menu of a site.
    let titled = |b: &&Block| {
        let s = b.flow.as_str();
        ORDINAL.is_match(s) && lexicon.titles.kinds().any(|kind| s.ends_with(kind))
    };
    let below_menu = words.iter().rposition(titled).filter(|&at| at >= MENU).unwrap_or(0);
    let words = words[below_menu..].to_vec();
    let sentence = |b: &&&Block| b.flow.as_str().contains('。') && !is_held(b.flow.as_str());
    // What the council is for, told above the title of the record.
    let own = words.last().filter(|last| {
        let s = last.flow.as_str();
        lexicon.titles.kinds().any(|kind| s.len() > kind.len() && s.ends_with(kind))
    });
    if let Some(own) = own.filter(|_| words.iter().any(|b| sentence(&b))) {
        return vec![own.flow.clone()];
    }
    let words = words.into_iter();
    let mut lines: Vec<&Block> = words.take_while(|b| !b.flow.as_str().contains('。')).take(HEAD).collect();
    // Where the record opens with speech, its first words and the mark before them are no title.
    let speech = |b: &&Block| opens_a_meeting(b.flow.as_str(), lexicon);
    if let Some(at) = lines.iter().position(speech) {
        lines.truncate(at);
        if lines.last().is_some_and(|b| matches!(b.mark, Mark::Sign(_))) {
            lines.pop();
        }
    }
    lines
        .into_iter()
        .map(|b| {
            let s = b.flow.as_str();
            let heading = s.trim_start_matches(['#', ' ']).len();
            b.flow.slice(s.len() - heading..s.len())
        })
        .collect()
}

fn cite<T>(flow: &Flow, range: Range<usize>, value: T) -> Cited<T> {
    cite_as(flow, range, value, rule::HEADER_LABEL)
}

fn cite_as<T>(flow: &Flow, range: Range<usize>, value: T, rule: Rule) -> Cited<T> {
    Cited { value, span: flow.span(range), rule }
}

#[cfg(test)]
mod tests;
