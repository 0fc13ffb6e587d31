//! Numbers that a copy set against the items of an order of the day: 1開会, 2会長挨拶, 3議題.

use super::{Block, BlockKind, Mark, Style};
use crate::script::{Script, script};

/// Items of such a row at least.
const LEAST: usize = 4;
/// Lines in which the row goes on.
const LONGEST: usize = 24;

/// Gives each item of such a row its number as a mark. One number against a word may be of a quantity; what counts on from
/// the opening of the meeting is none.
pub(super) fn number(blocks: &mut [Block]) {
    let opens = |block: &Block| block.mark == Mark::None && block.flow.as_str() == "1開会";
    let Some(from) = blocks.iter().position(opens) else { return };
    let mut row: Vec<(usize, usize)> = Vec::new();
    for (at, block) in blocks.iter().enumerate().skip(from).take(LONGEST) {
        let s = block.flow.as_str();
        if s.contains('。') {
            break;
        }
        let digits = s.bytes().take_while(u8::is_ascii_digit).count();
        let next = s[..digits].parse() == Ok(row.len() + 1);
        let word = s[digits..].starts_with(|c: char| matches!(script(c), Script::Kanji | Script::Hiragana));
        if block.kind == BlockKind::Text && block.mark == Mark::None && next && word {
            row.push((at, digits));
        }
    }
    if row.len() < LEAST {
        return;
    }
    for (number, (at, digits)) in (1..).zip(row) {
        let flow = &blocks[at].flow;
        let words = flow.slice(digits..flow.as_str().len());
        blocks[at] = Block { mark: Mark::Number(Style::Bare, number), flow: words, ..blocks[at].clone() };
    }
}

#[cfg(test)]
mod tests {
    use crate::{Format, Lexicon, Text, outline::Outline};

    #[test]
    fn numbers_against_the_items_of_an_order_are_marks() {
        let words = |page: &str| {
            let mut text = Text::from_string(page.to_owned(), Format::Plain, "UTF-8");
            let outline = Outline::of(&mut text, Lexicon::embedded());
            outline.blocks.iter().map(|b| b.flow.as_str().to_owned()).collect::<Vec<_>>()
        };
        let order = words("1開会\n2会長挨拶\n3桟橋の点検について\n4閉会\n");
        assert_eq!(order, ["開会", "会長挨拶", "桟橋の点検について", "閉会"]);
        assert_eq!(words("1開会\n2月の予定\n"), ["1開会", "2月の予定"]);
    }
}
