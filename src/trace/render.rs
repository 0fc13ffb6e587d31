//! A trace as text: tree, table, JSON, CSV or Markdown.
//!
//! In CSV several values in one cell are separated by ` | `, and a cell that a spreadsheet would take for a formula
//! gets a `'` before it.

use std::io::{self, Write};

use super::{Attribution, Issue, Rule, Statement, Trace, Words, tree};
use crate::{
    export::spreadsheet::write_row,
    query::table::{Cell, Layout, Table},
};

/// A form in which a trace is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// A tree for a terminal.
    Tree {
        /// Columns at which lines are wrapped; a full-width character takes two. `None` wraps nothing.
        width: Option<usize>,
        /// Whether to colour it with ANSI escapes.
        colour: bool,
    },
    /// Lined-up columns for a terminal.
    Table {
        /// Columns that the table may take; `None` cuts nothing.
        width: Option<usize>,
    },
    /// JSON.
    Json,
    /// A table for spreadsheets: a row for each issue, statement, attribution and quotation.
    Csv,
    /// Markdown, to be put into a report.
    Markdown,
}

/// Writes a trace.
///
/// # Errors
///
/// What the writer says.
pub fn write(trace: &Trace, format: Format, mut out: impl Write) -> io::Result<()> {
    match format {
        Format::Tree { width, colour } => tree::write(trace, width, colour, &mut out)?,
        Format::Table { width } => table(trace, width, &mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, trace)?;
            writeln!(out)?;
        }
        Format::Csv => csv(trace, &mut out)?,
        Format::Markdown => markdown(trace, &mut out)?,
    }
    out.flush()
}

fn table(trace: &Trace, width: Option<usize>, out: &mut impl Write) -> io::Result<()> {
    let headings = ["日付", "会議", "論点", "発言者", "根拠", "確度", "原文", "箇所"];
    let mut table = Table::new(headings.map(ToOwned::to_owned).to_vec());
    for row in rows(trace) {
        let meeting = row.statement.meeting.as_ref();
        table.push(vec![
            Cell::text(meeting.and_then(|m| m.date.as_deref()).unwrap_or("")),
            Cell::text(meeting.map_or("", |m| &m.thing.label)),
            Cell::text(&row.issue.thing.label),
            Cell::text(&row.attribution.map_or_else(String::new, Attribution::phrase)),
            Cell::text(row.attribution.map_or("", |a| a.basis.ja())),
            Cell::number(
                row.attribution.and_then(|a| a.confidence).map_or_else(String::new, |c| c.to_string()),
            ),
            Cell::text(row.words.map_or("", |w| &w.text)),
            Cell::text(&row.words.map_or_else(String::new, Words::place)),
        ]);
    }
    table.write(&Layout { width, ..Layout::default() }, out)
}

/// One line of a table: an attribution and a quotation of a statement that raises an issue.
struct Row<'a> {
    issue: &'a Issue,
    statement: &'a Statement,
    attribution: Option<&'a Attribution>,
    words: Option<&'a Words>,
}

fn rows(trace: &Trace) -> impl Iterator<Item = Row<'_>> {
    let statements = trace.issues.iter().flat_map(|issue| issue.statements.iter().map(move |s| (issue, s)));
    statements.flat_map(|(issue, statement)| {
        let words = or_none(&statement.words);
        or_none(&statement.attributions).into_iter().flat_map(move |attribution| {
            words.clone().into_iter().map(move |words| Row { issue, statement, attribution, words })
        })
    })
}

/// Every item, or one that is not there.
fn or_none<T>(items: &[T]) -> Vec<Option<&T>> {
    if items.is_empty() { vec![None] } else { items.iter().map(Some).collect() }
}

const COLUMNS: [&str; 26] = [
    "date",
    "meeting",
    "series",
    "issue",
    "concerns",
    "who",
    "basis",
    "candidates",
    "confidence",
    "words",
    "exact",
    "page",
    "line",
    "file",
    "position",
    "topic",
    "acts",
    "attribution_rule",
    "attribution_rule_ja",
    "attribution_rule_en",
    "issue_rule",
    "start",
    "end",
    "source",
    "issue_id",
    "statement_id",
];

fn csv(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    let mut writer = csv::Writer::from_writer(out);
    write_row(&mut writer, COLUMNS)?;
    for Row { issue, statement, attribution, words } in rows(trace) {
        let meeting = statement.meeting.as_ref();
        let rules = attribution.map_or(&[][..], |a| &a.rules);
        let number = |number: Option<u32>| number.map_or_else(String::new, |n| n.to_string());
        let record: [String; COLUMNS.len()] = [
            meeting.and_then(|m| m.date.clone()).unwrap_or_default(),
            meeting.map_or_else(String::new, |m| m.thing.label.clone()),
            meeting.and_then(|m| m.series.clone()).unwrap_or_default(),
            issue.thing.label.clone(),
            joined(issue.concerns.iter().map(|t| &t.label)),
            attribution.map_or_else(String::new, |a| joined(a.who.iter().map(|t| &t.label))),
            attribution.map_or_else(String::new, |a| a.basis.en().to_owned()),
            attribution.map_or_else(String::new, |a| joined(a.candidates.iter().map(|t| &t.label))),
            attribution.and_then(|a| a.confidence).map_or_else(String::new, |c| c.to_string()),
            words.map_or_else(String::new, |w| w.text.clone()),
            words.map_or_else(String::new, |w| w.exact.clone()),
            number(words.and_then(|w| w.page)),
            number(words.and_then(|w| w.line)),
            words.map_or_else(String::new, |w| joined(w.files.iter())),
            number(statement.position),
            statement.topic.clone().unwrap_or_default(),
            joined(statement.acts.iter()),
            joined(rules.iter().map(|r| &r.id)),
            joined(rules.iter().map(|r| &r.ja)),
            joined(rules.iter().map(|r| &r.en)),
            words.map_or_else(String::new, |w| joined(w.rules.iter().map(|r| &r.id))),
            number(words.map(|w| w.start)),
            number(words.map(|w| w.end)),
            words.map_or_else(String::new, |w| w.source.clone()),
            issue.thing.iri.clone(),
            statement.iri.clone(),
        ];
        write_row(&mut writer, record)?;
    }
    writer.flush()
}

fn joined<'a>(items: impl Iterator<Item = &'a String>) -> String {
    items.map(String::as_str).collect::<Vec<_>>().join(" | ")
}

fn markdown(trace: &Trace, out: &mut impl Write) -> io::Result<()> {
    for (index, issue) in trace.issues.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        writeln!(out, "## {}", plain(&issue.thing.label))?;
        for wording in &issue.thing.also {
            writeln!(out, "\n別の言い方：{}", plain(wording))?;
        }
        if !issue.concerns.is_empty() {
            let concerns: Vec<_> = issue.concerns.iter().map(|t| plain(&t.with_short_name())).collect();
            writeln!(out, "\n関連：{}", concerns.join("、"))?;
        }
        for statement in &issue.statements {
            writeln!(out, "\n### {}\n", plain(&heading(statement)))?;
            for words in &statement.words {
                writeln!(out, "> {}\n", plain(&words.text))?;
            }
            for attribution in &statement.attributions {
                writeln!(out, "- 発言者：{}", plain(&attribution.phrase()))?;
                writeln!(out, "  - 根拠：{}", plain(&ground(attribution)))?;
            }
            for words in &statement.words {
                writeln!(out, "- 出典：{}", plain(&source(words)))?;
            }
        }
    }
    Ok(())
}

/// Where a statement was made, in one line.
pub(super) fn heading(statement: &Statement) -> String {
    let position = statement.position.map(|position| format!("第{position}発言"));
    let meeting = statement.meeting.as_ref().map(|meeting| match &meeting.date {
        Some(date) if !meeting.thing.label.contains(date.as_str()) => {
            format!("{}（{date}）", meeting.thing.label)
        }
        _ => meeting.thing.label.clone(),
    });
    meeting.into_iter().chain(position).collect::<Vec<_>>().join(" ")
}

/// The ground of an attribution, its certainty and its rules.
pub(super) fn ground(attribution: &Attribution) -> String {
    let confidence = attribution.confidence.map(|confidence| format!("、確度{:.0}%", confidence * 100.0));
    [attribution.basis.ja(), &confidence.unwrap_or_default(), &by_rules(&attribution.rules)].concat()
}

/// Where words come from: file, page and line, digest, rules.
pub(super) fn source(words: &Words) -> String {
    let mut parts = vec![if words.files.is_empty() { words.source.clone() } else { words.files.join("、") }];
    parts.extend(Some(words.place()).filter(|place| !place.is_empty()));
    if !words.files.is_empty() {
        parts.push(format!("[{}]", words.source));
    }
    parts.join(" ") + &by_rules(&words.rules)
}

fn by_rules(rules: &[Rule]) -> String {
    rules.iter().flat_map(|rule| ["、", &rule.id, "：", &rule.ja]).collect()
}

/// A text that Markdown leaves as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            plain.push('\\');
        }
        plain.push(if c.is_control() { ' ' } else { c });
    }
    plain
}
