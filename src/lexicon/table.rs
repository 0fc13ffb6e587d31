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
            let mut record = csv::StringRecord::new();
            while reader.read_record(&mut record).map_err(|e| wrong(format!("has a broken row: {e}")))? {
                rows.push(places.map(|p| record.get(p).unwrap_or_default().to_owned()));
            }
        }
        Ok(rows)
    }
}
