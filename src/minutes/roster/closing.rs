//! What closes a row or a list and is about all of it: （以上　委員）, …各委員, （山田委員は欠席）.

use super::{
    person,
    printed::Printed,
    row::{self, OTHERS_ABSENT, Row},
};
use crate::{lexicon::Lexicon, text::Flow};

/// Puts what closes a list over it: 柊誠、椥辻花子（以上　委員） is 委員 over the two.
pub(super) fn over_their_people(printed: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(printed.len());
    // Where those begin whom the next closing is about.
    let mut from = 0;
    // The word that closed the list above, of which those behind it are not.
    let mut closed: Option<Printed> = None;
    for line in printed {
        let mut rest = line.flow.clone();
        let headed = line.is_headed(lexicon);
        let mut listed = false;
        let mut over = None;
        while let Some((people, capacity, behind)) = each(&rest, listed, lexicon).filter(|_| !headed) {
            // The list may have begun on the lines before.
            let before = found[from..].iter().rev().take_while(|l| l.flow.as_str().ends_with(['、', ',']));
            let before = before.take_while(|l| !l.is_headed(lexicon)).count();
            over = each_by(&line, &people, &capacity);
            found.insert(found.len() - before, line.part(capacity));
            found.push(if listed { line.part(people) } else { line.with(people, None) });
            from = found.len();
            (listed, rest) = (true, behind);
        }
        if listed && rest.is_empty() {
            closed = over;
            continue;
        }
        // 柊誠　椥辻花子各委員: what those are who have no sign before them.
        if let Some(people) = before_each(&rest, lexicon) {
            let end = rest.as_str().len();
            found.insert(from, line.part(rest.slice(end - "委員".len()..end)));
            rest = rest.slice(0..people);
        }
        while let Some((people, capacity, behind)) = closing(&rest, lexicon) {
            if !people.is_empty() {
                found.push(line.opening(people));
            }
            found.insert(from, line.part(capacity));
            from = found.len();
            closed = closed_by(&line);
            rest = behind;
        }
        if !rest.is_empty() {
            found.push(line.of_words(rest));
        }
    }
    let others = found.get(from).is_some_and(|first| !first.is_headed(lexicon));
    if let Some(closed) = closed.filter(|_| others) {
        found.insert(from, closed);
    }
    found
}

/// The word with which a line closes a list: 以上 of （以上　委員）.
fn closed_by(line: &Printed) -> Option<Printed> {
    let open = line.flow.as_str().rfind("(以上")? + 1;
    Some(line.part(line.flow.slice(open..open + row::CLOSED.len())))
}

/// The word with which a line calls all of a list what they are: 各 of 高橋、森の各委員.
fn each_by(line: &Printed, people: &Flow, capacity: &Flow) -> Option<Printed> {
    let between = line.flow.from(people.whole().end());
    let at = between.as_str().find(row::EACH)?;
    let each = between.slice(at..at + row::EACH.len());
    (each.whole().end() <= capacity.whole().start()).then(|| line.part(each))
}

/// Where the names end that 各委員 closes, where spaces part them.
fn before_each(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let names = flow.as_str().strip_suffix("各委員").filter(|names| !names.ends_with('の'))?;
    let last = flow.slice(0..names.len()).pieces().last().map_or(0, |(last, _)| last.start);
    let person = person::doubt(&names[last..], lexicon).is_some();
    (person && !names.contains(['、', ','])).then_some(names.len())
}

/// The words before 各評議員 behind a list of several, the capacity, and the words behind it: others may be listed there.
/// Behind a class that is `listed`, another may be of one.
fn each(flow: &Flow, listed: bool, lexicon: &Lexicon) -> Option<(Flow, Flow, Flow)> {
    let s = flow.as_str();
    s.match_indices('各').filter(|(at, _)| *at > 0).find_map(|(at, each)| {
        let from = at + each.len();
        let end = s[from..].find(['、', ',', '(']).map_or(s.len(), |end| from + end);
        let capacity = s[from..end].trim_end_matches(['。', ' ']);
        lexicon.titles.capacity(capacity)?;
        let people = s[..at].trim_end_matches(['の', ' ']);
        let behind = s.len() - s[end..].trim_start_matches(['、', ',', ' ']).len();
        (listed || people.contains(['、', ','])).then(|| {
            let capacity = flow.slice(from..from + capacity.len());
            (flow.slice(0..people.len()), capacity, flow.slice(behind..s.len()))
        })
    })
}

/// The words before （以上　委員）, the capacity in it, and the words behind it.
fn closing(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow, Flow)> {
    let s = flow.as_str();
    let open = s.find("(以上")?;
    let close = open + s[open..].find(')')?;
    let inner = &s[open + "(以上".len()..close];
    let capacity = inner.trim_start_matches(['、', ' ']);
    lexicon.titles.capacity(capacity)?;
    let before = s[..open].trim_end_matches(['、', ' ']).len();
    let behind = s[close + 1..].trim_start_matches(['、', ' ', '。']);
    Some((
        flow.slice(0..before),
        flow.slice(close - capacity.len()..close),
        flow.slice(s.len() - behind.len()..s.len()),
    ))
}

/// Takes off a note that names others who were absent: （欠席：山田委員）, （山田委員は欠席）; gives it as rows of its own.
pub(super) fn others_absent(flow: &Flow) -> Option<(Flow, Row)> {
    let s = flow.as_str();
    // 柊、森の各委員　　三雲委員は欠席: behind a gap, or on a line of its own.
    let last = flow
        .pieces()
        .last()
        .map(|(last, _)| last.start)
        .filter(|&last| s[last..].ends_with("委員は欠席") && !s[last..].contains(['(', '、', ',']));
    if let Some(last) = last {
        let who = last..s.len() - "は欠席".len();
        let row = Row { heading: Some(OTHERS_ABSENT.to_owned()), ..Row::of(flow.slice(who)) };
        return Some((flow.slice(0..s[..last].trim_end_matches(['、', ' ']).len()), row));
    }
    // ※ 柊　誠（みなと大学教授）は御欠席: a line of its own.
    let own = ["は御欠席", "はご欠席", "は欠席", "は、御欠席", "は、欠席"]
        .iter()
        .find_map(|end| s.strip_suffix(end));
    if let Some(who) = own.and_then(|own| own.strip_prefix('※')).map(str::trim_start) {
        let at = s.find(who)?;
        let row = Row { heading: Some(OTHERS_ABSENT.to_owned()), ..Row::of(flow.slice(at..at + who.len())) };
        return Some((flow.slice(0..0), row));
    }
    let open = s.rfind('(').filter(|_| s.ends_with(')'))?;
    let inner = &s[open + 1..s.len() - 1];
    // 柊委員、森委員は所用のため欠席
    let why = ["所用のため", "都合により", "体調不良のため", "公務のため"];
    let told = why.iter().find_map(|why| Some((inner.strip_suffix("欠席")?.strip_suffix(why)?, why)));
    let reason = told.map_or("", |(_, why)| why);
    let bare = inner.replace(reason, "");
    let bare = bare.as_str();
    let who = ["は欠席", "が欠席", "は、欠席", "は御欠席", "はご欠席"]
        .iter()
        .find_map(|end| bare.strip_suffix(end))
        .or_else(|| ["欠席:", "欠席者:", "欠席委員:"].iter().find_map(|start| bare.strip_prefix(start)))
        .filter(|who| !who.is_empty())?;
    let at = open + 1 + inner.find(who)?;
    let row = Row { heading: Some(OTHERS_ABSENT.to_owned()), ..Row::of(flow.slice(at..at + who.len())) };
    let kept = s[..open].trim_end_matches(['、', ' ']).len();
    Some((flow.slice(0..kept), row))
}
