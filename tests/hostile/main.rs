//! Hostile documents: whatever the bytes, a document is read within bounds or refused in words, and what it says does no
//! harm where it is shown.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test makes files and stores, runs the program and fails by panicking"
)]

#[path = "../sample/mod.rs"]
mod sample;

mod read;
mod show;
