//! The SPARQL 1.1 protocol: queries by GET, by form and directly; updates where they are allowed.
//!
//! A query is answered as a stream while it is evaluated. When the client goes away the stream breaks, the results are
//! dropped, and with them the query ends.

use std::sync::Arc;

use axum::{
    body::{Body, Bytes},
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode};
use tokio::time::Instant;

use super::{Problem, Server, negotiate, stream, watch::Watch};
use crate::{
    query::{self, Dataset, Format, Options, Results, Stop, table::Layout},
    search,
};

const FORM: &str = "application/x-www-form-urlencoded";
const QUERY: &str = "application/sparql-query";
const UPDATE: &str = "application/sparql-update";

const ROWS: [(&str, Format); 4] = [
    ("application/sparql-results+json", Format::Json),
    ("application/sparql-results+xml", Format::Xml),
    ("text/csv", Format::Csv),
    ("text/tab-separated-values", Format::Tsv),
];
/// Names by which clients of old ask for the same forms.
const OLD_ROWS: [(&str, Format); 4] = [
    ("application/json", Format::Json),
    ("application/xml", Format::Xml),
    ("text/xml", Format::Xml),
    ("text/html", Format::Json),
];
const GRAPHS: [(&str, Format); 5] = [
    ("text/turtle", Format::Turtle),
    ("application/n-triples", Format::NTriples),
    ("application/ld+json", Format::JsonLd),
    ("application/rdf+xml", Format::RdfXml),
    ("text/plain", Format::NTriples),
];

/// What a request asks for, before it is known whether it may.
#[derive(Default)]
struct Asked {
    query: Option<String>,
    update: Option<String>,
    default_graphs: Vec<String>,
    named_graphs: Vec<String>,
}

/// `/sparql`
pub(super) async fn handle(
    State(server): State<Arc<Server>>,
    method: Method,
    RawQuery(parameters): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let parameters = parameters.unwrap_or_default();
    let asked = match method {
        Method::GET | Method::HEAD if parameters.is_empty() => return about(&server, &headers),
        Method::GET | Method::HEAD => Asked::read(parameters.as_bytes(), &Method::GET),
        Method::POST => posted(&parameters, &headers, &body),
        _ => {
            let mut refused =
                Problem::new(StatusCode::METHOD_NOT_ALLOWED, "ask by GET or POST").into_response();
            refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST, OPTIONS"));
            return refused;
        }
    };
    let answered = match asked {
        Ok(Asked { update: Some(update), default_graphs, named_graphs, .. }) => {
            run_update(&server, &headers, update, default_graphs, named_graphs).await
        }
        Ok(asked) => {
            let accept = accept(&headers).map(ToOwned::to_owned);
            run_query(server, asked, |results| form(results, accept.as_deref())).await
        }
        Err(problem) => Err(problem),
    };
    answered.unwrap_or_else(IntoResponse::into_response)
}

/// Without a question the endpoint tells about itself; people are led to the editor.
fn about(server: &Server, headers: &HeaderMap) -> Response {
    let offered = ["text/turtle", "application/n-triples", "text/html"];
    if negotiate::choose(accept(headers), &offered) == Some("text/html") && accept(headers).is_some() {
        return (StatusCode::SEE_OTHER, [(header::LOCATION, "/query")]).into_response();
    }
    ([(header::CONTENT_TYPE, "text/turtle; charset=utf-8")], server.description()).into_response()
}

fn posted(parameters: &str, headers: &HeaderMap, body: &[u8]) -> Result<Asked, Problem> {
    let content = headers.get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let mut parts = content.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|p| {
        p.to_ascii_lowercase().strip_prefix("charset=").map(|c| c.trim_matches('"').to_owned())
    });
    let utf8 = || match charset.as_deref() {
        None | Some("utf-8" | "utf8") => std::str::from_utf8(body)
            .map(ToOwned::to_owned)
            .map_err(|error| Problem::bad(format!("the body is no UTF-8: {error}"))),
        Some(other) => {
            Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, format!("send UTF-8, not {other}")))
        }
    };
    match media.as_str() {
        FORM => {
            let mut asked = Asked::read(body, &Method::POST)?;
            let mut beside = Asked::read(parameters.as_bytes(), &Method::POST)?;
            asked.default_graphs.append(&mut beside.default_graphs);
            asked.named_graphs.append(&mut beside.named_graphs);
            Ok(asked)
        }
        QUERY => Ok(Asked { query: Some(utf8()?), ..Asked::read(parameters.as_bytes(), &Method::POST)? }),
        UPDATE => Ok(Asked { update: Some(utf8()?), ..Asked::read(parameters.as_bytes(), &Method::POST)? }),
        "" => Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("say what the body is: {FORM}, {QUERY} or {UPDATE}"),
        )),
        other => Err(Problem::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            format!("`{other}` is not read here: send {FORM}, {QUERY} or {UPDATE}"),
        )),
    }
}

impl Asked {
    fn read(parameters: &[u8], method: &Method) -> Result<Self, Problem> {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(parameters) {
            let value = value.into_owned();
            let once = |place: &mut Option<String>, value| match place.replace(value) {
                None => Ok(()),
                Some(_) => Err(Problem::bad(format!("`{name}` is given more than once"))),
            };
            match &*name {
                "query" => once(&mut asked.query, value)?,
                "update" if *method == Method::POST => once(&mut asked.update, value)?,
                "update" => return Err(Problem::bad("an update is sent by POST".to_owned())),
                "default-graph-uri" | "using-graph-uri" => asked.default_graphs.push(value),
                "named-graph-uri" | "using-named-graph-uri" => asked.named_graphs.push(value),
                _ => {} // parameters of other services
            }
        }
        if asked.query.is_some() && asked.update.is_some() {
            return Err(Problem::bad("`query` and `update` exclude each other".to_owned()));
        }
        Ok(asked)
    }
}

fn iris(texts: Vec<String>) -> Result<Vec<NamedNode>, Problem> {
    let iri =
        |text: String| NamedNode::new(&text).map_err(|e| Problem::bad(format!("`{text}` is no IRI: {e}")));
    texts.into_iter().map(iri).collect()
}

fn accept(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ACCEPT).and_then(|value| value.to_str().ok())
}

/// `/query.csv`: the rows of a SELECT as a file for a spreadsheet.
pub(super) async fn spreadsheet(
    State(server): State<Arc<Server>>,
    RawQuery(parameters): RawQuery,
    body: Bytes,
) -> Result<Response, Problem> {
    let given = if body.is_empty() { parameters.unwrap_or_default().into_bytes() } else { body.to_vec() };
    let rows = |results: &Results| match results {
        Results::Solutions(_) => Ok(("text/csv", Format::Spreadsheet)),
        _ => Err(Problem::bad("a table is made of the rows of a SELECT".to_owned())
            .ja("表になるのは SELECT の結果だけです。")),
    };
    let mut response = run_query(server, Asked::read(&given, &Method::GET)?, rows).await?;
    let name = HeaderValue::from_static("attachment; filename=\"gijigraph.csv\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

async fn run_query(
    server: Arc<Server>,
    asked: Asked,
    form: impl FnOnce(&Results) -> Result<(&'static str, Format), Problem>,
) -> Result<Response, Problem> {
    let text = asked
        .query
        .ok_or_else(|| Problem::bad("`query` is missing".to_owned()).ja("問い合わせがありません。"))?;
    let (default_graphs, named_graphs) = (iris(asked.default_graphs)?, iris(asked.named_graphs)?);
    let given = !default_graphs.is_empty() || !named_graphs.is_empty();
    let stop = Stop::default();
    let options = Options {
        stop: Some(stop.clone()),
        timeout: Some(server.limits.query_time),
        limit: Some(server.limits.rows),
        dataset: given.then_some(Dataset { default_graphs, named_graphs }),
        ..Options::default()
    };
    let place = server.queries.clone().try_acquire_owned();
    let Ok(place) = place else {
        return Err(Problem::busy());
    };
    let work = server.clone();
    let until = Instant::now() + server.limits.query_time;
    let watch = Arc::new(Watch::over(stop, server.limits.memory));
    let failed = |error: &query::Error| if watch.stopped() { Problem::large() } else { problem(error) };
    let started = tokio::task::spawn_blocking(move || query::run(&work.store, &text, &options));
    let results = started.await.map_err(|_| Problem::broken())?.map_err(|error| failed(&error))?;
    let (media, format) = form(&results)?;
    let layout = Layout { width: None, base: server.store.base().as_str().to_owned() };
    let watching = watch.clone();
    let body = stream::body(until, move |out| {
        let (_place, _watching) = (place, watching);
        results.write(format, &layout, out).map(|_| ()).map_err(std::io::Error::other)
    });
    let body = body.await.map_err(|error| {
        let known = error.get_ref().and_then(|inner| inner.downcast_ref::<query::Error>());
        known.map_or_else(Problem::broken, failed)
    })?;
    let kind = if media.starts_with("text/") { format!("{media}; charset=utf-8") } else { media.to_owned() };
    Ok(([(header::CONTENT_TYPE, kind), (header::VARY, "Accept".to_owned())], body).into_response())
}

/// The media type and format of an answer.
fn form(results: &Results, accept: Option<&str>) -> Result<(&'static str, Format), Problem> {
    let forms: Vec<(&'static str, Format)> = match results {
        Results::Graph(_) => GRAPHS.to_vec(),
        _ => ROWS.into_iter().chain(OLD_ROWS).collect(),
    };
    let offered: Vec<&'static str> = forms.iter().map(|(media, _)| *media).collect();
    let chosen = negotiate::choose(accept, &offered).ok_or_else(|| {
        let offered = offered.join(", ");
        Problem::new(StatusCode::NOT_ACCEPTABLE, format!("answers to this query come as {offered}"))
    })?;
    let format = forms.iter().find(|(media, _)| *media == chosen).map_or(Format::Json, |&(_, format)| format);
    // Browsers ask for pages first; what they get is told by its own name.
    let chosen = if chosen == "text/html" { ROWS[0].0 } else { chosen };
    Ok((chosen, format))
}

async fn run_update(
    server: &Arc<Server>,
    headers: &HeaderMap,
    update: String,
    default_graphs: Vec<String>,
    named_graphs: Vec<String>,
) -> Result<Response, Problem> {
    server.may_update(headers)?;
    let given = !default_graphs.is_empty() || !named_graphs.is_empty();
    let default_graphs: Vec<GraphName> = iris(default_graphs)?.into_iter().map(Into::into).collect();
    let named_graphs: Vec<NamedOrBlankNode> = iris(named_graphs)?.into_iter().map(Into::into).collect();
    let work = server.clone();
    let done = tokio::task::spawn_blocking(move || {
        let mut prepared = query::parse_update(&work.store, &update).map_err(|error| problem(&error))?;
        if given {
            for using in prepared.using_datasets_mut() {
                if !using.is_default_dataset() {
                    let message = "the update names its own graphs: leave out using-graph-uri and using-named-graph-uri";
                    return Err(Problem::bad(message.to_owned()));
                }
                using.set_default_graph(default_graphs.clone());
                using.set_available_named_graphs(named_graphs.clone());
            }
        }
        let failed = |e: oxigraph::sparql::UpdateEvaluationError| {
            Problem::new(StatusCode::INTERNAL_SERVER_ERROR, format!("the update failed: {e}"))
        };
        work.store.search_misses().map_err(|_| Problem::broken())?;
        prepared.on_store(work.store.database()).execute().map_err(failed)
    });
    done.await.map_err(|_| Problem::broken())??;
    Ok((StatusCode::NO_CONTENT, Body::empty()).into_response())
}

pub(super) fn problem(error: &query::Error) -> Problem {
    let status = match error {
        query::Error::Timeout(_)
        | query::Error::Search(search::Error::NoIndex(_) | search::Error::Behind(_)) => {
            StatusCode::SERVICE_UNAVAILABLE
        }
        query::Error::Evaluation(_)
        | query::Error::Search(search::Error::Engine(_) | search::Error::Store(_))
        | query::Error::BrokenDown
        | query::Error::Output(_) => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::BAD_REQUEST,
    };
    let problem = Problem::new(status, error.to_string());
    // What the engine says of a query is in its own words, which is English.
    match error {
        query::Error::Timeout(_) => {
            problem.ja("時間内に終わらなかったため止めました。範囲を狭めて、もう一度試してください。")
        }
        query::Error::Syntax { .. } => {
            problem.ja(format!("問い合わせの書き方に誤りがあります。処理系の説明：{error}"))
        }
        _ => problem.ja(format!("この問い合わせには答えられません。処理系の説明：{error}")),
    }
}
