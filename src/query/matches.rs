//! `?thing gg:matches "words"`: full text search inside of a query.
//!
//! Before a query is run, each such pattern is replaced by the table of what the search index finds, so that the rest is
//! asked of those things only, also where nothing else binds the variable. Words are those of a search: all must be
//! there, `-` excludes, `\"…\"` keeps together.

use std::{collections::HashMap, mem::take};

use oxigraph::model::{BlankNode, NamedNode, Variable};
use spargebra::{
    GraphUpdateOperation, Query, Update,
    algebra::{GraphPattern, PropertyPathExpression},
    term::{GroundTerm, NamedNodePattern, TermPattern, TriplePattern},
};

use super::{Error, prefixes, walk::each};
use crate::{search, search::Index, store::Store};

/// Things that one pattern may find at most. Beyond that a query would answer for a part as if it were the whole.
const MOST: usize = 50_000;

/// Replaces the patterns of a query.
pub(super) fn in_query(query: &mut Query, store: &Store) -> Result<(), Error> {
    match query {
        Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. } => Matches::new(store).replace(pattern),
    }
}

/// Replaces the patterns of an update.
pub(super) fn in_update(update: &mut Update, store: &Store) -> Result<(), Error> {
    for operation in &mut update.operations {
        if let GraphUpdateOperation::DeleteInsert { pattern, .. } = operation {
            Matches::new(store).replace(pattern)?;
        }
    }
    Ok(())
}

struct Matches<'s> {
    store: &'s Store,
    index: Option<Index>,
    /// Nodes without a name that are searched for: `[] gg:matches "…"`, or the middle of `gg:raises/gg:matches`.
    named: HashMap<BlankNode, Variable>,
}

impl<'s> Matches<'s> {
    fn new(store: &'s Store) -> Self {
        Self { store, index: None, named: HashMap::new() }
    }

    fn replace(&mut self, pattern: &mut GraphPattern) -> Result<(), Error> {
        self.name(pattern);
        self.pattern(pattern)
    }

    /// Gives variables to the nodes without a name that are searched for.
    fn name(&mut self, pattern: &mut GraphPattern) {
        let named = &mut self.named;
        each(pattern, &mut |pattern| {
            if let GraphPattern::Bgp { patterns } = pattern {
                for triple in patterns.iter().filter(|triple| asks(triple)) {
                    if let TermPattern::BlankNode(node) = &triple.subject {
                        let variable = Variable::new_unchecked(format!("__matched_{}", node.as_str()));
                        named.insert(node.clone(), variable);
                    }
                }
            }
            Ok(())
        })
        .unwrap_or_default();
        if named.is_empty() {
            return;
        }
        let rename = |term: &mut TermPattern| {
            if let TermPattern::BlankNode(node) = term
                && let Some(variable) = named.get(node)
            {
                *term = variable.clone().into();
            }
        };
        each(pattern, &mut |pattern| {
            match pattern {
                GraphPattern::Bgp { patterns } => {
                    for triple in patterns {
                        rename(&mut triple.subject);
                        rename(&mut triple.object);
                    }
                }
                GraphPattern::Path { subject, object, .. } => {
                    rename(subject);
                    rename(object);
                }
                _ => {}
            }
            Ok(())
        })
        .unwrap_or_default();
    }

    fn pattern(&mut self, pattern: &mut GraphPattern) -> Result<(), Error> {
        each(pattern, &mut |pattern| {
            match pattern {
                GraphPattern::Bgp { patterns } => {
                    let (asked, rest): (Vec<_>, Vec<_>) = take(patterns).into_iter().partition(asks);
                    let mut joined = GraphPattern::Bgp { patterns: rest };
                    for triple in asked {
                        let found = self.found(&triple)?;
                        // One after the other: of a long table and all things of a class the engine makes every pair.
                        joined = GraphPattern::Lateral { left: Box::new(found), right: Box::new(joined) };
                    }
                    *pattern = joined;
                }
                GraphPattern::Path { path, .. } if passes(path) => return Err(Error::Matches),
                _ => {}
            }
            Ok(())
        })
    }

    /// What the index finds, as a table of one column, or as yes or no where a thing is given.
    fn found(&mut self, triple: &TriplePattern) -> Result<GraphPattern, Error> {
        let TermPattern::Literal(words) = &triple.object else { return Err(Error::Matches) };
        let things = self.search(words.value())?;
        let (variables, bindings) = match &triple.subject {
            TermPattern::Variable(variable) => {
                let row = |thing| vec![Some(GroundTerm::NamedNode(NamedNode::new_unchecked(thing)))];
                (vec![variable.clone()], things.into_iter().map(row).collect())
            }
            TermPattern::NamedNode(node) => {
                let known = things.iter().any(|thing| thing == node.as_str());
                (Vec::new(), if known { vec![Vec::new()] } else { Vec::new() })
            }
            _ => return Err(Error::Matches),
        };
        Ok(GraphPattern::Values { variables, bindings })
    }

    fn search(&mut self, words: &str) -> Result<Vec<String>, Error> {
        if self.index.is_none() {
            if !self.store.search_is_current().map_err(search::Error::from)? {
                return Err(search::Error::Behind(self.store.dir().to_owned()).into());
            }
            self.index = Some(Index::open(self.store.dir())?);
        }
        let Some(index) = &self.index else { return Err(Error::BrokenDown) };
        index.things(words, MOST)?.map_err(|found| Error::TooMany {
            words: words.to_owned(),
            found,
            most: MOST,
        })
    }
}

fn asks(triple: &TriplePattern) -> bool {
    matches!(&triple.predicate, NamedNodePattern::NamedNode(node) if *node == prefixes::function("matches"))
}

/// Whether a path passes through `gg:matches`, which only stands alone or at the end of a row of terms.
fn passes(path: &PropertyPathExpression) -> bool {
    use PropertyPathExpression as Path;
    match path {
        Path::NamedNode(node) => *node == prefixes::function("matches"),
        Path::NegatedPropertySet(nodes) => nodes.contains(&prefixes::function("matches")),
        Path::Reverse(inner) | Path::ZeroOrMore(inner) | Path::OneOrMore(inner) | Path::ZeroOrOne(inner) => {
            passes(inner)
        }
        Path::Sequence(a, b) | Path::Alternative(a, b) => passes(a) || passes(b),
    }
}
