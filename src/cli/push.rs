//! `push`: the store's graph into a SPARQL store on another machine.

use clap::Args;
use gijigraph::remote;
use oxigraph::model::NamedNode;

use super::{Done, Failure, Terminal, arguments};

const AFTER: &str = "\
Examples / 例:
  gijigraph push --endpoint http://localhost:3030/minutes                       Apache Jena Fuseki
  gijigraph push --endpoint http://localhost:7878/query --update-endpoint http://localhost:7878/update   Oxigraph
  gijigraph query --endpoint http://localhost:3030/minutes --named meetings
  gijigraph trace --endpoint http://localhost:3030/minutes --issue ゲノム編集

Only graphs of documents that are new or changed are sent; those of removed documents are taken out there. Graphs that
gijigraph did not send are left alone. The dataset is for one store: another store of the same base that is pushed to it
takes the place of the first. After an interruption the same command goes on.
新しい文書・変わった文書のグラフだけを送り、削除した文書のグラフは送り先でも削除します。

Exit code 3 when the service does not answer or refuses.";

/// Send the graph to a SPARQL store elsewhere, and keep it in step / 遠隔のSPARQLストアに送る
#[derive(Args)]
#[command(after_help = AFTER)]
pub(super) struct Arguments {
    #[command(flatten)]
    store: arguments::StoreArguments,
    #[command(flatten)]
    there: arguments::EndpointArguments,
    /// Where it takes SPARQL updates, if elsewhere
    #[arg(long, value_name = "URL", value_parser = arguments::address)]
    update_endpoint: Option<String>,
    /// Graph for the merge of all documents, where the store has no default graph of its own (Virtuoso)
    #[arg(long, value_name = "IRI", value_parser = graph)]
    default_graph: Option<NamedNode>,
}

pub(super) fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Done, Failure> {
    let store = arguments.store.read(terminal)?;
    let endpoint = arguments.there.endpoint(arguments.update_endpoint.clone());
    let pushed = remote::push(&store, &endpoint, arguments.default_graph.as_ref(), |left| {
        terminal.detail(&format!("{left} graphs left"));
    })?;
    terminal.note(&format!(
        "{} graphs sent ({} statements), {} unchanged, {} removed",
        pushed.sent, pushed.triples, pushed.unchanged, pushed.removed
    ));
    Ok(Done::Well)
}

fn graph(text: &str) -> Result<NamedNode, String> {
    NamedNode::new(text).map_err(|error| error.to_string())
}
