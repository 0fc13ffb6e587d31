//! Weights of what speaks for an issue, for a promise and for each act: `data/issue_weights.csv`,
//! `data/promise_weights.csv`, `data/act_weights.csv`.

use std::collections::{BTreeMap, HashMap};

use aho_corasick::AhoCorasick;
use foldhash::fast::FixedState;

use super::{LexiconError, table::Tables};

/// Weights by place and by what stands there, in hundredths of a log-odds: `N` of them, one for each answer.
pub struct Weights<const N: usize> {
    by_place: HashMap<String, HashMap<String, [i32; N], FixedState>, FixedState>,
    pieces: Pieces<N>,
}

/// Weights of a few letters wherever they stand, within words too: てしまう, 負担, のか。
struct Pieces<const N: usize> {
    // None where there are none.
    all: Option<AhoCorasick>,
    // By the number of the piece.
    weighed: Vec<(String, [i32; N])>,
}

/// The place of pieces.
const PIECE: &str = "piece";

impl<const N: usize> Default for Weights<N> {
    fn default() -> Self {
        Self { by_place: HashMap::default(), pieces: Pieces { all: None, weighed: Vec::new() } }
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
        let mut pieces = BTreeMap::new();
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
            if place == PIECE {
                pieces.insert(what, numbers);
            } else {
                weights.by_place.entry(place).or_default().insert(what, numbers);
            }
        }
        if !pieces.is_empty() {
            let all = AhoCorasick::new(pieces.keys()).map_err(|error| LexiconError::Format {
                name: name.to_owned(),
                what: format!("has pieces that cannot be looked for: {error}"),
            })?;
            weights.pieces = Pieces { all: Some(all), weighed: pieces.into_iter().collect() };
        }
        Ok(weights)
    }

    /// The weights of `what` at `place`; 0 where the table does not tell.
    #[must_use]
    pub fn of(&self, place: &str, what: &str) -> [i32; N] {
        self.by_place.get(place).and_then(|at| at.get(what)).copied().unwrap_or([0; N])
    }

    /// The pieces that stand in `words`, each once, and their weights.
    pub fn pieces(&self, words: &str) -> impl Iterator<Item = (&str, [i32; N])> {
        let found = self.pieces.all.iter().flat_map(|all| all.find_overlapping_iter(words));
        let mut found: Vec<usize> = found.map(|found| found.pattern().as_usize()).collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|at| self.pieces.weighed.get(at))
            .map(|(piece, weights)| (&**piece, *weights))
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Lexicon;

    #[test]
    fn pieces_stand_within_words_and_count_once() {
        let weights = &Lexicon::embedded().issue_weights;
        let pieces = |words| weights.pieces(words).map(|(piece, _)| piece.to_owned()).collect::<Vec<_>>();
        let once = pieces("灯りが足りない");
        assert!(once.contains(&"足り".to_owned()), "{once:?}");
        assert_eq!(pieces("灯りが足りない").len(), pieces("灯りが足りない灯りが足りない").len());
        assert_eq!(pieces("2024"), [""; 0]);
    }
}
