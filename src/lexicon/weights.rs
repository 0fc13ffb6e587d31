//! Weights of what speaks for an issue, for a promise and for each act: `data/issue_weights.csv`,
//! `data/promise_weights.csv`, `data/act_weights.csv`.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use super::{LexiconError, table::Tables};

/// Weights by place and by what stands there, in hundredths of a log-odds: `N` of them, one for each answer.
pub struct Weights<const N: usize>(HashMap<String, HashMap<String, [i32; N], FixedState>, FixedState>);

impl<const N: usize> Default for Weights<N> {
    fn default() -> Self {
        Self(HashMap::default())
    }
}

impl<const N: usize> Weights<N> {
    /// The rows of the table `name`, whose `columns` are the place, what stands there, and the weights.
    pub(super) fn build<const COLUMNS: usize>(
        tables: &Tables,
        name: &str,
        columns: [&str; COLUMNS],
    ) -> Result<Self, LexiconError> {
        let mut weights = Self::default();
        for row in tables.rows(name, columns)? {
            let mut row = row.into_iter();
            let (place, what) = (row.next().unwrap_or_default(), row.next().unwrap_or_default());
            let mut numbers = [0; N];
            for (number, written) in numbers.iter_mut().zip(row) {
                *number = written.parse().map_err(|_| LexiconError::Format {
                    name: name.to_owned(),
                    what: format!("has a weight that is no whole number: `{written}`"),
                })?;
            }
            weights.0.entry(place).or_default().insert(what, numbers);
        }
        Ok(weights)
    }

    /// The weights of `what` at `place`; 0 where the table does not tell.
    #[must_use]
    pub fn of(&self, place: &str, what: &str) -> [i32; N] {
        self.0.get(place).and_then(|at| at.get(what)).copied().unwrap_or([0; N])
    }
}
