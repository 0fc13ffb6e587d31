//! Japanese minutes in, a knowledge graph out.

pub mod claim;
pub mod derive;
mod diagnostic;
pub mod entity;
mod extraction;
pub mod lexicon;
pub mod mention;
pub mod minutes;
pub mod outline;
pub mod rdf;
pub mod rule;
pub mod source;
mod span;
pub mod text;

pub use diagnostic::{Diagnostic, Outcome};
pub use lexicon::Lexicon;
pub use extraction::{Extraction, Record};
pub use rule::Rule;
pub use source::Source;
pub use span::Span;
pub use text::Text;
