//! What a record tells in a line of its own without saying it: 資料2に基づき、港湾課から説明, 会長が開会を宣言.

/// What is told to be done, at the end of such a line.
const ACTS: [&str; 16] = [
    "説明",
    "報告",
    "紹介",
    "挨拶",
    "あいさつ",
    "発表",
    "宣告",
    "宣言",
    "許可",
    "指名",
    "確認",
    "提案",
    "朗読",
    "交付",
    "進行",
    "質疑",
];

/// What stands around such a line.
pub(super) const AROUND: [char; 16] =
    ['-', '―', '—', '─', '~', '《', '》', '〔', '〕', '<', '>', '[', ']', '【', '】', ' '];

/// Characters of the longest line.
const LONGEST: usize = 70;

/// Whether a line, perhaps between dashes or brackets, tells what someone did and breaks off behind it.
pub(crate) fn is_told(s: &str) -> bool {
    let bare = bare(s);
    let Some(told) = ACTS.iter().find_map(|act| bare.strip_suffix(act)) else { return false };
    bare.chars().count() <= LONGEST
        && !bare.contains(['。', ':', '?'])
        && ["から", "より", "が"].iter().any(|giver| {
            told.match_indices(giver).any(|(at, _)| at > 0 && !told[at + giver.len()..].starts_with('の'))
        })
}

/// The words of a line without the dashes or brackets around it and the name or time behind it.
fn bare(s: &str) -> &str {
    let s = s.trim_end_matches('。').trim_matches(AROUND);
    let s = s.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(s);
    s.strip_suffix(')').and_then(|inner| inner.rfind('(')).map_or(s, |open| &s[..open]).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_tell_an_act_with_the_one_who_does_it_are_told() {
        for line in [
            "資料2に基づき、港湾課から説明",
            "-資料2に基づき、港湾課から説明-",
            "傍聴人2名の入室を会長が許可",
            "長谷川部長より報告(15分間)",
        ] {
            assert!(is_told(line), "{line}");
        }
    }

    #[test]
    fn headings_and_sentences_are_not() {
        for line in [
            "港湾課からの報告",
            "会長挨拶",
            "岸壁の点検についての説明",
            "港湾課から説明があった。続いて質疑",
            "次回の日程の確認",
        ] {
            assert!(!is_told(line), "{line}");
        }
    }
}
