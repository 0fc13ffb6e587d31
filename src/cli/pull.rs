//! `pull`: a store here of what `push` keeps on another machine.

use std::path::Path;

use clap::Args;
use gijigraph::{
    remote::{Endpoint, Remote},
    store::Store,
};

use super::{Done, Failure, Terminal, arguments};

const AFTER: &str = "\
Examples / 例:
  gijigraph pull --endpoint http://localhost:3030/minutes --store minutes
  gijigraph serve --store minutes                                  pages and search over it
  gijigraph serve --endpoint http://localhost:3030/minutes --store minutes      both at once

Only graphs of documents that are new or changed are fetched; documents that are gone there go here. The folder must be
new, or pulled from the same address before. The sources themselves stay where they were read: quotations are there,
pages of a whole source are not. After an interruption the same command goes on.
新しい文書・変わった文書のグラフだけを受け取り、送り元で削除された文書は手元でも削除します。原本は送られません。

Exit code 3 when the service does not answer, or the folder holds a store of other documents.";

/// Fetch the graph that `push` keeps elsewhere into a store here / 遠隔のSPARQLストアから受け取る
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(flatten)]
    store: arguments::StoreArguments,
    #[command(flatten)]
    there: arguments::EndpointArguments,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    pull(&arguments.there.endpoint(None), &arguments.store.store, terminal)?;
    Ok(Done::Well)
}

/// Makes the store in `dir` hold what the one at `endpoint` holds.
pub(super) fn pull(endpoint: &Endpoint, dir: &Path, terminal: &Terminal) -> Result<(), Failure> {
    let remote = Remote::open(endpoint)?;
    let store = Store::open(dir, Some(remote.base()?))?;
    let pulled = remote.pull(&store, |left| terminal.detail(&format!("{left} graphs left")))?;
    terminal.note(&format!(
        "{} graphs fetched ({} statements), {} unchanged, {} removed",
        pulled.fetched, pulled.triples, pulled.unchanged, pulled.removed
    ));
    Ok(())
}
