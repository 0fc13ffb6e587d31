//! What a summary quotes with the one who said it: 森委員から、「桟橋が暗い。」旨の発言があった。

use std::{ops::Range, sync::LazyLock};

use crate::{lexicon::Lexicon, minutes::speech, pattern::Regex};

// The pattern is fixed; a test reads with it.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[、。])(?P<who>[^、。「」()]{2,16}?)(?:から|より)[はも]?、(?:[^。「」]{0,30}、)?「(?P<said>[^「」]*(?:「[^「」]*」[^「」]*)*)」(?:という|との|旨の|と)(?:発言|(?:御|ご)?意見|(?:御|ご)?質問|回答|要望|説明|指摘)").unwrap()
});

/// One who is quoted, and the words.
pub(super) type Said = (Range<usize>, Range<usize>);

/// Those who are quoted one after the other, each with the words.
pub(super) fn speeches(s: &str, lexicon: &Lexicon) -> Vec<Said> {
    let titles = &lexicon.titles;
    let speaks = |who: &str| {
        speech::is_person(who, lexicon)
            || titles.capacity_at_end(who).is_some()
            || titles.post_at_end(who).is_some()
            || lexicon.bodies.ending(who).is_some_and(|(at, _)| at > 0)
            || who.ends_with("本部")
    };
    let said =
        QUOTED.captures_iter(s).filter_map(|c| Some((c.name("who")?.range(), c.name("said")?.range())));
    said.filter(|(who, said)| speaks(&s[who.clone()]) && said.len() > "「」".len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_quoted_is_told_with_the_words() {
        let s = "港湾課から、点検の報告があった。高橋委員長から、「桟橋が暗い。」旨の発言があり、森委員からは、「灯りを増やしたい。」旨の発言があった。";
        let found = speeches(s, Lexicon::embedded());
        let found: Vec<_> = found.into_iter().map(|(who, said)| (&s[who], &s[said])).collect();
        assert_eq!(found, [("高橋委員長", "桟橋が暗い。"), ("森委員", "灯りを増やしたい。")]);
        let report = "港湾課から、「点検の結果」により説明があった。";
        assert!(speeches(report, Lexicon::embedded()).is_empty());
    }
}
