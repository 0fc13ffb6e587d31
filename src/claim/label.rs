//! Labels of issues: a short noun phrase made from the words of the sentence.
//!
//! The clause that raises the issue is turned into a noun phrase by its frame: 「遺伝子治療を促進する必要がある」 becomes
//! 遺伝子治療の促進. A phrase that says too little alone takes what the sentence is about. Where no frame fits, the label is
//! the clause as a noun, or what it tells most of; last, the words themselves in brackets. What the raising clause says stands
//! before what any other does.

mod about;
mod action;
mod alone;
mod clausal;
mod core;
mod fact;
mod frame;
mod phrase;
mod plain;
mod sound;
mod tail;
mod verb;
mod wish;
mod words;

use std::{cell::OnceCell, ops::Range};

use self::core::Core;
use crate::lexicon::Lexicon;
use about::{about, names, pair, subject};
use phrase::{Phrases, is_somebody};
use plain::plain;
use sound::{has_subject, has_unspoken, is_sound};

/// Characters of a label at most and at least.
const LONGEST: usize = 40;
const SHORTEST: usize = 5;

/// Why an issue is raised.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Reason {
    /// Something is wanted or proposed.
    Need,
    /// Something is feared.
    Worry,
    /// Something is wrong.
    Trouble,
    /// Something is asked.
    Question,
}

impl Reason {
    /// What stands behind a thing to say why it is raised: only a fear is told of a thing without the verb of what is said.
    fn behind(self) -> &'static str {
        if self == Reason::Worry { "への懸念" } else { "" }
    }
}

/// What a label is made of.
pub(super) struct Ground<'a> {
    /// The words that are quoted.
    pub quote: &'a str,
    /// Its clauses, the one that raises the issue first.
    pub clauses: Vec<&'a str>,
    /// The clause that raises the issue with the one before, which has what both are said of: 「記録を残し、公開すべき」.
    pub joined: Option<&'a str>,
    /// The sentence before, for what the words are about.
    pub before: Option<&'a str>,
    /// Things named in the quote, those in the raising clause first.
    pub named: Vec<&'a str>,
    /// The heading it stands under.
    pub heading: Option<&'a str>,
    /// Why it is raised.
    pub reason: Reason,
    /// Whether it is an item of a summary: two things named in it tell what it is about.
    pub item: bool,
    /// What the words are where they stand as they are: 要望, 懸念.
    pub voice: &'static str,
    /// The least that makes a label.
    pub least: Least,
}

/// What a label may be made of, the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Least {
    /// A clause with its frame: what is done or wanted, as a noun phrase.
    Frame,
    /// What the clause tells most of, with a noun for why it is raised.
    Subject,
    /// The words themselves.
    Words,
}

/// A clause that may become a label.
struct Clause {
    words: String,
    // Once they have been asked for: its nouns; its bytes without the ending that only says how they are meant; itself as a
    // label.
    nouns: OnceCell<Vec<Range<usize>>>,
    bare: OnceCell<usize>,
    label: OnceCell<Option<String>>,
}

impl Clause {
    fn new(words: String) -> Self {
        Self { words, nouns: OnceCell::new(), bare: OnceCell::new(), label: OnceCell::new() }
    }

    fn phrases<'a>(&'a self, lexicon: &'a Lexicon) -> Phrases<'a> {
        Phrases::sharing(&self.words, &self.nouns, lexicon)
    }

    fn bare(&self) -> &str {
        &self.words[..*self.bare.get_or_init(|| tail::without_tail(&self.words).len())]
    }

    fn label(&self, lexicon: &Lexicon) -> Option<&str> {
        self.label.get_or_init(|| clausal::of(self, lexicon)).as_deref()
    }
}

/// A label for the issue raised by `ground`. `None` where its words tell a reader nothing.
pub(super) fn of(ground: &Ground, lexicon: &Lexicon) -> Option<String> {
    let clauses: Vec<Clause> = ground.clauses.iter().map(|c| Clause::new(plain(c, lexicon))).collect();
    let joined = ground.joined.map(|words| Clause::new(plain(words, lexicon)));
    let topics = Topics { ground, clauses: &clauses, lexicon, all: OnceCell::new() };
    // What the raising clause says stands before what any other does.
    let told = clauses.iter().enumerate().find_map(|(nth, clause)| {
        let joined = joined.as_ref().filter(|_| nth == 0);
        by_clause(ground, clause, joined, &topics, lexicon)
    });
    if told.is_some() || ground.least < Least::Subject {
        return told;
    }
    by_subject(ground, &clauses, &topics, lexicon).or_else(|| {
        words::of(ground, &clauses, topics.all(), lexicon).filter(|_| ground.least >= Least::Words)
    })
}

/// A clause, or it with the one before, as a label: by its frame what is done or wanted, or what may happen; where no frame
/// tells enough, the clause as a noun.
fn by_clause(
    ground: &Ground,
    clause: &Clause,
    joined: Option<&Clause>,
    topics: &Topics,
    lexicon: &Lexicon,
) -> Option<String> {
    let core = frame::of(clause.bare(), lexicon).map(|core| core.without_opening(lexicon));
    let framed = || core.as_ref().and_then(|core| core.alone(lexicon));
    if let Some(label) = clausal::feared(clause, lexicon) {
        return Some(label);
    }
    if let Some(label) = framed() {
        // 「桟橋の床板については…であり、耐震化を進めるべき」: one word has what the sentence is about.
        let topic = core
            .as_ref()
            .filter(|core| core.one_word())
            .and_then(|core| core.of_topic(ground, clause, lexicon));
        return topic.or(Some(label));
    }
    // The clause tells which 範囲 is to be widened; a topic before it does not.
    let words_of_it = core.is_some() || ground.least >= Least::Subject;
    let both = || [clause].into_iter().chain(joined);
    let whole = || both().find_map(|clause| as_clause(clause, ground, lexicon));
    let stated = || both().find_map(|clause| words::stated(clause.bare(), lexicon));
    let pair = || pair(ground).filter(|label| ground.item && is_sound(label, lexicon));
    let named = || pair().or_else(|| about_name(clause, ground, lexicon));
    let whole = words_of_it.then(whole).flatten();
    // A long clause says no more than what is done, with its own topic: 桟橋の台帳における県との相談.
    let short = whole.as_ref().is_some_and(|label| label.chars().count() <= SHORT);
    if !short && let Some(label) = core.as_ref().and_then(|core| core.in_field(clause, ground, lexicon)) {
        return Some(label);
    }
    let in_field = || complete(core.as_ref()?, topics, clause, lexicon);
    let told = || named().or_else(stated).filter(|_| ground.least >= Least::Subject);
    whole.or_else(in_field).or_else(told)
}

/// What the clauses tell most of, with a noun for why it is raised.
fn by_subject(ground: &Ground, clauses: &[Clause], topics: &Topics, lexicon: &Lexicon) -> Option<String> {
    // 「生成AIへの懸念」 is understood, 生成AI alone tells nothing of what was said.
    if ground.reason == Reason::Worry {
        let labels = about(ground, clauses, topics.all(), lexicon).into_iter();
        let named = |label: &String| names(ground).any(|name| label.contains(name));
        let feared = labels.filter(named).find(|label| is_sound(label, lexicon));
        if feared.is_some() {
            return feared;
        }
    }
    let cores = clauses.iter().filter_map(|clause| frame::of(clause.bare(), lexicon));
    let told = cores
        .map(|core| core.words)
        .find(|words| words.matches('の').count() > 1 && is_sound(words, lexicon));
    told.or_else(|| clauses.iter().find_map(|clause| subject(clause, ground.reason, lexicon)))
}

/// Characters of a clause, at most, that is no longer than a noun phrase with its topic.
const SHORT: usize = 32;

/// Characters of a clause, at least, that tells what it is about without the thing named.
const TELLING: usize = 18;

/// The clause as a label, where it leaves out nothing that is named.
fn as_clause(clause: &Clause, ground: &Ground, lexicon: &Lexicon) -> Option<String> {
    let label = clause.label(lexicon).filter(|label| has_subject(label, lexicon))?;
    let whole = names(ground).next().is_none()
        || names(ground).any(|name| label.contains(name))
        || label.chars().count() >= TELLING;
    whole.then(|| label.to_owned())
}

/// The clause as a label, told to be about the first thing named.
fn about_name(clause: &Clause, ground: &Ground, lexicon: &Lexicon) -> Option<String> {
    let name = names(ground).next()?;
    let label = clause.label(lexicon).filter(|label| !label.contains("について"))?;
    Some(format!("{name}について{label}")).filter(|label| label.chars().count() <= LONGEST)
}

/// The core of a clause, with the nearest topic that fits before it.
fn complete(core: &Core, topics: &Topics, clause: &Clause, lexicon: &Lexicon) -> Option<String> {
    topics.all().iter().find_map(|topic| core.with_topic(topic, clause, lexicon))
}

/// What an issue may be about, once that has been asked for: few labels need it.
struct Topics<'a> {
    ground: &'a Ground<'a>,
    clauses: &'a [Clause],
    lexicon: &'a Lexicon,
    all: OnceCell<Vec<String>>,
}

impl Topics<'_> {
    /// The nearest first.
    fn all(&self) -> &[String] {
        self.all.get_or_init(|| topics(self.ground, self.clauses, self.lexicon))
    }
}

/// What the issue may be about, the nearest first.
fn topics(ground: &Ground, clauses: &[Clause], lexicon: &Lexicon) -> Vec<String> {
    let own = clauses.iter().filter_map(|c| c.phrases(lexicon).topic().map(str::to_owned));
    let before = ground.before.map(|b| plain(b, lexicon));
    let before = before.and_then(|b| Phrases::of(&b, lexicon).topic().map(str::to_owned));
    let named = ground.named.iter().map(|n| (*n).to_owned());
    // 自由討議: what is done under a heading is not what it is about.
    let about = |h: &&str| {
        let done = ["lead-in-label", "discussion"].iter().any(|kind| lexicon.cues.words(kind).closes(h));
        !done && !h.contains(|c: char| c.is_ascii_digit())
    };
    let heading = ground.heading.filter(about).and_then(|h| {
        let h = plain(h, lexicon);
        let h = h.trim_end_matches("について").trim_end_matches("等");
        let phrases = Phrases::of(h, lexicon);
        phrases.before(h.len()).filter(|p| !phrases.is_thin(p)).map(str::to_owned)
    });
    let mut topics: Vec<String> = own.chain(named).chain(before).chain(heading).collect();
    topics.retain(|topic| fits(topic, lexicon));
    topics
}

/// Whether a phrase is short enough and tells a reader what is spoken of.
fn fits(topic: &str, lexicon: &Lexicon) -> bool {
    topic.chars().count() <= 22 && !has_unspoken(topic, lexicon) && !is_somebody(topic, lexicon)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The label for an issue of a speech that is raised by this clause alone.
    fn label(clause: &str, reason: Reason) -> Option<String> {
        let ground = Ground {
            quote: clause,
            clauses: vec![clause],
            joined: None,
            before: None,
            named: Vec::new(),
            heading: None,
            reason,
            item: false,
            voice: "意見",
            least: Least::Subject,
        };
        of(&ground, Lexicon::embedded())
    }

    #[test]
    fn a_label_has_a_subject() {
        for (clause, expected) in [
            ("効果的な対策を推進すべき", None),
            ("新たな変革が必要", None),
            ("厚生労働省が優先すべき", None),
            ("橋の点検の費用の分担を決めるべき", Some("橋の点検の費用の分担の決定")),
        ] {
            assert_eq!(label(clause, Reason::Need).as_deref(), expected, "{clause}");
        }
    }

    #[test]
    fn one_word_takes_what_the_sentence_is_about() {
        let ground = |quote, raising, joined| Ground {
            quote,
            clauses: vec![raising],
            joined,
            before: None,
            named: Vec::new(),
            heading: None,
            reason: Reason::Need,
            item: false,
            voice: "意見",
            least: Least::Subject,
        };
        let lexicon = Lexicon::embedded();
        let records = "島の桟橋の床板については年ごとに傷んでおり、今のうちに耐震化を進めるべき";
        let told = of(&ground(records, "今のうちに耐震化を進めるべき", None), lexicon);
        assert_eq!(told.as_deref(), Some("島の桟橋の床板における耐震化の推進"));
        let open = "桟橋の点検の結果を地図の形で残し、公開してほしい";
        let told = of(&ground(open, "公開してほしい", Some(open)), lexicon);
        assert_eq!(told.as_deref(), Some("桟橋の点検の結果を地図の形で残し、公開すること"));
    }

    #[test]
    fn who_speaks_and_words_that_take_breath_are_none_of_it() {
        for (clause, expected) in [
            ("私としては河川の水位の記録というものを公開すべき", "河川の水位の記録の公開"),
            ("個人的には道路台帳の電子化というところが必要", "道路台帳の電子化の必要性"),
        ] {
            assert_eq!(label(clause, Reason::Need).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn the_clause_before_a_noun_tells_which_is_meant() {
        for (clause, expected) in [
            (
                "橋の傷みを、現場の職員がすぐに役場へ伝えられるような仕組みを設けるべき",
                "現場の職員がすぐに役場へ伝えられるような仕組みの設置",
            ),
            ("実際に県の窓口で申請を受ける体制を構築すべき", "県の窓口で申請を受ける体制を構築すること"),
            ("申請の書式を統一するなどの方策が必要", "申請の書式を統一する等の方策の必要性"),
            ("路面の傷みをある程度把握すべき", "路面の傷みをある程度把握すること"),
            ("橋梁台帳については今年度の早い時期に作成が必要", "橋梁台帳の作成の必要性"),
        ] {
            assert_eq!(label(clause, Reason::Need).as_deref(), Some(expected), "{clause}");
        }
    }

    #[test]
    fn what_a_clause_tells_most_of_stands_where_no_frame_fits() {
        for (clause, reason, expected) in [
            ("離島の橋の点検の体制に思うところ", Reason::Need, "離島の橋の点検の体制"),
            ("橋の安全への懸念の声があちこちで", Reason::Worry, "橋の安全への懸念"),
        ] {
            assert_eq!(label(clause, reason).as_deref(), Some(expected), "{clause}");
        }
    }
}
