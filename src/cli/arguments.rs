//! Arguments that several commands share, and what they stand for.

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use clap::{Args, builder::TypedValueParser};
use gijigraph::{
    Format, Lexicon, Source, Unreadable,
    ingest::{self, Input},
    rdf::Base,
    remote::{Endpoint, Remote},
    source::ocr,
    store::Store,
};
use oxigraph::model::NamedNode;
use sha2::{Digest, Sha256};

use super::{Failure, Terminal};

/// The name by which standard input is given.
pub(super) const STANDARD_INPUT: &str = "-";

/// Which store.
#[derive(Args)]
pub(super) struct StoreArguments {
    /// Folder of the store
    #[arg(long, value_name = "DIR", default_value = "gijigraph-store")]
    pub(super) store: PathBuf,
}

impl StoreArguments {
    /// Opens the store for reading. What an interrupted run left undone is told.
    pub(super) fn read(&self, terminal: &Terminal) -> Result<Store, Failure> {
        let store = Store::open_for_reading(&self.store)?;
        if !store.derived_is_current()? {
            terminal.warning(&format!(
                "an interrupted run left `{}` with all documents, but without all that follows from several of them (who raised an issue first, which promise was kept): repeat that command / 処理が中断されたため、会議をまたぐ情報が最新ではありません。同じコマンドを再実行してください",
                self.store.display()
            ));
        }
        Ok(store)
    }
}

/// A store on another machine, in place of one here.
#[derive(Args)]
pub(super) struct RemoteArguments {
    /// Ask a store that `push` keeps, by its address, instead of a folder / 遠隔のSPARQLストアに問い合わせる
    #[arg(long, value_name = "URL", conflicts_with = "store", value_parser = address)]
    endpoint: Option<String>,
    /// What is sent there as `Authorization: Bearer TOKEN`; may come from `GIJIGRAPH_TOKEN`
    #[arg(long, value_name = "TOKEN", requires = "endpoint")]
    token: Option<String>,
}

impl RemoteArguments {
    /// The store asked for, where one on another machine is.
    pub(super) fn open(&self) -> Result<Option<Remote>, Failure> {
        let Some(query) = self.endpoint.clone() else { return Ok(None) };
        let endpoint = Endpoint { query, update: None, token: token(self.token.as_ref()) };
        Ok(Some(Remote::open(&endpoint)?))
    }
}

/// Where a store on another machine is.
#[derive(Args)]
pub(super) struct EndpointArguments {
    /// Address of its SPARQL endpoint; `http://NAME:PASSWORD@HOST/…` says who asks
    #[arg(long, value_name = "URL", value_parser = address)]
    endpoint: String,
    /// What is sent there as `Authorization: Bearer TOKEN`; may come from `GIJIGRAPH_TOKEN`
    #[arg(long, value_name = "TOKEN")]
    token: Option<String>,
}

impl EndpointArguments {
    /// The store, which takes updates at `update` where that is elsewhere.
    pub(super) fn endpoint(&self, update: Option<String>) -> Endpoint {
        Endpoint { query: self.endpoint.clone(), update, token: token(self.token.as_ref()) }
    }
}

/// Reads the address of a service.
pub(super) fn address(text: &str) -> Result<String, String> {
    if text.starts_with("http://") || text.starts_with("https://") {
        return Ok(text.to_owned());
    }
    Err("give an address such as http://localhost:3030/minutes".to_owned())
}

/// The token that is given, or that the environment holds.
pub(super) fn token(given: Option<&String>) -> Option<String> {
    given.cloned().or_else(|| std::env::var("GIJIGRAPH_TOKEN").ok().filter(|token| !token.is_empty()))
}

/// What one document may cost.
#[derive(Args)]
pub(super) struct CeilingArguments {
    /// Bytes of the largest document, also with K, M or G; larger ones fail / 一文書の上限（バイト）
    #[arg(long, value_name = "BYTES", default_value = "256M", value_parser = bytes)]
    pub(super) max_bytes: u64,
    /// Seconds that one document may take, OCR included; slower ones fail / 一文書の制限時間（秒）
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub(super) max_seconds: Option<Duration>,
}

/// Reads a number of bytes: 1000, 64K, 256M, 1G.
fn bytes(text: &str) -> Result<u64, String> {
    let digits = text.trim_end_matches(['K', 'M', 'G', 'k', 'm', 'g']);
    let power = match &text[digits.len()..] {
        "" => Some(0),
        "K" | "k" => Some(10),
        "M" | "m" => Some(20),
        "G" | "g" => Some(30),
        _ => None,
    };
    let bytes = power.zip(digits.parse::<u64>().ok()).and_then(|(power, n)| n.checked_mul(1 << power));
    bytes
        // Places in a document are counted with 32 bits.
        .filter(|&n| n > 0 && u32::try_from(n).is_ok())
        .ok_or_else(|| "give a number of bytes below 4G, such as 500000, 64K or 256M".to_owned())
}

/// Reads a time in seconds, which may be parts of one.
fn seconds(text: &str) -> Result<Duration, String> {
    let seconds = text.parse().ok().and_then(|seconds| Duration::try_from_secs_f64(seconds).ok());
    seconds
        .filter(|time| !time.is_zero())
        .ok_or_else(|| "give a time in seconds, such as 60 or 0.5".to_owned())
}

/// How to read.
#[derive(Clone, Copy, Args)]
pub(super) struct ReadingArguments {
    /// Format of the files, where their bytes mislead / 入力の形式（ふつうは内容から判定）
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub(super) input_format: Option<Format>,
    /// Read PDFs whose pages are pictures with ocrmypdf or tesseract / 画像だけのPDFをOCRで読む
    #[arg(long)]
    pub(super) ocr: bool,
}

impl ReadingArguments {
    /// What `read` makes of a source, with characters from OCR where its pages are pictures and that is wanted.
    pub(super) fn read<T>(
        self,
        source: &Source,
        read: impl Fn(&Source) -> Result<T, Unreadable>,
    ) -> Result<T, ingest::Failure> {
        match read(source) {
            Err(Unreadable::Pictures { .. }) if self.ocr => Ok(read(&ocr::recognise(source)?)?),
            read => Ok(read?),
        }
    }
}

/// The names of the formats, each with what it stands for.
fn formats() -> impl TypedValueParser<Value = Format> {
    clap::builder::PossibleValuesParser::new(Format::ALL.map(Format::name))
        .try_map(|name| name.parse::<Format>())
}

/// With which words to extract.
#[derive(Args)]
pub(super) struct DataArguments {
    /// Folder with tables of your own: `laws.csv` replaces the built-in table, `laws+.csv` adds to it
    #[arg(long, value_name = "DIR")]
    pub(super) data: Option<PathBuf>,
}

/// Under which IRIs things are named.
#[derive(Args)]
pub(super) struct BaseArguments {
    /// IRI under which all things are named, such as <https://example.org/id/>
    #[arg(long, value_name = "IRI")]
    pub(super) base: Option<String>,
}

/// Reads the address of a licence.
pub(super) fn licence(text: &str) -> Result<NamedNode, String> {
    NamedNode::new(text).map_err(|_| {
        "give the address of a licence, such as https://creativecommons.org/licenses/by/4.0/".to_owned()
    })
}

impl DataArguments {
    /// The words: those built in, or with those of the folder.
    pub(super) fn lexicon(&self) -> Result<Words, Failure> {
        match &self.data {
            None => Ok(Words::BuiltIn),
            Some(dir) => {
                folder(dir)?;
                Ok(Words::Own(Arc::new(Lexicon::load(dir)?)))
            }
        }
    }

    /// What tells graphs apart that were made by another version of program, rules or words.
    pub(super) fn version(&self) -> Result<String, Failure> {
        let program = env!("CARGO_PKG_VERSION");
        match &self.data {
            None => Ok(program.to_owned()),
            Some(dir) => {
                let digest =
                    digest(dir).map_err(|error| Failure::file(&dir.display().to_string(), &error))?;
                Ok(format!("{program}+data.{digest}"))
            }
        }
    }
}

impl BaseArguments {
    /// The base asked for.
    pub(super) fn base(&self) -> Result<Option<Base>, Failure> {
        Ok(self.base.as_deref().map(Base::new).transpose()?)
    }
}

/// The words that extraction knows.
#[derive(Clone)]
pub(super) enum Words {
    BuiltIn,
    Own(Arc<Lexicon>),
}

impl Words {
    pub(super) fn lexicon(&self) -> &Lexicon {
        match self {
            Self::BuiltIn => Lexicon::embedded(),
            Self::Own(lexicon) => lexicon,
        }
    }
}

/// That a folder which an argument names is there.
pub(super) fn folder(dir: &Path) -> Result<(), Failure> {
    if dir.is_dir() {
        return Ok(());
    }
    Err(Failure::usage(format!("`{}` is no folder", dir.display())))
}

/// Reads a file, or standard input where the name is `-`.
pub(super) fn read(path: &Path) -> Result<Source, Failure> {
    read_up_to(path, u64::MAX)
}

/// As [`read`]; of standard input, no more than one byte above `most`.
fn read_up_to(path: &Path, most: u64) -> Result<Source, Failure> {
    let name = path.display().to_string();
    if name == STANDARD_INPUT {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| Failure::file("standard input", &error))?;
        return Ok(Source::new(name, bytes));
    }
    if path.is_dir() {
        return Err(Failure::usage(format!(
            "`{name}` is a folder: name its files, or use `gijigraph ingest {name}`"
        )));
    }
    Source::read(path).map_err(|error| Failure::file(&name, &error))
}

/// The inputs that a path stands for: a file, standard input (up to `most` bytes, and one), or the files in an archive.
pub(super) fn inputs(path: &Path, most: u64) -> Result<Vec<Input>, Failure> {
    let archive = |error: gijigraph::source::archive::ArchiveError| Failure::Told {
        code: super::failure::LACKING,
        message: format!("`{}`: {error}", path.display()),
    };
    if path.as_os_str() == STANDARD_INPUT || path.is_dir() {
        return Input::all_of(read_up_to(path, most)?).map_err(archive);
    }
    Input::all(path.to_owned()).map_err(archive)
}

/// The first 12 digits of the SHA-256 of all tables in a folder.
fn digest(dir: &Path) -> io::Result<String> {
    let mut tables = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            tables.push(path);
        }
    }
    tables.sort_unstable();
    let mut hash = Sha256::new();
    for path in tables {
        let bytes = fs::read(&path)?;
        hash.update(path.file_name().unwrap_or_default().as_encoded_bytes());
        hash.update([0]);
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    }
    Ok(gijigraph::source::hex(&hash.finalize()[..6]))
}
