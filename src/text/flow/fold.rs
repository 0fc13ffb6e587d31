//! What single characters fold to, and which of them print nothing.

use unicode_normalization::UnicodeNormalization;

/// Characters that fold to themselves and stand on no other: ASCII, kana, kanji, and the common marks between them.
pub(super) fn is_plain(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '、' | '。' | '「' | '」' | 'ー' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}')
}

/// Bytes of each character that [`japanese`] finds.
pub(super) const JAPANESE: usize = 3;

/// The kana and kanji, with the common marks between them, that `s` begins with and that fold to themselves whatever they
/// stand between. The last of them is left out where a mark may stand on it.
pub(super) fn japanese(s: &str) -> &str {
    let mut chars = s.chars();
    let mut last = 0;
    loop {
        let end = s.len() - chars.as_str().len();
        match chars.next() {
            Some(c) if c.is_ascii() => return &s[..end],
            Some(c) if is_plain(c) => last = end,
            Some(_) => return &s[..last],
            None => return s,
        }
    }
}

/// One kind of dash, one kind of wave dash, one middle dot: what NFKC leaves apart.
pub(super) fn fold_dash(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{301c}' | '\u{223c}' => '~',
        '\u{30fb}' | '\u{2022}' | '\u{2219}' => '・',
        _ => c,
    }
}

/// Characters that print nothing: controls, soft hyphen, joiners, byte order mark, variation selectors.
pub(super) fn invisible(c: char) -> bool {
    matches!(c,
        '\0'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}' | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}'
        | '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0001}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// The Japanese character that a sign for a radical stands for, where compatibility forms name another or none.
///
/// Fonts of PDFs name the glyph of 青 by its radical, and Unicode folds 戸 and 黒 to forms not used in Japan.
pub(super) fn radical(c: char) -> char {
    match c {
        '\u{2f3e}' => '戸',
        '\u{2fca}' => '黒',
        '\u{2fad}' | '\u{2ed8}' => '青',
        '\u{2e8e}' => '兀',
        '\u{2e92}' => '巳',
        '\u{2e93}' => '幺',
        '\u{2ea0}' => '民',
        '\u{2ec1}' => '虎',
        '\u{2ec4}' => '西',
        '\u{2ec6}' => '角',
        '\u{2ed1}' => '長',
        '\u{2edd}' => '食',
        '\u{2ee3}' => '骨',
        '\u{2ee4}' => '鬼',
        '\u{2ee8}' => '麦',
        '\u{2ee9}' => '黄',
        '\u{2eeb}' => '斉',
        '\u{2eed}' => '歯',
        '\u{2eef}' => '竜',
        '\u{2ef2}' => '亀',
        _ => c,
    }
}

/// One character in its folded form, where that is one character.
#[must_use]
pub fn fold_char(c: char) -> char {
    if is_plain(c) {
        return c;
    }
    let c = radical(c);
    let mut folded = std::iter::once(c).nfkc();
    match (folded.next(), folded.next()) {
        (Some(one), None) => fold_dash(one),
        _ => c,
    }
}
