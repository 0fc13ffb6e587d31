//! Rosters that are no list: rows of which each is an entry, or the rest of the one above.

use super::{
    Order,
    draft::Draft,
    listing, person,
    posted::surname_and_post,
    row::{Row, Shape},
};
use crate::{lexicon::Lexicon, text::Flow};

/// Rows that are no list, each an entry or the rest of the one above.
pub(super) fn read(group: &[Row], order: Order, lexicon: &Lexicon) -> Vec<Draft> {
    let with_bodies = group.iter().any(|r| matches!(r.shape(lexicon), Shape::NameFirst(_) | Shape::NameLast));
    let mut drafts: Vec<Draft> = Vec::new();
    let mut i = 0;
    while let Some(row) = group.get(i) {
        let next = group.get(i + 1);
        i += 1;
        if row.flow.is_empty() || row.is_note(lexicon) || row.is_none() {
            continue;
        }
        let open = drafts.last_mut().filter(|d: &&mut Draft| d.open_bracket() || row.opens_with_joint());
        if let Some(draft) = open {
            draft.go_on(row);
            continue;
        }
        if let Some(draft) = drafts.last_mut().filter(|draft| ends_post(draft, row, order, lexicon)) {
            draft.rest.mend(&row.flow);
            continue;
        }
        if let Some(draft) = drafts.last_mut().filter(|draft| hangs(draft, &group[..i - 1], row, lexicon)) {
            draft.rest.mend(&row.flow);
            continue;
        }
        match (row.shape(lexicon), order) {
            (Shape::NameFirst(cut), Order::NameFirst) => drafts.push(Draft::name_first(&row.flow, cut)),
            (Shape::NameLast, Order::NameLast) => drafts.extend(listing::columns(&row.flow, lexicon)),
            (Shape::Body, Order::NameFirst)
                if is_post_alone(&row.flow, lexicon) || is_below_several(&group[..i - 1], row, lexicon) =>
            {
                drafts.push(Draft::body(&row.flow));
            }
            (Shape::Body, Order::NameFirst)
                if drafts.last().is_some_and(|above| are_ministries(above, row, lexicon)) =>
            {
                drafts.extend(listing::items(&row.flow).iter().map(Draft::body));
            }
            (Shape::Body, Order::NameFirst) => match drafts.last_mut() {
                Some(draft) if draft.name.is_some() && !draft.is_over(lexicon) => draft.go_on(row),
                _ => drafts.push(Draft::body(&row.flow)),
            },
            (Shape::Body, Order::NameLast) => drafts.push(Draft::body(&row.flow)),
            (Shape::Names, Order::NameLast) => match drafts.last_mut() {
                Some(draft) if draft.name.is_none() => draft.take_name(&row.flow),
                _ => drafts.push(Draft::name(&row.flow)),
            },
            (Shape::Names, Order::NameFirst) => {
                // Among names with bodies, a lone short row behind a full one is the rest of that one.
                let rest =
                    with_bodies && row.after_full && !next.is_some_and(|n| n.shape(lexicon) == Shape::Body);
                // 近藤達也 健康／・医療戦略参与: the wrap fell into the post before it could be told.
                let cut = full_name_end(&row.flow, lexicon)
                    .filter(|_| with_bodies && next.is_some_and(|n| n.after_full));
                if let Some(cut) = cut {
                    drafts.push(Draft::name_first(&row.flow, cut));
                    continue;
                }
                match drafts.last_mut() {
                    Some(draft) if rest || row.flow.as_str().chars().count() < 2 => draft.go_on(row),
                    _ => drafts.push(Draft::names_or_trade(&row.flow, lexicon)),
                }
            }
            // A row of the other order: columns that lost a space, or two entries on a line.
            (Shape::NameLast, Order::NameFirst) if row.after_full && drafts.last().is_some() => {
                if let Some(draft) = drafts.last_mut() {
                    draft.go_on(row);
                }
            }
            (Shape::NameLast, Order::NameFirst) => {
                drafts.extend(listing::columns(&row.flow, lexicon));
            }
            (Shape::NameFirst(cut), Order::NameLast) => drafts.push(Draft::name_first(&row.flow, cut)),
        }
    }
    drafts
}

/// Whether a row is the rest of a post that the wrap broke, and nobody's name: 株式会社みなと総研上席コンサル / タント.
fn ends_post(draft: &Draft, row: &Row, order: Order, lexicon: &Lexicon) -> bool {
    // Letters of the longest rest below a body and a person behind it.
    const REST: usize = 6;
    let (above, words) = (draft.rest.as_str(), row.flow.as_str());
    let ends = |words: &str| {
        lexicon.titles.post_at_end(words).or_else(|| lexicon.titles.capacity_at_end(words)).is_some()
    };
    // みなと協議会　柊海洋事業監 / 視課長
    let person = || {
        let pieces = draft.rest.pieces();
        let last = pieces.last().map_or("", |(last, _)| &above[last.clone()]);
        pieces.len() > 1 && words.chars().count() <= REST && lexicon.titles.surname_at_start(last).is_some()
    };
    let broken = if draft.name.is_some() { order == Order::NameFirst } else { person() };
    broken
        && above.chars().count() > 4
        && !above.ends_with(')')
        && row.heading.is_none()
        && row.flow.pieces().len() == 1
        && !ends(above)
        && lexicon.titles.surname_at_start(words).is_none()
        && ends(&format!("{above}{words}"))
}

/// Whether a row stands below the body of the person above, which no post ends: the wrap fell into what that one is.
/// 柊　誠　　みなと株式会社取締役最高技術 / 　　　　　責任者
fn hangs(draft: &Draft, above: &[Row], row: &Row, lexicon: &Lexicon) -> bool {
    let (Some(last), Some(name)) = (above.last(), &draft.name) else { return false };
    let rest = draft.rest.as_str();
    let told = lexicon.titles.post_at_end(rest).or_else(|| lexicon.titles.capacity_at_end(rest)).is_some();
    let column = draft.rest.whole().start().saturating_sub(last.line);
    row.heading.is_none()
        && !told
        && !rest.is_empty()
        && name.whole().start() >= last.line
        && name.whole().end() <= draft.rest.whole().start()
        && matches!(row.shape(lexicon), Shape::Names | Shape::NameLast)
        && row.column_of(&row.flow) + 1 >= column
}

/// 港湾大臣（欠席）: a post by itself whose holder is said to be missing or there, and no rest of the row above.
pub(super) fn is_post_alone(flow: &Flow, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let noted = s.strip_suffix(')').and_then(|inner| inner.split_once('('));
    noted.is_some_and(|(post, note)| {
        lexicon.titles.post_at_end(post).is_some_and(|at| at > 0)
            && super::presence_of(note).is_some()
            && flow.pieces().len() == 1
    })
}

/// 水産庁漁港漁場整備部、消費者庁 below 柊　誠　みなと協会理事: ministries, of which nobody is named, and no second post of the one above,
/// whose first is told.
fn are_ministries(above: &Draft, row: &Row, lexicon: &Lexicon) -> bool {
    let ministry = |item: &Flow| {
        let s = item.as_str();
        let end = lexicon.bodies.known_at_start(s).unwrap_or(0);
        let kind = lexicon.bodies.known(&s[..end]).map(|body| body.kind.as_str());
        let held = lexicon.titles.post_at_end(s).or_else(|| lexicon.titles.capacity_at_end(s));
        matches!(kind, Some("cabinet" | "ministry" | "agency"))
            && held.is_none()
            && (end == s.len() || s.ends_with(['局', '部', '課', '室', '庁']))
    };
    above.name.is_some()
        && !row.after_full
        && lexicon.titles.post_at_end(above.rest.as_str()).is_some()
        && listing::items(&row.flow).iter().all(ministry)
}

/// Whether a row is somebody by surname and post below several people of one line, whose post it is not:
/// 三雲誠氏　森花子氏 / 柊港湾副大臣.
fn is_below_several(above: &[Row], row: &Row, lexicon: &Lexicon) -> bool {
    let [.., one, other] = above else { return false };
    one.line == other.line
        && [one, other].iter().all(|above| person::honorific(above.flow.as_str(), lexicon).is_some())
        && row.flow.pieces().len() == 1
        && surname_and_post(&row.flow, lexicon).is_some()
}

/// Where the first piece of a row ends, if it is a surname and a given name in one and more follows.
fn full_name_end(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let pieces = flow.pieces();
    let (first, second) = (pieces.first()?.0.clone(), pieces.get(1)?.0.clone());
    let name = &flow.as_str()[first];
    let surname = lexicon.titles.surname_at_start(name)?;
    (surname < name.len() && (3..=6).contains(&name.chars().count())).then_some(second.start)
}
