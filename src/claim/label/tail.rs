//! Ends of sentences that say only how something is meant: 「…と考えております」, 「…のではないか」, 「…ということである」.

use std::sync::LazyLock;

use regex::Regex;

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static THOUGHT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:(?:の)?(?:かな|か|もの)?と(?:いうふうに|いうように|は|も)?|よう(?:に)?)
          (?:個人的に(?:は|も)?|強く|改めて|私[はもとし自身て]*|常々|すごく)?
          (?:思|考え|感じ|存じ|認識|理解|承知|見て|聞い|伺|期待)[ぁ-ん]*(?:し[ぁ-ん]*)?
          (?:(?:次第|所存|ところ)[ぁ-ん]*)?$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static REPORTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:というのが|と(?:の|いう|いった)|といった)(?:御|ご)?(?:意見|指摘|声|話|お話|懸念の声|疑問|要望|認識|考え|考え方|状況|現状|現実|実態|事情|印象|理解|立場|気|感じ)[ぁ-ん出寄上多数聞受持]*$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static COPULA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:と(?:いう|いった))?(?:の|ん|わけ|ところ|もの|こと|次第)?
          (?:で(?:は|も)?(?:ある|あり|あろう|あると|ございま[ぁ-ん]*|はないか|はない(?:だろう|でしょう)か|はありませんか)(?:[ぁ-ん]{0,4})?
            |では(?:ない(?:の)?(?:だろう|でしょう)?か|ありませんか)|じゃない(?:です)?か|です(?:ね|よ|よね)?|でした|でしょう|だろう|だ|だった|かもしれ(?:ない|ません)|ないでしょうか)$",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static JOINT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:ので|けれども|けども|けれど|けど|ため|ものの|ことから|が|から|し|ところ|中で|とともに|とは)$",
    )
    .unwrap()
});

/// `words` without the endings that only say how they are meant.
pub(super) fn without_tail(words: &str) -> &str {
    let mut words = words.trim_end_matches(END);
    for _ in 0..8 {
        let before = words;
        for pattern in [&THOUGHT, &REPORTED, &COPULA, &JOINT] {
            if let Some(found) = pattern.find(words)
                && found.start() >= 12
            {
                // 「…ではないかと思う」: か belongs to the view.
                let hedged =
                    found.as_str().starts_with('か') && words[..found.start()].ends_with(['い', 'ん', 'う']);
                let end = found.start() + if hedged { 'か'.len_utf8() } else { 0 };
                words = words[..end].trim_end_matches(END);
            }
        }
        if words.len() == before.len() {
            break;
        }
    }
    words
}

/// What may stand behind the last word.
const END: [char; 8] = ['。', '、', ' ', '?', '!', '」', ',', '・'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_that_only_say_how_it_is_meant_go() {
        for (words, expected) in [
            ("点検の体制を整える必要があると考えております。", "点検の体制を整える必要がある"),
            ("点検の手順を統一するべきではないかと思います", "点検の手順を統一するべき"),
            ("点検の手順が曖昧だとの意見が出ている", "点検の手順が曖昧"),
            ("点検の体制が整っていないというのが現状です", "点検の体制が整っていない"),
            ("点検の体制が重要なのではないでしょうか", "点検の体制が重要な"),
        ] {
            assert_eq!(without_tail(words), expected);
        }
    }
}
