//! What a pure stage has to say beside its result: odd text is data, not an error.

use crate::Span;

/// A stage's result with what it found odd on the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome<T> {
    /// The result. There always is one.
    pub value: T,
    /// What was odd, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// One remark on a source text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable name of the kind of remark, such as `text.encoding-guessed`.
    pub code: &'static str,
    /// One sentence for people.
    pub message: String,
    /// The characters it is about, where it is about characters.
    pub span: Option<Span>,
}

impl Diagnostic {
    /// A remark on the characters of `span`.
    #[must_use]
    pub fn at(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: Some(span) }
    }

    /// A remark on the text as a whole.
    #[must_use]
    pub fn whole(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), span: None }
    }
}
