//! RDF: names of things and terms.

mod iri;
pub mod vocab;

pub use iri::{Base, BaseError, DEFAULT_BASE, digest, slug};
