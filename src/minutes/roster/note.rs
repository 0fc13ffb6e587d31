//! What stands around the name or the body of an entry: capacities before it, notes in brackets behind it.

use super::{person, presence_of};
use crate::{
    lexicon::Lexicon,
    script::{Script, only},
    text::Flow,
};

/// The capacity printed before a name with a space, a dot or a colon between: 部会長　芦田　恵, 会長・芦田恵, 会長：芦田恵; and
/// where the name begins.
pub(super) fn capacity_in_front(flow: &Flow, lexicon: &Lexicon) -> Option<(String, usize)> {
    let parted = flow.as_str().split_once(['・', ':']).filter(|(seat, name)| {
        lexicon.titles.capacity(seat).is_some()
            && lexicon.titles.capacity(name).is_none()
            && lexicon.titles.post_at_end(name).is_none()
    });
    if let Some((seat, name)) = parted {
        return Some((seat.to_owned(), flow.as_str().len() - name.len()));
    }
    if let Some(run) = seat_against_name(flow, false, lexicon) {
        return Some(run);
    }
    let pieces = flow.pieces();
    // 会　長　柊　誠: letters spaced to fill their column.
    let letters =
        pieces.iter().take_while(|(piece, _)| flow.as_str()[piece.clone()].chars().count() == 1).count();
    (1..=letters.clamp(1, 4)).rev().find_map(|taken| {
        let second = pieces.get(taken)?.0.start;
        let words: String = pieces[..taken].iter().map(|(piece, _)| &flow.as_str()[piece.clone()]).collect();
        lexicon.titles.capacity(&words).map(|_| (words, second))
    })
}

/// Whether words are a whole name of which a table holds the family name or the given name.
fn is_likely(name: &str, lexicon: &Lexicon) -> bool {
    let doubt = person::doubt(name, lexicon).unwrap_or(u32::MAX);
    let mut ends = name.char_indices().map(|(at, _)| at).rev().skip(1).take(2);
    let given = ends.any(|at| at > 0 && lexicon.titles.is_given_name(&name[at..]));
    let word = lexicon.terms.is_generic(name) || lexicon.bodies.ending(name).is_some();
    !word && (doubt <= person::LIKELY || doubt <= person::UNKNOWN && given)
}

/// 委員柊誠一: a seat right against a family name and a given name that tables hold, or one of them where the row is `numbered`.
pub(super) fn seat_against_name(flow: &Flow, numbered: bool, lexicon: &Lexicon) -> Option<(String, usize)> {
    let s = flow.as_str();
    let full = |name: &str| {
        let name = name.replace(' ', "");
        let known = |(at, _): (usize, char)| {
            lexicon.titles.is_surname(&name[..at]) && lexicon.titles.is_given_name(&name[at..])
        };
        (3..=7).contains(&name.chars().count())
            && (name.char_indices().skip(1).any(known) || numbered && is_likely(&name, lexicon))
    };
    let ends = s.char_indices().map(|(at, _)| at).skip(2).take(5);
    let seat = ends.filter(|&at| {
        let capacity = lexicon.titles.capacity(&s[..at]);
        capacity.is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"))
            && flow.gap_before(at) == 0
    });
    seat.filter(|&at| full(&s[at..])).last().map(|at| (s[..at].to_owned(), at))
}

/// Where a whole name begins right behind a post: 港湾課長柊健一.
pub(super) fn name_behind_post(flow: &Flow, lexicon: &Lexicon) -> Option<usize> {
    let s = flow.as_str();
    let doubt = |at: usize| {
        let (post, name) = s.split_at(at);
        let chars = name.chars().count();
        let held = flow.gap_before(at) == 0 && lexicon.titles.post_at_end(post).is_some();
        if !held || !(3..=6).contains(&chars) {
            return None;
        }
        let given = name.char_indices().nth(chars.saturating_sub(2)).map_or("", |(given, _)| &name[given..]);
        let likely = |doubt: u32| {
            doubt <= person::LIKELY || doubt == person::UNKNOWN && lexicon.titles.is_given_name(given)
        };
        person::doubt(name, lexicon).filter(|&doubt| likely(doubt)).map(|doubt| (doubt, at))
    };
    let last = s.char_indices().rev().nth(6).map_or(0, |(at, _)| at);
    let starts = s.char_indices().skip(2).map(|(at, _)| at).filter(|&at| at > last);
    starts.filter_map(doubt).min().map(|(_, at)| at)
}

/// The capacity or post in brackets before a name, and where the name begins: （教育長）森　花子.
pub(super) fn bracket_in_front(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, usize)> {
    let s = flow.as_str();
    let close =
        s.strip_prefix('(').and_then(|t| t.find(')')).map(|at| at + 1).filter(|&at| at + 1 < s.len())?;
    let inner = flow.slice(1..close);
    let told = lexicon.titles.capacity(inner.as_str()).is_some()
        || lexicon.titles.post_at_end(inner.as_str()).is_some();
    let start = s.len() - s[close + 1..].trim_start().len();
    told.then_some((inner, start))
}

/// The post in a column of its own before a name, and where the name begins: 専務理事　柊　誠.
pub(super) fn post_apart(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, usize)> {
    let (s, pieces) = (flow.as_str(), flow.pieces());
    let (post, rest) = (pieces.first()?.0.clone(), pieces.get(1)?.0.start);
    let held = s[post.clone()].chars().count() > 2 && lexicon.titles.is_post(&s[post.clone()]);
    let named = lexicon.titles.surname_at_start(&s[rest..]).is_some() && !s.contains(['、', '(']);
    (held && named).then(|| (flow.slice(post), rest))
}

/// Puts a note that is printed behind a post with it, where the columns gave it to the name: 森 太 郎 国務大臣（水産大臣）.
/// 港湾省　柊　誠（港湾局長）: beside a body alone the note is the post in it.
pub(super) fn take_charge(name: &mut Option<Flow>, rest: &mut Flow, lexicon: &Lexicon) {
    let Some((words, (kept, note))) =
        name.as_ref().and_then(|words| last_note(words).map(|note| (words, note)))
    else {
        return;
    };
    // 港湾課　柊（誠）: a letter of the given name tells two of one family name apart.
    let letter = note.as_str();
    let given = letter.chars().count() == 1
        && only(letter, Script::Kanji)
        && !["兼", "併", "欠", "代", "新", "前", "元", "正", "副"].contains(&letter);
    if !given && !rest.is_empty() && note.whole().start() > rest.whole().start() {
        let bracket = words.slice(kept.as_str().len()..words.as_str().len());
        // 港湾課長　柊　健（たけし）: how the name is read is no charge.
        let titles = &lexicon.titles;
        let body = lexicon.bodies.known(rest.as_str()).is_some() && titles.post_at_end(letter).is_some();
        if body && titles.capacity(letter).is_none() {
            rest.join(&note);
        } else if !only(letter, Script::Hiragana) {
            rest.join(&bracket);
        }
        *name = Some(kept);
    }
}

/// Where 代理 begins between a seat and the one who came, whom an honorific closes: 柊委員代理森氏.
pub(super) fn glued_proxy(words: &str) -> Option<usize> {
    const SEAT: &str = "委員";
    let at = words.find("委員代理").filter(|&at| at > 0)? + SEAT.len();
    names_proxy(&words[at..]).then_some(at)
}

/// Whether words are 代理 and somebody: 代理森氏.
fn names_proxy(words: &str) -> bool {
    let who = words.strip_prefix("代理").and_then(|who| who.trim_start().strip_suffix(['氏', '様', '君']));
    who.is_some_and(|who| (1..=7).contains(&who.chars().count()) && who.chars().all(char::is_alphabetic))
}

/// Who stands behind 代理 in a note, with a space between or an honorific behind: （代理　高橋　健一　総務副大臣）, （代理森氏）.
pub(super) fn behind_proxy(note: &Flow) -> Option<Flow> {
    if names_proxy(note.as_str()) {
        return Some(note.slice("代理".len()..note.as_str().len()));
    }
    let pieces = note.pieces();
    let (proxy, who) = (pieces.first()?.0.clone(), pieces.get(1)?.0.start);
    let words = note.as_str();
    matches!(&words[proxy], "代理" | "代" | "代理出席" | "代理出席者" | "代理者" | "代理人")
        .then(|| note.slice(who..words.len()))
}

/// Where 代理 begins behind a member, whose bracket may stand between: 柊委員（みなと大学長）の代理　森副学長.
fn of_member(flow: &Flow) -> Option<usize> {
    const OF: &str = "の代理";
    let s = flow.as_str();
    let at = s.find(OF).filter(|&at| s[..at].ends_with(')') || s[..at].ends_with("委員"))? + "の".len();
    behind_proxy(&flow.slice(at..s.len())).map(|_| at)
}

/// The last bracketed note and what stands before it.
pub(super) fn last_note(flow: &Flow) -> Option<(Flow, Flow)> {
    let s = flow.as_str();
    let s = s.trim_end_matches(['、', ' ', '。']);
    // ※代理出席　柊　誠（同　主幹）: what is told of the one who came belongs to the note.
    let told = |at: usize| {
        !s[at..].contains(['(', ')']) || presence_of(s[at..].split('(').next().unwrap_or(s)).is_some()
    };
    if let Some(at) = s.rfind('※').filter(|&at| at > 0 && told(at)) {
        return Some((flow.slice(0..at), flow.slice(at + '※'.len_utf8()..s.len())));
    }
    // 柊委員代理森氏, 柊委員 → 代理　森次長: who came in the place of a member.
    if let Some(at) = glued_proxy(s) {
        return Some((flow.slice(0..at), flow.slice(at..s.len())));
    }
    if let Some(at) = of_member(&flow.slice(0..s.len())) {
        // みなと大学長)の代理　森副学長: of the bracket that stood around both, its end is left.
        let kept = &s[..at - "の".len()];
        let kept = if kept.contains('(') { kept } else { kept.trim_end_matches(')') };
        return Some((flow.slice(0..kept.len()), flow.slice(at..s.len())));
    }
    if let Some(at) = s.find('→').filter(|&at| s[at..].starts_with("→代理")) {
        return Some((flow.slice(0..at), flow.slice(at + '→'.len_utf8()..s.len())));
    }
    // 柊　誠×: the mark of a column that says who came.
    if let Some(name) = s.strip_suffix('×').filter(|name| !name.is_empty()) {
        return Some((flow.slice(0..name.trim_end().len()), flow.slice(name.len()..s.len())));
    }
    let close = s.chars().next_back()?;
    let pair = match close {
        ')' => '(',
        ']' => '[',
        '】' => '【',
        '〕' => '〔',
        '〉' => '〈',
        _ => return None,
    };
    let mut depth = 0;
    for (i, c) in s.char_indices().rev() {
        if c == close {
            depth += 1;
        } else if c == pair {
            depth -= 1;
            if depth == 0 {
                let inner = i + pair.len_utf8()..s.len() - close.len_utf8();
                return Some((flow.slice(0..i), flow.slice(inner)));
            }
        }
    }
    None
}

/// The word in the last column that says how someone attended: 欠席, オンライン.
pub(super) fn last_state(flow: &Flow, lexicon: &Lexicon) -> Option<(Flow, Flow)> {
    let pieces = flow.pieces();
    let (last, before) = pieces.split_last()?;
    let words = &flow.as_str()[last.0.clone()];
    let told = presence_of(words).is_some()
        || lexicon.titles.capacity(words).is_some_and(|capacity| capacity.kind == "legend");
    let start = last.0.start;
    // 柊　千　代: a lone letter no farther from the name than its letters are from each other ends it.
    let inner = before.iter().skip(1).map(|(_, gap)| *gap).max().unwrap_or(1);
    let letter = words.chars().count() == 1 && last.1 <= inner;
    (!before.is_empty() && told && !letter).then(|| (flow.slice(0..start), flow.slice(last.0.clone())))
}
