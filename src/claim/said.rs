//! What a clause says by its cue words, less what its own words take back.
//!
//! 「懸念はない」 voices no concern, 「課題認識」 names none, and 「過剰ではないか」 is a view and no denial.

use std::ops::Range;

use crate::{lexicon::Lexicon, minutes::sentence::sentences as ranges};

/// Kinds of cues that a denial behind them takes back.
const DENIABLE: [&str; 5] = ["agree", "concern", "need", "oppose", "trouble"];

/// The longest denial, in bytes: four characters before its ない.
const DENIAL: usize = 12;

/// The cues of one clause, without those that are taken back.
pub(super) struct Said<'a> {
    cues: Vec<(&'a str, Range<usize>)>,
}

/// A sentence of a turn.
pub(super) struct Sentence<'a> {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it says.
    pub said: Said<'a>,
}

/// The sentences of a turn, each read once for all that is asked of them.
pub(super) fn sentences<'a>(s: &'a str, lexicon: &'a Lexicon) -> Vec<Sentence<'a>> {
    let read = |range: Range<usize>| Sentence { said: Said::of(&s[range.clone()], lexicon), range };
    ranges(s).into_iter().map(read).collect()
}

/// How many sentences a statement has, in steps: the most of each.
pub(super) fn how_many(sentences: usize) -> &'static str {
    match sentences {
        0..2 => "1",
        2..4 => "3",
        4..9 => "8",
        9..21 => "20",
        _ => "more",
    }
}

impl<'a> Said<'a> {
    /// Reads `words`: a clause or a sentence.
    pub(super) fn of(words: &'a str, lexicon: &'a Lexicon) -> Self {
        let found = lexicon.cues.of(words);
        let mut cues: Vec<(&str, Range<usize>)> =
            found.map(|(cue, at)| (cue.kind.as_str(), at..at + cue.words.len())).collect();
        // 課題認識 holds the cue 課題, but only as a part of its name.
        let mere: Vec<Range<usize>> =
            cues.iter().filter(|(kind, _)| *kind == "mere").map(|(_, range)| range.clone()).collect();
        let inside = |range: &Range<usize>| mere.iter().any(|m| m.start <= range.start && range.end <= m.end);
        let deniable = |kind: &str| DENIABLE.contains(&kind);
        let taken_back: Vec<usize> = cues
            .iter()
            .filter(|(kind, range)| deniable(kind) && denied(&words[range.end..]))
            .map(|(_, range)| range.end)
            .collect();
        // 不足していない: していない is the denial, and no trouble of its own.
        let denies =
            |range: &Range<usize>| taken_back.iter().any(|&end| (end..end + DENIAL).contains(&range.start));
        cues.retain(|(kind, range)| {
            !inside(range) && !(deniable(kind) && (taken_back.contains(&range.end) || denies(range)))
        });
        Self { cues }
    }

    /// Whether a cue of this kind is there.
    pub(super) fn has(&self, kind: &str) -> bool {
        self.cues.iter().any(|(k, _)| *k == kind)
    }

    /// Whether a cue of one of these kinds is there.
    pub(super) fn any(&self, kinds: &[&str]) -> bool {
        self.cues.iter().any(|(k, _)| kinds.contains(k))
    }

    /// The kinds of its cues, each once.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &'a str> {
        let first = |(at, (kind, _)): (usize, &(&'a str, _))| {
            (!self.cues[..at].iter().any(|(before, _)| before == kind)).then_some(*kind)
        };
        self.cues.iter().enumerate().filter_map(first)
    }

    /// The words of its cues. `sentence` is what it was read from.
    pub(super) fn words<'s>(&self, sentence: &'s str) -> impl Iterator<Item = &'s str> {
        self.cues.iter().map(|(_, range)| &sentence[range.clone()])
    }

    /// Whether it asks, and does not only put a view as a question: 「…ではないか」.
    pub(super) fn asks(&self) -> bool {
        self.has("question") && !self.has("not-question")
    }
}

/// Whether what follows a cue denies it: はない, ではありません, していない.
fn denied(rest: &str) -> bool {
    let mut rest = rest;
    for word in ["である", "という", "とまで", "すること", "こと", "わけ", "もの", "ところ"]
    {
        rest = rest.strip_prefix(word).unwrap_or(rest);
    }
    for word in ["では", "には", "とは", "しては", "して", "は", "が", "も", "を", "に", "で", "と", "じゃ"]
    {
        if let Some(behind) = rest.strip_prefix(word) {
            rest = behind;
            break;
        }
    }
    let hedge =
        ["ないか", "ないでしょうか", "ないだろうか", "ないのか", "ないかと", "なければ", "なかろうか"];
    let denial = ["ない", "なく", "なかっ", "ありませ", "ございませ", "いない", "いませ", "せず", "しない"];
    denial.iter().any(|w| rest.starts_with(w)) && !hedge.iter().any(|w| rest.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_is_not_said() {
        for (words, kind, expected) in [
            ("安全性に懸念がある", "concern", true),
            ("安全性に懸念はない", "concern", false),
            ("安全性に懸念があるとは言えないのではないか", "concern", true),
            ("研究開発の状況と課題認識を述べる", "trouble", false),
            ("人材の確保が課題である", "trouble", true),
            ("人材は不足していない", "trouble", false),
            ("求める時間が過剰ではないか", "concern", true),
            ("この案に反対ではない", "oppose", false),
        ] {
            assert_eq!(Said::of(words, Lexicon::embedded()).has(kind), expected, "{words}");
        }
    }
}
