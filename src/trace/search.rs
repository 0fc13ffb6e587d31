//! Reading a store thing by thing, and matching what users type against its names.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    rc::Rc,
};

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use unicode_normalization::UnicodeNormalization;

use super::Thing;
use crate::{
    rdf::vocab::{rdfs, skos},
    store::{Error, Store},
};

/// A text as search sees it: NFKC, lower case, no white space.
pub(crate) fn key(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// What a store says, with names remembered.
pub(crate) struct Reader<'a> {
    store: &'a Store,
    names: RefCell<HashMap<NamedNode, Rc<Names>>>,
}

/// What a thing is called.
pub(crate) struct Names {
    pub(crate) label: String,
    /// Every name as search sees it.
    keys: Vec<String>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(store: &'a Store) -> Self {
        Self { store, names: RefCell::default() }
    }

    /// What `subject` is related to, in the merge or in one graph; sorted.
    pub(crate) fn objects(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
        graph: Option<&NamedNode>,
    ) -> Result<Vec<Term>, Error> {
        let graph = graph.map_or(GraphNameRef::DefaultGraph, |graph| graph.as_ref().into());
        let quads = self.store.database().quads_for_pattern(
            Some(subject.as_ref().into()),
            Some(predicate),
            None,
            Some(graph),
        );
        let mut objects = quads
            .map(|quad| quad.map(|q| q.object))
            .collect::<Result<Vec<_>, _>>()
            .map_err(|e| self.failed(e))?;
        objects.sort_by_cached_key(ToString::to_string);
        Ok(objects)
    }

    /// The things that `subject` is related to, in the merge; sorted.
    pub(crate) fn nodes(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Vec<NamedNode>, Error> {
        Ok(self.objects(subject, predicate, None)?.into_iter().filter_map(node).collect())
    }

    /// The first value of `subject`, in the merge.
    pub(crate) fn value(
        &self,
        subject: &NamedNode,
        predicate: NamedNodeRef<'_>,
    ) -> Result<Option<String>, Error> {
        Ok(self.objects(subject, predicate, None)?.into_iter().find_map(value))
    }

    /// Quads of a pattern, in the merge.
    pub(crate) fn quads(
        &self,
        subject: Option<&NamedNode>,
        predicate: NamedNodeRef<'_>,
        object: Option<&NamedNode>,
    ) -> Result<Vec<(NamedNode, NamedNode)>, Error> {
        let quads = self.store.database().quads_for_pattern(
            subject.map(|s| s.as_ref().into()),
            Some(predicate),
            object.map(|o| o.as_ref().into()),
            Some(GraphNameRef::DefaultGraph),
        );
        let mut pairs = Vec::new();
        for quad in quads {
            let Quad { subject, object, .. } = quad.map_err(|e| self.failed(e))?;
            if let (NamedOrBlankNode::NamedNode(subject), Some(object)) = (subject, node(object)) {
                pairs.push((subject, object));
            }
        }
        pairs.sort_unstable();
        Ok(pairs)
    }

    /// The people whose name is, or in its common forms is, `standard`; sorted.
    pub(crate) fn called(&self, standard: &str) -> Result<BTreeSet<NamedNode>, Error> {
        use oxigraph::model::Literal;
        let plain = Literal::new_simple_literal(standard);
        let japanese = Literal::new_language_tagged_literal_unchecked(standard, "ja");
        let mut people = BTreeSet::new();
        for (predicate, name) in [(crate::rdf::vocab::foaf::NAME, plain), (skos::HIDDEN_LABEL, japanese)] {
            let merge = Some(GraphNameRef::DefaultGraph);
            let quads =
                self.store.database().quads_for_pattern(None, Some(predicate), Some((&name).into()), merge);
            for quad in quads {
                if let NamedOrBlankNode::NamedNode(person) = quad.map_err(|e| self.failed(e))?.subject {
                    people.insert(person);
                }
            }
        }
        Ok(people)
    }

    /// The graphs of documents that say of `subject` what class it has.
    pub(crate) fn graphs_of(
        &self,
        subject: &NamedNode,
        class: NamedNodeRef<'_>,
    ) -> Result<BTreeSet<NamedNode>, Error> {
        let rdf_type = crate::rdf::vocab::rdf::TYPE;
        let quads = self.store.database().quads_for_pattern(
            Some(subject.as_ref().into()),
            Some(rdf_type),
            Some(class.into()),
            None,
        );
        let mut graphs = BTreeSet::new();
        for quad in quads {
            if let GraphName::NamedNode(graph) = quad.map_err(|e| self.failed(e))?.graph_name {
                graphs.insert(graph);
            }
        }
        Ok(graphs)
    }

    /// A thing of this class that the document of `graph` tells of.
    pub(crate) fn first_of(
        &self,
        class: NamedNodeRef<'_>,
        graph: &NamedNode,
    ) -> Result<Option<NamedNode>, Error> {
        let quads = self.store.database().quads_for_pattern(
            None,
            Some(crate::rdf::vocab::rdf::TYPE),
            Some(class.into()),
            Some(graph.as_ref().into()),
        );
        for quad in quads {
            if let NamedOrBlankNode::NamedNode(thing) = quad.map_err(|e| self.failed(e))?.subject {
                return Ok(Some(thing));
            }
        }
        Ok(None)
    }

    /// What `node` is called.
    pub(crate) fn names(&self, node: &NamedNode) -> Result<Rc<Names>, Error> {
        if let Some(names) = self.names.borrow().get(node) {
            return Ok(names.clone());
        }
        let mut labels = Vec::new();
        let mut keys = Vec::new();
        for predicate in [rdfs::LABEL, skos::PREF_LABEL, skos::ALT_LABEL, skos::HIDDEN_LABEL] {
            for term in self.objects(node, predicate, None)? {
                let Term::Literal(literal) = term else { continue };
                keys.push(key(literal.value()));
                if predicate == rdfs::LABEL {
                    // Japanese labels first; where documents call it differently, the first in order.
                    let foreign = literal.language().is_some_and(|language| language != "ja");
                    labels.push((foreign, literal.value().to_owned()));
                }
            }
        }
        labels.sort_unstable();
        let last = node.as_str().rsplit('/').next().unwrap_or_default();
        let label = labels.into_iter().next().map_or_else(|| last.to_owned(), |(_, label)| label);
        let names = Rc::new(Names { label, keys });
        self.names.borrow_mut().insert(node.clone(), names.clone());
        Ok(names)
    }

    /// The thing under its label.
    pub(crate) fn thing(&self, node: &NamedNode) -> Result<Thing, Error> {
        Ok(Thing { iri: node.as_str().to_owned(), label: self.names(node)?.label.clone(), also: Vec::new() })
    }

    /// The things under all their names, sorted by label.
    pub(crate) fn named_things(&self, nodes: &[NamedNode]) -> Result<Vec<Thing>, Error> {
        let mut things = self.things(nodes)?;
        for thing in &mut things {
            let node = NamedNode::new_unchecked(&thing.iri);
            let names = self.objects(&node, skos::ALT_LABEL, None)?.into_iter().filter_map(value);
            thing.also = names.filter(|name| *name != thing.label).collect();
            thing.also.sort_by_cached_key(|name| (name.chars().count(), name.clone()));
            thing.also.dedup();
        }
        Ok(things)
    }

    /// The things under their labels, sorted by label.
    pub(crate) fn things(&self, nodes: &[NamedNode]) -> Result<Vec<Thing>, Error> {
        let mut things = nodes.iter().map(|node| self.thing(node)).collect::<Result<Vec<_>, _>>()?;
        things.sort_unstable_by(|a, b| (&a.label, &a.iri).cmp(&(&b.label, &b.iri)));
        things.dedup();
        Ok(things)
    }

    /// Whether a name of `node` holds the text behind `key`.
    pub(crate) fn is_called(&self, node: &NamedNode, key: &str) -> Result<bool, Error> {
        Ok(self.names(node)?.keys.iter().any(|name| name.contains(key)))
    }

    /// Whether a name of `node` is the text behind `key`.
    pub(crate) fn is_exactly_called(&self, node: &NamedNode, key: &str) -> Result<bool, Error> {
        Ok(self.names(node)?.keys.iter().any(|name| name == key))
    }

    /// Whether a name of `node`, or of something it is a part of by `whole`, holds the text behind `key`.
    pub(crate) fn is_within(
        &self,
        node: &NamedNode,
        whole: NamedNodeRef<'_>,
        key: &str,
    ) -> Result<bool, Error> {
        let mut seen = BTreeSet::new();
        let mut next = vec![node.clone()];
        while let Some(node) = next.pop() {
            if self.is_called(&node, key)? {
                return Ok(true);
            }
            if seen.insert(node.clone()) {
                next.extend(self.nodes(&node, whole)?);
            }
        }
        Ok(false)
    }

    fn failed(&self, source: oxigraph::store::StorageError) -> Error {
        Error::Storage { dir: self.store.dir().to_owned(), source }
    }
}

/// The node that a term is.
pub(crate) fn node(term: Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}

/// The characters of a literal.
pub(crate) fn value(term: Term) -> Option<String> {
    match term {
        Term::Literal(literal) => Some(literal.destruct().0),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_spaces_do_not_matter_to_search() {
        for (typed, written) in [("ｉＰＳ細胞", "iPS 細胞"), ("ｱﾒｯﾄﾞ", "アメッド"), ("my IPS", "ＭｙiＰＳ")]
        {
            assert_eq!(key(typed), key(written));
        }
        assert_ne!(key("第1種"), key("第2種"));
    }
}
