//! Bytes of plain text to characters: whatever encoding Japanese offices have used.

use chardetng::EncodingDetector;
use encoding_rs::{EUC_JP, Encoding, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::Reading;
use crate::Diagnostic;

/// Characters and the IANA name of their encoding.
///
/// A byte order mark decides; then valid UTF-8; then ISO-2022-JP by its escapes and UTF-16 by its zero bytes;
/// the rest is Shift_JIS or EUC-JP, whichever reads better.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let (encoding, guessed) = detect(bytes);
    let (text, used, broken) = encoding.decode(bytes);
    let mut diagnostics = Vec::new();
    if guessed {
        let message = format!("no byte order mark and no valid UTF-8: read as {}", used.name());
        diagnostics.push(Diagnostic::whole("text.encoding-guessed", message));
    }
    if broken {
        let message = format!("some bytes are no {} and became U+FFFD", used.name());
        diagnostics.push(Diagnostic::whole("text.undecodable", message));
    }
    Reading { characters: text.into_owned(), encoding: used.name(), diagnostics, ..Reading::default() }
}

/// The first characters, enough to tell a page or a table from a text.
pub(super) fn glance(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(16384)];
    let encoding = match Encoding::for_bom(head) {
        Some((encoding, _)) => encoding,
        // Tags are ASCII in every other encoding.
        None => utf16_without_mark(head).unwrap_or(UTF_8),
    };
    encoding.decode(head).0.into_owned()
}

/// The encoding, and whether it is a guess.
fn detect(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return (encoding, false);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return (encoding, true);
    }
    let escapes: [&[u8]; 3] = [b"\x1b$B", b"\x1b$@", b"\x1b(J"];
    if bytes.is_ascii() && bytes.contains(&0x1b) && escapes.iter().any(|e| bytes.windows(3).any(|w| w == *e))
    {
        return (ISO_2022_JP, false);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    if mostly_utf_8(bytes) {
        return (UTF_8, true);
    }
    let mut detector = EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"jp"), chardetng::Utf8Detection::Allow);
    // Anything not Japanese is read as Shift_JIS.
    if guess == UTF_8 || guess == EUC_JP { (guess, true) } else { (SHIFT_JIS, true) }
}

/// Whether a few broken bytes stand in what is UTF-8 else, as where a file was cut off: other encodings hardly ever make
/// characters of UTF-8, and never many in a row.
fn mostly_utf_8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > 20 * broken
}

/// UTF-16 without a mark: its line ends and spaces tell which byte comes first.
///
/// Other characters do not: U+3000 and 一 end in a zero byte as ASCII begins with one.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let (mut little, mut big) = (0, 0);
    for pair in bytes[..bytes.len().min(4096)].chunks_exact(2) {
        little += usize::from(matches!(pair, b"\n\0" | b"\r\0" | b" \0"));
        big += usize::from(matches!(pair, b"\0\n" | b"\0\r" | b"\0 "));
    }
    match (little, big) {
        (1.., 0) => Some(UTF_16LE),
        (0, 1..) => Some(UTF_16BE),
        _ => None,
    }
}
