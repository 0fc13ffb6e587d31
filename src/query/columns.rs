//! The columns of `SELECT *`: in the order in which the query names them, as whoever wrote it reads them.

use std::sync::LazyLock;

use regex::Regex;
use spargebra::{Query, algebra::GraphPattern};

// Behind the declarations, in which an IRI may hold any word.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ALL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:\s|#[^\n]*(?:\n|$)|(?:BASE|PREFIX\s+[^\s:<]*:)\s*<[^>]*>)*SELECT\s*(?:(?:DISTINCT|REDUCED)\s*)?\*").unwrap()
});

/// Puts the columns of a `SELECT *` in the order in which `sparql` names them.
pub(super) fn order(query: &mut Query, sparql: &str) {
    let Query::Select { pattern, .. } = query else { return };
    let Some(all) = ALL.find(sparql) else { return };
    let Some(variables) = columns(pattern) else { return };
    let body = &sparql[all.end()..];
    variables.sort_by_cached_key(|variable| named_at(variable.as_str(), body));
}

/// What the outermost SELECT gives.
fn columns(pattern: &mut GraphPattern) -> Option<&mut Vec<oxigraph::sparql::Variable>> {
    match pattern {
        GraphPattern::Project { variables, .. } => Some(variables),
        GraphPattern::Distinct { inner }
        | GraphPattern::Reduced { inner }
        | GraphPattern::Slice { inner, .. } => columns(inner),
        _ => None,
    }
}

/// The first byte at which `body` names a variable: `?a` is not named by `?ab`.
fn named_at(name: &str, body: &str) -> usize {
    let ends = |at: usize| !body[at..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let mut places = body.match_indices(name).map(|(at, _)| at);
    let place = places.find(|&at| body[..at].ends_with(['?', '$']) && ends(at + name.len()));
    place.unwrap_or(body.len())
}

#[cfg(test)]
mod tests {
    use spargebra::SparqlParser;

    use super::*;

    fn ordered(sparql: &str) -> Vec<String> {
        let mut query = SparqlParser::new().parse_query(sparql).unwrap();
        order(&mut query, sparql);
        let Query::Select { mut pattern, .. } = query else { panic!("no SELECT") };
        columns(&mut pattern).unwrap().iter().map(|variable| variable.as_str().to_owned()).collect()
    }

    #[test]
    fn all_columns_come_as_the_query_names_them() {
        for (sparql, expected) in [
            ("SELECT * { ?ship ?goes ?a . ?a ?b $ab }", vec!["ship", "goes", "a", "b", "ab"]),
            ("SELECT DISTINCT * { ?z ?y ?x } ORDER BY ?x LIMIT 2", vec!["z", "y", "x"]),
            (
                "# all\nPREFIX select: <http://x/SELECT*>\nselect*{?z a select:ship. ?a ?b ?z}",
                vec!["z", "a", "b"],
            ),
            ("SELECT ?z ?a { ?a ?b ?z { SELECT * { ?z ?y ?a } } }", vec!["z", "a"]),
            ("SELECT ?z (STR(?a) AS ?n) { ?n0 ?z ?a }", vec!["z", "n"]),
        ] {
            assert_eq!(ordered(sparql), expected, "{sparql}");
        }
    }
}
