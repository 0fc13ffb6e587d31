//! Reading a store thing by thing, for descriptions.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use oxigraph::{
    model::{NamedNode, NamedNodeRef, Term},
    sparql::{QueryEvaluationError, QueryResults, SparqlEvaluator},
    store::StorageError,
};

use super::{Concept, Part};
use crate::{
    rdf::vocab::{dcterms, gg, oa, rdf, rdfs, schema},
    search::Kind,
    store::{Error, Store},
    trace::{
        Issue, Thing, Trace,
        search::{Reader, node, value},
    },
};

pub(super) struct View<'a> {
    pub(super) store: &'a Store,
    pub(super) reader: Reader<'a>,
    part: Part,
    /// How long the lists are of which a part is shown.
    pub(super) totals: RefCell<BTreeMap<&'static str, usize>>,
}

impl<'a> View<'a> {
    pub(super) fn new(store: &'a Store, part: Part) -> Self {
        Self { store, reader: Reader::new(store), part, totals: RefCell::default() }
    }

    /// The part of a list that is asked for. How long the list is, is kept under its name.
    pub(super) fn part<T>(&self, list: &'static str, mut entries: Vec<T>) -> Vec<T> {
        self.totals.borrow_mut().insert(list, entries.len());
        entries.drain(..self.part.offset.min(entries.len()));
        entries.truncate(self.part.limit);
        entries
    }

    /// The rows of a pattern for these variables, with what is to be done with them behind it. The engine joins without making texts of what lies between, which
    /// makes it several times as fast as reading thing by thing.
    pub(super) fn rows(
        &self,
        variables: &str,
        pattern: &str,
        modifiers: &str,
    ) -> Result<Vec<Vec<Option<Term>>>, Error> {
        let failed = |error: QueryEvaluationError| self.store.storage(StorageError::Other(Box::new(error)));
        let query = SparqlEvaluator::new()
            .parse_query(&format!("SELECT {variables} WHERE {{ {pattern} }} {modifiers}"))
            .map_err(|error| self.store.storage(StorageError::Other(Box::new(error))))?;
        let mut rows = Vec::new();
        if let QueryResults::Solutions(found) =
            query.on_store(self.store.database()).execute().map_err(failed)?
        {
            for row in found {
                rows.push(row.map_err(failed)?.values().to_vec());
            }
        }
        Ok(rows)
    }

    pub(super) fn kind(&self, node: &NamedNode) -> Result<Option<Kind>, Error> {
        let classes = self.reader.nodes(node, rdf::TYPE)?;
        Ok(Kind::ALL.into_iter().find(|kind| classes.iter().any(|class| class.as_ref() == kind.class())))
    }

    pub(super) fn named_thing(&self, node: &NamedNode) -> Result<Thing, Error> {
        let mut things = self.reader.named_things(std::slice::from_ref(node))?;
        Ok(things.pop().unwrap_or_else(|| Thing {
            iri: node.as_str().to_owned(),
            label: String::new(),
            also: Vec::new(),
        }))
    }

    /// What `subject` is related to, sorted by label.
    pub(super) fn things(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Vec<Thing>, Error> {
        self.reader.things(&self.reader.nodes(subject, predicate)?)
    }

    /// What is related to `object`, sorted by IRI.
    pub(super) fn subjects(
        &self,
        predicate: NamedNodeRef<'_>,
        object: &NamedNode,
    ) -> Result<Vec<NamedNode>, Error> {
        let pairs = self.reader.quads(None, predicate, Some(object))?;
        Ok(pairs.into_iter().map(|(subject, _)| subject).collect())
    }

    pub(super) fn text(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Option<String>, Error> {
        self.reader.value(subject, predicate)
    }

    /// `present`, `proxy` or `absent`.
    pub(super) fn presence(&self, attendance: &NamedNode) -> Result<String, Error> {
        let presence = self.reader.nodes(attendance, gg::PRESENCE)?.into_iter().next();
        let local = presence.as_ref().and_then(|node| node.as_str().rsplit('#').next());
        Ok(local.unwrap_or("present").to_owned())
    }

    /// The day of a meeting, as `YYYY-MM-DD`.
    pub(super) fn day(&self, meeting: &NamedNode) -> Result<Option<String>, Error> {
        Ok(self.text(meeting, schema::START_DATE)?.map(|date| date.chars().take(10).collect()))
    }

    /// The issues that a pattern gives as `?issue`, oldest first, one for all its wordings, with what leads to them.
    pub(super) fn issues(&self, list: &'static str, pattern: &str) -> Result<Vec<Issue>, Error> {
        let (first, date, same) = (gg::FIRST_RAISED_AT, schema::START_DATE, gg::SAME_ISSUE_AS);
        let rows = self.rows(
            "?issue ?date ?other",
            &format!(
                "{{ SELECT DISTINCT ?issue WHERE {{ {pattern} }} }}
                OPTIONAL {{ ?issue {first}/{date} ?date }} OPTIONAL {{ ?issue {same} ?other }}"
            ),
            "",
        )?;
        let mut wordings: BTreeMap<NamedNode, (Option<String>, NamedNode)> = BTreeMap::new();
        for row in rows {
            let mut row = row.into_iter();
            let mut next = || row.next().flatten();
            let (Some(issue), date, other) = (next().and_then(node), next(), next().and_then(node)) else {
                continue;
            };
            let day = date.and_then(value).map(|date| date.chars().take(10).collect::<String>());
            let (first, one) = wordings.entry(issue.clone()).or_insert_with(|| (day.clone(), issue));
            *first = first.take().into_iter().chain(day).min();
            if let Some(other) = other.filter(|other| *other < *one) {
                *one = other;
            }
        }
        let threads: BTreeSet<_> =
            wordings.into_values().map(|(day, one)| (day.is_none(), day, one)).collect();
        let shown = self.part(list, threads.into_iter().map(|(.., one)| one).collect());
        let traced = match self.part.statements {
            usize::MAX => Trace::of_issues(self.store, &shown)?,
            most => Trace::beginnings(self.store, &shown, most)?,
        };
        Ok(traced.issues)
    }

    pub(super) fn concept(&self, node: &NamedNode) -> Result<Concept, Error> {
        let parts = self.subjects(dcterms::IS_PART_OF, node)?;
        Ok(Concept {
            part_of: self.things(node, dcterms::IS_PART_OF)?,
            parts: self.reader.things(&parts)?,
            law_id: self.text(node, gg::LAW_ID)?,
            see_also: self
                .reader
                .nodes(node, rdfs::SEE_ALSO)?
                .into_iter()
                .map(NamedNode::into_string)
                .collect(),
            issues: self.concerned("issues", node)?,
            mentions: self.mentions(node)?,
        })
    }

    /// The issues that concern a thing.
    pub(super) fn concerned(&self, list: &'static str, thing: &NamedNode) -> Result<Vec<Issue>, Error> {
        let (concerns, class, issue) = (gg::CONCERNS, rdf::TYPE, gg::POLICY_ISSUE);
        self.issues(list, &format!("?issue {concerns} {thing} ; {class} {issue}"))
    }

    fn mentions(&self, thing: &NamedNode) -> Result<usize, Error> {
        let rows =
            self.rows("(COUNT(?mention) AS ?mentions)", &format!("?mention {} {thing}", oa::HAS_BODY), "")?;
        let count = rows.into_iter().flatten().flatten().find_map(value);
        Ok(count.and_then(|count| count.parse().ok()).unwrap_or_default())
    }
}
