//! CSV tables by column name.

use std::borrow::Cow;

use super::LexiconError;

/// One table: its name, and the texts it is read from.
pub(super) struct Table {
    name: String,
    texts: Vec<Cow<'static, str>>,
}

impl Table {
    pub(super) fn new(name: &str, text: impl Into<Cow<'static, str>>) -> Table {
        Table { name: name.to_owned(), texts: vec![text.into()] }
    }

    /// Adds the rows of a further file.
    pub(super) fn extend(&mut self, text: String) {
        self.texts.push(text.into());
    }
}

/// All tables by name.
pub(super) struct Tables(pub(super) Vec<Table>);

impl Tables {
    /// The texts of a table, unread.
    pub(super) fn texts(&self, name: &str) -> Vec<Cow<'static, str>> {
        self.0.iter().filter(|t| t.name == name).flat_map(|t| t.texts.clone()).collect()
    }

    /// The named columns of a table, row by row. A table that is not there has no rows.
    pub(super) fn rows<const N: usize>(
        &self,
        name: &str,
        columns: [&str; N],
    ) -> Result<Vec<[String; N]>, LexiconError> {
        let wrong = |what: String| LexiconError::Format { name: name.to_owned(), what };
        let mut rows = Vec::new();
        for text in self.0.iter().filter(|t| t.name == name).flat_map(|t| &t.texts) {
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let header = reader.headers().map_err(|e| wrong(format!("is no CSV: {e}")))?.clone();
            let mut places = [0; N];
            for (place, column) in places.iter_mut().zip(columns) {
                *place = header
                    .iter()
                    .position(|h| h == column)
                    .ok_or_else(|| wrong(format!("lacks the column `{column}`")))?;
            }
            if let Some(plain) = plain_rows(text, header.len(), places) {
                rows.extend(plain);
                continue;
            }
            let mut record = csv::StringRecord::new();
            while reader.read_record(&mut record).map_err(|e| wrong(format!("has a broken row: {e}")))? {
                rows.push(places.map(|p| record.get(p).unwrap_or_default().to_owned()));
            }
        }
        Ok(rows)
    }
}

/// The cells at `places` of each row behind the header, where no cell holds the end of a line and all rows are as wide as it
/// is.
///
/// Almost all tables are such, and reading them is a good part of start-up.
fn plain_rows<const N: usize>(text: &str, width: usize, places: [usize; N]) -> Option<Vec<[String; N]>> {
    let rows = || text.split('\n').filter(|row| !row.is_empty()).skip(1);
    let quoted: Vec<&str> = rows().filter(|row| row.contains('"')).collect();
    let goes_on = |row: &&str| !row.matches('"').count().is_multiple_of(2);
    if text.contains('\r') || quoted.iter().any(goes_on) {
        return None;
    }
    // One reader for all of them: to make one takes longer than to read a table.
    let quoted = quoted.join("\n");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(quoted.as_bytes());
    let mut quoted = reader.records();
    let cells = |row: &str| {
        if row.contains('"') {
            let cells = quoted.next()?.ok().filter(|cells| cells.len() == width)?;
            return Some(places.map(|place| cells[place].to_owned()));
        }
        let mut cells = [""; N];
        let mut found = 0;
        for (nth, cell) in row.split(',').enumerate() {
            places
                .iter()
                .zip(&mut cells)
                .filter(|(place, _)| **place == nth)
                .for_each(|(_, own)| *own = cell);
            found += 1;
        }
        (found == width).then(|| cells.map(str::to_owned))
    };
    rows().map(cells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_read_alike_with_and_without_quotes() {
        let rows = |text: &'static str| {
            let tables = Tables(vec![Table::new("bridges", text)]);
            tables.rows("bridges", ["name", "river"]).map_err(|error| error.to_string())
        };
        let plain = rows("river,name,note\n千沢川,千沢橋,\n\n,\"北橋\",木造\n");
        assert_eq!(plain, rows("river,name,note\r\n\"千沢川\",千沢橋,\r\n\r\n,北橋,木造\r\n"));
        assert_eq!(plain, rows("river,name,note\n千沢川,千沢橋,\"a\nb\"\n,北橋,\"石,木\"\n"));
        assert_eq!(plain.map(|rows| rows.len()), Ok(2));
        assert!(rows("river,name\n千沢川,千沢橋,木造\n").is_err_and(|error| error.contains("broken row")));
    }
}
