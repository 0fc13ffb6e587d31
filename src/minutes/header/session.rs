//! When a session opened and closed, from the lines between its speeches: 午前10時開議, 午後3時7分散会.

use std::sync::LazyLock;

use super::{Cited, Meeting, ORDINAL};
use crate::{
    date,
    lexicon::Lexicon,
    outline::{BlockKind, Line, Outline},
    pattern::Regex,
    rule,
};

// The pattern is fixed; a test reads with it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?P<before> 開\ ?会|開\ ?議|開始|散\ ?会|閉\ ?会|延\ ?会|閉\ ?議|終了 ) (?: 時刻|時間|日時 )? :? (?: (?:(?:令和|平成)(?:元|[0-9]{1,2})年)?[0-9]{1,2}月[0-9]{1,2}日 (?:\([日月火水木金土](?:曜日?)?\))? )? (?P<a> (?:正午 | (?:午前|午後)? (?: [0-9]{1,2} 時 (?:[0-9]{1,2}分|半|[0-9]{2})? | [零〇一二三四五六七八九十]{1,3} 時 (?:[零〇一二三四五六七八九十]{1,4}分|[0-9]{1,2}分|半)? | [0-9]{1,2}:[0-9]{2} ) ) )
            | (?P<b> (?:正午 | (?:午前|午後)? (?: [0-9]{1,2} 時 (?:[0-9]{1,2}分|半|[0-9]{2})? | [零〇一二三四五六七八九十]{1,3} 時 (?:[零〇一二三四五六七八九十]{1,4}分|[0-9]{1,2}分|半)? | [0-9]{1,2}:[0-9]{2} ) ) ) (?: に|、|より|から )? (?: 第[0-9]{1,3}回[^\s。、]{0,8}? )? \ ? (?P<after> (?: 開\ ?会|開\ ?議|開始|再開|開式|休憩|散\ ?会|閉\ ?会|延\ ?会|閉\ ?議|終了|流会|閉式 ) (?: [・、]? (?: 開会|開議|閉会|散会 ) )? )",
    )
    .unwrap()
});

/// Whether the words are the time at which a sitting opened or closed, and no more: 開会　午後2時, 午後3時7分散会.
pub(in crate::minutes) fn is_hour(words: &str) -> bool {
    MARK.find(words).is_some_and(|m| m.range() == (0..words.len()))
}

/// Words without the numbers that a database prints before a line: 1.1:, or 1 alone.
fn unnumbered(words: &str) -> &str {
    if words.trim_end().bytes().all(|b| b.is_ascii_digit()) {
        return "";
    }
    if !words.is_empty() && unnumbered_label(words).is_empty() {
        return "";
    }
    words.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').strip_prefix(':').unwrap_or(words)
}

/// The hour that a line is, and no more.
fn hour_alone(line: &Line) -> Option<Cited<String>> {
    let whole = 0..line.as_str().len();
    let (value, range) = date::times(line.as_str()).0.filter(|(_, range)| *range == whole)?;
    Some(Cited { value, span: line.flow.span(range), rule: rule::HEADER_SESSION })
}

/// 7月3日　午前10時開会 below the year: where the day ends that a line begins with.
fn day_of_year(words: &str) -> Option<usize> {
    let (month, rest) = words.split_once('月')?;
    let (day, rest) = rest.split_once('日')?;
    let number = |s: &str| (1..=2).contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit());
    let weekday = rest.strip_prefix('(').and_then(|inner| inner.find(')')).filter(|&close| close <= 9);
    (number(month) && number(day)).then(|| words.len() - rest.len() + weekday.map_or(0, |close| close + 2))
}

/// Words without the label of a form before them: 開閉会日時, 及び宣告.
fn without_form(words: &str) -> &str {
    let labels = ["開閉会日時", "開閉会の日時", "及び宣告"];
    labels.iter().find_map(|label| words.trim_start().strip_prefix(label)).unwrap_or(words)
}

/// Whether the words `behind` the hour are which meeting it was, perhaps with the kind of session: 令和6年第2回定例会. Fills
/// both in where no title told.
fn number_of_sitting(meeting: &mut Meeting, line: &Line, behind: &str, lexicon: &Lexicon) -> bool {
    let Some(found) = ORDINAL.captures(behind) else { return false };
    let whole = found.get(0).map_or(0..0, |m| m.range());
    let session = behind[whole.end..].trim();
    let kind = session.is_empty() || lexicon.cues.is("session", session);
    let Some(number) = found.name("n").filter(|_| whole.start == 0 && kind) else { return false };
    let Some(value) = date::numeral(number.as_str()) else { return false };
    if meeting.ordinal.is_none() {
        let start = line.as_str().len() - behind.len();
        let span = line.flow.span(start + number.start()..start + number.end());
        meeting.ordinal = Some(Cited { value, span, rule: rule::HEADER_SESSION });
        if let Some(series) = meeting.series.as_mut().filter(|s| !s.value.ends_with(session)) {
            series.value.push_str(session);
        }
    }
    true
}

/// A label without its number: 開議 of 3.開議.
fn unnumbered_label(words: &str) -> &str {
    let label = words.trim_start_matches(|c: char| c.is_ascii_digit());
    if label.len() < words.len() { label.trim_start_matches(['.', ' ']) } else { words }
}

/// Fills in start and end where no label told them.
///
/// Where the day is known only by when the assembly was `summoned`, the line on which the sitting opened tells its own.
pub(super) fn read(meeting: &mut Meeting, outline: &Outline, summoned: bool, lexicon: &Lexicon) {
    if meeting.start.is_some() && meeting.end.is_some() {
        return;
    }
    let (mut start, mut end) = (None, None);
    // 令和6年3月6日午後1時開議 is when the order of the day calls it; a line of its own is when it was.
    let mut called = false;
    // What opens behind 午前11時休憩 goes on.
    let mut recess = false;
    // 午後一時開議 below the day of an order of the day says no more.
    let mut day_above = None;
    // 開議 / 令和6年7月3日 / 10時50分: the word of a table over its hour.
    let mut word_above: Option<(&str, usize)> = None;
    for (at, line) in outline.lines.iter().filter(|l| l.kind == BlockKind::Text).enumerate() {
        let s = line.as_str();
        // <開会>, 【閉会】
        let bare = s.trim_matches(['<', '>', '【', '】', '〔', '〕']);
        if ["開会", "開議", "散会", "閉会", "延会"].contains(&bare) {
            word_above = Some((bare, at));
            continue;
        }
        if let Some((word, _)) = word_above.filter(|(_, above)| at - above <= 2)
            && let Some(cited) = hour_alone(line)
        {
            let closes = lexicon.cues.is("closes-sitting", word);
            let field = if closes { &mut end } else { &mut start };
            *field = field.take().or(Some(cited));
            word_above = None;
            continue;
        }
        let is_day = date::day(s).is_some_and(|day| day.range == (0..s.len()));
        let above = std::mem::replace(&mut day_above, is_day.then_some(line));
        let dated = above.is_some();
        // 令和6年7月3日（水曜日）: the order of the day gives no weekday.
        let weekday = above.is_some_and(|line| line.as_str().ends_with("曜日)"));
        if s.len() > 180 || !s.contains(['時', ':', '正']) || s.contains('。') {
            continue;
        }
        // What stands around the marks of a session is a date, brackets or nothing.
        // 開議　令和6年3月6日午後1時: the word stands before the day.
        let word = |before: &str| {
            let before = without_form(unnumbered_label(before));
            let before = before.trim_start_matches(['○', '◯', '〇', '◎', '●', '・', ' ']);
            ["opens-sitting", "closes-sitting"].iter().any(|kind| lexicon.cues.is(kind, before))
        };
        let day = date::day(s).filter(|d| !word(&s[..d.range.start])).map(|d| d.range.end);
        let from = day.or_else(|| day_of_year(s)).unwrap_or(0);
        let mut at = from;
        let mut found = Vec::new();
        for c in MARK.captures_iter(&s[from..]) {
            let Some(whole) = c.get(0) else { continue };
            let between = without_form(unnumbered(&s[at..from + whole.start()]));
            let Some(word) = c.name("after").or_else(|| c.name("before")) else { break };
            if !between.chars().all(|c| "[](){}〔〕【】<>○◯〇◎△▲・-―~、: =＝〃".contains(c))
            {
                break;
            }
            at = from + whole.end();
            if let Some(time) = c.name("a").or_else(|| c.name("b")) {
                let word = word.as_str();
                found.push((
                    word.replace(' ', ""),
                    time.as_str(),
                    word,
                    from + time.start()..from + time.end(),
                ));
            }
        }
        // 開会　7月3日　午前10時　議長開会宣言, 開議　10時50分　議長　柊　誠
        let behind = s[at..].trim_start();
        let declared =
            behind.starts_with("議長") && s[at..].chars().count() <= 14 || matches!(behind, "宣告" | "宣言");
        // 閉会　午後3時48分　令和6年第2回: which meeting it is stands behind the hour.
        let declared = declared || !found.is_empty() && number_of_sitting(meeting, line, behind, lexicon);
        if found.is_empty() || !declared && !s[at..].chars().all(|c| "])}〕】>・-―: =＝".contains(c)) {
            continue;
        }
        for (word, time, printed, range) in found {
            let word = word.as_str();
            let Some((clock, _)) = date::times(time).0 else { continue };
            let opened = line.as_str()[..range.start].contains(printed) && matches!(word, "開議" | "開会");
            if let Some(day) = date::day(s).filter(|_| summoned && opened && start.is_none()) {
                meeting.date = Some(Cited {
                    value: day.iso,
                    span: line.flow.span(day.range),
                    rule: rule::HEADER_SESSION,
                });
            }
            recess |= word == "休憩";
            let cited = Cited { value: clock, span: line.flow.span(range), rule: rule::HEADER_SESSION };
            // 令和6年7月3日（水曜日） / 午後1時開議: no label says so, and the day over the hour is that of the sitting.
            if let Some(line) = above.filter(|_| meeting.date.is_none() && matches!(word, "開議" | "開会"))
                && let Some(day) = date::day(line.as_str())
            {
                let span = line.flow.span(day.range);
                meeting.date = Some(Cited { value: day.iso, span, rule: rule::HEADER_SESSION });
            }
            if lexicon.cues.words("closes-sitting").opens(word) {
                end = Some(cited);
            } else if (start.is_none() || called && !recess && from == 0 && (!dated || weekday))
                && end.is_none()
                && !matches!(word, "休憩" | "再開")
            {
                called = from > 0 || dated;
                start = Some(cited);
            }
        }
    }
    meeting.start = meeting.start.take().or(start);
    meeting.end = meeting.end.take().or(end);
}
