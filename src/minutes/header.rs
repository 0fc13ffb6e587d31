//! Title, kind of record, number, date, time and venue.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{Cited, Meeting, date, section::Part};
use crate::{
    Diagnostic,
    lexicon::{Lexicon, Section},
    outline::Outline,
    rule,
    text::Flow,
};

// The patterns are fixed; a test reads titles with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度?)?第(?P<n>[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})回").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BRACKET_ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?:通算|通番|累計)?(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度?)?第(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})回[^()]*\)").unwrap()
});

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度").unwrap());

/// Reads what the title and the labels of the head say.
pub(super) fn read(outline: &Outline, parts: &[Part], lexicon: &Lexicon, diagnostics: &mut Vec<Diagnostic>) -> Meeting {
    let mut meeting = Meeting::default();
    if let Some(title) = parts.iter().find(|p| p.section.is_none()) {
        read_title(&mut meeting, title, outline, lexicon);
    }
    for part in parts {
        let flow = value(part, outline);
        match part.section {
            Some(Section::Date) if meeting.date.is_none() => read_date(&mut meeting, &flow, part, lexicon, diagnostics),
            Some(Section::Venue) if meeting.venue.is_none() && !flow.is_empty() => {
                meeting.venue = Some(cite(&flow, 0..flow.as_str().len(), flow.as_str().to_owned()));
            }
            _ => {}
        }
    }
    if meeting.date.is_none()
        && let Some(title) = parts.iter().find(|p| p.section.is_none())
    {
        // Three bare lines: title, date, venue.
        for &b in &title.blocks {
            let flow = &outline.blocks[b].flow;
            if date::day(flow.as_str()).is_some() {
                set_date(&mut meeting, flow, diagnostics);
            }
        }
    }
    meeting
}

/// What stands behind a label: on its line, else in the blocks under it.
fn value(part: &Part, outline: &Outline) -> Flow {
    let mut flow = part.value.clone();
    for &b in &part.blocks {
        // A remark on a line of its own is no part of a venue, but the rest of a broken line is.
        if !flow.is_empty() && outline.blocks[b].flow.as_str().starts_with(['※', '*']) {
            break;
        }
        flow.join(&outline.blocks[b].flow);
    }
    flow
}

fn cite<T>(flow: &Flow, range: Range<usize>, value: T) -> Cited<T> {
    Cited { value, span: flow.span(range), rule: rule::HEADER_LABEL }
}

fn read_date(meeting: &mut Meeting, flow: &Flow, part: &Part, lexicon: &Lexicon, diagnostics: &mut Vec<Diagnostic>) {
    set_date(meeting, flow, diagnostics);
    // 日時及び場所: what is no date is the place.
    if (part.label.contains("場所") || part.label.contains("会場")) && meeting.venue.is_none() {
        let last = [&meeting.end, &meeting.start, &meeting.date].into_iter().flatten().map(|c| c.span.end()).max();
        let rest = last.map_or_else(|| flow.clone(), |end| flow.from(end));
        let words = rest.as_str().trim_matches([')', '、', ' ', '。']);
        if !words.is_empty() && lexicon.titles.section(words).is_none() {
            meeting.venue = Some(cite(&rest, 0..rest.as_str().len(), words.to_owned()));
        }
    }
}

fn set_date(meeting: &mut Meeting, flow: &Flow, diagnostics: &mut Vec<Diagnostic>) {
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
    let (start, end) = date::times(&s[after..]);
    let clock = |(time, range): date::Clock| cite(flow, after + range.start..after + range.end, time);
    meeting.start = start.map(clock);
    meeting.end = end.map(clock);
}

fn read_title(meeting: &mut Meeting, title: &Part, outline: &Outline, lexicon: &Lexicon) {
    let mut flow = Flow::default();
    for &b in &title.blocks {
        let block = &outline.blocks[b].flow;
        let s = block.as_str();
        if date::day(s).is_some_and(|d| d.range.start == 0) || s.contains('。') {
            break;
        }
        flow.join(block);
        if lexicon.titles.kinds().any(|k| s.ends_with(k)) || flow.as_str().chars().count() > 120 {
            break;
        }
    }
    let s = flow.as_str();
    if s.is_empty() {
        return;
    }
    let named = ORDINAL.is_match(s) || lexicon.titles.kinds().any(|k| s.ends_with(k)) || lexicon.bodies.ending(s).is_some();
    if !named {
        return;
    }
    let cite = |range: Range<usize>, value: String| Cited { value, span: flow.span(range), rule: rule::HEADER_TITLE };
    // The kind of record closes the title: 議事概要, （議事要旨）, 議事（全文）.
    let mut end = s.len();
    for kind in lexicon.titles.kinds() {
        if let Some((range, before)) = kind_at_end(s, kind) {
            meeting.kind = Some(cite(range.clone(), s[range].to_owned()));
            end = before;
            break;
        }
    }
    let name = s[..end].trim_end_matches(['-', '~', ' ', '(', '「', '―', '—']);
    meeting.title = Some(cite(0..name.len(), name.to_owned()));
    read_series(meeting, &flow, name);
}

/// Where `kind` closes the title: its bytes, brackets behind it included, and where the name before it ends.
fn kind_at_end(s: &str, kind: &str) -> Option<(Range<usize>, usize)> {
    let closed = s.strip_suffix(')').filter(|t| t.ends_with(kind) && t[..t.len() - kind.len()].ends_with('('));
    if let Some(inner) = closed {
        let start = inner.len() - kind.len();
        return (start > 1).then_some((start..inner.len(), start - 1));
    }
    if s.ends_with(kind) {
        let start = s.len() - kind.len();
        return (start > 0).then_some((start..s.len(), start));
    }
    // 議事（全文）
    let open = s.rfind('(').filter(|_| s.ends_with(')'))?;
    let note = &s[open + 1..s.len() - 1];
    let remark = ["全文", "案", "未定稿", "速報", "概要", "要旨", "抄"].contains(&note);
    (remark && s[..open].ends_with(kind) && open > kind.len()).then(|| (open - kind.len()..s.len(), open - kind.len()))
}

/// Council and number out of the title; two of each for a joint meeting.
fn read_series(meeting: &mut Meeting, flow: &Flow, name: &str) {
    let cite = |range: Range<usize>, value: String| Cited { value, span: flow.span(range), rule: rule::HEADER_TITLE };
    let mut numbers: Vec<(Range<usize>, u32, Range<usize>)> = Vec::new();
    for c in ORDINAL.captures_iter(name) {
        let (Some(whole), Some(n)) = (c.get(0), c.name("n")) else { continue };
        // 「第１回『スーパーシティ』」 inside the quotes of the name still counts; 通算 in brackets does not.
        let before = &name[..whole.start()];
        if before.ends_with("通算") || before.ends_with("通番") || before.ends_with("累計") {
            continue;
        }
        if let Some(number) = date::numeral(n.as_str()) {
            numbers.push((whole.range(), number, n.range()));
        }
    }
    // What is left without numbers in brackets and numbers in front.
    let strip = |range: Range<usize>| -> Option<(Range<usize>, String)> {
        let part = &name[range.clone()];
        let mut start = 0;
        if let Some(m) = ORDINAL.find(part).filter(|m| m.start() == 0) {
            start = m.end();
        }
        // 令和４年度…: the year is the meeting's, not the council's.
        if let Some(m) = YEAR.find(&part[start..]).filter(|m| m.start() == 0) {
            start += m.end();
        }
        let mut kept = String::new();
        let mut at = start;
        for m in BRACKET_ORDINAL.find_iter(part).filter(|m| m.start() >= start) {
            kept.push_str(&part[at..m.start()]);
            at = m.end();
        }
        kept.push_str(&part[at..]);
        if kept.contains("第") && at == start {
            // The number stands inside or behind: 成長戦略会議第3回.
            if let Some(m) = ORDINAL.find(&kept) {
                kept.replace_range(m.range(), "");
            }
        }
        let joint = kept.strip_suffix("合同会議").or_else(|| kept.strip_suffix("合同会合")).filter(|k| k.ends_with('会'));
        let bare = joint.unwrap_or(&kept).trim_matches([' ', '-', '・', '及', '「', '」', '『', '』']).to_owned();
        (!bare.is_empty()).then(|| (range.start + start..range.end, bare))
    };
    let mut cuts: Vec<usize> = numbers.iter().map(|(r, ..)| r.start).collect();
    let joint = cuts.len() > 1 && cuts[0] == 0;
    if joint {
        cuts.push(name.len());
        for (i, pair) in cuts.windows(2).enumerate() {
            let Some((range, series)) = strip(pair[0]..pair[1]) else { continue };
            if i == 0 {
                meeting.series = Some(cite(range, series));
            } else {
                meeting.joint_with.push((cite(range, series), numbers.get(i).map(|n| n.1)));
            }
        }
    } else if let Some((range, series)) = strip(0..name.len()) {
        meeting.series = Some(cite(range, series));
    }
    meeting.ordinal = numbers.first().map(|(range, n, _)| Cited { value: *n, span: flow.span(range.clone()), rule: rule::HEADER_TITLE });
}
