//! The words that extraction knows: names, titles, laws, terms and cues, from the tables in `data/`.
//!
//! Takes CSV tables, those built in or those of a folder; gives a [`Lexicon`]; does not know any text.

#![expect(clippy::disallowed_methods, reason = "this is the edge that reads --data folders")]

mod bodies;
mod cues;
mod list;
mod matcher;
mod nominals;
mod pairs;
mod table;
mod terms;
mod titles;
mod weights;
mod words;

use std::{
    fs,
    path::{Path, PathBuf},
    sync::LazyLock,
};

pub use bodies::{Bodies, Body, Level, is_assembly};
pub use cues::{Cue, Cues};
pub use list::List;
pub use matcher::{Entry, Found, Matcher};
pub use nominals::{Inflection, Nominal, Nominals};
pub(crate) use pairs::{Pair, Pairs};
pub use terms::{Strength, Terms};
pub use titles::{Capacity, Section, Titles};
pub use weights::Weights;

use table::Table;

macro_rules! tables {
    ($($name:literal)*) => {
        /// The tables built into the program: file name without `.csv`, and contents.
        const EMBEDDED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/data/", $name, ".csv")))),*];
    };
}

tables! {
    "act_weights" "body_endings" "cues" "forms" "generic_nouns" "given_names" "heads" "honorifics" "issue_weights" "kana_nouns" "labels" "law_short_names" "laws"
    "municipalities" "name_variants" "nominals" "not_bodies" "organizations" "posts" "promise_weights" "roles" "surnames" "terms" "units"
}

/// The columns of `data/act_weights.csv`: acts by their names, in the order of the closed list.
const ACT_WEIGHTS: [&str; 14] = [
    "place",
    "what",
    "explain",
    "report",
    "opinion",
    "question",
    "answer",
    "request",
    "proposal",
    "concern",
    "agree",
    "oppose",
    "plan",
    "procedure",
];

/// All words that extraction knows.
pub struct Lexicon {
    /// Section labels, capacities at a meeting, posts, honorifics, family names.
    pub titles: Titles,
    /// Bodies and the endings by which unknown ones are recognised.
    pub bodies: Bodies,
    /// Terms, the head nouns of unknown ones, and nouns that are none.
    pub terms: Terms,
    /// Words that tell speech acts, issues and plans.
    pub cues: Cues,
    /// Nouns that stand for verbs and states.
    pub nominals: Nominals,
    /// What speaks for an issue.
    pub issue_weights: Weights<1>,
    /// What speaks for a promise.
    pub promise_weights: Weights<1>,
    /// What speaks for each act, in the order of the closed list.
    pub act_weights: Weights<12>,
    /// All fixed names at once.
    pub matcher: Matcher,
}

/// Why a folder of tables cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// A table cannot be read.
    #[error("cannot read the table {path}: {source}. Give --data a folder with tables named as in data/")]
    Io {
        /// The table.
        path: PathBuf,
        /// What the file system says.
        source: std::io::Error,
    },
    /// A table is no CSV, or lacks a column.
    #[error("the table {name}.csv {what}. Compare it with the table of the same name in data/")]
    Format {
        /// The table, without `.csv`.
        name: String,
        /// What is wrong, as a predicate.
        what: String,
    },
}

/// The words of a kind of cue as they are built in, whatever tables a user brings.
///
/// For what must be the same in every run: the characters of a text, which all places count, and the keys by which the
/// documents of a store meet.
pub(crate) fn built_in(kind: &str) -> &'static List {
    Lexicon::embedded().cues.words(kind)
}

impl Lexicon {
    /// The tables built into the program. Read at first use, then shared.
    #[must_use]
    pub fn embedded() -> &'static Lexicon {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
            let tables = EMBEDDED.iter().map(|&(name, text)| Table::new(name, text)).collect();
            Lexicon::build(tables).unwrap_or_else(|error| {
                // The tables are part of the program and a test reads them all.
                debug_assert!(false, "{error}");
                Lexicon::build(Vec::new()).unwrap_or_else(|_| Lexicon::empty())
            })
        });
        &LEXICON
    }

    /// The built-in tables with those of `dir` in their place.
    ///
    /// A file `laws.csv` replaces that table; a file `laws+.csv` adds rows to it.
    ///
    /// # Errors
    ///
    /// [`LexiconError`] where a table cannot be read, or lacks a column.
    pub fn load(dir: &Path) -> Result<Lexicon, LexiconError> {
        let mut tables = Vec::new();
        for &(name, text) in EMBEDDED {
            let mut table = Table::new(name, text);
            let read =
                |path: PathBuf| fs::read_to_string(&path).map_err(|source| LexiconError::Io { path, source });
            let own = dir.join(format!("{name}.csv"));
            if own.exists() {
                table = Table::new(name, read(own)?);
            }
            let more = dir.join(format!("{name}+.csv"));
            if more.exists() {
                table.extend(read(more)?);
            }
            tables.push(table);
        }
        if !dir.is_dir() {
            let source = std::io::Error::from(std::io::ErrorKind::NotFound);
            return Err(LexiconError::Io { path: dir.to_owned(), source });
        }
        Lexicon::build(tables)
    }

    /// Where words end with which `s` begins and that offices and the parts of their names are called by: general nouns,
    /// units, legal forms, posts, bodies.
    pub(crate) fn words_at_start<'s>(&self, s: &'s str) -> impl Iterator<Item = usize> + use<'_, 's> {
        let generic = self.terms.generic_at_start(s);
        generic.chain(self.bodies.words_at_start(s)).chain(self.titles.posts_at_start(s))
    }

    fn build(tables: Vec<Table>) -> Result<Lexicon, LexiconError> {
        let tables = table::Tables(tables);
        let titles = Titles::build(&tables)?;
        let bodies = Bodies::build(&tables)?;
        let terms = Terms::build(&tables)?;
        let cues = Cues::build(&tables)?;
        let nominals = Nominals::build(&tables)?;
        let issue_weights = Weights::build(&tables, "issue_weights", ["place", "what", "weight"])?;
        let promise_weights = Weights::build(&tables, "promise_weights", ["place", "what", "weight"])?;
        let act_weights = Weights::build(&tables, "act_weights", ACT_WEIGHTS)?;
        let matcher = Matcher::build(&tables)?;
        Ok(Lexicon {
            titles,
            bodies,
            terms,
            cues,
            nominals,
            issue_weights,
            promise_weights,
            act_weights,
            matcher,
        })
    }

    fn empty() -> Lexicon {
        Lexicon {
            titles: Titles::default(),
            bodies: Bodies::default(),
            terms: Terms::default(),
            cues: Cues::default(),
            nominals: Nominals::default(),
            issue_weights: Weights::default(),
            promise_weights: Weights::default(),
            act_weights: Weights::default(),
            matcher: Matcher::default(),
        }
    }
}
