//! Those who came in the place of others, and in whose place.

use super::{
    super::{
        called::called,
        draft::Draft,
        legend::Legend,
        listing, person,
        row::{self, Shape},
    },
    finish,
    posts::within,
};
use crate::{
    lexicon::Lexicon,
    minutes::{Attendance, Presence},
    text::Flow,
};

/// The one whom a note names as proxy of someone in that role and of the body on top.
pub(in crate::minutes::roster) fn stand_in(
    who: &Flow,
    (role, top): (Option<&str>, Option<&str>),
    legend: &Legend,
    lexicon: &Lexicon,
) -> Option<Attendance> {
    let who = &bare(who);
    let mut found = Vec::new();
    // 北ノ浦課長補佐: in one word, the post tells where the name ends.
    let whole = called(who, true, lexicon).filter(|_| who.pieces().len() == 1);
    let told = whole.map(|whole| Draft::called(who, whole)).or_else(|| behind_body(who, lexicon));
    let drafts = match (told, row::shape(who, lexicon)) {
        (Some(told), _) => vec![told],
        (None, Shape::NameFirst(cut)) => vec![Draft::name_first(who, cut)],
        _ => listing::columns(who, lexicon),
    };
    for part in drafts {
        finish(&part, role, false, legend, lexicon, &mut found);
    }
    let mut entry = found.into_iter().next()?;
    entry.affiliations.iter_mut().for_each(|held| within(held, top, lexicon));
    Some(Attendance { presence: Presence::Proxy, ..entry })
}

/// The words without the unit that is the same as that of the one in whose place somebody came, and what honours the name:
/// 同室　課長補佐　森　花子　氏.
fn bare(who: &Flow) -> Flow {
    let s = who.as_str();
    let pieces = who.pieces();
    let [(first, _), (second, _), .., (last, _)] = pieces.as_slice() else { return who.clone() };
    let same = s[first.clone()].starts_with('同')
        && (2..=3).contains(&s[first.clone()].chars().count())
        && s[first.clone()].ends_with(['室', '課', '局', '部', '省', '庁', '社', '会', '校', '所']);
    let from = if same { second.start } else { first.start };
    let honoured = matches!(&s[last.clone()], "氏" | "様" | "君");
    who.slice(from..if honoured { last.start } else { s.len() })
}

/// みなと漁連　柊専務: a body, and somebody of it by surname and post.
fn behind_body(who: &Flow, lexicon: &Lexicon) -> Option<Draft> {
    let pieces = who.pieces();
    let [(body, _), (person, _)] = pieces.as_slice() else { return None };
    let (s, len) = (who.as_str(), who.as_str().len());
    let officer =
        called(&who.slice(person.clone()), true, lexicon).filter(|c| !c.capacity && c.doubt <= 1)?;
    let of_body =
        s[body.clone()].chars().count() > 3 && lexicon.titles.post_at_end(&s[body.clone()]).is_none();
    let (from, end) = (person.start, person.start + officer.name);
    let mut rest = who.slice(body.clone());
    rest.join(&who.slice(end..len));
    of_body.then(|| Draft::name_last(Some(who.slice(from..end)), rest))
}

/// 委員 of 委員代理: the seat of the one in whose place somebody came.
pub(super) fn stood_for<'a>(capacity: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    lexicon.titles.capacity(capacity).filter(|c| c.kind == "proxy")?;
    capacity.strip_suffix("代理").filter(|seat| lexicon.titles.capacity(seat).is_some())
}

/// Whether those under a heading came in the place of others: 代理出席.
pub(super) fn stands_in(role: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity(role).is_some_and(|c| c.kind == "proxy")
}

/// 委員代理　柊誠: one who came in the place of a member.
pub(super) fn standing_in(presence: Presence, role: Option<&str>, lexicon: &Lexicon) -> Presence {
    if role.is_some_and(|role| stands_in(role, lexicon)) && presence == Presence::Present {
        Presence::Proxy
    } else {
        presence
    }
}

/// The whole name before 代理 in a note, in whose place the one before it came: 柊誠（三雲花子 代理）, （三雲委員代理）.
pub(super) fn stood_in_for(note: &Flow, lexicon: &Lexicon) -> Option<Flow> {
    let s = note.as_str();
    let who = s.strip_suffix("代理")?.trim_end().trim_end_matches('の');
    let name = note.slice(0..who.len());
    let seated = called(&name, false, lexicon).is_some_and(|member| member.capacity);
    let whole = who.chars().count() > 2
        && person::doubt(&who.replace(' ', ""), lexicon).is_some_and(|doubt| doubt <= person::LIKELY);
    (seated || whole).then_some(name)
}

/// The member whom a note names behind one who came in their place: 三雲委員代理（香取委員）.
pub(super) fn absent_member(note: &Flow, lexicon: &Lexicon) -> Option<Draft> {
    called(note, false, lexicon).filter(|member| member.capacity).map(|member| Draft::called(note, member))
}
