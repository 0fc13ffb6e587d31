//! Units and who heads them, in posts that a roster prints without their body: 港湾局長, 港湾課主査.

use super::super::town::explains;
use crate::{
    Text,
    lexicon::{Level, Lexicon},
    minutes::{Attendance, affiliation},
};

/// Parts a unit from a rank in it, where nothing stands before the unit: 港湾課主査, 港湾部点検担当課長. Who heads a unit or
/// stands in for its head has one title: 港湾部長, 港湾部次長.
pub(in crate::minutes::roster) fn part_ranks(attendance: &mut [Attendance], lexicon: &Lexicon) {
    // 出席説明員 of an assembly are called by the whole of their title.
    let explains = |a: &Attendance| a.role.as_deref().is_some_and(|role| role.contains("説明"));
    let others = attendance.iter_mut().filter(|a| !explains(a));
    for affiliation in others.flat_map(|a| &mut a.affiliations) {
        let Some(post) = affiliation.post.as_deref().filter(|_| affiliation.organization.is_empty()) else {
            continue;
        };
        if let Some((units, rank)) = unit_and_rank(post, lexicon) {
            affiliation.organization = units;
            affiliation.post = Some(rank);
        }
    }
}

/// Parts the head of a unit from it among officials, whose posts are printed the shorter the more goes without saying: 港湾局長
/// of 国土交通省 is the 局長 of its 港湾局, as 国土交通省港湾局長 is. In an `assembly` those who explain are called by the whole
/// of their title, unless the record is a ministry's: `national`.
pub(in crate::minutes::roster) fn part_heads(
    attendance: &mut [Attendance],
    (assembly, national): (bool, bool),
    lexicon: &Lexicon,
) {
    let kind = |body: &str| lexicon.bodies.known(body).map(|body| body.kind.as_str());
    let central = |body: &String| {
        matches!(kind(body), Some("ministry" | "agency" | "cabinet"))
            || affiliation::is_incorporated(body, lexicon)
    };
    for person in attendance {
        let role = person.role.as_deref();
        let capacity = role.and_then(|role| lexicon.titles.capacity(role));
        let listed = role.is_some_and(|role| lexicon.titles.section(role).is_some());
        let officials = listed || capacity.is_none_or(|c| matches!(c.kind.as_str(), "organ" | "official"));
        let called = || assembly || role.is_some_and(|role| explains(role, lexicon));
        let parts = national && officials || !called();
        for held in &mut person.affiliations {
            let own = held.organization.first().map_or(parts, central);
            let post = held.post.as_deref().filter(|_| own);
            let officer = |post| unit_of_officer(post, lexicon).filter(|_| held.organization.len() < 2);
            let unit = post.and_then(|post| headed_unit(post, lexicon).or_else(|| officer(post)));
            if let Some((unit, head)) = unit {
                // 総合局港湾課調査室長: each within the one before it.
                let path = affiliation::path(&unit, lexicon);
                let units =
                    path.concat() == unit && path.iter().all(|unit| unit.ends_with(['局', '部', '課', '室']));
                held.organization.extend(if units { path } else { vec![unit] });
                held.post = Some(head);
            }
        }
    }
}

/// The unit and its head, or who assists the head: 港湾局 and 局長 of 港湾局長, 港湾課 and 課長補佐 of 港湾課長補佐, 港湾局 and
/// 次長 of 港湾局次長.
fn headed_unit(post: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let deputy = post.strip_suffix("次長");
    let head = deputy.or_else(|| post.strip_suffix("補佐").unwrap_or(post).strip_suffix('長'))?;
    let ending = head.chars().next_back().filter(|c| "局部課室".contains(*c))?;
    let own = if deputy.is_some() { 0 } else { ending.len_utf8() };
    let rank = post[head.len() - own..].to_owned();
    // 港湾課課長補佐: the unit is printed once more.
    let head = head.strip_suffix(ending).filter(|unit| unit.ends_with(ending)).unwrap_or(head);
    let name = head.trim_end_matches(ending);
    let unit = (2..=24).contains(&name.chars().count())
        && !head.ends_with("事務局")
        && !head.contains(['(', '、', '兼'])
        && !name.ends_with("担当")
        && !name.starts_with('副')
        && matches!(lexicon.bodies.ending(head), Some((at, Level::Unit)) if at > 0);
    unit.then(|| (head.to_owned(), rank))
}

/// The unit and its officer: 港湾課 and 点検専門官 of 港湾課点検専門官.
fn unit_of_officer(post: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let officer = ["専門官", "企画官", "調整官", "調査官", "専門職", "参事官", "係長", "班長"]
        .iter()
        .any(|o| post.ends_with(o));
    let end = post.rfind(['課', '室', '局']).map(|at| at + '課'.len_utf8()).filter(|_| officer)?;
    let (unit, rank) = post.split_at(end);
    // 港湾課長・水産課企画官: two posts, and no unit.
    let plain = unit.chars().count() >= 3
        && !unit.contains(['(', '、', '兼'])
        && !unit.contains("長・")
        && !rank.contains('・');
    let ends = matches!(lexicon.bodies.ending(unit), Some((at, Level::Unit)) if at > 0);
    (plain && ends && rank.chars().count() >= 2).then(|| (unit.to_owned(), rank.to_owned()))
}

/// Whether what stands above the first of those listed names a ministry: 厚生労働省 of the venue.
pub(in crate::minutes::roster) fn is_of_ministry(
    attendance: &[Attendance],
    text: &Text,
    lexicon: &Lexicon,
) -> bool {
    const HEAD: usize = 800;
    let above = attendance.iter().map(|person| person.span.start()).min().unwrap_or(0);
    let head = text.as_str().chars().take(usize::try_from(above).unwrap_or(HEAD).min(HEAD));
    let head: String = head.filter(|c| !c.is_whitespace()).collect();
    let ends = head.match_indices(['省', '庁']).map(|(at, c)| at + c.len());
    ends.into_iter().any(|end| {
        let starts = head[..end].char_indices().rev().map(|(at, _)| at).take(8).skip(2);
        starts.into_iter().any(|at| {
            let kind = lexicon.bodies.known(&head[at..end]).map(|body| body.kind.as_str());
            matches!(kind, Some("ministry" | "agency"))
        })
    })
}

/// The units and the rank of a post that names both.
fn unit_and_rank(post: &str, lexicon: &Lexicon) -> Option<(Vec<String>, String)> {
    let office = lexicon.cues.words("town-office").at_start(post).next().is_some();
    let ends = post.char_indices().filter(|(_, c)| "部課室".contains(*c)).map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.collect();
    let rank = |&end: &usize| {
        let rank = &post[end..];
        // 点検担当課長, 点検担当
        let held = lexicon.cues.words("rank-in-charge").at_end(rank).next().unwrap_or_default();
        let charge = rank[..rank.len() - held.len()].strip_suffix("担当").is_some_and(|of| !of.is_empty());
        let unit = post[..end].chars().count() >= 3 && !post[..end].contains(['兼', '・', '(', '担']);
        unit && (charge || lexicon.cues.is("rank-in-unit", rank))
            && lexicon.titles.surname_at_start(rank) != Some(rank.len())
    };
    let end = *ends.iter().rev().find(|end| rank(end))?;
    let path = affiliation::path(&post[..end], lexicon);
    (!office && !path.is_empty()).then(|| (path, post[end..].to_owned()))
}
