//! DOT: <https://graphviz.org/doc/info/lang.html>.

use std::io::{self, Write};

use super::style;
use crate::graph::Network;

pub(super) fn write(network: &Network, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "graph {} {{", quoted(network.projection.name()))?;
    writeln!(out, "  graph [charset=\"UTF-8\", layout=sfdp, overlap=prism, splines=true];")?;
    writeln!(out, "  node [fontname=\"Noto Sans CJK JP\", style=filled, fontsize=11];")?;
    writeln!(out, "  edge [fontname=\"Noto Sans CJK JP\", color=\"#888888\", fontsize=8];")?;
    for (index, node) in network.graph.node_weights().enumerate() {
        writeln!(
            out,
            "  n{index} [label={}, tooltip={}, shape={}, fillcolor=\"{}80\"];",
            quoted(&node.label),
            quoted(&node.iri),
            style::shape(node.kind),
            style::hex(node.kind),
        )?;
    }
    for (from, to, edge) in network.edges() {
        let line = if edge.doubt.is_some() { "dashed" } else { "solid" };
        let said = match edge.doubt {
            Some(doubt) => format!("{}（{}）", edge.relation.ja(), doubt.ja()),
            None => edge.relation.ja().to_owned(),
        };
        writeln!(
            out,
            "  n{} -- n{} [label={}, weight={}, penwidth={}, style={line}];",
            from.index(),
            to.index(),
            quoted(&said),
            edge.weight,
            style::thickness(edge.weight),
        )?;
    }
    writeln!(out, "}}")
}

/// A string that shows as `text`: a label reads `\n`, `\N` and the like as more than the characters they are.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push(' '),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quoted_label_shows_as_its_characters() {
        for (text, expected) in [
            ("空き家", r#""空き家""#),
            (r#"「"特定"」"#, r#""「\"特定\"」""#),
            (r"C:\new", r#""C:\\new""#),
            ("二\n行", r#""二 行""#),
            (r#"\""#, r#""\\\"""#),
            ("<b>太字</b>", r#""<b>太字</b>""#),
            ("", r#""""#),
        ] {
            assert_eq!(quoted(text), expected);
        }
    }
}
