//! How doubtful it is that words are one cell of a row, and of which kind.

use super::{
    super::{called, person},
    Kind, is_office, opens_with_seat, post_start, seat, without_concurrence,
};
use crate::{
    lexicon::Lexicon,
    script::{Script, only},
    text::Flow,
};

/// Letters that stand before a post and make another of it.
const BEFORE_POST: [char; 8] = ['副', '正', '総', '元', '前', '新', '主', '各'];

/// Letters of the first half of a post, at most.
const HALF: u32 = 24;

/// Places to cut within a name, at most.
const LETTERS: usize = 12;

/// Less doubt than this no kind leaves but a seat.
const LEAST: u32 = 8;

/// What [`weigh`] gives at least.
pub(super) fn least(words: &str) -> u32 {
    if seat(words) { 0 } else { LEAST }
}

/// The kind that the words between the first and the last of `cuts` most likely are, and how doubtful that is.
pub(super) fn weigh(flow: &Flow, cuts: &[usize], lexicon: &Lexicon) -> (u32, Kind) {
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let s = &flow.as_str()[from..to];
    if seat(s) {
        return (0, Kind::Seat);
    }
    // 早川　　健　　書　　　記　　森　花子 is more than the first half of a post.
    let held = holds_office(flow, cuts, lexicon);
    let whole = if held { 20 } else { 0 };
    let chars = crate::span::to_u32(s.chars().count());
    // Half a post is not as long as several people.
    let several = 4 * chars.saturating_sub(HALF);
    let rest = (24 + 2 * chars + several + spread(flow, from, to) + whole, Kind::Rest);
    let joint = s.starts_with('兼') && lexicon.titles.surname_at_start(s).is_none();
    let doubt = person::doubt(s, lexicon).filter(|_| !joint && !opens_with_seat(s));
    let name = doubt.map(|d| {
        // 市長大泉 is no name of four letters.
        let swallows = cuts[1..cuts.len() - 1].iter().any(|&k| is_office(&flow.as_str()[from..k], lexicon));
        let swallows = swallows
            || cuts_body(flow, from, to, lexicon)
            || held
            || opens_with_honorific(flow, from, to, lexicon)
            || tears_unit(flow, from, to, lexicon);
        let swallowed = if swallows { 20 } else { 0 };
        // 財務部税務室 is likelier a unit than somebody's name.
        let unit = s.chars().count() > 4 && has_body_form(s, lexicon);
        let odd = if uneven(flow, from, to) || unit { 12 } else { 0 };
        let doubt = LEAST
            + d
            + swallowed
            + odd
            + stretched(flow, from, to)
            + unlikely_length(flow, from, to, lexicon);
        (doubt, Kind::Name)
    });
    let office = office(flow, cuts, lexicon);
    [Some(rest), name, office].into_iter().flatten().min_by_key(|w| w.0).unwrap_or(rest)
}

/// More doubt for a name in spaced letters whose parts have other lengths than most, where others of a row might begin
/// within it: 佐 藤 宗 善 伊|藤 邦 彦.
fn unlikely_length(flow: &Flow, from: usize, to: usize, lexicon: &Lexicon) -> u32 {
    let s = &flow.as_str()[from..to];
    let gaps = s.char_indices().skip(1).filter(|(at, _)| flow.gap_before(from + at) > 0).count();
    if gaps < 3 || !only(s, Script::Kanji) {
        return 0;
    }
    let count = |words: &str| crate::span::to_u32(words.chars().count());
    let family = lexicon.titles.surname_at_start(s).unwrap_or(0);
    let given = count(&s[family..]);
    let bare = count(s[family..].trim_end_matches(['君', '氏', '様']));
    match count(&s[..family]) {
        // 小 澤   悠 伊 藤   勉: nobody's given name has four kanji.
        2.. if bare > 3 => 24 * (bare - 3),
        0 | 1 if count(s) > 4 => 4 * (count(s) - 4),
        2 if given > 2 && !lexicon.titles.is_given_name(&s[family..]) => 1,
        _ => 0,
    }
}

/// Whether a capacity or post stands among the letters of a name: 君　議長　木原　学.
fn holds_office(flow: &Flow, cuts: &[usize], lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let office = |words: &str| {
        let seat =
            || lexicon.titles.capacity(words).is_some_and(|c| c.kind != "legend" && c.kind != "absent");
        (2..=5).contains(&words.chars().count()) && (lexicon.titles.is_post(words) || seat())
    };
    cuts.len() <= LETTERS
        && cuts[1..]
            .iter()
            .enumerate()
            .any(|(i, &start)| cuts[i + 2..].iter().any(|&end| office(&s[start..end])))
}

/// Whether the words after the last gap are what a unit is called whose post goes on behind them: 歩　　福祉|部長.
fn tears_unit(flow: &Flow, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let last = s[from..to].char_indices().rev().map(|(at, _)| from + at).find(|&at| flow.gap_before(at) > 0);
    let Some(last) = last.filter(|&at| at > from && to < s.len() && flow.gap_before(to) == 0) else {
        return false;
    };
    let word = &s[last..to];
    called::names_a_unit(word, lexicon) && !lexicon.titles.is_given_name(word)
}

/// Whether a name begins with the 君 that closes the one before it; 君島 is a name.
fn opens_with_honorific(flow: &Flow, from: usize, to: usize, lexicon: &Lexicon) -> bool {
    let s = &flow.as_str()[from..to];
    let family = lexicon.titles.surname_at_start(s).is_some_and(|end| s[..end].chars().count() > 1);
    from > 0 && s.starts_with('君') && !family
}

/// Whether a name has more parts than a family name and a given name, though some are no letters by themselves: 柊　直樹　書.
fn uneven(flow: &Flow, from: usize, to: usize) -> bool {
    let s = flow.as_str();
    let mut parts = vec![0u32];
    for (at, _) in s[from..to].char_indices() {
        if at > 0 && flow.gap_before(from + at) > 0 {
            parts.push(0);
        }
        if let Some(last) = parts.last_mut() {
            *last += 1;
        }
    }
    parts.len() > 2 && parts.iter().filter(|&&letters| letters > 1).count() > 1
}

/// More doubt where the gaps within a name are wider than those around it.
fn stretched(flow: &Flow, from: usize, to: usize) -> u32 {
    let s = flow.as_str();
    let inner = s[from..to].char_indices().skip(1).map(|(i, _)| flow.gap_before(from + i)).max().unwrap_or(0);
    let before = if from > 0 { flow.gap_before(from) } else { 0 };
    let after = if to < s.len() { flow.gap_before(to) } else { 0 };
    let narrow = |gap: u32| gap > 0 && gap < inner;
    if narrow(before) || narrow(after) { 3 } else { 0 }
}

/// The doubt that words are a post or a body.
fn office(flow: &Flow, cuts: &[usize], lexicon: &Lexicon) -> Option<(u32, Kind)> {
    let titles = &lexicon.titles;
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let all = flow.as_str();
    let s = &all[from..to];
    let bare = without_concurrence(s);
    if titles.capacity(bare).is_some() || titles.is_post(bare) {
        return Some((9, Kind::Office));
    }
    // No post has the number of a seat in it: 平2番厚.
    let seats = s.match_indices('番').filter(|(at, _)| s[..*at].ends_with(|c: char| c.is_ascii_digit()));
    if seats.into_iter().any(|(at, ban)| !s[at + ban.len()..].starts_with(['町', '街', '地', '館'])) {
        return None;
    }
    // 2番高橋健一議員 opens with a seat.
    let digits = s.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < s.len() && digits.starts_with('番') {
        return None;
    }
    let Some(post) = post_start(bare, lexicon) else {
        // 株式会社みなと部門長山田太郎 begins as a body does, and ends with a post and a person.
        let held = cuts[1..cuts.len() - 1].iter().any(|&k| {
            is_office(&all[from..k], lexicon)
                && person::doubt(&all[k..to], lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
        });
        // 総　務　課　長　　柊　誠　　港湾課: posts stand before others.
        let posts = cuts[1..cuts.len() - 1]
            .iter()
            .filter(|&&k| flow.gap_before(k) > 0 && post_start(&all[from..k], lexicon).is_some());
        let posts = posts.count().max(usize::from(held));
        let doubt = 18 + 20 * crate::span::to_u32(posts);
        let doubt = if holds_person(flow, cuts, s.len(), lexicon) { doubt + 20 } else { doubt };
        return has_body_form(s, lexicon).then_some((doubt + long(s) + spread(flow, from, to), Kind::Body));
    };
    let mut doubt = 11 + long(s) + spread(flow, from, to);
    // 健　　書　　記 is a 書記 behind the last letter of a name.
    let letter = bare[..post].chars().count() == 1 && !bare.starts_with(BEFORE_POST);
    if letter && s.len() == bare.len() && flow.gap_before(from + post) > 0 {
        doubt += 12;
    }
    let known = lexicon.bodies.known_at_start(bare).unwrap_or(0);
    for &k in &cuts[1..cuts.len() - 1] {
        let (left, right) = (&all[from..k], &all[k..to]);
        let gap = flow.gap_before(k) > 0;
        // 生活部長　兼田　健一 is no second post.
        let family = gap
            && titles
                .surname_at_start(right)
                .is_some_and(|end| right[..end].chars().count() > 1 && flow.gap_before(k + end) > 0);
        let concurrent = right.starts_with('兼') && !family || left.ends_with('兼');
        let left_office = is_office(left, lexicon);
        // 総務部長　財政課長 are two posts, 理　事　長 and 庶　務　防　災　係　長 are one.
        let letters = || {
            let inner = |at: usize| flow.gap_before(from + at);
            left.char_indices().skip(1).all(|(at, _)| inner(at) >= flow.gap_before(k))
                && titles.capacity(left).is_some_and(|c| c.kind == "organ")
        };
        if gap && left_office && k - from <= post && !concurrent && !letters() {
            doubt += 20;
        }
        // 山田太郎　教育長, 山田太郎教育長: a person, then the post.
        let named =
            person::doubt(left, lexicon).is_some_and(|d| d == person::SURE || gap && d == person::LIKELY);
        if named
            && is_office(right, lexicon)
            // The 長崎太 of 長崎太平洋大学教授 is nobody.
            && k - from >= known
            && (left.chars().count() >= 3 || gap && stands_apart(flow, from, k, to))
            && !cuts_body(flow, from, k, lexicon)
        {
            doubt += 20;
        }
        // 市長山田太郎教育長: a post, then a person.
        let surname = titles.surname_at_start(right).is_some_and(|e| right[..e].chars().count() >= 2);
        if left_office && surname && k - from <= post && !concurrent {
            let middle = &all[k..from + post];
            doubt += if person::doubt(middle, lexicon) == Some(person::SURE) { 24 } else { 12 };
        }
    }
    // 柊　花子君　教育長: what 君 closes is a person, known or not.
    let closes = |&&k: &&usize| flow.gap_before(k) > 0 && all[from..k].ends_with('君');
    doubt += 40 * crate::span::to_u32(cuts[1..cuts.len() - 1].iter().filter(closes).count());
    if holds_person(flow, cuts, post, lexicon) {
        doubt += 20;
    }
    Some((doubt, Kind::Office))
}

/// Whether a person set apart stands before the post at the byte `post` of the words, at their beginning or behind another post.
fn holds_person(flow: &Flow, cuts: &[usize], post: usize, lexicon: &Lexicon) -> bool {
    let all = flow.as_str();
    let (from, to) = (cuts[0], cuts[cuts.len() - 1]);
    let gaps: Vec<usize> = cuts[..cuts.len() - 1]
        .iter()
        .copied()
        .filter(|&k| k <= from + post && (k == from || flow.gap_before(k) > 0))
        .collect();
    gaps.iter().enumerate().any(|(i, &start)| {
        gaps[i + 1..].iter().take(5).any(|&end| {
            let (name, rest) = (&all[start..end], &all[end..to]);
            let place = name.ends_with(['市', '区', '町', '村', '県', '社', '会']);
            // 森　　　学 between posts whose letters are not apart.
            let two = || {
                start > from
                    && name.chars().count() == 2
                    && stands_apart(flow, start, end, to)
                    && is_office(&all[from..start], lexicon)
            };
            let long = (3..=5).contains(&name.chars().count());
            if !(long || two()) || place || cuts_body(flow, start, end, lexicon) {
                return false;
            }
            match person::doubt(name, lexicon) {
                Some(person::SURE | person::LIKELY) if !long => is_office(rest, lexicon),
                Some(person::SURE) => start > from && is_office(rest, lexicon),
                // Letters that no table holds, before a post that is set otherwise or of known words.
                Some(person::UNKNOWN) => {
                    (start == from || is_office(&all[from..start], lexicon))
                        && (is_office(rest, lexicon) && stands_apart(flow, start, end, to)
                            || (called::is_title(rest, lexicon) || lexicon.bodies.is_unit(rest))
                                && called::is_strange(name, lexicon))
                }
                _ => false,
            }
        })
    })
}

/// Whether letters by themselves end at `cut`, and behind it stands a word of several: 森　　学　福祉部長.
fn stands_apart(flow: &Flow, from: usize, cut: usize, to: usize) -> bool {
    let s = flow.as_str();
    let spaced = s[from..cut].char_indices().skip(1).all(|(at, _)| flow.gap_before(from + at) > 0);
    let next = s[cut..to].char_indices().nth(1).map(|(at, _)| cut + at);
    spaced && next.is_some_and(|next| flow.gap_before(next) == 0)
}

/// More doubt for each gap too wide to stand within a post or a body, unless letters are spaced there to fill a column.
fn spread(flow: &Flow, from: usize, to: usize) -> u32 {
    let s = flow.as_str();
    let alone = |at: usize| {
        let next = s[at..to].char_indices().nth(1).map_or(to, |(next, _)| at + next);
        next >= to || flow.gap_before(next) > 0
    };
    let wide = |at: usize| flow.gap_before(at) >= 3 && !alone(at);
    40 * crate::span::to_u32(s[from..to].char_indices().skip(1).filter(|&(at, _)| wide(from + at)).count())
}

/// More doubt for words longer than a post is printed.
fn long(s: &str) -> u32 {
    2 * crate::span::to_u32(s.chars().count()).saturating_sub(22)
}

/// Whether a cut at `at` tears the ending of a body: 白浜大|学経営学部.
fn cuts_body(flow: &Flow, from: usize, at: usize, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let ends = s[at..].char_indices().take(3).map(|(i, c)| at + i + c.len_utf8());
    ends.take_while(|&end| end == at || flow.gap_before(at) == 0)
        .any(|end| lexicon.bodies.ending(&s[from..end]).is_some_and(|(ending, _)| from + ending < at))
}

/// Whether the words are known as a body, or end or begin as one.
fn has_body_form(s: &str, lexicon: &Lexicon) -> bool {
    let bodies = &lexicon.bodies;
    bodies.known(s).is_some()
        || bodies.is_unit(s)
        || bodies.form_at_start(s).is_some()
        || bodies.form_at_end(s).is_some()
        || s.chars().count() > 3 && bodies.ending(s).is_some_and(|(at, _)| at > 0)
}
