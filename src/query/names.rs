//! Filters on names, asked of the search index first.
//!
//! `?thing a gg:PolicyIssue ; rdfs:label ?name . FILTER(CONTAINS(gg:fold(?name), gg:fold("…")))` has the engine read and
//! fold the names of all issues there are. The index gives the few that may be meant; they are joined to the pattern as a
//! table, and the filter still decides. Nothing is found that was not found before, nor less: where the index cannot tell,
//! the query is left as it is.

use oxigraph::model::{NamedNode, NamedNodeRef, Variable};
use spargebra::{
    Query,
    algebra::{Expression, Function, GraphPattern, PropertyPathExpression},
    term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern},
};

use super::{Error, fold, prefixes, walk::each};
use crate::{
    rdf::vocab::{rdf, rdfs, skos},
    search::{self, Index, Kind},
    store::Store,
};

/// Names that the index holds of each thing.
const INDEXED: [NamedNodeRef<'static>; 3] = [rdfs::LABEL, skos::ALT_LABEL, skos::HIDDEN_LABEL];

/// Joins what the index finds to the patterns of a query over the merge of all documents.
pub(super) fn narrow(query: &mut Query, store: &Store) -> Result<(), Error> {
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = query;
    let mut index = None;
    each(pattern, &mut |pattern| {
        let GraphPattern::Filter { expr, inner } = pattern else { return Ok(()) };
        let Some((name, words)) = wanted(expr, inner) else { return Ok(()) };
        let Some((pattern, thing, kind)) = naming(inner, &name) else { return Ok(()) };
        if index.is_none() {
            if !store.is_on_disk() || !store.search_holds_all().map_err(search::Error::from)? {
                return Ok(());
            }
            // Without an index a query is as slow as it was.
            let Ok(opened) = Index::open(store.dir()) else { return Ok(()) };
            index = Some(opened);
        }
        let Some(index) = &index else { return Ok(()) };
        if let Some(things) = index.named(kind, &words)? {
            let row = |thing| vec![Some(GroundTerm::NamedNode(NamedNode::new_unchecked(thing)))];
            let found = GraphPattern::Values {
                variables: vec![thing],
                bindings: things.into_iter().map(row).collect(),
            };
            let named = std::mem::take(pattern);
            // One after the other: of a long table and all things of a class the engine makes every pair.
            *pattern = GraphPattern::Lateral { left: Box::new(found), right: Box::new(named) };
        }
        Ok(())
    })
}

/// The variable that must hold words, and the words, folded: `CONTAINS(gg:fold(?name), gg:fold(…))`, also where it may be
/// left out by `!BOUND(?wanted) ||`.
fn wanted(condition: &Expression, inner: &GraphPattern) -> Option<(Variable, String)> {
    match condition {
        Expression::And(a, b) => wanted(a, inner).or_else(|| wanted(b, inner)),
        Expression::Or(a, b) => match &**a {
            // Only where the variable is given a value is the other half what decides.
            Expression::Not(not) => match &**not {
                Expression::Bound(variable) => {
                    constant(&variable.clone().into(), inner)?;
                    wanted(b, inner)
                }
                _ => None,
            },
            _ => None,
        },
        Expression::FunctionCall(Function::Contains, operands) => {
            let [text, words] = operands.as_slice() else { return None };
            let text = match text {
                Expression::Variable(folded) => bound_to(inner, folded)?,
                text => text,
            };
            let Expression::Variable(name) = folded(text)? else { return None };
            // Words that are constant were folded before.
            let words = folded(words).unwrap_or(words);
            Some((name.clone(), fold(&constant(words, inner)?)))
        }
        _ => None,
    }
}

/// What `gg:fold` is asked to fold.
fn folded(expression: &Expression) -> Option<&Expression> {
    operand(expression, "fold")
}

/// The one operand of a function of this program.
fn operand<'e>(expression: &'e Expression, function: &str) -> Option<&'e Expression> {
    match expression {
        Expression::FunctionCall(Function::Custom(name), operands)
            if *name == prefixes::function(function) && operands.len() == 1 =>
        {
            operands.first()
        }
        _ => None,
    }
}

/// The text that an expression always has: a literal, as a parameter is by now, or a variable bound to one.
fn constant(expression: &Expression, inner: &GraphPattern) -> Option<String> {
    match expression {
        Expression::Literal(literal) => Some(literal.value().to_owned()),
        Expression::Variable(variable) => constant(bound_to(inner, variable)?, inner),
        _ => None,
    }
}

/// What a variable is bound to by BIND.
fn bound_to<'p>(pattern: &'p GraphPattern, wanted: &Variable) -> Option<&'p Expression> {
    match pattern {
        // What is bound to another variable might go round in a circle.
        GraphPattern::Extend { variable, expression, .. } if variable == wanted => {
            Some(expression).filter(|expression| !matches!(expression, Expression::Variable(_)))
        }
        GraphPattern::Extend { inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::LeftJoin { left: inner, .. } => bound_to(inner, wanted),
        GraphPattern::Join { left, right } => bound_to(left, wanted).or_else(|| bound_to(right, wanted)),
        _ => None,
    }
}

/// The pattern that tells whose name `name` is, with the variable of the thing and its kind.
fn naming<'p>(
    pattern: &'p mut GraphPattern,
    name: &Variable,
) -> Option<(&'p mut GraphPattern, Variable, Kind)> {
    // Where nothing can be found the pattern is given back whole, so it is looked at before it is borrowed for good.
    if let Some((thing, kind)) = named(pattern, name) {
        return Some((pattern, thing, kind));
    }
    match pattern {
        GraphPattern::Extend { inner, .. }
        | GraphPattern::Filter { inner, .. }
        | GraphPattern::LeftJoin { left: inner, .. } => naming(inner, name),
        _ => None,
    }
}

/// The thing called `name` in a conjunction of triples and paths, where its kind is told there as well.
fn named(pattern: &GraphPattern, name: &Variable) -> Option<(Variable, Kind)> {
    let mut parts = Vec::new();
    conjuncts(pattern, &mut parts)?;
    let thing = parts.iter().find_map(|part| part.names(name))?;
    let kind = parts.iter().find_map(|part| part.kind(thing))?;
    Some((thing.clone(), kind))
}

/// A triple or a path.
enum Part<'p> {
    Triple(&'p TriplePattern),
    Path(&'p TermPattern, &'p PropertyPathExpression, &'p TermPattern),
}

/// Gathers the parts of a conjunction; `None` where something else stands in it.
fn conjuncts<'p>(pattern: &'p GraphPattern, parts: &mut Vec<Part<'p>>) -> Option<()> {
    match pattern {
        GraphPattern::Bgp { patterns } => parts.extend(patterns.iter().map(Part::Triple)),
        GraphPattern::Path { subject, path, object } => parts.push(Part::Path(subject, path, object)),
        GraphPattern::Join { left, right } => {
            conjuncts(left, parts)?;
            conjuncts(right, parts)?;
        }
        _ => return None,
    }
    Some(())
}

impl<'p> Part<'p> {
    /// The variable of the thing called `name`, by names that the index holds.
    fn names(&self, name: &Variable) -> Option<&'p Variable> {
        let (subject, held, object) = match self {
            Self::Triple(TriplePattern {
                subject,
                predicate: NamedNodePattern::NamedNode(predicate),
                object,
            }) => (subject, INDEXED.contains(&predicate.as_ref()), object),
            Self::Triple(_) => return None,
            Self::Path(subject, path, object) => (*subject, holds(path), *object),
        };
        match (subject, object) {
            (TermPattern::Variable(thing), TermPattern::Variable(text)) if held && text == name => {
                Some(thing)
            }
            _ => None,
        }
    }

    /// The kind of the thing, where this is what tells it.
    fn kind(&self, thing: &Variable) -> Option<Kind> {
        match self {
            Self::Triple(TriplePattern {
                subject: TermPattern::Variable(subject),
                predicate: NamedNodePattern::NamedNode(predicate),
                object: TermPattern::NamedNode(class),
            }) if subject == thing && *predicate == rdf::TYPE => {
                Kind::ALL.into_iter().find(|kind| kind.class() == class.as_ref())
            }
            _ => None,
        }
    }
}

/// Whether a path leads to names in the index, and to nothing else.
fn holds(path: &PropertyPathExpression) -> bool {
    match path {
        PropertyPathExpression::NamedNode(predicate) => INDEXED.contains(&predicate.as_ref()),
        PropertyPathExpression::Alternative(a, b) => holds(a) && holds(b),
        _ => false,
    }
}
