//! People and bodies: posts as attested at meetings, and the issues they raised.

use oxigraph::model::NamedNode;
use serde::Serialize;

use super::view::View;
use crate::{
    rdf::vocab::{gg, org, schema},
    store::Error,
    trace::{Issue, Thing, Words, search::node},
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
    /// Meetings that list the person, as present or not, oldest first.
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
    /// `present`, `proxy` or `absent`, where the meeting's list tells.
    pub presence: Option<String>,
    /// Bodies and posts.
    pub seats: Vec<Seat>,
    /// The first words that say so.
    pub evidence: Vec<Words>,
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

    pub(super) fn of(view: &View<'_>, affiliation: &NamedNode) -> Result<Self, Error> {
        Ok(Self {
            organization: view.things(affiliation, org::ORGANIZATION)?.into_iter().next(),
            post: view.things(affiliation, gg::POST)?.into_iter().next().map(|post| post.label),
        })
    }

    /// The words for the body, and behind them those for the post: none twice.
    ///
    /// The label of a post begins with its body's. A post that names its body itself, such as 環境副大臣 of 環境省, stands
    /// for both.
    pub(crate) fn words(&self) -> (&str, &str) {
        let body = self.organization.as_ref().map_or("", |body| body.label.as_str());
        let post = self.post.as_deref().unwrap_or_default();
        let post = post.strip_prefix(body).unwrap_or(post);
        let stem = body.strip_suffix(['省', '庁', '府', '局']).unwrap_or(body);
        if stem.chars().count() > 1 && post.starts_with(stem) { (post, "") } else { (body, post) }
    }
}

pub(super) fn career(view: &View<'_>, person: &NamedNode) -> Result<Career, Error> {
    let (attendee, held, date) = (gg::ATTENDEE, gg::HAS_ATTENDANCE, schema::START_DATE);
    let mut attended = view.rows(
        "?date ?meeting ?attendance",
        &format!(
            "?attendance {attendee} {person}
            OPTIONAL {{ ?meeting {held} ?attendance OPTIONAL {{ ?meeting {date} ?date }} }}"
        ),
        "",
    )?;
    attended.sort_by_cached_key(|row| {
        row.iter().map(|term| term.as_ref().map(ToString::to_string)).collect::<Vec<_>>()
    });
    attended.dedup_by(|one, other| one.last() == other.last());
    let mut meetings = Vec::new();
    let attended = view.part("meetings", attended).into_iter().filter_map(|row| {
        let mut row = row.into_iter().map(|term| term.and_then(node));
        let (meeting, attendance) = (row.nth(1)?, row.next()??);
        Some((attendance, meeting))
    });
    let (attendances, of): (Vec<NamedNode>, Vec<Option<NamedNode>>) = attended.unzip();
    let evidence = Words::of_each(view.store, &attendances, 1)?;
    for ((attendance, meeting), evidence) in attendances.into_iter().zip(of).zip(evidence) {
        meetings.push(Member {
            person: None,
            date: meeting.as_ref().map(|meeting| view.day(meeting)).transpose()?.flatten(),
            meeting: meeting.map(|meeting| view.reader.thing(&meeting)).transpose()?,
            role: view.text(&attendance, gg::ROLE_AS_PRINTED)?,
            presence: Some(view.presence(&attendance)?),
            seats: Seat::of_attendance(view, &attendance)?,
            evidence,
        });
    }
    meetings.sort_by_cached_key(|m| (m.date.clone(), m.meeting.as_ref().map(|t| t.label.clone())));
    let raised_by = gg::RAISED_BY;
    let (candidate, basis, inferred) = (gg::CANDIDATE, gg::BASIS, gg::INFERRED);
    let (attribution, raises) = (gg::ATTRIBUTION, gg::RAISES);
    // An inference is no raising.
    let perhaps = format!(
        "?attribution {candidate} {person} ; {basis} ?basis . FILTER(!sameTerm(?basis, {inferred}))
        ?statement {attribution} ?attribution ; {raises} ?issue .
        FILTER NOT EXISTS {{ ?issue {raised_by} {person} }}"
    );
    Ok(Career {
        meetings,
        raised: raised(view, person)?,
        may_have_raised: view.issues("may_have_raised", &perhaps)?,
    })
}

pub(super) fn body(view: &View<'_>, body: &NamedNode) -> Result<Body, Error> {
    let (organization, member) = (org::ORGANIZATION, org::MEMBER);
    let mut affiliations = view.rows(
        "?person ?affiliation",
        &format!("?affiliation {organization} {body} OPTIONAL {{ ?affiliation {member} ?person }}"),
        "",
    )?;
    // The IRI of a person begins with the name.
    affiliations.sort_by_cached_key(|row| {
        row.iter().map(|term| term.as_ref().map(ToString::to_string)).collect::<Vec<_>>()
    });
    affiliations.dedup_by(|one, other| one.last() == other.last());
    let mut people = Vec::new();
    let affiliations = view.part("people", affiliations).into_iter();
    let affiliations: Vec<NamedNode> =
        affiliations.filter_map(|row| row.into_iter().nth(1).flatten().and_then(node)).collect();
    let evidence = Words::of_each(view.store, &affiliations, 1)?;
    for (affiliation, evidence) in affiliations.into_iter().zip(evidence) {
        let meetings = view.reader.nodes(&affiliation, gg::ATTESTED_AT)?;
        let date = meetings.first().map(|meeting| view.day(meeting)).transpose()?.flatten();
        people.push(Member {
            person: view.things(&affiliation, org::MEMBER)?.into_iter().next(),
            meeting: meetings.first().map(|meeting| view.reader.thing(meeting)).transpose()?,
            date,
            role: None,
            presence: presence_at(view, &affiliation, meetings.first())?,
            seats: vec![Seat::of(view, &affiliation)?],
            evidence,
        });
    }
    people.sort_by_cached_key(|m| (m.person.as_ref().map(|p| p.label.clone()), m.date.clone()));
    let units = view.subjects(org::SUB_ORGANIZATION_OF, body)?;
    Ok(Body {
        part_of: view.things(body, org::SUB_ORGANIZATION_OF)?,
        units: view.reader.things(&units)?,
        people,
        raised: raised(view, body)?,
        concerned: view.concerned("concerned", body)?,
    })
}

/// Whether who is affiliated was there, at the meeting that attests it.
fn presence_at(
    view: &View<'_>,
    affiliation: &NamedNode,
    meeting: Option<&NamedNode>,
) -> Result<Option<String>, Error> {
    let Some(meeting) = meeting else { return Ok(None) };
    for attendance in view.subjects(gg::AFFILIATION, affiliation)? {
        if view.subjects(gg::HAS_ATTENDANCE, &attendance)?.contains(meeting) {
            return view.presence(&attendance).map(Some);
        }
    }
    Ok(None)
}

/// The issues of statements attributed to an agent, in whichever wording.
fn raised(view: &View<'_>, agent: &NamedNode) -> Result<Vec<Issue>, Error> {
    view.issues("raised", &format!("?issue {} {agent}", gg::RAISED_BY))
}
