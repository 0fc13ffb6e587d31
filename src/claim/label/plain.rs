//! The words of a clause without what is no part of what it says: remarks in brackets, openings, words that only take breath.

use std::{borrow::Cow, sync::LazyLock};

use regex::Captures;

use super::super::clause::without_opening;
use crate::{
    lexicon::Lexicon,
    pattern::{Look, Regex, Seen},
};

// 「教材というものを」: words that only take breath.
const FILLERS: [&str; 7] = [
    "というもの",
    "といったもの",
    "みたいなもの",
    "といったところ",
    "という部分",
    "といった部分",
    "というところ",
];
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FILLER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!("(?P<n>[^るくすつむぶぐぬいたうのだ])(?:{})(?P<p>[をはがにもの])", FILLERS.join("|")))
        .unwrap()
});
// 「私としては」: who speaks is no part of what is said.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:私|わたくし|我々|個人)(?:も|は|ども(?:も|は)?|自身(?:も|は)?|個人的に(?:は|も)?|的に(?:は|も)?|として(?:は|も)?|から(?:は|も)?)、?|^[^、がをは]{1,12}から(?:は|も)、|^[^、がをは]{1,14}から(?:申し?(?:上げ)?(?:ます|す|る)|言い?(?:ます|う))と、").unwrap()
});

// 「橋を渡れるというのが大事」, 「便の数、これが」: という makes a noun of a verb, これ repeats one.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static THAT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<v>[るくすつむぶぐぬた]|ない|しい)(?:という|といった)の(?P<p>[をはがも])").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static REPEATED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?P<n>[\p{Han}\p{Katakana}ー])(?:という|といった)の(?P<p>[をはがもに])|(?P<m>[\p{Han}\p{Katakana}ー)」]|こと)、(?:これ|それ|ここ|そこ)(?P<q>[をはがも]|に(?:ついて|関して|対して))").unwrap()
});
// 「もう少し具体的に」, 「やはり必要」: words of speech that add nothing.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:もう少し|もうちょっと|(?:ぜひ|是非)?まずは|もう一段|やっぱり|やはり|ちょっと|(?:いろいろ|色々)と?|確かに|どんどん|きちっと|正直(?:なところ|に?(?:申し上げて|言って)|、)|多分、|是非とも|本当に|非常に|まさに|ある意味(?:で(?:は)?)?|(?:先ほど(?:も|来)?|今|前回|最初に)?(?:[御ご]?説明|お話|申し上げ|お示し)(?:しました|ました|した|た)(?:ような|とおり))、?").unwrap()
});
// 「いろいろな角度」: of which there are many, its noun needs.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MANY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:いろいろ|色々|いろん)な").unwrap());
// 「改めて点検する」 adds nothing, 「手順を改めて」 is done.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ANEW: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?P<b>^|[^を])改めて、?").unwrap());

// 「すごく重要」, and not 「高騰がすごくて」.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static VERY: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"すごく、?(?P<next>[^てな])").unwrap());

// 「このような中、」: what was said before, and nothing a reader sees.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static AMONG: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:このような|こうした|こういった|こういう|そのような|そうした|そういった|そういう|そんな|この|その)(?:中|なか|状況|こと|点|意味|意味合い|観点|場合|流れ)(?:の中)?(?:で|でも|では|から|からも|からは|から(?:考え|見)(?:る|ます)と|を踏まえ(?:て|る?と|ますと)?|も踏まえ(?:て)?|に)?、|^(?:それと|これ|以上(?:のこと)?)を(?:受け|踏まえ)(?:て|まして)?、").unwrap()
});

/// What a sentence says of what it tells before というのが.
const STATES: [&str; 8] = ["実感", "現状", "実態", "実情", "現実", "実際", "率直", "正直"];

/// The words without remarks in brackets and without what opens them.
pub(super) fn plain(words: &str, lexicon: &Lexicon) -> String {
    let kept = without_remarks(words);
    let seen = &mut FIXED.at(&kept);
    let kept = seen.find(&AMONG, &kept).map_or(&*kept, |among| &kept[among.end()..]);
    let kept = seen.replace_all(&FILLER, kept, "$n$p");
    let kept = seen.replace_all(&THAT, &kept, |found: &Captures| {
        let behind = found.get(0).map_or("", |found| &kept[found.end()..]);
        // 「人が足りないというのが実感でして、」: that it is felt, its ending tells.
        let felt = STATES.iter().any(|state| behind.starts_with(state));
        if felt { found[0].to_owned() } else { format!("{}こと{}", &found["v"], &found["p"]) }
    });
    let kept = seen.replace_all(&REPEATED, &kept, "$n$m$p$q");
    let kept = without_any_filler(&kept, seen);
    let bare = without_opening(&kept, lexicon);
    let me = FIXED.at(bare).find(&SPEAKER, bare);
    let bare = me.map_or(bare, |me| without_opening(&bare[me.end()..], lexicon));
    pointed(&kept, bare, lexicon).to_owned()
}

static FIXED: LazyLock<Look> = LazyLock::new(|| {
    let patterns: [&Regex; 9] = [&AMONG, &FILLER, &THAT, &REPEATED, &MANY, &ANEW, &SPOKEN, &VERY, &SPEAKER];
    Look::for_patterns(patterns)
});

/// The words without those of speech that add nothing.
pub(super) fn without_fillers(words: &str) -> String {
    without_any_filler(words, &mut FIXED.at(words))
}

fn without_any_filler(words: &str, seen: &mut Seen) -> String {
    let kept = seen.replace_all(&MANY, words, "様々な");
    let kept = seen.replace_all(&ANEW, &kept, "$b");
    let kept = seen.replace_all(&SPOKEN, &kept, "");
    seen.replace_all(&VERY, &kept, "$next").replace("ですね、", "、")
}

/// The words without what opens them.
pub(super) fn opened<'a>(words: &'a str, lexicon: &Lexicon) -> &'a str {
    pointed(words, without_opening(words, lexicon), lexicon)
}

/// `bare`, the end of `words`, with what points at something else before it, which belongs to its noun: そういう場.
fn pointed<'a>(words: &'a str, bare: &'a str, lexicon: &Lexicon) -> &'a str {
    let opening = &words[..words.len() - bare.len()];
    let pointer = lexicon.cues.words("pointing").at_end(opening).next();
    pointer.map_or(bare, |word| &words[opening.len() - word.len()..])
}

/// The words without remarks in brackets, and without straight quotation marks.
fn without_remarks(words: &str) -> Cow<'_, str> {
    if !words.contains(['(', '"']) {
        return Cow::Borrowed(words);
    }
    let mut kept = String::with_capacity(words.len());
    let mut depth = 0u32;
    let paired = words.matches('(').count() == words.matches(')').count();
    for c in words.chars() {
        match c {
            '(' if paired => depth += 1,
            ')' if depth > 0 => depth -= 1,
            '"' => {}
            _ if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    Cow::Owned(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_speech_that_add_nothing_go() {
        for (words, expected) in [
            ("やはり桟橋の点検が非常に大事", "桟橋の点検が大事"),
            ("いろいろな角度から改めて点検する", "様々な角度から点検する"),
            ("手順を改めて点検する", "手順を改めて点検する"),
            ("先ほどご説明したような桟橋の点検が大事", "桟橋の点検が大事"),
            ("桟橋の点検の不足、これについて調べる", "桟橋の点検の不足について調べる"),
            ("正直なところ桟橋の点検は遅れている", "桟橋の点検は遅れている"),
            ("多分野にわたる点検に、正直に答えた", "多分野にわたる点検に、正直に答えた"),
            ("船会社の側から申しますと、桟橋の点検は遅れている", "桟橋の点検は遅れている"),
            ("そういう意味で、桟橋の点検は遅れている", "桟橋の点検は遅れている"),
        ] {
            assert_eq!(plain(words, Lexicon::embedded()), expected, "{words}");
        }
    }
}
