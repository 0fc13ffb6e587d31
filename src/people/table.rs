//! The table of decisions: reading it with care, and writing it in one order.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::{Decision, Decisions, Named};

/// The columns that count.
pub(super) const COLUMNS: [&str; 6] =
    ["verdict", "name", "organization", "other_name", "other_organization", "reason"];

/// Why a table cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is no CSV.
    #[error("the table of people is no CSV: {0}")]
    Csv(#[from] csv::Error),
    /// A column is missing.
    #[error(
        "the table of people has no column `{0}`; it needs verdict,name,organization,other_name,other_organization,reason"
    )]
    Column(&'static str),
    /// A row does not say enough, or something else.
    #[error("line {line} of the table of people: {what}")]
    Row {
        /// The line, counted from 1.
        line: u64,
        /// What is wrong, and what to do.
        what: String,
    },
}

pub(super) fn parse(table: &str) -> Result<Decisions, Error> {
    let table = table.strip_prefix('\u{feff}').unwrap_or(table);
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers()?.clone();
    let mut at = [0; COLUMNS.len()];
    for (place, column) in at.iter_mut().zip(COLUMNS) {
        *place = headers.iter().position(|h| h.trim() == column).ok_or(Error::Column(column))?;
    }
    let mut rows = BTreeSet::new();
    let mut lines = BTreeMap::new();
    for record in reader.records() {
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let cell = |n: usize| record.get(at[n]).unwrap_or("").trim();
        // Names stand in the graph after NFKC and without spaces; so do those of bodies.
        let folded = |n: usize| cell(n).nfkc().filter(|c| !c.is_whitespace()).collect::<String>();
        let row = |what: &str| Error::Row { line, what: what.to_owned() };
        let same = match cell(0) {
            "" => continue,
            "same" => true,
            "different" => false,
            other => return Err(row(&format!("`{other}` is no verdict: same, different, or empty"))),
        };
        let one = Named { name: folded(1), organization: folded(2) };
        let other = Named { name: folded(3), organization: folded(4) };
        if one.name.is_empty() || other.name.is_empty() {
            return Err(row("a decision is about two names"));
        }
        if one == other {
            return Err(row(
                "both sides are the same; two people of one name are told apart by their bodies",
            ));
        }
        if one.name == other.name && (one.organization.is_empty() || other.organization.is_empty()) {
            return Err(row("two people of one name are told apart by their bodies: give both"));
        }
        let decision = Decision {
            same,
            one: one.clone().min(other.clone()),
            other: one.max(other),
            reason: cell(5).to_owned(),
        };
        let pair = (decision.one.clone(), decision.other.clone());
        if let Some((before, verdict)) = lines.insert(pair, (line, same)) {
            if verdict != same {
                return Err(row(&format!("it contradicts line {before}")));
            }
            continue;
        }
        rows.insert(decision);
    }
    let shared = shared(&rows)?;
    Ok(Decisions { rows, shared })
}

/// The people of each name that a row tells apart, under the body each is known by.
fn shared(rows: &BTreeSet<Decision>) -> Result<BTreeMap<String, BTreeMap<String, String>>, Error> {
    let one_name = |row: &&Decision| row.one.name == row.other.name;
    let mut shared: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for row in rows.iter().filter(one_name).filter(|row| !row.same) {
        let bodies = shared.entry(row.one.name.clone()).or_default();
        for organization in [&row.one.organization, &row.other.organization] {
            bodies.insert(organization.clone(), organization.clone());
        }
    }
    // What is the same spreads until nothing changes; the first body in order names the person.
    let joins: Vec<&Decision> = rows.iter().filter(one_name).filter(|row| row.same).collect();
    let mut changed = true;
    while changed {
        changed = false;
        for row in &joins {
            let Some(bodies) = shared.get_mut(&row.one.name) else { continue };
            let keys = [&row.one, &row.other].map(|side| bodies.get(&side.organization).cloned());
            let Some(key) = keys.iter().flatten().min().cloned() else { continue };
            for (side, known) in [&row.one, &row.other].into_iter().zip(keys) {
                match known {
                    Some(known) if known == key => {}
                    Some(known) => {
                        for value in bodies.values_mut().filter(|value| **value == known) {
                            value.clone_from(&key);
                        }
                        changed = true;
                    }
                    None => {
                        bodies.insert(side.organization.clone(), key.clone());
                        changed = true;
                    }
                }
            }
        }
    }
    let contradicted = rows.iter().filter(one_name).find(|row| {
        let key = |side: &Named| shared.get(&side.name).and_then(|bodies| bodies.get(&side.organization));
        !row.same && key(&row.one) == key(&row.other)
    });
    match contradicted {
        Some(row) => Err(Error::Row {
            line: 0,
            what: format!(
                "{} of {} and of {} are different in one row and the same by others",
                row.one.name, row.one.organization, row.other.organization
            ),
        }),
        None => Ok(shared),
    }
}

pub(super) fn write(rows: &BTreeSet<Decision>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: [&str; COLUMNS.len()]| writer.write_record(cells);
    // Writing into memory does not fail.
    let _ = write(COLUMNS);
    for row in rows {
        let verdict = if row.same { "same" } else { "different" };
        let _ = write([
            verdict,
            &row.one.name,
            &row.one.organization,
            &row.other.name,
            &row.other.organization,
            &row.reason,
        ]);
    }
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &str) -> String {
        format!("{}\n{rows}", COLUMNS.join(","))
    }

    #[test]
    fn the_order_of_rows_and_sides_makes_no_difference() {
        let one =
            table("same,髙橋一,,高橋一,,字体\ndifferent,山田花,甲大学,山田花,乙県,同日\n,森一,,森二,,未定\n");
        let other = table("different,山 田 花,乙県,山田花,甲大学,同日\nsame,高橋一,,髙橋一,,字体\n");
        let [one, other] = [one, other].map(|table| Decisions::parse(&table).unwrap());
        assert_eq!(one.to_table(), other.to_table());
        assert_eq!(Decisions::parse(&one.to_table()).unwrap(), one);
    }

    #[test]
    fn a_row_that_decides_nothing_is_an_error_with_its_line() {
        for (rows, line) in [
            ("maybe,森一,,森二,,", "line 2"),
            ("same,森一,,,,", "line 2"),
            ("same,森一,,森一,,", "line 2"),
            ("different,森一,甲社,森一,,", "line 2"),
            ("same,森一,,森二,,\ndifferent,森二,,森一,,", "line 3"),
            (
                "different,森一,甲社,森一,乙社,\nsame,森一,甲社,森一,丙社,\nsame,森一,丙社,森一,乙社,",
                "different in one row",
            ),
        ] {
            let error = Decisions::parse(&table(rows)).unwrap_err().to_string();
            assert!(error.contains(line), "{rows}: {error}");
        }
        assert!(matches!(Decisions::parse("verdict,name\n"), Err(Error::Column("organization"))));
    }
}
