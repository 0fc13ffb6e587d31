//! The agenda where no list is printed: out of the headings of the record, or what the chair takes up.

use std::sync::LazyLock;

use regex::Regex;

use super::{cut_reference, item_word, numbered, unbracketed};
use crate::{
    Rule,
    lexicon::{Lexicon, Section},
    minutes::{AgendaItem, date, section::Part},
    outline::{Block, BlockKind, Mark, Outline, Style},
    rule,
    text::{Flow, to_u32},
};

// The patterns are fixed; a test reads with each of them.
/// ＜議事（３）…＞, 【議題1 …】: an item within a paragraph.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[<〈《]議[事題]\(?(?P<n>[0-9]{1,2})[).:、]?(?P<item>[^<>〈〉《》。]{3,80})[>〉》]").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"日程第(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,4})、?(?P<item>[^。]{2,120}?)を?(?:一括して)?、?(?:を)?(?:議題|上程)(?:と|に)?(?:いたし|致し|供し|し)").unwrap()
});

/// The headings of the record that bear the agenda's own word and number, else what the chair takes up by number.
pub(super) fn read(outline: &Outline, parts: &[Part], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let blocks: Vec<&Block> = parts
        .iter()
        .filter(|p| p.section == Some(Section::Body))
        .flat_map(|p| p.at.into_iter().filter(|_| p.value.is_empty()).chain(p.blocks.iter().copied()))
        .map(|b| &outline.blocks[b])
        .filter(|b| b.kind == BlockKind::Text)
        .collect();
    let headed = headed(&blocks, lexicon);
    if headed.is_empty() { spoken(&blocks) } else { headed }
}

fn headed(blocks: &[&Block], lexicon: &Lexicon) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    // The kind of item read last, and how many items stand before those of its kind.
    let (mut last_kind, mut before) = (None, 0);
    for block in blocks {
        let s = block.flow.as_str();
        // ＜議事（３）…＞ set right behind the words before it.
        for c in INSIDE.captures_iter(s) {
            let (Some(n), Some(item)) = (date::numeral(&c["n"]), c.name("item")) else { continue };
            let flow = cut_reference(&block.flow.slice(item.range()));
            push_new(&mut agenda, n, &flow, rule::AGENDA_HEADING);
        }
        if s.chars().count() > 140 || s.contains('。') {
            continue;
        }
        let brackets = ['<', '>', '〈', '〉', '【', '】', '〔', '〕', '《', '》', '[', ']', ' '];
        let inner = s.trim_start_matches(brackets);
        let end = inner.trim_end_matches(brackets).len();
        let start = s.len() - inner.len();
        let flow = block.flow.slice(start..start + end);
        let plain = Block { mark: Mark::None, ..(*block).clone() };
        let named = matches!(block.mark, Mark::Number(Style::Dai, _)) && start == 0;
        let (mark, words) = if named { (block.mark.clone(), flow) } else { numbered(&plain, &flow, lexicon) };
        let words = unbracketed(cut_reference(&words));
        // 【報告事項(1) …】, then 【審議事項(1) …】: each kind of item has numbers of its own.
        let kind = item_word(&s[start..start + end], lexicon);
        if let Mark::Number(Style::Dai, n) = mark {
            if kind.is_some() && kind != last_kind && n == 1 {
                before = to_u32(agenda.len());
            }
            last_kind = kind.or(last_kind);
            push_new(&mut agenda, n + before, &words, rule::AGENDA_HEADING);
        }
    }
    agenda
}

fn spoken(blocks: &[&Block]) -> Vec<AgendaItem> {
    let mut agenda: Vec<AgendaItem> = Vec::new();
    for block in blocks {
        for c in SPOKEN.captures_iter(block.flow.as_str()) {
            let (Some(n), Some(item)) = (date::numeral(&c["n"]), c.name("item")) else { continue };
            // 日程第2から日程第7まで: several at once, listed elsewhere.
            if item.as_str().contains("日程第") || item.as_str().starts_with("から") {
                continue;
            }
            push_new(&mut agenda, n, &block.flow.slice(item.range()), rule::AGENDA_SPOKEN);
        }
    }
    agenda
}

fn push_new(agenda: &mut Vec<AgendaItem>, number: u32, flow: &Flow, rule: Rule) {
    let text = flow.as_str();
    let known = agenda.iter().any(|a| a.number == number || a.text == text);
    if text.chars().count() >= 3 && !known {
        agenda.push(AgendaItem { text: text.to_owned(), number, span: flow.whole(), rule });
    }
}
