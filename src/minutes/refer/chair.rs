//! Who sits at a numbered place, and who is in the chair.

use super::People;
use crate::minutes::{Attendance, Presence};

impl People<'_> {
    /// Who sits at the number that `words` are: 6番, 6番委員.
    #[must_use]
    pub fn seated(&self, words: &str) -> Option<usize> {
        let (number, title) = words.split_once('番')?;
        let titled =
            title.is_empty() || self.lexicon.titles.capacity(title).is_some_and(|c| c.kind == "member");
        let number: u32 = number.trim_start_matches("議席").parse().ok().filter(|_| titled)?;
        let here = |a: &Attendance| a.seat == Some(number) && a.presence != Presence::Absent;
        let mut seated = self.attendance.iter().enumerate().filter(|(_, a)| here(a)).map(|(i, _)| i);
        seated.next().filter(|_| seated.next().is_none())
    }

    /// The chair of the roster, who is 議長 where the meeting elects none: 会長, 座長.
    pub(super) fn in_the_chair(&self) -> Option<usize> {
        let titles = &self.lexicon.titles;
        let chairs = |a: &Attendance| {
            let role = a.role.as_deref().filter(|_| a.name.is_some() && a.presence != Presence::Absent);
            // The 議長 whom a committee speaks of is the assembly's, not its 委員長.
            role.is_some_and(|r| {
                titles.capacity(r).is_some_and(|c| c.kind == "chair") && !r.ends_with("委員長")
            })
        };
        let mut found = self.attendance.iter().enumerate().filter(|(_, a)| chairs(a)).map(|(i, _)| i);
        found.next().filter(|_| found.next().is_none())
    }
}
