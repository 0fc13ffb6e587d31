//! TEI as the ParlaMint corpora have it: <https://clarin-eric.github.io/ParlaMint/>.
//!
//! Components and the list of people keep to the schemas of ParlaMint, but for the licence, which is fixed there and here
//! the publisher's to choose. Spans stand in `source` of `u`; doubt stands in notes before it.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use super::{Debate, Said, Section, Speaker, SpeakerKind};
use crate::export::xml::Xml;

const NS: &str = "http://www.tei-c.org/ns/1.0";
const XI: &str = "http://www.w3.org/2001/XInclude";
const CORPUS: &str = "ParlaMint-JP";
/// The file of the corpus.
pub(super) const ROOT: &str = "ParlaMint-JP.xml";
/// The file of those who speak.
pub(super) const PEOPLE: &str = "ParlaMint-JP-listPerson.xml";

/// What the files of a corpus share.
pub(super) struct Corpus<'a> {
    licence: Option<&'a str>,
    components: Vec<String>,
    speakers: BTreeMap<String, (Speaker, Vec<Office>)>,
}

/// A post at a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Office {
    day: String,
    words: String,
}

impl<'a> Corpus<'a> {
    pub(super) fn new(licence: Option<&'a str>) -> Self {
        Self { licence, components: Vec::new(), speakers: BTreeMap::new() }
    }

    /// Takes a meeting up and gives the name of its file.
    pub(super) fn add(&mut self, debate: &Debate) -> String {
        for (id, speaker) in debate.speakers.iter().filter(|(_, speaker)| speaker.is_certain()) {
            let (_, offices) =
                self.speakers.entry(id.clone()).or_insert_with(|| (speaker.clone(), Vec::new()));
            for attendee in &debate.meeting.attendees {
                if attendee.person.as_ref().map(|person| &person.iri) != speaker.iri.as_ref() {
                    continue;
                }
                for seat in &attendee.seats {
                    let body = seat.organization.as_ref().map(|body| body.label.as_str());
                    let words: Vec<&str> = body.into_iter().chain(seat.post.as_deref()).collect();
                    offices.push(Office { day: debate.day.clone(), words: words.join(" ") });
                }
            }
        }
        let name = format!("{}.xml", component_id(debate));
        self.components.push(name.clone());
        name
    }

    /// A meeting: header and speeches.
    pub(super) fn write_component(&self, debate: &Debate, out: &mut dyn Write) -> io::Result<()> {
        let id = component_id(debate);
        let mut xml = Xml::new(out)?;
        let root = [
            ("xmlns", NS),
            ("xml:id", id.as_str()),
            ("xml:lang", "ja"),
            ("ana", "#parla.sitting #reference"),
        ];
        xml.open("TEI", &root)?;
        self.header(debate, &mut xml)?;
        xml.open("text", &[("ana", "#reference")])?;
        xml.open("body", &[])?;
        let mut speeches = 0;
        for section in &debate.sections {
            let kind = if has_speech(section) { "debateSection" } else { "commentSection" };
            xml.open("div", &[("type", kind)])?;
            if let Some(topic) = &section.topic {
                xml.text("head", &[], topic.trim())?;
            }
            for said in &section.said {
                if said.is_narrative() {
                    let text = said.paragraphs().collect::<Vec<_>>().join(" ");
                    xml.text("note", &[("type", "narrative")], &text)?;
                    continue;
                }
                speeches += 1;
                utterance(debate, said, &format!("{id}.u{speeches}"), &mut xml)?;
            }
            xml.close("div")?;
        }
        for element in ["body", "text", "TEI"] {
            xml.close(element)?;
        }
        xml.finish()
    }

    fn header<W: Write>(&self, debate: &Debate, xml: &mut Xml<W>) -> io::Result<()> {
        let meeting = &debate.meeting;
        let title = debate.thing.label.trim();
        xml.open("teiHeader", &[])?;
        xml.open("fileDesc", &[])?;
        xml.open("titleStmt", &[])?;
        xml.text("title", &[("type", "main"), ("xml:lang", "ja")], &format!("{title}の会議録"))?;
        xml.text("title", &[("type", "main"), ("xml:lang", "en")], &format!("Minutes: {title}"))?;
        xml.text("meeting", &[("ana", "#parla.sitting")], title)?;
        xml.close("titleStmt")?;
        xml.open("editionStmt", &[])?;
        xml.text("edition", &[], env!("CARGO_PKG_VERSION"))?;
        xml.close("editionStmt")?;
        let speeches = said(debate).filter(|said| !said.is_narrative()).count().to_string();
        xml.open("extent", &[])?;
        xml.text(
            "measure",
            &[("unit", "speeches"), ("quantity", &speeches), ("xml:lang", "ja")],
            &format!("{speeches}発言"),
        )?;
        xml.close("extent")?;
        self.publication(debate, xml)?;
        xml.open("sourceDesc", &[])?;
        xml.open("bibl", &[])?;
        xml.text("title", &[("type", "main")], title)?;
        let mut sources: Vec<String> = said(debate)
            .flat_map(|said| &said.spoken.statement.words)
            .map(|words| source(debate, &words.source))
            .collect();
        sources.sort_unstable();
        sources.dedup();
        for source in &sources {
            xml.text("idno", &[("type", "URI")], source)?;
        }
        xml.text("date", &[("when", &debate.day)], &debate.day)?;
        xml.close("bibl")?;
        xml.close("sourceDesc")?;
        xml.close("fileDesc")?;
        encoding(debate, xml)?;
        xml.open("profileDesc", &[])?;
        xml.open("settingDesc", &[])?;
        xml.open("setting", &[])?;
        xml.text("name", &[("type", "org")], debate.council().label.trim())?;
        if let Some(venue) = &meeting.venue {
            xml.text("name", &[("type", "place")], venue.trim())?;
        }
        xml.text("date", &[("when", &debate.day)], &debate.day)?;
        for element in ["setting", "settingDesc", "profileDesc", "teiHeader"] {
            xml.close(element)?;
        }
        Ok(())
    }

    fn publication<W: Write>(&self, debate: &Debate, xml: &mut Xml<W>) -> io::Result<()> {
        xml.open("publicationStmt", &[])?;
        xml.text("publisher", &[], "gijigraph")?;
        xml.text("idno", &[("type", "URI")], &debate.thing.iri)?;
        if let Some(licence) = self.licence {
            xml.open("availability", &[("status", "free")])?;
            xml.text("licence", &[], licence)?;
            xml.text("p", &[], "公開者が選んだ利用許諾です。")?;
        } else {
            xml.open("availability", &[("status", "unknown")])?;
            xml.text("p", &[], "利用条件は示されていません。")?;
        }
        xml.close("availability")?;
        xml.text("date", &[("when", &debate.day)], &debate.day)?;
        xml.close("publicationStmt")
    }

    /// Those who speak, in all meetings.
    pub(super) fn write_people(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Xml::new(out)?;
        xml.open("listPerson", &[("xmlns", NS), ("xml:id", "ParlaMint-JP-listPerson"), ("xml:lang", "ja")])?;
        xml.text("head", &[], "発言者")?;
        // The list may not be empty, and speeches whose speaker is in doubt lead nowhere else.
        if self.speakers.is_empty() {
            xml.open("person", &[("xml:id", "unknown")])?;
            name("発言者不明", &mut xml)?;
            xml.close("person")?;
        }
        for (id, (speaker, offices)) in &self.speakers {
            xml.open("person", &[("xml:id", id)])?;
            name(speaker.label.trim(), &mut xml)?;
            for office in offices.iter().filter(|office| !office.words.is_empty()) {
                xml.open("affiliation", &[("role", "member"), ("when", &office.day)])?;
                xml.text("roleName", &[], office.words.trim())?;
                xml.close("affiliation")?;
            }
            if let Some(iri) = speaker.iri.as_deref().filter(|iri| iri.starts_with("http")) {
                let kind = if speaker.kind == SpeakerKind::Person { "person" } else { "body" };
                xml.text("idno", &[("type", "URI"), ("subtype", kind)], iri)?;
            }
            xml.close("person")?;
        }
        xml.close("listPerson")?;
        xml.finish()
    }

    /// The corpus, which includes the other files.
    pub(super) fn write_root(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Xml::new(out)?;
        let root = [("xmlns", NS), ("xmlns:xi", XI), ("xml:id", CORPUS), ("xml:lang", "ja")];
        xml.open("teiCorpus", &root)?;
        xml.open("teiHeader", &[])?;
        xml.open("fileDesc", &[])?;
        xml.open("titleStmt", &[])?;
        xml.text("title", &[("type", "main"), ("xml:lang", "ja")], "会議録")?;
        xml.text("title", &[("type", "main"), ("xml:lang", "en")], "Minutes of meetings in Japan")?;
        xml.close("titleStmt")?;
        xml.open("publicationStmt", &[])?;
        xml.text("p", &[], self.licence.unwrap_or("利用条件は示されていません。"))?;
        xml.close("publicationStmt")?;
        xml.open("sourceDesc", &[])?;
        xml.text("p", &[], "各会議の会議録。出典は各文書にあります。")?;
        xml.close("sourceDesc")?;
        xml.close("fileDesc")?;
        xml.open("profileDesc", &[])?;
        xml.open("particDesc", &[])?;
        xml.empty("xi:include", &[("href", PEOPLE)])?;
        for element in ["particDesc", "profileDesc", "teiHeader"] {
            xml.close(element)?;
        }
        for component in &self.components {
            xml.empty("xi:include", &[("href", component)])?;
        }
        xml.close("teiCorpus")?;
        xml.finish()
    }
}

fn component_id(debate: &Debate) -> String {
    format!("{CORPUS}_{}-{}", debate.day, debate.id)
}

fn said(debate: &Debate) -> impl Iterator<Item = &Said> {
    debate.sections.iter().flat_map(|section| &section.said)
}

fn has_speech(section: &Section) -> bool {
    section.said.iter().any(|said| !said.is_narrative())
}

/// The IRI of a source text.
fn source(debate: &Debate, id: &str) -> String {
    format!("{}text/{id}", base(debate))
}

/// The base of the store: what stands before the meeting's own path.
fn base(debate: &Debate) -> &str {
    debate.thing.iri.split_once("meeting/").map_or("", |(base, _)| base)
}

fn name<W: Write>(label: &str, xml: &mut Xml<W>) -> io::Result<()> {
    xml.open("persName", &[])?;
    xml.text("term", &[], label)?;
    xml.close("persName")
}

/// How often which element stands in the text.
fn encoding<W: Write>(debate: &Debate, xml: &mut Xml<W>) -> io::Result<()> {
    let spoken = || said(debate).filter(|said| !said.is_narrative());
    let notes: usize = said(debate).map(|said| if said.is_narrative() { 1 } else { notes(said).len() }).sum();
    let counts = [
        ("text", 1),
        ("body", 1),
        ("div", debate.sections.len()),
        ("head", debate.sections.iter().filter(|section| section.topic.is_some()).count()),
        ("note", notes),
        ("u", spoken().count()),
        ("seg", spoken().map(|said| said.paragraphs().count().max(1)).sum()),
    ];
    xml.open("encodingDesc", &[])?;
    xml.open("projectDesc", &[])?;
    xml.text("p", &[], "gijigraphが会議録から規則により作成しました。")?;
    xml.close("projectDesc")?;
    xml.open("tagsDecl", &[])?;
    xml.open("namespace", &[("name", NS)])?;
    for (element, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        xml.empty("tagUsage", &[("gi", element), ("occurs", &count.to_string())])?;
    }
    xml.close("namespace")?;
    xml.close("tagsDecl")?;
    xml.close("encodingDesc")
}

/// What is noted before a speech: the printed mark, and what is in doubt.
fn notes(said: &Said) -> Vec<(&'static str, String)> {
    let mut notes = Vec::new();
    notes.extend(said.spoken.speaker_label.clone().map(|label| ("speaker", label)));
    if let Some(ground) = said.ground().filter(|_| said.by.as_deref().is_none_or(|by| by.starts_with('g'))) {
        notes.push(("attribution", format!("{}（根拠：{}）", ground.phrase(), ground.basis.ja())));
    }
    notes
}

fn utterance<W: Write>(debate: &Debate, said: &Said, id: &str, xml: &mut Xml<W>) -> io::Result<()> {
    for (kind, text) in notes(said) {
        xml.text("note", &[("type", kind)], &text)?;
    }
    let speaker = said.by.as_ref().and_then(|by| Some((by, debate.speakers.get(by)?)));
    let speaker = speaker.filter(|(_, speaker)| speaker.is_certain());
    let who = speaker.map(|(id, _)| format!("#{id}"));
    let attendee = speaker.and_then(|(_, speaker)| {
        let listed =
            |it: &&crate::describe::Attendee| it.person.as_ref().map(|p| &p.iri) == speaker.iri.as_ref();
        debate.meeting.attendees.iter().find(listed)
    });
    let ana = match (attendee, &who) {
        (Some(attendee), _) if attendee.presides => "#chair",
        (Some(_), _) => "#regular",
        (None, Some(_)) => "#guest",
        (None, None) => "#unknown",
    };
    let spans = said.spans(base(debate)).join(" ");
    let mut attributes = vec![("xml:id", id)];
    attributes.extend(who.as_deref().map(|who| ("who", who)));
    attributes.push(("ana", ana));
    if !spans.is_empty() {
        attributes.push(("source", &spans));
    }
    xml.open("u", &attributes)?;
    let mut empty = true;
    for (at, paragraph) in said.paragraphs().enumerate() {
        xml.text("seg", &[("xml:id", &format!("{id}.p{}", at + 1))], paragraph)?;
        empty = false;
    }
    if empty {
        xml.text("seg", &[], "")?;
    }
    xml.close("u")
}
