//! Words that tell what a sentence does: `data/cues.csv`, one row a cue.

use std::collections::HashMap;

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};
use foldhash::fast::FixedState;

use super::{LexiconError, list::List, table::Tables};

/// Kinds whose words [`Cues::of`] looks for in sentences. All others are lists, and nothing is read for them.
const IN_SENTENCES: [&str; 42] = [
    "agree",
    "announced",
    "answer",
    "asks-outright",
    "commitment",
    "concern",
    "council-work",
    "courtesy",
    "did",
    "firm-promise",
    "future",
    "hard",
    "intention",
    "lead-in",
    "lead-in-label",
    "mere",
    "motion",
    "need",
    "no-actor",
    "no-commitment",
    "no-issue",
    "not-question",
    "of-bill",
    "opens-answer",
    "opinion",
    "oppose",
    "outcome",
    "plan",
    "presents",
    "procedure",
    "promise",
    "promise-end",
    "proposal",
    "question",
    "report",
    "request",
    "stress",
    "told-answer",
    "told-question",
    "trouble",
    "turning",
    "wish",
];

/// A cue in a sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cue {
    /// What it tells: the `kind` column of the table.
    pub kind: String,
    /// The words.
    pub words: String,
    place: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    Start,
    End,
    Anywhere,
}

/// All cues.
#[derive(Default)]
pub struct Cues {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    // Cues with the same words stand together.
    groups: Vec<Vec<Cue>>,
    by_kind: HashMap<String, List, FixedState>,
    // The words of a kind that the table does not hold.
    none: List,
}

impl Cues {
    pub(super) fn build(tables: &Tables) -> Result<Cues, LexiconError> {
        let mut rows = tables.rows("cues", ["cue", "kind", "place"])?;
        rows.sort();
        let mut cues = Cues::default();
        let mut patterns: Vec<(String, u32)> = Vec::new();
        for [words, kind, place] in rows {
            let place = match place.as_str() {
                "start" => Place::Start,
                "end" => Place::End,
                _ => Place::Anywhere,
            };
            cues.by_kind.entry(kind.clone()).or_default().add(&words);
            if !IN_SENTENCES.contains(&kind.as_str()) {
                continue;
            }
            let cue = Cue { kind, words: words.clone(), place };
            match patterns.last() {
                Some((last, at)) if *last == words => cues.groups[*at as usize].push(cue),
                _ => {
                    patterns.push((words, crate::span::to_u32(cues.groups.len())));
                    cues.groups.push(vec![cue]);
                }
            }
        }
        cues.by_kind.values_mut().for_each(List::sort);
        if !patterns.is_empty() {
            let built = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(patterns);
            let what = |e| LexiconError::Format {
                name: "cues".to_owned(),
                what: format!("makes no automaton: {e}"),
            };
            cues.automaton = Some(built.map_err(what)?);
        }
        Ok(cues)
    }

    /// The cues of `sentence`, with the byte at which each begins. Those of a place count only there, and those of kinds
    /// that are but lists nowhere.
    pub fn of<'a>(&'a self, sentence: &'a str) -> impl Iterator<Item = (&'a Cue, usize)> + 'a {
        let end = sentence.trim_end_matches(['。', '、', '」', ')', '!', '?', ' ']).len();
        let found =
            self.automaton.iter().flat_map(move |automaton| automaton.find_overlapping_iter(sentence));
        found.flat_map(move |m| {
            let here = move |cue: &&Cue| match cue.place {
                Place::Start => m.start() == 0,
                Place::End => m.end() >= end,
                Place::Anywhere => true,
            };
            self.groups[m.value() as usize].iter().filter(here).map(move |cue| (cue, m.start()))
        })
    }

    /// Whether `words` as a whole are a cue of this kind.
    #[must_use]
    pub fn is(&self, kind: &str, words: &str) -> bool {
        self.words(kind).contains(words)
    }

    /// The words of one kind.
    #[must_use]
    pub fn words(&self, kind: &str) -> &List {
        self.by_kind.get(kind).unwrap_or(&self.none)
    }
}
