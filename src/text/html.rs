//! Web pages: the minutes on them, laid out as they print, and nothing of the site around them.
//!
//! Takes bytes; gives a [`Reading`] with one line a paragraph, a row of a table, an item of a list; does not know whose
//! page it is: what belongs to the site is told by landmarks and by its links.

mod charset;
mod content;
mod lay;
mod node;
mod prune;
mod tei;
mod tidy;

use scraper::Html;

use super::{Layout, Reading};
use crate::span::to_u32;
use node::Page;

pub(super) use charset::looks_like_page;

/// One line as it prints.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Line {
    text: String,
    // Whether the page broke it by hand: `<br>`, a line of `<pre>`.
    soft: bool,
    heading: bool,
    furniture: bool,
}

impl Line {
    fn of(text: String) -> Line {
        Line { text, ..Line::default() }
    }
}

/// Reads the minutes on a page.
pub(super) fn read(bytes: &[u8]) -> Reading {
    let (markup, encoding, diagnostics) = charset::decode(bytes);
    let markup = if tei::is_tei(&markup) { tei::page(&markup) } else { charset::with_its_lines(markup) };
    let markup = prune::prune(&markup);
    let html = Html::parse_document(&markup);
    let page = Page::of(&html);
    let choice = content::choose(&page);
    let mut lines = lay::lay_out(&page, &choice);
    if let Some(title) = content::title(&page, &choice, &lines) {
        lines.insert(0, Line { heading: true, ..Line::of(title) });
    }
    let lines = tidy::tidy(lines);
    let layout = if wrapped_by_hand(&lines) { Layout::Printed } else { Layout::Written };
    let lines = if layout == Layout::Written { apart(lines) } else { lines };
    let mut characters = String::with_capacity(markup.len() / 2);
    let mut furniture = Vec::new();
    let mut at = 0;
    for line in &lines {
        if line.furniture {
            furniture.push(to_u32(at));
        }
        at += line.text.chars().count() + 1;
        characters.push_str(&line.text);
        characters.push('\n');
    }
    Reading { characters, encoding, layout, furniture, diagnostics, ..Reading::default() }
}

/// Sets apart what one paragraph holds of several lines.
fn apart(lines: Vec<Line>) -> Vec<Line> {
    let mut set = Vec::with_capacity(lines.len());
    for line in lines {
        match super::apart::apart(&line.text).as_slice() {
            [] | [_] => set.push(line),
            parts => set.extend(parts.iter().map(|part| Line { text: (*part).to_owned(), ..line.clone() })),
        }
    }
    set
}

/// Whether most of the text stands in lines that the page itself broke, and broke within sentences.
fn wrapped_by_hand(lines: &[Line]) -> bool {
    let chars = |line: &Line| line.text.chars().count();
    let all: usize = lines.iter().map(chars).sum();
    let soft: usize = lines.iter().filter(|l| l.soft).map(chars).sum();
    let long = lines.iter().filter(|l| l.soft && chars(l) >= 20);
    let (mut count, mut open) = (0, 0);
    for line in long {
        count += 1;
        open += usize::from(!line.text.trim_end().ends_with(['。', '）', ')', '」', '】', '＞', '？', '！']));
    }
    soft * 2 > all && count >= 5 && open * 3 > count
}

#[cfg(test)]
mod tests;
