//! Laws by their endings, their articles, classes and standards by number.

pub(super) mod refer;

use std::{ops::Range, sync::LazyLock};

use crate::{
    lexicon::Lexicon,
    pattern::{Regex, find},
    script::{Script, has, script},
};

// The patterns are fixed; a test reads with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static STANDARD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:ISO/IEC|ISO|IEC|JIS|ASTM|IEEE|ITU-[TR]|RFC|ETSI|DIN|SAE|UL|EN|ANSI|RTCA|EUROCAE)[ -]?(?:TS |TR |SP |DO-|ED-)?[A-Z]{0,2} ?[0-9]{2,6}(?:[.-][0-9]+)*").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ARTICLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:の第|第?)(?:[0-9]+|[一二三四五六七八九十百]+)条(?:の(?:[0-9]+|[一二三四五六七八九十]+))*(?:第(?:[0-9]+|[一二三四五六七八九十]+)項)?(?:第(?:[0-9]+|[一二三四五六七八九十]+)号)?").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LEVEL: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"レベル(?:3\.5|[1-4])").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static CLASS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"第(?:[0-9]|[一二三四])種").unwrap());

/// レベル4, レベル3.5: a level by which flights of drones are permitted, in a sentence that speaks of them.
pub(super) fn levels(s: &str) -> Vec<Range<usize>> {
    let noun =
        |c: char| c.is_ascii_digit() || matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin);
    let alone = |m: &Range<usize>| !s[..m.start].ends_with(noun) && !s[m.end..].starts_with(noun);
    let vehicle = |m: &Range<usize>| {
        let begin = s[..m.start].rfind('。').unwrap_or(0);
        let end = s[m.end..].find('。').map_or(s.len(), |end| m.end + end);
        ["飛行", "運航", "無人航空機", "ドローン", "機体"].iter().any(|what| s[begin..end].contains(what))
    };
    LEVEL.find_iter(s).map(|m| m.range()).filter(|m| alone(m) && vehicle(m)).collect()
}

/// Standards by number: ISO 19870.
pub(super) fn standards(s: &str) -> Vec<Range<usize>> {
    STANDARD.find_iter(s).map(|m| m.range()).collect()
}

/// The article that stands right behind a law.
pub(super) fn article(s: &str, law_end: usize) -> Option<usize> {
    ARTICLE.find(&s[law_end..]).map(|m| law_end + m.end())
}

/// Bytes before the article that a compound ends with or goes through: 会議規則 of 会議規則第18条.
pub(super) fn before_article(compound: &str) -> usize {
    let numbers = compound.match_indices('第').map(|(at, _)| at).filter(|&at| at > 0);
    let mut articles = numbers.filter(|&at| compound.contains('条') && article(compound, at).is_some());
    articles.next().unwrap_or(compound.len())
}

/// Where an amended law begins whose name begins at `start`: 改正浄化槽法 is cited so as that which is new in it.
pub(super) fn with_amendment(s: &str, start: usize) -> usize {
    let Some(before) = s[..start].strip_suffix("改正") else { return start };
    let opens = before.chars().next_back().is_none_or(|c| script(c) != Script::Kanji);
    if opens { before.len() } else { start }
}

/// 第1種, standing alone: a class under the law in whose company it stands.
pub(super) fn classes(s: &str) -> Vec<Range<usize>> {
    let alone = |r: &Range<usize>| {
        let next = s[r.end..].chars().next();
        !next.is_some_and(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin))
    };
    CLASS.find_iter(s).map(|m| m.range()).filter(alone).collect()
}

/// The part of `compound` that is a law, order, rule or ordinance by its ending, in bytes from the beginning.
pub(super) fn by_ending(compound: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let endings = lexicon.cues.words("law-ending");
    // 港湾改革関連法施行後5年: what is in force is the law.
    let in_force = find(compound, "法施行").map(|at| compound.split_at(at + '法'.len_utf8()));
    let in_force = in_force.filter(|(_, rest)| {
        !["令", "規", "細", "条"].iter().any(|own| rest["施行".len()..].starts_with(own))
    });
    let compound = in_force.map_or(compound, |(law, _)| law);
    // 電気通信事業法上, 個人情報保護法等
    let followers = lexicon.cues.words("law-follower").at_end(compound);
    let mut ends = followers.map(|follower| compound.split_at(compound.len() - follower.len()));
    let end = match ends.find(|(before, _)| endings.closes(before)) {
        // 港務庁設置法案: of what is no law yet the bill is the name.
        Some((before, "案")) if before.ends_with('法') && !before.contains('等') => compound.len(),
        Some((before, _)) => before.len(),
        None => compound.len(),
    };
    let words = &compound[..end];
    let ending = endings.at_end(words.strip_suffix('案').unwrap_or(words)).next()?;
    let name = &words[..words.len() - ending.len()];
    if lexicon.cues.words("not-law").closes(words) || name.chars().count() < 2 || name.ends_with('日') {
        return None;
    }
    let start = lexicon
        .cues
        .words("before-name")
        .at_start(words)
        .find(|opening| opening.len() + 6 < words.len())
        .map_or(0, str::len);
    let named = has(&words[start..], Script::Kanji) && !lexicon.terms.is_generic(&words[start..]);
    named.then_some(start..end)
}

/// Whether a word that no table holds is a law, because the words behind it treat it as one: 防空法に基づいて, 審議会規則第4条.
pub(super) fn by_context(name: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let chars = name.chars().count();
    if lexicon.cues.words("rule-ending").closes(name) {
        return chars >= 3 && article(behind, 0).is_some();
    }
    (3..=12).contains(&chars)
        && name.ends_with('法')
        && !name.starts_with(['同', '本', '当', '現', '新', '旧'])
        && name.chars().all(|c| script(c) == Script::Kanji)
        && lexicon.cues.words("treats-law").opens(behind)
        && !lexicon.cues.words("not-law").closes(name)
        && !lexicon.terms.is_generic(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_treated_as_a_law_is_one() {
        let is = |name, behind| by_context(name, behind, Lexicon::embedded());
        assert!(is("防空法", "に基づいて消火に当たった"));
        assert!(!is("防空法", "を学んだ"));
        assert!(!is("培養法", "の改正"));
        assert!(!is("同整備法", "の施行"));
        assert!(is("審議会規則", "第4条の規定により"));
        assert!(!is("審議会規則", "の規定により"));
    }

    #[test]
    fn standards_are_read_by_number() {
        let of = |s: &'static str| standards(s).into_iter().map(|r| &s[r]).collect::<Vec<_>>();
        assert_eq!(of("ISO 19870の議論"), ["ISO 19870"]);
        assert_eq!(of("ASTM F3548では、ISO/IEC 27001と"), ["ASTM F3548", "ISO/IEC 27001"]);
    }

    #[test]
    fn levels_are_those_of_flights() {
        let of = |s: &'static str| levels(s).into_iter().map(|r| &s[r]).collect::<Vec<_>>();
        assert_eq!(of("ドローンのレベル3.5とレベル4飛行、レベル4では"), ["レベル3.5", "レベル4"]);
        assert_eq!(of("警戒レベル4のとき、ドローンは。成熟度はレベル3です。"), [""; 0]);
    }

    #[test]
    fn an_amended_law_is_cited_as_such() {
        let of = |s: &'static str| &s[with_amendment(s, s.find("港則法").unwrap_or_default())..];
        assert_eq!(of("この改正港則法では"), "改正港則法では");
        assert_eq!(of("一部改正港則法では"), "港則法では");
        assert_eq!(of("港則法では"), "港則法では");
    }

    #[test]
    fn articles_are_read_behind_a_law() {
        let s = "著作権法第30条の4第2項の";
        let end = "著作権法".len();
        assert_eq!(article(s, end).map(|e| &s[..e]), Some("著作権法第30条の4第2項"));
        assert_eq!(article("港則法の第5条", "港則法".len()), Some("港則法の第5条".len()));
        assert_eq!(before_article("南浜町会議規則第18条第2項"), "南浜町会議規則".len());
        assert_eq!(before_article("第3条約款"), "第3条約款".len());
        assert_eq!(classes("法の第1種のように、第一種型式認証").len(), 1);
    }
}
