//! Which issues are looked at: those that a filter may let through, by the names that the search index knows.
//!
//! Without the index, or where it cannot tell, all issues are. What is found here may not be what is asked for; what is
//! not found is not.

use std::collections::BTreeSet;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use super::Loader;
use crate::{
    query::fold,
    rdf::vocab::{dcterms, gg, org, schema, skos},
    search::{Index, Kind},
    store::Error,
    trace::{Filter, search::key},
};

type Nodes = BTreeSet<NamedNode>;

impl Loader<'_> {
    /// The issues that `filter` may let through, in all their wordings; `None` where that may be any.
    pub(super) fn near(&self, filter: &Filter) -> Result<Option<Nodes>, Error> {
        if filter.is_empty() || !self.store.is_on_disk() || !self.store.search_holds_all()? {
            return Ok(None);
        }
        // Without an index a trace is as slow as it was.
        let Ok(index) = Index::open(self.store.dir()) else { return Ok(None) };
        let near = Near { loader: self, index };
        let mut left: Option<Nodes> = None;
        let mut keep = |found: Option<Nodes>| {
            if let Some(found) = found {
                left = Some(left.take().map_or_else(|| found.clone(), |left| &left & &found));
            }
        };
        if let Some(name) = &filter.law {
            keep(near.concerning(&[Kind::Regulation], dcterms::IS_PART_OF, name)?);
        }
        if let Some(name) = &filter.technology {
            keep(near.concerning(&[Kind::Technology], skos::BROADER, name)?);
        }
        if let Some(words) = &filter.issue {
            keep(near.about(words)?);
        }
        if let Some(name) = &filter.person {
            keep(near.said_by(name)?);
        }
        if let Some(name) = &filter.organization {
            keep(near.said_for(name)?);
        }
        if let Some(name) = &filter.meeting {
            keep(Some(near.at(name)?));
        }
        Ok(left)
    }
}

struct Near<'a> {
    loader: &'a Loader<'a>,
    index: Index,
}

impl Near<'_> {
    /// Things of these kinds of which a name may hold `name`.
    fn named(&self, kinds: &[Kind], name: &str) -> Option<Nodes> {
        let mut found = Nodes::new();
        for &kind in kinds {
            // An index that fails tells nothing.
            let iris = self.index.named(kind, &fold(name)).ok().flatten()?;
            found.extend(iris.into_iter().map(NamedNode::new_unchecked));
        }
        Some(found)
    }

    /// Issues by their labels, their words and what they concern.
    fn about(&self, words: &str) -> Result<Option<Nodes>, Error> {
        let kinds = [Kind::Regulation, Kind::Technology, Kind::Initiative, Kind::Organization];
        let (Some(issues), Some(things)) = (self.named(&[Kind::Issue], words), self.named(&kinds, words))
        else {
            return Ok(None);
        };
        let mut found = self.to(gg::CONCERNS, &things)?;
        found.extend(issues);
        self.wordings(found).map(Some)
    }

    /// Issues that concern what is called `name`, or a part of it.
    fn concerning(
        &self,
        kinds: &[Kind],
        whole: NamedNodeRef<'_>,
        name: &str,
    ) -> Result<Option<Nodes>, Error> {
        let Some(named) = self.named(kinds, name) else { return Ok(None) };
        let things = self.with_parts(named, whole)?;
        self.wordings(self.to(gg::CONCERNS, &things)?).map(Some)
    }

    /// Issues that people called `name` raised or may have raised.
    fn said_by(&self, name: &str) -> Result<Option<Nodes>, Error> {
        let Some(people) = self.named(&[Kind::Person], name) else { return Ok(None) };
        self.raised_by(&people).map(Some)
    }

    /// Issues that bodies called `name` or their people raised or may have raised, or that concern them.
    fn said_for(&self, name: &str) -> Result<Option<Nodes>, Error> {
        let Some(named) = self.named(&[Kind::Organization], name) else { return Ok(None) };
        let bodies = self.with_parts(named, org::SUB_ORGANIZATION_OF)?;
        let mut found = self.wordings(self.to(gg::CONCERNS, &bodies)?)?;
        let mut speakers = self.from(&self.to(org::ORGANIZATION, &bodies)?, org::MEMBER)?;
        speakers.extend(bodies);
        found.extend(self.raised_by(&speakers)?);
        Ok(Some(found))
    }

    /// Issues raised at meetings that `name` tells by their names, their series or the beginning of their date.
    fn at(&self, name: &str) -> Result<Nodes, Error> {
        let reader = &self.loader.reader;
        let wanted = key(name);
        let mut meetings = Nodes::new();
        for (meeting, date) in self.texts(schema::START_DATE)? {
            if key(&date).starts_with(&wanted) {
                meetings.insert(meeting);
            }
        }
        let mut series = Nodes::new();
        for (meeting, of) in reader.quads(None, gg::IN_SERIES, None)? {
            if series.contains(&of) || reader.is_called(&of, &wanted)? {
                meetings.insert(meeting);
                series.insert(of);
            }
        }
        match self.named(&[Kind::Meeting], name) {
            Some(named) => meetings.extend(named),
            None => {
                for (meeting, _) in
                    reader.quads(None, crate::rdf::vocab::rdf::TYPE, Some(&gg::MEETING.into_owned()))?
                {
                    if reader.is_called(&meeting, &wanted)? {
                        meetings.insert(meeting);
                    }
                }
            }
        }
        self.wordings(self.from(&self.to(gg::STATED_AT, &meetings)?, gg::RAISES)?)
    }

    fn raised_by(&self, speakers: &Nodes) -> Result<Nodes, Error> {
        let mut attributions = self.to(gg::ATTRIBUTED_TO, speakers)?;
        attributions.extend(self.to(gg::CANDIDATE, speakers)?);
        let statements = self.to(gg::ATTRIBUTION, &attributions)?;
        self.wordings(self.from(&statements, gg::RAISES)?)
    }

    /// These things and their parts.
    fn with_parts(&self, things: Nodes, whole: NamedNodeRef<'_>) -> Result<Nodes, Error> {
        let mut all = things.clone();
        let mut next = things;
        while !next.is_empty() {
            next = self.to(whole, &next)?.into_iter().filter(|part| all.insert(part.clone())).collect();
        }
        Ok(all)
    }

    /// These issues in all their wordings.
    fn wordings(&self, issues: Nodes) -> Result<Nodes, Error> {
        let mut all = self.from(&issues, gg::SAME_ISSUE_AS)?;
        all.extend(issues);
        Ok(all)
    }

    /// What `way` leads from to these things.
    fn to(&self, way: NamedNodeRef<'_>, things: &Nodes) -> Result<Nodes, Error> {
        let mut found = Nodes::new();
        for thing in things {
            found.extend(self.loader.reader.quads(None, way, Some(thing))?.into_iter().map(|(from, _)| from));
        }
        Ok(found)
    }

    /// What `way` leads to from these things.
    fn from(&self, things: &Nodes, way: NamedNodeRef<'_>) -> Result<Nodes, Error> {
        let mut found = Nodes::new();
        for thing in things {
            found.extend(self.loader.reader.nodes(thing, way)?);
        }
        Ok(found)
    }

    /// All texts of a property, in the merge.
    fn texts(&self, property: NamedNodeRef<'_>) -> Result<Vec<(NamedNode, String)>, Error> {
        let store = self.loader.store;
        let merge = Some(GraphNameRef::DefaultGraph);
        let mut texts = Vec::new();
        for quad in store.database().quads_for_pattern(None, Some(property), None, merge) {
            let Quad { subject, object, .. } = quad.map_err(|error| store.storage(error))?;
            if let (NamedOrBlankNode::NamedNode(subject), Term::Literal(text)) = (subject, object) {
                texts.push((subject, text.destruct().0));
            }
        }
        Ok(texts)
    }
}
