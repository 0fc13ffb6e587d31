//! What can go wrong with a query.

use std::{io, path::PathBuf, time::Duration};

use oxigraph::{
    sparql::{QueryEvaluationError, SparqlSyntaxError},
    store::StorageError,
};
use unicode_width::UnicodeWidthStr;

use crate::search;

/// What can go wrong with a query.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The query is no SPARQL.
    #[error("the query cannot be read: {told}{excerpt}")]
    Syntax {
        /// What the parser says, at which line and column.
        source: SparqlSyntaxError,
        /// The same in words that help.
        told: String,
        /// The line itself with a mark under the column.
        excerpt: String,
    },
    /// The text is an update.
    #[error("this is an update, and a query only reads: `gijigraph serve --allow-update` takes updates")]
    Update,
    /// A prefix cannot be declared.
    #[error("the store's base cannot be a prefix: {0}")]
    Prefix(String),
    /// No such graph.
    #[error("the store has no graph <{0}>: `gijigraph sources list` shows the graphs")]
    NoGraph(String),
    /// The query took too long.
    #[error("the query was stopped after {}: ask for less, or allow more with --timeout", seconds(.0))]
    Timeout(Duration),
    /// The query cannot be answered.
    #[error("the query failed: {0}")]
    Evaluation(QueryEvaluationError),
    /// The evaluation ended without saying how: a mistake in the program.
    #[error("the query broke down: this is a mistake in gijigraph, please report it with the query")]
    BrokenDown,
    /// `gg:matches` does not stand as it must.
    #[error(
        "`gg:matches` wants a thing or variable before it and words in quotes behind it, as in ?statement gg:matches \"許可 手続\"; in a path it stands last"
    )]
    Matches,
    /// `gg:matches` finds too many things.
    #[error("`gg:matches` finds {found} things for \"{words}\", more than {most}: give more words")]
    TooMany {
        /// The words.
        words: String,
        /// How many it finds.
        found: usize,
        /// How many it may find.
        most: usize,
    },
    /// `gg:matches` cannot search.
    #[error("`gg:matches`: {0}")]
    Search(#[from] search::Error),
    /// The results cannot be written in the format.
    #[error("{results} cannot be written as {format}: use {instead}")]
    Format {
        /// What kind of results.
        results: &'static str,
        /// The format asked for.
        format: &'static str,
        /// The formats that fit.
        instead: &'static str,
    },
    /// The results cannot be written out.
    #[error("the results cannot be written: {0}")]
    Output(#[from] io::Error),
    /// No such named query.
    #[error("there is no named query `{name}`; there are: {known}")]
    UnknownQuery {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: String,
    },
    /// The named query has no such parameter.
    #[error("the query `{query}` has no parameter `{parameter}`; it has: {known}")]
    UnknownParameter {
        /// The query.
        query: String,
        /// The parameter given.
        parameter: String,
        /// The parameters it has.
        known: String,
    },
    /// The named query needs a parameter that is not given.
    #[error("the query `{query}` needs `{parameter}` ({description}): give it with --set {parameter}=…")]
    MissingParameter {
        /// The query.
        query: String,
        /// The parameter it needs.
        parameter: String,
        /// What it is.
        description: String,
    },
    /// A parameter that takes a day is given something else.
    #[error("`{value}` is no day for `{parameter}`: write YYYY, YYYY-MM or YYYY-MM-DD")]
    Day {
        /// The parameter.
        parameter: String,
        /// What was given.
        value: String,
    },
    /// A named query's header is not as it must be.
    #[error("the named query `{query}` has a bad header: {reason}{}", quoted(.line))]
    Header {
        /// The query.
        query: String,
        /// The line.
        line: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A folder of named queries cannot be read.
    #[error("`{}` cannot be read: {source}", .path.display())]
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

impl Error {
    /// Whether the reader of the output has gone away, which is no failure on a pipe.
    #[must_use]
    pub fn is_broken_pipe(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    pub(super) fn syntax(source: SparqlSyntaxError, query: &str) -> Self {
        let message = source.to_string();
        let place = Place::told(&message, query);
        let told = place.as_ref().map_or_else(|| message.clone(), |place| place.explain(&message));
        let excerpt = place.map_or_else(String::new, |place| place.excerpt());
        Self::Syntax { source, told, excerpt }
    }

    /// As [`Self::syntax`], of a text that was read as a query and not as an update.
    pub(super) fn query_syntax(source: SparqlSyntaxError, query: &str, is_update: bool) -> Self {
        if is_update { Self::Update } else { Self::syntax(source, query) }
    }

    pub(crate) fn storage(error: StorageError) -> Self {
        Self::Evaluation(QueryEvaluationError::Dataset(Box::new(error)))
    }
}

/// Where in a query the parser's message points.
struct Place<'a> {
    line: &'a str,
    text: &'a str,
    // Of the line, what stands before the column.
    before: String,
}

impl<'a> Place<'a> {
    fn told(message: &'a str, query: &'a str) -> Option<Self> {
        let (line, rest) = message.split_once("error at ")?.1.split_once(':')?;
        let column: usize = rest.split_once(':')?.0.parse().ok()?;
        let number: usize = line.parse().ok()?;
        let text = query.lines().nth(number.checked_sub(1)?)?;
        Some(Self { line, text, before: text.chars().take(column.saturating_sub(1)).collect() })
    }

    /// The message without the sets of characters that the parser would take.
    fn explain(&self, message: &str) -> String {
        let column = self.before.chars().count() + 1;
        let at = format!("at line {}, column {column}", self.line);
        if message.contains("Prefix not found") {
            let name = self.before.rsplit(|c: char| c.is_whitespace() || "{}()[].,;/|^!".contains(c)).next();
            let prefix = name.and_then(|name| name.split_once(':')).map_or("", |(prefix, _)| prefix);
            return format!(
                "the prefix `{prefix}:` {at} is not declared: `PREFIX {prefix}: <…>` declares it"
            );
        }
        let Some((_, expected)) = message.split_once("expected ") else { return message.to_owned() };
        let listed = expected.strip_prefix("one of ").unwrap_or(expected);
        let words: Vec<&str> = listed.split(", ").filter(|word| !word.starts_with('[')).collect();
        match words.as_slice() {
            [] => format!("it cannot go on like this {at}"),
            [one] => format!("expected {one} {at}"),
            several => format!("expected one of {} {at}", several.join(", ")),
        }
    }

    /// The line itself, with a mark under the column.
    fn excerpt(&self) -> String {
        let Self { line, text, before } = self;
        let (margin, indent) = (" ".repeat(line.len()), " ".repeat(before.width()));
        format!("\n  {line} | {text}\n  {margin} | {indent}^")
    }
}

fn quoted(line: &str) -> String {
    if line.is_empty() { String::new() } else { format!(", in `{line}`") }
}

fn seconds(duration: &Duration) -> String {
    format!("{} s", duration.as_secs_f64())
}
