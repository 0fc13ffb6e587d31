//! One record being mapped: its meeting, and how the names in it lead to things.

use std::collections::BTreeMap;

use oxigraph::model::NamedNode;

use super::graph::{Evidence, Graph};
use crate::{
    Extraction, Record, Span,
    entity::{Entity, Kind},
    lexicon::{Lexicon, built_in},
    mention::Home,
    minutes::{Cited, Meeting, Minutes, Turn},
};

/// What a meeting and its series are called, in IRIs and in labels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct MeetingName {
    /// The slug of the meeting.
    pub(super) id: String,
    /// The slug under which topics of the series stand: the series, or the meeting where none is known.
    pub(super) series: String,
    /// The label: a function of what identifies the meeting, so that all documents on it agree.
    pub(super) label: String,
    /// Whose meeting it is.
    pub(super) home: Home,
    /// Whether nobody could tell whose series it is, so that its slug bears the name of the source.
    unsure: bool,
}

impl MeetingName {
    /// What a body is called that only these meetings tell apart from others: 企画課（南浜港湾審議会）.
    pub(super) fn at_meetings(&self, body: &str) -> String {
        let meetings = if self.series.contains(body) || self.series == self.id || self.unsure {
            &self.label
        } else {
            &self.series
        };
        if meetings.contains(body) { meetings.clone() } else { format!("{body}（{meetings}）") }
    }
}

/// One record being mapped.
pub(super) struct Scope<'g, 'a> {
    pub(super) graph: &'g mut Graph<'a>,
    pub(super) record: &'a Record,
    pub(super) minutes: &'a Minutes,
    pub(super) name: &'a MeetingName,
    pub(super) meeting: NamedNode,
    /// What the meeting as a whole was read from.
    pub(super) evidence: Evidence,
    /// The person of each roster entry, where it has a name.
    pub(super) persons: Vec<Option<NamedNode>>,
    /// The body of each roster entry: the first that is printed with it.
    pub(super) bodies: Vec<Option<NamedNode>>,
    /// The node of each turn.
    pub(super) statements: Vec<NamedNode>,
    // The thing each written name was found to be; `None` where it was found to be several.
    found: BTreeMap<(Kind, &'a str), Option<&'a Entity>>,
}

impl<'g, 'a> Scope<'g, 'a> {
    /// Opens a record, unless nothing in it could be read at all.
    pub(super) fn open(graph: &'g mut Graph<'a>, record: &'a Record, name: &'a MeetingName) -> Option<Self> {
        let minutes = &record.minutes;
        let evidence = whole(minutes)?;
        let mut found: BTreeMap<_, Option<&Entity>> = BTreeMap::new();
        for mention in &record.mentions {
            let Some(entity) = mention.entity.found() else { continue };
            for name in [&mention.text, &mention.canonical, &entity.label, &entity.key] {
                found
                    .entry((mention.kind, name.as_str()))
                    .and_modify(|known| *known = known.filter(|known| *known == entity))
                    .or_insert(Some(entity));
            }
        }
        let meeting = graph.base.named("meeting", &name.id);
        let statements = minutes.turns.iter().enumerate().map(|(index, turn)| {
            // By what was said where: the same minutes in another format hold the same statements.
            let place = format!("{}-{}", name.id, position(index, turn));
            graph.base.keyed("statement", &place, &format!("{place}:{}", turn.flow.as_str()))
        });
        let statements = statements.collect();
        Some(Self {
            graph,
            record,
            minutes,
            name,
            meeting,
            evidence,
            persons: Vec::new(),
            bodies: Vec::new(),
            statements,
            found,
        })
    }

    /// The thing a name was found to be, where all its mentions agree.
    pub(super) fn found(&self, kind: Kind, name: &str) -> Option<&'a Entity> {
        self.found.get(&(kind, name)).copied().flatten()
    }

    /// The person that a name inside `span` was found to be.
    pub(super) fn person_in(&self, span: Span) -> Option<&'a Entity> {
        one(self.found_in(Kind::Person, span))
    }

    /// The body that all names of bodies inside `span` are, or are parts of.
    pub(super) fn body_in(&self, span: Span) -> Option<&'a Entity> {
        one(self.found_in(Kind::Organization, span).map(outermost))
    }

    fn found_in(&self, kind: Kind, span: Span) -> impl Iterator<Item = &'a Entity> {
        let inside = self.record.mentions.iter().filter(move |m| m.kind == kind && span.contains(m.span));
        inside.filter_map(|mention| mention.entity.found())
    }
}

fn one<'a>(mut entities: impl Iterator<Item = &'a Entity>) -> Option<&'a Entity> {
    let first = entities.next()?;
    entities.all(|other| other == first).then_some(first)
}

/// The body of which it is, in the end, a part.
pub(super) fn outermost(mut entity: &Entity) -> &Entity {
    while let Some(whole) = &entity.part_of {
        entity = whole;
    }
    entity
}

/// The number of a turn at its meeting: the one the record gives it, so that a part of the record agrees with the whole.
pub(super) fn position(index: usize, turn: &Turn) -> u32 {
    turn.order.unwrap_or_else(|| u32::try_from(index + 1).unwrap_or(u32::MAX))
}

/// What the meetings of a document are called. Two that would share a name are told apart by their place.
pub(super) fn name_meetings(extraction: &Extraction) -> Vec<MeetingName> {
    let mut names: Vec<MeetingName> = Vec::new();
    for record in &extraction.records {
        let home = Home::of(&extraction.text, &record.minutes, Lexicon::embedded());
        let mut name = name_meeting(&record.minutes.meeting, home, extraction.id());
        let namesakes = names.iter().filter(|other| other.label == name.label).count();
        if namesakes > 0 {
            name.id = format!("{}-{}", name.id, namesakes + 1);
        }
        names.push(name);
    }
    names
}

/// What the source text is called: the title and the kind of its record, where it holds one.
pub(super) fn source_label(extraction: &Extraction, names: &[MeetingName]) -> String {
    match (extraction.records.as_slice(), names) {
        ([record], [name]) => {
            let kind = record.minutes.meeting.kind.as_ref().map_or("記録", |kind| &kind.value);
            format!("{} {kind}", name.label)
        }
        _ => format!("原文{}", extraction.id()),
    }
}

/// The slug and label of the meeting `ordinal` of `series`.
pub(super) fn numbered(series: &str, ordinal: u32) -> (String, String) {
    (format!("{series}第{ordinal}回"), format!("第{ordinal}回{series}"))
}

fn name_meeting(meeting: &Meeting, home: Home, source: &str) -> MeetingName {
    let printed = meeting.series.as_ref().map(|series| series.value.as_str());
    // 定例会 of an assembly that the record does not tell is no series that two records could share.
    let known = printed.and_then(|printed| home.series(printed));
    let series = known.as_deref();
    let title = meeting.title.as_ref().map(|title| title.value.as_str());
    let date = meeting.date.as_ref().map(|date| date.value.as_str());
    // A number counts within a series only: without one, the title may hold the number already.
    let (id, label) = match (series, &meeting.ordinal, series.or(title), date) {
        (Some(series), Some(ordinal), _, _) if meeting.session.is_some() => {
            let session = meeting.session.as_ref().map_or("", |session| &session.value);
            let label = format!("{session}{series}第{}号", ordinal.value);
            (label.clone(), label)
        }
        (Some(series), Some(ordinal), _, date) => again(numbered(series, ordinal.value), series, title, date),
        (None, _, Some(name), date) if printed.is_some() => {
            (source.to_owned(), date.map_or_else(|| name.to_owned(), |date| format!("{name}（{date}）")))
        }
        (_, _, Some(name), Some(date)) => (format!("{name}-{date}"), format!("{name}（{date}）")),
        // Too little to tell it from other meetings: it stays the meeting of this source.
        (_, _, Some(name), None) => (source.to_owned(), name.to_owned()),
        (_, _, None, Some(date)) => (source.to_owned(), format!("会議（{date}）")),
        (_, _, None, None) => (source.to_owned(), "会議".to_owned()),
    };
    let unsure = known.is_none() && printed.is_some();
    let series = known.or_else(|| printed.map(|series| format!("{series}-{source}")));
    MeetingName { series: series.unwrap_or_else(|| id.clone()), id, label, home, unsure }
}

/// A number that begins anew each year tells nothing without the year, and one of a session nothing without the day.
fn again(
    (id, label): (String, String),
    series: &str,
    title: Option<&str>,
    date: Option<&str>,
) -> (String, String) {
    let session = built_in("session").closes(series);
    match (title.and_then(year_of_number), date) {
        (_, Some(date)) if session => (format!("{id}-{date}"), format!("{label}（{date}）")),
        (Some(year), _) => (format!("{id}-{year}"), format!("{label}（{year}）")),
        _ => (id, label),
    }
}

/// The year right before the number: 令和6年度 of 令和6年度第1回….
fn year_of_number(title: &str) -> Option<&str> {
    let (before, _) = title.split_once('第')?;
    let year = before.trim_end();
    let start = ["令和", "平成", "昭和"].iter().filter_map(|era| year.rfind(era)).max();
    let start = start.or_else(|| {
        let digits = year.trim_end_matches('度').strip_suffix('年')?;
        let from = digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        (digits.len() - from == 4).then_some(from)
    })?;
    let year = &year[start..];
    (year.ends_with("年度") || year.ends_with('年')).then_some(year)
}

/// What shows that there was a meeting: its header, else the first thing read of it.
fn whole(minutes: &Minutes) -> Option<Evidence> {
    fn cited<T>(value: Option<&Cited<T>>) -> Option<Evidence> {
        value.map(|value| Evidence::new(value.span, value.rule))
    }
    let meeting = &minutes.meeting;
    cited(meeting.title.as_ref())
        .or_else(|| cited(meeting.series.as_ref()))
        .or_else(|| cited(meeting.date.as_ref()))
        .or_else(|| cited(meeting.kind.as_ref()))
        .or_else(|| minutes.attendance.first().map(|entry| Evidence::new(entry.span, entry.rule)))
        .or_else(|| minutes.agenda.first().map(|item| Evidence::new(item.span, item.rule)))
        .or_else(|| minutes.turns.first().map(|turn| Evidence::new(turn.flow.whole(), turn.rule)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_begins_anew_is_told_with_its_year_or_day() {
        let name = |series, title, date| again(numbered(series, 1), series, title, date).0;
        let day = Some("2024-06-01");
        for (series, title, expected) in [
            ("みどり市議会定例会", "令和6年第1回定例会(第2日)", "みどり市議会定例会第1回-2024-06-01"),
            ("景観審議会", "令和6年度第1回景観審議会", "景観審議会第1回-令和6年度"),
            ("景観審議会", "2024年度 第1回景観審議会", "景観審議会第1回-2024年度"),
            ("景観審議会", "第1回景観審議会", "景観審議会第1回"),
            ("令和臨調", "令和臨調第1回", "令和臨調第1回"),
        ] {
            assert_eq!(name(series, Some(title), day), expected, "{title}");
        }
    }
}
