//! Formats: which one the bytes show, and what cannot be read.

use std::{fmt, str::FromStr};

use super::{Reading, plain};

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
    /// The format is known but not read.
    #[error("{0} is not read: convert it to plain text first")]
    Unsupported(Format),
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
    #[error("{pages} pages without a text layer: run OCR first (`ocrmypdf -l jpn`)")]
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
        Self::Plain
    }

    /// Reads the characters of `bytes`.
    pub(super) fn read(self, bytes: &[u8]) -> Result<Reading, Unreadable> {
        match self {
            Self::Plain => Ok(plain::read(bytes)),
            other => Err(Unreadable::Unsupported(other)),
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
