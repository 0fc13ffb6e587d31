//! The agenda: numbered items, wraps undone, sub-items left out; where none is printed, the headings of the body.

mod body;
mod called;
mod circles;
mod order;
mod printed;
mod taken_up;
mod top;
mod under;

use std::sync::LazyLock;

use super::{AgendaItem, material, section::Part};
use crate::{
    Text, date,
    lexicon::{Lexicon, Section},
    outline::{Block, Mark, Outline, Style, is_bill},
    pattern::Regex,
    span::to_u32,
    text::Flow,
};
pub(super) use called::call_up;
use printed::is_issue;

// The patterns are fixed; a test reads with each of them.
/// 日程第1, 第二: the place in the order of the day.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ORDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:議事|追加)?日程)?第(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})(?P<sep>[:.、)]?)")
        .unwrap()
});
/// The number behind a word for an item: 議題1, 案件第1, 報告事項(1).
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:第?(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,2})|\((?P<m>[0-9]{1,2})\))(?P<sep>[:.、)]?)",
    )
    .unwrap()
});

/// Reads the agenda among `parts`.
pub(super) fn read(text: &Text, outline: &Outline, parts: &[Part], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    // The part of the list that was read last, and how its first item is marked.
    let mut last: Option<(usize, Mark)> = None;
    for (at, part) in parts.iter().enumerate().filter(|(_, p)| p.section == Some(Section::Agenda)) {
        let items = printed::items(text, outline, part, lexicon);
        let Some((first, _)) = items.first() else { continue };
        // 議題 … / 報告事項 …: items of another kind stand right below, with numbers of their own; any other second list is
        // the cover's or the timetable's.
        if last.as_ref().is_some_and(|(above, _)| above + 1 != at || !is_kind(&part.label)) {
            break;
        }
        last = Some((at, first.clone()));
        let before = to_u32(agenda.len());
        let below = top::of(&items, lexicon).into_iter();
        agenda.extend(below.map(|item| AgendaItem { number: item.number + before, ..item }));
    }
    if matches!(agenda.as_slice(), [only] if is_ceremony(&only.text, lexicon)) {
        agenda.clear();
    }
    if !agenda.is_empty() {
        beside_order(outline, parts, &mut agenda);
    }
    // 議事(1) opens the record, 議事(2) stands within it.
    let within = if agenda.len() <= 1 { body::read(outline, parts, lexicon) } else { Vec::new() };
    match agenda.last().map(|last| last.number) {
        None => within,
        Some(number) if within.first().is_some_and(|next| next.number == number + 1) => {
            agenda.extend(within);
            agenda
        }
        Some(_) => {
            // 【議事】 / 1. 会員の承認 / …が承認された。 / 2. 中間報告: the next items come up below what is told of the first.
            if let ([only], Some((at, mark))) = (agenda.as_slice(), last) {
                let next = body::going_on(outline, parts, at, &mark, only, lexicon);
                agenda.extend(next);
            }
            agenda
        }
    }
}

/// Whether a label says of what kind the items below it are: 報告事項, 諮問案件.
fn is_kind(label: &str) -> bool {
    // 本日の会議に付した案件 is a list of its own.
    let own = label.contains('会') || label.starts_with('付');
    (label.ends_with("事項") || label.ends_with("案件")) && !own
}

/// 一、…の件 / 以下　議事日程のとおり: what was taken up beside the order of the day, behind its items by number.
fn beside_order(outline: &Outline, parts: &[Part], agenda: &mut Vec<AgendaItem>) {
    let order = |block: &&Block| block.flow.as_str().ends_with("議事日程のとおり");
    let blocks = |part: &Part| -> Vec<&Block> { part.blocks.iter().map(|&b| &outline.blocks[b]).collect() };
    let agendas = parts.iter().filter(|part| part.section == Some(Section::Agenda)).map(blocks);
    for blocks in agendas.filter(|blocks| blocks.iter().any(order)) {
        let beside = blocks.into_iter().filter(|block| block.mark == Mark::Bullet('一') && !order(block));
        for flow in beside.map(|block| &block.flow) {
            if agenda.iter().all(|item| item.text != flow.as_str()) {
                let next = agenda.last().map_or(1, |last| last.number + 1);
                agenda.push(top::item(next, flow));
            }
        }
    }
}

/// What opens and closes any meeting.
fn is_ceremony(s: &str, lexicon: &Lexicon) -> bool {
    ["opens-sitting", "closes-sitting"].iter().any(|kind| lexicon.cues.is(kind, s))
}

/// Whether words are the number of a bill and no more.
fn is_bare_bill(s: &str) -> bool {
    is_bill(s) && !is_issue(s) && (s.ends_with('号') || s.ends_with("号議案")) && s.chars().count() <= 10
}

/// Whether the words of an item stop before it is told: …個人情報の提, …の制定につい.
fn is_broken(s: &str) -> bool {
    const ENDS: [&str; 19] = [
        "て", "件", "算", ")", "と", "条例", "号", "書", "議", "告", "認", "案", "名", "定", "約", "明",
        "任", "願", "陳情",
    ];
    s.chars().count() >= 12 && !ENDS.iter().any(|end| s.trim_end_matches([' ', '~']).ends_with(end))
}

/// The number of an item and its words.
fn numbered(block: &Block, flow: &Flow, lexicon: &Lexicon) -> (Mark, Flow) {
    let s = flow.as_str();
    // 1．日程第1　…: a page numbers the items of a list once more.
    if matches!(block.mark, Mark::Number(..)) && !s.starts_with("日程第") {
        return (block.mark.clone(), flow.clone());
    }
    // （議題1）桟橋の点検について
    let bracket = usize::from(s.strip_prefix('(').is_some_and(|inner| item_word(inner, lexicon).is_some()));
    let word = item_word(&s[bracket..], lexicon).unwrap_or_default();
    let number_at = bracket + word.len();
    let closed = |c: &regex::Captures| bracket == 0 || &c["sep"] == ")";
    let behind = || {
        let number = BEHIND.captures(&s[number_at..]).filter(|c| !word.is_empty() && closed(c));
        number.map(|c| (number_at, c))
    };
    let number = ORDER.captures(s).map(|c| (0, c)).or_else(behind).and_then(|(at, c)| {
        let n = c.name("n").or_else(|| c.name("m"))?;
        // 第一　一般質問: the number ends at the gap.
        let gap =
            (at + n.start() + 1..at + n.end()).find(|&i| s.is_char_boundary(i) && flow.gap_before(i) > 0);
        let end = gap.unwrap_or(at + c.get(0)?.end());
        let n = &s[at + n.start()..end.min(at + n.end())];
        let apart =
            end == s.len() || !c["sep"].is_empty() || s[..end].ends_with(')') || flow.gap_before(end) > 0;
        // 第1 is a number of the agenda; 第1回, 第1号 are none.
        let counted = s[end..].starts_with(['回', '号', '期', '条', '次', '章']);
        (apart && !counted).then(|| date::numeral(n).map(|n| (n, end)))?
    });
    match number {
        Some((n, end)) => (Mark::Number(Style::Dai, n), flow.slice(end..s.len())),
        None => (block.mark.clone(), flow.clone()),
    }
}

/// （道路の安全に関する件）: the words within.
fn unbracketed(flow: Flow) -> Flow {
    let s = flow.as_str();
    let whole = s.starts_with('(') && s.find(')') == Some(s.len() - 1);
    // 「手順について」: the quotes are the agenda's.
    let close = s.len().saturating_sub('」'.len_utf8());
    let quoted = s.starts_with('「') && s.find('」') == Some(close);
    if whole {
        flow.slice(1..s.len() - 1)
    } else if quoted {
        flow.slice('「'.len_utf8()..close)
    } else {
        flow
    }
}

/// The word for an item that words begin with: 議題, 報告事項.
fn item_word<'a>(s: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    lexicon.cues.words("agenda-item").at_start(s).next()
}

/// Bills that stand in one paragraph, each behind a space: 第2 議案第9号 …について 議案第10号 …について.
fn bills_in_row(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let begins = |(at, _): &(usize, &str)| {
        flow.gap_before(*at) > 0
            && is_bill(&s[*at..])
            && ["について", "の件", ")", "こと", "条例", "予算", "規約"]
                .iter()
                .any(|end| s[..*at].trim_end().ends_with(end))
    };
    let mut starts: Vec<usize> = s.match_indices("議案第").filter(begins).map(|(at, _)| at).collect();
    if starts.is_empty() || !is_bill(s) {
        return vec![flow.clone()];
    }
    starts.insert(0, 0);
    let ends = starts.iter().copied().skip(1).chain([s.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| flow.slice(start..end)).collect()
}

/// Items that stand in one paragraph, the first perhaps behind `mark`: (1)… (2)…
fn inline(text: &Text, mark: Mark, flow: &Flow) -> Vec<(Mark, Flow)> {
    let mut bills = bills_in_row(flow).into_iter();
    let first = bills.next().unwrap_or_default();
    let mut found = Vec::new();
    for (mark, flow) in inline_numbers(text, mark, &first) {
        for (mark, flow) in inline_below(text, mark, flow) {
            found.extend(circles::inline(text, mark, &flow));
        }
    }
    found.extend(bills.map(|bill| (Mark::None, bill)));
    found
}

/// 議事 (1)… (2)…: an item, and those under it that stand in its line.
fn inline_below(text: &Text, mark: Mark, flow: Flow) -> Vec<(Mark, Flow)> {
    let s = flow.as_str();
    let first = s.find("(1)").filter(|&at| at > 0 && flow.gap_before(at) > 0);
    let Some(at) = first.filter(|_| matches!(mark, Mark::Number(Style::Point | Style::Bare, _))) else {
        return vec![(mark, flow)];
    };
    let below = inline_numbers(text, Mark::None, &flow.slice(at..s.len()));
    std::iter::once((mark, flow.slice(0..s[..at].trim_end().len()))).chain(below).collect()
}

/// Items behind numbers that stand in one paragraph.
fn inline_numbers(text: &Text, mark: Mark, flow: &Flow) -> Vec<(Mark, Flow)> {
    let s = flow.as_str();
    // Where an item begins, its mark, and where its words begin.
    let mut cuts: Vec<(usize, Mark, usize)> = Vec::new();
    let (mut expected, like) = match mark {
        Mark::None => (1, None),
        Mark::Number(style @ (Style::Bracket | Style::Circle), n) => (n + 1, Some(style)),
        _ => return vec![(mark, flow.clone())],
    };
    for (i, _) in s.char_indices().skip(usize::from(like.is_some())) {
        let at_gap = i == 0 || flow.gap_before(i) > 0 || s[..i].ends_with(['、', '。', ')']);
        if !at_gap && (!s[i..].starts_with('(') || like.is_some()) {
            continue;
        }
        let original = text.quote(flow.slice(i..s.len()).whole());
        if let (Mark::Number(style, n), taken) = Mark::of(&s[i..], original)
            && n == expected
            && style != Style::Kana
            && like.is_none_or(|like| like == style)
        {
            cuts.push((i, Mark::Number(style, n), i + taken.end));
            expected += 1;
        }
    }
    if like.is_some() {
        cuts.insert(0, (0, mark, 0));
    } else if cuts.first().is_none_or(|c| c.0 > 0) {
        return vec![(mark, flow.clone())];
    }
    let ends: Vec<usize> = cuts.iter().skip(1).map(|c| c.0).chain([s.len()]).collect();
    cuts.into_iter().zip(ends).map(|((_, mark, start), end)| (mark, flow.slice(start..end))).collect()
}

/// An item without the document it refers to: …について【資料１】, …について……資料1, 資料1：…について.
pub(super) fn cut_reference(flow: &Flow) -> Flow {
    let s = flow.as_str();
    if let Some(first) = material::citations(s).first().filter(|first| first.start == 0)
        && let Some(words) = s[first.end..].strip_prefix(':')
    {
        return flow.slice(s.len() - words.trim_start().len()..s.len());
    }
    let (words, documents) = material::references_behind(s);
    if !documents.is_empty() {
        return flow.slice(0..words.len());
    }
    let open = ["【", "(資料", "[資料", "(参考資料", "〔"].iter().filter_map(|o| s.rfind(o)).max();
    match open {
        Some(at) if at > 0 && s[at..].contains("資料") && s.ends_with(['】', ')', ']', '〕']) => {
            flow.slice(0..at)
        }
        _ => flow.clone(),
    }
}

#[cfg(test)]
mod tests;
