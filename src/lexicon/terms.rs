//! Head nouns by which unknown terms are recognised, and nouns that are none.

use super::{
    LexiconError,
    table::Tables,
    words::{WordSet, Words},
};
use crate::entity::Kind;

/// How much a head noun tells.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strength {
    /// With any modifier it is such a thing.
    Strong,
    /// It needs a modifier that names something: katakana, Latin, a known term.
    Weak,
}

/// Head nouns and nouns that are no terms.
#[derive(Default)]
pub struct Terms {
    heads: Words<(Kind, Strength)>,
    generic: Words<()>,
    // Compounds that end in a head noun and are no such thing.
    rejected: WordSet,
    // Words of a compound that are written with kana: まち, 見守り, and names of places as their people write them.
    kana: Words<()>,
}

impl Terms {
    pub(super) fn build(tables: &Tables) -> Result<Terms, LexiconError> {
        let mut terms = Terms::default();
        for [head, kind, strength, note] in tables.rows("heads", ["head", "kind", "strength", "note"])? {
            if let Some(list) = note.strip_prefix("not:") {
                let compounds =
                    list.split(';').next().unwrap_or_default().split(' ').filter(|c| !c.is_empty());
                terms.rejected.extend(compounds.map(str::to_owned));
            }
            let Some(kind) = kind_of(&kind) else { continue };
            let strength = if strength == "strong" { Strength::Strong } else { Strength::Weak };
            terms.heads.insert(head, (kind, strength));
        }
        terms.generic = tables.rows("generic_nouns", ["noun"])?.into_iter().map(|[n]| (n, ())).collect();
        terms.kana = tables.rows("kana_nouns", ["noun"])?.into_iter().map(|[n]| (n, ())).collect();
        // かつしか, せんだい: the reading without its し, く or まち, where it is long enough to be no other word.
        for [kana] in tables.rows("municipalities", ["kana"])? {
            let stem = ["ちょう", "まち", "むら", "そん", "けん", "し", "く", "と", "ふ"]
                .iter()
                .find_map(|ending| kana.strip_suffix(ending))
                .unwrap_or(&kana);
            if stem.chars().count() >= 4 {
                terms.kana.insert(stem.to_owned(), ());
            }
        }
        Ok(terms)
    }

    /// The longest head noun that `compound` ends with and is longer than: bytes before it, kind and strength.
    #[must_use]
    pub fn head(&self, compound: &str) -> Option<(usize, Kind, Strength)> {
        if self.rejected.contains(compound) {
            return None;
        }
        let modifier = compound.chars().next()?.len_utf8();
        // QOS is no OS: within capitals no word begins.
        let within = |at: usize| {
            compound[modifier + at..].starts_with(|c: char| c.is_ascii_uppercase())
                && compound[..modifier + at].ends_with(|c: char| c.is_ascii_uppercase())
        };
        let (at, &(kind, strength)) =
            self.heads.at_end(&compound[modifier..]).find(|(at, _)| !within(*at))?;
        Some((modifier + at, kind, strength))
    }

    /// Whether the last four to eight characters of `compound` are one that is no such thing: 事業計画 of 南浜公社事業計画.
    #[must_use]
    pub fn ends_rejected(&self, compound: &str) -> bool {
        let ends = compound.char_indices().rev().skip(3).take(5);
        ends.into_iter().any(|(at, _)| at > 0 && self.rejected.contains(&compound[at..]))
    }

    /// Whether `noun` is a head noun by itself.
    #[must_use]
    pub fn is_head(&self, noun: &str) -> bool {
        self.heads.contains(noun)
    }

    /// The words of compounds written with kana that `s` begins with, the longest first: the byte behind each.
    pub fn kana_nouns_at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        self.kana.at_start(s).map(|(end, ())| end)
    }

    /// The first bytes of such words that `s` ends with, the longest first.
    pub fn kana_nouns_at_end<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        self.kana.at_end(s).map(|(at, ())| at)
    }

    /// Where general nouns end with which `s` begins, the longest first.
    pub(super) fn generic_at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        self.generic.at_start(s).map(|(end, ())| end)
    }

    /// Whether `noun` is too general to be a term.
    #[must_use]
    pub fn is_generic(&self, noun: &str) -> bool {
        self.generic.contains(noun)
    }
}

/// The kind of that name in the tables.
pub(super) fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "technology" => Kind::Technology,
        "regulation" => Kind::Regulation,
        "initiative" => Kind::Initiative,
        "disease" => Kind::Disease,
        "organization" => Kind::Organization,
        _ => return None,
    })
}
