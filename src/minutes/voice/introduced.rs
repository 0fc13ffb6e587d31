//! The names by which speakers introduce themselves: 「…局長の寺崎久明です」.

use std::sync::LazyLock;

use super::is_name;
use crate::{lexicon::Lexicon, pattern::Regex};

// The pattern is fixed; tests read with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static INTRODUCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:の|、|は|。|^)(?P<name>[\p{Han}々ァ-ヶー][\p{Han}々ァ-ヶーぁ-ねは-ん]{0,6}?)(?:と申し|でございま|です[。、]|より|から)").unwrap()
});

/// How far into a speech people introduce themselves, in characters.
const OPENING: usize = 300;

/// The name by which the speaker of `words` introduces themselves: the full name of `known`, or of the organ `label`.
pub(super) fn introduced(words: &str, known: Option<&str>, label: &str, lexicon: &Lexicon) -> Option<String> {
    let titles = &lexicon.titles;
    let end = words.char_indices().nth(OPENING).map_or(words.len(), |(i, _)| i);
    let words = &words[..end];
    INTRODUCED.captures_iter(words).find_map(|found| {
        let name = found.name("name")?;
        let before = &words[..name.start()];
        let cue = &words[name.end()..];
        let handed = cue.starts_with("より") || cue.starts_with("から");
        let n = name.as_str();
        if let Some(known) = known {
            let fits = titles.standard(n).starts_with(&titles.standard(known))
                && n.chars().count() > known.chars().count();
            return (fits && !handed && is_name(n, lexicon) && n.chars().count() <= 7).then(|| n.to_owned());
        }
        let surname = titles.surname_at_start(n)?;
        let whole = surname == n.len() || titles.is_given_name(&n[surname..]);
        let own = before.ends_with(&format!("{label}の"));
        // 「…課の出水です」: a unit or body stands before the name.
        let from = before
            .strip_suffix('の')
            .is_some_and(|b| own || lexicon.cues.words("unit-before-name").closes(b));
        let says = cue.starts_with("と申し") || !handed && from || handed && own;
        (whole && says && n.chars().count() >= 2).then(|| n.to_owned())
    })
}
