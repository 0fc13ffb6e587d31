//! A trace over a store on another machine: what leads to it is gathered into a store here, which is then traced.
//!
//! Things are asked for by the hundred, in as many rounds as the way from an issue to its words is long. Which issues may
//! be meant is found from the names given ([`near`]); of these, what is decided here by their names and words is read
//! first, and the rest of those that fit alone.

use std::collections::{BTreeSet, HashSet};

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use super::{Error, Remote, listed};
use crate::{
    query,
    rdf::vocab::{dcterms, gg, oa, org, rdf, skos},
    store::{Store, catalogue},
    trace::{Filter, Trace, fitting, near::near},
};

/// What leads from an issue to what it is about.
const ABOUT: [NamedNodeRef<'static>; 5] =
    [gg::CONCERNS, gg::SAME_ISSUE_AS, dcterms::IS_PART_OF, skos::BROADER, org::SUB_ORGANIZATION_OF];
/// What leads from a statement to who may be behind it, where, and by which rule.
const BEHIND: [NamedNodeRef<'static>; 7] =
    [gg::STATED_AT, gg::IN_SERIES, gg::ATTRIBUTION, gg::ATTRIBUTED_TO, gg::CANDIDATE, gg::TOPIC, gg::RULE];

impl Remote {
    /// Follows every issue that `filter` lets through back to its words, as [`Trace::of`] does in a store here.
    ///
    /// # Errors
    ///
    /// [`Error`].
    pub fn trace(&self, filter: &Filter) -> Result<Trace, Error> {
        let mut gathered =
            Gathered { remote: self, here: Store::in_memory(self.base()?)?, seen: BTreeSet::new() };
        match near(self, filter)? {
            Some(issues) => gathered.raising(&issues)?,
            None => gathered.all()?,
        }
        let mut raised = gathered.of(None, gg::RAISES)?;
        gathered.fetch(raised.clone(), &ABOUT)?;
        gathered.words(&raised, None)?;
        if filter.issue.is_some() || filter.law.is_some() || filter.technology.is_some() {
            raised = fitting(&gathered.here, filter)?;
        }
        let mut statements = BTreeSet::new();
        for issue in &raised {
            statements.extend(gathered.with(gg::RAISES, issue)?);
        }
        gathered.fetch(raised, &[gg::RULE])?;
        gathered.fetch(statements.clone(), &BEHIND)?;
        gathered.people(&statements, filter.person.is_some() || filter.organization.is_some())?;
        gathered.names()?;
        Ok(Trace::of(&gathered.here, filter)?)
    }
}

/// What was gathered so far.
struct Gathered<'a> {
    remote: &'a Remote,
    here: Store,
    seen: BTreeSet<NamedNode>,
}

impl Gathered<'_> {
    /// Which statements raise these issues.
    fn raising(&mut self, issues: &BTreeSet<NamedNode>) -> Result<(), Error> {
        for issues in listed(issues) {
            let pattern = format!("VALUES ?o {{ {issues} }} GRAPH ?g {{ ?s {} ?o }}", gg::RAISES);
            self.raises(&pattern)?;
        }
        Ok(())
    }

    /// Which statements raise which issues.
    fn all(&mut self) -> Result<(), Error> {
        self.raises(&format!("GRAPH ?g {{ ?s {} ?o }}", gg::RAISES))
    }

    /// Keeps the statements and issues of a pattern.
    fn raises(&mut self, pattern: &str) -> Result<(), Error> {
        let rows = self.remote.client.whole("?g ?s ?o", pattern)?;
        let raises = Term::NamedNode(gg::RAISES.into_owned());
        self.keep(rows.into_iter().map(|mut row| {
            row.insert(2, Some(raises.clone()));
            row
        }))
    }

    /// Fetches all that is said of these things, and of what `ways` lead to from them.
    fn fetch(&mut self, things: BTreeSet<NamedNode>, ways: &[NamedNodeRef<'_>]) -> Result<(), Error> {
        let mut reached = things.clone();
        let mut next = things;
        while !next.is_empty() {
            let unknown: Vec<&NamedNode> = next.iter().filter(|thing| !self.seen.contains(*thing)).collect();
            for things in listed(unknown) {
                let rows = self.remote.client.table(&format!(
                    "SELECT ?g ?s ?p ?o WHERE {{ VALUES ?s {{ {things} }} GRAPH ?g {{ ?s ?p ?o }} }}"
                ))?;
                self.keep(rows)?;
            }
            let mut found = BTreeSet::new();
            for thing in &next {
                for way in ways {
                    found.extend(self.of(Some(thing), *way)?);
                }
            }
            self.seen.append(&mut next);
            next = found.into_iter().filter(|thing| reached.insert(thing.clone())).collect();
        }
        Ok(())
    }

    /// Fetches the spans of the evidence for these things; where graphs are given, what these say.
    fn words(
        &mut self,
        things: &BTreeSet<NamedNode>,
        graphs: Option<&HashSet<GraphName>>,
    ) -> Result<(), Error> {
        let mut spans = BTreeSet::new();
        for thing in things {
            let quads = self.quads(Some(thing), gg::EVIDENCE, None)?;
            let wanted = quads
                .into_iter()
                .filter(|quad| graphs.is_none_or(|graphs| graphs.contains(&quad.graph_name)));
            spans.extend(wanted.filter_map(|quad| node(quad.object)));
        }
        self.fetch(spans, &[oa::HAS_SELECTOR])
    }

    /// Fetches where the documents of these statements name their candidates, and their words; where bodies are asked
    /// for, those that the people were of.
    fn people(&mut self, statements: &BTreeSet<NamedNode>, bodies: bool) -> Result<(), Error> {
        let (mut people, mut graphs) = (BTreeSet::new(), HashSet::new());
        for statement in statements {
            let said = self.quads(Some(statement), rdf::TYPE, None)?.into_iter().map(|quad| quad.graph_name);
            graphs.extend(said.filter(|graph| *graph != GraphName::DefaultGraph));
            for attribution in self.of(Some(statement), gg::ATTRIBUTION)? {
                people.extend(self.of(Some(&attribution), gg::ATTRIBUTED_TO)?);
                people.extend(self.of(Some(&attribution), gg::CANDIDATE)?);
            }
        }
        self.words(statements, None)?;
        self.words(&people, Some(&graphs))?;
        if !bodies {
            return Ok(());
        }
        let mut affiliations = BTreeSet::new();
        for people in listed(&people) {
            let rows = self.remote.client.table(&format!(
                "SELECT DISTINCT ?s WHERE {{ VALUES ?o {{ {people} }} GRAPH ?g {{ ?s {} ?o }} }}",
                org::MEMBER
            ))?;
            affiliations.extend(rows.into_iter().flatten().flatten().filter_map(node));
        }
        self.fetch(affiliations, &[org::ORGANIZATION, org::SUB_ORGANIZATION_OF])
    }

    /// Fetches the file names of the documents.
    fn names(&mut self) -> Result<(), Error> {
        let catalogue = self.here.catalogue_graph();
        let pattern =
            format!("GRAPH {catalogue} {{ ?f {} ?name ; {} ?g }}", catalogue::NAME, catalogue::GRAPH);
        let rows = self.remote.client.whole("?f ?name ?g", &pattern)?;
        let known: BTreeSet<NamedNode> = self.here.graphs()?.into_iter().collect();
        let mut quads = Vec::new();
        for row in rows {
            let [Some(Term::NamedNode(file)), Some(name), Some(Term::NamedNode(graph))] = row.as_slice()
            else {
                continue;
            };
            if known.contains(graph) {
                let fact = |term: NamedNodeRef<'_>, value: Term| {
                    Quad::new(file.clone(), term.into_owned(), value, catalogue.clone())
                };
                quads.push(fact(catalogue::NAME, name.clone()));
                quads.push(fact(catalogue::GRAPH, graph.clone().into()));
            }
        }
        self.here.database().extend(quads).map_err(query::Error::storage)?;
        Ok(())
    }

    /// Keeps rows of graph, subject, predicate and object, and their merge.
    fn keep(&mut self, rows: impl IntoIterator<Item = Vec<Option<Term>>>) -> Result<(), Error> {
        let mut quads = Vec::new();
        for row in rows {
            let mut terms = row.into_iter();
            let mut term = || terms.next().flatten();
            let (Some(Term::NamedNode(graph)), Some(Term::NamedNode(s)), Some(Term::NamedNode(p)), Some(o)) =
                (term(), term(), term(), term())
            else {
                continue;
            };
            if Some(&graph) == self.remote.merge.as_ref() {
                continue;
            }
            quads.push(Quad::new(s.clone(), p.clone(), o.clone(), GraphName::DefaultGraph));
            quads.push(Quad::new(s, p, o, graph));
        }
        self.here.database().extend(quads).map_err(query::Error::storage)?;
        Ok(())
    }

    /// Where `way` leads to, from one thing or from anything.
    fn of(&self, thing: Option<&NamedNode>, way: NamedNodeRef<'_>) -> Result<BTreeSet<NamedNode>, Error> {
        Ok(self.quads(thing, way, None)?.into_iter().filter_map(|quad| node(quad.object)).collect())
    }

    /// From where `way` leads to a thing.
    fn with(&self, way: NamedNodeRef<'_>, thing: &NamedNode) -> Result<BTreeSet<NamedNode>, Error> {
        let quads = self.quads(None, way, Some(thing))?;
        let subject = |quad: Quad| match quad.subject {
            NamedOrBlankNode::NamedNode(node) => Some(node),
            NamedOrBlankNode::BlankNode(_) => None,
        };
        Ok(quads.into_iter().filter_map(subject).collect())
    }

    fn quads(
        &self,
        subject: Option<&NamedNode>,
        predicate: NamedNodeRef<'_>,
        object: Option<&NamedNode>,
    ) -> Result<Vec<Quad>, Error> {
        let quads = self.here.database().quads_for_pattern(
            subject.map(|node| node.as_ref().into()),
            Some(predicate),
            object.map(|node| node.as_ref().into()),
            None,
        );
        Ok(quads.collect::<Result<_, _>>().map_err(query::Error::storage)?)
    }
}

fn node(term: Term) -> Option<NamedNode> {
    match term {
        Term::NamedNode(node) => Some(node),
        _ => None,
    }
}
