//! Glyphs: the characters a page shows, each with its place.

use std::panic::resume_unwind;

use hayro_interpret::{
    BlendMode, ClipPath, Device, DrawMode, DrawProps, Image, ImageDrawProps, SoftMask,
    font::{Glyph as Drawn, GlyphRun},
    hayro_cmap::{BfString, WritingMode},
    kurbo::{BezPath, Point},
};

use super::{fonts::Unnamed, rules::Rules};
use crate::text::flow::fold_char;

/// More clips and forms than a page of words has. Forms may draw each other without end.
const CLIPS: usize = 20_000;

/// Which way a glyph is written on the page.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Way {
    /// Left to right.
    Across,
    /// Top to bottom: vertical writing, and what is turned clockwise inside it.
    Down,
    /// Turned a quarter the other way.
    Up,
    /// Upside down.
    Reversed,
}

/// One glyph. Lengths are in points, `y` counts downwards; both are seen along the way it is written.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    /// Its characters; U+FFFD where the font does not tell.
    pub characters: Box<str>,
    /// Where it begins, along its line.
    pub x: f64,
    /// Where it ends.
    pub end: f64,
    /// Its base line.
    pub y: f64,
    /// Size of its font.
    pub size: f64,
    /// Which way it is written.
    pub way: Way,
    /// Place in the order of drawing.
    pub order: u32,
}

impl Glyph {
    pub(super) fn is_space(&self) -> bool {
        self.characters.chars().all(char::is_whitespace)
    }

    pub(super) fn is_unreadable(&self) -> bool {
        &*self.characters == "\u{fffd}"
    }

    /// Top of the body of the font.
    pub(super) fn top(&self) -> f64 {
        self.y - self.size * 0.88
    }
}

/// Takes the glyphs of one page, and counts what else is drawn.
pub(super) struct Collector<'u> {
    pub glyphs: Vec<Glyph>,
    pub rules: Rules,
    pub pictures: usize,
    pub steps: usize,
    clips: usize,
    unnamed: &'u Unnamed,
    most_glyphs: usize,
    most_steps: usize,
}

impl<'u> Collector<'u> {
    pub(super) fn new(unnamed: &'u Unnamed, most_glyphs: usize, most_steps: usize) -> Self {
        Self {
            glyphs: Vec::new(),
            rules: Rules::default(),
            pictures: 0,
            steps: 0,
            clips: 0,
            unnamed,
            most_glyphs,
            most_steps,
        }
    }

    /// Leaves the page where it draws without end: the library has no other way to be stopped, and no hook is told.
    fn step(&mut self) {
        self.steps += 1;
        if self.steps > self.most_steps || self.clips > CLIPS || self.glyphs.len() > self.most_glyphs {
            resume_unwind(Box::new("more than a document draws"));
        }
    }

    fn push(&mut self, drawn: &Drawn<'_>, place: hayro_interpret::kurbo::Affine, vertical: bool) {
        let (told, advance) = match drawn {
            Drawn::Outline(g) => (self.unnamed.characters(g), g.advance_width()),
            Drawn::Type3(g) => (g.as_unicode(), g.advance_width()),
        };
        let characters: String = match told {
            Some(BfString::Char(c)) => fold(c).into_iter().collect(),
            Some(BfString::String(s)) => s.chars().filter_map(fold).collect(),
            None => "\u{fffd}".to_owned(),
        };
        if characters.is_empty() {
            return;
        }
        let [right, down, lean, rise, ..] = place.as_coeffs();
        let (across, up) = (right.hypot(down) * 1000.0, lean.hypot(rise) * 1000.0);
        let advance = f64::from(advance.unwrap_or(0.0)) / 1000.0;
        // A font that stands in for another is stretched; its height is what the file says.
        let scale = if (0.4..1.6).contains(&(across / up)) { across } else { up };
        let size = up;
        if !size.is_finite() || !scale.is_finite() || !(0.5..2000.0).contains(&size) {
            return;
        }
        let at = |x: f64, y: f64| place * Point::new(x, y);
        let (way, x, y, length) = if vertical {
            let top = at(500.0, 880.0);
            (Way::Down, top.y, -top.x + size * 0.38, size)
        } else {
            let origin = at(0.0, 0.0);
            let length = advance * scale;
            if right.abs() >= down.abs() {
                if right > 0.0 {
                    (Way::Across, origin.x, origin.y, length)
                } else {
                    (Way::Reversed, -origin.x, -origin.y, length)
                }
            } else if down > 0.0 {
                (Way::Down, origin.y, -origin.x, length)
            } else {
                (Way::Up, -origin.y, origin.x, length)
            }
        };
        if x.is_finite() && y.is_finite() && length.is_finite() {
            let order = crate::span::to_u32(self.glyphs.len());
            let end = x + length.max(0.0);
            self.glyphs.push(Glyph { characters: characters.into(), x, end, y, size, way, order });
        }
    }
}

/// One form for characters that fonts name differently; nothing for those that print nothing.
fn fold(c: char) -> Option<char> {
    match c {
        '\u{301c}' => Some('～'),
        '\u{2212}' => Some('－'),
        '\u{a0}' | '\t' => Some(' '),
        // Fonts name the glyph of 長 by the sign for its radical.
        '\u{2e80}'..='\u{2fdf}' => Some(fold_char(c)),
        '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

impl<'a> Device<'a> for Collector<'_> {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        let vertical = run.writing_mode() == WritingMode::Vertical;
        for glyph in run.glyphs() {
            self.step();
            self.push(glyph, props.transform * glyph.transform(), vertical);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {
        self.step();
        self.pictures += 1;
    }

    fn draw_path(&mut self, path: &BezPath, props: DrawProps<'a>, mode: &DrawMode) {
        self.step();
        match mode {
            DrawMode::Fill(_) => self.rules.draw(path, props.transform, true),
            DrawMode::Stroke(_) | DrawMode::FillAndStroke(..) => {
                self.rules.draw(path, props.transform, false);
            }
            DrawMode::Invisible => {}
        }
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.clips += 1;
        self.step();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.step();
    }

    fn pop_clip(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
