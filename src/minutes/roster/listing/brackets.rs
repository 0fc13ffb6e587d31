//! Lists whose people have something in brackets: 総務課（高橋課長、柊主査）, 山田太郎会長（甲大学教授）.
//!
//! Takes the rows under one heading; gives the entries, or `None` where the rows are no such list.

use super::{
    super::{
        called::called, cells, draft::Draft, is_body, note::capacity_in_front, person, presence_of, row,
        scope,
    },
    is_person, items,
};
use crate::{
    lexicon::Lexicon,
    script::{Script, bracket_end, script},
    text::Flow,
};

/// Rows of bodies with their people in brackets, by surname and title or by name alone: 総務課（高橋課長、柊主査）, 総務課（高橋、
/// 柊）、港湾課（森）; `None` where they are not.
pub(in crate::minutes::roster) fn within(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let mut drafts = Vec::new();
    let (mut several, mut known) = (false, false);
    let rows = group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon));
    for part in rows.flat_map(|row| items(&row.flow)) {
        let s = part.as_str();
        let open = s.find('(').filter(|&at| at > 0 && s.ends_with(')'))?;
        let body = part.slice(0..s[..open].trim_end().len());
        if !is_body(body.as_str(), lexicon) || lexicon.bodies.form_at_end(s).is_some() {
            return None;
        }
        let items = items(&part.slice(open + 1..s.len() - 1));
        several |= items.len() > 1;
        for item in items {
            let titled = called(&item, true, lexicon).filter(|called| !called.capacity);
            let end = titled.map(|called| called.name).or_else(|| plain_name(&item, lexicon))?;
            // 港湾課（高橋）: one alone whom a table holds, within a unit.
            known |= lexicon.titles.is_surname(item.as_str()) && scope::is_unit(body.as_str(), lexicon);
            let mut rest = body.clone();
            rest.join(&item.slice(end..item.as_str().len()));
            drafts.push(Draft::name_last(Some(item.slice(0..end)), rest));
        }
    }
    (several || known).then_some(drafts)
}

/// Where a name ends that stands by itself, perhaps with a letter of the given name in brackets: 柊, 柊（誠）.
fn plain_name(item: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = item.as_str();
    let name = s.split('(').next().unwrap_or(s);
    let given = s[name.len()..].trim_matches(['(', ')']);
    (is_person(name, lexicon) && given.chars().count() <= 2).then_some(s.len())
}

/// Rows of a name with its body in brackets: 山田太郎会長（甲大学教授）, 会長　山田太郎（甲大学教授）; `None` where the rows are
/// not.
pub(in crate::minutes::roster) fn bracketed(group: &[row::Row], lexicon: &Lexicon) -> Option<Vec<Draft>> {
    let rows = || group.iter().filter(|r| !r.flow.is_empty() && !r.is_note(lexicon) && !r.is_none());
    // What several rows have alike is no chance: then their names need be known to no table.
    let offices = rows().filter(|r| office_in_brackets(r.flow.as_str(), lexicon)).count();
    let spaced = |row: &row::Row| {
        // マリア・ロペス（みなと株式会社　技術責任者）: a name of several words has no gap.
        let foreign = |name: &str| {
            name.contains('・') && name.chars().all(|c| matches!(script(c), Script::Katakana | Script::Other))
        };
        row.flow.as_str().find('(').is_some_and(|open| {
            row.flow.slice(0..open).pieces().len() == 2 || foreign(&row.flow.as_str()[..open])
        })
    };
    let all_spaced = rows().all(spaced);
    let most =
        offices > 2 && (offices * 2 >= rows().count() && all_spaced || offices * 5 >= rows().count() * 4);
    let several = offices == rows().count() && (offices > 1 || all_spaced) || most;
    let read = |row: &row::Row| {
        bracket(&row.flow, several, lexicon).or_else(|| of_class(&row.flow, several, lexicon))
    };
    let drafts: Vec<Option<Draft>> = rows().map(read).collect();
    // Among many alike, one whose bracket a copy left open is another all the same.
    let alike = drafts.iter().flatten().count();
    let odd = drafts.len() - alike;
    if odd > 0 && (alike < 4 || odd * 4 > alike) {
        return None;
    }
    let drafts: Vec<Draft> = rows()
        .zip(drafts)
        .map(|(row, draft)| draft.or_else(|| unclosed(&row.flow, lexicon)))
        .collect::<Option<_>>()?;
    // 税理士 and 公募市民 are no bodies: those beside them tell what the brackets hold.
    let bodies = drafts.iter().filter(|draft| is_office(draft.rest.as_str(), lexicon)).count();
    (bodies > 0 && bodies * 2 >= drafts.len()).then_some(drafts)
}

/// 柊　誠（みなと学会　幹事: a name and a bracket that nothing closes.
fn unclosed(flow: &Flow, lexicon: &Lexicon) -> Option<Draft> {
    let s = flow.as_str();
    let open = s.find('(').filter(|&at| at > 0 && !s[at..].contains(')'))?;
    person::doubt(&s[..open].replace(' ', ""), lexicon).filter(|doubt| *doubt <= person::UNKNOWN)?;
    Some(Draft::bracketed(&flow.slice(0..s[..open].trim_end().len()), flow.slice(open + 1..s.len())))
}

/// Whether words are a body, or end with a post.
fn is_office(words: &str, lexicon: &Lexicon) -> bool {
    is_body(words, lexicon) || lexicon.titles.post_at_end(words).is_some()
}

/// Whether a row closes with a body or post in brackets.
pub(super) fn office_in_brackets(row: &str, lexicon: &Lexicon) -> bool {
    // …（みなと大学教授）【主査】
    let row = row.strip_suffix('】').and_then(|row| row.rfind('【').map(|open| &row[..open])).unwrap_or(row);
    let inner = row.strip_suffix(')').and_then(|t| t.find('(').map(|open| &t[open + 1..]));
    inner.is_some_and(|inner| is_office(inner, lexicon))
}

/// 柊　誠（市民公募）, among members with their bodies in brackets: how they came to be one is no body.
fn of_class(flow: &Flow, several: bool, lexicon: &Lexicon) -> Option<Draft> {
    let (name, class) = flow.as_str().strip_suffix(')')?.split_once('(')?;
    let class = class.contains("公募") || class.contains("市民") || lexicon.cues.is("member-class", class);
    let person = person::doubt(&name.replace(' ', ""), lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN);
    (several && class && person).then(|| Draft::listed(&flow.slice(0..name.trim_end().len())))
}

/// A name with what the person is elsewhere in brackets behind it; what no table holds is a name where `several` rows are alike.
pub(super) fn bracket(flow: &Flow, several: bool, lexicon: &Lexicon) -> Option<Draft> {
    let s = flow.as_str();
    if let Some(draft) = in_square_brackets(flow, lexicon) {
        return Some(draft);
    }
    let open = s.find('(').filter(|&at| at > 0)?;
    let close = open + bracket_end(&s[open..])?;
    let inner = &s[open + 1..close];
    // 会長・甲大学教授: what they are here, then what they are elsewhere.
    let here = inner.split_once(['・', '、']).filter(|(first, rest)| {
        !rest.is_empty() && (lexicon.titles.capacity(first).is_some() || scope::is_numbered_class(first))
    });
    let here = here.or_else(|| seat_before_gap(&flow.slice(open + 1..close), inner, lexicon));
    let inner = here.map_or(inner, |(_, rest)| rest);
    // 森花子（港湾課長（欠席））
    let state = inner.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    let state = state.filter(|(_, state)| presence_of(state).is_some());
    let told = state.map_or(inner, |(office, _)| office);
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
    // みなと警察署警備課長代理 is a post.
    let deputy = inner.ends_with("代理") && lexicon.titles.post_at_end(inner).is_some_and(|at| at > 0);
    let remark = !deputy
        && ["欠席", "出席", "オンライン", "Web", "WEB", "代理"].iter().any(|word| told.contains(word));
    // ※代理出席　三枝　徹（同　主幹）, （みなと商工会）（代理　三枝　徹　同主幹）, 柊委員（みなと大学長）の代理　森副学長
    let proxy = ["※代理", "(代理", "[代理", "〔代理", "【代理", "の代理"];
    let proxy = proxy.iter().filter_map(|note| s[close..].find(note)).min();
    let behind = proxy.map_or(&s[close..], |at| &s[close..close + at]);
    if said || remark || !person || behind.contains(['(', '、', ':']) {
        return None;
    }
    // （みなと大学教授）【作業班主査】: a seat that no table holds.
    let seat = s[close + 1..].trim().strip_prefix('【').and_then(|seat| seat.strip_suffix('】'));
    let seat = seat.filter(|seat| {
        lexicon.titles.capacity(seat).is_none()
            && lexicon.titles.capacity_at_end(seat).is_some_and(|at| at > 0)
    });
    let mut rest = flow.slice(close - inner.len()..close);
    if seat.is_none() {
        let of_member = s[close + 1..].starts_with("の代理");
        rest.join(&flow.slice(if of_member { close } else { close + 1 }..s.len()));
    }
    let mut draft = Draft::bracketed(&flow.slice(from..open), rest);
    // 委員長　柊　誠（1号委員・みなと大学教授）: the seat in front says more than the class.
    let (class, here) = match here.map(|(capacity, _)| capacity).or(seat).map(str::to_owned) {
        Some(class) if scope::is_numbered_class(&class) => (Some(class), None),
        here => (None, here),
    };
    draft.capacity = here.or(in_front.map(|(capacity, _)| capacity)).or(class);
    Some(draft)
}

/// 会長　甲大学教授: the same with a gap between.
fn seat_before_gap<'s>(told: &Flow, inner: &'s str, lexicon: &Lexicon) -> Option<(&'s str, &'s str)> {
    let pieces = told.pieces();
    let second = pieces.get(1)?.0.start;
    let (seat, rest) = inner.split_at_checked(second)?;
    let kind = lexicon.titles.capacity(seat.trim_end()).map(|c| c.kind.as_str());
    matches!(kind, Some("chair" | "deputy" | "member")).then_some((seat.trim_end(), rest))
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

/// A name without the note that says what one is here, or who came instead: 柊誠（座長代理）, 柊誠（代理出席：森次長）.
pub(super) fn without_state<'a>(item: &'a Flow, lexicon: &Lexicon) -> &'a str {
    let s = item.as_str();
    let note = s.strip_suffix(')').and_then(|inner| Some((inner.find('(').filter(|&open| open > 0)?, inner)));
    let told = |note: &str| presence_of(note).is_some() || lexicon.titles.capacity(note).is_some();
    note.filter(|(open, inner)| told(&inner[open + 1..])).map_or(s, |(open, _)| s[..open].trim_end())
}
