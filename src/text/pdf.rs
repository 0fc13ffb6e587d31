//! PDF to characters: glyphs where they stand become lines as they read.
//!
//! Takes the bytes of a PDF; gives a [`Reading`] with pages and furniture; does not know what lines mean.
//! The library gives glyphs in the order they were drawn. Order, lines, columns and spaces are made here.

mod cells;
mod columns;
mod fonts;
mod furniture;
mod glyph;
mod guard;
mod line;
mod margin;
mod print;
mod rules;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
    kurbo::{Affine, Rect},
};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf, page::Page};

use super::{Format, Layout, Reading, Unreadable};
use crate::Diagnostic;
use cells::Ruled;
use fonts::Unnamed;
use glyph::{Collector, Glyph};
use line::Line;
use rules::Rules;

/// More pages than any minutes have.
const PAGES: usize = 5_000;
/// More glyphs than any minutes have.
const GLYPHS: usize = 20_000_000;
/// Things drawn, words or not, after which a file is no document.
const STEPS: usize = 10_000_000;

/// Why no text comes out, before it is known what to tell.
type Failure = Unreadable;

/// Reads the text layer of a PDF.
pub(super) fn read(bytes: &[u8]) -> Result<Reading, Unreadable> {
    guard::check(bytes)?;
    // The library reads bytes that anyone may have made. Should it panic on some, the file is damaged and nothing else
    // is: all that it touched is dropped here.
    let caught = catch_unwind(AssertUnwindSafe(|| sheets(bytes)));
    let book = caught.unwrap_or_else(|_| Err(damaged("its structure is broken")))?;
    book.reading()
}

fn damaged(reason: &str) -> Failure {
    Unreadable::Damaged { format: Format::Pdf, reason: reason.to_owned() }
}

/// The glyphs of one page, and what else is on it.
struct Sheet {
    glyphs: Vec<Glyph>,
    rules: Rules,
    pictures: usize,
    height: f64,
    broken: bool,
}

/// All pages.
struct Book {
    sheets: Vec<Sheet>,
    diagnostics: Vec<Diagnostic>,
}

fn sheets(bytes: &[u8]) -> Result<Book, Failure> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unreadable::Encrypted(Format::Pdf),
        LoadPdfError::Decryption(_) => damaged("its encryption is of a kind that is not known"),
        LoadPdfError::Invalid => damaged("it is cut off, or no PDF"),
    })?;
    let unnamed = Unnamed::of(&pdf)?;
    let cache = InterpreterCache::new();
    let mut book = Book { sheets: Vec::new(), diagnostics: Vec::new() };
    let (mut glyphs, mut steps) = (GLYPHS, STEPS);
    for page in pdf.pages().iter().take(PAGES) {
        let mut collector = Collector::new(&unnamed, glyphs, steps);
        // A page that breaks the library, or the bounds, ends there: what it gave until then is read.
        let whole = catch_unwind(AssertUnwindSafe(|| draw(page, &pdf, &cache, &mut collector))).is_ok();
        glyphs = glyphs.saturating_sub(collector.glyphs.len());
        steps = steps.saturating_sub(collector.steps);
        book.sheets.push(Sheet {
            glyphs: collector.glyphs,
            rules: collector.rules,
            pictures: collector.pictures,
            height: f64::from(page.render_dimensions().1),
            broken: !whole,
        });
    }
    if pdf.pages().len() > PAGES {
        let message = format!("only the first {PAGES} of {} pages are read", pdf.pages().len());
        book.diagnostics.push(Diagnostic::whole("pdf.too-many-pages", message));
    }
    Ok(book)
}

fn draw<'a>(page: &Page<'a>, pdf: &'a Pdf, cache: &InterpreterCache<'a>, collector: &mut Collector<'_>) {
    let settings = InterpreterSettings { render_content: RenderContent::PAGE, ..Default::default() };
    let (width, height) = page.render_dimensions();
    let extent = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let transform = Affine::new(page.initial_transform(true).as_coeffs());
    let mut context = Context::new(transform, extent, cache, pdf.xref(), settings);
    interpret_page(page, &mut context, collector);
}

impl Book {
    /// The lines of all pages, printed.
    fn reading(mut self) -> Result<Reading, Unreadable> {
        self.tell()?;
        let tables = |sheet: &mut Sheet| cells::take(&mut sheet.glyphs, std::mem::take(&mut sheet.rules));
        let mut tables: Vec<Vec<Ruled>> = self.sheets.iter_mut().map(tables).collect();
        cells::over_pages(&mut tables, |page, below, above| {
            let on = |page: usize, stands: &dyn Fn(f64) -> bool| {
                let glyphs = self.sheets.get(page).map_or(&[][..], |sheet| &sheet.glyphs);
                glyphs.iter().filter(|glyph| !glyph.is_space() && stands(glyph.y)).count()
            };
            on(page, &|y| y > below) + on(page + 1, &|y| y < above)
        });
        let lines = |(sheet, tables): (&mut Sheet, &Vec<Ruled>)| {
            columns::order(std::mem::take(&mut sheet.glyphs), tables)
        };
        let mut pages: Vec<Vec<Line>> = self.sheets.iter_mut().zip(&tables).map(lines).collect();
        let heights: Vec<f64> = self.sheets.iter().map(|sheet| sheet.height).collect();
        let numbers = furniture::set_aside(&mut pages, &heights);
        margin::mark(&mut pages);
        let printed = print::characters(&pages, &numbers);
        Ok(Reading {
            characters: printed.characters,
            encoding: "PDF",
            layout: Layout::Printed,
            pages: printed.pages,
            furniture: printed.furniture,
            full: Some(printed.full),
            diagnostics: self.diagnostics,
            ..Reading::default()
        })
    }

    /// Counts what cannot be read. Nothing at all, or next to nothing, is an error.
    fn tell(&mut self) -> Result<(), Unreadable> {
        let all: usize = self.sheets.iter().map(|sheet| sheet.glyphs.len()).sum();
        if all == 0 {
            let pages = self.sheets.iter().filter(|sheet| sheet.pictures > 0).count();
            return Err(match (pages, self.sheets.iter().any(|sheet| sheet.broken)) {
                (1.., _) => Unreadable::Pictures { pages },
                (0, true) => damaged("its pages are broken"),
                (0, false) => damaged("its pages hold neither text nor pictures"),
            });
        }
        let lost = |sheet: &Sheet| sheet.glyphs.iter().filter(|g| g.is_unreadable()).count();
        let unreadable: usize = self.sheets.iter().map(lost).sum();
        if unreadable * 2 > all {
            let reason = format!(
                "its fonts do not tell which characters they show ({unreadable} of {all}): run OCR (`ocrmypdf --force-ocr -l jpn`)"
            );
            return Err(Unreadable::Damaged { format: Format::Pdf, reason });
        }
        for (sheet, page) in self.sheets.iter().zip(1..) {
            let lost = lost(sheet);
            if lost > 0 {
                let message =
                    format!("page {page}: {lost} characters that the font does not tell are U+FFFD");
                self.diagnostics.push(Diagnostic::whole("pdf.unreadable-characters", message));
            }
            if sheet.broken {
                let message = format!("page {page} is broken: what could be read of it is there");
                self.diagnostics.push(Diagnostic::whole("pdf.broken-page", message));
            } else if sheet.glyphs.is_empty() && sheet.pictures > 0 {
                let message = format!("page {page} is a picture without text: run OCR (`ocrmypdf -l jpn`)");
                self.diagnostics.push(Diagnostic::whole("pdf.picture-page", message));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
