//! What words in brackets are called: 要望, 懸念, 問い, 方針, by how they end.

use std::sync::LazyLock;

use crate::pattern::Regex;

/// Characters of the last predicate of words with what it is said of.
const PREDICATE: usize = 24;

/// What asks within words.
const INTERROGATIVES: [&str; 17] = [
    "どう",
    "どの",
    "どん",
    "どこ",
    "どれ",
    "どち",
    "何",
    "なぜ",
    "誰",
    "いつ",
    "いかに",
    "いかな",
    "いくら",
    "幾ら",
    "かどうか",
    "か否か",
    "のか",
];

// 「島の学校に通知をした」: what was done, and no view of it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"を[^、。をがは]{0,10}(?:した|いたした|行った|定めた|設けた|講じた|始めた)(?:ところ)?$")
        .unwrap()
});

/// Ends of wishes that others are to fulfil, among those in たい.
const ASKED_OF_OTHERS: [&str; 10] = [
    "いただきたい",
    "頂きたい",
    "もらいたい",
    "お願いしたい",
    "お願いをしたい",
    "願いたい",
    "求めたい",
    "要望したい",
    "られたい",
    "されたい",
];

/// The words with what they are called. 「船の便が足りようか」, 「足りないかな」 of one who thinks so ask nothing.
pub(super) fn settled<'a>(words: &'a str, voice: &'a str) -> (&'a str, &'a str) {
    let view = if voice == "問い" { "意見" } else { voice };
    let wondered = ["かなと", "かな"].iter().find(|end| words.ends_with(**end));
    if let Some(end) = wondered {
        let bare = &words[..words.len() - end.len()];
        // 「…ではないかな」 without か says the contrary.
        let bare = if bare.ends_with("ない") { &words[..bare.len() + 'か'.len_utf8()] } else { bare };
        // 「足りなくなるのかな」
        let bare = bare.strip_suffix('の').filter(|told| told.ends_with(VERB_ENDS)).unwrap_or(bare);
        return (bare, heard(bare, view));
    }
    if let Some(bare) =
        words.strip_suffix('か').filter(|bare| bare.ends_with("よう") || bare.ends_with("ろう"))
    {
        return (bare, heard(bare, view));
    }
    (words, heard(words, voice))
}

/// The last kana of verbs, of adjectives and of what was.
const VERB_ENDS: [char; 11] = ['る', 'う', 'く', 'す', 'つ', 'む', 'ぶ', 'ぐ', 'ぬ', 'い', 'た'];

/// Ends of what is wanted or valued, and not feared.
const WANTED: [&str; 14] = [
    "べき",
    "必要",
    "必要がある",
    "必要があります",
    "ほうがよい",
    "ほうがいい",
    "ほうが良い",
    "方がよい",
    "方がいい",
    "なければいけない",
    "なければならない",
    "ないといけない",
    "重要",
    "大事",
];

/// Ends of what is going to be done.
const INTENDED: [&str; 9] = [
    "こととする",
    "こととします",
    "ていく考え",
    "てまいる考え",
    "する考え",
    "する予定",
    "お示しする",
    "お示しします",
    "お示しできる",
];

/// What is feared by its name.
const FEARS: [&str; 12] =
    ["懸念", "心配", "不安", "危惧", "恐れ", "おそれ", "リスク", "かねない", "危険", "損な", "失わ", "混乱"];

/// What the words are called: what they sound like themselves, for a part of a question may ask nothing, else what their
/// sentence is.
pub(super) fn heard<'a>(words: &str, voice: &'a str) -> &'a str {
    let ends = |ends: &[&str]| ends.iter().any(|end| words.ends_with(end));
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    // 「…と伺っているが、検討する」 asks nothing.
    let from = words.char_indices().rev().nth(PREDICATE).map_or(0, |(at, _)| at);
    let last = words[from..].rsplit('、').next().unwrap_or_default();
    let asking = ["教えて", "伺い", "伺う", "聞かせ", "お聞き", "お尋ね", "お答え", "御教示", "ご教示"];
    if asking.iter().any(|word| last.contains(word)) {
        return "問い";
    }
    // 「公開していただけないか」, 「公開してもらえればと思うが、いかがか」: asked for, and not asked.
    let asked_for = ["いただけないか", "もらえないか", "くれないか", "くださらないか"];
    if ends(&asked_for) || has(&["いただければと思", "もらえればと思"]) {
        return "要望";
    }
    if ends(&["てはどうか", "てはいかがか", "てはいかがでしょうか"]) {
        return "提案";
    }
    if ends(&["ないか"]) && voice != "問い" && !has(&INTERROGATIVES) {
        return if voice == "懸念" { voice } else { "意見" };
    }
    if ends(&["か"]) {
        return "問い";
    }
    // 「公開することとする」, 「広げていく考え」; 「島に通知をした」.
    if ends(&INTENDED) {
        return "方針";
    }
    if voice != "方針" && DONE.is_match(words) {
        return "説明";
    }
    match voice {
        "方針" => voice,
        // 「来年施行したい」, 「予算の額を知りたい」: what the speaker himself wants to do.
        _ if ends(&["たい"]) && !ends(&ASKED_OF_OTHERS) => {
            if ends(&["知りたい", "聞きたい", "確認したい"]) { "問い" } else { "方針" }
        }
        _ if ends(&[
            "たい",
            "ほしい",
            "欲しい",
            "願います",
            "お願いする",
            "お願い",
            "いただければ",
            "ください",
        ]) =>
        {
            "要望"
        }
        "提案" if ends(&["べき", "よい", "良い", "いい", "必要", "必要がある", "ほう", "重要", "こと"]) => {
            voice
        }
        "懸念" if ends(&WANTED) => "意見",
        "懸念" if FEARS.iter().any(|fear| last.contains(fear)) => voice,
        "懸念" if ends(&["しまう", "しまいます", "難しい", "困難", "ならない", "なりません"]) => {
            voice
        }
        "懸念" => "指摘",
        // 「…をお願いしている」: what is done is reported.
        "意見" | "要望" | "提案"
            if ends(&["ている", "ていた", "おります", "ました", "こととした", "ところ"]) =>
        {
            "説明"
        }
        "問い" | "要望" | "提案" => "意見",
        _ => voice,
    }
}

/// Whether the words tell what the speaker is going to do.
pub(super) fn intends(words: &str) -> bool {
    const WILL: [&str; 17] = [
        "取り組みます",
        "進めます",
        "努めます",
        "図ります",
        "行います",
        "講じます",
        "目指します",
        "強化します",
        "まいりたい",
        "参りたい",
        "ていきたい",
        "させていただきたい",
        "まいります",
        "参ります",
        "ていきます",
        "いたします",
        "所存",
    ];
    // 「声が聞こえてまいります」 befalls.
    let befalls = [
        "なって",
        "出て",
        "聞こえて",
        "見えて",
        "増えて",
        "減って",
        "生じて",
        "起きて",
        "起こって",
        "広がって",
        "かかって",
    ];
    let befalls = befalls.iter().any(|verb| words.trim_end_matches("まいります").ends_with(verb));
    WILL.iter().any(|end| words.ends_with(end)) && !words.contains("お願い") && !befalls
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_called_what_their_ends_say() {
        for (words, voice, expected) in [
            ("来年の春に施行したい", "要望", "方針"),
            ("予算の額を知りたい", "要望", "問い"),
            ("船の便の案を次回までにまとめられたい", "要望", "要望"),
            ("船の便を増やしていただきたい", "意見", "要望"),
            ("船の便を県にお願いしている", "要望", "説明"),
            ("船の便が少ない", "要望", "意見"),
            ("船の便を増やしてはいかがでしょうか", "懸念", "提案"),
            ("船の便が不安なく続くよう知らせなければいけない", "懸念", "意見"),
            ("不安もあるが、船の便の数は今のままでよいものになる", "懸念", "指摘"),
            ("船の便を減らすと島の暮らしが損なわれる", "懸念", "懸念"),
            ("船の便をどう増やすか", "意見", "問い"),
            ("船の便は足りるか", "意見", "問い"),
            ("船の便は足りないのではないか", "提案", "意見"),
            ("船の便は足りないと伺っており、来年から増やしたい", "意見", "方針"),
            ("船の便の変更を島の学校に知らせ、説明を行った", "懸念", "説明"),
            ("船の便は県の要綱により増やすこととする", "意見", "方針"),
            ("船の便の案は次回の会議でお示しします", "指摘", "方針"),
            ("船の便の見通しを役場の方にお聞きしたい", "要望", "問い"),
        ] {
            assert_eq!(heard(words, voice), expected, "{words}");
        }
    }

    #[test]
    fn a_view_that_ends_as_a_question_does_asks_nothing() {
        assert_eq!(settled("太陽光が中心となってこようか", "意見"), ("太陽光が中心となってこよう", "意見"));
        assert_eq!(settled("太陽光では足りないかな", "意見"), ("太陽光では足りないか", "意見"));
        assert_eq!(settled("太陽光のほうが安いかなと", "問い"), ("太陽光のほうが安い", "意見"));
        assert_eq!(settled("太陽光が安くなるのかな", "意見"), ("太陽光が安くなる", "意見"));
        assert_eq!(settled("太陽光をどう広げるか", "意見"), ("太陽光をどう広げるか", "問い"));
    }
}
