//! The description of a store as a dataset, in VoID and DCAT: how much it says, in which terms, from which documents.
//!
//! Counts are of the merge, each triple once. The licence is the publisher's to choose: without one, nothing is said.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
};

use oxigraph::{
    io::{RdfFormat, RdfSerializer},
    model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple},
};

use super::Error;
use crate::{
    query::prefixes,
    rdf::{
        digest,
        vocab::{dcat, dcterms, gg, rdf, schema, void, xsd},
    },
    store::Store,
};

/// Writes the description as Turtle.
///
/// # Errors
///
/// [`Error::Store`], [`Error::Output`].
pub fn write(store: &Store, licence: Option<&NamedNode>, out: impl Write) -> Result<(), Error> {
    let base = store.base().as_str();
    let mut serializer = RdfSerializer::from_format(RdfFormat::Turtle);
    for (prefix, iri) in prefixes(base).into_iter().chain([("void", void::NS), ("dcat", dcat::NS)]) {
        serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
    }
    let mut serializer = serializer.for_writer(out);
    for triple in describe(store, licence)? {
        serializer.serialize_triple(&triple)?;
    }
    serializer.finish()?.flush()?;
    Ok(())
}

/// The dataset itself: `{base}dataset`.
#[must_use]
pub fn dataset(store: &Store) -> NamedNode {
    NamedNode::new_unchecked(format!("{}dataset", store.base().as_str()))
}

/// How much is said, counted in one pass.
#[derive(Default)]
struct Counts {
    triples: u64,
    subjects: u64,
    /// Instances, by class.
    classes: BTreeMap<NamedNode, u64>,
    /// Triples, by property.
    properties: BTreeMap<NamedNode, u64>,
    /// First and last day of a meeting, as `YYYY-MM-DD`.
    days: Option<(String, String)>,
}

impl Counts {
    fn of(store: &Store) -> Result<Self, Error> {
        let mut counts = Self::default();
        let mut last: Option<NamedOrBlankNode> = None;
        for quad in store.quads(None) {
            let quad = quad.map_err(|e| store.storage(e))?;
            counts.triples += 1;
            if quad.predicate == schema::START_DATE
                && let Term::Literal(date) = &quad.object
            {
                counts.day(date.value());
            }
            if quad.predicate == rdf::TYPE
                && let Term::NamedNode(class) = quad.object
            {
                *counts.classes.entry(class).or_default() += 1;
            }
            *counts.properties.entry(quad.predicate).or_default() += 1;
            // The database gives the quads of one subject together.
            if last.as_ref() != Some(&quad.subject) {
                counts.subjects += 1;
                last = Some(quad.subject);
            }
        }
        Ok(counts)
    }

    fn day(&mut self, date: &str) {
        let day: String = date.chars().take(10).collect();
        let (first, last) = self.days.get_or_insert_with(|| (day.clone(), day.clone()));
        if day < *first {
            first.clone_from(&day);
        }
        if day > *last {
            last.clone_from(&day);
        }
    }
}

fn describe(store: &Store, licence: Option<&NamedNode>) -> Result<Vec<Triple>, Error> {
    let counts = Counts::of(store)?;
    let dataset = dataset(store);
    let mut triples = Vec::new();
    let mut say = |subject: &NamedNode, predicate: NamedNodeRef<'_>, object: Term| {
        triples.push(Triple::new(subject.clone(), predicate.into_owned(), object));
    };
    let text = |text: &str, language: &str| -> Term {
        Literal::new_language_tagged_literal_unchecked(text, language).into()
    };
    let number = |count: u64| -> Term { Literal::from(count).into() };
    say(&dataset, rdf::TYPE, void::DATASET.into());
    say(&dataset, rdf::TYPE, dcat::DATASET.into());
    say(&dataset, dcterms::TITLE, text("会議録の知識グラフ", "ja"));
    say(&dataset, dcterms::TITLE, text("A knowledge graph of Japanese council minutes", "en"));
    let ja = "誰が、どの会議で、どの論点を、どの言葉で提起したか。すべての事実に原文の箇所と抽出規則が付く。";
    let en = "Who raised which policy issue, at which meeting, in which words; every fact with its place in the source and the rule that found it.";
    say(&dataset, dcterms::DESCRIPTION, text(ja, "ja"));
    say(&dataset, dcterms::DESCRIPTION, text(en, "en"));
    say(&dataset, dcterms::LANGUAGE, Literal::from("ja").into());
    if let Some(licence) = licence {
        say(&dataset, dcterms::LICENSE, licence.clone().into());
    }
    let shapes = NamedNode::new_unchecked("https://w3id.org/gijigraph/shapes");
    say(&dataset, dcterms::CONFORMS_TO, shapes.into());
    let graphs = store.graphs()?.into_iter().filter(|graph| *graph != store.derived_graph());
    for graph in graphs {
        let id = graph.as_str().rsplit('/').next().unwrap_or_default();
        let source = NamedNode::new_unchecked(format!("{}text/{id}", store.base().as_str()));
        say(&dataset, dcterms::SOURCE, source.into());
    }
    if let Some((first, last)) = &counts.days {
        let period = NamedNode::new_unchecked(format!("{dataset}#period", dataset = dataset.as_str()));
        say(&dataset, dcterms::TEMPORAL, period.clone().into());
        say(&period, rdf::TYPE, dcterms::PERIOD_OF_TIME.into());
        for (predicate, day) in [(dcat::START_DATE, first), (dcat::END_DATE, last)] {
            say(&period, predicate, Literal::new_typed_literal(day, xsd::DATE).into());
        }
    }
    say(&dataset, void::URI_SPACE, Literal::from(store.base().as_str()).into());
    say(&dataset, void::TRIPLES, number(counts.triples));
    say(&dataset, void::DISTINCT_SUBJECTS, number(counts.subjects));
    say(&dataset, void::CLASSES, number(counts.classes.len() as u64));
    say(&dataset, void::PROPERTIES, number(counts.properties.len() as u64));
    let terms = counts.classes.keys().chain(counts.properties.keys());
    let vocabularies: BTreeSet<&str> = terms.map(|term| namespace(term.as_str())).collect();
    for vocabulary in vocabularies {
        say(&dataset, void::VOCABULARY, NamedNode::new_unchecked(vocabulary).into());
    }
    for (kind, part, is, measure, counted) in [
        ("class", void::CLASS_PARTITION, void::CLASS, void::ENTITIES, &counts.classes),
        ("property", void::PROPERTY_PARTITION, void::PROPERTY, void::TRIPLES, &counts.properties),
    ] {
        for (term, count) in counted {
            let partition = partition(&dataset, kind, term);
            say(&dataset, part, partition.clone().into());
            say(&partition, is, term.clone().into());
            say(&partition, measure, number(*count));
        }
    }
    crate::rdf::sort(&mut triples);
    Ok(triples)
}

/// The IRI of a partition, readable for the ontology's own terms.
fn partition(dataset: &NamedNode, kind: &str, term: &NamedNode) -> NamedNode {
    let name = match term.as_str().strip_prefix(gg::NS) {
        Some(local) => local.to_owned(),
        None => digest("", term.as_str()),
    };
    NamedNode::new_unchecked(format!("{}#{kind}-{name}", dataset.as_str()))
}

/// The vocabulary that a term is of: all up to the last `#` or `/`.
fn namespace(iri: &str) -> &str {
    iri.rfind(['#', '/']).map_or(iri, |end| &iri[..=end])
}
