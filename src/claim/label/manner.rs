//! Manner of speech inside a sentence: politeness, views and remarks on what was said, which a label does without.
//!
//! 「先ほど申し上げましたが、橋の点検は大切だと思いますので、記録を公開していただければと思います」 says
//! 「橋の点検は大切なので、記録を公開してほしい」.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};
use regex::Captures;

use super::{fact, verb::without_politeness};
use crate::{
    lexicon::Lexicon,
    pattern::{Look, Regex},
    script::{Script, script},
};

// 「委員からもありましたが、」, 「前回も申し上げましたように、」, 「御指摘のとおり、」: that something was said.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:(?:申し上げ|申し|述べ|(?:指摘|説明|紹介|発言|言及|報告|提案|提示|お?話)(?:を|も|が)?(?:し|され|いただ|頂|させていただ|あり|ござい)|言われ|言い|おっしゃ[らい]?|おっしゃって|触れ|触れられ|から(?:も|は)?(?:お話が)?(?:あり|ござい|出))
              (?:て)?(?:い|おり|いただ)?(?:[っいき])?(?:ました|ましたん|た|たん|ています|ております|ている)
              (?:のです|です|んです|の)?(?:が|けれども|けれど|けども|けど|ように|とおり|通り|ところ)(?:で|です(?:が|けれども)|でありますが)?
            |(?:申し上げ|言い|述べ|触れ)ません(?:が|けれども|けれど|けど)
            |(?:お?話|指摘|説明|提案|発言|意見|質問|認識)の(?:とおり|通り)(?:で|です(?:が|けれども))?)$",
    )
    .unwrap()
});
// 「的外れかもしれないのですが、」, 「私見ですが、」: how the speaker means it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MODEST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、]{0,24}(?:的外れ|個人的な|私見|余談|繰り返し|恐縮|僭越|門外漢|素人|不勉強|蛇足|細か(?:い|な)(?:話|点|こと))[^、]{0,20}(?:が|けれども|けれど|けども|けど|ので|し)、").unwrap()
});
// 「気になりますのは、」, 「ポイントは、」, 「最後のところで、」: what leads to what is said.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static LEADS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:[^、をは]{0,16}(?:思(?:う|って(?:いる|おります|います)|います)|考え(?:る|て(?:いる|おります|います)|ます)|気に(?:なる|なります|なって(?:いる|おります|います))
            |困って(?:いる|おります|います)|お聞きしたい|伺いたい|お伺いしたい|確認したい|お願いしたい|申し上げたい|言いたい|(?:コメント|発言|質問|紹介|共有|補足)(?:させていただき|し)たい|感じ(?:る|て(?:いる|おります|います)|ます)
            |懸念して(?:いる|おります|います)|心配して(?:いる|おります|います))(?:こと|の|ところ|点)(?:は|として(?:は)?)、?
          |(?:ポイント|結論|要点)(?:として)?は、|(?:一番|最も)?(?:大事|重要|大切)な(?:こと|の|ところ|点|ポイント)は、
          |(?:一番|いちばん)?最(?:後|初)の(?:ところ|点|部分|論点)(?:で|に(?:ついて|つきまして)|として)?(?:は)?、
          |(?:教えて(?:いただき|頂き)たい|(?:1点|一点|二点|2点)?(?:だけ)?(?:確認|質問|お願い)(?:させていただきたい|したい|な)?)(?:の|ん)?(?:だ|です|でございます)(?:が|けれども|けれど|けど)、
          |(?:お?伺い?(?:いた)?(?:します|う)|お尋ね(?:いた)?(?:します|する))(?:が|けれども|けれど|けど)、
          |別の(?:言い方|見方)を(?:する|します|すれば)(?:と)?、|(?:結論|端的|正直)(?:から|に)(?:言|申し上げ)[^、]{0,6}、|同時に、|それと同時に、)",
    )
    .unwrap()
});
// 「二点目の」, 「論点1につきましては、」: which of the points of a speech it is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^(?:[0-9一二三四五六七八九十]+(?:つ目|点目|番目)|第[0-9一二三四五六七八九十]+(?:点目?)?(?:に、|は、)|(?:論点|議題|議事)[0-9一二三四五六七八九十]+(?:と[0-9]+)?(?:の部分)?(?:に(?:ついて|つきまして|関して|関しまして)(?:は)?|では?)?、)
          (?:の(?:論点|ところ|点))?(?:と(?:して|しまして|いたしまして)(?:は)?|に(?:ついて|つきまして|関して|関しまして)(?:は)?|で(?:は|すが|すけれども)|[はがにの])?、?",
    )
    .unwrap()
});
// 「大切だと思いますので、」: that it is thought.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static THOUGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<a>だ|である)?(?P<m>(?:の|ん)?(?:では|じゃ)ないか|か)?と(?:は|も|いうふうに|いうように)?(?:思(?:います|っています|っております|う|っている)|考え(?:ます|ています|ております|る|ている)|存じます|感じ(?:ます|ています|ております|る|ている))(?:のです|んです|の|ん)?(?P<j>ので|が|けれども|けれど|けども|けど|から|し)、").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static POLITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<v>[^、]+ます)(?P<j>と|ので|が|けれども|けれど|けども|けど|から|し)、").unwrap()
});
// 「足りないですし、」, 「必要ですが、」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static IS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<n>のだ|[のん]|.)です(?P<j>ので|が|けれども|けれど|けども|けど|から|し)、").unwrap()
});

/// Forms of speech and what is written for them.
const FORMS: [(&str, &str); 34] = [
    ("というふうに", "と"),
    ("につきまして", "について"),
    ("におきまして", "において"),
    ("にとりまして", "にとって"),
    ("によりまして", "によって"),
    ("といたしまして", "として"),
    ("させていただきまして", "して"),
    ("いたしまして", "して"),
    ("しまして", "して"),
    ("ていまして、", "ており、"),
    ("おりまして、", "おり、"),
    ("でございまして、", "であり、"),
    ("ございまして、", "あり、"),
    ("まして、", "、"),
    ("させていただいて", "して"),
    ("させていただき、", "し、"),
    ("させていただく", "する"),
    ("させていただいた", "した"),
    ("しましたら、", "したら、"),
    ("ありましたら、", "あれば、"),
    ("ございましたら、", "あれば、"),
    ("でございますので、", "なので、"),
    ("でございますが、", "だが、"),
    ("でございますけれども、", "だが、"),
    ("でありますので、", "なので、"),
    ("でありますが、", "だが、"),
    ("でありますけれども、", "だが、"),
    ("いたします", "します"),
    ("致します", "します"),
    ("あろうかと思", "あると思"),
    ("のですけれども、", "のだが、"),
    ("んですけれども、", "のだが、"),
    ("んですが、", "のだが、"),
    ("のですが、", "のだが、"),
];

#[expect(clippy::unwrap_used, reason = "fixed words")]
static SPOKEN: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let longest = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).to_owned();
    longest.build(FORMS.map(|(spoken, _)| spoken)).unwrap()
});

/// A sentence as it would be written, from how it is spoken.
pub(super) fn written(words: &str, lexicon: &Lexicon) -> String {
    let words = without_remark(words);
    let words = SPOKEN.replace_all(words, &FORMS.map(|(_, bare)| bare));
    let thought = |found: &Captures| {
        let before = words_before(found, &words);
        // 「続けていければと思いますが、」: what is half said needs that it is thought.
        let doubted = before.ends_with("ない") && found.name("m").is_some_and(|m| m.as_str() == "か");
        let whole = !doubted
            && before
                .ends_with(|c| script(c) != Script::Hiragana || "るうくすつぬむぶぐたいきん".contains(c));
        if whole { joined(before, found.name("a").is_some(), &found["j"]) } else { found[0].to_owned() }
    };
    let words = THOUGHT.replace_all(&words, thought).into_owned();
    let polite = |found: &Captures| {
        let plain = without_politeness(&found["v"], lexicon);
        plain.map_or_else(|| found[0].to_owned(), |verb| format!("{verb}{}、", joint(&found["j"])))
    };
    let words = POLITE.replace_all(&words, polite);
    let is = |found: &Captures| {
        let before = &found["n"];
        let bare = if before == "ん" { "の" } else { before };
        format!("{bare}{}", joined(before, !before.ends_with(['い', 'た']), &found["j"]))
    };
    IS.replace_all(&words, is).into_owned()
}

/// The words without the remarks before what they say.
pub(super) fn without_remark(words: &str) -> &str {
    static REMARKS: LazyLock<Look> = LazyLock::new(|| {
        let patterns: [&Regex; 4] = [&ASIDE, &MODEST, &COUNTED, &LEADS];
        Look::for_patterns(patterns)
    });
    let seen = REMARKS.at(words);
    let mut words = words;
    for _ in 0..3 {
        // The first two parts between commas, with where each begins and ends.
        let mut part = 0;
        let mut parts = words
            .match_indices('、')
            .map(|(at, comma)| (std::mem::replace(&mut part, at + comma.len()), at))
            .take(2);
        let (first, second) = (parts.next(), parts.next());
        // What was said is told in the first part, or in the second behind few words.
        let aside = |part: Option<(usize, usize)>| {
            let (from, comma) = part?;
            let told = seen.find(&ASIDE, &words[from..comma])?;
            is_within(&words[from..from + told.start()], ASIDE_BEFORE).then_some(comma + '、'.len_utf8())
        };
        let behind_few = |most| first.filter(|&(from, comma)| is_within(&words[from..comma], most));
        let aside_end = aside(first).or_else(|| behind_few(ASIDE_BEFORE).and_then(|_| aside(second)));
        let leads = |from: usize| seen.find(&LEADS, &words[from..]).map(|lead| from + lead.end());
        let lead_end = behind_few(LEADS_BEFORE)
            .and_then(|(_, comma)| leads(comma + '、'.len_utf8()))
            .or_else(|| leads(0));
        let others = [&MODEST, &COUNTED].map(|remark| seen.find(remark, words).map(|remark| remark.end()));
        let ends = others.into_iter().chain([aside_end, lead_end]).flatten();
        match ends.max().filter(|&end| end < words.len()) {
            Some(end) => words = &words[end..],
            None => break,
        }
    }
    words
}

/// Characters at most before what was said, and before what leads to what is said.
const ASIDE_BEFORE: usize = 30;
const LEADS_BEFORE: usize = 10;

fn is_within(words: &str, most: usize) -> bool {
    words.chars().nth(most).is_none()
}

fn words_before<'a>(found: &Captures, words: &'a str) -> &'a str {
    &words[..found.get(0).map_or(0, |found| found.start())]
}

/// The joint in writing: けれども is が.
fn joint(joint: &str) -> &str {
    if joint.starts_with("け") { "が" } else { joint }
}

/// The joint behind what is said of a thing, with だ or な where a noun stands before it.
fn joined(before: &str, noun: bool, spoken: &str) -> String {
    let noun = noun
        || before.ends_with("べき")
        || before.ends_with(|c| matches!(script(c), Script::Kanji | Script::Katakana | Script::Latin));
    match (joint(spoken), noun) {
        ("ので", true) => "なので、".to_owned(),
        (joint, true) => format!("だ{joint}、"),
        (joint, false) => format!("{joint}、"),
    }
}

// 「公開していただければと思います」, 「御検討いただければ幸いです」: what is wished.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static WISHED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<own>させて)|(?P<te>[てで])|(?:[ご御お](?P<n>\p{Han}+)を?|(?P<w>\p{Han}{2,}))|お(?P<v>\p{Han}[ぁ-ん]{0,2}[えけげせてねべめれし]))(?:いただ|頂|もら|下さ|くださ)(?:けれ|けな|けた|ける?と|きた|えれ|えた|える?と|いた|い$|いま)[^、。]{0,24}$").unwrap()
});

/// Characters at most of the words that say that it is thought.
const THOUGHT_LONG: usize = 16;

/// The words with their last predicate as it would be written.
pub(super) fn ended(words: &str, lexicon: &Lexicon) -> String {
    let words = words.trim_end_matches(['。', '、', ' ']);
    let last = words.rfind(['。', '、']).map_or(0, |at| at + '、'.len_utf8());
    if let Some(wish) = WISHED.captures(&words[last..])
        && !["いただいた", "いただいて", "頂いた", "くださいま", "下さいま", "もらいま", "もらいた"]
            .iter()
            .any(|done| wish[0].contains(done) && !wish[0].contains("もらいたい"))
    {
        let before = &words[..last + wish.get_match().start()];
        return match (wish.name("own"), wish.name("te"), wish.name("n")) {
            (Some(_), ..) if before.ends_with(|c| script(c) == Script::Kanji) => format!("{before}したい"),
            (_, Some(te), _) => format!("{before}{}ほしい", te.as_str()),
            _ if wish.name("w").is_some() => format!("{before}{}してほしい", &wish["w"]),
            _ if wish.name("v").is_some() => format!("{before}{}てほしい", &wish["v"]),
            (.., Some(done)) => format!("{before}{}してほしい", done.as_str()),
            _ => words.to_owned(),
        };
    }
    // 「広げていければと思います」
    if let Some(at) = words.rfind("ていければ").filter(|at| words[*at..].chars().count() <= THOUGHT_LONG)
    {
        return format!("{}ていきたい", &words[..at]);
    }
    // 「…があるのでしょうか」, 「…が誤りだと」
    if let Some(asked) = ["のでしょうか", "のですか", "んですか", "んでしょうか"]
        .iter()
        .find_map(|end| words.strip_suffix(end))
    {
        return format!("{asked}のか");
    }
    let words = ["だと", "だろうと"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words);
    // 「灯りが足りないことになりはしないかと」
    let words = words.strip_suffix('と').filter(|told| told.ends_with("ないか")).unwrap_or(words);
    let polite = words.ends_with("ます") || words.ends_with("ません");
    if polite && let Some(plain) = fact::plain(words, lexicon) { plain } else { words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_spoken_is_written() {
        for (spoken, expected) in [
            (
                "前回も申し上げましたが、橋の点検は大切だと思いますので、記録を残すべき",
                "橋の点検は大切なので、記録を残すべき",
            ),
            ("二点目の桟橋の記録の公開が要る", "桟橋の記録の公開が要る"),
            (
                "桟橋の床板が傷んでおりますけれども、費用が足りない",
                "桟橋の床板が傷んでいるが、費用が足りない",
            ),
            ("桟橋を点検いたしまして、記録を残す", "桟橋を点検して、記録を残す"),
            ("人手が足りないですし、費用もかかる", "人手が足りないし、費用もかかる"),
            ("第二種の橋の点検が要る", "第二種の橋の点検が要る"),
            ("桟橋の記録を残すべきではないかと思いますけれども、いかが", "桟橋の記録を残すべきだが、いかが"),
            ("桟橋の記録を残せないかと思いますが、いかが", "桟橋の記録を残せないかと思うが、いかが"),
            ("委員の御指摘のとおり、桟橋の点検が要る", "桟橋の点検が要る"),
            ("私が気になっておりますのは、桟橋の床板の傷み", "桟橋の床板の傷み"),
            ("最後のところで、桟橋の点検が要る", "桟橋の点検が要る"),
            ("教えていただきたいのですが、桟橋の点検はいつか", "桟橋の点検はいつか"),
            ("コメントさせていただきたいのは、桟橋の点検の遅れ", "桟橋の点検の遅れ"),
        ] {
            assert_eq!(written(spoken, Lexicon::embedded()), expected, "{spoken}");
        }
    }

    #[test]
    fn the_last_predicate_is_plain() {
        for (spoken, expected) in [
            ("橋の記録を公開していただければと思っております", "橋の記録を公開してほしい"),
            ("橋の記録の公開を御検討いただければ幸い", "橋の記録の公開を検討してほしい"),
            ("橋の記録を公開してまいります", "橋の記録を公開する"),
            ("橋の記録を村に寄せていただきたい", "橋の記録を村に寄せてほしい"),
            ("橋の記録を村にお伝えいただければと思う", "橋の記録を村に伝えてほしい"),
            ("橋の記録の公開を広げていければと思う", "橋の記録の公開を広げていきたい"),
            ("橋の記録を公開していただいた", "橋の記録を公開していただいた"),
            ("橋の記録を失うことになりはしないかと", "橋の記録を失うことになりはしないか"),
        ] {
            assert_eq!(ended(spoken, Lexicon::embedded()), expected, "{spoken}");
        }
    }
}
