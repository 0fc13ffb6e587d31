//! Reading a store thing by thing, for descriptions.

use oxigraph::model::{NamedNode, NamedNodeRef};

use super::{Concept, ISSUES};
use crate::{
    rdf::vocab::{dcterms, gg, oa, rdf, rdfs, schema},
    search::Kind,
    store::{Error, Store},
    trace::{Issue, Thing, Trace, search::Reader},
};

pub(super) struct View<'a> {
    pub(super) store: &'a Store,
    pub(super) reader: Reader<'a>,
}

impl<'a> View<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self { store, reader: Reader::new(store) }
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

    /// The day of a meeting, as `YYYY-MM-DD`.
    pub(super) fn day(&self, meeting: &NamedNode) -> Result<Option<String>, Error> {
        Ok(self.text(meeting, schema::START_DATE)?.map(|date| date.chars().take(10).collect()))
    }

    /// Issues with all that leads to them, oldest first.
    pub(super) fn issues(&self, mut nodes: Vec<NamedNode>) -> Result<Vec<Issue>, Error> {
        nodes.sort_unstable();
        nodes.dedup();
        nodes.truncate(ISSUES);
        let mut issues = Trace::of_issues(self.store, &nodes)?.issues;
        let first = |issue: &Issue| {
            let date = issue.statements.iter().filter_map(|s| s.meeting.as_ref()?.date.clone()).min();
            (date.is_none(), date, issue.thing.label.clone())
        };
        issues.sort_by_cached_key(first);
        Ok(issues)
    }

    pub(super) fn concept(&self, node: &NamedNode) -> Result<Concept, Error> {
        let concerned = self.subjects(gg::CONCERNS, node)?;
        let mut issues = Vec::new();
        for thing in concerned {
            if self.kind(&thing)? == Some(Kind::Issue) {
                issues.push(thing);
            }
        }
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
            issues: self.issues(issues)?,
            mentions: self.subjects(oa::HAS_BODY, node)?.len(),
        })
    }
}
