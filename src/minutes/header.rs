//! Title, kind of record, number, date, time and venue.
//!
//! Takes the parts of a record; gives its [`Meeting`]; does not know who was there. What labels and the title tell comes
//! first, then the lines between which a session opened and closed, then what the chair says on opening it.

mod copied;
mod opening;
mod session;
mod title;

use std::{ops::Range, sync::LazyLock};

use super::{
    Cited, Meeting,
    section::{Part, opens_a_meeting},
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
pub(super) use session::is_hour;

// The pattern is fixed; a test reads titles with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: (?:令和|平成|昭和) (?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3}) 年度? の? | [0-9]{4} 年度? の? )?
            (?: 第 [0-9一二三四五六七八九十]{1,3} 期 )?
            第 (?P<n> [0-9]{1,4} | [〇一二三四五六七八九十百]{1,5} ) 回 目?",
    )
    .unwrap()
});

// The patterns are fixed; a test reads with them.
/// A day without its year.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?P<month>1[0-2]|[1-9])月(?P<day>[12][0-9]|3[01]|[1-9])日").unwrap());
/// A fiscal year.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FISCAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<era>令和|平成|昭和) ?(?P<year>元|[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?年度").unwrap()
});

/// Lines of a head that are looked at for the title.
const HEAD: usize = 16;

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
    match named(outline, parts, &head) {
        _ if meeting.title.is_some() => {}
        Some(name) => title::read(&mut meeting, &[name], lexicon, true),
        None => title::read(&mut meeting, &head, lexicon, false),
    }
    // Behind the notice by which an assembly was called stands the title of its record.
    let below = parts.iter().find(|p| p.section == Some(Section::Title) && p.at.is_none());
    if let Some(&title) = below.and_then(|p| p.blocks.first()).filter(|_| meeting.ordinal.is_none()) {
        title::read(&mut meeting, &[outline.blocks[title].flow.clone()], lexicon, false);
    }
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
            // 時間：14:00～16:00 below the day.
            Some(Section::Date) if meeting.start.is_none() => set_times(&mut meeting, &flow, 0, lexicon),
            Some(Section::Venue)
                if meeting.venue.is_none() && !matches!(flow.as_str(), "" | "なし" | "無" | "-") =>
            {
                let place = venue(&flow);
                meeting.venue = Some(cite(&place, 0..place.as_str().len(), place.as_str().to_owned()));
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

/// Whether a label is of the hour at which the sitting opened or closed.
fn tells_hour(label: &str) -> bool {
    let hour = ["時間", "時刻"].iter().find_map(|hour| label.strip_suffix(hour));
    hour.is_some_and(|which| matches!(which, "開会" | "開議" | "閉会" | "散会"))
}

/// What a label gives as the name of the meeting. `None` where the page's title says more: the number that the label's lacks.
fn named(outline: &Outline, parts: &[Part], head: &[Flow]) -> Option<Flow> {
    let labelled = parts.iter().filter(|p| p.section == Some(Section::Title) && p.at.is_some());
    let names = labelled.map(|p| {
        let below = || p.blocks.first().map(|&b| outline.blocks[b].flow.clone()).unwrap_or_default();
        if p.value.is_empty() { below() } else { p.value.clone() }
    });
    let names: Vec<Flow> = names.filter(|name| !name.is_empty()).collect();
    // 審議会名 みなと空域利用協議会 / 会議名 令和6年度第3回みなと空域利用協議会
    let numbered = names.iter().find(|name| ORDINAL.is_match(name.as_str()));
    let first = numbered.or(names.first())?;
    let fuller = |line: &&Flow| ORDINAL.is_match(line.as_str()) && line.as_str().contains(first.as_str());
    if numbered.is_none() && head.iter().any(|line| fuller(&line)) { None } else { Some(first.clone()) }
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
    let words: Vec<&Block> = words.into_iter().filter(|b| !way(b)).collect();
    let sentence = |b: &&&Block| b.flow.as_str().contains('。') && !is_held(b.flow.as_str());
    // What the council is for, told above the title of the record.
    let own = words.last().filter(|last| {
        let s = last.flow.as_str();
        ORDINAL.is_match(s) && lexicon.titles.kinds().any(|kind| s.ends_with(kind))
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

/// What stands behind a label: on its line, else in the blocks under it.
fn value(part: &Part, outline: &Outline, lexicon: &Lexicon) -> Flow {
    let mut flow = part.value.clone();
    // 会長　　山田太郎 below is no part of a venue.
    let titled = |b: usize| {
        let below = &outline.blocks[b].flow;
        let first = below.pieces().first().map(|(piece, _)| piece.clone());
        first.is_some_and(|first| lexicon.titles.capacity(&below.as_str()[first]).is_some())
    };
    for &b in &part.blocks {
        // A remark on a line of its own is no part of a venue, but the rest of a broken line is.
        let words = outline.blocks[b].flow.as_str();
        let remark = words.starts_with(['※', '*'])
            || is_hour(words)
            || is_address(words)
            || opens_sitting(words, lexicon);
        // 開催日: 2024-07-03 / 1: 午前10時開会: numbers of two lines are no one number.
        let digit = |c: char| c.is_ascii_digit();
        let runs = flow.as_str().ends_with(digit) && words.starts_with(digit);
        let place = part.section != Some(Section::Venue) || goes_on(&flow, &outline.blocks[b], lexicon);
        if !flow.is_empty() && (remark || runs || titled(b) || !place) {
            break;
        }
        flow.join(&outline.blocks[b].flow);
    }
    flow
}

/// Whether a line is about when a sitting opened, or who was to be there: 開会　5月8日　午前9時, 委員定数　28名.
fn opens_sitting(words: &str, lexicon: &Lexicon) -> bool {
    let kinds = ["opens-sitting", "closes-sitting"];
    kinds.iter().any(|kind| lexicon.cues.words(kind).opens(words))
        && (words.contains('時') || words.ends_with("宣告"))
        || words.contains("定数") && words.ends_with(['名', '人'])
}

/// Whether a block goes on with the venue before it: a room of the building, a call beside it, the rest of a broken line.
fn goes_on(venue: &Flow, block: &Block, lexicon: &Lexicon) -> bool {
    let words = block.flow.as_str();
    let open = venue.as_str().matches('(').count() > venue.as_str().matches(')').count()
        || venue.as_str().ends_with(['・', '、', '及', 'び'])
        || ["及び", "並びに", "および"].iter().any(|and| block.flow.as_str().starts_with(and));
    let room = is_place(words, lexicon) || words.starts_with(['(', '・']) || words.contains('階');
    let plain = block.mark == Mark::None && !words.contains('。') && words.chars().count() <= 40;
    open || plain && room && !block.gap
}

/// Whether a line is an address in brackets: （東京都千代田区…1-2-3）.
fn is_address(s: &str) -> bool {
    let inner = s.strip_prefix('(').and_then(|t| t.strip_suffix(')')).unwrap_or_default();
    let place = inner.starts_with('〒')
        || inner.chars().take(4).any(|c| "都道府県".contains(c)) && inner.contains(['市', '区', '町', '村']);
    place && inner.contains(|c: char| c.is_ascii_digit())
}

/// A place without the colon or the 於 before it.
fn venue(flow: &Flow) -> Flow {
    let s = flow.as_str();
    // 令和6年7月3日（水） みなと会館: the day before it.
    let day = date::day(s).filter(|day| day.range.start == 0).map_or(0, |day| day.range.end);
    let rest = s[day..].trim_start();
    // 場 / 所：みなと庁舎: a letter of the label may be left of a line that was broken.
    let rest = rest.strip_prefix("所:").unwrap_or(rest).trim_start_matches([')', ':', ' ', '於', '、']);
    if rest.is_empty() { flow.clone() } else { flow.slice(s.len() - rest.len()..s.len()) }
}

fn cite<T>(flow: &Flow, range: Range<usize>, value: T) -> Cited<T> {
    cite_as(flow, range, value, rule::HEADER_LABEL)
}

fn cite_as<T>(flow: &Flow, range: Range<usize>, value: T, rule: Rule) -> Cited<T> {
    Cited { value, span: flow.span(range), rule }
}

fn read_date(
    meeting: &mut Meeting,
    flow: &Flow,
    part: &Part,
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    set_date(meeting, flow, lexicon, diagnostics);
    // 日時及び場所: what is no date is the place.
    let places = ["場所", "会場", "ところ"].iter().any(|w| part.label.contains(w));
    if places && meeting.venue.is_none() {
        let last =
            [&meeting.end, &meeting.start, &meeting.date].into_iter().flatten().map(|c| c.span.end()).max();
        let rest = last.map_or_else(|| flow.clone(), |end| flow.from(end));
        let words = rest.as_str().trim_matches([')', '、', ' ', '。', '~', ':']);
        let words = words.strip_prefix("まで").unwrap_or(words).trim_start_matches(['、', ' ', '於', ':']);
        if !words.is_empty() && lexicon.titles.section(words).is_none() {
            let at = rest.as_str().find(words).unwrap_or(0);
            meeting.venue = Some(cite(&rest, at..at + words.len(), words.to_owned()));
        }
    }
}

fn set_date(meeting: &mut Meeting, flow: &Flow, lexicon: &Lexicon, diagnostics: &mut Vec<Diagnostic>) {
    let s = flow.as_str();
    let mut after = 0;
    if let Some(day) = date::day(s) {
        after = day.range.end;
        if day.weekday_differs {
            let message = format!("{} is not the weekday printed beside it", day.iso);
            diagnostics.push(Diagnostic::at("date.weekday", flow.span(day.range.clone()), message));
        }
        meeting.date = Some(cite(flow, day.range, day.iso));
    }
    set_times(meeting, flow, after, lexicon);
}

/// 11月12日（金曜日）午後6時～8時 below the title of a record of 平成22年度: the fiscal year that the head names tells the year.
fn date_within_year(meeting: &mut Meeting, flow: &Flow, head: &[Flow], lexicon: &Lexicon) {
    let Some(day) = DAY.captures(flow.as_str()) else { return };
    let Some(fiscal) = head.iter().find_map(|line| FISCAL.captures(line.as_str())) else { return };
    let (Some(whole), Ok(month)) = (day.get(0), day["month"].parse::<u32>()) else { return };
    let number =
        if &fiscal["year"] == "元" { 1 } else { date::numeral(&fiscal["year"]).unwrap_or_default() };
    // January to March are of the year that begins within the fiscal one.
    let number = if month < 4 { number + 1 } else { number };
    let printed = format!("{}{number}年{month}月{}日", &fiscal["era"], &day["day"]);
    if let Some(read) = date::day(&printed) {
        meeting.date = Some(cite(flow, whole.range(), read.iso));
        set_times(meeting, flow, whole.end(), lexicon);
    }
}

/// When the meeting began and ended, from the words behind the byte `after`.
fn set_times(meeting: &mut Meeting, flow: &Flow, after: usize, lexicon: &Lexicon) {
    let s = flow.as_str();
    let (start, end) = date::times(&s[after..]);
    let clock = |(time, range): date::Clock| cite(flow, after + range.start..after + range.end, time);
    // 午後3時7分散会 alone is an end, and the lines of the session tell it.
    if end.is_some() || !lexicon.cues.words("closes-sitting").closes(s) {
        meeting.start = start.map(clock);
        meeting.end = end.map(|(time, range)| cite(flow, after + range.start..after + range.end, time));
    }
}

/// No labels at all: title, date and venue on three bare lines, or the date within the title.
fn bare_lines(meeting: &mut Meeting, head: &[Flow], lexicon: &Lexicon, diagnostics: &mut Vec<Diagnostic>) {
    // The day on a line of its own rather than the one within the title.
    let begins = |l: &Flow| date::day(l.as_str()).filter(|day| day.range.start == 0);
    // 2024/07/03 第213回国会 of a site's heading is not the day that the record gives itself.
    let whole = |l: &Flow| begins(l).is_some_and(|day| l.as_str()[day.range.end..].trim().is_empty());
    // 令和6年7月3日（水）午前10時00分～午前11時27分
    let timed = |l: &Flow| {
        begins(l).is_some_and(|day| {
            let rest = l.as_str()[day.range.end..].trim_start_matches([')', ' ']);
            date::times(rest).0.is_some_and(|(_, range)| range.start == 0)
        })
    };
    let alone = head.iter().position(whole).or_else(|| head.iter().position(timed));
    let alone = alone.or_else(|| head.iter().position(|l| begins(l).is_some()));
    let within = || head.iter().position(|l| date::day(l.as_str()).is_some());
    let Some(at) = alone.or_else(within) else { return };
    if meeting.date.is_none() {
        set_date(meeting, &head[at], lexicon, diagnostics);
    }
    if meeting.start.is_none()
        && let Some(next) = head.get(at + 1).filter(|l| date::times(l.as_str()).1.is_some())
    {
        let (start, end) = date::times(next.as_str());
        meeting.start = start.map(|(time, range)| cite(next, range, time));
        meeting.end = end.map(|(time, range)| cite(next, range, time));
    }
    // The place on the line of the date, behind it.
    let last =
        [&meeting.end, &meeting.start, &meeting.date].into_iter().flatten().map(|c| c.span.end()).max();
    if meeting.venue.is_none()
        && let Some(rest) = last.filter(|&l| head[at].whole().start() < l).map(|l| head[at].from(l))
        && is_place(rest.as_str(), lexicon)
    {
        let rest = rest.slice(
            rest.as_str().len() - rest.as_str().trim_start_matches([')', '、', ' ']).len()
                ..rest.as_str().len(),
        );
        let place = venue(&rest);
        meeting.venue = Some(cite(&place, 0..place.as_str().len(), place.as_str().to_owned()));
    }
    if meeting.venue.is_none()
        && let Some(line) = head[at..].iter().skip(1).take(3).find(|l| is_place(l.as_str(), lexicon))
    {
        let place = venue(line);
        meeting.venue = Some(cite(&place, 0..place.as_str().len(), place.as_str().to_owned()));
    }
}

/// 令和5年度港湾委員会 / 第6回委員会(8月18日): the year stands in the title, the day beside the number.
fn day_of_year(meeting: &mut Meeting, head: &[Flow]) {
    if meeting.date.is_some() {
        return;
    }
    let year = |line: &Flow| IN_YEAR.captures(line.as_str()).is_some();
    let Some(at) = head.iter().rposition(year) else { return };
    let Some(year) = IN_YEAR.captures(head[at].as_str()) else { return };
    let day = head[at..].iter().take(2).find_map(|line| Some((line, DAY_ALONE.captures(line.as_str())?)));
    let Some((line, day)) = day else { return };
    let (Some(whole), Ok(month)) = (day.get(0), day["month"].parse::<u32>()) else { return };
    let Some(number) = date::numeral(&year["n"]) else { return };
    // The fiscal year ends with March.
    let later = u32::from(year.name("fiscal").is_some() && month < 4);
    let words = format!("{}{}年{month}月{}日", &year["era"], number + later, &day["day"]);
    if let Some(day) = date::day(&words) {
        meeting.date = Some(cite_as(line, whole.range(), day.iso, rule::HEADER_TITLE));
    }
}

/// 令和5年度, 平成30年
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static IN_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<era>令和|平成|昭和)(?P<n>元|[0-9]{1,2})年(?P<fiscal>度)?[^0-9]").unwrap()
});
/// (8月18日)
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DAY_ALONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[(（])(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日(?:$|[)(（）])").unwrap()
});

/// 令和6年7月3日、第3回みなと空域利用協議会を大会議室において開催した。
// The pattern is fixed; a test reads with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[、にを]|日)(?P<place>[^、。を]{2,30}?)(?:(?:において|にて|で)、?(?:[^、。]{2,30}を)?(?:開催|開会|開い)|に招集)")
        .unwrap()
});

/// Whether a sentence tells on which day the meeting was held, and no more.
pub(super) fn is_held(s: &str) -> bool {
    // みなと委員会会議録令和6年7月3日午前10時、…: the title runs into it.
    let begins = |before: &str| {
        before.is_empty()
            || before.chars().count() <= 40 && before.contains(['録', '旨']) && !before.contains('。')
    };
    let day = date::day(s).filter(|day| begins(&s[..day.range.start]));
    let end = s.trim_end_matches('。');
    // 開催した, 招集された
    let act = ["ました", "された", "した"]
        .iter()
        .find_map(|told| end.strip_suffix(told))
        .map(|stem| stem.trim_end_matches(['し', 'さ', 'れ']));
    let held = act.is_some_and(|act| ["開催", "開会", "閉会", "招集"].iter().any(|held| act.ends_with(held)));
    day.is_some() && !end.contains('。') && end.chars().count() <= 110 && (held || end.ends_with("開いた"))
}

/// Adds day and place where a sentence of the head tells them.
fn held(
    meeting: &mut Meeting,
    outline: &Outline,
    parts: &[Part],
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let title = parts.iter().find(|p| p.section.is_none());
    let mut lines = title.into_iter().flat_map(|p| &p.blocks).map(|&b| &outline.blocks[b].flow);
    let Some(line) = lines.find(|line| is_held(line.as_str())) else { return };
    if meeting.date.is_none() {
        set_date(meeting, line, lexicon, diagnostics);
    }
    if meeting.venue.is_none()
        && let Some(place) = HELD.captures(line.as_str()).and_then(|c| c.name("place"))
        && is_place(place.as_str(), lexicon)
    {
        meeting.venue = Some(cite(line, place.range(), place.as_str().to_owned()));
    }
}

/// Whether a line without a label names a room, a building or a call.
fn is_place(s: &str, lexicon: &Lexicon) -> bool {
    let bare = s.trim_matches(['(', ')', '※', ' ']);
    let named = |place: &str| {
        // 第2会議室1・2, 中会議室2~4: which rooms.
        let place = place.trim_end_matches(|c: char| c.is_ascii_digit() || " ~-・,".contains(c));
        place.chars().count() >= 3 && lexicon.cues.words("place-end").closes(place)
    };
    // みなとホール（港区…）, 第1会議室及びWeb会議形式: the address, and how else it was held.
    s.starts_with('於') || named(bare) || bare.split_once(['(', '及']).is_some_and(|(place, _)| named(place))
}

#[cfg(test)]
mod tests;
