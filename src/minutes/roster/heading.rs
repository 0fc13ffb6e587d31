//! Headings of a roster: `構成員：`, 【委員】, ＜事務局＞（敬称略）, （３）行政, or a capacity that opens the row of the first who has it.

mod common;
mod spaced;
mod within;

use std::ops::Range;

use super::{
    called::called,
    listing,
    note::seat_against_name,
    person,
    printed::HEADING,
    remark::{is_list_remark, without_notes, without_number},
    row::{self, Row},
    scope::{is_numbered_class, is_place_of_members, is_side, is_unit, tells_who_belongs},
};
use common::{called_by, heads_numbered_class, in_common, is_name_first, lists_officials, noted_label};
pub(super) use common::{is_staff, without_listing};
use spaced::{joined, spaced_capacity, spaced_organ};

use crate::{
    lexicon::{Capacity, Lexicon, Section},
    outline::Mark,
    text::Flow,
};

pub(super) use within::headings_within;

/// What a heading says to be told of its people.
const TOLD: [&str; 3] = ["の職・氏名", "の職氏名", "の氏名"];

/// Takes the heading off a row: `構成員：`, 【委員】, ＜事務局＞（敬称略）, （３）行政, or a capacity alone.
pub(super) fn heading(flow: Flow, mark: &Mark, lexicon: &Lexicon) -> Row {
    let s = flow.as_str();
    let titles = &lexicon.titles;
    let with = |heading: &str, from: usize| headed(&flow, heading, from);
    let hashed = (*mark == HEADING).then(|| with(&without_notes(s), s.len()));
    if let Some(row) = hashed.or_else(|| in_brackets(&flow, lexicon)) {
        return row;
    }
    // 役職名　出席者: the head of a table.
    let plain = Row::of(flow.clone());
    if flow.pieces().len() > 1 && plain.names_columns(lexicon) {
        return plain;
    }
    if let Some((label, colon)) = before_colon(&flow, lexicon) {
        return with(&label, colon);
    }
    // 事務局・・・柊館長: dots lead from the label to its people.
    if let Some(at) = s.find(["・・", "……"].iter().find(|dots| s.contains(**dots)).copied().unwrap_or("\n"))
        && titles.capacity(s[..at].trim_end()).is_some()
    {
        let from = s.len() - s[at..].trim_start_matches(['・', '…', ' ']).len();
        return with(s[..at].trim_end(), from);
    }
    if let Some((label, from)) = noted_label(&flow, lexicon) {
        return with(&s[label], from);
    }
    let bare = without_notes(s);
    // 委員7名（敬称略）
    let bare = without_number(&bare, lexicon).unwrap_or(bare);
    // 委員名簿
    let bare = bare.strip_suffix("名簿").filter(|who| titles.capacity(who).is_some()).unwrap_or(&bare);
    let listing = matches!(titles.section(bare), Some(Section::Attendees | Section::Absentees));
    // 委員・臨時委員
    let several = || bare.contains('・') && bare.split('・').all(|part| titles.capacity(part).is_some());
    let capacity = titles.capacity(bare).is_some() || listing || several();
    let numbered = matches!(mark, Mark::Number(..) | Mark::Sign(_))
        && flow.pieces().len() == 1
        && (lexicon.bodies.ending(bare).is_some() || lexicon.bodies.known(bare).is_some())
        && titles.post_at_end(bare).is_none();
    if heads_numbered_class(&flow, bare) {
        return with("委員", s.len());
    }
    let marked = matches!(mark, Mark::Number(..) | Mark::Sign(_));
    let kind = flow.pieces().len() == 1 && is_of_council(bare, marked, lexicon);
    if capacity || numbered || kind || is_remarked(s, bare, lexicon) {
        return with(bare, s.len());
    }
    let pieces = flow.pieces();
    if let Some(end) = spaced_organ(s, &pieces, lexicon) {
        return with(&s[..pieces[end - 1].0.end], pieces[end].0.start);
    }
    // (4) 水産省　柊　誠（港湾局長）、森　花子（水産課長）: a ministry over those in the list behind it.
    if let Some(((first, _), rest)) = pieces.split_first()
        && matches!(mark, Mark::Number(..))
        && rest.first().is_some_and(|(next, _)| s[next.start..].contains('、'))
        && lexicon.bodies.known(&s[first.clone()]).is_some()
    {
        return with(&s[first.clone()], first.end);
    }
    if let Some(end) = in_common(&flow, lexicon) {
        return with(&s[..end], end);
    }
    // 説明者の職・氏名　…
    if let Some((first, _)) = pieces.first()
        && let Some(label) = TOLD.iter().find_map(|told| s[first.clone()].strip_suffix(told))
        && titles.capacity(label).is_some()
    {
        return with(label, first.end);
    }
    // 3. 委員柊誠、森花子: right against the first who has it.
    let first = s.find(['、', ',']).unwrap_or(s.len());
    let counted = matches!(mark, Mark::Number(..));
    if let Some((seat, end)) = seat_against_name(&flow.slice(0..first), true, lexicon).filter(|_| counted) {
        return with(&seat, end);
    }
    if let Some(end) = against_its_people(&flow, lexicon).filter(|_| counted) {
        return with(&s[..end], end);
    }
    // 委員　山田太郎, 委　員　山田太郎: the capacity opens the row of the first who has it.
    let spaced = spaced_capacity(s, &pieces, lexicon);
    let taken = spaced.unwrap_or(1);
    if let Some((opening, rest)) = pieces.split_at_checked(taken).filter(|(_, rest)| !rest.is_empty()) {
        let label = joined(s, opening);
        // 2号委員　柊誠（みなと区長会副会長）　森花子（…）
        let behind = opening[taken - 1].0.end;
        if is_numbered_class(&label) && s.ends_with(')') && s[behind..].find('(').is_some_and(|open| open > 0)
        {
            return with(&label, behind);
        }
        let capacity = titles.capacity(&label);
        let post = titles.post_at_end(&label).is_some();
        // 議員　柊　誠　みなと大臣: what is a post elsewhere stands before one who has another.
        let has_post = || titles.post_at_end(&s[rest[rest.len() - 1].0.clone()]).is_some();
        let listed = || lists_posts(s, rest, lexicon);
        if capacity.is_some_and(|c| {
            (c.kind != "chair" || rest.len() > 1)
                && (!post || c.kind == "member" && rest.len() > 2 && has_post() || listed())
        }) {
            return with(&label, opening[taken - 1].0.end);
        }
    }
    Row::of(flow)
}

/// Whether words say nothing but how a list is set: 五十音順・敬称略.
fn tells_of_list(words: &str, lexicon: &Lexicon) -> bool {
    let legend = |part: &str| lexicon.titles.capacity(part.trim()).is_some_and(|c| c.kind == "legend");
    words.contains(['・', '、', ','])
        && words.split(['・', '、', ',']).all(|part| legend(part) || is_list_remark(part))
}

/// Whether a remark in brackets says that a list follows: みなと分科会員（敬称略）, 事務局（7月1日時点）.
fn is_remarked(s: &str, bare: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    // 委員　森　花子（オンライン）: how someone attended is said of that one.
    let attends = || ["オンライン", "Web", "WEB", "web", "リモート"].iter().any(|how| s.contains(how));
    bare.len() < s.len()
        && s.ends_with(')')
        && !attends()
        && (2..=16).contains(&bare.chars().count())
        && !bare.contains(['(', ')', '、', ' '])
        && titles
            .surname_at_start(bare)
            .is_none_or(|end| titles.capacity_at_end(bare).is_some_and(|at| at != end))
}

/// 審議会委員: the members of a council, or behind a mark whoever has a seat in one.
fn is_of_council(bare: &str, marked: bool, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    let council = bare.ends_with("会委員");
    // 3 その他 behind 1 委員 and 2 臨時委員
    marked && bare == "その他"
        || (marked || council)
            && titles.capacity_at_end(bare).is_some_and(|at| {
                // 長浜港湾審議会委員: a town may be called as people are.
                let long = council && bare.chars().count() >= 8;
                at > 0
                    && (long || titles.surname_at_start(bare).is_none())
                    && (council || bare[..at].ends_with('会') || lexicon.bodies.ending(&bare[..at]).is_some())
            })
}

/// 幹事　港湾課長　柊　誠、水道課長　森　花子: of those in a list behind a capacity each has a post of their own.
fn lists_posts(s: &str, rest: &[(Range<usize>, u32)], lexicon: &Lexicon) -> bool {
    let next = rest.first().map_or("", |(next, _)| &s[next.clone()]);
    rest.len() > 2 && s.contains('、') && lexicon.titles.post_at_end(next).is_some_and(|at| at > 0)
}

/// (1)委員柊会長、森委員, (2)事務局（港湾課）柊課長: where a capacity ends that stands right against those who have it.
fn against_its_people(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    const LONGEST: usize = 8;
    let s = flow.as_str();
    let several = |end: &usize| {
        let kind = lexicon.titles.capacity(&s[..*end]).filter(|c| !c.one).map(|c| c.kind.as_str());
        matches!(kind, Some("member" | "organ" | "official" | "guest" | "observer"))
    };
    let people = |end: &usize| {
        let first = listing::items(&flow.slice(*end..s.len())).into_iter().next();
        s[*end..].starts_with('(') && s.contains('、')
            || s.contains('、') && first.is_some_and(|first| called(&first, false, lexicon).is_some())
    };
    let ends = s.char_indices().map(|(at, _)| at).skip(2).take(LONGEST);
    ends.filter(several).filter(people).last()
}

/// The words of a heading without what is remarked on the list: 委員 of 委員:五十音順、敬称略.
fn label_of(inner: &str) -> &str {
    inner.split([':', '(']).next().unwrap_or(inner)
}

/// A row that a heading in brackets opens: 【委員】, （構成員）, （総務課）柊課長.
fn in_brackets(flow: &Flow, lexicon: &Lexicon) -> Option<Row> {
    let s = flow.as_str();
    if matches!(s, row::CLOSED | row::EACH) {
        return Some(headed(flow, s, s.len()));
    }
    let titles = &lexicon.titles;
    // 【代理出席】柊委員 → 代理　森次長: in whose place somebody came.
    if let Some(rest) = s.strip_prefix("【代理出席】").filter(|rest| rest.contains("→")) {
        return Some(headed(flow, "代理出席", s.len() - rest.len()));
    }
    if let Some(open) = s.chars().next().filter(|c| "【<〔[《-".contains(*c))
        && let Some(close) =
            s[open.len_utf8()..].find(['】', '>', '〕', ']', '》', '-']).map(|c| c + open.len_utf8())
        && let Some(inner) = s.get(open.len_utf8()..close)
        && super::presence_of(inner).is_none()
        && !inner.is_empty()
    {
        let after = close + s[close..].chars().next().map_or(0, char::len_utf8);
        let rest = without_notes(&s[after..]);
        // 出席者【会長・副会長等】: which capacities are noted beside the names.
        let mut noted = inner.trim_end_matches('等').split('・');
        let leads = |c: &Capacity| matches!(c.kind.as_str(), "chair" | "deputy");
        if inner.contains('・') && noted.all(|part| titles.capacity(part).is_some_and(leads)) {
            return Some(Row::of(flow.slice(if rest.is_empty() { s.len() } else { after }..s.len())));
        }
        // 【事務局（総務省）】, ＜委員：敬称略＞: the capacity, and whose it is or how it is listed.
        let name = label_of(inner);
        let inner = if titles.capacity(name).is_some() { name } else { inner };
        // 【1号委員】市議会の議員
        let told = rest.is_empty() || is_numbered_class(inner) && tells_who_belongs(rest.trim_end());
        return Some(headed(flow, inner, if told { s.len() } else { after }));
    }
    // （委員（五十音順））
    if let Some(inner) = s.strip_prefix('(').and_then(|t| t.strip_suffix(')')).filter(|t| t.contains('(')) {
        let bare = without_notes(inner);
        // （一般社団法人みなと協会（MA））: a body with what it is called for short.
        let body = inner.strip_suffix(')').and_then(|t| t.split_once('(')).is_some_and(|(body, short)| {
            let known = lexicon.bodies.known(body).is_some() || lexicon.bodies.form_at_start(body).is_some();
            known && !short.contains(['(', ')', '、'])
        });
        if titles.capacity(&bare).is_some() || body {
            let name = bare.split_once('(').filter(|_| body).map_or(bare.as_str(), |(name, _)| name);
            return Some(headed(flow, name, s.len()));
        }
    }
    // （構成員）, （欠席）, （委員）三輪座長、…
    if let Some(close) = s.strip_prefix('(').and_then(|t| t.find(')')).map(|c| c + 1) {
        let inner = &s[1..close];
        let alone = close + 1 == s.len();
        // （みなと協会）、柊　誠（…）: the end of a line parted the first bracket from the name before it.
        if s[close + 1..].starts_with(['、', ',']) {
            return None;
        }
        // （五十音順・敬称略）: a word on the list, and on none of its people.
        if tells_of_list(inner, lexicon) {
            return Some(Row::of(flow.slice(close + 1..s.len())));
        }
        let absent = super::presence_of(inner) == Some(crate::minutes::Presence::Absent);
        // （水質部会所属委員）, （総務課）高橋課長、柊主査
        if let Some(at) = inner.rfind("所属").map(|at| at + "所属".len())
            && titles.capacity(&inner[at..]).is_some()
        {
            return Some(headed(flow, &inner[at..], close + 1));
        }
        let unit =
            || !alone && is_unit(inner, lexicon) && lists_officials(&flow.slice(close + 1..s.len()), lexicon);
        // （委員、臨時委員）: of several kinds; what each is stands behind the name.
        let kinds =
            inner.split(['、', '・']).all(|kind| titles.capacity(kind).is_some_and(|c| c.kind == "member"));
        // （委員・五十音順）柊　誠　…, （別紙委員名簿）: what all are, and how or where they are listed.
        if let Some(who) = without_listing(inner, lexicon) {
            return Some(headed(flow, who, close + 1));
        }
        // （市・事務局）
        let sides = || {
            let side = |side: &str| titles.capacity(side).is_some_and(|c| c.kind == "organ");
            let mut parts = inner.split('・');
            parts.clone().any(side) && parts.all(|part| side(part) || lexicon.cues.is("own-authority", part))
        };
        if inner.contains('・') && sides() {
            return Some(headed(flow, inner, close + 1));
        }
        if inner.contains(['、', '・']) && kinds {
            let first = inner.split(['、', '・']).next().unwrap_or(inner);
            return Some(headed(flow, first, close + 1));
        }
        let capacity = titles.capacity(inner).is_some()
            || lexicon.bodies.known(inner).is_some()
            || alone && is_place_of_members(inner, lexicon)
            || alone && (is_side(inner, lexicon) || inner.ends_with("出席者") || is_of_field(inner, lexicon))
            // （事務局等）柊課長
            || inner.strip_suffix('等').is_some_and(|organ| titles.capacity(organ).is_some_and(|c| c.kind == "organ"))
            // （科学官）柊科学官: what all of those behind it are called by.
            || !alone && titles.is_post(inner) && called_by(&flow.slice(close + 1..s.len()), inner, lexicon)
            // （市）副市長、総務部長: the authority whose people follow.
            || !alone && lexicon.cues.is("own-authority", inner)
            || unit();
        // （欠席）柊委員, （欠席）柊　誠　みなと大学教授: what stands before people heads them; a note on one stands behind.
        let missed = || {
            let people = flow.slice(close + 1..s.len());
            let name = people.as_str().trim_start();
            let end = lexicon.titles.surname_at_start(name).filter(|&end| end < name.len());
            let whole = end.is_some_and(|end| lexicon.titles.is_given_name(&name[end..]));
            whole || called(&people, false, lexicon).is_some() || is_name_first(&people, lexicon)
        };
        if absent && (alone || missed()) || (capacity && super::presence_of(inner).is_none()) {
            return Some(headed(flow, inner, close + 1));
        }
    }
    // 水質部会所属委員), みなと省): copies lose the bracket that opens a line.
    if let Some(inner) = s.strip_suffix(')').filter(|t| !t.contains(['(', '、'])) {
        let at = inner.rfind("所属").map_or(0, |at| at + "所属".len());
        let inner = &inner[at..];
        if titles.capacity(inner).is_some() || lexicon.bodies.known(inner).is_some() {
            return Some(headed(flow, inner, s.len()));
        }
    }
    None
}

/// 港湾計画アドバイザー, 公募委員: a capacity and of what, which is no name.
fn is_of_field(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.capacity_at_end(words).is_some_and(|at| {
        words[..at].chars().nth(1).is_some() && lexicon.titles.surname_at_start(words) != Some(at)
    })
}

/// A row whose words begin behind the byte `from`, under a heading.
fn headed(flow: &Flow, heading: &str, from: usize) -> Row {
    let s = flow.as_str();
    // 説明者の職・氏名　…: what is told of them is none of it.
    let told = TOLD.iter().find_map(|told| s[from..].strip_prefix(told));
    let rest = told.unwrap_or(&s[from..]).trim_start_matches([':', ' ']);
    let words = flow.slice(s.len() - rest.len()..s.len());
    Row { heading: Some(heading.to_owned()), label: flow.slice(0..from), ..Row::of(words) }
}

/// The heading before a colon, and where the colon stands: 構成員：, みなと庁：山田長官、森審議官, 学識者代表：柊委員、森委員.
fn before_colon(flow: &Flow, lexicon: &Lexicon) -> Option<(String, usize)> {
    let titles = &lexicon.titles;
    let s = flow.as_str();
    let colon = s.find(':').filter(|&c| s[..c].chars().count() <= 14)?;
    let label = without_notes(&s[..colon]);
    // 事務局（県）：総務課長、…
    let label = match label.split_once('(') {
        Some((name, _)) if label.ends_with(')') && titles.capacity(name).is_some() => name.to_owned(),
        _ => label,
    };
    // The body of all who follow.
    let listed = s[colon..].contains(['、', ',']) || colon + 1 == s.len();
    let body = lexicon.bodies.known(&label).is_some() && listed;
    // 委員　公益委員：柊委員、…: one heading within another.
    let within = flow.slice(0..colon).pieces().last().map_or(0, |(piece, _)| piece.start);
    let outer = within > 0 && s[within..colon].chars().count() > 2 && titles.capacity(&s[..within]).is_some();
    let label = if outer { s[within..colon].to_owned() } else { label };
    // 主任：柊　誠（みなと大学教授）: a post that the one behind the colon has here, and in brackets where one belongs.
    let seat = || {
        let stem = label.strip_suffix("代理").unwrap_or(&label);
        let name = s[colon + 1..].split_once('(').map_or("", |(name, _)| name).replace(' ', "");
        titles.is_post(stem)
            && !stem.ends_with('長')
            && name.chars().count() > 2
            && person::doubt(&name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
    };
    // What those have in common who are called by a title.
    let people = || {
        let items = listing::items(&flow.slice(colon + 1..s.len()));
        // 審議会専門委員：柊委員
        let seat = || titles.capacity_at_end(&label).is_some_and(|at| at > 0);
        // 機関代表者：柊所長
        let class = label.ends_with('者');
        (items.len() > 1 || items.len() == 1 && (class || seat()))
            && items.iter().all(|i| called(i, false, lexicon).is_some_and(|c| c.capacity || class))
    };
    let unit = lexicon.bodies.ending(&label).is_some() || lexicon.bodies.form_at_start(&label).is_some();
    let common = || !unit && label.chars().count() > 1 && people();
    (body || titles.capacity(&label).is_some() || titles.section(&label).is_some() || common() || seat())
        .then_some((label, colon))
}
