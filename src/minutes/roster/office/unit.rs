//! Units and who heads them, in posts that a roster prints without their body: 港湾局長, 港湾課主査.

use super::super::town::explains;
use crate::{
    Text,
    lexicon::{Level, Lexicon},
    minutes::{Attendance, affiliation},
};

/// Parts a unit from a rank in it, where nothing stands before the unit: 港湾課主査, 港湾部点検担当課長. Who heads a unit or
/// stands in for its head has one title: 港湾部長, 港湾部次長.
/// Of the staff of a council the house that a heading names is known: （図書館関係） over 港湾班主幹.
pub(in crate::minutes::roster) fn part_ranks(
    attendance: &mut [Attendance],
    (assembly, board): (bool, bool),
    lexicon: &Lexicon,
) {
    // 出席説明員 of an assembly are called by the whole of their title, those of a town's board are its staff.
    let explains = |a: &Attendance| {
        !board
            && a.role
                .as_deref()
                .is_some_and(|role| role.contains("説明") || assembly && role.contains("出席した"))
    };
    for person in attendance.iter_mut().filter(|a| !explains(a)) {
        let staff = !assembly && is_staff(person.role.as_deref(), lexicon);
        for held in &mut person.affiliations {
            let house = |top: &String| staff && !is_company(top, lexicon);
            let own = held.organization.first().is_none_or(house);
            let post = held.post.as_deref().filter(|_| own);
            if let Some((units, rank)) = post.and_then(|post| unit_and_rank(without_note(post), lexicon)) {
                held.organization.extend(units);
                held.post = Some(rank);
            }
        }
    }
}

/// Whether people are the staff of the meeting: 事務局; those of an assembly are called by the whole of their title.
fn is_staff(role: Option<&str>, lexicon: &Lexicon) -> bool {
    let role = role.filter(|role| !role.contains("議会"));
    role.and_then(|role| lexicon.titles.capacity(role)).is_some_and(|c| c.kind == "organ")
}

/// Whether a body is one that its legal form tells, where a head of a unit is called by the whole of the title.
fn is_company(body: &str, lexicon: &Lexicon) -> bool {
    lexicon.bodies.form_at_start(body).or_else(|| lexicon.bodies.form_at_end(body)).is_some()
}

/// A post without what stands in brackets behind it: 港湾部次長（総括担当）.
fn without_note(post: &str) -> &str {
    let open = post.strip_suffix(')').and_then(|inner| inner.find('(')).filter(|&open| open > 0);
    open.map_or(post, |open| post[..open].trim_end())
}

/// Parts the head of a unit from it among officials, whose posts are printed the shorter the more goes without saying: 港湾局長
/// of 国土交通省 is the 局長 of its 港湾局, as 国土交通省港湾局長 is. In an `assembly` those who explain are called by the whole
/// of their title, unless the record is a ministry's: `national`, or that of a town's `board`, whose own staff they are.
pub(in crate::minutes::roster) fn part_heads(
    attendance: &mut [Attendance],
    (assembly, national, board): (bool, bool, bool),
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
        let called = || assembly || !board && role.is_some_and(|role| explains(role, lexicon));
        let parts = national && officials || !called();
        // 事務局 / （図書館関係） / 港湾部長, 東森市 / （港湾課） / 点検係長: of the office that the headings name.
        let staff = !called() && is_staff(role, lexicon);
        let place = |body: &str| role == Some(body) && body.ends_with(['県', '市', '町', '村', '区']);
        for held in &mut person.affiliations {
            // （港湾局） / 港湾局長: under a bureau, each has the whole of the title.
            let apart = |body: &String| !is_company(body, lexicon) && !body.ends_with(['局', '部']);
            let house = |body: &String| staff && apart(body) || !called() && place(body);
            // 証券局 / 柊（港湾課長）: within a unit that heads a list of a ministry's officials.
            let inner = |top: &String| {
                national
                    && officials
                    && held.organization.len() == 1
                    && (top.ends_with("官房")
                        || matches!(lexicon.bodies.ending(top), Some((at, Level::Unit)) if at > 0))
            };
            // 港湾部水産課長: the head of a unit within the one that is printed before it.
            let outer = |top: &String| {
                let within = held.as_written.strip_prefix(held.organization.concat().as_str());
                let post = within.is_some() && within == held.post.as_deref();
                parts && post && top.ends_with(['局', '部', '課', '室']) && !top.ends_with("事務局")
            };
            let own = held
                .organization
                .first()
                .map_or(parts, |body| central(body) || house(body) || inner(body) || outer(body));
            let post = held.post.as_deref().filter(|_| own);
            let officer = |post| unit_of_officer(post, lexicon).filter(|_| held.organization.len() < 2);
            let post = post.map(|post| if staff { without_note(post) } else { post });
            let section = held.organization.first().is_some_and(house);
            let unit = post.and_then(|post| headed_unit(post, section, lexicon).or_else(|| officer(post)));
            if let Some((unit, head)) = unit {
                // （港湾課） / 港湾課長: the heading names the unit.
                if held.organization.last() == Some(&unit) {
                    held.post = Some(head);
                    continue;
                }
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
/// 次長 of 港湾局次長; where it may be a `section`, 点検係 and 係長 of 点検係長.
fn headed_unit(post: &str, section: bool, lexicon: &Lexicon) -> Option<(String, String)> {
    // みなと支所長: the branch office of a town.
    if let Some(branch) = post.strip_suffix('長').filter(|unit| unit.ends_with("支所"))
        && branch.chars().count() > "支所".chars().count()
        && !branch.contains(['(', '、', '兼'])
    {
        return Some((branch.to_owned(), "支所長".to_owned()));
    }
    // 看護部副部長: who stands in for the head bears the ending of the unit as well.
    let second = ["副部長", "副課長", "副局長", "副室長"].into_iter().find_map(|second| {
        let unit = post.strip_suffix(second)?;
        let ends = unit.chars().next_back() == second.chars().nth(1) && unit.chars().count() > 2;
        ends.then(|| (unit.to_owned(), second.to_owned()))
    });
    if second.is_some() {
        return second;
    }
    let deputy = post.strip_suffix("次長");
    let head = deputy.or_else(|| post.strip_suffix("補佐").unwrap_or(post).strip_suffix('長'))?;
    let ending = head.chars().next_back().filter(|c| "局部課室係班".contains(*c))?;
    // 点検係長, but 港湾課点検係長 is an officer of the 港湾課.
    let small = matches!(ending, '係' | '班');
    if small && (!section || head.contains(['局', '課', '室']) || head.ends_with("関係")) {
        return None;
    }
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
        && (small || matches!(lexicon.bodies.ending(head), Some((at, Level::Unit)) if at > 0));
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
    let ends =
        post.char_indices().filter(|(_, c)| "部課室係班".contains(*c)).map(|(at, c)| at + c.len_utf8());
    let ends: Vec<usize> = ends.collect();
    let rank = |&end: &usize| {
        let rank = &post[end..];
        // 点検担当課長, 点検担当
        let held = lexicon.cues.words("rank-in-charge").at_end(rank).next().unwrap_or_default();
        let charge = rank[..rank.len() - held.len()].strip_suffix("担当").is_some_and(|of| !of.is_empty());
        let unit = post[..end].chars().count() >= 3 && !post[..end].contains(['兼', '・', '(', '担']);
        // 国際関係主任: of what concerns it.
        let unit = unit && !post[..end].ends_with("関係");
        unit && (charge || lexicon.cues.is("rank-in-unit", rank))
            && lexicon.titles.surname_at_start(rank) != Some(rank.len())
    };
    let end = *ends.iter().rev().find(|end| rank(end))?;
    let path = affiliation::path(&post[..end], lexicon);
    (!office && !path.is_empty()).then(|| (path, post[end..].to_owned()))
}
