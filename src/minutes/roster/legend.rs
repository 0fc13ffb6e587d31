//! What signs before names mean, as a roster explains them: （◎は会長、○は副会長）.

use super::{cells::SIGNS, presence_of};
use crate::{lexicon::Lexicon, minutes::Presence};

/// Signs and the capacities they stand for, and what ※ behind a name says of who came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::minutes) struct Legend(Vec<(char, String)>, Option<Presence>);

impl Legend {
    /// What `words` explain; nothing where they are no legend.
    pub(super) fn of(words: &str, lexicon: &Lexicon) -> Self {
        let (mut found, mut bracketed) = (Vec::new(), false);
        let whole = Self::is_all(words, lexicon);
        for (at, sign) in words.char_indices().filter(|&(_, c)| SIGNS.contains(c)) {
            let behind = &words[at + sign.len_utf8()..];
            let rest = behind.trim_start_matches([' ', ':', '=', '…', '-', '印']);
            let rest = rest.strip_prefix('は').unwrap_or(rest).trim_start();
            let ends = |c: char| "、,)。 ;/".contains(c) || SIGNS.contains(c);
            let end = rest.find(ends).unwrap_or(rest.len());
            if whole || lexicon.titles.capacity(&rest[..end]).is_some() {
                found.push((sign, rest[..end].to_owned()));
                // 【委員】（敬称略。◎：会長）
                let equals = behind.starts_with([':', '=', '…']);
                bracketed |= equals && rest[end..].starts_with([')', '、', ' ']) && words[..at].contains('(');
                // ◎：会長
                bracketed |= equals && at == 0 && end == rest.len();
            }
        }
        // ◎会長 in a row is a person's mark; a legend stands in brackets or behind ※, or says は.
        let told =
            bracketed || words.starts_with(['(', '※', '注', '[']) || words.contains('は') || found.len() > 1;
        Self(if told { found } else { Vec::new() }, noted(words))
    }

    /// Whether words are nothing but signs and what they stand for: ◎会長　○会長代理.
    pub(in crate::minutes) fn is_all(words: &str, lexicon: &Lexicon) -> bool {
        let parts: Vec<&str> = words
            .split(|c: char| SIGNS.contains(c) || " :、=".contains(c))
            .filter(|part| !part.is_empty())
            .collect();
        let known = |part: &&str| lexicon.titles.capacity(part).is_some();
        parts.len() > 1 && (parts.iter().all(known) || of_one_council(&parts, lexicon))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty() && self.1.is_none()
    }

    /// Who came instead of those with a note behind their name, or did not.
    pub(super) fn presence(&self, note: &str) -> Option<Presence> {
        self.1.filter(|_| note == "※")
    }

    /// Adds what another part of the roster explains.
    pub(super) fn extend(&mut self, other: Legend) {
        self.0.extend(other.0);
        self.1 = self.1.or(other.1);
    }

    /// The capacity that `sign` stands for.
    pub(super) fn capacity(&self, sign: char) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == sign).map(|(_, capacity)| capacity.as_str())
    }
}

/// Whether seats that no table holds are those of one council: 港湾分科会長 and 港湾分科会長代理. Two people have no name in common.
fn of_one_council(seats: &[&str], lexicon: &Lexicon) -> bool {
    let council = seats
        .first()
        .and_then(|first| Some(&first[..lexicon.titles.capacity_at_end(first).filter(|&at| at > 0)?]));
    let leads = |seat: &str| {
        lexicon.titles.capacity(seat).is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy"))
    };
    council.is_some_and(|council| {
        seats.iter().all(|seat| seat.strip_prefix(council).is_some_and(leads))
            && seats.iter().skip(1).any(|seat| *seat != seats[0])
    })
}

/// What ※ stands for: （※）：代理出席, ※は欠席.
fn noted(words: &str) -> Option<Presence> {
    let rest = words.trim_start_matches('(').strip_prefix('※')?.trim_start_matches([')', ' ', '印']);
    presence_of(rest.strip_prefix([':', 'は', '=', '…'])?.trim_matches([' ', ')']))
}
