//! `mcp`: the store for assistants, over standard input and output.

use std::{sync::Arc, time::Duration};

use clap::Args;
use gijigraph::serve::{self, Limits, Server, Updates};

use super::{Done, Failure, Terminal, arguments, failure};

const AFTER: &str = "\
Examples / 例:
  gijigraph mcp --store gijigraph-store
  { \"mcpServers\": { \"gijigraph\": { \"command\": \"gijigraph\", \"args\": [\"mcp\", \"--store\", \"/path/to/store\"] } } }

The second is what a client wants in its settings. Tools: search, trace, describe, query, passage; all only read. The
program ends when its input does. Standard output holds the protocol and nothing else.";

/// Answer assistants over the Model Context Protocol / AIアシスタントにMCPで答える
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(flatten)]
    store: arguments::StoreArguments,
    /// Seconds a query may take
    #[arg(long, value_name = "SECONDS", default_value_t = 30)]
    timeout: u64,
    /// Rows or triples an answer may hold
    #[arg(long, value_name = "N", default_value_t = 200)]
    max_rows: usize,
}

/// Queries under way at most; further ones wait.
const QUERIES: usize = 4;
/// How long what is under way at the end may take to stop.
const GRACE: Duration = Duration::from_secs(10);

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let store = arguments.store.read(terminal)?;
    let limits = Limits {
        query_time: Duration::from_secs(arguments.timeout.max(1)),
        rows: arguments.max_rows,
        queries: QUERIES,
        ..Limits::default()
    };
    let server = Arc::new(Server::new(store, limits, Updates::Refused));
    if !server.has_search() {
        terminal.warning("no search index: `gijigraph search --rebuild` makes one / 検索索引がありません");
    }
    let failed = |error: std::io::Error| Failure::Told { code: failure::LACKING, message: error.to_string() };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
    let ended = runtime.block_on(async {
        let (input, output) = rmcp::transport::stdio();
        let ended = tokio::select! {
            ended = serve::converse(server.clone(), input, output) => ended,
            () = super::serve::ended() => Ok(()),
        };
        // Whoever has waited long enough for queries that go on would rather see the program end.
        let _ = tokio::time::timeout(GRACE, server.settled()).await;
        ended
    });
    // A thread that reads standard input cannot be told to end.
    runtime.shutdown_background();
    ended.map_err(failed)?;
    Ok(Done::Well)
}
