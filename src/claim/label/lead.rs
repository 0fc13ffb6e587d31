//! What of a sentence stands with the clause that raises an issue: what a noun phrase for that clause alone leaves out.
//!
//! 「携帯電話網を使ったネットワーク型を併用してはどうか」: its frame gives ネットワーク型の併用, and not which.

use std::{ops::Range, sync::LazyLock};

use super::{
    alone::{openings, without_leading_adverbs},
    manner,
    phrase::{ATTRIBUTIVE, Phrases, is_somebody},
    plain::{opened, plain},
    sound::{has_unspoken, is_telling, opens_well},
    words,
};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    pattern::Regex,
    script::{Script, script},
};

/// Characters and nouns of their own field, at least, of words that stand alone.
const SHORTEST: usize = 16;
const TELLING: usize = 3;
/// Characters at most of a label with its topic, of a noun phrase with the clause before it, of words in brackets, and of a
/// topic.
const LONGEST: usize = 90;
const MODIFIED: usize = 70;
/// Characters at most of a reason with what it is given for.
const WITH_REASON: usize = 84;
const TOPIC: usize = 28;

// 「費用はかかりますが、」, 「人手が足りないので、」: what stands before is said apart.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static APART: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:です|ます|ました|でした|[るたいだうくすつぬむぶぐん])(?:が|けれども|けれど|けども|けど|ものの|ので|もので|から|し|ことから|にもかかわらず|わけで)、|なので、").unwrap()
});
// 「…に関する支援につきましては、」: what the sentence is about.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TOPIC_MARK: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?:について|につきまして|に関して|に関しまして)(?:は|も)?、?").unwrap());

// 「定期船でございますけれども、」, 「定期船のことですが、」: what it is about, and nothing of it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:のこと|の件|の話|なの|なん)?(?:でございます|であります|です|だ)(?:が|けれども|けれど|けども|けど)、$").unwrap()
});

// 「便が減れば、」, 「住民には」: what belongs to the predicate of the sentence, and to no noun.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OF_THE_SENTENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[がもばで]|[るいた]と|よう(?:に)?|ため(?:に)?|ので|から|たら|なら|場合|際に?|上で|おり|って|して|について|に関して)、|[^たいくしをの、又]は[^じっずるな]|よう$").unwrap()
});
// 「住民に対してより丁寧な」: nothing stands before such a word that belongs to it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static QUALIFIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[をにてで].{0,14}(?:さらなる|更なる|丁寧な|十分な|様々な|多様な|新たな|大きな|適切な|迅速な|継続した|的な)$").unwrap()
});

/// A sentence up to the end of a clause, without what is no part of what it says and as it would be written.
pub(super) fn plainly(lead: &str, lexicon: &Lexicon) -> String {
    plain(&manner::written(&plain(lead, lexicon), lexicon), lexicon)
}

/// The part of a sentence behind what it says apart, where that part tells of what field it is. A reason belongs to what it is
/// given for, as long as both are short.
pub(super) fn last_statement<'a>(lead: &'a str, lexicon: &Lexicon) -> &'a str {
    let tells = |from: usize| {
        let words = &lead[from..];
        words.chars().count() >= SHORTEST
            && Nouns::of(words, lexicon).count() >= TELLING
            && !words::points(words, lexicon)
    };
    // What is asked needs what leads to it.
    let asks = lead.ends_with('か');
    let (mut from, mut contrast) = (0, 0);
    for joint in APART.find_iter(lead) {
        let reasons = ["ので、", "から、", "し、", "わけで、"];
        let reason = asks || reasons.iter().any(|end| joint.as_str().ends_with(end));
        if !tells(joint.end()) || reason && lead[contrast..].chars().count() <= WITH_REASON {
            continue;
        }
        from = joint.end();
        contrast = from;
    }
    without_leading_adverbs(&lead[from..], lexicon)
}

/// Whether a noun of its own field in `topic` stands in the label.
pub(super) fn shares(label: &str, topic: &str, lexicon: &Lexicon) -> bool {
    Nouns::of(topic, lexicon).shared_with(label)
}

/// The nouns of some words that tell of their field.
pub(super) struct Nouns<'a>(Vec<&'a str>);

impl<'a> Nouns<'a> {
    pub(super) fn of(words: &'a str, lexicon: &Lexicon) -> Self {
        let nouns = noun::nouns(words, lexicon).into_iter().map(|noun| &words[noun]);
        Self(nouns.filter(|noun| is_telling(noun, lexicon)).collect())
    }

    /// All their nouns but those that name nothing: also of any field.
    pub(super) fn all(words: &'a str, lexicon: &Lexicon) -> Self {
        let nouns = noun::nouns(words, lexicon).into_iter().map(|noun| &words[noun]);
        let listed = |noun: &str, kind| lexicon.cues.words(kind).contains(noun);
        let names = |noun: &&str| {
            noun.chars().nth(1).is_some()
                && !noun.ends_with('的')
                && !["adverb", "no-noun"].iter().any(|kind| listed(noun, kind))
        };
        Self(nouns.filter(names).collect())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    /// How many of them `label` does not have.
    pub(super) fn lost(&self, label: &str) -> usize {
        self.0.iter().filter(|noun| !label.contains(**noun)).count()
    }

    /// Whether `label` has one of them.
    pub(super) fn shared_with(&self, label: &str) -> bool {
        self.0.iter().any(|noun| label.contains(noun))
    }
}

/// Whether words name a topic: whole, of a field, nobody, and pointing at nothing.
pub(super) fn tells_a_topic(words: &str, lexicon: &Lexicon) -> bool {
    stands(words, lexicon) && !is_somebody(words, lexicon) && Nouns::of(words, lexicon).count() > 0
}

/// The same of words that are known to be a topic: two nouns of any field tell together.
pub(super) fn tells_a_matter(words: &str, lexicon: &Lexicon) -> bool {
    let any_field =
        || stands(words, lexicon) && !is_somebody(words, lexicon) && Nouns::all(words, lexicon).count() > 1;
    tells_a_topic(words, lexicon) || any_field()
}

/// A noun phrase with the clause before it that tells which is meant: 携帯電話網を使った and ネットワーク型の併用.
pub(super) fn with_clause(phrase: &str, words: &str, lexicon: &Lexicon) -> Option<String> {
    let thing = phrase.rfind('の').map_or(phrase, |at| &phrase[..at]);
    let at = words.rfind(thing)?;
    if !words[..at].trim_end_matches("といった").trim_end_matches("という").ends_with(ATTRIBUTIVE) {
        return None;
    }
    openings(&words[..at])
        .map(|from| without_leading_adverbs(&words[from..at], lexicon))
        .filter(|clause| is_attributive(clause))
        .map(|clause| format!("{clause}{phrase}"))
        .find(|label| label.chars().count() <= MODIFIED && stands(label, lexicon))
}

/// Whether all of a clause is said of the noun behind it: 「傷みを防ぐよう、点検の必要性」 is half of a sentence, for the first part
/// tells what the need is for, and a quality such as 丁寧な takes no words before it.
fn is_attributive(clause: &str) -> bool {
    !(OF_THE_SENTENCE.is_match(clause) || QUALIFIED.is_match(clause))
}

/// Whether words open as a noun phrase, whole and pointing at nothing.
fn stands(words: &str, lexicon: &Lexicon) -> bool {
    let paired = |(open, close): (char, char)| words.matches(open).count() == words.matches(close).count();
    opens_well(words, lexicon)
        && !has_unspoken(words, lexicon)
        && !lexicon.cues.words("pointing").is_in(words)
        && [('「', '」'), ('(', ')')].into_iter().all(paired)
}

/// The label with what its sentence is about, where it does not tell that; else with what the issue concerns,
/// where it tells a stranger too little.
pub(super) fn with_topic(label: String, lead: &str, concerns: Option<&str>, lexicon: &Lexicon) -> String {
    let concerned = concerns.filter(|_| !words::tells(&label, lexicon)).map(|thing| (thing, true));
    let Some((topic, marked)) = topic(lead, lexicon).or(concerned) else { return label };
    if label.contains(topic) || shares(&label, topic, lexicon) {
        return label;
    }
    let first = noun::first(&label, lexicon).map_or("", |noun| &label[noun.end..]);
    let joined = if !marked && first.starts_with('が') {
        format!("{topic}の{label}")
    } else {
        beside(&label, &format!("{topic}について"))
    };
    if joined.chars().count() <= LONGEST { joined } else { label }
}

/// A label with what it is said of in brackets behind it: how the two belong together its words do not tell.
pub(super) fn beside(label: &str, told: &str) -> String {
    match label.strip_suffix("について)") {
        Some(open) => format!("{open}について、{told})"),
        None => format!("{label}({told})"),
    }
}

/// The first noun phrase of a sentence that tells of its field and that its label lacks: what stands in a clause before the one
/// that the label is made of.
pub(super) fn untold<'a>(sentence: &'a str, label: &str, lexicon: &'a Lexicon) -> Option<&'a str> {
    // 冷静に, 持続可能で: how something is done is no thing. 見解を: nor is what is asked for.
    // 作業員が入る場合: nor who does something in a clause.
    const CASES: [&str; 4] = ["を", "は", "では", "には"];
    let phrases = Phrases::of(sentence, lexicon);
    phrases.nouns().iter().find_map(|noun| {
        let rest = &sentence[noun.end..];
        CASES.iter().any(|case| rest.starts_with(case)).then_some(())?;
        let phrase = phrases.before(noun.end)?;
        let names = is_long(phrase)
            && !phrase.ends_with(['解', '見', '弁'])
            && names_a_topic(phrase, lexicon)
            && !shares(label, phrase, lexicon);
        names.then_some(phrase)
    })
}

/// Whether words are more than one short noun, which is of many fields: 言葉, 文章.
pub(super) fn is_long(words: &str) -> bool {
    words.chars().nth(2).is_some()
}

/// Whether words that are short enough name a topic: no time, no amount, and no part of any meeting.
fn names_a_topic(words: &str, lexicon: &Lexicon) -> bool {
    let any = |kind| lexicon.cues.words(kind);
    words.chars().count() <= TOPIC
        && !words.ends_with('の')
        && !any("no-topic-alone").contains(words)
        && !["なら", "ところ", "たくさん"].iter().any(|part| words.contains(part))
        && !words.ends_with(['年', '度', '日', '月', '時', '中', '円', '件', '割', '等'])
        && !any("no-topic").opens(words)
        && !any("of-no-field").opens(words)
        && !any("no-topic-end").closes(words)
        && tells_a_topic(words, lexicon)
}

/// What a sentence is said to be about before the part that it states last, where that part does not tell it.
pub(super) fn topic_apart<'a>(sentence: &'a str, part: &str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let apart = &sentence[..sentence.find(&part[..part.char_indices().nth(8)?.0])?];
    let (topic, marked) = topic(&apart[..TOPIC_MARK.find(apart)?.end()], lexicon)?;
    (marked && !shares(part, topic, lexicon)).then_some(topic)
}

/// What a sentence is about, and whether its について says so: what stands before that, else the noun before its は.
pub(super) fn topic<'a>(lead: &'a str, lexicon: &'a Lexicon) -> Option<(&'a str, bool)> {
    let tells = |words: &&str| names_a_topic(words, lexicon);
    // What is said apart before or behind it has a topic of its own.
    let joints = APART.find_iter(lead).filter(|joint| joint.end() < lead.len());
    let lead = joints.last().map_or(lead, |joint| &lead[joint.end()..]);
    let marked = TOPIC_MARK.find(lead).map(|mark| own_words(&lead[..mark.start()], lexicon));
    marked.filter(tells).map(|topic| (topic, true)).or_else(|| {
        let noun = Phrases::of(lead, lexicon).topic()?;
        // 沿岸漁業、水産加工業は: all that stands before is of the same list.
        let end = lead.find(noun)? + noun.len();
        let listed = !lead[..end - noun.len()].contains(|c| script(c) == Script::Hiragana);
        let topic = without_leading_adverbs(if listed { &lead[..end] } else { noun }, lexicon);
        Some(topic).filter(tells).map(|topic| (topic, false))
    })
}

// 「今申し上げた定期船」, 「御指摘の定期船」: that it was spoken of.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SAID_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:及び|並びに|特に|結局|実際|当然)?(?:今(?:般)?|先ほど(?:来)?|前回|昨日|本日)?(?:、)?(?:(?:の|も)?(?:委員|議員)?(?:から)?(?:御|ご)?(?:申し上げた|言った|述べた|触れた|話した|お話しした|おっしゃった|説明した|指摘のあった|指摘の|説明のあった|話のあった|お話のあった|お話があった|言われた)、?|及び|並びに|特に|結局|実際|当然)").unwrap()
});

/// The words of a topic without what opens them and without whose it is: 「各社では、桟橋の点検」.
fn own_words<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let words = without_leading_adverbs(opened(words, lexicon), lexicon);
    let words = SAID_BEFORE.find(words).map_or(words, |said| &words[said.end()..]);
    let mut parts = words.match_indices('、').filter(|(at, _)| {
        let before = &words[..*at];
        ["では", "は", "も", "には", "ため", "て", "で", "が"].iter().any(|end| before.ends_with(end))
    });
    parts.next_back().map_or(words, |(at, comma)| &words[at + comma.len()..])
}

/// What a part of a sentence names and says nothing of: 「定期船でございますけれども、」.
fn named<'a>(part: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let words = own_words(&part[..NAMED.find(part)?.start()], lexicon);
    let quality = lexicon.nominals.at_end(words).is_some_and(|found| found.inflection == Inflection::State);
    (!words.contains(['は', 'が', 'を']) && !quality && names_a_topic(words, lexicon)).then_some(words)
}

/// What a sentence opens with, where it says something apart of that: 「渡し場は、町が直していますが、」.
pub(super) fn opening<'a>(sentence: &'a str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let apart = APART.find(sentence)?;
    let (topic, _) = topic(&sentence[..apart.end()], lexicon)?;
    sentence.strip_prefix(topic)?.starts_with('は').then_some(topic)
}

/// Characters of a sentence within which what it is about is told, where it opens with that.
const OPENING: usize = 28;

/// Whether a sentence opens with what it is about, whether that tells anything or not: 「先ほどの点につきましては、」.
pub(super) fn opens_with_topic(sentence: &str) -> bool {
    TOPIC_MARK.find(sentence).is_some_and(|mark| sentence[..mark.start()].chars().count() <= OPENING)
}

/// What the nearest of the parts that a sentence says apart is about, where it says so.
pub(super) fn topic_before<'a>(sentence: &'a str, lexicon: &'a Lexicon) -> Option<&'a str> {
    let mut parts: Vec<Range<usize>> = Vec::new();
    for joint in APART.find_iter(sentence) {
        parts.push(parts.last().map_or(0, |part| part.end)..joint.end());
    }
    parts.into_iter().rev().find_map(|part| {
        let marked = topic(&sentence[..part.end], lexicon).filter(|(_, marked)| *marked);
        marked.map(|(topic, _)| topic).or_else(|| named(&sentence[part], lexicon))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_opens_with_what_it_says_apart() {
        for (sentence, expected) in [
            ("定期船の運賃は、町が決めていますが、県の支援も要る", Some("定期船の運賃")),
            ("定期船の運賃とは性格が異なりますが、県の支援も要る", None),
            ("町は、定期船の運賃の改定を急ぐべき", None),
        ] {
            assert_eq!(opening(sentence, Lexicon::embedded()), expected, "{sentence}");
        }
    }

    #[test]
    fn what_a_label_is_said_of_stands_behind_it_in_one_bracket() {
        assert_eq!(beside("点検の必要性", "桟橋について"), "点検の必要性(桟橋について)");
        assert_eq!(
            beside("点検の必要性(桟橋について)", "港湾法について"),
            "点検の必要性(桟橋について、港湾法について)"
        );
        let with = |label: &str, lead| with_topic(label.to_owned(), lead, None, Lexicon::embedded());
        assert_eq!(
            with("考え方の提示", "津波避難施設については考え方を示すべき"),
            "考え方の提示(津波避難施設について)"
        );
        assert_eq!(with("津波避難施設の点検", "津波避難施設については点検すべき"), "津波避難施設の点検");
    }

    #[test]
    fn a_reason_stands_with_what_it_is_given_for_and_what_is_granted_does_not() {
        for (lead, expected) in [
            (
                "費用がかかるので、港の職員が水深の記録を季節ごとに公開すべき",
                "費用がかかるので、港の職員が水深の記録を季節ごとに公開すべき",
            ),
            (
                "費用はかかるが、港の職員が水深の記録を季節ごとに公開すべき",
                "港の職員が水深の記録を季節ごとに公開すべき",
            ),
            (
                "費用はかかるが、港の職員が水深の記録を季節ごとに公開するのか",
                "費用はかかるが、港の職員が水深の記録を季節ごとに公開するのか",
            ),
        ] {
            assert_eq!(last_statement(lead, Lexicon::embedded()), expected, "{lead}");
        }
    }

    #[test]
    fn what_is_said_apart_before_tells_a_topic_where_it_says_so() {
        for (sentence, expected) in [
            ("定期船の運賃でございますけれども、費用の公開をすべき", Some("定期船の運賃")),
            (
                "島の協会の各社では、定期船の運賃については上げたものの、費用の公開をすべき",
                Some("定期船の運賃"),
            ),
            ("作業員が入るのは危険ですが、費用の公開をすべき", None),
            ("二つ目の論点ですけれども、費用の公開をすべき", None),
        ] {
            assert_eq!(topic_before(sentence, Lexicon::embedded()), expected, "{sentence}");
        }
    }

    #[test]
    fn what_a_clause_before_names_is_untold() {
        for (sentence, label, expected) in [
            ("宿泊施設の増築を進めますが、費用の公開をすべき", "費用の公開", Some("宿泊施設の増築")),
            ("宿泊施設の職員が困りますが、費用の公開をすべき", "費用の公開", None),
            ("冷静に議論し、費用の公開をすべき", "費用の公開", None),
            ("町長の御見解を伺い、費用の公開を求める", "費用の公開", None),
        ] {
            assert_eq!(untold(sentence, label, Lexicon::embedded()), expected, "{sentence}");
        }
    }

    #[test]
    fn what_belongs_to_the_predicate_is_no_part_of_a_noun_phrase() {
        for (clause, expected) in [
            ("衛星回線を使った", true),
            ("傷みの記録を集め、県に伝える", true),
            ("傷みを防ぐよう、県に伝える", false),
            ("便が減れば、島に残る", false),
            ("桟橋は島の人が使う", false),
            ("船又は橋を使う", true),
            ("傷みが広がらないよう", false),
            ("住民に対してより丁寧な", false),
            ("点検に必要な", true),
        ] {
            assert_eq!(is_attributive(clause), expected, "{clause}");
        }
    }
}
