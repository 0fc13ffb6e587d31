//! The parameters of an address, and what is said where one cannot be read.

use axum::{
    extract::{FromRequestParts, Query},
    http::{StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use super::Problem;

/// What an address asks, as `T`. A value of no right form is told with its name, in the language of the page.
pub(super) struct Parameters<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Parameters<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let read = Query::<T>::from_request_parts(parts, state).await;
        read.map(|Query(asked)| Self(asked)).map_err(|rejected| {
            // The cause of the cause names the parameter: "offset: invalid digit found in string".
            let text = rejected.body_text();
            let cause = text.rsplit_once("query string: ").map_or(text.as_str(), |(_, cause)| cause);
            let message = format!("a parameter of the address cannot be read: {cause}");
            Problem::new(StatusCode::BAD_REQUEST, message).ja(format!(
                "アドレスの指定が読めません（{cause}）。件数や位置は0以上の整数で指定してください。"
            ))
        })
    }
}
