//! Names that are known beforehand: those of the document, and those of the tables.

use std::{cell::LazyCell, ops::Range};

use super::{find::Hit, known, names::Names, place, regulation::with_amendment, title::ordinal};
use crate::{
    entity::{Entity, Kind, Resolution},
    lexicon::{Entry, Lexicon},
    rule,
    script::{Script, script},
};

/// Names that this very document gives.
pub(super) fn of_document(s: &str, nouns: &[Range<usize>], names: &Names, lexicon: &Lexicon) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, name, entity) in names.find(s) {
        let range = at..at + name.len();
        if known::stands_alone(s, &range, nouns, lexicon) {
            let rule = match entity.kind {
                Kind::Organization | Kind::Person => rule::MENTION_ROSTER,
                _ => rule::MENTION_DEFINED,
            };
            hits.push(Hit::new(s, range, entity.clone(), rule));
        }
    }
    hits
}

/// Names of the tables.
pub(super) fn of_tables(
    s: &str,
    nouns: &[Range<usize>],
    names: &Names,
    lexicon: &Lexicon,
    hits: &mut Vec<Hit>,
) {
    for found in lexicon.matcher.find(s) {
        let range = found.start..found.end;
        let name = &s[range.clone()];
        let generic = |e: &Entry| e.kind() != Kind::Organization && lexicon.terms.is_generic(name);
        // 共和党政権: what governs is a party of this country.
        let sure = LazyCell::new(|| {
            acts(name, &s[range.end..]) && !is_person(name, &s[range.end..], lexicon)
                || of_country(&s[..range.start], lexicon)
                || s[range.end..].starts_with("政権")
                || among_bodies(s, &range, nouns, lexicon)
        });
        let doubtful = |e: &Entry| e.doubtful && !*sure;
        if names.contains(name) || found.entries.iter().all(|e| doubtful(e) || generic(e)) {
            continue;
        }
        // 北浜県|南浜市では
        let town = || {
            let kind = ['市', '区', '町', '村'];
            name.ends_with(kind) && known::in_prefecture(&s[..range.start], lexicon) && does(&s[range.end..])
        };
        // 令和6年度|南浜市|水道事業会計補正予算: whose budget it is.
        let budget =
            || name.ends_with(['市', '区', '町', '村', '県']) && known::opens_budget(s, &range, nouns);
        if !known::stands_alone(s, &range, nouns, lexicon) && !town() && !budget() {
            continue;
        }
        // 南浜市|文化財保護審議会: the council of a town is none of the state.
        if name.ends_with('会') && known::of_town(s, range.start, nouns) {
            continue;
        }
        // 北浜県南浜市は: the prefecture only says where the town is.
        let is_prefecture = name.ends_with(['都', '道', '府', '県']);
        if is_prefecture
            && lexicon
                .bodies
                .known_at_start(&s[range.end..])
                .is_some_and(|end| s[range.end..range.end + end].ends_with(['市', '区', '町', '村']))
        {
            continue;
        }
        // MRI is a method before it is a firm, where nothing speaks for the firm.
        let certain: Vec<Entry> = found.entries.iter().filter(|&e| !doubtful(e)).cloned().collect();
        let entities = entities(&certain);
        let Some(first) = entities.first().cloned() else { continue };
        if first.kind == Kind::Regulation && !is_law_here(s, &range) {
            continue;
        }
        let same_kind = entities.iter().all(|e| e.kind == first.kind);
        let wider = of_place(s, &range, nouns, first.kind, names, lexicon);
        if let Some(range) = wider {
            let name = s[range.clone()].to_owned();
            // The law knows 地域防災計画; that of a town is the town's own plan.
            let kind = if name.ends_with("計画") { Kind::Initiative } else { first.kind };
            let entity = Entity { kind, key: name.clone(), label: name, part_of: None };
            hits.push(Hit::new(s, range, entity, rule::MENTION_GAZETTEER));
            continue;
        }
        let whole = |start: &usize| lexicon.matcher.exact(&s[*start..range.end]).is_empty();
        if let Some(start) = version(s, range.start).filter(whole) {
            let text = s[start..range.end].to_owned();
            // 日本版NASA: what is made after the model of a body is a plan of this country.
            let kind = if first.kind == Kind::Organization { Kind::Initiative } else { first.kind };
            let entity = Entity { kind, key: text.clone(), label: text, part_of: None };
            hits.push(Hit::new(s, start..range.end, entity, rule::MENTION_GAZETTEER));
            continue;
        }
        let law = first.kind == Kind::Regulation && name.ends_with('法');
        let start = match first.kind {
            Kind::Regulation if law => with_amendment(s, range.start),
            Kind::Regulation => known::before_class(&s[..range.start]).unwrap_or(range.start),
            _ => range.start,
        };
        let end = match first.kind {
            Kind::Organization => with_company(s, range.end),
            Kind::Initiative => with_year(s, range.end, lexicon),
            _ => range.end,
        };
        let mut hit = Hit::new(s, start..end, first, rule::MENTION_GAZETTEER);
        if entities.len() > 1 && same_kind {
            hit.canonical.clone_from(&hit.text);
            hit.entity = Resolution::Ambiguous(entities);
        }
        hits.push(hit);
    }
}

/// Where 日本版 begins before what is made after a model: 日本版DMO.
fn version(s: &str, start: usize) -> Option<usize> {
    let before = s[..start].strip_suffix("日本版").or_else(|| s[..start].strip_suffix("令和版"))?;
    let opens = before.chars().next_back().is_none_or(|c| script(c) != Script::Kanji);
    opens.then_some(before.len())
}

/// 南浜市|地域防災計画, 第2期|地域福祉計画: the plan or ordinance of a town begins with the town, and with its number before that.
fn of_place(
    s: &str,
    range: &Range<usize>,
    nouns: &[Range<usize>],
    kind: Kind,
    names: &Names,
    lexicon: &Lexicon,
) -> Option<Range<usize>> {
    let name = &s[range.clone()];
    if !matches!(kind, Kind::Regulation | Kind::Initiative) || !lexicon.cues.words("of-place").closes(name) {
        return None;
    }
    // 第2期南浜市|まち・ひと・しごと創生総合戦略: kana opens no compound.
    let i = nouns.partition_point(|n| n.end < range.start);
    let noun = nouns.get(i).filter(|n| n.start < range.start)?;
    let before = &s[noun.start..range.start];
    let place = &before[ordinal(before)..];
    let is_place = (lexicon.bodies.known(place).is_some() || names.contains(place))
        && place.ends_with(['都', '道', '府', '県', '市', '区', '町', '村']);
    (is_place || place.is_empty()).then_some(noun.start..range.end)
}

/// JMA、港湾空港技術研究所: a name that may be another thing's is that of a body in the company of one, in its post or
/// addressed as people are (JMAさん).
fn among_bodies(s: &str, range: &Range<usize>, nouns: &[Range<usize>], lexicon: &Lexicon) -> bool {
    let behind = &s[range.end..];
    // 東村さん: a village and a family.
    if is_person(&s[range.clone()], behind, lexicon) {
        return false;
    }
    if behind.starts_with("さん") || behind.starts_with('様') || behind.starts_with("理事長") {
        return true;
    }
    let joins = |gap: &str| matches!(gap, "、" | "や" | "と" | "・" | "及び" | "並びに" | "または" | "又は");
    let is_one = |noun: &Range<usize>| {
        let words = &s[noun.clone()];
        let place = words.ends_with(['都', '道', '府', '県', '市', '区', '町', '村', '国']);
        let entries = lexicon.matcher.exact(words);
        !place && entries.iter().any(|e| e.kind() == Kind::Organization && !e.doubtful)
    };
    let i = nouns.partition_point(|n| n.end < range.end);
    if nouns.get(i).is_none_or(|noun| *noun != *range) {
        return false;
    }
    let before = i.checked_sub(1).map(|i| &nouns[i]).filter(|n| joins(&s[n.end..range.start]));
    let after = nouns.get(i + 1).filter(|n| joins(&s[range.end..n.start]));
    before.into_iter().chain(after).any(is_one)
}

/// Whether a name that is that of a family too is addressed as one of it is.
fn is_person(name: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let short = name.chars().nth(2).is_none() && name.ends_with(['村', '町']);
    behind.starts_with("さん") && (short || lexicon.titles.is_surname(name))
}

/// 米国のFTC: whose the body is tells it from other things of that name.
fn of_country(before: &str, lexicon: &Lexicon) -> bool {
    before.strip_suffix('の').is_some_and(|country| lexicon.cues.words("country").closes(country))
}

/// A ward, town or village is a body where it acts: 南浜区は, 南浜区では. Names of four letters and more are nothing else.
fn acts(name: &str, after: &str) -> bool {
    let chars = name.chars().count();
    let long = chars >= 4 && name.ends_with(['町', '村']);
    long || name.ends_with(['区', '町', '村']) && chars >= 3 && does(after)
}

/// Where a company ends that is called so in talk: ミナト電機社, ミナト電機社製.
fn with_company(s: &str, end: usize) -> usize {
    let Some(rest) = s[end..].strip_prefix('社') else { return end };
    let foreign = s[..end].ends_with(|c| script(c) == Script::Katakana);
    let alone = rest.starts_with(|c| c == '製' || script(c) != Script::Kanji) || rest.is_empty();
    if foreign && alone { end + '社'.len_utf8() } else { end }
}

/// Where an event ends that is named with the place and the year in which it is held: 港湾博覧会|東京2031.
fn with_year(s: &str, end: usize, lexicon: &Lexicon) -> usize {
    let rest = &s[end..];
    let Some(digits) = rest.find(|c: char| c.is_ascii_digit()).filter(|&at| at > 0 && at <= 12) else {
        return end;
    };
    let place = lexicon.bodies.known(&rest[..digits]).is_some() || place::is_known(&rest[..digits], lexicon);
    let year = rest[digits..].chars().take_while(char::is_ascii_digit).count();
    let held =
        place && year == 4 && rest[digits..].starts_with("20") && !rest[digits + 4..].starts_with('年');
    if held { end + digits + 4 } else { end }
}

/// What stands behind a place where it does something.
fn does(after: &str) -> bool {
    const BEHIND: [&str; 22] = [
        "は",
        "が",
        "も",
        "では",
        "でも",
        "による",
        "に対し",
        "の事例",
        "の取組",
        "の場合",
        "として",
        "において",
        "と連携",
        "と協",
        "さん",
        "の条例",
        "の担当",
        "職員",
        "及び",
        "等",
        "など",
        "、",
    ];
    BEHIND.iter().any(|behind| after.starts_with(behind))
}

/// 旧民法 and a bill are not the law in force.
fn is_law_here(s: &str, range: &Range<usize>) -> bool {
    let is_law = s[range.clone()].ends_with('法') || s[range.clone()].ends_with("法律");
    !is_law || !(s[..range.start].ends_with('旧') || s[range.end..].starts_with('案'))
}

/// The things that entries stand for. A law that is known by its id is not also a term of that name.
pub(super) fn entities(entries: &[Entry]) -> Vec<Entity> {
    let all: Vec<Entity> = entries.iter().map(Entry::entity).collect();
    let identified = |e: &Entity| e.kind == Kind::Regulation && e.key.len() == 15 && e.key.is_ascii();
    if all.iter().any(identified) { all.into_iter().filter(identified).collect() } else { all }
}
