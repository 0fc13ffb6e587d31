//! What an issue concerns: what its own words name, else what the words around them name.

use std::{collections::BTreeSet, ops::Range, sync::LazyLock};

use super::Scene;
use crate::{claim::clause::turns_away, entity::Kind, minutes::TurnKind, pattern::Regex, script::compounds};

// 「これを導入するには…」, 「そうした技術を…」: what is meant was named before.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POINTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[こそ](?:れ|の|こ|う(?:し|い|やっ)|ちら|ういっ)|当該|同[法制]|上記|前者|後者").unwrap()
});

// 「この弾力的な運用が」, 「こうした点検の費用は」: what is pointed at.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POINTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[こそ]の|[こそ]れらの|[こそ]う(?:した|いう|いった)|当該)(?P<noun>[^、。はがをにでと]{2,16})",
    )
    .unwrap()
});
// What a sentence is about.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:は|が|では|には|とは|というのは|については?|につきまして|に関しまして|に関して|。)")
        .unwrap()
});
// What is done by it or on its ground is another thing.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static GROUND: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:に基づ|によ[りるっ]|以外|上[のは、]|の下[での]|であるため|など|等の|を(?:使|用い|活用|利用|駆使))").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:だから|ですから|ですので|したがって|従って|よって|つまり|具体的に)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ADDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:また|次に|最後に|そして|さらに|更に|なお|それから|加えて|あと|一方|他方|もう[一1])")
        .unwrap()
});

/// The mentions that the issue in `quoted` concerns, in the order of the document.
///
/// Laws and techniques that its own words do not name are taken from the rest of its sentence, then from the sentence
/// before it, where that is sure.
pub(super) fn of(quoted: &Range<usize>, sentence: &Range<usize>, scene: &Scene) -> Vec<usize> {
    gather(quoted, sentence, scene, surely_before)
}

/// The mentions by which a reader understands what `quoted` is about: those that it concerns, and whatever else the sentence
/// before names.
pub(super) fn around(quoted: &Range<usize>, sentence: &Range<usize>, scene: &Scene) -> Vec<usize> {
    gather(quoted, sentence, scene, before)
}

fn gather(
    quoted: &Range<usize>,
    sentence: &Range<usize>,
    scene: &Scene,
    before: impl Fn(&Range<usize>, &Range<usize>, &Scene) -> Vec<usize>,
) -> Vec<usize> {
    let mut found = within(quoted, scene);
    let subject = |found: &[usize]| found.iter().any(|&m| is_subject(scene.mentions[m].kind));
    if !subject(&found) {
        found.extend(within(sentence, scene).into_iter().filter(|&m| is_subject(scene.mentions[m].kind)));
    }
    if !subject(&found) {
        found.extend(before(quoted, sentence, scene));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What the sentence before this one names.
fn told_before(sentence: &Range<usize>, scene: &Scene) -> Option<(Range<usize>, Vec<usize>)> {
    let at = scene.sentences.partition_point(|other| other.range.start < sentence.start);
    let before = scene.sentences[at.checked_sub(1)?].range.clone();
    let named = within(&before, scene).into_iter().filter(|&m| is_subject(scene.mentions[m].kind)).collect();
    Some((before, named))
}

/// Whether all that `named` holds of a kind is one thing. A law and its article are one.
fn single(kind: Kind, named: &[usize], scene: &Scene) -> bool {
    let of_kind = named.iter().map(|&m| &scene.mentions[m]).filter(|m| m.kind == kind);
    let names: BTreeSet<&str> = of_kind.map(|m| m.canonical.as_str()).collect();
    names.first().is_some_and(|first| names.iter().all(|name| name.starts_with(first)))
}

/// The laws and techniques of the sentence before, where this one may go on with what that is about.
///
/// The statement of a summary is about one thing; a speech goes from one to the next, and a sentence of it belongs to the
/// one before where it points back or follows from it, or where that one names a single thing and this one turns to no
/// other.
fn before(quoted: &Range<usize>, sentence: &Range<usize>, scene: &Scene) -> Vec<usize> {
    let Some((_, named)) = told_before(sentence, scene) else { return Vec::new() };
    let (s, words) = (scene.turn.flow.as_str(), &scene.turn.flow.as_str()[sentence.clone()]);
    if scene.turn.kind != TurnKind::Speech || POINTS.is_match(&s[quoted.clone()]) || FOLLOWS.is_match(words) {
        return named;
    }
    if turns_away(words, scene.lexicon) || ADDS.is_match(words) {
        return Vec::new();
    }
    named.iter().copied().filter(|&m| single(scene.mentions[m].kind, &named, scene)).collect()
}

/// Those of them with which this sentence surely goes on.
///
/// The statement of a summary is about one thing, which is not what its sentences only rest on. A speech goes from one to
/// the next: a sentence of it is about what the one before names where it follows from that, points back to a word of it,
/// or goes on with what that is about or with what all of the speech is about, and turns to nothing else.
fn surely_before(quoted: &Range<usize>, sentence: &Range<usize>, scene: &Scene) -> Vec<usize> {
    let Some((before, named)) = told_before(sentence, scene) else { return Vec::new() };
    let s = scene.turn.flow.as_str();
    let (words, told) = (&s[sentence.clone()], &s[before.clone()]);
    let stands = |m: usize, before: &Regex| {
        let text = scene.mentions[m].text.as_str();
        told.match_indices(text).any(|(at, text)| before.is_match(&told[at + text.len()..]))
    };
    if scene.turn.kind != TurnKind::Speech {
        return named.into_iter().filter(|&m| !stands(m, &GROUND)).collect();
    }
    if FOLLOWS.is_match(words) || points_to(&s[quoted.clone()], told) {
        return named;
    }
    if turns_away(words, scene.lexicon) || ADDS.is_match(words) {
        return Vec::new();
    }
    let often = |m: usize| {
        let name = &scene.mentions[m].canonical;
        scene.own.iter().filter(|&&own| scene.mentions[own].canonical == *name).count() >= OFTEN
    };
    let goes_on =
        |m: usize| POINTS.is_match(&s[quoted.clone()]) || single(scene.mentions[m].kind, &named, scene);
    // What a sentence begins with is what it is about.
    let opens = |m: usize| told.trim_start().starts_with(scene.mentions[m].text.as_str());
    // 「道路法の許可が要る。許可の手続を…」
    let first = compounds(words).into_iter().next().map(|noun| words[noun].to_owned());
    let again = |m: usize| {
        let own = first.as_ref().map(|noun| format!("{}の{noun}", scene.mentions[m].text.as_str()));
        own.is_some_and(|own| told.contains(&own))
    };
    let subject = |m: usize| stands(m, &SUBJECT) || often(m) || opens(m) || again(m);
    named.iter().copied().filter(|&m| goes_on(m) && subject(m)).collect()
}

/// Times that a speech names what all of it is about, at least.
const OFTEN: usize = 3;

/// Whether `words` point back to a noun of the sentence before: 「この弾力的な運用が」.
fn points_to(words: &str, before: &str) -> bool {
    let nouns = |pointed: &str| {
        compounds(pointed).into_iter().any(|noun| {
            let noun = &pointed[noun];
            noun.chars().nth(1).is_some() && before.contains(noun)
        })
    };
    POINTED.captures_iter(words).filter_map(|found| found.name("noun")).any(|noun| nouns(noun.as_str()))
}

fn is_subject(kind: Kind) -> bool {
    matches!(kind, Kind::Technology | Kind::Regulation)
}

/// The mentions inside `range` of the turn that an issue can concern.
fn within(range: &Range<usize>, scene: &Scene) -> Vec<usize> {
    let span = scene.turn.flow.span(range.clone());
    let first = scene.own.partition_point(|&m| scene.mentions[m].span.start() < span.start());
    scene.own[first..]
        .iter()
        .copied()
        .take_while(|&m| scene.mentions[m].span.start() < span.end())
        .filter(|&m| span.contains(scene.mentions[m].span) && is_concern(scene.mentions[m].kind))
        .collect()
}

fn is_concern(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Technology | Kind::Regulation | Kind::Organization | Kind::Initiative | Kind::Disease
    )
}

#[cfg(test)]
mod tests {
    use crate::{Source, extract, lexicon::Lexicon};

    /// What the last issue of a member's speech concerns.
    fn concerns(words: &str) -> Vec<String> {
        let text = format!("○長谷川委員　{words}\n○杉山会長　以上です。\n○長谷川委員　終わります。\n");
        let extraction =
            extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap();
        let record = &extraction.records[0];
        let issue = record.claims.iter().flat_map(|claims| &claims.issues).next_back();
        let mut named: Vec<String> = issue
            .map_or(&[][..], |issue| &issue.concerns)
            .iter()
            .map(|&m| record.mentions[m].canonical.clone())
            .collect();
        named.sort();
        named.dedup();
        named
    }

    #[test]
    fn what_was_named_before_is_meant_where_the_words_go_on_with_it() {
        for (words, expected) in [
            (
                "橋の点検に使うドローンは高価です。費用を下げる必要があるという課題があると考えております。",
                vec!["ドローン"],
            ),
            (
                "橋の点検にドローンを使っております。費用を下げる必要があるという課題があると考えております。",
                vec![],
            ),
            (
                "橋の点検にドローンと生成AIを使っております。費用を下げる必要があるという課題があると考えております。",
                vec![],
            ),
            (
                "橋の点検には道路法の許可が要ります。許可の手続を簡素化する必要があると考えております。",
                vec!["道路法"],
            ),
            (
                "橋の点検の費用にドローンと生成AIが響いております。これらの費用を下げる必要があるという課題があると考えております。",
                vec!["ドローン", "生成AI"],
            ),
            (
                "橋の点検では、道路法については、特に道路法第42条については議論があります。費用を下げる必要があるという課題があると考えております。",
                vec!["道路法", "道路法第42条"],
            ),
            (
                "橋の点検にドローンを使っております。また、歩道の幅を広げる必要があるという課題があると考えております。",
                vec![],
            ),
            (
                "橋の点検にドローンを使っております。また、生成AIの手引きを作る必要があるという課題があると考えております。",
                vec!["生成AI"],
            ),
        ] {
            assert_eq!(concerns(words), expected, "{words}");
        }
    }
}
