//! Where the parts of an assembly's record begin that a copy set in one line: 1 出席議員 14名 … 1 欠席議員 なし ….
//!
//! The end of a line is gone without a trace there (議場1 出席議員, 佐藤誠欠席議員(1名)), so that only what stands behind a label
//! tells that it is one: how many there were, the first seat, or the gap before the first name.

use std::sync::LazyLock;

use regex::Regex;

use crate::{
    lexicon::{Lexicon, Section},
    text::fold,
};

// The patterns are fixed; a test reads with each of them.
/// 地方自治法第121条の規定により説明のため出席した者の職氏名
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BY_RIGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:地方自治法第121条[^。\s]{0,20}|説明のため|職務のため|議会事務局職員として)[^。\s]{0,24}?出席した(?:者|もの|職員|議会事務局職員)(?:の職・?氏名)?",
    )
    .unwrap()
});
/// What stands behind a label that others are listed under.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:氏名)?(?:\s*[(（]\s*(?:[0-9０-９]{1,3}\s*[名人]|なし|第[0-9０-９]{1,3}号)|\s*[0-9０-９]{1,3}\s*[名人]|\s+なし|\s{2,}|は[、,]?(?:[0-9０-９]{1,3}名で)?次の|は[、,]?[0-9０-９]{1,2}番\s)",
    )
    .unwrap()
});
/// The number or sign before a label.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:^|[^0-9０-９])(?P<n>[0-9０-９]{1,2}[.．、]?)|(?P<sign>[◇◆〇○◎●■・]))\s{0,2}$").unwrap()
});
/// 日程第2, which may be glued to the item before it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ITEM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"日程第\s?(?P<n>[0-9０-９]{1,3})\s").unwrap());
/// An item of a head, each with the same number: 10時38分1 市役所議場1 出席議員.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ALIKE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[^0-9\s]1 [^\s0-9(（]|[^0-9\s]1 (?:令和|平成)").unwrap());

/// A ruler that was a line of its own.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static RULER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[-─―━－…]{8,}").unwrap());

/// The bytes of `line` at which its parts begin; none where fewer than two lists of people stand in it.
pub(super) fn parts(line: &str, lexicon: &Lexicon) -> Vec<usize> {
    // What is said behind the head has labels that are none.
    let first = lexicon.cues.words("first-word");
    let said = line.char_indices().map(|(at, _)| at).find(|&at| first.opens(&line[at..]));
    let head = &line[..said.unwrap_or(line.len())];
    if !head.contains("出席") {
        return Vec::new();
    }
    let mut found: Vec<usize> = BY_RIGHT.find_iter(head).map(|by| start(head, by.start())).collect();
    let mut at = 0;
    let mut lists = found.len();
    for (byte, _) in head.char_indices() {
        let label = (byte >= at).then(|| lexicon.titles.label_at_start(&head[byte..])).flatten();
        let Some(label) = label.filter(|label| label.chars().count() >= 4) else { continue };
        let listing = match lexicon.titles.section(label) {
            Some(Section::Attendees | Section::Absentees) => true,
            Some(Section::Agenda) => false,
            _ => continue,
        };
        at = byte + label.len();
        if BEHIND.is_match(&head[at..]) {
            lists += usize::from(listing);
            found.push(start(head, byte));
        }
    }
    if lists < 2 {
        return Vec::new();
    }
    let alike: Vec<usize> =
        ALIKE.find_iter(head).filter_map(|m| head[m.start()..].find('1').map(|at| m.start() + at)).collect();
    if alike.len() > 2 {
        found.extend(alike);
    }
    let mut next = 1;
    for item in ITEM.captures_iter(head) {
        let number = fold(&item["n"]).parse();
        if let Some(whole) = item.get(0).filter(|_| number == Ok(next)) {
            next += 1;
            found.push(whole.start());
        }
    }
    found.extend(RULER.find_iter(head).flat_map(|ruler| [ruler.start(), ruler.end()]));
    found.sort_unstable();
    found.dedup();
    found.retain(|&at| at > 0 && at < line.len());
    found
}

/// Where the number or sign before a label begins.
fn start(line: &str, label: usize) -> usize {
    let Some(before) = BEFORE.captures(&line[..label]) else { return label };
    before.name("n").or(before.name("sign")).map_or(label, |m| m.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let cuts = parts(line, Lexicon::embedded());
        let ends = cuts.iter().copied().chain([line.len()]);
        let starts = std::iter::once(0).chain(cuts.iter().copied());
        let found: Vec<&str> = starts.zip(ends).map(|(from, to)| line[from..to].trim()).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn labels_with_what_belongs_behind_them_begin_parts() {
        check(
            "令和5年  3月 定例会(第1回)1 令和5年3月7日(火曜日) 10時2分1 みなと市役所議場1 出席議員 2名     1番 椥辻 花子     2番 柊   誠1 欠席議員 なし1 出席説明員  市     長  鷺宮 澄江1 議事日程(第1号) 日程第 1 会期の決定 日程第 2 議案第1号",
            &[
                "令和5年  3月 定例会(第1回)",
                "1 令和5年3月7日(火曜日) 10時2分",
                "1 みなと市役所議場",
                "1 出席議員 2名     1番 椥辻 花子     2番 柊   誠",
                "1 欠席議員 なし",
                "1 出席説明員  市     長  鷺宮 澄江",
                "1 議事日程(第1号)",
                "日程第 1 会期の決定",
                "日程第 2 議案第1号",
            ],
        );
        check(
            "午前10時開会出席議員(2名)     1番  椥辻花子君     2番  柊  誠君欠席議員(なし)----------地方自治法第121条の規定により説明のため出席した者の職氏名 町長   鷺宮澄江君",
            &[
                "午前10時開会",
                "出席議員(2名)     1番  椥辻花子君     2番  柊  誠君",
                "欠席議員(なし)",
                "----------",
                "地方自治法第121条の規定により説明のため出席した者の職氏名 町長   鷺宮澄江君",
            ],
        );
    }

    #[test]
    fn what_is_said_of_those_present_begins_nothing() {
        let said =
            "出席議員は2名であります。欠席議員は、3番、柊誠君の1名です。出席説明員は配付のとおりです。";
        check(said, &[said]);
    }
}
