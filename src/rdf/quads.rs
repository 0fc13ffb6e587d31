//! Quads in one order, each once: what makes two exports equal to the byte.

use std::{cmp::Ordering, collections::HashMap, hash::Hash};

use foldhash::fast::FixedState;
use oxigraph::model::{
    GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef, Triple,
};

use super::vocab::rdf;

/// A set of quads, in the order of [`order`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quads(Vec<Quad>);

impl Quads {
    /// The set of `quads`, whatever their order and however often each comes.
    #[must_use]
    pub fn new(quads: Vec<Quad>) -> Self {
        let places = places(&quads);
        let mut quads: Vec<Option<Quad>> = quads.into_iter().map(Some).collect();
        Self(places.into_iter().filter_map(|place| quads[place].take()).collect())
    }

    /// The quads in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Quad] {
        &self.0
    }

    /// The quads in order, one by one.
    pub fn iter(&self) -> std::slice::Iter<'_, Quad> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl IntoIterator for Quads {
    type Item = Quad;
    type IntoIter = std::vec::IntoIter<Quad>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Quads {
    type Item = &'a Quad;
    type IntoIter = std::slice::Iter<'a, Quad>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

/// The set of `quads`, in order, where they stand.
pub(crate) fn sorted(quads: &[Quad]) -> impl Iterator<Item = &Quad> {
    places(quads).into_iter().map(|place| &quads[place])
}

/// The places of `quads` in the order of [`order`], of those that are equal one.
fn places(quads: &[Quad]) -> Vec<usize> {
    // Few graphs, subjects and predicates stand in many quads: each is compared with the others once.
    let graphs = ranks(quads.iter().map(|quad| graph(quad.graph_name.as_ref())));
    let subjects = ranks(quads.iter().map(|quad| subject(quad.subject.as_ref())));
    let predicates = ranks(quads.iter().map(|quad| predicate(quad.predicate.as_ref())));
    let object = |place: usize| quads[place].object.as_ref();
    let ranks = graphs.into_iter().zip(subjects).zip(predicates);
    let mut ranked: Vec<_> = ranks.zip(0..).collect();
    ranked.sort_unstable_by(|(a, i), (b, j)| a.cmp(b).then_with(|| objects(object(*i), object(*j))));
    ranked.dedup_by(|(a, i), (b, j)| a == b && object(*i) == object(*j));
    ranked.into_iter().map(|(_, place)| place).collect()
}

/// The place of each thing among all that are there, sorted.
fn ranks<T: Copy + Eq + Hash + Ord>(things: impl Iterator<Item = T>) -> Vec<usize> {
    let mut numbers: HashMap<T, usize, FixedState> = HashMap::default();
    let mut distinct: Vec<T> = Vec::new();
    let mut last: Option<(T, usize)> = None;
    let number = |thing: T| {
        // What is said of one thing mostly stands together.
        let number = last.filter(|(same, _)| *same == thing).map_or_else(
            || {
                *numbers.entry(thing).or_insert_with(|| {
                    distinct.push(thing);
                    distinct.len() - 1
                })
            },
            |(_, number)| number,
        );
        last = Some((thing, number));
        number
    };
    let numbers: Vec<usize> = things.map(number).collect();
    let mut sorted: Vec<usize> = (0..distinct.len()).collect();
    sorted.sort_unstable_by_key(|&number| distinct[number]);
    let mut ranks = vec![0; sorted.len()];
    sorted.into_iter().zip(0..).for_each(|(number, rank)| ranks[number] = rank);
    numbers.into_iter().map(|number| ranks[number]).collect()
}

/// The order of quads: graph, subject, `rdf:type` before other predicates, predicate, object.
///
/// In this order Turtle writers group what is said of one subject, and put its class first.
#[must_use]
pub fn order(a: QuadRef<'_>, b: QuadRef<'_>) -> Ordering {
    graph(a.graph_name)
        .cmp(&graph(b.graph_name))
        .then_with(|| subject(a.subject).cmp(&subject(b.subject)))
        .then_with(|| predicate(a.predicate).cmp(&predicate(b.predicate)))
        .then_with(|| objects(a.object, b.object))
}

/// Sorts triples in the order of quads.
pub(crate) fn sort(triples: &mut [Triple]) {
    fn quad(triple: &Triple) -> QuadRef<'_> {
        triple.as_ref().in_graph(GraphNameRef::DefaultGraph)
    }
    triples.sort_unstable_by(|a, b| order(quad(a), quad(b)));
}

fn graph(name: GraphNameRef<'_>) -> (u8, &str) {
    match name {
        GraphNameRef::DefaultGraph => (0, ""),
        GraphNameRef::NamedNode(node) => (1, node.as_str()),
        GraphNameRef::BlankNode(node) => (2, node.as_str()),
    }
}

fn subject(node: NamedOrBlankNodeRef<'_>) -> (u8, &str) {
    match node {
        NamedOrBlankNodeRef::NamedNode(node) => (1, node.as_str()),
        NamedOrBlankNodeRef::BlankNode(node) => (2, node.as_str()),
    }
}

fn predicate(node: NamedNodeRef<'_>) -> (bool, &str) {
    (node != rdf::TYPE, node.as_str())
}

fn objects(a: TermRef<'_>, b: TermRef<'_>) -> Ordering {
    let rank = |term| match term {
        TermRef::NamedNode(_) => 1,
        TermRef::BlankNode(_) => 2,
        TermRef::Literal(_) => 3,
        #[expect(
            unreachable_patterns,
            reason = "further kinds of term exist only with RDF 1.2, which is off"
        )]
        _ => 4,
    };
    match (a, b) {
        (TermRef::NamedNode(a), TermRef::NamedNode(b)) => a.as_str().cmp(b.as_str()),
        (TermRef::BlankNode(a), TermRef::BlankNode(b)) => a.as_str().cmp(b.as_str()),
        (TermRef::Literal(a), TermRef::Literal(b)) => literals(a, b),
        _ => rank(a).cmp(&rank(b)),
    }
}

// Whole numbers sort as numbers, after all else, which sorts as text.
fn literals(a: LiteralRef<'_>, b: LiteralRef<'_>) -> Ordering {
    let number = |literal: LiteralRef<'_>| -> Option<i64> { literal.value().parse().ok() };
    number(a)
        .cmp(&number(b))
        .then_with(|| a.value().cmp(b.value()))
        .then_with(|| a.language().cmp(&b.language()))
        .then_with(|| a.datatype().as_str().cmp(b.datatype().as_str()))
}

#[cfg(test)]
mod tests {
    use oxigraph::model::{GraphName, Literal, NamedNode, Term};

    use super::*;
    use crate::rdf::vocab::rdfs;

    fn quad(subject: &str, predicate: NamedNode, object: impl Into<Term>) -> Quad {
        Quad::new(NamedNode::new_unchecked(subject), predicate, object, GraphName::DefaultGraph)
    }

    #[test]
    fn order_and_repetition_make_no_difference() {
        let label = |l: &str| quad("urn:b", rdfs::LABEL.into_owned(), Literal::new_simple_literal(l));
        let class = quad("urn:b", rdf::TYPE.into_owned(), NamedNode::new_unchecked("urn:z"));
        let comment = quad("urn:b", rdfs::COMMENT.into_owned(), Literal::new_simple_literal("x"));
        let first = quad("urn:a", rdfs::LABEL.into_owned(), Literal::new_simple_literal("x"));
        let one = Quads::new(vec![label("あ"), comment.clone(), class.clone(), first.clone(), label("い")]);
        let two = Quads::new(vec![
            first.clone(),
            label("い"),
            label("い"),
            class.clone(),
            label("あ"),
            comment.clone(),
        ]);
        assert_eq!(one, two);
        assert_eq!(one.as_slice(), [first, class, comment, label("あ"), label("い")]);
    }
}
