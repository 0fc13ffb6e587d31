//! Documents: the list of what was handed out, and numbers cited in the text.

mod cited;
mod reference;

use std::sync::LazyLock;

use super::{Material, header::is_hour, list, section::Part};
use crate::{
    Rule,
    lexicon::Section,
    outline::{BlockKind, Mark, Outline, Style},
    pattern::Regex,
    rule,
    text::Flow,
};
pub use cited::{Citation, citations};
use cited::{counts, is_letter_of_word};
pub(super) use reference::references_behind;
use reference::{is_reference, led_to};

// The patterns are fixed; a test reads with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<word>(?:参考|机上配[付布]?|当日(?:配[付布])?|委員提出|委員配[付布]|配[付布]|提出|(?:議案)?説明|会議|委員会|議事|追加|補足|別冊|関連)?資料(?:No\.|NO\.?)?)(?:No|番号|の|(?P<dash>-))?(?P<n>(?:\p{Han}-|[A-Z]-?)?[0-9]{1,2}(?:-[0-9]{1,2})*|[A-Z]|[一二三四五六七八九十])(?P<sub>の[0-9]{1,2})?").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BARE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?P<n>[0-9]{1,2}-[0-9]{1,2})").unwrap());

/// 別紙1, 別添2 in a list of what was handed out.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ANNEX: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^別[紙添](?:資料)?(?:No\.?)?[0-9]{1,2}(?:-[0-9]{1,2})?").unwrap());

/// Documents that have no number.
const UNNUMBERED: [&str; 7] =
    ["参考資料", "机上配付資料", "机上配布資料", "当日配付資料", "当日配布資料", "机上配付", "机上配布"];

/// 資料第1号, 資料放第1-1号
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:参考)?資料\p{Han}{0,3}第[0-9]{1,3}(?:-[0-9]{1,3})*号(?:の[0-9]{1,2}|-[0-9]{1,2})?")
        .unwrap()
});

/// [240KB pdfファイル], （PDF：120KB）, [PDF形式]: the kind and size of a file behind a title.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i) ?[\[(](?:[^\[\]()]*[0-9][0-9.,]*(?:KB|MB|バイト)[^\[\]()]*|(?:PDF|Word|Excel|エクセル|ワード)(?:形式|ファイル|版)?)[\])]$").unwrap()
});

/// Reads the documents that the list names, then those that only the text cites.
pub(super) fn read(outline: &Outline, parts: &[Part]) -> Vec<Material> {
    let mut found: Vec<Material> = Vec::new();
    let mut listed = false;
    for part in parts {
        let list = part.section == Some(Section::Materials);
        if list && !part.value.is_empty() {
            // 参考資料　前回の議事要旨: the label of the section is that of a document without a number.
            let label = part.label.as_str();
            if UNNUMBERED.contains(&label) && citations(part.value.as_str()).is_empty() {
                let (title, span) = (part.value.as_str().to_owned(), part.value.whole());
                push(&mut found, label, Some(title), span, rule::MATERIAL_LIST);
            }
            // 配布資料　別紙1　委員名簿
            if annex(&part.value).is_some() {
                listed |= list_entry(&part.value, &mut found);
            }
            cite(&part.value, rule::MATERIAL_LIST, &mut found);
        }
        if list {
            let before = found.len();
            let mut counted: Vec<(String, Flow)> = Vec::new();
            // （参考） on a line of its own goes on with no title.
            let bracketed = |s: &str| s.starts_with('(') && s.find(')') == Some(s.len() - 1);
            for item in list::items(outline, &part.blocks, |b| {
                let s = b.flow.as_str();
                entry(&b.flow).or_else(|| entry_behind(&b.flow)).is_some() || bracketed(s) || is_hour(s)
            }) {
                counted.extend(number_of(&item));
                for entry in in_row(&item.flow).iter().flat_map(side_by_side) {
                    listed |= list_entry(&entry, &mut found);
                }
                for (label, title) in counted_on(&item.flow) {
                    let (span, title) = (title.whole(), title.as_str().to_owned());
                    push(&mut found, &label, Some(title), span, rule::MATERIAL_LIST);
                }
            }
            // 1. 調査表 / 2-1. 名簿, (1) 議事録案 / (2) 一覧表: where no document is called by more than its number.
            let known = &found[before..];
            let bare = known.iter().all(|m| m.label.starts_with(|c: char| c.is_ascii_digit()));
            let beside = known.iter().any(|m| BARE.is_match(&m.label));
            if (bare || beside) && counted.len() + known.len() > 1 {
                for (label, title) in &counted {
                    let words = title_of(title, 0).map(str::to_owned);
                    push(&mut found, label, words, title.whole(), rule::MATERIAL_LIST);
                }
            }
            continue;
        }
        for &b in &part.blocks {
            let block = &outline.blocks[b];
            if block.kind != BlockKind::Text {
                continue;
            }
            // 資料2-1、2-2 on a line of its own below an item.
            let agenda = part.section == Some(Section::Agenda);
            // 港湾計画の案について（資料2、参考資料1）
            let (title, documents) = references_behind(block.flow.as_str());
            if agenda && documents.len() > 1 {
                for label in documents {
                    let span = block.flow.whole();
                    push(&mut found, &label, Some(title.to_owned()), span, rule::MATERIAL_LIST);
                }
                continue;
            }
            // 次第 / 【会議資料1】港湾計画の案
            if agenda && block.flow.as_str().starts_with('【') && entry(&block.flow).is_some() {
                listed |= list_entry(&block.flow, &mut found);
                continue;
            }
            // 港湾計画の案について（資料2）
            if agenda && entry_behind(&block.flow).is_some() {
                list_entry(&block.flow, &mut found);
                continue;
            }
            let below_item = agenda && is_reference(block.flow.as_str());
            if below_item || part.section == Some(Section::Body) && !listed {
                cite(&block.flow, rule::MATERIAL_CITED, &mut found);
            }
        }
    }
    found
}

/// The number by which alone a list calls a document, as printed, and its title: (1) of (1) 議事録案, 3 of 3. 名簿.
fn number_of(item: &list::Item) -> Option<(String, Flow)> {
    let s = item.flow.as_str();
    let label = match item.block.mark {
        Mark::Number(Style::Bracket, n) => format!("({n})"),
        Mark::Number(Style::Point | Style::Bare, n) => n.to_string(),
        _ => return None,
    };
    let plain = entry(&item.flow).is_none() && entry_behind(&item.flow).is_none() && !s.contains('。');
    (plain && s.chars().count() > 1).then(|| (label, item.flow.clone()))
}

/// 別紙1　委員名簿: where the label of an annex ends that opens a line.
fn annex(flow: &Flow) -> Option<usize> {
    let s = flow.as_str();
    let end = ANNEX.find(s)?.end();
    let apart = end == s.len() || flow.gap_before(end) > 0 || s[end..].starts_with([':', '】', '「', ')']);
    apart.then_some(end)
}

/// The documents of a line that holds several: 【資料1】甲 【資料2】乙.
fn side_by_side(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let open = |words: &str| s.match_indices(words).map(|(at, _)| at).collect::<Vec<_>>();
    let mut cuts: Vec<usize> = open("【資料").into_iter().chain(open("【参考資料")).collect();
    cuts.sort_unstable();
    if cuts.first().is_none_or(|first| *first > 0) {
        return vec![flow.clone()];
    }
    let ends = cuts.iter().skip(1).copied().chain([s.len()]);
    cuts.iter().zip(ends).map(|(&start, end)| flow.slice(start..end)).collect()
}

/// Whether a line opens with the label of a document.
pub(super) fn opens_entry(flow: &Flow) -> bool {
    entry(flow).is_some()
}

/// The label that opens a line of the list, and where it ends.
fn entry(flow: &Flow) -> Option<(String, usize)> {
    let s = flow.as_str();
    // 【資料１】…, ・資料1: brackets and dots are no part of the label.
    let bare = s.trim_start_matches(['【', '[', '<', '〔', '(', '・']);
    // 事務局資料1, in a list; in speech the office stands before a document: 事務局　資料1により説明.
    if let Some(rest) = bare.strip_prefix("事務局").filter(|rest| rest.starts_with("資料")) {
        let from = s.len() - rest.len();
        return entry(&flow.slice(from..s.len())).map(|(label, end)| (format!("事務局{label}"), from + end));
    }
    let lead = s.len() - bare.len();
    let first = LABEL.captures(bare).filter(|c| {
        c.get(0).is_some_and(|m| m.start() == 0 && !is_letter_of_word(&c["n"], &bare[m.end()..]))
    });
    if let Some(c) = first {
        let end = c.get(0).map_or(0, |m| m.end());
        // 資料1-2　2号桟橋の点検: the digits behind the gap are the title's.
        let gap = (lead + 1..lead + end)
            .find(|&at| flow.gap_before(at) > 0 && s[..at].ends_with(|c: char| c.is_ascii_digit()));
        if let Some(gap) = gap.filter(|&gap| gap < s.len()) {
            return entry(&flow.slice(0..gap));
        }
        // 資料1号: 号 is none of the title.
        let unit = bare[end..].starts_with('号') && !bare[end..].starts_with("号議案");
        let unit = if unit { '号'.len_utf8() } else { 0 };
        return Some((label(&c), lead + end + unit));
    }
    if let Some(label) = NUMBERED.find(bare) {
        return Some((label.as_str().to_owned(), lead + label.end()));
    }
    if let Some(end) = annex(flow) {
        return Some((s[..end].to_owned(), end));
    }
    if let Some(c) = BARE.captures(s) {
        return Some((c["n"].to_owned(), c.get(0).map_or(0, |m| m.end())));
    }
    // 【参考資料】…
    if let Some(word) =
        ["参考資料", "追加資料"].iter().find(|w| s.starts_with('【') && bare.starts_with(&format!("{w}】")))
    {
        return Some(((*word).to_owned(), lead + word.len()));
    }
    UNNUMBERED
        .into_iter()
        .chain(["資料"])
        .find(|w| s.starts_with(w) && (flow.gap_before(w.len()) > 0 || s[w.len()..].starts_with(':')))
        .map(|word| (word.to_owned(), word.len()))
}

/// 資料1-1; 資料1の1 is the same printed otherwise.
fn label(c: &regex::Captures) -> String {
    let sub = c.name("sub").map_or_else(String::new, |m| m.as_str().replace('の', "-"));
    format!("{}{}{sub}", word(c), &c["n"])
}

/// What stands before the number: 資料 of 資料1, 資料- of 資料-1.
fn word(c: &regex::Captures) -> String {
    format!("{}{}", &c["word"], c.name("dash").map_or("", |dash| dash.as_str()))
}

/// The label in brackets, or behind a gap, that closes a line of the list, and where its title ends: 港湾計画の案（資料2）,
/// …【資料3】.
fn entry_behind(flow: &Flow) -> Option<(String, usize)> {
    let s = flow.as_str().trim_end_matches([' ', '。', '、']);
    if let Some((words, documents)) = led_to(s).filter(|(words, _)| citations(words).is_empty()) {
        return documents.into_iter().next().map(|label| (label, words.len()));
    }
    // 港湾計画の案について　資料2
    let last = flow.pieces().last().map_or(0, |(last, _)| last.start).min(s.len());
    if let Some(c) = LABEL.captures(&s[last..]).filter(|_| last > 0)
        && c.get(0).is_some_and(|m| m.range() == (0..s.len() - last))
        && citations(&s[..last]).is_empty()
    {
        return Some((label(&c), s[..last].trim_end().len()));
    }
    let pairs = [('(', ')'), ('【', '】'), ('[', ']'), ('<', '>'), ('〔', '〕')];
    let (open, close) = pairs.into_iter().find(|&(_, close)| s.ends_with(close))?;
    let at = s.rfind(open).filter(|&at| at > 0)?;
    let inner = &s[at + open.len_utf8()..s.len() - close.len_utf8()];
    let c = LABEL.captures(inner)?;
    (c.get(0)?.range() == (0..inner.len())).then(|| (label(&c), s[..at].trim_end().len()))
}

/// The entries of a line that holds several, each behind a gap: 次第　資料1　計画の案　資料2　名簿; or with commas between.
fn in_row(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let apart = |at: usize| at > 0 && flow.gap_before(at) > 0;
    let begins = |at: usize| at == 0 || apart(at) || s[..at].trim_end().ends_with(['、', ',', '/']);
    let labels = LABEL.captures_iter(s).filter_map(|c| {
        let (label, number) = (c.get(0)?, c.name("n")?);
        let titled = apart(label.end()) && !counts(&s[number.end()..]);
        (titled && begins(label.start())).then_some(label.start())
    });
    let [reference, ..] = UNNUMBERED;
    let plain = s.match_indices(reference).map(|(at, _)| at);
    let plain = plain.filter(|&at| begins(at) && apart(at + reference.len()));
    let mut starts: Vec<usize> = labels.chain(plain).collect();
    starts.sort_unstable();
    starts.dedup();
    if starts.len() < 2 {
        return vec![flow.clone()];
    }
    let ends = starts.iter().copied().skip(1).chain([s.len()]);
    let entry =
        |(&start, end): (&usize, usize)| s[start..end].trim_end_matches(['、', ',', '/', ' ']).len() + start;
    starts.iter().zip(ends).map(|(start, end)| flow.slice(*start..entry((start, end)))).collect()
}

/// 資料1　統合案　2　利用者数　3　日程: documents of a line of which only the first is called so, but for the first.
fn counted_on(flow: &Flow) -> Vec<(String, Flow)> {
    let s = flow.as_str();
    let pieces: Vec<std::ops::Range<usize>> = flow.pieces().into_iter().map(|(piece, _)| piece).collect();
    let first = pieces.first().and_then(|first| s[first.clone()].strip_prefix("資料"));
    let Some(mut number) = first.and_then(|n| n.parse::<u32>().ok()) else { return Vec::new() };
    let mut starts: Vec<(u32, usize, usize)> = Vec::new();
    for piece in &pieces[1..] {
        if s[piece.clone()].parse() == Ok(number + 1) && piece.end < s.len() {
            number += 1;
            starts.push((number, piece.start, piece.end));
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|(_, start, _)| *start).chain([s.len()]);
    let title = |((n, _, words), end): (&(u32, usize, usize), usize)| {
        let words = words + s[*words..end].len() - s[*words..end].trim_start().len();
        (format!("資料{n}"), flow.slice(words..words + s[words..end].trim_end().len()))
    };
    starts.iter().zip(ends).map(title).collect()
}

/// One line of the list: label and title, in this order or the other.
fn list_entry(flow: &Flow, found: &mut Vec<Material>) -> bool {
    let s = flow.as_str();
    let Some((label, end)) = entry(flow).or_else(|| under_same(flow, found)) else {
        let Some((label, end)) = entry_behind(flow) else { return false };
        let title = s[..end].trim_start_matches(['・', ' ', '○', '●']);
        push(found, &label, Some(title.to_owned()), flow.span(0..s.len()), rule::MATERIAL_LIST);
        return true;
    };
    let s = FILE.find(s).filter(|file| file.start() > end).map_or(s, |file| &s[..file.start()]);
    let title = title_of(flow, end).map(str::to_owned);
    push(found, &label, title, flow.span(0..s.len()), rule::MATERIAL_LIST);
    true
}

/// The title of a document behind its label, which ends at the byte `end`.
fn title_of(flow: &Flow, end: usize) -> Option<&str> {
    let s = flow.as_str();
    let s = FILE.find(s).filter(|file| file.start() > end).map_or(s, |file| &s[..file.start()]);
    let title = s[end..].trim_matches([':', ' ', '.', '、', '】', ']', '>', '〕', ')', '・']);
    // A bracket that closes within the title is the title's own.
    let closing = s[end..].trim_end_matches([' ', '.', '、']);
    let title = if title.matches('(').count() > title.matches(')').count() {
        closing.trim_start_matches([':', ' ', '.', '、', '】', ']', '>', '〕', ')', '・'])
    } else {
        title
    };
    (!title.is_empty()).then_some(title)
}

/// 同　-2　委員提出資料 below 資料3-1: the second of what the entry above is the first of.
fn under_same(flow: &Flow, found: &[Material]) -> Option<(String, usize)> {
    let s = flow.as_str();
    let behind = s.strip_prefix('同')?.trim_start();
    let (whole, _) = found.last()?.label.rsplit_once('-')?;
    let digits = behind.strip_prefix('-')?.bytes().take_while(u8::is_ascii_digit).count();
    let end = s.len() - behind.len() + 1 + digits;
    (digits > 0).then(|| (format!("{whole}-{}", &behind[1..=digits]), end))
}

/// Every number that a text cites, those in a row included: 資料1-1、1-2、1-3.
fn cite(flow: &Flow, rule: Rule, found: &mut Vec<Material>) {
    for citation in citations(flow.as_str()) {
        let title = flow.as_str()[citation.end..]
            .strip_prefix('「')
            .and_then(|t| t.find('」').map(|e| t[..e].to_owned()));
        push(found, &citation.label, title, flow.span(citation.start..citation.end), rule);
    }
}

fn push(found: &mut Vec<Material>, label: &str, title: Option<String>, span: crate::Span, rule: Rule) {
    match found.iter_mut().find(|m| m.label == label) {
        Some(known) => {
            if known.title.is_none() {
                known.title = title;
            }
        }
        None => found.push(Material { label: label.to_owned(), title, presented_by: Vec::new(), span, rule }),
    }
}

#[cfg(test)]
mod tests;
