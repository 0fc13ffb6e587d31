//! The agenda: numbered items, wraps undone, sub-items left out.

use super::{AgendaItem, section::Part};
use crate::{
    Text,
    lexicon::Section,
    outline::{Mark, Outline, Style},
    text::{Flow, to_u32},
};

/// Reads the agenda among `parts`.
pub(super) fn read(text: &Text, outline: &Outline, parts: &[Part]) -> Vec<AgendaItem> {
    let mut items: Vec<(Mark, Flow)> = Vec::new();
    for part in parts.iter().filter(|p| p.section == Some(Section::Agenda)) {
        if !part.value.is_empty() {
            items.extend(inline(text, &part.value));
        }
        for &b in &part.blocks {
            let block = &outline.blocks[b];
            if block.mark == Mark::None {
                items.extend(inline(text, &block.flow));
            } else {
                items.push((block.mark.clone(), block.flow.clone()));
            }
        }
        if !items.is_empty() {
            break; // a second list is the cover's or the timetable's
        }
    }
    // Where some items are numbered, the others are remarks, sub-items or broken lines.
    let style =
        items.iter().find_map(|(m, _)| if let Mark::Number(style, _) = m { Some(*style) } else { None });
    let mut agenda: Vec<AgendaItem> = Vec::new();
    for (mark, flow) in items {
        let wanted = match (style, &mark) {
            (Some(style), Mark::Number(s, _)) => *s == style,
            (Some(_), _) => false,
            (None, _) => true,
        };
        let plain = cut_reference(&flow);
        if !wanted || plain.is_empty() || plain.as_str() == "以上" {
            continue;
        }
        let number = match mark {
            Mark::Number(_, n) if n > 0 => n,
            _ => to_u32(agenda.len() + 1),
        };
        agenda.push(AgendaItem { text: plain.as_str().to_owned(), number, span: plain.whole() });
    }
    agenda
}

/// Items that stand in one paragraph: (1)… (2)…
fn inline(text: &Text, flow: &Flow) -> Vec<(Mark, Flow)> {
    let s = flow.as_str();
    let mut cuts: Vec<(usize, Mark, usize)> = Vec::new();
    let mut expected = 1;
    for (i, _) in s.char_indices() {
        let at_gap = i == 0 || flow.gap_before(i) > 0 || s[..i].ends_with(['、', '。', ')']);
        if !at_gap && !s[i..].starts_with('(') {
            continue;
        }
        let original = text.quote(flow.slice(i..s.len()).whole());
        if let (Mark::Number(style, n), taken) = Mark::of(&s[i..], original)
            && n == expected
            && style != Style::Kana
        {
            cuts.push((i, Mark::Number(style, n), i + taken.end));
            expected += 1;
        }
    }
    if cuts.first().is_none_or(|c| c.0 > 0) {
        return vec![(Mark::None, flow.clone())];
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
