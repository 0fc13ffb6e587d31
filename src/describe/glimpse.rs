//! What tells things of one name apart in a list: of a person a meeting and a body, of a meeting without a day its files.

use std::collections::HashMap;

use oxigraph::model::NamedNode;

use super::{Part, agents::Seat, view::View};
use crate::{
    rdf::vocab::{gg, org},
    search::{Hit, Kind},
    store::{Error, Store},
};

/// Meetings of a person, and files of a meeting, that are looked at.
const LOOKED_AT: usize = 50;

/// What is said beside these hits, by their IRIs. The work grows with the hits, not with all that is known of each.
pub(crate) fn glimpses(store: &Store, hits: &[Hit]) -> Result<HashMap<String, Vec<String>>, Error> {
    let view = View::new(store, Part::default());
    let mut said = HashMap::new();
    for hit in hits {
        let node = NamedNode::new_unchecked(&hit.iri);
        let parts = match hit.kind {
            Kind::Person => person(&view, &node)?,
            Kind::Meeting if hit.date.is_none() => files(&view, &node)?,
            _ => continue,
        };
        said.insert(hit.iri.clone(), parts);
    }
    Ok(said)
}

/// The last meeting with its day, and body and post there.
fn person(view: &View<'_>, person: &NamedNode) -> Result<Vec<String>, Error> {
    let mut meetings = Vec::new();
    for attendance in view.subjects(gg::ATTENDEE, person)?.into_iter().take(LOOKED_AT) {
        for meeting in view.subjects(gg::HAS_ATTENDANCE, &attendance)?.into_iter().take(1) {
            meetings.push((view.day(&meeting)?, meeting, attendance.clone()));
        }
    }
    if let Some((_, meeting, attendance)) = meetings.into_iter().max() {
        return told(view, &meeting, &Seat::of_attendance(view, &attendance)?);
    }
    // Whoever is on no list may be named with a body, or be named only.
    if let Some(affiliation) = view.subjects(org::MEMBER, person)?.first()
        && let Some(meeting) = view.reader.nodes(affiliation, gg::ATTESTED_AT)?.first()
    {
        return told(view, meeting, &[Seat::of(view, affiliation)?]);
    }
    for graph in view.reader.graphs_of(person, gg::PERSON)? {
        if let Some(meeting) = view.reader.first_of(gg::MEETING, &graph)? {
            return told(view, &meeting, &[]);
        }
    }
    Ok(Vec::new())
}

fn told(view: &View<'_>, meeting: &NamedNode, seats: &[Seat]) -> Result<Vec<String>, Error> {
    let mut parts: Vec<String> = view.day(meeting)?.into_iter().collect();
    let undated = parts.is_empty();
    parts.push(view.reader.thing(meeting)?.label);
    if undated {
        parts.extend(files(view, meeting)?);
    }
    for seat in seats {
        let (body, post) = seat.words();
        parts.push(if body.is_empty() || post.is_empty() {
            format!("{body}{post}")
        } else {
            format!("{body} {post}")
        });
    }
    parts.retain(|part| !part.is_empty());
    Ok(parts)
}

/// The names of the files that tell of a meeting, without their folders.
fn files(view: &View<'_>, meeting: &NamedNode) -> Result<Vec<String>, Error> {
    let mut names = Vec::new();
    for graph in view.reader.graphs_of(meeting, gg::MEETING)?.into_iter().take(LOOKED_AT) {
        names.extend(view.store.names_of(&graph)?.iter().map(|name| file_name(name).to_owned()));
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// The name of a file without its folders: where a server keeps its files is nothing that readers of a page need.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).find(|part| !part.is_empty()).unwrap_or(path)
}
