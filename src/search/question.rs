//! A question to the index: words that must all be there, narrowed by kind, day, council and speaker.

use std::{
    collections::{BTreeSet, HashSet},
    ops::Bound,
};

use tantivy::{
    DocAddress, Order, Searcher, TantivyDocument, Term,
    collector::{Count, DocSetCollector, TopDocs},
    query::{
        BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhraseQuery, Query, RangeQuery, RegexQuery,
        TermQuery,
    },
    schema::{Field, IndexRecordOption, Value},
};

use super::{
    Error, Found, Hit, Index, Kind,
    entries::NAMES,
    excerpt::{best, excerpt, named},
    index::NAME,
    words::{self, Part, Word},
};

/// How much a word in the label weighs beside one in the text.
const LABEL: f32 = 3.0;
/// Things that a filter on names is narrowed to at most: of more, the names are read as fast one after the other.
const NAMED: usize = 20_000;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// Words with spaces between; all must be there. `"…"` keeps words together, `-` before a word excludes it. Without
    /// any, all that the rest lets through is listed.
    pub words: String,
    /// Only these kinds; empty for all.
    pub kinds: Vec<Kind>,
    /// No earlier day, as `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub since: Option<String>,
    /// No later day, likewise.
    pub until: Option<String>,
    /// Words in the council's name.
    pub series: Option<String>,
    /// Words in the name of who said it.
    pub speaker: Option<String>,
    /// How many to leave out, best first.
    pub offset: usize,
    /// How many to give at most; 0 counts only.
    pub limit: usize,
}

impl Index {
    /// What fits `question`, best first; what fits equally well, by IRI. Where no words are asked for, newest first, or by
    /// name where none of the kinds has a day.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], [`Error::Day`], [`Error::Engine`].
    pub fn search(&self, question: &Question) -> Result<Found, Error> {
        let wanted = split(&question.words);
        let query = self.query(question, &wanted)?;
        let searcher = self.reader.searcher();
        let total = searcher.search(&query, &Count)?;
        // What is collected takes room for all that it leaves out.
        if question.limit == 0 || question.offset >= total {
            return Ok(Found { total, hits: Vec::new() });
        }
        let top = TopDocs::with_limit(question.limit).and_offset(question.offset);
        let best: Vec<(f32, DocAddress)> = if wanted.iter().any(|word| !word.excluded) {
            searcher.search(&query, &top.order_by_score())?
        } else if !question.kinds.is_empty() && question.kinds.iter().all(|kind| !kind.has_day()) {
            let named = searcher.search(&query, &top.order_by_string_fast_field(NAME, Order::Asc))?;
            named.into_iter().map(|(_, address)| (0.0, address)).collect()
        } else {
            let newest = searcher.search(&query, &top.order_by_u64_field("day", Order::Desc))?;
            newest.into_iter().map(|(_, address)| (0.0, address)).collect()
        };
        let mut hits = Vec::with_capacity(best.len());
        for (score, address) in best {
            hits.extend(self.hit(&searcher.doc(address)?, score, &wanted));
        }
        if hits.iter().any(|hit| hit.score > 0.0) {
            hits.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.iri.cmp(&b.iri)));
        }
        Ok(Found { total, hits })
    }

    /// The IRIs of all things that fit `words`; how many they are, where that is more than `most`.
    ///
    /// # Errors
    ///
    /// [`Error::Empty`], [`Error::Engine`].
    pub fn things(&self, words: &str, most: usize) -> Result<Result<Vec<String>, usize>, Error> {
        let question = Question::default();
        let query = self.query(&question, &split(words))?;
        let searcher = self.reader.searcher();
        let found = searcher.search(&query, &DocSetCollector)?;
        if found.len() > most {
            return Ok(Err(found.len()));
        }
        self.iris(&searcher, found).map(Ok)
    }

    fn iris(&self, searcher: &Searcher, found: HashSet<DocAddress>) -> Result<Vec<String>, Error> {
        // In the order of the index, so that each block of entries is read once.
        let addresses: BTreeSet<DocAddress> = found.into_iter().collect();
        let iri = |address| {
            let document: TantivyDocument = searcher.doc(address)?;
            Ok(document.get_first(self.fields.iri).and_then(|v| v.as_str()).unwrap_or_default().to_owned())
        };
        addresses.into_iter().map(iri).collect()
    }

    /// The IRIs of the things of a kind of which a name may hold this folded text; `None` where the index cannot tell, or
    /// where these are too many to be worth it.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`].
    pub(crate) fn named(&self, kind: Kind, folded: &str) -> Result<Option<Vec<String>>, Error> {
        let Some(part) = words::of_part(folded) else { return Ok(None) };
        let mut either: Vec<Box<dyn Query>> = Vec::new();
        for field in [self.fields.label, self.fields.text] {
            match &part {
                Part::Together(words) => either.extend(phrase(field, words)?),
                // Letters and digits mean themselves.
                Part::Within(letters) => {
                    either.push(Box::new(RegexQuery::from_pattern(&format!(".*{letters}.*"), field)?));
                }
            }
        }
        let query = BooleanQuery::intersection(vec![
            Box::new(self.kind(kind.name())),
            Box::new(BooleanQuery::union(either)),
        ]);
        let searcher = self.reader.searcher();
        let found = searcher.search(&query, &DocSetCollector)?;
        if found.len() > NAMED {
            return Ok(None);
        }
        let mut iris = self.iris(&searcher, found)?;
        iris.sort_unstable();
        iris.dedup();
        Ok(Some(iris))
    }

    /// The newest things of a kind, by their day, without the first `offset`; of one day, as the index holds them.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`].
    pub fn newest(&self, kind: Kind, offset: usize, limit: usize) -> Result<Vec<Hit>, Error> {
        let searcher = self.reader.searcher();
        if limit == 0 || offset >= searcher.search(&self.kind(kind.name()), &Count)? {
            return Ok(Vec::new());
        }
        let newest = TopDocs::with_limit(limit).and_offset(offset).order_by_u64_field("day", Order::Desc);
        let mut hits = Vec::with_capacity(limit);
        for (_, address) in searcher.search(&self.kind(kind.name()), &newest)? {
            hits.extend(self.hit(&searcher.doc(address)?, 0.0, &[]));
        }
        Ok(hits)
    }

    /// How many things of each kind the index holds.
    ///
    /// # Errors
    ///
    /// [`Error::Engine`].
    pub fn counts(&self) -> Result<Vec<(Kind, usize)>, Error> {
        let searcher: Searcher = self.reader.searcher();
        let count = |kind: Kind| Ok((kind, searcher.search(&self.kind(kind.name()), &Count)?));
        Kind::ALL.into_iter().map(count).collect()
    }

    fn query(&self, question: &Question, wanted: &[Wanted]) -> Result<BooleanQuery, Error> {
        let fields = self.fields;
        let mut clauses: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in wanted {
            let mut either: Vec<Box<dyn Query>> = Vec::new();
            for (field, weight) in [(fields.label, LABEL), (fields.text, 1.0)] {
                if let Some(query) = phrase(field, &words::of_query(&word.text))? {
                    either.push(Box::new(BoostQuery::new(query, weight)));
                }
            }
            if !either.is_empty() {
                let occur = if word.excluded { Occur::MustNot } else { Occur::Must };
                clauses.push((occur, Box::new(BooleanQuery::union(either))));
            }
        }
        for (field, text) in [(fields.series, &question.series), (fields.speaker, &question.speaker)] {
            for word in text.iter().flat_map(|text| split(text)) {
                if let Some(query) = phrase(field, &words::of_query(&word.text))? {
                    clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(query, 0.0))));
                }
            }
        }
        if question.since.is_some() || question.until.is_some() {
            let day = |text: &Option<String>, end| text.as_deref().map(|text| day(text, end)).transpose();
            // Day 0 stands for none: what has no day lies in no range.
            let from = day(&question.since, false)?.unwrap_or(1);
            let to = day(&question.until, true)?.unwrap_or(u64::MAX);
            let bound = |day| Bound::Included(Term::from_field_u64(fields.day, day));
            let range = Box::new(RangeQuery::new(bound(from), bound(to)));
            clauses.push((Occur::Must, Box::new(ConstScoreQuery::new(range, 0.0))));
        }
        if question.kinds.is_empty() && clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
            return Err(Error::Empty);
        }
        let kinds = if question.kinds.is_empty() { &Kind::ALL[..] } else { &question.kinds };
        let kinds: Vec<Box<dyn Query>> =
            kinds.iter().map(|kind| Box::new(self.kind(kind.name())) as Box<dyn Query>).collect();
        let kinds = ConstScoreQuery::new(Box::new(BooleanQuery::union(kinds)), 0.0);
        clauses.push((Occur::Must, Box::new(kinds)));
        Ok(BooleanQuery::new(clauses))
    }

    fn kind(&self, name: &str) -> TermQuery {
        TermQuery::new(Term::from_field_text(self.fields.kind, name), IndexRecordOption::Basic)
    }

    fn hit(&self, document: &TantivyDocument, score: f32, wanted: &[Wanted]) -> Option<Hit> {
        let fields = self.fields;
        let text = |field| document.get_first(field).and_then(|v| v.as_str()).unwrap_or_default().to_owned();
        let some = |text: String| (!text.is_empty()).then_some(text);
        let day = document.get_first(fields.day).and_then(|v| v.as_u64()).filter(|&day| day > 0);
        let label = text(fields.label);
        let words = text(fields.text);
        let kind = Kind::of(&text(fields.kind))?;
        let (excerpt, names) = match words.split_once(NAMES) {
            _ if kind == Kind::Statement => (excerpt(&words, wanted), Vec::new()),
            Some((quotes, names)) => (best(quotes, wanted), named(names, wanted)),
            None if words.is_empty() => (excerpt(&label, wanted), Vec::new()),
            None => (best(&words, wanted), Vec::new()),
        };
        Some(Hit {
            kind,
            iri: text(fields.iri),
            excerpt,
            names,
            label,
            date: day.map(|day| format!("{:04}-{:02}-{:02}", day / 10_000, day / 100 % 100, day % 100)),
            series: some(text(fields.series)),
            speaker: some(text(fields.speaker)),
            score,
        })
    }
}

/// A word that is looked for, or that must not be there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) text: String,
    pub(super) excluded: bool,
}

/// The words of a question.
pub(super) fn split(words: &str) -> Vec<Wanted> {
    let mut found = Vec::new();
    let mut rest = words.trim_start();
    while !rest.is_empty() {
        let excluded =
            rest.starts_with(['-', '－']) && rest.chars().nth(1).is_some_and(|c| !c.is_whitespace());
        if excluded {
            rest = &rest[rest.chars().next().map_or(0, char::len_utf8)..];
        }
        let quoted = rest.strip_prefix(['"', '“', '”']);
        let (text, behind) = match quoted {
            Some(inner) => inner.split_once(['"', '”', '“']).unwrap_or((inner, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        if !text.trim().is_empty() {
            found.push(Wanted { text: text.to_owned(), excluded });
        }
        rest = behind.trim_start();
    }
    found
}

/// The tokens one behind the other; a Japanese character alone fits every pair that it begins.
fn phrase(field: Field, words: &[Word]) -> Result<Option<Box<dyn Query>>, Error> {
    let term = |word: &Word| Term::from_field_text(field, &word.text);
    Ok(match words {
        [] => None,
        [one] if one.text.chars().count() == 1 && !one.text.is_ascii() => {
            // The pattern is this one character, which means itself: letters and digits alone become tokens.
            Some(Box::new(RegexQuery::from_pattern(&format!("{}.?", one.text), field)?))
        }
        [one] => Some(Box::new(TermQuery::new(term(one), IndexRecordOption::WithFreqs))),
        several => {
            let first = several[0].position;
            let terms = several.iter().map(|word| (word.position - first, term(word))).collect();
            Some(Box::new(PhraseQuery::new_with_offset(terms)))
        }
    })
}

/// A day as a number, 20210127; of a year or month its first day, or its last at the `end` of a range.
fn day(text: &str, end: bool) -> Result<u64, Error> {
    let bad = || Error::Day(text.to_owned());
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<u64>().map_err(|_| bad()));
    let year = parts.next().ok_or_else(bad)??;
    let month = parts.next().transpose()?.unwrap_or(if end { 12 } else { 1 });
    let day = parts.next().transpose()?.unwrap_or(if end { 31 } else { 1 });
    if year > 9999 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return Err(bad());
    }
    Ok(year * 10_000 + month * 100 + day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_split_at_spaces_but_not_in_quotes() {
        let words = |text| split(text).into_iter().map(|w| (w.text, w.excluded)).collect::<Vec<_>>();
        assert_eq!(
            words("カルタヘナ法　除外"),
            [("カルタヘナ法".to_owned(), false), ("除外".to_owned(), false)]
        );
        assert_eq!(words("-次回 \"a b\""), [("次回".to_owned(), true), ("a b".to_owned(), false)]);
        assert_eq!(words(" - "), [("-".to_owned(), false)]);
    }

    #[test]
    fn a_day_may_be_a_year_or_a_month() {
        assert_eq!(day("2020", false).ok(), Some(20_200_101));
        assert_eq!(day("2020-02", true).ok(), Some(20_200_231));
        assert!(day("令和2年", false).is_err());
        assert!(day("2020-13", false).is_err());
    }
}
