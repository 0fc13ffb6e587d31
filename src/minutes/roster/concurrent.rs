//! Posts whose holder the list names by another: 計画担当課長　　政策担当課長兼務.

use super::printed::Printed;
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance},
    text::Flow,
};

/// A post, and the one by which its holder is named.
pub(super) struct Concurrent {
    post: Flow,
    holder: String,
}

/// Takes such lines out.
pub(super) fn take(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Vec<Concurrent> {
    let mut found = Vec::new();
    printed.retain(|line| match read(&line.flow, lexicon) {
        Some(concurrent) => {
            found.push(concurrent);
            false
        }
        None => true,
    });
    found
}

fn read(flow: &Flow, lexicon: &Lexicon) -> Option<Concurrent> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let [(post, _), (holder, _)] = pieces.as_slice() else { return None };
    let holder = s[holder.clone()].strip_suffix("兼務")?;
    let held = |words: &str| lexicon.titles.post_at_end(words).is_some();
    (held(&s[post.clone()]) && held(holder))
        .then(|| Concurrent { post: flow.slice(post.clone()), holder: holder.to_owned() })
}

/// Gives each post to the one who holds the other.
pub(super) fn tell(attendance: &mut [Attendance], concurrent: &[Concurrent]) {
    for Concurrent { post, holder } in concurrent {
        let holds = |a: &&mut Attendance| a.affiliations.iter().any(|f| f.as_written == *holder);
        let Some(person) = attendance.iter_mut().find(holds) else { continue };
        let organization = person.affiliations.first().map(|f| f.organization.clone()).unwrap_or_default();
        person.affiliations.push(Affiliation::told(post, organization, Some(post.as_str().to_owned())));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_post_is_held_by_who_holds_another() {
        check(
            "出席説明員\n港湾部長　高橋　健一\n計画担当課長　山田　花子\n桟橋担当課長　計画担当課長兼務\n水産課長　森　誠\n",
            &[
                "出席説明員 高橋健一 :港湾部長",
                "出席説明員 山田花子 :計画担当課長+:桟橋担当課長",
                "出席説明員 森誠 :水産課長",
            ],
        );
    }
}
