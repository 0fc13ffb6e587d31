//! Evaluation on a thread of its own, so that a time limit holds whatever the query does.
//!
//! A query that is told to stop ends when it next reads from the store or combines two rows (see `guard`); a sort that
//! is under way is ended first. Whoever asked is told at once that the time is over.

#![expect(clippy::disallowed_methods, reason = "this is the edge that stops queries by the clock")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender},
    thread,
    time::{Duration, Instant},
};

use oxigraph::{
    model::Triple,
    sparql::{
        CancellationToken, PreparedSparqlQuery, QueryEvaluationError, QueryResults, QuerySolution, Variable,
    },
    store::Store,
};
use spargebra::Query;

use super::{
    Error,
    guard::Stopped,
    pieces::{self, Pieces},
};

/// Results that wait to be read; the query rests while so many are not.
const AHEAD: usize = 1024;
/// How long a query that nobody reads any more is waited for. It mostly ends at the next row; a sort may take longer.
const PATIENCE: Duration = Duration::from_secs(1);
/// Deeply nested queries are evaluated by deep recursion.
const STACK_BYTES: usize = 64 << 20;

/// What the thread sends: a head, then rows or triples, then the end.
pub(super) enum Item {
    Boolean(bool),
    Columns(Vec<Variable>),
    Graph,
    Row(QuerySolution),
    Triple(Triple),
    End,
}

/// What is evaluated.
pub(super) enum Asked {
    Whole(Box<PreparedSparqlQuery>),
    /// With what makes queries ready to run.
    Pieces(Box<Pieces>, Prepare),
}

pub(super) type Prepare = Box<dyn Fn(Query) -> PreparedSparqlQuery + Send>;

type Sent = Result<Item, QueryEvaluationError>;

/// A query under way.
pub(super) struct Evaluation {
    items: Receiver<Sent>,
    token: CancellationToken,
    limit: Option<(Instant, Duration)>,
    ended: bool,
}

impl Evaluation {
    pub(super) fn start(
        query: Asked,
        token: CancellationToken,
        store: &Store,
        timeout: Option<Duration>,
    ) -> Result<Self, Error> {
        let (sender, items) = mpsc::sync_channel(AHEAD);
        let store = store.clone();
        let evaluate = move || {
            let ended = catch_unwind(AssertUnwindSafe(|| match query {
                Asked::Whole(query) => evaluate(*query, &store, &sender),
                Asked::Pieces(pieces, prepare) => piecewise(pieces, &prepare, &store, &sender),
            }));
            let last = match ended {
                Ok(Ok(())) => Ok(Item::End),
                Ok(Err(error)) => Err(error),
                Err(reason) if reason.is::<Stopped>() => Err(QueryEvaluationError::Cancelled),
                Err(reason) => resume_unwind(reason),
            };
            // Whoever hears of the end may open the store anew at once, so it is let go before.
            drop(store);
            // Nobody may listen any more.
            let _ = sender.send(last);
        };
        thread::Builder::new().name("query".to_owned()).stack_size(STACK_BYTES).spawn(evaluate)?;
        let limit = timeout.and_then(|timeout| Some((Instant::now().checked_add(timeout)?, timeout)));
        Ok(Self { items, token, limit, ended: false })
    }

    /// The next item; `None` after the end.
    pub(super) fn next(&mut self) -> Option<Result<Item, Error>> {
        if self.ended {
            return None;
        }
        let received = match self.limit {
            None => self.items.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((until, _)) => self.items.recv_timeout(until.saturating_duration_since(Instant::now())),
        };
        let over = self.limit.filter(|(until, _)| Instant::now() >= *until);
        let item = match (received, over) {
            (Ok(Ok(Item::End)), _) => {
                self.ended = true;
                return None;
            }
            // Results that are there already do not count as in time for ever.
            (Ok(Ok(_)) | Err(RecvTimeoutError::Timeout), Some((_, timeout))) => Err(Error::Timeout(timeout)),
            (Ok(Ok(item)), None) => return Some(Ok(item)),
            (Ok(Err(error)), _) => Err(Error::Evaluation(error)),
            // Without an end there may have been more.
            (Err(_), _) => Err(Error::BrokenDown),
        };
        self.stop();
        Some(item)
    }

    /// Gives no more.
    pub(super) fn stop(&mut self) {
        self.ended = true;
        self.token.cancel();
    }
}

impl Drop for Evaluation {
    /// Waits until the thread has let go of the store: one that the process ends before would close the database while
    /// it is torn down, and RocksDB ends the process as broken then.
    fn drop(&mut self) {
        self.token.cancel();
        let until = Instant::now() + PATIENCE;
        while self.items.recv_timeout(until.saturating_duration_since(Instant::now())).is_ok() {}
    }
}

/// Sends the rows of one piece after the other.
fn piecewise(
    pieces: Box<Pieces>,
    prepare: &Prepare,
    store: &Store,
    sender: &SyncSender<Sent>,
) -> Result<(), QueryEvaluationError> {
    let QueryResults::Solutions(head) = prepare(pieces.head.clone()).on_store(store).execute()? else {
        return evaluate(prepare(pieces.whole()), store, sender);
    };
    let rows = head.collect::<Result<Vec<_>, _>>()?;
    let mut begin = 0;
    for size in pieces::sizes() {
        let end = pieces.end(&rows, begin, size);
        let Some(query) = pieces.piece(&rows[begin..end]) else {
            // Rows that a query cannot hold are of the first piece: all are of one kind.
            return evaluate(prepare(pieces.whole()), store, sender);
        };
        if let QueryResults::Solutions(solutions) = prepare(query).on_store(store).execute()? {
            let mut listening =
                begin > 0 || sender.send(Ok(Item::Columns(solutions.variables().to_vec()))).is_ok();
            for solution in solutions {
                listening = listening && sender.send(Ok(Item::Row(solution?))).is_ok();
                if !listening {
                    return Ok(());
                }
            }
        }
        begin = end;
        if begin == rows.len() {
            break;
        }
    }
    Ok(())
}

fn evaluate(
    query: PreparedSparqlQuery,
    store: &Store,
    sender: &SyncSender<Sent>,
) -> Result<(), QueryEvaluationError> {
    // Sending fails when nobody listens any more: then there is no more to do.
    let send = |item| sender.send(Ok(item)).is_ok();
    match query.on_store(store).execute()? {
        QueryResults::Boolean(value) => {
            send(Item::Boolean(value));
        }
        QueryResults::Solutions(solutions) => {
            let mut listening = send(Item::Columns(solutions.variables().to_vec()));
            for solution in solutions {
                listening = listening && send(Item::Row(solution?));
                if !listening {
                    break;
                }
            }
        }
        QueryResults::Graph(triples) => {
            let mut listening = send(Item::Graph);
            for triple in triples {
                listening = listening && send(Item::Triple(triple?));
                if !listening {
                    break;
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use oxigraph::sparql::SparqlEvaluator;

    use super::*;

    /// Something that only the evaluation holds, to see when it is let go.
    fn held_by(query: &str) -> (Evaluation, std::sync::Weak<()>) {
        let held = std::sync::Arc::new(());
        let watched = std::sync::Arc::downgrade(&held);
        let name = oxigraph::model::NamedNode::new_unchecked("https://example.org/hold");
        let token = CancellationToken::new();
        let prepared = SparqlEvaluator::new()
            .with_cancellation_token(token.clone())
            .with_custom_function(name, move |_| {
                let _ = &held;
                thread::sleep(Duration::from_millis(50));
                Some(oxigraph::model::Literal::from(1).into())
            })
            .parse_query(query)
            .unwrap();
        let store = Store::new().unwrap();
        let evaluation = Evaluation::start(Asked::Whole(Box::new(prepared)), token, &store, None).unwrap();
        (evaluation, watched)
    }

    #[test]
    fn a_query_that_nobody_reads_any_more_has_let_go_of_what_it_held() {
        for query in [
            "ASK { BIND(<https://example.org/hold>() AS ?x) }",
            "SELECT ?x { VALUES ?y { 1 2 3 } BIND(<https://example.org/hold>() AS ?x) }",
        ] {
            let (evaluation, held) = held_by(query);
            assert!(held.upgrade().is_some(), "{query}");
            drop(evaluation);
            assert!(held.upgrade().is_none(), "{query}");
        }
    }
}
