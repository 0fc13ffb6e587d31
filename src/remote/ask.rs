//! Questions to a store on another machine, answered as the store here would answer them.

use oxigraph::{
    model::{NamedNode, Term},
    sparql::Variable,
};
use spargebra::{
    Query,
    algebra::{GraphPattern, QueryDataset},
    term::{NamedNodePattern, TermPattern, TriplePattern},
};

use super::{
    Error, Remote,
    settle::{Desk, Settling},
};
use crate::{
    query::{self, NamedQuery, Options, Results},
    rdf::vocab::gg,
    store::catalogue,
};

impl Remote {
    /// Runs a SELECT, ASK, CONSTRUCT or DESCRIBE, with the prefixes and functions that queries have here.
    ///
    /// # Errors
    ///
    /// [`Error`]; [`Error::Query`] as [`query::run`].
    pub fn run(&self, sparql: &str, options: &Options) -> Result<Results, Error> {
        let base = self.base()?.as_str();
        let mut query = described(query::parse(base, sparql)?);
        if query.to_string().contains(&format!("<{}matches>", gg::NS)) {
            return Err(Error::Unsupported(
                "gg:matches searches the full text, whose index stands beside a store here",
            ));
        }
        let mut dataset = match &mut query {
            Query::Select { dataset, .. }
            | Query::Construct { dataset, .. }
            | Query::Describe { dataset, .. }
            | Query::Ask { dataset, .. } => dataset.take(),
        };
        if let Some(graph) = &options.graph {
            if !self.has(graph)? {
                return Err(query::Error::NoGraph(graph.as_str().to_owned()).into());
            }
            dataset.get_or_insert(QueryDataset {
                default: vec![graph.clone()],
                named: Some(vec![graph.clone()]),
            });
        }
        let (default, patience) = (self.merge.clone(), options.timeout);
        let desk = Desk { client: self.client.clone(), dataset, default, patience };
        let settling = Settling { desk: desk.clone(), options };
        let (Query::Select { pattern, .. }
        | Query::Construct { pattern, .. }
        | Query::Describe { pattern, .. }
        | Query::Ask { pattern, .. }) = &mut query;
        let taken = std::mem::replace(pattern, GraphPattern::Bgp { patterns: Vec::new() });
        *pattern = settling.whole(taken)?;
        let nothing = oxigraph::store::Store::new().map_err(query::Error::storage)?;
        Ok(query::run_parsed(query, &nothing, options, |evaluator| {
            evaluator.with_default_service_handler(desk)
        })?)
    }

    /// Runs a named question with its parameters, given as text.
    ///
    /// # Errors
    ///
    /// As [`Remote::run`] and [`query::run_named`].
    pub fn run_named(
        &self,
        query: &NamedQuery,
        settings: &[(String, String)],
        options: &Options,
    ) -> Result<Results, Error> {
        let mut options = options.clone();
        options.parameters.extend(query.bind(settings)?);
        self.run(&query.text, &options)
    }

    /// The graph that a name or the beginning of an id stands for.
    ///
    /// # Errors
    ///
    /// [`Error`].
    pub fn graph_called(&self, what: &str) -> Result<Option<NamedNode>, Error> {
        let (base, text) = (self.base()?, oxigraph::model::Literal::new_simple_literal(what));
        if what == "derived" {
            return Ok(Some(base.derived_graph()));
        }
        let (graph, name, id) = (catalogue::GRAPH, catalogue::NAME, catalogue::SHA256);
        let by_id = if what.len() < 4 {
            "FILTER(false)".to_owned()
        } else {
            format!("FILTER(STRSTARTS(?id, {text}))")
        };
        let rows = self.client.table(&format!(
            "SELECT DISTINCT ?g WHERE {{ GRAPH {} {{ {{ ?f {name} {text} ; {graph} ?g }} UNION {{ ?g {id} ?id {by_id} }} }} }} ORDER BY ?g LIMIT 1",
            base.graph("catalogue")
        ))?;
        Ok(rows.into_iter().flatten().next().flatten().and_then(|term| match term {
            Term::NamedNode(node) => Some(node),
            _ => None,
        }))
    }

    fn has(&self, graph: &NamedNode) -> Result<bool, Error> {
        let rows =
            self.client.table(&format!("SELECT ?s WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} LIMIT 1"))?;
        Ok(!rows.is_empty())
    }
}

/// A DESCRIBE as the CONSTRUCT that gives the same: what is said of each thing. The graph has no blank nodes.
fn described(query: Query) -> Query {
    let Query::Describe { dataset, pattern, base_iri } = query else { return query };
    let mut things = Vec::new();
    pattern.on_in_scope_variable(|variable| things.push(variable.clone()));
    things.sort_unstable_by(|a, b| a.as_str().cmp(b.as_str()));
    things.dedup();
    let mut template = Vec::new();
    let mut union: Option<GraphPattern> = None;
    for (number, thing) in things.into_iter().enumerate() {
        let variable = |name: &str| Variable::new_unchecked(format!("{name}_described_{number}"));
        let said = TriplePattern {
            subject: TermPattern::Variable(thing),
            predicate: NamedNodePattern::Variable(variable("p")),
            object: TermPattern::Variable(variable("o")),
        };
        template.push(said.clone());
        let right = Box::new(GraphPattern::Bgp { patterns: vec![said] });
        let branch = GraphPattern::Join { left: Box::new(pattern.clone()), right };
        union = Some(match union {
            None => branch,
            Some(others) => GraphPattern::Union { left: Box::new(others), right: Box::new(branch) },
        });
    }
    let pattern = union.unwrap_or(GraphPattern::Bgp { patterns: Vec::new() });
    Query::Construct { template, dataset, pattern, base_iri }
}
