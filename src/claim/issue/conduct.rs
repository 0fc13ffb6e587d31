//! Sentences that conduct the meeting or only speak of speaking, and raise nothing: 「一言だけ申し上げます」.

use std::sync::LazyLock;

use crate::pattern::Regex;

// What is done with the course of the meeting or with its equipment.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static COURSE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)(?:画面|マイク|音声|ミュート|お?声)[をがは][^、]{0,8}(?:オフ|オン|共有し|遠い|遠く|入って|入れて|切って|聞こえて|途切れ)
          |(?:論点|議題|議事|質疑|審議|討論|採決|休憩|意見交換|自由討議)[0-9]{0,2}に(?:入|移)(?:り|っていけ|らせ|ることと)
          |(?:原案のとおり|可決すべきもの|承認すべきもの)[^反。]{0,16}$
          |(?:もう一度|再度)おっしゃ
          |(?:ありがとうござい|感謝(?:申し上げ|いたし|を申し))[ぁ-ん]{0,6}$",
    )
    .unwrap()
});

// What is done with words.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static SPEECH: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)一言(?:だけ)?、?(?:付け加え|申し|述べ|コメント|触れ|お話)
          |(?:感想|意見|見解|質問|お考え)(?:等|など)?[がも]?(?:あれば|ありましたら|ございましたら|があれば)[^。]{0,16}(?:教え|お聞かせ|伺|お願い|いただ)
          |時間の(?:都合|関係)(?:で|上|も)
          |(?:質疑|質問|Q&A)の?時間を(?:用意|設け|取っ|とっ)
          |お聞きしたかったこと|伺いたかったこと|お伺いしたかったこと
          |(?:質問|発言|説明|報告|討論|質疑|お話|コメント|意見|答弁|紹介|補足)(?:と|を|に)?(?:代え)?(?:させていただ(?:きます|きたい|ければ|きました)|(?:いたし|し)(?:ます|ました))(?:と思(?:い|っ)[ぁ-ん]*)?$
          |(?:賛成|同感)(?:です|でございます|であります|いたします|します|したいと思います|いたしたいと思います)$",
    )
    .unwrap()
});

/// Characters at most of a sentence that does no more than speak of speaking: a long one says something besides.
const LONGEST: usize = 60;

/// Whether `sentence` does no more than conduct the meeting.
pub(super) fn is_conduct(sentence: &str) -> bool {
    let sentence = sentence.trim_end_matches(['。', '、', ' ']);
    COURSE.is_match(sentence) || sentence.chars().nth(LONGEST).is_none() && SPEECH.is_match(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_conducts_the_meeting_raises_nothing() {
        for (sentence, expected) in [
            ("それでは一言だけ申し上げたいと思います。", true),
            ("お声が遠いので、マイクを入れていただきたいと思います。", true),
            ("次の論点に入っていければと考えております。", true),
            ("桟橋の点検について質問をさせていただきます。", true),
            ("議案は原案のとおり可決されました。", true),
            ("原案のとおり可決することには反対であり、桟橋の点検を先にすべきです。", false),
            ("島の人に説明をしていただきたい。", false),
            ("桟橋の点検の議題に時間を取るべきです。", false),
            ("住民への説明の時間が足りません。", false),
        ] {
            assert_eq!(is_conduct(sentence), expected, "{sentence}");
        }
    }
}
