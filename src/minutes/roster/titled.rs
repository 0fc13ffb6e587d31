//! Lists of people who are called by surname and title: 鷺宮会長、鴨志原委員、…
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

use super::{
    bodied::{is_torn, lists_in_brackets},
    called::called,
    draft::Draft,
    is_body, listing,
    note::last_note,
    person,
    posted::surname_and_post,
    presence_of,
    row::{Row, Shape},
};
use crate::{lexicon::Lexicon, span::to_u32, text::Flow};

/// A lone person with more doubt than this is none.
const LONE: u32 = 4;
/// A lone person with no more doubt than this is one wherever it stands.
const SURE: u32 = 1;
/// Doubt a person that a list may have on the average.
const MEAN: u32 = 5;

/// The people among `rows`; a lone one only where it is sure, or officials are listed.
pub(super) fn people(rows: &[Row], official: bool, lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = rows.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none());
    // Names, posts and brackets in columns of their own are no list.
    let columns = |r: &Row| {
        let post = r.flow.pieces().last().is_some_and(|(last, _)| {
            last.start > 0 && lexicon.titles.capacity(&r.flow.as_str()[last.clone()]).is_none()
        });
        // 柊審議官（海事担当） is a person by surname and post all the same.
        // 香取委員（代理　二見）: a note on who came is no column.
        // 三雲委員代理（香取委員）: in whose place.
        let noted = || {
            last_note(&r.flow).is_some_and(|(kept, note)| {
                presence_of(note.as_str()).is_some()
                    || kept.as_str().ends_with("代理") && called(&note, false, lexicon).is_some()
            })
        };
        let charge = || {
            called(&r.flow, official, lexicon)
                .is_some_and(|c| if c.capacity { noted() } else { r.flow.pieces().len() == 1 })
        };
        // さざなみ　誠委員: the title is glued to the given name.
        let seated = || {
            let first = r.flow.pieces().first().map(|(first, _)| first.clone());
            let name = first.map_or("", |first| &r.flow.as_str()[first]);
            lexicon.titles.capacity_at_end(name).is_none()
                && called(&r.flow, official, lexicon).is_some_and(|c| c.capacity && c.doubt <= LONE + 1)
        };
        (post && !seated() || r.flow.as_str().ends_with(')')) && !charge()
    };
    if let Some(drafts) = official.then(|| posts_in_rows(rows.clone(), lexicon)).flatten() {
        return Some(drafts);
    }
    if rows.clone().all(|r| !listing::has_commas(r.flow.as_str())) && rows.clone().any(columns) {
        return None;
    }
    // （みなと県）（環境部）柊部長、森技監（港湾課）三枝課長: bodies in brackets before those who are of them.
    if rows.clone().any(|r| lists_in_brackets(&r.flow, lexicon)) {
        return None;
    }
    let items = listing::items_over(rows.map(|r| &r.flow), lexicon);
    read(&items, official, lexicon)
        .filter(|(drafts, doubt)| drafts.len() > 1 || official && *doubt <= LONE || *doubt <= SURE)
        .map(|(d, _)| d)
}

/// Officials by their posts, only spaces between them, perhaps some by surname and post: 水産局長　大臣官房審議官　柊港湾室長. `None` where a row holds
/// anything else.
fn posts_in_rows<'r>(rows: impl Iterator<Item = &'r Row>, lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let closes = |rest: &str| rest.is_empty() || listing::is_rest(rest);
    let mut drafts = Vec::new();
    let mut posts = 0;
    for row in rows {
        let s = row.flow.as_str();
        if s.contains(['、', ',', ':']) {
            return None;
        }
        let mut start = None;
        for (piece, _) in row.flow.pieces() {
            let from = *start.get_or_insert(piece.start);
            // 審議官（海事 担当）: a bracket goes on behind a space.
            if s[from..piece.end].matches('(').count() > s[from..piece.end].matches(')').count() {
                continue;
            }
            start = None;
            let item = row.flow.slice(from..piece.end);
            let words = item.as_str();
            let bare = words.find('(').filter(|&at| at > 0).map_or(words, |at| &words[..at]);
            if listing::is_rest(words) {
                continue;
            }
            // 水産局長（柊　誠）: who holds the post.
            let told = words[bare.len()..].trim_matches(['(', ')']);
            if !told.is_empty() && !told.ends_with("担当") && !told.ends_with("のみ") {
                return None;
            }
            let known = |name: &str| lexicon.titles.is_surname(name) && !lexicon.terms.is_generic(name);
            let person = called(&item, true, lexicon).filter(|c| !c.capacity && known(&words[..c.name]));
            let held = bare.chars().count() > 2 && lexicon.titles.post_at_end(bare).is_some();
            posts += usize::from(held && person.is_none());
            match person {
                Some(person) => drafts.push(Draft::called(&item, person)),
                // …　港湾局総務課　他: an office closes the row.
                None if held || posts > 0 && is_body(bare, lexicon) && closes(&s[piece.end..]) => {
                    drafts.push(Draft::body(&item));
                }
                None => return None,
            }
        }
    }
    (posts > 1 && drafts.len() > 2).then_some(drafts)
}

/// Makes headings of bodies on lines of their own where the row below lists their people by surname and title.
pub(super) fn bodies_over_people(rows: &mut [Row], lexicon: &Lexicon) {
    let below: Vec<usize> = (0..rows.len()).map(|i| people_below(rows, i, lexicon)).collect();
    // One person below an unknown body may be an entry of two lines; among bodies with several, they are not.
    let several = below.iter().any(|&people| people > 1);
    // 文部科学省 / （事務局）柊課長、…: a body over a heading that lists its people.
    let listed: Vec<bool> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            let next = rows.get(i + 1).filter(|next| row.heading.is_none() && next.line != row.line);
            next.is_some_and(|next| next.flow.as_str().contains('、') || next.flow.as_str().contains(','))
        })
        .collect();
    // 文部科学省 / （文部科学省） / 柊課長、…: the same over itself.
    let again: Vec<bool> = rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            rows.get(i + 1)
                .is_some_and(|next| row.heading.is_none() && next.heading.as_deref() == Some(label(row)))
        })
        .collect();
    // 離島振興省 / 柊　誠　総務課長: a ministry that no table holds.
    let ministry: Vec<bool> = (0..rows.len()).map(|i| is_ministry_over_people(rows, i, lexicon)).collect();
    let houses: Vec<bool> = (0..rows.len()).map(|i| is_house_over_people(rows, i, lexicon)).collect();
    for (row, house) in rows.iter_mut().zip(houses) {
        let name = row.flow.as_str().split('(').next().unwrap_or_default().to_owned();
        if house {
            row.label = std::mem::take(&mut row.flow);
            row.heading = Some(name);
        }
    }
    let told =
        listed.into_iter().zip(again.into_iter().zip(ministry).map(|(again, ministry)| again || ministry));
    for ((row, people), (listed, again)) in rows.iter_mut().zip(below).zip(told) {
        let known = lexicon.bodies.known(label(row)).is_some();
        if people > 1 || people == 1 && (known || several) || known && listed || again {
            let name = label(row).trim_matches(['(', ')']).to_owned();
            row.flow = Flow::default();
            row.heading = Some(name);
        }
    }
}

/// Whether the row at `i` is alone what a ministry or an agency is called, and the row below a person with a post.
fn is_ministry_over_people(rows: &[Row], i: usize, lexicon: &Lexicon) -> bool {
    let words = rows[i].flow.as_str();
    let alone = rows[i].heading.is_none() && rows[i].flow.pieces().len() == 1;
    let named = words.ends_with(['省', '庁']) && (3..=10).contains(&words.chars().count());
    let person = |next: &Row| {
        let posted = lexicon.titles.post_at_end(next.flow.as_str()).is_some();
        next.heading.is_none()
            && posted
            && matches!(next.shape(lexicon), Shape::NameFirst(_) | Shape::NameLast)
    };
    alone && named && rows.get(i + 1).is_some_and(person)
}

/// Whether the row at `i` is a body by its legal form, perhaps with what it is called for short, and those below it stand
/// behind posts in it: 独立行政法人みなと機構（MK） / 理事　柊　誠 / 港湾部　森　花子.
fn is_house_over_people(rows: &[Row], i: usize, lexicon: &Lexicon) -> bool {
    let words = rows[i].flow.as_str();
    let name = words.split('(').next().unwrap_or(words);
    let short = words[name.len()..].trim_matches(['(', ')']);
    let alone = rows[i].heading.is_none()
        && rows[i].flow.pieces().len() == 1
        && short.bytes().all(|b| b.is_ascii_alphanumeric());
    let house = alone
        && lexicon.bodies.form_at_start(name).is_some_and(|end| end < name.len())
        && lexicon.titles.post_at_end(name).is_none()
        && !name.contains(['、', ',', ':']);
    let below = |at: usize| {
        rows.get(at).is_some_and(|row| {
            let s = row.flow.as_str();
            row.heading.is_none()
                && row.shape(lexicon) == Shape::NameLast
                && lexicon.bodies.form_at_start(s).is_none()
                && lexicon.bodies.known_at_start(s).is_none()
        })
    };
    house && below(i + 1) && below(i + 2)
}

/// How many people the row below lists, if the row at `i` is a body.
fn people_below(rows: &[Row], i: usize, lexicon: &Lexicon) -> usize {
    let row = &rows[i];
    let words = label(row);
    // （科学官） over 柊科学官、…: the post that all hold.
    let post = words
        .strip_prefix('(')
        .and_then(|t| t.strip_suffix(')'))
        .filter(|post| row.heading.is_none() && row.flow.pieces().len() == 1 && lexicon.titles.is_post(post));
    if let (Some(post), Some(next)) = (post, rows.get(i + 1).filter(|next| next.heading.is_none())) {
        let items = listing::items(&next.flow);
        let holds = |item: &Flow| {
            item.as_str().ends_with(post)
                && called(item, true, lexicon).is_some_and(|c| &item.as_str()[c.name..c.title] == post)
        };
        return if items.iter().all(holds) { items.len() } else { 0 };
    }
    let body = row.heading.is_none()
        && (3..=30).contains(&words.chars().count())
        && row.flow.pieces().len() <= 2
        && !words.contains(['、', ',', '(', '。'])
        && (is_body(words, lexicon) || is_group(words, lexicon))
        && !is_torn(&row.flow, lexicon)
        && lexicon.titles.post_at_end(words).is_none()
        && called(&row.flow, false, lexicon).is_none();
    // 労働者代表 over 柊委員　森委員
    let next = rows.get(i + 1).filter(|next| next.heading.is_none());
    let Some(next) = next.filter(|_| body || words.ends_with("代表") && row.heading.is_none()) else {
        return 0;
    };
    let beside = rows[i + 1..].iter().take_while(|row| row.heading.is_none() && row.line == next.line);
    let taken = if body { 1 } else { rows.len() };
    let items: Vec<Flow> = beside.take(taken).flat_map(|row| listing::items(&row.flow)).collect();
    if !body && !items.iter().all(|item| called(item, false, lexicon).is_some_and(|c| c.capacity)) {
        return 0;
    }
    // 説明者・参画者 over 高橋健一、森花子
    let names = || {
        let name = |item: &Flow| person::doubt(item.as_str(), lexicon).is_some_and(|d| d <= person::UNKNOWN);
        is_group(words, lexicon) && items.len() > 1 && items.iter().all(name)
    };
    match read(&items, true, lexicon) {
        Some((drafts, _)) => drafts.len(),
        None if names() => items.len(),
        // 柊委員、… / 環境省 / 森 花子 水環境部長: another list, of names and posts.
        None if lexicon.bodies.known(words).is_some()
            && i.checked_sub(1).is_some_and(|above| rows[above].flow.as_str().contains('、'))
            && matches!(next.shape(lexicon), Shape::NameFirst(_)) =>
        {
            1
        }
        // 委員　柊　誠 / 水産省 / 大臣官房審議官　森　花子: a ministry over officials with their posts before them.
        None if lexicon
            .bodies
            .known(words)
            .is_some_and(|body| matches!(body.kind.as_str(), "ministry" | "agency"))
            && i > 0
            && next.shape(lexicon) == Shape::NameLast
            && lexicon.bodies.known_at_start(next.flow.as_str()).is_none() =>
        {
            1
        }
        // 水産省水産局港湾課計画室 / 　柊桟橋審査企画官: a unit of a ministry over its officer, deeper.
        None if row.flow.pieces().len() == 1
            && lexicon
                .bodies
                .known_at_start(words)
                .is_some_and(|end| words[..end].ends_with(['省', '庁', '府']))
            && items.len() == 1
            && next.column_of(&next.flow) > row.column_of(&row.flow)
            && surname_and_post(&next.flow, lexicon).is_some() =>
        {
            1
        }
        None => 0,
    }
}

/// 説明者・参画者: those who have some part in the meeting.
fn is_group(words: &str, lexicon: &Lexicon) -> bool {
    words.split(['・', ':']).all(|part| {
        part.ends_with(['者', '員', '局', '側'])
            || part.ends_with("関係")
            || part.ends_with("関連")
            || part.ends_with("代表")
            || lexicon.titles.capacity(part).is_some()
            || is_body(part, lexicon)
    })
}

fn label(row: &Row) -> &str {
    row.flow.as_str().trim_end_matches([':', ' '])
}

fn read(items: &[Flow], officials: bool, lexicon: &Lexicon) -> Option<(Vec<Draft>, u32)> {
    let mut drafts = Vec::with_capacity(items.len());
    let (mut titled, mut doubt) = (0usize, 0);
    let called = |item: &Flow| called(item, officials, lexicon);
    // 柊専務理事、森理事: where directors meet, all of them have their seats there.
    let title = |item: &Flow| called(item).map(|c| (c, item.as_str()[c.name..c.title].trim().to_owned()));
    let board = !officials && items.iter().filter_map(title).any(|(c, title)| c.capacity && title == "理事");
    for item in items {
        if let Some((mut called, title)) = title(item) {
            titled += 1;
            doubt += called.doubt;
            called.capacity |= board && (title.ends_with("理事") || title == "理事長");
            drafts.push(Draft::called(item, called));
        } else if person::doubt(item.as_str(), lexicon).is_some_and(|d| d <= person::SURNAME) {
            drafts.push(Draft::listed(item));
        } else {
            return None;
        }
    }
    (titled > 0 && titled * 2 >= drafts.len() && doubt <= MEAN * to_u32(titled)).then_some((drafts, doubt))
}

#[cfg(test)]
mod tests;
