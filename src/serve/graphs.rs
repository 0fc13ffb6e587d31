//! The Graph Store Protocol, for reading: one graph of the store as RDF.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use oxigraph::{io::RdfSerializer, model::NamedNode};
use tokio::time::Instant;

use super::{Problem, Server, negotiate, stream};
use crate::export::Format;

/// How long a client may take for a whole graph, as long as it takes some of it all the time.
const SENDING: Duration = Duration::from_hours(24);

const FORMS: [(&str, Format); 4] = [
    ("text/turtle", Format::Turtle),
    ("application/n-triples", Format::NTriples),
    ("application/ld+json", Format::JsonLd),
    ("application/rdf+xml", Format::RdfXml),
];

/// `/store?default` and `/store?graph=IRI`
pub(super) async fn handle(
    State(server): State<Arc<Server>>,
    method: Method,
    RawQuery(parameters): RawQuery,
    headers: HeaderMap,
) -> Response {
    if method != Method::GET && method != Method::HEAD {
        let message =
            "graphs are read here: they change by `gijigraph ingest` and `gijigraph sources remove`";
        let mut refused = Problem::new(StatusCode::METHOD_NOT_ALLOWED, message).into_response();
        refused.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
        return refused;
    }
    let answered = read(&server, &parameters.unwrap_or_default(), &headers).await;
    answered.unwrap_or_else(IntoResponse::into_response)
}

async fn read(server: &Arc<Server>, parameters: &str, headers: &HeaderMap) -> Result<Response, Problem> {
    let mut graph: Option<Option<NamedNode>> = None;
    for (name, value) in form_urlencoded::parse(parameters.as_bytes()) {
        let wanted = match &*name {
            "default" => None,
            "graph" => {
                Some(NamedNode::new(&*value).map_err(|e| Problem::bad(format!("`{value}` is no IRI: {e}")))?)
            }
            _ => continue,
        };
        if graph.replace(wanted).is_some() {
            return Err(Problem::bad("name one graph: `default` or `graph=IRI`".to_owned()));
        }
    }
    let graph = graph.ok_or_else(|| Problem::bad("name a graph: `?default` or `?graph=IRI`".to_owned()))?;
    if let Some(graph) = &graph {
        let known = server.store.database().contains_named_graph(graph).map_err(|_| Problem::broken())?;
        if !known {
            return Err(Problem::new(
                StatusCode::NOT_FOUND,
                format!("the store has no graph <{}>", graph.as_str()),
            ));
        }
    }
    let offered: Vec<&str> = FORMS.iter().map(|(media, _)| *media).collect();
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let media = negotiate::choose(accept, &offered).ok_or_else(|| {
        Problem::new(StatusCode::NOT_ACCEPTABLE, format!("graphs come as {}", offered.join(", ")))
    })?;
    let format = FORMS.iter().find(|(m, _)| *m == media).map_or(Format::Turtle, |&(_, format)| format);
    let server = server.clone();
    let body = stream::body(Instant::now() + SENDING, move |out| {
        let mut serializer = RdfSerializer::from_format(format.rdf());
        for (prefix, iri) in crate::query::prefixes(server.store.base().as_str()) {
            serializer = serializer.with_prefix(prefix, iri).map_err(std::io::Error::other)?;
        }
        let mut serializer = serializer.for_writer(out);
        for quad in server.store.quads(graph.as_ref()) {
            serializer
                .serialize_triple(&oxigraph::model::Triple::from(quad.map_err(std::io::Error::other)?))?;
        }
        serializer.finish().map(|_| ())
    });
    let body = body.await.map_err(|_| Problem::broken())?;
    Ok(([(header::CONTENT_TYPE, media), (header::VARY, "Accept")], body).into_response())
}
