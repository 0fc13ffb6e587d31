//! What a record tells in a line of its own without saying it: 資料2に基づき、港湾課から説明, 会長が開会を宣言.

use crate::lexicon::Lexicon;

/// What stands around such a line.
pub(super) const AROUND: [char; 16] =
    ['-', '―', '—', '─', '~', '《', '》', '〔', '〕', '<', '>', '[', ']', '【', '】', ' '];

/// Characters of the longest line.
const LONGEST: usize = 70;

/// What stands before the act with which such a line breaks off: 資料2に基づき、港湾課から.
pub(crate) fn before_act<'a>(s: &'a str, lexicon: &Lexicon) -> Option<&'a str> {
    let bare = bare(s);
    let act = lexicon.cues.words("told-act").at_end(bare).next()?;
    let plain = bare.chars().count() <= LONGEST && !bare.contains(['。', ':', '?']);
    plain.then(|| &bare[..bare.len() - act.len()])
}

/// Whether a line, perhaps between dashes or brackets, tells what someone did and breaks off behind it.
pub(crate) fn is_told(s: &str, lexicon: &Lexicon) -> bool {
    let Some(told) = before_act(s, lexicon) else { return false };
    ["から", "より", "が"].iter().any(|giver| {
        // 資料1により tells by what, not by whom.
        let by_document = |at: usize| {
            told[..at].strip_suffix('に').is_some_and(|what| what.ends_with(|c: char| c.is_ascii_digit()))
        };
        told.match_indices(giver)
            .any(|(at, _)| at > 0 && !told[at + giver.len()..].starts_with('の') && !by_document(at))
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
            assert!(is_told(line, Lexicon::embedded()), "{line}");
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
            assert!(!is_told(line, Lexicon::embedded()), "{line}");
        }
    }
}
