//! What an assembly's own people are of: its chairs, its office; and officers who have
//! several posts.

use super::{
    scope,
    town::{self, Home},
};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance},
};

/// Tells of which body those are who sit in an assembly or work for it, where posts alone are printed.
pub(super) fn tell(attendance: &mut [Attendance], sitting: bool, home: Option<&Home>, lexicon: &Lexicon) {
    let town = attendance
        .iter()
        .filter(|a| a.role.as_deref().is_some_and(|role| town::explains(role, lexicon)))
        .flat_map(|a| &a.affiliations)
        .find_map(|held| {
            let town = |top: &&String| town::is_town(top, lexicon) || top.ends_with(['市', '区', '町', '村']);
            held.organization.first().filter(town).cloned()
        });
    let sitting = sitting || attendance.iter().any(|a| a.role.as_deref() == Some("出席議員"));
    // The assembly, where its town is known.
    let place = town.clone().or_else(|| home.filter(|home| home.assembly).map(|home| home.body.clone()));
    let house = place.map(|town| format!("{town}議会"));
    let offices: Vec<(Option<String>, String)> = attendance.iter().filter_map(office_of_assembly).collect();
    for person in attendance.iter_mut() {
        let office = offices.iter().find(|(role, _)| *role == person.role).map(|(_, office)| office);
        let Some(role) = person.role.as_deref() else { continue };
        // 議会事務局 / 局長: the office of that assembly.
        for held in &mut person.affiliations {
            if let (Some(house), [.., last]) = (&house, held.organization.as_slice())
                && last == "議会事務局"
            {
                held.organization = vec![house.clone(), "事務局".to_owned()];
            }
        }
        if let Some(town) = town.as_ref().filter(|_| town::explains(role, lexicon)) {
            // 教育委員会教育長: of these bodies every town has its own.
            let own = |top: &String| {
                (top.ends_with("委員会") || top.ends_with('局')) && lexicon.bodies.known(top).is_none()
            };
            for held in
                person.affiliations.iter_mut().filter(|held| held.organization.first().is_some_and(own))
            {
                held.organization.insert(0, town.clone());
            }
            person.affiliations = std::mem::take(&mut person.affiliations)
                .into_iter()
                .flat_map(|held| several(held, lexicon))
                .collect();
            continue;
        }
        let bare = person.affiliations.iter_mut().filter(|held| held.organization.is_empty());
        for held in bare {
            let Some(post) = held.post.as_deref() else { continue };
            match (role, post) {
                (role, post) if role.ends_with("議員") && scope::is_of_assembly(post) => {
                    held.organization.extend(town.as_ref().map(|town| format!("{town}議会")));
                }
                // 議会事務局長 / 書記; 事務局出席職員 of an assembly: theirs is its office.
                _ if sitting && (office.is_some() || role.contains("事務局")) => {
                    held.organization.extend(house.clone());
                    let named = office.filter(|_| house.is_none());
                    held.organization.push(named.map_or("事務局", String::as_str).to_owned());
                }
                _ => {}
            }
        }
    }
}

/// The office of the assembly whose head is listed among those on duty, and what they are listed as: 議会事務局長.
fn office_of_assembly(person: &Attendance) -> Option<(Option<String>, String)> {
    let on_duty = person.role.as_deref().is_some_and(|r| r.contains("職務") || r.contains("事務局"));
    let head = person.affiliations.iter().find_map(|held| {
        let office = match held.organization.as_slice() {
            [] => held.post.as_deref()?.strip_suffix('長')?,
            [office] if held.post.as_deref() == Some("局長") => office,
            _ => return None,
        };
        office.ends_with("議会事務局").then(|| office.to_owned())
    });
    head.filter(|_| on_duty).map(|office| (person.role.clone(), office))
}

/// 港湾課長・法制主幹: the posts that one officer has, each by itself; 危機管理・防災担当部長 is one.
fn several(held: Affiliation, lexicon: &Lexicon) -> Vec<Affiliation> {
    let posts: Vec<&str> = held.post.as_deref().unwrap_or_default().split('・').collect();
    // 医師・人材確保課長: a trade is what the one post is about.
    let whole = |post: &&str| lexicon.titles.post_at_end(post).is_some() && !post.ends_with('師');
    if posts.len() < 2 || !posts.iter().all(whole) {
        return vec![held];
    }
    let one = |post: &str| Affiliation {
        post: Some(post.to_owned()),
        as_written: post.to_owned(),
        abbreviation: None,
        ..held.clone()
    };
    posts.into_iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::of_record;

    #[test]
    fn the_chair_of_the_assembly_beside_its_committee_has_a_post() {
        let record = "令和６年第２回　６月定例会　港湾特別委員会\n\n〇付議事件\n　議案第２号　令和６年度長野市港湾会計予算\n〇出席委員（2人）\n　　　　１番　　　　　　　高　橋　健　一\n　　　　２番 （副委員長） 鈴　木　徳　子\n〇出席議員（1人）\n　議長　　　　　　　　　　森　　　　　毅\n〇出席説明員\n　市長　　　　　　　　　　山　田　花　子\n　総務課長・法制主幹　　　佐　藤　花　子\n　職員監　　　　　　　　　田　中　正　樹\n〇事務局出席職員\n　書記　　　　　　　　　　渡　辺　　　進\n　　　　　　午前10時０分開議\n○高橋健一委員長　ただいまから港湾特別委員会を開きます。\n　長野市の予算について、長野市議会の委員に伺います。\n○森毅議長　おはようございます。\n○高橋健一委員長　港湾会計の説明を求めます。\n";
        let expected = [
            "出席委員 高橋健一",
            "副委員長 鈴木徳子",
            "出席議員 森毅 長野市議会:議長",
            "出席説明員 山田花子 長野市:市長",
            "出席説明員 佐藤花子 長野市:総務課長+長野市:法制主幹",
            "出席説明員 田中正樹 長野市:職員監",
            "事務局出席職員 渡辺進 長野市議会/事務局:書記",
        ];
        assert_eq!(of_record(record.to_owned()), expected.join("\n"));
    }

    #[test]
    fn a_town_that_no_table_holds_is_named_by_its_assembly() {
        let record = "令和７年第２回東森町議会定例会会議録\n\n日時　令和７年６月12日\n４．出席議員\n　１番　柊　　誠　　　２番　森　　花子\n８．説明のため出席した者の職氏名\n　町　　　長　　木　原　　学　　　　　農林課長　　三　雲　　徹\n　港湾課長　　石　田　　進　　　　　　企画まちづくり課長兼桟橋整備推進室長\n　建設課長　　鈴　木　　健（たけし）　　　　　　　　　　高　橋　　実\n９．本会議に職務のため出席した者の職氏名\n　議会事務局長　　田　中　　玲子　　　　書　　　記　　佐　藤　　一郎\n\n○議長（柊誠君）　ただいまから会議を開きます。\n○町長（木原学君）　お願いいたします。\n";
        let expected = [
            "出席議員 柊誠",
            "出席議員 森花子",
            "説明のため出席した者 木原学 東森町:町長",
            "説明のため出席した者 三雲徹 東森町:農林課長",
            "説明のため出席した者 石田進 東森町:港湾課長",
            "説明のため出席した者 鈴木健 東森町:建設課長",
            "説明のため出席した者 高橋実 東森町:企画まちづくり課長+東森町:桟橋整備推進室長",
            "本会議に職務のため出席した者 田中玲子 東森町議会/事務局:局長",
            "本会議に職務のため出席した者 佐藤一郎 東森町議会/事務局:書記",
        ];
        assert_eq!(of_record(record.to_owned()), expected.join("\n"));
    }
}
