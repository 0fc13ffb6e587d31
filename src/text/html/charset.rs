//! Which characters the bytes of a page are.

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use crate::{Diagnostic, text::plain};

/// Characters, the IANA name of their encoding, and what was odd.
///
/// A byte order mark decides, then what the page says of itself as long as the bytes agree, then the bytes.
pub(super) fn decode(bytes: &[u8]) -> (String, &'static str, Vec<Diagnostic>) {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let declared = marked.or_else(|| declared(bytes));
    if let Some(encoding) = declared {
        let (text, used, broken) = encoding.decode(bytes);
        if !broken || marked.is_some() {
            return (text.into_owned(), used.name(), Vec::new());
        }
    }
    let reading = plain::read(bytes);
    let mut diagnostics = reading.diagnostics;
    if let Some(said) = declared
        && said.name() != reading.encoding
    {
        let message = format!("the page says {}, its bytes are {}", said.name(), reading.encoding);
        diagnostics.push(Diagnostic::whole("html.charset", message));
    }
    (reading.characters, reading.encoding, diagnostics)
}

/// The encoding that a page says it has, in its first bytes.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    let mut at = 0;
    while let Some(found) = head[at..].windows(7).position(|w| w == b"charset") {
        at += found + 7;
        let rest = head[at..].trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        let label: Vec<u8> = value
            .iter()
            .copied()
            .skip_while(|b| b.is_ascii_whitespace() || matches!(b, b'"' | b'\''))
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
            .collect();
        let encoding = match label.as_slice() {
            b"cp932" | b"ms932" | b"x-ms-cp932" => Some(SHIFT_JIS),
            label => Encoding::for_label(label),
        };
        if let Some(encoding) = encoding {
            // What can be read as ASCII here is no UTF-16, whatever it says.
            return Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding });
        }
    }
    None
}

/// Whether characters are those of a page: its opening tags, or many tags where it is a piece of one.
pub(in crate::text) fn looks_like_page(head: &str) -> bool {
    let head = head.trim_start_matches(['\u{feff}', '\0']).trim_start().to_ascii_lowercase();
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| head.starts_with(tag)) {
        return true;
    }
    let opens = head.starts_with('<');
    if opens && ["<html", "<body", "<meta ", "<teiheader"].iter().any(|tag| head.contains(tag)) {
        return true;
    }
    let ends = ["</p>", "</div>", "</td>", "</li>", "<br", "</h1>", "</h2>", "</dd>", "</span>"];
    let count: usize = ends.iter().map(|tag| head.matches(tag).count()).sum();
    // Markdown holds a few tags among its text, a piece of a page little else; text that somebody set with tags, many.
    let chars = head.chars().count();
    opens && count >= 5 && count * 200 > chars || count >= 12 && count * 100 > chars
}

/// Text with tags in it, whose lines are lines where no tag says so; what begins with a tag is as it is.
pub(super) fn with_its_lines(markup: String) -> String {
    if markup.trim_start_matches(['\u{feff}', '\0']).trim_start().starts_with('<') {
        return markup;
    }
    let line = |line: &str| {
        let whole = line.matches('<').count() == line.matches('>').count();
        let words = line.split('<').map(|part| part.rsplit_once('>').map_or(part, |(_, words)| words));
        let told = whole && words.into_iter().any(|words| !words.trim().is_empty());
        if told { format!("{line}<br>\n") } else { format!("{line}\n") }
    };
    markup.lines().map(line).collect()
}
