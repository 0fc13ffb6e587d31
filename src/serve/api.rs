//! `/api/v1`: what pages show, as JSON.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, State},
    http::header,
    routing::get,
};
use oxigraph::model::NamedNode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Problem, Server, parameters::Parameters};
use crate::{
    describe::{Description, Network, Part},
    search::{self, Found, Kind, Question},
    store,
};

/// The addresses and what they answer, in the form of `OpenAPI` 3.1.
const OPENAPI: &str = include_str!("assets/openapi.json");
/// Hits of one answer at most.
const HITS: usize = 200;
/// Hits of an answer to a question without words, which is a list.
const LISTED: usize = 50;
/// Things of a network at most.
const NODES: usize = 400;

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/search", get(search))
        .route("/describe", get(describe))
        .route("/neighbours", get(neighbours))
        .route("/sources", get(sources))
        .route("/sources/{id}", get(source))
        .route("/openapi.json", get(|| async { ([(header::CONTENT_TYPE, "application/json")], OPENAPI) }))
}

/// What is searched for, as parameters of an address or of a tool.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
pub(super) struct Asked {
    /// Words that must all be there; `"…"` keeps words together, `-` before a word excludes it.
    pub(super) q: String,
    /// Only these kinds, with commas between: issue, statement, person, organization, regulation, technology,
    /// initiative, disease, meeting.
    pub(super) kind: String,
    /// No earlier day: 2020, 2020-04 or 2020-04-01.
    pub(super) since: String,
    /// No later day.
    pub(super) until: String,
    /// Words in the council's name.
    pub(super) series: String,
    /// Words in the name of who said it.
    pub(super) speaker: String,
    /// How many to leave out, best first.
    pub(super) offset: usize,
    /// How many to give: 20, or 50 where no words are asked for; up to 200.
    pub(super) limit: Option<usize>,
}

impl Asked {
    /// Whether nothing is asked for, neither words nor what else would narrow a list.
    pub(super) fn is_empty(&self) -> bool {
        let parts = [&self.q, &self.kind, &self.since, &self.until, &self.series, &self.speaker];
        parts.iter().all(|part| part.trim().is_empty())
    }

    /// Hits that an answer holds at most.
    pub(super) fn most(&self) -> usize {
        let usual = if self.q.trim().is_empty() { LISTED } else { 20 };
        self.limit.unwrap_or(usual).min(HITS)
    }

    fn question(&self) -> Result<Question, Problem> {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let kinds = self.kind.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
            let known = || Kind::ALL.map(Kind::name).join(", ");
            Kind::of(name).ok_or_else(|| {
                Problem::bad(format!("`{name}` is none of {}", known()))
                    .ja(format!("「{name}」という種類はありません。種類を選び直してください。"))
            })
        });
        Ok(Question {
            words: self.q.clone(),
            kinds: kinds.collect::<Result<_, _>>()?,
            since: some(&self.since),
            until: some(&self.until),
            series: some(&self.series),
            speaker: some(&self.speaker),
            offset: self.offset,
            limit: self.most(),
        })
    }
}

impl Server {
    /// Searches on a thread of its own, so that others are served meanwhile.
    pub(super) async fn find(self: &Arc<Self>, asked: &Asked) -> Result<Found, Problem> {
        let question = asked.question()?;
        self.work(move |server| {
            let index = server.index.as_ref().ok_or_else(Problem::no_index)?;
            index.search(&question).map_err(|error| match error {
                search::Error::Empty => Problem::bad(error.to_string()).ja("探す語を入れてください。"),
                search::Error::Day(ref text) => Problem::bad(error.to_string()).ja(format!(
                    "「{text}」は日付として読めません。2020、2020-04、2020-04-01 のように書いてください。"
                )),
                _ => Problem::broken(),
            })
        })
        .await
    }

    /// Does work that waits for the store on a thread of its own, as many at a time as queries may be under way beside.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.pages.clone().acquire_owned().await.map_err(|_| Problem::busy())?;
        let server = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let _place = place;
            work(&server)
        });
        done.await.map_err(|_| Problem::broken())?
    }
}

pub(super) fn failed(_: store::Error) -> Problem {
    Problem::broken()
}

async fn search(
    State(server): State<Arc<Server>>,
    Parameters(asked): Parameters<Asked>,
) -> Result<Json<Found>, Problem> {
    Ok(Json(server.find(&asked).await?))
}

#[derive(Deserialize)]
struct Of {
    iri: String,
    limit: Option<usize>,
    #[serde(default)]
    offset: usize,
}

impl Server {
    /// The thing: by its IRI, or by the end of it behind the store's base.
    fn node(&self, text: &str) -> Result<NamedNode, Problem> {
        let iri = if text.contains(':') { NamedNode::new(text).ok() } else { self.thing_at(text) };
        iri.ok_or_else(|| Problem::bad(format!("`{text}` is no IRI")))
    }

    /// What the store says of a thing.
    pub(super) async fn describe(self: &Arc<Self>, text: &str, part: Part) -> Result<Description, Problem> {
        let node = self.node(text)?;
        let found =
            self.work(move |server| Description::of(&server.store, &node, part).map_err(failed)).await?;
        found.ok_or_else(Problem::unknown)
    }
}

async fn describe(
    State(server): State<Arc<Server>>,
    Parameters(of): Parameters<Of>,
) -> Result<Json<Description>, Problem> {
    let part = Part::default();
    let limit = of.limit.unwrap_or(part.limit).min(HITS);
    Ok(Json(server.describe(&of.iri, Part { offset: of.offset, limit, ..part }).await?))
}

async fn neighbours(
    State(server): State<Arc<Server>>,
    Parameters(of): Parameters<Of>,
) -> Result<Json<Network>, Problem> {
    let node = server.node(&of.iri)?;
    let limit = of.limit.unwrap_or(80).min(NODES);
    Ok(Json(server.work(move |server| Network::around(&server.store, &node, limit).map_err(failed)).await?))
}

async fn sources(State(server): State<Arc<Server>>) -> Result<Json<Vec<store::SourceEntry>>, Problem> {
    Ok(Json(server.work(|server| server.store.sources().map_err(failed)).await?))
}

/// A passage of a source.
#[derive(Serialize)]
pub(super) struct Passage {
    id: String,
    /// The names under which the source was given.
    files: Vec<String>,
    /// In code points, as everywhere.
    start: usize,
    end: usize,
    /// All that the source has.
    chars: usize,
    /// The line of the first character, counted from 1.
    line: usize,
    text: String,
}

#[derive(Deserialize)]
struct Range {
    #[serde(default)]
    start: usize,
    end: Option<usize>,
}

impl Server {
    /// The characters from `start` to before `end`, or to the end of the source.
    pub(super) async fn passage(
        self: &Arc<Self>,
        id: String,
        start: usize,
        end: Option<usize>,
    ) -> Result<Passage, Problem> {
        let wanted = id.clone();
        let read = move |server: &Self| {
            let graph = server.store.base().graph(&wanted);
            let text = server.store.source_text(&wanted).map_err(failed)?;
            Ok((text, server.store.names_of(&graph).map_err(failed)?))
        };
        let (text, files) = self.work(read).await?;
        let text = text.ok_or_else(Problem::no_source)?;
        let chars = text.chars().count();
        let end = end.unwrap_or(chars).min(chars);
        let start = start.min(end);
        let line = 1 + text.chars().take(start).filter(|&c| c == '\n').count();
        let text = text.chars().skip(start).take(end - start).collect();
        Ok(Passage { id, files, start, end, chars, line, text })
    }
}

async fn source(
    State(server): State<Arc<Server>>,
    Path(id): Path<String>,
    Parameters(range): Parameters<Range>,
) -> Result<Json<Passage>, Problem> {
    Ok(Json(server.passage(id, range.start, range.end).await?))
}
