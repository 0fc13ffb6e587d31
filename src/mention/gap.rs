//! Compounds that only the layout joined: 報告事項　南浜駅前整備計画 is a label and what it opens.
//!
//! Takes the compounds of a flow; gives them parted where a wide gap stood; does not know what they name.

use std::ops::Range;

use crate::{Span, Text, lexicon::Lexicon, text::Flow};

/// What ends a line or a page.
const BREAKS: [char; 4] = ['\n', '\r', '\u{c}', '\u{2028}'];

/// The compounds of `flow`, parted at gaps that a writer set between words.
pub(super) fn part(
    text: &Text,
    flow: &Flow,
    nouns: Vec<Range<usize>>,
    lexicon: &Lexicon,
) -> Vec<Range<usize>> {
    let s = flow.as_str();
    let mut parted = Vec::with_capacity(nouns.len());
    for noun in nouns {
        // Most nouns have no gap: as many characters in the source as here.
        if flow.span(noun.clone()).chars() as usize == s[noun.clone()].chars().count() {
            parted.push(noun);
            continue;
        }
        let mut start = noun.start;
        for (at, _) in s[noun.clone()].char_indices().skip(1) {
            let at = noun.start + at;
            if flow.gap_before(at) > 0
                && !s[..at].ends_with(|c: char| c == ' ' || c.is_ascii_alphabetic())
                && !s[at..].starts_with(' ')
                && is_wide(text, flow, at)
                && parts(&s[start..at], &s[at..noun.end], lexicon)
            {
                parted.push(start..at);
                start = at;
            }
        }
        parted.push(start..noun.end);
    }
    parted
}

/// Whether two words stand on the sides of a gap, and not those of a name or the letters of one word: 黒川　由紀, 議　事　録.
///
/// 一　防災庁 is an item.
fn parts(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let several = |s: &str| s.chars().nth(1).is_some();
    let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    several(behind) && (several(before) || before.starts_with(number)) && !lexicon.titles.is_surname(before)
}

/// Whether the gap before the byte `at` is one of a full width or more within a line.
fn is_wide(text: &Text, flow: &Flow, at: usize) -> bool {
    let here = flow.span(at..at + 1).start();
    let gap = text.quote(Span::new(here.saturating_sub(flow.gap_before(at)), here));
    !gap.contains(BREAKS) && (gap.contains('\u{3000}') || gap.chars().nth(1).is_some())
}

#[cfg(test)]
mod tests {
    use super::{super::noun::nouns, *};
    use crate::text::Format;

    fn of(line: &str) -> Vec<String> {
        let text = Text::from_string(line.to_owned(), Format::Plain, "utf-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let lexicon = Lexicon::embedded();
        let nouns = part(&text, &flow, nouns(flow.as_str(), lexicon), lexicon);
        nouns.into_iter().map(|noun| flow.as_str()[noun].to_owned()).collect()
    }

    #[test]
    fn a_wide_gap_parts_a_label_from_what_it_opens() {
        assert_eq!(of("報告　南浜駅前整備計画の変更"), ["報告", "南浜駅前整備計画", "変更"]);
        assert_eq!(of("三　防災庁は"), ["三", "防災庁"]);
        assert_eq!(of("議　事　録の案"), ["議事録", "案"]);
        assert_eq!(of("黒川　由紀委員"), ["黒川由紀委員"]);
        assert_eq!(of("my　iPS　計画の案"), ["my iPS計画", "案"]);
        assert_eq!(of("防災 計画の案"), ["防災計画", "案"]);
    }
}
