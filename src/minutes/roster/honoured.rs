//! Rosters whose names all close with 君, as the Diet prints them: the post stands before the name in a narrow column and
//! is broken wherever the column ends, so that only the next 君 tells that an entry is over.

use super::{cells, draft::Draft, entry, legend::Legend, printed::Printed};
use crate::{lexicon::Lexicon, minutes::Attendance, rule, text::Flow};

/// What closes a name.
const HONORIFIC: char = '君';
/// Letters and spaces of a family name and a given name in their column.
const NAME: usize = 5;
/// Entries of such a roster, at least.
const ENTRIES: usize = 3;

/// Lines of a post that is cut off, at most, and of a roster so long that nothing else can stand at its end.
const CUT: usize = 2;
const MANY: usize = 12;

/// A name with the words before it on its line.
struct Named {
    office: Flow,
    name: Flow,
}

/// The entries, or `None` where the lines are no such roster.
pub(super) fn read(
    lines: &[Printed],
    role: Option<&str>,
    absent: bool,
    legend: &Legend,
    lexicon: &Lexicon,
) -> Option<Vec<Attendance>> {
    let mut named: Vec<Option<Vec<Named>>> = lines.iter().map(|line| names(&line.flow, lexicon)).collect();
    // What an extract cuts off behind the last name.
    let nameless = |named: &&Option<Vec<Named>>| named.as_ref().is_some_and(Vec::is_empty);
    let cut = named.iter().rev().take_while(nameless).count();
    if (1..=CUT).contains(&cut) && named.len() > MANY {
        named.truncate(named.len() - cut);
    }
    let closed: usize = named.iter().flatten().map(Vec::len).sum();
    // A line without a name is the beginning of an entry, never one of its own.
    let whole = named.last().is_some_and(|last| last.as_ref().is_some_and(|names| !names.is_empty()));
    if closed < ENTRIES || !whole || named.iter().any(Option::is_none) {
        return None;
    }
    let mut attendance = Vec::new();
    let mut group = role.map(str::to_owned);
    let mut office = Flow::default();
    // 政府参考人, of one whose post stands in brackets: so are those below whose posts do.
    let mut bracketed: Option<String> = None;
    for (i, (line, named)) in lines.iter().zip(named.into_iter().flatten()).enumerate() {
        if line.ruled {
            group = None;
        }
        if named.is_empty() {
            let deeper = lines.get(i + 1).is_some_and(|next| next.indent >= line.indent + 2);
            // 事務局側: whose side those below it are.
            let words = line.flow.as_str();
            let side = words.ends_with('側') && (3..=12).contains(&words.chars().count());
            if office.is_empty() && (deeper || side) {
                group = Some(line.flow.as_str().replace(' ', ""));
            } else {
                office.join(&line.flow);
            }
            continue;
        }
        for entry in named {
            office.join(&entry.office);
            let mut whole = std::mem::take(&mut office);
            if let Some((officials, rest)) = officials_in_front(&whole, lexicon) {
                (group, whole) = (Some(officials), rest);
            }
            let (mut role, offices) = capacity_and_offices(&whole, lexicon);
            let in_brackets = whole.as_str().ends_with(')');
            if whole.as_str().starts_with('(') && role.is_none() {
                role.clone_from(&bracketed);
            }
            bracketed = role.clone().filter(|_| in_brackets);
            let mut offices = offices.into_iter();
            let mut draft =
                Draft::cells(Some(entry.name), offices.next(), offices.collect(), rule::ROSTER_COLUMNS);
            draft.capacity = role;
            entry::finish(&draft, group.as_deref(), absent, legend, lexicon, &mut attendance);
        }
    }
    Some(attendance)
}

/// The names that end on a line, each with the words before it. `None` where a 君 closes no name that its column tells.
fn names(flow: &Flow, lexicon: &Lexicon) -> Option<Vec<Named>> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let mut found = Vec::new();
    let mut from = 0;
    for (i, (piece, gap)) in pieces.iter().enumerate() {
        let Some(given) = s[piece.clone()].strip_suffix(HONORIFIC) else { continue };
        let letters = given.chars().count();
        let family =
            i.checked_sub(1).map(|before| pieces[before].0.clone()).filter(|family| family.start >= from);
        let start = match family {
            _ if letters >= NAME => piece.start,
            Some(family) => {
                let words = &s[family.clone()];
                // Spaces of half the width stand in pairs.
                let gaps = [*gap as usize, gap.div_ceil(2) as usize];
                let column = gaps.iter().any(|gap| words.chars().count() + gap + letters == NAME);
                // （…書記長）　日下 つばさ君: a name longer than its column, set off from what stands before.
                // 理事　日下部 つばさ君: so does a seat before it.
                let seat = i.checked_sub(2).is_some_and(|seat| {
                    lexicon.titles.capacity(&s[pieces[seat].0.clone()]).is_some_and(|c| c.kind == "member")
                });
                let from_start = family.start == 0 || seat || s[..family.start].trim_end().ends_with(')');
                let set_off = from_start || pieces[i - 1].1 > 2;
                let long = set_off && words.chars().count() <= 4 && !opens_with_office(words, lexicon);
                if !column && !(*gap == 1 && (lexicon.titles.is_surname(words) || long)) {
                    return None;
                }
                family.start
            }
            None => return None,
        };
        found.push(Named { office: flow.slice(from..start), name: flow.slice(start..piece.end) });
        from = piece.end;
    }
    // 12番　山田　太郎君, 十二番山田太郎君 are of another kind.
    let numbered = found
        .iter()
        .any(|named| named.office.as_str().contains('番') || cells::opens_with_seat(named.name.as_str()));
    (from == s.len() || found.is_empty()).then_some(found).filter(|_| !numbered)
}

/// Whether a post or capacity begins the words, glued to the name: 局長日下.
fn opens_with_office(words: &str, lexicon: &Lexicon) -> bool {
    let ends = words.char_indices().map(|(at, c)| at + c.len_utf8()).skip(1);
    ends.map(|end| &words[..end])
        .any(|head| lexicon.titles.is_post(head) || lexicon.titles.capacity(head).is_some())
}

/// What someone is at the meeting, and the posts that the words before a name give: 政府参考人（内閣官房内閣審議官）.
fn capacity_and_offices(office: &Flow, lexicon: &Lexicon) -> (Option<String>, Vec<Flow>) {
    let s = office.as_str();
    if s.is_empty() {
        return (None, Vec::new());
    }
    let is_capacity = |words: &str| lexicon.titles.capacity(words).is_some() || words == "国務大臣";
    let bare = s.replace(' ', "");
    // 議院運営委員: of another committee.
    let member = bare.ends_with("委員") && lexicon.titles.post_at_end(&bare).is_none();
    if is_capacity(&bare) || member {
        return (Some(bare), Vec::new());
    }
    let Some(open) = s.find('(').filter(|&open| open == 0 && s.ends_with(')') || is_capacity(&s[..open]))
    else {
        return (None, concurrent(office, lexicon));
    };
    let offices = brackets(&office.slice(open..s.len()));
    let capacity = Some(s[..open].to_owned()).filter(|capacity| !capacity.is_empty());
    (capacity, offices.iter().flat_map(|office| concurrent(office, lexicon)).collect())
}

/// 政府委員　港湾政務次官: what those are who follow, and the post of the first of them.
fn officials_in_front(office: &Flow, lexicon: &Lexicon) -> Option<(String, Flow)> {
    let pieces = office.pieces();
    let ((first, _), (second, _)) = (pieces.first()?, pieces.get(1)?);
    let words = &office.as_str()[first.clone()];
    let officials = lexicon.titles.capacity(words).is_some_and(|c| c.kind == "official" && !c.one);
    let posted = || lexicon.titles.post_at_end(office.as_str()).is_some();
    (officials && posted()).then(|| (words.to_owned(), office.slice(second.start..office.as_str().len())))
}

/// What stands in each bracket, brackets within it kept.
fn brackets(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let mut found = Vec::new();
    let (mut depth, mut start) = (0u32, 0);
    for (at, c) in s.char_indices() {
        match c {
            '(' => {
                if depth == 0 {
                    start = at + 1;
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(flow.slice(start..at));
                }
            }
            _ => {}
        }
    }
    found.retain(|inner| !inner.is_empty());
    found
}

/// 経済産業副大臣兼内閣府副大臣: two posts.
fn concurrent(flow: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let s = flow.as_str();
    let cut = s.match_indices('兼').map(|(at, _)| at).find(|&at| {
        let behind = &s[at + '兼'.len_utf8()..];
        [&s[..at], behind].iter().all(|post| lexicon.titles.post_at_end(post).is_some())
    });
    match cut {
        Some(at) => vec![flow.slice(0..at), flow.slice(at + '兼'.len_utf8()..s.len())],
        None => vec![flow.clone()],
    }
}

#[cfg(test)]
mod tests;
