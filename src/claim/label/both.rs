//! Two sentences as a label, where one alone does not tell what it speaks of: 「漁港は村の外れにある。定期船では行けない」との指摘.

use super::{
    Ground,
    alone::without_leading_adverbs,
    heard::settled,
    lead::{self, Nouns},
    manner, tail,
    words::{COURTESY, SPOKEN, begins, called, ends, points, tells},
};
use crate::lexicon::Lexicon;

/// Characters of both at most, and of the first at least.
const LONGEST: usize = 120;
const SHORTEST: usize = 14;

/// The sentence behind a `label` with the one `before` it, where that tells more of the field.
pub(super) fn with_sentence_before(
    label: &str,
    before: &str,
    ground: &Ground,
    lexicon: &Lexicon,
) -> Option<String> {
    let before = lead::plainly(before.trim_end_matches('。'), lexicon);
    let before = manner::ended(tail::without_tail(&before), lexicon);
    let before = without_leading_adverbs(&before, lexicon);
    if !adds(before, label, lexicon) {
        return None;
    }
    let last = if label.starts_with('「') {
        label.to_owned()
    } else {
        quoted(ground.sentence.written(lexicon), ground.voice, lexicon)?
    };
    let before = before.replace('「', "『").replace('」', "』");
    let both = format!("「{before}。{}", last.strip_prefix('「')?);
    (both.chars().count() <= LONGEST && tells(&both, lexicon)).then_some(both)
}

/// Whether a sentence tells by itself something that a label does not. Who speaks adds nothing: 「漁協の長谷川です」.
fn adds(sentence: &str, label: &str, lexicon: &Lexicon) -> bool {
    let nouns = Nouns::of(sentence, lexicon);
    let paired =
        |(open, close): (char, char)| sentence.matches(open).count() == sentence.matches(close).count();
    nouns.count() > 1
        && nouns.lost(label) > 0
        && sentence.chars().count() >= SHORTEST
        && ends(sentence)
        && begins(sentence, lexicon)
        && !points(sentence, lexicon)
        && !COURTESY.is_match(sentence)
        && !SPOKEN.is_match(sentence)
        && [('「', '」'), ('(', ')')].into_iter().all(paired)
}

/// All of a sentence in brackets, called what it is heard as.
fn quoted(words: &str, voice: &str, lexicon: &Lexicon) -> Option<String> {
    let (bare, asks) = tail::read(words);
    let told = Some(bare).filter(|told| ends(told)).unwrap_or(words.trim_end_matches(['。', '、']));
    let told = manner::ended(told, lexicon);
    let asked = format!("{told}か");
    let (part, heard) = settled(if asks && !told.ends_with('か') { &asked } else { &told }, voice);
    called(part, heard)
}
