//! Names in Latin letters that no table holds: what their shape or their English words tell.
//!
//! Takes a compound; gives the kind of thing it names; does not know what stands around it.

use crate::{
    entity::Kind,
    lexicon::Lexicon,
    script::{self, Script},
};

/// What a name in Latin letters is: `Marine Data Laboratory`, `Digital Harbour Toolkit`, `LoRA`.
pub(super) fn kind(name: &str, lexicon: &Lexicon) -> Option<Kind> {
    if is_group(name) {
        return Some(Kind::Organization);
    }
    phrase(name, lexicon).or_else(|| is_coined(name).then_some(Kind::Technology))
}

/// `Harbour-CG`, WG-A: a group that works on something.
fn is_group(name: &str) -> bool {
    let mut parts = name.split('-');
    name.is_ascii() && name.contains('-') && parts.any(|part| matches!(part, "WG" | "CG" | "TF" | "SIG"))
}

/// English words that end or hold what says what a body or a programme is.
fn phrase(name: &str, lexicon: &Lexicon) -> Option<Kind> {
    let words: Vec<&str> = name.split(' ').collect();
    let last = *words.last().filter(|_| words.len() >= 2)?;
    let capital = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase());
    if !name.is_ascii() || !capital(name) || !capital(last) || lexicon.terms.is_generic(name) {
        return None;
    }
    if lexicon.cues.words("english-programme").contains(last) {
        return Some(Kind::Initiative);
    }
    if lexicon.cues.words("english-rule").contains(last) {
        return Some(Kind::Regulation);
    }
    // Data Center, Web Service: of these words alone many things end.
    let body = |word: &str| {
        lexicon.cues.words("english-body").contains(word)
            && !matches!(word, "Service" | "Services" | "Office" | "Board" | "Center" | "Centre")
    };
    let of = words.iter().position(|word| matches!(*word, "for" | "of" | "on"));
    let headed = of.is_some_and(|of| {
        words[..of].last().is_some_and(|word| lexicon.cues.words("english-body").contains(word))
    });
    if body(last) || headed {
        return Some(Kind::Organization);
    }
    // Azure Harbour Twins: a product by the name of what it belongs to.
    let product = (2..=4).contains(&words.len())
        && words.iter().all(|word| capital(word))
        && lexicon.matcher.exact(words[0]).iter().any(|entry| entry.kind() == Kind::Technology);
    product.then_some(Kind::Technology)
}

/// 5.8GHz帯, 700MHz帯: the part of the spectrum that something is sent in.
pub(super) fn is_band(name: &str) -> bool {
    let number = name
        .strip_suffix("帯")
        .and_then(|band| ["GHz", "MHz", "kHz"].iter().find_map(|unit| band.strip_suffix(unit)));
    number.is_some_and(|n| {
        n.starts_with(|c: char| c.is_ascii_digit()) && n.chars().all(|c| c.is_ascii_digit() || c == '.')
    })
}

/// Ends of the names of files, which name what is in them and no technique.
const FILES: [&str; 14] =
    ["pdf", "html", "htm", "xls", "xlsx", "doc", "docx", "ppt", "pptx", "zip", "png", "jpg", "gif", "php"];

/// Whether a Latin word is coined as names of techniques are: `LoRA`, C2PA, ADS-B, robots.txt, a11y.
fn is_coined(name: &str) -> bool {
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    let chars: Vec<char> = name.chars().collect();
    if !(3..=14).contains(&chars.len())
        || !chars.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'))
    {
        return false;
    }
    let upper = chars.iter().filter(|c| c.is_ascii_uppercase()).count();
    let lower = chars.iter().filter(|c| c.is_ascii_lowercase()).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    let inner_capital = lower > 0 && chars[1..].iter().filter(|c| c.is_ascii_uppercase()).count() >= 2;
    let extension = name.split_once('.').is_some_and(|(stem, end)| {
        stem.len() >= 3 && (2..=4).contains(&end.len()) && lower == name.len() - 1 && !FILES.contains(&end)
    });
    // HarborLink: two words of which the second keeps its capital.
    let joined = lower >= 4
        && upper == 2
        && chars.len() >= 6
        && chars[0].is_ascii_uppercase()
        && chars[chars.len() - 1].is_ascii_lowercase()
        && digits == 0
        && !name.contains(['-', '.']);
    inner_capital
        || extension
        || joined
        || is_numeronym(&chars)
        || (digits > 0 && upper >= 2 && lower == 0 && !name.contains('.'))
        || (name.contains('-') && upper >= 3 && lower == 0 && digits == 0)
}

/// i18n: the letters left out are counted.
fn is_numeronym(chars: &[char]) -> bool {
    let [first, counted @ .., last] = chars else { return false };
    (1..=2).contains(&counted.len())
        && [first, last].iter().all(|c| c.is_ascii_lowercase())
        && counted.iter().all(char::is_ascii_digit)
}

/// アダプティブ・クルーズ・コントロール: three foreign words or more with dots between them are a term of a field.
pub(super) fn is_foreign_phrase(name: &str, lexicon: &Lexicon) -> bool {
    let words: Vec<usize> = name.split('・').map(|word| word.chars().count()).collect();
    words.len() >= 3
        && words.iter().all(|&chars| chars >= 3)
        && name.chars().count() >= 12
        && script::only(name, Script::Katakana)
        && !lexicon.cues.words("katakana-no-term").closes(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_words_say_what_is_named() {
        let of = |name| kind(name, Lexicon::embedded());
        assert_eq!(of("Digital Harbour Toolkit"), Some(Kind::Initiative));
        assert_eq!(of("Harbour Safety Directive"), Some(Kind::Regulation));
        assert_eq!(of("Marine Data Laboratory"), Some(Kind::Organization));
        assert_eq!(of("Centre for Digital Harbours"), Some(Kind::Organization));
        assert_eq!(of("Azure Harbour Twins"), Some(Kind::Technology));
        for plain in ["Data Center", "harbour toolkit", "Well to Gate", "Toolkit"] {
            assert_eq!(of(plain), None, "{plain}");
        }
    }

    #[test]
    fn the_shape_of_a_word_tells_that_it_is_coined() {
        let of = |name| kind(name, Lexicon::embedded());
        for name in ["Harbor-CG", "WG-A"] {
            assert_eq!(of(name), Some(Kind::Organization), "{name}");
        }
        for name in ["HarborLink", "a11y", "LoRA", "robots.txt"] {
            assert_eq!(of(name), Some(Kind::Technology), "{name}");
        }
        for name in ["harbor.pdf", "Harbor", "HARBOR", "McKay"] {
            assert_eq!(of(name), None, "{name}");
        }
        assert!(is_band("5.8GHz帯") && is_band("700MHz帯"));
        assert!(!is_band("5.8GHz") && !is_band("GHz帯"));
    }
}
