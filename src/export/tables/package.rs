//! `datapackage.json`: what the tables hold, for programs, as a Tabular Data Package of Frictionless Data.
//!
//! It names the documents by their digests: under which names they were read is no part of an export.

use std::{fs, path::Path};

use serde_json::{Map, Value, json};

use super::{
    Options,
    columns::{Column, Description, Holds, TABLES},
};
use crate::{export::Error, store::Store};

/// Its file name.
pub(super) const FILE: &str = "datapackage.json";

/// Writes the description of the tables in `dir`.
pub(super) fn write(store: &Store, dir: &Path, options: &Options) -> Result<(), Error> {
    let path = dir.join(FILE);
    let package = package(store, options)?;
    fs::write(&path, format!("{package:#}\n")).map_err(|source| Error::File { path, source })
}

fn package(store: &Store, options: &Options) -> Result<Value, Error> {
    let mut digests: Vec<String> = store.sources()?.into_iter().map(|source| source.sha256).collect();
    digests.sort_unstable();
    digests.dedup();
    let sources = digests.iter().map(|digest| json!({ "title": format!("sha256:{digest}") }));
    let mut package = json!({
        "profile": "tabular-data-package",
        "name": "gijigraph-tables",
        "title": "議事録の知識グラフ / A knowledge graph of Japanese council minutes",
        "description": "誰が、どの会議で、どの論点を、どの言葉で提起したか。idの列で表がつながり、一つのセルに複数の値があるときは「 | 」で区切ります。数式とみなされるセルの先頭には「'」があります。 / Who raised which policy issue, at which meeting, in which words. Columns of ids join the tables; several values in one cell have ` | ` between them; a cell that a spreadsheet would take for a formula has a ' before it.",
        "resources": TABLES.iter().map(resource).collect::<Vec<_>>(),
    });
    // A package without documents has no sources, one without a licence says nothing of it: neither may be empty.
    if !digests.is_empty() {
        package["sources"] = sources.collect();
    }
    if let Some(licence) = &options.licence {
        let member = if licence.contains(':') { "path" } else { "name" };
        package["licenses"] = json!([{ member: licence }]);
    }
    Ok(package)
}

fn resource(table: &Description) -> Value {
    let keys = table.columns.iter().filter_map(|column| match column.holds {
        Holds::Key(file) if file != table.file => Some(json!({
            "fields": column.name,
            "reference": { "resource": name(file), "fields": column.name },
        })),
        _ => None,
    });
    let keys: Vec<Value> = keys.collect();
    let mut schema = json!({
        "fields": table.columns.iter().map(|column| field(table, column)).collect::<Vec<_>>(),
        "missingValues": [""],
        "primaryKey": table.key,
    });
    if !keys.is_empty() {
        schema["foreignKeys"] = Value::Array(keys);
    }
    json!({
        "profile": "tabular-data-resource",
        "name": name(table.file),
        "path": table.file,
        "title": both(table.ja, table.en),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    })
}

fn field(table: &Description, column: &Column) -> Value {
    let mut field = Map::new();
    let mut constraints = Map::new();
    let kind = match column.holds {
        Holds::Text | Holds::Key(_) => "string",
        Holds::Count => "integer",
        Holds::Share => "number",
    };
    if table.key.contains(&column.name) {
        constraints.insert("required".to_owned(), json!(true));
    }
    if column.holds == Holds::Count || column.holds == Holds::Share {
        constraints.insert("minimum".to_owned(), json!(0));
    }
    if column.holds == Holds::Share {
        constraints.insert("maximum".to_owned(), json!(1));
    }
    field.insert("name".to_owned(), json!(column.name));
    field.insert("type".to_owned(), json!(kind));
    field.insert("title".to_owned(), json!(column.ja));
    field.insert("description".to_owned(), json!(both(column.ja, column.en)));
    if !constraints.is_empty() {
        field.insert("constraints".to_owned(), Value::Object(constraints));
    }
    Value::Object(field)
}

fn both(ja: &str, en: &str) -> String {
    format!("{ja} / {en}")
}

/// The name of a resource: the file's without `.csv`.
fn name(file: &str) -> &str {
    file.strip_suffix(".csv").unwrap_or(file)
}
