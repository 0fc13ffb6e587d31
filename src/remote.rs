//! Remote: a SPARQL 1.1 store on another machine, kept in step with the store of this one and asked in its place.
//!
//! Takes a [`Store`](crate::store::Store) and an address; writes there by SPARQL Update, one document graph after the other, and asks by the
//! SPARQL protocol; does not know what the graphs say.
//!
//! | there | holds |
//! |---|---|
//! | `{base}graph/{id}`, `{base}graph/derived` | what the store holds under these names |
//! | `{base}graph/catalogue` | names and counts of the documents; of each graph, the digest of what was sent |
//! | the default graph, or the graph named for it | the merge of the graphs, each triple once |

mod afar;
mod ask;
mod client;
mod gather;
mod pull;
mod push;
mod settle;
mod walk;

use oxigraph::model::NamedNode;

pub use pull::Pulled;
pub use push::{Pushed, push};

use crate::{query, rdf::Base, search, store};
use client::Client;

/// Things that one request asks for.
const AT_ONCE: usize = 200;

/// These things as `VALUES` lists them, as many at a time as one request asks for.
fn listed<'a>(things: impl IntoIterator<Item = &'a NamedNode>) -> Vec<String> {
    let things: Vec<String> = things.into_iter().map(ToString::to_string).collect();
    things.chunks(AT_ONCE).map(|some| some.join(" ")).collect()
}

/// What can go wrong with a store on another machine.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No address that can be asked.
    #[error("`{0}` is no address of a SPARQL endpoint: give one such as http://localhost:3030/minutes")]
    Address(String),
    /// No answer came, however often it was asked for.
    #[error("no answer from {endpoint}: {reason}")]
    Unreachable {
        /// What was asked.
        endpoint: String,
        /// What the network says.
        reason: String,
    },
    /// The service found fault with the request.
    #[error("{endpoint} refused with status {status}: {message}")]
    Refused {
        /// What was asked.
        endpoint: String,
        /// The status of HTTP.
        status: u16,
        /// The first words of its answer.
        message: String,
    },
    /// An answer that does not look as the protocol says.
    #[error("an answer of {endpoint} that is not understood: {reason}")]
    Odd {
        /// What was asked.
        endpoint: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The service gives a part of an answer only.
    #[error("{endpoint} gave {given} of {all} rows: raise its limit on the rows of an answer")]
    Cut {
        /// What was asked.
        endpoint: String,
        /// Rows that came.
        given: usize,
        /// Rows that there are.
        all: usize,
    },
    /// Nothing was pushed there.
    #[error("{0} holds no graph of gijigraph: send one there with `gijigraph push --endpoint {0}`")]
    Nothing(String),
    /// The store there names its things under another base.
    #[error(
        "{endpoint} holds things under <{stored}>, the store here under <{here}>: use another dataset there"
    )]
    OtherBase {
        /// What was asked.
        endpoint: String,
        /// The base there.
        stored: String,
        /// The base here.
        here: String,
    },
    /// A push goes on there, or broke off.
    #[error(
        "{0} holds a part of a graph only: a push to it goes on, or was interrupted; try again when it has ended"
    )]
    UnderWay(String),
    /// The store here would lose documents of its own.
    #[error(
        "the store in `{}` holds documents that do not come from {endpoint}: name a new folder with --store", .dir.display()
    )]
    NoMirror {
        /// The folder.
        dir: std::path::PathBuf,
        /// What was asked.
        endpoint: String,
    },
    /// A query that cannot be asked from afar.
    #[error("this cannot be asked of a remote store: {0}")]
    Unsupported(&'static str),
    /// The store of this machine.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The search index of this machine.
    #[error(transparent)]
    Search(#[from] search::Error),
    /// The query, or its evaluation.
    #[error(transparent)]
    Query(#[from] query::Error),
}

/// Where a store on another machine is, and how it is spoken to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// Where it is asked. `http://NAME:PASSWORD@HOST/…` says who asks.
    pub query: String,
    /// Where it is changed; the same where none is given.
    pub update: Option<String>,
    /// What is sent as `Authorization: Bearer TOKEN`.
    pub token: Option<String>,
}

/// A store on another machine.
pub struct Remote {
    client: Client,
    /// Its base; none where nothing was pushed there yet.
    base: Option<Base>,
    /// The graph that stands for the default graph, where the store has none of its own.
    merge: Option<NamedNode>,
}

impl Remote {
    /// Gets in touch with a store, and learns what was pushed there.
    ///
    /// # Errors
    ///
    /// [`Error::Address`], [`Error::Unreachable`], [`Error::Refused`], [`Error::Odd`].
    pub fn open(endpoint: &Endpoint) -> Result<Self, Error> {
        let client = Client::new(endpoint)?;
        let (base, merge) = push::known(&client)?;
        Ok(Self { client, base, merge })
    }

    /// The base of the IRIs of things.
    ///
    /// # Errors
    ///
    /// [`Error::Nothing`] where nothing was pushed there.
    pub fn base(&self) -> Result<&Base, Error> {
        self.base.as_ref().ok_or_else(|| Error::Nothing(self.client.name().to_owned()))
    }
}
