//! Rosters that are lists: names with commas between, people behind the colon of their body, bodies in brackets.
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

mod brackets;
mod colon;
mod holders;
mod items;

use std::ops::Range;

use super::{
    called::called,
    draft::{Draft, open},
    is_body,
    note::{capacity_in_front, name_behind_post},
    person,
    posted::{name_before_post, stranger, surname_and_post},
    presence_of, row,
};
use crate::{
    lexicon::{Level, Lexicon},
    script::{Script, only},
    text::Flow,
};

use brackets::{bracket, office_in_brackets, without_state};
pub(super) use brackets::{bracketed, within};
pub(super) use colon::by_colon;
use holders::between;
pub(super) use holders::{before_posts, posts_with_names};
use items::dotted;
pub(super) use items::{has_commas, is_rest, is_whole, items, items_over, mend};

/// Doubt of a whole name and a post, at most.
const KNOWN: u32 = 5;

/// Names or bodies set in a row with commas, perhaps over several rows; `None` where the group is no such list.
pub(super) fn list(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = group.iter().filter(|r| !r.is_note(lexicon)).map(|r| &r.flow);
    let items = items_over(rows, lexicon);
    let parted = |row: &row::Row| {
        let s = row.flow.as_str();
        // 柊　誠（みなと大学教授、みなと協会理事）: of a list all the same; 特命担当大臣（防災、海洋政策） is of none.
        has_commas(s)
            || s.contains(['、', ',']) && office_in_brackets(s, lexicon)
            || dotted(&row.flow, lexicon).is_some()
    };
    if items.len() < 2 || !group.iter().any(parted) {
        return None;
    }
    let between = items.iter().map(|item| between(item, lexicon)).collect::<Option<_>>();
    if let Some(people) = between.or_else(|| before_posts(&items, lexicon)) {
        return Some(people);
    }
    let titled = |f: &Flow| capacity_in_front(f, lexicon).is_some();
    let posted = |f: &Flow| surname_and_post(f, lexicon).is_some();
    // みなと市消防団長 among those who are told by nothing but their post.
    let of_town = |f: &Flow| {
        let s = f.as_str();
        let town = lexicon.bodies.known_at_start(s).filter(|&end| s[..end].chars().count() >= 3);
        town.is_some_and(|end| end < s.len())
            && (lexicon.titles.post_at_end(s).is_some() || lexicon.titles.capacity_at_end(s).is_some())
    };
    let board = is_board(&items, lexicon);
    let name = |f: &Flow| {
        !of_town(f)
            && (titled(f)
                || board && rank_in_front(f, lexicon).is_some()
                || called(f, false, lexicon).is_some_and(|called| called.capacity)
                || !posted(f)
                    && row::shape(f, lexicon) == row::Shape::Names
                    && without_state(f, lexicon).chars().count() <= 9)
    };
    // 水産庁資源管／理課長: the wrap fell into the post.
    let wrapped = |f: &Flow| {
        f.pieces().len() > 1
            && lexicon.titles.post_at_end(f.as_str()).is_some_and(|at| at > 0)
            && is_body(f.as_str(), lexicon)
            && lexicon.bodies.known_at_start(f.as_str()).is_some()
    };
    let body = |f: &Flow| {
        !titled(f) && (of_town(f) || row::shape(f, lexicon) == row::Shape::Body || posted(f) || wrapped(f))
    };
    // 港湾課長柊健一、水道課主査森花子
    let behind: Vec<Option<usize>> = items.iter().map(|f| name_behind_post(f, lexicon)).collect();
    let posts = |(f, at): (&Flow, &Option<usize>)| {
        at.is_some_and(|at| lexicon.titles.capacity(&f.as_str()[..at]).is_none())
    };
    if items.iter().zip(&behind).filter(|pair| posts(*pair)).count() * 2 >= items.len() {
        let draft = |(f, at): (&Flow, Option<usize>)| match at {
            Some(at) => Draft::name_last(Some(f.slice(at..f.as_str().len())), f.slice(0..at)),
            None => {
                called(f, true, lexicon).map_or_else(|| Draft::listed(f), |called| Draft::called(f, called))
            }
        };
        return Some(items.iter().zip(behind).map(draft).collect());
    }
    let names = items.iter().filter(|f| name(f)).count();
    let bodies = items.iter().filter(|f| body(f)).count();
    if names * 10 >= items.len() * 8 {
        // 三枝花子水質評価分科会長: among names, one with the seat they have; 高橋機構長 is no name.
        let seated = |f: &Flow| {
            called(f, false, lexicon).filter(|c| c.capacity && !titled(f) || c.doubt == 0 && posted(f))
        };
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
        // 森花子学長（議長）: the bracket tells what they are here, and what they are elsewhere stands before it.
        let held = |f: &Flow| {
            let person = called(f, true, lexicon).filter(|person| !person.capacity && person.doubt <= KNOWN);
            person.map_or_else(|| Draft::listed(f), |person| Draft::called(f, person))
        };
        let drafts = items.iter().zip(whole).map(|(f, d)| d.unwrap_or_else(|| held(f)));
        return Some(drafts.collect());
    }
    // 株式会社みなと総研　部長　柊　誠、同　課長　森　花子: body, post and name in columns, between commas.
    let in_columns = |f: &Flow| f.pieces().len() > 1 && row::shape(f, lexicon) == row::Shape::NameLast;
    let opens_with_body = |f: &Flow| {
        let first = f.pieces().first().map_or("", |(first, _)| &f.as_str()[first.clone()]);
        is_body(first, lexicon) && lexicon.titles.post_at_end(first).is_none()
    };
    if items.iter().all(in_columns) && opens_with_body(&items[0]) {
        return Some(items.iter().flat_map(|f| columns(f, lexicon)).collect());
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
    let board = is_board(items, lexicon);
    let mut seat: Option<String> = None;
    for (item, draft) in items.iter().zip(drafts) {
        if let Some((capacity, _)) = capacity_in_front(item, lexicon) {
            let several = lexicon.titles.capacity(&capacity).is_some_and(|c| !c.one);
            seat = Some(capacity).filter(|_| several);
        } else if board && let Some((rank, from)) = rank_in_front(item, lexicon) {
            *draft = Draft::listed(&item.slice(from..item.as_str().len()));
            draft.capacity = Some(rank.to_owned());
            seat = draft.capacity.clone();
        } else if draft.called.is_none() && draft.capacity.is_none() {
            draft.capacity.clone_from(&seat);
        }
    }
}

/// Whether some of a list are 理事 or 監事: the board of a body.
fn is_board(items: &[Flow], lexicon: &Lexicon) -> bool {
    let seated = |item: &Flow| {
        capacity_in_front(item, lexicon).is_some_and(|(seat, _)| matches!(seat.as_str(), "理事" | "監事"))
    };
    items.iter().any(seated)
}

/// 専務理事　柊誠 among 理事 and 監事: a rank of the board that met is what its holder is there, and the post of one elsewhere.
fn rank_in_front<'i>(item: &'i Flow, lexicon: &Lexicon) -> Option<(&'i str, usize)> {
    let pieces = item.pieces();
    let [(first, _), (second, _), ..] = pieces.as_slice() else { return None };
    let rank = &item.as_str()[first.clone()];
    (rank.ends_with("理事") && lexicon.titles.is_post(rank)).then_some((rank, second.start))
}

/// 港湾課主査　柊誠、森花子: a post that many have is also that of the bare names behind it in a list.
pub(super) fn posts_go_on(drafts: &mut [Draft], lexicon: &Lexicon) {
    const OF_MANY: [&str; 6] = ["担当", "主査", "主任", "主事", "係員", "職員"];
    let mut held: Option<Flow> = None;
    for draft in drafts {
        let Some(name) = &draft.name else {
            held = None;
            continue;
        };
        let s = draft.rest.as_str();
        let before = draft.rest.whole().start() < name.whole().start();
        if draft.rest.is_empty()
            && draft.more.is_empty()
            && draft.called.is_none()
            && draft.capacity.is_none()
        {
            if let Some(post) = held.clone().filter(|_| is_person(name.as_str(), lexicon)) {
                draft.rest = post;
            }
        } else {
            held =
                Some(draft.rest.clone()).filter(|_| before && OF_MANY.iter().any(|post| s.ends_with(post)));
        }
    }
}

/// 柊誠／みなと大学教授: a name and, behind a slash, where one belongs; `None` where a row is anything else.
pub(super) fn slashed(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let draft = |flow: &Flow| {
        let s = flow.as_str();
        let (name, rest) = s.split_once('/').filter(|(_, rest)| !rest.is_empty() && !rest.contains('/'))?;
        is_person(name.trim_end(), lexicon)
            .then(|| Draft::bracketed(&flow.slice(0..name.len()), flow.slice(s.len() - rest.len()..s.len())))
    };
    let drafts: Vec<Draft> = told_of(group, lexicon).map(draft).collect::<Option<_>>()?;
    let sure = drafts.len() > 1 || drafts.iter().all(|draft| is_body(draft.rest.as_str(), lexicon));
    (sure && !drafts.is_empty()).then_some(drafts)
}

/// The rows that tell of somebody.
fn told_of<'a>(group: &'a [row::Row], lexicon: &'a Lexicon) -> impl Iterator<Item = &'a Flow> {
    group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none()).map(|r| &r.flow)
}

/// Whether words are somebody's name, and no post, body or state.
fn is_person(name: &str, lexicon: &Lexicon) -> bool {
    person::doubt(name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
        && lexicon.titles.post_at_end(name).is_none()
        && !is_body(name, lexicon)
        && presence_of(name).is_none()
        && !lexicon.terms.is_generic(name)
        && lexicon.titles.capacity(name).is_none()
}

/// 甲協会　木津会長、三雲参事、…: surname and post each, a body before the first of its people; `None` where some are no such people.
fn titled_people(items: &[Flow], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut body: Option<Flow> = None;
    let mut known = 0;
    let mut drafts = Vec::new();
    for item in items.iter().flat_map(slashes) {
        let s = item.as_str();
        // 柊理事長、森事務局長、事務局: an office, of which nobody is named; 同主任: a post in the one before.
        let same = s.strip_prefix('同').is_some_and(|post| lexicon.titles.is_post(post));
        if same || lexicon.titles.capacity(s).is_some_and(|c| c.kind == "organ") {
            drafts.push(Draft::body(&item));
            continue;
        }
        let last = item.pieces().last()?.0.clone();
        // みなと振興機構高橋理事長
        let glued = person_behind_body(&item, lexicon).filter(|_| last.start == 0);
        let last = glued.map_or(last, |at| at..s.len());
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
            // 同課港湾係　森係長: within the unit before.
            let known = before.starts_with('同')
                || is_body(before, lexicon)
                || lexicon.bodies.form_at_start(before).is_some();
            if !known {
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
        let person = item.slice(last.start..last.start + bare.len());
        let surname = name_before_post(&person, lexicon).filter(|&end| end <= post);
        known += usize::from(surname.is_some());
        let Some(end) = surname.or_else(|| stranger(bare, lexicon)).map(|end| last.start + end) else {
            // 柊監事、財務部長: of some the post alone is told.
            let unit = s.strip_suffix('長').filter(|unit| unit.ends_with(['局', '部', '課', '室', '係']));
            unit.filter(|unit| {
                lexicon.bodies.is_unit(unit) || lexicon.bodies.ending(unit).is_some_and(|(at, _)| at > 0)
            })?;
            drafts.push(Draft::body(&item));
            continue;
        };
        // 山田会長 of the council itself, where no body is printed.
        let here = lexicon.titles.capacity(&bare[end - last.start..]);
        if body.is_none() && here.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member")) {
            drafts.push(Draft::listed(&item.slice(last.start..s.len())));
            continue;
        }
        // 柊消費者庁総務課長 behind those of another body: theirs is printed.
        let own =
            lexicon.bodies.known_at_start(&s[end..]).is_some_and(|own| s[end..end + own].chars().count() > 2);
        let mut rest = body.clone().filter(|_| !own).unwrap_or_default();
        rest.join(&item.slice(end..s.len()));
        drafts.push(Draft::name_last(Some(item.slice(last.start..end)), rest));
    }
    // Where no name is known, posts alone read the same.
    (known > 0 || body.is_some()).then_some(drafts)
}

/// Where a person whom tables know, by surname and post, begins right behind a body: みなと振興機構|高橋理事長.
fn person_behind_body(item: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = item.as_str();
    let body = |at: usize| {
        let ends =
            matches!(lexicon.bodies.ending(&s[..at]), Some((end, Level::Top | Level::Meeting)) if end > 0);
        ends || lexicon.bodies.form_at_end(&s[..at]).is_some_and(|end| end > 0)
    };
    let person = |at: usize| {
        let found = called(&item.slice(at..s.len()), true, lexicon);
        found.is_some_and(|c| !c.capacity && c.doubt <= 1 && s[at..at + c.name].chars().count() > 1)
    };
    s.char_indices().map(|(at, _)| at).skip(4).take(20).find(|&at| body(at) && person(at))
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
        if !in_bracket && (bare == "同" && name.is_none() || is_body(bare, lexicon)) {
            if name.is_some() {
                close(&mut body, &mut name);
            }
            grow(&mut body, &piece);
        } else {
            grow(&mut name, &piece);
        }
    }
    close(&mut body, &mut name);
    // みなと電機株式会社　江　海洋事業担当執行役: the last column is the post of the one before it.
    let post = |draft: &Draft| {
        let words = draft.rest.as_str();
        draft.name.is_none()
            && lexicon.titles.post_at_end(words).is_some()
            && lexicon.bodies.form_at_start(words).is_none()
            && lexicon.bodies.known_at_start(words).is_none()
    };
    if drafts.len() > 1
        && drafts[drafts.len() - 2].name.is_some()
        && let Some(post) = drafts.pop_if(|last| post(last))
        && let Some(person) = drafts.last_mut()
    {
        person.rest.join(&post.rest);
    }
    drafts
}
