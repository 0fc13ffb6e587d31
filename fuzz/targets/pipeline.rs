//! From bytes of any kind to quads, as they show what they are.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gijigraph_fuzz::check(None, bytes));
