//! What an ingest has done: a row a document, totals, and what was not found.

use std::collections::BTreeMap;

use gijigraph::{
    Extraction,
    query::table::{Cell, Layout, Table},
    rdf::{
        Quads,
        vocab::{gg, rdf},
    },
    store::{Store, Summary},
};
use oxigraph::model::{NamedNodeRef, Term};
use serde::Serialize;

use crate::cli::{
    Done, Failure, Terminal,
    sources::{COUNTS, coverage},
    terminal,
};

/// Things that are counted in any store, and for each that a run brought.
const COUNTED: u64 = 10_000;
const COUNTED_FOR_ONE: u64 = 10;
/// Documents that the table shows one by one.
const SHOWN: usize = 100;

/// What an ingest has done.
#[derive(Default, Serialize)]
pub(super) struct Report {
    /// Documents written.
    pub(super) ingested: usize,
    /// Documents that were in the store already.
    pub(super) unchanged: usize,
    /// Sources that could not be read or extracted.
    pub(super) failed: usize,
    /// Every source of this run, in its order.
    documents: Vec<Row>,
    /// The counts of this run's documents, added up.
    total: Summary,
    /// What the whole store holds, each thing once; nothing where it holds far more than this run brought, for
    /// counting it would cost more than the run.
    store: Option<Summary>,
}

#[derive(Serialize)]
struct Row {
    name: String,
    #[serde(flatten)]
    state: State,
    #[serde(flatten)]
    summary: Summary,
    /// What was odd or not found.
    remarks: Vec<String>,
}

/// What happened to a source.
#[derive(Serialize)]
#[serde(tag = "state", content = "error", rename_all = "lowercase")]
pub(super) enum State {
    Ingested,
    Unchanged,
    Failed(String),
}

impl Report {
    /// Notes what happened to a source.
    pub(super) fn add(&mut self, name: &str, state: State) {
        match state {
            State::Ingested => self.ingested += 1,
            State::Unchanged => self.unchanged += 1,
            State::Failed(_) => self.failed += 1,
        }
        self.documents.push(Row {
            name: name.to_owned(),
            state,
            summary: Summary::default(),
            remarks: Vec::new(),
        });
    }

    /// Fills in the counts, from the store, and the remarks.
    pub(super) fn complete(
        &mut self,
        store: &Store,
        remarks: Vec<(String, Vec<String>)>,
    ) -> Result<(), Failure> {
        let mut remarks: BTreeMap<String, Vec<String>> = remarks.into_iter().collect();
        for row in &mut self.documents {
            if matches!(row.state, State::Failed(_)) {
                continue;
            }
            row.summary = store.summary_of(&row.name)?.unwrap_or_default();
            row.remarks = remarks.remove(&row.name).unwrap_or_default();
            self.total.add(&row.summary);
        }
        let mut brought = self.total;
        let brought: u64 = classes(&mut brought).map(|(_, count)| *count).iter().sum();
        self.store = counted(store, COUNTED + COUNTED_FOR_ONE * brought)?;
        Ok(())
    }

    /// Tells what was not found.
    pub(super) fn warn(&self, terminal: &Terminal) {
        for row in &self.documents {
            for remark in
                row.remarks.iter().filter(|remark| terminal.verbose || remark.starts_with(NOT_FOUND))
            {
                terminal.warning(&format!("{}: {remark}", row.name));
            }
        }
    }

    /// Prints the table: a row a document, their total, and what the store holds.
    pub(super) fn table(&self, terminal: &Terminal) -> Result<Done, Failure> {
        let mut headings = vec!["document".to_owned()];
        headings.extend(COUNTS.map(|(name, _)| name.to_owned()));
        headings.extend(["coverage".to_owned(), "warnings".to_owned()]);
        let mut table = Table::new(headings);
        let shown = if terminal.verbose { self.documents.len() } else { SHOWN };
        for row in self.documents.iter().take(shown) {
            table.push(match &row.state {
                State::Failed(_) => vec![Cell::text(&format!("{} (failed)", row.name))],
                State::Unchanged => cells(&format!("{} (unchanged)", row.name), &row.summary),
                State::Ingested => cells(&row.name, &row.summary),
            });
        }
        if self.documents.len() > shown {
            table.push(vec![Cell::text(&format!("… {} more; -v shows all", self.documents.len() - shown))]);
        }
        table.push(cells(&format!("documents: {}", self.ingested + self.unchanged), &self.total));
        if let Some(store) = &self.store {
            table.push(cells("in the store, each once", store));
        }
        table.write(&Layout { width: terminal::width(), ..Layout::default() }, terminal::output())?;
        Ok(Done::Well)
    }
}

/// What a store holds, each thing once; `None` where there are more than `most` things.
fn counted(store: &Store, most: u64) -> Result<Option<Summary>, Failure> {
    let mut summary = Summary::default();
    let mut left = most;
    for (class, count) in classes(&mut summary) {
        let things = store.database().quads_for_pattern(
            None,
            Some(rdf::TYPE),
            Some(class.into()),
            Some(oxigraph::model::GraphNameRef::DefaultGraph),
        );
        let things = things.take(usize::try_from(left).unwrap_or(usize::MAX)).count();
        *count = u64::try_from(things).unwrap_or(u64::MAX);
        left = left.saturating_sub(*count);
    }
    if left == 0 {
        return Ok(None);
    }
    for source in store.sources()? {
        summary.chars += source.summary.chars;
        summary.accounted += source.summary.accounted;
        summary.warnings += source.summary.warnings;
    }
    Ok(Some(summary))
}

fn cells(name: &str, summary: &Summary) -> Vec<Cell> {
    let mut cells = vec![Cell::text(name)];
    cells.extend(COUNTS.map(|(_, count)| Cell::number(count(summary))));
    cells.extend([Cell::number(coverage(summary)), Cell::number(summary.warnings)]);
    cells
}

/// How a remark on something that was not found begins.
const NOT_FOUND: &str = "no ";

/// What was odd in a document, what is missing first.
pub(super) fn remarks(extraction: &Extraction) -> Vec<String> {
    let records = &extraction.records;
    let none = |has: fn(&gijigraph::Record) -> bool| !records.iter().any(has);
    let missing = [
        (none(|r| r.minutes.meeting.title.is_some()), "no title found / 会議名が見つかりません"),
        (none(|r| r.minutes.meeting.date.is_some()), "no date found / 開催日が見つかりません"),
        (none(|r| !r.minutes.attendance.is_empty()), "no roster found / 出席者名簿が見つかりません"),
        (none(|r| !r.minutes.turns.is_empty()), "no statements found / 発言が見つかりません"),
    ];
    let missing =
        missing.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, remark)| remark.to_owned());
    let odd = extraction.diagnostics.iter().map(|remark| {
        let place = remark.span.map_or_else(String::new, |span| format!("[{span}] "));
        format!("{place}{}: {}", remark.code, remark.message)
    });
    missing.chain(odd).collect()
}

/// The counts of one document.
pub(super) fn summary(extraction: &Extraction, quads: &Quads) -> Summary {
    let mut summary = Summary {
        chars: extraction.text.chars().into(),
        accounted: extraction.accounted().into(),
        warnings: u64::try_from(remarks(extraction).len()).unwrap_or(u64::MAX),
        ..Summary::default()
    };
    for (class, count) in classes(&mut summary) {
        let of_class = |term: &Term| matches!(term, Term::NamedNode(node) if node.as_ref() == class);
        let things = quads.iter().filter(|quad| quad.predicate == rdf::TYPE && of_class(&quad.object));
        *count = u64::try_from(things.count()).unwrap_or(u64::MAX);
    }
    summary
}

/// What is counted by its class.
fn classes(summary: &mut Summary) -> [(NamedNodeRef<'static>, &mut u64); 8] {
    [
        (gg::MEETING, &mut summary.meetings),
        (gg::PERSON, &mut summary.people),
        (gg::ORGANIZATION, &mut summary.organizations),
        (gg::STATEMENT, &mut summary.statements),
        (gg::POLICY_ISSUE, &mut summary.issues),
        (gg::REGULATORY_INSTRUMENT, &mut summary.laws),
        (gg::TECHNOLOGY, &mut summary.technologies),
        (gg::FOLLOW_UP, &mut summary.follow_ups),
    ]
}
