//! Meetings of the Diet from the API of the National Diet Library: <https://kokkai.ndl.go.jp/api.html>.
//!
//! One file a meeting, named by its id: the same meeting is the same file, whatever question it was an answer to.

use std::{collections::BTreeMap, path::PathBuf, time::Duration};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::{Error, client::Client, files::Folder};

/// Where the service is.
pub const ENDPOINT: &str = "https://kokkai.ndl.go.jp/api/meeting";

/// The most meetings that one answer may hold, as the service documents it.
const A_PAGE: &str = "10";

/// What is asked for: conditions that all hold. The service asks for at least one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// 衆議院, 参議院, 両院, 両院協議会.
    pub house: Option<String>,
    /// A part of the committee's name; 本会議.
    pub meeting: Option<String>,
    /// Words that are said.
    pub any: Option<String>,
    /// A speaker's name.
    pub speaker: Option<String>,
    /// The first day, as `YYYY-MM-DD`.
    pub from: Option<String>,
    /// The last day, as `YYYY-MM-DD`.
    pub until: Option<String>,
}

/// How to fetch.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder that is filled.
    pub into: PathBuf,
    /// Where the service is.
    pub endpoint: String,
    /// The least time between an answer and the next request. The service asks for a few seconds.
    pub pause: Duration,
}

/// How far it has come, after each answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// Meetings that the question has.
    pub of: u64,
    /// Meetings looked through, those of an earlier run included.
    pub done: u64,
    /// Files written in this run.
    pub written: u64,
    /// Meetings that were there already, unchanged.
    pub unchanged: u64,
}

impl Query {
    /// The conditions by the service's names.
    #[must_use]
    pub fn conditions(&self) -> Vec<(&'static str, &str)> {
        let all = [
            ("nameOfHouse", &self.house),
            ("nameOfMeeting", &self.meeting),
            ("any", &self.any),
            ("speaker", &self.speaker),
            ("from", &self.from),
            ("until", &self.until),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value.as_deref()?))).collect()
    }
}

/// One answer, as documented. Errors come as a message with details.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Answer {
    message: Option<String>,
    #[serde(default)]
    details: Vec<String>,
    number_of_records: Option<u64>,
    next_record_position: Option<u64>,
    #[serde(default)]
    meeting_record: Vec<Map<String, Value>>,
}

/// Fetches every meeting that `query` asks for, telling `watch` after each answer.
///
/// A run that was interrupted is taken up where its last whole answer ended.
///
/// # Errors
///
/// [`Error`], with what was fetched so far kept.
pub fn fetch(query: &Query, options: &Options, mut watch: impl FnMut(Progress)) -> Result<Progress, Error> {
    let folder = Folder::open(&options.into)?;
    let conditions = query.conditions();
    let question =
        form_urlencoded::Serializer::new(format!("{}?", options.endpoint)).extend_pairs(&conditions).finish();
    let mut client = Client::new(options.pause);
    let mut progress = Progress::default();
    let mut start = folder.resume(&question);
    loop {
        let position = start.to_string();
        let page = [("recordPacking", "json"), ("maximumRecords", A_PAGE), ("startRecord", &position)];
        let asked: Vec<(&str, &str)> = conditions.iter().copied().chain(page).collect();
        let answer = read(&client.ask(&options.endpoint, &asked)?, options)?;
        progress.of = answer.number_of_records.unwrap_or(0);
        let last = start - 1 + u64::try_from(answer.meeting_record.len()).unwrap_or(0);
        for meeting in answer.meeting_record {
            let (name, bytes) = file(meeting, options)?;
            if folder.write(&name, &bytes)? { progress.written += 1 } else { progress.unchanged += 1 }
        }
        progress.done = last.min(progress.of);
        watch(progress);
        match answer.next_record_position {
            None => break,
            Some(next) if next <= start => {
                return Err(odd(options, format!("the record after {start} is said to be {next}")));
            }
            Some(next) => {
                folder.note(&question, next)?;
                start = next;
            }
        }
    }
    folder.finish()?;
    Ok(progress)
}

fn odd(options: &Options, reason: String) -> Error {
    Error::Odd { endpoint: options.endpoint.clone(), reason }
}

fn read(body: &str, options: &Options) -> Result<Answer, Error> {
    let answer: Answer = serde_json::from_str(body).map_err(|error| odd(options, error.to_string()))?;
    match (&answer.message, answer.number_of_records) {
        (Some(message), _) => {
            let details = answer.details.iter().map(|detail| format!(" ({detail})"));
            Err(Error::Refused(std::iter::once(message.clone()).chain(details).collect()))
        }
        (None, None) => Err(odd(options, "it does not say how many meetings there are".to_owned())),
        (None, Some(_)) => Ok(answer),
    }
}

/// The file of a meeting: the answer's own fields in one order, without the one that depends on the question.
fn file(mut meeting: Map<String, Value>, options: &Options) -> Result<(String, Vec<u8>), Error> {
    let id = meeting.get("issueID").and_then(Value::as_str).unwrap_or_default();
    if id.is_empty() || !id.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(odd(options, format!("a meeting with the id `{id}`")));
    }
    let name = format!("{id}.json");
    meeting.remove("searchObject");
    let sorted: BTreeMap<String, Value> = meeting.into_iter().collect();
    let bytes = serde_json::to_vec_pretty(&json!({ "meetingRecord": [sorted] }))
        .map_err(|error| odd(options, error.to_string()))?;
    Ok((name, bytes))
}
