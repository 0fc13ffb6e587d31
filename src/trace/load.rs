//! From a store to a trace: which issues are asked for, and what leads to each.

mod evidence;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
};

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::{
    Attribution, Basis, Filter, Issue, Meeting, Statement, Thing, Trace, Words,
    search::{Reader, key, node},
};
use crate::{
    claim::Act,
    rdf::vocab::{dcterms, gg, oa, org, rdf, schema, skos},
    store::{Error, Store},
};

/// Every issue that `filter` lets through.
pub(super) fn trace(store: &Store, filter: &Filter) -> Result<Trace, Error> {
    let loader = Loader::new(store, filter);
    let mut raised: BTreeMap<NamedNode, Vec<NamedNode>> = BTreeMap::new();
    for (statement, issue) in loader.reader.quads(None, gg::RAISES, None)? {
        raised.entry(issue).or_default().push(statement);
    }
    let mut issues = Vec::new();
    let mut seen = BTreeSet::new();
    for issue in raised.keys() {
        if seen.contains(issue) {
            continue;
        }
        let wordings = loader.wordings(issue)?;
        issues.extend(loader.thread(&wordings, &raised)?);
        seen.extend(wordings);
    }
    issues.sort_by_cached_key(|issue: &Issue| (issue.statements.first().map(order), issue.thing.clone()));
    Ok(Trace { issues })
}

/// The issues that `filter` lets through by what they are about, in all their wordings.
pub(crate) fn fitting(store: &Store, filter: &Filter) -> Result<BTreeSet<NamedNode>, Error> {
    let loader = Loader::new(store, filter);
    let mut found = BTreeSet::new();
    for (_, issue) in loader.reader.quads(None, gg::RAISES, None)? {
        if !found.contains(&issue) && loader.fits(&issue)? {
            found.extend(loader.wordings(&issue)?);
        }
    }
    Ok(found)
}

/// These issues with all that leads to each, in the order given.
pub(super) fn issues(store: &Store, issues: &[NamedNode]) -> Result<Trace, Error> {
    let loader = Loader::new(store, &Filter::default());
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for issue in issues {
        if seen.contains(issue) {
            continue;
        }
        let wordings = loader.wordings(issue)?;
        let mut raised = BTreeMap::new();
        for wording in &wordings {
            let statements = loader.reader.quads(None, gg::RAISES, Some(wording))?;
            raised.insert(wording.clone(), statements.into_iter().map(|(statement, _)| statement).collect());
        }
        found.extend(loader.thread(&wordings, &raised)?);
        seen.extend(wordings);
    }
    Ok(Trace { issues: found })
}

/// The words of the sources that say something of `node`, `limit` at most.
pub(super) fn evidence(store: &Store, node: &NamedNode, limit: usize) -> Result<Vec<Words>, Error> {
    Loader::new(store, &Filter::default()).evidence(node, limit)
}

/// A statement with who may be behind it, and all of its words.
pub(super) fn statement(store: &Store, statement: &NamedNode) -> Result<Statement, Error> {
    let loader = Loader::new(store, &Filter::default());
    let meeting = loader.reader.nodes(statement, gg::STATED_AT)?.into_iter().next();
    loader.statement(statement, meeting.as_ref(), None)
}

/// The statements of a meeting, in their order.
pub(super) fn statements(store: &Store, meeting: &NamedNode) -> Result<Vec<Statement>, Error> {
    let loader = Loader::new(store, &Filter::default());
    let mut statements = Vec::new();
    for (statement, _) in loader.reader.quads(None, gg::STATED_AT, Some(meeting))? {
        statements.push(loader.statement(&statement, Some(meeting), None)?);
    }
    statements.sort_by_cached_key(|s: &Statement| (s.position, s.iri.clone()));
    Ok(statements)
}

/// The filter's texts as search sees them.
struct Wanted {
    issue: Option<String>,
    person: Option<String>,
    organization: Option<String>,
    law: Option<String>,
    technology: Option<String>,
    meeting: Option<String>,
}

impl Wanted {
    fn of(filter: &Filter) -> Self {
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

struct Loader<'a> {
    reader: Reader<'a>,
    store: &'a Store,
    /// File names by graph, as far as they were asked for.
    files: RefCell<HashMap<NamedNode, Vec<String>>>,
    wanted: Wanted,
}

impl<'a> Loader<'a> {
    fn new(store: &'a Store, filter: &Filter) -> Self {
        let (reader, wanted) = (Reader::new(store), Wanted::of(filter));
        Self { reader, store, files: RefCell::default(), wanted }
    }

    /// The issue in all its wordings, sorted.
    fn wordings(&self, issue: &NamedNode) -> Result<BTreeSet<NamedNode>, Error> {
        let mut wordings: BTreeSet<NamedNode> =
            self.reader.nodes(issue, gg::SAME_ISSUE_AS)?.into_iter().collect();
        wordings.insert(issue.clone());
        Ok(wordings)
    }

    /// One issue through the meetings: the statements that raise it in any wording, under the earliest of them.
    fn thread(
        &self,
        wordings: &BTreeSet<NamedNode>,
        raised: &BTreeMap<NamedNode, Vec<NamedNode>>,
    ) -> Result<Option<Issue>, Error> {
        let mut fits = false;
        for wording in wordings {
            fits = fits || self.fits(wording)?;
        }
        if !fits {
            return Ok(None);
        }
        let mut parts = Vec::new();
        for wording in wordings {
            let statements = raised.get(wording).map_or(&[][..], Vec::as_slice);
            parts.extend(self.issue(wording, statements)?);
        }
        parts.sort_by_cached_key(|part: &Issue| (part.statements.first().map(order), part.thing.clone()));
        let mut parts = parts.into_iter();
        let Some(mut issue) = parts.next() else { return Ok(None) };
        for part in parts {
            issue.thing.also.push(part.thing.label);
            issue.concerns.extend(part.concerns);
            for statement in part.statements {
                // One statement may raise an issue twice, in two wordings.
                match issue.statements.iter_mut().find(|known| known.iri == statement.iri) {
                    Some(known) => known.words.extend(statement.words),
                    None => issue.statements.push(statement),
                }
            }
        }
        issue.concerns.sort_by(|a, b| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
        issue.concerns.dedup();
        issue.statements.sort_by_cached_key(order);
        Ok(Some(issue))
    }

    /// Whether an issue in one wording is what is asked for.
    fn fits(&self, issue: &NamedNode) -> Result<bool, Error> {
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

    fn issue(&self, issue: &NamedNode, statements: &[NamedNode]) -> Result<Option<Issue>, Error> {
        let concerns = self.reader.nodes(issue, gg::CONCERNS)?;
        let mut found = Vec::new();
        for statement in statements {
            let meeting = self.reader.nodes(statement, gg::STATED_AT)?.into_iter().next();
            if self.is_wanted(statement, meeting.as_ref(), &concerns)? {
                found.push(self.statement(statement, meeting.as_ref(), Some(issue))?);
            }
        }
        if found.is_empty() {
            return Ok(None);
        }
        found.sort_by_cached_key(order);
        let (thing, concerns) = (self.reader.thing(issue)?, self.reader.named_things(&concerns)?);
        Ok(Some(Issue { thing, concerns, statements: found }))
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
    fn is_wanted(
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

    fn statement(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
        issue: Option<&NamedNode>,
    ) -> Result<Statement, Error> {
        let acts = self.reader.nodes(statement, gg::SPEECH_ACT)?;
        let local = |act: &Act| acts.iter().any(|node| node.as_ref() == crate::rdf::concept::act(*act));
        let topics = self.reader.nodes(statement, gg::TOPIC)?;
        Ok(Statement {
            iri: statement.as_str().to_owned(),
            position: self.number(statement, gg::POSITION)?,
            topic: self.reader.things(&topics)?.into_iter().next().map(|topic| topic.label),
            acts: Act::ALL.iter().filter(|act| local(act)).map(|act| act.name().to_owned()).collect(),
            attributions: self.attributions(statement, meeting)?,
            meeting: meeting.map(|meeting| self.meeting(meeting)).transpose()?,
            words: match issue {
                Some(issue) => self.words(statement, issue)?,
                None => self.evidence(statement, usize::MAX)?,
            },
            text: self.reader.value(statement, gg::TEXT)?.unwrap_or_default(),
        })
    }

    fn meeting(&self, meeting: &NamedNode) -> Result<Meeting, Error> {
        let date = self.reader.value(meeting, schema::START_DATE)?;
        let series = self.reader.nodes(meeting, gg::IN_SERIES)?;
        Ok(Meeting {
            thing: self.reader.thing(meeting)?,
            date: date.map(|date| date.chars().take(10).collect()),
            series: self.reader.things(&series)?.into_iter().next().map(|series| series.label),
        })
    }

    /// The attributions, strongest first; those that differ in whom they name only, as one.
    fn attributions(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
    ) -> Result<Vec<Attribution>, Error> {
        let mut attributions: Vec<Attribution> = Vec::new();
        for attribution in self.reader.nodes(statement, gg::ATTRIBUTION)? {
            let Some(basis) = self.reader.nodes(&attribution, gg::BASIS)?.iter().find_map(basis) else {
                continue;
            };
            let confidence = self.reader.value(&attribution, gg::CONFIDENCE)?;
            let mut who = self.who(&attribution, meeting)?;
            let candidates = self.reader.nodes(&attribution, gg::CANDIDATE)?;
            let next = Attribution {
                basis,
                who: Vec::new(),
                candidates: self.listed(&candidates, statement)?,
                confidence: confidence.and_then(|c| c.parse().ok()),
                rules: self.rules(&attribution, None)?,
            };
            let alike = |known: &&mut Attribution| {
                (known.basis, &known.candidates, &known.rules) == (next.basis, &next.candidates, &next.rules)
                    && known.confidence == next.confidence
            };
            match attributions.iter_mut().find(alike) {
                Some(known) => known.who.append(&mut who),
                None => attributions.push(Attribution { who, ..next }),
            }
        }
        for attribution in &mut attributions {
            attribution.who.sort_unstable_by(|a, b| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
        }
        attributions.sort_by(|a, b| {
            let sure = |attribution: &Attribution| attribution.confidence.unwrap_or_default();
            a.basis.cmp(&b.basis).then_with(|| sure(b).total_cmp(&sure(a))).then_with(|| a.who.cmp(&b.who))
        });
        Ok(attributions)
    }

    /// People in the order in which the documents of `statement` first name them: that of the roster.
    fn listed(&self, people: &[NamedNode], statement: &NamedNode) -> Result<Vec<Thing>, Error> {
        let graphs = self.reader.graphs_of(statement, gg::STATEMENT)?;
        let mut listed = Vec::new();
        for person in people {
            let mut first = u32::MAX;
            for graph in &graphs {
                for span in
                    self.reader.objects(person, gg::EVIDENCE, Some(graph))?.into_iter().filter_map(node)
                {
                    first = first.min(self.quote(&span)?.map_or(u32::MAX, |(start, ..)| start));
                }
            }
            listed.push((first, self.reader.thing(person)?));
        }
        listed.sort_unstable();
        Ok(listed.into_iter().map(|(_, thing)| thing).collect())
    }

    /// Whom an attribution names. A group's label ends in its meeting's, which stands beside it here: it is left out.
    fn who(&self, attribution: &NamedNode, meeting: Option<&NamedNode>) -> Result<Vec<Thing>, Error> {
        let mut who = self.reader.things(&self.reader.nodes(attribution, gg::ATTRIBUTED_TO)?)?;
        if let Some(meeting) = meeting {
            let ending = format!("（{}）", self.reader.thing(meeting)?.label);
            for thing in &mut who {
                let class = thing.label.strip_suffix(&ending).map(ToOwned::to_owned);
                thing.label = class.unwrap_or_else(|| std::mem::take(&mut thing.label));
            }
        }
        Ok(who)
    }

    fn number(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Option<u32>, Error> {
        Ok(self.reader.value(subject, predicate)?.and_then(|number| number.parse().ok()))
    }
}

fn basis(concept: &NamedNode) -> Option<Basis> {
    let all = [
        (gg::NAMED, Basis::Named),
        (gg::ROLE, Basis::Role),
        (gg::GROUP, Basis::Group),
        (gg::INFERRED, Basis::Inferred),
        (gg::UNATTRIBUTED, Basis::Unattributed),
    ];
    all.into_iter().find_map(|(node, basis)| (node == concept.as_ref()).then_some(basis))
}

/// By date, undated last; then by meeting and place.
fn order(statement: &Statement) -> (bool, Option<String>, Option<Thing>, Option<u32>, Option<u32>, String) {
    let date = statement.meeting.as_ref().and_then(|meeting| meeting.date.clone());
    let meeting = statement.meeting.as_ref().map(|meeting| meeting.thing.clone());
    let place = statement.words.first().map(|words| words.start);
    (date.is_none(), date, meeting, statement.position, place, statement.iri.clone())
}
