//! All fixed names at once: laws, bodies, terms.

use std::collections::HashMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use super::{LexiconError, table::Tables, terms::kind_of};
use crate::{entity::Entity, mention::Kind};

/// What a fixed name may stand for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Entry {
    /// The thing.
    pub entity: Entity,
    /// Whether the name is an ordinary word as well.
    pub doubtful: bool,
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

/// Finds every fixed name in a text in one pass.
#[derive(Default)]
pub struct Matcher {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    entries: Vec<Vec<Entry>>,
    by_name: HashMap<String, u32>,
}

impl Matcher {
    pub(super) fn build(tables: &Tables) -> Result<Matcher, LexiconError> {
        let mut names: Vec<(String, Entry)> = Vec::new();
        let mut add = |name: &str, kind: Kind, key: &str, label: &str, doubtful: bool| {
            if name.chars().count() >= 2 {
                let entity = Entity { kind, key: key.to_owned(), label: label.to_owned(), part_of: None };
                names.push((name.to_owned(), Entry { entity, doubtful }));
            }
        };
        let mut titles = HashMap::new();
        for [id, title] in tables.rows("laws", ["law_id", "title"])? {
            add(&title, Kind::Regulation, &id, &title, false);
            titles.insert(id, title);
        }
        for [short, id] in tables.rows("law_short_names", ["short", "law_id"])? {
            let title = titles.get(&id).cloned().unwrap_or_else(|| short.clone());
            add(&short, Kind::Regulation, &id, &title, false);
        }
        for [name, aliases, ambiguous] in tables.rows("organizations", ["name", "aliases", "ambiguous"])? {
            let doubtful = |n: &str| ambiguous.split('|').any(|a| a == n);
            add(&name, Kind::Organization, &name, &name, doubtful(&name));
            for alias in aliases.split('|') {
                add(alias, Kind::Organization, &name, &name, doubtful(alias));
            }
        }
        for [name, kind] in tables.rows("municipalities", ["name", "type"])? {
            // A ward's or village's name alone is as often a place; the whole name still counts as doubtful.
            add(&name, Kind::Organization, &name, &name, kind != "prefecture" && !name.ends_with('市'));
        }
        for [term, kind, variants] in tables.rows("terms", ["term", "kind", "variants"])? {
            let Some(kind) = kind_of(&kind) else { continue };
            add(&term, kind, &term, &term, false);
            for variant in variants.split('|') {
                add(variant, kind, &term, &term, false);
            }
        }
        names.sort();
        names.dedup();
        let mut matcher = Matcher::default();
        let mut patterns: Vec<(String, u32)> = Vec::new();
        for (name, entry) in names {
            match patterns.last() {
                Some((last, at)) if *last == name => matcher.entries[*at as usize].push(entry),
                _ => {
                    let at = crate::text::to_u32(matcher.entries.len());
                    matcher.entries.push(vec![entry]);
                    matcher.by_name.insert(name.clone(), at);
                    patterns.push((name, at));
                }
            }
        }
        if !patterns.is_empty() {
            let built = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(patterns);
            matcher.automaton = Some(built.map_err(|e| LexiconError::Format {
                name: "terms".to_owned(),
                what: format!("and the other names make no automaton: {e}"),
            })?);
        }
        Ok(matcher)
    }

    /// Every fixed name in `text`, overlapping ones too, in the order of their ends.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found<'a>> + 'a {
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_overlapping_iter(text));
        found.map(|m| Found { start: m.start(), end: m.end(), entries: &self.entries[m.value() as usize] })
    }

    /// What the whole of `name` may stand for.
    #[must_use]
    pub fn exact(&self, name: &str) -> &[Entry] {
        self.by_name.get(name).map_or(&[], |&at| &self.entries[at as usize])
    }
}
