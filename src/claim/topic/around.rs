//! What the sentences around one speak of.

use std::{cmp::Reverse, ops::Range};

use crate::{
    claim::label,
    lexicon::Lexicon,
    script::{Script, script},
};

/// Sentences before and after one that are asked what they share, and characters of a noun that weigh.
const BEFORE: usize = 6;
const AFTER: usize = 2;
const WIDE: usize = 5;
/// Characters that a noun of the sentence itself has more than, to be told alone.
const OWN: usize = 3;
/// How many sentences share a noun at least, and how many what the text is known to name.
const SHARED: usize = 3;
const NAMED: usize = 2;

/// What the sentences around one speak of: the nouns of their own field and the things named that several of them share, the
/// strongest first; where they share nothing, the first long noun of the sentence itself.
pub(in crate::claim) fn around<'a>(
    s: &'a str,
    sentences: &[&Range<usize>],
    at: usize,
    named: &[&'a str],
    lexicon: &Lexicon,
) -> Vec<&'a str> {
    let window = &sentences[at.saturating_sub(BEFORE)..sentences.len().min(at + AFTER + 1)];
    let words: Vec<&str> = window.iter().map(|range| &s[(*range).clone()]).collect();
    let nouns =
        words.iter().flat_map(|words| label::telling(words, lexicon)).filter(|noun| is_of_a_field(noun));
    let things = named.iter().copied().map(|thing| (thing, NAMED));
    let mut found: Vec<(usize, &str)> = Vec::new();
    for (thing, least) in things.chain(nouns.map(|noun| (noun, SHARED))) {
        let shared = words.iter().filter(|words| words.contains(thing)).count();
        if shared >= least && found.iter().all(|(_, other)| *other != thing) {
            let weight = shared * thing.chars().count().min(WIDE);
            found.push((if least == NAMED { 2 * weight } else { weight }, thing));
        }
    }
    if found.is_empty() {
        let own = label::telling(&s[sentences[at].clone()], lexicon).into_iter();
        return own.filter(|noun| is_of_a_field(noun) && noun.chars().count() > OWN).take(1).collect();
    }
    // The first of those that weigh the same.
    found.sort_by_key(|(weight, _)| Reverse(*weight));
    let mut kept: Vec<&str> = Vec::new();
    for (_, thing) in found {
        if kept.iter().all(|other| !other.contains(thing) && !thing.contains(other)) {
            kept.push(thing);
        }
    }
    kept
}

/// 飛行, 操縦: two kanji are of many fields; 御示唆, 新年度, 一番大事 of none.
fn is_of_a_field(noun: &str) -> bool {
    let chars = noun.chars().count();
    let foreign = || noun.chars().all(|c| matches!(script(c), Script::Katakana | Script::Latin));
    (chars > 2 || chars == 2 && foreign())
        && !["論点", "議題", "多分", "資料"].iter().any(|part| noun.starts_with(part))
        && !noun.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十第御新私".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::minutes::sentence::sentences;

    #[test]
    fn what_several_sentences_speak_of_is_told() {
        let s = "定期船の便が減りました。定期船は週に二度です。島の人は困ります。これを増やすべきです。定期船の費用は村が出します。";
        let ranges = sentences(s);
        let ranges: Vec<&Range<usize>> = ranges.iter().collect();
        assert_eq!(around(s, &ranges, 3, &[], Lexicon::embedded()), ["定期船"]);
        assert_eq!(around(s, &ranges[..2], 1, &[], Lexicon::embedded()), [""; 0]);
        assert_eq!(around(s, &ranges[..2], 1, &["定期船"], Lexicon::embedded()), ["定期船"]);
    }
}
