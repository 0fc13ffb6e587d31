//! What the project publishes, read: ontology, code lists and shapes, thing by thing.

use std::collections::BTreeMap;

use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term},
};

use super::{
    ONTOLOGY, SHAPES,
    concept::SCHEMES,
    vocab::{gg, rdf, rdfs, skos},
};

/// Published files with all that they say of each thing.
pub struct Published {
    /// In the order of the files.
    subjects: Vec<NamedOrBlankNode>,
    facts: BTreeMap<String, Vec<(NamedNode, Term)>>,
}

impl Published {
    /// The ontology and the code lists.
    #[must_use]
    pub fn terms() -> Self {
        Self::read(&[ONTOLOGY, SCHEMES])
    }

    /// The same and the shapes.
    #[must_use]
    pub fn shapes() -> Self {
        Self::read(&[ONTOLOGY, SCHEMES, SHAPES])
    }

    fn read(files: &[&str]) -> Self {
        let mut published = Self { subjects: Vec::new(), facts: BTreeMap::new() };
        for file in files {
            // The files are part of the program, and tests read them.
            for quad in RdfParser::from_format(RdfFormat::Turtle).for_slice(file).filter_map(Result::ok) {
                let facts = published.facts.entry(quad.subject.to_string()).or_default();
                if facts.is_empty() {
                    published.subjects.push(quad.subject);
                }
                facts.push((quad.predicate, quad.object));
            }
        }
        published
    }

    /// The things of a class, in the order of the files.
    pub fn members(&self, class: NamedNodeRef<'_>) -> impl Iterator<Item = &NamedOrBlankNode> {
        self.subjects.iter().filter(move |&subject| {
            self.objects(subject, rdf::TYPE).any(|object| *object == Term::from(class.into_owned()))
        })
    }

    /// What `predicate` relates a thing to.
    pub fn objects(
        &self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = &Term> {
        let facts = self.facts.get(&subject.to_string()).map_or(&[][..], Vec::as_slice);
        facts.iter().filter(move |(p, _)| *p == predicate).map(|(_, object)| object)
    }

    /// The IRIs that `predicate` relates a thing to.
    pub fn nodes(
        &self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = &NamedNode> {
        self.objects(subject, predicate)
            .filter_map(|o| if let Term::NamedNode(node) = o { Some(node) } else { None })
    }

    /// The members of the list that `predicate` relates a thing to.
    #[must_use]
    pub fn list(&self, subject: &NamedOrBlankNode, predicate: NamedNodeRef<'_>) -> Vec<&Term> {
        let mut members = Vec::new();
        let mut at = self.objects(subject, predicate).next().and_then(node);
        while let Some(cell) = at {
            members.extend(self.objects(&cell, rdf::FIRST));
            at = self.objects(&cell, rdf::REST).next().and_then(node);
        }
        members
    }

    /// What a thing is called in a language.
    #[must_use]
    pub fn label(&self, subject: &NamedOrBlankNode, language: &str) -> Option<&str> {
        self.text(subject, rdfs::LABEL, language)
    }

    /// What a thing means, in a language.
    #[must_use]
    pub fn comment(&self, subject: &NamedOrBlankNode, language: &str) -> Option<&str> {
        self.text(subject, rdfs::COMMENT, language)
    }

    /// The concepts of a code list, in the order of the files.
    pub fn concepts<'a>(
        &'a self,
        scheme: &'a NamedOrBlankNode,
    ) -> impl Iterator<Item = &'a NamedOrBlankNode> {
        self.members(skos::CONCEPT).filter(move |&concept| {
            self.nodes(concept, skos::IN_SCHEME).any(|of| NamedOrBlankNode::from(of.clone()) == *scheme)
        })
    }

    fn text(&self, subject: &NamedOrBlankNode, predicate: NamedNodeRef<'_>, language: &str) -> Option<&str> {
        self.objects(subject, predicate).find_map(|object| match object {
            Term::Literal(text) if text.language() == Some(language) => Some(text.value()),
            _ => None,
        })
    }
}

/// The node that a term is.
#[must_use]
pub fn node(term: &Term) -> Option<NamedOrBlankNode> {
    match term {
        Term::NamedNode(node) => Some(node.clone().into()),
        Term::BlankNode(node) => Some(node.clone().into()),
        Term::Literal(_) => None,
    }
}

/// A term of the ontology without its namespace, as `Person` and `raises`; `None` for others.
#[must_use]
pub fn local(iri: &str) -> Option<&str> {
    iri.strip_prefix(gg::NS)
}
