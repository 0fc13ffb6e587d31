//! `search`: words in statements, issues and names.

use std::io::Write;

use clap::{Args, ValueEnum};
use gijigraph::{
    export::spreadsheet::write_row,
    query::table::{Cell, Layout, Table},
    search::{Error, Found, Hit, Index, Kind, Piece, Question},
    store::Store,
};

use super::{Done, Failure, Terminal, arguments, sources::json, terminal};

const AFTER: &str = "\
Examples / 例:
  gijigraph search \"カルタヘナ法 除外\"                  both words / 両方を含む
  gijigraph search ゲノム編集 --kind issue --since 2020
  gijigraph search 除外 --speaker 参考人 --format json
  gijigraph search '再生医療 -学会 \"医療 等\"'            without a word; words together / 除く語、続く語
  gijigraph search --rebuild                            make the index anew / 索引を作り直す

All words must be there, in the label or the words of a thing. Width, case, spaces, kana and old forms of kanji do not
matter. Who may have spoken as one of a group is not found by --speaker. Exit code 1 when nothing is found.";

/// Find statements, issues, people, bodies and laws by their words / 発言・論点・人・機関・法令を語で探す
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    /// The words
    #[arg(value_name = "WORDS", required_unless_present = "rebuild")]
    words: Vec<String>,
    /// Only things of this kind; may be given several times
    #[arg(long, value_name = "KIND", value_enum)]
    kind: Vec<KindName>,
    /// No earlier than this day: 2020, 2020-04 or 2020-04-01
    #[arg(long, value_name = "DAY")]
    since: Option<String>,
    /// No later than this day
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// Words in the council's name
    #[arg(long, value_name = "TEXT")]
    series: Option<String>,
    /// Words in the name of who said it
    #[arg(long, value_name = "TEXT")]
    speaker: Option<String>,
    /// Give at most so many
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Leave out so many of the best
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// Form of the answer
    #[arg(long, value_enum, default_value_t = Format::List)]
    format: Format,
    /// Make the search index anew from the store
    #[arg(long)]
    rebuild: bool,
    #[command(flatten)]
    store: arguments::StoreArguments,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    List,
    Table,
    Json,
    Csv,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum KindName {
    Issue,
    Statement,
    Person,
    Organization,
    #[value(alias = "law")]
    Regulation,
    Technology,
    Initiative,
    Disease,
    Meeting,
}

impl From<KindName> for Kind {
    fn from(name: KindName) -> Self {
        match name {
            KindName::Issue => Self::Issue,
            KindName::Statement => Self::Statement,
            KindName::Person => Self::Person,
            KindName::Organization => Self::Organization,
            KindName::Regulation => Self::Regulation,
            KindName::Technology => Self::Technology,
            KindName::Initiative => Self::Initiative,
            KindName::Disease => Self::Disease,
            KindName::Meeting => Self::Meeting,
        }
    }
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    if arguments.rebuild {
        let store = Store::open_existing(&arguments.store.store)?;
        let documents = Index::rebuild(&store)?;
        terminal.note(&format!("the search index holds {documents} documents"));
        if arguments.words.is_empty() {
            return Ok(Done::Well);
        }
    }
    let question = Question {
        words: arguments.words.join(" "),
        kinds: arguments.kind.iter().map(|&kind| kind.into()).collect(),
        since: arguments.since.clone(),
        until: arguments.until.clone(),
        series: arguments.series.clone(),
        speaker: arguments.speaker.clone(),
        offset: arguments.offset,
        limit: arguments.limit,
    };
    let store = arguments.store.read(terminal)?;
    if !store.search_is_current()? {
        terminal.warning(&Error::Behind(store.dir().to_owned()).to_string());
    }
    let found = Index::open(store.dir())?.search(&question)?;
    match arguments.format {
        Format::Json => {
            json(&found)?;
        }
        Format::List => list(&found)?,
        Format::Table => table(&found)?,
        Format::Csv => csv(&found)?,
    }
    if found.total == 0 {
        terminal.note("nothing found / 見つかりません. Try fewer or shorter words.");
        return Ok(Done::Lacking);
    }
    let shown = arguments.offset + found.hits.len();
    if shown < found.total {
        terminal.note(&format!("{shown} of {}: --limit and --offset show more", found.total));
    }
    Ok(Done::Well)
}

/// What a hit is about, in a phrase: day, council, who said it.
fn context(hit: &Hit) -> String {
    let parts = [&hit.date, &hit.series, &hit.speaker];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("  ")
}

fn list(found: &Found) -> Result<(), Failure> {
    let mut out = terminal::output();
    let (on, off) = if terminal::colour() { ("\u{1b}[1m", "\u{1b}[0m") } else { ("", "") };
    for hit in &found.hits {
        writeln!(out, "{}  {on}{}{off}", hit.kind.ja(), hit.label)?;
        let marked = |pieces: &[Piece]| -> String {
            pieces
                .iter()
                .map(|p| if p.hit { format!("{on}{}{off}", p.text) } else { p.text.clone() })
                .collect()
        };
        if !hit.excerpt.is_empty() {
            writeln!(out, "    {}", marked(&hit.excerpt))?;
        }
        if !hit.names.is_empty() {
            writeln!(out, "    関連：{}", marked(&hit.names))?;
        }
        let context = context(hit);
        if !context.is_empty() {
            writeln!(out, "    {context}")?;
        }
        writeln!(out, "    {}", hit.iri)?;
    }
    out.flush()?;
    Ok(())
}

fn plain(hit: &Hit) -> String {
    hit.excerpt.iter().map(|piece| piece.text.as_str()).collect()
}

fn table(found: &Found) -> Result<(), Failure> {
    let mut table =
        Table::new(["kind", "label", "date", "series", "speaker"].map(ToOwned::to_owned).to_vec());
    let text = |text: &Option<String>| Cell::text(text.as_deref().unwrap_or_default());
    for hit in &found.hits {
        table.push(vec![
            Cell::text(hit.kind.name()),
            Cell::text(&hit.label),
            text(&hit.date),
            text(&hit.series),
            text(&hit.speaker),
        ]);
    }
    table.write(&Layout { width: terminal::width(), ..Layout::default() }, terminal::output())?;
    Ok(())
}

fn csv(found: &Found) -> Result<(), Failure> {
    let mut out = csv::Writer::from_writer(terminal::output());
    write_row(&mut out, ["kind", "label", "excerpt", "date", "series", "speaker", "iri"])?;
    for hit in &found.hits {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let row = [
            hit.kind.name().to_owned(),
            hit.label.clone(),
            plain(hit),
            text(&hit.date),
            text(&hit.series),
            text(&hit.speaker),
            hit.iri.clone(),
        ];
        write_row(&mut out, row)?;
    }
    out.flush()?;
    Ok(())
}
