//! Lines as an office prints them: indents and gaps as spaces, in proportion.

use unicode_width::UnicodeWidthStr;

use super::line::{Line, Set};
use crate::text::apart;

/// The characters of all pages.
#[derive(Default)]
pub(super) struct Printed {
    pub characters: String,
    pub pages: Vec<(u32, u32)>,
    pub furniture: Vec<u32>,
    /// First characters of the lines that run up to the margin.
    pub full: Vec<u32>,
}

/// Prints `pages`; `numbers` are those of the pages, as far as they have one.
pub(super) fn characters(pages: &[Vec<Line>], numbers: &[Option<u32>]) -> Printed {
    let body = Body::of(pages);
    let mut printed = Printed::default();
    let mut at = 0;
    for (page, number) in pages.iter().zip(numbers) {
        if let Some(number) = number {
            printed.pages.push((at, *number));
        }
        let left = body.left(page);
        let pitch = pitch(page).unwrap_or(body.pitch);
        let mut text_above = false;
        for (i, line) in page.iter().enumerate() {
            let above = i.checked_sub(1).and_then(|j| page.get(j));
            if text_above && !line.furniture && paragraph(page, i, pitch) && above.is_some() {
                printed.characters.push('\n');
                at += 1;
            }
            if line.furniture {
                printed.furniture.push(at);
            }
            if line.full {
                printed.full.push(at);
            }
            text_above = !line.furniture;
            let start = printed.characters.len();
            let beside = [i.wrapping_sub(1), i + 1].map(|j| page.get(j).map(stops).unwrap_or_default());
            if let Some(row) = &line.row {
                printed.characters.push_str(row);
            } else {
                let left = line.left.unwrap_or(left);
                print(line, left, body.size, &beside.concat(), &mut printed.characters);
            }
            if let [words, _] = apart::lead_in(&printed.characters[start..])[..] {
                let end = start + words.len();
                printed.characters.insert(end, '\n');
            }
            printed.characters.push('\n');
            at += crate::span::to_u32(printed.characters[start..].chars().count());
        }
    }
    printed
}

/// What is usual in the document.
struct Body {
    size: f64,
    left: Option<f64>,
    pitch: f64,
}

impl Body {
    fn of(pages: &[Vec<Line>]) -> Body {
        let lines = || pages.iter().flatten().filter(|line| !line.furniture);
        let size = most(lines().map(|l| (l.size, l.glyphs.len())), 0.25).unwrap_or(10.5);
        let left = most(pages.iter().filter_map(|p| start(p)).map(|x| (x, 1)), size * 0.5);
        let pitches = pages.iter().filter_map(|p| pitch(p)).map(|p| (p, 1));
        Body { size, left, pitch: most(pitches, 0.5).unwrap_or(size * 1.6) }
    }

    /// The left margin of a page: that of most pages, unless the page has one of its own further left or far away.
    fn left(&self, page: &[Line]) -> f64 {
        let own = start(page).unwrap_or(0.0);
        self.left.filter(|&usual| usual <= own && own - usual < 20.0 * self.size).unwrap_or(own)
    }
}

fn start(page: &[Line]) -> Option<f64> {
    page.iter().filter(|l| !l.furniture).map(|l| l.x).min_by(f64::total_cmp)
}

/// The value that is there most, each counted with its weight, as far as values within `grain` are alike.
pub(super) fn most(values: impl Iterator<Item = (f64, usize)>, grain: f64) -> Option<f64> {
    let mut counts: std::collections::BTreeMap<i64, (usize, f64)> = std::collections::BTreeMap::new();
    for (value, weight) in values {
        #[expect(clippy::cast_possible_truncation, reason = "lengths on a page, far below 2^63")]
        let entry = counts.entry((value / grain).round() as i64).or_insert((0, value));
        entry.0 += weight;
        entry.1 = entry.1.min(value);
    }
    counts.into_values().max_by_key(|&(weight, _)| weight).map(|(_, value)| value)
}

/// From base line to base line, where the page has enough lines to tell.
fn pitch(page: &[Line]) -> Option<f64> {
    let body: Vec<&Line> = page.iter().filter(|l| !l.furniture).collect();
    let steps = body.windows(2).map(|pair| pair[1].y - pair[0].y).filter(|step| *step > 1.0);
    let steps: Vec<(f64, usize)> = steps.map(|step| (step, 1)).collect();
    if steps.len() < 5 { None } else { most(steps.into_iter(), 0.5) }
}

/// Whether more white stands over the line `i` than over its neighbours.
fn paragraph(page: &[Line], i: usize, pitch: f64) -> bool {
    let step = |i: usize| {
        let (above, line) = (page.get(i.checked_sub(1)?)?, page.get(i)?);
        let step = line.y - above.y;
        (step > 0.0 && !above.furniture && !line.furniture).then_some(step)
    };
    // A line that stands higher than the one before it begins a column.
    let Some(own) = step(i) else { return false };
    let size = page.get(i).map_or(0.0, |l| l.size);
    let usual = pitch.max(size * 1.05);
    let neighbours = [step(i.wrapping_sub(1)), step(i + 1)];
    let least = neighbours.into_iter().flatten().fold(f64::MAX, f64::min);
    own > 2.6 * usual || (own > 1.4 * usual && own > 1.2 * least)
}

/// Where words begin behind a wide gap: the columns of a table.
fn stops(line: &Line) -> Vec<f64> {
    if line.row.is_some() {
        return Vec::new();
    }
    let wide = |pair: &&[Set]| pair[1].glyph.x - pair[0].glyph.end > line.size;
    line.glyphs.windows(2).filter(wide).map(|pair| pair[1].glyph.x).collect()
}

/// One line, from the margin `left` on, in columns of half the size `em` of the body.
///
/// The lines over and under it have columns that begin at `stops`; where it touches one, words are apart.
pub(super) fn print(line: &Line, left: f64, em: f64, stops: &[f64], out: &mut String) {
    let indent = columns((line.x - left) / em);
    push_spaces(indent, out);
    // Letters may all stand apart: that is how the line is set, and separates nothing.
    let apart = spread(line);
    let mut column = indent;
    let mut previous: Option<(f64, char)> = None;
    for set in &line.glyphs {
        let glyph = &set.glyph;
        let first = glyph.characters.chars().next().unwrap_or(' ');
        if let Some((end, last)) = previous {
            let gap = (glyph.x - end) / line.size;
            let spaces = space(gap, apart, last, first, set.spaces);
            let aligned = spaces == 0 && gap > 0.2 && stops.iter().any(|x| (x - glyph.x).abs() < 0.1 * em);
            let spaces = if aligned {
                2
            } else if spaces >= 4 {
                // Wide gaps go to the column that is printed there, so that rows stand under each other.
                let there = columns((glyph.x - left) / em);
                let wanted = there.saturating_sub(column) / 2 * 2;
                wanted.clamp(4, spaces + 4)
            } else {
                spaces
            };
            push_spaces(spaces, out);
            column += spaces;
        }
        out.push_str(&glyph.characters);
        column += crate::span::to_u32(glyph.characters.width_cjk());
        previous = Some((glyph.end, glyph.characters.chars().next_back().unwrap_or(first)));
    }
}

/// Columns that `ems` take, to the nearest.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 400")]
fn columns(ems: f64) -> u32 {
    (ems * 2.0).round().clamp(0.0, 400.0) as u32
}

/// How far the letters of a whole line stand apart, in ems; 0 where they touch.
fn spread(line: &Line) -> f64 {
    if line.glyphs.len() < 8 {
        return 0.0;
    }
    let wide = |c: &str| c.width_cjk() == 2;
    let mut gaps: Vec<f64> = line
        .glyphs
        .windows(2)
        .filter(|pair| pair[1].spaces == 0)
        .filter(|pair| wide(&pair[0].glyph.characters) && wide(&pair[1].glyph.characters))
        .map(|pair| (pair[1].glyph.x - pair[0].glyph.end) / line.size)
        .collect();
    if gaps.len() < 6 {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    // The gap that four in ten do not exceed: words of a roster may be many, letters are more.
    gaps.get(gaps.len() * 2 / 5).copied().unwrap_or(0.0).clamp(0.0, 4.0)
}

/// Columns of white that print between two characters, `gap` ems apart; spaces `drawn` there make sure of one.
fn space(gap: f64, apart: f64, last: char, first: char, drawn: u32) -> u32 {
    let latin = |c: char| c.is_ascii_graphic();
    if latin(last) && latin(first) {
        let word = gap > 0.2 + apart || (drawn > 0 && gap > 0.1);
        let wide = gap - apart;
        return if wide >= 1.2 { columns(wide) / 2 * 2 } else { u32::from(word) };
    }
    let gap = gap - apart;
    let least = if drawn >= 2 && gap > 0.3 { 2 } else { u32::from(drawn > 0 && gap > 0.2) };
    if gap >= 0.72 { columns(gap).div_ceil(2) * 2 } else { least }.max(least)
}

fn push_spaces(columns: u32, out: &mut String) {
    (0..columns / 2).for_each(|_| out.push('\u{3000}'));
    if columns % 2 == 1 {
        out.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_in_at_the_end_of_a_line_is_a_line_of_its_own() {
        let line = |y: f64, row: &str| Line {
            glyphs: Vec::new(),
            x: 0.0,
            end: 100.0,
            y,
            size: 10.0,
            furniture: false,
            left: None,
            full: false,
            row: Some(row.to_owned()),
        };
        let page = vec![line(10.0, "桟橋を直すべき。（事務局からの回答）"), line(20.0, "・来年度に直す。")];
        let printed = characters(&[page], &[None]);
        assert_eq!(printed.characters, "桟橋を直すべき。\n（事務局からの回答）\n・来年度に直す。\n");
    }
}
