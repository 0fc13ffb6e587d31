//! `/api/v1`: what pages show, as JSON.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{Path, Query, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use oxigraph::model::NamedNode;
use serde::{Deserialize, Serialize};

use super::{Problem, Server};
use crate::{
    describe::{Description, Network},
    search::{Found, Kind, Question},
    store,
};

/// The addresses and what they answer, in the form of `OpenAPI` 3.1.
const OPENAPI: &str = include_str!("assets/openapi.json");
/// Hits of one answer at most.
const HITS: usize = 200;
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

/// What is searched for, as parameters of an address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    pub(super) q: String,
    pub(super) kind: String,
    pub(super) since: String,
    pub(super) until: String,
    pub(super) series: String,
    pub(super) speaker: String,
    pub(super) offset: usize,
    pub(super) limit: Option<usize>,
}

impl Asked {
    fn question(&self) -> Result<Question, Problem> {
        let some = |text: &str| Some(text.trim().to_owned()).filter(|t| !t.is_empty());
        let kinds = self.kind.split(',').map(str::trim).filter(|name| !name.is_empty()).map(|name| {
            let known = || Kind::ALL.map(Kind::name).join(", ");
            Kind::of(name).ok_or_else(|| Problem::bad(format!("`{name}` is none of {}", known())))
        });
        Ok(Question {
            words: self.q.clone(),
            kinds: kinds.collect::<Result<_, _>>()?,
            since: some(&self.since),
            until: some(&self.until),
            series: some(&self.series),
            speaker: some(&self.speaker),
            offset: self.offset,
            limit: self.limit.unwrap_or(20).min(HITS),
        })
    }
}

impl Server {
    /// Searches on a thread of its own, so that others are served meanwhile.
    pub(super) async fn find(self: &Arc<Self>, asked: &Asked) -> Result<Found, Problem> {
        let question = asked.question()?;
        self.work(move |server| {
            let index = server.index.as_ref().ok_or_else(|| {
                Problem::new(
                    StatusCode::SERVICE_UNAVAILABLE,
                    "there is no search index: `gijigraph search --rebuild` makes one",
                )
            })?;
            index.search(&question).map_err(|error| match error {
                crate::search::Error::Empty | crate::search::Error::Day(_) => Problem::bad(error.to_string()),
                _ => Problem::broken(),
            })
        })
        .await
    }

    /// Does work that waits for the store on a thread of its own, as many at a time as queries may be under way.
    pub(super) async fn work<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&Self) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let place = self.queries.clone().acquire_owned().await.map_err(|_| Problem::busy())?;
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
    Query(asked): Query<Asked>,
) -> Result<Json<Found>, Problem> {
    Ok(Json(server.find(&asked).await?))
}

#[derive(Deserialize)]
struct Of {
    iri: String,
    limit: Option<usize>,
}

impl Of {
    /// The thing: by its IRI, or by the end of it behind the store's base.
    fn node(&self, server: &Server) -> Result<NamedNode, Problem> {
        let iri =
            if self.iri.contains(':') { NamedNode::new(&self.iri).ok() } else { server.thing_at(&self.iri) };
        iri.ok_or_else(|| Problem::bad(format!("`{}` is no IRI", self.iri)))
    }
}

async fn describe(
    State(server): State<Arc<Server>>,
    Query(of): Query<Of>,
) -> Result<Json<Description>, Problem> {
    let node = of.node(&server)?;
    let found = server.work(move |server| Description::of(&server.store, &node).map_err(failed)).await?;
    found.map(Json).ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "the store says nothing of this thing"))
}

async fn neighbours(
    State(server): State<Arc<Server>>,
    Query(of): Query<Of>,
) -> Result<Json<Network>, Problem> {
    let node = of.node(&server)?;
    let limit = of.limit.unwrap_or(80).min(NODES);
    Ok(Json(server.work(move |server| Network::around(&server.store, &node, limit).map_err(failed)).await?))
}

async fn sources(State(server): State<Arc<Server>>) -> Result<Json<Vec<store::SourceEntry>>, Problem> {
    Ok(Json(server.work(|server| server.store.sources().map_err(failed)).await?))
}

/// A passage of a source.
#[derive(Serialize)]
struct Passage {
    id: String,
    start: usize,
    end: usize,
    chars: usize,
    text: String,
}

#[derive(Deserialize)]
struct Range {
    #[serde(default)]
    start: usize,
    end: Option<usize>,
}

async fn source(
    State(server): State<Arc<Server>>,
    Path(id): Path<String>,
    Query(range): Query<Range>,
) -> Result<Response, Problem> {
    let wanted = id.clone();
    let text = server.work(move |server| server.store.source_text(&wanted).map_err(failed)).await?;
    let missing = || Problem::new(StatusCode::NOT_FOUND, "the store keeps no source with this id");
    let text = text.ok_or_else(missing)?;
    let chars = text.chars().count();
    let end = range.end.unwrap_or(chars).min(chars);
    let start = range.start.min(end);
    let text = text.chars().skip(start).take(end - start).collect();
    Ok(Json(Passage { id, start, end, chars, text }).into_response())
}
