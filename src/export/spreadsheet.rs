//! What a CSV file needs so that a spreadsheet reads it as text.

use std::{borrow::Cow, io};

/// What Excel needs to take a file for UTF-8.
pub const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A cell that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@` (also full-width), a tab or a
/// line end gets a `'` before it.
///
/// ```
/// use gijigraph::export::spreadsheet::guarded;
/// assert_eq!(guarded("=SUM(A1)"), "'=SUM(A1)");
/// assert_eq!(guarded("iPS細胞"), "iPS細胞");
/// ```
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// Writes a row of [`guarded`] cells.
///
/// # Errors
///
/// What the writer says.
pub fn write_row<W: io::Write>(
    writer: &mut csv::Writer<W>,
    row: impl IntoIterator<Item = impl AsRef<str>>,
) -> io::Result<()> {
    for cell in row {
        writer.write_field(&*guarded(cell.as_ref())).map_err(cause)?;
    }
    writer.write_record(None::<&[u8]>).map_err(cause)
}

/// What the output said: a reader that went away is told from a disk that is full.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_that_looks_like_a_formula_is_text() {
        for (cell, expected) in [
            ("=SUM(A1)", "'=SUM(A1)"),
            ("+81-3", "'+81-3"),
            ("-1", "'-1"),
            ("@x", "'@x"),
            ("\tx", "'\tx"),
            ("\r=x", "'\r=x"),
            ("＝Ａ１", "'＝Ａ１"),
            ("iPS細胞", "iPS細胞"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(guarded(cell), expected);
        }
    }

    #[test]
    fn a_row_is_one_line_with_its_cells_quoted_as_needed() {
        let mut writer = csv::Writer::from_writer(Vec::new());
        write_row(&mut writer, ["=1+1", "一,二", "三\"四"]).unwrap();
        assert_eq!(writer.into_inner().unwrap(), "'=1+1,\"一,二\",\"三\"\"四\"\n".as_bytes());
    }
}
