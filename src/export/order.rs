//! The order of triples in every export.

use std::cmp::Ordering;

use oxigraph::model::{NamedOrBlankNodeRef, TermRef, TripleRef};

use crate::rdf::vocab::rdf;

/// Subject, then `rdf:type` first, then predicate, then object: IRIs before literals, each by code points.
#[must_use]
pub fn order(a: TripleRef<'_>, b: TripleRef<'_>) -> Ordering {
    nodes(a.subject, b.subject)
        .then_with(|| (a.predicate != rdf::TYPE).cmp(&(b.predicate != rdf::TYPE)))
        .then_with(|| a.predicate.cmp(&b.predicate))
        .then_with(|| terms(a.object, b.object))
}

pub(super) fn nodes(a: NamedOrBlankNodeRef<'_>, b: NamedOrBlankNodeRef<'_>) -> Ordering {
    terms(a.into(), b.into())
}

pub(super) fn terms(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    key(a).cmp(&key(b))
}

fn key(term: TermRef<'_>) -> (u8, &str, &str, &str) {
    match term {
        TermRef::NamedNode(node) => (0, node.as_str(), "", ""),
        TermRef::BlankNode(node) => (1, node.as_str(), "", ""),
        TermRef::Literal(literal) => {
            (2, literal.value(), literal.datatype().as_str(), literal.language().unwrap_or_default())
        }
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{Literal, NamedNode, Triple};

    use super::*;
    use crate::rdf::vocab::{rdfs, xsd};

    #[test]
    fn the_class_comes_first_and_literals_last() {
        let node = |name: &str| NamedNode::new_unchecked(format!("https://example.org/{name}"));
        let label = |text: Literal| Triple::new(node("a"), rdfs::LABEL, text);
        let expected = [
            Triple::new(node("a"), rdf::TYPE, node("z")),
            Triple::new(node("a"), rdfs::COMMENT, node("z")),
            Triple::new(node("a"), rdfs::LABEL, node("z")),
            label(Literal::new_typed_literal("1", xsd::INTEGER)),
            label(Literal::new_simple_literal("1")),
            label(Literal::new_simple_literal("い")),
            Triple::new(node("b"), rdf::TYPE, node("a")),
        ];
        let mut sorted: Vec<_> = expected.iter().rev().cloned().collect();
        sorted.sort_by(|a, b| order(a.as_ref(), b.as_ref()));
        // `integer` < `string` by code points of the datatype.
        assert_eq!(sorted, expected);
    }
}
