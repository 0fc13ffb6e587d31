//! What is refused before it is read: streams that unpack to more than any document holds.

use std::io::Read;

use crate::text::{Format, Unreadable};

/// More than one stream of minutes unpacks to, in bytes.
const UNPACKED: u64 = 256 << 20;
/// Deflate packs no tighter than this.
const TIGHTEST: u64 = 1032;

/// Refuses bombs. Only streams long enough to be one are unpacked for it; those of an encrypted file show nothing here.
pub(super) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let too_large = Unreadable::TooLarge { format: Format::Pdf, limit: UNPACKED };
    let mut from = 0;
    let mut before = 0;
    while let Some(at) = find(&bytes[from..], b"stream") {
        let start = from + at + b"stream".len();
        from = start;
        if bytes[..start - b"stream".len()].ends_with(b"end") {
            before = start;
            continue;
        }
        let dictionary = &bytes[before.max(start.saturating_sub(2048))..start];
        if packings(dictionary) > 1 {
            return Err(too_large);
        }
        let data = bytes[start..].trim_ascii_start();
        let end = find(data, b"endstream").unwrap_or(data.len());
        let length = u64::try_from(end).unwrap_or(u64::MAX);
        if length.saturating_mul(TIGHTEST) > UNPACKED && data.first().is_some_and(|b| b & 15 == 8) {
            let mut unpacked = flate2::read::ZlibDecoder::new(&data[..end]).take(UNPACKED + 1);
            let _ = std::io::copy(&mut unpacked, &mut std::io::sink());
            if unpacked.limit() == 0 {
                return Err(too_large);
            }
        }
        from = start + end.min(bytes.len() - start);
    }
    Ok(())
}

/// How many times over the stream behind this dictionary is packed.
fn packings(dictionary: &[u8]) -> usize {
    let own =
        dictionary.windows(4).rposition(|w| w == b"obj\n" || w == b"obj\r" || w == b"obj ").unwrap_or(0);
    let count = |name: &[u8]| dictionary[own..].windows(name.len()).filter(|w| *w == name).count();
    count(b"/FlateDecode") + count(b"/LZWDecode") + count(b"/RunLengthDecode")
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let first = *word.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|&b| b == first)?;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        from = at + 1;
    }
}
