//! OCR: characters for pages that are pictures, by programs that this machine has.
//!
//! Takes a PDF without a text layer; gives one with it, under the same name and digest: it is still the document that
//! was published. `ocrmypdf` is asked first, else `pdftoppm` and `tesseract`. What they read differs between their
//! versions, so that only here the same bytes may give another graph on another machine.

use std::{
    ffi::OsStr,
    fs, io,
    path::Path,
    process::{Command, Stdio},
};

use super::Source;

/// Why pages could not be recognised.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OcrError {
    /// No program for it is there.
    #[error(
        "--ocr needs `ocrmypdf`, or `tesseract` and `pdftoppm`, with Japanese (Debian: `apt install ocrmypdf tesseract-ocr-jpn`)"
    )]
    NoProgram,
    /// The program ended with an error.
    #[error("`{program}` failed: {words}")]
    Failed {
        /// Which.
        program: &'static str,
        /// The last line it said.
        words: String,
    },
    /// Files could not be written or read.
    #[error("OCR: {0}")]
    Io(#[from] io::Error),
}

/// Dots an inch for pictures of pages: what tesseract is trained with.
const RESOLUTION: &str = "300";

/// The same source with characters for its pages.
///
/// # Errors
///
/// No program for OCR, or what it says.
pub fn recognise(source: &Source) -> Result<Source, OcrError> {
    let folder = tempfile::tempdir()?;
    let (scan, read) = (folder.path().join("scan.pdf"), folder.path().join("read.pdf"));
    fs::write(&scan, &source.bytes)?;
    let quick: [&OsStr; 9] = [
        "--language".as_ref(),
        "jpn".as_ref(),
        "--output-type".as_ref(),
        "pdf".as_ref(),
        "--optimize".as_ref(),
        "0".as_ref(),
        "--quiet".as_ref(),
        scan.as_os_str(),
        read.as_os_str(),
    ];
    if !run("ocrmypdf", &quick)? {
        by_pictures(folder.path(), &scan)?;
    }
    Ok(Source { bytes: fs::read(&read)?, ..source.clone() })
}

/// Pages as pictures, one by one, then all of them as `read.pdf`.
fn by_pictures(folder: &Path, scan: &Path) -> Result<(), OcrError> {
    let prefix = folder.join("page");
    let painted = run(
        "pdftoppm",
        &["-r".as_ref(), RESOLUTION.as_ref(), "-png".as_ref(), scan.as_os_str(), prefix.as_os_str()],
    )?;
    if !painted {
        return Err(OcrError::NoProgram);
    }
    let mut pages = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "png") {
            pages.push(path.display().to_string());
        }
    }
    pages.sort_unstable();
    let list = folder.join("pages.txt");
    fs::write(&list, pages.join("\n"))?;
    let output = folder.join("read");
    let recognised = run(
        "tesseract",
        &[list.as_os_str(), output.as_os_str(), "-l".as_ref(), "jpn".as_ref(), "pdf".as_ref()],
    )?;
    if recognised { Ok(()) } else { Err(OcrError::NoProgram) }
}

/// Runs a program to its end; `false` where it is not there.
fn run(program: &'static str, arguments: &[&OsStr]) -> Result<bool, OcrError> {
    let output = match Command::new(program).args(arguments).stdin(Stdio::null()).output() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        output => output?,
    };
    if output.status.success() {
        return Ok(true);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let last = said.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it gives no reason");
    Err(OcrError::Failed { program, words: last.trim().to_owned() })
}
