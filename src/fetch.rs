//! Fetch: published records from the services that hold them, one request at a time.
//!
//! Takes a question and a folder; writes files there, each whole or not at all; does not know what is in them.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the edge to the network and to the folder that is filled"
)]

mod client;
mod files;
pub mod kokkai;

use std::{io, path::PathBuf};

/// Why fetching ended early. What was written before stays, and the next run goes on from there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The service found fault with the question.
    #[error("the service refused the question: {0}")]
    Refused(String),
    /// No answer came, however often it was asked for.
    #[error("no answer from {endpoint}: {reason}; run the same command again to go on")]
    Unreachable {
        /// What was asked.
        endpoint: String,
        /// What the network says.
        reason: String,
    },
    /// An answer that does not look as documented.
    #[error("an answer of {endpoint} that is not understood: {reason}")]
    Odd {
        /// What was asked.
        endpoint: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that cannot be written or read.
    #[error("`{}`: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}
