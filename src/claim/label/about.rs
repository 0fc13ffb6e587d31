//! Labels from what the words are about, where no clause makes one: a thing named or told most of, and why it is raised.

use super::{Clause, Ground, Reason, sound::is_sound};
use crate::lexicon::Lexicon;

/// Characters of a noun phrase, at least, that tells alone what is spoken of.
const TELLING_ALONE: usize = 7;

/// What the words are about, with a noun for why it is raised: the thing named with what the clause tells most of, then
/// each of them alone.
pub(super) fn about(
    ground: &Ground,
    clauses: &[Clause],
    topics: &[String],
    lexicon: &Lexicon,
) -> Vec<String> {
    let suffix = ground.reason.behind();
    let adverb = |words: &str| lexicon.cues.words("adverb").opens(words);
    // 座長 and 課長 are no issue.
    let person = |words: &str| {
        lexicon.titles.capacity_at_end(words).or_else(|| lexicon.titles.post_at_end(words)).is_some()
    };
    let telling = clauses.iter().find_map(|clause| {
        clause
            .phrases(lexicon)
            .telling()
            .filter(|t| !adverb(t) && !person(t) && !measures(t, lexicon))
            .map(str::to_owned)
    });
    // What is named elsewhere than in these words is no label for them where they tell nothing.
    let here = |name: &str| telling.is_some() || clauses.iter().any(|clause| clause.words.contains(name));
    let named: Vec<&str> = names(ground).filter(|name| here(name)).collect();
    let mut labels = Vec::new();
    if let (Some(name), Some(telling)) = (named.first(), &telling) {
        if telling.contains(name) {
            labels.push(format!("{telling}{suffix}"));
        } else if !name.contains(telling.as_str()) {
            labels.push(format!("{name}における{telling}{suffix}"));
        }
    }
    // One word alone says too little: 働きかけ.
    let several = |words: &String| words.chars().count() >= 6 || words.contains('の');
    let telling = telling.filter(several);
    let topics = topics.iter().filter(|topic| several(topic)).cloned();
    let alone = named.into_iter().map(str::to_owned).chain(telling).chain(topics);
    labels.extend(alone.map(|words| format!("{words}{suffix}")));
    labels
}

/// What a clause tells most of, with a noun for why it is raised, where it says enough alone.
pub(super) fn subject(clause: &Clause, reason: Reason, lexicon: &Lexicon) -> Option<String> {
    let phrases = clause.phrases(lexicon);
    let telling = phrases.telling().filter(|words| {
        let adverb = lexicon.cues.words("adverb").opens(words);
        words.contains('の') && words.chars().count() >= TELLING_ALONE && !adverb && !measures(words, lexicon)
    })?;
    // 橋の安全への懸念の声: the voice is none of it.
    let telling = telling.strip_suffix("の声").filter(|words| words.ends_with("懸念")).unwrap_or(telling);
    let whole = lexicon.cues.words("why-noun").closes(telling);
    let label = if whole { telling.to_owned() } else { format!("{telling}{}", reason.behind()) };
    Some(label).filter(|label| is_sound(label, lexicon))
}

/// The things named that say something alone: a name of two characters seldom does.
pub(super) fn names<'a>(ground: &'a Ground) -> impl Iterator<Item = &'a str> {
    ground.named.iter().copied().filter(|name| name.chars().count() >= 3)
}

/// Whether a phrase only measures or places: 家庭レベル, 法改正後, 約3割, 先の工程.
fn measures(words: &str, lexicon: &Lexicon) -> bool {
    words.trim_start_matches('約').starts_with(|c: char| c.is_ascii_digit())
        || words.starts_with("先の")
        || lexicon.cues.words("vague-end").closes(words)
}

/// 「ゲノム編集とカルタヘナ法をめぐる課題」: the first two things named, where neither holds the other.
pub(super) fn pair(ground: &Ground) -> Option<String> {
    let first = names(ground).next()?;
    let second = names(ground).find(|n| !n.contains(first) && !first.contains(*n))?;
    let why = match ground.reason {
        Reason::Worry => "懸念",
        Reason::Trouble => "課題",
        Reason::Need | Reason::Question => "論点",
    };
    Some(format!("{first}と{second}をめぐる{why}"))
}
