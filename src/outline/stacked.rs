//! Words that a copy prints a letter a line, as a narrow cell has them: 会 / 長, 日 / 時.

use super::{Block, BlockKind, Line, Mark};
use crate::{
    lexicon::Lexicon,
    script::{Script, script},
};

/// Letters of the longest word that stands so.
const LONGEST: usize = 8;

/// Whether the next line of words behind `open` is a further letter of a label or a capacity that it begins.
pub(super) fn goes_on(open: &Block, lines: &[Line], lexicon: &Lexicon) -> bool {
    let begun = lines[open.lines.clone()].iter().filter(|line| line.kind == BlockKind::Text).count();
    // 1.開 / 会: the number stands on the line of the first letter.
    let mut first = open.flow.as_str().chars();
    let numbered = matches!(open.mark, Mark::Number(..))
        && begun == 1
        && first.next().is_some_and(|c| script(c) == Script::Kanji)
        && first.next().is_none();
    let skipped = usize::from(numbered);
    let behind = lines[open.lines.start..].iter().filter(|line| line.kind != BlockKind::Blank);
    let letters: Vec<char> = open
        .flow
        .as_str()
        .chars()
        .take(skipped)
        .chain(behind.skip(skipped).map_while(letter))
        .take(LONGEST)
        .collect();
    // 出席者（委員）氏 / 名: the last letter of a label alone on its line.
    let next = lines[open.lines.end..].iter().find(|line| line.kind != BlockKind::Blank).and_then(letter);
    if next == Some('名') && open.flow.as_str().ends_with('氏') {
        return true;
    }
    (begun + 1..=letters.len()).any(|end| {
        let word: String = letters[..end].iter().collect();
        let step = ["opens-sitting", "closes-sitting"].iter().any(|kind| lexicon.cues.is(kind, &word));
        lexicon.titles.capacity(&word).is_some_and(|capacity| capacity.kind != "legend")
            || numbered && step
            || lexicon.titles.section(&word).is_some()
            || lexicon.cues.is("column", &word)
    })
}

/// The letter that a line is.
fn letter(line: &Line) -> Option<char> {
    let mut letters = line.as_str().chars();
    let first = letters.next().filter(|c| matches!(script(*c), Script::Kanji | Script::Hiragana))?;
    letters.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::{
        Format, Lexicon, Text,
        outline::{BlockKind, Outline},
    };

    #[track_caller]
    fn check(printed: &str, expected: &[&str]) {
        let mut text = Text::from_string(printed.to_owned(), Format::Plain, "UTF-8");
        let outline = Outline::of(&mut text, Lexicon::embedded());
        let words = outline.blocks.iter().filter(|b| b.kind == BlockKind::Text).map(|b| b.flow.as_str());
        assert_eq!(words.collect::<Vec<_>>(), expected, "{printed}");
    }

    #[test]
    fn letters_of_a_label_or_a_capacity_stand_one_below_the_other() {
        check(
            "日\n時\n令和6年7月3日\n\n会\n\n長\n\n始めます。\n",
            &["日時", "令和6年7月3日", "会長", "始めます。"],
        );
        check("議\n事\n録\n水草の刈取り\n", &["議事録", "水草の刈取り"]);
        check("1.開\n会\n2.議\n事\n水草の刈取り\n", &["開会", "議事", "水草の刈取り"]);
    }

    #[test]
    fn other_single_letters_do_not() {
        check("甲\n\n乙\n\n始めます。\n", &["甲", "乙", "始めます。"]);
    }
}
