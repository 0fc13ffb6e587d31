//! A meeting: who was there, what was on the agenda, what was said.

use std::collections::HashMap;

use oxigraph::model::{NamedNode, NamedNodeRef, Term};
use serde::Serialize;

use super::{Part, agents::Seat, view::View};
use crate::{
    rdf::vocab::{gg, schema},
    store::{Error, Store},
    trace::{
        Statement, Thing, Words,
        search::{node, value},
    },
};

/// A meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Meeting {
    /// When it began, as printed in the graph: a day, or a day and a time.
    pub start: Option<String>,
    /// When it ended.
    pub end: Option<String>,
    /// Where it met.
    pub venue: Option<String>,
    /// What the record calls itself.
    pub record_kind: Option<String>,
    /// The councils it belongs to.
    pub series: Vec<Thing>,
    /// The meetings before.
    pub previous: Vec<Thing>,
    /// The meetings after.
    pub next: Vec<Thing>,
    /// Who was there, by role, then as listed.
    pub attendees: Vec<Attendee>,
    /// The agenda, in its order.
    pub agenda: Vec<Item>,
    /// Documents handed out.
    pub papers: Vec<Paper>,
    /// What was said, in its order.
    pub statements: Vec<Spoken>,
}

/// A statement of a meeting with the issues it raises.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Spoken {
    /// The statement.
    #[serde(flatten)]
    pub statement: Statement,
    /// The issues it raises.
    pub issues: Vec<Thing>,
    /// What stands in the record: `speech`, `bullet`, `reply` or `narrative`.
    pub kind: Option<String>,
    /// The mark of the speaker as printed.
    pub speaker_label: Option<String>,
}

/// Someone at a meeting.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attendee {
    /// Who; `None` where a post or body alone is listed.
    pub person: Option<Thing>,
    /// The capacity as printed.
    pub role: Option<String>,
    /// Whether it is that of the one who presides.
    pub presides: bool,
    /// `present`, `proxy` or `absent`.
    pub presence: String,
    /// Bodies and posts.
    pub seats: Vec<Seat>,
    /// The words that say so.
    pub evidence: Vec<Words>,
}

/// A point of the agenda.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// What it is called.
    #[serde(flatten)]
    pub thing: Thing,
    /// The words that say so.
    pub evidence: Vec<Words>,
}

/// A document handed out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paper {
    /// Its printed label.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// Who presented it.
    pub presented_by: Vec<Thing>,
    /// The words that name it.
    pub evidence: Vec<Words>,
}

/// How many statements each of these meetings has.
pub(crate) fn statements_of(
    store: &Store,
    meetings: &[NamedNode],
) -> Result<HashMap<NamedNode, usize>, Error> {
    let named = meetings.iter().map(|meeting| format!("{meeting} ")).collect::<String>();
    let rows = View::new(store, Part::default()).rows(
        "?meeting (COUNT(?statement) AS ?statements)",
        &format!("VALUES ?meeting {{ {named}}} ?statement {} ?meeting", gg::STATED_AT),
        "GROUP BY ?meeting",
    )?;
    let count = |row: Vec<Option<Term>>| {
        let mut row = row.into_iter().flatten();
        Some((node(row.next()?)?, value(row.next()?)?.parse().ok()?))
    };
    Ok(rows.into_iter().filter_map(count).collect())
}

/// Roles of those who preside.
const CHAIRS: [NamedNodeRef<'static>; 5] = [
    gg::ROLE_CHAIR,
    gg::ROLE_PANEL_CHAIR,
    gg::ROLE_PRESIDENT,
    gg::ROLE_COMMITTEE_CHAIR,
    gg::ROLE_SUBCOMMITTEE_CHAIR,
];

/// A statement with the issues it raises.
pub(super) fn spoken(view: &View<'_>, statement: Statement) -> Result<Spoken, Error> {
    let node = NamedNode::new_unchecked(&statement.iri);
    let kind = view.reader.nodes(&node, gg::STATEMENT_KIND)?.into_iter().next();
    Ok(Spoken {
        issues: view.things(&node, gg::RAISES)?,
        kind: kind.and_then(|kind| kind.as_str().rsplit("kind-").next().map(ToOwned::to_owned)),
        speaker_label: view.text(&node, gg::SPEAKER_LABEL)?,
        statement,
    })
}

/// What a meeting has, each with the first words that say so.
fn with_evidence(
    view: &View<'_>,
    meeting: &NamedNode,
    predicate: NamedNodeRef<'_>,
) -> Result<Vec<(NamedNode, Vec<Words>)>, Error> {
    let nodes = view.reader.nodes(meeting, predicate)?;
    let evidence = Words::of_each(view.store, &nodes, 1)?;
    Ok(nodes.into_iter().zip(evidence).collect())
}

pub(super) fn describe(view: &View<'_>, meeting: &NamedNode) -> Result<Meeting, Error> {
    let mut attendees = Vec::new();
    for (attendance, evidence) in with_evidence(view, meeting, gg::HAS_ATTENDANCE)? {
        let roles = view.reader.nodes(&attendance, gg::MEETING_ROLE)?;
        attendees.push(Attendee {
            person: view.things(&attendance, gg::ATTENDEE)?.into_iter().next(),
            role: view.text(&attendance, gg::ROLE_AS_PRINTED)?,
            presides: roles.iter().any(|role| CHAIRS.contains(&role.as_ref())),
            presence: view.presence(&attendance)?,
            seats: Seat::of_attendance(view, &attendance)?,
            evidence,
        });
    }
    attendees.sort_by_cached_key(|a| (a.role.clone(), a.person.as_ref().map(|p| p.label.clone())));
    let mut papers = Vec::new();
    for (paper, evidence) in with_evidence(view, meeting, gg::HAS_DOCUMENT)? {
        let label = view.text(&paper, gg::DOCUMENT_LABEL)?.unwrap_or_default();
        let title = view.named_thing(&paper)?.label;
        papers.push(Paper { label, title, presented_by: view.things(&paper, gg::PRESENTED_BY)?, evidence });
    }
    // What is handed out for reference stands behind the papers themselves.
    papers.sort_by_cached_key(|paper| (paper.label.starts_with("参考"), natural(&paper.label)));
    let mut agenda = Vec::new();
    for (item, evidence) in with_evidence(view, meeting, gg::HAS_AGENDA_ITEM)? {
        let number: u32 = view.text(&item, gg::ITEM_NUMBER)?.and_then(|n| n.parse().ok()).unwrap_or(u32::MAX);
        agenda.push((number, Item { thing: view.reader.thing(&item)?, evidence }));
    }
    agenda.sort_by(|(a, one), (b, other)| (a, &one.thing).cmp(&(b, &other.thing)));
    let mut statements = Vec::new();
    for statement in Statement::of_meeting(view.store, meeting)? {
        statements.push(spoken(view, statement)?);
    }
    Ok(Meeting {
        start: view.text(meeting, schema::START_DATE)?,
        end: view.text(meeting, schema::END_DATE)?,
        venue: view.text(meeting, gg::VENUE)?,
        record_kind: view.text(meeting, gg::RECORD_KIND)?,
        series: view.things(meeting, gg::IN_SERIES)?,
        previous: view.things(meeting, gg::PREVIOUS_MEETING)?,
        next: view.things(meeting, gg::NEXT_MEETING)?,
        attendees,
        agenda: agenda.into_iter().map(|(_, item)| item).collect(),
        papers,
        statements,
    })
}

/// 資料2 before 資料10, and what is called by numbers alone before both.
fn natural(label: &str) -> Vec<(String, u64)> {
    let mut parts = Vec::new();
    let mut word = String::new();
    let mut digits = String::new();
    for c in label.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            digits.push(c);
            continue;
        }
        if !digits.is_empty() {
            parts.push((std::mem::take(&mut word), digits.parse().unwrap_or(u64::MAX)));
            digits.clear();
        }
        word.push(c);
    }
    parts.push((word, 0));
    parts
}
