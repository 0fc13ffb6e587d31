//! Telling people of one name apart within a document: by the body that the document gives them.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet, HashSet},
};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};

use super::Decisions;
use crate::rdf::{
    Base,
    vocab::{org, rdfs, skos},
};

/// The node of the person of this name whom `body` tells from others; without it, of all who share the name.
pub(super) fn node(name: &str, body: Option<&str>, base: &Base) -> NamedNode {
    match body {
        Some(body) => base.keyed("person", name, &format!("{name}@{body}")),
        None => base.keyed("person", name, name),
    }
}

impl Decisions {
    /// What a document says, with each person of a shared name told apart where the document gives the body.
    ///
    /// A document that gives the name with bodies of two of them is left as it is: nothing tells which words are whose.
    #[must_use]
    pub fn apply<'q>(&self, quads: &'q [Quad], base: &Base) -> Cow<'q, [Quad]> {
        let mut renamed = BTreeMap::new();
        for (name, bodies) in &self.shared {
            let all = node(name, None, base);
            let given = bodies_of(&all, quads);
            let keys: BTreeSet<&String> =
                bodies.iter().filter(|(body, _)| given.contains(*body)).map(|(_, key)| key).collect();
            if let (Some(key), 1) = (keys.first(), keys.len()) {
                renamed.insert(all, node(name, Some(key), base));
            }
        }
        rename(quads, &renamed)
    }

    /// What the document said before [`Decisions::apply`].
    #[must_use]
    pub fn undo<'q>(&self, quads: &'q [Quad], base: &Base) -> Cow<'q, [Quad]> {
        let mut renamed = BTreeMap::new();
        for (name, bodies) in &self.shared {
            for key in bodies.values() {
                renamed.insert(node(name, Some(key), base), node(name, None, base));
            }
        }
        rename(quads, &renamed)
    }
}

fn rename<'q>(quads: &'q [Quad], renamed: &BTreeMap<NamedNode, NamedNode>) -> Cow<'q, [Quad]> {
    if renamed.is_empty() {
        return Cow::Borrowed(quads);
    }
    let to = |node: &NamedNode| renamed.get(node).cloned();
    let quads = quads.iter().map(|quad| {
        let mut quad = quad.clone();
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject
            && let Some(other) = to(subject)
        {
            quad.subject = other.into();
        }
        if let Term::NamedNode(object) = &quad.object
            && let Some(other) = to(object)
        {
            quad.object = other.into();
        }
        quad
    });
    Cow::Owned(quads.collect())
}

/// The names of the bodies that the document gives a person, and of all bodies above them.
fn bodies_of(person: &NamedNode, quads: &[Quad]) -> BTreeSet<String> {
    let person = Term::from(person.clone());
    let memberships: HashSet<&NamedOrBlankNode> = quads
        .iter()
        .filter(|q| q.predicate == org::MEMBER && q.object == person)
        .map(|q| &q.subject)
        .collect();
    if memberships.is_empty() {
        return BTreeSet::new();
    }
    let mut bodies: HashSet<NamedOrBlankNode> = HashSet::new();
    let mut next: Vec<&Term> = quads
        .iter()
        .filter(|q| q.predicate == org::ORGANIZATION && memberships.contains(&q.subject))
        .map(|q| &q.object)
        .collect();
    while let Some(Term::NamedNode(body)) = next.pop() {
        let body = NamedOrBlankNode::from(body.clone());
        if bodies.contains(&body) {
            continue;
        }
        let above = quads.iter().filter(|q| q.predicate == org::SUB_ORGANIZATION_OF && q.subject == body);
        next.extend(above.map(|q| &q.object));
        bodies.insert(body);
    }
    let names = quads.iter().filter(|q| {
        [rdfs::LABEL, skos::ALT_LABEL].contains(&q.predicate.as_ref()) && bodies.contains(&q.subject)
    });
    let name = |quad: &Quad| match &quad.object {
        Term::Literal(name) => Some(name.value().chars().filter(|c| !c.is_whitespace()).collect()),
        _ => None,
    };
    names.filter_map(name).collect()
}
