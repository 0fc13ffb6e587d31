//! Dates and times as minutes print them: 和暦, 元年, Chinese numerals, 午後, ranges.

use std::{ops::Range, sync::LazyLock};

use crate::pattern::Regex;

// The patterns are fixed; a test compiles each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: (?P<era>明治|大正|昭和|平成|令和|[明大昭平令]|[MTSHR]) (?P<year>元|[0-9]{1,2}|[〇零一二三四五六七八九十]{1,3})
               (?: \( [0-9]{4} 年? \) )? (?:年|[./-]) (?: \( [0-9]{4} 年? \) )?
             | (?P<western>[0-9]{4}|[〇零一二三四五六七八九]{4})
               (?: 年 (?: \( (?:令和|平成|昭和|[RHS]) (?:元|[0-9]{1,2}) 年? \) )?
                 | \( (?:令和|平成|昭和|[RHS]) (?:元|[0-9]{1,2}) 年? \) 年? | [./-] ) )
            (?P<month>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) [月./-]
            (?P<day>[0-9]{1,2}|[一二三四五六七八九十]{1,3}) 日?
            (?: [(、]? (?P<weekday>[日月火水木金土]) (?: (?:曜日?)? [・)] | 曜日? ) )?",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TIME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?P<noon>正午) | (?P<half>午前|午後|AM|PM|am|pm|a\.m\.|p\.m\.)? (?P<hour>[0-9]{1,2}|[零〇一二三四五六七八九十]{1,3})
            (?: 時 (?P<span>間)? (?: (?P<minute>[0-9]{1,2}|[零〇一二三四五六七八九十]{1,4}) 分 | (?P<halfpast>半) )? | : (?P<colon>[0-9]{2}) )",
    )
    .unwrap()
});

/// A day that was read, as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Day {
    /// `YYYY-MM-DD`.
    pub iso: String,
    /// Bytes it was read from.
    pub range: Range<usize>,
    /// Whether a weekday is printed beside it that is not the weekday of that day.
    pub weekday_differs: bool,
}

/// The first date in `s`.
#[must_use]
pub fn day(s: &str) -> Option<Day> {
    DATE.captures_iter(s).find_map(|c| {
        let number = |name: &str| c.name(name).and_then(|m| numeral(m.as_str()));
        let year = match c.name("era") {
            Some(era) => first_year(era.as_str())? + number("year")? - 1,
            None => number("western")?,
        };
        // 20231 and 1-2-3 are no dates: digits go on before or behind.
        let whole = c.get(0)?;
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (before, behind) = (s[..whole.start()].chars().next_back(), s[whole.end()..].chars().next());
        if digit(before) || digit(behind) && digit(whole.as_str().chars().next_back()) {
            return None;
        }
        let date = jiff::civil::Date::new(
            year.try_into().ok()?,
            number("month")?.try_into().ok()?,
            number("day")?.try_into().ok()?,
        )
        .ok()?;
        let weekday_differs = c.name("weekday").is_some_and(|w| {
            let days = ["月", "火", "水", "木", "金", "土", "日"];
            let printed = days.iter().position(|d| *d == w.as_str());
            printed != Some(usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(7))
        });
        Some(Day { iso: date.to_string(), range: c.get(0)?.range(), weekday_differs })
    })
}

/// A time that was read, as `HH:MM`, and the bytes it was read from.
pub type Clock = (String, Range<usize>);

/// Beginning and end of the first stretch of time in `s`. A lone time is a beginning.
#[must_use]
pub fn times(s: &str) -> (Option<Clock>, Option<Clock>) {
    let mut found = TIME.captures_iter(s).filter_map(|c| {
        let range = c.get(0)?.range();
        if c.name("noon").is_some() {
            return Some((12, 0, None, range));
        }
        // 約2時間 is how long.
        if c.name("span").is_some() {
            return None;
        }
        let hour = numeral(c.name("hour")?.as_str())?;
        let minute = match (c.name("minute"), c.name("colon"), c.name("halfpast")) {
            (Some(m), ..) | (None, Some(m), _) => numeral(m.as_str())?,
            (None, None, Some(_)) => 30,
            _ => 0,
        };
        let half = c.name("half").map(|h| matches!(h.as_str(), "午後" | "PM" | "pm" | "p.m."));
        (hour <= 24 && minute < 60).then_some((hour, minute, half, range))
    });
    let Some((hour, minute, half, range)) = found.next() else { return (None, None) };
    let afternoon =
        |hour: u32, half: Option<bool>| if half == Some(true) && hour < 12 { hour + 12 } else { hour };
    let start = afternoon(hour, half);
    let format = |hour: u32, minute: u32| format!("{hour:02}:{minute:02}");
    let end = found.next().map(|(h, m, own, r)| {
        // 午後2時~4時: the half of the day is printed once.
        let passes_noon = own.is_none() && half.is_some() && h < 12 && (h, m) < (hour, minute);
        let again = own.is_none() && half == Some(true) && h < 12;
        let h = if again || passes_noon { h + 12 } else { afternoon(h, own) };
        (format(h, m), r)
    });
    (Some((format(start, minute), range)), end)
}

/// The year before the first one of an era, plus one.
fn first_year(era: &str) -> Option<u32> {
    Some(match era {
        "明治" | "明" | "M" => 1868,
        "大正" | "大" | "T" => 1912,
        "昭和" | "昭" | "S" => 1926,
        "平成" | "平" | "H" => 1989,
        "令和" | "令" | "R" => 2019,
        _ => return None,
    })
}

/// An Arabic or Chinese number: 元, 12, 十二, 二〇〇三.
#[must_use]
pub fn numeral(s: &str) -> Option<u32> {
    if s == "元" {
        return Some(1);
    }
    if s.bytes().all(|b| b.is_ascii_digit()) {
        return s.parse().ok();
    }
    let digit = |c: char| "〇一二三四五六七八九".chars().position(|d| d == c || (c == '零' && d == '〇'));
    if s.contains(['十', '百']) {
        let (mut sum, mut last) = (0, 0);
        for c in s.chars() {
            match c {
                '十' => (sum, last) = (sum + last.max(1) * 10, 0),
                '百' => (sum, last) = (sum + last.max(1) * 100, 0),
                _ => last = u32::try_from(digit(c)?).ok()?,
            }
        }
        return Some(sum + last);
    }
    s.chars().try_fold(0u32, |n, c| n.checked_mul(10)?.checked_add(u32::try_from(digit(c)?).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_every_form() {
        for (text, iso) in [
            ("令和3年1月27日(水)15時00分", "2021-01-27"),
            ("令和元年7月26日(金)", "2019-07-26"),
            ("平成三十一年四月三十日", "2019-04-30"),
            ("二〇〇三年四月一日", "2003-04-01"),
            ("2021.6.8", "2021-06-08"),
            ("2012/2/14", "2012-02-14"),
            ("R6.10.22", "2024-10-22"),
            ("令和6(2024)年10月22日", "2024-10-22"),
            ("令和6年(2024年)10月22日", "2024-10-22"),
            ("2024年(令和6年)10月22日(火)", "2024-10-22"),
            ("2024(令和6)年10月22日", "2024-10-22"),
            ("平成三十年十二月三日(月曜日)", "2018-12-03"),
            ("昭和六十四年一月七日", "1989-01-07"),
            ("H30/4/1", "2018-04-01"),
            ("令6.10.22", "2024-10-22"),
            ("2019-02-20", "2019-02-20"),
        ] {
            assert_eq!(day(text).map(|d| d.iso).as_deref(), Some(iso), "{text}");
        }
        assert_eq!(day("令和3年2月30日"), None);
        assert_eq!(day("電話03-1234-5678-90"), None);
    }

    #[test]
    fn a_weekday_that_is_wrong_is_noticed() {
        assert!(day("令和3年1月27日(木)").is_some_and(|d| d.weekday_differs));
        assert!(day("令和3年1月27日(水曜日)").is_some_and(|d| !d.weekday_differs));
        assert!(day("令和3年1月27日木曜日").is_some_and(|d| d.weekday_differs));
        assert!(day("令和3年1月27日、水曜日").is_some_and(|d| !d.weekday_differs));
        assert!(day("令和3年1月27日(水・祝)").is_some_and(|d| !d.weekday_differs));
    }

    #[test]
    fn times_are_read_with_the_half_of_the_day() {
        let read = |s| {
            let (a, b) = times(s);
            (a.map(|t| t.0).unwrap_or_default(), b.map(|t| t.0).unwrap_or_default())
        };
        assert_eq!(read("15時00分~16時30分"), ("15:00".into(), "16:30".into()));
        assert_eq!(read("午後2時~午後4時15分"), ("14:00".into(), "16:15".into()));
        assert_eq!(read("午後2時~4時"), ("14:00".into(), "16:00".into()));
        assert_eq!(read("14:00~15:56"), ("14:00".into(), "15:56".into()));
        assert_eq!(read("午前十時三十一分散会"), ("10:31".into(), String::new()));
        assert_eq!(read("正午から午後零時三十分"), ("12:00".into(), "12:30".into()));
        assert_eq!(read("8:45~8:55"), ("08:45".into(), "08:55".into()));
        assert_eq!(read("午前11時30分から1時まで"), ("11:30".into(), "13:00".into()));
        assert_eq!(read("午後1時半から約2時間"), ("13:30".into(), String::new()));
        assert_eq!(read("15:00~"), ("15:00".into(), String::new()));
        assert_eq!(read("10時~12時"), ("10:00".into(), "12:00".into()));
        assert_eq!(read("午後三時七分散会"), ("15:07".into(), String::new()));
    }
}
