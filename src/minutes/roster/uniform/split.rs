//! The ways to read a row as columns: where the name stands, what is before it, and what behind.

use std::ops::Range;

use super::{
    super::{is_body, person, presence_of, scope},
    words::{Word, letters},
};
use crate::{lexicon::Lexicon, text::Flow};

/// Where the name stands in the rows of a list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Schema {
    /// 柊　誠　　みなと大学　教授
    First,
    /// みなと大学　教授　　柊　誠
    Last,
    /// みなと大学　　柊　誠　　教授
    Between,
    /// 柊　誠（みなと大学　教授）
    Bracket,
}

/// All of them.
pub(super) const SCHEMAS: [Schema; 4] = [Schema::First, Schema::Last, Schema::Between, Schema::Bracket];

/// A row read by a schema.
#[derive(Clone, Debug)]
pub(super) struct Split {
    pub schema: Schema,
    /// The sign before the name.
    pub sign: Option<char>,
    /// What the person is here, in a column before the name.
    pub capacity: Option<String>,
    /// The name, with the notes behind it.
    pub name: Range<usize>,
    /// Bodies and posts, column by column.
    pub office: Vec<Range<usize>>,
    /// Notes behind all of it.
    pub notes: Range<usize>,
    /// How doubtful it is that the name is one.
    pub doubt: u32,
    /// Whether what stands beside the name reads as a body or a post.
    pub told: bool,
    /// The doubt of all of it.
    pub cost: u32,
}

/// What reads as no body or post costs this.
const UNTOLD: u32 = 6;
/// A column that is neither by itself costs this.
const STRANGE: u32 = 4;
/// So much does a letter that stands alone where a body is.
const TORN: u32 = 8;

/// A row cut into words.
pub(super) struct Cut<'r> {
    pub flow: &'r Flow,
    pub words: Vec<Word>,
    /// Whether it tells of people who are there by their office: 主査 is a post of theirs.
    pub official: bool,
}

/// The least doubtful way to read a row by `schema`.
pub(super) fn split(row: &Cut, schema: Schema, lexicon: &Lexicon) -> Option<Split> {
    // Letters of the longest name, each by itself.
    const LETTERS: usize = 7;
    let mut best: Option<Split> = None;
    for first in 0..row.words.len() {
        for last in first..row.words.len().min(first + LETTERS) {
            let read = read(row, (first, last), schema, lexicon);
            if let Some(read) = read.filter(|read| best.as_ref().is_none_or(|best| read.cost < best.cost)) {
                best = Some(read);
            }
        }
    }
    best
}

/// The row with its name in the words from `first` to `last`.
fn read(row: &Cut, (first, last): (usize, usize), schema: Schema, lexicon: &Lexicon) -> Option<Split> {
    let (s, words) = (row.flow.as_str(), row.words.as_slice());
    let (before, behind) = (&words[..first], &words[last + 1..]);
    let fits = match schema {
        Schema::First => !behind.is_empty(),
        Schema::Last => behind.is_empty() && !before.is_empty(),
        Schema::Between => !behind.is_empty() && !before.is_empty(),
        Schema::Bracket => behind.is_empty() && words[last].note.is_some(),
    };
    if !fits || words[first..last].iter().any(|word| word.note.is_some()) {
        return None;
    }
    if words[first + 1..=last].iter().chain(before).any(|word| word.sign.is_some()) {
        return None;
    }
    let name: String = words[first..=last].iter().map(|word| &s[word.range.clone()]).collect();
    // 水産庁　柊　誠, 柊　誠　同: a body of its own is no part of a name.
    let body = |word: &Word| {
        let word = &s[word.range.clone()];
        word == "同" || lexicon.bodies.known(word).is_some() && !lexicon.titles.is_surname(word)
    };
    // 局長　椥　辻　誠: nor is a post before its letters.
    let posted = last > first && lexicon.titles.is_post(&letters(&s[words[first].range.clone()]));
    if posted || words[first..=last].iter().any(body) {
        return None;
    }
    let doubt = doubt_of(&name, lexicon)?;
    let (capacity, before) = capacity_of(row, before, !behind.is_empty(), lexicon);
    if matches!(schema, Schema::First | Schema::Bracket) && !before.is_empty()
        || matches!(schema, Schema::Last | Schema::Between) && before.is_empty()
    {
        return None;
    }
    let mut office: Vec<Range<usize>> = before.iter().map(|word| word.range.start..word.end).collect();
    let mut notes = words[last].end..words[last].end;
    let mut end = words[last].end;
    if schema == Schema::Bracket {
        let note = words[last].note.clone()?;
        // The words in the bracket, and what is noted behind it.
        let inner = note.start + s[note.clone()].chars().next()?.len_utf8();
        let close = s[..note.end].char_indices().next_back()?.0;
        // 柊　誠※: a sign alone brackets nothing.
        if inner > close {
            return None;
        }
        office.push(inner..close);
        notes = note.end..words[last].end;
        if !are_states(&s[notes.clone()], lexicon) {
            return None;
        }
        end = words[last].range.end;
    }
    office.extend(behind.iter().map(|word| word.range.start..word.end));
    let (told, strange) = is_told(s, &office, schema, lexicon)?;
    let cost =
        doubt + if told { 0 } else { UNTOLD } + STRANGE * strange + torn(s, words, (first, last), before);
    let name = words[first].range.start..end;
    Some(Split { schema, sign: words[first].sign, capacity, name, office, notes, doubt, told, cost })
}

/// How doubtful it is that words are a name, perhaps with a seat behind it: 柊誠, 柊誠委員.
pub(super) fn doubt_of(name: &str, lexicon: &Lexicon) -> Option<u32> {
    let seat = lexicon.titles.capacity_at_end(name).filter(|&at| {
        let kind = lexicon.titles.capacity(&name[at..]).map(|c| c.kind.as_str());
        at > 0 && matches!(kind, Some("chair" | "deputy" | "member"))
    });
    let bare = seat.map_or(name, |at| &name[..at]);
    let whole = (2..=9).contains(&bare.chars().count());
    let word = lexicon.terms.is_generic(bare)
        || scope::is_unit(bare, lexicon)
        || lexicon.titles.post_at_end(bare).is_some()
        || presence_of(bare).is_some()
        || matches!(bare, "同上")
        || is_body(bare, lexicon) && lexicon.titles.surname_at_start(bare).is_none();
    person::doubt(bare, lexicon).filter(|&doubt| whole && !word && doubt <= person::UNKNOWN)
}

/// Whether notes behind a bracket say no more than how one came, or what one is here.
fn are_states(notes: &str, lexicon: &Lexicon) -> bool {
    let inner = notes.split(['(', ')', '[', ']', '【', '】', '〔', '〕']).map(str::trim);
    inner.filter(|note| !note.is_empty()).all(|note| {
        note.starts_with('※') || presence_of(note).is_some() || lexicon.titles.capacity(note).is_some()
    })
}

/// What the words before a name say that its bearer is here, and those of them that say where one belongs. It stands right
/// before the name or before all else; a post in the body before it is none, unless the post is told beside it.
fn capacity_of<'w>(
    row: &Cut,
    before: &'w [Word],
    behind: bool,
    lexicon: &Lexicon,
) -> (Option<String>, &'w [Word]) {
    let s = row.flow.as_str();
    let label = |words: &[Word]| {
        let label: String = words.iter().map(|word| letters(&s[word.range.clone()])).collect();
        let alone = words.len() == 1 || words.iter().all(|word| s[word.range.clone()].chars().count() == 1);
        let seat = lexicon
            .titles
            .capacity(&label)
            .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member" | "observer"));
        let plain = words.iter().all(|word| word.note.is_none());
        let post = row.official && lexicon.titles.is_post(&label);
        (alone && seat && plain && !post).then_some(label)
    };
    let posted = |words: &[Word]| {
        words
            .last()
            .is_some_and(|word| lexicon.titles.post_at_end(&letters(&s[word.range.clone()])).is_some())
    };
    let lengths = || (1..=before.len().min(4)).rev();
    let last = lengths().find_map(|taken| {
        let (rest, words) = before.split_at(before.len() - taken);
        let told = rest.is_empty() || behind || posted(rest);
        label(words).filter(|_| told).map(|label| (Some(label), rest))
    });
    let first = || {
        lengths().filter(|&taken| taken < before.len()).find_map(|taken| {
            let (words, rest) = before.split_at(taken);
            label(words).filter(|_| behind || posted(rest)).map(|label| (Some(label), rest))
        })
    };
    last.or_else(first).unwrap_or((None, before))
}

/// Whether the columns beside a name read as bodies or posts, and how many do not by themselves; `None` where one is
/// somebody else, or repeats the row above.
fn is_told(s: &str, office: &[Range<usize>], schema: Schema, lexicon: &Lexicon) -> Option<(bool, u32)> {
    let bare = |range: &Range<usize>| {
        let words = &s[range.clone()];
        let end = words.find(['(', '[', '【', '〔', '※']).filter(|&at| at > 0).unwrap_or(words.len());
        letters(words[..end].trim_end()).into_owned()
    };
    let columns: Vec<String> = office.iter().map(bare).collect();
    let post = |words: &String| lexicon.titles.post_at_end(words).is_some();
    let body = |words: &String| {
        is_body(words, lexicon)
            || scope::is_unit(words, lexicon)
            || lexicon.bodies.form_at_start(words).is_some()
    };
    for words in &columns {
        let same = words.starts_with(['同', '〃', '″']) || words.contains(['→', ':']);
        let seat = words.ends_with('番');
        let somebody = !post(words)
            && !body(words)
            && person::doubt(words, lexicon).is_some_and(|doubt| doubt <= person::LIKELY);
        // 港湾課長　柊誠、水道課長　森花子: a comma parts people.
        let mut listed = words.split('、').map(str::to_owned);
        let people = words.contains('、') && listed.any(|part| !post(&part) && !body(&part));
        let state = presence_of(words).is_some() || people;
        if same || seat || somebody || state {
            return None;
        }
    }
    // （会長・みなと大学教授）: what they are here stands before it.
    let here = |words: &String| {
        let first = words.split(['・', '、']).next().unwrap_or(words);
        lexicon.titles.capacity(first).is_some_and(|c| c.kind != "legend")
    };
    if schema == Schema::Bracket && columns.iter().any(here) {
        return None;
    }
    // 事務局長　柊　誠　次長　森　花子: behind a post somebody else follows.
    let follows = |two: &[String]| post(&two[0]) && !post(&two[1]) && !body(&two[1]);
    if columns.windows(2).any(follows) {
        return None;
    }
    // 高橋　健一　港湾課長　森　花子: so does another beside it, surname and given name apart.
    let other = |two: &[String]| {
        let plain = two.iter().all(|words| !post(words) && !body(words));
        plain && person::doubt(&two.concat(), lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
    };
    if columns.windows(2).any(other) {
        return None;
    }
    let strange = columns.iter().filter(|words| !post(words) && !body(words)).count();
    let whole = columns.concat();
    let told = match schema {
        // The post stands behind the name, the body before it.
        Schema::Between => columns.first().is_some_and(body) && columns.last().is_some_and(post),
        _ => post(&whole) || columns.iter().any(|words| post(words) || body(words)),
    };
    Some((told, u32::try_from(strange).unwrap_or(u32::MAX)))
}

/// What speaks against the borders of a name: its words stand no nearer to each other than to what is beside it, or a letter
/// stands alone there, in the column `before` it or behind it.
fn torn(s: &str, words: &[Word], (first, last): (usize, usize), before: &[Word]) -> u32 {
    let inner = words[first + 1..=last].iter().map(|word| word.gap).max().unwrap_or(0);
    let letter = |word: &Word| s[word.range.clone()].chars().count() == 1;
    let cost = |near: u32, letter: bool| 2 * u32::from(near < inner) + if letter { TORN } else { 0 };
    let behind = words.get(last + 1).map_or(0, |next| cost(next.gap, letter(next)));
    let before = before.last().map_or(0, |word| cost(words[first].gap, letter(word)));
    before + behind
}
