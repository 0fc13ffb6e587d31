//! By when something will be done, as a clause says it.
//!
//! Takes the words of a clause; gives where its time stands; does not know who promises.

use std::{ops::Range, sync::LazyLock};

use regex::Match;

use crate::{
    lexicon::Lexicon,
    pattern::Regex,
    script::{Script, script},
};

// The patterns are fixed; tests read with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
pub(super) static DUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) 次回 | 次の(?:本会議|定例会|委員会|会議|議会)(?:まで)? | 明日 | 後刻 | 後ほど
          | (?:来年度?|次年度|今年度?|本年度?)の(?:早い(?:時期|段階)|早期|夏休み|冬休み|[春夏秋冬]|前半|後半|上半期|下半期)(?:まで)?
          | (?:今|本|来|次|令和[0-9元]+)?年度(?:内|中|末)(?:まで)? | (?:今|本|来|次|令和[0-9元]+|平成[0-9元]+)年度(?:まで|から)?
          | 年内 | 年明け | [今本]年[中末](?:まで)? | 年末(?:まで)? | [今来][春夏秋冬](?:まで)?
          | (?:今|来|再来)月(?:中|末|上旬|中旬|下旬)?(?:まで)? | 来週(?:中|末)?(?:まで)? | (?:来年度?)?[0-9一二三]学期(?:中|末)?(?:まで|から)?
          | (?:本年|来年|再来年|今年|令和[0-9元]+年|[0-9]{4}年)?(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月|春|夏|秋|冬)(?:[0-9]{1,2}日|上旬|中旬|下旬|中|末|頃|ごろ)*(?:まで|から)?
          | 第[0-9]{1,3}回(?:の?\p{Han}{1,6}会)?まで | 次々回(?:まで)? | 追って | 近日中 | 後日 | 速やかに | 早急に",
    )
    .unwrap()
});
// 「3月の総会に諮る」, 「7月の更新の際に同封する」, 「来年度の開始を目指す」: what happens then is when it is done.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^の(?:[\p{Han}\p{Katakana}ー]{0,12}(?:会|会議|議会|部会|総会)(?:に|で|において|まで)|[\p{Han}\p{Katakana}ー]{1,12}(?:の際|の時|時)(?:に|、)|[\p{Han}\p{Katakana}ー\p{Hiragana}]{1,12}?を(?:目指|目途|めど|予定))").unwrap()
});

/// By when: a time that is no attribute of something else (2030年頃までのロードマップ, 令和6年度第2回) and no part of a name.
pub(super) fn of(words: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let past = |r: &Range<usize>| lexicon.cues.words("past-year").closes(&words[..r.start]);
    // 千葉夏樹: a season is a time where no kanji stands beside it.
    let in_name = |r: &Range<usize>| {
        let kanji = |c: char| script(c) == Script::Kanji;
        words[r.clone()].chars().nth(1).is_none()
            && (words[..r.start].ends_with(kanji) || words[r.end..].starts_with(kanji))
    };
    DUE.find_iter(words)
        .map(|m| m.start()..m.end() + next_meeting(words, &m, lexicon))
        .filter(|r| !past(r) && !in_name(r))
        .find(|r| {
            let behind = &words[r.end..];
            // 4月起点の一年, 4月1日付けの通知: a day from which something is counted.
            // 令和3年度より開催している: nor one from which something is done already.
            let counted = ["起点", "付", "より"].iter().any(|from| behind.starts_with(from));
            !counted && !behind.starts_with(['の', '年', '以', '第'])
                || words[r.clone()].starts_with("次回")
                || EVENT.is_match(behind)
        })
}

/// The bytes behind 次回 that say of what: 次回の本委員会.
fn next_meeting(words: &str, due: &Match, lexicon: &Lexicon) -> usize {
    let behind = &words[due.end()..];
    let of = behind.strip_prefix('の').unwrap_or(behind);
    let of = of.strip_prefix('本').unwrap_or(of);
    let meeting = lexicon.cues.words("meeting-noun").at_start(of).next().filter(|_| due.as_str() == "次回");
    meeting.map_or(0, |meeting| behind.len() - of.len() + meeting.len())
}

/// Whether a time is the same day: what is explained 後ほど is procedure.
pub(super) fn is_today(due: &str) -> bool {
    ["後ほど", "後刻"].contains(&due)
}

/// Whether a time is the year in which the words are said.
pub(super) fn is_this_year(due: &str) -> bool {
    ["今年度", "本年度"].contains(&due)
}

/// Whether a time is no more than a year, in which much happens.
pub(super) fn is_year(due: &str) -> bool {
    ["年度", "年度から", "年度まで"].iter().any(|end| due.ends_with(end))
}
