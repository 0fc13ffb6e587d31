//! Lists whose names run together with nothing between: 委員高橋健一森花子石田伸二臨時委員鈴木徹.

use std::ops::Range;

use super::printed::{self, Printed};
use crate::{
    lexicon::Lexicon,
    script::{Script, script},
    text::Flow,
};

/// Names that run together, at least.
const NAMES: usize = 4;
/// Letters of a name and of a capacity, at most.
const NAME: usize = 7;
const CAPACITY: usize = 8;
/// What a name costs whose given name, or whose family name, no table holds; what a part of one letter costs, a given name
/// more than a family name, whose last letter it may be.
const UNKNOWN: u32 = 30;
const SHORT: u32 = 4;

/// The lines, those in which names run together cut before each of them and before each capacity.
pub(super) fn parted(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    printed::cut(lines, |flow| people(flow, lexicon))
}

/// Where each name and capacity stands in words of nothing else.
fn people(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<Range<usize>>> {
    let s = flow.as_str();
    let letters = s.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana));
    if !letters || s.chars().count() < NAMES * 3 {
        return None;
    }
    let at: Vec<usize> = s.char_indices().map(|(at, _)| at).chain([s.len()]).collect();
    // The least that the words up to each place cost, where the last part of them begins, and whether it is a name.
    let mut best: Vec<Option<(u32, usize, bool)>> = vec![None; at.len()];
    best[0] = Some((0, 0, false));
    for from in 0..at.len() - 1 {
        let Some((spent, ..)) = best[from] else { continue };
        for to in from + 2..at.len().min(from + CAPACITY + 1) {
            let words = &s[at[from]..at[to]];
            let capacity = is_seat(words, lexicon).then_some(0);
            let name = || (to - from <= NAME).then(|| cost(words, lexicon)).flatten();
            let Some(own) = capacity.or_else(name) else { continue };
            if best[to].is_none_or(|(least, ..)| spent + own < least) {
                best[to] = Some((spent + own, from, capacity.is_none()));
            }
        }
    }
    let (mut found, mut names, mut end) = (Vec::new(), 0, at.len() - 1);
    let (total, ..) = best[end]?;
    while end > 0 {
        let (_, from, name) = best[end]?;
        names += usize::from(name);
        found.push(at[from]..at[end]);
        end = from;
    }
    found.reverse();
    // Of four names one may be unknown.
    let few = usize::try_from(total / UNKNOWN).unwrap_or(usize::MAX) * NAMES <= names;
    (names >= NAMES && few).then_some(found)
}

/// Whether words are what several of a list are: 委員, 臨時委員.
fn is_seat(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity(words).is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"))
}

/// What it costs to take words for a family name and a given name.
fn cost(words: &str, lexicon: &Lexicon) -> Option<u32> {
    let titles = &lexicon.titles;
    let parts = words.char_indices().skip(1).map(|(at, _)| words.split_at(at));
    let own = |(family, given): (&str, &str)| {
        let (surname, known) = (titles.is_surname(family), titles.is_given_name(given));
        let short = |part: &str| if part.chars().nth(1).is_none() { SHORT } else { 0 };
        let unknown = match (surname, known) {
            (true, true) => 0,
            (true, false) if given.chars().count() <= 2 => UNKNOWN + SHORT,
            (false, true) if (2..=3).contains(&family.chars().count()) && given.chars().nth(1).is_some() => {
                UNKNOWN
            }
            _ => return None,
        };
        let last = u32::from(short(given) > 0);
        Some(1 + unknown + short(family) + short(given) + last)
    };
    parts.filter_map(own).min()
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn names_with_nothing_between_are_parted_by_what_tables_hold() {
        check(
            "出席した委員の氏名\n委員高橋健一森花子石田伸二田中薫臨時委員鈴木徹佐藤美咲\n",
            &[
                "委員 高橋健一",
                "委員 森花子",
                "委員 石田伸二",
                "委員 田中薫",
                "臨時委員 鈴木徹",
                "臨時委員 佐藤美咲",
            ],
        );
    }
}
