//! Whether a label is understood by one who was not there.

use super::{LONGEST, SHORTEST};
use crate::{
    lexicon::Lexicon,
    mention::noun,
    script::{Script, script},
};

/// Whether a reader who was not there understands `label`.
pub(super) fn is_sound(label: &str, lexicon: &Lexicon) -> bool {
    let chars = label.chars().count();
    let last = label.chars().next_back();
    // い, め, り and the like end nouns made of verbs: 取扱い, 遅れ, 見直し, 取りまとめ, さ those of adjectives.
    let ends_well = last.is_some_and(|c| {
        script(c) != Script::Hiragana && script(c) != Script::Other
            || "いえけげしせてびみめりれさきちね方".contains(c)
    });
    // 港湾法も改正の検討: a particle within compounds is of the sentence, not of a noun phrase.
    let torn = label.match_indices('も').any(|(at, also)| {
        let kanji = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Kanji);
        kanji(label[..at].chars().next_back()) && kanji(label[at + also.len()..].chars().next())
    });
    let timed = lexicon.cues.words("time-opening").opens(label);
    // 間の要配慮者の席: what only a clause before it fills.
    let empty = FORMAL.iter().any(|noun| label.starts_with(noun));
    (SHORTEST..=LONGEST).contains(&chars)
        && !(torn || timed || empty)
        && ends_well
        && opens_well(label, lexicon)
        && !has_unspoken(label, lexicon)
        && label.matches('「').count() == label.matches('」').count()
        && has_subject(label, lexicon)
        && !names_a_body_only(label, lexicon)
}

/// Nouns that only stand behind the clause which fills them.
const FORMAL: [&str; 11] =
    ["間の", "際の", "上の", "時の", "後の", "前の", "中の", "他の", "方の", "辺の", "辺りの"];

/// Whether a label begins with a noun by what its first characters look like, and not with kana of something before.
pub(super) fn opens_well(label: &str, lexicon: &Lexicon) -> bool {
    label.chars().next().is_some_and(|c| {
        matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin | Script::Digit)
    }) || lexicon.terms.kana_nouns_at_start(label).any(|end| (2..=5).contains(&label[..end].chars().count()))
        || label.starts_with('「')
        || label.starts_with("まん延")
}

/// 山川市の優先, 点検の山川市: a body and one word tell nothing of what it is to do.
fn names_a_body_only(label: &str, lexicon: &Lexicon) -> bool {
    let Some((before, last)) = label.rsplit_once('の') else { return false };
    let known = |words: &str| lexicon.bodies.known(words).is_some();
    known(last) || known(before) && last.chars().count() <= 2
}

/// Whether nouns of the label tell what it is about: 効果的な対策の推進 has none that does, 許可の手続の簡素化 two that do
/// together.
pub(super) fn has_subject(label: &str, lexicon: &Lexicon) -> bool {
    let mut common = 0;
    noun::nouns(label, lexicon).into_iter().any(|noun| {
        let words = &label[noun];
        let generic = is_generic(words, lexicon);
        common += usize::from(!is_empty(words, lexicon) && generic);
        is_telling(words, lexicon) || common > 1
    })
}

/// Whether a noun alone tells of what field the words are.
pub(super) fn is_telling(noun: &str, lexicon: &Lexicon) -> bool {
    !is_generic(noun, lexicon) && !is_empty(noun, lexicon)
}

/// 効果的, 新た, 山川市: what says nothing of the thing.
fn is_empty(noun: &str, lexicon: &Lexicon) -> bool {
    let listed = |kind| lexicon.cues.words(kind).contains(noun);
    noun.ends_with('的')
        || listed("vague-noun")
        || listed("vague-modifier")
        || lexicon.bodies.known(noun).is_some()
}

/// 手続, 技術: a short noun of any field.
fn is_generic(noun: &str, lexicon: &Lexicon) -> bool {
    let short = noun.chars().count() <= 3 && noun.chars().all(|c| script(c) == Script::Kanji);
    short && lexicon.terms.is_generic(noun)
}

/// Whether words point at what a reader does not see, or are of spoken manner: この, 私, いただく.
pub(super) fn has_unspoken(label: &str, lexicon: &Lexicon) -> bool {
    let unspoken = lexicon.cues.words("unspoken");
    if !unspoken.is_in(label) {
        return false;
    }
    // Not by the longest cue at each place: お示しいただけ asks for something, and is of spoken manner all the same. 補強前の:
    // kanji behind kanji are of the same word. などの is no どの.
    let mut before = None;
    label.char_indices().any(|(at, c)| {
        let whole = |c: char| matches!(script(c), Script::Kanji | Script::Katakana);
        let inside = before.is_some_and(whole) && whole(c)
            || before.is_some_and(|c| "なほ".contains(c)) && label[at..].starts_with("どの")
            || ["これから", "これまで", "それぞれ"].iter().any(|word| label[at..].starts_with(word))
            || before.is_some_and(|c| "者士家民店く".contains(c)) && label[at..].starts_with("さん");
        before = Some(c);
        !inside && unspoken.at_start(&label[at..]).next().is_some()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_pointing_inside_a_word_points_at_nothing() {
        for (words, unspoken) in [
            ("桟橋などの点検", false),
            ("補強前の桟橋の記録", false),
            ("農家さんの負担", false),
            ("どの桟橋の点検", true),
            ("前の桟橋の記録", true),
        ] {
            assert_eq!(has_unspoken(words, Lexicon::embedded()), unspoken, "{words}");
        }
    }
}
