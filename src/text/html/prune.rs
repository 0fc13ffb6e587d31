//! Markup without what says nothing: scripts, comments, letter styles, endless attributes, nesting beyond any page.
//!
//! Trees are built by rules that look upwards at every tag; without bounds on nesting and on open letter styles a small
//! hostile page would take hours.

/// Elements that may lie within one another.
const DEEPEST: usize = 256;
/// Bytes of a tag beyond which its attributes are left out.
const LONGEST: usize = 2048;

/// Styles of letters: they change no line.
const STYLES: [&str; 16] = [
    "b",
    "i",
    "u",
    "s",
    "font",
    "big",
    "small",
    "strong",
    "em",
    "tt",
    "strike",
    "nobr",
    "basefont",
    "blink",
    "plaintext",
    "xmp",
];
/// Elements whose content is no text of the page.
const RAW: [&str; 5] = ["script", "style", "noframes", "noembed", "noscript"];
/// Elements that never hold others, or whose end tags are often left out: they say nothing about nesting.
const LOOSE: [&str; 36] = [
    "a", "p", "li", "td", "th", "tr", "dt", "dd", "tbody", "thead", "tfoot", "option", "optgroup", "rt",
    "rp", "rb", "colgroup", "caption", "html", "head", "body", "br", "hr", "img", "input", "meta", "link",
    "area", "base", "col", "embed", "param", "source", "track", "wbr", "rtc",
];

/// The markup without what says nothing.
pub(super) fn prune(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    let mut depth = 0usize;
    // Once a quote is found never to close, quotes no longer hide the ends of tags.
    let mut quotes = true;
    while let Some(at) = rest.find('<') {
        out.push_str(&rest[..at]);
        let tag = &rest[at..];
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let closing = tag[1..].starts_with('/');
        let from = 1 + usize::from(closing);
        let length = tag[from..].bytes().take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let name = tag[from..from + length].to_ascii_lowercase();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            if tag[1..].starts_with(['!', '?', '/']) {
                rest = tag.find('>').map_or("", |end| &tag[end + 1..]);
            } else {
                out.push_str("&lt;");
                rest = &tag[1..];
            }
            continue;
        }
        let mut end = if quotes { end_of_tag(tag) } else { None };
        if end.is_none() {
            quotes = false;
            end = tag.find('>').map(|e| e + 1);
        }
        let Some(end) = end else {
            rest = "";
            break;
        };
        rest = &tag[end..];
        let name = name.as_str();
        if STYLES.contains(&name) {
            continue;
        }
        if RAW.contains(&name) {
            if !closing {
                rest = after_raw(rest, name);
            }
            continue;
        }
        let counts = !LOOSE.contains(&name) && !tag[..end].ends_with("/>");
        let deep = depth > DEEPEST;
        if counts {
            depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        }
        if deep && counts {
            continue;
        }
        if end > LONGEST {
            out.push('<');
            out.push_str(if closing { "/" } else { "" });
            out.push_str(name);
            out.push('>');
        } else {
            out.push_str(&tag[..end]);
        }
    }
    out.push_str(rest);
    out
}

/// Bytes up to the `>` that closes the tag, not one within quotes.
fn end_of_tag(tag: &str) -> Option<usize> {
    let mut quote = None;
    let mut before = b' ';
    for (i, b) in tag.bytes().enumerate() {
        match (quote, b) {
            (None, b'>') => return Some(i + 1),
            // A quote opens behind an equals sign only; elsewhere it is a slip of the pen.
            (None, b'"' | b'\'') if before == b'=' => quote = Some(b),
            (Some(q), _) if q == b => quote = None,
            _ => {}
        }
        if !b.is_ascii_whitespace() {
            before = b;
        }
    }
    None
}

/// What follows the end tag of a raw element.
fn after_raw<'a>(text: &'a str, name: &str) -> &'a str {
    let mut at = 0;
    while let Some(next) = text[at..].find("</") {
        let tag = at + next;
        let named = text.as_bytes().get(tag + 2..tag + 2 + name.len());
        if named.is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
            return text[tag..].find('>').map_or("", |end| &text[tag + end + 1..]);
        }
        at = tag + 2;
    }
    ""
}
