//! What a title behind a name is made of, and how doubtful it is that words are one.

use super::LONGEST;
use crate::{
    lexicon::Lexicon,
    minutes::affiliation::{TOGETHER, of_ministry},
};

/// How doubtful it is that words behind a name are its title, and whether it is a capacity.
pub(super) fn title_doubt(title: &str, lexicon: &Lexicon) -> Option<(u32, bool)> {
    let titles = &lexicon.titles;
    // 副会長兼水質部会長, 参事官(併)調査室長: each is a title.
    let joint = TOGETHER.iter().find_map(|sign| title.split_once(sign));
    if let Some((first, second)) = joint.or_else(|| title.split_once('兼'))
        && let Some((doubt, capacity)) = title_doubt(first, lexicon)
        && let Some((more, _)) = title_doubt(second, lexicon)
    {
        return Some((doubt.max(more), capacity));
    }
    if let Some(capacity) = titles.capacity(title) {
        // 出席, オンライン: how someone attended is no title.
        if matches!(capacity.kind.as_str(), "legend" | "absent") {
            return None;
        }
        let here = matches!(capacity.kind.as_str(), "chair" | "deputy" | "member" | "observer" | "guest");
        return Some((0, here || !titles.is_post(title)));
    }
    if titles.is_post(title) || of_ministry(title, lexicon).is_some() {
        return Some((0, false));
    }
    // 同課主任: of the section named last.
    let same = ["同課", "同部", "同局", "同室"].iter().find_map(|same| title.strip_prefix(same));
    if same.is_some_and(|post| titles.is_post(post)) {
        return Some((1, false));
    }
    // 委員主査: a member who is the chair.
    let seat = title.strip_prefix("委員").and_then(|seat| titles.capacity(seat));
    if seat.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy")) {
        return Some((0, true));
    }
    if let Some(of_council) = council_title(title, lexicon) {
        return Some((of_council, true));
    }
    let at = titles.post_at_end(title).filter(|&at| at > 0)?;
    let modifier = &title[..at];
    // 部監査役: the letter of a unit alone ends the name.
    if matches!(modifier, "部" | "課" | "局" | "室" | "係") {
        return None;
    }
    if modifier.chars().count() > LONGEST || modifier.starts_with(['・', 'の', 'ー']) {
        return None;
    }
    // 総務部|長 and 総務|部長 are one.
    let head = at + title[at..].chars().next().map_or(0, char::len_utf8);
    let known = lexicon.bodies.known_at_start(title);
    // 私学部長 heads 私学部, whatever post it ends with.
    if title.strip_suffix('長').is_some_and(|unit| lexicon.bodies.is_unit(unit)) {
        return Some((1, false));
    }
    if known.is_some_and(|end| title[..end].ends_with(['省', '庁', '府', '県', '市', '社', '学'])) {
        return None; // the body is printed between name and post
    }
    if known.is_some_and(|end| end >= at.min(head)) || lexicon.bodies.is_unit(&title[..head]) {
        return Some((1, false));
    }
    let (unknown, leading) = unknown_letters(modifier, lexicon);
    Some((1 + 2 * unknown.min(2) + if leading { 3 } else { 0 }, false))
}

/// Whether words are a known body and a post in it: 観光庁次長.
pub(super) fn of_known_body(title: &str, lexicon: &Lexicon) -> bool {
    let body = lexicon.bodies.known_at_start(title);
    body.is_some_and(|end| {
        end < title.len() && title_doubt(&title[end..], lexicon).is_some_and(|(doubt, _)| doubt <= 1)
    })
}

/// How doubtful it is that a capacity is one in the council named before it: 水質評価分科会長, 水質評価分科会委員.
fn council_title(title: &str, lexicon: &Lexicon) -> Option<u32> {
    let at = lexicon.titles.capacity_at_end(title).filter(|&at| at > 0)?;
    let kind = lexicon.titles.capacity(&title[at..]).map(|c| c.kind.as_str())?;
    let (council, seat) = (&title[..at], &title[at..]);
    // 分科会長 holds the end of the council's name; 委員 stands behind it.
    let named = council.ends_with(['会', 'グ', 'プ', 'ム', '議'])
        || council.ends_with("組織")
        || ["部会", "分科会", "委員会"].iter().any(|kind| seat.contains(kind));
    if !matches!(kind, "chair" | "deputy" | "member") || council.chars().count() < 2 {
        return None;
    }
    // 原子力委員: of a commission, whose name is a word.
    if !named {
        let word = council.chars().count() > 2
            && seat.starts_with("委員")
            && at_most_unknown(0, council, lexicon).is_some()
            && !lexicon.titles.is_given_name(council);
        return word.then_some(2);
    }
    let (unknown, leading) = at_most_unknown(2, council, lexicon)?;
    Some(1 + unknown + if leading { 2 } else { 0 })
}

/// How many letters of `modifier` no known word covers, at best, and whether the first is among them.
pub(super) fn unknown_letters(modifier: &str, lexicon: &Lexicon) -> (u32, bool) {
    at_most_unknown(u32::MAX, modifier, lexicon).unwrap_or_default()
}

/// The same where they are at most so many: of a long text that is told soon.
fn at_most_unknown(most: u32, modifier: &str, lexicon: &Lexicon) -> Option<(u32, bool)> {
    let at: Vec<usize> = modifier.char_indices().map(|(i, _)| i).chain([modifier.len()]).collect();
    // The fewest letters left uncovered up to each place, and whether the first one is.
    let mut best: Vec<(u32, bool)> = vec![(u32::MAX, true); at.len()];
    best[0] = (0, false);
    for from in 0..at.len() - 1 {
        let (skipped, leading) = best[from];
        let mut reach = |to: usize, least: (u32, bool)| best[to] = best[to].min(least);
        // ・, 第 and the letters of units cover themselves.
        let own =
            from > 0 && modifier[at[from]..].starts_with(['・', '課', '局', '部', '室', '係', '等', '官']);
        reach(from + 1, if own { (skipped, leading) } else { (skipped + 1, leading || from == 0) });
        for end in lexicon.words_at_start(&modifier[at[from]..]) {
            if let Ok(length) = at[from..].binary_search(&(at[from] + end))
                && (2..=LONGEST_WORD).contains(&length)
            {
                reach(from + length, (skipped, leading));
            }
        }
        // What covers later letters begins at one of these places.
        if best[..=from + 1].iter().rev().take(LONGEST_WORD).all(|&(unknown, _)| unknown > most) {
            return None;
        }
    }
    best.last().copied().filter(|&(unknown, _)| unknown <= most)
}

/// Characters of a known word, at most.
const LONGEST_WORD: usize = 8;

/// Whether offices have units of that name: 総務 of 総務課.
pub(in crate::minutes::roster) fn names_a_unit(word: &str, lexicon: &Lexicon) -> bool {
    word.chars().nth(1).is_some() && lexicon.bodies.names_a_unit(word)
}
