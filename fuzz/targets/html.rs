#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| gijigraph_fuzz::check(Some(gijigraph::Format::Html), bytes));
