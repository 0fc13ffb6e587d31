//! N-Quads of one document, to the byte as the serializer of all syntaxes writes them and several times as fast: few literals
//! have characters that are written as others.

use std::{
    fmt::Write as _,
    io::{self, Write},
};

use oxigraph::model::{
    GraphNameRef, LiteralRef, NamedNodeRef, NamedOrBlankNodeRef, QuadRef, TermRef, vocab::xsd,
};

/// Bytes of lines that are written at once.
const PIECE: usize = 1 << 16;

/// Writes quads, one a line.
pub(super) fn write<'q>(quads: impl IntoIterator<Item = QuadRef<'q>>, mut out: impl Write) -> io::Result<()> {
    let mut lines = String::with_capacity(2 * PIECE);
    for quad in quads {
        push(quad, &mut lines);
        if lines.len() >= PIECE {
            out.write_all(lines.as_bytes())?;
            lines.clear();
        }
    }
    out.write_all(lines.as_bytes())?;
    out.flush()
}

fn push(quad: QuadRef<'_>, line: &mut String) {
    match quad.subject {
        NamedOrBlankNodeRef::NamedNode(node) => push_iri(node, line),
        NamedOrBlankNodeRef::BlankNode(node) => push_other(node, line),
    }
    line.push(' ');
    push_iri(quad.predicate, line);
    line.push(' ');
    match quad.object {
        TermRef::NamedNode(node) => push_iri(node, line),
        TermRef::Literal(literal) if literal.value().bytes().all(is_plain) => push_literal(literal, line),
        other => push_other(other, line),
    }
    match quad.graph_name {
        GraphNameRef::NamedNode(node) => {
            line.push(' ');
            push_iri(node, line);
        }
        GraphNameRef::BlankNode(node) => {
            line.push(' ');
            push_other(node, line);
        }
        GraphNameRef::DefaultGraph => {}
    }
    line.push_str(" .\n");
}

fn push_iri(node: NamedNodeRef<'_>, line: &mut String) {
    line.push('<');
    line.push_str(node.as_str());
    line.push('>');
}

fn push_other(term: impl std::fmt::Display, line: &mut String) {
    // A string takes all that is written.
    let _ = write!(line, "{term}");
}

/// A literal of plain characters.
fn push_literal(literal: LiteralRef<'_>, line: &mut String) {
    line.push('"');
    line.push_str(literal.value());
    line.push('"');
    if let Some(language) = literal.language() {
        line.push('@');
        line.push_str(language);
    } else if literal.datatype() != xsd::STRING {
        line.push_str("^^");
        push_iri(literal.datatype(), line);
    }
}

/// Whether a byte of a literal is written as it is, whatever stands beside it: no quotation mark, no control, and none with
/// which U+FFFE and U+FFFF begin.
fn is_plain(byte: u8) -> bool {
    byte >= b' ' && !matches!(byte, b'"' | b'\\' | 0x7f | 0xef)
}

#[cfg(test)]
mod tests {
    use oxigraph::{
        io::{RdfFormat, RdfSerializer},
        model::{BlankNode, GraphName, Literal, NamedNode, Quad, Term},
    };

    use super::*;

    #[test]
    fn lines_are_those_of_the_serializer() {
        let node = |iri: &str| NamedNode::new(iri).unwrap();
        let (harbour, blank) = (node("https://例え.jp/港"), BlankNode::new("b1").unwrap());
        let simple = |words: &str| Term::from(Literal::new_simple_literal(words));
        let objects: Vec<Term> = vec![
            harbour.clone().into(),
            blank.clone().into(),
            simple("港の橋"),
            simple("「橋」は\"橋\"\\\n\t\r\u{8}\u{c}\u{1}\u{7f}！\u{fffe}\u{ffff}"),
            simple(""),
            Literal::new_language_tagged_literal("橋", "ja").unwrap().into(),
            Literal::new_language_tagged_literal("橋\n", "ja").unwrap().into(),
            Literal::from(12).into(),
            Literal::new_typed_literal("\"", xsd::DATE).into(),
        ];
        let mut quads: Vec<Quad> = Vec::new();
        for object in objects {
            let graphs = [harbour.clone().into(), blank.clone().into(), GraphName::DefaultGraph];
            for graph in graphs {
                quads.push(Quad::new(harbour.clone(), harbour.clone(), object.clone(), graph.clone()));
                quads.push(Quad::new(blank.clone(), harbour.clone(), object.clone(), graph));
            }
        }
        let mut serializer = RdfSerializer::from_format(RdfFormat::NQuads).for_writer(Vec::new());
        for quad in &quads {
            serializer.serialize_quad(quad).unwrap();
        }
        let mut written = Vec::new();
        write(quads.iter().map(Quad::as_ref), &mut written).unwrap();
        assert_eq!(
            String::from_utf8(written).unwrap(),
            String::from_utf8(serializer.finish().unwrap()).unwrap()
        );
    }
}
