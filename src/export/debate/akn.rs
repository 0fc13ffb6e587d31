//! Akoma Ntoso 3.0, `debate`: <https://docs.oasis-open.org/legaldocml/akn-core/v1.0/>.
//!
//! `by` names a person, an organization, or a role: an organ, a class of people, or `#unknown`. Where and why stand in
//! attributes of gijigraph's namespace.

use std::io::{self, Write};

use super::{Debate, Said, SpeakerKind};
use crate::{export::xml::Xml, rdf::vocab::gg, trace::Words};

const NS: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
/// The id of who made the document.
const MAKER: &str = "gijigraph";
/// The id of the speaker whom nothing names.
const UNKNOWN: &str = "unknown";

pub(super) fn write(debate: &Debate, out: &mut dyn Write) -> io::Result<()> {
    let mut xml = Xml::new(out)?;
    xml.open("akomaNtoso", &[("xmlns", NS), ("xmlns:gg", gg::NS)])?;
    let kind = debate.meeting.record_kind.as_deref().unwrap_or("会議録");
    xml.open("debate", &[("name", kind)])?;
    xml.open("meta", &[])?;
    identification(debate, &mut xml)?;
    references(debate, &mut xml)?;
    xml.close("meta")?;
    xml.open("preface", &[])?;
    xml.text("p", &[], &debate.thing.label)?;
    for line in [&debate.meeting.start, &debate.meeting.venue].into_iter().flatten() {
        xml.text("p", &[], line)?;
    }
    xml.close("preface")?;
    xml.open("debateBody", &[])?;
    let mut speeches = 0;
    for (at, section) in debate.sections.iter().enumerate() {
        let id = format!("dbsect_{}", at + 1);
        xml.open("debateSection", &[("eId", &id), ("name", "topic")])?;
        if let Some(topic) = &section.topic {
            xml.text("heading", &[], topic)?;
        }
        for said in &section.said {
            speeches += 1;
            statement(said, &format!("{id}__speech_{speeches}"), &mut xml)?;
        }
        xml.close("debateSection")?;
    }
    xml.close("debateBody")?;
    xml.close("debate")?;
    xml.close("akomaNtoso")?;
    xml.finish()
}

fn identification<W: Write>(debate: &Debate, xml: &mut Xml<W>) -> io::Result<()> {
    let maker = format!("#{MAKER}");
    let work = format!("/akn/jp/debate/{}/{}", debate.day, debate.id);
    let expression = format!("{work}/jpn@");
    xml.open("identification", &[("source", &maker)])?;
    for (level, uri, this) in [
        ("FRBRWork", work.clone(), format!("{work}/!main")),
        ("FRBRExpression", expression.clone(), format!("{expression}/!main")),
        ("FRBRManifestation", format!("{expression}.xml"), format!("{expression}/!main.xml")),
    ] {
        xml.open(level, &[])?;
        xml.empty("FRBRthis", &[("value", &this)])?;
        xml.empty("FRBRuri", &[("value", &uri)])?;
        if level == "FRBRWork" {
            xml.empty("FRBRalias", &[("value", &debate.thing.iri), ("name", MAKER)])?;
        }
        xml.empty("FRBRdate", &[("date", &debate.day), ("name", "held")])?;
        xml.empty("FRBRauthor", &[("href", if level == "FRBRWork" { "#council" } else { &maker })])?;
        match level {
            "FRBRWork" => xml.empty("FRBRcountry", &[("value", "jp")])?,
            "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", "jpn")])?,
            _ => {}
        }
        xml.close(level)?;
    }
    xml.close("identification")
}

fn references<W: Write>(debate: &Debate, xml: &mut Xml<W>) -> io::Result<()> {
    xml.open("references", &[("source", &format!("#{MAKER}"))])?;
    let council = debate.council();
    xml.empty("TLCOrganization", &[("eId", "council"), ("href", &council.iri), ("showAs", &council.label)])?;
    xml.empty("TLCConcept", &[("eId", MAKER), ("href", gg::NS), ("showAs", "gijigraph")])?;
    for (id, speaker) in &debate.speakers {
        let element = match speaker.kind {
            SpeakerKind::Person => "TLCPerson",
            SpeakerKind::Organization => "TLCOrganization",
            SpeakerKind::Organ | SpeakerKind::Group => "TLCRole",
        };
        // A class of people is of this meeting and has no other place.
        let href = speaker.iri.clone().unwrap_or_else(|| format!("{}#{id}", debate.thing.iri));
        xml.empty(element, &[("eId", id), ("href", &href), ("showAs", &speaker.label)])?;
    }
    // Candidates are known people, named nowhere else in the document.
    for (id, thing) in candidates(debate) {
        xml.empty("TLCPerson", &[("eId", &id), ("href", &thing.iri), ("showAs", &thing.label)])?;
    }
    let unknown = format!("{}unattributed", gg::NS);
    xml.empty("TLCRole", &[("eId", UNKNOWN), ("href", &unknown), ("showAs", "発言者不明")])?;
    xml.close("references")
}

/// Candidates who are no speakers elsewhere, each once.
fn candidates(debate: &Debate) -> std::collections::BTreeMap<String, &crate::trace::Thing> {
    let said = debate.sections.iter().flat_map(|section| &section.said);
    let all = said.filter_map(Said::ground).flat_map(|ground| &ground.candidates);
    let all = all.map(|thing| (candidate_id(&thing.iri), thing));
    all.filter(|(id, _)| !debate.speakers.contains_key(id)).collect()
}

fn candidate_id(iri: &str) -> String {
    format!("p{}", crate::rdf::digest("", iri))
}

fn statement<W: Write>(said: &Said, id: &str, xml: &mut Xml<W>) -> io::Result<()> {
    let mut attributes = vec![("eId", id.to_owned())];
    if let Some(words) = said.spoken.statement.words.first() {
        attributes.extend(place(words));
    }
    if let Some(ground) = said.ground() {
        attributes.push(("gg:basis", ground.basis.en().to_owned()));
        attributes.extend(ground.confidence.map(|confidence| ("gg:confidence", confidence.to_string())));
        attributes.extend(ground.rules.first().map(|rule| ("gg:rule", rule.id.clone())));
        let candidates: Vec<String> =
            ground.candidates.iter().map(|thing| format!("#{}", candidate_id(&thing.iri))).collect();
        if !candidates.is_empty() {
            attributes.push(("gg:candidates", candidates.join(" ")));
        }
    }
    if said.is_narrative() {
        let text = said.paragraphs().collect::<Vec<_>>().join(" ");
        return xml.text("narrative", &borrowed(&attributes), &text);
    }
    let by = format!("#{}", said.by.as_deref().unwrap_or(UNKNOWN));
    attributes.insert(1, ("by", by));
    xml.open("speech", &borrowed(&attributes))?;
    if let Some(label) = &said.spoken.speaker_label {
        xml.text("from", &[], label)?;
    }
    let mut empty = true;
    for paragraph in said.paragraphs() {
        xml.text("p", &[], paragraph)?;
        empty = false;
    }
    if empty {
        xml.text("p", &[], "")?;
    }
    xml.close("speech")
}

/// Where the first words stand in their source.
fn place(words: &Words) -> Vec<(&'static str, String)> {
    let mut place = vec![
        ("gg:source", words.source.clone()),
        ("gg:start", words.start.to_string()),
        ("gg:end", words.end.to_string()),
    ];
    place.extend(words.page.map(|page| ("gg:page", page.to_string())));
    place.extend(words.line.map(|line| ("gg:line", line.to_string())));
    place
}

fn borrowed<'a>(attributes: &'a [(&'static str, String)]) -> Vec<(&'a str, &'a str)> {
    attributes.iter().map(|(name, value)| (*name, value.as_str())).collect()
}
