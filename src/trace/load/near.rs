//! The ways through a store, from the names that its search index knows.
//!
//! Without the index, or where it cannot tell, all issues are looked at.

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use super::Loader;
use crate::{
    query::fold,
    rdf::vocab::{gg, rdf, schema},
    search::{Index, Kind},
    store::Error,
    trace::{
        Filter,
        near::{self, Nodes, Ways},
        search::key,
    },
};

impl Loader<'_> {
    /// The issues that `filter` may let through, in all their wordings; `None` where that may be any.
    pub(super) fn near(&self, filter: &Filter) -> Result<Option<Nodes>, Error> {
        if filter.is_empty() || !self.store.is_on_disk() || !self.store.search_holds_all()? {
            return Ok(None);
        }
        // Without an index a trace is as slow as it was.
        let Ok(index) = Index::open(self.store.dir()) else { return Ok(None) };
        near::near(&Near { loader: self, index }, filter)
    }
}

struct Near<'a> {
    loader: &'a Loader<'a>,
    index: Index,
}

impl Ways for Near<'_> {
    type Error = Error;

    fn named(&self, kinds: &[Kind], name: &str) -> Result<Option<Nodes>, Error> {
        let mut found = Nodes::new();
        for &kind in kinds {
            // An index that fails tells nothing.
            let Ok(Some(iris)) = self.index.named(kind, &fold(name)) else { return Ok(None) };
            found.extend(iris.into_iter().map(NamedNode::new_unchecked));
        }
        Ok(Some(found))
    }

    fn meetings(&self, name: &str) -> Result<Nodes, Error> {
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
        if let Some(named) = self.named(&[Kind::Meeting], name)? {
            meetings.extend(named);
            return Ok(meetings);
        }
        for (meeting, _) in reader.quads(None, rdf::TYPE, Some(&gg::MEETING.into_owned()))? {
            if reader.is_called(&meeting, &wanted)? {
                meetings.insert(meeting);
            }
        }
        Ok(meetings)
    }

    fn to(&self, way: NamedNodeRef<'_>, things: &Nodes) -> Result<Nodes, Error> {
        let mut found = Nodes::new();
        for thing in things {
            found.extend(self.loader.reader.quads(None, way, Some(thing))?.into_iter().map(|(from, _)| from));
        }
        Ok(found)
    }

    fn from(&self, things: &Nodes, way: NamedNodeRef<'_>) -> Result<Nodes, Error> {
        let mut found = Nodes::new();
        for thing in things {
            found.extend(self.loader.reader.nodes(thing, way)?);
        }
        Ok(found)
    }
}

impl Near<'_> {
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
