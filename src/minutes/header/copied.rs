//! What copies of web pages and print leave around a title: ways through a site, page numbers, dates, the title once more.

use std::{ops::Range, sync::LazyLock};

use crate::{
    date,
    lexicon::{Level, Lexicon},
    pattern::Regex,
    text::Flow,
};

// The pattern is fixed; a test reads with it.
/// -1-第7回, 04/09/15 第6回
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[-―][0-9]{1,3}[-―]|(?:[0-9]{2}|[0-9]{4})/[0-9]{1,2}/[0-9]{1,2})\s*").unwrap()
});

/// 240703 第6回, `20240703_第6回`: the day as the names of files and pages have it.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static DAY_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:20)?[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[ _]*").unwrap()
});
/// 【みなと空域利用協議会メモ】【20240703】
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static IN_BRACKETS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^【(?P<title>[^【】]+)】\s*(?:[【(\[]?(?:20)?[0-9]{6}[】)\]]?)?$").unwrap()
});

/// (PDF:261KB), [PDF形式 350KB: what file a link leads to, and how large it is.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static FILE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*[(\[［](?:PDF|pdf|Word|WORD|Excel|EXCEL|ワード|エクセル)[^()\[\]]{0,12}?[0-9.,]+\s*(?:[KMkm]?[Bb]|キロバイト|メガバイト|バイト)[^()\[\]]{0,12}[)\]］]?$").unwrap()
});

/// 平成24年度, 令和6年
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})|[0-9]{4})年度?$").unwrap());

/// 午後7時1分開会 behind a title.
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static OPENED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\s*(?:午前|午後)[0-9]{1,2}(?:時(?:[0-9]{1,2}分|半)?|:[0-9]{2})(?:開会|開議|開始)$").unwrap()
});

/// 第3回, （第3回）
#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\(?第[0-9]{1,4}回\)?| ").unwrap());

#[expect(clippy::unwrap_used, reason = "fixed pattern")]
static LISTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[: ]?)?(?:[^:\s]{2,8}[都道府県市区町村]:)?(?P<title>[^:]*会[^:]*?) ?(?:本文|名簿|公式Web版) ?(?:開催日: ?)?(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)?(?: ?\(文書 ?[0-9]+ ?発言中\).*)?$").unwrap()
});

/// What stands between the parts of a way that is told in words.
const WITHIN: &str = "の中の";

/// Whether words are a year and no more: 平成28年度 over the title of the record.
pub(super) fn is_year(words: &str) -> bool {
    YEAR.is_match(words)
}

/// What file a link leads to, and how large it is: the words before it.
pub(in crate::minutes) fn without_file(words: &str) -> &str {
    FILE.find(words).map_or(words, |file| &words[..file.start()])
}

/// ホーム > 審議会 > 第3回みなと空域利用協議会: the way to the page, and at its end the page.
pub(super) fn is_way(s: &str) -> bool {
    s.matches(['>', '»', '›']).count() > 1 && !s.contains('<') || is_told_way(s)
}

/// トップページの中の会議録の中の令和6年総務委員会: the same in words.
fn is_told_way(s: &str) -> bool {
    s.matches(WITHIN).count() > 1
}

/// The words of a title's line without what a copy left around them.
pub(super) fn cleaned(line: &Flow, lexicon: &Lexicon) -> Flow {
    let s = line.as_str();
    let bare = without_file(s);
    // … » 令和5年第3回定例会 »: nothing stands behind the last arrow.
    let bare = if is_way(bare) { bare.trim_end_matches(['>', '»', '›', ' ']) } else { bare };
    let bare = OPENED.find(bare).map_or(bare, |opened| &bare[..opened.start()]);
    let line = &line.slice(0..bare.len());
    let s = line.as_str();
    // 開催結果(令和6年7月3日)|みなと審議会: the page, and behind a bar whose it is.
    let site = s.rsplit_once('|').filter(|(page, site)| {
        let council =
            |words: &str| matches!(lexicon.bodies.ending(words.trim()), Some((at, Level::Meeting)) if at > 0);
        council(site) && !page.contains(site.trim())
    });
    let from = if let Some((page, _)) = site {
        page.len() + '|'.len_utf8()
    } else if is_told_way(s) {
        s.rfind(WITHIN).map_or(0, |at| at + WITHIN.len())
    } else if is_way(s) || s.contains(" » ") {
        s.rfind(['>', '»', '›']).map_or(0, |at| at + s[at..].chars().next().map_or(0, char::len_utf8))
    } else {
        0
    };
    let from = from
        + BEFORE
            .find(s[from..].trim_start())
            .map_or(0, |m| m.end() + s[from..].len() - s[from..].trim_start().len());
    let from = from + page_number(&s[from..]) + day_before(&s[from..]);
    // みなと市:令和6年総務委員会　本文　開催日:2024-07-03: what a site's list of records has around the title.
    let line = once(&line.slice(from..s.len()), lexicon);
    let listed = LISTED.captures(line.as_str()).and_then(|c| c.name("title")).map(|m| m.range());
    let line = line.slice(listed.unwrap_or(0..line.as_str().len()));
    // 【みなと空域利用協議会メモ】【20240703】: brackets around the whole title.
    let within = IN_BRACKETS.captures(line.as_str()).and_then(|c| c.name("title")).map(|m| m.range());
    let record = |title: &Range<usize>| {
        lexicon.titles.kinds().any(|kind| line.as_str()[title.clone()].ends_with(kind))
    };
    let line = line.slice(within.filter(record).unwrap_or(0..line.as_str().len()));
    once(&without_office(&line, lexicon), lexicon)
}

/// A title without the office that keeps the record, printed behind its kind: …協議会議事録　水産省港湾局漁港課.
fn without_office(line: &Flow, lexicon: &Lexicon) -> Flow {
    let s = line.as_str();
    let office = |at: usize| {
        let words = s[at..].trim_start();
        lexicon.bodies.known_at_start(words).is_some()
            && words.ends_with(['課', '室', '局', '部'])
            && !words.contains("会")
    };
    let ends =
        lexicon.titles.kinds().flat_map(|kind| s.match_indices(kind).map(|(at, kind)| at + kind.len()));
    match ends.filter(|&end| end < s.len() && office(end)).max() {
        Some(end) => line.slice(0..end),
        None => line.clone(),
    }
}

/// Bytes of the day, in digits alone, that stands before a title: 240703みなと空域利用協議会.
fn day_before(words: &str) -> usize {
    let end = DAY_BEFORE.find(words).map_or(0, |day| day.end());
    let counts = words[end..].starts_with(|c: char| c.is_ascii_digit() || "年月日号円人件.-/".contains(c));
    if counts { 0 } else { end }
}

/// Bytes of the page number that print left before the number of the meeting: 1第3回.
fn page_number(words: &str) -> usize {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && NUMBER.find(&words[digits..]).is_some_and(|m| m.start() == 0 && m.as_str() != " ") {
        digits
    } else {
        0
    }
}

/// The lines from the record's own title on, where a site printed it above as its heading: 6月定例会－06月12日－02号 / 6月定例会.
pub(super) fn below_site(lines: &[Flow]) -> &[Flow] {
    let own = (1..lines.len()).rev().find(|&own| {
        let title = lines[own].as_str();
        let heading = |line: &Flow| {
            let whole = line.as_str();
            let sitting = whole.len() > title.len() && title.contains('第') && title.ends_with('号');
            whole.strip_prefix(title).is_some_and(is_tail) || sitting && whole.ends_with(title)
        };
        title.chars().count() >= 6 && lines[..own].iter().any(heading)
    });
    // 第3回 / みなと協議会 / … / 第3回 / みなと協議会: a cover, whose number stands over the name.
    let number =
        |line: &Flow| NUMBER.find(line.as_str()).is_some_and(|m| m.range() == (0..line.as_str().len()));
    let own = own.map(|own| if number(&lines[own - 1]) { own - 1 } else { own });
    &lines[own.unwrap_or(0)..]
}

/// The lines without a title that the next line prints again with its number: 令和5年港湾委員会 / 令和5年第3回港湾委員会.
pub(super) fn without_shorter(lines: &[Flow]) -> &[Flow] {
    // Lines of a site above its heading.
    const ABOVE: usize = 3;
    // 令和6年7月定例会(第1号) / 令和6年7月 / みなと市議会定例会会議録: the month or the year opens the record's own title.
    let digit = |c: char| c.is_ascii_digit();
    let month = |s: &str| {
        let in_year = s.strip_suffix('月').is_some_and(|s| s.trim_end_matches(digit).ends_with('年'));
        in_year || s.strip_suffix('年').is_some_and(|s| s.ends_with(digit))
    };
    let monthly = (1..lines.len().min(ABOVE + 1)).find(|&at| {
        month(lines[at].as_str())
            && lines[..at].iter().any(|line| line.as_str().starts_with(lines[at].as_str()))
    });
    let shorter = (1..lines.len().min(ABOVE)).rev().find(|&at| is_shorter(&lines[at - 1], &lines[at]));
    let shorter = monthly.or(shorter);
    &lines[shorter.unwrap_or(0)..]
}

/// Whether the second of two titles is the first with more before it.
fn is_shorter(first: &Flow, second: &Flow) -> bool {
    let name = first
        .as_str()
        .trim_start_matches(|c: char| c.is_ascii_digit() || "令和平成昭和元年度月 ".contains(c));
    let own = second.as_str();
    let kinds = ["会議録", "議事録", "記録"];
    let bare = kinds.iter().find_map(|kind| own.strip_suffix(kind)).unwrap_or(own);
    let within = |own: &str| {
        name.chars().count() >= 4 && own.ends_with(name) && first.as_str() != own && own.len() > name.len()
    };
    let own = bare;
    within(second.as_str())
        || within(bare)
        || again_whole(first.as_str(), second.as_str())
        || again_between(first.as_str(), own)
}

/// 令和5年第3回臨時会 / 令和5年第3回みなと市議会臨時会: whose session it is stands within the second.
fn again_between(first: &str, second: &str) -> bool {
    let ends = ["定例会", "臨時会"].iter().find_map(|session| Some((first.strip_suffix(session)?, *session)));
    ends.is_some_and(|(number, session)| {
        number.ends_with('回')
            && second.starts_with(number)
            && second.ends_with(session)
            && second.len() > first.len()
    })
}

/// 3月定例会(第1回) / 令和5年第1回みなと市議会定例会: the session of the site's heading, which the record names whole.
fn again_whole(first: &str, second: &str) -> bool {
    let Some((session, number)) = first.strip_suffix(')').and_then(|first| first.rsplit_once('(')) else {
        return false;
    };
    let name =
        session.trim_start_matches(|c: char| c.is_ascii_digit() || "令和平成昭和元年度月 ".contains(c));
    matches!(name, "定例会" | "臨時会")
        && number.ends_with('回')
        && second.contains(number)
        && second.contains(name)
}

/// Whether words behind a title on a site's heading are the day and number of the file: －06月12日－02号.
fn is_tail(words: &str) -> bool {
    words.is_empty() || words.starts_with(|c: char| !c.is_alphanumeric() || c.is_ascii_digit())
}

/// A title that the line holds twice, once: …議事録　…議事録.
fn once(line: &Flow, lexicon: &Lexicon) -> Flow {
    let s = line.as_str();
    let chars = s.chars().count();
    // みなと空域利用協議会 みなと空域利用協議会: without the kind.
    let middle = s.char_indices().nth(chars / 2).map_or(0, |(at, _)| at);
    let (first, second) = (s[..middle].trim(), s[middle..].trim());
    if first == second && first.chars().count() >= 5 {
        return line.slice(0..middle);
    }
    // 令和6年7月港湾委員会 港湾委員会記録: the record's own title right behind the site's.
    let kinds = || lexicon.titles.kinds().filter_map(|kind| s.strip_suffix(kind));
    if let Some(name) = kinds().min_by_key(|name| name.len())
        && let Some(again) = again(name)
    {
        let mut title = line.slice(0..again);
        title.join(&line.slice(name.len()..s.len()));
        return title;
    }
    let half = s.char_indices().nth(chars.div_ceil(2)).map_or(s.len(), |(at, _)| at);
    for kind in lexicon.titles.kinds() {
        // 第6回…部会議事録　第6回…部会: the second may lack the kind.
        for (at, _) in s.match_indices(kind) {
            let (first, second) = (&s[..at], s[at + kind.len()..].trim());
            // …検討会令和6年7月3日議事録 令和6年7月3日 …検討会: the day stands before the kind.
            let day = date::day(first).filter(|day| day.range.end == first.len() && day.range.start > 0);
            let again = date::day(second).filter(|day| day.range.start == 0);
            if let Some((day, again)) = day.zip(again)
                && second[again.range.end..].trim() == first[..day.range.start].trim()
            {
                let mut title = line.slice(0..day.range.start);
                title.join(&line.slice(at..at + kind.len()));
                return title;
            }
            if at < half
                && first.chars().count() > 6
                && (second.chars().count() > 6 || YEAR.is_match(second))
                && (YEAR.is_match(second.trim_end_matches(kind).trim_end())
                    || first.contains(second.trim_end_matches(kind))
                    || is_same(first, second, kind))
            {
                return line.slice(0..at + kind.len());
            }
        }
    }
    line.clone()
}

/// Where the name of a council stands again that ends right there.
fn again(name: &str) -> Option<usize> {
    let starts = name.char_indices().map(|(at, _)| at).skip("委員会".chars().count());
    starts.into_iter().find(|&at| {
        let second = name[at..].trim_start();
        second.ends_with('会')
            && second.chars().count() > "委員会".chars().count()
            && name[..at].trim_end().ends_with(second)
    })
}

/// Whether two titles differ in where their number stands, a day before them, and what the second adds: 総会.
fn is_same(first: &str, second: &str, kind: &str) -> bool {
    let bare = |title: &str| {
        let from = BEFORE.find(title).map_or(0, |m| m.end());
        NUMBER.replace_all(title[from..].trim_end_matches(kind), "").into_owned()
    };
    let (first, second) = (bare(first), bare(second));
    first.chars().count() > 6
        && second.starts_with(&first)
        && second.chars().count() <= first.chars().count() + 4
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Span, Text};

    #[track_caller]
    fn check(line: &str, expected: &str) {
        let text = Text::from_string(line.to_owned(), Format::Plain, "UTF-8");
        assert_eq!(
            cleaned(&Flow::of(&text, Span::new(0, text.chars())), Lexicon::embedded()).as_str(),
            expected,
            "{line}"
        );
    }

    #[test]
    fn ways_numbers_and_dates_are_no_title() {
        check("ホーム > 審議会等 > 第3回みなと空域利用協議会 議事録", "第3回みなと空域利用協議会議事録");
        check("-1-第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
        check("1第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
        check("2024年度第3回みなと空域利用協議会議事録", "2024年度第3回みなと空域利用協議会議事録");
        check("04/09/15 第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
    }

    #[test]
    fn a_site_prints_the_title_above_the_record() {
        let words = "議事検索\nみなと市\n令和5年3月定例会(第1回)03月07日-01号\n令和5年3月定例会(第1回)\n令和5年第1回みなと市議会定例会会議録";
        let text = Text::from_string(words.to_owned(), Format::Plain, "UTF-8");
        let lines: Vec<Flow> = text.lines().map(|line| Flow::of(&text, line)).collect();
        let below: Vec<&str> = below_site(&lines).iter().map(Flow::as_str).collect();
        assert_eq!(below, ["令和5年3月定例会(第1回)", "令和5年第1回みなと市議会定例会会議録"]);
        assert_eq!(below_site(&lines[3..]).len(), 2);
    }

    #[test]
    fn the_number_over_the_name_of_a_cover_stays_with_it() {
        let words = "第4回\nみなと空域利用協議会\nみなと市企画課\n第4回\nみなと空域利用協議会";
        let text = Text::from_string(words.to_owned(), Format::Plain, "UTF-8");
        let lines: Vec<Flow> = text.lines().map(|line| Flow::of(&text, line)).collect();
        let below: Vec<&str> = below_site(&lines).iter().map(Flow::as_str).collect();
        assert_eq!(below, ["第4回", "みなと空域利用協議会"]);
    }

    #[test]
    fn a_title_printed_twice_is_one() {
        check(
            "みなと空域利用協議会(第3回)議事録　みなと空域利用協議会(第3回)議事録",
            "みなと空域利用協議会(第3回)議事録",
        );
        check("第3回みなと空域利用協議会議事録 第3回みなと空域利用協議会", "第3回みなと空域利用協議会議事録");
        check(
            "第3回みなと空域利用協議会議事録 みなと空域利用協議会総会(第3回)",
            "第3回みなと空域利用協議会議事録",
        );
        check(
            "10/07/03 第3回みなと空域利用協議会議事録 10/07/03 みなと空域利用協議会 第3回議事録",
            "第3回みなと空域利用協議会議事録",
        );
        check("第3回みなと空域利用協議会議事録", "第3回みなと空域利用協議会議事録");
        check(
            "みなと特別委員会(令和6年7月3日) 本文みなと特別委員会(令和6年7月3日) 本文",
            "みなと特別委員会(令和6年7月3日)",
        );
        check("みなと空域利用協議会 みなと空域利用協議会", "みなと空域利用協議会");
        check("みなと空域利用協議会議事録 国土交通省港湾局港湾経済課", "みなと空域利用協議会議事録");
        check("第3回議事録作成手続検討会議事録", "第3回議事録作成手続検討会議事録");
        check(
            "24/07/03 みなと空域検討会令和6年7月3日議事録 令和6年7月3日 みなと空域検討会",
            "みなと空域検討会議事録",
        );
    }
}
