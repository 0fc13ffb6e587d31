//! Names that the document itself gives: of roster, title and definitions.

use std::collections::{BTreeMap, HashMap};

use foldhash::fast::FixedState;

use crate::{
    entity::Entity,
    lexicon::{Pair, Pairs},
};

/// Names of a document, about, that has few.
const FEW: usize = 1000;

/// Names and what they stand for, found in one pass however many there are.
pub(super) struct Names {
    entities: HashMap<String, Entity, FixedState>,
    // First two characters to the names that begin with them, sorted.
    index: HashMap<(char, char), Vec<String>, FixedState>,
    // At most places of a text no name begins.
    begun: Pairs,
}

impl Names {
    /// Names of these entities.
    pub(super) fn new(entities: BTreeMap<String, Entity>) -> Self {
        let mut names = Self {
            entities: HashMap::default(),
            index: HashMap::default(),
            begun: Pairs::for_about(entities.len().max(FEW)),
        };
        for (name, entity) in entities {
            names.add(&name, entity);
        }
        names
    }

    /// Adds a name that stands for nothing yet.
    pub(super) fn add(&mut self, name: &str, entity: Entity) {
        let mut chars = name.chars();
        let (Some(a), Some(b)) = (chars.next(), chars.next()) else { return };
        if self.entities.contains_key(name) {
            return;
        }
        self.entities.insert(name.to_owned(), entity);
        self.begun.add(Pair::of(a, b));
        let here = self.index.entry((a, b)).or_default();
        let at = here.partition_point(|n| n.as_str() < name);
        here.insert(at, name.to_owned());
    }

    /// What a name stands for.
    pub(super) fn get(&self, name: &str) -> Option<&Entity> {
        self.entities.get(name)
    }

    /// Whether the document gives this name.
    pub(super) fn contains(&self, name: &str) -> bool {
        self.entities.contains_key(name)
    }

    /// Every name in `s` with the byte where it begins, overlapping ones too.
    pub(super) fn find<'a>(&'a self, s: &'a str) -> impl Iterator<Item = (usize, &'a str, &'a Entity)> + 'a {
        let pairs = s.char_indices().zip(s.chars().skip(1));
        let begun = pairs.filter(|&((_, a), b)| self.begun.may_hold(Pair::of(a, b)));
        begun.flat_map(move |((at, a), b)| {
            let names = self.index.get(&(a, b)).map_or(&[][..], Vec::as_slice);
            names
                .iter()
                .filter(move |name| s[at..].starts_with(name.as_str()))
                .filter_map(move |name| Some((at, name.as_str(), self.entities.get(name)?)))
        })
    }
}
