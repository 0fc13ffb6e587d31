//! `fetch`: published records from the services that hold them.

use std::{path::PathBuf, time::Duration};

use clap::{Args, Subcommand};
use gijigraph::fetch::{Error, kokkai};
use indicatif::{ProgressBar, ProgressStyle};

use super::{Done, Failure, Terminal, failure};

const AFTER: &str = "\
Example / 例:
  gijigraph fetch kokkai --name-of-meeting 厚生労働委員会 --from 2024-01-01 --until 2024-06-30 --into kokkai
  gijigraph ingest kokkai";

const AFTER_KOKKAI: &str = "\
Examples / 例:
  gijigraph fetch kokkai --name-of-meeting 厚生労働委員会 --from 2024-01-01 --until 2024-06-30 --into kokkai
  gijigraph fetch kokkai --any 再生医療 --from 2023-01-01 --into kokkai

Whole meetings that fit all conditions, one file each, named by the record's id. One request at a time, with a
pause between; after an interruption the same command goes on where it stopped. Cite 国会会議録検索システム.
条件のすべてに合う会議録を、1会議1ファイルで保存します。中断しても、同じコマンドで続きから再開します。

Exit code 1 when no meeting fits or the service does not answer, 2 when it refuses the question.";

/// Fetch published records into a folder / 公開された会議録を取得する
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(subcommand)]
    source: Service,
}

#[derive(Subcommand)]
enum Service {
    /// Meetings of the Diet, from the National Diet Library / 国会会議録
    #[command(after_help = AFTER_KOKKAI)]
    Kokkai(Kokkai),
}

#[derive(Args)]
struct Kokkai {
    /// The house / 院名
    #[arg(long, value_name = "HOUSE", value_parser = ["衆議院", "参議院", "両院", "両院協議会"])]
    name_of_house: Option<String>,
    /// The committee or a part of its name; 本会議 / 会議名
    #[arg(long, value_name = "MEETING")]
    name_of_meeting: Option<String>,
    /// Words that are said / 検索語
    #[arg(long, value_name = "WORD")]
    any: Option<String>,
    /// A speaker's name / 発言者
    #[arg(long, value_name = "NAME")]
    speaker: Option<String>,
    /// The first day / 開会日付（始点）
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    from: Option<String>,
    /// The last day / 開会日付（終点）
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    until: Option<String>,
    /// Folder for the files, made if need be / 保存先
    #[arg(long, value_name = "DIR")]
    into: PathBuf,
    /// Seconds between an answer and the next request; at least 1 / 要求の間隔（秒）
    #[arg(long, value_name = "SECONDS", default_value_t = 2, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pause: u64,
    /// Address of a service that answers as the API does
    #[arg(long, value_name = "URL", default_value = kokkai::ENDPOINT)]
    endpoint: String,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    match &arguments.source {
        Service::Kokkai(asked) => kokkai(asked, terminal),
    }
}

fn kokkai(asked: &Kokkai, terminal: &Terminal) -> Result<Done, Failure> {
    let query = kokkai::Query {
        house: asked.name_of_house.clone(),
        meeting: asked.name_of_meeting.clone(),
        any: asked.any.clone(),
        speaker: asked.speaker.clone(),
        from: asked.from.clone(),
        until: asked.until.clone(),
    };
    if query.conditions().is_empty() {
        return Err(Failure::usage(
            "which meetings? Give --name-of-meeting, --any, --from or another condition",
        ));
    }
    let options = kokkai::Options {
        into: asked.into.clone(),
        endpoint: asked.endpoint.clone(),
        pause: Duration::from_secs(asked.pause),
    };
    let bar = bar(terminal);
    let fetched = kokkai::fetch(&query, &options, |progress| {
        bar.set_length(progress.of);
        bar.set_position(progress.done);
        if bar.is_hidden() {
            terminal.note(&format!("{} of {} meetings", progress.done, progress.of));
        }
    });
    bar.finish_and_clear();
    let progress = fetched.map_err(|error| Failure::Told {
        code: if matches!(error, Error::Refused(_)) { failure::USAGE } else { failure::LACKING },
        message: error.to_string(),
    })?;
    if progress.of == 0 {
        terminal.warning("no meeting fits these conditions");
        return Ok(Done::Lacking);
    }
    let into = asked.into.display();
    let (written, unchanged) = (progress.written, progress.unchanged);
    terminal.note(&format!("{written} files written into {into}, {unchanged} already there"));
    Ok(Done::Well)
}

fn day(text: &str) -> Result<String, String> {
    let day = jiff::civil::Date::strptime("%Y-%m-%d", text);
    day.map(|day| day.to_string()).map_err(|_| "no day such as 2024-01-31".to_owned())
}

fn bar(terminal: &Terminal) -> ProgressBar {
    if !terminal.shows_progress() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(0);
    if let Ok(style) = ProgressStyle::with_template("{pos}/{len} {wide_bar} {eta}") {
        bar.set_style(style);
    }
    bar
}
