//! Whether two names that stand side by side, or one in brackets behind the other, are names of one thing.

use super::can_be_short;
use crate::{
    lexicon::Lexicon,
    script::{self, Script},
};

/// Whether the tables know both as one thing.
pub(super) fn same_thing(name: &str, other: &str, lexicon: &Lexicon) -> bool {
    let (names, others) = (lexicon.matcher.exact(name), lexicon.matcher.exact(other));
    name != other && names.iter().any(|n| others.iter().any(|o| n.entity() == o.entity()))
}

/// Whether X（Y） says that Y is another name of X, and not a remark on it.
pub(super) fn equates(name: &str, short: &str, lexicon: &Lexicon) -> bool {
    if same_thing(name, short, lexicon) {
        return true;
    }
    // 2号機(WFD), 19時00分(JST), 電話番号03-9999(内線12): a number tells which one it is.
    if name.starts_with(|c: char| c.is_ascii_digit()) && name.ends_with(COUNTED) || name.contains("電話番号")
    {
        return false;
    }
    // 港湾技術(南浜側): on whose side.
    if short.ends_with('側') {
        return false;
    }
    let chars = short.chars().count();
    if !(2..=45).contains(&chars)
        || name.chars().count() < 2
        || short.contains(['。', '、', '「', '」', ':', '(', '※', '・'])
            && !script::only(short, Script::Katakana)
            && !spells(name, short)
    {
        return false;
    }
    // 議論(AC), 黒川・石田(NHK): a general word or people before a bracket have no other name in it.
    if lexicon.terms.is_generic(name) && script::only(name, Script::Kanji)
        || lexicon.titles.is_surname(name)
        || short.starts_with('第') && short.contains('回')
    {
        return false;
    }
    // 会場図(PDF/240KB): kind and size of a file.
    let size = short.strip_suffix("KB").or_else(|| short.strip_suffix("MB"));
    if size.is_some_and(|size| size.ends_with(|c: char| c.is_ascii_digit())) {
        return false;
    }
    if short.chars().all(|c| c.is_ascii_digit())
        || lexicon.titles.capacity(short).is_some()
        || lexicon.titles.post_at_end(short).is_some()
        || lexicon.terms.is_generic(short) && !(script::is_abbreviation(short) && name.chars().count() >= 6)
    {
        return false;
    }
    if !letters_stand_in(name, short) || !letters_stand_in(short, name) {
        return false;
    }
    let latin_name = name.is_ascii();
    if latin_name && name.chars().any(|c| c.is_ascii_alphabetic()) {
        // MCH（メチルシクロヘキサン）, National Center …（NCATS）
        let spelled = short.chars().all(|c| c == ' ' || can_be_short(c)) || spells(name, short);
        // NaI(Tl): a formula.
        let formula = short.is_ascii() && !name.contains(' ') && !short.contains(' ');
        if counts_letters(name, short) {
            return true;
        }
        return spelled
            && !formula
            && (script::is_abbreviation(short) || chars >= 3)
            && !lexicon.terms.is_generic(short);
    }
    if script::is_abbreviation(short)
        || (short.is_ascii()
            && short.contains(' ')
            && short.chars().next().is_some_and(|c| c.is_ascii_uppercase()))
    {
        return !name.ends_with(['年', '月', '日', '時', '分', '名', '円', '%']);
    }
    // CAR-T細胞（キメラ抗原受容体発現T細胞）: both end in what the thing is.
    let noun = short
        .chars()
        .all(|c| !matches!(script::script(c), Script::Hiragana | Script::Other) || c == '・' || c == '-');
    let same_head = noun
        && (says_in_kanji(name, short)
            || lexicon
                .terms
                .head(name)
                .zip(lexicon.terms.head(short))
                .is_some_and(|((a, ..), (b, ..))| name[a..] == short[b..]));
    same_head
        || contracts(name, short)
        || (script::only(short, Script::Katakana)
            && chars >= 4
            && name.chars().nth(2).is_some()
            && !script::has(name, Script::Hiragana)
            && name != short)
}

/// DEI(ダイバーシティ、エクイティ、インクルージョン): a word of katakana for each letter.
fn spells(name: &str, words: &str) -> bool {
    let words: Vec<&str> = words.split(['、', '・']).collect();
    words.len() >= 2
        && script::is_abbreviation(name)
        && words.len() == name.len()
        && words.iter().all(|word| word.chars().count() >= 3 && script::only(word, Script::Katakana))
}

/// What ends a number that names a thing or a time: 2号機, 19時00分.
const COUNTED: [char; 5] = ['機', '時', '分', '秒', '号'];

/// Whether the letters of an abbreviation stand in the Latin words beside it in their order, but for an X, which stands for
/// more than a letter: WFD of Water Forecast Device. What is no abbreviation of Latin words is not asked.
fn letters_stand_in(short: &str, words: &str) -> bool {
    if !script::is_abbreviation(short) || !words.is_ascii() || !words.contains(' ') {
        return true;
    }
    let mut letters = words.chars().map(|c| c.to_ascii_lowercase());
    let asked =
        short.chars().map(|c| c.to_ascii_lowercase()).filter(|c| c.is_ascii_alphabetic() && *c != 'x');
    asked.into_iter().all(|letter| letters.any(|c| c == letter))
}

/// lighthouse(l8e): the number of the letters between the first and the last.
fn counts_letters(name: &str, short: &str) -> bool {
    let number = short.get(1..short.len().saturating_sub(1)).and_then(|number| number.parse::<usize>().ok());
    let ends = |words: &str| words.chars().next().zip(words.chars().last());
    let alike = ends(&name.to_ascii_lowercase()) == ends(&short.to_ascii_lowercase());
    alike && number.is_some_and(|number| number >= 2 && number + 2 == name.len())
}

/// ハーバー空間(港湾空間): the same noun of kanji, and before it kanji for katakana.
fn says_in_kanji(name: &str, other: &str) -> bool {
    let alike = name.chars().rev().zip(other.chars().rev()).take_while(|(a, b)| a == b).count();
    let apart = |words: &str| -> String { words.chars().take(words.chars().count() - alike).collect() };
    let (foreign, native) = (apart(name), apart(other));
    alike >= 2
        && foreign.chars().count() >= 3
        && native.chars().count() >= 2
        && script::only(&foreign, Script::Katakana)
        && script::only(other, Script::Kanji)
}

/// 国土交通省（国交省）: the short name takes kanji of the full one, in their order, and half of them at most.
pub(super) fn contracts(name: &str, short: &str) -> bool {
    let mut letters = name.chars();
    let chars = short.chars().count();
    chars <= 6
        && name.chars().count() >= chars + 2
        && script::only(short, Script::Kanji)
        && short.chars().all(|c| letters.any(|letter| letter == c))
        && !name.ends_with(short)
        && !name.starts_with(short)
}
