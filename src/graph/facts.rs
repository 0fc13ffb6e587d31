//! What a store says that makes edges: who raised what, who was where, what is part of what.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::{Doubt, Kind};
use crate::{
    derive::SURE,
    rdf::vocab::{dcterms, gg, org, prov, rdf, schema, skos},
    store::{Error, Store},
    trace::search::Reader,
};

/// A store, with what was looked up remembered.
pub(super) struct Facts<'a> {
    pub(super) reader: Reader<'a>,
    base: String,
    kinds: HashMap<NamedNode, Option<Kind>>,
    days: HashMap<NamedNode, Option<String>>,
    candidates: bool,
}

/// A statement in which somebody raises an issue.
pub(super) struct Raised {
    pub(super) statement: NamedNode,
    pub(super) day: Option<String>,
    pub(super) issues: Vec<NamedNode>,
    /// Who, sorted, each once: a fact goes before a doubt.
    pub(super) agents: BTreeMap<NamedNode, Option<Doubt>>,
}

/// Someone at a meeting, or of a body as attested there.
pub(super) struct Seen {
    pub(super) who: NamedNode,
    pub(super) at: NamedNode,
    pub(super) meeting: Option<NamedNode>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(store: &'a Store, candidates: bool) -> Self {
        Self {
            reader: Reader::new(store),
            base: store.base().as_str().to_owned(),
            kinds: HashMap::new(),
            days: HashMap::new(),
            candidates,
        }
    }

    /// The IRI without the store's base.
    pub(super) fn id<'n>(&self, node: &'n NamedNode) -> &'n str {
        node.as_str().strip_prefix(&self.base).unwrap_or(node.as_str())
    }

    /// What a thing is, where it is a kind of node.
    pub(super) fn kind(&mut self, node: &NamedNode) -> Result<Option<Kind>, Error> {
        if let Some(known) = self.kinds.get(node) {
            return Ok(*known);
        }
        let classes = self.reader.nodes(node, rdf::TYPE)?;
        let kind = Kind::ALL.into_iter().find(|kind| classes.iter().any(|c| c.as_ref() == kind.class()));
        self.kinds.insert(node.clone(), kind);
        Ok(kind)
    }

    /// The day of a meeting, as `YYYY-MM-DD`.
    pub(super) fn day(&mut self, meeting: &NamedNode) -> Result<Option<String>, Error> {
        if let Some(known) = self.days.get(meeting) {
            return Ok(known.clone());
        }
        let start = self.reader.value(meeting, schema::START_DATE)?;
        let day = start.map(|start| start.chars().take(10).collect::<String>());
        self.days.insert(meeting.clone(), day.clone());
        Ok(day)
    }

    /// Every statement that raises an issue, with who made it.
    pub(super) fn raised(&mut self) -> Result<Vec<Raised>, Error> {
        let mut by_statement: Vec<(NamedNode, Vec<NamedNode>)> = Vec::new();
        for (statement, issue) in self.reader.quads(None, gg::RAISES, None)? {
            match by_statement.last_mut() {
                Some((last, issues)) if *last == statement => issues.push(issue),
                _ => by_statement.push((statement, vec![issue])),
            }
        }
        let mut raised = Vec::with_capacity(by_statement.len());
        for (statement, issues) in by_statement {
            let meeting = self.reader.nodes(&statement, gg::STATED_AT)?.into_iter().next();
            let day = meeting.map(|meeting| self.day(&meeting)).transpose()?.flatten();
            let agents = self.agents(&statement)?;
            raised.push(Raised { statement, day, issues, agents });
        }
        Ok(raised)
    }

    fn agents(&self, statement: &NamedNode) -> Result<BTreeMap<NamedNode, Option<Doubt>>, Error> {
        let mut agents: BTreeMap<NamedNode, Option<Doubt>> = BTreeMap::new();
        let mut add = |agent: NamedNode, doubt: Option<Doubt>| {
            let known = agents.entry(agent).or_insert(doubt);
            *known = (*known).min(doubt);
        };
        for attribution in self.reader.nodes(statement, gg::ATTRIBUTION)? {
            let inferred =
                self.reader.nodes(&attribution, gg::BASIS)?.iter().any(|basis| *basis == gg::INFERRED);
            let sure =
                self.reader.value(&attribution, gg::CONFIDENCE)?.and_then(|sure| sure.parse::<f64>().ok());
            // Who reads out what another thinks has not raised it.
            if sure.is_some_and(|sure| sure < SURE) && !inferred {
                continue;
            }
            if !inferred || self.candidates {
                for agent in self.reader.nodes(&attribution, gg::ATTRIBUTED_TO)? {
                    add(agent, inferred.then_some(Doubt::Inferred));
                }
            }
            if self.candidates {
                for person in self.reader.nodes(&attribution, gg::CANDIDATE)? {
                    add(person, Some(Doubt::Candidate));
                }
            }
        }
        Ok(agents)
    }

    /// Who was at which meeting, but those who were absent; a proxy is whoever came.
    pub(super) fn attended(&self) -> Result<Vec<Seen>, Error> {
        let mut seen = Vec::new();
        for (meeting, attendance) in self.reader.quads(None, gg::HAS_ATTENDANCE, None)? {
            if self.reader.nodes(&attendance, gg::PRESENCE)?.iter().any(|presence| *presence == gg::ABSENT) {
                continue;
            }
            let mut who = self.reader.nodes(&attendance, gg::ATTENDEE)?;
            who.extend(self.reader.nodes(&attendance, prov::AGENT)?);
            seen.extend(who.into_iter().map(|who| Seen { who, at: meeting.clone(), meeting: None }));
        }
        seen.sort_unstable_by(|a, b| (&a.at, &a.who).cmp(&(&b.at, &b.who)));
        seen.dedup_by(|a, b| (&a.at, &a.who) == (&b.at, &b.who));
        Ok(seen)
    }

    /// Who was of which body, once for each meeting that attests it.
    pub(super) fn members(&self) -> Result<Vec<Seen>, Error> {
        let mut seen = Vec::new();
        for (affiliation, who) in self.reader.quads(None, org::MEMBER, None)? {
            let meetings = self.reader.nodes(&affiliation, gg::ATTESTED_AT)?;
            for at in self.reader.nodes(&affiliation, org::ORGANIZATION)? {
                if meetings.is_empty() {
                    seen.push(Seen { who: who.clone(), at: at.clone(), meeting: None });
                }
                seen.extend(meetings.iter().map(|meeting| Seen {
                    who: who.clone(),
                    at: at.clone(),
                    meeting: Some(meeting.clone()),
                }));
            }
        }
        Ok(seen)
    }

    /// Groups and their meetings.
    pub(super) fn groups(&self) -> Result<Vec<(NamedNode, NamedNode)>, Error> {
        self.reader.quads(None, gg::GROUP_AT, None)
    }

    /// What an issue concerns.
    pub(super) fn concerned(&self, issue: &NamedNode) -> Result<Vec<NamedNode>, Error> {
        self.reader.nodes(issue, gg::CONCERNS)
    }

    /// What a body, law, technology or programme is part of.
    pub(super) fn wholes(&self, part: &NamedNode, kind: Kind) -> Result<Vec<NamedNode>, Error> {
        let predicate: NamedNodeRef<'_> = match kind {
            Kind::Organization => org::SUB_ORGANIZATION_OF,
            Kind::Law | Kind::Initiative => dcterms::IS_PART_OF,
            Kind::Technology | Kind::Disease => skos::BROADER,
            Kind::Person | Kind::Group | Kind::Issue | Kind::Meeting => return Ok(Vec::new()),
        };
        self.reader.nodes(part, predicate)
    }
}
