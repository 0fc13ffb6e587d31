//! What only conducts the meeting or presents something, whoever speaks, and so answers nothing.
//!
//! Takes one speech; gives whether it does; does not know who was asked.

use std::{collections::BTreeMap, sync::LazyLock};

use crate::{
    claim::side::Side,
    minutes::{Minutes, Turn, TurnKind, sentence::sentences},
    pattern::Regex,
};

// The patterns are fixed; tests read with each of them.
// 「では、議題2に移ります」, 「日程第3、議案第5号を議題といたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TURNS_TO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"日程第[0-9]|(?:議題|議案|議事|案件|項目|事項|報告|テーマ)[^。、]{0,16}に(?:移|入)(?:り|ら|る)|を(?:一括)?議題と(?:し|いた|致)|上程").unwrap()
});
// 「続いて、報告事項について説明を求めます」, 「資料3について港湾課長からお願いします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CALLS_FOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:議題|日程|議案|(?:報告|協議|審議|検討|諮問)(?:事項|案件|第[0-9])|(?:承認|認定|請願|陳情)第[0-9]|資料[0-9])[^。]*(?:願い|願え|求め|ください|下さい)").unwrap()
});
// What is wanted is an answer: 「ただいまの質問について、事務局からお願いします」.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASKED_FOR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"質問|質疑|意見|指摘|問い|尋ね|回答|答え|答弁").unwrap());
// 「御異議ございませんか」, 「これをもちまして閉会といたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static STEERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"採決(?:し|いた|に|を)|(?:御|ご)?異議(?:は|が)?(?:ござい|あり)ませんか|異議な(?:し|いもの)と|(?:閉会|散会|休憩)(?:し|と|にし|いた)(?:ます|たい|いたし)?|を(?:閉じ|終了)(?:ます|る|たい|させ|いたし|し)|討議に(?:移|入)|傍聴(?:は|を)?終了").unwrap()
});
// 「柊先生、いかがでしょうか」, 「では、次の方お願いします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static GIVES_FLOOR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:委員|議員|先生|様|さん|氏|君|構成員|メンバー|[部局課室市町村区]長|知事|皆様|皆さん|方|どなたか|(?:御|ご)(?:意見|発言|討議)|その他|ほか|他)[^。]{0,48}(?:願い|願え|いかが|よろし|大丈夫|お話し|ござい|あり|いただ|頂|頂戴)[^。]*[。?]?$").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ON_PAPER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:資料|議案|報告|承認|諮問|認定|請願|別紙)(?:第?[0-9一二三四五六七八九十][^。、]{0,12}?)(?:により|に基づ|に沿っ|を用い|を(?:御|ご)覧|(?:について)?(?:御|ご|の)?(?:説明|報告)|をお(?:願|開|手)|で(?:ござい|あり)ます。|です。|朗読)").unwrap()
});
// 「素案がまとまりましたので、御報告いたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static PRESENTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:御|ご)?(?:説明|報告|紹介)(?:を)?(?:いた|致|申し?上げ|し(?:ます|たい)|させて)|(?:より|から)(?:御|ご)?説明する。").unwrap()
});
// 「資料2でございますが、その表にありますように」 and 「先ほどの御質問ですが」 take up what was asked.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static TAKES_UP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"質問|質疑|(?:御|ご)(?:意見|指摘|発言|要望|提案|懸念|心配)|尋ね|お答え|回答|答弁|先ほど|お話")
        .unwrap()
});
// 「病院の立場から補足いたします」
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OWN_VIEW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^。]{0,24}(?:の立場|の観点|の視点)から[^。]*(?:申し|補足|発言|お話|コメント|述べ)")
        .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MERE_THANKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:はい|分かりました|わかりました|承知(?:いた)?しました|どうも|大変|(?:御|ご)?(?:意見|指摘)|ありがとうございま(?:す|した)|[、。])+)$").unwrap()
});

/// Sentences at most of a speech in which a word that steers the meeting makes the whole of it steer.
const STEERED: usize = 8;
/// Sentences at the beginning of a speech that may say that it presents something or whom it answers, and at its end that it
/// turns away.
const OPENING: usize = 2;
/// Speeches, at least, with which one who has no seat to do so leads a meeting.
const LEADS: usize = 3;

/// Whether the speech of a chair turns the meeting to something else.
pub(super) fn moves_on(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    sentences(s).into_iter().any(|sentence| turns_to(&s[sentence]))
}

/// Whether a speech of few sentences, whoever gives it, ends by turning the meeting to something else.
pub(super) fn turns_away(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    let told = sentences(s);
    told.len() <= STEERED
        && told.into_iter().rev().take(OPENING).any(|sentence| TURNS_TO.is_match(&s[sentence]))
}

/// Whether a speech of few sentences takes a vote, closes the meeting, or ends by turning it to something else.
pub(super) fn steers(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    sentences(s).len() <= STEERED && STEERS.is_match(s) || turns_away(turn)
}

/// Whether a sentence turns to another matter, or calls for what is presented and not for an answer.
fn turns_to(words: &str) -> bool {
    TURNS_TO.is_match(words) || CALLS_FOR.is_match(words) && !ASKED_FOR.is_match(words)
}

/// The first sentences of a speech.
pub(super) fn opening(s: &str) -> &str {
    sentences(s).into_iter().take(OPENING).next_back().map_or(s, |last| &s[..last.end])
}

/// Whether a speech presents a document, a report or a bill, and takes up nothing that was said.
pub(super) fn presents(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    let opening = opening(s);
    !TAKES_UP.is_match(opening) && (ON_PAPER.is_match(opening) || PRESENTS.is_match(opening))
}

/// Whether a speech says that it is the view of one who has a part of his own in the matter.
pub(super) fn tells_own_view(turn: &Turn) -> bool {
    OWN_VIEW.is_match(turn.flow.as_str())
}

/// Whether a speech ends by giving the floor to others.
pub(super) fn gives_floor(turn: &Turn) -> bool {
    let s = turn.flow.as_str();
    sentences(s).pop().is_some_and(|last| GIVES_FLOOR.is_match(&s[last]))
}

/// Whether nothing but thanks is said.
pub(super) fn only_thanks(turn: &Turn) -> bool {
    MERE_THANKS.is_match(turn.flow.as_str())
}

/// The marks of officials who lead a meeting that has no chair: most of what they say ends by giving the floor to others.
pub(super) fn leaders<'m>(minutes: &'m Minutes, sides: &[Side]) -> Vec<&'m str> {
    if sides.contains(&Side::Chair) {
        return Vec::new();
    }
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let spoken = minutes.turns.iter().zip(sides).filter(|(turn, side)| {
        turn.kind == TurnKind::Speech && **side == Side::Official && turn.speaker.is_none()
    });
    for (turn, _) in spoken {
        let Some(label) = turn.label.as_ref() else { continue };
        let (given, all) = counts.entry(label.value.as_str()).or_default();
        *given += usize::from(gives_floor(turn));
        *all += 1;
    }
    let leads = |(given, all): &(usize, usize)| *given >= LEADS && given * 2 >= *all;
    counts.into_iter().filter(|(_, count)| leads(count)).map(|(label, _)| label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chair_turns_to_the_next_matter_or_asks_for_an_answer() {
        for (words, expected) in [
            ("では、議題2に移ります。", true),
            ("日程第3、議案第5号を議題といたします。", true),
            ("続いて、報告事項について説明を求めます。", true),
            ("資料3について港湾課長からお願いします。", true),
            ("ただいまの質問について、事務局からお願いします。", false),
            ("事務局、いかがでしょうか。", false),
        ] {
            assert_eq!(turns_to(words), expected, "{words}");
        }
    }

    #[test]
    fn what_steers_thanks_and_presents_is_known_by_its_words() {
        assert!(STEERS.is_match("原案のとおり決することに御異議ございませんか。"));
        assert!(!STEERS.is_match("採決の結果は昨年の議事録にございます。"));
        assert!(MERE_THANKS.is_match("はい、ありがとうございます。"));
        assert!(!MERE_THANKS.is_match("ありがとうございます。来年度に増やします。"));
        for (words, presented) in [
            ("資料2でございます。便数の推移です。", true),
            ("資料2により説明する。便数は減った。", true),
            ("素案がまとまりましたので、御報告いたします。", true),
            ("便数についての御質問ですが、資料2を御覧ください。", false),
            ("来年度に増やします。", false),
        ] {
            let found = ON_PAPER.is_match(words) || PRESENTS.is_match(words);
            assert_eq!(found && !TAKES_UP.is_match(words), presented, "{words}");
        }
        assert!(OWN_VIEW.is_match("水先人の立場から補足いたします。"));
        assert!(GIVES_FLOOR.is_match("では、柊先生、いかがでしょうか。"));
        assert!(!GIVES_FLOOR.is_match("便数は来年度に増やします。"));
    }
}
