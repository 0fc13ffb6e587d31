//! Places in names: the prefecture or town that a name begins with or is, and the schools that a town runs.

use crate::lexicon::Lexicon;

/// Where the prefecture or municipality ends that `noun` begins with and is longer than.
pub(super) fn at_start(noun: &str, lexicon: &Lexicon) -> Option<usize> {
    lexicon.bodies.known_at_start(noun).filter(|&end| {
        end < noun.len() && noun[..end].ends_with(['都', '道', '府', '県', '市', '区', '町', '村'])
    })
}

/// Whether a prefecture or municipality is called so: 山口, 福岡.
pub(super) fn is_known(name: &str, lexicon: &Lexicon) -> bool {
    ["都", "県", "市", "府", "区", "町", "村"]
        .iter()
        .any(|kind| lexicon.bodies.known(&format!("{name}{kind}")).is_some())
}

/// What a school is called for short, and its name without the town that runs it: 浜辺小 and 浜辺小学校 of 南浜町立浜辺小学校.
pub(super) fn school<'a>(noun: &'a str, lexicon: &Lexicon) -> Option<(String, &'a str)> {
    let kind = ["小学校", "中学校", "高等学校"].into_iter().find(|kind| noun.ends_with(kind))?;
    let name = noun.rfind('立').map_or(noun, |at| &noun[at + '立'.len_utf8()..]);
    let own = name.strip_suffix(kind)?;
    let vague = ["vague-modifier", "before-name"].iter().any(|cue| lexicon.cues.words(cue).opens(own));
    let named = (2..=4).contains(&own.chars().count()) && !vague && !lexicon.terms.is_generic(own);
    named.then(|| (own.chars().chain(kind.chars().take(1)).collect(), name))
}
