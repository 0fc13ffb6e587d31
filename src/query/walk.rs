//! The parts of a query's algebra: what stands directly inside a pattern or an expression, and all that stands inside.

use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};

use super::Error;

/// The patterns directly inside a pattern, those of `EXISTS` left out.
pub(crate) fn patterns(pattern: &mut GraphPattern) -> Vec<&mut GraphPattern> {
    use GraphPattern as P;
    match pattern {
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } => Vec::new(),
        P::Join { left, right }
        | P::LeftJoin { left, right, .. }
        | P::Lateral { left, right }
        | P::Union { left, right }
        | P::Minus { left, right } => vec![left, right],
        P::Filter { inner, .. }
        | P::Graph { inner, .. }
        | P::Extend { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::Group { inner, .. }
        | P::Service { inner, .. } => vec![inner],
    }
}

/// The expressions directly inside a pattern.
pub(crate) fn expressions<'a>(pattern: &'a mut GraphPattern) -> Vec<&'a mut Expression> {
    use GraphPattern as P;
    match pattern {
        P::LeftJoin { expression, .. } => expression.iter_mut().collect(),
        P::Filter { expr, .. } => vec![expr],
        P::Extend { expression, .. } => vec![expression],
        P::OrderBy { expression, .. } => {
            let inside = |order: &'a mut OrderExpression| match order {
                OrderExpression::Asc(expr) | OrderExpression::Desc(expr) => expr,
            };
            expression.iter_mut().map(inside).collect()
        }
        P::Group { aggregates, .. } => {
            let inside = |aggregate: &'a mut AggregateExpression| match aggregate {
                AggregateExpression::FunctionCall { expr, .. } => Some(expr),
                AggregateExpression::CountSolutions { .. } => None,
            };
            aggregates.iter_mut().filter_map(|(_, aggregate)| inside(aggregate)).collect()
        }
        _ => Vec::new(),
    }
}

/// The expressions directly inside an expression.
pub(crate) fn operands(expression: &mut Expression) -> Vec<&mut Expression> {
    use Expression as E;
    match expression {
        E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) | E::Exists(_) => Vec::new(),
        E::Or(a, b)
        | E::And(a, b)
        | E::Equal(a, b)
        | E::SameTerm(a, b)
        | E::Greater(a, b)
        | E::GreaterOrEqual(a, b)
        | E::Less(a, b)
        | E::LessOrEqual(a, b)
        | E::Add(a, b)
        | E::Subtract(a, b)
        | E::Multiply(a, b)
        | E::Divide(a, b) => vec![a, b],
        E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => vec![a],
        E::In(a, list) => std::iter::once(&mut **a).chain(list).collect(),
        E::If(a, b, c) => vec![a, b, c],
        E::Coalesce(list) | E::FunctionCall(_, list) => list.iter_mut().collect(),
    }
}

/// Does something to every pattern inside, those of `EXISTS` included, the inner ones first. What another server is asked is
/// left as it is.
pub(super) fn each(
    pattern: &mut GraphPattern,
    work: &mut dyn FnMut(&mut GraphPattern) -> Result<(), Error>,
) -> Result<(), Error> {
    if !matches!(pattern, GraphPattern::Service { .. }) {
        for inner in patterns(pattern) {
            each(inner, work)?;
        }
        for expression in expressions(pattern) {
            within(expression, work)?;
        }
    }
    work(pattern)
}

/// The same for the patterns inside of an expression.
fn within(
    expression: &mut Expression,
    work: &mut dyn FnMut(&mut GraphPattern) -> Result<(), Error>,
) -> Result<(), Error> {
    if let Expression::Exists(pattern) = expression {
        return each(pattern, work);
    }
    operands(expression).into_iter().try_for_each(|operand| within(operand, work))
}
