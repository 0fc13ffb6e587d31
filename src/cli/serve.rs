//! `serve`: the store over HTTP.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::http::HeaderValue;
use clap::{ArgGroup, Args};
use gijigraph::{
    remote::Endpoint,
    serve::{self, Limits, Server, Updates},
    store::Store,
};

use oxigraph::model::NamedNode;

use super::{Done, Failure, Terminal, arguments, failure, pull};

const AFTER: &str = "\
Examples / 例:
  gijigraph serve                                  http://127.0.0.1:7878/
  gijigraph serve --bind 127.0.0.1:8080 --timeout 10
  gijigraph serve --endpoint http://localhost:3030/minutes --store copy     what `push` keeps there
  curl http://127.0.0.1:7878/sparql --data-urlencode 'query=SELECT * { ?s ?p ?o } LIMIT 3'

Addresses: /sparql (SPARQL 1.1), /store?graph=… (Graph Store, reading), /.well-known/void (description of the dataset),
/ns (the terms, as page or Turtle), /ns/shapes (SHACL), /ns/sparnatural (configuration of the query builder). Ctrl-C ends it: requests under way are answered.
The store is opened for reading, so no ingest can run at the same time; with --allow-update it is opened for writing.
With --endpoint, --store names the folder of a copy, which is brought in step first, as `gijigraph pull` does.";

/// Serve the store over HTTP: pages, SPARQL, search / ストアをHTTPで公開する
#[derive(Args)]
#[command(after_help = AFTER, group(ArgGroup::new("with_token").args(["allow_update", "endpoint"])))]
pub(super) struct Arguments {
    #[command(flatten)]
    store: arguments::StoreArguments,
    /// Address and port to listen at; port 0 takes any that is free
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:7878")]
    bind: SocketAddr,
    /// Change nothing: the default, said aloud
    #[arg(long, conflicts_with = "allow_update")]
    read_only: bool,
    /// Allow SPARQL updates; beyond this machine only with --token
    #[arg(long)]
    allow_update: bool,
    /// Serve what `push` keeps in a SPARQL store elsewhere, from a copy that is brought in step first
    #[arg(long, value_name = "URL", value_parser = arguments::address)]
    endpoint: Option<String>,
    /// What clients must send to update, or what is sent to the endpoint, as `Authorization: Bearer TOKEN`; may come from
    /// `GIJIGRAPH_TOKEN`
    #[arg(long, value_name = "TOKEN", requires = "with_token")]
    token: Option<String>,
    /// Pages of other hosts that may ask, such as <https://example.org>; `*` for any
    #[arg(long, value_name = "ORIGIN")]
    cors: Vec<HeaderValue>,
    /// Address of the licence under which you publish, told at /.well-known/void; nothing is said without it
    #[arg(long, value_name = "IRI", visible_alias = "license", value_parser = arguments::licence)]
    licence: Option<NamedNode>,
    /// Seconds a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
    /// Rows or triples an answer may hold
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    max_rows: usize,
    /// Megabytes of memory beyond which queries under way are stopped, where the system tells (Linux); 0 for none
    #[arg(long, value_name = "MB", default_value_t = 4096)]
    max_memory: u64,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let token = arguments::token(arguments.token.as_ref());
    let dir = &arguments.store.store;
    if let Some(query) = arguments.endpoint.clone() {
        pull::pull(&Endpoint { query, update: None, token: token.clone() }, dir, terminal)?;
    }
    let updates = match (arguments.allow_update, token) {
        (false, _) => Updates::Refused,
        (true, Some(token)) => Updates::WithToken(token),
        (true, None) if arguments.bind.ip().is_loopback() => Updates::Allowed,
        (true, None) => {
            return Err(Failure::usage(format!(
                "{} can be reached from other machines: --allow-update needs --token there",
                arguments.bind
            )));
        }
    };
    let store =
        if arguments.allow_update { Store::open_existing(dir)? } else { arguments.store.read(terminal)? };
    let limits = Limits {
        query_time: Duration::from_secs(arguments.timeout.max(1)),
        rows: arguments.max_rows,
        memory: (arguments.max_memory > 0).then(|| arguments.max_memory.saturating_mul(1 << 20)),
        ..Limits::default()
    };
    let server = Arc::new(Server::new(store, limits, updates).under(arguments.licence.clone()));
    if !server.has_search() {
        terminal.warning("no search index: `gijigraph search --rebuild` makes one / 検索索引がありません");
    }
    let failed = |error: std::io::Error| Failure::Told {
        code: failure::LACKING,
        message: format!("{}: {error}; choose another address with --bind", arguments.bind),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(arguments.bind).await.map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        terminal.note(&format!("serving http://{address}/  (Ctrl-C ends / Ctrl-Cで終了)"));
        serve::run(listener, server.service(&arguments.cors), limits, ended()).await.map_err(failed)
    })?;
    Ok(Done::Well)
}

/// Ready when the process is told to end.
pub(super) async fn ended() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! { _ = interrupted => {}, _ = terminated.recv() => {} }
            return;
        }
    }
    let _ = interrupted.await;
}
