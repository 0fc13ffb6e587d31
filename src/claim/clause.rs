//! Clauses: where a sentence turns from one thing to the next.
//!
//! Takes the words of a turn; gives byte ranges in order; does not know what they say.

use std::ops::Range;

use crate::{
    lexicon::Lexicon,
    script::{Script, script},
};

/// Words at the end of a clause behind which the sentence goes on with another: 「…が、」, 「…ので、」, 「…とともに、」.
const JOINTS: [&str; 21] = [
    "が",
    "けれども",
    "けれど",
    "けども",
    "けど",
    "ものの",
    "にもかかわらず",
    "一方で",
    "一方",
    "ので",
    "から",
    "ため",
    "ことから",
    "おり",
    "し",
    "て",
    "ほか",
    "とともに",
    "ですとか",
    "ますと",
    "ば",
];

/// The clauses of `sentence`, a range of `s`. A comma between nouns parts none.
pub(super) fn clauses(s: &str, sentence: Range<usize>) -> Vec<Range<usize>> {
    let words = &s[sentence.clone()];
    let mut found = Vec::new();
    let mut start = sentence.start;
    let mut depth = 0u32;
    for (i, c) in words.char_indices() {
        match c {
            '(' | '「' | '『' => depth += 1,
            ')' | '」' | '』' => depth = depth.saturating_sub(1),
            '、' if depth == 0 => {
                let end = sentence.start + i;
                let before = s[start..end].chars().rev();
                if before.clone().take(2).all(|c| script(c) == Script::Hiragana)
                    && ends_clause(&s[start..end])
                {
                    found.push(start..end + c.len_utf8());
                    start = end + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    if start < sentence.end {
        found.push(start..sentence.end);
    }
    found
}

fn ends_clause(words: &str) -> bool {
    // Particles that end like a joint but keep the noun before them in the clause.
    let kept = [
        "について",
        "において",
        "に関して",
        "に対して",
        "として",
        "にとって",
        "に向けて",
        "に応じて",
        "を通じて",
    ];
    JOINTS.iter().any(|joint| words.ends_with(joint))
        && !kept.iter().any(|k| words.ends_with(k))
        && words.chars().count() >= 8
}

/// 「逆に言うと、」: what says that something is said, behind a word that opens.
const SAID: [&str; 7] =
    ["言うと、", "いうと、", "言えば、", "いえば、", "言いますと、", "申しますと、", "申し上げますと、"];

/// Openings with which longer words begin, and how those go on.
const LONGER: [(&str, &[&str]); 11] = [
    ("多分", &["野", "岐"]),
    ("その後", &["者"]),
    ("なお", &["さら", "かつ", "も"]),
    ("もし", &["か", "く"]),
    ("ただ", &["いま", "ちに"]),
    ("より", &["よ", "良"]),
    ("また", &["が"]),
    ("それ", &["なり", "ぞれ", "ほど"]),
    ("それで", &["も"]),
    ("指摘の", &["とおり", "通り"]),
    ("ため", &["に", "の"]),
];

/// `words` without the adverbs and fillers that open it: 「まず、」, 「やはり」, 「実は」.
///
/// Only what stands at the beginning goes: the same kana inside a word (充実は) are none.
pub(super) fn without_opening<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    let mut words = words.trim_start_matches(['、', '。', ' ', '・']);
    let opened = |words: &'a str| {
        // 今までとは違う: behind a word that ends in kanji, kana goes on with it.
        let whole = |opening: &str, rest: &str| {
            let kanji = opening.ends_with(|c| script(c) == Script::Kanji);
            // 今日の予定, 今年起きた: nor is one character of a word of two an opening.
            let mut behind = rest.chars().map(script);
            let torn = opening.chars().nth(1).is_none()
                && (rest.starts_with(['年', '月', '回', '後', '週', '度', '期', '般', '次'])
                    || behind.next() == Some(Script::Kanji) && behind.next() != Some(Script::Kanji));
            // それに対する: nor is a pronoun with its particle.
            let ruled = opening == "それに"
                && rest.starts_with(['対', '関', '伴', 'よ', '基', '応', '沿', '向', 'つ']);
            // なおさら, もしかしたら, ただいま, よりよい, 御指摘のとおり: nor is the beginning of a longer word.
            let longer = LONGER.iter().any(|(word, goes_on)| {
                opening.ends_with(word) && goes_on.iter().any(|kana| rest.starts_with(kana))
            });
            !(ruled || longer || kanji && (torn || rest.starts_with(|c| script(c) == Script::Hiragana)))
        };
        let openings = lexicon.cues.words("opening").at_start(words);
        openings
            .map(|opening| (opening, &words[opening.len()..]))
            .find_map(|(opening, rest)| whole(opening, rest).then_some(rest))
    };
    while let Some(rest) = opened(words) {
        // 特に、 and 特に人手: an opening ends before a comma, a noun or a kana word, never inside one.
        let rest = rest.trim_start_matches(['、', ' ']);
        let rest = SAID.iter().find_map(|said| rest.strip_prefix(said)).unwrap_or(rest);
        if rest.is_empty() {
            break;
        }
        words = rest;
    }
    words
}

/// Whether a sentence turns to another subject: 「次に」, 「二点目は」, 「Xについては、」.
pub(super) fn turns_away(words: &str, lexicon: &Lexicon) -> bool {
    let head = words.char_indices().nth(16).map_or(words, |(i, _)| &words[..i]);
    lexicon.cues.of(head).any(|(cue, at)| cue.kind == "turning" && at == 0) || numbered(head)
}

/// 一つ目は, 2点目, 第三に: what counts the points of a speech.
fn numbered(head: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let rest = head.trim_start_matches('第').trim_start_matches(is_number);
    rest.len() < head.len()
        && ["つ目", "点目", "番目", "に、", "は、", "つは", "点は"].iter().any(|w| rest.starts_with(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_end_at_joints_and_not_between_nouns() {
        for (sentence, expected) in [
            (
                "規格、手順、費用を決める必要があるが、時期は未定である",
                vec!["規格、手順、費用を決める必要があるが、", "時期は未定である"],
            ),
            ("運用については、手引きが必要である", vec!["運用については、手引きが必要である"]),
            (
                "人手が足りないため、点検の期間を延ばしてほしい",
                vec!["人手が足りないため、", "点検の期間を延ばしてほしい"],
            ),
        ] {
            let found: Vec<&str> =
                clauses(sentence, 0..sentence.len()).into_iter().map(|r| &sentence[r]).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn openings_go_only_where_they_open() {
        for (words, expected) in [
            ("まず、点検の体制が要る", "点検の体制が要る"),
            ("やはり実は費用が要る", "費用が要る"),
            ("逆に言うと、費用が要る", "費用が要る"),
            ("充実は要る", "充実は要る"),
            ("今日の予定は要る", "今日の予定は要る"),
            ("今年起きた地震", "今年起きた地震"),
            ("なおさら点検が要る", "なおさら点検が要る"),
            ("ただいま点検する", "ただいま点検する"),
        ] {
            assert_eq!(without_opening(words, Lexicon::embedded()), expected);
        }
    }

    #[test]
    fn points_that_are_counted_turn_to_another_subject() {
        for (words, expected) in
            [("二点目は、費用である", true), ("第三に、期間を", true), ("費用は二点目に述べる", false)]
        {
            assert_eq!(turns_away(words, Lexicon::embedded()), expected, "{words}");
        }
    }
}
