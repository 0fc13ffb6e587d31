//! People and bodies: posts as attested at meetings, and the issues they raised.

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::view::View;
use crate::{
    rdf::vocab::{gg, org},
    search::Kind,
    store::Error,
    trace::{Issue, Thing},
};

/// A body and a post in it, as printed at a meeting.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Seat {
    /// The body.
    pub organization: Option<Thing>,
    /// The post.
    pub post: Option<String>,
}

/// A person through the meetings.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Career {
    /// Meetings attended, oldest first.
    pub meetings: Vec<Member>,
    /// Issues raised in statements attributed to the person, oldest first.
    pub raised: Vec<Issue>,
    /// Issues of statements that the person may have made, as one of a group.
    pub may_have_raised: Vec<Issue>,
}

/// A person at a meeting.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Member {
    /// Who; the meeting's person in a body's list, the meeting in a person's.
    pub person: Option<Thing>,
    /// The meeting.
    pub meeting: Option<Thing>,
    /// Its day.
    pub date: Option<String>,
    /// The capacity as printed.
    pub role: Option<String>,
    /// Bodies and posts.
    pub seats: Vec<Seat>,
}

/// A body with its people and issues.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Body {
    /// What it is a unit of.
    pub part_of: Vec<Thing>,
    /// Its units.
    pub units: Vec<Thing>,
    /// Its people, as attested at meetings.
    pub people: Vec<Member>,
    /// Issues raised in statements attributed to the body itself.
    pub raised: Vec<Issue>,
    /// Issues that concern it.
    pub concerned: Vec<Issue>,
}

impl Seat {
    pub(super) fn of_attendance(view: &View<'_>, attendance: &NamedNode) -> Result<Vec<Self>, Error> {
        let affiliations = view.reader.nodes(attendance, gg::AFFILIATION)?;
        affiliations.iter().map(|affiliation| Self::of(view, affiliation)).collect()
    }

    fn of(view: &View<'_>, affiliation: &NamedNode) -> Result<Self, Error> {
        Ok(Self {
            organization: view.things(affiliation, org::ORGANIZATION)?.into_iter().next(),
            post: view.things(affiliation, gg::POST)?.into_iter().next().map(|post| post.label),
        })
    }
}

pub(super) fn career(view: &View<'_>, person: &NamedNode) -> Result<Career, Error> {
    let mut meetings = Vec::new();
    for attendance in view.subjects(gg::ATTENDEE, person)? {
        let held = view.subjects(gg::HAS_ATTENDANCE, &attendance)?;
        let date = held.first().map(|meeting| view.day(meeting)).transpose()?.flatten();
        meetings.push(Member {
            person: None,
            meeting: view.reader.things(&held)?.into_iter().next(),
            date,
            role: view.text(&attendance, gg::ROLE_AS_PRINTED)?,
            seats: Seat::of_attendance(view, &attendance)?,
        });
    }
    meetings.sort_by_cached_key(|m| (m.date.clone(), m.meeting.as_ref().map(|t| t.label.clone())));
    let raised = raised_by(view, person, gg::ATTRIBUTED_TO)?;
    let mut perhaps = raised_by(view, person, gg::CANDIDATE)?;
    perhaps.retain(|issue| !raised.contains(issue));
    Ok(Career { meetings, raised: view.issues(raised)?, may_have_raised: view.issues(perhaps)? })
}

pub(super) fn body(view: &View<'_>, body: &NamedNode) -> Result<Body, Error> {
    let mut people = Vec::new();
    for affiliation in view.subjects(org::ORGANIZATION, body)? {
        let meetings = view.reader.nodes(&affiliation, gg::ATTESTED_AT)?;
        let date = meetings.first().map(|meeting| view.day(meeting)).transpose()?.flatten();
        people.push(Member {
            person: view.things(&affiliation, org::MEMBER)?.into_iter().next(),
            meeting: view.reader.things(&meetings)?.into_iter().next(),
            date,
            role: None,
            seats: vec![Seat::of(view, &affiliation)?],
        });
    }
    people.sort_by_cached_key(|m| (m.person.as_ref().map(|p| p.label.clone()), m.date.clone()));
    let mut concerned = view.subjects(gg::CONCERNS, body)?;
    let mut issues = Vec::new();
    for thing in concerned.drain(..) {
        if view.kind(&thing)? == Some(Kind::Issue) {
            issues.push(thing);
        }
    }
    let units = view.subjects(org::SUB_ORGANIZATION_OF, body)?;
    Ok(Body {
        part_of: view.things(body, org::SUB_ORGANIZATION_OF)?,
        units: view.reader.things(&units)?,
        people,
        raised: view.issues(raised_by(view, body, gg::ATTRIBUTED_TO)?)?,
        concerned: view.issues(issues)?,
    })
}

/// Issues of the statements whose attribution is related to `agent` by `relation`. An inference is no raising.
fn raised_by(
    view: &View<'_>,
    agent: &NamedNode,
    relation: oxigraph::model::NamedNodeRef<'_>,
) -> Result<Vec<NamedNode>, Error> {
    let mut issues = Vec::new();
    for attribution in view.subjects(relation, agent)? {
        if view.reader.nodes(&attribution, gg::BASIS)?.iter().any(|basis| *basis == gg::INFERRED) {
            continue;
        }
        for statement in view.subjects(gg::ATTRIBUTION, &attribution)? {
            issues.extend(view.reader.nodes(&statement, gg::RAISES)?);
        }
    }
    issues.sort_unstable();
    issues.dedup();
    Ok(issues)
}
