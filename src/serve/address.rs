//! Addresses: from the IRI of a thing to its page, and back.

use oxigraph::model::NamedNode;

use super::Server;

/// The page of the thing `iri`: `/id/person/…`, all but plain letters written in per cents.
pub(super) fn page(base: &str, iri: &str) -> String {
    match iri.strip_prefix(base) {
        Some(local) => {
            let parts = local.split('/').map(escape);
            format!("/id/{}", parts.collect::<Vec<_>>().join("/"))
        }
        None => format!("/thing?iri={}", escape(iri)),
    }
}

/// A text as it may stand in an address.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            escaped.push(char::from(byte));
        } else {
            const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
            escaped.push('%');
            escaped.push(char::from(DIGITS[usize::from(byte >> 4)]));
            escaped.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
    escaped
}

impl Server {
    /// The thing whose page is `/id/{local}`, `local` already without per cents.
    pub(super) fn thing_at(&self, local: &str) -> Option<NamedNode> {
        NamedNode::new(format!("{}{local}", self.store.base().as_str())).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn an_address_holds_plain_letters_only() {
        let base = "https://w3id.org/gijigraph/id/";
        assert_eq!(page(base, "https://w3id.org/gijigraph/id/person/澤.1"), "/id/person/%E6%BE%A4.1");
        assert_eq!(page(base, "https://w3id.org/gijigraph/id/issue/a%2Fb"), "/id/issue/a%252Fb");
        assert_eq!(page(base, "urn:x?\"<"), "/thing?iri=urn%3Ax%3F%22%3C");
    }
}
