//! Questions to the store: SPARQL, and the named questions that ship with the program.
//!
//! Takes a [`Store`] and a query; gives [`Results`] to step through or to write; does not know extraction.
//!
//! A query sees the merge of all document graphs and the derived one as its default graph, each triple once;
//! `GRAPH ?g { … }` tells which document says what. The prefixes of [`prefixes`] need no declaration.
//! `?thing gg:matches "words"` searches the full text: see [`run`]. Three functions stand beside SPARQL's own:
//!
//! | function | gives |
//! |---|---|
//! | `gg:fold(text)` | the text after NFKC, in lower case, without white space ([`fold`]): the form in which search compares |
//! | `gg:list(text)` | as an aggregate: the texts of a group, each once, sorted, with 、 between; `GROUP_CONCAT` has no order |
//! | `gg:parameter(name)` | the value given for a parameter, or an error (so an unbound variable) where none is |

mod columns;
mod error;
mod evaluation;
pub(crate) mod given;
mod guard;
mod matches;
pub mod named;
mod names;
mod pieces;
mod prefixes;
mod results;
pub mod table;
pub(crate) mod walk;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use oxigraph::{
    model::{GraphName, Literal, NamedNode, NamedOrBlankNode, Term},
    sparql::{AggregateFunctionAccumulator, CancellationToken, PreparedSparqlUpdate, SparqlEvaluator},
};
use spargebra::{Query, SparqlParser};
use unicode_normalization::UnicodeNormalization;

pub use error::Error;
pub use named::{NamedQueries, NamedQuery};
pub use prefixes::{prefixes, shorten};
pub use results::{Format, Graph, Results, Solutions, Written};

use crate::{store::Store, text::fold_char};
use evaluation::{Asked, Evaluation, Prepare};
use pieces::Pieces;

/// How to run a query.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The one graph to query instead of the merge of all.
    pub graph: Option<NamedNode>,
    /// The graphs to query instead of those that the query or the store names.
    pub dataset: Option<Dataset>,
    /// How long the query may take, reading its results included.
    pub timeout: Option<Duration>,
    /// How many rows or triples to give at most.
    pub limit: Option<usize>,
    /// What `gg:parameter(name)` gives, by name.
    pub parameters: BTreeMap<String, Term>,
    /// What stops this query, and no other, from another thread.
    pub stop: Option<Stop>,
}

/// Stops a query that is under way.
#[derive(Clone, Default)]
pub struct Stop(CancellationToken);

impl Stop {
    /// Stops it: whoever waits for its results is told that it failed.
    pub fn now(&self) {
        self.0.cancel();
    }
}

impl std::fmt::Debug for Stop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Stop").field(&self.0.is_cancelled()).finish()
    }
}

/// The graphs a query sees, as the SPARQL protocol names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dataset {
    /// Graphs whose merge is the default graph.
    pub default_graphs: Vec<NamedNode>,
    /// Graphs that `GRAPH` sees.
    pub named_graphs: Vec<NamedNode>,
}

/// Runs a SELECT, ASK, CONSTRUCT or DESCRIBE.
///
/// `?thing gg:matches "words"` stands where a triple may stand and finds the issues, statements, people, bodies, laws,
/// technologies, initiatives and meetings that [`Index::search`](crate::search::Index::search) finds: all words must be
/// there, `-` before a word excludes it, `\"…\"` keeps words together. The words are a text in quotes, no variable; a
/// pattern that finds more than 50,000 things is an error, and so is a store whose index lags behind.
///
/// ```
/// use gijigraph::{query::{self, Results}, rdf::Base, store::Store};
///
/// let store = Store::in_memory(&Base::default())?;
/// let results = query::run(&store, "ASK { FILTER(gg:fold('ＡＭＥＤ') = 'amed') }", &query::Options::default())?;
/// assert!(matches!(results, Results::Boolean(true)));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Error::Syntax`] with the place, [`Error::NoGraph`], [`Error::Timeout`], [`Error::Evaluation`]; of `gg:matches`
/// [`Error::Matches`], [`Error::TooMany`], [`Error::Search`].
pub fn run(store: &Store, sparql: &str, options: &Options) -> Result<Results, Error> {
    let token = options.stop.clone().unwrap_or_default().0;
    let mut query = parse(store.base().as_str(), sparql)?;
    let (Query::Select { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }
    | Query::Ask { pattern, .. }) = &mut query;
    given::put(pattern, &options.parameters);
    matches::in_query(&mut query, store)?;
    if options.graph.is_none() && options.dataset.is_none() && query.dataset().is_none() {
        names::narrow(&mut query, store)?;
    }
    if let Some(graph) = &options.graph
        && !store.database().contains_named_graph(graph).map_err(Error::storage)?
    {
        return Err(Error::NoGraph(graph.as_str().to_owned()));
    }
    let pieces = Pieces::of(&query, pieces::told(sparql));
    let prepare = prepare(options, &token);
    let asked = match pieces {
        Some(pieces) => Asked::Pieces(Box::new(pieces), prepare),
        None => Asked::Whole(Box::new(prepare(query))),
    };
    Results::read(Evaluation::start(asked, token, store.database(), options.timeout)?, options.limit)
}

/// What makes a query that was read ready to run.
fn prepare(options: &Options, token: &CancellationToken) -> Prepare {
    let evaluator = evaluator(options)
        .with_custom_function(prefixes::function(guard::GOES_ON), guard::goes_on(token.clone()))
        .with_cancellation_token(token.clone());
    let graph = options.graph.clone();
    let dataset = options.dataset.clone().or_else(|| {
        graph.map(|graph| Dataset { default_graphs: vec![graph.clone()], named_graphs: vec![graph] })
    });
    Box::new(move |mut query| {
        guard::watch(&mut query);
        let mut query = evaluator.clone().for_query(query);
        if let Some(dataset) = &dataset {
            let graphs = dataset.default_graphs.iter().cloned().map(GraphName::NamedNode);
            query.dataset_mut().set_default_graph(graphs.collect());
            let named = dataset.named_graphs.iter().cloned().map(NamedOrBlankNode::NamedNode);
            query.dataset_mut().set_available_named_graphs(named.collect());
        }
        query
    })
}

/// Reads an update with the prefixes and functions that queries have. Running it writes past the store's promises: what
/// it changes is in no document.
///
/// # Errors
///
/// [`Error::Syntax`] with the place; of `gg:matches` as [`run`].
pub fn parse_update(store: &Store, sparql: &str) -> Result<PreparedSparqlUpdate, Error> {
    let mut update =
        parser(store.base().as_str())?.parse_update(sparql).map_err(|error| Error::syntax(error, sparql))?;
    matches::in_update(&mut update, store)?;
    Ok(evaluator(&Options::default()).for_update(update))
}

/// Runs a named question with its parameters, given as text.
///
/// # Errors
///
/// [`Error::UnknownParameter`], [`Error::MissingParameter`]; else as [`run`].
pub fn run_named(
    store: &Store,
    query: &NamedQuery,
    settings: &[(String, String)],
    options: &Options,
) -> Result<Results, Error> {
    let mut options = options.clone();
    options.parameters.extend(query.bind(settings)?);
    run(store, &query.text, &options)
}

/// The form in which search compares texts: NFKC, one kind of dash, lower case, no white space.
///
/// ```
/// use gijigraph::query::fold;
/// assert_eq!(fold("ｉＰＳ 細胞"), "ips細胞");
/// assert_eq!(fold("資料１－２"), fold("資料1‐2"));
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    text.nfkc().map(fold_char).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Reads a query as [`run`] does.
pub(crate) fn parse(base: &str, sparql: &str) -> Result<Query, Error> {
    let is_update = || parser(base).is_ok_and(|parser| parser.parse_update(sparql).is_ok());
    let read = parser(base)?.parse_query(sparql);
    let mut query = read.map_err(|error| Error::query_syntax(error, sparql, is_update()))?;
    columns::order(&mut query, sparql);
    Ok(query)
}

/// Runs a query that was read already, with an evaluator that `with` has the last word on.
pub(crate) fn run_parsed(
    query: Query,
    database: &oxigraph::store::Store,
    options: &Options,
    with: impl FnOnce(SparqlEvaluator) -> SparqlEvaluator,
) -> Result<Results, Error> {
    let token = options.stop.clone().unwrap_or_default().0;
    let query = with(evaluator(options).with_cancellation_token(token.clone())).for_query(query);
    Results::read(
        Evaluation::start(Asked::Whole(Box::new(query)), token, database, options.timeout)?,
        options.limit,
    )
}

fn parser(base: &str) -> Result<SparqlParser, Error> {
    // A relative IRI names a thing of the store.
    let failed = |error: oxigraph::model::IriParseError| Error::Prefix(error.to_string());
    let mut parser = SparqlParser::new()
        .with_base_iri(base)
        .map_err(failed)?
        .with_custom_aggregate_function(prefixes::function("list"));
    for (prefix, iri) in prefixes(base) {
        parser = parser.with_prefix(prefix, iri).map_err(failed)?;
    }
    Ok(parser)
}

/// What evaluates queries, with the functions they have.
pub(crate) fn evaluator(options: &Options) -> SparqlEvaluator {
    let parameters = Arc::new(options.parameters.clone());
    SparqlEvaluator::new()
        .with_custom_function(prefixes::function("fold"), |arguments| match arguments {
            [Term::Literal(text)] => Some(Literal::new_simple_literal(fold(text.value())).into()),
            [Term::NamedNode(iri)] => Some(Literal::new_simple_literal(fold(iri.as_str())).into()),
            _ => None,
        })
        .with_custom_function(prefixes::function("parameter"), move |arguments| match arguments {
            [Term::Literal(name)] => parameters.get(name.value()).cloned(),
            _ => None,
        })
        .with_custom_aggregate_function(prefixes::function("list"), || Box::<List>::default())
}

/// The texts of a group, each once.
#[derive(Default)]
struct List(BTreeSet<String>);

impl AggregateFunctionAccumulator for List {
    fn accumulate(&mut self, element: Term) {
        if let Term::Literal(text) = element {
            self.0.insert(text.destruct().0);
        }
    }

    fn finish(&mut self) -> Option<Term> {
        let texts: Vec<String> = std::mem::take(&mut self.0).into_iter().collect();
        Some(Literal::new_simple_literal(texts.join("、")).into())
    }
}
