//! Bodies that stand before their people, in the column of the capacities, or above them.

use super::{
    super::{called::called, listing, printed::Printed, scope::is_unit},
    Row, Shape, shape,
};
use crate::{
    lexicon::{Level, Lexicon},
    outline::Mark,
};

/// 　内閣府　柊参事官、森企画官 below 　委　員　高橋　健一　…: in the column of the capacities, a body that is known heads those beside it.
///
/// `labels` is where the capacities stand that open rows.
pub(super) fn beside_its_people(
    row: Row,
    line: &Printed,
    labels: &mut Option<u32>,
    lexicon: &Lexicon,
) -> Row {
    if row.heading.is_some() {
        if !row.flow.is_empty() && line.mark == Mark::None {
            *labels = Some(line.indent);
        }
        return row;
    }
    if *labels != Some(line.indent) {
        return row;
    }
    let (s, pieces) = (row.flow.as_str(), row.flow.pieces());
    let [(body, _), (next, _), ..] = pieces.as_slice() else { return row };
    let known = lexicon.bodies.known(&s[body.clone()]);
    let ministry = known.is_some_and(|b| matches!(b.kind.as_str(), "cabinet" | "ministry" | "agency"));
    let people = row.flow.slice(next.start..s.len());
    let officials = || {
        let items = listing::items(&people);
        items.iter().all(|item| called(item, true, lexicon).is_some_and(|c| !c.capacity))
    };
    let named = || matches!(shape(&people, lexicon), Shape::NameFirst(_));
    if !ministry || !(named() || officials()) {
        return row;
    }
    let (heading, label) = (s[body.clone()].to_owned(), row.flow.slice(body.clone()));
    Row { heading: Some(heading), label, flow: people, ..row }
}

/// Whether a line is a body alone over people who stand deeper: みなと燃料株式会社 / 　柊　誠　代表取締役社長.
pub(super) fn heads_deeper(line: &Printed, below: &Printed, lexicon: &Lexicon) -> bool {
    let s = line.flow.as_str();
    let named = lexicon.bodies.known(s).is_some()
        || lexicon.bodies.form_at_start(s).is_some_and(|end| end < s.len())
        || lexicon.bodies.form_at_end(s).is_some_and(|at| at > 0)
        || matches!(lexicon.bodies.ending(s), Some((at, level)) if at > 0 && level != Level::Unit);
    let person = Row::of(below.flow.clone());
    // 港湾課 / 　主査　柊　誠: a unit over its own.
    let posted = || below.entry.is_some() || person.shape(lexicon) == Shape::NameLast;
    let alone = line.flow.pieces().len() == 1 && line.mark == Mark::None;
    if alone && below.indent > line.indent && is_unit(s, lexicon) && posted() {
        return true;
    }
    named
        && below.indent > line.indent
        && line.flow.pieces().len() == 1
        && line.mark == Mark::None
        && (4..=30).contains(&s.chars().count())
        && lexicon.titles.post_at_end(s).is_none()
        && lexicon.titles.capacity_at_end(s).is_none()
        && lexicon.titles.surname_at_start(&below.flow.as_str().replace(' ', "")).is_some()
        && matches!(person.shape(lexicon), Shape::NameFirst(_))
}
