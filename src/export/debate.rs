//! Verbatim records as documents of parliaments: Akoma Ntoso and ParlaMint, one file for each meeting.
//!
//! A meeting is verbatim where its record has speeches. A speech has a speaker where the record names one person, or one
//! body or organ that speaks there. What a class of people said keeps the class and nobody else; what nobody is named
//! for, or is only inferred, keeps nobody. Every speech carries the characters of its source.

#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the documents")]

mod akn;
mod parlamint;

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use oxigraph::model::NamedNode;

use super::Error;
use crate::{
    describe::{About, Description, Meeting, Part, Spoken},
    rdf::{
        digest,
        vocab::{gg, rdf},
    },
    rule,
    store::Store,
    trace::{Attribution, Basis, Thing},
};

/// A format of documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Akoma Ntoso 3.0: a `debate` for each meeting.
    AkomaNtoso,
    /// TEI as the ParlaMint corpora have it: a root, a list of speakers, a component for each meeting.
    ParlaMint,
}

/// What was written, and what could not be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The files, in the order written.
    pub files: Vec<PathBuf>,
    /// Meetings whose records are no verbatim ones.
    pub summaries: usize,
    /// Labels of verbatim records without a day, which both formats need.
    pub undated: Vec<String>,
}

/// Writes every verbatim record into the folder `dir`, which is made where there is none. `licence` is the publisher's
/// to choose; [`Format::AkomaNtoso`] has no place for it.
///
/// # Errors
///
/// [`Error::File`], [`Error::Store`].
pub fn write(store: &Store, format: Format, licence: Option<&str>, dir: &Path) -> Result<Written, Error> {
    fs::create_dir_all(dir).map_err(|source| Error::File { path: dir.to_owned(), source })?;
    let mut written = Written::default();
    let mut corpus = parlamint::Corpus::new(licence);
    for meeting in meetings(store)? {
        let Some(Description { thing, about: About::Meeting(meeting), .. }) =
            Description::of(store, &meeting, Part::default())?
        else {
            continue;
        };
        if !meeting.statements.iter().any(|spoken| spoken.kind.as_deref() == Some("speech")) {
            written.summaries += 1;
            continue;
        }
        let debate = Debate::of(store, thing, *meeting);
        if debate.day.is_empty() {
            written.undated.push(debate.thing.label);
            continue;
        }
        let path = match format {
            Format::AkomaNtoso => file(dir, &debate.file_name(), |out| akn::write(&debate, out))?,
            Format::ParlaMint => {
                let name = corpus.add(&debate);
                file(dir, &name, |out| corpus.write_component(&debate, out))?
            }
        };
        written.files.push(path);
    }
    if format == Format::ParlaMint && !written.files.is_empty() {
        written.files.push(file(dir, parlamint::PEOPLE, |out| corpus.write_people(out))?);
        written.files.push(file(dir, parlamint::ROOT, |out| corpus.write_root(out))?);
    }
    Ok(written)
}

/// The meetings of the store, sorted by IRI.
fn meetings(store: &Store) -> Result<Vec<NamedNode>, Error> {
    let graph = oxigraph::model::GraphNameRef::DefaultGraph;
    let quads =
        store.database().quads_for_pattern(None, Some(rdf::TYPE), Some(gg::MEETING.into()), Some(graph));
    let mut meetings = Vec::new();
    for quad in quads {
        if let oxigraph::model::NamedOrBlankNode::NamedNode(node) =
            quad.map_err(|e| store.storage(e))?.subject
        {
            meetings.push(node);
        }
    }
    meetings.sort_unstable();
    Ok(meetings)
}

fn file(
    dir: &Path,
    name: &str,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<PathBuf, Error> {
    let path = dir.join(name);
    let written = File::create(&path).and_then(|file| {
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        out.flush()
    });
    written.map_err(|source| Error::File { path: path.clone(), source })?;
    Ok(path)
}

/// One meeting as a document has it.
struct Debate {
    thing: Thing,
    /// `YYYY-MM-DD`; empty where the record tells none.
    day: String,
    /// What tells it apart in names of files and ids: 8 hexadecimal digits.
    id: String,
    meeting: Meeting,
    sections: Vec<Section>,
    /// Everybody who speaks, by id.
    speakers: BTreeMap<String, Speaker>,
}

/// Statements under one heading.
struct Section {
    topic: Option<String>,
    said: Vec<Said>,
}

struct Said {
    spoken: Spoken,
    /// Who speaks; a key of [`Debate::speakers`].
    by: Option<String>,
}

/// Who speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Speaker {
    label: String,
    /// Its IRI; `None` for several of whom one speaks, or who speak together.
    iri: Option<String>,
    kind: SpeakerKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SpeakerKind {
    Person,
    Organization,
    /// An organ of the meeting, such as its secretariat, which speaks as one.
    Organ,
    /// A class of people, one of whom speaks.
    Group,
}

/// Who has the floor: whom the mark or a field of the data names, though the view be that of another, else who is named most
/// surely.
fn floor(attributions: &[Attribution]) -> Option<&Attribution> {
    let marks = [rule::WHO_MARK.id, rule::WHO_FIELD.id];
    let marked = |it: &&Attribution| it.rules.iter().any(|rule| marks.contains(&rule.id.as_str()));
    attributions.iter().find(marked).or(attributions.first())
}

impl Debate {
    fn of(store: &Store, thing: Thing, mut meeting: Meeting) -> Self {
        let day: String = meeting.start.as_deref().unwrap_or_default().chars().take(10).collect();
        let mut speakers = BTreeMap::new();
        let mut sections: Vec<Section> = Vec::new();
        for spoken in std::mem::take(&mut meeting.statements) {
            let speaker = floor(&spoken.statement.attributions).and_then(|it| Speaker::of(store, it));
            let by = speaker.map(|speaker| {
                let id = speaker.id();
                speakers.insert(id.clone(), speaker);
                id
            });
            let topic = spoken.statement.topic.clone();
            match sections.last_mut().filter(|section| section.topic == topic) {
                Some(section) => section.said.push(Said { spoken, by }),
                None => sections.push(Section { topic, said: vec![Said { spoken, by }] }),
            }
        }
        let id = digest("", &thing.iri);
        Self { thing, day, id, meeting, sections, speakers }
    }

    fn file_name(&self) -> String {
        format!("{}-{}.xml", self.day, self.id)
    }

    /// The council, or the meeting where it belongs to none.
    fn council(&self) -> &Thing {
        self.meeting.series.first().unwrap_or(&self.thing)
    }
}

impl Said {
    fn is_narrative(&self) -> bool {
        self.spoken.kind.as_deref() == Some("narrative")
    }

    /// Its paragraphs.
    fn paragraphs(&self) -> impl Iterator<Item = &str> {
        let text = &self.spoken.statement.text;
        text.split('\n').map(str::trim).filter(|paragraph| !paragraph.is_empty())
    }

    /// The ground to attribute it.
    fn ground(&self) -> Option<&Attribution> {
        floor(&self.spoken.statement.attributions)
    }

    /// The IRIs of the characters of sources that it is made of.
    fn spans(&self, base: &str) -> Vec<String> {
        let words = &self.spoken.statement.words;
        words.iter().map(|w| format!("{base}text/{}#char={},{}", w.source, w.start, w.end)).collect()
    }
}

impl Speaker {
    /// Who a statement is attributed to, as far as a document may say so: a group as a group, an inference not at all.
    fn of(store: &Store, it: &Attribution) -> Option<Self> {
        let label = || it.who.iter().map(|who| who.label.as_str()).collect::<Vec<_>>().join("、");
        match (it.basis, it.who.as_slice()) {
            (Basis::Unattributed | Basis::Inferred, _) | (_, []) => None,
            (Basis::Named | Basis::Role, [who]) if it.candidates.is_empty() => {
                let local = who.iri.strip_prefix(store.base().as_str()).unwrap_or_default();
                let kind = match local.split('/').next() {
                    Some("person") => SpeakerKind::Person,
                    Some("organization") => SpeakerKind::Organization,
                    _ => SpeakerKind::Organ,
                };
                Some(Self { label: who.label.clone(), iri: Some(who.iri.clone()), kind })
            }
            _ => Some(Self { label: label(), iri: None, kind: SpeakerKind::Group }),
        }
    }

    /// An id that XML allows: a letter and 8 hexadecimal digits.
    fn id(&self) -> String {
        let letter = if self.kind == SpeakerKind::Group { 'g' } else { 'p' };
        format!("{letter}{}", digest("", self.iri.as_deref().unwrap_or(&self.label)))
    }

    /// Whether one and no other speaks.
    fn is_certain(&self) -> bool {
        self.kind != SpeakerKind::Group
    }
}
