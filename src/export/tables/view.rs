//! The merge of all graphs, looked at thing by thing.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
};

use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term},
};

use crate::{
    export::Error,
    rdf::{
        concept::SCHEMES,
        order,
        vocab::{rdf, rdfs, skos},
    },
    store::Store,
};

/// Between several values in one cell.
const SEPARATOR: &str = " | ";

/// The merge of all graphs, looked at thing by thing.
pub(super) struct View<'a> {
    store: &'a Store,
    concepts: HashMap<NamedNode, String>,
    labels: RefCell<HashMap<NamedNode, String>>,
}

/// A thing with all that is said of it.
pub(super) struct Thing {
    pub(super) node: NamedNode,
    /// By predicate: objects in the order of every export.
    facts: BTreeMap<NamedNode, Vec<Term>>,
}

impl<'a> View<'a> {
    pub(super) fn new(store: &'a Store) -> Self {
        Self { store, concepts: concepts(), labels: RefCell::default() }
    }

    /// The things of a class, sorted.
    pub(super) fn members(&self, class: NamedNodeRef<'_>) -> Result<Vec<NamedNode>, Error> {
        self.subjects(rdf::TYPE, class)
    }

    /// The things of which `predicate` says `object`, sorted.
    pub(super) fn subjects(
        &self,
        predicate: NamedNodeRef<'_>,
        object: NamedNodeRef<'_>,
    ) -> Result<Vec<NamedNode>, Error> {
        let mut subjects = Vec::new();
        for quad in self.merge(None, Some(predicate), Some(object)) {
            if let NamedOrBlankNode::NamedNode(node) = quad.map_err(|e| self.store.storage(e))?.subject {
                subjects.push(node);
            }
        }
        subjects.sort_unstable();
        Ok(subjects)
    }

    /// How many things `predicate` relates to `object`.
    pub(super) fn count(&self, predicate: NamedNodeRef<'_>, object: &NamedNode) -> Result<String, Error> {
        Ok(self.subjects(predicate, object.as_ref())?.len().to_string())
    }

    /// All that is said of a thing.
    pub(super) fn thing(&self, node: NamedNode) -> Result<Thing, Error> {
        let quads = self.merge(Some(node.as_ref()), None, None);
        let mut quads: Vec<Quad> = quads.collect::<Result<_, _>>().map_err(|e| self.store.storage(e))?;
        quads.sort_unstable_by(|a, b| order(a.as_ref(), b.as_ref()));
        let mut facts: BTreeMap<NamedNode, Vec<Term>> = BTreeMap::new();
        for quad in quads {
            facts.entry(quad.predicate).or_default().push(quad.object);
        }
        Ok(Thing { node, facts })
    }

    /// The id of a thing: its IRI without the store's base.
    pub(super) fn id(&self, node: &NamedNode) -> String {
        let base = self.store.base().as_str();
        node.as_str().strip_prefix(base).unwrap_or(node.as_str()).to_owned()
    }

    /// The label of a thing or concept, Japanese before others; empty where it has none.
    pub(super) fn label(&self, node: &NamedNode) -> Result<String, Error> {
        if let Some(known) = self.concepts.get(node).or(self.labels.borrow().get(node)) {
            return Ok(known.clone());
        }
        let mut labels: Vec<Literal> = Vec::new();
        for quad in self.merge(Some(node.as_ref()), Some(rdfs::LABEL), None) {
            if let Term::Literal(label) = quad.map_err(|e| self.store.storage(e))?.object {
                labels.push(label);
            }
        }
        let first = labels.iter().min_by_key(|l| (l.language() != Some("ja"), l.value()));
        let label = first.map(|l| l.value().to_owned()).unwrap_or_default();
        self.labels.borrow_mut().insert(node.clone(), label.clone());
        Ok(label)
    }

    /// Ids and labels of several things, each as one cell.
    pub(super) fn cells(&self, nodes: &[&NamedNode]) -> Result<[String; 2], Error> {
        let ids: Vec<String> = nodes.iter().map(|node| self.id(node)).collect();
        let labels: Vec<String> = nodes.iter().map(|node| self.label(node)).collect::<Result<_, _>>()?;
        Ok([ids.join(SEPARATOR), labels.join(SEPARATOR)])
    }

    /// Ids and labels of what `predicate` relates a thing to.
    pub(super) fn related(&self, thing: &Thing, predicate: NamedNodeRef<'_>) -> Result<[String; 2], Error> {
        self.cells(&thing.nodes(predicate))
    }

    fn merge(
        &self,
        subject: Option<NamedNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<NamedNodeRef<'_>>,
    ) -> oxigraph::store::QuadIter<'static> {
        self.store.database().quads_for_pattern(
            subject.map(Into::into),
            predicate,
            object.map(Into::into),
            Some(GraphNameRef::DefaultGraph),
        )
    }
}

impl Thing {
    /// What `predicate` relates it to, sorted.
    pub(super) fn nodes(&self, predicate: NamedNodeRef<'_>) -> Vec<&NamedNode> {
        let objects = self.objects(predicate).iter();
        objects.filter_map(|o| if let Term::NamedNode(node) = o { Some(node) } else { None }).collect()
    }

    /// The texts and numbers that `predicate` gives it, as one cell.
    pub(super) fn values(&self, predicate: NamedNodeRef<'_>) -> String {
        let objects = self.objects(predicate).iter();
        let values = objects.filter_map(|o| if let Term::Literal(l) = o { Some(l.value()) } else { None });
        values.collect::<Vec<_>>().join(SEPARATOR)
    }

    /// The text or number that `predicate` gives it; the first where documents differ.
    pub(super) fn value(&self, predicate: NamedNodeRef<'_>) -> String {
        let first = self
            .objects(predicate)
            .iter()
            .find_map(|o| if let Term::Literal(l) = o { Some(l.value()) } else { None });
        first.unwrap_or_default().to_owned()
    }

    /// Its short names and variants.
    pub(super) fn other_names(&self) -> String {
        self.values(skos::ALT_LABEL)
    }

    fn objects(&self, predicate: NamedNodeRef<'_>) -> &[Term] {
        self.facts.get(&predicate.into_owned()).map_or(&[], Vec::as_slice)
    }
}

/// Japanese labels of the concepts of the closed lists, which no document repeats.
fn concepts() -> HashMap<NamedNode, String> {
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(SCHEMES);
    quads
        // The lists are part of the program and tested.
        .filter_map(Result::ok)
        .filter(|quad| quad.predicate == skos::PREF_LABEL)
        .filter_map(|quad| match (quad.subject, quad.object) {
            (NamedOrBlankNode::NamedNode(node), Term::Literal(label)) if label.language() == Some("ja") => {
                Some((node, label.value().to_owned()))
            }
            _ => None,
        })
        .collect()
}
