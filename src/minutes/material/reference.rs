//! The documents that close an item of the agenda: 計画の案について（資料1）, 計画の案について………資料1.

use super::citations;

/// The words of an item before the documents that close it in brackets or behind dots, and those: 計画の案について and 資料1 of
/// 計画の案について（資料1）, 計画の案について………資料1.
pub(in crate::minutes) fn references_behind(s: &str) -> (&str, Vec<String>) {
    if let Some((words, documents)) = led_to(s) {
        return (words, documents);
    }
    let pairs = [('(', ')'), ('【', '】'), ('[', ']'), ('<', '>'), ('〔', '〕')];
    let found = pairs.iter().find_map(|&(open, close)| {
        let inner = s.strip_suffix(close)?;
        let at = inner.rfind(open).filter(|&at| at > 0)?;
        let words = &inner[at + open.len_utf8()..];
        let documents: Vec<String> = citations(words).into_iter().map(|cited| cited.label).collect();
        is_reference(words).then(|| (s[..at].trim_end(), documents))
    });
    found.unwrap_or((s, Vec::new()))
}

/// The words before the dots that lead to documents at the end of a line, and those documents.
pub(super) fn led_to(s: &str) -> Option<(&str, Vec<String>)> {
    const DOTS: [char; 4] = ['.', '…', '・', '‥'];
    let at = s.rfind(DOTS)?;
    let from = at + s[at..].chars().next().map_or(0, char::len_utf8);
    let words = s[..from].trim_end_matches([' ', '.', '…', '・', '‥']);
    let documents: Vec<String> = citations(&s[from..]).into_iter().map(|cited| cited.label).collect();
    let several = s[words.len()..from].chars().filter(|c| DOTS.contains(c)).count() > 1;
    (several && !words.is_empty() && is_reference(&s[from..])).then_some((words, documents))
}

/// Whether words are numbers of documents and nothing else: 資料1, 資料2-1、2-2.
pub(super) fn is_reference(s: &str) -> bool {
    let mut rest: String = s.to_owned();
    let mut cut = s.len();
    // The documents of a range stand on the same words.
    for cited in citations(s).iter().rev() {
        if cited.end <= cut {
            rest.replace_range(cited.start..cited.end, "");
            cut = cited.start;
        }
    }
    rest.len() < s.len() && rest.chars().all(|c| "、,・及びと並びに()【】[] ".contains(c))
}
