//! A trace as a tree for terminals, wrapped at their width.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{
    Attribution, Basis, Issue, Statement, Thing, Trace, Words,
    render::{ground, heading, source},
};
use crate::claim::Act;

const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();
const PLAIN: Style = Style::new();
const KNOWN: Style = AnsiColor::Green.on_default();
const DOUBTFUL: Style = AnsiColor::Yellow.on_default();
/// No line is wrapped below this many columns of text.
const NARROWEST: usize = 16;

/// A node: its name, its lines, and what hangs on it.
struct Node {
    name: &'static str,
    lines: Vec<(Style, String)>,
    children: Vec<Node>,
}

/// Writes every issue as a tree of its own, with an empty line between.
pub(super) fn write(
    trace: &Trace,
    width: Option<usize>,
    colour: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    for (index, issue) in trace.issues.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let page = Page { width, colour };
        page.node(&self::issue(issue), "", "", out)?;
    }
    Ok(())
}

fn issue(issue: &Issue) -> Node {
    let mut lines = vec![(STRONG, issue.thing.label.clone())];
    lines.extend(issue.thing.also.iter().map(|wording| (FAINT, format!("別の言い方：{wording}"))));
    if !issue.concerns.is_empty() {
        let concerns: Vec<_> = issue.concerns.iter().map(Thing::with_short_name).collect();
        lines.push((FAINT, format!("関連：{}", concerns.join("、"))));
    }
    Node { name: "論点", lines, children: issue.statements.iter().map(statement).collect() }
}

fn statement(statement: &Statement) -> Node {
    let mut children: Vec<Node> = statement.attributions.iter().map(attribution).collect();
    children.push(Node { name: "会議", lines: vec![(PLAIN, heading(statement))], children: Vec::new() });
    children.extend(statement.words.iter().map(words));
    let known = statement.acts.iter().filter_map(|name| Act::named(name));
    let acts: Vec<&str> = known.map(Act::ja).collect();
    let acts = Some(format!("〔{}〕", acts.join("、"))).filter(|_| !acts.is_empty());
    let line: Vec<String> = statement.topic.iter().cloned().chain(acts).collect();
    Node { name: "発言", lines: vec![(PLAIN, line.join(" "))], children }
}

fn attribution(attribution: &Attribution) -> Node {
    let style = if attribution.basis <= Basis::Role { KNOWN } else { DOUBTFUL };
    let lines = vec![(style, attribution.phrase()), (FAINT, format!("根拠：{}", ground(attribution)))];
    Node { name: "発言者", lines, children: Vec::new() }
}

fn words(words: &Words) -> Node {
    Node {
        name: "原文",
        lines: vec![(PLAIN, format!("「{}」", words.text)), (FAINT, format!("出典：{}", source(words)))],
        children: Vec::new(),
    }
}

struct Page {
    width: Option<usize>,
    colour: bool,
}

impl Page {
    /// Writes a node: `first` stands before its first line, `rest` before the others.
    fn node(&self, node: &Node, first: &str, rest: &str, out: &mut impl Write) -> io::Result<()> {
        let name = format!("{}  ", node.name);
        // The lines below the first stand under it, beside the branch that leads to the children.
        let branch = if node.children.is_empty() { " " } else { "│" };
        let below = format!("{rest}{branch}{}", " ".repeat(name.width().saturating_sub(1)));
        let room = self.width.map(|width| width.saturating_sub(below.width()).max(NARROWEST));
        let mut lead = format!("{first}{}", self.styled(FAINT, &name));
        for (style, text) in &node.lines {
            for line in wrap(text, room) {
                writeln!(out, "{}", format!("{lead}{}", self.styled(*style, &line)).trim_end())?;
                lead.clone_from(&below);
            }
        }
        for (index, child) in node.children.iter().enumerate() {
            let last = index + 1 == node.children.len();
            let (first, below) = if last { ("└─ ", "   ") } else { ("├─ ", "│  ") };
            self.node(child, &format!("{rest}{first}"), &format!("{rest}{below}"), out)?;
        }
        Ok(())
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.colour && style != PLAIN && !text.is_empty() {
            format!("{style}{text}{style:#}")
        } else {
            text.to_owned()
        }
    }
}

/// Breaks a text into lines of at most `room` columns, between characters as Japanese is, but inside no Latin word and
/// before no mark that closes. There is always one line.
fn wrap(text: &str, room: Option<usize>) -> Vec<String> {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let Some(room) = room else { return vec![text] };
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut used = 0;
    for piece in pieces(&text) {
        let needed = piece.width();
        if used > 0 && used + needed > room {
            lines.push(std::mem::take(&mut line));
            used = 0;
        }
        // A word longer than the line is cut wherever it must be.
        for c in piece.chars() {
            let columns = c.width().unwrap_or(0);
            if used > 0 && used + columns > room && needed > room {
                lines.push(std::mem::take(&mut line));
                used = 0;
            }
            if !(used == 0 && c == ' ' && !lines.is_empty()) {
                line.push(c);
                used += columns;
            }
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

/// The parts of a text that no line break may part.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (at, c) in text.char_indices() {
        let word = |c: char| c.is_ascii_graphic();
        let together = previous.is_none_or(|p| (word(p) && word(c)) || closes(c) || opens(p));
        if !together {
            pieces.push(&text[start..at]);
            start = at;
        }
        previous = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

fn closes(c: char) -> bool {
    "、。，．」』）】〕》»ー・：；！？々ァィゥェォッャュョぁぃぅぇぉっゃゅょ".contains(c)
}

fn opens(c: char) -> bool {
    "「『（【〔《«".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_the_room() {
        let text = "«参考人のいずれか（候補5名：澤芳樹、岡野栄之、藤堂具紀、福原浩、三島良直）» https://example.org/a/very/long/path";
        for room in 16..60 {
            let lines = wrap(text, Some(room));
            assert!(lines.iter().all(|line| line.width() <= room), "{room}: {lines:?}");
            let joined: String = lines.concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
        }
    }

    #[test]
    fn a_line_never_begins_with_a_mark_that_closes() {
        let text = "医薬品、医療機器、再生医療等製品。（第1種）、「第2種」。".repeat(6);
        for room in 16..40 {
            for line in wrap(&text, Some(room)) {
                assert!(!line.starts_with(closes), "{room}: {line}");
            }
        }
    }

    #[test]
    fn a_latin_word_is_not_cut_where_it_fits_a_line() {
        assert_eq!(wrap("細胞 National Center", Some(16)), ["細胞 National ", "Center"]);
    }
}
