//! The server: SPARQL, the graph store, search, and pages, over HTTP; the same answers to a program that speaks MCP.
//!
//! Takes a [`Store`] and [`Limits`]; gives a service to run; does not know extraction. Every answer is read from the
//! store; nothing is kept between two requests. What a client may cost is bounded: time and rows of a query, size of a
//! body, how many queries and connections at a time, how long a client may take to ask.

mod address;
mod api;
mod dataset;
mod graphs;
mod listen;
mod mcp;
mod negotiate;
mod pages;
mod parameters;
mod patience;
mod problem;
mod sparql;
mod stream;
mod watch;

use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    routing::{any, get},
};
use oxigraph::model::NamedNode;
use tokio::sync::Semaphore;
use tower_http::{limit::RequestBodyLimitLayer, set_header::SetResponseHeaderLayer};

pub use listen::run;
pub use mcp::converse;
use problem::Problem;

use crate::{rdf, search::Index, store::Store};

/// What clients may cost.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long a query may take, reading its results included.
    pub query_time: Duration,
    /// Rows or triples that an answer holds at most.
    pub rows: usize,
    /// Bytes of a request's body at most.
    pub body: usize,
    /// Queries under way at most; further ones are told to come again.
    pub queries: usize,
    /// Connections at most; further ones wait.
    pub connections: usize,
    /// How long a client may take to send the head of a request, and as long again for its body.
    pub head_time: Duration,
    /// How long a client may take none of an answer before the connection is closed.
    pub stall_time: Duration,
    /// Bytes of memory that the process may hold; beyond it queries under way are stopped.
    pub memory: Option<u64>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            query_time: Duration::from_secs(30),
            rows: 100_000,
            body: 1 << 20,
            queries: 32,
            connections: 512,
            head_time: Duration::from_secs(10),
            stall_time: Duration::from_secs(30),
            memory: Some(4 << 30),
        }
    }
}

/// Who may change the store through the server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Updates {
    /// Nobody.
    #[default]
    Refused,
    /// Everybody who reaches it: for a server that this machine alone reaches.
    Allowed,
    /// Whoever sends this token.
    WithToken(String),
}

/// A store with all that is needed to answer from it.
pub struct Server {
    store: Store,
    index: Option<Index>,
    limits: Limits,
    updates: Updates,
    queries: Arc<Semaphore>,
    /// Pages under way: queries that take long keep none from being made.
    pages: Arc<Semaphore>,
    licence: Option<NamedNode>,
    /// The description of the dataset, once it was asked for: counting a large store takes seconds.
    described: OnceLock<String>,
}

impl Server {
    /// A server of `store`.
    #[must_use]
    pub fn new(store: Store, limits: Limits, updates: Updates) -> Self {
        let index = Index::open(store.dir()).ok();
        let queries = Arc::new(Semaphore::new(limits.queries));
        let pages = Arc::new(Semaphore::new(limits.queries));
        Self { store, index, limits, updates, queries, pages, licence: None, described: OnceLock::new() }
    }

    /// The same, saying under what licence its data may be used.
    #[must_use]
    pub fn under(self, licence: Option<NamedNode>) -> Self {
        Self { licence, ..self }
    }

    /// Waits until nothing is read for a client any more: a program that ends while a thread of it reads the database
    /// may be aborted.
    pub async fn settled(&self) {
        let all = u32::try_from(self.limits.queries).unwrap_or(u32::MAX);
        for places in [&self.queries, &self.pages] {
            // They are closed nowhere.
            let _ = places.acquire_many(all).await;
        }
    }

    /// Whether words can be searched for.
    #[must_use]
    pub fn has_search(&self) -> bool {
        self.index.is_some()
    }

    /// The service that answers requests. `origins` are the pages of other hosts that may ask; `*` is any.
    pub fn service(self: &Arc<Self>, origins: &[HeaderValue]) -> Router {
        let fixed = |name: &'static str, value: &'static str| {
            SetResponseHeaderLayer::if_not_present(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            )
        };
        let router = Router::new()
            .route("/sparql", any(sparql::handle))
            .route("/sparql/", any(sparql::handle))
            .route("/query.csv", get(sparql::spreadsheet).post(sparql::spreadsheet))
            .route("/store", any(graphs::handle))
            .route("/health", get(|| async { "ok\n" }))
            .nest("/api/v1", api::routes())
            .merge(dataset::routes())
            .merge(pages::routes())
            .fallback(|| async { Problem::nowhere() })
            .layer(axum::middleware::from_fn_with_state(self.clone(), whole))
            .layer(RequestBodyLimitLayer::new(self.limits.body))
            .layer(axum::middleware::from_fn_with_state(self.clone(), pages::explain))
            .layer(fixed("x-content-type-options", "nosniff"))
            .layer(fixed("x-frame-options", "DENY"))
            .layer(fixed("referrer-policy", "same-origin"))
            .layer(fixed("content-security-policy", POLICY))
            .with_state(self.clone());
        let origins: Arc<[HeaderValue]> = origins.into();
        if origins.is_empty() {
            return router;
        }
        router.layer(axum::middleware::from_fn(move |request, next| share(origins.clone(), request, next)))
    }

    /// What the endpoint says of itself: a SPARQL 1.1 service description in Turtle.
    fn description(&self) -> String {
        let update = if self.updates == Updates::Refused { "" } else { ", sd:SPARQL11Update" };
        format!(
            "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n\
             @prefix void: <http://rdfs.org/ns/void#> .\n\
             @prefix formats: <http://www.w3.org/ns/formats/> .\n\n\
             <> a sd:Service ;\n  sd:endpoint <> ;\n  sd:supportedLanguage sd:SPARQL11Query{update} ;\n  \
             sd:resultFormat formats:SPARQL_Results_JSON, formats:SPARQL_Results_XML, formats:SPARQL_Results_CSV,\n    \
             formats:SPARQL_Results_TSV, formats:Turtle, formats:N-Triples, formats:RDF_XML ;\n  \
             sd:defaultDataset [ a sd:Dataset ; sd:defaultGraph [ a sd:Graph ; void:vocabulary <{}> ] ] .\n",
            rdf::vocab::gg::NS
        )
    }

    fn may_update(&self, headers: &HeaderMap) -> Result<(), Problem> {
        match &self.updates {
            Updates::Refused => Err(Problem::new(
                StatusCode::FORBIDDEN,
                "this server changes nothing: start it with --allow-update for updates",
            )),
            Updates::Allowed => Ok(()),
            Updates::WithToken(token) => {
                let sent = headers.get(header::AUTHORIZATION).map(HeaderValue::as_bytes).unwrap_or_default();
                if same(sent, format!("Bearer {token}").as_bytes()) {
                    Ok(())
                } else {
                    Err(Problem::new(StatusCode::UNAUTHORIZED, "updates need `Authorization: Bearer TOKEN`"))
                }
            }
        }
    }
}

/// Reads a request to its end before anything is done for it, or gives it up.
async fn whole(
    State(server): State<Arc<Server>>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> axum::response::Response {
    let (parts, body) = request.into_parts();
    let body = tokio::time::timeout(server.limits.head_time, axum::body::to_bytes(body, server.limits.body));
    let refused = match body.await {
        Ok(Ok(body)) => return next.run(axum::extract::Request::from_parts(parts, body.into())).await,
        Ok(Err(_)) => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "the body is longer than is read here, or broke off")
        }
        Err(_) => Problem::new(StatusCode::REQUEST_TIMEOUT, "the body did not come in time"),
    };
    let mut response = axum::response::IntoResponse::into_response(refused);
    response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    response
}

/// Scripts, styles and pictures come from the server itself and from nowhere else.
const POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; \
                      object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Whether two texts are the same, in a time that does not tell where they differ.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
}

/// Lets pages of other hosts ask, where they are listed.
async fn share(
    origins: Arc<[HeaderValue]>,
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> axum::response::Response {
    let origin = request.headers().get(header::ORIGIN).cloned();
    let preflight = request.method() == Method::OPTIONS;
    let mut response = if preflight {
        axum::response::IntoResponse::into_response(StatusCode::NO_CONTENT)
    } else {
        next.run(request).await
    };
    if let Some(origin) = origin.filter(|o| origins.iter().any(|allowed| allowed == o || allowed == "*")) {
        let headers = response.headers_mut();
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.append(header::VARY, HeaderValue::from_static("Origin"));
        if preflight {
            headers.insert(header::ACCESS_CONTROL_ALLOW_METHODS, HeaderValue::from_static("GET, HEAD, POST"));
            headers.insert(
                header::ACCESS_CONTROL_ALLOW_HEADERS,
                HeaderValue::from_static("accept, content-type"),
            );
        }
    }
    response
}
