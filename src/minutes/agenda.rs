//! The agenda: numbered items, wraps undone, sub-items left out; where none is printed, the headings of the body.

mod body;
mod top;
mod under;

use std::sync::LazyLock;

use super::{AgendaItem, header::is_hour, list, section::Part};
use crate::{
    Text, date,
    lexicon::{Lexicon, Section},
    outline::{Block, Mark, Outline, Style, is_bill},
    pattern::Regex,
    text::Flow,
};

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
    let mut items: Vec<(Mark, Flow)> = Vec::new();
    for part in parts.iter().filter(|p| p.section == Some(Section::Agenda)) {
        if !part.value.is_empty() {
            // 議題　○…について: the sign is none of the item.
            let bare = part.value.as_str().trim_start_matches(['○', '◯', '〇', '●', '・', ' ']).len();
            let value = part.value.slice(part.value.as_str().len() - bare..part.value.as_str().len());
            items.extend(inline(text, Mark::None, &value));
        }
        let mut bare: Option<u32> = None;
        for item in list::items(outline, &part.blocks, |block| opens(block, lexicon)) {
            let (mark, flow) = numbered(item.block, &item.flow, lexicon);
            // 第　2　日: which day of the session it is.
            if flow.as_str() == "日" {
                continue;
            }
            // 日程第1 on a line of its own: what it is about stands below.
            if flow.is_empty() {
                bare = match mark {
                    Mark::Number(_, n) => Some(n),
                    _ => None,
                };
            } else if let Some(n) = bare.take().filter(|_| mark == Mark::None) {
                items.push((Mark::Number(Style::Dai, n), flow));
            } else if let Some((_, above)) =
                items.last_mut().filter(|(_, above)| goes_on(above, &mark, &flow))
            {
                above.join(&flow);
            } else if is_bare_bill(flow.as_str())
                && let Some((_, first)) =
                    items.pop_if(|(mark, above)| *mark == Mark::None && is_broken(above.as_str()))
            {
                // …条例の一部を改正する条例の制定につい / 日程第3　議案第1号 / て: its cell is set to the middle of two lines.
                let mut bill = flow;
                bill.join(&first);
                items.push((mark, bill));
            } else {
                items.extend(inline(text, mark, &flow));
            }
        }
        // 質疑、討論、採決 below an item or behind it: how it was dealt with.
        let bare = |flow: &Flow| without_procedure(&without_next_part(flow, lexicon), lexicon);
        items = items.into_iter().map(|(mark, flow)| (mark, bare(&flow))).collect();
        items.retain(|(mark, flow)| {
            !(flow.is_empty() || *mark == Mark::None && is_procedure(flow.as_str(), lexicon))
        });
        // 開会 and 閉会 around a list are none of its items.
        items.retain(|(mark, flow)| {
            let s = flow.as_str();
            // 〔柊誠君会長席に着く〕: what happened.
            *mark != Mark::None
                || !(s.starts_with('〔') && s.ends_with('〕'))
                    && !is_ceremony(s, lexicon)
                    && !is_record(s, lexicon)
                    && !names_columns(s, lexicon)
                    && !is_issue(s)
                    // 会議次第　問い合わせ先: the label of another column.
                    && lexicon.titles.section(s) != Some(Section::Contact)
                    // 付議事件 / 議事日程のとおり, 議事　下記のとおり
                    && !(s.starts_with("議事日程") && s.ends_with(['り', 'じ']))
                    && !(s.chars().count() <= 12 && s.trim_end_matches('。').ends_with("のとおり"))
        });
        // 会議の概要 over all that was done: greetings and labels of lists among it are no items.
        if lexicon.titles.section(&part.label) == Some(Section::Body) {
            items.retain(|(_, flow)| {
                let s = flow.as_str();
                let greeting = ["挨拶", "あいさつ"].iter().any(|end| s.ends_with(end));
                !greeting && !is_ceremony(s, lexicon) && lexicon.titles.section(s).is_none()
            });
        }
        if !items.is_empty() {
            break; // a second list is the cover's or the timetable's
        }
    }
    let mut agenda = top::of(&items, lexicon);
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
        Some(last) if within.first().is_some_and(|next| next.number == last + 1) => {
            agenda.extend(within);
            agenda
        }
        Some(_) => agenda,
    }
}

/// Whether words are nothing but steps in which an item is dealt with: 質疑、討論、採決.
fn is_procedure(s: &str, lexicon: &Lexicon) -> bool {
    let bare = s.trim_matches(['(', ')']);
    !bare.is_empty() && bare.split(['、', '・', ' ']).all(|step| lexicon.cues.is("item-step", step))
}

/// An item without the steps behind it: …報告 質疑 討論 採決.
fn without_procedure(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let steps = pieces.iter().rev().take_while(|(piece, _)| is_procedure(&s[piece.clone()], lexicon)).count();
    let first = pieces.len() - steps;
    match pieces
        .get(first)
        .filter(|_| first > 0 && (steps > 1 || s.ends_with(')') || s.contains("理事者説明")))
    {
        Some((piece, _)) => flow.slice(0..s[..piece.start].trim_end().len()),
        None => flow.clone(),
    }
}

/// An item without what a copy ran into its line: 3.閉会, the label of the documents behind it.
fn without_next_part(flow: &Flow, lexicon: &Lexicon) -> Flow {
    let s = flow.as_str();
    let next = |piece: &&(std::ops::Range<usize>, u32)| {
        let words = &s[piece.0.clone()];
        let step =
            words.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(['.', '、', ')']);
        step.len() < words.len() && is_ceremony(step, lexicon)
            || lexicon.titles.section(words) == Some(Section::Materials)
    };
    match flow.pieces().iter().skip(1).find(next) {
        Some((piece, _)) => flow.slice(0..s[..piece.start].trim_end().len()),
        None => flow.clone(),
    }
}

/// 一、…の件 / 以下　議事日程のとおり: what was taken up beside the order of the day, behind its items by number.
fn beside_order(outline: &Outline, parts: &[Part], agenda: &mut Vec<AgendaItem>) {
    let order = |flow: &Flow| flow.as_str().ends_with("議事日程のとおり");
    let flows =
        |part: &Part| -> Vec<Flow> { part.blocks.iter().map(|&b| outline.blocks[b].flow.clone()).collect() };
    let agendas = parts.iter().filter(|part| part.section == Some(Section::Agenda)).map(flows);
    for flows in agendas.filter(|flows| flows.iter().any(order)) {
        for flow in flows {
            let s = flow.as_str();
            let from = s.strip_prefix("一、").map_or(0, |rest| s.len() - rest.trim_start().len());
            let known = agenda.iter().any(|item| item.text == s[from..]);
            if from > 0 && !known {
                let next = agenda.last().map_or(1, |last| last.number + 1);
                agenda.push(top::item(next, &flow.slice(from..s.len())));
            }
        }
    }
}

/// What opens and closes any meeting.
fn is_ceremony(s: &str, lexicon: &Lexicon) -> bool {
    ["opens-sitting", "closes-sitting"].iter().any(|kind| lexicon.cues.is(kind, s))
}

/// Whether an unmarked line belongs to the item above: （議案の名） below 議案第2号　…の承認について, a title below 議案第2号 alone.
fn goes_on(above: &Flow, mark: &Mark, flow: &Flow) -> bool {
    let (s, title) = (above.as_str(), flow.as_str());
    let bill = is_bill(s) && !is_issue(s);
    let bracketed = title.starts_with('(') && title.find(')').is_some_and(|_| title.ends_with(')'));
    *mark == Mark::None
        && !is_bill(title)
        // …のとりまとめ（案） / について: no item begins so.
        && (title.starts_with("について") || is_bare_bill(s) || bill && (bracketed || is_broken(s) && !is_broken(title)))
}

/// Whether words are the number of a bill and no more.
fn is_bare_bill(s: &str) -> bool {
    is_bill(s) && !is_issue(s) && (s.ends_with('号') || s.ends_with("号議案")) && s.chars().count() <= 10
}

/// Whether the words of an item stop before it is told: …個人情報の提, …の制定につい.
fn is_broken(s: &str) -> bool {
    const ENDS: [&str; 18] = [
        "て", "件", "算", ")", "と", "条例", "号", "書", "議", "告", "認", "案", "名", "定", "約", "明",
        "任", "願",
    ];
    s.chars().count() >= 12 && !ENDS.iter().any(|end| s.trim_end_matches([' ', '~']).ends_with(end))
}

/// Whether words are the title of the record, which some print below 議事日程.
fn is_record(s: &str, lexicon: &Lexicon) -> bool {
    // 南浜町議会会議録 第3号
    let s = s.rfind('第').filter(|&at| is_issue(&s[at..])).map_or(s, |at| s[..at].trim_end());
    lexicon.titles.kinds().any(|kind| {
        kind.chars().count() > 1 && s.strip_suffix(kind).is_some_and(|name| name.ends_with(['会', '委']))
    })
}

/// Whether words are which order of the day it is: 第1号.
fn is_issue(s: &str) -> bool {
    let number = s.trim_matches(['(', ')']).strip_prefix('第').and_then(|s| s.strip_suffix('号'));
    number.is_some_and(|n| date::numeral(n).is_some())
}

/// Whether words head the columns of a table of items: 日程番号, 件名.
fn names_columns(s: &str, lexicon: &Lexicon) -> bool {
    let mut rest = s;
    while let Some(head) = lexicon.cues.words("agenda-column").at_start(rest).next() {
        rest = rest[head.len()..].trim_start();
    }
    rest.is_empty()
}

/// Whether a block opens an item, and goes on with none, as the hour of the sitting behind the last item does not.
fn opens(block: &Block, lexicon: &Lexicon) -> bool {
    block.mark != Mark::None
        || is_hour(block.flow.as_str())
        || is_bill(block.flow.as_str())
        || numbered(block, &block.flow, lexicon).0 != Mark::None
}

/// The number of an item and its words.
fn numbered(block: &Block, flow: &Flow, lexicon: &Lexicon) -> (Mark, Flow) {
    let s = flow.as_str();
    if matches!(block.mark, Mark::Number(..)) {
        return (block.mark.clone(), flow.clone());
    }
    let word = item_word(s, lexicon).unwrap_or_default();
    let behind = || BEHIND.captures(&s[word.len()..]).filter(|_| !word.is_empty()).map(|c| (word.len(), c));
    let number = ORDER.captures(s).map(|c| (0, c)).or_else(behind).and_then(|(at, c)| {
        let n = c.name("n").or_else(|| c.name("m"))?;
        let end = at + c.get(0)?.end();
        let apart =
            end == s.len() || !c["sep"].is_empty() || s[..end].ends_with(')') || flow.gap_before(end) > 0;
        // 第1 is a number of the agenda; 第1回, 第1号 are none.
        let counted = s[end..].starts_with(['回', '号', '期', '条', '次', '章']);
        (apart && !counted).then(|| date::numeral(n.as_str()).map(|n| (n, end)))?
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
            && ["について", "の件", ")", "こと"].iter().any(|end| s[..*at].trim_end().ends_with(end))
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
        found.extend(inline_below(text, mark, flow));
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
        Mark::Number(style @ (Style::Bracket | Style::Circle), 1) => (2, Some(style)),
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

/// An item without the document it refers to: …について【資料１】.
pub(super) fn cut_reference(flow: &Flow) -> Flow {
    let s = flow.as_str();
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
