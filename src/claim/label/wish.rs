//! Wishes: what stands behind the verb of what is wished for, 「…していただきたい」, 「…すべき」, 「…するよう要望」.

use std::{collections::BTreeMap, sync::LazyLock};

use daachorse::{CharwiseDoubleArrayAhoCorasick, CharwiseDoubleArrayAhoCorasickBuilder};

use crate::{
    pattern::Regex,
    script::{Script, script},
};

/// What stands behind the verb of a wish.
struct Wish {
    // With the last kana of the verb where that is told; the same of words that tell not for whom it is wished.
    sign: Regex,
    for_nobody: Option<Regex>,
    ends: VerbEnds,
}

/// Where the verb of a wish ends, whose sign may stand more than once.
#[derive(Clone, Copy, PartialEq, Eq)]
enum VerbEnds {
    /// Before the first sign.
    Before,
    /// In the first sign, which begins with the last kana of the verb.
    InFirst,
    /// In the last sign, which begins with the last kana of the verb.
    InLast,
}

impl Wish {
    /// The words up to the verb, in the form it has before the wish. What ought not to be done is not wished for.
    fn verb<'a>(&self, clause: &'a str) -> Option<&'a str> {
        let behind = |at: usize| clause[at..].chars().next().map_or(at, |c| at + c.len_utf8());
        // 残すべき橋: what ought to be tells which is meant.
        let of_noun = |sign: &regex::Match| {
            let noun = |c: char| matches!(script(c), Script::Kanji | Script::Katakana);
            // 「目指すべきとの声に応えて」: nor is what others were told.
            let rest = &clause[sign.end()..];
            sign.as_str().ends_with("べき") && (rest.starts_with(noun) || rest.starts_with("との"))
        };
        let wished = |sign: &regex::Match| {
            let rest = &clause[sign.end()..];
            let given = GIVEN.iter().any(|given| sign.as_str().ends_with(given));
            // 「重なってもいいので」 grants.
            let granted = ["もよ", "もい", "も良"].iter().any(|may| sign.as_str().ends_with(may))
                && ["いので", "いが", "いけれど", "いから", "いよう", "いし", "いもの"]
                    .iter()
                    .any(|joint| rest.starts_with(joint));
            !DENIED.is_match(rest) && !of_noun(sign) && !granted && !(given && OF_OTHERS.is_match(rest))
        };
        let for_nobody = self.for_nobody.as_ref().filter(|_| !clause.contains(FOR));
        let pattern = for_nobody.unwrap_or(&self.sign);
        let sign_from = |at: usize| {
            let mut at = at;
            loop {
                let sign = pattern.find_at(clause, at)?;
                if wished(&sign) {
                    return Some(sign.start());
                }
                at = behind(sign.start());
            }
        };
        let mut at = sign_from(behind(0))?;
        while self.ends == VerbEnds::InLast
            && let Some(later) = sign_from(behind(at))
        {
            at = later;
        }
        Some(&clause[..if self.ends == VerbEnds::Before { at } else { behind(at) }])
    }
}

// 「…すべきではない」, 「…する必要はない」, and not 「…すべきではないか」. 「使ってもらえないのではないか」 fears, 「使いたいけれども」 is
// what hinders others.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DENIED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[でじがは](?:は|も|ゃ)?)(?:な(?:い|く|かろう)|ありません|ございません)(?:と|、|し|。|$|もの|はず)|^(?:え|け)(?:ない(?:のでは|んじゃ|という|こと|状|。|$)|なくな)|^(?:けれど|けど)|^い?(?:の)?か(?:が|は|も|、)?(?:分か|わか|不明|悩|迷)").unwrap()
});

/// What others do for one, asked for or told.
const GIVEN: [&str; 5] = ["いただ", "頂", "もら", "くださ", "下さ"];

// 「使ってもらえる形で」, 「寄せていただいた声」, 「作ってもらって」: what others do tells which is meant, or how.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OF_OTHERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:え|け)る(?:[\p{Han}\p{Katakana}]|よう)|^[うくる](?:形|機会|場|仕組み|人|方々|体制|環境|制度|事業|取組)|^(?:い|っ)た(?:[\p{Han}\p{Katakana}、]|こと|ところ|ように|ので|ん|もの)|^(?:い|っ)て(?:い|お|は、|、|から)|^(?:き|い)ま(?:した|して)").unwrap()
});

/// Behind those for whom something is wished, and both in a sign.
const FOR: &str = "にとって";
const FOR_SOMEBODY: &str = "(?:[^、がはを]{1,14}にとって)?";

/// The last kana of a verb in its dictionary form.
const LAST: &str = "[るうくすつむぶぐぬ]";

/// All wishes, the likeliest first.
struct Wishes {
    // Words without which no sign stands, each with a bit for every wish of which it tells. Of any clause few wishes fit,
    // which is told in one pass.
    cues: CharwiseDoubleArrayAhoCorasick<u32>,
    each: Vec<Wish>,
}

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static WISHES: LazyLock<Wishes> = LazyLock::new(|| {
    let rows: [(VerbEnds, &[&str], &str); 11] = [
        (
            VerbEnds::Before,
            &[
                "いただ",
                "頂",
                "ほし",
                "欲し",
                "もら",
                "くださ",
                "下さ",
                "はどう",
                "はいかが",
                "もよ",
                "もい",
                "も良",
            ],
            r"(?:て|で)(?:い|行|おい)?(?:て)?(?:いただ|頂|ほし|欲し|もら|くださ|下さ|はどう|はいかが|もよ|もい|も良)",
        ),
        (
            VerbEnds::Before,
            &["たら", "だら", "たほうが", "だほうが", "た方が", "だ方が"],
            r"(?:た|だ)(?:ら|ほうが|方が)(?:よ|い|良|どう|いかが|望まし|適切|あり)",
        ),
        (
            VerbEnds::Before,
            &["れば", "ると", "けば", "せば"],
            r"(?:れば|ると|けば|せば)(?:よ|い|良|幸|あり|助か|大変)",
        ),
        (
            VerbEnds::Before,
            &["なければ", "なくては", "ねば", "なきゃ", "なくちゃ"],
            // 「守らなければならない規則」, 「備えなければならず、」 tell what is so.
            r"(?:なければ|なくては|ねば|なきゃ|なくちゃ)(?:なら|いけ)(?:ない|ません|ぬ|ん)(?:$|[^\p{Han}\p{Katakana}く]|課題|問題)",
        ),
        (
            VerbEnds::Before,
            &["ないと"],
            r"ないと(?:いけ|なら)(?:ない|ません)(?:$|[^\p{Han}\p{Katakana}く]|課題|問題)",
        ),
        (VerbEnds::Before, &["たい"], r"(?:て|で)(?:いき|まいり|参り|おき|み)?たい"),
        (
            VerbEnds::InLast,
            &["べき", "必要", "重要", "大事", "大切", "不可欠", "急務", "望まし", "求め", "肝要", "欠かせ"],
            r"(?:という)?(?:こと|の)?(?:が|は|も)?(?:[^、がはを]{1,14}にとって)?(?:特に|非常に|極めて|最も|本当に|まず|一つ|、)*(?:べき|必要|(?:重要|大事|大切|不可欠|急務)(?:[ぁ-ん、。]|性|$|課題|と)|望まし|求め|肝要|欠かせ)",
        ),
        (
            VerbEnds::InLast,
            &["がよ", "がい", "が良"],
            r"(?:という)?(?:こと|の|ほう|方)が(?:よ|い|良)(?:い|く|かろ)",
        ),
        (VerbEnds::InFirst, &["よう"], r"よう(?:に|、)?(?:お願|要望|求め|し|強く)"),
        (VerbEnds::InLast, &["ことが可能"], r"(?:という)?ことが可能(?:では|じゃ)?(?:ない|あり)"),
        (VerbEnds::Before, &["たい"], r"たい(?:$|と)"),
    ];
    let mut telling: BTreeMap<&str, u32> = BTreeMap::new();
    for (nth, (_, cues, _)) in rows.iter().enumerate() {
        cues.iter().for_each(|cue| *telling.entry(cue).or_default() |= 1 << nth);
    }
    let wish = |(ends, _, sign): (VerbEnds, &[&str], &str)| {
        let last = if ends == VerbEnds::Before { "" } else { LAST };
        let compiled = |sign: &str| Regex::new(&format!("{last}{sign}")).unwrap();
        let for_nobody = sign.contains(FOR_SOMEBODY).then(|| compiled(&sign.replace(FOR_SOMEBODY, "")));
        Wish { sign: compiled(sign), for_nobody, ends }
    };
    let cues = CharwiseDoubleArrayAhoCorasickBuilder::new().build_with_values(telling).unwrap();
    Wishes { cues, each: rows.into_iter().map(wish).collect() }
});

/// The words up to the verb of what is wished for, in the form it has before the wish, by each wish that fits.
pub(super) fn verbs(clause: &str) -> impl Iterator<Item = &str> {
    let told = WISHES.cues.find_overlapping_iter(clause).fold(0, |told, cue| told | cue.value());
    let fitting = WISHES.each.iter().enumerate().filter(move |(nth, _)| told >> nth & 1 == 1);
    fitting.filter_map(|(_, wish)| wish.verb(clause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_ends_before_the_first_sign_or_in_the_last() {
        for (clause, expected) in [
            ("橋の記録を公開していただきたいし、台帳も見せてほしい", vec!["橋の記録を公開し"]),
            ("点検を急ぐべきで、費用も負うべき", vec!["点検を急ぐべきで、費用も負う"]),
            ("県が示すよう要望し、村が続けるよう強く願う", vec!["県が示す"]),
            ("橋の記録を公開したいという声", vec!["橋の記録を公開し"]),
            ("橋の記録を公開したいもの", vec![]),
            ("島に残すべき橋の記録がある", vec![]),
            ("桟橋に至る重要施設の管路がある", vec![]),
            ("橋の記録を捨てるべきではない", vec![]),
            ("橋の記録を捨てる必要はない", vec![]),
            ("橋の記録を残すべきではないか", vec!["橋の記録を残す"]),
            ("島の人に使ってもらえないのではないか", vec![]),
            ("船を使いたいけれども、島の人には高い", vec![]),
            ("船を増やすべきとの声に応えた", vec![]),
            ("誰と契約したらいいのか分からない", vec![]),
            ("橋の記録を残さなければならないのではないか", vec!["橋の記録を残さ"]),
            ("守らなければならない決まりと受け止める", vec![]),
            ("夜の船に備えなければならず、人が辞めていく", vec![]),
            ("橋の記録を誰にも使ってもらえる形で残すべき", vec!["橋の記録を誰にも使ってもらえる形で残す"]),
            (
                "県に作っていただいた記録を公開していただきたい",
                vec!["県に作っていただいた記録を公開し", "県に作っていただいた記録を公開していただき"],
            ),
            ("べき", vec![]),
        ] {
            assert_eq!(verbs(clause).collect::<Vec<_>>(), expected, "{clause}");
        }
    }
}
