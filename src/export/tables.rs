//! The graph as a folder of CSV tables that a spreadsheet opens.
//!
//! | file | one row for |
//! |---|---|
//! | `meetings.csv` | a meeting |
//! | `people.csv` | a person |
//! | `attendance.csv` | a person at a meeting in one capacity |
//! | `organizations.csv` | a body or a unit of one |
//! | `statements.csv` | a statement, with its strongest attribution |
//! | `attributions.csv` | a statement and one ground to attribute it |
//! | `issues.csv` | a policy issue |
//! | `raised.csv` | an issue, a statement that raises it, and one ground to attribute that; `words` raise the issue |
//! | `technologies.csv`, `regulations.csv` | a technology; a law, order or guideline |
//! | `follow-ups.csv` | something that will be done |
//!
//! `datapackage.json` beside them says the same to programs: types, descriptions and keys of every column.
//!
//! Columns that end in `_id` or `_ids` hold IRIs without the store's base and join the tables; the column beside them
//! holds the label. Several values in one cell are separated by ` | `. A cell that a spreadsheet would take for a
//! formula gets a `'` before it, see [`guarded`](super::spreadsheet::guarded). Rows of one meeting stand together, meetings by date; all else is sorted by its id.

#![expect(clippy::disallowed_methods, reason = "this is the edge that writes the tables")]

mod columns;
mod meetings;
mod package;
mod quotes;
mod things;
mod view;

use std::{
    fs::{self, File},
    io::{BufWriter, Write},
    path::Path,
};

use super::{
    Error,
    spreadsheet::{BYTE_ORDER_MARK, write_row},
};
use crate::store::Store;
use view::View;

/// How tables are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether each file begins with a byte order mark, without which Excel does not see that it is UTF-8.
    pub byte_order_mark: bool,
    /// The licence under which the tables may be used: an address, or a name such as `CC-BY-4.0`.
    pub licence: Option<String>,
}

/// A table that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its file name.
    pub file: &'static str,
    /// Its rows without the header.
    pub rows: u64,
}

/// Writes every table and their description into the folder `dir`, which is made where there is none; files of the same
/// names are replaced.
///
/// # Errors
///
/// [`Error::File`], [`Error::Store`].
pub fn write(store: &Store, dir: &Path, options: &Options) -> Result<Vec<Table>, Error> {
    fs::create_dir_all(dir).map_err(|source| Error::File { path: dir.to_owned(), source })?;
    let view = View::new(store);
    let mut written = meetings::write(&view, dir, options)?;
    written.extend(things::write(&view, dir, options)?);
    package::write(store, dir, options)?;
    Ok(written)
}

/// One file under construction.
struct Sheet {
    file: &'static str,
    path: std::path::PathBuf,
    writer: csv::Writer<BufWriter<File>>,
    rows: u64,
}

impl Sheet {
    fn create(dir: &Path, file: &'static str, options: &Options) -> Result<Self, Error> {
        let path = dir.join(file);
        let failed = |source| Error::File { path: path.clone(), source };
        let mut out = BufWriter::new(File::create(&path).map_err(failed)?);
        if options.byte_order_mark {
            out.write_all(BYTE_ORDER_MARK).map_err(failed)?;
        }
        let mut writer = csv::Writer::from_writer(out);
        let columns = columns::of(file).map_or(&[][..], |table| table.columns);
        writer
            .write_record(columns.iter().map(|column| column.name))
            .map_err(|error| failed(error.into()))?;
        Ok(Self { file, path, writer, rows: 0 })
    }

    fn push<const N: usize>(&mut self, row: [String; N]) -> Result<(), Error> {
        self.rows += 1;
        write_row(&mut self.writer, row).map_err(|source| Error::File { path: self.path.clone(), source })
    }

    fn finish(mut self) -> Result<Table, Error> {
        self.writer.flush().map_err(|source| Error::File { path: self.path, source })?;
        Ok(Table { file: self.file, rows: self.rows })
    }
}
