//! What copies of web pages and print leave around a title: ways through a site, page numbers, dates, the title once more.

use std::sync::LazyLock;

use regex::Regex;

use crate::text::Flow;

// The pattern is fixed; a test reads with it.
/// -1-第7回, 04/09/15 第6回
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-―][0-9]{1,3}[-―]|(?:[0-9]{2}|[0-9]{4})/[0-9]{1,2}/[0-9]{1,2})\s*").unwrap()
});

/// The words of a title's line without what a copy left around them.
pub(super) fn cleaned(line: &Flow) -> Flow {
    let s = line.as_str();
    // ホーム > 審議会 > 第3回みなと空域利用協議会: the way to the page, and at its end the page.
    let way = s.matches(['>', '»', '›']).count() > 1 && !s.contains('<');
    let from = if way {
        s.rfind(['>', '»', '›']).map_or(0, |at| at + s[at..].chars().next().map_or(0, char::len_utf8))
    } else {
        0
    };
    let from = from
        + BEFORE
            .find(s[from..].trim_start())
            .map_or(0, |m| m.end() + s[from..].len() - s[from..].trim_start().len());
    let line = line.slice(from..s.len());
    once(&line)
}

/// A title that the line holds twice, once: …議事録　…議事録.
fn once(line: &Flow) -> Flow {
    let s = line.as_str();
    let chars = s.chars().count();
    let half = s.char_indices().nth(chars.div_ceil(2)).map_or(s.len(), |(at, _)| at);
    for kind in ["議事録", "議事要旨", "議事概要", "会議録"] {
        // 第6回…部会議事録　第6回…部会: the second may lack the kind.
        for (at, _) in s.match_indices(kind) {
            let (first, second) = (&s[..at], s[at + kind.len()..].trim());
            if at < half
                && first.chars().count() > 6
                && !second.is_empty()
                && first.contains(second.trim_end_matches(kind))
                && second.chars().count() > 6
            {
                return line.slice(0..at + kind.len());
            }
        }
    }
    line.clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Span, Text};

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        assert_eq!(cleaned(&Flow::of(&text, Span::new(0, text.chars()))).as_str(), expected, "{line}");
    }

    #[test]
    fn ways_numbers_and_dates_are_no_title() {
        check("ホーム > 審議会等 > 第3回みなと空域利用協議会 議事録", "第3回みなと空域利用協議会議事録");
        check("-1-第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
        check("04/09/15 第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
    }

    #[test]
    fn a_title_printed_twice_is_one() {
        check(
            "みなと空域利用協議会(第3回)議事録　みなと空域利用協議会(第3回)議事録",
            "みなと空域利用協議会(第3回)議事録",
        );
        check("第3回みなと空域利用協議会議事録 第3回みなと空域利用協議会", "第3回みなと空域利用協議会議事録");
        check("第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
        check("第3回議事録作成手続検討会議事録", "第3回議事録作成手続検討会議事録");
    }
}
