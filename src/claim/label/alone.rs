//! The part of a clause that stands by itself as a label, understood by one who was not there.

use super::{
    fact,
    phrase::Phrases,
    sound::{has_unspoken, is_telling},
    verb::without_politeness,
};
use crate::{
    lexicon::{Inflection, Lexicon},
    mention::noun,
    script::{Script, script},
};

/// Characters of such a label, at least and at most.
const LENGTH: std::ops::RangeInclusive<usize> = 10..=80;

/// The last part of a clause that stands by itself, with `end` behind it, which makes it a noun or a question.
pub(super) fn as_thing(head: &str, end: &str, lexicon: &Lexicon) -> Option<String> {
    let head = head.strip_suffix("という").unwrap_or(head);
    // 「差し替えることとする」: that it is settled is none of it.
    let head = if end == "こと" { head.strip_suffix("こととする").unwrap_or(head) } else { head };
    let last = head.chars().next_back()?;
    let head = without_leading_adverbs(head, lexicon);
    let whole = "るうくすつむぶぐぬ".contains(last)
        || end.starts_with('か') && ("たいだ".contains(last) || head.ends_with("なぜ"))
        || head.ends_with("ない") && !head.ends_with("ではない");
    // 大きくなるほう, 広げるよう: nouns that end as a verb does, and so does 現実的かつ.
    if ["ほう", "よう", "そう", "かつ", "一つ", "ひとつ"].iter().any(|noun| head.ends_with(noun))
    {
        return None;
    }
    let polite = Some(head).filter(|_| end == "こと").and_then(|head| without_politeness(head, lexicon));
    let head = match polite {
        Some(verb) => verb,
        None if whole => head.to_owned(),
        None => quality(head, lexicon).filter(|_| end == "こと")?,
    };
    let label = |head: &str| {
        openings(head)
            .map(|from| format!("{}{end}", &head[from..]))
            .find(|label| LENGTH.contains(&label.chars().count()) && stands(label, lexicon))
    };
    label(&head)
        .or_else(|| (end == "こと").then(|| label(&fact::said_of(&head, "が"))).flatten())
        .or_else(|| without_pointing(&head, lexicon).and_then(|head| label(&head)))
}

/// Words without what points at others before: このような被害 to 被害. `None` where nothing points.
pub(super) fn without_pointing(words: &str, lexicon: &Lexicon) -> Option<String> {
    const POINTING: [&str; 10] = [
        "このような",
        "そのような",
        "こうした",
        "そうした",
        "こういった",
        "そういった",
        "こういう",
        "そういう",
        "この",
        "その",
    ];
    let mut left = words.to_owned();
    for pointing in POINTING.into_iter().filter(|pointing| words.contains(pointing)) {
        let found: Vec<usize> = left.match_indices(pointing).map(|(at, _)| at).collect();
        for at in found.into_iter().rev() {
            let mut behind = left[at + pointing.len()..].chars();
            let noun = behind
                .next()
                .is_some_and(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin));
            // その辺を, そういう場が: one character alone is nothing without what it points at.
            let noun = noun && behind.next().is_some_and(|c| !"をがはにでもとへや".contains(c));
            let opens = left[..at].chars().next_back().is_none_or(|c| "、をがにでとはも".contains(c));
            // このような手続: nor is a noun of any field.
            let rest = &left[at + pointing.len()..];
            let first = noun::first(rest, lexicon).map(|noun| &rest[noun]);
            let telling = first.is_some_and(|noun| is_telling(noun, lexicon));
            if noun && opens && telling {
                left.replace_range(at..at + pointing.len(), "");
            }
        }
    }
    (left.len() < words.len()).then_some(left)
}

/// A clause whose predicate is an adjective, a quality or a past, in the form it has before こと: 費用が高い, 維持が無理である.
/// What it is said of takes が: 維持は無理 is 維持が無理である.
fn quality(head: &str, lexicon: &Lexicon) -> Option<String> {
    let predicate = lexicon.nominals.at_end(head);
    let kind = predicate.map(|found| found.inflection);
    let adjective = head.ends_with('い')
        && (kind == Some(Inflection::Adjective)
            || ["しい", "くい", "づらい", "やすい", "易い", "がたい", "難い", "辛い"]
                .iter()
                .any(|end| head.ends_with(end)));
    let state =
        kind == Some(Inflection::State) && predicate.is_some_and(|found| found.stem_end == head.len());
    // 「重要である」 is no trouble, 「…こととされた」 is what was settled.
    let state =
        state && predicate.is_some_and(|found| !found.noun.ends_with("要性") && found.noun != "緊急性");
    let past = head.ends_with('た') && !["また", "となった", "された"].iter().any(|end| head.ends_with(end));
    if !(adjective || state || past) {
        return None;
    }
    let from = predicate.map_or(head.len(), |found| found.start);
    let topic = head.rfind('は').filter(|at| {
        let alone = !head[..*at].ends_with(['に', 'で', 'と', 'へ', 'ら', 'て']);
        !past && alone && head[*at..].chars().count() <= SAID_OF && *at < from
    });
    let subject = topic.map(|at| format!("{}が{}", &head[..at], &head[at + 'は'.len_utf8()..]));
    Some(format!("{}{}", subject.as_deref().unwrap_or(head), if state { "である" } else { "" }))
}

/// Characters at most from the は of what a quality is said of to the end of the quality.
const SAID_OF: usize = 14;

/// The clause without the adverbs that open it: 今、, 具体的に.
pub(super) fn without_leading_adverbs<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let mut words = words;
    loop {
        // 今日の, 今の話: one character before a kanji or の is a part of the noun.
        let listed =
            lexicon.cues.words("adverb").at_start(words).map(|adverb| (adverb, &words[adverb.len()..]));
        let listed = listed.filter(|(adverb, rest)| {
            adverb.chars().nth(1).is_some() || !rest.starts_with(|c| c == 'の' || script(c) == Script::Kanji)
        });
        // 全ての国民: how many is of the noun.
        let listed = listed.filter(|(adverb, rest)| {
            !(rest.starts_with('の') && ["全て", "すべて", "多く", "一部", "大半"].contains(adverb))
        });
        // 当面の席数: nor is the time of a noun.
        let listed = listed.map(|(_, rest)| rest.strip_prefix('の').unwrap_or(rest));
        let manner = words.contains("的に").then(|| noun::first(words, lexicon)).flatten().and_then(|noun| {
            let ends = noun.start == 0 && words[..noun.end].ends_with('的');
            ends.then(|| words[noun.end..].strip_prefix('に')).flatten()
        });
        let rest = listed.chain(manner).filter_map(behind_adverb).min_by_key(|rest| rest.len());
        match rest.filter(|rest| !rest.is_empty()) {
            Some(rest) => words = rest,
            None => return words,
        }
    }
}

/// Words behind an adverb without the particle that belongs to it: 今までの記録, 今後は記録を. `None` where they begin with one that
/// makes the adverb a part of what follows: 早くに港へ.
fn behind_adverb(rest: &str) -> Option<&str> {
    let marked = ["についても", "については", "においても", "においては", "とも"];
    let rest = marked.iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    // 今までのまま: what is so till now.
    let since = ["までの", "からの", "まで"].iter().find_map(|since| rest.strip_prefix(since));
    if since.is_some_and(|rest| rest.starts_with("まま")) {
        return None;
    }
    let rest = since.unwrap_or(rest);
    let mut chars = rest.chars();
    let (first, next) = (chars.next(), chars.next());
    let particle = next.is_some_and(|c| c == '、' || script(c) != Script::Hiragana);
    // 全体的にはこの: a particle also before kana that points.
    let particle = particle || first == Some('は') && next.is_some_and(|c| "こそあ".contains(c));
    match first {
        Some('は' | 'も') if particle => Some(chars_behind(rest)),
        Some('が' | 'を' | 'に' | 'で' | 'と' | 'の' | 'へ') if particle => None,
        _ => Some(rest.trim_start_matches('、')),
    }
}

/// Words behind their first character, and behind a comma there.
fn chars_behind(words: &str) -> &str {
    words[words.chars().next().map_or(0, char::len_utf8)..].trim_start_matches('、')
}

/// Where the clause may begin: as a whole, and behind each comma that parts it from another.
pub(super) fn openings(words: &str) -> impl Iterator<Item = usize> {
    // 公開の方法を、運航の前に決める: behind a particle or a noun the same clause goes on.
    let parts = |at: &usize| {
        let before = words[..*at].chars().next_back();
        // ためにも、 ends a clause as ために、 does.
        let time = [
            "中",
            "際",
            "上",
            "結果",
            "場合",
            "一方",
            "以上",
            "観点",
            "ためにも",
            "上でも",
            "においても",
            "にとっても",
        ]
        .iter()
        .any(|noun| words[..*at].ends_with(noun));
        time || before.is_some_and(|c| script(c) == Script::Hiragana && !"をがもとやへ".contains(c))
    };
    let commas = words.match_indices('、').filter(move |(at, _)| parts(at));
    std::iter::once(0).chain(commas.map(|(at, comma)| at + comma.len()))
}

/// Whether the label is understood by itself: it begins with a noun, says what is done to what, and nothing in it is
/// of spoken manner or points at what stands elsewhere.
fn stands(label: &str, lexicon: &Lexicon) -> bool {
    let first = label.chars().next();
    let begins = first.is_some_and(|c| {
        matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin | Script::Digit)
    }) || label.starts_with('「');
    // 乗客数と、便の数: two nouns; 広げると、 is half a clause.
    let parted = label
        .match_indices("と、")
        .any(|(at, _)| label[..at].chars().next_back().is_some_and(|c| script(c) == Script::Hiragana));
    let paired = [('「', '」'), ('(', ')')]
        .iter()
        .all(|(open, close)| label.matches(*open).count() == label.matches(*close).count());
    begins
        && paired
        && ["を", "が", "は、", "に", "も", "で"].iter().any(|particle| label.contains(particle))
        && !parted
        && !["っ、", "、あ", "ことは", "ということを"].iter().any(|broken| label.contains(broken))
        && !lexicon.cues.words("telling-end").closes(label)
        && !lexicon.cues.words("talk").is_in(label)
        && (label.ends_with('か') && !has_unspoken(&without_question(label), lexicon)
            || !has_unspoken(label, lexicon) && {
                let plain = label.replace("かどうか", "");
                without_question(&plain) == plain
            })
        && tells(label, lexicon)
}

/// Whether the nouns of a label say what is done to what, and the first of them opens it.
fn tells(label: &str, lexicon: &Lexicon) -> bool {
    let phrases = Phrases::of(label, lexicon);
    let nouns = phrases.nouns();
    let opening = nouns.first().is_some_and(|n| n.start == 0 && !adverbial(label, n, lexicon));
    (opening || label.starts_with('「'))
        && (nouns.len() >= 3
            || nouns.len() == 2 && phrases.telling().is_some()
            || label.ends_with('か') && nouns.first().is_some_and(|n| label[n.clone()].chars().count() >= 4))
}

/// The label without the word that asks, which points at nothing the reader should see.
fn without_question(label: &str) -> String {
    const ASKING: [&str; 20] = [
        "かどうか",
        "どのように",
        "どのような",
        "どの時点",
        "どこまで",
        "どの程度",
        "どのくらい",
        "どのぐらい",
        "どれくらい",
        "どれぐらい",
        "どれだけ",
        "どういう",
        "どういった",
        "どちら",
        "どこ",
        "どう",
        "どんな",
        "どの",
        "いくら",
        "何",
    ];
    ASKING.iter().fold(
        label.to_owned(),
        |label, word| {
            if label.contains(word) { label.replace(word, "") } else { label }
        },
    )
}

/// Endings of a verb that opens a clause and takes no object.
const WITHOUT_OBJECT: [&str; 12] =
    ["られ", "われ", "かれ", "たれ", "まれ", "ばれ", "がれ", "なれ", "したい", "りたい", "いたい", "きたい"];

/// Whether the clause begins with no noun of its own: 今後, 一方; or with a verb or an adjective: 基づいて, 早く.
pub(super) fn adverbial(label: &str, noun: &std::ops::Range<usize>, lexicon: &Lexicon) -> bool {
    let words = &label[noun.clone()];
    let behind = &label[noun.end..];
    let listed = |kind| lexicon.cues.words(kind).contains(words);
    let long = words.chars().nth(1).is_some();
    let particle = behind.chars().next().is_none_or(|c| {
        script(c) != Script::Hiragana && c != '、' || "がをはにのとでもへやかなよだま".contains(c)
    });
    // 新しい規制: an adjective with its noun opens a clause as well as the noun does.
    let rest = behind.strip_prefix('し').unwrap_or(behind);
    let adjective = rest.strip_prefix('い').and_then(|rest| rest.chars().next());
    let adjective = adjective.is_some_and(|c| script(c) != Script::Hiragana && c != '、');
    // 得られた記録, 貸したい人: a passive or a wish needs nothing before it. 生ごみ: a noun ends in kana.
    let stands = WITHOUT_OBJECT.iter().any(|form| behind.starts_with(form))
        || lexicon.terms.kana_nouns_at_start(behind).next().is_some();
    // 理解できる仕組み: what is understood stands before it.
    let lacks = long && (behind.starts_with("でき") || behind.starts_with("しやす"));
    let made_verb = long && behind.starts_with(['し', 'さ', 'す', 'せ'])
        || behind.starts_with("から")
        || behind.starts_with("ごと");
    listed("adverb")
        || behind.starts_with("に、")
        || listed("no-noun")
        || lacks
        || !(particle || made_verb || adjective || stands)
        || words.ends_with('的') && behind.starts_with('に')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_adverb_leaves_with_its_particle_or_stays() {
        for (words, expected) in [
            ("今までの点検の記録", "点検の記録"),
            ("今後は桟橋全体を見渡して", "桟橋全体を見渡して"),
            ("早くに桟橋を直す", "早くに桟橋を直す"),
            ("今の桟橋", "今の桟橋"),
            ("今後、桟橋を直す", "桟橋を直す"),
            ("今後とも、桟橋を直す", "桟橋を直す"),
            ("今後についても、桟橋を直す", "桟橋を直す"),
            ("今までのままで残す", "今までのままで残す"),
        ] {
            assert_eq!(without_leading_adverbs(words, Lexicon::embedded()), expected, "{words}");
        }
    }
}
