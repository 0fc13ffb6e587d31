//! What a chair wants of those who have the floor next: that they explain or report.
//!
//! Takes the turns and the sides of those who speak; gives what is wanted of one; does not know what is said.

use crate::{
    claim::side::Side,
    minutes::{Minutes, Turn, TurnKind, sentence::sentences},
};

/// What a chair wants of the one who has the floor next.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::claim) enum Wanted {
    /// That a document or a matter be explained.
    Explanation,
    /// That something be reported or read out.
    Report,
    /// Nothing that is told.
    Nothing,
}

/// What is wanted of an official whom no member asked: the record begins with officials and the chair, or the chair asked for
/// what is presented. `None` where somebody asked.
pub(in crate::claim) fn unasked(index: usize, minutes: &Minutes, sides: &[Side]) -> Option<Wanted> {
    let spoken =
        |turn: &Turn| turn.kind == TurnKind::Speech && turn.label.is_some() && turn.speaker.is_none();
    if sides[index] != Side::Official || !spoken(&minutes.turns[index]) {
        return None;
    }
    for before in (0..index).rev() {
        let turn = &minutes.turns[before];
        match sides[before] {
            _ if turn.kind == TurnKind::Narrative => {}
            _ if !spoken(turn) => return None,
            Side::Chair => match wanted(turn) {
                Some(wanted) if before + 1 == index => return Some(wanted),
                Some(_) => return Some(Wanted::Nothing),
                None => {}
            },
            Side::Official => {}
            Side::Member | Side::Unknown => return None,
        }
    }
    Some(Wanted::Nothing)
}

/// What a chair wants in the last sentence: 資料1の説明をお願いします。
fn wanted(turn: &Turn) -> Option<Wanted> {
    let s = turn.flow.as_str();
    let words = &s[sentences(s).pop()?];
    let wishes = ["願い", "願え", "求め", "ください", "下さい", "いただき", "頂き"];
    if !wishes.iter().any(|wish| words.contains(wish)) {
        return None;
    }
    let holds = |nouns: &[&str]| nouns.iter().any(|noun| words.contains(noun));
    if holds(&["説明", "紹介", "発表"]) {
        Some(Wanted::Explanation)
    } else {
        holds(&["報告", "朗読", "出欠", "出席状況"]).then_some(Wanted::Report)
    }
}
