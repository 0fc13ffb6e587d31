//! What stands before, in and behind the brackets of a mark: 議長（鈴木太郎君）, 事務局（港湾課長）, 田中（昌）委員.

use super::{
    super::{
        Who,
        refer::{People, Reference},
        speech::is_person,
    },
    by_words, is_name, titled,
};
use crate::{lexicon::Lexicon, script::bracket_end};

/// 議長（鈴木太郎君）: what stands before, in and behind the brackets.
pub(super) fn brackets(label: &str) -> Option<(&str, &str, &str)> {
    let pair = |begin: char, end: char| {
        let open = label.find(begin).filter(|&o| o > 0)?;
        let whole = bracket_end(&label[open..]).filter(|_| begin == '(');
        let close = open + whole.or_else(|| label[open..].find(end))?;
        Some((&label[..open], &label[open + begin.len_utf8()..close], &label[close + end.len_utf8()..]))
    };
    pair('(', ')').or_else(|| pair('【', '】'))
}

/// 議長椥辻花子君 of ○議長椥辻花子君）: an office and a name between which the bracket was lost.
#[must_use]
pub fn office_and_name<'a>(label: &'a str, lexicon: &Lexicon) -> Option<(&'a str, &'a str)> {
    let titles = &lexicon.titles;
    let bare = label.strip_suffix('君').unwrap_or(label);
    let honoured = bare.len() < label.len();
    let ends = || {
        bare.char_indices()
            .map(|(at, _)| at)
            .skip(1)
            .filter(|&at| (2..=7).contains(&bare[at..].chars().count()))
    };
    let office = |at: &usize| {
        let head = &bare[..*at];
        titles.post_at_end(head).is_some() || titles.capacity(head).is_some()
    };
    let named = |at: &usize| titles.surname_at_start(&bare[*at..]).is_some_and(|end| at + end < bare.len());
    let known = ends().filter(office).filter(named).last();
    let at = known.or_else(|| ends().filter(office).last().filter(|_| honoured))?;
    let titled = titles.post_at_end(&bare[at..]).is_some() || titles.capacity_at_end(&bare[at..]).is_some();
    (!titled).then(|| (&label[..at], &label[at..]))
}

/// ○議長（鈴木太郎君）, 事務局（奈尾）, 事務局（祖父江課長）, 田中（昌）委員
pub(super) fn in_brackets(
    head: &str,
    inner: &str,
    tail: &str,
    people: &People,
    lexicon: &Lexicon,
) -> Reference {
    if !tail.is_empty() {
        let plain = by_words(&format!("{head}{tail}"), people, lexicon);
        return match plain {
            // The brackets tell namesakes apart.
            Reference::OneOf(list) => people.given(&list, inner),
            Reference::Named(Who::Person(surname)) => {
                Reference::Named(Who::Person(format!("{surname}({inner})")))
            }
            other => other,
        };
    }
    // 森次長（山田委員代理）: in whose place the one before the brackets came.
    let place = inner.split('・').next().unwrap_or(inner).strip_suffix("代理");
    if place.is_some_and(|member| is_person(member, lexicon)) && is_person(head, lexicon) {
        return by_words(head, people, lexicon);
    }
    // 山田委員（代読）: someone else read it out.
    if lexicon.cues.is("read-out", inner) {
        return by_words(head, people, lexicon);
    }
    if let Some(found @ (Reference::Named(_) | Reference::Role(Who::Listed(_)))) = people.refer(inner) {
        return found;
    }
    if let Some(held) = people.holder(inner) {
        return Reference::Role(Who::Listed(held));
    }
    // 柊委員（代理：森次長）: whoever came in the place of the member speaks.
    let proxy = inner
        .strip_prefix("代理")
        .map(|rest| rest.trim_start_matches("出席").trim_start_matches([':', '・', ' ']));
    if let Some(proxy) = proxy.filter(|proxy| !proxy.is_empty()) {
        let named = people
            .refer(proxy)
            .filter(|r| matches!(r, Reference::Named(_) | Reference::Role(Who::Listed(_))));
        if let Some(named) = named.or_else(|| people.speaker(proxy)) {
            return named;
        }
    }
    // 柊取締役（みなと海運）: one of the roster, and where they belong.
    if let Some(named @ Reference::Named(Who::Listed(_))) = people.refer(head) {
        return named;
    }
    let person = bare(inner, lexicon);
    if let Some(named @ Reference::Named(_)) = people.refer(person) {
        return named;
    }
    if person.len() < inner.len() || is_name(person, lexicon) {
        return people
            .surnamed(person)
            .filter(|_| person.chars().count() <= 3)
            .unwrap_or_else(|| Reference::Named(Who::Person(person.to_owned())));
    }
    if let Some(name) = titled(inner, lexicon) {
        return Reference::Named(Who::Person(name.to_owned()));
    }
    // 答弁（港湾課長）: behind what is done stands who does it.
    if lexicon.cues.is("exchange", head) {
        // 水産課長 is a post whose unit no table holds, rather than someone called 水産.
        let post =
            lexicon.titles.post_at_end(inner).filter(|_| lexicon.titles.capacity_at_end(inner).is_none());
        let held = post.map(|_| Reference::Role(Who::Organ(inner.to_owned())));
        return held.unwrap_or_else(|| by_words(inner, people, lexicon));
    }
    // 事務局（総務課）: the closer of the two says more, but holds no person.
    by_words(head, people, lexicon)
}

/// A name without what honours it: 鈴木太郎君, 鈴木まさし議員.
fn bare<'a>(name: &'a str, lexicon: &Lexicon) -> &'a str {
    let titles = &lexicon.titles;
    let at = titles.honorific_at_end(name).or_else(|| titles.capacity_at_end(name));
    at.map(|at| &name[..at]).filter(|n| n.chars().count() >= 2).unwrap_or(name)
}
