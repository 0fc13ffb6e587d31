//! Units that stand once, beside the first of their people, in a column that is blank beside the others: 港湾局　局長　柊　誠 /
//! 　　　　総務課長　森　花子.
//!
//! Looks through the lines of a roster by where their words stand on the page; tells those who stand further in of the units
//! that are over them.

use std::ops::Range;

use super::{is_body, printed::Printed, scope::is_unit};
use crate::{Span, Text, lexicon::Lexicon, minutes::Attendance, text::Flow};

/// Columns between a unit and the posts in it at least.
const APART: usize = 2;
/// Characters of the longest line that stands in columns: where its words stand costs a look at all before them.
const WIDEST: usize = 160;

/// The units over the people of a line.
pub(super) struct Carried {
    line: Span,
    units: Vec<String>,
}

/// A unit in a column of its own, and where it begins on the page.
struct Column {
    unit: String,
    at: usize,
}

/// The lines whose people are of units that stand above.
pub(super) fn of(lines: &[Printed], text: &Text, lexicon: &Lexicon) -> Vec<Carried> {
    let mut found = Vec::new();
    // The units of the last line that has any, and where the words behind them begin.
    let mut over: Option<(Vec<Column>, usize)> = None;
    for line in lines {
        if line.flow.as_str().chars().nth(WIDEST).is_some() {
            over = None;
            continue;
        }
        let places: Vec<Range<usize>> =
            line.flow.pieces().iter().map(|(piece, _)| line.place(piece, text)).collect();
        let starts: Vec<usize> = places.iter().map(|place| place.start).collect();
        let Some(&first) = starts.first() else { continue };
        let mut columns = columns_of(&line.flow, &places, lexicon);
        if let Some((above, posts)) = over.take() {
            let among = above.iter().position(|column| column.at == first);
            let kept = if first == posts { above.len() } else { among.unwrap_or(0) };
            if kept > 0 {
                let units = above[..kept].iter().map(|column| column.unit.clone()).collect();
                found.push(Carried { line: line.flow.whole(), units });
                columns.splice(0..0, above.into_iter().take(kept));
                let behind = if columns.len() > kept { behind(&columns, &starts) } else { Some(posts) };
                over = behind.map(|behind| (columns, behind));
                continue;
            }
        }
        over = behind(&columns, &starts).filter(|_| !columns.is_empty()).map(|behind| (columns, behind));
    }
    found
}

/// The units with which a line begins, each in a column of its own, where a post and a name stand behind them.
fn columns_of(flow: &Flow, places: &[Range<usize>], lexicon: &Lexicon) -> Vec<Column> {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let unit = |words: &str| {
        let office = words.chars().count() > 3 && words.ends_with("事務局");
        lexicon.titles.post_at_end(words).is_none()
            && (is_unit(words, lexicon)
                || office
                || lexicon
                    .bodies
                    .form_at_start(words)
                    .or_else(|| lexicon.bodies.form_at_end(words))
                    .is_some()
                    && is_body(words, lexicon))
    };
    let units = pieces.iter().take_while(|(piece, _)| unit(&s[piece.clone()])).count();
    let apart = |two: &[Range<usize>]| two[1].start >= two[0].end + APART;
    let rest = pieces.get(units).map_or("", |(piece, _)| &s[piece.start..]).replace(' ', "");
    // Letters of the post behind, however far they stand apart.
    let posted = rest.char_indices().skip(1).any(|(at, _)| {
        lexicon.titles.is_post(&rest[..at]) || lexicon.titles.post_at_end(&rest[..at]).is_some()
    });
    if units == 0 || !posted || pieces.len() < units + 2 || !places[..=units].windows(2).all(apart) {
        return Vec::new();
    }
    let named = pieces.iter().zip(places).take(units);
    named.map(|((piece, _), place)| Column { unit: s[piece.clone()].to_owned(), at: place.start }).collect()
}

/// Where the words begin behind the last of the columns.
fn behind(columns: &[Column], starts: &[usize]) -> Option<usize> {
    let last = columns.last()?.at;
    starts.iter().copied().find(|&at| at > last)
}

/// Tells those of a list the units over them.
pub(super) fn tell(attendance: &mut [Attendance], carried: &[Carried], lexicon: &Lexicon) {
    for Carried { line, units } in carried {
        let within = |at: u32| (line.start()..line.end()).contains(&at);
        let here = |a: &&mut Attendance| a.name.as_ref().is_some_and(|name| within(name.span.start()));
        for held in attendance.iter_mut().filter(here).flat_map(|person| &mut person.affiliations) {
            let own = held.organization.first().is_none_or(|top| {
                units.first() != Some(top)
                    && lexicon.bodies.known(top).is_none()
                    && lexicon.bodies.form_at_start(top).or_else(|| lexicon.bodies.form_at_end(top)).is_none()
            });
            if own {
                held.organization.splice(0..0, units.iter().cloned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_unit_beside_the_first_is_that_of_those_who_stand_further_in() {
        check(
            "出席者\n＜委員＞\n　柊　　誠　（みなと大学　教授）\n＜事務局＞\n　港湾局　　　　　　局　長　　　鴨　井　　徹\n　　　　　　　　　　総務課長　　椥　辻　　花　子\n　　　　　　　　　　主査　　　　森　　　　伸　二\n　農林部　　農政課　課　長　　　高　橋　　健　一\n　　　　　　　　　　係　長　　　石　田　　　　学\n　　　　　　水産課　課　長　　　三　枝　　　　茂\n　みなと株式会社　　部長　　　　田　中　　　　実\n",
            &[
                "委員 柊誠 みなと大学:教授",
                "事務局 鴨井徹 港湾局:局長",
                "事務局 椥辻花子 港湾局/総務課:課長",
                "事務局 森伸二 港湾局:主査",
                "事務局 高橋健一 農林部/農政課:課長",
                "事務局 石田学 農林部/農政課:係長",
                "事務局 三枝茂 農林部/水産課:課長",
                "事務局 田中実 みなと株式会社:部長",
            ],
        );
    }
}
