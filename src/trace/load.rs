//! From a store to a trace: which issues are asked for, and what leads to each.

mod behind;
mod earliest;
mod evidence;
mod near;
mod said;
mod wanted;

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::{Filter, Issue, Meeting, Rule, Statement, Thing, Trace, Words, search::Reader};
use crate::{
    claim::Act,
    rdf::vocab::{gg, schema},
    store::{Error, Store},
};
use wanted::Wanted;

/// Every issue that `filter` lets through.
pub(super) fn trace(store: &Store, filter: &Filter) -> Result<Trace, Error> {
    let loader = Loader::new(store, filter);
    let mut raised: BTreeMap<NamedNode, Vec<NamedNode>> = BTreeMap::new();
    let pairs = match loader.near(filter)? {
        None => loader.reader.quads(None, gg::RAISES, None)?,
        Some(issues) => {
            let mut pairs = Vec::new();
            for issue in &issues {
                pairs.extend(loader.reader.quads(None, gg::RAISES, Some(issue))?);
            }
            pairs
        }
    };
    for (statement, issue) in pairs {
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

/// These issues with what leads to each, in the order given: of its statements all, or the earliest `most` in brief.
pub(super) fn issues(store: &Store, issues: &[NamedNode], most: Option<usize>) -> Result<Trace, Error> {
    let first_alone = most == Some(1) && store.derived_holds_all()?;
    let range = 0..most.unwrap_or(usize::MAX);
    let loader = Loader { range, brief: most.is_some(), ..Loader::new(store, &Filter::default()) };
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for issue in issues {
        if seen.contains(issue) {
            continue;
        }
        let wordings = loader.wordings(issue)?;
        let first = if first_alone { loader.first(&wordings)? } else { None };
        let raised = first.map_or_else(|| loader.raised(&wordings).map(|(raised, _)| raised), Ok)?;
        found.extend(loader.thread(&wordings, &raised)?);
        seen.extend(wordings);
    }
    Ok(Trace { issues: found })
}

/// This issue with the statements of `range`, earliest first, and how many there are in all.
pub(super) fn issue(
    store: &Store,
    issue: &NamedNode,
    range: Range<usize>,
) -> Result<Option<(Issue, usize)>, Error> {
    let loader = Loader { range, ..Loader::new(store, &Filter::default()) };
    let wordings = loader.wordings(issue)?;
    let (raised, statements) = loader.raised(&wordings)?;
    Ok(loader.thread(&wordings, &raised)?.map(|issue| (issue, statements)))
}

/// The words of the sources that say something of `node`, `limit` at most.
pub(super) fn evidence(store: &Store, node: &NamedNode, limit: usize) -> Result<Vec<Words>, Error> {
    Loader::new(store, &Filter::default()).evidence(node, limit)
}

/// The words of the sources that say something of each of `nodes`, `limit` at most for each.
pub(super) fn evidence_of(
    store: &Store,
    nodes: &[NamedNode],
    limit: usize,
) -> Result<Vec<Vec<Words>>, Error> {
    let loader = Loader::new(store, &Filter::default());
    nodes.iter().map(|node| loader.evidence(node, limit)).collect()
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

struct Loader<'a> {
    reader: Reader<'a>,
    store: &'a Store,
    /// File names by graph, as far as they were asked for.
    files: RefCell<HashMap<NamedNode, Vec<String>>>,
    /// Where graphs first name people, as far as that was asked for.
    places: RefCell<HashMap<(NamedNode, NamedNode), u32>>,
    /// Meetings, as far as they were asked for.
    meetings: RefCell<HashMap<NamedNode, Meeting>>,
    /// Rules, as far as they were asked for.
    rules: RefCell<HashMap<NamedNode, Rule>>,
    wanted: Wanted,
    /// Dates of meetings, as far as they were asked for.
    dates: RefCell<HashMap<NamedNode, Option<String>>>,
    /// Which statements of an issue are loaded, earliest first.
    range: Range<usize>,
    /// Whether statements are loaded without their words.
    brief: bool,
}

impl<'a> Loader<'a> {
    fn new(store: &'a Store, filter: &Filter) -> Self {
        let (reader, wanted) = (Reader::new(store), Wanted::of(filter));
        Self {
            reader,
            store,
            files: RefCell::default(),
            places: RefCell::default(),
            meetings: RefCell::default(),
            rules: RefCell::default(),
            wanted,
            dates: RefCell::default(),
            range: 0..usize::MAX,
            brief: false,
        }
    }

    /// The issue in all its wordings, sorted.
    fn wordings(&self, issue: &NamedNode) -> Result<BTreeSet<NamedNode>, Error> {
        let mut wordings: BTreeSet<NamedNode> =
            self.reader.nodes(issue, gg::SAME_ISSUE_AS)?.into_iter().collect();
        wordings.insert(issue.clone());
        Ok(wordings)
    }

    /// The statements that raise each of these, and how many they are together.
    fn raised(
        &self,
        wordings: &BTreeSet<NamedNode>,
    ) -> Result<(BTreeMap<NamedNode, Vec<NamedNode>>, usize), Error> {
        let mut raised = BTreeMap::new();
        let mut all = BTreeSet::new();
        for wording in wordings {
            let statements = self.reader.quads(None, gg::RAISES, Some(wording))?;
            let statements: Vec<NamedNode> = statements.into_iter().map(|(statement, _)| statement).collect();
            all.extend(statements.iter().cloned());
            raised.insert(wording.clone(), statements);
        }
        Ok((raised, all.len()))
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
            // Of several wordings it shows only when they are put together which statements are the first.
            let range = if wordings.len() == 1 { self.range.clone() } else { 0..self.range.end };
            parts.extend(self.issue(wording, statements, range, self.brief && wordings.len() == 1)?);
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
        issue.statements.truncate(self.range.end);
        if wordings.len() > 1 {
            issue.statements.drain(..self.range.start.min(issue.statements.len()));
        }
        if self.brief {
            // Those of several wordings were needed: they tell which of two in one statement comes first.
            for it in &mut issue.statements {
                (it.topic, it.acts, it.words, it.text) = Default::default();
            }
        }
        Ok(Some(issue))
    }

    fn issue(
        &self,
        issue: &NamedNode,
        statements: &[NamedNode],
        range: Range<usize>,
        brief: bool,
    ) -> Result<Option<Issue>, Error> {
        let concerns = self.reader.nodes(issue, gg::CONCERNS)?;
        let mut wanted = Vec::new();
        for statement in statements {
            let meeting = self.reader.nodes(statement, gg::STATED_AT)?.into_iter().next();
            if self.is_wanted(statement, meeting.as_ref(), &concerns)? {
                wanted.push((statement, meeting));
            }
        }
        if wanted.is_empty() {
            return Ok(None);
        }
        if range.start > 0 || wanted.len() > range.end {
            wanted = self.earliest(wanted, range)?;
        }
        let mut found = Vec::with_capacity(wanted.len());
        for (statement, meeting) in wanted {
            found.push(if brief {
                self.brief(statement, meeting.as_ref(), &self.graphs(statement)?)?
            } else {
                self.statement(statement, meeting.as_ref(), Some(issue))?
            });
        }
        found.sort_by_cached_key(order);
        let (thing, concerns) = (self.reader.thing(issue)?, self.reader.named_things(&concerns)?);
        Ok(Some(Issue { thing, concerns, statements: found }))
    }

    /// The day of a meeting.
    fn date(&self, meeting: &NamedNode) -> Result<Option<String>, Error> {
        if let Some(known) = self.dates.borrow().get(meeting) {
            return Ok(known.clone());
        }
        let date = self.reader.value(meeting, schema::START_DATE)?;
        let date = date.map(|date| date.chars().take(10).collect::<String>());
        self.dates.borrow_mut().insert(meeting.clone(), date.clone());
        Ok(date)
    }

    /// A statement with all that leads to it: of its words those that raise `issue`, or all.
    fn statement(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
        issue: Option<&NamedNode>,
    ) -> Result<Statement, Error> {
        let graphs = self.graphs(statement)?;
        let acts = self.reader.nodes(statement, gg::SPEECH_ACT)?;
        let local = |act: &Act| acts.iter().any(|node| node.as_ref() == crate::rdf::concept::act(*act));
        let topics = self.reader.nodes(statement, gg::TOPIC)?;
        let text = self.reader.value(statement, gg::TEXT)?.unwrap_or_default();
        let mut words = match issue {
            Some(issue) => self.words(statement, issue, &graphs)?,
            None => self.evidence(statement, usize::MAX)?,
        };
        for quoted in &mut words {
            if let Some(said) = said::without_furniture(&quoted.text, &text) {
                said.clone_into(&mut quoted.text);
            }
        }
        Ok(Statement {
            topic: self.reader.things(&topics)?.into_iter().next().map(|topic| topic.label),
            acts: Act::ALL.iter().filter(|act| local(act)).map(|act| act.name().to_owned()).collect(),
            words,
            text,
            ..self.brief(statement, meeting, &graphs)?
        })
    }

    /// A statement without its words and what is done with them.
    fn brief(
        &self,
        statement: &NamedNode,
        meeting: Option<&NamedNode>,
        graphs: &BTreeSet<NamedNode>,
    ) -> Result<Statement, Error> {
        Ok(Statement {
            iri: statement.as_str().to_owned(),
            position: self.number(statement, gg::POSITION)?,
            topic: None,
            acts: Vec::new(),
            attributions: self.attributions(statement, meeting, graphs)?,
            meeting: meeting.map(|meeting| self.meeting(meeting)).transpose()?,
            words: Vec::new(),
            text: String::new(),
        })
    }

    /// The graphs of the documents that have a statement.
    fn graphs(&self, statement: &NamedNode) -> Result<BTreeSet<NamedNode>, Error> {
        self.reader.graphs_of(statement, gg::STATEMENT)
    }

    fn meeting(&self, meeting: &NamedNode) -> Result<Meeting, Error> {
        if let Some(known) = self.meetings.borrow().get(meeting) {
            return Ok(known.clone());
        }
        let series = self.reader.nodes(meeting, gg::IN_SERIES)?;
        let read = Meeting {
            thing: self.reader.thing(meeting)?,
            date: self.date(meeting)?,
            series: self.reader.things(&series)?.into_iter().next().map(|series| series.label),
        };
        self.meetings.borrow_mut().insert(meeting.clone(), read.clone());
        Ok(read)
    }

    fn number(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Result<Option<u32>, Error> {
        Ok(self.reader.value(subject, predicate)?.and_then(|number| number.parse().ok()))
    }
}

/// By date, undated last; then by meeting and place.
fn order(statement: &Statement) -> (bool, Option<String>, Option<Thing>, Option<u32>, Option<u32>, String) {
    let date = statement.meeting.as_ref().and_then(|meeting| meeting.date.clone());
    let meeting = statement.meeting.as_ref().map(|meeting| meeting.thing.clone());
    let place = statement.words.first().map(|words| words.start);
    (date.is_none(), date, meeting, statement.position, place, statement.iri.clone())
}
