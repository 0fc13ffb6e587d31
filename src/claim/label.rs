//! Labels of issues: a short noun phrase made from the words of the sentence.
//!
//! The clause that the sentence ends with says what is wanted or wrong. Its modality is taken off and it is turned into
//! a noun phrase: 「遺伝子治療を促進する必要がある」 becomes 遺伝子治療の促進. What the sentence is about stands before it where
//! the clause does not say so itself.

use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, compounds, script},
};

/// Characters of a label at most.
const LONGEST: usize = 48;
/// Characters of the clause at least, before a further one is added in front.
const ENOUGH: usize = 13;

/// What is said of a thing at the end of a clause, and the noun that stands for it.
const PREDICATES: [(&str, &str); 26] = [
    ("必要", "必要性"), ("重要", "重要性"), ("不可欠", "必要性"), ("不十分", "不足"), ("不足", "不足"), ("足りな", "不足"),
    ("曖昧", "曖昧さ"), ("困難", "困難さ"), ("難し", "難しさ"), ("懸念", "懸念"), ("不安", "不安"), ("負担", "負担"),
    ("遅れ", "遅れ"), ("限界", "限界"), ("ハードル", "障壁"), ("問題", "問題"), ("過剰", "過剰さ"), ("異な", "相違"),
    ("鍵", "重要性"), ("大切", "重要性"), ("疑問", "疑問"), ("望まし", "必要性"), ("求め", "要請"), ("厳し", "厳しさ"),
    ("偏", "偏り"), ("課題", "課題"),
];

/// Ends of sentences that only say how something is meant, the longest first.
const MODALITY: [&str; 44] = [
    "のではないかと考えている", "ではないかと考えている", "べきではないかと考える", "必要があると考えられる", "必要があると考える", "必要があるのではないか",
    "との意見が出ている", "という疑問がある", "と考えられる", "と考えている", "必要ではないか", "のではないか", "べきではないか", "ことが望ましい",
    "ことが必要である", "ことが重要である", "ことが必要だ", "ことが重要だ", "ことが必要", "必要がある", "ことも検討してはどうか", "してはどうか", "ではないか",
    "と考える", "と思われる", "と思っている", "と思います", "と思う", "べきである", "べきだ", "べき", "を期待している", "を期待する", "が必要である", "が必要だ",
    "が必要", "という", "との", "のである", "である", "だ", "です", "していきたい", "したい",
];

/// A label for the issue that `sentence` raises, with the things it concerns.
pub(super) fn of(sentence: &str, named: &[&str], lexicon: &Lexicon) -> String {
    let sentence = &without_brackets(sentence.trim_end_matches(['。', ' ']));
    let clause = last_clause(sentence);
    let core = said_of(clause, lexicon).unwrap_or_else(|| as_noun(clause));
    let about = topic(sentence, lexicon).filter(|t| !core.contains(t.as_str()));
    let about = about.or_else(|| named.first().filter(|_| !named.iter().any(|n| core.contains(n))).map(|n| (*n).to_owned()));
    let label = match about {
        Some(about) if about.chars().count() + core.chars().count() + 4 > LONGEST => core,
        Some(about) if core.chars().count() <= 12 && !core.ends_with(['と', 'か']) => format!("{about}に関する{core}"),
        Some(about) => format!("{about}：{core}"),
        None => core,
    };
    shorten(&label)
}

/// The sentence without what stands in brackets: remarks are no part of a label.
fn without_brackets(sentence: &str) -> String {
    let mut kept = String::with_capacity(sentence.len());
    let mut depth = 0u32;
    for c in sentence.chars() {
        match c {
            '(' if sentence.matches('(').count() == sentence.matches(')').count() => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// At most the longest label: cut in front, behind a particle, so that what is wanted or wrong stays.
fn shorten(label: &str) -> String {
    let chars = label.chars().count();
    if chars <= LONGEST {
        return label.to_owned();
    }
    let cuts = label.char_indices().enumerate().filter(|&(n, (_, c))| chars - n - 1 <= LONGEST && matches!(c, 'は' | 'が' | 'を' | 'に' | 'で' | 'と' | '、' | 'の'));
    // より, よる, おける, ついて, 対する go on with the particle before them.
    let whole = |at: &usize| !label[*at..].trim_start().is_empty() && !["より", "よる", "よっ", "おけ", "おい", "つい", "対", "関", "基", "は", "も", "の"].iter().any(|w| label[*at..].starts_with(w));
    let cut = cuts.map(|(_, (i, c))| i + c.len_utf8()).find(whole);
    cut.map_or_else(|| label.chars().skip(chars - LONGEST).collect(), |cut| label[cut..].to_owned())
}

/// The clauses at the end that say enough together.
fn last_clause(sentence: &str) -> &str {
    let mut start = sentence.len();
    let mut depth = 0i32;
    for (i, c) in sentence.char_indices().rev() {
        match c {
            ')' | '」' | '』' => depth += 1,
            '(' | '「' | '『' => depth -= 1,
            '、' if depth <= 0 => {
                if sentence[i + c.len_utf8()..].chars().count() >= ENOUGH {
                    return without_adverb(&sentence[i + c.len_utf8()..]);
                }
            }
            _ => {}
        }
        start = i;
    }
    without_adverb(&sentence[start..])
}

fn without_adverb(clause: &str) -> &str {
    let adverbs = ["今後、", "特に、", "まずは、", "まず、", "さらに、", "また、", "その後、", "一方で、", "一方、", "更に、", "なお、", "しかし、", "そのため、", "したがって、", "ただし、", "例えば、", "今後", "早く、", "引き続き"];
    adverbs.iter().find_map(|a| clause.strip_prefix(a)).unwrap_or(clause)
}

/// A clause as a noun phrase.
fn as_noun(clause: &str) -> String {
    let mut words = clause.trim_end_matches(['。', ' ', ')']);
    let wish = ["ていただきたい", "て頂きたい", "てほしい", "て欲しい", "でほしい", "で欲しい", "てもらいたい", "でもらいたい", "でいただきたい", "よう要望をまとめたい"].iter().find(|w| words.ends_with(**w));
    if let Some(wish) = wish {
        let stem = &words[..words.len() - wish.len()];
        return noun_of_action(stem.strip_suffix('し').unwrap_or(stem), stem.ends_with('し')).unwrap_or_else(|| format!("{words}との要望"));
    }
    let mut sahen = false;
    while let Some(end) = MODALITY.iter().find(|m| words.ends_with(**m) && words.len() > m.len() + 6) {
        sahen = matches!(*end, "したい" | "していきたい" | "してはどうか");
        words = words[..words.len() - end.len()].trim_end_matches('、');
    }
    if words.ends_with('か') || words.ends_with("どうか") {
        return words.to_owned();
    }
    for verb in ["していくこと", "していく", "すること", "する", "す"] {
        if let Some(stem) = words.strip_suffix(verb)
            && let Some(noun) = noun_of_action(stem, true)
        {
            return noun;
        }
    }
    if sahen {
        return noun_of_action(words, true).unwrap_or_else(|| format!("{words}すること"));
    }
    for (wish, verb) in [("きたい", "く"), ("めたい", "める"), ("せたい", "せる"), ("えたい", "える"), ("けたい", "ける"), ("げたい", "げる"), ("りたい", "る")] {
        if let Some(stem) = words.strip_suffix(wish) {
            return format!("{stem}{verb}こと");
        }
    }
    let last = words.chars().next_back();
    match last {
        Some('る' | 'う' | 'く' | 'つ' | 'ぬ' | 'む' | 'ぶ' | 'ぐ' | 'い' | 'た' | 'す') => format!("{words}こと"),
        Some('な') => format!("{words}こと"),
        Some('て' | 'で' | 'り' | 'ら' | 'し' | 'が') => words.trim_end_matches('が').to_owned() + "ことに関する論点",
        _ => words.to_owned(),
    }
}

/// 遺伝子治療を促進 + する: 遺伝子治療の促進. `None` where no noun stands before the verb.
fn noun_of_action(stem: &str, verb: bool) -> Option<String> {
    if !verb {
        return None;
    }
    let noun = compounds(stem).pop().filter(|r| r.end == stem.len() && stem[r.clone()].chars().count() >= 2)?;
    let (before, noun) = stem.split_at(noun.start);
    let before = ["更に", "さらに", "早期に", "適切に", "積極的に", "十分に", "具体的に", "早く", "しっかり", "一層", "より"].iter().find_map(|a| before.strip_suffix(a)).unwrap_or(before);
    if let Some(object) = before.strip_suffix('を') {
        return Some(format!("{object}の{noun}"));
    }
    if let Some(target) = before.strip_suffix('に') {
        // XをYに提案: XのYへの提案. A time is no goal: 認定時に確認.
        let target = target.rfind('を').map_or_else(|| target.to_owned(), |at| format!("{}の{}", &target[..at], &target[at + 'を'.len_utf8()..]));
        return Some(if target.ends_with(['時', '内', '前', '後', '中']) { format!("{target}の{noun}") } else { format!("{target}への{noun}") });
    }
    if let Some(other) = before.strip_suffix('と') {
        return Some(format!("{other}との{noun}"));
    }
    if before.ends_with(['が', 'は']) {
        return Some(format!("{}の{noun}", before.trim_end_matches(['が', 'は'])));
    }
    before.is_empty().then(|| noun.to_owned())
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

/// 「Oが不十分」 at the end of a clause: O の 不足.
fn said_of(clause: &str, lexicon: &Lexicon) -> Option<String> {
    let chars = clause.chars().count();
    let near_end = |at: usize| clause[at..].chars().count() <= 14 || chars <= 20;
    let mut found: Option<(usize, String)> = None;
    for (word, noun) in PREDICATES {
        let Some(at) = clause.rfind(word).filter(|&at| near_end(at)) else { continue };
        let before = &clause[..at];
        let adverbs = ["極めて", "非常に", "まだ", "でもなお", "なお", "特に", "大変", "最も", "とても", "更に"];
        let before = adverbs.iter().find_map(|w| before.strip_suffix(w)).unwrap_or(before);
        let Some(cut) = before.strip_suffix(['が', 'は', 'も']).map(str::len) else { continue };
        if let Some(subject) = phrase_before(clause, cut, lexicon).filter(|s| s.chars().count() >= 3)
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
    // 「X（Y）」については: the phrase ends before what closes it.
    let closed = words.trim_end_matches(['」', '等', 'ら']);
    let last = compounds.last().filter(|r| r.end == closed.len() || r.end == words.len())?;
    let mut start = last.start;
    for earlier in compounds.iter().rev().skip(1) {
        let between = &words[earlier.end..start];
        let joints = ["の", "や", "と", "・", "及び", "における", "に対する", "に関する", "での", "への", "からの", "え", "け", "り", "による"];
        if !joints.contains(&between) || words[earlier.start..end].chars().count() > 28 {
            break;
        }
        start = earlier.start;
    }
    let phrase = words[start..].trim_matches([')', ' ', '」']);
    let vague = (lexicon.terms.is_generic(phrase) && phrase.chars().count() <= 3) || ["こと", "もの", "ため", "今後", "場合", "際"].contains(&phrase);
    let balanced = phrase.matches('(').count() == phrase.matches(')').count();
    let worded = phrase.chars().any(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin));
    (phrase.chars().count() >= 2 && !vague && balanced && worded).then(|| phrase.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_noun_phrases() {
        for (sentence, label) in [
            ("単一遺伝子疾患に対する遺伝子治療を促進する必要がある", "単一遺伝子疾患に対する遺伝子治療の促進"),
            ("充電コネクタの規格を国際標準化機構（ISO）に提案すべきである", "充電コネクタの規格の国際標準化機構への提案"),
            ("国内の事業者が迫られないよう、様式の互換性に配慮すべきである", "様式の互換性への配慮"),
            ("多くの医療機関で実施可能であるが、品質管理が重要である", "品質管理の重要性"),
            ("住民に分かりやすく説明する責任は誰が負うのか", "住民に分かりやすく説明する責任は誰が負うのか"),
            ("訓練を認める範囲を広げるべきではないか", "訓練を認める範囲を広げること"),
        ] {
            assert_eq!(of(&crate::text::fold(sentence), &[], Lexicon::embedded()), label, "{sentence}");
        }
    }
}
