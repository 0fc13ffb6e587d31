//! Whether the quotations of a document are the very characters of its source.

use std::collections::BTreeMap;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use sha2::{Digest, Sha256};

use super::{Check, Failure};
use crate::{
    rdf::vocab::oa,
    source::hex,
    store::{SourceEntry, Store},
};

#[derive(Default)]
struct Selector {
    start: Option<usize>,
    end: Option<usize>,
    exact: Option<String>,
}

pub(super) fn verify(store: &Store, source: &SourceEntry, quads: &[Quad]) -> Vec<Failure> {
    let mut failures = Vec::new();
    let mut fail = |check, place: String, what: String| {
        failures.push(Failure { document: source.id.clone(), place, check, what });
    };
    match store.source_bytes(&source.id) {
        Ok(Some(bytes)) if hex(&Sha256::digest(&bytes)) == source.sha256 => {}
        Ok(Some(_)) => {
            fail(Check::Source, "bytes".to_owned(), "the bytes kept have another digest".to_owned());
        }
        Ok(None) => fail(
            Check::Source,
            "bytes".to_owned(),
            "the bytes are not kept; ingest the file again".to_owned(),
        ),
        Err(error) => fail(Check::Source, "bytes".to_owned(), error.to_string()),
    }
    let text = match store.source_text(&source.id) {
        Ok(Some(text)) => text,
        Ok(None) => {
            fail(Check::Source, "text".to_owned(), "the text is not kept; ingest the file again".to_owned());
            return failures;
        }
        Err(error) => {
            fail(Check::Source, "text".to_owned(), error.to_string());
            return failures;
        }
    };
    // Where each character begins, so that a span is cut out without counting from the start.
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    for (node, selector) in selectors(quads) {
        let Selector { start: Some(start), end: Some(end), exact: Some(exact) } = selector else {
            fail(Check::Span, node, "start, end or quotation is missing".to_owned());
            continue;
        };
        let stands = match (starts.get(start), starts.get(end)) {
            (Some(&from), Some(&to)) if from <= to => text.get(from..to),
            _ => None,
        };
        if stands != Some(exact.as_str()) {
            let line = starts
                .get(start)
                .and_then(|&at| text.get(..at))
                .map(|before| before.matches('\n').count() + 1);
            let line = line.map_or_else(|| "beyond the end".to_owned(), |line| format!("l.{line}"));
            let what = match stands {
                Some(stands) => format!("the source has 「{stands}」, not 「{exact}」"),
                None => format!("the source has no such characters as 「{exact}」"),
            };
            fail(Check::Span, format!("{line} {start},{end}"), what);
        }
    }
    failures
}

fn selectors(quads: &[Quad]) -> BTreeMap<String, Selector> {
    let mut selectors: BTreeMap<String, Selector> = BTreeMap::new();
    for quad in quads {
        if let (p, Term::NamedNode(node)) = (quad.predicate.as_ref(), &quad.object)
            && p == oa::HAS_SELECTOR
        {
            selectors.entry(node.as_str().to_owned()).or_default();
        }
        let (NamedOrBlankNode::NamedNode(node), Term::Literal(value)) = (&quad.subject, &quad.object) else {
            continue;
        };
        let predicate = quad.predicate.as_ref();
        if ![oa::START, oa::END, oa::EXACT].contains(&predicate) {
            continue;
        }
        let selector = selectors.entry(node.as_str().to_owned()).or_default();
        match predicate {
            oa::START => selector.start = value.value().parse().ok(),
            oa::END => selector.end = value.value().parse().ok(),
            _ => selector.exact = Some(value.value().to_owned()),
        }
    }
    selectors
}
