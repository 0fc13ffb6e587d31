//! An answer in the form asked for: a table, JSON or CSV of the same values.

use std::io::Write;

use clap::ValueEnum;
use gijigraph::{
    export::spreadsheet::write_row,
    query::table::{Cell, Layout, Table},
};
use serde_json::Value;

use crate::cli::{Failure, sources::json, terminal};

/// A form of the answer.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    Table,
    Json,
    Csv,
}

/// Rows under columns, and what stands around them.
pub(super) struct Answer {
    /// What JSON says.
    pub(super) whole: Value,
    pub(super) columns: Vec<&'static str>,
    pub(super) rows: Vec<Vec<Value>>,
    /// A line below the table.
    pub(super) remark: Option<String>,
    /// In place of the table: lines of text.
    pub(super) text: Option<String>,
}

impl Answer {
    /// Writes the answer; whether there was anything in it.
    pub(super) fn write(&self, format: Format) -> Result<bool, Failure> {
        match format {
            Format::Json => {
                json(&self.whole)?;
            }
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(terminal::output());
                write_row(&mut writer, &self.columns)?;
                for row in &self.rows {
                    write_row(&mut writer, row.iter().map(plain))?;
                }
                writer.flush()?;
            }
            Format::Table => {
                let mut out = terminal::output();
                if let Some(text) = &self.text {
                    write!(out, "{text}")?;
                } else {
                    let mut table = Table::new(self.columns.iter().map(ToString::to_string).collect());
                    for row in &self.rows {
                        table.push(row.iter().map(cell).collect());
                    }
                    table.write(&Layout { width: terminal::width(), ..Layout::default() }, &mut out)?;
                }
                if let Some(remark) = &self.remark {
                    writeln!(out, "\n{remark}")?;
                }
                out.flush()?;
            }
        }
        Ok(!self.rows.is_empty())
    }
}

fn cell(value: &Value) -> Cell {
    if value.is_number() { Cell::number(plain(value)) } else { Cell::text(&plain(value)) }
}

/// A value as text; numbers with at most six digits behind the point.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => format!("{:.6}", number.as_f64().unwrap_or_default()),
        other => other.to_string(),
    }
}
