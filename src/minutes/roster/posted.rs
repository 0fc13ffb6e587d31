//! Surnames with the post behind them: 山田企画官, 環境省水環境課：山田課長.

use super::{
    called::{Called, called, names_a_unit},
    cells::without_concurrence,
    is_body,
};
use crate::{
    lexicon::Lexicon,
    minutes::{Affiliation, affiliation},
    script::{Script, only, script},
    text::Flow,
};

/// Where a family name ends that a table holds, whole or but for its last character: 沢渡課長補佐 where it has 沢.
pub(super) fn family_end(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let end = lexicon.titles.surname_at_start(words).filter(|&end| !opens_with_work(words, end, lexicon))?;
    let post = lexicon.titles.post_at_end(words).unwrap_or(end);
    let short = post > end
        && words[end..post].chars().count() == 1
        && !lexicon.bodies.is_unit(&words[end..post])
        && only(&words[..post], Script::Kanji)
        && lexicon.terms.head(&words[..post]).is_none();
    Some(if short { post } else { end })
}

/// Whether words begin with the work of a unit, of which a family name of one letter would leave a part: 高齢福祉課長.
pub(super) fn opens_with_work(words: &str, name: usize, lexicon: &Lexicon) -> bool {
    // Letters of a work that is no chance.
    const WORK: usize = 4;
    let covers = |work: &str| {
        let unit = words[work.len()..].starts_with(['課', '部', '室', '係', '局']);
        unit && work.len() >= name && work.chars().count() >= WORK
    };
    let known = lexicon.titles.is_surname(&words[..name]) && words[..name].chars().count() > 1;
    !known && lexicon.cues.words("section-work").at_start(words).any(covers)
}

/// Where the name ends before a post, a given name included where one stands there: 高橋健一総務課長.
pub(super) fn name_before_post(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let family = family_end(flow.as_str(), lexicon);
    whole_before_post(flow, family, lexicon).map(|called| called.name).or(family)
}

/// A family name that ends at the byte `family`, a given name and a post: 高橋健一総務課長.
pub(super) fn whole_before_post(flow: &Flow, family: Option<usize>, lexicon: &Lexicon) -> Option<Called> {
    // Both names before a post have no more doubt than this.
    const FULL: u32 = 5;
    let longer = |called: &Called| family.is_some_and(|family| called.name > family);
    called(flow, true, lexicon).filter(|called| !called.capacity && called.doubt <= FULL && longer(called))
}

/// Where a family name that no table holds ends before a post: 笹野経営管理課長, 持田審議官.
pub(super) fn stranger(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let post = lexicon.titles.post_at_end(words).filter(|&at| at > 0)?;
    // ロペス理事: a name in katakana ends with its script.
    let foreign = words.len() - words.trim_start_matches(|c| script(c) == Script::Katakana).len();
    if foreign > 0 && foreign <= post && (2..=10).contains(&words[..foreign].chars().count()) {
        let name = &words[..foreign];
        // マクミラン絵里港湾課長: a given name of two letters between.
        let behind = words[foreign..].char_indices().nth(2).map_or(foreign, |(at, _)| foreign + at);
        let given = &words[foreign..behind];
        let both = behind <= post
            && lexicon.titles.is_given_name(given)
            && !lexicon.terms.is_generic(given)
            && !names_a_unit(given, lexicon);
        return (!lexicon.terms.is_generic(name) && lexicon.titles.capacity(name).is_none())
            .then_some(if both { behind } else { foreign });
    }
    let is_name = |name: &str| {
        // 木ノ下, 三ツ谷: one letter of kana between two of kanji.
        let joined = name.chars().nth(1).is_some_and(|c| "ノヶケツ".contains(c));
        (only(name, Script::Kanji)
            || joined && name.chars().filter(|&c| script(c) == Script::Kanji).count() == 2)
            && !lexicon.terms.is_generic(name)
            && !is_work(name, lexicon)
            && !opens_with_work(words, name.len(), lexicon)
            && !lexicon.bodies.is_unit(name)
            && lexicon.bodies.known(name).is_none()
            && lexicon.bodies.ending(name).is_none_or(|(at, _)| at > 0 && name.chars().count() <= 2)
            && !is_body(name, lexicon)
    };
    let end = |chars: usize| words.char_indices().nth(chars).map_or(words.len(), |(i, _)| i);
    // 木之下, 日下部: the second character tells that three make the name.
    let three = words.chars().nth(1).is_some_and(|c| "之ノヶケツ々下".contains(c));
    let lengths = if three { [3, 2, 4, 1] } else { [2, 3, 4, 1] };
    let whole = lengths.iter().map(|&n| end(n)).find(|&e| e == post && is_name(&words[..e]));
    whole.or_else(|| {
        lengths[..2]
            .iter()
            .map(|&n| end(n))
            .find(|&e| e < post && is_name(&words[..e]) && is_unit_of(&words[e..], post - e, lexicon))
    })
}

/// Whether words that no table has as a name are what a unit does: 企画 of 企画部長, 再処理 of 再処理事業部長.
fn is_work(name: &str, lexicon: &Lexicon) -> bool {
    let last = name.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    lexicon.cues.is("section-work", name) || last > 0 && lexicon.terms.is_generic(&name[last..])
}

/// Whether what stands before the post at the byte `post` is a unit, or words of which units are made.
fn is_unit_of(words: &str, post: usize, lexicon: &Lexicon) -> bool {
    let known = |s: &str| lexicon.bodies.is_unit(s) || lexicon.terms.is_generic(s);
    let unit = &words[..post];
    let behind = words[post..].chars().next().map_or(post, |c| post + c.len_utf8());
    known(unit)
        || lexicon.bodies.is_unit(&words[..behind])
        || unit.char_indices().skip(1).any(|(i, _)| known(&unit[..i]) && known(&unit[i..]))
}

/// Where the person begins behind a body in a column of its own: 研究支援課　高田課長.
fn body_before(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let last = flow.pieces().last()?.0.clone();
    let before = s[..last.start].trim_end();
    let words = without_state(&s[last.clone()]);
    let (bare, _) = without_short_name(before);
    let body = before.chars().count() >= 3
        && !bare.contains(['(', '、', ':'])
        && lexicon.titles.post_at_end(&bare).is_none()
        && is_body(&bare, lexicon);
    let titled = lexicon.titles.post_at_end(words).is_some_and(|at| at > 0)
        && lexicon.bodies.known_at_start(words).is_none()
        && (lexicon.titles.surname_at_start(words).is_some() || stranger(words, lexicon).is_some());
    (body && titled).then_some(last.start)
}

/// A body, and what it is called for short in Latin letters, taken out of it: みなと機構（MK）港湾部.
fn without_short_name(body: &str) -> (String, Option<&str>) {
    let latin = |inner: &str| !inner.is_empty() && inner.bytes().all(|b| b.is_ascii_alphanumeric());
    let bracket = body.split_once('(').and_then(|(name, rest)| Some((name, rest.split_once(')')?)));
    match bracket.filter(|(_, (short, _))| latin(short)) {
        Some((name, (short, unit))) => (format!("{name}{unit}"), Some(short)),
        None => (body.to_owned(), None),
    }
}

/// Words without the bracketed note behind them.
fn without_state(s: &str) -> &str {
    s.find('(').filter(|&at| at > 0).map_or(s, |at| &s[..at])
}

/// A surname and the post behind it, with another that a note may give: 鷺宮副理事長（学長）.
pub(super) fn called_by_post(flow: &Flow, called: Called, lexicon: &Lexicon) -> (Flow, Vec<Affiliation>) {
    let s = flow.as_str();
    let post = |range: std::ops::Range<usize>, written: Flow| {
        let (organization, post) = held(&s[range].trim().replace(' ', ""), lexicon);
        Affiliation::told(&written, organization, Some(post))
    };
    let note = s[called.title..].trim_start().strip_prefix('(').and_then(|n| n.strip_suffix(')'));
    // 参事官（会計担当）, 担当大臣（海洋政策）: what one is in charge of belongs to the post.
    let charge = note.is_some_and(|n| n.ends_with("担当")) || s[..called.title].ends_with("大臣");
    // 柊副参事兼管理係長: each is a post.
    let held = called.name..if charge { s.len() } else { called.title };
    let parts = affiliation::parts(&s[held.clone()], lexicon).into_iter();
    let mut posts: Vec<Affiliation> =
        parts.map(|part| post(held.start + part.start..held.start + part.end, flow.clone())).collect();
    // 課長補佐（総括）: what is no post tells which of them it is.
    let another = |note: &&str| {
        lexicon.titles.post_at_end(without_concurrence(note)).is_some()
            || lexicon.titles.capacity(note).is_some()
            || is_body(note, lexicon)
    };
    if let Some(note) = note.filter(|n| !charge && !n.is_empty()).filter(another) {
        let within = s.len() - 1 - note.len()..s.len() - 1;
        posts.push(post(within.clone(), flow.slice(within)));
    }
    (flow.slice(0..called.name), posts)
}

/// Whether words begin with several units, and a post in the last: 原子炉規制部安全課統括官.
fn opens_with_units(words: &str, lexicon: &Lexicon) -> bool {
    // Letters of a unit that a family name of one letter would leave none of.
    const UNIT: usize = 5;
    let (units, post) = affiliation::body_and_post(words, lexicon);
    let long = |unit: &String| unit.chars().count() >= UNIT;
    units.len() > 1 && post.is_some() && units.first().is_some_and(long) && are_units(&units, lexicon)
}

/// Whether words stand before any house: 中央, 総合.
fn is_general(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.terms.is_generic(word) || lexicon.cues.words("vague-modifier").contains(word)
}

/// A surname with the post behind it, a body before a colon perhaps before both.
pub(super) fn surname_and_post(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Affiliation)> {
    let s = flow.as_str();
    let colon = s.find(':').or_else(|| body_before(flow, lexicon));
    let from = colon.map_or(0, |c| if s[c..].starts_with(':') { c + 1 } else { c });
    let words = &s[from..];
    let words = &words[words.len() - words.trim_start().len()..];
    let from = s.len() - words.len();
    // 同主任 is of the same office, and nobody's name.
    let surname = family_end(words, lexicon).filter(|_| !words.starts_with('同')).or_else(|| {
        // Behind the colon of its body, what stands before a post is a person.
        colon.and_then(|_| stranger(words, lexicon))
    })?;
    // 中央図書館長 is no 中 who heads a 央図書館.
    let word = words.char_indices().nth(2).map_or("", |(end, _)| &words[..end]);
    let house = words.strip_suffix('長').is_some_and(|house| is_body(house, lexicon));
    if surname < word.len() && house && colon.is_none() && is_general(word, lexicon) {
        return None;
    }
    // 水産省：原子炉規制部安全課統括官 is no 原: units, each within the one before it, open such a post.
    if surname < word.len() && colon.is_some() && opens_with_units(words, lexicon) {
        return None;
    }
    let post = &words[surname..];
    // 担当大臣（海洋政策）: the portfolio belongs to the post, another note does not.
    let plain = post.find('(').filter(|&o| o > 0 && post.ends_with(')')).map_or(post, |o| &post[..o]);
    let post = if plain.ends_with("大臣") { post } else { plain };
    lexicon
        .titles
        .post_at_end(plain)
        .filter(|_| !plain.is_empty() && lexicon.bodies.known_at_start(words).is_none())?;
    // 山田企画 官: files have spaces inside words.
    let (inner, post) = held(&post.replace(' ', ""), lexicon);
    let (body, short) = without_short_name(s[..colon.unwrap_or(0)].trim_end());
    let mut organization = if body.is_empty() { Vec::new() } else { affiliation::path(&body, lexicon) };
    organization.extend(inner);
    organization.retain(|o| !o.is_empty());
    let abbreviation = short.map(str::to_owned);
    let held = Affiliation { abbreviation, ..Affiliation::told(flow, organization, Some(post)) };
    Some((flow.slice(from..from + surname), held))
}

/// A surname with its post, and the one that a bracket says to be held beside it: 柊健康部長（港湾課長事務取扱）.
pub(super) fn with_post_besides(
    (surname, post): (Flow, Affiliation),
    flow: &Flow,
    lexicon: &Lexicon,
) -> (Flow, Vec<Affiliation>) {
    (surname, std::iter::once(post).chain(post_besides(flow, lexicon)).collect())
}

fn post_besides(flow: &Flow, lexicon: &Lexicon) -> Option<Affiliation> {
    let s = flow.as_str();
    let note = s.strip_suffix(')').and_then(|s| s.rfind('(')).filter(|&open| open > 0)? + 1..s.len() - 1;
    let office = without_concurrence(&s[note.clone()]);
    let held = office.len() < note.len() && lexicon.titles.post_at_end(office).is_some();
    held.then(|| affiliation::read(&flow.slice(note), lexicon).into_iter().next()).flatten()
}

/// The units that a post behind a surname names before it: 水産局 of 水産局審議官; the head of a unit is called by it.
fn held(post: &str, lexicon: &Lexicon) -> (Vec<String>, String) {
    let end = post.find('(').filter(|&at| at > 0).unwrap_or(post.len());
    let (bare, note) = post.split_at(end);
    let whole = || (Vec::new(), post.to_owned());
    if bare.contains("大臣") && !bare.contains("官房") {
        return whole();
    }
    // 水産局漁港課港湾室長: the head of a unit within others.
    for (head, units) in [("室長", "室"), ("課長", "課"), ("部長", "部")] {
        // 総務部防災担当部長: what one is in charge of is no unit.
        let outer = bare.strip_suffix(head).filter(|outer| !outer.ends_with("担当"));
        let inner = outer.map(|outer| affiliation::path(&format!("{outer}{units}"), lexicon));
        if let Some(inner) = inner.filter(|inner| inner.len() > 1 && are_units(inner, lexicon)) {
            return (inner, format!("{head}{note}"));
        }
    }
    match affiliation::body_and_post(bare, lexicon) {
        // 港湾課企画官: what no body is printed for is one title.
        (units, Some(_)) if matches!(units.as_slice(), [only] if only.ends_with(['課', '室', '係', '班'])) => {
            whole()
        }
        // 柊みなと庁長官
        (units, Some(held))
            if (are_units(&units, lexicon)
                || matches!(units.as_slice(), [only] if lexicon.bodies.known(only).is_some()))
                && !held.starts_with('長') =>
        {
            (units, format!("{held}{note}"))
        }
        _ => whole(),
    }
}

/// Whether every name is that of a body or of a unit of one, by its ending.
fn are_units(names: &[String], lexicon: &Lexicon) -> bool {
    names.iter().all(|name| {
        lexicon.bodies.known(name).is_some()
            || lexicon.bodies.is_unit(name)
            || name.ends_with("官房")
            || lexicon.bodies.ending(name).is_some_and(|(at, _)| at > 0)
    })
}
