//! Lists whose commas a copy lost: 柊委員椥辻委員森委員.

use std::sync::LazyLock;

use super::printed::Printed;
use crate::{lexicon::Lexicon, pattern::Regex};

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
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        match people(line.flow.as_str(), lexicon) {
            Some(people) => {
                let part = |(nth, range): (usize, std::ops::Range<usize>)| {
                    let flow = line.flow.slice(range);
                    if nth == 0 { line.opening(flow) } else { line.part(flow) }
                };
                found.extend(people.into_iter().enumerate().map(part));
            }
            None => found.push(line),
        }
    }
    found
}

/// Where each person stands in a line of nothing else, of which two at least have no comma between.
fn people(s: &str, lexicon: &Lexicon) -> Option<Vec<std::ops::Range<usize>>> {
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
}
