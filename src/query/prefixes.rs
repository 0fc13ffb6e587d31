//! The prefixes that queries, tables and exports share.

use oxigraph::model::NamedNode;

use crate::rdf::vocab::{bibo, dcterms, foaf, gg, oa, org, prov, rdf, rdfs, schema, skos, xsd};

const PREFIXES: [(&str, &str); 12] = [
    ("bibo", bibo::NS),
    ("dcterms", dcterms::NS),
    ("foaf", foaf::NS),
    ("gg", gg::NS),
    ("oa", oa::NS),
    ("org", org::NS),
    ("prov", prov::NS),
    ("rdf", rdf::NS),
    ("rdfs", rdfs::NS),
    ("schema", schema::NS),
    ("skos", skos::NS),
    ("xsd", xsd::NS),
];

/// Prefix and IRI of every namespace in use, `data:` being the store's base, sorted by prefix.
#[must_use]
pub fn prefixes(base: &str) -> Vec<(&str, &str)> {
    let mut prefixes = PREFIXES.to_vec();
    prefixes.push(("data", base));
    prefixes.sort_unstable();
    prefixes
}

/// An IRI as people read it: `data:person/…`, `gg:named`; without a known prefix as it is.
///
/// ```
/// use gijigraph::query::shorten;
/// assert_eq!(shorten("https://w3id.org/gijigraph/ns#named", "https://example.org/"), "gg:named");
/// assert_eq!(shorten("https://example.org/person/澤芳樹", "https://example.org/"), "data:person/澤芳樹");
/// ```
#[must_use]
pub fn shorten(iri: &str, base: &str) -> String {
    if let Some(local) = iri.strip_prefix(base) {
        return format!("data:{local}");
    }
    PREFIXES
        .iter()
        .find_map(|(prefix, namespace)| Some(format!("{prefix}:{}", iri.strip_prefix(namespace)?)))
        .unwrap_or_else(|| iri.to_owned())
}

/// A function of the `gg:` namespace. Functions are no terms of the ontology.
pub(super) fn function(local: &str) -> NamedNode {
    NamedNode::new_unchecked(format!("{}{local}", gg::NS))
}
