//! How much words look like the name of a person.

use crate::{
    lexicon::Lexicon,
    script::{Script, script},
};

/// Family name and given name are both known.
pub(super) const SURE: u32 = 0;
/// The family name is known, and the rest can be a given name.
pub(super) const LIKELY: u32 = 1;
/// A family name alone.
pub(super) const SURNAME: u32 = 7;
/// Nothing but length and script speak for it.
pub(super) const UNKNOWN: u32 = 8;

/// How doubtful it is that `words` are a name, 0 where it is sure; `None` where they are none.
pub(in crate::minutes) fn doubt(words: &str, lexicon: &Lexicon) -> Option<u32> {
    let titles = &lexicon.titles;
    let end = honorific(words, lexicon).unwrap_or(words.len());
    let honoured = end < words.len();
    let name = &words[..end];
    let chars = name.chars().count();
    // エリカ・柊, 柊・エリカ: a family name beside a foreign one.
    let mixed = name.contains('・')
        && name
            .split('・')
            .all(|part| titles.is_surname(part) || part.chars().all(|c| script(c) == Script::Katakana));
    // マクミラン絵里
    let given = name.trim_start_matches(|c| script(c) == Script::Katakana);
    let wed =
        (3..=10).contains(&name[..name.len() - given.len()].chars().count()) && titles.is_given_name(given);
    let mixed = mixed || wed;
    let foreign =
        chars >= 3 && (mixed || name.chars().all(|c| script(c) == Script::Katakana || "・=".contains(c)));
    let letters =
        name.chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Hiragana));
    // Li Wen Hao: two or three words in Latin letters.
    let latin = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(|c| c.is_ascii_uppercase()) && letters.all(|c| c.is_ascii_lowercase())
    };
    let several = || (2..=3).contains(&name.split(' ').count());
    if name.is_ascii() && several() && name.split(' ').all(latin) && chars <= 30 {
        return Some(UNKNOWN);
    }
    if !foreign && !(letters && (1..=8).contains(&chars)) || chars > 16 {
        return None;
    }
    let title =
        titles.capacity(name).is_some() || titles.is_post(name) || lexicon.bodies.known(name).is_some();
    // 議事課調査係: where one works.
    let desk = name.contains('課') || name.ends_with('係');
    // 補佐柊誠: the end of 課長補佐 is no part of a name.
    let desk = desk || name.starts_with("補佐") || name.starts_with('係');
    if title || desk || titles.section(name).is_some() || chars == 1 && !titles.is_surname(name) {
        return None;
    }
    let ends = name.char_indices().skip(1).map(|(i, _)| i).chain([name.len()]).take(5);
    let by_surname = ends.filter(|&e| titles.is_surname(&name[..e])).filter_map(|e| {
        let given = &name[e..];
        match () {
            () if given.is_empty() => Some(SURNAME),
            () if !can_be_given(given) || is_body(name, lexicon) => None,
            () if titles.is_given_name(given) => Some(SURE),
            // 高橋 is no 高 called 橋.
            () if titles.is_surname(name) => None,
            () => Some(LIKELY),
        }
    });
    let unknown = ((2..=6).contains(&chars) || foreign) && !is_body(name, lexicon);
    let by_given = (wed && given.chars().count() > 1 && unknown).then_some(LIKELY);
    let doubt = by_surname.min().or(by_given).or_else(|| unknown.then_some(UNKNOWN))?;
    let titled = titles.post_at_end(name).or_else(|| titles.capacity_at_end(name)).is_some();
    let doubt = if titled { doubt + 9 } else { doubt };
    Some(if honoured { doubt.saturating_sub(4) } else { doubt })
}

/// Where the honorific begins that a roster prints behind a name.
pub(super) fn honorific(words: &str, lexicon: &Lexicon) -> Option<usize> {
    // さくら, 雅博士 and 法師 are names: ら, 博士 and 師 honour nobody in a list.
    let at = lexicon.titles.honorific_at_end(words)?;
    // 柊殿 honours a 柊; behind one letter that is no family name, 殿 is the rest of one.
    let before = &words[..at];
    let family =
        &words[at..] == "殿" && before.chars().nth(1).is_none() && !lexicon.titles.is_surname(before);
    (!family && !matches!(&words[at..], "ら" | "師" | "博士" | "両氏" | "各氏")).then_some(at)
}

/// Whether words end as a body does: 白浜大学 is no 白浜 called 大学.
fn is_body(words: &str, lexicon: &Lexicon) -> bool {
    // Endings of one character end names as well.
    lexicon.bodies.ending(words).is_some_and(|(at, _)| at > 0 && words[at..].chars().count() >= 2)
}

/// Whether the rest behind a family name has the length of a given name.
fn can_be_given(given: &str) -> bool {
    let chars = given.chars().count();
    let kanji = given.chars().filter(|&c| script(c) == Script::Kanji).count();
    if kanji == chars { chars <= 3 } else { chars <= 5 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_names_are_surer_than_unknown_ones() {
        let doubt = |s| doubt(s, Lexicon::embedded());
        assert_eq!(doubt("高橋健一"), Some(SURE));
        assert_eq!(doubt("髙橋健一君"), Some(SURE));
        assert_eq!(doubt("高橋"), Some(SURNAME));
        assert!(doubt("橋健一高") > doubt("高橋健一"));
        assert_eq!(doubt("山本さくら"), Some(SURE));
        assert_eq!(doubt("山本ほろぱ"), Some(LIKELY));
        assert_eq!(doubt("マクミラン絵里"), Some(LIKELY));
        let at = |s| honorific(s, Lexicon::embedded());
        assert_eq!((at("森殿"), at("鵜殿")), (Some("森".len()), None));
    }

    #[test]
    fn posts_bodies_and_sentences_are_no_names() {
        for words in ["総務部長", "委員", "厚生労働省", "出席者", "令和6年度", "本日は、晴天なり"]
        {
            assert!(doubt(words, Lexicon::embedded()).is_none_or(|d| d > UNKNOWN), "{words}");
        }
    }
}
