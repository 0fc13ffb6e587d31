//! How well words fill a cell of a column.

use super::super::{SIGNS, cells, is_body, person, presence_of, scope};
use crate::lexicon::Lexicon;

/// What a column of a roster holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// No., 番号
    Number,
    /// 区分: 会長, 委員
    Capacity,
    /// 氏名
    Name,
    /// 所属, the post in it beside or in another column.
    Body,
    /// 役職
    Post,
    /// 所属・役職 in one.
    Held,
    /// 出欠, 備考
    State,
    /// 代理出席者
    Proxy,
    /// Of which nothing is told: 任期.
    Other,
}

/// Kinds of cues that name columns.
const NAMED: [(&str, Column); 8] = [
    ("column-name", Column::Name),
    ("column-state", Column::State),
    ("column-proxy", Column::Proxy),
    ("column-number", Column::Number),
    ("column-capacity", Column::Capacity),
    ("column-held", Column::Held),
    ("column-body", Column::Body),
    ("column-post", Column::Post),
];

/// Characters of the longest cell that tells a capacity.
const CAPACITY: usize = 12;

impl Column {
    /// The column that words name: 氏名（敬称略）.
    pub(super) fn named(words: &str, lexicon: &Lexicon) -> Option<Column> {
        let bare = words.split_once('(').map_or(words, |(bare, _)| bare);
        let of = |words: &str| NAMED.iter().find(|(kind, _)| lexicon.cues.is(kind, words));
        of(words).or_else(|| of(bare)).map(|(_, column)| *column)
    }

    /// How doubtful it is that a row has no cell here; `None` where each has one.
    pub(super) fn doubt_empty(self) -> Option<u32> {
        match self {
            Column::Name => None,
            Column::State | Column::Proxy => Some(0),
            Column::Other => Some(1),
            Column::Number => Some(2),
            Column::Capacity => Some(4),
            Column::Body | Column::Post | Column::Held => Some(5),
        }
    }

    /// How doubtful it is that `pieces` are a cell of this column, 0 where it is sure; `None` where they are none.
    pub(super) fn doubt(self, pieces: &[&str], lexicon: &Lexicon) -> Option<u32> {
        let words = pieces.concat();
        // 〃: what the row above has.
        if is_same(&words) {
            return matches!(self, Column::Capacity | Column::Body | Column::Post | Column::Held)
                .then_some(0);
        }
        // ○
        if self != Column::State && !words.contains(char::is_alphanumeric) {
            return None;
        }
        let parted = u32::try_from(pieces.len().saturating_sub(1)).unwrap_or(u32::MAX);
        let doubt = match self {
            Column::Name => return name(pieces, &words, lexicon),
            Column::Number => return is_number(&words).then_some(0),
            Column::Capacity => return capacity(&words, lexicon),
            Column::State => state(&words, lexicon),
            Column::Proxy | Column::Other => 2,
            Column::Body => body(&words, lexicon),
            Column::Post => post(&words, lexicon),
            Column::Held => held(&words, lexicon),
        };
        Some(doubt + parted)
    }
}

/// Whether words are the sign that repeats the cell above.
pub(super) fn is_same(words: &str) -> bool {
    matches!(words, "〃" | "″" | "”" | "同上")
}

/// A name without signs before it and notes behind.
pub(super) fn bare(words: &str) -> &str {
    let words = words.trim_start_matches(|c| SIGNS.contains(c));
    let end = words.find(['(', '[', '【', '〔', '※']).filter(|&at| at > 0).unwrap_or(words.len());
    words[..end].trim_end()
}

fn name(pieces: &[&str], words: &str, lexicon: &Lexicon) -> Option<u32> {
    // 課長　柊　誠: a post and its holder, in columns of another table.
    let titled = |piece: &&str| piece.chars().count() > 1 && cells::is_office(piece, lexicon);
    if pieces.len() > 1 && pieces.iter().any(titled) {
        return None;
    }
    let doubt = person::doubt(bare(words), lexicon)?;
    Some(if doubt < person::SURNAME { doubt } else { doubt - person::SURNAME + 4 })
}

fn is_number(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '.', '番', '号', '第']);
    (1..=3).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_digit())
}

fn capacity(words: &str, lexicon: &Lexicon) -> Option<u32> {
    if lexicon.titles.capacity(words).is_some_and(|capacity| capacity.kind != "legend") {
        return Some(0);
    }
    if scope::is_class(words, lexicon) || scope::is_numbered_class(words) {
        return Some(1);
    }
    let somebody = person::doubt(words, lexicon).is_some_and(|doubt| doubt <= person::LIKELY);
    (words.chars().count() <= CAPACITY && !somebody).then_some(4)
}

fn state(words: &str, lexicon: &Lexicon) -> u32 {
    let bare = words.trim_matches(['(', ')', '※']);
    let seat = lexicon
        .titles
        .capacity(bare)
        .is_some_and(|c| matches!(c.kind.as_str(), "chair" | "deputy" | "member"));
    if seat || presence_of(bare).is_some() || is_state(bare, lexicon) { 0 } else { 4 }
}

/// Whether words are a sign or a word of those in a column that tells who was there: ○, 出席.
fn is_state(words: &str, lexicon: &Lexicon) -> bool {
    let words = words.split_once('(').map_or(words, |(state, _)| state);
    ["state-present", "state-absent", "state-proxy"].iter().any(|kind| lexicon.cues.is(kind, words))
}

fn is_somebody(words: &str, lexicon: &Lexicon) -> bool {
    !is_body(words, lexicon) && person::doubt(words, lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
}

fn body(words: &str, lexicon: &Lexicon) -> u32 {
    match () {
        () if is_seat_or_post(words, lexicon) || is_somebody(words, lexicon) => 7,
        () if lexicon.titles.post_at_end(words).is_some() => 2,
        () if is_body(words, lexicon) => 0,
        () => 2,
    }
}

fn post(words: &str, lexicon: &Lexicon) -> u32 {
    match lexicon.titles.post_at_end(words) {
        _ if is_seat_or_post(words, lexicon) => 0,
        Some(0) => 0,
        Some(_) => 1,
        None if is_somebody(words, lexicon) => 8,
        None if is_body(words, lexicon) => 6,
        None => 3,
    }
}

fn held(words: &str, lexicon: &Lexicon) -> u32 {
    match () {
        () if is_seat_or_post(words, lexicon) => 1,
        () if lexicon.titles.post_at_end(words).is_some() => 0,
        () if is_body(words, lexicon) => 1,
        () if is_somebody(words, lexicon) => 8,
        () => 3,
    }
}

fn is_seat_or_post(words: &str, lexicon: &Lexicon) -> bool {
    lexicon.titles.is_post(words) || lexicon.titles.capacity(words).is_some()
}
