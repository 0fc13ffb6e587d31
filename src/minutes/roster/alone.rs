//! Rosters whose cells stand each on a line of its own: tables that a copy prints cell by cell.
//!
//! Takes the lines of a roster, or its rows; gives them with heads of columns and numbers of seats left out, and marks
//! beside the names they are about; tells whether posts stand above their names or below.

use super::{
    called, cells,
    printed::Printed,
    row::{Row, Shape},
};
use crate::{lexicon::Lexicon, text::Flow};

/// The mark of those who are absent.
const ABSENT: &str = "×";

/// Pairs of a post and a name that are no accident.
const MANY: usize = 4;

/// The lines of a roster, tables that are printed cell by cell put together.
pub(super) fn merged(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let upright = upright_heads(&lines, lexicon);
    let heads: Vec<bool> =
        lines.iter().zip(&upright).map(|(line, upright)| *upright || is_head(line, lexicon)).collect();
    let beside =
        |i: usize| i.checked_sub(1).is_some_and(|above| heads[above]) || heads.get(i + 1) == Some(&true);
    let mut within = false;
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for (i, line) in lines.into_iter().enumerate() {
        if heads[i] && (beside(i) || upright[i]) {
            within = true;
            continue;
        }
        let words = line.flow.as_str();
        if words == ABSENT {
            if let Some(last) = found.last_mut() {
                last.flow.join(&line.flow);
            }
            continue;
        }
        let number = words.len() <= 3 && words.bytes().all(|b| b.is_ascii_digit());
        let present = words.chars().count() == 1 && words.starts_with(|c| super::SIGNS.contains(c));
        if within && (number || present) {
            continue;
        }
        found.push(line);
    }
    found
}

/// Whether a line is the head of one column: 番号, 氏名, 出席.
fn is_head(line: &Printed, lexicon: &Lexicon) -> bool {
    let words = line.flow.as_str();
    line.name.is_none()
        && line.flow.pieces().len() == 1
        && ["column", "column-name", "column-number"].iter().any(|kind| lexicon.cues.is(kind, words))
}

/// Which lines are letters of a head that is set upright: 氏 / 名.
fn upright_heads(lines: &[Printed], lexicon: &Lexicon) -> Vec<bool> {
    let mut found = vec![false; lines.len()];
    for at in 0..lines.len().saturating_sub(1) {
        let words = format!("{}{}", lines[at].flow.as_str(), lines[at + 1].flow.as_str());
        if words.chars().count() == 2 && lexicon.cues.is("column-name", &words) {
            found[at..at + 2].fill(true);
        }
    }
    found
}

/// Makes a row of the post that was taken for a heading, where those below it have their posts above them as well:
/// 書記 / 柊　誠 / 事務局長 / 森　花子.
pub(super) fn posts_over_names(rows: &mut [Row], lexicon: &Lexicon) {
    let office = |row: &Row| row.heading.is_none() && cells::is_office(row.flow.as_str(), lexicon);
    let person = |row: &Row| row.heading.is_none() && row.shape(lexicon) == Shape::Names;
    for i in 0..rows.len().saturating_sub(1) {
        let [post, name] = &rows[i..i + 2] else { continue };
        // The pair behind this one, or at the end of the list the one before.
        let beside = match (rows.get(i + 2..i + 4), i.checked_sub(2).map(|above| &rows[above..i])) {
            (Some(below), _) => below,
            (None, Some(above)) if i + 2 == rows.len() => above,
            _ => continue,
        };
        let [next, other] = beside else { continue };
        let held = post.heading.as_deref().is_some_and(|heading| {
            lexicon.titles.is_post(heading)
                || lexicon.titles.capacity(heading).is_some_and(|c| c.kind == "organ" && !c.one)
        });
        if held && post.flow.is_empty() && person(name) && office(next) && person(other) {
            rows[i].heading = None;
            rows[i].flow = std::mem::take(&mut rows[i].label);
        }
    }
}

/// Whether the rows of one group are posts and names by turns, a post first: two pairs at least, or the most of many,
/// where a mark or what stands below the list comes between.
pub(super) fn group_leads(group: &[Row], lexicon: &Lexicon) -> bool {
    let lone: Vec<&Row> = group.iter().filter(|row| !row.flow.is_empty() && !row.is_note(lexicon)).collect();
    let pair = |pair: &[&Row]| match pair {
        [post, name] => is_post(post, lexicon) && name.shape(lexicon) == Shape::Names,
        _ => false,
    };
    let pairs = lone.chunks(2).take_while(|rows| pair(rows)).count();
    lone.len() >= 4 && (pairs * 2 == lone.len() || pairs >= MANY && pairs * 3 >= lone.len())
}

/// Whether a row is a post and nobody's title: 港湾課長, not 柊委員.
fn is_post(row: &Row, lexicon: &Lexicon) -> bool {
    cells::is_office(row.flow.as_str(), lexicon)
        && !called(&row.flow, false, lexicon).is_some_and(|c| c.capacity)
}

/// Whether words are nothing but a rule that was drawn: ――.
pub(super) fn is_drawn(flow: &Flow) -> bool {
    flow.as_str().chars().all(|c| "─―—–-‥…━＝=".contains(c))
}
