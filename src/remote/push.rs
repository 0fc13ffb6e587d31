//! Keeping a store on another machine in step with this one, graph by graph.
//!
//! Of each graph the catalogue there notes the digest of what was sent. A graph whose digest is the same is left alone;
//! one that this store no longer has is taken out. While a graph is on its way its note is empty, so that the next run
//! sends it again where this one broke off.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use oxigraph::model::{Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use sha2::{Digest, Sha256};

use super::{Endpoint, Error, Remote, client::Client};
use crate::{
    rdf::{Base, sort},
    source::hex,
    store::{Store, catalogue},
};

/// Bytes of statements in one request, about: servers limit what they take at once, some to one megabyte.
const AT_ONCE: usize = 512 << 10;
/// Statements in one request: Virtuoso refuses to compile two thousand.
const MANY: usize = 1000;

/// What a push did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pushed {
    /// Graphs that were sent.
    pub sent: usize,
    /// Graphs that were there already, unchanged.
    pub unchanged: usize,
    /// Graphs that were taken out.
    pub removed: usize,
    /// Statements that were sent.
    pub triples: usize,
}

/// Makes the store at `endpoint` hold what `store` holds, telling `watch` after each graph how many are left.
///
/// The merge of all graphs goes into its default graph, or into the graph `merge` where it has none of its own. Only
/// graphs that were pushed there are ever changed. An interrupted run leaves every graph whole, missing, or noted as
/// under way; the next run ends it.
///
/// # Errors
///
/// [`Error`]; what was sent before stays.
pub fn push(
    store: &Store,
    endpoint: &Endpoint,
    merge: Option<&NamedNode>,
    mut watch: impl FnMut(usize),
) -> Result<Pushed, Error> {
    let remote = Remote::open(endpoint)?;
    let there = There::of(&remote, store, merge)?;
    let noted = there.noted()?;
    let graphs = store.graphs()?;
    let mut entries = store.entries()?;
    let mut pushed = Pushed::default();
    let here: BTreeSet<&NamedNode> = graphs.iter().collect();
    for graph in noted.keys().filter(|graph| !here.contains(graph)) {
        there.remove(graph)?;
        pushed.removed += 1;
    }
    there.decide(store)?;
    let mut left = graphs.len();
    for graph in &graphs {
        let triples = triples(store, graph)?;
        let entry = entries.remove(graph).unwrap_or_default();
        let digest = digest(&triples, &entry);
        if noted.get(graph) == Some(&digest) {
            pushed.unchanged += 1;
        } else {
            there.send(graph, &triples, &entry, &digest, noted.contains_key(graph))?;
            pushed.sent += 1;
            pushed.triples += triples.len();
        }
        left -= 1;
        watch(left);
    }
    Ok(pushed)
}

/// The base of what was pushed to a store, and the graph that holds the merge where that is not the default graph.
pub(super) fn known(client: &Client) -> Result<(Option<Base>, Option<NamedNode>), Error> {
    let query = format!(
        "SELECT ?base ?merge WHERE {{ GRAPH ?catalogue {{ ?catalogue {} ?base OPTIONAL {{ ?catalogue {} ?merge }} }} }}",
        catalogue::BASE,
        catalogue::MERGE
    );
    let mut rows = client.table(&query)?.into_iter();
    let Some(row) = rows.next() else { return Ok((None, None)) };
    let odd = |reason: &str| Error::Odd { endpoint: client.name().to_owned(), reason: reason.to_owned() };
    if rows.next().is_some() {
        return Err(odd("it holds what several bases were pushed to: give each a dataset of its own"));
    }
    let mut terms = row.into_iter().map(|term| match term {
        Some(Term::NamedNode(node)) => Some(node),
        _ => None,
    });
    let base = terms.next().flatten().ok_or_else(|| odd("its catalogue has a base that is no IRI"))?;
    let base = Base::new(base.as_str()).map_err(|error| odd(&error.to_string()))?;
    Ok((Some(base), terms.next().flatten()))
}

/// The store on the other machine, as something that is written.
struct There<'a> {
    client: &'a Client,
    catalogue: NamedNode,
    merge: Option<NamedNode>,
}

impl<'a> There<'a> {
    /// The store, with a catalogue.
    fn of(remote: &'a Remote, store: &Store, merge: Option<&NamedNode>) -> Result<Self, Error> {
        let (client, catalogue) = (&remote.client, store.catalogue_graph());
        let Some(base) = &remote.base else {
            let base = NamedNode::new_unchecked(store.base().as_str());
            let mut facts = format!("{catalogue} {} {base} .", catalogue::BASE);
            if let Some(merge) = merge {
                let _ = write!(facts, " {catalogue} {} {merge} .", catalogue::MERGE);
            }
            client.update(&format!("INSERT DATA {{ GRAPH {catalogue} {{ {facts} }} }}"))?;
            return Ok(Self { client, catalogue, merge: merge.cloned() });
        };
        if base != store.base() {
            return Err(Error::OtherBase {
                endpoint: client.name().to_owned(),
                stored: base.as_str().to_owned(),
                here: store.base().as_str().to_owned(),
            });
        }
        if merge.is_some() && merge != remote.merge.as_ref() {
            return Err(Error::Unsupported("the merge stands in another graph there since the first push"));
        }
        Ok(Self { client, catalogue, merge: remote.merge.clone() })
    }

    /// Notes what was decided about people here, for those who pull.
    fn decide(&self, store: &Store) -> Result<(), Error> {
        let (catalogue, term) = (&self.catalogue, catalogue::DECISIONS);
        let decisions = store.people()?;
        let table = (!decisions.is_empty()).then(|| Literal::new_simple_literal(decisions.to_table()));
        let pattern = format!("GRAPH {catalogue} {{ {catalogue} {term} ?table }}");
        let rows = self.client.table(&format!("SELECT ?table WHERE {{ {pattern} }}"))?;
        if rows.into_iter().flatten().flatten().next() == table.clone().map(Term::Literal) {
            return Ok(());
        }
        let noted = table
            .map(|table| format!(" ;\nINSERT DATA {{ GRAPH {catalogue} {{ {catalogue} {term} {table} }} }}"));
        self.client
            .update(&format!("DELETE {{ {pattern} }} WHERE {{ {pattern} }}{}", noted.unwrap_or_default()))
    }

    /// The digest noted of each graph; empty where it was under way.
    fn noted(&self) -> Result<BTreeMap<NamedNode, String>, Error> {
        let pattern = format!("GRAPH {} {{ ?graph {} ?digest }}", self.catalogue, catalogue::PUSHED);
        let rows = self.client.whole("?graph ?digest", &pattern)?;
        let mut noted = BTreeMap::new();
        for row in rows {
            if let [Some(Term::NamedNode(graph)), Some(Term::Literal(digest))] = row.as_slice() {
                noted.insert(graph.clone(), digest.value().to_owned());
            }
        }
        Ok(noted)
    }

    /// Puts a graph, its entry in the catalogue and its part of the merge there.
    fn send(
        &self,
        graph: &NamedNode,
        triples: &[Triple],
        entry: &[Triple],
        digest: &str,
        known: bool,
    ) -> Result<(), Error> {
        let under_way = self.note(graph, "");
        if known {
            let (gone, forgotten) = (self.taking_out(graph), self.forgetting(graph));
            self.client.update(&format!("{gone} ;\n{forgotten} ;\n{under_way}"))?;
        } else {
            self.client.update(&under_way)?;
        }
        for (name, triples) in [(graph, triples), (&self.catalogue, entry)] {
            for statements in portions(triples) {
                self.client.update(&format!("INSERT DATA {{ GRAPH {name} {{\n{statements}}} }}"))?;
            }
        }
        let merge = self.merged();
        self.client.update(&format!(
            "INSERT {{ {merge} }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }} ;\n{} ;\n{}",
            self.forgetting(graph),
            self.note(graph, digest)
        ))
    }

    /// Takes a graph out, with its entry in the catalogue and what only it says in the merge.
    fn remove(&self, graph: &NamedNode) -> Result<(), Error> {
        self.client.update(&format!("{} ;\n{}", self.taking_out(graph), self.forgetting(graph)))
    }

    /// The triple of the variables, in the merge.
    fn merged(&self) -> String {
        self.merge.as_ref().map_or("?s ?p ?o".to_owned(), |merge| format!("GRAPH {merge} {{ ?s ?p ?o }}"))
    }

    fn taking_out(&self, graph: &NamedNode) -> String {
        let (catalogue, merged) = (&self.catalogue, self.merged());
        let others = self.merge.iter().map(|merge| format!(" && ?other != {merge}")).collect::<String>();
        let named = catalogue::GRAPH;
        format!(
            "DELETE {{ {merged} }} WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} FILTER NOT EXISTS {{ GRAPH ?other {{ ?s ?p ?o }} \
             FILTER(?other != {graph} && ?other != {catalogue}{others}) }} }} ;\n\
             DROP SILENT GRAPH {graph} ;\n\
             DELETE {{ GRAPH {catalogue} {{ ?f ?p ?o }} }} WHERE {{ GRAPH {catalogue} {{ ?f {named} {graph} ; ?p ?o }} }} ;\n\
             DELETE {{ GRAPH {catalogue} {{ {graph} ?p ?o }} }} WHERE {{ GRAPH {catalogue} {{ {graph} ?p ?o }} FILTER(?p != {}) }}",
            catalogue::PUSHED
        )
    }

    fn forgetting(&self, graph: &NamedNode) -> String {
        let note = format!("GRAPH {} {{ {graph} {} ?digest }}", self.catalogue, catalogue::PUSHED);
        format!("DELETE {{ {note} }} WHERE {{ {note} }}")
    }

    fn note(&self, graph: &NamedNode, digest: &str) -> String {
        format!("INSERT DATA {{ GRAPH {} {{ {graph} {} \"{digest}\" }} }}", self.catalogue, catalogue::PUSHED)
    }
}

/// What a graph says, sorted.
fn triples(store: &Store, graph: &NamedNode) -> Result<Vec<Triple>, Error> {
    let quads = store.quads(Some(graph)).map(|quad| quad.map(Triple::from));
    let mut triples: Vec<Triple> = quads.collect::<Result<_, _>>().map_err(|e| store.storage(e))?;
    sort(&mut triples);
    Ok(triples)
}

fn digest(triples: &[Triple], entry: &[Triple]) -> String {
    let mut hash = Sha256::new();
    let mut line = String::new();
    for triple in triples.iter().chain(entry) {
        line.clear();
        let _ = writeln!(line, "{triple} .");
        hash.update(&line);
    }
    hex(&hash.finalize())
}

/// The triples as statements, in portions of a size that servers take; each subject is written once where it can be.
fn portions(triples: &[Triple]) -> impl Iterator<Item = String> {
    let mut rest = triples;
    std::iter::from_fn(move || {
        let (mut statements, mut written) = (String::new(), 0);
        let mut subject: Option<&NamedOrBlankNode> = None;
        for triple in rest.iter().take(MANY) {
            if statements.len() >= AT_ONCE {
                break;
            }
            let lead = match subject {
                Some(subject) if subject == &triple.subject => " ;\n ".to_owned(),
                Some(_) => format!(" .\n{}", triple.subject),
                None => triple.subject.to_string(),
            };
            let _ = write!(statements, "{lead} {} {}", triple.predicate, triple.object);
            subject = Some(&triple.subject);
            written += 1;
        }
        if written == 0 {
            return None;
        }
        rest = &rest[written..];
        statements.push_str(" .\n");
        Some(statements)
    })
}

#[cfg(test)]
mod tests {
    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    #[test]
    fn portions_hold_every_triple_once_and_none_is_much_too_large() {
        let node = |n: usize| NamedNode::new_unchecked(format!("urn:みなと:{n}"));
        let text = |n: usize| Literal::new_simple_literal(format!("「第{n}号」\n\"{}\"", "語".repeat(400)));
        let triples: Vec<Triple> =
            (0..3000).map(|n| Triple::new(node(n / 3), node(n % 3), text(n))).collect();
        let mut read = Vec::new();
        let mut count = 0;
        for statements in portions(&triples) {
            assert!(statements.len() < AT_ONCE + (8 << 10), "{}", statements.len());
            let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(&statements);
            read.extend(quads.map(|quad| Triple::from(quad.unwrap())));
            count += 1;
        }
        assert!(count > 3, "{count}");
        assert_eq!(read, triples);
    }

    #[test]
    fn a_digest_tells_a_graph_from_one_with_another_entry() {
        let node = |n: usize| NamedNode::new_unchecked(format!("urn:n:{n}"));
        let triple = |n| Triple::new(node(n), node(0), node(0));
        let digests = [
            digest(&[triple(1)], &[triple(2)]),
            digest(&[triple(1)], &[triple(3)]),
            digest(&[triple(2)], &[triple(2)]),
        ];
        assert_eq!(digests.iter().collect::<BTreeSet<_>>().len(), 3);
    }
}
