//! Whose officers they are: rosters of assemblies give 市長 and 総務部長 without the city, headings give a body for all,
//! and 同局 is the one named above.

mod unit;

use std::collections::BTreeMap;

use super::{
    is_body,
    town::{Home, explains, most_named},
};
use crate::{
    Text,
    lexicon::{Level, Lexicon},
    minutes::{Attendance, affiliation},
    rule,
};

pub(super) use unit::{is_of_ministry, part_heads, part_ranks};

/// Adds the body that a roster leaves unsaid: the one of the heading, or the town whose head is among them.
pub(super) fn fill(attendance: &mut [Attendance], text: &Text, home: Option<&Home>, lexicon: &Lexicon) {
    let mut towns: BTreeMap<char, Option<String>> = BTreeMap::new();
    for group in attendance.chunk_by_mut(|a, b| a.role == b.role) {
        let role = group.first().and_then(|a| a.role.clone()).unwrap_or_default();
        // 裁判官訴追委員会事務局側: whose side is the body.
        // 農業委員会事務局職員: the office is the body.
        let role = role
            .strip_suffix("職員")
            .filter(|office| office.ends_with("事務局") && !office.contains("出席"))
            .unwrap_or(&role)
            .to_owned();
        let role = role
            .strip_suffix("出席者")
            .unwrap_or(&role)
            .strip_suffix('側')
            .filter(|body| body.chars().count() > 2)
            .unwrap_or(&role)
            .to_owned();
        // 市・事務局: two sides, and no body.
        let sides = role.contains('・')
            && role.split('・').any(|side| lexicon.titles.capacity(side).is_some_and(|c| c.kind == "organ"));
        let body = lexicon.bodies.known(&role).is_some()
            || role.chars().count() >= 4
                && role.strip_suffix("事務局").is_some_and(|whose| !lexicon.cues.is("own-authority", whose))
                && lexicon.titles.capacity(&role).is_none_or(|c| !c.one);
        // みなと潮流研究機構 over 森理事、柊室長: a body that no table holds.
        let posts = body
            || lexicon.titles.capacity(&role).is_none()
                && lexicon.titles.post_at_end(&role).is_none()
                && !role.contains('、')
                && !["出席", "規定", "委任"].iter().any(|why| role.contains(why))
                && is_body(&role, lexicon);
        let company =
            lexicon.bodies.form_at_start(&role).or_else(|| lexicon.bodies.form_at_end(&role)).is_some();
        if posts && !sides {
            // 一般社団法人みなと協会（MA）: what it is called for short is no part of it.
            let bare = role
                .strip_suffix(')')
                .and_then(|r| r.split_once('('))
                .map_or(role.as_str(), |(name, _)| name);
            let path = if body { vec![role.clone()] } else { affiliation::path(bare, lexicon) };
            for a in group.iter_mut().flat_map(|a| &mut a.affiliations) {
                let elsewhere = a.post.as_deref().is_none_or(|p| is_elsewhere(p, &role, lexicon));
                // 原子力規制庁 over 長官官房企画課長: a unit whose body the heading is.
                let inner = || {
                    (body || company)
                        && a.organization.first().is_some_and(|top| {
                            lexicon.bodies.known(top).is_none()
                                && (lexicon.bodies.is_unit(top)
                                    || top.ends_with("官房")
                                    || matches!(lexicon.bodies.ending(top), Some((_, Level::Unit))))
                        })
                };
                if !elsewhere && (a.organization.is_empty() || inner()) {
                    a.organization.splice(0..0, path.iter().cloned());
                }
            }
            continue;
        }
        // 職務のため出席した議会事務局職員: theirs is the office that the heading names.
        // 議会局職員
        if let Some(office) = ["議会事務局", "議会局"].into_iter().find(|office| role.contains(office))
        {
            for affiliation in group.iter_mut().flat_map(|a| &mut a.affiliations) {
                let unit = |top: &String| {
                    lexicon.bodies.known(top).is_none()
                        && (lexicon.bodies.is_unit(top)
                            || matches!(lexicon.bodies.ending(top), Some((_, Level::Unit))))
                        && top != office
                };
                if affiliation.organization.first().is_none_or(unit) && affiliation.post.is_some() {
                    affiliation.organization.insert(0, office.to_owned());
                }
            }
            continue;
        }
        // 副管理者（三雲町長） before the assembly of a body of several towns: officers of that body.
        let union = home.filter(|home| home.is_union() && explains(&role, lexicon));
        let town = match group.iter().find_map(head) {
            _ if union.is_some() => union.map(|union| union.body.clone()),
            Some(kind) => {
                towns.entry(kind).or_insert_with(|| most_named(text.as_str(), kind, lexicon)).clone()
            }
            // 教育長の委任を受けて出席した者: officers of the town whose head is listed above.
            None if role.contains("委任") => towns.values().flatten().next().cloned(),
            None => None,
        };
        let Some(town) = town else { continue };
        // Those whom an assembly called to explain are its town's, however their list is printed.
        let called = explains(&role, lexicon);
        let listed = group.iter_mut().filter(|a| called || a.rule == rule::ROSTER_COLUMNS);
        for a in listed.flat_map(|a| &mut a.affiliations) {
            if a.post.is_some() && a.organization.first().is_none_or(|o| lexicon.bodies.known(o).is_none()) {
                a.organization.insert(0, town.clone());
            }
        }
    }
}

/// Gives those of the office who are listed by posts alone the body that stands by itself above the labels of the record, as on a
/// cover: 内閣府港湾委員会事務局.
pub(super) fn of_cover(attendance: &mut [Attendance], text: &Text, lexicon: &Lexicon) {
    // Lines of a cover, and letters of such a name.
    const COVER: usize = 12;
    const NAME: std::ops::RangeInclusive<usize> = 8..=30;
    let office = |line: &&str| {
        let within = lexicon.bodies.known_at_start(line).is_some_and(|end| end < line.len());
        line.ends_with("事務局")
            && within
            && NAME.contains(&line.chars().count())
            && !line.contains(['、', '　'])
    };
    let Some(office) = text.as_str().lines().take(COVER).map(str::trim).find(office) else { return };
    let organ = |person: &&mut Attendance| {
        let capacity = person.role.as_deref().and_then(|role| lexicon.titles.capacity(role));
        capacity.is_some_and(|capacity| capacity.kind == "organ")
    };
    put_in_path(attendance.iter_mut().filter(organ), &affiliation::path(office, lexicon));
}

/// Gives posts that stand by themselves the body of that path.
fn put_in_path<'a>(people: impl Iterator<Item = &'a mut Attendance>, path: &[String]) {
    for held in people.flat_map(|person| &mut person.affiliations) {
        if held.organization.is_empty() && held.post.is_some() {
            held.organization.extend_from_slice(path);
        }
    }
}

/// Puts officers within the bureau whose head opens their list with its name, as committees call one bureau after the other:
/// 港湾局局長　A / 危機管理監　B / 総務部長　C. Behind a mayor, the head of a bureau is one of many.
pub(super) fn within_bureau(attendance: &mut [Attendance], lexicon: &Lexicon) {
    let called = |a: &Attendance| a.role.as_deref().is_some_and(|role| explains(role, lexicon));
    let mut bureau: Option<String> = None;
    let mut opens = true;
    for person in attendance.iter_mut() {
        if !called(person) {
            (bureau, opens) = (None, true);
            continue;
        }
        let led = std::mem::take(&mut opens) || bureau.is_some();
        for held in &mut person.affiliations {
            let headed = matches!(held.organization.as_slice(), [unit] if unit.ends_with('局'))
                && held.post.as_deref() == Some("局長");
            if headed && led {
                bureau = held.organization.first().cloned();
            } else if held.organization.is_empty() && held.post.is_some() {
                held.organization.extend(bureau.clone());
            } else {
                bureau = None;
            }
        }
    }
}

/// Gives posts that stand by themselves the house that the heading names: （図書館関係） over 館長, 企画部長.
pub(super) fn put_in_house(attendance: &mut [Attendance], house: &str) {
    put_in_path(attendance.iter_mut(), &[house.to_owned()]);
}

/// Gives posts and units the body whose office the heading says it is: 参事官 under 事務局（みなと省）.
pub(super) fn put_in_ministry(attendance: &mut [Attendance], ministry: &str, lexicon: &Lexicon) {
    for held in attendance.iter_mut().flat_map(|a| &mut a.affiliations) {
        let kind = |body: &String| lexicon.bodies.known(body).map(|body| body.kind.as_str());
        let own = held.organization.first().and_then(kind);
        let post = held.post.as_deref().filter(|_| held.organization.is_empty()).unwrap_or_default();
        let (bodies, title) = affiliation::body_and_post(&format!("{ministry}{post}"), lexicon);
        if !post.is_empty() && bodies.first().is_some_and(|top| top == ministry) {
            (held.organization, held.post) = (bodies, title);
        } else if !matches!(own, Some("ministry" | "agency" | "cabinet")) {
            held.organization.insert(0, ministry.to_owned());
        }
    }
}

/// Puts posts within the unit over them: under 財務部, the 財務部長 and the 管財課長 are its, each with the whole of the title.
pub(super) fn put_within(attendance: &mut [Attendance], unit: &str) {
    for affiliation in attendance.iter_mut().flat_map(|a| &mut a.affiliations) {
        if affiliation.organization.first().is_none_or(|top| top != unit) {
            affiliation.organization.insert(0, unit.to_owned());
        }
    }
}

/// Whether a post tells a body of its own: 国務大臣, 内閣府参事官 under 環境省; but not 文部科学大臣政務官 under 文部科学省.
fn is_elsewhere(post: &str, role: &str, lexicon: &Lexicon) -> bool {
    let bare = post.replace("大臣官房", "");
    // 副大臣 under the ministry is its own.
    let bare = if matches!(post, "大臣政務官" | "副大臣" | "大臣") { "" } else { &bare };
    let own = role.strip_suffix(['省', '庁', '府']).is_some_and(|name| post.starts_with(name));
    !own && (bare.contains("大臣") || lexicon.bodies.known_at_start(post).is_some())
}

/// Puts the body that was named above for 同局 and 同課.
pub(super) fn resolve_same(attendance: &mut [Attendance], lexicon: &Lexicon) {
    let mut above: Vec<String> = Vec::new();
    // The unit whose head stands above: 港湾課 of 港湾課長.
    let mut headed: Option<String> = None;
    // The post of the one above.
    let mut last_post: Option<String> = None;
    for (with_same, name, affiliation) in attendance.iter_mut().flat_map(|a| {
        // 同補佐兼点検係長: who is of the unit above heads none that those below are of.
        let with_same = a.affiliations.iter().any(|held| behind_same(&held.as_written).is_some());
        let name = a.name.as_ref().map(|name| name.value.clone());
        a.affiliations.iter_mut().map(move |held| (with_same, name.clone(), held))
    }) {
        // 柊同課課長補佐: the words behind the name.
        let told = affiliation.organization.concat() + affiliation.post.as_deref().unwrap_or_default();
        if behind_same(&told).is_some() && affiliation.as_written.ends_with(&told) {
            affiliation.as_written = told;
        }
        // 柊同課安全室長, read as the head of a unit within 同課.
        let torn = affiliation.organization.first().filter(|first| behind_same(first).is_some());
        let torn = torn.filter(|first| first.chars().count() == 2);
        if let Some(at) = torn.and_then(|first| affiliation.as_written.find(first.as_str())) {
            affiliation.as_written.drain(..at);
        }
        if affiliation.organization.is_empty()
            && let Some(words) = behind_same(&affiliation.as_written)
            && let Some(unit) = &headed
            && let Some(post) = within_unit(words.trim_start(), unit, lexicon)
        {
            affiliation.organization = vec![unit.clone()];
            // 同課点検係係長: the head of a unit within it.
            let (inner, rank) = affiliation::body_and_post(post, lexicon);
            let whole = rank.as_deref().is_some_and(|rank| lexicon.titles.is_post(rank));
            if whole && inner.iter().all(|unit| unit.ends_with(['係', '班'])) {
                affiliation.organization.extend(inner);
                affiliation.post = rank.map(|rank| assistant(&rank, affiliation.organization.last()));
            } else {
                affiliation.post = Some(assistant(post, Some(unit)));
            }
            continue;
        }
        if with_same && headed.is_some() && behind_same(&affiliation.as_written).is_none() {
            // 同補佐兼点検係長: the head of a section of that unit.
            let section = affiliation.post.as_deref().is_some_and(|post| post.ends_with("係長"));
            if section && affiliation.organization.is_empty() {
                affiliation.organization.extend(headed.clone());
            }
            continue;
        }
        headed = if affiliation.organization.is_empty() {
            affiliation.post.as_deref().and_then(unit_of_head).or(headed)
        } else {
            None
        };
        if let Some(words) = behind_same(&affiliation.as_written) {
            let words = words.trim_start();
            if let Some((body, rest)) = same(words, &above) {
                let (organization, post) =
                    affiliation::body_and_post(&format!("{}{rest}", body.concat()), lexicon);
                if organization.starts_with(&body[..1]) {
                    affiliation.organization = organization;
                    affiliation.post = post;
                }
            } else if let Some((unit, post)) = same_as_headed(words, last_post.as_deref(), lexicon) {
                // 総務課長 of みなと市 / 同課主査
                affiliation.organization = above.iter().cloned().chain([unit]).collect();
                affiliation.post = Some(post);
            } else if !above.is_empty() && lexicon.titles.post_at_end(words).is_some() {
                // 同　企画班主任: of the same body, in a unit of its own or not.
                let (inner, post) = affiliation::body_and_post(words, lexicon);
                let kept = if inner.is_empty() { above.len() } else { 1 };
                affiliation.organization = above[..kept].iter().cloned().chain(inner).collect();
                affiliation.post = post.map(|post| assistant(&post, affiliation.organization.last()));
            }
        }
        last_post.clone_from(&affiliation.post);
        above = if affiliation.organization.is_empty() {
            // 柊港湾課長: the words begin with the name.
            let written = affiliation.as_written.as_str();
            let bare = name.as_deref().and_then(|name| written.strip_prefix(name));
            unit_of(bare.unwrap_or(written), lexicon)
        } else {
            affiliation.organization.clone()
        };
    }
}

/// A post in a unit, where 補佐 by itself assists the head of a 課: 同補佐 below 港湾課長.
fn assistant(post: &str, unit: Option<&String>) -> String {
    let assists = post == "補佐" && unit.is_some_and(|unit| unit.ends_with('課'));
    if assists { "課長補佐" } else { post }.to_owned()
}

/// The words behind 同 where it stands for what was named above; but 同志社大学 and 同友会 are names.
fn behind_same(written: &str) -> Option<&str> {
    const NAMES: [&str; 6] = ["同志社", "同友会", "同窓会", "同仁会", "同盟", "同朋"];
    written.strip_prefix('同').filter(|_| !NAMES.iter().any(|name| written.starts_with(name)))
}

/// The unit whose head a title of one word is: 文化財係 of 文化財係長.
fn unit_of(written: &str, lexicon: &Lexicon) -> Vec<String> {
    let (organization, _) = affiliation::body_and_post(written, lexicon);
    let headed =
        written.strip_suffix('長').filter(|unit| unit.ends_with(['局', '部', '課', '室', '係', '班']));
    match headed.filter(|unit| organization.is_empty() && unit.chars().count() > 2) {
        Some(unit) => vec![unit.to_owned()],
        None => organization,
    }
}

/// The unit whose head stands above, and the post in it that words behind 同 name: 総務課 and 主査 of 課主査 below 総務課長.
fn same_as_headed(words: &str, above: Option<&str>, lexicon: &Lexicon) -> Option<(String, String)> {
    let unit = unit_of_head(above?)?;
    let post = words.strip_prefix(unit.chars().next_back()?)?;
    let held = lexicon.titles.post_at_end(post).is_some() && !post.starts_with('長');
    held.then(|| (unit, post.to_owned()))
}

/// The unit of which a post is the head.
fn unit_of_head(post: &str) -> Option<String> {
    let unit = post.strip_suffix('長').filter(|unit| unit.chars().count() > 2)?;
    unit.ends_with(['部', '課', '室', '局', '所', '係', '署']).then(|| unit.to_owned())
}

/// The post behind 同 within the unit whose head stands above: 主幹 of 同課主幹, 補佐 of 同補佐.
fn within_unit<'a>(words: &'a str, unit: &str, lexicon: &Lexicon) -> Option<&'a str> {
    let last = unit.chars().next_back()?;
    // 同課長補佐: the 課 is the post's.
    let post = words.strip_prefix(last).filter(|post| !post.starts_with('長')).unwrap_or(words);
    let held = lexicon.titles.is_post(post) || lexicon.titles.post_at_end(post).is_some_and(|at| at > 0);
    // 同局長 of a 港湾課長 is the head of another unit.
    // 同点検係長 of a 港湾課
    let inner = !unit.ends_with(['係', '班']) && ["係長", "班長"].iter().any(|head| post.ends_with(head));
    (held && (post.len() < words.len() || lexicon.titles.is_post(post) || inner)).then_some(post)
}

/// The part of the path above that ends as `words` begin, the lowest such, and the words behind: 局 of 航空局.
fn same<'a>(words: &'a str, above: &'a [String]) -> Option<(&'a [String], &'a str)> {
    (0..above.len()).rev().find_map(|level| {
        let name = &above[level];
        let from = name.char_indices().skip(1).map(|(at, _)| at);
        from.into_iter().find_map(|at| words.strip_prefix(&name[at..])).map(|rest| (&above[..=level], rest))
    })
}

/// The kind of place whose head or deputy head an entry is: 市 of 副市長.
fn head(a: &Attendance) -> Option<char> {
    a.affiliations.iter().find_map(|f| match f.post.as_deref()?.trim_start_matches('副') {
        "知事" => Some('県'),
        "市長" => Some('市'),
        "区長" => Some('区'),
        "町長" => Some('町'),
        "村長" => Some('村'),
        _ => None,
    })
}
