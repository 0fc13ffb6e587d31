//! Documents: the list of what was handed out, and numbers cited in the text.

use std::sync::LazyLock;

use regex::Regex;

use super::{Material, section::Part};
use crate::{
    Rule,
    lexicon::Section,
    outline::{BlockKind, Outline},
    rule,
    text::Flow,
};

// The patterns are fixed; a test reads with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<word>(?:参考|机上配[付布]?|当日|委員提出|追加)?資料)(?:No\.?|番号)?(?P<n>[0-9]{1,2}(?:-[0-9]{1,2})*)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MORE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?:、|,|・|及び|と|並びに)(?P<n>[0-9]{1,2}(?:-[0-9]{1,2})*)").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BARE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^(?P<n>[0-9]{1,2}-[0-9]{1,2})").unwrap());

/// Reads the documents that the list names, then those that only the text cites.
pub(super) fn read(outline: &Outline, parts: &[Part]) -> Vec<Material> {
    let mut found: Vec<Material> = Vec::new();
    let mut listed = false;
    for part in parts {
        let list = part.section == Some(Section::Materials);
        if list && !part.value.is_empty() {
            cite(&part.value, rule::MATERIAL_LIST, &mut found);
        }
        for &b in &part.blocks {
            let block = &outline.blocks[b];
            if block.kind != BlockKind::Text {
                continue;
            }
            if list {
                listed |= list_entry(&block.flow, &mut found);
            } else if part.section == Some(Section::Body) && !listed {
                cite(&block.flow, rule::MATERIAL_CITED, &mut found);
            }
        }
    }
    found
}

/// One line of the list: label and title.
fn list_entry(flow: &Flow, found: &mut Vec<Material>) -> bool {
    let s = flow.as_str();
    let (label, end) = if let Some(c) = LABEL.captures(s).filter(|c| c.get(0).is_some_and(|m| m.start() == 0)) {
        (format!("{}{}", &c["word"], &c["n"]), c.get(0).map_or(0, |m| m.end()))
    } else if let Some(c) = BARE.captures(s) {
        (c["n"].to_owned(), c.get(0).map_or(0, |m| m.end()))
    } else if let Some(word) = ["参考資料", "机上配付資料", "机上配布資料"].into_iter().find(|w| s.starts_with(w) && flow.gap_before(w.len()) > 0) {
        (word.to_owned(), word.len())
    } else {
        return false;
    };
    let title = s[end..].trim_matches([':', ' ', '.', '、']);
    push(found, &label, (!title.is_empty()).then(|| title.to_owned()), flow.span(0..s.len()), rule::MATERIAL_LIST);
    true
}

/// Every number that a text cites, those in a row included: 資料1-1、1-2、1-3.
fn cite(flow: &Flow, rule: Rule, found: &mut Vec<Material>) {
    for citation in citations(flow.as_str()) {
        let title = flow.as_str()[citation.end..].strip_prefix('「').and_then(|t| t.find('」').map(|e| t[..e].to_owned()));
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

/// A document number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The label: 資料1-1.
    pub label: String,
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
}

/// The document numbers that `s` cites, in order.
#[must_use]
pub fn citations(s: &str) -> Vec<Citation> {
    let mut found = Vec::new();
    for c in LABEL.captures_iter(s) {
        let Some(whole) = c.get(0) else { continue };
        found.push(Citation { label: format!("{}{}", &c["word"], &c["n"]), start: whole.start(), end: whole.end() });
        let mut end = whole.end();
        while let Some(more) = MORE.captures(&s[end..]) {
            let Some(n) = more.name("n") else { break };
            // 資料1、2 is two documents; 資料1、3月 is not.
            let next = s[end + n.end()..].chars().next();
            if next.is_some_and(|c| "年月日時分名人件つ点回%.".contains(c)) {
                break;
            }
            found.push(Citation { label: format!("{}{}", &c["word"], n.as_str()), start: end + n.start(), end: end + n.end() });
            end += n.end();
        }
    }
    found
}
