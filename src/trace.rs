//! Trace: who raised which policy issue, back to the words and the rules that found them.
//!
//! Takes a [`Store`] and a [`Filter`]; gives a [`Trace`], issue → statement → attribution → meeting → words, and writes
//! it; does not know extraction.

mod load;
pub(crate) mod near;
mod render;
pub(crate) mod search;
mod tree;

use oxigraph::model::NamedNode;
use serde::Serialize;

use crate::{
    rdf::vocab::gg,
    store::{Error, Store},
};

pub(crate) use load::fitting;
pub use render::{Format, write};

/// What to trace. Texts match labels, short names and variants after NFKC, in any case and without regard to spaces;
/// all that are given must match.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// In the issue: its label, the words that raise it, or a thing it concerns.
    pub issue: Option<String>,
    /// In the name of someone the statement is attributed to, or may be.
    pub person: Option<String>,
    /// In the name of a body: one that speaks, whose people speak or may have spoken, or that the issue concerns.
    pub organization: Option<String>,
    /// In the name of a law, guideline or scheme that the issue concerns, or of the law it is a part of.
    pub law: Option<String>,
    /// In the name of a technology that the issue concerns.
    pub technology: Option<String>,
    /// In the meeting's name or date, or its series.
    pub meeting: Option<String>,
}

/// The issues found, each with all that leads to it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Trace {
    /// By the date of the first meeting that raised them, then by place.
    pub issues: Vec<Issue>,
}

/// A thing of the graph.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Thing {
    /// Its IRI.
    pub iri: String,
    /// Its label.
    pub label: String,
    /// Its other names, shortest first, of things that an issue concerns; the other wordings of an issue, as they were
    /// first used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
}

/// A policy issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Issue {
    /// The issue itself.
    #[serde(flatten)]
    pub thing: Thing,
    /// What it concerns, sorted by label.
    pub concerns: Vec<Thing>,
    /// The statements that raise it, by date, then by place.
    pub statements: Vec<Statement>,
}

/// A statement that raises an issue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Statement {
    /// Its IRI.
    pub iri: String,
    /// Which one of its meeting, counted from 1.
    pub position: Option<u32>,
    /// The headings it stands under, as one.
    pub topic: Option<String>,
    /// What is done with the words: `opinion`, `question`, …
    pub acts: Vec<String>,
    /// Who may be behind it, strongest ground first.
    pub attributions: Vec<Attribution>,
    /// Where it was made.
    pub meeting: Option<Meeting>,
    /// The words that raise the issue, by place; all of the statement's where no issue is asked for.
    pub words: Vec<Words>,
    /// All of its words.
    pub text: String,
}

/// Who may be behind a statement, and on what ground.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Attribution {
    /// The ground.
    pub basis: Basis,
    /// Who it is attributed to, sorted by label: a person, a body, or a group as such.
    pub who: Vec<Thing>,
    /// Whom it could be, in the order of the roster.
    pub candidates: Vec<Thing>,
    /// How sure, 0 to 1.
    pub confidence: Option<f64>,
    /// The rule that attributed it.
    pub rules: Vec<Rule>,
}

/// The ground of an attribution, strongest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// The text names one person.
    Named,
    /// A post or organ that one person or body holds here.
    Role,
    /// A class of people.
    Group,
    /// The wording gives a body's own intention.
    Inferred,
    /// Nothing tells.
    Unattributed,
}

/// A rule of extraction.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Rule {
    /// Its stable name.
    pub id: String,
    /// What it does, in Japanese.
    pub ja: String,
    /// What it does, in English.
    pub en: String,
}

/// A meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Meeting {
    /// The meeting itself.
    #[serde(flatten)]
    pub thing: Thing,
    /// The day, as `YYYY-MM-DD`.
    pub date: Option<String>,
    /// The series it belongs to.
    pub series: Option<String>,
}

/// Words of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// The words as they read: NFKC, line wraps removed.
    pub text: String,
    /// The very characters of the source.
    pub exact: String,
    /// First character, in code points of the decoded source.
    pub start: u32,
    /// The character after the last one.
    pub end: u32,
    /// The line of the first character, counted from 1.
    pub line: Option<u32>,
    /// Its printed page.
    pub page: Option<u32>,
    /// The first 12 digits of the source's digest.
    pub source: String,
    /// The names under which the source was given.
    pub files: Vec<String>,
    /// The rules that found the issue in this source.
    pub rules: Vec<Rule>,
}

impl Filter {
    /// Whether nothing is asked for: then everything is traced.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Trace {
    /// Follows every issue that `filter` lets through back to its words.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, filter: &Filter) -> Result<Self, Error> {
        load::trace(store, filter)
    }

    /// Follows these issues back to their words, in the order given.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of_issues(store: &Store, issues: &[NamedNode]) -> Result<Self, Error> {
        load::issues(store, issues, None)
    }

    /// As [`Trace::of_issues`], with the earliest `most` statements of each issue alone, and of these when and where they
    /// were made and who may be behind them, but none of their words: lists show no more.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn beginnings(store: &Store, issues: &[NamedNode], most: usize) -> Result<Self, Error> {
        load::issues(store, issues, Some(most))
    }

    /// One issue with its statements of a range, earliest first, and how many there are in all.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub(crate) fn of_issue(
        store: &Store,
        issue: &NamedNode,
        range: std::ops::Range<usize>,
    ) -> Result<Option<(Issue, usize)>, Error> {
        load::issue(store, issue, range)
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.issues.is_empty()
    }

    /// Number of statements, each issue's counted.
    #[must_use]
    pub fn statements(&self) -> usize {
        self.issues.iter().map(|issue| issue.statements.len()).sum()
    }
}

impl Statement {
    /// One statement with who may be behind it, and all of its words.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, statement: &NamedNode) -> Result<Self, Error> {
        load::statement(store, statement)
    }

    /// The statements of a meeting, in their order.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of_meeting(store: &Store, meeting: &NamedNode) -> Result<Vec<Self>, Error> {
        load::statements(store, meeting)
    }
}

impl Basis {
    /// The ground that a concept of the graph stands for.
    pub(crate) fn of(concept: &NamedNode) -> Option<Self> {
        let all = [
            (gg::NAMED, Self::Named),
            (gg::ROLE, Self::Role),
            (gg::GROUP, Self::Group),
            (gg::INFERRED, Self::Inferred),
            (gg::UNATTRIBUTED, Self::Unattributed),
        ];
        all.into_iter().find_map(|(node, basis)| (node == concept.as_ref()).then_some(basis))
    }

    /// What it is called in Japanese.
    #[must_use]
    pub fn ja(self) -> &'static str {
        match self {
            Self::Named => "氏名の明示",
            Self::Role => "役職・機関",
            Self::Group => "集団",
            Self::Inferred => "推定",
            Self::Unattributed => "帰属なし",
        }
    }

    /// What it is called in English and in the graph.
    #[must_use]
    pub fn en(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Role => "role",
            Self::Group => "group",
            Self::Inferred => "inferred",
            Self::Unattributed => "unattributed",
        }
    }
}

impl Attribution {
    /// Who is behind the statement, as far as that is known, in one phrase.
    ///
    /// A group stays a group, however few its members are.
    ///
    /// ```
    /// use gijigraph::trace::{Attribution, Basis, Thing};
    ///
    /// let thing = |label: &str| Thing { iri: String::new(), label: label.to_owned(), also: Vec::new() };
    /// let mut it = Attribution {
    ///     basis: Basis::Group,
    ///     who: vec![thing("参考人")],
    ///     candidates: vec![thing("山田花子"), thing("鈴木一郎")],
    ///     confidence: None,
    ///     rules: Vec::new(),
    /// };
    /// assert_eq!(it.phrase(), "«参考人のいずれか（候補2名：山田花子、鈴木一郎）»");
    /// it.basis = Basis::Unattributed;
    /// assert_eq!(it.phrase(), "«発言者不明»");
    /// ```
    #[must_use]
    pub fn phrase(&self) -> String {
        let names = |things: &[Thing]| things.iter().map(|t| t.label.as_str()).collect::<Vec<_>>().join("、");
        let who = names(&self.who);
        let candidates = match self.candidates.len() {
            0 => String::new(),
            count => format!("候補{count}名：{}", names(&self.candidates)),
        };
        match self.basis {
            Basis::Unattributed => "«発言者不明»".to_owned(),
            Basis::Group if candidates.is_empty() => format!("«{who}のいずれか»"),
            Basis::Group => format!("«{who}のいずれか（{candidates}）»"),
            Basis::Inferred if candidates.is_empty() => format!("{who}（推定）"),
            Basis::Inferred => format!("{who}（推定、{candidates}）"),
            Basis::Named | Basis::Role if candidates.is_empty() => who,
            Basis::Named | Basis::Role => format!("{who}（{candidates}）"),
        }
    }
}

impl Thing {
    /// Its label, with its shortest other name behind where that is shorter.
    #[must_use]
    pub fn with_short_name(&self) -> String {
        match self.also.first() {
            Some(short) if short.chars().count() < self.label.chars().count() => {
                format!("{}（{short}）", self.label)
            }
            _ => self.label.clone(),
        }
    }
}

impl Words {
    /// The words that say something of a thing, by source and place, `limit` at most: the first ones, unless there are very
    /// many.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub fn of(store: &Store, thing: &NamedNode, limit: usize) -> Result<Vec<Self>, Error> {
        load::evidence(store, thing, limit)
    }

    /// As [`Words::of`], for each of several things.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`].
    pub(crate) fn of_each(
        store: &Store,
        things: &[NamedNode],
        limit: usize,
    ) -> Result<Vec<Vec<Self>>, Error> {
        load::evidence_of(store, things, limit)
    }

    /// Where the words stand, in short: `p.3 l.120`.
    #[must_use]
    pub fn place(&self) -> String {
        let page = self.page.map(|page| format!("p.{page}"));
        let line = self.line.map(|line| format!("l.{line}"));
        page.into_iter().chain(line).collect::<Vec<_>>().join(" ")
    }
}
