//! The derived graph in the store: what follows from several documents, kept in step with them.
//!
//! A change notes in the catalogue which things it touched. [`Store::derive`] derives anew what those reach, and nothing
//! else: the work grows with the document, the meetings of its series, and what is said elsewhere of the same issues and
//! names, not with the store.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeSet,
};

use oxigraph::{
    model::{GraphName, GraphNameRef, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term},
    store::{StorageError, Transaction},
};

use super::{
    Error, Store, catalogue, lag,
    write::{exchange, set_graph},
};
use crate::{
    derive::{Derivation, Known},
    people::Decisions,
    rdf::{Quads, vocab::rdf},
};

/// What keeping the derived graph in step took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Derived {
    /// Things of which something was derived anew.
    pub things: usize,
    /// Quads that were looked up for it.
    pub read: u64,
    /// Quads that were taken out or put in.
    pub changed: usize,
}

impl Derived {
    fn add(&mut self, other: Self) {
        self.things += other.things;
        self.read += other.read;
        self.changed += other.changed;
    }
}

/// What was touched: the notes of it, and the things for which they stand.
#[derive(Default)]
struct Touched {
    notes: Vec<NamedNode>,
    things: BTreeSet<NamedNode>,
}

/// Touched things in a transaction: what is derived of them, and of what they reach, is held in memory.
const AT_ONCE: usize = 20_000;

impl Store {
    /// Brings the derived graph up to date with the documents, where it is not.
    ///
    /// A transaction does so for many things, but not for all, so that memory is bounded; what an interruption leaves
    /// is noted, as before.
    ///
    /// # Errors
    ///
    /// [`Error::ReadOnly`], [`Error::Storage`].
    pub fn derive(&self) -> Result<Derived, Error> {
        self.derive_by(AT_ONCE)
    }

    /// As [`Store::derive`], with so many touched things in a transaction.
    ///
    /// # Errors
    ///
    /// As [`Store::derive`].
    pub fn derive_by(&self, at_once: usize) -> Result<Derived, Error> {
        let mut derived = Derived::default();
        // What is noted meanwhile is left for the next time.
        let mut noted = self.noted(catalogue::TOUCHED);
        loop {
            let mut touched = Touched::default();
            while touched.things.len() < at_once.max(1)
                && let Some(note) = noted.next().transpose()?
            {
                self.touched_things(note.clone(), &mut touched.things)?;
                touched.notes.push(note);
            }
            if touched.notes.is_empty() {
                return Ok(derived);
            }
            derived.add(self.derive_again(Some(&touched))?);
        }
    }

    /// Derives everything anew and puts it in place of the derived graph, in one transaction.
    ///
    /// # Errors
    ///
    /// As [`Store::derive`].
    pub fn rebuild_derived(&self) -> Result<Derived, Error> {
        self.derive_again(None)
    }

    /// What the documents of the store say together, as the derived graph should hold it.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn derived_anew(&self) -> Result<Quads, Error> {
        let (facts, decisions) = (StoredFacts::of(self), self.people()?);
        let derivation = Derivation::new(&facts, &decisions, &self.base);
        let quads = derivation.of(&derivation.everything());
        facts.end().map(|_| quads).map_err(|e| self.storage(e))
    }

    /// What was decided about people.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn people(&self) -> Result<Decisions, Error> {
        let table = self.value(self.catalogue_graph().as_ref(), catalogue::DECISIONS)?;
        // Only what parsed was kept.
        Ok(table.map(|table| Decisions::parse(&table).unwrap_or_default()).unwrap_or_default())
    }

    /// Keeps these decisions in place of those kept before, and tells the people they are about apart in every document,
    /// in one transaction. The derived graph is out of date until [`Store::derive`].
    ///
    /// # Errors
    ///
    /// [`Error::ReadOnly`], [`Error::Storage`].
    pub fn decide(&self, decisions: &Decisions) -> Result<(), Error> {
        let before = self.people()?;
        let mut people = before.nodes(&self.base);
        people.extend(decisions.nodes(&self.base));
        let mut graphs = BTreeSet::new();
        for person in &people {
            let quads =
                self.inner.quads_for_pattern(Some(person.as_ref().into()), Some(rdf::TYPE), None, None);
            for quad in quads {
                if let GraphName::NamedNode(graph) = quad.map_err(|e| self.storage(e))?.graph_name {
                    graphs.insert(graph);
                }
            }
        }
        let pairs = [before.pairs(&self.base), decisions.pairs(&self.base)];
        let _change = self.begin()?;
        self.commit(|tx| {
            let failed = |e| self.storage(e);
            for graph in &graphs {
                let held = tx.quads_for_pattern(None, None, None, Some(graph.as_ref().into()));
                let held: Vec<Quad> = held.collect::<Result<_, _>>().map_err(failed)?;
                let plain = before.undo(&held, &self.base);
                let wanted = decisions.apply(&plain, &self.base);
                exchange(tx, &held, &wanted).map_err(failed)?;
                tx.extend(&lag::touched(self, held.iter().chain(wanted.iter())));
                tx.insert(&lag::behind_in(self, graph));
            }
            for person in pairs.iter().flat_map(crate::people::Pairs::people) {
                tx.insert(&lag::touched_by(self, person));
            }
            catalogue::clear(self, tx, catalogue::DECISIONS).map_err(failed)?;
            if !decisions.is_empty() {
                let catalogue = self.catalogue_graph();
                let table = Literal::new_simple_literal(decisions.to_table());
                tx.insert(&Quad::new(catalogue.clone(), catalogue::DECISIONS, table, catalogue));
            }
            Ok(())
        })
    }

    /// Derives anew what these things reach; everything where none are given.
    fn derive_again(&self, touched: Option<&Touched>) -> Result<Derived, Error> {
        let _change = self.begin()?;
        let (facts, decisions) = (StoredFacts::of(self), self.people()?);
        let derivation = Derivation::new(&facts, &decisions, &self.base);
        let things =
            touched.map_or_else(|| derivation.everything(), |touched| derivation.reach(&touched.things));
        let wanted = derivation.of(&things);
        let graph = self.derived_graph();
        let behind: BTreeSet<NamedNode> = self.listed(catalogue::BEHIND)?.into_iter().collect();
        self.commit(|tx| {
            let failed = |e| self.storage(e);
            let in_graph = Some(GraphNameRef::from(graph.as_ref()));
            let mut held: Vec<Quad> = Vec::new();
            if touched.is_none() {
                held = set_graph(tx, &graph, wanted.as_slice()).map_err(failed)?;
            } else {
                for thing in &things {
                    let of_thing = tx.quads_for_pattern(Some(thing.as_ref().into()), None, None, in_graph);
                    held.extend(of_thing.collect::<Result<Vec<_>, _>>().map_err(failed)?);
                }
                exchange(tx, &held, wanted.as_slice()).map_err(failed)?;
            }
            let held = Quads::new(held);
            let changed: Vec<&Quad> = difference(&held, &wanted);
            // An index entry shows what is derived of its thing. Those that a document names whose entries lag behind
            // are entered with it.
            let subjects = changed.iter().filter_map(|quad| match &quad.subject {
                NamedOrBlankNode::NamedNode(thing) => Some(thing),
                NamedOrBlankNode::BlankNode(_) => None,
            });
            for thing in subjects.collect::<BTreeSet<_>>() {
                if !speaks_of(tx, &behind, thing).map_err(failed)? {
                    tx.insert(&lag::behind_in(self, thing));
                }
            }
            let empty = tx.quads_for_pattern(None, None, None, in_graph).next().is_none();
            if empty {
                tx.remove_named_graph(&graph).map_err(failed)?;
            }
            match touched {
                None => catalogue::clear(self, tx, catalogue::TOUCHED).map_err(failed)?,
                Some(touched) => {
                    for note in &touched.notes {
                        tx.remove(&lag::touched_by(self, note));
                    }
                }
            }
            let read = facts.end().map_err(failed)?;
            Ok(Derived { things: things.len(), read, changed: changed.len() })
        })
    }
}

/// Whether one of these graphs says what `thing` is.
fn speaks_of(
    tx: &Transaction<'_>,
    graphs: &BTreeSet<NamedNode>,
    thing: &NamedNode,
) -> Result<bool, StorageError> {
    for quad in tx.quads_for_pattern(Some(thing.as_ref().into()), Some(rdf::TYPE), None, None) {
        if let GraphName::NamedNode(graph) = quad?.graph_name
            && graphs.contains(&graph)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The quads that only one of two sorted sets has.
fn difference<'q>(one: &'q Quads, other: &'q Quads) -> Vec<&'q Quad> {
    let [held, wanted]: [std::collections::HashSet<&Quad>; 2] =
        [one, other].map(|quads| quads.iter().collect());
    let gone = one.iter().filter(|quad| !wanted.contains(quad));
    gone.chain(other.iter().filter(|quad| !held.contains(quad))).collect()
}

/// The facts of a store: those of the merge of all documents, counted as they are read.
struct StoredFacts<'s> {
    store: &'s Store,
    read: Cell<u64>,
    failure: RefCell<Option<StorageError>>,
}

impl<'s> StoredFacts<'s> {
    fn of(store: &'s Store) -> Self {
        Self { store, read: Cell::new(0), failure: RefCell::default() }
    }

    /// How many quads were read; or what went wrong, which must be asked for in the end.
    fn end(&self) -> Result<u64, StorageError> {
        self.failure.take().map_or(Ok(self.read.get()), Err)
    }

    fn quads(
        &self,
        subject: Option<&NamedNode>,
        predicate: NamedNodeRef<'_>,
        object: Option<&Term>,
    ) -> impl Iterator<Item = Quad> {
        let quads = self.store.inner.quads_for_pattern(
            subject.map(|s| s.as_ref().into()),
            Some(predicate),
            object.map(Term::as_ref),
            Some(GraphNameRef::DefaultGraph),
        );
        quads.map_while(|quad| match quad {
            Ok(quad) => {
                self.read.set(self.read.get() + 1);
                Some(quad)
            }
            Err(error) => {
                self.failure.borrow_mut().get_or_insert(error);
                None
            }
        })
    }
}

impl Known for StoredFacts<'_> {
    fn objects(&self, subject: &NamedNode, predicate: NamedNodeRef<'_>) -> Vec<Term> {
        self.quads(Some(subject), predicate, None).map(|quad| quad.object).collect()
    }

    fn subjects(&self, predicate: NamedNodeRef<'_>, object: &Term) -> Vec<NamedNode> {
        self.quads(None, predicate, Some(object)).filter_map(|quad| named(quad.subject)).collect()
    }

    fn with(&self, predicate: NamedNodeRef<'_>) -> BTreeSet<NamedNode> {
        self.quads(None, predicate, None).filter_map(|quad| named(quad.subject)).collect()
    }
}

fn named(subject: NamedOrBlankNode) -> Option<NamedNode> {
    match subject {
        NamedOrBlankNode::NamedNode(node) => Some(node),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}
