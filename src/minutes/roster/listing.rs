//! Rosters that are lists: names with commas between, people behind the colon of their body, bodies in brackets.
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

use std::ops::Range;

use super::{
    called::called,
    cells,
    draft::{Draft, open},
    is_body,
    note::{capacity_in_front, last_note},
    person,
    posted::{family_end, stranger, surname_and_post},
    presence_of, row,
};
use crate::{
    lexicon::Lexicon,
    mention::compound::{Script, only},
    text::Flow,
};

/// People between whom only a space stands have no more doubt than this.
const RUN_TOGETHER: u32 = 3;

/// What commas part outside of brackets, without them and without ほか.
pub(super) fn items(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let mut cuts = vec![0];
    let mut depth = 0usize;
    for (i, c) in s.char_indices() {
        match c {
            '(' | '[' | '【' | '「' => depth += 1,
            ')' | ']' | '】' | '」' => depth = depth.saturating_sub(1),
            '、' | ',' if depth == 0 => cuts.push(i + c.len_utf8()),
            _ => {}
        }
    }
    cuts.push(s.len());
    cuts.windows(2)
        .map(|w| {
            let words = s[w[0]..w[1]].trim_end_matches(['、', ',', ' ', '。', 'ほ', 'か', '他']);
            // 森花子の各委員: what all are called by.
            let each = words.rfind('各').filter(|&at| at > 0 && words[at..].chars().count() <= 8);
            let end = each.map_or(words.len(), |at| words[..at].trim_end_matches(['の', ' ']).len());
            flow.slice(w[0] + of_a_kind(words)..w[0] + end)
        })
        .filter(|f| !f.is_empty() && !is_rest(f.as_str()))
        .collect()
}

/// Bytes of what says of which kind a member is, before the name: 臨時委員の of 臨時委員の柊委員.
fn of_a_kind(words: &str) -> usize {
    const OF: &str = "委員の";
    let end = words.find(OF).filter(|&at| words[..at].chars().count() <= 4).map_or(0, |at| at + OF.len());
    if words[end..].ends_with("委員") && words[end..].chars().count() > 2 { end } else { 0 }
}

/// その他関係官, ほか事務局職員: further people, none of whom is told.
fn is_rest(words: &str) -> bool {
    let rest = ["その他", "ほか", "他"].iter().find_map(|other| words.strip_prefix(other));
    rest.is_some_and(|rest| {
        rest.is_empty()
            || ["関係官", "関係者", "職員", "担当者", "委員", "関係課"]
                .iter()
                .any(|people| rest.ends_with(people))
                && rest.chars().count() <= 10
    })
}

/// What commas part in rows; a row that ends with a whole person ends an item as a comma does, if one begins the next.
pub(super) fn items_over<'f>(rows: impl Iterator<Item = &'f Flow>, lexicon: &Lexicon) -> Vec<Flow> {
    let mut found: Vec<Flow> = Vec::new();
    // Whether the item read last may go on in the next row.
    let mut broken = false;
    for row in rows {
        let mut items = items(row).into_iter().flat_map(|item| run_together(item, lexicon));
        if broken && let Some(last) = found.last_mut() {
            match items.next() {
                Some(next)
                    if open(last.as_str())
                        || !is_whole(last, lexicon)
                        // 石黒副委員長 / 赤坂、三雲: a title ends the item before a family name.
                        // 鈴木係長 / （株）みなと総研　柊: a company begins an item of its own.
                        || !is_whole(&next, lexicon)
                            && !(is_official(last, lexicon) && opens_with_body(&next, lexicon))
                            && lexicon.bodies.form_at_start(next.as_str()).is_none()
                            && !(called(last, false, lexicon).is_some_and(|c| c.capacity)
                                && lexicon.titles.is_surname(next.as_str())) =>
                {
                    mend(last, &next, lexicon);
                }
                next => found.extend(next),
            }
        }
        found.extend(items);
        broken = !row.as_str().ends_with(['、', ',']);
    }
    found
}

/// Whether an item ends with a person by surname and post.
fn is_official(item: &Flow, lexicon: &Lexicon) -> bool {
    let last = item.pieces().last().map_or(0, |(last, _)| last.start);
    called(&item.slice(last..item.as_str().len()), true, lexicon).is_some_and(|called| !called.capacity)
}

/// Whether an item is a body and what stands behind it.
fn opens_with_body(item: &Flow, lexicon: &Lexicon) -> bool {
    let pieces = item.pieces();
    let first =
        pieces.first().filter(|_| pieces.len() > 1).map_or("", |(first, _)| &item.as_str()[first.clone()]);
    is_body(first, lexicon) && lexicon.titles.post_at_end(first).is_none()
}

/// Adds the rest of an item that the wrap broke; what stands behind a body begins a word of its own.
pub(super) fn mend(item: &mut Flow, rest: &Flow, lexicon: &Lexicon) {
    let last = item.pieces().last().map_or(0, |(last, _)| last.start);
    if is_body(&item.as_str()[last..], lexicon) {
        item.join(rest);
    } else {
        item.mend(rest);
    }
}

/// 柊 誠 委員椥辻花子 委員: two of one title, between whom the comma was left out.
fn run_together(item: Flow, lexicon: &Lexicon) -> Vec<Flow> {
    const MEMBER: &str = "委員";
    let s = item.as_str();
    let first =
        s.find(MEMBER).map(|at| at + MEMBER.len()).filter(|&end| end < s.len() && s.ends_with(MEMBER));
    if let Some(end) = first {
        let (one, other) = (item.slice(0..end), item.slice(end..s.len()));
        if [&one, &other].iter().all(|half| called(half, false, lexicon).is_some_and(|c| c.capacity)) {
            return vec![one, other];
        }
    }
    if let Some(people) = dotted(&item, lexicon) {
        return people;
    }
    // 高橋総務課長 柊企画課長: each a surname and a post.
    let pieces = item.pieces();
    let person = |(piece, _): &(Range<usize>, u32)| {
        let piece = item.slice(piece.clone());
        called(&piece, true, lexicon).is_some_and(|called| !called.capacity && called.doubt <= RUN_TOGETHER)
    };
    if pieces.len() > 1 && pieces.iter().all(person) {
        return pieces.into_iter().map(|(piece, _)| item.slice(piece)).collect();
    }
    vec![item]
}

/// 高橋健一・森花子・柊誠: names with dots between, of which most are known; `None` where an item is anything else.
fn dotted(item: &Flow, lexicon: &Lexicon) -> Option<Vec<Flow>> {
    let s = item.as_str();
    let cuts: Vec<usize> = s.match_indices('・').map(|(at, _)| at).collect();
    let starts = std::iter::once(0).chain(cuts.iter().map(|at| at + '・'.len_utf8()));
    let names: Vec<Flow> =
        starts.zip(cuts.iter().copied().chain([s.len()])).map(|(a, b)| item.slice(a..b)).collect();
    let doubt = |name: &Flow| person::doubt(name.as_str(), lexicon).unwrap_or(u32::MAX);
    let known = names.iter().filter(|name| doubt(name) <= person::LIKELY).count();
    let all = names.iter().all(|name| doubt(name) <= person::UNKNOWN && name.as_str().chars().count() > 1);
    (names.len() > 2 && known * 2 > names.len() && all).then_some(names)
}

/// Whether words are a person by surname and title, or a surname and a given name with a space between.
pub(super) fn is_whole(flow: &Flow, lexicon: &Lexicon) -> bool {
    let name = last_note(flow).map_or_else(|| flow.clone(), |(kept, _)| kept);
    let spaced = name.pieces().len() == 2
        && name.as_str().chars().count() <= 7
        && person::doubt(name.as_str(), lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN);
    spaced || called(flow, false, lexicon).is_some()
}

/// Names or bodies set in a row with commas, perhaps over several rows; `None` where the group is no such list.
pub(super) fn list(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = group.iter().filter(|r| !r.is_note(lexicon)).map(|r| &r.flow);
    let items = items_over(rows, lexicon);
    let parted =
        |row: &row::Row| row.flow.as_str().contains(['、', ',']) || dotted(&row.flow, lexicon).is_some();
    if items.len() < 2 || !group.iter().any(parted) {
        return None;
    }
    let titled = |f: &Flow| capacity_in_front(f, lexicon).is_some();
    let posted = |f: &Flow| surname_and_post(f, lexicon).is_some();
    let name = |f: &Flow| {
        titled(f)
            || called(f, false, lexicon).is_some_and(|called| called.capacity)
            || !posted(f) && row::shape(f, lexicon) == row::Shape::Names && f.as_str().chars().count() <= 9
    };
    // 水産庁資源管／理課長: the wrap fell into the post.
    let wrapped = |f: &Flow| {
        f.pieces().len() > 1
            && lexicon.titles.post_at_end(f.as_str()).is_some_and(|at| at > 0)
            && is_body(f.as_str(), lexicon)
            && lexicon.bodies.known_at_start(f.as_str()).is_some()
    };
    let body =
        |f: &Flow| !titled(f) && (row::shape(f, lexicon) == row::Shape::Body || posted(f) || wrapped(f));
    let names = items.iter().filter(|f| name(f)).count();
    let bodies = items.iter().filter(|f| body(f)).count();
    if names * 10 >= items.len() * 8 {
        // 三枝花子水質評価分科会長: among names, one with the seat they have.
        let seated = |f: &Flow| called(f, false, lexicon).filter(|called| called.capacity && !titled(f));
        let draft = |f: &Flow| seated(f).map_or_else(|| Draft::listed(f), |called| Draft::called(f, called));
        let mut drafts: Vec<Draft> = items.iter().map(draft).collect();
        seats_go_on(&items, &mut drafts, lexicon);
        return Some(drafts);
    }
    // 山田太郎（会長・甲大学教授）、…
    let offices = items.iter().filter(|f| office_in_brackets(f.as_str(), lexicon)).count();
    let several = offices > 1 && offices * 2 >= items.len();
    let whole: Vec<Option<Draft>> = items.iter().map(|f| bracket(f, several, lexicon)).collect();
    if whole.iter().flatten().count() * 2 >= items.len() {
        let drafts = items.iter().zip(whole).map(|(f, d)| d.unwrap_or_else(|| Draft::listed(f)));
        return Some(drafts.collect());
    }
    // Where a table holds the names of all, each is read by itself.
    let here = |f: &Flow| lexicon.titles.capacity_at_end(f.as_str()).is_some_and(|at| at > 0);
    let known = items.iter().all(|f| posted(f) && f.pieces().len() == 1 && !here(f));
    if !known && let Some(people) = titled_people(&items, lexicon) {
        return Some(people);
    }
    let draft = |f: &Flow| if name(f) { Draft::listed(f) } else { Draft::body(f) };
    (names + bodies == items.len()).then(|| items.iter().map(draft).collect())
}

/// 会長　柊誠、委員　森花子、三枝徹: the capacity before a name is also that of the names behind it, where several may have it.
fn seats_go_on(items: &[Flow], drafts: &mut [Draft], lexicon: &Lexicon) {
    let mut seat: Option<String> = None;
    for (item, draft) in items.iter().zip(drafts) {
        if let Some((capacity, _)) = capacity_in_front(item, lexicon) {
            let several = lexicon.titles.capacity(&capacity).is_some_and(|c| !c.one);
            seat = Some(capacity).filter(|_| several);
        } else if draft.called.is_none() && draft.capacity.is_none() {
            draft.capacity.clone_from(&seat);
        }
    }
}

/// 市長（高橋健一）、総務部長（柊誠）: a post each, and whose it is in brackets; `None` where an item is anything else.
pub(super) fn posts_with_names(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none());
    let items = items_over(rows.map(|r| &r.flow), lexicon);
    let draft = |item: &Flow| {
        let s = item.as_str();
        let inner = s.strip_suffix(')')?;
        let open = inner.rfind('(').filter(|&open| open > 0)?;
        let (post, name) = (&s[..open], &inner[open + 1..]);
        let held = lexicon.titles.post_at_end(post).is_some() || lexicon.titles.capacity(post).is_some();
        let person = person::doubt(name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
            && lexicon.titles.post_at_end(name).is_none()
            && !is_body(name, lexicon)
            && presence_of(name).is_none()
            && !lexicon.terms.is_generic(name)
            && lexicon.titles.capacity(name).is_none();
        (held && person)
            .then(|| Draft::name_last(Some(item.slice(open + 1..inner.len())), item.slice(0..open)))
    };
    let drafts: Vec<Draft> = items.iter().map(draft).collect::<Option<_>>()?;
    (!drafts.is_empty()).then_some(drafts)
}

/// 甲協会　木津会長、三雲参事、…: surname and post each, a body before the first of its people; `None` where some are no such people.
fn titled_people(items: &[Flow], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut body: Option<Flow> = None;
    let mut known = 0;
    let mut drafts = Vec::new();
    for item in items.iter().flat_map(slashes) {
        let s = item.as_str();
        let last = item.pieces().last()?.0.clone();
        let before = s[..last.start].trim_end();
        // 三雲市危機管理室, of whom nobody is named.
        let name = &s[last.clone()];
        // What no table holds is a name all the same right behind a company.
        let company = lexicon.bodies.form_at_start(before).is_some()
            && name.chars().count() <= 3
            && only(name, Script::Kanji);
        let named = !before.is_empty() && (lexicon.titles.is_surname(name) || company);
        if !named && is_body(s, lexicon) && lexicon.titles.post_at_end(s).is_none() {
            body = None;
            drafts.push(Draft::body(&item));
            continue;
        }
        // 同　森課長: of the body before.
        if !before.is_empty() && before != "同" {
            if !is_body(before, lexicon) && lexicon.bodies.form_at_start(before).is_none() {
                return None;
            }
            body = Some(item.slice(0..before.len()));
        }
        let words = &s[last.clone()];
        let bare = words.find(['(', '[', '【', '※']).filter(|&at| at > 0).map_or(words, |at| &words[..at]);
        let post = lexicon.titles.post_at_end(bare).filter(|&at| at > 0);
        let Some(post) = post else {
            // 株式会社みなと総研　椥辻: a name alone behind the body of a list of posts.
            if named {
                let rest = body.clone().unwrap_or_default();
                drafts.push(Draft::name_last(Some(item.slice(last.clone())), rest));
                continue;
            }
            // 青砥委員
            lexicon.titles.capacity_at_end(bare).filter(|&at| at > 0 && before.is_empty())?;
            drafts.push(Draft::listed(&item.slice(last.start..s.len())));
            continue;
        };
        let surname = family_end(bare, lexicon).filter(|&end| end <= post);
        known += usize::from(surname.is_some());
        let end = last.start + surname.or_else(|| stranger(bare, lexicon))?;
        // 山田会長 of the council itself, where no body is printed.
        let here = lexicon.titles.capacity(&bare[end - last.start..]);
        if body.is_none() && here.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member")) {
            drafts.push(Draft::listed(&item.slice(last.start..s.len())));
            continue;
        }
        let mut rest = body.clone().unwrap_or_default();
        rest.join(&item.slice(end..s.len()));
        drafts.push(Draft::name_last(Some(item.slice(last.start..end)), rest));
    }
    // Where no name is known, posts alone read the same.
    (known > 0 || body.is_some()).then_some(drafts)
}

/// Rows of body, post and surname in turns, each in a column of its own; `None` where a row is anything else.
pub(super) fn in_turns(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut posts = 0;
    for row in group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none()) {
        let flow = &row.flow;
        let pieces: Vec<Range<usize>> = flow.pieces().into_iter().map(|(piece, _)| piece).collect();
        let words = |piece: &Range<usize>| &flow.as_str()[piece.clone()];
        let mut at = 0;
        while at < pieces.len() {
            let post = (at..pieces.len()).find(|&p| lexicon.titles.is_post(words(&pieces[p])))?;
            let bodies = &pieces[at..post];
            let next = (post + 1..pieces.len())
                .find(|&p| is_body(words(&pieces[p]), lexicon))
                .unwrap_or(pieces.len());
            let name = pieces.get(post + 1).filter(|_| next > post + 1)?.start..pieces[next - 1].end;
            let short = flow.as_str()[name.clone()].chars().filter(|c| *c != ' ').count() <= 6;
            if !short || !bodies.iter().all(|b| is_body(words(b), lexicon)) {
                return None;
            }
            posts += 1;
            drafts.push(Draft::name_last(
                Some(flow.slice(name)),
                flow.slice(pieces[at].start..pieces[post].end),
            ));
            at = next;
        }
    }
    (posts > group.len()).then_some(drafts)
}

/// Rows of a body with its people by surname and title in brackets: 総務課（高橋課長、柊主査）; `None` where they are not.
pub(super) fn within(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut several = false;
    for row in group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon)) {
        let s = row.flow.as_str();
        let open = s.find('(').filter(|&at| at > 0 && s.ends_with(')'))?;
        let body = row.flow.slice(0..s[..open].trim_end().len());
        if !is_body(body.as_str(), lexicon) {
            return None;
        }
        let items = items(&row.flow.slice(open + 1..s.len() - 1));
        several |= items.len() > 1;
        for item in items {
            let called = called(&item, true, lexicon).filter(|called| !called.capacity)?;
            let mut rest = body.clone();
            rest.join(&item.slice(called.name..item.as_str().len()));
            drafts.push(Draft::name_last(Some(item.slice(0..called.name)), rest));
        }
    }
    several.then_some(drafts)
}

/// The parts between slashes.
fn slashes(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let ends = s.match_indices('/').map(|(i, _)| i).chain([s.len()]);
    let mut start = 0;
    ends.map(|end| flow.slice(std::mem::replace(&mut start, end + 1)..end))
        .filter(|f| !f.is_empty())
        .collect()
}

/// Rows of a name with its body in brackets: 山田太郎会長（甲大学教授）, 会長　山田太郎（甲大学教授）; `None` where the rows are
/// not.
pub(super) fn bracketed(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = || group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none());
    // What several rows have alike is no chance: then their names need be known to no table.
    let offices = rows().filter(|r| office_in_brackets(r.flow.as_str(), lexicon)).count();
    let spaced = |row: &row::Row| {
        row.flow.as_str().find('(').is_some_and(|open| row.flow.slice(0..open).pieces().len() == 2)
    };
    let several = offices == rows().count() && (offices > 1 || rows().all(spaced));
    let drafts: Vec<Draft> = rows().map(|row| bracket(&row.flow, several, lexicon)).collect::<Option<_>>()?;
    // 税理士 and 公募市民 are no bodies: those beside them tell what the brackets hold.
    let bodies = drafts.iter().filter(|draft| is_office(draft.rest.as_str(), lexicon)).count();
    (bodies > 0 && bodies * 2 >= drafts.len()).then_some(drafts)
}

/// Whether words are a body, or end with a post.
fn is_office(words: &str, lexicon: &Lexicon) -> bool {
    is_body(words, lexicon) || lexicon.titles.post_at_end(words).is_some()
}

/// Whether a row closes with a body or post in brackets.
fn office_in_brackets(row: &str, lexicon: &Lexicon) -> bool {
    // …（みなと大学教授）【主査】
    let row = row.strip_suffix('】').and_then(|row| row.rfind('【').map(|open| &row[..open])).unwrap_or(row);
    let inner = row.strip_suffix(')').and_then(|t| t.find('(').map(|open| &t[open + 1..]));
    inner.is_some_and(|inner| is_office(inner, lexicon))
}

fn bracket(flow: &Flow, several: bool, lexicon: &Lexicon) -> Option<Draft> {
    let s = flow.as_str();
    if let Some(draft) = in_square_brackets(flow, lexicon) {
        return Some(draft);
    }
    let open = s.find('(').filter(|&at| at > 0)?;
    let close = open + s[open..].find(')')?;
    let inner = &s[open + 1..close];
    // 会長・甲大学教授: what they are here, then what they are elsewhere.
    let here = inner
        .split_once(['・', '、'])
        .filter(|(first, rest)| !rest.is_empty() && lexicon.titles.capacity(first).is_some());
    let inner = here.map_or(inner, |(_, rest)| rest);
    let said = presence_of(inner).is_some() || lexicon.titles.capacity(inner).is_some();
    // 会長　山田太郎（甲大学教授）
    let in_front = capacity_in_front(flow, lexicon).filter(|(_, start)| *start < open);
    let from = in_front.as_ref().map_or(0, |(_, start)| *start);
    // The words of a name in Latin letters stand apart.
    let name = &s[from..open];
    let name = if name.is_ascii() { name.trim().to_owned() } else { name.replace(' ', "") };
    let name = name.trim_start_matches(|c| cells::SIGNS.contains(c));
    let end = lexicon.titles.capacity_at_end(name).filter(|&at| at > 0).unwrap_or(name.len());
    // What no table holds is a name where a capacity beside it says so.
    let beside = several || in_front.is_some() || end < name.len();
    let most = if beside { person::UNKNOWN } else { person::SURNAME };
    let person = person::doubt(&name[..end], lexicon).is_some_and(|doubt| doubt <= most);
    let remark = ["欠席", "出席", "オンライン", "Web", "WEB", "代理"].iter().any(|word| inner.contains(word));
    // ※代理出席　三枝　徹（同　主幹）
    let behind = s[close..].find("※代理").map_or(&s[close..], |at| &s[close..close + at]);
    if said || remark || !person || behind.contains(['(', '、', ':']) {
        return None;
    }
    let mut rest = flow.slice(close - inner.len()..close);
    rest.join(&flow.slice(close + 1..s.len()));
    let mut draft = Draft::bracketed(&flow.slice(from..open), rest);
    let here = here.map(|(capacity, _)| capacity.to_owned());
    draft.capacity = here.or(in_front.map(|(capacity, _)| capacity));
    Some(draft)
}

/// 柊　誠（座長）［みなと大学教授］: what they are here, then what they are elsewhere.
fn in_square_brackets(flow: &Flow, lexicon: &Lexicon) -> Option<Draft> {
    let s = flow.as_str();
    let open = s.strip_suffix(']').filter(|inner| !inner.contains(']'))?.find('[')?;
    let before = s[..open].trim_end();
    let (name, seat) = before.strip_suffix(')')?.split_once('(')?;
    lexicon.titles.capacity(seat).filter(|_| is_office(&s[open + 1..s.len() - 1], lexicon))?;
    person::doubt(&name.replace(' ', ""), lexicon).filter(|doubt| *doubt <= person::UNKNOWN)?;
    let mut draft =
        Draft::bracketed(&flow.slice(0..name.trim_end().len()), flow.slice(open + 1..s.len() - 1));
    draft.capacity = Some(seat.to_owned());
    Some(draft)
}

/// Rows of a body, a colon, and a surname with post, of which the body may be broken over rows; `None` where they are not.
pub(super) fn by_colon(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let mut open: Option<Flow> = None;
    for row in group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon)) {
        let flow = match open.take() {
            Some(mut open) => {
                open.join(&row.flow);
                open
            }
            None => row.flow.clone(),
        };
        let s = flow.as_str();
        let Some(colon) = s.find(':') else {
            open = Some(flow);
            continue;
        };
        if colon == 0 || s[..colon].contains('、') {
            return None;
        }
        let body = flow.slice(0..colon + 1);
        for item in items(&flow.slice(colon + 1..s.len())) {
            let words = last_note(&item).map_or(item.as_str().len(), |(kept, _)| kept.as_str().len());
            let person = item.as_str()[..words].trim();
            if lexicon.titles.post_at_end(person).is_none_or(|at| at == 0) {
                // 港湾課主査：柊　誠、三枝　徹: the post before those who have it.
                let post = body.slice(0..colon);
                let held = cells::is_office(post.as_str(), lexicon);
                let doubt = person::doubt(&person.replace(' ', ""), lexicon).filter(|_| held)?;
                if doubt > person::UNKNOWN || person.chars().count() < 2 {
                    return None;
                }
                drafts.push(Draft::name_last(Some(item), post));
                continue;
            }
            let mut whole = body.clone();
            whole.join(&item);
            drafts.push(Draft::body(&whole));
        }
    }
    (open.is_none() && drafts.len() > 1).then_some(drafts)
}

/// A row in columns: body, name, perhaps another body and name.
pub(super) fn columns(flow: &Flow, lexicon: &Lexicon) -> Vec<Draft> {
    let s = flow.as_str();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut body: Option<Range<usize>> = None;
    let mut name: Option<Range<usize>> = None;
    let grow = |part: &mut Option<Range<usize>>, piece: &Range<usize>| match part {
        Some(range) => range.end = piece.end,
        None => *part = Some(piece.clone()),
    };
    let mut close = |body: &mut Option<Range<usize>>, name: &mut Option<Range<usize>>| {
        let (b, n) = (body.take(), name.take());
        if b.is_some() || n.is_some() {
            let part = |r: Option<Range<usize>>| r.map(|r| flow.slice(r));
            drafts.push(Draft::name_last(part(n), part(b).unwrap_or_default()));
        }
    };
    for (piece, _) in flow.pieces() {
        let words = &s[piece.clone()];
        let bare = words.find(['(', '[', '【']).filter(|&i| i > 0).map_or(words, |i| &words[..i]);
        let in_bracket = name.as_ref().is_some_and(|n| open(&s[n.clone()]));
        if !in_bracket && is_body(bare, lexicon) {
            if name.is_some() {
                close(&mut body, &mut name);
            }
            grow(&mut body, &piece);
        } else {
            grow(&mut name, &piece);
        }
    }
    close(&mut body, &mut name);
    drafts
}
