//! What rests on a source: the meetings it records, and the things that were found in words of it.

use std::ops::Range;

use oxigraph::model::{GraphNameRef, NamedNode, NamedOrBlankNode};

use super::{Node, Part, view::View};
use crate::{
    rdf::vocab::{gg, rdf},
    span::Span,
    store::{Error, Store},
};

/// Things of either list at most.
const MOST: usize = 20;

/// What rests on a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rests {
    /// The meetings that it records.
    pub(crate) meetings: Vec<Node>,
    /// What was found in just these words.
    pub(crate) found: Vec<Node>,
}

impl Rests {
    /// What rests on the source with this id, and on the words there that are asked for.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub(crate) fn on(store: &Store, id: &str, words: Option<Range<usize>>) -> Result<Self, Error> {
        let view = View::new(store, Part::default());
        let graph = store.base().graph(id);
        let typed = store.database().quads_for_pattern(
            None,
            Some(rdf::TYPE),
            Some(gg::MEETING.into()),
            Some(GraphNameRef::from(graph.as_ref())),
        );
        let mut meetings = Vec::new();
        for quad in typed.take(MOST) {
            if let NamedOrBlankNode::NamedNode(meeting) = quad.map_err(|e| store.storage(e))?.subject {
                meetings.push(meeting);
            }
        }
        let span = words.and_then(|words| {
            let span = Span::new(u32::try_from(words.start).ok()?, u32::try_from(words.end).ok()?);
            (span.chars() > 0).then_some(span)
        });
        let found = match span {
            Some(span) => view.subjects(gg::EVIDENCE, &store.base().span(id, span))?,
            None => Vec::new(),
        };
        // Much else has evidence, such as attendance, that has no page.
        let nodes = |things: Vec<NamedNode>| -> Result<Vec<Node>, Error> {
            let mut nodes = Vec::new();
            for thing in things {
                nodes.extend(Node::of(store, &thing)?);
                if nodes.len() == MOST {
                    break;
                }
            }
            nodes.sort_by(|a, b| (&a.thing.label, &a.thing.iri).cmp(&(&b.thing.label, &b.thing.iri)));
            Ok(nodes)
        };
        Ok(Self { meetings: nodes(meetings)?, found: nodes(found)? })
    }
}
