//! One patient client: a request at a time, made again where the service is busy or the line broke.
//!
//! Every request may be made twice: what is sent says what is to be, not what is to be added.

use std::{io::Read, thread, time::Duration};

use oxigraph::{
    model::Term,
    sparql::results::{
        QueryResultsFormat, QueryResultsParser, ReaderQueryResultsParserOutput, ReaderSolutionsParser,
    },
};

use super::{Endpoint, Error};

/// How long one answer may take where nobody says.
const PATIENCE: Duration = Duration::from_mins(10);
/// How often a request is made before it is given up.
const TRIES: u32 = 4;
/// The first pause before a request is made again; the next is twice as long.
const PAUSE: Duration = Duration::from_millis(500);
/// Bytes of a refusal that are told.
const TOLD: u64 = 600;

/// Rows of an answer, read as they come.
pub(super) type Rows = ReaderSolutionsParser<Box<dyn Read>>;

#[derive(Clone)]
pub(super) struct Client {
    agent: ureq::Agent,
    query: String,
    update: String,
    authorization: Option<String>,
    /// The address of the queries, without who asks.
    name: String,
}

impl Client {
    pub(super) fn new(endpoint: &Endpoint) -> Result<Self, Error> {
        let update = endpoint.update.as_ref().unwrap_or(&endpoint.query);
        for address in [&endpoint.query, update] {
            let uri = address.parse::<ureq::http::Uri>().ok();
            let known = |scheme: &str| matches!(scheme, "http" | "https");
            if !uri.is_some_and(|uri| uri.scheme_str().is_some_and(known) && uri.host().is_some()) {
                return Err(Error::Address(anonymous(address)));
            }
        }
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .user_agent(concat!("gijigraph/", env!("CARGO_PKG_VERSION")));
        Ok(Self {
            agent: config.build().into(),
            query: endpoint.query.clone(),
            update: update.clone(),
            authorization: endpoint.token.as_ref().map(|token| format!("Bearer {token}")),
            name: anonymous(&endpoint.query),
        })
    }

    /// The address as it may be shown.
    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// The rows of a SELECT.
    ///
    /// # Errors
    ///
    /// [`Error::Unreachable`], [`Error::Refused`], [`Error::Odd`].
    pub(super) fn rows(&self, query: &str, patience: Option<Duration>) -> Result<Rows, Error> {
        let form = form_urlencoded::Serializer::new(String::new()).append_pair("query", query).finish();
        let kind = "application/x-www-form-urlencoded";
        let response = self.send(&self.query, kind, &form, patience)?;
        let media = response.headers().get("content-type").and_then(|value| value.to_str().ok());
        let media = media.unwrap_or_default().to_owned();
        let odd = |reason: String| Error::Odd { endpoint: self.name.clone(), reason };
        let format = QueryResultsFormat::from_media_type(&media)
            .ok_or_else(|| odd(format!("rows were asked for, `{media}` came")))?;
        let body: Box<dyn Read> = Box::new(response.into_body().into_reader());
        match QueryResultsParser::from_format(format).for_reader(body) {
            Ok(ReaderQueryResultsParserOutput::Solutions(rows)) => Ok(rows),
            Ok(ReaderQueryResultsParserOutput::Boolean(_)) => {
                Err(odd("rows were asked for, yes or no came".to_owned()))
            }
            Err(error) => Err(odd(error.to_string())),
        }
    }

    /// The rows of a SELECT, all of them, as terms in the order of its variables.
    ///
    /// # Errors
    ///
    /// As [`Client::rows`].
    pub(super) fn table(&self, query: &str) -> Result<Vec<Vec<Option<Term>>>, Error> {
        let odd = |error: &dyn std::fmt::Display| Error::Odd {
            endpoint: self.name.clone(),
            reason: error.to_string(),
        };
        self.rows(query, None)?
            .map(|row| row.map(|row| row.values().to_vec()).map_err(|error| odd(&error)))
            .collect()
    }

    /// The rows of `variables` for a pattern, and a check that none was left out: some servers cut answers off and do
    /// not say so.
    ///
    /// # Errors
    ///
    /// [`Error::Cut`]; else as [`Client::rows`].
    pub(super) fn whole(&self, variables: &str, pattern: &str) -> Result<Vec<Vec<Option<Term>>>, Error> {
        let rows = self.table(&format!("SELECT {variables} WHERE {{ {pattern} }}"))?;
        let count = self.table(&format!("SELECT (COUNT(*) AS ?all) WHERE {{ {pattern} }}"))?;
        let all = match count.first().and_then(|row| row.first()) {
            Some(Some(Term::Literal(all))) => all.value().parse().unwrap_or_default(),
            _ => 0,
        };
        if rows.len() < all {
            return Err(Error::Cut { endpoint: self.name.clone(), given: rows.len(), all });
        }
        Ok(rows)
    }

    /// Changes the store.
    ///
    /// # Errors
    ///
    /// [`Error::Unreachable`], [`Error::Refused`].
    pub(super) fn update(&self, update: &str) -> Result<(), Error> {
        self.send(&self.update, "application/sparql-update", update, None).map(|_| ())
    }

    fn send(
        &self,
        address: &str,
        kind: &str,
        body: &str,
        patience: Option<Duration>,
    ) -> Result<ureq::http::Response<ureq::Body>, Error> {
        let mut reason = String::new();
        for attempt in 0..TRIES {
            if attempt > 0 {
                thread::sleep(PAUSE * 2u32.pow(attempt - 1));
            }
            let accept = "application/sparql-results+json, application/sparql-results+xml;q=0.5, */*;q=0.1";
            let mut request = self.agent.post(address).header("accept", accept).header("content-type", kind);
            if let Some(authorization) = &self.authorization {
                request = request.header("authorization", authorization);
            }
            let request = request.config().timeout_global(Some(patience.unwrap_or(PATIENCE))).build();
            match request.send(body) {
                Ok(response) if response.status().is_success() => return Ok(response),
                Ok(response) if matches!(response.status().as_u16(), 429 | 502..=504) => {
                    reason = format!("status {}", response.status().as_u16());
                }
                Ok(response) => {
                    let status = response.status().as_u16();
                    let mut message = Vec::new();
                    // Where the refusal cannot be read, its status tells.
                    let _ = response.into_body().into_reader().take(TOLD).read_to_end(&mut message);
                    let message = String::from_utf8_lossy(&message).trim().to_owned();
                    return Err(Error::Refused { endpoint: anonymous(address), status, message });
                }
                Err(error) => {
                    reason = error.to_string();
                    if matches!(
                        error,
                        ureq::Error::BadUri(_) | ureq::Error::Http(_) | ureq::Error::Timeout(_)
                    ) {
                        break;
                    }
                }
            }
        }
        Err(Error::Unreachable { endpoint: anonymous(address), reason })
    }
}

/// An address without the name and password in it.
fn anonymous(address: &str) -> String {
    match (address.split_once("://"), address.find('@')) {
        (Some((scheme, rest)), Some(_)) => {
            let host = rest.split('/').next().unwrap_or(rest);
            let hidden = host.rfind('@').map_or(0, |at| at + 1);
            format!("{scheme}://{}", &rest[hidden..])
        }
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_shown_without_who_asks() {
        let check = |address: &str, shown: &str| assert_eq!(anonymous(address), shown);
        check("https://minato:himitsu@example.org/sparql", "https://example.org/sparql");
        check("https://example.org/sparql?of=a@b", "https://example.org/sparql?of=a@b");
        check("http://localhost:3030/minutes", "http://localhost:3030/minutes");
    }

    #[test]
    fn what_is_no_address_is_told_before_anything_is_sent() {
        for wrong in ["localhost", "ftp://example.org/", "http://", "/sparql", ""] {
            let endpoint = Endpoint { query: wrong.to_owned(), ..Endpoint::default() };
            assert!(matches!(Client::new(&endpoint), Err(Error::Address(_))), "{wrong}");
        }
    }
}
