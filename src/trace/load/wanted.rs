//! Which issues and statements a filter lets through.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::Loader;
use crate::{
    rdf::vocab::{dcterms, gg, oa, org, rdf, schema, skos},
    store::Error,
    trace::{Filter, search::key},
};

/// The filter's texts as search sees them.
pub(super) struct Wanted {
    issue: Option<String>,
    person: Option<String>,
    organization: Option<String>,
    law: Option<String>,
    technology: Option<String>,
    meeting: Option<String>,
}

impl Wanted {
    pub(super) fn of(filter: &Filter) -> Self {
        let text = |text: &Option<String>| text.as_deref().map(key);
        Self {
            issue: text(&filter.issue),
            person: text(&filter.person),
            organization: text(&filter.organization),
            law: text(&filter.law),
            technology: text(&filter.technology),
            meeting: text(&filter.meeting),
        }
    }
}

impl Loader<'_> {
    /// Whether an issue in one wording is what is asked for.
    pub(super) fn fits(&self, issue: &NamedNode) -> Result<bool, Error> {
        let concerns = self.reader.nodes(issue, gg::CONCERNS)?;
        let wanted = &self.wanted;
        Ok((match &wanted.issue {
            Some(key) => self.is_about(issue, &concerns, key)?,
            None => true,
        }) && (match &wanted.law {
            Some(key) => self.concerns(&concerns, gg::REGULATORY_INSTRUMENT, dcterms::IS_PART_OF, key)?,
            None => true,
        }) && (match &wanted.technology {
            Some(key) => self.concerns(&concerns, gg::TECHNOLOGY, skos::BROADER, key)?,
            None => true,
        }))
    }

    /// Whether an issue is about `key`: by its label, by what it concerns, or by the words that raise it.
    fn is_about(&self, issue: &NamedNode, concerns: &[NamedNode], key: &str) -> Result<bool, Error> {
        for thing in std::iter::once(issue).chain(concerns) {
            if self.reader.is_called(thing, key)? {
                return Ok(true);
            }
        }
        for span in self.reader.nodes(issue, gg::EVIDENCE)? {
            for selector in self.reader.nodes(&span, oa::HAS_SELECTOR)? {
                if self
                    .reader
                    .value(&selector, oa::EXACT)?
                    .is_some_and(|exact| self::key(&exact).contains(key))
                {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Whether one of `things` is of `class` and called `key`, itself or by a whole it is a part of.
    fn concerns(
        &self,
        things: &[NamedNode],
        class: NamedNodeRef<'_>,
        whole: NamedNodeRef<'_>,
        key: &str,
    ) -> Result<bool, Error> {
        for thing in things {
            let classes = self.reader.nodes(thing, rdf::TYPE)?;
            if classes.iter().any(|c| c.as_ref() == class) && self.reader.is_within(thing, whole, key)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a statement is by the people and of the meeting asked for.
    pub(super) fn is_wanted(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
        concerns: &[NamedNode],
    ) -> Result<bool, Error> {
        if let Some(key) = &self.wanted.meeting {
            let Some(meeting) = meeting else { return Ok(false) };
            let date = self.reader.value(meeting, schema::START_DATE)?;
            let series = self.reader.nodes(meeting, gg::IN_SERIES)?;
            let mut fits = date.is_some_and(|date| self::key(&date).starts_with(key.as_str()));
            for thing in std::iter::once(meeting).chain(&series) {
                fits = fits || self.reader.is_called(thing, key)?;
            }
            if !fits {
                return Ok(false);
            }
        }
        if self.wanted.person.is_none() && self.wanted.organization.is_none() {
            return Ok(true);
        }
        let speakers = self.speakers(statement)?;
        if let Some(key) = &self.wanted.person {
            let mut fits = false;
            for speaker in &speakers {
                fits = fits || (self.is_a(speaker, gg::PERSON)? && self.reader.is_called(speaker, key)?);
            }
            if !fits {
                return Ok(false);
            }
        }
        match &self.wanted.organization {
            None => Ok(true),
            Some(key) => Ok(self.speak_for(&speakers, meeting, key)?
                || self.concerns(concerns, gg::ORGANIZATION, org::SUB_ORGANIZATION_OF, key)?),
        }
    }

    /// Everyone a statement is attributed to, or may be.
    fn speakers(&self, statement: &NamedNode) -> Result<Vec<NamedNode>, Error> {
        let mut speakers = Vec::new();
        for attribution in self.reader.nodes(statement, gg::ATTRIBUTION)? {
            speakers.extend(self.reader.nodes(&attribution, gg::ATTRIBUTED_TO)?);
            speakers.extend(self.reader.nodes(&attribution, gg::CANDIDATE)?);
        }
        speakers.sort_unstable();
        speakers.dedup();
        Ok(speakers)
    }

    /// Whether one of the speakers is the body called `key`, or was of it at the meeting.
    fn speak_for(
        &self,
        speakers: &[NamedNode],
        meeting: Option<&NamedNode>,
        key: &str,
    ) -> Result<bool, Error> {
        for speaker in speakers {
            let mut bodies = Vec::new();
            if self.is_a(speaker, gg::ORGANIZATION)? {
                bodies.push(speaker.clone());
            }
            for (affiliation, _) in self.reader.quads(None, org::MEMBER, Some(speaker))? {
                let attested = self.reader.nodes(&affiliation, gg::ATTESTED_AT)?;
                if meeting.is_none_or(|meeting| attested.contains(meeting)) {
                    bodies.extend(self.reader.nodes(&affiliation, org::ORGANIZATION)?);
                }
            }
            for body in &bodies {
                if self.reader.is_within(body, org::SUB_ORGANIZATION_OF, key)? {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    fn is_a(&self, thing: &NamedNode, class: NamedNodeRef<'_>) -> Result<bool, Error> {
        Ok(self.reader.nodes(thing, rdf::TYPE)?.iter().any(|c| c.as_ref() == class))
    }
}
