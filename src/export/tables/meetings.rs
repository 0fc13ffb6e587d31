//! The tables whose rows belong to a meeting: written meeting by meeting, so that no table stands in memory.

use std::path::Path;

use oxigraph::model::NamedNode;

use super::{Options, Sheet, Table, View, quotes::Quotes, view::Thing};
use crate::{
    export::Error,
    rdf::vocab::{gg, org, schema},
};

/// Grounds of attribution, strongest first.
const GROUNDS: [oxigraph::model::NamedNodeRef<'static>; 5] =
    [gg::NAMED, gg::ROLE, gg::GROUP, gg::INFERRED, gg::UNATTRIBUTED];

pub(super) fn write(view: &View<'_>, dir: &Path, options: &Options) -> Result<Vec<Table>, Error> {
    let mut sheets = Sheets::create(dir, options)?;
    let mut meetings = Vec::new();
    for node in view.members(gg::MEETING)? {
        let thing = view.thing(node)?;
        meetings.push((thing.values(schema::START_DATE), thing));
    }
    meetings.sort_by(|(a, one), (b, other)| (a, &one.node).cmp(&(b, &other.node)));
    for (date, meeting) in meetings {
        let at = At { meeting: [view.id(&meeting.node), view.label(&meeting.node)?], date };
        sheets.meeting(view, &at, &meeting)?;
    }
    sheets.finish()
}

/// The meeting a row belongs to.
struct At {
    /// Id and label.
    meeting: [String; 2],
    date: String,
}

struct Sheets {
    meetings: Sheet,
    attendance: Sheet,
    statements: Sheet,
    attributions: Sheet,
    raised: Sheet,
    follow_ups: Sheet,
    quotes: Quotes,
}

impl Sheets {
    fn create(dir: &Path, options: &Options) -> Result<Self, Error> {
        let sheet = |file| Sheet::create(dir, file, options);
        Ok(Self {
            quotes: Quotes::default(),
            meetings: sheet("meetings.csv")?,
            attendance: sheet("attendance.csv")?,
            statements: sheet("statements.csv")?,
            attributions: sheet("attributions.csv")?,
            raised: sheet("raised.csv")?,
            follow_ups: sheet("follow-ups.csv")?,
        })
    }

    fn finish(self) -> Result<Vec<Table>, Error> {
        let sheets = [
            self.meetings,
            self.attendance,
            self.statements,
            self.attributions,
            self.raised,
            self.follow_ups,
        ];
        sheets.into_iter().map(Sheet::finish).collect()
    }

    fn meeting(&mut self, view: &View<'_>, at: &At, meeting: &Thing) -> Result<(), Error> {
        let attendance = meeting.nodes(gg::HAS_ATTENDANCE);
        let mut statements = Vec::new();
        for node in view.subjects(gg::STATED_AT, meeting.node.as_ref())? {
            let thing = view.thing(node)?;
            let position: u64 = thing.value(gg::POSITION).parse().unwrap_or(u64::MAX);
            statements.push((position, thing));
        }
        statements.sort_by(|(a, one), (b, other)| (a, &one.node).cmp(&(b, &other.node)));
        let [series_id, series] = view.related(meeting, gg::IN_SERIES)?;
        let [id, label] = at.meeting.clone();
        self.meetings.push([
            id,
            label,
            series_id,
            series,
            meeting.value(gg::ORDINAL),
            meeting.values(gg::RECORD_KIND),
            at.date.clone(),
            meeting.values(schema::END_DATE),
            meeting.values(gg::VENUE),
            attendance.len().to_string(),
            statements.len().to_string(),
        ])?;
        for node in attendance {
            self.attendance(view, at, &view.thing(node.clone())?)?;
        }
        for (_, statement) in &statements {
            self.statement(view, at, statement)?;
        }
        Ok(())
    }

    fn attendance(&mut self, view: &View<'_>, at: &At, attendance: &Thing) -> Result<(), Error> {
        let mut organizations = Vec::new();
        let mut posts = Vec::new();
        for node in attendance.nodes(gg::AFFILIATION) {
            let affiliation = view.thing(node.clone())?;
            organizations.extend(affiliation.nodes(org::ORGANIZATION).into_iter().cloned());
            posts.extend(affiliation.nodes(gg::POST).into_iter().cloned());
        }
        let [organization_ids, organizations] = view.cells(&organizations.iter().collect::<Vec<_>>())?;
        let [_, posts] = view.cells(&posts.iter().collect::<Vec<_>>())?;
        let [person_id, person] = view.related(attendance, gg::ATTENDEE)?;
        let [_, role] = view.related(attendance, gg::MEETING_ROLE)?;
        let [_, presence] = view.related(attendance, gg::PRESENCE)?;
        let [meeting_id, meeting] = at.meeting.clone();
        self.attendance.push([
            view.id(&attendance.node),
            meeting_id,
            meeting,
            at.date.clone(),
            person_id,
            person,
            role,
            attendance.values(gg::ROLE_AS_PRINTED),
            presence,
            organization_ids,
            organizations,
            posts,
        ])
    }

    fn statement(&mut self, view: &View<'_>, at: &At, statement: &Thing) -> Result<(), Error> {
        let id = view.id(&statement.node);
        let text = statement.values(gg::TEXT);
        let attributions = attributions(view, statement)?;
        for attribution in &attributions {
            self.attribution(view, at, &id, attribution)?;
        }
        for issue in statement.nodes(gg::RAISES) {
            let words = self.quotes.inside(view, statement, issue)?.unwrap_or_else(|| text.clone());
            for attribution in &attributions {
                self.raised(view, at, (&id, &words), issue, attribution)?;
            }
        }
        for node in view.subjects(gg::ANNOUNCED_IN, statement.node.as_ref())? {
            self.follow_up(view, at, (&id, &text), &view.thing(node)?)?;
        }
        let [basis, attributed_to_ids, attributed_to] = match attributions.first() {
            Some(strongest) => {
                let [_, basis] = view.related(strongest, gg::BASIS)?;
                let [ids, labels] = view.related(strongest, gg::ATTRIBUTED_TO)?;
                [basis, ids, labels]
            }
            None => Default::default(),
        };
        let [topic_ids, topics] = view.related(statement, gg::TOPIC)?;
        let [_, acts] = view.related(statement, gg::SPEECH_ACT)?;
        let [issue_ids, issues] = view.related(statement, gg::RAISES)?;
        let [meeting_id, meeting] = at.meeting.clone();
        self.statements.push([
            id,
            meeting_id,
            meeting,
            at.date.clone(),
            statement.value(gg::POSITION),
            topic_ids,
            topics,
            basis,
            attributed_to_ids,
            attributed_to,
            acts,
            issue_ids,
            issues,
            text,
        ])
    }

    fn attribution(
        &mut self,
        view: &View<'_>,
        at: &At,
        statement: &str,
        attribution: &Thing,
    ) -> Result<(), Error> {
        let [_, basis] = view.related(attribution, gg::BASIS)?;
        let [attributed_to_ids, attributed_to] = view.related(attribution, gg::ATTRIBUTED_TO)?;
        let [candidate_ids, candidates] = view.related(attribution, gg::CANDIDATE)?;
        let [rule_id, rule] = view.related(attribution, gg::RULE)?;
        let [meeting_id, meeting] = at.meeting.clone();
        self.attributions.push([
            view.id(&attribution.node),
            statement.to_owned(),
            meeting_id,
            meeting,
            at.date.clone(),
            basis,
            attributed_to_ids,
            attributed_to,
            candidate_ids,
            candidates,
            attribution.value(gg::CONFIDENCE),
            rule_id,
            rule,
        ])
    }

    fn raised(
        &mut self,
        view: &View<'_>,
        at: &At,
        (statement, words): (&str, &str),
        issue: &NamedNode,
        attribution: &Thing,
    ) -> Result<(), Error> {
        let [_, basis] = view.related(attribution, gg::BASIS)?;
        let [attributed_to_ids, attributed_to] = view.related(attribution, gg::ATTRIBUTED_TO)?;
        let [candidate_ids, candidates] = view.related(attribution, gg::CANDIDATE)?;
        let [meeting_id, meeting] = at.meeting.clone();
        self.raised.push([
            view.id(issue),
            view.label(issue)?,
            statement.to_owned(),
            meeting_id,
            meeting,
            at.date.clone(),
            view.id(&attribution.node),
            basis,
            attributed_to_ids,
            attributed_to,
            candidate_ids,
            candidates,
            attribution.value(gg::CONFIDENCE),
            words.to_owned(),
        ])
    }

    fn follow_up(
        &mut self,
        view: &View<'_>,
        at: &At,
        (statement, text): (&str, &str),
        follow_up: &Thing,
    ) -> Result<(), Error> {
        let [actor_ids, actors] = view.related(follow_up, gg::ACTOR)?;
        let [due_meeting_id, due_meeting] = view.related(follow_up, gg::DUE_MEETING)?;
        let [about_ids, about] = view.related(follow_up, gg::ABOUT)?;
        let [fulfilled_by_ids, fulfilled_by] = view.related(follow_up, gg::FULFILLED_BY)?;
        let [meeting_id, meeting] = at.meeting.clone();
        self.follow_ups.push([
            view.id(&follow_up.node),
            view.label(&follow_up.node)?,
            meeting_id,
            meeting,
            at.date.clone(),
            actor_ids,
            actors,
            follow_up.values(gg::DUE),
            due_meeting_id,
            due_meeting,
            about_ids,
            about,
            fulfilled_by_ids,
            fulfilled_by,
            statement.to_owned(),
            text.to_owned(),
        ])
    }
}

/// The attributions of a statement, strongest ground first.
fn attributions(view: &View<'_>, statement: &Thing) -> Result<Vec<Thing>, Error> {
    let mut attributions = Vec::new();
    for node in statement.nodes(gg::ATTRIBUTION) {
        let thing = view.thing(node.clone())?;
        let ground =
            thing.nodes(gg::BASIS).first().and_then(|b| GROUNDS.iter().position(|g| *g == b.as_ref()));
        attributions.push((ground.unwrap_or(GROUNDS.len()), thing));
    }
    attributions.sort_by(|(a, one), (b, other)| (a, &one.node).cmp(&(b, &other.node)));
    Ok(attributions.into_iter().map(|(_, thing)| thing).collect())
}
