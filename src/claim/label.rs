//! Labels of issues: a noun phrase made from the words of the sentence, understood by one who was not there.
//!
//! The clause that raises the issue is turned into a noun phrase by its frame: 「遺伝子治療を促進する必要がある」 becomes
//! 遺伝子治療の促進. Where that leaves out what the sentence tells, the clause before it stands with it, or the sentence from
//! where one part of it begins becomes a noun: 「港の職員が水深の記録を公開すること」. Last, the words themselves stand in brackets.

mod action;
mod alone;
mod beside;
mod both;
mod clausal;
mod core;
mod fact;
mod frame;
mod heard;
mod lead;
mod manner;
mod phrase;
mod plain;
mod sound;
mod tail;
mod verb;
mod wish;
mod words;

use std::{borrow::Cow, cell::OnceCell};

pub(super) use beside::under;

use self::core::Core;
use crate::{lexicon::Lexicon, pattern::Seen};
use lead::Nouns;
use plain::plain;
use sound::{has_subject, is_sound};

/// Characters of a noun phrase at most and at least.
const LONGEST: usize = 40;
const SHORTEST: usize = 5;

/// What a label is made of.
pub(super) struct Ground<'a> {
    /// The clauses that may raise the issue, the likeliest first, each with its sentence up to its end.
    pub clauses: Vec<Told<'a>>,
    /// The words that raise it: the sentence, or of a long one some clauses.
    pub sentence: Spoken<'a>,
    /// The thing or two that the issue concerns, for words that tell a stranger too little.
    pub concerns: Option<&'a str>,
    /// What the words are where they stand as they are: 要望, 懸念.
    pub voice: &'static str,
    /// Whether so much speaks for an issue that it needs no noun, and its words stand for it where nothing better does.
    pub certain: bool,
}

/// Words as they are spoken, and once they have been asked for as they would be written.
pub(super) struct Spoken<'a> {
    words: &'a str,
    written: OnceCell<String>,
}

impl<'a> Spoken<'a> {
    pub(super) fn new(words: &'a str) -> Self {
        Self { words, written: OnceCell::new() }
    }

    fn written(&self, lexicon: &Lexicon) -> &str {
        self.written.get_or_init(|| lead::plainly(self.words, lexicon))
    }

    /// Other words of the same sentence as they would be written. Mostly they are all of these.
    fn written_of(&self, words: &str, lexicon: &Lexicon) -> Cow<'_, str> {
        let words = words.trim_end_matches('。');
        if words == self.words {
            Cow::Borrowed(self.written(lexicon))
        } else {
            Cow::Owned(lead::plainly(words, lexicon))
        }
    }
}

/// A clause in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub clause: &'a str,
    /// The sentence up to the end of the clause.
    pub lead: &'a str,
}

/// The label of an issue.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Label {
    pub words: String,
    /// What is done or wanted, as a short noun phrase, by which the same issue is known again in other words.
    pub gist: Option<String>,
}

/// A clause that may become a label.
struct Clause {
    words: String,
    // Once they have been asked for: its bytes without the ending that only says how they are meant, and whether that asks;
    // what may be told in them of a verb; itself as a label.
    tail: OnceCell<(usize, bool)>,
    seen: OnceCell<Seen<'static>>,
    label: OnceCell<Option<String>>,
}

impl Clause {
    fn new(words: String) -> Self {
        Self { words, tail: OnceCell::new(), seen: OnceCell::new(), label: OnceCell::new() }
    }

    fn tail(&self) -> (usize, bool) {
        *self.tail.get_or_init(|| {
            let (bare, asks) = tail::read(&self.words);
            (bare.len(), asks)
        })
    }

    fn bare(&self) -> &str {
        &self.words[..self.tail().0]
    }

    fn asks(&self) -> bool {
        self.tail().1
    }

    fn seen(&self) -> &Seen<'_> {
        self.seen.get_or_init(|| clausal::TOLD.at(&self.words))
    }

    fn label(&self, lexicon: &Lexicon) -> Option<&str> {
        self.label.get_or_init(|| clausal::of(self, lexicon)).as_deref()
    }
}

/// A label for the issue that is raised in `ground`: of the first clause that has one, unless the sentence itself, in brackets,
/// tells a stranger more. `None` where its words tell a reader nothing, and where the issue is doubtful and no noun stands for it.
pub(super) fn of(ground: &Ground, lexicon: &Lexicon) -> Option<Label> {
    let mut clauses = ground.clauses.iter().map(|told| (told, Raising::of(told.clause, lexicon)));
    let first = clauses.next();
    let gist = first.as_ref().and_then(|(_, raising)| raising.gist.clone());
    let gist = gist.or_else(|| clauses.find_map(|(_, other)| other.gist));
    if gist.is_none() && !ground.certain {
        return None;
    }
    // What another clause says is not what is raised.
    let words = first.and_then(|(told, raising)| of_its_own(told, &raising, ground, lexicon));
    let sentence = words::last_of(ground.sentence.written(lexicon), ground.voice, lexicon);
    let lost = |words: &String, most| {
        sentence.as_ref().is_some_and(|sentence| leaves_out(words, &sentence.label, most, lexicon))
    };
    // Words that leave something out raise what their sentence tells in full.
    let raised = words.is_some();
    let words = words
        .filter(|words| !lost(words, Nouns::of(words, lexicon).count() / 2))
        .or_else(|| {
            let raising = sentence.as_ref();
            let raising = raising.filter(|told| raised && !told.reports || told.raises);
            raising.map(|sentence| sentence.label.clone())
        })
        .filter(|words| words::tells(words, lexicon));
    let anyhow = || {
        let last = sentence.map(|sentence| sentence.label);
        last.or_else(|| words::anyhow(ground.sentence.words, ground.voice, lexicon))
    };
    let words = if ground.certain { words.or_else(anyhow) } else { words }?;
    Some(Label { words, gist })
}

/// Nouns of its sentence that a label leaves out at most.
const MOST_LOST: usize = 2;

/// Whether `label` leaves out more than `most` nouns of what `sentence` tells. 地図の作成: few words stand for less.
fn leaves_out(label: &str, sentence: &str, most: usize, lexicon: &Lexicon) -> bool {
    let (own, told) = (Nouns::of(label, lexicon), Nouns::of(sentence, lexicon));
    let most = if own.count() < 2 { 0 } else { most.min(MOST_LOST) };
    let any_field = || Nouns::all(sentence, lexicon).lost(label) > most + 1;
    told.lost(label) > most
        || most < MOST_LOST && any_field()
        || !label.starts_with('「') && !own.shared_with(sentence)
}

/// What a sentence is said to be about.
pub(super) fn topic_of<'a>(sentence: &'a str, lexicon: &'a Lexicon) -> Option<&'a str> {
    lead::topic(sentence, lexicon).map(|(topic, _)| topic).filter(|topic| lead::is_long(topic))
}

/// Whether words name a topic to one who was not there.
pub(super) fn tells_a_topic(words: &str, lexicon: &Lexicon) -> bool {
    lead::tells_a_topic(words, lexicon)
}

/// Whether words that are printed as a topic name one, be it by nouns that are of many fields.
pub(super) fn tells_a_matter(words: &str, lexicon: &Lexicon) -> bool {
    lead::tells_a_matter(words, lexicon)
}

/// A clause that may raise an issue, as it would be written.
struct Raising {
    // What its frame makes of it, where that is understood by itself.
    short: Option<String>,
    gist: Option<String>,
}

impl Raising {
    fn of(clause: &str, lexicon: &Lexicon) -> Self {
        let clause = Clause::new(plain(clause, lexicon));
        let core = frame::of(clause.bare(), lexicon).map(|core| core.without_opening(lexicon));
        let gist = core.as_ref().and_then(|core| core.alone(lexicon));
        let short = core.map(|core| core.words).filter(|label| is_sound(label, lexicon));
        let gist = gist.or_else(|| clause.label(lexicon).map(str::to_owned)).or_else(|| short.clone());
        Self { short, gist }
    }
}

/// The label of a clause: the shortest that leaves out nothing told, of a noun phrase, the same with the clause before it, and
/// the sentence from where a part of it begins, as a noun.
fn of_its_own(told: &Told, raising: &Raising, ground: &Ground, lexicon: &Lexicon) -> Option<String> {
    let short = raising.short.as_ref();
    let lead = ground.sentence.written_of(told.lead, lexicon);
    let window = Clause::new(lead::last_statement(&lead, lexicon).to_owned());
    let longer = short.and_then(|short| lead::with_clause(short, window.bare(), lexicon));
    let whole = |words: &str| {
        let short = short?;
        let nouns = Nouns::of(words, lexicon);
        let fits = |label: &&String, lost: usize| nouns.lost(label) <= lost;
        Some(short)
            .filter(|label| fits(label, 0))
            .or_else(|| longer.as_ref().filter(|label| fits(label, 1)))
            .cloned()
    };
    let as_noun = || {
        let label = window.label(lexicon).map(str::to_owned);
        let label = label.or_else(|| words::stated(window.bare(), lexicon));
        label.filter(|label| has_subject(label, lexicon))
    };
    let words = clausal::feared(&window, lexicon)
        .or_else(|| whole(window.bare()))
        .or_else(|| as_noun().map(|words| whole(&words).unwrap_or(words)))
        .or_else(|| short.cloned())?;
    Some(lead::with_topic(words, &lead, ground.concerns, lexicon))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(lead: &str, clause: &str) -> Option<Label> {
        of(
            &Ground {
                clauses: vec![Told { clause, lead }],
                sentence: Spoken::new(lead),
                concerns: None,
                voice: "意見",
                certain: true,
            },
            Lexicon::embedded(),
        )
    }

    #[track_caller]
    fn check(lead: &str, expected: &str) {
        assert_eq!(label(lead, lead).map(|label| label.words).as_deref(), Some(expected), "{lead}");
    }

    #[test]
    fn a_noun_phrase_stands_where_it_leaves_out_nothing() {
        check("橋の点検の費用の分担を決めるべき", "橋の点検の費用の分担の決定");
        check(
            "橋梁台帳については今年度の早い時期に作成が必要",
            "橋梁台帳については今年度の早い時期に作成すること",
        );
    }

    #[test]
    fn what_a_noun_phrase_leaves_out_stands_with_it() {
        for (lead, expected) in [
            ("衛星回線を使った水位計を併用してはどうか", "衛星回線を使った水位計の併用"),
            (
                "島の桟橋の床板については年ごとに傷んでおり、今のうちに耐震化を進めるべき",
                "島の桟橋の床板については年ごとに傷んでおり、今のうちに耐震化を進めること",
            ),
            (
                "桟橋の点検の結果を地図の形で残し、公開してほしい",
                "桟橋の点検の結果を地図の形で残し、公開すること",
            ),
            (
                "費用はかかりますが、港の職員が水深の記録を季節ごとに公開すべき",
                "港の職員が水深の記録を季節ごとに公開すること",
            ),
        ] {
            check(lead, expected);
        }
    }

    #[test]
    fn words_without_a_noun_for_them_stand_in_brackets() {
        let told = label(
            "議場の録画は三年で消すとのことだが、研究者や住民がたいへん困る問題の一つ",
            "研究者や住民がたいへん困る問題の一つ",
        );
        assert_eq!(
            told.map(|label| label.words).as_deref(),
            Some("「議場の録画は三年で消すとのことだが、研究者や住民がたいへん困る問題の一つ」との意見")
        );
    }

    #[test]
    fn what_tells_nothing_has_no_label() {
        for clause in ["効果的な対策を推進すべき", "新たな変革が必要"] {
            assert_eq!(label(clause, clause), None, "{clause}");
        }
    }

    #[test]
    fn who_speaks_and_words_that_take_breath_are_none_of_it() {
        for (clause, expected) in [
            ("私としては河川の水位の記録というものを公開すべき", "河川の水位の記録の公開"),
            ("個人的には道路台帳の電子化というところが必要", "道路台帳の電子化の必要性"),
        ] {
            check(clause, expected);
        }
    }

    #[test]
    fn the_same_issue_is_known_by_its_gist() {
        let short = label("河川の水位の記録を公開すべき", "河川の水位の記録を公開すべき").unwrap();
        let long = "職員が季節ごとに測っている河川の水位の記録を公開すべき";
        let long = label(long, long).unwrap();
        assert_ne!(short.words, long.words);
        assert_eq!(short.gist, long.gist);
    }
}
