#![no_main]

use gijigraph::Format;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    for format in [Format::KokkaiJson, Format::AssemblyJson] {
        gijigraph_fuzz::check(Some(format), bytes);
    }
});
