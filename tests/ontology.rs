//! The published vocabulary, the table of cues and the program say the same.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test reads files, runs programs and fails by panicking"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use gijigraph::{
    claim::{Act, Basis},
    minutes::{Presence, TurnKind},
    rdf::{
        ONTOLOGY, SHAPES,
        concept::{self, SCHEMES},
        vocab::{self, gg, rdf, rdfs, skos},
    },
};
use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term},
};

const OWL_CLASS: &str = "http://www.w3.org/2002/07/owl#Class";
const DOMAIN: &str = "http://www.w3.org/2000/01/rdf-schema#domain";
const RANGE: &str = "http://www.w3.org/2000/01/rdf-schema#range";
const INVERSE: &str = "http://www.w3.org/2002/07/owl#inverseOf";

fn parse(turtle: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle).for_slice(turtle).map(|quad| quad.unwrap()).collect()
}

fn published() -> Vec<Quad> {
    [parse(ONTOLOGY), parse(SCHEMES)].concat()
}

fn iri(node: &NamedOrBlankNode) -> Option<&str> {
    match node {
        NamedOrBlankNode::NamedNode(node) => Some(node.as_str()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}

/// Terms of `gg:` that the published files define.
fn defined(quads: &[Quad]) -> BTreeSet<String> {
    let subjects =
        quads.iter().filter(|quad| quad.predicate == rdf::TYPE).filter_map(|quad| iri(&quad.subject));
    subjects.filter(|iri| iri.len() > gg::NS.len() && iri.starts_with(gg::NS)).map(str::to_owned).collect()
}

fn values<'q>(quads: &'q [Quad], subject: &str, predicate: &str) -> Vec<&'q Term> {
    let about = quads.iter().filter(|quad| iri(&quad.subject) == Some(subject));
    about.filter(|quad| quad.predicate.as_str() == predicate).map(|quad| &quad.object).collect()
}

fn languages(quads: &[Quad], subject: &str, predicate: NamedNodeRef<'_>) -> Vec<String> {
    let texts = values(quads, subject, predicate.as_str()).into_iter().filter_map(|term| match term {
        Term::Literal(text) if !text.value().is_empty() => text.language().map(str::to_owned),
        _ => None,
    });
    let mut languages: Vec<_> = texts.collect();
    languages.sort();
    languages
}

#[test]
fn every_term_of_the_program_is_published_and_every_published_term_is_in_the_program() {
    let published = defined(&published());
    let program: BTreeSet<String> = gg::ALL.iter().map(|term| term.as_str().to_owned()).collect();
    assert_eq!(program.len(), gg::ALL.len(), "a term stands twice in the vocabulary");
    assert_eq!(program, published);
}

#[test]
fn every_term_is_labelled_and_explained_in_japanese_and_english() {
    let quads = published();
    for term in defined(&quads) {
        for predicate in [rdfs::LABEL, rdfs::COMMENT] {
            assert_eq!(languages(&quads, &term, predicate), ["en", "ja"], "{predicate} of {term}");
        }
    }
}

#[test]
fn every_property_has_one_domain_and_one_range() {
    let quads = parse(ONTOLOGY);
    let mut properties = 0;
    for term in defined(&quads) {
        let class = values(&quads, &term, rdf::TYPE.as_str())
            .iter()
            .any(|class| class.to_string().contains(OWL_CLASS));
        let expected = usize::from(!class);
        properties += expected;
        for predicate in [DOMAIN, RANGE] {
            assert_eq!(values(&quads, &term, predicate).len(), expected, "{predicate} of {term}");
        }
        if class {
            assert!(!values(&quads, &term, rdfs::SUB_CLASS_OF.as_str()).is_empty(), "superclass of {term}");
        }
    }
    assert!(properties > 50);
}

#[test]
fn inverses_swap_domain_and_range() {
    let quads = parse(ONTOLOGY);
    let one = |term: &str, predicate: &str| values(&quads, term, predicate)[0].to_string();
    let pairs: Vec<(String, String)> = quads
        .iter()
        .filter(|quad| quad.predicate.as_str() == INVERSE)
        .filter_map(|quad| Some((iri(&quad.subject)?.to_owned(), quad.object.to_string())))
        .collect();
    assert!(pairs.len() >= 8);
    for (term, inverse) in &pairs {
        let inverse = inverse.trim_matches(['<', '>']);
        assert!(pairs.iter().any(|(a, b)| a == inverse && b.trim_matches(['<', '>']) == term), "{term}");
        assert_eq!(one(term, DOMAIN), one(inverse, RANGE), "{term}");
        assert_eq!(one(term, RANGE), one(inverse, DOMAIN), "{term}");
    }
}

#[test]
fn shapes_and_mappings_use_no_term_that_is_not_published() {
    let published = defined(&published());
    let scheme = gg::NS.trim_end_matches('#');
    for turtle in [ONTOLOGY, SCHEMES, SHAPES] {
        for quad in parse(turtle) {
            let objects = [quad.object.to_string(), quad.predicate.to_string()];
            for term in objects.iter().map(|term| term.trim_matches(['<', '>'])) {
                if term.starts_with(gg::NS) && term.len() > gg::NS.len() {
                    assert!(published.contains(term), "{term} of {scheme} is not published");
                }
            }
        }
    }
}

#[test]
fn every_value_of_a_closed_list_has_its_own_concept_in_its_scheme() {
    let quads = parse(SCHEMES);
    let mut lists: BTreeMap<&str, Vec<NamedNodeRef<'_>>> = BTreeMap::new();
    lists.insert(gg::ACTS.as_str(), Act::ALL.map(concept::act).to_vec());
    let grounds = [Basis::Named, Basis::Role, Basis::Group, Basis::Inferred, Basis::Unattributed];
    lists.insert(gg::GROUNDS.as_str(), grounds.map(concept::basis).to_vec());
    let presences = [Presence::Present, Presence::Proxy, Presence::Absent];
    lists.insert(gg::PRESENCES.as_str(), presences.map(concept::presence).to_vec());
    let kinds = [TurnKind::Speech, TurnKind::Bullet, TurnKind::Reply, TurnKind::Narrative];
    lists.insert(gg::STATEMENT_KINDS.as_str(), kinds.map(concept::kind).to_vec());
    for (scheme, concepts) in lists {
        let members: BTreeSet<&str> = quads
            .iter()
            .filter(|quad| quad.predicate == skos::IN_SCHEME && quad.object.to_string().contains(scheme))
            .filter_map(|quad| iri(&quad.subject))
            .collect();
        assert_eq!(
            concepts.iter().map(|concept| concept.as_str()).collect::<BTreeSet<_>>(),
            members,
            "{scheme}"
        );
        assert_eq!(concepts.len(), members.len());
    }
}

#[test]
fn every_japanese_name_of_a_role_leads_to_that_role_alone() {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for quad in parse(SCHEMES) {
        let (Some(subject), Term::Literal(name)) = (iri(&quad.subject), &quad.object) else { continue };
        let is_name = quad.predicate == skos::PREF_LABEL || quad.predicate == skos::ALT_LABEL;
        if is_name && name.language() == Some("ja") && subject.contains("#role-") {
            let other = names.insert(name.value().to_owned(), subject.to_owned());
            assert_eq!(other, None, "{name} names two roles");
        }
    }
    assert!(names.len() > 30);
    for (name, role) in names {
        assert_eq!(concept::role(&name).map(NamedNode::as_str), Some(role.as_str()), "{name}");
    }
}

#[test]
fn every_reused_term_is_an_iri_of_its_vocabulary() {
    let vocabularies = [
        (vocab::rdf::NS, vocab::rdf::ALL),
        (vocab::rdfs::NS, vocab::rdfs::ALL),
        (vocab::xsd::NS, vocab::xsd::ALL),
        (vocab::org::NS, vocab::org::ALL),
        (vocab::foaf::NS, vocab::foaf::ALL),
        (vocab::skos::NS, vocab::skos::ALL),
        (vocab::dcterms::NS, vocab::dcterms::ALL),
        (vocab::prov::NS, vocab::prov::ALL),
        (vocab::oa::NS, vocab::oa::ALL),
        (vocab::schema::NS, vocab::schema::ALL),
        (vocab::bibo::NS, vocab::bibo::ALL),
        (gg::NS, gg::ALL),
    ];
    for (ns, terms) in vocabularies {
        assert!(ONTOLOGY.contains(&format!("<{ns}>")), "{ns} is no prefix of the ontology");
        for term in terms {
            assert!(NamedNodeRef::new(term.as_str()).is_ok() && term.as_str().starts_with(ns), "{term}");
        }
    }
}

/// The sources of the program below `folder`, as one text.
fn sources(folder: &Path, text: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            sources(&entry, text);
        } else {
            text.push_str(&fs::read_to_string(entry).unwrap());
        }
    }
}

#[test]
fn every_kind_of_cue_is_read_and_every_kind_that_is_read_has_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("data/cues.csv")).unwrap();
    let kinds: BTreeSet<&str> = table.lines().skip(1).filter_map(|row| row.rsplit(',').nth(1)).collect();
    let mut program = String::new();
    sources(&root.join("src"), &mut program);
    // The kinds that sentences are searched for are named there before any rule reads them.
    let (before, said) = program.split_once("const IN_SENTENCES").unwrap();
    let (said, behind) = said.split_once("];").unwrap();
    let program = format!("{before}{behind}");
    // A kind may be read as what it weighs.
    let weights = ["issue", "promise"].map(|of| root.join(format!("data/{of}_weights.csv")));
    let weights: String = weights.iter().map(|table| fs::read_to_string(table).unwrap()).collect();
    let read =
        |kind: &str| program.contains(&format!("\"{kind}\"")) || weights.contains(&format!(",{kind},"));
    let unread = kinds.iter().filter(|kind| !read(kind));
    assert_eq!(unread.collect::<Vec<_>>(), Vec::<&&str>::new(), "nothing reads these kinds");
    let asked = [".words(\"", "cues.is(\"", "built_in(\""].into_iter().flat_map(|call| {
        program.match_indices(call).map(move |(at, call)| (at, call.len())).collect::<Vec<_>>()
    });
    let asked = asked.filter_map(|(at, length)| program[at + length..].split('"').next());
    let asked = asked.filter(|kind| kind.starts_with(|c: char| c.is_ascii_lowercase()));
    let named = said.split('"').skip(1).step_by(2).chain(asked);
    let wordless: Vec<&str> = named.filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(wordless, Vec::<&str>::new(), "data/cues.csv has no words of these kinds");
}
