//! Words to look for: pairs of neighbouring characters for Japanese, whole words for Latin script.
//!
//! A text is folded character by character, so that every token still knows which characters it stands for: NFKC, lower
//! case, one script for kana, old forms of kanji as their common ones, and no white space.

use std::ops::Range;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;

use crate::text::fold_char;

/// A folded text with the way back to its characters.
pub(super) struct Folded {
    /// The folded characters.
    pub(super) chars: Vec<char>,
    /// Which character of the text each comes from.
    pub(super) from: Vec<usize>,
}

impl Folded {
    pub(super) fn of(text: &str) -> Self {
        let mut folded = Self { chars: Vec::new(), from: Vec::new() };
        for (index, c) in text.chars().enumerate() {
            for c in std::iter::once(c).nfkc().flat_map(char::to_lowercase) {
                let c = fold(c);
                if !c.is_whitespace() && !c.is_control() {
                    folded.chars.push(c);
                    folded.from.push(index);
                }
            }
        }
        folded
    }

    /// Where `wanted` stands, in characters of the text.
    pub(super) fn find(&self, wanted: &[char]) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while !wanted.is_empty() && at + wanted.len() <= self.chars.len() {
            if self.chars[at..at + wanted.len()] == *wanted {
                found.push(self.from[at]..self.from[at + wanted.len() - 1] + 1);
                at += wanted.len();
            } else {
                at += 1;
            }
        }
        found
    }
}

/// Characters of a name that tell its place in a list.
const KEY: usize = 64;

/// What a name is put in order by: names that differ in width, case or kana stand beside each other.
pub(super) fn key(name: &str) -> String {
    Folded::of(name).chars.into_iter().take(KEY).collect()
}

/// One kind of dash, katakana for hiragana, the common form for an old one.
fn fold(c: char) -> char {
    match fold_char(c) {
        c @ 'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        c => crate::people::common(c),
    }
}

fn latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || (c.is_alphanumeric() && u32::from(c) < 0x2000)
}

/// A token: its characters, its place among the tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) position: usize,
}

/// The tokens of a text to be found: every pair, and at the end of each run its last character alone.
pub(super) fn of_text(text: &str) -> Vec<Word> {
    words(&Folded::of(text).chars, true)
}

/// The tokens to look for: pairs only, but for a character alone.
pub(super) fn of_query(text: &str) -> Vec<Word> {
    words(&Folded::of(text).chars, false)
}

/// What every text has in which a part stands, also inside of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// These tokens, one behind the other.
    Together(Vec<Word>),
    /// A token that holds these letters.
    Within(String),
}

/// What every text has in which `part` stands; `None` where nothing is sure.
///
/// Latin letters and digits become whole words, of which the first and the last of a part may be pieces; a character behind
/// them at the end may be the first of a pair or stand alone.
pub(super) fn of_part(part: &str) -> Option<Part> {
    let mut found = words(&Folded::of(part).chars, false);
    let is_latin = |word: &Word| word.text.chars().all(latin);
    let longest = found.iter().filter(|word| is_latin(word)).max_by_key(|word| word.text.len()).cloned();
    let unsure = |word: &Word| is_latin(word) || word.text.chars().count() == 1;
    if found.len() > 1 && found.last().is_some_and(unsure) {
        found.pop();
    }
    if found.first().is_some_and(&is_latin) {
        found.remove(0);
    }
    if found.is_empty() { longest.map(|word| Part::Within(word.text)) } else { Some(Part::Together(found)) }
}

fn words(chars: &[char], ends: bool) -> Vec<Word> {
    let mut found = Vec::new();
    let mut position = 0;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if latin(c) {
            let end = (at..chars.len()).find(|&i| !latin(chars[i])).unwrap_or(chars.len());
            found.push(Word { text: chars[at..end].iter().collect(), position });
            position += 1;
            at = end;
        } else if c.is_alphanumeric() || c == 'ー' {
            let run =
                |i: usize| chars.get(i).is_some_and(|&c| !latin(c) && (c.is_alphanumeric() || c == 'ー'));
            let end = (at..chars.len()).find(|&i| !run(i)).unwrap_or(chars.len());
            for i in at..end {
                let pair = i + 1 < end;
                if pair || ends || end - at == 1 {
                    let text = chars[i..end.min(i + 2)].iter().collect();
                    found.push(Word { text, position });
                }
                position += 1;
            }
            at = end;
        } else {
            // Brackets and stops part words, so that none is found across them.
            position += 1;
            at += 1;
        }
    }
    found
}

/// The tokenizer of the index.
#[derive(Clone, Default)]
pub(super) struct Pairs;

/// The tokens of one text.
pub(super) struct Stream {
    words: std::vec::IntoIter<Word>,
    token: Token,
}

impl Tokenizer for Pairs {
    type TokenStream<'a> = Stream;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Stream {
        Stream { words: of_text(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for Stream {
    fn advance(&mut self) -> bool {
        match self.words.next() {
            Some(word) => {
                self.token = Token {
                    position: word.position,
                    text: word.text,
                    position_length: 1,
                    ..Token::default()
                };
                true
            }
            None => false,
        }
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(words: &[Word]) -> String {
        words.iter().map(|w| format!("{}{}", w.position, w.text)).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn japanese_is_cut_into_pairs_and_latin_into_words() {
        assert_eq!(texts(&of_text("ｉＰＳ細胞の")), "0ips 1細胞 2胞ノ 3ノ");
        assert_eq!(texts(&of_query("iPS 細胞")), "0ips 1細胞");
        assert_eq!(texts(&of_query("県")), "0県");
    }

    #[test]
    fn a_stop_parts_words() {
        assert_eq!(texts(&of_query("除外。国際")), "0除外 3国際");
    }

    #[test]
    fn variants_and_kana_are_one() {
        assert_eq!(of_query("髙橋"), of_query("高橋"));
        assert_eq!(of_query("げのむ"), of_query("ゲノム"));
    }

    #[test]
    fn of_a_part_only_what_every_text_has_is_looked_for() {
        let check = |part: &str, expected: &str| {
            let found = match of_part(part) {
                None => "nothing".to_owned(),
                Some(Part::Together(words)) => texts(&words),
                Some(Part::Within(letters)) => format!("within {letters}"),
            };
            assert_eq!(found, expected, "{part}");
        };
        check("ゲノム編集", "0ゲノ 1ノム 2ム編 3編集");
        check("県", "0県");
        check("iPS細胞", "1細胞");
        check("第1種使用", "0第 11 2種使 3使用");
        check("第1種", "0第 11");
        check("AMED", "within amed");
        check("国のAMED", "0国ノ");
        check("A県", "within a");
        check("除外。国際", "0除外 3国際");
        check("除外。国", "0除外");
        check("。", "nothing");
    }

    #[test]
    fn what_is_found_knows_its_characters() {
        let folded = Folded::of("第１　ゲノム 編集㈱");
        let wanted = Folded::of("ゲノム編集").chars;
        assert_eq!(folded.find(&wanted).first(), Some(&(3..9)));
    }
}
