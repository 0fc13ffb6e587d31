//! Check: who may be two people under one name, or one under two, for a reader to decide.
//!
//! Takes a [`Store`]; gives [`Question`]s; changes nothing. What a reader decides is a table of
//! [`crate::people::Decisions`], and a question is a row of that table whose verdict is still empty.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use serde::Serialize;

use crate::{
    people::Named,
    rdf::vocab::{foaf, gg, org, schema, skos},
    store::{Error, Store},
    trace::search::Reader,
};

/// A question about two people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Question {
    /// `same` where a rule joined them, which a decision can undo; else empty.
    pub verdict: String,
    /// The name of the one.
    pub name: String,
    /// The body of the one, where the name is not enough.
    pub organization: String,
    /// The name of the other.
    pub other_name: String,
    /// The body of the other.
    pub other_organization: String,
    /// What raises the question.
    pub reason: String,
    /// Why it is asked.
    pub kind: Kind,
    /// The meetings that raise it, by label.
    pub meetings: Vec<String>,
}

/// Why a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Two names differ in forms of characters only.
    Forms,
    /// One name is listed twice at one meeting, with bodies that have nothing in common.
    Twice,
    /// One name has two bodies at the same time, and never both at once.
    Posts,
}

impl Question {
    /// Whether nobody and no rule has decided it.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.verdict.is_empty()
    }
}

/// One listing of a person: the day, the meeting and the outermost bodies.
struct Seat {
    day: Option<String>,
    meeting: NamedNode,
    bodies: BTreeSet<NamedNode>,
}

/// Everything to decide, and what a rule decided; sorted.
///
/// # Errors
///
/// [`Error::Storage`].
pub fn questions(store: &Store) -> Result<Vec<Question>, Error> {
    let (reader, decisions) = (Reader::new(store), store.people()?);
    let mut questions = BTreeSet::new();
    let people: BTreeSet<NamedNode> =
        reader.quads(None, gg::ATTENDEE, None)?.into_iter().map(|(_, person)| person).collect();
    for person in &people {
        questions.extend(forms(&reader, person)?);
        let name = reader.value(person, foaf::NAME)?.unwrap_or_default();
        let seats = seats(&reader, person)?;
        for (kind, one, other, meetings) in conflicts(&seats) {
            let names = [one, other].map(|body| reader.names(&body).map(|names| names.label.clone()));
            let [organization, other_organization] = match names {
                [Ok(one), Ok(other)] => [one.clone().min(other.clone()), one.max(other)],
                [Err(error), _] | [_, Err(error)] => return Err(error),
            };
            let reason = match kind {
                Kind::Twice => "同じ会議の名簿に二度載る",
                _ => "同じ時期に別の所属で載る",
            };
            questions.insert(Question {
                verdict: String::new(),
                name: name.clone(),
                organization,
                other_name: name.clone(),
                other_organization,
                reason: reason.to_owned(),
                kind,
                meetings: labels(&reader, &meetings)?,
            });
        }
    }
    let named = |name: &str, organization: &str| Named {
        name: name.to_owned(),
        organization: organization.to_owned(),
    };
    let asked = questions.into_iter().filter(|q| {
        !decisions.covers(&named(&q.name, &q.organization), &named(&q.other_name, &q.other_organization))
    });
    Ok(asked.collect())
}

/// People whose names are this one in other forms.
fn forms(reader: &Reader<'_>, person: &NamedNode) -> Result<Vec<Question>, Error> {
    let mut questions = Vec::new();
    for standard in
        reader.objects(person, skos::HIDDEN_LABEL, None)?.into_iter().filter_map(crate::trace::search::value)
    {
        let name = reader.value(person, foaf::NAME)?.unwrap_or_default();
        let joined = reader.nodes(person, gg::SAME_PERSON_AS)?;
        for other in reader.called(&standard)? {
            let Some(other_name) = reader.value(&other, foaf::NAME)?.filter(|other| *other != name) else {
                continue;
            };
            let is_joined = joined.contains(&other);
            let (verdict, reason) = if is_joined {
                ("same", "字体だけが違い、所属または会議体が共通する")
            } else {
                ("", "字体だけが違う")
            };
            let mut meetings = seats(reader, person)?;
            meetings.extend(seats(reader, &other)?);
            let meetings = meetings.into_iter().map(|seat| seat.meeting).collect();
            questions.push(Question {
                verdict: verdict.to_owned(),
                name: name.clone().min(other_name.clone()),
                organization: String::new(),
                other_name: name.clone().max(other_name),
                other_organization: String::new(),
                reason: reason.to_owned(),
                kind: Kind::Forms,
                meetings: labels(reader, &meetings)?,
            });
        }
    }
    Ok(questions)
}

fn seats(reader: &Reader<'_>, person: &NamedNode) -> Result<Vec<Seat>, Error> {
    let mut seats = Vec::new();
    for (attendance, _) in reader.quads(None, gg::ATTENDEE, Some(person))? {
        let mut bodies = BTreeSet::new();
        for affiliation in reader.nodes(&attendance, gg::AFFILIATION)? {
            for body in reader.nodes(&affiliation, org::ORGANIZATION)? {
                bodies.insert(outermost(reader, body)?);
            }
        }
        for (meeting, _) in reader.quads(None, gg::HAS_ATTENDANCE, Some(&attendance))? {
            let day =
                reader.value(&meeting, schema::START_DATE)?.map(|start| start.chars().take(10).collect());
            seats.push(Seat { day, meeting, bodies: bodies.clone() });
        }
    }
    Ok(seats)
}

fn outermost(reader: &Reader<'_>, body: NamedNode) -> Result<NamedNode, Error> {
    let mut seen = BTreeSet::new();
    let mut body = body;
    while seen.insert(body.clone()) {
        match reader.nodes(&body, org::SUB_ORGANIZATION_OF)?.into_iter().next() {
            Some(above) => body = above,
            None => break,
        }
    }
    Ok(body)
}

type Conflict = (Kind, NamedNode, NamedNode, BTreeSet<NamedNode>);

/// Pairs of bodies that one person can hardly have: at one meeting in two listings, or at meetings whose days interleave.
/// Bodies that one listing gives together are no conflict, and neither is a change from one to the other.
fn conflicts(seats: &[Seat]) -> Vec<Conflict> {
    let mut of_body: BTreeMap<&NamedNode, Vec<&Seat>> = BTreeMap::new();
    for seat in seats {
        for body in &seat.bodies {
            of_body.entry(body).or_default().push(seat);
        }
    }
    let mut conflicts = Vec::new();
    let bodies: Vec<_> = of_body.iter().collect();
    for (at, (one, here)) in bodies.iter().enumerate() {
        for (other, there) in &bodies[at + 1..] {
            if here.iter().any(|seat| seat.bodies.contains(*other)) {
                continue;
            }
            let meetings = |seats: &[&Seat]| seats.iter().map(|s| s.meeting.clone()).collect::<BTreeSet<_>>();
            let (here_at, there_at) = (meetings(here), meetings(there));
            let both: BTreeSet<NamedNode> = &here_at & &there_at;
            if !both.is_empty() {
                conflicts.push((Kind::Twice, (**one).clone(), (**other).clone(), both));
            } else if interleave(here, there) {
                conflicts.push((Kind::Posts, (**one).clone(), (**other).clone(), &here_at | &there_at));
            }
        }
    }
    conflicts
}

/// Whether the one was attested on or after a day of the other, and the other way round.
fn interleave(one: &[&Seat], other: &[&Seat]) -> bool {
    let span = |seats: &[&Seat]| {
        let days = || seats.iter().filter_map(|seat| seat.day.clone());
        Some((days().min()?, days().max()?))
    };
    matches!((span(one), span(other)), (Some((a, b)), Some((c, d))) if a <= d && c <= b)
}

fn labels(reader: &Reader<'_>, meetings: &BTreeSet<NamedNode>) -> Result<Vec<String>, Error> {
    meetings.iter().map(|meeting| Ok(reader.names(meeting)?.label.clone())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(listings: &[(&str, &str, &[&str])], expected: &[Kind]) {
        let node = |name: &str| NamedNode::new_unchecked(format!("urn:{name}"));
        let seat = |(meeting, day, bodies): &(&str, &str, &[&str])| Seat {
            day: Some((*day).to_owned()),
            meeting: node(meeting),
            bodies: bodies.iter().map(|body| node(body)).collect(),
        };
        let seats: Vec<Seat> = listings.iter().map(seat).collect();
        let kinds: Vec<Kind> = conflicts(&seats).into_iter().map(|(kind, ..)| kind).collect();
        assert_eq!(kinds, expected, "{listings:?}");
    }

    #[test]
    fn two_bodies_at_once_are_a_question_and_a_change_of_post_is_none() {
        check(&[("m1", "2024-04-01", &["a"]), ("m2", "2024-07-01", &["b"])], &[]);
        check(
            &[("m1", "2024-04-01", &["a"]), ("m2", "2024-07-01", &["b"]), ("m3", "2024-10-01", &["a"])],
            &[Kind::Posts],
        );
        check(&[("m1", "2024-04-01", &["a"]), ("m2", "2024-04-01", &["b"])], &[Kind::Posts]);
        check(&[("m1", "2024-04-01", &["a"]), ("m1", "2024-04-01", &["b"])], &[Kind::Twice]);
        check(
            &[("m1", "2024-04-01", &["a", "b"]), ("m2", "2024-04-01", &["b"]), ("m3", "2024-04-02", &["a"])],
            &[],
        );
        check(&[("m1", "2024-04-01", &[]), ("m1", "2024-04-01", &["b"])], &[]);
    }
}
