//! Weights of what speaks for an issue: `data/issue_weights.csv`.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{LexiconError, table::Tables};

/// Weights by place and by what stands there, in hundredths of a log-odds.
#[derive(Default)]
pub struct Weights(HashMap<String, HashMap<String, i32, FixedState>, FixedState>);

impl Weights {
    pub(super) fn build(tables: &Tables) -> Result<Self, LexiconError> {
        let mut weights = Self::default();
        for [place, what, weight] in tables.rows("issue_weights", ["place", "what", "weight"])? {
            let weight = weight.parse().map_err(|_| LexiconError::Format {
                name: "issue_weights".to_owned(),
                what: format!("has a weight that is no whole number: `{weight}`"),
            })?;
            weights.0.entry(place).or_default().insert(what, weight);
        }
        Ok(weights)
    }

    /// The weight of `what` at `place`; 0 where the table does not tell.
    #[must_use]
    pub fn of(&self, place: &str, what: &str) -> i32 {
        self.0.get(place).and_then(|at| at.get(what)).copied().unwrap_or(0)
    }

    /// The highest weight at `place`, at least 0.
    #[must_use]
    pub fn most(&self, place: &str) -> i32 {
        self.0.get(place).and_then(|at| at.values().max()).copied().unwrap_or(0).max(0)
    }
}
