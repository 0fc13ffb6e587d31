//! Entries that run on in one row: name, body, and the next name at once behind the post.

mod run;

use std::{borrow::Cow, ops::Range};

use super::{called::called, is_body, person};
use crate::{
    lexicon::Lexicon,
    script::{Script, script},
    text::Flow,
};

pub(super) use run::{Entry, entries, run};

/// A person by surname and title with more doubt than this is none where only spaces part them from others.
const SURE_ENOUGH: u32 = 4;

/// The entries of a row in which each has its capacity: `委員長　山田太郎　副委員長　鈴木花子　委員　佐藤誠、森毅`,
/// `山田太郎会長　鈴木花子委員`. A row with one capacity or none is one entry.
pub(super) fn offices(flow: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let s = flow.as_str();
    let pieces = with_capacities_whole(flow, lexicon);
    let is_capacity = |piece: &Range<usize>| {
        let words = &s[piece.clone()];
        // 委　員　柊　誠　　〃　森　花子
        words == "〃"
            || lexicon.titles.capacity(words).is_some_and(|c| c.kind != "legend" && c.kind != "absent")
    };
    let titled = |piece: &Range<usize>, most: u32| {
        let words = without_given(&s[piece.clone()]);
        let words = bare(&words);
        lexicon
            .titles
            .capacity_at_end(words)
            .filter(|&at| at > 0 && lexicon.titles.post_at_end(&words[..at]).is_none())
            .is_some_and(|at| {
                person::doubt(&words[..at].replace(' ', ""), lexicon).is_some_and(|doubt| doubt <= most)
            })
    };
    let is_titled = |piece: &Range<usize>| titled(piece, person::LIKELY);
    // 鴨志原委員(代　柊): a note goes on behind a space.
    let whole = with_given_names(s, closed(s, &pieces), lexicon);
    // Of several with a seat each, those whom no table holds are people as well.
    let most = whole.iter().filter(|piece| is_titled(piece)).count() * 2 >= whole.len();
    let seated = whole.len() > 1
        && whole.iter().all(|piece| {
            let name = bare(&s[piece.clone()]);
            let chars = lexicon.titles.capacity_at_end(name).map_or(0, |at| name[..at].chars().count());
            is_titled(piece) || (chars > 3 || most) && titled(piece, person::UNKNOWN)
        });
    // 柊総務課長　森主査、柊参事官: by surname and post, commas among the spaces.
    let people = || people_apart(flow, &pieces, lexicon);
    // 柊誠氏　森花子氏: what honours a name closes each.
    let honours = |piece: &Range<usize>| {
        let words = &s[piece.clone()];
        person::honorific(words, lexicon).is_some_and(|at| at > 'あ'.len_utf8())
            && person::doubt(words, lexicon).is_some()
    };
    let honoured = || {
        let all = pieces.len() > 1 && pieces.iter().all(honours);
        all.then(|| pieces.iter().map(|piece| piece.start).collect())
    };
    let closed_by_seat = by_seats(s, &pieces, lexicon);
    // 森委員　柊委員　三雲委員　奥委員: in a row of nothing but seats, whoever has one is somebody.
    // 森会長　柊副会長　三雲氏　奥山氏
    let all_seated = || {
        let each = |piece: &Range<usize>| has_seat(bare(&s[piece.clone()]), lexicon) || honours(piece);
        whole.len() > 3 && whole.iter().all(each)
    };
    let starts: Vec<usize> = if let Some(starts) = closed_by_seat {
        starts
    } else if seated || whole.iter().all(is_titled) || all_seated() {
        whole.iter().map(|piece| piece.start).collect()
    } else if pieces.first().is_some_and(is_capacity) && !pieces.windows(2).any(|w| w.iter().all(is_capacity))
    {
        // 委員　柊　誠　　欠　委員　森　花子: who is absent is marked before the capacity.
        let state = |piece: &Range<usize>| {
            ["state-absent", "state-present"].iter().any(|kind| lexicon.cues.is(kind, &s[piece.clone()]))
        };
        let begins = |at: &usize| is_capacity(&pieces[*at]);
        let marked = |at: usize| at.checked_sub(1).filter(|&before| state(&pieces[before])).unwrap_or(at);
        (0..pieces.len()).filter(begins).map(|at| pieces[marked(at)].start).collect()
    } else {
        people().or_else(honoured).unwrap_or_default()
    };
    at_starts(flow, &starts)
}

/// Whether words are a short name and the seat of a member or chair: 奥委員, but not 公募委員.
fn has_seat(words: &str, lexicon: &Lexicon) -> bool {
    let titles = &lexicon.titles;
    titles.capacity(words).is_none()
        && titles.capacity_at_end(words).filter(|&at| at > 0).is_some_and(|at| {
            let kind = titles.capacity(&words[at..]).map(|c| c.kind.as_str());
            let name = &words[..at];
            matches!(kind, Some("chair" | "deputy" | "member"))
                && name.chars().count() <= 6
                && name.chars().all(char::is_alphabetic)
                && lexicon.bodies.known(name).is_none()
                && !lexicon.terms.is_generic(name)
        })
}

/// Where entries begin that a seat closes each, apart from the name: 柊　誠　委員　　三雲　花子　委員. `None` where the row is none of such.
fn by_seats(s: &str, pieces: &[Range<usize>], lexicon: &Lexicon) -> Option<Vec<usize>> {
    // 柊　誠　委員（代理：森　花子）: a note goes on behind a space.
    let pieces = closed(s, pieces);
    let seat = |piece: &Range<usize>| {
        let kind = lexicon.titles.capacity(bare(&s[piece.clone()])).map(|c| c.kind.as_str());
        // 森　花子　代理（みなと市港湾部長）: who came in the place of one.
        matches!(kind, Some("chair" | "deputy" | "member" | "proxy"))
    };
    let mut starts = Vec::new();
    for entry in pieces.split_inclusive(seat) {
        let (last, name) = entry.split_last()?;
        let letters: usize = name.iter().map(|piece| s[piece.clone()].chars().count()).sum();
        let plain = name.iter().all(|piece| s[piece.clone()].chars().all(char::is_alphabetic));
        if !seat(last) || !plain || !(2..=9).contains(&letters) {
            return None;
        }
        starts.push(entry.first()?.start);
    }
    (starts.len() > 1).then_some(starts)
}

/// The pieces, those joined between which a bracket is open.
fn closed(s: &str, pieces: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let open = |range: &Range<usize>| {
            s[range.clone()].matches('(').count() > s[range.clone()].matches(')').count()
        };
        match whole.last_mut().filter(|last| open(last)) {
            Some(last) => last.end = piece.end,
            None => whole.push(piece.clone()),
        }
    }
    whole
}

/// The pieces, a family name together with the given name and the title behind the gap: 椥辻 弥会長.
fn with_given_names(s: &str, pieces: Vec<Range<usize>>, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut whole: Vec<Range<usize>> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let words = bare(&s[piece.clone()]);
        let given = lexicon
            .titles
            .capacity_at_end(words)
            .filter(|&at| (1..=2).contains(&words[..at].chars().count()));
        let family = |last: &&mut Range<usize>| {
            lexicon.titles.is_surname(&s[(**last).clone()])
                && lexicon.titles.capacity(&s[(**last).clone()]).is_none()
        };
        match whole.last_mut().filter(family).filter(|_| given.is_some()) {
            Some(last) => last.end = piece.end,
            None => whole.push(piece),
        }
    }
    whole
}

/// The words of a row between spaces, the letters of a capacity together however they are spaced: 座　長.
fn with_capacities_whole(flow: &Flow, lexicon: &Lexicon) -> Vec<Range<usize>> {
    // Letters of a capacity that is spaced to fill a column.
    const LETTERS: usize = 4;
    let s = flow.as_str();
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    let is_letter = |piece: &Range<usize>| s[piece.clone()].chars().count() == 1;
    let mut whole: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let letters = pieces[at..].iter().take(LETTERS).take_while(|piece| is_letter(piece)).count();
        let capacity =
            |n: &usize| lexicon.titles.capacity(&s[pieces[at].start..pieces[at + n - 1].end]).is_some();
        let taken = (2..=letters).rev().find(capacity).unwrap_or(1);
        whole.push(pieces[at].start..pieces[at + taken - 1].end);
        at += taken;
    }
    whole
}

/// Where people begin who are called by surname and title each, with spaces between; `None` where a piece is no such person.
fn people_apart(flow: &Flow, pieces: &[Range<usize>], lexicon: &Lexicon) -> Option<Vec<usize>> {
    let s = flow.as_str();
    // 香取委員（代理　二見）: a note goes on behind a space.
    let pieces = closed(s, pieces);
    let mut starts = Vec::new();
    for piece in &pieces {
        let mut at = piece.start;
        for words in s[piece.clone()].split_inclusive(['、', ',']) {
            let end = at + words.trim_end_matches(['、', ',']).len();
            let known = |name: &str| name.chars().count() > 1 && lexicon.titles.is_surname(name);
            let sure = called(&flow.slice(at..end), true, lexicon)
                .is_some_and(|called| called.doubt <= SURE_ENOUGH || known(&s[at..at + called.name]));
            if !sure && !heads_a_unit(&s[at..end], lexicon) {
                return None;
            }
            starts.push(at);
            at += words.len();
        }
    }
    (pieces.len() > 1).then_some(starts)
}

/// Whether words are a family name of several letters and the head of a unit, however it is called: 高橋みなと応援課長.
fn heads_a_unit(words: &str, lexicon: &Lexicon) -> bool {
    let surname = lexicon.titles.surname_at_start(words).filter(|&end| words[..end].chars().count() > 1);
    let unit = surname.map_or("", |end| &words[end..]);
    let headed = ["課長", "部長", "室長", "局長", "係長", "課長補佐", "次長"]
        .iter()
        .find_map(|head| unit.strip_suffix(head));
    headed.is_some_and(|unit| (2..=12).contains(&unit.chars().count()))
        && lexicon.titles.post_at_end(words).is_some()
        && !is_body(words.get(..surname.unwrap_or(0)).unwrap_or_default(), lexicon)
}

/// People who stand in a row behind their heading with spaces between, by name and seat or by surname and post; the row as
/// it is, where it is anything else.
pub(super) fn seated_or_called(flow: &Flow, lexicon: &Lexicon) -> Vec<Flow> {
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    let seated = by_seats(flow.as_str(), &pieces, lexicon);
    at_starts(flow, &seated.or_else(|| people_apart(flow, &pieces, lexicon)).unwrap_or_default())
}

/// The entries that begin at the bytes `starts`; the row as it is, where it holds one.
fn at_starts(flow: &Flow, starts: &[usize]) -> Vec<Flow> {
    if starts.len() < 2 {
        return vec![flow.clone()];
    }
    let s = flow.as_str();
    let ends = starts.iter().copied().skip(1).chain([s.len()]);
    let words = |start: usize, end: usize| s[start..end].trim_end_matches(['、', ',', ' ']).len();
    starts.iter().zip(ends).map(|(&start, end)| flow.slice(start..start + words(start, end))).collect()
}

/// The names of a row in which signs mark some of them: ◎椥辻花子　○柊誠　森一郎. Any other row gives none.
pub(super) fn signed(flow: &Flow) -> Vec<Flow> {
    let s = flow.as_str();
    let sign = |piece: &str| piece.starts_with(|c| super::SIGNS.contains(c));
    let pieces: Vec<Range<usize>> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    let name = |piece: &Range<usize>| {
        let words = s[piece.clone()].trim_start_matches(|c| super::SIGNS.contains(c));
        (3..=6).contains(&words.chars().count())
            && words.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana))
    };
    let signs = pieces.iter().filter(|piece| sign(&s[(*piece).clone()])).count();
    if signs < 2 || !sign(s) || !pieces.iter().all(name) {
        return Vec::new();
    }
    pieces.into_iter().map(|piece| flow.slice(piece)).collect()
}

/// The names of a row that is nothing but surnames and given names by turns, as the rows `beside` it are; `None` where it is anything else.
pub(super) fn pairs(flow: &Flow, beside: bool, lexicon: &Lexicon) -> Option<Vec<Flow>> {
    let s = flow.as_str();
    let pieces: Vec<_> = flow.pieces().into_iter().map(|(range, _)| range).collect();
    let titles = &lexicon.titles;
    let letters = |piece: &Range<usize>| {
        let words = &s[piece.clone()];
        (1..=4).contains(&words.chars().count())
            && words.chars().all(|c| matches!(script(c), Script::Kanji | Script::Hiragana | Script::Katakana))
            && titles.capacity(words).is_none()
            && !titles.is_post(words)
    };
    // Letters spaced to fill a column are one name.
    let long = pieces.iter().filter(|piece| s[(*piece).clone()].chars().count() > 1).count();
    let known = pieces.iter().step_by(2).filter(|piece| titles.is_surname(&s[(*piece).clone()])).count();
    // 委　員　椥辻　花子
    let headed = pieces.iter().skip(1).any(|piece| {
        let words = &s[..piece.end];
        titles.capacity(words).is_some() || titles.is_post(words) || titles.section(words).is_some()
    });
    let fits = pieces.len() >= 4
        && !headed
        && pieces.len() % 2 == 0
        && pieces.iter().all(letters)
        && (long * 2 >= pieces.len() && known * 4 >= pieces.len() || beside && known * 2 == pieces.len());
    fits.then(|| pieces.chunks(2).map(|pair| flow.slice(pair[0].start..pair[1].end)).collect())
}

/// Whether a line by itself is nothing but people whose surnames and given names stand apart, most of which tables hold.
pub(super) fn pairs_alone(flow: &Flow, lexicon: &Lexicon) -> bool {
    let s = flow.as_str();
    let pieces: Vec<&str> = flow.pieces().into_iter().map(|(piece, _)| &s[piece]).collect();
    let people = pieces.len() / 2;
    let families = pieces.iter().step_by(2).filter(|name| lexicon.titles.is_surname(name)).count();
    let given = pieces.iter().skip(1).step_by(2).filter(|name| lexicon.titles.is_given_name(name)).count();
    // 高橋　森　鈴木　石田 are four.
    let doubtful = |name: &&&str| lexicon.titles.is_surname(name) && !lexicon.titles.is_given_name(name);
    let others = pieces.iter().skip(1).step_by(2).filter(doubtful).count();
    people > 1
        && others == 0
        && pairs(flow, false, lexicon).is_some()
        && families * 2 >= people
        && given * 2 >= people
        && families + given > people
}

/// A piece without what tells two of one family name apart: 柊委員 of 柊（誠）委員.
fn without_given(words: &str) -> Cow<'_, str> {
    let told = words.split_once('(').and_then(|(surname, rest)| {
        let (given, title) = rest.split_once(')')?;
        let apart = !surname.is_empty() && !title.is_empty() && (1..=3).contains(&given.chars().count());
        apart.then(|| format!("{surname}{title}"))
    });
    told.map_or(Cow::Borrowed(words), Cow::Owned)
}

/// A piece without the brackets behind it.
fn bare(words: &str) -> &str {
    words.find(['(', '[', '【', '※']).filter(|&i| i > 0).map_or(words, |i| &words[..i])
}

#[cfg(test)]
mod tests;
