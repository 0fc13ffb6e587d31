//! Bodies: those that are known, and the endings and legal forms by which others are recognised.

use super::{
    LexiconError,
    table::Tables,
    words::{WordSet, Words},
};

/// Where in a hierarchy an ending stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Level {
    /// A body of its own: 学会, 機構, 省.
    Top,
    /// A unit inside a body: 局, 課, 研究科.
    Unit,
    /// A council: 審議会, 検討会.
    Meeting,
}

/// A body that is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Body {
    /// Its full name.
    pub name: String,
    /// ministry, agency, incorporated, university, company, …
    pub kind: String,
}

/// Known bodies, endings and legal forms.
#[derive(Default)]
pub struct Bodies {
    known: Words<Body>,
    units: Words<()>,
    // Units without the 課, 局, 部 or 室 at their end.
    unit_names: Words<()>,
    endings: Words<Level>,
    // Words that end as bodies do and are none: 結局, 一部.
    no_body: WordSet,
    // Legal forms by where they stand.
    prefixes: Words<()>,
    suffixes: Words<()>,
}

/// Whether `words` end with an assembly; councils have 議会 in their ending too.
#[must_use]
pub fn is_assembly(words: &str) -> bool {
    words.ends_with("議会") && !words.ends_with("審議会") && !words.ends_with("協議会")
}

/// 東京海洋大 of 東京海洋大学: what a university with a name of some length is called in talk.
pub(super) fn short_university(name: &str) -> Option<&str> {
    let short = name.strip_suffix('学').filter(|short| short.ends_with('大'))?;
    short.chars().nth(3).map(|_| short)
}

impl Bodies {
    pub(super) fn build(tables: &Tables) -> Result<Bodies, LexiconError> {
        let mut bodies = Bodies::default();
        for [name, aliases, kind] in tables.rows("organizations", ["name", "aliases", "kind"])? {
            let body = Body { name: name.clone(), kind };
            for alias in aliases.split('|').chain(short_university(&name)).filter(|a| !a.is_empty()) {
                bodies.known.entry(alias.to_owned(), || body.clone());
            }
            bodies.known.insert(name, body);
        }
        for [name, kind] in tables.rows("municipalities", ["name", "type"])? {
            bodies.known.entry(name.clone(), || Body { name, kind });
        }
        for [unit] in tables.rows("units", ["unit"])? {
            if let Some(name) = unit.strip_suffix(['課', '局', '部', '室']) {
                bodies.unit_names.insert(name.to_owned(), ());
            }
            bodies.units.insert(unit, ());
        }
        for [ending, level] in tables.rows("body_endings", ["ending", "level"])? {
            let level = match level.as_str() {
                "unit" => Level::Unit,
                "meeting" => Level::Meeting,
                _ => Level::Top,
            };
            bodies.endings.insert(ending, level);
        }
        bodies.no_body = tables.rows("not_bodies", ["word"])?.into_iter().map(|[w]| w).collect();
        for [form, position] in tables.rows("forms", ["form", "position"])? {
            if position != "suffix" {
                bodies.prefixes.insert(form.clone(), ());
            }
            if position != "prefix" {
                bodies.suffixes.insert(form, ());
            }
        }
        Ok(bodies)
    }

    /// The body that `name` or one of its other names stands for.
    #[must_use]
    pub fn known(&self, name: &str) -> Option<&Body> {
        self.known.get(name)
    }

    /// The longest known body that `s` begins with, in bytes.
    #[must_use]
    pub fn known_at_start(&self, s: &str) -> Option<usize> {
        let mut found = self.known.at_start(s).map(|(end, _)| end);
        found.find(|&end| s[..end].chars().nth(1).is_some())
    }

    /// Whether `s` is a unit of a ministry that is known.
    #[must_use]
    pub fn is_unit(&self, s: &str) -> bool {
        self.units.contains(s)
    }

    /// Whether `s` is the name of such a unit without its 課, 局, 部 or 室.
    #[must_use]
    pub fn names_a_unit(&self, s: &str) -> bool {
        self.unit_names.contains(s)
    }

    /// The ending that `s` has, in bytes from its beginning, and its level. The longest one counts.
    #[must_use]
    pub fn ending(&self, s: &str) -> Option<(usize, Level)> {
        if self.no_body.contains(s) {
            return None;
        }
        self.endings.at_end(s).next().map(|(at, &level)| (at, level))
    }

    /// The level of an ending that stands by itself: 課.
    #[must_use]
    pub fn level_of(&self, ending: &str) -> Option<Level> {
        self.endings.get(ending).copied()
    }

    /// Where known bodies, units, what units are called by, and legal forms end with which `s` begins.
    pub(super) fn words_at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        let known = self.known.at_start(s).map(|(end, _)| end);
        let plain = [&self.units, &self.unit_names, &self.prefixes];
        known.chain(plain.into_iter().flat_map(move |words| words.at_start(s).map(|(end, ())| end)))
    }

    /// The legal form that `s` begins with, in bytes.
    #[must_use]
    pub fn form_at_start(&self, s: &str) -> Option<usize> {
        self.prefixes.at_start(s).next().map(|(end, ())| end)
    }

    /// Whether `s` is a legal form that stands before names.
    #[must_use]
    pub fn is_form(&self, s: &str) -> bool {
        self.prefixes.contains(s)
    }

    /// The legal form that `s` ends with, in bytes from its beginning.
    #[must_use]
    pub fn form_at_end(&self, s: &str) -> Option<usize> {
        self.suffixes.at_end(s).next().map(|(at, ())| at)
    }

    /// The name without its legal form: 日本再生医療学会 of 一般社団法人日本再生医療学会.
    #[must_use]
    pub fn without_form<'a>(&self, name: &'a str) -> &'a str {
        let start = self.form_at_start(name).unwrap_or(0);
        let end = self.form_at_end(name).filter(|&e| e > start).unwrap_or(name.len());
        let bare = &name[start..end];
        if bare.is_empty() { name } else { bare }
    }
}
