//! What the list below one label prints: its items, each with its mark, what stands between them left out.

use super::{inline, is_bare_bill, is_broken, is_ceremony, numbered, order};
use crate::{
    Text, date,
    lexicon::{Lexicon, Section},
    minutes::{header::is_hour, list, material, section::Part},
    outline::{Block, Mark, Outline, Style, is_bill},
    text::Flow,
};

/// The items below the label of `part`.
pub(super) fn items(text: &Text, outline: &Outline, part: &Part, lexicon: &Lexicon) -> Vec<(Mark, Flow)> {
    let mut items: Vec<(Mark, Flow)> = Vec::new();
    let of_assembly = part.label.ends_with("議事日程");
    let ordered = |flow: &Flow| if of_assembly { order::items(flow) } else { None };
    if !part.value.is_empty() {
        // 議題　○…について: the sign is none of the item.
        let bare = part.value.as_str().trim_start_matches(['○', '◯', '〇', '●', '・', ' ']).len();
        let value = part.value.slice(part.value.as_str().len() - bare..part.value.as_str().len());
        items.extend(ordered(&value).unwrap_or_else(|| inline(text, Mark::None, &value)));
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
        } else if let Some((_, above)) = items.last_mut().filter(|above| goes_on(above, &mark, &flow)) {
            above.join(&flow);
        } else if is_bare_bill(flow.as_str())
            && let Some((_, first)) =
                items.pop_if(|(mark, above)| *mark == Mark::None && is_broken(above.as_str()))
        {
            // …条例の一部を改正する条例の制定につい / 日程第3　議案第1号 / て: its cell is set to the middle of two lines.
            let mut bill = flow;
            bill.join(&first);
            items.push((mark, bill));
        } else if let Some(found) = ordered(&flow).filter(|_| mark == Mark::None) {
            items.extend(found);
        } else if let Some((label, below)) = under_label(&mark, &flow, lexicon) {
            items.extend([(mark, label), (Mark::None, below)]);
        } else {
            items.extend(inline(text, mark, &flow));
        }
    }
    number_between(&mut items);
    // 質疑、討論、採決 below an item or behind it: how it was dealt with.
    let bare = |flow: &Flow| without_procedure(&without_next_part(flow, lexicon), lexicon);
    items = items.into_iter().map(|(mark, flow)| (mark, bare(&flow))).collect();
    // 次第 / 【会議資料1】…: what was handed out is none of it.
    let document = |flow: &Flow| flow.as_str().starts_with('【') && material::opens_entry(flow);
    items.retain(|(mark, flow)| {
        !(flow.is_empty() || *mark == Mark::None && is_procedure(flow.as_str(), lexicon) || document(flow))
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
                // 議事 / （以下、議事録）
                && !s.trim_start_matches('(').starts_with("以下、")
                // 付議事件 / 議事日程のとおり, 議事　下記のとおり
                && !(s.starts_with("議事日程") && s.ends_with(['り', 'じ']))
                && !(s.chars().count() <= 12 && s.trim_end_matches('。').ends_with("のとおり"))
    });
    // 会議の概要 over all that was done: greetings and labels of lists among it are no items.
    if lexicon.titles.section(&part.label) == Some(Section::Body) {
        items.retain(|(_, flow)| {
            let s = flow.as_str();
            let greeting = ["挨拶", "あいさつ"].iter().any(|end| s.ends_with(end));
            let label = lexicon.titles.section(s).is_some_and(|section| section != Section::Agenda);
            !greeting && !is_ceremony(s, lexicon) && !label
        });
    }
    items
}

/// Gives a topic the number that a page prints apart from it, between those of the items around it: 2 …について / …について / 4 …について.
fn number_between(items: &mut [(Mark, Flow)]) {
    for at in 1..items.len() {
        let topic = items[at].0 == Mark::None
            && ["について", "の件"].iter().any(|end| items[at].1.as_str().ends_with(end));
        let Some((style, above)) = items[..at].iter().rev().find_map(|(mark, _)| plain_number(mark)) else {
            continue;
        };
        let below = items[at + 1..].iter().find_map(|(mark, _)| plain_number(mark).filter(|n| n.0 == style));
        if topic && below == Some((style, above + 2)) {
            items[at].0 = Mark::Number(style, above + 1);
        }
    }
}

/// The number of an item that stands in no brackets.
fn plain_number(mark: &Mark) -> Option<(Style, u32)> {
    match mark {
        Mark::Number(style @ (Style::Bare | Style::Point | Style::Dai), n) => Some((*style, *n)),
        _ => None,
    }
}

/// 4 協 議 事 項　桟橋の点検について: a label of items whose letters are set apart, and the one that stands in its line.
fn under_label(mark: &Mark, flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow)> {
    let s = flow.as_str();
    let second = s.chars().next()?.len_utf8();
    // 議 案 第29号 is a bill.
    let label = |end: &usize| {
        let words = &s[..*end];
        lexicon.titles.section(words) == Some(Section::Agenda) && words.ends_with("事項") && *end < s.len()
    };
    let end = flow.pieces().into_iter().map(|(piece, _)| piece.end).filter(label).last()?;
    let below = s[end..].trim_start();
    (matches!(mark, Mark::Number(..)) && flow.gap_before(second) > 0 && below.ends_with("について"))
        .then(|| (flow.slice(0..end), flow.slice(s.len() - below.len()..s.len())))
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
            // 以上2件一括上程
            || words.starts_with("以上") && words.contains("一括")
    };
    match flow.pieces().iter().skip(1).find(next) {
        Some((piece, _)) => flow.slice(0..s[..piece.start].trim_end().len()),
        None => flow.clone(),
    }
}

/// Whether an unmarked line belongs to the item above: （議案の名） below 議案第2号　…の承認について, a title below 議案第2号 alone.
fn goes_on((marked, above): &(Mark, Flow), mark: &Mark, flow: &Flow) -> bool {
    let (s, title) = (above.as_str(), flow.as_str());
    let bill = is_bill(s) && !is_issue(s);
    // （日程第2から第4まで委員会付託）: how those above were dealt with.
    let bracketed = title.starts_with('(')
        && title.find(')').is_some_and(|_| title.ends_with(')'))
        && !title.starts_with("(日程第");
    // 3 所管事務の報告 / 桟橋の点検について: of what the committee was told.
    let business = matches!(marked, Mark::Number(..))
        && s.starts_with("所管")
        && s.ends_with(['告', '査'])
        && title.trim_end_matches("ほか").trim_end().ends_with("について");
    // 港湾に関する調査 / （桟橋の点検に関する件）: of what a committee of the Diet inquired.
    let inquiry = s.ends_with("に関する調査") && bracketed && title.ends_with("件)");
    *mark == Mark::None
        && !is_bill(title)
        && !is_hour(title)
        // …のとりまとめ（案） / について: no item begins so.
        && (title.starts_with("について")
            || business
            || is_bare_bill(s)
            || inquiry
            || bill && (bracketed || is_broken(s) && !is_broken(title)))
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
pub(super) fn is_issue(s: &str) -> bool {
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
    // 所管事務の調査 below a bill: what committees of assemblies do besides.
    let besides = ["所管事務", "閉会中の継続", "閉会中継続"];
    block.mark != Mark::None
        || besides.iter().any(|word| block.flow.as_str().starts_with(word))
        || is_hour(block.flow.as_str())
        || is_roman(block.flow.as_str())
        || is_bill(block.flow.as_str())
        || numbered(block, &block.flow, lexicon).0 != Mark::None
}

/// Whether a heading opens the words that a Roman number counts: II.報告事項.
fn is_roman(words: &str) -> bool {
    let heading = words.trim_start_matches(['I', 'V', 'X']);
    heading.len() < words.len() && heading.starts_with(['.', '、']) && words.len() - heading.len() <= 4
}
