//! The body that closes a list and is that of all in it: 柊誠、森花子（以上、みなと電力(株)）.
//!
//! Takes the lines of a roster; tells the entries read from them of which body they are.

use super::{is_body, printed::Printed};
use crate::{
    Span,
    lexicon::Lexicon,
    minutes::{Affiliation, Attendance, affiliation},
    script::bracket_end,
    text::Flow,
};

/// What opens such a closing.
const ALL: &str = "(以上";

/// The body of those listed within a stretch of the text.
pub(super) struct Of {
    people: Span,
    body: Flow,
}

/// The closings of the lines.
pub(super) fn bodies(printed: &[Printed], lexicon: &Lexicon) -> Vec<Of> {
    let mut found = Vec::new();
    // Where those begin whom the next closing is about, if they began on a line before.
    let mut open: Option<Span> = None;
    for line in printed {
        let mut rest = line.flow.clone();
        while let Some((people, body, behind)) = closing(&rest, lexicon) {
            let own = people.whole().to(body.whole());
            found.push(Of { people: open.take().map_or(own, |from| from.to(own)), body });
            rest = behind;
        }
        open = Some(rest.whole())
            .filter(|_| rest.as_str().ends_with(['、', ',']))
            .map(|own| open.map_or(own, |from| from.to(own)));
    }
    found
}

/// The people before （以上、…）, with the comma behind them, the body in it, and the words behind.
fn closing(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow, Flow)> {
    let s = flow.as_str();
    let open = s.find(ALL).filter(|&at| at > 0)?;
    let close = open + bracket_end(&s[open..])?;
    let inner = s[open + ALL.len()..close].trim_start_matches(['、', ' ', ':']);
    let counted = inner.starts_with(|c: char| c.is_ascii_digit());
    let body = inner.chars().count() > 2 && !counted && lexicon.titles.capacity(inner).is_none();
    if !(body && is_body(inner, lexicon)) {
        return None;
    }
    let behind = &s[close + 1..];
    let rest = behind.trim_start_matches(['、', ' ', '。', ',']);
    Some((
        flow.slice(0..open),
        flow.slice(close - inner.len()..close),
        flow.slice(s.len() - rest.len()..s.len()),
    ))
}

/// Tells of which body those are whom a closing is about.
pub(super) fn tell(listed: &mut Vec<Attendance>, bodies: &[Of], lexicon: &Lexicon) {
    for of in bodies {
        let within = |a: &Attendance| a.span.start() >= of.people.start() && a.span.start() < of.people.end();
        let is_closing = |held: &Affiliation| held.as_written.trim_start_matches('(').starts_with("以上");
        listed.retain(|a| !(within(a) && a.name.is_none() && a.affiliations.iter().all(is_closing)));
        for person in listed.iter_mut().filter(|a| within(a)) {
            let path = affiliation::path(of.body.as_str(), lexicon);
            person.affiliations.retain(|held| !is_closing(held));
            if person.affiliations.is_empty() {
                person.affiliations.push(Affiliation::told(&of.body, path, None));
                continue;
            }
            for held in person.affiliations.iter_mut().filter(|held| held.organization.is_empty()) {
                held.organization.clone_from(&path);
            }
        }
    }
}

/// Takes off the company that stands in brackets behind the label of a list, of which all in it are: 村側出席者（株式会社みなと）.
pub(super) fn house(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Option<Flow> {
    let first = &printed.first()?.flow;
    let s = first.as_str();
    let inner = s.strip_prefix('(')?.strip_suffix(')')?;
    let company = lexicon.bodies.form_at_start(inner).or_else(|| lexicon.bodies.form_at_end(inner)).is_some();
    let house = first.slice(1..s.len() - 1);
    (company && printed.len() > 1 && !inner.contains(['(', '、'])).then(|| {
        printed.remove(0);
        house
    })
}

/// Tells those of a list of which company they are.
pub(super) fn tell_house(listed: &mut [Attendance], house: Option<&Flow>, lexicon: &Lexicon) {
    let Some(house) = house else { return };
    for person in listed {
        if person.affiliations.is_empty() {
            person.affiliations.push(Affiliation::told(house, Vec::new(), None));
        }
        let own = |held: &&mut Affiliation| {
            held.organization.first().is_none_or(|top| lexicon.bodies.form_at_start(top).is_none())
        };
        for held in person.affiliations.iter_mut().filter(own) {
            held.organization.insert(0, house.as_str().to_owned());
        }
    }
}
