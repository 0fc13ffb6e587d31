//! Seats behind the name of an entry, and signs before it.

use super::{
    super::{
        called::{Called, called},
        cells,
        draft::Draft,
    },
    whole_name_with_seat,
};
use crate::{lexicon::Lexicon, text::Flow};

/// Where the name ends that a seat stands behind, in the words left of it: 柊委員, 柊　誠委員（みなと市港湾部長）.
pub(super) fn seat_of(draft: &Draft, name: Option<&Flow>, lexicon: &Lexicon) -> Option<Called> {
    let Some(name) = name else { return draft.called };
    // What was told of the printed words holds for the rest of them only where they begin alike.
    let alike = draft.name.as_ref().is_none_or(|printed| printed.whole().start() == name.whole().start());
    let told = draft.called.filter(|called| alike && called.title <= name.as_str().len());
    told.or_else(|| {
        let noted = draft.called.is_some() || name.as_str().ends_with(')');
        called(name, false, lexicon).filter(|called| noted && called.capacity)
    })
}

/// Where the seat behind a whole name begins, and nothing else: 柊　誠委員.
pub(super) fn seat_behind(words: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let seat = words.as_str();
    lexicon.titles.capacity_at_end(seat).filter(|&at| whole_name_with_seat(seat, at, lexicon))
}

/// A name without the sign or the number of a seat before it: 四番柊　誠.
pub(super) fn without_sign(name: &Flow) -> Flow {
    let s = name.as_str();
    let sign = s.chars().next().filter(|c| cells::SIGNS.contains(*c)).map_or(0, char::len_utf8);
    let from = cells::end_of_seat(&s[sign..]).map_or(sign, |seat| sign + seat);
    if from < s.len() { name.slice(from..s.len()) } else { name.clone() }
}
