//! The numbers and bullets of lists, as Word prints them.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use super::styles::{ListPlace, Styles, attribute, reader};
use crate::text::number;

/// Levels that a list has.
const LEVELS: usize = 9;

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    text: String,
    // What stands between number and words.
    gap: &'static str,
    // Whether numbers of the levels above print in plain digits.
    plain: bool,
    // Level whose number makes this one begin anew; `Some(0)` for none.
    restart: Option<usize>,
}

impl Default for Level {
    fn default() -> Level {
        let (format, text) = ("decimal".to_owned(), String::new());
        Level { start: 1, format, text, gap: "　", plain: false, restart: None }
    }
}

#[derive(Clone, Debug, Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    // A pattern that stands for the one of a style.
    style: Option<String>,
}

#[derive(Clone, Debug, Default)]
struct List {
    pattern: u32,
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
    begun: bool,
}

/// The lists of a document and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<u32, Pattern>,
    lists: BTreeMap<u32, List>,
    // Per pattern: lists of one pattern go on counting where another left off.
    counts: BTreeMap<u32, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(super) fn of(xml: &str, styles: &Styles) -> Numbering {
        let mut numbering = Numbering::default();
        numbering.parse(xml);
        let stand_ins: Vec<(u32, u32)> = numbering
            .patterns
            .iter()
            .filter_map(|(&id, pattern)| {
                let list = styles.place(pattern.style.as_deref()?).list?;
                Some((id, numbering.lists.get(&list)?.pattern))
            })
            .collect();
        for list in numbering.lists.values_mut() {
            if let Some(&(_, real)) = stand_ins.iter().find(|(id, _)| *id == list.pattern) {
                list.pattern = real;
            }
        }
        numbering
    }

    fn parse(&mut self, xml: &str) {
        let mut reader = reader(xml);
        let (mut pattern, mut list, mut at) = (None, None, 0usize);
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(e) | Event::Empty(e) => {
                    let value = |name: &str| attribute(&e, name);
                    let number = |name: &str| value(name).and_then(|v| v.parse::<u32>().ok());
                    match e.local_name().as_ref() {
                        "abstractNum" => {
                            (pattern, list) = (number("abstractNumId"), None);
                            self.patterns.extend(pattern.map(|id| (id, Pattern::default())));
                        }
                        "num" => {
                            (pattern, list) = (None, number("numId"));
                            self.lists.extend(list.map(|id| (id, List::default())));
                        }
                        "abstractNumId" => {
                            let of = list.and_then(|id| self.lists.get_mut(&id));
                            if let (Some(list), Some(id)) = (of, number("val")) {
                                list.pattern = id;
                            }
                        }
                        "numStyleLink" => {
                            if let Some(p) = pattern.and_then(|id| self.patterns.get_mut(&id)) {
                                p.style = value("val");
                            }
                        }
                        "lvl" | "lvlOverride" => {
                            at = number("ilvl").map_or(0, |n| n as usize).min(LEVELS - 1);
                            if e.local_name().as_ref() == "lvl" {
                                *self.level(pattern, list, at) = Level::default();
                            }
                        }
                        "startOverride" => {
                            let of = list.and_then(|id| self.lists.get_mut(&id));
                            if let (Some(list), Some(n)) = (of, number("val")) {
                                list.starts.insert(at, n);
                            }
                        }
                        name => self.property(name, pattern, list, at, value("val")),
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }

    fn property(
        &mut self,
        name: &str,
        pattern: Option<u32>,
        list: Option<u32>,
        at: usize,
        value: Option<String>,
    ) {
        let Some(value) = value else {
            if name == "isLgl" {
                self.level(pattern, list, at).plain = true;
            }
            return;
        };
        match name {
            "start" => self.level(pattern, list, at).start = value.parse().unwrap_or(1),
            "numFmt" => self.level(pattern, list, at).format = value,
            "lvlText" => self.level(pattern, list, at).text = value,
            "lvlRestart" => self.level(pattern, list, at).restart = value.parse().ok(),
            "suff" => {
                self.level(pattern, list, at).gap = match value.as_str() {
                    "nothing" => "",
                    "space" => " ",
                    _ => "　",
                };
            }
            _ => {}
        }
    }

    /// The level being described: of a pattern, or of a list that changes its pattern.
    fn level(&mut self, pattern: Option<u32>, list: Option<u32>, at: usize) -> &mut Level {
        if let Some(id) = list {
            return self.lists.entry(id).or_default().levels.entry(at).or_default();
        }
        self.patterns.entry(pattern.unwrap_or_default()).or_default().levels.entry(at).or_default()
    }

    /// The number or bullet of the next paragraph at `place`, with the gap behind it.
    pub(super) fn next(&mut self, place: &ListPlace) -> Option<String> {
        let id = place.list.filter(|&id| id > 0)?;
        let at = place.level.unwrap_or(0).min(LEVELS - 1);
        let list = self.lists.get_mut(&id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level = |k: usize| list.levels.get(&k).or_else(|| pattern.levels.get(&k));
        let own = level(at)?;
        let counts = self.counts.entry(list.pattern).or_default();
        if !list.begun {
            // A list told to start anew does so once, at its first item.
            for (&k, &start) in &list.starts {
                if let Some(count) = counts.get_mut(k) {
                    *count = start.checked_sub(1);
                    if start == 0 {
                        *count = None;
                    }
                }
            }
        }
        let start = list.starts.get(&at).copied().unwrap_or(own.start);
        counts[at] = Some(counts[at].map_or(start, |n| n.saturating_add(1)));
        for (k, count) in counts.iter_mut().enumerate().skip(at + 1) {
            let keeps = level(k).and_then(|l| l.restart).is_some_and(|after| after == 0 || after <= at);
            if !keeps {
                *count = None;
            }
        }
        let mut words = String::new();
        let mut chars = own.text.chars();
        while let Some(c) = chars.next() {
            let shown = if c == '%' { chars.clone().next().and_then(|d| d.to_digit(10)) } else { None };
            let Some(k) = shown.and_then(|d| (d as usize).checked_sub(1)) else {
                words.push(c);
                continue;
            };
            chars.next();
            let other = level(k);
            let n = counts.get(k).copied().flatten().unwrap_or_else(|| other.map_or(1, |l| l.start));
            let format = other.map_or("decimal", |l| l.format.as_str());
            words.push_str(&numeral(n, if own.plain && k < at { "decimal" } else { format }));
        }
        if own.format == "none" && own.text.contains('%') {
            words.clear();
        }
        let gap = if words.is_empty() { "" } else { own.gap };
        // A bullet of a Japanese list stands right before its words.
        let gap = if own.format == "bullet" && words.starts_with(['・', '○', '●']) { "" } else { gap };
        words.push_str(gap);
        list.begun = true;
        Some(words)
    }
}

/// A number in one of the ways Word knows.
fn numeral(n: u32, format: &str) -> String {
    const KANJI: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let plain = || n.to_string();
    let one = |c: Option<char>| c.map_or_else(plain, String::from);
    let letter = |first: char| {
        let nth = n.checked_sub(1).map(|k| (k % 26, k / 26 + 1));
        nth.and_then(|(k, times)| Some((char::from_u32(u32::from(first) + k)?, times.min(8))))
            .map_or_else(plain, |(c, times)| c.to_string().repeat(times as usize))
    };
    match format {
        "decimalFullWidth" | "decimalFullWidth2" => number::wide(i64::from(n)),
        "decimalZero" => format!("{n:02}"),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => one(number::nth_from('①', n, 20)),
        "decimalEnclosedParen" => one(number::nth_from('⑴', n, 20)),
        "decimalEnclosedFullstop" => one(number::nth_from('⒈', n, 20)),
        "aiueo" | "aiueoFullWidth" => one(number::kana(n, true)),
        "iroha" | "irohaFullWidth" => one(number::kana(n, false)),
        "japaneseCounting"
        | "chineseCounting"
        | "chineseCountingThousand"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "japaneseLegal" => number::kanji(n),
        "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital" => number::digits(n, &KANJI),
        "ideographTraditional" => one("甲乙丙丁戊己庚辛壬癸".chars().nth((n as usize).wrapping_sub(1))),
        "ideographZodiac" => one("子丑寅卯辰巳午未申酉戌亥".chars().nth((n as usize).wrapping_sub(1))),
        "upperLetter" => letter('A'),
        "lowerLetter" => letter('a'),
        "upperRoman" => number::roman(n).to_uppercase(),
        "lowerRoman" => number::roman(n),
        "none" => String::new(),
        _ => plain(),
    }
}
