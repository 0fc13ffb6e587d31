//! Whether the search index holds what the store holds.

use super::{Check, Failure};
use crate::{
    search::{self, Index},
    store::{SourceEntry, Store},
};

pub(super) fn verify(store: &Store, sources: &[SourceEntry]) -> Result<Vec<Failure>, search::Error> {
    if !store.is_on_disk() || sources.is_empty() {
        return Ok(Vec::new());
    }
    let tell = |place: String, what: &str| Failure {
        document: "search".to_owned(),
        place,
        check: Check::Search,
        what: format!("{what}; `gijigraph search --rebuild` makes the index anew"),
    };
    if !store.search_is_current()? {
        return Ok(vec![tell("index".to_owned(), "it lags behind the store")]);
    }
    let index = match Index::open(store.dir()) {
        Ok(index) => index,
        Err(error) => return Ok(vec![tell("index".to_owned(), &error.to_string())]),
    };
    let wrong = index.differences(store)?.into_iter();
    Ok(wrong.map(|(place, what)| tell(place, what)).collect())
}
