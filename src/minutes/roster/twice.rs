//! People whom a record lists twice: for each of their posts, or as chair and as speaker.
//!
//! Takes the entries of all lists; gives each person once, with all posts, in the capacity that is told first.

use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
};

/// Joins the entries of one person.
pub(super) fn joined(mut attendance: Vec<Attendance>, lexicon: &Lexicon) -> Vec<Attendance> {
    told_in_full(&mut attendance, lexicon);
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

/// 柊委員長、森委員 / （別紙委員名簿） / 柊　誠　みなと大学教授 / …: members by their family names, and again in full with where they
/// belong. The first list tells what they are here.
fn told_in_full(attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    // People who are no chance.
    const LEAST: usize = 2;
    let sits = |person: &Attendance| {
        let kind = person.role.as_deref().and_then(|role| lexicon.titles.capacity(role));
        kind.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"))
    };
    let full = |short: &Attendance| {
        let own = name(short).filter(|_| short.affiliations.is_empty() && sits(short))?;
        let mut fuller = (0..attendance.len()).filter(|&at| {
            let whole = name(&attendance[at]).unwrap_or_default();
            let given = whole.strip_prefix(own).map_or(0, |given| given.chars().count());
            let family = lexicon.titles.surname_at_start(whole).is_none_or(|end| end <= own.len());
            (1..=6).contains(&given)
                && family
                && sits(&attendance[at])
                && !attendance[at].affiliations.is_empty()
                && attendance[at].presence == short.presence
        });
        fuller.next().filter(|_| fuller.next().is_none())
    };
    let pairs: Vec<(usize, usize)> =
        attendance.iter().enumerate().filter_map(|(at, short)| Some((at, full(short)?))).collect();
    let twins = pairs.iter().any(|(at, whole)| pairs.iter().any(|(b, other)| at != b && whole == other));
    if pairs.len() < LEAST || twins {
        return;
    }
    for &(short, whole) in &pairs {
        attendance[whole].role = attendance[short].role.take();
    }
    let mut at = 0;
    attendance.retain(|_| {
        at += 1;
        !pairs.iter().any(|(short, _)| short + 1 == at)
    });
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
    fn a_list_of_family_names_and_one_in_full_are_of_the_same_people() {
        check(
            "３．出席者\n（１）委員\n　高橋委員長、森委員、鹿威委員\n　（別紙委員名簿）\n　　高橋　健一　　はまかぜ大学教授\n　　森　　花子　　みなと商工会議所会頭\n　　鹿威　和子　　みなと協会理事\n（２）事務局\n　　森　一郎　　　環境省水環境課長\n",
            &[
                "委員長 高橋健一 はまかぜ大学:教授",
                "委員 森花子 みなと商工会議所:会頭",
                "委員 鹿威和子 みなと協会:理事",
                "事務局 森一郎 環境省/水環境課:課長",
            ],
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
