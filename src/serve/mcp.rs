//! The Model Context Protocol: the server's answers as tools, over one pair of streams.
//!
//! The tools give what `/api/v1` and `/sparql` give, under the same limits, and with it what it rests on: the words of
//! the sources with document, page and characters, who is behind them on what ground, and the rules. Nothing can be
//! changed. Answers are JSON, as structured content and as text; they come without a schema, which would be longer than
//! most answers.

mod answer;
mod arguments;

use std::sync::Arc;

use rmcp::{
    ErrorData, RoleServer, ServerHandler, ServiceExt,
    handler::server::wrapper::Parameters,
    model::{CallToolResult, Implementation, ServerCapabilities, ServerConfig},
    service::RequestContext,
    tool, tool_handler, tool_router,
};
use tokio::io::{AsyncRead, AsyncWrite};

use super::{Problem, Server, api, sparql};
use crate::{
    describe::Part,
    query::{self, Error, NamedQueries, Options, Stop},
    trace::Trace,
};
use answer::{answer, evident, page, rows};
use arguments::{Ask, Describe, Passage, TraceOf};

/// Issues of one trace at most.
const ISSUES: usize = 100;
/// Characters of one passage at most.
const CHARS: usize = 20_000;

const INSTRUCTIONS: &str = "\
A knowledge graph of Japanese council minutes: who raised which policy issue, on what ground, in which words. Begin with \
`search`, then `trace` or `describe` what was found, then `passage` for the words around it. Doubt is part of every \
answer: `basis` tells how a statement is attributed (named, role, group, inferred, unattributed). A group is never one \
of its members, `candidates` are those who may have spoken, and `inferred` means that nobody said so. Cite `words` with \
`files`, `page` and `line`. Words are matched as printed, so ask in Japanese. For `query`, the prefixes gg: (the \
ontology), data: (things), rdf, rdfs, skos, org, schema, dcterms, oa, prov and xsd are declared; evidence of a thing is \
`?thing gg:evidence/oa:hasSelector [ oa:exact ?words ; oa:start ?start ; oa:end ?end ]`.";

/// Answers requests from `input` on `output` until `input` ends.
///
/// # Errors
///
/// Streams that break, and a client that does not begin as the protocol says.
pub async fn converse(
    server: Arc<Server>,
    input: impl AsyncRead + Send + Unpin + 'static,
    output: impl AsyncWrite + Send + Unpin + 'static,
) -> std::io::Result<()> {
    let running = Tools { server }.serve((input, output)).await.map_err(std::io::Error::other)?;
    running.waiting().await.map_err(std::io::Error::other)?;
    Ok(())
}

/// The tools of one conversation.
#[derive(Clone)]
struct Tools {
    server: Arc<Server>,
}

#[tool_router]
impl Tools {
    /// Full text over statements, issues, people, bodies, laws, technologies, programmes and meetings. Each hit comes
    /// with its words in the sources; statements and issues also with who is behind them and on what ground.
    #[tool(annotations(title = "全文検索 / Search", read_only_hint = true, open_world_hint = false))]
    async fn search(&self, Parameters(asked): Parameters<api::Asked>) -> CallToolResult {
        let found = async {
            let found = self.server.find(&asked).await?;
            self.server.work(move |server| evident(&server.store, found)).await
        };
        answer(found.await)
    }

    /// Policy issues back to the words: who raised each, on what ground, at which meeting, in which words. All filters
    /// given must match; they match parts of names. `total` counts the issues that fit.
    #[tool(annotations(
        title = "論点をたどる / Trace issues",
        read_only_hint = true,
        open_world_hint = false
    ))]
    async fn trace(&self, Parameters(asked): Parameters<TraceOf>) -> CallToolResult {
        let (filter, offset) = (asked.filter(), asked.offset);
        let limit = asked.limit.unwrap_or(10).min(ISSUES);
        let traced = self.server.work(move |server| {
            let traced = Trace::of(&server.store, &filter).map_err(api::failed)?;
            page(serde_json::to_value(traced), offset, limit)
        });
        answer(traced.await)
    }

    /// What all documents together say of one thing: a meeting, person, body, issue, law, technology, programme or
    /// statement. Long lists are cut; `totals` tells how long they are, `offset` gives the rest.
    #[tool(annotations(title = "項目の記述 / Describe", read_only_hint = true, open_world_hint = false))]
    async fn describe(&self, Parameters(asked): Parameters<Describe>) -> CallToolResult {
        let described = async {
            let (offset, limit) = (asked.offset, asked.limit.unwrap_or(20).min(ISSUES));
            let part = Part { offset, limit, ..Part::default() };
            page(serde_json::to_value(self.server.describe(&asked.iri, part).await?), offset, limit)
        };
        answer(described.await)
    }

    /// SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE) over the merge of all documents, or a shipped question by its name.
    /// Rows and time are limited; `cut` tells whether rows are missing. `evidence` quotes the sources for the things
    /// that the answer names.
    #[tool(annotations(
        title = "SPARQLで問い合わせる / Query",
        read_only_hint = true,
        open_world_hint = false
    ))]
    async fn query(
        &self,
        Parameters(asked): Parameters<Ask>,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResult, ErrorData> {
        let stop = Stop::default();
        let limits = self.server.limits;
        let options = Options {
            timeout: Some(limits.query_time),
            limit: Some(asked.limit.unwrap_or(limits.rows).min(limits.rows)),
            stop: Some(stop.clone()),
            ..Options::default()
        };
        let ended = self.server.work(move |server| {
            let results = match (&asked.sparql, &asked.named) {
                (Some(sparql), None) => query::run(&server.store, sparql, &options),
                (None, Some(name)) => {
                    let questions = NamedQueries::shipped().map_err(|_| Problem::broken())?;
                    let settings: Vec<_> = asked.parameters.clone().into_iter().collect();
                    let known = questions.get(name);
                    known.and_then(|known| query::run_named(&server.store, known, &settings, &options))
                }
                _ => return Err(Problem::bad("give either `sparql` or `named`".to_owned())),
            };
            rows(&server.store, results.map_err(|error| refused(&error))?)
        });
        // A thread that waits for a place or for rows hears of nothing else.
        let guard = Guard(stop);
        tokio::select! {
            ended = ended => Ok(answer(ended)),
            () = context.ct.cancelled() => {
                drop(guard);
                Err(ErrorData::internal_error("the query was cancelled", None))
            }
        }
    }

    /// Characters of a source document as published, by its id (`source` in evidence) and code points (`start`, `end`):
    /// the words around a quotation.
    #[tool(annotations(title = "原文 / Source passage", read_only_hint = true, open_world_hint = false))]
    async fn passage(&self, Parameters(asked): Parameters<Passage>) -> CallToolResult {
        let most = asked.start.saturating_add(CHARS);
        let end = asked.end.unwrap_or(asked.start.saturating_add(2_000)).min(most);
        answer(self.server.passage(asked.source, asked.start, Some(end)).await)
    }
}

#[tool_handler]
impl ServerHandler for Tools {
    fn get_info(&self) -> ServerConfig {
        let program = Implementation::new("gijigraph", env!("CARGO_PKG_VERSION"))
            .with_title("gijigraph: 議事録の知識グラフ / a knowledge graph of Japanese minutes");
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(program)
            .with_instructions(INSTRUCTIONS)
    }
}

/// Stops a query when nobody waits for it any more.
struct Guard(Stop);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.now();
    }
}

/// What a tool says of a query that failed, without options of the command line.
fn refused(error: &Error) -> Problem {
    match error {
        Error::Timeout(limit) => {
            Problem::bad(format!("the query was stopped after {} s: ask for less", limit.as_secs()))
        }
        Error::MissingParameter { query, parameter, description } => {
            Problem::bad(format!("`{query}` needs the parameter `{parameter}` ({description})"))
        }
        other => sparql::problem(other),
    }
}
