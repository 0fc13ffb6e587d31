//! What laws are referred to by: their articles, their classes, 同法, 本法, 法第5条.

use std::{ops::Range, sync::LazyLock};

use super::{super::find::Hit, article, classes};
use crate::{
    entity::{Entity, Kind, Resolution},
    pattern::Regex,
    rule,
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"同法律案|同法案|同法律|同法|同条例|同規則|同政令|同省令|同条約|同指針|同ガイドライン|同要綱|本法律案|本法案|本法|本条例|現行法|改正法|法(?:第[0-9])|同条(?:第[0-9]+項)?").unwrap()
});

/// Adds articles over their laws, classes under theirs, and what refers to the law last named.
pub(in super::super) fn resolve(s: &str, hits: &mut Vec<Hit>, law: &mut Option<Entity>) {
    let mut more = Vec::new();
    // Every law with where it stands, in order: text and what it is.
    let mut laws: Vec<(usize, String, Resolution, String)> = Vec::new();
    for hit in hits.iter_mut().filter(|h| h.kind == Kind::Regulation) {
        laws.push((hit.range.start, hit.text.clone(), hit.entity.clone(), hit.canonical.clone()));
        if let Some(end) = amending(s, hit) {
            let bill = bill(s, hit, end, &laws);
            laws.push((bill.range.start, bill.text.clone(), bill.entity.clone(), bill.canonical.clone()));
            // What a bill amends is what is spoken of; a bill that says what it is for has a title of its own.
            if s[..hit.range.start].ends_with("ための") && bill.range.start < hit.range.start {
                *hit = bill;
            }
            continue;
        }
        let Some(end) = article(s, hit.range.end).filter(|&end| !applies(&s[end..])) else { continue };
        let range = hit.range.start..end;
        more.push(if let Some(found) = hit.entity.found() {
            of_article(s, range, hit.range.end, found)
        } else {
            let law = bare(&hit.text);
            Hit { entity: Resolution::Unknown, ..of_article(s, range, hit.range.end, &law) }
        });
    }
    for range in classes(s) {
        if overlaps(hits, &range) {
            continue;
        }
        let mut before =
            laws.iter().rev().filter(|(at, ..)| *at < range.start).filter_map(|(_, _, e, _)| e.found());
        let before = before.find(|law| law.key.len() > 8).cloned().or_else(|| law.clone());
        let text = s[range.clone()].to_owned();
        let hit = match before {
            Some(found) => {
                *law = Some(found.clone());
                Hit::new(s, range, part(&found, &text), rule::MENTION_CODE)
            }
            None => {
                Hit { entity: Resolution::Unknown, ..Hit::new(s, range, bare(&text), rule::MENTION_CODE) }
            }
        };
        more.push(hit);
    }
    references(s, hits, &laws, &mut more);
    hits.extend(more);
}

/// 会議規則第80条の規定により: an article by which something is done is not what is spoken of, unlike that on which something
/// else rests, 港則法第5条に基づく許可.
fn applies(behind: &str) -> bool {
    ["の規定", "により", "に示", "に定め", "に規定"].iter().any(|by| behind.starts_with(by))
}

/// Where the bill or act ends that amends the law of `hit`: 港則法の一部を改正する法律案.
fn amending(s: &str, hit: &Hit) -> Option<usize> {
    if !hit.text.ends_with('法') && !hit.text.ends_with("法律") {
        return None;
    }
    let behind = &s[hit.range.end..];
    let rest = behind.strip_prefix('等').unwrap_or(behind).strip_prefix("の一部を改正する")?;
    let rest = rest.strip_prefix("等の").unwrap_or(rest).strip_prefix("法律")?;
    Some(s.len() - rest.strip_prefix('案').unwrap_or(rest).len())
}

/// What amends the law of `hit`: no part of it, and a bill is no law yet.
fn bill(s: &str, hit: &Hit, end: usize, laws: &[(usize, String, Resolution, String)]) -> Hit {
    let range = purpose(s, together(s, hit.range.start, laws))..end;
    let nested = range.start < hit.range.start;
    let entity = bare(&s[range.clone()]);
    Hit { nested, ..Hit::new(s, range, entity, rule::MENTION_SUFFIX) }
}

/// Where the first law begins of those that one bill amends: 港則法、水路法及び航路法の一部を改正する法律案.
fn together(s: &str, law: usize, laws: &[(usize, String, Resolution, String)]) -> usize {
    let mut first = law;
    while let Some(before) = ["及び", "並びに", "、"]
        .iter()
        .find_map(|and| s[..first].strip_suffix(and).filter(|_| first < law || *and != "、"))
    {
        let ends = |(at, text, ..): &&(usize, String, Resolution, String)| {
            *at + text.len() == before.len()
                && s[*at..].starts_with(text.as_str())
                && text.ends_with(['法', '律'])
        };
        let Some((at, ..)) = laws.iter().rev().find(ends) else { break };
        first = *at;
    }
    first
}

/// Where a bill begins that first says what it is for: 「航路の維持を図るための港則法等の一部を改正する法律案」.
fn purpose(s: &str, law: usize) -> usize {
    let Some(before) = s[..law].strip_suffix("ための") else { return law };
    let opens = |c: char| matches!(c, '、' | '。' | '「' | '『' | '(' | '\n' | ' ' | 'は');
    let quoted = before.rfind(['「', '『', '。']).filter(|&at| !before[at..].starts_with('。'));
    let open = quoted.or_else(|| before.rfind(opens));
    let begin = open.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    // 国土交通省で航路の維持を図るための: who made it is none of its title.
    let maker =
        ["省で", "庁で"].iter().filter_map(|by| Some(begin + before[begin..].find(by)? + by.len())).min();
    let begin = maker.unwrap_or(begin);
    if before[begin..].chars().nth(5).is_some() && before[begin..].chars().nth(100).is_none() {
        begin
    } else {
        law
    }
}

/// 同法, 本法, 改正法, 法第5条: the law last named of that sort, under its name.
fn references(s: &str, hits: &[Hit], laws: &[(usize, String, Resolution, String)], more: &mut Vec<Hit>) {
    for found in REFERENCE.find_iter(s) {
        let words = found.as_str();
        let bare_law = words.starts_with('法');
        let end = if bare_law { found.start() + '法'.len_utf8() } else { found.end() };
        let range = found.start()..end;
        if overlaps(hits, &range) || !alone(s, &range, bare_law) {
            continue;
        }
        let upto = laws.partition_point(|(at, ..)| *at < range.start);
        let Some((_, text, entity, canonical)) =
            laws[..upto].iter().rev().find(|(_, text, ..)| of_sort(words, text))
        else {
            continue;
        };
        let hit = Hit {
            range: range.clone(),
            kind: Kind::Regulation,
            text: text.clone(),
            canonical: canonical.clone(),
            entity: entity.clone(),
            rule: rule::MENTION_LAW_REFERENCE,
            nested: false,
        };
        if let (Some(law), Some(end)) = (entity.found(), article(s, end).filter(|&end| !applies(&s[end..]))) {
            let mut over = of_article(s, range.start..end, range.end, law);
            over.rule = rule::MENTION_LAW_REFERENCE;
            over.text = format!("{text}{}", &s[range.end..end]);
            more.push(over);
        }
        more.push(hit);
    }
}

/// Whether a law with this name is of the sort that the words ask for.
fn of_sort(words: &str, name: &str) -> bool {
    let ends = |endings: &[&str]| endings.iter().any(|e| name.ends_with(e));
    if words.starts_with("同条") && !words.starts_with("同条例") && !words.starts_with("同条約") {
        return false;
    }
    match words.trim_start_matches(['同', '本']) {
        "法案" | "法律案" => ends(&["法案", "法律案"]),
        "条例" => ends(&["条例"]),
        "規則" => ends(&["規則"]),
        "政令" => ends(&["令"]),
        "省令" => ends(&["令", "規則"]),
        "条約" => ends(&["条約", "協定", "議定書"]),
        "指針" => ends(&["指針"]),
        "ガイドライン" => ends(&["ガイドライン"]),
        "要綱" => ends(&["要綱"]),
        _ => ends(&["法", "法律"]),
    }
}

/// Whether the words are no part of another word: 同法人, 立法, 本法廷.
fn alone(s: &str, range: &Range<usize>, bare_law: bool) -> bool {
    use crate::script::{Script, script};
    let noun =
        |c: char| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin | Script::Digit);
    let before = s[..range.start].chars().next_back();
    let after = s[range.end..].chars().next();
    let free_before = !before.is_some_and(noun);
    let free_after =
        bare_law || !after.is_some_and(|c| noun(c) && !matches!(c, '第' | '上' | '等' | '施' | '違'));
    free_before && free_after
}

fn overlaps(hits: &[Hit], range: &Range<usize>) -> bool {
    // Hits are sorted by where they begin; only titles stand over others, and few over any one place.
    let i = hits.partition_point(|h| h.range.start < range.end);
    hits[..i].iter().rev().take(8).any(|h| range.start < h.range.end)
}

fn of_article(s: &str, range: Range<usize>, law_end: usize, law: &Entity) -> Hit {
    let article = s[law_end..range.end].trim_start_matches('の').to_owned();
    Hit { nested: true, ..Hit::new(s, range, part(law, &article), rule::MENTION_CODE) }
}

fn bare(name: &str) -> Entity {
    Entity { kind: Kind::Regulation, key: name.to_owned(), label: name.to_owned(), part_of: None }
}

/// A part of a law by its printed number.
fn part(law: &Entity, number: &str) -> Entity {
    Entity {
        kind: Kind::Regulation,
        key: format!("{}/{number}", law.key),
        label: format!("{}{number}", law.label),
        part_of: Some(Box::new(law.clone())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_law_is_the_one_last_named() {
        let s = "個人情報保護法を改め、南浜市情報公開条例も改める。同法第27条、本法人、同条例では";
        let hit = |name: &str| {
            let at = s.find(name).unwrap_or_default();
            Hit::new(s, at..at + name.len(), bare(name), rule::MENTION_GAZETTEER)
        };
        let mut hits = vec![hit("個人情報保護法"), hit("南浜市情報公開条例")];
        resolve(s, &mut hits, &mut None);
        let mut found: Vec<&str> = hits.iter().skip(2).map(|h| h.text.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["個人情報保護法", "個人情報保護法第27条", "南浜市情報公開条例"]);
    }

    #[test]
    fn an_article_by_which_something_is_done_is_not_spoken_of() {
        let s = "港則法第5条に基づく許可を、会議規則第8条の規定により報告する";
        let hit = |name: &str| {
            let at = s.find(name).unwrap_or_default();
            Hit::new(s, at..at + name.len(), bare(name), rule::MENTION_GAZETTEER)
        };
        let mut hits = vec![hit("港則法"), hit("会議規則")];
        resolve(s, &mut hits, &mut None);
        let found: Vec<&str> = hits.iter().map(|h| h.text.as_str()).collect();
        assert_eq!(found, ["港則法", "会議規則", "港則法第5条"]);
    }

    #[test]
    fn a_law_that_is_amended_stays_and_its_bill_is_what_is_referred_to() {
        let s = "港則法等の一部を改正する法律案を審議する。同法では、本法律案では";
        let mut hits = vec![Hit::new(s, 0.."港則法".len(), bare("港則法"), rule::MENTION_GAZETTEER)];
        resolve(s, &mut hits, &mut None);
        let found: Vec<&str> = hits.iter().map(|h| h.text.as_str()).collect();
        assert_eq!(found, ["港則法", "港則法", "港則法等の一部を改正する法律案"]);
        // What amends a law is none of its parts.
        assert!(hits.iter().filter_map(|h| h.entity.found()).all(|entity| entity.part_of.is_none()));
        let s = "次に、海洋庁で航路の維持を図るための港則法等の一部を改正する等の法律案を審議する。";
        let at = s.find("港則法").unwrap_or_default();
        let mut hits = vec![Hit::new(s, at..at + "港則法".len(), bare("港則法"), rule::MENTION_GAZETTEER)];
        resolve(s, &mut hits, &mut None);
        assert_eq!(hits[0].text, "航路の維持を図るための港則法等の一部を改正する等の法律案");
        let s = "港則法、水路法及び航路法の一部を改正する法律案を議題とする。本法律案では";
        let law = |name: &str| {
            let at = s.find(name).unwrap_or_default();
            Hit::new(s, at..at + name.len(), bare(name), rule::MENTION_GAZETTEER)
        };
        let mut hits = ["港則法", "水路法", "航路法"].map(law).to_vec();
        resolve(s, &mut hits, &mut None);
        let found: Vec<&str> = hits.iter().map(|h| h.text.as_str()).collect();
        let bill = "港則法、水路法及び航路法の一部を改正する法律案";
        assert_eq!(found, ["港則法", "水路法", "航路法", bill]);
    }
}
