//! Which gaps of a record in one line stand between what were cells: 町　　長　　柊　誠　　　　　副　町　長　　森　花子.

use super::{INDENT, lone_at_end};
use crate::lexicon::Lexicon;

/// Spaces before names that stand below the seat which all of them have, at least.
const COLUMN: usize = 10;
/// The same before the posts of witnesses, which are broken in a narrow column.
const WITNESS: usize = 8;
/// Letters of a post at most.
const POST: usize = 20;

/// Whether the cell that ends in the words `before` a gap of so many spaces is over there, and others stand `behind` it.
pub(super) fn ends(before: &str, behind: &str, wide: usize, lexicon: &Lexicon) -> bool {
    let mut letters = behind.chars();
    let lone =
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none_or(char::is_whitespace);
    let lone_before = lone_at_end(before);
    // 委員長　　　柊　誠: who holds the post stands behind it.
    if is_post(before, lexicon) {
        return wide >= COLUMN && is_class(before, lexicon)
            || wide >= WITNESS && is_witness(before, lexicon)
            || opens(behind, lexicon);
    }
    match (lone_before, lone) {
        // 副　　市　　長 is a word, however wide.
        (true, true) if crosses(before, behind, lexicon) || opens_name(before) => false,
        (false, false) => true,
        _ => wide > INDENT || opens(behind, lexicon),
    }
}

/// Whether words end with the first letter of a name behind a seat, which is no name yet: 13番委員　谷.
fn opens_name(before: &str) -> bool {
    let mut words = before.split_whitespace().rev().skip(1);
    words.next().is_some_and(|seat| seat.contains('番') && seat.chars().count() > 2)
}

/// Whether letters that stand by themselves on both sides of a gap make a post: 町　　　長, 教　育　　　長.
fn crosses(before: &str, behind: &str, lexicon: &Lexicon) -> bool {
    let lone = |word: &&str| word.chars().count() == 1;
    let mut above: Vec<&str> = before.split_whitespace().rev().take_while(lone).take(5).collect();
    above.reverse();
    let below: Vec<&str> = behind.split_whitespace().take_while(lone).take(6).collect();
    (0..above.len()).any(|from| {
        (1..=below.len()).any(|to| {
            let word = above[from..].concat() + &below[..to].concat();
            lexicon.titles.is_post(&word) || lexicon.titles.capacity(&word).is_some()
        })
    })
}

/// Whether a post or capacity closes the words.
fn is_post(words: &str, lexicon: &Lexicon) -> bool {
    let last: Vec<char> = words.chars().rev().filter(|c| !c.is_whitespace()).take(POST).collect();
    let bare: String = last.into_iter().rev().collect();
    // 港湾課長水産課長兼務: how the second post is held.
    let bare = bare.trim_end_matches(')');
    let held = lexicon.cues.words("held-besides").at_end(bare).next();
    let bare = held.map_or(bare, |held| &bare[..bare.len() - held.len()]);
    lexicon.titles.post_at_end(bare).is_some() || lexicon.titles.capacity_at_end(bare).is_some()
}

/// Whether the last word is a seat that many have, over their names: 理　事.
fn is_class(words: &str, lexicon: &Lexicon) -> bool {
    let letters = words.char_indices().rev().filter(|(_, c)| !c.is_whitespace());
    letters.take(4).map(|(at, _)| at).any(|at| {
        let cell = words[at..].replace(char::is_whitespace, "");
        let apart = words[..at].chars().next_back().is_none_or(char::is_whitespace);
        apart && lexicon.titles.capacity(&cell).is_some_and(|c| c.kind == "member" && !c.one)
    })
}

/// Whether the last word says that those below it were called: 政府参考人.
fn is_witness(words: &str, lexicon: &Lexicon) -> bool {
    let last = words.split_whitespace().next_back().unwrap_or_default();
    lexicon.titles.capacity(last).is_some_and(|c| c.kind == "guest")
}

/// Whether a cell that opens an entry begins: a post, a seat or the sign that repeats the post above.
pub(super) fn opens(words: &str, lexicon: &Lexicon) -> bool {
    let mut cell = String::new();
    let mut spaces = 0;
    for c in words.chars() {
        spaces = if c.is_whitespace() { spaces + 1 } else { 0 };
        // 柊　誠　　港湾課長: behind a name that is over, the next line begins.
        // 厚生政務次官　　柊　誠
        if spaces == 2 && lexicon.titles.post_at_end(&cell).is_some() {
            return true;
        }
        let named =
            spaces > 1 && cell.chars().count() > 2 && lexicon.titles.surname_at_start(&cell).is_some();
        if spaces > 2 || cell.len() > POST * 3 || named || c.is_ascii_digit() && !cell.is_empty() {
            break;
        }
        if spaces == 0 {
            cell.push(c);
            let post = cell.chars().count() > 1 && lexicon.titles.capacity(&cell).is_some();
            if post || lexicon.titles.is_post(&cell) {
                return true;
            }
        }
    }
    lexicon.titles.post_at_end(&cell).is_some() || cell.starts_with(|c: char| c.is_ascii_digit() || c == '〃')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_between_the_letters_of_a_post_ends_no_cell() {
        let ends = |before: &str, behind: &str, wide| ends(before, behind, wide, Lexicon::embedded());
        assert!(!ends("出席説明員  町", "長  柊   誠", 5));
        assert!(!ends("教     育", "長  柊   誠", 5));
        assert!(!ends("委 員 長", "柊   誠", 5));
        assert!(!ends("港湾課長", "椥辻 花子", 5));
        assert!(!ends("柊", "誠 君   港湾課長", 3));
        assert!(!ends("教育長", "柊   誠     港湾課長水産課長兼務", 9));
        assert!(!ends("港湾課長水産課長兼務", "高橋 健一  水産部長造船課長兼務      柊   誠", 9));
        assert!(ends("政府委員", "港湾政務次官  柊   誠君", 4));
        assert!(ends("委員長     柊   誠君    理  事", "椥辻 花子君            高橋 健一君", 12));
        assert!(ends("町     長  椥 辻 花 子", "副  町  長  柊   誠", 5));
        assert!(ends("委  員    柊   誠", "委  員    椥 辻 花 子", 3));
        assert!(ends("港湾課長   柊   誠 君", "水産課長   椥 辻 花 子 君", 3));
    }
}
