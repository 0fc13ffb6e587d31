//! What every target asks: the laws of `tests/laws`, of bytes taken to be of some format.

use gijigraph::{Format, Source};

#[path = "../../tests/laws/law.rs"]
mod law;

/// Reads bytes as this format, or as what they show; the laws hold, or the bytes cannot be read.
pub fn check(format: Option<Format>, bytes: &[u8]) {
    law::check(&Source { format, ..Source::new("fuzz", bytes.to_vec()) });
}
