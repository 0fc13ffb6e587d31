//! RDF: names of things and terms.

mod iri;
pub mod vocab;

pub use iri::{Base, BaseError, DEFAULT_BASE, digest, slug};

/// Members of the closed lists.
pub mod concept {
    /// The code lists, as the project publishes them.
    pub const SCHEMES: &str = include_str!("../ontology/schemes.ttl");
}
