//! People who are called by surname and title: where a family name ends that no table holds.
//!
//! Takes words such as 笹野経営管理課長 or 佐藤（悠）委員; weighs every place where the name can end against what the title
//! behind it is made of; does not know other entries.

mod title;

use super::{note::glued_proxy, posted::opens_with_work};
use crate::{
    lexicon::Lexicon,
    minutes::affiliation::together_at_start,
    script::{Script, only, script},
    text::Flow,
};

pub(super) use title::names_a_unit;
use title::{of_known_body, title_doubt, unknown_letters};

/// A surname and what is printed behind it, in bytes of the words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::minutes) struct Called {
    /// Where the name ends, given names in brackets included.
    pub name: usize,
    /// Where the title ends; only a note may follow.
    pub title: usize,
    /// Whether the title is a capacity at the meeting rather than a post.
    pub capacity: bool,
    /// 0 where every part is known.
    pub doubt: u32,
}

/// More doubt than this is no person.
const MOST: u32 = 7;
/// The same where the table holds the name.
const MOST_KNOWN: u32 = 12;
/// Characters of a title before the post, at most.
const LONGEST: usize = 24;

/// The likeliest reading of `words` as a person, perhaps with a note in brackets behind; `None` where they are none.
///
/// Among `officials`, what is a capacity elsewhere is a post: 理事, 主査.
pub(in crate::minutes) fn called(flow: &Flow, officials: bool, lexicon: &Lexicon) -> Option<Called> {
    let words = flow.as_str();
    let called = likeliest(flow, lexicon)?;
    let post = officials && lexicon.titles.is_post(words[called.name..called.title].trim_start());
    Some(Called { capacity: called.capacity && !post, ..called })
}

/// A person as [`called`], or by a family name of one letter before a seat at the meeting: 森委員.
pub(in crate::minutes) fn seated(flow: &Flow, lexicon: &Lexicon) -> Option<Called> {
    let words = flow.as_str();
    called(flow, false, lexicon).or_else(|| {
        let at =
            lexicon.titles.capacity_at_end(words).filter(|&at| lexicon.titles.is_surname(&words[..at]))?;
        Some(Called { name: at, title: words.len(), capacity: true, doubt: 1 })
    })
}

fn likeliest(flow: &Flow, lexicon: &Lexicon) -> Option<Called> {
    let titles = &lexicon.titles;
    let words = flow.as_str();
    let chars = words.chars().count();
    // 佐藤（悠）委員: the given name tells two of one family name apart.
    let given = words.find('(').and_then(|open| {
        let close = open + words[open..].find(')')?;
        let inner = words[open + 1..close].chars().count();
        let title = note_start(&words[close + 1..]);
        let name = titles.is_surname(&words[..open]) || is_unknown_name(&words[..open], lexicon);
        let end = close + 1 + title;
        let (doubt, capacity) = title_doubt(&words[close + 1..end], lexicon)?;
        // 柊（港湾担当）参事
        let charge = words[open + 1..close].ends_with("担当") && !capacity;
        let short = (1..=3).contains(&inner);
        (name && (charge || short)).then_some(Called { name: close + 1, title: end, capacity, doubt })
    });
    if given.is_some() {
        return given;
    }
    let end = note_start(words);
    let bare = &words[..end];
    let body = lexicon.bodies.known_at_start(bare).is_some_and(|known| bare[..known].chars().count() >= 3);
    if chars < 2
        || body
        || titles.capacity(bare).is_some()
        || titles.is_post(bare)
        || bare.contains([':', '。'])
    {
        return None;
    }
    // 戸田　一郎　委員長: the title stands apart.
    let last = flow.slice(0..end).pieces().last().map_or(0, |(piece, _)| piece.start);
    if last > 0 {
        let (name, title) = bare.split_at(last);
        // 高橋経済産業 / 大臣: the line was broken within the title.
        let broken = || glued(bare, lexicon).filter(|called| called.doubt <= 1 && called.name < last);
        if flow.gap_before(last) == 1
            && !titles.is_surname(name)
            && let Some(called) = broken()
        {
            return Some(called);
        }
        let surname = titles.is_surname(name) || is_unknown_name(name, lexicon) && name.chars().count() <= 3;
        let whole = title_doubt(title, lexicon).filter(|(doubt, _)| *doubt == 0 || surname);
        let given = given_and_title(name, title, lexicon);
        let Some((doubt, capacity)) =
            whole.filter(|(doubt, _)| given.is_none_or(|given| *doubt <= given.doubt))
        else {
            return given;
        };
        let letters = name.chars().filter(|c| *c != ' ');
        let ends =
            lexicon.bodies.ending(name).is_some_and(|(at, _)| at > 0 && name[at..].chars().count() > 1);
        let office = ends || titles.is_post(name) || titles.capacity(name).is_some();
        let short = letters.clone().count() <= if name.contains('・') { 14 } else { 8 } && !office;
        // ド・ラ・メール 美紀: dots stand between parts in katakana.
        let foreign = |part: &str| part.chars().all(|c| script(c) == Script::Katakana);
        let dotted = name.rsplit_once('・').is_none_or(|(before, _)| before.split('・').all(foreign));
        let all = dotted && letters.into_iter().all(|c| c == '・' || is_letter(c));
        return (short && all).then_some(Called { name: last, title: end, capacity, doubt });
    }
    glued(bare, lexicon)
}

/// Where the name ends in words of name and title with nothing between: 6 of 関総務課長. `None` where they are no person.
pub(in crate::minutes) fn name_end(words: &str, lexicon: &Lexicon) -> Option<usize> {
    let body = lexicon.bodies.known_at_start(words).is_some_and(|end| words[..end].chars().count() >= 3);
    let held = lexicon.titles.capacity(words).is_some() || lexicon.titles.is_post(words);
    (!body && !held).then(|| glued(words, lexicon)).flatten().map(|c| c.name)
}

/// The likeliest reading of words of name and title with nothing between.
fn glued(bare: &str, lexicon: &Lexicon) -> Option<Called> {
    let titles = &lexicon.titles;
    // 杜沢|副部会長 rather than 杜沢副|部会長.
    let longest = titles.capacity_at_end(bare).filter(|&at| at > 0).unwrap_or(bare.len());
    let longest_name = if bare.contains('・') { 14 } else { 8 };
    let ends = bare.char_indices().skip(1).map(|(at, _)| at).take(longest_name);
    ends.filter_map(|at| {
        let (name, title) = bare.split_at(at);
        let known = titles.is_surname(name);
        if at > longest && !known || opens_with_work(bare, at, lexicon) {
            return None;
        }
        // 高橋観光庁次長: the body between name and post.
        let with_body = || {
            ((known || at <= "瓦".len() && is_unknown_name(name, lexicon)) && of_known_body(title, lexicon))
                .then_some((1 + u32::from(!known), false))
        };
        let (behind, capacity) = title_doubt(title, lexicon).or_else(with_body)?;
        let full = (behind <= 1 || capacity).then(|| full_doubt(name, behind <= 1, lexicon)).flatten();
        let full = full.or_else(|| {
            let headed = behind == 1 && !titles.is_post(title);
            headed.then(|| with_strange_given(name, lexicon)).flatten()
        });
        let doubt =
            name_doubt(name, behind == 0 && capacity, lexicon).into_iter().chain(full).min()? + behind;
        let most = if known && name.chars().count() > 1 || full.is_some() { MOST_KNOWN } else { MOST };
        (doubt <= most).then_some((behind, Called { name: at, title: bare.len(), capacity, doubt }))
    })
    // 柊健|総務課長 rather than 柊健総|務課長.
    .min_by_key(|(behind, c)| (c.doubt, *behind, std::cmp::Reverse(c.name)))
    .map(|(_, called)| called)
}

/// 椥辻 花子委員: the title stands right behind the given name, and that apart from the surname.
fn given_and_title(name: &str, words: &str, lexicon: &Lexicon) -> Option<Called> {
    let surname = name.trim_end();
    let family = lexicon.titles.is_surname(surname)
        || surname.chars().count() <= 3 && is_unknown_name(surname, lexicon);
    let ends = words.char_indices().skip(1).map(|(at, _)| at).take(4);
    let read = |at: usize| {
        let (given, title) = words.split_at(at);
        let known = lexicon.titles.is_given_name(given);
        let word = lexicon.terms.is_generic(given) || names_a_unit(given, lexicon);
        let (doubt, capacity) = title_doubt(title, lexicon)?;
        let likely = known || capacity && doubt == 0 && given.chars().all(is_letter);
        (likely && !word && doubt <= 1).then(|| Called {
            name: name.len() + at,
            title: name.len() + words.len(),
            capacity,
            doubt: doubt + u32::from(!known),
        })
    };
    ends.filter(|_| family).filter_map(read).min_by_key(|called| (called.doubt, called.name))
}

/// Where the note begins that closes the words, in brackets or on who came; 課長(兼)室長 are two posts.
fn note_start(words: &str) -> usize {
    let joins = |at: usize| together_at_start(&words[at..]).is_some_and(|sign| at + sign.len() < words.len());
    let notes = words.match_indices(['(', '[', '【', '※', '→']).map(|(at, _)| at);
    let note = notes.into_iter().find(|&at| at > 0 && !joins(at));
    // 柊委員の代理　森花子
    let in_place = words.find("委員の代理").map(|at| at + "委員".len());
    note.into_iter().chain(glued_proxy(words)).chain(in_place).min().unwrap_or(words.len())
}

fn is_letter(c: char) -> bool {
    matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana) && c != '・'
}

/// How doubtful it is that words before a title are a family name and a given name: 椥辻花子 of 椥辻花子総務課長. The given
/// name is known; of the family name no table may know all letters, where the title is `exact`.
fn full_doubt(name: &str, exact: bool, lexicon: &Lexicon) -> Option<u32> {
    let titles = &lexicon.titles;
    if titles.is_surname(name) || !name.chars().all(is_letter) {
        return None;
    }
    let short = |words: &str| words.chars().count() == 1;
    let doubt = |at: usize| {
        let (family, given) = name.split_at(at);
        let word = lexicon.terms.is_generic(given) || names_a_unit(given, lexicon);
        // 章 is a word, and a name behind a family name of three letters.
        let word =
            word && !(exact && short(given) && family.chars().count() > 2 && titles.is_surname(family));
        if word || !titles.is_given_name(given) {
            return None;
        }
        if titles.is_surname(family) {
            // One letter may as well begin the title: 高橋正|課長.
            return Some(1 + u32::from(short(given)) + 2 * u32::from(short(family)));
        }
        let strange = family.chars().count() == 3
            && only(family, Script::Kanji)
            && titles.surname_at_start(family).is_some()
            && is_unknown_name(family, lexicon);
        (exact && strange && !short(given)).then_some(3)
    };
    name.char_indices().skip(1).map(|(at, _)| at).take(5).filter_map(doubt).min()
}

/// How doubtful it is that words before the title of a known unit are a family name and a given name that no table holds and
/// no word covers: 三枝佳祝 of 三枝佳祝総務課長.
fn with_strange_given(name: &str, lexicon: &Lexicon) -> Option<u32> {
    // Letters that stand before a unit or a post as well.
    const BEFORE: &str = "副正総元前新主各現旧第本同両大小中東西南北上下市県区町村国都府道公私";
    let family = lexicon.titles.surname_at_start(name)?;
    let given = &name[family..];
    let chars = given.chars().count();
    // 伝統 of 椥辻伝統文化課長 is part of the unit: no given names begin with 伝, as many do with 佳.
    let ends = ['子', '美', '一', '太', '也', '代', '江', '恵', '樹', '男'];
    let begins = given.chars().next().is_some_and(|first| {
        let known = |end: &&char| lexicon.titles.is_given_name(&format!("{first}{end}"));
        ends.iter().filter(known).count() * 2 >= ends.len()
    });
    let plain =
        (chars == 1 || chars == 2 && begins) && only(given, Script::Kanji) && is_strange(given, lexicon);
    let word = lexicon.terms.is_generic(given) || given.starts_with(|c| BEFORE.contains(c));
    (name[..family].chars().count() > 1 && plain && !word).then_some(3)
}

/// How doubtful it is that words before a title are a family name, or a full name where the title is a capacity and `whole`.
fn name_doubt(name: &str, whole: bool, lexicon: &Lexicon) -> Option<u32> {
    let titles = &lexicon.titles;
    let chars = name.chars().count();
    if titles.is_surname(name) {
        return Some(if chars == 1 { 2 } else { 0 });
    }
    // 三輪健一委員
    let surname = titles.surname_at_start(name).filter(|&end| end < name.len());
    if let Some(end) = surname.filter(|_| whole && name.chars().all(is_letter)) {
        let given = &name[end..];
        if titles.is_given_name(given) {
            return Some(1);
        }
        if (4..=6).contains(&chars) && given.chars().count() <= 3 {
            return Some(4);
        }
    }
    if only(name, Script::Katakana) && (2..=8).contains(&chars) || is_dotted(name, lexicon) {
        return Some(3);
    }
    // 山田副|支所長 is 山田 and a deputy.
    if !is_unknown_name(name, lexicon) || name.ends_with('副') {
        return None;
    }
    let middle = name.chars().nth(1).is_some_and(|c| "之ノヶケツ々下".contains(c));
    Some(match chars {
        1 => 5,
        2 => 3,
        3 if middle => 3,
        3 => 4,
        // 小林国務 is 小林 and the beginning of a title.
        _ if surname.is_some_and(|end| name[..end].chars().count() > 1) => return None,
        4 if whole => 5,
        4 => 7,
        _ => return None,
    })
}

/// Whether words are a name of two parts with a dot between, one of them foreign: マリア・ロペス, J・ロペス, マリア・柊.
fn is_dotted(name: &str, lexicon: &Lexicon) -> bool {
    let Some((first, last)) = name.split_once('・') else { return false };
    let foreign = |part: &str| part.chars().count() > 1 && only(part, Script::Katakana);
    let initial = |part: &str| part.len() == 1 && part.bytes().all(|b| b.is_ascii_uppercase());
    let part = |part: &str| {
        (foreign(part) || initial(part) || lexicon.titles.is_surname(part)) && !lexicon.terms.is_generic(part)
    };
    (foreign(first) || foreign(last)) && part(first) && part(last)
}

/// Whether words that no table holds can be a name: letters, and no word of the language.
fn is_unknown_name(name: &str, lexicon: &Lexicon) -> bool {
    let chars = name.chars().count();
    let general = lexicon.terms.is_generic(name)
        || lexicon.bodies.is_unit(name)
        || lexicon.bodies.known(name).is_some()
        || names_a_unit(name, lexicon)
        || chars > 2 && lexicon.bodies.ending(name).is_some_and(|(at, _)| at > 0)
        || lexicon.titles.capacity(name).is_some()
        || lexicon.titles.is_post(name)
        || lexicon.titles.section(name).is_some()
        || ["no-surname", "before-name"].iter().any(|cue| lexicon.cues.words(cue).contains(name));
    let kanji = name.chars().any(|c| script(c) == Script::Kanji);
    let particle = name.ends_with(['の', 'は', 'が', 'を', 'に', 'と', 'も', 'で', 'や', 'ら']);
    (1..=6).contains(&chars) && name.chars().all(is_letter) && kanji && !particle && !general
}

/// Whether words are a title and nothing else: 企画課長, 会長.
pub(in crate::minutes) fn is_title(words: &str, lexicon: &Lexicon) -> bool {
    title_doubt(words, lexicon).is_some_and(|(doubt, _)| doubt <= 1)
}

/// Whether no known word covers any letter of `words`.
pub(super) fn is_strange(words: &str, lexicon: &Lexicon) -> bool {
    unknown_letters(words, lexicon).0 == crate::span::to_u32(words.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Format, Span, Text};

    fn cut(words: &str) -> String {
        let text = Text::from_string(words.to_owned(), Format::Plain, "UTF-8");
        let flow = Flow::of(&text, Span::new(0, text.chars()));
        let words = flow.as_str();
        called(&flow, false, Lexicon::embedded()).map_or_else(
            || "–".to_owned(),
            |c| {
                format!(
                    "{}{}{}",
                    &words[..c.name],
                    if c.capacity { '|' } else { '/' },
                    &words[c.name..c.title]
                )
            },
        )
    }

    #[track_caller]
    fn check(expected: &[&str]) {
        for cut_words in expected {
            assert_eq!(cut(&cut_words.replace(['|', '/'], "")), *cut_words);
        }
    }

    #[test]
    fn the_title_tells_where_a_name_ends_that_no_table_holds() {
        check(&["鴨志原|委員", "杜沢|副部会長", "緑ヶ岡|委員", "柊|委員", "佐藤(花)|委員", "鹿威(大)|委員"]);
        check(&[
            "鴨志原/理事長",
            "鷺宮/総務課長",
            "鷺宮屋/施設課長",
            "柊/安全課長",
            "高橋/参事官",
            "戸隠原/総務課課長補佐",
        ]);
    }

    #[test]
    fn full_names_have_titles_too() {
        check(&["高橋健一|委員長", "森花子|委員"]);
        assert_eq!(cut("三枝 花子 副委員長"), "三枝花子|副委員長");
        assert_eq!(cut("三枝 花子副委員長"), "三枝花子|副委員長");
        assert_eq!(cut("三枝 花子 委員主査"), "三枝花子|委員主査");
        assert_eq!(cut("三枝 花子 委員主査代理"), "三枝花子|委員主査代理");
    }

    #[test]
    fn posts_and_groups_are_nobody() {
        for words in [
            "総務課長",
            "東京都知事",
            "健康局長",
            "大臣官房審議官",
            "各委員",
            "公益委員",
            "事務局",
            "委員長代理",
            "水・大気環境局長",
        ] {
            assert_eq!(cut(words), "–", "{words}");
        }
    }
}
