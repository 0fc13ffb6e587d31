//! IRIs from content: the same thing gets the same IRI on every machine.
//!
//! `{base}{class}/{slug}[.{h8}]`: the slug stays readable, the digest keeps apart what shares a name.

use std::fmt::Write;

use oxigraph::model::{IriParseError, NamedNode};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::{Span, source::hex};

/// Longest slug in characters; a longer name is cut there and told apart by its digest.
const SLUG_CHARS: usize = 80;

/// The IRI under which all things are named.
///
/// ```
/// use gijigraph::rdf::Base;
/// assert_eq!(Base::default().as_str(), "https://w3id.org/gijigraph/id/");
/// assert_eq!(Base::new("https://例え.jp/会議").unwrap().as_str(), "https://例え.jp/会議/");
/// assert!(Base::new("会議").is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Base(String);

/// Why a text cannot be the base of IRIs.
#[derive(Debug, thiserror::Error)]
pub enum BaseError {
    /// It is no absolute IRI.
    #[error("`{iri}` is no absolute IRI ({cause}); give one such as `{DEFAULT_BASE}`")]
    NotAbsolute {
        /// What was given.
        iri: String,
        /// What the parser says.
        cause: IriParseError,
    },
    /// It holds a query or a fragment, behind which no path can follow.
    #[error("`{iri}` holds `?` or `#`; a base ends in `/`, such as `{DEFAULT_BASE}`")]
    NotPath {
        /// What was given.
        iri: String,
    },
}

/// The base of all things where users set none.
pub const DEFAULT_BASE: &str = "https://w3id.org/gijigraph/id/";

impl Default for Base {
    fn default() -> Self {
        Self(DEFAULT_BASE.to_owned())
    }
}

impl Base {
    /// A base of this absolute IRI; a slash is added where it ends without one.
    ///
    /// # Errors
    ///
    /// [`BaseError`] where `iri` is relative, no IRI, or has a query or fragment.
    pub fn new(iri: &str) -> Result<Self, BaseError> {
        if let Err(cause) = NamedNode::new(iri) {
            return Err(BaseError::NotAbsolute { iri: iri.to_owned(), cause });
        }
        if iri.contains(['?', '#']) {
            return Err(BaseError::NotPath { iri: iri.to_owned() });
        }
        let slash = if iri.ends_with('/') { "" } else { "/" };
        Ok(Self(format!("{iri}{slash}")))
    }

    /// The IRI itself, with its slash at the end.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The graph of the source whose digest begins with these 12 digits.
    #[must_use]
    pub fn graph(&self, source: &str) -> NamedNode {
        self.node(format_args!("graph/{source}"))
    }

    /// The graph of what follows from several sources.
    #[must_use]
    pub fn derived_graph(&self) -> NamedNode {
        self.node(format_args!("graph/derived"))
    }

    /// The source text whose digest begins with these 12 digits.
    #[must_use]
    pub fn text(&self, source: &str) -> NamedNode {
        self.node(format_args!("text/{source}"))
    }

    /// A range of characters of that source text, named as RFC 5147 names them.
    #[must_use]
    pub fn span(&self, source: &str, span: Span) -> NamedNode {
        self.node(format_args!("text/{source}#char={},{}", span.start(), span.end()))
    }

    /// What selects that range.
    #[must_use]
    pub fn selector(&self, source: &str, span: Span) -> NamedNode {
        self.node(format_args!("selector/{source}/{},{}", span.start(), span.end()))
    }

    /// The words there, as the name of something of this kind.
    pub(super) fn mention(&self, source: &str, span: Span, kind: &str) -> NamedNode {
        self.node(format_args!("mention/{source}-{}-{}-{kind}", span.start(), span.end()))
    }

    /// A thing that its name tells from all others of its class.
    #[must_use]
    pub fn named(&self, class: &str, name: &str) -> NamedNode {
        self.node(format_args!("{class}/{}", local(class, name, None)))
    }

    /// A thing that shares its name with others of its class, told apart by `key`.
    #[must_use]
    pub fn keyed(&self, class: &str, name: &str, key: &str) -> NamedNode {
        self.node(format_args!("{class}/{}", local(class, name, Some(key))))
    }

    /// The part of `node` behind the class.
    pub(super) fn local<'a>(&self, node: &'a NamedNode) -> &'a str {
        let path = node.as_str().strip_prefix(self.0.as_str()).unwrap_or(node.as_str());
        path.split_once('/').map_or(path, |(_, local)| local)
    }

    // The base is a valid IRI without query or fragment, and every path put behind it is made of slugs.
    fn node(&self, path: std::fmt::Arguments<'_>) -> NamedNode {
        NamedNode::new_unchecked(format!("{}{path}", self.0))
    }
}

/// A name as a path segment: NFKC, white space removed, only what IRIs forbid percent-encoded.
///
/// ```
/// use gijigraph::rdf::slug;
/// assert_eq!(slug("澤　芳樹"), "澤芳樹");
/// assert_eq!(slug("資料１－１"), "資料1-1");
/// assert_eq!(slug("AI/IoT 100%"), "AI%2FIoT100%25");
/// ```
#[must_use]
pub fn slug(name: &str) -> String {
    encode(normal(name))
}

/// The first 8 hexadecimal digits of the SHA-256 of `class` and `key`.
#[must_use]
pub fn digest(class: &str, key: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(class);
    hash.update(key);
    hex(&hash.finalize()[..4])
}

fn local(class: &str, name: &str, key: Option<&str>) -> String {
    let mut normal = normal(name);
    let mut local = encode(normal.by_ref().take(SLUG_CHARS));
    let cut = normal.next().is_some();
    if let Some(key) = key.or(cut.then_some(name)) {
        local.push('.');
        local.push_str(&digest(class, key));
    }
    local
}

fn normal(name: &str) -> impl Iterator<Item = char> {
    // Most names are normal, and to see that is quicker than to make them so.
    let plain = name.chars().all(is_plain);
    let [as_it_is, other] = if plain { [name, ""] } else { ["", name] };
    as_it_is.chars().chain(other.nfkc().filter(|c| !c.is_whitespace()))
}

/// Characters that NFKC leaves alone, whatever stands around them, and that are no white space: ASCII, kana, kanji.
fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{3041}'..='\u{3096}' | '\u{30a1}'..='\u{30fe}' | '\u{4e00}'..='\u{9fa5}')
}

fn encode(name: impl Iterator<Item = char>) -> String {
    let mut slug = String::new();
    let mut dots_only = true;
    for c in name {
        dots_only &= c == '.';
        if legal(c) {
            slug.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            let _ = write!(slug, "%{byte:02X}");
        }
    }
    match (slug.is_empty(), dots_only) {
        // A segment must not be empty, and `.` or `..` would climb the path.
        (true, _) => "_".to_owned(),
        (_, true) => slug.replace('.', "%2E"),
        _ => slug,
    }
}

/// `ipchar` of RFC 3987.
fn legal(c: char) -> bool {
    match u32::from(c) {
        0..=0x7f => c.is_ascii_alphanumeric() || "-._~!$&'()*+,;=:@".contains(c),
        0xa0..=0xd7ff | 0xf900..=0xfdcf | 0xfdf0..=0xffef => true,
        code @ 0x1_0000..=0xd_ffff => code & 0xffff <= 0xfffd,
        code @ 0xe_1000..=0xe_ffff => code <= 0xe_fffd,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kana_and_kanji_stay_readable() {
        for (name, expected) in [
            ("再生・細胞医療・遺伝子治療開発協議会", "再生・細胞医療・遺伝子治療開発協議会"),
            ("ｉＰＳ細胞", "iPS細胞"),
            ("my iPS プロジェクト", "myiPSプロジェクト"),
            ("（独）国立病院機構", "(独)国立病院機構"),
            ("か\u{3099}ん", "がん"),
            ("𠮷野家", "𠮷野家"),
        ] {
            assert_eq!(slug(name), expected);
        }
    }

    #[test]
    fn plain_characters_are_normal_wherever_they_stand() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            for text in [format!("{c}"), format!("か{c}"), format!("{c}ん"), format!("{c}{c}")] {
                assert!(text.nfkc().eq(text.chars()) && !c.is_whitespace(), "{c:?}");
            }
        }
    }

    #[test]
    fn only_what_iris_forbid_is_encoded() {
        for (name, expected) in [
            ("a/b?c#d%e", "a%2Fb%3Fc%23d%25e"),
            ("<\"{}|\\^`>", "%3C%22%7B%7D%7C%5C%5E%60%3E"),
            ("[1]", "%5B1%5D"),
            ("\u{e000}\u{0}", "%EE%80%80%00"),
            ("..", "%2E%2E"),
            (" \u{3000}", "_"),
        ] {
            assert_eq!(slug(name), expected);
            assert!(NamedNode::new(Base::default().named("technology", name).as_str()).is_ok());
        }
    }

    #[test]
    fn every_character_gives_a_valid_iri() {
        for c in (0..=0x0010_ffff).filter_map(char::from_u32) {
            let iri = Base::default().named("technology", &c.to_string());
            assert!(NamedNode::new(iri.as_str()).is_ok(), "{c:?} gives {iri}");
        }
    }

    #[test]
    fn a_long_name_is_cut_and_told_apart() {
        let long = "あ".repeat(200);
        let [one, two] =
            [format!("{long}甲"), format!("{long}乙")].map(|n| Base::default().named("topic", &n));
        assert_ne!(one, two);
        assert!(one.as_str().chars().count() < 150);
    }

    #[test]
    fn the_digest_is_that_of_class_and_key() {
        let [person, issue] =
            ["person", "issue"].map(|class| Base::default().keyed(class, "澤芳樹", "澤芳樹"));
        assert_eq!(person.as_str(), format!("{DEFAULT_BASE}person/澤芳樹.{}", digest("", "person澤芳樹")));
        assert_ne!(Base::default().local(&person), Base::default().local(&issue));
    }

    #[test]
    fn a_span_is_named_as_rfc_5147_names_it() {
        let span = Base::default().span("a883ee788e3b", Span::new(3, 9));
        assert_eq!(span.as_str(), format!("{DEFAULT_BASE}text/a883ee788e3b#char=3,9"));
    }

    #[test]
    fn a_base_with_query_or_fragment_is_refused() {
        for iri in ["https://example.org/a?b", "https://example.org/a#", "not an iri", "", "/id/"] {
            assert!(Base::new(iri).is_err(), "{iri}");
        }
    }
}
