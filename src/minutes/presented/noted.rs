//! Who presented which document as notes, headings and items of a summary tell it: 「（事務局から資料１について説明）」.
//!
//! Takes the words of one block; gives labels of documents with those who presented them.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, script},
    minutes::{
        Who, material,
        refer::{People, Reference},
        report,
    },
};

// The patterns are fixed; tests read with each of them.
/// That a document was presented: told, or named at the end as a note does.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static PRESENTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:説明|報告|発表|紹介|プレゼンテーション|プレゼン|話題提供|情報提供|提案)(?:資料)?(?:を(?:し、|した|行い|行った|実施)|し、|した(?:後|。|$)|が(?:あり|あった|なされ|行われ|され)|があっ|がされ|のあと|の後|後、|(?:\([^()]*\))?[)\]】>〉〕―-]*[。、]?$)",
    )
    .unwrap()
});
/// What stands behind those who present.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static GIVER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"から|より|による|(?:が|は|:)(?:、|資料|本?資料)|(?:資料[0-9-]+(?:の|を)?)?(?:説明|報告|発表|紹介|プレゼン)").unwrap()
});
/// 「資料１の説明（事務局）」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BEHIND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:説明|報告|発表|紹介|プレゼン(?:テーション)?)\((?P<who>[^()]+)\)[)\]】>〉〕―-]*$").unwrap()
});
/// What joins a document to the presenter behind it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:に|の)?(?:ほか|他)?)(?:「[^」]*」)?(?:により|に基づいて|に基づき|について|に関して|に関し|を用いて|を使って|に沿って|に沿い|を基に|をもとに|、)").unwrap()
});

/// Characters of a unit with its post at most.
const POST: usize = 16;

/// A document that someone presented.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Noted {
    pub label: String,
    pub who: Who,
    /// Bytes of the words that name them.
    pub range: Range<usize>,
}

/// The documents that `s` tells were presented, with those who did.
pub(super) fn read(s: &str, people: &People, lexicon: &Lexicon) -> Vec<Noted> {
    let mut found = Vec::new();
    for sentence in report::sentences(s) {
        let words = &s[sentence.clone()];
        let citations = material::citations(words);
        if citations.is_empty() || !PRESENTED.is_match(words) || words.contains(['?', '？']) {
            continue;
        }
        let givers = givers(words, people, lexicon);
        for citation in citations {
            let before = givers.iter().rfind(|(_, range)| range.end <= citation.start);
            let after = givers.iter().find(|(_, range)| range.start >= citation.end);
            let leads = LEADS.is_match(&words[citation.end..]);
            let giver = if leads { after.or(before) } else { before.or(after) };
            if let Some((who, range)) = giver {
                let range = sentence.start + range.start..sentence.start + range.end;
                found.push(Noted { label: citation.label, who: who.clone(), range });
            }
        }
    }
    found
}

/// Those whom the words say to give something, in their order.
fn givers(words: &str, people: &People, lexicon: &Lexicon) -> Vec<(Who, Range<usize>)> {
    let mut found: Vec<(Who, Range<usize>)> = Vec::new();
    for particle in GIVER.find_iter(words) {
        let end = particle.start();
        let start = report::phrase_start(&words[..end]);
        if let Some(who) = resolve(&words[start..end], people, lexicon)
            && !found.iter().any(|(_, range)| range.end > start)
        {
            found.push((who, start..end));
        }
    }
    if found.is_empty()
        && let Some(named) = BEHIND.captures(words).and_then(|c| c.name("who"))
        && let Some(who) = resolve(named.as_str(), people, lexicon)
    {
        found.push((who, named.range()));
    }
    found
}

/// Whom the words name: a person, a body, or a post as it is printed.
fn resolve(words: &str, people: &People, lexicon: &Lexicon) -> Option<Who> {
    let words = ["の担当者", "担当者", "の担当"].iter().find_map(|w| words.strip_suffix(w)).unwrap_or(words);
    let reference = people.refer(words).or_else(|| people.speaker(words));
    if let Some(reference) = reference {
        return match reference {
            Reference::Named(who) | Reference::Role(who) => Some(who),
            Reference::Group(_) | Reference::OneOf(_) => None,
        };
    }
    let at = lexicon.titles.post_at_end(words)?;
    // 湖水環境課長: the unit is written in one with the post.
    let unit = words.chars().all(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin));
    (at == 0 || unit && words.chars().count() <= POST)
        .then(|| people.holder(words).map_or_else(|| Who::Organ(words.to_owned()), Who::Listed))
}
