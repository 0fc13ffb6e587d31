//! Tables of seats with a sign for who was there, several to a line: 1　柊　誠　○　8　森　花子　× / 2　….
//!
//! Takes the lines of a roster; gives one line for each seat, and what its sign says.

use std::sync::LazyLock;

use super::{attended::State, printed::Printed};
use crate::{lexicon::Lexicon, minutes::Presence, pattern::Regex};

/// Lines of seats at least that make a table.
const LINES: usize = 3;

// 「8　森　花子　×」
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static SEAT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:[0-9]{1,2}番?)? *(?P<name>[\p{Han}\p{Hiragana}\p{Katakana}ー々 ]{2,14}?) *(?P<sign>[○〇◯×])",
    )
    .unwrap()
});
// 「議席　出席○　議席　出席○」: the head of the columns, broken over lines; 「出席議員並びに欠席議員」 goes on from its heading.
#[expect(clippy::unwrap_used, reason = "fixed patterns")]
static HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:議席|番号|議員|委員|出席|欠席|出欠|の?別|氏|名|並びに|及び|[○〇◯×・/ ])+$").unwrap()
});

/// Puts each seat of such a table on a line of its own; tells by the first character of each whether it was taken.
pub(super) fn take(printed: &mut Vec<Printed>, lexicon: &Lexicon) -> Vec<State> {
    let several = |line: &Printed| SEAT.find_iter(line.flow.as_str()).count() > 1;
    let is_table = |line: &Printed| !seats(line).is_empty();
    if printed.iter().filter(|line| several(line) && is_table(line)).count() < LINES {
        return Vec::new();
    }
    let mut states = Vec::new();
    let mut set = Vec::with_capacity(printed.len() * 2);
    for line in printed.drain(..) {
        let seats = seats(&line);
        if seats.is_empty() {
            if !HEAD.is_match(line.flow.as_str()) || line.is_headed(lexicon) {
                set.push(line);
            }
            continue;
        }
        for (name, presence) in seats {
            let flow = line.flow.slice(name.clone());
            let first = line.flow.span(name).start();
            states.push(State::of(first, presence));
            set.push(Printed { line: first, ..line.part(flow) });
        }
    }
    *printed = set;
    states
}

/// The names on a line of seats, in bytes, and whether they were there. Empty where the line holds anything else.
fn seats(line: &Printed) -> Vec<(std::ops::Range<usize>, Presence)> {
    let s = line.flow.as_str();
    let (mut seats, mut end) = (Vec::new(), 0);
    if HEAD.is_match(s) {
        return seats;
    }
    for seat in SEAT.captures_iter(s) {
        let (Some(whole), Some(name)) = (seat.get(0), seat.name("name")) else { continue };
        if !s[end..whole.start()].trim().is_empty() {
            return Vec::new();
        }
        end = whole.end();
        let presence = if &seat["sign"] == "×" { Presence::Absent } else { Presence::Present };
        let from = name.end() - name.as_str().trim_start().len();
        seats.push((from..name.end(), presence));
    }
    // 「5　三枝　徹　○　12」: a seat that nobody has.
    let rest = s[end..].trim().trim_end_matches('番');
    if rest.bytes().all(|b| b.is_ascii_digit()) { seats } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn seats_side_by_side_with_signs_are_people_who_were_there_or_not() {
        check(
            "出 席 議 員 並 び に 欠 席 議 員\n議 席 出席○ 議 席 出席○\n氏 名 氏 名\n番 号 欠席× 番 号 欠席×\n１ 柊 誠 ○ ５ 森 花 子 ×\n２ 三 枝 徹 ○ ６ 高 橋 健 一 ○\n３ 佐 藤 さくら ○ ７\n４ 鈴 木 進 ○ ８ 田 中 実 ○\n",
            &[
                "出席議員 柊誠",
                "出席議員 森花子  absent",
                "出席議員 三枝徹",
                "出席議員 高橋健一",
                "出席議員 佐藤さくら",
                "出席議員 鈴木進",
                "出席議員 田中実",
            ],
        );
    }
}
