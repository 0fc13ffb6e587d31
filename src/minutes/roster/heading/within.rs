//! Headings in the middle of a line: 柊委員＜水産省＞　森課長.

use std::ops::Range;

use super::{
    super::{
        called::called,
        listing,
        printed::Printed,
        scope::{is_numbered_class, is_unit},
    },
    label_of,
};
use crate::{lexicon::Lexicon, text::Flow};

/// The lines, those with headings in their middle cut before each: 柊委員＜水産省＞　森課長, …、柊誠　【事務局】　森課長.
pub(in crate::minutes::roster) fn headings_within(printed: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let mut found = Vec::with_capacity(printed.len());
    for line in printed {
        let cuts = if line.name.is_none() { cuts(&line.flow, lexicon) } else { Vec::new() };
        if cuts.is_empty() {
            found.push(line);
            continue;
        }
        let s = line.flow.as_str();
        let starts = std::iter::once(0).chain(cuts.iter().map(|cut| cut.end));
        let ends = cuts.iter().map(|cut| cut.start).chain([s.len()]);
        for (start, end) in starts.zip(ends) {
            // 柊誠 - 【事務局】: what sets the heading off is none of the name before it.
            let end = start + s[start..end].trim_end_matches([' ', '-', '・', '、']).len();
            let part = line.flow.slice(start..end);
            found.push(if start == 0 { line.opening(part) } else { line.part(part) });
        }
    }
    found
}

/// Whether the sign at the byte `at`, behind a gap, opens a heading as it opens the labels of the record: 柊委員　▽事務局　森課長.
fn signed(flow: &Flow, at: usize, sign: char, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let behind = flow.slice(at + sign.len_utf8()..s.len());
    let first = behind.pieces().first().map_or(0, |(first, _)| first.end);
    let label = behind.as_str()[..first].split(':').next().unwrap_or_default();
    let several = lexicon.titles.capacity(label).is_some_and(|c| !c.one && c.kind != "legend");
    "▽▼■□◆◇●▲△".contains(sign) && flow.gap_before(at) > 0 && several
}

/// Where headings stand in the middle of a line: what stands before each ends, and the heading begins behind its sign.
fn cuts(flow: &Flow, lexicon: &Lexicon) -> Vec<Range<usize>> {
    const PAIRS: [(char, char); 4] = [('<', '>'), ('【', '】'), ('《', '》'), ('(', ')')];
    let s = flow.as_str();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, open) in s.char_indices().skip(1) {
        if signed(flow, at, open, lexicon) {
            found.push(at..at + open.len_utf8());
            continue;
        }
        let Some(&(_, close)) = PAIRS.iter().find(|(begin, _)| *begin == open) else { continue };
        let Some((inner, _)) = s[at + open.len_utf8()..].split_once(close) else { continue };
        let behind = at + open.len_utf8() + inner.len() + close.len_utf8();
        let from = found.last().map_or(0, |cut| cut.end);
        let titled = || {
            let before = flow.slice(from..at);
            called(&before, false, lexicon).is_some()
                || listing::items(&before).iter().all(|item| called(item, false, lexicon).is_some())
        };
        let capacity = lexicon.titles.capacity(label_of(inner));
        let heads = capacity.is_some_and(|c| c.kind != "legend" && c.kind != "absent")
            || lexicon.bodies.known(inner).is_some();
        // Behind a gap or another heading, of several: 【主査】 beside a name is what that one is.
        let apart = flow.gap_before(at) > 0 || s[..at].ends_with(['-', '】', '>', '》']);
        let several = capacity.is_some_and(|c| !c.one && c.kind != "legend")
            || inner.chars().count() > 2 && inner.ends_with(['会', '側', '者', 'プ']);
        let listed = || s[behind..].contains(['、', ',']) || s[..at].contains(['、', ',']);
        // 柊　誠（委員）、…: round brackets note what one is, unless they stand off from those before and behind them.
        // 柊委員【会長】、…
        let seat = capacity.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy"))
            && flow.gap_before(at) == 0
            && s[behind..].starts_with(['、', ',']);
        let noted =
            seat || open == '(' && !(several && flow.gap_before(at) > 0 && flow.gap_before(behind) > 0);
        // 市執行部　【財務部】: whose people follow.
        let unit =
            open == '【' && lexicon.titles.capacity(s[from..at].trim()).is_some() && is_unit(inner, lexicon);
        // （委員）【1号委員】市議会の議員
        let class = apart && is_numbered_class(inner);
        let heads_list =
            behind < s.len() && (class || heads && titled() || apart && several && (heads || listed()));
        if !noted && heads_list || unit {
            found.push(at..at);
        }
    }
    found
}
