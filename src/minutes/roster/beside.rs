//! What people are elsewhere, in brackets right behind their names: 柊誠（弁護士）, 森花子（公募市民）.

use super::{is_body, note::last_note, person};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, affiliation},
    script::{Script, only},
    text::Flow,
};

/// Takes what stands in brackets behind a name off it, where the `rest` of the entry says nothing of the person.
pub(super) fn take(name: &mut Option<Flow>, rest: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    let behind = name.as_ref().filter(|_| rest.is_empty()).and_then(|name| office(name, lexicon));
    let Some((kept, office)) = behind else { return Vec::new() };
    *name = Some(kept);
    read(&office, lexicon)
}

/// A name, and in brackets behind it what the person is elsewhere: 柊誠（弁護士）; `None` for a reading or a letter that
/// tells namesakes apart.
fn office(name: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow)> {
    let (kept, note) = last_note(name)?;
    let (person, office) = (kept.as_str().replace(' ', ""), note.as_str());
    let told = office.chars().count() >= 2
        && !only(office, Script::Hiragana)
        && !only(office, Script::Katakana)
        && !office.contains(['※', ':', '。'])
        && !["以下", "代", "旧", "新"].iter().any(|word| office.starts_with(word));
    let named = person::doubt(&person, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
        && !person.contains(['、', '・', '(']);
    (told && named).then_some((kept, note))
}

/// The bodies and posts in brackets; what is neither, as 弁護士 or 公募市民, stands for a post.
fn read(note: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    let mut found = affiliation::read(note, lexicon);
    for affiliation in &mut found {
        if affiliation.post.is_none() && !is_body(&affiliation.as_written, lexicon) {
            affiliation.post = Some(affiliation.as_written.clone());
            affiliation.organization.clear();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn trades_in_brackets_are_posts_and_letters_are_none() {
        check(
            "出席者\n　会長　高 橋　健 一(弁護士)\n　委員　森花子(公募市民)\n　委員　柊誠(まこと)\n",
            &["会長 高橋健一 :弁護士", "委員 森花子 :公募市民", "委員 柊誠(まこと)"],
        );
    }
}
