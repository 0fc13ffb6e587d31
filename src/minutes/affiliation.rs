//! Body and post: 厚生労働省医政局研究開発振興課長 is the 課長 of 厚生労働省 ⊃ 医政局 ⊃ 研究開発振興課.

use std::ops::Range;

use super::Affiliation;
use crate::{
    lexicon::{Level, Lexicon},
    mention::compound::{Script, script},
    text::Flow,
};

/// Reads the bodies and posts of `flow`, several where a slash or a comma between two posts parts them.
#[must_use]
pub fn read(flow: &Flow, lexicon: &Lexicon) -> Vec<Affiliation> {
    parts(flow.as_str(), lexicon).into_iter().filter_map(|range| one(&flow.slice(range), lexicon)).collect()
}

/// Whether `s` reads as a body or a post rather than as a name.
#[must_use]
pub fn is_affiliation(s: &str, lexicon: &Lexicon) -> bool {
    let s = without_brackets(s);
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
        || s.chars().count() > 9
}

/// Cuts at ／ and at commas that stand between two posts.
fn parts(s: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0usize;
    for (i, c) in s.char_indices() {
        match c {
            '(' | '[' | '「' => depth += 1,
            ')' | ']' | '」' => depth = depth.saturating_sub(1),
            '/' | '、' | ',' | ';' if depth == 0 => {
                let left = without_brackets(&s[start..i]);
                let right = without_brackets(&s[i + c.len_utf8()..]);
                let posts =
                    [&left, &right].iter().all(|p| p.is_empty() || lexicon.titles.post_at_end(p).is_some());
                if (c == '/' || posts) && i >= start {
                    parts.push(start..i);
                    start = i + c.len_utf8();
                }
            }
            _ => {}
        }
    }
    parts.push(start..s.len());
    parts.retain(|r| !r.is_empty());
    parts
}

fn one(flow: &Flow, lexicon: &Lexicon) -> Option<Affiliation> {
    let as_written = flow.as_str().trim_matches(['/', '、', ',', ' ']).to_owned();
    if as_written.is_empty() {
        return None;
    }
    let (plain, abbreviation) = take_brackets(&as_written);
    let (mut organization, post) = columns(flow, lexicon).unwrap_or_else(|| body_and_post(&plain, lexicon));
    // 弁護士（甲法律事務所）
    if organization.is_empty()
        && post.is_some()
        && let Some(inner) =
            as_written.strip_suffix(')').and_then(|s| s.rsplit_once('(')).map(|(_, inner)| inner)
        && lexicon.titles.post_at_end(inner).is_none()
        && last_body_end(inner, lexicon) == Some(inner.len())
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
        ends && !modifies && b.chars().count() >= 3 && !b.contains(['(', '/', '、', ',', ';'])
    };
    let apart = bodies.iter().all(is_body)
        && !lexicon.titles.is_post(first)
        && lexicon.titles.post_at_end(bodies.last()?).is_none();
    (apart && lexicon.titles.is_post(post))
        .then(|| (bodies.iter().flat_map(|b| path(b, lexicon)).collect(), Some(post.to_owned())))
}

/// The text without its bracketed parts, but those of a minister's portfolio, and an abbreviation among them.
fn take_brackets(s: &str) -> (String, Option<String>) {
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
        } else if rest[..open].ends_with("大臣") {
            plain.push_str(&rest[open..=close]);
        }
        rest = &rest[close + 1..];
    }
    plain.push_str(rest);
    (plain, abbreviation)
}

fn without_brackets(s: &str) -> String {
    take_brackets(s).0
}

/// Where a seat in another body begins behind its name: 教育委員会委員.
pub(super) fn seat_of_body(s: &str, lexicon: &Lexicon) -> Option<usize> {
    let body = |at: &usize| s[..*at].ends_with('会') && s[..*at].chars().count() >= 3;
    lexicon.titles.capacity_at_end(s).filter(body)
}

/// The path of bodies, outermost first, and the post.
#[must_use]
pub fn body_and_post(s: &str, lexicon: &Lexicon) -> (Vec<String>, Option<String>) {
    if s.contains("大臣(") {
        return (Vec::new(), Some(s.to_owned()));
    }
    let Some(mut start) = lexicon.titles.post_at_end(s) else {
        // 国家公安委員会委員長: elsewhere 委員長 is what someone is at the meeting.
        if let Some(body) = s.strip_suffix("委員長").filter(|body| lexicon.bodies.known(body).is_some()) {
            return (path(body, lexicon), Some("委員長".to_owned()));
        }
        if let Some(at) = seat_of_body(s, lexicon) {
            return (path(&s[..at], lexicon), Some(s[at..].to_owned()));
        }
        let units = path(s, lexicon);
        // 経済財政政策担当: what a minister is in charge of is no body.
        if s.ends_with("担当") && units.len() <= 1 {
            return (Vec::new(), Some(s.to_owned()));
        }
        return (units, None);
    };
    // 大臣官房審議官: where a post opens with a unit, the unit is the body's.
    let shorter = s[start..].char_indices().skip(2).map(|(i, _)| start + i);
    let unit = |at: usize| lexicon.bodies.is_unit(&s[start..at]) || start > 0 && &s[start..at] == "官房";
    if let Some(cut) = shorter.filter(|&at| unit(at) && lexicon.titles.is_post(&s[at..])).last() {
        start = cut;
    }
    // 理事・副学長: two posts in one body.
    while let Some(before) = s[..start].strip_suffix('・')
        && let Some(earlier) = lexicon.titles.post_at_end(before)
    {
        start = earlier;
    }
    // 名誉院長, 上席研究員: what modifies the post belongs to it.
    start -= lexicon.cues.words("post-prefix").at_end(&s[..start]).next().map_or(0, str::len);
    let (left, post) = s.split_at(start);
    // 研究開発振興課長: the unit's own ending opens the post.
    let deputy = post.strip_suffix("次長").filter(|ending| !ending.is_empty());
    let head = || post.strip_suffix('長').or_else(|| post.strip_suffix("長補佐").filter(|e| !e.is_empty()));
    if let Some(ending) = deputy.or_else(head)
        && lexicon.bodies.level_of(ending) == Some(Level::Unit)
        && !left.is_empty()
    {
        // 生物化学産業課課長補佐 prints the ending twice.
        let unit = if left.ends_with(ending) { left.to_owned() } else { format!("{left}{ending}") };
        let units = path(&unit, lexicon);
        let whole = units.concat() == unit;
        let public = units.first().is_some_and(|top| is_public(top, lexicon));
        let known = lexicon.bodies.known(&unit).is_some();
        if whole && (units.len() > 1 || known) && public {
            // The head of a 水素事業部 is its 部長; those of 本部 and 学部 bear the whole word.
            let short = ending.strip_suffix('部').is_some_and(|e| !matches!(e, "" | "本" | "学" | "支"));
            let title = match deputy {
                Some(_) => "次長",
                None if short => "部長",
                None => post,
            };
            return (units, Some(title.to_owned()));
        }
        if whole && units.len() > 1 {
            // In companies and societies 事業開発部長 is one title.
            let (last, outer) = (units.last().map_or("", String::as_str), &units[..units.len() - 1]);
            let title = format!("{last}{}", post.strip_prefix(ending).unwrap_or(post));
            return (outer.to_vec(), Some(title));
        }
        // 港湾計画課長: the unit of a body that is not printed is no body itself.
        if whole && !known && !public {
            return (Vec::new(), Some(s.to_owned()));
        }
    }
    if left.is_empty() {
        return (Vec::new(), Some(post.to_owned()));
    }
    // The body ends where a body can end; what stands between it and the post modifies the post.
    match last_body_end(left, lexicon) {
        Some(end) => {
            // 警察庁長官官房審議官: the unit has no ending of its own.
            let end = if left[end..].ends_with("官房") { left.len() } else { end };
            let modifier = left[end..].trim_matches(['・', ' ']);
            (path(&left[..end], lexicon), Some(format!("{modifier}{post}")))
        }
        None if lexicon.bodies.known(left).is_some() => (vec![left.to_owned()], Some(post.to_owned())),
        // In offices 健康・医療戦略参与 is one title; elsewhere a post is held in what stands before it.
        None if left.chars().count() >= 4 && !lexicon.titles.is_official_post(post) => {
            (vec![left.to_owned()], Some(post.to_owned()))
        }
        None => (Vec::new(), Some(s.to_owned())),
    }
}

/// Ministries and their like, incorporated agencies, local governments: there a 部長 is the head of a 部.
fn is_public(top: &str, lexicon: &Lexicon) -> bool {
    let kind = lexicon.bodies.known(top).map(|b| b.kind.as_str());
    matches!(
        kind,
        Some(
            "cabinet"
                | "ministry"
                | "agency"
                | "incorporated"
                | "prefecture"
                | "city"
                | "municipality"
                | "ward"
                | "town"
                | "village"
                | "assembly"
                | "court"
        )
    ) || top.ends_with(['省', '庁', '県', '府', '都', '道', '市', '区', '町', '村'])
        || lexicon
            .bodies
            .form_at_start(top)
            .is_some_and(|f| top[..f].ends_with("行政法人") || top[..f].ends_with("開発法人"))
}

/// The last byte at which a body of `left` can end, where that is not its beginning.
fn last_body_end(left: &str, lexicon: &Lexicon) -> Option<usize> {
    let known = lexicon.bodies.known_at_start(left);
    if lexicon.bodies.form_at_start(left).is_some()
        && !left.contains(char::is_whitespace)
        && known.is_none_or(|k| k == left.len())
    {
        return Some(left.len());
    }
    let ends = left.char_indices().skip(1).map(|(i, _)| i).chain([left.len()]);
    let ended = ends
        .filter(|&end| body_ends(&left[..end], lexicon) && !splits_word(&left[..end], &left[end..]))
        .last();
    ended.max(known)
}

fn body_ends(s: &str, lexicon: &Lexicon) -> bool {
    s.chars().count() > 1
        && (lexicon.bodies.ending(s).is_some_and(|(at, _)| at > 0)
            || lexicon.bodies.form_at_end(s).is_some()
            || lexicon.terms.head(s).is_some_and(|(_, kind, _)| kind == crate::mention::Kind::Initiative))
}

/// The units of a body, outermost first. The whole as one where nothing tells them apart.
#[must_use]
pub fn path(s: &str, lexicon: &Lexicon) -> Vec<String> {
    let mut units = Vec::new();
    let mut start = top_end(s, lexicon);
    if start > 0 {
        let top = s[..start].trim();
        match outer_end(top, lexicon) {
            Some(outer) => units.extend([top[..outer].to_owned(), top[outer..].to_owned()]),
            None => units.push(top.to_owned()),
        }
    }
    let mut at = start;
    for (i, c) in s[start..].char_indices() {
        let end = start_of(start, i) + c.len_utf8();
        if end <= at {
            continue;
        }
        let unit = &s[at..end];
        if unit.len() > LONGEST_UNIT {
            continue;
        }
        let longer = longer_unit(&s[at..], unit.len(), lexicon);
        if longer > unit.len() {
            continue;
        }
        if unit_ends(unit, &s[end..], lexicon) {
            units.push(unit.trim_matches(['・', ' ']).to_owned());
            at = end;
        }
    }
    start = at;
    if start < s.len() {
        // What is left has no ending of its own: it belongs to the unit before, or is the body itself.
        let rest = s[start..].trim().to_owned();
        if !rest.is_empty() {
            units.push(rest);
        }
    }
    units.retain(|u| !u.is_empty());
    units
}

/// Bytes of the longest unit; without it, words of one line without end would be looked through over and over.
const LONGEST_UNIT: usize = 300;

fn start_of(base: usize, offset: usize) -> usize {
    base + offset
}

/// Bytes of the longest known unit that `s` begins with, where it is longer than `than`.
fn longer_unit(s: &str, than: usize, lexicon: &Lexicon) -> usize {
    let ends = s.char_indices().map(|(i, _)| i).chain([s.len()]).take(30);
    ends.filter(|&e| e > than && lexicon.bodies.is_unit(&s[..e])).last().unwrap_or(0)
}

/// Whether a unit ends after `unit`, with `rest` behind it.
fn unit_ends(unit: &str, rest: &str, lexicon: &Lexicon) -> bool {
    if rest.starts_with(['・', '長', 'ー']) || unit.chars().count() < 2 {
        return false;
    }
    if lexicon.bodies.is_unit(unit) {
        return true;
    }
    let Some((at, level)) = lexicon.bodies.ending(unit) else {
        return rest.is_empty() && lexicon.terms.head(unit).is_some();
    };
    if at == 0 && !lexicon.bodies.is_unit(unit) && unit.chars().count() < 4 {
        return false;
    }
    // 大学 inside 大学院, 研究 inside 研究科: a longer ending wins.
    !grows(unit, rest, at, lexicon)
        && matches!(level, Level::Unit | Level::Top | Level::Meeting)
        && !splits_word(unit, rest)
}

/// Whether the ending that begins at `at` is only the beginning of a longer one: 大学 of 大学院, ネット of ネットワーク.
fn grows(unit: &str, rest: &str, at: usize, lexicon: &Lexicon) -> bool {
    let ends = rest.char_indices().skip(1).map(|(i, _)| i).chain([rest.len()]).take(4);
    ends.filter(|&e| e > 0)
        .any(|e| lexicon.bodies.ending(&format!("{unit}{}", &rest[..e])).is_some_and(|(a, _)| a <= at))
}

/// 部 and 局 inside a word: 部会, 部門, 局面.
fn splits_word(unit: &str, rest: &str) -> bool {
    // The last character of a unit, and the characters with which it makes another word.
    const WORDS: [(char, &str); 8] = [
        ('部', "会門局品分隊"),
        ('局', "面所"),
        ('室', "内"),
        ('会', "社議計員"),
        ('課', "題税"),
        ('庁', "舎"),
        ('科', "学"),
        ('院', "内"),
    ];
    let (Some(last), Some(next)) = (unit.chars().next_back(), rest.chars().next()) else { return false };
    in_katakana(unit, rest) || WORDS.iter().any(|(end, makes)| *end == last && makes.contains(next))
}

/// Whether a word of katakana goes on: ネット|ワーク.
fn in_katakana(before: &str, behind: &str) -> bool {
    let katakana = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Katakana && c != '・');
    katakana(before.chars().next_back()) && katakana(behind.chars().next())
}

/// Where the body ends of which a known body is a unit: 東京大学 in 東京大学医科学研究所.
fn outer_end(top: &str, lexicon: &Lexicon) -> Option<usize> {
    let ends = top.char_indices().skip(3).map(|(i, _)| i);
    let outer = |end: &usize| {
        let kind = lexicon.bodies.known(&top[..*end]).map(|b| b.kind.as_str());
        matches!(kind, Some("cabinet" | "ministry" | "agency" | "university"))
            && lexicon.bodies.ending(&top[*end..]).is_some_and(|(at, _)| at > 0)
    };
    ends.filter(outer).last()
}

/// Where the outermost body of `s` ends.
fn top_end(s: &str, lexicon: &Lexicon) -> usize {
    if let Some(known) = lexicon.bodies.known_at_start(s)
        && (known == s.len() || !s[known..].starts_with(['・', 'ー']))
    {
        // 国立病院機構 with its form is longer than without.
        return known;
    }
    let form = lexicon.bodies.form_at_start(s).unwrap_or(0);
    let rest = &s[form..];
    // A known body without its legal form.
    if form > 0
        && let Some(known) = lexicon.bodies.known_at_start(rest)
    {
        return form + known;
    }
    let ends = rest.char_indices().skip(2).map(|(i, _)| i).chain([rest.len()]);
    for end in ends {
        let (body, after) = rest.split_at(end);
        if lexicon.bodies.form_at_end(body).is_some() {
            return form + end;
        }
        if let Some((at, Level::Top | Level::Meeting)) = lexicon.bodies.ending(body)
            && at > 0
            && !after.starts_with(['・', '院', '長'])
            && !splits_word(body, after)
        {
            let grows = grows(body, after, at, lexicon);
            // 国立成育医療研究センター: the form says that the whole is one body.
            let further =
                form > 0 && lexicon.bodies.ending(rest).is_some_and(|(a, l)| l != Level::Unit && a > end);
            if !grows && !further {
                return form + end;
            }
        }
    }
    if form == 0 {
        return 0;
    }
    // 株式会社アマツバメ型式証明部門: a name in katakana or Latin ends with its script.
    let foreign = |c: char| {
        matches!(script(c), Script::Katakana | Script::Latin | Script::Digit) || "・&- ".contains(c)
    };
    let name = rest.char_indices().find(|&(_, c)| !foreign(c)).map_or(rest.len(), |(i, _)| i);
    // 株式会社ミナト電池: no unit ends behind it.
    let unit = lexicon.bodies.ending(rest).is_some_and(|(at, _)| at > name);
    if unit && rest[..name].chars().count() >= 2 { form + name } else { s.len() }
}
