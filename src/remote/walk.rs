//! The parts of a query's algebra: what stands directly inside a pattern or an expression.

use oxigraph::model::NamedNodeRef;
use spargebra::algebra::{
    AggregateExpression, AggregateFunction, Expression, Function, GraphPattern, OrderExpression,
};

use crate::rdf::vocab::gg;

/// The patterns directly inside a pattern, those of `EXISTS` left out.
pub(super) fn patterns(pattern: &mut GraphPattern) -> Vec<&mut GraphPattern> {
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
pub(super) fn expressions<'a>(pattern: &'a mut GraphPattern) -> Vec<&'a mut Expression> {
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
pub(super) fn operands(expression: &mut Expression) -> Vec<&mut Expression> {
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

/// Whether something in a pattern is known to this program alone.
pub(super) fn is_own(pattern: &mut GraphPattern) -> bool {
    has_own_parts(pattern) || patterns(pattern).into_iter().any(is_own)
}

/// Whether the pattern itself, without those inside it, has something that is known to this program alone.
pub(super) fn has_own_parts(pattern: &mut GraphPattern) -> bool {
    if let GraphPattern::Group { aggregates, .. } = pattern {
        let own = |aggregate: &AggregateExpression| matches!(aggregate, AggregateExpression::FunctionCall { name: AggregateFunction::Custom(name), .. } if ours(name.as_ref()));
        if aggregates.iter().any(|(_, aggregate)| own(aggregate)) {
            return true;
        }
    }
    expressions(pattern).into_iter().any(is_own_expression)
}

/// Whether something in an expression is known to this program alone.
pub(super) fn is_own_expression(expression: &mut Expression) -> bool {
    match expression {
        Expression::FunctionCall(Function::Custom(name), _) if ours(name.as_ref()) => true,
        Expression::Exists(pattern) => is_own(pattern),
        _ => operands(expression).into_iter().any(is_own_expression),
    }
}

/// Whether an expression asks for a pattern, by `EXISTS`.
pub(super) fn asks(expression: &mut Expression) -> bool {
    matches!(expression, Expression::Exists(_)) || operands(expression).into_iter().any(asks)
}

fn ours(function: NamedNodeRef<'_>) -> bool {
    function.as_str().starts_with(gg::NS)
}
