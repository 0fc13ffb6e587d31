//! Word documents: paragraphs, lists with the numbers that Word prints, tables as rows.
//!
//! Takes the bytes of a `.docx`; gives a [`Reading`] with one line a paragraph; does not know what the words mean.
//! Deleted revisions, field codes and readings above characters are left out; heads, feet and notes are furniture.

mod body;
mod numbering;
mod package;
mod styles;

use super::{Layout, Reading, Unreadable};
use crate::{Diagnostic, span::to_u32};
use body::Line;
use numbering::Numbering;
use package::Package;
use styles::Styles;

pub(super) use package::Kind;

/// Reads a Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    let mut package = Package::open(bytes)?;
    let document = package.document()?;
    let styles = package.part("word/styles.xml")?.map_or_else(Styles::default, |xml| Styles::of(&xml));
    let numbers = package.part("word/numbering.xml")?.unwrap_or_default();
    let mut around = |prefix: &str| -> Result<Vec<Line>, Unreadable> {
        let mut lines: Vec<Line> = Vec::new();
        for name in package.named(prefix) {
            let xml = package.part(&name)?.unwrap_or_default();
            let read = body::read(&xml, &styles, &mut Numbering::of(&numbers, &styles));
            let words = read.lines.into_iter().filter(|line| !line.text.trim().is_empty());
            for line in words {
                // A head printed on every page is told once.
                if !lines.iter().any(|l| l.text == line.text) {
                    lines.push(line);
                }
            }
        }
        Ok(lines)
    };
    let heads = around("word/header")?;
    let mut feet = around("word/footnotes")?;
    feet.extend(around("word/endnotes")?);
    // A foot that holds the page's number alone says nothing.
    let numbers_only = |line: &Line| line.text.chars().all(|c| !c.is_alphabetic());
    feet.extend(around("word/footer")?.into_iter().filter(|line| !numbers_only(line)));
    let main = body::read(&document, &styles, &mut Numbering::of(&numbers, &styles));
    let mut diagnostics = Vec::new();
    if let Some(reason) = main.broken {
        if main.lines.iter().all(|line| line.text.trim().is_empty()) {
            return Err(Unreadable::Damaged { format: super::Format::Docx, reason });
        }
        let message = format!("read up to where its XML breaks off: {reason}");
        diagnostics.push(Diagnostic::whole("docx.broken", message));
    }
    let mut reading =
        Reading { encoding: "UTF-8", layout: Layout::Written, diagnostics, ..Reading::default() };
    let mut at = 0;
    let mut page = 1;
    let mut add = |line: &Line, furniture: bool| {
        if furniture {
            reading.furniture.push(to_u32(at));
        }
        for &offset in &line.breaks {
            page += 1;
            if reading.pages.is_empty() {
                reading.pages.push((0, 1));
            }
            reading.pages.push((to_u32(at + offset), page));
        }
        at += line.text.chars().count() + 1;
        reading.characters.push_str(&line.text);
        reading.characters.push('\n');
    };
    for line in &heads {
        add(line, true);
    }
    for line in &main.lines {
        add(line, false);
    }
    for line in &feet {
        add(line, true);
    }
    Ok(reading)
}

#[cfg(test)]
mod tests;
