//! What is said when a request cannot be answered.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// A status and a sentence that says what is wrong and what to do.
#[derive(Debug)]
pub(super) struct Problem {
    status: StatusCode,
    message: String,
}

impl Problem {
    pub(super) fn new(status: StatusCode, message: impl Into<String>) -> Self {
        Self { status, message: message.into() }
    }

    pub(super) fn bad(message: String) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    pub(super) fn busy() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "too many queries are under way: ask again in a moment")
    }

    pub(super) fn no_index() -> Self {
        let message = "there is no search index: `gijigraph search --rebuild` makes one";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    pub(super) fn large() -> Self {
        let message = "queries under way took more memory than this server gives, and were stopped: ask for less, or again in a moment";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, message)
    }

    pub(super) fn broken() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "the request broke down: this is a mistake in gijigraph, please report it",
        )
    }
}

/// What was said, for whoever says it in another form.
#[derive(Clone, Debug)]
pub(super) struct Told(pub(super) String);

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let text = format!("{}\n", self.message);
        let mut response =
            (self.status, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
        response.extensions_mut().insert(Told(self.message));
        if self.status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        response
    }
}
