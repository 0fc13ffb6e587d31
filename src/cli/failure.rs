//! Why a command ended early, and the exit code that says so.

use std::io;

use gijigraph::{lexicon::LexiconError, query, rdf::BaseError, remote, search, store};

/// Nothing found, or some document failed.
pub(super) const LACKING: u8 = 1;
/// Wrong usage.
pub(super) const USAGE: u8 = 2;
/// Trouble with the store.
const STORE: u8 = 3;

/// Why a command ended early.
#[derive(Debug)]
pub(super) enum Failure {
    /// The reader of the output has gone away.
    Pipe,
    /// What went wrong, where, and what to do.
    Told {
        /// The exit code.
        code: u8,
        /// One sentence or two.
        message: String,
    },
}

impl Failure {
    /// Wrong usage.
    pub(super) fn usage(message: impl Into<String>) -> Self {
        Self::Told { code: USAGE, message: message.into() }
    }

    /// A file that cannot be read or written.
    pub(super) fn file(name: &str, error: &impl std::fmt::Display) -> Self {
        Self::Told { code: LACKING, message: format!("`{name}`: {error}") }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Pipe,
            _ => Self::Told { code: LACKING, message: format!("the output cannot be written: {error}") },
        }
    }
}

impl From<store::Error> for Failure {
    fn from(error: store::Error) -> Self {
        let code = match error {
            store::Error::NoSource { .. } => LACKING,
            store::Error::BadDigest(_) => USAGE,
            _ => STORE,
        };
        Self::Told { code, message: error.to_string() }
    }
}

impl From<remote::Error> for Failure {
    fn from(error: remote::Error) -> Self {
        let code = match error {
            remote::Error::Store(error) => return error.into(),
            remote::Error::Query(error) => return error.into(),
            remote::Error::Address(_) | remote::Error::Unsupported(_) => USAGE,
            _ => STORE,
        };
        Self::Told { code, message: error.to_string() }
    }
}

impl From<search::Error> for Failure {
    fn from(error: search::Error) -> Self {
        let code = match error {
            search::Error::Store(error) => return error.into(),
            search::Error::Empty | search::Error::Day(_) => USAGE,
            _ => STORE,
        };
        Self::Told { code, message: error.to_string() }
    }
}

impl From<query::Error> for Failure {
    fn from(error: query::Error) -> Self {
        if error.is_broken_pipe() {
            return Self::Pipe;
        }
        let code = match error {
            query::Error::Timeout(_) | query::Error::Output(_) => LACKING,
            query::Error::Evaluation(_) => STORE,
            _ => USAGE,
        };
        Self::Told { code, message: error.to_string() }
    }
}

impl From<gijigraph::export::Error> for Failure {
    fn from(error: gijigraph::export::Error) -> Self {
        use gijigraph::export::Error;
        match error {
            Error::Store(error) => error.into(),
            Error::Output(error) => error.into(),
            other => Self::Told { code: LACKING, message: other.to_string() },
        }
    }
}

impl From<gijigraph::inspect::Error> for Failure {
    fn from(error: gijigraph::inspect::Error) -> Self {
        match error {
            gijigraph::inspect::Error::Output(error) => error.into(),
            gijigraph::inspect::Error::Unreadable(reason) => {
                Self::Told { code: LACKING, message: reason.to_string() }
            }
        }
    }
}

impl From<LexiconError> for Failure {
    fn from(error: LexiconError) -> Self {
        Self::usage(error.to_string())
    }
}

impl From<BaseError> for Failure {
    fn from(error: BaseError) -> Self {
        Self::usage(error.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_no_failure_that_is_told() {
        let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
        assert!(matches!(Failure::from(closed()), Failure::Pipe));
        assert!(matches!(Failure::from(query::Error::Output(closed())), Failure::Pipe));
        assert!(matches!(Failure::from(gijigraph::export::Error::Output(closed())), Failure::Pipe));
        let full = io::Error::from(io::ErrorKind::StorageFull);
        assert!(matches!(Failure::from(full), Failure::Told { code: LACKING, .. }));
    }
}
