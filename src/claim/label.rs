//! Labels of issues: a short noun phrase made from the words of the sentence.

use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, compounds, script},
};

/// Characters of a label at most.
const LONGEST: usize = 40;

/// What is said of a thing, and the noun that stands for it in a label.
const PREDICATES: [(&str, &str); 30] = [
    ("必要", "必要性"), ("重要", "重要性"), ("不可欠", "必要性"), ("課題", "課題"), ("不十分", "不足"), ("不足", "不足"),
    ("足りな", "不足"), ("曖昧", "曖昧さ"), ("困難", "困難さ"), ("難し", "難しさ"), ("懸念", "懸念"), ("不安", "不安"),
    ("負担", "負担"), ("遅れ", "遅れ"), ("限界", "限界"), ("ハードル", "障壁"), ("問題", "問題"), ("過剰", "過剰さ"),
    ("異なる", "相違"), ("鍵", "重要性"), ("有効", "有効性"), ("大切", "重要性"), ("期待", "期待"), ("疑問", "疑問"),
    ("望まし", "必要性"), ("求め", "要請"), ("おそれ", "おそれ"), ("リスク", "リスク"), ("厳し", "厳しさ"), ("偏", "偏り"),
];

/// A label for the issue that `sentence` raises, with the things it concerns.
pub(super) fn of(sentence: &str, named: &[&str], lexicon: &Lexicon) -> String {
    let topic = topic(sentence, lexicon);
    let core = done_to(sentence, lexicon).or_else(|| said_of(sentence, lexicon));
    let label = match (topic, core) {
        (Some(topic), Some(core)) if !core.contains(&topic) && !topic.contains(core.trim_end_matches("の必要性")) && fits(&topic, &core) => format!("{topic}に関する{core}"),
        (_, Some(core)) if core.chars().count() >= 6 => with_name(&core, named),
        (Some(topic), Some(core)) => format!("{topic}の{core}"),
        (Some(topic), None) => format!("{topic}に関する{}", stance(sentence)),
        (None, Some(core)) => with_name(&core, named),
        (None, None) => match named.first() {
            Some(name) => format!("{name}に関する{}", stance(sentence)),
            None => last_clause(sentence),
        },
    };
    label.chars().take(LONGEST).collect()
}

fn fits(topic: &str, core: &str) -> bool {
    topic.chars().count() + core.chars().count() + 4 <= LONGEST
}

/// Puts the thing that an issue concerns before a core that does not name it.
fn with_name(core: &str, named: &[&str]) -> String {
    match named.first() {
        Some(name) if !named.iter().any(|n| core.contains(n)) && fits(name, core) => format!("{name}に関する{core}"),
        _ => core.to_owned(),
    }
}

/// What kind of issue it is, where nothing more can be said.
fn stance(sentence: &str) -> &'static str {
    for (word, noun) in [("懸念", "懸念"), ("課題", "課題"), ("欲しい", "要望"), ("ほしい", "要望"), ("いただきたい", "要望"), ("べき", "提案"), ("はどうか", "提案"), ("か", "論点")] {
        if sentence.contains(word) {
            return noun;
        }
    }
    "課題"
}

/// 「Xについては」「Xでは」「Xは」: what the sentence is about.
fn topic(sentence: &str, lexicon: &Lexicon) -> Option<String> {
    for marker in ["については", "に関しては", "についても", "について、", "においては、", "においては"] {
        if let Some(at) = sentence.find(marker) {
            return phrase_before(sentence, at, lexicon).filter(|p| p.chars().count() <= 22);
        }
    }
    let at = sentence.find("は、").filter(|&a| sentence[..a].chars().count() <= 30)?;
    phrase_before(sentence, at, lexicon).filter(|p| (3..=22).contains(&p.chars().count()))
}

/// 「OをVする必要がある」: O の V.
fn done_to(sentence: &str, lexicon: &Lexicon) -> Option<String> {
    let mut best = None;
    for (at, _) in sentence.match_indices('を') {
        let rest = &sentence[at + 'を'.len_utf8()..];
        let rest = ["更に", "さらに", "より", "しっかり", "早期に", "早く", "一層", "適切に", "積極的に", "十分に"].iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest);
        let Some(verb) = compounds(rest).into_iter().next().filter(|r| r.start == 0).map(|r| &rest[r]) else { continue };
        let after = &rest[verb.len()..];
        let sahen = ["する", "し", "させ", "す", "を", "でき", "される", "いただ"].iter().any(|w| after.starts_with(w));
        if !sahen || verb.chars().count() < 2 || verb.chars().any(|c| script(c) == Script::Digit) {
            continue;
        }
        if let Some(object) = phrase_before(sentence, at, lexicon) {
            best = Some(format!("{object}の{verb}"));
        }
    }
    best
}

/// 「Oが不十分」: O の 不足.
fn said_of(sentence: &str, lexicon: &Lexicon) -> Option<String> {
    let mut found: Option<(usize, String)> = None;
    for (word, noun) in PREDICATES {
        let Some(at) = sentence.rfind(word) else { continue };
        let before = &sentence[..at];
        let before = ["極めて", "非常に", "まだ", "なお", "でもなお", "特に", "大変", "最も", "とても", "更に"].iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before);
        let Some(cut) = before.strip_suffix(['が', 'は', 'も', 'に']).map(str::len) else { continue };
        if let Some(subject) = phrase_before(sentence, cut, lexicon)
            && found.as_ref().is_none_or(|(f, _)| at > *f)
        {
            found = Some((at, format!("{subject}の{noun}")));
        }
    }
    found.map(|(_, label)| label)
}

/// The noun phrase that ends at `end`: compounds joined by の, や, と and the like.
fn phrase_before(sentence: &str, end: usize, lexicon: &Lexicon) -> Option<String> {
    let words = &sentence[..end];
    let compounds = compounds(words);
    let last = compounds.last().filter(|r| r.end == words.trim_end_matches([')', '」', '等', 'ら']).len() || r.end == words.len())?;
    let mut start = last.start;
    for earlier in compounds.iter().rev().skip(1) {
        let between = &words[earlier.end..start];
        let joined = matches!(between, "の" | "や" | "と" | "・" | "及び" | "における" | "に対する" | "に関する" | "での" | "への" | "からの" | "えた" | "え" | "け" | "り" | "」の" | ")の" | "による");
        if !joined || words[earlier.start..end].chars().count() > 28 {
            break;
        }
        start = earlier.start;
    }
    // 「 opens what stands in quotation marks.
    if words[..start].ends_with('「') && words[start..].contains('」') {
        start -= '「'.len_utf8();
    }
    let phrase = words[start..].trim_matches([')', ' ']);
    let vague = lexicon.terms.is_generic(phrase) || ["こと", "もの", "ため", "今後", "場合", "際"].contains(&phrase);
    (phrase.chars().count() >= 2 && !vague).then(|| phrase.to_owned())
}

/// The last clause, cut short: better than nothing where no pattern fits.
fn last_clause(sentence: &str) -> String {
    let clause = sentence.rsplit('、').find(|c| c.chars().count() >= 8).unwrap_or(sentence);
    clause.chars().take(LONGEST).collect()
}
