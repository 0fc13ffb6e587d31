//! Absences that are announced: 「本日は、山田委員、鈴木委員が御欠席です」.

use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, script},
    minutes::{Affiliation, Attendance, Cited, Presence, Turn},
    rule,
    text::Flow,
};

/// Speeches at the beginning of a record in which absences are announced.
const OPENING: usize = 12;

/// Adds those whose absence the opening speeches announce to a roster that does not list them.
pub(in crate::minutes) fn absences(turns: &[Turn], attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    if attendance.is_empty() {
        return;
    }
    for turn in turns.iter().take(OPENING) {
        let s = turn.flow.as_str();
        let mut start = 0;
        for sentence in s.split_inclusive('。') {
            let end = start + sentence.len();
            if sentence.contains("欠席")
                && !["前回", "次回", "途中", "遅れ"].iter().any(|w| sentence.contains(w))
            {
                let before = start + sentence.find("欠席").unwrap_or(0);
                people(&turn.flow.slice(start..before), attendance, lexicon);
            }
            start = end;
        }
    }
}

/// Adds the people named in the words before 欠席.
fn people(flow: &Flow, attendance: &mut Vec<Attendance>, lexicon: &Lexicon) {
    let s = flow.as_str();
    let mut at = 0;
    for item in s.split_inclusive(['、', ',']) {
        let start = at;
        at += item.len();
        let Some((surname, end)) = titled(item, lexicon) else { continue };
        let (name, title) = (&item[..surname], &item[surname..end]);
        let listed = |a: &Attendance| {
            a.name.as_ref().is_some_and(|n| {
                lexicon.titles.standard(&n.value).starts_with(&lexicon.titles.standard(name))
            })
        };
        if attendance.iter().any(listed) {
            continue;
        }
        let capacity = lexicon.titles.capacity(title).is_some();
        let words = flow.slice(start..start + end);
        let span = words.whole();
        let affiliations = if capacity {
            Vec::new()
        } else {
            let (organization, post) = crate::minutes::affiliation::body_and_post(title, lexicon);
            vec![Affiliation {
                organization,
                post,
                as_written: title.to_owned(),
                abbreviation: None,
                span: flow.span(start + surname..start + end),
            }]
        };
        attendance.push(Attendance {
            name: Some(Cited {
                value: name.to_owned(),
                span: flow.span(start..start + surname),
                rule: rule::ROSTER_ANNOUNCED,
            }),
            role: capacity.then(|| title.to_owned()),
            presence: Presence::Absent,
            seat: None,
            affiliations,
            span,
            rule: rule::ROSTER_ANNOUNCED,
        });
    }
}

/// Where a family name that no table knows ends before a capacity: 飛鳥井委員; but 各委員 and 一部委員 name nobody.
fn unknown_surname(item: &str, lexicon: &Lexicon) -> Option<usize> {
    let kanji =
        item.char_indices().find(|&(_, c)| script(c) != Script::Kanji).map_or(item.len(), |(at, _)| at);
    let at = lexicon.titles.capacity_at_end(&item[..kanji])?;
    let name = &item[..at];
    let general = lexicon.terms.is_generic(name)
        || lexicon.bodies.ending(name).is_some()
        || lexicon.titles.capacity(name).is_some()
        || lexicon.cues.words("before-name").opens(name)
        || lexicon.cues.words("no-surname").opens(name);
    (!general && (2..=4).contains(&name.chars().count())).then_some(at)
}

/// Where surname and title end that an item begins with; a particle may follow, other words may not.
fn titled(item: &str, lexicon: &Lexicon) -> Option<(usize, usize)> {
    let titles = &lexicon.titles;
    let surname = titles.surname_at_start(item).or_else(|| unknown_surname(item, lexicon))?;
    let ends: Vec<usize> =
        item[surname..].char_indices().map(|(i, c)| surname + i + c.len_utf8()).take(14).collect();
    let end = ends.into_iter().rev().find(|&end| {
        let title = &item[surname..end];
        titles.capacity(title).is_some() || titles.post_at_end(title).is_some()
    })?;
    let rest = &item[end..];
    let over = rest.is_empty()
        || rest.starts_with(['、', ',', 'が', 'は', 'も', 'の', 'に', 'か', 'よ', 'と', '及']);
    over.then_some((surname, end))
}
