//! Reading order: which way a page is written, and columns of running text one after the other.

use super::{
    cells::Ruled,
    glyph::{Glyph, Way},
    line::{self, Line},
};

/// Lines that a column has at least.
const LINES: usize = 5;
/// Ems that a column is wide at least.
const WIDTH: f64 = 9.0;
/// Columns in columns.
const DEPTH: usize = 6;

/// The lines of a page, in reading order.
pub(super) fn order(glyphs: Vec<Glyph>, tables: &[Ruled]) -> Vec<Line> {
    let mut ways: Vec<(Way, Vec<Glyph>)> =
        [Way::Across, Way::Down, Way::Up, Way::Reversed].map(|way| (way, Vec::new())).into();
    for glyph in glyphs {
        if let Some((_, frame)) = ways.iter_mut().find(|(way, _)| *way == glyph.way) {
            frame.push(glyph);
        }
    }
    if let [(_, across), (_, down), ..] = ways.as_mut_slice()
        && down.len() > across.len()
    {
        line::upright(down, across);
    }
    // What the page is written in comes first; what is turned on it stands apart.
    ways.sort_by_key(|(way, frame)| (std::cmp::Reverse(frame.len()), *way));
    let mut lines: Vec<Line> = ways.into_iter().flat_map(|(_, frame)| columns(frame, 0)).collect();
    for table in tables {
        let place = table.bounds;
        // Before what stands below it in the same column of text; before what stands below it at all otherwise.
        let below = |line: &Line| line.y > place.y0;
        let beside = |line: &Line| line.x < place.x1 && line.end > place.x0;
        let at = lines.iter().position(|line| below(line) && beside(line));
        let at = at.or_else(|| lines.iter().position(below)).unwrap_or(lines.len());
        lines.splice(at..at, table.lines());
    }
    lines
}

fn columns(glyphs: Vec<Glyph>, depth: usize) -> Vec<Line> {
    if glyphs.is_empty() {
        return Vec::new();
    }
    let spaces: Vec<Glyph> = glyphs.iter().filter(|g| g.is_space()).cloned().collect();
    let lines = line::of(glyphs);
    let Some(gutter) = (depth < DEPTH).then(|| Gutter::of(&lines)).flatten() else { return lines };
    let mut lines = lines.into_iter();
    let mut ordered: Vec<Line> = lines.by_ref().take(gutter.first).collect();
    let within: Vec<Line> = lines.by_ref().take(gutter.last + 1 - gutter.first).collect();
    let (top, bottom) = within.iter().fold((f64::MAX, f64::MIN), |(top, bottom), line| {
        (top.min(line.y - line.size), bottom.max(line.y + line.size))
    });
    let mut glyphs: Vec<Glyph> = within.into_iter().flat_map(|l| l.glyphs).map(|set| set.glyph).collect();
    glyphs.extend(spaces.iter().filter(|g| g.y > top && g.y < bottom).cloned());
    let (left, right) = glyphs.into_iter().partition(|g| f64::midpoint(g.x, g.end) < gutter.x);
    for side in [left, right] {
        let mut column = columns(side, depth + 1);
        let left = column.iter().map(|line| line.x).min_by(f64::total_cmp);
        for line in &mut column {
            line.left = line.left.or(left);
        }
        ordered.append(&mut column);
    }
    let rest: Vec<Line> = lines.collect();
    let (top, mut rest_glyphs) = (rest.first().map_or(f64::MAX, |l| l.y - l.size), Vec::new());
    rest_glyphs.extend(rest.into_iter().flat_map(|l| l.glyphs).map(|set| set.glyph));
    rest_glyphs.extend(spaces.into_iter().filter(|g| g.y > top));
    ordered.extend(columns(rest_glyphs, depth + 1));
    ordered
}

/// White between two columns of running text.
struct Gutter {
    x: f64,
    first: usize,
    last: usize,
}

impl Gutter {
    /// The gutter that most lines keep clear, where both sides of it are running text: lines that fill their column.
    ///
    /// A roster has white between its columns too, but its entries end where they end, and it is read row by row.
    fn of(lines: &[Line]) -> Option<Gutter> {
        if lines.len() < LINES {
            return None;
        }
        let mut sizes: Vec<f64> = lines.iter().map(|l| l.size).collect();
        sizes.sort_by(f64::total_cmp);
        let em = *sizes.get(sizes.len() / 2)?;
        let mut places: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
        let (left, right) =
            lines.iter().fold((f64::MAX, f64::MIN), |(l, r), line| (l.min(line.x), r.max(line.end)));
        for line in lines {
            let mut white = |from: f64, to: f64| {
                if to - from >= 0.9 * em && to - from < 200.0 * em {
                    let (from, to) = ((from / em * 2.0).ceil(), (to / em * 2.0).floor());
                    #[expect(clippy::cast_possible_truncation, reason = "places on a page, far below 2^63")]
                    for place in from as i64..=to as i64 {
                        *places.entry(place).or_default() += 1;
                    }
                }
            };
            line.glyphs.windows(2).for_each(|pair| white(pair[0].glyph.end, pair[1].glyph.x));
            white(left, line.x);
            white(line.end, right);
        }
        let mut places: Vec<(i64, usize)> = places.into_iter().filter(|&(_, n)| n >= LINES).collect();
        places.sort_by_key(|&(place, n)| (std::cmp::Reverse(n), place));
        #[expect(clippy::cast_precision_loss, reason = "places on a page, far below 2^52")]
        let mut found =
            places.iter().take(60).filter_map(|&(place, _)| Self::at(lines, place as f64 * em / 2.0, em));
        found.next()
    }

    fn at(lines: &[Line], x: f64, em: f64) -> Option<Gutter> {
        let clear = |line: &Line| {
            line.glyphs.iter().all(|set| set.glyph.end <= x - 0.1 * em || set.glyph.x >= x + 0.1 * em)
        };
        let mut best: Option<(usize, usize)> = None;
        let mut from = None;
        for (i, line) in lines.iter().enumerate() {
            if clear(line) {
                let start = *from.get_or_insert(i);
                if best.is_none_or(|(a, b)| i - start > b - a) {
                    best = Some((start, i));
                }
            } else {
                from = None;
            }
        }
        let (mut first, mut last) = best?;
        let sides = |first: usize, last: usize| {
            let within = lines.get(first..=last)?;
            Some((Side::of(within, |g| g.end <= x)?, Side::of(within, |g| g.x >= x)?))
        };
        let (left, right) = sides(first, last)?;
        // Rows of a roster over or under the columns are read as rows.
        let row = |line: &Line| {
            let part = std::slice::from_ref(line);
            let (l, r) = (Side::part(part, |g| g.end <= x)?, Side::part(part, |g| g.x >= x)?);
            let short = l.end < left.end - 2.0 * em && r.end < right.end - 2.0 * em;
            Some(short || l.lines.iter().chain(&r.lines).any(|part| part.2))
        };
        // A line on one side alone, such as a running head, tells nothing.
        let rows: Vec<Option<bool>> = lines.get(first..=last)?.iter().map(row).collect();
        let leading = rows.iter().position(|row| *row == Some(false))?;
        let over = rows.get(..leading)?.iter().rposition(|row| *row == Some(true)).map_or(0, |i| i + 1);
        let trailing = rows.iter().rposition(|row| *row == Some(false))?;
        let under = rows.get(trailing..)?.iter().position(|row| *row == Some(true)).map(|i| trailing + i);
        last = first + under.unwrap_or(rows.len()).saturating_sub(1);
        first += over;
        let (left, right) = sides(first, last)?;
        let white = (right.start - left.end) / em;
        let fits = (0.9..8.0).contains(&white) && left.is_text(em, 0.5) && right.is_text(em, 0.4);
        fits.then_some(Gutter { x, first, last })
    }
}

/// What stands on one side of a gutter.
struct Side {
    start: f64,
    end: f64,
    // Start, end, and whether there is white inside, of each line.
    lines: Vec<(f64, f64, bool)>,
}

impl Side {
    /// What stands there, where it is enough lines for a column.
    fn of(lines: &[Line], on: impl Fn(&Glyph) -> bool) -> Option<Side> {
        Self::part(lines, on).filter(|side| side.lines.len() >= LINES)
    }

    fn part(lines: &[Line], on: impl Fn(&Glyph) -> bool) -> Option<Side> {
        let mut side = Side { start: f64::MAX, end: f64::MIN, lines: Vec::new() };
        for line in lines {
            let mut glyphs = line.glyphs.iter().map(|set| &set.glyph).filter(|g| on(g));
            let Some(first) = glyphs.next() else { continue };
            let (mut end, mut white) = (first.end, false);
            for glyph in glyphs {
                white |= glyph.x - end > 1.6 * line.size;
                end = end.max(glyph.end);
            }
            side.start = side.start.min(first.x);
            side.end = side.end.max(end);
            side.lines.push((first.x, end, white));
        }
        (!side.lines.is_empty()).then_some(side)
    }

    /// Whether lines fill it: enough of them from its start to its end, few with white inside.
    fn is_text(&self, em: f64, full: f64) -> bool {
        let share = |is: &dyn Fn(&(f64, f64, bool)) -> bool| {
            let count = u32::try_from(self.lines.iter().filter(|l| is(l)).count()).unwrap_or(u32::MAX);
            f64::from(count) / f64::from(u32::try_from(self.lines.len()).unwrap_or(u32::MAX))
        };
        self.end - self.start >= WIDTH * em
            && share(&|l| l.1 >= self.end - 2.0 * em) >= full
            && share(&|l| l.0 <= self.start + 2.5 * em) >= 0.6
            && share(&|l| l.2) <= 0.3
    }
}
