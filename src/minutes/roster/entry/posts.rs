//! The bodies and posts of an entry: what is one title, what is held in a unit, whose unit it is.

use super::super::{
    draft::Draft,
    scope::{is_class, is_numbered_class},
};
use crate::{
    lexicon::{Level, Lexicon},
    minutes::{Affiliation, affiliation},
    rule,
    text::Flow,
};

/// The bodies and posts of a draft.
pub(super) fn affiliations_of(draft: &Draft, rest: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    if let Some(post) = &draft.post {
        return in_columns(rest, post, lexicon);
    }
    let mut found = affiliation::read(rest, lexicon);
    found.extend(draft.more.iter().flat_map(|m| affiliation::read(m, lexicon)));
    // 企画部　部長: in columns of their own, unit and post are two.
    let apart = rest.pieces().split_last().is_some_and(|((last, _), before)| {
        !before.is_empty() && lexicon.titles.is_post(&rest.as_str()[last.clone()])
    });
    if draft.rule == rule::ROSTER_COLUMNS && !apart {
        for affiliation in &mut found {
            one_title(affiliation, lexicon);
        }
    }
    found
}

/// A body and a post in it, in columns of their own.
fn in_columns(body: &Flow, post: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    let mut words = body.clone();
    words.join(post);
    let held = post.as_str().replace(' ', "");
    // 港湾課　課長 in the column of posts: a unit of the body as well.
    let whole = !held.contains(['/', '、', ',', ';', '・', '(', '兼'])
        && lexicon.titles.post_at_end(&held).is_none_or(|at| at == 0 || lexicon.titles.is_post(&held));
    if whole && !body.as_str().contains(['/', '、', ',', ';']) {
        let path = affiliation::path(&body.as_str().replace(' ', ""), lexicon);
        return vec![Affiliation::told(&words, path, Some(held))];
    }
    affiliation::read(&words, lexicon)
}

/// 山田　花子　委員: a capacity in a column of its own is no body; takes it out.
pub(super) fn seat_among(affiliations: &mut Vec<Affiliation>, lexicon: &Lexicon) -> Option<String> {
    let at = affiliations.iter().position(|a| {
        let kind = lexicon.titles.capacity(&a.as_written).map(|c| c.kind.as_str());
        a.post.is_none() && matches!(kind, Some("member" | "chair" | "deputy"))
    })?;
    Some(affiliations.remove(at).as_written)
}

/// The capacity in a cell of its own; 議員 behind each name of 出席議員 says nothing new, nor does the class of one who leads, or
/// the class in a table of members: 学識経験者 under 委員.
pub(super) fn own_capacity(draft: &Draft, role: Option<&str>, lexicon: &Lexicon) -> Option<String> {
    let titles = &lexicon.titles;
    let members = || {
        role.is_some_and(|r| {
            titles.section(r).is_none() && titles.capacity(r).is_some_and(|c| c.kind == "member")
        })
    };
    let class = |c: &str| titles.capacity(c).is_none() || is_class(c, lexicon);
    let says_more = |c: &&String| {
        (*c != "議員" || !role.is_some_and(|r| r.ends_with("議員")))
            && !(is_numbered_class(c) && leads(role, lexicon))
            && !(draft.rule == rule::ROSTER_TABLE && class(c) && members())
    };
    draft.capacity.as_ref().filter(says_more).cloned()
}

/// What stands in a note behind the class of a member, which it is here: みなと大学教授 of 1号委員・みなと大学教授.
pub(super) fn behind_class(note: Flow, role: &mut Option<String>, lexicon: &Lexicon) -> Flow {
    let s = note.as_str();
    let class =
        s.split_once(['・', '、']).filter(|(class, rest)| is_numbered_class(class) && !rest.is_empty());
    let Some((class, rest)) = class else { return note };
    if !leads(role.as_deref(), lexicon) {
        *role = Some(class.to_owned());
    }
    note.slice(s.len() - rest.len()..s.len())
}

/// Whether someone is in the chair, or the deputy of who is.
pub(super) fn leads(role: Option<&str>, lexicon: &Lexicon) -> bool {
    let kind = role.and_then(|role| lexicon.titles.capacity(role)).map(|c| c.kind.as_str());
    matches!(kind, Some("chair" | "deputy"))
}

/// A stand-in's post is printed without the body: it is the body of the one they stand in for.
pub(super) fn within(affiliation: &mut Affiliation, top: Option<&str>, lexicon: &Lexicon) {
    let Some(top) = top else { return };
    if affiliation.organization.first().is_some_and(|o| o == top) {
        return;
    }
    // 同組合専務 of みなと清掃協同組合: the words behind 同 begin with the end of the name.
    let written = affiliation.as_written.as_str();
    let same = written.strip_prefix('同').map(|words| {
        let mut ends = top.char_indices().map(|(at, _)| &top[at..]);
        ends.find_map(|end| words.strip_prefix(end)).unwrap_or(words).trim_start()
    });
    let (organization, post) =
        affiliation::body_and_post(&format!("{top}{}", same.unwrap_or(written)), lexicon);
    if organization.first().is_some_and(|o| o == top) {
        affiliation.organization = organization;
        affiliation.post = post;
        // 技術課長 of a society is the head of its 技術課 all the same: the note gives the post alone.
        if let Some(unit) =
            affiliation.post.as_deref().and_then(|p| p.strip_suffix("課長").map(|u| format!("{u}課")))
            && unit.chars().count() > 1
        {
            affiliation.organization.push(unit);
            affiliation.post = Some("課長".to_owned());
        }
    } else {
        affiliation.organization.insert(0, top.to_owned());
    }
}

/// A unit whose body is not printed is no body: 健康部次長 of a town is one title, and so is 交通政策担当部長.
fn one_title(affiliation: &mut Affiliation, lexicon: &Lexicon) {
    let written = affiliation.as_written.as_str();
    // 議会事務局長, 町立病院事務長: offices that a town has are no bodies either.
    let office = lexicon.cues.words("town-office").at_start(written).next();
    let seat =
        |post: &str| post.ends_with("委員") || ["委員長", "会長", "教育長"].iter().any(|p| post.ends_with(p));
    if let Some((house, post)) = office.and_then(|office| held_in_office(written, office, lexicon)) {
        affiliation.organization = vec![house];
        affiliation.post = Some(post);
        return;
    }
    if office.is_some_and(|office| office.len() < written.len()) && !seat(written) {
        let written = written.to_owned();
        affiliation.organization.clear();
        affiliation.post = Some(written);
        return;
    }
    // 大臣官房審議官; but the head of a unit in it is called by the whole.
    let officer = affiliation
        .post
        .as_deref()
        .is_some_and(|post| ["審議官", "参事官"].iter().any(|o| post.ends_with(o)));
    if affiliation.post.is_none()
        || affiliation
            .organization
            .first()
            .is_some_and(|top| is_outer(top, lexicon) || top == "大臣官房" && officer)
        || is_in_unit(affiliation)
    {
        return;
    }
    // 教育委員会生涯学習部長: of these bodies every town has its own.
    let own = lexicon.cues.words("town-body").at_start(written).next();
    let own = own.map(|own| (own, written[own.len()..].trim_start_matches([':', ' '])));
    let (organization, post) = match own {
        Some((own, post))
            if post.chars().count() >= 2
                && (lexicon.titles.post_at_end(post).is_some()
                    || lexicon.titles.capacity(post).is_some()) =>
        {
            (vec![own.to_owned()], post.to_owned())
        }
        _ => outer_units(affiliation).unwrap_or_else(|| (Vec::new(), written.to_owned())),
    };
    affiliation.organization = organization;
    affiliation.post = Some(post);
}

/// The units around one whose head is called by the whole of it: 港湾部 and 水産課長 of 港湾部水産課長; the units of an officer
/// of no such title: 港湾部水産課参事.
fn outer_units(affiliation: &Affiliation) -> Option<(Vec<String>, String)> {
    let (last, outer) = affiliation.organization.split_last().filter(|(_, outer)| !outer.is_empty())?;
    let post = affiliation.post.as_deref()?;
    let written = affiliation.as_written.as_str();
    if !written.starts_with(&outer.concat())
        || !outer.iter().all(|unit| unit.ends_with(['部', '局', '室', '課']))
    {
        return None;
    }
    let whole = format!("{}{last}{post}", outer.concat()) == written;
    if whole {
        return Some((affiliation.organization.clone(), post.to_owned()));
    }
    // 水産課長 of 港湾部 and 水産課
    Some((outer.to_vec(), written[outer.concat().len()..].to_owned()))
}

/// The office or the board of a town and the post in it: 議会事務局 and 局長 of 議会事務局長, 選挙管理委員会 and 書記長 of
/// 選挙管理委員会書記長.
fn held_in_office(written: &str, office: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let post = &written[office.len()..];
    let board = |house: &str| house.ends_with("委員会") || house == "監査委員";
    let alone = |house: &str| board(house) && !house.contains('・');
    if let Some(board) = office.strip_suffix("書記").filter(|board| alone(board)) {
        return Some((board.to_owned(), format!("書記{post}")));
    }
    let house = office.strip_suffix("事務局")?;
    // 議会事務局局長, 議会事務局議事課長
    if lexicon.titles.post_at_end(post).is_some() {
        return Some((office.to_owned(), post.to_owned()));
    }
    let head = post == "長";
    if alone(house) {
        return head.then(|| (house.to_owned(), "事務局長".to_owned()));
    }
    (head && house == "議会").then(|| (office.to_owned(), "局長".to_owned()))
}

/// Whether a post is held in a unit rather than part of what its head is called: 港湾課主査, 港湾部部長.
fn is_in_unit(affiliation: &Affiliation) -> bool {
    let post = affiliation.post.as_deref().unwrap_or_default();
    if affiliation.as_written != format!("{}{post}", affiliation.organization.concat()) {
        return false;
    }
    let unit = affiliation.organization.last().and_then(|unit| unit.chars().next_back());
    let doubled = unit.is_some_and(|kind| "局部課室係班館署".contains(kind) && post.starts_with(kind));
    doubled || matches!(post, "主査" | "主事" | "主任" | "主任主事" | "主任主査" | "補佐")
}

/// Whether a body is one that stands by itself, no unit of another.
fn is_outer(top: &str, lexicon: &Lexicon) -> bool {
    let bodies = &lexicon.bodies;
    bodies.known(top).is_some()
        || bodies.form_at_start(top).is_some()
        || bodies.form_at_end(top).is_some()
        || top.chars().count() >= 4 && bodies.ending(top).is_some_and(|(_, level)| level != Level::Unit)
        // 三雲町副町長: a town that no table holds.
        || top.chars().count() >= 3 && affiliation::is_place(top)
        // みさき新聞販売店会
        || top.ends_with('会') && top.chars().count() >= 5
}

/// 委員（教育長）: a seat at the meeting that stands for a body.
pub(super) fn is_seat(held: &Affiliation, lexicon: &Lexicon) -> bool {
    let [seat] = held.organization.as_slice() else { return false };
    held.post.is_none() && lexicon.titles.capacity(seat).is_some_and(|c| c.kind == "member")
}

/// Whether what torn columns put in the place of a body is the day or the hour of the meeting.
pub(super) fn is_time(held: &Affiliation) -> bool {
    let Some(body) = held.organization.first() else { return false };
    let day = ["年", "月", "日"].iter().all(|unit| body.contains(unit));
    let hour = ["午前", "午後"].iter().any(|half| body.starts_with(half)) && body.contains('時');
    (day || hour) && body.contains(|c: char| c.is_ascii_digit())
}

/// Gives someone under a heading of their own the post behind their name: 森花子理事（港湾担当） is one of the members, and a 理事.
pub(super) fn hold(title: &Flow, post: String, affiliations: &mut Vec<Affiliation>) {
    let charge = |held: &Affiliation| {
        held.organization.is_empty() && held.post.as_deref().is_some_and(|post| post.ends_with("担当"))
    };
    match affiliations.as_mut_slice() {
        [] => affiliations.push(Affiliation::told(title, Vec::new(), Some(post))),
        [only] if charge(only) => {
            only.as_written = format!("{post}({})", only.as_written);
            only.post = Some(post);
        }
        _ => {}
    }
}
