//! Two records of an invented council, as documents for a store.

#![allow(dead_code, reason = "each test file uses a part")]

use gijigraph::{
    Source,
    query::prefixes,
    rdf::{Base, DEFAULT_BASE},
    store::{DocumentGraph, Store, Summary},
};
use oxigraph::{
    io::{RdfFormat, RdfParser},
    model::{GraphName, Literal, Quad, Term, vocab::xsd},
};

pub const FIRST: &str = include_str!("first.ttl");
pub const SECOND: &str = include_str!("second.ttl");

/// The quads of a Turtle text, in the graph of the document that has the text as its bytes.
pub fn quads(text: &str) -> Vec<Quad> {
    let source = Source::new("", text.as_bytes().to_vec());
    let graph = GraphName::NamedNode(Base::default().graph(source.id()));
    let declarations: Vec<_> =
        prefixes(DEFAULT_BASE).iter().map(|(prefix, iri)| format!("@prefix {prefix}: <{iri}> .\n")).collect();
    // Turtle wants a backslash before a slash in a local name; these texts are easier to read without.
    let text: String = text.split(' ').map(absolute).collect::<Vec<_>>().join(" ");
    RdfParser::from_format(RdfFormat::Turtle)
        .for_slice(&format!("{}{text}", declarations.concat()))
        .map(|quad| Quad { graph_name: graph.clone(), ..quad.unwrap() })
        .collect()
}

fn absolute(word: &str) -> String {
    let Some((before, local)) = word.split_once("data:") else { return word.to_owned() };
    let end = local.find('\n').unwrap_or(local.len());
    let end = local[..end].strip_suffix(',').map_or(end, str::len);
    format!("{before}<{DEFAULT_BASE}{}>{}", &local[..end], &local[end..])
}

pub fn document(name: &str, text: &str) -> DocumentGraph {
    let source = Source::new(name, text.as_bytes().to_vec());
    DocumentGraph {
        name: name.to_owned(),
        sha256: source.sha256,
        version: "1".to_owned(),
        quads: quads(text),
        summary: Summary { people: 3, statements: 2, ..Summary::default() },
        kept: None,
    }
}

pub fn first() -> DocumentGraph {
    document("first.txt", FIRST)
}

pub fn second() -> DocumentGraph {
    document("second.txt", SECOND)
}

/// What every text of [`hostile`] begins with: a formula, and the marks that end a string, a tag or a statement.
pub const HOSTILE: &str = "=1+1\"'`\\><script>alert(1)</script>&lt;]]>--> } DROP ALL #\n\u{202e}";

/// The first record, every text of which does harm where it is not escaped.
pub fn hostile() -> DocumentGraph {
    let mut document = first();
    for quad in &mut document.quads {
        if let Term::Literal(literal) = &quad.object
            && (literal.datatype() == xsd::STRING || literal.language().is_some())
        {
            let text = format!("{HOSTILE}{}", literal.value());
            quad.object = match literal.language() {
                Some(language) => Literal::new_language_tagged_literal_unchecked(text, language),
                None => Literal::new_simple_literal(text),
            }
            .into();
        }
    }
    document
}

/// A store in memory with both documents.
pub fn store() -> Store {
    let store = Store::in_memory(&Base::default()).unwrap();
    for document in [first(), second()] {
        store.replace(&document).unwrap();
    }
    store.rebuild_derived().unwrap();
    store
}
