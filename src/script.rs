//! Compound nouns by runs of script: kanji, katakana, Latin and digits between hiragana and punctuation.

use std::ops::Range;

/// The script of a character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Script {
    /// 漢字, with 々 and ヶ.
    Kanji,
    /// カタカナ, with the long vowel mark.
    Katakana,
    /// ひらがな.
    Hiragana,
    /// Latin letters.
    Latin,
    /// Digits.
    Digit,
    /// Everything else.
    Other,
}

/// The script of `c`.
#[must_use]
pub fn script(c: char) -> Script {
    match c {
        '\u{4e00}'..='\u{9fff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2ffff}'
        | '々'
        | '〆'
        | 'ヶ' => Script::Kanji,
        '\u{30a1}'..='\u{30fa}' | 'ー' | '\u{30fd}' | '\u{30fe}' => Script::Katakana,
        '\u{3041}'..='\u{309f}' => Script::Hiragana,
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{3ff}' => Script::Latin,
        '0'..='9' => Script::Digit,
        _ => Script::Other,
    }
}

/// The digits of years that are written in kanji.
pub(crate) const NUMERALS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// The compounds of `s`, as byte ranges, in order.
///
/// A middle dot joins katakana and Latin, and a hyphen, point, slash or single space joins Latin words.
#[must_use]
pub fn compounds(s: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start: Option<usize> = None;
    let mut before = None;
    let mut chars = s.char_indices();
    while let Some((at, c)) = chars.next() {
        let here = script(c);
        let noun = match here {
            Script::Kanji | Script::Katakana | Script::Latin | Script::Digit => true,
            Script::Hiragana => false,
            // 二〇三〇: a numeral, between others or behind them.
            Script::Other if c == '〇' => s[..at].ends_with(NUMERALS),
            Script::Other => joins(c, before, chars.as_str().chars().next().map(script)),
        };
        match (noun, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(from..at);
                start = None;
            }
            _ => {}
        }
        before = Some(here);
    }
    if let Some(from) = start {
        found.push(from..s.len());
    }
    found
}

fn joins(c: char, before: Option<Script>, after: Option<Script>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    let foreign = |s: Script| matches!(s, Script::Katakana | Script::Latin);
    let latin = |s: Script| matches!(s, Script::Latin | Script::Digit);
    match c {
        '・' => foreign(before) && foreign(after),
        '-' | '.' | '/' | '&' | '+' | '\'' | ' ' => latin(before) && latin(after),
        _ => false,
    }
}

/// Whether `s` holds a character of this script.
#[must_use]
pub fn has(s: &str, wanted: Script) -> bool {
    s.chars().any(|c| script(c) == wanted)
}

/// Whether every character of `s` is of this script; a middle dot counts as katakana.
#[must_use]
pub fn only(s: &str, wanted: Script) -> bool {
    !s.is_empty() && s.chars().all(|c| script(c) == wanted || (c == '・' && wanted == Script::Katakana))
}

/// Whether `s` is a Latin abbreviation: AMED, eVTOL, C2PA, 5G.
#[must_use]
pub fn is_abbreviation(s: &str) -> bool {
    let chars = s.chars().count();
    (2..=12).contains(&chars)
        && s.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '&' | '.'))
        && s.chars().filter(char::is_ascii_uppercase).count() * 3 >= chars
}

/// Where the round bracket closes that opens `words`; those within it close before it.
pub(crate) fn bracket_end(words: &str) -> Option<usize> {
    let mut depth = 0usize;
    words.char_indices().find_map(|(at, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        (depth == 0).then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compounds_end_where_the_script_of_nouns_ends() {
        for (text, expected) in [
            ("ゲノム編集については、カルタヘナ法から除外する", vec!["ゲノム編集", "カルタヘナ法", "除外"]),
            (
                "リバース・トランスレーショナル・リサーチの強化",
                vec!["リバース・トランスレーショナル・リサーチ", "強化"],
            ),
            ("安全性・有効性の保証", vec!["安全性", "有効性", "保証"]),
            ("my iPSプロジェクトとCAR-T細胞", vec!["my iPSプロジェクト", "CAR-T細胞"]),
            ("robots.txtによる", vec!["robots.txt"]),
        ] {
            let found: Vec<&str> = compounds(text).into_iter().map(|r| &text[r]).collect();
            assert_eq!(found, expected);
        }
    }
}
