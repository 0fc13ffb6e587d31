//! A family name that no table holds, where another calls its bearer by the rank alone: 椥辻課長 of 椥辻港湾施設課長.

use crate::{
    lexicon::Lexicon,
    minutes::Minutes,
    script::{self, Script, script},
};

/// The ranks by which officers are called in talk.
const RANKS: [&str; 7] = ["課長", "部長", "局長", "室長", "次長", "所長", "参事"];

/// The name that a mark begins with, if the words of the record tell that it is one.
pub(super) fn surname<'a>(label: &'a str, minutes: &Minutes, lexicon: &Lexicon) -> Option<&'a str> {
    // 事務局（椥辻課長）
    let inner = label.strip_suffix(')').and_then(|label| label.split_once('(')).map(|(_, inner)| inner);
    let officer = inner.unwrap_or(label);
    let rank = RANKS.iter().find(|rank| officer.ends_with(**rank))?;
    let office = officer.strip_suffix(rank)?;
    let names = office.char_indices().map(|(end, _)| &office[..end]).skip(2).take(3);
    // 水道課長 beside 水道施設課長 is another officer.
    let work = |name: &str| {
        lexicon.terms.is_generic(name)
            || lexicon.cues.words("section-work").contains(name)
            || lexicon.bodies.names_a_unit(name)
    };
    let alone = (2..=4).contains(&office.chars().count())
        && inner.is_some()
        && script::only(office, Script::Kanji)
        && minutes.turns.iter().any(|turn| introduces(turn.flow.as_str(), office));
    if alone {
        return Some(office);
    }
    names.into_iter().find(|name| {
        let called = format!("{name}{rank}");
        script::only(name, Script::Kanji)
            && !work(name)
            && minutes.turns.iter().any(|turn| says(turn.flow.as_str(), &called))
    })
}

/// Whether `words` have this name with nothing of a longer one before it.
fn says(words: &str, called: &str) -> bool {
    words
        .match_indices(called)
        .any(|(at, _)| words[..at].chars().next_back().is_none_or(|c| script(c) != Script::Kanji))
}

/// Whether one says in `words` to be called so: 水産庁の椥辻でございます.
fn introduces(words: &str, name: &str) -> bool {
    ["でございま", "です。", "です、", "と申し"].iter().any(|end| words.contains(&format!("の{name}{end}")))
}
