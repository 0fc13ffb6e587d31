//! The words of a clause without what is no part of what it says: remarks in brackets, openings, words that only take breath.

use std::{borrow::Cow, sync::LazyLock};

use regex::Regex;

use super::super::clause::without_opening;
use crate::lexicon::Lexicon;

// 「教材というものを」: words that only take breath.
const FILLERS: [&str; 7] = [
    "というもの",
    "といったもの",
    "みたいなもの",
    "といったところ",
    "という部分",
    "といった部分",
    "というところ",
];
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FILLER: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(&format!("(?:{})(?P<p>[をはがにもの])", FILLERS.join("|"))).unwrap());
// 「私としては」: who speaks is no part of what is said.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:私|わたくし|我々|個人)(?:も|は|ども(?:も|は)?|自身(?:も|は)?|個人的に(?:は|も)?|的に(?:は|も)?|として(?:は|も)?|から(?:は|も)?)、?").unwrap()
});

/// The words without remarks in brackets and without what opens them.
pub(super) fn plain(words: &str, lexicon: &Lexicon) -> String {
    let kept = without_remarks(words);
    let kept = if FILLERS.iter().any(|filler| kept.contains(filler)) {
        FILLER.replace_all(&kept, "$p")
    } else {
        Cow::Borrowed(&*kept)
    };
    let bare = without_opening(&kept, lexicon);
    let bare = SPEAKER.find(bare).map_or(bare, |me| without_opening(&bare[me.end()..], lexicon));
    // そういう場: what points at something else belongs to the noun behind it.
    let opening = kept[..kept.len() - bare.len()].trim_end_matches(['、', ' ']);
    match lexicon.cues.words("pointing").at_end(opening).next() {
        Some(word) => format!("{word}{bare}"),
        None => bare.to_owned(),
    }
}

/// The words without remarks in brackets, and without straight quotation marks.
fn without_remarks(words: &str) -> Cow<'_, str> {
    if !words.contains(['(', '"']) {
        return Cow::Borrowed(words);
    }
    let mut kept = String::with_capacity(words.len());
    let mut depth = 0u32;
    let paired = words.matches('(').count() == words.matches(')').count();
    for c in words.chars() {
        match c {
            '(' if paired => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '"' => {}
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    Cow::Owned(kept)
}
