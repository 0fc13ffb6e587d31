//! People whom a record lists twice: for each of their posts, or as chair and as speaker.
//!
//! Takes the entries of all lists; gives each person once, with all posts, in the capacity that is told first.

use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
};

/// Joins the entries of one person.
pub(super) fn joined(attendance: Vec<Attendance>, lexicon: &Lexicon) -> Vec<Attendance> {
    let mut found: Vec<Attendance> = Vec::with_capacity(attendance.len());
    let kind = |person: &Attendance| {
        person.role.as_deref().and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.clone())
    };
    let guests = attendance.iter().filter(|person| kind(person).as_deref() == Some("guest"));
    let whole: Vec<String> =
        guests.filter_map(name).filter(|name| is_whole(name, lexicon)).map(str::to_owned).collect();
    for person in attendance {
        let Some(own) = name(&person).filter(|_| person.presence == Presence::Present) else {
            found.push(person);
            continue;
        };
        // 座長 / 柊 above 登壇者 / 柊　誠（みなと大学）: told more fully in the other list.
        let mut fuller = whole.iter().filter(|w| {
            lexicon.titles.surname_at_start(w).is_some_and(|end| w[..end] == *own) && w.as_str() != own
        });
        if kind(&person).as_deref() == Some("chair")
            && lexicon.titles.is_surname(own)
            && person.affiliations.is_empty()
            && fuller.next().is_some_and(|first| fuller.all(|other| other == first))
        {
            continue;
        }
        let same = |other: &&mut Attendance| {
            name(other) == Some(own)
                && other.presence == Presence::Present
                && (is_whole(own, lexicon) || person.affiliations.is_empty() && other.affiliations.is_empty())
        };
        match found.iter_mut().find(same) {
            Some(known) => {
                let told = |post: &Option<String>| known.affiliations.iter().any(|held| held.post == *post);
                let more: Vec<_> = person.affiliations.into_iter().filter(|held| !told(&held.post)).collect();
                known.affiliations.extend(more);
            }
            None => found.push(person),
        }
    }
    found
}

fn name(person: &Attendance) -> Option<&str> {
    person.name.as_ref().map(|name| name.value.as_str())
}

/// Whether a name is a family name and a given name.
fn is_whole(name: &str, lexicon: &Lexicon) -> bool {
    name.chars().count() > 2
        && !lexicon.titles.is_surname(name)
        && lexicon.titles.surname_at_start(name).is_some_and(|end| end < name.len())
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn one_who_is_listed_for_each_post_is_one_person() {
        check(
            "説明員\n　港湾課長　　　　　　高　橋　健　一\n　水産課長　　　　　　森　　　花　子\n　桟橋整備室長　　　　高　橋　健　一\n",
            &["説明員 高橋健一 :港湾課長+:桟橋整備室長", "説明員 森花子 :水産課長"],
        );
    }

    #[test]
    fn bullets_in_bullets_name_those_who_have_a_capacity() {
        check(
            "* 座長\n    * 高橋, 森\n* 登壇者 (登壇順)\n    * 高橋 健一 (みなと大学 教授)\n    * 石田 伸二 (みなと電機株式会社 港湾設備センター長)\n* 参加者: 30名\n* 注意事項\n    * 発言は各自で確認する。\n\n## ご紹介\n",
            &[
                "座長 森",
                "登壇者 高橋健一 みなと大学:教授",
                "登壇者 石田伸二 みなと電機株式会社/港湾設備センター:センター長",
            ],
        );
    }
}
