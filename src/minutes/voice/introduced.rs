//! The names by which speakers introduce themselves: 「…局長の寺崎久明です」.

use std::sync::LazyLock;

use super::is_name;
use crate::{
    lexicon::Lexicon,
    pattern::Regex,
    script::{Script, only},
};

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
        let own = before.strip_suffix('の').is_some_and(|title| calls_itself(title, label, lexicon));
        // 座長の柊木野です: behind the title of the one who speaks, a name that no table holds is one.
        let kanji = n.chars().count() <= 4 && only(n, Script::Kanji) && !lexicon.terms.is_generic(n);
        let surname = titles.surname_at_start(n);
        let known = surname.is_some_and(|end| end == n.len() || titles.is_given_name(&n[end..]));
        let whole = known || own && kanji && is_name(n, lexicon);
        // 「…課の出水です」: a unit or body stands before the name.
        let from = before.strip_suffix('の').is_some_and(|b| {
            // 港湾局長の柊でございます。 as the first words.
            let first = !b.contains(['。', '、']) && titles.post_at_end(b).is_some();
            own || first || lexicon.cues.words("unit-before-name").closes(b)
        });
        let says = cue.starts_with("と申し") || !handed && from || handed && own;
        (whole && says && n.chars().count() >= 2).then(|| n.to_owned())
    })
}

/// Whether words end with the title under which the speaker stands, or with the last part of it: …課長 of 港湾課長.
fn calls_itself(words: &str, label: &str, lexicon: &Lexicon) -> bool {
    if words.ends_with(label) {
        return true;
    }
    let from = words
        .rfind(['。', '、', ' '])
        .map_or(0, |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
    let title = &words[from..];
    let titles = &lexicon.titles;
    label.ends_with(title) && (titles.is_post(title) || titles.post_at_end(title).is_some())
}
