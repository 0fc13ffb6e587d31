//! What a title behind a name is made of, and how doubtful it is that words are one.

use super::LONGEST;
use crate::{lexicon::Lexicon, minutes::affiliation::of_ministry};

/// How doubtful it is that words behind a name are its title, and whether it is a capacity.
pub(super) fn title_doubt(title: &str, lexicon: &Lexicon) -> Option<(u32, bool)> {
    let titles = &lexicon.titles;
    // 副会長兼水質部会長: each is a title.
    if let Some((first, second)) = title.split_once('兼')
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
    let (unknown, leading) = unknown_letters(council, lexicon);
    // 原子力委員: of a commission, whose name is a word.
    if !named {
        let word = council.chars().count() > 2
            && lexicon.terms.is_generic(council)
            && !lexicon.titles.is_given_name(council);
        return word.then_some(2);
    }
    (unknown <= 2).then_some(1 + unknown + if leading { 2 } else { 0 })
}

/// How many letters of `modifier` no known word covers, at best, and whether the first is among them.
pub(super) fn unknown_letters(modifier: &str, lexicon: &Lexicon) -> (u32, bool) {
    let at: Vec<usize> = modifier.char_indices().map(|(i, _)| i).chain([modifier.len()]).collect();
    // The fewest letters left uncovered up to each place, and whether the first one is.
    let mut best: Vec<(u32, bool)> = vec![(0, false)];
    for to in 1..at.len() {
        let (skipped, leading) = best[to - 1];
        let mut least = (skipped + 1, leading || to == 1);
        for from in to.saturating_sub(8)..to.saturating_sub(1) {
            if is_word(&modifier[at[from]..at[to]], lexicon) {
                least = least.min(best[from]);
            }
        }
        // ・, 第 and the letters of units cover themselves.
        if to > 1 && modifier[at[to - 1]..at[to]].contains(['・', '課', '局', '部', '室', '係', '等', '官'])
        {
            least = least.min(best[to - 1]);
        }
        best.push(least);
    }
    best.last().copied().unwrap_or_default()
}

fn is_word(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.terms.is_generic(word)
        || lexicon.bodies.is_unit(word)
        || lexicon.bodies.is_form(word)
        || lexicon.titles.is_post(word)
        || lexicon.bodies.known(word).is_some()
        || names_a_unit(word, lexicon)
}

/// Whether offices have units of that name: 総務 of 総務課.
pub(in crate::minutes::roster) fn names_a_unit(word: &str, lexicon: &Lexicon) -> bool {
    word.chars().nth(1).is_some() && lexicon.bodies.names_a_unit(word)
}
