//! Two lists side by side in one table: members on the left of each line, officials on the right.
//!
//! Takes the lines of a roster; gives those of each list together, under what heads it. What stands over the table tells
//! where a line is to be cut; else that both a post and another one stand between two names.

use super::{
    cells::{Cell, Kind, cells},
    ledger::{Side, side},
    printed::Printed,
    row::Row,
};
use crate::{lexicon::Lexicon, text::Flow};

/// Spaces between columns, at least.
const GAP: u32 = 2;

/// Parts lists that stand side by side; whether there were any.
pub(super) fn parted(lines: Vec<Printed>, lexicon: &Lexicon) -> (Vec<Printed>, bool) {
    if let Some(found) = under_heads(&lines, lexicon) {
        return (found, true);
    }
    match between_names(&lines, lexicon) {
        Some(found) => (found, true),
        None => (lines, false),
    }
}

/// Lists of which each has a heading and columns of its own: 委員　事務局 / 役職　氏名　所属　職名　氏名 / …
fn under_heads(lines: &[Printed], lexicon: &Lexicon) -> Option<Vec<Printed>> {
    let heads = lines.iter().enumerate().find_map(|(at, line)| Some((at, two_heads(&line.flow, lexicon)?)));
    let (at, (left, right)) = heads?;
    let named = lines.get(at + 1).and_then(|line| left_columns(&line.flow, lexicon));
    let first = at + 1 + usize::from(named.is_some());
    let rows = lines[first..].iter().take_while(|line| columns_of(&line.flow).len() > 1);
    let end = first + rows.clone().count();
    // The heads of the columns may be gone: then a row tells.
    let told = |line: &Printed| {
        let cut = cut(&line.flow, lexicon)?;
        columns_of(&line.flow).iter().position(|&start| start == cut)
    };
    let columns = named.or_else(|| rows.clone().find_map(told))?;
    let (mut members, mut officials) = (Vec::new(), Vec::new());
    for line in rows {
        let starts = columns_of(&line.flow);
        let len = line.flow.as_str().len();
        let cut = starts.get(columns).copied().unwrap_or(len);
        members.push(line.part(line.flow.slice(0..cut)));
        officials.extend((cut < len).then(|| line.part(line.flow.slice(cut..len))));
    }
    let mut found: Vec<Printed> = lines[..at].iter().map(Printed::copy).collect();
    found.push(lines[at].part(left));
    found.append(&mut members);
    found.push(lines[at].part(right));
    found.append(&mut officials);
    found.extend(lines[end..].iter().map(Printed::copy));
    (end > first).then_some(found)
}

/// The two capacities of a line that is nothing else: 委　員　　事　務　局.
fn two_heads(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow)> {
    let s = flow.as_str();
    let kind = |words: &str| lexicon.titles.capacity(words).map(|capacity| capacity.kind.as_str());
    let cuts = flow.pieces().into_iter().skip(1).map(|(piece, _)| piece.start);
    let at = cuts.into_iter().find(|&at| {
        let (left, right) = (kind(&s[..at]), kind(&s[at..]));
        left == Some("member") && matches!(right, Some("organ" | "official" | "guest" | "observer"))
    })?;
    Some((flow.slice(0..at), flow.slice(at..s.len())))
}

/// How many columns the left of two lists has, by the heads of all: three of 役職　氏名　所属　職名　氏名.
fn left_columns(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let starts = columns_of(flow);
    let ends = starts.iter().skip(1).copied().chain([s.len()]);
    let heads: Vec<&str> = starts.iter().zip(ends).map(|(&start, end)| &s[start..end]).collect();
    let named: Vec<usize> =
        (0..heads.len()).filter(|&at| lexicon.cues.is("column-name", heads[at])).collect();
    let [first, second] = named[..] else { return None };
    // 氏名　所属　氏名　職名: in both the name stands first; else it closes the right one.
    match () {
        () if first == 0 => Some(second),
        () if second + 1 == heads.len() && second > first + 1 => Some(second - 1),
        () => None,
    }
}

/// Where the columns of a line begin.
fn columns_of(flow: &Flow) -> Vec<usize> {
    let wide = |&(ref piece, gap): &(std::ops::Range<usize>, u32)| piece.start == 0 || gap >= GAP;
    flow.pieces().iter().filter(|piece| wide(piece)).map(|(piece, _)| piece.start).collect()
}

/// Lists without headings: 委員長　柊　誠　　みなと大学教授　　港湾課長　森　花子. Those on the right come first, for a
/// capacity on the left holds for those below it.
fn between_names(lines: &[Printed], lexicon: &Lexicon) -> Option<Vec<Printed>> {
    let cuts: Vec<Option<usize>> = lines.iter().map(|line| cut(&line.flow, lexicon)).collect();
    let first = cuts.iter().position(Option::is_some)?;
    let several = cuts.iter().flatten().count() > 1;
    // What heads those on the left would head those on the right as well.
    if !several || lines[..first].iter().any(|line| line.is_headed(lexicon)) {
        return None;
    }
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len() * 2);
    let parts = || lines.iter().zip(&cuts).filter_map(|(line, cut)| Some((line, (*cut)?)));
    found.extend(parts().map(|(line, cut)| line.part(line.flow.slice(cut..line.flow.as_str().len()))));
    found.extend(lines.iter().zip(&cuts).map(|(line, cut)| match cut {
        Some(cut) => line.part(line.flow.slice(0..*cut)),
        None => line.copy(),
    }));
    Some(found)
}

/// Where the right one of two people begins on a line that a member opens, each with a post.
fn cut(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let sits = |words: &str| {
        let kind = lexicon.titles.capacity(words).map(|capacity| capacity.kind.as_str());
        matches!(kind, Some("chair" | "deputy" | "member"))
    };
    // Most lines open with nothing of the kind.
    let s = flow.as_str().trim_start();
    if !s.char_indices().skip(1).any(|(end, _)| sits(&s[..end])) {
        return None;
    }
    let cells: Vec<Cell> = cells(flow, lexicon);
    let member = cells.first().is_some_and(|first| sits(&flow.as_str()[first.range.clone()]));
    let named = cells.iter().filter(|cell| cell.kind == Kind::Name).count() == 2;
    let row = Row::of(flow.clone());
    let behind = (0..cells.len()).find(|&at| side(&row, &cells, at) == Some(Side::Behind))?;
    let next = cells.get(behind + 1).map(|cell| cell.range.start)?;
    (member && named).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn each_of_two_lists_has_its_heading() {
        check(
            "出席者（敬称略）\n委　　員　　事　務　局\n役　職　　氏　名　　所　属　　職　名　　氏　名\n委員長　　高橋　健一　　みなと大学教授　　港湾部長　　木原　学\n委　員　　森　花子（欠席）　　はまかぜ商工会　　離島課長　　三雲　誠\n委　員　　柊　誠　　はまかぜ病院院長\n",
            &[
                "委員長 高橋健一 みなと大学:教授",
                "事務局 木原学 港湾部:部長",
                "委員 森花子 はまかぜ商工会: absent",
                "事務局 三雲誠 離島課:課長",
                "委員 柊誠 はまかぜ病院:院長",
            ],
        );
    }
}
