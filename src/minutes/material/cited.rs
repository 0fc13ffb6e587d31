//! The numbers of documents that a text cites: 資料1、2, 資料3-1~3, 資料B.

use std::sync::LazyLock;

use super::{LABEL, label, word};
use crate::{
    pattern::Regex,
    script::{Script, script},
};

// The pattern is fixed; tests read with it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MORE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:、|,|・|及び|と|並びに)(?P<n>[0-9]{1,2}(?:-[0-9]{1,2})*)").unwrap());
/// 港湾部の委員会資料二ページ: what a department lays before a committee, which has no number.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static UNNUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<label>\p{Han}{2,10}[部局]の?委員会資料)の?(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:ページ|頁)").unwrap()
});
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
        let (Some(whole), Some(number)) = (c.get(0), c.name("n")) else { continue };
        // お手元の資料3ページ: a page, not the document's number; 資料2024 is neither.
        if counts(&s[number.end()..]) || is_letter_of_word(number.as_str(), &s[number.end()..]) {
            continue;
        }
        // 資料1の3ページ目: the second number counts pages.
        let sub = c.name("sub").filter(|m| !counts(&s[m.end()..]));
        let label = match sub {
            Some(_) => label(&c),
            None => format!("{}{}", word(&c), number.as_str()),
        };
        let mut end = sub.map_or(number.end(), |m| m.end());
        found.push(Citation { label, start: whole.start(), end });
        // 資料1~5: all of them.
        if let Some((last, behind)) = range_end(number.as_str(), &s[end..]).filter(|_| sub.is_none()) {
            // 資料2-1~2-3, 資料2-1~3: the parts of one.
            let (whole, first) = number
                .as_str()
                .rsplit_once('-')
                .map_or(("", number.as_str()), |(whole, n)| (&number.as_str()[..=whole.len()], n));
            let first: u32 = first.parse().unwrap_or(last);
            let each =
                |n: u32| Citation { label: format!("{}{whole}{n}", word(&c)), start: end, end: end + behind };
            // 資料1から資料3: the last one is found by itself.
            let again = s[end..end + behind].contains("資料");
            found.extend((first + 1..=last).filter(|n| !again || *n < last).map(each));
            end += behind;
        }
        while let Some(more) = MORE.captures(&s[end..]) {
            let Some(n) = more.name("n") else { break };
            // 資料1、2 is two documents; 資料1、3月 is not.
            if counts(&s[end + n.end()..]) {
                break;
            }
            found.push(Citation {
                label: format!("{}{}", word(&c), n.as_str()),
                start: end + n.start(),
                end: end + n.end(),
            });
            end += n.end();
        }
    }
    let unnumbered = UNNUMBERED.captures_iter(s).filter_map(|c| c.name("label"));
    let before = found.len();
    found.extend(unnumbered.map(|m| Citation {
        label: m.as_str().to_owned(),
        start: m.start(),
        end: m.end(),
    }));
    if found.len() > before {
        found.sort_by_key(|citation| citation.start);
    }
    found
}

/// The last number of a range of documents, and where it ends: 5 of ~5 behind 資料1. A range of pages is none.
fn range_end(first: &str, rest: &str) -> Option<(u32, usize)> {
    const MOST: u32 = 20;
    let more = ["~資料", "から資料", "~"].iter().find_map(|to| rest.strip_prefix(to))?;
    let (whole, first) = first.rsplit_once('-').unwrap_or(("", first));
    let more = more
        .strip_prefix(whole)
        .and_then(|more| more.strip_prefix('-'))
        .filter(|_| !whole.is_empty())
        .unwrap_or(more);
    let digits = more.bytes().take_while(u8::is_ascii_digit).count();
    let (first, last): (u32, u32) = (first.parse().ok()?, more[..digits].parse().ok()?);
    let end = rest.len() - more.len() + digits;
    let plain = !counts(&rest[end..]) && !rest[end..].starts_with('-');
    (plain && first < last && last - first <= MOST).then_some((last, end))
}

/// Whether what stands behind a number makes a quantity of it: 3ページ, 2点, 4月.
pub(super) fn counts(rest: &str) -> bool {
    let units = [
        "ページ",
        "頁",
        "枚",
        "点",
        "つ",
        "種",
        "部",
        "年",
        "月",
        "日",
        "時",
        "分",
        "名",
        "人",
        "件",
        "回",
        "%",
        "個",
        "番目",
        "行目",
        "段",
    ];
    // 5~6ページ: the unit stands behind the last number.
    let more = rest.trim_start_matches(['~', '-']);
    let end = more.trim_start_matches(|c: char| c.is_ascii_digit());
    let rest = if more.len() < rest.len() && end.len() < more.len() { end } else { rest };
    // 資料1.計画の案: the point is none of a quantity.
    let digit = |s: &str| s.starts_with(|c: char| c.is_ascii_digit());
    digit(rest) || rest.strip_prefix('.').is_some_and(digit) || units.iter().any(|u| rest.starts_with(u))
}

/// Whether a letter that could be the label of a document begins a word instead: 資料PDF, 資料一覧.
pub(super) fn is_letter_of_word(number: &str, rest: &str) -> bool {
    let kanji = number.starts_with(|c: char| script(c) == Script::Kanji) && !number.contains('-');
    number.starts_with(|c: char| c.is_ascii_uppercase())
        && rest.starts_with(|c: char| c.is_ascii_alphabetic())
        || kanji
            && !rest.is_empty()
            && !rest.starts_with(['を', 'の', 'に', 'は', 'が', '、', '。', '」', ')', ' '])
}
