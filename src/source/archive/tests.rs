use std::io::Write;

use flate2::{Compression, write::GzEncoder};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;

const MOST_BYTES: u64 = 256 << 20;

/// An archive with these files.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn opened(bytes: Vec<u8>) -> Vec<Member> {
    members_of(Source::new("a.zip", bytes)).unwrap().unwrap()
}

#[test]
fn members_are_sources_of_their_own_in_the_order_of_their_names() {
    let members = opened(zip(&[
        ("b/二.txt", "二つ目".as_bytes()),
        ("a.txt", b"one"),
        (".hidden", b""),
        ("__MACOSX/a.txt", b""),
    ]));
    let read: Vec<Source> = members.iter().map(|m| m.read(MOST_BYTES).unwrap()).collect();
    let names: Vec<&str> = read.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["a.zip/a.txt", "a.zip/b/二.txt"]);
    assert_eq!(read[1].bytes, "二つ目".as_bytes());
    assert_eq!(read[0].sha256, Source::new("elsewhere", b"one".to_vec()).sha256);
}

#[test]
fn names_in_shift_jis_are_read() {
    let (raw, _, _) = SHIFT_JIS.encode("第１回議事録表.txt");
    assert_eq!(decode(&raw), "第１回議事録表.txt");
    assert_eq!(decode("会議\\第１回.txt".as_bytes()), "会議/第１回.txt");
}

#[test]
fn a_word_document_is_no_archive() {
    let bytes = zip(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert!(members_of(Source::new("a.docx", bytes)).unwrap().is_err());
}

#[test]
fn a_member_that_unpacks_without_end_is_an_error_of_its_own() {
    let bomb = vec![b' '; usize::try_from(RATIO_FROM).unwrap() * 2];
    let members = opened(zip(&[("bomb.txt", &bomb), ("good.txt", b"good")]));
    assert!(matches!(members[0].read(MOST_BYTES), Err(ArchiveError::TooLarge(_))));
    assert_eq!(members[1].read(MOST_BYTES).unwrap().bytes, b"good");
}

#[test]
fn a_broken_member_leaves_the_others_alone() {
    let mut bytes = zip(&[("broken.txt", &b"broken ".repeat(40)), ("good.txt", b"good")]);
    let at = bytes.windows(10).position(|w| w == b"broken.txt").unwrap() + 12;
    bytes[at] ^= 0xff;
    bytes[at + 1] ^= 0xff;
    let members = opened(bytes);
    assert!(members[0].read(MOST_BYTES).is_err());
    assert_eq!(members[1].read(MOST_BYTES).unwrap().bytes, b"good");
}

#[test]
fn a_gzip_file_is_an_archive_of_one() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all("議事録".as_bytes()).unwrap();
    let source = Source::new("dir/minutes.txt.gz", packed.finish().unwrap());
    let members = members_of(source).unwrap().unwrap();
    assert_eq!(members[0].name(), "dir/minutes.txt.gz/minutes.txt");
    assert_eq!(members[0].read(MOST_BYTES).unwrap().bytes, "議事録".as_bytes());
}

#[test]
fn an_archive_that_is_cut_off_says_so() {
    let bytes = zip(&[("a.txt", b"one")]);
    let cut = bytes[..bytes.len() / 2].to_vec();
    assert!(matches!(members_of(Source::new("a.zip", cut)), Err(ArchiveError::Damaged(_))));
}
