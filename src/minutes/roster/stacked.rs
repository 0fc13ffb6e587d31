//! Posts that are broken over the lines above and below the names: 港湾施設　工事検査 / 三雲誠君　柊花子君 / 課　長　室　長.
//!
//! Takes the lines of a roster; gives them with each such entry on a line of its own. That the halves make posts, one for
//! each name, is what tells them from entries of their own.

use super::{
    cells::{self, Kind},
    ledger::wide_pieces,
    printed::Printed,
};
use crate::{lexicon::Lexicon, text::Flow};

/// A name and the words before it on its line.
struct Unit {
    office: Flow,
    name: Flow,
}

/// The lines with what is stacked set side by side.
pub(super) fn unstacked(lines: &[Printed], lexicon: &Lexicon) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    let mut at = 0;
    // With one 君 a line it closes each entry, and what stands below begins the next.
    let honours = |line: &Printed| line.flow.as_str().matches('君').count();
    let closed = lines.iter().map(honours).max() == Some(1);
    while at < lines.len() {
        if let [above, names, below, rest @ ..] = &lines[at..]
            // A heading stands further out than the posts it is over.
            && below.indent >= above.indent
            && (!closed || is_rank_below(names, below, rest.first(), lexicon))
            && let Some(entries) = entries(&above.flow, &names.flow, &below.flow, lexicon)
        {
            found.extend(entries.into_iter().map(|(flow, name)| names.with(flow, Some(name))));
            at += 3;
            continue;
        }
        if let [above, names, ..] = &lines[at..]
            && let Some(entries) = under_posts(&above.flow, &names.flow, lexicon)
        {
            found.extend(entries.into_iter().map(|(flow, name)| names.with(flow, Some(name))));
            at += 2;
            continue;
        }
        if let [above, below, ..] = &lines[at..]
            && let Some(entries) = in_columns(&above.flow, &below.flow, lexicon)
        {
            found.extend(entries.into_iter().map(|(flow, name)| above.with(flow, name)));
            at += 2;
            continue;
        }
        found.push(lines[at].copy());
        at += 1;
    }
    found
}

/// The entries of two rows in columns, of which one column has a post too long for its name, which stands below it:
/// 港湾課長　柊　誠君　まちづくり推進課主幹 / 水道課長　三雲　徹君　森　花子君.
fn in_columns(above: &Flow, below: &Flow, lexicon: &Lexicon) -> Option<Vec<(Flow, Option<usize>)>> {
    let mut found = Vec::new();
    let mut post: Option<(usize, Flow)> = None;
    let mut office: Option<Flow> = None;
    let is_office = |flow: &Flow| cells::is_office(flow.as_str(), lexicon);
    let entry = |mut entry: Flow, name: &Flow| {
        let at = entry.as_str().len();
        entry.join(name);
        (entry, Some(at))
    };
    for piece in wide_pieces(above) {
        let units = units(&piece, lexicon);
        match (office.take(), units.as_deref()) {
            (None, Some([unit])) if !unit.office.is_empty() => found.push((piece, None)),
            (Some(held), Some([unit])) if unit.office.is_empty() => found.push(entry(held, &unit.name)),
            (held, None) if is_office(&piece) => {
                if let Some(held) = held
                    && post.replace((found.len(), held)).is_some()
                {
                    return None;
                }
                office = Some(piece);
            }
            _ => return None,
        }
    }
    if let Some(last) = office
        && post.replace((found.len(), last)).is_some()
    {
        return None;
    }
    let (place, post) = post.filter(|_| !found.is_empty())?;
    let (mut alone, mut office) = (None, None);
    let mut next = Vec::new();
    for piece in wide_pieces(below) {
        let units = units(&piece, lexicon);
        match (office.take(), units.as_deref()) {
            (None, Some([unit])) if !unit.office.is_empty() => next.push((piece, None)),
            (None, Some([unit])) if alone.is_none() => alone = Some(unit.name.clone()),
            (Some(held), Some([unit])) if unit.office.is_empty() => next.push(entry(held, &unit.name)),
            (None, None) if is_office(&piece) => office = Some(piece),
            _ => return None,
        }
    }
    let name = alone.filter(|_| office.is_none())?;
    found.insert(place, entry(post, &name));
    found.extend(next);
    Some(found)
}

/// 港湾委員会 / 三雲誠君 / 委　員　長: whether a line is the rank of the one whose name alone stands above, and not the
/// post of one whose name stands below.
fn is_rank_below(names: &Printed, below: &Printed, next: Option<&Printed>, lexicon: &Lexicon) -> bool {
    let alone = |line: &Printed| {
        units(&line.flow, lexicon).is_some_and(|units| {
        matches!(units.as_slice(), [unit] if unit.office.is_empty() && unit.name.as_str().ends_with('君'))
    })
    };
    let rank = below.flow.as_str().replace(' ', "");
    let known = lexicon.titles.is_post(&rank) || lexicon.titles.capacity(&rank).is_some();
    known && rank.chars().count() <= 4 && alone(names) && !next.is_some_and(alone)
}

/// The entries of a row of posts and the row of names below it, a name under each: 区長　助役 / 柊　誠君　森　花子君.
fn under_posts(above: &Flow, names: &Flow, lexicon: &Lexicon) -> Option<Vec<(Flow, usize)>> {
    let posts = wide_pieces(above);
    let people = wide_pieces(names);
    let post = |flow: &Flow| cells::is_office(flow.as_str(), lexicon);
    let name = |flow: &&Flow| {
        let words = flow.as_str().replace(' ', "");
        (2..=8).contains(&words.chars().count())
            && lexicon.titles.post_at_end(&words).is_none()
            && words.chars().all(char::is_alphabetic)
    };
    let known = |flow: &&Flow| {
        flow.as_str().ends_with('君') || lexicon.titles.surname_at_start(flow.as_str()).is_some()
    };
    let paired = posts.len() > 1 && posts.len() == people.len();
    let named = paired
        && people.iter().filter(name).count() == people.len()
        && people.iter().filter(known).count() * 2 >= people.len();
    (named && posts.iter().all(post)).then(|| {
        let join = |(post, name): (Flow, Flow)| {
            let mut entry = post;
            let at = entry.as_str().len();
            entry.join(&name);
            (entry, at)
        };
        posts.into_iter().zip(people).map(join).collect()
    })
}

/// The entries of three lines, each with the byte at which its name begins; `None` where the outer ones do not hold halves of posts for the names between them.
fn entries(above: &Flow, names: &Flow, below: &Flow, lexicon: &Lexicon) -> Option<Vec<(Flow, usize)>> {
    let whole = |flow: &Flow| flow.as_str().contains(['、', '(', ':', '。', '君']);
    if whole(above) || whole(below) || names.as_str().contains(['、', ':', '。']) {
        return None;
    }
    let units = units(names, lexicon)?;
    let broken = |unit: &&Unit| !cells::is_office(unit.office.as_str(), lexicon);
    let count = units.iter().filter(broken).count();
    if count == 0 {
        return None;
    }
    let mut upper = halves(above, count, lexicon)?.into_iter();
    let mut lower = halves(below, count, lexicon)?.into_iter();
    let mut found = Vec::new();
    for unit in units {
        let mut entry = unit.office.clone();
        if broken(&&unit) {
            let (first, last) = (upper.next()?, lower.next()?);
            if !is_half(&first) || !is_half(&last) {
                return None;
            }
            // 農政課長 over a name and 書記長 below it are two posts.
            if cells::is_office(first.as_str(), lexicon) {
                return None;
            }
            entry = first;
            entry.join(&unit.office);
            entry.join(&last);
            if !cells::is_office(entry.as_str(), lexicon) {
                return None;
            }
        }
        let name = entry.as_str().len();
        entry.join(&unit.name);
        found.push((entry, name));
    }
    Some(found)
}

/// Whether words are short enough for half a post, and hold no gap between columns.
fn is_half(flow: &Flow) -> bool {
    flow.as_str().chars().count() <= 8 && flow.pieces().iter().all(|(_, gap)| *gap < 3)
}

/// The names of a line with the words before each; `None` where it holds anything else.
fn units(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<Unit>> {
    let mut units = Vec::new();
    let mut office = Flow::default();
    for cell in cells::cells(flow, lexicon) {
        let words = flow.slice(cell.range);
        match cell.kind {
            // 員　　　　三雲　誠君: the end of a post in a column of its own is none of the name.
            Kind::Name if words.pieces().iter().skip(1).any(|(_, gap)| *gap >= 3) => return None,
            Kind::Name => units.push(Unit { office: std::mem::take(&mut office), name: words }),
            Kind::Office | Kind::Body | Kind::Rest => office.join(&words),
            _ => return None,
        }
    }
    (office.is_empty() && !units.is_empty()).then_some(units)
}

/// The words of a line in as many parts as there are names: at its gaps, or where letters spaced throughout end a post.
fn halves(flow: &Flow, count: usize, lexicon: &Lexicon) -> Option<Vec<Flow>> {
    if count == 1 {
        return Some(vec![flow.clone()]);
    }
    let s = flow.as_str();
    let mut parts: Vec<std::ops::Range<usize>> = Vec::new();
    let mut spaced = false;
    for (piece, _) in flow.pieces() {
        let letter = s[piece.clone()].chars().count() == 1;
        match parts.last_mut().filter(|_| letter && spaced) {
            Some(last) => last.end = piece.end,
            None => parts.push(piece),
        }
        spaced = letter;
    }
    if let [_] = parts.as_slice() {
        parts = posts(s, count, lexicon)?;
    }
    (parts.len() == count).then(|| parts.into_iter().map(|part| flow.slice(part)).collect())
}

/// Words that are the ends of several posts and nothing else: 課長|参与.
fn posts(s: &str, count: usize, lexicon: &Lexicon) -> Option<Vec<std::ops::Range<usize>>> {
    let post = |words: &str| lexicon.titles.is_post(words) || lexicon.titles.capacity(words).is_some();
    let mut parts = Vec::new();
    let mut end = s.len();
    for _ in 1..count {
        let starts = s[..end].char_indices().map(|(at, _)| at).skip(1);
        let start = starts.filter(|&at| post(&s[at..end])).min()?;
        parts.push(start..end);
        end = start;
    }
    parts.push(0..end);
    parts.reverse();
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn halves_above_and_below_the_names_make_posts() {
        check(
            "出席説明員\n町 長 高 橋 健 一 君 副 町 長 石 田 伸 二 君\n港湾施設 工 事 部\n三 雲 誠 君 木 原 学 君\n課 長 次 長\n離島振興\n村 田 公 男 君 教 育 長 小 泉 克 行 君\n課 長\n社会福祉 代表監査\n亀 田 満 君 大 西 順 子 君\n課 長 委 員\n",
            &[
                "出席説明員 高橋健一 :町長",
                "出席説明員 石田伸二 :副町長",
                "出席説明員 三雲誠 :港湾施設課長",
                "出席説明員 木原学 :工事部次長",
                "出席説明員 村田公男 :離島振興課長",
                "出席説明員 小泉克行 :教育長",
                "出席説明員 亀田満 :社会福祉課長",
                "出席説明員 大西順子 :代表監査委員",
            ],
        );
    }

    #[test]
    fn a_name_below_a_post_too_long_for_its_column_is_of_that_post() {
        check(
            "出席説明員\n　港湾課長　　　　　　高橋健一君　　　水道課長　　　　　　石田伸二君\n　まちづくり推進課主幹　　　　　　　　　税務課長　　　　　　三雲　誠君\n　　　　　　　　　　　木原　学君\n　教育長　　　　　　　村田公男君　　　港湾施設管理課長\n　福祉課長　　　　　　亀田　満君　　　　　　　　　　　　　大西順子君\n",
            &[
                "出席説明員 高橋健一 :港湾課長",
                "出席説明員 石田伸二 :水道課長",
                "出席説明員 木原学 :まちづくり推進課主幹",
                "出席説明員 三雲誠 :税務課長",
                "出席説明員 村田公男 :教育長",
                "出席説明員 大西順子 :港湾施設管理課長",
                "出席説明員 亀田満 :福祉課長",
            ],
        );
        // A rank below the one name of its line is that person's.
        check(
            "出席説明員\n　町長　高橋健一君\n選挙管理委員会\n石田伸二君\n委　員　長\n　水道課長　三雲　誠君\n",
            &[
                "出席説明員 高橋健一 :町長",
                "出席説明員 石田伸二 選挙管理委員会:委員長",
                "出席説明員 三雲誠 :水道課長",
            ],
        );
    }

    #[test]
    fn the_narrow_column_of_the_diet_is_no_stack() {
        check(
            "出席者は左のとおり。\n　　　事務局側\n　　　　　　　常任委員会専門\n　　　　　　　員　　　　　　　　三雲　　誠君\n　　　政府参考人\n　　　　　　　内閣府政策統括\n　　　　　　　官　　　　　　　　柊　　花子君\n　　　　　　　内閣府男女共同\n　　　　　　　参画局長　　　　　杉山　次郎君\n",
            &[
                "事務局側 三雲誠 :常任委員会専門員",
                "政府参考人 柊花子 内閣府:政策統括官",
                "政府参考人 杉山次郎 内閣府/男女共同参画局:局長",
            ],
        );
    }

    #[test]
    fn a_whole_post_below_a_name_below_a_post_is_a_second_one() {
        check(
            "出席説明員\n港 湾 課 長 高 橋 健 一\n農 政 課 長\n木 原 学\n農業委員会事務局長\n税 務 課 長 石 田 伸 二\n",
            &[
                "出席説明員 高橋健一 :港湾課長",
                "出席説明員 木原学 :農政課長+農業委員会:事務局長",
                "出席説明員 石田伸二 :税務課長",
            ],
        );
    }
}
