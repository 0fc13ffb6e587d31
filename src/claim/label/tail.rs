//! Ends of sentences that say only how something is meant: 「…と考えております」, 「…のではないか」, 「…ということである」.

use std::sync::LazyLock;

use crate::{
    pattern::{Look, Regex, Seen},
    script::{Script, script},
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static THOUGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:(?:の)?(?:かな|か|もの)?と(?:いうふうに|いうように|、?(?:[こそ]の|か)ように|、?[こそ]ういうふうに|は|も)?
            |、(?:(?:[こそ]の|か)ように|こう)|よう(?:に)?)
          (?:個人的に(?:は|も)?|強く|深く|改めて|私[はもとし自身て]*|常々|ずっと|日々|日頃|すごく|、)*
          (?:思|考え|感じ|存じ|認識|理解|承知|見て|聞|伺|期待)[ぁ-ん]*(?:し[ぁ-ん]*|(?:聞|伺)[ぁ-ん]*)?
          (?:(?:次第|所存|ところ)[ぁ-ん]*)?$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:という|、?[そこ]の)?(?:こと|点)(?:を|は|も|について(?:は|も)?)(?:、|私(?:は|も|から(?:も)?)?|改めて|ここで|強く|あえて|最後に|重ねて)*(?:申し(?:上げ|述べ|添え)|伝え|お伝え|述べ|強調|指摘|訴え|主張|感じ|実感|痛感|再認識|再確認)(?:され|させて|して|し|て)?(?:おき|いただき|おか)?(?:たい|ます|ました|ねばならない)?[ぁ-ん]{0,3}$|というの[がは][^、]{0,24}(?:思い|願い|要望|考え|意見|声|お願い|希望)[ぁ-ん]*$|というの[はが]、?(?:まさに|全く)?(?:御|ご)?指摘の(?:とおり|通り)[ぁ-ん]*$|という(?:点|こと|の|ところ)(?:[がはも](?:非常に|一番の|最大の|大きな)*(?:課題|問題|論点|挙げられ|示され)[ぁ-ん]{0,3})?$|(?:というの|という(?:こと|ところ|点|部分|面))(?:が|で|は|も)$|な(?:状態|状況|現状)(?:に|が|で)[^、]*$|というところ(?:に|が)(?:問題|課題|難しさ)が?(?:ある|あり)?[ぁ-ん]*$|(?:というのが|と(?:の|いう|いった)|といった)(?:御|ご)?(?:意見|指摘|示唆|提案|予想|声|話|お話|懸念の声|疑問|要望|認識|考え|考え方|状況|現状|現実|実感|実情|実態|事情|印象|感想|理解|立場|気|感じ)[ぁ-ん出寄上多数聞受持起生続来届挙強]*$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static COPULA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:と(?:いう|いった)(?:こと|わけ|形)に(?:は)?な(?:る|ります|ってくる|ってきます|ろう)
            |(?:と(?:いう|いった))?(?:の|ん|わけ|ところ|もの|こと|次第)?
          (?:で(?:は|も)?(?:ある|あり|あろう|あると|ございま(?:す|した|しょう)[ぁ-ん]{0,4}|はないか|はない(?:だろう|でしょう)か|はありませんか)(?:[ぁ-ん]{0,4})?
            |では(?:ない(?:の)?(?:だろう|でしょう)?か|ありませんか)|じゃない(?:です|でしょう|だろう)?か|です(?:ね|よ|よね)?|でした|でしょう|だろう|だ|だった|かもしれ(?:ない|ません)|ないでしょうか))$",
    )
    .unwrap()
});
// 「…ように感じられる」, 「…印象がある」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static FELT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:ような|との|という|といった)?(?:(?:印象|感じ)(?:が|は|も|を)?|気(?:が|は|も))(?:ある|する|した|します|あり|受け|持|抱)?[ぁ-ん]*$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:ので|けれども|けども|けれど|けど|ため|ものの|ことから|が|から|し|ところ|中で|とともに|とは)$",
    )
    .unwrap()
});

// 「…かということも教えてください」, 「…かを明確にする」: what follows the か of what is asked.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TELL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^か(?:どうか)?
          (?:(?:という|といった|、(?:そう|こう)(?:いう|いった|した))?(?:の)?(?:こと|点|ところ|辺り|あたり|部分|話|議論|検討|検証|レビュー|整理)?
             (?:を|は|が|も|について|につきまして|に関して|に関しまして)+、?.{0,16}
             (?:教え|フォロー|注視|周知|公表|聞か|示し|答え|答弁|説明|所見|見解|伺|尋ね|聞き|質問|重要|大事
               |大切|問題|課題|論点|テーマ|ポイント|検討|議論|検証|確認|整理|明確|見極め|考え)[^、]*
            |(?:という|といった)?(?:の)?(?:話|議論|検討|検証|レビュー|整理)(?:を|は|が|も)+、?.{0,16}(?:必要|行|進め|して|し、)[^、]*
            |(?:、)?(?:お|御|ご)?(?:伺|尋ね|聞かせ|教え|示し|明確に|明らかに|検討|整理|確認|検証)[^、]*)$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static VIEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"という(?:理解|認識|解釈|こと)で(?:よろしい|いい|よい|間違いない|合っている)(?:の)?(?:です|でしょう)か$|と(?:お考え|お思い|(?:御)?認識|(?:お)?考え|見て)(?:して|られて|になって)?(?:おられ|いらっしゃ|い)?(?:る|ます|り)?(?:の|なの)?(?:です|でしょう|だろう)?か?(?:[、]?(?:御)?(?:所見|見解|答弁)?を?(?:お|ご|御)?(?:伺|尋ね|聞か|示し|答え|教え)[ぁ-んし]*)?$",
    )
    .unwrap()
});

// 「…すべきだが、市長の見解を伺う」, 「…と聞くが、いかがか」: that an answer is asked for is none of what it is asked of.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:が|けれども|けれど|けど|けども|ので|から|と)?、(?:[^、]{0,4}(?:大臣|総理|市長|町長|村長|知事|部長)、)?(?:この点|その点|これ)?(?:は|について(?:は)?|、)?(?:いかが[^、]{0,8}|これは(?:お願い|要望|希望|意見|提案)|(?:[\p{Han}\p{Katakana}ー]{1,12}(?:の|として|としての))?(?:お|御|ご)?(?:考え|見解|所見|認識|意見|答弁|御所見|御見解)(?:を|は)(?:お|御|ご)?(?:聞か|伺|示し|述べ|答え|求め|尋ね|聞き)[ぁ-んし]*)$").unwrap()
});

// 「順に見られるようにすることを考えている」: that it is thought of is none of it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static PLANNED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[うくぐすつぶむる]こと(?:を|も)(?:含めて?、?)?(?:考え|期待し|願っ|望ん|目指し|検討し|想定し|予定し|議論し|検討を行っ|検討を進め)て(?:いる|います|おります|まいります|いきたい|まいりたい|いく)?(?:ところ)?$").unwrap()
});

// 「記録を公開することを提案します」: that it is proposed is none of it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static PROPOSED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"ことを(?:御|ご)?(?:提案|提言)(?:を)?(?:する|します|いたします|致します|したい|いたしたい|させていただきます|させていただきたい)?$").unwrap()
});

// 「点検を続けることを求めて、私の質問を終わります」: that the speaker ends is none of it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CLOSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:を|と)(?:求め|要望し|お願いし|申し上げ|期待し|祈念し)(?:て|まして)?、?(?:(?:以上で|これで|私から?の|私の)、?)*(?:(?:質問|質疑|討論|一般質問|発言)を)?(?:終わ|閉じ)[らりるわせ][ぁ-ん]*$").unwrap()
});

/// Characters from the を of what is felt to its verb at most.
const OBJECT: usize = 7;

/// Whether what looks like such an ending is the verb of the sentence: 「しっかりと考える」, 「疑問に感じる」, 「人気がある」.
fn is_own_verb(before: &str, ending: &str) -> bool {
    const MANNERS: [&str; 7] = ["しっかり", "じっくり", "きちん", "ちゃん", "ゆっくり", "はっきり", "きちっ"];
    let kanji = before.ends_with(|c| script(c) == Script::Kanji);
    // 「限界をある程度、感じた」
    let near = &before[before.char_indices().rev().nth(OBJECT).map_or(0, |(at, _)| at)..];
    // 「求めることは考えていない」, 「要るとは思えない」 say the contrary.
    let denied = ["ない", "ません"].iter().any(|not| ending.ends_with(not))
        && !["かもしれ", "なけれ", "なきゃ", "ずに", "ざる"].iter().any(|held| ending.contains(held));
    ending.starts_with('と') && (denied || MANNERS.iter().any(|manner| before.ends_with(manner)))
        || ending.starts_with("感じ")
            && (before.ends_with(['に', 'が', 'も', 'で', 'て']) || near.contains('を'))
        || ending.starts_with('気') && kanji
}

/// Whether an ending takes the ん of a verb for that of んです: 使えませんでした, 取り組んでございます.
fn cuts_a_verb(before: &str, ending: &str) -> bool {
    let verb = |c| script(c) == Script::Kanji;
    ending.starts_with("んで")
        && (before.ends_with("ませ") || ending.contains("ございま") && before.ends_with(verb))
}

/// Whether a verb tells what can be: 整備でき, 設けられ; くれ asks for it.
fn is_ability(verb: &str) -> bool {
    verb.ends_with("でき") || verb.strip_suffix('れ').is_some_and(|stem| !stem.ends_with('く'))
}

/// Where the question ends that the last words ask to be told: the byte behind its か, the last one that is such.
fn told(words: &str, seen: &Seen) -> Option<usize> {
    // 「何に同意したのかを確認できません」, 「…かを改めて聞くべき」, 「…できないか検討します」 ask nobody.
    if ["ません", "ない", "なかった"].iter().any(|not| words.ends_with(not)) || seen.is_match(&OWN, words)
    {
        return None;
    }
    let asked =
        |&at: &usize| at >= 12 && words[..at].ends_with(QUESTION_ENDS) && seen.is_match(&TELL, &words[at..]);
    words.rmatch_indices('か').map(|(at, _)| at).find(asked).map(|at| at + 'か'.len_utf8())
}

// What ought to be done with a question, and what the speaker is going to do with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OWN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"べき(?:だ|です|である|ではないか)?$|(?:検討|議論|整理|検証|確認)を?(?:し|いたし|進め)(?:ます|て(?:い(?:く|き(?:ます|たい[ぁ-ん]{0,2}))|まい(?:る|り(?:ます|たい[ぁ-ん]{0,2}))))$|始め(?:たい|させていただ|て(?:い|まい))[^、]*$").unwrap()
});

/// What stands before the か that asks: the end of a verb, of ない, of a noun with の.
const QUESTION_ENDS: [char; 14] =
    ['る', 'う', 'く', 'す', 'つ', 'む', 'ぶ', 'ぐ', 'ぬ', 'た', 'い', 'だ', 'の', 'ん'];

/// What a clause asks, without the か at its end. `None` where its か asks nothing: 進めるほか, それしか.
pub(super) fn asked(words: &str) -> Option<&str> {
    const OTHER: [&str; 10] = ["ほ", "し", "な", "いつ", "何", "ばかり", "わず", "確", "明ら", "豊"];
    words.strip_suffix('か').filter(|asked| !OTHER.iter().any(|word| asked.ends_with(word)))
}

static ENDINGS: LazyLock<Look> = LazyLock::new(|| {
    let read: [&Regex; 5] = [&TELL, &OWN, &VIEW, &ANSWER, &CLOSES];
    let taken_off: [&Regex; 7] = [&PLANNED, &PROPOSED, &THOUGHT, &REPORTED, &FELT, &COPULA, &JOINT];
    Look::for_patterns([&read[..], &taken_off].concat())
});

/// `words` without the endings that only say how they are meant.
pub(super) fn without_tail(words: &str) -> &str {
    read(words).0
}

/// `words` without the endings that only say how they are meant, and whether these ask what is told before: 「…とお考えでしょうか」,
/// 「…かお伺いします」.
pub(super) fn read(words: &str) -> (&str, bool) {
    let words = words.trim_end_matches(END);
    let seen = &ENDINGS.at(words);
    let told = told(words, seen);
    let asks = told.is_some() || seen.find(&VIEW, words).is_some_and(|view| view.as_str().contains('か'));
    let Some(end) = told else { return (stripped(words, asks, seen), asks) };
    let told = &words[..end];
    (if seen.is_match(&VIEW, told) { stripped(told, asks, seen) } else { told }, asks)
}

fn stripped<'a>(words: &'a str, asked: bool, seen: &Seen) -> &'a str {
    let mut words = words;
    if asked && let Some(found) = seen.find(&VIEW, words).filter(|found| found.start() >= 12) {
        words = &words[..found.start()];
    }
    if let Some(answer) = seen.find(&ANSWER, words).filter(|found| found.start() >= 36) {
        words = words[..answer.start()].trim_end_matches(END);
    }
    if let Some(end) = seen.find(&CLOSES, words).filter(|end| end.start() >= 12) {
        words = &words[..end.start()];
    }
    for _ in 0..8 {
        let before = words;
        if let Some(planned) = seen.find(&PLANNED, words).filter(|found| found.start() >= 12) {
            words = &words[..planned.start() + planned.as_str().chars().next().map_or(0, char::len_utf8)];
        }
        if let Some(proposed) = seen.find(&PROPOSED, words).filter(|found| found.start() >= 12) {
            words = &words[..proposed.start() + "こと".len()];
        }
        for pattern in [&THOUGHT, &REPORTED, &FELT, &COPULA, &JOINT] {
            if let Some(found) = seen.find(pattern, words)
                && found.start() >= 12
                && !words.ends_with("いかが")
                // 「どのように認識しているか」 asks how.
                && !words[..found.start()].ends_with("どの")
                && !is_own_verb(&words[..found.start()], found.as_str())
                && !(found.as_str() == "ないでしょうか" && is_ability(&words[..found.start()]))
                && !cuts_a_verb(&words[..found.start()], found.as_str())
            {
                // 「…ではないかと思う」: か belongs to the view.
                let hedged = found.as_str().starts_with('か')
                    && found.as_str() != "から"
                    && words[..found.start()].ends_with(['い', 'ん', 'う']);
                // 「海外のものです」: whose, its noun tells.
                let owned = words[..found.start()].ends_with('の') && found.as_str().starts_with("もの");
                // 「決めること、このように考えて」, 「要ることは理解している」
                let that = words[..found.start()].ends_with('こ') && found.as_str().starts_with('と');
                let kept = match (hedged, owned, that) {
                    (true, ..) => "か",
                    (_, true, _) => "もの",
                    (.., true) => "と",
                    _ => "",
                };
                let end = found.start() + kept.len();
                words = words[..end].trim_end_matches(END);
                // 「…していただくとよろしいかと思います」 asks nothing.
                let wishes = ["とよろしいか", "といいか", "とよいか", "と良いか"]
                    .iter()
                    .any(|wish| words.ends_with(wish));
                words = words.strip_suffix('か').filter(|_| wishes).unwrap_or(words);
                // 「自治体が負うものなのです」
                let quality = ["ものな", "わけな"].iter().find_map(|end| words.strip_suffix(end));
                words = quality.filter(|told| told.len() >= 12).unwrap_or(words);
                // 「示せればよいなと期待しています」, 「示すべきなのではないか」
                let closed = words
                    .strip_suffix('な')
                    .filter(|told| ["い", "べき", "だろう"].iter().any(|end| told.ends_with(end)));
                words = closed.unwrap_or(words);
            }
        }
        words = without_that(words);
        if words.len() == before.len() {
            break;
        }
    }
    words
}

/// The words without what would tell that they are thought or said, had the speaker said by whom: 「手順が決まったと」,
/// 「手順を決めたいというような」.
fn without_that(words: &str) -> &str {
    const LIKE: [&str; 4] = ["というような", "というよう", "といったような", "といったよう"];
    let like = LIKE.iter().find_map(|end| words.strip_suffix(end));
    let that = || {
        let told = words.strip_suffix('と')?;
        told.ends_with(['た', 'だ', 'る', 'う', 'く', 'む', 'ぶ', 'ぐ', 'い']).then_some(told)
    };
    like.or_else(that).filter(|told| told.chars().count() >= SAID).unwrap_or(words)
}

/// Characters of what is told, at least, before an ending is none of it.
const SAID: usize = 12;

/// What may stand behind the last word.
const END: [char; 8] = ['。', '、', ' ', '?', '!', '」', ',', '・'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_ends_in_ka_asks_nothing() {
        for (words, expected) in [
            ("点検の費用を県が負うか", Some("点検の費用を県が負う")),
            ("点検の費用を県が負うほか", None),
            ("点検は県でしか", None),
        ] {
            assert_eq!(asked(words), expected);
        }
        assert_eq!(
            without_tail("点検の費用を誰が負うかが分からないから"),
            "点検の費用を誰が負うかが分からない"
        );
    }

    #[test]
    fn endings_that_only_say_how_it_is_meant_go() {
        for (words, expected) in [
            ("点検の体制を整える必要があると考えております。", "点検の体制を整える必要がある"),
            ("点検の手順を統一するべきではないかと思います", "点検の手順を統一するべき"),
            ("点検の手順が曖昧だとの意見が出ている", "点検の手順が曖昧"),
            (
                "点検の手順を決めなければならないと、このように考えております",
                "点検の手順を決めなければならない",
            ),
            ("点検の手順を早く統一すべきですが、町長の御見解を伺います", "点検の手順を早く統一すべき"),
            ("点検の手順を早く統一すべきだと思いますが、いかがでしょうか", "点検の手順を早く統一すべき"),
            ("点検の手順が曖昧だと改めて強く感じております", "点検の手順が曖昧"),
            ("点検の体制が整っていないというのが現状です", "点検の体制が整っていない"),
            ("点検の手順の公開も検討いたしたい、かように考えております", "点検の手順の公開も検討いたしたい"),
            ("点検の手順を早く決めること、このように考えております", "点検の手順を早く決めること"),
            ("点検の手順を早く決めていきたい、こう思っております", "点検の手順を早く決めていきたい"),
            ("点検の手順を役場が早く決めることを提案したいと思います", "点検の手順を役場が早く決めること"),
            ("点検の手順を早く示せればよいなと期待をしております", "点検の手順を早く示せればよい"),
            ("点検に使う機器の多くは海外のものですよね", "点検に使う機器の多くは海外のもの"),
            (
                "点検の時期を申し上げられる段階ではございません",
                "点検の時期を申し上げられる段階ではございません",
            ),
            ("点検の手順を早く決めることを求めて、私の質問を終わります", "点検の手順を早く決めること"),
            ("点検の体制が重要なのではないでしょうか", "点検の体制が重要な"),
            ("点検の体制を改めるべきなのではないでしょうか", "点検の体制を改めるべき"),
            ("点検の体制を毎年整備できないでしょうか", "点検の体制を毎年整備できないでしょうか"),
            ("点検で何を調べたのかを後から確認できません", "点検で何を調べたのかを後から確認できません"),
            ("点検の体制を早く整えることは理解しております", "点検の体制を早く整えること"),
            ("点検の手順が毎年変わるということになります", "点検の手順が毎年変わる"),
            (
                "点検の手順を現場に伝える必要があるということを改めて私も感じました",
                "点検の手順を現場に伝える必要がある",
            ),
            ("点検の体制を町長にもしっかりと考えてほしい", "点検の体制を町長にもしっかりと考えてほしい"),
            ("点検の手順が島の人に伝わるか疑問に感じる", "点検の手順が島の人に伝わるか疑問に感じる"),
            ("点検の手順が島の人に伝わるとは思えません", "点検の手順が島の人に伝わるとは思えません"),
            ("点検の費用は島の町が負うものなのです", "点検の費用は島の町が負う"),
            ("点検の手順を県に求めることは考えておりません", "点検の手順を県に求めることは考えておりません"),
            (
                "点検の体制を整える必要があるということは改めて申し上げておきたい",
                "点検の体制を整える必要がある",
            ),
            ("点検の体制が整っていないというのは御指摘のとおりです", "点検の体制が整っていない"),
            ("どの橋から点検するのかという検討が必要ではないか", "どの橋から点検するのか"),
            ("点検の費用を誰が負うのかということも教えていただきたい", "点検の費用を誰が負うのか"),
            ("点検の費用を誰が負うかというのは非常に重要な問題だと思う", "点検の費用を誰が負うか"),
            (
                "点検の取組にはどのような意義があるとお考えか、お伺いします",
                "点検の取組にはどのような意義がある",
            ),
            ("点検の取組にはどのような意義があるとお考えでしょうか", "点検の取組にはどのような意義がある"),
            ("古い点検の手引きはとても使えませんでした", "古い点検の手引きはとても使えませんでした"),
            ("点検の費用を誰が負うのかを改めて聞くべきです", "点検の費用を誰が負うのかを改めて聞くべき"),
            (
                "点検の費用を県も負うことができないか検討いたします",
                "点検の費用を県も負うことができないか検討いたします",
            ),
            ("点検の手引きの改訂に取り組んでございます", "点検の手引きの改訂に取り組んでございます"),
            ("点検の手引きがないほうが問題じゃないでしょうか", "点検の手引きがないほうが問題"),
            ("点検の手引きという言葉に統一されたと", "点検の手引きという言葉に統一された"),
            ("点検の体制をつくっていきたいというようなことでございます", "点検の体制をつくっていきたい"),
            ("点検の費用も足りない現状があるんだろうなと思います", "点検の費用も足りない現状がある"),
        ] {
            assert_eq!(without_tail(words), expected);
        }
    }
}
