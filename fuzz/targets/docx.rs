//! Packages as they are; anything else is the main part of one, so that its XML is reached.
#![no_main]

use std::io::{Cursor, Write};

use gijigraph::Format;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"PK") {
        return gijigraph_fuzz::check(Some(Format::Docx), bytes);
    }
    let mut package = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    package.start_file("word/document.xml", stored).expect("begun");
    package.write_all(bytes).expect("written");
    let package = package.finish().expect("finished").into_inner();
    gijigraph_fuzz::check(Some(Format::Docx), &package);
});
