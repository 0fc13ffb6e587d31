//! Lines: glyphs on one base line, in the order they read.

use super::glyph::{Glyph, Way};

/// A glyph in its line, spaces left out.
#[derive(Clone, Debug)]
pub(super) struct Set {
    pub glyph: Glyph,
    /// Columns of the spaces that are drawn before it; a full-width one takes two.
    pub spaces: u32,
}

/// The glyphs of one line. There is at least one.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub glyphs: Vec<Set>,
    pub x: f64,
    pub end: f64,
    pub y: f64,
    /// Size of most of its glyphs.
    pub size: f64,
    pub furniture: bool,
    /// Where its column begins, where it stands in one.
    pub left: Option<f64>,
    /// Whether it ends because the next word has no room.
    pub full: bool,
    /// What it says, where it is a row of a ruled table; its glyphs are then some of the row.
    pub row: Option<String>,
}

/// How far base lines may differ on one line, in ems of the smaller glyph.
const SLACK: f64 = 0.25;
/// What may not open a line.
const CLOSING: [char; 12] = ['、', '。', '，', '．', '）', ')', '」', '』', '】', '〕', 'ー', '・'];
/// How small letters are that are printed beside the line: ruby.
const RUBY: f64 = 0.62;

/// The lines that `glyphs` form, from top to bottom.
pub(super) fn of(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.order.cmp(&b.order)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let near = rows
            .iter_mut()
            .rev()
            .take(4)
            .find(|row| row.first().is_some_and(|g| glyph.y - g.y <= SLACK * glyph.size.min(g.size)));
        match near {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    let mut lines: Vec<Line> = rows.into_iter().filter_map(Line::of).collect();
    merge(&mut lines);
    drop_ruby(&mut lines);
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    lines
}

impl Line {
    /// The line of these glyphs, where they are not all spaces.
    pub(super) fn of(mut glyphs: Vec<Glyph>) -> Option<Line> {
        glyphs.sort_by(|a, b| a.x.total_cmp(&b.x).then(a.order.cmp(&b.order)));
        let mut line: Vec<Set> = Vec::with_capacity(glyphs.len());
        let mut spaces = 0;
        for glyph in glyphs {
            if glyph.is_space() {
                let wide = glyph.characters.contains('\u{3000}');
                spaces += if wide { 2 } else { 1 };
                continue;
            }
            if !line.iter().rev().take(3).any(|set| overprints(&set.glyph, &glyph)) {
                line.push(Set { glyph, spaces: std::mem::take(&mut spaces) });
            }
        }
        Self::set(line)
    }

    /// The line of what is set already.
    fn set(mut glyphs: Vec<Set>) -> Option<Line> {
        glyphs.sort_by(|a, b| a.glyph.x.total_cmp(&b.glyph.x).then(a.glyph.order.cmp(&b.glyph.order)));
        let x = glyphs.first()?.glyph.x;
        let end = glyphs.iter().map(|set| set.glyph.end).fold(x, f64::max);
        let mut sizes: Vec<f64> = glyphs.iter().map(|set| set.glyph.size).collect();
        sizes.sort_by(f64::total_cmp);
        let size = *sizes.get(sizes.len() / 2)?;
        let body = |set: &&Set| (set.glyph.size - size).abs() < 0.01 * size;
        let y = glyphs.iter().find(body).or(glyphs.first())?.glyph.y;
        Some(Line { glyphs, x, end, y, size, furniture: false, left: None, full: false, row: None })
    }

    /// Its characters, without spaces.
    pub(super) fn words(&self) -> String {
        if let Some(row) = &self.row {
            return row.split_whitespace().collect();
        }
        self.glyphs.iter().map(|set| &*set.glyph.characters).collect()
    }

    /// How much room it needs up to where it may be broken first: a letter, or a Latin word, with what may not open a line.
    pub(super) fn first_word(&self) -> f64 {
        let latin = |set: &&Set| set.glyph.characters.chars().all(|c| c.is_ascii_alphanumeric());
        let word = self.glyphs.iter().take_while(latin).count().max(1);
        let closes = |set: &&Set| set.glyph.characters.starts_with(CLOSING);
        let closing = self.glyphs.iter().skip(word).take_while(closes).count();
        self.glyphs.get(word + closing - 1).map_or(self.size, |last| last.glyph.end - self.x)
    }

    fn top(&self) -> f64 {
        self.y - self.size * 0.88
    }

    fn bottom(&self) -> f64 {
        self.y + self.size * 0.12
    }
}

/// Whether a glyph prints again, a hair's breadth aside, what stands there: so letters are made bold.
fn overprints(before: &Glyph, glyph: &Glyph) -> bool {
    let width = (before.end - before.x).min(glyph.end - glyph.x).max(glyph.size * 0.1);
    before.characters == glyph.characters
        && before.way == glyph.way
        && (glyph.x - before.x).abs() < width * 0.3
        && (glyph.y - before.y).abs() < glyph.size * 0.3
}

/// Whether glyphs of both stand over each other.
fn collide(one: &Line, other: &Line) -> bool {
    let slack = 0.15 * one.size.min(other.size);
    let (mut i, mut j) = (0, 0);
    while let (Some(mine), Some(theirs)) = (one.glyphs.get(i), other.glyphs.get(j)) {
        let (mine, theirs) = (&mine.glyph, &theirs.glyph);
        if mine.x + slack < theirs.end && theirs.x + slack < mine.end {
            return true;
        }
        if mine.end < theirs.end { i += 1 } else { j += 1 }
    }
    false
}

/// Brings together what stands on one line with its base line a little higher or lower: superscripts, uneven fonts.
fn merge(lines: &mut Vec<Line>) {
    lines.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut i = 0;
    while i < lines.len() {
        let mut j = i + 1;
        while let (Some(a), Some(b)) = (lines.get(i), lines.get(j)) {
            if b.y - a.y > a.size.max(b.size) || j > i + 6 {
                break;
            }
            let shared = a.bottom().min(b.bottom()) - a.top().max(b.top());
            let small = a.size.min(b.size) <= 0.8 * a.size.max(b.size);
            let enough = if small { 0.4 } else { 0.6 } * a.size.min(b.size);
            // Far apart on a line, small letters are those of another line: a footnote, a table.
            let beside = !small || (a.x - b.end).max(b.x - a.end) < a.size.max(b.size);
            if shared >= enough && beside && !collide(a, b) {
                let b = lines.remove(j);
                if let Some(a) = lines.get_mut(i) {
                    let mut glyphs = std::mem::take(&mut a.glyphs);
                    glyphs.extend(b.glyphs);
                    if let Some(whole) = Line::set(glyphs) {
                        *a = whole;
                    }
                }
            } else {
                j += 1;
            }
        }
        i += 1;
    }
}

/// Drops the readings printed small beside the words they belong to.
fn drop_ruby(lines: &mut Vec<Line>) {
    let kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}');
    let is_ruby = |line: &Line, next: &Line| {
        line.size <= RUBY * next.size
            && (-0.5..0.6).contains(&((next.top() - line.bottom()) / next.size))
            && line.x >= next.x - next.size
            && line.end <= next.end + next.size
            && line.words().chars().all(kana)
            && collide(line, next)
    };
    let ruby: Vec<bool> = lines
        .iter()
        .enumerate()
        .map(|(i, line)| lines[i + 1..].iter().take(4).any(|next| is_ruby(line, next)))
        .collect();
    let mut is = ruby.into_iter();
    lines.retain(|_| !is.next().unwrap_or(false));
}

/// Takes the glyphs that stand upright inside a vertical line out of `across`, turned into its frame.
pub(super) fn upright(down: &mut Vec<Glyph>, across: &mut Vec<Glyph>) {
    let lines = of(down.clone());
    across.retain(|glyph| {
        let (center, top) = (f64::midpoint(glyph.x, glyph.end), glyph.top());
        let line = lines.iter().find(|line| {
            let middle = -(line.y - line.size * 0.38);
            (center - middle).abs() < line.size * 0.7
                && glyph.size <= line.size * 1.2
                && top > line.x - 1.5 * line.size
                && top < line.end + 0.6 * line.size
        });
        if let Some(line) = line {
            let turned = Glyph {
                x: top,
                end: top + glyph.size,
                y: line.y,
                way: Way::Across,
                size: line.size,
                ..glyph.clone()
            };
            down.push(turned);
        }
        line.is_none()
    });
}
