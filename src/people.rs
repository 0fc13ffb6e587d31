//! People across documents: forms of names, and what readers decided about who is who.
//!
//! Takes a table of decisions; gives which names are one person and which name is several; does not know stores.
//!
//! A table is CSV with the columns `verdict,name,organization,other_name,other_organization,reason`. A verdict is
//! `same`, `different`, or empty for what is not decided yet; other columns are ignored.
//!
//! - `different` with one name twice: two people share it. Documents that give the name with one of the two bodies, or
//!   a unit of it, speak of the person of that body; other documents stay undecided.
//! - `same` with one name twice: the body is another one of a person that a row tells apart already.
//! - `same` or `different` with two names: they are, or are not, one person.

mod split;
mod table;
mod variant;

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;

pub use table::Error;
pub use variant::{common, standard};

use crate::rdf::Base;

/// What readers decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decisions {
    rows: BTreeSet<Decision>,
    /// The people of each name that several share: body, and the body that the person is known by.
    shared: BTreeMap<String, BTreeMap<String, String>>,
}

/// One decision about two people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decision {
    /// Whether they are one.
    pub same: bool,
    /// The one.
    pub one: Named,
    /// The other.
    pub other: Named,
    /// Why.
    pub reason: String,
}

/// A person by name, and by a body where that does not tell enough.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Named {
    /// The full name as printed, without spaces.
    pub name: String,
    /// A body; empty where the name is enough.
    pub organization: String,
}

impl Decisions {
    /// Reads a table.
    ///
    /// # Errors
    ///
    /// [`Error`], which names the line.
    pub fn parse(table: &str) -> Result<Self, Error> {
        table::parse(table)
    }

    /// The table in one order, so that the same decisions are the same bytes.
    #[must_use]
    pub fn to_table(&self) -> String {
        table::write(&self.rows)
    }

    /// Whether nothing is decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Every decision, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Decision> {
        self.rows.iter()
    }

    /// Whether the two are decided about, in either order.
    #[must_use]
    pub fn covers(&self, one: &Named, other: &Named) -> bool {
        self.rows
            .iter()
            .any(|row| (&row.one, &row.other) == (one, other) || (&row.one, &row.other) == (other, one))
    }

    /// The pairs of people who are one, and of those who are not; each pair in both orders.
    #[must_use]
    pub fn pairs(&self, base: &Base) -> Pairs {
        let mut pairs = Pairs::default();
        for row in &self.rows {
            let (one, other) = (self.node(&row.one, base), self.node(&row.other, base));
            if one != other {
                let to = if row.same { &mut pairs.same } else { &mut pairs.different };
                to.entry(one.clone()).or_default().insert(other.clone());
                to.entry(other).or_default().insert(one);
            }
        }
        pairs
    }

    /// Every node that stands for a person of a shared name, and the one for all who are not told apart.
    #[must_use]
    pub fn nodes(&self, base: &Base) -> BTreeSet<NamedNode> {
        let people = self.shared.iter().flat_map(|(name, bodies)| {
            let told_apart = bodies.values().map(move |key| split::node(name, Some(key), base));
            told_apart.chain([split::node(name, None, base)])
        });
        people.collect()
    }

    fn node(&self, named: &Named, base: &Base) -> NamedNode {
        let key = self.shared.get(&named.name).and_then(|bodies| bodies.get(&named.organization));
        split::node(&named.name, key.map(String::as_str), base)
    }
}

/// Which nodes stand for one person, and which do not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairs {
    same: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
    different: BTreeMap<NamedNode, BTreeSet<NamedNode>>,
}

impl Pairs {
    /// Whom `person` was decided to be as well.
    pub fn same(&self, person: &NamedNode) -> impl Iterator<Item = &NamedNode> {
        self.same.get(person).into_iter().flatten()
    }

    /// Whether the two were decided to be two.
    #[must_use]
    pub fn are_different(&self, one: &NamedNode, other: &NamedNode) -> bool {
        self.different.get(one).is_some_and(|others| others.contains(other))
    }

    /// Everyone who is decided about.
    pub fn people(&self) -> impl Iterator<Item = &NamedNode> {
        self.same.keys().chain(self.different.keys())
    }
}
