//! The title: which of the first lines it is, and council, number and kind of record out of it.

use std::{ops::Range, sync::LazyLock};

use regex::Regex;

use super::{super::date, Cited, Meeting, ORDINAL, copied};
use crate::{
    lexicon::{Level, Lexicon},
    rule,
    text::Flow,
};

// The patterns are fixed; a test reads titles with each of them.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static BRACKET_ORDINAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\((?:通算|通番|累計)?(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})年度?|[0-9]{4}年度?)?第(?:[0-9]{1,4}|[〇一二三四五六七八九十百]{1,5})回[^()]*\)").unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:(?:令和|平成|昭和)(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})年度?|[0-9]{4}年度?)(?:\((?:(?:令和|平成|昭和)(?:元|[0-9]{1,2})|[0-9]{4})年度?\))?(?:[0-9]{1,2}月)?",
    )
    .unwrap()
});
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static ISSUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[(-]?第(?P<n>[0-9]{1,3}|[〇一二三四五六七八九十]{1,4})(?:号|日)(?:\([^()]*\))?\)?$").unwrap()
});
/// （第5期～）
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static TERM: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\(第[0-9]{1,3}期[^()]{0,8}\)").unwrap());
/// 第1日 2月14日 in brackets behind a session.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DAY: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\((?:第[0-9]{1,3}日|[0-9]{1,2}月[0-9]{1,2}日)[^()]*\)$").unwrap());
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static NOISE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[(\[【]?(?:(?:参考|机上配布|机上配付)?資料(?:No\.?)?[0-9-]*|別[紙添][0-9-]*|未定稿|案|速報版?|確定版|暫定版|公[開表]用|取扱注意|委員限り|目次|\[TOC\])[)\]】]?$|^[■●]?(?:議事録|議事要旨|議事概要|会議録|審議会|開催状況|会議)一覧[■●]?$|^[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}[0-9]{1,2}:[0-9]{2}|^(?:ツイート|シェア|印刷|共有)+$|^[0-9]{1,2}月[0-9]{1,2}日-[^。]{0,40}[0-9]{1,3}号$|^[0-9]{4}-[0-9]{2}-[0-9]{2}$|^(?:取得元|最終取得日|更新日|掲載日|ページ番号):").unwrap()
});

#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static MONTH: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"^[0-9]{1,2}月(?:定例会|臨時会)").unwrap());

/// 第213回国会: the session of the Diet in which meetings are numbered.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static DIET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^第[0-9〇一二三四五六七八九十百]{1,5}回国会(?:\((?:常会|臨時会|特別会)\))?").unwrap()
});
/// 教育委員会令和6年5月定例会: the day of the meeting within its name.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static INNER_YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"会(?P<day>(?:令和|平成|昭和)(?:元|[0-9]{1,2}|[一二三四五六七八九十]{1,3})年度?(?:第[0-9]{1,3}回)?(?:[0-9]{1,2}月)?)(?:定例|臨時)会",
    )
    .unwrap()
});

/// Reads the title among the first `lines`, or in the one line that is `labelled` as the name of the meeting.
pub(super) fn read(meeting: &mut Meeting, lines: &[Flow], lexicon: &Lexicon, labelled: bool) {
    let lines: Vec<Flow> = lines
        .iter()
        .filter(|l| !NOISE.is_match(l.as_str()))
        .map(|line| undated(&copied::cleaned(line)))
        .filter(|l| !l.is_empty() && !NOISE.is_match(l.as_str()))
        .collect();
    let lines: Vec<Flow> =
        lines.iter().map(|line| in_session(meeting, line)).filter(|l| !l.is_empty()).collect();
    let lines = copied::without_shorter(copied::below_site(&lines));
    let lines = kind_below(lines, lexicon);
    let lines = lines.as_slice();
    let mut flow = if labelled { lines.first().cloned().unwrap_or_default() } else { chosen(lines, lexicon) };
    // 第4回 / 横浜市会 会議録（第16号） / 定例会: the session is printed below.
    let session = lines
        .iter()
        .skip_while(|l| !flow.as_str().ends_with(l.as_str()))
        .nth(1)
        .filter(|l| lexicon.cues.is("session", l.as_str()) && !labelled);
    let s = flow.as_str();
    let named = labelled
        || ORDINAL.is_match(s)
        || closing(s, lexicon).is_some()
        || lexicon.bodies.ending(trim(s)).is_some();
    if s.is_empty() || !named {
        return;
    }
    let cite = |flow: &Flow, range: Range<usize>, value: String| Cited {
        value,
        span: flow.span(range),
        rule: rule::HEADER_TITLE,
    };
    let mut end = s.len();
    let mut issue = None;
    if let Some(close) = closing(s, lexicon) {
        issue = ISSUE.captures(s).and_then(|c| date::numeral(&c["n"]).zip(c.get(0).map(|m| m.range())));
        if close.is_kind {
            meeting.kind = Some(cite(&flow, close.words.clone(), s[close.words].to_owned()));
        }
        end = close.name;
    }
    if trim(&s[..end]).is_empty() {
        return;
    }
    if let Some(session) = session {
        let mut stacked = flow.slice(0..end);
        stacked.join(session);
        end = stacked.as_str().len();
        flow = stacked;
    }
    let name = trim(&flow.as_str()[..end]);
    meeting.title = Some(cite(&flow, 0..name.len(), name.to_owned()));
    let series = DAY.find(name).map_or(name, |m| &name[..m.start()]);
    read_series(meeting, &flow, series, lexicon);
    let behind = ORDINAL.captures(flow.as_str()).and_then(|c| {
        let n = c.name("n")?;
        (n.start() >= end).then_some(())?;
        date::numeral(n.as_str()).map(|number| (number, n.range()))
    });
    if meeting.ordinal.is_none()
        && let Some((number, range)) = issue.or(behind)
    {
        meeting.ordinal = Some(Cited { value: number, span: flow.span(range), rule: rule::HEADER_TITLE });
    }
}

/// The lines, of which the second gives the first its kind where it only says whose record it is: 令和5年港湾委員会 / 港湾委員会記録.
fn kind_below(lines: &[Flow], lexicon: &Lexicon) -> Vec<Flow> {
    if let [first, second, rest @ ..] = lines
        && let Some(close) = closing(second.as_str(), lexicon).filter(|close| close.is_kind)
        && close.name >= "委員会".len()
        && first.as_str().ends_with(&second.as_str()[..close.name])
    {
        let mut whole = first.clone();
        whole.join(&second.slice(close.words));
        return std::iter::once(whole).chain(rest.iter().cloned()).collect();
    }
    lines.to_vec()
}

/// A line without the session of the Diet, of which the meeting is told, and the house that stands behind it.
fn in_session(meeting: &mut Meeting, line: &Flow) -> Flow {
    let s = line.as_str();
    let Some(session) = DIET.find(s) else { return line.clone() };
    meeting.session.get_or_insert_with(|| Cited {
        value: session.as_str().to_owned(),
        span: line.span(session.range()),
        rule: rule::HEADER_TITLE,
    });
    line.slice(session.end()..s.len())
}

fn trim(s: &str) -> &str {
    s.trim_end_matches(['-', '~', ' ', '(', '「', '―', '—', ':', '|', '・'])
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
    let before = &s[..day.range.start];
    let open = before.trim_end_matches(['(', '[', '【', ' ', '-', '―', '、']);
    let tail = rest.trim_end_matches([')', ']', '】']);
    let closes = tail.is_empty() || matches!(tail, "開催" | "実施" | "公表") || date::times(tail).0.is_some();
    if closes && !open.ends_with(['の', 'は']) { line.slice(0..open.len()) } else { line.clone() }
}

/// Characters of a title at most.
const LONGEST: usize = 90;

/// The title; where the lines that seemed to be it hold what no title holds, the one line that names a meeting.
fn chosen(lines: &[Flow], lexicon: &Lexicon) -> Flow {
    let title = choose(lines, lexicon);
    if is_plausible(title.as_str(), lexicon) {
        return title;
    }
    let names = |l: &&Flow| {
        let s = l.as_str();
        let name = closing(s, lexicon).map_or(s, |close| &s[..close.name]);
        is_plausible(s, lexicon) && lexicon.bodies.ending(trim(name)).is_some_and(|(at, _)| at > 0)
    };
    let closed = |l: &&Flow| closing(l.as_str(), lexicon).is_some_and(|close| close.is_kind);
    let of_record = lines.iter().filter(names).find(closed);
    of_record.or_else(|| lines.iter().find(names)).cloned().unwrap_or_default()
}

/// Whether words can be a title: an address, a date with its label, a sentence or a mark is none.
fn is_plausible(s: &str, lexicon: &Lexicon) -> bool {
    s.chars().count() <= LONGEST
        && !s.contains(['。', '〒', '@', '◆', '?', '!'])
        && !s.contains("http")
        && !s.match_indices(':').any(|(colon, _)| lexicon.cues.words("date-label").closes(&s[..colon]))
        && s.matches('、').count() < 4
}

/// The line that is the title, or the lines that are it together.
fn choose(lines: &[Flow], lexicon: &Lexicon) -> Flow {
    let whole = |l: &&Flow| {
        let s = l.as_str();
        closing(s, lexicon).is_some_and(|c| c.is_kind && trim(&s[..c.name]).chars().count() > 4)
    };
    let numbered = |s: &str| ORDINAL.is_match(s);
    let at = lines.iter().take(10).position(|l| whole(&l));
    // 第3回A / 第2回B 議事録: two councils that met together.
    let joint = |before: &[Flow]| {
        before.iter().any(|l| {
            let s = l.as_str();
            numbered(s) && lexicon.bodies.ending(s).is_some() && !lexicon.cues.words("session").closes(s)
        })
    };
    if let Some(at) = at
        && !joint(&lines[..at])
        && (numbered(lines[at].as_str()) || !lines[..at].iter().any(|l| numbered(l.as_str())))
        && (at == 0 || numbered(lines[at].as_str()) || lexicon.bodies.known(lines[at - 1].as_str()).is_some())
    {
        return lines[at].clone();
    }
    let mut flow = Flow::default();
    for (i, line) in lines.iter().enumerate() {
        let s = line.as_str();
        // The ministry above the title is no part of it, nor is the office that keeps the record.
        let office = lexicon.bodies.known(s).is_some()
            || matches!(lexicon.bodies.ending(s), Some((at, Level::Unit)) if at > 0)
                && s.chars().count() <= 20
                && !numbered(s)
                && lines[i + 1..].iter().take(2).any(|n| numbered(n.as_str()));
        let ministry = office
            && flow.is_empty()
            && lines.get(i + 1).is_some_and(|n| closing(n.as_str(), lexicon).is_none_or(|c| c.name > 0));
        if ministry {
            continue;
        }
        flow.join(line);
        let so_far = flow.as_str();
        if closing(so_far, lexicon).is_some() || so_far.chars().count() > 120 {
            break;
        }
        let ends = lexicon.bodies.ending(so_far).is_some() || so_far.ends_with("回)");
        let goes_on = lines.get(i + 1).is_some_and(|n| {
            let n = n.as_str();
            closing(n, lexicon).is_some()
                || ORDINAL.find(n).is_some_and(|m| m.start() <= 1)
                || n.starts_with("合同")
        });
        let closes_later = lines[i + 1..].iter().take(3).any(|l| closing(l.as_str(), lexicon).is_some());
        if ends && !goes_on && !closes_later && numbered(so_far) {
            break;
        }
    }
    // Lines that nothing closes and no number marks are not joined to a title.
    if closing(flow.as_str(), lexicon).is_none() && !numbered(flow.as_str()) {
        return lines.first().cloned().unwrap_or_default();
    }
    flow
}

/// How a title closes.
struct Closing {
    /// The words that close it, brackets behind them included.
    words: Range<usize>,
    /// Where the name before them ends.
    name: usize,
    /// Whether they are a kind of record.
    is_kind: bool,
}

/// The kind of record that closes the title: 議事概要, （議事要旨）, 議事（全文）, 会議録（第16号）.
fn closing(s: &str, lexicon: &Lexicon) -> Option<Closing> {
    let s = s.trim_end_matches(['.', '。', ' ']);
    let plain = ISSUE.find(s).map_or(s, |m| &s[..m.start()]);
    // …議事要旨（第31回）
    let unnumbered =
        BRACKET_ORDINAL.find_iter(s).last().filter(|m| m.end() == s.len()).map_or(s, |m| &s[..m.start()]);
    for s in [s, plain, unnumbered] {
        let kinds = lexicon.titles.kinds().find_map(|k| kind_at_end(s, k, lexicon));
        if let Some((words, name)) = kinds {
            return Some(Closing { words, name, is_kind: true });
        }
        if let Some((words, name)) =
            lexicon.cues.words("no-record").all().iter().find_map(|k| kind_at_end(s, k, lexicon))
        {
            return Some(Closing { words, name, is_kind: false });
        }
    }
    None
}

/// Where `kind` closes the title: its bytes, brackets behind it included, and where the name before it ends.
fn kind_at_end(s: &str, kind: &str, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let closed =
        s.strip_suffix(')').filter(|t| t.ends_with(kind) && t[..t.len() - kind.len()].ends_with('('));
    if let Some(inner) = closed {
        let start = inner.len() - kind.len();
        return Some((start..inner.len(), start - 1));
    }
    if s.ends_with(kind) {
        let start = s.len() - kind.len();
        return Some((start..s.len(), start));
    }
    // 議事（全文）
    let open = s.rfind('(').filter(|_| s.ends_with(')'))?;
    let note = &s[open + 1..s.len() - 1];
    // 議事録（テキスト版）: the kind of file is none of the record.
    let file = lexicon.cues.is("file-form", note);
    let end = if file { open } else { s.len() };
    ((file || lexicon.cues.is("edition", note)) && s[..open].ends_with(kind))
        .then(|| (open - kind.len()..end, open - kind.len()))
}

/// Council and number out of the title; two of each for a joint meeting.
pub(super) fn read_series(meeting: &mut Meeting, flow: &Flow, name: &str, lexicon: &Lexicon) {
    let cite = |range: Range<usize>, value: String| Cited {
        value,
        span: flow.span(range),
        rule: rule::HEADER_TITLE,
    };
    let mut numbers: Vec<(Range<usize>, u32, Range<usize>)> = Vec::new();
    for c in ORDINAL.captures_iter(name) {
        let (Some(whole), Some(n)) = (c.get(0), c.name("n")) else { continue };
        // 「第１回『スーパーシティ』」 inside the quotes of the name still counts; 通算 in brackets does not.
        let before = &name[..whole.start()];
        if before.ends_with("通算") || before.ends_with("通番") || before.ends_with("累計") {
            continue;
        }
        if let Some(number) = date::numeral(n.as_str()) {
            numbers.push((whole.range(), number, n.range()));
        }
    }
    // What is left without numbers in brackets and numbers in front.
    let strip = |range: Range<usize>| -> Option<(Range<usize>, String)> {
        let part = &name[range.clone()];
        let mut start = 0;
        if let Some(m) = ORDINAL.find(part).filter(|m| m.start() == 0) {
            start = m.end();
        }
        // 令和４年度…: the year is the meeting's, not the council's.
        if let Some(m) = YEAR.find(&part[start..]) {
            start += m.end();
        }
        // 2月定例会: the month is the session's.
        if MONTH.is_match(&part[start..]) {
            start += part[start..].find('月').map_or(0, |m| m + '月'.len_utf8());
        }
        let mut kept = String::new();
        let mut at = start;
        for m in BRACKET_ORDINAL.find_iter(part).filter(|m| m.start() >= start) {
            kept.push_str(&part[at..m.start()]);
            at = m.end();
        }
        kept.push_str(&part[at..]);
        // 基盤部会（第5期～）: the term of its members.
        if let Some(term) = TERM.find(&kept).map(|m| m.range()) {
            kept.replace_range(term, "");
        }
        if kept.contains('第') {
            // The number stands inside or behind: 成長戦略会議第3回.
            if let Some(m) = ORDINAL.find(&kept) {
                // 協議会第2回会合: the meeting of the council named before it.
                let named = kept[..m.start()].ends_with(['会', 'ム', 'プ', 'G', '」', '』', 'ト']);
                let end = if named && lexicon.cues.is("meeting-noun", &kept[m.end()..]) {
                    kept.len()
                } else {
                    m.end()
                };
                kept.replace_range(m.start()..end, "");
            }
        }
        if let Some(day) = INNER_YEAR.captures(&kept).and_then(|c| c.name("day")).map(|m| m.range()) {
            kept.replace_range(day, "");
        }
        // 衆議院 経済産業委員会: the house is none of the committee's name.
        let house = ["衆議院", "参議院"].iter().find(|h| {
            kept.strip_prefix(**h)
                .is_some_and(|k| k.ends_with("委員会") || k.ends_with("調査会") || k == "本会議")
        });
        kept.replace_range(..house.map_or(0, |h| h.len()), "");
        let joint = kept
            .strip_suffix("合同会議")
            .or_else(|| kept.strip_suffix("合同会合"))
            .filter(|k| k.ends_with('会'));
        let bare = unquoted(joint.unwrap_or(&kept)).to_owned();
        (!bare.is_empty()).then(|| (range.start + start..range.end, bare))
    };
    let mut cuts: Vec<usize> = numbers.iter().map(|(r, ..)| r.start).collect();
    let joint = cuts.len() > 1 && cuts[0] == 0;
    if joint {
        cuts.push(name.len());
        for (i, pair) in cuts.windows(2).enumerate() {
            let Some((range, series)) = strip(pair[0]..pair[1]) else { continue };
            if i == 0 {
                meeting.series = Some(cite(range, series));
            } else {
                meeting.joint_with.push((cite(range, series), numbers.get(i).map(|n| n.1)));
            }
        }
    } else if let Some((range, series)) = strip(0..name.len()) {
        meeting.series = Some(cite(range, series));
    }
    meeting.ordinal = numbers.first().map(|(range, n, _)| Cited {
        value: *n,
        span: flow.span(range.clone()),
        rule: rule::HEADER_TITLE,
    });
}

/// A name without the quotes around the whole of it, and without the dashes that set it off.
fn unquoted(s: &str) -> &str {
    let s = s.trim_matches([' ', '-', '・', '及', ':', '、', '―', '|']);
    for (open, close) in [('「', '」'), ('『', '』'), ('(', ')')] {
        let inner = s.strip_prefix(open).and_then(|t| t.strip_suffix(close));
        if let Some(inner) = inner.filter(|i| !i.contains([open, close])) {
            return inner;
        }
    }
    s.trim_start_matches(['」', '』', ')'])
}
