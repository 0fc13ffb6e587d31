//! The words of one paragraph, and what its properties tell of it.

use quick_xml::events::BytesStart;

use super::Line;
use crate::text::{
    docx::styles::{ListPlace, attribute},
    table::GAP,
};

/// A paragraph under way.
#[derive(Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    pub(super) breaks: Vec<usize>,
    pub(super) place: ListPlace,
    pub(super) style: Option<String>,
    // Lines of text boxes that hang on it.
    pub(super) after: Vec<Line>,
    // Codes of the fields under way; `None` once their results begin.
    fields: Vec<Option<String>>,
    pub(super) hidden: bool,
    pub(super) code: bool,
    pub(super) in_run: bool,
}

impl Paragraph {
    /// Takes an element within the paragraph.
    pub(super) fn open(&mut self, name: &str, e: &BytesStart<'_>) {
        match name {
            "r" => self.in_run = true,
            "numId" => self.place.list = attribute(e, "val").and_then(|v| v.parse().ok()),
            "ilvl" => self.place.level = attribute(e, "val").and_then(|v| v.parse().ok()),
            "pStyle" => self.style = attribute(e, "val"),
            "vanish" if self.in_run => {
                self.hidden = !matches!(attribute(e, "val").as_deref(), Some("0" | "false" | "off"));
            }
            "tab" if self.in_run => self.words(if self.text.is_empty() { "　" } else { GAP }),
            "ptab" => self.words(GAP),
            "br" if attribute(e, "type").as_deref() != Some("page") => self.words("\n"),
            "br" | "cr" => self.words("\n"),
            "noBreakHyphen" => self.words("-"),
            "sym" => {
                let code = attribute(e, "char").and_then(|hex| u32::from_str_radix(&hex, 16).ok());
                if let Some(c) = code.and_then(char::from_u32) {
                    self.words(c.encode_utf8(&mut [0; 4]));
                }
            }
            "instrText" => self.code = true,
            "fldChar" => match attribute(e, "fldCharType").as_deref() {
                Some("begin") => self.fields.push(Some(String::new())),
                Some("separate") => {
                    if let Some(field) = self.fields.last_mut() {
                        *field = None;
                    }
                }
                // A formula without a result sets characters above or over one another.
                Some("end") => {
                    if let Some(Some(code)) = self.fields.pop()
                        && let Some(base) = overstruck(&code)
                    {
                        self.words(&base);
                    }
                }
                _ => {}
            },
            "lastRenderedPageBreak" => {
                self.breaks.push(self.text.chars().count());
            }
            _ => {}
        }
    }

    /// Takes words, unless they are hidden or the code of a field.
    pub(super) fn words(&mut self, words: &str) {
        if self.hidden {
            return;
        }
        if self.code {
            if let Some(Some(code)) = self.fields.last_mut() {
                code.push_str(words);
            }
            return;
        }
        if self.fields.iter().all(Option::is_none) {
            self.text.extend(words.chars().filter(|c| !matches!(c, '\r' | '\0')));
        }
    }
}

/// The base characters of `EQ \o\ad(\s\up 9(よみ),漢字)`.
fn overstruck(code: &str) -> Option<String> {
    let code = code.trim();
    if !code.starts_with("EQ") || !code.contains("\\o") {
        return None;
    }
    let (_, base) = code.rsplit_once([',', ';'])?;
    Some(base.trim_end_matches(')').trim().to_owned())
}
