//! Formats: which one the bytes show, and what cannot be read.

use std::{fmt, str::FromStr};

use super::{Reading, docx, html, json, pdf, plain};

/// The format of a source.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Plain text in any Japanese encoding, Markdown included.
    Plain,
    /// PDF with a text layer.
    Pdf,
    /// A web page.
    Html,
    /// A Word document.
    Docx,
    /// Speeches or meetings of the Diet, as its API gives them.
    KokkaiJson,
    /// Minutes of an assembly, as its search system gives them.
    AssemblyJson,
}

/// Why a source cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Some other kind of file, which says what it is.
    #[error("{what} is not read: {remedy}")]
    Foreign {
        /// What it is.
        what: &'static str,
        /// What to do.
        remedy: &'static str,
    },
    /// The bytes are those of no text.
    #[error(
        "no text but some other kind of file: give a PDF, a page, a Word document or text in UTF-8 or a Japanese encoding"
    )]
    NoText,
    /// The file asks for a password.
    #[error("{0} is encrypted: save it without a password first")]
    Encrypted(Format),
    /// The file is cut off or broken.
    #[error("{format} is damaged: {reason}")]
    Damaged {
        /// What it seems to be.
        format: Format,
        /// What is wrong with it.
        reason: String,
    },
    /// Pages are pictures: nothing but OCR can read them.
    #[error(
        "{pages} pages without a text layer: `--ocr` reads them where ocrmypdf or tesseract is installed"
    )]
    Pictures {
        /// How many pages.
        pages: usize,
    },
    /// More than a document of its kind can hold: a bomb, or a mistake.
    #[error("{format} unpacks to more than {limit} bytes")]
    TooLarge {
        /// What it seems to be.
        format: Format,
        /// The limit, in bytes.
        limit: u64,
    },
    /// Nobody waits for it any more.
    #[error("stopped before it was done")]
    Stopped,
}

impl Format {
    /// Every format, by name.
    pub const ALL: [Format; 6] =
        [Self::Plain, Self::Pdf, Self::Html, Self::Docx, Self::KokkaiJson, Self::AssemblyJson];

    /// The short name used in document JSON, in the graph and in arguments.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "txt",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::KokkaiJson => "kokkai-json",
            Self::AssemblyJson => "assembly-json",
        }
    }

    /// The format that the bytes show, whatever the file is called. What shows none is plain text.
    #[must_use]
    pub fn detect(bytes: &[u8]) -> Format {
        let head = &bytes[..bytes.len().min(1024)];
        if head.windows(5).any(|w| w == b"%PDF-") {
            return Self::Pdf;
        }
        if docx::Kind::of(bytes) == Some(docx::Kind::Word) {
            return Self::Docx;
        }
        let head = plain::glance(bytes);
        if let Some(json::Shape::Minutes(format)) = json::looks_like(&head) {
            return format;
        }
        if html::looks_like_page(&head) {
            return Self::Html;
        }
        Self::Plain
    }

    /// Reads the characters of `bytes`.
    pub(super) fn read(self, bytes: &[u8]) -> Result<Reading, Unreadable> {
        match self {
            Self::Plain => Ok(plain::read(bytes)),
            Self::Html => Ok(html::read(bytes)),
            Self::Docx => docx::read(bytes),
            Self::Pdf => pdf::read(bytes),
            Self::KokkaiJson | Self::AssemblyJson => json::read(bytes, self),
        }
    }
}

/// What the bytes are, where they are a known kind of file that is not read.
pub(super) fn foreign(bytes: &[u8]) -> Option<Unreadable> {
    const AS_DOCX: &str = "save it as .docx or PDF, or as text";
    const AS_TEXT: &str = "save it as PDF or as text";
    const BY_OCR: &str = "run OCR and give the text, or a PDF with a text layer (`ocrmypdf -l jpn`)";
    let other = |what, remedy| Some(Unreadable::Foreign { what, remedy });
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // The directory names its streams in UTF-16.
        let holds = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            bytes.windows(name.len()).any(|w| w == name)
        };
        return if holds("EncryptedPackage") {
            Some(Unreadable::Encrypted(Format::Docx))
        } else if holds("WordDocument") {
            other("an old Word document (.doc)", AS_DOCX)
        } else if holds("Workbook") {
            other("an old Excel workbook (.xls)", AS_TEXT)
        } else if holds("PowerPoint Document") {
            other("an old PowerPoint file (.ppt)", AS_TEXT)
        } else {
            other("an old office document", AS_DOCX)
        };
    }
    if let Some(kind) = docx::Kind::of(bytes) {
        return match kind {
            docx::Kind::Word => None,
            docx::Kind::Office(what) => other(what, AS_DOCX),
            docx::Kind::Archive => other("an archive (.zip)", "take the files out of it, or ingest it"),
        };
    }
    let starts = |magics: &[&[u8]]| magics.iter().any(|magic| bytes.starts_with(magic));
    if starts(&[b"{\\rtf"]) {
        other("a Rich Text document (.rtf)", AS_DOCX)
    } else if starts(&[b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*", b"BM\0"])
        || (starts(&[b"RIFF"]) && bytes.get(8..12) == Some(b"WEBP"))
    {
        other("a picture", BY_OCR)
    } else if starts(&[b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"BZh", b"\xfd7zXZ\0", b"\x28\xb5\x2f\xfd"])
        || bytes.get(2..7).is_some_and(|m| m == b"-lh5-" || m == b"-lh7-")
    {
        other("an archive of a kind that is not opened", "take the files out of it, or make it a .zip")
    } else if starts(&[b"\x1f\x8b"]) {
        other("a compressed file (.gz)", "unpack it first")
    } else {
        match json::looks_like(&plain::glance(bytes)) {
            Some(json::Shape::Refusal) => {
                other("the answer of an API that refused its question", "open it to see why, and fetch again")
            }
            Some(json::Shape::Unknown) => other(
                "JSON without speeches",
                "give meetings or speeches of the Diet's API or of an assembly, or text",
            ),
            Some(json::Shape::Minutes(_)) | None => None,
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let names = || Self::ALL.map(Self::name).join(", ");
        Self::ALL
            .into_iter()
            .find(|f| f.name() == name)
            .ok_or_else(|| format!("`{name}` is none of {}", names()))
    }
}
