//! The labels that stand between spaces of a line, and whether they make a record's head of it.

use super::{
    Gap,
    open::{before_document, before_order, label_at, plain_label_at, short_label_at},
};
use crate::{
    lexicon::{Lexicon, Section},
    script::{Script, script},
};

/// How the labels of a line tell what it is.
pub(super) struct Labels<'a> {
    line: &'a str,
    lexicon: &'a Lexicon,
    /// Whether they make a head without line ends of the line.
    head: bool,
    /// 会議の名称 … 開催日時 … 開催場所 …: the plain labels of a form, with nothing around them but spaces.
    form: bool,
    /// 場所：… 議　事 … 出席委員 …: who was there, between spaces, where two others are labels.
    listed: bool,
    /// Where labels begin that no table holds, by their number between those of two that one does: 2 場所 … 3 委員総数 … 4 議題.
    between: Vec<usize>,
}

impl<'a> Labels<'a> {
    /// The label that opens the line counts as those behind its `gaps` do.
    pub(super) fn of(line: &'a str, gaps: &[Gap], lexicon: &'a Lexicon) -> Self {
        let indent = line.len() - line.trim_start().len();
        let opening = [Gap { start: 0, end: 1, byte: (0, indent) }];
        let all = || opening.iter().chain(gaps);
        let mut labels: Vec<String> =
            all().filter_map(|gap| label_at(&line[gap.byte.1..], gap.end - gap.start, lexicon)).collect();
        labels.sort_unstable();
        labels.dedup();
        let plain: Vec<Section> =
            all().filter_map(|gap| plain_label_at(&line[gap.byte.1..], lexicon)).collect();
        let told: Vec<Section> = all().filter_map(|gap| before_colon(&line[gap.byte.1..], lexicon)).collect();
        let dated = |sections: &[Section]| {
            [Section::Date, Section::Venue].iter().all(|section| sections.contains(section))
        };
        let form = dated(&plain);
        let listed = labels.len() >= 2 && plain.iter().copied().any(tells_people);
        // Two labels may meet in a sentence, three do not, nor do day and place with their colons.
        let head = labels.len() >= 3 || dated(&told) || form || listed;
        let numbers = all().filter_map(|gap| {
            let words = &line[gap.byte.1..];
            let known = label_at(words, gap.end - gap.start, lexicon).is_some();
            Some((gap.byte.1, number_at(words)?, known))
        });
        let between = between(&numbers.collect::<Vec<_>>());
        Self { line, lexicon, head, form, listed, between }
    }

    pub(super) fn make_a_head(&self) -> bool {
        self.head
    }

    /// Whether a label stands behind `gap`.
    pub(super) fn opens(&self, gap: &Gap) -> bool {
        let behind = &self.line[gap.byte.1..];
        let plainly = |section: Section| {
            self.form
                || self.listed && tells_people(section)
                || section == Section::Materials && before_document(behind)
        };
        self.between.contains(&gap.byte.1)
            || label_at(behind, gap.end - gap.start, self.lexicon).is_some()
            || plain_label_at(behind, self.lexicon).is_some_and(plainly)
            || short_label_at(&self.line[..gap.byte.0], behind, self.lexicon)
            || before_order(behind, self.lexicon)
    }
}

impl Labels<'_> {
    /// Whether the label behind `gap` opens a list of people.
    pub(super) fn tell_people(&self, gap: &Gap) -> bool {
        let behind = &self.line[gap.byte.1..];
        let label = label_at(behind, gap.end - gap.start, self.lexicon);
        let section = label.and_then(|label| self.lexicon.titles.section(&label));
        section.or_else(|| plain_label_at(behind, self.lexicon)).is_some_and(tells_people)
    }
}

/// The number that opens the words: 3 委員総数, 3.傍聴.
fn number_at(words: &str) -> Option<u32> {
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let behind = words[digits..].trim_start_matches(['.', '．']);
    let apart = behind.len() < words.len() - digits || behind.starts_with(char::is_whitespace);
    // 1 5 時 0 2 分: a number of letters set apart counts hours.
    let unit = behind.trim_start().starts_with(|c: char| "年月日時分秒名人回号条番件階頁".contains(c));
    let word = !unit && behind.trim_start().starts_with(|c: char| script(c) == Script::Kanji);
    words[..digits].parse().ok().filter(|_| apart && word && digits <= 2)
}

/// Those of numbered words whose number stands between those of two known labels, one more of them perhaps between as well.
fn between(numbers: &[(usize, u32, bool)]) -> Vec<usize> {
    let mut known: Vec<bool> = numbers.iter().map(|(.., known)| *known).collect();
    let mut found = Vec::new();
    for (at, &(byte, number, is_known)) in numbers.iter().enumerate() {
        let has = |range: std::ops::Range<usize>, wanted: u32| {
            range.into_iter().any(|at| known[at] && numbers[at].1 == wanted)
        };
        let behind = at + 1..numbers.len();
        let below = has(behind.clone(), number + 1) || has(behind, number + 2);
        if !is_known && number > 1 && has(0..at, number - 1) && below {
            known[at] = true;
            found.push(byte);
        }
    }
    found
}

fn tells_people(section: Section) -> bool {
    matches!(section, Section::Attendees | Section::Absentees)
}

/// The section that the few words before a colon are a label of.
fn before_colon(words: &str, lexicon: &Lexicon) -> Option<Section> {
    let end = words.find([':', '：']).filter(|&end| words[..end].chars().count() <= 8)?;
    lexicon.titles.section(&words[..end].replace([' ', '　'], ""))
}
