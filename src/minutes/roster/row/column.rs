//! Bodies that stand in the column of the capacities, before their people.

use super::{
    super::{called::called, listing, printed::Printed},
    Row, Shape, shape,
};
use crate::{lexicon::Lexicon, outline::Mark};

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
