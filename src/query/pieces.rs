//! Questions answered piece by piece, so that the first rows are there before the last are looked for.
//!
//! `# by: ?meetingId ?date` above a query says that a subselect gives just these variables and that the rest is best asked
//! for some of its rows at a time. They are taken in the order that the query wants; the rows of one piece come before those
//! of the next. Where that would not give what the whole query gives, the query is run as a whole.
//!
//! The rest may ask the same subselect again for some of its variables, where it counts.

use std::collections::HashSet;

use oxigraph::{
    model::{Term, Variable},
    sparql::QuerySolution,
};
use spargebra::{
    Query,
    algebra::{Expression, GraphPattern, OrderExpression},
    term::GroundTerm,
};

use super::walk::patterns;

/// Rows of the subselect in the first piece; each piece has twice as many as the one before, up to [`MOST`].
const FIRST: usize = 1;
/// Rows of the subselect in one piece at most.
const MOST: usize = 512;
/// A limit that only tells the engine that a subselect is small.
const CUTS_NOTHING: usize = 999_999;

/// A query in two parts.
pub(super) struct Pieces {
    whole: Query,
    /// The subselect, ordered as the whole is.
    pub(super) head: Query,
    /// What the subselect asks.
    asked: GraphPattern,
    variables: Vec<Variable>,
    /// The variables of the subselect that the whole is ordered by first.
    keys: Vec<Variable>,
}

/// The variables that the first lines of a query name.
pub(super) fn told(sparql: &str) -> Vec<Variable> {
    let mut comments = sparql.lines().map_while(|line| line.strip_prefix('#')).map(str::trim);
    let names = comments.find_map(|line| line.strip_prefix("by: ")).unwrap_or_default();
    names.split_whitespace().filter_map(|name| Variable::new(name.trim_start_matches('?')).ok()).collect()
}

impl Pieces {
    /// The parts of a query by the subselect that gives these variables; `None` where pieces would not be the whole.
    pub(super) fn of(query: &Query, variables: Vec<Variable>) -> Option<Self> {
        let Query::Select { dataset, pattern, base_iri } = query else { return None };
        let (columns, ordered) = match pattern {
            GraphPattern::Project { inner, .. } => (None, inner),
            GraphPattern::Distinct { inner } => match &**inner {
                GraphPattern::Project { inner, variables } => (Some(variables), inner),
                _ => return None,
            },
            _ => return None,
        };
        let GraphPattern::OrderBy { inner, expression } = &**ordered else { return None };
        let key = |order: &OrderExpression| match order {
            OrderExpression::Asc(Expression::Variable(key))
            | OrderExpression::Desc(Expression::Variable(key)) => {
                variables.contains(key).then(|| key.clone())
            }
            _ => None,
        };
        let keys: Vec<Variable> = expression.iter().map_while(key).collect();
        let apart = |columns: &[Variable]| keys.iter().all(|key| columns.contains(key));
        if keys.is_empty() || !columns.is_none_or(|columns| apart(columns)) {
            return None;
        }
        let head = head(inner, &variables, &apart)?;
        let ordered = expression[..keys.len()].to_vec();
        Some(Self {
            whole: query.clone(),
            asked: asked(head)?.inner.clone(),
            head: Query::Select {
                dataset: dataset.clone(),
                pattern: GraphPattern::OrderBy { inner: Box::new(head.clone()), expression: ordered },
                base_iri: base_iri.clone(),
            },
            variables,
            keys,
        })
    }

    /// The whole.
    pub(super) fn whole(self) -> Query {
        self.whole
    }

    /// Where the piece ends that begins with this row, of so many rows at least: rows that are equal in the order stay
    /// together.
    pub(super) fn end(&self, rows: &[QuerySolution], begin: usize, size: usize) -> usize {
        let alike =
            |a: &QuerySolution, b: &QuerySolution| self.keys.iter().all(|key| a.get(key) == b.get(key));
        let mut end = begin.saturating_add(size).min(rows.len());
        while end > begin && end < rows.len() && alike(&rows[end - 1], &rows[end]) {
            end += 1;
        }
        end
    }

    /// The query for these rows of the subselect; `None` where a query cannot hold them.
    pub(super) fn piece(&self, rows: &[QuerySolution]) -> Option<Query> {
        let mut query = self.whole.clone();
        if let Query::Select { pattern, .. } = &mut query {
            self.fill(pattern, rows)?;
        }
        Some(query)
    }

    fn fill(&self, pattern: &mut GraphPattern, rows: &[QuerySolution]) -> Option<()> {
        match asked(pattern) {
            Some(Asked { columns, inner, once }) if self.is_head(columns, inner) => {
                *pattern = values(columns, once, rows)?;
                Some(())
            }
            _ => patterns(pattern).into_iter().try_for_each(|inner| self.fill(inner, rows)),
        }
    }

    fn is_head(&self, columns: &[Variable], inner: &GraphPattern) -> bool {
        columns.iter().all(|column| self.variables.contains(column)) && *inner == self.asked
    }
}

/// Sizes of the pieces, one after the other.
pub(super) fn sizes() -> impl Iterator<Item = usize> {
    std::iter::successors(Some(FIRST), |size| Some((size * 2).min(MOST)))
}

/// The subselect where all rows of a query come from one of its rows each.
fn head<'p>(
    pattern: &'p GraphPattern,
    variables: &[Variable],
    apart: &dyn Fn(&[Variable]) -> bool,
) -> Option<&'p GraphPattern> {
    use GraphPattern as P;
    if asked(pattern).is_some_and(|asked| asked.columns == variables) {
        return Some(pattern);
    }
    match pattern {
        P::Extend { inner, variable, .. } if !variables.contains(variable) => head(inner, variables, apart),
        // Rows of two pieces are in no group together, where groups are told apart by what the pieces are.
        P::Group { inner, variables: columns, .. } if apart(columns) => head(inner, variables, apart),
        P::Filter { inner, .. } => head(inner, variables, apart),
        P::LeftJoin { left, .. } | P::Minus { left, .. } => head(left, variables, apart),
        P::Join { left, right } => head(left, variables, apart).or_else(|| head(right, variables, apart)),
        _ => None,
    }
}

/// A subselect.
struct Asked<'p> {
    columns: &'p [Variable],
    inner: &'p GraphPattern,
    /// Whether each row is there once.
    once: bool,
}

/// The subselect that a pattern is.
fn asked(pattern: &GraphPattern) -> Option<Asked<'_>> {
    match pattern {
        GraphPattern::Project { inner, variables } => Some(Asked { columns: variables, inner, once: false }),
        GraphPattern::Distinct { inner } => Some(Asked { once: true, ..asked(inner)? }),
        GraphPattern::Slice { inner, start: 0, length } if length.is_none_or(|most| most >= CUTS_NOTHING) => {
            asked(inner)
        }
        _ => None,
    }
}

/// These columns of the rows as a table.
fn values(columns: &[Variable], once: bool, rows: &[QuerySolution]) -> Option<GraphPattern> {
    let mut bindings: Vec<Vec<Option<GroundTerm>>> = Vec::with_capacity(rows.len());
    for row in rows {
        let term = |column: &Variable| match row.get(column) {
            None => Some(None),
            Some(Term::NamedNode(node)) => Some(Some(GroundTerm::NamedNode(node.clone()))),
            Some(Term::Literal(literal)) => Some(Some(GroundTerm::Literal(literal.clone()))),
            Some(_) => None,
        };
        let terms: Vec<_> = columns.iter().map(term).collect::<Option<_>>()?;
        bindings.push(terms);
    }
    if once {
        let mut seen = HashSet::new();
        bindings.retain(|row| seen.insert(row.clone()));
    }
    Some(GraphPattern::Values { variables: columns.to_vec(), bindings })
}
