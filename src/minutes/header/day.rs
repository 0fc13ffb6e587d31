//! When a meeting was held: behind a label, on a line of its own, or within the year that the title names.

use std::sync::LazyLock;

use super::{
    Meeting, cite, cite_as,
    place::{is_place, places, venue},
};
use crate::{Diagnostic, date, lexicon::Lexicon, minutes::section::Part, pattern::Regex, rule, text::Flow};

// The patterns are fixed; a test reads with each of them.
/// 令和5年度, 平成30年
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<era>令和|平成|昭和) ?(?P<n>元|[0-9]{1,2}|[一二三四五六七八九十]{1,3}) ?年(?P<fiscal>度)?",
    )
    .unwrap()
});
/// A day without its year: 11月12日, (8月18日).
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[(（])(?P<whole>(?P<month>1[0-2]|[1-9])月(?P<day>[12][0-9]|3[01]|[1-9])日)").unwrap()
});

/// The day of a month in the year that a title names.
fn within(year: &regex::Captures, day: &regex::Captures) -> Option<String> {
    let month: u32 = day["month"].parse().ok()?;
    // January to March are of the year that begins within the fiscal one.
    let later = u32::from(year.name("fiscal").is_some() && month < 4);
    let number = date::numeral(&year["n"])? + later;
    date::day(&format!("{}{number}年{month}月{}日", &year["era"], &day["day"])).map(|day| day.iso)
}

/// 11月12日（金曜日）午後6時～8時 below the title of a record of 平成22年度: the fiscal year that the head names tells the year.
pub(super) fn date_within_year(meeting: &mut Meeting, flow: &Flow, head: &[Flow], lexicon: &Lexicon) {
    let fiscal = |line: &Flow| {
        let year = YEAR.captures_iter(line.as_str()).find(|year| year.name("fiscal").is_some())?;
        let day = DAY.captures(flow.as_str()).filter(|day| day.get(0).is_some_and(|m| m.start() == 0))?;
        Some((within(&year, &day)?, day.name("whole")?.range()))
    };
    if let Some((iso, range)) = head.iter().find_map(fiscal) {
        let end = range.end;
        meeting.date = Some(cite(flow, range, iso));
        set_times(meeting, flow, end, lexicon);
    }
}

/// 令和5年度港湾委員会 / 第6回委員会(8月18日): the year stands in the title, the day beside the number.
pub(super) fn day_of_year(meeting: &mut Meeting, head: &[Flow]) {
    let opens = |line: &Flow| {
        let s = line.as_str();
        YEAR.find(s)
            .is_some_and(|m| m.start() == 0 && !s[m.end()..].starts_with(|c: char| c.is_ascii_digit()))
    };
    let Some(at) = head.iter().rposition(opens).filter(|_| meeting.date.is_none()) else { return };
    let alone = |line: &Flow| {
        let s = line.as_str();
        let day = DAY.captures_iter(s).find(|day| {
            let behind = day.get(0).map_or("", |m| &s[m.end()..]);
            behind.is_empty() || behind.starts_with([')', '(', '（', '）'])
        })?;
        let year = YEAR.captures(head[at].as_str())?;
        Some((within(&year, &day)?, day.name("whole")?.range()))
    };
    let day = head[at..].iter().take(3).find_map(|line| Some((line, alone(line)?)));
    if let Some((line, (iso, range))) = day {
        meeting.date = Some(cite_as(line, range, iso, rule::HEADER_TITLE));
    }
}

pub(super) fn read_date(
    meeting: &mut Meeting,
    flow: &Flow,
    part: &Part,
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    set_date(meeting, flow, lexicon, diagnostics);
    read_place(meeting, flow, part, lexicon);
}

/// 日時及び場所: what is no date is the place.
fn read_place(meeting: &mut Meeting, flow: &Flow, part: &Part, lexicon: &Lexicon) {
    if places(&part.label) && meeting.venue.is_none() {
        let last =
            [&meeting.end, &meeting.start, &meeting.date].into_iter().flatten().map(|c| c.span.end()).max();
        let rest = last.map_or_else(|| flow.clone(), |end| flow.from(end));
        let words = rest.as_str().trim_matches([')', '、', ' ', '。', '~', ':']);
        let behind =
            ["まで", "開会", "開議", "閉会", "散会"].iter().find_map(|hour| words.strip_prefix(hour));
        let words = behind.unwrap_or(words).trim_start_matches(['、', ' ', '於', ':']);
        if !words.is_empty() && lexicon.titles.section(words).is_none() {
            let at = rest.as_str().find(words).unwrap_or(0);
            meeting.venue = Some(cite(&rest, at..at + words.len(), words.to_owned()));
        }
    }
}

/// 開催日：… above 開催の日時及び場所: the place that a label of both tells where the day is known already.
pub(super) fn place_beside_day(meeting: &mut Meeting, flow: &Flow, part: &Part, lexicon: &Lexicon) {
    let mut own = Meeting::default();
    read_date(&mut own, flow, part, lexicon, &mut Vec::new());
    meeting.venue = own.venue.filter(|_| own.date.is_some());
}

pub(super) fn set_date(
    meeting: &mut Meeting,
    flow: &Flow,
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let s = flow.as_str();
    let mut after = 0;
    if let Some(day) = day_before_hour(flow).or_else(|| date::day(s)) {
        after = day.range.end;
        if day.weekday_differs {
            let message = format!("{} is not the weekday printed beside it", day.iso);
            diagnostics.push(Diagnostic::at("date.weekday", flow.span(day.range.clone()), message));
        }
        meeting.date = Some(cite(flow, day.range, day.iso));
    }
    set_times(meeting, flow, after, lexicon);
}

/// The day in digits that a space alone parts from the hour: 2024/7/3 9:30.
fn day_before_hour(flow: &Flow) -> Option<date::Day> {
    let s = flow.as_str();
    let digits = |i: usize| s.as_bytes()[i - 1].is_ascii_digit() && s.as_bytes()[i].is_ascii_digit();
    // 令和6年7月1 8日: a copy set the digits of a day apart.
    let hour = |i: usize| s[i..].trim_start_matches(|c: char| c.is_ascii_digit()).starts_with([':', '時']);
    let mut gaps = (1..s.len()).filter(|&i| digits(i) && flow.gap_before(i) > 0 && hour(i));
    gaps.find_map(|i| date::day(&s[..i]).filter(|day| day.range.end == i))
}

/// When the meeting began and ended, from the words behind the byte `after`.
pub(super) fn set_times(meeting: &mut Meeting, flow: &Flow, after: usize, lexicon: &Lexicon) {
    let s = flow.as_str();
    let (start, end) = date::times(&s[after..]);
    let clock = |(time, range): date::Clock| cite(flow, after + range.start..after + range.end, time);
    // 午後3時7分散会 alone is an end, and the lines of the session tell it.
    if end.is_some() || !lexicon.cues.words("closes-sitting").closes(s) {
        meeting.start = start.map(clock);
        meeting.end = end.map(|(time, range)| cite(flow, after + range.start..after + range.end, time));
    }
    // 開会令和6年7月3日13時30分 閉会令和6年7月3日15時2分: the hour at which it closed has a day of its own.
    if meeting.end.is_none()
        && let Some(closed) = s[after..].find("閉会").map(|at| after + at)
        && let (Some((time, range)), _) = date::times(&s[closed..])
    {
        meeting.end = Some(cite(flow, closed + range.start..closed + range.end, time));
    }
    // 9:00~9:40（一時中断）、11:20（再開）~12:05: it ended when it did the second time.
    if let Some(resumed) = s[after..].find("再開").map(|at| after + at)
        && date::times(&s[after..resumed]).1.is_some()
        && let (first, second) = date::times(&s[resumed..])
        && let Some((time, range)) = second.or(first)
    {
        meeting.end = Some(cite(flow, resumed + range.start..resumed + range.end, time));
    }
}

/// Whether a line in brackets says how else a meeting was held: （オンライン併用）.
fn is_beside_place(s: &str) -> bool {
    let inner = s.strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or_default();
    ["併用", "会議システム", "オンライン", "Web会議", "WEB会議", "ウェブ会議"]
        .iter()
        .any(|how| inner.contains(how))
}

/// No labels at all: title, date and venue on three bare lines, or the date within the title.
pub(super) fn bare_lines(
    meeting: &mut Meeting,
    head: &[Flow],
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
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
    // On a cover the day stands alone, and once more on the page behind it, over the hours.
    let over_hours =
        || head.windows(2).position(|two| whole(&two[0]) && date::times(two[1].as_str()).1.is_some());
    let alone = over_hours().or_else(|| head.iter().position(whole)).or_else(|| head.iter().position(timed));
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
        && let Some(found) = head[at..].iter().skip(1).take(3).position(|l| is_place(l.as_str(), lexicon))
    {
        let line = &head[at + 1 + found];
        let mut place = venue(line);
        // （Web会議システム併用）: how else it was held, on the line below.
        if let Some(beside) = head.get(at + found + 2).filter(|l| is_beside_place(l.as_str())) {
            place.join(beside);
        }
        meeting.venue = Some(cite(&place, 0..place.as_str().len(), place.as_str().to_owned()));
    }
}
