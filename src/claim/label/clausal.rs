//! Clauses as labels, where no noun stands for what they say: 「冬までに点検を済ませること」, 「誰が費用を負うか」.
//!
//! A clause makes a longer label than a noun phrase, but it says what is wanted or asked; what it is about, alone, does not.

use super::{frame, phrase::Phrases, tail};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::{
        compound::{Script, script},
        noun,
    },
};

/// Characters of such a label, at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=38;

/// The clause as a label. `None` where its verb has no certain form, or where it needs what stands around it.
pub(super) fn of(clause: &str, lexicon: &Lexicon) -> Option<String> {
    let words = tail::without_tail(clause);
    let (head, end) = if let Some(asked) = words.strip_suffix('か') {
        (asked.trim_end_matches('の').to_owned(), "か")
    } else if let Some(verb) = frame::wished_verb(words) {
        (dictionary_form(verb, lexicon)?, "こと")
    } else {
        (words.trim_end_matches("こと").to_owned(), "こと")
    };
    let last = head.chars().next_back()?;
    let whole = "るうくすつむぶぐぬ".contains(last) || end == "か" && "たいだ".contains(last);
    if !whole {
        return None;
    }
    openings(&head)
        .map(|from| format!("{}{end}", &head[from..]))
        .find(|label| LENGTH.contains(&label.chars().count()) && stands(label, lexicon))
}

/// Where the clause may begin: as a whole, and behind each comma.
fn openings(words: &str) -> impl Iterator<Item = usize> {
    std::iter::once(0).chain(words.match_indices('、').map(|(at, comma)| at + comma.len()))
}

/// Whether the label is understood by itself: it begins with a noun, says what is done to what, and nothing in it is
/// of spoken manner or points at what stands elsewhere.
fn stands(label: &str, lexicon: &Lexicon) -> bool {
    let first = label.chars().next();
    let begins = first.is_some_and(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin))
        || label.starts_with('「');
    let nouns = noun::nouns(label, lexicon);
    let phrases = Phrases::of(label, lexicon);
    let opening = nouns.first().is_some_and(|n| n.start == 0 && !adverbial(label, n, lexicon));
    begins
        && (opening || label.starts_with('「'))
        && (nouns.len() >= 3 || nouns.len() == 2 && phrases.telling().is_some())
        && ["を", "が", "は、", "に"].iter().any(|particle| label.contains(particle))
        && !["と、", "っ、", "、あ", "ことは", "ことを"].iter().any(|broken| label.contains(broken))
        && !lexicon.cues.words("talk").iter().any(|word| label.contains(word.as_str()))
        && (label.ends_with('か') && !super::has_unspoken(&without_question(label), lexicon)
            || !super::has_unspoken(label, lexicon) && without_question(label) == label)
        && ['「', '(']
            .iter()
            .zip(['」', ')'])
            .all(|(open, close)| label.matches(*open).count() == label.matches(close).count())
}

/// The label without the word that asks, which points at nothing the reader should see.
fn without_question(label: &str) -> String {
    ["どのように", "どのような", "どこまで", "どの程度", "どのくらい", "どれだけ", "どう", "どんな", "何"]
        .iter()
        .fold(label.to_owned(), |label, word| label.replace(word, ""))
}

/// 今後, 一方, 例えば: no noun that a label begins with; nor one that goes on with て or し.
fn adverbial(label: &str, noun: &std::ops::Range<usize>, lexicon: &Lexicon) -> bool {
    let words = &label[noun.clone()];
    let listed = |kind| lexicon.cues.words(kind).iter().any(|word| word == words);
    listed("adverb")
        || listed("no-noun")
        || label[noun.end..].starts_with(['、', 'っ', 'い', 'き'])
        || words.ends_with('的') && label[noun.end..].starts_with('に')
}

/// The form in which a verb stands before こと: 済ませ to 済ませる, 使っ to 使う. `None` where the form tells two verbs.
fn dictionary_form(verb: &str, lexicon: &Lexicon) -> Option<String> {
    let verb = verb.strip_suffix("てい").or_else(|| verb.strip_suffix("でい")).unwrap_or(verb);
    if let Some(known) = lexicon.nominals.at_end(verb).filter(|n| !n.denied) {
        // 済ませ is of another verb than 済む: behind the stem stands one kana, or none.
        let behind = verb[known.stem_end..].chars().count();
        let whole = match known.inflection {
            Inflection::Godan => behind == 1,
            Inflection::Ichidan => behind == 0,
            _ => false,
        };
        if whole {
            return Some(format!("{}{}", &verb[..known.stem_end], known.last));
        }
    }
    let last = verb.chars().next_back()?;
    let stem = &verb[..verb.len() - last.len_utf8()];
    let noun = noun::nouns(stem, lexicon).pop().filter(|noun| noun.end == stem.len());
    let long = noun.is_some_and(|noun| stem[noun].chars().nth(1).is_some());
    match last {
        // 整備し, 整備す(べき), 点検をす(べき): a noun made a verb. 示し is of 示す.
        'し' | 'す' if long || stem.ends_with('を') => Some(format!("{stem}する")),
        'し' if stem.ends_with(|c| script(c) == Script::Kanji) => Some(format!("{stem}す")),
        // 早く and 長く are no verbs.
        'く' if !stem.ends_with(['い', '行', 'お']) => None,
        'る' | 'う' | 'く' | 'す' | 'つ' | 'む' | 'ぶ' | 'ぐ' | 'ぬ' => Some(verb.to_owned()),
        'け' if stem.ends_with('な') => None,
        'え' | 'け' | 'げ' | 'せ' | 'て' | 'ね' | 'べ' | 'め' | 'れ' => Some(format!("{verb}る")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(clause: &str, expected: Option<&str>) {
        assert_eq!(of(clause, Lexicon::embedded()).as_deref(), expected, "{clause}");
    }

    #[test]
    fn what_is_wanted_is_named_by_its_clause() {
        check("船員が冬までに点検を済ませていただきたい", Some("船員が冬までに点検を済ませること"));
        check(
            "橋が傷む前に路面の記録をきちんと整備しておく必要がある",
            Some("橋が傷む前に路面の記録をきちんと整備しておくこと"),
        );
    }

    #[test]
    fn what_is_asked_is_named_by_its_question() {
        check(
            "水質データの正確さがどのように確かめられているのか",
            Some("水質データの正確さがどのように確かめられているか"),
        );
        check("費用を誰が負うのでしょうか", None);
    }

    #[test]
    fn what_needs_its_surroundings_names_nothing() {
        for clause in [
            "そのような形で進めていただきたい",
            "御意見をいただければ幸いです",
            "ちょっと難しいところがあると思います",
            "費用の分担について県としてどう決めていく必要がある",
        ] {
            check(clause, None);
        }
    }
}
