//! One way to lay out the document: marks, labels, wraps, page numbers, bytes.

use crate::document::Part;

/// Where lines are broken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wrap {
    /// One line a paragraph.
    Never,
    /// At so many full-width characters, before any character but inside of Latin words.
    Naive(usize),
    /// The same, but 、。」 do not begin a line, nor （「 end one.
    Kinsoku(usize),
}

/// What is printed at the foot of a page.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// Lines of a page.
    pub every: usize,
    /// The foot of page so-and-so.
    pub foot: fn(usize, usize) -> String,
    /// Whether blank lines stand around it.
    pub apart: bool,
}

/// A layout.
#[derive(Clone, Debug)]
pub struct Style {
    /// What opens an opinion.
    pub bullet: &'static str,
    /// The line of a label: its place in the document counted from 1, its word, its value.
    pub label: fn(usize, &str, &str) -> String,
    /// The word of a label, instead of the document's.
    pub word: fn(&str) -> &str,
    /// The line of an agenda item.
    pub item: fn(usize, &str) -> String,
    /// The line of an agenda item come up.
    pub heading: fn(usize, &str) -> String,
    /// The line of a theme.
    pub theme: fn(&str) -> String,
    /// A role before the first who holds it.
    pub role: fn(&str) -> String,
    /// What a paragraph's first line begins with, and the further lines of a bullet.
    pub indents: (&'static str, &'static str),
    /// Where lines are broken.
    pub wrap: Wrap,
    /// Whether an empty line stands behind every line.
    pub interleaved: bool,
    /// What stands before a line end.
    pub trailing: &'static str,
    /// Whether an empty line stands before labels, headings and lists.
    pub gaps: bool,
    /// Page numbers.
    pub pages: Option<Pages>,
    /// Each character's form.
    pub form: fn(char) -> char,
    /// The line end.
    pub newline: &'static str,
}

impl Style {
    /// The layout of the document itself.
    pub fn published() -> Style {
        Style {
            bullet: "\u{f06c} ",
            label: |_, word, value| format!("■{word}：{value}"),
            word: |word| match word {
                "日時" => "日 時",
                "場所" => "場 所",
                "議事" => "議 事",
                "概要" => "概 要",
                word => word,
            },
            item: |n, text| format!("{}）{text}", wide(n)),
            heading: |n, text| format!("{}．{text}", wide(n)),
            theme: |text| format!("＜{text}＞"),
            role: |role| format!("{}： ", if role == "議長" { "議 長" } else { role }),
            indents: (" ", ""),
            wrap: Wrap::Kinsoku(35),
            interleaved: true,
            trailing: " ",
            gaps: true,
            pages: None,
            form: |c| c,
            newline: "\n",
        }
    }

    /// The layout of a plain text file: one line a paragraph, nothing between.
    pub fn unwrapped() -> Style {
        Style { wrap: Wrap::Never, interleaved: false, trailing: "", ..Style::published() }
    }

    /// The text of the document in this layout.
    pub fn print(&self, parts: &[Part]) -> String {
        let mut lines: Vec<String> = Vec::new();
        let mut labels = 0;
        for part in parts {
            let (words, gap) = self.words(part, &mut labels);
            if gap && self.gaps && !lines.is_empty() {
                lines.push(String::new());
            }
            let first = if matches!(part, Part::Bullet(_) | Part::Label(..)) { "" } else { self.indents.0 };
            let hang = if matches!(part, Part::Bullet(_)) { self.indents.1 } else { "" };
            let words: String = format!("{first}{words}").chars().map(self.form).collect();
            for line in wrapped(&words, self.wrap, hang) {
                lines.push(format!("{line}{}", self.trailing));
                if self.interleaved {
                    lines.push(String::new());
                }
            }
        }
        if let Some(pages) = self.pages {
            lines = pages.between(lines);
        }
        lines.iter().map(|line| format!("{line}{}", self.newline)).collect()
    }

    fn words(&self, part: &Part, labels: &mut usize) -> (String, bool) {
        match part {
            Part::Title(text) => (text.clone(), false),
            Part::Label(word, value) => {
                *labels += 1;
                ((self.label)(*labels, (self.word)(word), value), true)
            }
            Part::Entry(Some(role), text) => (format!("{}{text}", (self.role)(role)), false),
            Part::Entry(None, text) => (text.clone(), false),
            Part::Item(n, text) => ((self.item)(*n, text), false),
            Part::Heading(n, text) => ((self.heading)(*n, text), true),
            Part::Prose(text) => (text.clone(), true),
            Part::Theme(text) => ((self.theme)(text), false),
            Part::Bullet(text) => (format!("{}{text}", self.bullet), false),
        }
    }
}

impl Pages {
    fn between(self, lines: Vec<String>) -> Vec<String> {
        let all = lines.len() / self.every + 1;
        let mut paged = Vec::new();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 && index % self.every == 0 {
                let foot = (self.foot)(index / self.every, all);
                paged.extend(if self.apart { vec![String::new(), foot, String::new()] } else { vec![foot] });
            }
            paged.push(line);
        }
        paged.push((self.foot)(all, all));
        paged
    }
}

/// `words` on lines, those after the first with `hang` in front.
fn wrapped(words: &str, wrap: Wrap, hang: &str) -> Vec<String> {
    let (columns, kinsoku) = match wrap {
        Wrap::Never => return vec![words.to_owned()],
        Wrap::Naive(columns) => (columns * 2, false),
        Wrap::Kinsoku(columns) => (columns * 2, true),
    };
    let mut lines = vec![String::new()];
    for unit in units(words) {
        let line = lines.last_mut().expect("there is a line");
        let fits = width(line) + width(&unit) <= columns;
        let hangs = kinsoku && unit.starts_with(['、', '。', '」', '）', '，', '．', '】', '］', '＞', 'ー', 'っ', 'ッ', 'ょ', 'ョ']);
        if fits || hangs || line.trim().is_empty() {
            line.push_str(&unit);
            continue;
        }
        let mut carried = String::new();
        while kinsoku && line.ends_with(['（', '「', '【', '［', '＜']) {
            carried.insert(0, line.pop().expect("it ends so"));
        }
        let unit = unit.trim_start();
        lines.push(format!("{hang}{carried}{unit}"));
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// What no wrap divides: a Latin word or a number with the space before it, else one character.
fn units(words: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    for c in words.chars() {
        match units.last_mut() {
            Some(last) if c.is_ascii_graphic() && last.ends_with(|l: char| l.is_ascii_graphic() || l == ' ') => last.push(c),
            _ => units.push(c.to_string()),
        }
    }
    units
}

fn width(s: &str) -> usize {
    // In the fonts of these documents all but ASCII is full width.
    s.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// A number in full-width digits.
pub fn wide(n: usize) -> String {
    n.to_string().chars().map(wide_digit).collect()
}

/// A digit in its full-width form; anything else as it is.
pub fn wide_digit(c: char) -> char {
    c.to_digit(10).and_then(|d| char::from_u32('０' as u32 + d)).unwrap_or(c)
}

/// A digit in its half-width form; anything else as it is.
pub fn narrow_digit(c: char) -> char {
    if matches!(c, '０'..='９') { char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c) } else { c }
}
