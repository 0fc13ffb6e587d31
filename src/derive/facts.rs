//! What derivation reads: facts by subject or by object, from memory or from a store.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

/// The facts of all documents together.
pub trait Known {
    /// What `subject` is related to, in any order.
    fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Vec<Term>;

    /// What is related to `object`, in any order.
    fn subjects(&self, predicate: NamedNodeRef<'_>, object: &Term) -> Vec<NamedNode>;

    /// Everything that has a `predicate`, each once, sorted.
    fn with(&self, predicate: NamedNodeRef<'_>) -> BTreeSet<NamedNode>;

    /// The things that `subject` is related to, sorted.
    fn nodes(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> BTreeSet<NamedNode> {
        let objects = self.objects(subject, predicate).into_iter();
        objects.filter_map(|term| if let Term::NamedNode(node) = term { Some(node) } else { None }).collect()
    }

    /// The values of `subject`, sorted.
    fn values(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> BTreeSet<String> {
        let objects = self.objects(subject, predicate).into_iter();
        objects
            .filter_map(|term| if let Term::Literal(l) = term { Some(l.destruct().0) } else { None })
            .collect()
    }

    /// The value, where there is one and no other contradicts it.
    fn value(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Option<String> {
        let mut values = self.values(subject, predicate);
        if values.len() == 1 { values.pop_first() } else { None }
    }

    /// The things that are related to the thing `object`, sorted.
    fn of(&self, predicate: NamedNodeRef<'_>, object: &NamedNode) -> BTreeSet<NamedNode> {
        self.subjects(predicate, &object.clone().into()).into_iter().collect()
    }

    /// The things called `value`, sorted.
    fn called(&self, predicate: NamedNodeRef<'_>, value: &str) -> BTreeSet<NamedNode> {
        let plain = self.subjects(predicate, &Literal::new_simple_literal(value).into());
        let japanese = Literal::new_language_tagged_literal_unchecked(value, "ja");
        plain.into_iter().chain(self.subjects(predicate, &japanese.into())).collect()
    }
}

/// Facts in memory.
#[derive(Default)]
pub struct Facts {
    objects: HashMap<(NamedNode, NamedNode), Vec<Term>>,
    subjects: HashMap<(NamedNode, Term), Vec<NamedNode>>,
    with: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
}

impl Facts {
    /// The facts of these quads, but for what stands in the graph `derived`.
    pub fn collect(quads: impl IntoIterator<Item = Quad>, derived: &NamedNode) -> Self {
        let mut facts = Self::default();
        for Quad { subject, predicate, object, graph_name } in quads {
            let NamedOrBlankNode::NamedNode(subject) = subject else { continue };
            if matches!(&graph_name, GraphName::NamedNode(graph) if graph == derived) {
                continue;
            }
            facts.objects.entry((subject.clone(), predicate.clone())).or_default().push(object.clone());
            facts.subjects.entry((predicate.clone(), object)).or_default().push(subject.clone());
            facts.with.entry(predicate).or_default().insert(subject);
        }
        facts
    }
}

impl Known for Facts {
    fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Vec<Term> {
        self.objects.get(&(subject.clone(), predicate.into_owned())).cloned().unwrap_or_default()
    }

    fn subjects(&self, predicate: NamedNodeRef<'_>, object: &Term) -> Vec<NamedNode> {
        self.subjects.get(&(predicate.into_owned(), object.clone())).cloned().unwrap_or_default()
    }

    fn with(&self, predicate: NamedNodeRef<'_>) -> BTreeSet<NamedNode> {
        self.with.get(&predicate.into_owned()).cloned().unwrap_or_default()
    }
}
