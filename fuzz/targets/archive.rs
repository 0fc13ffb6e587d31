//! Files are taken out of archives, within their limits, or an error says why not.
#![no_main]

use gijigraph::{Source, source::archive};

const MOST: u64 = 1 << 20;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let members = archive::members_of(Source::new("a.zip", bytes.to_vec()));
    for member in members.into_iter().flatten().flatten().take(8) {
        assert!(member.name().starts_with("a.zip/"));
        if let Ok(source) = member.read(MOST) {
            assert!(source.bytes.len() as u64 <= MOST);
        }
    }
});
