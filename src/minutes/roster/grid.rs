//! Lists of two people and more to a line, whose posts or bodies are broken over lines in their columns:
//! 港湾部施設　　柊　　誠　　総務部長　　森　花子 / 整備室長.
//!
//! Takes the lines of a roster; gives those of such a list as entries, and the others as they are. What parts the columns is
//! what hardly any line fills; that most of what stands in a column are names tells what it is.

use std::ops::Range;

use super::{SIGNS, draft::Draft, heading::heading, person, printed::Printed};
use crate::{lexicon::Lexicon, outline::columns, rule, text::Flow, text::Text};

/// Lines of such a list, at least and at most, and characters of one at most.
const LINES: Range<usize> = 4..200;
const WIDEST: usize = 160;
/// Columns that stay blank between two cells, at least.
const BLANK: usize = 2;
/// Stretches of the page that a name takes, at most: its surname and its given name.
const PARTS: usize = 2;

/// What a column of the list holds, and where it begins.
struct Column {
    names: bool,
    start: usize,
}

/// A line with its letters and where each stands on the page.
struct Placed<'l> {
    line: &'l Printed,
    letters: Vec<(usize, usize)>,
}

/// Takes the entries of such lists out of the lines.
pub(super) fn take(lines: Vec<Printed>, text: &Text, lexicon: &Lexicon) -> (Vec<Printed>, Vec<Printed>) {
    let (mut kept, mut found) = (Vec::with_capacity(lines.len()), Vec::new());
    let mut run: Vec<Printed> = Vec::new();
    let mut close = |run: &mut Vec<Printed>, kept: &mut Vec<Printed>| match entries(run, text, lexicon) {
        Some(entries) => {
            found.extend(entries);
            run.clear();
        }
        None => kept.append(run),
    };
    for line in lines {
        let row = heading(line.flow.clone(), &line.mark, lexicon);
        if line.entry.is_some() || line.name.is_some() || row.heading.is_some() {
            close(&mut run, &mut kept);
            kept.push(line);
        } else {
            run.push(line);
        }
    }
    close(&mut run, &mut kept);
    (kept, found)
}

/// The entries of lines that are such a list.
fn entries(lines: &[Printed], text: &Text, lexicon: &Lexicon) -> Option<Vec<Printed>> {
    let plain = |line: &Printed| {
        let s = line.flow.as_str();
        s.chars().count() <= WIDEST && !s.contains(['、', '。', ':', '〃'])
    };
    if !LINES.contains(&lines.len()) || !lines.iter().all(plain) {
        return None;
    }
    let placed: Vec<Placed> = lines.iter().map(|line| Placed::of(line, text)).collect();
    let columns = columns_of(&placed, lexicon)?;
    let blocks = columns.iter().filter(|column| column.names).count();
    let paired = columns.len() == blocks * 2 && columns.windows(2).all(|two| two[0].names != two[1].names);
    if blocks < 2 || !paired {
        return None;
    }
    let first = columns.first()?.names;
    // The line of each person, the name, and what stands beside it.
    let mut found: Vec<(u32, Flow, Flow)> = Vec::new();
    let mut broken = false;
    for block in 0..blocks {
        let (name, office) = (block * 2 + usize::from(!first), block * 2 + usize::from(first));
        // The last entry of the block, where the line above is of it.
        let mut open: Option<usize> = None;
        for line in &placed {
            let (name, office) = (line.cell(&columns, name), line.cell(&columns, office));
            match (name.is_empty(), office.is_empty()) {
                (true, true) => open = None,
                (true, false) => {
                    found.get_mut(open?)?.2.mend(&office);
                    broken = true;
                }
                (false, _) => {
                    person::doubt(&letters(name.as_str()), lexicon)
                        .filter(|&doubt| doubt <= person::UNKNOWN)?;
                    found.push((line.line.line, name, office));
                    open = Some(found.len() - 1);
                }
            }
        }
    }
    found.sort_by_key(|(line, ..)| *line);
    let rule = if first { rule::ROSTER_NAME_FIRST } else { rule::ROSTER_COLUMNS };
    let entry = |(line, name, office): (u32, Flow, Flow)| {
        let printed = lines.iter().find(|printed| printed.line == line)?;
        let office = Some(office).filter(|office| !office.is_empty());
        let sign = name.as_str().chars().next().filter(|c| SIGNS.contains(*c));
        let name = name.slice(0..name.as_str().trim_end_matches(['*', '※', ' ']).len());
        let mut draft = Draft::cells(Some(name.clone()), office, Vec::new(), rule);
        draft.sign = sign;
        Some(Printed { entry: Some(draft), ..printed.part(name) })
    };
    broken.then(|| found.into_iter().filter_map(entry).collect())
}

/// The columns of a list, those of names among them.
fn columns_of(lines: &[Placed], lexicon: &Lexicon) -> Option<Vec<Column>> {
    let stretches = stretches(lines)?;
    let mut found: Vec<Column> = Vec::new();
    let mut at = 0;
    while at < stretches.len() {
        let ends = (at + 1..=stretches.len().min(at + PARTS)).rev();
        let named =
            ends.into_iter().find(|&end| are_names(lines, stretches[at].start, stretches.get(end), lexicon));
        let start = stretches[at].start;
        // Columns of bodies and posts beside each other are one.
        if named.is_some() || found.last().is_none_or(|last| last.names) {
            found.push(Column { names: named.is_some(), start });
        }
        at = named.unwrap_or(at + 1);
    }
    Some(found)
}

/// Whether what stands from `start` up to the next stretch are names, half of which tables know.
fn are_names(lines: &[Placed], start: usize, next: Option<&Range<usize>>, lexicon: &Lexicon) -> bool {
    let end = next.map_or(usize::MAX, |next| next.start);
    let words = lines.iter().map(|line| letters(line.between(start..end).as_str()));
    let words: Vec<String> = words.filter(|words| !words.is_empty()).collect();
    let known = words.iter().filter(|words| {
        words.chars().count() >= 3
            && lexicon.titles.post_at_end(words).is_none()
            && person::doubt(words, lexicon).is_some_and(|doubt| doubt <= person::LIKELY)
    });
    let known = known.count();
    known >= 2 && known * 2 >= words.len()
}

/// The letters of a name, without the signs before and behind it: ◎柊　誠＊.
fn letters(words: &str) -> String {
    let bare = words.trim_start_matches(|c| SIGNS.contains(c)).trim_end_matches(['*', '※', ' ']);
    bare.replace(' ', "")
}

/// The stretches of the page between what at most one line in ten fills.
fn stretches(lines: &[Placed]) -> Option<Vec<Range<usize>>> {
    let wide = lines.iter().flat_map(|line| &line.letters).map(|(_, column)| column + 2).max()?;
    let mut filled = vec![0usize; wide];
    for line in lines {
        for &(at, column) in &line.letters {
            let letter = line.line.flow.as_str()[at..].chars().next().unwrap_or(' ');
            let width = columns(letter) as usize;
            filled[column..(column + width).min(wide)].iter_mut().for_each(|count| *count += 1);
        }
    }
    let few = lines.len() / 10;
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..wide).filter(|&at| filled[at] > few) {
        match found.last_mut() {
            Some(last) if at < last.end + BLANK => last.end = at + 1,
            _ => found.push(at..at + 1),
        }
    }
    Some(found)
}

impl<'l> Placed<'l> {
    fn of(line: &'l Printed, text: &Text) -> Self {
        let s = line.flow.as_str();
        let letters = s.char_indices().filter(|(_, c)| *c != ' ');
        let letters = letters.map(|(at, c)| (at, line.place(&(at..at + c.len_utf8()), text).start)).collect();
        Self { line, letters }
    }

    /// What stands between two columns of the page.
    fn between(&self, place: Range<usize>) -> Flow {
        let within = self.letters.iter().filter(|(_, column)| place.contains(column));
        let mut within = within.map(|(at, _)| *at);
        let Some(start) = within.next() else { return Flow::default() };
        let s = self.line.flow.as_str();
        let last = within.next_back().unwrap_or(start);
        let end = s[last..].chars().next().map_or(s.len(), |c| last + c.len_utf8());
        self.line.flow.slice(start..end)
    }

    /// What stands in the column of this number.
    fn cell(&self, columns: &[Column], nth: usize) -> Flow {
        let start = if nth == 0 { 0 } else { columns[nth].start };
        self.between(start..columns.get(nth + 1).map_or(usize::MAX, |next| next.start))
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn posts_are_broken_in_columns_of_two_people_a_line() {
        check(
            "理事者側出席者\n　　　　港湾部長　　　　　　　高橋　健一　　　　財務部長　　　　　　　　石田　　学\n　　　　港湾部渡船と　　　　　三枝つばさ　　　　総務部総務室長　　　　　木原　伸二\n　　　　朝市のにぎわい室長\n　　　　港湾部公共桟橋　　　　田中　　実　　　　水産部水産室参事兼農　　鈴木　花江\n　　　　マネジメント室長　　　　　　　　　　　　業委員会事務局長\n　　　　会計管理者　　　　　　杉本　哲也　　　　水産部水産室漁港課主幹兼小林　照子\n　　　　　　　　　　　　　　　　　　　　　　　　公平委員会事務担当\n　　　　会計課長　　　　　　　早川　　忍　　　　総務部総務室総務課長　　森　　花子\n　　　　桟橋検査室長　　　　　川口　正子　　　　総務部総務室　　　　　　西村　友子\n　　　　　　　　　　　　　　　　　　　　　　　　人事課長\n　　　　水道課長　　　　　　　三雲　　誠　　　　下水道課長　　　　　　　柊　　洋子\n",
            &[
                "理事者側出席者 高橋健一 :港湾部長",
                "理事者側出席者 石田学 :財務部長",
                "理事者側出席者 三枝つばさ 港湾部:渡船と朝市のにぎわい室長",
                "理事者側出席者 木原伸二 総務部:総務室長",
                "理事者側出席者 田中実 港湾部:公共桟橋マネジメント室長",
                "理事者側出席者 鈴木花江 水産部/水産室:参事+農業委員会:事務局長",
                "理事者側出席者 杉本哲也 :会計管理者",
                "理事者側出席者 小林照子 水産部/水産室/漁港課:主幹+公平委員会:事務担当",
                "理事者側出席者 早川忍 :会計課長",
                "理事者側出席者 森花子 総務部/総務室:総務課長",
                "理事者側出席者 川口正子 :桟橋検査室長",
                "理事者側出席者 西村友子 総務部/総務室:人事課長",
                "理事者側出席者 三雲誠 :水道課長",
                "理事者側出席者 柊洋子 :下水道課長",
            ],
        );
    }

    #[test]
    fn names_with_signs_may_stand_before_bodies_that_are_broken() {
        check(
            "出席委員（◎座長　＊オンライン参加）\n　◎高橋　健一　　みなと工業大学理工学部　　　　　森　　花子＊　一般財団法人みなと構造\n　　　　　　　　　教授　　　　　　　　　　　　　　　　　　　　　点検センター理事\n　　田中　実　　　公益社団法人みなと運輸協会　　　鈴木　徹＊　　みなと水門機械工業組合\n　　　　　　　　　専務理事　　　　　　　　　　　　　　　　　　　業務部長\n　　木村　哲也　　入江法律事務所　弁護士　　　　　中村　正子　　みなと高速道路株式会社\n　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　営業部長\n",
            &[
                "座長 高橋健一 みなと工業大学/理工学部:教授",
                "出席委員 森花子 一般財団法人みなと構造点検センター:理事",
                "出席委員 田中実 公益社団法人みなと運輸協会:専務理事",
                "出席委員 鈴木徹 みなと水門機械工業組合:業務部長",
                "出席委員 木村哲也 入江法律事務所:弁護士",
                "出席委員 中村正子 みなと高速道路株式会社:営業部長",
            ],
        );
    }
}
