//! The title: which of the first lines it is, and council, number and kind of record out of it.

mod choice;
mod closing;
mod series;

use std::{ops::Range, sync::LazyLock};

use super::{Cited, Meeting, ORDINAL, copied};
use crate::{
    date,
    lexicon::{Level, Lexicon},
    pattern::Regex,
    rule,
    text::Flow,
};
use closing::closing;
pub(super) use series::read as read_series;

// The patterns are fixed; a test reads titles with each of them.
/// 第1日 2月14日 in brackets behind a session.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?:第[0-9]{1,3}[日号]|[0-9]{1,2}月[0-9]{1,2}日)[^()]*\)$|第[0-9]{1,3}(?:日目?|号)$")
        .unwrap()
});
/// 3月定例会-03月07日-01号: a record's title as the name of its file on a site.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static STAMPED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"[-―−]?[0-9]{1,2}月[0-9]{1,2}日[-―−][0-9]{1,2}号$").unwrap());
/// みなと市議会 2024-03-07: whose records a site has, and the day of this one.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SITE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?P<assembly>[^\s。、>]{2,10}議会) ?(?:> ?)?[0-9]{4}-[0-9]{2}-[0-9]{2}(?: ?>)?$").unwrap()
});
/// みなと県議会9月定例会
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MONTH: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"議会(?P<month>[0-9]{1,2}月)(?:定例会|臨時会)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MATERIAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:(?:参考|机上配布|机上配付)?資料(?:No\.?)?[0-9-]*|別[紙添][0-9-]*)$").unwrap()
});
/// 別記様式（第7条関係）, 様式第2号: which form of the rules the record is printed on.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static FORM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:別記)?(?:第[0-9]{1,3}号)?様式(?:第?[0-9]{1,3}(?:号|-[0-9]{1,2})?(?:の[0-9]{1,2})?)?(?:\(第[0-9]{1,3}条(?:の[0-9]{1,2})?(?:第[0-9]{1,2}項)?関係\))?$").unwrap()
});
/// 2024/11/051:34, 6月12日-…-02号, 2024-11-05: what a site prints of the page and its file.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static STAMP: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}[0-9]{1,2}:[0-9]{2}|^[0-9]{1,2}月[0-9]{1,2}日-[^。]{0,40}[0-9]{1,3}号$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^[0-9]{1,2}月[0-9]{1,2}日 ?\([日月火水木金土]曜?日?\) ?第 ?[0-9]{1,3} ?号$|^《[^》]*》$").unwrap()
});

/// 第213回国会: the session of the Diet in which meetings are numbered.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DIET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^第[0-9〇一二三四五六七八九十百]{1,5}回国会(?:\((?:常会|臨時会|特別会)\))?").unwrap()
});

/// Reads the title among the first `lines`, or in the one line that is `labelled` as the name of the meeting.
pub(super) fn read(meeting: &mut Meeting, lines: &[Flow], lexicon: &Lexicon, labelled: bool) {
    house_number(meeting, lines);
    let assembly = lines
        .iter()
        .find_map(|line| Some(SITE.captures(line.as_str())?.name("assembly")?.as_str().to_owned()));
    let all = lines;
    let lines = candidates(meeting, lines, lexicon);
    let lines = lines.as_slice();
    // 第213回国会 参議院 総務委員会 第3号, whatever a site prints above it.
    let sitting = lines.iter().find(|line| {
        let s = line.as_str();
        meeting.session.is_some()
            && closing::issue(s).is_some_and(|(_, issue)| {
                s[..issue.start].ends_with("委員会") || s[..issue.start].ends_with("本会議")
            })
    });
    let chosen = || sitting.cloned().unwrap_or_else(|| choice::title(lines, lexicon));
    let mut flow = if labelled { lines.first().cloned().unwrap_or_default() } else { chosen() };
    // 第4回 / 横浜市会 会議録（第16号） / 定例会: the session is printed below.
    let session = lines
        .iter()
        .skip_while(|l| !flow.as_str().ends_with(l.as_str()))
        .nth(1)
        .filter(|l| lexicon.cues.is("session", l.as_str()) && !labelled);
    let s = flow.as_str();
    let close = closing(s, lexicon);
    // みなと図書館 heads the page of a house; みなと港湾審議会 is who met.
    // 港湾委員会（7月3日）, 予算委員会（全体会）: what stands in brackets behind it is none of its name.
    let meets = || {
        let bare = DAY.find(s).map_or(s, |day| &s[..day.start()]);
        let bare = bare.strip_suffix(')').and_then(|inner| Some(&bare[..inner.rfind('(')?])).unwrap_or(bare);
        lexicon.bodies.ending(trim(bare)).is_some_and(|(at, level)| at > 0 && level == Level::Meeting)
            || lexicon.bodies.ending(trim(s)).is_some_and(|(_, level)| level == Level::Meeting)
    };
    // 6月定例会(第1号): the session of an assembly.
    let session_named =
        DAY.find(s).is_some_and(|day| lexicon.cues.words("session").closes(&s[..day.start()]));
    let named = session_named
        || meeting.session.is_some() && closing::issue(s).is_some()
        || labelled
        || ORDINAL.is_match(s)
        || close.is_some()
        || meets();
    // みなと県環境審議会の議事要旨
    let name_end = |name: usize| trim(&s[..name]).strip_suffix('の').map_or(name, str::len);
    let mut end = close.as_ref().map_or(s.len(), |close| name_end(close.name));
    if s.is_empty() || !named {
        return;
    }
    if let Some(close) = close.as_ref().filter(|close| close.is_kind) {
        meeting.kind = Some(cite(&flow, close.words.clone(), s[close.words.clone()].to_owned()));
    }
    // 議会会議録: whose, stands elsewhere.
    if matches!(trim(&s[..end]), "" | "議会" | "委員会" | "本会議") {
        return;
    }
    let sitting = meeting.session.is_some();
    // 令和6年港湾委員会（第3号）: the number of the record is that of the committee's sitting.
    let committee = |at: &Range<usize>| s[..at.start].trim_end_matches(['(', ' ']).ends_with("委員会");
    // 港湾委員会会議録（第2日）: which day of the session it is.
    let day = |at: &Range<usize>| s[at.clone()].contains('日') && s.contains("委員会");
    let issue = closing::issue(s).filter(|(_, at)| (close.is_some() || sitting || committee(at)) && !day(at));
    if let Some(session) = session {
        let mut stacked = flow.slice(0..end);
        stacked.join(session);
        end = stacked.as_str().len();
        flow = stacked;
    }
    let name = trim(&flow.as_str()[..end]);
    meeting.title = Some(cite(&flow, 0..name.len(), name.to_owned()));
    let series = DAY.find(name).map_or(name, |m| &name[..m.start()]);
    let series = held_on(series).unwrap_or(series);
    let series = without_part(series, lexicon);
    read_series(meeting, &flow, series, lexicon);
    // 3月定例会: of which assembly, the site tells.
    if let Some((assembly, series)) = assembly.zip(meeting.series.as_mut())
        && lexicon.cues.is("session", &series.value)
    {
        series.value.insert_str(0, &assembly);
    }
    let behind = ORDINAL.captures(flow.as_str()).and_then(|c| {
        let n = c.name("n").filter(|n| n.start() >= end)?;
        date::numeral(n.as_str()).map(|number| (number, n.range()))
    });
    if meeting.ordinal.is_none()
        && let Some((number, range)) = issue.or(behind)
    {
        meeting.ordinal = Some(cite(&flow, range, number));
    }
    if let Some(series) = &mut meeting.series {
        with_session(&mut series.value, &flow.as_str()[end..], lexicon);
    }
    if meeting.kind.is_none() {
        meeting.kind = kind_on_way(all, name, lexicon);
    }
}

/// The kind of record that the way to the page tells, where the title itself does not: ホーム > … > 第3回みなと検討会 議事録.
fn kind_on_way(lines: &[Flow], name: &str, lexicon: &Lexicon) -> Option<Cited<String>> {
    lines.iter().filter(|line| copied::is_way(line.as_str())).find_map(|line| {
        let s = line.as_str();
        let close = closing(s, lexicon).filter(|close| close.is_kind)?;
        let same = trim(&s[..close.name]).ends_with(name);
        same.then(|| cite(line, close.words.clone(), s[close.words.clone()].to_owned()))
    })
}

/// みなと市議会定例会 of みなと市議会会議録 令和6年7月定例会 and みなと市議会会議録（第2回定例会）: the session stands behind the kind of record.
fn with_session(series: &mut String, behind: &str, lexicon: &Lexicon) {
    // みなと県議会9月定例会: the month is that of the session, and not of the series.
    if let Some(month) = MONTH.captures(series).and_then(|c| c.name("month")).map(|m| m.range()) {
        series.replace_range(month, "");
    }
    // 六月みなと県議会定例会, where the year stands before the month.
    let digit = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    if let Some((month, house)) = series.split_once('月')
        && (1..=2).contains(&month.chars().count())
        && month.chars().all(digit)
        && house.contains("議会")
    {
        *series = house.to_owned();
    }
    let session = |words: &str| {
        let sessions = lexicon.cues.words("session");
        let bare = words.trim_end_matches(')');
        sessions
            .all()
            .iter()
            .filter(|session| bare.ends_with(session.as_str()))
            .map(|s| s.as_str().to_owned())
            .max_by_key(String::len)
    };
    if let Some((house, rest)) = series.split_once("会議録").filter(|(house, _)| house.ends_with("議会"))
    {
        if let Some(session) = session(rest) {
            *series = format!("{house}{session}");
        }
    } else if series.ends_with("議会")
        && let Some(session) = session(behind)
    {
        series.push_str(&session);
    }
}

fn cite<T>(flow: &Flow, range: Range<usize>, value: T) -> Cited<T> {
    Cited { value, span: flow.span(range), rule: rule::HEADER_TITLE }
}

/// The lines among which the title is, without what stands around it; of a session of the Diet that one names, the meeting is told.
fn candidates(meeting: &mut Meeting, lines: &[Flow], lexicon: &Lexicon) -> Vec<Flow> {
    let of_record = |line: &Flow| !line.is_empty() && !is_beside(line.as_str(), lexicon);
    // トップ > 審議会 > 開催結果（令和6年度第2回）: the page is called otherwise than the meeting whose title stands below.
    let whole = |line: &Flow| {
        let s = line.as_str();
        ORDINAL.is_match(s) && (closing(s, lexicon).is_some() || lexicon.bodies.ending(trim(s)).is_some())
    };
    let led = lines.iter().rposition(|line| copied::is_way(line.as_str()));
    let led = led.filter(|&way| lines[way + 1..].iter().take(3).any(whole));
    // 会議録（PDF形式 350KB）: the link to the record, and no more.
    let link = |line: &Flow| {
        let bare = copied::without_file(line.as_str());
        bare.len() < line.as_str().len() && lexicon.titles.kinds().any(|kind| kind == bare)
    };
    let lines: Vec<Flow> = lines[led.map_or(0, |way| way + 1)..]
        .iter()
        .filter(|line| of_record(line) && !link(line))
        .map(|line| undated(&copied::cleaned(line, lexicon)))
        .filter(of_record)
        .map(|line| in_session(meeting, &line))
        .filter(|line| !line.is_empty())
        .collect();
    let mut lines = copied::below_site(&lines).to_vec();
    if lines.iter().any(|line| !STAMPED.is_match(line.as_str())) {
        lines.retain(|line| !STAMPED.is_match(line.as_str()));
    }
    kind_below(own_name(copied::without_shorter(&lines), lexicon), lexicon)
}

/// The lines from that on which has the kind of record behind a name that the one above it holds among other words: a
/// site's heading over the record's own, 令和6年7月港湾委員会(第1回定例会) / 港湾委員会会議記録.
fn own_name<'a>(lines: &'a [Flow], lexicon: &Lexicon) -> &'a [Flow] {
    let own = (1..lines.len().min(4)).find(|&own| {
        let title = lines[own].as_str();
        let close = closing(title, lexicon).filter(|close| close.is_kind && close.name >= "総務委員会".len());
        close.is_some_and(|close| {
            let name = trim(&title[..close.name]);
            lines[..own].iter().all(|above| above.as_str().contains(name) && !above.as_str().ends_with(name))
        })
    });
    &lines[own.unwrap_or(0)..]
}

/// The day that the stamp of a file tells where a site dates a record by its session: みなと府議会 2024-09-01 over 10月15日-08号.
pub(super) fn stamped_day(meeting: &Meeting, lines: &[Flow]) -> Option<Cited<String>> {
    let date = meeting.date.as_ref()?;
    let site =
        lines.iter().position(|line| SITE.is_match(line.as_str()) && line.whole().contains(date.span))?;
    let stamp = lines[site + 1..].iter().take(2).find(|line| STAMPED.is_match(line.as_str()))?;
    let (month, day) = stamp.as_str().split_once('月')?;
    let month: u32 = month.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    let day: u32 = day.split_once('日')?.0.parse().ok()?;
    let value = format!("{}-{month:02}-{day:02}", date.value.get(..4)?);
    date::day(&value)?;
    Some(cite(stamp, 0..stamp.as_str().len(), value))
}

/// Whether words are a house of the Diet, whose committee met.
fn is_house(s: &str) -> bool {
    matches!(s, "衆議院" | "参議院")
}

/// 衆議院 / 第3号　令和6年7月3日: of a house's sitting the number is all that a page's heading tells.
fn house_number(meeting: &mut Meeting, lines: &[Flow]) {
    if !lines.iter().any(|line| is_house(line.as_str())) {
        return;
    }
    let number = lines.iter().map(undated).find_map(|line| {
        let (number, range) = closing::issue(line.as_str()).filter(|(_, range)| range.start == 0)?;
        Some(cite(&line, range, number))
    });
    meeting.ordinal = meeting.ordinal.take().or(number);
}

/// Whether a line beside the title is of its cover or of the page that it was copied from: （未定稿）, 資料1, 議事録一覧.
fn is_beside(s: &str, lexicon: &Lexicon) -> bool {
    let bare = s.trim_start_matches(['(', '[', '【']).trim_end_matches([')', ']', '】']);
    let listing = s.trim_matches(['■', '●']).strip_suffix("一覧");
    // TRANSCRIPT, 14 views: what a site that shows documents says of them, and their titles cut short.
    let of_viewer = s.is_ascii() || s.ends_with("...") || s.starts_with("Page ");
    MATERIAL.is_match(bare)
        || of_viewer
        || FORM.is_match(s)
        || STAMP.is_match(s)
        || SITE.is_match(s)
        || is_house(s)
        || lexicon.cues.is("cover", bare)
        || listing.is_some_and(|of| lexicon.cues.is("listed-on-site", of))
        || s.split_once(':').is_some_and(|(label, _)| lexicon.cues.is("copy-label", label))
}

/// The lines, of which the second gives the first its kind where it only says whose record it is: 令和5年港湾委員会 / 港湾委員会記録.
fn kind_below(lines: &[Flow], lexicon: &Lexicon) -> Vec<Flow> {
    if let [first, second, rest @ ..] = lines
        && let Some(close) = closing(second.as_str(), lexicon).filter(|close| close.is_kind)
        && close.name >= "委員会".len()
        && first.as_str().ends_with(&second.as_str()[..close.name])
    {
        let mut whole = first.clone();
        whole.join(&second.slice(close.words.start..second.as_str().len()));
        return std::iter::once(whole).chain(rest.iter().cloned()).collect();
    }
    lines.to_vec()
}

/// A line without the session of the Diet, of which the meeting is told, and the house that stands behind it.
fn in_session(meeting: &mut Meeting, line: &Flow) -> Flow {
    let s = line.as_str();
    let Some(session) = DIET.find(s) else { return line.clone() };
    meeting.session.get_or_insert_with(|| cite(line, session.range(), session.as_str().to_owned()));
    line.slice(session.end()..s.len())
}

fn trim(s: &str) -> &str {
    s.trim_end_matches(['-', '~', ' ', '(', '「', '―', '—', ':', '|', '・'])
}

/// A name without the day in brackets behind it: （令和６年５月１日）, （令和６年５月１日開催）.
fn held_on(name: &str) -> Option<&str> {
    let inner = name.strip_suffix(')')?;
    let open = inner.rfind('(')?;
    let day = date::day(&inner[open + 1..]).filter(|day| day.range.start == 0)?;
    matches!(&inner[open + 1 + day.range.end..], "" | "開催").then(|| trim(&name[..open]))
}

/// A name without what of it met, in brackets behind it: 港湾委員会（漁港課関係）, 予算委員会（全体会）.
fn without_part<'a>(name: &'a str, lexicon: &Lexicon) -> &'a str {
    let part = name.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let council = |name: &str| matches!(lexicon.bodies.ending(name), Some((at, Level::Meeting)) if at > 0);
    part.filter(|(council_name, part)| {
        let what =
            part.ends_with("関係") || matches!(*part, "全体会" | "所管" | "審査") || part.starts_with("総括");
        what && council(council_name)
    })
    .map_or(name, |(name, _)| name.trim_end())
}

/// A line without the date that stands before, behind or in brackets.
fn undated(line: &Flow) -> Flow {
    let s = line.as_str();
    let Some(day) = date::day(s) else { return line.clone() };
    let rest = s[day.range.end..].trim_start_matches([' ', ':', '、', '~']);
    if day.range.start == 0 {
        let time = date::times(rest).0.is_some_and(|(_, r)| r.start <= 1);
        let clause = rest.starts_with(['の', 'に', '現', '施', '付']);
        return if time || clause { Flow::default() } else { line.slice(s.len() - rest.len()..s.len()) };
    }
    // （令和6年7月3日開催）みなと空域利用協議会
    if s[..day.range.start].chars().count() == 1
        && s.starts_with(['(', '【', '['])
        && let Some(close) = rest.find([')', '】', ']']).map(|at| s.len() - rest.len() + at)
        && close - day.range.end <= "(水曜日)10時開催".len()
        && let Some(name) = s[close..].chars().next().map(|c| s[close + c.len_utf8()..].trim_start())
        && !name.is_empty()
    {
        return line.slice(s.len() - name.len()..s.len());
    }
    let before = &s[..day.range.start];
    let open = before.trim_end_matches(['(', '[', '【', ' ', '-', '―', '、']);
    let tail = rest.trim_end_matches([')', ']', '】']);
    let told = matches!(tail, "開催" | "開催分" | "実施" | "公表" | "公開" | "掲載");
    let closes = tail.is_empty() || told || date::times(tail).0.is_some();
    if closes && !open.ends_with(['の', 'は']) { line.slice(0..open.len()) } else { line.clone() }
}
