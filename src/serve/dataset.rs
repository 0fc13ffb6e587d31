//! What the server says of its data and its terms: VoID, the ontology, the shapes, a configuration for query builders.

use std::sync::Arc;

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{Problem, Server, Updates, negotiate, pages};
use crate::{
    export::void,
    rdf::{ONTOLOGY, SHAPES, concept::SCHEMES, sparnatural},
};

const TURTLE: &str = "text/turtle; charset=utf-8";

pub(super) fn routes() -> Router<Arc<Server>> {
    Router::new()
        .route("/.well-known/void", get(description))
        .route("/ns", get(terms))
        .route("/ns/shapes", get(|| async { turtle(SHAPES.to_owned()) }))
        .route("/ns/sparnatural", get(configuration))
}

fn turtle(text: String) -> Response {
    ([(header::CONTENT_TYPE, TURTLE)], text).into_response()
}

/// The dataset, with where it can be asked and had here.
async fn description(State(server): State<Arc<Server>>) -> Result<Response, Problem> {
    let text = server.work(|server| {
        // What nobody may change is counted once.
        let kept = server.updates == Updates::Refused;
        if let Some(text) = server.described.get().filter(|_| kept) {
            return Ok(text.clone());
        }
        let mut text = Vec::new();
        void::write(&server.store, server.licence.as_ref(), &mut text).map_err(|_| Problem::broken())?;
        let mut text = String::from_utf8(text).map_err(|_| Problem::broken())?;
        // Addresses are relative: whoever reads this knows where it was read.
        let dataset = void::dataset(&server.store);
        for (term, address) in [("sparqlEndpoint", "/sparql"), ("dataDump", "/store?default")] {
            text.extend(["<", dataset.as_str(), "> void:", term, " <", address, "> .\n"]);
        }
        Ok(if kept { server.described.get_or_init(|| text).clone() } else { text })
    });
    Ok(turtle(text.await?))
}

/// The terms: a page for people, the ontology with its code lists for programs.
async fn terms(State(server): State<Arc<Server>>, headers: HeaderMap) -> Result<Response, Problem> {
    let offered = ["text/turtle", "text/html"];
    let accept = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok());
    let chosen = negotiate::choose(accept, &offered).ok_or_else(|| {
        Problem::new(StatusCode::NOT_ACCEPTABLE, format!("the terms come as {}", offered.join(" and ")))
    })?;
    let mut response = if chosen == "text/html" {
        pages::terms(&server, &headers)
    } else {
        turtle(format!("{ONTOLOGY}\n{SCHEMES}"))
    };
    response.headers_mut().insert(header::VARY, header::HeaderValue::from_static("Accept"));
    Ok(response)
}

async fn configuration() -> Result<Response, Problem> {
    sparnatural::configuration().map(turtle).map_err(|_| Problem::broken())
}
