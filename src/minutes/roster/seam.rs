//! What the end of a line parted: the last letter of a post (…、道路課 / 長　柊　誠、…), the bracket below a name.

use super::{called::called, person, printed::Printed};
use crate::{lexicon::Lexicon, text::Flow};

/// Names over brackets that are no chance.
const PAIRS: usize = 2;

/// What such a post ends with before that letter.
const UNITS: [char; 11] = ['課', '部', '局', '室', '所', '係', '科', '院', '校', '班', '館'];

/// The lines, brackets that stand below the names whose bearers they tell of behind those names.
pub(super) fn beside_names(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let tells = |line: &Printed| {
        let inner =
            line.flow.as_str().strip_prefix('(').and_then(|s| s.strip_suffix(')')).unwrap_or_default();
        inner.chars().count() > 3
            && !inner.contains(['(', ')'])
            && lexicon.titles.capacity(inner).is_none()
            && (lexicon.titles.post_at_end(inner).is_some_and(|at| at > 0)
                || lexicon.titles.capacity_at_end(inner).is_some_and(|at| at > 0)
                || lexicon.bodies.ending(inner).is_some_and(|(at, _)| at > 0))
    };
    let named = |line: &Printed| {
        let s = line.flow.as_str();
        // （会長）柊　誠
        let behind = s.strip_prefix('(').and_then(|s| s.split_once(')')).map_or(s, |(_, behind)| behind);
        let name = behind.replace(' ', "");
        (3..=7).contains(&name.chars().count())
            && person::doubt(&name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
    };
    let pairs = lines.windows(2).filter(|two| named(&two[0]) && tells(&two[1])).count();
    if pairs < PAIRS {
        return lines;
    }
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for line in lines {
        match found.last_mut().filter(|last| named(last) && tells(&line)) {
            Some(last) => last.flow.join(&line.flow),
            None => found.push(line),
        }
    }
    found
}

/// The lines, a bracket that tells who came instead behind the bracket of the one above it: 柊　誠　氏（みなと省計画課長） / （代理：同課　主査　森　花子　氏）.
fn deputies_below(lines: Vec<Printed>) -> Vec<Printed> {
    let tells = |line: &Printed| {
        let s = line.flow.as_str();
        s.starts_with("(代理") && s.ends_with(')') && s.matches('(').count() == 1
    };
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for line in lines {
        let behind = |last: &&mut Printed| {
            tells(&line) && last.flow.as_str().ends_with(')') && !last.flow.as_str().starts_with('(')
        };
        match found.last_mut().filter(behind) {
            Some(last) => last.flow.join(&line.flow),
            None => found.push(line),
        }
    }
    found
}

/// Columns between an office and a name, at least, and rows that show where they begin.
const APART: u32 = 2;
const ROWS: usize = 2;
/// Letters of an office that fills its line, at least.
const FULL: usize = 12;

/// The lines, an office that is broken over two, of which the second is set in and ends with the name, on one: 特定非営利活動法人みなとの家
/// 理事長兼 / 　船着場管理者　　柊　誠.
fn offices_over_lines(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let named = |line: &Printed| {
        let (s, pieces) = (line.flow.as_str(), line.flow.pieces());
        let name = pieces.iter().skip(1).find(|(_, gap)| *gap > APART);
        name.is_some_and(|(name, _)| {
            let name = s[name.start..].replace(' ', "");
            person::doubt(&name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN)
        })
    };
    let rows: Vec<u32> = lines.iter().filter(|line| named(line)).map(|line| line.indent).collect();
    let opens = |line: &Printed| {
        let s = line.flow.as_str();
        line.flow.pieces().len() == 1
            && s.chars().count() >= FULL
            && !s.contains(['、', ':', '('])
            && lexicon.titles.capacity(s).is_none()
            && lexicon.titles.section(s).is_none()
            && rows.iter().filter(|indent| **indent == line.indent).count() >= ROWS
    };
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for line in lines {
        match found.last_mut().filter(|last| opens(last) && line.indent > last.indent && named(&line)) {
            Some(last) => last.flow.mend(&line.flow),
            None => found.push(line),
        }
    }
    found
}

/// The lines, a seat that stands below the name it is behind with that name: 柊委員　三枝委員　森 / 委員　高橋委員.
fn seats_behind_names(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let seated = |words: &Flow| called(words, false, lexicon).is_some_and(|called| called.capacity);
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    for mut line in lines {
        let first = line.flow.pieces().first().map_or(0, |(first, _)| first.end);
        let broken = |last: &&mut Printed| {
            let pieces = last.flow.pieces();
            let Some(((name, _), before)) = pieces.split_last() else { return false };
            let mut whole = last.flow.slice(name.clone());
            whole.mend(&line.flow.slice(0..first));
            before.len() > 2
                && before.iter().all(|(piece, _)| seated(&last.flow.slice(piece.clone())))
                && !seated(&last.flow.slice(name.clone()))
                && seated(&whole)
        };
        if let Some(last) = found.last_mut().filter(broken) {
            last.flow.mend(&line.flow.slice(0..first));
            line.flow = line.flow.slice(first..line.flow.as_str().len());
            if line.flow.is_empty() {
                continue;
            }
        }
        found.push(line);
    }
    found
}

/// The lines, the last letter of a post with the rest of it, and a seat with the name it is behind.
pub(super) fn mended(lines: Vec<Printed>, lexicon: &Lexicon) -> Vec<Printed> {
    let mut found: Vec<Printed> = Vec::with_capacity(lines.len());
    let lines = seats_behind_names(deputies_below(offices_over_lines(lines, lexicon)), lexicon);
    for line in lines {
        let pieces = line.flow.pieces();
        let letter = match pieces.as_slice() {
            [(first, _), (next, _), ..] if &line.flow.as_str()[first.clone()] == "長" => {
                Some((first.clone(), next.start))
            }
            // 長、三枝課長: whose post it is stands before it.
            [(first, _), ..] if line.flow.as_str()[first.clone()].starts_with("長、") => {
                let letter = first.start.."長".len() + first.start;
                Some((letter.clone(), letter.end + "、".len()))
            }
            _ => None,
        };
        let broken = |last: &&mut Printed| {
            let words = last.flow.as_str();
            words.ends_with(UNITS) && words.contains(['、', ',']) && line.name.is_none()
        };
        match letter.zip(found.last_mut().filter(broken)) {
            Some(((letter, next), last)) => {
                last.flow.mend(&line.flow.slice(letter));
                let rest = line.flow.slice(next..line.flow.as_str().len());
                found.push(line.of_words(rest));
            }
            None => found.push(line),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn a_bracket_below_a_name_tells_where_that_one_belongs() {
        check(
            "出席者\n高橋 健一\n（みなと大学　教授）\n森 花子（みなと協会　理事）\n石田 伸二\n（みなと銀行　支店長）\n",
            &[
                "出席者 高橋健一 みなと大学:教授",
                "出席者 森花子 みなと協会:理事",
                "出席者 石田伸二 みなと銀行:支店長",
            ],
        );
    }

    #[test]
    fn an_office_over_two_lines_is_of_the_name_behind_it() {
        check(
            "出席者\n　みなと銀行頭取　　　　　　　　　　　　　　柊　　　誠\n　みなと大学教授　　　　　　　　　　　　　　森　花　子\n　一般財団法人みなと港湾技術研究協会\n　　西日本支部長　　　　　　　　　　　　　　高　橋　健　一\n",
            &[
                "出席者 柊誠 みなと銀行:頭取",
                "出席者 森花子 みなと大学:教授",
                "出席者 高橋健一 一般財団法人みなと港湾技術研究協会/西日本支部:支部長",
            ],
        );
    }

    #[test]
    fn a_seat_below_the_name_it_is_behind_is_that_ones() {
        check(
            "出席者：\n　【委員】\n　高橋会長　石田副会長　三枝委員　柊\n　委員　鈴木委員　小泉委員\n",
            &["会長 高橋", "副会長 石田", "委員 三枝", "委員 柊", "委員 鈴木", "委員 小泉"],
        );
    }

    #[test]
    fn the_last_letter_of_a_post_is_of_the_line_above() {
        check(
            "出席者\n執行部　副市長　高橋　静子、港湾課長　柊　誠、道路課\n　　　　長　森　花子、水道課長　鈴木　進　ほか関係職員\n",
            &[
                "執行部 高橋静子 :副市長",
                "執行部 柊誠 :港湾課長",
                "執行部 森花子 :道路課長",
                "執行部 鈴木進 :水道課長",
            ],
        );
    }
}
