//! Noun phrases of a sentence: compounds joined by の, や, における and the like.

use std::{cell::OnceCell, cmp::Ordering, ops::Range, sync::LazyLock};

use super::{super::clause::without_opening, sound::opens_well};
use crate::{
    lexicon::Lexicon,
    mention::noun,
    pattern::Regex,
    script::{Script, script},
};

/// Characters of a noun phrase at most.
const LONGEST: usize = 26;

/// Characters at most of one with the clause that tells which is meant.
const LONGEST_CLAUSE: usize = 30;

/// What joins nouns to one phrase.
const JOINTS: [&str; 26] = [
    "の",
    "や",
    "と",
    "・",
    "及び",
    "並びに",
    "又は",
    "または",
    "における",
    "に対する",
    "に関する",
    "に係る",
    "による",
    "に伴う",
    "に向けた",
    "に応じた",
    "に基づく",
    "を通じた",
    "を含む",
    "での",
    "への",
    "からの",
    "との",
    "としての",
    "などの",
    "等の",
];

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static QUANTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:合計|約|計|最大|最低)?[0-9一二三四五六七八九十百千万億兆・.]+(?:円|度|回|人|件|つ|点|%|割|名|社|年|か月|ヶ月|日|倍|種類)(?:以上|以下|程度|分)?の").unwrap()
});

/// The last kana of a verb or an adjective before a noun.
pub(super) const ATTRIBUTIVE: [char; 12] =
    ['る', 'た', 'う', 'く', 'す', 'つ', 'む', 'ぶ', 'ぐ', 'ぬ', 'い', 'な'];

/// A sentence with its nouns.
pub(super) struct Phrases<'a> {
    words: &'a str,
    // Once they have been asked for.
    nouns: OnceCell<Vec<Range<usize>>>,
    lexicon: &'a Lexicon,
}

impl<'a> Phrases<'a> {
    pub(super) fn of(words: &'a str, lexicon: &'a Lexicon) -> Self {
        Self { words, nouns: OnceCell::new(), lexicon }
    }

    pub(super) fn nouns(&self) -> &[Range<usize>] {
        self.nouns.get_or_init(|| noun::nouns(self.words, self.lexicon))
    }

    /// The noun that ends at `end`.
    fn noun_at(&self, end: usize) -> Option<usize> {
        let closed =
            self.words[..end].trim_end_matches(['」', '』', '等', 'ら']).trim_end_matches("など").len();
        let nouns = self.nouns();
        let at = nouns.partition_point(|n| n.end < closed);
        let noun = nouns.get(at)?;
        (noun.start < closed && noun.end == closed || noun.end == end).then_some(at)
    }

    /// The noun phrase that ends at byte `end` of the words: the widest that joints hold together.
    pub(super) fn before(&self, end: usize) -> Option<&'a str> {
        let last = self.noun_at(end)?;
        let nouns = self.nouns();
        if self.adverbial(&nouns[last]) {
            return None;
        }
        let mut start = nouns[last].start;
        for at in (0..last).rev() {
            let noun = &nouns[at];
            let between = &self.words[noun.end..start];
            let between = between.trim_start_matches(['」', '』']).trim_end_matches(['「', '『']);
            let between = between.strip_prefix("など").or(between.strip_prefix('等')).unwrap_or(between);
            if !JOINTS.contains(&between) && !between.is_empty() || self.length(noun.start, end) > LONGEST {
                break;
            }
            if self.adverbial(noun) {
                break;
            }
            start = noun.start;
        }
        let phrase = self.without_adverb(trimmed(&self.words[start..end]));
        // ある程度の費用
        let phrase = phrase.strip_prefix("程度の").unwrap_or(phrase);
        self.stands(phrase, start).then_some(phrase)
    }

    /// 至急現地調査: an adverb that is written in one with the noun is none of it.
    fn without_adverb<'p>(&self, phrase: &'p str) -> &'p str {
        // 今年度: one character is a part of the noun.
        let adverbs = self
            .lexicon
            .cues
            .words("adverb")
            .at_start(phrase)
            .filter(|adverb| adverb.chars().nth(1).is_some());
        let mut rests = adverbs.map(|adverb| &phrase[adverb.len()..]);
        let whole = rests.find(|rest| {
            rest.chars().count() >= 2
                && rest.chars().next().is_some_and(|c| matches!(script(c), Script::Kanji | Script::Katakana))
        });
        whole.unwrap_or(phrase)
    }

    /// A phrase with a verb inside that ends at `end`: everything back to the comma or topic before it.
    pub(super) fn with_clause(&self, end: usize) -> Option<&'a str> {
        self.noun_at(end)?;
        let before = &self.words[..end];
        let cut = ["、", "。", "とともに", "ながら", "上で", "ても", "けれども", "ですが"]
            .iter()
            .filter_map(|c| before.rfind(c).map(|i| i + c.len()))
            .max();
        let start = cut.unwrap_or(0);
        let phrase = self.without_adverb(self.words[start..end].trim());
        let spoken = ["ます", "です", "ござい", "いただ", "こと", "ところ", "ように", "ようと"];
        // 訓練を認める範囲: a verb stands right before the noun phrase. 国が手引き: a particle does.
        // 「桟橋」の「予備」: a phrase may end within its bracket.
        let inner = self.before(end).and_then(|noun| before.rfind(noun)).unwrap_or(end);
        let verb = self.words[start..inner.max(start)].trim_end_matches(['「', '『']);
        // 書式を統一するなどの方策
        let verb = ["などの", "等の", "といった"].iter().find_map(|w| verb.strip_suffix(w)).unwrap_or(verb);
        let fits = (4..=LONGEST_CLAUSE).contains(&phrase.chars().count())
            && verb.ends_with(ATTRIBUTIVE)
            && !phrase.contains(['は', '「', '」'])
            && !spoken.iter().any(|w| phrase.contains(w))
            && !manner(phrase)
            && opens_well(self.without_opening(phrase), self.lexicon)
            && !["どの", "どん", "どう"].iter().any(|asking| phrase.replace("などの", "").contains(asking));
        (fits && self.stands(phrase, start)).then_some(phrase)
    }

    /// その運営に必要な費用: what joins the phrase to words before, or points at them.
    fn without_opening<'p>(&self, phrase: &'p str) -> &'p str {
        let bare = without_opening(phrase, self.lexicon);
        let pointing = self.lexicon.cues.words("pointing").at_start(bare).next();
        pointing.map_or(bare, |word| &bare[word.len()..])
    }

    /// All noun phrases before a particle, with how much they say, the most first.
    pub(super) fn telling(&self) -> Option<&'a str> {
        let mut best: Option<(usize, &str)> = None;
        for noun in self.nouns() {
            let rest = &self.words[noun.end..];
            if !["が", "を", "は", "に", "で", "も", "と", "へ", "、"].iter().any(|p| rest.starts_with(p))
                && !rest.is_empty()
            {
                continue;
            }
            let telling = |p: &&str| {
                !self.is_thin(p)
                    && p.chars().count() >= 4
                    && !p.ends_with('的')
                    && !is_somebody(p, self.lexicon)
            };
            let Some(phrase) = self.before(noun.end).filter(telling) else { continue };
            let weight = phrase.chars().count().min(18);
            if best.is_none_or(|(most, _)| weight > most) {
                best = Some((weight, phrase));
            }
        }
        best.map(|(_, phrase)| phrase)
    }

    /// What the words are said to be about, and not only to hold for: 「Xについては」.
    pub(super) fn about(&self) -> Option<&'a str> {
        self.marked(&["については", "につきましては", "に関しては", "についても", "に関して、", "について、"])
    }

    /// What the words are about: 「Xについては」, 「Xは、」.
    pub(super) fn topic(&self) -> Option<&'a str> {
        self.about().or_else(|| {
            self.marked(&["においては", "にあたっては", "に当たっては", "では、", "は、", "とは"])
        })
    }

    /// The noun phrase before the first of `marks` that stands near the beginning.
    fn marked(&self, marks: &[&str]) -> Option<&'a str> {
        let found = marks.iter().find_map(|mark| {
            // Most marks stand nowhere, and that is told sooner than where one stands.
            let at = self.words.contains(mark).then(|| self.words.find(mark))??;
            (self.length(0, at) <= 44).then(|| self.before(at))?
        });
        found.filter(|p| !self.is_thin(p) && !is_somebody(p, self.lexicon))
    }

    /// Whether a phrase says too little alone: 体制, 議論, 取組.
    pub(super) fn is_thin(&self, phrase: &str) -> bool {
        // 二度の試験, 合計五万円の上乗せ: a number tells less than a noun.
        let phrase = QUANTITY.find(phrase).map_or(phrase, |number| &phrase[number.end()..]);
        let chars = phrase.chars().count();
        let generic = |words: &str| {
            self.lexicon.terms.is_generic(words) || self.lexicon.cues.words("vague-noun").contains(words)
        };
        chars <= 2
            || chars <= 8
                && phrase
                    .split(['の', 'や', 'と', 'へ', 'で', '・', '、'])
                    .all(|part| part.chars().count() <= 1 || generic(part))
    }

    fn length(&self, start: usize, end: usize) -> usize {
        self.words[start..end].chars().count()
    }

    fn adverbial(&self, noun: &Range<usize>) -> bool {
        let words = &self.words[noun.clone()];
        ["adverb", "no-noun"].iter().any(|kind| self.lexicon.cues.words(kind).contains(words))
    }

    /// Whether `phrase`, which begins at `start`, is one that a label may hold.
    fn stands(&self, phrase: &str, start: usize) -> bool {
        let named =
            phrase.chars().any(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin));
        // A noun in the middle of a word: the okurigana before it belongs to it.
        let torn = self.words[..start]
            .chars()
            .next_back()
            .is_some_and(|c| "りきしちみいえけげせてねれっお".contains(c))
            && !["て", "し", "に", "い"].iter().any(|p| self.words[..start].ends_with(p));
        phrase.chars().count() >= 2
            && named
            && !torn
            && !self.lexicon.cues.words("no-noun").contains(phrase)
            && phrase.matches('(').count() == phrase.matches(')').count()
            && phrase.matches('「').count() == phrase.matches('」').count()
    }
}

/// Whether a phrase names a person or a body: who says or does it, not what it is about.
pub(super) fn is_somebody(phrase: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    titles.post_at_end(phrase).is_some()
        || titles.honorific_at_end(phrase).is_some()
        || titles.capacity_at_end(phrase).is_some()
        || lexicon.bodies.known(phrase).is_some()
}

/// A phrase without brackets that are open on one side, and without what never opens one.
fn trimmed(phrase: &str) -> &str {
    let phrase = phrase.trim_matches(['、', ' ', '・']);
    let open = phrase.matches('「').count();
    let closed = phrase.matches('」').count();
    match open.cmp(&closed) {
        Ordering::Less => phrase.trim_end_matches('」'),
        Ordering::Greater => phrase.trim_start_matches('「'),
        Ordering::Equal => phrase,
    }
}

/// 積極的な形で施策, 行く前に検査: how or when it is done stands in it, beside the noun.
fn manner(phrase: &str) -> bool {
    let with = phrase
        .match_indices('で')
        .any(|(i, _)| !phrase[i..].chars().nth(1).is_some_and(|c| "きのあも".contains(c)));
    // 実際に: an adverb.
    let phrase = phrase.replace("実際に", "");
    with || ["前に", "後に", "際に", "時に", "ため", "上に", "中に", "的に"]
        .iter()
        .any(|w| phrase.contains(w))
}
