//! Pages for people: search, meetings, people, bodies, issues, laws, sources, a network and an editor for queries.
//!
//! Every page is made on the server and is whole without scripts; scripts add suggestions while one types, the network
//! picture and the editor. Text of documents enters a page escaped, by the one way that `maud` has.

mod editor;
mod home;
mod layout;
mod source;
mod terms;
mod thing;

use std::sync::Arc;

use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderMap, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use maud::Markup;
use oxigraph::model::NamedNode;
use serde::Deserialize;

use super::{Problem, Server, api, negotiate, parameters::Parameters, problem::Told};
use crate::describe::{Description, Node, Part, Rests, glimpses};

pub(super) use layout::Language;

pub(super) fn routes() -> Router<Arc<Server>> {
    let router = Router::new()
        .route("/", get(home))
        .route("/search", get(search))
        .route("/meetings", get(meetings))
        .route("/id/{*local}", get(at))
        .route("/thing", get(thing))
        .route("/source/{id}", get(passage))
        .route("/network", get(network))
        .route("/query", get(query))
        .route("/language/{code}", get(language));
    ASSETS.iter().fold(router, |router, &(path, kind, text)| {
        let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "max-age=3600")];
        router.route(path, get(move || async move { (headers, text) }))
    })
}

const ASSETS: [(&str, &str, &str); 8] = [
    ("/assets/icon.svg", "image/svg+xml", include_str!("assets/icon.svg")),
    ("/assets/style.css", "text/css; charset=utf-8", include_str!("assets/style.css")),
    ("/assets/search.js", "text/javascript; charset=utf-8", include_str!("assets/search.js")),
    ("/assets/network.js", "text/javascript; charset=utf-8", include_str!("assets/network.js")),
    ("/assets/editor.js", "text/javascript; charset=utf-8", include_str!("assets/editor.js")),
    ("/assets/cytoscape.min.js", "text/javascript; charset=utf-8", include_str!("assets/cytoscape.min.js")),
    ("/assets/yasqe.min.js", "text/javascript; charset=utf-8", include_str!("assets/yasqe.min.js")),
    ("/assets/yasqe.min.css", "text/css; charset=utf-8", include_str!("assets/yasqe.min.css")),
];

/// What all pages know: the language, and how things are addressed.
pub(super) struct Context<'a> {
    pub(super) language: Language,
    pub(super) base: &'a str,
}

impl Context<'_> {
    /// The words of the page's language.
    pub(super) fn t<'t>(&self, ja: &'t str, en: &'t str) -> &'t str {
        if self.language == Language::En { en } else { ja }
    }

    /// What is wrong, in the page's language where it is there.
    fn told<'t>(&self, told: &'t Told) -> &'t str {
        self.t(told.ja.as_deref().unwrap_or(&told.message), &told.message)
    }
}

fn answer(page: Markup) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], page.into_string()).into_response()
}

async fn home(State(server): State<Arc<Server>>, headers: HeaderMap) -> Result<Response, Problem> {
    let language = Language::of(&headers);
    let page =
        server.work(move |server| Ok(home::page(&server.context(language), server.index.as_ref()))).await?;
    Ok(answer(page))
}

async fn search(
    State(server): State<Arc<Server>>,
    Parameters(asked): Parameters<api::Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let context = server.context(Language::of(&headers));
    let found = if asked.is_empty() { Ok(None) } else { server.find(&asked).await.map(Some) };
    let hits =
        found.as_ref().ok().and_then(Option::as_ref).map(|found| found.hits.clone()).unwrap_or_default();
    let beside = server.work(move |server| glimpses(&server.store, &hits).map_err(api::failed)).await?;
    Ok(match found {
        Ok(found) => answer(home::results(&context, &asked, Ok(found.as_ref()), &beside)),
        // What cannot be read is told beside the form, so that nobody types the rest again.
        Err(problem) if problem.status() == StatusCode::BAD_REQUEST => {
            let page = home::results(&context, &asked, Err(context.told(problem.told())), &beside);
            (StatusCode::BAD_REQUEST, answer(page)).into_response()
        }
        Err(problem) => problem.into_response(),
    })
}

#[derive(Deserialize)]
struct From {
    #[serde(default)]
    offset: usize,
}

async fn meetings(
    State(server): State<Arc<Server>>,
    Parameters(from): Parameters<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(&headers);
    let page =
        server.work(move |server| home::meetings(&server.context(language), server, from.offset)).await?;
    Ok(answer(page))
}

async fn at(
    State(server): State<Arc<Server>>,
    Path(local): Path<String>,
    Parameters(from): Parameters<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let node = server.thing_at(&local);
    described(&server, node, from.offset, &headers).await
}

#[derive(Deserialize)]
struct Of {
    #[serde(default)]
    iri: String,
}

async fn thing(
    State(server): State<Arc<Server>>,
    Parameters(of): Parameters<Of>,
    Parameters(from): Parameters<From>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    described(&server, NamedNode::new(of.iri).ok(), from.offset, &headers).await
}

async fn described(
    server: &Arc<Server>,
    node: Option<NamedNode>,
    offset: usize,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let node = node.ok_or_else(Problem::unknown)?;
    let language = Language::of(headers);
    // Lists of issues show who raised each first.
    let part = Part { offset, statements: 1, ..Part::default() };
    let page = server
        .work(move |server| {
            let described = Description::of(&server.store, &node, part).map_err(api::failed)?;
            Ok(described.map(|described| thing::page(&server.context(language), &described, part)))
        })
        .await?;
    page.map(answer).ok_or_else(Problem::unknown)
}

#[derive(Deserialize)]
struct Span {
    /// The words that are set apart.
    start: Option<usize>,
    end: Option<usize>,
    /// Where the part that is shown begins, where no words are.
    #[serde(default)]
    at: usize,
}

async fn passage(
    State(server): State<Arc<Server>>,
    Path(id): Path<String>,
    Parameters(span): Parameters<Span>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(&headers);
    let page = server
        .work(move |server| {
            let Some(text) = server.store.source_text(&id).map_err(api::failed)? else { return Ok(None) };
            let names = server.store.names_of(&server.store.base().graph(&id)).map_err(api::failed)?;
            let range = span.start.map(|start| start..span.end.unwrap_or(start));
            let rests = Rests::on(&server.store, &id, range.clone()).map_err(api::failed)?;
            let source = source::Source { id: &id, names: &names, text: &text, rests: &rests };
            Ok(Some(source::page(&server.context(language), &source, range, span.at)))
        })
        .await?;
    page.map(answer).ok_or_else(Problem::no_source)
}

/// Keeps the language for a year, and leads back to the page one came from.
async fn language(Path(code): Path<String>, headers: HeaderMap) -> Response {
    if code != "ja" && code != "en" {
        return Problem::new(StatusCode::NOT_FOUND, "pages are in Japanese (ja) and English (en)")
            .into_response();
    }
    let page = headers.get(header::REFERER).and_then(|page| page.to_str().ok()).unwrap_or_default();
    // The path alone: this leads to no other host, whatever a request says. Two slashes would name one.
    let path = page.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let path = path.filter(|path| {
        !path.starts_with("//") && !path.starts_with("/\\") && !path.starts_with("/language/")
    });
    let cookie = format!("lang={code}; Path=/; Max-Age=31536000; SameSite=Lax");
    let headers = [
        (header::SET_COOKIE, cookie),
        (header::LOCATION, path.unwrap_or("/").to_owned()),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (StatusCode::SEE_OTHER, headers).into_response()
}

async fn network(
    State(server): State<Arc<Server>>,
    Parameters(of): Parameters<Of>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let language = Language::of(&headers);
    if of.iri.is_empty() {
        return Ok(answer(editor::network(&server.context(language), None)));
    }
    let node = NamedNode::new(of.iri).map_err(|_| Problem::unknown())?;
    let page = server
        .work(move |server| {
            let node = Node::of(&server.store, &node).map_err(api::failed)?;
            Ok(node.map(|node| editor::network(&server.context(language), Some(&node))))
        })
        .await?;
    page.map(answer).ok_or_else(Problem::unknown)
}

/// The page of the ontology's terms.
pub(super) fn terms(server: &Server, headers: &HeaderMap) -> Response {
    answer(terms::page(&server.context(Language::of(headers))))
}

#[derive(Deserialize)]
struct Asked {
    query: Option<String>,
}

async fn query(
    State(server): State<Arc<Server>>,
    Parameters(asked): Parameters<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let context = server.context(Language::of(&headers));
    Ok(answer(editor::query(&context, asked.query.as_deref())?))
}

/// Says what is wrong on a page of its own to whoever reads pages.
pub(super) async fn explain(State(server): State<Arc<Server>>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let reads_pages = negotiate::choose(accept, &["text/plain", "text/html"]) == Some("text/html");
    let mut response = next.run(request).await;
    if let Some(told) = response.extensions_mut().remove::<Told>().filter(|_| reads_pages) {
        let context = server.context(Language::of(&headers));
        let page = layout::problem(&context, response.status(), context.told(&told));
        let retry = response.headers_mut().remove(header::RETRY_AFTER);
        response = (response.status(), answer(page)).into_response();
        response.headers_mut().extend(retry.map(|retry| (header::RETRY_AFTER, retry)));
    }
    response
}

impl Server {
    fn context(&self, language: Language) -> Context<'_> {
        Context { language, base: self.store.base().as_str() }
    }
}
