//! Which parts of a query's algebra are known to this program alone.

use oxigraph::model::NamedNodeRef;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, Function, GraphPattern};

pub(super) use crate::query::walk::{expressions, operands, patterns};
use crate::rdf::vocab::gg;

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
