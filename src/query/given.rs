//! Values given for parameters, put into a query before it is run.
//!
//! The engine then knows what is constant: a part that asks for a parameter nobody gave is left out, and texts are folded
//! once instead of row by row.

use std::collections::BTreeMap;

use oxigraph::{
    model::{Literal, Term},
    sparql::Variable,
};
use spargebra::algebra::{Expression, Function, GraphPattern};

use super::{
    fold,
    walk::{expressions, operands, patterns},
};
use crate::rdf::vocab::gg;

/// Puts the values of parameters, and what folds now, into a pattern.
pub(crate) fn put(pattern: &mut GraphPattern, parameters: &BTreeMap<String, Term>) {
    for expression in expressions(pattern) {
        put_into(expression, parameters);
    }
    for inner in patterns(pattern) {
        put(inner, parameters);
    }
}

fn put_into(expression: &mut Expression, parameters: &BTreeMap<String, Term>) {
    if let Expression::Exists(pattern) = expression {
        return put(pattern, parameters);
    }
    for operand in operands(expression) {
        put_into(operand, parameters);
    }
    let Expression::FunctionCall(Function::Custom(name), arguments) = expression else { return };
    *expression = match (name.as_str().strip_prefix(gg::NS), arguments.as_slice()) {
        (Some("parameter"), [Expression::Literal(name)]) => match parameters.get(name.value()) {
            Some(Term::Literal(literal)) => Expression::Literal(literal.clone()),
            Some(Term::NamedNode(node)) => Expression::NamedNode(node.clone()),
            Some(_) => return,
            // A variable that nothing binds is the same error as a parameter without a value.
            None => Expression::Variable(Variable::new_unchecked("parameter_without_value")),
        },
        (Some("fold"), [Expression::Literal(text)]) => {
            Expression::Literal(Literal::new_simple_literal(fold(text.value())))
        }
        _ => return,
    };
}
