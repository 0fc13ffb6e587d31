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
          | (?:今|本|来|次|令和[0-9元一二三四五六七八九十]+)?年度(?:内|中|末)(?:まで)? | (?:今|本|来|次|令和[0-9元一二三四五六七八九十]+|平成[0-9元]+)年度(?:まで|から)?
          | 年内 | 年明け | [今本]年[中末](?:まで)? | 年末(?:まで)? | [今来][春夏秋冬](?:まで)?
          | (?:今|来|再来)月(?:中|末|上旬|中旬|下旬)?(?:まで)? | [今来]週(?:中|末)?(?:まで)? | (?:来年度?)?[0-9一二三]学期(?:中|末)?(?:まで|から)?
          | (?:本年|来年|再来年|今年|令和[0-9元]+年|[0-9]{4}年)?(?:(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})月|春|夏|秋|冬)(?:[0-9]{1,2}日|上旬|中旬|下旬|中|末|頃|ごろ)*(?:まで|から)?
          | (?:来年の|次期|秋の)?(?:通常|臨時)国会 | (?:まとまり|決まり|固まり|整い|終わり|でき|出来|\p{Han}{2}(?:し|され)|完了|終了|決定)次第
          | 第[0-9]{1,3}回(?:の?\p{Han}{1,6}会)?まで | 次々回(?:まで)? | 追って | 近日中 | 後日 | 速やかに | 早急に",
    )
    .unwrap()
});
// 「3月の総会に諮る」, 「7月の更新の際に同封する」, 「10月の改修で対応する」, 「来年度の開始を目指す」: what happens then is
// when it is done.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static EVENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^の(?:[\p{Han}\p{Katakana}ー]{0,12}(?:会|会議|議会|部会|総会)(?:に|で|において|まで|の中で)|第[0-9]{1,3}回(?:に|で|において|まで)|[\p{Han}\p{Katakana}ー]{2,12}(?:の中)?で[^はすしあもきなご]|[\p{Han}\p{Katakana}ー]{1,12}(?:の際|の時|時)(?:に|、)|[\p{Han}\p{Katakana}ー\p{Hiragana}]{1,12}?を(?:目指|目途|めど|予定))").unwrap()
});

// Something was done at that time, or is done since: 「6月に部会を設置しておりまして、」, 「2月にお示しした案」.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DONE_THEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[^、。]*?(?:ました|[しいっんきみけせえべげれ]た(?:[\p{Han}\p{Katakana}「]|もの|こと|ところ|と)|[てで](?:おり|い(?:る|ます))(?:まして|ます(?:が|けれども)|ところで(?:すが|あり|ござい)[^、]{0,8})?(?:、|[\p{Han}\p{Katakana}]))").unwrap()
});
// Nothing was done in words that only tell what kind of thing something is.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ATTRIBUTE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:と|を対象と|を中心と|を踏まえ|に向け|に応じ|に基づい|に即し|に沿っ|を含め|を見据え|を生かし|を活用し|に重点を置い|に特化し|を使っ|を用い|に合わせ|と併せ|に伴っ|に適し|に対応し|と連携し|に関し|に関連し|を通じ)(?:し)?た").unwrap()
});
// Whatever else is told of it, it is yet to come.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TO_COME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:次|来|再来|明日|後|追って|近日|年明け|第)|(?:まで|内|中|末|旬|国会|次第)$").unwrap()
});
// When it suits, which any other time tells better.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SOON: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:追って|近日中|後日|速やかに|早急に|.*次第)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?P<era>令和|平成)(?P<year>[0-9]{1,2}|元)年|(?P<common>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})日").unwrap()
});

/// By when: a time that is no attribute of something else (2030年頃までのロードマップ, 令和6年度第2回) and no part of a name. Of
/// several, the one that tells most of those [yet to come](is_ahead).
pub(super) fn of(words: &str, today: Option<&str>, lexicon: &Lexicon) -> Option<Range<usize>> {
    // 千葉夏樹: a season is a time where no kanji stands beside it.
    let in_name = |r: &Range<usize>| {
        let kanji = |c: char| script(c) == Script::Kanji;
        words[r.clone()].chars().nth(1).is_none()
            && (words[..r.start].ends_with(kanji) || words[r.end..].starts_with(kanji))
    };
    let is_time = |r: &Range<usize>| {
        let behind = &words[r.end..];
        // 4月起点の一年, 4月1日付けの通知: a day from which something is counted.
        // 令和3年度より開催している: nor one from which something is done already.
        // 令和6年度補正予算: nor is the year of a budget that is there, 会議の次第でございます: nor the order of a meeting.
        let budget = words[r.clone()].starts_with("令和")
            && ["予算", "補正予算", "当初予算", "決算"].iter().any(|noun| behind.starts_with(noun));
        let order = words[r.clone()].ends_with("次第") && behind.starts_with(['で', 'に', 'と', 'を']);
        let counted = order || budget || ["起点", "付", "より"].iter().any(|from| behind.starts_with(from));
        !counted && !behind.starts_with(['の', '年', '以', '第'])
            || words[r.clone()].starts_with("次回")
            || EVENT.is_match(behind) && is_ahead(words, r, today, lexicon)
    };
    let times: Vec<Range<usize>> = DUE
        .find_iter(words)
        .map(|m| m.start()..m.end() + next_meeting(words, &m, lexicon))
        .filter(|r| !last_year(words, r, lexicon) && !in_name(r) && is_time(r))
        .collect();
    let ahead = |r: &&Range<usize>| is_ahead(words, r, today, lexicon);
    // A month tells more than a year, and any time more than that it is soon.
    let told = |r: &Range<usize>| {
        let time = &words[r.clone()];
        u8::from(is_year(time)) + 2 * u8::from(SOON.is_match(time))
    };
    times.iter().filter(ahead).min_by_key(|r| told(r)).or_else(|| times.first()).cloned()
}

/// Whether a year stands before a time in which it is over: 昨年の6月.
fn last_year(words: &str, time: &Range<usize>, lexicon: &Lexicon) -> bool {
    lexicon.cues.words("past-year").closes(&words[..time.start])
}

/// Whether a time is yet to come, and not one at which something was done: 「6月に部会を設置しておりまして、案を検討してまいります」.
pub(super) fn is_ahead(words: &str, time: &Range<usize>, today: Option<&str>, lexicon: &Lexicon) -> bool {
    let (before, told, behind) = (&words[..time.start], &words[time.clone()], &words[time.end..]);
    let part = &behind[..behind.find('、').map_or(behind.len(), |comma| comma + '、'.len_utf8())];
    let done = || !TO_COME.is_match(told) && DONE_THEN.is_match(&ATTRIBUTE.replace_all(part, ""));
    // 「速やかに提供するよう通知する」: how others are to do it.
    let of_others = || SOON.is_match(told) && part.trim_end_matches('、').ends_with("よう");
    let was = || lexicon.cues.words("past-meeting").closes(before.trim_end_matches(['、', 'の']));
    !(behind.starts_with("に引き続")
        || done()
        || of_others()
        || was()
        || today.is_some_and(|today| is_over(told, today)))
}

/// Whether a day is over on the day of the meeting. Where no year is told, it is the year in which the day is nearer.
fn is_over(time: &str, today: &str) -> bool {
    let of = |day: &str| -> Option<(u32, u32, u32)> {
        let mut parts = day.split('-').map(|part| part.parse().ok());
        Some((parts.next()??, parts.next()??, parts.next()??))
    };
    let Some((found, (year, month, day))) = DAY.captures(time).zip(of(today)) else { return false };
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|n| if n.as_str() == "元" { Some(1) } else { n.as_str().parse::<u32>().ok() })
    };
    let then = number("month").unwrap_or_default() * 31 + number("day").unwrap_or_default();
    let era = found.name("era").map(|era| if era.as_str() == "令和" { 2018 } else { 1988 });
    match number("common").or_else(|| Some(era? + number("year")?)) {
        Some(of) => (of, then) < (year, month * 31 + day),
        None => (then + YEAR - month * 31 - day) % YEAR > FAR,
    }
}

/// Days of a year of months of 31 days, and those after which a day is nearer in the year before.
const YEAR: u32 = 12 * 31;
const FAR: u32 = 8 * 31;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_at_which_something_was_done_is_no_due() {
        let due = |words: &str| {
            let (today, lexicon) = (Some("2024-04-30"), Lexicon::embedded());
            let due = of(words, today, lexicon).filter(|due| is_ahead(words, due, today, lexicon));
            due.map(|due| words[due].to_owned())
        };
        for (words, expected) in [
            ("6月に部会を設置しておりまして、桟橋の灯りの案を検討してまいります", None),
            ("前回、2月の部会でお示しした案を、改めて御説明いたします", None),
            ("今年度2回開催した灯りの講座を続けてまいります", None),
            ("1月23日、桟橋の周りを歩いた結果を案に入れてまいります", None),
            ("令和6年2月21日に桟橋の灯りの条例を直します", None),
            ("灯りの数を速やかに知らせるよう、本年度中に通知を改めます", Some("本年度中")),
            ("灯りの数を速やかに知らせます", Some("速やかに")),
            ("6月に桟橋の灯りを増やします", Some("6月")),
            ("1月までに漁協と協議した上で案を示します", Some("1月まで")),
            ("5月20日から灯りを増やします", Some("5月20日から")),
            ("10月の桟橋の点検の講習会の中で示します", None),
            ("10月の漁港講習会の中で案を示します", Some("10月")),
            ("10月のシステム改修で灯りの数を増やします", Some("10月")),
            ("10月の点検では灯りの数を増やします", None),
            ("10月の豪雨で被災された皆様に灯りを届けます", None),
            ("灯りの数がまとまり次第、案を示します", Some("まとまり次第")),
            ("来年の通常国会に灯りの法案を出します", Some("来年の通常国会")),
            ("令和七年度に灯りの設計に着手いたします", Some("令和七年度")),
            ("令和七年度補正予算で灯りの設計に着手いたします", None),
        ] {
            assert_eq!(due(words).as_deref(), expected, "{words}");
        }
    }
}
