//! Numbers of seats, which a roster prints before names and a record calls its speakers by: 6番.

use crate::{
    Span, Text,
    minutes::{Attendance, Presence},
    text::Flow,
};

/// Characters before a name among which the number of its seat stands, the gap between the two within them.
const BEFORE: u32 = 14;

/// Gives those before whose name a number of a seat is printed that number.
pub(super) fn number(attendance: &mut [Attendance], text: &Text) {
    let mut above = None;
    for person in attendance {
        let Some(name) = &person.name else { continue };
        let start = name.span.start();
        let before = Flow::of(text, Span::new(start.saturating_sub(BEFORE), start));
        // （代理出席　柊　誠）: who stands for another sits on their seat.
        let stands_for = above.filter(|_| person.presence == Presence::Proxy);
        person.seat = seat_at_end(before.as_str()).or(stands_for);
        above = person.seat.filter(|_| person.presence == Presence::Absent);
    }
}

/// Whether the number of a seat begins right behind somebody of a list: 9番柊誠|10番森花子.
pub(super) fn begins(before: &str, behind: &str) -> bool {
    let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=2).contains(&digits) && behind[digits..].starts_with('番');
    let last = before.rsplit(['、', ',']).next().unwrap_or(before);
    let seated = last.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('番')
        && last.trim_start().starts_with(|c: char| c.is_ascii_digit());
    numbered && seated && before.ends_with(char::is_alphabetic) && !before.ends_with(['番', '第'])
}

/// The number of a seat at the end of `s`: 委員　6番, (6番委員)
fn seat_at_end(s: &str) -> Option<u32> {
    let s = s.trim_end_matches([' ', ':', ')']);
    let s =
        ["議員", "委員", ""].iter().find_map(|title| s.strip_suffix(title)?.trim_end().strip_suffix('番'))?;
    let s = s.trim_end();
    let digits = s.len() - s.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    s[s.len() - digits..].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_seat_ends_the_name_before_it() {
        assert!(begins("9番柊誠", "10番森花子"));
        assert!(!begins("", "10番森花子"));
        assert!(!begins("9番柊誠、", "10番森花子"));
        assert!(!begins("みなと町", "10番地"));
        assert!(!begins("9番柊1", "0番"));
    }

    #[test]
    fn a_seat_is_numbered_before_the_name() {
        assert_eq!(seat_at_end("委員 6番"), Some(6));
        assert_eq!(seat_at_end("議席12番委員"), Some(12));
        assert_eq!(seat_at_end("(3番)"), Some(3));
        assert_eq!(seat_at_end("一番"), None);
        assert_eq!(seat_at_end("第6回"), None);
    }
}
