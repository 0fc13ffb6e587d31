//! Queries that can be stopped anywhere.
//!
//! The engine listens to whoever stops a query while it reads from the store, and not where it combines what it has read:
//! a product of a few patterns runs on for hours, and holds what it sorts. So each join and each pattern of unrelated
//! triples gets a condition that is always true, asked row by row, and that ends the query's thread once it is stopped.

use std::panic::resume_unwind;

use oxigraph::{
    model::{Literal, Term, Variable},
    sparql::CancellationToken,
};
use spargebra::{
    Query,
    algebra::{Expression, Function, GraphPattern},
    term::{NamedNodePattern, TermPattern, TriplePattern},
};

use super::{prefixes, walk::each};

/// The name of the condition. It is for this module alone: a query that names it gets what is true anyway.
pub(super) const GOES_ON: &str = "goesOn";

/// What a stopped query's thread ends with.
pub(super) struct Stopped;

/// The condition, for a query with this token.
pub(super) fn goes_on(token: CancellationToken) -> impl Fn(&[Term]) -> Option<Term> + Send + Sync + 'static {
    move |_| {
        if token.is_cancelled() {
            // Not a panic: the thread lets go of what it holds, and nothing is printed.
            resume_unwind(Box::new(Stopped));
        }
        Some(Literal::from(true).into())
    }
}

/// Puts the condition where much may be combined.
pub(super) fn watch(query: &mut Query) {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let watched = each(pattern, &mut |pattern| {
        let some = match pattern {
            GraphPattern::Bgp { patterns } => {
                for triple in patterns.iter_mut() {
                    name(&mut triple.subject);
                    name(&mut triple.object);
                }
                unrelated(patterns)
            }
            GraphPattern::Path { subject, object, .. } => {
                name(subject);
                name(object);
                Vec::new()
            }
            GraphPattern::Join { left, right } | GraphPattern::LeftJoin { left, right, .. } => {
                // One condition for a tree of joins leaves their order to the engine.
                let parts = [&mut **left, &mut **right].map(|side| {
                    bare(side);
                    parts(side)
                });
                parts.concat()
            }
            _ => Vec::new(),
        };
        if some.len() > 1 {
            let inner = Box::new(std::mem::take(pattern));
            *pattern = GraphPattern::Filter { expr: condition(&some), inner };
        }
        Ok(())
    });
    debug_assert!(watched.is_ok(), "nothing in here fails");
}

/// The condition, made to depend on these variables, so that it is asked where all of them are known. Comparing costs
/// less than handing them over.
fn condition(some: &[Variable]) -> Expression {
    let pairs = some.windows(2).map(|pair| {
        let same = Expression::SameTerm(Box::new(pair[0].clone().into()), Box::new(pair[1].clone().into()));
        Expression::Coalesce(vec![same, Literal::from(false).into()])
    });
    Expression::FunctionCall(Function::Custom(prefixes::function(GOES_ON)), pairs.collect())
}

/// Gives a node without a name a variable: a condition cannot depend on it otherwise.
fn name(term: &mut TermPattern) {
    if let TermPattern::BlankNode(node) = term {
        *term = Variable::new_unchecked(format!("__node_{}", node.as_str())).into();
    }
}

/// Takes the condition off a pattern that stands in a larger one.
fn bare(pattern: &mut GraphPattern) {
    if let GraphPattern::Filter { expr: Expression::FunctionCall(Function::Custom(name), _), inner } = pattern
        && *name == prefixes::function(GOES_ON)
    {
        *pattern = std::mem::take(inner);
    }
}

/// A variable of each part that is combined with the others.
fn parts(pattern: &GraphPattern) -> Vec<Variable> {
    match pattern {
        GraphPattern::Bgp { patterns } => unrelated(patterns),
        GraphPattern::Join { left, right } => [parts(left), parts(right)].concat(),
        other => first(other).into_iter().collect(),
    }
}

/// A variable of each group of triples that no variable joins to the others.
fn unrelated(patterns: &[TriplePattern]) -> Vec<Variable> {
    let mut groups: Vec<Vec<Variable>> = Vec::new();
    for triple in patterns {
        let mut group = variables(triple);
        let (joined, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|other| other.iter().any(|variable| group.contains(variable)));
        groups = apart;
        group.extend(joined.into_iter().flatten());
        groups.push(group);
    }
    groups.into_iter().filter_map(|group| group.into_iter().next()).collect()
}

fn variables(triple: &TriplePattern) -> Vec<Variable> {
    let mut variables = Vec::new();
    for term in [&triple.subject, &triple.object] {
        if let TermPattern::Variable(variable) = term {
            variables.push(variable.clone());
        }
    }
    if let NamedNodePattern::Variable(variable) = &triple.predicate {
        variables.push(variable.clone());
    }
    variables
}

/// A variable that a pattern binds.
fn first(pattern: &GraphPattern) -> Option<Variable> {
    let mut found = None;
    pattern.on_in_scope_variable(|variable| {
        found.get_or_insert_with(|| variable.clone());
    });
    found
}
