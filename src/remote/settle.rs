//! A query, settled between two machines: what every SPARQL store knows is asked there, the rest is done here.
//!
//! The functions of `gg:` are known here alone. A part of the query that uses them is evaluated first, over what is asked
//! for it; where its rows are few they go back into the query as `VALUES`, so that joins with the large rest are made
//! where the data is.

use std::{sync::Arc, time::Duration};

use oxigraph::{
    model::{NamedNode, Term},
    sparql::{
        CancellationToken, DefaultServiceHandler, QueryEvaluationError, QueryResults, QuerySolutionIter,
        Variable,
    },
};
use spargebra::{
    Query,
    algebra::{Expression, GraphPattern, OrderExpression, QueryDataset},
    term::{GroundTerm, NamedNodePattern},
};

use super::{Error, client::Client, walk};
use crate::query::{self, given};

/// Rows that are sent back into a query at most.
const FEW: usize = 1000;
/// The name under which the parts of a query that are asked there stand in it; it never leaves this program.
const THERE: &str = "urn:gijigraph:there";

/// A part of a query.
enum Part {
    /// All of it can be asked there.
    There(GraphPattern),
    /// It is evaluated here; what must be asked there stands in it as services.
    Here(GraphPattern),
}

/// Who settles a query.
pub(super) struct Settling<'a> {
    pub(super) desk: Desk,
    pub(super) options: &'a query::Options,
}

/// Asks there for parts of a query.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) client: Client,
    /// The graphs that the query names.
    pub(super) dataset: Option<QueryDataset>,
    /// The graph in place of the default graph.
    pub(super) default: Option<NamedNode>,
    pub(super) patience: Option<Duration>,
}

impl DefaultServiceHandler for Desk {
    type Error = QueryEvaluationError;

    fn handle(
        &self,
        service: &NamedNode,
        pattern: &GraphPattern,
        _base: Option<&oxiri::Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, QueryEvaluationError> {
        if service.as_str() != THERE {
            return Err(QueryEvaluationError::UnsupportedService(service.clone()));
        }
        let mut pattern = pattern.clone();
        if let (Some(graph), None) = (&self.default, &self.dataset) {
            let name = NamedNodePattern::NamedNode(graph.clone());
            pattern = GraphPattern::Graph { name, inner: Box::new(pattern) };
        }
        let query = Query::Select { dataset: self.dataset.clone(), pattern, base_iri: None };
        let failed = |error| QueryEvaluationError::Service(error);
        let rows = self.client.rows(&query.to_string(), self.patience).map_err(|e| failed(Box::new(e)))?;
        let variables: Arc<[Variable]> = rows.variables().into();
        Ok(QuerySolutionIter::new(variables, rows.map(move |row| row.map_err(|e| failed(Box::new(e))))))
    }
}

impl Settling<'_> {
    /// The whole pattern of a query, to be evaluated here.
    pub(super) fn whole(&self, mut pattern: GraphPattern) -> Result<GraphPattern, Error> {
        given::put(&mut pattern, &self.options.parameters);
        let order = order(&pattern).filter(|order| !order.is_empty());
        let whole = here(self.settle(pattern, None)?);
        // Stores sort texts by rules of their own: what was sorted there is sorted once more.
        Ok(match order {
            Some(expression) if matches!(whole, GraphPattern::Service { .. }) => {
                GraphPattern::OrderBy { inner: Box::new(whole), expression }
            }
            _ => whole,
        })
    }

    fn settle(&self, mut pattern: GraphPattern, graph: Option<&NamedNodePattern>) -> Result<Part, Error> {
        use GraphPattern as P;
        if !walk::is_own(&mut pattern) {
            return Ok(Part::There(match graph {
                Some(name) => P::Graph { name: name.clone(), inner: Box::new(pattern) },
                None => pattern,
            }));
        }
        Ok(match pattern {
            P::Graph { name, inner } => self.settle(*inner, Some(&name))?,
            P::Join { left, right } => {
                self.joined(*left, *right, graph, |left, right| P::Join { left, right })?
            }
            P::Minus { left, right } => {
                self.joined(*left, *right, graph, |left, right| P::Minus { left, right })?
            }
            P::LeftJoin { left, right, mut expression } => {
                let here_alone = |e: &mut Expression| walk::is_own_expression(e) || walk::asks(e);
                if !expression.as_mut().is_some_and(here_alone) {
                    let join = |left, right| P::LeftJoin { left, right, expression };
                    return self.joined(*left, *right, graph, join);
                }
                let [left, right] =
                    [left, right].map(|side| self.settle(*side, graph).map(here).map(Box::new));
                let expression =
                    expression.map(|expression| self.settle_exists(expression, graph)).transpose()?;
                Part::Here(P::LeftJoin { left: left?, right: right?, expression })
            }
            P::Union { left, right } => {
                let [left, right] =
                    [left, right].map(|side| self.settle(*side, graph).map(here).map(Box::new));
                Part::Here(P::Union { left: left?, right: right? })
            }
            P::Filter { expr, inner } => self.filtered(expr, *inner, graph)?,
            P::Service { .. } => return Err(Error::Unsupported("functions of gg: inside SERVICE")),
            mut other => {
                if graph.is_some_and(|graph| matches!(graph, NamedNodePattern::Variable(_)))
                    && !matches!(other, P::Extend { .. })
                {
                    return Err(Error::Unsupported(
                        "functions of gg: in a sub-select inside GRAPH ?variable",
                    ));
                }
                // Inside a graph, an expression that asks must ask that graph.
                let mut whole = !walk::has_own_parts(&mut other) && graph.is_none();
                for inner in walk::patterns(&mut other) {
                    let taken = std::mem::replace(inner, nothing());
                    match self.settle(taken, graph)? {
                        Part::There(pattern) if whole => *inner = pattern,
                        part => {
                            whole = false;
                            *inner = here(part);
                        }
                    }
                }
                if whole {
                    return Ok(Part::There(other));
                }
                for expression in walk::expressions(&mut other) {
                    let taken = std::mem::replace(expression, Expression::Coalesce(Vec::new()));
                    *expression = self.settle_exists(taken, graph)?;
                }
                Part::Here(other)
            }
        })
    }

    /// Conditions on a pattern: those that every store knows stay with it, where it is asked there.
    fn filtered(
        &self,
        expression: Expression,
        mut inner: GraphPattern,
        graph: Option<&NamedNodePattern>,
    ) -> Result<Part, Error> {
        let filter = |inner, expr| GraphPattern::Filter { expr, inner: Box::new(inner) };
        let (own, theirs): (Vec<_>, Vec<_>) = conditions(expression)
            .into_iter()
            .map(|mut condition| (walk::is_own_expression(&mut condition), condition))
            .partition(|(own, _)| *own);
        let [own, theirs] = [own, theirs].map(|list| list.into_iter().map(|(_, condition)| condition));
        let part = if walk::is_own(&mut inner) {
            match self.settle(inner, graph)? {
                Part::There(pattern) if graph.is_none() => Part::There(theirs.fold(pattern, filter)),
                part => {
                    let mut pattern = here(part);
                    for condition in theirs {
                        pattern = filter(pattern, self.settle_exists(condition, graph)?);
                    }
                    Part::Here(pattern)
                }
            }
        } else {
            self.settle(theirs.fold(inner, filter), graph)?
        };
        if own.len() == 0 {
            return Ok(part);
        }
        let mut pattern = here(part);
        for condition in own {
            pattern = filter(pattern, self.settle_exists(condition, graph)?);
        }
        Ok(Part::Here(pattern))
    }

    /// Two sides that are joined. The side that is evaluated here goes into the other where its rows are few.
    fn joined(
        &self,
        left: GraphPattern,
        right: GraphPattern,
        graph: Option<&NamedNodePattern>,
        join: impl FnOnce(Box<GraphPattern>, Box<GraphPattern>) -> GraphPattern,
    ) -> Result<Part, Error> {
        let (left, right) = match (self.settle(left, graph)?, self.settle(right, graph)?) {
            (Part::Here(side), Part::There(other)) => match self.rows(&side)? {
                Some(rows) => return Ok(Part::There(join(Box::new(rows), Box::new(other)))),
                None => (Part::Here(side), Part::There(other)),
            },
            (Part::There(other), Part::Here(side)) => match self.rows(&side)? {
                Some(rows) => return Ok(Part::There(join(Box::new(other), Box::new(rows)))),
                None => (Part::There(other), Part::Here(side)),
            },
            (Part::There(left), Part::There(right)) => {
                return Ok(Part::There(join(Box::new(left), Box::new(right))));
            }
            both => both,
        };
        Ok(Part::Here(join(Box::new(here(left)), Box::new(here(right)))))
    }

    /// The rows of a part, where they are few and a query can hold them.
    fn rows(&self, part: &GraphPattern) -> Result<Option<GraphPattern>, Error> {
        let query = Query::Select { dataset: None, pattern: part.clone(), base_iri: None };
        let evaluator = query::evaluator(self.options)
            .with_default_service_handler(self.desk.clone())
            .with_cancellation_token(CancellationToken::new());
        let empty = oxigraph::store::Store::new().map_err(query::Error::storage)?;
        let failed = |error| Error::Query(query::Error::Evaluation(error));
        let results = evaluator.for_query(query).on_store(&empty).execute().map_err(failed)?;
        let QueryResults::Solutions(solutions) = results else { return Ok(None) };
        let variables = solutions.variables().to_vec();
        let mut bindings = Vec::new();
        for row in solutions {
            let row = row.map_err(failed)?;
            let mut terms = Vec::with_capacity(variables.len());
            for term in row.values() {
                terms.push(match term {
                    None => None,
                    Some(Term::NamedNode(node)) => Some(GroundTerm::NamedNode(node.clone())),
                    Some(Term::Literal(literal)) => Some(GroundTerm::Literal(literal.clone())),
                    Some(_) => return Ok(None),
                });
            }
            if bindings.len() == FEW {
                return Ok(None);
            }
            bindings.push(terms);
        }
        Ok(Some(GraphPattern::Values { variables, bindings }))
    }

    /// An expression that is evaluated here; the patterns of its `EXISTS` are settled, too.
    fn settle_exists(
        &self,
        mut expression: Expression,
        graph: Option<&NamedNodePattern>,
    ) -> Result<Expression, Error> {
        if let Expression::Exists(pattern) = expression {
            return Ok(Expression::Exists(Box::new(here(self.settle(*pattern, graph)?))));
        }
        for operand in walk::operands(&mut expression) {
            let taken = std::mem::replace(operand, Expression::Coalesce(Vec::new()));
            *operand = self.settle_exists(taken, graph)?;
        }
        Ok(expression)
    }
}

/// By which of its own columns an answer is ordered; none where it is ordered by something else, or not at all.
fn order(pattern: &GraphPattern) -> Option<Vec<OrderExpression>> {
    use GraphPattern as P;
    match pattern {
        P::Distinct { inner } | P::Reduced { inner } | P::Slice { inner, .. } => order(inner),
        P::Project { inner, variables } => {
            let P::OrderBy { expression, .. } = &**inner else { return None };
            let by_column = |order: &OrderExpression| match order {
                OrderExpression::Asc(Expression::Variable(column))
                | OrderExpression::Desc(Expression::Variable(column)) => variables.contains(column),
                _ => false,
            };
            expression.iter().all(by_column).then(|| expression.clone())
        }
        _ => None,
    }
}

/// The pattern that holds once and binds nothing.
fn nothing() -> GraphPattern {
    GraphPattern::Bgp { patterns: Vec::new() }
}

/// A part as it is evaluated here.
fn here(part: Part) -> GraphPattern {
    match part {
        Part::Here(pattern) => pattern,
        Part::There(GraphPattern::Bgp { patterns }) if patterns.is_empty() => GraphPattern::Bgp { patterns },
        Part::There(values @ GraphPattern::Values { .. }) => values,
        Part::There(pattern) => GraphPattern::Service {
            name: NamedNode::new_unchecked(THERE).into(),
            inner: Box::new(pattern),
            silent: false,
        },
    }
}

/// The conditions that `&&` joins.
fn conditions(expression: Expression) -> Vec<Expression> {
    match expression {
        Expression::And(a, b) => {
            let mut all = conditions(*a);
            all.extend(conditions(*b));
            all
        }
        other => vec![other],
    }
}

#[cfg(test)]
mod tests {
    use oxigraph::model::Literal;

    use super::*;

    #[test]
    fn an_answer_that_is_ordered_by_its_columns_is_sorted_here() {
        let check = |sparql: &str, expected: Option<usize>| {
            let Query::Select { pattern, .. } = query::parse("https://example.org/", sparql).unwrap() else {
                panic!("{sparql}")
            };
            assert_eq!(order(&pattern).map(|order| order.len()), expected, "{sparql}");
        };
        check("SELECT ?a ?b { ?a rdfs:label ?b } ORDER BY DESC(?b) ?a", Some(2));
        check("SELECT DISTINCT ?b { ?a rdfs:label ?b } ORDER BY ?b LIMIT 3", Some(1));
        check("SELECT ?b { ?a rdfs:label ?b } ORDER BY ?a", None);
        check("SELECT ?b { ?a rdfs:label ?b } ORDER BY STRLEN(?b)", None);
        check("SELECT ?b { ?a rdfs:label ?b }", None);
        check("SELECT ?b { { SELECT ?b { ?a rdfs:label ?b } ORDER BY ?b } }", None);
    }

    #[test]
    fn parameters_and_folded_texts_leave_nothing_that_only_this_program_knows() {
        let sparql = "SELECT ?s { ?s rdfs:label ?x BIND(gg:parameter('a') AS ?wanted) \
                      FILTER(?s != gg:parameter('b') && ?wanted = gg:fold('ＡＭＥＤ')) }";
        let query = query::parse("https://example.org/", sparql).unwrap();
        let Query::Select { mut pattern, .. } = query else { panic!("{sparql}") };
        assert!(walk::is_own(&mut pattern));
        let value = Literal::new_simple_literal("みなと");
        given::put(&mut pattern, &std::collections::BTreeMap::from([("a".to_owned(), value.into())]));
        assert!(!walk::is_own(&mut pattern), "{pattern}");
        let text = pattern.to_string();
        assert!(
            text.contains("みなと") && text.contains("\"amed\"") && text.contains("?parameter_without_value"),
            "{text}"
        );
    }
}
