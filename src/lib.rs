//! Japanese minutes in, a knowledge graph out.

pub mod claim;
mod diagnostic;
pub mod document;
pub mod entity;
pub mod export;
mod extraction;
pub mod ingest;
pub mod inspect;
pub mod lexicon;
pub mod mention;
pub mod minutes;
pub mod outline;
pub mod query;
pub mod rdf;
pub mod rule;
pub mod source;
mod span;
pub mod store;
pub mod text;
pub mod trace;

pub use diagnostic::{Diagnostic, Outcome};
pub use lexicon::Lexicon;
pub use extraction::{Extraction, Record};
pub use rule::Rule;
pub use source::Source;
pub use span::Span;
pub use text::Text;
