//! Bodies that only their people's words name: 南浜ドローンの黒川です, 市民ミナトを代表して.
//!
//! Takes running text and its nouns; gives where a body stands that no table or ending tells; does not know who speaks.

use std::ops::Range;

use super::classify::classify;
use crate::{
    entity::Kind,
    lexicon::Lexicon,
    script::{Script, has, only},
};

/// What follows the name of someone who says who they are.
const PRESENTS: [&str; 4] = ["です", "でございます", "と申します", "といいます"];

/// Whether someone whose name ends before `behind` gives it as their own.
pub(super) fn presents(behind: &str) -> bool {
    PRESENTS.iter().any(|words| behind.starts_with(words))
}

/// Whether a sentence opens with the noun, of which the one at `name` gives a name: 港友クラブの黒川みち子です.
pub(super) fn opens(s: &str, noun: &Range<usize>, name: usize) -> bool {
    let before = s[..noun.start].trim_end();
    &s[noun.end..name] == "の" && (before.is_empty() || before.ends_with(['。', '、']))
}

/// The body before the name at `name` of someone who gives it as their own: 南浜ドローン of 南浜ドローンの黒川です.
pub(super) fn of_speaker(
    s: &str,
    nouns: &[Range<usize>],
    i: usize,
    name: &Range<usize>,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let last =
        i.checked_sub(1).filter(|&at| presents(&s[name.end..]) && &s[nouns[at].end..name.start] == "の")?;
    let body = dotted(s, nouns, last);
    let opens = s[..body.start].trim_end();
    let begins = opens.is_empty() || opens.ends_with(['。', '、', '君', ')', '」', '\n']);
    (begins && can_be_body(&s[body.clone()], lexicon)).then_some(body)
}

/// The body in whose name something is said: 市民ミナト・南浜 of 市民ミナト・南浜を代表して.
pub(super) fn represented(
    s: &str,
    nouns: &[Range<usize>],
    i: usize,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    if !s[nouns[i].end..].starts_with("を代表し") {
        return None;
    }
    let body = dotted(s, nouns, i);
    // 共和党・市民連合: by their endings they would be two.
    let joined = body.start < nouns[i].start;
    let by_ending =
        joined && classify(&s[body.clone()], lexicon).is_some_and(|(kind, _)| kind == Kind::Organization);
    (by_ending || can_be_body(&s[body.clone()], lexicon)).then_some(body)
}

/// The noun with those before it that only a dot parts from it.
fn dotted(s: &str, nouns: &[Range<usize>], last: usize) -> Range<usize> {
    let mut first = last;
    while first > 0 && last - first < 3 && &s[nouns[first - 1].end..nouns[first].start] == "・" {
        first -= 1;
    }
    nouns[first].start..nouns[last].end
}

/// Whether words that stand where a body does can be the name of one.
fn can_be_body(words: &str, lexicon: &Lexicon) -> bool {
    let chars = words.chars().count();
    // 県, 議会, 地元: of kanji alone a short word is as often a place or a function.
    let enough = if only(words, Script::Kanji) { chars >= 5 } else { chars >= 3 };
    enough
        && !has(words, Script::Digit)
        && !lexicon.cues.words("no-spoken-for").closes(words)
        && !lexicon.terms.is_generic(words)
        && lexicon.titles.capacity_at_end(words).is_none()
        && lexicon.titles.post_at_end(words).is_none()
        && lexicon.bodies.known(words).is_none()
        && lexicon.matcher.exact(words).is_empty()
        && classify(words, lexicon).is_none()
}

#[cfg(test)]
mod tests {
    use super::{super::noun::nouns, *};

    fn bodies(s: &str) -> Vec<&str> {
        let lexicon = Lexicon::embedded();
        let nouns = nouns(s, lexicon);
        let named = |i: usize| {
            let noun = nouns[i].clone();
            of_speaker(s, &nouns, i, &noun, lexicon).or_else(|| represented(s, &nouns, i, lexicon))
        };
        (0..nouns.len()).filter_map(named).map(|body| &s[body]).collect()
    }

    #[test]
    fn who_gives_a_name_gives_the_body_before_it() {
        assert_eq!(bodies("ミナトフライトの黒川です。"), ["ミナトフライト"]);
        assert_eq!(bodies("おはようございます。MINAFLの黒川と申します。"), ["MINAFL"]);
        assert!(bodies("司会の黒川です。事務局の石田です。それはデータの黒川さんです。").is_empty());
    }

    #[test]
    fn what_is_spoken_for_is_a_body() {
        assert_eq!(bodies("市民ミナト・南浜を代表して"), ["市民ミナト・南浜"]);
        assert_eq!(bodies("ミナト党・市民連合を代表して"), ["ミナト党・市民連合"]);
        assert!(bodies("会派を代表して、国民を代表し、参加者を代表して").is_empty());
    }
}
