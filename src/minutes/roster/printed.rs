//! The printed lines of a roster part: their words without marks and counts, and how they were set.

mod apart;

use std::ops::Range;

use apart::whole;

use super::{
    announced::tells_absence,
    called::called,
    draft::Draft,
    heading::heading,
    legend::Legend,
    person,
    remark::{without_count, without_leading_count, without_others, without_remark},
    row::{Shape, shape},
};
use crate::{
    Span, Text, date,
    lexicon::Lexicon,
    minutes::section::Part,
    outline::{BlockKind, Line, Mark, Outline, columns},
    text::Flow,
};

/// The mark of a heading in Markdown: ### みなと省.
pub(super) const HEADING: Mark = Mark::Sign('#');

/// A printed line of a roster part.
pub(super) struct Printed {
    /// Its words.
    pub flow: Flow,
    /// The mark that opened it.
    pub mark: Mark,
    /// Columns before it.
    pub indent: u32,
    /// First character of the line.
    pub line: u32,
    /// Whether the line runs up to the wrap.
    pub full: bool,
    /// Whether a ruler stands right above it.
    pub ruled: bool,
    /// Where the name begins behind a post, in bytes, where that is known.
    pub name: Option<usize>,
    /// The entry that it is, where the list tells its columns.
    pub entry: Option<Draft>,
}

impl Printed {
    /// The columns of the page that some of its words take.
    pub(super) fn place(&self, words: &Range<usize>, text: &Text) -> Range<usize> {
        let span = self.flow.span(words.clone());
        let until = |end: u32| {
            text.quote(Span::new(self.line, end)).chars().map(|c| columns(c) as usize).sum::<usize>()
        };
        until(span.start())..until(span.end())
    }

    /// Other words in the place of this line, and where the name begins in them.
    pub(super) fn with(&self, flow: Flow, name: Option<usize>) -> Printed {
        Printed { mark: self.mark.clone(), full: self.full, ruled: self.ruled, name, ..self.part(flow) }
    }

    /// This line once more.
    pub(super) fn copy(&self) -> Printed {
        self.with(self.flow.clone(), self.name)
    }

    /// Whether a heading opens this line.
    pub(super) fn is_headed(&self, lexicon: &Lexicon) -> bool {
        heading(self.flow.clone(), &self.mark, lexicon).heading.is_some()
    }

    /// This line with other words.
    pub(super) fn of_words(self, flow: Flow) -> Printed {
        Printed { flow, ..self }
    }

    /// Words out of this line, by themselves.
    pub(super) fn part(&self, flow: Flow) -> Printed {
        let (indent, line) = (self.indent, self.line);
        Printed { flow, mark: Mark::None, indent, line, full: false, ruled: false, name: None, entry: None }
    }

    /// The words with which this line opens, its mark before them.
    pub(super) fn opening(&self, flow: Flow) -> Printed {
        Printed { mark: self.mark.clone(), ..self.part(flow) }
    }
}

/// The lines, each in which `people` finds where several stand cut into them: the first keeps its mark.
pub(super) fn cut(lines: Vec<Printed>, people: impl Fn(&Flow) -> Option<Vec<Range<usize>>>) -> Vec<Printed> {
    let mut found = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(people) = people(&line.flow) else {
            found.push(line);
            continue;
        };
        let part = |(nth, range): (usize, Range<usize>)| {
            let flow = line.flow.slice(range);
            if nth == 0 { line.opening(flow) } else { line.part(flow) }
        };
        found.extend(people.into_iter().enumerate().map(part));
    }
    found
}

/// The lines of a roster part, marks taken off.
pub(super) fn lines(
    text: &Text,
    outline: &Outline,
    part: &Part,
    legend: &Legend,
    lexicon: &Lexicon,
) -> Vec<Printed> {
    let mut printed: Vec<Printed> = Vec::new();
    let full_at = outline.width.map_or(u32::MAX, |w| w.saturating_sub(6));
    let value_from = part.value.whole().start();
    let label_block = part.at.filter(|_| !part.value.is_empty());
    let above = label_block.map_or_else(Vec::new, |label| above_in_cell(text, outline, label));
    // Several dots open the items of a list; a single one may go on with the line before.
    let dots = part.blocks.iter().filter(|&&b| outline.blocks[b].mark == Mark::Bullet('・')).count() > 1;
    let tabled = part
        .blocks
        .iter()
        .filter(|&&b| outline.blocks[b].flow.as_str().bytes().all(|c| c.is_ascii_digit()))
        .count()
        > 1;
    let mut before = None;
    let mut ruled = false;
    for b in above.into_iter().chain(label_block).chain(part.blocks.iter().copied()) {
        let block = &outline.blocks[b];
        if tells_absence(block.flow.as_str()) {
            continue;
        }
        let between = before.replace(b).map_or(b..b, |before| before + 1..b);
        let between = outline.blocks[between].iter().flat_map(|block| &outline.lines[block.lines.clone()]);
        ruled |= between.into_iter().any(|line| is_ruler(text, line));
        let mut first = true;
        for line in &outline.lines[block.lines.clone()] {
            if line.kind != BlockKind::Text {
                ruled |= is_ruler(text, line);
                continue;
            }
            let first = std::mem::take(&mut first);
            let mut flow = whole(&line.flow);
            if tells_of_list(&flow) || is_clock(flow.as_str()) {
                continue;
            }
            if ruled && !printed.is_empty() && is_day(flow.as_str()) {
                return printed;
            }
            // 3番 / 柊　誠 / 君　4番: a link put the name on a line of its own.
            if let Some(name) = printed.last_mut().filter(|above| goes_on(&above.flow, &flow)) {
                name.flow.join(&flow);
                continue;
            }
            if label_block == Some(b) {
                flow = flow.from(value_from);
            }
            let numbered = matches!(Mark::of(flow.as_str(), "(").0, Mark::Number(..));
            let explains = !numbered && flow.as_str().starts_with(['(', '※', '注', '['])
                || Legend::is_all(flow.as_str(), lexicon);
            // The number of the part below, alone on its line.
            let number = flow.as_str().len() <= 2 && flow.as_str().bytes().all(|b| b.is_ascii_digit());
            if flow.is_empty()
                || number && !tabled
                || explains && !Legend::of(flow.as_str(), lexicon).is_empty()
            {
                continue;
            }
            let after_full = printed.last().is_some_and(|l| l.full);
            let words = flow.as_str();
            let dotted = words.starts_with('・');
            let (mark, taken) = if first && words.starts_with('#') {
                (HEADING, 0..words.len() - words.trim_start_matches(['#', ' ']).len())
            } else if first && label_block != Some(b) && (dots || !(after_full && dotted)) {
                Mark::of(words, text.quote(flow.whole()))
            } else if first && label_block == Some(b) && dots && dotted {
                // 出席者　・会長　柊　誠 / 　　　　・委員　森　花子: the first of the list stands beside the label.
                (Mark::Bullet('・'), 0..'・'.len_utf8())
            } else {
                (Mark::None, 0..0)
            };
            // What a sign before a name means, a legend may tell.
            let signed = matches!(mark, Mark::Sign(sign) if legend.capacity(sign).is_some()) && {
                let behind = without_number(&flow.slice(taken.end..flow.as_str().len()));
                is_somebody(behind.as_str().trim_start(), lexicon)
                    || matches!(shape(&behind, lexicon), Shape::NameFirst(_))
            };
            if mark != Mark::None && !signed {
                flow = flow.slice(taken.end..flow.as_str().len());
            }
            // ◎(4)高橋　健一: the number behind the sign.
            if signed || matches!(mark, Mark::Sign(_)) {
                flow = without_number(&flow);
            }
            let behind = run_in_heading(&flow, lexicon);
            if let Some(heading) = &behind {
                flow = flow.slice(0..flow.as_str().len() - heading.as_str().len());
            }
            flow = without_remark(&without_count(&without_leading_count(&flow, lexicon)));
            flow = without_others(&flow, lexicon);
            flow = without_presence(flow, printed.last());
            if part.label.contains("議員") {
                flow = without_seat_title(flow);
            }
            // A dash alone is a list's.
            if flow.as_str() == "・" || super::alone::is_drawn(&flow) {
                continue;
            }
            let (indent, line, full) =
                (line.indent, line.span.start(), line.full == Some(true) || line.width >= full_at);
            let ruled = std::mem::take(&mut ruled);
            let entry = Printed { flow, mark, indent, line, full, ruled, name: None, entry: None };
            let behind = behind.map(|heading| entry.part(heading));
            printed.push(entry);
            printed.extend(behind);
        }
    }
    printed
}

/// Whether a line says what the list is about: 出席並びに欠席委員の詳細.
fn tells_of_list(flow: &Flow) -> bool {
    let s = flow.as_str();
    ["出席", "欠席", "委員"].iter().all(|word| s.contains(word))
        && flow.pieces().len() == 1
        && !s.contains(['(', '、', ':'])
}

/// Whether a line is an hour in brackets, when somebody came or the sitting began.
fn is_clock(words: &str) -> bool {
    let inner = words.strip_prefix('(').and_then(|words| words.strip_suffix(')'));
    inner.is_some_and(|inner| date::times(inner).0.is_some_and(|(_, hour)| hour == (0..inner.len())))
}

/// Whether a person opens the words behind a sign, by a known family name or with a bracket behind a name.
fn is_somebody(words: &str, lexicon: &Lexicon) -> bool {
    let told = words.split_once('(').map(|(name, _)| name.replace(' ', ""));
    lexicon.titles.surname_at_start(words).is_some()
        || told
            .is_some_and(|name| person::doubt(&name, lexicon).is_some_and(|doubt| doubt <= person::UNKNOWN))
}

/// 総務課長【事務局】: the heading that print ran into the line above it.
fn run_in_heading(flow: &Flow, lexicon: &Lexicon) -> Option<Flow> {
    let s = flow.as_str();
    if let Some(office) = run_in_office(flow, lexicon) {
        return Some(office);
    }
    let behind = flow.slice(s.find('【').filter(|&at| at > 0)?..s.len());
    let row = heading(behind.clone(), &Mark::None, lexicon);
    let capacity = lexicon.titles.capacity(row.heading.as_deref()?)?;
    (capacity.kind == "organ").then_some(behind)
}

/// 柊　誠、森　花子　事務局　高橋課長: the office of which a cell ran into the one above it, and its people.
fn run_in_office(flow: &Flow, lexicon: &Lexicon) -> Option<Flow> {
    let s = flow.as_str();
    let pieces = flow.pieces();
    let listed = |at: usize| s[..at].contains('、');
    pieces.windows(2).skip(1).map(|two| (&two[0].0, &two[1].0)).find_map(|(office, next)| {
        let organ = lexicon.titles.capacity(&s[office.clone()]).is_some_and(|c| c.kind == "organ");
        let end = s[next.start..].find('、').map_or(s.len(), |at| next.start + at);
        let people = called(&flow.slice(next.start..end), true, lexicon).is_some_and(|c| !c.capacity);
        (organ && people && listed(office.start)).then(|| flow.slice(office.start..s.len()))
    })
}

/// 柊　誠君（出席）, 森　花子君（〃）, without that they were there, as the one above was.
fn without_presence(flow: Flow, above: Option<&Printed>) -> Flow {
    let s = flow.as_str();
    let state = ["君(出席)", "君(〃)"].iter().find(|state| s.ends_with(**state));
    let away = above.is_some_and(|above| above.flow.as_str().ends_with("(欠席)"));
    match state.filter(|state| !(away && state.contains('〃'))) {
        Some(state) => flow.slice(0..s.len() - state.len() + "君".len()),
        None => flow,
    }
}

/// A row without the number in brackets behind its sign.
fn without_number(flow: &Flow) -> Flow {
    let s = flow.as_str();
    let sign = s.chars().next().filter(|c| super::cells::SIGNS.contains(*c)).map_or(0, char::len_utf8);
    let number = s[sign..].strip_prefix('(').and_then(|t| t.find(')').map(|end| &t[..end]));
    match number.filter(|n| !n.is_empty() && n.len() <= 2 && n.bytes().all(|b| b.is_ascii_digit())) {
        Some(number) => {
            let mut kept = flow.slice(0..sign);
            kept.join(&flow.slice(sign + number.len() + 2..s.len()));
            kept
        }
        None => flow.clone(),
    }
}

/// 3番　柊　誠議員　4番　森　花子議員 without what all are who have a seat.
fn without_seat_title(flow: Flow) -> Flow {
    let s = flow.as_str();
    // 柊　誠議員: one on the line.
    if s.matches("議員").count() == 1
        && let Some(name) = s.strip_suffix("議員").filter(|name| (2..=8).contains(&name.chars().count()))
        && !name.contains(['、', '(', ':'])
    {
        return flow.slice(0..name.trim_end().len());
    }
    if !s.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with('番') || s.contains(['、', '(']) {
        return flow;
    }
    let mut kept = Flow::default();
    let pieces = flow.pieces();
    // 3番　議　員　柊　誠: a column of its own says what each is.
    let words = |at: usize| pieces.get(at).map_or("", |(piece, _)| &s[piece.clone()]);
    let column = words(0).ends_with('番')
        && (words(1) == "議員" || words(1) == "議" && words(2) == "員")
        && s.matches('番').count() == 1;
    if column {
        return flow;
    }
    // 3 番 柊 木 誠 議 員: letters spaced throughout.
    let spaced = |at: usize| {
        let letter = |at: usize| pieces.get(at).map(|(piece, _)| &s[piece.clone()]);
        letter(at) == Some("議") && letter(at + 1) == Some("員")
            || at > 0 && letter(at - 1) == Some("議") && letter(at) == Some("員")
    };
    for (at, (piece, _)) in pieces.iter().enumerate() {
        if spaced(at) {
            continue;
        }
        let words = &s[piece.clone()];
        kept.join(&flow.slice(piece.start..piece.start + words.strip_suffix("議員").unwrap_or(words).len()));
    }
    kept
}

/// Whether a line is a day and nothing else, below which a record of the Diet tells what came in since: 七月三日.
fn is_day(words: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || "元一二三四五六七八九十".contains(c);
    let day = words.strip_suffix('日').and_then(|day| day.split_once('月'));
    day.is_some_and(|(month, day)| {
        [month, day].iter().all(|part| !part.is_empty() && part.chars().all(digit))
    })
}

/// Whether a line goes on with the one above it within an entry: what honours a name, or the one whose seat stands there.
fn goes_on(above: &Flow, line: &Flow) -> bool {
    let (above, words) = (above.as_str(), line.as_str());
    let seat = above.strip_suffix('番').is_some_and(|before| {
        before.ends_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c))
    });
    let honours =
        words.strip_prefix('君').is_some_and(|_| line.gap_before('君'.len_utf8()) > 0 || words == "君");
    !above.is_empty() && (honours || seat && !words.starts_with(|c: char| c.is_ascii_digit() || c == '第'))
}

/// The blocks of a ruled cell above the line that its label stands on, as labels do that are set in the middle:
/// │　　　│ 柊　誠 / │委員　│ 森　花子.
fn above_in_cell(text: &Text, outline: &Outline, label: usize) -> Vec<usize> {
    let line =
        |b: usize| outline.blocks[b].lines.clone().next().map(|line| text.quote(outline.lines[line].span));
    let ruled = |b: usize| line(b).is_some_and(|line| line.trim_start().starts_with(['│', '┃']));
    let mut above = Vec::new();
    for b in (0..label).rev().filter(|_| ruled(label)) {
        let words = line(b).unwrap_or_default().trim_start();
        let mut cells = words.split(['│', '┃']).skip(1);
        if !ruled(b) || cells.next().is_none_or(|first| !first.trim().is_empty()) {
            break;
        }
        above.insert(0, b);
    }
    above
}

/// Whether a line is nothing but drawn: ─────, ………….
fn is_ruler(text: &Text, line: &Line) -> bool {
    let words = text.quote(line.span).trim();
    line.kind == BlockKind::Furniture
        && words.chars().count() >= 4
        && words.chars().all(|c| "─―—–-…‥・=＝◇－━".contains(c))
}
