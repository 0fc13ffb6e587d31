//! What is surely done with a statement, or surely not, whatever its words weigh: nobody answers where nobody asked, and who
//! asks for views asks nothing.

use std::sync::LazyLock;

use super::{Act, MOST, Place, Side, weight::Statement};
use crate::{
    claim::response::Wanted,
    lexicon::Lexicon,
    minutes::{TurnKind, is_told},
    pattern::Regex,
};

// The patterns are fixed; tests read with each of them.
/// 港湾課長から資料1に基づき説明があった, 資料1により説明: that alone is told.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static GAVE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?P<report>報告)|説明|紹介|発表|話題提供)(?:が(?:あった|行われた|なされた|された)|を(?:行った|受けた|した)|した|された)?$").unwrap()
});
/// 本日は柊委員が御欠席です, 定足数に達しております.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ATTENDANCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"欠席|定足数|過半数|(?:名|人)(?:の委員)?(?:の|中|に|が)[^。]{0,12}出席").unwrap()
});
/// 御意見はございますか, いかがでしょうか: what a chair asks who gives the floor.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static ASKS_FOR_VIEWS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"意見|質問|質疑|異議|異論|発言|よろしい|ところは|ほかに|他に|ございません").unwrap()
});
/// 柊委員にお願いします: what a chair asks of those called.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static CALLS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:お願い(?:いた|致)?します|お願いしたい|を願います|を求め(?:ます|る)|お願いできます)")
        .unwrap()
});

/// What those who are called present.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static GIVES: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"説明|報告|紹介|発表|朗読").unwrap());
/// 港湾課長が開会を告げた, 会長からあいさつがあった, 資料の確認があった: what opens and closes a meeting.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static RITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:(?:開会|閉会)を?(?:告げた|宣した|宣言した|宣言)|(?:挨拶|あいさつ)(?:があった|を述べた|を行った|をした|した)?|確認(?:があった|が行われた|を行った|した))$").unwrap()
});

/// The act of a statement that does no more than one thing: tells that someone presented something, or consents.
pub(super) fn told(statement: &Statement) -> Option<Act> {
    let Statement { turn, sentences, place, .. } = *statement;
    let [_] = sentences else { return None };
    let words = turn.flow.as_str().trim_matches(['。', ' ', '(', ')', '-', '―']);
    // はい、承知しました。 of one who is named to sign the record
    let yes = ["承知しました", "承知いたしました", "了解しました"];
    if words.chars().count() <= 14 && yes.iter().any(|yes| words.ends_with(yes)) {
        return Some(Act::Agree);
    }
    let narrates = place == Place::Narrative
        || turn.kind == TurnKind::Speech && turn.label.is_some()
        || turn.kind == TurnKind::Bullet;
    if matches!(turn.kind, TurnKind::Narrative | TurnKind::Bullet) && RITE.is_match(words) {
        return Some(Act::Procedure);
    }
    let givers = ["から", "より"].iter().map(|giver| words.matches(giver).count()).sum::<usize>();
    let giver = givers == 1 || givers == 0 && words.contains("資料");
    let gave = GAVE.captures(words).filter(|_| narrates && giver)?;
    Some(if gave.name("report").is_some() { Act::Report } else { Act::Explain })
}

/// The `acts` that weigh most, without what is surely not done, and with what surely is. `weighed` are all acts, the heaviest
/// first.
pub(super) fn corrected(
    mut acts: Vec<Act>,
    weighed: &[(i32, Act)],
    statement: &Statement,
    lexicon: &Lexicon,
) -> Vec<Act> {
    let Statement { turn, sentences, place, side, unasked, .. } = *statement;
    let s = turn.flow.as_str();
    let presents = || {
        if unasked == Some(Wanted::Report) {
            return Act::Report;
        }
        let gave = |act: &Act| matches!(act, Act::Explain | Act::Report);
        weighed.iter().map(|(_, act)| *act).find(gave).unwrap_or(Act::Explain)
    };
    let listed = turn.kind == TurnKind::Bullet && turn.label.is_none();
    if place != Place::Answer && (unasked.is_some() || listed) {
        acts.retain(|act| *act != Act::Answer);
    }
    // What is listed below 港湾課から説明 is part of it.
    if listed && turn.lead_in.as_ref().is_some_and(|lead| is_told(lead.as_str(), lexicon)) {
        acts.retain(|act| *act != Act::Opinion);
    }
    // Who was asked to present something presents it, whatever the words with which the documents are named.
    if matches!(unasked, Some(Wanted::Explanation | Wanted::Report)) {
        acts.retain(|act| *act != Act::Procedure);
        if unasked == Some(Wanted::Report) && !acts.contains(&Act::Report) {
            acts.truncate(MOST - 1);
            acts.push(Act::Report);
        }
    }
    if acts.is_empty() {
        acts.push(presents());
    }
    // 事務局の説明を求める。 and nothing else
    if side == Side::Chair && sentences.len() == 1 && CALLS.is_match(s) && GIVES.is_match(s) {
        return vec![Act::Procedure];
    }
    if side == Side::Chair && acts.contains(&Act::Procedure) {
        let only = |does: &dyn Fn(&str) -> bool, what: &Regex| {
            sentences
                .iter()
                .map(|sentence| &s[sentence.range.clone()])
                .filter(|words| does(words))
                .all(|words| what.is_match(words))
        };
        let asks = |words: &str| words.trim_end_matches(['。', ' ']).ends_with(['か', '?']);
        if only(&asks, &ASKS_FOR_VIEWS) {
            acts.retain(|act| *act != Act::Question);
        }
        let wishes =
            |words: &str| ["願い", "願え", "ください", "求め"].iter().any(|wish| words.contains(wish));
        if only(&wishes, &CALLS) {
            acts.retain(|act| *act != Act::Request);
        }
    }
    let conducts = side == Side::Official && acts.contains(&Act::Procedure) && turn.kind == TurnKind::Speech;
    if conducts && unasked.is_some() && ATTENDANCE.is_match(s) && !acts.contains(&Act::Report) {
        acts.truncate(MOST - 1);
        acts.push(Act::Report);
    }
    acts
}

#[cfg(test)]
mod tests {
    use crate::{Source, claim::Act, extract, lexicon::Lexicon};

    /// The acts of each statement of a record whose words are these.
    fn acts(words: &str) -> Vec<Vec<Act>> {
        let text = format!(
            "第2回みなと航路協議会　議事録\n\n日時：令和6年7月3日（水）10時～12時\n\n出席者\n会長　高橋健一\n委員　山田花子\n事務局　柊港湾課長\n\n議事\n{words}"
        );
        let extraction =
            extract(&Source::new("minutes.txt", text.into_bytes()), Lexicon::embedded()).unwrap();
        let claims = &extraction.records[0].claims;
        claims.iter().map(|claims| claims.acts.iter().map(|(act, _)| *act).collect()).collect()
    }

    #[test]
    fn nobody_answers_where_nobody_asked() {
        let opening = "○高橋会長　では、資料1の説明をお願いします。\n○柊港湾課長　渡し船の客は昨年度に四万人で、うち三割が島の人でした。\n";
        let found =
            acts(&format!("{opening}○山田委員　便はいつ増えますか。\n○柊港湾課長　来年度に増やします。\n"));
        assert!(!found[1].contains(&Act::Answer), "{found:?}");
        assert!(found[3].contains(&Act::Answer), "{found:?}");
    }

    #[test]
    fn who_is_asked_for_a_report_reports_and_who_is_asked_to_explain_does_no_more_than_present() {
        let found = acts(
            "○高橋会長　事務局から出席状況の報告をお願いします。\n○柊港湾課長　山田委員が御欠席です。資料は1種類でございます。\n○高橋会長　では、資料1の説明をお願いします。\n○柊港湾課長　資料1でございます。渡し船の客は四万人ほどです。\n",
        );
        assert_eq!(found[1], [Act::Report]);
        assert!(!found[3].contains(&Act::Procedure), "{found:?}");
    }

    #[test]
    fn an_official_named_behind_a_statement_answers_the_member_before() {
        let text = "第2回みなと航路協議会　議事概要\n\n日時：令和6年7月3日（水）\n\n出席者\n委員　高橋健一、山田花子\n市側\n柊港湾局長、三枝次長\n\n議事の概要\n各委員から次のような意見が出された。\n○　便が減るのは困るのではないか。（山田花子委員）\n○　船の検査によるもので、来月には戻る。（柊港湾局長）\n";
        let source = Source::new("minutes.txt", text.as_bytes().to_vec());
        let record = extract(&source, Lexicon::embedded()).unwrap().records.remove(0);
        let last = record.claims.last().unwrap();
        assert!(last.acts.iter().any(|(act, _)| *act == Act::Answer), "{:?}", last.acts);
    }

    #[test]
    fn who_opens_or_greets_and_who_takes_on_what_is_asked_is_told_in_few_words() {
        let found = acts("・柊港湾課長が開会を告げた。\n・高橋会長からあいさつがあった。\n");
        assert_eq!(found, [[Act::Procedure], [Act::Procedure]]);
        let found = acts(
            "○高橋会長　署名は山田委員にお願いします。\n○山田委員　承知しました。\n○高橋会長　事務局の説明を求めます。\n",
        );
        assert_eq!(found, [[Act::Procedure], [Act::Agree], [Act::Procedure]]);
    }

    #[test]
    fn a_chair_who_asks_for_views_conducts() {
        let found = acts(
            "○高橋会長　では、ただいまの説明について御意見はございますか。\n○山田委員　便はいつ増えますか。\n○高橋会長　ほかにありませんか。\n",
        );
        assert_eq!(found[0], [Act::Procedure]);
        assert_eq!(found[2], [Act::Procedure]);
    }

    #[test]
    fn an_official_who_opens_a_meeting_reports_who_is_there() {
        let found = acts(
            "○柊港湾課長　ただいまから協議会を開会します。本日は山田委員が御欠席です。\n○高橋会長　では始めます。\n○山田委員　はい。\n",
        );
        assert_eq!(found[0], [Act::Report, Act::Procedure]);
    }

    #[test]
    fn who_is_told_to_have_presented_something_does_no_more() {
        let found =
            acts("・港湾課長から、資料1に基づき説明があった。\n・会長から、資料2に基づき報告があった。\n");
        assert_eq!(found, [[Act::Explain], [Act::Report]]);
    }
}
