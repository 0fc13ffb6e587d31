//! Where a fixed name may begin and end inside a compound.

use std::ops::Range;

use crate::{
    lexicon::{Level, Lexicon},
    script::{Script, script},
};

/// Whether `range` of `s` stands as a word of its own within the compound around it.
pub(super) fn stands_alone(
    s: &str,
    range: &Range<usize>,
    compounds: &[Range<usize>],
    lexicon: &Lexicon,
) -> bool {
    let left = left_of(s, range.start, compounds);
    let right = right_of(s, range.end, compounds);
    let name = &s[range.clone()];
    begins(left, name, lexicon) && (ends(name, right, lexicon) || is_body_before(name, right, lexicon))
}

/// 東京理科大学北浜キャンパス: a body that is known, before words that are no body, law or document of it, or a room there.
fn is_body_before(name: &str, right: &str, lexicon: &Lexicon) -> bool {
    (name.chars().count() >= 5 || name.ends_with("大学"))
        && right.chars().count() >= 3
        && name.chars().next_back().map(script) == Some(Script::Kanji)
        && lexicon.bodies.known(name).is_some()
        && (lexicon.bodies.ending(right).is_none_or(|_| lexicon.cues.words("room").closes(right))
            || name.ends_with("株式会社"))
        && !lexicon.cues.words("law-ending").closes(right)
}

/// What stands before `at` in the compound that goes through it.
fn left_of<'a>(s: &'a str, at: usize, compounds: &[Range<usize>]) -> &'a str {
    let i = compounds.partition_point(|c| c.end <= at);
    compounds.get(i).filter(|c| c.start < at).map_or("", |c| &s[c.start..at])
}

/// What stands behind `at` in the compound that goes through it.
fn right_of<'a>(s: &'a str, at: usize, compounds: &[Range<usize>]) -> &'a str {
    let i = compounds.partition_point(|c| c.end <= at);
    compounds.get(i).filter(|c| c.start < at).map_or("", |c| &s[at..c.end])
}

/// Whether a place opens a compound that ends as its budget does: 南浜市|水道事業会計補正予算.
pub(super) fn opens_budget(s: &str, range: &Range<usize>, compounds: &[Range<usize>]) -> bool {
    let right = right_of(s, range.end, compounds);
    left_of(s, range.start, compounds).is_empty()
        && (right.ends_with("会計")
            || right.contains("会計") && ["予算", "決算"].iter().any(|account| right.contains(account)))
}

/// Whether a town stands before `at` in its compound: 南浜市|文化財保護審議会.
pub(super) fn of_town(s: &str, at: usize, compounds: &[Range<usize>]) -> bool {
    let left = left_of(s, at, compounds);
    left.chars().nth(1).is_some() && left.ends_with(['市', '区', '町', '村', '県'])
}

fn begins(left: &str, name: &str, lexicon: &Lexicon) -> bool {
    let (Some(before), Some(first)) = (left.chars().next_back(), name.chars().next()) else { return true };
    match (script(before), script(first)) {
        (Script::Katakana, Script::Katakana) => before == '・',
        (Script::Latin | Script::Digit, Script::Latin | Script::Digit) => false,
        (a, b) if a == b => {
            is_modifier(left, lexicon)
                || (name.chars().count() >= 6 && left.chars().count() != 1)
                || is_person(left, lexicon)
        }
        // 国産ドローン, AMED理事長: another script, another word; but a single kanji is a part of the word.
        (_, Script::Katakana | Script::Latin | Script::Kanji) => {
            left.chars().count() > 1 || is_modifier(left, lexicon)
        }
        _ => false,
    }
}

/// Whether the words are a family name and a given name: 黒川花子|南浜大学教授.
fn is_person(words: &str, lexicon: &Lexicon) -> bool {
    let family = lexicon.titles.surname_at_start(words).filter(|_| words.chars().nth(2).is_some());
    family.is_some_and(|end| lexicon.titles.is_given_name(&words[end..]))
        && lexicon.bodies.known(words).is_none()
}

/// Bytes before 第二種, with which `before` ends: the class of the approval, licence or permit behind it, 第二種型式認証.
pub(super) fn before_class(before: &str) -> Option<usize> {
    let number = |c: char| c.is_ascii_digit() || "一二三四五".contains(c);
    let class = before.strip_suffix('種')?;
    let open = class.trim_end_matches(number);
    open.strip_suffix('第').filter(|_| open.len() < class.len()).map(str::len)
}

/// Whether `before` ends with the prefecture of what follows: 北海道|札幌市.
pub(super) fn in_prefecture(before: &str, lexicon: &Lexicon) -> bool {
    // 神奈川県: four letters at most.
    let mut starts = before.char_indices().rev().map(|(at, _)| at).take(4).skip(2);
    before.ends_with(['都', '道', '府', '県'])
        && starts.any(|at| lexicon.bodies.known(&before[at..]).is_some_and(|body| body.kind == "prefecture"))
}

fn ends(name: &str, right: &str, lexicon: &Lexicon) -> bool {
    let (Some(last), Some(after)) = (name.chars().next_back(), right.chars().next()) else { return true };
    // 著作権法第30条: a number opens what follows.
    if after == '第'
        && right.chars().nth(1).is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    {
        return true;
    }
    // 災害救助法八条: in speech the article stands without 第.
    if last == '法' && super::regulation::article(right, 0).is_some() {
        return true;
    }
    // 内閣|委員会: another body.
    if lexicon.bodies.ending(right).is_some_and(|(at, level)| at == 0 && level == Level::Meeting) {
        return false;
    }
    match (script(last), script(after)) {
        (Script::Katakana, Script::Katakana) => after == '・',
        (Script::Latin | Script::Digit, Script::Latin | Script::Digit) => after == ' ',
        // がん|首: a longer word begins as the name does.
        (Script::Hiragana, _) => {
            let word = format!("{name}{right}");
            !lexicon.terms.kana_nouns_at_start(&word).any(|end| end > name.len())
        }
        (a, b) if a == b => is_follower(right, lexicon),
        (Script::Kanji, Script::Katakana | Script::Latin) => {
            !lexicon.terms.is_head(right) || lexicon.terms.is_generic(right)
        }
        // エクソソーム中, ドローン物流: what follows must not make another thing of it.
        (_, Script::Kanji) => is_follower(right, lexicon) || !names_something(right, lexicon),
        _ => true,
    }
}

/// 旧, 改正, 各, a general noun: what may stand before a name without becoming part of it.
fn is_modifier(left: &str, lexicon: &Lexicon) -> bool {
    ["before-name", "before-known"].iter().any(|kind| lexicon.cues.words(kind).closes(left))
        || lexicon.terms.is_generic(left)
        || before_class(left) == Some(0)
}

/// 等, 上, 分野, a general noun: what may stand behind a name without becoming part of it.
fn is_follower(right: &str, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("after-name").opens(right) || lexicon.terms.is_generic(right)
}

/// Whether the rest of a compound makes another named thing of it: 機構 behind 医療, 法 behind 保護.
fn names_something(right: &str, lexicon: &Lexicon) -> bool {
    lexicon.bodies.ending(right).is_some_and(|(at, _)| at == 0 || right.chars().count() <= 6)
        || right.ends_with('法')
}
