//! A configuration of [Sparnatural](https://sparnatural.eu), the visual query builder, made of the ontology and the
//! shapes.
//!
//! A class with shapes becomes an entity, a property that leads to a class or a value becomes a relation under its
//! label in both languages. Properties whose values come from a code list are left out: documents do not repeat the
//! lists, so that a store has no labels to choose from.

use std::collections::BTreeMap;

use oxigraph::{
    io::{RdfFormat, RdfSerializer},
    model::{BlankNode, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple},
};

use super::{
    published::{Published, local, node},
    vocab::{gg, rdf, rdfs, sh, xsd},
};

const NS: &str = "https://w3id.org/gijigraph/sparnatural#";
const DASH: &str = "http://datashapes.org/dash#";
const CORE: &str = "http://data.sparna.fr/ontologies/sparnatural-config-core#";

/// Classes with so few members that they are chosen from a list; members of others are found by typing.
const LISTED: [NamedNodeRef<'static>; 2] = [gg::MEETING_SERIES, gg::MEETING];

/// Properties of other vocabularies, which the ontology does not label.
const REUSED: [(&str, &str, &str); 12] = [
    ("http://purl.org/dc/terms/isPartOf", "含まれるもの", "is part of"),
    ("http://purl.org/dc/terms/title", "題名", "title"),
    ("http://xmlns.com/foaf/0.1/member", "成員", "member"),
    ("http://xmlns.com/foaf/0.1/name", "氏名", "name"),
    ("http://www.w3.org/ns/org#member", "所属する人", "member"),
    ("http://www.w3.org/ns/org#organization", "所属先", "organization"),
    ("http://www.w3.org/ns/org#postIn", "役職のある組織", "post in"),
    ("http://www.w3.org/ns/org#subOrganizationOf", "上位の組織", "unit of"),
    ("http://www.w3.org/2000/01/rdf-schema#label", "名称", "label"),
    ("https://schema.org/startDate", "開始", "start"),
    ("https://schema.org/endDate", "終了", "end"),
    ("http://www.w3.org/2004/02/skos/core#broader", "上位概念", "broader"),
];

/// What a property leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Range {
    Classes(Vec<NamedNode>),
    Datatype(NamedNode),
}

/// The configuration, as Turtle: SHACL with Sparnatural's annotations.
///
/// # Errors
///
/// What the writer says, which memory does not.
pub fn configuration() -> std::io::Result<String> {
    let published = Published::shapes();
    let mut out = Triples::default();
    for (order, (class, properties)) in entities(&published).into_iter().enumerate() {
        out.entity(&published, order + 1, &class, &properties);
    }
    out.turtle()
}

/// Every class that has shapes of its own, in the order of the ontology, with its properties in the order of the shapes.
fn entities(published: &Published) -> Vec<(NamedNode, Vec<(NamedNode, Range)>)> {
    let mut shaped: BTreeMap<NamedNode, Vec<(NamedNode, Range)>> = BTreeMap::new();
    for shape in published.members(sh::NODE_SHAPE) {
        let targets: Vec<&NamedNode> = published.nodes(shape, sh::TARGET_CLASS).collect();
        for property in properties(published, shape) {
            // A path that is not one property has no label.
            let Some(path) = published.nodes(&property, sh::PATH).next() else { continue };
            let Some(range) = range(published, &property) else { continue };
            for &class in &targets {
                let known = shaped.entry(class.clone()).or_default();
                if known.iter().all(|(known, _)| known != path) {
                    known.push((path.clone(), range.clone()));
                }
            }
        }
    }
    let classes = published.members(super::vocab::owl::CLASS).filter_map(named);
    classes.filter_map(|class| shaped.remove_entry(&class)).collect()
}

/// The properties of a shape, and of the shapes that it leaves a choice of.
fn properties(published: &Published, shape: &NamedOrBlankNode) -> Vec<NamedOrBlankNode> {
    let either = published.list(shape, sh::OR).into_iter().filter_map(node);
    let chosen =
        either.flat_map(|one| published.objects(&one, sh::NODE).filter_map(node).collect::<Vec<_>>());
    let shapes: Vec<NamedOrBlankNode> = std::iter::once(shape.clone()).chain(chosen).collect();
    shapes.iter().flat_map(|shape| published.objects(shape, sh::PROPERTY)).filter_map(node).collect()
}

fn range(published: &Published, property: &NamedOrBlankNode) -> Option<Range> {
    if let Some(datatype) = published.nodes(property, sh::DATATYPE).next() {
        return Some(Range::Datatype(datatype.clone()));
    }
    let mut classes: Vec<NamedNode> = published.nodes(property, sh::CLASS).cloned().collect();
    let shapes: Vec<NamedOrBlankNode> = published.objects(property, sh::NODE).filter_map(node).collect();
    for place in shapes.iter().chain(std::iter::once(property)) {
        for either in published.list(place, sh::OR).into_iter().filter_map(node) {
            classes.extend(published.nodes(&either, sh::CLASS).cloned());
            if let Some(datatype) = published.nodes(&either, sh::DATATYPE).next() {
                return Some(Range::Datatype(datatype.clone()));
            }
        }
    }
    (!classes.is_empty()).then_some(Range::Classes(classes))
}

fn named(node: &NamedOrBlankNode) -> Option<NamedNode> {
    match node {
        NamedOrBlankNode::NamedNode(node) => Some(node.clone()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

/// The part of an IRI that tells it apart in a configuration.
fn short(iri: &NamedNode) -> &str {
    local(iri.as_str()).unwrap_or_else(|| iri.as_str().rsplit(['#', '/']).next().unwrap_or_default())
}

fn term(namespace: &str, local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{namespace}{local}"))
}

#[derive(Default)]
struct Triples {
    triples: Vec<Triple>,
    blank: usize,
}

impl Triples {
    fn push(&mut self, subject: &NamedOrBlankNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        self.triples.push(Triple::new(subject.clone(), predicate.into_owned(), object));
    }

    fn both(
        &mut self,
        subject: &NamedOrBlankNode,
        predicate: NamedNodeRef<'_>,
        texts: [(&str, Option<&str>); 2],
    ) {
        for (language, text) in texts {
            if let Some(text) = text {
                self.push(subject, predicate, Literal::new_language_tagged_literal_unchecked(text, language));
            }
        }
    }

    fn entity(
        &mut self,
        published: &Published,
        order: usize,
        class: &NamedNode,
        properties: &[(NamedNode, Range)],
    ) {
        let shape = NamedOrBlankNode::from(term(NS, short(class)));
        let of = NamedOrBlankNode::from(class.clone());
        self.push(&shape, rdf::TYPE, sh::NODE_SHAPE.into_owned());
        self.push(&shape, sh::TARGET_CLASS, class.clone());
        self.push(&shape, sh::ORDER, Literal::from(order as u64));
        let labels = ["ja", "en"].map(|language| (language, published.label(&of, language)));
        self.both(&shape, rdfs::LABEL, labels);
        let comments = ["ja", "en"].map(|language| (language, published.comment(&of, language)));
        self.both(&shape, rdfs::COMMENT, comments);
        let label = (rdfs::LABEL.into_owned(), Range::Datatype(rdf::LANG_STRING.into_owned()));
        // What every thing has stands first.
        let own = properties.iter().filter(|(path, _)| *path != rdfs::LABEL);
        for (order, (path, range)) in std::iter::once(&label).chain(own).enumerate() {
            let Some(names) = names(published, path) else { continue };
            let property = NamedOrBlankNode::from(term(NS, &format!("{}-{}", short(class), short(path))));
            self.push(&shape, sh::PROPERTY, property.clone());
            self.push(&property, rdf::TYPE, sh::PROPERTY_SHAPE.into_owned());
            self.push(&property, sh::PATH, path.clone());
            self.push(&property, sh::ORDER, Literal::from(order as u64 + 1));
            self.both(&property, sh::NAME, [("ja", Some(names[0])), ("en", Some(names[1]))]);
            let of = NamedOrBlankNode::from(path.clone());
            let comments = ["ja", "en"].map(|language| (language, published.comment(&of, language)));
            self.both(&property, sh::DESCRIPTION, comments);
            if *path == rdfs::LABEL {
                self.push(&property, term(DASH, "propertyRole").as_ref(), term(DASH, "LabelRole"));
            }
            self.range(&property, range);
        }
    }

    fn range(&mut self, property: &NamedOrBlankNode, range: &Range) {
        let widget = match range {
            Range::Datatype(datatype) => {
                self.push(property, sh::DATATYPE, datatype.clone());
                if [xsd::INTEGER, xsd::DECIMAL].contains(&datatype.as_ref()) {
                    "NumberProperty"
                } else if [xsd::DATE, xsd::DATE_TIME].contains(&datatype.as_ref()) {
                    "TimeProperty-Date"
                } else {
                    "SearchProperty"
                }
            }
            Range::Classes(classes) => {
                match classes.as_slice() {
                    [one] => self.push(property, sh::CLASS, one.clone()),
                    several => {
                        let list = self.either(several);
                        self.push(property, sh::OR, list);
                    }
                }
                let listed = classes.iter().all(|class| LISTED.contains(&class.as_ref()));
                if listed { "ListProperty" } else { "AutocompleteProperty" }
            }
        };
        self.push(property, term(DASH, "searchWidget").as_ref(), term(CORE, widget));
    }

    /// A list of the shapes that ask for one of these classes each.
    fn either(&mut self, classes: &[NamedNode]) -> Term {
        let mut rest = Term::from(rdf::NIL.into_owned());
        for class in classes.iter().rev() {
            let (cell, one) = (self.fresh(), self.fresh());
            self.push(&one, sh::CLASS, class.clone());
            self.push(&cell, rdf::FIRST, one);
            self.push(&cell, rdf::REST, rest);
            rest = cell.into();
        }
        rest
    }

    fn fresh(&mut self) -> NamedOrBlankNode {
        self.blank += 1;
        BlankNode::new_unchecked(format!("b{}", self.blank)).into()
    }

    fn turtle(&self) -> std::io::Result<String> {
        let prefixes = [
            ("gg", gg::NS),
            ("gs", NS),
            ("sh", sh::NS),
            ("dash", DASH),
            ("core", CORE),
            ("rdfs", rdfs::NS),
            ("rdf", rdf::NS),
            ("xsd", xsd::NS),
        ];
        let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
        for (prefix, iri) in prefixes {
            serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(Vec::new());
        for triple in &self.triples {
            serializer.serialize_triple(triple)?;
        }
        String::from_utf8(serializer.finish()?).map_err(std::io::Error::other)
    }
}

/// What a property is called in Japanese and English.
fn names<'a>(published: &'a Published, path: &NamedNode) -> Option<[&'a str; 2]> {
    let node = NamedOrBlankNode::from(path.clone());
    if let (Some(ja), Some(en)) = (published.label(&node, "ja"), published.label(&node, "en")) {
        return Some([ja, en]);
    }
    REUSED.iter().find(|(iri, ..)| *iri == path.as_str()).map(|(_, ja, en)| [*ja, *en])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entity_and_relation_is_named_and_leads_to_something() {
        let published = Published::shapes();
        let entities = entities(&published);
        let classes: Vec<&str> = entities.iter().map(|(class, _)| short(class)).collect();
        for class in ["Meeting", "Person", "Statement", "PolicyIssue", "RegulatoryInstrument"] {
            assert!(classes.contains(&class), "{class} is missing among {classes:?}");
        }
        for (class, properties) in &entities {
            assert!(published.label(&class.clone().into(), "ja").is_some(), "{class}");
            for (path, _) in properties {
                // Positions in texts and the machinery of provenance are nothing to ask people for.
                let technical = ["http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"];
                let technical = technical.iter().any(|ns| path.as_str().starts_with(ns));
                assert_eq!(names(&published, path).is_none(), technical, "{class} {path}");
            }
        }
    }

    #[test]
    fn a_relation_to_one_of_several_classes_offers_them_all() {
        let published = Published::shapes();
        let entities = entities(&published);
        let (_, properties) = entities.iter().find(|(class, _)| *class == gg::ATTRIBUTION_CLASS).unwrap();
        let (_, range) = properties.iter().find(|(path, _)| *path == gg::ATTRIBUTED_TO).unwrap();
        let agents = [gg::PERSON, gg::ORGANIZATION, gg::PARTICIPANT_GROUP].map(NamedNodeRef::into_owned);
        assert_eq!(*range, Range::Classes(agents.to_vec()));
    }

    #[test]
    fn the_configuration_is_turtle_that_is_the_same_every_time() {
        let turtle = configuration().unwrap();
        assert_eq!(turtle, configuration().unwrap());
        let triples = oxigraph::io::RdfParser::from_format(RdfFormat::Turtle).for_slice(&turtle);
        assert!(triples.map(Result::unwrap).count() > 500);
    }
}
