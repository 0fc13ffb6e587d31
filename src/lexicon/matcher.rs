//! All fixed names at once: laws, bodies, terms.
//!
//! The names lie sorted, and an index tells where those with the same first two characters begin. That finds names at
//! the speed of an automaton of this size and is built in a tenth of the time: start-up is part of every run.

use std::{collections::HashMap, ops::Range};

use foldhash::fast::FixedState;

use super::{
    LexiconError,
    bodies::short_university,
    pairs::{Pair, Pairs},
    table::Tables,
    terms::kind_of,
};
use crate::entity::{Entity, Kind};

/// What a fixed name may stand for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The name.
    name: String,
    kind: Kind,
    /// What identifies the thing; empty where the name itself does.
    key: String,
    /// The name to show; empty where the name itself is it.
    label: String,
    /// Whether the name is an ordinary word as well.
    pub doubtful: bool,
}

impl Entry {
    /// The thing.
    #[must_use]
    pub fn entity(&self) -> Entity {
        let or_name = |s: &String| if s.is_empty() { self.name.clone() } else { s.clone() };
        Entity { kind: self.kind, key: or_name(&self.key), label: or_name(&self.label), part_of: None }
    }

    /// What kind of thing it is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }
}

/// Where a fixed name was found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// First byte.
    pub start: usize,
    /// The byte after the last one.
    pub end: usize,
    /// What it may stand for; several where the name is ambiguous by nature.
    pub entries: &'a [Entry],
}

/// The names that `text` begins with, the shortest first: bytes, and what they may stand for.
struct Names<'a> {
    // Sorted; the names of all of them begin with the first `matched` bytes of the text, and are left to be told.
    entries: &'a [Entry],
    text: &'a str,
    matched: usize,
}

impl<'a> Iterator for Names<'a> {
    type Item = (usize, &'a [Entry]);

    fn next(&mut self) -> Option<Self::Item> {
        while let Some(first) = self.entries.first() {
            // Mostly one name is left: then the rest of it is there or not.
            if self.entries.len() == 1 {
                let told = std::mem::take(&mut self.entries);
                return self.text.starts_with(first.name.as_str()).then_some((first.name.len(), told));
            }
            // What ends here is sorted before what goes on.
            let ends = self.entries.iter().take_while(|entry| entry.name.len() == self.matched).count();
            let (told, longer) = self.entries.split_at(ends);
            let length = self.matched;
            self.entries = longer;
            self.narrow();
            if !told.is_empty() {
                return Some((length, told));
            }
        }
        None
    }
}

impl Names<'_> {
    /// Leaves those whose names go on with the next character of the text.
    fn narrow(&mut self) {
        let Some(next) = self.text[self.matched..].chars().next() else {
            self.entries = &[];
            return;
        };
        let order = |entry: &Entry| entry.name[self.matched..].chars().next().cmp(&Some(next));
        let from = self.entries.partition_point(|entry| order(entry).is_lt());
        let count = self.entries[from..].partition_point(|entry| order(entry).is_eq());
        self.entries = &self.entries[from..from + count];
        self.matched += next.len_utf8();
    }
}

/// Finds every fixed name in a text in one pass.
#[derive(Default)]
pub struct Matcher {
    // Sorted by name, then by the rest.
    entries: Vec<Entry>,
    // First two characters to the entries whose names begin with them.
    index: HashMap<(char, char), Range<u32>, FixedState>,
    // At most places of a text no name begins.
    begun: Pairs,
}

impl Matcher {
    pub(super) fn build(tables: &Tables) -> Result<Matcher, LexiconError> {
        let mut entries: Vec<Entry> = Vec::with_capacity(32_768);
        let mut add = |name: &str, kind: Kind, key: &str, label: &str, doubtful: bool| {
            if name.chars().nth(1).is_some() {
                let other = |s: &str| if s == name { String::new() } else { s.to_owned() };
                entries.push(Entry {
                    name: name.to_owned(),
                    kind,
                    key: other(key),
                    label: other(label),
                    doubtful,
                });
            }
        };
        let mut titles = HashMap::new();
        let laws = tables.rows("laws", ["law_id", "title"])?;
        for [id, title] in &laws {
            add(title, Kind::Regulation, id, title, false);
            titles.insert(id.as_str(), title.as_str());
        }
        for [short, id] in tables.rows("law_short_names", ["short", "law_id"])? {
            let title = titles.get(id.as_str()).copied().unwrap_or(&short);
            add(&short, Kind::Regulation, &id, title, false);
        }
        for [name, aliases, ambiguous] in tables.rows("organizations", ["name", "aliases", "ambiguous"])? {
            let doubtful = |n: &str| ambiguous.split('|').any(|a| a == n);
            add(&name, Kind::Organization, &name, &name, doubtful(&name));
            for alias in aliases.split('|').chain(short_university(&name)) {
                add(alias, Kind::Organization, &name, &name, doubtful(alias));
            }
        }
        for [name, kind] in tables.rows("municipalities", ["name", "type"])? {
            // A ward's or village's name alone is as often a place.
            add(&name, Kind::Organization, &name, &name, kind != "prefecture" && !name.ends_with('市'));
        }
        for [term, kind, variants] in tables.rows("terms", ["term", "kind", "variants"])? {
            let Some(kind) = kind_of(&kind) else { continue };
            add(&term, kind, &term, &term, false);
            for variant in variants.split('|') {
                add(variant, kind, &term, &term, false);
            }
        }
        entries.sort_unstable();
        entries.dedup();
        let begun = Pairs::for_about(entries.len());
        let mut matcher = Matcher { entries, index: HashMap::default(), begun };
        for (i, entry) in matcher.entries.iter().enumerate() {
            let at = crate::span::to_u32(i);
            let mut chars = entry.name.chars();
            if let (Some(a), Some(b)) = (chars.next(), chars.next()) {
                matcher.index.entry((a, b)).or_insert(at..at).end = at + 1;
                matcher.begun.add(Pair::of(a, b));
            }
        }
        Ok(matcher)
    }

    /// Every fixed name in `text`, overlapping ones too, in the order of their beginnings.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found<'a>> + 'a {
        let pairs = text.char_indices().zip(text.chars().skip(1));
        let begun = pairs.filter(|&((_, a), b)| self.begun.may_hold(Pair::of(a, b)));
        begun.flat_map(move |((start, a), b)| {
            let names = Names {
                entries: self.beginning(a, b),
                text: &text[start..],
                matched: a.len_utf8() + b.len_utf8(),
            };
            names.map(move |(length, entries)| Found { start, end: start + length, entries })
        })
    }

    /// What the whole of `name` may stand for.
    #[must_use]
    pub fn exact(&self, name: &str) -> &[Entry] {
        let mut chars = name.chars();
        let (Some(a), Some(b)) = (chars.next(), chars.next()) else { return &[] };
        let entries = self.beginning(a, b);
        let from = entries.partition_point(|e| e.name.as_str() < name);
        let count = entries[from..].iter().take_while(|e| e.name == name).count();
        &entries[from..from + count]
    }

    /// The entries whose names begin with these characters.
    fn beginning(&self, a: char, b: char) -> &[Entry] {
        if !self.begun.may_hold(Pair::of(a, b)) {
            return &[];
        }
        self.index.get(&(a, b)).map_or(&[], |range| &self.entries[range.start as usize..range.end as usize])
    }
}
