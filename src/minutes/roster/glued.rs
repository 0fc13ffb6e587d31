//! Lists whose commas a copy lost: 柊委員椥辻委員森委員.

use std::sync::LazyLock;

use std::ops::Range;

use super::{
    called::called,
    printed::{self, Printed},
};
use crate::{lexicon::Lexicon, pattern::Regex, text::Flow};

/// Doubt of an official by family name and post who stands among others with nothing between, at most.
const RUN_TOGETHER: u32 = 3;

// The pattern is fixed; a test reads with it.
/// A surname and what its bearer is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CALLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?P<one>[\p{Han}々ヶケ]{1,4}?(?:副委員長|委員長|副議長|議長|委員|議員|局長|次長|副主幹|主幹|主査|主事|書記))(?P<comma>[、, ]*)",
    )
    .unwrap()
});

/// The lines, those that lost commas cut into one a person.
pub(super) fn parted(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    printed::cut(lines, |flow| people(flow.as_str(), lexicon).or_else(|| officials(flow, lexicon)))
}

/// Where each person stands in a line of nothing else, of which two at least have no comma between.
fn people(s: &str, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut glued = false;
    while let Some(called) = CALLED.captures(&s[at..]) {
        let one = called.name("one")?;
        glued |= at + called.get(0)?.end() < s.len() && called.name("comma")?.is_empty();
        found.push(at..at + one.end());
        at += called.get(0)?.end();
    }
    // 教育委員会次長 is one.
    let named =
        found.iter().filter(|one| lexicon.titles.surname_at_start(&s[(*one).clone()]).is_some()).count();
    (at == s.len() && glued && found.len() > 1 && named * 2 > found.len()).then_some(found)
}

/// Where each official stands in words of nothing else, two at least by a family name of more than one letter and a post:
/// 高橋総務課長森田企画課長.
pub(super) fn officials(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    const ENDS: [char; 8] = ['長', '官', '佐', '査', '事', '幹', '監', '任'];
    // Letters of the shortest two, and of the longest title with the name before it.
    const SHORTEST: usize = 8;
    const LONGEST: usize = 24;
    let s = flow.as_str();
    if s.chars().count() < SHORTEST || s.contains(['、', ',', '(', ':', '。']) {
        return None;
    }
    let family = |at: usize| {
        lexicon.titles.surname_at_start(&s[at..]).is_some_and(|end| s[at..at + end].chars().nth(1).is_some())
    };
    let ends = s.char_indices().filter(|(_, c)| ENDS.contains(c)).map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.filter(|&end| end == s.len() || family(end)).collect();
    if ends.len() < 2 || ends.last() != Some(&s.len()) || !family(0) {
        return None;
    }
    // The least doubt up to each place where one may end, and where that one begins.
    let mut best: Vec<(usize, u32, usize)> = vec![(0, 0, 0)];
    for &end in &ends {
        let reach = best.iter().filter(|(from, ..)| s[*from..end].chars().count() <= LONGEST);
        let one = |&(from, doubt, _): &(usize, u32, usize)| {
            let called = called(&flow.slice(from..end), true, lexicon)?;
            let sure = !called.capacity && called.doubt <= RUN_TOGETHER;
            sure.then_some((end, doubt + called.doubt + 1, from))
        };
        let least = reach.filter_map(one).min_by_key(|(_, doubt, _)| *doubt);
        best.extend(least);
    }
    let mut found = Vec::new();
    let mut at = s.len();
    while at > 0 {
        let (end, _, from) = best.iter().find(|(end, ..)| *end == at)?;
        found.push(*from..*end);
        at = *from;
    }
    found.reverse();
    (found.len() > 1).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn members_between_whom_no_comma_is_left() {
        check(
            "出席委員　高橋委員長、森副委員長\n　　　　　山田委員田中委員佐藤委員、鈴木委員\n",
            &["委員長 高橋", "副委員長 森", "委員 山田", "委員 田中", "委員 佐藤", "委員 鈴木"],
        );
    }

    #[test]
    fn officials_between_whom_no_comma_is_left() {
        check(
            "出席者\n森次長、高橋総務課長田中企画課長、鈴木参事官\n",
            &["出席者 森 :次長", "出席者 高橋 総務課:課長", "出席者 田中 企画課:課長", "出席者 鈴木 :参事官"],
        );
        check(
            "出席者\n国土交通省\n高橋総務課長田中企画課長佐藤参事官\n",
            &[
                "国土交通省 高橋 国土交通省/総務課:課長",
                "国土交通省 田中 国土交通省/企画課:課長",
                "国土交通省 佐藤 国土交通省:参事官",
            ],
        );
    }
}
