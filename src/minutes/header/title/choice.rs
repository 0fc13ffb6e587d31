//! Which of the first lines is the title, and which lines are it together.

use super::{super::copied, ORDINAL, closing::closing, series::BRACKET_ORDINAL, trim};
use crate::{
    lexicon::{Level, Lexicon},
    text::Flow,
};

/// Characters of a title at most.
const LONGEST: usize = 90;

/// The title; where the lines that seemed to be it hold what no title holds, the one line that names a meeting.
pub(super) fn title(lines: &[Flow], lexicon: &Lexicon) -> Flow {
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
        && !s
            .match_indices("日時")
            .any(|(at, label)| s[at + label.len()..].starts_with(|c: char| c.is_ascii_digit()))
}

/// The line that is the title, or the lines that are it together.
fn choose(lines: &[Flow], lexicon: &Lexicon) -> Flow {
    let whole = |l: &&Flow| {
        let s = l.as_str();
        closing(s, lexicon).is_some_and(|c| {
            c.is_kind && trim(&s[..c.name]).chars().count() > 4 && !is_number(trim(&s[..c.name]))
        })
    };
    let numbered = |s: &str| ORDINAL.is_match(s);
    // 第13号 / 平成元年みなと市議会5月臨時会 / みなと市議会会議録第13号: the session with its year and house is whole.
    let session = |l: &&Flow| {
        let s = l.as_str();
        let s = closing(s, lexicon).filter(|c| c.is_kind).map_or(s, |c| trim(&s[..c.name]));
        let house = s.split_once("議会").is_some_and(|(house, _)| house.chars().count() > 5);
        ["令和", "平成", "昭和"].iter().any(|era| s.starts_with(era))
            && house
            && lexicon.cues.words("session").closes(s)
    };
    if let Some(at) = lines.iter().take(10).position(|l| session(&l)) {
        let kind = |l: &&Flow| closing(l.as_str(), lexicon).is_some_and(|c| c.is_kind && c.name == 0);
        let mut flow = lines[at].clone();
        lines.get(at + 1).filter(kind).into_iter().for_each(|kind| flow.join(kind));
        return flow;
    }
    if let Some(stacked) = under_its_council(lines, lexicon).or_else(|| over_its_number(lines, lexicon)) {
        return stacked;
    }
    let at = lines.iter().take(10).position(|l| whole(&l));
    if let Some(fuller) = at.and_then(|at| {
        let later = lines[at + 1..].iter().filter(|l| whole(l));
        later.into_iter().find(|l| says_more(l.as_str(), lines[at].as_str(), lexicon))
    }) {
        return fuller.clone();
    }
    // ホーム / 防災 / 令和5年度みなと町防災会議　会議録: a line that begins with its year is whole.
    if let Some(line) = at.map(|at| &lines[at]).filter(|line| begins_with_year(line.as_str())) {
        return line.clone();
    }
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
        return behind_year(lines, at, lexicon);
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
        let bracketed = BRACKET_ORDINAL.find_iter(so_far).last().is_some_and(|m| m.end() == so_far.len());
        let ends = lexicon.bodies.ending(so_far).is_some() || bracketed;
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

/// Whether the title of a record says more than a line of its page of the same council: its number, or whose council it is.
/// みなと会議の概要 / 第3回みなと会議議事要旨, 第9回教育委員会議会議録 / 第9回みなと県教育委員会議会議録.
fn says_more(title: &str, page: &str, lexicon: &Lexicon) -> bool {
    let parts = |s: &str| {
        let name = closing(s, lexicon).map_or(s, |close| &s[..close.name]);
        let number = ORDINAL.captures(name).and_then(|c| Some((c.get(0)?.end(), c["n"].to_owned())));
        let (from, number) = number.map_or((0, None), |(end, n)| (end, Some(n)));
        let bare = trim(name[from..].split('(').next().unwrap_or_default()).trim_end_matches('の');
        (bare.to_owned(), number)
    };
    let ((name, number), (known, known_number)) = (parts(title), parts(page));
    let council =
        known.ends_with("会議") || matches!(lexicon.bodies.ending(&known), Some((_, Level::Meeting)));
    let numbered = number.is_some() && known_number.is_none() && name == known;
    let whose =
        number.is_some() && number == known_number && name.len() > known.len() && name.ends_with(&known);
    council && known.chars().count() > 4 && (numbered || whose)
}

/// The line at `at`, with the year or the council that stands over it: 令和6年度 / 第3回みなと空域利用協議会 議事録.
fn behind_year(lines: &[Flow], at: usize, lexicon: &Lexicon) -> Flow {
    let year = at.checked_sub(1).map(|above| &lines[above]).filter(|above| copied::is_year(above.as_str()));
    let over = year.filter(|_| lines[at].as_str().starts_with('第')).or_else(|| {
        let above = &lines[at.checked_sub(1)?];
        holds(above.as_str(), lines[at].as_str(), lexicon).then_some(above)
    });
    let mut flow = over.cloned().unwrap_or_default();
    flow.join(&lines[at]);
    flow
}

/// Whether a council stands by itself over its committee with the number: みなと審議会　空域分科会 / 第3回　飛行小委員会　議事録.
fn holds(council: &str, committee: &str, lexicon: &Lexicon) -> bool {
    const WITHIN: [&str; 6] = ["小委員会", "部会", "分科会", "専門委員会", "ワーキンググループ", "WG"];
    let name = closing(committee, lexicon).map_or(committee, |close| trim(&committee[..close.name]));
    let numbered = ORDINAL.find(name).is_some_and(|m| m.start() == 0 && m.end() < name.len());
    let over = ["審議会", "調査会", "分科会", "部会"].iter().any(|end| council.ends_with(end));
    numbered
        && over
        && !ORDINAL.is_match(council)
        && closing(council, lexicon).is_none()
        && WITHIN.iter().any(|end| name.ends_with(end))
}

/// Whether words are the number of a meeting and name none: 平成18年度第2回.
fn is_number(s: &str) -> bool {
    // （令和6年度　第3回）
    let s = s.strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or(s);
    ORDINAL.find(s).is_some_and(|m| m.range() == (0..s.len()))
}

/// Whether words begin with the year of the meeting: 令和5年度みなと町防災会議.
fn begins_with_year(s: &str) -> bool {
    let behind = ["令和", "平成"].iter().find_map(|era| s.strip_prefix(era));
    behind
        .is_some_and(|s| s.trim_start_matches(|c: char| c.is_ascii_digit() || c == '元').starts_with("年度"))
}

/// 令和5年度港湾委員会 / 第6回委員会(8月18日): the number of the meeting below the name of the council and its year.
fn over_its_number(lines: &[Flow], lexicon: &Lexicon) -> Option<Flow> {
    let pair = lines.windows(2).take(10).find(|pair| {
        let (council, number) = (pair[0].as_str(), pair[1].as_str());
        begins_with_year(council)
            && matches!(lexicon.bodies.ending(council), Some((at, Level::Meeting)) if at > 0)
            && ORDINAL.find(number).is_some_and(|m| {
                let rest = number[m.end()..].split('(').next().unwrap_or_default();
                m.start() == 0 && (rest.is_empty() || rest.chars().count() <= 4 && council.ends_with(rest))
            })
    })?;
    let mut flow = pair[0].clone();
    flow.join(&pair[1]);
    Some(flow)
}

/// みなと審議会 / 空域利用部会 / 第3回会合 議事要旨: the number of the meeting and its kind below the names of the councils.
fn under_its_council(lines: &[Flow], lexicon: &Lexicon) -> Option<Flow> {
    let session = |l: &Flow| {
        let s = l.as_str();
        let close = closing(s, lexicon).filter(|c| c.is_kind)?;
        let name = trim(&s[..close.name]);
        let number = ORDINAL.find(name).filter(|m| m.start() == 0)?;
        lexicon.cues.is("meeting-noun", &name[number.end()..]).then_some(())
    };
    let at = lines.iter().take(10).position(|l| session(l).is_some())?;
    let council = |l: &&Flow| {
        let s = l.as_str();
        !ORDINAL.is_match(s)
            && closing(s, lexicon).is_none()
            && matches!(lexicon.bodies.ending(s), Some((at, Level::Meeting)) if at > 0)
    };
    let above = lines[..at].iter().rev().take_while(council).count();
    let mut flow = Flow::default();
    lines[at - above..=at].iter().for_each(|line| flow.join(line));
    (above > 0).then_some(flow)
}
