//! Where a meeting was held: behind a label, on a line of its own, or in the sentence that tells it.

use std::sync::LazyLock;

use super::{Meeting, cite, day, is_hour};
use crate::{
    Diagnostic, date,
    lexicon::{Lexicon, Section},
    minutes::section::Part,
    outline::{Block, BlockKind, Mark, Outline},
    pattern::Regex,
    text::Flow,
};

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
    let room = is_place(words, lexicon) || words.starts_with(['(', '・', '※']) || words.contains('階');
    let plain = block.mark == Mark::None && !words.contains('。') && words.chars().count() <= 40;
    open || plain && room && !block.gap
}

/// A place as it is read, without the marks of a link in the manner of Python's documents: `みなと会館`__ .
pub(super) fn unlinked(place: &str) -> String {
    let linked = place.starts_with('`') && place[1..].contains("`_");
    if linked { place.replace("`__", "").replace("`_", "").replace('`', "") } else { place.to_owned() }
}

/// A place without the colon or the 於 before it.
pub(super) fn venue(flow: &Flow) -> Flow {
    let s = flow.as_str();
    // 令和6年7月3日（水） みなと会館, 午前11時～ 於 みなと会館: the day and the hour before it.
    let day = date::day(s).filter(|day| day.range.start == 0).map_or(0, |day| day.range.end);
    let hours = s[day..].find("於").filter(|at| date::times(&s[day..day + at]).0.is_some());
    let day = day + hours.unwrap_or(0);
    let rest = s[day..].trim_start();
    // 場 / 所：みなと庁舎: a letter of the label may be left of a line that was broken.
    let rest = rest.strip_prefix("所:").unwrap_or(rest).trim_start_matches([')', ':', ' ', '~', '於', '、']);
    let start = if rest.is_empty() { 0 } else { s.len() - rest.len() };
    // みなと会館第1会議室　司会　柊副会長: who presided is no part of a place.
    let chaired = |(piece, _): &(std::ops::Range<usize>, u32)| {
        piece.start > start && matches!(&s[piece.clone()], "司会" | "司会者" | "進行" | "記録")
    };
    let end = flow.pieces().iter().find(|piece| chaired(piece)).map_or(s.len(), |(piece, _)| piece.start);
    flow.slice(start..start + without_remark(s[start..end].trim_end()).len())
}

/// A place without what is said of it: みなと会館（以下敬称略）, オンラインにて.
fn without_remark(place: &str) -> &str {
    let noted = place.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let remark = noted.filter(|(place, note)| {
        !place.is_empty() && (note.contains("敬称略") || note.ends_with("による参加"))
    });
    let place = remark.map_or(place, |(place, _)| place.trim_end());
    place.strip_suffix("にて").filter(|place| !place.is_empty()).unwrap_or(place)
}

/// Whether a line without a label names a room, a building or a call.
pub(super) fn is_place(s: &str, lexicon: &Lexicon) -> bool {
    let bare = s.trim_matches(['(', ')', '※', ' ']);
    let named = |place: &str| {
        // 第2会議室1・2, 中会議室2~4: which rooms.
        let place = place.trim_end_matches(|c: char| c.is_ascii_digit() || " ~-・,ABCD".contains(c));
        place.chars().count() >= 3 && lexicon.cues.words("place-end").closes(place)
    };
    // みなとホール（港区…）, 第1会議室及びWeb会議形式: the address, and how else it was held.
    s.starts_with('於') || named(bare) || bare.split_once(['(', '及']).is_some_and(|(place, _)| named(place))
}

/// Whether a label is of the place as well: 開催日時及び場所.
pub(super) fn places(label: &str) -> bool {
    ["場所", "会場", "ところ"].iter().any(|place| label.contains(place))
}

/// What stands behind a label: on its line, else in the blocks under it.
pub(super) fn value(part: &Part, outline: &Outline, lexicon: &Lexicon) -> Flow {
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
        let remark = words.starts_with(['※', '*']) || is_hour(words) || opens_sitting(words, lexicon);
        // 開催日: 2024-07-03 / 1: 午前10時開会: numbers of two lines are no one number.
        let digit = |c: char| c.is_ascii_digit();
        let runs = flow.as_str().ends_with(digit) && words.starts_with(digit);
        let place = part.section != Some(Section::Venue) || goes_on(&flow, &outline.blocks[b], lexicon);
        // 開催の日時及び場所 / 7月3日午前10時開会 / 午前11時閉会 / 第3委員会室: the place stands below the hours.
        if !flow.is_empty() && part.section == Some(Section::Date) && places(&part.label) && is_hour(words) {
            continue;
        }
        if !flow.is_empty() && (remark || runs || titled(b) || !place) {
            break;
        }
        flow.join(&outline.blocks[b].flow);
    }
    flow
}

/// Adds day and place where a sentence of the head tells them.
pub(super) fn held(
    meeting: &mut Meeting,
    outline: &Outline,
    parts: &[Part],
    lexicon: &Lexicon,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let title = parts.iter().find(|p| p.section.is_none());
    let blocks: Vec<&Flow> =
        title.into_iter().flat_map(|p| &p.blocks).map(|&b| &outline.blocks[b].flow).collect();
    on_day_of_month(meeting, outline);
    let lines = (0..blocks.len()).map(|at| sentence(&blocks[at..]));
    let Some(line) = lines.into_iter().find(|line| is_held(line.as_str())) else { return };
    if meeting.date.is_none() {
        day::set_date(meeting, &line, lexicon, diagnostics);
    }
    if meeting.venue.is_none()
        && let Some(place) = HELD.captures(line.as_str()).and_then(|c| c.name("place"))
        && is_place(place.as_str(), lexicon)
    {
        meeting.venue = Some(cite(&line, place.range(), place.as_str().to_owned()));
    }
}

/// The first of the lines, with those behind it up to the full stop where it opens a sentence with a day: …は、大ホ / ールに招集された。
fn sentence(lines: &[&Flow]) -> Flow {
    // Lines over which a sentence runs.
    const RUN: usize = 3;
    let mut line = lines.first().map(|first| (*first).clone()).unwrap_or_default();
    let opens =
        date::day(line.as_str()).is_some_and(|day| day.range.start == 0) && line.as_str().contains('は');
    for rest in lines.iter().skip(1).take(RUN - 1).filter(|_| opens) {
        if line.as_str().ends_with('。') {
            break;
        }
        line.join(rest);
    }
    line
}

/// 7月のみなと放送番組審議会は、3日（水）、みなと会館で開かれ、…: day and place told in a sentence below a title that has
/// the year and the month.
fn on_day_of_month(meeting: &mut Meeting, outline: &Outline) {
    // Blocks of a head.
    const HEAD: usize = 8;
    let texts: Vec<&Flow> =
        outline.blocks.iter().filter(|b| b.kind == BlockKind::Text).map(|b| &b.flow).take(HEAD).collect();
    let Some((line, told)) = texts.iter().find_map(|line| Some((*line, ON_DAY.captures(line.as_str())?)))
    else {
        return;
    };
    let year = texts.iter().find_map(|line| {
        let year = MONTH_OF_YEAR.captures(line.as_str())?;
        (year["month"] == told["month"]).then(|| year["year"].to_owned())
    });
    if let Some(day) =
        year.and_then(|year| date::day(&format!("{year}{}月{}日", &told["month"], &told["day"])))
        && let Some(printed) = told.name("day").filter(|_| meeting.date.is_none())
    {
        meeting.date = Some(cite(line, printed.start()..printed.end() + '日'.len_utf8(), day.iso));
    }
    if let Some(place) = told.name("place").filter(|_| meeting.venue.is_none()) {
        meeting.venue = Some(cite(line, place.range(), place.as_str().to_owned()));
    }
}

/// Whether a sentence tells on which day the meeting was held, and no more.
pub(in crate::minutes) fn is_held(s: &str) -> bool {
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

// The patterns are fixed; a test reads with each of them.
/// 7月のみなと審議会は、3日（水）、みなと会館で開かれ
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ON_DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<month>[0-9]{1,2})月の[^。、]{3,30}会は、(?:[0-9]{1,2}月)?(?P<day>[0-9]{1,2})日(?:\([日月火水木金土](?:曜日?)?\))?(?:に|、)?(?:午[前後][0-9時分半]{2,8}から、?)?(?P<place>[^。、]{2,30}?)(?:で|において|にて)、?(?:開かれ|開催)").unwrap()
});
/// 令和6年7月
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MONTH_OF_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<year>(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})|[0-9]{4})年)(?P<month>[0-9]{1,2})月")
        .unwrap()
});
/// 令和6年7月3日、第3回みなと空域利用協議会を大会議室において開催した。
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static HELD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[、にを]|日)(?P<place>[^、。を]{2,30}?)(?:(?:において|にて|で)、?(?:[^、。]{2,30}を)?(?:開催|開会|開い)|に招集)")
        .unwrap()
});
