//! Body and post: 厚生労働省医政局研究開発振興課長 is the 課長 of 厚生労働省 ⊃ 医政局 ⊃ 研究開発振興課.

mod house;
mod path;
mod post;
#[cfg(test)]
mod tests;

use std::ops::Range;

use super::Affiliation;
use crate::{
    lexicon::{Level, Lexicon},
    text::Flow,
};
pub(super) use path::is_place;
pub use path::path;
pub use post::body_and_post;
pub(super) use post::{is_incorporated, of_ministry, seat_of_body};

/// Reads the bodies and posts of `flow`, several where a slash, a comma or 兼 between two posts parts them.
#[must_use]
pub fn read(flow: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    let mut found: Vec<Affiliation> = Vec::new();
    for range in parts(flow.as_str(), lexicon) {
        let joint = flow.as_str()[..range.start].ends_with('兼');
        let Some(mut held) = one(&flow.slice(range), lexicon) else { continue };
        // みなと県土木事務所次長兼管理課長: a unit of the same body.
        if let Some(first) = found.last().filter(|_| joint)
            && is_unit_of_another(&held.organization, lexicon)
            && first
                .organization
                .first()
                .is_some_and(|top| !is_unit_of_another(std::slice::from_ref(top), lexicon))
            && first.organization.last() != held.organization.last()
        {
            held.organization.splice(0..0, first.organization.iter().cloned());
        }
        found.push(held);
    }
    found
}

/// Whether a path begins with a unit, whose body is not printed: 管理課.
fn is_unit_of_another(path: &[String], lexicon: &Lexicon) -> bool {
    path.first().is_some_and(|top| {
        lexicon.bodies.known(top).is_none()
            && (lexicon.bodies.is_unit(top) || matches!(lexicon.bodies.ending(top), Some((_, Level::Unit))))
    })
}

/// Whether `s` reads as a body or a post rather than as a name.
#[must_use]
pub fn is_affiliation(s: &str, lexicon: &Lexicon) -> bool {
    let s = without_brackets(s, lexicon);
    let s = s.as_str();
    if s.is_empty() {
        return false;
    }
    lexicon.titles.post_at_end(s).is_some()
        || lexicon.bodies.known(s).is_some()
        || lexicon.bodies.is_unit(s)
        || lexicon.bodies.form_at_start(s).is_some()
        || lexicon.bodies.form_at_end(s).is_some()
        || (s.chars().count() > 3 && lexicon.bodies.ending(s).is_some())
        || is_short_unit(s, lexicon)
        || s.chars().count() > 9
}

/// 環境部: a unit by the word of its work, and nobody's name, as 長谷部 is.
fn is_short_unit(s: &str, lexicon: &Lexicon) -> bool {
    let work = s.strip_suffix(['部', '課', '局', '室', '係']).filter(|work| work.chars().count() == 2);
    work.is_some_and(|work| lexicon.terms.is_generic(work)) && !lexicon.titles.is_surname(s)
}

/// What joins posts that are held together.
pub(in crate::minutes) const TOGETHER: [&str; 2] = ["(兼)", "(併)"];

/// The sign that joins posts with which `s` begins.
pub(in crate::minutes) fn together_at_start(s: &str) -> Option<&'static str> {
    TOGETHER.into_iter().find(|sign| s.starts_with(sign))
}

/// Cuts at ／ and at commas that stand between two posts.
pub(in crate::minutes) fn parts(s: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (i, c) in s.char_indices() {
        match c {
            // 環境大臣国務大臣(原子力防災担当): two of one minister.
            '国' if depth == 0 && s[start..i].ends_with("大臣") && s[i..].starts_with("国務大臣") => {
                parts.push(start..i);
                start = i;
            }
            // 総務課長(兼)防災課長
            '(' if depth == 0
                && let Some(sign) = together_at_start(&s[i..]) =>
            {
                parts.push(start..i);
                start = i + sign.len();
                depth += 1;
            }
            // 福祉部長（港湾診療所長兼務）
            '(' if depth == 0
                && let Some(end) = beside(&s[i..], lexicon)
                && lexicon.titles.post_at_end(&s[start..i]).is_some() =>
            {
                parts.push(start..i);
                start = i + 1;
                parts.push(start..i + end);
                start = s.len();
                break;
            }
            '(' | '[' | '「' => depth += 1,
            ')' | ']' | '」' => depth = depth.saturating_sub(1),
            // 教育次長兼総務課長: each is a post.
            '/' | '、' | ',' | ';' | '兼' if depth == 0 => {
                let left = without_brackets(&s[start..i], lexicon);
                let right = without_brackets(&s[i + c.len_utf8()..], lexicon);
                let post = |p: &str| {
                    // 特命担当大臣(海洋政策): the portfolio stands behind the post.
                    let held =
                        p.strip_suffix(')').and_then(|p| p.split_once('(')).map_or(p, |(held, _)| held);
                    p.is_empty() || lexicon.titles.post_at_end(held).is_some()
                };
                // 財務部理事兼庁舎建設担当: what someone is in charge of beside a post.
                let charge = c == '兼' && right.ends_with("担当");
                // みなと協議会運営委員長兼みなと研究所研究員: a seat in another council.
                let seat = c == '兼'
                    && left.ends_with("員長")
                    && lexicon.titles.capacity_at_end(&left).is_some_and(|at| at > 0);
                // 学長、議長: what one is elsewhere, and at the meeting.
                let chair = c == '、'
                    && !left.is_empty()
                    && lexicon.titles.capacity(&right).is_some_and(|c| c.kind == "chair");
                // 教授、`Harbour Alliance` Fellow: what one is abroad.
                let abroad = c == '、' && !left.is_empty() && post::abroad(&right, lexicon).is_some();
                let posts = (post(&left) || seat) && (post(&right) || charge || chair || abroad);
                let lone = c == '兼' && (left.is_empty() || right.is_empty());
                if (c == '/' || posts) && !lone && i >= start {
                    parts.push(start..i);
                    start = i + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    if let Some(second) = held_besides(&s[start..], lexicon).map(|at| start + at) {
        parts.push(start..second);
        start = second;
    }
    parts.push(start..s.len());
    parts.retain(|r| !r.is_empty());
    parts
}

/// 港湾部長事務取扱: the post of 港湾部長 and in what right it is held.
fn deputised(s: &str, lexicon: &Lexicon) -> Option<(Vec<String>, Option<String>)> {
    let held = lexicon.cues.words("held-besides").at_end(s).next()?;
    let office = &s[..s.len() - held.len()];
    lexicon.titles.post_at_end(office)?;
    let (organization, post) = body_and_post(office, lexicon);
    Some((organization, post.map(|post| post + held)))
}

/// Where the post begins that someone holds beside a first one: 総務部長事務取扱 of 次長総務部長事務取扱.
fn held_besides(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let held = lexicon.cues.words("held-besides").at_end(s).next()?;
    let posts = &s[..s.len() - held.len()];
    let second = |at: &usize| lexicon.titles.post_at_end(&posts[*at..]).is_some_and(|unit| unit > 0);
    let ends =
        posts.char_indices().map(|(at, _)| at).skip(1).filter(|&at| lexicon.titles.is_post(&posts[..at]));
    ends.filter(second).last()
}

/// Where the post ends that a bracket closing the words says to be held beside the one before it: （港湾診療所長兼務）, or that tells
/// a body of its own: 全国町村会副会長（湖東町長）.
fn beside(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let inner = s.strip_prefix('(')?.strip_suffix(')')?;
    let post = ["兼務", "兼任", "併任"].iter().find_map(|how| inner.strip_suffix(how));
    let post = post.or_else(|| is_of_known_body(inner, lexicon).then_some(inner))?;
    let plain = !post.contains(['(', ')', '兼', '、']);
    lexicon.titles.post_at_end(post).filter(|_| plain).map(|_| 1 + post.len())
}

/// Whether words are a post and the body whose it is, which tables or its form tell.
fn is_of_known_body(words: &str, lexicon: &Lexicon) -> bool {
    let (organization, post) = body_and_post(words, lexicon);
    post.is_some()
        && organization.first().is_some_and(|top| {
            lexicon.bodies.known(top).is_some()
                || lexicon.bodies.form_at_start(top).is_some()
                || lexicon.bodies.form_at_end(top).is_some()
        })
}

fn one(flow: &Flow, lexicon: &Lexicon) -> Option<Affiliation> {
    // 港湾課：主査: the colon parts the post from the body over it.
    let s = flow.as_str();
    let flow = &flow.slice(s.len() - s.trim_start_matches([':', ' ']).len()..s.len());
    let as_written = flow.as_str().trim_matches(['/', '、', ',', ' ']).to_owned();
    if as_written.is_empty() {
        return None;
    }
    let (plain, abbreviation) = take_brackets(&as_written, lexicon);
    let (mut organization, post) = house::attached(&as_written, lexicon)
        .or_else(|| columns(flow, lexicon))
        .or_else(|| behind_company(flow, lexicon))
        .or_else(|| behind_colon(&plain, lexicon))
        .or_else(|| deputised(&plain, lexicon))
        .unwrap_or_else(|| body_and_post(&plain, lexicon));
    // 弁護士（甲法律事務所）
    if organization.is_empty()
        && post.is_some()
        && let Some(inner) =
            as_written.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map(|(_, inner)| inner)
        // 特命担当大臣(港湾機構): what a minister is in charge of.
        && !as_written.contains("大臣(")
        && lexicon.titles.post_at_end(inner).is_none()
        && !inner.ends_with("担当")
        && path::last_end(inner, lexicon) == Some(inner.len())
    {
        organization = path(inner, lexicon);
    }
    Some(Affiliation { organization, post, as_written, abbreviation, span: flow.whole() })
}

/// Bodies and a post, each in a column of its own: 甲株式会社　開発部　部長.
fn columns(flow: &Flow, lexicon: &Lexicon) -> Option<(Vec<String>, Option<String>)> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let (post, bodies) = pieces.split_last()?;
    let post = &s[post.0.clone()];
    let bodies: Vec<&str> = bodies.iter().map(|(piece, _)| &s[piece.clone()]).collect();
    let first = bodies.first()?;
    // A wrap parts words as a column does: only what ends as a body is one.
    let is_body = |b: &&str| {
        let ends = lexicon.bodies.known(b).is_some()
            || lexicon.bodies.form_at_start(b).is_some()
            || lexicon.bodies.form_at_end(b).is_some()
            || lexicon.bodies.ending(b).is_some_and(|(at, _)| at > 0);
        let modifies = lexicon.cues.words("post-prefix").closes(b);
        let form = lexicon.bodies.form_at_start(b).unwrap_or(0);
        ends && !modifies
            && form < b.len()
            && b.chars().count() >= 3
            && !b[form..].contains(['(', '/', '、', ',', ';'])
    };
    let apart = bodies.iter().all(is_body)
        && !lexicon.titles.is_post(first)
        && lexicon.titles.post_at_end(bodies.last()?).is_none();
    (apart && lexicon.titles.is_post(post))
        .then(|| (bodies.iter().flat_map(|b| path(b, lexicon)).collect(), Some(post.to_owned())))
}

/// 水産省：港湾局計画課長: the body before a colon, and a post in it.
fn behind_colon(s: &str, lexicon: &Lexicon) -> Option<(Vec<String>, Option<String>)> {
    let (body, held) = s.split_once(':').filter(|(body, held)| !body.is_empty() && !held.is_empty())?;
    let (inner, post) = body_and_post(held, lexicon);
    let named = is_affiliation(body, lexicon) && lexicon.titles.post_at_end(body).is_none();
    (named && post.is_some()).then(|| (path(body, lexicon).into_iter().chain(inner).collect(), post))
}

/// A company in a column of its own, which its legal form ends or opens, and what stands behind it: 甲株式会社　開発センター長.
fn behind_company(flow: &Flow, lexicon: &Lexicon) -> Option<(Vec<String>, Option<String>)> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let [(company, _), (next, _), ..] = pieces.as_slice() else { return None };
    let name = &s[company.clone()];
    let ends = lexicon.bodies.form_at_end(name).filter(|&at| at > 0);
    let opens = lexicon.bodies.form_at_start(name).filter(|&end| end < name.len() && name.contains("会社"));
    let form = ends.or_else(|| opens.map(|_| name.len()))?;
    let whole =
        !name[..form].contains(['(', '/', '、', ',', ';']) && lexicon.titles.post_at_end(name).is_none();
    let rest = s[next.start..].replace(' ', "");
    let (mut organization, post) = body_and_post(&rest, lexicon);
    let held = !organization.is_empty() || opens.is_some() && post.is_some();
    if !whole || rest.contains(['(', '/', '、', ',', ';']) || !held {
        return None;
    }
    organization.insert(0, name.to_owned());
    Some((organization, post))
}

/// The text without its bracketed parts, but those of a minister's portfolio and legal forms (（株）, （一社）), and an abbreviation among them.
fn take_brackets(s: &str, lexicon: &Lexicon) -> (String, Option<String>) {
    let mut plain = String::with_capacity(s.len());
    let mut abbreviation = None;
    let mut rest = s;
    while let Some(open) = rest.find('(') {
        let Some(close) = rest[open..].find(')').map(|c| open + c) else { break };
        plain.push_str(&rest[..open]);
        let inner = &rest[open + 1..close];
        if inner.chars().all(|c| c.is_ascii_alphanumeric() || "-& ".contains(c))
            && inner.contains(|c: char| c.is_ascii_uppercase())
        {
            abbreviation.get_or_insert_with(|| inner.to_owned());
        } else if rest[..open].ends_with("大臣")
            || lexicon.bodies.form_at_start(&rest[open..]) == Some(close + 1 - open)
            || is_within_word(&rest[open..])
        {
            plain.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    plain.push_str(rest);
    (plain, abbreviation)
}

/// Whether a bracket adds a letter to a word that goes on behind it: （者） of 障害児(者)を守る会.
pub(in crate::minutes) fn is_within_word(s: &str) -> bool {
    let word = s.strip_prefix('(').and_then(|s| s.split_once(')'));
    word.is_some_and(|(inner, rest)| {
        matches!(inner, "者" | "児" | "員" | "生") && rest.chars().next().is_some_and(char::is_alphabetic)
    })
}

fn without_brackets(s: &str, lexicon: &Lexicon) -> String {
    take_brackets(s, lexicon).0
}
