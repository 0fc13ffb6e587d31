//! The words themselves as a label, where nothing shorter says what they say: 「冬の間は船が出ない」との指摘.
//!
//! A quotation is longer than a noun phrase and less tidy, but it is what was said, and no issue is lost for want of a noun.

use std::sync::LazyLock;

use super::{
    super::clause::without_opening,
    Clause, Ground,
    about::{about, names},
    alone::{without_leading_adverbs, without_pointing},
    fact,
    plain::plain,
    sound::{is_sound, is_telling, opens_well},
    tail,
};
use crate::{
    lexicon::Lexicon,
    mention::noun,
    pattern::Regex,
    script::{Script, script},
};

/// Characters of the words at most; of the longest part that parts at a comma at least; and of all at least.
const LONGEST: usize = 44;
const PART: usize = 18;
const SHORTEST: usize = 10;

// 「…になるのか、ぜひ教えていただければ」: a clause that only asks to be told or heard.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POLITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"、[^、]{0,12}(?:教え|伺|お願い|見解|見守|答弁|所見|示し|聞か|聞き|いかが|申し上げ)[^、]{0,12}$",
    )
    .unwrap()
});

// 「船が出ないのではないかと心配しています」: the word for the voice is said behind the words.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FEARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:の)?では(?:ない)?か|こと)?[とをに][^、]{0,6}(?:懸念|心配|危惧|憂慮|不安)[ぁ-ん]*$")
        .unwrap()
});

// 「…という現状をお伝えしておきたい」, 「…と思い、提案させていただきました」: what is done with words, and not what they say.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:提案|説明|報告|紹介|発表|発言|質問|伝え|お話|お聞き|伺い)[ぁ-ん]{0,8}(?:ました|ます|たい|ところ)$|(?:意見|指摘|示唆|御?質問|補足|観点)(?:を|も|や示唆を)?(?:させて|して)?(?:いただ|頂)[ぁ-ん]*$|(?:申し上げ|申し)[ぁ-ん]*$|(?:よろしい|ございます|いただけます)で?しょうか$|参考とさせて[ぁ-ん]*$|持ち帰[ぁ-ん]*$|ほか$").unwrap()
});

/// What words state, as a noun phrase, also where they point at what stands before a noun: このような被害.
pub(super) fn stated(words: &str, lexicon: &Lexicon) -> Option<String> {
    let words = without_leading_adverbs(words, lexicon);
    let pointless = || fact::of(&without_pointing(words, lexicon)?, lexicon);
    fact::of(words, lexicon).or_else(pointless).filter(|label| label.chars().count() <= LONGEST)
}

/// What the last words of the quote state, else the thing they tell most of. `None` where they tell nothing.
pub(super) fn of(
    ground: &Ground,
    clauses: &[Clause],
    topics: &[String],
    lexicon: &Lexicon,
) -> Option<String> {
    let words = plain(ground.quote, lexicon);
    let told = tail::without_tail(&words);
    let told = POLITE.find(told).map_or(told, |polite| tail::without_tail(&told[..polite.start()]));
    let told =
        FEARED.find(told).filter(|_| ground.voice == "懸念").map_or(told, |fear| &told[..fear.start()]);
    let words = without_leading_adverbs(last_part(told, lexicon), lexicon);
    let stands =
        opens_well(words, lexicon) && ends(words) && !SPOKEN.is_match(words) && tells(words, lexicon);
    if words.chars().count() < SHORTEST || !stands {
        return None;
    }
    let quoted = words.replace('「', "『").replace('」', "』");
    let paired = |open, close| quoted.matches(open).count() == quoted.matches(close).count();
    if !paired('『', '』') || !paired('(', ')') {
        return None;
    }
    // A name alone tells nothing of what is said of it.
    let tells_of = |label: &String| label.contains('の') || label.contains("における");
    let thing = || {
        about(ground, clauses, topics, lexicon)
            .into_iter()
            .filter(tells_of)
            .find(|label| is_sound(label, lexicon))
    };
    let label = match stated(words, lexicon) {
        Some(label) => label,
        None if points(words, lexicon) => return None,
        None => return thing().or_else(|| Some(format!("「{quoted}」との{}", ground.voice))),
    };
    let named = names(ground).any(|name| words.contains(name));
    // What stands before tells what is spoken of.
    let about = label.contains("について") || label.contains("につきまして");
    let topic = topics.iter().find(|topic| !words.contains(topic.as_str())).filter(|_| !named && !about);
    match topic {
        Some(topic) => Some(format!("{topic}について{label}")),
        None => Some(label).filter(|_| !points(words, lexicon)),
    }
}

/// Whether the words end as a sentence or a noun does: いろいろ and そのことについて end neither.
fn ends(words: &str) -> bool {
    let whole = words.chars().next_back().is_some_and(|c| {
        script(c) != Script::Hiragana && script(c) != Script::Other
            || "るうくすつむぶぐぬたいだか』)".contains(c)
    });
    (whole || words.ends_with("こと")) && !words.ends_with("という") && !words.ends_with("という話")
}

/// Whether enough nouns tell what is spoken of: two of their own field, or three of any.
fn tells(words: &str, lexicon: &Lexicon) -> bool {
    let nouns = noun::nouns(words, lexicon);
    let telling = nouns.iter().filter(|noun| is_telling(&words[(*noun).clone()], lexicon)).count();
    telling >= 2 || telling == 1 && nouns.len() >= 3
}

/// Whether something in the words points at others that a reader does not see: ここ, このような. 「便の数を決め、それに合わせて」
/// points at what stands before the comma.
fn points(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.replace("、それ", "、").replace("、その後", "、");
    let words = words.as_str();
    lexicon.cues.words("pointing").is_in(words)
        || ["それ", "これ", "そこ", "ここ", "こちら", "そちら"].iter().any(|word| words.contains(word))
}

/// The longest last part of the words that is short enough: from behind a comma, else from behind a particle.
fn last_part<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let from_behind = |chars: usize| words.char_indices().rev().nth(chars - 1).map_or(0, |(at, _)| at);
    let (longest, part) = (from_behind(LONGEST), from_behind(PART));
    if longest == 0 {
        return words;
    }
    let within = &words[..part];
    let comma = within.match_indices('、').map(|(at, comma)| at + comma.len()).find(|&from| from >= longest);
    if let Some(from) = comma {
        return without_opening(&words[from..], lexicon);
    }
    let mut before = None;
    for (at, c) in words.char_indices() {
        let begins = matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin);
        if begins && at >= longest && before.is_some_and(|c| "がをはにでとも、".contains(c)) {
            return &words[at..];
        }
        before = Some(c);
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_part_of_long_words_begins_behind_a_comma_or_a_particle() {
        for (words, expected) in [
            ("冬の間は船が出ない", "冬の間は船が出ない"),
            (
                "島の診療所に通う人は港までの道も遠くて大変であるうえに、冬の間は波が高くて船が出ない日が続くことも多い",
                "冬の間は波が高くて船が出ない日が続くことも多い",
            ),
            (
                "島の診療所に通う人が港までの遠い道を歩くことも多く船の出る時刻が役場の広報紙に載るのはその前の週の金曜日である",
                "歩くことも多く船の出る時刻が役場の広報紙に載るのはその前の週の金曜日である",
            ),
        ] {
            assert_eq!(last_part(words, Lexicon::embedded()), expected);
        }
    }

    #[test]
    fn what_is_done_with_words_names_no_issue() {
        for (words, spoken) in [
            ("島の船の便が少ないという現状をお伝えしておきたい", true),
            ("船の便を増やすほうがよいと思って提案させていただきました", true),
            ("住民に船の便の変更を説明する場がない", false),
        ] {
            assert_eq!(SPOKEN.is_match(words), spoken, "{words}");
        }
    }
}
