//! Council and number out of the title.

use std::{ops::Range, sync::LazyLock};

use super::{Meeting, ORDINAL, cite};
use crate::{
    date,
    lexicon::{Level, Lexicon, is_assembly},
    pattern::Regex,
    text::Flow,
};

// The patterns are fixed; a test reads titles with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
pub(super) static BRACKET_ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?:通算|通番|累計)?(?:第[0-9]{1,3}期)?(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度?|[0-9]{4}年度?)?第(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})回[^()]*\)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})年度?|[0-9]{4}年度?)(?:\((?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})|[0-9]{4})年度?\))?(?:[0-9]{1,2}月)?",
    )
    .unwrap()
});
/// （第5期～）
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TERM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\(第[0-9]{1,3}期[^()]{0,8}\)").unwrap());

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MONTH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[0-9]{1,2}月(?:定例会|臨時会)").unwrap());
/// 教育委員会議（10月定例会）
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MONTHLY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\([0-9]{1,2}月(?:定例|臨時)会?\)$").unwrap());
/// （九月） within the name of a session, 9月 behind that of a council.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OF_MONTH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"議会(?P<month>\((?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月\))(?:定例|臨時)|会(?P<behind> ?[0-9]{1,2}月)$",
    )
    .unwrap()
});
/// （12月定例会議） before a committee.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WITHIN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^\([0-9]{1,2}月(?:定例|臨時)会議?\)").unwrap());
/// 第2回 at the beginning.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ORDINAL_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^第(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})回").unwrap());
/// 教育委員会令和6年5月定例会: the day of the meeting within its name.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INNER_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"会(?P<day>(?:令和|平成|昭和)(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})年度?(?:第[0-9]{1,3}回)?(?:[0-9]{1,2}月)?)(?:(?:定例|臨時)会|総会)",
    )
    .unwrap()
});

/// みなと県議会定例会前閉会中港湾委員会: between which sessions of the assembly its committee met.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"議会(?P<when> ?(?:定例会|臨時会)?[前後]?の?閉会中(?:の|、| )?).*委員会$").unwrap()
});
/// みなとUsers 2024年総会, みなと会2024年度定期総会: the year of an assembly behind any name.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASSEMBLY_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r".(?P<day> ?(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})|[0-9]{4})年度? ?)(?:定期|通常|臨時|年次)?総会$",
    )
    .unwrap()
});

/// Council and number out of the title; two of each for a joint meeting.
pub(in super::super) fn read(meeting: &mut Meeting, flow: &Flow, name: &str, lexicon: &Lexicon) {
    let mut numbers = numbers(name);
    // 令和6年第1回3月定例会港湾特別委員会: the number is that of the session within which the committee met.
    numbers.retain(|(range, _)| within_session(&name[range.end..]).is_none());
    // 第3回A第2回B: councils that met together, each behind its number.
    let joint = numbers.len() > 1 && numbers[0].0.start == 0;
    let starts: Vec<usize> =
        if joint { numbers.iter().map(|(range, _)| range.start).collect() } else { vec![0] };
    let ends = starts.iter().skip(1).copied().chain([name.len()]);
    for (i, (&start, end)) in starts.iter().zip(ends).enumerate() {
        let Some((skipped, series)) = council(&name[start..end], lexicon) else { continue };
        let series = cite(flow, start + skipped..end, series);
        if i == 0 {
            meeting.series = Some(series);
        } else {
            meeting.joint_with.push((series, numbers.get(i).map(|(_, number)| *number)));
        }
    }
    meeting.ordinal = numbers.into_iter().next().map(|(range, number)| cite(flow, range, number));
}

/// The committee that met within a session of its assembly, where words name both: 3月定例会港湾特別委員会.
fn within_session(words: &str) -> Option<&str> {
    let bare = words.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches('月');
    let committee = ["定例会", "臨時会"].iter().find_map(|session| bare.strip_prefix(session))?.trim_start();
    let committee = &committee[WITHIN.find(committee).map_or(0, |m| m.end())..];
    (committee.ends_with("委員会") && committee != "委員会").then_some(committee)
}

/// The numbers in the name, and where they stand.
fn numbers(name: &str) -> Vec<(Range<usize>, u32)> {
    let number = |c: regex::Captures| {
        let whole = c.get(0)?;
        // 「第１回『スーパーシティ』」 inside the quotes of the name still counts; 通算 in brackets does not.
        let before = &name[..whole.start()];
        let total = ["通算", "通番", "累計"].iter().any(|word| before.ends_with(word));
        date::numeral(c.name("n")?.as_str()).filter(|_| !total).map(|number| (whole.range(), number))
    };
    let mut found: Vec<(Range<usize>, u32)> = ORDINAL.captures_iter(name).filter_map(number).collect();
    // 第22回（第3期第3回）: beside another, a number in brackets counts otherwise.
    let within = |range: &Range<usize>| {
        name[..range.start].matches('(').count() > name[..range.start].matches(')').count()
    };
    if found.first().is_some_and(|(first, _)| !within(first)) {
        found.retain(|(range, _)| !within(range));
    }
    found
}

/// What is left of `part` without its numbers and days, and how many bytes of it stood before.
fn council(part: &str, lexicon: &Lexicon) -> Option<(usize, String)> {
    let mut start = ORDINAL.find(part).filter(|m| m.start() == 0).map_or(0, |m| m.end());
    // 令和４年度…: the year is the meeting's, not the council's.
    start += YEAR.find(&part[start..]).map_or(0, |m| m.end());
    // 2月定例会: the month is the session's.
    if MONTH.is_match(&part[start..]) {
        start += part[start..].find('月').map_or(0, |m| m + '月'.len_utf8());
    }
    // （12月定例会議）港湾委員会: within which session a committee met.
    start += WITHIN.find(&part[start..]).map_or(0, |m| m.end());
    // 第7回（定例）みなと町教育委員会: how it was called is none of the council's name.
    start += ["(定例)", "(臨時)", "(定例会)", "(臨時会)"]
        .iter()
        .find(|kind| part[start..].starts_with(**kind))
        .map_or(0, |kind| kind.len());
    // みなと審議会（第1回第4部会）: which part of it met stands behind the number.
    let section = |c: &regex::Captures| {
        let inner = c[0].rsplit('回').next().unwrap_or_default().trim_end_matches(')');
        let part = ["部会", "分科会", "委員会"].iter().any(|end| inner.ends_with(end));
        if part { inner.trim_start().to_owned() } else { String::new() }
    };
    let mut kept = BRACKET_ORDINAL.replace_all(&part[start..], section).into_owned();
    // 基盤部会（第5期～）: the term of its members.
    if let Some(term) = TERM.find(&kept).map(|m| m.range()) {
        kept.replace_range(term, "");
    }
    if let Some(monthly) = MONTHLY.find(&kept).map(|m| m.range()) {
        kept.replace_range(monthly, "");
    }
    // みなと市議会（九月）定例会, みなと番組審議会 9月: the month of the meeting.
    if let Some(month) =
        OF_MONTH.captures(&kept).and_then(|c| c.name("month").or(c.name("behind"))).map(|m| m.range())
    {
        kept.replace_range(month, "");
    }
    // 臨時第2回 / みなと町議会会議録: the kind of session before its number.
    let kind = ["臨時", "定例"].iter().find(|kind| kept.starts_with(**kind));
    if let Some(kind) = kind.filter(|kind| is_assembly(&kept) && ORDINAL_BEHIND.is_match(&kept[kind.len()..]))
    {
        let number = ORDINAL_BEHIND.find(&kept[kind.len()..]).map_or(0, |m| m.end());
        kept = format!("{}{kind}会", kept[kind.len() + number..].trim_start());
    }
    // The number stands inside or behind: 成長戦略会議第3回.
    if let Some(m) = ORDINAL.find(&kept) {
        // 協議会第2回会合: the meeting of the council named before it.
        let named = kept[..m.start()].ends_with(['会', 'ム', 'プ', 'G', '」', '』', 'ト']);
        let meeting = named && lexicon.cues.is("meeting-noun", &kept[m.end()..]);
        let number = m.start()..if meeting { kept.len() } else { m.end() };
        kept.replace_range(number, "");
    }
    let year = INNER_YEAR.captures(&kept).or_else(|| ASSEMBLY_YEAR.captures(&kept));
    if let Some(day) = year.and_then(|c| c.name("day")).map(|m| m.range()) {
        kept.replace_range(day, "");
    }
    if let Some(between) = BETWEEN.captures(&kept).and_then(|c| c.name("when")).map(|m| m.range()) {
        kept.replace_range(between, "");
    }
    // 6月定例会 みなと市議会定例会: the session, and once more with its assembly.
    for session in ["定例会", "臨時会"] {
        let again = kept
            .strip_prefix(session)
            .is_some_and(|rest| rest.trim_start().len() > session.len() && rest.contains(session));
        kept.replace_range(..if again { session.len() } else { 0 }, "");
    }
    let within = WITHIN.find(&kept).map_or(0, |m| m.end());
    kept.replace_range(..within, "");
    // 第5回定例会 / みなと町議会会議録: the session is the assembly's; of a council it says how it met.
    for session in ["定例会", "臨時会"] {
        let Some(body) = kept.strip_prefix(session).map(|rest| rest.trim_start().to_owned()) else {
            continue;
        };
        if is_assembly(&body) {
            kept = format!("{body}{session}");
        } else if matches!(lexicon.bodies.ending(&body), Some((at, Level::Meeting)) if at > 0) {
            kept = body;
        }
    }
    if let Some(committee) = within_session(&kept).map(str::to_owned) {
        kept = committee;
    }
    // 衆議院 経済産業委員会: the house is none of the committee's name.
    let committee = |k: &str| k.ends_with("委員会") || k.ends_with("調査会") || k == "本会議";
    let house = ["衆議院", "参議院"].iter().find(|h| kept.strip_prefix(**h).is_some_and(committee));
    kept.replace_range(..house.map_or(0, |h| h.len()), "");
    // 第3回みなとイベント - 桟橋と海: what it was about.
    let event =
        ["イベント", "セミナー", "シンポジウム", "フォーラム", "ワークショップ", "勉強会", "ミートアップ"];
    let about = |(at, _): &(usize, &str)| event.iter().any(|end| kept[..*at].trim_end().ends_with(end));
    let about = kept.match_indices(['-', '―', '~', ':']).find(about).map(|(at, _)| at);
    kept.truncate(about.unwrap_or(kept.len()));
    let joint = kept.strip_suffix("合同会議").or_else(|| kept.strip_suffix("合同会合"));
    let bare = unquoted(joint.filter(|k| k.ends_with('会')).unwrap_or(&kept));
    (!bare.is_empty()).then(|| (start, bare.to_owned()))
}

/// A name without the quotes around the whole of it, and without the dashes that set it off.
fn unquoted(s: &str) -> &str {
    let s = s.trim_matches([' ', '-', '・', '及', ':', '、', '―', '|', '<', '>']);
    for (open, close) in [('「', '」'), ('『', '』'), ('(', ')')] {
        let inner = s.strip_prefix(open).and_then(|t| t.strip_suffix(close));
        if let Some(inner) = inner.filter(|i| !i.contains([open, close])) {
            return inner;
        }
    }
    s.trim_start_matches(['」', '』', ')'])
}
