//! Which words of a statement raise an issue: the issue's evidence that stands inside the statement's.

use std::collections::HashMap;

use oxigraph::model::NamedNode;

use super::{View, view::Thing};
use crate::{
    export::Error,
    rdf::vocab::{gg, oa},
};

/// The evidence of the issues looked at so far: an issue that many statements raise is read once.
#[derive(Default)]
pub(super) struct Quotes {
    issues: HashMap<NamedNode, Vec<Place>>,
}

/// Characters of a source text.
struct Place {
    source: NamedNode,
    start: u64,
    end: u64,
    selector: NamedNode,
}

impl Quotes {
    /// The words inside `statement` that are evidence of `issue`; `None` where there are none.
    pub(super) fn inside(
        &mut self,
        view: &View<'_>,
        statement: &Thing,
        issue: &NamedNode,
    ) -> Result<Option<String>, Error> {
        if !self.issues.contains_key(issue) {
            self.issues.insert(issue.clone(), places(view, &view.thing(issue.clone())?)?);
        }
        let Some(quotes) = self.issues.get(issue) else { return Ok(None) };
        let around = places(view, statement)?;
        let inside = |quote: &&Place| {
            around.iter().any(|p| p.source == quote.source && p.start <= quote.start && quote.end <= p.end)
        };
        let mut words = Vec::new();
        for quote in quotes.iter().filter(inside) {
            words.push(view.thing(quote.selector.clone())?.values(oa::EXACT));
        }
        Ok(if words.is_empty() { None } else { Some(words.join(" | ")) })
    }
}

/// Where the evidence of a thing stands, in the order of the texts.
fn places(view: &View<'_>, thing: &Thing) -> Result<Vec<Place>, Error> {
    let mut places = Vec::new();
    for span in thing.nodes(gg::EVIDENCE) {
        let span = view.thing(span.clone())?;
        for selector in span.nodes(oa::HAS_SELECTOR) {
            let at = view.thing(selector.clone())?;
            let offsets = (at.values(oa::START).parse(), at.values(oa::END).parse());
            if let ([source, ..], (Ok(start), Ok(end))) = (span.nodes(oa::HAS_SOURCE).as_slice(), offsets) {
                places.push(Place { source: (*source).clone(), start, end, selector: selector.clone() });
            }
        }
    }
    places.sort_by(|a, b| (&a.source, a.start, a.end).cmp(&(&b.source, b.start, b.end)));
    Ok(places)
}
