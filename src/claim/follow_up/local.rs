//! For which office of a local government an official speaks: the unit that the post leads, the town itself, the secretariat.

use std::{collections::BTreeMap, sync::LazyLock};

use super::{
    super::{Basis, side::Side},
    Scene,
    ministry::{is_ministry, of_state},
};
use crate::{
    entity::Kind,
    lexicon::{Level, Lexicon},
    minutes::{TurnKind, Who},
    pattern::Regex,
};

/// The office for which an official of a local government speaks: the unit that the post leads, a head of the government itself.
///
/// A head who says 「市といたしましては」 speaks for the city.
pub(super) fn office(scene: &Scene) -> Option<Who> {
    let &Scene { turn, claims, minutes, lexicon, .. } = scene;
    // 港湾課長（柊誠）: only before a name in brackets is it sure to be the whole post.
    // 答弁（港湾課長）: behind what is done stands who does it.
    let label = turn.label.as_ref().and_then(|l| l.value.split_once('(')).map(|(post, inner)| {
        if lexicon.cues.is("exchange-answer", post) { inner.trim_end_matches(')') } else { post }
    });
    let listed = match claims.attributions.first().and_then(|a| a.speakers.first()) {
        Some(Who::Listed(i)) => minutes.attendance.get(*i),
        _ => None,
    };
    // 事務局 / 柊課長: who is listed with the secretariat speaks for it, and for the unit of which the mark tells.
    let role = listed.and_then(|a| a.role.as_deref());
    // The board of education is a body of its own, and its head stands for it.
    let held = listed.map_or(&[][..], |a| a.affiliations.as_slice()).iter().filter(|a| a.post.is_some());
    if held.clone().any(|a| a.post.as_deref() == Some(HEAD_OF_SCHOOLS)) {
        return Some(Who::Organ(HEAD_OF_SCHOOLS.to_owned()));
    }
    if let Some(organ) = role.filter(|r| lexicon.titles.capacity(r).is_some_and(|c| c.kind == "organ")) {
        return Some(Who::Organ(marked_unit(scene).unwrap_or(organ).to_owned()));
    }
    let said = || town(turn.flow.as_str()).map(|kind| Who::Organ(whole_name(&kind, scene)));
    let led = |post: &str| {
        if post == HEAD_OF_SCHOOLS {
            return Some(Who::Organ(post.to_owned()));
        }
        let mut heads = lexicon.cues.words("head-of-town").at_end(post);
        if heads.any(|head| post.chars().count() <= head.chars().count() + 1) {
            return said().or_else(|| Some(Who::Organ(post.to_owned())));
        }
        // 総務委員長 in an assembly: what its chair reports, the committee does.
        if let Some(kind) = post.strip_suffix("委員長").filter(|kind| !kind.is_empty()) {
            return Some(Who::Organ(format!("{kind}委員会")));
        }
        // 危機管理監: a post that is an office by itself.
        if post.ends_with('監') {
            return Some(Who::Organ(post.to_owned()));
        }
        unit(post, lexicon).map(|unit| Who::Organ(unit.to_owned()))
    };
    let of_roster = held.filter_map(|a| {
        let post = a.post.as_deref()?;
        match a.organization.first() {
            Some(top) => {
                let first = is_unit(top, lexicon).then_some(top.as_str());
                let unit = marked_unit(scene).or(first).or_else(|| unit(post, lexicon));
                unit.map(|unit| Who::Organ(unit.to_owned()))
            }
            None => led(post),
        }
    });
    of_roster
        .chain(label.into_iter().filter(|_| listed.is_none()).filter_map(led))
        .next()
        .or_else(said)
        .or_else(|| official_of_town(scene))
}

const HEAD_OF_SCHOOLS: &str = "教育長";

/// The outermost of the units of a listed official that the mark names: 港湾課 of 港湾課・柊課長 and of 事務局（港湾課長）.
///
/// Officials of a ministry speak for the ministry.
pub(super) fn marked_unit<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    let &Scene { turn, claims, minutes, lexicon, .. } = scene;
    let label = turn.label.as_ref()?.value.as_str();
    let Who::Listed(i) = claims.attributions.first()?.speakers.first()? else { return None };
    let affiliations = minutes.attendance.get(*i)?.affiliations.iter();
    let local = affiliations.filter(|a| !a.organization.first().is_some_and(|top| is_ministry(top, lexicon)));
    let named = |unit: &&str| label.contains(*unit);
    local
        .flat_map(|a| {
            let post = a.post.as_deref().and_then(|post| unit(post, lexicon));
            a.organization.iter().map(String::as_str).filter(|name| is_unit(name, lexicon)).chain(post)
        })
        .find(named)
}

/// The secretariat of a council, for which an official speaks whose body no list tells.
pub(super) fn secretariat(scene: &Scene) -> Option<Who> {
    let &Scene { turn, claims, minutes, lexicon, .. } = scene;
    let series = minutes.meeting.series.as_ref()?.value.as_str();
    let assembly =
        sits_in_assembly(series) || ["常任委員会", "特別委員会"].iter().any(|word| series.contains(word));
    let label = turn.label.as_ref().filter(|_| !assembly)?.value.as_str();
    let post = lexicon.titles.post_at_end(label).filter(|&at| at > 0)?;
    // A minister is no official of a secretariat, nor is who leads an institute or a university.
    if of_state(label, lexicon).is_some() || !lexicon.titles.is_official_post(&label[post..]) {
        return None;
    }
    let speaker = claims.attributions.first().filter(|a| a.basis == Basis::Named)?.speakers.first()?;
    let listed = if let Who::Listed(i) = speaker { minutes.attendance.get(*i) } else { None };
    let capacity = listed.and_then(|a| a.role.as_deref()).map(|role| lexicon.titles.capacity(role));
    let elsewhere = listed.is_some_and(|a| a.affiliations.iter().any(|a| !a.organization.is_empty()));
    let official = capacity.is_none_or(|c| c.is_none_or(|c| matches!(c.kind.as_str(), "official" | "organ")));
    (official && !elsewhere).then(|| Who::Organ("事務局".to_owned()))
}

/// 港湾課 of 港湾課長 and of 港湾課次長. An assistant leads none.
fn unit<'a>(post: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let led = ["次長", "長"].iter().filter_map(|end| post.strip_suffix(end));
    // 水道局 is a body of many towns, and a part of each.
    let bureau = |unit: &str| unit.ends_with('局') && unit.chars().nth(2).is_some();
    led.into_iter().find(|unit| is_unit(unit, lexicon) || bureau(unit))
}

/// Whether a name is that of a unit rather than of a body: 港湾課.
pub(super) fn is_unit(name: &str, lexicon: &Lexicon) -> bool {
    matches!(lexicon.bodies.ending(name), Some((at, Level::Unit)) if at > 0)
}

/// Whether an official presents something to a council. Who speaks to an assembly on the policy of a year goes on with far
/// more than is promised to anyone.
pub(super) fn presents(scene: &Scene) -> bool {
    let series = scene.minutes.meeting.series.as_ref().map(|series| series.value.as_str());
    scene.side == Side::Official
        && scene.turn.kind == TurnKind::Speech
        && !series.is_some_and(|series| sits_in_assembly(series) || series.ends_with("定例会"))
}

/// Whether a series is one of an assembly: みなと市議会, and neither みなと航路審議会 nor みなと航路協議会.
pub(super) fn sits_in_assembly(series: &str) -> bool {
    series.match_indices("議会").any(|(at, _)| !series[..at].ends_with(['審', '協', '会', '評']))
}

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASSEMBLY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?P<town>[^第回年会0-9]{1,10}?[都道府県市区町村])議会").unwrap());

/// みなと市 of みなと市議会, where the record is of an assembly.
fn assembly_of<'a>(scene: &Scene<'a>) -> Option<&'a str> {
    let series = scene.minutes.meeting.series.as_ref()?.value.as_str();
    ASSEMBLY.captures(series)?.name("town").map(|town| town.as_str())
}

/// みなと市 of 市: the town of the assembly, else the one of the kind that is named most.
fn whole_name(kind: &str, scene: &Scene) -> String {
    let town = assembly_of(scene).filter(|town| town.ends_with(kind)).map(str::to_owned);
    town.or_else(|| most_named(scene, kind)).unwrap_or_else(|| kind.to_owned())
}

/// The local government whose name ends with `kind` and that the record names most; `None` where it names two alike.
fn most_named(scene: &Scene, kind: &str) -> Option<String> {
    let local = |name: &str| {
        let known = scene.lexicon.bodies.known(name).map(|body| body.kind.as_str());
        name.ends_with(kind) && matches!(known, Some("prefecture" | "municipality"))
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let named = scene.mentions.iter().filter(|m| m.kind == Kind::Organization && local(&m.text));
    named.for_each(|mention| *counts.entry(mention.text.as_str()).or_default() += 1);
    let (name, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    (counts.values().filter(|count| *count == most).count() == 1).then(|| (*name).to_owned())
}

/// The town for which an official answers in its assembly whose post leads no unit: 港湾課主幹.
fn official_of_town(scene: &Scene) -> Option<Who> {
    let series = scene.minutes.meeting.series.as_ref()?.value.as_str();
    let sits = sits_in_assembly(series) || ["定例会", "臨時会"].iter().any(|word| series.contains(word));
    let label = scene.turn.label.as_ref().filter(|_| sits && scene.side == Side::Official)?;
    if of_state(&label.value, scene.lexicon).is_some() {
        return None;
    }
    let town = assembly_of(scene).map(str::to_owned);
    town.or_else(|| ["市", "町", "村", "区"].iter().find_map(|kind| most_named(scene, kind))).map(Who::Organ)
}

// 「県といたしましては」, 「、都は」: an official of a local government speaks of it by its kind alone.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TOWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、。はがをに])(?:本|当)?(?P<kind>[都道府県市区町村])(?:として|といたしまして|としまして|では|におきまして|において|といたしましても|は|が)").unwrap()
});

/// The local government for which `speech` says that it speaks, by its kind: 県. `None` where it names none, or two alike.
fn town(speech: &str) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for found in TOWN.captures_iter(speech).filter_map(|found| found.name("kind")) {
        *counts.entry(found.as_str()).or_default() += 1;
    }
    let (kind, most) = counts.iter().max_by_key(|(_, count)| **count)?;
    (counts.values().filter(|count| *count == most).count() == 1).then(|| (*kind).to_owned())
}
